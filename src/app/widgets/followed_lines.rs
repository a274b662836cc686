//! A list of things of which the chosen one is kept by what it is rather than by its number: the list changes under the
//! hand whenever a colleague's work comes in. What the user settles gives way to the next line. What somebody else
//! settles or changes is chosen no longer, and no key does anything until somebody chooses again.

use eframe::egui::Ui;

use super::changed_lines::{ChangedLine, ChangedLines};
use crate::app::theme::Tokens;

/// Something that stands in such a list.
pub trait Thing: Clone {
    /// Whether `other` is this very thing, and means the same to whoever settles it, wherever its words stand by now.
    fn is_still(&self, other: &Self) -> bool;
}

/// What such a list keeps between frames.
#[derive(Debug)]
pub struct FollowedLines<T> {
    lines: ChangedLines,
    /// What was chosen when the list was drawn last.
    chosen: Option<T>,
    /// Whether the user settles what is chosen, so that it is no news when it goes.
    settles: bool,
}

impl<T> Default for FollowedLines<T> {
    fn default() -> Self {
        Self { lines: ChangedLines::default(), chosen: None, settles: false }
    }
}

impl<T: Thing> FollowedLines<T> {
    /// Gives the keyboard to the list.
    pub fn focus(&mut self) {
        self.lines.focus();
    }

    /// Whether the list had the keyboard in the last frame.
    pub fn has_keyboard(&self) -> bool {
        self.lines.has_keyboard()
    }

    /// Chooses the first line: the list is another one now.
    pub fn start_anew(&mut self) {
        self.lines.go(0);
        (self.chosen, self.settles) = (None, false);
    }

    /// Takes note that the user settles what is chosen: the next line follows when it goes.
    pub fn settle(&mut self) {
        self.settles = true;
    }

    /// Returns which of `things` is chosen, in whatever place it stands by now; nothing when somebody else settled it
    /// or changed it.
    pub fn follow(&mut self, things: &[T]) -> Option<usize> {
        let stands = |chosen: &T| {
            let here = self.lines.chosen(things.len()).filter(|i| chosen.is_still(&things[*i]));
            here.or_else(|| things.iter().position(|thing| chosen.is_still(thing)))
        };
        match self.chosen.as_ref().map(stands) {
            _ if things.is_empty() => self.start_anew(),
            Some(Some(i)) => self.lines.go(i),
            Some(None) if self.settles => self.settles = false,
            Some(None) => self.lines.let_go(),
            None => {}
        }
        let chosen = self.lines.chosen(things.len());
        self.chosen = chosen.map(|i| things[i].clone());
        chosen
    }

    /// Draws a line for each of `things` under `name` in all the room that there is. Returns whether letters are meant
    /// for what was chosen: the list has the keyboard, and no other line was gone to in this frame.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        tokens: &Tokens,
        name: &str,
        things: &[T],
        line: impl Fn(&T) -> ChangedLine,
    ) -> bool {
        self.lines.ui(ui, tokens, name, things.len(), |i| line(&things[i]), None);
        let chosen = self.lines.chosen(things.len()).map(|i| things[i].clone());
        let stays = matches!((&self.chosen, &chosen), (Some(before), Some(now)) if before.is_still(now));
        self.settles &= stays;
        self.chosen = chosen;
        stays && self.lines.has_keyboard()
    }
}
