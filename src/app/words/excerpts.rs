//! Words of the excerpts panel.

use super::{Phrase, phrase};

/// Nothing is chosen yet.
pub const NO_CODE: Phrase = phrase(
    "Choose a code in the tree to read everything that is coded with it",
    "Choisissez un code dans l’arbre pour lire tout ce qui est codé avec lui",
);
/// Nothing is coded.
pub const NOTHING_CODED: Phrase = phrase("Nothing is coded with this code yet", "Rien n’est encore codé avec ce code");
/// Nobody of the group says it.
pub const NOTHING_IN_CELL: Phrase = phrase("Nobody in this group says this", "Personne dans ce groupe ne dit cela");
/// The filter leaves nothing.
pub const NOTHING_LEFT: Phrase = phrase("No excerpt has this value", "Aucun extrait n’a cette valeur");
/// Shown with the branch.
pub const WITH_BELOW: Phrase = phrase("With the codes below", "Avec les codes en dessous");
/// Which grouping.
pub const GROUP_BY: Phrase = phrase("Group by", "Grouper par");
/// A grouping.
pub const BY_CODE: Phrase = phrase("Code", "Code");
/// A grouping.
pub const BY_PARTICIPANT: Phrase = phrase("Participant", "Participant");
/// A grouping.
pub const BY_DOCUMENT: Phrase = phrase("Document", "Document");
/// Which value of the viewpoint.
pub const SHOW: Phrase = phrase("Show", "Afficher");
/// No filter.
pub const ALL_VALUES: Phrase = phrase("All", "Tous");
/// Those without a value.
pub const NO_VALUE: Phrase = phrase("No value", "Sans valeur");
/// Words of nobody.
pub const NO_PARTICIPANT: Phrase = phrase("No participant", "Sans participant");
/// Leaves a cell for the code.
pub const ALL_OF_CODE: Phrase = phrase("All excerpts of this code", "Tous les extraits de ce code");
/// Opens the dialog.
pub const EXPORT: Phrase = phrase("Export…", "Exporter…");
/// Under a cell's heading.
pub const LACK: Phrase = phrase("Without this code", "Sans ce code");
/// Everybody has it.
pub const NOBODY_LACKS: Phrase = phrase("Everybody in this group has this code", "Tout le groupe a ce code");
/// A cell of the total.
pub const EVERYBODY: Phrase = phrase("everybody", "tout le monde");
/// The list as a whole.
pub const LIST: Phrase = phrase("List of excerpts", "Liste des extraits");
/// Count.
pub const EXCERPT: Phrase = phrase("{n} excerpt", "{n} extrait");
/// Count.
pub const EXCERPTS: Phrase = phrase("{n} excerpts", "{n} extraits");
/// Count.
pub const PARTICIPANT: Phrase = phrase("{n} participant", "{n} participant");
/// Count.
pub const PARTICIPANTS: Phrase = phrase("{n} participants", "{n} participants");
/// Count.
pub const DOCUMENT: Phrase = phrase("{n} document", "{n} document");
/// Count.
pub const DOCUMENTS: Phrase = phrase("{n} documents", "{n} documents");
/// Who coded.
pub const CODED_BY: Phrase = phrase("coded by {who}", "codé par {who}");
