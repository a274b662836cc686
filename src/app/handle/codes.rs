//! The code trees.

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::words::{Phrase, changes as say, dialogs as dialog_say};
use super::commit;
use crate::model::plan::{self, CodeDraft};
use crate::model::{CodeId, Colour, DefinitionPart, TreeId};

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
    super::memos::forget_draft(app, crate::session::DraftOn::Description(code));
}

pub(super) fn define_code(app: &mut App, code: CodeId, part: DefinitionPart, text: &str) {
    let label = app.tongue().fill(say::CODE_DEFINED, &[("code", &app.code_name(code))]);
    commit(app, &label, |project, _, _| plan::define_code(project, code, part, text));
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
    let label = named(app, &gone, say::CODES_MERGED, say::MANY_MERGED).replace("{name}", &app.code_name(into));
    let merged = commit(app, &label, |project, _, _| plan::merge_codes(project, codes, into));
    if let Some(study) = app.study.as_mut().filter(|_| merged) {
        study.view.code = Some(into);
    }
}

/// Asks when codings go with the codes; a code that nobody used goes at once, since undo brings it back.
pub(super) fn ask_to_remove(app: &mut App, codes: Vec<CodeId>) {
    let Some(study) = &app.study else { return };
    let preview = plan::removal_preview(study.session.project(), &codes);
    if preview.n_codings == 0 && preview.n_codes <= 1 {
        remove_codes(app, &codes);
    } else {
        let name = named(app, &codes, dialog_say::REMOVE_CODE, dialog_say::REMOVE_CODES);
        app.ask(Dialog::remove_codes(codes, name, preview));
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
