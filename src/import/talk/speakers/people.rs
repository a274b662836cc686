//! Talks with several people in one file, none of whom has a label: each begins below a heading that counts them,
//! `Interview 2` or `Person 2`, under which a name may stand, or that names them, `Interview with Ana Roux`. Who asks is
//! the same in all of them; who answers is another in each.

use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;
use crate::import::talk::lines::Line;
use crate::import::talk::turns::{Turn, asks};

/// Words for talks and for those who are asked, as they begin in the languages that are read.
const COUNTED: [&str; 27] = [
    "person",
    "participant",
    "partecipant",
    "interview",
    "entretien",
    "entrevista",
    "intervist",
    "interviu",
    "respondent",
    "repondant",
    "encuestad",
    "enquete",
    "befragte",
    "proband",
    "teilnehm",
    "gesprach",
    "informant",
    "subject",
    "sujet",
    "sujeto",
    "deelnemer",
    "geinterviewde",
    "pessoa",
    "usuari",
    "интервью",
    "респондент",
    "участник",
];
/// The longest heading in code points.
const LONGEST: usize = 80;
/// The most lines below a heading that say who this is.
const MOST_BELOW: usize = 4;

/// The heading of a talk.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Heading<'t> {
    pub line: usize,
    /// The line behind what stands with it.
    end: usize,
    /// Who answers below it.
    name: &'t str,
}

/// Returns the headings that count the people or their talks from 1 on, or name them; none unless there are two.
pub(super) fn headings<'t>(lines: &[Line<'t>]) -> Vec<Heading<'t>> {
    let counted = counting(lines);
    if counted.is_empty() { naming(lines) } else { counted }
}

fn counting<'t>(lines: &[Line<'t>]) -> Vec<Heading<'t>> {
    let found: Vec<(usize, Counted<'t>)> =
        lines.iter().enumerate().filter_map(|(i, line)| Some((i, Counted::of(line.text)?))).collect();
    let is_counted = found.iter().enumerate().all(|(i, (_, counted))| counted.number == i + 1);
    let is_one_word = found.windows(2).all(|two| two[0].1.word == two[1].1.word);
    if found.len() < 2 || !is_counted || !is_one_word {
        return Vec::new();
    }
    found.into_iter().map(|(line, counted)| Heading::of(lines, line, counted.label)).collect()
}

fn naming<'t>(lines: &[Line<'t>]) -> Vec<Heading<'t>> {
    let headings = lines.iter().enumerate().filter(|(_, line)| line.heading);
    let found: Vec<(usize, &str)> = headings.filter_map(|(i, line)| Some((i, interviewed(line.text)?))).collect();
    let is_new = |(n, (_, name)): (usize, &(usize, &str))| found[..n].iter().all(|(_, before)| before != name);
    if found.len() < 2 || !found.iter().enumerate().all(is_new) {
        return Vec::new();
    }
    found.into_iter().map(|(line, name)| Heading::of(lines, line, name)).collect()
}

/// Returns whom a heading says to be interviewed: `Entretien avec Marie Roux, sociologue`.
fn interviewed(heading: &str) -> Option<&str> {
    const TALKS: [&str; 6] = ["interview", "entretien", "entrevista", "intervista", "gesprach", "wywiad"];
    const WITH: [&str; 10] = ["with", "avec", "mit", "met", "a", "con", "com", "al", "z", "ze"];
    let mut words = heading.trim().trim_start_matches(['#', '*', '_', ' ']).splitn(3, [' ', '\u{a0}']);
    let (talk, with, rest) = (fold(words.next()?), fold(words.next()?), words.next()?);
    let name = rest.split([',', '(', '–']).next()?.trim_matches([' ', '*', '_', '#', ':']);
    (TALKS.contains(&talk.as_str()) && WITH.contains(&with.as_str()) && is_name(name)).then_some(name)
}

/// Returns the lines, those of the headings and of what stands with them marked as such.
pub(super) fn marked<'t>(lines: &[Line<'t>], headings: &[Heading<'t>]) -> Vec<Line<'t>> {
    let mut marked = lines.to_vec();
    let of_headings = headings.iter().flat_map(|heading| heading.line..heading.end);
    of_headings.for_each(|i| marked[i].heading = true);
    marked
}

/// Gives the answers below each heading to the person whom it names, and the headings to nobody; `answers` is the
/// speaker who answers so far. Returns whether it did: somebody must answer below each.
pub(super) fn part<'t>(starts: &mut Vec<Turn<'t>>, headings: &[Heading<'t>], answers: usize) -> bool {
    let section = |turn: &Turn<'_>| headings.partition_point(|heading| heading.line <= turn.line);
    let is_answered = |n: usize| starts.iter().any(|turn| turn.speaker == Some(answers) && section(turn) == n);
    if headings.is_empty() || !(1..=headings.len()).all(is_answered) {
        return false;
    }
    for turn in starts.iter_mut().filter(|turn| turn.speaker == Some(answers)) {
        let n = headings.partition_point(|heading| heading.line <= turn.line);
        if let Some(heading) = n.checked_sub(1).map(|i| headings[i]) {
            (turn.speaker, turn.label) = (Some(answers + n), heading.name);
        }
    }
    starts.extend(headings.iter().map(|heading| nobody(heading.line)));
    starts.sort_by_key(|turn| turn.line);
    true
}

/// A turn of nobody that begins on `line`.
pub(super) fn nobody<'t>(line: usize) -> Turn<'t> {
    Turn { line, at: 0, speaker: None, label: "", words_line: line, words: 0, seconds: None }
}

impl<'t> Heading<'t> {
    fn of(lines: &[Line<'t>], line: usize, label: &'t str) -> Self {
        let is_with_it = |line: &&Line<'_>| {
            let text = line.text.trim_start();
            !line.blank && !asks(text) && text.starts_with(char::is_alphabetic)
        };
        let below = &lines[line + 1..];
        let n_below = below.iter().take(MOST_BELOW + 1).take_while(is_with_it).count();
        // More than a few lines are a text of their own.
        let n_below = if n_below > MOST_BELOW { 0 } else { n_below };
        let called = below[..n_below].iter().map(|line| line.text.trim()).find(|text| is_name(text));
        Self { line, end: line + 1 + n_below, name: called.unwrap_or(label) }
    }
}

/// Whether the line is the name of a person, and nothing else.
fn is_name(text: &str) -> bool {
    text.contains(' ') && labels::shape(text) == Some(Shape::Name)
}

/// `Interview 2. Student, 19 years`: the word, the number, and both as they are written.
pub(super) struct Counted<'t> {
    word: String,
    number: usize,
    pub label: &'t str,
}

impl<'t> Counted<'t> {
    pub fn of(line: &'t str) -> Option<Self> {
        let text = line.trim().trim_start_matches(['#', '*', '_', ' ']);
        if text.chars().count() > LONGEST || asks(text) {
            return None;
        }
        let word_len = text.find(|c: char| !c.is_alphabetic())?;
        let behind = text[word_len..].trim_start_matches([' ', '\u{a0}', '#', '№']);
        let n_digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let number = behind[..n_digits].parse().ok().filter(|number| (1..100).contains(number))?;
        let is_end = behind[n_digits..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        let word = fold(&text[..word_len]);
        let is_one =
            is_end && behind.len() < text.len() - word_len && COUNTED.iter().any(|known| word.starts_with(known));
        let len = text.len() - behind.len() + n_digits;
        is_one.then(|| Self { word, number, label: &text[..len] })
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::super::testing::numbers;
    use crate::import::Layout;
    use crate::model::Role;

    /// Who speaks, by turns, and who asks: `Voice 1/Person 1 -1212`.
    fn read(text: &str) -> String {
        let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
        let turns = numbers(&found);
        let asks = |role: Role| if role == Role::Interviewer { "?" } else { "" };
        let speakers: Vec<String> = found.speakers.iter().map(|s| format!("{}{}", s.label, asks(s.role))).collect();
        format!("{} {turns}", speakers.join("/"))
    }

    const ASKED: &str = "How was it?\nIt was good.\nAnd then?\nNothing.\nBut why?\nI left.\n";

    #[test]
    fn each_heading_that_counts_people_begins_the_answers_of_another() {
        for (word, between) in [("Person", "\n\n"), ("Interview", "\n"), ("Entretien", "\n")] {
            let talk: String = (1..=3).map(|n| format!("{word} {n}{between}{ASKED}\n")).collect();
            let expected = format!("Voice 1?/{word} 1/{word} 2/{word} 3 --121212-131313-141414");
            assert_eq!(read(&format!("A talk in the street\n\n{talk}")), expected);
        }
    }

    #[test]
    fn a_name_below_the_heading_is_whose_answers_these_are() {
        let talk = format!("Interview 1. Street\nAna María Roux\nOwner\n\n{ASKED}\nInterview 2\nBen Petit\n{ASKED}");
        assert_eq!(read(&talk), "Voice 1?/Ana María Roux/Ben Petit ---121212--131313");
    }

    #[test]
    fn a_heading_that_names_who_is_interviewed_begins_the_answers_of_that_person() {
        let talk = |heading: &str| format!("## {heading}\n\n{ASKED}\n");
        let talks = talk("Entretien avec Marie Roux, sociologue") + &talk("Entretien avec Jean Petit");
        let who = |text: &str| {
            let found = crate::import::read("a.md", text.as_bytes()).unwrap().output;
            found.speakers.iter().map(|speaker| speaker.label.clone()).collect::<Vec<_>>().join("/")
        };
        assert_eq!(who(&talks), "Voice 1/Marie Roux/Jean Petit");
        assert_eq!(who(&(talk("Interview with Ana Roux") + &talk("Interview with results"))), "Voice 1/Voice 2");
    }

    #[test]
    fn parts_of_one_talk_and_headings_below_which_nobody_answers_are_no_people() {
        let parts: String = (1..=3).map(|n| format!("Part {n}\n\n{ASKED}\n")).collect();
        assert!(read(&parts).starts_with("Voice 1?/Voice 2 "));
        let unanswered = format!("Person 1\n\n{ASKED}{ASKED}\nPerson 2\n\nWas not at home.\n");
        assert!(read(&unanswered).starts_with("Voice 1?/Voice 2 "));
    }
}
