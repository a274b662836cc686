//! Under which heads excerpts stand.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::excerpts::ExcerptRow;
use super::not_coded::{Share, VoiceShare};
use super::{ExcerptGrouping, ListedGroup};
use crate::model::natural_order::natural_key;
use crate::model::{CodeId, DocumentId, Outline, ParticipantId, Project};

/// Groups stand in the order of their keys; what belongs to none stands last.
type Key = (bool, String, Option<String>);

/// Puts `rows` together. Where `shares` are known, each group says how much of what belongs to it is not coded, and
/// those of which every turn has a code are there too, without rows.
pub(super) fn groups(
    project: &Project,
    outline: &Outline,
    rows: &[ExcerptRow],
    by: ExcerptGrouping,
    about: &[Range<usize>],
    shares: Option<&[VoiceShare]>,
) -> Vec<ListedGroup> {
    let keys = Keys { project, outline, by, about };
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        for key in keys.of(row.document, &row.participants, &row.codes) {
            groups.entry(key).or_default().push(i);
        }
    }
    let mut of_groups: BTreeMap<Key, Share> = BTreeMap::new();
    for voice in shares.into_iter().flatten() {
        let person: Vec<ParticipantId> = voice.participant.into_iter().collect();
        for key in keys.of(voice.document, &person, &[]) {
            groups.entry(key.clone()).or_default();
            of_groups.entry(key).or_default().add(&voice.share);
        }
    }
    let share = |key: &Key| shares.map(|_| of_groups.get(key).copied().unwrap_or_default());
    groups.into_iter().map(|(key, rows)| ListedGroup { share: share(&key), name: key.2, rows }).collect()
}

struct Keys<'a> {
    project: &'a Project,
    outline: &'a Outline,
    by: ExcerptGrouping,
    about: &'a [Range<usize>],
}

impl Keys<'_> {
    fn of(&self, document: DocumentId, people: &[ParticipantId], codes: &[CodeId]) -> Vec<Key> {
        let named = |name: &str| (false, natural_key(name), Some(name.to_owned()));
        let keys: Vec<Key> = match self.by {
            ExcerptGrouping::Code => codes.iter().filter_map(|code| self.of_code(*code)).collect(),
            ExcerptGrouping::Participant => {
                people.iter().filter_map(|p| self.project.participants.get(p)).map(|p| named(&p.name)).collect()
            }
            ExcerptGrouping::Viewpoint => viewpoints(self.project, document, people).iter().map(|v| named(v)).collect(),
            ExcerptGrouping::Document => self.project.document(document).map(|d| named(&d.name)).into_iter().collect(),
        };
        if keys.is_empty() { vec![(true, String::new(), None)] } else { keys }
    }

    fn of_code(&self, code: CodeId) -> Option<Key> {
        let row = self.outline.index(code)?;
        let is_about = self.about.iter().any(|rows| rows.contains(&row));
        is_about.then(|| (false, format!("{row:08}"), Some(self.outline.path(code).to_owned())))
    }
}

/// Returns the viewpoints of `people` in a document, or else the document's, each once.
pub(super) fn viewpoints(project: &Project, document: DocumentId, people: &[ParticipantId]) -> Vec<String> {
    let Some(attribute) = &project.viewpoint else { return Vec::new() };
    let value = |person| project.value_in(person, document, attribute).map(str::to_owned);
    let mut values: Vec<String> = match people {
        [] => value(None).into_iter().collect(),
        people => people.iter().filter_map(|p| value(Some(*p))).collect(),
    };
    values.sort();
    values.dedup();
    values
}
