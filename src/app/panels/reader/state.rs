//! What the reader keeps between frames: where the document stands, what is selected, what is being corrected.

use std::sync::Arc;

use eframe::egui::Rect;

use super::editing::Editing;
use super::editing::typing::{Typed, Typing};
use super::find::Find;
use super::input::keys;
use super::input::pointer::Pointer;
use super::input::selection::Selection;
use super::margin::choose::Choosing;
use super::margin::filter::Filter;
use super::page::Page;
use super::page::heights::{Gaps, Heights};
use super::page::layout::Setting;
use super::page::places::Places;
use super::page::scroll::{Goal, Scroll};
use super::reading::Reading;
use super::side::Pane;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::errors;
use crate::model::{Document, DocumentId, EditId, Excerpt, HeldExcerpt, Project};

/// What the reader keeps between frames.
#[derive(Debug, Default)]
pub struct ReaderState {
    pub(super) page: Option<Page>,
    pub(super) unavailable: Option<String>,
    pub(super) heights: Heights,
    pub(super) scroll: Scroll,
    pub(super) selection: Option<Selection>,
    /// The selection of the window as it was in the last frame: a difference means that somebody else selected.
    pub(super) seen: Option<Excerpt>,
    /// What is selected, as the window knows it.
    pub(super) sent: Option<HeldExcerpt>,
    /// Where each document was left.
    pub(super) places: Places,
    /// The first line on the screen.
    pub(super) line: u32,
    pub(super) reading: Reading,
    pub(super) pointer: Pointer,
    pub(super) hovered: Option<usize>,
    pub(super) key_memory: keys::KeyMemory,
    pub(super) wants_focus: bool,
    /// Whether the keyboard is taken where nothing else takes it.
    pub(super) takes_idle: bool,
    /// Whether the code picker opens when this frame's selection is known.
    pub(super) asks: bool,
    pub(super) find: Find,
    /// What the palette asks for, done with the next frame.
    pub(super) wished: Vec<keys::Wish>,
    pub(super) selection_on_screen: Option<Rect>,
    /// Where it stands when there are two.
    pub(super) pane: Option<Pane>,
    /// Whether the keys went here in the last frame.
    pub(super) has_keys: bool,
    /// Whether they go to the other reader from now on.
    pub(super) yields: bool,
    pub(super) filter: Filter,
    /// Whether the density bar stands alone.
    pub(super) dense: bool,
    pub(super) choosing: Choosing,
    /// The mark to which the density bar was stepped last.
    pub(super) stepped: Option<usize>,
    /// What is being corrected.
    pub(super) editing: Option<Editing>,
    pub(super) typing: Typing,
    /// What was typed in this frame, done when nothing shows the text as it was.
    pub(super) typed: Option<Typed>,
    /// The identity with which correcting begins in the next frame.
    pub(super) begins: Option<EditId>,
}

impl ReaderState {
    /// Shows `excerpt` in the middle and selects it, with the next frame; its document must be the one that is read
    /// then. `held` is the same, unless it has no words.
    pub fn show(&mut self, excerpt: Excerpt, held: Option<HeldExcerpt>) {
        self.selection = Some(Selection::of(excerpt.span));
        self.sent = held;
        self.scroll.go(Goal::Centre(excerpt.span.start));
    }

    /// Gives the reader the keyboard with the next frame.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
        self.yields = false;
    }

    /// Does what a key would do, with the next frame.
    pub fn wish(&mut self, wish: keys::Wish) {
        self.wished.push(wish);
    }

    /// Takes the keyboard with the next frame unless something else has it by then, such as a field that is being
    /// opened.
    pub fn take_idle_keyboard(&mut self) {
        self.takes_idle = true;
    }

    /// Gives the keyboard away with the next frame, and returns whether it was here. A text field that somebody writes
    /// in keeps it.
    pub fn hand_over_keys(&mut self) -> bool {
        self.yields = true;
        self.has_keys
    }

    /// Returns what is selected here.
    pub fn held(&self) -> Option<HeldExcerpt> {
        self.sent
    }

    /// Returns where it stood in the last frame.
    pub(super) fn excerpt(&self) -> Option<Excerpt> {
        self.sent.map(|held| held.excerpt())
    }

    /// Returns where the selected words stood on the screen in the last frame, if they were seen.
    pub fn selection_on_screen(&self) -> Option<Rect> {
        self.selection_on_screen
    }

    /// Returns where what is selected begins, or the first line that is seen.
    pub fn caret(&self) -> Option<u32> {
        let page = self.page.as_ref()?;
        Some(page.shown(self.selection.map_or(self.line, |s| s.span().start)))
    }

    /// Says how the person likes to read, from the next frame on.
    pub fn set_reading(&mut self, reading: Reading) {
        self.reading = reading;
    }

    /// Shows every coding again.
    pub fn show_all(&mut self) {
        self.filter = Filter::default();
    }

    /// Shows how many codings there are instead of a stripe for each, or stripes again.
    pub fn toggle_density(&mut self) {
        self.dense = !self.dense;
    }

    /// Brings the page up to date with the project.
    pub(super) fn refresh(&mut self, ctx: &Ctx<'_>, document: &Arc<Document>) {
        if self.page.as_ref().is_some_and(|p| p.is_current(ctx.project, document, &self.filter)) {
            return;
        }
        self.follow_words(ctx.project);
        let before = self.page.take();
        let other = before.as_ref().is_none_or(|p| p.document != document.id);
        let n_blocks = before.as_ref().map(|p| p.blocks.len());
        if other && let Some(left) = &before {
            self.leave(left);
        }
        let typed = self.editing.as_ref().map(Editing::places).unwrap_or_default();
        let place = before.as_ref().map(|p| self.scroll.place(p, &self.heights));
        match Page::filtered(ctx.project, document, ctx.outline, &self.filter, &typed, before) {
            Ok(page) => {
                self.unavailable = None;
                if other {
                    self.enter(ctx, &page);
                } else if n_blocks != Some(page.blocks.len()) {
                    self.heights.clear();
                    if let Some((position, out)) = place.filter(|_| self.editing.is_some()) {
                        self.scroll.go_if_free(Goal::Top(position, out));
                    }
                }
                (self.hovered, self.stepped) = (None, None);
                self.clamp_selection(&page);
                self.page = Some(page);
            }
            Err(missing) => {
                let (what, hint) = errors::of_text(ctx.tongue, &missing);
                self.unavailable = Some(hint.map_or_else(|| what.clone(), |hint| format!("{what}. {hint}.")));
            }
        }
    }

    pub(super) fn leave(&mut self, page: &Page) {
        let (position, out) = self.scroll.place(page, &self.heights);
        let held = self.sent.filter(|held| held.excerpt().document == page.document);
        self.places.leave(page.document, self.line, Goal::Top(position, out), held);
    }

    /// Returns the first line of each document as it was left, or as it is seen now, the last one read at the end.
    pub fn lines(&self) -> Vec<(DocumentId, u32)> {
        let mut places = self.places.clone();
        if let Some(page) = &self.page {
            places.leave(page.document, self.line, Goal::Line(self.line), None);
        }
        places.lines()
    }

    /// Takes over where documents were left, before any of them is drawn.
    pub fn resume(&mut self, lines: &[(DocumentId, u32)]) {
        self.places = Places::from_lines(lines);
    }

    pub(super) fn enter(&mut self, ctx: &Ctx<'_>, page: &Page) {
        self.heights.clear();
        self.find.forget_hits();
        let (goal, held) = self.places.of(page.document);
        let shown = self.excerpt().is_some_and(|e| e.document == page.document);
        if !shown {
            self.sent = held.and_then(|held| held.in_project(ctx.project));
            self.selection = self.excerpt().map(|e| Selection::of(e.span));
            if self.sent.is_some() && self.pane.is_none_or(|pane| pane.active) {
                ctx.send(Command::Select(self.excerpt()));
            }
            self.scroll.go(goal);
        }
    }

    /// Keeps the selection on its words when somebody else corrected the text around them.
    fn follow_words(&mut self, project: &Project) {
        let Some(held) = self.sent.filter(|_| self.editing.is_none()) else { return };
        self.sent = held.in_project(project);
        self.selection = match self.sent {
            Some(now) if now == held => self.selection,
            Some(now) => self.selection.map(|selection| selection.onto(now.excerpt().span)),
            None => None,
        };
    }

    pub(super) fn clamp_selection(&mut self, page: &Page) {
        if self.selection.is_some_and(|s| s.span().end > page.text.len()) {
            self.selection = None;
        }
    }

    /// Takes over a selection that somebody else made.
    pub(super) fn adopt(&mut self, ctx: &Ctx<'_>) {
        if self.seen == ctx.selection || self.editing.is_some() {
            return;
        }
        self.seen = ctx.selection;
        if self.excerpt() == ctx.selection {
            return;
        }
        self.sent = ctx.selection.and_then(|excerpt| HeldExcerpt::of(ctx.project, excerpt));
        self.selection = ctx.selection.filter(|e| Some(e.document) == ctx.document).map(|e| Selection::of(e.span));
        if let Some(selection) = self.selection {
            self.scroll.go(Goal::Show(selection.span().start));
        }
    }

    pub(super) fn set_selection(&mut self, ctx: &Ctx<'_>, selection: Option<Selection>) {
        self.claim(ctx);
        self.selection = selection;
        // Positions of a text that is being corrected mean nothing elsewhere.
        let Some(page) = self.page.as_ref().filter(|_| self.editing.is_none()) else { return };
        let excerpt = selection.and_then(|s| s.excerpt(page, page.document));
        if excerpt != self.excerpt() {
            self.sent = excerpt.and_then(|excerpt| HeldExcerpt::of(ctx.project, excerpt));
            ctx.send(Command::Select(excerpt));
        }
    }

    pub(super) fn setting(&self, ctx: &Ctx<'_>) -> (Setting, Gaps, f32) {
        let (size, line) = (self.reading.size(ctx.tokens), self.reading.line(ctx.tokens));
        let set = Setting { font: fonts::serif(size), line, width: 0.0 };
        let gaps = Gaps { name: 24.0, turn: (line * 0.8).round(), paragraph: (line * 0.4).round() };
        (set, gaps, self.reading.measure(ctx.tokens))
    }
}
