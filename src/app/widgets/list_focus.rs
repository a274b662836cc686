//! The place where the keyboard stands in a list whose lines are drawn only where they are seen: the list takes it as a
//! whole, arrows stay in it, and a line around it says so.

use eframe::egui::{EventFilter, Id, Key, Modifiers, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use crate::app::theme::Tokens;

/// Lets what is left of `ui` take the keyboard as a list named `name`, at once when it is `wanted`, and returns its
/// response, which says whether it has it.
pub fn list_focus_ui(ui: &Ui, tokens: &Tokens, id: &str, name: &str, wanted: &mut bool) -> Response {
    let area = ui.available_rect_before_wrap();
    let focus = ui.interact(area, Id::unique(id), Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(Role::List, true, name));
    if std::mem::take(wanted) {
        focus.request_focus();
    }
    if focus.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
        ui.painter().rect_stroke(area, tokens.radius, Stroke::new(1.0, tokens.link()), StrokeKind::Inside);
    }
    focus
}

/// Takes the presses of the arrow keys, and returns how many lines they go down; up, if it is less than none.
pub fn stepped(ui: &Ui) -> isize {
    ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key).cast_signed();
        pressed(Key::ArrowDown) - pressed(Key::ArrowUp)
    })
}

/// Returns the line of `n` that lies `step` lines below `current`, or the one at the end.
pub fn moved(current: usize, step: isize, n: usize) -> usize {
    current.saturating_add_signed(step).min(n.saturating_sub(1))
}
