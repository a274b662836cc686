//! Applying codes and taking them back.

use super::super::App;
use super::super::command::CodeChoice;
use super::super::notice::Notice;
use super::super::words::{changes as say, errors, notices, reader as quotes};
use super::commit;
use crate::model::plan::{self, CodeDraft, PlanError};
use crate::model::{CodeId, CoderId, CodingId, DocumentId, Excerpt, IdSource, Op, Outline, Project, Span};

pub(super) fn apply_code(app: &mut App, code: CodeId, excerpt: Excerpt) {
    let label = app.tongue().fill(say::APPLIED, &[("code", &app.code_name(code))]);
    commit(app, &label, |project, ids, coder| plan::apply_code(project, ids, code, coder, excerpt));
    remember(app, code);
}

fn remember(app: &mut App, code: CodeId) {
    if let Some(study) = app.study.as_mut().filter(|s| s.session.project().code(code).is_some()) {
        study.quick.used(study.session.project(), code);
    }
}

pub(super) fn apply_new_code(app: &mut App, path: &str, parent: Option<CodeId>, excerpt: Excerpt) {
    let label = app.tongue().fill(say::APPLIED_NEW, &[("code", path.trim())]);
    let mut applied = None;
    commit(app, &label, |project, ids, coder| {
        let path = path_below(project, parent, path);
        let (code, ops) = with_code(project, ids, coder, &path, &[excerpt])?;
        applied = Some(code);
        Ok(ops)
    });
    if let Some(code) = applied {
        remember(app, code);
    }
}

/// Applies, makes and takes back what was chosen for an excerpt, as one change.
pub(super) fn apply_codes(app: &mut App, excerpt: Excerpt, choice: &CodeChoice) {
    let label = label_of_choice(app, excerpt.document, choice);
    let mut applied = choice.codes.clone();
    commit(app, &label, |project, ids, coder| {
        let mut draft = CodeDraft::new(project);
        for (path, parent) in &choice.new {
            applied.push(draft.code_at(ids, &path_below(project, *parent, path))?);
        }
        let codings = plan::apply_codes(draft.project(), ids, &applied, coder, excerpt)?;
        let mut ops = draft.into_ops();
        ops.extend(codings);
        for coding in &choice.removed {
            ops.extend(plan::remove_coding(project, excerpt.document, *coding)?);
        }
        Ok(ops)
    });
    for code in applied {
        remember(app, code);
    }
}

fn label_of_choice(app: &App, document: DocumentId, choice: &CodeChoice) -> String {
    let CodeChoice { codes, new, removed } = choice;
    let quoted = |name: &str| app.tongue().fill(quotes::QUOTED, &[("words", name)]);
    let mut names: Vec<String> = codes.iter().map(|code| quoted(&app.code_name(*code))).collect();
    names.extend(new.iter().map(|(path, _)| quoted(path.trim())));
    let gone: Vec<String> = removed.iter().map(|c| quoted(&name_of_coding(app, document, *c))).collect();
    let (applied, gone) = (names.join(", "), gone.join(", "));
    let phrase = match (applied.is_empty(), gone.is_empty()) {
        (_, true) => say::CODES_APPLIED,
        (true, false) => say::CODES_TAKEN_BACK,
        (false, false) => say::CODES_EXCHANGED,
    };
    app.tongue().fill(phrase, &[("codes", &applied), ("removed", &gone)])
}

fn path_below(project: &Project, parent: Option<CodeId>, path: &str) -> String {
    match parent.map(|p| Outline::of(project).path(p).to_owned()).filter(|p| !p.is_empty()) {
        Some(above) => format!("{above}/{path}"),
        None => path.to_owned(),
    }
}

/// Plans the code of `path`, as far as it is missing, and its codings of `excerpts`.
fn with_code(
    project: &Project,
    ids: &mut IdSource,
    coder: CoderId,
    path: &str,
    excerpts: &[Excerpt],
) -> Result<(CodeId, Vec<Op>), PlanError> {
    let mut draft = CodeDraft::new(project);
    let code = draft.code_at(ids, path)?;
    let codings = plan::apply_code_to_all(draft.project(), ids, code, coder, excerpts)?;
    let mut ops = draft.into_ops();
    ops.extend(codings);
    Ok((code, ops))
}

/// The longest name that an in vivo code takes from the text, in characters; codes are read in a narrow tree.
const IN_VIVO_LENGTH: usize = 60;

pub(super) fn code_in_vivo(app: &mut App, excerpt: Excerpt) {
    let Some(study) = &app.study else { return };
    let project = study.session.project();
    let words = project.document(excerpt.document).map(|d| project.words(d, excerpt.span)).unwrap_or_default();
    let name = in_vivo_name(&words);
    if name.is_empty() {
        app.tell(|tongue| Notice::error(tongue.say(errors::EMPTY_EXCERPT), None));
        return;
    }
    let label = app.tongue().fill(say::APPLIED_IN_VIVO, &[("code", &name)]);
    let mut applied = None;
    commit(app, &label, |project, ids, coder| {
        let (code, ops) = with_code(project, ids, coder, &name, &[excerpt])?;
        applied = Some(code);
        Ok(ops)
    });
    if let Some(code) = applied {
        remember(app, code);
    }
}

/// Returns selected words as a code's name: on one line, without the slash that separates the names of a path.
fn in_vivo_name(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ").replace('/', "∕");
    crate::model::text::short_quote(line.trim_matches(|c: char| c.is_ascii_punctuation()), IN_VIVO_LENGTH)
}

pub(super) fn repeat_last_code(app: &mut App, excerpt: Excerpt) {
    let Some(study) = &app.study else { return };
    match study.quick.last(study.session.project()) {
        Some(code) => apply_code(app, code, excerpt),
        None if !study.quick.recent.is_empty() => tell_code_removed(app),
        None => {
            app.tell(|tongue| {
                Notice::error(tongue.say(notices::NO_CODE_YET), Some(tongue.say(notices::NO_CODE_YET_HINT).to_owned()))
            });
        }
    }
}

/// Says why a key that stood for a code does nothing: taking the next best code instead would be a wrong coding by
/// routine.
pub(super) fn tell_code_removed(app: &mut App) {
    app.tell(|tongue| {
        let hint = tongue.say(notices::CODE_OF_KEY_REMOVED_HINT).to_owned();
        Notice::error(tongue.say(notices::CODE_OF_KEY_REMOVED), Some(hint))
    });
}

/// Pins a code or takes it off, here and in the settings, which outlive the window.
pub(super) fn pin_code(app: &mut App, code: CodeId, pinned: bool) {
    let Some(study) = &mut app.study else { return };
    study.quick.pin(code, pinned);
    app.settings.pins.insert(study.session.project().id, study.quick.pinned.clone());
}

pub(super) fn remove_codings(app: &mut App, codings: &[(DocumentId, CodingId)]) {
    let label = match codings {
        [(document, coding)] => {
            app.tongue().fill(say::CODING_REMOVED, &[("code", &name_of_coding(app, *document, *coding))])
        }
        many => app.tongue().fill(say::CODINGS_REMOVED, &[("n", &app.tongue().number(many.len()))]),
    };
    commit(app, &label, |project, _, _| {
        let mut ops = Vec::new();
        for (document, coding) in codings {
            ops.extend(plan::remove_coding(project, *document, *coding)?);
        }
        Ok(ops)
    });
}

pub(super) fn recode_codings(app: &mut App, codings: &[(DocumentId, CodingId)], to: CodeId) {
    let name = app.code_name(to);
    let label = match codings {
        [(document, coding)] => {
            let from = name_of_coding(app, *document, *coding);
            app.tongue().fill(say::CODING_RECODED, &[("from", &from), ("code", &name)])
        }
        many => app.tongue().fill(say::CODINGS_RECODED, &[("n", &app.tongue().number(many.len())), ("code", &name)]),
    };
    if commit(app, &label, |project, _, _| plan::recode_codings(project, codings, to)) {
        app.notices.push(Notice::done(label));
    }
}

fn name_of_coding(app: &App, document: DocumentId, coding: CodingId) -> String {
    let project = app.study.as_ref().map(|s| s.session.project());
    let code = project.and_then(|p| p.resolve_code(p.document(document)?.codings.get(&coding)?.code));
    code.map(|code| app.code_name(code)).unwrap_or_default()
}

pub(super) fn move_codings(app: &mut App, document: DocumentId, codings: &[CodingId], span: Span) {
    let label = match codings {
        [] => {
            app.tell(|tongue| Notice::error(tongue.say(notices::NO_OWN_CODING), None));
            return;
        }
        [coding] => app.tongue().fill(say::CODING_MOVED, &[("code", &name_of_coding(app, document, *coding))]),
        many => app.tongue().fill(say::CODINGS_MOVED, &[("n", &app.tongue().number(many.len()))]),
    };
    commit(app, &label, |project, _, _| plan::move_codings(project, document, codings, span));
}

pub(super) fn apply_code_to_all(app: &mut App, code_path: &str, excerpts: &[Excerpt]) {
    let n = app.tongue().number(excerpts.len());
    let label = app.tongue().fill(say::APPLIED_TO_ALL, &[("code", code_path.trim()), ("n", &n)]);
    let mut applied = None;
    let happened = commit(app, &label, |project, ids, coder| {
        let (code, ops) = with_code(project, ids, coder, code_path, excerpts)?;
        applied = Some(code);
        Ok(ops)
    });
    if happened {
        app.notices.push(Notice::done(label));
    }
    if let Some(code) = applied {
        remember(app, code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_in_vivo_code_is_one_line_without_a_slash() {
        assert_eq!(in_vivo_name("  just sit\n down. "), "just sit down");
        assert_eq!(in_vivo_name("et/ou"), "et∕ou");
        assert_eq!(in_vivo_name("…"), "…");
        assert_eq!(in_vivo_name("?!"), "");
    }
}
