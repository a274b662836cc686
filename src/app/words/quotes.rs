//! What the pattern of copied quotes and its dialog say. The names of places are what a user types between braces.

use super::phrases;

phrases! {
    USUAL_PATTERN: "“{words}” ({speaker}, {attributes})", "«\u{202f}{mots}\u{202f}» ({locuteur}, {attributs})";
    WORDS: "words", "mots";
    SPEAKER: "speaker", "locuteur";
    PARTICIPANT: "participant", "participant";
    ROLE: "role", "rôle";
    ATTRIBUTES: "attributes", "attributs";
    DOCUMENT: "document", "document";
    TURN: "turn", "tour";
    TIME: "time", "temps";
    TURN_NUMBER: "turn {n}", "tour {n}";

    TITLE: "Pattern of copied quotes", "Modèle des citations copiées";
    WHEN: "Ctrl+Shift+C copies the selected words in this way.", "Ctrl+Maj+C copie les mots sélectionnés de cette façon.";
    PATTERN: "Pattern", "Modèle";
    INSERT: "Insert {place}", "Insérer {place}";
    PREVIEW: "Preview", "Aperçu";
    NO_WORDS: "The pattern does not hold {words}: what is copied will not quote anything", "Le modèle ne contient pas {mots}\u{202f}: rien ne sera cité";
    UNKNOWN: "This project knows no {names}: nothing will stand there", "Ce projet ne connaît pas {names}\u{202f}: rien n’y figurera";
    USUAL: "As it came", "Modèle d’origine";
    SAMPLE_WORDS: "I walked all night.", "J’ai marché toute la nuit.";
}
