//! What a proposal would do, step by step.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use crate::app::context::Ctx;
use crate::app::panels::history::step_words;
use crate::app::theme::fonts;
use crate::app::whose::Whose;
use crate::app::words::{Tongue, history, review as say, unbroken};
use crate::model::plan::{self, Acceptance};
use crate::model::{CoderId, Edition, Op, Project, ProposalId};

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
    /// How many codings would no longer count, and whose they are.
    gone: Option<(usize, Whose)>,
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
        let gone = no_longer_counted(ctx.project, &after);
        let n_gone = gone.values().sum();
        self.gone = (n_gone > 0).then(|| (n_gone, Whose::of(ctx.project, &gone)));
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
        if let Some((n, whose)) = &self.gone {
            let values = [("whose", &*whose.told(ctx.tongue))];
            let gone = ctx.tongue.count_filled(*n, say::PROPOSAL_CODING_GOES, say::PROPOSAL_CODINGS_GO, &values);
            ui.add(Label::new(RichText::new(unbroken(&gone)).color(ctx.tokens.warning)).wrap());
        }
        if self.n_left > 0 {
            ui.label(quiet(ctx.tongue.fill(say::PROPOSAL_LEFT, &[("n", &ctx.tongue.number(self.n_left))])));
        }
    }
}

/// Returns how many codings of each coder count before and not after.
fn no_longer_counted(before: &Project, after: &Project) -> BTreeMap<CoderId, usize> {
    let counted = |project: &Project| {
        project.counted_by_coder(project.documents().into_iter().flat_map(|d| project.codings(d)).map(|c| c.coding))
    };
    let (mut gone, after) = (counted(before), counted(after));
    for (coder, n) in after {
        gone.entry(coder).and_modify(|before| *before = before.saturating_sub(n));
    }
    gone.retain(|_, n| *n > 0);
    gone
}
