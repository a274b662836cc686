//! Shows what a copy of the project would bring, before it is merged.

use std::path::PathBuf;

use eframe::egui::{self, RichText};

use super::{Around, Outcome, Tone, Wants, buttons_ui, close_ui, title_ui};
use crate::analysis::{MergeNews, MergeRow};
use crate::app::command::Command;
use crate::app::theme::icons;
use crate::app::words::{Tongue, copies as say, review, unbroken};
use crate::model::plan::Settling;
use crate::model::{ReviewItem, ReviewKind, TakenBack};
use crate::session::local_time;

/// What a copy would bring.
#[derive(Debug)]
pub enum CopyBrings {
    /// Nothing that is not here.
    Nothing,
    /// What is new.
    New(Vec<MergeRow>),
    /// Nothing new, but what had been merged and taken back, and what would come of bringing it in again.
    Again(Box<TakenBack>, Vec<MergeRow>),
}

/// Asks whether a copy is merged.
#[derive(Debug)]
pub struct CopyDialog {
    path: PathBuf,
    brings: CopyBrings,
}

impl CopyDialog {
    pub(super) fn new(path: PathBuf, brings: CopyBrings) -> Self {
        Self { path, brings }
    }

    pub(super) fn ui(&self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(560.0);
        title_ui(ui, around, around.say(say::TITLE));
        let t = around.tongue;
        let file = self.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let (intro, rows, button, command) = match &self.brings {
            CopyBrings::Nothing => {
                ui.add(egui::Label::new(around.say(say::NOTHING_NEW)).wrap());
                ui.add_space(12.0);
                return close_ui(ui, around);
            }
            CopyBrings::New(rows) => {
                let merge = Command::MergeCopy(self.path.clone());
                (t.fill(say::COMES_IN, &[("file", &file)]), rows, say::MERGE, merge)
            }
            CopyBrings::Again(taken, rows) => {
                let who = around.study.map(|s| s.session.project().coder_name(taken.by)).unwrap_or_default();
                let values = [("name", &*taken.name), ("who", who), ("when", &local_time(taken.at.millis).minute)];
                (t.fill(say::TAKEN_BACK, &values), rows, review::BRING_IN_AGAIN, bring_in_again(t, taken))
            }
        };
        ui.add(egui::Label::new(unbroken(&intro)).wrap());
        ui.add_space(6.0);
        rows_ui(ui, around, rows);
        ui.add_space(8.0);
        let how = RichText::new(unbroken(around.say(say::HOW))).color(around.tokens.text_quiet);
        ui.add(egui::Label::new(how).wrap());
        match buttons_ui(ui, around, button, Tone::Plain, true) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(command),
        }
    }
}

/// Returns what settles a merge that was taken back, as the review list does.
fn bring_in_again(tongue: Tongue, taken: &TakenBack) -> Command {
    let kind = ReviewKind::MergeTakenBack { name: taken.name.clone(), by: taken.by, of: Vec::new() };
    let label = tongue.fill(say::BROUGHT_IN_AGAIN, &[("name", &taken.name)]);
    Command::Settle { item: Box::new(ReviewItem { change: taken.at, kind }), way: Settling::Restore, label }
}

fn rows_ui(ui: &mut egui::Ui, around: &Around<'_>, rows: &[MergeRow]) {
    egui::ScrollArea::vertical().id_salt("copy").max_height(320.0).show(ui, |ui| {
        for row in rows {
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
}

fn sentence(t: Tongue, row: &MergeRow) -> String {
    let what = row.what.told(t);
    match &row.news {
        MergeNews::Changes { n, newest } => {
            let when = local_time(newest.millis).minute;
            t.fill(say::CHANGES, &[("what", what), ("n", &t.number(*n)), ("when", &when)])
        }
        MergeNews::Concurrent { ours, theirs, theirs_in_force } => {
            let phrase = if *theirs_in_force { say::CONCURRENT_THEIRS } else { say::CONCURRENT_OURS };
            t.fill(phrase, &[("what", what), ("ours", ours.told(t)), ("theirs", theirs.told(t))])
        }
        news => {
            let (kind, detail) = (capitalised(news.label().told(t)), news.detail());
            let phrase = if detail.is_empty() { say::NEWS } else { say::NEWS_IN_DETAIL };
            t.fill(phrase, &[("kind", &*kind), ("what", what), ("detail", detail.told(t))])
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
