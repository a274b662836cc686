//! What an undo leaves to those who built on what it would take away.

use super::super::super::testing::Fixture;
use super::super::super::{
    Change, CodeLink, CodePair, Excerpt, GroupPair, IdSource, Op, Outline, Place, Relation, Span, Subject, Verdict,
    VerdictKind,
};
use super::super::{self as plan, UndoPlan, undo};
use super::*;

/// Returns what `made` by ana would become if she took it back now.
fn taken_back(fixture: &Fixture, made: Vec<Op>) -> UndoPlan {
    let at = fixture.project.head.unwrap();
    let change = Change { at, by: fixture.coder, seen: vec![], label: String::new(), undoes: None, ops: made };
    undo(&fixture.project, &mut IdSource::counting(), &change)
}

fn n_of(built: &BuiltOn, what: Noun) -> usize {
    built.works.values().filter_map(|works| works.get(&what)).sum()
}

fn code(fixture: &Fixture, path: &str) -> CodeId {
    Outline::of(&fixture.project).find(&fixture.project, path).unwrap()
}

#[test]
fn a_document_that_others_coded_stays_with_its_people_and_the_rest_goes() {
    let mut fixture = Fixture::new();
    let (first, second) = (fixture.document("U1", None, "Ana: [a|A@ben] b"), fixture.document("U2", None, "Zoé: c"));
    let people: Vec<ParticipantId> = fixture.project.participants().iter().map(|p| p.id).collect();
    let speaks = |document: DocumentId| fixture.project.documents[&document].speakers.clone();
    let stays: Vec<ParticipantId> = speaks(first).iter().filter_map(|s| s.participant).collect();
    let made: Vec<Op> = people
        .iter()
        .map(|id| Op::AddParticipant { participant: *id, name: String::new() })
        .chain([first, second].map(|document| Op::RestoreDocument { document }))
        .collect();
    let plan = taken_back(&fixture, made);
    assert_eq!((n_of(&plan.built_on, Noun::Coding), plan.n_left), (1, 0));
    let gone: Vec<&Op> = plan.ops.iter().filter(|op| matches!(op, Op::RemoveDocument { .. })).collect();
    assert_eq!(gone, [&Op::RemoveDocument { document: second }]);
    let goes = |op: &Op| matches!(op, Op::RemoveParticipant { participant } if stays.contains(participant));
    assert!(!stays.is_empty() && !plan.ops.iter().any(goes));
}

#[test]
fn a_code_that_others_applied_stays_with_what_is_above_it_and_its_tree() {
    let fixture = Fixture::of("Ana: [a|Lieu/Toit@ben] [b|Rue]");
    let tree = fixture.project.trees()[0].id;
    let (above, below, own) = (code(&fixture, "Lieu"), code(&fixture, "Lieu/Toit"), code(&fixture, "Rue"));
    let made: Vec<Op> = [Op::RestoreTree { tree }]
        .into_iter()
        .chain([above, below, own].map(|code| Op::RestoreCode { code }))
        .collect();
    let removed = [above, below, own].map(|code| Op::RemoveCode { code });
    let plan = taken_back(&fixture, made);
    assert_eq!(plan.ops, [removed[2].clone()]);
    assert_eq!(plan.built_on.n_steps, 3);
}

#[test]
fn own_codings_hold_nothing_and_neither_do_those_that_came_with_the_change() {
    let mut fixture = Fixture::of("Ana: [a|Lieu] b");
    let lieu = code(&fixture, "Lieu");
    let made = vec![Op::RestoreCode { code: lieu }];
    assert_eq!(taken_back(&fixture, made.clone()).built_on, BuiltOn::default());
    let (document, ben) = (fixture.project.documents()[0].id, fixture.coder_named("ben"));
    fixture.code(Excerpt { document, span: Span::new(7, 8) }, "Lieu", ben);
    let of_ben = fixture.project.documents()[0].standing_codings().find(|c| c.coder == ben).unwrap().id;
    assert_eq!(taken_back(&fixture, made.clone()).built_on.works, [(ben, [(Noun::Coding, 1)].into())].into());
    let with_it = [made, vec![Op::RestoreCoding { document, coding: of_ben }]].concat();
    assert_eq!(taken_back(&fixture, with_it).built_on, BuiltOn::default());
}

/// A change of ana that ben works on before she takes it back.
struct Made {
    fixture: Fixture,
    ops: Vec<Op>,
    ben: CoderId,
}

impl Made {
    /// Ana's change, in a study with the code Toit and Ana’s own coding of it.
    fn by(plan: impl FnOnce(&mut Fixture) -> Vec<Op>) -> Self {
        let mut fixture = Fixture::of("Ana: [a|Toit] b");
        let ben = fixture.coder_named("ben");
        let ops = plan(&mut fixture);
        fixture.apply(ops.clone());
        Self { fixture, ops, ben }
    }

    fn ben_does(&mut self, plan: impl FnOnce(&Fixture, CoderId) -> Vec<Op>) {
        let ops = plan(&self.fixture, self.ben);
        self.fixture.apply_as(self.ben, ops);
    }

    /// Returns what would stay of it for ben, and what would go.
    fn taken_back(&self) -> (Vec<(Noun, usize)>, Vec<Op>) {
        let UndoPlan { ops, built_on, .. } = taken_back(&self.fixture, self.ops.clone());
        (built_on.works.get(&self.ben).into_iter().flatten().map(|(what, n)| (*what, *n)).collect(), ops)
    }
}

/// Ana makes the theme Lieux with Toit.
fn theme_made() -> (Made, ThemeId) {
    let made = Made::by(|fixture| {
        let (theme, mut ops) = plan::add_theme(&fixture.project, &mut fixture.ids, "Lieux").unwrap();
        ops.push(Op::GatherCode { theme, code: code(fixture, "Toit") });
        ops
    });
    let theme = made.fixture.project.comparison.themes()[0].id;
    (made, theme)
}

#[test]
fn a_theme_of_which_somebody_else_concluded_stays_with_its_codes_and_one_that_nobody_used_goes() {
    let (mut made, theme) = theme_made();
    assert_eq!(made.taken_back().1.len(), 2);
    made.ben_does(|_, coder| {
        let groups = GroupPair { attribute: "rôle".into(), first: "a".into(), second: "b".into() };
        let verdict = Verdict { kind: VerdictKind::Agreement, rationale: String::new() };
        vec![Op::SetVerdict { theme, groups, coder, from: None, to: Some(verdict) }]
    });
    assert_eq!(made.taken_back(), (vec![(Noun::Verdict, 1)], vec![]));
}

#[test]
fn a_theme_into_which_somebody_else_put_a_quote_stays() {
    let (mut made, theme) = theme_made();
    let coding = *made.fixture.project.documents()[0].codings.keys().next().unwrap();
    made.ben_does(|_, _| vec![Op::ChooseQuote { theme, coding }]);
    assert_eq!(made.taken_back(), (vec![(Noun::Quote, 1)], vec![]));
}

#[test]
fn a_code_that_somebody_else_put_into_a_theme_mapped_or_defined_stays() {
    fn add(fixture: &mut Fixture) -> Vec<Op> {
        let tree = fixture.project.trees()[0].id;
        let place = Place { tree, parent: None, rank: 9 };
        vec![Op::AddCode { code: CodeId::next(&mut fixture.ids), name: "Rue".into(), place, colour: None }]
    }
    let held = |does: &dyn Fn(&Fixture, CodeId) -> Vec<Op>| {
        let mut made = Made::by(add);
        let rue = code(&made.fixture, "Rue");
        made.ben_does(|fixture, _| does(fixture, rue));
        made.taken_back().0
    };
    let mapped = |fixture: &Fixture, rue: CodeId| {
        let codes = CodePair { code: rue, with: Some(code(fixture, "Toit")) };
        let link = CodeLink { relation: Relation::Same, rationale: String::new() };
        vec![Op::MapCodes { codes, from: None, to: Some(link) }]
    };
    assert_eq!(held(&mapped), [(Noun::Mapping, 1)]);
    let defined = |fixture: &Fixture, rue| plan::describe_code(&fixture.project, rue, "dehors").unwrap();
    assert_eq!(held(&defined), [(Noun::Definition, 1)]);
    let gathered = |fixture: &Fixture, rue| {
        let (theme, mut ops) = plan::add_theme(&fixture.project, &mut IdSource::counting(), "Lieux").unwrap();
        ops.push(Op::GatherCode { theme, code: rue });
        ops
    };
    assert_eq!(held(&gathered), [(Noun::CodeInTheme, 1)]);
}

#[test]
fn a_coding_that_somebody_else_wrote_of_or_decided_about_stays() {
    let mut fixture = Fixture::of("Ana: [a|Toit] b");
    let ben = fixture.coder_named("ben");
    let document = fixture.project.documents()[0].id;
    let coding = *fixture.project.documents()[0].codings.keys().next().unwrap();
    let made = vec![Op::RestoreCoding { document, coding }];
    assert_eq!(taken_back(&fixture, made.clone()).ops.len(), 1);
    fixture.apply_as(ben, plan::memo(&fixture.project, Subject::Coding(coding), "à revoir"));
    let plan = taken_back(&fixture, made);
    assert_eq!((plan.built_on.works, plan.ops), ([(ben, [(Noun::Memo, 1)].into())].into(), vec![]));
}

#[test]
fn what_was_coded_in_words_that_a_replacement_brought_is_lost_with_them_and_told() {
    let mut fixture = Fixture::of("Ana: un toit");
    let (document, ben) = (fixture.project.documents()[0].id, fixture.coder_named("ben"));
    fixture.correct(document, "toit", "lit");
    let edit = fixture.project.documents()[0].pieces().corrections().next().unwrap().0;
    let text = fixture.project.text(fixture.project.documents()[0]).unwrap();
    let byte = text.as_str().find("lit").unwrap();
    let excerpt = Excerpt { document, span: text.span(byte..byte + 3) };
    fixture.code(excerpt, "Lit", ben);
    let plan = taken_back(&fixture, vec![Op::RestoreCorrection { document, edit }]);
    assert_eq!((plan.lost, plan.ops.len()), ([(ben, 1)].into(), 1));
}

#[test]
fn a_document_with_which_somebody_else_is_done_stays() {
    let mut fixture = Fixture::of("Ana: a");
    let (document, ben) = (fixture.project.documents()[0].id, fixture.coder_named("ben"));
    let (tree, ops) = plan::add_tree(&mut fixture.ids, "Codes").unwrap();
    fixture.apply(ops);
    let made = vec![Op::RestoreDocument { document }];
    assert_eq!(taken_back(&fixture, made.clone()).ops.len(), 1);
    fixture.apply_as(ben, plan::finish_document(&fixture.project, document, ben, tree).unwrap());
    let plan = taken_back(&fixture, made);
    assert_eq!((plan.built_on.works, plan.ops), ([(ben, [(Noun::Finished, 1)].into())].into(), vec![]));
}

#[test]
fn a_question_and_a_guide_of_which_somebody_else_noted_whether_it_was_asked_stay() {
    let mut fixture = Fixture::of("Ana: [a|Toit] b");
    let (document, ben) = (fixture.project.documents()[0].id, fixture.coder_named("ben"));
    let (question, tree) = (code(&fixture, "Toit"), fixture.project.trees()[0].id);
    let guide = vec![Op::SetGuide { from: None, to: Some(tree) }];
    fixture.apply(guide.clone());
    fixture.apply_as(ben, vec![Op::SetAsked { document, question, from: None, to: Some(true) }]);
    for made in [guide, vec![Op::RestoreCode { code: question }], vec![Op::RestoreDocument { document }]] {
        let plan = taken_back(&fixture, made);
        assert_eq!((plan.built_on.works, plan.ops), ([(ben, [(Noun::Asked, 1)].into())].into(), vec![]));
    }
}
