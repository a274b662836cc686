//! Names of columns, folded, in English and French, some in German and Spanish.

use crate::import::formats::post_fields::plain_word;
use crate::import::talk::lexicon::fold;

#[rustfmt::skip]
pub(super) const SPEAKERS: &[&str] = &[
    "speaker", "speakers", "spk", "spkr", "speaker name", "speaker_name", "speaker label", "who", "name", "voice", "label", "person", "locuteur", "locutrice",
    "locuteurs", "locuteur trice", "intervenant", "intervenante", "interlocuteur", "qui", "nom", "voix", "personne", "participant", "auteur", "author", "user",
    "participant id", "participant_id", "respondent", "interviewee", "student", "teacher", "eleve", "etudiant", "enseignant", "username", "sender", "pseudo",
    "who speaks", "who is speaking", "who is talking", "qui parle", "wer spricht", "quien habla", "quem fala", "chi parla", "wie spreekt",
    "by whom", "said by", "spoken by", "whose words", "par qui", "dit par", "von wem", "gesagt von", "por quien", "dicho por", "por quem", "da chi", "detto da",
    "wer", "quien", "quem", "chi", "nombre", "nome", "naam", "persona", "pessoa", "participante", "partecipante", "teilnehmer", "teilnehmerin", "deelnemer",
    "character", "character name", "character_name", "character id", "character_id", "personnage", "personaje", "personagem", "personaggio",
];
/// Those who speak beside columns of messages.
pub(super) const SENDERS: &[&str] =
    &["from", "role", "de", "von", "expediteur", "emetteur", "absender", "remitente", "mittente", "afzender"];
/// Those who post what stands in a column of texts, be it once: most who write below an article do.
pub(super) const POSTERS: &[&str] = &["author", "auteur", "username"];
/// Those who speak beside columns of what they answer or remark. In a survey these say what somebody is, in a few words.
#[rustfmt::skip]
pub(super) const WRITERS: &[&str] = &[
    "developer", "developpeur", "developpeuse", "contributor", "contributeur", "committer", "maintainer", "reviewer", "relecteur", "poster",
    "commenter", "writer", "redacteur", "entwickler", "desarrollador", "desenvolvedor", "sviluppatore",
];
/// Names of columns of what such people write.
#[rustfmt::skip]
pub(super) const REMARKS: &[&str] = &[
    "answer", "answers", "reponse", "reponses", "response", "reply", "comment", "comments", "commentaire", "commentaires", "antwort",
    "respuesta", "resposta", "risposta", "kommentar", "comentario", "commento",
];
/// Those who speak beside columns of quotations. Elsewhere these say what somebody is.
pub(super) const ATTRIBUTIONS: &[&str] = &[
    "profil",
    "profile",
    "attribution",
    "attribue a",
    "attributed to",
    "enquete",
    "enquetee",
    "temoin",
    "witness",
    "source",
];
/// Names of columns of quotations.
#[rustfmt::skip]
pub(super) const QUOTATIONS: &[&str] = &[
    "verbatim", "verbatims", "quote", "quotes", "quotation", "quotations", "citation", "citations", "extrait", "extraits", "extract", "extracts", "excerpt", "excerpts", "zitat",
    "zitate", "cita", "citas", "citazione",
];
/// Those who speak where their words have times, as the tiers of programs that annotate do.
pub(super) const TIERS: &[&str] = &["tier", "tiers", "tier name", "track", "piste", "acteur", "acteurs"];
/// Names of columns of messages and of what is said: what people write to a survey is called otherwise.
pub(super) const MESSAGES: &[&str] = &[
    "message",
    "messages",
    "content",
    "utterance",
    "transcript",
    "mensaje",
    "mensagem",
    "messaggio",
    "nachricht",
    "bericht",
];
#[rustfmt::skip]
pub(super) const TEXTS: &[&str] = &[
    "text", "texte", "transcript", "transcription", "utterance", "utterances", "words", "content", "contenu", "verbatim", "speech", "parole", "paroles", "propos",
    "message", "turn", "tour de parole", "prise de parole", "intervention", "tour", "sentence", "phrase", "what", "said", "body", "comment", "commentaire", "post",
    "dialogue", "dialog", "dialogo", "quote", "quotes", "replique", "texto", "testo", "tekst", "contenido", "conteudo", "contenuto", "inhalt", "mensaje", "mensagem", "fala", "transcripcion",
    "transcricao", "trascrizione", "transkript", "transkription", "ce qui est dit", "ce qui se dit", "what is said", "what was said",
    "ausserung", "außerung", "äußerung", "ausserungen", "redebeitrag", "beitrag", "verbatims",
    "wortlaut", "gesagtes", "intervencion", "intervenciones", "enunciado", "enunciados", "intervento", "battuta", "uiting", "uitspraak",
    "annotation", "what they say", "what they said", "was gesagt wird", "lo que se dice", "o que se diz",
];
/// Those of the texts that are counted as well.
pub(super) const COUNTED: &[&str] =
    &["turn", "tour", "intervention", "sentence", "phrase", "post", "message", "comment"];
#[rustfmt::skip]
pub(super) const TIMES: &[&str] = &[
    "time", "when", "quand", "wann", "start", "start time", "start_time", "starttime", "timestamp", "time stamp", "timecode", "time code", "temps", "heure", "debut", "from", "begin",
    "in", "time in", "tmin", "begin time", "beginning", "heure de debut", "temps de debut", "horodatage", "minutage", "minute", "minutes", "min", "position", "timespan", "time span", "plage de temps", "intervalle de temps",
    "beginn", "anfang", "zeit", "startzeit", "anfangszeit", "zeitmarke", "zeitstempel", "tiempo", "hora", "inicio", "comienzo", "hora de inicio", "minuto",
    "minutaje", "codigo de tiempo", "tempo", "ora", "inizio", "ora di inizio", "minutaggio", "tijd", "begintijd", "starttijd", "tijdcode",
    "minuut", "czas", "tid",
];
pub(super) const UNTILS: &[&str] = &[
    "end",
    "stop",
    "end time",
    "end_time",
    "endtime",
    "to",
    "until",
    "out",
    "time out",
    "fin",
    "heure de fin",
    "tmax",
    "temps de fin",
    "ende",
    "endzeit",
    "hora de fin",
    "fim",
    "fine",
    "ora di fine",
    "einde",
    "eindtijd",
];
#[rustfmt::skip]
pub(super) const IDS: &[&str] = &[
    "id", "participant", "participant id", "participant_id", "respondent", "respondent id", "respondentid", "repondant", "repondante", "id repondant", "code",
    "code participant", "identifiant", "numero", "n°", "no", "token", "response id", "responseid", "case", "case id", "caseid", "name", "nom", "pseudo", "pseudonym",
    "pseudonyme", "subject", "sujet", "uid", "person", "nombre", "nome", "naam", "persona", "pessoa", "participante", "partecipante", "teilnehmer",
    "teilnehmerin", "deelnemer",
];
/// Columns in which whole turns stand, labels and all.
#[rustfmt::skip]
pub(super) const TRANSCRIPTS: &[&str] = &[
    "transcript", "transcription", "text", "texte", "verbatim", "utterance", "utterances", "content", "contenu", "propos", "paroles", "speech",
    "tour de parole",
];
/// Names of columns of times that count minutes where they hold plain numbers.
pub(super) const MINUTES: &[&str] = &["minute", "minutes", "min", "minuto", "minuut"];
/// First columns of the tables that have imports of their own.
pub(super) const OTHERS: &[&str] = &["code", "codes"];

/// Words that name the one who speaks wherever they stand in the name of a column: `Nom du locuteur`.
const SPEAKER_STEMS: &[&str] = &[
    "speaker",
    "locut",
    "interlocut",
    "intervenant",
    "orateur",
    "oratrice",
    "sprecher",
    "hablante",
    "falante",
    "spreker",
];

/// Returns the name of a column as it is looked up, without the unit of its times and the sign behind it: `start` of
/// `Start (s)` and `start_ms`, `who` of `Who?`.
pub(super) fn bare(name: &str) -> String {
    let folded = fold(name.trim());
    // ELAN says how it writes its times: `Begin Time - hh:mm:ss.ms`.
    let folded = [" - hh:mm:ss.ms", " - ss.msec", " - ss.ms", " - msec"]
        .iter()
        .find_map(|way| folded.strip_suffix(way))
        .unwrap_or(&folded);
    let plain = folded.split(['(', '[']).next().map(str::trim).filter(|plain| !plain.is_empty()).unwrap_or(folded);
    let without_unit =
        ["_ms", "_s", "_sec", "_seconds", " ms", " sec"].iter().find_map(|unit| plain.strip_suffix(unit));
    let plain = without_unit.unwrap_or(plain);
    if let Some(word) = plain_word(name).or_else(|| plain_word(plain)) {
        return word.to_owned();
    }
    // A question of several words is what respondents were asked.
    let word = plain.trim_end_matches(['?', ':', ' ']);
    if word.is_empty() || word.contains(' ') { plain.to_owned() } else { word.to_owned() }
}

/// Whether a column of that name, folded, says who somebody is.
pub(in super::super) fn is_person_column(name: &str) -> bool {
    IDS.contains(&name) || SPEAKERS.contains(&name)
}

/// Whether the name of a column says that those who speak stand in it.
pub(super) fn is_speaker_word(name: &str) -> bool {
    SPEAKERS.contains(&name) || is_stem_of_speaker(name)
}

/// Whether a column is that of speakers however short the talk is, and no question about one.
pub(super) fn is_column_of_speakers(name: &str) -> bool {
    const MOST_WORDS: usize = 3;
    is_stem_of_speaker(name) && !is_question(name) && name.split_whitespace().count() <= MOST_WORDS
}

fn is_stem_of_speaker(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| SPEAKER_STEMS.iter().any(|stem| word.starts_with(stem)))
}

/// Whether the name of a column says that times stand in it.
pub(in super::super) fn is_time_word(name: &str) -> bool {
    TIMES.contains(&bare(name).as_str())
}

/// Whether the name of a column is what respondents were asked.
pub(in super::super) fn is_question(name: &str) -> bool {
    let numbered = name.strip_prefix('q').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    name.ends_with('?') || name.starts_with("question") || numbered || name.split_whitespace().count() >= 4
}
