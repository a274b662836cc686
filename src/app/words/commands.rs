//! What commands are called in menus and in the palette.

use super::phrases;

phrases! {
    NEW_PROJECT: "New project…", "Nouveau projet…";
    OPEN_PROJECT: "Open project…", "Ouvrir un projet…";
    OPEN_PROJECT_PATH: "Open project at a path…", "Ouvrir un projet par son chemin…";
    OPEN_SAMPLE: "Open the sample project", "Ouvrir le projet d’exemple";
    CLOSE_PROJECT: "Close project", "Fermer le projet";
    IMPORT_TRANSCRIPTS: "Import transcripts…", "Importer des transcriptions…";
    IMPORT_FOLDER: "Import a folder of transcripts…", "Importer un dossier de transcriptions…";
    IMPORT_PATH: "Import from a typed path…", "Importer depuis un chemin saisi…";
    IMPORT_ATTRIBUTES: "Import attributes…", "Importer des attributs…";
    IMPORT_CODINGS: "Import codings…", "Importer des codages…";
    EXPORT_FREQUENCIES: "Export code frequencies…", "Exporter les fréquences des codes…";
    EXPORT_MATRIX: "Export the matrix…", "Exporter la matrice…";
    EXPORT_MATRIX_TIDY: "Export the matrix, one row per code and group…", "Exporter la matrice, une ligne par code et groupe…";
    EXPORT_COOCCURRENCE: "Export co-occurrence…", "Exporter les cooccurrences…";
    EXPORT_EXCERPTS: "Export excerpts…", "Exporter les extraits…";
    EXPORT_PARTICIPANTS: "Export participants…", "Exporter les participants…";
    EXPORT_CODES: "Export the codebook…", "Exporter le livre de codes…";
    UNDO: "Undo", "Annuler";
    REDO: "Redo", "Rétablir";
    FIND: "Search the project", "Rechercher dans le projet";
    PALETTE: "Command palette…", "Palette de commandes…";
    SHOW_READER: "Go to the reader", "Aller à la lecture";
    SHOW_SEARCH: "Go to search", "Aller à la recherche";
    SHOW_EXCERPTS: "Go to excerpts", "Aller aux extraits";
    SHOW_MATRIX: "Go to the matrix", "Aller à la matrice";
    SHOW_COOCCURRENCE: "Go to co-occurrence", "Aller aux cooccurrences";
    SHOW_PARTICIPANTS: "Go to participants", "Aller aux participants";
    SHOW_MEMOS: "Go to the memos", "Aller aux mémos";
    MEMO_ON_STUDY: "Memo on the study", "Mémo sur l’étude";
    SHOW_HISTORY: "Go to the history", "Aller à l’historique";
    SHOW_GUIDE: "Read the guide", "Lire le guide";
    THEME_SYSTEM: "Theme of the system", "Thème du système";
    THEME_LIGHT: "Light theme", "Thème clair";
    THEME_DARK: "Dark theme", "Thème sombre";
    ENGLISH: "Interface in English", "Interface en anglais";
    FRENCH: "Interface in French", "Interface en français";
    TEXT_LARGER: "Larger reading text", "Agrandir le texte";
    TEXT_SMALLER: "Smaller reading text", "Réduire le texte";
    TEXT_RESET: "Reading text in its first size", "Taille de texte d’origine";
    LOOSER_LINES: "More space between reading lines", "Plus d’espace entre les lignes";
    TIGHTER_LINES: "Less space between reading lines", "Moins d’espace entre les lignes";
    WIDER_COLUMN: "Wider reading column", "Élargir la colonne de lecture";
    NARROWER_COLUMN: "Narrower reading column", "Rétrécir la colonne de lecture";
    NUMBER_LINES: "Number lines, turns or nothing", "Numéroter les lignes, les tours ou rien";
    READING_RESET: "Reading page as it came", "Page de lecture d’origine";
    ASK_AFTER_SELECTION: "Ask for a code after each selection, or stop asking", "Demander un code après chaque sélection, ou cesser";
    INTERFACE_LARGER: "Larger interface", "Agrandir l’interface";
    INTERFACE_SMALLER: "Smaller interface", "Réduire l’interface";
    INTERFACE_RESET: "Interface in its first size", "Taille d’interface d’origine";
    PREFERENCES: "Preferences…", "Préférences…";
    WHO_WORKS: "Change the coder…", "Changer de codeur…";
    ABOUT: "About Counterpoint", "À propos de Counterpoint";
    QUIT: "Quit", "Quitter";
}
