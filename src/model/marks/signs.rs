//! Marks without brackets: `…`, `//`, `xxx`, `.hh`, `&=laughs`, `@@`, and the pauses of `notation.rs`.

use super::notation::Notation;
use super::{MarkKind, Told, durations, lexicon};

/// Returns the length of the mark that begins at byte `at` of `text`, and what it tells.
pub(super) fn told(text: &str, at: usize, notation: &Notation) -> Option<(usize, Told)> {
    let rest = &text[at..];
    let only = |len: usize, kind| Some((len, Told::only(kind)));
    let behind_word = || text[..at].ends_with(char::is_alphanumeric);
    match rest.as_bytes()[0] {
        0xE2 if rest.starts_with('…') => only('…'.len_utf8(), MarkKind::Hesitation),
        b'.' if rest.starts_with("...") => only(run(rest, '.'), MarkKind::Hesitation),
        b'.' if rest.starts_with(".hh") || (notation.counts_points && rest.starts_with(".h")) => {
            breath(rest, 1).filter(|_| !behind_word())
        }
        b'h' if rest.starts_with("hh") || rest.starts_with("h°") => breath(rest, 0).filter(|_| !behind_word()),
        0xC2 if rest.starts_with("°h") => breath(rest, '°'.len_utf8()).filter(|_| !behind_word()),
        b'/' | b'+' => between_words(text, at, notation),
        b'X' | b'x' | b'y' if !behind_word() => unclear(rest),
        b'&' => rest.starts_with("&=").then(|| named(rest)).flatten(),
        b'@' if notation.laughs_by_at => laughter(rest),
        _ => None,
    }
}

/// How many bytes of `rest` are `sign`, one byte each.
fn run(rest: &str, sign: char) -> usize {
    rest.len() - rest.trim_start_matches(sign).len()
}

/// Breath in or out behind a sign of so many bytes: `.hh`, `°hh`, `hh°`, `hhh`.
fn breath(rest: &str, sign: usize) -> Option<(usize, Told)> {
    let mut len = sign + run(&rest[sign..], 'h');
    if rest[len..].starts_with('°') {
        len += '°'.len_utf8();
    }
    let is_whole = !rest[len..].starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’');
    is_whole.then(|| (len, Told::only(MarkKind::Breath)))
}

/// Slashes and crosses: a pause in the notations that have it, else two slashes are two voices.
fn between_words(text: &str, at: usize, notation: &Notation) -> Option<(usize, Told)> {
    let rest = &text[at..];
    let is_slash = rest.starts_with('/');
    let len = run(rest, if is_slash { '/' } else { '+' });
    let is_apart = text[..at].ends_with(char::is_whitespace) && rest[len..].starts_with(char::is_whitespace);
    let is_pause = if is_slash { notation.pauses_by_slashes } else { notation.pauses_by_crosses };
    let told = match () {
        () if is_pause && is_apart && len <= 3 => Some(MarkKind::Pause),
        () if rest.starts_with("+/.") || rest.starts_with("+//.") => return interrupted(rest),
        () if is_slash && len == 2 && !text[..at].ends_with(':') && !is_of_code(text, at) => Some(MarkKind::Overlap),
        () => None,
    };
    told.map(|kind| (len, Told::only(kind)))
}

/// Whether what stands before the slashes, or a line beside theirs, ends as lines of programs do, in which they begin a
/// comment.
fn is_of_code(text: &str, at: usize) -> bool {
    let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let above = text[..begin].trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    let below = text[at..].split('\n').skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
    [&text[begin..at], above, below].iter().any(|line| line.trim_end().ends_with([';', '{', '}']))
}

/// `+/.`: the sentence is broken off.
fn interrupted(rest: &str) -> Option<(usize, Told)> {
    rest.find('.').map(|point| (point + 1, Told::only(MarkKind::Interruption)))
}

/// `xxx`, `XXX`, `yyy`: words that nobody understood.
fn unclear(rest: &str) -> Option<(usize, Told)> {
    let sign = rest.chars().next()?;
    let len = run(rest, sign);
    let whole = !rest[len..].starts_with(char::is_alphanumeric);
    (len >= 3 && whole).then(|| (len, Told::only(MarkKind::Unclear)))
}

/// `&=laughs`, `&=imit:motor`: what is heard, in one word.
fn named(rest: &str) -> Option<(usize, Told)> {
    let word = &rest["&=".len()..];
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, ':' | '_' | '-');
    let len = word.find(|c| !is_of_word(c)).unwrap_or(word.len());
    let kind = lexicon::kind(&word[..len].replace(['_', ':'], " ")).unwrap_or(MarkKind::Remark);
    (len > 0).then(|| ("&=".len() + len, Told::only(kind)))
}

/// `@@@`, `@(.)@`, `@(3)@`
fn laughter(rest: &str) -> Option<(usize, Told)> {
    if let Some(inner) = rest.strip_prefix("@(") {
        let close = inner.find(")@").filter(|len| *len <= 4)?;
        let lasts = durations::number(&inner[..close]);
        return Some(("@(".len() + close + ")@".len(), Told::lasting(MarkKind::Laughter, lasts)));
    }
    let len = run(rest, '@');
    (len >= 2 && !rest[len..].starts_with(char::is_alphanumeric)).then(|| (len, Told::only(MarkKind::Laughter)))
}
