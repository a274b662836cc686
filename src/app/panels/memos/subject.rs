//! What a memo is on, in words.

use crate::app::words::{Tongue, memos as say};
use crate::model::text::short_quote;
use crate::model::{Coding, Project, Subject};

/// Returns what `on` is, as part of a sentence.
pub fn subject_words(tongue: Tongue, project: &Project, on: Subject) -> String {
    let named = |phrase, name: &str| tongue.fill(phrase, &[("name", name)]);
    match on {
        Subject::Project(_) => tongue.say(say::THE_PROJECT).to_owned(),
        Subject::Document(id) => named(say::THE_DOCUMENT, project.document_name(id)),
        Subject::Participant(id) => named(say::THE_PARTICIPANT, project.participant_name(id)),
        Subject::Code(id) => named(say::THE_CODE, project.code_name(id)),
        Subject::Coding(id) => project.coding(id).map_or_else(
            || tongue.say(say::SOME_CODING).to_owned(),
            |(_, coding)| coding_words(tongue, project, coding),
        ),
    }
}

/// So many characters of an excerpt name its coding.
const LONGEST: usize = 40;

/// Returns the words of a coding and its code.
pub fn coding_words(tongue: Tongue, project: &Project, coding: &Coding) -> String {
    let code = project.resolve_code(coding.code).unwrap_or(coding.code);
    let quote = short_quote(&coding.quote, LONGEST).split_whitespace().collect::<Vec<_>>().join(" ");
    tongue.fill(say::THE_CODING, &[("quote", &quote), ("name", project.code_name(code))])
}
