//! Lists of two levels without labels, as notes of a talk are taken: the items of one level ask, and what lies deeper
//! below each of them was answered, unless it can only be ticked.

use std::collections::BTreeSet;

use super::telling_apart::{ANSWERS, ASKS};
use crate::import::Layout;
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::{Turn, asks};

/// Fewer questions with answers are no talk.
const FEWEST: usize = 3;
/// Choices have hardly more words than these, their sign counted.
const SHORT: usize = 4;

/// Returns where the questions and the answers begin; nothing of a text without such lists.
pub(super) fn turns<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let items = items(lines, layout);
    let depths: BTreeSet<u8> = items.iter().map(|item| item.depth).collect();
    depths
        .into_iter()
        .map(|depth| below(lines, &items, depth, names))
        .find(|turns| !turns.is_empty())
        .unwrap_or_default()
}

/// A line with something on it: how deep it lies in a list, 0 outside of all lists.
struct Item {
    line: usize,
    depth: u8,
    /// Where its words begin, in bytes of the line.
    words: usize,
    asks: bool,
    /// Whether it has more words than what can be ticked usually has.
    is_long: bool,
}

fn items(lines: &[Line<'_>], layout: &Layout) -> Vec<Item> {
    let filled = lines.iter().enumerate().filter(|(_, line)| !line.blank);
    let item = |(i, line): (usize, &Line<'_>)| {
        let bullet = bullet(line.text);
        let known = || layout.items.binary_search_by_key(&line.byte, |(at, _)| *at).ok().map(|at| layout.items[at].1);
        let depth = if layout.items.is_empty() { bullet.map(|_| indent(line.text)) } else { known() };
        let depth = depth.unwrap_or_default();
        // Most texts are no lists: what their lines say is not looked at.
        let is_long = depth > 0 && line.text.split_whitespace().count() > SHORT;
        Item { line: i, depth, words: bullet.unwrap_or_default(), asks: depth > 0 && asks(line.text), is_long }
    };
    filled.map(item).collect()
}

/// Returns the turns if nearly all items of `depth` ask, and half of them at least are answered deeper below, where
/// hardly anything asks.
fn below<'t>(lines: &[Line<'t>], items: &[Item], depth: u8, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let n = |is: &dyn Fn(&Item) -> bool| items.iter().filter(|item| is(item)).count();
    let (n_items, n_asking) = (n(&|item| item.depth == depth), n(&|item| item.depth == depth && item.asks));
    let (n_deeper, n_asking_deeper) = (n(&|item| item.depth > depth), n(&|item| item.depth > depth && item.asks));
    let n_long = n(&|item| item.depth > depth && item.is_long);
    if depth == 0
        || n_long * 2 < n_deeper
        || n_asking < FEWEST
        || n_asking * 5 < n_items * 4
        || n_asking_deeper * 4 > n_deeper
    {
        return Vec::new();
    }
    let mut turns: Vec<Turn<'t>> = Vec::new();
    let mut before = 0;
    for item in items {
        let Item { line, words, .. } = *item;
        let turn = |voice: usize| Turn::without_label(line, words, voice, names[voice]);
        match () {
            () if item.depth == depth => turns.push(turn(ASKS)),
            () if item.depth > depth && before == depth => turns.push(turn(ANSWERS)),
            // What stands above the next questions is a heading.
            () if item.depth < depth && before >= depth => turns.push(nobody(line)),
            () => {}
        }
        before = item.depth;
    }
    let n_answers = turns.iter().filter(|turn| turn.speaker == Some(ANSWERS)).count();
    let n_lines = lines.iter().filter(|line| !line.blank).count();
    let is_talk = n_answers >= FEWEST && n_answers * 2 >= n_items && (n_items + n_deeper) * 2 > n_lines;
    if is_talk { turns } else { Vec::new() }
}

/// Returns where the words begin behind the sign of an item.
pub(in crate::import) fn bullet(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let words = text.strip_prefix(['•', '◦', '▪', '●', '○', '·', '-', '–', '*', '+'])?;
    words.starts_with([' ', '\t', '\u{a0}']).then(|| line.len() - words.trim_start().len())
}

/// Returns how deep the blanks before an item let it lie, 1 where there are none.
fn indent(line: &str) -> u8 {
    let blanks = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 });
    blanks.fold(1, u8::saturating_add)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    fn turns(name: &str, text: &str) -> Vec<String> {
        turns_as_told(name, text).into_iter().map(|turn| turn.replacen("@-1", "", 1)).collect()
    }

    #[test]
    fn items_ask_and_what_lies_deeper_answers() {
        let page = "<p>Talk</p><p>Money:</p><ul><li>What does it cost?<ul><li>A lot in the first year.</li><li>Less in the second one<ul>\
            <li>and an exam</li></ul></li></ul></li><li>Who pays?<ul><li>The town and the region</li></ul></li></ul><p>Work:</p>\
            <ul><li>How many are you?<ul><li>Nine of us, all day</li></ul></li></ul>";
        let expected = [
            "-|Talk",
            "-|Money:",
            "Voice 1|What does it cost?",
            "Voice 2|A lot in the first year.\n• Less in the second one\n• and an exam",
            "Voice 1|Who pays?",
            "Voice 2|The town and the region",
            "-|Work:",
            "Voice 1|How many are you?",
            "Voice 2|Nine of us, all day",
        ];
        assert_eq!(turns("a.html", page), expected);
        let text = "Talk\n- What does it cost?\n  - A lot, and each year.\n  - A little less then\n\n- Who pays?\n  - The town and others\n\
            - How many are you?\n  - Nine of us here\n";
        let said: Vec<String> = turns("a.txt", text).into_iter().filter(|turn| turn.starts_with("Voice 2")).collect();
        let expected = ["A lot, and each year.\n  - A little less then", "The town and others", "Nine of us here"];
        assert_eq!(said, expected.map(|words| format!("Voice 2|{words}")));
    }

    #[test]
    fn what_can_be_ticked_answers_nothing() {
        let form = "<ul><li>How old are you?<ul><li>20 to 30</li><li>older</li></ul></li><li>Do you work?<ul><li>Yes</li><li>No</li></ul></li>\
            <li>Where do you live?<ul><li>Here</li><li>In the town</li></ul></li></ul>";
        assert!(
            turns("a.html", form).iter().all(|turn| !turn.starts_with("Voice 2|Yes")),
            "{:?}",
            turns("a.html", form)
        );
    }

    #[test]
    fn a_guide_of_two_levels_asks_nobody() {
        let guide = "- What is it?\n- What do you use?\n  - What for?\n  - Who pays?\n- Are you willing to pay?\n  - In what ways?\n";
        assert!(turns("a.md", guide).iter().all(|turn| turn.starts_with("-|")));
    }
}
