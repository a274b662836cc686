//! Asks what becomes of cells from a spreadsheet that do not simply fit: whether their first row names the columns, who
//! and what comes in with them, and which of them cannot be written.

use eframe::egui::{self, RichText, ScrollArea};

use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::{Command, PeopleChange};
use crate::app::pasted::Pasted;
use crate::app::words::participants::refusal_words;
use crate::app::words::{common, typologies as say, unbroken};
use crate::model::plan::{Block, Refusal, RefusedCell, Whom};
use crate::model::{AttributeKind, Project};

/// Cells on their way into the table.
#[derive(Debug)]
pub struct PasteDialog {
    pasted: Pasted,
    could_have_heads: bool,
    has_heads: bool,
    lists_grow: bool,
    /// What would be written, and what of it cannot be, for these answers.
    shown: Option<((bool, bool), Block, Vec<RefusedCell>)>,
}

impl PasteDialog {
    pub(super) fn new(project: &Project, pasted: Pasted) -> Self {
        let could_have_heads = pasted.cells.len() > 1;
        let has_heads = pasted.has_heads(project);
        Self { pasted, could_have_heads, has_heads, lists_grow: false, shown: None }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        let project = study.session.project();
        ui.set_width(520.0);
        title_ui(ui, around, around.say(say::PASTE));
        if self.could_have_heads {
            ui.radio_value(&mut self.has_heads, true, around.say(say::HEADS));
            ui.radio_value(&mut self.has_heads, false, around.say(say::NO_HEADS));
            ui.add_space(6.0);
        }
        let answers = (self.has_heads, self.lists_grow);
        if self.shown.as_ref().is_none_or(|(of, ..)| *of != answers) {
            let block = match self.has_heads {
                true => self.pasted.by_heads(project, around.tongue),
                false => self.pasted.at_cursor(project, around.tongue),
            };
            let block = Block { lists_grow: self.lists_grow, ..block };
            let refused = block.refused(project);
            self.shown = Some((answers, block, refused));
        }
        let Some((_, block, refused)) = &self.shown else { return Outcome::Stay };
        preview_ui(ui, around, project, block);
        refused_ui(ui, around, refused);
        let by_list = |cell: &RefusedCell| matches!(cell.why, Refusal::NotOfKind(AttributeKind::OneOf(_)));
        if self.lists_grow || refused.iter().any(by_list) {
            ui.checkbox(&mut self.lists_grow, around.say(say::GROW));
        }
        let possible = refused.is_empty() && !block.people.is_empty();
        match buttons_ui(ui, around, say::PASTE_DO, Tone::Plain, possible) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(Command::ChangePeople(PeopleChange::Write(block.clone()))),
        }
    }
}

fn preview_ui(ui: &mut egui::Ui, around: &Around<'_>, project: &Project, block: &Block) {
    let t = around.tongue;
    let n_cells = block.cells.iter().map(Vec::len).sum();
    let people = t.count(block.people.len(), common::ONE_PARTICIPANT, common::N_PARTICIPANTS);
    ui.label(t.fill(say::N_CELLS, &[("n", &t.number(n_cells)), ("people", &people)]));
    let new = block.people.iter().filter_map(|whom| match whom {
        Whom::New(name) => Some(name.as_str()),
        Whom::Known(_) | Whom::Renamed(..) => None,
    });
    for (phrase, names) in
        [(say::NEW_PEOPLE, shortened(new.collect())), (say::NEW_ATTRIBUTES, shortened(block.new_attributes(project)))]
    {
        if !names.is_empty() {
            ui.add(egui::Label::new(unbroken(&t.fill(phrase, &[("names", &names)]))).wrap());
        }
    }
}

/// Returns the first of many names.
fn shortened(names: Vec<&str>) -> String {
    const MOST: usize = 12;
    let more = if names.len() > MOST { ", …" } else { "" };
    names.into_iter().take(MOST).collect::<Vec<_>>().join(", ") + more
}

fn refused_ui(ui: &mut egui::Ui, around: &Around<'_>, refused: &[RefusedCell]) {
    if refused.is_empty() {
        return;
    }
    ui.add_space(6.0);
    let told = around.tongue.count(refused.len(), say::REFUSED_ONE, say::REFUSED_MANY);
    ui.add(egui::Label::new(RichText::new(told).color(around.tokens.error)).wrap());
    let height = ui.text_style_height(&egui::TextStyle::Body);
    ScrollArea::vertical().id_salt("refused").max_height(160.0).show_rows(ui, height, refused.len(), |ui, range| {
        for cell in &refused[range] {
            ui.add(egui::Label::new(around.quiet(refusal_words(around.tongue, cell))).truncate());
        }
    });
}
