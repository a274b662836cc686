//! The cell that is being written: a field over it, and below it the values that an attribute of a list can have.

use eframe::egui::text::{CCursor, CCursorRange, CharIndex};
use eframe::egui::{Area, Frame, Id, Key, Modifiers, Order, Rect, ScrollArea, TextEdit, Ui};

use crate::app::widgets::grid::Spot;
use crate::model::naming::{Typed, plain_letters};

/// The cell that is being written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Editing {
    /// Where.
    pub spot: Spot,
    /// What stands in the field.
    pub text: String,
    /// Whether somebody typed there; until then, all values are offered.
    typed: bool,
    /// Whether what is typed is new in this frame.
    news: bool,
    /// Whether the field has to be given the keyboard: it keeps it only while it is drawn.
    fresh: bool,
    /// The offered value that Enter takes.
    marked: Option<usize>,
    /// The value that was refused because it is not in the list: entered again, it is added.
    pub refused: Option<String>,
}

/// What became of the field in this frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Written {
    /// It is being written.
    Still,
    /// Nothing was written.
    GivenUp,
    /// What stands there is meant, and where the cursor goes next.
    Meant(Go),
}

/// Where the cursor goes after a cell was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Go {
    Down,
    Up,
    Next,
    Back,
    Nowhere,
}

impl Editing {
    /// Begins to write behind `text`, which somebody `typed` or which stands there already, and gives the field the
    /// keyboard.
    pub fn begin(ui: &Ui, spot: Spot, text: String, typed: bool) -> Self {
        let mut state = TextEdit::load_state(ui.ctx(), field_id()).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(CharIndex(text.chars().count())))));
        TextEdit::store_state(ui.ctx(), field_id(), state);
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        Self { spot, text, typed, news: typed, fresh: true, marked: None, refused: None }
    }

    /// Goes on writing what was refused; a value that is not in the list is remembered, for it may be added.
    pub fn again(self, ui: &Ui, not_in_list: bool) -> Self {
        let refused = not_in_list.then(|| self.text.clone());
        Self { refused, ..Self::begin(ui, self.spot, self.text, false) }
    }

    /// Draws the field over the cell at `rect`.
    pub fn ui(&mut self, ui: &mut Ui, rect: Rect, label: &str, choices: &[String]) -> Written {
        let offered = self.offered(choices);
        if std::mem::take(&mut self.news) {
            let typed = plain_letters(&self.text);
            self.marked =
                offered.iter().position(|choice| !typed.is_empty() && plain_letters(choice).starts_with(&typed));
        }
        if let Some(ended) = self.take_keys(ui, &offered) {
            return ended;
        }
        if let Some(choice) = self.choices_ui(ui, rect, &offered) {
            self.text = choice;
            return Written::Meant(Go::Down);
        }
        let before = self.text.clone();
        let field = TextEdit::singleline(&mut self.text).id(field_id()).lock_focus(true);
        let response = ui.put(rect.shrink(1.0), field).accessible_name(label);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        self.news = self.text != before;
        self.typed |= self.news;
        match () {
            () if !response.lost_focus() => Written::Still,
            () if ui.input(|i| i.key_pressed(Key::Escape)) => Written::GivenUp,
            () => Written::Meant(Go::Nowhere),
        }
    }

    /// Returns the values that fit what is typed; all of them until something is.
    fn offered<'a>(&self, choices: &'a [String]) -> Vec<&'a String> {
        let typed = Typed::new(&self.text);
        choices.iter().filter(|choice| !self.typed || typed.finds(choice)).collect()
    }

    /// Takes the keys that end writing or choose, before the field sees them.
    fn take_keys(&mut self, ui: &Ui, offered: &[&String]) -> Option<Written> {
        ui.input_mut(|input| {
            let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
            if !offered.is_empty() {
                let last = offered.len() - 1;
                if pressed(Modifiers::NONE, Key::ArrowDown) {
                    self.marked = Some(self.marked.map_or(0, |i| (i + 1).min(last)));
                }
                if pressed(Modifiers::NONE, Key::ArrowUp) {
                    self.marked = self.marked.and_then(|i| i.checked_sub(1));
                }
            }
            // With more modifiers first: a key without any answers to those too.
            let keys = [
                (Modifiers::SHIFT, Key::Enter, Go::Up),
                (Modifiers::NONE, Key::Enter, Go::Down),
                (Modifiers::SHIFT, Key::Tab, Go::Back),
                (Modifiers::NONE, Key::Tab, Go::Next),
            ];
            let (.., go) = keys.into_iter().find(|(modifiers, key, _)| pressed(*modifiers, *key))?;
            if let Some(choice) = self.marked.and_then(|i| offered.get(i)) {
                (*choice).clone_into(&mut self.text);
            }
            Some(Written::Meant(go))
        })
    }

    fn choices_ui(&self, ui: &Ui, rect: Rect, offered: &[&String]) -> Option<String> {
        if offered.is_empty() {
            return None;
        }
        let area = Area::new(Id::unique("values of the cell")).order(Order::Foreground).fixed_pos(rect.left_bottom());
        let shown = area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_min_width(rect.width() - 14.0);
                let chosen = ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
                    let mut chosen = None;
                    for (i, choice) in offered.iter().enumerate() {
                        if ui.selectable_label(self.marked == Some(i), choice.as_str()).clicked() {
                            chosen = Some((*choice).clone());
                        }
                    }
                    chosen
                });
                chosen.inner
            })
        });
        shown.inner.inner
    }
}

fn field_id() -> Id {
    Id::unique("field of the cell")
}
