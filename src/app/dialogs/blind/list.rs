//! The documents with who has them to code blind and who has finished, each with a tick.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{self, Align, Label, Layout, RichText, ScrollArea, Ui};

use super::Around;
use super::asked::head_ui;
use crate::analysis::{BlindWork, Progress};
use crate::app::words::{Phrase, blind as say};
use crate::model::{Document, DocumentId, Project};

/// Draws the list, `height` points high at most.
pub(super) fn documents_ui(
    ui: &mut Ui,
    around: &Around<'_>,
    project: &Project,
    height: f32,
    work: &BTreeMap<DocumentId, Vec<BlindWork>>,
    ticked: &mut BTreeSet<DocumentId>,
) {
    head_ui(ui, around, say::DOCUMENTS);
    let documents = project.documents();
    if documents.is_empty() {
        ui.label(around.quiet(around.say(say::NO_DOCUMENTS)));
        return;
    }
    let row = ui.spacing().interact_size.y;
    let area = ScrollArea::vertical().id_salt("blind coding").max_height(height).auto_shrink([false, true]);
    area.show_rows(ui, row, documents.len(), |ui, shown| {
        for document in &documents[shown] {
            ui.allocate_ui_with_layout(
                egui::vec2(ui.available_width(), row),
                Layout::left_to_right(Align::Center),
                |ui| row_ui(ui, around, project, document, work.get(&document.id), ticked),
            );
        }
    });
    ui.add(Label::new(around.quiet(around.say(say::DOCUMENTS_HOW)).small()).wrap());
}

fn row_ui(
    ui: &mut Ui,
    around: &Around<'_>,
    project: &Project,
    document: &Document,
    work: Option<&Vec<BlindWork>>,
    ticked: &mut BTreeSet<DocumentId>,
) {
    let width = ui.available_width();
    let mut chosen = ticked.contains(&document.id);
    let name = RichText::new(&document.name);
    ui.allocate_ui_with_layout(egui::vec2(width * 0.38, ui.available_height()), *ui.layout(), |ui| {
        ui.set_min_width(width * 0.38);
        if ui.add(egui::Checkbox::without_text(&mut chosen)).accessible_name(&document.name).clicked() {
            match chosen {
                true => ticked.insert(document.id),
                false => ticked.remove(&document.id),
            };
        }
        ui.add(Label::new(name).truncate());
    });
    let (words, is_waiting) = match work {
        Some(work) => (told(around, project, work), is_waiting(work)),
        None => (around.say(say::NOT_BLIND).to_owned(), false),
    };
    let colour = if is_waiting { around.tokens.text } else { around.tokens.text_quiet };
    ui.add(Label::new(RichText::new(&words).color(colour)).truncate());
}

fn is_waiting(work: &[BlindWork]) -> bool {
    work.iter().flat_map(|work| &work.coders).any(|(_, progress)| *progress == Progress::ToCode)
}

/// What is told of coders, those first for whom the others wait.
const BY_PROGRESS: [(Progress, Phrase); 3] =
    [(Progress::ToCode, say::TO_CODE), (Progress::Opened, say::OPENED), (Progress::Finished, say::FINISHED)];

/// Returns who has what, by code tree when they differ.
fn told(around: &Around<'_>, project: &Project, work: &[BlindWork]) -> String {
    let of_tree = |work: &BlindWork| {
        let coders_at = |at: Progress| work.coders.iter().filter(move |(_, progress)| *progress == at);
        let told = |(at, phrase)| {
            let names: Vec<&str> = coders_at(at).map(|(coder, _)| project.coder_name(*coder)).collect();
            (!names.is_empty()).then(|| around.tongue.fill(phrase, &[("names", &names.join(", "))]))
        };
        BY_PROGRESS.into_iter().filter_map(told).collect::<Vec<_>>().join(around.say(say::BESIDES))
    };
    let alike = work.windows(2).all(|pair| pair[0].coders == pair[1].coders);
    if let (true, Some(first)) = (alike && work.len() == project.trees().len(), work.first()) {
        return of_tree(first);
    }
    let named = work.iter().map(|work| {
        let tree = project.tree_name(work.tree);
        around.tongue.fill(say::OF_TREE, &[("tree", tree), ("coders", &of_tree(work))])
    });
    named.collect::<Vec<_>>().join(" · ")
}
