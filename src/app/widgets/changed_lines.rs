//! A list of places of texts that change: the words around each, what goes struck through and what comes. Lines are of
//! one height and only those on the screen are made, so a hundred thousand scroll like ten. Knows nothing of projects.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Color32, EventFilter, Galley, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::theme::{Tokens, fonts};

/// One place that changes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ChangedLine {
    /// Where it is, over the words.
    pub place: String,
    /// At the right of that.
    pub note: String,
    /// The words before it.
    pub left: String,
    /// What goes.
    pub before: String,
    /// What comes.
    pub after: String,
    /// The words behind it.
    pub right: String,
    /// The whole of it, for those who cannot see it.
    pub label: String,
}

/// What a list of changed places keeps between frames.
#[derive(Clone, Debug, Default)]
pub struct ChangedLines {
    current: usize,
    /// Whether no line is chosen until somebody goes to one.
    free: bool,
    reveal: bool,
    wants_keyboard: bool,
    has_keyboard: bool,
}

const ROW_HEIGHT: f32 = 48.0;
/// The width of the column of ticks.
const TICK: f32 = 32.0;
const MARGIN: f32 = 10.0;
/// From so many letters on, what changes may not fit on its line.
const LONG: usize = 60;

impl ChangedLines {
    /// Gives the keyboard to the list.
    pub fn focus(&mut self) {
        self.wants_keyboard = true;
    }

    /// Whether the list had the keyboard in the last frame.
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    /// Returns the line that the keyboard is on.
    pub fn current(&self) -> usize {
        self.current
    }

    /// Returns the line that is chosen among `n`; nothing when there is none, or it was let go.
    pub fn chosen(&self, n: usize) -> Option<usize> {
        (n > 0 && !self.free).then(|| self.current.min(n - 1))
    }

    /// Chooses line `i`, without moving the list.
    pub fn go(&mut self, i: usize) {
        (self.current, self.free) = (i, false);
    }

    /// Chooses nothing until somebody goes to a line, by a key or a click.
    pub fn let_go(&mut self) {
        self.free = true;
    }

    /// Draws `n` lines under `name` in all the room that there is; with `ticked`, each has a tick. Returns whether a
    /// tick was set or taken.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        tokens: &Tokens,
        name: &str,
        n: usize,
        line: impl Fn(usize) -> ChangedLine,
        ticked: Option<&mut [bool]>,
    ) -> bool {
        let area = ui.available_rect_before_wrap();
        let focus = ui.interact(area, ui.scope_id().with("changed lines"), Sense::FOCUSABLE);
        focus.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
        if std::mem::take(&mut self.wants_keyboard) {
            focus.request_focus();
        }
        self.has_keyboard = focus.has_focus();
        self.current = self.current.min(n.saturating_sub(1));
        let mut turned = if focus.has_focus() { self.keys(ui, &focus, n, area.height()) } else { None };
        ui.painter().rect_stroke(area, tokens.radius, edge(tokens, focus.has_focus()), StrokeKind::Inside);
        ui.scope_builder(UiBuilder::new().max_rect(area.shrink(2.0)), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut rows = ScrollArea::vertical().id_salt("changed lines").auto_shrink([false, false]);
            if std::mem::take(&mut self.reveal) {
                let top = self.current as f32 * ROW_HEIGHT - area.height() / 3.0;
                rows = rows.vertical_scroll_offset(top.max(0.0));
            }
            rows.show_rows(ui, ROW_HEIGHT, n, |ui, range| {
                for i in range {
                    let tick = ticked.as_deref().and_then(|t| t.get(i)).copied();
                    // Without ticks, the line is what is shown in full beside the list.
                    let current = i == self.current && !self.free && (focus.has_focus() || ticked.is_none());
                    if row_ui(ui, tokens, &line(i), tick, current).clicked() {
                        self.go(i);
                        focus.request_focus();
                        turned = tick.map(|_| i);
                    }
                }
            });
        });
        let place = turned.zip(ticked).and_then(|(i, ticked)| ticked.get_mut(i));
        place.map(|tick| *tick = !*tick).is_some()
    }

    /// Moves along the lines, and returns the one whose tick turns.
    fn keys(&mut self, ui: &Ui, focus: &Response, n: usize, height: f32) -> Option<usize> {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
        let page = ((height / ROW_HEIGHT) as usize).saturating_sub(1).max(1).cast_signed();
        let far = n.cast_signed();
        let (step, space) = ui.input_mut(|input| {
            let mut pressed = |key, by: isize| if input.consume_key(Modifiers::NONE, key) { by } else { 0 };
            let step = pressed(Key::ArrowDown, 1) + pressed(Key::ArrowUp, -1) + pressed(Key::Home, -far);
            let step = step + pressed(Key::PageDown, page) + pressed(Key::PageUp, -page) + pressed(Key::End, far);
            (step, pressed(Key::Space, 1) > 0)
        });
        if step != 0 && std::mem::take(&mut self.free) {
            // The first step goes back to where the line stood that was chosen.
            self.reveal = true;
        } else if step != 0 {
            self.current = self.current.saturating_add_signed(step).min(n.saturating_sub(1));
            self.reveal = true;
        }
        (space && n > 0 && !self.free).then_some(self.current)
    }
}

fn edge(tokens: &Tokens, has_focus: bool) -> Stroke {
    if has_focus { Stroke::new(1.5, tokens.link()) } else { Stroke::new(1.0, tokens.border) }
}

fn row_ui(ui: &mut Ui, tokens: &Tokens, line: &ChangedLine, tick: Option<bool>, current: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::CLICK);
    response.widget_info(|| match tick {
        Some(ticked) => WidgetInfo::selected(Role::CheckBox, true, ticked, &line.label),
        None => WidgetInfo::selected(Role::ListItem, true, current, &line.label),
    });
    if current || response.hovered() {
        let ground = if current { tokens.selected } else { tokens.hover };
        ui.painter().rect_filled(rect, tokens.radius, ground);
    }
    let mut inner = rect.shrink2(vec2(MARGIN, 5.0));
    if let Some(ticked) = tick {
        let place = Rect::from_min_size(rect.min + vec2(MARGIN - 2.0, 14.0), vec2(20.0, 20.0));
        paint_tick(ui, tokens, place, ticked);
        inner.min.x += TICK - MARGIN;
    }
    let small = |text: &str, colour: Color32, room: f32| {
        one_line(ui, vec![(text, TextFormat::simple(fonts::regular(tokens.small_size), colour))], room)
    };
    let note = small(&line.note, tokens.text_quiet.into(), inner.width() / 2.0);
    let place = small(&line.place, tokens.text_quiet.into(), inner.width() - note.size().x - MARGIN);
    let words = words_of(ui, tokens, line, tick == Some(false), inner.width());
    let at = pos2(inner.left(), inner.bottom() - words.size().y);
    ui.painter().galley(inner.min, place, tokens.text_quiet.into());
    ui.painter().galley(pos2(inner.right() - note.size().x, inner.top()), note, tokens.text_quiet.into());
    ui.painter().galley(at, words, tokens.text.into());
    // What fits on the line need not be said twice.
    let long = line.before.chars().count() + line.after.chars().count() > LONG;
    if long { response.on_hover_text(&line.label) } else { response }
}

/// Draws a tick as the checkboxes of the window are drawn; the line itself is what is clicked.
fn paint_tick(ui: &Ui, tokens: &Tokens, place: Rect, ticked: bool) {
    let square = Rect::from_center_size(place.center(), vec2(16.0, 16.0));
    let (ground, edge) = if ticked {
        (Color32::from(tokens.accent), Stroke::new(1.0, tokens.accent))
    } else {
        (Color32::from(tokens.paper), Stroke::new(1.0, tokens.edge()))
    };
    ui.painter().rect(square, 3, ground, edge, StrokeKind::Inside);
    if ticked {
        let at = |x: f32, y: f32| square.min + vec2(x, y);
        let ink = Stroke::new(2.0, tokens.on_accent);
        ui.painter().line_segment([at(4.0, 8.0), at(7.0, 11.0)], ink);
        ui.painter().line_segment([at(7.0, 11.0), at(12.0, 5.0)], ink);
    }
}

/// Lays out the words around, what goes, an arrow and what comes. The beginning of the words before gives way first.
fn words_of(ui: &Ui, tokens: &Tokens, line: &ChangedLine, idle: bool, room: f32) -> Arc<Galley> {
    let quiet: Color32 = tokens.text_quiet.into();
    let size = tokens.ui_size + 1.0;
    let plain = |colour| TextFormat::simple(fonts::regular(size), colour);
    let gone = if idle { quiet } else { tokens.error.into() };
    let come = if idle { quiet } else { tokens.good.into() };
    let struck = TextFormat { strikethrough: Stroke::new(1.5, gone), ..plain(gone) };
    let struck = if idle { plain(tokens.text.into()) } else { struck };
    let arrow = if idle || line.before.is_empty() || line.after.is_empty() { "" } else { " → " };
    let after = match () {
        () if idle || line.after.is_empty() => String::new(),
        () if line.before.is_empty() => format!("+{}", line.after),
        () => line.after.clone(),
    };
    one_line(
        ui,
        vec![
            (&line.left, plain(quiet)),
            (&line.before, struck),
            (arrow, plain(quiet)),
            (&after, TextFormat::simple(fonts::semibold(size), come)),
            (&line.right, plain(quiet)),
        ],
        room,
    )
}

fn one_line(ui: &Ui, parts: Vec<(&str, TextFormat)>, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(room.max(20.0)), ..LayoutJob::default() };
    for (text, format) in parts {
        job.append(&text.replace("\n\n", "\n").replace('\n', " ↵ "), 0.0, format);
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
