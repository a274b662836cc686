//! The codes and coders that a table names: those of the project, and those that come in with it.

use rustc_hash::FxHashMap;

use super::super::ImportError;
use crate::model::{CodeId, Coder, CoderId, IdSource, NotOneCode, Op, Outline, Project, Said, name_key, plan, said};

/// The most codes that one table may bring in: more of them are a wrong column.
const MOST_NEW_CODES: usize = 5_000;

/// The codes by the paths that the table writes.
pub(super) struct Codes<'p> {
    project: &'p Project,
    outline: Outline,
    known: FxHashMap<String, Result<CodeId, Said>>,
    /// Those that come in.
    pub draft: plan::CodeDraft,
    /// How many were planned, counted before those above them.
    n_new: usize,
}

impl<'p> Codes<'p> {
    /// Returns the codes of the project.
    pub fn new(project: &'p Project) -> Self {
        let (outline, draft) = (Outline::of(project), plan::CodeDraft::new(project));
        Self { project, outline, known: FxHashMap::default(), draft, n_new: 0 }
    }

    /// Returns the code of a path, planned if the project has none.
    ///
    /// # Errors
    /// When no code can have that path.
    pub fn code(&mut self, ids: &mut IdSource, path: &str) -> Result<CodeId, Said> {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let found = match path {
            "" => Err(said!("it names no code", "elle ne nomme pas de code")),
            path => self.find_or_plan(ids, path),
        };
        self.known.insert(path.to_owned(), found.clone());
        found
    }

    /// The end of a path is enough to find a code that stands, but never one that this table itself brings in:
    /// otherwise what a path means would hang on the order of the rows. Hence the tree in front of a path that is
    /// planned.
    fn find_or_plan(&mut self, ids: &mut IdSource, path: &str) -> Result<CodeId, Said> {
        match self.outline.named(self.project, path) {
            Ok(code) => return Ok(code),
            Err(several @ NotOneCode::Several { .. }) => return Err(several.said()),
            Err(NotOneCode::None { .. }) => {}
        }
        self.n_new += 1;
        self.plan(ids, path)
            .map_err(|e| said!("“{path}” is no code: {e}", "«\u{202f}{path}\u{202f}» n’est pas un code"))
    }

    fn plan(&mut self, ids: &mut IdSource, path: &str) -> Result<CodeId, plan::PlanError> {
        let trees = self.draft.project().trees();
        let first_name = name_key(path.split('/').next().unwrap_or_default());
        let names_tree = trees.iter().any(|t| name_key(&t.name) == first_name);
        let first = trees.first().map(|first| first.id);
        if names_tree {
            return self.draft.code_at(ids, path);
        }
        let tree = first.map_or_else(|| self.draft.tree_named(ids, plan::FIRST_TREE), Ok)?;
        self.draft.code_in(ids, tree, &plan::split_path(path)?)
    }

    /// Refuses a table that brings in more codes than a study has.
    ///
    /// # Errors
    /// When it does.
    pub fn refuse_too_many(&self, file_name: &str) -> Result<(), ImportError> {
        if self.n_new <= MOST_NEW_CODES {
            return Ok(());
        }
        let reason = said!(
            "it names more than {MOST_NEW_CODES} codes that the project does not have.",
            "il nomme plus de {MOST_NEW_CODES} codes que le projet n’a pas."
        );
        let remedy = said!(
            "Check that its column “code” holds codes.",
            "Vérifiez que sa colonne «\u{202f}code\u{202f}» contient des codes."
        );
        Err(ImportError::table(file_name, reason, remedy))
    }
}

/// The coders by name.
pub(super) struct Coders<'p> {
    project: &'p Project,
    known: FxHashMap<String, CoderId>,
    /// Those that come in.
    pub ops: Vec<Op>,
}

impl<'p> Coders<'p> {
    /// Returns the coders of the project, and the author of the change.
    pub fn new(project: &'p Project, author: &Coder) -> Self {
        let known = FxHashMap::from_iter([(name_key(&author.name), author.id)]);
        Self { project, known, ops: Vec::new() }
    }

    /// Returns the coder of that name, planned if the project has none.
    pub fn coder(&mut self, ids: &mut IdSource, name: &str) -> CoderId {
        let key = name_key(name);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let standing = self.project.coder_named(name).map(|c| c.id);
        let coder = standing.unwrap_or_else(|| {
            let coder = CoderId::next(ids);
            self.ops.push(Op::AddCoder { coder, name: name.to_owned() });
            coder
        });
        self.known.insert(key, coder);
        coder
    }
}
