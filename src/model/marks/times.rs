//! Time stamps of transcription programs: `00:01:02`, `[1:02]`, `(00:01:02.500)`, `#00:01:02-3#`, `00:01 - 00:04`,
//! ranges without leading zeros, and those that link to the recording: `[(00:01:02)](https://…)`.

/// A stamp at the beginning of a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stamp {
    /// How many bytes it takes, brackets included.
    pub len: usize,
    /// Seconds from the beginning of the recording; of a range, its beginning.
    pub seconds: f32,
    /// Where a range ends.
    pub until: Option<f32>,
    /// Whether it stands in brackets or between `#`.
    pub fenced: bool,
}

/// Returns the stamp that `text` begins with.
pub fn stamp(text: &str) -> Option<Stamp> {
    let first = *text.as_bytes().first()?;
    if let Some(linked) = (first == b'[').then(|| linked(text)).flatten() {
        return Some(linked);
    }
    let close = match first {
        b'(' => Some(b')'),
        b'[' => Some(b']'),
        b'{' => Some(b'}'),
        b'<' => Some(b'>'),
        b'#' => Some(b'#'),
        b'0'..=b'9' => None,
        _ => return None,
    };
    if let Some(bare) = bare_range(text) {
        return Some(bare);
    }
    let mut at = usize::from(close.is_some());
    at += blanks(&text[at..]);
    at += if close.is_some() && text[at..].starts_with("t=") { 2 } else { 0 };
    let (len, seconds) = clock(&text[at..])?;
    at += len;
    let mut until = None;
    if let Some((len, end)) = range_end(&text[at..]) {
        (at, until) = (at + len, Some(end));
    }
    if let Some(close) = close {
        at += blanks(&text[at..]);
        (text.as_bytes().get(at) == Some(&close)).then(|| Stamp { len: at + 1, seconds, until, fenced: true })
    } else {
        let next = text[at..].chars().next();
        next.is_none_or(|c| !c.is_alphanumeric() && c != '%').then_some(Stamp {
            len: at,
            seconds,
            until,
            fenced: false,
        })
    }
}

/// Returns the stamp that links to the place in the recording: `[00:01:02](https://…)`, `[(00:01:02)](https://…)`.
fn linked(text: &str) -> Option<Stamp> {
    const LONGEST: usize = 40;
    let inner = text.strip_prefix('[')?;
    let close = inner.char_indices().take(LONGEST).find(|(_, c)| *c == ']')?.0;
    let link = inner[close..].strip_prefix("](")?;
    let end = link.find([')', ' ', '\n']).filter(|end| link[*end..].starts_with(')'))?;
    let shown = stamp(&inner[..close]).filter(|shown| shown.len == close)?;
    Some(Stamp { len: 1 + close + 2 + end + 1, fenced: true, ..shown })
}

/// Returns the range without leading zeros that `text` begins with, as Teams has written it: `0:0:4.0 --> 0:1:7.25`.
fn bare_range(text: &str) -> Option<Stamp> {
    const LONGEST: usize = 12;
    let blank = text.bytes().take(LONGEST + 1).position(|b| b == b' ')?;
    let (from, behind) = (&text[..blank], text[blank..].strip_prefix(" --> ")?);
    let to = behind.split(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).next()?;
    let (seconds, until) = (bare_clock(from)?, bare_clock(to)?);
    Some(Stamp { len: text.len() - behind.len() + to.len(), seconds, until: Some(until), fenced: false })
}

/// Returns the seconds of `h:m:s.f`.
fn bare_clock(text: &str) -> Option<f32> {
    let (clock, fraction) = text.split_once('.')?;
    let parts: Vec<u32> = clock.split(':').map(|part| part.parse().ok().filter(|n| *n < 60)).collect::<Option<_>>()?;
    let [hours, minutes, seconds] = parts.try_into().ok()?;
    let part: f32 = format!("0.{fraction}").parse().ok()?;
    Some((hours * 3600 + minutes * 60 + seconds) as f32 + part)
}

/// Returns the stamp that `text` begins with beside a label, where more is a time than elsewhere.
pub fn beside_label(text: &str) -> Option<Stamp> {
    stamp(text)
        .or_else(|| spelled(text))
        .or_else(|| figures(text))
        .or_else(|| primes(text))
        .or_else(|| pointed(text))
        .or_else(|| single(text))
        .or_else(|| bare_units(text))
}

/// Returns the first word of `text` if it is two numbers or more with their units, `0h00m03s`, `0'03`, `0h01`.
fn bare_units(text: &str) -> Option<Stamp> {
    let word = text.split([' ', '\t', '\u{a0}']).next().filter(|word| word.len() < text.len())?;
    let (seconds, n_units) = seconds_in_units(word)?;
    (n_units >= 2).then_some(Stamp { len: word.len(), seconds, until: None, fenced: false })
}

/// Returns the number with its unit in brackets that `text` begins with, before a colon: `[22 s]:`. Elsewhere it is how
/// long a silence was.
fn single(text: &str) -> Option<Stamp> {
    let (stamp, _) = units(text)?;
    text[stamp.len..].trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(':').then_some(stamp)
}

/// Returns the stamp in brackets with points for colons that `text` begins with, `(00.01.02)`; where it does not begin with
/// zero it is a date.
fn pointed(text: &str) -> Option<Stamp> {
    const LEN: usize = "(00.00.00)".len();
    let inner = text.get(1..LEN - 1).filter(|inner| inner.starts_with('0'))?;
    let parts: Vec<u32> =
        inner.split('.').map(|part| part.parse().ok().filter(|n| part.len() == 2 && *n < 60)).collect::<Option<_>>()?;
    let [hours, minutes, seconds] = parts.try_into().ok()?;
    let is_closed =
        matches!((text.as_bytes()[0], text.as_bytes().get(LEN - 1)), (b'(', Some(b')')) | (b'[', Some(b']')));
    let seconds = (hours * 3600 + minutes * 60 + seconds) as f32;
    is_closed.then_some(Stamp { len: LEN, seconds, until: None, fenced: true })
}

/// Returns the stamp in brackets with the words for its units that `text` begins with: `[1 min 02]`, `(3mn02)`,
/// `[1h02m03s]`, `(0'03)`. Within a talk this may be the length of a silence; before a label it is a time.
pub fn spelled(text: &str) -> Option<Stamp> {
    units(text).filter(|(_, n_units)| *n_units >= 2).map(|(stamp, _)| stamp)
}

/// Returns the stamp in brackets that gives each number a unit, and how many numbers it has.
fn units(text: &str) -> Option<(Stamp, usize)> {
    const LONGEST: usize = 24;
    let close = match text.as_bytes().first()? {
        b'(' => ')',
        b'[' => ']',
        _ => return None,
    };
    let len = text.char_indices().take(LONGEST).find(|(_, c)| *c == close)?.0 + 1;
    let (seconds, n_units) = seconds_in_units(text[1..len - 1].trim())?;
    Some((Stamp { len, seconds, until: None, fenced: true }, n_units))
}

/// Returns the seconds that `text` is in all, each of its numbers with a unit, and how many these are.
fn seconds_in_units(text: &str) -> Option<(f32, usize)> {
    let (mut seconds, mut n_units, mut unit) = (0_u32, 0, 3600);
    let mut rest = text;
    while !rest.is_empty() {
        let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: u32 = rest[..n_digits].parse().ok().filter(|n| *n < 1000)?;
        let behind = rest[n_digits..].trim_start();
        let is_unit = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '′' | '"' | '”' | '″');
        let word = behind.len() - behind.trim_start_matches(is_unit).len();
        // A bare number is of the next smaller unit.
        unit = match &behind[..word] {
            "h" | "hr" => 3600,
            "m" | "mn" | "min" | "'" | "’" | "′" => 60,
            "s" | "sec" | "''" | "’’" | "\"" | "”" | "″" => 1,
            "" if n_units > 0 => unit / 60,
            _ => return None,
        };
        seconds += number * unit;
        n_units += 1;
        rest = behind[word..].trim_start();
    }
    (n_units > 0).then_some((seconds as f32, n_units))
}

/// Returns the range of two numbers that `text` begins with, as programs that tell voices apart write it: in brackets
/// `[2183.00 - 15764.00]`, `[0.00s -> 3.20s]`, `[135.0s-140.1s]`, or bare with their unit, `591.8s - 604.8s`. They are
/// seconds, unless whole numbers so far apart that they must be milliseconds.
pub fn figures(text: &str) -> Option<Stamp> {
    /// The longest turn of one voice in whole seconds, and no voice is heard for so few milliseconds.
    const MOST_SECONDS: f32 = 100.0;
    let close = if text.starts_with('[') { Some(']') } else { Some(')').filter(|_| text.starts_with('(')) };
    let inner = &text[usize::from(close.is_some())..];
    let (from, has_unit, behind) = figure(inner.trim_start_matches(' '))?;
    let dash = behind.trim_start_matches(' ');
    let to = ["-->", "->", "-", "–"].iter().find_map(|between| dash.strip_prefix(between))?;
    let is_apart = dash.len() < behind.len() && to.starts_with(' ');
    let (to, ends_in_unit, rest) = figure(to.trim_start_matches(' '))?;
    let rest = close.map_or(Some(rest), |close| rest.trim_start_matches(' ').strip_prefix(close))?;
    // `1.2-3.4` are numbers of sections.
    if !(has_unit && ends_in_unit || close.is_some() && is_apart) || rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let is_whole = from.fract() == 0.0 && to.fract() == 0.0;
    let unit = if is_whole && to - from >= MOST_SECONDS { 1000.0 } else { 1.0 };
    let stamp =
        Stamp { len: text.len() - rest.len(), seconds: from / unit, until: Some(to / unit), fenced: close.is_some() };
    (from <= to).then_some(stamp)
}

/// Returns the number with decimals that `text` begins with, whether it says that it is of seconds, and what is behind.
fn figure(text: &str) -> Option<(f32, bool, &str)> {
    let len = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (whole, part) = text[..len].split_once('.')?;
    let number = text[..len].parse().ok().filter(|_| !whole.is_empty() && !part.is_empty())?;
    let behind = &text[len..];
    Some((number, behind.starts_with('s'), behind.strip_prefix('s').unwrap_or(behind)))
}

/// Returns the stamp of minutes and seconds behind their signs that `text` begins with: `1'02"`, `[12’30’’]`, `1h02'03"`.
/// Elsewhere than before a label these may be feet and inches.
pub fn primes(text: &str) -> Option<Stamp> {
    let close = if text.starts_with('[') { Some(']') } else { Some(')').filter(|_| text.starts_with('(')) };
    let mut rest = &text[usize::from(close.is_some())..];
    let mut number = |signs: &[&str]| {
        let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = rest.get(n_digits..)?;
        let sign = signs.iter().find(|sign| behind.starts_with(**sign))?;
        let value: u32 = rest[..n_digits].parse().ok().filter(|_| n_digits <= 3)?;
        rest = &behind[sign.len()..];
        Some(value)
    };
    let hours = number(&["h"]).unwrap_or_default();
    let minutes = number(&["'", "’", "′"])?;
    let seconds = number(&["\"", "''", "’’", "”", "″"]).filter(|seconds| *seconds < 60)?;
    let rest = close.map_or(Some(rest), |close| rest.strip_prefix(close))?;
    let seconds = (hours * 3600 + minutes * 60 + seconds) as f32;
    Some(Stamp { len: text.len() - rest.len(), seconds, until: None, fenced: close.is_some() })
}

/// Returns the seconds of the stamp in brackets or between `#` that `text` ends with.
pub fn trailing(text: &str) -> Option<f32> {
    trailing_stamp(text).map(|stamp| stamp.seconds)
}

/// Returns how many bytes the stamp in brackets or between `#` takes that `text` ends with, white space behind it
/// included.
pub fn trailing_len(text: &str) -> Option<usize> {
    trailing_stamp(text).map(|stamp| stamp.len + text.len() - text.trim_end().len())
}

fn trailing_stamp(text: &str) -> Option<Stamp> {
    const LONGEST: usize = 32;
    let text = text.trim_end();
    let open = match text.as_bytes().last()? {
        b'#' => '#',
        b']' => '[',
        b')' => '(',
        b'}' => '{',
        _ => return None,
    };
    let inner = &text[..text.len() - 1];
    let at = inner.rfind(open).filter(|at| text.len() - at <= LONGEST)?;
    stamp(&text[at..]).filter(|s| s.len == text.len() - at && s.fenced)
}

/// Returns the length of ` - 00:00:04` or ` --> 00:00:04`, and its seconds.
fn range_end(text: &str) -> Option<(usize, f32)> {
    let lead = blanks(text);
    let dash = ["-->", "->", "–", "—", "-"].into_iter().find(|dash| text[lead..].starts_with(dash))?;
    let mut at = lead + dash.len();
    at += blanks(&text[at..]);
    let (len, seconds) = clock(&text[at..])?;
    Some((at + len, seconds))
}

/// Returns the length and the seconds of `h:mm:ss` or `m:ss`, with decimals behind `.`, `,` or `-`.
fn clock(text: &str) -> Option<(usize, f32)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut parts = [0_u32; 3];
    let mut n = 0;
    loop {
        let from = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() && at - from < 3 {
            parts[n] = parts[n] * 10 + u32::from(bytes[at] - b'0');
            at += 1;
        }
        let digits = at - from;
        // Some programs round up to a sixtieth second.
        let fits = if n == 0 { (1..=3).contains(&digits) } else { digits == 2 && parts[n] <= 60 };
        if !fits {
            return None;
        }
        n += 1;
        let more = n < 3 && bytes.get(at) == Some(&b':') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !more {
            break;
        }
        at += 1;
    }
    let whole = match n {
        3 => parts[0] * 3600 + parts[1] * 60 + parts[2],
        2 => parts[0] * 60 + parts[1],
        _ => return None,
    };
    let (len, fraction) = if n == 3 && frames(&bytes[at..]) { (3, 0.0) } else { decimals(&bytes[at..]) };
    Some((at + len, whole as f32 + fraction))
}

/// Whether `:05` follows, the number of a picture, as programs for films write it behind the seconds.
fn frames(bytes: &[u8]) -> bool {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes.first() == Some(&b':') && is_digit(1) && is_digit(2) && !is_digit(3)
}

fn decimals(bytes: &[u8]) -> (usize, f32) {
    if !matches!(bytes.first(), Some(b'.' | b',' | b'-')) {
        return (0, 0.0);
    }
    let digits = bytes[1..].iter().take_while(|b| b.is_ascii_digit()).count();
    let next_is_clock = bytes.get(1 + digits) == Some(&b':');
    if digits == 0 || digits > 6 || next_is_clock {
        return (0, 0.0);
    }
    let value = bytes[1..=digits].iter().fold(0.0, |v, b| v * 10.0 + f32::from(b - b'0'));
    (1 + digits, value / 10_f32.powi(digits as i32))
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(usize, f32)> {
        stamp(text).map(|s| (s.len, s.seconds))
    }

    #[test]
    fn the_stamps_of_transcription_programs_are_read() {
        assert_eq!(read("00:01:02 Marie"), Some((8, 62.0)));
        assert_eq!(read("[12:44] P3"), Some((7, 764.0)));
        assert_eq!(read("(1:00:02)"), Some((9, 3602.0)));
        assert_eq!(read("#00:01:02-3# I:"), Some((12, 62.3)));
        assert_eq!(read("[00:00:01.500 - 00:00:04.000] A"), Some((29, 1.5)));
        assert_eq!(read("00:00:01,500 --> 00:00:04,000"), Some((29, 1.5)));
        assert_eq!(read("0:05-0:09 x"), Some((9, 5.0)));
        assert_eq!(read("(01:60)"), Some((7, 120.0)));
        assert_eq!(read("00:00:02:05 - 00:00:04:11"), Some((25, 2.0)));
        assert_eq!(read("0:0:4.0 --> 0:1:7.25"), Some((20, 4.0)));
        assert_eq!(read("0:10:20.500 --> 0:10:23.5\u{a0}x"), Some((25, 620.5)));
    }

    #[test]
    fn a_stamp_may_name_its_units() {
        let seconds = |text: &str| spelled(text).map(|s| (s.len, s.seconds));
        assert_eq!(seconds("[1 min 02] X"), Some((10, 62.0)));
        assert_eq!(seconds("(3mn02) X"), Some((7, 182.0)));
        assert_eq!(seconds("[1h02m03s]"), Some((10, 3723.0)));
        for text in ["(3 min)", "(2 s)", "(1 femme 2)", "[1 2]", "3mn02"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn beside_a_label_more_is_a_time() {
        let seconds = |text: &'static str| beside_label(text).map(|s| (&text[..s.len], s.seconds));
        for (text, time) in [
            ("(0'03) : Oui", ("(0'03)", 3.0)),
            ("(0’07’’) Oui", ("(0’07’’)", 7.0)),
            ("(0’07) :", ("(0’07)", 7.0)),
            ("0h00m03s E :", ("0h00m03s", 3.0)),
            ("0'12 R :", ("0'12", 12.0)),
            ("1h01 E :", ("1h01", 3660.0)),
            ("[1'06\"] : Oui", ("[1'06\"]", 66.0)),
            ("(0m03s): Ja", ("(0m03s)", 3.0)),
            ("[22 s]: Ja", ("[22 s]", 22.0)),
            ("(00.01.03): Yes", ("(00.01.03)", 63.0)),
            ("[t=00:01:03] A", ("[t=00:01:03]", 63.0)),
        ] {
            assert_eq!(seconds(text), Some(time), "{text}");
        }
        for text in ["(2 s) Ja", "(12.03.24): Yes", "(34 ans) :"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn a_stamp_may_be_two_figures() {
        let seconds = |text: &str| figures(text).map(|s| (s.len, s.seconds, s.until));
        assert_eq!(seconds("[2183.00 - 15764.00]: Oui"), Some((20, 2.183, Some(15.764))));
        assert_eq!(seconds("[1.00 - 8.00] Oui"), Some((13, 1.0, Some(8.0))));
        assert_eq!(seconds("[0.50s -> 3.20s]  Oui"), Some((16, 0.5, Some(3.2))));
        assert_eq!(seconds("[0.50s-3.20s]: Oui"), Some((13, 0.5, Some(3.2))));
        assert_eq!(seconds("0.50s - 3.20s: Oui"), Some((13, 0.5, Some(3.2))));
        for text in ["[1 - 8]", "[8.0 - 1.0]", "[8.0]", "[a.b - c.d]", "1.0 - 8.0"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn a_stamp_may_be_minutes_and_seconds_behind_their_signs() {
        let seconds = |text: &'static str| primes(text).map(|s| (&text[..s.len], s.seconds));
        assert_eq!(seconds("1'02\" INT: Oui"), Some(("1'02\"", 62.0)));
        assert_eq!(seconds("[12’30’’] Oui"), Some(("[12’30’’]", 750.0)));
        assert_eq!(seconds("1h02'03\" Oui"), Some(("1h02'03\"", 3723.0)));
        for text in ["12'30 Oui", "l'été", "5'99\"", "(1'02\"", "12", "1h02"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn a_stamp_may_stand_at_the_end() {
        assert_eq!(trailing("Oui. #00:00:12-3# "), Some(12.3));
        assert_eq!(trailing("Oui. [0:12]"), Some(12.0));
        assert_eq!(trailing_len("Oui. [0:12] "), Some(7));
        assert_eq!(trailing("Oui [rires]"), None);
        assert_eq!(trailing("à 10:30"), None);
    }

    #[test]
    fn other_numbers_are_no_stamps() {
        for text in ["3:1", "17h30", "[12", "(2024)", "12:4x", "1:234", "00:61", "12", "#12#", "", "[0:01)", "12:30pm"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
