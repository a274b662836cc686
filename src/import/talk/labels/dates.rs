//! The date and time that programs for chats write before each message: `12/05/2023, 14:05 - `, `[2023-05-12 14:05:11]
//! `.

use super::super::lexicon::fold;
use super::super::months::is_month;
use super::{is_blank, skip_blank};
use crate::import::stamps;

/// Returns how many bytes a date with its time takes at the beginning of `text`, with what sets it off. A date alone
/// says nothing of a message.
pub(in crate::import) fn len(text: &str) -> Option<usize> {
    let open = usize::from(text.starts_with('['));
    let date = open + date(&text[open..]).or_else(|| in_letters(&text[open..], open > 0))?;
    let between = text[date..].strip_prefix(',').unwrap_or(&text[date..]);
    let between = between.strip_prefix('T').unwrap_or(between).trim_start_matches(is_blank);
    let between = between.strip_prefix("à ").or_else(|| between.strip_prefix("at ")).unwrap_or(between);
    let clock = text.len() - between.len();
    let mut at = clock + stamps::stamp(between).filter(|stamp| !stamp.fenced)?.len;
    let half = text[at..].trim_start_matches(is_blank);
    if half.get(..2).is_some_and(|h| h.eq_ignore_ascii_case("am") || h.eq_ignore_ascii_case("pm")) {
        at = text.len() - half.len() + 2;
    }
    if open > 0 {
        at += text[at..].strip_prefix(']').map(|_| 1)?;
    }
    at = skip_blank(text, at);
    let dash = text[at..].strip_prefix(['-', '–']).filter(|behind| behind.starts_with(is_blank));
    Some(dash.map_or(at, |behind| skip_blank(text, text.len() - behind.len())))
}

/// Returns how many bytes `12/05/2023`, `12.5.23` or `2023-05-12` takes.
fn date(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut separator = None;
    for part in 0..3 {
        let n_digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        if !matches!(n_digits, 1 | 2 | 4) {
            return None;
        }
        at += n_digits;
        if part < 2 {
            let sign = text[at..].chars().next().filter(|c| matches!(c, '/' | '.' | '-'))?;
            if *separator.get_or_insert(sign) != sign {
                return None;
            }
            at += 1;
        }
    }
    Some(at)
}

/// Returns how many bytes a date takes whose month stands in letters: `Jan 4, 2013`, `4. Januar 2013`. A line that a
/// bracket opens may go without the year: `15 Jan`.
fn in_letters(text: &str, without_year: bool) -> Option<usize> {
    let mut words = text.split_inclusive(' ').take(3).map(|word| (word.len(), word.trim_matches([' ', ',', '.'])));
    let (first, second) = (words.next()?, words.next()?);
    let is_number = |word: &str, n: &[usize]| n.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let is_day = |word: &str| is_number(word, &[1, 2]);
    let is_named = |word: &str| is_month(&fold(word));
    if !(is_day(first.1) && is_named(second.1) || is_named(first.1) && is_day(second.1)) {
        return None;
    }
    let day = first.0 + second.0;
    let year = words.next().filter(|(_, word)| is_number(word, &[4])).map(|(len, _)| day + len);
    let end = year.or(without_year.then_some(day))?;
    Some(text[..end].trim_end_matches([' ', ',']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dates_of_chats_are_read() {
        for text in [
            "12/05/2023, 14:05 - Anna: hi",
            "[12/05/2023, 14:05:11] Anna: hi",
            "2023-05-12 14:05:11 Anna: hi",
            "5/12/23, 2:05\u{202f}PM - Anna: hi",
            "12.05.23, 14:05 - Anna: hi",
            "12/05/2023 à 14:05 - Anna: hi",
            "Jan 4, 2013, 19:21 - Anna: hi",
            "4. Januar 2013, 19:21 - Anna: hi",
            "[15 Jan 12:22] Anna: hi",
        ] {
            assert_eq!(len(text).map(|len| &text[len..]), Some("Anna: hi"), "{text}");
        }
        for text in [
            "12/05/2023: we left",
            "14:05 Anna: hi",
            "3/4 of us",
            "1.2.3 Results: none",
            "[12:44] P3: hi",
            "May 12 14:05 Anna: hi",
        ] {
            assert_eq!(len(text), None, "{text}");
        }
    }
}
