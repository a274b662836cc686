//! Codes that meet on the same words: a table of pairs that can be sorted and filtered.

mod data;
mod table;

use eframe::egui::{Margin, RichText, TextEdit, Ui};

pub use data::{Arrangement, Column, CooccurrenceData};

use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::grid::CellCursor;
use crate::app::widgets::page;
use crate::app::words::cooccurrence as words;
use crate::model::{ProjectId, Stamp};

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct CooccurrenceState {
    arrangement: Arrangement,
    cursor: CellCursor,
    cache: Option<Cache>,
}

#[derive(Debug)]
struct Cache {
    project: ProjectId,
    head: Option<Stamp>,
    arrangement: Arrangement,
    data: CooccurrenceData,
}

impl CooccurrenceState {
    fn refreshed(&mut self, ctx: &Ctx<'_>) -> Cache {
        let (project, head) = (ctx.project.id, ctx.project.head);
        let known = self.cache.take().filter(|cache| (cache.project, cache.head) == (project, head));
        let mut cache = known.unwrap_or_else(|| Cache {
            project,
            head,
            arrangement: self.arrangement.clone(),
            data: CooccurrenceData::new(ctx.project, ctx.outline, &self.arrangement),
        });
        if cache.arrangement != self.arrangement {
            cache.data.arrange(ctx.outline, &self.arrangement);
            cache.arrangement = self.arrangement.clone();
        }
        cache
    }
}

/// Draws the panel.
pub fn cooccurrence_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState) {
    page().show(ui, |ui| content_ui(ui, ctx, state));
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState) {
    let cache = state.refreshed(ctx);
    heading_ui(ui, ctx, &cache.data);
    ui.add_space(6.0);
    controls_ui(ui, ctx, state);
    ui.add_space(8.0);
    if cache.data.shown.is_empty() {
        let why = if cache.data.pairs.is_empty() { words::NONE } else { words::NONE_LEFT };
        ui.add_space(ui.available_height() * 0.3);
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(ctx.say(why)).size(ctx.tokens.ui_size + 1.5).color(ctx.tokens.text_quiet));
        });
    } else {
        table::table_ui(ui, ctx, state, &cache.data);
    }
    state.cache = Some(cache);
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &CooccurrenceData) {
    let tokens = ctx.tokens;
    ui.label(RichText::new(ctx.say(words::TITLE)).font(fonts::semibold(tokens.ui_size + 4.5)).color(tokens.text));
    let pairs = ctx.tongue.count(data.shown.len(), words::PAIR, words::PAIRS);
    let caption = format!("{pairs} · {}", ctx.say(words::CAPTION));
    ui.label(RichText::new(caption).color(tokens.text_quiet));
}

fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState) {
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut state.arrangement.filter)
            .hint_text(ctx.say(words::FILTER))
            .desired_width(260.0)
            .margin(Margin::symmetric(10, 6));
        if ui.add(edit).accessible_name(ctx.say(words::FILTER)).changed() {
            state.cursor = CellCursor::default();
        }
        let button = ui.button((icon(icons::EXPORT, ctx.tokens.ui_size + 2.0), ctx.say(words::EXPORT)));
        if button.accessible_name(ctx.say(words::EXPORT)).clicked() {
            ctx.send(Command::AskToExport(TableRequest::Cooccurrence));
        }
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::app::panels::testing::{Stage, window};
    use crate::model::testing::Fixture;

    fn stage() -> Stage {
        Stage::of(Fixture::of("U1: I [sleep in the [cold|Health]|Sleep].\nU2: [Cold|Health|Housing]."))
    }

    #[test]
    fn a_click_on_a_pair_opens_its_excerpts() {
        let mut window = window(stage(), CooccurrenceState::default(), cooccurrence_ui);
        window.run();
        let pair = window.query_all_by_label_contains("1 excerpt").next();
        pair.expect("two codes meet in the test's project").click();
        window.run();
        let sent = window.state().0.sent();
        assert!(matches!(sent[..], [Command::ShowExcerptsOf(_)]), "{sent:?}");
    }

    #[test]
    fn the_panel_speaks_french() {
        let mut window = window(stage().in_french(), CooccurrenceState::default(), cooccurrence_ui);
        window.run();
        window.get_by_label("Filtrer par code");
        window.get_by_role_and_label(eframe::egui::Role::Table, "Codes qui se rencontrent sur les mêmes mots");
    }
}
