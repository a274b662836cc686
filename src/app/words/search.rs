//! Words of the search panel.

use super::{Phrase, Tongue, phrase};
use crate::search::QueryError;

/// The box.
pub const SEARCH: Phrase = phrase("Search all documents", "Chercher dans tous les documents");
/// In the empty box.
pub const HINT: Phrase = phrase("Words, \"a phrase\", speaker:…", "Mots, \"une expression\", speaker:…");
/// The button beside the box.
pub const HELP: Phrase = phrase("How to search", "Comment chercher");
/// Over the examples.
pub const HELP_LEAD: Phrase =
    phrase("Accents and capitals do not matter. Try one:", "Accents et majuscules ne comptent pas. Essayez\u{202f}:");
/// While the job runs.
pub const RUNNING: Phrase = phrase("Searching…", "Recherche en cours…");
/// While the job runs again.
pub const RUNNING_AGAIN: Phrase =
    phrase("Searching again, because the project changed…", "Nouvelle recherche, car le projet a changé…");
/// Nothing searched yet.
pub const IDLE: Phrase =
    phrase("Type what somebody may have said, then Enter", "Tapez ce que quelqu’un a pu dire, puis Entrée");
/// Nothing found.
pub const NOTHING: Phrase = phrase("Nobody said this", "Personne n’a dit cela");
/// Nothing found.
pub const NOTHING_HINT: Phrase = phrase(
    "Fewer words, a star (logem*) or a tilde (fatigue~1) find more",
    "Moins de mots, une étoile (logem*) ou un tilde (fatigue~1) trouvent davantage",
);
/// Counts.
pub const COUNTS: Phrase = phrase("{matches} in {turns} of {documents}", "{matches} dans {turns} de {documents}");
/// Count.
pub const MATCH: Phrase = phrase("{n} match", "{n} occurrence");
/// Count.
pub const MATCHES: Phrase = phrase("{n} matches", "{n} occurrences");
/// Count.
pub const TURN: Phrase = phrase("{n} turn", "{n} tour de parole");
/// Count.
pub const TURNS: Phrase = phrase("{n} turns", "{n} tours de parole");
/// Count.
pub const DOCUMENT: Phrase = phrase("{n} document", "{n} document");
/// Count.
pub const DOCUMENTS: Phrase = phrase("{n} documents", "{n} documents");
/// The list is cut.
pub const LISTED: Phrase = phrase(
    "The first {n} turns are listed. Add words to narrow the search",
    "Les {n} premiers tours sont affichés. Ajoutez des mots pour préciser la recherche",
);
/// Documents whose text is not here.
pub const UNAVAILABLE: Phrase = phrase(
    "Not searched, because their text is not here: {names}",
    "Non cherchés, car leur texte n’est pas là\u{202f}: {names}",
);
/// Under a hit.
pub const ONE_MORE: Phrase = phrase("{n} more match in this turn", "{n} autre occurrence dans ce tour");
/// Under a hit.
pub const MORE: Phrase = phrase("{n} more matches in this turn", "{n} autres occurrences dans ce tour");
/// Without a label.
pub const NO_SPEAKER: Phrase = phrase("No speaker", "Sans locuteur");
/// The list.
pub const LIST: Phrase = phrase("Hits", "Résultats");
/// Opens the dialog.
pub const CODE_ALL: Phrase = phrase("Code all hits…", "Coder tous les résultats…");

/// The title of the dialog that codes all hits.
pub const AUTOCODE: Phrase = phrase("Code all hits", "Coder tous les résultats");
/// A field.
pub const CODE: Phrase = phrase("Code", "Code");
/// In the empty field.
pub const CODE_HINT: Phrase = phrase("Find a code, or type a new path", "Trouver un code, ou taper un nouveau chemin");
/// What will happen.
pub const NEW_CODE: Phrase =
    phrase("A new code “{code}” will be made", "Un nouveau code «\u{202f}{code}\u{202f}» sera créé");
/// What will happen.
pub const CHOSEN_CODE: Phrase = phrase("Chosen: {code}", "Choisi\u{202f}: {code}");
/// A choice.
pub const EXTENT: Phrase = phrase("What is coded", "Ce qui est codé");
/// An extent.
pub const EXTENT_MATCH: Phrase = phrase("The match", "L’occurrence");
/// An extent.
pub const EXTENT_SENTENCE: Phrase = phrase("Its sentence", "Sa phrase");
/// An extent.
pub const EXTENT_TURN: Phrase = phrase("The whole turn", "Tout le tour");
/// Ticks everything.
pub const TICK_ALL: Phrase = phrase("All", "Tout");
/// Ticks nothing.
pub const TICK_NONE: Phrase = phrase("None", "Rien");
/// On an excerpt.
pub const ALREADY: Phrase = phrase("already coded", "déjà codé");
/// The list.
pub const PREVIEW: Phrase = phrase("Excerpts to code", "Extraits à coder");
/// The button.
pub const APPLY_ONE: Phrase = phrase("Code {n} excerpt", "Coder {n} extrait");
/// The button.
pub const APPLY_MANY: Phrase = phrase("Code {n} excerpts", "Coder {n} extraits");
/// The button, where the code is not there yet.
pub const MAKE_AND_APPLY_ONE: Phrase =
    phrase("Make “{code}” and code {n} excerpt", "Créer «\u{202f}{code}\u{202f}» et coder {n} extrait");
/// The same.
pub const MAKE_AND_APPLY_MANY: Phrase =
    phrase("Make “{code}” and code {n} excerpts", "Créer «\u{202f}{code}\u{202f}» et coder {n} extraits");

/// What can be typed, and what it finds.
pub const EXAMPLES: [(Phrase, Phrase); 11] = [
    (phrase("tired night", "fatigue nuit"), phrase("both words, in any form", "les deux mots, sous toute forme")),
    (phrase("\"at home\"", "\"chez soi\""), phrase("these words in a row", "ces mots à la suite")),
    (phrase("\"home night\"~5", "\"nuit soi\"~5"), phrase("near each other", "proches l’un de l’autre")),
    (phrase("hous*", "logem*"), phrase("words that begin so", "mots qui commencent ainsi")),
    (phrase("tired~1", "fatigue~1"), phrase("with a letter that differs", "à une lettre près")),
    (phrase("flat OR room", "toit OU chambre"), phrase("one of them", "l’un des deux")),
    (phrase("flat NOT room", "toit SAUF chambre"), phrase("the first without the second", "le premier sans le second")),
    (phrase("speaker:U01 help", "speaker:U01 aide"), phrase("said by somebody", "dit par quelqu’un")),
    (phrase("age>=40 help", "âge>=40 aide"), phrase("said by people of that age", "dit par des gens de cet âge")),
    (phrase("event:laughter", "event:rires"), phrase("marked by the transcriber", "noté par le transcripteur")),
    (phrase("code:Housing NOT help", "code:Logement SAUF aide"), phrase("where a code is", "là où est un code")),
];

/// Returns why a query is not understood and what to do. Positions are read from 1.
pub fn query_error(tongue: Tongue, error: &QueryError) -> String {
    match tongue {
        Tongue::English => {
            let text = error.to_string();
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
        Tongue::French => in_french(error),
    }
}

fn in_french(error: &QueryError) -> String {
    use QueryError::{
        Distance, Empty, EmptyParentheses, EmptyQuote, LoneStar, MissingOperand, MissingValue, NotCompared, TooDeep,
        TooManyWords, UnclosedParenthesis, UnclosedQuote, UnknownFilter, UnknownValue, UnopenedParenthesis,
    };
    let place = |at: &u32| format!("à la position {}", at + 1);
    match error {
        Empty => "Rien à chercher\u{202f}: tapez au moins un mot, ou un filtre comme speaker:U01".to_owned(),
        UnclosedQuote { at } => {
            format!("Le guillemet {} n’est jamais fermé\u{202f}: ajoutez \" à la fin de l’expression", place(at))
        }
        EmptyQuote { at } => format!("Il n’y a aucun mot entre les guillemets {}", place(at)),
        UnclosedParenthesis { at } => {
            format!("La parenthèse {} n’est jamais fermée\u{202f}: ajoutez ) à la fin du groupe", place(at))
        }
        UnopenedParenthesis { at } => {
            format!("La parenthèse {} ne ferme rien\u{202f}: retirez-la, ou ajoutez ( au début du groupe", place(at))
        }
        EmptyParentheses { at } => format!("Il n’y a rien entre les parenthèses {}", place(at)),
        MissingOperand { operator, at } => format!(
            "Il manque quelque chose à côté de {operator} {}\u{202f}: complétez, ou écrivez \"{operator}\" entre \
             guillemets pour chercher le mot",
            place(at)
        ),
        LoneStar { at } => format!("L’étoile {} est seule\u{202f}: ajoutez des lettres avant ou après", place(at)),
        Distance { at } => format!(
            "Le ~ {} demande un nombre\u{202f}: mot~1 ou mot~2 pour des mots ressemblants, \"deux mots\"~5 pour des mots \
             proches",
            place(at)
        ),
        MissingValue { name, at } => format!(
            "{name}: {} n’a pas de valeur\u{202f}: écrivez {name}:valeur, ou \"{name}\" entre guillemets pour chercher le \
             mot",
            place(at)
        ),
        UnknownFilter { name, at, known } => format!(
            "Il n’y a pas de filtre «\u{202f}{name}\u{202f}» ({}). Les filtres sont {}. Pour chercher le mot, mettez-le \
             entre guillemets",
            place(at),
            known.join(", ")
        ),
        UnknownValue { value, at, known, .. } if known.is_empty() => {
            format!("Rien ne s’appelle «\u{202f}{value}\u{202f}» ({})", place(at))
        }
        UnknownValue { value, at, known, .. } => format!(
            "Rien ne s’appelle «\u{202f}{value}\u{202f}» ({})\u{202f}: choisissez parmi {}",
            place(at),
            known.join(", ")
        ),
        NotCompared { name, sign, value, at } => format!(
            "«\u{202f}{name}\u{202f}» ({}) ne se compare pas à «\u{202f}{value}\u{202f}» par {sign}\u{202f}: seuls nombres, \
             dates et listes ont un ordre\u{202f}; pour le reste, écrivez {name}:valeur, ou SAUF {name}:valeur",
            place(at)
        ),
        TooDeep { at } => format!("Trop de parenthèses emboîtées {}", place(at)),
        TooManyWords => "La recherche a trop de mots\u{202f}: cherchez en plusieurs fois".to_owned(),
    }
}

/// Returns where in the query the fault lies, in code points.
pub fn position(error: &QueryError) -> Option<u32> {
    use QueryError::{
        Distance, Empty, EmptyParentheses, EmptyQuote, LoneStar, MissingOperand, MissingValue, NotCompared, TooDeep,
        TooManyWords, UnclosedParenthesis, UnclosedQuote, UnknownFilter, UnknownValue, UnopenedParenthesis,
    };
    match error {
        Empty | TooManyWords => None,
        UnclosedQuote { at }
        | EmptyQuote { at }
        | UnclosedParenthesis { at }
        | UnopenedParenthesis { at }
        | EmptyParentheses { at }
        | MissingOperand { at, .. }
        | LoneStar { at }
        | Distance { at }
        | MissingValue { at, .. }
        | UnknownFilter { at, .. }
        | UnknownValue { at, .. }
        | NotCompared { at, .. }
        | TooDeep { at } => Some(*at),
    }
}
