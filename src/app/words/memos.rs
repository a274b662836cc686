//! What the memo desk and the fields of memos say.

use super::phrases;

phrases! {
    THE_PROJECT: "the study", "l’étude";
    THE_DOCUMENT: "the document “{name}”", "le document «\u{202f}{name}\u{202f}»";
    THE_PARTICIPANT: "the participant “{name}”", "la personne «\u{202f}{name}\u{202f}»";
    THE_CODE: "the code “{name}”", "le code «\u{202f}{name}\u{202f}»";
    THE_CODING: "“{quote}” coded “{name}”", "«\u{202f}{quote}\u{202f}» codé «\u{202f}{name}\u{202f}»";
    SOME_CODING: "a coding", "un codage";
    PROJECT: "The study", "L’étude";
    RECOVERED: "Text recovered after an interruption", "Texte récupéré après une interruption";
    RECOVERED_TOLD: "Counterpoint stopped while you were writing. What you had written was recovered", "Counterpoint s’est arrêté pendant que vous écriviez. Ce que vous aviez écrit a été récupéré";

    KIND_PROJECT: "Study", "Étude";
    KIND_DOCUMENT: "Document", "Document";
    KIND_PARTICIPANT: "Participant", "Participant·e";
    KIND_CODE: "Code", "Code";
    KIND_CODING: "Coding", "Codage";

    LIST: "Memos, the last changed first", "Mémos, le dernier modifié d’abord";
    ROW: "{kind}, {name}: {words} ({coder}, {when})", "{kind}, {name}\u{202f}: {words} ({coder}, {when})";
    COUNT_ONE: "{n} memo", "{n} mémo";
    COUNT: "{n} memos", "{n} mémos";
    FILTER: "Filter memos", "Filtrer les mémos";
    ONLY_CODE_LONG: "Only memos on the code that is selected in the tree, on one below it, or on their codings", "Seulement les mémos sur le code sélectionné dans l’arbre, sur un code en dessous, ou sur leurs codages";
    ONLY_DOCUMENT_LONG: "Only memos on the document that is open, or on codings in it", "Seulement les mémos sur le document ouvert, ou sur des codages qu’il contient";
    NEW: "New memo", "Nouveau mémo";
    EXPORT: "Export…", "Exporter…";
    EXPORT_LONG: "Write the listed memos to a table: what each is on, its text, who wrote it and when", "Écrire les mémos listés dans un tableau\u{202f}: objet, texte, auteur et date de chacun";
    ON: "On {on}", "Sur {on}";
    NONE_YET: "No memo yet. Write one on the study, a document, a person, a code or a coding: “New memo”, or M while you read.", "Pas encore de mémo. Écrivez-en un sur l’étude, un document, une personne, un code ou un codage\u{202f}: «\u{202f}Nouveau mémo\u{202f}», ou M pendant la lecture.";
    NONE_FOUND: "No memo fits this filter", "Aucun mémo ne correspond à ce filtre";
    NONE_OPENED: "Choose a memo in the list. Enter goes to what it is on, E writes.", "Choisissez un mémo dans la liste. Entrée mène à son objet, E permet d’écrire.";
    EMPTY: "This memo is empty", "Ce mémo est vide";
    WRITTEN_BY: "{coder}, {when} (UTC{zone})", "{coder}, {when} (UTC{zone})";
    READ: "Read", "Lire";
    WRITE: "Write", "Écrire";
    TEXT: "Text of the memo", "Texte du mémo";
    GO_THERE: "Go there", "Y aller";
    OPEN_AT_DESK: "Open at the memo desk", "Ouvrir dans les mémos";
    INSERT_QUOTE: "Insert quote", "Insérer la citation";
    INSERT_QUOTE_LONG: "Puts the words that are selected in the reader here, as a link to them (Ctrl+L)", "Insère ici les mots sélectionnés dans la lecture, avec un lien vers eux (Ctrl+L)";
    INSERT_QUOTE_NONE: "Select words in the reader first", "Sélectionnez d’abord des mots dans la lecture";
    MARKDOWN_HINT: "# heading, - list, > quotation, *emphasis*, **strong**. Esc ends writing; everything is saved.", "# titre, - liste, > citation, *emphase*, **gras**. Échap termine\u{202f}; tout est enregistré.";

    LINK_OPENS: "Show this excerpt", "Voir cet extrait";
    LINK_NO_WORDS: "These words are no longer in the document", "Ces mots ne sont plus dans le document";
    LINK_NO_DOCUMENT: "The document of these words is not in the project", "Le document de ces mots n’est pas dans le projet";
    LINK_MISWRITTEN: "This link is not written as it should be", "Ce lien est mal écrit";
    LINK_COPIES: "Copy the address {address}", "Copier l’adresse {address}";
}
