//! Words of the co-occurrence panel.

use super::{Phrase, phrase};

/// The panel.
pub const TITLE: Phrase = phrase("Codes that meet", "Codes qui se rencontrent");
/// What the numbers are.
pub const CAPTION: Phrase = phrase(
    "Each code by itself; interviewers left out; c: together / (first + second − together)",
    "Chaque code pour lui seul\u{202f}; sans les enquêteurs\u{202f}; c\u{202f}: ensemble / (premier + second − ensemble)",
);
/// The box over the table.
pub const FILTER: Phrase = phrase("Filter by code", "Filtrer par code");
/// A column.
pub const CODE: Phrase = phrase("Code", "Code");
/// A column.
pub const MEETS: Phrase = phrase("meets", "rencontre");
/// A column.
pub const BOTH: Phrase = phrase("Together", "Ensemble");
/// A column.
pub const FIRST: Phrase = phrase("First", "Premier");
/// A column.
pub const SECOND: Phrase = phrase("Second", "Second");
/// A column.
pub const COEFFICIENT: Phrase = phrase("c, Jaccard", "c, Jaccard");
/// Instead of a coefficient.
pub const OUT_OF_RANGE: Phrase = phrase("out of range", "hors limites");
/// A choice.
pub const UNIT: Phrase = phrase("Where codes meet", "Où les codes se rencontrent");
/// A choice of units.
pub const BY_EXCERPT: Phrase = phrase("Excerpts that overlap", "Extraits qui se recouvrent");
/// A choice of units.
pub const BY_TURN: Phrase = phrase("The same turn", "Le même tour de parole");
/// A choice of units.
pub const BY_DOCUMENT: Phrase = phrase("The same document", "Le même document");
/// A choice of units.
pub const BY_PARTICIPANT: Phrase = phrase("The same participant", "Le même participant");
/// A choice.
pub const GROUP: Phrase = phrase("Whose words", "Paroles de qui");
/// A choice of groups.
pub const EVERYBODY: Phrase = phrase("All participants", "Tous les participants");
/// A choice of groups.
pub const EACH_GROUP: Phrase = phrase("Each {attribute} side by side", "Chaque {attribute} côte à côte");
/// A choice.
pub const VIEW: Phrase = phrase("Shown as", "Présentation");
/// A view.
pub const TABLE: Phrase = phrase("Table", "Tableau");
/// A view.
pub const HEAT_MAP: Phrase = phrase("Heat map", "Carte de chaleur");
/// A view.
pub const NETWORK: Phrase = phrase("Network", "Réseau");
/// A slider.
pub const FEWEST: Phrase = phrase("At least", "Au moins");
/// Sorts.
pub const SORT_BY: Phrase = phrase("Sort by {column}", "Trier par {column}");
/// A cell.
pub const CELL: Phrase = phrase("{a} and {b}: {what}", "{a} et {b}\u{202f}: {what}");
/// In a tooltip.
pub const OPENS: Phrase = phrase("Click to read the excerpts of {code}", "Cliquer pour lire les extraits de {code}");
/// In a tooltip.
pub const OPENS_BOTH: Phrase = phrase(
    "Click to read the excerpts of both where they meet",
    "Cliquer pour lire les extraits des deux là où ils se rencontrent",
);
/// Instead of a coefficient.
pub const NOT_USED: Phrase = phrase("not used", "sans emploi");
/// Count.
pub const PAIR: Phrase = phrase("{n} pair", "{n} paire");
/// Count.
pub const PAIRS: Phrase = phrase("{n} pairs", "{n} paires");
/// Nothing to show.
pub const NONE: Phrase = phrase("No two codes meet yet", "Deux codes ne se rencontrent nulle part encore");
/// The filter leaves nothing.
pub const NONE_LEFT: Phrase = phrase("No pair holds such a code", "Aucune paire ne contient un tel code");
/// Opens the dialog.
pub const EXPORT: Phrase = phrase("Export…", "Exporter…");
