//! The words of a document as something that is pointed at, typed to and drawn: in a frame first the controls in the
//! margins, then the pointer, the keys and the menu, and at last what all of them left is painted.

use eframe::egui::{CursorIcon, EventFilter, Id, Popup, Pos2, Rect, Response, Sense, Ui, Vec2};

use super::access;
use super::editing::compose;
use super::input::edges::Grip;
use super::input::keys;
use super::input::moves::{self, Unit};
use super::input::selection::Selection;
use super::input::wishes;
use super::margin;
use super::margin::density;
use super::menu;
use super::numbers;
use super::page::sheet::Sheet;
use super::paint::{self, Emphasis};
use super::speakers;
use super::state::ReaderState;
use super::turn_menu;
use crate::app::command::{CodeChoice, Command};
use crate::app::context::Ctx;
use crate::app::panels::code_tree::{dragged, is_dropped};
use crate::app::widgets::context_menu::context_menu_at;
use crate::model::{Excerpt, Span};

/// A selection that was made in this frame: of words, or of nothing.
type Chosen = Option<Option<Selection>>;

/// Draws what is seen and returns the selection if it changed.
pub fn body_ui(ui: &Ui, ctx: &Ctx<'_>, id: Id, sheet: &Sheet<'_>, state: &mut ReaderState) -> Chosen {
    let rect = sheet.view.with_max_x(sheet.view.right() - 14.0);
    let body = ui.interact(rect, id.with("body"), Sense::click_and_drag());
    let margins = Margins::ui(ui, ctx, id, sheet, state);
    let mut chosen = margins.chosen(sheet);
    let on_top = |pos: Pos2| rect.contains(pos) && margins.leave_free(ui, pos);

    chosen = follow_pointer(ui, ctx, &body, sheet, state, &margins, &on_top).or(chosen);
    chosen = follow_keys(ui, ctx, &body, sheet, state, chosen).or(chosen);
    follow_menu(ui, ctx, &body, sheet, state, chosen);

    let now = chosen.unwrap_or(state.selection);
    state.hovered = margins.hovered().or_else(|| hovered_mark(ui, sheet, &on_top));
    let target = if state.editing.is_some() { None } else { drop_target(ui, ctx, &body, sheet, now) };
    draw(ui, ctx, id, &body, sheet, &margins.stripes, state, now, target);
    if let Some(grip) = grip(ctx, sheet, state, now).filter(|_| body.has_focus() && !state.pointer.is_selecting()) {
        grip.handles_ui(ui, sheet, ctx.tokens);
    }
    chosen
}

/// The controls beside the words: stripes, density bar, names of codes, names of speakers.
struct Margins {
    stripes: Vec<margin::Stripe>,
    /// The mark whose stripe is under the pointer.
    on_stripe: Option<usize>,
    /// The mark that was chosen in the menu of a stripe.
    from_menu: Option<usize>,
    bar: density::BarOutcome,
    labels: Vec<margin::Label>,
    speakers: Vec<Rect>,
}

impl Margins {
    fn ui(ui: &Ui, ctx: &Ctx<'_>, id: Id, sheet: &Sheet<'_>, state: &mut ReaderState) -> Self {
        let (stripes, rest) = margin::stripes(sheet, state.dense);
        let (on_stripe, from_menu) = margin::stripes_ui(ui, id, sheet, ctx, &stripes);
        let bar = density::bar_ui(ui, id, sheet, ctx, &rest, state.dense, state.stepped);
        let labels = margin::labels_ui(ui, id, sheet, ctx, &stripes, state.hovered);
        let speakers = if state.editing.is_none() { turn_menu::speakers_ui(ui, id, ctx, sheet) } else { Vec::new() };
        state.stepped = bar.stepped.or(state.stepped);
        Self { stripes, on_stripe, from_menu, bar, labels, speakers }
    }

    /// Returns the words whose mark was chosen here.
    fn chosen(&self, sheet: &Sheet<'_>) -> Chosen {
        let named = self.labels.iter().find(|label| label.selects).map(|label| label.mark);
        let mark = named.or(self.from_menu).or(self.bar.stepped)?;
        Some(Some(Selection::of(sheet.page.marks[mark].span)))
    }

    /// Whether nothing of this, and nothing that floats over the page, lies at `pos`.
    fn leave_free(&self, ui: &Ui, pos: Pos2) -> bool {
        let on_page = ui.ctx().layer_id_at(pos).is_none_or(|layer| layer == ui.layer_id());
        let labels = self.labels.iter().map(|label| label.response.rect);
        let mut controls = labels.chain(self.bar.rects.iter().copied()).chain(self.speakers.iter().copied());
        on_page && !controls.any(|rect| rect.contains(pos))
    }

    /// Returns the mark whose name or stripe is under the pointer.
    fn hovered(&self) -> Option<usize> {
        let named = self.labels.iter().find(|label| label.response.hovered()).map(|label| label.mark);
        named.or(self.on_stripe)
    }
}

/// Returns the coding that stands exactly on `selection` and can be moved by its edges: one in the text itself, not in
/// a draft.
fn grip(ctx: &Ctx<'_>, sheet: &Sheet<'_>, state: &ReaderState, selection: Option<Selection>) -> Option<Grip> {
    let selection = selection.filter(|_| state.editing.is_none())?;
    Grip::of(sheet.page, selection, ctx.coder)
}

/// Does what the pointer asks for, and returns what it selected.
fn follow_pointer(
    ui: &Ui,
    ctx: &Ctx<'_>,
    body: &Response,
    sheet: &Sheet<'_>,
    state: &mut ReaderState,
    margins: &Margins,
    on_top: &dyn Fn(Pos2) -> bool,
) -> Chosen {
    let edits = state.editing.is_some();
    let grip = grip(ctx, sheet, state, state.selection);
    state.pointer.carries_nothing = edits;
    let outcome = state.pointer.follow(ui, body, sheet, &margins.stripes, state.selection, grip.as_ref(), on_top);
    if let Some((moved, span)) = &outcome.moved {
        moved.send_to(ctx, sheet.page, *span);
    }
    state.asks = outcome.settled && !edits && ctx.habits.ask_after_selection;
    let idle = std::mem::take(&mut state.takes_idle) && ui.memory(|m| m.focused().is_none());
    if outcome.pressed || std::mem::take(&mut state.wants_focus) || idle {
        body.request_focus();
    }
    if let Some(goal) = outcome.goal {
        state.scroll.go(goal);
    }
    outcome.selection.map(|selection| {
        state.key_memory.x = None;
        Some(selection)
    })
}

/// Does what the keys ask for, if they go to the words, and returns what they selected.
fn follow_keys(
    ui: &Ui,
    ctx: &Ctx<'_>,
    body: &Response,
    sheet: &Sheet<'_>,
    state: &mut ReaderState,
    chosen: Chosen,
) -> Chosen {
    if std::mem::take(&mut state.yields) && body.has_focus() {
        body.surrender_focus();
    }
    state.has_keys = body.has_focus();
    // While a menu is open its keys are not the reader's: Escape closes it, and letters do nothing behind it.
    if !body.has_focus() || Popup::is_any_open(ui.ctx()) {
        return None;
    }
    state.claim(ctx);
    keep_keys(ui, body);
    let before = chosen.unwrap_or(state.selection);
    let outcome = match state.editing.is_some() {
        false => keys::follow(ui, sheet, before, &mut state.key_memory),
        true => {
            let (outcome, typed) = state.typing.follow(ui, sheet, before, &mut state.key_memory);
            state.typed = typed.or(state.typed.take());
            outcome
        }
    };
    if let Some(goal) = outcome.goal {
        state.scroll.go(goal);
        ui.ctx().request_repaint();
    }
    let chosen = outcome.selection.or(chosen);
    let now = chosen.unwrap_or(state.selection);
    wishes::fulfil(ui, ctx, sheet, state, now, &outcome.wishes).map(Some).or(chosen)
}

/// Draws the menu of the words while it is open, and does what is chosen there or in the palette.
fn follow_menu(ui: &Ui, ctx: &Ctx<'_>, body: &Response, sheet: &Sheet<'_>, state: &mut ReaderState, chosen: Chosen) {
    if state.editing.is_some() {
        return;
    }
    let now = chosen.unwrap_or(state.selection);
    let mut wishes = std::mem::take(&mut state.wished);
    let caret = now.and_then(|s| sheet.caret(s.head())).filter(|caret| sheet.view.intersects(*caret));
    let at = caret.unwrap_or(Rect::from_min_size(sheet.view.center_top(), Vec2::ZERO));
    context_menu_at(body, body.has_focus(), at, |ui| {
        wishes.extend(menu::words_menu_ui(ui, ctx, sheet.page, now));
        if let Some(now) = now {
            turn_menu::turn_menus_ui(ui, ctx, sheet.document, now.span().start);
        }
    });
    wishes::fulfil(ui, ctx, sheet, state, now, &wishes);
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
