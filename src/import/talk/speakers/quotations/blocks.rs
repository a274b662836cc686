//! Quotations without signs: a paragraph that is indented, marked by `>` or in italics throughout, with whose words it
//! holds at its end. Only what reports set apart so and attribute is one.

use rustc_hash::FxHashSet;

use super::Quotation;
use super::attributions::{attribution, is_person, says_who, set_off};
use crate::import::talk::lines::{Emphasis, Line};
use crate::import::talk::speakers::looks;
use crate::import::{Layout, Look};

/// What sets quotations off by itself.
const QUOTES: [char; 3] = ['«', '“', '"'];

/// Of so many blocks that end with somebody in brackets, no word need say what that one is.
const MANY: usize = 3;

/// Returns the quotations `with_signs` and those of blocks without, in the order of the text.
pub(super) fn beside<'t>(
    with_signs: Vec<Quotation<'t>>,
    text: &'t str,
    lines: &[Line<'_>],
    layout: &Layout,
) -> Vec<Quotation<'t>> {
    let blocks = blocks(lines, layout);
    let n_apart = blocks.iter().filter(|block| block.is_apart).count();
    // Where most paragraphs are indented, that sets none apart.
    if n_apart == 0 || n_apart * 3 > blocks.len() * 2 {
        return with_signs;
    }
    let are_attributed = blocks.iter().filter(|block| ends_with_somebody(text, block)).count() >= MANY;
    let mut found = with_signs;
    let quoted = blocks.iter().enumerate().filter_map(|(i, b)| quotation(text, b, blocks.get(i + 1), are_attributed));
    found.extend(quoted);
    found.sort_by_key(|quotation| quotation.start);
    found
}

/// A paragraph.
struct Block<'l, 't> {
    lines: &'l [Line<'t>],
    /// Whether every line is set apart from other text in the same way.
    is_apart: bool,
}

/// Returns the paragraphs: what stands between blank lines, or each line of a text whose lines are paragraphs, among
/// which a style of their own sets quotations apart as well.
fn blocks<'l, 't>(lines: &'l [Line<'t>], layout: &Layout) -> Vec<Block<'l, 't>> {
    if !layout.lines_are_paragraphs {
        let parted = lines.split(|line| line.blank).filter(|block| !block.is_empty());
        return parted.map(|lines| Block { lines, is_apart: is_apart(lines) }).collect();
    }
    let styled = looks::seen(lines, &layout.shown, |look| Look { colour: None, ..look });
    let styled: FxHashSet<usize> =
        styled.into_iter().filter(|(_, look)| look.is_some_and(|look| look.face.is_some())).map(|(i, _)| i).collect();
    let block = |i: usize| {
        let lines = &lines[i..=i];
        Block { lines, is_apart: is_apart(lines) || styled.contains(&i) }
    };
    (0..lines.len()).filter(|i| !lines[*i].blank).map(block).collect()
}

fn is_apart(block: &[Line<'_>]) -> bool {
    block.iter().all(|line| line.text.starts_with('>'))
        || block.iter().all(|line| line.text.starts_with("  ") || line.text.starts_with('\t'))
        || block.iter().all(|line| line.emphasis == Emphasis::Whole)
        || block.len() == 1 && is_apart_from_brackets(&block[0])
}

/// Whether all of a line is set in italics but for the brackets at its end.
fn is_apart_from_brackets(line: &Line<'_>) -> bool {
    let Emphasis::Begins(end) = line.emphasis else { return false };
    let behind = line.text.get(end..).unwrap_or_default().trim_matches([' ', '*', '_', '.', '\u{a0}']);
    behind.starts_with('(') && behind.ends_with(')') && behind.matches('(').count() == 1
}

/// Returns the words of a block with their end, in bytes of the text, if it is set apart without signs.
fn words<'t>(text: &'t str, block: &Block<'_, '_>) -> Option<(&'t str, usize)> {
    let (first, last) = (block.lines.first()?, block.lines.last()?);
    let end = last.byte + last.text.len();
    let words = text[first.byte..end].trim_start_matches(['>', ' ', '\t', '*', '_', '\u{a0}']);
    (block.is_apart && !words.contains(QUOTES)).then_some((words, end))
}

fn ends_with_somebody(text: &str, block: &Block<'_, '_>) -> bool {
    let label = words(text, block).and_then(|(words, end)| attributed_end(text, end - words.len(), end));
    label.is_some_and(|(_, label)| label.contains(',') && label.starts_with(char::is_uppercase))
}

fn quotation<'t>(
    text: &'t str,
    block: &Block<'_, '_>,
    below: Option<&Block<'_, '_>>,
    are_attributed: bool,
) -> Option<Quotation<'t>> {
    let (words, end) = words(text, block)?;
    let start = end - words.len();
    // Without a blank line between, a sign must set it off.
    let can_attribute = |below: &&Block<'_, '_>| {
        let is_set_off = || below.lines[0].text.trim_start().starts_with(['–', '—', '(', '[']);
        below.lines.len() == 1 && (below.lines[0].byte > end + 1 || is_set_off())
    };
    let below = || below.filter(can_attribute).and_then(|_| attribution(text, end));
    let in_brackets = || attributed_end(text, start, end).filter(|(_, label)| are_attributed || says_who(label));
    let at_the_end = attributed_line(text, block.lines).or_else(in_brackets);
    let (words_end, speaker) = at_the_end.or_else(|| below().map(|(label, _)| (end, label)))?;
    let len = text[start..words_end].trim_end_matches(['>', ' ', '\t', '\n', '*', '_', '\u{a0}']).len();
    (len > 0).then_some(Quotation { start, end: start + len, speaker })
}

/// Returns where the words of a block end whose last line is an attribution, and whose words they are.
fn attributed_line<'t>(text: &'t str, block: &[Line<'_>]) -> Option<(usize, &'t str)> {
    let last = block.last().filter(|_| block.len() > 1)?;
    let line = &text[last.byte..last.byte + last.text.len()];
    let behind = line.trim_start_matches(['>', ' ', '\t', '*', '_', '\u{a0}']).trim_end_matches(['*', '_', ' ']);
    let (label, end) = set_off(behind, behind)?;
    (behind[end..].trim_matches(['.', ' ']).is_empty()).then_some((last.byte, label))
}

/// Returns where the words end before the attribution in brackets that they end with.
fn attributed_end(text: &str, start: usize, end: usize) -> Option<(usize, &str)> {
    let words = text[start..end].trim_end_matches(['*', '_', ' ', '.']);
    let inner = words.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let label = inner[open + 1..].trim();
    let is_sentence = inner[..open].trim_end_matches([' ', '*', '_', '\u{a0}']).ends_with(['.', '!', '?', '…']);
    (is_sentence && is_person(label)).then_some((start + open, label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Layout;
    use crate::import::talk::lines::lines;

    fn found(text: &str) -> String {
        let (lines, _) = lines(text, &Layout::default());
        let told = |q: &Quotation<'_>| format!("{}: {}", q.speaker, text[q.start..q.end].replace('\n', "/"));
        beside(Vec::new(), text, &lines, &Layout::default()).iter().map(told).collect::<Vec<_>>().join(" ¦ ")
    }

    #[test]
    fn a_block_with_an_attribution_is_a_quotation() {
        let indented = "They said:\n\n    I sit down.\n    Then I go. (User, 34, Lyon)\n\nAnd so on.\n";
        assert_eq!(found(indented), "User, 34, Lyon: I sit down./    Then I go.");
        let marked = "They said:\n\n> I sit down.\n>\n> — Neighbour, Lyon\n\nAnd so on.\n";
        assert_eq!(found(marked), "Neighbour, Lyon: I sit down.");
        let italics = "They said:\n\n*I sit down. (Nurse, Lyon)*\n\nAnd so on.\n";
        assert_eq!(found(italics), "Nurse, Lyon: I sit down.");
        let but_brackets = "They said:\n\n*I sit down.* (Nurse, Lyon)\n\nAnd so on.\n";
        assert_eq!(found(but_brackets), "Nurse, Lyon: I sit down.");
        let below = "They said:\n\n    I sit down.\n\n    — Nurse, Lyon\n\nAnd so on.\n\nMore.\n";
        assert_eq!(found(below), "Nurse, Lyon: I sit down.");
    }

    #[test]
    fn where_many_blocks_end_with_somebody_no_word_need_say_what_that_is() {
        let of = |label: &str| format!("They said:\n\n    I sit down. ({label})\n\nAnd so on.\n\n");
        let labels = ["Receptionist, Leeds", "Verger, Hull", "Beadle, York"];
        assert_eq!(found(&labels.map(of).concat()).matches(": I sit down.").count(), 3);
        assert_eq!(found(&of("Verger, Hull")), "");
    }

    #[test]
    fn a_block_without_a_person_is_none() {
        assert_eq!(found("So:\n\n    a = 1 (see above, part 2)\n\nAnd so on.\n"), "");
        assert_eq!(found("So:\n\n    It grew by half. (Roux, 2014)\n\nAnd so on.\n"), "");
        assert_eq!(found("    One. (Nurse, Lyon)\n\n    Two. (Nurse, Lille)\n"), "");
    }
}
