//! How long something took, as the words of a mark say it: `pause 5 s`, `silence de dix secondes`, `silence, 1 min 30`.

use super::super::naming::plain_letters;

#[rustfmt::skip]
const SECONDS: [&str; 23] = [
    "s", "sec", "secs", "second", "seconds", "seconde", "secondes", "sek", "sekunde", "sekunden", "seg", "segs", "segundo",
    "segundos", "secondo", "secondi", "seconden", "\"", "″", "”", "''", "’’", "′′",
];

#[rustfmt::skip]
const MINUTES: [&str; 12] =
    ["min", "mins", "mn", "minute", "minutes", "minuten", "minuto", "minutos", "minuti", "'", "’", "′"];

#[rustfmt::skip]
const NUMBERS: [(&str, f32); 24] = [
    ("a", 1.0), ("one", 1.0), ("un", 1.0), ("une", 1.0), ("eine", 1.0), ("two", 2.0), ("deux", 2.0), ("zwei", 2.0),
    ("three", 3.0), ("trois", 3.0), ("drei", 3.0), ("four", 4.0), ("quatre", 4.0), ("five", 5.0), ("cinq", 5.0),
    ("six", 6.0), ("ten", 10.0), ("dix", 10.0), ("fifteen", 15.0), ("quinze", 15.0), ("twenty", 20.0), ("vingt", 20.0),
    ("thirty", 30.0), ("trente", 30.0),
];

/// Whether the word is a second, or several, in some language.
pub(super) fn is_second(word: &str) -> bool {
    SECONDS.contains(&word)
}

/// Returns the number that `text` is, in digits.
pub(super) fn number(text: &str) -> Option<f32> {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// Returns the seconds that the words name, if they name any.
pub(super) fn seconds(words: &str) -> Option<f32> {
    let folded = String::from_iter(plain_letters(words));
    let mut found: Option<f32> = None;
    let mut before: Option<f32> = None;
    let mut behind_minutes = false;
    for word in pieces(&folded) {
        let named = NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n);
        let number = word.replace(',', ".").parse::<f32>().ok().filter(|n| n.is_finite()).or(named);
        match (number, before) {
            (Some(_), _) => before = number,
            (None, Some(n)) if is_second(word) => {
                return Some(found.unwrap_or_default() + n);
            }
            (None, Some(n)) if MINUTES.contains(&word) => {
                (found, before, behind_minutes) = (Some(60.0 * n), None, true);
                continue;
            }
            _ => before = None,
        }
        behind_minutes &= number.is_some();
    }
    // `1 min 30`: what stands behind minutes alone are seconds.
    found.map(|minutes| minutes + before.filter(|_| behind_minutes).unwrap_or_default())
}

/// Returns the words, numbers apart from the units that they touch: `5s`, `1'30`.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | ':' | '~' | '≈' | '=');
    let whole = words.split(is_between).map(|word| word.trim_matches(['.', ',', ';']));
    let bare = |word| str::strip_prefix(word, "d'").or_else(|| str::strip_prefix(word, "d’")).unwrap_or(word);
    whole.map(bare).flat_map(parted).filter(|piece| !piece.is_empty())
}

fn parted(word: &str) -> impl Iterator<Item = &str> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let of_number = first.is_ascii_digit();
        let len = rest.find(|c: char| if of_number { !is_of_number(c) } else { c.is_ascii_digit() });
        let (piece, more) = rest.split_at(len.unwrap_or(rest.len()));
        rest = more;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_minutes_are_counted_in_seconds() {
        for (words, expected) in [
            ("pause 5 s", Some(5.0)),
            ("silence de 10 secondes", Some(10.0)),
            ("5-second pause", Some(5.0)),
            ("inaudible, 3 sec.", Some(3.0)),
            ("inaudible 3s", Some(3.0)),
            ("pause 2 min", Some(120.0)),
            ("silence, 1 min 30", Some(90.0)),
            ("silence 1 min 30 s", Some(90.0)),
            ("pause 1'30", Some(90.0)),
            ("silence d'une minute", Some(60.0)),
            ("une minute de silence", Some(60.0)),
            ("pause of ten seconds", Some(10.0)),
            ("Pause, 2,5 Sekunden", Some(2.5)),
            ("pause 12", None),
            ("deuxième pause", None),
        ] {
            assert_eq!(seconds(words), expected, "{words}");
        }
    }
}
