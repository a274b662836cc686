//! What the study remembers of the reading of earlier files, and what it learns from the decisions about new ones.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::batch::Decisions;
use crate::import::cleaning::Cleaning;
use crate::import::enter::file_names::NamePattern;
use crate::import::talk::labels;
use crate::import::talk::reading::{Convention, Wish};
use crate::model::{FileChoices, LabelAnswer, Op, Project, plan};

/// Returns how the next file is read: as people decided, and with the roles that labels have in documents, the newest
/// first.
pub fn remembered(project: &Project) -> Wish {
    let memory = &project.reading_memory;
    let convention = memory.convention.as_deref().and_then(Convention::named);
    let mut wish = Wish::by(convention);
    for (label, answer) in &memory.labels {
        wish.set_answer(label, Some(answer.clone()));
    }
    let mut documents = project.documents();
    documents.retain(|d| memory.forgotten.is_none_or(|forgotten| d.added > forgotten));
    documents.sort_by_key(|d| d.added);
    for speaker in documents.iter().rev().flat_map(|d| &d.speakers) {
        wish.propose_role(&speaker.label, speaker.role);
    }
    wish
}

/// Plans that what people decided beyond `before`, what was remembered, holds for the next file: of `decided`, one for
/// each file, the last one where two disagree. Roles are remembered by the documents themselves.
pub fn learn<'w>(project: &Project, before: &Wish, decided: impl IntoIterator<Item = &'w Wish>) -> Vec<Op> {
    let known: BTreeMap<String, &String> =
        project.reading_memory.labels.keys().map(|label| (labels::key(label), label)).collect();
    let written = |label: &str| known.get(&labels::key(label)).map_or_else(|| label.to_owned(), |l| (*l).clone());
    let mut convention = None;
    let mut answers: BTreeMap<String, Option<LabelAnswer>> = BTreeMap::new();
    for wish in decided {
        convention = wish.convention.filter(|c| before.convention != Some(*c)).or(convention);
        let labels: FxHashSet<&str> = wish.answers().chain(before.answers()).map(|(label, _)| label).collect();
        for label in labels.into_iter().filter(|label| wish.answer(label) != before.answer(label)) {
            answers.insert(written(label), wish.answer(label).cloned());
        }
    }
    plan::remember_reading(project, convention.map(Convention::name), answers)
}

/// Returns what was decided about the last files beside who speaks. What this version does not know is left out.
pub fn remembered_decisions(project: &Project) -> Decisions {
    let FileChoices { pattern, headers, cleanings } = &project.reading_memory.choices;
    let named = |name: &String| Cleaning::ALL.into_iter().find(|c| c.name() == name);
    Decisions {
        pattern: pattern.as_deref().and_then(|written| NamePattern::parse(written).ok()),
        headers: *headers,
        cleanings: cleanings.iter().filter_map(named).collect(),
    }
}

/// Plans that the next files are treated as `decisions` say.
pub fn learn_decisions(project: &Project, decisions: &Decisions) -> Vec<Op> {
    let choices = FileChoices {
        pattern: decisions.pattern.as_ref().map(NamePattern::written),
        headers: decisions.headers,
        cleanings: decisions.cleanings.iter().map(|c| c.name().to_owned()).collect(),
    };
    plan::remember_choices(project, choices)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::names::tests::{committed, entered};
    use crate::model::Role;

    const TALK: &str = "Sonia : Bien.\nHervé : Non.\nSonia : Ah.\nHervé : Si.\nDernier mot : rien.\n";

    #[test]
    fn what_was_decided_about_one_file_is_how_the_next_one_is_read() {
        let project = entered(&[("a.txt", TALK)]);
        let before = remembered(&project);
        let mut decided = before.clone();
        decided.set_answer("DERNIER MOT", Some(LabelAnswer::Speaker));
        decided.convention = Some(Convention::Labels);
        let project = committed(&project, &learn(&project, &before, [&decided]));
        let again = remembered(&project);
        assert_eq!((again.convention, again.answer("dernier mot")), (decided.convention, Some(&LabelAnswer::Speaker)));
        assert!(learn(&project, &again, [&again]).is_empty());

        let mut undecided = again.clone();
        undecided.set_answer("Dernier mot", None);
        let project = committed(&project, &learn(&project, &again, [&undecided]));
        assert_eq!(remembered(&project).answer("Dernier mot"), None);
    }

    #[test]
    fn names_heads_and_cleanings_are_treated_alike_in_the_next_files() {
        let project = entered(&[("a.txt", TALK)]);
        assert_eq!(remembered_decisions(&project), Decisions::default());
        let decisions = Decisions {
            pattern: NamePattern::parse("{participant}_{city}").ok(),
            headers: true,
            cleanings: vec![Cleaning::Times, Cleaning::JoinLines],
        };
        let project = committed(&project, &learn_decisions(&project, &decisions));
        assert_eq!(remembered_decisions(&project), decisions);
        assert!(learn_decisions(&project, &decisions).is_empty());
        let project = committed(&project, &plan::forget_readings(&project));
        assert_eq!(remembered_decisions(&project), Decisions::default());
    }

    #[test]
    fn roles_of_documents_are_forgotten_with_the_rest() {
        let project = entered(&[("a.txt", "INT : Oui ?\nHervé : Non.\nINT : Ah.\nHervé : Si.\n")]);
        assert_eq!(remembered(&project).role("int"), Some(Role::Interviewer));
        let project = committed(&project, &plan::forget_readings(&project));
        assert_eq!(remembered(&project), Wish::default());
    }

    #[test]
    fn a_convention_of_other_files_does_not_silence_a_text() {
        let mut read = crate::import::read("a.txt", TALK.as_bytes()).unwrap().output;
        let memory = Wish::by(Some(Convention::Quotations));
        let wish = read.read_by_memory(&memory);
        assert_eq!((wish.convention, read.convention, read.speakers.len()), (None, Convention::Labels, 2));
    }
}
