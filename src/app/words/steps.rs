//! What the single steps of a change are called in the history.

use super::phrases;

phrases! {
    FROM_TO: "{what}: {from} → {to}", "{what}\u{202f}: {from} → {to}";
    QUOTED: "“{words}”", "«\u{202f}{words}\u{202f}»";
    NOTHING: "nothing", "rien";

    CODER_ADDED: "“{name}” begins to work on the project", "«\u{202f}{name}\u{202f}» commence à travailler sur le projet";
    CODER_NAME: "Name of the coder", "Nom du codeur";
    COLOUR_OF_CODER: "Colour of the coder “{name}”", "Couleur du codeur «\u{202f}{name}\u{202f}»";
    CODERS_MERGED: "“{name}” and “{into}” are one coder: “{into}”", "«\u{202f}{name}\u{202f}» et «\u{202f}{into}\u{202f}» sont un seul codeur\u{202f}: «\u{202f}{into}\u{202f}»";
    CODERS_PARTED: "“{name}” and “{into}” are two coders", "«\u{202f}{name}\u{202f}» et «\u{202f}{into}\u{202f}» sont deux codeurs";
    RESERVED_CODES: "Changing the code trees is reserved to", "Modifier les arbres de codes est réservé à";
    RESERVED_DOCUMENTS: "Importing and removing documents is reserved to", "Importer et supprimer des documents est réservé à";
    PROPOSED: "Proposed: {name} (steps: {n})", "Proposé\u{202f}: {name} (étapes\u{202f}: {n})";
    PROPOSED_AGAIN: "Proposed again: {name}", "De nouveau proposé\u{202f}: {name}";
    WITHDRAWN: "No longer proposed: {name}", "N’est plus proposé\u{202f}: {name}";
    ACCEPTED: "Proposal accepted: {name}", "Proposition acceptée\u{202f}: {name}";
    DECLINED: "Proposal declined: {name}", "Proposition refusée\u{202f}: {name}";
    PROJECT_NAME: "Name of the study", "Nom de l’étude";
    VIEWPOINT: "Viewpoint", "Point de vue";

    DOCUMENT_ADDED: "Document “{name}” added", "Document «\u{202f}{name}\u{202f}» ajouté";
    DOCUMENT_REMOVED: "Document “{name}” removed", "Document «\u{202f}{name}\u{202f}» supprimé";
    DOCUMENT_RESTORED: "Document “{name}” brought back", "Document «\u{202f}{name}\u{202f}» rétabli";
    DOCUMENT_NAME: "Name of the document", "Nom du document";
    LANGUAGE: "Language of “{name}”", "Langue de «\u{202f}{name}\u{202f}»";
    SPEAKER: "Speaker in “{name}”", "Locuteur dans «\u{202f}{name}\u{202f}»";
    TURN: "Turn in “{name}”", "Tour de parole dans «\u{202f}{name}\u{202f}»";
    TURN_WORDS: "A turn in “{name}” has other words ({speaker})", "Un tour de parole dans «\u{202f}{name}\u{202f}» a d’autres mots ({speaker})";
    TURN_BEGINS: "A turn comes in in “{name}” ({speaker})", "Un tour de parole arrive dans «\u{202f}{name}\u{202f}» ({speaker})";
    TURN_GOES: "A turn goes from “{name}” ({speaker})", "Un tour de parole disparaît de «\u{202f}{name}\u{202f}» ({speaker})";
    CORRECTED: "Text of “{name}” corrected: {n} characters out, “{words}” in", "Texte de «\u{202f}{name}\u{202f}» corrigé\u{202f}: {n} caractères ôtés, «\u{202f}{words}\u{202f}» inséré";
    CORRECTION_REVERTED: "A correction of “{name}” taken back", "Une correction de «\u{202f}{name}\u{202f}» annulée";
    CORRECTION_RESTORED: "A correction of “{name}” made again", "Une correction de «\u{202f}{name}\u{202f}» rétablie";
    CORRECTIONS_SETTLED: "Corrections of “{name}” by two people settled", "Corrections de «\u{202f}{name}\u{202f}» par deux personnes réglées";
    CORRECTIONS_REOPENED: "Corrections of “{name}” by two people opened again", "Corrections de «\u{202f}{name}\u{202f}» par deux personnes rouvertes";
    FINISHED: "“{name}” finished for “{tree}”", "«\u{202f}{name}\u{202f}» terminé pour «\u{202f}{tree}\u{202f}»";
    REOPENED: "“{name}” reopened for “{tree}”", "«\u{202f}{name}\u{202f}» rouvert pour «\u{202f}{tree}\u{202f}»";
    ASSIGNED: "“{name}” to be coded blind ({tree})", "«\u{202f}{name}\u{202f}» à coder à l’aveugle ({tree})";
    OPENED_TO_ALL: "“{name}” opened to all for “{tree}”", "«\u{202f}{name}\u{202f}» ouvert à tous pour «\u{202f}{tree}\u{202f}»";
    HIDDEN_AGAIN: "“{name}” hidden again for “{tree}”", "«\u{202f}{name}\u{202f}» de nouveau masqué pour «\u{202f}{tree}\u{202f}»";

    PARTICIPANT_ADDED: "Participant “{name}” added", "Participant «\u{202f}{name}\u{202f}» ajouté";
    PARTICIPANT_REMOVED: "Participant “{name}” removed", "Participant «\u{202f}{name}\u{202f}» supprimé";
    PARTICIPANT_RESTORED: "Participant “{name}” brought back", "Participant «\u{202f}{name}\u{202f}» rétabli";
    PARTICIPANT_NAME: "Name of the participant", "Nom du participant";
    ATTRIBUTE_KIND: "Kind of “{name}”", "Type de «\u{202f}{name}\u{202f}»";
    VALUE: "{name}", "{name}";
    TYPOLOGY: "Typology “{name}”", "Typologie «\u{202f}{name}\u{202f}»";

    TREE_ADDED: "Code tree “{name}” added", "Arbre de codes «\u{202f}{name}\u{202f}» ajouté";
    TREE_REMOVED: "Code tree “{name}” removed", "Arbre de codes «\u{202f}{name}\u{202f}» supprimé";
    TREE_RESTORED: "Code tree “{name}” brought back", "Arbre de codes «\u{202f}{name}\u{202f}» rétabli";
    TREE_NAME: "Name of the code tree", "Nom de l’arbre de codes";
    CODE_ADDED: "Code “{name}” added", "Code «\u{202f}{name}\u{202f}» ajouté";
    CODE_REMOVED: "Code “{name}” removed", "Code «\u{202f}{name}\u{202f}» supprimé";
    CODE_RESTORED: "Code “{name}” brought back", "Code «\u{202f}{name}\u{202f}» rétabli";
    CODE_NAME: "Name of the code", "Nom du code";
    DESCRIPTION: "Description of the code “{name}”", "Description du code «\u{202f}{name}\u{202f}»";
    INCLUDE: "What to include in the code “{name}”", "Ce qu’inclut le code «\u{202f}{name}\u{202f}»";
    EXCLUDE: "What to exclude from the code “{name}”", "Ce qu’exclut le code «\u{202f}{name}\u{202f}»";
    EXAMPLE: "Example of the code “{name}”", "Exemple du code «\u{202f}{name}\u{202f}»";
    COLOUR: "Colour of the code “{name}”", "Couleur du code «\u{202f}{name}\u{202f}»";
    PLACE: "Code “{name}” below", "Code «\u{202f}{name}\u{202f}» sous";
    MERGED: "Code “{name}” merged into “{into}”", "Code «\u{202f}{name}\u{202f}» fusionné avec «\u{202f}{into}\u{202f}»";
    UNMERGED: "Code “{name}” taken out of “{into}” again", "Code «\u{202f}{name}\u{202f}» de nouveau séparé de «\u{202f}{into}\u{202f}»";

    CODED: "“{quote}” coded “{code}” in “{name}”", "«\u{202f}{quote}\u{202f}» codé «\u{202f}{code}\u{202f}» dans «\u{202f}{name}\u{202f}»";
    CODING_REMOVED: "No longer {name}", "N’est plus {name}";
    CODING_RESTORED: "Again {name}", "De nouveau {name}";
    EDGES: "Words of {name}", "Mots de {name}";
    RECODED: "Code of {name}", "Code de {name}";
    UPHELD: "Decided that this counts: {name}", "Décidé que ceci compte\u{202f}: {name}";
    SET_ASIDE: "Decided that this does not count: {name}", "Décidé que ceci ne compte pas\u{202f}: {name}";
    RULING_REOPENED: "To be decided again: {name}", "De nouveau à décider\u{202f}: {name}";
    WITH_NOTE: "{what} ({note})", "{what} ({note})";
    MEMO: "Memo on {name}", "Mémo sur {name}";
    MAPPING: "Mapping of {name}", "Correspondance de {name}";
    THEME: "Theme", "Thème";
    GATHERED: "“{name}” gathered into the theme “{theme}”", "«\u{202f}{name}\u{202f}» réuni dans le thème «\u{202f}{theme}\u{202f}»";
    RELEASED: "“{name}” taken out of the theme “{theme}”", "«\u{202f}{name}\u{202f}» retiré du thème «\u{202f}{theme}\u{202f}»";
    QUOTE_CHOSEN: "“{name}” chosen for the theme “{theme}”", "«\u{202f}{name}\u{202f}» choisi pour le thème «\u{202f}{theme}\u{202f}»";
    QUOTE_DROPPED: "“{name}” no longer shown for the theme “{theme}”", "«\u{202f}{name}\u{202f}» n’est plus montré pour le thème «\u{202f}{theme}\u{202f}»";
    GUIDE: "Interview guide", "Guide d’entretien";
    ASKED: "Question {name}", "Question {name}";
    VERDICT: "Verdict on {name}", "Verdict sur {name}";
    SUMMARY: "Summary of {name}", "Résumé de {name}";
    MATRIX_SAVED: "Matrix “{name}” kept", "Matrice «\u{202f}{name}\u{202f}» conservée";
    MATRIX_CHANGED: "Matrix “{name}” changed", "Matrice «\u{202f}{name}\u{202f}» modifiée";
    MATRIX_FORGOTTEN: "Matrix “{name}” no longer kept", "Matrice «\u{202f}{name}\u{202f}» oubliée";
    CONVENTION_KEPT: "How transcripts say who speaks, for the next file", "Comment les transcriptions indiquent qui parle, pour le prochain fichier";
    LABEL_KEPT: "What the label “{name}” is, for the next file", "Ce qu’est l’étiquette «\u{202f}{name}\u{202f}», pour le prochain fichier";
    CHOICES_KEPT: "What is done with files as they come in, for the next ones", "Ce qui est fait des fichiers à leur arrivée, pour les prochains";
    NAMES_READ_AS: "names read as {name}", "noms lus comme {name}";
    HEADS_READ: "heads become attributes", "les en-têtes deviennent des attributs";
    IS_SPEAKER: "a speaker", "un locuteur";
    IS_NO_SPEAKER: "no speaker", "pas un locuteur";
    IS_SAME: "the same as {name}", "comme {name}";
    ROLES_FORGOTTEN: "Roles in earlier documents are no longer proposed for new ones", "Les rôles des documents précédents ne sont plus proposés pour les nouveaux";
    SETTLED: "What people set differently is settled: {name}", "Ce que des personnes avaient fixé différemment est réglé\u{202f}: {name}";
    UNSETTLED: "What people set differently is open again: {name}", "Ce que des personnes avaient fixé différemment est rouvert\u{202f}: {name}";
    COPY_MERGED: "What a copy of the project brought in: {name}", "Ce qu’une copie du projet a apporté\u{202f}: {name}";
    COPY_UNMERGED: "All that a copy of the project had brought in is taken back: {name}", "Tout ce qu’une copie du projet avait apporté est annulé\u{202f}: {name}";
    UNKNOWN: "A step of a newer version of Counterpoint: {name}", "Une étape d’une version plus récente de Counterpoint\u{202f}: {name}";
}
