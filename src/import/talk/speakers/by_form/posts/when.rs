//! When a post was written, as programs and pages write it: `12/03/2024 14:00`, `Mar 12, 2024 at 2:00 PM`,
//! `2024-03-12T14:00:05+00:00`, `hier à 14:00`, or how long ago that is: `3 hours ago`, `il y a 2 ans`.

use crate::import::talk::lexicon::{Words, fold};
use crate::import::talk::months::is_month;

/// More words than this are no date.
const MOST_WORDS: usize = 9;

/// Returns how many bytes a date with a time of the day takes at the beginning of `text`, with the brackets around it.
pub(super) fn len(text: &str) -> Option<usize> {
    if counts_seconds(text) {
        return Some(text.len());
    }
    if let Some(inner) = text.strip_prefix('[') {
        let close = inner.find(']')?;
        let date = inner[..close].split([' ', ',']).next().unwrap_or_default();
        let without_year = is_day_and_month(date) && is_clock(inner[date.len()..close].trim_start_matches([' ', ',']));
        return (without_year || taken(&inner[..close], true)? == close).then_some(close + 2);
    }
    taken(text, true)
}

/// Whether all of `text` says when something was written: a date with a time of the day, or how long ago that is.
pub(in super::super) fn is_all_of(text: &str) -> bool {
    !text.is_empty() && (len(text) == Some(text.len()) || is_age(text))
}

/// Whether a text says how long ago something was, and nothing else: `3 hours ago`, `3h ago`, `il y a 2 ans`.
pub(in super::super) fn is_age(text: &str) -> bool {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return false;
    }
    #[rustfmt::skip]
    static BEHIND: Words = Words::of(&["ago", "fa", "geleden", "atras", "zuvor"]);
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let span = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["il", "y", "a", ..] => &words[3..],
        ["vor" | "hace" | "ha", ..] => &words[1..],
        [span @ .., last] if BEHIND.has(last) => &words[..span.len()],
        _ => return false,
    };
    are_span(span)
}

/// Whether a text is a span of time and nothing else, as pages of comments have it: `2 j`, `3w`.
pub(in super::super) fn is_span(text: &str) -> bool {
    const LONGEST: usize = 12;
    let is_begun = text.len() <= LONGEST && text.starts_with(|c: char| c.is_ascii_digit());
    is_begun && are_span(&text.split_whitespace().map(fold).collect::<Vec<_>>())
}

fn are_span(words: &[String]) -> bool {
    match words {
        [both] => both.find(|c: char| !c.is_ascii_digit()).is_some_and(|at| at > 0 && is_unit(&both[at..])),
        [number, unit] => is_count(number) && is_unit(unit),
        [nearly, number, unit] => {
            matches!(nearly.as_str(), "about" | "over" | "environ") && is_count(number) && is_unit(unit)
        }
        _ => false,
    }
}

/// `3`, `a`, `une`
fn is_count(word: &str) -> bool {
    static ONE: Words =
        Words::of(&["a", "an", "un", "une", "ein", "eine", "einem", "einer", "una", "um", "uma", "een"]);
    ONE.has(word) || word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Spans of time, as ages name them.
fn is_unit(word: &str) -> bool {
    #[rustfmt::skip]
    static UNITS: Words = Words::of(&[
        "s", "sec", "second", "seconds", "min", "mins", "m", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "d", "day", "days", "w", "wk",
        "week", "weeks", "mo", "mon", "month", "months", "y", "yr", "yrs", "year", "years", "seconde", "secondes", "heure", "heures", "j", "jour",
        "jours", "sem", "semaine", "semaines", "mois", "an", "ans", "annee", "annees", "sekunde", "sekunden", "minuten", "stunde", "stunden", "tag",
        "tagen", "tage", "woche", "wochen", "monat", "monaten", "monate", "jahr", "jahren", "jahre", "segundo", "segundos", "minuto", "minutos",
        "hora", "horas", "dia", "dias", "semana", "semanas", "mes", "meses", "ano", "anos", "secondi", "minuti", "ora", "ore", "giorno", "giorni",
        "settimana", "settimane", "mese", "mesi", "anno", "anni", "uur", "dag", "dagen", "weken", "maand", "maanden", "jaar",
    ]);
    UNITS.has(word.trim_end_matches('.'))
}

/// Whether a line counts the seconds since 1970, as programs do: `1508286083`, a day of the years 2001 to 2033.
fn counts_seconds(line: &str) -> bool {
    line.len() == 10 && line.starts_with('1') && line.bytes().all(|b| b.is_ascii_digit())
}

/// Returns how many bytes a date takes at the beginning of `text`, with a time of the day or without one.
pub(super) fn day_len(text: &str) -> Option<usize> {
    taken(text, false)
}

/// Small words that stand before dates: `on 12 May`, `le 12 mai`.
pub(super) static BEFORE_DATES: Words = Words::of(&["on", "le", "am", "el", "em", "il", "op"]);

/// Returns a line without the words that say that something was written before a date: `Posté le 12/03/2024 à 14:00`.
pub(super) fn without_verb(line: &str) -> &str {
    #[rustfmt::skip]
    static VERBS: Words = Words::of(&[
        "posted", "sent", "written", "published", "poste", "envoye", "ecrit", "publie", "message", "date", "verfasst", "geschrieben",
        "gepostet", "gesendet", "publicado", "escrito", "enviado", "inviato", "scritto", "pubblicato", "geplaatst", "geschreven",
    ]);
    let Some((verb, date)) = line.split_once([' ', '\u{a0}']) else { return line };
    if !VERBS.has(&fold(verb.trim_end_matches(':'))) {
        return line;
    }
    match date.split_once(' ') {
        Some((before, date)) if BEFORE_DATES.has(&fold(before.trim_end_matches(':'))) => date.trim_start(),
        _ => date.trim_start_matches([':', ' ']),
    }
}

/// What has been read of a date.
#[derive(Default)]
struct Read {
    has_day: bool,
    n_numbers: usize,
    has_month: bool,
    has_clock: bool,
}

impl Read {
    fn is_date(&self) -> bool {
        self.has_day || (self.has_month && self.n_numbers >= 2)
    }

    /// Takes a word, if it belongs to a date.
    fn take(&mut self, word: &str) -> bool {
        let bare = word.trim_matches([',', '.', '(', ')']);
        match () {
            () if bare.is_empty() => false,
            () if is_clock(bare) => !std::mem::replace(&mut self.has_clock, true),
            () if is_numeric_date(bare) => !std::mem::replace(&mut self.has_day, true),
            () if is_with_time(bare) => {
                let is_first = !self.has_day && !self.has_clock;
                (self.has_day, self.has_clock) = (true, true);
                is_first
            }
            () if bare.bytes().all(|b| b.is_ascii_digit()) => {
                let fits = matches!(bare.len(), 1 | 2 | 4) && !self.is_date();
                self.n_numbers += 1;
                fits && self.n_numbers <= 2
            }
            () => self.take_letters(&fold(bare)),
        }
    }

    fn take_letters(&mut self, word: &str) -> bool {
        #[rustfmt::skip]
        static DAYS: Words = Words::of(&["today", "yesterday", "aujourd'hui", "hier", "heute", "gestern", "hoy", "ayer", "hoje", "ontem", "oggi", "ieri"]);
        #[rustfmt::skip]
        static BESIDE: Words = Words::of(&[
            "at", "a", "um", "las", "as", "alle", "the", "le", "de", "am", "pm", "a.m", "p.m", "utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "uhr",
            "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        ]);
        // `mar` is *mardi* as well as *March*: what it is shows only in the whole.
        if is_month(word) && !self.has_month {
            self.has_month = true;
            return true;
        }
        if DAYS.has(word) {
            return !std::mem::replace(&mut self.has_day, true);
        }
        BESIDE.has(word)
    }
}

/// Returns how many bytes the words of a date take; nothing if no day is among them, or no time of the day where one
/// must be.
fn taken(text: &str, with_clock: bool) -> Option<usize> {
    let mut read = Read::default();
    let (mut at, mut end) = (0, None);
    for _ in 0..MOST_WORDS {
        let clock = spaced_clock_len(&text[at..]).filter(|_| !read.has_clock);
        let Some(word) = clock.map(|len| &text[at..at + len]).or_else(|| first_word(&text[at..])) else { break };
        let bare = word.trim_end();
        read.has_clock |= clock.is_some();
        if clock.is_none() && !bare.is_empty() && !read.take(bare) {
            break;
        }
        let is_whole = read.is_date() && (read.has_clock || !with_clock);
        end = if is_whole { Some(at + bare.len()) } else { end };
        at += word.len();
    }
    end
}

/// Returns the first word of a text and the blank behind it.
fn first_word(text: &str) -> Option<&str> {
    text.split_inclusive([' ', '\u{a0}', '\u{202f}']).next()
}

/// Returns how many bytes a clock with blanks around its letter takes: `14 h 05`.
fn spaced_clock_len(text: &str) -> Option<usize> {
    let mut words = text.splitn(4, [' ', '\u{a0}', '\u{202f}']);
    let is_number = |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    words.next().filter(|hour| is_number(hour))?;
    words.next().filter(|letter| *letter == "h")?;
    let minutes = words.next().filter(|minutes| is_number(minutes))?;
    Some(minutes.as_ptr() as usize - text.as_ptr() as usize + minutes.len())
}

/// `14:00`, `14:00:05`, `2:00pm`, `14h05`
fn is_clock(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let clock = lower.strip_suffix("am").or_else(|| lower.strip_suffix("pm")).unwrap_or(&lower);
    let parts: Vec<&str> = clock.split([':', 'h']).collect();
    let is_part = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(is_part) && parts[1].len() == 2
}

/// `12/03/2024`, `12.3.24`, `2024-03-12`, `12-Mar-24`
fn is_numeric_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    let is_number = |part: &str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && is_number(parts[0]) && is_number(parts[2]) && (is_number(parts[1]) || is_month(&fold(parts[1])))
}

/// `12/03`, which only a bracket around it tells from a share.
fn is_day_and_month(word: &str) -> bool {
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    word.split_once(['/', '.']).is_some_and(|(day, month)| is_number(day) && is_number(month))
}

/// `2024-03-12T14:00:05.395000+00:00`
fn is_with_time(word: &str) -> bool {
    let Some((date, time)) = word.split_once('T') else { return false };
    let is_time =
        time.len() >= 5 && time.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'+' | b'-' | b'Z'));
    is_numeric_date(date) && is_time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_with_times_are_read_as_they_are_written() {
        for text in [
            "12/03/2024 14:00",
            "12.3.24 14:00:15",
            "2024-03-12 2:00 PM",
            "Mar 12, 2024 at 2:00pm",
            "Tuesday, March 12, 2024 14:00",
            "12 mars 2024 à 14h05",
            "12 mars 2024 à 14 h 05",
            "2024-03-12T14:00:05.395000+00:00",
            "[12-Mar-24 02:00 PM]",
            "Today at 14:00",
            "hier à 14:00",
            "1508286083",
        ] {
            assert_eq!(len(text), Some(text.len()), "{text}");
        }
        assert_eq!(len("[12-Mar-24 02:00 PM] nadia"), Some(20));
        assert_eq!(len("[12/03 14:00] nadia"), Some(13));
        assert_eq!(day_len("May 26, 2025"), Some(12));
    }

    #[test]
    fn ages_say_how_long_ago_something_was_written() {
        for text in [
            "3 hours ago",
            "3h ago",
            "about 1 hour ago",
            "a year ago",
            "2 yr. ago",
            "il y a 2 ans",
            "il y a une heure",
            "vor 3 Tagen",
            "hace 5 días",
            "há 2 anos",
            "2 anni fa",
            "3 jaar geleden",
        ] {
            assert!(is_all_of(text), "{text}");
        }
        for text in ["long ago", "3 of us ago", "il y a 2 ans que j'attends", "vor 3", "ago", "two years ago", ""] {
            assert!(!is_all_of(text), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_dates() {
        for text in [
            "14:00",
            "12 May",
            "in 2024 at 14:00",
            "12 of us at 14:00",
            "3/4 at 14:00",
            "[laughs]",
            "[0:31] Ana",
            "12/03/2024",
            "0612345678",
            "1508286083 of us",
        ] {
            assert_eq!(len(text), None, "{text}");
        }
    }
}
