//! What imports and exports say.

use super::phrases;

phrases! {
    IMPORTING: "Importing transcripts", "Importation des transcriptions";
    SEARCHING: "Searching “{query}”", "Recherche de «\u{202f}{query}\u{202f}»";
    INDEXING: "Preparing search", "Préparation de la recherche";
    WRITING: "Writing {file}", "Écriture de {file}";
    ONE_VALUE: "{n} value", "{n} valeur";
    N_VALUES: "{n} values", "{n} valeurs";
    ONE_NEW_CODE: "{n} new code", "{n} nouveau code";
    N_NEW_CODES: "{n} new codes", "{n} nouveaux codes";
    ONE_KNOWN: "{n} was there already", "{n} y était déjà";
    PROPOSED: "Proposed, not done yet: {what}", "Proposé, pas encore fait\u{202f}: {what}";
    N_KNOWN: "{n} were there already", "{n} y étaient déjà";
}
