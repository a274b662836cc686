//! What the inspector shows, computed once for each change of project, selection or code, and not while drawing.

use super::aside::SetAside;
use crate::model::{
    CodeId, CoderId, CodingId, Colour, Document, DocumentId, Excerpt, Holder, Outline, ParticipantId, Project, Role,
    Span,
};

/// Longer excerpts are cut in the middle; the whole words stand in the reader.
const QUOTE: usize = 700;

/// The selected excerpt.
#[derive(Clone, PartialEq, Debug)]
pub struct ExcerptData {
    /// Its words without labels, shortened.
    pub quote: String,
    /// The label of who speaks, and their index among the document's speakers.
    pub speaker: Option<(String, usize)>,
    /// Which turn, from 1.
    pub turn: Option<usize>,
    /// Which line of the text it begins in, from 1, as the gutter of the reader counts them.
    pub line: usize,
    /// Seconds from the beginning.
    pub time: Option<f32>,
    /// The codes on it, those of exactly these words first.
    pub codes: Vec<CodeHere>,
    /// What was coded there and a decision set aside.
    pub aside: Vec<SetAside>,
    /// Who speaks, if it is known.
    pub participant: Option<PersonData>,
}

/// A code on the selected excerpt.
#[derive(Clone, PartialEq, Debug)]
pub struct CodeHere {
    /// Which.
    pub code: CodeId,
    /// Its own name.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
    /// Whether exactly the selected words are coded with it.
    pub exact: bool,
    /// The codings, with who made them when.
    pub codings: Vec<(CodingId, CoderId, String)>,
}

/// A participant and what is known of them.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonData {
    /// Who.
    pub id: ParticipantId,
    /// The name.
    pub name: String,
    /// Attributes that have a value, in their order.
    pub values: Vec<(String, String)>,
}

impl ExcerptData {
    /// Returns what is known of `excerpt`, nothing when its document or text is not there.
    pub fn of(project: &Project, outline: &Outline, excerpt: Excerpt) -> Option<Self> {
        let document = project.document(excerpt.document)?;
        let text = project.text(document).ok()?;
        let turn = document.turns_in(excerpt.span).next();
        let speaker = turn.and_then(|i| document.turns[i].speaker).map(usize::from);
        let label = speaker.and_then(|i| Some((document.speakers.get(i)?.label.clone(), i)));
        Some(Self {
            quote: crate::model::text::short_quote(&document.said(&text, excerpt.span), QUOTE),
            speaker: label,
            turn: turn.map(|i| i + 1),
            line: text.slice(Span::new(0, excerpt.span.start)).matches('\n').count() + 1,
            time: document.time_at(excerpt.span.start),
            codes: codes_here(project, outline, document, excerpt),
            aside: aside_here(project, document, excerpt),
            participant: person_at(document, turn).and_then(|p| person(project, document.id, p)),
        })
    }

    /// Returns the coding that a memo on the selected words is about: the first of `coder` on exactly these words.
    pub fn coding_of(&self, coder: CoderId) -> Option<CodingId> {
        let exact = self.codes.iter().filter(|c| c.exact).flat_map(|c| &c.codings);
        exact.into_iter().find(|(_, by, _)| *by == coder).map(|(coding, ..)| *coding)
    }
}

fn codes_here(project: &Project, outline: &Outline, document: &Document, excerpt: Excerpt) -> Vec<CodeHere> {
    let mut here: Vec<CodeHere> = Vec::new();
    for placed in project.codings(document).filter(|c| c.span.overlaps(excerpt.span)) {
        let exact = placed.span == excerpt.span;
        let coding = (placed.coding.id, placed.coding.coder, placed.coding.at.minute());
        match here.iter_mut().find(|c| c.code == placed.code && c.exact == exact) {
            Some(known) => known.codings.push(coding),
            None => {
                let Some(row) = outline.row(placed.code) else { continue };
                let (code, name, colour) = (row.code, row.name.clone(), row.colour);
                here.push(CodeHere { code, name, colour, exact, codings: vec![coding] });
            }
        }
    }
    here.sort_by_key(|c| (!c.exact, outline.index(c.code)));
    here
}

fn aside_here(project: &Project, document: &Document, excerpt: Excerpt) -> Vec<SetAside> {
    let here = project.set_aside(document).filter(|c| c.span.overlaps(excerpt.span));
    let told = here.filter_map(|placed| {
        let (name, ruled) = (project.code(placed.code)?.name.clone(), placed.coding.ruling()?.clone());
        Some(SetAside { name, coder: placed.coding.coder, ruled })
    });
    told.collect()
}

fn person_at(document: &Document, turn: Option<usize>) -> Option<ParticipantId> {
    let speaker = turn.and_then(|i| document.speaker_of(&document.turns[i]));
    match speaker {
        Some(speaker) if speaker.role == Role::Participant => speaker.participant,
        Some(_) => None,
        None => document.participant,
    }
}

fn person(project: &Project, document: DocumentId, id: ParticipantId) -> Option<PersonData> {
    let participant = project.participants.get(&id).filter(|p| !p.removed)?;
    let value = |name: &str| {
        let own = project.value(Holder::Participant(id), name);
        own.or_else(|| project.value(Holder::Document(document), name)).map(str::to_owned)
    };
    let values = project.attributes().filter_map(|a| Some((a.name.clone(), value(&a.name)?))).collect();
    Some(PersonData { id, name: participant.name.clone(), values })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn exactly_coded_words_come_first_and_everybody_who_coded_is_named() {
        let mut fixture = Fixture::of("INT: Où ?\nU01: [Je dors [dehors|Rue|Rue@ben]|Nuit].");
        fixture.attribute("U01", "age", "41");
        let project = &fixture.project;
        let document = project.documents()[0];
        let text = project.text(document).unwrap();
        let at = text.as_str().find("dehors").map(|b| text.position(b)).unwrap();
        let excerpt = Excerpt { document: document.id, span: Span::new(at, at + 6) };
        let outline = Outline::of(project);
        let data = ExcerptData::of(project, &outline, excerpt).unwrap();
        let codes: Vec<_> = data.codes.iter().map(|c| (c.name.as_str(), c.exact, c.codings.len())).collect();
        assert_eq!(codes, [("Rue", true, 2), ("Nuit", false, 1)]);
        assert_eq!((data.quote.as_str(), data.turn, data.line), ("dehors", Some(2), 2));
        assert_eq!(data.participant.as_ref().unwrap().values, [("age".to_owned(), "41".to_owned())]);
        assert!(data.coding_of(fixture.coder).is_some());
    }
}
