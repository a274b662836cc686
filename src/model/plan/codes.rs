//! Code trees: making, naming, moving, merging and removing codes.

use super::super::code::{Code, Colour, Place};
use super::super::ids::{CodeId, CoderId, IdSource, TreeId};
use super::super::op::Op;
use super::super::outline::Outline;
use super::super::project::Project;
use super::PlanError;

/// The room between neighbours, so that a code can be put between two others without touching them.
const RANK_STEP: i64 = 1 << 20;

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
    /// When a name of the path is empty.
    pub fn code_at(&mut self, ids: &mut IdSource, path: &str) -> Result<CodeId, PlanError> {
        if let Some(code) = self.outline.find(&self.project, path) {
            return Ok(code);
        }
        let names = split_path(path)?;
        let trees = self.project.trees();
        let named =
            trees.iter().find(|t| t.name.to_lowercase() == names[0].to_lowercase() && names.len() > 1).map(|t| t.id);
        let (tree, names) = match named {
            Some(tree) => (tree, &names[1..]),
            None => match trees.first().map(|t| t.id) {
                Some(tree) => (tree, &names[..]),
                None => (self.tree_named(ids, "Codes"), &names[..]),
            },
        };
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
    pub fn tree_named(&mut self, ids: &mut IdSource, name: &str) -> TreeId {
        let wanted = name.to_lowercase();
        if let Some(tree) = self.project.trees().iter().find(|t| t.name.to_lowercase() == wanted) {
            return tree.id;
        }
        let tree = TreeId::next(ids);
        self.push(Op::AddTree { tree, name: name.to_owned() });
        tree
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
        let rank = siblings.last().map_or(0, |last| last.place.rank + RANK_STEP);
        let colour = parent.is_none().then(|| Colour::PALETTE[self.n_top_codes() % Colour::PALETTE.len()]);
        let code = CodeId::next(ids);
        self.push(Op::AddCode { code, name, place: Place { tree, parent, rank }, colour });
        Ok(code)
    }

    fn n_top_codes(&self) -> usize {
        self.project.codes.values().filter(|c| c.place.parent.is_none()).count()
    }

    fn child_named(&self, tree: TreeId, parent: Option<CodeId>, name: &str) -> Option<CodeId> {
        let wanted = name.to_lowercase();
        siblings(&self.project, tree, parent).iter().find(|c| c.name.to_lowercase() == wanted).map(|c| c.id)
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
fn siblings(project: &Project, tree: TreeId, parent: Option<CodeId>) -> Vec<&Code> {
    let below = |c: &&Code| {
        c.place.tree == tree && project.code(c.id).is_some() && project.parent_of(c).map(|p| p.id) == parent
    };
    let mut siblings: Vec<&Code> = project.codes.values().filter(below).collect();
    siblings.sort_by_key(|c| (c.place.rank, c.id));
    siblings
}

fn standing(project: &Project, code: CodeId) -> Result<&Code, PlanError> {
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

/// Plans another colour for a code; without one it takes that of the code above.
///
/// # Errors
/// When the code does not stand.
pub fn colour_code(project: &Project, code: CodeId, to: Option<Colour>) -> Result<Vec<Op>, PlanError> {
    let from = standing(project, code)?.colour;
    Ok(if from == to { Vec::new() } else { vec![Op::ColourCode { code, from, to }] })
}

/// Plans to move a code, with its branch, to be child number `index` (from 0) of `parent` in `tree`. The branch follows to
/// another tree.
///
/// # Errors
/// When a code or the tree does not stand, or `parent` is within the branch.
pub fn move_code(
    project: &Project,
    code: CodeId,
    tree: TreeId,
    parent: Option<CodeId>,
    index: usize,
) -> Result<Vec<Op>, PlanError> {
    let moved = standing(project, code)?;
    project.trees.get(&tree).filter(|t| !t.removed).ok_or(PlanError::NoSuchTree)?;
    let outline = Outline::of(project);
    if let Some(parent) = parent {
        standing(project, parent)?;
        if outline.is_within(parent, code) {
            return Err(PlanError::BelowItself);
        }
    }
    let others: Vec<&Code> = siblings(project, tree, parent).into_iter().filter(|c| c.id != code).collect();
    let index = index.min(others.len());
    let mut ops = Vec::new();
    let rank = rank_at(&others, index).unwrap_or_else(|| {
        ops.extend(spread(&others, index));
        index as i64 * RANK_STEP
    });
    let to = Place { tree, parent, rank };
    ops.push(Op::MoveCode { code, from: moved.place, to });
    if tree != moved.place.tree {
        let below = outline.branch(code).iter().skip(1).filter_map(|row| project.codes.get(&row.code));
        ops.extend(below.map(|c| Op::MoveCode { code: c.id, from: c.place, to: Place { tree, ..c.place } }));
    }
    Ok(if ops == [Op::MoveCode { code, from: to, to }] { Vec::new() } else { ops })
}

/// Returns a rank between the neighbours of `index`, if there is room.
fn rank_at(others: &[&Code], index: usize) -> Option<i64> {
    let before = index.checked_sub(1).and_then(|i| others.get(i)).map(|c| c.place.rank);
    let behind = others.get(index).map(|c| c.place.rank);
    match (before, behind) {
        (None, None) => Some(0),
        (Some(before), None) => Some(before + RANK_STEP),
        (None, Some(behind)) => Some(behind - RANK_STEP),
        (Some(before), Some(behind)) if behind - before > 1 => Some(before + (behind - before) / 2),
        (Some(_), Some(_)) => None,
    }
}

/// Plans new ranks for `others`, leaving the one of `index` free.
fn spread(others: &[&Code], index: usize) -> Vec<Op> {
    let places = others.iter().enumerate().map(|(i, code)| {
        let rank = (i + usize::from(i >= index)) as i64 * RANK_STEP;
        Op::MoveCode { code: code.id, from: code.place, to: Place { rank, ..code.place } }
    });
    places.collect()
}

/// What a merge would do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MergePreview {
    /// Codings that would count for the other code.
    pub n_codings: usize,
    /// Codes directly below that would move.
    pub n_children: usize,
}

/// Returns what merging `code` into another would do.
///
/// # Errors
/// When the code does not stand.
pub fn merge_preview(project: &Project, code: CodeId) -> Result<MergePreview, PlanError> {
    let merged = standing(project, code)?;
    let n_children = siblings(project, merged.place.tree, Some(code)).len();
    Ok(MergePreview { n_codings: n_codings(project, |c| c == code), n_children })
}

/// Plans to merge `code` into `into`: its codings count there, the codes below it move there, its description is kept.
///
/// # Errors
/// When one of the codes does not stand, or `into` is within the branch of `code`.
pub fn merge_codes(project: &Project, code: CodeId, into: CodeId) -> Result<Vec<Op>, PlanError> {
    let merged = standing(project, code)?;
    let target = standing(project, into)?;
    if Outline::of(project).is_within(into, code) {
        return Err(PlanError::MergeIntoItself);
    }
    let last = siblings(project, target.place.tree, Some(into)).last().map_or(0, |c| c.place.rank);
    let mut ops = Vec::new();
    let mut draft = project.clone();
    for (n, child) in siblings(project, merged.place.tree, Some(code)).iter().enumerate() {
        let rank = last + (n as i64 + 1) * RANK_STEP;
        let index = siblings(&draft, target.place.tree, Some(into)).len();
        let mut moves = move_code(&draft, child.id, target.place.tree, Some(into), index)?;
        if let Some(Op::MoveCode { to, .. }) = moves.first_mut() {
            to.rank = rank;
        }
        draft.apply_draft(&moves, CoderId(Default::default()));
        ops.extend(moves);
    }
    if !merged.description.is_empty() && merged.description != target.description {
        let both = format!("{}\n{}", target.description, merged.description);
        ops.extend(describe_code(project, into, &both)?);
    }
    ops.push(Op::MergeCodes { code, into });
    Ok(ops)
}

/// What goes with a code when it is removed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RemovalPreview {
    /// Codes, the code itself among them.
    pub n_codes: usize,
    /// Codings with one of them.
    pub n_codings: usize,
}

/// Returns what goes when `code` is removed with its branch.
pub fn removal_preview(project: &Project, code: CodeId) -> RemovalPreview {
    let outline = Outline::of(project);
    let n_codes = outline.branch(code).len();
    RemovalPreview { n_codes, n_codings: n_codings(project, |c| outline.is_within(c, code)) }
}

fn n_codings(project: &Project, counts: impl Fn(CodeId) -> bool) -> usize {
    let documents = project.documents.values().filter(|d| !d.removed);
    documents.map(|d| project.codings(d).filter(|c| counts(c.code)).count()).sum()
}

/// Plans to remove a code with everything below it. Its codings stay with it and come back when it does.
///
/// # Errors
/// When the code does not stand.
pub fn remove_code(project: &Project, code: CodeId) -> Result<Vec<Op>, PlanError> {
    standing(project, code)?;
    let outline = Outline::of(project);
    Ok(outline.branch(code).iter().map(|row| Op::RemoveCode { code: row.code }).collect())
}
