//! The files on the left, those that were read alike together, doubtful ones first.

use std::collections::BTreeMap;

use eframe::egui::text::TextWrapping;
use eframe::egui::{self, RichText, ScrollArea, TextWrapMode, Ui};

use super::super::Around;
use super::convention_name;
use crate::app::theme::fonts;
use crate::app::words::{Tongue, documents, reading as say};
use crate::import::files::batch::ReadFile;
use crate::import::files::preview::Manner;

/// The files by how they were read when the dialog opened: a decision moves none of them from under the pointer.
#[derive(Debug)]
pub(super) struct Groups {
    groups: Vec<(Manner, Vec<usize>)>,
    /// The lines of the list: the head of a group, or a file.
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
enum Row {
    Head(usize),
    File(usize),
}

const WIDTH: f32 = 250.0;

impl Groups {
    /// Puts `files` in the order in which they are listed, and returns their groups.
    pub fn of(files: &mut Vec<ReadFile>) -> Self {
        let mut by_manner: BTreeMap<Manner, Vec<ReadFile>> = BTreeMap::new();
        for file in files.drain(..) {
            by_manner.entry(file.imported.manner()).or_default().push(file);
        }
        let mut groups = Vec::with_capacity(by_manner.len());
        let mut rows = Vec::new();
        for (manner, alike) in by_manner {
            rows.push(Row::Head(groups.len()));
            let places: Vec<usize> = (files.len()..files.len() + alike.len()).collect();
            rows.extend(places.iter().map(|i| Row::File(*i)));
            groups.push((manner, places));
            files.extend(alike);
        }
        Self { groups, rows }
    }

    /// Returns the places of the files that were read as file `i` was, that one included.
    pub fn with(&self, i: usize) -> &[usize] {
        self.groups.iter().map(|(_, places)| places.as_slice()).find(|places| places.contains(&i)).unwrap_or_default()
    }

    /// Draws the list and returns the file that was chosen.
    pub fn ui(
        &self,
        ui: &mut Ui,
        around: &Around<'_>,
        files: &[ReadFile],
        current: usize,
        height: f32,
    ) -> Option<usize> {
        let mut chosen = None;
        ui.vertical(|ui| {
            ui.set_width(WIDTH);
            ui.set_height(height);
            ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            let row = ui.spacing().interact_size.y;
            let area = ScrollArea::vertical().id_salt("files read").max_height(height).auto_shrink([false, false]);
            area.show_rows(ui, row, self.rows.len(), |ui, range| {
                for row in &self.rows[range] {
                    match row {
                        Row::Head(group) => self.head_ui(ui, around, *group),
                        Row::File(i) => {
                            if file_ui(ui, around, &files[*i], *i == current) {
                                chosen = Some(*i);
                            }
                        }
                    }
                }
            });
        });
        chosen
    }

    fn head_ui(&self, ui: &mut Ui, around: &Around<'_>, group: usize) {
        let (Manner { sure, convention, askers }, places) = &self.groups[group];
        let n = around.tongue.count(places.len(), say::ONE_FILE, say::N_FILES);
        let askers = askers.iter().take(2).cloned().collect::<Vec<_>>().join(", ");
        let how = around.say(convention_name(*convention));
        let doubt = if *sure { String::new() } else { around.say(say::IN_DOUBT).to_owned() };
        let parts = [doubt, how.to_owned(), askers, n];
        let text = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ");
        ui.label(RichText::new(text).font(fonts::medium(around.tokens.small_size)).color(around.tokens.text_quiet));
    }
}

/// Returns how many turns there are, with how many of them somebody speaks where not all have a speaker: the first
/// number is the one that the reader shows.
pub(super) fn turns_in_words(tongue: Tongue, n: usize, n_spoken: usize) -> String {
    let turns = tongue.count(n, say::ONE_TURN, say::N_TURNS);
    let spoken = ("spoken", &*tongue.number(n_spoken));
    match n_spoken {
        0 if n > 0 => tongue.fill(say::NONE_SPOKEN, &[("turns", &turns)]),
        spoken_turns if spoken_turns < n => tongue.fill(say::SOME_SPOKEN, &[("turns", &turns), spoken]),
        _ => turns,
    }
}

fn file_ui(ui: &mut Ui, around: &Around<'_>, file: &ReadFile, current: bool) -> bool {
    let read = &file.imported;
    let turns = around.tongue.count(read.turns.len(), documents::ONE_TURN, documents::N_TURNS);
    let mut text = egui::text::LayoutJob::default();
    let format = |color: egui::Color32| egui::TextFormat {
        color,
        font_id: fonts::regular(around.tokens.ui_size),
        ..Default::default()
    };
    text.append(&read.name, 0.0, format(around.tokens.text.into()));
    if read.is_doubtful() {
        text.append(&format!("  {}", around.say(say::IN_DOUBT)), 0.0, format(around.tokens.warning.into()));
    }
    text.append(&format!("  {turns}"), 0.0, format(around.tokens.text_quiet.into()));
    text.wrap = TextWrapping::truncate_at_width(ui.available_width() - 16.0);
    let response = ui.selectable_label(current, text);
    response.on_hover_text(read.place()).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::files::batch::{Batch, Reader};
    use crate::import::talk::reading::Wish;

    #[test]
    fn doubtful_files_come_first_and_those_read_alike_together() {
        let folder = tempfile::tempdir().unwrap();
        let talk = "INT : Oui ?\n\nMarie : Non.\n\nINT : Ah.\n\nMarie : Si.\n\n";
        let files = [
            ("a.txt", talk.to_owned()),
            ("b.txt", "Marie – Oui.\nPaul – Non.\nMarie – Ah.\nPaul – Si.\nMarie – Bon.\nPaul – Oui.\n".to_owned()),
            ("c.txt", talk.replace("Non", "Jamais")),
            ("d.txt", format!("{talk}Karim : Moi aussi.\n")),
        ];
        for (name, text) in &files {
            std::io::Write::write_all(&mut std::fs::File::create(folder.path().join(name)).unwrap(), text.as_bytes())
                .unwrap();
        }
        let fixture = crate::model::testing::Fixture::new();
        let reader = Reader {
            project: &fixture.project,
            executable: std::path::Path::new("/no/such/executable"),
            memory: &Wish::default(),
            language: None,
        };
        let Batch { files: mut read, .. } = reader.read(&[folder.path().to_owned()], |_| {}, || true);
        let groups = Groups::of(&mut read);
        let names: Vec<&str> = read.iter().map(|f| f.imported.name.as_str()).collect();
        assert_eq!(names[0], "d");
        let place = names.iter().position(|n| *n == "a").unwrap();
        let alike: Vec<&str> = groups.with(place).iter().map(|i| names[*i]).collect();
        assert_eq!(alike, ["a", "c"]);
    }
}
