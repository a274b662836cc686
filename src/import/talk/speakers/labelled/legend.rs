//! Whom the words above a talk explain: `Interviewer: Helen Marsh (HM), participants: Anna (A), Ben (B)`, `CD = Claire
//! Dubois, modératrice`. A word for a part in the talk holds for the names behind it, up to the next such word.

use rustc_hash::FxHashSet;

use crate::import::talk::lexicon::{PARTICLES, TITLES, fold};
use crate::import::talk::lines::Line;
use crate::import::talk::{labels, roles};
use crate::model::Role;

/// Returns the names and the codes in `line` whose part in the talk it tells.
pub(in crate::import) fn explained(line: &str) -> Vec<(&str, Role)> {
    let mut legend = Legend::default();
    pieces(line).into_iter().for_each(|piece| legend.read(piece));
    legend.named
}

/// Whether a line does nothing but explain codes, each by a part in the talk: `[I] – Interviewer [C] – Client`. Nobody
/// says it.
pub(super) fn is_legend(line: &str) -> bool {
    const LONGEST: usize = 200;
    let is_explained =
        |piece: &str| parted(piece).is_some_and(|(code, part)| is_code(code) && part_in_talk(part).is_some());
    let may_explain_two = || line.matches([':', '=', '→', '–', '-']).nth(1).is_some();
    let pieces = if line.len() > LONGEST || !may_explain_two() { Vec::new() } else { pieces(line) };
    pieces.len() >= 2 && pieces.into_iter().all(is_explained)
}

/// Returns the lines of the first `most` filled ones that explain one code each, below each other: `I: Interviewer`, `R:
/// Respondent`. Each code stands once, and one of them at least is explained by a part in the talk.
pub(super) fn lines_of_legends(lines: &[Line<'_>], most: usize) -> FxHashSet<usize> {
    let filled: Vec<(usize, Option<(&str, &str)>)> =
        lines.iter().enumerate().filter(|(_, l)| !l.blank).take(most).map(|(i, l)| (i, entry(l.text))).collect();
    let runs = filled.chunk_by(|one, next| one.1.is_some() && next.1.is_some());
    let is_legend = |run: &&[(usize, Option<(&str, &str)>)]| {
        let entries: Vec<(&str, &str)> = run.iter().filter_map(|(_, entry)| *entry).collect();
        let codes: FxHashSet<&str> = entries.iter().map(|(code, _)| *code).collect();
        entries.len() >= 2 && codes.len() == run.len() && entries.iter().any(|(_, part)| part_in_talk(part).is_some())
    };
    runs.filter(is_legend).flat_map(|run| run.iter().map(|(line, _)| *line)).collect()
}

/// Returns the code that all of a line explains, and the few words that explain it.
fn entry(line: &str) -> Option<(&str, &str)> {
    const MOST_WORDS: usize = 4;
    let (code, words) = parted(line.trim())?;
    let words = words.trim_matches(['(', ')', '[', ']', ' ']);
    let is_value = !words.is_empty() && !words.ends_with(['.', '?', '!', '…', ',']);
    (is_code(code) && is_value && words.split_whitespace().count() <= MOST_WORDS).then_some((code, words))
}

/// Returns what stands before the sign that explains, without brackets, and what stands behind it.
fn parted(piece: &str) -> Option<(&str, &str)> {
    let split =
        piece.split_once([':', '=', '→']).or_else(|| piece.split_once(" – ")).or_else(|| piece.split_once(" - "));
    split.map(|(before, behind)| (before.trim_matches(['[', ']', ' ', '\u{a0}']), behind.trim()))
}

/// Whether the words are nothing but names, with their codes and parts: `Helen (H). Participants: Anna (A), Ben B.`
pub(super) fn is_list_of_names(words: &str) -> bool {
    const LONGEST: usize = 300;
    let words = without_point_of_names(words);
    let pieces = if words.len() > LONGEST { Vec::new() } else { pieces(words) };
    !pieces.is_empty() && !words.ends_with(['?', '!', '…', '»', '”', '"', ',', ';']) && pieces.into_iter().all(is_name)
}

/// Returns the words without the point at their end, where several full names stand before it: `Ana Roux, Ben Faro.`
fn without_point_of_names(words: &str) -> &str {
    let are_full = |names: &&str| names.contains(", ") && pieces(names).into_iter().all(|name| name.contains(' '));
    words.strip_suffix('.').filter(are_full).unwrap_or(words)
}

fn is_name(piece: &str) -> bool {
    let person =
        piece.split_once([':', '=']).filter(|(part, _)| part_in_talk(part).is_some()).map_or(piece, |(_, n)| n);
    let bracket = labels::short_form(person);
    let name = labels::without_remark(person).filter(|_| bracket.is_some_and(is_code)).unwrap_or(person).trim();
    let ends_in_initial = || name.rsplit([' ', '.']).nth(1).is_some_and(|word| word.chars().count() == 1);
    let is_word = |word: &str| word.starts_with(char::is_uppercase) || PARTICLES.has(word);
    let is_sentence = name.ends_with('.') && !ends_in_initial();
    !name.is_empty()
        && !is_sentence
        && !name.contains(':')
        && !name.ends_with(')')
        && name.split_whitespace().all(is_word)
}

fn is_code(label: &str) -> bool {
    labels::look(label) == Some(labels::Shape::Code)
}

#[derive(Default)]
struct Legend<'t> {
    named: Vec<(&'t str, Role)>,
    /// The part of the names that come next.
    part: Option<Role>,
    /// The code that was explained last, as long as nothing tells its part: `CD = Claire Dubois`.
    open: Option<&'t str>,
}

impl<'t> Legend<'t> {
    fn read(&mut self, piece: &'t str) {
        match parted(piece) {
            Some((before, behind)) => self.explain(before, behind),
            None => self.go_on(piece),
        }
    }

    fn explain(&mut self, before: &'t str, behind: &'t str) {
        (self.part, self.open) = (None, None);
        match (part_in_talk(before), part_in_talk(behind)) {
            // `I = Interviewer` is about the letter.
            (_, Some(role)) if is_code(before) => self.named.push((before, role)),
            // `Duration 12:01 minutes` parts hours from minutes.
            (None, _) if !before.contains(char::is_alphabetic) => {}
            (Some(role), _) => {
                self.part = Some(role);
                self.name(behind);
            }
            (None, Some(role)) => self.named.push((before, role)),
            (None, None) => self.open = Some(before),
        }
    }

    fn go_on(&mut self, piece: &'t str) {
        let code = labels::short_form(piece);
        let own = part_in_talk(labels::without_remark(piece).unwrap_or(piece));
        match (own, self.open, code) {
            (Some(role), Some(open), _) => self.named.push((open, role)),
            (Some(role), None, Some(code)) => {
                self.named.push((code, role));
                self.part = None;
            }
            // `Animation : Claire Dubois (CD), sociologue` says no more of her part.
            (Some(_), None, None) => {}
            (None, ..) => self.name(piece),
        }
    }

    fn name(&mut self, person: &'t str) {
        let Some(role) = self.part else { return };
        let person = without_next_field(person);
        let name = labels::without_remark(person).unwrap_or(person);
        // `Participants: Ana Roux (interviewer) and Ben (baker)`
        let remark = person[name.len()..].trim_matches([' ', '(', ')', '[', ']']);
        let own = roles::said_by(remark);
        let role = own.unwrap_or(role);
        let codes = labels::short_form(person).filter(|_| own.is_none());
        let codes = codes.into_iter().flat_map(|codes| codes.split([',', '/']));
        let names = std::iter::once(name).chain(codes).map(str::trim).filter(|name| !name.is_empty());
        self.named.extend(names.map(|name| (name, role)));
    }
}

/// Returns the name without a field that stands behind it on the same line: `Ana Roux        Office: owner`.
fn without_next_field(person: &str) -> &str {
    let before_colon = |colon: usize| person[..colon].trim_end().rsplit_once(' ').map_or("", |(name, _)| name);
    let person = person.find(':').map_or(person, before_colon);
    person.split("  ").next().unwrap_or_default().trim_end()
}

/// Returns the part that a word says, be it for those who are asked.
fn part_in_talk(word: &str) -> Option<Role> {
    let word = word.trim_matches([' ', '*', '_', '-', '–', '•', '\u{a0}', '\u{202f}']);
    let is_asked = || roles::is_person_word(word) || roles::is_person_word(word.trim_end_matches('s'));
    roles::said_by(word).or_else(|| is_asked().then_some(Role::Participant))
}

/// Returns the parts of a line between commas, small words that join, and ends of sentences; brackets stay whole.
fn pieces(line: &str) -> Vec<&str> {
    const JOINS: [&str; 5] = [" et ", " and ", " und ", " y ", " e "];
    let (mut found, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    for (i, c) in line.char_indices() {
        let joins = || JOINS.iter().find(|join| line[i..].starts_with(*join)).map_or(0, |join| join.len() - 1);
        let len = match c {
            '(' | '[' => {
                depth += 1;
                0
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                0
            }
            _ if depth > 0 => 0,
            ',' | ';' | '&' | '/' | '|' | '•' | '\t' => c.len_utf8(),
            '.' if ends_sentence(&line[..i], &line[i + 1..]) => 1,
            ' ' => joins(),
            _ => 0,
        };
        if len > 0 && i >= from {
            found.push(&line[from..i]);
            from = i + len;
        }
    }
    found.push(line.get(from..).unwrap_or_default());
    found.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// Whether a point between `before` and `behind` ends a sentence rather than a title or an initial.
fn ends_sentence(before: &str, behind: &str) -> bool {
    let word = before.rsplit([' ', '.', '-', '\u{a0}']).next().unwrap_or_default();
    behind.starts_with(' ') && word.chars().count() > 1 && !TITLES.has(&fold(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `HM interviewer, BC participant`
    fn told(line: &str) -> String {
        explained(line).iter().map(|(name, role)| format!("{name} {}", role.name())).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn each_name_has_the_part_of_the_word_before_it() {
        for (line, expected) in [
            (
                "Interviewer: Helen Marsh (HM), Participant: Ben Cole (BC)",
                "Helen Marsh interviewer, HM interviewer, Ben Cole participant, BC participant",
            ),
            ("Interviewer (IV) and respondent (RS)", "IV interviewer, RS participant"),
            (
                "Interviewer: Helen (H). Participants: Anna (A), Ben (B)",
                "Helen interviewer, H interviewer, Anna participant, A participant, Ben participant, B participant",
            ),
            ("M = Moderator; A = Anna; B = Ben", "M moderator"),
            (
                "Participantes: Lucía Prado (Entrevistadora) y Ramón (Panadero)",
                "Lucía Prado interviewer, Ramón participant, Panadero participant",
            ),
            ("Duration, 12:01 minutes, answers", ""),
            ("Interviewee: Ana Roux     Office: owner", "Ana Roux participant"),
            ("Interviewee: Ana Roux Office: owner of the house", "Ana Roux participant"),
            ("MA = Claire Dubois, modératrice", "MA moderator"),
            ("I: Interviewer, B: Befragte", "I interviewer, B participant"),
            ("[I] – Interviewer \t[C] - Client", "I interviewer, C participant"),
            (
                "Animation : Paul Roux et Claire Dubois (MA), sociologue",
                "Paul Roux moderator, Claire Dubois moderator, MA moderator",
            ),
            ("Moderator: Dr. A. Smith, observer: Tom", "Dr. A. Smith moderator, Tom moderator"),
            ("We talked about the house, and of Ben.", ""),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
    }

    #[test]
    fn a_line_that_explains_codes_is_no_turn() {
        for line in
            ["[I] – Interviewer \t[C] - Client", "I = Interviewer; B = Befragte", "I: Interviewer, P1: participant"]
        {
            assert!(is_legend(line), "{line}");
            let text = format!("A talk\n{line}\nI – Hello.\nC – Hello.\nI – So?\nC – Yes.\nI – And?\nC – No.\n");
            let found = crate::import::talk::speakers::find(&text, &crate::import::Layout::default());
            let speakers: Vec<String> =
                found.speakers.iter().map(|s| format!("{} {}", s.label, s.role.name())).collect();
            assert_eq!((speakers.len(), speakers[0].as_str()), (2, "I interviewer"), "{line}");
            assert_eq!(found.turns.iter().filter(|turn| turn.3.is_some()).count(), 6, "{line}");
        }
        for line in ["I: Interviewer", "I: So, are you the client?", "A: Interviewer, I said. B: no."] {
            assert!(!is_legend(line), "{line}");
        }
    }

    #[test]
    fn lines_that_explain_one_code_each_are_no_turns() {
        let talk = "I: Where did you go?\nR: Home, it was late.\nI: And then?\nR: Then I slept.\n";
        let n_said = |head: &str| {
            let told = crate::import::turns_as_told("a.txt", &format!("{head}\n{talk}"));
            told.iter().filter(|turn| !turn.starts_with('-')).count()
        };
        for head in [
            "I: (Interviewer)\nR: (Respondent)\n",
            "Key\nI: Interviewer\nR: Ana, 34\n",
            "I: Interviewer\n\nR: Respondent\n",
        ] {
            assert_eq!(n_said(head), 4, "{head}");
        }
        assert_eq!(n_said("I: Tea\nR: Yes\nI: Milk\nR: No\n"), 8);
    }

    #[test]
    fn names_are_told_from_speech() {
        for words in ["Hélène M.", "Karim B.", "Tom Reed (TR)", "Helen (H). Participants: Anna (A), Ben (B), Chris (C)"]
        {
            assert!(is_list_of_names(words), "{words}");
        }
        for words in ["So, Ben, how are you?", "Hello.", "Oui, bonjour.", "Bonjour Madame. Asseyez-vous.", "Ah, I see"]
        {
            assert!(!is_list_of_names(words), "{words}");
        }
    }
}
