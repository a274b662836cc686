//! What a coder sees of a project in which documents are coded blind: everything but what others coded in documents
//! that the coder has still to do, what they decided and noted there, and what they concluded from it. Only the window
//! wears blinkers; the command line shows what the folder holds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{
    BlindMemos, BlindThemes, Change, CoderId, Coding, CodingId, Document, DocumentId, Finished, Op, Project, Subject,
    TreeId, WrittenMemos,
};

/// The documents of which something is hidden, as they are and as they are shown.
#[derive(Debug, Default)]
pub(super) struct Blinkers {
    viewer: Option<CoderId>,
    documents: BTreeMap<DocumentId, (Arc<Document>, Arc<Document>)>,
    /// What others coded there.
    codings: BTreeSet<CodingId>,
    /// What the viewer coded there: what others decided about it is hidden.
    own: BTreeSet<CodingId>,
    /// What of the comparison is hidden.
    themes: BlindThemes,
    /// What is hidden that others noted there.
    memos: BlindMemos,
}

impl Blinkers {
    /// Returns `shown` as `viewer` sees it, who has to code blind what `now` says; nothing when nothing is hidden.
    pub fn seen(&mut self, shown: &Arc<Project>, now: &Project, viewer: CoderId) -> Option<Arc<Project>> {
        let before = std::mem::take(&mut self.documents);
        self.codings.clear();
        self.own.clear();
        // What is hidden from one is shown to another.
        let same_viewer = self.viewer.replace(viewer) == Some(viewer);
        for document in now.documents.values().filter(|d| !d.blind.is_empty()) {
            let hidden = document.trees_blind_for(viewer);
            let others = document.codings.values().filter(|c| now.is_hidden(c, viewer, &hidden));
            self.codings.extend(others.map(|c| c.id));
            self.own.extend(document.codings.values().filter(|c| is_own_in(now, c, viewer, &hidden)).map(|c| c.id));
            let Some(whole) = shown.documents.get(&document.id).filter(|_| !hidden.is_empty()) else { continue };
            // Most commits touch one document; what was hidden of the others is hidden already.
            let known = before.get(&document.id).filter(|(as_it_is, _)| same_viewer && Arc::ptr_eq(as_it_is, whole));
            let part =
                known.map_or_else(|| Arc::new(without(shown, whole, viewer, &hidden)), |(_, part)| Arc::clone(part));
            self.documents.insert(document.id, (Arc::clone(whole), part));
        }
        self.themes = now.blind_themes(viewer);
        self.memos = now.blind_memos(viewer);
        if self.documents.is_empty() {
            return None;
        }
        let mut seen = Project::clone(shown);
        seen.viewer = Some(viewer);
        for (id, (_, part)) in &self.documents {
            seen.documents.insert(*id, Arc::clone(part));
        }
        let is_hidden = |on: &Subject| matches!(on, Subject::Coding(coding) if self.codings.contains(coding));
        if seen.memos.keys().any(is_hidden) {
            Arc::make_mut(&mut seen.memos).retain(|on, _| !is_hidden(on));
        }
        self.memos.take_out_of(&mut seen.memos);
        if !self.themes.is_empty() {
            let comparison = Arc::make_mut(&mut seen.comparison);
            comparison.verdicts.retain(|(theme, _, by), _| !self.themes.hides_verdict(*theme, *by));
            comparison.summaries.retain(|(theme, who), s| !self.themes.hides_summary(*theme, *who, s.by));
        }
        Some(Arc::new(seen))
    }

    /// Returns `changes` without the steps that would tell what is hidden; nothing when nothing is hidden. A change of
    /// which a part is left loses its label, which may name what is hidden.
    pub fn seen_changes(&self, changes: &[Arc<Change>]) -> Option<Vec<Arc<Change>>> {
        let mut written = WrittenMemos::default();
        let mut part = |change: &Arc<Change>| {
            let seen = |op: &Op| (!self.hides(op, change.by)).then_some(op).cloned();
            let ops: Vec<Op> = (change.ops.iter().filter_map(seen))
                .filter_map(|op| self.memos.seen_op(&mut written, &op, change.by, change.at))
                .collect();
            if ops == change.ops {
                return Some(Arc::clone(change));
            }
            // A step that shows the coder’s own words only is no part that is left out.
            let label = if ops.len() == change.ops.len() { change.label.clone() } else { "…".to_owned() };
            (!ops.is_empty()).then(|| Arc::new(Change { ops, label, ..Change::clone(change) }))
        };
        let nothing_is_hidden =
            self.codings.is_empty() && self.own.is_empty() && self.themes.is_empty() && self.memos.is_empty();
        (!nothing_is_hidden).then(|| changes.iter().filter_map(&mut part).collect())
    }

    /// Whether a step of `by` would tell what is hidden.
    fn hides(&self, op: &Op, by: CoderId) -> bool {
        let is_verdict = |coding: &CodingId| matches!(op, Op::RuleOnCoding { .. }) && self.own.contains(coding);
        let of_coding =
            |coding: CodingId| self.codings.contains(&coding) || (is_verdict(&coding) && !self.themes.is_own(by));
        op.about().coding.is_some_and(of_coding) || self.themes.hides(op, by)
    }
}

/// Whether `viewer` made the coding, for one of the `trees` that they have still to code blind.
fn is_own_in(project: &Project, coding: &Coding, viewer: CoderId, trees: &BTreeSet<TreeId>) -> bool {
    coding.coder == viewer && project.tree_coded_for(coding.code).is_some_and(|tree| trees.contains(&tree))
}

/// Returns a document without what others did and decided for `trees`, and without that they finished it: what they
/// left uncoded would count as found absent.
fn without(project: &Project, document: &Document, viewer: CoderId, trees: &BTreeSet<TreeId>) -> Document {
    let mut part = document.clone();
    let shown = |who: &Finished| who.coder == viewer || !trees.contains(&who.tree);
    part.codings.retain(|_, coding| !project.is_hidden(coding, viewer, trees));
    for coding in part.codings.values_mut().filter(|c| is_own_in(project, c, viewer, trees)) {
        if coding.ruled.as_ref().is_some_and(|ruled| project.one_coder(ruled.by) != viewer) {
            Arc::make_mut(coding).ruled = None;
        }
    }
    part.independent.retain(|who, _| shown(who));
    part.finished.retain(|who, _| shown(who));
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{GroupPair, Ruling, Verdict, VerdictKind, plan};

    #[test]
    fn what_others_coded_is_hidden_while_one_has_it_still_to_do_and_shared_meanwhile() {
        let mut fixture = Fixture::new();
        let first = fixture.document("U1", None, "Ana: [Un toit|Lieu], [un lit|Lieu@ben]");
        let second = fixture.document("U2", None, "Ana: [rien|Lieu@ben]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let tree = fixture.project.trees()[0].id;
        let mut blinkers = Blinkers::default();
        let all = Arc::new(fixture.project.clone());
        assert!(blinkers.seen(&all, &all, ana).is_none(), "nothing is assigned");
        fixture.apply(plan::assign_document(&fixture.project, first, tree, &[ana, ben]).unwrap());
        let all = Arc::new(fixture.project.clone());
        let coders = |seen: &Project, document| -> Vec<CoderId> {
            seen.documents[&document].standing_codings().map(|c| c.coder).collect()
        };
        let seen = blinkers.seen(&all, &all, ana).unwrap();
        assert_eq!((coders(&seen, first), coders(&seen, second)), (vec![ana], vec![ben]));
        let again = blinkers.seen(&all, &all, ana).unwrap();
        assert!(Arc::ptr_eq(&seen.documents[&first], &again.documents[&first]));
        assert_eq!(coders(&blinkers.seen(&all, &all, ben).unwrap(), first), [ben]);
        let ops = plan::finish_document(&fixture.project, first, ana, tree).unwrap();
        fixture.apply(ops);
        let all = Arc::new(fixture.project.clone());
        assert!(blinkers.seen(&all, &all, ana).is_none());
    }

    #[test]
    fn the_history_tells_nothing_of_what_is_hidden_and_all_of_the_rest() {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu], [un lit|Lieu@ben]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        fixture.apply(plan::assign_document(&fixture.project, document, tree, &[ana, ben]).unwrap());
        let of_ben = fixture.project.documents[&document].standing_codings().find(|c| c.coder == ben).unwrap().id;
        let memo = plan::memo(&fixture.project, Subject::Coding(of_ben), "because");
        let rename =
            plan::rename_code(&fixture.project, *fixture.project.codes.keys().next().unwrap(), "Toit").unwrap();
        let change = |label: &str, ops| {
            let at = fixture.project.head.unwrap();
            Arc::new(Change { at, by: ben, seen: vec![], label: label.to_owned(), undoes: None, ops })
        };
        let changes =
            [change("memo", memo.clone()), change("name", rename.clone()), change("both", [memo, rename].concat())];
        let mut blinkers = Blinkers::default();
        let all = Arc::new(fixture.project.clone());
        blinkers.seen(&all, &all, ana);
        let seen = blinkers.seen_changes(&changes).unwrap();
        let told: Vec<(&str, usize)> = seen.iter().map(|c| (c.label.as_str(), c.ops.len())).collect();
        assert_eq!(told, [("name", 1), ("…", 1)]);
        blinkers.seen(&all, &all, fixture.coder_named("chen"));
        assert!(blinkers.seen_changes(&changes).is_none(), "chen has nothing to code blind");
    }

    #[test]
    fn who_codes_a_document_blind_reads_own_notes_on_it_only_and_those_on_codes() {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        let code = *fixture.project.codes.keys().next().unwrap();
        let (on, on_code) = (Subject::Document(document), Subject::Code(code));
        let mut told = Vec::new();
        let mut act = |fixture: &mut Fixture, by, ops: Vec<Op>| {
            let at = fixture.apply_as(by, ops.clone());
            told.push(Arc::new(Change { at, by, seen: vec![], label: "did".into(), undoes: None, ops }));
        };
        let assign = plan::assign_document(&fixture.project, document, tree, &[ana, ben]).unwrap();
        act(&mut fixture, ana, assign);
        for (who, on, before, text) in [
            (ben, on, "", "a roof is all"),
            (ben, on_code, "", "wide"),
            (ana, on, "", "cold"),
            (ben, on, "a roof is all", "a roof is nearly all"),
        ] {
            let ops = plan::memo_of(&fixture.project, who, on, before, text);
            act(&mut fixture, who, ops);
        }
        let mut blinkers = Blinkers::default();
        let mut look = |fixture: &Fixture, viewer| {
            let all = Arc::new(fixture.project.clone());
            let seen = blinkers.seen(&all, &all, viewer).unwrap_or(all);
            let steps = blinkers.seen_changes(&told).unwrap_or_else(|| told.clone());
            let is_memo = |op: &&Op| matches!(op, Op::SetMemo { .. });
            let steps: Vec<Op> = steps.iter().flat_map(|c| &c.ops).filter(is_memo).cloned().collect();
            (seen.memo(on).to_owned(), seen.memo(on_code).to_owned(), steps)
        };
        let step = |on, to: &str| Op::SetMemo { on, from: String::new(), to: to.to_owned() };
        let (noted, of_code, steps) = look(&fixture, ana);
        assert_eq!((noted.as_str(), of_code.as_str()), ("cold", "wide"));
        assert_eq!(steps, [step(on_code, "wide"), step(on, "cold")]);
        assert_eq!(look(&fixture, ben).0, "a roof is nearly all");
        let finish = plan::finish_document(&fixture.project, document, ana, tree).unwrap();
        fixture.apply(finish);
        let (noted, _, steps) = look(&fixture, ana);
        assert_eq!((noted.as_str(), steps.len()), ("a roof is nearly all\n\ncold", 4));
    }

    #[test]
    fn who_codes_all_documents_of_a_person_blind_reads_no_notes_of_others_on_that_person() {
        let mut fixture = Fixture::new();
        let blind = fixture.document("U1", None, "Ana: [Un toit|Lieu]");
        let shared = fixture.document("U2", None, "Ana: [rien|Lieu]\nZoe: non");
        let [person, elsewhere] = ["Ana", "Zoe"].map(|name| Subject::Participant(fixture.participant(name)));
        let study = Subject::Project(fixture.project.id);
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let tree = fixture.project.trees()[0].id;
        for document in [blind, shared] {
            fixture.apply(plan::assign_document(&fixture.project, document, tree, &[ana, ben]).unwrap());
        }
        for (who, on, text) in [(ben, person, "sleeps outside"), (ben, elsewhere, "calm"), (ben, study, "go on")] {
            fixture.apply_as(who, plan::memo_of(&fixture.project, who, on, "", text));
        }
        fixture.apply_as(ana, plan::memo_of(&fixture.project, ana, person, "", "cold"));
        let noted = |fixture: &Fixture, viewer| {
            let all = Arc::new(fixture.project.clone());
            let seen = Blinkers::default().seen(&all, &all, viewer).unwrap_or(all);
            [person, elsewhere, study].map(|on| seen.memo(on).to_owned())
        };
        assert_eq!(noted(&fixture, ana), ["cold", "", "go on"]);
        assert_eq!(noted(&fixture, ben), ["sleeps outside", "calm", "go on"]);
        fixture.apply(plan::finish_document(&fixture.project, shared, ana, tree).unwrap());
        assert_eq!(noted(&fixture, ana), ["sleeps outside\n\ncold", "calm", "go on"], "both speak in what is open");
    }

    #[test]
    fn what_came_in_with_a_document_is_read_by_whoever_codes_it_blind() {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        let on = Subject::Document(document);
        let added = fixture.project.documents[&document].added;
        let came = |text: &str| plan::memo(&Project::clone(&Fixture::new().project), on, text);
        let change =
            Change { at: added, by: ben, seen: vec![], label: String::new(), undoes: None, ops: came("in a café") };
        fixture.project.apply(&change);
        let assign = plan::assign_document(&fixture.project, document, tree, &[ana, ben]).unwrap();
        fixture.apply(assign);
        let all = Arc::new(fixture.project.clone());
        assert_eq!(Blinkers::default().seen(&all, &all, ana).unwrap().memo(on), "in a café");
    }

    #[test]
    fn who_has_a_document_still_to_code_measures_no_agreement_of_others_there() {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu@ben], [un lit|Lieu@chen]");
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        let coders = [fixture.coder, fixture.coder_named("ben"), fixture.coder_named("chen")];
        fixture.apply(plan::assign_document(&fixture.project, document, tree, &coders).unwrap());
        for coder in &coders[1..] {
            fixture.apply(plan::finish_document(&fixture.project, document, *coder, tree).unwrap());
        }
        let all = Arc::new(fixture.project.clone());
        let seen = Blinkers::default().seen(&all, &all, coders[0]).unwrap();
        let part = &seen.documents[&document];
        assert!(part.independent.is_empty() && part.finished.is_empty() && part.codings.is_empty());
    }

    #[test]
    fn who_codes_blind_reads_no_verdict_and_no_summary_of_others_on_what_is_still_to_be_coded() {
        let mut fixture = Fixture::new();
        let blind = fixture.document("U1", None, "Ana: [Un toit|Lieu@ben], [un lit|Lieu@ana]");
        fixture.document("U2", None, "Zoe: [rien|Lieu@ben]");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let people = ["Ana", "Zoe"].map(|name| fixture.participant(name));
        let tree = fixture.project.trees()[0].id;
        let code = *fixture.project.codes.keys().next().unwrap();
        let (theme, made) = plan::add_theme(&fixture.project, &mut fixture.ids, "Toit").unwrap();
        fixture.apply(made);
        fixture.apply(plan::gather_codes(&fixture.project, theme, &[code], true).unwrap());
        let groups = GroupPair { attribute: "side".into(), first: "users".into(), second: "staff".into() };
        let silence = || Some(Verdict { kind: VerdictKind::Agreement, rationale: "both say so".into() });
        let mut told = Vec::new();
        for (coder, ops) in [
            (ben, plan::verdict(&fixture.project, theme, groups.clone(), ben, silence()).unwrap()),
            (ana, plan::verdict(&fixture.project, theme, groups.clone(), ana, silence()).unwrap()),
            (ben, plan::summary(&fixture.project, theme, people[0], "a roof first").unwrap()),
            (ben, plan::summary(&fixture.project, theme, people[1], "nothing").unwrap()),
        ] {
            fixture.apply_as(coder, ops.clone());
            let at = fixture.project.head.unwrap();
            told.push(Arc::new(Change { at, by: coder, seen: vec![], label: String::new(), undoes: None, ops }));
        }
        let own = fixture.project.documents[&blind].standing_codings().find(|c| c.coder == ana).unwrap().id;
        let to = Some(Ruling { code, stands: false, note: "no".into() });
        fixture.apply_as(ben, vec![Op::RuleOnCoding { document: blind, coding: own, from: None, to }]);
        let assign = plan::assign_document(&fixture.project, blind, tree, &[ana, ben]).unwrap();
        fixture.apply(assign);
        let all = Arc::new(fixture.project.clone());
        let mut blinkers = Blinkers::default();
        let seen = blinkers.seen(&all, &all, ana).unwrap();
        let verdicts: Vec<CoderId> = seen.comparison.verdicts.keys().map(|(_, _, by)| *by).collect();
        let summed: Vec<_> = seen.comparison.summaries.keys().map(|(_, who)| *who).collect();
        assert_eq!((verdicts, summed), (vec![ana], vec![people[1]]));
        assert!(!seen.documents[&blind].codings[&own].is_set_aside(), "what ben decided there is hidden too");
        let told = blinkers.seen_changes(&told).unwrap();
        assert_eq!(told.iter().map(|c| c.by).collect::<Vec<_>>(), [ana, ben]);
    }
}
