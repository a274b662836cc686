//! From words to an expression. `within`, `overlapping`, `near` and `same` bind tightest, then `and` and `not`, then
//! `or`.

use super::lexer::{Lexeme, LexemeKind, lex};
use super::names::{NameFault, Names};
use super::{CodeExpr, CodeQueryError, DEEPEST, Leaf, Relation};
use crate::model::{Outline, Project, Span};

pub(super) fn parse(project: &Project, outline: &Outline, text: &str) -> Result<CodeExpr, CodeQueryError> {
    let lexemes = lex(text, false)?;
    if lexemes.is_empty() {
        return Err(CodeQueryError::Empty);
    }
    let mut parser = Parser { lexemes: &lexemes, last: None, names: Names::of(project, outline), depth: 0 };
    let expr = parser.either()?;
    match parser.lexemes.first() {
        None => Ok(expr),
        Some(Lexeme { kind: LexemeKind::Close, at }) => Err(CodeQueryError::UnopenedParenthesis { at: at.start }),
        Some(extra) => Err(CodeQueryError::MissingOperator { at: extra.at.start }),
    }
}

/// A word of the language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Keyword {
    And,
    Or,
    Not,
    Within,
    Overlapping,
    Near,
}

/// Accents count here, so that *où* is no operator.
fn keyword(word: &str) -> Option<Keyword> {
    Some(match word.to_lowercase().as_str() {
        "and" | "et" => Keyword::And,
        "or" | "ou" => Keyword::Or,
        "not" | "sauf" => Keyword::Not,
        "within" | "dans" => Keyword::Within,
        "overlapping" | "chevauchant" => Keyword::Overlapping,
        "near" | "près" | "pres" => Keyword::Near,
        _ => return None,
    })
}

/// Whether a word has a meaning of its own in a question.
fn is_keyword(word: &str) -> bool {
    keyword(word).is_some()
}

/// Whether words of a name would be read as an operator.
pub(super) fn hold_an_operator(words: &[&str]) -> bool {
    words.iter().any(|word| is_keyword(word)) || words.windows(2).any(|two| same(two[0], two[1]).is_some())
}

/// Returns what has to be the same for “same document” and the like; by themselves both words may be parts of names.
fn same(first: &str, second: &str) -> Option<Relation> {
    if !matches!(first.to_lowercase().as_str(), "same" | "même" | "meme") {
        return None;
    }
    Some(match second.to_lowercase().as_str() {
        "turn" | "tour" => Relation::Near(0),
        "document" => Relation::SameDocument,
        "participant" => Relation::SameParticipant,
        _ => return None,
    })
}

/// Words that negate in French, but begin names too: only before a relation are they operators.
fn negates_relation(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "pas" | "non" | "not" | "sauf")
}

/// What asks for the code itself.
const OWN: [&str; 2] = ["own:", "propre:"];

struct Parser<'a> {
    lexemes: &'a [Lexeme],
    /// What was taken last.
    last: Option<&'a Lexeme>,
    names: Names<'a>,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn either(&mut self) -> Result<CodeExpr, CodeQueryError> {
        let mut parts = vec![self.both()?];
        while self.take(Keyword::Or) {
            parts.push(self.both()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { CodeExpr::Either(parts) })
    }

    fn both(&mut self) -> Result<CodeExpr, CodeQueryError> {
        let (mut shared, mut left_out) = (Vec::new(), Vec::new());
        let mut first = true;
        while first || self.take(Keyword::And) || self.at_keyword(Keyword::Not) {
            first = false;
            // Two negations in a row take each other back.
            let mut negated = false;
            while self.take(Keyword::Not) {
                negated = !negated;
            }
            let part = self.related()?;
            if negated { left_out.push(part) } else { shared.push(part) }
        }
        let mut expr = match shared.len() {
            0 => CodeExpr::Coded(Leaf::Any),
            1 => shared.remove(0),
            _ => CodeExpr::Shared(shared),
        };
        if !left_out.is_empty() {
            let out = if left_out.len() == 1 { left_out.remove(0) } else { CodeExpr::Either(left_out) };
            expr = CodeExpr::Without(Box::new(expr), Box::new(out));
        }
        Ok(expr)
    }

    fn related(&mut self) -> Result<CodeExpr, CodeQueryError> {
        let mut excerpts = self.operand()?;
        while let Some((relation, holds)) = self.relation()? {
            let to = Box::new(self.operand()?);
            excerpts = CodeExpr::Related { excerpts: Box::new(excerpts), relation, to, holds };
        }
        Ok(excerpts)
    }

    /// Takes `within`, `overlapping`, `near N` or `same …`, negated or not.
    fn relation(&mut self) -> Result<Option<(Relation, bool)>, CodeQueryError> {
        let negated = matches!(self.word(0), Some(word) if negates_relation(word)) && self.is_relation_at(1);
        if !self.is_relation_at(usize::from(negated)) {
            return Ok(None);
        }
        if negated {
            self.advance();
        }
        let same = self.same_at(0);
        let Some(lexeme) = self.advance() else { return Ok(None) };
        let relation = match (same, &lexeme.kind) {
            (Some(same), _) => self.rest_of_same(same),
            (None, LexemeKind::Word(word)) if keyword(word) == Some(Keyword::Within) => Relation::Within,
            (None, LexemeKind::Word(word)) if keyword(word) == Some(Keyword::Overlapping) => Relation::Overlapping,
            _ => Relation::Near(self.distance(lexeme)?),
        };
        self.must_follow(lexeme)?;
        Ok(Some((relation, !negated)))
    }

    fn is_relation_at(&self, i: usize) -> bool {
        let found = self.word(i).and_then(keyword);
        matches!(found, Some(Keyword::Within | Keyword::Overlapping | Keyword::Near)) || self.same_at(i).is_some()
    }

    fn same_at(&self, i: usize) -> Option<Relation> {
        same(self.word(i)?, self.word(i + 1)?)
    }

    /// Takes what must be the same, and `as` or `que` behind it.
    fn rest_of_same(&mut self, same: Relation) -> Relation {
        self.advance();
        if self.word(0).is_some_and(is_as) {
            self.advance();
        }
        same
    }

    /// Takes the number behind `near` or `près de`.
    fn distance(&mut self, near: &Lexeme) -> Result<u32, CodeQueryError> {
        if self.word(0).is_some_and(|word| word.eq_ignore_ascii_case("de")) {
            self.advance();
        }
        let number = self.word(0).and_then(|word| word.parse().ok());
        let missing = || CodeQueryError::MissingDistance { operator: typed(near), at: near.at.start };
        let number = number.ok_or_else(missing)?;
        self.advance();
        Ok(number)
    }

    fn operand(&mut self) -> Result<CodeExpr, CodeQueryError> {
        match self.lexemes.first() {
            Some(Lexeme { kind: LexemeKind::Open, .. }) => self.group(),
            Some(Lexeme { kind: LexemeKind::Quoted(name), at }) => {
                self.advance();
                self.coded(name, *at)
            }
            Some(Lexeme { kind: LexemeKind::Word(word), .. }) if !is_keyword(word) => {
                let (name, at) = self.bare_name();
                self.coded(&name, at)
            }
            found => Err(self.missing_operand(found)),
        }
    }

    /// Returns what is wrong where a code should stand: the operator before, or else what stands there.
    fn missing_operand(&self, found: Option<&Lexeme>) -> CodeQueryError {
        let is_operator = |l: &&Lexeme| matches!(&l.kind, LexemeKind::Word(word) if is_keyword(word));
        match self.last.filter(is_operator).or(found) {
            Some(Lexeme { kind: LexemeKind::Close, at }) => CodeQueryError::UnopenedParenthesis { at: at.start },
            Some(operator) => CodeQueryError::MissingOperand { operator: typed(operator), at: operator.at.start },
            None => CodeQueryError::Empty,
        }
    }

    fn group(&mut self) -> Result<CodeExpr, CodeQueryError> {
        let at = self.advance().map_or(0, |open| open.at.start);
        if matches!(self.lexemes.first(), Some(Lexeme { kind: LexemeKind::Close, .. })) {
            return Err(CodeQueryError::EmptyParentheses { at });
        }
        if self.lexemes.is_empty() {
            return Err(CodeQueryError::UnclosedParenthesis { at });
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(CodeQueryError::TooDeep { at });
        }
        let expr = self.either()?;
        self.depth -= 1;
        match self.lexemes.first() {
            Some(Lexeme { kind: LexemeKind::Close, .. }) => {
                self.advance();
                Ok(expr)
            }
            Some(extra) => Err(CodeQueryError::MissingOperator { at: extra.at.start }),
            None => Err(CodeQueryError::UnclosedParenthesis { at }),
        }
    }

    /// Takes words up to an operator: names of several words need no quotation marks as long as none is an operator.
    fn bare_name(&mut self) -> (String, Span) {
        let (mut words, mut at) = (Vec::new(), Span::default());
        while let Some(word) = self.word(0) {
            let negation = negates_relation(word) && self.is_relation_at(1);
            let ends = negation || self.same_at(0).is_some();
            if is_keyword(word) || (ends && !words.is_empty()) {
                break;
            }
            words.push(word);
            if let Some(lexeme) = self.advance() {
                at = if words.len() == 1 { lexeme.at } else { Span::new(at.start, lexeme.at.end) };
            }
        }
        (words.join(" "), at)
    }

    fn coded(&self, name: &str, at: Span) -> Result<CodeExpr, CodeQueryError> {
        if name == "*" {
            return Ok(CodeExpr::Coded(Leaf::Any));
        }
        let own = OWN.iter().find(|own| name.get(..own.len()).is_some_and(|head| head.eq_ignore_ascii_case(own)));
        let name = own.map_or(name, |own| &name[own.len()..]).trim();
        let leaf = match own {
            Some(_) => self.names.code(name).map(Leaf::Own),
            None => self.names.leaf(name),
        };
        let fault = |fault| match fault {
            NameFault::Unknown(like) => CodeQueryError::UnknownCode { name: name.to_owned(), at: at.start, like },
            NameFault::Ambiguous(paths) => CodeQueryError::AmbiguousCode { name: name.to_owned(), at: at.start, paths },
        };
        leaf.map(CodeExpr::Coded).map_err(fault)
    }

    /// Takes the operator if it stands here.
    fn take(&mut self, wanted: Keyword) -> bool {
        self.at_keyword(wanted) && self.advance().is_some()
    }

    fn at_keyword(&self, wanted: Keyword) -> bool {
        self.word(0).and_then(keyword) == Some(wanted)
    }

    fn must_follow(&self, operator: &Lexeme) -> Result<(), CodeQueryError> {
        let missing = || CodeQueryError::MissingOperand { operator: typed(operator), at: operator.at.start };
        self.lexemes.first().map(|_| ()).ok_or_else(missing)
    }

    fn word(&self, i: usize) -> Option<&'a str> {
        match &self.lexemes.get(i)?.kind {
            LexemeKind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn advance(&mut self) -> Option<&'a Lexeme> {
        let (first, rest) = self.lexemes.split_first()?;
        self.lexemes = rest;
        self.last = Some(first);
        Some(first)
    }
}

/// Whether it is the word that may stand behind “same document”.
fn is_as(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "as" | "que")
}

fn typed(lexeme: &Lexeme) -> String {
    match &lexeme.kind {
        LexemeKind::Word(word) | LexemeKind::Quoted(word) => word.clone(),
        LexemeKind::Open => "(".to_owned(),
        LexemeKind::Close => ")".to_owned(),
    }
}

/// A name that is being typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameAt {
    /// What would be replaced by a whole name, in code points of the question.
    pub span: Span,
    /// What was typed of it up to the cursor.
    pub typed: String,
}

/// Returns the name that is typed where the cursor stands, empty where one could begin; nothing in an operator or
/// behind a name that is complete.
pub fn name_at(text: &str, cursor: u32) -> Option<NameAt> {
    let lexemes = lex(text, true).ok()?;
    let at = lexemes.iter().position(|l| l.at.start < cursor && cursor <= l.at.end);
    let Some(i) = at else {
        let before = lexemes.iter().rposition(|l| l.at.end <= cursor);
        let expected = before.is_none_or(|i| expects_name(&lexemes, i));
        return expected.then(|| NameAt { span: Span::new(cursor, cursor), typed: String::new() });
    };
    let is_operator = |i: usize| is_number(&lexemes, i) || is_of_same(&lexemes, i);
    let names = |i: usize| matches!(&lexemes[i].kind, LexemeKind::Word(w) if !is_keyword(w)) && !is_operator(i);
    let span = match &lexemes[i].kind {
        LexemeKind::Quoted(_) => lexemes[i].at,
        LexemeKind::Word(_) if names(i) => {
            let first = (0..i).rev().take_while(|j| names(*j)).last().unwrap_or(i);
            let last = (i..lexemes.len()).take_while(|j| names(*j)).last().unwrap_or(i);
            Span::new(lexemes[first].at.start, lexemes[last].at.end)
        }
        LexemeKind::Open if expects_name(&lexemes, i) => Span::new(cursor, cursor),
        _ => return None,
    };
    let chars: Vec<char> = text.chars().collect();
    let raw: String = chars[span.start as usize..cursor.max(span.start) as usize].iter().collect();
    let own = OWN.iter().find(|own| raw.get(..own.len()).is_some_and(|head| head.eq_ignore_ascii_case(own)));
    let skipped = own.map_or(0, |own| own.len());
    let typed = raw[skipped..].trim_matches(|c: char| c.is_whitespace() || "\"“”„«»".contains(c)).to_owned();
    Some(NameAt { span: Span::new(span.start + skipped as u32, span.end), typed })
}

/// Whether a name has to follow lexeme `i`.
fn expects_name(lexemes: &[Lexeme], i: usize) -> bool {
    match &lexemes[i].kind {
        LexemeKind::Open => true,
        LexemeKind::Word(word) => {
            let is_same = is_of_same(lexemes, i) && !is_of_same(lexemes, i + 1);
            is_same || is_number(lexemes, i) || keyword(word).is_some_and(|k| k != Keyword::Near)
        }
        LexemeKind::Close | LexemeKind::Quoted(_) => false,
    }
}

/// Whether lexeme `i` belongs to `same document as`.
fn is_of_same(lexemes: &[Lexeme], i: usize) -> bool {
    let begins = |i: Option<usize>| {
        let first = word_of(lexemes, i)?;
        same(first, word_of(lexemes, i.map(|i| i + 1))?)
    };
    let is_as = word_of(lexemes, Some(i)).is_some_and(is_as);
    begins(Some(i)).or_else(|| begins(i.checked_sub(1))).is_some() || (is_as && begins(i.checked_sub(2)).is_some())
}

fn word_of(lexemes: &[Lexeme], i: Option<usize>) -> Option<&str> {
    match &lexemes.get(i?)?.kind {
        LexemeKind::Word(word) => Some(word.as_str()),
        _ => None,
    }
}

/// Whether lexeme `i` belongs to `near 3` or `près de 3`.
fn is_number(lexemes: &[Lexeme], i: usize) -> bool {
    let word = |i: Option<usize>| word_of(lexemes, i);
    let is_de = |i: Option<usize>| word(i).is_some_and(|w| w.eq_ignore_ascii_case("de"));
    let is_near = |i: Option<usize>| word(i).and_then(keyword) == Some(Keyword::Near);
    let digits = word(Some(i)).is_some_and(|w| w.parse::<u32>().is_ok());
    let before = i.checked_sub(1);
    match is_de(before) {
        true => digits && is_near(i.checked_sub(2)),
        false => (digits || is_de(Some(i))) && is_near(before),
    }
}
