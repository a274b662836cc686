//! What the memo desk and the fields of memos say.

use super::phrases;

phrases! {
    THE_PROJECT: "the study", "l’étude";
    THE_DOCUMENT: "the document “{name}”", "le document «\u{202f}{name}\u{202f}»";
    THE_PARTICIPANT: "the participant “{name}”", "la personne «\u{202f}{name}\u{202f}»";
    THE_CODE: "the code “{name}”", "le code «\u{202f}{name}\u{202f}»";
    THE_CODING: "“{quote}” coded “{name}”", "«\u{202f}{quote}\u{202f}» codé «\u{202f}{name}\u{202f}»";

    RECOVERED: "Text recovered after an interruption", "Texte récupéré après une interruption";
    RECOVERED_TOLD: "Counterpoint stopped while you were writing. What you had written was recovered", "Counterpoint s’est arrêté pendant que vous écriviez. Ce que vous aviez écrit a été récupéré";
}
