//! What the earlier texts of a document say.

use super::phrases;

phrases! {
    TEXTS: "Earlier texts", "Textes antérieurs";
    LIST: "Texts of this document, the newest first", "Textes de ce document, le plus récent d’abord";
    TEXTS_OF: "Texts of “{document}”", "Textes de «\u{202f}{document}\u{202f}»";
    ONE: "{n} text", "{n} texte";
    MANY: "{n} texts", "{n} textes";
    NOTHING: "Choose a document on the left; then each text that it had is listed here", "Choisissez un document à gauche\u{202f}; chacun de ses textes sera listé ici";
    SIZES: "+{added} −{removed}", "+{added} −{removed}";
    SIZES_LONG: "{added} characters in, {removed} out", "{added} caractères ajoutés, {removed} retirés";
    TURNS_ONE: "{n} turn", "{n} tour";
    TURNS_MANY: "{n} turns", "{n} tours";
    ROW: "{when}, {who}: {label}, {sizes}", "{when}, {who}\u{202f}: {label}, {sizes}";
    NEWEST: "today’s text", "texte actuel";
    THEN: "The text as of {when}", "Le texte du {when}";
    NOW: "The text now", "Le texte actuel";
    NOW_PAST: "The text as shown", "Le texte affiché";
    COMPARING: "Comparing the texts of “{document}”", "Comparaison des textes de «\u{202f}{document}\u{202f}»";
    STOPPED: "The comparison of the texts was stopped", "La comparaison des textes a été arrêtée";
    COMPARE_AGAIN: "Compare again", "Comparer à nouveau";
    DIFFER_ONE: "{n} passage differs", "{n} passage diffère";
    DIFFER_MANY: "{n} passages differ", "{n} passages diffèrent";
    TURNS_DIFFER_ONE: "{n} turn differs", "{n} tour diffère";
    TURNS_DIFFER_MANY: "{n} turns differ", "{n} tours diffèrent";
    SAME: "Nothing differs from the text of now", "Rien ne diffère du texte actuel";
    AT: "{i} of {n}", "{i} sur {n}";
    NEXT: "Next difference (N)", "Différence suivante (N)";
    PREVIOUS: "Previous difference (P)", "Différence précédente (P)";
    RESTORE: "Restore this text", "Restaurer ce texte";
    RESTORE_LONG: "Gives the document these words, turns and labels again, as one change that can be undone (R). Codings made since stay where their words stay", "Rend au document ces mots, tours et étiquettes, en une seule modification annulable (R). Les codages faits depuis restent si leurs mots restent";
    RESTORED: "Text of “{document}” restored as of {when}", "Texte de «\u{202f}{document}\u{202f}» du {when} restauré";
    RESTORING: "Restoring a text of “{document}”", "Restauration d’un texte de «\u{202f}{document}\u{202f}»";
    CHANGED_ROW: "{then} → {now}", "{then} → {now}";
    CAME: "Came in: {now}", "Ajouté\u{202f}: {now}";
    WENT: "Went: {then}", "Retiré\u{202f}: {then}";
}
