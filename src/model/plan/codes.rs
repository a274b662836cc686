//! Code trees: making, naming, defining, colouring and removing codes.

use std::collections::BTreeMap;

use super::super::code::{Code, DefinitionPart, Place};
use super::super::code_path::NotOneCode;
use super::super::colour::Colour;
use super::super::ids::{CodeId, CoderId, IdSource, TreeId};
use super::super::naming::name_key;
use super::super::op::Op;
use super::super::outline::Outline;
use super::super::project::Project;
use super::moves::put_below;
use super::{PlanError, joined_texts};

/// The room between neighbours, so that a code can be put between two others without touching them.
pub(super) const RANK_STEP: i64 = 1 << 20;

/// The name of the tree of a project in which nobody has made one.
pub const FIRST_TREE: &str = "Codes";

/// Plans several codes that build on each other: each is seen by the next before anything is committed.
#[derive(Debug)]
pub struct CodeDraft {
    project: Project,
    outline: Outline,
    ops: Vec<Op>,
}

impl CodeDraft {
    /// Begins from what stands.
    pub fn new(project: &Project) -> Self {
        Self { project: project.clone(), outline: Outline::of(project), ops: Vec::new() }
    }

    /// Returns the ops planned so far.
    pub fn into_ops(self) -> Vec<Op> {
        self.ops
    }

    /// Returns the project as it will be.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Returns the code of `path`, planning what of it is missing. A first name that is a tree's chooses that tree;
    /// otherwise new codes go to the project's first tree, which is made when there is none.
    ///
    /// # Errors
    /// When several codes are called so, it is the name of a tree, or a name of the path is empty.
    pub fn code_at(&mut self, ids: &mut IdSource, path: &str) -> Result<CodeId, PlanError> {
        match self.outline.named(&self.project, path) {
            Ok(code) => return Ok(code),
            Err(several @ NotOneCode::Several { .. }) => return Err(several.into()),
            Err(NotOneCode::None { .. }) => {}
        }
        let names = split_path(path)?;
        let trees = self.project.trees();
        let named = trees.iter().find(|t| name_key(&t.name) == name_key(&names[0]));
        match (named.map(|tree| tree.id), &names[1..]) {
            (Some(_), []) => Err(PlanError::IsATree(path.trim().to_owned())),
            (Some(tree), below) => self.code_in(ids, tree, below),
            (None, _) => {
                let first = trees.first().map(|tree| tree.id);
                let tree = first.map_or_else(|| self.tree_named(ids, FIRST_TREE), Ok)?;
                self.code_in(ids, tree, &names)
            }
        }
    }

    /// Returns the code that `names` lead to from the top of `tree`, planning what is missing.
    ///
    /// # Errors
    /// When a name is empty, or there is none.
    pub fn code_in(&mut self, ids: &mut IdSource, tree: TreeId, names: &[String]) -> Result<CodeId, PlanError> {
        let mut parent = None;
        for name in names {
            parent = Some(match self.child_named(tree, parent, name) {
                Some(code) => code,
                None => self.add_code(ids, tree, parent, name)?,
            });
        }
        self.outline = Outline::of(&self.project);
        parent.ok_or(PlanError::EmptyName)
    }

    /// Returns the tree of that name, planning it when it is missing.
    ///
    /// # Errors
    /// When the name is empty or holds a `/`.
    pub fn tree_named(&mut self, ids: &mut IdSource, name: &str) -> Result<TreeId, PlanError> {
        let name = valid_name(name)?;
        let wanted = name_key(&name);
        if let Some(tree) = self.project.trees().iter().find(|t| name_key(&t.name) == wanted) {
            return Ok(tree.id);
        }
        let tree = TreeId::next(ids);
        self.push(Op::AddTree { tree, name });
        Ok(tree)
    }

    /// Plans a code at the end of its siblings.
    ///
    /// # Errors
    /// When the name is empty or holds a `/`.
    pub fn add_code(
        &mut self,
        ids: &mut IdSource,
        tree: TreeId,
        parent: Option<CodeId>,
        name: &str,
    ) -> Result<CodeId, PlanError> {
        let name = valid_name(name)?;
        let siblings = siblings(&self.project, tree, parent);
        let rank = siblings.last().map_or(0, |last| last.place.rank.saturating_add(RANK_STEP));
        let colour = parent.is_none().then(|| Colour::PALETTE[self.n_top_codes() % Colour::PALETTE.len()]);
        let code = CodeId::next(ids);
        let place = Place { tree: put_below(&self.project, tree, parent), parent, rank };
        self.push(Op::AddCode { code, name, place, colour });
        Ok(code)
    }

    fn n_top_codes(&self) -> usize {
        self.project.codes.values().filter(|c| c.place.parent.is_none()).count()
    }

    fn child_named(&self, tree: TreeId, parent: Option<CodeId>, name: &str) -> Option<CodeId> {
        let wanted = name_key(name);
        siblings(&self.project, tree, parent).iter().find(|c| name_key(&c.name) == wanted).map(|c| c.id)
    }

    fn push(&mut self, op: Op) {
        let nobody = CoderId(Default::default());
        self.project.apply_draft(std::slice::from_ref(&op), nobody);
        self.ops.push(op);
    }
}

/// Returns the names of a path such as `Needs/Housing`.
///
/// # Errors
/// When one of them is empty.
pub fn split_path(path: &str) -> Result<Vec<String>, PlanError> {
    path.split('/').map(valid_name).collect()
}

fn valid_name(name: &str) -> Result<String, PlanError> {
    let name = name.trim();
    match name {
        "" => Err(PlanError::EmptyName),
        _ if name.contains('/') => Err(PlanError::SlashInName(name.to_owned())),
        _ => Ok(name.to_owned()),
    }
}

/// Returns the standing codes directly below `parent`, in order.
pub(super) fn siblings(project: &Project, tree: TreeId, parent: Option<CodeId>) -> Vec<&Code> {
    let below = |c: &&Code| {
        c.place.tree == tree && project.code(c.id).is_some() && project.parent_of(c).map(|p| p.id) == parent
    };
    let mut siblings: Vec<&Code> = project.codes.values().filter(below).collect();
    siblings.sort_by_key(|c| (c.place.rank, c.id));
    siblings
}

pub(super) fn standing(project: &Project, code: CodeId) -> Result<&Code, PlanError> {
    project.code(code).ok_or(PlanError::NoSuchCode)
}

/// Plans a code tree.
///
/// # Errors
/// When the name is empty or holds a `/`.
pub fn add_tree(ids: &mut IdSource, name: &str) -> Result<(TreeId, Vec<Op>), PlanError> {
    let tree = TreeId::next(ids);
    Ok((tree, vec![Op::AddTree { tree, name: valid_name(name)? }]))
}

/// Plans another name for a tree.
///
/// # Errors
/// When the tree does not stand, or the name is empty or holds a `/`.
pub fn rename_tree(project: &Project, tree: TreeId, name: &str) -> Result<Vec<Op>, PlanError> {
    let from = project.trees.get(&tree).filter(|t| !t.removed).ok_or(PlanError::NoSuchTree)?.name.clone();
    let to = valid_name(name)?;
    Ok(if from == to { Vec::new() } else { vec![Op::RenameTree { tree, from, to }] })
}

/// Plans another name for a code.
///
/// # Errors
/// When the code does not stand, or the name is empty or holds a `/`.
pub fn rename_code(project: &Project, code: CodeId, name: &str) -> Result<Vec<Op>, PlanError> {
    let from = standing(project, code)?.name.clone();
    let to = valid_name(name)?;
    Ok(if from == to { Vec::new() } else { vec![Op::RenameCode { code, from, to }] })
}

/// Plans another description for a code.
///
/// # Errors
/// When the code does not stand.
pub fn describe_code(project: &Project, code: CodeId, description: &str) -> Result<Vec<Op>, PlanError> {
    let from = standing(project, code)?.description.clone();
    let to = description.trim().to_owned();
    Ok(if from == to { Vec::new() } else { vec![Op::DescribeCode { code, from, to }] })
}

/// Plans the description that somebody made of `before`; what was written there meanwhile stays, as in
/// [`memo_from`](super::memo_from). Of a code that was removed meanwhile it is written too, and comes back with it.
///
/// # Errors
/// When there never was such a code.
pub fn describe_code_from(project: &Project, code: CodeId, before: &str, text: &str) -> Result<Vec<Op>, PlanError> {
    let from = project.codes.get(&code).ok_or(PlanError::NoSuchCode)?.description.clone();
    let to = joined_texts(before, text.trim_end(), &from).trim().to_owned();
    Ok(if from == to { Vec::new() } else { vec![Op::DescribeCode { code, from, to }] })
}

/// Plans another part of the definition of a code.
///
/// # Errors
/// When the code does not stand.
pub fn define_code(project: &Project, code: CodeId, part: DefinitionPart, text: &str) -> Result<Vec<Op>, PlanError> {
    let from = standing(project, code)?.definition.part(part).to_owned();
    let to = text.trim().to_owned();
    Ok(if from == to { Vec::new() } else { vec![Op::DefineCode { code, part, from, to }] })
}

/// Plans the part of a definition that somebody made of `before`; what was written there meanwhile stays. Of a code
/// that was removed meanwhile it is written too, and comes back with it.
///
/// # Errors
/// When there never was such a code.
pub fn define_code_from(
    project: &Project,
    code: CodeId,
    part: DefinitionPart,
    before: &str,
    text: &str,
) -> Result<Vec<Op>, PlanError> {
    let from = project.codes.get(&code).ok_or(PlanError::NoSuchCode)?.definition.part(part).to_owned();
    let to = joined_texts(before, text.trim_end(), &from).trim().to_owned();
    Ok(if from == to { Vec::new() } else { vec![Op::DefineCode { code, part, from, to }] })
}

/// Plans another colour for codes; without one each takes that of the code above.
///
/// # Errors
/// When one of the codes does not stand.
pub fn colour_codes(project: &Project, codes: &[CodeId], to: Option<Colour>) -> Result<Vec<Op>, PlanError> {
    let mut ops = Vec::new();
    for code in codes {
        let from = standing(project, *code)?.colour;
        if from != to {
            ops.push(Op::ColourCode { code: *code, from, to });
        }
    }
    Ok(ops)
}

/// Plans one colour for codes and everything below them: what is below takes it from above.
///
/// # Errors
/// When one of the codes does not stand.
pub fn colour_branches(project: &Project, codes: &[CodeId], colour: Colour) -> Result<Vec<Op>, PlanError> {
    let outline = Outline::of(project);
    let tops = without_those_below(&outline, codes);
    let mut ops = colour_codes(project, &tops, Some(colour))?;
    for top in tops {
        let below: Vec<CodeId> = outline.branch(top).iter().skip(1).map(|row| row.code).collect();
        ops.extend(colour_codes(project, &below, None)?);
    }
    Ok(ops)
}

/// What goes with codes when they are removed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemovalPreview {
    /// Codes, those asked for among them.
    pub n_codes: usize,
    /// Codings with one of them, by coder.
    pub codings_of: BTreeMap<CoderId, usize>,
}

impl RemovalPreview {
    /// Returns how many codings go.
    pub fn n_codings(&self) -> usize {
        self.codings_of.values().sum()
    }
}

/// Returns what goes when `codes` are removed with their branches.
pub fn removal_preview(project: &Project, codes: &[CodeId]) -> RemovalPreview {
    let outline = Outline::of(project);
    let tops = without_those_below(&outline, codes);
    let n_codes = tops.iter().map(|top| outline.branch(*top).len()).sum();
    let counts = |code: CodeId| tops.iter().any(|top| outline.is_within(code, *top));
    let documents = project.documents.values().filter(|d| !d.removed);
    let gone = documents.flat_map(|d| project.codings(d).filter(|c| counts(c.code)));
    RemovalPreview { n_codes, codings_of: project.counted_by_coder(gone.map(|c| c.coding)) }
}

/// Plans to remove codes with everything below them. Their codings stay with them and come back when they do.
///
/// # Errors
/// When one of the codes does not stand.
pub fn remove_codes(project: &Project, codes: &[CodeId]) -> Result<Vec<Op>, PlanError> {
    for code in codes {
        standing(project, *code)?;
    }
    let outline = Outline::of(project);
    let tops = without_those_below(&outline, codes);
    let rows = tops.iter().flat_map(|top| outline.branch(*top));
    Ok(rows.map(|row| Op::RemoveCode { code: row.code }).collect())
}

/// Returns `codes` in the order of their trees, each once, without those that go along with another one of them.
pub(super) fn without_those_below(outline: &Outline, codes: &[CodeId]) -> Vec<CodeId> {
    let mut rows: Vec<usize> = codes.iter().filter_map(|code| outline.index(*code)).collect();
    rows.sort_unstable();
    let mut end = 0;
    rows.retain(|row| {
        let is_top = *row >= end;
        end = end.max(outline.rows[*row].end);
        is_top
    });
    rows.into_iter().map(|row| outline.rows[row].code).collect()
}
