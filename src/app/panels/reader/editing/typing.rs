//! The keys while a text is corrected: letters are typed, not commands. A position is known only as long as the text
//! stands, so what follows the first edit of a frame waits for the next one.

use eframe::egui::{Event, ImeEvent, Key, Modifiers, Ui};

use super::super::input::keys::{self, KeyMemory, KeysOutcome};
use super::super::input::moves::{Unit, next, previous};
use super::super::input::selection::Selection;
use super::super::page::sheet::Sheet;
use super::{Edit, cuts};
use crate::app::toward::Toward;
use crate::model::Span;

/// What the keys of a frame ask of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Typed {
    /// To change it.
    Edit(Edit),
    /// To take the last edit back.
    Undo,
    /// To make it again.
    Redo,
    /// All is done.
    Done,
    /// All of it goes.
    Cancel,
}

/// What is kept of the keys between frames.
#[derive(Debug, Default)]
pub struct Typing {
    /// What came behind an edit.
    waiting: Vec<Event>,
    /// What an input method is composing.
    pub composed: String,
}

impl Typing {
    /// Follows the keys of this frame; those that mean something here are taken out of the input.
    pub fn follow(
        &mut self,
        ui: &Ui,
        sheet: &Sheet<'_>,
        selection: Option<Selection>,
        memory: &mut KeyMemory,
    ) -> (KeysOutcome, Option<Typed>) {
        let mut outcome = KeysOutcome::default();
        let (mut now, mut typed) = (selection, None);
        let mut events = std::mem::take(&mut self.waiting);
        events.extend(ui.input_mut(|i| std::mem::take(&mut i.events)));
        let mut left = Vec::new();
        for event in events {
            match (&mut typed, &event) {
                (None, _) => match self.take(ui, &event, sheet, &mut now, memory, &mut outcome) {
                    Taken::Not => left.push(event),
                    Taken::Moved => {}
                    Taken::Typed(what) => typed = Some(what),
                },
                // Letters that come together are one edit.
                (Some(Typed::Edit(edit)), Event::Text(more)) if is_typed(more) && !edit.text.is_empty() => {
                    edit.text.push_str(more);
                }
                // The key of a letter says nothing that the letter does not.
                (Some(_), Event::Key { key, modifiers, .. }) if !is_command(*key, *modifiers) => {}
                (Some(_), Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_)) => {
                    self.waiting.push(event);
                }
                (Some(_), _) => left.push(event),
            }
        }
        ui.input_mut(|i| i.events = left);
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
        if now != selection {
            outcome.selection = Some(now);
        }
        (outcome, typed)
    }

    fn take(
        &mut self,
        ui: &Ui,
        event: &Event,
        sheet: &Sheet<'_>,
        now: &mut Option<Selection>,
        memory: &mut KeyMemory,
        outcome: &mut KeysOutcome,
    ) -> Taken {
        let at = now.map_or_else(|| sheet.page.shown(sheet.span().start), Selection::head);
        let selected = now.map_or(Span::new(at, at), Selection::span);
        match event {
            Event::Text(text) if is_typed(text) => edit(sheet, selected, text),
            Event::Paste(text) => edit(sheet, selected, text),
            Event::Copy | Event::Cut => {
                if selected.is_empty() {
                    return Taken::Moved;
                }
                ui.ctx().copy_text(sheet.document.said(&sheet.page.text, selected));
                if *event == Event::Cut { edit(sheet, selected, "") } else { Taken::Moved }
            }
            Event::Ime(ImeEvent::Preedit { text, .. }) => {
                self.composed.clone_from(text);
                Taken::Moved
            }
            Event::Ime(ImeEvent::Commit(text)) => {
                self.composed.clear();
                edit(sheet, selected, text)
            }
            Event::Ime(ImeEvent::DeleteSurrounding { before_chars, after_chars }) => {
                let span = sheet.page.blocks[sheet.page.block_at(at)].span;
                let from = at.saturating_sub(*before_chars as u32).max(span.start);
                edit(sheet, Span::new(from.min(at), (at + *after_chars as u32).min(span.end.max(at))), "")
            }
            Event::Key { key, pressed: true, modifiers, .. } => {
                press(*key, *modifiers, sheet, now, (at, selected), memory, outcome)
            }
            _ => Taken::Not,
        }
    }
}

/// What became of an event.
enum Taken {
    Not,
    Moved,
    Typed(Typed),
}

fn is_typed(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(|c| c.is_control() && c != '\n')
}

/// Whether a key does something beside the letter that comes with it.
fn is_command(key: Key, modifiers: Modifiers) -> bool {
    let named = [Key::Enter, Key::Backspace, Key::Delete, Key::Escape, Key::Home, Key::End, Key::PageUp, Key::PageDown];
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    modifiers.command || named.contains(&key) || arrows.contains(&key)
}

fn press(
    key: Key,
    modifiers: Modifiers,
    sheet: &Sheet<'_>,
    now: &mut Option<Selection>,
    (at, selected): (u32, Span),
    memory: &mut KeyMemory,
    outcome: &mut KeysOutcome,
) -> Taken {
    let typed = match key {
        Key::Enter if modifiers.command => Typed::Done,
        Key::Escape => Typed::Cancel,
        Key::Z if modifiers.command && modifiers.shift => Typed::Redo,
        Key::Y if modifiers.command => Typed::Redo,
        Key::Z if modifiers.command => Typed::Undo,
        Key::Enter => return edit(sheet, selected, "\n"),
        Key::Backspace | Key::Delete if !selected.is_empty() => return edit(sheet, selected, ""),
        Key::Backspace | Key::Delete => {
            let toward = if key == Key::Delete { Toward::End } else { Toward::Start };
            return erase(sheet, at, toward, modifiers);
        }
        _ if keys::move_caret(key, modifiers, sheet, now, memory, outcome) => return Taken::Moved,
        // A letter comes as a text of its own.
        _ if is_command(key, modifiers) || key.name().chars().count() > 1 => return Taken::Not,
        _ => return Taken::Moved,
    };
    Taken::Typed(typed)
}

fn edit(sheet: &Sheet<'_>, span: Span, text: &str) -> Taken {
    let cuts = cuts(sheet.document, &sheet.page.text, span);
    Taken::Typed(Typed::Edit(Edit { cuts, text: text.to_owned() }))
}

/// Erases a letter or a word beside the caret, or the line end; never the label of a turn, which is not seen.
fn erase(sheet: &Sheet<'_>, at: u32, toward: Toward, modifiers: Modifiers) -> Taken {
    let page = sheet.page;
    let block = page.blocks[page.block_at(at)].span;
    let at_edge = match toward {
        Toward::End => at >= block.end,
        Toward::Start => at <= block.start,
    };
    let unit = if !at_edge && (modifiers.command || modifiers.alt) { Unit::Word } else { Unit::Letter };
    let to = match toward {
        Toward::End => next(page, at, unit),
        Toward::Start => previous(page, at, unit),
    };
    let span = Span::new(at.min(to), at.max(to));
    let hides_label = at_edge && !page.text.slice(span).chars().all(char::is_whitespace);
    match span.is_empty() || (hides_label && !continues(sheet, span)) {
        true => Taken::Moved,
        false => edit(sheet, span, ""),
    }
}

/// Whether two parts of one line meet within `span`, so that nothing is hidden there.
fn continues(sheet: &Sheet<'_>, span: Span) -> bool {
    sheet.page.blocks[sheet.page.block_at(span.end)].continues
}
