//! What is said while a transcript is corrected, and of what was corrected.

use super::phrases;

phrases! {
    CORRECT: "Correct the text (Ctrl E)", "Corriger le texte (Ctrl E)";
    CORRECTING: "You are correcting the text", "Vous corrigez le texte";
    ONE_PLACE: "{n} correction", "{n} correction";
    N_PLACES: "{n} corrections", "{n} corrections";
    ONE_LOST: "{n} coding loses all of its words", "{n} codage perd tous ses mots";
    N_LOST: "{n} codings lose all of their words", "{n} codages perdent tous leurs mots";
    DONE: "Done", "Terminé";
    DONE_HINT: "Keep the corrections (Ctrl Enter)", "Garder les corrections (Ctrl Entrée)";
    CANCEL: "Cancel", "Abandonner";
    CANCEL_HINT: "Leave the text as it was (Esc twice)", "Laisser le texte tel qu’il était (Échap deux fois)";
    GIVE_UP_ONE: "Give up {n} correction?", "Abandonner {n} correction\u{202f}?";
    GIVE_UP_MANY: "Give up {n} corrections?", "Abandonner {n} corrections\u{202f}?";
    GIVE_UP: "Give up", "Abandonner";
    GO_ON: "Go on correcting", "Continuer";
    CORRECTED_ONE: "“{document}” corrected: {n} place", "«\u{202f}{document}\u{202f}» corrigé\u{202f}: {n} endroit";
    CORRECTED: "“{document}” corrected: {n} places", "«\u{202f}{document}\u{202f}» corrigé\u{202f}: {n} endroits";
    RECOVERED: "Corrections of “{document}” recovered", "Corrections de «\u{202f}{document}\u{202f}» récupérées";
}
