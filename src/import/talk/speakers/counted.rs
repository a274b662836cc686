//! Texts whose turns are counted before their labels, in any way of writing numbers: `1 E : Why?`, `(2) M – So.`,
//! `T3 E: And?` The numbers say nothing of who speaks, and hide the labels.

use crate::model::Span;

/// Fewer numbers are those of a list.
const FEWEST: usize = 8;
/// Turns have so many lines on average at most.
const MOST_LINES: usize = 3;

/// Returns where the numbers of turns stand, in code points, if they count the lines that have one from first to last.
pub(super) fn numbers(text: &str) -> Vec<Span> {
    let (mut position, mut n_lines) = (0_u32, 0);
    let mut found: Vec<(u32, Span)> = Vec::new();
    for line in text.split('\n') {
        n_lines += usize::from(!line.trim().is_empty());
        let indent = line.chars().take_while(|c| c.is_whitespace()).count() as u32;
        if let Some((number, n_chars)) = number(line.trim_start()) {
            let start = position + indent;
            found.push((number, Span::new(start, start + n_chars)));
        }
        position += line.chars().count() as u32 + 1;
    }
    let n_counted = found.windows(2).filter(|two| two[1].0 == two[0].0 + 1).count() + 1;
    let are_counted =
        found.len() >= FEWEST && n_counted * 20 >= found.len() * 19 && found.len() * MOST_LINES >= n_lines;
    if are_counted { found.into_iter().map(|(_, span)| span).collect() } else { Vec::new() }
}

/// Returns the number that a line begins with, and how many characters it takes with its signs and the blanks behind.
fn number(line: &str) -> Option<(u32, u32)> {
    const MOST_DIGITS: usize = 4;
    let behind_sign = line.trim_start_matches(['[', '(', '#']);
    let opened = behind_sign.strip_prefix(['T', 'L']).unwrap_or(behind_sign);
    let n_digits = opened.bytes().take_while(u8::is_ascii_digit).count();
    let behind = opened[n_digits..].trim_start_matches(['.', ')', ']', '-', '–', '/', ':']);
    let words = behind.trim_start();
    let is_number = (1..=MOST_DIGITS).contains(&n_digits) && words.len() < behind.len() && !words.is_empty();
    let number = opened[..n_digits].parse().ok().filter(|_| is_number)?;
    Some((number, line[..line.len() - words.len()].chars().count() as u32))
}

#[cfg(test)]
mod tests {
    use super::super::testing::spoken;

    #[test]
    fn numbers_before_labels_hide_nobody() {
        for (number, sign) in [("", " "), ("  ", " "), ("", "- "), ("", "/ "), ("T", " "), ("(", ") ")] {
            let turn = |n: usize| {
                let (who, words) = if n % 2 == 1 { ("E", "And what is it?") } else { ("M", "It is a song of old.") };
                format!("{number}{n}{sign}{who} : {words}\n")
            };
            let talk: String = (1..=12).map(turn).collect();
            assert_eq!(spoken(&talk), "E 6, M 6", "{talk}");
        }
        let dashed: String = (1..=12).map(|n| format!("({n}) {} – So it was.\n", ["M", "E"][n % 2])).collect();
        assert_eq!(spoken(&dashed), "E 6, M 6");
        let list: String = (1..=12).map(|n| format!("{n}. What is the number of it?\n")).collect();
        assert_eq!(spoken(&list), "");
    }
}
