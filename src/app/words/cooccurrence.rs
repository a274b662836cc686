//! Words of the co-occurrence panel.

use super::{Phrase, phrase};

/// The panel.
pub const TITLE: Phrase = phrase("Codes that meet on the same words", "Codes qui se rencontrent sur les mêmes mots");
/// What the numbers are.
pub const CAPTION: Phrase = phrase(
    "Two excerpts meet when they share at least one character; each code by itself; interviewers left out",
    "Deux extraits se rencontrent quand ils partagent au moins un caractère\u{202f}; chaque code pour lui seul\u{202f}; \
     sans les enquêteurs",
);
/// The box over the table.
pub const FILTER: Phrase = phrase("Filter by code", "Filtrer par code");
/// A column.
pub const CODE: Phrase = phrase("Code", "Code");
/// A column.
pub const MEETS: Phrase = phrase("meets", "rencontre");
/// A column.
pub const EXCERPTS: Phrase = phrase("Excerpts", "Extraits");
/// A column.
pub const DOCUMENTS: Phrase = phrase("Documents", "Documents");
/// A column.
pub const PARTICIPANTS: Phrase = phrase("Participants", "Participants");
/// Sorts.
pub const SORT_BY: Phrase = phrase("Sort by {column}", "Trier par {column}");
/// A cell.
pub const CELL: Phrase = phrase("{a} and {b}: {what}", "{a} et {b}\u{202f}: {what}");
/// In a tooltip.
pub const OPENS: Phrase = phrase("Click to read the excerpts of {code}", "Cliquer pour lire les extraits de {code}");
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
