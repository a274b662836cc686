//! Asks where a new project goes, and what it is called.

use std::path::PathBuf;

use eframe::egui;

use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::Command;
use crate::app::words::dialogs as say;

/// A project to be made.
#[derive(Debug)]
pub struct NewProject {
    name: String,
    folder: String,
}

impl NewProject {
    pub(super) fn in_folder(folder: PathBuf) -> Self {
        Self { name: String::new(), folder: folder.display().to_string() }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(440.0);
        title_ui(ui, around, around.say(say::NEW_PROJECT));
        field_ui(ui, around, say::PROJECT_NAME, &mut self.name, true);
        ui.add_space(4.0);
        field_ui(ui, around, say::PARENT_FOLDER, &mut self.folder, false);
        let path = self.path();
        let possible = path.is_some();
        let told = path.as_ref().map(|p| p.display().to_string()).unwrap_or_default();
        let told = if possible { around.tongue.fill(say::PROJECT_GOES_TO, &[("path", &told)]) } else { String::new() };
        ui.add(egui::Label::new(around.quiet(told).small()).wrap());
        match (buttons_ui(ui, around, say::CREATE, Tone::Plain, possible), path) {
            (Wants::Confirm, Some(path)) => Outcome::Do(Command::NewProject { path, name: self.name.clone() }),
            (Wants::Cancel, _) => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    fn path(&self) -> Option<PathBuf> {
        let folder = folder_name(&self.name)?;
        let parent = self.folder.trim();
        (!parent.is_empty()).then(|| PathBuf::from(parent).join(folder))
    }
}

/// Returns the folder for a study of that name: without the characters that one system or another refuses, because the
/// folder may be shared.
pub(super) fn folder_name(name: &str) -> Option<String> {
    let kept: String =
        name.chars().map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c }).collect();
    let kept = kept.trim().trim_matches('.').trim();
    (!kept.is_empty() && kept.chars().any(char::is_alphanumeric)).then(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_after_the_study_as_far_as_every_system_allows() {
        assert_eq!(folder_name("Soins: vagues 1/2?").as_deref(), Some("Soins- vagues 1-2-"));
        assert_eq!(folder_name("  Été "), Some("Été".to_owned()));
        assert_eq!(folder_name(".."), None);
        assert_eq!(folder_name(" / "), None);
    }
}
