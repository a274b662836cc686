//! What is new about a thing, and how a table says it.

use super::super::labels;
use super::super::review::kind_name;
use crate::model::{Noun, ReviewKind, Said, Stamp, counted, said};

/// What is new about a thing.
#[derive(Clone, PartialEq, Debug)]
pub enum MergeNews {
    /// Somebody made changes.
    Changes {
        /// How many.
        n: usize,
        /// The newest of them.
        newest: Stamp,
    },
    /// It comes in.
    New(Newcomer),
    /// It is not there any more.
    Gone {
        /// What it was merged into; nothing when it was removed.
        into: Option<String>,
    },
    /// It has another name.
    Renamed {
        /// Which.
        to: String,
    },
    /// Things of one kind come in for it or go.
    More {
        /// Of which kind.
        part: Part,
        /// How many come in.
        n_new: usize,
        /// How many are taken back.
        n_gone: usize,
    },
    /// Things of one kind that it had are otherwise now.
    Changed {
        /// Of which kind.
        part: Part,
        /// How many.
        n: usize,
    },
    /// A coder has finished documents, or not any more.
    Finished {
        /// For which code tree.
        tree: String,
        /// How many are finished.
        n_new: usize,
        /// How many are so no more.
        n_gone: usize,
    },
    /// The other side set it otherwise: a definition, a place in the tree, a memo, a theme, a kept table.
    Set {
        /// To what; empty for nothing.
        to: Said,
    },
    /// Values of an attribute that the other side set otherwise.
    Values {
        /// How many.
        n: usize,
    },
    /// Both sides set the same without having seen each other.
    Concurrent {
        /// What this side set.
        ours: Said,
        /// What the other side set.
        theirs: Said,
        /// Whether theirs is in force.
        theirs_in_force: bool,
    },
    /// A person would have to settle it.
    Review(ReviewKind),
    /// It waits no more for somebody to settle it.
    Settled(ReviewKind),
}

/// What can come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newcomer {
    /// A document.
    Document {
        /// How many turns it has.
        n_turns: usize,
    },
    /// A code.
    Code,
    /// A code tree.
    Tree,
    /// A theme.
    Theme,
    /// A person.
    Participant,
    /// A coder.
    Coder,
    /// A change that somebody proposes.
    Proposal,
}

/// Of which a document or a theme can have more or less, or other ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Codings of a document.
    Codings,
    /// Decisions about them.
    Decisions,
    /// Passages of its text.
    Passages,
    /// Its turns.
    Turns,
    /// Questions of the guide of which somebody said whether they were asked there.
    Questions,
    /// Codes that a theme gathers.
    Codes,
    /// Quotes chosen for a theme.
    Quotes,
}

impl Part {
    /// Returns the word for tables.
    fn name(self) -> &'static str {
        match self {
            Self::Codings => "codings",
            Self::Decisions => "decisions",
            Self::Passages => "corrections",
            Self::Turns => "turns",
            Self::Questions => "questions asked",
            Self::Codes => "codes of the theme",
            Self::Quotes => "quotes",
        }
    }

    /// Returns how many of them are otherwise.
    fn counted(self, n: usize) -> Said {
        counted(
            n,
            match self {
                Self::Codings => Noun::Coding,
                Self::Decisions => Noun::Decision,
                Self::Passages => Noun::Passage,
                Self::Turns => Noun::Turn,
                Self::Questions => Noun::Question,
                Self::Codes => Noun::CodeInTheme,
                Self::Quotes => Noun::Quote,
            },
        )
    }
}

impl MergeNews {
    /// Returns the word for tables.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Changes { .. } => "changes",
            Self::New(Newcomer::Document { .. }) => "new document",
            Self::New(Newcomer::Code) => "new code",
            Self::New(Newcomer::Tree) => "new code tree",
            Self::New(Newcomer::Theme) => "new theme",
            Self::New(Newcomer::Participant) => "new participant",
            Self::New(Newcomer::Coder) => "new coder",
            Self::New(Newcomer::Proposal) => "new proposal",
            Self::Gone { into: Some(_) } => "merged",
            Self::Gone { into: None } => "removed",
            Self::Renamed { .. } => "renamed",
            Self::More { part, .. } | Self::Changed { part, .. } => part.name(),
            Self::Finished { .. } => "finished",
            Self::Set { .. } => "set",
            Self::Values { .. } => "values",
            Self::Concurrent { .. } => "changed on both sides",
            Self::Review(_) => "to review",
            Self::Settled(_) => "settled",
        }
    }

    /// Returns the word of [`Self::name`] in each language.
    pub fn label(&self) -> Said {
        labels::label(self.name())
    }

    /// Returns what is new in words, for tables.
    pub fn detail(&self) -> Said {
        match self {
            Self::Changes { n, newest } => {
                let newest = newest.minute();
                said!("{n}, the newest of {newest} UTC", "{n}, le plus récent du {newest} UTC")
            }
            Self::New(Newcomer::Document { n_turns }) => counted(*n_turns, Noun::Turn),
            Self::New(_) | Self::Gone { into: None } => Said::default(),
            Self::Gone { into: Some(into) } => said!("into “{into}”", "dans «\u{202f}{into}\u{202f}»"),
            Self::Renamed { to } => said!("now “{to}”", "maintenant «\u{202f}{to}\u{202f}»"),
            Self::More { n_new, n_gone, .. } => more_and_less(*n_new, *n_gone),
            Self::Changed { part, n } => {
                said!("{what} changed", "{what}, autrement", what = part.counted(*n))
            }
            Self::Finished { tree, n_new, n_gone } => {
                let documents = Said::joined(&finished_and_not(*n_new, *n_gone), "; ");
                said!("“{tree}”: {documents}", "«\u{202f}{tree}\u{202f}»\u{202f}: {documents}", documents = documents)
            }
            Self::Set { to } => to.clone(),
            Self::Values { n } => said!("{n}", "{n}"),
            Self::Concurrent { ours, theirs, theirs_in_force } => {
                let in_force = match theirs_in_force {
                    true => Said::fixed("theirs", "le leur"),
                    false => Said::fixed("ours", "le nôtre"),
                };
                said!(
                    "ours “{ours}”, theirs “{theirs}”; {in_force} is in force",
                    "ici «\u{202f}{ours}\u{202f}», là «\u{202f}{theirs}\u{202f}»\u{202f}; {in_force} est en vigueur",
                    ours = ours,
                    theirs = theirs,
                    in_force = in_force
                )
            }
            Self::Review(kind) | Self::Settled(kind) => labels::label(kind_name(kind)),
        }
    }
}

fn more_and_less(n_new: usize, n_gone: usize) -> Said {
    said!("{n_new} more, {n_gone} taken back", "{n_new} de plus, {n_gone} de moins")
}

fn finished_and_not(n_new: usize, n_gone: usize) -> Vec<Said> {
    let [new, gone] = [n_new, n_gone].map(|n| counted(n, Noun::Document));
    let mut told = Vec::new();
    if n_new > 0 {
        told.push(said!("{new} finished", "fini pour {new}", new = new));
    }
    if n_gone > 0 {
        told.push(said!("{gone} taken up again", "repris pour {gone}", gone = gone));
    }
    told
}
