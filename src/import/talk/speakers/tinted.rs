//! Turns whose words have a colour in place of a label, as some transcribers write: what one of two people says is
//! black, what the other says is red.

use super::super::lines::Line;
use super::super::turns::{Turn, asks};
use crate::import::{Layout, Tint};

/// Fewer turns are a text in which something is set off.
const FEWEST: usize = 4;
/// So many turns need no questions to be a talk.
const MANY: usize = 10;

/// How the words of a line are coloured; nothing if they have several colours.
type Colour = Option<Option<[u8; 3]>>;

/// Returns where the turns of two colours begin, `names[0]` the one that asks.
pub(super) fn turns<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    if layout.tints.is_empty() {
        return Vec::new();
    }
    let coloured = coloured(lines, &layout.tints);
    let whole: Vec<(usize, Option<[u8; 3]>)> =
        coloured.iter().filter_map(|(i, colour)| Some((*i, (*colour)?))).collect();
    let mut starts = whole.clone();
    starts.dedup_by_key(|(_, colour)| *colour);
    let n_lines = |of: Option<[u8; 3]>| whole.iter().filter(|(_, colour)| *colour == of).count();
    let mut colours: Vec<Option<[u8; 3]>> = starts.iter().map(|(_, colour)| *colour).collect();
    colours.sort_unstable();
    colours.dedup();
    let [one, other] = *colours.as_slice() else { return Vec::new() };
    // A few lines in a colour are what somebody marked; long stretches of one are a text with a part set off.
    let is_mixed = (coloured.len() - whole.len()) * 10 > coloured.len();
    let is_rare = n_lines(one).min(n_lines(other)) * 6 < whole.len();
    if is_mixed || is_rare || starts.len() < FEWEST || starts.len() * 5 < whole.len() {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(next, _)| *next).chain([lines.len()]);
    let turns: Vec<(usize, Option<[u8; 3]>, bool)> =
        starts.iter().zip(ends).map(|((from, colour), to)| (*from, *colour, ends_asking(&lines[*from..to]))).collect();
    let share = |of: Option<[u8; 3]>| {
        let of: Vec<bool> = turns.iter().filter(|(_, colour, _)| *colour == of).map(|(.., asks)| *asks).collect();
        of.iter().filter(|asks| **asks).count() * 100 / of.len().max(1)
    };
    let (asker, most) = if share(one) >= share(other) { (one, share(one)) } else { (other, share(other)) };
    // Where the colour changes with nearly every paragraph, nothing else explains it.
    let takes_turns = starts.len() >= MANY && starts.len() * 2 >= whole.len();
    let is_asked = most >= 50 && most > 2 * share(one).min(share(other));
    if !takes_turns && !is_asked {
        return Vec::new();
    }
    let turn = |(line, colour, _): &(usize, Option<[u8; 3]>, bool)| {
        let (text, voice) = (lines[*line].text, usize::from(*colour != asker));
        let words = text.len() - text.trim_start().len();
        Turn::without_label(*line, words, voice, names[voice])
    };
    turns.iter().map(turn).collect()
}

/// Returns the lines that hold words, each with its colour.
fn coloured(lines: &[Line<'_>], tints: &[Tint]) -> Vec<(usize, Colour)> {
    let mut next = 0;
    let mut coloured = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| !line.blank && !line.heading) {
        while tints.get(next).is_some_and(|tint| tint.range.end <= line.byte) {
            next += 1;
        }
        let end = line.byte + line.text.len();
        let here = tints[next..].iter().take_while(|tint| tint.range.start < end);
        coloured.push((i, of_line(line, here)));
    }
    coloured
}

/// Returns the colour of a line; signs and blanks may have another.
fn of_line<'l>(line: &Line<'_>, tints: impl Iterator<Item = &'l Tint>) -> Colour {
    let n_letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let (mut rgb, mut n_tinted) = (None, 0);
    for tint in tints {
        let from = tint.range.start.saturating_sub(line.byte);
        let to = (tint.range.end - line.byte).min(line.text.len());
        let n = line.text.get(from..to).map_or(0, n_letters);
        if n > 0 && rgb.is_some_and(|rgb| rgb != tint.rgb) {
            return None;
        }
        if n > 0 {
            rgb = Some(tint.rgb);
        }
        n_tinted += n;
    }
    let n = n_letters(line.text);
    match n_tinted {
        0 => Some(None),
        _ if n_tinted * 10 >= n * 9 => Some(rgb),
        _ => None,
    }
}

fn ends_asking(lines: &[Line<'_>]) -> bool {
    lines.iter().rev().find(|line| !line.blank).is_some_and(|line| asks(line.text))
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::import::{Layout, Tint};

    /// Paragraphs, those that begin with `!` in red, as `label|words`.
    fn turns(paragraphs: &[&str]) -> Vec<String> {
        let (mut text, mut tints) = (String::new(), Vec::new());
        for paragraph in paragraphs {
            let words = paragraph.trim_start_matches('!');
            let range = text.len()..text.len() + words.len();
            tints.extend((words.len() < paragraph.len()).then_some(Tint { range, rgb: [255, 0, 0] }));
            text.push_str(words);
            text.push('\n');
        }
        let found = find(&text, &Layout { tints, lines_are_paragraphs: true, ..Layout::default() });
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
