//! The query language. A query is parsed without knowing the project; what its filters name is settled by the matcher.
//!
//! | written | finds turns with |
//! |---|---|
//! | `fatigue nuit` | both words, in any form: `fatigues` too, accents and case aside |
//! | `"chez soi"` | these very words in a row, not stemmed, accents and case aside |
//! | `"chez soi"~3` | these words in any order, with at most 3 other words between the first and the last of them |
//! | `logem*`, `auto*ment` | a word that begins so, or begins and ends so; within quotes a lone `*` is any one word |
//! | `fatigue~1`, `~2` | a word that differs in one or two letters (two letters swapped are one difference) |
//! | `l'équipe`, `c'est-à-dire` | several words in a row, stemmed |
//! | `a OR b`, `a OU b` | one of them; `AND`, `ET` and mere juxtaposition bind tighter |
//! | `NOT a`, `SAUF a`, `-a` | all but those |
//! | `( … )` | what belongs together |
//! | `age>=40`, `born < 1970`, `city!=Lyon` | of people whose number, date or place in a list is more, less or another |
//! | `speaker:U01`, `city:"Le Mans"`, `code:Logement`, `event:laughter` | who speaks, what they are, what is coded, what the transcriber marked; see [`super::filter`] |

use crate::model::{Sign, Span};

use super::tokens::{fold, tokens};

mod lexer;

use lexer::{Lexeme, LexemeKind, lex};

/// A parsed query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Query {
    /// All parts are met.
    All(Vec<Self>),
    /// At least one part is met.
    Any(Vec<Self>),
    /// The part is not met.
    Not(Box<Self>),
    /// Words in a row; one alone is a phrase of one.
    Phrase(Vec<Word>),
    /// Words in any order.
    Near {
        /// The words.
        words: Vec<Word>,
        /// How many other words may stand between the first and the last of them.
        within: u32,
    },
    /// A condition on the turn or on what is coded in it.
    Filter(Filter),
}

/// One word of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Word {
    /// Any form of the word, as it was typed.
    AnyForm(String),
    /// The word itself, folded.
    Exact(String),
    /// Folded, where each `*` stands for any letters or none.
    Pattern(String),
    /// Folded, with at most so many differences.
    Similar(String, u8),
    /// Whatever stands there.
    Anything,
}

/// `name:value`, or `name>=value` and the like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filter {
    /// As it was typed.
    pub name: String,
    /// How what is known has to stand to the value; the colon says that it is the same.
    pub sign: Sign,
    /// As it was typed, without quotes. `*` stands for any letters.
    pub value: String,
    /// Where it stands in the query, in code points.
    pub at: Span,
}

/// Why a query cannot be understood, and what to do. Positions are code points of the query, from 0; people read them
/// from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what each variant is; `at` is where")]
pub enum QueryError {
    #[error("nothing to search for: type at least one word or a filter such as speaker:U01")]
    Empty,
    #[error("the quotation mark at position {} is never closed: add \" at the end of the phrase", .at + 1)]
    UnclosedQuote { at: u32 },
    #[error("there is no word between the quotation marks at position {}", .at + 1)]
    EmptyQuote { at: u32 },
    #[error("the parenthesis at position {} is never closed: add ) where the group ends", .at + 1)]
    UnclosedParenthesis { at: u32 },
    #[error("the parenthesis at position {} closes nothing: remove it, or add ( where the group begins", .at + 1)]
    UnopenedParenthesis { at: u32 },
    #[error("nothing stands between the parentheses at position {}", .at + 1)]
    EmptyParentheses { at: u32 },
    #[error("{operator} at position {} has nothing on one side: complete it, or write \"{operator}\" in quotation marks to search for the word", .at + 1)]
    MissingOperand { operator: String, at: u32 },
    #[error("the * at position {} stands alone: add letters before or after it", .at + 1)]
    LoneStar { at: u32 },
    #[error("the ~ at position {} needs a number: word~1 or word~2 for similar words, \"two words\"~5 (at most {LARGEST_WINDOW}) for words near each other", .at + 1)]
    Distance { at: u32 },
    #[error("{name}: at position {} has no value: write {name}:value, or \"{name}\" in quotation marks to search for the word", .at + 1)]
    MissingValue { name: String, at: u32 },
    #[error("there is no filter “{name}” (position {}). Filters are {}. To search for the word, put it in quotation marks", .at + 1, .known.join(", "))]
    UnknownFilter { name: String, at: u32, known: Vec<String> },
    #[error("no {what} is called “{value}” (position {}){}", .at + 1, known_ones(.known))]
    UnknownValue { what: &'static str, value: String, at: u32, known: Vec<String> },
    #[error("“{name}” (position {}) cannot be compared with “{value}” by {sign}: numbers, dates and lists have an order; of anything else write {name}:value, or NOT {name}:value", .at + 1)]
    NotCompared { name: String, sign: &'static str, value: String, at: u32 },
    #[error("parentheses are nested too deeply at position {}: at most {DEEPEST} levels", .at + 1)]
    TooDeep { at: u32 },
    #[error("the query has more than {MOST_WORDS} words: search in several steps")]
    TooManyWords,
}

fn known_ones(known: &[String]) -> String {
    if known.is_empty() { String::new() } else { format!(": choose one of {}", known.join(", ")) }
}

const DEEPEST: usize = 50;
/// What fits into the bits of one word's verdict.
pub(super) const MOST_WORDS: usize = 64;
const LARGEST_WINDOW: u32 = 100;

impl Query {
    /// Parses what a person typed.
    ///
    /// # Errors
    /// When it is empty or unbalanced, or an operator, `*`, `~` or filter lacks something.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let lexemes = lex(text)?;
        let mut parser = Parser { lexemes: &lexemes, depth: 0 };
        if parser.lexemes.is_empty() {
            return Err(QueryError::Empty);
        }
        let query = parser.alternatives()?;
        match parser.lexemes.first() {
            Some(extra) => Err(QueryError::UnopenedParenthesis { at: extra.at.start }),
            None if query.n_words() > MOST_WORDS => Err(QueryError::TooManyWords),
            None => Ok(query),
        }
    }

    /// Returns the number of words that a matcher has to look for.
    pub fn n_words(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::n_words).sum(),
            Self::Not(part) => part.n_words(),
            Self::Phrase(words) | Self::Near { words, .. } => words.len(),
            Self::Filter(_) => 0,
        }
    }
}

struct Parser<'a> {
    lexemes: &'a [Lexeme],
    depth: usize,
}

impl Parser<'_> {
    fn alternatives(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.conjunction()?];
        while let Some(operator) = self.take(|kind| matches!(kind, LexemeKind::Or(_))) {
            self.require_operand(&operator)?;
            parts.push(self.conjunction()?);
        }
        Ok(single_or(parts, Query::Any))
    }

    fn conjunction(&mut self) -> Result<Query, QueryError> {
        let mut parts = Vec::new();
        self.require_operand_before()?;
        loop {
            match self.negatable()? {
                Query::All(inner) => parts.extend(inner),
                part => parts.push(part),
            }
            if let Some(operator) = self.take(|kind| matches!(kind, LexemeKind::And(_))) {
                self.require_operand(&operator)?;
            } else if !self.operand_follows() {
                return Ok(single_or(parts, Query::All));
            }
        }
    }

    fn negatable(&mut self) -> Result<Query, QueryError> {
        let mut negated = false;
        while let Some(operator) = self.take(|kind| matches!(kind, LexemeKind::Not(_))) {
            self.require_operand(&operator)?;
            negated = !negated;
        }
        let part = self.primary()?;
        Ok(if negated { Query::Not(Box::new(part)) } else { part })
    }

    fn primary(&mut self) -> Result<Query, QueryError> {
        let Some((first, rest)) = self.lexemes.split_first() else { return Err(QueryError::Empty) };
        self.lexemes = rest;
        match &first.kind {
            LexemeKind::Open => self.group(first.at.start),
            LexemeKind::Part(part) => Ok(part.clone()),
            LexemeKind::Close => Err(QueryError::UnopenedParenthesis { at: first.at.start }),
            LexemeKind::And(word) | LexemeKind::Or(word) | LexemeKind::Not(word) => {
                Err(QueryError::MissingOperand { operator: word.clone(), at: first.at.start })
            }
        }
    }

    fn group(&mut self, at: u32) -> Result<Query, QueryError> {
        match self.lexemes.first().map(|l| &l.kind) {
            None => return Err(QueryError::UnclosedParenthesis { at }),
            Some(LexemeKind::Close) => return Err(QueryError::EmptyParentheses { at }),
            Some(_) if self.depth == DEEPEST => return Err(QueryError::TooDeep { at }),
            Some(_) => self.depth += 1,
        }
        let query = self.alternatives()?;
        self.depth -= 1;
        self.take(|kind| matches!(kind, LexemeKind::Close)).ok_or(QueryError::UnclosedParenthesis { at })?;
        Ok(query)
    }

    fn take(&mut self, is_wanted: impl Fn(&LexemeKind) -> bool) -> Option<Lexeme> {
        let (first, rest) = self.lexemes.split_first()?;
        is_wanted(&first.kind).then(|| {
            self.lexemes = rest;
            first.clone()
        })
    }

    fn operand_follows(&self) -> bool {
        let kind = self.lexemes.first().map(|l| &l.kind);
        matches!(kind, Some(LexemeKind::Open | LexemeKind::Part(_) | LexemeKind::Not(_)))
    }

    fn require_operand(&self, operator: &Lexeme) -> Result<(), QueryError> {
        if self.operand_follows() {
            return Ok(());
        }
        Err(missing_operand(operator))
    }

    fn require_operand_before(&self) -> Result<(), QueryError> {
        match self.lexemes.first() {
            Some(operator) if matches!(operator.kind, LexemeKind::And(_) | LexemeKind::Or(_)) => {
                Err(missing_operand(operator))
            }
            _ => Ok(()),
        }
    }
}

fn missing_operand(operator: &Lexeme) -> QueryError {
    let word = match &operator.kind {
        LexemeKind::And(word) | LexemeKind::Or(word) | LexemeKind::Not(word) => word.clone(),
        LexemeKind::Open | LexemeKind::Close | LexemeKind::Part(_) => String::new(),
    };
    QueryError::MissingOperand { operator: word, at: operator.at.start }
}

fn single_or(mut parts: Vec<Query>, many: impl Fn(Vec<Query>) -> Query) -> Query {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => many(parts.into_iter().chain(last).collect()),
    }
}

/// Returns the words of a piece of a query, which `*` may belong to. `plain` says what a word without `*` becomes.
fn words_of(piece: &str, plain: impl Fn(&str) -> Word) -> Vec<Word> {
    let mut words = Vec::new();
    let mut pattern = String::new();
    let mut literal: Option<&str> = None;
    let mut finish = |pattern: &mut String, literal: &mut Option<&str>| {
        let word = match (literal.take(), pattern.as_str()) {
            (None, "") => return,
            (Some(word), _) => plain(word),
            (None, stars) if stars.chars().all(|c| c == '*') => Word::Anything,
            (None, pattern) => Word::Pattern(pattern.to_owned()),
        };
        pattern.clear();
        words.push(word);
    };
    let mut reached = 0;
    for token in tokens(piece) {
        let between = &piece[reached..token.start];
        add_stars(between, &mut pattern, &mut literal, &mut finish);
        if between.is_empty() || !between.ends_with('*') {
            finish(&mut pattern, &mut literal);
        }
        if pattern.is_empty() {
            literal = Some(token.surface);
        } else {
            pattern.push_str(&fold(token.surface));
        }
        reached = token.end();
    }
    add_stars(&piece[reached..], &mut pattern, &mut literal, &mut finish);
    finish(&mut pattern, &mut literal);
    words
}

/// Adds the stars between two words to what they touch; anything else between them ends a word.
fn add_stars<'a>(
    between: &str,
    pattern: &mut String,
    literal: &mut Option<&'a str>,
    finish: &mut impl FnMut(&mut String, &mut Option<&'a str>),
) {
    for c in between.chars() {
        if c != '*' {
            finish(pattern, literal);
        } else if let Some(word) = literal.take() {
            *pattern = fold(word);
            pattern.push('*');
        } else if !pattern.ends_with('*') {
            pattern.push('*');
        }
    }
}

#[cfg(test)]
mod tests;
