//! Themes of the comparison: rows of a table that gather codes of several trees.

use std::collections::BTreeSet;

use super::super::code::Code;
use super::super::ids::{CodeId, CodingId, ThemeId};
use super::super::project::Project;
use super::super::stamp::Stamp;

/// What both sides are asked about, whatever their trees call it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    /// Its identity.
    pub id: ThemeId,
    /// For people; nothing when it was taken out of the project.
    pub name: Option<String>,
    last_name: String,
    /// The codes that speak of it, each with what is below it. Codes of the guide's tree are the questions that ask for it.
    pub codes: BTreeSet<CodeId>,
    /// The codings whose words are shown for it.
    pub quotes: BTreeSet<CodingId>,
    /// The change that made it: themes stand in this order.
    pub added: Stamp,
}

impl Theme {
    pub(super) fn new(id: ThemeId, added: Stamp) -> Self {
        Self { id, name: None, last_name: String::new(), codes: BTreeSet::new(), quotes: BTreeSet::new(), added }
    }

    pub(super) fn set(&mut self, name: Option<&String>) {
        self.name = name.cloned();
        if let Some(name) = name {
            self.last_name.clone_from(name);
        }
    }

    /// Returns the name, or the last one when it was taken out of the project.
    pub fn name(&self) -> &str {
        &self.last_name
    }
}

impl Project {
    /// Returns the codes that stand for what a theme gathers: one that was merged is what it was merged into.
    pub fn codes_of_theme(&self, theme: &Theme) -> BTreeSet<CodeId> {
        theme.codes.iter().filter_map(|code| self.resolve_code(*code)).collect()
    }

    /// Returns the codes that a theme gathers and that were removed since: what was coded with them speaks of it no more.
    pub fn codes_gone_from_theme(&self, theme: &Theme) -> Vec<&Code> {
        let gone = theme.codes.iter().filter(|code| self.resolve_code(**code).is_none());
        gone.filter_map(|code| self.codes.get(code)).collect()
    }
}
