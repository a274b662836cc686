//! What keys do while the table has the keyboard and no cell is being written.

use eframe::egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use crate::app::widgets::grid::{Chosen, Size, Spot};

/// What the keyboard asks for beside moving.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wish {
    /// Writing into the cell with the cursor: what is there already, or something else that begins with these letters.
    Write(Option<String>),
    /// The chosen cells are emptied.
    Clear,
    /// They are copied.
    Copy,
    /// They are copied and emptied.
    Cut,
    /// Cells of a spreadsheet go there.
    Paste(String),
}

/// Takes the keys of the table out of the input, moves the cursor, and returns what is asked for besides, in order.
pub fn take_keys(ui: &Ui, focus: &Response, chosen: &mut Chosen, size: Size) -> Vec<Wish> {
    // Tab leaves the table at its last cell, and Shift+Tab at its first.
    let shift = ui.input(|i| i.modifiers.shift);
    let end = if shift { Spot::default() } else { Spot { row: size.rows - 1, column: size.columns - 1 } };
    let tab = chosen.cursor != end;
    let filter = EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
    let mut wishes = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            // On a slow machine one frame brings several letters, and the key that ends them belongs to the field
            // already.
            if let Some(Wish::Write(begun)) = wishes.last_mut() {
                let letters = begun.as_mut().zip(match event {
                    Event::Text(text) => Some(text),
                    _ => None,
                });
                return letters.map(|(begun, text)| begun.push_str(text)).is_none();
            }
            let taken = match event {
                Event::Key { key: Key::Tab, .. } if !tab => false,
                Event::Key { key, pressed: true, modifiers, .. } => {
                    chosen.step(*key, *modifiers, size) || wished(&mut wishes, *key, *modifiers)
                }
                Event::Text(text) => {
                    wishes.push(Wish::Write(Some(text.clone())));
                    true
                }
                Event::Copy => {
                    wishes.push(Wish::Copy);
                    true
                }
                Event::Cut => {
                    wishes.push(Wish::Cut);
                    true
                }
                Event::Paste(text) => {
                    wishes.push(Wish::Paste(text.clone()));
                    true
                }
                _ => false,
            };
            !taken
        });
    });
    wishes
}

fn wished(wishes: &mut Vec<Wish>, key: Key, modifiers: Modifiers) -> bool {
    let wish = match key {
        Key::F2 | Key::Enter if modifiers.is_none() => Wish::Write(None),
        Key::Delete | Key::Backspace if modifiers.is_none() => Wish::Clear,
        _ => return false,
    };
    wishes.push(wish);
    true
}
