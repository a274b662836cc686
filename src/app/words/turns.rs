//! What is said about turns and their speakers: the menu, the dialogs, and what changes are called.

use super::phrases;

phrases! {
    TURN: "Turn", "Tour de parole";
    SPEAKER_NAMED: "Speaker {name}", "Locuteur {name}";
    SPEAKER_OF_TURN: "Speaker {name}, turn {n}", "Locuteur {name}, tour {n}";
    SPEAKER_HINT: "{name}: click to say who this is, or whose turn", "{name}\u{202f}: cliquez pour dire qui c’est, ou à qui est ce tour";
    SPLIT: "Split at the caret…", "Scinder au curseur…";
    JOIN: "Join with the turn before", "Joindre au tour précédent";
    WHO: "Who speaks…", "Qui parle…";
    TIME: "Time in the recording…", "Temps dans l’enregistrement…";
    EDIT_SPEAKER: "Label, role and participant…", "Étiquette, rôle et participant…";
    MERGE: "The same speaker as", "Le même locuteur que";
    NO_TURN: "There is no turn at the caret", "Aucun tour de parole au curseur";
    NO_SPEAKER: "This turn has no speaker: say first who speaks", "Ce tour n’a pas de locuteur\u{202f}: dites d’abord qui parle";
    NO_SPEAKER_HINT: "W does, in the reader", "W le demande, dans la lecture";

    ASK_WHO: "Who speaks turn {n}?", "Qui parle au tour {n}\u{202f}?";
    ASK_WHO_SEVERAL: "Who speaks turns {n} to {last}?", "Qui parle aux tours {n} à {last}\u{202f}?";
    ASK_SPLIT: "Split turn {n}: who speaks from here on?", "Scinder le tour {n}\u{202f}: qui parle à partir d’ici\u{202f}?";
    SPEAKER: "Speaker: letters of a label, or a new one", "Locuteur\u{202f}: lettres d’une étiquette, ou une nouvelle";
    AS_BEFORE: "{name}, as before", "{name}, comme avant";
    NEW: "New speaker “{name}”", "Nouveau locuteur «\u{202f}{name}\u{202f}»";
    NOBODY: "Nobody", "Personne";
    THIS_TURN: "This turn alone", "Ce tour seulement";
    ALL_TURNS: "All {n} {n|turn|turns} of {name}", "{n|Le|Les} {n} {n|tour|tours} de {name}";
    MERGED_NOTE: "{name} is then the same speaker.", "{name} est alors le même locuteur.";
    RENAMED_NOTE: "The label becomes the new one in the text, too.", "L’étiquette change aussi dans le texte.";
    DO_SPLIT: "Split", "Scinder";
    DO_GIVE: "Give", "Attribuer";
    ROLE: "Role", "Rôle";
    PARTICIPANT: "Participant: a name, made when missing; empty for nobody", "Participant\u{202f}: un nom, créé s’il manque\u{202f}; vide pour personne";
    KNOWN_PARTICIPANT: "{name}, in the project", "{name}, dans le projet";
    NEW_PARTICIPANT: "{name}, who comes in", "{name}, nouveau";
    LABEL: "Label, as in the text", "Étiquette, comme dans le texte";
    ASK_SPEAKER: "Speaker {name}", "Locuteur {name}";
    DO_SPEAKER: "Change", "Modifier";
    ASK_TIME: "When does turn {n} begin?", "Quand commence le tour {n}\u{202f}?";
    TIME_FIELD: "1:02:03, 02:03 or seconds; empty for no time", "1:02:03, 02:03 ou secondes\u{202f}; vide pour aucun temps";
    NO_TIME: "This is not a time", "Ce n’est pas un temps";
    DO_TIME: "Set", "Régler";

    SPLIT_DONE: "Turn {n} of “{document}” split", "Tour {n} de «\u{202f}{document}\u{202f}» scindé";
    JOIN_DONE: "Turns {before} and {n} of “{document}” joined", "Tours {before} et {n} de «\u{202f}{document}\u{202f}» joints";
    JOIN_PASSES: "{joined}: {what}", "{joined}\u{202f}: {what}";
    GIVE_DONE: "Turn {n} of “{document}” given to “{name}”", "Tour {n} de «\u{202f}{document}\u{202f}» attribué à «\u{202f}{name}\u{202f}»";
    GIVE_NOBODY_DONE: "Turn {n} of “{document}” given to nobody", "Tour {n} de «\u{202f}{document}\u{202f}» attribué à personne";
    GIVE_MANY_DONE: "{n} turns of “{document}” given to “{name}”", "{n} tours de «\u{202f}{document}\u{202f}» attribués à «\u{202f}{name}\u{202f}»";
    GIVE_MANY_NOBODY_DONE: "{n} turns of “{document}” given to nobody", "{n} tours de «\u{202f}{document}\u{202f}» attribués à personne";
    GIVE_ALL_DONE: "All turns of “{from}” in “{document}” given to “{name}”", "Tous les tours de «\u{202f}{from}\u{202f}» dans «\u{202f}{document}\u{202f}» attribués à «\u{202f}{name}\u{202f}»";
    GIVE_ALL_NOBODY_DONE: "All turns of “{from}” in “{document}” given to nobody", "Tous les tours de «\u{202f}{from}\u{202f}» dans «\u{202f}{document}\u{202f}» attribués à personne";
    TIME_DONE: "Turn {n} of “{document}” at {time}", "Tour {n} de «\u{202f}{document}\u{202f}» à {time}";
    TIME_CLEARED: "Time of turn {n} of “{document}” cleared", "Temps du tour {n} de «\u{202f}{document}\u{202f}» effacé";
    RENAME_DONE: "Speaker “{from}” of “{document}” renamed to “{name}”", "Locuteur «\u{202f}{from}\u{202f}» de «\u{202f}{document}\u{202f}» renommé en «\u{202f}{name}\u{202f}»";
    SPEAKER_DONE: "Speaker “{name}” of “{document}” changed", "Locuteur «\u{202f}{name}\u{202f}» de «\u{202f}{document}\u{202f}» modifié";
}
