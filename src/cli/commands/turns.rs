//! Turns and speakers: split, joined, given to somebody else, timed, renamed, merged. Each call is one change.

use std::sync::Arc;

use super::super::args::{Out, SpeakerEdit, TurnEdit};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::super::tell;
use crate::analysis::speakers_table;
use crate::model::naming::is_same_name;
use crate::model::plan::{self, NewSpeaker, Voice};
use crate::model::{Document, Op, Project, Role, Speaker, recording};
use crate::session::Session;

/// Lists the speakers of all documents, or of one.
pub fn speakers(session: &Session, name: Option<&str>, out: &Out) -> Result<Exit, Trouble> {
    let project = session.project();
    let documents: Vec<&Document> = match name {
        Some(name) => vec![super::document(session, name)?],
        None => project.documents().into_iter().map(|d| &**d).collect(),
    };
    show(session, &speakers_table(project, &documents), out)
}

/// Changes one turn.
pub fn turn(session: &mut Session, name: &str, number: usize, change: &TurnEdit) -> Result<Exit, Trouble> {
    let project = Arc::clone(session.project());
    let document = super::document(session, name)?.id;
    let document = &project.documents[&document];
    let turn = number.checked_sub(1).filter(|i| *i < document.turns.len()).ok_or_else(|| {
        let n = document.turns.len();
        Trouble::NotThere(format!(
            "“{}” has {n} turns and no turn {number}; “counterpoint turns” lists them",
            document.name
        ))
    })?;
    let ids = session.ids();
    let (ops, done) = match change {
        TurnEdit { split: Some(words), .. } => {
            let at = place_of(&project, document, turn, words)?;
            let voice = voice(document, change);
            (plan::split_turn_for(&project, ids, document.id, turn, at, voice.as_ref())?, "split".to_owned())
        }
        TurnEdit { join: true, .. } => {
            let before =
                turn.checked_sub(1).ok_or_else(|| Trouble::Usage("there is no turn before turn 1".to_owned()))?;
            let passing = plan::passing(&project, document.id, before);
            let passes = passing.map_or_else(String::new, |passing| format!(": {}", passing.said()));
            let ops = plan::join_turns(&project, ids, document.id, before)?;
            (ops, format!("joined with the one before{passes}"))
        }
        TurnEdit { time: Some(written), .. } => {
            let time = time(written)?;
            let done = time.map_or("has no time any more".to_owned(), |_| format!("is at {}", written.trim()));
            (plan::time_turn(&project, document.id, turn, time)?, done)
        }
        _ => {
            let voice = voice(document, change).unwrap_or(Voice::Nobody);
            let to = change.speaker.as_ref().map_or("nobody".to_owned(), |label| format!("“{}”", label.trim()));
            (plan::give_turns(&project, ids, document.id, &[turn], &voice)?, format!("given to {to}"))
        }
    };
    finish(session, &format!("Turn {number} of “{}” {done}", document.name), ops)
}

/// Changes one speaker of a document.
pub fn speaker(session: &mut Session, name: &str, label: &str, change: &SpeakerEdit) -> Result<Exit, Trouble> {
    let project = Arc::clone(session.project());
    let document = super::document(session, name)?.id;
    let document = &project.documents[&document];
    let speaker = labelled(document, label)?;
    let ids = session.ids();
    let (ops, done) = match change {
        SpeakerEdit { rename: Some(new), .. } => {
            (plan::rename_speaker(&project, ids, document.id, speaker, new)?, format!("renamed to “{}”", new.trim()))
        }
        SpeakerEdit { merge_into: Some(into), .. } => {
            let into = labelled(document, into)?;
            let ops = plan::merge_speakers(&project, ids, document.id, speaker, into)?;
            (ops, format!("merged into “{}”", document.speakers[usize::from(into)].label))
        }
        SpeakerEdit { role: new_role, participant, .. } => {
            let now = &document.speakers[usize::from(speaker)];
            let (person, mut ops) = match participant {
                Some(name) => plan::person_named(&project, ids, Some(name)),
                None => (now.participant, Vec::new()),
            };
            let to = Speaker { role: new_role.unwrap_or(now.role), participant: person, ..now.clone() };
            ops.extend(plan::set_speaker(&project, document.id, speaker, to)?);
            (ops, "changed".to_owned())
        }
    };
    let label = &document.speakers[usize::from(speaker)].label;
    finish(session, &format!("Speaker “{label}” of “{}” {done}", document.name), ops)
}

fn finish(session: &mut Session, label: &str, ops: Vec<Op>) -> Result<Exit, Trouble> {
    if ops.is_empty() {
        tell("this is so already; nothing was changed");
    } else {
        session.commit(label, ops)?;
        tell(label);
    }
    Ok(Exit::Done)
}

/// Returns where `words` begin in a turn; they have to stand there once.
fn place_of(project: &Project, document: &Document, turn: usize, words: &str) -> Result<u32, Trouble> {
    let text = project.text(document)?;
    let spoken = document.turns[turn].words;
    let said = text.slice(spoken);
    match said.matches(words).count() {
        1 if !words.is_empty() => {}
        0 => return Err(Trouble::NotThere(format!("“{words}” does not stand in turn {}", turn + 1))),
        _ => {
            return Err(Trouble::Usage(format!(
                "“{words}” stands more than once in turn {}; write more words",
                turn + 1
            )));
        }
    }
    let before = said.split(words).next().unwrap_or_default();
    Ok(spoken.start + before.chars().count() as u32)
}

fn voice(document: &Document, change: &TurnEdit) -> Option<Voice> {
    if change.nobody {
        return Some(Voice::Nobody);
    }
    let label = change.speaker.as_ref()?;
    if let Ok(known) = labelled(document, label) {
        return Some(Voice::Known(known));
    }
    let role = change.role.unwrap_or(Role::Participant);
    let named = || (role == Role::Participant).then(|| label.trim().to_owned());
    let participant = change.participant.clone().or_else(named);
    Some(Voice::New(NewSpeaker { label: label.clone(), role, participant }))
}

/// Returns the time that was written, nothing for none.
fn time(written: &str) -> Result<Option<f32>, Trouble> {
    if written.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || Trouble::Usage(format!("“{written}” is not a time; write 1:02:03, 02:03 or seconds"));
    recording::seconds(written).map(Some).ok_or_else(wrong)
}

/// Returns the speaker of that label, whatever the case of its letters.
fn labelled(document: &Document, label: &str) -> Result<u16, Trouble> {
    let exact = document.speakers.iter().position(|s| s.label == label.trim());
    let place = exact.or_else(|| document.speakers.iter().position(|s| is_same_name(&s.label, label)));
    place.and_then(|i| u16::try_from(i).ok()).ok_or_else(|| {
        let known: Vec<&str> = document.speakers.iter().map(|s| s.label.as_str()).collect();
        Trouble::NotThere(format!(
            "“{}” has no speaker “{label}”; it has {}",
            document.name,
            if known.is_empty() { "none".to_owned() } else { known.join(", ") }
        ))
    })
}
