//! The keyboard in lists that drop down: a click on an entry closes the list, and so does Enter on it. The widgets take
//! Enter for a click, but the list closes only at a click of the pointer.

use eframe::egui::{Context, Id, Key, Popup};

/// Closes the open list when Enter chose something in it, and gives the keyboard back to what had it before. Space
/// leaves the list open, so that several boxes can be ticked. It is called when everything of the frame is drawn.
pub fn close_chosen(screen: &Context) {
    let before = Id::unique("keyboard before a list");
    if !Popup::is_any_open(screen) {
        let focused = screen.memory(|m| m.focused());
        screen.data_mut(|data| data.insert_temp(before, focused));
        return;
    }
    if !screen.input(|i| i.key_pressed(Key::Enter)) || screen.text_edit_focused() {
        return;
    }
    let focused = screen.memory(|m| m.focused()).and_then(|id| screen.read_response(id));
    // In the frame that opens the list, Enter was pressed on what stands outside of it.
    if focused.is_some_and(|focused| Popup::is_id_open(screen, focused.layer_id.id)) {
        Popup::close_all(screen);
        if let Some(id) = screen.data(|data| data.get_temp::<Option<Id>>(before)).flatten() {
            screen.memory_mut(|m| m.request_focus(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::accesskit::Role;
    use eframe::egui::{CentralPanel, ComboBox, Key};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use crate::app::theme;

    #[test]
    fn enter_on_an_entry_chooses_it_closes_the_list_and_leaves_the_keyboard_where_it_was() {
        let mut harness = Harness::builder().with_context_setup(theme::install).build_ui_state(
            |ui, chosen: &mut u8| {
                CentralPanel::default().show(ui, |ui| {
                    let list =
                        ComboBox::from_id_salt("list").selected_text(format!("now {chosen}")).show_ui(ui, |ui| {
                            for n in 1..4 {
                                ui.selectable_value(chosen, n, format!("entry {n}"));
                            }
                        });
                    list.response.accessible_name("List");
                });
                super::close_chosen(ui.ctx());
            },
            1,
        );
        harness.get_by_role(Role::ComboBox).focus();
        harness.run_ok();
        harness.key_press(Key::Enter);
        harness.run_ok();
        assert!(harness.query_by_label("entry 2").is_some(), "Enter opens the list");
        harness.get_by_label("entry 2").focus();
        harness.run_ok();
        harness.key_press(Key::Enter);
        harness.run_ok();
        assert_eq!(*harness.state(), 2);
        assert!(harness.query_by_label("entry 2").is_none(), "the list is closed");
        harness.key_press(Key::Enter);
        harness.run_ok();
        assert!(harness.query_by_label("entry 3").is_some(), "the list has the keyboard still");
    }
}
