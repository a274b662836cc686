//! What waits for a person, each thing with the words, people and places that it is about.

use super::contested::{contested_name, removable_name, set_words, setting_words, thing_words, twin_name};
use super::labels;
use super::short_id::short_id;
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::plan::{Settling, settlings};
use crate::model::{
    CodeId, CoderId, CodingId, Contest, Contested, Crossing, Document, DocumentId, EditId, Outline, Project, Removable,
    ReviewItem, ReviewKind, Ruled, Said, SetMeanwhile, Span, Stamp, Twin, Twins, said,
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
    /// The code.
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
    /// Returns what the entry is about when that is no document and no code: a tree, a person, a coder.
    pub(super) fn named(&self, project: &Project) -> Said {
        match &self.item.kind {
            ReviewKind::MadeTwice(twins) => contested_name(project, &Contested::MadeTwice(twins.clone())).into(),
            _ => self.words.cut(LONGEST_NAME),
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
            let words = found.map(|p| p.label.clone()).unwrap_or_default();
            ReviewEntry { words: words.into(), coder: found.map(|p| project.one_coder(p.by)), ..bare }
        }
        ReviewKind::MoveWouldLoop { code, .. } | ReviewKind::MergeWouldLoop { of: Contested::CodeMerged(code) } => {
            ReviewEntry { code: Some(code), ..bare }
        }
        ReviewKind::MergeWouldLoop { of } => {
            let by = project.author_of(bare.item.change);
            let merge = ReviewSide { by, at: bare.item.change, words: Said::default() };
            ReviewEntry { coder: by, words: contested_name(project, &of).into(), sides: vec![merge], ..bare }
        }
        ReviewKind::RemovedWhileUsed { twin, by } => {
            let removal = ReviewSide { by: Some(project.one_coder(by)), at: bare.item.change, words: Said::default() };
            ReviewEntry { words: twin_name(project, twin).into(), sides: vec![removal], ..bare }
        }
        ReviewKind::CodedWithRemovedCode { document, coding, code, .. } => {
            let coded = coding_entry(project, bare, document, coding);
            ReviewEntry { code: Some(code), ..coded }
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
        ReviewKind::RuledByTwo { document, coding } => {
            let ruled = project.documents.get(&document).and_then(|d| d.codings.get(&coding)?.ruling());
            let (sides, in_force) = ruled.map(|ruled| ruled_sides(project, ruled)).unwrap_or_default();
            ReviewEntry { sides, in_force, ..coding_entry(project, bare, document, coding) }
        }
        ReviewKind::CorrectedByTwo { document, crossing } => {
            let found = project.document(document);
            let span = found.and_then(|d| crossing.span(d));
            let words = found.zip(span).map(|(d, span)| project.words(d, span).into_owned()).unwrap_or_default();
            let side = |edits: &[EditId]| {
                let correction = edits.iter().find_map(|edit| found?.correction(*edit))?;
                Some(ReviewSide {
                    by: Some(project.one_coder(correction.by)),
                    at: correction.at,
                    words: Said::default(),
                })
            };
            let sides = [&crossing.first, &crossing.second].into_iter().filter_map(|edits| side(edits)).collect();
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
        code: project.resolve_code(coding.code),
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
    let into =
        if let Removable::Code(code) = what { project.codes.get(code).and_then(|code| code.merged_into) } else { None };
    let gone = match into.map(|into| code_name(project, outline, into)) {
        Some(into) => said!("merged into “{into}”", "fusionné dans «\u{202f}{into}\u{202f}»"),
        None => labels::label("removed"),
    };
    let removal = ReviewSide { by: Some(project.one_coder(by)), at: bare.item.change, words: gone };
    let side = |set: &SetMeanwhile| {
        let words = project.setting(&set.thing).map(|now| set_words(project, outline, &set.thing, &now));
        ReviewSide { by: Some(project.one_coder(set.by)), at: set.at, words: words.unwrap_or_default() }
    };
    let (document, code) = match what {
        Removable::Document(document) | Removable::Coding(document, _) => (Some(*document), None),
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
    let side = |side: &crate::model::ContestSide| ReviewSide {
        by: Some(project.one_coder(side.by)),
        at: side.at,
        words: setting_words(project, outline, &side.to),
    };
    ReviewEntry {
        words: thing_words(project, &contest.thing),
        sides: contest.sides.iter().map(side).collect(),
        in_force: contest.in_force(project),
        ..bare
    }
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
    let (sides, here, coded) = match twins {
        Twins::Codes(a, b) => ([code(a), code(b)], None, Some(a)),
        Twins::Participants(a, b) => ([person(a), person(b)], None, None),
        Twins::Documents(a, b) => ([document(a), document(b)], Some(a), None),
        Twins::Trees(a, b) => ([tree(a), tree(b)], None, None),
        Twins::Attributes(a, b) => ([a, b].map(|name| Some(side(now, name))), None, None),
        Twins::Themes(a, b) => ([theme(a), theme(b)], None, None),
        Twins::Coders(a, b) => ([coder(a), coder(b)], None, None),
    };
    let sides: Vec<ReviewSide> = sides.into_iter().flatten().collect();
    let words = sides.first().map(|s| s.words.clone()).unwrap_or_default();
    ReviewEntry { document: here, code: coded, words, sides, ..bare }
}

/// One person's version of a turn that two corrected.
#[derive(Clone, PartialEq, Debug)]
pub struct TurnVersion {
    /// Who.
    pub by: Option<CoderId>,
    /// The turn with this person's corrections and without the other's.
    pub words: String,
    /// The other's corrections, which this version goes without.
    pub without: Vec<EditId>,
}

/// Returns both versions of a turn that two people corrected, whoever corrected first first. Each costs a fold of the
/// document's corrections, so they are asked for one turn at a time.
pub fn turn_versions(project: &Project, document: &Document, crossing: &Crossing) -> [TurnVersion; 2] {
    let author =
        |edits: &[EditId]| edits.first().and_then(|edit| document.correction(*edit)).map(|c| project.one_coder(c.by));
    [(&crossing.first, &crossing.second), (&crossing.second, &crossing.first)].map(|(own, other)| {
        let words = project.turn_without(document, crossing.turn, other).ok().flatten().unwrap_or_default();
        TurnVersion { by: author(own), words, without: other.clone() }
    })
}

/// Returns what waits for a person as a table, one row a thing.
pub fn review_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("n", Integer),
        ("id", Text),
        ("kind", Text),
        ("document", Text),
        ("place", Integer),
        ("code", Text),
        ("coder", Text),
        ("words", Text),
        ("first_by", Text),
        ("first_version", Text),
        ("second_by", Text),
        ("second_version", Text),
        ("in_force", Text),
        ("settle", Text),
        ("change", Text),
    ];
    let caption = Caption {
        title: said!("To review", "À revoir"),
        unit: said!(
            "one row a thing that a person has to settle; place in code points; versions: what each of those said who had not \
             seen the other; settle: the ways that --keep takes",
            "une ligne par chose à régler par une personne\u{202f}; place en points de code\u{202f}; versions\u{202f}: ce que chacun a \
             dit sans avoir vu l’autre\u{202f}; réglage\u{202f}: les façons que prend --keep"
        ),
        ..Caption::default()
    };
    let outline = Outline::of(project);
    let mut table = Table::new("review", columns(heads), caption);
    let entries = review_entries(project);
    table.rows.extend(entries.iter().enumerate().map(|(i, entry)| row(project, &outline, i + 1, entry)));
    table
}

fn row(project: &Project, outline: &Outline, n: usize, entry: &ReviewEntry) -> Vec<Cell> {
    let document = entry.document.and_then(|id| project.documents.get(&id));
    let text = |words: Option<&str>| words.filter(|w| !w.is_empty()).map_or(Cell::Empty, Cell::text);
    let code = entry.code.map(|code| code_name(project, outline, code));
    let mut cells = vec![
        Cell::count(n),
        Cell::text(review_id(&entry.item)),
        Cell::word(kind_name(&entry.item.kind)),
        text(document.map(|d| d.name.as_str())),
        entry.span.map_or(Cell::Empty, |span| Cell::count(span.start)),
        text(code.as_deref()),
        text(entry.coder.map(|coder| project.coder_name(coder))),
        Cell::said(entry.words.clone()),
    ];
    match (&entry.item.kind, document) {
        (ReviewKind::CorrectedByTwo { crossing, .. }, Some(document)) => {
            for version in turn_versions(project, document, crossing) {
                cells.extend([text(version.by.map(|by| project.coder_name(by))), text(Some(&version.words))]);
            }
        }
        _ => {
            let first = entry.sides.first();
            cells.extend([text(first.and_then(|s| s.by).map(|by| project.coder_name(by)))]);
            cells.push(first.map_or(Cell::Empty, |s| Cell::said(s.words.clone())));
            let others = entry.sides.get(1..).unwrap_or_default();
            let names: Vec<&str> = others.iter().filter_map(|s| Some(project.coder_name(s.by?))).collect();
            let words = Said::joined(others.iter().map(|s| &s.words), " | ");
            cells.extend([text(Some(&names.join(" | "))), Cell::said(words)]);
        }
    }
    cells.push(match (entry.in_force, &entry.item.kind) {
        (Some(side), kind) => Cell::text(settling_name(taking(kind, side))),
        (None, ReviewKind::SetByTwo(contest)) if contest.names_all() => Cell::word("all"),
        (None, _) => Cell::Empty,
    });
    let ways: Vec<&str> = settlings(&entry.item.kind).into_iter().map(settling_name).collect();
    cells.push(text(Some(&ways.join(", "))));
    cells.push(Cell::text(entry.item.change.to_string()));
    cells
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

/// Returns how a way to settle something is typed and written in tables.
pub fn settling_name(way: Settling) -> &'static str {
    match way {
        Settling::Keep => "as-it-is",
        Settling::Both => "both",
        Settling::Take(side) => ORDINALS.get(side).copied().unwrap_or("last"),
        Settling::Restore => "restore",
        Settling::Remove => "remove",
        Settling::Uphold => "uphold",
        Settling::SetAside => "set-aside",
        Settling::Accept => "accept",
        Settling::Decline => "decline",
    }
}

/// Returns the way that makes it as the side of that place has it.
fn taking(kind: &ReviewKind, side: usize) -> Settling {
    match (kind, side) {
        (ReviewKind::RemovedWhileSet { .. }, 0) => Settling::Keep,
        (ReviewKind::RemovedWhileSet { .. }, _) => Settling::Restore,
        (ReviewKind::RuledByTwo { .. }, 0) => Settling::Uphold,
        (ReviewKind::RuledByTwo { .. }, _) => Settling::SetAside,
        _ => Settling::Take(side),
    }
}

/// How sides are counted: a team has up to eight coders.
const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/// Returns the way of that name to settle `entry`; “mine” and “theirs” are as `coder` sees it. Nothing when it cannot be
/// settled so.
pub fn settling_named(entry: &ReviewEntry, name: &str, coder: CoderId) -> Option<Settling> {
    let ways = settlings(&entry.item.kind);
    let side = |own: bool| entry.sides.iter().rposition(|s| (s.by == Some(coder)) == own);
    let mine = |own: bool| side(own).map(|side| taking(&entry.item.kind, side));
    let named = match name {
        "mine" => mine(true),
        "theirs" => mine(false),
        name => ways.iter().copied().find(|way| settling_name(*way) == name),
    };
    named.filter(|way| ways.contains(way))
}

/// Returns what a thing that waits is, in a few words.
pub(super) fn kind_name(kind: &ReviewKind) -> &'static str {
    match kind {
        ReviewKind::MissingTarget { .. } => "names something that is not here",
        ReviewKind::MoveWouldLoop { .. } => "move left out: it would have closed a loop",
        ReviewKind::MergeWouldLoop { .. } => "merge left out: it would have closed a loop",
        ReviewKind::CodedWithRemovedCode { .. } => "coded with a code that was removed meanwhile",
        ReviewKind::RemovedWhileCoded { .. } => "document removed while somebody coded it",
        ReviewKind::RemovedWhileUsed { twin: Twin::Tree(_), .. } => {
            "code tree removed while somebody put codes into it"
        }
        ReviewKind::RemovedWhileUsed { .. } => "participant removed while somebody described them",
        ReviewKind::RemovedWhileSet { .. } => "removed while somebody worked on it",
        ReviewKind::MergedWhileCoded { .. } => "code merged while somebody coded with it",
        ReviewKind::SetByTwo(_) => "set differently by people apart",
        ReviewKind::MadeTwice(Twins::Codes(..)) => "code made twice",
        ReviewKind::MadeTwice(Twins::Participants(..)) => "participant made twice",
        ReviewKind::MadeTwice(Twins::Documents(..)) => "document imported twice",
        ReviewKind::MadeTwice(Twins::Trees(..)) => "code tree made twice",
        ReviewKind::MadeTwice(Twins::Attributes(..)) => "attribute made twice",
        ReviewKind::MadeTwice(Twins::Themes(..)) => "theme made twice",
        ReviewKind::MadeTwice(Twins::Coders(..)) => "coders who may be one person",
        ReviewKind::LostCoding { .. } => "coding that lost all of its words",
        ReviewKind::CorrectedByTwo { .. } => "turn corrected by two people apart",
        ReviewKind::RuledByTwo { .. } => "coding that two people decided about differently",
        ReviewKind::MergeTakenBack { .. } => "merge that was taken back",
        ReviewKind::Proposal { .. } => "change that somebody proposes",
        ReviewKind::NewerVersion { .. } => "step of a newer version",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Replacement, plan};

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
        fixture.apply(ops.iter().filter_map(crate::model::Op::inverse).collect());
        assert!(review_entries(&fixture.project).is_empty());
    }
}
