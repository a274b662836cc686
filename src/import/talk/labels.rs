//! One line to the label that it may begin with. Only the line itself is looked at, and only its first characters:
//! whether a candidate is a speaker, the whole document decides in `speakers/`.
//!
//! Here are the labels that a sign of their own sets off; `brackets.rs` has those in brackets, `loose.rs` those that
//! only the company of others makes labels, `within.rs` those that stand within a line, `asked.rs` those that a person
//! asked for, `questions.rs` the letters and numbers of questions, `addresses.rs` those of mails behind names, `shape.rs`
//! what a label looks like.

mod addresses;
mod asked;
mod brackets;
mod dates;
mod delimiter;
mod joint;
mod loose;
mod questions;
mod shape;
mod within;

pub(super) use asked::asked;
pub(super) use brackets::{are_round, round};
pub(super) use dates::len as date_len;
pub(in crate::import) use joint::{is_joint, joint, without_question_mark};
pub(in crate::import) use loose::{loose, opening};
pub(super) use questions::{dots, is_bare, names_question, without_number};
pub(in crate::import) use shape::{
    Shape, announces, are_of_caption, has_capital, initials, is_announcement, is_behind_article, is_built_like,
    is_left_out, is_namesake, is_number, is_numbered_talk, is_office, is_one_of_many, is_record_head, is_sibling,
    is_title, is_titled, is_trade_behind_word, is_unnamed, key, letters, look, shape, short_form, shown,
    without_remark, without_title,
};
pub(super) use within::{in_brackets as within_in_brackets, within};

use self::delimiter::{End, delimiter};
use super::lexicon::fold;
use crate::import::stamps::{self, Stamp};

/// The longest label in code points.
const LONGEST: usize = 40;
/// The most words in a label.
const MOST_WORDS: usize = 5;
/// The longest label with a title and an office, in code points, and the most words in it.
const LONGEST_TITLED: usize = 120;
const MOST_OFFICE_WORDS: usize = 16;

/// How a label is set off from the words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(in crate::import) enum Form {
    /// `Marie:`
    Colon,
    /// `Marie`, tab or several blanks
    Tab,
    /// `Q. `, in documents that have it
    Dot,
    /// `[Marie] `
    Bracket,
    /// `Marie (00:01:02)`, at the end of the line or before the words
    Timed,
    /// A short line that may be a name.
    Alone,
    /// In bold or italics, the words are not.
    Emphasis,
    /// `M. le président. La parole…`
    Point,
    /// `Marie – Oui.`, `INT.- Oui.`
    Dash,
    /// `Marie> Oui.`, `Marie | Oui.`, `Marie; oui.`
    Sign,
    /// `MARIE Oui.`
    Capitals,
}

impl Form {
    /// Whether a sign of its own sets the label off.
    pub fn is_strong(self) -> bool {
        matches!(self, Self::Colon | Self::Tab | Self::Dot | Self::Bracket | Self::Timed)
    }
}

/// A label that a line may begin with.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::import) struct Candidate<'t> {
    /// As it stands in the text, without what sets it off.
    pub label: &'t str,
    /// How it is set off.
    pub form: Form,
    /// Where the words begin, in bytes of the line; the end of the line if there are none.
    pub words: usize,
    /// The time that stands with it.
    pub seconds: Option<f32>,
}

/// What stands before a label.
#[derive(Clone, Copy, Debug)]
struct Lead {
    /// Where the label begins, in bytes of the line.
    at: usize,
    /// How many `*` and `_` stand there.
    marks: usize,
    /// The time that stands there.
    seconds: Option<f32>,
}

impl Lead {
    /// Skips blanks, a bullet, the marks of bold words and a time, or the date and time that a chat writes.
    fn of(line: &str) -> Self {
        let mut at = skip_blank(line, 0);
        if let Some(len) = dates::len(&line[at..]) {
            return Self { at: at + len, marks: 0, seconds: None };
        }
        at = skip_bullet(line, skip_section(line, at));
        let mut marks = skip_marks(line, &mut at);
        // Fathom writes `@0:03 - Helen Marsh`.
        at += usize::from(line[at..].starts_with('@') && line[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
        let text = &line[at..];
        let Some(stamp) = stamps::beside_label(text) else { return Self { at, marks, seconds: None } };
        at = skip_blank(line, at + stamp.len);
        // `*0:49 = INT: …`
        at += usize::from(line[at..].starts_with("= "));
        at = skip_bullet(line, skip_blank(line, at));
        marks += skip_marks(line, &mut at);
        Self { at, marks, seconds: Some(stamp.seconds) }
    }
}

/// Returns the label that `line` may begin with. `dots` are the letters that begin a label before a point in this
/// document: `Q. `, see [`dots`].
pub(in crate::import) fn candidate<'t>(line: &'t str, dots: &str) -> Option<Candidate<'t>> {
    let Lead { mut at, marks, mut seconds } = Lead::of(line);
    if let Some(words) = questions::dot_label(line, at, dots) {
        return Some(Candidate { label: &line[at..at + 1], form: Form::Dot, words, seconds });
    }
    if questions::behind_number(line, at) == at
        && let Some(bracketed) = brackets::label(line, at, seconds)
    {
        return Some(bracketed);
    }
    if line[at..].starts_with(['@', '#']) && line[at + 1..].starts_with(char::is_alphabetic) {
        at += 1;
    }
    at = questions::behind_number(line, at);
    let (name_end, end) = delimiter(line, at, seconds.is_some())?;
    let label = line[at..name_end].trim_end_matches(|c: char| is_blank(c) || matches!(c, '*' | '_'));
    if label.is_empty() {
        return None;
    }
    let mut after = name_end.max(at + label.len());
    let label = addresses::without(if seconds.is_some() { sender(label) } else { label });
    let mut form = match end {
        End::Colon(len) => {
            after += len;
            if !is_label_colon(line, after - len, after) {
                return None;
            }
            after += usize::from(line[after..].starts_with('-'));
            Form::Colon
        }
        End::Tab => Form::Tab,
        End::Stamp(stamp) => {
            seconds = seconds.or(Some(stamp.seconds));
            after += stamp.len;
            let (next, form) = behind_stamp(line, after, stamp)?;
            after = next;
            form
        }
        End::Line => Form::Alone,
    };
    if marks > 0 {
        after = skip_closing_marks(line, after);
    }
    if form == Form::Tab {
        after = skip_blank(line, after);
        if line[after..].starts_with(':') {
            after += 1;
            form = Form::Colon;
        }
    }
    let words = skip_blank(line, after);
    let (words, late) = match stamps::beside_label(&line[words..]).filter(|s| s.fenced || form == Form::Tab) {
        Some(stamp) => (skip_blank(line, words + stamp.len), Some(stamp.seconds)),
        None => (words, None),
    };
    if form == Form::Tab && loose::offers_choice(label, &line[words..]) {
        return None;
    }
    if form == Form::Alone && seconds.is_some() {
        form = Form::Timed;
    }
    Some(Candidate { label, form, words, seconds: seconds.or(late) })
}

/// Returns `Marie` of `From Marie to Everyone`, as the chats of meetings write it.
fn sender(label: &str) -> &str {
    let named = |from: &str, to: &str| label.strip_prefix(from)?.split_once(to).map(|(name, _)| name.trim());
    named("From ", " to ").or_else(|| named("De ", " à ")).filter(|name| !name.is_empty()).unwrap_or(label)
}

fn is_label_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(
            c,
            '\'' | '’' | 'ʼ' | '-' | '‐' | '\u{2011}' | '_' | '*' | '/' | '&' | '+' | '#' | '°' | 'º' | '\u{ad}' | '·'
        )
        || unicode_normalization::char::is_combining_mark(c)
}

/// Whether the colon at `colon..after` can end a label: not that of a URL, a path, a time or a ratio.
fn is_label_colon(line: &str, colon: usize, after: usize) -> bool {
    let next = line[after..].chars().next();
    let between_digits =
        line[..colon].ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    let is_face = next == Some('-') && !is_dash_of_label(&line[after + 1..]);
    !between_digits && !is_face && !matches!(next, Some('/' | '\\' | ':' | '=' | ')'))
}

/// Whether a dash behind a colon belongs to it, as in `INT:- Oui` and `INT:-Oui`, rather than to a face: `:-)`, `:-D`.
fn is_dash_of_label(behind: &str) -> bool {
    let mut letters = behind.chars();
    let is_word =
        letters.next().is_some_and(char::is_alphanumeric) && letters.next().is_some_and(char::is_alphanumeric);
    is_word || behind.starts_with(is_blank_or_tab)
}

/// Returns where the words begin behind `Name (00:01:02)`: behind a colon, at the end of the line, behind a tab, or
/// right there when the stamp is fenced.
fn behind_stamp(line: &str, at: usize, stamp: Stamp) -> Option<(usize, Form)> {
    let mut next = skip_blank(line, at);
    skip_marks(line, &mut next);
    let rest = &line[skip_blank(line, next)..];
    match () {
        () if rest.starts_with(':') => Some((line.len() - rest.len() + 1, Form::Colon)),
        () if rest.is_empty() || stamp.fenced || line[at..].starts_with('\t') => Some((next, Form::Timed)),
        () if is_half_of_day(rest) => Some((line.len(), Form::Timed)),
        () => None,
    }
}

/// `AM` or `PM`, behind a time.
fn is_half_of_day(rest: &str) -> bool {
    matches!(fold(rest.trim_end()).as_str(), "am" | "pm" | "a.m." | "p.m.")
}

fn skip_blank(line: &str, at: usize) -> usize {
    line.len() - line[at..].trim_start_matches(is_blank_or_tab).len()
}

/// Skips the number of a paragraph: `§12 Marie: …`
fn skip_section(line: &str, at: usize) -> usize {
    let number = line[at..].strip_prefix('§').map(|behind| behind.trim_start_matches(is_blank));
    let behind = number.map(|number| number.trim_start_matches(|c: char| c.is_ascii_digit()));
    behind.filter(|behind| behind.starts_with(is_blank_or_tab)).map_or(at, |b| skip_blank(line, line.len() - b.len()))
}

/// `- Marie : …`, `> Marie: …`, `* Marie: …`, `| Marie | …`, `## Marie`
fn skip_bullet(line: &str, at: usize) -> usize {
    let signs = line[at..].len() - line[at..].trim_start_matches('#').len();
    if signs > 0 && line[at + signs..].starts_with(is_blank) {
        return skip_blank(line, at + signs);
    }
    let rest = line[at..].strip_prefix(">>").map_or(&line[at..], |rest| &line[line.len() - rest.len() - 1..]);
    let behind =
        rest.strip_prefix(['-', '–', '—', '•', '>', '*', '·', '▪', '|']).filter(|r| r.starts_with(is_blank_or_tab));
    behind.map_or(at, |behind| skip_blank(line, line.len() - behind.len()))
}

/// Skips `**` and `__`, and returns how many signs.
fn skip_marks(line: &str, at: &mut usize) -> usize {
    let rest = line[*at..].trim_start_matches(['*', '_']);
    let n = line.len() - rest.len() - *at;
    *at += n;
    n
}

fn skip_closing_marks(line: &str, at: usize) -> usize {
    let mut next = at;
    if skip_marks(line, &mut next) > 0 { next } else { at }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' | '\u{feff}' | '\u{200b}' | '\u{2060}')
        || is_direction(c)
}

/// Whether the sign only says in which direction letters run: nobody sees it.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether the sign is a blank, a tab, or the wide blank that web pages write for one.
fn is_blank_or_tab(c: char) -> bool {
    matches!(c, '\t' | '\u{2003}') || is_blank(c)
}

#[cfg(test)]
mod tests;
