//! What the dialog for the pattern of copied quotes says.

use super::phrases;

phrases! {
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
