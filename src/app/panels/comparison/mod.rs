//! Where the viewpoints meet, where they part and where one side is silent: themes that gather codes of several trees,
//! the crosswalk between the trees, the framework grid, and which questions of the interview guide were asked where.

mod asked;
mod code_choice;
mod counted;
mod crosswalk;
mod divergence;
mod framework;
mod themes;

#[cfg(test)]
mod tests;

use eframe::egui::{RichText, Ui};

use crate::analysis::{Comparison, ComparisonQuery, Suggestion};
use crate::app::command::{Command, Companion, ComparisonView as View, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::page;
use crate::app::words::{Phrase, asked as words, comparison as say, matrix};
use crate::model::{Edition, ThemeId};

pub use counted::Counted;

/// The views with what each is called.
const VIEWS: [(View, Phrase); 7] = [
    (View::Divergence, say::DIVERGENCE),
    (View::Themes, say::THEMES),
    (View::Crosswalk, say::CROSSWALK),
    (View::Framework, say::FRAMEWORK),
    (View::Asked, words::TITLE),
    (View::Words, say::WORDS),
    (View::NewCodes, say::NEW_CODES),
];

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct ComparisonState {
    view: View,
    /// A view that was asked for from elsewhere, until the next frame.
    wanted: Option<View>,
    divergence: divergence::DivergenceState,
    themes: themes::ThemesState,
    crosswalk: crosswalk::CrosswalkState,
    framework: framework::FrameworkState,
    asked: asked::AskedState,
    counted: counted::CountedState,
}

impl ComparisonState {
    /// Shows that view from the next frame on.
    pub fn show(&mut self, view: View) {
        self.wanted = Some(view);
    }

    /// Takes what was counted in the background.
    pub fn found(&mut self, edition: Edition, asked: &Companion, found: Result<Counted, String>) {
        self.counted.found(edition, asked, found);
    }

    /// Takes note that jobs were stopped.
    pub fn cancelled(&mut self) {
        self.counted.cancelled();
        self.divergence.cancelled();
    }

    /// Takes which codes share words.
    pub fn suggest(&mut self, suggestions: Vec<Suggestion>) {
        self.crosswalk.suggest(suggestions);
    }

    /// Takes what dealing the labels of groups anew found.
    pub fn dealt(&mut self, edition: Edition, asked: &ComparisonQuery, found: Result<Comparison, String>) {
        self.divergence.dealt(edition, asked, found);
    }

    /// Returns the theme that is being summed up.
    pub fn sums_up(&self) -> Option<ThemeId> {
        self.framework.writes_on()
    }

    /// Returns what makes a change of the summary that is being written.
    pub fn take_unsent(&mut self) -> Option<Command> {
        self.framework.take_unsent()
    }

    /// Sends what is being written in views that are not shown any more, so that no letter of it is lost.
    pub fn leave(&mut self, ctx: &Ctx<'_>) {
        self.themes.leave(ctx);
        self.crosswalk.leave(ctx);
        self.framework.leave(ctx);
    }
}

/// Draws the panel.
pub fn comparison_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ComparisonState) {
    if let Some(view) = state.wanted.take().filter(|view| *view != state.view) {
        state.leave(ctx);
        state.view = view;
    }
    page().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (view, name) in VIEWS {
                let text = RichText::new(ctx.say(name)).font(fonts::medium(ctx.tokens.ui_size + 1.0));
                if ui.selectable_label(state.view == view, text).clicked() {
                    state.leave(ctx);
                    state.view = view;
                }
            }
            ui.add_space(12.0);
            export_ui(ui, ctx, state);
        });
        ui.add_space(8.0);
        match state.view {
            View::Divergence => {
                if let Some(theme) = divergence::divergence_ui(ui, ctx, &mut state.divergence) {
                    state.themes.turn_to(theme);
                    state.view = View::Themes;
                }
            }
            View::Themes => themes::themes_ui(ui, ctx, &mut state.themes),
            View::Crosswalk => crosswalk::crosswalk_ui(ui, ctx, &mut state.crosswalk),
            View::Framework => framework::framework_ui(ui, ctx, &mut state.framework),
            View::Asked => asked::asked_ui(ui, ctx, &mut state.asked),
            View::Words => counted::words_ui(ui, ctx, &mut state.counted),
            View::NewCodes => counted::new_codes_ui(ui, ctx, &mut state.counted),
        }
    });
}

fn export_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &ComparisonState) {
    let tables: Vec<(Phrase, TableRequest)> = match state.view {
        View::Divergence => {
            state.divergence.request().into_iter().map(|request| (say::EXPORT_COMPARISON, request)).collect()
        }
        View::Themes => vec![
            (say::EXPORT_CONVERGENCE, TableRequest::Convergence),
            (say::EXPORT_QUOTES, TableRequest::Quotes { all: false }),
            (say::EXPORT_ALL_QUOTES, TableRequest::Quotes { all: true }),
        ],
        View::Crosswalk => vec![(say::EXPORT_CROSSWALK, TableRequest::Crosswalk)],
        View::Framework => vec![(say::EXPORT_FRAMEWORK, TableRequest::Framework)],
        View::Asked => vec![(words::EXPORT, TableRequest::Asked)],
        View::Words | View::NewCodes => {
            state.counted.request().into_iter().map(|request| (say::EXPORT_COUNTED, request)).collect()
        }
    };
    let button = ui.button((icon(icons::EXPORT, ctx.tokens.ui_size + 2.0), ctx.say(matrix::EXPORT)));
    let button = button.accessible_name(ctx.say(matrix::EXPORT));
    eframe::egui::Popup::menu(&button).show(|ui| {
        for (name, table) in tables {
            if ui.button(ctx.say(name)).clicked() {
                ctx.send(Command::AskToExport(table));
            }
        }
    });
}

/// Returns the attribute whose values are compared: the viewpoint, else the first that there is.
pub(super) fn attribute(ctx: &Ctx<'_>) -> Option<String> {
    ctx.project.viewpoint.clone().or_else(|| ctx.project.attributes().next().map(|a| a.name.clone()))
}
