//! Going back to an earlier state without taking anything out of the history: one change that makes what stands equal to
//! what stood.
//!
//! Only what stands is compared. What came in since is removed, as a person would remove it, and can be brought back by
//! taking the change back; coders stay, since nobody un-joins, and so do imported files.

use std::collections::{BTreeMap, BTreeSet};

use super::super::code::{Code, DefinitionPart};
use super::super::coding::Coding;
use super::super::document::{Document, Finished};
use super::super::ids::{CodeId, DocumentId};
use super::super::op::Op;
use super::super::participant::{Attribute, AttributeKind, Holder};
use super::super::project::Project;
use super::super::twin::Twin;
use super::PlanError;
use super::reading::restore_memory;
use super::restore_comparison::restore_comparison;

/// Plans to make `now` look like `then`, an earlier state of the same project.
pub fn restore(now: &Project, then: &Project) -> Vec<Op> {
    let mut plan = Plan { now, then, ops: Vec::new() };
    plan.settings();
    plan.attributes();
    plan.twins();
    plan.participants();
    plan.trees();
    plan.codes();
    plan.documents();
    plan.memos();
    plan.ops.extend(restore_comparison(&now.comparison, &then.comparison));
    plan.ops.extend(restore_memory(&now.reading_memory, &then.reading_memory));
    plan.ops
}

/// Plans that one document has the text and the turns that it had in `then`, in which no more needs to be known than that
/// document. Labels go back with the text; roles and people stay as they are, but for speakers who come back with their turns.
///
/// # Errors
/// When the document does not stand now, or did not then.
pub fn restore_text(now: &Project, then: &Project, document: DocumentId) -> Result<Vec<Op>, PlanError> {
    let (stands, stood) = (now.document(document), then.document(document));
    let (stands, stood) = stands.zip(stood).ok_or(PlanError::NoSuchDocument)?;
    let mut plan = Plan { now, then, ops: Vec::new() };
    plan.one_again(speakers(stands));
    plan.labels(stands, stood);
    plan.text(stands, stood);
    Ok(plan.ops)
}

pub(super) struct Plan<'a> {
    pub now: &'a Project,
    pub then: &'a Project,
    pub ops: Vec<Op>,
}

fn speakers(document: &Document) -> impl Iterator<Item = Twin> {
    (0_u16..).zip(&document.speakers).map(|(place, _)| Twin::Speaker(document.id, place))
}

/// Returns the pair of values when they differ.
fn differing<T: PartialEq + Clone>(now: &T, then: &T) -> Option<(T, T)> {
    (now != then).then(|| (now.clone(), then.clone()))
}

impl Plan<'_> {
    fn settings(&mut self) {
        let (now, then) = (self.now, self.then);
        if let Some((from, to)) = differing(&now.name, &then.name) {
            self.ops.push(Op::RenameProject { from, to });
        }
        if let Some((from, to)) = differing(&now.viewpoint, &then.viewpoint) {
            self.ops.push(Op::SetViewpoint { from, to });
        }
        for coder in then.signing_coders() {
            let known = now.signing_coder(coder.id).and_then(|c| differing(&c.name, &coder.name));
            self.ops.extend(known.map(|(from, to)| Op::RenameCoder { coder: coder.id, from, to }));
        }
        self.people();
    }

    /// Who was one person then is one again, and nobody else.
    fn people(&mut self) {
        let into = |of: &Project, coder| of.merged_coders.merged_into(coder);
        for coder in self.now.signing_coders().map(|coder| coder.id) {
            if let Some((from, to)) = differing(&into(self.now, coder), &into(self.then, coder)) {
                self.ops.extend(from.map(|into| Op::PartCoders { coder, into }));
                self.ops.extend(to.map(|into| Op::MergeCoders { coder, into }));
            }
        }
    }

    /// What was one then is one again: all merges that did not stand are taken back before any is made again, so that none meets
    /// another in a circle. What was removed is brought back before it is merged, so that taking this back removes it.
    fn twins(&mut self) {
        let trees = self.now.trees.keys().map(|id| Twin::Tree(*id));
        let people = self.now.participants.keys().map(|id| Twin::Participant(*id));
        let documents = self.now.documents.keys().map(|id| Twin::Document(*id));
        let twins = trees.chain(people).chain(documents).chain(self.now.documents.values().flat_map(|d| speakers(d)));
        self.one_again(twins);
    }

    fn one_again(&mut self, twins: impl Iterator<Item = Twin>) {
        let changed: Vec<_> = twins
            .filter_map(|twin| {
                let merged = |of: &Project| of.twin_merged_into(twin);
                Some((twin, differing(&merged(self.now), &merged(self.then))?))
            })
            .collect();
        let parted = changed.iter().filter_map(|(twin, (from, _))| Some(Op::PartTwin { twin: *twin, into: (*from)? }));
        let merged = changed.iter().filter_map(|(twin, (from, to))| {
            let is_removed = from.is_none() && self.now.twin_stands(*twin) == Some(false);
            let back = is_removed.then(|| twin.standing(true)).flatten();
            Some(back.into_iter().chain([Op::MergeTwin { twin: *twin, into: (*to)? }]))
        });
        self.ops.extend(parted.chain(merged.flatten()));
    }

    /// Whether a tree, person or document is out of the project once what was one then is one again.
    fn is_out(&self, twin: Twin, removed: bool) -> bool {
        let merged = |of: &Project| of.twin_merged_into(twin);
        match differing(&merged(self.now), &merged(self.then)) {
            Some((_, to)) => to.is_some(),
            None => removed,
        }
    }

    fn attributes(&mut self) {
        let kind = |attribute: Option<&Attribute>| -> Option<AttributeKind> {
            attribute.filter(|a| !a.removed).map(|a| a.kind.clone())
        };
        for name in keys(&self.now.attributes, &self.then.attributes) {
            let (from, to) = (kind(self.now.attributes.get(name)), kind(self.then.attributes.get(name)));
            if from != to {
                self.ops.push(Op::SetAttributeKind { attribute: name.clone(), from, to });
            }
        }
        for name in keys(&self.now.typologies, &self.then.typologies) {
            let typology = |of: &Project| of.typologies.get(name).map(|kept| kept.typology.clone());
            let changed = differing(&typology(self.now), &typology(self.then));
            self.ops.extend(changed.map(|(from, to)| Op::SetTypology { name: name.clone(), from, to }));
        }
    }

    fn values(&mut self, holder: Holder, now: &BTreeMap<String, String>, then: &BTreeMap<String, String>) {
        for attribute in keys(now, then) {
            let (from, to) = (now.get(attribute).cloned(), then.get(attribute).cloned());
            if from != to {
                self.ops.push(Op::SetAttribute { holder, attribute: attribute.clone(), from, to });
            }
        }
    }

    fn participants(&mut self) {
        for now in self.now.participants.values() {
            let participant = now.id;
            let is_out = self.is_out(Twin::Participant(participant), now.removed);
            let Some(then) = self.then.participants.get(&participant).filter(|p| !p.removed) else {
                if !is_out {
                    self.ops.push(Op::RemoveParticipant { participant });
                }
                continue;
            };
            if is_out {
                self.ops.push(Op::RestoreParticipant { participant });
            }
            if let Some((from, to)) = differing(&now.name, &then.name) {
                self.ops.push(Op::RenameParticipant { participant, from, to });
            }
            self.values(Holder::Participant(participant), &now.values, &then.values);
        }
    }

    fn trees(&mut self) {
        for now in self.now.trees.values() {
            let tree = now.id;
            let is_out = self.is_out(Twin::Tree(tree), now.removed);
            let Some(then) = self.then.trees.get(&tree).filter(|t| !t.removed) else {
                if !is_out {
                    self.ops.push(Op::RemoveTree { tree });
                }
                continue;
            };
            if is_out {
                self.ops.push(Op::RestoreTree { tree });
            }
            if let Some((from, to)) = differing(&now.name, &then.name) {
                self.ops.push(Op::RenameTree { tree, from, to });
            }
        }
    }

    fn codes(&mut self) {
        let pairs: Vec<(&Code, Option<&Code>)> =
            self.now.codes.values().map(|now| (now, self.then.codes.get(&now.id))).collect();
        // All merges that did not stand are taken back before any is made again, so that none meets another in a circle.
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

    fn documents(&mut self) {
        for now in self.now.documents.values() {
            let document = now.id;
            let is_out = self.is_out(Twin::Document(document), now.removed);
            let Some(then) = self.then.documents.get(&document).filter(|d| !d.removed) else {
                if !is_out {
                    self.ops.push(Op::RemoveDocument { document });
                }
                continue;
            };
            if is_out {
                self.ops.push(Op::RestoreDocument { document });
            }
            self.document(now, then);
            self.speech(now, then);
            self.text(now, then);
            self.codings(now, then);
            self.finished(now, then);
            self.settled(now, then);
        }
    }

    fn document(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        if let Some((from, to)) = differing(&now.name, &then.name) {
            self.ops.push(Op::RenameDocument { document, from, to });
        }
        if let Some((from, to)) = differing(&now.language, &then.language) {
            self.ops.push(Op::SetLanguage { document, from, to });
        }
        self.values(Holder::Document(document), &now.values, &then.values);
    }

    fn text(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        let stood: BTreeMap<_, _> = then.pieces().corrections().collect();
        for (edit, stands) in now.pieces().corrections() {
            match (stands, stood.get(&edit).copied().unwrap_or(false)) {
                (true, false) => self.ops.push(Op::RevertCorrection { document, edit }),
                (false, true) => self.ops.push(Op::RestoreCorrection { document, edit }),
                _ => {}
            }
        }
    }

    fn codings(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        for now in now.codings.values() {
            let coding = now.id;
            let Some(then) = then.codings.get(&coding) else {
                // Codings of a code that goes wait for its return, as they always do; but one that stands again, or whose
                // code was merged into one that stands, would count.
                let merged = |code: &CodeId| self.now.codes.get(code).and_then(|c| c.merged_into);
                let counts = std::iter::successors(Some(now.code), merged).any(|c| self.then.codes.contains_key(&c));
                if !now.removed && counts {
                    self.ops.push(Op::RemoveCoding { document, coding });
                }
                continue;
            };
            match (now.removed, then.removed) {
                (false, true) => self.ops.push(Op::RemoveCoding { document, coding }),
                (true, false) => self.ops.push(Op::RestoreCoding { document, coding }),
                _ => {}
            }
            if let Some((from, to)) = differing(&now.anchor, &then.anchor) {
                self.ops.push(Op::MoveCoding { document, coding, from, to });
            }
            if let Some((from, to)) = differing(&now.code, &then.code) {
                self.ops.push(Op::RecodeCoding { document, coding, from, to });
            }
            let ruling = |coding: &Coding| coding.ruled.as_ref().map(|ruled| ruled.ruling.clone());
            if let Some((from, to)) = differing(&ruling(now), &ruling(then)) {
                self.ops.push(Op::RuleOnCoding { document, coding, from, to });
            }
        }
    }

    fn finished(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        let (now, then) = (&now.signed.finished, &then.signed.finished);
        for &Finished { coder, tree } in keys(now, then) {
            let finished = Finished { coder, tree };
            match (now.contains_key(&finished), then.contains_key(&finished)) {
                (true, false) => self.ops.push(Op::ReopenDocument { document, coder, tree }),
                (false, true) => self.ops.push(Op::FinishDocument { document, coder, tree }),
                _ => {}
            }
        }
    }

    fn settled(&mut self, now: &Document, then: &Document) {
        let document = now.id;
        for turn in keys(&now.settled, &then.settled) {
            let none = BTreeSet::new();
            let groups = |document: &Document| document.settled.get(turn).unwrap_or(&none).clone();
            let (now, then) = (groups(now), groups(then));
            let reopened = now.difference(&then).cloned();
            self.ops.extend(reopened.map(|edits| Op::ReopenCorrections { document, turn: *turn, edits }));
            let settled = then.difference(&now).cloned();
            self.ops.extend(settled.map(|edits| Op::SettleCorrections { document, turn: *turn, edits }));
        }
    }

    fn memos(&mut self) {
        let (now, then) = (self.now, self.then);
        for on in keys(&now.memos, &then.memos) {
            let (from, to) = (now.memo(*on).to_owned(), then.memo(*on).to_owned());
            if from != to {
                self.ops.push(Op::SetMemo { on: *on, from, to });
            }
        }
    }
}

pub(super) fn keys<'a, K: Ord, V>(a: &'a BTreeMap<K, V>, b: &'a BTreeMap<K, V>) -> BTreeSet<&'a K> {
    a.keys().chain(b.keys()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;
    use crate::model::{Excerpt, Outline, Span};

    #[test]
    fn restoring_what_stands_plans_nothing() {
        let fixture = Fixture::of("U01: [Dehors|Rue].");
        assert!(restore(&fixture.project, &fixture.project).is_empty());
    }

    #[test]
    fn what_was_turned_upside_down_stands_as_it_did() {
        let mut fixture = Fixture::of("U01: [Dehors|A/B/C]. [Seul|D].");
        let then = fixture.project.clone();
        let code = |fixture: &Fixture, path: &str| Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
        let (a, b, c) = (code(&fixture, "A"), code(&fixture, "A/B"), code(&fixture, "A/B/C"));
        let tree = fixture.project.trees()[0].id;
        for (code, parent) in [(c, None), (b, Some(c)), (a, Some(b))] {
            fixture.apply(plan::move_codes(&fixture.project, &[code], tree, parent, 0).unwrap());
        }
        assert_eq!(Outline::of(&fixture.project).path(a), "C/B/A");
        let d = code(&fixture, "D");
        fixture.apply(plan::merge_codes(&fixture.project, &[d], c).unwrap());
        let now = fixture.project.clone();
        fixture.apply(restore(&now, &then));
        assert_eq!(Outline::of(&fixture.project), Outline::of(&then));
        assert!(fixture.project.review().is_empty());
    }

    #[test]
    fn an_earlier_text_comes_back_with_its_turns_and_labels_and_nothing_else_does() {
        let mut fixture = Fixture::of("INT: Où ?\nU01: [Dehors|Rue]. Seul.\nU1: Ici.");
        let id = fixture.project.documents()[0].id;
        let then = fixture.project.clone();
        let ops = plan::merge_speakers(&fixture.project, &mut fixture.ids, id, 2, 1).unwrap();
        fixture.apply(ops);
        let ops = plan::rename_speaker(&fixture.project, &mut fixture.ids, id, 1, "Ana").unwrap();
        fixture.apply(ops);
        fixture.correct(id, "Seul", "Très seul");
        let text = fixture.project.text(fixture.project.document(id).unwrap()).unwrap();
        let byte = text.as_str().find("Ici").unwrap();
        let here = Excerpt { document: id, span: text.span(byte..byte + 3) };
        fixture.code(here, "Peur", fixture.coder);
        let ops = restore_text(&fixture.project, &then, id).unwrap();
        fixture.apply(ops);
        let (now, stood) = (fixture.project.document(id).unwrap(), then.document(id).unwrap());
        let text = |project: &Project, document: &Document| project.text(document).unwrap().as_str().to_owned();
        assert_eq!(text(&fixture.project, now), text(&then, stood));
        assert_eq!((&now.turns, &now.speakers), (&stood.turns, &stood.speakers));
        assert_eq!(fixture.project.codings(now).count(), 2, "what was coded since stays");
        assert!(fixture.project.participant_named("U1").is_some());
        assert!(restore_text(&fixture.project, &then, id).unwrap().is_empty());
    }

    #[test]
    fn a_coding_made_since_goes_although_its_code_was_merged_into_one_that_goes_too() {
        let mut fixture = Fixture::of("U01: [Dehors|A]. Seul.");
        let then = fixture.project.clone();
        let excerpt = Excerpt { document: fixture.project.documents()[0].id, span: Span::new(13, 17) };
        fixture.code(excerpt, "A", fixture.coder);
        fixture.code(excerpt, "B", fixture.coder);
        let code = |fixture: &Fixture, path: &str| Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
        let (a, b) = (code(&fixture, "A"), code(&fixture, "B"));
        fixture.apply(plan::merge_codes(&fixture.project, &[a], b).unwrap());
        fixture.apply(restore(&fixture.project.clone(), &then));
        let document = fixture.project.documents()[0];
        assert_eq!(fixture.project.codings(document).count(), 1);
    }
}
