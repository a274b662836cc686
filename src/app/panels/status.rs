//! The bar at the bottom: what was just done, what runs, what the project holds, and whether it is saved.

use std::time::Duration;

use eframe::egui::{self, Align, Button, Layout, RichText};

use crate::app::command::{Command, Tab};
use crate::app::context::Ctx;
use crate::app::jobs::JobView;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::width_of;
use crate::app::words::{Phrase, commands, common, opening, shell as say};
use crate::session::Ahead;

/// How far the own changes are saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// All of them are on the disk.
    Yes,
    /// All of them are on the disk, but only in the shared folder: the record outside of it cannot be written.
    OnlyHere,
    /// The last ones are with the system.
    Soon,
    /// The disk refused to confirm.
    Refused,
    /// Nothing can be changed.
    ReadOnly,
}

/// What the bar shows.
#[derive(Clone, PartialEq, Debug)]
pub struct StatusData {
    /// Who works.
    pub coder: String,
    /// Who else works, each with when their newest change was made, the newest first.
    pub others: Vec<(String, String)>,
    /// Whether the changes are saved.
    pub saved: Saved,
    /// What the project holds.
    pub n_documents: usize,
    /// What the project holds.
    pub n_codings: usize,
    /// What the project holds.
    pub n_participants: usize,
    /// What waits to be settled by a person.
    pub n_review: usize,
    /// What waits for its time.
    pub ahead: Vec<Ahead>,
    /// What was just done.
    pub last: Option<String>,
    /// What runs.
    pub jobs: Vec<JobView>,
}

/// Draws the bar.
pub fn status_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, data: &StatusData) {
    ui.style_mut().override_font_id = Some(fonts::regular(ctx.tokens.small_size));
    ui.visuals_mut().override_text_color = Some(ctx.tokens.text_quiet.into());
    // A button that is higher than the bar would stand lower than the words beside it.
    ui.spacing_mut().interact_size.y = ui.available_height();
    ui.horizontal_centered(|ui| {
        let t = ctx.tongue;
        for (i, held) in held(ui, ctx, data).iter().enumerate() {
            if i > 0 {
                ui.label("·");
            }
            ui.label(held);
        }
        if data.n_review > 0 {
            ui.add_space(8.0);
            ui.label(icons::icon(icons::WARNING, 14.0).color(ctx.tokens.warning));
            let count =
                Button::new(t.count(data.n_review, say::REVIEW_ONE, say::REVIEW_MANY)).frame_when_inactive(false);
            if ui.add(count).clicked() {
                ctx.send(Command::ShowTab(Tab::Review));
            }
        }
        ahead_ui(ui, ctx, &data.ahead);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            saved_ui(ui, ctx, data.saved);
            ui.add_space(10.0);
            let coder = Button::new(t.fill(say::CODER, &[("name", &data.coder)])).frame_when_inactive(false);
            if ui.add(coder).on_hover_text(ctx.say(commands::WHO_WORKS)).clicked() {
                ctx.send(Command::AskWhoWorks);
            }
            others_ui(ui, ctx, &data.others);
            jobs_ui(ui, ctx, &data.jobs);
            if let Some(last) = &data.last {
                ui.add_space(10.0);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add_space(14.0);
                    let text = RichText::new(last).color(ctx.tokens.text);
                    let label = ui.add(egui::Label::new(text).truncate());
                    ui.accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
                });
            }
        });
    });
}

/// What a part of the bar takes beside its words, in points.
const BESIDE: f32 = 34.0;

/// Returns what the project holds in words, as much of it as leaves room for what was just done.
fn held(ui: &egui::Ui, ctx: &Ctx<'_>, data: &StatusData) -> Vec<String> {
    let t = ctx.tongue;
    let mut held = vec![
        t.count(data.n_documents, common::ONE_DOCUMENT, common::N_DOCUMENTS),
        t.count(data.n_codings, common::ONE_CODING, common::N_CODINGS),
        t.count(data.n_participants, common::ONE_PARTICIPANT, common::N_PARTICIPANTS),
    ];
    let Some(last) = &data.last else { return held };
    let other = |(name, when): &(String, String)| t.fill(say::OTHER_SHORT, &[("name", name), ("when", when)]);
    let waits = (data.n_review > 0).then(|| t.count(data.n_review, say::REVIEW_ONE, say::REVIEW_MANY));
    let others = [
        Some(last.clone()),
        Some(ctx.say(saved_words(data.saved).0).to_owned()),
        Some(t.fill(say::CODER, &[("name", &data.coder)])),
        data.others.first().map(other),
        waits,
    ];
    let width = |words: &String| width_of(ui, words, fonts::regular(ctx.tokens.small_size)) + BESIDE;
    let room = ui.available_width() - others.iter().flatten().map(width).sum::<f32>();
    while !held.is_empty() && held.iter().map(width).sum::<f32>() > room {
        held.pop();
    }
    held
}

/// Shows how many changes wait because of a clock; whose they are comes out on request.
fn ahead_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, ahead: &[Ahead]) {
    if ahead.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(icons::icon(icons::WARNING, 14.0).color(ctx.tokens.warning));
    let all: Vec<String> = ahead.iter().map(|ahead| opening::of_ahead(ctx.tongue, ahead)).collect();
    let n = ahead.iter().map(|ahead| ahead.n).sum();
    let count = Button::new(ctx.tongue.count(n, say::ONE_WAITS, say::MANY_WAIT)).frame_when_inactive(false);
    if ui.add(count).on_hover_text(all.join("\n")).clicked() {
        ctx.send(Command::AskAboutWaiting);
    }
}

fn saved_words(saved: Saved) -> (Phrase, &'static str) {
    match saved {
        Saved::Yes => (say::SAVED, icons::DONE),
        Saved::OnlyHere => (say::SAVED_ONLY_HERE, icons::WARNING),
        Saved::Soon => (say::SAVING, icons::SYNC),
        Saved::Refused => (say::NOT_SYNCED, icons::WARNING),
        Saved::ReadOnly => (say::READ_ONLY, icons::LOCKED),
    }
}

fn saved_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, saved: Saved) {
    let (phrase, symbol) = saved_words(saved);
    let colour = match saved {
        Saved::Yes => ctx.tokens.good,
        Saved::Soon => ctx.tokens.text_quiet,
        Saved::OnlyHere | Saved::Refused | Saved::ReadOnly => ctx.tokens.warning,
    };
    if saved == Saved::Soon {
        // Nothing else wakes the screen when the disk has confirmed.
        ui.request_repaint_after(Duration::from_millis(100));
    }
    let label = ui.label(ctx.say(phrase));
    if saved == Saved::OnlyHere {
        label.on_hover_text(ctx.say(say::SAVED_ONLY_HERE_WHY));
    }
    ui.label(icons::icon(symbol, 15.0).color(colour));
}

/// Shows whose change came last; the others come out on request.
fn others_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, others: &[(String, String)]) {
    let Some((name, when)) = others.first() else { return };
    ui.add_space(10.0);
    let line = |(name, when): &(String, String)| ctx.tongue.fill(say::OTHER, &[("name", name), ("when", when)]);
    let all: Vec<String> = others.iter().map(line).collect();
    let label = ui.label(ctx.tongue.fill(say::OTHER_SHORT, &[("name", name), ("when", when)]));
    label.on_hover_text(all.join("\n"));
    ui.label(icons::icon(icons::PARTICIPANTS, 15.0));
}

fn jobs_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, jobs: &[JobView]) {
    if jobs.is_empty() {
        return;
    }
    ui.add_space(10.0);
    let cancel = Button::new(icons::icon(icons::CANCEL, 15.0)).frame(false);
    let cancel = ui.add(cancel).accessible_name(ctx.say(say::CANCEL_JOBS));
    if cancel.on_hover_text(ctx.say(say::CANCEL_JOBS)).clicked() {
        ctx.send(Command::CancelJobs);
    }
    for job in jobs {
        let name = match job.steps {
            Some((done, total)) => {
                let [done, total] = [done, total].map(|n| ctx.tongue.number(n));
                ctx.tongue.fill(say::JOB_COUNTED, &[("job", &job.name), ("n", &done), ("all", &total)])
            }
            None => job.name.clone(),
        };
        match job.fraction {
            Some(fraction) => {
                let bar = egui::ProgressBar::new(fraction).desired_width(110.0).desired_height(6.0);
                ui.add(bar.fill(ctx.tokens.link())).accessible_name(&job.name);
            }
            None => {
                ui.add(egui::Spinner::new().size(13.0)).accessible_name(&job.name);
            }
        }
        // A narrow window cuts it before it would run into what the project holds.
        ui.add(egui::Label::new(name).truncate());
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::app::panels::testing::{Stage, window};
    use crate::model::testing::Fixture;

    #[test]
    fn what_was_just_done_is_told_whole_in_a_narrow_window_rather_than_what_the_project_holds() {
        let last = "Des modifications de Benoît ont été reçues : 12";
        let told = |width: f32| {
            let data = StatusData {
                coder: "Anna Lindqvist".to_owned(),
                others: vec![("Benoît".to_owned(), "14:42".to_owned())],
                saved: Saved::Yes,
                n_documents: 20,
                n_codings: 730,
                n_participants: 20,
                n_review: 2,
                ahead: Vec::new(),
                last: Some(last.to_owned()),
                jobs: Vec::new(),
            };
            let stage = Stage::of(Fixture::of("U01: Un toit.")).in_french();
            let harness = window(stage, (), move |ui, ctx, ()| {
                ui.set_max_width(width);
                status_ui(ui, ctx, &data);
            });
            let held = harness.query_by_label("20 participants").is_some();
            (harness.get_by_label(last).rect().width().round(), held)
        };
        let (whole, held) = told(1800.0);
        assert!(held, "a wide window tells all");
        assert_eq!(told(960.0), (whole, false));
    }

    #[test]
    fn what_runs_does_not_run_into_what_the_project_holds() {
        let data = StatusData {
            coder: "Anna".to_owned(),
            others: vec![("Bob".to_owned(), "14:42".to_owned())],
            saved: Saved::Yes,
            n_documents: 20,
            n_codings: 730,
            n_participants: 20,
            n_review: 0,
            ahead: Vec::new(),
            last: None,
            jobs: vec![JobView {
                name: "Mesure de l’accord entre codeurs".to_owned(),
                fraction: Some(0.1),
                steps: None,
            }],
        };
        let stage = Stage::of(Fixture::of("U01: Un toit.")).in_french();
        let harness = window(stage, (), |ui, ctx, ()| {
            ui.set_max_width(880.0);
            status_ui(ui, ctx, &data);
        });
        let held = harness.get_by_label("20 participants").rect();
        let runs = harness.get_all_by_label_contains("Mesure").map(|node| node.rect());
        assert!(runs.min_by(|a, b| a.left().total_cmp(&b.left())).unwrap().left() > held.right());
    }
}
