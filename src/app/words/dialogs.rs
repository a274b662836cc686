//! What dialogs say.

use super::phrases;

phrases! {
    NEW_PROJECT: "New project", "Nouveau projet";
    PROJECT_NAME: "Name of the study", "Nom de l’étude";
    PARENT_FOLDER: "In the folder", "Dans le dossier";
    PROJECT_GOES_TO: "Becomes the folder {path}", "Devient le dossier {path}";
    BROWSE: "Choose…", "Choisir…";
    CREATE: "Create", "Créer";
    OPEN: "Open", "Ouvrir";
    IMPORT: "Import", "Importer";
    SAVE: "Save", "Enregistrer";
    PATH: "Path", "Chemin";
    FOLDER_UP: "Folder above", "Dossier parent";
    NOT_THERE: "There is nothing at this path", "Il n’y a rien à ce chemin";
    IMPORT_THIS_FOLDER: "Import this folder", "Importer ce dossier";
    ASK_OPEN: "Open project", "Ouvrir un projet";
    ASK_TRANSCRIPTS: "Import transcripts", "Importer des transcriptions";
    ASK_ATTRIBUTES: "Import attributes", "Importer des attributs";
    ASK_CODINGS: "Import codings", "Importer des codages";
    ASK_CODES: "Import a codebook", "Importer un livre de codes";
    ASK_VERSION: "Corrected file", "Fichier corrigé";
    COMPARE: "Compare", "Comparer";
    ASK_EXPORT: "Export", "Exporter";
    FILE_FREQUENCIES: "code frequencies", "fréquences des codes";
    FILE_COMPARE: "comparison", "comparaison";
    FILE_WORDS: "words", "mots";
    FILE_NEW_CODES: "new codes", "codes nouveaux";
    FILE_AGREEMENT: "agreement", "accord";
    FILE_CONVERGENCE: "convergence", "convergence";
    FILE_QUOTES: "quotes", "citations";
    FILE_CROSSWALK: "crosswalk", "correspondances";
    FILE_FRAMEWORK: "framework", "grille";
    FILE_MATRIX: "matrix", "matrice";
    FILE_COOCCURRENCE: "co-occurrence", "cooccurrences";
    FILE_EXCERPTS: "excerpts", "extraits";
    FILE_PARTICIPANTS: "participants", "participants";
    FILE_IMPORT: "import", "importation";
    FILE_CODES: "codebook", "livre de codes";
    EMPTY_FOLDER: "No file here that fits", "Aucun fichier adapté ici";

    REMOVE_CODE: "Remove the code “{code}”?", "Supprimer le code «\u{202f}{code}\u{202f}»\u{202f}?";
    REMOVE_CODES: "Remove {n} codes?", "Supprimer {n} codes\u{202f}?";
    REMOVE_CODE_ALONE: "{codings} will no longer count. Undo brings everything back.", "{codings} ne compteront plus. Annuler rétablit tout.";
    REMOVE_CODE_BRANCH: "{codes} with {codings} will no longer count. Undo brings everything back.", "{codes} avec {codings} ne compteront plus. Annuler rétablit tout.";
    REMOVE_DOCUMENT: "Remove the document “{name}”?", "Supprimer le document «\u{202f}{name}\u{202f}»\u{202f}?";
    REMOVE_DOCUMENT_WHY: "{codings} go with it. Undo brings everything back.", "{codings} partent avec lui. Annuler rétablit tout.";
    MERGE_ONE: "Merge “{code}” into another code", "Fusionner «\u{202f}{code}\u{202f}» dans un autre code";
    MERGE_MANY: "Merge {n} codes", "Fusionner {n} codes";
    MERGE_INTO: "The code that stays", "Le code qui reste";
    MERGE: "Merge", "Fusionner";
    MERGED: "“{code}” afterwards", "«\u{202f}{code}\u{202f}» ensuite";
    MERGE_JOINED_ONE: "{n} coding goes: the same person coded the same words with both.", "{n} codage disparaît\u{202f}: la même personne a codé les mêmes mots avec les deux.";
    MERGE_JOINED: "{n} codings go: the same person coded the same words with both.", "{n} codages disparaissent\u{202f}: la même personne a codé les mêmes mots avec les deux.";
    MERGE_CHILD: "{n} code moves below “{code}”.", "{n} sous-code passe sous «\u{202f}{code}\u{202f}».";
    MERGE_CHILDREN: "{n} codes move below “{code}”.", "{n} sous-codes passent sous «\u{202f}{code}\u{202f}».";
    MERGE_TEXTS: "Descriptions, definitions and memos are put together at “{code}”.", "Descriptions, définitions et mémos sont réunis dans «\u{202f}{code}\u{202f}».";
    MERGE_UNDO: "Memos on codings stay. Undo parts the codes again.", "Les mémos des codages restent. Annuler sépare de nouveau les codes.";
    SPLIT: "Split “{code}”", "Scinder «\u{202f}{code}\u{202f}»";
    SPLIT_TO: "The code that the ticked codings get: type a new name, or letters of a code", "Le code que reçoivent les codages cochés\u{202f}: tapez un nouveau nom ou les lettres d’un code";
    SPLIT_TICKED: "{n} of {all} codings ticked; they keep their memos", "{n} codages cochés sur {all}\u{202f}; ils gardent leurs mémos";
    SPLIT_DO: "Split", "Scinder";
    RECODE_ONE: "Give {n} coding another code", "Donner un autre code à {n} codage";
    RECODE_MANY: "Give {n} codings another code", "Donner un autre code à {n} codages";
    RECODE_PLACE: "Which code do these words get?", "Quel code pour ces mots\u{202f}?";
    RECODE_TO: "The code: letters of any part of its name", "Le code\u{202f}: lettres d’une partie de son nom";
    RECODE_DO: "Recode", "Recoder";
    NEW_CODE_NAMED: "New code “{code}”", "Nouveau code «\u{202f}{code}\u{202f}»";
    ALL_DOCUMENTS: "All documents", "Tous les documents";
    ALL_OF: "{attribute}: all", "{attribute}\u{202f}: tous";
    COLOUR_OF: "Colour of “{code}”", "Couleur de «\u{202f}{code}\u{202f}»";
    COLOUR_OF_MANY: "Colour of {n} codes", "Couleur de {n} codes";
    RENAME_CODE: "Rename code", "Renommer le code";
    WHO_WORKS: "Who is coding?", "Qui code\u{202f}?";
    WORK_AS: "Code as this person", "Coder sous ce nom";
    RENAME_DOCUMENT: "Rename document", "Renommer le document";
    RENAME_PARTICIPANT: "Rename participant", "Renommer le participant";
    ADD_ATTRIBUTE: "Add attribute", "Ajouter un attribut";
    ADD: "Add", "Ajouter";

    PREFERENCES: "Preferences", "Préférences";
    THEME: "Theme", "Thème";
    THEME_LIGHT: "Light", "Clair";
    THEME_DARK: "Dark", "Sombre";
    THEME_SYSTEM: "As the system", "Comme le système";
    INTERFACE_SIZE: "Size of the interface", "Taille de l’interface";
    LARGER: "Larger", "Plus grand";
    SMALLER: "Smaller", "Plus petit";
    PERCENT: "{n} %", "{n}\u{202f}%";

    ABOUT: "About Counterpoint", "À propos de Counterpoint";
    VERSION: "Version {version}", "Version {version}";
    ABOUT_WHAT: "A workbench for coding interview and focus-group transcripts and comparing what groups of people say.", "Un atelier pour coder des entretiens et des groupes de discussion, et comparer ce que disent les groupes.";
    ABOUT_PRIVACY: "It opens no network connection. Your project is a folder of plain text that you own.", "Il n’ouvre aucune connexion réseau. Votre projet est un dossier de texte brut qui vous appartient.";
    ABOUT_LICENCE: "MIT or Apache 2.0. Typefaces: Inter and Noto Serif (SIL Open Font License), Material Symbols (Apache 2.0).", "MIT ou Apache 2.0. Caractères\u{202f}: Inter et Noto Serif (SIL Open Font License), Material Symbols (Apache 2.0).";

    PALETTE_HINT: "Type a command, a document or a code", "Tapez une commande, un document ou un code";
    PALETTE_NOTHING: "Nothing matches", "Aucun résultat";
    KIND_COMMAND: "Command", "Commande";
    KIND_DOCUMENT: "Document", "Document";
    KIND_CODE: "Code", "Code";

    SUMMARY: "Import finished", "Importation terminée";
    CAME_IN: "Came in: {documents}", "Importé\u{202f}: {documents}";
    NOT_COMPLETE: "What did not come in, or only in part", "Ce qui n’est pas entré, ou seulement en partie";
}
