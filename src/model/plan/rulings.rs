//! Decisions about places of which coders said different things: each of their codings is upheld or set aside, and all
//! of them stay on record.

use super::super::coding::Excerpt;
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::ruling::Ruling;
use super::{PlanError, apply_code};

/// What somebody decided about the codings of one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// Where.
    pub document: DocumentId,
    /// Those that count from now on, for everybody who finished the document.
    pub upheld: Vec<CodingId>,
    /// Those that do not count from now on.
    pub set_aside: Vec<CodingId>,
    /// Why.
    pub note: String,
}

/// Plans what was decided; what is so already plans nothing.
///
/// # Errors
/// When the document or one of the codings does not stand.
pub fn decide(project: &Project, decision: &Decision) -> Result<Vec<Op>, PlanError> {
    let Decision { upheld, set_aside, .. } = decision;
    let ruled = upheld.iter().map(|id| (*id, true)).chain(set_aside.iter().map(|id| (*id, false)));
    let ops: Result<Vec<Option<Op>>, PlanError> =
        ruled.map(|(coding, stands)| rule(project, decision, coding, stands)).collect();
    Ok(ops?.into_iter().flatten().collect())
}

fn rule(project: &Project, decision: &Decision, coding: CodingId, stands: bool) -> Result<Option<Op>, PlanError> {
    let document = project.document(decision.document).ok_or(PlanError::NoSuchDocument)?;
    let found = document.codings.get(&coding).filter(|c| !c.removed).ok_or(PlanError::NoSuchCoding)?;
    let to = Ruling { code: found.code, stands, note: decision.note.trim().to_owned() };
    let ruled = found.ruled.as_deref();
    if ruled.is_some_and(|ruled| ruled.ruling == to && ruled.against.is_none()) {
        return Ok(None);
    }
    let from = ruled.map(|ruled| ruled.ruling.clone());
    Ok(Some(Op::RuleOnCoding { document: document.id, coding, from, to: Some(to) }))
}

/// Plans that what two decided about a coding apart is as one of them decided, with the reason given last for it.
///
/// # Errors
/// When the coding does not stand.
pub(super) fn decide_again(
    project: &Project,
    document: DocumentId,
    coding: CodingId,
    stands: bool,
) -> Result<Vec<Op>, PlanError> {
    let ruled = project.documents.get(&document).and_then(|d| d.codings.get(&coding)?.ruled.as_deref());
    let note = ruled.filter(|ruled| ruled.ruling.stands == stands).map(|ruled| ruled.ruling.note.clone());
    let (upheld, set_aside) = if stands { (vec![coding], vec![]) } else { (vec![], vec![coding]) };
    decide(project, &Decision { document, upheld, set_aside, note: note.unwrap_or_default() })
}

/// Plans that `excerpt` gets `code` from `coder`, who decides, and that of the other codings of the place only those
/// count that `decision` upholds.
///
/// # Errors
/// As [`decide`] and [`apply_code`].
pub fn decide_anew(
    project: &Project,
    ids: &mut IdSource,
    coder: CoderId,
    decision: &Decision,
    code: CodeId,
    excerpt: Excerpt,
) -> Result<Vec<Op>, PlanError> {
    let mut ops = apply_code(project, ids, code, coder, excerpt)?;
    let mut decision = decision.clone();
    if ops.is_empty() {
        // The coder had coded exactly that.
        let document = project.document(excerpt.document).ok_or(PlanError::NoSuchDocument)?;
        let own = project.codings(document).filter(|c| (c.span, c.code) == (excerpt.span, code));
        let own: Vec<CodingId> = own.filter(|c| c.coding.coder == coder).map(|c| c.coding.id).collect();
        decision.set_aside.retain(|id| !own.contains(id));
        decision.upheld.extend(own);
    }
    let upheld = ops.iter().filter_map(|op| match op {
        Op::ApplyCode(new) => Some(Op::RuleOnCoding {
            document: new.document,
            coding: new.coding,
            from: None,
            to: Some(Ruling { code, stands: true, note: decision.note.trim().to_owned() }),
        }),
        _ => None,
    });
    let upheld: Vec<Op> = upheld.collect();
    ops.extend(upheld);
    ops.extend(decide(project, &decision)?);
    Ok(ops)
}

/// Plans that nothing is decided about codings any more.
///
/// # Errors
/// When the document does not stand.
pub fn reopen(project: &Project, document: DocumentId, codings: &[CodingId]) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let ruled = codings.iter().filter_map(|id| found.codings.get(id)?.ruled.as_deref().map(|ruled| (*id, ruled)));
    let reopened = ruled.map(|(coding, ruled)| {
        let from = Some(ruled.ruling.clone());
        Op::RuleOnCoding { document, coding, from, to: None }
    });
    Ok(reopened.collect())
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Fixture;
    use super::super::super::{Change, Outline, ReviewKind, Span, Stamp};
    use super::*;

    /// The words that count with their code and coder.
    fn counting(fixture: &Fixture) -> Vec<String> {
        let (project, outline) = (&fixture.project, Outline::of(&fixture.project));
        let document = project.documents()[0];
        let told = |c: super::super::super::PlacedCoding<'_>| {
            let words = project.words(document, c.span);
            format!("{words}|{}@{}", outline.path(c.code), project.coder_name(c.coding.coder))
        };
        let mut all: Vec<String> = project.codings(document).map(told).collect();
        all.sort();
        all
    }

    fn codings_of(fixture: &Fixture, coder: &str) -> Vec<CodingId> {
        let coder = fixture.project.coder_named(coder).unwrap().id;
        fixture.project.documents()[0].codings.values().filter(|c| c.coder == coder).map(|c| c.id).collect()
    }

    fn accept(fixture: &Fixture, winner: &str, other: &str) -> Decision {
        Decision {
            document: fixture.project.documents()[0].id,
            upheld: codings_of(fixture, winner),
            set_aside: codings_of(fixture, other),
            note: "said in the codebook".to_owned(),
        }
    }

    #[test]
    fn what_was_set_aside_does_not_count_and_stays_on_record() {
        let mut fixture = Fixture::of("U01: [Un toit|Lieu|Soins@ben].");
        let decision = accept(&fixture, "ana", "ben");
        let ops = decide(&fixture.project, &decision).unwrap();
        fixture.apply(ops.clone());
        assert_eq!(counting(&fixture), ["Un toit|Lieu@ana"]);
        let on_record = fixture.project.documents()[0].ruled_codings().count();
        assert_eq!(on_record, 2);
        assert!(decide(&fixture.project, &decision).unwrap().is_empty(), "decided already");
        fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        assert_eq!(counting(&fixture), ["Un toit|Lieu@ana", "Un toit|Soins@ben"]);
    }

    #[test]
    fn a_third_code_is_a_coding_of_who_decides() {
        let mut fixture = Fixture::of("U01: [Un toit|Lieu|Soins@ben].\nU01: [Rien|Peur].");
        let chen = fixture.coder_named("chen");
        let peur = Outline::of(&fixture.project).find(&fixture.project, "Peur").unwrap();
        let all = [codings_of(&fixture, "ben"), codings_of(&fixture, "ana")[..1].to_vec()].concat();
        let document = fixture.project.documents()[0].id;
        let decision = Decision { document, upheld: Vec::new(), set_aside: all, note: String::new() };
        let excerpt = Excerpt { document, span: Span::new(5, 12) };
        let ops = decide_anew(&fixture.project, &mut fixture.ids, chen, &decision, peur, excerpt).unwrap();
        fixture.apply(ops);
        assert_eq!(counting(&fixture), ["Rien|Peur@ana", "Un toit|Peur@chen"]);
    }

    #[test]
    fn a_coding_with_another_code_was_not_decided_about() {
        let mut fixture = Fixture::of("U01: [Un toit|Lieu|Soins@ben].\nU01: [Rien|Peur].");
        fixture.apply(decide(&fixture.project, &accept(&fixture, "ana", "ben")).unwrap());
        let peur = Outline::of(&fixture.project).find(&fixture.project, "Peur").unwrap();
        let coding = (fixture.project.documents()[0].id, codings_of(&fixture, "ben")[0]);
        fixture.apply(super::super::recode_codings(&fixture.project, &[coding], peur).unwrap());
        assert!(counting(&fixture).contains(&"Un toit|Peur@ben".to_owned()));
    }

    #[test]
    fn two_who_decide_differently_without_having_seen_each_other_find_it_in_review() {
        let mut fixture = Fixture::of("U01: [Un toit|Lieu|Soins@ben].");
        let ben = fixture.coder_named("ben");
        let start = fixture.project.head.unwrap();
        let for_ana = decide(&fixture.project, &accept(&fixture, "ana", "ben")).unwrap();
        let for_ben = decide(&fixture.project, &accept(&fixture, "ben", "ana")).unwrap();
        for (device, by, ops) in [(2, fixture.coder, for_ana), (3, ben, for_ben)] {
            let device = super::super::super::DeviceId::from_bits(device);
            let at = Stamp::after(fixture.project.head, start.millis + 1000, device);
            let seen = vec![start];
            fixture.project.apply(&Change { at, by, seen, label: String::new(), undoes: None, ops });
        }
        assert_eq!(counting(&fixture), ["Un toit|Soins@ben"], "the last decision is in force");
        let waiting = |fixture: &Fixture| {
            let items = fixture.project.review();
            items.iter().filter(|item| matches!(item.kind, ReviewKind::RuledByTwo { .. })).count()
        };
        assert_eq!(waiting(&fixture), 2);
        // Whoever has seen both decides once more.
        fixture.apply(decide(&fixture.project, &accept(&fixture, "ben", "ana")).unwrap());
        assert_eq!((waiting(&fixture), counting(&fixture)), (0, vec!["Un toit|Soins@ben".to_owned()]));
    }
}
