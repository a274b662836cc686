//! Asks where a project goes that came in one file, or whether it is merged into the one that is open.

use std::path::{Path, PathBuf};

use eframe::egui::{self, Button, RichText};

use super::new_project::folder_name;
use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::{Command, Packing};
use crate::app::words::{dialogs, packing as say, unbroken};
use crate::session::is_project;

/// A packed project that is to be one of its own.
#[derive(Debug)]
pub struct UnpackDialog {
    file: PathBuf,
    /// The name of the study.
    project: String,
    /// Whether it is the project that is open.
    is_open: bool,
    name: String,
    folder: String,
}

impl UnpackDialog {
    pub(super) fn new(file: PathBuf, project: String, is_open: bool, folder: &Path) -> Self {
        let name = folder_name(&project).unwrap_or_default();
        Self { file, project, is_open, name, folder: folder.display().to_string() }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(460.0);
        title_ui(ui, around, around.say(say::UNPACK_TITLE));
        let file = self.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let what = around.tongue.fill(say::UNPACK_WHAT, &[("name", &self.project), ("file", &file)]);
        ui.add(egui::Label::new(unbroken(&what)).wrap());
        ui.add_space(8.0);
        if self.is_open {
            ui.add(egui::Label::new(around.quiet(around.say(say::IS_OPEN))).wrap());
            ui.add_space(4.0);
            if ui.add(Button::new(around.say(say::MERGE_INSTEAD))).clicked() {
                return Outcome::Do(Command::CompareCopy(self.file.clone()));
            }
            ui.add_space(8.0);
        }
        field_ui(ui, around, say::FOLDER_NAME, &mut self.name, true);
        ui.add_space(4.0);
        field_ui(ui, around, dialogs::PARENT_FOLDER, &mut self.folder, false);
        let path = self.path();
        let free = path.as_deref().is_some_and(is_free);
        if let Some(path) = &path {
            let (phrase, colour) = match free {
                true => (dialogs::PROJECT_GOES_TO, around.tokens.text_quiet),
                false if is_project(path) => (say::TAKEN_BY_PROJECT, around.tokens.error),
                false => (say::TAKEN, around.tokens.error),
            };
            let told = around.tongue.fill(phrase, &[("path", &path.display().to_string())]);
            ui.add(egui::Label::new(RichText::new(unbroken(&told)).color(colour).small()).wrap());
        }
        match (buttons_ui(ui, around, say::UNPACK, Tone::Plain, free), path) {
            (Wants::Confirm, Some(folder)) => {
                Outcome::Do(Command::Pack(Packing::Unpack { file: self.file.clone(), folder }))
            }
            (Wants::Cancel, _) => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    fn path(&self) -> Option<PathBuf> {
        let parent = self.folder.trim();
        let name = folder_name(&self.name)?;
        (!parent.is_empty()).then(|| PathBuf::from(parent).join(name))
    }
}

/// Whether nothing lies at `path`, or an empty folder.
fn is_free(path: &Path) -> bool {
    match std::fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !path.exists(),
    }
}
