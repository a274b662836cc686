//! Labels that are common nouns or count people: *Directrice*, *Teacher*, *Old friend*, `Speaker 2`, `B1` beside `B2`.
//! They say what somebody is in one document; in another one it is somebody else. Proper names and the codes of a study
//! (`U07`) are the same person everywhere.

use crate::import::talk::lexicon::{ARTICLES, PARTICLES, Words, fold};
use crate::import::talk::{labels, roles};

/// Whether the label, one of `labels` of a document with that `text`, says nothing beyond this document of who it is.
pub(super) fn names_nobody(label: &str, labels: &[&str], text: &str) -> bool {
    roles::is_placeholder(label) || is_noun(label, text) || counts_people(label, labels)
}

/// Whether the label is a noun: by its words, or because the text itself has an article before them.
fn is_noun(label: &str, text: &str) -> bool {
    let name = labels::without_remark(label).unwrap_or(label);
    // Signs beside a name, as people give themselves in chats, are no words: `Zoé 🌸`.
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let mut words: Vec<&str> = name.split([' ', '\u{a0}', '\u{202f}', '/']).filter(is_word).collect();
    if words.len() > 1 && words.last().is_some_and(|word| labels::is_number(word)) {
        // `Nurse 2`, `Orateur 1`
        return true;
    }
    if ARTICLES.has(&fold(words.first().copied().unwrap_or_default())) {
        words.remove(0);
    }
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if labels::is_titled(name) && words.iter().skip(1).any(|word| is_capital(word)) {
        return false;
    }
    let is_small = |word: &&str| !is_capital(word) || PARTICLES.has(&fold(word));
    let rest_is_small = words.iter().skip(1).all(is_small);
    let is_phrase = words.len() > 1 && rest_is_small && words.iter().skip(1).any(|w| !PARTICLES.has(&fold(w)));
    let is_known = |word: &str| NOUNS.has(fold(word).trim_end_matches('.'));
    match words.len() {
        1 => is_known(first) || has_an_article(first, text),
        _ => is_phrase || (is_known(first) && rest_is_small) || is_known(last),
    }
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the word stands in small letters behind an article in the text: *la directrice*. Names never do, but for
/// those that are words as well.
fn has_an_article(word: &str, text: &str) -> bool {
    const SHORTEST: usize = 3;
    let small = word.to_lowercase();
    let is_name = NAMES_THAT_ARE_WORDS.has(&fold(word)) || word.chars().any(|c| !c.is_alphabetic() && c != '-');
    if is_name || word.chars().count() < SHORTEST {
        return false;
    }
    text.match_indices(&small).any(|(at, _)| {
        let ends = !text[at + small.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
        let before = text[..at].trim_end_matches([' ', '\u{a0}']);
        let elided = text[..at].ends_with(['\'', '’']);
        let determiner = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        ends && (elided || (before.len() < at && DETERMINERS.has(&determiner.to_lowercase())))
    })
}

/// Whether the label is a letter or a few with a number, and the labels of the document count from 1 on so: `B1`, `B2`.
fn counts_people(label: &str, labels: &[&str]) -> bool {
    const MOST_LETTERS: usize = 4;
    let parts = |label: &str| {
        let folded = fold(label);
        let stem = folded.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        // `U07` is a code: whoever counts writes no zero.
        let digits = folded[stem.len()..].to_owned();
        let is_plain = !digits.starts_with('0') && (1..=MOST_LETTERS).contains(&stem.chars().count());
        digits.parse::<usize>().ok().filter(|_| is_plain).map(|n| (stem, n))
    };
    let Some((stem, _)) = parts(label) else { return false };
    let mut numbers: Vec<usize> =
        labels.iter().filter_map(|other| parts(other)).filter(|(other, _)| *other == stem).map(|(_, n)| n).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.len() >= 2 && numbers.iter().zip(1..).all(|(number, n)| *number == n)
}

/// Words that stand before a noun.
#[rustfmt::skip]
static DETERMINERS: Words = Words::of(&[
    "le", "la", "les", "un", "une", "des", "du", "au", "aux", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses",
    "notre", "nos", "votre", "vos", "leur", "leurs", "ce", "cet", "cette", "ces", "chaque", "the", "a", "an", "my", "your",
    "his", "her", "our", "their", "this", "that", "each", "every", "der", "die", "das", "den", "dem", "ein", "eine", "einen",
    "einem", "einer", "meine", "mein", "unsere", "unser", "el", "los", "las", "unos", "unas", "una", "mi", "tu", "su", "o",
    "os", "as", "um", "uma", "il", "lo", "gli", "uno",
]);

/// Given names that are nouns as well.
#[rustfmt::skip]
static NAMES_THAT_ARE_WORDS: Words = Words::of(&[
    "rose", "pierre", "claire", "marguerite", "olive", "fleur", "hope", "grace", "faith", "joy", "mark", "bill", "jasmine",
    "ruby", "lily", "daisy", "iris", "violette", "violet", "marine", "blanche", "prune", "cerise", "capucine", "ambre", "amber",
    "perle", "pearl", "jade", "aurore", "sky", "dawn", "summer", "robin", "jack", "penny", "will", "art", "rob", "pat",
    "victoire", "victoria", "constance", "prudence", "ange", "angel", "reine", "prince", "roman", "martin", "colin", "rich",
    "frank", "guy", "drew", "chase", "dale", "gene", "miles", "cliff", "reed", "april", "may", "june", "avril", "juin", "page",
    "paige", "ivy", "hazel", "heather", "holly", "ginger", "rosemary", "sage", "basil", "melody", "harmony", "charity",
    "felicite", "luz", "sol", "paz", "mercedes", "dolores", "pilar", "rosa", "perla", "franc", "franco", "marin", "loup",
    "noel", "pascal", "clement", "modeste", "parfait", "aime", "aimee", "desire", "desiree", "bonte", "colombe", "garance",
    "nova", "luna", "stella", "gloria", "alba", "linda", "bella", "nick", "dick", "peter", "harry", "josh", "brad", "wally",
]);

/// Nouns for what somebody does, or is to others.
#[rustfmt::skip]
static NOUNS: Words = Words::of(&[
    // What people do, English
    "teacher", "headteacher", "tutor", "lecturer", "trainer", "trainee", "coach", "mentor", "pupil", "apprentice", "intern",
    "therapist", "physiotherapist", "psychologist", "psychiatrist", "counsellor", "counselor", "midwife", "surgeon", "physician",
    "paramedic", "pharmacist", "dentist", "carer", "caregiver", "caretaker", "worker", "manager", "director", "officer",
    "coordinator", "co-ordinator", "supervisor", "assistant", "secretary", "receptionist", "administrator", "employer",
    "employee", "staff", "colleague", "boss", "volunteer", "activist", "lawyer", "attorney", "solicitor", "barrister",
    "prosecutor", "policeman", "policewoman", "soldier", "firefighter", "mayor", "councillor", "politician", "journalist",
    "reporter", "writer", "artist", "musician", "engineer", "developer", "designer", "technician", "programmer", "analyst",
    "consultant", "expert", "specialist", "owner", "landlord", "landlady", "tenant", "shopkeeper", "salesperson", "cashier",
    "waiter", "waitress", "driver", "cleaner", "builder", "electrician", "plumber", "librarian", "translator", "interpreter",
    "observer", "stakeholder", "practitioner", "professional", "scientist", "economist", "pensioner", "retiree", "leader",
    // What people are to others, English
    "mum", "mom", "mummy", "mommy", "dad", "daddy", "son", "daughter", "brother", "sister", "sibling", "grandmother",
    "grandfather", "grandma", "grandpa", "granny", "aunt", "auntie", "uncle", "cousin", "nephew", "niece", "spouse", "partner",
    "girlfriend", "boyfriend", "friend", "neighbour", "neighbor", "child", "kid", "baby", "teenager", "adult", "stepmother",
    "stepfather", "visitor", "customer", "consumer", "citizen", "migrant", "refugee", "stranger", "bystander", "caller",
    // What people do, French
    "directeur", "directrice", "maire", "adjoint", "adjointe", "psychologue", "psychiatre", "psy", "juge", "avocat", "avocate",
    "educateur", "educatrice", "enseignant", "enseignante", "professeur", "professeure", "prof", "instituteur", "institutrice",
    "maitre", "maitresse", "formateur", "formatrice", "stagiaire", "apprenti", "apprentie", "lyceen", "lyceenne", "collegien",
    "collegienne", "aidant", "aidante", "soignant", "soignante", "sage-femme", "chirurgien", "chirurgienne", "pharmacien",
    "pharmacienne", "kine", "kinesitherapeute", "therapeute", "ergotherapeute", "orthophoniste", "aide-soignant",
    "aide-soignante", "assistant", "assistante", "travailleur", "travailleuse", "benevole", "salarie", "salariee", "employe",
    "employee", "cadre", "ouvrier", "ouvriere", "agriculteur", "agricultrice", "eleveur", "eleveuse", "paysan", "paysanne",
    "coordinateur", "coordinatrice", "coordonnateur", "coordonnatrice", "responsable", "chef", "cheffe", "gerant", "gerante",
    "patron", "patronne", "secretaire", "comptable", "ingenieur", "ingenieure", "technicien", "technicienne", "developpeur",
    "developpeuse", "consultant", "consultante", "expert", "experte", "policier", "policiere", "gendarme", "pompier", "pompiere",
    "agent", "agente", "elu", "elue", "conseiller", "conseillere", "depute", "deputee", "journaliste", "redacteur", "redactrice",
    "artiste", "musicien", "musicienne", "commercant", "commercante", "vendeur", "vendeuse", "caissier", "caissiere", "serveur",
    "serveuse", "chauffeur", "conducteur", "conductrice", "livreur", "livreuse", "gardien", "gardienne", "concierge",
    "proprietaire", "locataire", "habitant", "habitante", "riverain", "riveraine", "voisin", "voisine", "militant", "militante",
    "traducteur", "traductrice", "interprete", "observateur", "observatrice", "professionnel", "professionnelle", "retraite",
    "retraitee", "chomeur", "chomeuse", "greffier", "greffiere", "procureur", "procureure", "accompagnant", "accompagnante",
    "accompagnateur", "accompagnatrice", "beneficiaire", "adherent", "adherente", "auditeur", "auditrice", "collegue",
    // What people are to others, French
    "maman", "papa", "conjoint", "conjointe", "epoux", "epouse", "fils", "frere", "soeur", "grand-mere", "grand-pere", "mamie",
    "papi", "papy", "tante", "oncle", "tonton", "tata", "cousine", "neveu", "compagnon", "compagne", "copain", "copine", "ami",
    "amie", "enfant", "bebe", "ado", "adolescent", "adolescente", "adulte", "beau-pere", "belle-mere", "visiteur", "visiteuse",
    // German, Spanish, Italian, Portuguese
    "lehrer", "lehrerin", "schuler", "schulerin", "arzt", "arztin", "pfleger", "pflegerin", "leiter", "leiterin", "richter",
    "richterin", "anwalt", "anwaltin", "mutter", "vater", "sohn", "tochter", "bruder", "schwester", "nachbar", "nachbarin",
    "freund", "freundin", "kollege", "kollegin", "berater", "beraterin", "sozialarbeiter", "sozialarbeiterin", "profesor",
    "profesora", "maestro", "maestra", "alumno", "alumna", "medico", "medica", "enfermero", "enfermera", "psicologo",
    "psicologa", "madre", "padre", "hijo", "hija", "hermano", "hermana", "vecino", "vecina", "amigo", "amiga", "abogado",
    "abogada", "directora", "trabajador", "trabajadora", "insegnante", "studente", "studentessa", "infermiere", "infermiera",
    "dottore", "dottoressa", "direttore", "direttrice", "figlio", "figlia", "fratello", "sorella", "vicino", "vicina", "nonno",
    "nonna", "amico", "amica", "professora", "aluno", "aluna", "enfermeiro", "enfermeira", "mae", "pai", "filho", "filha", "irmao",
    "irma", "vizinho", "vizinha",
]);

#[cfg(test)]
mod tests {
    use super::*;

    fn is_nobody(label: &str) -> bool {
        names_nobody(label, &[label], "And the cook came. La ferme est grande, la rose aussi.")
    }

    #[test]
    fn what_somebody_does_or_is_to_others_names_nobody() {
        for label in [
            "Directrice",
            "Maire",
            "Psychologue",
            "TEACHER",
            "Éducatrice",
            "Maman",
            "Conjoint",
            "le voisin",
            "Social worker",
            "Social Worker",
            "Old friend",
            "Chef de projet",
            "Assistante sociale",
            "Orateur 1",
            "Parlante 2",
            "Cook",
        ] {
            assert!(is_nobody(label), "{label}");
        }
    }

    #[test]
    fn names_and_codes_of_a_study_are_somebody() {
        for label in [
            "Marie",
            "Rose",
            "U07",
            "P12",
            "KM",
            "Marie Dupont",
            "Dr. Smith",
            "Coach Anna",
            "Jean de la Tour",
            "Mme Roux",
            "Zoé 🩷",
            "✨ Ana",
        ] {
            assert!(!is_nobody(label), "{label}");
        }
    }

    #[test]
    fn codes_that_count_from_one_on_are_those_of_the_document() {
        let of = |label: &str, labels: &[&str]| names_nobody(label, labels, "");
        assert!(of("B1", &["I", "B1", "B2"]) && of("TN2", &["INT", "TN2", "TN1"]) && of("P11", &COUNTED));
        assert!(!of("U3", &["INT", "U3", "U7"]) && !of("U02", &["U01", "U02"]) && !of("K3", &["INT", "K3"]));
    }

    const COUNTED: [&str; 11] = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11"];
}
