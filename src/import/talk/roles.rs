//! What a label says about its speaker: who asks, who leads a group, and which labels name nobody in particular.

mod questions;

pub(super) use questions::{Questions, by_questions};

use super::labels;
use super::lexicon::{self, ASKED, COLLECTIVE, PLACEHOLDERS, PRONOUN_LABELS, UNKNOWN, Words, fold};
use crate::model::Role;

#[rustfmt::skip]
static INTERVIEWERS: Words = Words::of(&[
    "int", "interv", "intv", "inter", "interviewer", "interviewers", "interviewor", "intervieweur", "intervieweuse",
    "interviewrice", "intervieweure", "enqueteur", "enquetrice", "enqueteure", "enq", "q", "i", "iv", "ivw", "iwer",
    "question", "relance", "nachfrage", "repregunta", "follow-up", "probe", "chercheur", "chercheuse", "chercheure", "researcher", "sociologue", "sociologist", "moi",
    "me", "investigator", "ir", "itw", "questioner", "host", "experimenter", "experimentateur", "experimentatrice",
    "interviewerin", "interviewende", "befrager", "befragerin", "forscher", "forscherin", "interviewleitung", "frage",
    "entrevistador", "entrevistadora", "entrevistadores", "investigador", "investigadora", "pesquisador",
    "pesquisadora", "pregunta", "pergunta", "intervistatore", "intervistatrice", "ricercatore", "ricercatrice",
    "domanda",
    // Hebrew, Arabic
    "מראיין", "מראיינת", "המראיין", "המראיינת", "محاور", "محاورة", "المحاور", "المحاورة", "باحث", "باحثة", "الباحث", "الباحثة",
]);

#[rustfmt::skip]
static MODERATORS: Words = Words::of(&[
    "mod", "moderator", "moderateur", "moderatrice", "animateur", "animatrice", "anim", "facilitator", "facilitateur",
    "facilitatrice", "animation", "facilitation", "fac", "co-moderator", "comoderator", "co-animatrice", "co-animateur", "moderation", "chair",
    "moderatorin", "diskussionsleitung", "moderador", "moderadora", "facilitador", "facilitadora", "moderatore",
    "moderatrice", "gespreksleider", "voorzitter", "vorsitzender", "vorsitzende", "chairman", "chairwoman",
    "chairperson", "presidente", "presidenta",
    // Who sits beside them
    "note taker", "notetaker", "note-taker", "observer", "observateur", "observatrice", "preneur de notes", "preneuse de notes",
    "protokollant", "protokollantin", "beobachter", "beobachterin", "observador", "observadora", "osservatore", "osservatrice",
    // Hebrew, Arabic
    "מנחה", "המנחה", "ميسر", "ميسرة", "الميسر", "الميسرة",
]);

#[rustfmt::skip]
static QUESTIONS_AND_ANSWERS: Words = Words::of(&[
    "question", "answer", "reponse", "frage", "antwort", "pregunta", "respuesta", "pergunta", "resposta", "domanda",
    "risposta", "relance", "nachfrage", "repregunta", "follow-up", "probe",
]);

/// Returns the role that one label says by itself, whatever its case, accents and number: `INT 2`, `Enquêtrice`.
pub(in crate::import) fn said_by(label: &str) -> Option<Role> {
    let word = bare_word(label);
    let word = without_article(&word);
    let numbered = label.chars().any(|c| c.is_ascii_digit());
    if numbered && word.chars().count() == 1 {
        // `I1` and `Q3` may be informants and questions as well.
        return None;
    }
    let first = first_word(word);
    let is_in = |list: &Words| list.has(word) || (first.len() > 3 && list.has(first));
    match () {
        () if is_in(&MODERATORS) => Some(Role::Moderator),
        () if is_in(&INTERVIEWERS) => Some(Role::Interviewer),
        () => None,
    }
}

/// Returns what single letters say about the roles in a document: each is read by the company it keeps.
pub(super) fn by_letters(labels: &[String]) -> Vec<Option<Role>> {
    let has_digit = |label: &String| label.chars().any(char::is_numeric);
    // `E1` is as often the first who was asked as the first who asks.
    let is_letter = |label: &String, letter: &str| bare_word(label) == letter && !has_digit(label);
    let only_letters = labels.iter().all(|l| bare_word(l).chars().count() == 1 && !has_digit(l));
    let has = |letter| labels.iter().any(|l| is_letter(l, letter));
    let role = |label: &String| match () {
        // `E :` asks in French; `R:` is the researcher beside `P:`; `M:` leads a group whose members have codes.
        () if is_letter(label, "e") && !only_letters => Some(Role::Interviewer),
        () if is_letter(label, "r") && has("p") => Some(Role::Interviewer),
        () if is_letter(label, "m") && !only_letters && labels.len() > 2 => Some(Role::Moderator),
        () => None,
    };
    labels.iter().map(role).collect()
}

/// Returns who asks by the word for the other: beside `Participant` or `Befragte`, the only one with a name of their
/// own. `n_turns` says how often each speaks.
pub(super) fn beside_the_asked(labels: &[String], n_turns: &[usize]) -> Option<usize> {
    let n_all = n_turns.iter().sum::<usize>();
    let takes_part = |i: &usize| n_turns[*i] * 10 >= n_all;
    let (asked, others): (Vec<usize>, Vec<usize>) =
        (0..labels.len()).filter(takes_part).partition(|i| ASKED.has(first_word(&bare_word(&labels[*i]))));
    match others.as_slice() {
        [asker] if !asked.is_empty() && !is_collective(&labels[*asker]) => Some(*asker),
        _ => None,
    }
}

/// Whether the word stands for a question or an answer: `Pergunta`, `Answer`.
pub(super) fn asks_or_answers(word: &str) -> bool {
    QUESTIONS_AND_ANSWERS.has(&fold(word))
}

/// Whether the label is a word for a part in the talk rather than a name: it can stand alone without other evidence.
pub(in crate::import) fn is_part_in_talk(label: &str) -> bool {
    let word = bare_word(label);
    // These words also announce a question or an answer within the talk.
    let is_ambiguous = QUESTIONS_AND_ANSWERS.has(&word);
    !is_ambiguous && (said_by(label).is_some() || is_collective(label) || is_placeholder_word(&word))
}

/// Whether the label is a pronoun, as in a talk that somebody tells again: `Me: no.`
pub(super) fn is_pronoun(label: &str) -> bool {
    PRONOUN_LABELS.has(&fold(label))
}

/// Whether the label is a word for the person who is asked: `Participant`, `Enquêtée`.
pub(in crate::import) fn is_person_word(label: &str) -> bool {
    is_placeholder_word(&bare_word(label))
}

/// Whether the label is a word for several people who are asked: `Interviewees`.
pub(super) fn is_several(label: &str) -> bool {
    fold(label).ends_with('s') && is_person_word(label)
}

/// Letters that are counted where people are: `P1`, `S2`, the *Befragte* `B1`, the woman `W1`.
static COUNTED_LETTERS: Words = Words::of(&["p", "s", "r", "f", "h", "m", "e", "a", "i", "l", "b", "w", "t", "g"]);

/// Whether the label names no particular person: `Interviewee`, `Speaker 1`, `P3`, `R`. The same label in another
/// document is somebody else.
pub(in crate::import) fn is_placeholder(label: &str) -> bool {
    let word = bare_word(label);
    let n_digits = label.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // `S01` is what programs that tell voices apart write; `P01` is a code of the study.
    let is_voice = word == "s" && n_digits == 2;
    match letters {
        _ if is_voice || labels::is_left_out(label) => true,
        0 => true,
        1 => n_digits == 0 || (n_digits == 1 && COUNTED_LETTERS.has(&word)),
        _ => is_placeholder_word(&word) || PRONOUN_LABELS.has(&word) || is_unknown(label) || labels::announces(label),
    }
}

/// Whether the label says that nobody knows who speaks: somebody does.
pub(in crate::import) fn is_unknown(label: &str) -> bool {
    UNKNOWN.has(&bare_word(label))
}

/// Whether the label stands for several people at once, or for nobody known.
pub(in crate::import) fn is_collective(label: &str) -> bool {
    let word = bare_word(label);
    COLLECTIVE.has(&word) || UNKNOWN.has(&word)
}

fn is_placeholder_word(word: &str) -> bool {
    let word = without_article(word);
    let first = word.split([' ', '/', '(', '-']).next().unwrap_or_default();
    // `Resident-led Renewal` is about residents, and `Resident-4` is one.
    let is_joined = word[first.len()..].starts_with('-') && word.contains(' ');
    PLACEHOLDERS.has(first) && !is_joined && word.split(' ').count() <= 3
}

/// Returns `enquetrice` of `l'enquetrice`, `voorzitter` of `de voorzitter`.
fn without_article(word: &str) -> &str {
    let article = word.split_once(' ').filter(|(article, _)| lexicon::ARTICLES.has(article));
    article.map_or_else(|| word.strip_prefix("l'").unwrap_or(word), |(_, noun)| noun)
}

fn first_word(word: &str) -> &str {
    word.split([' ', '/']).next().unwrap_or_default()
}

/// Returns the folded label without numbers and signs at its end: `Speaker 1` is `speaker`, `INT.` is `int`.
fn bare_word(label: &str) -> String {
    let folded = fold(label);
    let folded = masculine(&folded);
    let without_sign = folded.replace(['_', '\u{a0}', '\u{202f}'], " ").replace("n°", " ").replace("no.", " ");
    without_sign.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '#' | '°' | '-' | '@')).to_owned()
}

/// Returns `enqueteur` of `enqueteur·rice`, `enqueteur.rice` and `enqueteur(trice)`, `interviewer` of `interviewer:in`.
fn masculine(word: &str) -> &str {
    let is_ending = |rest: &str| (1..=6).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_lowercase());
    let parts = word.split_once(['·', '.', '(', ':', '*', '_']).filter(|(stem, rest)| {
        stem.len() >= 3 && stem.ends_with(|c: char| c.is_ascii_lowercase()) && is_ending(rest.trim_end_matches(')'))
    });
    parts.map_or(word, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(labels: &[&str]) -> Vec<String> {
        labels.iter().map(|l| (*l).to_owned()).collect()
    }

    #[test]
    fn a_word_joined_to_another_before_a_third_names_no_part() {
        let parts =
            ["Resident-4", "Resident 4", "Resident-led Renewal", "Participant-Centred Design"].map(is_part_in_talk);
        assert_eq!(parts, [true, true, false, false]);
    }

    #[test]
    fn a_label_says_who_asks_and_who_leads() {
        for label in [
            "INT",
            "Interviewer",
            "INTERVIEWER 2",
            "Enquêtrice",
            "ENQUÊTEUR",
            "Intervieweuse",
            "Q",
            "I",
            "Chercheur",
            "Enquêteur·rice",
            "enquêteur(trice)",
            "Int.",
            "Interviewer:in",
            "Entrevistadora",
            "ENTREVISTADOR 2",
            "מראיינת",
            "המראיין",
            "المحاور",
            "الباحثة 2",
        ] {
            assert_eq!(said_by(label), Some(Role::Interviewer), "{label}");
        }
        for label in ["Moderator", "Modératrice", "Animateur 1", "Facilitator", "Mod", "MOD2", "המנחה", "الميسرة"]
        {
            assert_eq!(said_by(label), Some(Role::Moderator), "{label}");
        }
        for label in ["U07", "Marie", "Interviewee", "Enquêtée", "P3", "I2", "Isabelle", "R", "מרואיין", "المشارك"]
        {
            assert_eq!(said_by(label), None, "{label}");
        }
    }

    #[test]
    fn a_letter_is_read_by_the_company_it_keeps() {
        use Role::{Interviewer, Moderator};
        let of = |labels: &[&str]| by_letters(&owned(labels));
        assert_eq!(of(&["E", "Marie"]), [Some(Interviewer), None]);
        assert_eq!(of(&["R", "P"]), [Some(Interviewer), None]);
        assert_eq!(of(&["M", "P1", "P2"]), [Some(Moderator), None, None]);
        assert_eq!(of(&["M", "B", "K"]), [None; 3]);
        assert_eq!(of(&["E1", "Marie"]), [None; 2]);
    }

    #[test]
    fn who_speaks_with_the_asked_asks() {
        let of = |labels: &[&str], n_turns: &[usize]| beside_the_asked(&owned(labels), n_turns);
        assert_eq!(of(&["Dan", "Participant"], &[20, 19]), Some(0));
        assert_eq!(of(&["Dan", "Participant 1", "Participant 2", "Eva"], &[20, 19, 12, 1]), Some(0));
        assert_eq!(of(&["Dan", "Eva", "Participant"], &[20, 19, 12]), None);
        assert_eq!(of(&["Dan", "Speaker 2"], &[20, 19]), None);
    }

    #[test]
    fn placeholders_name_nobody_in_particular() {
        for label in [
            "Interviewee",
            "Répondante",
            "Enquêté n°2",
            "SPEAKER_00",
            "Locuteur 2",
            "P3",
            "S1",
            "R",
            "Personne 1",
            "Male",
            "L'infirmière",
            "B",
            "Name removed",
            "Prénom supprimé",
            "Anonyme",
            "IE",
            "S00",
            "S01",
            "XXX",
            "Unknown 2",
            "Subject",
            "Author",
            "מרואיינת",
            "المشارك 2",
        ] {
            assert!(is_placeholder(label), "{label}");
        }
        for label in ["U07", "Marie", "P03", "Hélène", "Dr. Smith", "U7", "KM"] {
            assert!(!is_placeholder(label), "{label}");
        }
        assert!(
            is_collective("Tous")
                && is_collective("Several voices")
                && is_collective("XXX")
                && !is_collective("X")
                && !is_collective("Thomas")
        );
    }
}
