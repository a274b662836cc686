//! Memos, and texts that are being written.

use super::super::App;
use super::super::command::{Command, Tab};
use super::super::notice::Notice;
use super::super::panels::memos::subject_words;
use super::super::state::Study;
use super::super::words::{changes, memos as say};
use super::commit;
use crate::model::{Excerpt, Subject, plan};
use crate::session::{Draft, DraftOn};

pub(super) fn set(app: &mut App, on: Subject, before: &str, text: &str) {
    let phrase = if text.trim().is_empty() { changes::MEMO_REMOVED } else { changes::MEMO_WRITTEN };
    let named = app.study.as_ref().map(|s| subject_words(app.tongue(), s.session.project(), on)).unwrap_or_default();
    let label = app.tongue().fill(phrase, &[("on", &named)]);
    commit(app, &label, |project, _, writer| Ok(plan::memo_of(project, writer, on, before, text)));
    if app.study.as_ref().is_some_and(|s| s.session.project().memo(on).contains(text.trim_end())) {
        forget_draft(app, DraftOn::Memo(on));
    }
}

pub(super) fn show(app: &mut App, on: Option<Subject>) {
    if let Some(Study { session, view, panels, .. }) = &mut app.study {
        let project = session.project();
        view.tab = Tab::Memos;
        panels.memos.show(project, on.unwrap_or(Subject::Project(project.id)));
    }
}

pub(super) fn show_subject(app: &mut App, on: Subject) {
    let Some(study) = &app.study else { return };
    match on {
        Subject::Project(_) => {}
        Subject::Document(document) => super::navigate::open_document(app, document),
        Subject::Participant(_) => super::navigate::show_tab(app, Tab::Participants),
        Subject::Code(code) => super::navigate::show_excerpts_of(app, code),
        Subject::Coding(coding) => {
            let found = study.session.project().coding(coding);
            let excerpt = found.and_then(|(d, c)| Some(Excerpt { document: d.id, span: c.span? }));
            match excerpt {
                Some(excerpt) => super::navigate::show_excerpt(app, excerpt),
                None => app.tell(|tongue| Notice::error(tongue.say(say::LINK_NO_WORDS), None)),
            }
        }
    }
}

pub(super) fn keep_draft(app: &mut App, on: DraftOn, before: String, text: String) {
    if before == text {
        return forget_draft(app, on);
    }
    if let Some(study) = &mut app.study {
        let coder = study.session.coder_name().to_owned();
        study.session.drafts().keep(Draft { on, coder, before, text });
    }
}

/// Lets go of a text that is a change now.
pub(super) fn forget_draft(app: &mut App, on: DraftOn) {
    if let Some(study) = &mut app.study {
        let coder = study.session.coder_name().to_owned();
        study.session.drafts().forget(on, &coder);
    }
}

/// Makes changes of what was written in fields that are still open: the project or the window closes.
pub(in crate::app) fn send_unsent(app: &mut App) {
    super::correcting::finish(app);
    let Some(Study { panels, .. }) = &mut app.study else { return };
    let unsent = panels.inspector.take_unsent().into_iter().chain(panels.memos.take_unsent());
    let unsent: Vec<Command> = unsent.chain(panels.comparison.take_unsent()).collect();
    for command in unsent {
        match command {
            Command::SetMemo { on, before, text } => set(app, on, &before, &text),
            Command::DescribeCode { code, before, text } => super::codes::describe_code(app, code, &before, &text),
            Command::DefineCode { code, part, before, text } => {
                super::codes::define_code(app, code, part, &before, &text);
            }
            Command::Compare(what) => super::comparison::compare(app, what),
            _ => {}
        }
    }
}

/// Makes changes of what the coder was writing when the program stopped in the middle, and tells so.
pub(super) fn recover(app: &mut App) {
    let Some(study) = &mut app.study else { return };
    let coder = study.session.coder_name().to_owned();
    let project = std::sync::Arc::clone(study.session.project());
    // What was written of a code that somebody removed meanwhile waits for its return.
    let stands = |draft: &Draft| match draft.on {
        DraftOn::Memo(_) => true,
        DraftOn::Text(document) => project.document(document).is_some(),
        DraftOn::Description(code) | DraftOn::Definition(code, _) => project.code(code).is_some(),
    };
    let own = study.session.drafts().iter().filter(|d| d.coder == coder && stands(d));
    let left: Vec<Draft> = own.cloned().collect();
    drop(project);
    let mut n_recovered = 0;
    for Draft { on, before, text, .. } in left {
        let label = app.tongue().say(say::RECOVERED);
        let typed = match on {
            DraftOn::Text(document) => super::correcting::left_over(app, document, &text),
            _ => Vec::new(),
        };
        let recovered = commit(app, label, |project, _, writer| match on {
            DraftOn::Text(_) => Ok(typed),
            DraftOn::Memo(on) => Ok(plan::memo_of(project, writer, on, &before, &text)),
            DraftOn::Description(code) => plan::describe_code_from(project, code, &before, &text),
            DraftOn::Definition(code, part) => plan::define_code_from(project, code, part, &before, &text),
        });
        n_recovered += usize::from(recovered);
        forget_draft(app, on);
    }
    if n_recovered > 0 {
        app.tell(|tongue| Notice::warning(tongue.say(say::RECOVERED_TOLD), Vec::new()));
    }
}
