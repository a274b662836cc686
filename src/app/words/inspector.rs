//! What the inspector says.

use super::{Phrase, phrase};

/// Nothing is selected.
pub const NOTHING: Phrase = phrase(
    "Select words in a document or a code in the tree, and what is known of them stands here.",
    "Sélectionnez des mots dans un document ou un code dans l’arbre\u{202f}: ce que l’on en sait s’affiche ici.",
);
/// Heading over the selected words.
pub const EXCERPT: Phrase = phrase("Selected excerpt", "Extrait sélectionné");
/// Heading over the codes of the selected words.
pub const CODES_HERE: Phrase = phrase("Codes here", "Codes ici");
/// No codes on the selected words.
pub const NO_CODES: Phrase = phrase("Not coded yet", "Pas encore codé");
/// Opens the picker.
pub const ADD_CODE: Phrase = phrase("Code", "Coder");
/// Opens the picker, in full.
pub const ADD_CODE_LONG: Phrase = phrase("Code the selected words (C)", "Coder la sélection (C)");
/// Takes a coding back.
pub const REMOVE_CODE: Phrase = phrase("Remove {code}", "Retirer {code}");
/// Who coded and when.
pub const CODED_BY: Phrase = phrase("{coder}, {date}", "{coder}, {date}");
/// Heading over a participant.
pub const PARTICIPANT: Phrase = phrase("Participant", "Participant·e");
/// No attributes.
pub const NO_VALUES: Phrase = phrase("No attributes yet", "Pas encore d’attributs");
/// Heading over the current code.
pub const CODE: Phrase = phrase("Code", "Code");
/// The field of a code's description.
pub const DESCRIPTION: Phrase = phrase("Description", "Description");
/// What a description is for.
pub const DESCRIPTION_HINT: Phrase =
    phrase("When to use this code, and when not", "Quand utiliser ce code, et quand non");
/// What is coded with it.
pub const INCLUDE: Phrase = phrase("Include", "Inclure");
/// What including is.
pub const INCLUDE_HINT: Phrase = phrase("What to code with it", "Ce qu’il faut coder ainsi");
/// What is not coded with it.
pub const EXCLUDE: Phrase = phrase("Exclude", "Exclure");
/// What excluding is.
pub const EXCLUDE_HINT: Phrase = phrase(
    "What not to, though one might think so",
    "Ce qu’il ne faut pas coder ainsi, même si l’on pourrait le croire",
);
/// Words that are typical of it.
pub const EXAMPLE: Phrase = phrase("Example", "Exemple");
/// What an example is.
pub const EXAMPLE_HINT: Phrase = phrase("Words that are typical of it", "Des mots typiques");
/// Opens the excerpts of the code.
pub const SHOW_EXCERPTS: Phrase = phrase("Show excerpts", "Voir les extraits");
/// Heading over a memo on the selected coding.
pub const MEMO_CODING: Phrase = phrase("Memo on this coding", "Mémo du codage");
/// Heading over a memo on the current code.
pub const MEMO_CODE: Phrase = phrase("Memo on the code", "Mémo du code");
/// Heading over a memo on the participant.
pub const MEMO_PARTICIPANT: Phrase = phrase("Memo on the participant", "Mémo de la personne");
/// Heading over a memo on the document.
pub const MEMO_DOCUMENT: Phrase = phrase("Memo on the document", "Mémo du document");
/// What a memo is for.
pub const MEMO_HINT: Phrase = phrase("Write what strikes you", "Notez ce qui vous frappe");
/// Heading over the questions of the interview guide.
pub const QUESTIONS: Phrase =
    phrase("Guide questions: {n} of {all} asked", "Questions du guide\u{202f}: {n} sur {all} posées");
