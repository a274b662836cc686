//! Who codes, what is reserved to some of them, and what others propose instead.

use std::collections::BTreeSet;

use super::super::App;
use super::super::command::Teamwork;
use super::super::notice::Notice;
use super::super::words::{Phrase, changes as say, notices};
use super::commit;
use crate::analysis::proposal_title;
use crate::model::{CoderId, ProposalId, Reserved, Said, plan};
use crate::session::Answer;

/// Makes one change of the team.
pub(super) fn change(app: &mut App, teamwork: Teamwork) {
    match teamwork {
        Teamwork::Join(name) => join(app, &name),
        Teamwork::AssignBlind { trees, shares } => {
            let label = counted(app, shares.len(), say::BLIND_ONE, say::BLIND_MANY);
            let shares = || shares.iter().map(|(document, coders)| (*document, &coders[..]));
            commit(app, &label, |project, _, _| plan::assign_documents(project, &trees, shares()));
        }
        Teamwork::OpenBlind { trees, documents } => {
            let label = counted(app, documents.len(), say::OPENED_ONE, say::OPENED_MANY);
            commit(app, &label, |project, _, _| plan::release_documents(project, &trees, &documents));
        }
        Teamwork::Rename { coder, name } => rename(app, coder, &name),
        Teamwork::Colour { coder, colour } => {
            let label = app.tongue().fill(say::CODER_COLOURED, &[("name", &name_of(app, coder))]);
            commit(app, &label, |project, _, _| plan::colour_coder(project, coder, colour));
        }
        Teamwork::Merge { coder, into } => {
            let names = [("name", &*name_of(app, coder)), ("into", &*name_of(app, into))];
            let label = app.tongue().fill(say::CODERS_MERGED, &names);
            commit(app, &label, |project, _, _| plan::merge_coders(project, coder, into));
            keep_own_name(app, into);
        }
        Teamwork::Part(coder) => {
            let name = app.study.as_ref().map(|s| s.session.project().joined_as(coder).to_owned()).unwrap_or_default();
            let label = app.tongue().fill(say::CODER_PARTED, &[("name", &name)]);
            commit(app, &label, |project, _, _| plan::part_coder(project, coder));
        }
        Teamwork::Reserve { what, coders } => reserve(app, what, &coders),
        Teamwork::Answer { proposal, accepted } => answer(app, proposal, accepted),
        Teamwork::AnswerAll { proposals, accepted } => {
            proposals.into_iter().for_each(|proposal| answer(app, proposal, accepted));
        }
        Teamwork::Withdraw(proposal) => {
            let label = app.tongue().fill(say::PROPOSAL_WITHDRAWN, &[("label", &label_of(app, proposal))]);
            commit(app, &label, |project, _, coder| plan::withdraw(project, proposal, coder));
        }
    }
}

fn join(app: &mut App, name: &str) {
    let Some(author) = app.study.as_ref().map(|study| study.session.author()) else { return };
    let label = app.tongue().fill(say::CODER_JOINED, &[("name", name.trim())]);
    commit(app, &label, |project, ids, _| plan::add_coder(project, ids, &author, name));
}

fn counted(app: &App, n: usize, one: Phrase, many: Phrase) -> String {
    app.tongue().count(n, one, many)
}

fn rename(app: &mut App, coder: CoderId, name: &str) {
    let label = app.tongue().fill(say::CODER_RENAMED, &[("name", name.trim())]);
    commit(app, &label, |project, _, _| plan::rename_coder(project, coder, name));
    keep_own_name(app, coder);
}

/// Shows everything without what these coders did.
pub(super) fn hide(app: &mut App, coders: BTreeSet<CoderId>) {
    if let Some(study) = &mut app.study {
        study.session.hide_coders(coders);
        study.absorb_all();
    }
}

/// Takes the name of `coder` for the next project, when it is who works here.
fn keep_own_name(app: &mut App, coder: CoderId) {
    if let Some(study) = app.study.as_ref().filter(|s| s.session.coder() == coder) {
        app.settings.coder = Some(study.session.coder_name().to_owned());
    }
}

fn reserve(app: &mut App, what: Reserved, coders: &[CoderId]) {
    let names: Vec<String> = coders.iter().map(|coder| name_of(app, *coder)).collect();
    let (to_some, to_all) = match what {
        Reserved::Codes => (say::CODES_RESERVED, say::CODES_FREE),
        Reserved::Documents => (say::DOCUMENTS_RESERVED, say::DOCUMENTS_FREE),
    };
    let phrase = if coders.is_empty() { to_all } else { to_some };
    let label = app.tongue().fill(phrase, &[("names", &names.join(", "))]);
    commit(app, &label, |project, _, _| Ok(plan::reserve(project, what, coders)));
}

fn answer(app: &mut App, proposal: ProposalId, accepted: bool) {
    let phrase = if accepted { say::PROPOSAL_ACCEPTED } else { say::PROPOSAL_DECLINED };
    let label = app.tongue().fill(phrase, &[("label", &label_of(app, proposal))]);
    commit(app, &label, |project, _, _| match accepted {
        true => plan::accept(project, proposal).map(|accepted| accepted.ops),
        false => plan::decline(project, proposal),
    });
}

/// Says that a change was proposed, because it is reserved to others.
pub(super) fn tell_proposed(app: &mut App, label: &str) {
    app.last = Some(app.tongue().fill(notices::PROPOSED, &[("label", label)]));
    let label = label.to_owned();
    app.tell(move |tongue| {
        let text = tongue.fill(notices::PROPOSED, &[("label", &label)]);
        Notice::asked(text, Some(tongue.say(notices::PROPOSED_WHY).to_owned()))
    });
}

/// Tells the coder what others said to their proposals.
pub(super) fn tell_answers(app: &mut App, answers: &[Answer]) {
    let Some(study) = &app.study else { return };
    let project = study.session.unblinkered_project();
    let to_own = |answer: &Answer| {
        let proposal = project.proposals.get(&answer.proposal)?;
        let phrase = match answer.accepted {
            Some(true) => notices::ACCEPTED,
            Some(false) => notices::DECLINED,
            None => notices::ANSWER_TAKEN_BACK,
        };
        let is_own = project.one_coder(proposal.by) == study.session.coder();
        is_own.then(|| (phrase, project.coder_name(answer.by).to_owned(), proposal_title(project, proposal)))
    };
    let told: Vec<(Phrase, String, Said)> = answers.iter().filter_map(to_own).collect();
    for (phrase, name, title) in told {
        app.tell(move |tongue| {
            Notice::asked(tongue.fill(phrase, &[("name", &name), ("label", title.told(tongue))]), None)
        });
    }
}

fn name_of(app: &App, coder: CoderId) -> String {
    app.study.as_ref().map(|s| s.session.project().coder_name(coder).to_owned()).unwrap_or_default()
}

fn label_of(app: &App, proposal: ProposalId) -> String {
    let project = app.study.as_ref().map(|s| s.session.project());
    let found = project.and_then(|p| Some((p, p.proposals.get(&proposal)?)));
    found.map(|(project, found)| proposal_title(project, found).told(app.tongue()).to_owned()).unwrap_or_default()
}
