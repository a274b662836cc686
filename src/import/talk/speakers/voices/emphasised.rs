//! Questions that are bold, in italics or in brackets, and answers that are not, or the other way round.

use std::ops::Range;

use super::telling_apart::{ASKS, FEWEST, asks, ends_with};
use super::{first_pair, greeting, titles};
use crate::import::Layout;
use crate::import::talk::lines::{Emphasis, Line, with_bold_alone};
use crate::import::talk::turns::Turn;

/// Lines that are set alike, one below the other.
pub(super) struct Stretch {
    pub lines: Range<usize>,
    /// Whether they are in bold or italics.
    pub is_set_off: bool,
}

/// Questions in bold or italics, answers in plain letters.
pub(super) fn in_bold<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    // Who wrote the talk down may be set off as the questions are, and asks nothing.
    let lines = &lines[..titles::end_of_talk(lines)];
    let mut stretches = stretches(lines);
    let Some((first, line)) = begin_of_talk(&stretches, lines) else { return Vec::new() };
    stretches.drain(..first);
    stretches[0].lines.start = line;
    if !are_asked(&stretches, lines) {
        return Vec::new();
    }
    let turn = |stretch: &Stretch| {
        let (line, voice) = (stretch.lines.start, usize::from(!stretch.is_set_off));
        let text = lines[line].text;
        let words = text.len() - text.trim_start().trim_start_matches(['*', '_']).len();
        Turn::without_label(line, words, voice, names[voice])
    };
    stretches.iter().map(turn).collect()
}

fn stretches(lines: &[Line<'_>]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| !l.blank && !l.heading) {
        let is_set_off = line.emphasis == Emphasis::Whole;
        if stretches.last().is_none_or(|before| before.is_set_off != is_set_off) {
            if let Some(before) = stretches.last_mut() {
                before.lines.end = i;
            }
            stretches.push(Stretch { lines: i..lines.len(), is_set_off });
        }
    }
    stretches
}

/// Returns which stretch begins the talk, and on which line: what is set off above the first question is a title, or the
/// name of who answers.
fn begin_of_talk(stretches: &[Stretch], lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let first = stretches.iter().position(|stretch| stretch.is_set_off && asks(&lines[stretch.lines.clone()]))?;
    let first = greeting::before(first, |i| stretches[i].is_set_off.then(|| &lines[stretches[i].lines.clone()]));
    let named = first_pair::above(stretches, first, lines);
    Some(
        named.unwrap_or_else(|| {
            (first, behind_lead(&lines[stretches[first].lines.clone()]) + stretches[first].lines.start)
        }),
    )
}

/// Returns at which of the lines that begin a talk its first question begins: behind what a newspaper sets as it sets the
/// questions, long paragraphs that say who is asked and why.
fn behind_lead(lines: &[Line<'_>]) -> usize {
    const FEWEST_WORDS: usize = 35;
    let is_lead = |line: &Line<'_>| {
        let is_long = line.text.split_whitespace().count() >= FEWEST_WORDS;
        is_long && !line.text.contains('?') && !greeting::is_one(line.text)
    };
    let first = lines.iter().position(|line| !line.blank && !is_lead(line));
    first.filter(|first| asks(&lines[*first..])).unwrap_or_default()
}

/// Whether what is set off are questions. Whoever asks remarks as well, in whole sentences; what is set off in a text that
/// nobody speaks are titles.
fn are_asked(stretches: &[Stretch], lines: &[Line<'_>]) -> bool {
    let set_off: Vec<&[Line<'_>]> =
        stretches.iter().filter(|stretch| stretch.is_set_off).map(|stretch| &lines[stretch.lines.clone()]).collect();
    let n_questions = set_off.iter().filter(|said| asks(said)).count();
    let n_said = set_off.iter().filter(|said| ends_with(said, &['?', '.', '!', '…'])).count();
    let n = set_off.len();
    let are_asked = n_questions * 5 >= n * 3 || n_questions * 5 >= n * 2 && n_said * 10 >= n * 9;
    n * 2 >= FEWEST && stretches.len() >= FEWEST && are_asked
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
    fn a_lead_in_bold_above_the_first_question_is_nobodys() {
        let lead = "Stephan works as a film maker for two magazines that many read, makes films of his own beside that, and has gone to the river since he was six years old, for to him it is far more than a fish that one takes home.";
        let talk = format!(
            "**{lead}**\n\n**What do you take with you?**\n\nThe rod.\n\n**And when?**\n\nIn spring.\n\n**With whom?**\n\nAlone.\n"
        );
        let read = turns_as_told("a.md", &talk);
        assert_eq!(read[1], "Voice 1@-1|What do you take with you?");
        assert!(read[0].starts_with('-') && read.len() == 7, "{read:?}");
        let greeted = talk.replace(lead, &format!("Hello Stephan. {lead}"));
        assert!(turns_as_told("a.md", &greeted)[0].starts_with("Voice 1"));
    }

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
        let credited = [&talk[..5], &["Thank you.", "!With pleasure.", "Interview by Ana Roux"]].concat();
        assert_eq!(voices(&credited), "121212-");
        let essay = ["It was late.", "!Late indeed.", "We left.", "!And why?", "Nobody knew.", "!Nobody at all."];
        assert!(turns(&essay).iter().all(|turn| turn.starts_with('-')));
    }
}
