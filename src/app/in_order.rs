//! What is typed faster than frames are drawn acts in the order in which it was typed. egui hands a panel all events of
//! a frame at once, and a panel looks for Enter before its field has seen the letters typed before it, or takes letters
//! as commands that were meant for the field which the first of them opens. So a frame gets no more than belongs
//! together, and the rest waits for the next one: letters while somebody writes, else one key however long it is held,
//! or one click. A field that was asked for has the keyboard only some frames later; until then what is typed waits too.

use eframe::egui::{Context, Event, FullOutput, Key, Modifiers, Plugin, RawInput, Ui};

/// Lets everything typed into `screen` act in its order.
pub fn keep(screen: &Context) {
    screen.add_plugin(InOrder::default());
}

/// A field that has not opened within so many frames does not open, and what was typed goes where it would have gone.
const MOST_FRAMES: usize = 8;

/// Lets what is typed from now on wait for the field that opens.
pub fn wait_for_field(screen: &Context) {
    screen.with_plugin(|order: &mut InOrder| order.n_frames_to_field = MOST_FRAMES);
}

#[derive(Debug, Default)]
struct InOrder {
    /// What comes with the next frames.
    waiting: Vec<Event>,
    /// Whether a text was being written at the end of the last frame.
    writes: bool,
    /// For how many frames a field may still be opening.
    n_frames_to_field: usize,
}

impl InOrder {
    /// Returns how many of the events that wait belong to the next frame.
    fn n_due(&self) -> usize {
        match self.n_frames_to_field {
            0 => n_together(&self.waiting, self.writes),
            _ => self.waiting.iter().position(is_typed).unwrap_or(self.waiting.len()),
        }
    }
}

impl Plugin for InOrder {
    fn debug_name(&self) -> &'static str {
        "what is typed, in order"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        self.waiting.append(&mut input.events);
        self.n_frames_to_field = if self.writes { 0 } else { self.n_frames_to_field.saturating_sub(1) };
        let rest = self.waiting.split_off(self.n_due());
        input.events = std::mem::replace(&mut self.waiting, rest);
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        // Whatever shows a caret in a text says where, for the input methods of the system.
        self.writes = output.platform_output.ime.is_some();
    }
}

/// Whether `event` comes from the keyboard.
fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Copy | Event::Cut)
}

/// What events of one frame may do together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Act {
    Write,
    Press(Key, Modifiers),
    Click,
    CopyOrCut,
}

/// Returns how many of `events` belong to the next frame, in which a text is being written or not.
fn n_together(events: &[Event], writes: bool) -> usize {
    let acts = (0..events.len()).filter_map(|i| Some((i, act(events, i, writes)?)));
    let mut first = None;
    let other = acts.into_iter().find(|(_, act)| *first.get_or_insert(*act) != *act);
    other.map_or(events.len(), |(i, _)| i)
}

/// Returns what event `i` does; nothing for those that only accompany others.
fn act(events: &[Event], i: usize, writes: bool) -> Option<Act> {
    let is_letter = |i: usize| {
        let pressed = matches!(events.get(i), Some(Event::Key { pressed: true, .. }));
        pressed && matches!(events.get(i + 1), Some(Event::Text(_)))
    };
    match &events[i] {
        Event::Key { pressed: true, .. } if writes && is_letter(i) => Some(Act::Write),
        Event::Key { key, pressed: true, modifiers, .. } => Some(Act::Press(*key, *modifiers)),
        Event::Text(_) if !writes && i.checked_sub(1).is_some_and(is_letter) => None,
        Event::Text(_) | Event::Paste(_) | Event::Ime(_) => Some(Act::Write),
        Event::PointerButton { .. } => Some(Act::Click),
        Event::Copy | Event::Cut => Some(Act::CopyOrCut),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the frames that are made of `typed`, a letter each, `⏎` for Enter, while `writes` says whether somebody
    /// writes.
    fn frames(typed: &str, writes: bool) -> Vec<String> {
        let press =
            |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        let events = typed.chars().flat_map(|letter| match Key::from_name(&letter.to_uppercase().to_string()) {
            Some(key) => vec![press(key), Event::Text(letter.to_string())],
            None => vec![press(Key::Enter)],
        });
        let mut events: Vec<Event> = events.collect();
        let mut frames = Vec::new();
        while !events.is_empty() {
            let rest = events.split_off(n_together(&events, writes));
            let said = events.iter().filter_map(|event| match event {
                Event::Text(letter) => Some(letter.as_str()),
                Event::Key { key: Key::Enter, .. } => Some("⏎"),
                _ => None,
            });
            frames.push(said.collect());
            events = rest;
        }
        frames
    }

    #[test]
    fn letters_come_before_the_enter_that_is_typed_behind_them() {
        assert_eq!(frames("fatigue⏎", true), ["fatigue", "⏎"]);
        assert_eq!(frames("fa⏎ti", true), ["fa", "⏎", "ti"]);
    }

    #[test]
    fn where_nobody_writes_each_letter_acts_before_the_next_one() {
        assert_eq!(frames("mab", false), ["m", "a", "b"]);
    }

    #[test]
    fn a_key_that_is_held_stays_together() {
        assert_eq!(frames("aaab", false), ["aaa", "b"]);
    }
}
