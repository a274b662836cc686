//! What the frame of the window says: top bar, tabs, status bar, welcome.

use super::phrases;

phrases! {
    PROJECT_MENU: "Project menu", "Menu du projet";
    IMPORT: "Import", "Importer";
    EXPORT: "Export", "Exporter";
    UNDO_LABEL: "Undo: {label}", "Annuler\u{202f}: {label}";
    REDO_LABEL: "Redo: {label}", "Rétablir\u{202f}: {label}";
    NOTHING_TO_UNDO: "Nothing to undo", "Rien à annuler";
    NOTHING_TO_REDO: "Nothing to redo", "Rien à rétablir";
    SEARCH_HINT: "Search the transcripts", "Rechercher dans les transcriptions";
    SEARCH_FIELD: "Search the project", "Rechercher dans le projet";
    THEME: "Light or dark theme", "Thème clair ou sombre";
    LANGUAGE: "Language of the interface", "Langue de l’interface";
    PALETTE: "Command palette", "Palette de commandes";

    TAB_READER: "Reader", "Lecture";
    TAB_SEARCH: "Search", "Recherche";
    TAB_EXCERPTS: "Excerpts", "Extraits";
    TAB_MATRIX: "Matrix", "Matrice";
    TAB_COMPARISON: "Comparison", "Comparaison";
    TAB_AGREEMENT: "Agreement", "Accord";
    TAB_COOCCURRENCE: "Co-occurrence", "Cooccurrence";
    TAB_PARTICIPANTS: "Participants", "Participants";
    TAB_MEMOS: "Memos", "Mémos";
    TAB_HISTORY: "History", "Historique";
    TAB_GUIDE: "Guide", "Guide";
    MORE_TABS: "More", "Plus";

    SAVED: "All changes saved", "Modifications enregistrées";
    SAVED_ONLY_HERE: "Saved, in this folder only", "Enregistré, dans ce dossier seulement";
    SAVED_ONLY_HERE_WHY: "The second record that Counterpoint keeps in your own data folder cannot be written: see whether that disk is full or read-only. Your changes are saved in the project; but should a sync service put an older file back while Counterpoint is closed, they could not be written again.", "La seconde trace que Counterpoint garde dans votre propre dossier de données ne peut pas être écrite\u{202f}: voyez si ce disque est plein ou en lecture seule. Vos modifications sont enregistrées dans le projet\u{202f}; mais si un service de synchronisation remettait un ancien fichier pendant que Counterpoint est fermé, elles ne pourraient pas être réécrites.";
    SAVING: "Saving…", "Enregistrement…";
    NOT_SYNCED: "The disk refused to confirm the last change", "Le disque n’a pas confirmé la dernière modification";
    READ_ONLY: "Can only be read", "Lecture seule";
    OTHER: "{name}, newest change {when}", "{name}, dernière modification\u{202f}: {when}";
    OTHER_SHORT: "{name} {when}", "{name} {when}";
    WITHOUT_CODERS: "Shown and counted without the codings of {names}", "Affiché et compté sans les codages de {names}";
    WITHOUT_BLIND_ONE: "Counted without what others coded in {n} document that you have still to code blind", "Compté sans ce que d’autres ont codé dans {n} document que vous devez encore coder à l’aveugle";
    WITHOUT_BLIND: "Counted without what others coded in {n} documents that you have still to code blind", "Compté sans ce que d’autres ont codé dans {n} documents que vous devez encore coder à l’aveugle";
    SHOW_ALL_CODERS: "Show all coders", "Afficher tous les codeurs";
    CODER: "Coder: {name}", "Codeur\u{202f}: {name}";
    JOB_COUNTED: "{job}, {n} of {all}", "{job}, {n} sur {all}";
    CANCEL_JOBS: "Cancel running jobs", "Interrompre les tâches en cours";
    ONE_WAITS: "{n} change waits: its clock runs ahead", "{n} modification attend\u{202f}: son horloge avance";
    MANY_WAIT: "{n} changes wait: their clock runs ahead", "{n} modifications attendent\u{202f}: leur horloge avance";
    REVIEW_ONE: "{n} item to review", "{n} point à examiner";
    REVIEW_MANY: "{n} items to review", "{n} points à examiner";

    TAGLINE: "Code what people say, and compare what groups of people say.", "Codez ce que disent les gens, et comparez ce que disent les groupes.";
    START: "Start", "Commencer";
    RECENT: "Recent projects", "Projets récents";
    NO_RECENT: "Projects that you open appear here.", "Les projets ouverts apparaissent ici.";
    NEW_EXPLAINED: "An empty folder of your own, in plain text", "Un dossier vide à vous, en texte brut";
    OPEN_EXPLAINED: "A folder that holds a project.ron", "Un dossier qui contient un project.ron";
    UNPACK_EXPLAINED: "Somebody sent it as one file", "Quelqu’un l’a envoyé dans un fichier";
    SAMPLE_EXPLAINED: "Two groups, two code trees, ready to explore", "Deux groupes, deux arbres de codes, prêt à explorer";
    FIRST_TIME: "New here? The sample is a good place to start", "Première visite\u{202f}? L’exemple est un bon début";
    LOCAL: "Everything stays on this computer. No account, no network.", "Tout reste sur cet ordinateur. Ni compte, ni réseau.";
    FORGET: "Remove from this list", "Retirer de cette liste";
    OPENING: "Opening {name}", "Ouverture de {name}";
    DROP_HERE: "Drop to import", "Déposez pour importer";
}
