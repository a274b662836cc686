//! Reserving what a team keeps in few hands, proposing what is reserved, and answering proposals.

use super::super::concurrent::Contested;
use super::super::ids::{CoderId, IdSource, ProposalId};
use super::super::op::Op;
use super::super::project::Project;
use super::super::reservation::{Proposal, Reserved, on_behalf};
use super::super::review::ReviewKind;
use super::PlanError;
use super::undo::in_force;

/// Plans that only `coders` do what is reserved, or everybody without any.
pub fn reserve(project: &Project, what: Reserved, coders: &[CoderId]) -> Vec<Op> {
    let from: Vec<CoderId> = project.reserved.get(&what).into_iter().flatten().copied().collect();
    let mut to = coders.to_vec();
    to.sort_unstable();
    to.dedup();
    if from == to { Vec::new() } else { vec![Op::Reserve { what, from, to }] }
}

/// Plans to propose `ops` under `label` instead of doing them.
pub fn propose(ids: &mut IdSource, label: &str, by: CoderId, ops: Vec<Op>) -> Vec<Op> {
    let ops = ops.into_iter().map(|op| on_behalf(op, by)).collect();
    vec![Op::Propose { proposal: ProposalId::next(ids), label: label.to_owned(), ops }]
}

/// What accepting a proposal would do.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The ops to commit.
    pub ops: Vec<Op>,
    /// How many of the proposed steps are left out, because what they name is not there any more, or somebody set it
    /// anew since.
    pub n_left: usize,
    /// The project as it would stand.
    pub after: Project,
}

/// Plans what was proposed, as far as it can still be done, with the answer.
///
/// # Errors
/// When the proposal does not wait for an answer.
pub fn accept(project: &Project, proposal: ProposalId) -> Result<Acceptance, PlanError> {
    let Proposal { ops: proposed, by, .. } = open(project, proposal)?;
    let (mut after, mut ops, mut n_left) = (project.clone(), Vec::new(), 0);
    for op in proposed {
        if is_stale(&after, *by, op) {
            n_left += 1;
            continue;
        }
        let n_review = after.review.len();
        after.apply_draft(std::slice::from_ref(op), *by);
        let met = after.review.drain(n_review..).any(|item| !matches!(item.kind, ReviewKind::NewerVersion { .. }));
        match met {
            true => n_left += 1,
            false => ops.push(op.clone()),
        }
    }
    ops.push(Op::AnswerProposal { proposal, from: None, to: Some(true) });
    Ok(Acceptance { ops, n_left, after })
}

/// Whether somebody else than `by` set what `op` sets since it was proposed. A rank among siblings is nobody's opinion,
/// and who proposes twice means the later.
fn is_stale(project: &Project, by: CoderId, op: &Op) -> bool {
    if Contested::of(op).is_some_and(|(thing, _)| is_as_proposed(project, by, &thing)) {
        return false;
    }
    match op {
        Op::MoveCode { code, from, .. } => {
            let from = project.one_place(*from);
            project.codes.get(code).is_some_and(|c| (c.place.tree, c.place.parent) != (from.tree, from.parent))
        }
        op => !in_force(project, op),
    }
}

/// Whether `thing` is as an accepted proposal of `by` made it.
fn is_as_proposed(project: &Project, by: CoderId, thing: &Contested) -> bool {
    let Some(now) = project.setting(thing) else { return false };
    let accepted = project.proposals.values().filter(|p| p.accepted == Some(true));
    let own = accepted.filter(|p| project.one_coder(p.by) == project.one_coder(by)).flat_map(|p| &p.ops);
    own.filter_map(Contested::of).any(|(other, to)| other == *thing && to.agrees_with(&now))
}

/// Plans to decline a proposal.
///
/// # Errors
/// When the proposal does not wait for an answer.
pub fn decline(project: &Project, proposal: ProposalId) -> Result<Vec<Op>, PlanError> {
    open(project, proposal)?;
    Ok(vec![Op::AnswerProposal { proposal, from: None, to: Some(false) }])
}

/// Plans that `coder` takes a proposal back.
///
/// # Errors
/// When the proposal does not wait for an answer, or somebody else made it.
pub fn withdraw(project: &Project, proposal: ProposalId, coder: CoderId) -> Result<Vec<Op>, PlanError> {
    match project.one_coder(open(project, proposal)?.by) == coder {
        true => Ok(vec![Op::WithdrawProposal { proposal }]),
        false => Err(PlanError::NotYourProposal),
    }
}

fn open(project: &Project, proposal: ProposalId) -> Result<&Proposal, PlanError> {
    project.proposals.get(&proposal).filter(|p| p.is_open()).ok_or(PlanError::NoSuchProposal)
}

#[cfg(test)]
mod tests {
    use super::super::super::outline::Outline;
    use super::super::super::testing::Fixture;
    use super::super::{Settling, rename_code, settle, undo};
    use super::*;
    use crate::model::{Change, CodeId, Setting};

    fn fixture() -> (Fixture, CoderId, CodeId) {
        let mut fixture = Fixture::of("U01: [Un toit|Lieu].");
        let ben = fixture.coder_named("ben");
        let ops = reserve(&fixture.project, Reserved::Codes, &[fixture.coder]);
        fixture.apply(ops);
        let code = Outline::of(&fixture.project).find(&fixture.project, "Lieu").unwrap();
        (fixture, ben, code)
    }

    fn name(fixture: &Fixture, code: CodeId) -> &str {
        &fixture.project.codes[&code].name
    }

    fn proposed(fixture: &mut Fixture, ben: CoderId, ops: Vec<Op>) -> ProposalId {
        let ops = propose(&mut fixture.ids, "rename", ben, ops);
        fixture.apply(ops);
        *fixture.project.proposals.keys().next().unwrap()
    }

    #[test]
    fn only_those_who_are_named_change_what_is_reserved_and_who_is_named() {
        let (fixture, ben, code) = fixture();
        let rename = rename_code(&fixture.project, code, "Toit").unwrap();
        let of = |coder, ops: &[Op]| fixture.project.reserved_from(coder, ops);
        assert_eq!((of(ben, &rename), of(fixture.coder, &rename)), (Some(Reserved::Codes), None));
        let to_ben = reserve(&fixture.project, Reserved::Codes, &[ben]);
        assert_eq!(of(ben, &to_ben), Some(Reserved::Codes));
        let documents = reserve(&fixture.project, Reserved::Documents, &[ben]);
        assert_eq!(of(ben, &documents), None, "nobody was named for that yet");
        assert!(reserve(&fixture.project, Reserved::Codes, &[fixture.coder]).is_empty());
    }

    #[test]
    fn a_proposal_changes_nothing_until_it_is_accepted_and_one_undo_takes_that_back() {
        let (mut fixture, ben, code) = fixture();
        let rename = rename_code(&fixture.project, code, "Toit").unwrap();
        let proposal = proposed(&mut fixture, ben, rename);
        assert_eq!((name(&fixture, code), fixture.project.review().len()), ("Lieu", 1));
        let accepted = accept(&fixture.project, proposal).unwrap();
        assert_eq!((accepted.n_left, &*accepted.after.codes[&code].name), (0, "Toit"));
        fixture.apply(accepted.ops.clone());
        assert_eq!((name(&fixture, code), fixture.project.review().len()), ("Toit", 0));
        let (at, by) = (fixture.project.head.unwrap(), fixture.coder);
        let change = Change { at, by, seen: vec![], label: String::new(), undoes: None, ops: accepted.ops };
        let undone = undo(&fixture.project, &mut fixture.ids, &change);
        fixture.apply(undone.ops);
        assert_eq!((name(&fixture, code), fixture.project.review().len()), ("Lieu", 1), "it waits again");
    }

    #[test]
    fn who_proposes_keeps_the_codings_of_the_proposal() {
        let (mut fixture, ben, code) = fixture();
        let document = fixture.project.documents()[0].id;
        let excerpt = crate::model::Excerpt { document, span: crate::model::Span::new(5, 7) };
        let mut ops = super::super::apply_code(&fixture.project, &mut fixture.ids, code, ben, excerpt).unwrap();
        if let Op::ApplyCode(new) = &mut ops[0] {
            new.coder = None;
        }
        let proposal = proposed(&mut fixture, ben, ops);
        fixture.apply(accept(&fixture.project, proposal).unwrap().ops);
        let of_ben = fixture.project.documents()[0].standing_codings().filter(|c| c.coder == ben).count();
        assert_eq!(of_ben, 1);
    }

    #[test]
    fn steps_whose_target_is_not_there_are_left_out_and_counted() {
        let (mut fixture, ben, code) = fixture();
        let unknown = CodeId::next(&mut fixture.ids);
        let lost = Op::RenameCode { code: unknown, from: "a".into(), to: "b".into() };
        let mut ops = rename_code(&fixture.project, code, "Toit").unwrap();
        ops.push(lost);
        let proposal = proposed(&mut fixture, ben, ops);
        let accepted = accept(&fixture.project, proposal).unwrap();
        assert_eq!((accepted.ops.len(), accepted.n_left), (2, 1));
        fixture.apply(decline(&fixture.project, proposal).unwrap());
        assert_eq!(accept(&fixture.project, proposal).map(|a| a.n_left), Err(PlanError::NoSuchProposal));
    }

    #[test]
    fn what_was_set_anew_since_is_not_overwritten_and_what_was_accepted_is_not_taken_back_by_who_proposed_it() {
        let (mut fixture, ben, code) = fixture();
        let rename = rename_code(&fixture.project, code, "Toit").unwrap();
        let proposal = proposed(&mut fixture, ben, rename);
        fixture.apply(rename_code(&fixture.project, code, "Logement").unwrap());
        let accepted = accept(&fixture.project, proposal).unwrap();
        assert_eq!((accepted.n_left, &*accepted.after.codes[&code].name), (1, "Logement"));
        fixture.apply(accepted.ops);
        let at = fixture.project.head.unwrap();
        let ops = vec![Op::Propose { proposal, label: "rename".into(), ops: Vec::new() }];
        let change = Change { at, by: ben, seen: vec![], label: String::new(), undoes: None, ops };
        let plan = undo(&fixture.project, &mut fixture.ids, &change);
        assert_eq!((plan.ops.len(), plan.n_left), (0, 1));
    }

    #[test]
    fn who_proposed_takes_it_back() {
        let (mut fixture, ben, code) = fixture();
        let rename = rename_code(&fixture.project, code, "Toit").unwrap();
        let proposal = proposed(&mut fixture, ben, rename);
        // What a test applies is a change of ana.
        assert_eq!(withdraw(&fixture.project, proposal, ben), Err(PlanError::NotYourProposal));
        fixture.apply(withdraw(&fixture.project, proposal, fixture.coder).unwrap());
        assert!(fixture.project.review().is_empty());
    }

    /// Ben proposed to rename a code; ana accepted while `other` said no apart, before or after her.
    fn answered_apart(no_first: bool, is_withdrawn: bool) -> (Fixture, CodeId, ProposalId) {
        let (mut fixture, ben, code) = fixture();
        let rename = rename_code(&fixture.project, code, "Toit").unwrap();
        let ops = propose(&mut fixture.ids, "rename", ben, rename);
        fixture.apply_as(ben, ops);
        let proposal = *fixture.project.proposals.keys().next().unwrap();
        let yes = accept(&fixture.project, proposal).unwrap().ops;
        let no = match is_withdrawn {
            true => withdraw(&fixture.project, proposal, ben).unwrap(),
            false => decline(&fixture.project, proposal).unwrap(),
        };
        let (first, second) = if no_first { (no, yes) } else { (yes, no) };
        fixture.apart(first, second);
        (fixture, code, proposal)
    }

    #[test]
    fn what_one_accepted_and_another_declined_or_took_back_apart_is_in_force_and_waits_for_a_person() {
        for (no_first, is_withdrawn) in [(true, true), (true, false), (false, true), (false, false)] {
            let (mut fixture, code, proposal) = answered_apart(no_first, is_withdrawn);
            assert_eq!((name(&fixture, code), fixture.project.proposals[&proposal].answer()), ("Toit", Some(true)));
            let items = fixture.project.review();
            let [item] = &items[..] else { panic!("{items:?}") };
            let ReviewKind::SetByTwo(contest) = &item.kind else { panic!("{item:?}") };
            let yes = contest.in_force(&fixture.project);
            assert_eq!(yes.map(|side| contest.sides[side].to.clone()), Some(Setting::Answer(Some(true))));
            let no = 1 - yes.unwrap();
            let ops = settle(&fixture.project, &mut fixture.ids, item, Settling::Take(no)).unwrap();
            fixture.apply(ops.clone());
            assert_eq!((name(&fixture, code), fixture.project.proposals[&proposal].answer()), ("Lieu", Some(false)));
            assert!(fixture.project.review().is_empty());
            fixture.take_back(&ops);
            assert_eq!((name(&fixture, code), fixture.project.review().len()), ("Toit", 1));
        }
    }

    #[test]
    fn who_settles_that_it_stays_accepted_leaves_it_as_it_is() {
        let (mut fixture, code, proposal) = answered_apart(false, false);
        let item = fixture.project.review().remove(0);
        let ops = settle(&fixture.project, &mut fixture.ids, &item, Settling::Take(0)).unwrap();
        fixture.apply(ops);
        assert_eq!((name(&fixture, code), fixture.project.proposals[&proposal].answer()), ("Toit", Some(true)));
        assert!(fixture.project.review().is_empty());
    }
}
