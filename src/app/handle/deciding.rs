//! Decisions about places where coders disagree.

use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::command::Deciding;
use super::super::dialogs::Dialog;
use super::super::jobs::JobHandle;
use super::super::words::{Phrase, agreement, changes as say};
use super::commit;
use crate::analysis::{AgreementQuery, disputes};
use crate::model::plan::{self, Decision};
use crate::model::{CodeId, CodingId, DocumentId, Excerpt, HeldExcerpt};

/// Does one step on the way to a decision.
pub(super) fn decide(app: &mut App, screen: &Context, deciding: Deciding) {
    match deciding {
        Deciding::Find(query) => find(app, screen, *query),
        Deciding::Choose(decision) => choose(app, &decision),
        Deciding::AskForCode { decision, excerpt } => {
            let held = app.study.as_ref().and_then(|s| HeldExcerpt::of(s.session.project(), excerpt));
            held.into_iter().for_each(|held| app.ask(Dialog::decide_anew(decision.clone(), held)));
        }
        Deciding::ChooseCode { decision, excerpt, code } => choose_code(app, &decision, excerpt, code),
        Deciding::Reopen { document, codings } => reopen(app, document, &codings),
    }
}

fn find(app: &mut App, screen: &Context, query: AgreementQuery) {
    let job = app.tongue().say(agreement::FINDING_DISPUTES).to_owned();
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let (edition, asked) = (project.edition(), query.clone());
    let work = move |_: &JobHandle| disputes(&project, &asked);
    app.jobs.spawn(screen, job, work, move |app, _, found| {
        if let Some(study) = &mut app.study {
            study.panels.agreement.deciding.take((edition, query), found);
        }
    });
}

fn choose(app: &mut App, decision: &Decision) {
    let label = label(app, say::DECIDED, decision.document, "");
    if commit(app, &label, |project, _, _| plan::decide(project, decision)) {
        forget(app, decision);
    }
}

fn choose_code(app: &mut App, decision: &Decision, excerpt: Excerpt, code: CodeId) {
    let label = label(app, say::DECIDED_ANEW, decision.document, &app.code_name(code));
    if commit(app, &label, |project, ids, coder| plan::decide_anew(project, ids, coder, decision, code, excerpt)) {
        forget(app, decision);
    }
}

/// Takes the place out of the list, which goes on to the next one before it is found anew.
fn forget(app: &mut App, decision: &Decision) {
    if let Some(study) = &mut app.study {
        study.panels.agreement.deciding.forget(decision);
    }
}

fn reopen(app: &mut App, document: DocumentId, codings: &[CodingId]) {
    let label = label(app, say::DECISION_REOPENED, document, "");
    commit(app, &label, |project, _, _| plan::reopen(project, document, codings));
}

fn label(app: &App, phrase: Phrase, document: DocumentId, code: &str) -> String {
    let project = app.study.as_ref().map(|s| s.session.project());
    let name = project.and_then(|p| p.document(document)).map(|d| d.name.clone()).unwrap_or_default();
    app.tongue().fill(phrase, &[("document", &name), ("code", code)])
}
