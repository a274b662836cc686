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

    /// A code that its own journal puts below itself, by way of codes that came later, stands at the top of its tree.
    fn add_code(&mut self, id: CodeId, name: &str, place: Place, colour: Option<Colour>) {
        let loops = self.project.codes_above(place).any(|above| above == id);
        let place = if loops { Place { parent: None, ..place } } else { place };
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
        if self.project.codes_above(to).any(|above| above == id) {
            self.note(ReviewKind::MoveWouldLoop { code: id, to });
            return Some(());
        }
        let place = self.project.one_place(to);
        let code = self.code_mut(id)?;
        (code.place, code.put_into) = (place, to.tree);
        Some(())
    }

    fn merge_codes(&mut self, id: CodeId, into: CodeId) -> Option<()> {
        self.code_mut(id)?;
        self.project.codes.get(&into)?;
        if self.project.merge_way(into).any(|on_it| on_it == id) {
            self.note(ReviewKind::MergeWouldLoop { of: Contested::CodeMerged(id) });
            return Some(());
        }
        self.code_mut(id)?.merged_into = Some(into);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::Fixture;
    use crate::model::{CodeId, Op, Outline, Place, ReviewKind};

    fn code(fixture: &Fixture, path: &str) -> CodeId {
        Outline::of(&fixture.project).find(&fixture.project, path).unwrap()
    }

    #[test]
    fn a_merge_into_what_was_merged_on_its_way_elsewhere_closes_no_loop() {
        let mut fixture = Fixture::of("U01: [One|A]. [Two|B]. [Three|X].");
        let [a, b, x] = ["A", "B", "X"].map(|path| code(&fixture, path));
        fixture.apply(vec![Op::MergeCodes { code: b, into: a }, Op::MergeCodes { code: a, into: x }]);
        // Somebody who knew nothing of both merges.
        fixture.apply(vec![Op::MergeCodes { code: a, into: b }]);
        assert_eq!([a, b, x].map(|code| fixture.project.merge_target(code)), [Some(x); 3]);
        assert!(fixture.project.review().iter().any(|item| matches!(item.kind, ReviewKind::MergeWouldLoop { .. })));
    }

    #[test]
    fn codes_that_a_journal_puts_below_each_other_stand_in_the_tree_all_the_same() {
        let mut fixture = Fixture::of("U01: [One|A].");
        let tree = fixture.project.trees()[0].id;
        let [first, second] = [0, 1].map(|_| CodeId::next(&mut fixture.ids));
        let add = |code, parent| Op::AddCode {
            code,
            name: "Odd".to_owned(),
            place: Place { tree, parent: Some(parent), rank: 0 },
            colour: None,
        };
        fixture.apply(vec![add(first, second), add(second, first)]);
        let outline = Outline::of(&fixture.project);
        assert_eq!([first, second].map(|code| outline.path(code).to_owned()), ["Odd/Odd", "Odd"]);
    }
}
