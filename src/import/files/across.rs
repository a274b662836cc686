//! One person in several files of one import: who asks in one of them asks in the others as well, though there the
//! questions alone would not tell.

use rustc_hash::FxHashMap;

use super::batch::ReadFile;
use crate::import::FoundSpeaker;
use crate::import::talk::{labels, roles};
use crate::model::{Role, said};

/// How often somebody asks or leads a group, and how often not.
#[derive(Default)]
struct Parts {
    asks: Option<Role>,
    n_asks: usize,
    n_answers: usize,
}

/// Reads files anew in which somebody takes part who asks in as many others or more, and tells it with them.
pub(super) fn settle_roles(files: &mut [ReadFile]) {
    let mut people: FxHashMap<String, Parts> = FxHashMap::default();
    for speaker in files.iter().flat_map(|file| &file.imported.speakers).filter(|s| is_named(s)) {
        let parts = people.entry(labels::key(&speaker.label)).or_default();
        match speaker.role {
            Role::Participant => parts.n_answers += 1,
            role => (parts.asks, parts.n_asks) = (Some(role), parts.n_asks + 1),
        }
    }
    people.retain(|_, parts| parts.n_answers > 0 && parts.n_asks >= parts.n_answers);
    if people.is_empty() {
        return;
    }
    for file in files {
        let differs =
            |s: &&FoundSpeaker| s.role == Role::Participant && is_named(s) && file.wish.role(&s.label).is_none();
        let role = |s: &FoundSpeaker| Some((s.label.clone(), people.get(&labels::key(&s.label))?.asks?));
        let asking: Vec<(String, Role)> = file.imported.speakers.iter().filter(differs).filter_map(role).collect();
        for (label, role) in &asking {
            file.wish.propose_role(label, *role);
            let name = &file.imported.file_name;
            file.warnings.push(said!(
                "{name}: “{label}” asks in other files of this import, so here as well",
                "{name}\u{202f}: «\u{202f}{label}\u{202f}» pose les questions dans d’autres fichiers de cet import, donc ici aussi"
            ));
        }
        if !asking.is_empty() {
            file.read_again();
        }
    }
}

/// Whether the label is a name, which means one person wherever it stands.
fn is_named(speaker: &FoundSpeaker) -> bool {
    let is_word = roles::is_placeholder(&speaker.label) || roles::is_part_in_talk(&speaker.label);
    !is_word && roles::said_by(&speaker.label).is_none()
}
