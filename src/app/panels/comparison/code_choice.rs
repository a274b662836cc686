//! Choosing a code by a few letters of its path: a field, and below it what fits.

use eframe::egui::{Button, Key, Modifiers, RichText, TextEdit, Ui, vec2};

use crate::app::context::Ctx;
use crate::app::widgets::code_line::{CodeLine, paint_code_line};
use crate::app::widgets::fuzzy::Query;
use crate::app::words::{Phrase, comparison as say};
use crate::model::{CodeId, OutlineRow};

/// So many codes are offered; the next letter finds better.
const MOST: usize = 8;
const ROW: f32 = 26.0;

/// Draws field and offers among the codes that may be, and returns the one that is chosen by a click or by Enter, which
/// takes the first. Without letters, `first` stands before all others.
pub(super) fn code_choice_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    label: Phrase,
    typed: &mut String,
    first: &[CodeId],
    may_be: impl Fn(&OutlineRow) -> bool,
) -> Option<CodeId> {
    let label = ctx.say(label);
    let field = ui.add(TextEdit::singleline(typed).hint_text(label).desired_width(260.0)).accessible_name(label);
    let rows: Vec<&OutlineRow> = ctx.outline.rows.iter().filter(|row| may_be(row)).collect();
    let query = Query::new(typed);
    let mut found: Vec<&OutlineRow> = if query.is_empty() {
        first.iter().filter_map(|code| rows.iter().find(|row| row.code == *code).copied()).collect()
    } else {
        query.ranked(rows.iter().map(|row| row.path.as_str())).into_iter().map(|i| rows[i]).collect()
    };
    found.truncate(MOST);
    // Enter takes the field's focus away before anybody can ask for it.
    let entered = field.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let mut chosen = entered.then(|| found.first().map(|row| row.code)).flatten();
    if query.is_empty() && !found.is_empty() {
        ui.label(RichText::new(ctx.say(say::NEAR_CODES)).small().color(ctx.tokens.text_quiet));
    }
    for row in found {
        let size = vec2(ui.available_width().min(420.0), ROW);
        let button = ui.add_sized(size, Button::new("").frame_when_inactive(false)).accessible_name(&row.path);
        let line = CodeLine { path: &row.path, colour: row.colour, note: "" };
        paint_code_line(ui, ctx.tokens, button.rect.shrink2(vec2(8.0, 0.0)), &line);
        if button.clicked() {
            chosen = Some(row.code);
        }
    }
    if chosen.is_some() {
        typed.clear();
    }
    chosen
}
