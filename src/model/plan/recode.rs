//! Codings that get another code: by a split, or because their code is merged. They keep identity, words, coder and
//! memo. Where a coder has coded exactly the same words with the other code already, the two become one, and their
//! memos too.

use std::collections::BTreeMap;

use super::super::document::Document;
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId};
use super::super::op::{Op, Subject};
use super::super::project::{PlacedCoding, Project};
use super::super::text::Span;
use super::PlanError;

/// Plans to give codings the code `to`, leaving out those that have it.
///
/// # Errors
/// When the code or one of the codings does not stand.
pub fn recode_codings(project: &Project, codings: &[(DocumentId, CodingId)], to: CodeId) -> Result<Vec<Op>, PlanError> {
    project.code(to).ok_or(PlanError::NoSuchCode)?;
    let mut by_document: BTreeMap<DocumentId, Vec<CodingId>> = BTreeMap::new();
    for (document, coding) in codings {
        by_document.entry(*document).or_default().push(*coding);
    }
    let mut ops = Vec::new();
    for (id, codings) in by_document {
        let document = project.document(id).ok_or(PlanError::NoSuchDocument)?;
        let mut there = There::of(project, document, to);
        for id in codings {
            let coding = document.codings.get(&id).filter(|c| !c.removed).ok_or(PlanError::NoSuchCoding)?;
            if project.resolve_code(coding.code) == Some(to) {
                continue;
            }
            let span = coding.span.map(|span| (span, coding.coder));
            match span.and_then(|at| there.meet(project, at, id)) {
                Some(_) => ops.push(Op::RemoveCoding { document: document.id, coding: id }),
                None => {
                    ops.push(Op::RecodeCoding { document: document.id, coding: id, from: coding.code, to });
                }
            }
        }
        ops.extend(there.into_memos(project));
    }
    Ok(ops)
}

/// Plans what a merge of `moved` into `into` makes of codings that would then stand twice, and returns how many they
/// are.
pub(super) fn join_codings(project: &Project, moved: &[CodeId], into: CodeId) -> (Vec<Op>, usize) {
    let mut ops = Vec::new();
    let mut n_joined = 0;
    for document in project.documents.values().filter(|d| !d.removed) {
        let coming: Vec<PlacedCoding<'_>> = project.codings(document).filter(|c| moved.contains(&c.code)).collect();
        if coming.is_empty() {
            continue;
        }
        let mut there = There::of(project, document, into);
        for PlacedCoding { coding, span, .. } in coming {
            if there.meet(project, (span, coding.coder), coding.id).is_some() {
                n_joined += 1;
                ops.push(Op::RemoveCoding { document: document.id, coding: coding.id });
            }
        }
        ops.extend(there.into_memos(project));
    }
    (ops, n_joined)
}

/// What stands with a code in a document, and the memos that come to it.
struct There {
    codings: BTreeMap<(Span, CoderId), CodingId>,
    memos: BTreeMap<CodingId, String>,
}

impl There {
    fn of(project: &Project, document: &Document, code: CodeId) -> Self {
        let standing = project.codings(document).filter(|c| c.code == code);
        let codings = standing.map(|c| ((c.span, c.coding.coder), c.coding.id)).collect();
        Self { codings, memos: BTreeMap::new() }
    }

    /// Lets a coding come, and returns the one that it meets there: the memo of the newcomer goes to it.
    fn meet(&mut self, project: &Project, at: (Span, CoderId), coming: CodingId) -> Option<CodingId> {
        let there = *self.codings.entry(at).or_insert(coming);
        if there == coming {
            return None;
        }
        let memo = project.memo(Subject::Coding(coming));
        if !memo.is_empty() {
            let own = || project.memo(Subject::Coding(there)).to_owned();
            let joined = self.memos.entry(there).or_insert_with(own);
            *joined = put_together(joined, memo, "\n\n");
        }
        Some(there)
    }

    fn into_memos(self, project: &Project) -> Vec<Op> {
        let memos = self.memos.into_iter().flat_map(|(id, memo)| super::memo(project, Subject::Coding(id), &memo));
        memos.collect()
    }
}

/// Returns both texts, one behind the other; one of them when the other says nothing new.
pub(super) fn put_together(first: &str, second: &str, between: &str) -> String {
    match (first.trim(), second.trim()) {
        (first, "") => first.to_owned(),
        ("", second) => second.to_owned(),
        (first, second) if first.contains(second) => first.to_owned(),
        (first, second) => format!("{first}{between}{second}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::outline::Outline;
    use super::super::super::testing::Fixture;
    use super::super::super::{Change, DeviceId, ReviewKind, Stamp};
    use super::super::{memo, undo};
    use super::*;

    fn coded(fixture: &Fixture) -> Vec<String> {
        let (project, outline) = (&fixture.project, Outline::of(&fixture.project));
        let document = project.documents()[0];
        let mut found: Vec<String> = project
            .codings(document)
            .map(|c| format!("{} {}", outline.path(c.code), project.words(document, c.span)))
            .collect();
        found.sort();
        found
    }

    fn all_of(fixture: &Fixture, path: &str) -> Vec<(DocumentId, CodingId)> {
        let code = Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
        let document = fixture.project.documents()[0];
        fixture.project.codings(document).filter(|c| c.code == code).map(|c| (document.id, c.coding.id)).collect()
    }

    #[test]
    fn codings_that_are_recoded_stay_themselves_and_keep_their_memos() {
        let mut fixture = Fixture::of("U01: [dehors|Rue] et [seul|Rue|Peur].");
        let rue = all_of(&fixture, "Rue");
        fixture.apply(memo(&fixture.project, Subject::Coding(rue[0].1), "froid"));
        let peur = Outline::of(&fixture.project).find(&fixture.project, "Peur").unwrap();
        let ops = recode_codings(&fixture.project, &rue[..1], peur).unwrap();
        fixture.apply(ops);
        assert_eq!(coded(&fixture), ["Peur dehors", "Peur seul", "Rue seul"]);
        assert!(all_of(&fixture, "Peur").contains(&rue[0]));
        assert_eq!(fixture.project.memo(Subject::Coding(rue[0].1)), "froid");
    }

    #[test]
    fn the_same_words_coded_by_the_same_person_become_one_coding_with_both_memos() {
        let mut fixture = Fixture::of("U01: [seul|Rue|Peur|Rue@ben].");
        let (rue, peur) = (all_of(&fixture, "Rue"), all_of(&fixture, "Peur"));
        fixture.apply(memo(&fixture.project, Subject::Coding(rue[0].1), "la nuit"));
        fixture.apply(memo(&fixture.project, Subject::Coding(peur[0].1), "froid"));
        let code = Outline::of(&fixture.project).find(&fixture.project, "Peur").unwrap();
        let ops = recode_codings(&fixture.project, &rue, code).unwrap();
        fixture.apply(ops.clone());
        assert_eq!(coded(&fixture), ["Peur seul", "Peur seul"], "one of ana, one of ben");
        let of_ana = fixture.project.memo(Subject::Coding(peur[0].1));
        assert_eq!(of_ana, "froid\n\nla nuit");
        let head = fixture.project.head.unwrap();
        let change = Change { at: head, by: fixture.coder, seen: vec![], label: String::new(), undoes: None, ops };
        let back = undo(&fixture.project, &mut fixture.ids, &change);
        assert_eq!(back.n_left, 0);
        fixture.apply(back.ops);
        assert_eq!(coded(&fixture), ["Peur seul", "Rue seul", "Rue seul"]);
        assert_eq!(fixture.project.memo(Subject::Coding(peur[0].1)), "froid");
    }

    #[test]
    fn a_coding_that_got_a_code_which_somebody_else_removed_meanwhile_waits_for_review() {
        let mut fixture = Fixture::of("U01: [seul|Rue] et [moi|Peur].");
        let start = fixture.project.head.unwrap();
        let peur = Outline::of(&fixture.project).find(&fixture.project, "Peur").unwrap();
        let rue = all_of(&fixture, "Rue");
        let removal = Change {
            at: Stamp::after(fixture.project.head, start.millis + 1000, DeviceId::from_bits(2)),
            by: fixture.coder,
            seen: vec![start],
            label: String::new(),
            undoes: None,
            ops: vec![Op::RemoveCode { code: peur }],
        };
        let recoded = Change {
            at: Stamp::after(Some(removal.at), start.millis + 2000, DeviceId::from_bits(1)),
            ops: recode_codings(&fixture.project, &rue, peur).unwrap(),
            ..removal.clone()
        };
        fixture.project.apply(&removal);
        fixture.project.apply(&recoded);
        let waiting = |kind: &ReviewKind| matches!(kind, ReviewKind::CodedWithRemovedCode { codings, .. } if codings[0] == rue[0]);
        assert!(fixture.project.review().iter().any(|item| waiting(&item.kind)));
    }

    #[test]
    fn what_has_the_code_already_is_left_alone() {
        let fixture = Fixture::of("U01: [seul|Peur].");
        let peur = Outline::of(&fixture.project).find(&fixture.project, "Peur").unwrap();
        assert!(recode_codings(&fixture.project, &all_of(&fixture, "Peur"), peur).unwrap().is_empty());
    }
}
