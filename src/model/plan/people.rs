//! Participants who come in, go, or turn out to be one person.

use super::super::ids::{IdSource, ParticipantId};
use super::super::op::{Op, Subject};
use super::super::participant::{Holder, Participant};
use super::super::project::Project;
use super::super::twin::Twin;
use super::documents::visible;
use super::{PlanError, joined_texts};

/// Plans somebody of that name.
///
/// # Errors
/// When the name is empty or taken.
pub fn add_participant(project: &Project, ids: &mut IdSource, name: &str) -> Result<Vec<Op>, PlanError> {
    let name = visible(name)?;
    match project.participant_named(&name) {
        Some(taken) => Err(PlanError::ParticipantExists(taken.name.clone())),
        None => Ok(vec![Op::AddParticipant { participant: ParticipantId::next(ids), name }]),
    }
}

/// Plans that people go. What they say stays in the documents, and counts for nobody.
///
/// # Errors
/// When one of them is not there.
pub fn remove_participants(project: &Project, people: &[ParticipantId]) -> Result<Vec<Op>, PlanError> {
    let remove = |participant: &ParticipantId| {
        standing(project, *participant)?;
        Ok(Op::RemoveParticipant { participant: *participant })
    };
    people.iter().map(remove).collect()
}

/// Plans that two participants are one: what `gone` says is said by `into`, who gets the values, summaries and memo
/// that are missing; where both have a value, that of `into` stays.
///
/// # Errors
/// When one is not there.
pub fn merge_participants(project: &Project, gone: ParticipantId, into: ParticipantId) -> Result<Vec<Op>, PlanError> {
    let (gone, into) = (standing(project, gone)?, standing(project, into)?);
    if gone.id == into.id {
        return Ok(Vec::new());
    }
    let mut ops = Vec::new();
    for (attribute, value) in gone.values.iter().filter(|(name, _)| !into.values.contains_key(*name)) {
        ops.extend(super::attribute_value(project, Holder::Participant(into.id), attribute, value));
    }
    for ((theme, _), summed) in project.comparison.summaries.iter().filter(|((_, person), _)| *person == gone.id) {
        if !project.comparison.summaries.contains_key(&(*theme, into.id)) {
            let to = Some(summed.summary.clone());
            ops.push(Op::SetSummary { theme: *theme, participant: into.id, from: None, to });
        }
    }
    let [from, taken] = [into, gone].map(|person| project.memo(Subject::Participant(person.id)).to_owned());
    if !taken.is_empty() {
        let to = joined_texts("", &from, &taken);
        ops.push(Op::SetMemo { on: Subject::Participant(into.id), from, to });
    }
    ops.push(Op::MergeTwin { twin: Twin::Participant(gone.id), into: Twin::Participant(into.id) });
    Ok(ops)
}

pub(super) fn standing(project: &Project, participant: ParticipantId) -> Result<&Participant, PlanError> {
    project.participants.get(&participant).filter(|p| !p.removed).ok_or(PlanError::NoSuchParticipant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    #[test]
    fn two_participants_become_one_who_says_and_knows_it_all() {
        let mut fixture = Fixture::of("Ana: hm\nAna B.: well");
        fixture.attribute("Ana", "age", "41");
        fixture.attribute("Ana B.", "age", "40");
        fixture.attribute("Ana B.", "city", "Lyon");
        let (ana, other) = (fixture.participant("Ana"), fixture.participant("Ana B."));
        fixture.apply(plan::memo(&fixture.project, Subject::Participant(other), "Met twice."));
        fixture.apply(merge_participants(&fixture.project, other, ana).unwrap());
        let document = fixture.project.documents()[0].clone();
        assert!(document.speakers.iter().all(|s| s.participant == Some(ana)));
        let people: Vec<String> =
            fixture.project.participants().iter().map(|p| format!("{} {:?}", p.name, p.values)).collect();
        assert_eq!(people, [r#"Ana {"age": "41", "city": "Lyon"}"#]);
        assert_eq!(fixture.project.memo(Subject::Participant(ana)), "Met twice.");
    }

    #[test]
    fn somebody_comes_in_once_and_goes() {
        let mut fixture = Fixture::of("Ana: hm");
        let taken = add_participant(&fixture.project, &mut fixture.ids, "ana");
        assert_eq!(taken, Err(PlanError::ParticipantExists("Ana".to_owned())));
        let ops = add_participant(&fixture.project, &mut fixture.ids, " Ben ").unwrap();
        fixture.apply(ops);
        let ben = fixture.participant("Ben");
        let renamed = |fixture: &Fixture, name: &str| plan::rename_participant(&fixture.project, ben, name);
        assert_eq!(renamed(&fixture, "ANA"), Err(PlanError::ParticipantExists("ANA".to_owned())));
        assert_eq!(renamed(&fixture, "ben").unwrap().len(), 1, "the case of one's own name may change");
        fixture.apply(remove_participants(&fixture.project, &[ben]).unwrap());
        assert_eq!(remove_participants(&fixture.project, &[ben]), Err(PlanError::NoSuchParticipant));
        assert_eq!(renamed(&fixture, "Bob"), Err(PlanError::NoSuchParticipant));
    }
}
