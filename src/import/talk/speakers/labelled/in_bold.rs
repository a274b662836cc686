//! Turns whose label was forgotten among those that have one, where one of two people says everything in bold, or in
//! italics, and the other nothing: there the look of a paragraph tells who goes on.

use super::survey::Survey;
use crate::import::talk::lines::{Emphasis, Line};
use crate::import::talk::turns::{Turn, asks};

/// Fewer turns show no rule.
const FEWEST: usize = 5;
/// In so many turns at most a label was forgotten; in more of them people go on as they like.
const MOST_FORGOTTEN: usize = 4;

/// Returns `starts` with the turns whose label was forgotten.
pub(super) fn beside<'t>(survey: &Survey<'t>, starts: Vec<Turn<'t>>) -> Vec<Turn<'t>> {
    let Some([bold, plain]) = told_apart(survey.lines, &starts) else { return starts };
    let mut forgotten: Vec<Turn<'t>> =
        starts.last().and_then(|last| last_answer(survey, last, &bold, &plain)).into_iter().collect();
    for two in starts.windows(2) {
        let mut speaks_bold = two[0].speaker == bold.speaker;
        // Plain words that ask may be those of the one who asks, who has forgotten the bold as well.
        let below = survey.lines.get(two[0].words_line + 1..two[1].line).unwrap_or_default();
        if speaks_bold && below.iter().any(|line| line.emphasis == Emphasis::Plain && line.text.contains('?')) {
            continue;
        }
        for line in two[0].words_line + 1..two[1].line {
            if goes_over(survey, line, speaks_bold) {
                speaks_bold = !speaks_bold;
                forgotten.push(without_label(survey.lines, line, if speaks_bold { &bold } else { &plain }));
            }
        }
    }
    if forgotten.len() * MOST_FORGOTTEN > starts.len() {
        return starts;
    }
    let mut all = starts;
    all.extend(forgotten);
    all.sort_by_key(|turn| (turn.line, turn.at));
    all
}

/// Returns a turn of whoever speaks in bold and one of whoever does not, if two people speak and nothing else tells them
/// apart more surely.
fn told_apart<'t>(lines: &[Line<'t>], starts: &[Turn<'t>]) -> Option<[Turn<'t>; 2]> {
    let first = *starts.first()?;
    let second = *starts.iter().find(|turn| turn.speaker != first.speaker)?;
    let are_two = starts.iter().all(|turn| turn.speaker == first.speaker || turn.speaker == second.speaker);
    let share = |of: &Turn<'_>| {
        let own = starts.iter().filter(|turn| turn.speaker == of.speaker);
        let looks: Vec<bool> = own.filter_map(|turn| is_bold(lines, turn)).collect();
        let n_bold = looks.iter().filter(|is_bold| **is_bold).count();
        (looks.len() >= FEWEST).then_some((n_bold, looks.len() - n_bold))
    };
    let (one, other) = (share(&first).filter(|_| are_two)?, share(&second)?);
    let is_rule = |(n, n_others): (usize, usize)| n_others * 10 <= n;
    let swapped = |(n_bold, n_plain)| (n_plain, n_bold);
    match () {
        () if is_rule(one) && is_rule(swapped(other)) => Some([first, second]),
        () if is_rule(other) && is_rule(swapped(one)) => Some([second, first]),
        () => None,
    }
}

/// Returns the answer to the last question, if it has no label: the line right below. What follows a talk is no answer.
fn last_answer<'t>(survey: &Survey<'t>, last: &Turn<'t>, bold: &Turn<'t>, plain: &Turn<'t>) -> Option<Turn<'t>> {
    let below = (last.words_line + 1..survey.lines.len()).find(|below| !survey.lines[*below].blank)?;
    let is_asked = last.speaker == bold.speaker && asks(survey.lines[last.words_line].text);
    (is_asked && goes_over(survey, below, true)).then(|| without_label(survey.lines, below, plain))
}

/// Whether the words that stand behind a label on its line are bold as it is; nothing if there are none.
fn is_bold(lines: &[Line<'_>], turn: &Turn<'_>) -> Option<bool> {
    let line = &lines[turn.words_line];
    let words = line.text.get(turn.words..)?.trim_matches(['*', '_', ' ']);
    (!words.is_empty()).then_some(line.emphasis == Emphasis::Whole)
}

/// Whether somebody else goes on at a line: it is a paragraph of its own, and looks as nothing that who spoke above says.
/// A short line in bold within an answer may be a title, and one in brackets is said by nobody.
fn goes_over(survey: &Survey<'_>, line: usize, speaks_bold: bool) -> bool {
    let Line { text, emphasis, blank, heading, .. } = survey.lines[line];
    let words = text.trim_start_matches(['*', '_', ' ', '\u{a0}', ':']);
    let begins = words.starts_with(|c: char| !c.is_lowercase() && !matches!(c, '(' | '['));
    let looks_so = match speaks_bold {
        true => emphasis == Emphasis::Plain,
        false => emphasis == Emphasis::Whole && text.contains('?'),
    };
    !blank && (!heading || !speaks_bold) && looks_so && begins && survey.is_behind_a_sentence(line)
}

/// Returns a turn without label; what is left of one, `: And then?`, is none of its words.
fn without_label<'t>(lines: &[Line<'t>], line: usize, of: &Turn<'t>) -> Turn<'t> {
    let text = lines[line].text;
    let words = text.trim_start_matches(['*', '_', ' ', '\u{a0}', '\t', ':']);
    Turn { line, at: 0, words_line: line, words: text.len() - words.len(), seconds: None, ..*of }
}

#[cfg(test)]
mod tests {
    use crate::import::Run;
    use crate::import::talk::speakers::testing::said_set_off;

    const BOLD: Run = Run { range: 0..0, bold: true, italic: false };

    #[test]
    fn whoever_forgets_a_label_is_known_by_the_bold() {
        let pair = ["!NC: And what is it?", "CS: It is a song."];
        let without = ["!NC: You wrote of it.", "I did, in May.", "", "Not later.", "!: And then?", "CS: So it was."];
        let last = ["!NC: Why so?", "I do not know."];
        let lines = [pair.repeat(6).as_slice(), &without, &last].concat();
        let expected = ["1|You wrote of it.", "2|I did, in May.\n\nNot later.", "1|And then?", "2|So it was."];
        let turns = said_set_off(&lines, '!', &BOLD);
        assert_eq!(turns[12..16], expected, "{turns:?}");
        assert_eq!(turns[16..], ["1|Why so?", "2|I do not know."], "{turns:?}");
    }

    #[test]
    fn titles_and_notes_are_of_nobody_else() {
        let pair = ["!NC: And what is it?", "CS: It is a song."];
        let with = ["!NC: You wrote of it.", "[silence]", "CS: I did, in May.", "!The way of a song", "So it was."];
        let turns = said_set_off(&[pair.repeat(6).as_slice(), &with, &pair].concat(), '!', &BOLD);
        let who: String = turns.iter().filter_map(|turn| turn.chars().next()).filter(|c| *c != '-').collect();
        assert!(turns.iter().all(|turn| !turn.starts_with("2|[")) && !who.contains("11"), "{turns:?}");
        let asked = ["!NC: You wrote of it.", "No.", "Shall we go on?", "CS: Yes."];
        let turns = said_set_off(&[pair.repeat(6).as_slice(), &asked, &pair].concat(), '!', &BOLD);
        assert_eq!(turns[12], "1|You wrote of it.\nNo.\nShall we go on?");
    }
}
