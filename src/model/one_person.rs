//! Two coders who are one person: on two devices, or entered twice by two spellings. Who was merged is known under the
//! other's identity from then on, in whatever is asked of the project; the journal keeps who signed what, so that a
//! merge can be taken back and a device that has not heard of it goes on signing as it did.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::coder::Coder;
use super::document::Finished;
use super::ids::{CoderId, DocumentId};
use super::project::Project;

/// The coders who count as somebody else.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct MergedCoders(BTreeMap<CoderId, MergedCoder>);

/// A coder who counts as `into`.
#[derive(Clone, PartialEq, Eq, Debug)]
struct MergedCoder {
    coder: Coder,
    into: CoderId,
}

impl MergedCoders {
    /// Returns as whom `coder` counts.
    pub fn one(&self, coder: CoderId) -> CoderId {
        self.way(coder).last().unwrap_or(coder)
    }

    /// Returns `coder` and everybody as whom it was merged, one after the other. The fold closes no loop, so the way
    /// ends.
    fn way(&self, coder: CoderId) -> impl Iterator<Item = CoderId> {
        std::iter::successors(Some(coder), |on_it| self.merged_into(*on_it))
    }

    /// Returns as whom `coder` was merged, if it was.
    pub fn merged_into(&self, coder: CoderId) -> Option<CoderId> {
        self.0.get(&coder).map(|merged| merged.into)
    }

    pub(super) fn joined<V>(&self, signed: &BTreeMap<Finished, V>, join: impl Fn(&mut V, &V)) -> BTreeMap<Finished, V>
    where
        V: Clone,
    {
        let mut joined: BTreeMap<Finished, V> = BTreeMap::new();
        for (who, value) in signed {
            let who = Finished { coder: self.one(who.coder), ..*who };
            joined.entry(who).and_modify(|known| join(known, value)).or_insert_with(|| value.clone());
        }
        joined
    }
}

impl Project {
    /// Returns the person that `coder` is: the coder that it was merged into, or itself.
    pub fn one_coder(&self, coder: CoderId) -> CoderId {
        self.merged_coders.one(coder)
    }

    /// Returns all identities under which the person signs that `coder` is.
    pub fn signatures(&self, coder: CoderId) -> BTreeSet<CoderId> {
        let person = self.one_coder(coder);
        let merged = self.merged_coders.0.keys().copied().filter(|id| self.one_coder(*id) == person);
        merged.chain([person]).collect()
    }

    /// Returns the coders who were merged into `coder`, directly or by others, as they joined.
    pub fn merged_into(&self, coder: CoderId) -> impl Iterator<Item = &Coder> {
        let merged = self.merged_coders.0.values();
        merged.filter(move |m| self.one_coder(m.into) == coder).map(|m| &m.coder)
    }

    /// Whether `coder` ever joined, merged or not.
    pub fn has_signed(&self, coder: CoderId) -> bool {
        self.signing_coder(coder).is_some()
    }

    /// Returns a coder, merged or not, as it joined.
    pub(super) fn signing_coder(&self, coder: CoderId) -> Option<&Coder> {
        self.coders.get(&coder).or_else(|| self.merged_coders.0.get(&coder).map(|merged| &merged.coder))
    }

    /// Returns every coder, merged or not, as it joined.
    pub(super) fn signing_coders(&self) -> impl Iterator<Item = &Coder> {
        self.coders.values().chain(self.merged_coders.0.values().map(|merged| &merged.coder))
    }

    pub(super) fn signing_coder_mut(&mut self, coder: CoderId) -> Option<&mut Coder> {
        let merged = Arc::make_mut(&mut self.merged_coders).0.get_mut(&coder).map(|merged| &mut merged.coder);
        self.coders.get_mut(&coder).or(merged)
    }

    /// Returns the place of a coder in the order in which coders joined, the merged ones among them, so that nobody's
    /// colour moves when others turn out to be one.
    pub fn coder_place(&self, coder: CoderId) -> usize {
        self.coders.range(..coder).count() + self.merged_coders.0.range(..coder).count()
    }

    /// Counts `coder` as `into` from now on; as itself with nobody. A merge that would close a loop joins two who are
    /// one already, and changes nothing. Returns the documents in which they signed something, or nothing when one of
    /// them is not here.
    pub(super) fn fold_merged_coder(&mut self, coder: CoderId, into: Option<CoderId>) -> Option<Vec<DocumentId>> {
        self.signing_coder(coder)?;
        if let Some(into) = into {
            self.signing_coder(into)?;
            if self.merged_coders.way(into).any(|on_it| on_it == coder) {
                return Some(Vec::new());
            }
        }
        let merged = Arc::make_mut(&mut self.merged_coders);
        let found = merged.0.remove(&coder).map(|merged| merged.coder).or_else(|| self.coders.remove(&coder))?;
        match into {
            Some(into) => _ = merged.0.insert(coder, MergedCoder { coder: found, into }),
            None => _ = self.coders.insert(coder, found),
        }
        Some(self.count_for(coder))
    }

    /// Counts what was signed as `coder`, or as somebody who counts as that one, for the person that it is now.
    fn count_for(&mut self, coder: CoderId) -> Vec<DocumentId> {
        let people = Arc::clone(&self.merged_coders);
        let person = people.one(coder);
        let is_meant = |signed: CoderId| signed == coder || people.0.contains_key(&signed) || signed == person;
        let mut moved = Vec::new();
        for document in self.documents.values_mut().filter(|d| d.is_signed_by(is_meant)) {
            let document = Arc::make_mut(document);
            for coding in document.codings.values_mut() {
                let coder = people.one(coding.signed_by);
                if coding.coder != coder {
                    Arc::make_mut(coding).coder = coder;
                }
            }
            document.count_marks(&people);
            moved.push(document.id);
        }
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Fixture;
    use super::super::{DeviceId, Op, Outline, Reserved, ReviewKind, Stamp, Twins, plan};
    use super::*;
    use crate::model::Change;

    const NOTATION: &str = "U01: [Un toit|Lieu], [un lit|Lieu@ana m.], [rien|Peur@ben].";

    /// Ana works as `ana` and as `ana m.`; ben is somebody else.
    fn study() -> (Fixture, CoderId, CoderId) {
        let mut fixture = Fixture::of(NOTATION);
        let (ana, other) = (fixture.coder, fixture.coder_named("ana m."));
        (fixture, ana, other)
    }

    fn merge(fixture: &mut Fixture, coder: CoderId, into: CoderId) -> Vec<Op> {
        let ops = plan::merge_coders(&fixture.project, coder, into).unwrap();
        fixture.apply(ops.clone());
        ops
    }

    /// How many codings count for each coder.
    fn coded(fixture: &Fixture) -> Vec<(String, usize)> {
        let document = fixture.project.documents()[0];
        let n = |coder: &Coder| document.standing_codings().filter(|c| c.coder == coder.id).count();
        fixture.project.coders.values().map(|coder| (coder.name.clone(), n(coder))).collect()
    }

    fn counts(told: &[(&str, usize)]) -> Vec<(String, usize)> {
        told.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
    }

    fn finish(fixture: &mut Fixture, coder: CoderId) {
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        fixture.apply(vec![Op::FinishDocument { document, coder, tree }]);
    }

    #[test]
    fn what_both_coded_counts_for_the_one_who_stays_and_undo_parts_them() {
        let (mut fixture, ana, other) = study();
        let before = coded(&fixture);
        let ops = merge(&mut fixture, other, ana);
        assert_eq!(coded(&fixture), counts(&[("ana", 2), ("ben", 1)]));
        assert_eq!(fixture.project.coder_named("Ana M."), fixture.project.coder_named("ana"));
        assert_eq!(fixture.project.merged_into(ana).map(|c| c.id).collect::<Vec<_>>(), [other]);
        assert!(plan::merge_coders(&fixture.project, other, ana).is_err(), "they are one already");
        fixture.take_back(&ops);
        assert_eq!(coded(&fixture), before);
    }

    #[test]
    fn what_a_device_codes_under_the_old_name_counts_for_the_merged_coder() {
        let (mut fixture, ana, other) = study();
        merge(&mut fixture, other, ana);
        let document = fixture.project.documents()[0].id;
        let excerpt = super::super::Excerpt { document, span: super::super::Span::new(5, 7) };
        fixture.code(excerpt, "Lieu", other);
        assert_eq!(coded(&fixture), counts(&[("ana", 3), ("ben", 1)]));
        fixture.apply(vec![Op::AddCoder { coder: other, name: "ana m.".to_owned() }]);
        assert_eq!(coded(&fixture).len(), 2, "joining again does not part them");
    }

    #[test]
    fn finishing_and_blind_plans_are_those_of_the_person() {
        let (mut fixture, ana, other) = study();
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        let ben = fixture.coder_named("ben");
        fixture.apply(plan::assign_document(&fixture.project, document, tree, &[ana, ben]).unwrap());
        let blind = |fixture: &Fixture, who| fixture.project.documents()[0].is_blind_for(who, tree);
        finish(&mut fixture, other);
        assert!(blind(&fixture, ana));
        let ops = merge(&mut fixture, other, ana);
        assert!(!blind(&fixture, ana) && blind(&fixture, ben), "ana finished it as ana m.");
        finish(&mut fixture, ana);
        let work = fixture.project.documents()[0].independent[&Finished { coder: ana, tree }].codings.len();
        assert_eq!(work, 2, "what she coded under both names");
        let reopened = plan::reopen_document(&fixture.project, document, ana, tree).unwrap();
        fixture.apply(reopened);
        assert!(fixture.project.documents()[0].finished.is_empty(), "under both names");
        fixture.take_back(&ops);
        let assigned = &fixture.project.documents()[0].blind[&tree].coders;
        assert_eq!(assigned.iter().copied().collect::<Vec<_>>(), [ana, ben]);
    }

    #[test]
    fn a_code_made_between_the_finishings_of_two_names_is_read_at_the_later_one() {
        let (mut fixture, ana, other) = study();
        finish(&mut fixture, other);
        let document = fixture.project.documents()[0].id;
        let excerpt = super::super::Excerpt { document, span: super::super::Span::new(5, 7) };
        fixture.code(excerpt, "Late", ana);
        let made = fixture.project.codes.values().map(|code| code.added).max().unwrap();
        finish(&mut fixture, ana);
        merge(&mut fixture, other, ana);
        let tree = fixture.project.trees()[0].id;
        let work = &fixture.project.documents()[0].independent[&Finished { coder: ana, tree }];
        let round = work.round_of(made).expect("ana finished it since");
        assert_eq!(work.rounds().nth(round).unwrap().1.len(), 3, "the late one among them");
    }

    #[test]
    fn rights_and_proposals_follow_the_person() {
        let (mut fixture, ana, other) = study();
        fixture.apply(plan::reserve(&fixture.project, Reserved::Codes, &[other]));
        let code = Outline::of(&fixture.project).find(&fixture.project, "Lieu").unwrap();
        let rename = plan::rename_code(&fixture.project, code, "Toit").unwrap();
        assert!(fixture.project.reserved_from(ana, &rename).is_some());
        merge(&mut fixture, other, ana);
        assert_eq!(fixture.project.reserved_from(ana, &rename), None);
        assert_eq!(fixture.project.reserved_to(Reserved::Codes).collect::<Vec<_>>(), [ana]);
    }

    #[test]
    fn two_who_merge_each_other_apart_are_one_and_nothing_is_lost() {
        let (mut fixture, ana, other) = study();
        fixture.coder_named("ben");
        let one = plan::merge_coders(&fixture.project, other, ana).unwrap();
        let back = plan::merge_coders(&fixture.project, ana, other).unwrap();
        fixture.apart(one, back);
        assert_eq!(coded(&fixture), counts(&[("ana", 2), ("ben", 1)]));
        let ben = fixture.coder_named("ben");
        merge(&mut fixture, ana, ben);
        assert_eq!((coded(&fixture), fixture.project.one_coder(other)), (counts(&[("ben", 3)]), ben));
    }

    #[test]
    fn nearly_equal_names_are_proposed_for_merging_until_somebody_says_they_are_two() {
        let (mut fixture, ana, other) = study();
        let twins = |fixture: &Fixture| {
            let items = fixture.project.review();
            items.into_iter().find(|item| matches!(item.kind, ReviewKind::MadeTwice(Twins::Coders(..))))
        };
        let item = twins(&fixture).unwrap();
        assert_eq!(item.kind, ReviewKind::MadeTwice(Twins::Coders(ana, other)));
        let settle = |fixture: &mut Fixture, way| {
            let ops = plan::settle(&fixture.project, &mut fixture.ids, &item, way).unwrap();
            fixture.apply(ops.clone());
            ops
        };
        let ops = settle(&mut fixture, plan::Settling::Take(0));
        assert_eq!((twins(&fixture), fixture.project.one_coder(other)), (None, ana));
        fixture.take_back(&ops);
        settle(&mut fixture, plan::Settling::Keep);
        assert_eq!((twins(&fixture), fixture.project.one_coder(other)), (None, other));
    }

    mod any_order {
        use proptest::prelude::*;

        use super::*;

        /// What one of three signatures does.
        #[derive(Clone, Copy, Debug)]
        enum Deed {
            Merge(usize, usize),
            Part(usize, usize),
            Finish(usize),
            Reopen(usize),
            Assign(usize),
        }

        fn deed() -> impl Strategy<Value = Deed> {
            let who = || 0_usize..3;
            prop_oneof![
                (who(), who()).prop_map(|(a, b)| Deed::Merge(a, b)),
                (who(), who()).prop_map(|(a, b)| Deed::Part(a, b)),
                who().prop_map(Deed::Finish),
                who().prop_map(Deed::Reopen),
                who().prop_map(Deed::Assign),
            ]
        }

        fn op(fixture: &Fixture, coders: [CoderId; 3], deed: Deed) -> Op {
            let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
            match deed {
                Deed::Merge(a, b) => Op::MergeCoders { coder: coders[a], into: coders[b] },
                Deed::Part(a, b) => Op::PartCoders { coder: coders[a], into: coders[b] },
                Deed::Finish(who) => Op::FinishDocument { document, coder: coders[who], tree },
                Deed::Reopen(who) => Op::ReopenDocument { document, coder: coders[who], tree },
                Deed::Assign(who) => Op::AssignDocument { document, tree, from: vec![], to: vec![coders[who]] },
            }
        }

        fn told(project: &Project) -> String {
            let document = project.documents()[0];
            let codings: Vec<_> = document.codings.values().map(|c| (c.id, c.coder)).collect();
            let marks = (&document.finished, &document.independent, &document.blind);
            format!("{:?} {codings:?} {marks:?}", project.coders.keys())
        }

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(32))]

            #[test]
            fn every_sequence_has_an_effect_and_a_merge_that_is_taken_back_leaves_no_trace(
                deeds in prop::collection::vec(deed(), 0..12), a in 0_usize..3, b in 0_usize..3,
            ) {
                let (mut fixture, ana, other) = study();
                let coders = [ana, other, fixture.coder_named("ben")];
                for deed in deeds {
                    let op = op(&fixture, coders, deed);
                    fixture.apply(vec![op]);
                    for coder in coders {
                        prop_assert!(fixture.project.coders.contains_key(&fixture.project.one_coder(coder)));
                    }
                }
                let before = told(&fixture.project);
                if let Ok(ops) = plan::merge_coders(&fixture.project, coders[a], coders[b]) {
                    let (at, by) = (fixture.project.head.unwrap(), ana);
                    fixture.apply(ops.clone());
                    let merged = told(&fixture.project);
                    fixture.apply(ops.clone());
                    prop_assert_eq!(told(&fixture.project), merged, "twice changes nothing");
                    let change = Change { at, by, seen: vec![], label: String::new(), undoes: None, ops };
                    let undo = plan::undo(&fixture.project, &mut fixture.ids, &change);
                    fixture.apply(undo.ops);
                    prop_assert_eq!(told(&fixture.project), before);
                }
            }

            #[test]
            fn changes_of_two_devices_fold_alike_one_by_one_and_at_once(
                deeds in prop::collection::vec((0_u32..2, deed()), 1..16),
            ) {
                let (mut fixture, ana, other) = study();
                let coders = [ana, other, fixture.coder_named("ben")];
                let (start, head) = (fixture.project.clone(), fixture.project.head.unwrap());
                let changes: Vec<Change> = deeds.iter().zip(1..).map(|((device, deed), n)| {
                    let at = Stamp { millis: head.millis + n, counter: 0, device: DeviceId::from_bits(7 + device) };
                    let ops = vec![op(&fixture, coders, *deed)];
                    Change { at, by: coders[*device as usize], seen: vec![head], label: String::new(), undoes: None, ops }
                }).collect();
                let (mut one_by_one, mut at_once) = (start.clone(), start);
                changes.iter().for_each(|change| _ = one_by_one.apply(change));
                at_once.apply_all(&changes);
                prop_assert_eq!(told(&one_by_one), told(&at_once));
                prop_assert_eq!(one_by_one.review(), at_once.review());
            }
        }
    }
}
