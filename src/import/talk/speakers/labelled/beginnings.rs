//! Where turns begin: at labels of those who speak, unless a label stands where nobody begins to speak, as in the middle
//! of a sentence that was wrapped.

use rustc_hash::FxHashMap;

use super::head;
use super::survey::{Mark, Survey};
use crate::import::talk::labels::{self, Form, Shape};
use crate::import::talk::lines::Emphasis;
use crate::import::talk::turns::Turn;

/// Returns where the turns of all speakers begin, one label a place.
pub(super) fn of<'t>(survey: &Survey<'t>) -> Vec<Turn<'t>> {
    let mut n_alone: FxHashMap<usize, usize> = FxHashMap::default();
    for mark in survey.marks.iter().filter(|m| m.candidate.form == Form::Alone) {
        *n_alone.entry(mark.group).or_default() += 1;
    }
    let is_separated = survey.is_separated_by_blanks();
    let speaks = |m: &&Mark<'t>| m.at == 0 && m.candidate.form.is_strong() && m.line >= survey.head;
    let first = survey.marks.iter().filter(speaks).find(|m| survey.groups[m.group].verdict.speaks()).map(|m| m.line);
    let is_set_off = |m: &Mark<'t>| !is_separated || first == Some(m.line) && survey.is_below_a_head(m.line);
    let mut marks: Vec<&Mark<'t>> =
        survey.marks.iter().filter(|m| begins_turn(survey, m, &n_alone, !is_set_off(m))).collect();
    // `- Ana: mend the door` is no turn where nearly all of them stand in no list: somebody noted who does what.
    let n_listed = marks.iter().filter(|m| survey.is_in_list(m.line)).count();
    if n_listed > 0 && n_listed * 2 < marks.len() {
        marks.retain(|m| !survey.is_in_list(m.line));
    }
    // Of two labels in one place, that which a sign sets off is meant.
    marks.sort_by_key(|m| (m.line, m.at, !m.candidate.form.is_strong()));
    marks.dedup_by_key(|m| (m.line, m.at));
    let mut before = None;
    marks.retain(|m| {
        let goes_on = m.at > 0 && before == Some(m.group);
        before = Some(m.group);
        !goes_on
    });
    let turn = |m: &&Mark<'t>| Turn {
        line: m.line,
        at: m.at,
        speaker: Some(m.group),
        label: survey.groups[m.group].label,
        words_line: m.words_line,
        words: m.candidate.words,
        seconds: m.candidate.seconds,
    };
    let mut turns: Vec<Turn<'t>> = marks.iter().map(turn).collect();
    head::leave_empty_labels_out(&mut turns, survey.lines);
    turns
}

/// Whether a turn begins at this label: its speaker speaks, and it is set off as the speaker's labels are, or in
/// another way that nothing else explains. `is_separated` says that blank lines set turns off throughout, as they do
/// not right below a head.
fn begins_turn(survey: &Survey<'_>, mark: &Mark<'_>, n_alone: &FxHashMap<usize, usize>, is_separated: bool) -> bool {
    let group = &survey.groups[mark.group];
    let form = mark.candidate.form;
    if !group.verdict.speaks() || mark.line < survey.head {
        return false;
    }
    let is_word = group.shape == Shape::Code || group.is_part;
    if mark.at > 0 {
        let large = survey.lines[mark.line].text[mark.candidate.words..].starts_with(|c: char| !c.is_lowercase());
        return is_word || (group.n >= 2 && large);
    }
    if form.is_strong() {
        // In a hard-wrapped text a line may begin in the middle of a sentence, with a name before a colon.
        let astray = !mark.after_blank && mark.words_line == mark.line && is_separated;
        // A name in capitals that speaks again and again is one below a head as well.
        let is_known = form == Form::Colon && group.n >= 5 && !group.label.contains(char::is_lowercase);
        let is_label = is_known && group.shape == Shape::Name || !astray;
        return is_label || survey.is_behind_a_sentence(mark.line) || survey.is_below_a_title(mark.line);
    }
    if group.form == Some(form) {
        return true;
    }
    let apart = mark.after_blank || survey.is_behind_a_sentence(mark.line);
    apart
        && match form {
            Form::Alone => {
                let is_bold = survey.lines[mark.line].emphasis == Emphasis::Whole;
                let is_one = (is_word || is_bold) && is_written_out(mark.candidate.label, group.label)
                    || is_shouted(mark.candidate.label, group.label)
                    || n_alone.get(&mark.group) >= Some(&2);
                is_one && !survey.is_listed(mark.line)
            }
            Form::Point => is_word || labels::is_titled(group.label),
            Form::Capitals => is_shouted(mark.candidate.label, group.label) || is_word,
            _ => true,
        }
}

/// Whether the label here is the speaker's own rather than one that the speaker's explains: `Ana Roux (Chair)`.
fn is_written_out(here: &str, label: &str) -> bool {
    labels::key(here) == labels::key(label)
}

/// Whether a name that is written small elsewhere stands in capitals here.
fn is_shouted(here: &str, elsewhere: &str) -> bool {
    here != elsewhere && here.chars().all(|c| !c.is_lowercase())
}
