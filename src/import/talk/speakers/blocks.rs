//! Quotations without signs: a paragraph that is indented, marked by `>` or in italics throughout, with whose words it
//! holds at its end. Only what reports set apart so and attribute is one.

use super::super::lines::{Emphasis, Line};
use super::attributions::{attribution, is_person, says_who, set_off};
use super::quotations::Quotation;

/// What sets quotations off by itself.
const QUOTES: [char; 3] = ['«', '“', '"'];

/// Returns the quotations `with_signs` and those of blocks without, in the order of the text.
pub(super) fn beside<'t>(with_signs: Vec<Quotation<'t>>, text: &'t str, lines: &[Line<'_>]) -> Vec<Quotation<'t>> {
    let blocks: Vec<&[Line<'_>]> = lines.split(|line| line.blank).filter(|block| !block.is_empty()).collect();
    let n_apart = blocks.iter().filter(|block| is_apart(block)).count();
    // Where most paragraphs are indented, that sets none apart.
    if n_apart == 0 || n_apart * 3 > blocks.len() * 2 {
        return with_signs;
    }
    let mut found = with_signs;
    let quoted: Vec<Quotation<'t>> =
        blocks.iter().enumerate().filter_map(|(i, b)| quotation(text, b, blocks.get(i + 1))).collect();
    found.extend(quoted);
    found.sort_by_key(|quotation| quotation.start);
    found
}

/// Whether every line of a block is set apart from other text in the same way.
fn is_apart(block: &[Line<'_>]) -> bool {
    block.iter().all(|line| line.text.starts_with('>'))
        || block.iter().all(|line| line.text.starts_with("  ") || line.text.starts_with('\t'))
        || block.iter().all(|line| line.emphasis == Emphasis::Whole)
}

fn quotation<'t>(text: &'t str, block: &[Line<'_>], below: Option<&&[Line<'_>]>) -> Option<Quotation<'t>> {
    let (first, last) = (block.first()?, block.last()?);
    let (begin, end) = (first.byte, last.byte + last.text.len());
    let words = text[begin..end].trim_start_matches(['>', ' ', '\t', '*', '_', '\u{a0}']);
    let start = end - words.len();
    if !is_apart(block) || words.contains(QUOTES) {
        return None;
    }
    let below = || below.filter(|below| below.len() == 1).and_then(|_| attribution(text, end));
    let at_the_end = attributed_line(text, block).or_else(|| attributed_end(text, start, end));
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

/// Returns where the words end before the attribution in brackets that they end with, if that says what somebody is.
fn attributed_end(text: &str, start: usize, end: usize) -> Option<(usize, &str)> {
    let words = text[start..end].trim_end_matches(['*', '_', ' ', '.']);
    let inner = words.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let label = inner[open + 1..].trim();
    let is_sentence = inner[..open].trim_end().ends_with(['.', '!', '?', '…']);
    (is_sentence && is_person(label) && says_who(label)).then_some((start + open, label))
}

#[cfg(test)]
mod tests {
    use super::super::super::lines::lines;
    use super::*;
    use crate::import::Layout;

    fn found(text: &str) -> String {
        let (lines, _) = lines(text, &Layout::default());
        let told = |q: &Quotation<'_>| format!("{}: {}", q.speaker, text[q.start..q.end].replace('\n', "/"));
        beside(Vec::new(), text, &lines).iter().map(told).collect::<Vec<_>>().join(" ¦ ")
    }

    #[test]
    fn a_block_with_an_attribution_is_a_quotation() {
        let indented = "They said:\n\n    I sit down.\n    Then I go. (User, 34, Lyon)\n\nAnd so on.\n";
        assert_eq!(found(indented), "User, 34, Lyon: I sit down./    Then I go.");
        let marked = "They said:\n\n> I sit down.\n>\n> — Neighbour, Lyon\n\nAnd so on.\n";
        assert_eq!(found(marked), "Neighbour, Lyon: I sit down.");
        let italics = "They said:\n\n*I sit down. (Nurse, Lyon)*\n\nAnd so on.\n";
        assert_eq!(found(italics), "Nurse, Lyon: I sit down.");
        let below = "They said:\n\n    I sit down.\n\n    — Nurse, Lyon\n\nAnd so on.\n\nMore.\n";
        assert_eq!(found(below), "Nurse, Lyon: I sit down.");
    }

    #[test]
    fn a_block_without_a_person_is_none() {
        assert_eq!(found("So:\n\n    a = 1 (see above, part 2)\n\nAnd so on.\n"), "");
        assert_eq!(found("So:\n\n    It grew by half. (Roux, 2014)\n\nAnd so on.\n"), "");
        assert_eq!(found("    One. (Nurse, Lyon)\n\n    Two. (Nurse, Lille)\n"), "");
    }
}
