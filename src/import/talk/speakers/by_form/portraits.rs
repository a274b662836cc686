//! Talks copied from the page of a meeting that shows who speaks: what the page calls the portrait stands above each
//! name, `user avatar`, and the time below it. Who has no time speaks not, be it a short line of its own.

use rustc_hash::FxHashMap;

use crate::import::talk::lines::Line;
use crate::import::talk::turns::{self, Turn};

/// Fewer such turns are no talk.
const FEWEST: usize = 4;
/// The longest name, and the longest text in the place of a portrait, in code points.
const LONGEST: usize = 60;

/// A name with its time below it.
struct Named<'t> {
    line: usize,
    /// On which line the time stands.
    time: usize,
    name: &'t str,
    seconds: f32,
    /// On which line the text above it stands.
    above: Option<usize>,
}

/// Returns where the turns below portraits begin; nothing of a text without them.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let named = named(lines);
    let text = |line: usize| lines[line].text.trim();
    let Some(portrait) = named.get(1).and_then(|second| second.above).map(text) else { return Vec::new() };
    let is_below = |one: &Named<'_>| one.above.is_some_and(|above| text(above) == portrait);
    let n_below = named.iter().filter(|one| is_below(one)).count();
    let names_one = named.iter().any(|one| one.name == portrait);
    // Nothing else is called so, and above the first name it was not copied as a rule.
    let n_portraits = lines.iter().filter(|line| line.text.trim() == portrait).count();
    if n_below < FEWEST || n_portraits > n_below || n_below + 1 < named.len() || names_one {
        return Vec::new();
    }
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let turn = |one: Named<'t>| {
        let free = known.len();
        let speaker = Some(*known.entry(one.name).or_insert(free));
        let line = one.above.filter(|above| text(*above) == portrait).unwrap_or(one.line);
        let (words, seconds) = (lines[one.time].text.len(), Some(one.seconds));
        Turn { line, at: 0, speaker, label: one.name, words_line: one.time, words, seconds }
    };
    named.into_iter().map(turn).collect()
}

/// Returns the short lines right above a time that is all of its line.
fn named<'t>(lines: &[Line<'t>]) -> Vec<Named<'t>> {
    let filled: Vec<usize> = (0..lines.len()).filter(|line| !lines[*line].blank).collect();
    let at = |i: usize| {
        let (line, time) = (filled[i - 1], filled[i]);
        let seconds = turns::lone_stamp(&lines[time])?;
        let name = lines[line].text.trim();
        let is_name = name.chars().count() <= LONGEST && name.contains(char::is_alphabetic);
        let above = i.checked_sub(2).map(|above| filled[above]);
        let above = above.filter(|above| lines[*above].text.trim().chars().count() <= LONGEST);
        is_name.then_some(Named { line, time, name, seconds, above })
    };
    (1..filled.len()).filter_map(at).collect()
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn portraits_are_nobody_and_names_have_a_time() {
        let said = |who: &str, at: u8, words: &str| format!("{who}\n00:00:{at}\n{words}\nuser avatar\n");
        let talk = [
            said("Ana Roux", 10, "Where do you live?\nSo\nwe may begin."),
            said("Unknown Speaker", 20, "Here."),
            said("Ana Roux", 30, "Since when?\nI"),
            said("Unknown Speaker", 40, "So\nlong now."),
            said("Ana Roux", 50, "Ah."),
        ];
        let talk = talk.concat();
        let expected = [
            "Ana Roux@10|Where do you live?\nSo\nwe may begin.",
            "Unknown Speaker@20|Here.",
            "Ana Roux@30|Since when?\nI",
            "Unknown Speaker@40|So\nlong now.",
            "Ana Roux@50|Ah.",
        ];
        assert_eq!(turns_as_told("a.txt", talk.trim_end().strip_suffix("user avatar").unwrap_or(&talk)), expected);
    }
}
