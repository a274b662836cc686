//! Going back to an earlier state of the codes: what they are called and mean, what they were merged into, where they
//! stand.

use super::super::super::code::{Code, DefinitionPart};
use super::super::super::ids::CodeId;
use super::super::super::op::Op;
use super::{Plan, differing};

impl Plan<'_> {
    pub(super) fn codes(&mut self) {
        let pairs: Vec<(&Code, Option<&Code>)> =
            self.now.codes.values().map(|now| (now, self.then.codes.get(&now.id))).collect();
        // All merges that did not stand are taken back before any is made again, so that none meets another in a
        // circle.
        for (now, then) in &pairs {
            let stands = then.and_then(|c| c.merged_into);
            if let Some(into) = now.merged_into.filter(|into| then.is_some() && Some(*into) != stands) {
                self.ops.push(Op::UnmergeCodes { code: now.id, into });
            }
        }
        for (now, then) in &pairs {
            match then {
                Some(then) => self.code(now, then),
                None if now.removed.is_none() => self.ops.push(Op::RemoveCode { code: now.id }),
                None => {}
            }
        }
        self.places();
    }

    fn code(&mut self, now: &Code, then: &Code) {
        let code = now.id;
        match (now.removed, then.removed) {
            (None, Some(_)) => self.ops.push(Op::RemoveCode { code }),
            (Some(_), None) => self.ops.push(Op::RestoreCode { code }),
            _ => {}
        }
        if let Some(into) = then.merged_into.filter(|into| now.merged_into != Some(*into)) {
            self.ops.push(Op::MergeCodes { code, into });
        }
        if let Some((from, to)) = differing(&now.name, &then.name) {
            self.ops.push(Op::RenameCode { code, from, to });
        }
        if let Some((from, to)) = differing(&now.description, &then.description) {
            self.ops.push(Op::DescribeCode { code, from, to });
        }
        for part in DefinitionPart::ALL {
            let (from, to) = (now.definition.part(part).to_owned(), then.definition.part(part).to_owned());
            if from != to {
                self.ops.push(Op::DefineCode { code, part, from, to });
            }
        }
        if let Some((from, to)) = differing(&now.colour, &then.colour) {
            self.ops.push(Op::ColourCode { code, from, to });
        }
    }

    /// Moves codes to where they stood, from the top of the trees down: whatever a code is put under has its place
    /// already, so no move on the way puts a code below itself.
    fn places(&mut self) {
        let mut codes: Vec<&Code> = self.then.codes.values().collect();
        codes.sort_by_cached_key(|code| (self.depth_then(code), code.id));
        for then in codes {
            let place = self.now.codes.get(&then.id).and_then(|now| differing(&now.put_to(), &then.put_to()));
            self.ops.extend(place.map(|(from, to)| Op::MoveCode { code: then.id, from, to }));
        }
    }

    fn depth_then(&self, code: &Code) -> usize {
        let above = |code: &CodeId| self.then.codes.get(code).and_then(|c| c.place.parent);
        std::iter::successors(code.place.parent, above).count()
    }
}
