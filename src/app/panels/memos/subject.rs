//! What a memo is on, in words.

use crate::app::words::{Tongue, memos as say};
use crate::model::text::short_quote;
use crate::model::{Coding, CodingId, Document, Project, Subject};

/// Returns what `on` is, as part of a sentence.
pub fn subject_words(tongue: Tongue, project: &Project, on: Subject) -> String {
    let named = |phrase, name: &str| tongue.fill(phrase, &[("name", name)]);
    match on {
        Subject::Project(_) => tongue.say(say::THE_PROJECT).to_owned(),
        Subject::Document(id) => named(say::THE_DOCUMENT, project.documents.get(&id).map_or("?", |d| &d.name)),
        Subject::Participant(id) => named(say::THE_PARTICIPANT, project.participants.get(&id).map_or("?", |p| &p.name)),
        Subject::Code(id) => named(say::THE_CODE, project.codes.get(&id).map_or("?", |c| &c.name)),
        Subject::Coding(id) => {
            let coding = coding(project, id).map(|(_, coding)| coding);
            let code = coding.and_then(|c| project.codes.get(&project.resolve_code(c.code).unwrap_or(c.code)));
            let quote = coding.map_or_else(|| "?".to_owned(), |c| short_quote(&c.quote, LONGEST));
            tongue.fill(say::THE_CODING, &[("quote", &quote), ("name", code.map_or("?", |c| &c.name))])
        }
    }
}

/// So many characters of an excerpt name its coding.
const LONGEST: usize = 40;

/// Returns a coding, standing or not, with its document.
pub fn coding(project: &Project, id: CodingId) -> Option<(&Document, &Coding)> {
    project.documents.values().find_map(|d| d.codings.get(&id).map(|c| (&**d, c)))
}
