//! The list of texts, the newest first: when, who, what, and how much came in and went.

use eframe::egui::{Align2, Color32, Key, Modifiers, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::TextsState;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::toward::Toward;
use crate::app::widgets::list_focus::list_focus_ui;
use crate::app::words::{notices, texts as say, unbroken};
use crate::model::Document;
use crate::session::{EarlierText, local_time};

const ROW_HEIGHT: f32 = 46.0;

pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut TextsState) {
    let title = ctx.tongue.fill(say::TEXTS_OF, &[("document", &document.name)]);
    let title = eframe::egui::RichText::new(unbroken(&title)).font(fonts::semibold(ctx.tokens.ui_size + 1.5));
    ui.add(eframe::egui::Label::new(title).wrap());
    let n = state.texts().len();
    let count = ctx.tongue.count(n, say::ONE, say::MANY);
    ui.label(eframe::egui::RichText::new(count).color(ctx.tokens.text_quiet));
    ui.add_space(6.0);
    let focus = list_focus_ui(ui, ctx.tokens, "list of texts", ctx.say(say::LIST), &mut state.wants_list);
    if focus.has_focus() {
        keys_ui(ui, ctx, document, state);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut rows = ScrollArea::vertical().id_salt("texts").auto_shrink([false, false]);
    if std::mem::take(&mut state.reveal_in_list)
        && let Some(line) = line(state)
    {
        rows = rows.vertical_scroll_offset((line as f32 * ROW_HEIGHT - focus.rect.height() / 3.0).max(0.0));
    }
    let mut clicked = None;
    rows.show_rows(ui, ROW_HEIGHT, n, |ui, range| {
        for i in range {
            let Some(text) = state.texts().get(n - 1 - i) else { continue };
            if row_ui(ui, ctx, state, text, i == 0).clicked() {
                clicked = Some(text.at);
            }
        }
    });
    if clicked.is_some() {
        state.chosen = clicked;
        focus.request_focus();
    }
}

/// Returns the line of the chosen text.
fn line(state: &TextsState) -> Option<usize> {
    let texts = state.texts();
    let place = texts.iter().position(|t| Some(t.at) == state.chosen)?;
    Some(texts.len() - 1 - place)
}

fn keys_ui(ui: &Ui, ctx: &Ctx<'_>, document: &Document, state: &mut TextsState) {
    let n = state.texts().len();
    let (step, differ, restores) = ui.input_mut(|input| {
        let mut pressed = |key, by: isize| if input.consume_key(Modifiers::NONE, key) { by } else { 0 };
        let step = pressed(Key::ArrowDown, 1) + pressed(Key::ArrowUp, -1);
        let step = step + pressed(Key::PageDown, 10) + pressed(Key::PageUp, -10);
        (step, pressed(Key::N, 1) + pressed(Key::P, -1), pressed(Key::R, 1) > 0)
    });
    if step != 0 && n > 0 {
        let to = line(state).unwrap_or(0).saturating_add_signed(step).min(n - 1);
        state.chosen = state.texts().get(n - 1 - to).map(|t| t.at);
        state.reveal_in_list = true;
    }
    if differ != 0 {
        state.step(if differ > 0 { Toward::End } else { Toward::Start });
    }
    let differs = matches!(state.beside(), Some(Ok(beside)) if beside.places.len() + beside.n_turns > 0);
    if restores && differs && !ctx.looks_back {
        super::restore(ctx, document, state);
    }
}

/// Returns what made the text, in words: an undo and a redo bear the label of what they took back.
fn label(ctx: &Ctx<'_>, state: &TextsState, text: &EarlierText) -> String {
    let Some(target) = text.undoes else { return text.label.clone() };
    let again = state.texts().iter().any(|t| t.at == target && t.undoes.is_some());
    ctx.tongue.fill(if again { notices::REDONE } else { notices::UNDONE }, &[("label", &text.label)])
}

/// Returns how much came in and went, with as many words as `phrase` has.
fn sizes(ctx: &Ctx<'_>, text: &EarlierText, phrase: crate::app::words::Phrase) -> String {
    let number = |n: u32| ctx.tongue.number(n as usize);
    let values = [("added", &*number(text.n_added)), ("removed", &*number(text.n_removed))];
    let mut sizes = ctx.tongue.fill(phrase, &values);
    if text.n_turns > 0 {
        let turns = ctx.tongue.count(text.n_turns as usize, say::TURNS_ONE, say::TURNS_MANY);
        sizes = format!("{sizes}, {turns}");
    }
    sizes
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &TextsState, text: &EarlierText, newest: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::CLICK);
    let tokens = ctx.tokens;
    let chosen = state.chosen == Some(text.at);
    let (when, who) = (local_time(text.at.millis).minute, ctx.project.coder_name(text.by));
    let label = label(ctx, state, text);
    let long = sizes(ctx, text, say::SIZES_LONG);
    let words = [("when", &*when), ("who", who), ("label", &*label), ("sizes", &*long)];
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, ctx.tongue.fill(say::ROW, &words)));
    if chosen || response.hovered() {
        let ground = if chosen { tokens.selected } else { tokens.hover };
        ui.painter().rect_filled(rect, tokens.radius, ground);
    }
    let inner = rect.shrink2(vec2(10.0, 6.0));
    let quiet: Color32 = tokens.text_quiet.into();
    let small = fonts::regular(tokens.small_size);
    let short = |text: String, font, colour, room: f32| {
        let mut job = eframe::egui::text::LayoutJob::simple_singleline(text, font, colour);
        job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(room.max(20.0));
        ui.painter().layout_job(job)
    };
    let first = short(label.clone(), fonts::medium(tokens.ui_size), tokens.text.into(), inner.width());
    ui.painter().galley(inner.min, first, tokens.text.into());
    let note = match newest {
        true => ctx.say(say::NEWEST).to_owned(),
        false => sizes(ctx, text, say::SIZES),
    };
    let note = ui.painter().text(inner.right_bottom(), Align2::RIGHT_BOTTOM, note, small.clone(), quiet);
    let second = short(format!("{when}  ·  {who}"), small, quiet, note.left() - inner.left() - 8.0);
    ui.painter().galley(pos2(inner.left(), inner.bottom() - second.size().y), second, quiet);
    response.on_hover_text(format!("{label}\n{long}"))
}
