//! Shows what a copy of the project would bring, before it is merged.

use std::path::PathBuf;

use eframe::egui::{self, RichText};

use super::{Around, Outcome, Tone, Wants, buttons_ui, close_ui, title_ui};
use crate::analysis::{MergeNews, MergeRow};
use crate::app::command::Command;
use crate::app::theme::icons;
use crate::app::words::{Tongue, copies as say, documents, unbroken};
use crate::session::local_time;

/// What a copy would bring.
#[derive(Debug)]
pub struct CopyDialog {
    path: PathBuf,
    rows: Vec<MergeRow>,
    is_new: bool,
}

impl CopyDialog {
    pub(super) fn new(path: PathBuf, rows: Vec<MergeRow>, is_new: bool) -> Self {
        Self { path, rows, is_new }
    }

    pub(super) fn ui(&self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(560.0);
        title_ui(ui, around, around.say(say::TITLE));
        if !self.is_new {
            ui.add(egui::Label::new(around.say(say::NOTHING_NEW)).wrap());
            ui.add_space(12.0);
            return close_ui(ui, around);
        }
        let file = self.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        ui.label(around.tongue.fill(say::COMES_IN, &[("file", &file)]));
        ui.add_space(6.0);
        egui::ScrollArea::vertical().id_salt("copy").max_height(320.0).show(ui, |ui| {
            for row in &self.rows {
                ui.horizontal_top(|ui| {
                    let (symbol, colour) = match row.news {
                        MergeNews::Concurrent { .. } | MergeNews::Review(_) => {
                            (icons::WARNING, around.tokens.warning.into())
                        }
                        _ => (icons::DONE, egui::Color32::from(around.tokens.good)),
                    };
                    ui.label(icons::icon(symbol, 16.0).color(colour));
                    ui.add(egui::Label::new(unbroken(&sentence(around.tongue, row))).wrap());
                });
            }
        });
        ui.add_space(8.0);
        let how = RichText::new(unbroken(around.say(say::HOW))).color(around.tokens.text_quiet);
        ui.add(egui::Label::new(how).wrap());
        match buttons_ui(ui, around, say::MERGE, Tone::Plain, true) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(Command::MergeCopy(self.path.clone())),
        }
    }
}

fn sentence(t: Tongue, row: &MergeRow) -> String {
    let what = row.what.told(t);
    match &row.news {
        MergeNews::Changes { n, newest } => {
            let when = local_time(newest.millis).minute;
            t.fill(say::CHANGES, &[("what", what), ("n", &t.number(*n)), ("when", &when)])
        }
        MergeNews::Document { n_turns } => {
            let turns = t.count(*n_turns, documents::ONE_TURN, documents::N_TURNS);
            t.fill(say::DOCUMENT, &[("what", what), ("turns", &turns)])
        }
        MergeNews::Code => t.fill(say::CODE, &[("what", what)]),
        MergeNews::Codings { n_new, n_gone } => {
            t.fill(say::CODINGS, &[("what", what), ("new", &t.number(*n_new)), ("gone", &t.number(*n_gone))])
        }
        MergeNews::Renamed { to } => t.fill(say::RENAMED, &[("what", what), ("to", to)]),
        MergeNews::Concurrent { ours, theirs, theirs_in_force } => {
            let phrase = if *theirs_in_force { say::CONCURRENT_THEIRS } else { say::CONCURRENT_OURS };
            t.fill(phrase, &[("what", what), ("ours", ours.told(t)), ("theirs", theirs.told(t))])
        }
        MergeNews::Review(_) => t.fill(say::REVIEW, &[("what", what), ("kind", row.news.detail().told(t))]),
    }
}
