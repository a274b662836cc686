//! What a proposal would do, step by step.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use crate::app::context::Ctx;
use crate::app::panels::history::step_words;
use crate::app::theme::fonts;
use crate::app::words::{Tongue, history, review as say, unbroken};
use crate::model::plan::{self, Acceptance};
use crate::model::{Edition, Op, ProposalId};

/// Nobody reads on after so many steps.
const MOST: usize = 100;

/// What the chosen proposal would do, kept until another one is chosen or something changes.
#[derive(Debug, Default)]
pub(super) struct Proposed {
    of: Option<(ProposalId, Edition, Tongue)>,
    /// The first steps in words.
    steps: Vec<String>,
    n_steps: usize,
    n_left: usize,
}

impl Proposed {
    /// Finds out what the proposal would do to the project, which takes a copy of it.
    fn read(&mut self, ctx: &Ctx<'_>, proposal: ProposalId) {
        let of = Some((proposal, ctx.project.edition(), ctx.tongue));
        if self.of == of {
            return;
        }
        *self = Self { of, ..Self::default() };
        let Ok(Acceptance { ops, n_left, after }) = plan::accept(ctx.project, proposal) else { return };
        // Codes that the proposal makes have names only in the project as it would be.
        let after = Arc::new(after);
        let then = Ctx { project: &after, ..*ctx };
        let steps: Vec<&Op> = ops.iter().filter(|op| !matches!(op, Op::AnswerProposal { .. })).collect();
        (self.n_steps, self.n_left) = (steps.len(), n_left);
        self.steps = steps.iter().take(MOST).map(|op| unbroken(&step_words(&then, op))).collect();
    }

    /// Draws the steps that accepting the proposal would do.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, proposal: ProposalId) {
        self.read(ctx, proposal);
        let face = fonts::medium(ctx.tokens.small_size);
        let quiet = |text: String| RichText::new(text).font(face.clone()).color(ctx.tokens.text_quiet);
        ui.label(quiet(ctx.say(say::PROPOSAL_DOES).to_owned()));
        for step in &self.steps {
            ui.add(Label::new(step).wrap());
        }
        if self.n_steps > self.steps.len() {
            let n = ctx.tongue.number(self.n_steps - self.steps.len());
            ui.label(quiet(ctx.tongue.fill(history::STEPS_MORE, &[("n", &n)])));
        }
        if self.n_left > 0 {
            ui.label(quiet(ctx.tongue.fill(say::PROPOSAL_LEFT, &[("n", &ctx.tongue.number(self.n_left))])));
        }
    }
}
