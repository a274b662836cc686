//! Labels in brackets: `[Marie] words`, `(E) words`, `<v Marie> words`. Brackets hold much else, and what does is told
//! apart here: notes, ticked boxes, what was heard, the tags of pages.

use rustc_hash::FxHashMap;

use super::super::lexicon::Words;
use super::{Candidate, Form, LONGEST, Lead, Shape, is_blank, is_label_char, key, shape, skip_blank};
use crate::import::stamps::{self, Stamp};
use crate::model::marks::{Mark, MarkKind, marks};

/// `[Marie] words`, `[SPEAKER_00]: words`, `(E) words`, `<v Marie> words`; a word between round brackets is a remark as a
/// rule.
pub(super) fn label(line: &str, at: usize, seconds: Option<f32>) -> Option<Candidate<'_>> {
    let is_round = line[at..].starts_with('(');
    in_any(line, at, seconds).filter(|found| !is_round || shape(found.label) == Some(Shape::Code))
}

/// `(Marie) words`, where the whole text has names between round brackets: see [`are_round`].
pub(in crate::import) fn round(line: &str) -> Option<Candidate<'_>> {
    let Lead { at, seconds, .. } = Lead::of(line);
    let is_name = |found: &Candidate<'_>| shape(found.label).is_some_and(|shape| shape != Shape::Phrase);
    let is_round = line[at..].starts_with('(');
    in_any(line, at, seconds).filter(|found| is_round && is_name(found) && found.words < line.len())
}

/// Whether names between round brackets begin many of the lines and return, so that they are no remarks.
pub(in crate::import) fn are_round<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut n_lines, mut names) = (0, FxHashMap::<String, usize>::default());
    for line in lines {
        n_lines += 1;
        if let Some(found) = round(line) {
            *names.entry(key(found.label)).or_default() += 1;
        }
    }
    let n: usize = names.values().sum();
    n * 3 >= n_lines && names.values().filter(|n| **n >= 2).count() >= 2
}

fn in_any(line: &str, at: usize, seconds: Option<f32>) -> Option<Candidate<'_>> {
    let close = match line.as_bytes().get(at)? {
        b'[' => ']',
        b'{' => '}',
        b'<' => '>',
        b'(' => ')',
        _ => return None,
    };
    let inner = &line[at + 1..];
    let inner = inner.strip_prefix("v ").unwrap_or(inner);
    let from = line.len() - inner.len();
    let len = inner.char_indices().take(LONGEST + 1).find(|(_, c)| *c == close)?.0;
    let (label, timed) = before_time(inner[..len].trim_matches(is_blank));
    let label = label.trim_end_matches(':').trim_end_matches(is_blank);
    let seconds = seconds.or(timed);
    let is_plain = label.chars().all(|c| is_blank(c) || is_label_char(c) || c == '.');
    let end = from + len + 1;
    let after = skip_blank(line, end);
    // `[I]n the sixties` is a word that an editor began anew, and `(rires)` is something heard.
    let is_apart = close == '>' || after > end || after == line.len() || line[after..].starts_with(':');
    let has_colon = line[after..].starts_with(':');
    let words = skip_blank(line, after + usize::from(has_colon));
    // `[Marie] 10:00:03`, and the words below: captions as Zoom saves them. `[SPEAKER_00] 0.5s - 3.2s:` has them behind.
    let is_all = |stamp: &Stamp| line[words + stamp.len..].trim().is_empty();
    let stamp = stamps::stamp(&line[words..]).filter(|stamp| stamp.fenced || is_all(stamp));
    let stamp = stamp.or_else(|| stamps::figures(&line[words..]));
    let words = stamp.map_or(words, |stamp| skip_blank(line, words + stamp.len));
    let ends_in_colon = stamp.is_some() && line[words..].starts_with(':');
    let words = skip_blank(line, words + usize::from(ends_in_colon));
    let form = if has_colon || ends_in_colon { Form::Colon } else { Form::Bracket };
    let seconds = seconds.or(stamp.map(|stamp| stamp.seconds));
    // `[1]` is a note, and `[x]` a box that is ticked; `{104}:` is the number of who takes part.
    let is_number = has_colon && close != ')' && label.len() >= 2 && label.bytes().all(|b| b.is_ascii_digit());
    let names = is_number || label.chars().any(char::is_alphabetic) && !label.eq_ignore_ascii_case("x");
    let names = names && !is_mark(&line[at..end]) && !(close == '>' && is_tag(label));
    (is_plain && is_apart && names).then_some(Candidate { label, form, words, seconds })
}

/// Returns the label and the time behind it that stand within one pair of brackets: `Moderator - 00:00:03`.
fn before_time(inner: &str) -> (&str, Option<f32>) {
    let parted = inner.rsplit_once([' ', '\t']).and_then(|(label, time)| {
        let stamp = stamps::stamp(time).filter(|stamp| stamp.len == time.len())?;
        Some((label.trim_end_matches([' ', '-', '–', '—', ',', '|', '@']), Some(stamp.seconds)))
    });
    parted.filter(|(label, _)| !label.is_empty()).unwrap_or((inner, None))
}

/// Whether brackets hold what a transcriber heard: `[laughs]`.
fn is_mark(bracketed: &str) -> bool {
    let is_heard = |mark: &Mark| !matches!(mark.kind, MarkKind::Omission | MarkKind::Remark);
    marks(bracketed).first().is_some_and(|mark| mark.bytes == (0..bracketed.len()) && is_heard(mark))
}

/// Whether angle brackets hold a tag of a page rather than a name: `<br>`, `</p>`, as Markdown has them.
fn is_tag(inner: &str) -> bool {
    static TAGS: Words = Words::of(&[
        "b",
        "blockquote",
        "br",
        "center",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figure",
        "font",
        "hr",
        "i",
        "iframe",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]);
    inner.starts_with('/') || TAGS.has(inner.trim_end_matches([' ', '/']))
}
