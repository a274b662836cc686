//! Where the name ends with which a line may begin, and by what sign: a colon, a tab, a time, the end of the line.

use super::super::lexicon::{FUNCTION_WORDS, PARTICLES, TITLES, Words, fold};
use super::loose;
use super::{
    LONGEST, LONGEST_TITLED, MOST_OFFICE_WORDS, MOST_WORDS, addresses, is_blank, is_label_char, is_titled, questions,
    shape,
};
use crate::import::stamps::{self, Stamp};

/// What ends a name.
pub(super) enum End {
    /// Its length in bytes.
    Colon(usize),
    Tab,
    Stamp(Stamp),
    Line,
}

/// Returns where the name that begins at `at` ends, and by what: nothing if a sign comes first that no label holds, or
/// if it grows too long.
pub(super) fn delimiter(line: &str, at: usize, timed: bool) -> Option<(usize, End)> {
    // `From Marie Dupont to Everyone` is longer than a name.
    let mut most_words = if timed { MOST_WORDS + 4 } else { MOST_WORDS + 1 };
    let (mut n_chars, mut n_words, mut in_remark, mut before) = (0, 0, false, ' ');
    let (mut longest, mut in_office, mut is_short) = (LONGEST + 4, false, false);
    let titled = is_titled(&line[at..]) || shape::holds_office(&line[at..]);
    // Lines that were stretched to the margin have wide gaps between all words: `O  SR.  PRESIDENTE`.
    let stretched = titled && line[at..].matches("  ").take(4).count() == 4;
    if titled {
        (most_words, longest) = (MOST_OFFICE_WORDS, LONGEST_TITLED);
    }
    // Where the address of a mail behind the name ends: `Marie (marie@lab.org): Oui.`
    let mut address = at;
    for (i, c) in line[at..].char_indices() {
        let here = at + i;
        if here < address {
            continue;
        }
        if let Some(stamp) = stamp_at(line, here, before).filter(|s| s.fenced || i > 0) {
            return Some((here, End::Stamp(stamp)));
        }
        if is_unseen(c) {
            continue;
        }
        if is_blank(c) && is_blank(before) && !in_remark && !stretched && is_gap(line, here) {
            return Some((here, End::Tab));
        }
        match c {
            ':' if !in_remark && is_inclusive(&line[at..here], &line[here + 1..]) => {}
            ':' if !in_remark => return Some((here, End::Colon(1))),
            '：' if !in_remark => return Some((here, End::Colon('：'.len_utf8()))),
            '\t' | '\u{2003}' if !in_remark => return Some((here, End::Tab)),
            '/' if i > 0 && questions::slashes(&line[at..here], &line[here..]).is_some() => {
                return questions::slashes(&line[at..here], &line[here..]).map(|len| (here, End::Colon(len)));
            }
            '(' | '[' | '<' if i > 0 && addresses::len(&line[here..]) > 0 => {
                address = here + addresses::len(&line[here..]);
            }
            '(' | '[' if i > 0 => (in_remark, longest) = (true, LONGEST_TITLED),
            ')' | ']' if in_remark => in_remark = false,
            ')' | '.' if questions::is_numbered(&line[at..here]) && line[here + 1..].starts_with(is_blank) => {
                return Some((here, End::Colon(1)));
            }
            '.' if is_abbreviated(line, at, here) || (in_remark && (titled || is_shouted_so_far(line, at, here))) => {}
            '.' if in_office && shape::is_short_word(&line[at..here]) => is_short = true,
            ',' if loose::addresses_somebody(&line[here + 1..]) => return None,
            ',' if is_titled(&line[at..here]) || (before == ')' && i > 1) => {
                in_office = true;
            }
            ',' if is_full_name(&line[at..here]) && is_shouted_office(&line[at..here], &line[here + 1..]) => {
                (in_office, most_words, longest) = (true, MOST_OFFICE_WORDS, LONGEST_TITLED);
            }
            ',' if is_age(&line[here + 1..]) => in_office = true,
            ',' if in_office || is_trade(&line[here + 1..]) => in_office = true,
            ',' if is_full_name(&line[at..here]) || shape::is_family_name(&line[at..here], &line[here + 1..]) => {}
            _ if is_blank(c) || is_label_char(c) || (in_remark && c == ',') => {}
            _ => return None,
        }
        if !is_blank(c) && is_blank(before) && !in_remark {
            n_words += 1;
        }
        n_chars += 1;
        if n_words > most_words || n_chars > longest {
            return None;
        }
        before = c;
    }
    // A point within an office shortens a word only where the label goes on to a colon, and behind a comma somebody
    // goes on.
    let goes_on = line.trim_end_matches(|c: char| is_blank(c) || matches!(c, '*' | '_')).ends_with(',');
    (!is_short && !goes_on).then_some((line.len(), End::Line))
}

/// Whether nobody sees the sign: some programs write them on both sides of each space.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}') || super::is_direction(c)
}

/// Returns the time at `here`, with the sign that sets it off: `Marie, 0:03`, `Marie – 0:03`, `Marie | 0:03`.
fn stamp_at(line: &str, here: usize, before: char) -> Option<Stamp> {
    let rest = &line[here..];
    let first = rest.chars().next()?;
    match first {
        '(' | '[' | '{' | '<' | '#' => stamps::beside_label(rest),
        _ if first.is_ascii_digit() && is_blank(before) => stamps::stamp(rest).or_else(|| stamps::figures(rest)),
        ',' | '|' | '•' | '–' | '—' | '-' if first == ',' || is_blank(before) => {
            let lead = first.len_utf8();
            let lead = lead + (rest.len() - lead - rest[lead..].trim_start_matches(is_blank).len());
            stamps::stamp(&rest[lead..]).map(|stamp| Stamp { len: lead + stamp.len, ..stamp })
        }
        _ => None,
    }
}

/// Whether several blanks set words off, as a tab does, rather than a colon, a time or a remark.
fn is_gap(line: &str, here: usize) -> bool {
    let rest = line[here..].trim_start_matches(is_blank);
    let is_clock = rest.starts_with(|c: char| c.is_ascii_digit()) && stamps::stamp(rest).is_some();
    !rest.is_empty()
        && !rest.starts_with([':', '：', '(', '[', '{', '<', '#', '\t', ',', '|', '•', '–', '—', '-'])
        && !is_clock
}

/// Whether the point at `point` ends an abbreviation or an initial (`Mme. D`, `J.-P.`), or stands right before what
/// ends the label (`Int.:`).
fn is_abbreviated(line: &str, from: usize, point: usize) -> bool {
    let rest = line[point + 1..].trim_start_matches(|c: char| is_blank(c) || matches!(c, '*' | '_'));
    if rest.starts_with([':', '\t', '(', '[']) {
        return true;
    }
    let before = &line[from..point];
    let word = before.rsplit(|c: char| is_blank(c) || c == '-' || c == '.').next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // `Enquêteur.rice` is one word.
    let is_inner = before.ends_with(char::is_lowercase) && line[point + 1..].starts_with(char::is_lowercase);
    let is_joined = is_joined(before, &line[point + 1..]);
    is_initial || is_inner || is_joined || TITLES.has(&fold(word))
}

/// Whether all letters of a label up to `here` are capitals, as in `ANA ROUX (D-CALIF.): …`.
fn is_shouted_so_far(line: &str, from: usize, here: usize) -> bool {
    !line[from..here].contains(char::is_lowercase)
}

/// Whether an office in capitals stands behind a name in capitals and a comma: `ANA RUIZ, DIRECTORA GENERAL (CFE): …`
fn is_shouted_office(name: &str, behind: &str) -> bool {
    const FEWEST_LETTERS: usize = 4;
    let office = behind.split(':').next().unwrap_or_default();
    let n_letters = office.chars().take(LONGEST_TITLED + 1).filter(|c| c.is_alphabetic()).count();
    let is_shouted = |text: &str| !text.contains(char::is_lowercase);
    (FEWEST_LETTERS..=LONGEST_TITLED).contains(&n_letters) && is_shouted(name) && is_shouted(office)
}

/// Whether an age follows a comma: `Marie, 45 ans : …`
fn is_age(behind: &str) -> bool {
    static YEARS: Words = Words::of(&["ans", "years", "year", "y", "yo", "jahre", "anos", "anni", "jaar"]);
    let number = behind.trim_start_matches(is_blank);
    let unit = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let word = unit.trim_start_matches(is_blank).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    (1..=2).contains(&(number.len() - unit.len())) && (unit.starts_with(':') || YEARS.has(&fold(word)))
}

/// Whether a few words that are no sentence stand between a comma and a colon, as what somebody does or where from:
/// `Bernard, menuisier : …`, `Nurse, clinic, Lille: …`
fn is_trade(behind: &str) -> bool {
    const LONGEST: usize = 40;
    const MOST_WORDS: usize = 5;
    let colon = behind.char_indices().take(LONGEST).find(|(_, c)| *c == ':').map(|(at, _)| at);
    let trade = colon.map_or("", |colon| behind[..colon].trim_matches(is_blank));
    let is_sign = |c: char| c.is_alphabetic() || is_blank(c) || matches!(c, '-' | '\'' | '’' | ',');
    let mut words = trade.split(|c: char| is_blank(c) || c == ',').filter(|word| !word.is_empty());
    // `A, B:` are two.
    trade.starts_with(char::is_lowercase)
        && trade.chars().all(is_sign)
        && words.clone().count() <= MOST_WORDS
        && !words.any(|word| FUNCTION_WORDS.has(&fold(word)) && !is_of_manner(&fold(word)))
}

/// Whether a small word may stand in what somebody does or how: `infirmière de nuit`, `en riant`, `plus bas`.
fn is_of_manner(word: &str) -> bool {
    PARTICLES.has(word) || matches!(word, "en" | "plus" | "a" | "tres" | "in" | "at" | "with")
}

/// Whether a point joins two names, or two numbers of one code, before a colon or a bracket: `Senthil.U:`,
/// `Jean.Roux:`, `B2.1:`. Behind a `Q` stand the numbers of questions.
fn is_joined(before: &str, behind: &str) -> bool {
    let len = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
    let (word, rest) = behind.split_at(len);
    let is_set_off = rest.trim_start_matches(is_blank).starts_with([':', '：', '(', '[', '\t', '*', '_']);
    let is_name = before.ends_with(char::is_lowercase)
        && word.starts_with(char::is_uppercase)
        && (word.chars().count() == 1 || !before.contains(is_blank));
    let letters = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = letters.len() < before.len()
        && word.bytes().all(|b| b.is_ascii_digit())
        && (1..=4).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && letters != "Q";
    is_set_off && !word.is_empty() && (is_name || is_numbered)
}

/// Whether a colon stands within a word for both genders: `Interviewer:in: Hallo`, `Befragte:r 2: Ja`.
fn is_inclusive(before: &str, behind: &str) -> bool {
    let ending = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
    let goes_on = behind[ending..].trim_start_matches(|c: char| is_blank(c) || c.is_ascii_digit());
    before.ends_with(char::is_lowercase)
        && matches!(&behind[..ending], "in" | "innen" | "r" | "n")
        && goes_on.starts_with(':')
}

/// Whether several words are all written large, so that an office may follow behind a comma: `Mireille Reece, PsyD:`.
fn is_full_name(words: &str) -> bool {
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || PARTICLES.has(word);
    words.split(is_blank).filter(|w| !w.is_empty()).all(is_name) && words.trim().contains(is_blank)
}
