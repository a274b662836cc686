//! What can be done with what is at hand, as the palette names it: with the keys that do the same where it stands.

use super::phrases;

phrases! {
    RENAME_DOCUMENT: "Rename this document…", "Renommer ce document…";
    LOOK_AT_READING: "How this document was read…", "Comment ce document a été lu…";
    LANGUAGE_ENGLISH: "Language of this document: English", "Langue de ce document\u{202f}: anglais";
    LANGUAGE_FRENCH: "Language of this document: French", "Langue de ce document\u{202f}: français";
    LANGUAGE_UNKNOWN: "Language of this document: unknown", "Langue de ce document\u{202f}: inconnue";
    REMOVE_DOCUMENT: "Remove this document…", "Supprimer ce document…";
    FINISHED_FOR: "This document is finished by me for “{tree}”", "Ce document est terminé par moi pour «\u{202f}{tree}\u{202f}»";
    NOT_FINISHED_FOR: "This document is not finished by me for “{tree}” after all", "Ce document n’est finalement pas terminé par moi pour «\u{202f}{tree}\u{202f}»";

    APPLY_CODE: "Apply the current code to the selected words", "Appliquer le code courant à la sélection";
    SHOW_EXCERPTS: "Show excerpts of the current code", "Voir les extraits du code courant";
    PIN_CODE: "Pin the current code to a digit, or unpin it", "Épingler le code courant sous un chiffre, ou le détacher";
    RENAME_CODE: "Rename the current code…", "Renommer le code courant…";
    DESCRIBE_CODE: "Describe the current code…", "Décrire le code courant…";
    MEMO_ON_CODE: "Memo on the current code", "Mémo sur le code courant";
    NEW_BESIDE: "New code beside the current one", "Nouveau code au niveau du code courant";
    NEW_BELOW: "New code below the current one", "Nouveau sous-code du code courant";
    COLOUR_CODE: "Colour of the current code…", "Couleur du code courant…";
    MERGE_CODE: "Merge the current code into another…", "Fusionner le code courant dans un autre…";
    SPLIT_CODE: "Split the current code…", "Scinder le code courant…";
    REMOVE_CODE: "Remove the current code…", "Supprimer le code courant…";

    CODE_WORDS: "Code the selected words…", "Coder les mots sélectionnés…";
    REPEAT_LAST_CODE: "Code the selected words with the last code", "Coder les mots sélectionnés avec le dernier code";
    CODE_IN_VIVO: "Code the selected words in vivo", "Coder les mots sélectionnés in vivo";
    UNCODE: "Remove my coding at the caret", "Retirer mon codage au curseur";
    MEMO_ON_WORDS: "Memo on the selected words", "Mémo sur les mots sélectionnés";
    COPY_WORDS: "Copy the selected words", "Copier les mots sélectionnés";
    COPY_QUOTE: "Copy the selected words as a quote", "Copier les mots sélectionnés comme citation";
    SEARCH_WORDS: "Search the selected words everywhere", "Chercher partout les mots sélectionnés";

    NO_DOCUMENT: "No document is open", "Aucun document n’est ouvert";
    NO_DOCUMENT_HINT: "Choose one in the list on the left, or by its name in the palette (Ctrl+K)", "Choisissez-en un dans la liste à gauche, ou par son nom dans la palette (Ctrl+K)";
    NO_CODE: "No code is selected", "Aucun code n’est sélectionné";
    NO_CODE_HINT: "Ctrl+T goes to the code tree, Enter on a code selects it", "Ctrl+T mène à l’arbre des codes, Entrée sur un code le sélectionne";
}
