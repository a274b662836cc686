//! What the cursor stands on, by person and attribute: rows and columns come and go while colleagues work.

use super::SheetState;
use crate::app::widgets::grid::Spot;
use crate::model::{Attribute, ParticipantId};

/// A cell, whatever row and column it is in.
#[derive(Clone, PartialEq, Eq, Debug)]
struct HeldCell {
    person: ParticipantId,
    /// The attribute, or else the name.
    attribute: Option<String>,
}

/// The cells that the table had to do with when it was drawn last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct HeldCells {
    cursor: Option<HeldCell>,
    anchor: Option<HeldCell>,
    editing: Option<HeldCell>,
}

impl SheetState {
    /// Takes note of what the cursor stands on.
    pub(super) fn hold(&mut self, attributes: &[&Attribute]) {
        let cell = |spot: Spot| {
            let attribute = spot.column.checked_sub(1).and_then(|column| attributes.get(column));
            let is_there = spot.column == 0 || attribute.is_some();
            let person = self.person(spot.row).filter(|_| is_there)?;
            Some(HeldCell { person, attribute: attribute.map(|attribute| attribute.name.clone()) })
        };
        self.held = HeldCells {
            cursor: cell(self.chosen.cursor),
            anchor: cell(self.chosen.anchor),
            editing: self.editing.as_ref().and_then(|editing| cell(editing.spot)),
        };
    }

    /// Puts the cursor where that stands now. What is being written of somebody who is gone is written of nobody else.
    pub(super) fn follow(&mut self, attributes: &[&Attribute]) {
        let now = |held: &Option<HeldCell>| {
            let HeldCell { person, attribute } = held.as_ref()?;
            let row = self.order.people().iter().position(|id| id == person)?;
            let column = match attribute {
                None => 0,
                Some(name) => attributes.iter().position(|attribute| attribute.name == *name)? + 1,
            };
            Some(Spot { row, column })
        };
        let HeldCells { cursor, anchor, editing } = &self.held;
        let (cursor, anchor, written) = (now(cursor), now(anchor), now(editing));
        let is_held = editing.is_some();
        self.chosen.cursor = cursor.unwrap_or(self.chosen.cursor);
        self.chosen.anchor = anchor.unwrap_or(self.chosen.anchor);
        self.editing = match self.editing.take() {
            Some(mut editing) if is_held => written.map(|spot| {
                editing.spot = spot;
                editing
            }),
            editing => editing,
        };
    }
}
