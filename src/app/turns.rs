//! What the window asks about turns and speakers, and what becomes of them. A turn is known by its first character, so
//! that what was asked about is what changes, even when somebody else changed the document meanwhile.

use super::words::{Tongue, turns as say};
use crate::model::plan::{self, NewSpeaker, PlanError, Voice};
use crate::model::turns::clock_time;
use crate::model::{Address, Document, DocumentId, IdSource, Op, Project};

/// What is asked about the turn at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TurnQuestion {
    /// Who speaks from that place on.
    Split,
    /// Nothing: it is joined with the turn before.
    Join,
    /// Who speaks it.
    Speaker,
    /// When it begins.
    Time,
    /// What its speaker is called, and who that is.
    WhoItIs,
}

/// What becomes of turns or speakers of a document: one change.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the fields say what they are: the turn by its first character, and what it becomes")]
pub enum TurnChange {
    /// A turn ends and another begins at a character of it, spoken by the same speaker without a voice.
    Split {
        turn: Address,
        at: Address,
        voice: Option<Voice>,
    },
    /// A turn is one with the turn before.
    Join(Address),
    Give {
        turns: Vec<Address>,
        voice: Voice,
    },
    /// All turns of a speaker.
    GiveAll {
        speaker: u16,
        voice: Voice,
    },
    Time {
        turn: Address,
        time: Option<f32>,
    },
    /// Another label, in the text too; whoever it is stays who they are.
    Rename {
        speaker: u16,
        label: String,
    },
    /// Label, role and person of a speaker.
    Speaker {
        speaker: u16,
        to: NewSpeaker,
    },
}

impl TurnChange {
    /// Returns the steps that make it so.
    ///
    /// # Errors
    /// When the document, the turn or the speaker is not there any more, or the plan is refused.
    pub fn plan(&self, project: &Project, ids: &mut IdSource, document: DocumentId) -> Result<Vec<Op>, PlanError> {
        let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
        let place = |turn: &Address| place_of(found, *turn).ok_or(PlanError::NoSuchTurn);
        match self {
            Self::Split { turn, at, voice } => {
                let at = found.pieces().lookup().position_from(*at).ok_or(PlanError::NothingToSplit)?;
                plan::split_turn_for(project, ids, document, place(turn)?, at, voice.as_ref())
            }
            Self::Join(turn) => {
                let before = place(turn)?.checked_sub(1).ok_or(PlanError::NoTurnBefore)?;
                plan::join_turns(project, ids, document, before)
            }
            Self::Give { turns, voice } => {
                let turns: Vec<usize> = turns.iter().map(place).collect::<Result<_, _>>()?;
                plan::give_turns(project, ids, document, &turns, voice)
            }
            Self::GiveAll { speaker, voice: Voice::Known(into) } => {
                plan::merge_speakers(project, ids, document, *speaker, *into)
            }
            Self::GiveAll { speaker, voice } => {
                plan::give_turns(project, ids, document, &turns_of(found, *speaker), voice)
            }
            Self::Time { turn, time } => plan::time_turn(project, document, place(turn)?, *time),
            Self::Rename { speaker, label } => plan::rename_speaker(project, ids, document, *speaker, label),
            Self::Speaker { speaker, to } => plan::change_speaker(project, ids, document, *speaker, to),
        }
    }

    /// Returns what the history calls it.
    pub fn label(&self, tongue: Tongue, project: &Project, document: &Document) -> String {
        let number = |turn: &Address| place_of(document, *turn).map_or(0, |i| i + 1);
        let n = |turn: &Address| tongue.number(number(turn));
        let name = document.name.as_str();
        match self {
            Self::Split { turn, .. } => tongue.fill(say::SPLIT_DONE, &[("document", name), ("n", &n(turn))]),
            Self::Join(turn) => {
                let before = tongue.number(number(turn).saturating_sub(1));
                let joined = tongue.fill(say::JOIN_DONE, &[("document", name), ("before", &before), ("n", &n(turn))]);
                let place = number(turn).checked_sub(2);
                match place.and_then(|before| plan::passing(project, document.id, before)) {
                    Some(passing) => {
                        tongue.fill(say::JOIN_PASSES, &[("joined", &joined), ("what", passing.said().told(tongue))])
                    }
                    None => joined,
                }
            }
            Self::Give { turns, voice } => {
                let (n, one) = match turns.as_slice() {
                    [turn] => (n(turn), true),
                    several => (tongue.number(several.len()), false),
                };
                let (phrase, who) = match (label_of(document, voice), one) {
                    (Some(who), true) => (say::GIVE_DONE, who),
                    (Some(who), false) => (say::GIVE_MANY_DONE, who),
                    (None, true) => (say::GIVE_NOBODY_DONE, ""),
                    (None, false) => (say::GIVE_MANY_NOBODY_DONE, ""),
                };
                tongue.fill(phrase, &[("document", name), ("n", &n), ("name", who)])
            }
            Self::GiveAll { speaker, voice } => {
                let from = own_label(document, *speaker);
                match label_of(document, voice) {
                    Some(who) => tongue.fill(say::GIVE_ALL_DONE, &[("document", name), ("from", from), ("name", who)]),
                    None => tongue.fill(say::GIVE_ALL_NOBODY_DONE, &[("document", name), ("from", from)]),
                }
            }
            Self::Time { turn, time: Some(time) } => {
                tongue.fill(say::TIME_DONE, &[("document", name), ("n", &n(turn)), ("time", &clock_time(*time))])
            }
            Self::Time { turn, time: None } => tongue.fill(say::TIME_CLEARED, &[("document", name), ("n", &n(turn))]),
            Self::Rename { speaker, label } | Self::Speaker { speaker, to: NewSpeaker { label, .. } } => {
                let from = own_label(document, *speaker);
                let words = [("document", name), ("from", from), ("name", label.trim())];
                tongue.fill(if from == label.trim() { say::SPEAKER_DONE } else { say::RENAME_DONE }, &words)
            }
        }
    }
}

/// Returns the place of the turn that begins with that character.
pub fn place_of(document: &Document, turn: Address) -> Option<usize> {
    document.turns.iter().position(|t| t.anchor.first == turn)
}

/// Returns the places of all turns of a speaker.
pub fn turns_of(document: &Document, speaker: u16) -> Vec<usize> {
    (0..document.turns.len()).filter(|i| document.turns[*i].speaker == Some(speaker)).collect()
}

fn own_label(document: &Document, speaker: u16) -> &str {
    document.speakers.get(usize::from(speaker)).map_or("?", |s| s.label.as_str())
}

/// Returns the label of a voice, nothing for nobody.
fn label_of<'a>(document: &'a Document, voice: &'a Voice) -> Option<&'a str> {
    match voice {
        Voice::Nobody => None,
        Voice::Known(speaker) => Some(own_label(document, *speaker)),
        Voice::New(new) => Some(new.label.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn what_was_asked_about_changes_although_a_turn_came_in_before_it() {
        let mut fixture = Fixture::of("INT: Où ?\nU01: Ici. Là.\nU02: Non.");
        let id = fixture.project.documents()[0].id;
        let third = fixture.project.documents()[0].turns[2].anchor.first;
        let change = TurnChange::Give { turns: vec![third], voice: Voice::Known(0) };
        let label = change.label(Tongue::English, &fixture.project, fixture.project.documents()[0]);
        assert_eq!(label, "Turn 3 of “Entretien 1” given to “INT”");
        let ops = plan::split_turn(&fixture.project, &mut fixture.ids, id, 1, 20, Some("INT")).unwrap();
        fixture.apply(ops);
        let ops = change.plan(&fixture.project, &mut fixture.ids, id).unwrap();
        fixture.apply(ops);
        let document = fixture.project.documents()[0];
        let speakers: Vec<_> = document.turns.iter().filter_map(|t| document.speaker_of(t)).map(|s| &s.label).collect();
        assert_eq!(speakers, ["INT", "U01", "INT", "INT"]);
    }
}
