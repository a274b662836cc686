//! Who speaks in which document: their role, and which person they are.

use eframe::egui::{self, ComboBox, RichText};
use egui_extras::{Column, TableBuilder};

use super::{heading, nothing_ui, role_name, say};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::recount::Recount;
use crate::app::theme::fonts;
use crate::app::widgets::entries::choose_ui;
use crate::model::{DocumentId, ParticipantId, Project, Role, Speaker};

/// One speaker of one document.
#[derive(Clone, PartialEq, Eq, Debug)]
struct SpeakerRow {
    document: DocumentId,
    document_name: String,
    index: u16,
    speaker: Speaker,
    n_turns: usize,
}

/// The speakers of all documents.
#[derive(Debug, Default)]
pub struct SpeakersData(Recount<(), Vec<SpeakerRow>>);

fn rows_of(project: &Project) -> Vec<SpeakerRow> {
    let mut rows = Vec::new();
    for document in project.documents() {
        let mut n_turns = vec![0; document.speakers.len()];
        for speaker in document.turns.iter().filter_map(|t| t.speaker) {
            if let Some(n) = n_turns.get_mut(usize::from(speaker)) {
                *n += 1;
            }
        }
        let speakers = (0..).zip(&document.speakers).zip(n_turns);
        // A label under which nobody speaks any more was renamed away or merged.
        for ((index, speaker), n_turns) in speakers.filter(|(_, n_turns)| *n_turns > 0) {
            let document_name = document.name.clone();
            rows.push(SpeakerRow { document: document.id, document_name, index, speaker: speaker.clone(), n_turns });
        }
    }
    rows
}

/// Draws the speakers.
pub fn speakers_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, data: &mut SpeakersData, people: &[ParticipantId]) {
    data.0.renew(ui.ctx(), ctx.project, (), |project, ()| rows_of(project));
    match data.0.found() {
        None => data.0.waiting_ui(ui, ctx),
        Some(rows) if rows.is_empty() => nothing_ui(ui, ctx, say::NO_SPEAKERS),
        Some(rows) => table_ui(ui, ctx, rows, people),
    }
}

/// What the other columns take beside the names of documents and speakers, in points.
const BESIDE_NAMES: f32 = 480.0;

fn table_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, rows: &[SpeakerRow], people: &[ParticipantId]) {
    let column = |width: f32| Column::initial(width).at_least(60.0).resizable(true).clip(true);
    // A small window cuts names of documents and speakers rather than the choice of a person.
    let name = ((ui.available_width() - BESIDE_NAMES) / 2.0).clamp(60.0, 220.0);
    let table = TableBuilder::new(ui)
        .id_salt("speakers")
        .striped(false)
        .auto_shrink([false, false])
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
        .columns(column(name), 2)
        .column(column(70.0))
        .column(column(170.0))
        .column(Column::remainder().at_least(120.0).clip(true));
    let heads = [say::DOCUMENT, say::SPEAKER, say::TURNS, say::ROLE, say::PARTICIPANT];
    let table = table.header(32.0, |mut header| {
        for head in heads {
            header.col(|ui| {
                ui.label(heading(ctx, ctx.say(head)));
            });
        }
    });
    table.body(|body| {
        body.rows(32.0, rows.len(), |mut row| {
            let speaker = &rows[row.index()];
            row.col(|ui| {
                let name = RichText::new(&speaker.document_name).font(fonts::regular(ctx.tokens.ui_size));
                if ui.add(egui::Button::new(name).frame_when_inactive(false).truncate()).clicked() {
                    ctx.send(Command::OpenDocument(speaker.document));
                }
            });
            row.col(|ui| {
                let label = RichText::new(&speaker.speaker.label).font(fonts::medium(ctx.tokens.ui_size));
                ui.add(egui::Label::new(label).truncate());
            });
            row.col(|ui| {
                ui.label(RichText::new(ctx.tongue.number(speaker.n_turns)).color(ctx.tokens.text_quiet));
            });
            row.col(|ui| role_ui(ui, ctx, speaker));
            row.col(|ui| person_ui(ui, ctx, speaker, people));
        });
    });
}

fn set(ctx: &Ctx<'_>, row: &SpeakerRow, to: Speaker) {
    ctx.send(Command::SetSpeaker { document: row.document, speaker: row.index, to });
}

fn role_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, row: &SpeakerRow) {
    let now = row.speaker.role;
    let combo = ComboBox::from_id_salt(("role", row.document, row.index))
        .selected_text(ctx.say(role_name(now)))
        .width(140.0)
        .show_ui(ui, |ui| {
            for role in [Role::Participant, Role::Interviewer, Role::Moderator] {
                if ui.selectable_label(role == now, ctx.say(role_name(role))).clicked() {
                    set(ctx, row, Speaker { role, ..row.speaker.clone() });
                }
            }
        });
    combo.response.accessible_name(ctx.tongue.fill(say::ROLE_OF, &[("name", &row.speaker.label)]));
}

fn person_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, row: &SpeakerRow, people: &[ParticipantId]) {
    let now = row.speaker.participant;
    let named = |id| ctx.project.participants.get(&id).map(|p| p.name.as_str());
    let called = |id: Option<ParticipantId>| id.and_then(named).unwrap_or_else(|| ctx.say(say::NO_PERSON));
    let combo = ComboBox::from_id_salt(("person", row.document, row.index)).selected_text(called(now)).width(180.0);
    let choices = || std::iter::once(None).chain(people.iter().copied().map(Some)).collect();
    let mut chosen = now;
    let list = choose_ui(ui, combo, ctx.find_entry(), &mut chosen, choices, |id| called(*id).to_owned());
    if chosen != now {
        set(ctx, row, Speaker { participant: chosen, ..row.speaker.clone() });
    }
    list.accessible_name(ctx.tongue.fill(say::PERSON_OF, &[("name", &row.speaker.label)]));
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Pos2, Rect, UiBuilder, vec2};
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::app::panels::testing::{Stage, window};
    use crate::model::testing::Fixture;

    #[test]
    fn each_speaker_of_each_document_is_listed_with_its_turns() {
        let fixture = Fixture::of("Ana: yes\nBen: no\nAna: well\n");
        let rows = rows_of(&fixture.project);
        let shown: Vec<_> = rows.iter().map(|r| (r.speaker.label.as_str(), r.index, r.n_turns)).collect();
        assert_eq!(shown, [("Ana", 0, 2), ("Ben", 1, 1)]);
    }

    #[test]
    fn the_choice_of_a_person_is_seen_between_the_panes_of_a_small_window() {
        let stage = Stage::of(Fixture::of("Ana: yes\nBen: no"));
        let people: Vec<ParticipantId> = stage.project.participants.keys().copied().collect();
        let mut window = window(stage, SpeakersData::default(), move |ui, ctx, data| {
            let between = Rect::from_min_size(Pos2::ZERO, vec2(700.0, 400.0));
            ui.scope_builder(UiBuilder::new().max_rect(between), |ui| speakers_ui(ui, ctx, data, &people));
        });
        window.run();
        let choice = window.get_by_label("Participant for Ana").rect();
        assert!(choice.left() > 300.0 && choice.right() <= 700.0, "{choice:?}");
    }
}
