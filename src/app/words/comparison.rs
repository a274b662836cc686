//! Phrases of the comparison: crosswalk, themes, verdicts.

use super::{Phrase, phrases};
use crate::model::{Relation, Side, Silence, VerdictKind};

/// Returns the words of a relation between two codes.
pub fn relation(relation: Relation) -> Phrase {
    match relation {
        Relation::Same => SAME,
        Relation::Broader => BROADER,
        Relation::Narrower => NARROWER,
        Relation::Overlapping => OVERLAPPING,
        Relation::Opposed => OPPOSED,
        Relation::OnlyHere => ONLY_HERE,
    }
}

/// Returns the words of a reason for silence.
pub fn silence(why: Silence) -> Phrase {
    match why {
        Silence::NotAsked => NOT_ASKED,
        Silence::NoAnswer => NO_ANSWER,
        Silence::NotRaised => NOT_RAISED,
    }
}

/// Returns the words of a verdict.
pub fn verdict(kind: VerdictKind) -> Phrase {
    match kind {
        VerdictKind::Agreement => AGREEMENT,
        VerdictKind::PartialAgreement => PARTIAL_AGREEMENT,
        VerdictKind::Dissonance => DISSONANCE,
        VerdictKind::Silence(Side::First, why) => silence_of(why, [FIRST_NOT_ASKED, FIRST_NO_ANSWER, FIRST_NOT_RAISED]),
        VerdictKind::Silence(Side::Second, why) => {
            silence_of(why, [SECOND_NOT_ASKED, SECOND_NO_ANSWER, SECOND_NOT_RAISED])
        }
    }
}

fn silence_of(why: Silence, [not_asked, no_answer, not_raised]: [Phrase; 3]) -> Phrase {
    match why {
        Silence::NotAsked => not_asked,
        Silence::NoAnswer => no_answer,
        Silence::NotRaised => not_raised,
    }
}

phrases! {
    SAME: "same", "identique";
    BROADER: "broader", "plus large";
    NARROWER: "narrower", "plus étroit";
    OVERLAPPING: "overlapping", "se recoupent";
    OPPOSED: "opposed", "opposés";
    ONLY_HERE: "only here", "seulement ici";

    AGREEMENT: "agreement", "accord";
    PARTIAL_AGREEMENT: "partial agreement", "accord partiel";
    DISSONANCE: "dissonance", "dissonance";
    FIRST_NOT_ASKED: "the first silent: not asked", "les premiers muets\u{202f}: non demandé";
    FIRST_NO_ANSWER: "the first silent: asked, no answer", "les premiers muets\u{202f}: demandé, sans réponse";
    FIRST_NOT_RAISED: "the first silent: not raised", "les premiers muets\u{202f}: non évoqué";
    SECOND_NOT_ASKED: "the second silent: not asked", "les seconds muets\u{202f}: non demandé";
    SECOND_NO_ANSWER: "the second silent: asked, no answer", "les seconds muets\u{202f}: demandé, sans réponse";
    SECOND_NOT_RAISED: "the second silent: not raised", "les seconds muets\u{202f}: non évoqué";

    ASKED: "asked", "posée";
    NOT_ASKED: "not asked", "non demandé";
    NO_ANSWER: "asked, no answer", "demandé, sans réponse";
    NOT_RAISED: "not raised", "non évoqué";

    WORDS: "Words", "Mots";
    NEW_CODES: "New codes", "Codes nouveaux";
    EXPORT_COUNTED: "This table", "Ce tableau";
    WITHOUT_STOP_WORDS: "Without words that say little (the, les…)", "Sans les mots qui disent peu (the, les…)";
    ORDER: "Order of the interviews", "Ordre des entretiens";
    BY_NAME: "In the order of document names", "Dans l’ordre des noms de documents";
    BY_CODING: "In the order of coding", "Dans l’ordre du codage";
    BY_ATTRIBUTE: "In the order of {attribute}", "Dans l’ordre de {attribute}";
    BASE: "Base, in interviews", "Base, en entretiens";
    RUN: "Run, in interviews", "Série, en entretiens";
    THRESHOLD: "At most new, of the base", "Nouveaux au plus, de la base";
    COUNTING: "Counting…", "Décompte…";
    DIVERGENCE: "Divergence", "Divergences";
    EXPORT_COMPARISON: "Comparison, as a table or a picture", "Comparaison, en tableau ou en image";
    ROW_LABEL: "{row}: {first} {a}, {second} {b}, {note}", "{row}\u{202f}: {first} {a}, {second} {b}, {note}";
    ROWS: "Rows", "Lignes";
    ALL_CODES: "All codes", "Tous les codes";
    SHOW_TESTS: "Show tests", "Montrer les tests";
    PERMUTE: "Deal group labels anew to", "Redistribuer les groupes";
    PERMUTE_NOT: "no labels dealt anew", "sans redistribution";
    PERMUTE_PEOPLE: "dealt to each participant", "redistribués par participant";
    PERMUTE_DOCUMENTS: "dealt to all of a document, such as a focus group", "redistribués par document, tel un groupe de discussion";
    PERMUTE_ATTRIBUTE: "dealt to all of one {attribute}", "redistribués par valeur de {attribute}";
    STRATA: "Within what labels are dealt", "Au sein de quoi redistribuer";
    STRATA_NONE: "among all", "parmi tous";
    STRATA_LENGTH: "within thirds by length of talk", "par tiers de longueur de parole";
    STRATA_ATTRIBUTE: "within each {attribute}", "au sein de chaque {attribute}";
    DEALING: "Dealing the labels of the groups anew", "Redistribution des groupes au hasard";
    DEAL_AGAIN: "Deal again", "Redistribuer à nouveau";
    TESTED: " · p {p}, q {q}", " · p {p}, q {q}";
    TESTED_BRIEF: " · p {p}", " · p {p}";
    DEALT_BRIEF: " · shuffled {p}", " · redistribué {p}";
    DEALT: " · shuffled p {p}, q {q}", " · redistribué p {p}, q {q}";
    DEALT_WORDS: " Shuffling the group labels gives a gap this large in {percent}% of the cases.", " Un tel écart apparaît dans {percent}\u{202f}% des cas en redistribuant les groupes au hasard.";
    NOT_DEALT: " Labels cannot be dealt anew here: {why}.", " Les groupes ne peuvent être redistribués ici\u{202f}: {why}.";
    TOO_FEW_WAYS: "too few people or focus groups", "trop peu de personnes ou de groupes de discussion";
    TOGETHER: "people of both groups were sampled together", "des personnes des deux groupes ont été recrutées ensemble";
    TOO_FEW: "too few to compare", "trop peu pour comparer";
    TOO_FEW_BRIEF: "too few", "trop peu";
    POINTS_BRIEF: "{n} [{low}; {high}]", "{n} [{low}\u{202f}; {high}]";
    POINTS: "{n} points [{low}; {high}]", "{n} points [{low}\u{202f}; {high}]";
    OF_GROUP: "{n} of {N} ({group})", "{n} sur {N} ({group})";
    PERCENT_INTERVAL: " {n}% [{low}; {high}]", " {n}\u{202f}% [{low}\u{202f}; {high}]";
    MENTIONED: "Mentioned by {first} and by {second}.", "Évoqué par {first} et par {second}.";
    DIFFERENCE: " Difference: {n} points [{low}; {high}].", " Écart\u{202f}: {n} points [{low}\u{202f}; {high}].";
    TOO_FEW_TO_COMPARE: " Too few people in a group to compare shares.", " Trop peu de personnes dans un groupe pour comparer des parts.";
    DESCRIBES: " Describes these interviews; not a survey estimate.", " Décrit ces entretiens, pas une population.";
    DO_NOT_SAY: "Do not say it among {group}: {people}", "Ne le disent pas parmi {group}\u{202f}: {people}";
    SAY_TOO: "Say it too among {group}: {people}", "Le disent aussi parmi {group}\u{202f}: {people}";
    OPEN_THEME: "Read both sides", "Lire les deux côtés";
    EXCERPTS_OF: "Excerpts of {group}", "Extraits de {group}";
    THEMES: "Themes", "Thèmes";
    CROSSWALK: "Crosswalk", "Correspondances";
    FRAMEWORK: "Framework grid", "Grille d’analyse";
    EXPORT_CONVERGENCE: "Convergence matrix", "Matrice de convergence";
    EXPORT_QUOTES: "Quote matrix, chosen quotes", "Matrice de citations choisies";
    EXPORT_ALL_QUOTES: "Quote matrix, all excerpts", "Matrice de citations, tous les extraits";
    EXPORT_CROSSWALK: "Crosswalk", "Correspondances";
    EXPORT_FRAMEWORK: "Framework grid", "Grille d’analyse";

    NO_ATTRIBUTE: "Import attributes first: the groups that are compared are the values of one, such as the viewpoint", "Importez d’abord des attributs\u{202f}: les groupes comparés sont les valeurs de l’un d’eux, tel le point de vue";
    GONE_CODE: "This code was removed: who spoke of the theme with it seems silent now. Bring it back, or release it here.", "Ce code a été supprimé\u{202f}: qui parlait du thème avec lui semble se taire. Rétablissez-le, ou retirez-le d’ici.";
    NOT_DRAWN: "{n} {n|row|rows} of which nobody of both groups speaks {n|is|are} not shown", "{n} {n|ligne|lignes} dont personne des deux groupes ne parle {n|n’est pas affichée|ne sont pas affichées}";
    NO_THEMES: "A theme gathers codes of several trees, so that what both sides say can be read side by side. Name the first one on the left", "Un thème réunit des codes de plusieurs arbres, pour lire côte à côte ce que disent les deux côtés. Nommez le premier à gauche";
    CHOOSE_THEME: "Choose a theme", "Choisissez un thème";
    NO_GROUPS: "The attribute has fewer than two values to compare", "L’attribut a moins de deux valeurs à comparer";
    FIRST_GROUP: "First group", "Premier groupe";
    SECOND_GROUP: "Second group", "Second groupe";
    NEW_THEME: "Name of a new theme", "Nom d’un nouveau thème";
    ADD_THEME: "Add theme", "Ajouter le thème";
    HEARD: "{group}: {n} of {N}", "{group}\u{202f}: {n} sur {N}";
    THEME_NAME: "Name of the theme", "Nom du thème";
    REMOVE_THEME: "Remove the theme “{name}”", "Supprimer le thème «\u{202f}{name}\u{202f}»";
    ASKS: "asks:", "demande\u{202f}:";
    RELEASE: "Take {code} out of the theme", "Retirer {code} du thème";
    GATHER: "Gather a code…", "Réunir un code…";
    NEAR_CODES: "near:", "proches\u{202f}:";
    SPEAK: "{group}: {n} of {N} {N|participant|participants} {n|speaks|speak} of it", "{group}\u{202f}: {n} {n|participant|participants} sur {N} {n|en parle|en parlent}";
    N_NOT_ASKED: "{n} not asked", "{n} {n|non interrogé|non interrogés}";
    N_NO_ANSWER: "{n} asked, no answer", "{n} {n|interrogé|interrogés}, sans réponse";
    N_NOT_RAISED: "{n} did not raise it", "{n} ne {n|l’a|l’ont} pas évoqué";
    N_STILL_BLIND: "{n} still to be coded blind", "{n} encore à coder à l’aveugle";
    N_NOT_RECORDED: "{n}: questions not recorded", "{n}\u{202f}: questions non notées";
    VERDICT: "Your verdict", "Votre verdict";
    NO_VERDICT: "none yet", "aucun encore";
    EVIDENT: "Take “{verdict}”", "Prendre «\u{202f}{verdict}\u{202f}»";
    SILENT: "{group} silent: {why}", "{group} muets\u{202f}: {why}";
    RATIONALE: "Why", "Pourquoi";
    BY_OTHER: "{name}: {verdict}", "{name}\u{202f}: {verdict}";
    NOTHING_SAID: "Nothing of this group is coded with the codes of the theme", "Rien de ce groupe n’est codé avec les codes du thème";
    CHOOSE_QUOTE: "Choose for the quote matrix: {quote}", "Choisir pour la matrice de citations\u{202f}: {quote}";
    CHOOSE_QUOTE_HINT: "Choose these words for the quote matrix", "Choisir ces mots pour la matrice de citations";

    ONE_TREE: "A crosswalk joins code trees: add a second tree first", "Une table de correspondance relie des arbres de codes\u{202f}: ajoutez d’abord un second arbre";
    CODES_OF_TREE: "Codes of the tree, with what they are mapped with", "Codes de l’arbre, avec leurs correspondances";
    NOT_MAPPED: "not mapped", "sans correspondance";
    MAP_WITH: "Map with…", "Mettre en correspondance avec…";
    MARK_ONLY_HERE: "Only here", "Seulement ici";
    UNMAP: "Remove the mapping with {code}", "Supprimer la correspondance avec {code}";
    RELATION_TO: "What it is to {code}", "Ce qu’il est pour {code}";
    BROKEN: "broken: merged or removed", "rompue\u{202f}: fusionné ou supprimé";
    LOOKING_FOR_SHARED_WORDS: "Looking for codes that share words", "Recherche de codes qui partagent des mots";
    SUGGEST: "Suggest by shared words", "Suggérer par les mots partagés";
    NOTHING_SHARED: "No code of another tree shares words with it", "Aucun code d’un autre arbre ne partage de mots avec lui";
    MAKE_THEME: "Make a theme of it", "En faire un thème";
    GUIDE_TREE: "Interview guide", "Guide d’entretien";
    NO_GUIDE: "none", "aucun";

    GRID: "Participants by themes", "Participants par thèmes";
    CELL: "{person}, {theme}: {n} {n|excerpt|excerpts}. {summary}", "{person}, {theme}\u{202f}: {n} {n|extrait|extraits}. {summary}";
    STALE: "codings changed since", "codages modifiés depuis";
    SUMMARY: "Summary", "Résumé";
    SUMMARY_OF: "{person} on {theme}", "{person} sur {theme}";

    DID_MAP: "Code “{name}” mapped", "Code «\u{202f}{name}\u{202f}» mis en correspondance";
    DID_UNMAP: "Mapping of “{name}” removed", "Correspondance de «\u{202f}{name}\u{202f}» supprimée";
    DID_ADD_THEME: "Theme “{name}” added", "Thème «\u{202f}{name}\u{202f}» ajouté";
    DID_RENAME_THEME: "Theme renamed to “{name}”", "Thème renommé «\u{202f}{name}\u{202f}»";
    DID_REMOVE_THEME: "Theme “{name}” removed", "Thème «\u{202f}{name}\u{202f}» supprimé";
    DID_GATHER: "Code gathered into “{name}”", "Code réuni dans «\u{202f}{name}\u{202f}»";
    DID_RELEASE: "Code taken out of “{name}”", "Code retiré de «\u{202f}{name}\u{202f}»";
    DID_CHOOSE: "Quote chosen for “{name}”", "Citation choisie pour «\u{202f}{name}\u{202f}»";
    DID_DROP: "Quote dropped from “{name}”", "Citation retirée de «\u{202f}{name}\u{202f}»";
    DID_CONCLUDE: "Verdict on “{name}”", "Verdict sur «\u{202f}{name}\u{202f}»";
    DID_SUMMARISE: "Summary of “{name}”", "Résumé de «\u{202f}{name}\u{202f}»";
    DID_SET_GUIDE: "“{name}” is the interview guide", "«\u{202f}{name}\u{202f}» est le guide d’entretien";
    DID_UNSET_GUIDE: "No tree is the interview guide", "Aucun arbre n’est le guide d’entretien";
}
