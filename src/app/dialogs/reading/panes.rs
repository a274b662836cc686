//! The lower half: how the talk begins as it was read, what a cleaning would take, what becomes an attribute, and what
//! else was noticed.

use eframe::egui::{self, RichText, ScrollArea, TextEdit, TextFormat, Ui, WidgetInfo, text::LayoutJob};

use super::super::Around;
use super::{ReadingDialog, Shown, Told, warning};
use crate::app::theme::fonts;
use crate::app::words::{Phrase, reading as say, unbroken};
use crate::import::cleaning::Cleaning;
use crate::import::enter::file_names::{NamePattern, PARTICIPANT};
use crate::import::files::preview::{Cut, ShownTurn};
use crate::model::{FileReport, Said};

/// What is shown in the lower half.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Pane {
    #[default]
    Turns,
    Cleaning,
    Attributes,
    Remarks,
}

impl ReadingDialog {
    /// Draws the chosen pane under the names of all.
    pub(super) fn pane_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let remarks = self.remarks();
        let n = around.tongue.number(remarks.len());
        let before = self.pane;
        ui.horizontal(|ui| {
            let panes = [
                (Pane::Turns, around.say(say::PANE_TURNS).to_owned()),
                (Pane::Cleaning, around.say(say::PANE_CLEANING).to_owned()),
                (Pane::Attributes, around.say(say::PANE_ATTRIBUTES).to_owned()),
                (Pane::Remarks, around.tongue.fill(say::PANE_REMARKS, &[("n", &n)])),
            ];
            for (pane, name) in panes {
                if pane != Pane::Remarks || !remarks.is_empty() {
                    ui.selectable_value(&mut self.pane, pane, name);
                }
            }
        });
        if self.pane != before {
            self.shown = None;
        }
        let area = ScrollArea::vertical().id_salt(("pane", self.pane as u8)).auto_shrink([false, false]);
        area.show(ui, |ui| match self.pane {
            Pane::Turns => turns_ui(ui, around, &self.shown().turns),
            Pane::Cleaning => self.cleaning_ui(ui, around),
            Pane::Attributes => self.attributes_ui(ui, around),
            Pane::Remarks => {
                for remark in &remarks {
                    ui.add(egui::Label::new(warning(around, unbroken(remark.told(around.tongue)))).wrap());
                }
            }
        });
    }

    /// What was noticed on reading this file, and what does not come in.
    fn remarks(&self) -> Vec<Said> {
        let of_file = self.batch.files[self.current].warnings.iter().cloned();
        let left_out = self.batch.left_out.iter().filter_map(FileReport::told);
        of_file.chain(left_out).chain(self.batch.warnings.iter().cloned()).collect()
    }

    fn cleaning_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let mut changed = false;
        let cuts = self.shown().cuts.clone();
        for (kind, n, cuts) in cuts {
            let mut on = self.cleanings.contains(&kind);
            ui.horizontal(|ui| {
                if ui.checkbox(&mut on, around.say(cleaning_name(kind))).changed() {
                    self.cleanings.retain(|k| *k != kind);
                    self.cleanings.extend(on.then_some(kind));
                    changed = true;
                }
                ui.label(around.quiet(around.tongue.count(n, say::ONE_PLACE, say::N_PLACES)));
            });
            ui.indent(kind.name(), |ui| {
                for cut in &cuts {
                    ui.add(egui::Label::new(cut_text(around, cut)).truncate());
                }
            });
        }
        ui.label(around.quiet(around.say(say::KEPT)));
        if changed {
            self.shown = None;
        }
    }

    fn attributes_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let mut changed = false;
        ui.horizontal_wrapped(|ui| {
            changed |= ui.checkbox(&mut self.by_name, around.say(say::BY_NAME)).changed();
            let field = ui.add(TextEdit::singleline(&mut self.pattern).desired_width(260.0));
            field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, around.say(say::PATTERN)));
            if field.changed() {
                (self.by_name, changed) = (true, true);
            }
        });
        if self.by_name {
            let text = match NamePattern::parse(&self.pattern) {
                Err(_) => warning(around, around.say(say::PATTERN_WRONG)),
                Ok(_) => {
                    let names = &self.shown().names;
                    let (n, all) = (names.iter().filter(|(_, told)| told.is_some()).count(), names.len());
                    let numbers = [n, all].map(|n| around.tongue.number(n));
                    let told = around.tongue.fill(say::NAMES_FIT, &[("n", &numbers[0]), ("all", &numbers[1])]);
                    if n < all { warning(around, told) } else { around.quiet(told) }
                }
            };
            ui.label(text);
        }
        changed |= ui.checkbox(&mut self.headers, around.say(say::BY_HEAD)).changed();
        if changed {
            self.shown = None;
        }
        if self.by_name || self.headers {
            let Shown { facts, n_people, .. } = self.shown();
            let n_people = *n_people;
            let is_told = facts.iter().any(|(name, _)| name == PARTICIPANT);
            let text =
                if facts.is_empty() { around.say(say::NO_FACTS).to_owned() } else { told_in_words(around, facts) };
            ui.add_space(6.0);
            ui.label(around.quiet(around.say(say::IN_THIS_FILE)).font(fonts::medium(around.tokens.small_size)));
            ui.add(egui::Label::new(text).wrap());
            if is_told && n_people > 1 {
                let n = around.tongue.number(n_people);
                let told = around.tongue.fill(say::FACTS_OF_SEVERAL, &[("n", &n)]);
                ui.add(egui::Label::new(warning(around, unbroken(&told))).wrap());
            }
        }
        if self.shown().names.len() > 1 {
            ui.add_space(6.0);
            ui.label(around.quiet(around.say(say::BY_THEIR_NAMES)).font(fonts::medium(around.tokens.small_size)));
            names_ui(ui, around, &self.shown().names);
        }
    }
}

/// What each name tells, and which names tell nothing.
fn names_ui(ui: &mut Ui, around: &Around<'_>, names: &[(String, Option<Told>)]) {
    let height = ui.text_style_height(&egui::TextStyle::Body);
    let area = ScrollArea::vertical().id_salt("what names tell").max_height(180.0).auto_shrink([false, true]);
    area.show_rows(ui, height, names.len(), |ui, rows| {
        for (name, told) in &names[rows] {
            ui.horizontal(|ui| {
                ui.add_sized(
                    [200.0, height],
                    egui::Label::new(around.quiet(name)).truncate().halign(egui::Align::LEFT),
                );
                let told = match told {
                    Some(told) => RichText::new(told_in_words(around, told)),
                    None => warning(around, around.say(say::NOT_BUILT_SO)),
                };
                ui.add(egui::Label::new(told).truncate());
            });
        }
    });
}

fn told_in_words(around: &Around<'_>, told: &[(String, String)]) -> String {
    let one = |(name, value): &(String, String)| around.tongue.fill(say::FACT, &[("name", name), ("value", value)]);
    told.iter().map(one).collect::<Vec<_>>().join(" · ")
}

fn turns_ui(ui: &mut Ui, around: &Around<'_>, turns: &[ShownTurn]) {
    for turn in turns {
        let label = turn.label.as_deref();
        let mut job = LayoutJob::default();
        let named = if label.is_some() { around.tokens.text } else { around.tokens.text_quiet };
        let head = TextFormat {
            font_id: fonts::semibold(around.tokens.label_size),
            color: named.into(),
            ..TextFormat::default()
        };
        job.append(label.unwrap_or(around.say(say::NOBODY_SPEAKS)), 0.0, head);
        job.append(&unbroken(&turn.words.replace('\n', " ")), 10.0, words(around));
        job.wrap.max_width = ui.available_width();
        ui.label(job);
    }
}

fn words(around: &Around<'_>) -> TextFormat {
    let color = around.tokens.text.into();
    TextFormat { font_id: fonts::serif(around.tokens.ui_size + 1.0), color, ..TextFormat::default() }
}

/// The words around a cut, what goes struck through.
fn cut_text(around: &Around<'_>, cut: &Cut) -> LayoutJob {
    let mut job = LayoutJob::default();
    let gone = egui::Stroke::new(1.0, around.tokens.error);
    let struck = TextFormat { strikethrough: gone, color: around.tokens.error.into(), ..words(around) };
    job.append(&cut.before, 0.0, words(around));
    job.append(&cut.gone, 0.0, struck);
    job.append(&cut.put, 0.0, words(around));
    job.append(&cut.after, 0.0, words(around));
    job
}

/// Returns what a kind of cleaning is called.
pub(in crate::app) fn cleaning_name(kind: Cleaning) -> Phrase {
    match kind {
        Cleaning::JoinLines => say::JOIN_LINES,
        Cleaning::LineNumbers => say::LINE_NUMBERS,
        Cleaning::PageFurniture => say::PAGE_FURNITURE,
        Cleaning::Times => say::TIMES,
    }
}
