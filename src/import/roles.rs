//! What a label says about its speaker: who asks, who leads a group, and which labels name nobody in particular.

use super::lexicon::{self, COLLECTIVE, PLACEHOLDERS, PRONOUN_LABELS, fold, is_one_of};
use crate::model::Role;

#[rustfmt::skip]
const INTERVIEWERS: &[&str] = &[
    "int", "interv", "intv", "inter", "interviewer", "interviewers", "interviewor", "intervieweur", "intervieweuse",
    "interviewrice", "intervieweure", "enqueteur", "enquetrice", "enqueteure", "enq", "q", "i", "iv", "ivw", "iwer",
    "question", "chercheur", "chercheuse", "chercheure", "researcher", "res", "sociologue", "sociologist", "moi",
    "me", "investigator", "ir", "itw", "questioner", "host",
];

#[rustfmt::skip]
const MODERATORS: &[&str] = &[
    "mod", "moderator", "moderateur", "moderatrice", "animateur", "animatrice", "anim", "facilitator", "facilitateur",
    "facilitatrice", "fac", "co-moderator", "comoderator", "co-animatrice", "co-animateur", "moderation", "chair",
];

/// Returns the role that one label says by itself, whatever its case, accents and number: `INT 2`, `Enquêtrice`.
pub(super) fn said_by(label: &str) -> Option<Role> {
    let word = bare_word(label);
    let numbered = label.chars().any(|c| c.is_ascii_digit());
    if numbered && word.chars().count() == 1 {
        // `I1` and `Q3` may be informants and questions as well.
        return None;
    }
    let first = word.split([' ', '/']).next().unwrap_or_default();
    let is_in = |list: &[&str]| is_one_of(list, &word) || (first.len() > 3 && is_one_of(list, first));
    match () {
        () if is_in(MODERATORS) => Some(Role::Moderator),
        () if is_in(INTERVIEWERS) => Some(Role::Interviewer),
        () => None,
    }
}

/// Returns the roles of all labels of a document. A single letter is read by the company it keeps.
pub(super) fn of_all(labels: &[String]) -> Vec<Role> {
    let mut roles: Vec<Option<Role>> = labels.iter().map(|l| said_by(l)).collect();
    if roles.iter().all(Option::is_none) {
        let is_letter = |label: &String, letter: &str| bare_word(label) == letter && label.chars().count() <= 2;
        let only_letters =
            labels.iter().all(|l| bare_word(l).chars().count() == 1 && !l.chars().any(|c| c.is_numeric()));
        let has = |letter| labels.iter().any(|l| is_letter(l, letter));
        for (label, role) in labels.iter().zip(&mut roles) {
            *role = match () {
                // `E :` asks in French; `R:` is the researcher beside `P:`; `M:` leads a group whose members have codes.
                () if is_letter(label, "e") && !only_letters => Some(Role::Interviewer),
                () if is_letter(label, "r") && has("p") => Some(Role::Interviewer),
                () if is_letter(label, "m") && !only_letters && labels.len() > 2 => Some(Role::Moderator),
                () => None,
            };
        }
    }
    roles.into_iter().map(|r| r.unwrap_or(Role::Participant)).collect()
}

/// How many turns of a speaker end with a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Questions {
    pub n_turns: usize,
    pub n_questions: usize,
}

impl Questions {
    /// Returns how many percent of the turns are questions.
    pub fn percent(self) -> u8 {
        (self.n_questions * 100 / self.n_turns.max(1)).min(100) as u8
    }
}

/// Returns who asks, where no label says so: the one of whose turns at least half are questions, while few of anybody
/// else's are. Who asks several others leads a group.
pub(super) fn by_questions(speakers: &[Questions]) -> Option<(usize, Role)> {
    const ASKS: u8 = 50;
    const ANSWERS: u8 = 34;
    let n_turns: usize = speakers.iter().map(|s| s.n_turns).sum();
    let (asker, most) = speakers.iter().enumerate().max_by_key(|(_, s)| (s.percent(), s.n_turns))?;
    let others = || speakers.iter().enumerate().filter(|(i, s)| *i != asker && s.n_turns > 0).map(|(_, s)| s);
    let takes_part = most.n_questions >= 2 && most.n_turns * 5 >= n_turns;
    let is_alone = most.percent() >= ASKS && others().all(|s| s.percent() <= ANSWERS);
    let role = if others().count() > 2 { Role::Moderator } else { Role::Interviewer };
    (takes_part && is_alone && others().count() > 0).then_some((asker, role))
}

/// Whether the label is a word for a part in the talk rather than a name: it can stand alone without other evidence.
pub(super) fn is_part_in_talk(label: &str) -> bool {
    let word = bare_word(label);
    // Both words also announce a question or an answer within the talk.
    let is_ambiguous = is_one_of(&["question", "answer", "reponse"], &word);
    !is_ambiguous && (said_by(label).is_some() || is_one_of(COLLECTIVE, &word) || is_placeholder_word(&word))
}

/// Whether the label is a word for the person who is asked: `Participant`, `Enquêtée`.
pub(super) fn is_person_word(label: &str) -> bool {
    is_placeholder_word(&bare_word(label))
}

/// Whether the label names no particular person: `Interviewee`, `Speaker 1`, `P3`, `R`. The same label in another
/// document is somebody else.
pub(super) fn is_placeholder(label: &str) -> bool {
    let word = bare_word(label);
    let n_digits = label.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    match letters {
        0 => true,
        1 => n_digits == 0 || (n_digits == 1 && is_one_of(&["p", "s", "r", "f", "h", "m", "e", "a", "i", "l"], &word)),
        _ => is_placeholder_word(&word) || is_one_of(PRONOUN_LABELS, &word),
    }
}

/// Whether the label stands for several people at once, or for nobody known.
pub(super) fn is_collective(label: &str) -> bool {
    is_one_of(COLLECTIVE, &bare_word(label))
}

fn is_placeholder_word(word: &str) -> bool {
    let without_article =
        word.split_once(' ').filter(|(a, _)| is_one_of(lexicon::ARTICLES, a)).map_or(word, |(_, w)| w);
    let without_article = without_article.strip_prefix("l'").unwrap_or(without_article);
    let first = without_article.split([' ', '/', '(', '-']).next().unwrap_or_default();
    is_one_of(PLACEHOLDERS, first) && without_article.split(' ').count() <= 3
}

/// Returns the folded label without numbers and signs at its end: `Speaker 1` is `speaker`, `INT.` is `int`.
fn bare_word(label: &str) -> String {
    let folded = fold(label);
    let folded = masculine(&folded);
    let without_sign = folded.replace(['_', '\u{a0}', '\u{202f}'], " ").replace("n°", " ").replace("no.", " ");
    without_sign.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '#' | '°' | '-' | '@')).to_owned()
}

/// Returns `enqueteur` of `enqueteur·rice`, `enqueteur.rice` and `enqueteur(trice)`.
fn masculine(word: &str) -> &str {
    let is_ending = |rest: &str| (1..=6).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_lowercase());
    let parts = word.split_once(['·', '.', '(']).filter(|(stem, rest)| {
        stem.len() >= 3 && stem.ends_with(|c: char| c.is_ascii_lowercase()) && is_ending(rest.trim_end_matches(')'))
    });
    parts.map_or(word, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(labels: &[&str]) -> Vec<Role> {
        of_all(&labels.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>())
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
        ] {
            assert_eq!(said_by(label), Some(Role::Interviewer), "{label}");
        }
        for label in ["Moderator", "Modératrice", "Animateur 1", "Facilitator", "Mod", "MOD2"] {
            assert_eq!(said_by(label), Some(Role::Moderator), "{label}");
        }
        for label in ["U07", "Marie", "Interviewee", "Enquêtée", "P3", "I2", "Isabelle", "R"] {
            assert_eq!(said_by(label), None, "{label}");
        }
    }

    #[test]
    fn a_letter_is_read_by_the_company_it_keeps() {
        use Role::{Interviewer, Moderator, Participant};
        assert_eq!(of(&["Q", "R"]), [Interviewer, Participant]);
        assert_eq!(of(&["Q", "A"]), [Interviewer, Participant]);
        assert_eq!(of(&["E", "Marie"]), [Interviewer, Participant]);
        assert_eq!(of(&["R", "P"]), [Interviewer, Participant]);
        assert_eq!(of(&["INT", "R"]), [Interviewer, Participant]);
        assert_eq!(of(&["M", "P1", "P2"]), [Moderator, Participant, Participant]);
        assert_eq!(of(&["M", "B", "K"]), [Participant, Participant, Participant]);
    }

    #[test]
    fn who_asks_is_the_interviewer_where_no_label_says_so() {
        let of = |shares: &[(usize, usize)]| {
            let shares =
                shares.iter().map(|(n_turns, n_questions)| Questions { n_turns: *n_turns, n_questions: *n_questions });
            by_questions(&shares.collect::<Vec<_>>())
        };
        assert_eq!(of(&[(4, 4), (4, 1)]), Some((0, Role::Interviewer)));
        assert_eq!(of(&[(5, 0), (6, 4), (3, 1), (4, 0)]), Some((1, Role::Moderator)));
        assert_eq!(of(&[(4, 3), (4, 2)]), None, "both ask");
        assert_eq!(of(&[(20, 1), (2, 2)]), None, "two questions in a long talk");
        assert_eq!(of(&[(4, 4)]), None);
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
        ] {
            assert!(is_placeholder(label), "{label}");
        }
        for label in ["U07", "Marie", "P03", "Hélène", "Dr. Smith", "U7", "KM"] {
            assert!(!is_placeholder(label), "{label}");
        }
        assert!(is_collective("Tous") && is_collective("Several voices") && !is_collective("Thomas"));
    }
}
