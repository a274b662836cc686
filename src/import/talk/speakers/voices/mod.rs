//! Texts without labels: what tells the voices apart is who asks, a dash, the look of the words or where they stand.
//!
//! `telling_apart.rs` goes through the ways in which two voices are told apart, each of which has a file; `people.rs`
//! parts the answers of several people, and where only these are counted, `replies.rs` finds whose they are.

mod asking;
mod dashed;
mod emphasised;
mod first_pair;
mod greeting;
mod listed;
pub(super) mod nested;
mod one_label;
mod replies;
mod returning;
mod run_in;
pub(super) mod set_apart;
mod slanting;
pub(super) mod telling_apart;
mod titles;

use super::{Read, people};
use crate::import::Layout;
use crate::import::talk::lines::Line;
use crate::import::talk::reading::{Convention, Doubt, Why, Wish};
use crate::import::talk::{language, turns};
use crate::model::Role;

/// Returns the turns of a text without labels; `None` where nothing tells voices apart.
pub(super) fn read<'t>(text: &str, lines: &[Line<'t>], layout: &Layout, wish: &Wish) -> Option<Read<'t>> {
    if !matches!(wish.convention, None | Some(Convention::Voices)) {
        return None;
    }
    let names = match language::leans_to_french(text) {
        true => ["Voix 1", "Voix 2"],
        false => ["Voice 1", "Voice 2"],
    };
    let headings = people::headings(lines);
    let mut marked = people::marked(lines, &headings);
    // A time on a line of its own is said by nobody.
    marked.iter_mut().for_each(|line| line.blank |= turns::lone_stamp(line).is_some());
    let mut starts = run_in::turns(&marked, names);
    if starts.is_empty() {
        starts = telling_apart::turns(&marked, layout, names, wish.convention.is_some());
    }
    if starts.is_empty() {
        starts = replies::turns(lines);
        return (!starts.is_empty()).then(|| Read { convention: Some(Convention::Voices), starts, ..Read::default() });
    }
    let mut starts = titles::end_the_talk(titles::leave_out(starts, lines), lines);
    let mut named = telling_apart::name(&mut starts, lines);
    if people::part(&mut starts, &headings, telling_apart::ANSWERS) {
        let asks = starts.iter().find(|turn| turn.speaker == Some(telling_apart::ASKS)).map(|turn| turn.label);
        named.extend(asks.map(|label| (label, Role::Interviewer)));
    }
    if let Some(asks) = first_pair::name(&mut starts, lines) {
        named.push((asks, Role::Interviewer));
        return Some(Read { convention: Some(Convention::Voices), starts, named, ..Read::default() });
    }
    let labelled = one_label::name(&mut starts, lines);
    named
        .extend(labelled.filter(|(side, _)| *side == telling_apart::ASKS).map(|(_, label)| (label, Role::Interviewer)));
    let mut told_apart: Vec<&str> = starts.iter().filter(|t| t.speaker.is_some()).map(|t| t.label).collect();
    told_apart.sort_unstable();
    told_apart.dedup();
    told_apart.retain(|label| labelled.is_none_or(|(_, written)| written != *label));
    let doubts = told_apart.into_iter().map(|label| Doubt { label: label.to_owned(), why: Why::NotWritten }).collect();
    Some(Read { convention: Some(Convention::Voices), starts, doubts, named, ..Read::default() })
}
