//! A query cut into words, phrases, filters, operators and parentheses, each with its place.

use super::{Filter, LARGEST_WINDOW, Query, QueryError, Word, words_of};
use crate::model::{Sign, Span};
use crate::search::tokens::{fold, tokens};

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Lexeme {
    pub kind: LexemeKind,
    /// Code points of the query.
    pub at: Span,
}

/// Operators keep the word that was typed, for messages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum LexemeKind {
    Open,
    Close,
    And(String),
    Or(String),
    Not(String),
    Part(Query),
}

pub(super) fn lex(text: &str) -> Result<Vec<Lexeme>, QueryError> {
    let chars: Vec<char> = text.chars().collect();
    let mut lexer = Lexer { chars: &chars, at: 0, lexemes: Vec::new() };
    while let Some(c) = lexer.peek() {
        lexer.step(c)?;
    }
    Ok(lexer.lexemes)
}

struct Lexer<'a> {
    chars: &'a [char],
    at: usize,
    lexemes: Vec<Lexeme>,
}

impl Lexer<'_> {
    fn step(&mut self, c: char) -> Result<(), QueryError> {
        let start = self.at;
        match c {
            c if c.is_whitespace() => self.at += 1,
            '(' | ')' => {
                self.at += 1;
                self.push(start, if c == '(' { LexemeKind::Open } else { LexemeKind::Close });
            }
            c if closing_quotes(c).is_some() => self.quoted()?,
            '-' if self.negates() => {
                self.at += 1;
                self.push(start, LexemeKind::Not("-".to_owned()));
            }
            _ => self.chunk()?,
        }
        Ok(())
    }

    /// Whether the `-` here stands before a group, a phrase or a word; otherwise it is the dash of a dialogue.
    fn negates(&self) -> bool {
        match self.chars.get(self.at + 1) {
            Some('(') => true,
            Some(c) if closing_quotes(*c).is_some() => true,
            _ => {
                let end = self.chunk_end(self.at + 1);
                self.chars[self.at + 1..end].iter().any(|c| c.is_alphanumeric() || *c == '*')
            }
        }
    }

    fn quoted(&mut self) -> Result<(), QueryError> {
        let start = self.at;
        let content = self.quote()?;
        if is_filter_name(&content)
            && let Some(sign) = self.sign()
        {
            return self.filter(start, content, sign);
        }
        let words: Vec<Word> = words_of(&content, |word| Word::Exact(fold(word)));
        if words.iter().all(|word| *word == Word::Anything) {
            return Err(QueryError::EmptyQuote { at: start as u32 });
        }
        let part = match self.distance()? {
            Some(within) if within <= LARGEST_WINDOW => Query::Near { words, within },
            Some(_) => return Err(QueryError::Distance { at: self.at as u32 - 1 }),
            None => Query::Phrase(words),
        };
        self.push(start, LexemeKind::Part(part));
        Ok(())
    }

    /// Returns what stands between the quotation mark here and the one that closes it.
    fn quote(&mut self) -> Result<String, QueryError> {
        let start = self.at;
        let closing = self.peek().and_then(closing_quotes).unwrap_or_default();
        let behind = &self.chars[start + 1..];
        let length = behind.iter().position(|c| closing.contains(*c));
        let length = length.ok_or(QueryError::UnclosedQuote { at: start as u32 })?;
        self.at = start + length + 2;
        Ok(behind[..length].iter().collect())
    }

    /// Returns the number behind a `~` here.
    fn distance(&mut self) -> Result<Option<u32>, QueryError> {
        if self.peek() != Some('~') {
            return Ok(None);
        }
        let start = self.at;
        let end = self.chunk_end(start);
        let digits: String = self.chars[start + 1..end].iter().collect();
        self.at = end;
        // Punctuation may follow when a query is pasted from a sentence.
        let digits = digits.trim_end_matches(|c: char| c.is_ascii_punctuation());
        digits.parse().map(Some).map_err(|_not_a_number| QueryError::Distance { at: start as u32 })
    }

    fn chunk(&mut self) -> Result<(), QueryError> {
        let start = self.at;
        let end = self.chunk_end(start);
        let chunk: String = self.chars[start..end].iter().collect();
        let length = (start..end).position(|at| sign_at(&self.chars[at..end]).is_some());
        let name: String = self.chars[start..start + length.unwrap_or(end - start)].iter().collect();
        self.at = start + name.chars().count();
        if is_filter_name(&name)
            && !is_operator(&name)
            && let Some(sign) = self.sign()
        {
            return self.filter(start, name, sign);
        }
        self.at = end;
        match chunk.as_str() {
            "AND" | "ET" => self.push(start, LexemeKind::And(chunk)),
            "OR" | "OU" => self.push(start, LexemeKind::Or(chunk)),
            "NOT" | "SAUF" => self.push(start, LexemeKind::Not(chunk)),
            _ => self.words(start, &chunk)?,
        }
        Ok(())
    }

    fn words(&mut self, start: usize, chunk: &str) -> Result<(), QueryError> {
        let (piece, distance) = split_distance(chunk);
        if tokens(piece).next().is_none() {
            return if piece.contains('*') { Err(QueryError::LoneStar { at: start as u32 }) } else { Ok(()) };
        }
        let differences = match distance {
            None => None,
            Some("1") => Some(1),
            Some("2") => Some(2),
            Some(_) => return Err(QueryError::Distance { at: (start + piece.chars().count()) as u32 }),
        };
        let words = words_of(piece, |word| match differences {
            None => Word::AnyForm(word.to_owned()),
            Some(n) => Word::Similar(fold(word), n),
        });
        self.push(start, LexemeKind::Part(Query::Phrase(words)));
        Ok(())
    }

    /// Reads the sign of a filter behind its name. A comparison may stand apart, as in `age >= 40`.
    fn sign(&mut self) -> Option<Sign> {
        let apart = self.chars[self.at..].iter().take_while(|c| c.is_whitespace()).count();
        let (sign, length) = sign_at(&self.chars[self.at + apart..])?;
        if apart > 0 && sign == Sign::Is {
            return None;
        }
        self.at += apart + length;
        Some(sign)
    }

    /// Reads the value of a filter whose name and sign are behind us.
    fn filter(&mut self, start: usize, name: String, sign: Sign) -> Result<(), QueryError> {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let missing = || QueryError::MissingValue { name: name.clone(), at: start as u32 };
        let value = match self.peek().ok_or_else(missing)? {
            c if closing_quotes(c).is_some() => self.quote()?,
            _ => {
                let from = self.at;
                self.at = self.chunk_end(from);
                let value: String = self.chars[from..self.at].iter().collect();
                if value.is_empty() || is_operator(&value) {
                    return Err(missing());
                }
                value
            }
        };
        let at = Span::new(start as u32, self.at as u32);
        self.push(start, LexemeKind::Part(Query::Filter(Filter { name, sign, value, at })));
        Ok(())
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn push(&mut self, start: usize, kind: LexemeKind) {
        self.lexemes.push(Lexeme { kind, at: Span::new(start as u32, self.at as u32) });
    }

    /// Returns where a run without white space, parentheses and quotation marks ends.
    fn chunk_end(&self, from: usize) -> usize {
        let ends = |c: &char| c.is_whitespace() || matches!(c, '(' | ')') || closing_quotes(*c).is_some();
        self.chars[from..].iter().position(ends).map_or(self.chars.len(), |length| from + length)
    }
}

/// Returns which marks close the quotation that `c` opens. A lone `»` or a curly mark of the wrong side opens too:
/// people paste them.
fn closing_quotes(c: char) -> Option<&'static str> {
    match c {
        '"' => Some("\""),
        '“' | '”' | '„' => Some("“”\""),
        '«' => Some("»"),
        '»' => Some("«»"),
        _ => None,
    }
}

/// Returns the sign at the beginning of `chars`, and its length.
fn sign_at(chars: &[char]) -> Option<(Sign, usize)> {
    if chars.first() == Some(&':') {
        return Some((Sign::Is, 1));
    }
    let written: String = chars.iter().take(2).collect();
    let (before, sign, behind) = Sign::split(&written)?;
    before.is_empty().then(|| (sign, written.chars().count() - behind.chars().count()))
}

fn is_operator(word: &str) -> bool {
    matches!(word, "AND" | "ET" | "OR" | "OU" | "NOT" | "SAUF")
}

/// Whether what stands before a colon can be a name: `12:30` and `://` are none.
fn is_filter_name(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_alphabetic) && !name.contains('*')
}

/// Returns the word, and what stands behind its last `~`.
fn split_distance(chunk: &str) -> (&str, Option<&str>) {
    let trimmed = chunk.trim_end_matches(['.', ',', ';', '!', '?', '…']);
    match trimmed.rsplit_once('~') {
        Some((word, distance)) if tokens(word).next().is_some() => (word, Some(distance)),
        _ => (chunk, None),
    }
}
