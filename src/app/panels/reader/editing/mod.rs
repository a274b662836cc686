//! A text that is being corrected in place. What is typed is composed into places of the text before; the reader shows
//! a draft of the project in which they are done. Nothing reaches the journal before the whole is done, as one change.

pub mod bar;
pub mod compose;
mod correcting;
#[cfg(test)]
mod in_place_tests;
pub mod typing;

use std::sync::{Arc, Weak};

use super::input::selection::Selection;
use crate::app::command::Command;
use crate::model::{Corrections, Document, DocumentId, EditId, IdSource, Op, Project, Seen, Span, Text, plan};

/// One thing typed, erased or pasted, in positions of the text as it stands then: what goes at each place, and what
/// comes at the first of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What goes, in the order of the text; where nothing goes an empty span says where something comes.
    pub cuts: Vec<Span>,
    /// What comes.
    pub text: String,
}

/// A step back or forth within the mode.
#[derive(Debug)]
struct Step {
    corrections: Corrections,
    selection: Option<Selection>,
}

/// The corrections of one document until they are done.
#[derive(Debug)]
pub struct Editing {
    /// The document as it stood when correcting began, with the codings of now. Its addresses are permanent, so what is
    /// planned against it holds whatever others correct meanwhile.
    base: Arc<Document>,
    before: Arc<Text>,
    /// What was known when `base` was taken: others' corrections of the same text that came since are not seen.
    seen: Seen,
    corrections: Corrections,
    undone: Vec<Step>,
    past: Vec<Step>,
    /// Where letters typed now belong to the step that is being made.
    goes_on: Option<u32>,
    /// Whether the next letter begins a word, which is a step of its own.
    ended_word: bool,
    draft: Arc<Project>,
    drawn_from: Weak<Project>,
    /// The identity from which those of the corrections are counted, so that keeping them twice makes nothing twice.
    seed: EditId,
    n_lost: usize,
    /// Whether it asked if the corrections may go.
    pub asks_to_cancel: bool,
    kept: Kept,
}

/// How far the corrections are kept for the case of a crash.
#[derive(Debug, Default)]
struct Kept {
    /// Since when they are not, and when the last one was made, in seconds of the screen's clock.
    behind: Option<(f64, f64)>,
    any: bool,
}

/// After so many seconds without a letter the corrections are kept.
const PAUSE: f64 = 0.5;
/// So long at most they are not kept while somebody goes on typing, in seconds.
const LONGEST: f64 = 1.0;

impl Editing {
    /// Begins to correct `document`, whose text is `before`.
    pub fn of(project: &Arc<Project>, document: &Arc<Document>, before: Arc<Text>, seed: EditId) -> Self {
        Self {
            base: Arc::clone(document),
            seen: project.seen(),
            corrections: Corrections::of_text(before.len()),
            before,
            undone: Vec::new(),
            past: Vec::new(),
            goes_on: None,
            ended_word: false,
            draft: Arc::new((**project).clone()),
            drawn_from: Arc::downgrade(project),
            seed,
            n_lost: 0,
            asks_to_cancel: false,
            kept: Kept::default(),
        }
    }

    /// Returns which document is corrected.
    pub fn document(&self) -> DocumentId {
        self.base.id
    }

    /// Returns how many places changed.
    pub fn n_places(&self) -> usize {
        self.corrections.len()
    }

    /// Returns how many codings lose all of their words.
    pub fn n_lost(&self) -> usize {
        self.n_lost
    }

    /// Returns where the changed places stand now.
    pub fn places(&self) -> Vec<Span> {
        self.corrections.places()
    }

    /// Returns the project with the corrections done. Codings that changed meanwhile are taken over; when somebody else
    /// corrected the same text, their words are seen when this is done.
    pub fn draft(&mut self, project: &Arc<Project>) -> Arc<Project> {
        if !std::ptr::eq(self.drawn_from.as_ptr(), Arc::as_ptr(project)) {
            self.drawn_from = Arc::downgrade(project);
            self.draft = Arc::new((**project).clone());
            let now = project.document(self.base.id);
            if let Some(now) = now.filter(|d| d.pieces().corrections().eq(self.base.pieces().corrections())) {
                (self.base, self.seen) = (Arc::clone(now), project.seen());
            }
            self.redraw();
        }
        Arc::clone(&self.draft)
    }

    /// Does `edit` and returns where the caret stands behind it. `selection` is what was selected before it.
    pub fn make(&mut self, edit: &Edit, selection: Option<Selection>) -> Option<u32> {
        let first = *edit.cuts.first()?;
        let erases = edit.cuts.iter().any(|cut| !cut.is_empty());
        let starts_word = self.ended_word && edit.text.starts_with(|c: char| !c.is_whitespace());
        if self.goes_on != Some(first.start) || erases || starts_word {
            self.past.push(Step { corrections: self.corrections.clone(), selection });
        }
        self.undone.clear();
        for cut in edit.cuts.iter().skip(1).rev() {
            self.corrections.replace(*cut, "", &self.before);
        }
        self.corrections.replace(first, &edit.text, &self.before);
        let text = edit.text.replace("\r\n", "\n");
        let caret = first.start + text.chars().count() as u32;
        self.goes_on = (!text.is_empty()).then_some(caret);
        self.ended_word = text.ends_with(char::is_whitespace);
        self.redraw();
        Some(caret)
    }

    /// Takes the last step back and returns what was selected before it; nothing when there is none.
    pub fn undo(&mut self, selection: Option<Selection>) -> Option<Option<Selection>> {
        let step = self.past.pop()?;
        Some(self.go_to(step, selection, true))
    }

    /// Does the last step again that was taken back.
    pub fn redo(&mut self, selection: Option<Selection>) -> Option<Option<Selection>> {
        let step = self.undone.pop()?;
        Some(self.go_to(step, selection, false))
    }

    fn go_to(&mut self, step: Step, selection: Option<Selection>, back: bool) -> Option<Selection> {
        let left = Step { corrections: std::mem::replace(&mut self.corrections, step.corrections), selection };
        let steps = if back { &mut self.undone } else { &mut self.past };
        steps.push(left);
        self.goes_on = None;
        self.redraw();
        step.selection
    }

    /// Returns what makes one change of all corrections, with the turns that come with them.
    pub fn command(&mut self) -> Command {
        let (document, places) = (self.document(), self.corrections.replacements());
        // Both can only fail without the text, and then nothing could be typed.
        let ops = self.planned(|project, ids| plan::correct_typed(project, ids, document, &places)).unwrap_or_default();
        Command::CorrectText { document, ops, n_places: places.len(), seen: self.seen.clone() }
    }

    /// Returns what gives all corrections up.
    pub fn nothing(&self) -> Command {
        let (document, seen) = (self.document(), self.seen.clone());
        Command::CorrectText { document, ops: Vec::new(), n_places: 0, seen }
    }

    /// Returns what keeps the corrections for the case of a crash, once their writer pauses; else after how many
    /// seconds to ask again.
    pub fn keep(&mut self, now: f64, typed: bool) -> Result<Command, Option<f64>> {
        if typed {
            let since = self.kept.behind.map_or(now, |(since, _)| since);
            self.kept.behind = Some((since, now));
        }
        let Some((since, changed)) = self.kept.behind else { return Err(None) };
        let due = (changed + PAUSE).min(since + LONGEST);
        if now < due {
            return Err(Some(due - now));
        }
        self.kept.behind = None;
        if self.corrections.is_empty() && !self.kept.any {
            return Err(None);
        }
        self.kept.any = true;
        let Command::CorrectText { document, ops, .. } = self.command() else { return Err(None) };
        Ok(Command::KeepCorrections { document, ops })
    }

    fn redraw(&mut self) {
        self.asks_to_cancel = false;
        let (document, places) = (self.document(), self.corrections.replacements());
        let ops = self.planned(|project, ids| plan::correct_text(project, ids, document, &places)).unwrap_or_default();
        self.n_lost = plan::codings_lost(&self.base, &ops).len();
        let shown = if ops.is_empty() { Arc::clone(&self.base) } else { Arc::new(self.base.corrected(&ops)) };
        Arc::make_mut(&mut self.draft).documents.insert(document, shown);
    }

    /// Returns what `plan` makes of the project in which the document stands as it did.
    fn planned<E>(&mut self, plan: impl FnOnce(&Project, &mut IdSource) -> Result<Vec<Op>, E>) -> Result<Vec<Op>, E> {
        let mut n = self.seed.0.as_u128();
        let mut ids = IdSource::new(move || {
            n = n.wrapping_add(1);
            uuid::Uuid::from_u128(n)
        });
        let documents = &mut Arc::make_mut(&mut self.draft).documents;
        let shown = documents.insert(self.base.id, Arc::clone(&self.base));
        let ops = plan(&self.draft, &mut ids);
        if let Some(shown) = shown {
            Arc::make_mut(&mut self.draft).documents.insert(self.base.id, shown);
        }
        ops
    }
}

/// Returns what an edit over `span` cuts: labels between turns whose words stay in part remain where they are.
pub fn cuts(document: &Document, text: &Text, span: Span) -> Vec<Span> {
    let turns = document.turn_at(span.start).zip(document.turn_at(span.end));
    let Some((_, last)) = turns.filter(|(first, last)| first != last) else { return vec![span] };
    let turn = &document.turns[last];
    let is_labelled = turn.span.start < turn.words.start;
    let goes_whole = span.end >= turn.words.end;
    if !is_labelled || goes_whole || span.end <= turn.words.start {
        return vec![span];
    }
    let before = text.trimmed(Span::new(span.start, turn.span.start)).end.max(span.start);
    vec![Span::new(span.start, before), Span::new(turn.words.start, span.end)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn begun(notation: &str) -> (Arc<Project>, Editing) {
        let mut fixture = Fixture::of(notation);
        let seed = EditId::next(&mut fixture.ids);
        let project = Arc::new(fixture.project);
        let document = Arc::clone(project.documents()[0]);
        let text = project.text(&document).unwrap();
        let editing = Editing::of(&project, &document, text, seed);
        (project, editing)
    }

    fn typed(editing: &mut Editing, at: u32, text: &str) {
        for (i, c) in text.chars().enumerate() {
            let at = at + i as u32;
            editing.make(&Edit { cuts: vec![Span::new(at, at)], text: c.to_string() }, None);
        }
    }

    fn text(editing: &mut Editing, project: &Arc<Project>) -> String {
        let draft = editing.draft(project);
        let document = draft.document(editing.document()).unwrap();
        draft.text(document).unwrap().as_str().to_owned()
    }

    #[test]
    fn letters_of_a_word_are_taken_back_together() {
        let (project, mut editing) = begun("U01: Tired.");
        typed(&mut editing, 5, "Very very ");
        assert_eq!(text(&mut editing, &project), "U01: Very very Tired.");
        assert_eq!(editing.n_places(), 1);
        editing.undo(None);
        assert_eq!(text(&mut editing, &project), "U01: Very Tired.");
        editing.redo(None);
        assert_eq!(text(&mut editing, &project), "U01: Very very Tired.");
        while editing.undo(None).is_some() {}
        assert_eq!((text(&mut editing, &project).as_str(), editing.n_places()), ("U01: Tired.", 0));
    }

    #[test]
    fn codings_that_lose_all_of_their_words_are_counted() {
        let (_, mut editing) = begun("U01: [Tired|Sleep] today.");
        editing.make(&Edit { cuts: vec![Span::new(5, 11)], text: String::new() }, None);
        assert_eq!(editing.n_lost(), 1);
        editing.undo(None);
        assert_eq!(editing.n_lost(), 0);
    }

    #[test]
    fn a_selection_over_two_turns_leaves_the_label_of_what_stays() {
        let (project, _) = begun("INT: How are you?\nU01: Tired. Very.\nU02: Fine.");
        let document = project.documents()[0];
        let text = project.text(document).unwrap();
        assert_eq!(cuts(document, &text, Span::new(9, 30)), [Span::new(9, 17), Span::new(23, 30)]);
        assert_eq!(cuts(document, &text, Span::new(17, 35)), [Span::new(17, 35)], "a whole turn goes with its label");
        assert_eq!(cuts(document, &text, Span::new(25, 30)), [Span::new(25, 30)]);
    }
}
