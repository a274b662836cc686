//! The code trees.

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::dialogs::confirm::Provisos;
use super::super::words::{Phrase, changes as say, dialogs as dialog_say};
use super::commit;
use crate::model::plan::{self, CodeDraft, PlanError};
use crate::model::{CodeId, CodingId, Colour, DefinitionPart, DocumentId, Op, Reserved, TreeId};

pub(super) fn add_tree(app: &mut App, name: &str) {
    let label = app.tongue().fill(say::TREE_ADDED, &[("name", name.trim())]);
    commit(app, &label, |_, ids, _| plan::add_tree(ids, name).map(|(_, ops)| ops));
}

pub(super) fn rename_tree(app: &mut App, tree: TreeId, name: &str) {
    let label = app.tongue().fill(say::TREE_RENAMED, &[("name", name.trim())]);
    commit(app, &label, |project, _, _| plan::rename_tree(project, tree, name));
}

/// Adds a code below `parent`, else at the top of `tree`, else at the top of the first tree, which is made when
/// missing. It stands right behind its sibling `behind`, if that is given.
pub(super) fn add_code(
    app: &mut App,
    tree: Option<TreeId>,
    parent: Option<CodeId>,
    behind: Option<CodeId>,
    name: &str,
) {
    let label = app.tongue().fill(say::CODE_ADDED, &[("code", name.trim())]);
    let mut added = None;
    commit(app, &label, |project, ids, _| {
        let mut draft = CodeDraft::new(project);
        let above = parent.and_then(|p| project.code(p));
        let first = || project.trees().first().map(|t| t.id);
        let tree = match above.map(|p| p.place.tree).or(tree).or_else(first) {
            Some(tree) => tree,
            None => draft.tree_named(ids, plan::FIRST_TREE)?,
        };
        let code = draft.add_code(ids, tree, above.map(|p| p.id), name)?;
        added = Some(code);
        draft_behind(draft, code, behind)
    });
    look_at(app, added);
}

/// Returns what a draft plans, with its new code moved right behind another one.
fn draft_behind(draft: CodeDraft, code: CodeId, behind: Option<CodeId>) -> Result<Vec<Op>, PlanError> {
    let moves = match behind {
        Some(behind) => plan::move_behind(draft.project(), code, behind)?,
        None => Vec::new(),
    };
    let mut ops = draft.into_ops();
    ops.extend(moves);
    Ok(ops)
}

/// Makes a code the current one.
fn look_at(app: &mut App, code: Option<CodeId>) {
    if let (Some(study), Some(code)) = (&mut app.study, code)
        && study.session.project().code(code).is_some()
    {
        study.view.code = Some(code);
    }
}

/// Gives codings a new code right behind `beside`.
pub(super) fn recode_to_new(app: &mut App, codings: &[(DocumentId, CodingId)], beside: CodeId, name: &str) {
    let label = recoded(app, codings.len(), name);
    let mut added = None;
    commit(app, &label, |project, ids, _| {
        let mut draft = CodeDraft::new(project);
        let sibling = project.code(beside).ok_or(PlanError::NoSuchCode)?;
        let parent = project.parent_of(sibling).map(|p| p.id);
        let code = draft.add_code(ids, sibling.place.tree, parent, name)?;
        added = Some(code);
        let recoded = plan::recode_codings(draft.project(), codings, code)?;
        let mut ops = draft_behind(draft, code, Some(beside))?;
        ops.extend(recoded);
        Ok(ops)
    });
    look_at(app, added);
}

fn recoded(app: &App, n: usize, code: &str) -> String {
    app.tongue().count_filled(n, say::ONE_RECODED, say::CODINGS_RECODED, &[("code", code)])
}

pub(super) fn ask_to_merge(app: &mut App, codes: Vec<CodeId>) {
    let Some(study) = &app.study else { return };
    let dialog = Dialog::merge_codes(study.session.project(), codes);
    app.ask(dialog);
}

pub(super) fn ask_for_colour(app: &mut App, codes: Vec<CodeId>) {
    let title = named(app, &codes, dialog_say::COLOUR_OF, dialog_say::COLOUR_OF_MANY);
    app.ask(Dialog::colour(codes, title));
}

/// Puts the keyboard into the filter box.
pub(super) fn filter(app: &mut App) {
    app.settings.panes.lists = true;
    if let Some(study) = &mut app.study {
        study.panels.code_tree.take_filter();
    }
}

pub(super) fn rename_code(app: &mut App, code: CodeId, name: &str) {
    let label = app.tongue().fill(say::CODE_RENAMED, &[("code", &app.code_name(code)), ("name", name.trim())]);
    commit(app, &label, |project, _, _| plan::rename_code(project, code, name));
}

pub(super) fn describe_code(app: &mut App, code: CodeId, before: &str, text: &str) {
    let label = app.tongue().fill(say::CODE_DESCRIBED, &[("code", &app.code_name(code))]);
    commit(app, &label, |project, _, _| plan::describe_code_from(project, code, before, text));
    super::memos::forget_draft(app, crate::session::DraftOn::Description(code));
}

pub(super) fn define_code(app: &mut App, code: CodeId, part: DefinitionPart, before: &str, text: &str) {
    let label = app.tongue().fill(say::CODE_DEFINED, &[("code", &app.code_name(code))]);
    commit(app, &label, |project, _, _| plan::define_code_from(project, code, part, before, text));
    super::memos::forget_draft(app, crate::session::DraftOn::Definition(code, part));
}

pub(super) fn colour_codes(app: &mut App, codes: &[CodeId], colour: Option<Colour>) {
    let label = named(app, codes, say::CODE_COLOURED, say::CODES_COLOURED);
    commit(app, &label, |project, _, _| plan::colour_codes(project, codes, colour));
}

pub(super) fn colour_branches(app: &mut App, codes: &[CodeId], colour: Colour) {
    let label = named(app, codes, say::BRANCH_COLOURED, say::BRANCHES_COLOURED);
    commit(app, &label, |project, _, _| plan::colour_branches(project, codes, colour));
}

pub(super) fn move_codes(app: &mut App, codes: &[CodeId], tree: TreeId, parent: Option<CodeId>, index: usize) {
    let label = named(app, codes, say::CODE_MOVED, say::CODES_MOVED);
    commit(app, &label, |project, _, _| plan::move_codes(project, codes, tree, parent, index));
}

/// Merges codes, and goes on with the one that stays.
pub(super) fn merge_codes(app: &mut App, codes: &[CodeId], into: CodeId) {
    let gone: Vec<CodeId> = codes.iter().copied().filter(|code| *code != into).collect();
    let name = app.code_name(into);
    let label = match gone[..] {
        [code] => app.tongue().fill(say::CODES_MERGED, &[("code", &app.code_name(code)), ("name", &name)]),
        _ => app.tongue().count_filled(gone.len(), say::MANY_MERGED, say::MANY_MERGED, &[("name", &name)]),
    };
    let merged = commit(app, &label, |project, _, _| plan::merge_codes(project, codes, into));
    look_at(app, Some(into).filter(|_| merged));
}

/// Asks when codings go with the codes; a code that nobody used goes at once, since undo brings it back.
pub(super) fn ask_to_remove(app: &mut App, codes: Vec<CodeId>) {
    let Some(study) = &app.study else { return };
    // Whoever removes has to know what goes, also what they do not see.
    let preview = plan::removal_preview(study.session.unblinkered_project(), &codes);
    let seen = plan::removal_preview(study.session.project(), &codes);
    let provisos = Provisos::of(&study.session, Reserved::Codes, &preview.codings_of, seen.n_codings());
    if preview.n_codings() == 0 && preview.n_codes <= 1 {
        remove_codes(app, &codes);
    } else {
        let name = named(app, &codes, dialog_say::REMOVE_CODE, dialog_say::REMOVE_CODES);
        app.ask(Dialog::remove_codes(codes, name, preview, provisos));
    }
}

pub(super) fn remove_codes(app: &mut App, codes: &[CodeId]) {
    let label = named(app, codes, say::CODE_REMOVED, say::CODES_REMOVED);
    commit(app, &label, |project, _, _| plan::remove_codes(project, codes));
}

/// Returns `one` with the name of the code, or `many` with the number of codes.
fn named(app: &App, codes: &[CodeId], one: Phrase, many: Phrase) -> String {
    match codes {
        [code] => app.tongue().fill(one, &[("code", &app.code_name(*code))]),
        _ => app.tongue().fill(many, &[("n", &app.tongue().number(codes.len()))]),
    }
}
