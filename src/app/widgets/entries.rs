//! The entries of a list that drops down, of which one is chosen. A long list has a field at its top: what is typed
//! there leaves the entries that fit, arrows go through them, Enter takes one and Escape none, and the keyboard goes
//! back to the list.

use eframe::egui::{
    Button, ComboBox, Key, Modifiers, PopupCloseBehavior, Response, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2,
};

use super::fuzzy::Query;
use super::list_focus::{moved, stepped};

/// A list of more entries than this is searched rather than gone through.
const SHORT: usize = 12;

/// Draws a list under `combo`, puts what is chosen of the `choices` into `now`, and returns the response of the button.
/// `find` is what the field of a long list is called, and what is said when nothing fits. The choices are asked for
/// while it is open.
pub fn choose_ui<T: PartialEq>(
    ui: &mut Ui,
    combo: ComboBox<'_>,
    find: [&str; 2],
    now: &mut T,
    choices: impl FnOnce() -> Vec<T>,
    name: impl Fn(&T) -> String,
) -> Response {
    // A click into the field leaves the list open.
    let combo = combo.close_behavior(PopupCloseBehavior::CloseOnClickOutside).height(f32::INFINITY);
    let shown = combo.show_ui(ui, |ui| {
        let mut choices = choices();
        let chosen = choices.iter().position(|choice| choice == now);
        let entries = Entries { n: choices.len(), name: &|i| name(&choices[i]), now: chosen, find };
        let drawn = if entries.n > SHORT { entries.searched_ui(ui) } else { entries.plain_ui(ui) };
        if let Some(i) = drawn.chosen {
            *now = choices.swap_remove(i);
            ui.close();
        }
        drawn.by_keyboard
    });
    // Escape closes the list behind the frame in which it is pressed.
    let is_left = shown.inner.is_some() && ui.input(|i| i.key_pressed(Key::Escape));
    if is_left || shown.inner == Some(true) {
        shown.response.request_focus();
    }
    shown.response
}

/// What there is to choose from.
struct Entries<'a> {
    n: usize,
    name: &'a dyn Fn(usize) -> String,
    now: Option<usize>,
    find: [&'a str; 2],
}

impl Entries<'_> {
    fn plain_ui(&self, ui: &mut Ui) -> Drawn {
        let clicked =
            (0..self.n).filter(|i| ui.selectable_label(self.now == Some(*i), (self.name)(*i)).clicked()).last();
        Drawn { chosen: clicked, by_keyboard: false }
    }

    fn searched_ui(&self, ui: &mut Ui) -> Drawn {
        let id = ui.scope_id().with("what is typed");
        let pass = ui.ctx().cumulative_pass_nr();
        let known = ui.data(|data| data.get_temp::<Searched>(id)).filter(|known| known.pass + 1 >= pass);
        let is_new = known.is_none();
        let mut searched = known.unwrap_or_else(|| Searched { at: self.now.unwrap_or(0), ..Searched::default() });
        ui.set_min_width(260.0_f32.max(ui.available_width()));
        // Before the field and the window around it see them. Enter that opened the list chooses nothing.
        let (step, enter) = match is_new {
            true => (0, false),
            false => (stepped(ui), ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))),
        };
        let field = TextEdit::singleline(&mut searched.typed).hint_text(self.find[0]).desired_width(f32::INFINITY);
        let field = ui.add(field).accessible_name(self.find[0]);
        if is_new || step != 0 {
            field.request_focus();
        }
        let found = self.found(&searched.typed);
        if field.changed() {
            searched.at = 0;
        }
        searched.at = moved(searched.at, step, found.len());
        let clicked = self.found_ui(ui, &found, searched.at, is_new || step != 0 || field.changed());
        let taken = enter.then(|| found.get(searched.at).copied()).flatten();
        let chosen = clicked.or(taken);
        searched.pass = pass;
        ui.data_mut(|data| data.insert_temp(id, searched));
        Drawn { chosen, by_keyboard: taken.is_some() }
    }

    fn found(&self, typed: &str) -> Vec<usize> {
        let query = Query::new(typed);
        if query.is_empty() {
            return (0..self.n).collect();
        }
        let names: Vec<String> = (0..self.n).map(self.name).collect();
        query.ranked(names.iter().map(String::as_str))
    }

    fn found_ui(&self, ui: &mut Ui, found: &[usize], at: usize, follows: bool) -> Option<usize> {
        if found.is_empty() {
            ui.weak(self.find[1]);
            return None;
        }
        let row = ui.spacing().interact_size.y;
        let height = row + ui.spacing().item_spacing.y;
        let mut area = ScrollArea::vertical().auto_shrink([false, true]).max_height(height * SHORT as f32);
        if follows {
            area = area.vertical_scroll_offset((at as f32 - SHORT as f32 / 2.0).max(0.0) * height);
        }
        let mut clicked = None;
        area.show_rows(ui, row, found.len(), |ui, range| {
            for place in range {
                let name = (self.name)(found[place]);
                let entry =
                    Button::selectable(place == at, name.as_str()).truncate().min_size(vec2(ui.available_width(), row));
                let entry = ui.add(entry);
                entry.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, place == at, &name));
                if entry.clicked() {
                    clicked = Some(found[place]);
                }
            }
        });
        clicked
    }
}

/// What is kept of an open list between frames.
#[derive(Clone, Debug, Default)]
struct Searched {
    typed: String,
    /// The place among what fits.
    at: usize,
    /// When it was drawn last: a list that was closed begins anew.
    pass: u64,
}

struct Drawn {
    chosen: Option<usize>,
    by_keyboard: bool,
}

#[cfg(test)]
mod tests {
    use eframe::egui::CentralPanel;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::app::theme;

    fn of(n: usize) -> Harness<'static, usize> {
        let draw = move |ui: &mut Ui, chosen: &mut usize| {
            CentralPanel::default().show(ui, |ui| {
                let name = |i: usize| format!("Élise {i}");
                let combo = ComboBox::from_id_salt("people").selected_text(name(*chosen));
                let list = choose_ui(ui, combo, ["Find", "Nobody"], chosen, || (0..n).collect(), |i| name(*i));
                list.accessible_name("People");
            });
            super::super::drop_down::close_chosen(ui.ctx());
        };
        Harness::builder().with_context_setup(theme::install).build_ui_state(draw, 0)
    }

    fn press(harness: &mut Harness<'static, usize>, keys: &[Key]) {
        for key in keys {
            harness.key_press(*key);
            harness.run_ok();
        }
    }

    fn open(harness: &mut Harness<'static, usize>) {
        harness.get_by_label("People").focus();
        harness.run_ok();
        press(harness, &[Key::Enter]);
    }

    #[test]
    fn a_long_list_is_searched_by_typing_and_gone_through_by_arrows() {
        let mut harness = of(40);
        open(&mut harness);
        assert!(harness.get_by_label("Find").is_focused(), "the keyboard is in the field");
        assert_eq!(*harness.state(), 0, "the Enter that opened the list chose nothing");
        harness.event(eframe::egui::Event::Text("elise 3".to_owned()));
        harness.run_ok();
        assert!(harness.query_by_label("Élise 3").is_some() && harness.query_by_label("Élise 5").is_none());
        press(&mut harness, &[Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::Enter]);
        assert_eq!(*harness.state(), 30, "the second that fits, the better fit first");
        assert!(harness.query_by_label("Find").is_none(), "the list is closed");
        press(&mut harness, &[Key::Enter]);
        assert!(harness.query_by_label("Élise 35").is_some(), "the keyboard went back, and the search begins anew");
        press(&mut harness, &[Key::ArrowDown, Key::Escape]);
        assert_eq!(*harness.state(), 30, "Escape takes none");
        assert!(harness.query_by_label("Find").is_none() && harness.get_by_label("People").is_focused());
    }

    #[test]
    fn who_searches_for_nobody_in_a_long_list_is_told_and_enter_does_nothing() {
        let mut harness = of(40);
        open(&mut harness);
        harness.event(eframe::egui::Event::Text("zzz".to_owned()));
        harness.run_ok();
        assert!(harness.query_by_label("Nobody").is_some());
        press(&mut harness, &[Key::Enter]);
        assert!(harness.query_by_label("Find").is_some());
    }

    #[test]
    fn a_short_list_has_no_field() {
        let mut harness = of(SHORT);
        open(&mut harness);
        assert!(harness.query_by_label("Élise 11").is_some() && harness.query_by_label("Find").is_none());
    }
}
