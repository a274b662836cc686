//! Code trees and codes. What would close a loop is noted for review and leaves the tree as it is.

use std::sync::Arc;

use super::Step;
use crate::model::code::{Code, Definition, Place, Tree};
use crate::model::colour::Colour;
use crate::model::concurrent::Contested;
use crate::model::ids::CodeId;
use crate::model::op::Op;
use crate::model::review::ReviewKind;
use crate::model::twin::Twin;

impl Step<'_> {
    pub(super) fn apply_to_tree(&mut self, op: &Op) -> Option<()> {
        self.effects.codes = true;
        let trees = &mut self.project.trees;
        match op {
            Op::AddTree { tree, name } => {
                let new = Tree { id: *tree, name: name.clone(), added: self.at, removed: false, merged_into: None };
                trees.entry(*tree).or_insert(new);
            }
            Op::RemoveTree { tree } => return self.remove_twin(Twin::Tree(*tree)),
            Op::RestoreTree { tree } => return self.restore_twin(Twin::Tree(*tree)),
            Op::RenameTree { tree, to, .. } => trees.get_mut(tree)?.name.clone_from(to),
            _ => {}
        }
        Some(())
    }

    pub(super) fn apply_to_code(&mut self, op: &Op) -> Option<()> {
        self.effects.codes = true;
        match op {
            Op::AddCode { code, name, place, colour } => self.add_code(*code, name, *place, *colour),
            Op::RemoveCode { code } => self.code_mut(*code)?.removed = Some(self.at),
            Op::RestoreCode { code } => self.code_mut(*code)?.removed = None,
            Op::RenameCode { code, to, .. } => self.code_mut(*code)?.name.clone_from(to),
            Op::DescribeCode { code, to, .. } => self.code_mut(*code)?.description.clone_from(to),
            Op::DefineCode { code, part, to, .. } => self.code_mut(*code)?.definition.set(*part, to),
            Op::ColourCode { code, to, .. } => self.code_mut(*code)?.colour = *to,
            Op::MoveCode { code, to, .. } => return self.move_code(*code, *to),
            Op::MergeCodes { code, into } => return self.merge_codes(*code, *into),
            Op::UnmergeCodes { code, into } => {
                let code = self.code_mut(*code)?;
                if code.merged_into == Some(*into) {
                    code.merged_into = None;
                }
            }
            _ => {}
        }
        Some(())
    }

    fn code_mut(&mut self, id: CodeId) -> Option<&mut Code> {
        Arc::make_mut(&mut self.project.codes).get_mut(&id)
    }

    fn add_code(&mut self, id: CodeId, name: &str, place: Place, colour: Option<Colour>) {
        let new = Code {
            id,
            name: name.to_owned(),
            description: String::new(),
            definition: Definition::default(),
            colour,
            place: self.project.one_place(place),
            put_into: place.tree,
            added: self.at,
            removed: None,
            merged_into: None,
        };
        Arc::make_mut(&mut self.project.codes).entry(id).or_insert(new);
    }

    fn move_code(&mut self, id: CodeId, to: Place) -> Option<()> {
        self.code_mut(id)?;
        let mut above = to.parent;
        while let Some(parent) = above {
            if parent == id {
                self.note(ReviewKind::MoveWouldLoop { code: id, to });
                return Some(());
            }
            above = self.project.codes.get(&parent).and_then(|c| c.place.parent);
        }
        let place = self.project.one_place(to);
        let code = self.code_mut(id)?;
        (code.place, code.put_into) = (place, to.tree);
        Some(())
    }

    fn merge_codes(&mut self, id: CodeId, into: CodeId) -> Option<()> {
        self.code_mut(id)?;
        if self.project.merge_target(into)? == id {
            self.note(ReviewKind::MergeWouldLoop { of: Contested::CodeMerged(id) });
            return Some(());
        }
        self.code_mut(id)?.merged_into = Some(into);
        Some(())
    }
}
