//! Which codes stand on the same words.
//!
//! Two excerpts co-occur when they share at least one character of words that count. `excerpts` is the number of
//! distinct pairs (excerpt with code a, excerpt with code b) that do; two coders on one span are one excerpt.
//! `documents` and `participants` are those whose words a shared stretch touches, each once.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::super::facts::{Facts, TurnsInOrder, touched_among};
use super::super::frequencies::base;
use super::super::groups::Grouping;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::CoOccurrenceQuery;
use crate::model::{CodeId, Project, Said, Span, said};

/// All pairs of codes that share words.
#[derive(Clone, PartialEq, Debug)]
pub struct CoOccurrence {
    /// In the order of the code trees, the upper code first.
    pub pairs: Vec<CodePair>,
    paths: Vec<(String, String)>,
    caption: Caption,
}

/// Two codes that share words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodePair {
    /// The upper one in the order of the trees.
    pub a: CodeId,
    /// The lower one.
    pub b: CodeId,
    /// How many pairs of their excerpts overlap.
    pub excerpts: u32,
    /// In how many documents.
    pub documents: u32,
    /// In the words of how many participants.
    pub participants: u32,
}

/// Returns the pairs of codes of `project` that share words.
pub fn co_occurrence(project: &Project, query: &CoOccurrenceQuery) -> CoOccurrence {
    let facts = Facts::gather(project, &query.scope, false);
    let found = overlaps(&facts, query.rows.range(&facts.outline), &|_| true);
    let code = |row: u32| facts.outline.rows[row as usize].code;
    let path = |row: u32| facts.outline.rows[row as usize].path.clone();
    let pairs = found.iter().map(|(key, n)| CodePair {
        a: code(key.0),
        b: code(key.1),
        excerpts: n.excerpts,
        documents: n.documents,
        participants: n.people.len() as u32,
    });
    let filters = query.rows.describe(project, &facts.outline).into_iter().chain(query.scope.describe(project));
    let caption = Caption {
        title: said!("Co-occurrence of codes", "Cooccurrence des codes"),
        unit: said!(
            "pairs of excerpts that share at least one character; documents and participants where they do",
            "paires d’extraits qui partagent au moins un caractère\u{202f}; documents et participants où elles le font"
        ),
        base: base(&Grouping::whole(&facts).total),
        filters: filters.collect(),
        notes: vec![each_by_itself()],
    };
    CoOccurrence { pairs: pairs.collect(), paths: found.iter().map(|(k, _)| (path(k.0), path(k.1))).collect(), caption }
}

/// Says that codes below are not counted with a code.
pub(super) fn each_by_itself() -> Said {
    said!(
        "each code counts by itself, without the codes below",
        "chaque code compte pour lui-même, sans ceux d’en dessous"
    )
}

/// What two codes share. Documents come in order, so a document is new when it is not the last one.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) excerpts: u32,
    documents: u32,
    last_document: Option<u32>,
    people: Vec<u32>,
}

/// The codes of an excerpt: its index, and the row of each.
type CodedExcerpt = [(u32, u32)];

/// Whether a voice counts.
pub(super) type Heard<'f> = &'f (dyn Fn(u32) -> bool + Sync);

type SharedByPair = FxHashMap<(u32, u32), Shared>;

/// Returns all pairs of `rows` that share words of the voices that are `heard`, in order.
pub(super) fn overlaps(facts: &Facts<'_>, rows: Range<usize>, heard: Heard<'_>) -> Vec<((u32, u32), Shared)> {
    let codes_of = codes_in_order(facts, &|row| rows.contains(&(row as usize)), heard);
    let pieces = pieces_of_documents(facts, &codes_of, rayon::current_num_threads());
    let found = pieces.into_par_iter().map(|piece| shared_in(facts, piece, heard));
    let found = found.reduce(SharedByPair::default, together);
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_unstable_by_key(|(key, _)| *key);
    for (_, shared) in &mut found {
        shared.people.sort_unstable();
        shared.people.dedup();
    }
    found
}

/// Returns what the codes of some documents share.
fn shared_in(facts: &Facts<'_>, codes_of: &CodedExcerpt, heard: Heard<'_>) -> SharedByPair {
    let mut found = SharedByPair::default();
    sweep(facts, codes_of, heard, |earlier, next, people| {
        let document = facts.excerpts[next[0].0 as usize].document;
        for pair in pairs(earlier, next) {
            let shared = found.entry(pair).or_default();
            shared.excerpts += 1;
            if shared.last_document.replace(document) != Some(document) {
                shared.documents += 1;
            }
            shared.people.extend(people);
        }
    });
    found
}

/// Returns what codes share in documents of which each is in one of the two only.
fn together(mut all: SharedByPair, other: SharedByPair) -> SharedByPair {
    if all.is_empty() {
        return other;
    }
    // Sums do not depend on the order in which a map is gone through.
    other.into_iter().for_each(|(pair, shared)| {
        let sum = all.entry(pair).or_default();
        sum.excerpts += shared.excerpts;
        sum.documents += shared.documents;
        sum.people.extend(shared.people);
    });
    all
}

/// Parts the codes of excerpts into about `n` pieces of like length; none parts a document.
fn pieces_of_documents<'c>(facts: &Facts<'_>, codes_of: &'c CodedExcerpt, n: usize) -> Vec<&'c CodedExcerpt> {
    let document = |i: usize| facts.excerpts[codes_of[i].0 as usize].document;
    let length = codes_of.len().div_ceil(n).max(1);
    let (mut pieces, mut first) = (Vec::new(), 0);
    while first < codes_of.len() {
        let last = (first + length).min(codes_of.len()) - 1;
        let end =
            last + codes_of[last..].partition_point(|(e, _)| facts.excerpts[*e as usize].document <= document(last));
        pieces.push(&codes_of[first..end]);
        first = end;
    }
    pieces
}

/// Returns the excerpts of two rows that share words of the voices that are `heard`, ascending, and how many pairs of
/// them do.
pub(super) fn overlapping(facts: &Facts<'_>, rows: [usize; 2], heard: Heard<'_>) -> (Vec<u32>, u64) {
    let (mut excerpts, mut n) = (Vec::new(), 0);
    let codes_of = codes_in_order(facts, &|row| rows.contains(&(row as usize)), heard);
    sweep(facts, &codes_of, heard, |earlier, next, _| {
        let n_pairs = pairs(earlier, next).count() as u64;
        if n_pairs > 0 {
            n += n_pairs;
            excerpts.extend([earlier[0].0, next[0].0]);
        }
    });
    excerpts.sort_unstable();
    excerpts.dedup();
    (excerpts, n)
}

/// Returns the pairs of codes of two excerpts that overlap, or of an excerpt with itself, the upper row first.
fn pairs<'c>(earlier: &'c CodedExcerpt, next: &'c CodedExcerpt) -> impl Iterator<Item = (u32, u32)> {
    let same = earlier[0].0 == next[0].0;
    let of_code = move |x: u32| {
        let others = next.iter().map(|(_, y)| *y).filter(move |y| x != *y && !(same && x > *y));
        others.map(move |y| (x.min(y), x.max(y)))
    };
    earlier.iter().flat_map(move |(_, x)| of_code(*x))
}

/// Returns the codes of the excerpts in which somebody is `heard`, by document and start; only those of rows that are
/// `counted`.
fn codes_in_order(facts: &Facts<'_>, counted: &dyn Fn(u32) -> bool, heard: Heard<'_>) -> Vec<(u32, u32)> {
    let is_heard = |excerpt: u32| facts.voices_of(excerpt).iter().any(|voice| heard(*voice));
    let codings = facts.codings.iter().filter(|c| counted(c.row) && is_heard(c.excerpt));
    let mut codes_of: Vec<(u32, u32)> = codings.map(|c| (c.excerpt, c.row)).collect();
    codes_of.sort_unstable();
    codes_of
}

/// Calls `met` with the codes of each two excerpts that share words of somebody who is `heard`, and with who says
/// these; an excerpt with several codes meets itself.
fn sweep(
    facts: &Facts<'_>,
    codes_of: &CodedExcerpt,
    heard: Heard<'_>,
    mut met: impl FnMut(&CodedExcerpt, &CodedExcerpt, &[u32]),
) {
    // Excerpts come by document and start, so that what they share with earlier ones begins no earlier than they do.
    let mut turns: Option<(u32, TurnsInOrder<'_>)> = None;
    let mut people = Vec::new();
    let mut meet = |earlier: &CodedExcerpt, next: &CodedExcerpt| {
        let [a, b] = [earlier, next].map(|coded| &facts.excerpts[coded[0].0 as usize]);
        let Some(shared) = a.span.intersection(b.span) else { return };
        let (_, turns) = match &mut turns {
            Some(turns) if turns.0 == b.document => turns,
            turns => turns.insert((b.document, TurnsInOrder::of(facts.documents[b.document as usize]))),
        };
        people.clear();
        if hear(facts, heard, b.document, (shared, turns.touching(shared)), &mut people) {
            met(earlier, next, &people);
        }
    };
    // Those that are still open overlap the next one.
    let mut open: Vec<&CodedExcerpt> = Vec::new();
    for next in codes_of.chunk_by(|a, b| a.0 == b.0) {
        let excerpt = &facts.excerpts[next[0].0 as usize];
        open.retain(|o| {
            let earlier = &facts.excerpts[o[0].0 as usize];
            earlier.document == excerpt.document && earlier.span.end > excerpt.span.start
        });
        if next.len() > 1 {
            meet(next, next);
        }
        open.iter().for_each(|earlier| meet(earlier, next));
        open.push(next);
    }
}

/// Adds the people whose words `shared` touches, which lies in these turns. Returns whether any of the words counts.
fn hear(
    facts: &Facts<'_>,
    heard: Heard<'_>,
    document: u32,
    (shared, turns): (Span, Range<usize>),
    people: &mut Vec<u32>,
) -> bool {
    let mut counts = false;
    for turn in touched_among(facts.documents[document as usize], turns, shared) {
        let Some(voice) = facts.voice_of(document, turn).filter(|voice| heard(*voice)) else { continue };
        counts = true;
        people.extend(facts.voices[voice as usize].participant);
    }
    counts
}

impl CoOccurrence {
    /// Returns the table: one row a pair.
    pub fn table(&self) -> Table {
        use ColumnKind::{Integer, Text};
        let heads = [
            ("code_a", Text),
            ("code_b", Text),
            ("excerpts", Integer),
            ("documents", Integer),
            ("participants", Integer),
        ];
        let mut table = Table::new("co-occurrence", columns(heads), self.caption.clone());
        for (pair, (a, b)) in self.pairs.iter().zip(&self.paths) {
            let counts = [pair.excerpts, pair.documents, pair.participants].map(Cell::count);
            table.rows.push([Cell::text(a), Cell::text(b)].into_iter().chain(counts).collect());
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn written(fixture: &Fixture) -> Vec<String> {
        let table = co_occurrence(&fixture.project, &CoOccurrenceQuery::default()).table();
        table.rows.iter().map(|r| r.iter().map(Cell::written).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn codes_on_one_excerpt_and_codes_that_overlap_co_occur() {
        let mut fixture = Fixture::new();
        fixture.document("u1", None, "Ana: [one|A|B|B@bea] [two [three|B] four|A] [five|A]");
        fixture.document("u2", None, "Ben: [six [seven|B] [eight|B]|A] [nine|C]");
        // One excerpt with both codes, one pair in u1, two pairs in u2.
        assert_eq!(written(&fixture), ["A B 4 2 2"]);
    }

    #[test]
    fn excerpts_that_touch_without_a_shared_character_do_not_co_occur() {
        let mut fixture = Fixture::new();
        fixture.document("u1", None, "Ana: [one|A][two|B]");
        assert_eq!(written(&fixture), Vec::<String>::new());
    }

    #[test]
    fn what_only_an_interviewer_says_does_not_co_occur_and_people_are_those_of_the_shared_words() {
        let mut fixture = Fixture::new();
        let document = fixture.document("fg", None, "INT: [Oh|A|B]\nAna: yes yes\nBen: no no");
        let coder = fixture.coder;
        // A covers Ana's words and the first of Ben's; B covers all of Ben's.
        fixture.code(crate::model::Excerpt { document, span: Span::new(13, 28) }, "A", coder);
        fixture.code(crate::model::Excerpt { document, span: Span::new(26, 31) }, "B", coder);
        assert_eq!(written(&fixture), ["A B 1 1 1"]);
    }
}
