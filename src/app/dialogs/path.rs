//! Asks for a path where the system has no dialog for it, or where somebody prefers to type: a field, and below it what
//! lies in the folder.

use std::path::{Path, PathBuf};

use eframe::egui::{self, Button, RichText};

use super::preferences::labels_ui;
use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::{Ask, Command, Packing, Saving};
use crate::app::theme::{fonts, icons};
use crate::app::words::{Phrase, copies, dialogs as say, packing};
use crate::export::Format;
use crate::export::picture::FORMATS;

/// What the path is for.
#[derive(Clone, Debug)]
pub(super) enum Purpose {
    Open(Ask),
    Save(Saving),
}

/// A path to be found.
#[derive(Debug)]
pub struct PathDialog {
    purpose: Purpose,
    text: String,
    /// The folder whose entries are listed, and the entries.
    listed: Option<(PathBuf, Vec<Entry>)>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    is_folder: bool,
}

/// A folder with more would not be searched by eye.
const MAX_LISTED: usize = 2000;

impl PathDialog {
    pub(super) fn new(purpose: Purpose, start: PathBuf) -> Self {
        let mut text = start.display().to_string();
        if start.is_dir() && !text.ends_with(std::path::MAIN_SEPARATOR) {
            text.push(std::path::MAIN_SEPARATOR);
        }
        Self { purpose, text, listed: None }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(520.0);
        title_ui(ui, around, around.say(self.title()));
        let before = self.text.clone();
        let field = field_ui(ui, around, say::PATH, &mut self.text, true);
        if let Some(whole) = typed_anew(&before, &self.text).map(str::to_owned) {
            self.text = whole;
            cursor_to_end(ui, &field, &self.text);
        }
        if around.fresh {
            cursor_to_end(ui, &field, &self.text);
        }
        ui.add_space(4.0);
        self.list();
        self.entries_ui(ui, around);
        let labels = self.saving_ui(ui, around);
        let path = PathBuf::from(self.text.trim());
        let command = self.command(&path);
        if command.is_none() && field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
            // Enter did nothing, so the path is still being typed.
            field.request_focus();
        }
        if command.is_none() && !self.text.trim().is_empty() && !path.exists() && !self.saves() {
            ui.label(RichText::new(around.say(say::NOT_THERE)).color(around.tokens.error).small());
        }
        match (buttons_ui(ui, around, self.verb(), Tone::Plain, command.is_some()), command) {
            (Wants::Confirm, Some(command)) => Outcome::Do(command),
            (Wants::Cancel, _) => Outcome::Close,
            _ => labels.map_or(Outcome::Stay, Outcome::Ask),
        }
    }

    /// Draws how the file is written; returns the language of labels, when another one is chosen.
    fn saving_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Option<Command> {
        let Purpose::Save(what) = &self.purpose else { return None };
        let mut labels = None;
        if let Saving::Table(table) = what {
            let pictured = table.is_pictured();
            self.formats_ui(ui, around, pictured);
            labels = ui.horizontal(|ui| labels_ui(ui, around)).inner;
        }
        if Path::new(self.text.trim()).is_file() {
            ui.label(RichText::new(around.say(say::REPLACES)).color(around.tokens.text_quiet).small());
        }
        labels
    }

    /// Draws the formats, of which the ending of the name tells which it is.
    fn formats_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>, pictured: bool) {
        let path = PathBuf::from(self.text.trim());
        let now = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let tables = Format::all().map(|format| (format.extension(), format.name().told(around.tongue).to_owned()));
        let pictures = FORMATS.iter().map(|(ending, name)| (*ending, (*name).to_owned())).filter(|_| pictured);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(around.say(say::FORMAT)).color(around.tokens.text_quiet));
            for (ending, name) in tables.into_iter().chain(pictures) {
                let chosen = now.as_deref() == Some(ending);
                if ui.selectable_label(chosen, name).clicked() && path.file_name().is_some() {
                    self.text = path.with_extension(ending).display().to_string();
                }
            }
        });
    }

    fn saves(&self) -> bool {
        matches!(self.purpose, Purpose::Save(_))
    }

    fn title(&self) -> Phrase {
        match &self.purpose {
            Purpose::Open(Ask::NewProject) => say::NEW_PROJECT,
            Purpose::Open(Ask::OpenProject) => say::ASK_OPEN,
            Purpose::Open(Ask::Transcripts | Ask::TranscriptFolder) => say::ASK_TRANSCRIPTS,
            Purpose::Open(Ask::Attributes) => say::ASK_ATTRIBUTES,
            Purpose::Open(Ask::Codings) => say::ASK_CODINGS,
            Purpose::Open(Ask::Codes) => say::ASK_CODES,
            Purpose::Open(Ask::Copy | Ask::Pack) => copies::TITLE,
            Purpose::Open(Ask::Version(_)) => say::ASK_VERSION,
            Purpose::Open(Ask::Unpack) => packing::UNPACK_TITLE,
            Purpose::Save(Saving::Table(_)) => say::ASK_EXPORT,
            Purpose::Save(Saving::Pack) => packing::PACK_TITLE,
        }
    }

    fn verb(&self) -> Phrase {
        match &self.purpose {
            Purpose::Open(Ask::NewProject | Ask::OpenProject | Ask::Unpack) => say::OPEN,
            Purpose::Open(Ask::Version(_) | Ask::Copy | Ask::Pack) => say::COMPARE,
            Purpose::Open(_) => say::IMPORT,
            Purpose::Save(_) => say::SAVE,
        }
    }

    /// Returns what confirming would do, nothing while the path does not fit.
    fn command(&self, path: &Path) -> Option<Command> {
        match &self.purpose {
            Purpose::Save(what) => {
                let fits = path.extension().is_some() && path.parent().is_some_and(Path::is_dir) && !path.is_dir();
                fits.then(|| what.clone().to(path.to_owned()))
            }
            Purpose::Open(Ask::NewProject | Ask::OpenProject) => {
                path.is_dir().then(|| Command::OpenProject(path.to_owned()))
            }
            Purpose::Open(Ask::Transcripts | Ask::TranscriptFolder) => {
                path.exists().then(|| Command::ImportTranscripts(vec![path.to_owned()]))
            }
            Purpose::Open(Ask::Attributes) => path.is_file().then(|| Command::ImportAttributes(path.to_owned())),
            Purpose::Open(Ask::Version(document)) => {
                path.is_file().then(|| Command::CompareVersion { document: *document, path: path.to_owned() })
            }
            Purpose::Open(Ask::Copy | Ask::Pack) => path.exists().then(|| Command::CompareCopy(path.to_owned())),
            Purpose::Open(Ask::Unpack) => path.is_file().then(|| Command::Pack(Packing::AskToUnpack(path.to_owned()))),
            Purpose::Open(Ask::Codes) => path.is_file().then(|| Command::ImportCodes(path.to_owned())),
            Purpose::Open(Ask::Codings) => path.is_file().then(|| Command::ImportCodings(path.to_owned())),
        }
    }

    fn folder(&self) -> PathBuf {
        let path = PathBuf::from(self.text.trim());
        if path.is_dir() { path } else { path.parent().map(Path::to_owned).unwrap_or_default() }
    }

    /// Reads the folder once, when another one is typed.
    fn list(&mut self) {
        let folder = self.folder();
        if self.listed.as_ref().is_some_and(|(listed, _)| *listed == folder) {
            return;
        }
        let read = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let entry = |e: std::fs::DirEntry| Entry {
            name: e.file_name().to_string_lossy().into_owned(),
            is_folder: e.path().is_dir(),
        };
        let mut entries: Vec<Entry> = read.take(MAX_LISTED).map(entry).filter(|e| !e.name.starts_with('.')).collect();
        entries.sort_by_cached_key(|e| (!e.is_folder, crate::model::natural_order::natural_key(&e.name)));
        self.listed = Some((folder, entries));
    }

    fn entries_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) {
        let Some((folder, entries)) = &self.listed else { return };
        let mut chosen = None;
        let frame = egui::Frame::new()
            .stroke(egui::Stroke::new(1.0, around.tokens.border))
            .corner_radius(around.tokens.radius)
            .inner_margin(egui::Margin::same(4));
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let up = folder.parent().map(Path::to_owned);
            let rows = egui::ScrollArea::vertical().id_salt("entries").auto_shrink([false, false]).max_height(220.0);
            rows.show_rows(ui, 26.0, entries.len() + 1, |ui, range| {
                for i in range {
                    let (name, icon, target) = match i.checked_sub(1).and_then(|i| entries.get(i)) {
                        Some(e) => (e.name.as_str(), icon_of(e), Some(folder.join(&e.name))),
                        None => (around.say(say::FOLDER_UP), icons::UP, up.clone()),
                    };
                    let text = RichText::new(name).font(fonts::regular(around.tokens.ui_size));
                    let icon = icons::icon(icon, 15.0).color(around.tokens.text_quiet);
                    let row = Button::new((icon, text)).frame_when_inactive(false).truncate();
                    let row = row.min_size(egui::vec2(ui.available_width(), 26.0));
                    if ui.add(row).accessible_name(name).clicked() {
                        chosen = target;
                    }
                }
            });
        });
        if let Some(path) = chosen {
            // The name that a file gets goes along into another folder.
            let name = Path::new(self.text.trim())
                .file_name()
                .filter(|_| self.saves() && !self.text.ends_with(std::path::MAIN_SEPARATOR));
            let path = name.filter(|_| path.is_dir()).map_or_else(|| path.clone(), |name| path.join(name));
            let is_folder = path.is_dir();
            self.text = path.display().to_string();
            if is_folder && !self.text.ends_with(std::path::MAIN_SEPARATOR) {
                self.text.push(std::path::MAIN_SEPARATOR);
            }
        }
    }
}

/// Returns the whole path that was typed or pasted behind the one that stood there: people go on as in a terminal, and
/// the field begins with a folder. A separator behind a folder without one goes on with it.
fn typed_anew<'t>(before: &str, now: &'t str) -> Option<&'t str> {
    let added = now.strip_prefix(before)?;
    let names_a_file = Path::new(before).extension().is_some() && added.chars().count() > 1;
    let ends = before.ends_with(std::path::is_separator) || names_a_file;
    (ends && Path::new(added).is_absolute()).then_some(added)
}

fn icon_of(entry: &Entry) -> &'static str {
    if entry.is_folder { icons::FOLDER } else { icons::DOCUMENT }
}

fn cursor_to_end(ui: &egui::Ui, field: &egui::Response, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::TextEdit::load_state(ui.ctx(), field.id).unwrap_or_default();
    let end = CCursor::new(egui::text::CharIndex(text.chars().count()));
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    egui::TextEdit::store_state(ui.ctx(), field.id, state);
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::app::command::TableRequest;
    use crate::app::theme::{self, Tokens};
    use crate::model::Tongue;

    fn saving(dir: &Path) -> Harness<'static, PathDialog> {
        let dialog =
            PathDialog::new(Purpose::Save(Saving::Table(TableRequest::Frequencies)), dir.join("study - codes.csv"));
        let tokens = Tokens::light();
        let ui = move |ui: &mut egui::Ui, dialog: &mut PathDialog| {
            let (tongue, labels) = (Tongue::English, Tongue::English);
            let around = Around { study: None, tokens: &tokens, tongue, labels, import_at_once: false, fresh: false };
            dialog.ui(ui, &around);
        };
        let builder = Harness::builder().with_size(egui::vec2(700.0, 600.0)).with_context_setup(theme::install);
        let mut harness = builder.build_ui_state(ui, dialog);
        harness.run();
        harness
    }

    #[test]
    fn a_path_that_leads_nowhere_is_typed_on_after_enter() {
        let dir = tempfile::tempdir().unwrap();
        let mut window = saving(dir.path());
        window.state_mut().text = dir.path().join("nowhere/codes.csv").display().to_string();
        window.get_by_role(egui::accesskit::Role::TextInput).focus();
        window.run();
        window.key_press(egui::Key::Enter);
        window.run();
        assert!(window.get_by_role(egui::accesskit::Role::TextInput).is_focused());
    }

    #[test]
    fn a_table_is_saved_in_the_format_that_is_clicked_wherever_it_goes() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("tables")).unwrap();
        let mut window = saving(dir.path());
        window.get_by_label("SVG").click();
        window.run();
        assert_eq!(window.state().text, dir.path().join("study - codes.svg").display().to_string());
        window.get_by_label("tables").click();
        window.run();
        assert_eq!(window.state().text, dir.path().join("tables/study - codes.svg").display().to_string());
    }

    #[test]
    fn a_whole_path_that_is_pasted_behind_the_folder_is_the_path() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut window = saving(dir.path());
        window.get_by_role(egui::accesskit::Role::TextInput).focus();
        window.run();
        window.key_press(egui::Key::End);
        window.run();
        let pasted = other.path().join("c.csv").display().to_string();
        window.event(egui::Event::Paste(pasted.clone()));
        window.run();
        assert_eq!(window.state().text, pasted);
        let root = std::path::MAIN_SEPARATOR_STR;
        assert_eq!(typed_anew(&format!("{root}home{root}"), &format!("{root}home{root}talks")), None);
        assert_eq!(typed_anew(&format!("{root}home"), &format!("{root}home{root}")), None, "the path goes on");
    }

    #[test]
    fn a_file_that_would_be_replaced_is_told() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::File::create(dir.path().join("study - codes.csv")).unwrap();
        let mut window = saving(dir.path());
        window.get_by_label_contains("it will be replaced");
        window.get_by_label("JSON").click();
        window.run();
        assert!(window.query_by_label_contains("it will be replaced").is_none());
    }
}
