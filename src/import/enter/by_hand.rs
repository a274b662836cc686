//! Turns of a document that people changed since it came in. A new reading would take their place; they are told, and
//! kept where the text is still the same.

use rustc_hash::FxHashSet;

use crate::import::talk::labels;
use crate::import::{FoundSpeaker, Imported};
use crate::model::{Document, Role, Span, Text, TurnRecord};

/// A turn as a person left it.
#[derive(Clone, PartialEq, Debug)]
pub struct ChangedTurn {
    /// Without its speaker.
    record: TurnRecord,
    /// Whose it is.
    speaker: Option<(String, Role)>,
}

/// Returns the turns of `document` that none of `readings` of its text has: those were made by hand.
pub(super) fn changed_turns(document: &Document, readings: &[&Imported]) -> Vec<ChangedTurn> {
    let mut read: FxHashSet<(u32, u32, u32, Option<String>)> = FxHashSet::default();
    for reading in readings {
        let label = |speaker: Option<u16>| Some(labels::key(&reading.speakers.get(usize::from(speaker?))?.label));
        read.extend(reading.turns.iter().map(|t| (t.0, t.1, t.2, label(t.3))));
    }
    let changed = |turn: &crate::model::Turn| {
        let speaker = document.speaker_of(turn).map(|s| (s.label.clone(), s.role));
        let key = speaker.as_ref().map(|(label, _)| labels::key(label));
        let is_read = read.contains(&(turn.span.start, turn.words.start, turn.span.end, key));
        let record = TurnRecord(turn.span.start, turn.words.start, turn.span.end, None, turn.time);
        (!is_read && !turn.span.is_empty()).then_some(ChangedTurn { record, speaker })
    };
    document.turns.iter().filter_map(changed).collect()
}

/// Puts turns that were changed by hand into a reading of the same text, in the place of those that it has there.
pub(in crate::import) fn keep(imported: &mut Imported, changed: &[ChangedTurn]) {
    let text = Text::new(imported.text.as_str());
    for ChangedTurn { record, speaker } in changed.iter().filter(|c| c.record.2 <= text.len()) {
        let (start, end) = (record.0, record.2);
        let index = speaker.as_ref().and_then(|(label, role)| index_of(&mut imported.speakers, label, *role));
        let around = |turn: &TurnRecord| {
            let before = (turn.0 < start).then(|| part(&text, turn, Span::new(turn.0, turn.2.min(start)))).flatten();
            let behind = (turn.2 > end).then(|| part(&text, turn, Span::new(turn.0.max(end), turn.2))).flatten();
            before.into_iter().chain(behind)
        };
        imported.turns = imported.turns.iter().flat_map(around).collect();
        let at = imported.turns.partition_point(|turn| turn.0 < start);
        imported.turns.insert(at, TurnRecord(record.0, record.1, record.2, index, record.4));
    }
}

/// Returns what is left of a turn within `span`.
fn part(text: &Text, turn: &TurnRecord, span: Span) -> Option<TurnRecord> {
    let span = text.trimmed(span);
    let words = turn.1.clamp(span.start, span.end);
    (!span.is_empty()).then_some(TurnRecord(
        span.start,
        words,
        span.end,
        turn.3,
        turn.4.filter(|_| span.start == turn.0),
    ))
}

/// Returns the index of the speaker of that label, who is added if there is none.
fn index_of(speakers: &mut Vec<FoundSpeaker>, label: &str, role: Role) -> Option<u16> {
    let known = speakers.iter().position(|s| labels::key(&s.label) == labels::key(label));
    let at = known.unwrap_or_else(|| {
        speakers.push(FoundSpeaker { label: label.to_owned(), role });
        speakers.len() - 1
    });
    u16::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Imported {
        crate::import::read("a.txt", text.as_bytes()).unwrap().output
    }

    /// Speaker and words of each turn.
    fn written(imported: &Imported) -> Vec<String> {
        let text = Text::new(imported.text.as_str());
        let label = |i: Option<u16>| i.map_or("-", |i| &imported.speakers[usize::from(i)].label);
        imported.turns.iter().map(|t| format!("{}: {}", label(t.3), text.slice(Span::new(t.1, t.2)))).collect()
    }

    #[test]
    fn turns_changed_by_hand_take_their_places_in_a_new_reading() {
        let mut imported = read("INT: Oui ?\nU07: Non. Enfin si.\nINT: Ah.\nU07: Voilà.\n");
        // `Non. ` stays U07's, and a person gave `Enfin si.` and the question behind it to Zoé.
        let changed =
            |record, label: &str| ChangedTurn { record, speaker: Some((label.to_owned(), Role::Participant)) };
        keep(&mut imported, &[changed(TurnRecord(21, 21, 39, None, None), "Zoé")]);
        assert_eq!(written(&imported), ["INT: Oui ?", "U07: Non.", "Zoé: Enfin si.\nINT: Ah.", "U07: Voilà."]);
        assert_eq!(imported.speakers.len(), 3);
    }
}
