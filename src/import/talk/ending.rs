//! Lines behind the talk that say that it is over, who wrote it down, or what is to be known of the record.

use super::labels;
use super::lexicon::{Words, fold};

/// Whether a line behind the last label is one that nobody says: `End of interview`, `Notes`, `Transcribed by Ana Roux`,
/// `Length of the recording: 24 min`.
pub(super) fn is_one(line: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let words = line.trim_matches(|c: char| !c.is_alphanumeric());
    let is_short = words.split_whitespace().count() <= MOST_WORDS;
    let is_open = line.trim_end().ends_with(['?', '!', '…', ',']);
    is_credit(line) || is_field(line) || closes_a_sitting(line) || is_short && !is_open && ends_the_talk(words)
}

/// Whether the line says who wrote the talk down, or who may read it.
fn is_credit(line: &str) -> bool {
    #[rustfmt::skip]
    const CREDITS: [&str; 22] = [
        "transcribed by ", "transcript by ", "transcription by ", "transcription realisee par ", "transcrit par ",
        "transcription : ", "transcribed and ", "interviewed by ", "propos recueillis par ", "entretien realise ",
        "entretien retranscrit ", "reviewed by: ", "relu par ", "thank you for using ", "copyright ©", "©",
        "all rights reserved", "tous droits reserves", "merci de ne pas ", "please do not ", "ce document est confidentiel",
        "this document is confidential",
    ];
    let folded = fold(line.trim().trim_start_matches(['*', '_', '[', '(']));
    CREDITS.iter().any(|credit| folded.starts_with(credit))
}

/// Whether the line is a field of a record: a word that is usual there and a value, no sentence.
fn is_field(line: &str) -> bool {
    const LONGEST: usize = 60;
    #[rustfmt::skip]
    const COUNTS: [&str; 6] =
        ["nombre de mots", "number of words", "word count", "numero de palabras", "anzahl der worter", "numero di parole"];
    let field = labels::candidate(line, "").filter(|found| found.form == labels::Form::Colon);
    field.is_some_and(|found| {
        let value = line[found.words..].trim();
        let is_value = !value.is_empty() && value.len() <= LONGEST && !value.ends_with(['.', '?', '!', '…', ',']);
        is_value && (labels::is_record_head(found.label) || COUNTS.contains(&fold(found.label).as_str()))
    })
}

/// Whether the line records when a sitting ended: `La séance est levée à 17 h 40.`, `The committee adjourned at 5.40 pm.`
/// Without a time it may be said by whoever presides.
fn closes_a_sitting(line: &str) -> bool {
    const MOST_WORDS: usize = 14;
    #[rustfmt::skip]
    static SITTINGS: Words = Words::of(&[
        "seance", "reunion", "audition", "commission", "entretien", "meeting", "sitting", "session", "committee", "hearing", "proceedings", "house",
        "council", "board", "interview", "sitzung", "anhorung", "sesion", "sessao", "reuniao", "seduta", "vergadering", "comision", "comissao",
    ]);
    #[rustfmt::skip]
    static ENDS: Words = Words::of(&[
        "levee", "close", "suspendue", "terminee", "acheve", "closed", "adjourned", "suspended", "ended", "concluded",
        "schluss", "geschlossen", "beendet", "unterbrochen", "levanta", "suspende", "encerrada", "encerrou", "suspensa", "tolta", "sospesa", "gesloten",
    ]);
    #[rustfmt::skip]
    static CLOCKS: Words = Words::of(&["heure", "heures", "h", "pm", "am", "noon", "midi", "minuit", "midnight", "uhr", "horas", "ore", "uur", "o'clock"]);
    if line.split_whitespace().nth(MOST_WORDS).is_some() {
        return false;
    }
    let folded = fold(line);
    let words = || folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let has_clock = || words().any(|word| CLOCKS.has(word) || word.starts_with(|c: char| c.is_ascii_digit()));
    let begins_so = words().take(3).any(|word| SITTINGS.has(word) || ENDS.has(word));
    begins_so && words().any(|word| SITTINGS.has(word)) && words().any(|word| ENDS.has(word)) && has_clock()
}

/// Whether a heading announces the researcher's own words rather than the talk, or says that the talk is over.
pub(super) fn ends_the_talk(heading: &str) -> bool {
    #[rustfmt::skip]
    const OVER: [&str; 18] = [
        "fin de l'extrait", "transcript ends", "end of excerpt", "end of the transcript", "end of transcription", "fin du verbatim",
        "end of interview", "end of the interview", "end of transcript", "end of recording", "end of the recording",
        "interview ends", "recording ends", "fin de l'entretien", "fin de l'enregistrement", "fin de la transcription",
        "fin de la entrevista", "ende des interviews",
    ];
    const OWN: [&str; 11] = [
        "note",
        "notes",
        "remarque",
        "remarques",
        "commentaire",
        "commentaires",
        "comments",
        "observations",
        "annexe",
        "appendix",
        "memo",
    ];
    let heading = fold(heading);
    if OVER.contains(&heading.trim_matches(|c: char| !c.is_alphanumeric())) {
        return true;
    }
    let words = heading.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.take(3).any(|w| OWN.contains(&w))
}

#[cfg(test)]
mod tests {
    /// Who has the turns of a text.
    fn who(text: &str) -> String {
        let turns = crate::import::turns_as_told("a.txt", text);
        turns.iter().map(|turn| turn.split('@').next().unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn nobody_speaks_behind_the_line_that_says_so() {
        let talk = "INT: Why?\n\nP3: So.\n\nINT: Thanks.\n\n";
        assert_eq!(who(&format!("{talk}End of interview\n\nShe looked at the door.\n")), "INT P3 INT - -");
        assert_eq!(who(&format!("{talk}Commentaire\n\nCe qu’elle dit ne se compte pas.\n")), "INT P3 INT - -");
        assert_eq!(who(&format!("{talk}*** END OF INTERVIEW ***\n\nReviewed by: HM\n")), "INT P3 INT - -");
        assert_eq!(who(&format!("{talk}Transcribed by Ana Roux, 12 May.\n")), "INT P3 INT -");
        assert_eq!(who(&format!("{talk}Length of the recording: 24 min\nNumber of words: 362\n")), "INT P3 INT - -");
        assert_eq!(who(&format!("{talk}La réunion est close à 17 h 40.\n")), "INT P3 INT -");
        assert_eq!(who(&format!("{talk}(Schluss der Sitzung: 17.40 Uhr)\n")), "INT P3 INT -");
        assert_eq!(who(&format!("{talk}The meeting closed with a song.\n")), "INT P3 INT");
        assert_eq!(who(&format!("{talk}Merci de ne pas diffuser ce document.\n")), "INT P3 INT -");
        assert_eq!(who(&format!("{talk}Date: that was in May, as I said, or was it June?\n")), "INT P3 INT");
        assert_eq!(who(&format!("{talk}Notes I have none of, as I said.\n")), "INT P3 INT");
    }
}
