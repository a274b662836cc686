//! Words that several panels use.

use super::phrases;

phrases! {
    PARTICIPANTS: "Participants", "Participants";
    DOCUMENTS: "Documents", "Documents";
    CODES: "Codes", "Codes";
    EXCERPTS: "Excerpts", "Extraits";
    COUNTING: "Counting…", "Décompte…";
    COUNTED_ANEW: "being counted anew…", "nouveau décompte en cours…";
    STOPPED: "Counting was stopped", "Le décompte a été arrêté";
    COUNT_AGAIN: "Count again", "Compter à nouveau";
    COUNT_STOPPED: "as it was before the last change: counting was stopped", "état d’avant la dernière modification\u{202f}: décompte interrompu";
    COUNT_FAILED: "This could not be counted because of a fault of Counterpoint", "Le décompte a échoué à cause d’une erreur de Counterpoint";
    CHOOSE_AGAIN: "What was chosen here was settled or changed meanwhile. No key does anything until you choose again, by an arrow or a click.", "Ce qui était choisi ici a été réglé ou modifié entre-temps. Aucune touche n’agit avant un nouveau choix, par une flèche ou un clic.";
    BRING_BACK: "Bring it back", "Rétablir";
    FIND_ENTRY: "Find in the list", "Chercher dans la liste";
    NO_ENTRY: "Nothing matches", "Aucun résultat";
    CANCEL: "Cancel", "Annuler";
    CLOSE: "Close", "Fermer";
    REMOVE: "Remove", "Supprimer";
    REMOVE_ASK: "Remove…", "Supprimer…";
    RENAME: "Rename", "Renommer";
    RENAME_ASK: "Rename…", "Renommer…";
    NAME: "Name", "Nom";
    NAMED: "{name}: {text}", "{name}\u{202f}: {text}";
    LANGUAGE: "Language", "Langue";
    ENGLISH: "English", "Anglais";
    FRENCH: "French", "Français";
    UNKNOWN: "Unknown", "Inconnue";
    CODINGS: "Codings", "Codages";
    ONE_CODING: "{n} coding", "{n} codage";
    N_CODINGS: "{n} codings", "{n} codages";
    ONE_DOCUMENT: "{n} document", "{n} document";
    N_DOCUMENTS: "{n} documents", "{n} documents";
    ONE_PARTICIPANT: "{n} participant", "{n} participant";
    N_PARTICIPANTS: "{n} participants", "{n} participants";
    ONE_CODE: "{n} code", "{n} code";
    N_CODES: "{n} codes", "{n} codes";
}
