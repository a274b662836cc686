//! The head of a transcript: lines such as `Date: 12 May` or `Participant : Thierry` before the talk, proposed as
//! attributes. What stands below a line that names a part in the talk, such as `Interviewer`, is about whoever has that
//! part. The text keeps them.

use crate::import::Imported;
use crate::import::talk::lexicon::fold;
use crate::import::talk::{labels, roles};
use crate::model::{Role, Text};

/// A line of the head.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// What stands before the colon.
    pub name: String,
    /// What stands behind it.
    pub value: String,
    /// Whether it is about the talk rather than the person: its date, place, interviewer.
    pub of_document: bool,
}

/// The most lines that a head has.
const MOST_LINES: usize = 30;
/// The longest value in code points: longer ones are words.
const LONGEST: usize = 120;

/// What is about the talk.
#[rustfmt::skip]
const OF_DOCUMENT: &[&str] = &[
    "date", "lieu", "place", "location", "duree", "duration", "length", "heure", "time", "debut", "fin", "start", "end",
    "titre", "title", "projet", "project", "etude", "study", "terrain", "site", "contexte", "context", "setting", "cadre",
    "transcription", "transcript", "transcriber", "transcriptrice", "transcripteur", "transcribed by", "transcrit par",
    "langue", "language", "recording", "enregistrement", "audio", "fichier", "file", "version", "entretien", "interview",
    "session", "seance", "groupe", "group", "focus group", "numero", "number", "code entretien", "source",
];

/// What announces words rather than a fact.
#[rustfmt::skip]
const NO_FACTS: &[&str] = &[
    "note", "notes", "nb", "n.b", "ps", "remarque", "remarques", "commentaire", "commentaires", "comment", "comments",
    "remark", "remarks", "observation", "observations", "legende", "legend", "key", "resume", "summary", "abstract", "http", "https",
];

/// Returns the head of `imported`: lines of a name, a colon and a value before the first turn of anybody.
pub fn headers(imported: &Imported) -> Vec<Header> {
    let text = Text::new(imported.text.as_str());
    let end = imported.turns.iter().find(|t| t.3.is_some()).map_or(text.len(), |t| t.0);
    let head = &imported.text[..text.byte(end)];
    let blocks = head.lines().take(MOST_LINES).filter(|line| part(line).is_some_and(roles::is_person_word));
    let n_people = blocks.count();
    let dashes_from = dashes_from(head);
    let mut found: Vec<Header> = Vec::new();
    let mut whose: Option<&str> = None;
    for (i, line) in head.lines().take(MOST_LINES).enumerate() {
        let mut headers = several(line).unwrap_or_else(|| header(line).into_iter().collect());
        if headers.is_empty() && dashes_from.is_some_and(|from| from <= i) {
            headers.extend(dashed(line));
        }
        if headers.is_empty() {
            whose = part(line).or(whose.filter(|_| !line.trim().is_empty()));
        }
        for header in headers {
            let header = match whose {
                Some(part) => of_part(header, part, n_people),
                None => header,
            };
            if !found.iter().any(|h| h.name == header.name) {
                found.push(header);
            }
        }
    }
    // One line with a colon is a title; in a text where nobody speaks it may be anything.
    let enough = if end == text.len() { 2 } else { 1 };
    if found.len() >= enough { found } else { Vec::new() }
}

/// Returns from which line on dashes stand in this head where colons do elsewhere, `Date – 31 May   Time – 11.50`:
/// words that are usual in heads must stand before two of them. A title above may have one too.
fn dashes_from(head: &str) -> Option<usize> {
    let is_usual = |header: &Header| labels::is_record_head(&header.name) || names_participant(header);
    let n_usual = |line| dashed(line).filter(is_usual).count();
    let counts: Vec<usize> = head.lines().take(MOST_LINES).map(n_usual).collect();
    let first = counts.iter().position(|n| *n > 0);
    first.filter(|_| counts.iter().sum::<usize>() >= 2)
}

/// Returns what stands before and behind dashes in a line; wide gaps part several.
fn dashed(line: &str) -> impl Iterator<Item = Header> {
    let cells = line.split('\t').flat_map(|cell| cell.split("   ")).map(str::trim).filter(|cell| !cell.is_empty());
    cells.filter_map(|cell| {
        let (name, value) = cell.split_once(" – ").or_else(|| cell.split_once(" - "))?;
        fact(name, value)
    })
}

/// Returns the word for a part in the talk that a line holds alone: `Interviewer`, `**Participant 2:**`.
fn part(line: &str) -> Option<&str> {
    let word = line.trim().trim_matches(['*', '_', '#', '-', '•', ' ', ':']);
    let is_short = (1..=2).contains(&word.split_whitespace().count());
    (is_short && (roles::said_by(word).is_some() || roles::is_person_word(word))).then_some(word)
}

/// Returns what a line below such a word says of whoever has that part: `Name: Claire` below `Interviewer` is as good
/// as `Interviewer: Claire`. What is said of the only person who is asked needs no word for the part.
fn of_part(header: Header, part: &str, n_people: usize) -> Header {
    const NAMES: [&str; 6] = ["name", "nom", "prenom", "nombre", "nome", "naam"];
    let Header { name, value, of_document } = header;
    let is_asked = roles::is_person_word(part);
    match () {
        () if OF_DOCUMENT.contains(&fold(&name).as_str()) => Header { name, value, of_document },
        () if NAMES.contains(&fold(&name).as_str()) => Header { name: part.to_owned(), value, of_document: !is_asked },
        () if is_asked && n_people == 1 => Header { name, value, of_document },
        () => Header { name: format!("{part} ({name})"), value, of_document: true },
    }
}

/// Returns the facts of a line that has several of them and nothing else: `Date: 12 May   Place: Lyon | Duration: 1h12`.
/// Between commas a value may hold a colon, so that words which are usual in heads must stand before each.
fn several(line: &str) -> Option<Vec<Header>> {
    let of_cells = |cells: Vec<&str>| {
        let filled: Vec<&str> = cells.into_iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let facts: Option<Vec<Header>> =
            filled.iter().map(|cell| header(cell).filter(|_| cell.contains(':'))).collect();
        facts.filter(|facts| facts.len() > 1)
    };
    let wide = line.replace("  ", "\t");
    let are_usual = |facts: &Vec<Header>| facts.iter().all(|fact| labels::is_record_head(&fact.name));
    of_cells(wide.split(['\t', '|', ';', '·', '•']).collect())
        .or_else(|| of_cells(line.split(',').collect()).filter(are_usual))
}

fn header(line: &str) -> Option<Header> {
    let line = line.trim().trim_start_matches(['*', '_', '#', '-', '•', ' ']);
    let (name, value) = line.split_once(':').or_else(|| line.split_once('\t'))?;
    fact(name, value)
}

/// Returns what stands between quotation marks that programs put around a value: `"2022-01-24"`.
fn without_quotes(value: &str) -> &str {
    let inner = |sign: char| value.strip_prefix(sign)?.strip_suffix(sign).filter(|inner| !inner.contains(sign));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

fn fact(name: &str, value: &str) -> Option<Header> {
    let name = name.trim().trim_matches(['*', '_']).trim();
    let value = without_quotes(value.trim().trim_matches(['*', '_']).trim());
    let n_words = name.split_whitespace().count();
    let plain = name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '\'' | '’' | '-' | '°' | '/' | '(' | ')'));
    let is_name =
        (1..=4).contains(&n_words) && plain && name.starts_with(char::is_alphabetic) && name.chars().count() <= 40;
    let is_value = !value.is_empty() && value.chars().count() <= LONGEST && !value.starts_with("//");
    let clock = name.ends_with(|c: char| c.is_ascii_digit()) && value.starts_with(|c: char| c.is_ascii_digit());
    if !is_name || !is_value || clock || NO_FACTS.contains(&fold(name).as_str()) {
        return None;
    }
    let of_document =
        OF_DOCUMENT.contains(&fold(name).as_str()) || roles::said_by(name).is_some_and(|r| r != Role::Participant);
    Some(Header { name: name.to_owned(), value: value.to_owned(), of_document })
}

/// Whether the header names the person of the talk.
pub fn names_participant(header: &Header) -> bool {
    roles::is_person_word(&header.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let imported = crate::import::read("a.txt", text.as_bytes()).unwrap().output;
        let written = |h: &Header| format!("{}={}{}", h.name, h.value, if h.of_document { " (document)" } else { "" });
        headers(&imported).iter().map(written).collect()
    }

    #[test]
    fn the_head_of_a_record_is_read() {
        let text = "Entretien : 07\nDate : 12 mai 2023\nEnquêtrice : Claire\n**Participant** : Thierry\nÂge : 41 ans\nNote : bruyant\n\nINT : Oui ?\nU07 : À 10:30.\nINT : Ah.\nU07 : Ville : Lyon.\n";
        assert_eq!(
            of(text),
            [
                "Entretien=07 (document)",
                "Date=12 mai 2023 (document)",
                "Enquêtrice=Claire (document)",
                "Participant=Thierry",
                "Âge=41 ans"
            ]
        );
        let two = "Study\n\nInterviewer\nName: Claire Roux\nPosition: Researcher\n\n**Participant:**\nName: Sarah\nAge: 20\n\n\
            Language: English\n\nCR: Why?\nSarah: So.\nCR: And?\nSarah: No.\n";
        assert_eq!(
            of(two),
            [
                "Interviewer=Claire Roux (document)",
                "Interviewer (Position)=Researcher (document)",
                "Participant=Sarah",
                "Age=20",
                "Language=English (document)"
            ]
        );
        let three = "Participant 1\nName: Ana\nAge: 20\nParticipant 2\nName: Ben\nAge: 30\n\nAna: Why?\nBen: So.\nAna: No.\nBen: Yes.\n";
        assert_eq!(
            of(three),
            [
                "Participant 1=Ana",
                "Participant 1 (Age)=20 (document)",
                "Participant 2=Ben",
                "Participant 2 (Age)=30 (document)"
            ]
        );
        let dashes = "Survey – Participant ES1\n\nDate – 31 May 2019   Time - 11.50 pm\nName – ES1\nYear of start –  2011    Company name – PIL\n\n\
            Interviewer: Hello?\nES1: So.\nInterviewer: And – if I may – when?\nES1: Then.\n";
        assert_eq!(
            of(dashes),
            [
                "Date=31 May 2019 (document)",
                "Time=11.50 pm (document)",
                "Name=ES1",
                "Year of start=2011",
                "Company name=PIL"
            ]
        );
        let talk = "INT: So?\nU07: No.\nINT: Ah.\nU07: Si.\n";
        let facts = ["Date=12 May (document)", "Place=Lyon (document)", "Duration=1h12 (document)"];
        for line in [
            "Date: 12 May   Place: Lyon   Duration: 1h12",
            "Date: 12 May\tPlace: Lyon\tDuration: 1h12",
            "Date: 12 May | Place: Lyon | Duration: 1h12",
            "Date: 12 May, Place: Lyon, Duration: 1h12",
        ] {
            assert_eq!(of(&format!("{line}\n\n{talk}")), facts, "{line}");
        }
        let page =
            "---\ntitle: \"A talk: part 1\"\nguest: 'Ana Roux'\n---\n\nHost: Why?\nAna: So.\nHost: And?\nAna: No.\n";
        assert_eq!(of(page), ["title=A talk: part 1 (document)", "guest=Ana Roux"]);
        assert!(of("Anna – a portrait\n\nBen – another\n\nINT: So?\nU07: No.\nINT: Ah.\nU07: Si.\n").is_empty());
        assert!(of("INT : Oui ?\nU07 : Non.\nINT : Ah.\nU07 : Si.\n").is_empty());
        assert!(of("Title: a story\n\nIt rained at 10:30 all day.\n").is_empty());
    }
}
