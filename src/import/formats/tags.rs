//! The tags and references within the lines of subtitles: `<i>`, `{\an8}`, `&amp;`.

use super::page::on_one_line;
use crate::import::stamps;

/// A piece of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'t> {
    Words(&'t str),
    /// With its brackets.
    Tag(&'t str),
}

/// Returns the pieces of a line in order; a sign that begins no tag is one of words.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?.len_utf8();
        let tag = tag_length(rest);
        let len = tag.unwrap_or_else(|| rest[first..].find(['<', '{']).map_or(rest.len(), |at| at + first));
        let piece;
        (piece, rest) = rest.split_at(len);
        Some(if tag.is_some() { Piece::Tag(piece) } else { Piece::Words(piece) })
    })
}

/// Returns the words of a line without its tags, its references resolved.
pub(super) fn plain(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    for piece in pieces(line) {
        if let Piece::Words(piece) = piece {
            words.push_str(piece);
        }
    }
    on_one_line(&resolved(&words))
}

/// Returns the length of `<i>`, `</v>`, `<00:00:01.000>`, `<font …>` or `{\an8}`, and of nothing that people write.
fn tag_length(tail: &str) -> Option<usize> {
    /// In bytes: no tag is longer, and a file may be all signs that could begin one.
    const LONGEST: usize = 500;
    const TAGS: &[&str] = &["i", "b", "u", "s", "c", "v", "lang", "ruby", "rt", "font"];
    let end = |sign: u8| tail.bytes().take(LONGEST).position(|b| b == sign);
    if tail.starts_with("{\\") {
        return end(b'}').map(|close| close + 1);
    }
    let inner = &tail.strip_prefix('<')?[..end(b'>')? - 1];
    let name = inner.trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let is_time = stamps::stamp(inner).is_some_and(|s| s.len == inner.len());
    (is_time || TAGS.contains(&name.to_ascii_lowercase().as_str())).then_some(inner.len() + 2)
}

/// Resolves references such as `&amp;` and `&#39;`.
pub(super) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let end = tail.bytes().take(11).position(|b| b == b';');
        let found = end.and_then(|end| Some((reference(&tail[1..end])?, end)));
        match found {
            Some((c, end)) => {
                out.extend(c);
                rest = &tail[end + 1..];
            }
            None => {
                out.push('&');
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Returns what a reference stands for: for marks of direction, nothing.
fn reference(name: &str) -> Option<Option<char>> {
    let numbered = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    Some(match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "lrm" | "rlm" => None,
        _ => {
            let digits = name.strip_prefix('#')?;
            let hex = digits.strip_prefix(['x', 'X']);
            Some(hex.map_or_else(|| numbered(digits, 10), |hex| numbered(hex, 16))?)
        }
    })
}
