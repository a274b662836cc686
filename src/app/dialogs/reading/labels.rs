//! The labels of a file: who is a speaker, in which role, the same as whom, and what is in doubt.

use eframe::egui::{self, Align, ComboBox, Layout, ScrollArea, TextWrapMode, Ui, WidgetInfo, vec2};

use super::super::Around;
use super::warning;
use crate::app::panels::participants::role_name;
use crate::app::theme::fonts;
use crate::app::widgets::entries::choose_ui;
use crate::app::words::{Phrase, Tongue, reading as say};
use crate::import::files::preview::LabelLine;
use crate::import::talk::reading::Why;
use crate::model::{LabelAnswer, Role};

/// What a person says about a label.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Answer {
    /// What it is, or that the text decides.
    Is(String, Option<LabelAnswer>),
    /// The role of its speaker.
    Role(String, Role),
}

/// The columns but the last, with their widths.
const COLUMNS: [(Phrase, f32); 4] =
    [(say::SPEAKER, 150.0), (say::ROLE, 120.0), (say::SAME_AS, 120.0), (say::TURNS, 44.0)];

/// Draws the labels and returns what was said about one of them.
pub(super) fn labels_ui(ui: &mut Ui, around: &Around<'_>, labels: &[LabelLine], height: f32) -> Option<Answer> {
    if labels.is_empty() {
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.add(egui::Label::new(around.quiet(around.say(say::NO_LABELS))).wrap());
        });
        return None;
    }
    if labels.iter().all(|line| line.role.is_none()) {
        ui.add(egui::Label::new(warning(around, around.say(say::NO_LABELS))).wrap());
    }
    ui.horizontal(|ui| {
        for (name, width) in COLUMNS.into_iter().chain([(say::BEGINS, 200.0)]) {
            cell_ui(ui, width, |ui| {
                ui.label(around.quiet(around.say(name)).font(fonts::medium(around.tokens.small_size)));
            });
        }
    });
    let row = ui.spacing().interact_size.y;
    let mut answer = None;
    let area = ScrollArea::vertical().id_salt("labels").max_height(height - row).auto_shrink([false, true]);
    area.show_rows(ui, row, labels.len(), |ui, range| {
        for i in range {
            // By its label and not by its place: an answer sorts the lines anew, and the keyboard goes with its line.
            ui.push_id(&labels[i].label, |ui| {
                ui.horizontal(|ui| answer = line_ui(ui, around, labels, i).or(answer.take()));
            });
        }
    });
    answer
}

fn cell_ui<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = vec2(width, ui.spacing().interact_size.y);
    let cell = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        add(ui)
    });
    cell.inner
}

fn line_ui(ui: &mut Ui, around: &Around<'_>, labels: &[LabelLine], i: usize) -> Option<Answer> {
    let line = &labels[i];
    let label = || line.label.clone();
    let [speaker, role, same, turns] = COLUMNS.map(|(_, width)| width);
    let mut answer = None;
    let merged = match &line.answer {
        Some(LabelAnswer::SameAs(other)) => Some(other.as_str()),
        _ => None,
    };
    cell_ui(ui, speaker, |ui| {
        let mut speaks = line.role.is_some();
        let ticked = ui.add_enabled(merged.is_none(), egui::Checkbox::new(&mut speaks, &line.label));
        if ticked.changed() {
            answer = Some(Answer::Is(label(), Some(if speaks { LabelAnswer::Speaker } else { LabelAnswer::Other })));
        }
    });
    cell_ui(ui, role, |ui| answer = role_ui(ui, around, line).or(answer.take()));
    cell_ui(ui, same, |ui| {
        let others = labels.iter().filter(|other| other.role.is_some() && other.label != line.label);
        answer = same_ui(ui, around, line, merged, others).or(answer.take());
    });
    cell_ui(ui, turns, |ui| {
        if line.n_turns > 0 {
            ui.label(around.quiet(around.tongue.number(line.n_turns)));
        }
    });
    let rest = ui.available_width();
    cell_ui(ui, rest, |ui| {
        let doubts: Vec<String> = line.doubts.iter().map(|why| doubt(around.tongue, why)).collect();
        if !doubts.is_empty() {
            ui.label(warning(around, doubts.join(", "))).on_hover_text(doubts.join("\n"));
        }
        ui.label(around.quiet(&line.begins)).on_hover_text(&line.begins);
    });
    answer
}

fn role_ui(ui: &mut Ui, around: &Around<'_>, line: &LabelLine) -> Option<Answer> {
    let before = line.role?;
    let mut role = before;
    let combo = ComboBox::from_id_salt(("role", &line.label)).width(110.0);
    let list = combo.selected_text(around.say(role_name(role))).show_ui(ui, |ui| {
        for choice in [Role::Participant, Role::Interviewer, Role::Moderator] {
            ui.selectable_value(&mut role, choice, around.say(role_name(choice)));
        }
    });
    let name = around.tongue.fill(say::ROLE_OF, &[("label", &line.label)]);
    list.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    (role != before).then(|| Answer::Role(line.label.clone(), role))
}

fn same_ui<'l>(
    ui: &mut Ui,
    around: &Around<'_>,
    line: &LabelLine,
    merged: Option<&str>,
    others: impl Iterator<Item = &'l LabelLine>,
) -> Option<Answer> {
    let combo = ComboBox::from_id_salt(("same", &line.label)).width(110.0);
    let read_as = line.doubts.iter().find_map(|why| match why {
        Why::ReadAs(other) => Some(other.as_str()),
        _ => None,
    });
    let merged = merged.or(read_as);
    let shown = merged.unwrap_or(around.say(say::NOBODY_ELSE));
    let choices = || std::iter::once(None).chain(others.map(|other| Some(other.label.as_str()))).collect();
    let called = |label: &Option<&str>| label.unwrap_or(around.say(say::NOBODY_ELSE)).to_owned();
    let mut chosen = merged;
    let list = choose_ui(ui, combo.selected_text(shown), around.find_entry(), &mut chosen, choices, called);
    let answer = (chosen != merged).then(|| {
        let is = match chosen {
            Some(other) => Some(LabelAnswer::SameAs(other.to_owned())),
            // A misspelt label stands for itself only when somebody says so.
            None => read_as.is_some().then_some(LabelAnswer::Speaker),
        };
        Answer::Is(line.label.clone(), is)
    });
    let name = around.tongue.fill(say::SAME_SPEAKER_AS, &[("label", &line.label)]);
    list.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    answer
}

fn doubt(tongue: Tongue, why: &Why) -> String {
    match why {
        Why::SpeaksOnce => tongue.say(say::SPEAKS_ONCE).to_owned(),
        Why::StandsOnce => tongue.say(say::STANDS_ONCE).to_owned(),
        Why::NotTaken => tongue.say(say::NOT_TAKEN).to_owned(),
        Why::Announces => tongue.say(say::ANNOUNCES).to_owned(),
        Why::ReadAs(other) => tongue.fill(say::READ_AS, &[("label", other)]),
        Why::MaybeSame(other) => tongue.fill(say::MAYBE_SAME, &[("label", other)]),
        Why::OnlyVoice => tongue.say(say::ONLY_VOICE).to_owned(),
        Why::NobodyFound => tongue.say(say::NO_LABELS).to_owned(),
        Why::NotWritten => tongue.say(say::NOT_WRITTEN).to_owned(),
        Why::Asks(percent) => tongue.fill(say::ASKS, &[("n", &percent.to_string())]),
    }
}
