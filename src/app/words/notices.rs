//! What notices say.

use super::phrases;

phrases! {
    PROPOSED: "Proposed, not done yet: {label}", "Proposé, pas encore fait\u{202f}: {label}";
    PROPOSED_WHY: "In this project, such changes are reserved. Those who are named accept or decline under “To review” (Ctrl+9).", "Dans ce projet, ces modifications sont réservées. Les personnes désignées acceptent ou refusent sous «\u{202f}À examiner\u{202f}» (Ctrl+9).";
    ACCEPTED: "{name} accepted your proposal: {label}", "{name} a accepté votre proposition\u{202f}: {label}";
    DECLINED: "{name} declined your proposal: {label}", "{name} a refusé votre proposition\u{202f}: {label}";
    ANSWER_TAKEN_BACK: "{name} took the answer to your proposal back: {label}", "{name} a retiré la réponse à votre proposition\u{202f}: {label}";
    UNDONE: "Undone: {label}", "Annulé\u{202f}: {label}";
    REDONE: "Redone: {label}", "Rétabli\u{202f}: {label}";
    NOTHING_TO_UNDO: "Nothing to undo: all that you changed is undone already", "Rien à annuler\u{202f}: tout ce que vous avez modifié est déjà annulé";
    NOTHING_TO_REDO: "Nothing to redo: you undid nothing since your last change", "Rien à rétablir\u{202f}: rien d’annulé depuis votre dernière modification";
    STAYS: "It stays: {label}", "Reste\u{202f}: {label}";
    STEP_LEFT: "{n} step stays as it is, because the same thing was changed since", "{n} étape reste telle quelle, car la même chose a changé depuis";
    STEPS_LEFT: "{n} steps stay as they are, because the same thing was changed since", "{n} étapes restent telles quelles, car la même chose a changé depuis";
    STEP_BUILT_ON: "{n} step stays, because others have worked on what it made", "{n} étape reste, car d’autres ont travaillé sur ce qu’elle a créé";
    STEPS_BUILT_ON: "{n} steps stay, because others have worked on what they made", "{n} étapes restent, car d’autres ont travaillé sur ce qu’elles ont créé";
    WORKS_OF: "{name}: {works}", "{name}\u{202f}: {works}";
    IS_NEXT: "Undo will try again: {label}", "Annuler réessaiera\u{202f}: {label}";
    UNDO_GOES_ON: "The next undo goes to the change before. Redo comes back to this one", "L’annulation suivante porte sur la modification d’avant. Rétablir revient à celle-ci";
    LOST_WORDS: "Codings of others have lost their words with it. They stand under “To review” until the words come back", "Des codages d’autres personnes y ont perdu leurs mots. Ils figurent sous «\u{202f}À examiner\u{202f}» jusqu’à ce que les mots reviennent";
    BY_HAND: "What is to go all the same, remove by hand: what goes with it is counted first", "Ce qui doit partir malgré tout, supprimez-le à la main\u{202f}: ce qui part avec est d’abord compté";
    OTHERS_WRITE: "Many changes of others are coming in", "De nombreuses modifications d’autres personnes arrivent";
    OTHERS_WROTE: "Changes of {names} came in", "Des modifications de {names} sont arrivées";
    OPENED_WITH_WARNINGS: "The project is open, but something was set aside", "Le projet est ouvert, mais une partie a été mise de côté";
    READ_ONLY: "This folder can only be read. You can look at everything, and nothing that you change is kept", "Ce dossier est en lecture seule. Vous pouvez tout consulter, mais aucune modification ne sera gardée";
    READ_ONLY_HINT: "Ask for the right to write, or work in a copy of the folder", "Demandez le droit d’écriture, ou travaillez dans une copie du dossier";
    OF_ANOTHER_PROJECT: "“{job}” belongs to the project that was open before, and nothing came of it", "«\u{202f}{job}\u{202f}» concerne le projet qui était ouvert avant, et n’a rien donné";
    JOB_FAILED: "“{job}” stopped because of a fault in Counterpoint. The project is untouched", "«\u{202f}{job}\u{202f}» s’est arrêté à cause d’un défaut de Counterpoint. Le projet est intact";
    CANCELLED: "Cancelled: {job}", "Interrompu\u{202f}: {job}";
    NO_CODE_YET: "No code was applied yet", "Aucun code n’a encore été appliqué";
    NO_CODE_YET_HINT: "Apply one first with C; Q repeats it", "Appliquez-en un avec C\u{202f}; Q le répète";
    CODE_OF_KEY_REMOVED: "The code that this key stood for was removed", "Le code de cette touche a été supprimé";
    CODE_OF_KEY_REMOVED_HINT: "Nothing was coded. Choose another one with C; the keys stand for the others again then", "Rien n’a été codé. Choisissez-en un autre avec C\u{202f}; les touches valent alors de nouveau pour les autres";
    ASKS_NOW: "The code picker now opens after each selection with the mouse", "Le choix du code s’ouvre désormais après chaque sélection à la souris";
    ASKS_NO_LONGER: "The code picker now opens with C alone", "Le choix du code ne s’ouvre plus qu’avec C";
    NO_OWN_CODING: "There is no coding of yours at the caret", "Aucun codage à vous sous le curseur";
    OPEN_FIRST: "Open a project first", "Ouvrez d’abord un projet";
    LABELS_ENGLISH: "Exports are labelled in English from now on", "Les exports sont désormais libellés en anglais";
    LABELS_FRENCH: "Exports are labelled in French from now on", "Les exports sont désormais libellés en français";
    EXPORTED: "Written to {file}", "Écrit dans {file}";
    NOT_COPIED: "Other programs cannot paste this: the system’s clipboard did not take it. Copy it once more", "Les autres programmes ne peuvent pas coller ceci\u{202f}: le presse-papiers du système ne l’a pas pris. Copiez-le encore une fois";
    DISMISS: "Dismiss", "Fermer la notification";
    SAMPLE_MISSING: "The sample project is not part of this build", "Le projet d’exemple ne fait pas partie de cette version";
    DETAILS: "Details", "Détails";
}
