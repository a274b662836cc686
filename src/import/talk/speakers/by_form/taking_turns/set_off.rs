//! How the labels of [`super`] are set off from what is said: by the end of the line, a sign, a time, or by nothing but
//! what stands before them.

use super::Found;
use crate::import::stamps;

/// The longest label in code points, and the most words in one.
const LONGEST: usize = 40;
const MOST_WORDS: usize = 5;
/// The most words of one that nothing sets off.
const MOST_BARE_WORDS: usize = 3;

/// What may be a label at the beginning of a line.
#[derive(Clone, Copy)]
pub(super) struct Beginning<'t> {
    pub name: &'t str,
    /// The number of the turn before it.
    number: Option<u32>,
    /// The time beside it.
    pub seconds: Option<f32>,
    /// Where the words begin, in bytes of the line.
    pub words: usize,
}

/// One way to set labels off.
pub(super) struct Way {
    /// Returns what may be the label of a line, the shorter first.
    pub beginnings: fn(&str) -> Vec<Beginning<'_>>,
    /// How many of ten units begin so at least.
    pub of_ten: usize,
}

/// The ways, in the order in which they are tried.
pub(super) const WAYS: [Way; 7] = [
    Way { beginnings: |line| before_colon(line).into_iter().collect(), of_ten: 8 },
    Way { beginnings: |line| before_dash(line).into_iter().collect(), of_ten: 8 },
    Way { beginnings: |line| before_time(line).into_iter().collect(), of_ten: 8 },
    Way { beginnings: |line| with_time_in_brackets(line).into_iter().collect(), of_ten: 8 },
    Way { beginnings: behind_lead, of_ten: 8 },
    Way { beginnings: in_capitals, of_ten: 8 },
    Way { beginnings: |line| alone(line).into_iter().collect(), of_ten: 3 },
];

impl Way {
    /// Whether the numbers before the labels, if there are any, are those of turns: nearly each is higher than the one
    /// above.
    pub fn is_in_order(&self, begins: &[Found<'_>]) -> bool {
        let numbers: Vec<u32> = begins.iter().filter_map(|(_, beginning)| beginning.number).collect();
        let n_rising = numbers.windows(2).filter(|pair| pair[1] > pair[0]).count();
        n_rising * 10 >= numbers.len().saturating_sub(1) * 9
    }
}

/// What stands before a label.
#[derive(Clone, Copy, Default)]
struct Lead {
    number: Option<u32>,
    seconds: Option<f32>,
    /// Where the label begins, in bytes of the line.
    at: usize,
}

impl Lead {
    fn of(line: &str) -> Self {
        let indent = line.len() - line.trim_start().len();
        let text = &line[indent..];
        if let Some(stamp) = stamps::beside_label(text) {
            let at = line.len() - text[stamp.len..].trim_start().len();
            return Self { seconds: Some(stamp.seconds), at, ..Self::default() };
        }
        match turn_number(text) {
            Some((number, len)) => Self { number: Some(number), at: indent + len, ..Self::default() },
            None => Self { at: indent, ..Self::default() },
        }
    }

    fn is_there(&self) -> bool {
        self.number.is_some() || self.seconds.is_some()
    }

    fn before<'t>(&self, name: &'t str, words: usize) -> Option<Beginning<'t>> {
        let name = bare(name);
        is_name(name).then_some(Beginning { name, number: self.number, seconds: self.seconds, words })
    }
}

/// Returns the number of a turn and where what it stands before begins: `12 `, `12- `, `12/ `, `(12) `, `[12] `,
/// `T12 `.
fn turn_number(text: &str) -> Option<(u32, usize)> {
    const MOST_DIGITS: usize = 4;
    let open = usize::from(text.starts_with(['[', '(', '#', 'T', 'L']));
    let n_digits = text[open..].bytes().take_while(u8::is_ascii_digit).count();
    let number = text[open..open + n_digits].parse().ok().filter(|_| n_digits <= MOST_DIGITS)?;
    let behind = text[open + n_digits..].trim_start_matches([']', ')', '-', '/', '.', ':']);
    let name = behind.trim_start();
    // Lists of PDFs have no blank there: `12.E : …`
    let is_point = text[open + n_digits..].starts_with('.') && name.starts_with(char::is_uppercase);
    let is_apart = (name.len() < behind.len() || is_point) && !name.is_empty();
    is_apart.then_some((number, text.len() - name.len()))
}

/// `12 E : …`; labels without a number before them are found otherwise.
fn before_colon(line: &str) -> Option<Beginning<'_>> {
    let lead = Lead::of(line);
    let colon = head(line, lead.at).find(':').map(|at| lead.at + at)?;
    let words = &line[colon + 1..];
    let is_set_off = lead.is_there() && words.starts_with(char::is_whitespace);
    lead.before(&line[lead.at..colon], line.len() - words.trim_start().len()).filter(|_| is_set_off)
}

/// `Le gardien – …`, `L’éleveur. — …`
fn before_dash(line: &str) -> Option<Beginning<'_>> {
    let lead = Lead::of(line);
    let head = head(line, lead.at);
    let (at, dash) = head.char_indices().find(|(at, c)| {
        let is_apart = head[..*at].ends_with([' ', '\u{a0}', '.'])
            && line[lead.at + at + c.len_utf8()..].starts_with([' ', '\u{a0}']);
        matches!(c, '–' | '—' | '-') && is_apart
    })?;
    let words = &line[lead.at + at + dash.len_utf8()..];
    let name = head[..at].trim_end().trim_end_matches('.');
    lead.before(name, line.len() - words.trim_start().len())
}

/// `Claire 00:00:03 …`
fn before_time(line: &str) -> Option<Beginning<'_>> {
    let lead = Lead::of(line);
    let head = head(line, lead.at);
    let is_first = |at: &usize| head[..*at].ends_with(' ') && head[*at..].starts_with(|c: char| c.is_ascii_digit());
    let at = (1..head.len()).filter(|at| head.is_char_boundary(*at)).find(is_first)?;
    let stamp = stamps::stamp(&line[lead.at + at..])?;
    let words = line[lead.at + at + stamp.len..].trim_start();
    let found = lead.before(&head[..at], line.len() - words.len()).filter(|_| !words.is_empty())?;
    Some(Beginning { seconds: Some(stamp.seconds), ..found })
}

/// `[00:03 - Host] …`
fn with_time_in_brackets(line: &str) -> Option<Beginning<'_>> {
    let inner = line.trim_start().strip_prefix('[')?;
    let stamp = stamps::stamp(inner)?;
    let name = inner[stamp.len..].trim_start_matches([' ', '-', '–', '|', ',', ';']);
    let (name, words) = name.split_once(']')?;
    let lead = Lead { seconds: Some(stamp.seconds), ..Lead::default() };
    lead.before(name, line.len() - words.trim_start().len())
}

/// `0:03 Host What…`, `[12] E Where…`: nothing but a number or a time says where a label stands, and nothing where it
/// ends, so that all beginnings may be it.
fn behind_lead(line: &str) -> Vec<Beginning<'_>> {
    let lead = Lead::of(line);
    if !lead.is_there() { Vec::new() } else { bare_words(line, lead, |word| word.starts_with(char::is_alphanumeric)) }
}

/// `WOMAN 1 I saw it.`, `MR PIKE I have.`
fn in_capitals(line: &str) -> Vec<Beginning<'_>> {
    let is_shouted =
        |word: &str| word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.'));
    bare_words(line, Lead::of(line), is_shouted)
}

/// Returns the first words of a line for as long as `is_of_name` takes them, those that end before a word that begins
/// large.
fn bare_words<'t>(line: &'t str, lead: Lead, is_of_name: impl Fn(&str) -> bool) -> Vec<Beginning<'t>> {
    let mut end = lead.at;
    let mut found = Vec::new();
    for word in line[lead.at..].split([' ', '\u{a0}']).take(MOST_BARE_WORDS) {
        if word.is_empty() || !is_of_name(word) {
            break;
        }
        end = line[end..].find(word).map_or(end, |at| end + at + word.len());
        let words = line[end..].trim_start();
        // What stands in brackets may be a time.
        let is_sign = |c: char| matches!(c, ':' | '–' | '—' | '-' | '(' | '[');
        let begins =
            words.starts_with(|c: char| !c.is_lowercase() && !is_sign(c)) && words.contains(char::is_lowercase);
        found.extend(lead.before(&line[lead.at..end], line.len() - words.len()).filter(|_| begins));
    }
    found
}

/// A short line that is no sentence.
fn alone(line: &str) -> Option<Beginning<'_>> {
    let text = line.trim();
    let is_said = text.ends_with(['?', '!', '…', ',', ';', ':']) || text.ends_with('.') && !is_short_form(text);
    Lead::default().before(text, line.len()).filter(|_| !is_said)
}

/// Whether a point shortens the last word: `C. M.`, `Int.`
fn is_short_form(text: &str) -> bool {
    const LONGEST: usize = 5;
    text.split_whitespace().all(|word| word.ends_with('.') && word.chars().count() <= LONGEST)
}

/// Returns as much of a line from `at` on as may be a label and the sign behind it.
fn head(line: &str, at: usize) -> &str {
    let text = &line[at..];
    text.char_indices().nth(LONGEST + 3).map_or(text, |(end, _)| &text[..end])
}

/// Returns a name without brackets and the marks of bold letters.
fn bare(name: &str) -> &str {
    name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']'))
}

fn is_name(name: &str) -> bool {
    let is_sign =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '.' | '-' | '\'' | '’' | '_' | '#' | '/');
    name.starts_with(char::is_alphabetic)
        && name.chars().count() <= LONGEST
        && name.split_whitespace().count() <= MOST_WORDS
        && name.chars().all(is_sign)
}
