//! `Speaker 1: 00:31` on a line of its own, with the words below, as pages of podcasts have it: the time of the turn, not
//! what is said. Where the line below has a label too, the same words answer *When?* and stay words.

use super::super::labels::{self, Candidate, Form};
use super::super::lines::Line;
use crate::import::stamps;

/// Returns the label of line `i` with the time that is all that stands behind its colon, if its words stand below.
pub(super) fn with_time<'t>(candidate: Candidate<'t>, lines: &[Line<'t>], i: usize) -> Candidate<'t> {
    let text = lines[i].text;
    let behind = text[candidate.words..].trim_end();
    let stamp = stamps::stamp(behind).filter(|stamp| stamp.len == behind.len() && !stamp.fenced);
    match stamp.filter(|_| candidate.form == Form::Colon && candidate.seconds.is_none() && goes_on_below(lines, i)) {
        Some(stamp) => Candidate { words: text.len(), seconds: Some(stamp.seconds), ..candidate },
        None => candidate,
    }
}

/// Whether the next line with words is one of text without a label.
fn goes_on_below(lines: &[Line<'_>], i: usize) -> bool {
    let below = lines[i + 1..].iter().find(|line| !line.blank);
    below.is_some_and(|line| !line.heading && labels::candidate(line.text, "").is_none_or(|c| !c.form.is_strong()))
}
