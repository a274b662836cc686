//! Where the head of a record ends: `Date: 12 May`, `Enquêtrice : Claire Dubois`, `Durée : 1h12` stand above the talk,
//! and the labels among them, which may return in the talk, begin no turns there.

use super::legend;
use crate::import::talk::labels::{self, Candidate, Form, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;
use crate::import::talk::turns::Turn;

/// The longest value in bytes.
const LONGEST_VALUE: usize = 60;
/// The most lines that a head has, blank ones not counted.
const MOST_LINES: usize = 40;

/// Returns the line behind the head, 0 if there is none. Only words that are usual in heads make one (*Date*, *Lieu*),
/// not remarks: a `Note:` may stand anywhere.
pub(super) fn end(lines: &[Line<'_>]) -> usize {
    let front = front_matter(lines);
    if front > 0 {
        return front;
    }
    let (mut end, mut n_facts, mut has_title) = (0, 0, false);
    let mut seen: Vec<String> = Vec::new();
    let found: Vec<(usize, Candidate<'_>, &str)> = labelled(lines).collect();
    for (i, candidate, words) in &found {
        let (i, words) = (*i, *words);
        let key = labels::key(candidate.label);
        // Two sentences behind one word are those of a speaker who is called so: `Subject: …`.
        let said = || found.iter().filter(|(_, c, words)| labels::key(c.label) == key && !is_value(words)).count();
        if labels::is_record_head(candidate.label) && (is_value(words) || said() < 2) {
            (end, n_facts) = (i + 1, n_facts + 1);
            continue;
        }
        // The labels of a talk return.
        if seen.contains(&key) {
            break;
        }
        seen.push(key);
        if !is_value(words) {
            // `MARIE DUPONT: an interview by Claire Roux, 12 May 2023.` is a title.
            if end > 0 || std::mem::replace(&mut has_title, true) {
                break;
            }
        } else if end == i && end > 0 && names_somebody(words) {
            end = i + 1;
        }
    }
    if has_title && n_facts < 2 { 0 } else { end }
}

/// Returns the line behind the fields between two rules with which a page of a site begins, 0 if there are none: `---`,
/// `title: A talk`, `guest: Ana Roux`, `---`. Their names are written small, and none returns as the labels of a talk
/// do.
fn front_matter(lines: &[Line<'_>]) -> usize {
    const MOST: usize = 80;
    let is_rule = |line: &Line<'_>| line.text.trim_end() == "---";
    if !lines.first().is_some_and(is_rule) {
        return 0;
    }
    let Some(n) = lines.iter().skip(1).take(MOST).position(is_rule) else { return 0 };
    let mut names: Vec<&str> = Vec::new();
    for line in lines[1..=n].iter().filter(|line| !line.text.starts_with([' ', '\t', '-', '#']) && !line.blank) {
        let name = line.text.split_once(':').map_or("", |(name, _)| name);
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains(char::is_whitespace);
        if !is_name || names.contains(&name) {
            return 0;
        }
        names.push(name);
    }
    if names.is_empty() { 0 } else { n + 2 }
}

/// Takes labels out of the first turns behind which nothing stands before the next one: `Client:`, `Owner:` above a talk
/// are fields that nobody filled in.
pub(super) fn leave_empty_labels_out(starts: &mut Vec<Turn<'_>>, lines: &[Line<'_>]) {
    let is_empty = |two: &&[Turn<'_>]| {
        let own = lines[two[0].words_line].text.get(two[0].words..).unwrap_or_default();
        let below = lines.get(two[0].words_line + 1..two[1].line).unwrap_or_default();
        two[0].line < two[1].line && own.trim().is_empty() && below.iter().all(|line| line.blank)
    };
    let n_empty = starts.windows(2).take_while(is_empty).count();
    let (empty, rest) = starts.split_at(n_empty);
    if empty.iter().all(|field| rest.iter().any(|turn| turn.speaker == field.speaker)) {
        starts.drain(..n_empty);
    }
}

/// Returns the lines with a label that may be part of a head, each with the words behind it.
fn labelled<'l>(lines: &'l [Line<'_>]) -> impl Iterator<Item = (usize, Candidate<'l>, &'l str)> {
    let near = lines.iter().enumerate().filter(|(_, l)| !l.blank && !l.heading).take(MOST_LINES);
    near.filter_map(|(i, line)| {
        let candidate = labels::candidate(line.text, "").filter(|c| matches!(c.form, Form::Colon | Form::Tab))?;
        Some((i, candidate, line.text[candidate.words..].trim()))
    })
}

/// Whether the words behind a label are a value rather than speech: few and no sentence, or names.
pub(super) fn is_value(words: &str) -> bool {
    if legend::is_list_of_names(words) || is_presented(words) {
        return true;
    }
    // `Claire Dubois (CD)` says by which code she speaks.
    let code = labels::short_form(words).is_some_and(|code| labels::look(code) == Some(Shape::Code));
    let is_explained = words.starts_with(char::is_lowercase)
        && words.rsplit_once('(').is_some_and(|(_, remark)| remark.contains(' ') && remark.ends_with(')'));
    let words = labels::without_remark(words).filter(|_| code || is_explained).unwrap_or(words);
    let words = without_point_of_a_name(words);
    let ends_sentence = words.ends_with(['.', '?', '!', '…', '»', '”', '"', ')', ',', ';']);
    // Wide gaps move a second field to the right: `Ana Roux          Office: owner`.
    let len = words.split_whitespace().map(|word| word.len() + 1).sum::<usize>();
    !words.is_empty() && len <= LONGEST_VALUE + 1 && !ends_sentence
}

/// Returns the words without the point at their end, where they are the name of somebody: `Ines Duarte Faro.`
fn without_point_of_a_name(words: &str) -> &str {
    let name = words.strip_suffix('.').filter(|name| name.contains(' ') && labels::shape(name) == Some(Shape::Name));
    name.unwrap_or(words)
}

/// Whether the words are a name with what is to be known of the person behind it: `Jack Wang (26, student in
/// Brisbane)`, `Sarah Chen, 24, student`.
fn is_presented(words: &str) -> bool {
    let with_age = || {
        let (name, behind) = words.split_once(", ")?;
        let n_digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        (n_digits == 2 && name.contains(' ') && !words.contains(". ")).then_some(name)
    };
    let is_short = |name: &&str| name.split_whitespace().count() <= 4 && !name.contains(['.', '!', '?', ',']);
    let name = labels::without_remark(words).filter(is_short).or_else(with_age);
    name.is_some_and(|name| labels::shape(name) == Some(Shape::Name) && !roles::is_part_in_talk(name))
}

/// Whether a value begins with a name: `Samir, 43 ans`.
fn names_somebody(words: &str) -> bool {
    let first = words.split(',').next().unwrap_or(words);
    matches!(labels::shape(first), Some(Shape::Name | Shape::Code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Layout;
    use crate::import::talk::lines::lines;

    fn head(text: &str) -> usize {
        end(&lines(text, &Layout::default()).0)
    }

    #[test]
    fn facts_above_the_talk_are_its_head() {
        assert_eq!(
            head("Entretien 4\nDate : 12 mai\nEnquêtrice : Claire Dubois\nDurée : 1h12\n\nEnquêtrice : Oui ?"),
            4
        );
        assert_eq!(head("Date : 12 mai\nAnimatrice : Claire Dubois (CD)\n\nCD : Oui ?\nAna : Non.\nCD : Ah.\n"), 2);
        assert_eq!(
            head("Date: 12 May\nInterviewee: Jack Wang (26, student)\nJack: So, yes.\nINT: Ah?\nJack: Yes.\n"),
            2
        );
        assert_eq!(head("Date : 12 mai\nEnquêtrice : Claire\nSamir : Oui, bonjour."), 2);
        assert_eq!(head("MARIE DUPONT: a talk with Claire Roux, 12 May.\n\nDATE: 12 May\nPLACE: Lille\n\nQ: Why?"), 4);
    }

    #[test]
    fn fields_between_rules_at_the_top_of_a_page_are_its_head() {
        let fields =
            "---\ntitle: \"A talk\"\nhost: Claire Roux\nguests:\n  - name: Ana Petit\n- Ben\n\ndraft: false\n---\n";
        assert_eq!(head(&format!("{fields}\nHost: Oui ?\nAna: Non.\n")), 9);
        assert_eq!(head("---\nINT: Oui ?\nU07: Non.\n---\nINT: Ah.\n"), 0);
        assert_eq!(head("---\nann: Oui ?\nben: Non.\nann: Ah.\n---\n"), 0);
        let talk =
            crate::import::turns_as_told("a.md", &format!("{fields}\nHost: Why?\nAna: So.\nHost: And?\nAna: No.\n"));
        assert_eq!(talk.iter().filter(|turn| !turn.starts_with("-@")).count(), 4, "{talk:?}");
    }

    #[test]
    fn labels_at_the_top_behind_which_nothing_stands_begin_no_turns() {
        let n_said = |text: &str| {
            let told = crate::import::turns_as_told("a.txt", text);
            told.iter().filter(|turn| !turn.starts_with("-@")).count()
        };
        let talk = "Client: Hello there.\nOwner: Come in.\nClient: I need a key.\nOwner: So do I.\n";
        assert_eq!(n_said(&format!("The app\n\nClient:\nOwner:\n\n{talk}")), 4);
        assert_eq!(n_said(&format!("{talk}Client:\nOwner: Well?\n")), 6, "whoever says nothing later is silent");
    }

    #[test]
    fn a_talk_has_no_head_of_its_own() {
        assert_eq!(head("INT: yes\nU07: no\nINT: ah\nDate: 12 May\n"), 0);
        assert_eq!(head("INT: Hello.\nU07: Yes.\nNote: noisy\n"), 0);
        assert_eq!(head("INT: Where is it?\nU07: Place: Lille.\n"), 0);
        assert_eq!(head("Subject: I live here.\nINT: Ah?\nSubject: Yes, I do.\nINT: So?\n"), 0);
    }
}
