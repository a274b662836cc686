//! What others concluded, chose and wrote of a thing since it was made: it holds the thing as their codings do.

use std::collections::BTreeSet;

use super::super::super::code::DefinitionPart;
use super::super::super::comparison::{Theme, ThemePart};
use super::super::super::concurrent::Contested;
use super::super::super::counted::Noun;
use super::super::super::ids::CoderId;
use super::super::super::op::Subject;
use super::super::super::participant::Holder;
use super::super::super::project::Project;
use super::{BuiltOn, Removed, Taker};

impl BuiltOn {
    /// Themes, mappings and the guide.
    pub(super) fn note_comparison(&mut self, project: &Project, removed: &Removed, taker: &Taker) {
        for theme in project.comparison.themes() {
            self.note_theme(project, removed, taker, theme);
        }
        for (codes, mapped) in &project.comparison.crosswalk {
            let ends = [Some(codes.code), codes.with].into_iter().flatten();
            let goes: Vec<_> = ends.filter(|code| removed.codes.contains(code)).collect();
            if let Some(who) = taker.other(project, mapped.at).filter(|_| !goes.is_empty()) {
                self.codes.extend(goes);
                self.note(who, Noun::Mapping);
            }
        }
        for (participant, summed) in project.comparison.summaries.iter().map(|((_, person), summed)| (person, summed)) {
            if let Some(who) = taker.other(project, summed.at).filter(|_| removed.people.contains(participant)) {
                self.people.insert(*participant);
                self.note(who, Noun::Summary);
            }
        }
    }

    /// What others concluded of a theme holds it with the codes and quotes that it rests on.
    fn note_theme(&mut self, project: &Project, removed: &Removed, taker: &Taker, theme: &Theme) {
        let goes = removed.themes.contains(&theme.id);
        let codes = || theme.codes.iter().filter(|code| removed.codes.contains(code));
        if !goes && codes().next().is_none() && removed.applied.is_empty() {
            return;
        }
        let concluded: Vec<(CoderId, Noun)> = concluded(project, taker, theme);
        let mut is_held = goes && !concluded.is_empty();
        if is_held || codes().next().is_some() {
            self.codes.extend(codes().filter(|_| !concluded.is_empty()));
            concluded.into_iter().for_each(|(who, what)| self.note(who, what));
        }
        for (part, at) in theme.parts() {
            let Some(who) = taker.other(project, at) else { continue };
            let what = match part {
                ThemePart::Code(code) if goes || removed.codes.contains(&code) => {
                    self.codes.extend(removed.codes.get(&code));
                    Noun::CodeInTheme
                }
                ThemePart::Quote(coding) if goes || removed.applied.contains_key(&coding) => {
                    self.codings.extend(removed.applied.contains_key(&coding).then_some(coding));
                    Noun::Quote
                }
                _ => continue,
            };
            is_held |= goes;
            self.note(who, what);
        }
        if is_held {
            self.themes.insert(theme.id);
            self.codes.extend(codes());
            self.codings.extend(theme.quotes.iter().filter(|coding| removed.applied.contains_key(coding)));
        }
    }

    /// Memos, definitions, values, decisions.
    pub(super) fn note_words(&mut self, project: &Project, removed: &Removed, taker: &Taker) {
        for (on, memo) in project.memos.iter() {
            let Some(who) = taker.other(project, memo.at) else { continue };
            let is_held = match on {
                Subject::Document(id) => keep(&mut self.documents, removed.documents.get(id)),
                Subject::Participant(id) => keep(&mut self.people, removed.people.get(id)),
                Subject::Code(id) => keep(&mut self.codes, removed.codes.get(id)),
                Subject::Coding(id) => keep(&mut self.codings, removed.applied.get_key_value(id).map(|(id, _)| id)),
                Subject::Project(_) => false,
            };
            if is_held {
                self.note(who, Noun::Memo);
            }
        }
        for code in &removed.codes {
            let parts = DefinitionPart::ALL.map(|part| Contested::CodeDefinition(*code, part));
            let words = [Contested::CodeName(*code), Contested::CodeDescription(*code)].into_iter().chain(parts);
            for who in words.filter_map(|thing| taker.other_at(project, &thing)) {
                self.codes.insert(*code);
                self.note(who, Noun::Definition);
            }
        }
        for (coding, document) in &removed.applied {
            let found = project.documents.get(document).and_then(|d| d.codings.get(coding));
            let ruled = found.and_then(|c| c.ruling()).and_then(|ruled| taker.other(project, ruled.at));
            if let Some(who) = ruled {
                self.codings.insert(*coding);
                self.note(who, Noun::Decision);
            }
        }
        self.note_values(project, removed, taker);
    }

    fn note_values(&mut self, project: &Project, removed: &Removed, taker: &Taker) {
        if removed.attributes.is_empty() && removed.documents.is_empty() {
            return;
        }
        let people = project.participants.values().filter(|p| !p.removed);
        let people = people.map(|p| (Holder::Participant(p.id), &p.values));
        let documents = project.documents.values().filter(|d| !d.removed);
        let holders = people.chain(documents.map(|d| (Holder::Document(d.id), &d.values)));
        for (holder, attribute) in holders.flat_map(|(holder, values)| values.keys().map(move |name| (holder, name))) {
            let document = match holder {
                Holder::Document(id) => removed.documents.get(&id),
                Holder::Participant(_) => None,
            };
            let known = removed.attributes.get(attribute);
            if document.is_none() && known.is_none() {
                continue;
            }
            if let Some(who) = taker.other_at(project, &Contested::Value(holder, attribute.clone())) {
                self.documents.extend(document);
                self.attributes.extend(known.cloned());
                self.note(who, Noun::Value);
            }
        }
    }
}

/// Returns what others concluded and wrote of a theme.
fn concluded(project: &Project, taker: &Taker, theme: &Theme) -> Vec<(CoderId, Noun)> {
    let comparison = &project.comparison;
    let verdicts = comparison.verdicts.iter().filter(|((of, _, _), _)| *of == theme.id);
    let verdicts = verdicts.map(|(_, reached)| (reached.at, Noun::Verdict));
    let summaries = comparison.summaries.iter().filter(|((of, _), _)| *of == theme.id);
    let summaries = summaries.map(|(_, summed)| (summed.at, Noun::Summary));
    verdicts.chain(summaries).filter_map(|(at, what)| Some((taker.other(project, at)?, what))).collect()
}

/// Lets what goes stay, and returns whether there is such a thing.
fn keep<T: Ord + Copy>(stays: &mut BTreeSet<T>, goes: Option<&T>) -> bool {
    stays.extend(goes);
    goes.is_some()
}
