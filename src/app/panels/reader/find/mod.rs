//! Finding words in the document that is read, and jumping to a turn by its number. Searching all documents is the
//! search panel's work.

mod accents;

use self::accents::whatever_accents;
use super::page::Page;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::toward::Toward;
use crate::app::words::reader as words;
use crate::model::{Document, Span};
use eframe::egui::{Align, Key, Layout, Modifiers, Sense, TextEdit, Ui, UiBuilder, vec2};

/// The field above the page.
#[derive(Debug, Default)]
pub struct Find {
    field: Option<Field>,
    typed: String,
    hits: Vec<Span>,
    /// What the hits were found for.
    found_for: Option<String>,
    current: usize,
    wants_focus: bool,
    /// Hits to go on (or back) by, asked for by a key.
    pending: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Words,
    Turn,
}

/// What the field did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// Words to select and show.
    Words(Span),
    /// The field was closed.
    Closed,
}

impl Find {
    /// Opens the field for words.
    pub fn open_words(&mut self) {
        self.open(Field::Words);
    }

    /// Opens the field for a turn's number.
    pub fn open_turn(&mut self) {
        self.open(Field::Turn);
        self.typed.clear();
        self.found_for = None;
    }

    /// Goes to the next (or the previous) place found; opens the field when nothing was looked for.
    pub fn step_or_open(&mut self, toward: Toward) {
        if self.field == Some(Field::Words) && !self.hits.is_empty() {
            self.pending = if toward == Toward::Start { -1 } else { 1 };
        } else {
            self.open_words();
        }
    }

    /// Forgets what was found, for another document.
    pub fn forget_hits(&mut self) {
        self.found_for = None;
        self.hits.clear();
    }

    fn open(&mut self, field: Field) {
        self.field = Some(field);
        self.wants_focus = true;
    }

    /// Draws the field if it is open.
    pub fn find_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, page: &Page, document: &Document) -> Option<Found> {
        let field = self.field?;
        let height = 34.0;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let builder = UiBuilder::new().max_rect(rect.shrink2(vec2(18.0, 4.0)));
        let layout = Layout::left_to_right(Align::Center);
        ui.scope_builder(builder.layout(layout), |ui| match field {
            Field::Words => self.words_ui(ui, ctx, page),
            Field::Turn => self.turn_ui(ui, ctx, document),
        })
        .inner
    }

    fn words_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, page: &Page) -> Option<Found> {
        let mut step = std::mem::take(&mut self.pending);
        // In the field the key does what it does on the page; the one with Shift first, which the other would answer
        // to.
        step -= i64::from(ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F3)));
        step += i64::from(ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F3)));
        let edit = self.edit_ui(ui, ctx.say(words::FIND_FIELD), 260.0);
        if edit.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
            step = if ui.input(|i| i.modifiers.shift) { -1 } else { 1 };
            edit.request_focus();
        }
        let escaped = edit.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape));
        let previous = icon_button(ui, icons::UP, ctx.say(words::PREVIOUS));
        let next = icon_button(ui, icons::DOWN, ctx.say(words::NEXT));
        step += i64::from(next) - i64::from(previous);
        let selected = ctx.selection.filter(|e| e.document == page.document);
        let looked_up = self.look_up(page, selected.map_or(0, |e| e.span.start));
        if !self.typed.is_empty() {
            let text = match self.hits.len() {
                0 => ctx.say(words::NOT_FOUND).to_owned(),
                n => ctx
                    .tongue
                    .fill(words::FOUND, &[("i", &ctx.tongue.number(self.current + 1)), ("n", &ctx.tongue.number(n))]),
            };
            ui.label(text);
        }
        if icon_button(ui, icons::CLOSE, ctx.say(words::CLOSE)) || escaped {
            self.field = None;
            return Some(Found::Closed);
        }
        let n = self.hits.len() as i64;
        if n > 0 && (step != 0 || looked_up) {
            if !looked_up {
                self.current = (self.current as i64 + step).rem_euclid(n) as usize;
            }
            return self.hits.get(self.current).copied().map(Found::Words);
        }
        None
    }

    fn turn_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, document: &Document) -> Option<Found> {
        let edit = self.edit_ui(ui, ctx.say(words::JUMP_FIELD), 160.0);
        let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let turn = self.typed.trim().parse::<usize>().ok().and_then(|n| document.turns.get(n.checked_sub(1)?));
        if edit.lost_focus() || icon_button(ui, icons::CLOSE, ctx.say(words::CLOSE)) {
            self.field = None;
            self.typed.clear();
            return Some(turn.filter(|_| entered).map_or(Found::Closed, |t| Found::Words(t.words)));
        }
        None
    }

    fn edit_ui(&mut self, ui: &mut Ui, name: &str, width: f32) -> eframe::egui::Response {
        let edit = ui.add(TextEdit::singleline(&mut self.typed).hint_text(name).desired_width(width));
        if std::mem::take(&mut self.wants_focus) {
            edit.request_focus();
        }
        edit.accessible_name(name)
    }

    /// Finds the words typed, whatever their case and accents, beginning `from` where one is; returns whether they were
    /// looked for just now.
    fn look_up(&mut self, page: &Page, from: u32) -> bool {
        if self.found_for.as_deref() == Some(self.typed.as_str()) {
            return false;
        }
        self.found_for = Some(self.typed.clone());
        self.hits = hits(page, &self.typed);
        let behind = self.hits.partition_point(|hit| hit.start < from);
        self.current = if behind < self.hits.len() { behind } else { 0 };
        true
    }
}

fn hits(page: &Page, typed: &str) -> Vec<Span> {
    let Some(pattern) = whatever_accents(typed) else { return Vec::new() };
    let found = pattern.find_iter(page.text.as_str()).map(|m| page.text.span(m.range()));
    // What is found within a label is not shown, so it is no place to go to.
    found.filter(|s| page.shown(s.start) == s.start).collect()
}

fn icon_button(ui: &mut Ui, symbol: &str, name: &str) -> bool {
    let text = icons::icon(symbol, fonts::regular(16.0).size);
    ui.add(eframe::egui::Button::new(text).frame_when_inactive(false))
        .accessible_name(name)
        .on_hover_text(name)
        .clicked()
}
