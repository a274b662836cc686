//! A question cut into words, names in quotation marks and parentheses, each with its place.

use super::CodeQueryError;
use crate::model::Span;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Lexeme {
    pub kind: LexemeKind,
    /// Code points of the question.
    pub at: Span,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum LexemeKind {
    Open,
    Close,
    /// A word as it was typed: an operator, or a part of a name.
    Word(String),
    /// A name of which at least a part stood in quotation marks, without them.
    Quoted(String),
}

/// Cuts `text` into lexemes. A quotation mark that is not closed reaches to the end when `lenient`, which is what
/// somebody who is still typing means.
pub(super) fn lex(text: &str, lenient: bool) -> Result<Vec<Lexeme>, CodeQueryError> {
    let chars: Vec<char> = text.chars().collect();
    let mut lexemes = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let start = at;
        let kind = match c {
            c if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '(' | ')' => {
                at += 1;
                if *c == '(' { LexemeKind::Open } else { LexemeKind::Close }
            }
            _ => chunk(&chars, &mut at, lenient)?,
        };
        lexemes.push(Lexeme { kind, at: Span::new(start as u32, at as u32) });
    }
    Ok(lexemes)
}

/// Returns what stands here up to white space or a parenthesis; what is in quotation marks belongs to it whole, so that
/// `Users/"Breaks and rest"` is one name.
fn chunk(chars: &[char], at: &mut usize, lenient: bool) -> Result<LexemeKind, CodeQueryError> {
    let (mut text, mut quoted) = (String::new(), false);
    while let Some(c) = chars.get(*at).filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')')) {
        let Some(closing) = closing_quotes(*c) else {
            text.push(*c);
            *at += 1;
            continue;
        };
        quoted = true;
        let start = *at;
        *at += 1;
        loop {
            match chars[*at..] {
                // Two straight marks are one that belongs to the name, as in CSV.
                ['"', '"', ..] if chars[start] == '"' => {
                    text.push('"');
                    *at += 2;
                }
                [c, ..] if closing.contains(&c) => {
                    *at += 1;
                    break;
                }
                [c, ..] => {
                    text.push(c);
                    *at += 1;
                }
                [] if lenient => break,
                [] => return Err(CodeQueryError::UnclosedQuote { at: start as u32 }),
            }
        }
    }
    Ok(if quoted { LexemeKind::Quoted(text) } else { LexemeKind::Word(text) })
}

/// Returns the marks that close what `c` opens.
pub(super) fn closing_quotes(c: char) -> Option<&'static [char]> {
    match c {
        '"' => Some(&['"']),
        '“' | '„' => Some(&['”', '“', '"']),
        '«' => Some(&['»']),
        _ => None,
    }
}
