//! What is said of the reading of transcripts: who speaks, in which turns, and what is in doubt.

use super::phrases;

phrases! {
    COMPARING: "Looking for the same words twice", "Recherche des mêmes mots en double";
    READING: "Reading transcripts", "Lecture des transcriptions";
    LOOK: "Look at how it was read", "Voir comment la lecture s’est faite";
    LOOK_ASK: "How it was read…", "Comment il a été lu…";
    SAVE_REPORT: "Save the report…", "Enregistrer le rapport…";
    ONE_CHANGED: "1 turn of this document was changed by hand.", "1 tour de parole de ce document a été modifié à la main.";
    N_CHANGED: "{n} turns of this document were changed by hand.", "{n} tours de parole de ce document ont été modifiés à la main.";
    KEEP_CHANGED: "Keep them as they are", "Les garder tels quels";
    CHANGED_ARE_LOST: "The new reading takes their place; undo brings them back.", "La nouvelle lecture les remplace\u{202f}; annuler les fait revenir.";
    BY_MEMORY: "Read as you decided for earlier files of this study.", "Lu comme vous l’avez décidé pour des fichiers précédents de cette étude.";
    FORGET: "Forget these decisions", "Oublier ces décisions";
    CAN_BE_CLEANED_ONE: "One document has {kinds}: the reading shows them, and can clean them.", "Un document a {kinds}\u{202f}: la lecture les montre et peut les nettoyer.";
    CAN_BE_CLEANED_MANY: "{n} documents have {kinds}: the reading shows them, and can clean them.", "{n} documents ont {kinds}\u{202f}: la lecture les montre et peut les nettoyer.";
    HAS_NARROW_LINES: "narrow lines", "des lignes étroites";
    HAS_LINE_NUMBERS: "line numbers", "des numéros de ligne";
    HAS_PAGE_FURNITURE: "page numbers or running heads", "des numéros de page ou des titres courants";
    NAMES_LOOK_LIKE: "The names of the files look like {pattern}: they can become attributes.", "Les noms des fichiers ressemblent à {pattern}\u{202f}: ils peuvent devenir des attributs.";

    TITLE_ONE: "Who speaks in “{name}”?", "Qui parle dans «\u{202f}{name}\u{202f}»\u{202f}?";
    TITLE_MANY: "Who speaks in these {n} transcripts?", "Qui parle dans ces {n} transcriptions\u{202f}?";
    IMPORT_ONE: "Import", "Importer";
    IMPORT_MANY: "Import {n} files", "Importer {n} fichiers";
    READ_SO: "Read so", "Lire ainsi";
    ONLY_IN_DOUBT: "Next time, show this only where something is in doubt", "La prochaine fois, ne montrer ceci qu’en cas de doute";
    IN_PROGRESS: "Reading…", "Lecture…";
    IN_DOUBT: "to check", "à vérifier";
    FILE: "{name}, {turns}", "{name}, {turns}";
    ONE_TURN: "{n} turn", "{n} tour de parole";
    N_TURNS: "{n} turns", "{n} tours de parole";
    SOME_SPOKEN: "{turns}, {spoken} with a speaker", "{turns}, dont {spoken} avec locuteur";
    NONE_SPOKEN: "{turns}, none with a speaker", "{turns}, sans locuteur";
    ONE_FILE: "{n} file", "{n} fichier";
    N_FILES: "{n} files", "{n} fichiers";

    CONVENTION: "Speakers are named by", "Les locuteurs sont indiqués par";
    AUTOMATIC: "what the text shows", "ce que montre le texte";
    DECIDE_FOR: "Decide for", "Décider pour";
    THIS_FILE: "this file", "ce fichier";
    THIS_GROUP: "{n} files read alike", "{n} fichiers lus de même";
    ALL_FILES: "all {n} files", "les {n} fichiers";

    SPEAKER: "Speaker", "Locuteur";
    ROLE: "Role", "Rôle";
    SAME_AS: "Is the same as", "Est le même que";
    TURNS: "Turns", "Tours";
    BEGINS: "Begins with", "Commence par";
    NOBODY_ELSE: "–", "–";
    NO_LABELS: "No speaker was found. Choose how speakers are named, or import it as a text without speakers.", "Aucun locuteur trouvé. Choisissez comment ils sont indiqués, ou importez un texte sans locuteurs.";
    ROLE_OF: "Role of {label}", "Rôle de {label}";
    SAME_SPEAKER_AS: "{label} is the same speaker as", "{label} est le même locuteur que";

    SPEAKS_ONCE: "speaks only once", "ne parle qu’une fois";
    STANDS_ONCE: "stands before a colon only once", "n’est qu’une fois devant deux points";
    NOT_TAKEN: "returns before a colon, but looks like no speaker", "revient devant deux points, mais ne ressemble pas à un locuteur";
    ANNOUNCES: "returns before a colon, but announces something", "revient devant deux points, mais annonce quelque chose";
    READ_AS: "read as {label}", "lu comme {label}";
    MAYBE_SAME: "perhaps the same as {label}", "peut-être le même que {label}";
    ONLY_VOICE: "the only speaker, though the text asks questions", "seul locuteur, alors que le texte pose des questions";
    NOT_WRITTEN: "not named in the text", "n’est pas nommé dans le texte";
    ASKS: "{n}% of the turns are questions", "{n}\u{202f}% des tours sont des questions";

    PANE_TURNS: "First turns", "Premiers tours";
    PANE_CLEANING: "Cleaning", "Nettoyage";
    PANE_ATTRIBUTES: "Attributes", "Attributs";
    PANE_REMARKS: "Remarks ({n})", "Remarques ({n})";
    NOBODY_SPEAKS: "nobody", "personne";

    BY_NAME: "From the names of the files", "D’après les noms des fichiers";
    PATTERN: "Pattern of the names of the files", "Modèle des noms de fichiers";
    PATTERN_WRONG: "Write each field in braces, with a sign between them, such as {participant}_{city}", "Écrivez chaque champ entre accolades, avec un signe entre eux, comme {participant}_{ville}";
    NAMES_FIT: "{n} of {all} {all|name|names} {n|is|are} built so.", "{n} {n|nom|noms} sur {all} {n|est construit|sont construits} ainsi.";
    BY_HEAD: "From the heads of the transcripts (“Date: …”)", "D’après les en-têtes des transcriptions («\u{202f}Date\u{202f}: …\u{202f}»)";
    IN_THIS_FILE: "In this file", "Dans ce fichier";
    BY_THEIR_NAMES: "All files by their names", "Tous les fichiers d’après leurs noms";
    NOT_BUILT_SO: "not built so: its name tells nothing", "construit autrement\u{202f}: ce nom ne dit rien";
    FACT: "{name}: {value}", "{name}\u{202f}: {value}";
    FACTS_OF_SEVERAL: "{n} participants speak in this file, so the name names none of them: they are called as their labels, and what the name tells is kept of the document. Where two labels are one person, say so above.", "{n} participants parlent dans ce fichier\u{202f}: le nom n’en désigne donc aucun. Ils portent le nom de leurs étiquettes, et ce que dit le nom est gardé pour le document. Si deux étiquettes sont une seule personne, dites-le plus haut.";
    NO_FACTS: "Nothing was found in this file.", "Rien n’a été trouvé dans ce fichier.";

    JOIN_LINES: "Join lines that end only because they were full", "Joindre les lignes coupées faute de place";
    LINE_NUMBERS: "Remove the numbers of lines", "Retirer les numéros de ligne";
    PAGE_FURNITURE: "Remove page numbers and running heads", "Retirer les numéros de page et les titres courants";
    TIMES: "Take times out of the text; turns and words keep them", "Retirer les temps du texte\u{202f}; les tours et les mots les gardent";
    ONE_PLACE: "{n} place in this file", "{n} endroit dans ce fichier";
    N_PLACES: "{n} places in this file", "{n} endroits dans ce fichier";
    KEPT: "The file itself is kept in the project as it came.", "Le fichier lui-même est gardé dans le projet tel qu’il est arrivé.";

    LABELS: "labels (INT: …)", "des étiquettes (INT\u{202f}: …)";
    NAMES_ALONE: "names on their own line", "des noms seuls sur une ligne";
    EMPHASIS: "labels in bold or italics", "des étiquettes en gras ou en italique";
    POINTS: "labels before a point", "des étiquettes devant un point";
    DASHES: "labels before a dash", "des étiquettes devant un tiret";
    SIGNS: "labels before > or |", "des étiquettes devant > ou |";
    CAPITALS: "labels in capitals", "des étiquettes en capitales";
    WITHIN_LINES: "labels within paragraphs", "des étiquettes dans les paragraphes";
    VOICES: "dashes or bold questions, no names", "des tirets ou des questions en gras, sans noms";
    QUOTATIONS: "attributed quotations", "des citations attribuées";
    ROWS_ARE_TURNS: "a table: each row is a turn", "un tableau\u{202f}: chaque ligne est un tour de parole";
    ROWS_ARE_RESPONDENTS: "a table: each row is a respondent", "un tableau\u{202f}: chaque ligne est un répondant";
    FORMAT: "the file itself", "le fichier lui-même";
    COLOURS: "the colours of the subtitles", "les couleurs des sous-titres";
    NOBODY: "nothing: nobody speaks", "rien\u{202f}: personne ne parle";
}
