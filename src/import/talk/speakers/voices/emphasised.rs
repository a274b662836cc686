//! Questions that are bold, in italics or in brackets, and answers that are not, or the other way round.

use super::telling_apart::{ASKS, FEWEST, asks, ends_with};
use super::{first_pair, greeting};
use crate::import::Layout;
use crate::import::talk::lines::{Emphasis, Line, with_bold_alone};
use crate::import::talk::turns::Turn;

/// Questions in bold or italics, answers in plain letters.
pub(super) fn in_bold<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let mut starts: Vec<(usize, bool)> = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| !l.blank && !l.heading) {
        let bold = line.emphasis == Emphasis::Whole;
        if starts.last().map(|(_, before)| *before) != Some(bold) {
            starts.push((i, bold));
        }
    }
    let ends = || starts.iter().skip(1).map(|(next, _)| *next).chain([lines.len()]);
    // What is set off above the first question is a title, or the name of who answers.
    let first_asked = starts.iter().zip(ends()).position(|((from, bold), to)| *bold && asks(&lines[*from..to]));
    let first_asked = first_asked.map(|first| {
        greeting::before(first, |i| {
            let ((from, bold), to) = (starts[i], starts.get(i + 1).map_or(lines.len(), |(next, _)| *next));
            bold.then_some(&lines[from..to])
        })
    });
    let first_asked = first_asked.map(|first| {
        let first_lines: Vec<&Line<'_>> = starts[..first].iter().map(|(from, _)| &lines[*from]).collect();
        let named = first_pair::above(&first_lines).filter(|named| starts[*named].1);
        named.unwrap_or(first)
    });
    let starts = &starts[first_asked.unwrap_or(starts.len())..];
    let n_bold = starts.iter().filter(|(_, bold)| *bold).count();
    let ends = starts.iter().skip(1).map(|(next, _)| *next).chain([lines.len()]);
    let set_off: Vec<&[Line<'_>]> =
        starts.iter().zip(ends).filter(|((_, bold), _)| *bold).map(|((from, _), to)| &lines[*from..to]).collect();
    let n_questions = set_off.iter().filter(|said| asks(said)).count();
    // Whoever asks remarks as well, in whole sentences; what is set off in a text that nobody speaks are titles.
    let n_said = set_off.iter().filter(|said| ends_with(said, &['?', '.', '!', '…'])).count();
    let are_asked = n_questions * 5 >= n_bold * 3 || n_questions * 5 >= n_bold * 2 && n_said * 10 >= n_bold * 9;
    if n_bold * 2 < FEWEST || starts.len() < FEWEST || !are_asked {
        return Vec::new();
    }
    let turn = |(line, bold): &(usize, bool)| {
        let text = lines[*line].text;
        let words = text.len() - text.trim_start().trim_start_matches(['*', '_']).len();
        let voice = usize::from(!bold);
        Turn::without_label(*line, words, voice, names[voice])
    };
    starts.iter().map(turn).collect()
}

/// Questions in bold, answers in italics.
pub(super) fn in_bold_not_in_italics<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let has_both = layout.runs.iter().any(|run| run.bold) && layout.runs.iter().any(|run| run.italic && !run.bold);
    if has_both { in_bold(&with_bold_alone(lines, layout), names) } else { Vec::new() }
}

/// Questions in plain letters, answers in bold or italics.
pub(super) fn below_plain<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let turned = |line: &Line<'t>| {
        let emphasis = if line.emphasis == Emphasis::Whole { Emphasis::Plain } else { Emphasis::Whole };
        Line { emphasis, ..*line }
    };
    let mut found = in_bold(&lines.iter().map(turned).collect::<Vec<_>>(), names);
    // What is plain above the first question, and no sentence, is a title.
    if let [first, second, ..] = found.as_mut_slice() {
        let is_said = |line: &usize| ends_with(&lines[*line..=*line], &['?', '.', '!', '…']);
        let begins = (first.line..second.line).filter(|line| !lines[*line].blank).find(is_said);
        let words = |line: usize| lines[line].text.len() - lines[line].text.trim_start().len();
        let begun = begins.filter(|line| *line > first.line);
        *first = begun
            .map_or(*first, |line| Turn::without_label(line, words(line), first.speaker.unwrap_or(ASKS), first.label));
    }
    found
}

/// Questions in brackets, in bold or not, and answers without: `[How was it?]`.
pub(super) fn in_brackets<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let turned = |line: &Line<'t>| match inner(line.text) {
        Some((_, end)) => Line { text: &line.text[..end], emphasis: Emphasis::Whole, ..*line },
        None => Line { emphasis: Emphasis::Plain, ..*line },
    };
    let mut found = in_bold(&lines.iter().map(turned).collect::<Vec<_>>(), names);
    for turn in found.iter_mut().filter(|turn| turn.speaker == Some(ASKS)) {
        turn.words = inner(lines[turn.line].text).map_or(turn.words, |(from, _)| from);
    }
    found
}

/// Returns where what stands in brackets begins and ends, in bytes, if that is all of a line.
fn inner(line: &str) -> Option<(usize, usize)> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
    let inner = line.trim_start_matches(is_mark).strip_prefix('[')?;
    let from = line.len() - inner.len();
    let inner = inner.trim_end_matches(is_mark).strip_suffix(']')?;
    (!inner.contains(['[', ']'])).then_some((from, from + inner.len()))
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn questions_in_brackets_are_asked() {
        let talk = "[How was it?]\n\nGood, all of it.\n\n[And then?]\n\nHome.\n\n(laughs) By the river.\n\n[Why?]\n\nIt was late.\n";
        let expected = [
            "Voice 1@-1|How was it?",
            "Voice 2@-1|Good, all of it.",
            "Voice 1@-1|And then?",
            "Voice 2@-1|Home.\n\n(laughs) By the river.",
            "Voice 1@-1|Why?",
            "Voice 2@-1|It was late.",
        ];
        assert_eq!(turns_as_told("a.txt", talk), expected);
        let bold = talk.replace('[', "**[").replace(']', "]**");
        assert_eq!(turns_as_told("a.md", &bold), expected);
        let heard = "[Music]\n\nGood, all of it.\n\n[A door closes]\n\nHome.\n\n[Noise]\n\nIt was late.\n";
        assert!(turns_as_told("a.txt", heard).iter().all(|turn| turn.starts_with('-')));
    }

    use crate::import::talk::speakers::testing::said_in_bold as turns;

    #[test]
    fn answers_that_are_set_off_are_told_from_plain_questions_and_from_thanks() {
        let talk = ["How was it?", "!Good.", "!All of it.", "And then?", "!Home.", "Thank you.", "!With pleasure."];
        let voices = |talk: &[&str]| turns(talk).iter().map(|turn| turn.chars().next().unwrap()).collect::<String>();
        assert_eq!(voices(&talk), "121212");
        assert_eq!(voices(&[&["A talk of May"], &talk[..]].concat()), "-121212");
        let essay = ["It was late.", "!Late indeed.", "We left.", "!And why?", "Nobody knew.", "!Nobody at all."];
        assert!(turns(&essay).iter().all(|turn| turn.starts_with('-')));
    }
}
