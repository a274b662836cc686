//! The box that finds or makes a code for the selected excerpt: typed letters find codes by any part of their path,
//! Enter applies, and it never needs the mouse. Several codes are marked and applied together; codes that the words
//! have already are shown, and can be taken back.

use eframe::egui::{
    Align2, Area, Color32, Frame, Id, Key, Modifiers, Order, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke,
    TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

mod choices;
mod marks;
#[cfg(test)]
mod tests;

use self::choices::{Choice, choices};
use self::marks::{Mark, Marks};
use super::code_tree::CodeCounts;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::code_line::{CodeLine, paint_code_line};
use crate::app::words::code_picker as words;
use crate::model::naming::plain_letters;
use crate::model::{CodeId, Edition, HeldExcerpt};

const WIDTH: f32 = 400.0;
const ROW: f32 = 30.0;
const LIST: f32 = 9.0 * ROW;

/// What the picker keeps between frames.
#[derive(Debug, Default)]
pub struct CodePickerState {
    open: Option<Open>,
    closed: bool,
}

#[derive(Debug)]
struct Open {
    held: HeldExcerpt,
    near: Option<Rect>,
    typed: String,
    choices: Vec<Choice>,
    chosen_for: Option<(String, Edition)>,
    current: usize,
    counts: CodeCounts,
    /// The paths of all codes without case and accents, in the order of the outline.
    folded: Vec<Vec<char>>,
    is_new: bool,
    /// Whether the chosen line has to be brought into view.
    follow: bool,
    marks: Marks,
}

impl CodePickerState {
    /// Opens the picker for what is `held`, beside `near` on the screen, or in the middle.
    pub fn open(&mut self, held: HeldExcerpt, near: Option<Rect>) {
        self.open = Some(Open {
            held,
            near,
            typed: String::new(),
            choices: Vec::new(),
            chosen_for: None,
            current: 0,
            counts: CodeCounts::default(),
            folded: Vec::new(),
            is_new: true,
            follow: true,
            marks: Marks::default(),
        });
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Returns whether it was closed since the last call: the reader should get the keyboard back.
    pub fn take_closed(&mut self) -> bool {
        std::mem::take(&mut self.closed)
    }
}

/// Draws the picker if it is open, above everything else.
pub fn code_picker_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodePickerState) {
    let Some(open) = state.open.as_mut() else { return };
    if !open.follow_words(ctx) {
        state.open = None;
        state.closed = true;
        ctx.send(Command::TellToSelect);
        return;
    }
    let screen = ui.ctx().content_rect();
    let at = place(open.near, screen);
    let area = Area::new(Id::unique("code picker")).order(Order::Foreground).fixed_pos(at).constrain_to(screen);
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(0.0).fill(ctx.tokens.raised.into());
        frame.show(ui, |ui| open.picker_ui(ui, ctx)).inner
    });
    let first = std::mem::take(&mut open.is_new);
    let elsewhere = !first && shown.response.clicked_elsewhere();
    if shown.inner || elsewhere {
        state.open = None;
        state.closed = true;
    }
    if first {
        ui.ctx().request_repaint();
    }
}

/// Returns the place of the picker: below the selected words, or above when there is no room.
fn place(near: Option<Rect>, screen: Rect) -> eframe::egui::Pos2 {
    let height = LIST + 160.0;
    let Some(near) = near else { return screen.center() - vec2(WIDTH, height) / 2.0 };
    let below = near.bottom() + 8.0;
    let above = near.top() - height - 8.0;
    let y = if below + height <= screen.bottom() {
        below
    } else if above >= screen.top() {
        above
    } else {
        screen.bottom() - height
    };
    pos2(near.left().min(screen.right() - WIDTH - 12.0).max(screen.left() + 12.0), y)
}

impl Open {
    /// Stays on the words when somebody else corrects the text, and returns whether there are any left.
    fn follow_words(&mut self, ctx: &Ctx<'_>) -> bool {
        let now = self.held.in_project(ctx.project);
        self.held = now.unwrap_or(self.held);
        now.is_some()
    }

    /// Draws the box and returns whether it is done.
    fn picker_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) -> bool {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        self.choose(ctx);
        let done = self.keys(ui, ctx);
        self.field_ui(ui, ctx);
        self.choose(ctx);
        if self.marks.chips_ui(ui, ctx) {
            self.chosen_for = None;
        }
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), line(ctx));
        let clicked = self.list_ui(ui, ctx);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), line(ctx));
        hint_ui(ui, ctx);
        done || clicked
    }

    fn field_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        let font = fonts::regular(ctx.tokens.ui_size + 2.0);
        let edit = TextEdit::singleline(&mut self.typed)
            .hint_text(ctx.say(words::FIELD))
            .font(font)
            .frame(Frame::NONE.inner_margin(vec2(14.0, 11.0)))
            .desired_width(f32::INFINITY)
            .id(Id::unique("code picker field"));
        let response = ui.add(edit).accessible_name(ctx.say(words::FIELD));
        if !response.has_focus() {
            response.request_focus();
        }
    }

    /// Follows the keys that the field must not see, and returns whether the picker is done.
    fn keys(&mut self, ui: &Ui, ctx: &Ctx<'_>) -> bool {
        let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        let last = self.choices.len().saturating_sub(1);
        let before = self.current;
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            self.current = (self.current + 1).min(last);
        }
        if pressed(Modifiers::NONE, Key::ArrowUp) {
            self.current = self.current.saturating_sub(1);
        }
        if pressed(Modifiers::NONE, Key::PageDown) {
            self.current = (self.current + 8).min(last);
        }
        if pressed(Modifiers::NONE, Key::PageUp) {
            self.current = self.current.saturating_sub(8);
        }
        self.follow |= self.current != before;
        if pressed(Modifiers::NONE, Key::Escape) {
            return true;
        }
        if pressed(Modifiers::COMMAND, Key::Enter) {
            return self.make_below(ctx);
        }
        if pressed(Modifiers::SHIFT, Key::Enter) {
            self.mark(self.current);
            return false;
        }
        pressed(Modifiers::NONE, Key::Enter) && self.confirm(ctx)
    }

    /// Lists anew what fits the typed letters.
    fn choose(&mut self, ctx: &Ctx<'_>) {
        let edition = ctx.project.edition();
        let before = self.chosen_for.as_ref();
        let same_letters = before.is_some_and(|(typed, _)| *typed == self.typed);
        let same_project = before.is_some_and(|(_, of)| *of == edition);
        if same_letters && same_project {
            return;
        }
        if !same_project {
            self.marks.look_up(ctx, self.held.excerpt());
            self.folded = ctx.outline.rows.iter().map(|r| plain_letters(&r.path)).collect();
            self.counts.refresh(ctx.project);
        }
        self.chosen_for = Some((self.typed.clone(), edition));
        let current = self.choices.get(self.current).filter(|_| same_letters).cloned();
        self.choices = choices(ctx, &self.typed, &self.folded, &self.marks.there());
        // A line stays the chosen one when colleagues make codes that come to stand before it.
        let place = current.and_then(|current| self.choices.iter().position(|choice| *choice == current));
        (self.current, self.follow) = (place.unwrap_or(0), true);
    }

    fn list_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) -> bool {
        let mut clicked = None;
        let mut area = ScrollArea::vertical().id_salt("choices").max_height(LIST).auto_shrink([false, true]);
        // The chosen line is brought into view when a key moved it, so that the wheel is free in between.
        if std::mem::take(&mut self.follow) {
            area = area.vertical_scroll_offset((self.current as f32 - 4.0).max(0.0) * ROW);
        }
        area.show_rows(ui, ROW, self.choices.len(), |ui, rows| {
            for i in rows {
                let response = self.choice_ui(ui, ctx, i);
                if response.clicked() {
                    clicked = Some(i);
                }
            }
        });
        let Some(i) = clicked else { return false };
        if ui.input(|i| i.modifiers.command || i.modifiers.shift) {
            self.mark(i);
            return false;
        }
        self.current = i;
        if self.marks.is_empty() { self.take(ctx, i) } else { self.apply_marks(ctx, Some(i)) }
    }

    /// Marks choice `i`, or no longer, and makes room for the next letters.
    fn mark(&mut self, i: usize) {
        match self.choices.get(i) {
            Some(Choice::Code(code)) => self.marks.toggle(*code),
            Some(Choice::New { path, parent }) => self.marks.add_new(path.clone(), *parent),
            None => return,
        }
        self.typed.clear();
        self.chosen_for = None;
    }

    /// Does what Enter means and returns whether the picker is done: what is marked, and what was typed besides.
    fn confirm(&self, ctx: &Ctx<'_>) -> bool {
        if self.marks.is_empty() {
            return self.take(ctx, self.current);
        }
        let typed = !self.typed.trim().is_empty();
        self.apply_marks(ctx, Some(self.current).filter(|_| typed))
    }

    fn apply_marks(&self, ctx: &Ctx<'_>, besides: Option<usize>) -> bool {
        let mut choice = self.marks.choice();
        match besides.and_then(|i| self.choices.get(i)) {
            Some(Choice::Code(code)) => choice.codes.push(*code),
            Some(Choice::New { path, parent }) => choice.new.push((path.clone(), *parent)),
            None => {}
        }
        ctx.send(Command::ApplyCodes { excerpt: self.held.excerpt(), choice });
        true
    }

    fn choice_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>, i: usize) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let inner = rect.shrink2(vec2(6.0, 1.0));
        let ground: Option<Color32> = match () {
            () if i == self.current => Some(ctx.tokens.selected.into()),
            () if response.hovered() => Some(ctx.tokens.hover.into()),
            () => None,
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(inner, f32::from(ctx.tokens.radius), ground);
        }
        let inner = inner.shrink2(vec2(8.0, 0.0));
        match &self.choices[i] {
            Choice::Code(code) => {
                let Some(row) = ctx.outline.row(*code) else { return response };
                let mark = self.marks.of(row.code);
                let note = match mark {
                    Some(mark) => ctx.say(mark.words()).to_owned(),
                    None => ctx.tongue.number(self.counts.of(ctx.outline, row.code).own),
                };
                let line = CodeLine { path: &row.path, colour: row.colour, note: &note };
                paint_code_line(ui, ctx.tokens, inner, &line);
                let on = matches!(mark, Some(Mark::Added | Mark::There));
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &row.path));
                if mark.is_some() {
                    ui.accesskit_node_builder(response.id, |node| node.set_description(note.as_str()));
                }
            }
            Choice::New { path, parent } => {
                let label = new_label(ctx, path, *parent);
                let (at, font) = (inner.left_center(), fonts::medium(ctx.tokens.ui_size));
                ui.painter_at(inner).text(at, Align2::LEFT_CENTER, &label, font, ctx.tokens.text.into());
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            }
        }
        response
    }

    /// Applies choice `i` and returns whether there was one.
    fn take(&self, ctx: &Ctx<'_>, i: usize) -> bool {
        match self.choices.get(i) {
            Some(Choice::Code(code)) => {
                ctx.send(Command::ApplyCode { code: *code, excerpt: self.held.excerpt() });
                true
            }
            Some(Choice::New { path, parent }) => {
                ctx.send(Command::ApplyNewCode { path: path.clone(), parent: *parent, excerpt: self.held.excerpt() });
                true
            }
            None => false,
        }
    }

    /// Makes the typed name a code below the chosen one.
    fn make_below(&self, ctx: &Ctx<'_>) -> bool {
        let name = self.typed.rsplit('/').next().unwrap_or_default().trim();
        let Some(Choice::Code(code)) = self.choices.get(self.current).filter(|_| !name.is_empty()) else {
            return self.take(ctx, self.current);
        };
        let parent = Some(*code);
        if !self.marks.is_empty() {
            let mut choice = self.marks.choice();
            choice.new.push((name.to_owned(), parent));
            ctx.send(Command::ApplyCodes { excerpt: self.held.excerpt(), choice });
            return true;
        }
        ctx.send(Command::ApplyNewCode { path: name.to_owned(), parent, excerpt: self.held.excerpt() });
        true
    }
}

fn new_label(ctx: &Ctx<'_>, path: &str, parent: Option<CodeId>) -> String {
    match parent {
        None => ctx.tongue.fill(words::NEW, &[("name", path)]),
        Some(parent) => ctx.tongue.fill(words::NEW_BELOW, &[("name", path), ("parent", ctx.outline.path(parent))]),
    }
}

fn hint_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let text = RichText::new(ctx.say(words::HINT)).font(fonts::regular(ctx.tokens.small_size));
    Frame::NONE.inner_margin(vec2(14.0, 8.0)).show(ui, |ui| {
        ui.label(text.color(ctx.tokens.text_quiet));
    });
}

fn line(ctx: &Ctx<'_>) -> Stroke {
    Stroke::new(1.0, Color32::from(ctx.tokens.border))
}
