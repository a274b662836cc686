//! Words of the excerpts panel.

use super::{Phrase, phrase, phrases};

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

phrases! {
    PAIR: "{a} and {b}, where they meet", "{a} et {b}, là où ils se rencontrent";
    MET_ON_WORDS: "{n} pairs of excerpts share words", "{n} paires d’extraits partagent des mots";
    MET_IN_TURNS: "both are used in {n} turns", "les deux servent dans {n} tours de parole";
    MET_IN_DOCUMENTS: "both are used in {n} documents", "les deux servent dans {n} documents";
    MET_IN_PEOPLE: "both are used by {n} participants", "les deux servent chez {n} participants";
    NEVER_MEET: "These codes meet nowhere now", "Ces codes ne se rencontrent plus nulle part";
    CODED: "Coded", "Codés";
    NOT_CODED: "Not coded", "Non codés";
    COUNTING: "Counting words…", "Décompte des mots…";
    NOT_CODED_TITLE: "Turns that are not coded", "Tours de parole non codés";
    ALL_CODED: "Every turn has a code", "Tous les tours de parole sont codés";
    NO_TURNS: "There are no turns to look at", "Il n’y a aucun tour de parole à examiner";
    NOTHING_ANSWERS: "No excerpt answers this question", "Aucun extrait ne répond à cette question";
    BASE: "· out of {people} in {documents}", "· sur {people} dans {documents}";
    SHARE: "{turns} of {all_turns} turns have no code; {words} of {all_words} words are not coded ({percent})", "{turns} tours sur {all_turns} sont sans code\u{202f}; {words} mots sur {all_words} ne sont pas codés ({percent})";
    SHARE_OF_GROUP: "{turns} of {all_turns} turns, {percent} of words not coded", "{turns} tours sur {all_turns}, {percent} de mots non codés";
    INTERVIEWERS_TOO: "Interviewers too", "Enquêteurs aussi";
    ONLY_HERE: "Only in “{document}”", "Seulement dans «\u{202f}{document}\u{202f}»";
    TREE: "Code tree", "Arbre de codes";
    ANY_TREE: "Any", "Toutes";
    CODER: "Coder", "Codeur";
    ALL_CODERS: "All", "Tous";
    TICK: "Tick {quote}", "Cocher {quote}";
    TICKED: "{n} of {all} ticked", "{n} sur {all} cochés";
    UNTICK: "Untick all", "Tout décocher";
    ADD_CODE: "Add a code… (C)", "Ajouter un code… (C)";
    RECODE: "Recode… (R)", "Recoder… (R)";
    UNCODE: "Uncode… (U)", "Retirer des codages… (U)";
    ADD_TO_ONE: "Add a code to {n} excerpt", "Ajouter un code à {n} extrait";
    ADD_TO_MANY: "Add a code to {n} excerpts", "Ajouter un code à {n} extraits";
    RECODE_ONE: "Recode {n} excerpt", "Recoder {n} extrait";
    RECODE_MANY: "Recode {n} excerpts", "Recoder {n} extraits";
    UNCODE_ONE: "Uncode {n} excerpt", "Retirer des codages de {n} extrait";
    UNCODE_MANY: "Uncode {n} excerpts", "Retirer des codages de {n} extraits";
    CODINGS_OF: "Codings of", "Codages de";
    OF_ANOTHER: "Change {n} coding of another coder too", "Modifier aussi {n} codage d’un autre codeur";
    OF_OTHERS: "Change {n} codings of other coders too", "Modifier aussi {n} codages d’autres codeurs";
    LONGER_ONE: "{n} coding is longer than the excerpt that is listed, and changes as a whole", "{n} codage est plus long que l’extrait affiché et sera modifié en entier";
    LONGER_MANY: "{n} codings are longer than the excerpts that are listed, and change as a whole", "{n} codages sont plus longs que les extraits affichés et seront modifiés en entier";
    CODE: "Code", "Code";
    TO_CODE: "New code of these codings", "Nouveau code de ces codages";
    CODE_HINT: "Letters of a code, or a path such as Housing/None", "Lettres d’un code, ou un chemin comme Logement/Aucun";
    DO_ADD_ONE: "Code {n} excerpt with {code}", "Coder {n} extrait avec {code}";
    DO_ADD_MANY: "Code {n} excerpts with {code}", "Coder {n} extraits avec {code}";
    DO_RECODE_ONE: "Recode {n} coding to {code}", "Recoder {n} codage en {code}";
    DO_RECODE_MANY: "Recode {n} codings to {code}", "Recoder {n} codages en {code}";
    DO_UNCODE_ONE: "Take {n} coding back", "Retirer {n} codage";
    DO_UNCODE_MANY: "Take {n} codings back", "Retirer {n} codages";
    QUESTION: "Ask about codes", "Interroger les codes";
    QUESTION_HINT: "Codes with and, or, not, within, near 2 …", "Codes avec et, ou, sauf, dans, près de 2 …";
    LEAVE_QUESTION: "Back to the code of the tree", "Revenir au code de l’arbre";
    RECENT: "Asked before", "Questions récentes";
    HELP: "How to ask about codes", "Comment interroger les codes";
    OP_AND: "the words coded with both", "les mots codés avec les deux";
    OP_OR: "the excerpts of both, each once", "les extraits des deux, chacun une fois";
    OP_NOT: "the words that are not coded with what follows", "les mots qui ne sont pas codés avec ce qui suit";
    OP_WITHIN: "the excerpts that lie whole in one of what follows", "les extraits contenus en entier dans un de ce qui suit";
    OP_OVERLAPPING: "the excerpts that share a character with one of what follows", "les extraits qui partagent un caractère avec un de ce qui suit";
    OP_NEAR: "the excerpts at most 2 turns from one of what follows; 0 is the same turn", "les extraits à 2 tours au plus d’un de ce qui suit\u{202f}; 0 est le même tour";
    OP_SAME: "the excerpts in whose document there is one of what follows; also same turn as, same participant as", "les extraits dont le document contient un de ce qui suit\u{202f}; de même, même tour que, même participant que";
    OP_OWN: "the code itself, without the codes below it", "le code lui-même, sans les codes en dessous";
    OP_GROUP: "what belongs together", "ce qui va ensemble";
    OP_ANY: "any code; the name of a tree means any code of it", "n’importe quel code\u{202f}; le nom d’un arbre en désigne tous les codes";
    QUOTES: "A name that holds one of these words stands in quotation marks. “not” before within, overlapping, near or same turns them round.", "Un nom qui contient un de ces mots se met entre guillemets. «\u{202f}pas\u{202f}» devant dans, chevauchant, près de ou même les inverse.";
}
