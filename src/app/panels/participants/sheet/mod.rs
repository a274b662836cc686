//! The table of participants as a spreadsheet: a cursor that the arrows move, typing that replaces, blocks that are
//! copied and pasted, and one change for whatever is written at once.

mod cells;
mod clipboard;
mod editing;
mod heads;
mod held;
mod keys;
mod order;

use std::collections::BTreeMap;

use eframe::egui::{self, RichText, Stroke, Ui};

use self::cells::PeopleCells;
use self::editing::{Editing, Go, Written};
use self::held::HeldCells;
use self::keys::{Wish, take_keys};
use self::order::RowOrder;
use super::{nothing_ui, say};
use crate::app::command::{Command, PeopleChange, PeopleQuestion};
use crate::app::context::Ctx;
use crate::app::pasted::Pasted;
use crate::app::toward::Toward;
use crate::app::widgets::grid::{CellCursor, Chosen, Grid, Place, Size, Spot, Touched};
use crate::app::words::participants::refusal_words;
use crate::model::plan::{Block, Refusal, Whom};
use crate::model::{Attribute, AttributeKind, ParticipantId};

const ROW: f32 = 28.0;
const HEAD: f32 = 32.0;
const NAMES: f32 = 190.0;
const COLUMN: f32 = 130.0;

/// What the table keeps between frames.
#[derive(Debug, Default)]
pub struct SheetState {
    order: RowOrder,
    chosen: Chosen,
    editing: Option<Editing>,
    /// What these stood on when the table was drawn last.
    held: HeldCells,
    /// How wide columns were made, by attribute.
    widths: BTreeMap<String, f32>,
    /// Why what was typed last was not written.
    refused: Option<String>,
    /// Whether the cursor has to be brought into sight.
    moved: bool,
}

impl SheetState {
    /// Returns everybody in the order of the rows.
    pub fn people(&mut self, ctx: &Ctx<'_>) -> Vec<ParticipantId> {
        self.order.renew(ctx.project);
        self.order.people().to_vec()
    }
}

/// Draws the table.
pub fn sheet_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut SheetState) {
    state.order.renew(ctx.project);
    if state.order.people().is_empty() {
        nothing_ui(ui, ctx, say::NONE_YET);
        return;
    }
    if let Some(refused) = &state.refused {
        ui.label(RichText::new(refused).color(ctx.tokens.error));
    }
    let attributes: Vec<&Attribute> = ctx.project.attributes().collect();
    let grid = Grid {
        salt: "participants",
        label: ctx.say(say::TABLE),
        row_height: ROW,
        head_height: HEAD,
        first_width: NAMES,
        line: Stroke::new(1.0, ctx.tokens.border),
        ground: ctx.tokens.paper.into(),
    };
    let focus = grid.focus_ui(ui);
    let page = ((ui.available_height() - HEAD) / ROW).max(1.0) as usize;
    let size = Size { rows: state.order.people().len(), columns: attributes.len() + 1, page };
    state.follow(&attributes);
    state.chosen.keep_within(size.rows, size.columns);
    if focus.has_focus() && state.editing.is_none() {
        let before = state.chosen;
        let wishes = take_keys(ui, &focus, &mut state.chosen, size);
        state.moved |= before != state.chosen;
        wishes.into_iter().for_each(|wish| state.grant(ui, ctx, &attributes, wish));
    }
    let people = state.order.people().to_vec();
    let width = |attribute: &&Attribute| state.widths.get(&attribute.name).copied().unwrap_or(COLUMN);
    let mut cells = PeopleCells {
        ctx,
        people: &people,
        attributes: &attributes,
        widths: attributes.iter().map(width).collect(),
        chosen: state.chosen,
        in_use: focus.has_focus() || state.editing.is_some(),
        cursor_at: None,
        sorted: None,
        resized: None,
    };
    let cursor = CellCursor { row: state.chosen.cursor.row, column: state.chosen.cursor.column.saturating_sub(1) };
    let touched = grid.body_ui(ui, &focus, cursor, std::mem::take(&mut state.moved), &mut cells);
    let PeopleCells { cursor_at, sorted, resized, .. } = cells;
    if let Some((column, width)) = resized {
        state.widths.insert(attributes[column].name.clone(), width);
    }
    if let Some((column, descending)) = sorted {
        state.order.sort(ctx.project, column.map(|column| attributes[column]), descending);
    }
    state.editor_ui(ui, ctx, &attributes, size, cursor_at, &focus);
    state.point(ui, ctx, &attributes, touched, &focus);
    state.hold(&attributes);
}

impl SheetState {
    fn person(&self, row: usize) -> Option<ParticipantId> {
        self.order.people().get(row).copied()
    }

    /// Returns what stands in a cell.
    fn text<'p>(&self, ctx: &'p Ctx<'_>, attributes: &[&Attribute], spot: Spot) -> &'p str {
        let Some(person) = self.person(spot.row) else { return "" };
        match spot.column.checked_sub(1).and_then(|column| attributes.get(column)) {
            Some(attribute) => {
                ctx.project.value(crate::model::Holder::Participant(person), &attribute.name).unwrap_or_default()
            }
            None => ctx.project.participant_name(person),
        }
    }

    fn grant(&mut self, ui: &Ui, ctx: &Ctx<'_>, attributes: &[&Attribute], wish: Wish) {
        self.refused = None;
        match wish {
            Wish::Write(begun) => {
                let spot = self.chosen.cursor;
                let column = spot.column.checked_sub(1).and_then(|column| attributes.get(column));
                if let Some(typology) = column.filter(|a| ctx.project.typologies.contains_key(&a.name)) {
                    ctx.send(Command::AskAboutPeople(PeopleQuestion::Rules(Some(typology.name.clone()))));
                    return;
                }
                let typed = begun.is_some();
                let text = begun.unwrap_or_else(|| self.text(ctx, attributes, spot).to_owned());
                self.chosen.go(spot, false);
                self.moved = true;
                self.editing = Some(Editing::begin(ui, spot, text, typed));
            }
            Wish::Clear => self.clear(ctx, attributes),
            Wish::Copy => self.copy(ui, ctx, attributes),
            Wish::Cut => {
                self.copy(ui, ctx, attributes);
                self.clear(ctx, attributes);
            }
            Wish::Paste(text) => self.paste(ctx, attributes, &text),
        }
    }

    fn copy(&self, ui: &Ui, ctx: &Ctx<'_>, attributes: &[&Attribute]) {
        let row = |row| self.chosen.columns().map(|column| self.text(ctx, attributes, Spot { row, column })).collect();
        let rows: Vec<Vec<&str>> = self.chosen.rows().map(row).collect();
        ui.ctx().copy_text(clipboard::text_of(&rows));
    }

    /// Empties the chosen cells; names and types stay.
    fn clear(&self, ctx: &Ctx<'_>, attributes: &[&Attribute]) {
        let columns = self.chosen.columns().filter_map(|column| attributes.get(column.checked_sub(1)?));
        let columns = columns.filter(|a| !ctx.project.typologies.contains_key(&a.name));
        let attributes: Vec<String> = columns.map(|a| a.name.clone()).collect();
        let people: Vec<Whom> = self.chosen.rows().filter_map(|row| self.person(row)).map(Whom::Known).collect();
        let cells = vec![vec![String::new(); attributes.len()]; people.len()];
        write(ctx, Block { people, attributes, cells, lists_grow: false });
    }

    /// Writes cells of a spreadsheet from the cursor on, and asks first when they do not simply fit. One cell fills all
    /// that are chosen.
    fn paste(&self, ctx: &Ctx<'_>, attributes: &[&Attribute], text: &str) {
        let mut cells = clipboard::cells_of(text);
        let (rows, columns) = (self.chosen.rows(), self.chosen.columns());
        if let [row] = cells.as_mut_slice()
            && row.len() == 1
        {
            row.resize(columns.clone().count(), row[0].clone());
            let row = row.clone();
            cells.resize(rows.clone().count(), row);
        }
        let pasted = Pasted {
            cells,
            people: self.order.people()[*rows.start()..].to_vec(),
            on_names: *columns.start() == 0,
            attributes: attributes[columns.start().saturating_sub(1)..].iter().map(|a| a.name.clone()).collect(),
        };
        let block = pasted.at_cursor(ctx.project, ctx.tongue);
        let simply_fits = !pasted.has_heads(ctx.project)
            && block.n_new_people() == 0
            && block.new_attributes(ctx.project).is_empty()
            && block.refused(ctx.project).is_empty();
        match simply_fits {
            true => write(ctx, block),
            false => ctx.send(Command::AskAboutPeople(PeopleQuestion::Paste(pasted))),
        }
    }

    fn editor_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        attributes: &[&Attribute],
        size: Size,
        cursor_at: Option<egui::Rect>,
        focus: &egui::Response,
    ) {
        let Some(mut editing) = self.editing.take() else { return };
        let attribute = editing.spot.column.checked_sub(1).and_then(|column| attributes.get(column)).copied();
        let name = self.text(ctx, attributes, Spot { column: 0, ..editing.spot });
        let label = match attribute {
            Some(attribute) => ctx.tongue.fill(say::CELL, &[("attribute", &attribute.name), ("name", name)]),
            None => ctx.tongue.fill(say::NAME_OF, &[("name", name)]),
        };
        let choices = attribute.map_or_else(Vec::new, |attribute| choices(ctx, &attribute.kind));
        let written = match cursor_at {
            Some(rect) => editing.ui(ui, rect, &label, &choices),
            // The cell was scrolled out of sight.
            None => Written::Meant(Go::Nowhere),
        };
        match written {
            Written::Still => self.editing = Some(editing),
            Written::GivenUp => {
                self.refused = None;
                focus.request_focus();
            }
            Written::Meant(go) => match self.write_cell(ctx, attribute, &editing) {
                Ok(()) => self.go_on(go, size, focus),
                Err((why, in_list)) => {
                    self.refused = Some(why);
                    // After a click elsewhere the cell stays as it was.
                    if go != Go::Nowhere {
                        self.editing = Some(editing.again(ui, in_list));
                    }
                }
            },
        }
    }

    /// Writes what was typed, or returns why not, and whether that is because it is not in the list.
    fn write_cell(
        &self,
        ctx: &Ctx<'_>,
        attribute: Option<&Attribute>,
        editing: &Editing,
    ) -> Result<(), (String, bool)> {
        let Some(person) = self.person(editing.spot.row) else { return Ok(()) };
        let text = editing.text.trim().to_owned();
        let grows = editing.refused.as_ref() == Some(&editing.text);
        let block = match attribute {
            Some(attribute) => Block {
                people: vec![Whom::Known(person)],
                attributes: vec![attribute.name.clone()],
                cells: vec![vec![text]],
                lists_grow: grows,
            },
            None if ctx.project.participants.get(&person).is_some_and(|p| p.name == text) => return Ok(()),
            None => Block { people: vec![Whom::Renamed(person, text)], cells: vec![Vec::new()], ..Block::default() },
        };
        match block.refused(ctx.project).first() {
            None => {
                write(ctx, block);
                Ok(())
            }
            Some(refused) => {
                let in_list = matches!(refused.why, Refusal::NotOfKind(AttributeKind::OneOf(_)));
                let mut why = refusal_words(ctx.tongue, refused);
                if in_list {
                    why = format!("{why}. {}", ctx.say(say::ENTER_AGAIN));
                }
                Err((why, in_list))
            }
        }
    }

    fn go_on(&mut self, go: Go, size: Size, focus: &egui::Response) {
        self.refused = None;
        let Spot { row, column } = self.chosen.cursor;
        let to = match go {
            Go::Nowhere => return,
            Go::Down => Spot { row: row + 1, column },
            Go::Up => Spot { row: row.saturating_sub(1), column },
            Go::Next => self.chosen.cursor.beside(Toward::End, size),
            Go::Back => self.chosen.cursor.beside(Toward::Start, size),
        };
        self.chosen.go(to, false);
        self.chosen.keep_within(size.rows, size.columns);
        self.moved = true;
        focus.request_focus();
    }

    /// Follows the pointer: a press puts the cursor there, with Shift or dragging it spans a block, a double click
    /// writes.
    fn point(&mut self, ui: &Ui, ctx: &Ctx<'_>, attributes: &[&Attribute], touched: Touched, focus: &egui::Response) {
        let spot = |place: Place| Spot { row: place.row, column: place.column.map_or(0, |column| column + 1) };
        // A click that a screen reader makes has no press before it.
        let clicked = touched.clicked.filter(|place| self.chosen.cursor != spot(*place));
        if let Some(place) = touched.pressed.or(clicked).filter(|_| self.editing.is_none()) {
            self.chosen.go(spot(place), ui.input(|i| i.modifiers.shift));
            self.refused = None;
        }
        // What is pressed lies over what has the keyboard, which lets go of it with every press.
        if touched != Touched::default() && self.editing.is_none() {
            focus.request_focus();
        }
        if let Some(place) = touched.dragged
            && self.chosen.cursor != spot(place)
        {
            self.chosen.go(spot(place), true);
            self.moved = true;
        }
        if touched.doubled.is_some() {
            self.grant(ui, ctx, attributes, Wish::Write(None));
        }
    }
}

fn write(ctx: &Ctx<'_>, block: Block) {
    ctx.send(Command::ChangePeople(PeopleChange::Write(block)));
}

fn choices(ctx: &Ctx<'_>, kind: &AttributeKind) -> Vec<String> {
    match kind {
        AttributeKind::OneOf(values) => values.clone(),
        AttributeKind::YesNo => [say::YES, say::NO].map(|p| ctx.say(p).to_owned()).to_vec(),
        AttributeKind::Text | AttributeKind::Number | AttributeKind::Date => Vec::new(),
    }
}
