//! What a panel may look at while it draws. It is small on purpose: a panel that needs more takes it as an argument.

use std::sync::Arc;

use super::command::{Command, CommandSender};
use super::quick::QuickCodes;
use super::state::Habits;
use super::theme::Tokens;
use super::words::{Phrase, Tongue, common};
use crate::model::{CodeId, CoderId, DocumentId, Excerpt, Outline, Project};

/// The read-only surroundings of a panel.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// The project as it stands.
    pub project: &'a Arc<Project>,
    /// Its code trees written out, computed once a change.
    pub outline: &'a Outline,
    /// Who works.
    pub coder: CoderId,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
    /// The language of the interface.
    pub tongue: Tongue,
    /// The document that is read.
    pub document: Option<DocumentId>,
    /// The excerpt that is selected in the reader.
    pub selection: Option<Excerpt>,
    /// The code that is current in the tree.
    pub code: Option<CodeId>,
    /// The codes that are pinned or were applied last.
    pub quick: &'a QuickCodes,
    /// How the user likes to code.
    pub habits: &'a Habits,
    /// Whether the project is shown as it was, so that nothing can be written.
    pub looks_back: bool,
    /// Where commands go.
    pub commands: &'a CommandSender,
}

impl Ctx<'_> {
    /// Asks for `command`, which is done after the frame.
    pub fn send(&self, command: Command) {
        self.commands.send(command);
    }

    /// Returns `phrase` in the language of the interface.
    pub fn say(&self, phrase: Phrase) -> &'static str {
        self.tongue.say(phrase)
    }

    /// Returns what the field of a long list is called, and what is said when nothing there fits.
    pub fn find_entry(&self) -> [&'static str; 2] {
        [common::FIND_ENTRY, common::NO_ENTRY].map(|phrase| self.say(phrase))
    }
}
