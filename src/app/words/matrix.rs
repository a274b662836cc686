//! Words of the matrix panel.

use super::{Phrase, phrase};
use crate::analysis::Unit;

/// The panel.
pub const TITLE: Phrase = phrase("Matrix", "Matrice");
/// The table as a whole.
pub const TABLE: Phrase = phrase("Codes by groups", "Codes par groupes");
/// A choice.
pub const ROWS: Phrase = phrase("Codes", "Codes");
/// A choice.
pub const COLUMNS: Phrase = phrase("Groups", "Groupes");
/// A choice.
pub const UNIT: Phrase = phrase("Count", "Compter");
/// All codes.
pub const ALL_CODES: Phrase = phrase("All codes", "Tous les codes");
/// The current code's branch.
pub const BRANCH: Phrase = phrase("{code} and below", "{code} et en dessous");
/// Columns.
pub const BY_DOCUMENT: Phrase = phrase("Documents", "Documents");
/// Columns.
pub const BY_PARTICIPANT: Phrase = phrase("Participants", "Participants");
/// Columns.
pub const BY_SPEAKER: Phrase = phrase("Speakers", "Locuteurs");
/// Columns.
pub const BY_CODER: Phrase = phrase("Coders", "Codeurs");
/// Columns.
pub const ALL_TOGETHER: Phrase = phrase("All together", "Tous ensemble");
/// What counts.
pub const WITH_BELOW: Phrase = phrase("With the codes below", "Avec les codes en dessous");
/// What cells show.
pub const PERCENT: Phrase = phrase("As % of the group", "En % du groupe");
/// Whose words.
pub const EVERYONE: Phrase = phrase("Count interviewers", "Compter les enquêteurs");
/// Which rows.
pub const HIDE_EMPTY: Phrase = phrase("Hide empty codes", "Masquer les codes vides");
/// Opens a menu.
pub const EXPORT: Phrase = phrase("Export…", "Exporter…");
/// A way to export.
pub const EXPORT_WIDE: Phrase = phrase("As it is shown, for a paper", "Telle qu’affichée, pour un article");
/// A way to export.
pub const EXPORT_TIDY: Phrase =
    phrase("One row for each code and group, for R", "Une ligne par code et par groupe, pour R");
/// All groups.
pub const TOTAL: Phrase = phrase("All", "Tous");
/// A group.
pub const NO_VALUE: Phrase = phrase("No value", "Sans valeur");
/// A group.
pub const NO_PARTICIPANT: Phrase = phrase("No participant", "Sans participant");
/// Under the head of a column; tight, because columns are narrow.
pub const N: Phrase = phrase("N = {n}", "N = {n}");
/// Sorts.
pub const SORT_BY: Phrase = phrase("Sort by {group}", "Trier par {group}");
/// Sorts.
pub const SORT_BY_TREE: Phrase = phrase("Back to the order of the tree", "Revenir à l’ordre de l’arbre");
/// A branch.
pub const EXPAND: Phrase = phrase("Expand {code}", "Déplier {code}");
/// A branch.
pub const COLLAPSE: Phrase = phrase("Collapse {code}", "Replier {code}");
/// A cell.
pub const CELL: Phrase = phrase("{code}, {group}: {what}", "{code}, {group}\u{202f}: {what}");
/// In a cell's tooltip.
pub const OF_PARTICIPANTS: Phrase = phrase("{n} of {N} participants", "{n} sur {N} participants");
/// In a cell's tooltip.
pub const OF_DOCUMENTS: Phrase = phrase("{n} of {N} documents", "{n} sur {N} documents");
/// In a cell's tooltip.
pub const OF_WORDS: Phrase = phrase("{n} of {N} words", "{n} mots sur {N}");
/// In a cell's tooltip.
pub const SHARE: Phrase = phrase("{n}%", "{n}\u{202f}%");
/// In a cell's tooltip.
pub const OPENS: Phrase = phrase("Click to read the excerpts", "Cliquer pour lire les extraits");
/// The caption.
pub const CAPTION_UNIT: Phrase = phrase("Counted: {unit}", "Compté\u{202f}: {unit}");
/// The caption.
pub const CAPTION_BASE: Phrase =
    phrase("base: {participants}, {documents}", "base\u{202f}: {participants}, {documents}");
/// The caption.
pub const CAPTION_BELOW: Phrase = phrase(
    "each code with those below, every excerpt once",
    "chaque code avec ceux en dessous, chaque extrait une fois",
);
/// The caption.
pub const CAPTION_OWN: Phrase = phrase("each code by itself", "chaque code pour lui seul");
/// The caption.
pub const CAPTION_EVERYONE: Phrase = phrase("interviewers included", "enquêteurs compris");
/// The caption.
pub const CAPTION_PARTICIPANTS: Phrase = phrase("interviewers left out", "sans les enquêteurs");
/// The legend.
pub const LEGEND_SHARE: Phrase = phrase("Shade: share of the group", "Teinte\u{202f}: part du groupe");
/// The legend.
pub const LEGEND_NUMBER: Phrase = phrase("Shade: number of excerpts", "Teinte\u{202f}: nombre d’extraits");
/// Nothing to count.
pub const NO_CODES: Phrase = phrase("There is no code to count yet", "Il n’y a pas encore de code à compter");
/// Everything is hidden.
pub const NOTHING_CODED: Phrase =
    phrase("Nothing is coded with these codes yet", "Rien n’est encore codé avec ces codes");
/// Without a viewpoint.
pub const NO_VIEWPOINT: Phrase = phrase(
    "Tell which attribute splits your study into groups under Participants",
    "Indiquez sous Participants l’attribut qui partage votre étude en groupes",
);

/// Returns what a matrix counts.
pub fn unit(unit: Unit) -> Phrase {
    match unit {
        Unit::Participants => phrase("Participants", "Participants"),
        Unit::Documents => phrase("Documents", "Documents"),
        Unit::Excerpts => phrase("Excerpts", "Extraits"),
        Unit::Words => phrase("Words", "Mots"),
    }
}
