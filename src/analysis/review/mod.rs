//! What waits for a person, each thing with the words, people and places that it is about.

mod table;
mod versions;
mod ways;

pub(super) use table::kind_name;
pub use table::review_table;
pub use versions::{TurnVersion, turn_versions};
pub use ways::{settling_name, settling_named};

use super::contested::{contested_name, removable_name, set_words, setting_words, thing_words, twin_name};
use super::labels;
use super::proposed::proposal_title;
use super::short_id::short_id;
use crate::model::text::short_quote;
use crate::model::{
    CodeId, CoderId, CodingId, Contest, ContestSide, Contested, CrossingSide, Document, DocumentId, Outline, Project,
    Proposal, ProposalId, Removable, ReviewItem, ReviewKind, Ruled, Said, SetMeanwhile, Setting, Span, Stamp, Twin,
    Twins, said,
};

/// One thing that waits, with what it is about.
#[derive(Clone, PartialEq, Debug)]
pub struct ReviewEntry {
    /// What it is.
    pub item: ReviewItem,
    /// Where.
    pub document: Option<DocumentId>,
    /// Where in the text it stands, or stood: then it is empty.
    pub span: Option<Span>,
    /// The code, standing or removed.
    pub code: Option<CodeId>,
    /// Who coded.
    pub coder: Option<CoderId>,
    /// The words: of the coding, of the turn, or of what is not understood.
    pub words: Said,
    /// What each of them did who had not seen the other, where that can be said in a few words.
    pub sides: Vec<ReviewSide>,
    /// Which side is in force; nothing when neither is, or both are.
    pub in_force: Option<usize>,
}

/// What one person did, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewSide {
    /// Who; nobody is named where a journal does not say it.
    pub by: Option<CoderId>,
    /// The change that did it.
    pub at: Stamp,
    /// What it was set to, or where the twin stands; empty for nothing.
    pub words: Said,
}

impl ReviewEntry {
    /// Returns what the entry is about in a few words: a tree, a person, a coder, or its first words.
    pub fn named(&self, project: &Project) -> Said {
        match &self.item.kind {
            ReviewKind::MadeTwice(twins) => contested_name(project, &Contested::MadeTwice(twins.clone())),
            _ => self.words.each(|words| short_quote(words.trim(), LONGEST_NAME)),
        }
    }
}

/// Longer words are cut where they name something, in characters.
const LONGEST_NAME: usize = 60;

/// Returns what waits for a person, oldest first.
pub fn review_entries(project: &Project) -> Vec<ReviewEntry> {
    let outline = Outline::of(project);
    project.review().into_iter().map(|item| entry(project, &outline, item)).collect()
}

fn entry(project: &Project, outline: &Outline, item: ReviewItem) -> ReviewEntry {
    let bare = ReviewEntry {
        item,
        document: None,
        span: None,
        code: None,
        coder: None,
        words: Said::default(),
        sides: Vec::new(),
        in_force: None,
    };
    match bare.item.kind.clone() {
        ReviewKind::MissingTarget { what: words } | ReviewKind::NewerVersion { op: words } => {
            ReviewEntry { words: words.into(), ..bare }
        }
        ReviewKind::Proposal { proposal } => {
            let found = project.proposals.get(&proposal);
            let words = found.map(|p| proposal_title(project, p)).unwrap_or_default();
            ReviewEntry { words, coder: found.map(|p| project.one_coder(p.by)), ..bare }
        }
        ReviewKind::MoveWouldLoop { code, .. } | ReviewKind::MergeWouldLoop { of: Contested::CodeMerged(code) } => {
            ReviewEntry { code: Some(code), ..bare }
        }
        ReviewKind::MergeWouldLoop { of } => {
            let by = project.author_of(bare.item.change);
            let merge = ReviewSide { by, at: bare.item.change, words: Said::default() };
            ReviewEntry { coder: by, words: contested_name(project, &of), sides: vec![merge], ..bare }
        }
        ReviewKind::RemovedWhileUsed { twin, by } => {
            let removal = ReviewSide { by: Some(project.one_coder(by)), at: bare.item.change, words: Said::default() };
            ReviewEntry { words: twin_name(project, twin).into(), sides: vec![removal], ..bare }
        }
        ReviewKind::CodedWithRemovedCode { code, by, codings } => {
            let removal = ReviewSide { by: Some(project.one_coder(by)), at: bare.item.change, words: Said::default() };
            let coded = match codings.first() {
                Some((document, coding)) => coding_entry(project, bare, *document, *coding),
                None => bare,
            };
            ReviewEntry { code: Some(code), sides: vec![removal], ..coded }
        }
        ReviewKind::RemovedWhileCoded { document, by, codings } => {
            let found = project.documents.get(&document).and_then(|d| Some((d, d.codings.get(codings.first()?)?)));
            let coder = found.map(|(_, coding)| coding.coder);
            let words = found.map_or_else(String::new, |(document, _)| document.name.clone());
            let removal = ReviewSide { by: Some(project.one_coder(by)), at: bare.item.change, words: Said::default() };
            ReviewEntry { document: Some(document), coder, words: words.into(), sides: vec![removal], ..bare }
        }
        ReviewKind::RemovedWhileSet { what, by, meanwhile } => {
            removed_entry(project, outline, bare, &what, by, &meanwhile)
        }
        ReviewKind::MergedWhileCoded { code, into, by, codings } => {
            let first = codings.first().and_then(|(document, coding)| {
                let document = project.document(*document)?;
                Some((document, document.codings.get(coding)?))
            });
            let span = first.and_then(|(_, coding)| coding.span);
            let words = first.zip(span).map(|((d, _), span)| project.words(d, span).into_owned());
            let into = code_name(project, outline, into);
            let merge = ReviewSide { by: Some(project.one_coder(by)), at: bare.item.change, words: into.into() };
            ReviewEntry {
                document: first.map(|(document, _)| document.id),
                span,
                code: Some(code),
                coder: first.map(|(_, coding)| coding.coder),
                words: words.unwrap_or_default().into(),
                sides: vec![merge],
                ..bare
            }
        }
        ReviewKind::MergeTakenBack { name, by, of } => {
            let taking_back = ReviewSide { by: Some(by), at: bare.item.change, words: Said::default() };
            ReviewEntry { words: name.into(), coder: of.first().copied(), sides: vec![taking_back], ..bare }
        }
        ReviewKind::SetByTwo(contest) => contest_entry(project, outline, bare, &contest),
        ReviewKind::MadeTwice(twins) => twins_entry(project, outline, bare, twins),
        ReviewKind::LostCoding { document, coding } => coding_entry(project, bare, document, coding),
        ReviewKind::LabelsBehind { document, speaker, turns } => {
            let words = contested_name(project, &Contested::Speaker(document, speaker));
            let found = project.document(document);
            let turn = found.and_then(|d| d.turns.iter().find(|turn| turns.first() == Some(&turn.anchor.first)));
            let span = turn.map(|turn| turn.span);
            ReviewEntry { document: Some(document), span, words, ..bare }
        }
        ReviewKind::RuledByTwo { document, coding } => {
            let ruled = project.documents.get(&document).and_then(|d| d.codings.get(&coding)?.ruling());
            let (sides, in_force) = ruled.map(|ruled| ruled_sides(project, ruled)).unwrap_or_default();
            ReviewEntry { sides, in_force, ..coding_entry(project, bare, document, coding) }
        }
        ReviewKind::CorrectedByTwo { document, crossing } => {
            let found = project.document(document);
            let span = found.and_then(|d| crossing.span(d));
            let words = found.zip(span).map(|(d, span)| project.words(d, span).into_owned()).unwrap_or_default();
            let side = |side: &CrossingSide| {
                let corrections = side.edits.iter().filter_map(|edit| found?.correction(*edit));
                let newest = corrections.max_by_key(|correction| correction.at)?;
                Some(ReviewSide { by: Some(project.one_coder(side.by)), at: newest.at, words: Said::default() })
            };
            let sides = crossing.sides.iter().filter_map(side).collect();
            ReviewEntry { document: Some(document), span, words: words.into(), sides, ..bare }
        }
    }
}

fn coding_entry(project: &Project, bare: ReviewEntry, document: DocumentId, coding: CodingId) -> ReviewEntry {
    let found = project.document(document).and_then(|d| Some((d, d.codings.get(&coding)?)));
    let Some((found, coding)) = found else { return ReviewEntry { document: Some(document), ..bare } };
    let stood = || found.pieces().lookup().position_from(coding.anchor.first).map(|at| Span::new(at, at));
    ReviewEntry {
        document: Some(document),
        span: coding.span.or_else(stood),
        // Also one that somebody removed: it is named.
        code: project.merge_target(coding.code),
        coder: Some(coding.coder),
        words: coding.span.map_or_else(|| coding.quote.to_string(), |s| project.words(found, s).into_owned()).into(),
        ..bare
    }
}

fn removed_entry(
    project: &Project,
    outline: &Outline,
    bare: ReviewEntry,
    what: &Removable,
    by: CoderId,
    meanwhile: &[SetMeanwhile],
) -> ReviewEntry {
    let into = match what {
        Removable::Code(code) => project.codes.get(code).and_then(|code| code.merged_into),
        _ => None,
    };
    let into = into.map(|into| code_name(project, outline, into)).or_else(|| match what {
        Removable::Speaker(id, place) => {
            project.twin_merged_into(Twin::Speaker(*id, *place)).map(|into| twin_name(project, into))
        }
        _ => None,
    });
    let gone = match into {
        Some(into) => said!("merged into “{into}”", "fusionné dans «\u{202f}{into}\u{202f}»"),
        None => labels::label("removed"),
    };
    let removal = ReviewSide { by: Some(project.one_coder(by)), at: bare.item.change, words: gone };
    let side = |set: &SetMeanwhile| {
        let words = project.setting(&set.thing).map(|now| set_words(project, outline, &set.thing, &now));
        ReviewSide {
            by: Some(project.one_coder(set.by)),
            at: set.at,
            words: words.unwrap_or_else(|| thing_words(project, &set.thing)),
        }
    };
    let (document, code) = match what {
        Removable::Document(document) | Removable::Coding(document, _) | Removable::Speaker(document, _) => {
            (Some(*document), None)
        }
        Removable::Code(code) => (None, Some(*code)),
        Removable::Theme(_) | Removable::Attribute(_) => (None, None),
    };
    ReviewEntry {
        document,
        code,
        coder: meanwhile.first().map(|set| project.one_coder(set.by)),
        words: removable_name(project, what).into(),
        sides: std::iter::once(removal).chain(meanwhile.iter().map(side)).collect(),
        in_force: Some(0),
        ..bare
    }
}

/// Returns who decided that a coding counts and who that it does not, and which of both is in force.
fn ruled_sides(project: &Project, ruled: &Ruled) -> (Vec<ReviewSide>, Option<usize>) {
    let side = |(by, at): (CoderId, Stamp), words| ReviewSide { by: Some(project.one_coder(by)), at, words };
    let counts = [said!("it counts", "il compte"), said!("it does not count", "il ne compte pas")];
    let decided = [ruled.against, Some((ruled.by, ruled.at))];
    let decided = if ruled.ruling.stands { [decided[1], decided[0]] } else { decided };
    let sides = decided.into_iter().zip(counts).filter_map(|(who, words)| Some(side(who?, words))).collect();
    (sides, Some(usize::from(!ruled.ruling.stands)))
}

fn contest_entry(project: &Project, outline: &Outline, bare: ReviewEntry, contest: &Contest) -> ReviewEntry {
    let words = |side: &ContestSide| match (&contest.thing, &side.to) {
        (Contested::Answer(proposal), Setting::Answer(answer)) => answer_words(project, *proposal, side.by, *answer),
        (_, to) => setting_words(project, outline, to),
    };
    let side =
        |side: &ContestSide| ReviewSide { by: Some(project.one_coder(side.by)), at: side.at, words: words(side) };
    let side_of_all = |(i, own): (usize, &ContestSide)| match &contest.with[..] {
        [] => side(own),
        _ => side(&ContestSide { to: coders_of_all(contest, i), ..own.clone() }),
    };
    let words = match contest.with.len() {
        0 => thing_words(project, &contest.thing),
        others => {
            let n = others + 1;
            said!("who codes {n} documents blind", "qui code {n} documents en aveugle")
        }
    };
    ReviewEntry {
        words,
        sides: contest.sides.iter().enumerate().map(side_of_all).collect(),
        in_force: contest.in_force(project),
        ..bare
    }
}

/// Returns what somebody made of a proposal: who proposed it takes it back by saying no.
fn answer_words(project: &Project, proposal: ProposalId, by: CoderId, answer: Option<bool>) -> Said {
    let is_own = |p: &Proposal| project.one_coder(p.by) == project.one_coder(by);
    let own = project.proposals.get(&proposal).is_some_and(is_own);
    labels::label(match answer {
        Some(true) => "accepted",
        Some(false) if own => "taken back",
        Some(false) => "declined",
        None => "waits",
    })
}

/// Returns whom one side of a plan of blind coding named, for any of its documents.
fn coders_of_all(contest: &Contest, side: usize) -> Setting {
    let mut all: Vec<CoderId> = Vec::new();
    for to in contest.whole().filter_map(|one| one.sides.get(side)).map(|side| &side.to) {
        if let Setting::Coders(coders) = to {
            all.extend(coders.iter().filter(|coder| !all.contains(coder)).copied().collect::<Vec<_>>());
        }
    }
    Setting::Coders(all)
}

fn twins_entry(project: &Project, outline: &Outline, bare: ReviewEntry, twins: Twins) -> ReviewEntry {
    let now = bare.item.change;
    let side = |at: Stamp, words: String| ReviewSide { by: project.author_of(at), at, words: words.into() };
    let code = |id| Some(side(project.codes.get(&id)?.added, code_name(project, outline, id)));
    let person = |id| project.participants.get(&id).map(|p| side(p.added, p.name.clone()));
    let document = |id| project.documents.get(&id).map(|d| side(d.added, d.name.clone()));
    let tree = |id| project.trees.get(&id).map(|t| side(t.added, t.name.clone()));
    let theme = |id| project.comparison.themes.get(&id).map(|t| side(t.added, t.name().to_owned()));
    let coder = |id| {
        project.coders.get(&id).map(|c| ReviewSide {
            by: Some(id),
            at: c.joined.unwrap_or(now),
            words: c.name.as_str().into(),
        })
    };
    // One label is the label of both: what they say tells them apart.
    let speaker = |id, place| {
        let found: &Document = project.documents.get(&id)?;
        let label = &found.speakers.get(usize::from(place))?.label;
        let said = found.turns.iter().find(|turn| turn.speaker == Some(place));
        let said = said.map(|turn| short_quote(&project.words(found, turn.words), LONGEST_NAME)).unwrap_or_default();
        Some(side(found.called_since(place), format!("{label}: {said}")))
    };
    let (sides, here, coded) = match twins {
        Twins::Codes(a, b) => ([code(a), code(b)], None, Some(a)),
        Twins::Participants(a, b) => ([person(a), person(b)], None, None),
        Twins::Documents(a, b) => ([document(a), document(b)], Some(a), None),
        Twins::Trees(a, b) => ([tree(a), tree(b)], None, None),
        Twins::Attributes(a, b) => ([a, b].map(|name| Some(side(now, name))), None, None),
        Twins::Themes(a, b) => ([theme(a), theme(b)], None, None),
        Twins::Speakers(id, a, b) => ([speaker(id, a), speaker(id, b)], Some(id), None),
        Twins::Coders(a, b) => ([coder(a), coder(b)], None, None),
    };
    let sides: Vec<ReviewSide> = sides.into_iter().flatten().collect();
    let words = sides.first().map(|s| s.words.clone()).unwrap_or_default();
    ReviewEntry { document: here, code: coded, words, sides, ..bare }
}

/// Returns a short name of what waits as it is: letters that are others once more people set the same thing, or it was
/// settled and met again.
pub fn review_id(item: &ReviewItem) -> String {
    short_id(&format!("{item:?}"))
}

/// Returns the path of a code, or its bare name when it does not stand.
fn code_name(project: &Project, outline: &Outline, code: CodeId) -> String {
    let bare = || project.codes.get(&code).map_or("?", |c| c.name.as_str()).to_owned();
    if project.code(code).is_some() { outline.path(code).to_owned() } else { bare() }
}

#[cfg(test)]
mod tests {
    use super::super::table::Cell;
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Op, Replacement, Ruling, plan};

    #[test]
    fn a_coding_that_lost_its_words_waits_with_them_until_it_is_removed_or_they_come_back() {
        let mut fixture = Fixture::of("U01: [Tired|Sleep], [really|Sleep/Deep] so.");
        let document = fixture.project.documents()[0].id;
        let place = Replacement { span: Span::new(10, 18), text: String::new() };
        let ops = plan::correct_text(&fixture.project, &mut fixture.ids, document, &[place]).unwrap();
        assert!(review_entries(&fixture.project).is_empty());
        fixture.apply(ops.clone());
        let table = review_table(&fixture.project);
        assert_eq!(table.cell(0, "words"), Some(&Cell::text("really")));
        assert_eq!(table.cell(0, "code"), Some(&Cell::text("Sleep/Deep")));
        let entry = review_entries(&fixture.project).remove(0);
        let ReviewKind::LostCoding { coding, .. } = entry.item.kind else { panic!("{entry:?}") };
        fixture.apply(plan::remove_coding(&fixture.project, document, coding).unwrap());
        assert!(review_entries(&fixture.project).is_empty());
        fixture.apply(ops.iter().filter_map(Op::inverse).collect());
        assert!(review_entries(&fixture.project).is_empty());
    }

    #[test]
    fn a_code_that_was_removed_since_is_named_where_two_decided_about_a_coding_with_it() {
        let mut fixture = Fixture::of("U01: [Tired|Sleep@ben], [really|Rest] so.");
        let (document, code) = (fixture.project.documents()[0].id, "Sleep");
        let code = Outline::of(&fixture.project).find(&fixture.project, code).unwrap();
        let coding = fixture.project.documents[&document].standing_codings().find(|c| c.code == code).unwrap().id;
        let rule = |stands| {
            let to = Some(Ruling { code, stands, note: String::new() });
            vec![Op::RuleOnCoding { document, coding, from: None, to }]
        };
        fixture.apart(rule(true), rule(false));
        fixture.apply(plan::remove_codes(&fixture.project, &[code]).unwrap());
        let table = review_table(&fixture.project);
        assert_eq!(table.cell(0, "kind"), Some(&Cell::word("coding that two people decided about differently")));
        assert_eq!(table.cell(0, "code"), Some(&Cell::text("Sleep")));
    }
}
