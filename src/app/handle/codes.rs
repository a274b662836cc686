//! The code trees.

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::words::changes as say;
use super::commit;
use crate::model::plan::{self, CodeDraft};
use crate::model::{CodeId, Colour, TreeId};

pub(super) fn add_tree(app: &mut App, name: &str) {
    let label = app.tongue().fill(say::TREE_ADDED, &[("name", name.trim())]);
    commit(app, &label, |_, ids, _| plan::add_tree(ids, name).map(|(_, ops)| ops));
}

pub(super) fn rename_tree(app: &mut App, tree: TreeId, name: &str) {
    let label = app.tongue().fill(say::TREE_RENAMED, &[("name", name.trim())]);
    commit(app, &label, |project, _, _| plan::rename_tree(project, tree, name));
}

/// Adds a code below `parent`, else at the top of `tree`, else at the top of the first tree, which is made when missing.
pub(super) fn add_code(app: &mut App, tree: Option<TreeId>, parent: Option<CodeId>, name: &str) {
    let label = app.tongue().fill(say::CODE_ADDED, &[("code", name.trim())]);
    let mut added = None;
    commit(app, &label, |project, ids, _| {
        let mut draft = CodeDraft::new(project);
        let above = parent.and_then(|p| project.code(p));
        let first = || project.trees().first().map(|t| t.id);
        let tree = match above.map(|p| p.place.tree).or(tree).or_else(first) {
            Some(tree) => tree,
            None => draft.tree_named(ids, "Codes"),
        };
        added = Some(draft.add_code(ids, tree, above.map(|p| p.id), name)?);
        Ok(draft.into_ops())
    });
    if let Some(study) = app.study.as_mut().filter(|_| added.is_some()) {
        study.view.code = added;
    }
}

pub(super) fn rename_code(app: &mut App, code: CodeId, name: &str) {
    let label = app.tongue().fill(say::CODE_RENAMED, &[("code", &app.code_name(code)), ("name", name.trim())]);
    commit(app, &label, |project, _, _| plan::rename_code(project, code, name));
}

pub(super) fn describe_code(app: &mut App, code: CodeId, description: &str) {
    let label = app.tongue().fill(say::CODE_DESCRIBED, &[("code", &app.code_name(code))]);
    commit(app, &label, |project, _, _| plan::describe_code(project, code, description));
}

pub(super) fn colour_code(app: &mut App, code: CodeId, colour: Option<Colour>) {
    let label = app.tongue().fill(say::CODE_COLOURED, &[("code", &app.code_name(code))]);
    commit(app, &label, |project, _, _| plan::colour_code(project, code, colour));
}

pub(super) fn move_code(app: &mut App, code: CodeId, tree: TreeId, parent: Option<CodeId>, index: usize) {
    let label = app.tongue().fill(say::CODE_MOVED, &[("code", &app.code_name(code))]);
    commit(app, &label, |project, _, _| plan::move_code(project, code, tree, parent, index));
}

pub(super) fn merge_codes(app: &mut App, code: CodeId, into: CodeId) {
    let (from, to) = (app.code_name(code), app.code_name(into));
    let label = app.tongue().fill(say::CODES_MERGED, &[("code", &from), ("name", &to)]);
    commit(app, &label, |project, _, _| plan::merge_codes(project, code, into));
}

/// Asks when codings go with the code; a code that nobody used goes at once, since undo brings it back.
pub(super) fn ask_to_remove(app: &mut App, code: CodeId) {
    let Some(study) = &app.study else { return };
    let preview = plan::removal_preview(study.session.project(), code);
    if preview.n_codings == 0 && preview.n_codes <= 1 {
        remove_code(app, code);
    } else {
        let name = app.code_name(code);
        app.ask(Dialog::remove_code(code, name, preview));
    }
}

pub(super) fn remove_code(app: &mut App, code: CodeId) {
    let label = app.tongue().fill(say::CODE_REMOVED, &[("code", &app.code_name(code))]);
    commit(app, &label, |project, _, _| plan::remove_code(project, code));
}
