//! Labels in the text that follow what a speaker is called. Where several people called the speaker otherwise apart, or
//! merged them with another, each corrected labels; what nobody meant stands there until one name is settled.

use std::collections::{BTreeMap, BTreeSet};

use super::super::concurrent::{Contest, Contested, Crossing, Setting};
use super::super::correction::Replacement;
use super::super::difference::difference;
use super::super::document::{Document, Turn};
use super::super::ids::{CoderId, DocumentId, EditId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::{Span, Text};
use super::speakers::place_of;
use super::{PlanError, correct_text};

/// What is to stand before the words of a speaker's turns.
#[derive(Clone, Default)]
pub(super) struct OneLabel {
    /// What the speaker is called.
    pub label: String,
    /// What else the speaker is called there.
    pub formers: Vec<String>,
    /// Where people corrected the labels apart.
    pub crossings: Vec<Crossing>,
    /// The corrections that do not count there.
    pub lost: BTreeSet<EditId>,
}

impl OneLabel {
    /// Returns the label of a speaker who is called `label` from now on, by whom others may have called otherwise
    /// apart: what they made of it counts as `keeps` says of the author.
    pub(super) fn of_speaker(
        project: &Project,
        document: &Document,
        speaker: u16,
        label: String,
        keeps: impl Fn(CoderId) -> bool,
    ) -> Self {
        let crossings = project.label_crossings(document, speaker);
        let edits: BTreeSet<EditId> = crossings.iter().flat_map(Crossing::edits).collect();
        let is_lost = |edit: &EditId| document.corrections.get(edit).is_some_and(|c| !keeps(c.by));
        let lost = edits.into_iter().filter(is_lost).collect();
        Self { label, formers: Vec::new(), crossings, lost }
    }

    /// Plans that the label stands before the words of `speaker`, wherever another one does, and that the crossings are
    /// settled.
    ///
    /// # Errors
    /// When the text is not here.
    pub(super) fn plan(
        &self,
        project: &Project,
        ids: &mut IdSource,
        document: &Document,
        speaker: u16,
    ) -> Result<Vec<Op>, PlanError> {
        let text = project.text(document)?;
        let without = document.without(&self.lost);
        let counts = project.text(&without)?;
        let crossed: BTreeSet<_> = self.crossings.iter().map(|crossing| crossing.turn).collect();
        let stands: BTreeMap<_, &Turn> = without.turns.iter().map(|turn| (turn.anchor.first, turn)).collect();
        let mut places = Vec::new();
        for turn in document.turns.iter().filter(|turn| turn.speaker == Some(speaker)) {
            let counting = stands.get(&turn.anchor.first).filter(|_| crossed.contains(&turn.anchor.first));
            let (span, written) = (heading(turn), text.slice(heading(turn)));
            let wanted = self.labelled(counting.map_or(written, |turn| heading_of(turn, &counts)));
            places.extend(difference(written, &wanted).into_iter().map(|place| Replacement {
                span: Span::new(span.start + place.span.start, span.start + place.span.end),
                ..place
            }));
        }
        let mut ops = correct_text(project, ids, document.id, &places)?;
        ops.extend(self.crossings.iter().map(|crossing| settled_crossing(document.id, crossing)));
        Ok(ops)
    }

    /// Returns what is written before the words of a turn, with the label in the place of what else the speaker is
    /// called there.
    fn labelled(&self, written: &str) -> String {
        let mut names: Vec<&String> = self.formers.iter().filter(|former| **former != self.label).collect();
        names.push(&self.label);
        // A name may begin as another one does.
        names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
        let found = names.into_iter().find_map(|name| Some((name, place_of(written, name)?)));
        let Some((_, place)) = found.filter(|(name, _)| **name != self.label) else { return written.to_owned() };
        let before = written.chars().take(place.start as usize);
        let behind = written.chars().skip(place.end as usize);
        before.chain(self.label.chars()).chain(behind).collect()
    }
}

/// Plans that the labels follow what a contested speaker is called once that is settled; nothing for what else is
/// contested.
///
/// # Errors
/// When the document does not stand or its text is not here.
pub(super) fn labels_of_settled(
    project: &Project,
    ids: &mut IdSource,
    contest: &Contest,
    side: usize,
) -> Result<Vec<Op>, PlanError> {
    let Contested::Speaker(document, speaker) = contest.thing else { return Ok(Vec::new()) };
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let called = |setting: &Setting| match setting {
        Setting::Speaker(speaker) => Some(speaker.label.clone()),
        _ => None,
    };
    let Some((side, label)) = contest.sides.get(side).and_then(|side| Some((side, called(&side.to)?))) else {
        return Ok(Vec::new());
    };
    let by = project.one_coder(side.by);
    let one = OneLabel::of_speaker(project, found, speaker, label, |coder| project.one_coder(coder) == by);
    let formers = contest.sides.iter().filter_map(|side| called(&side.to)).collect();
    OneLabel { formers, ..one }.plan(project, ids, found, speaker)
}

/// Returns the step that marks the corrections of two people in one turn as looked at.
pub(super) fn settled_crossing(document: DocumentId, crossing: &Crossing) -> Op {
    Op::SettleCorrections { document, turn: crossing.turn, edits: crossing.edits() }
}

/// Returns where what is written before the words of a turn stands.
fn heading(turn: &Turn) -> Span {
    Span::new(turn.span.start, turn.words.start.max(turn.span.start))
}

/// Returns what is written before the words of a turn.
pub(super) fn heading_of<'a>(turn: &Turn, text: &'a Text) -> &'a str {
    text.slice(heading(turn))
}

/// Plans that the labels of those who were merged into `speaker` give way, where they stand before words, to the one of
/// whoever speaks.
///
/// # Errors
/// When the document does not stand, has no such speaker, or its text is not here.
pub(super) fn labels_of_merged(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    speaker: u16,
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let called = |place: u16| found.speakers.get(usize::from(place)).map(|s| s.label.clone());
    let label = called(speaker).ok_or(PlanError::NoSuchSpeaker)?;
    let merged = found.merged_speakers.keys().filter(|place| found.one_speaker(**place) == speaker);
    let formers = merged.filter_map(|place| called(*place)).collect();
    OneLabel { label, formers, ..OneLabel::default() }.plan(project, ids, found, speaker)
}

/// Plans that what a speaker is called stands before the words of all their turns, where a former label does.
///
/// # Errors
/// When the document does not stand, has no such speaker, or its text is not here.
pub(super) fn labels_of_today(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    speaker: u16,
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let label = found.label_of(speaker).ok_or(PlanError::NoSuchSpeaker)?.to_owned();
    let formers = found.labels_ever(speaker);
    OneLabel { label, formers, ..OneLabel::default() }.plan(project, ids, found, speaker)
}
