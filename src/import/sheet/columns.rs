//! What the columns of a table are: by their names, in English and French, and by what stands in them.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::super::lexicon::fold;
use super::super::stamps;

/// What a table holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Columns {
    Turns(Turns),
    Respondents(Respondents),
}

/// One row a turn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Turns {
    /// The first row that is no name of columns.
    pub first_row: usize,
    pub speaker: Option<usize>,
    pub time: Option<usize>,
    /// When the turn ends, as programs that recognise speech write it.
    pub until: Option<usize>,
    pub text: usize,
}

/// One row a respondent, below the names of the columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Respondents {
    pub id: Option<usize>,
    /// Open questions.
    pub questions: Vec<usize>,
    /// Everything else.
    pub attributes: Vec<usize>,
}

#[rustfmt::skip]
const SPEAKERS: &[&str] = &[
    "speaker", "speakers", "speaker name", "speaker_name", "speaker label", "who", "name", "voice", "label", "person", "locuteur", "locutrice",
    "locuteurs", "locuteur trice", "intervenant", "intervenante", "interlocuteur", "qui", "nom", "voix", "personne", "participant", "auteur", "author", "user",
    "participant id", "participant_id", "respondent", "interviewee", "student", "teacher", "eleve", "etudiant", "enseignant", "username", "sender", "pseudo",
];
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "text", "texte", "transcript", "transcription", "utterance", "utterances", "words", "content", "contenu", "verbatim", "speech", "parole", "paroles", "propos",
    "message", "turn", "tour de parole", "tour", "sentence", "phrase", "what", "said", "body", "comment", "commentaire", "post",
];
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "time", "start", "start time", "start_time", "starttime", "timestamp", "time stamp", "timecode", "time code", "temps", "heure", "debut", "from", "begin",
    "in", "time in", "horodatage", "minutage", "position",
];
const UNTILS: &[&str] =
    &["end", "stop", "end time", "end_time", "endtime", "to", "until", "out", "time out", "fin", "heure de fin"];
#[rustfmt::skip]
const IDS: &[&str] = &[
    "id", "participant", "participant id", "participant_id", "respondent", "respondent id", "respondentid", "repondant", "repondante", "id repondant", "code",
    "code participant", "identifiant", "numero", "n°", "no", "token", "response id", "responseid", "case", "case id", "name", "nom", "pseudo", "pseudonym",
    "pseudonyme", "subject", "sujet", "uid", "person",
];
/// First columns of the tables that have imports of their own.
const OTHERS: &[&str] = &["code", "codes"];

/// Returns what the columns of `rows` are, if they hold what people said.
pub(super) fn of(rows: &[Vec<String>]) -> Option<Columns> {
    let head: Vec<String> = rows.first()?.iter().map(|name| fold(name.trim())).collect();
    let is_codebook = head.first().is_some_and(|first| OTHERS.contains(&first.as_str()))
        && head.iter().any(|name| matches!(name.as_str(), "description" | "include" | "definition"));
    let is_codings = ["document", "start", "end", "code"].iter().all(|name| head.iter().any(|h| h == name));
    if is_codebook || is_codings {
        return None;
    }
    let named = |names: &[&str]| head.iter().position(|name| names.contains(&name.as_str()));
    let facts: Vec<Facts> = (0..head.len()).map(|column| Facts::of(&rows[1..], column)).collect();
    let repeats = |c: &usize| SPEAKERS.contains(&head[*c].as_str()) && facts[*c].repeats();
    let returning = (0..head.len()).find(repeats);
    let times = |names: &[&str]| named(names).filter(|t| facts[*t].is_time());
    let text = named(TEXTS).or_else(|| returning.and_then(|_| talk(&facts, times(TIMES).is_some())));
    if let Some(text) = text {
        let [time, until] = [TIMES, UNTILS].map(|names| times(names).filter(|t| *t != text));
        let speaker = returning.or_else(|| named(SPEAKERS)).filter(|s| *s != text);
        if returning.is_some_and(|s| s != text) || time.is_some() {
            return Some(Columns::Turns(Turns { first_row: 1, speaker, time, until, text }));
        }
    }
    by_content(rows).map(Columns::Turns).or_else(|| respondents(&head, &facts).map(Columns::Respondents))
}

/// Returns the column of talk in a table of turns whose name says nothing. Several such columns are open questions, unless
/// the turns have times: then the fullest is what was said, and the others are notes or a translation.
fn talk(facts: &[Facts], timed: bool) -> Option<usize> {
    let columns: Vec<usize> = (0..facts.len()).filter(|c| facts[*c].is_talk()).collect();
    let fullest = columns.iter().copied().min_by_key(|c| Reverse(facts[*c].n));
    fullest.filter(|_| timed || columns.len() == 1)
}

/// What stands in a column.
#[derive(Debug, Default)]
struct Facts {
    n: usize,
    n_words: usize,
    n_long: usize,
    n_times: usize,
    longest: usize,
    distinct: usize,
}

impl Facts {
    fn of(rows: &[Vec<String>], column: usize) -> Self {
        let mut facts = Self::default();
        let mut seen = FxHashSet::default();
        for cell in
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        {
            let n_words = cell.split_whitespace().count();
            facts.n += 1;
            facts.n_words += n_words;
            facts.n_long += usize::from(n_words >= 5);
            facts.n_times += usize::from(is_time(cell));
            facts.longest = facts.longest.max(cell.chars().count());
            seen.insert(cell);
        }
        facts.distinct = seen.len();
        facts
    }

    /// Whether its values return, as names of speakers do.
    fn repeats(&self) -> bool {
        self.n >= 2 && self.distinct * 10 <= self.n * 7 && self.longest <= 80
    }

    fn is_time(&self) -> bool {
        self.n > 0 && self.n_times * 10 >= self.n * 9
    }

    /// Whether people wrote what stands in it.
    fn is_talk(&self) -> bool {
        self.n > 0 && self.n_words >= 4 * self.n && self.n_long * 4 >= self.n && self.distinct * 2 > self.n
    }
}

fn is_time(cell: &str) -> bool {
    let number = || cell.replace(',', ".").parse::<f32>().is_ok();
    stamps::stamp(cell).is_some_and(|s| s.len == cell.len()) || number()
}

/// Returns the columns of a table without names: a column of short names that return beside one of talk.
fn by_content(rows: &[Vec<String>]) -> Option<Turns> {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    if rows.len() < 4 || !(2..=4).contains(&n_columns) {
        return None;
    }
    let all: Vec<Facts> = (0..n_columns).map(|column| Facts::of(rows, column)).collect();
    let is_speaker =
        |f: &Facts| f.repeats() && f.n_times == 0 && f.n == rows.len() && f.n_words <= 3 * f.n && f.distinct <= 30;
    let speaker = all.iter().position(is_speaker)?;
    let text = (0..n_columns).filter(|c| *c != speaker && all[*c].is_talk()).max_by_key(|c| all[*c].n_words)?;
    let time = (0..n_columns).find(|c| *c != text && *c != speaker && Facts::of(&rows[1..], *c).is_time());
    // The first row names the columns if its words are unlike those below.
    let below = Facts::of(&rows[1..], speaker);
    let named = below.n > 0 && !rows[1..].iter().any(|row| row.get(speaker) == rows[0].get(speaker));
    Some(Turns { first_row: usize::from(named), speaker: Some(speaker), time, until: None, text })
}

fn respondents(head: &[String], facts: &[Facts]) -> Option<Respondents> {
    let n_rows = facts.iter().map(|f| f.n).max().filter(|n| *n > 0)?;
    let is_id = |c: &usize| facts[*c].n == n_rows && facts[*c].distinct == n_rows && facts[*c].n_words <= 3 * n_rows;
    let id = (0..head.len()).find(|c| IDS.contains(&head[*c].as_str()) && is_id(c)).or_else(|| Some(0).filter(is_id));
    let is_open = |c: &usize| Some(*c) != id && !head[*c].is_empty() && facts[*c].is_talk();
    let questions: Vec<usize> = (0..head.len()).filter(is_open).collect();
    let is_attribute = |c: &usize| Some(*c) != id && !questions.contains(c) && !head[*c].is_empty() && facts[*c].n > 0;
    let attributes = (0..head.len()).filter(is_attribute).collect();
    (!questions.is_empty()).then_some(Respondents { id, questions, attributes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_csv(csv: &str) -> Option<Columns> {
        let rows: Vec<Vec<String>> = csv.lines().map(|l| l.split(';').map(str::to_owned).collect()).collect();
        of(&rows)
    }

    #[test]
    fn columns_are_known_by_their_names_whatever_the_language() {
        let turns =
            |speaker, time, text| Some(Columns::Turns(Turns { first_row: 1, speaker, time, until: None, text }));
        assert_eq!(of_csv("Locuteur;Début;Texte\nA;0:01;x\nB;0:02;y\nA;0:03;z\nB;0:04;z"), turns(Some(0), Some(1), 2));
        assert_eq!(of_csv("start;text\n0,5;x\n1,5;y"), turns(None, Some(0), 1));
    }

    #[test]
    fn columns_without_names_are_known_by_what_they_hold() {
        let csv = "INT;Where do you sleep these days?\nU07;In a hostel near the station.\nINT;And how is it there?\nU07;It is too loud at night.";
        let turns = Turns { first_row: 0, speaker: Some(0), time: None, until: None, text: 1 };
        assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
    }

    #[test]
    fn where_speakers_return_the_only_talk_is_what_they_say() {
        let csv = "start;stop;speaker;Mots;English\n0;4;A;Où est-ce que vous dormez ?;\n4;6;B;Dans un foyer près d’ici.;In a hostel near the station.\n\
            6;8;A;Et comment c’est, la nuit ?;\n8;9;B;Il y a trop de bruit.;";
        let turns = Turns { first_row: 1, speaker: Some(2), time: Some(0), until: Some(1), text: 3 };
        assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
        let diary = "entry;participant_id;what happened\n1;P1;I slept at my sister’s place.;\n2;P2;Nobody came to the door today.;\n3;P1;We ate with the others.;";
        let turns = Turns { first_row: 1, speaker: Some(1), time: None, until: None, text: 2 };
        assert_eq!(of_csv(diary), Some(Columns::Turns(turns)));
    }

    #[test]
    fn names_that_stand_once_are_respondents() {
        let csv = "Name;Text;Age\nA;What I need is a place to sleep.;4\nB;Somebody who listens to me at night.;5\nC;Less paper and more help for us.;6";
        assert_eq!(
            of_csv(csv),
            Some(Columns::Respondents(Respondents { id: Some(0), questions: vec![1], attributes: vec![2] }))
        );
    }
}
