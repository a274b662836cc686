//! What the list of documents says.

use super::phrases;

phrases! {
    FILTER: "Filter documents", "Filtrer les documents";
    NONE_YET: "No document yet. Import transcripts, or drop files here.", "Aucun document. Importez des transcriptions ou déposez des fichiers ici.";
    NONE_MATCH: "No document has this name", "Aucun document ne porte ce nom";
    ONE_TURN: "{n} turn", "{n} tour";
    N_TURNS: "{n} turns", "{n} tours";
    FINISHED_BY_ME: "Finished by me for", "Terminé par moi pour";
    BESIDE: "Open beside", "Ouvrir à côté";
    ROW: "{name}, {turns}, {codings}", "{name}, {turns}, {codings}";
}
