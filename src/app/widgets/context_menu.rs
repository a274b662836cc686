//! The menu of what is pointed at or of what has the keyboard: the right button opens it where the pointer is, the Menu
//! key and Shift+F10 beside what has the keyboard. Opened by keys it takes the keyboard, and gives it back when it
//! closes.

use eframe::egui::{Context, Id, Key, Modifiers, Popup, Rect, Response, Ui};

/// Draws the menu of `response` while it is open.
pub fn context_menu(response: &Response, add_contents: impl FnOnce(&mut Ui)) {
    context_menu_at(response, response.has_focus(), response.rect, add_contents);
}

/// Draws the menu of `response` while it is open. The keys open it when what it belongs to `has_keys`, below `at`.
pub fn context_menu_at(response: &Response, has_keys: bool, at: Rect, add_contents: impl FnOnce(&mut Ui)) {
    let ctx = &response.ctx;
    let popup = Popup::default_response_id(response);
    if has_keys && !Popup::is_any_open(ctx) && take_menu_key(ctx) {
        open_by_keys(ctx, popup);
    }
    // Asked for every line and stripe in every frame, and open on one at most.
    if !response.secondary_clicked() && !Popup::is_id_open(ctx, popup) {
        return;
    }
    match ctx.data(|d| d.get_temp::<ByKeys>(popup)) {
        Some(by_keys) => keyed_menu(response, popup, by_keys, at, add_contents),
        None => _ = Popup::context_menu(response).show(add_contents),
    }
}

/// A menu that keys opened.
#[derive(Clone, Copy)]
struct ByKeys {
    /// What had the keyboard and gets it back.
    from: Option<Id>,
    /// Whether its first entry has got the keyboard.
    entered: bool,
}

fn take_menu_key(ctx: &Context) -> bool {
    ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Menu) || i.consume_key(Modifiers::SHIFT, Key::F10))
}

fn open_by_keys(ctx: &Context, popup: Id) {
    let from = ctx.memory(|m| m.focused());
    ctx.data_mut(|d| d.insert_temp(popup, ByKeys { from, entered: false }));
    Popup::open_id(ctx, popup);
}

fn keyed_menu(response: &Response, popup: Id, by_keys: ByKeys, at: Rect, add_contents: impl FnOnce(&mut Ui)) {
    let ctx = &response.ctx;
    Popup::menu(response).open_memory(None).anchor(at).show(|ui| {
        // In its first frame a popup is only measured.
        if !by_keys.entered && !ui.is_sizing_pass() {
            let first = ui.next_auto_id();
            ui.memory_mut(|m| m.request_focus(first));
            ui.data_mut(|d| d.insert_temp(popup, ByKeys { entered: true, ..by_keys }));
        }
        add_contents(ui);
    });
    if !Popup::is_id_open(ctx, popup) {
        ctx.data_mut(|d| d.remove::<ByKeys>(popup));
        if let Some(from) = by_keys.from {
            ctx.memory_mut(|m| m.request_focus(from));
        }
    }
}
