//! What two may set differently, kind by kind: each waits with both sides, and taking the other side sets it.

use super::super::plan::{self, Settling, settle};
use super::super::testing::Fixture;
use super::super::{
    AttributeKind, CodeId, Colour, DocumentId, Holder, NewDocument, Op, Outline, ReviewItem, ReviewKind, Role, Span,
    Speaker, ThemeId, TurnRecord,
};
use super::*;

const NOTATION: &str = "INT: Where?\nU01: In a [shelter|Place], and [alone|Place/Street].";

pub(super) fn study() -> Fixture {
    let mut fixture = Fixture::of(NOTATION);
    fixture.coder_named("ben");
    fixture
}

pub(super) fn code(fixture: &Fixture) -> CodeId {
    Outline::of(&fixture.project).find(&fixture.project, "Place").unwrap()
}

pub(super) fn document(fixture: &Fixture) -> DocumentId {
    fixture.project.documents()[0].id
}

pub(super) fn contests(fixture: &Fixture) -> Vec<(ReviewItem, Contest)> {
    let contest = |item: ReviewItem| match &item.kind {
        ReviewKind::SetByTwo(contest) => Some((item.clone(), contest.clone())),
        _ => None,
    };
    fixture.project.review().into_iter().filter_map(contest).collect()
}

/// Both do their part without having seen each other's: one thing waits, ben's is in force, ana's can be taken.
pub(super) fn meets(of: impl Fn(&mut Fixture, bool) -> Vec<Op>) -> Contested {
    let mut fixture = study();
    let (ana, ben) = (of(&mut fixture, true), of(&mut fixture, false));
    fixture.apart(ana, ben);
    let (item, contest) = contests(&fixture).remove(0);
    assert_eq!((contests(&fixture).len(), contest.in_force(&fixture.project)), (1, Some(1)), "{contest:?}");
    let ops = settle(&fixture.project, &mut fixture.ids, &item, Settling::Take(0)).unwrap();
    fixture.apply(ops.clone());
    assert_eq!(fixture.project.setting(&contest.thing).as_ref(), Some(&contest.sides[0].to));
    assert!(contests(&fixture).is_empty());
    fixture.take_back(&ops);
    assert_eq!(contests(&fixture).len(), 1);
    contest.thing
}

#[test]
fn a_plan_of_blind_coding_is_one_matter_for_all_its_documents() {
    let mut fixture = study();
    let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
    let second = fixture.document("Entretien 2", None, "U02: Here.");
    let (tree, both) = (fixture.project.trees()[0].id, [document(&fixture), second]);
    let plan =
        |coder: &[_]| plan::assign_documents(&fixture.project, &[tree], both.iter().map(|id| (*id, coder))).unwrap();
    let (of_ana, of_ben) = (plan(&[ana]), plan(&[ben]));
    fixture.apart(of_ana, of_ben);
    let (item, contest) = contests(&fixture).remove(0);
    assert_eq!((contests(&fixture).len(), contest.whole().count()), (1, 2));
    let ops = settle(&fixture.project, &mut fixture.ids, &item, Settling::Take(0)).unwrap();
    fixture.apply(ops.clone());
    let coders = |fixture: &Fixture, id| fixture.project.setting(&Contested::Blind(id, tree));
    assert!(both.iter().all(|id| coders(&fixture, *id) == Some(Setting::Coders(vec![ana]))));
    assert!(contests(&fixture).is_empty());
    fixture.take_back(&ops);
    assert_eq!(contests(&fixture)[0].1.whole().count(), 2);
}

#[test]
fn colours_of_codes_and_coders() {
    let pick = |ana: bool| Some(Colour::PALETTE[3 + usize::from(ana)]);
    let thing = meets(|f, ana| plan::colour_codes(&f.project, &[code(f)], pick(ana)).unwrap());
    assert!(matches!(thing, Contested::CodeColour(_)));
    let thing = meets(|f, ana| plan::colour_coder(&f.project, f.coder, pick(ana)).unwrap());
    assert!(matches!(thing, Contested::CoderColour(_)));
}

#[test]
fn names_of_coders_and_themes() {
    let pick = |ana: bool| if ana { "Ana M." } else { "A. M." };
    let thing = meets(|f, ana| plan::rename_coder(&f.project, f.coder, pick(ana)).unwrap());
    assert!(matches!(thing, Contested::CoderName(_)));
    let theme = ThemeId::LEAST;
    let thing = meets(|f, ana| {
        let name = |name: &str| Some(name.to_owned());
        if f.project.comparison.themes.is_empty() {
            f.apply(vec![Op::SetTheme { theme, from: None, to: name("Theme") }]);
        }
        vec![Op::SetTheme { theme, from: name("Theme"), to: name(pick(ana)) }]
    });
    assert_eq!(thing, Contested::ThemeName(theme));
}

#[test]
fn who_a_coder_is() {
    let thing = meets(|f, ana| {
        let (chen, ben) = (f.coder_named("chen"), f.coder_named("ben"));
        let into = if ana { ben } else { f.coder };
        plan::merge_coders(&f.project, chen, into).unwrap()
    });
    assert!(matches!(thing, Contested::CoderMerged(_)));
}

#[test]
fn edges_of_a_coding() {
    let thing = meets(|f, ana| {
        let document = document(f);
        let coding = f.project.codings(&f.project.documents[&document]).next().unwrap().coding.id;
        let span = if ana { Span::new(17, 27) } else { Span::new(20, 30) };
        plan::move_coding(&f.project, document, coding, span).unwrap()
    });
    assert!(matches!(thing, Contested::EdgesOfCoding(..)));
}

#[test]
fn turns_and_speakers() {
    let thing = meets(|f, ana| plan::time_turn(&f.project, document(f), 1, Some(if ana { 4.0 } else { 5.0 })).unwrap());
    assert!(matches!(thing, Contested::Turn(..)));
    let thing = meets(|f, ana| {
        let speaker = f.project.documents()[0].speakers[0].clone();
        let role = if ana { Role::Moderator } else { Role::Participant };
        plan::set_speaker(&f.project, document(f), 0, Speaker { role, ..speaker }).unwrap()
    });
    assert!(matches!(thing, Contested::Speaker(_, 0)));
}

#[test]
fn values_and_kinds_of_attributes() {
    let thing = meets(|f, ana| {
        if f.project.attributes.is_empty() {
            f.attribute("U01", "age", "40");
        }
        plan::attribute_kind(&f.project, "age", if ana { AttributeKind::Number } else { AttributeKind::Date })
    });
    assert_eq!(thing, Contested::AttributeKind("age".to_owned()));
}

pub(super) fn twins(fixture: &Fixture) -> (ReviewItem, Twins) {
    let twins = |item: ReviewItem| match &item.kind {
        ReviewKind::MadeTwice(twins) => Some((item.clone(), twins.clone())),
        _ => None,
    };
    fixture.project.review().into_iter().find_map(twins).unwrap()
}

pub(super) fn settled(fixture: &mut Fixture, item: &ReviewItem, way: Settling) -> Vec<Op> {
    let ops = settle(&fixture.project, &mut fixture.ids, item, way).unwrap();
    fixture.apply(ops.clone());
    ops
}

#[test]
fn a_tree_that_both_made_becomes_one_with_the_codes_of_both() {
    let mut fixture = study();
    let made = |fixture: &mut Fixture, name: &str, branch: &[&str]| {
        let mut draft = plan::CodeDraft::new(&fixture.project);
        let tree = draft.tree_named(&mut fixture.ids, name).unwrap();
        let mut parent = None;
        for name in branch {
            parent = Some(draft.add_code(&mut fixture.ids, tree, parent, name).unwrap());
        }
        draft.into_ops()
    };
    let (ana, ben) = (made(&mut fixture, "Care", &["Trust"]), made(&mut fixture, "care", &["Time", "Night"]));
    fixture.apart(ana, ben);
    let (item, found) = twins(&fixture);
    assert!(matches!(found, Twins::Trees(..)));
    let trees = |fixture: &Fixture| {
        let outline = Outline::of(&fixture.project);
        let named = |t: &&super::super::Tree| t.name.to_lowercase() == "care";
        let rows = |t: &super::super::Tree| outline.rows.iter().filter(|r| r.tree == t.id).count();
        fixture.project.trees().into_iter().filter(named).map(rows).collect::<Vec<_>>()
    };
    assert_eq!(trees(&fixture), [1, 2]);
    let ops = settled(&mut fixture, &item, Settling::Take(0));
    assert_eq!(trees(&fixture), [3]);
    fixture.take_back(&ops);
    assert_eq!(trees(&fixture), [1, 2]);
}

#[test]
fn an_attribute_in_two_spellings_becomes_one_with_the_values_of_both() {
    let mut fixture = study();
    let list = |values: &[&str]| AttributeKind::OneOf(values.iter().map(|v| (*v).to_owned()).collect());
    let (u1, u2) = (Holder::Participant(fixture.participant("U01")), Holder::Participant(fixture.participant("U02")));
    let made = |fixture: &Fixture, name: &str, values: &[(Holder, &str)]| {
        let kind = list(&values.iter().map(|(_, v)| *v).collect::<Vec<_>>());
        let mut ops = plan::attribute_kind(&fixture.project, name, kind);
        let set = |(who, value): &(Holder, &str)| plan::attribute_value(&fixture.project, *who, name, value);
        ops.extend(values.iter().flat_map(set));
        ops
    };
    let ana = made(&fixture, "City", &[(u1, "Lyon")]);
    let ben = made(&fixture, "city", &[(u1, "Paris"), (u2, "Lille")]);
    fixture.apart(ana, ben);
    let (item, found) = twins(&fixture);
    assert_eq!(found, Twins::Attributes("City".to_owned(), "city".to_owned()));
    let ops = settled(&mut fixture, &item, Settling::Take(0));
    let value = |fixture: &Fixture, who| fixture.project.value(who, "City").unwrap_or("-").to_owned();
    assert_eq!((value(&fixture, u1), value(&fixture, u2)), ("Lyon".to_owned(), "Lille".to_owned()));
    assert_eq!(
        fixture.project.own_attributes().map(|a| &a.kind).collect::<Vec<_>>(),
        [&list(&["Lyon", "Paris", "Lille"])]
    );
    fixture.take_back(&ops);
    assert_eq!(fixture.project.own_attributes().count(), 2);
}

#[test]
fn a_person_who_was_added_twice_speaks_as_one() {
    let mut fixture = study();
    let added = |fixture: &mut Fixture, name: &str| {
        let participant = super::super::ParticipantId::next(&mut fixture.ids);
        let speakers = vec![Speaker { label: "S".to_owned(), role: Role::Participant, participant: Some(participant) }];
        let text = fixture.project.documents()[0].imported.clone();
        let new = NewDocument {
            document: DocumentId::next(&mut fixture.ids),
            name: name.to_owned(),
            language: None,
            text,
            chars: 5,
            original: None,
            speakers,
            turns: vec![TurnRecord(0, 0, 5, Some(0), None)],
            sync_points: Vec::new(),
            participant: None,
        };
        vec![Op::AddParticipant { participant, name: "Zoe".to_owned() }, Op::AddDocument(Box::new(new))]
    };
    let (ana, ben) = (added(&mut fixture, "one"), added(&mut fixture, "two"));
    fixture.apart(ana, ben);
    let items = fixture.project.review();
    let is_person = |item: &&ReviewItem| matches!(item.kind, ReviewKind::MadeTwice(Twins::Participants(..)));
    let item = items.iter().find(is_person).unwrap().clone();
    settled(&mut fixture, &item, Settling::Take(1));
    let zoe: Vec<_> = fixture.project.participants().iter().filter(|p| p.name == "Zoe").map(|p| p.id).collect();
    let speaks = fixture.project.documents().iter().filter(|d| d.speakers[0].participant == Some(zoe[0])).count();
    assert_eq!((zoe.len(), speaks), (1, 2));
}
