//! The field in which codes are asked for: names are completed while they are typed, operators can be clicked, and what
//! was asked before is at hand.

use eframe::egui::text::{CCursor, CCursorRange, CharIndex};
use eframe::egui::{
    Area, Button, EventFilter, Frame, Grid, Id, Key, Margin, Modifiers, Order, Popup, PopupCloseBehavior, Pos2,
    Response, RichText, Role, ScrollArea, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo, text_edit, vec2,
};

use super::words;
use crate::analysis::{CodeExpr, CodeQueryError, NameAt, name_at, query_name};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::code_line::{CodeLine, paint_code_line};
use crate::app::widgets::fuzzy::Query;
use crate::app::words::{Tongue, code_query, unbroken};
use crate::model::naming::plain_letters;
use crate::model::{CodeId, Edition};

/// What the field keeps between frames.
#[derive(Debug, Default)]
pub(super) struct Question {
    /// What stands in it.
    pub typed: String,
    /// What was asked, as long as it is shown.
    pub asked: Option<Asked>,
    /// Questions that were asked before, the last one first.
    pub recent: Vec<String>,
    error: Option<(String, CodeQueryError)>,
    wants_focus: bool,
    /// Whether codes are proposed, which typing turns on and Escape off.
    proposing: bool,
    current: usize,
    moved: bool,
    /// The paths of all codes without case and accents, and the change at which they were written.
    folded: (Option<Edition>, Vec<Vec<char>>),
    /// What the proposals were found for, and the rows of the outline.
    proposals: Option<(String, Vec<usize>)>,
}

/// A question that is shown.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Asked {
    /// As it was typed.
    pub text: String,
    /// As it was understood.
    pub expr: CodeExpr,
    /// The code that was current in the tree: another one leaves the question.
    pub code: Option<CodeId>,
}

/// What happened in the field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said {
    Nothing,
    /// A question was asked and is understood.
    Asked,
    /// The field was emptied.
    Left,
    /// The keyboard goes down into the list.
    Down,
}

const ROW: f32 = 28.0;
const LIST: f32 = 8.0 * ROW;
const WIDTH: f32 = 420.0;

impl Question {
    /// Puts the keyboard into the field.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }
    /// Leaves the question; the words stay in the field, to be asked again.
    pub(super) fn leave(&mut self) {
        self.asked = None;
    }

    /// Draws the field and what hangs on it.
    pub(super) fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) -> Said {
        let id = Id::unique("question about codes");
        let mut said = Said::Nothing;
        ui.horizontal(|ui| {
            said = self.field_ui(ui, ctx, id);
            self.recent_ui(ui, ctx, &mut said);
            help_ui(ui, ctx);
            if !self.typed.is_empty() || self.asked.is_some() {
                let text = icon(icons::CLOSE, ctx.tokens.ui_size + 2.0);
                let clear = ui.button(text).accessible_name(ctx.say(words::LEAVE_QUESTION));
                if clear.on_hover_text(ctx.say(words::LEAVE_QUESTION)).clicked() {
                    self.typed.clear();
                    (self.error, self.asked) = (None, None);
                    said = Said::Left;
                }
            }
        });
        self.operators_ui(ui, ctx, id);
        if let Some((_, error)) = self.error.as_ref().filter(|(text, _)| *text == self.typed) {
            ui.horizontal_wrapped(|ui| {
                ui.label(icon(icons::ERROR, ctx.tokens.ui_size + 2.0).color(ctx.tokens.error));
                ui.label(RichText::new(unbroken(&code_query::error(ctx.tongue, error))).color(ctx.tokens.error));
            });
        }
        said
    }

    fn field_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, id: Id) -> Said {
        let focused = ui.memory(|memory| memory.has_focus(id));
        let cursor = cursor(ui, id).unwrap_or_else(|| self.typed.chars().count());
        if focused {
            self.propose(ctx, cursor);
        }
        let open = focused && self.proposing && self.proposals.as_ref().is_some_and(|(_, rows)| !rows.is_empty());
        let said = if focused { self.keys(ui, ctx, id, cursor, open) } else { Said::Nothing };
        let width = (ui.available_width() - 150.0).clamp(160.0, 640.0);
        let edit = TextEdit::singleline(&mut self.typed)
            .id(id)
            .hint_text(ctx.say(words::QUESTION_HINT))
            .desired_width(width)
            .margin(Margin::symmetric(10, 7));
        let output = edit.show(ui);
        self.underline_fault(ui, ctx, &output);
        let response = output.response.response.accessible_name(ctx.say(words::QUESTION));
        if response.has_focus() {
            // As long as codes are proposed, Tab completes a name and Escape puts the proposals away.
            let filter = EventFilter { tab: open, escape: open, horizontal_arrows: true, vertical_arrows: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        if response.changed() || response.gained_focus() {
            (self.proposing, self.current, self.moved) = (true, 0, false);
        }
        if open {
            self.proposals_ui(ui, ctx, id, &response, cursor);
        }
        said
    }

    /// Follows the keys that the field must not see.
    fn keys(&mut self, ui: &Ui, ctx: &Ctx<'_>, id: Id, cursor: usize, open: bool) -> Said {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let n = self.proposals.as_ref().map_or(0, |(_, rows)| rows.len());
        if open {
            if pressed(Key::ArrowDown) {
                (self.current, self.moved) = (if self.moved { (self.current + 1).min(n - 1) } else { 0 }, true);
            }
            if pressed(Key::ArrowUp) {
                (self.current, self.moved) = (self.current.saturating_sub(1), true);
            }
            if pressed(Key::Escape) {
                self.proposing = false;
                return Said::Nothing;
            }
            if pressed(Key::Tab) {
                self.complete(ui, ctx, id, cursor, self.current);
                return Said::Nothing;
            }
        } else if pressed(Key::ArrowDown) {
            return Said::Down;
        }
        if !pressed(Key::Enter) {
            return Said::Nothing;
        }
        // A name that names a code as it stands is left as it is, even if it could go on.
        let is_code = |name: &str| CodeExpr::parse(ctx.project, ctx.outline, &format!("\"{name}\"")).is_ok();
        let unfinished = |name: NameAt| !name.typed.is_empty() && !is_code(&name.typed);
        if open && (self.moved || name_at(&self.typed, cursor as u32).is_some_and(unfinished)) {
            self.complete(ui, ctx, id, cursor, self.current);
            return Said::Nothing;
        }
        self.ask(ctx)
    }

    /// Asks what stands in the field.
    pub(super) fn ask(&mut self, ctx: &Ctx<'_>) -> Said {
        self.proposing = false;
        if self.typed.trim().is_empty() {
            return Said::Left;
        }
        match CodeExpr::parse(ctx.project, ctx.outline, &self.typed) {
            Ok(expr) => {
                self.error = None;
                self.asked = Some(Asked { text: self.typed.trim().to_owned(), expr, code: ctx.code });
                ctx.send(Command::RememberQuestion(self.typed.trim().to_owned()));
                Said::Asked
            }
            Err(error) => {
                self.error = Some((self.typed.clone(), error));
                Said::Nothing
            }
        }
    }

    /// Finds the codes that fit the name at the cursor.
    fn propose(&mut self, ctx: &Ctx<'_>, cursor: usize) {
        let Some(name) = name_at(&self.typed, cursor as u32) else {
            self.proposals = None;
            return;
        };
        let edition = Some(ctx.project.edition());
        if self.folded.0 != edition || self.folded.1.len() != ctx.outline.rows.len() {
            let paths = ctx.outline.rows.iter().map(|row| plain_letters(&row.path)).collect();
            self.folded = (edition, paths);
            self.proposals = None;
        }
        if self.proposals.as_ref().is_some_and(|(of, _)| *of == name.typed) {
            return;
        }
        let query = Query::new(&name.typed.replace('/', " "));
        let recent = ctx.quick.recent.iter().filter_map(|code| ctx.outline.index(*code));
        let first: Vec<usize> = if query.is_empty() { recent.collect() } else { Vec::new() };
        let scored = self.folded.1.iter().enumerate().filter_map(|(i, path)| Some((query.score_folded(path)?, i)));
        let mut found: Vec<(i32, usize)> = scored.filter(|(_, i)| !first.contains(i)).collect();
        found.sort_by_key(|(score, i)| if query.is_empty() { (0, *i) } else { (-score, *i) });
        let rows = first.iter().copied().chain(found.into_iter().map(|(_, i)| i)).collect();
        (self.current, self.moved) = (0, false);
        self.proposals = Some((name.typed, rows));
    }

    fn proposals_ui(&mut self, ui: &Ui, ctx: &Ctx<'_>, id: Id, field: &Response, cursor: usize) {
        let Some(rows) = self.proposals.as_ref().map(|(_, rows)| rows.clone()) else { return };
        // Below the operators, which stay in reach.
        let at: Pos2 = field.rect.left_bottom() + vec2(0.0, 36.0);
        let mut chosen = None;
        let area = Area::new(Id::unique("codes for the question")).order(Order::Foreground).fixed_pos(at);
        area.show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(4.0).fill(ctx.tokens.raised.into());
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                let mut list =
                    ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).auto_shrink([false, true]);
                if self.moved {
                    list = list.vertical_scroll_offset((self.current as f32 - 4.0).max(0.0) * ROW);
                }
                list.show_rows(ui, ROW, rows.len(), |ui, shown| {
                    for i in shown {
                        if proposal_ui(ui, ctx, rows[i], i == self.current).clicked() {
                            chosen = Some(i);
                        }
                    }
                });
            });
        });
        if let Some(i) = chosen {
            self.complete(ui, ctx, id, cursor, i);
            field.request_focus();
        }
    }

    /// Writes proposal `i` in the place of the name at the cursor.
    fn complete(&mut self, ui: &Ui, ctx: &Ctx<'_>, id: Id, cursor: usize, i: usize) {
        let row = self.proposals.as_ref().and_then(|(_, rows)| rows.get(i)).and_then(|row| ctx.outline.rows.get(*row));
        let (Some(row), Some(name)) = (row, name_at(&self.typed, cursor as u32)) else { return };
        let written = query_name(ctx.project, ctx.outline, row.code);
        self.write(ui, id, name.span.start as usize..name.span.end as usize, &written);
        self.proposing = false;
    }

    /// Replaces characters of the field, and puts the cursor behind what came.
    fn write(&mut self, ui: &Ui, id: Id, place: std::ops::Range<usize>, text: &str) {
        let letters: Vec<char> = self.typed.chars().collect();
        let (start, end) = (place.start.min(letters.len()), place.end.min(letters.len()));
        let before: String = letters[..start].iter().collect();
        let behind: String = letters[end..].iter().collect();
        self.typed = format!("{before}{text}{behind}");
        let at = CCursor::new(CharIndex(start + text.chars().count()));
        let mut edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        edit.cursor.set_char_range(Some(CCursorRange::one(at)));
        edit.store(ui.ctx(), id);
        self.proposals = None;
    }

    fn operators_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, id: Id) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (written, explained) in operators(ctx.tongue) {
                let text = RichText::new(written).size(ctx.tokens.label_size);
                let button = ui.add(Button::new(text).min_size(vec2(28.0, 24.0))).on_hover_text(ctx.say(explained));
                if button.clicked() {
                    let cursor = cursor(ui, id).unwrap_or_else(|| self.typed.chars().count());
                    let before = self.typed.chars().take(cursor).last();
                    let glued = before.is_none_or(|c| c.is_whitespace() || c == '(') || written == ")";
                    let lead = if glued { "" } else { " " };
                    let trail = if matches!(written, "(" | ")" | "own:" | "propre:") { "" } else { " " };
                    self.write(ui, id, cursor..cursor, &format!("{lead}{written}{trail}"));
                    (self.wants_focus, self.proposing) = (true, written != ")");
                }
            }
        });
    }

    fn recent_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, said: &mut Said) {
        let text = icon(icons::HISTORY, ctx.tokens.ui_size + 2.0);
        let button = ui.add_enabled(!self.recent.is_empty(), Button::new(text));
        let button = button.accessible_name(ctx.say(words::RECENT)).on_hover_text(ctx.say(words::RECENT));
        let popup = Popup::menu(&button).accessible_name(ctx.say(words::RECENT));
        let chosen = popup.show(|ui| {
            let clicked = self.recent.iter().find(|question| ui.button(question.as_str()).clicked());
            clicked.cloned()
        });
        if let Some(question) = chosen.and_then(|shown| shown.inner) {
            self.typed = question;
            *said = self.ask(ctx);
        }
    }

    /// Underlines the place of the fault while the field still holds the question.
    fn underline_fault(&self, ui: &Ui, ctx: &Ctx<'_>, output: &text_edit::TextEditOutput) {
        let Some((_, error)) = self.error.as_ref().filter(|(text, _)| *text == self.typed) else { return };
        let Some(at) = error.position() else { return };
        let place = |at: usize| {
            let cursor = CCursor::new(CharIndex(at));
            output.galley.pos_from_cursor(cursor).translate(output.galley_pos.to_vec2())
        };
        let end = self.typed.chars().skip(at as usize).take_while(|c| !c.is_whitespace()).count().max(1);
        let (from, to) = (place(at as usize), place(at as usize + end));
        let right = to.left().max(from.left() + 6.0);
        ui.painter().hline(from.left()..=right, from.bottom() + 1.0, Stroke::new(2.0, ctx.tokens.error));
    }
}

fn cursor(ui: &Ui, id: Id) -> Option<usize> {
    let range = TextEdit::load_state(ui.ctx(), id)?.cursor.char_range()?;
    Some(range.primary.index.0)
}

fn proposal_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: usize, current: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let Some(row) = ctx.outline.rows.get(row) else { return response };
    if current || response.hovered() {
        let ground = if current { ctx.tokens.selected } else { ctx.tokens.hover };
        ui.painter().rect_filled(rect, f32::from(ctx.tokens.radius), ground);
    }
    let line = CodeLine { path: &row.path, colour: row.colour, note: "" };
    paint_code_line(ui, ctx.tokens, rect.shrink2(vec2(8.0, 0.0)), &line);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.path));
    response
}

/// Returns the operators as they are written in the language of the interface, with what they do.
fn operators(tongue: Tongue) -> [(&'static str, crate::app::words::Phrase); 10] {
    let written = match tongue {
        Tongue::English => {
            ["and", "or", "not", "within", "overlapping", "near 2", "same document as", "own:", "(", ")"]
        }
        Tongue::French => {
            ["et", "ou", "sauf", "dans", "chevauchant", "près de 2", "même document que", "propre:", "(", ")"]
        }
    };
    let explained = [
        words::OP_AND,
        words::OP_OR,
        words::OP_NOT,
        words::OP_WITHIN,
        words::OP_OVERLAPPING,
        words::OP_NEAR,
        words::OP_SAME,
        words::OP_OWN,
        words::OP_GROUP,
        words::OP_GROUP,
    ];
    std::array::from_fn(|i| (written[i], explained[i]))
}

/// Draws the button and, when it was clicked, what each operator does.
fn help_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let button = ui.button(icon(icons::INFO, ctx.tokens.ui_size + 2.0)).accessible_name(ctx.say(words::HELP));
    let button = button.on_hover_text(ctx.say(words::HELP));
    let popup = Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(ctx.say(words::HELP))
        .frame(Frame::popup(ui.style()).inner_margin(14))
        .gap(4.0);
    popup.show(|ui| {
        Grid::new("operators").num_columns(2).spacing(vec2(18.0, 6.0)).show(ui, |ui| {
            for (written, explained) in operators(ctx.tongue).into_iter().take(9) {
                let written = if written == "(" { "( … )" } else { written };
                ui.label(RichText::new(written).strong());
                ui.label(ctx.say(explained));
                ui.end_row();
            }
            ui.label(RichText::new("*").strong());
            ui.label(ctx.say(words::OP_ANY));
            ui.end_row();
        });
        ui.add_space(4.0);
        ui.label(RichText::new(ctx.say(words::QUOTES)).color(ctx.tokens.text_quiet));
    });
}
