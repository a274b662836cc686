//! What the reader says.

use super::{Phrase, phrase};

/// Nothing is open.
pub const NOTHING_OPEN: Phrase = phrase("No document is open", "Aucun document ouvert");
/// What to do about it.
pub const OPEN_ONE: Phrase = phrase(
    "Choose one on the left, or import transcripts",
    "Choisissez-en un à gauche, ou importez des transcriptions",
);
/// The body, for screen readers.
pub const TEXT_OF: Phrase = phrase("Text of {document}", "Texte de {document}");
/// A stripe in the margin.
pub const CODED_WITH: Phrase = phrase("Coded with {code}", "Codé avec {code}");
/// The codes of a paragraph, for screen readers.
pub const CODES_HERE: Phrase = phrase("Codes: {codes}", "Codes\u{202f}: {codes}");
/// The selected words, for screen readers.
pub const SELECTED: Phrase = phrase("Selected: {words}", "Sélection\u{202f}: {words}");
/// One turn.
pub const TURN: Phrase = phrase("{n} turn", "{n} tour de parole");
/// Several turns.
pub const TURNS: Phrase = phrase("{n} turns", "{n} tours de parole");
/// One coding.
pub const CODING: Phrase = phrase("{n} coding", "{n} codage");
/// Several codings.
pub const CODINGS: Phrase = phrase("{n} codings", "{n} codages");
/// Makes the letters larger.
pub const LARGER: Phrase = phrase("Larger text (Ctrl +)", "Texte plus grand (Ctrl +)");
/// Makes the letters smaller.
pub const SMALLER: Phrase = phrase("Smaller text (Ctrl −)", "Texte plus petit (Ctrl −)");
/// Opens the field that finds words.
pub const FIND: Phrase = phrase("Find in this document (F3)", "Chercher dans ce document (F3)");
/// The field that finds words.
pub const FIND_FIELD: Phrase = phrase("Find in this document", "Chercher dans ce document");
/// Which of the places found.
pub const FOUND: Phrase = phrase("{i} of {n}", "{i} sur {n}");
/// No place found.
pub const NOT_FOUND: Phrase = phrase("Not found", "Introuvable");
/// The next place found.
pub const NEXT: Phrase = phrase("Next", "Suivant");
/// The place found before.
pub const PREVIOUS: Phrase = phrase("Previous", "Précédent");
/// Closes the field.
pub const CLOSE: Phrase = phrase("Close", "Fermer");
/// Opens the field that jumps to a turn.
pub const JUMP: Phrase = phrase("Go to turn (Ctrl G)", "Aller au tour de parole (Ctrl G)");
/// The field that jumps to a turn.
pub const JUMP_FIELD: Phrase = phrase("Number of the turn", "Numéro du tour de parole");
/// Where copied words come from.
pub const TURN_NUMBER: Phrase = phrase("turn {n}", "tour {n}");
/// How many codings of how many coders.
pub const CODED_BY: Phrase = phrase("coded by {coders}", "codé par {coders}");
/// A code under a digit.
pub const QUICK: Phrase = phrase("{digit}: {code}", "{digit}\u{202f}: {code}");
/// A pinned code under a digit.
pub const QUICK_PINNED: Phrase = phrase("{digit}: {code}, pinned", "{digit}\u{202f}: {code}, épinglé");
/// Keeps a code under a digit.
pub const PIN: Phrase = phrase("Pin to a digit", "Épingler sous un chiffre");
/// No longer.
pub const UNPIN: Phrase = phrase("Unpin", "Détacher");
/// Opens the excerpts of a code.
pub const SHOW_EXCERPTS_OF: Phrase = phrase("Show excerpts of {code}", "Voir les extraits de {code}");
/// Opens the code picker.
pub const MENU_CODE: Phrase = phrase("Code…", "Coder…");
/// Applies the last code again.
pub const MENU_LAST: Phrase = phrase("Code with {code}", "Coder avec {code}");
/// Makes a code of the words.
pub const MENU_IN_VIVO: Phrase = phrase("Code in vivo", "Coder in vivo");
/// Takes codings back.
pub const MENU_UNCODE: Phrase = phrase("Remove coding", "Retirer un codage");
/// Takes one coding back.
pub const MENU_UNCODE_ONE: Phrase = phrase("Remove coding {code}", "Retirer le codage {code}");
/// Takes all of them back.
pub const MENU_UNCODE_ALL: Phrase = phrase("All of them", "Tous");
/// Opens the memo.
pub const MENU_MEMO: Phrase = phrase("Write a memo", "Écrire un mémo");
/// Copies the words.
pub const MENU_COPY: Phrase = phrase("Copy", "Copier");
/// Copies the words with who said them.
pub const MENU_QUOTE: Phrase = phrase("Copy as a quote", "Copier comme citation");
/// The keys of that.
pub const KEYS_COPY: Phrase = phrase("Ctrl+C", "Ctrl+C");
/// The keys of that.
pub const KEYS_QUOTE: Phrase = phrase("Ctrl+Shift+C", "Ctrl+Maj+C");
/// Searches all documents for the words.
pub const MENU_SEARCH: Phrase = phrase("Search these words everywhere", "Chercher ces mots partout");
/// Opens the excerpts of one of several codes.
pub const MENU_EXCERPTS: Phrase = phrase("Show excerpts of", "Voir les extraits de");
/// The picker opens by itself.
pub const ASKS: Phrase = phrase("Asks after each selection", "Demande après chaque sélection");
/// Ends that.
pub const STOP_ASKING: Phrase =
    phrase("Stop asking for a code after each selection", "Ne plus demander de code après chaque sélection");
/// Words in quotation marks.
pub const QUOTED: Phrase = phrase("“{words}”", "«\u{202f}{words}\u{202f}»");

super::phrases! {
    LOOK: "How the page looks", "Présentation de la page";
    LOOK_TEXT: "Text size", "Taille du texte";
    LOOK_LEADING: "Line spacing", "Interligne";
    LOOK_MEASURE: "Column width", "Largeur de la colonne";
    LOOK_NUMBERS: "Numbers", "Numéros";
    LOOK_PERCENT: "{n}%", "{n}\u{202f}%";
    LOOK_LETTERS: "≈ {n} characters", "≈ {n} caractères";
    LOOK_RESET: "As it came", "Valeurs d’origine";
    LOOSER: "More line spacing", "Plus d’interligne";
    TIGHTER: "Less line spacing", "Moins d’interligne";
    WIDER: "Wider column", "Colonne plus large";
    NARROWER: "Narrower column", "Colonne plus étroite";
    NUMBERS_NONE: "None", "Aucun";
    NUMBERS_LINES: "Lines", "Lignes";
    NUMBERS_TURNS: "Turns", "Tours";
    STRIPES: "Which codings are shown", "Codages affichés";
    AS_STRIPES: "Stripes", "Bandes";
    AS_DENSITY: "Density bar", "Barre de densité";
    CODERS: "Coders, in the whole window", "Codeurs, dans toute la fenêtre";
    HIDDEN_EVERYWHERE: "hidden everywhere", "masqué partout";
    SET_ASIDE: "Set aside by a decision", "Écartés par une décision";
    SET_ASIDE_BY: "Set aside by {name}, {when}", "Écarté par {name}, {when}";
    SET_ASIDE_WHY: "Set aside by {name}, {when}: {note}", "Écarté par {name}, {when}\u{202f}: {note}";
    NOT_COUNTED: "Set aside, not counted: {code}", "Écarté, non compté\u{202f}: {code}";
    SEVERAL: "several coders agree", "plusieurs codeurs d’accord";
    TREES: "Code tree", "Arbre de codes";
    ALL_TREES: "All trees", "Tous les arbres";
    BRANCH: "A code and what is below it", "Un code et ce qui est dessous";
    FIND_CODE: "Find a code", "Chercher un code";
    ALL_CODES: "All codes", "Tous les codes";
    SPEAKERS_WITH: "Speakers", "Locuteurs";
    ALL_SPEAKERS: "All speakers", "Tous les locuteurs";
    COUNTED: "{name} ({n})", "{name} ({n})";
    BLIND: "You code this document blind for {trees}: what the others coded is hidden until you have finished it.", "Vous codez ce document à l’aveugle pour {trees}\u{202f}: ce que les autres ont codé est masqué jusqu’à ce que vous l’ayez terminé.";
    SHOWN_OF: "{shown} of {n} codings shown", "{shown} codages affichés sur {n}";
    SHOW_ALL: "Show all", "Tout afficher";
    ONE_HIDDEN: "{n} hidden · Show all", "{n} masqué · Tout afficher";
    N_HIDDEN: "{n} hidden · Show all", "{n} masqués · Tout afficher";
    SHOW_ALL_LONG: "Some codings are hidden here. They are still counted and found everywhere.", "Des codages sont masqués ici. Ils restent comptés et trouvés partout ailleurs.";
    CODED_AT: "{coder} · {date} UTC", "{coder} · {date} UTC";
    MORE: "{n} more", "{n} de plus";
    HERE_ONE: "{n} coding here", "{n} codage ici";
    HERE: "{n} codings here", "{n} codages ici";
    STEP_HINT: "a click goes from one to the next", "un clic passe de l’un à l’autre";
    SELECT_EXCERPT: "Select the excerpt", "Sélectionner l’extrait";
    SHOW_EXCERPTS_OF_CODE: "Show excerpts of this code", "Voir les extraits de ce code";
    MAKE_CURRENT: "Make it the current code", "En faire le code courant";
    WRITE_MEMO: "Memo on this coding", "Mémo sur ce codage";
    UNCODE: "Uncode", "Retirer le codage";
    NOT_OWN: "Coded by somebody else", "Codé par quelqu’un d’autre";
    OPEN_BESIDE: "Open a second reader beside (Ctrl B)", "Ouvrir une seconde lecture à côté (Ctrl B)";
    CLOSE_READER: "Close this reader (Ctrl B)", "Fermer cette lecture (Ctrl B)";
    LINE_NUMBER: "line {n}", "ligne {n}";
}
