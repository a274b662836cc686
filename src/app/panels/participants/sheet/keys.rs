//! What keys do while the table has the keyboard and no cell is being written.

use eframe::egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::range::{Chosen, Spot};

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

/// The size of the table in cells; a page is as many rows as are seen at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    pub rows: usize,
    pub columns: usize,
    pub page: usize,
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
            // On a slow machine one frame brings several letters, and the key that ends them belongs to the field already.
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
                    moved(chosen, *key, *modifiers, size) || wished(&mut wishes, *key, *modifiers)
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

fn moved(chosen: &mut Chosen, key: Key, modifiers: Modifiers, size: Size) -> bool {
    if modifiers.alt {
        return false;
    }
    let Spot { row, column } = chosen.cursor;
    let (last_row, last_column) = (size.rows - 1, size.columns - 1);
    let far = modifiers.command;
    let to = match key {
        Key::ArrowDown if far => Spot { row: last_row, column },
        Key::ArrowUp if far => Spot { row: 0, column },
        Key::ArrowRight if far => Spot { row, column: last_column },
        Key::ArrowLeft if far => Spot { row, column: 0 },
        Key::ArrowDown => Spot { row: row + 1, column },
        Key::ArrowUp => Spot { row: row.saturating_sub(1), column },
        Key::ArrowRight => Spot { row, column: column + 1 },
        Key::ArrowLeft => Spot { row, column: column.saturating_sub(1) },
        Key::PageDown => Spot { row: row + size.page, column },
        Key::PageUp => Spot { row: row.saturating_sub(size.page), column },
        Key::Home if far => Spot::default(),
        Key::End if far => Spot { row: last_row, column: last_column },
        Key::Home => Spot { row, column: 0 },
        Key::End => Spot { row, column: last_column },
        Key::Tab if !far => {
            chosen.go(after(chosen.cursor, modifiers.shift, size), false);
            return true;
        }
        Key::A if far => {
            *chosen = Chosen { anchor: Spot::default(), cursor: Spot { row: last_row, column: last_column } };
            return true;
        }
        _ => return false,
    };
    chosen.go(to, modifiers.shift);
    chosen.keep_within(size.rows, size.columns);
    true
}

/// Returns the next cell in reading order, or the one before.
pub fn after(spot: Spot, backwards: bool, size: Size) -> Spot {
    let place = spot.row * size.columns + spot.column;
    let place = if backwards { place.saturating_sub(1) } else { (place + 1).min(size.rows * size.columns - 1) };
    Spot { row: place / size.columns, column: place % size.columns }
}
