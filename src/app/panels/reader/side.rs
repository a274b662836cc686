//! Two readers side by side. One of them has the keyboard; what the rest of the window says of "the document" and "the
//! selected words" is that one's. The other shows and keeps its own.

use eframe::egui::{CentralPanel, Frame, Panel, Ui};

use super::ReaderState;
use super::page::places::Places;
use super::reader_ui;
use super::strip;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::model::DocumentId;

/// Where a reader stands when there are two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pane {
    /// On the right, or on the left.
    pub on_right: bool,
    /// Whether it has the keyboard.
    pub active: bool,
}

/// The reader beside the one that has the keyboard.
pub struct Other<'a> {
    /// What it shows.
    pub document: DocumentId,
    /// What it keeps.
    pub state: &'a mut ReaderState,
    /// Whether it stands on the left.
    pub on_left: bool,
}

/// A pane as narrow as this is no page any more.
const NARROWEST: f32 = 260.0;

/// Draws the reader, and the other one beside it if there is one.
pub fn readers_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ReaderState, other: Option<Other<'_>>) {
    let Some(Other { document, state: beside, on_left }) = other else {
        state.pane = None;
        reader_ui(ui, ctx, state);
        return;
    };
    state.pane = Some(Pane { on_right: on_left, active: true });
    beside.pane = Some(Pane { on_right: !on_left, active: false });
    // The line of quick codes is about the reader that has the keyboard, and would be there twice.
    strip::strip_ui(ui, ctx, state);
    let its = Ctx { document: Some(document), selection: beside.excerpt(), ..*ctx };
    let room = ui.available_width();
    let left = Panel::left("left reader").resizable(true).default_size(room / 2.0).frame(Frame::NONE);
    let left = left.size_range(NARROWEST..=(room - NARROWEST).max(NARROWEST));
    match on_left {
        true => left.show(ui, |ui| reader_ui(ui, &its, beside)),
        false => left.show(ui, |ui| reader_ui(ui, ctx, state)),
    };
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| match on_left {
        true => reader_ui(ui, ctx, state),
        false => reader_ui(ui, &its, beside),
    });
}

impl ReaderState {
    /// Asks for the keyboard when the other reader has it.
    pub(super) fn claim(&self, ctx: &Ctx<'_>) {
        if let Some(Pane { on_right, active: false }) = self.pane {
            ctx.send(Command::TurnToReader { on_right });
        }
    }

    /// Returns a reader that shows the same, with a life of its own.
    pub fn twin(&self) -> Self {
        let mut twin = Self::default();
        twin.resume(&self.lines());
        twin.dense = self.dense;
        twin
    }

    /// Returns the first lines of the documents read here and in `other`, as [`Self::lines`] does.
    pub fn lines_with(&self, other: Option<&Self>) -> Vec<(DocumentId, u32)> {
        let mut places = Places::from_lines(&self.lines());
        if let Some(other) = other {
            places.add_unknown(&other.lines());
        }
        places.lines()
    }

    /// Takes over where `closed` left its documents.
    pub fn take_places(&mut self, closed: &Self) {
        self.places.add_unknown(&closed.lines());
    }
}
