//! What panels are tested in: a small project, its surroundings and the commands that were sent. Compiled for tests
//! alone.

use std::sync::Arc;

use eframe::egui::{Theme, Ui, Vec2};
use egui_kittest::Harness;

use crate::app::command::{Command, CommandSender};
use crate::app::context::Ctx;
use crate::app::quick::QuickCodes;
use crate::app::state::Habits;
use crate::app::theme::{self, Tokens};
use crate::app::words::Tongue;
use crate::model::testing::Fixture;
use crate::model::{CodeId, CoderId, Outline, Project};

/// A project on a screen.
#[derive(Debug)]
pub struct Stage {
    /// The project.
    pub project: Arc<Project>,
    /// Its codes.
    pub outline: Outline,
    /// Who codes.
    pub coder: CoderId,
    /// The theme.
    pub tokens: Tokens,
    /// The language.
    pub tongue: Tongue,
    /// The current code.
    pub code: Option<CodeId>,
    /// The codes at hand.
    pub quick: QuickCodes,
    /// How the user likes to code.
    pub habits: Habits,
    /// Where commands go.
    pub commands: CommandSender,
}

impl Stage {
    /// Returns a stage for the project of `fixture`, in English and light.
    pub fn of(fixture: Fixture) -> Self {
        let Fixture { project, coder, .. } = fixture;
        Self {
            outline: Outline::of(&project),
            project: Arc::new(project),
            coder,
            tokens: Tokens::light(),
            tongue: Tongue::English,
            code: None,
            quick: QuickCodes::default(),
            habits: Habits::default(),
            commands: CommandSender::default(),
        }
    }

    /// Returns this stage in French.
    pub fn in_french(self) -> Self {
        Self { tongue: Tongue::French, ..self }
    }

    /// Returns the code of that path.
    pub fn code(&self, path: &str) -> CodeId {
        self.outline.find(&self.project, path).expect("the code stands in the test's project")
    }

    /// Returns what panels may look at.
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx {
            project: &self.project,
            outline: &self.outline,
            coder: self.coder,
            tokens: &self.tokens,
            tongue: self.tongue,
            document: None,
            selection: None,
            code: self.code,
            quick: &self.quick,
            habits: &self.habits,
            looks_back: false,
            commands: &self.commands,
        }
    }

    /// Returns what was asked for since the last call.
    pub fn sent(&self) -> Vec<Command> {
        self.commands.take()
    }
}

/// Returns a window that draws a panel with its state on a stage.
pub fn window<'a, S: 'a>(
    stage: Stage,
    state: S,
    draw: impl Fn(&mut Ui, &Ctx<'_>, &mut S) + 'a,
) -> Harness<'a, (Stage, S)> {
    let shown = if stage.tokens.dark { Theme::Dark } else { Theme::Light };
    Harness::builder()
        .with_size(Vec2::new(1000.0, 700.0))
        .with_step_dt(0.05)
        .with_max_steps(20)
        .with_theme(shown)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, (stage, state): &mut (Stage, S)| {
                eframe::egui::CentralPanel::default().show(ui, |ui| draw(ui, &stage.ctx(), state));
            },
            (stage, state),
        )
}
