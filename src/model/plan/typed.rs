//! What was typed into a text: corrections, and the turns that come with them. A line that begins with a label which
//! the document knows is a turn of that speaker; where nobody has a label, each line is a turn.

use std::collections::BTreeSet;

use super::super::Address;
use super::super::anchor::Lookup;
use super::super::correction::Replacement;
use super::super::document::{Document, Turn};
use super::super::ids::{DocumentId, EditId, IdSource};
use super::super::naming::is_same_name;
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::{Span, Text};
use super::super::turns::TurnState;
use super::turns::parted;
use super::{PlanError, correct_text, labels_following};

/// Plans what somebody typed into a document, with the turns that it makes; see [`correct_text`].
///
/// # Errors
/// When the document does not stand or its text is not here.
pub fn correct_typed(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    replacements: &[Replacement],
) -> Result<Vec<Op>, PlanError> {
    let mut ops = correct_text(project, ids, document, replacements)?;
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let draft = found.corrected(&ops);
    let text = project.text(&draft)?;
    let edits: BTreeSet<EditId> = ops.iter().filter_map(edit_of).collect();
    let turns = Typed { document: &draft, text: &text, lookup: draft.pieces().lookup(), edits }.turns();
    ops.extend(turns);
    ops.extend(labels_following(project, document, &ops)?.ops);
    Ok(parted(found, ops))
}

fn edit_of(op: &Op) -> Option<EditId> {
    match op {
        Op::CorrectText { edit, .. } => Some(*edit),
        _ => None,
    }
}

/// A document into which something was typed.
struct Typed<'a> {
    document: &'a Document,
    text: &'a Text,
    lookup: Lookup<'a>,
    /// The corrections that brought in what was typed.
    edits: BTreeSet<EditId>,
}

/// A line that was typed and begins a turn.
struct Begin {
    at: u32,
    words: u32,
    label: Option<String>,
}

impl Typed<'_> {
    /// Returns the steps that make turns of typed lines, and one turn of lines without labels that were joined.
    fn turns(&self) -> Vec<Op> {
        let begins = self.begins();
        let mut ops = self.joined();
        for (i, begin) in begins.iter().enumerate() {
            let holder = self.holder(begin.at);
            let own_from = holder.and_then(|turn| self.lookup.position_from(turn.anchor.first));
            // A line typed above the first turn lies before what it was counted to.
            let room_end = match (holder, own_from) {
                (Some(_), Some(from)) if begin.at < from => from,
                (Some(turn), _) => turn.span.end,
                (None, _) => self.line_end(begin.at),
            };
            let next = begins.get(i + 1).map_or(room_end, |next| next.at.min(room_end));
            let whole = self.text.trimmed(Span::new(begin.at, next.max(begin.at)));
            ops.extend(self.begin(begin, whole));
            let first =
                i == 0 || self.holder(begins[i - 1].at).map(|t| t.anchor.first) != holder.map(|t| t.anchor.first);
            if let Some(turn) = holder.filter(|_| first) {
                ops.extend(self.shortened(turn, begin.at));
            }
        }
        ops
    }

    /// Returns the turn in which `at` lies, or on which it borders.
    fn holder(&self, at: u32) -> Option<&Turn> {
        let standing = self.document.turns.iter().filter(|t| !t.span.is_empty());
        standing.take_while(|t| t.span.start <= at).last().filter(|t| at < t.span.end)
    }

    fn line_end(&self, at: u32) -> u32 {
        let rest = self.text.slice(Span::new(at, self.text.len()));
        at + rest.chars().take_while(|c| *c != '\n').count() as u32
    }

    /// Returns the typed lines that begin turns, in the order of the text.
    fn begins(&self) -> Vec<Begin> {
        let first = |turn: &Turn| self.lookup.living(turn.anchor.first);
        let known: BTreeSet<u32> = self.document.turns.iter().filter_map(first).collect();
        let whole = Span::new(0, self.text.len());
        let typed = self.lookup.inserted_in(whole);
        let own =
            |at: u32| matches!(self.lookup.address(at), Some(Address::Inserted(edit, _)) if self.edits.contains(&edit));
        let ends = typed.iter().filter(|(at, c)| *c == '\n' && own(*at)).map(|(at, _)| at + 1);
        // A line is new when its end before it was typed, or when its first letter was.
        let letters = typed.iter().map(|(at, _)| *at).filter(|at| self.begins_line(*at) && own(*at));
        let lines: BTreeSet<u32> = ends.chain(letters).collect();
        let begins = lines.into_iter().filter_map(|at| self.begin_of_line(at));
        begins.filter(|b| !known.contains(&b.at) && !self.is_begun_anew(b)).collect()
    }

    /// Whether a turn whose first letters were typed anew begins there: it stays the turn that it is.
    fn is_begun_anew(&self, begin: &Begin) -> bool {
        let label = |turn: &Turn| self.document.speaker_of(turn).map(|s| s.label.clone());
        self.holder(begin.at).is_some_and(|turn| turn.span.start == begin.at && label(turn) == begin.label)
    }

    fn begins_line(&self, at: u32) -> bool {
        at == 0 || self.text.slice(Span::new(at - 1, at)) == "\n"
    }

    /// Returns the turn that the line at `at` begins: one with a known label, or any line where nobody has one.
    fn begin_of_line(&self, at: u32) -> Option<Begin> {
        let line = Span::new(at, self.line_end(at));
        let words = self.text.trimmed(line);
        let line = self.text.slice(words);
        if self.document.speakers.is_empty() {
            return (!words.is_empty()).then_some(Begin { at: words.start, words: words.start, label: None });
        }
        let (label, rest) = line.split_once(':')?;
        let speaker = self.document.speakers.iter().find(|s| is_same_name(&s.label, label))?;
        let n_before = line.chars().count() - rest.trim_start().chars().count();
        Some(Begin { at: words.start, words: words.start + n_before as u32, label: Some(speaker.label.clone()) })
    }

    fn begin(&self, begin: &Begin, whole: Span) -> Option<Op> {
        let last = self.lookup.address(whole.end.checked_sub(1)?)?;
        let words_from = if begin.words < whole.end { self.lookup.address(begin.words) } else { None };
        let to = TurnState { last, words_from, speaker: begin.label.clone(), time: None };
        let turn = self.lookup.address(begin.at)?;
        Some(Op::SetTurn { document: self.document.id, turn, from: None, to: Some(to) })
    }

    /// Ends a turn where another one begins within it.
    fn shortened(&self, turn: &Turn, at: u32) -> Option<Op> {
        let own = self.lookup.span(turn.anchor).filter(|own| own.start <= at && at < own.end)?;
        let from = self.document.turn_state(turn.anchor.first)?;
        let (document, first) = (self.document.id, turn.anchor.first);
        let end = self.text.trimmed(Span::new(own.start, at)).end;
        if end <= own.start {
            // Its label was typed over by that of somebody else.
            let begins_there = self.lookup.address(at) == Some(first);
            return (!begins_there).then_some(Op::SetTurn { document, turn: first, from: Some(from), to: None });
        }
        let mut to = TurnState { last: self.lookup.address(end.checked_sub(1)?)?, ..from.clone() };
        if to.words_from.and_then(|a| self.lookup.position_from(a)).is_some_and(|words| words >= end) {
            to.words_from = None;
        }
        Some(Op::SetTurn { document, turn: first, from: Some(from), to: Some(to) })
    }

    /// Joins turns of nobody that stand on one line now.
    fn joined(&self) -> Vec<Op> {
        let standing: Vec<&Turn> = self.document.turns.iter().filter(|t| !t.span.is_empty()).collect();
        let mut ops = Vec::new();
        for pair in standing.windows(2) {
            let [first, second] = pair else { continue };
            let nobody = first.speaker.is_none() && second.speaker.is_none();
            let gap = Span::new(first.span.end, second.span.start.max(first.span.end));
            if !nobody || self.text.slice(gap).contains('\n') || self.begins_line(second.span.start) {
                continue;
            }
            let state = |turn: &Turn| self.document.turn_state(turn.anchor.first);
            let (Some(from), Some(gone)) = (state(first), state(second)) else { continue };
            let to = TurnState { last: second.anchor.last, ..from.clone() };
            let document = self.document.id;
            ops.push(Op::SetTurn { document, turn: first.anchor.first, from: Some(from), to: Some(to) });
            ops.push(Op::SetTurn { document, turn: second.anchor.first, from: Some(gone), to: None });
        }
        ops
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    const TALK: &str = "INT: How are you?\nU01: Tired. Very [tired|Sleep].\nU02: Fine.";

    /// Types `text` in place of the first `words` and returns the turns, `speaker: words`.
    fn typed(notation: &str, words: &str, text: &str) -> Vec<String> {
        let mut fixture = Fixture::of(notation);
        let document = std::sync::Arc::clone(fixture.project.documents()[0]);
        let before = fixture.project.text(&document).unwrap();
        let byte = before.as_str().find(words).unwrap();
        let span = before.span(byte..byte + words.len());
        let mut corrections = crate::model::Corrections::of_text(before.len());
        corrections.replace(span, "", &before);
        for (i, c) in text.chars().enumerate() {
            let at = span.start + i as u32;
            corrections.replace(Span::new(at, at), c.encode_utf8(&mut [0; 4]), &before);
        }
        let places = corrections.replacements();
        let ops = correct_typed(&fixture.project, &mut fixture.ids, document.id, &places).unwrap();
        fixture.apply(ops.clone());
        let shown = turns(&fixture);
        fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        assert_eq!(turns(&fixture), turns(&Fixture::of(notation)), "undo restores the turns");
        shown
    }

    fn turns(fixture: &Fixture) -> Vec<String> {
        let document = fixture.project.documents()[0];
        let label = |turn| document.speaker_of(turn).map_or("-", |s| s.label.as_str());
        let words = |turn: &Turn| fixture.project.words(document, turn.words).into_owned();
        document.turns.iter().map(|turn| format!("{}: {}", label(turn), words(turn))).collect()
    }

    #[test]
    fn a_line_with_a_known_label_is_a_turn_of_that_speaker() {
        let turns = typed(TALK, "Very tired.", "Very tired.\nINT: Since when?");
        assert_eq!(turns, ["INT: How are you?", "U01: Tired. Very tired.", "INT: Since when?", "U02: Fine."]);
    }

    #[test]
    fn several_lines_and_lines_without_a_label() {
        let turns = typed(TALK, "Very tired.", "Very tired.\nint: Since when?\nU01: Long.\nReally: long.");
        let expected = ["U01: Tired. Very tired.", "INT: Since when?", "U01: Long.\nReally: long.", "U02: Fine."];
        assert_eq!(turns[1..], expected);
    }

    #[test]
    fn a_label_typed_within_a_turn_takes_the_rest_of_it() {
        let turns = typed(TALK, " Very", "\nU02: Very");
        assert_eq!(turns, ["INT: How are you?", "U01: Tired.", "U02: Very tired.", "U02: Fine."]);
    }

    #[test]
    fn a_label_that_nobody_has_is_words() {
        let turns = typed(TALK, "Tired.", "Tired.\nNote: she sighs.");
        assert_eq!(turns[1], "U01: Tired.\nNote: she sighs. Very tired.");
    }

    #[test]
    fn a_line_above_the_first_turn_is_a_turn_of_its_own() {
        for (from, to) in [("INT: H", "U02: Hello.\nINT: H"), ("", "U02: Hello.\n")] {
            let turns = typed(TALK, from, to);
            assert_eq!(turns, ["U02: Hello.", "INT: How are you?", "U01: Tired. Very tired.", "U02: Fine."]);
        }
    }

    #[test]
    fn where_nobody_has_a_label_each_line_is_a_turn() {
        assert_eq!(typed("One two.\nThree.", " two.", ".\nTwo."), ["-: One.", "-: Two.", "-: Three."]);
        assert_eq!(typed("One two.\nThree.", ".\nThree", ", three"), ["-: One two, three."]);
    }
}
