//! What keys do while the table of questions has the keyboard.

use eframe::egui::{Event, EventFilter, Key, Response, Ui};

use crate::app::widgets::grid::{Chosen, Size};

/// What the keyboard asks for beside moving.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wish {
    /// The chosen cells are said to be asked, or not, or left to the codings.
    Mark(Option<bool>),
    /// They become what comes after the cell with the cursor.
    Next,
}

/// Takes the keys of the table out of the input, moves the cursor, and returns what is asked for besides, in order.
pub(super) fn take_keys(ui: &Ui, focus: &Response, chosen: &mut Chosen, size: Size) -> Vec<Wish> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
    let mut wishes = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key: Key::Tab, .. } => true,
            Event::Key { key, pressed: true, modifiers, .. } => {
                let wish = wish(*key).filter(|_| modifiers.is_none());
                wishes.extend(wish);
                wish.is_none() && !chosen.step(*key, *modifiers, size)
            }
            // The letters of those keys.
            Event::Text(_) => false,
            _ => true,
        });
    });
    wishes
}

/// Yes and no, in English and in French.
fn wish(key: Key) -> Option<Wish> {
    match key {
        Key::Y | Key::O => Some(Wish::Mark(Some(true))),
        Key::N => Some(Wish::Mark(Some(false))),
        Key::Delete | Key::Backspace => Some(Wish::Mark(None)),
        Key::Space | Key::Enter => Some(Wish::Next),
        _ => None,
    }
}
