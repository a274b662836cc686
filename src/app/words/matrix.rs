//! Words of the matrix panel.

use super::{Phrase, phrase, phrases};
use crate::analysis::{CellShow, Unit};

phrases! {
    TITLE: "Matrix", "Matrice";
    TABLE: "Codes by groups", "Codes par groupes";
    ROWS: "Codes", "Codes";
    COLUMNS: "Groups", "Groupes";
    UNIT: "Count", "Compter";
    ALL_CODES: "All codes", "Tous les codes";
    BRANCH: "{code} and below", "{code} et en dessous";
    BY_DOCUMENT: "Documents", "Documents";
    BY_PARTICIPANT: "Participants", "Participants";
    BY_SPEAKER: "Speakers", "Locuteurs";
    BY_CODER: "Coders", "Codeurs";
    ALL_TOGETHER: "All together", "Tous ensemble";
    WITH_BELOW: "With the codes below", "Avec les codes en dessous";
    EVERYONE: "Count interviewers", "Compter les enquêteurs";
    HIDE_EMPTY: "Hide empty codes", "Masquer les codes vides";
    EXPORT: "Export…", "Exporter…";
    EXPORT_WIDE: "As it is shown, for a paper", "Telle qu’affichée, pour un article";
    EXPORT_TIDY: "One row for each code and group, for R", "Une ligne par code et par groupe, pour R";
    TOTAL: "All", "Tous";
    NO_VALUE: "No value", "Sans valeur";
    NO_PARTICIPANT: "No participant", "Sans participant";
    N: "N = {n}", "N = {n}";
    SORT_BY: "Sort by {group}", "Trier par {group}";
    EXPAND: "Expand {code}", "Déplier {code}";
    COLLAPSE: "Collapse {code}", "Replier {code}";
    CELL: "{code}, {group}: {what}", "{code}, {group}\u{202f}: {what}";
    OF_PARTICIPANTS: "{n} of {N} {N|participant|participants}", "{n} sur {N} {N|participant|participants}";
    OF_DOCUMENTS: "{n} of {N} {N|document|documents}", "{n} sur {N} {N|document|documents}";
    OF_WORDS: "{n} of {N} words", "{n} mots sur {N}";
    SHARE: "{n}%", "{n}\u{202f}%";
    OPENS: "Click to read the excerpts", "Cliquer pour lire les extraits";
    CAPTION_UNIT: "Counted: {unit}", "Compté\u{202f}: {unit}";
    CAPTION_BASE: "base: {participants}, {documents}", "base\u{202f}: {participants}, {documents}";
    CAPTION_BELOW: "each code with those below, every excerpt once", "chaque code avec ceux en dessous, chaque extrait une fois";
    CAPTION_OWN: "each code by itself", "chaque code pour lui seul";
    CAPTION_EVERYONE: "interviewers included", "enquêteurs compris";
    CAPTION_PARTICIPANTS: "interviewers left out", "sans les enquêteurs";
    LEGEND_SHARE: "Shade: share of the group", "Teinte\u{202f}: part du groupe";
    LEGEND_NUMBER: "Shade: number of excerpts", "Teinte\u{202f}: nombre d’extraits";
    NO_CODES: "There is no code to count yet", "Il n’y a pas encore de code à compter";
    NOTHING_CODED: "Nothing is coded with these codes yet", "Rien n’est encore codé avec ces codes";
    NO_VIEWPOINT: "Tell which attribute splits your study into groups under Participants", "Indiquez sous Participants l’attribut qui partage votre étude en groupes";

    CROSSED: "crossed with", "croisés avec";
    NOT_CROSSED: "nothing", "rien";
    THEMES_HEAD: "Themes", "Thèmes";
    THEMES: "Themes of the comparison", "Thèmes de la comparaison";
    CELLS: "Show", "Afficher";
    CELLS_COUNTS: "Counts", "Effectifs";
    CELLS_GROUP: "% of the group", "En\u{202f}% du groupe";
    CELLS_ROW: "% of the row", "En\u{202f}% de la ligne";
    CELLS_COLUMN: "% of the column", "En\u{202f}% de la colonne";
    CELLS_RATE: "For each 1,000 words", "Pour 1\u{202f}000 mots";
    UNDEFINED: "not defined: {why}", "non défini\u{202f}: {why}";
    FILTERS: "Filters", "Filtres";
    FILTERS_N: "Filters ({n})", "Filtres ({n})";
    LEVEL: "Level", "Niveau";
    ALL_LEVELS: "All levels", "Tous les niveaux";
    LEVEL_N: "Level {n}", "Niveau {n}";
    PICKED: "Only some codes", "Certains codes seulement";
    PICKED_NONE: "All of these", "Tous ceux-ci";
    PICKED_N: "{n} picked", "{n} choisis";
    DOCUMENTS: "In documents", "Dans les documents";
    DOCUMENTS_ALL: "All documents", "Tous les documents";
    DOCUMENTS_N: "{n} documents", "{n} documents";
    FIND: "Find by name", "Chercher un nom";
    CODER: "Coded by", "Codé par";
    EVERYBODY: "Everybody", "Tout le monde";
    ROLE: "Role", "Rôle";
    ROLE_ANY: "As the box above says", "Selon la case ci-dessus";
    ROLE_PARTICIPANT: "Participants only", "Participants seulement";
    ROLE_INTERVIEWER: "Interviewers only", "Enquêteurs seulement";
    ROLE_MODERATOR: "Moderators only", "Animateurs seulement";
    FROM: "Coded from", "Codé du";
    UNTIL: "until", "au";
    DAY: "2026-11-28", "2026-11-28";
    NO_DAY: "Not a day, a month or a year: 2026-11-28, 2026-11, 2026", "Ni jour, ni mois, ni année\u{202f}: 2026-11-28, 2026-11, 2026";
    CONDITION: "Only people with", "Seulement les personnes avec";
    VALUE: "value", "valeur";
    ADD_CONDITION: "Add", "Ajouter";
    LET_GO: "Without the filter {filter}", "Sans le filtre {filter}";
    WITH_CODE: "people with {code}", "personnes avec {code}";
    CODED_FROM: "coded from {day}", "codé à partir du {day}";
    CODED_UNTIL: "coded until {day}", "codé jusqu’au {day}";
    NO_VALUE_OF: "{attribute} has no value", "{attribute} sans valeur";
    SOME_VALUE_OF: "{attribute} has a value", "{attribute} renseigné";
    TREE_OF: "code tree {tree}", "arbre de codes {tree}";
    CELLS_ARE: "cells: {what}", "cases\u{202f}: {what}";
    SAVED: "Saved matrices", "Matrices enregistrées";
    SAVED_NONE: "No matrix is saved yet", "Aucune matrice enregistrée";
    SAVE_AS: "Save this matrix…", "Enregistrer cette matrice…";
    SAVE_AGAIN: "Save “{name}” as it is now", "Enregistrer «\u{202f}{name}\u{202f}» telle quelle";
    RENAME: "Rename “{name}”…", "Renommer «\u{202f}{name}\u{202f}»…";
    FORGET: "Delete “{name}”", "Supprimer «\u{202f}{name}\u{202f}»";
    CHANGED: "{name} (changed)", "{name} (modifiée)";
    GONE: "Gone since it was saved: {what}", "Disparu depuis l’enregistrement\u{202f}: {what}";
    SAVE_TITLE: "Save the matrix under a name", "Enregistrer la matrice sous un nom";
    SAVE: "Save", "Enregistrer";
    RENAME_TITLE: "Another name for the saved matrix", "Autre nom pour la matrice enregistrée";
    REPLACES: "Replaces the saved matrix of that name; this can be undone", "Remplace la matrice enregistrée sous ce nom\u{202f}; annulable";
    DID_SAVE: "Matrix “{name}” saved", "Matrice «\u{202f}{name}\u{202f}» enregistrée";
    DID_RENAME: "Matrix “{name}” renamed to “{to}”", "Matrice «\u{202f}{name}\u{202f}» renommée «\u{202f}{to}\u{202f}»";
    DID_FORGET: "Matrix “{name}” deleted", "Matrice «\u{202f}{name}\u{202f}» supprimée";
    NO_THEMES: "There is no theme yet: make one in the Comparison tab", "Pas encore de thème\u{202f}: créez-en un dans l’onglet Comparaison";
}

/// Returns what a matrix counts.
pub fn unit(unit: Unit) -> Phrase {
    match unit {
        Unit::Participants => phrase("Participants", "Participants"),
        Unit::Documents => phrase("Documents", "Documents"),
        Unit::Excerpts => phrase("Excerpts", "Extraits"),
        Unit::Words => phrase("Words", "Mots"),
    }
}

/// Returns what cells show.
pub fn cells(cells: CellShow) -> Phrase {
    match cells {
        CellShow::Counts => CELLS_COUNTS,
        CellShow::PercentOfGroup => CELLS_GROUP,
        CellShow::PercentOfRow => CELLS_ROW,
        CellShow::PercentOfColumn => CELLS_COLUMN,
        CellShow::PerThousandWords => CELLS_RATE,
    }
}
