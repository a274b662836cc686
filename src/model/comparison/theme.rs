//! Themes of the comparison: rows of a table that gather codes of several trees.

use std::collections::{BTreeMap, BTreeSet};

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
    /// The codes that speak of it, each with what is below it. Codes of the guide's tree are the questions that ask for
    /// it.
    pub codes: BTreeSet<CodeId>,
    /// The codings whose words are shown for it.
    pub quotes: BTreeSet<CodingId>,
    /// The change that made it: themes stand in this order.
    pub added: Stamp,
    /// The changes that put in what it holds.
    put_in: BTreeMap<ThemePart, Stamp>,
}

/// What a theme holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::model) enum ThemePart {
    /// A code that speaks of it.
    Code(CodeId),
    /// A coding whose words are shown for it.
    Quote(CodingId),
}

impl Theme {
    pub(super) fn new(id: ThemeId, added: Stamp) -> Self {
        Self {
            id,
            name: None,
            last_name: String::new(),
            codes: BTreeSet::new(),
            quotes: BTreeSet::new(),
            added,
            put_in: BTreeMap::new(),
        }
    }

    pub(super) fn set(&mut self, name: Option<&String>) {
        self.name = name.cloned();
        if let Some(name) = name {
            self.last_name.clone_from(name);
        }
    }

    pub(super) fn put(&mut self, part: ThemePart, at: Stamp) {
        let is_new = match part {
            ThemePart::Code(code) => self.codes.insert(code),
            ThemePart::Quote(coding) => self.quotes.insert(coding),
        };
        if is_new {
            self.put_in.insert(part, at);
        }
    }

    pub(super) fn take_out(&mut self, part: ThemePart) {
        match part {
            ThemePart::Code(code) => _ = self.codes.remove(&code),
            ThemePart::Quote(coding) => _ = self.quotes.remove(&coding),
        }
        self.put_in.remove(&part);
    }

    /// Returns the change that put something in; nothing when the theme does not hold it.
    pub(in crate::model) fn since(&self, part: ThemePart) -> Option<Stamp> {
        self.put_in.get(&part).copied()
    }

    /// Returns what the theme holds, with the changes that put it in.
    pub(in crate::model) fn parts(&self) -> impl Iterator<Item = (ThemePart, Stamp)> {
        self.put_in.iter().map(|(part, at)| (*part, *at))
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

    /// Returns the codes that a theme gathers and that were removed since: what was coded with them speaks of it no
    /// more.
    pub fn codes_gone_from_theme(&self, theme: &Theme) -> Vec<&Code> {
        let gone = theme.codes.iter().filter(|code| self.resolve_code(**code).is_none());
        gone.filter_map(|code| self.codes.get(code)).collect()
    }
}
