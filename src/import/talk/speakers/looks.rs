//! Turns whose words have a colour, a typeface or a style of paragraphs in place of a label, as some transcribers write:
//! what one of two people says is black, what the other says is red.

use crate::import::talk::lines::Line;
use crate::import::talk::turns::{Turn, asks};
use crate::import::{Layout, Look, Shown};

/// Fewer turns are a text in which something is set off.
const FEWEST: usize = 4;
/// So many turns need no questions to be a talk.
const MANY: usize = 10;

/// How the words of a line look; nothing if they have several looks.
type Seen = Option<Look>;

/// Returns where the turns of two colours begin, `names[0]` the one that asks.
pub(super) fn by_colour<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    turns_by(|look| Look { face: None, ..look }, lines, layout, names)
}

/// Returns where the turns of two typefaces or styles of paragraphs begin, `names[0]` the one that asks.
pub(super) fn by_face<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    turns_by(|look| Look { colour: None, ..look }, lines, layout, names)
}

/// Returns the turns of two looks of which only what `told_by` leaves counts: the colour or the typeface.
fn turns_by<'t>(told_by: fn(Look) -> Look, lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    if layout.shown.is_empty() {
        return Vec::new();
    }
    let seen = seen(lines, &layout.shown, told_by);
    let Some([one, other]) = two_most(&seen) else { return Vec::new() };
    let whole: Vec<(usize, Look)> =
        seen.iter().filter_map(|(i, look)| Some((*i, (*look).filter(|look| [one, other].contains(look))?))).collect();
    let mut starts = whole.clone();
    starts.dedup_by_key(|(_, look)| *look);
    let n_lines = |of: Look| whole.iter().filter(|(_, look)| *look == of).count();
    // A few lines in a colour are what somebody marked; long stretches of one are a text with a part set off.
    let is_mixed = (seen.len() - whole.len()) * 6 > seen.len();
    let is_rare = n_lines(one).min(n_lines(other)) * 6 < whole.len();
    if is_mixed || is_rare || starts.len() < FEWEST || starts.len() * 5 < whole.len() {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(next, _)| *next).chain([lines.len()]);
    let turns: Vec<(usize, Look, bool)> =
        starts.iter().zip(ends).map(|((from, look), to)| (*from, *look, ends_asking(&lines[*from..to]))).collect();
    let share = |of: Look| {
        let of: Vec<bool> = turns.iter().filter(|(_, look, _)| *look == of).map(|(.., asks)| *asks).collect();
        of.iter().filter(|asks| **asks).count() * 100 / of.len().max(1)
    };
    let (asker, most) = if share(one) >= share(other) { (one, share(one)) } else { (other, share(other)) };
    // Where the colour changes with nearly every paragraph, nothing else explains it; captions have a face of their own.
    let is_coloured = one.colour.or(other.colour).is_some();
    let changes_often = starts.len() >= MANY && starts.len() * 2 >= whole.len();
    let asks_more = |fewest: usize| most >= fewest && most > 2 * share(one).min(share(other));
    if !asks_more(50) && !(changes_often && (is_coloured || asks_more(30))) {
        return Vec::new();
    }
    // What stands above the first question of the one who asks, and is no sentence, is the head of the record.
    let is_head = |(line, look, _): &(usize, Look, bool)| *look != asker && !is_sentence(lines[*line].text);
    let turns = &turns[usize::from(turns.first().is_some_and(is_head))..];
    let turn = |(line, look, _): &(usize, Look, bool)| {
        let (text, voice) = (lines[*line].text, usize::from(*look != asker));
        let words = text.len() - text.trim_start().len();
        Turn::without_label(*line, words, voice, names[voice])
    };
    turns.iter().map(turn).collect()
}

/// Returns the two looks that most lines have; nothing where all have the same.
fn two_most(seen: &[(usize, Seen)]) -> Option<[Look; 2]> {
    let mut looks: Vec<Look> = seen.iter().filter_map(|(_, look)| *look).collect();
    looks.sort_unstable();
    let mut counted: Vec<(usize, Look)> = looks.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    counted.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let [(_, one), (_, other), ..] = *counted.as_slice() else { return None };
    Some([one, other])
}

/// Returns the lines that hold words, each with its look.
pub(super) fn seen(lines: &[Line<'_>], shown: &[Shown], told_by: fn(Look) -> Look) -> Vec<(usize, Seen)> {
    let mut next = 0;
    let mut seen = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| !line.blank && !line.heading) {
        while shown.get(next).is_some_and(|shown| shown.range.end <= line.byte) {
            next += 1;
        }
        let end = line.byte + line.text.len();
        let here = shown[next..].iter().take_while(|shown| shown.range.start < end);
        seen.push((i, of_line(line, here, told_by)));
    }
    seen
}

/// Returns the look of nearly all letters of a line.
fn of_line<'l>(line: &Line<'_>, shown: impl Iterator<Item = &'l Shown>, told_by: fn(Look) -> Look) -> Seen {
    let n_letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let n = n_letters(line.text);
    let mut of_looks: Vec<(Look, usize)> = vec![(Look::default(), n)];
    for Shown { range, look } in shown {
        let from = range.start.saturating_sub(line.byte);
        let to = (range.end - line.byte).min(line.text.len());
        let here = line.text.get(from..to).map_or(0, n_letters);
        of_looks[0].1 = of_looks[0].1.saturating_sub(here);
        let look = told_by(*look);
        match of_looks.iter_mut().find(|(known, _)| *known == look) {
            Some((_, n)) => *n += here,
            None => of_looks.push((look, here)),
        }
    }
    of_looks.into_iter().find(|(_, of_look)| of_look * 10 >= n * 9).map(|(look, _)| look)
}

fn is_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['.', '?', '!', '…', '»', '”', '"'])
}

fn ends_asking(lines: &[Line<'_>]) -> bool {
    lines.iter().rev().find(|line| !line.blank).is_some_and(|line| asks(line.text))
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::import::{Layout, Look, Shown};

    const RED: Look = Look { colour: Some([255, 0, 0]), face: None };

    /// Paragraphs, those that begin with `!` in red, as `label|words`.
    fn turns(paragraphs: &[&str]) -> Vec<String> {
        let (mut text, mut shown) = (String::new(), Vec::new());
        for paragraph in paragraphs {
            let words = paragraph.trim_start_matches('!');
            let range = text.len()..text.len() + words.len();
            shown.extend((words.len() < paragraph.len()).then_some(Shown { range, look: RED }));
            text.push_str(words);
            text.push('\n');
        }
        let found = find(&text, &Layout { shown, lines_are_paragraphs: true, ..Layout::default() });
        let label = |who: Option<u16>| who.map_or("-", |i| found.speakers[usize::from(i)].label.as_str());
        found.turns.iter().map(|t| format!("{}|{}", label(t.3), &text[t.1 as usize..t.2 as usize])).collect()
    }

    #[test]
    fn two_colours_that_take_turns_are_two_voices() {
        let talk =
            ["Where was it?", "!Over there.", "!By the river.", "And then?", "!I went home.", "Tell me more.", "!No."];
        let expected = [
            "Voice 1|Where was it?",
            "Voice 2|Over there.\nBy the river.",
            "Voice 1|And then?",
            "Voice 2|I went home.",
            "Voice 1|Tell me more.",
            "Voice 2|No.",
        ];
        assert_eq!(turns(&talk), expected);
    }

    #[test]
    fn a_passage_that_is_set_off_by_a_colour_is_no_voice() {
        assert_eq!(turns(&["Well.", "!Yes, so it is."].repeat(6)).len(), 12);
        for text in [
            ["One day it rained.", "!It rained hard.", "Then we left.", "!We left late.", "It was dark.", "!Why so?"],
            ["Is it so?", "So it is.", "!This is to be checked.", "And who came?", "We came.", "We all did."],
        ] {
            assert!(turns(&text).iter().all(|turn| turn.starts_with("-|")), "{text:?}");
        }
    }
}
