//! Questions about codes: "housing and not fear", "hope near 3 fear". A question is parsed against the code trees of a
//! project and answered with excerpts.
//!
//! # What is written
//!
//! | written | French | gives |
//! |---|---|---|
//! | `Housing`, `Users/Housing`, `"Breaks and rest"` | | the excerpts coded with the code or one below it |
//! | `own:Housing` | `propre:Logement` | those coded with the code itself |
//! | `Users` | | those coded with a code of the tree of that name, when no code is called so |
//! | `*` | | those coded with any code |
//! | `A or B` | `A ou B` | the excerpts of both, each once |
//! | `A and B` | `A et B` | the words coded with both: the longest stretches that an excerpt of each share |
//! | `A and not B`, `A not B` | `A sauf B` | the words of A that are not coded with B |
//! | `not B` | `sauf B` | the same as `* not B` |
//! | `A within B` | `A dans B` | the excerpts of A that lie whole in one of B |
//! | `A overlapping B` | `A chevauchant B` | the excerpts of A that share a character with one of B |
//! | `A near 3 B` | `A près de 3 B` | the excerpts of A at most 3 turns from one of B; 0 is the same turn |
//! | `A same turn as B` | `A même tour que B` | the same as `A near 0 B` |
//! | `A same document as B` | `A même document que B` | the excerpts of A in whose document there is one of B |
//! | `A same participant as B` | `A même participant que B` | the excerpts of A in the words of somebody of whom there is one of B, in whatever document |
//! | `A not within B` … | `A pas dans B` … | the excerpts of A of which that is not so |
//! | `( … )` | | what belongs together |
//!
//! `within`, `overlapping`, `near` and `same` bind tightest, from left to right, then `and` and `not`, then `or`. Names
//! need quotation marks when they hold a word of the language, a parenthesis or a quotation mark; accents and case do
//! not matter, and the end of a path will do as long as it names one code. In straight marks two of them are one of the
//! name: `"so ""free"""`. `same` is such a word only before `turn`, `document` or `participant`.
//!
//! # What a result is
//!
//! An excerpt: a document and a span, each once. `and` and `not` are about words and may give parts of what was coded,
//! cut to the words (white space at the edges goes, and what holds no letter or digit is no excerpt); all others give
//! excerpts as they were coded. Turns are counted with those of interviewers; words outside of all turns belong to the
//! turn behind them. In the vendors' words: `and` is *Intersection* in MAXQDA, `within` and `overlapping` are those of
//! ATLAS.ti, `near` is *Near* in MAXQDA, counted in turns.

mod evaluate;
mod lexer;
mod names;
mod parser;
mod spans;
#[cfg(test)]
mod tests;

pub(super) use evaluate::Evaluation;
pub use names::query_name;
pub use parser::{NameAt, name_at};

use crate::model::{CodeId, Outline, Project, TreeId};

/// A parsed question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CodeExpr {
    /// Excerpts of one leaf.
    Coded(Leaf),
    /// The excerpts of all parts.
    Either(Vec<Self>),
    /// The words that are in all parts.
    Shared(Vec<Self>),
    /// The words of the first that are not in the second.
    Without(Box<Self>, Box<Self>),
    /// Excerpts chosen by where they stand to others.
    Related {
        /// What is chosen from.
        excerpts: Box<Self>,
        /// How they stand to the others.
        relation: Relation,
        /// The others.
        to: Box<Self>,
        /// Whether it has to be so, or must not.
        holds: bool,
    },
}

/// Which codings count for a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaf {
    /// With any code.
    Any,
    /// With a code of this tree.
    Tree(TreeId),
    /// With the code itself.
    Own(CodeId),
    /// With the code or one below it.
    Branch(CodeId),
}

impl Leaf {
    /// Returns the rows of `outline` that count.
    pub fn range(self, outline: &Outline) -> std::ops::Range<usize> {
        use super::scope::Rows;
        match self {
            Self::Any => 0..outline.rows.len(),
            Self::Tree(tree) => Rows::Tree(tree).range(outline),
            Self::Own(code) => outline.index(code).map_or(0..0, |i| i..i + 1),
            Self::Branch(code) => Rows::Branch(code).range(outline),
        }
    }
}

/// How an excerpt stands to others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// It lies whole in one of them.
    Within,
    /// It shares at least one character with one of them.
    Overlapping,
    /// It is at most so many turns from one of them.
    Near(u32),
    /// One of them stands in its document.
    SameDocument,
    /// One of them is in the words of somebody whose words it touches, here or in another document.
    SameParticipant,
}

/// Why a question cannot be understood, and what to do. Positions are code points of the question, from 0; people read
/// them from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what each variant is; `at` is where")]
pub enum CodeQueryError {
    #[error("nothing is asked: type the name of a code, such as Housing, or several with and, or, not")]
    Empty,
    #[error("the quotation mark at position {} is never closed: add \" at the end of the name", .at + 1)]
    UnclosedQuote { at: u32 },
    #[error("the parenthesis at position {} is never closed: add ) where the group ends", .at + 1)]
    UnclosedParenthesis { at: u32 },
    #[error("the parenthesis at position {} closes nothing: remove it, or add ( where the group begins", .at + 1)]
    UnopenedParenthesis { at: u32 },
    #[error("no code stands between the parentheses at position {}", .at + 1)]
    EmptyParentheses { at: u32 },
    #[error("{operator} at position {} has no code on one side: complete it, or put the name in quotation marks if {operator} belongs to a name", .at + 1)]
    MissingOperand { operator: String, at: u32 },
    #[error("two codes stand side by side at position {}: write and, or, not, within, overlapping, near 3 or same document as between them", .at + 1)]
    MissingOperator { at: u32 },
    #[error("{operator} at position {} needs a number of turns: write {operator} 3, or {operator} 0 for the same turn", .at + 1)]
    MissingDistance { operator: String, at: u32 },
    #[error("there is no code “{name}” (position {}){}", .at + 1, similar(.like))]
    UnknownCode { name: String, at: u32, like: Vec<String> },
    #[error("several codes are called “{name}” (position {}): write one of {}", .at + 1, .paths.join(", "))]
    AmbiguousCode { name: String, at: u32, paths: Vec<String> },
    #[error("parentheses are nested too deeply at position {}: at most {DEEPEST} levels", .at + 1)]
    TooDeep { at: u32 },
}

fn similar(like: &[String]) -> String {
    if like.is_empty() { "; “codes” lists them".to_owned() } else { format!(": did you mean {}?", like.join(", ")) }
}

const DEEPEST: usize = 50;

impl CodeQueryError {
    /// Returns where the fault lies, in code points of the question.
    pub fn position(&self) -> Option<u32> {
        match self {
            Self::Empty => None,
            Self::UnclosedQuote { at }
            | Self::UnclosedParenthesis { at }
            | Self::UnopenedParenthesis { at }
            | Self::EmptyParentheses { at }
            | Self::MissingOperand { at, .. }
            | Self::MissingOperator { at }
            | Self::MissingDistance { at, .. }
            | Self::UnknownCode { at, .. }
            | Self::AmbiguousCode { at, .. }
            | Self::TooDeep { at } => Some(*at),
        }
    }
}

impl CodeExpr {
    /// Parses what a person typed about the codes of `project`, whose `outline` is given because callers have it at
    /// hand.
    ///
    /// # Errors
    /// When it is empty or unbalanced, an operator lacks something, or a name names no code or several.
    pub fn parse(project: &Project, outline: &Outline, text: &str) -> Result<Self, CodeQueryError> {
        parser::parse(project, outline, text)
    }

    /// Returns the distinct leaves, in the order of the question.
    pub fn leaves(&self) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        self.add_leaves(&mut leaves);
        leaves
    }

    fn add_leaves(&self, leaves: &mut Vec<Leaf>) {
        match self {
            Self::Coded(leaf) if leaves.contains(leaf) => {}
            Self::Coded(leaf) => leaves.push(*leaf),
            Self::Either(parts) | Self::Shared(parts) => parts.iter().for_each(|part| part.add_leaves(leaves)),
            Self::Without(a, b) | Self::Related { excerpts: a, to: b, .. } => {
                a.add_leaves(leaves);
                b.add_leaves(leaves);
            }
        }
    }

    /// Returns the leaves whose codings stand on the words of a result: those that are not only compared with or left
    /// out.
    pub fn shown_leaves(&self) -> Vec<Leaf> {
        match self {
            Self::Coded(leaf) => vec![*leaf],
            Self::Either(parts) | Self::Shared(parts) => parts.iter().flat_map(Self::shown_leaves).collect(),
            Self::Without(of, _) | Self::Related { excerpts: of, .. } => of.shown_leaves(),
        }
    }

    /// Whether results may be parts of what was coded.
    pub fn cuts(&self) -> bool {
        match self {
            Self::Coded(_) => false,
            Self::Shared(_) | Self::Without(..) => true,
            Self::Either(parts) => parts.iter().any(Self::cuts),
            Self::Related { excerpts, .. } => excerpts.cuts(),
        }
    }
}
