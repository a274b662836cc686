//! Ways to settle what is chosen in a list: each a button with its letter, and the letter alone while the list has the
//! keyboard.

use eframe::egui::{Button, Key, Modifiers, Ui};

use crate::app::command::Command;
use crate::app::context::Ctx;

/// A way to settle something.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Way {
    /// The letter that does it.
    pub key: Key,
    /// What it is called.
    pub name: String,
    /// What it asks for; nothing while something has to be chosen first.
    pub command: Option<Command>,
}

/// Returns the way that `key` does, called `name`.
pub(super) fn way(key: Key, name: &str, command: Option<Command>) -> Way {
    Way { key, name: name.to_owned(), command }
}

/// Draws the ways as buttons.
pub(super) fn ways_ui(ui: &mut Ui, ctx: &Ctx<'_>, ways: &[Way]) {
    ui.horizontal_wrapped(|ui| {
        for way in ways {
            let button = ui
                .add_enabled(way.command.is_some(), Button::new(format!("{} [{}]", way.name, ctx.tongue.key(way.key))));
            if button.clicked()
                && let Some(command) = &way.command
            {
                ctx.send(command.clone());
            }
        }
    });
}

/// Does what the pressed letters ask for.
pub(super) fn take_keys(ui: &Ui, ctx: &Ctx<'_>, ways: &[Way]) {
    for way in ways {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, way.key))
            && let Some(command) = &way.command
        {
            ctx.send(command.clone());
        }
    }
}
