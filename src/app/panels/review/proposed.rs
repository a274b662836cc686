//! What a proposal would do, step by step.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use crate::app::context::Ctx;
use crate::app::panels::history::step_words;
use crate::app::theme::fonts;
use crate::app::words::{history, review as say, unbroken};
use crate::model::{Op, ProposalId, plan};

/// Nobody reads on after so many steps.
const MOST: usize = 100;

/// Draws the steps that accepting the proposal would do.
pub(super) fn proposed_ui(ui: &mut Ui, ctx: &Ctx<'_>, proposal: ProposalId) {
    let Ok(accepted) = plan::accept(ctx.project, proposal) else { return };
    let quiet =
        |text: String| RichText::new(text).font(fonts::medium(ctx.tokens.small_size)).color(ctx.tokens.text_quiet);
    ui.label(quiet(ctx.say(say::PROPOSAL_DOES).to_owned()));
    // Codes that the proposal makes have names only in the project as it would be.
    let after = Arc::new(accepted.after);
    let then = Ctx { project: &after, ..*ctx };
    let steps: Vec<&Op> = accepted.ops.iter().filter(|op| !matches!(op, Op::AnswerProposal { .. })).collect();
    for op in steps.iter().take(MOST) {
        ui.add(Label::new(unbroken(&step_words(&then, op))).wrap());
    }
    if steps.len() > MOST {
        let n = ctx.tongue.number(steps.len() - MOST);
        ui.label(quiet(ctx.tongue.fill(history::STEPS_MORE, &[("n", &n)])));
    }
    if accepted.n_left > 0 {
        ui.label(quiet(ctx.tongue.fill(say::PROPOSAL_LEFT, &[("n", &ctx.tongue.number(accepted.n_left))])));
    }
}
