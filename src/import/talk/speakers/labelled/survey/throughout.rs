//! Labels that no list of words and no shape knows, `Mon père:`, `Pat. 3:`, `GP, Leeds` above what is said, where the
//! text leaves no doubt: nearly every turn begins with one of a few beginnings that are set off in one way and take
//! turns, and one of them is a known part in a talk, or one asks and the others do not.

use rustc_hash::FxHashMap;

use super::super::exchange::{self, Begun};
use crate::import::stamps;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;

/// A beginning that comes less often may be that of a sentence.
const FEWEST: usize = 3;
/// The longest of them in code points, the most words in one, and the most of them.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 8;
const MOST: usize = 12;

/// One way to set labels off.
struct Way {
    /// Returns the label with which a line begins, and the words behind it.
    beginning: fn(&str) -> Option<(&str, &str)>,
    /// How many of ten units begin so at least.
    of_ten: usize,
}

/// The ways, in the order in which they are tried. Where labels stand above what is said, that is a unit as well.
const WAYS: [Way; 5] = [
    Way { beginning: before_colon, of_ten: 7 },
    Way { beginning: before_tab, of_ten: 7 },
    Way { beginning: in_brackets, of_ten: 8 },
    Way { beginning: beside_time, of_ten: 4 },
    Way { beginning: alone, of_ten: 4 },
];

/// Returns the keys of these labels; none of a text of another kind.
pub(super) fn keys(lines: &[Line<'_>]) -> Vec<String> {
    let lines = exchange::sample(lines);
    let units = exchange::units(lines);
    WAYS.iter().find_map(|way| keys_of(way, lines, &units)).unwrap_or_default()
}

/// Returns the keys of the labels that are set off in one way and not found otherwise; nothing if those set off so hold no
/// talk.
fn keys_of(way: &Way, lines: &[Line<'_>], units: &[usize]) -> Option<Vec<String>> {
    let beginning = |i: usize| (way.beginning)(lines[i].text);
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (name, _) in units.iter().filter_map(|i| beginning(*i)) {
        *counts.entry(name).or_default() += 1;
    }
    // Among several who are one of many, `Un voisin`, such a one need not return so often: `Une maman`.
    let n_of_many = counts.iter().filter(|(name, n)| **n >= FEWEST && labels::is_one_of_many(name)).count();
    let is_like_others = |name: &str| n_of_many > 0 && labels::is_one_of_many(name);
    let is_said = |name: &str| is_of_somebody(name) || !labels::is_announcement(name);
    counts.retain(|name, n| (*n >= FEWEST || is_like_others(name)) && is_said(name));
    if !(2..=MOST).contains(&counts.len()) {
        return None;
    }
    let begins: Vec<(usize, &str, &str)> = units
        .iter()
        .filter_map(|i| beginning(*i).map(|(name, words)| (*i, name, words)))
        .filter(|(_, name, _)| counts.contains_key(name))
        .collect();
    if begins.len() * 10 < units.len() * way.of_ten {
        return None;
    }
    // The others are found by what they look like.
    for (i, name, _) in &begins {
        if counts.contains_key(name) && looks_like_one(lines[*i].text, name) {
            counts.remove(name);
        }
    }
    let ends = || begins.iter().skip(1).map(|(i, ..)| *i).chain([lines.len()]);
    let begun = || begins.iter().zip(ends()).map(|((i, name, words), end)| Begun::of(name, words, &lines[i + 1..end]));
    if !counts.is_empty() && !exchange::is_talk(&begun().collect::<Vec<_>>()) {
        return None;
    }
    let mut keys: Vec<String> = counts.into_keys().map(labels::key).collect();
    keys.sort_unstable();
    Some(keys)
}

/// Whether a number stands in the label: what is announced again and again, `Note:`, has none, or another one each time.
fn is_of_somebody(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_digit())
}

/// Whether the label of a line is found without all this, by what it looks like.
fn looks_like_one(line: &str, name: &str) -> bool {
    let bare = labels::without_remark(name).unwrap_or(name);
    let is_found = labels::candidate(line, "").is_some_and(|found| found.label == name || found.label == bare);
    is_found && (roles::is_part_in_talk(name) || labels::shape(name).is_some_and(|shape| shape != Shape::Phrase))
}

/// Returns what stands before a colon at the beginning of a line, behind a time if there is one, and the words behind.
pub(super) fn before_colon(line: &str) -> Option<(&str, &str)> {
    let (name, words) = behind_time(line).0.split_once(':')?;
    let is_set_off = words.is_empty() || words.starts_with([' ', '\t', '\u{a0}', '*', '_']);
    named(name, words).filter(|_| is_set_off)
}

/// Returns the same before a tab, the only one of the line.
pub(super) fn before_tab(line: &str) -> Option<(&str, &str)> {
    let (name, words) = behind_time(line).0.split_once('\t')?;
    named(name, words).filter(|_| !words.contains('\t'))
}

/// Returns the label between brackets at the beginning of a line, and the words behind it.
fn in_brackets(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim_start().strip_prefix('(')?;
    let (name, words) = inner.split_once(") ")?;
    named(name, words).filter(|(name, _)| !name.contains(['(', ')', ':']))
}

/// Returns the label that stands alone on a line with a time before or behind it.
fn beside_time(line: &str) -> Option<(&str, &str)> {
    let (behind, is_behind) = behind_time(line);
    let name = match stamps::trailing_len(behind) {
        Some(len) => &behind[..behind.len() - len],
        None if is_behind => behind,
        None => before_bare_time(behind)?,
    };
    named(name, "")
}

/// Returns what stands before the time without brackets with which a line ends.
fn before_bare_time(line: &str) -> Option<&str> {
    let (name, time) = line.trim_end().rsplit_once([' ', '\t', '\u{a0}'])?;
    stamps::stamp(time).filter(|stamp| stamp.len == time.len()).map(|_| name)
}

/// Returns what may be a label and is all of a line.
pub(super) fn alone(line: &str) -> Option<(&str, &str)> {
    let is_said = line.trim_end().ends_with(['.', '?', '!', '…', ',', ';']);
    named(line, "").filter(|_| !is_said)
}

/// Returns what stands behind the time at the beginning of a line, and whether there is one.
fn behind_time(line: &str) -> (&str, bool) {
    let text = line.trim_start().trim_start_matches('@');
    match stamps::stamp(text) {
        Some(stamp) => (text[stamp.len..].trim_start_matches([' ', '\t', '\u{a0}', '-', '–']), true),
        None => (text, false),
    }
}

/// Returns what may be a label by its length, without marks of bold letters and brackets, and the words behind it.
fn named<'t>(name: &'t str, words: &'t str) -> Option<(&'t str, &'t str)> {
    // No letter takes more than four bytes.
    const LONGEST_WITH_MARKS: usize = 4 * LONGEST + 16;
    if name.len() > LONGEST_WITH_MARKS {
        return None;
    }
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>');
    let name = name.trim_matches(is_mark).trim_end_matches(|c: char| c == ':' || is_mark(c));
    let is_short = (1..=LONGEST).contains(&name.chars().count()) && name.split_whitespace().count() <= MOST_WORDS;
    // `(image: …)` is a remark.
    let is_whole = name.matches('(').count() == name.matches(')').count();
    (is_short && is_whole && name.contains(char::is_alphanumeric)).then_some((name, words))
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::who;

    #[test]
    fn two_who_take_turns_throughout_are_speakers_whatever_they_are_called() {
        for name in ["Mon père", "My mother", "Pat. 3", "GP, Leeds", "4417", "Un éducateur", "No. 7", "Site 2 – Nurse"]
        {
            let talk = format!("INT: Where did you go then?\n\n{name}: I went home, and it was late.\n\n").repeat(4);
            assert_eq!(who(&talk), ["INT", name].repeat(4), "{name}");
        }
    }

    #[test]
    fn one_of_many_speaks_once_where_others_of_many_return() {
        let round = ["Le maire", "Un riverain", "Le maire", "Une riveraine", "Un riverain", "Une agricultrice"];
        let people = [round.as_slice(), &round[..5], &round[..4]].concat();
        let said = |name: &str| match name {
            "Le maire" => "Qui veut encore prendre la parole ?",
            _ => "Il y a trente camions par jour, et l’été c’est pire.",
        };
        let talk: String = people.iter().map(|name| format!("{name} : {}\n", said(name))).collect();
        assert_eq!(who(&talk), people);
    }

    #[test]
    fn a_time_a_tab_or_a_line_of_their_own_sets_them_off_as_well() {
        let turns = [
            "[0:03] INT: Where did you go?\n\n[0:20] Pat. 3: I went home, it was late.\n\n",
            "INT (0:03)\nWhere did you go?\n\nPat. 3 (0:20)\nI went home, it was late.\n\n",
            "INT 0:03\nWhere did you go?\n\nPat. 3 0:20\nI went home, it was late.\n\n",
            "@0:03 - INT\nWhere did you go?\n\n@0:20 - Pat. 3\nI went home, it was late.\n\n",
            "INT\tWhere did you go then?\nPat. 3\tI went home, it was late.\n",
            "INT:\nWhere did you go?\n\nPat. 3:\nI went home, it was late.\n\n",
        ];
        for turns in turns {
            assert_eq!(who(&turns.repeat(4)), ["INT", "Pat. 3"].repeat(4), "{turns}");
        }
    }

    #[test]
    fn brackets_set_them_off_as_well() {
        let talk = "(An.) Vous y allez comment ?\n(N.) À pied, le long du canal.\n".repeat(4);
        assert_eq!(who(&talk), ["An.", "N."].repeat(4));
    }

    #[test]
    fn nobody_needs_to_be_known_where_one_asks_and_the_other_answers() {
        let talk = "Léa : Vous y allez comment ?\n\nMa grand-mère : À pied, le long du canal.\n\n".repeat(4);
        assert_eq!(who(&talk), ["Léa", "Ma grand-mère"].repeat(4));
    }

    #[test]
    fn fields_of_forms_and_beginnings_of_notes_are_none() {
        let form = "Age of the person: 34\nWhere from: Lille\nCode P3: yes\n".repeat(5);
        assert!(super::keys(&crate::import::talk::lines::lines(&form, &crate::import::Layout::default()).0).is_empty());
        let pictures = "Ana: Why so?\n\nBert: So it was.\n\n(image: a_bike.jpg caption: A bike)\n\n".repeat(4);
        assert_eq!(who(&pictures), ["Ana", "Bert"].repeat(4));
        let notes =
            "The good side: people come and stay for long.\nThe bad side: there is no room for them.\n".repeat(5);
        assert!(
            super::keys(&crate::import::talk::lines::lines(&notes, &crate::import::Layout::default()).0).is_empty()
        );
    }
}
