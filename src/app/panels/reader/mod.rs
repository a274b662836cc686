//! The document that is read: speakers in the gutter, words, tinted codings, stripes in the margin.
//!
//! Only what is seen is laid out, in every frame anew, so a document of half a million words scrolls like a page. In a frame
//! nothing takes time in proportion to the document; what does is computed once a change (`page.rs`).

mod accents;
mod access;
mod bidi;
mod blocks;
mod choose;
#[cfg(test)]
mod coding_tests;
mod columns;
mod compose;
mod copy;
mod correcting;
mod density;
mod edges;
mod editing;
mod editing_bar;
#[cfg(test)]
mod editing_tests;
mod fenwick;
mod filter;
mod find;
mod growth;
mod header;
mod heights;
mod keys;
mod lanes;
mod layout;
mod look;
mod margin;
mod menu;
mod moves;
mod numbers;
mod page;
mod paint;
mod pattern;
mod places;
mod pointer;
mod prose;
pub mod reading;
mod scroll;
mod selection;
mod sheet;
mod side;
pub mod speakers;
mod strip;
#[cfg(test)]
mod stripe_tests;
#[cfg(test)]
mod tests;
mod tip;
mod turn_menu;
mod typing;
mod wishes;

pub use blocks::is_right_to_left;
pub use copy::attributed as attributed_words;
pub use layout::{BlockLayout, Setting, lay_out};
pub use prose::prose_ui;
pub use side::{Other, readers_ui};

use std::sync::Arc;

use eframe::egui::{
    CursorIcon, EventFilter, Id, IdSalt, Margin, Popup, Pos2, Rect, Response, ScrollArea, Sense, Ui, vec2,
};

use self::choose::Choosing;
use self::columns::Columns;
use self::editing::Editing;
use self::filter::Filter;
use self::find::Find;
use self::heights::{Gaps, Heights};
use self::moves::Unit;
use self::page::Page;
use self::paint::Emphasis;
use self::places::Places;
use self::pointer::Pointer;
use self::reading::{Numbers, Reading};
use self::scroll::{Goal, Scroll, Setter};
use self::selection::Selection;
use self::sheet::Sheet;
use self::side::Pane;
use self::typing::{Typed, Typing};
use crate::app::command::{CodeChoice, Command};
use crate::app::context::Ctx;
use crate::app::panels::code_tree::{dragged, is_dropped};
use crate::app::theme::fonts;
use crate::app::words::{errors, reader as words};
use crate::model::{Document, DocumentId, EditId, Excerpt, Span};

/// What the reader keeps between frames.
#[derive(Debug, Default)]
pub struct ReaderState {
    page: Option<Page>,
    unavailable: Option<String>,
    heights: Heights,
    scroll: Scroll,
    selection: Option<Selection>,
    /// The selection of the window as it was in the last frame: a difference means that somebody else selected.
    seen: Option<Excerpt>,
    sent: Option<Excerpt>,
    /// Where each document was left.
    places: Places,
    /// The first line on the screen.
    line: u32,
    reading: Reading,
    pointer: Pointer,
    hovered: Option<usize>,
    key_memory: keys::KeyMemory,
    wants_focus: bool,
    /// Whether the code picker opens when this frame's selection is known.
    asks: bool,
    find: Find,
    selection_on_screen: Option<Rect>,
    /// Where it stands when there are two.
    pane: Option<Pane>,
    /// Whether the keys went here in the last frame.
    has_keys: bool,
    /// Whether they go to the other reader from now on.
    yields: bool,
    filter: Filter,
    /// Whether the density bar stands alone.
    dense: bool,
    choosing: Choosing,
    /// The mark to which the density bar was stepped last.
    stepped: Option<usize>,
    /// What is being corrected.
    editing: Option<Editing>,
    typing: Typing,
    /// What was typed in this frame, done when nothing shows the text as it was.
    typed: Option<Typed>,
    /// The identity with which correcting begins in the next frame.
    begins: Option<EditId>,
}

impl ReaderState {
    /// Shows `excerpt` in the middle and selects it, with the next frame; its document must be the one that is read then.
    pub fn show(&mut self, excerpt: Excerpt) {
        self.selection = Some(Selection::of(excerpt.span));
        self.sent = Some(excerpt);
        self.scroll.go(Goal::Centre(excerpt.span.start));
    }

    /// Gives the reader the keyboard with the next frame.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
        self.yields = false;
    }

    /// Gives the keyboard away with the next frame, and returns whether it was here. A text field that somebody writes in
    /// keeps it.
    pub fn hand_over_keys(&mut self) -> bool {
        self.yields = true;
        self.has_keys
    }

    /// Returns what is selected here.
    pub fn excerpt(&self) -> Option<Excerpt> {
        self.sent
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
    fn refresh(&mut self, ctx: &Ctx<'_>, document: &Arc<Document>) {
        if self.page.as_ref().is_some_and(|p| p.is_current(ctx.project, document, &self.filter)) {
            return;
        }
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
                    self.enter(&page);
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

    fn leave(&mut self, page: &Page) {
        let (position, out) = self.scroll.place(page, &self.heights);
        let kept = self.selection.filter(|_| self.sent.is_some_and(|s| s.document == page.document));
        self.places.leave(page.document, self.line, Goal::Top(position, out), kept);
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

    fn enter(&mut self, page: &Page) {
        self.heights.clear();
        self.find.forget_hits();
        let (goal, selection) = self.places.of(page.document);
        let shown = self.sent.is_some_and(|s| s.document == page.document);
        if !shown {
            self.selection = selection;
            self.sent = selection.and_then(|s| s.excerpt(page, page.document));
            self.scroll.go(goal);
        }
    }

    fn clamp_selection(&mut self, page: &Page) {
        if self.selection.is_some_and(|s| s.span().end > page.text.len()) {
            self.selection = None;
        }
    }

    /// Takes over a selection that somebody else made.
    fn adopt(&mut self, ctx: &Ctx<'_>) {
        if self.seen == ctx.selection || self.editing.is_some() {
            return;
        }
        self.seen = ctx.selection;
        if self.sent == ctx.selection {
            return;
        }
        self.sent = ctx.selection;
        self.selection = ctx.selection.filter(|e| Some(e.document) == ctx.document).map(|e| Selection::of(e.span));
        if let Some(selection) = self.selection {
            self.scroll.go(Goal::Show(selection.span().start));
        }
    }

    fn set_selection(&mut self, ctx: &Ctx<'_>, selection: Option<Selection>) {
        self.claim(ctx);
        self.selection = selection;
        // Positions of a text that is being corrected mean nothing elsewhere.
        let Some(page) = self.page.as_ref().filter(|_| self.editing.is_none()) else { return };
        let excerpt = selection.and_then(|s| s.excerpt(page, page.document));
        if excerpt != self.sent {
            self.sent = excerpt;
            ctx.send(Command::Select(excerpt));
        }
    }

    fn setting(&self, ctx: &Ctx<'_>) -> (Setting, Gaps, f32) {
        let (size, line) = (self.reading.size(ctx.tokens), self.reading.line(ctx.tokens));
        let set = Setting { font: fonts::serif(size), line, width: 0.0 };
        let gaps = Gaps { name: 24.0, turn: (line * 0.8).round(), paragraph: (line * 0.4).round() };
        (set, gaps, self.reading.measure(ctx.tokens))
    }
}

/// Draws the reader and follows pointer and keys.
pub fn reader_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ReaderState) {
    let Some(document) = ctx.document.and_then(|id| ctx.project.document(id)) else {
        header::nothing_ui(ui, ctx, ctx.say(words::NOTHING_OPEN), ctx.say(words::OPEN_ONE));
        return;
    };
    let draft = state.begin_or_follow(ctx, document);
    let drawn = draft.as_ref().map(|project| Ctx { project, selection: None, ..*ctx });
    let (shown, base) = (drawn.as_ref().unwrap_or(ctx), ctx);
    let Some(document) = shown.project.document(document.id) else { return };
    page_ui(ui, shown, document, state);
    drop(draft);
    state.finish_frame(ui, base);
}

fn page_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Arc<Document>, state: &mut ReaderState) {
    state.refresh(ctx, document);
    state.adopt(ctx);
    if let Some(reason) = &state.unavailable {
        // It may come at any time, and nothing tells of the last piece of a file.
        ui.request_repaint_after(std::time::Duration::from_secs(1));
        header::nothing_ui(ui, ctx, &document.name, reason);
        return;
    }
    header::header_ui(ui, ctx, document, state);
    if let Some(editing) = &mut state.editing {
        state.typed = editing_bar::editing_bar_ui(ui, ctx, editing);
    }
    if state.pane.is_none() && state.editing.is_none() {
        strip::strip_ui(ui, ctx, state);
    }
    body_ui(ui, ctx, document, state);
}

fn body_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut ReaderState) {
    // The page is taken out while the rest of the state is changed beside it.
    let Some(page) = state.page.take() else { return };
    let view = ui.available_rect_before_wrap();
    let (mut set, gaps, measure) = state.setting(ctx);
    let columns = Columns::new(view, measure, state.reading.numbers != Numbers::None);
    set.width = columns.words.span();
    let salt = "reader";
    let id = ui.make_persistent_id(IdSalt::new(salt));
    let setter = Setter { page: &page, document, set: &set, gaps: &gaps, columns };
    let (laid, offset) = state.scroll.lay_out(ui, id, view, &setter, &mut state.heights);
    let mut area = ScrollArea::vertical().id_salt(salt).auto_shrink(false).content_margin(Margin::ZERO);
    if let Some(offset) = offset {
        area = area.vertical_scroll_offset(offset);
    }
    let height = Scroll::content_height(&state.heights);
    let sheet = Sheet { page: &page, document, laid, columns, view, line: set.line, offset: state.scroll.offset() };
    state.line = sheet.first_line();
    let selected = area
        .show_viewport(ui, |ui, _| {
            ui.set_min_size(vec2(view.width(), height));
            sheet_ui(ui, ctx, id, &sheet, state)
        })
        .inner;
    state.page = Some(page);
    if let Some(selection) = selected {
        state.set_selection(ctx, selection);
        ui.ctx().request_repaint();
    }
    if std::mem::take(&mut state.asks) {
        ctx.send(Command::PickCode);
    }
}

/// Draws what is seen and returns the selection if it changed.
fn sheet_ui(ui: &Ui, ctx: &Ctx<'_>, id: Id, sheet: &Sheet<'_>, state: &mut ReaderState) -> Option<Option<Selection>> {
    let body_rect = sheet.view.with_max_x(sheet.view.right() - 14.0);
    let body = ui.interact(body_rect, id.with("body"), Sense::click_and_drag());
    let (stripes, rest) = margin::stripes(sheet, state.dense);
    let (on_stripe, from_menu) = margin::stripes_ui(ui, id, sheet, ctx, &stripes);
    let bar = density::bar_ui(ui, id, sheet, ctx, &rest, state.dense, state.stepped);
    let labels = margin::labels_ui(ui, id, sheet, ctx, &stripes, state.hovered);
    let speakers = if state.editing.is_none() { turn_menu::speakers_ui(ui, id, ctx, sheet) } else { Vec::new() };
    state.stepped = bar.stepped.or(state.stepped);
    let named = labels.iter().find(|l| l.selects).map(|l| l.mark);
    let of_mark = |mark: usize| Some(Selection::of(sheet.page.marks[mark].span));
    let mut selected = named.or(from_menu).or(bar.stepped).map(of_mark);

    let on_top = |pos: Pos2| {
        let layer = ui.ctx().layer_id_at(pos).is_none_or(|layer| layer == ui.layer_id());
        layer
            && body_rect.contains(pos)
            && !labels.iter().map(|l| l.response.rect).chain(bar.rects.iter().copied()).any(|r| r.contains(pos))
            && !speakers.iter().any(|r| r.contains(pos))
    };
    state.pointer.carries_nothing = state.editing.is_some();
    // A coding is moved in the text that it stands in, not in a draft.
    let edits = state.editing.is_some();
    let grip = |s: Option<Selection>| s.filter(|_| !edits).and_then(|s| edges::Grip::of(sheet.page, s, ctx.coder));
    let outcome =
        state.pointer.follow(ui, &body, sheet, &stripes, state.selection, grip(state.selection).as_ref(), on_top);
    if let Some((moved, span)) = &outcome.moved {
        moved.send_to(ctx, sheet.page, *span);
    }
    state.asks = outcome.settled && !edits && ctx.habits.ask_after_selection;
    if outcome.pressed || std::mem::take(&mut state.wants_focus) {
        body.request_focus();
    }
    if let Some(selection) = outcome.selection {
        selected = Some(Some(selection));
        state.key_memory.x = None;
    }
    if let Some(goal) = outcome.goal {
        state.scroll.go(goal);
    }
    if std::mem::take(&mut state.yields) && body.has_focus() {
        body.surrender_focus();
    }
    state.has_keys = body.has_focus();
    // While a menu is open its keys are not the reader's: Escape closes it, and letters do nothing behind it.
    if body.has_focus() && !Popup::is_any_open(ui.ctx()) {
        state.claim(ctx);
        keep_keys(ui, &body);
        let before = selected.unwrap_or(state.selection);
        let outcome = match state.editing.is_some() {
            false => keys::follow(ui, sheet, before, &mut state.key_memory),
            true => {
                let (outcome, typed) = state.typing.follow(ui, sheet, before, &mut state.key_memory);
                state.typed = typed.or(state.typed.take());
                outcome
            }
        };
        selected = outcome.selection.or(selected);
        if let Some(goal) = outcome.goal {
            state.scroll.go(goal);
            ui.ctx().request_repaint();
        }
        let now = selected.unwrap_or(state.selection);
        selected = wishes::fulfil(ui, ctx, sheet, state, now, &outcome.wishes).map(Some).or(selected);
    }
    let mut chosen = Vec::new();
    let now = selected.unwrap_or(state.selection);
    if !edits {
        body.context_menu(|ui| {
            chosen = menu::words_menu_ui(ui, ctx, sheet.page, now);
            if let Some(now) = now {
                turn_menu::turn_menus_ui(ui, ctx, sheet.document, now.span().start);
            }
        });
    }
    wishes::fulfil(ui, ctx, sheet, state, now, &chosen);

    let now = selected.unwrap_or(state.selection);
    let label = labels.iter().find(|l| l.response.hovered()).map(|l| l.mark);
    state.hovered = label.or(on_stripe).or_else(|| hovered_mark(ui, sheet, &on_top));
    let target = if state.editing.is_some() { None } else { drop_target(ui, ctx, &body, sheet, now) };
    draw(ui, ctx, id, &body, sheet, &stripes, state, now, target);
    if let Some(grip) = grip(now).filter(|_| body.has_focus() && !state.pointer.is_selecting()) {
        grip.handles_ui(ui, sheet, ctx.tokens);
    }
    selected
}

fn draw(
    ui: &Ui,
    ctx: &Ctx<'_>,
    id: Id,
    body: &Response,
    sheet: &Sheet<'_>,
    stripes: &[margin::Stripe],
    state: &mut ReaderState,
    now: Option<Selection>,
    target: Option<Span>,
) {
    let emphasis = Emphasis { mark: state.hovered, target };
    let span = now.map_or_else(Span::default, Selection::span);
    paint::paint_words(ui.painter(), sheet, ctx.tokens, span, emphasis);
    margin::paint_stripes(ui.painter(), sheet, ctx, stripes, state.hovered);
    speakers::paint_speakers(ui.painter(), sheet, ctx);
    numbers::paint_numbers(ui.painter(), sheet, ctx, state.reading.numbers);
    if let Some(selection) = now.filter(|_| body.has_focus()) {
        paint::paint_caret(ui.painter(), sheet, ctx.tokens, selection.head());
        if state.editing.is_some() {
            compose::compose_ui(ui, ctx, sheet, selection.head(), &state.typing.composed);
        }
    }
    let rects = sheet.rects(span);
    state.selection_on_screen = rects.into_iter().reduce(Rect::union).filter(|r| r.intersects(sheet.view));
    access::describe_body(ui, body, sheet, ctx, now);
    access::describe_blocks(ui, id, sheet, ctx, state.reading.numbers);
}

/// Arrows and Escape belong to the reader while it has the keyboard; Tab leaves it.
fn keep_keys(ui: &Ui, body: &Response) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(body.id, filter));
}

/// Returns the shortest mark on the words under the pointer.
fn hovered_mark(ui: &Ui, sheet: &Sheet<'_>, on_top: &dyn Fn(Pos2) -> bool) -> Option<usize> {
    let pos = ui.input(|i| i.pointer.hover_pos()).filter(|pos| on_top(*pos))?;
    if sheet.columns.words.expand(8.0).contains(pos.x) {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let at = sheet.hit_on_words(pos)?;
    sheet.page.marks_at(at).min_by_key(|i| sheet.page.marks[*i].span.len())
}

/// Returns the words that codes dragged over the reader would be applied to, and applies them when they are dropped.
fn drop_target(ui: &Ui, ctx: &Ctx<'_>, body: &Response, sheet: &Sheet<'_>, now: Option<Selection>) -> Option<Span> {
    let codes = dragged(ui)?;
    let pos = ui.input(|i| i.pointer.latest_pos()).filter(|pos| sheet.view.contains(*pos))?;
    let at = sheet.hit(pos);
    let selected = now.map(Selection::span).filter(|s| s.contains(at));
    let span = sheet.page.text.trimmed(selected.unwrap_or_else(|| moves::unit_at(sheet.page, at, Unit::Sentence)));
    if is_dropped(ui, body) && !span.is_empty() {
        let excerpt = Excerpt { document: sheet.page.document, span };
        ctx.send(match codes.as_slice() {
            [code] => Command::ApplyCode { code: *code, excerpt },
            _ => Command::ApplyCodes { excerpt, choice: CodeChoice { codes, ..CodeChoice::default() } },
        });
    }
    Some(span)
}
