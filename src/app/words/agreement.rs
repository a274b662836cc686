//! Phrases of the agreement between coders.

use super::{Phrase, phrases};
use crate::analysis::AgreementUnit;

/// Returns what a unit is called where it is chosen.
pub fn unit(unit: AgreementUnit) -> Phrase {
    match unit {
        AgreementUnit::Turn => TURNS,
        AgreementUnit::Document => DOCUMENTS,
        AgreementUnit::Word => WORDS,
        AgreementUnit::Character => CHARACTERS,
        AgreementUnit::Overlap => SEGMENTS,
        AgreementUnit::Unitising => CUT_UNITS,
    }
}

phrases! {
    TURNS: "turns", "tours de parole";
    DOCUMENTS: "documents", "documents";
    WORDS: "words", "mots";
    CHARACTERS: "characters", "caractères";
    SEGMENTS: "coded segments", "segments codés";
    CUT_UNITS: "units as they were cut", "unités telles que découpées";

    UNIT: "Unit of agreement", "Unité de l’accord";
    TREE: "Code tree", "Arbre de codes";
    ALL_TREES: "all code trees", "tous les arbres";
    CODERS: "Coders", "Codeurs";
    EVERYBODY: "everybody who finished", "tous ceux qui ont terminé";
    INDEPENDENT: "Independent work", "Travail indépendant";
    AS_IT_STANDS: "As it stands now", "État actuel";
    EXPORT: "Export the agreement…", "Exporter l’accord…";

    AGREEMENT: "Agreement between coders", "Accord entre codeurs";
    MEASURING: "Measuring the agreement between coders", "Mesure de l’accord entre codeurs";
    STOPPED: "Measuring was stopped", "La mesure a été arrêtée";
    MEASURE_AGAIN: "Measure again", "Mesurer à nouveau";
    NOBODY: "Agreement needs two coders who finished the same document for the same code tree. Say it in the menu of a document in the list: “Finished by me for”.", "L’accord demande deux codeurs qui ont terminé le même document pour le même arbre de codes. Dites-le dans le menu d’un document de la liste\u{202f}: «\u{202f}Terminé par moi pour\u{202f}».";

    TO_DECIDE: "To decide", "À trancher";
    DECIDED: "Decided", "Tranché";
    FINDING_DISPUTES: "Finding where coders disagree", "Recherche des désaccords entre codeurs";
    DISPUTES: "Places where coders disagree", "Endroits où les codeurs ne s’accordent pas";
    DISPUTE_KEYS: "Arrows move in the list, Enter shows the place in the text, the keys in brackets decide. What is set aside stays on record; everything can be undone.", "Les flèches parcourent la liste, Entrée montre l’endroit dans le texte, les touches entre crochets tranchent. Ce qui est écarté reste consigné\u{202f}; tout peut être annulé.";
    NO_DISPUTES: "Coders do not disagree anywhere in the documents that two of them finished.", "Les codeurs ne sont en désaccord nulle part dans les documents que deux d’entre eux ont terminés.";
    LEFT_ONE: "{n} place to decide", "{n} endroit à trancher";
    LEFT_MANY: "{n} places to decide", "{n} endroits à trancher";
    STILL_BLIND: "Left out, because somebody still codes them blind: {names}", "Laissés de côté, car quelqu’un les code encore à l’aveugle\u{202f}: {names}";
    READS: "{coder}: {codes}", "{coder}\u{202f}: {codes}";
    READS_NOTHING: "none of these codes", "aucun de ces codes";
    AGREED_TOO: "Here too, without dispute: {codes}", "Ici aussi, sans désaccord\u{202f}: {codes}";
    DISPUTE: "{document}: {words}. {readings}", "{document}\u{202f}: {words}. {readings}";
    ACCEPT: "{name} is right", "{name} a raison";
    ALL_RIGHT: "Both are right", "Les deux ont raison";
    EVERYBODY_RIGHT: "All are right", "Tous ont raison";
    NOBODY_RIGHT: "Neither", "Aucun des deux";
    NONE_RIGHT: "None of them", "Aucun d’eux";
    ANOTHER_CODE: "Another code…", "Un autre code…";
    SHOW_PLACE: "Show in the text", "Montrer dans le texte";
    NOTE: "Why (optional)", "Pourquoi (facultatif)";
    NOTE_KEY: "Why (optional): key M", "Pourquoi (facultatif)\u{202f}: touche M";
    NONE_LEFT: "Nothing is left to decide. What was decided is listed under “Decided”.", "Il ne reste rien à trancher. Ce qui l’a été est indiqué sous «\u{202f}Tranché\u{202f}».";
    NOTHING_DECIDED: "Nothing was decided yet. Where coders disagree is listed under “To decide”.", "Rien n’a encore été tranché. Les désaccords entre codeurs sont indiqués sous «\u{202f}À trancher\u{202f}».";
    DECISIONS: "Decisions", "Décisions";
    DECISION: "{document}: {words}. {outcome}", "{document}\u{202f}: {words}. {outcome}";
    DECIDED_BY: "{name}, {when}", "{name}, {when}";
    COUNTS: "Counts: {codes}", "Compte\u{202f}: {codes}";
    SET_ASIDE: "Set aside: {codes}", "Écarté\u{202f}: {codes}";
    NOTHING_COUNTS: "nothing", "rien";
    CODED_BY: "{code} ({coder})", "{code} ({coder})";
    REOPEN: "Decide again", "Trancher à nouveau";

    CODE: "Code", "Code";
    N_UNITS: "Units", "Unités";
    N_USES: "Uses", "Emplois";
    PERCENT: "Agreement", "Accord";
    POSITIVE: "On uses", "Sur les emplois";
    ALPHA: "Alpha", "Alpha";
    KAPPA: "Cohen’s kappa", "Kappa de Cohen";
    AC1: "AC1", "AC1";
    ALL_CODES: "All codes", "Tous les codes";
    OF_HUNDRED: "{n}%", "{n}\u{202f}%";
    WITH_INTERVAL: "{n} [{low}; {high}]", "{n} [{low}\u{202f}; {high}]";
    ROW: "{code}: {figures}", "{code}\u{202f}: {figures}";
    FIGURE: "{name} {value}", "{name} {value}";
    MISSING: "{name}: – {why}", "{name}\u{202f}: – {why}";

    AGREED: "On {n} {unit} coded by {coders}, they agreed on “{code}” in {percent}.", "Sur {n} {unit} codés par {coders}, accord sur «\u{202f}{code}\u{202f}»\u{202f}: {percent}.";
    COMPARED: "“{code}” on {n} {unit} of {coders}.", "«\u{202f}{code}\u{202f}» sur {n} {unit} de {coders}.";
    OTHER_TOO: " When one used it, the other did too in {percent} of uses.", " Accord sur les emplois\u{202f}: {percent}.";
    OTHERS_TOO: " When one used it, each of the others did too in {percent} of cases.", " Accord sur les emplois, par paire de codeurs\u{202f}: {percent}.";
    ALPHA_IS: " Alpha = {alpha}", " Alpha = {alpha}";
    BELOW: ", below the usual 0.667: discuss the definition before counting this code.", ", sous le seuil usuel de 0,667\u{202f}: rediscutez la définition avant de compter ce code.";
    BETWEEN: ", between the usual 0.667 and 0.800: tentative conclusions only.", ", entre les seuils usuels de 0,667 et 0,800\u{202f}: conclusions prudentes seulement.";
    ABOVE: ", at least the usual 0.800.", ", au moins le seuil usuel de 0,800.";
    MEAN: "Mean of the codes’ alphas: {mean}, of {n} {n|code|codes}; {without} {without|code has|codes have} none.", "Moyenne des alphas des codes\u{202f}: {mean}, sur {n} {n|code|codes}\u{202f}; {without} {without|code n’en a|codes n’en ont} pas.";
    CONVENTION: "0.667 and 0.800 are conventions (Krippendorff). Reflexive thematic analysis does not ask for reliability.", "0,667 et 0,800 sont des conventions (Krippendorff). L’analyse thématique réflexive ne demande pas de fidélité.";

    ONE_CODER: "only one coder finished documents for this code", "un seul codeur a terminé des documents pour ce code";
    NO_COMMON: "no two coders finished the same document", "aucun document n’a été terminé par deux codeurs";
    NOT_THIS_UNIT: "has no meaning for this unit", "n’a pas de sens pour cette unité";
    NOT_POOLED: "is not put together over codes", "ne se cumule pas sur plusieurs codes";
    ONLY_OF_TWO: "only for two coders: choose them above", "seulement pour deux codeurs\u{202f}: choisissez-les ci-dessus";
    NO_VARIATION: "all coders said the same of every unit, so reliability cannot be told", "tous ont dit la même chose de chaque unité\u{202f}: la fidélité ne peut être évaluée";
    NOT_USED: "no coder used it, or none left it out", "aucun codeur ne l’a employé, ou aucun ne l’a omis";
    TOO_FEW: "no interval: it takes 10 units, 5 uses and 15 documents", "pas d’intervalle\u{202f}: il faut 10 unités, 5 emplois et 15 documents";
}
