//! What may have vanished of what somebody set: it is so, or somebody who had seen it set it anew or took it back, or
//! it waits for a person.

use super::{N_SPEAKERS, Replica};
use crate::model::{
    Change, Contested, Holder, Op, Removable, ReviewItem, ReviewKind, Setting, Speaker, Stamp, Subject, Twin,
};

impl Replica {
    /// Returns what somebody set that vanished without anybody having meant it.
    pub(super) fn lost_settings(&self) -> Vec<String> {
        let items = self.project.review();
        let mut lost = Vec::new();
        // An undo says nothing of its own: it brings back what somebody had said, or nothing.
        for change in self.changes.iter().filter(|c| c.undoes.is_none()) {
            for (i, op) in change.ops.iter().enumerate() {
                let now = self.project.turn_as_called_now(op, change.at);
                let set = Contested::of(now.as_ref().unwrap_or(op));
                let Some((thing, to)) = set.map(|(thing, to)| (self.one(thing), self.of_one(to))) else { continue };
                let is_last = !change.ops[i + 1..].iter().any(|op| self.sets(op, &thing));
                let waits = || items.iter().any(|item| is_about(item, change.at, &thing, &to));
                let is_decided = || self.is_decided(change, &thing) || self.is_known_merge(change, &thing);
                if is_last && !self.is_so(&thing, &to) && !waits() && !is_decided() {
                    lost.push(format!("{thing:?} {to:?}"));
                }
            }
        }
        lost
    }

    /// Returns what `thing` turned out to be: people may have been merged.
    fn one(&self, thing: Contested) -> Contested {
        let person = |id| self.project.one_participant(id);
        match thing {
            Contested::ParticipantName(id) => Contested::ParticipantName(person(id)),
            Contested::Value(Holder::Participant(id), name) => Contested::Value(Holder::Participant(person(id)), name),
            Contested::Memo(Subject::Participant(id)) => Contested::Memo(Subject::Participant(person(id))),
            Contested::Summary(theme, id) => Contested::Summary(theme, person(id)),
            thing => thing,
        }
    }

    /// Returns a speaker with the person that somebody turned out to be: who merges people means all that was set of
    /// the one, and parting them gives back whom each had set, so that nothing is lost with it.
    fn of_one(&self, to: Setting) -> Setting {
        match to {
            Setting::Speaker(speaker) => {
                let participant = speaker.participant.map(|person| self.project.one_participant(person));
                Setting::Speaker(Speaker { participant, ..speaker })
            }
            to => to,
        }
    }

    /// Whether `thing` is `to`, or is no more: what goes with something that is removed is another property.
    fn is_so(&self, thing: &Contested, to: &Setting) -> bool {
        let project = &self.project;
        let is_merged = |twin| project.twin_merged_into(twin).is_some();
        match (thing, project.setting(thing), to) {
            (Contested::Stands(twin), _, Setting::Stands(true)) if is_merged(*twin) => true,
            (Contested::DocumentStands(id), _, Setting::Stands(true)) if is_merged(Twin::Document(*id)) => true,
            _ if !project.is_of_what_stands(thing) => true,
            // What nobody is to code blind any more is open to all, as it was meant to be; and it stays so for whoever
            // is given it again by somebody who had not heard of it.
            (Contested::Released(..), Some(Setting::Answer(None)), Setting::Answer(Some(true))) => true,
            // Who did not come in with the file has another place for each.
            (Contested::Speaker(_, N_SPEAKERS..), ..) => true,
            (_, now, to) => now.is_some_and(|now| now.agrees_with(to)),
        }
    }

    /// Whether somebody who had seen what a change sets did otherwise with `thing`.
    fn is_decided(&self, change: &Change, thing: &Contested) -> bool {
        let touches = |c: &Change| c.ops.iter().any(|op| self.sets(op, thing) || self.merges(op, thing));
        let mut later = self.changes.iter().filter(|c| c.at != change.at && self.saw(c, change.at));
        later.any(|c| c.undoes == Some(change.at) || touches(c))
    }

    /// Whether `thing` is a speaker who was merged, and one of the two knew of the other: nobody speaks as that
    /// speaker, and that was meant. Where neither knew, it waits.
    fn is_known_merge(&self, change: &Change, thing: &Contested) -> bool {
        let Contested::Speaker(id, place) = thing else { return false };
        let speaker = Twin::Speaker(*id, *place);
        let merges = |c: &Change| c.ops.iter().any(|op| matches!(op, Op::MergeTwin { twin, .. } if *twin == speaker));
        let is_known = |c: &Change| self.saw(c, change.at) || self.saw(change, c.at);
        self.project.twin_merged_into(speaker).is_some() && self.changes.iter().any(|c| merges(c) && is_known(c))
    }

    /// Whether `op` sets `thing`, or settles what it is.
    fn sets(&self, op: &Op, thing: &Contested) -> bool {
        match op {
            Op::SettleConflict { about, .. } => self.one(about.clone()) == *thing,
            // Who makes a new plan of blind coding says anew who sees what.
            Op::AssignDocument { document, tree, .. } if *thing == Contested::Released(*document, *tree) => true,
            op => Contested::of(op).is_some_and(|(set, _)| self.one(set) == *thing),
        }
    }

    /// Whether `op` makes the person one with another of whom `thing` is said.
    fn merges(&self, op: &Op, thing: &Contested) -> bool {
        let (Contested::ParticipantName(person)
        | Contested::Value(Holder::Participant(person), _)
        | Contested::Memo(Subject::Participant(person))
        | Contested::Summary(_, person)) = thing
        else {
            return false;
        };
        let Op::MergeTwin { twin: Twin::Participant(gone), .. } = op else { return false };
        self.project.one_participant(*gone) == self.project.one_participant(*person)
    }
}

/// Whether an item of the review list names what a change set.
fn is_about(item: &ReviewItem, at: Stamp, thing: &Contested, to: &Setting) -> bool {
    match &item.kind {
        // An undo brings back what one of the sides had set: there it waits, with the date of whoever had set it.
        ReviewKind::SetByTwo(contest) => {
            contest.sides.iter().any(|side| side.at == at || contest.thing == *thing && side.to.agrees_with(to))
        }
        ReviewKind::RemovedWhileSet { what: Removable::Speaker(..), meanwhile, .. } => {
            meanwhile.iter().any(|set| set.at == at && set.thing == *thing)
        }
        ReviewKind::MoveWouldLoop { .. } | ReviewKind::MergeWouldLoop { .. } | ReviewKind::MissingTarget { .. } => {
            item.change == at
        }
        _ => false,
    }
}
