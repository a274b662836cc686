//! The places to decide about: disagreements put together where they meet, so that a person sees at once what each
//! coder said there and decides once.

use std::collections::{BTreeMap, BTreeSet};

use super::super::labels;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::{AgreementQuery, Disagreement, Work, disagreements};
use crate::model::plan::Decision;
use crate::model::text::short_quote;
use crate::model::{
    CodeId, CoderId, CodingId, Document, DocumentId, Noun, Outline, PlacedCoding, Project, Said, Span, counted, said,
};

/// A place of which coders who finished the document say different things.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dispute {
    /// The document.
    pub document: DocumentId,
    /// From the first to the last of the words that are disputed.
    pub span: Span,
    /// What each coder says, also who says nothing; in the order in which they joined.
    pub readings: Vec<Reading>,
}

/// What one coder says of a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Who.
    pub coder: CoderId,
    /// Their codings of the words that are disputed there, in the order of the text.
    pub codings: Vec<ReadCoding>,
}

/// One coding of a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadCoding {
    /// The coding.
    pub coding: CodingId,
    /// The code that it counts for.
    pub code: CodeId,
    /// Its words.
    pub span: Span,
    /// Whether coders disagree on the code there; else others have it in the same unit, and it belongs to what its
    /// coder said.
    pub is_disputed: bool,
}

impl Reading {
    /// Returns the codes that were chosen, each once.
    pub fn codes(&self) -> Vec<CodeId> {
        let mut codes: Vec<CodeId> = Vec::new();
        for coded in &self.codings {
            if !codes.contains(&coded.code) {
                codes.push(coded.code);
            }
        }
        codes
    }
}

/// What somebody chooses for a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// What that coder says counts.
    Accept(CoderId),
    /// What everybody says counts.
    All,
    /// Nothing of it counts.
    Nothing,
}

impl Dispute {
    /// Returns what `choice` makes of the codings of the place. Others who coded exactly the words of the accepted
    /// reading with the same code are right with it.
    pub fn decision(&self, choice: Choice, note: &str) -> Decision {
        let accepted: Vec<&ReadCoding> = match choice {
            Choice::Accept(coder) => self.reading_of(coder).into_iter().flat_map(|r| &r.codings).collect(),
            Choice::All => self.readings.iter().flat_map(|r| &r.codings).collect(),
            Choice::Nothing => Vec::new(),
        };
        let counts = |c: &ReadCoding| accepted.iter().any(|a| (a.code, a.span) == (c.code, c.span));
        let all = self.readings.iter().flat_map(|reading| &reading.codings);
        let (upheld, others): (Vec<&ReadCoding>, Vec<&ReadCoding>) = all.partition(|c| counts(c));
        // What nobody disputes stays as it is.
        let set_aside = others.into_iter().filter(|c| c.is_disputed).collect();
        let ids = |codings: Vec<&ReadCoding>| codings.into_iter().map(|c| c.coding).collect();
        Decision {
            document: self.document,
            upheld: ids(upheld),
            set_aside: ids(set_aside),
            note: note.trim().to_owned(),
        }
    }

    /// Returns what `coder` says of the place; nothing when they did not finish the document.
    pub fn reading_of(&self, coder: CoderId) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.coder == coder)
    }
}

/// What there is to decide.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Disputes {
    /// The places, document by document in natural order, in the order of the text.
    pub places: Vec<Dispute>,
    /// Documents that are left out: somebody still has them to code blind, and a decision would show what others did.
    pub blind: Vec<DocumentId>,
}

/// Longer turns hold more than one thought: only what overlaps is decided together there. In code points.
const SHORT_TURN: u32 = 600;

/// Returns the places about which coders disagree as it stands, whichever work `query` names.
pub fn disputes(project: &Project, query: &AgreementQuery) -> Disputes {
    let found = disagreements(project, &AgreementQuery { work: Work::AsItStands, ..query.clone() });
    let mut by_document: BTreeMap<DocumentId, Vec<Disagreement>> = BTreeMap::new();
    for disagreement in found {
        by_document.entry(disagreement.document).or_default().push(disagreement);
    }
    let mut disputes = Disputes::default();
    for document in project.documents() {
        let Some(found) = by_document.remove(&document.id) else { continue };
        match is_still_blind(project, document, &found) {
            true => disputes.blind.push(document.id),
            false => disputes.places.extend(together(project, document, found)),
        }
    }
    disputes
}

fn is_still_blind(project: &Project, document: &Document, found: &[Disagreement]) -> bool {
    let codes = found.iter().filter_map(|d| project.codes.get(&d.code));
    let trees: BTreeSet<_> = codes.map(|code| code.place.tree).collect();
    trees.into_iter().any(|tree| document.still_to_code(tree).next().is_some())
}

/// Puts disagreements together that begin in the same short turn, or within the words of the first of them: not all
/// that hang together by overlapping one with the next, which would be half of a transcript.
fn together(project: &Project, document: &Document, mut found: Vec<Disagreement>) -> Vec<Dispute> {
    found.sort_by_key(|d| d.span);
    let mut places: Vec<(Span, Vec<Disagreement>)> = Vec::new();
    let mut reach = 0;
    for disagreement in found {
        let span = disagreement.span;
        match places.last_mut().filter(|_| span.start < reach) {
            Some((place, meeting)) => {
                place.end = place.end.max(span.end);
                meeting.push(disagreement);
            }
            None => {
                reach = end_of_thought(document, span);
                places.push((span, vec![disagreement]));
            }
        }
    }
    places.into_iter().map(|(span, meeting)| dispute(project, document, span, &meeting)).collect()
}

/// Returns where the turn ends in which `span` begins, if it is a short one, else where `span` ends.
fn end_of_thought(document: &Document, span: Span) -> u32 {
    let first = document.turns[document.turns_in(span)].first().map(|turn| turn.span);
    first.filter(|turn| turn.len() <= SHORT_TURN).map_or(span.end, |turn| turn.end)
}

fn dispute(project: &Project, document: &Document, span: Span, meeting: &[Disagreement]) -> Dispute {
    let codes: BTreeSet<CodeId> = meeting.iter().map(|d| d.code).collect();
    let coders: BTreeSet<CoderId> = meeting.iter().flat_map(|d| d.with.iter().chain(&d.without)).copied().collect();
    let here: Vec<_> = project.codings(document).filter(|c| c.span.overlaps(span)).collect();
    let disputed: Vec<Span> = here.iter().filter(|c| codes.contains(&c.code)).map(|c| c.span).collect();
    let tree = |code: CodeId| project.codes.get(&code).map(|code| code.place.tree);
    let trees: BTreeSet<_> = codes.iter().map(|code| tree(*code)).collect();
    let is_said = |c: &&PlacedCoding<'_>| {
        codes.contains(&c.code) || trees.contains(&tree(c.code)) && disputed.iter().any(|words| words.overlaps(c.span))
    };
    let of = |coder: &CoderId| {
        let own = here.iter().filter(|c| c.coding.coder == *coder).filter(is_said);
        let read = |c: &PlacedCoding<'_>| {
            let is_disputed = codes.contains(&c.code);
            ReadCoding { coding: c.coding.id, code: c.code, span: c.span, is_disputed }
        };
        let mut codings: Vec<ReadCoding> = own.map(read).collect();
        codings.sort_by_key(|c| (c.span, c.code, c.coding));
        Reading { coder: *coder, codings }
    };
    // Whoever codes without having finished says nothing that counts yet.
    Dispute { document: document.id, span, readings: coders.iter().map(of).collect() }
}

/// Returns what there is to decide as a table: one row a place and coder.
pub fn disputes_table(project: &Project, disputes: &Disputes, query: &AgreementQuery) -> Table {
    use ColumnKind::{Integer, Text};
    let outline = Outline::of(project);
    let heads = [
        ("place", Integer),
        ("document", Text),
        ("start", Integer),
        ("end", Integer),
        ("coder", Text),
        ("codes", Text),
        ("coded_words", Text),
        ("text", Text),
    ];
    let mut table = Table::new("disputes", columns(heads), caption(project, disputes, query, &outline));
    for (i, place) in disputes.places.iter().enumerate() {
        let Some(document) = project.document(place.document) else { continue };
        for reading in &place.readings {
            table.rows.push(vec![
                Cell::count(i + 1),
                Cell::text(document.name.as_str()),
                Cell::count(place.span.start),
                Cell::count(place.span.end),
                Cell::text(project.coder_name(reading.coder)),
                Cell::text(named(&outline, &reading.codes())),
                Cell::text(coded_words(project, document, reading)),
                Cell::text(project.words(document, place.span)),
            ]);
        }
    }
    table
}

fn caption(project: &Project, disputes: &Disputes, query: &AgreementQuery, outline: &Outline) -> Caption {
    let filters = query.rows.describe(project, outline).into_iter().chain(query.scope.describe(project));
    Caption {
        title: said!("What to decide about", "Ce qu’il faut trancher"),
        unit: said!(
            "one row a place and coder; disagreements by {unit}",
            "une ligne par endroit et codeur\u{202f}; désaccords par {unit}",
            unit = labels::label(query.unit.name())
        ),
        base: counted(disputes.places.len(), Noun::Place),
        filters: filters.collect(),
        notes: notes(project, disputes),
    }
}

fn notes(project: &Project, disputes: &Disputes) -> Vec<Said> {
    let name = |id: &DocumentId| project.document_name(*id);
    let blind = disputes.blind.iter().map(name).collect::<Vec<_>>();
    let mut notes = vec![said!(
        "a coder without codes finished the document and chose none of the codes there",
        "un codeur sans code a terminé le document et n’a choisi aucun des codes à cet endroit"
    )];
    if !disputes.places.iter().flat_map(|p| &p.readings).flat_map(|r| &r.codings).all(|c| c.is_disputed) {
        notes.push(said!(
            "a code on disputed words that others have elsewhere in the same unit is shown with them; it is accepted with its \
             coder’s reading, and no decision sets it aside",
            "un code posé sur des mots en désaccord, que d’autres ont ailleurs dans la même unité, est montré avec eux\u{202f}; il \
             est retenu avec la lecture de son codeur, et aucune décision ne l’écarte"
        ));
    }
    if !blind.is_empty() {
        let documents = blind.join(", ");
        notes.push(said!(
            "left out, because somebody still codes them blind: {documents}",
            "laissés de côté, car quelqu’un les code encore à l’aveugle\u{202f}: {documents}"
        ));
    }
    notes
}

/// Returns which words each code stands on: two who chose the same code may differ in that alone.
fn coded_words(project: &Project, document: &Document, reading: &Reading) -> String {
    let words = |coded: &ReadCoding| short_quote(&project.words(document, coded.span), QUOTED);
    reading.codings.iter().map(words).collect::<Vec<_>>().join(" | ")
}

/// Of longer codings the table shows so many characters.
const QUOTED: usize = 60;

/// Returns the paths of codes.
pub(super) fn named(outline: &Outline, codes: &[CodeId]) -> String {
    codes.iter().map(|code| outline.path(*code)).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::{Agreement, agreement};
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;
    use crate::model::{Op, TreeId};

    fn finished(notation: &str, names: &[&str]) -> Fixture {
        let mut fixture = Fixture::of(notation);
        let (document, tree) = ids(&fixture);
        for name in names {
            let coder = fixture.coder_named(name);
            fixture.apply(vec![Op::FinishDocument { document, coder, tree }]);
        }
        fixture
    }

    fn ids(fixture: &Fixture) -> (DocumentId, TreeId) {
        (fixture.project.documents()[0].id, fixture.project.trees()[0].id)
    }

    fn found(fixture: &Fixture) -> Disputes {
        disputes(&fixture.project, &AgreementQuery::default())
    }

    /// `words: ana Lieu, ben –`.
    fn told(fixture: &Fixture) -> Vec<String> {
        let (project, outline) = (&fixture.project, Outline::of(&fixture.project));
        let told = |place: &Dispute| {
            let document = project.document(place.document).unwrap();
            let reading = |r: &Reading| {
                let codes = named(&outline, &r.codes());
                format!("{} {}", project.coder_name(r.coder), if codes.is_empty() { "–" } else { &codes })
            };
            let readings: Vec<String> = place.readings.iter().map(reading).collect();
            format!("{}: {}", project.words(document, place.span), readings.join(", "))
        };
        found(fixture).places.iter().map(told).collect()
    }

    const READ: &str = "U01: [Un toit|Lieu] et [un lit|Soins@ben]\nU01: [Rien|Lieu|Lieu@ben]\nU01: [Non|Peur]";

    #[test]
    fn what_coders_say_in_one_turn_is_decided_together_and_what_they_agree_on_is_left_out() {
        let fixture = finished(READ, &["ana", "ben"]);
        assert_eq!(told(&fixture), ["Un toit et un lit: ana Lieu, ben Soins", "Non: ana Peur, ben –"]);
    }

    #[test]
    fn a_place_that_was_decided_is_no_longer_in_dispute_and_both_agree_there_as_it_stands() {
        let mut fixture = finished(READ, &["ana", "ben"]);
        let place = found(&fixture).places.remove(0);
        let ben = fixture.coder_named("ben");
        let decision = place.decision(Choice::Accept(ben), "");
        assert_eq!((decision.upheld.len(), decision.set_aside.len()), (1, 1));
        fixture.apply(plan::decide(&fixture.project, &decision).unwrap());
        assert_eq!(told(&fixture), ["Non: ana Peur, ben –"]);
        let measured =
            |work| -> Agreement { agreement(&fixture.project, &AgreementQuery { work, ..AgreementQuery::default() }) };
        let percent = |found: &Agreement, path: &str| {
            found.rows.iter().find(|row| row.path == path).and_then(|row| row.figures.percent)
        };
        let (before, after) = (measured(Work::Independent), measured(Work::AsItStands));
        assert_eq!((percent(&before, "Soins"), percent(&after, "Soins")), (Some(2.0 / 3.0), Some(1.0)));
        assert_eq!(percent(&after, "Lieu"), Some(1.0));
    }

    #[test]
    fn what_a_coder_says_of_the_very_words_is_shown_and_accepted_although_others_say_it_elsewhere_in_the_turn() {
        let read = "U01: [Un toit|Lieu|Abri@ben] et [un lit|Abri]";
        let mut fixture = finished(read, &["ana", "ben"]);
        assert_eq!(told(&fixture), ["Un toit: ana Lieu, ben Abri"]);
        let place = found(&fixture).places.remove(0);
        let of_ana = place.decision(Choice::Accept(fixture.coder), "");
        assert_eq!((of_ana.upheld.len(), of_ana.set_aside.len()), (1, 0), "nobody disputes Abri");
        let ben = fixture.coder_named("ben");
        let of_ben = place.decision(Choice::Accept(ben), "");
        assert_eq!((of_ben.upheld.len(), of_ben.set_aside.len()), (1, 1));
        fixture.apply(plan::decide(&fixture.project, &of_ben).unwrap());
        assert_eq!(told(&fixture), [] as [&str; 0]);
    }

    #[test]
    fn who_coded_the_same_words_alike_is_right_with_whom_is_accepted() {
        let mut fixture = finished("U01: [Un toit|Lieu|Lieu@ben|Soins@chen]", &["ana", "ben", "chen"]);
        let place = found(&fixture).places.remove(0);
        let decision = place.decision(Choice::Accept(fixture.coder), "");
        assert_eq!((decision.upheld.len(), decision.set_aside.len()), (2, 1));
        let nobody = place.decision(Choice::Nothing, "");
        assert_eq!((nobody.upheld.len(), nobody.set_aside.len()), (0, 3));
        fixture.apply(plan::decide(&fixture.project, &nobody).unwrap());
        assert_eq!(fixture.project.codings(fixture.project.documents()[0]).count(), 0);
    }

    #[test]
    fn documents_that_somebody_still_codes_blind_wait() {
        let mut fixture = finished(READ, &["ana", "ben"]);
        let (document, tree) = ids(&fixture);
        let chen = fixture.coder_named("chen");
        let ops = plan::assign_document(&fixture.project, document, tree, &[chen]).unwrap();
        fixture.apply(ops);
        let waiting = found(&fixture);
        assert_eq!((waiting.places.len(), waiting.blind.as_slice()), (0, &[document][..]));
        fixture.apply(plan::release_document(&fixture.project, document, tree).unwrap());
        assert_eq!(found(&fixture).places.len(), 2);
    }
}
