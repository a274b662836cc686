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

/// Draws the ways as buttons and returns whether one was taken that settles what is chosen.
pub(super) fn ways_ui(ui: &mut Ui, ctx: &Ctx<'_>, ways: &[Way]) -> bool {
    let row = ui.horizontal_wrapped(|ui| {
        let mut clicked = None;
        for way in ways {
            let button = Button::new(format!("{} [{}]", way.name, ctx.tongue.key(way.key)));
            if ui.add_enabled(way.command.is_some(), button).clicked() {
                clicked = Some(way);
            }
        }
        clicked
    });
    row.inner.is_some_and(|way| take(ctx, way))
}

/// Does what the pressed letter asks for, and returns whether that settles what is chosen.
pub(super) fn take_keys(ui: &Ui, ctx: &Ctx<'_>, ways: &[Way]) -> bool {
    let pressed = |way: &&Way| ui.input_mut(|i| i.consume_key(Modifiers::NONE, way.key));
    ways.iter().find(pressed).is_some_and(|way| take(ctx, way))
}

fn take(ctx: &Ctx<'_>, way: &Way) -> bool {
    let Some(command) = &way.command else { return false };
    ctx.send(command.clone());
    // Who is asked first may cancel, and a colleague settle it then.
    !matches!(
        command,
        Command::ShowExcerpt(_) | Command::SelectCode(_) | Command::OpenDocument(_) | Command::AskToRecode(_)
    )
}
