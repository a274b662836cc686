//! Words that divide groups.

use super::super::args::vocabulary::WordsTyped;
use super::super::args::{Counting, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::scope::{attribute, scope};
use crate::analysis::{WordsQuery, dividing_words};
use crate::session::Session;

/// Ranks the words that divide groups.
pub fn words(session: &Session, words: &WordsTyped, counting: &Counting, out: &Out) -> Result<Exit, Trouble> {
    let WordsTyped { groups, min_count, min_participants, stop_words, most } = words;
    let project = session.project();
    refuse_choice_of_codings(counting)?;
    let query = WordsQuery {
        attribute: attribute(project, groups)?,
        groups: groups.groups.clone(),
        scope: scope(project, counting)?,
        fewest_times: *min_count,
        fewest_people: *min_participants,
        without: stop_words.clone(),
        most: *most,
    };
    show(session, &dividing_words(project, &query)?.table(), out)
}

/// Words are counted whoever coded them.
pub(super) fn refuse_choice_of_codings(counting: &Counting) -> Result<(), Trouble> {
    super::scope::refuse_choice_of_codings(
        counting,
        "words count whoever coded them; beside --with-code it says whose codings with that code are meant",
    )
}
