//! What the history says.

use super::phrases;

phrases! {
    PROPOSED_CHANGE: "Proposed: {label}", "Proposé\u{202f}: {label}";
    NONE_YET: "Nothing has happened yet", "Rien ne s’est encore passé";
    NONE_FOUND: "No change fits this filter", "Aucune modification ne correspond à ce filtre";
    WHEN: "When (UTC{zone})", "Quand (UTC{zone})";
    WHO: "Who", "Qui";
    WHAT: "What", "Quoi";
    STEPS: "Steps", "Étapes";
    ROW: "{when}, {who}: {label}", "{when}, {who}\u{202f}: {label}";
    FILTER_TEXT: "Filter changes", "Filtrer les modifications";
    ALL_CODERS: "All coders", "Tous les codeurs";
    ALL_KINDS: "All kinds", "Tous les types";
    ONLY_CODE: "Code: {name}", "Code\u{202f}: {name}";
    ONLY_CODE_LONG: "Only what touches the code that is selected in the tree, or one below it", "Seulement ce qui touche le code sélectionné dans l’arbre, ou un code en dessous";
    ONLY_DOCUMENT: "Document: {name}", "Document\u{202f}: {name}";
    ONLY_DOCUMENT_LONG: "Only what touches the document that is open", "Seulement ce qui touche le document ouvert";
    COUNT_ONE: "{n} change", "{n} modification";
    COUNT: "{n} changes", "{n} modifications";
    STEPS_MORE: "and {n} more {n|step|steps}", "et {n} {n|étape|étapes} de plus";
    WHO_AND_WHEN: "{who}, {when} (UTC{zone})", "{who}, {when} (UTC{zone})";
    LOOK_BACK_LONG: "Opens everything as it stood right after this change, to look around; nothing can be changed there", "Ouvre tout tel qu’il était juste après cette modification, pour consulter\u{202f}; rien ne peut y être modifié";
    LOOK_BACK: "See the project as it was then", "Voir le projet tel qu’il était";
    LIST: "Changes, the newest first", "Modifications, la plus récente d’abord";

    KIND_CODINGS: "Codings", "Codages";
    KIND_CODES: "Codes", "Codes";
    KIND_DOCUMENTS: "Documents", "Documents";
    KIND_CORRECTIONS: "Corrections", "Corrections";
    KIND_PEOPLE: "Participants", "Participants";
    KIND_MEMOS: "Memos", "Mémos";
    KIND_COMPARISON: "The comparison", "La comparaison";
    KIND_PROJECT: "The study", "L’étude";

    PAST_BANNER: "This is the project as it was on {when}, after “{label}”. Nothing can be changed here", "Voici le projet tel qu’il était le {when}, après «\u{202f}{label}\u{202f}». Rien ne peut être modifié ici";
    BACK_TO_NOW: "Back to now", "Revenir au présent";
    RESTORE: "Restore from here", "Restaurer cet état";
    RESTORE_LONG: "Makes the project what it was here, as one new change that can be undone. Nothing of the history is lost", "Rend au projet cet état, en une seule modification qui peut être annulée. Rien de l’historique ne se perd";
    RESTORED: "Restored as of {when}", "État du {when} restauré";
    NOTHING_TO_RESTORE: "The project is what it was then", "Le projet est déjà dans cet état";
    LOOKING_BACK: "Looking up the project as it was", "Lecture du projet tel qu’il était";
    BACK_FIRST: "This is the project as it was: nothing can be changed here", "Voici le projet tel qu’il était\u{202f}: rien ne peut être modifié ici";
    BACK_FIRST_HINT: "Go back to now first, or restore from here", "Revenez d’abord au présent, ou restaurez cet état";
}
