//! Pages on which people talk in writing and sign below what they wrote, as talk pages of Wikipedia have it, in
//! wikitext and as they are read: `[[User:Ana|Ana]] ([[User talk:Ana|talk]]) 12:03, 4 May 2020 (UTC)`. The signature
//! ends the post, and all above it up to the one before, or to a heading, is the signer's.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::table::{Cell, nobody};
use crate::import::talk::labels;
use crate::import::talk::lexicon::fold;
use crate::import::talk::lines::Line;
use crate::import::talk::turns::{Cut, Turn};

/// Fewer signatures make no talk.
const FEWEST: usize = 2;
/// The longest name of somebody who signs, in code points, and the most words in it.
const LONGEST_NAME: usize = 40;
const MOST_WORDS: usize = 4;

/// Returns where the posts of such a page begin; nothing of a text that has none.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let mut signed: Vec<(usize, &'t str)> =
        lines.iter().enumerate().filter_map(|(i, line)| Some((i, signer(line.text)?))).collect();
    let names: BTreeSet<&'t str> = signed.iter().map(|(_, name)| *name).filter(|name| is_name(name)).collect();
    signed.iter_mut().for_each(|(_, name)| *name = without_last_words(name, &names));
    signed.retain(|(_, name)| is_name(name));
    if signed.len() < FEWEST {
        return Vec::new();
    }
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut turns = Vec::with_capacity(signed.len());
    let mut next = 0;
    for (last, name) in signed {
        let free = known.len();
        let speaker = Some(*known.entry(labels::key(name)).or_insert(free));
        for (n, first) in sections(lines, next..last + 1).into_iter().rev().enumerate().rev() {
            // Above the last heading nobody signed.
            let at = nobody(Cell { line: first, at: 0, text: "" });
            let words = indent(lines[first].text);
            turns.push(if n == 0 { Turn { speaker, label: name, words, ..at } } else { at });
        }
        next = last + 1;
    }
    let rest = (next..lines.len()).find(|i| !lines[*i].blank && !lines[*i].heading);
    turns.extend(rest.map(|line| nobody(Cell { line, at: 0, text: "" })));
    turns
}

/// Ends the posts where their signatures begin.
pub(super) fn leave_out(cut: &mut Cut, lines: &[Line<'_>]) {
    for turn in &mut cut.turns {
        let Some(label) = turn.3.and_then(|who| cut.labels.get(usize::from(who))) else { continue };
        let next = lines.partition_point(|line| line.position < turn.2);
        let Some(last) = next.checked_sub(1).map(|last| &lines[last]) else { continue };
        let Some(words) = before_signature(last.text, label) else { continue };
        let end = last.position + words.chars().count() as u32;
        turn.2 = if end > turn.1 { end } else { turn.2 };
    }
}

/// Returns what stands before the signature of somebody of that name at the end of a line.
fn before_signature<'t>(line: &'t str, name: &str) -> Option<&'t str> {
    let before = before_date(line)?;
    let by_name = || followed(before).map(|(found, end)| end - found.len().min(name.len()));
    let at = linked(before).map(|(at, _)| at).or_else(by_name)?;
    before.get(..at).map(|words| words.trim_end_matches(['-', '–', '—', '~', ' ', '\u{a0}']))
}

/// Returns where the words begin behind the signs by which answers stand below each other: `::Yes.`
fn indent(line: &str) -> usize {
    let words = line.trim_start_matches([':', '*', ' ']);
    if line.starts_with([':', '*']) { line.len() - words.len() } else { 0 }
}

/// Returns where the words between headings begin; a heading of wikitext is a section of its own.
fn sections(lines: &[Line<'_>], range: std::ops::Range<usize>) -> Vec<usize> {
    let mut begins = true;
    let mut sections = Vec::new();
    for i in range {
        let (line, is_title) = (&lines[i], is_title(lines[i].text));
        if is_title || (begins && !line.blank && !line.heading) {
            sections.push(i);
        }
        begins = if line.blank { begins } else { is_title || line.heading };
    }
    sections
}

/// `== Sources ==`
fn is_title(line: &str) -> bool {
    let line = line.trim();
    line.len() > 4 && line.starts_with("==") && line.ends_with("==")
}

/// Returns who signs at the end of a line.
fn signer(line: &str) -> Option<&str> {
    let before = before_date(line)?;
    linked(before).map(|(_, name)| name).or_else(|| followed(before).map(|(name, _)| name))
}

fn is_name(name: &str) -> bool {
    let n_words = name.split_whitespace().count();
    name.chars().count() <= LONGEST_NAME && name.contains(char::is_alphanumeric) && (1..=MOST_WORDS).contains(&n_words)
}

/// Returns what stands before a time, a date and a time zone at the end of a line: `12:03, 4 May 2020 (UTC)`, `4 mai
/// 2020 à 12:03 (CEST)`; a button to reply may follow.
fn before_date(line: &str) -> Option<&str> {
    const LONGEST_BUTTON: usize = 16;
    const LONGEST_DATE: usize = 40;
    let zone = line.rmatch_indices('(').find_map(|(at, _)| line[..at].strip_suffix(' ').map(str::len));
    let zone = zone.filter(|at| {
        let inner = line[at + 2..].split(')').next().unwrap_or_default();
        (2..=5).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_uppercase())
    })?;
    let behind = line[zone..].split_once(')')?.1.trim();
    let is_button = behind.is_empty() || behind.starts_with(['[', '<']) || behind.chars().all(char::is_alphabetic);
    if !is_button || behind.len() > LONGEST_BUTTON {
        return None;
    }
    let from = line.ceil_char_boundary(zone.saturating_sub(LONGEST_DATE));
    let mut starts = (from..zone).filter(|at| line.is_char_boundary(*at) && begins_number(line, *at));
    starts.find(|at| is_date(&line[*at..zone])).map(|at| &line[..at])
}

fn begins_number(line: &str, at: usize) -> bool {
    line[at..].starts_with(|c: char| c.is_ascii_digit()) && !line[..at].ends_with(|c: char| c.is_ascii_digit())
}

/// Whether these words are a time of the day, a day, a month and a year, in whatever order, and nothing else.
fn is_date(words: &str) -> bool {
    let (mut n_clocks, mut n_years, mut n_days, mut n_words) = (0, 0, 0, 0);
    for word in words.split([' ', ',', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty()) {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        match word.trim_end_matches('.').len() {
            0 => return false,
            _ if digits == 0 => n_words += 1,
            _ if word.contains(':') && (3..=4).contains(&digits) => n_clocks += 1,
            4 if digits == 4 => n_years += 1,
            _ if digits <= 2 => n_days += 1,
            _ => return false,
        }
    }
    (n_clocks, n_years, n_days) == (1, 1, 1) && (1..=4).contains(&n_words)
}

/// Returns the page of a user to which the last link leads, `Ana` of `[[User:Ana|A.]]`, behind where the link begins.
fn linked(before: &str) -> Option<(usize, &str)> {
    const USERS: [&str; 12] = [
        "user",
        "utilisateur",
        "utilisatrice",
        "benutzer",
        "benutzerin",
        "usuario",
        "usuaria",
        "utente",
        "gebruiker",
        "usuario(a)",
        "special",
        "speciaal",
    ];
    before.rmatch_indices("[[").find_map(|(at, _)| {
        let (space, page) = before[at + 2..].split([']', '|']).next()?.split_once(':')?;
        let page = page.strip_prefix("Contributions/").unwrap_or(page);
        let name = page.split(['/', '#']).next()?.trim();
        (USERS.contains(&fold(space.trim()).as_str()) && !name.is_empty()).then_some((at, name))
    })
}

/// Returns the name before a link to the talk of its owner, `Ana` of `So it is. Ana (talk · contribs)`, and where it ends.
fn followed(before: &str) -> Option<(&str, usize)> {
    const TALKS: [&str; 9] =
        ["talk", "discuter", "discussion", "diskussion", "disk.", "discusion", "discussao", "overleg", "discussioni"];
    let (words, link) = before.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let first = fold(link.split([' ', '\u{a0}', '|', '·', '•']).next()?);
    let words = words.trim_end();
    let begins = words
        .rfind(['—', '–', '.', '?', '!', '…', ')', '»', '”', '"', ':', ';'])
        .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
    let begins = words.rfind("--").map_or(begins, |at| begins.max(at + 2));
    let name = words[begins..].trim();
    (TALKS.contains(&first.as_str()) && !name.is_empty()).then_some((name, words.len()))
}

/// Returns a name without the words of the post before it, if others sign with what is left.
fn without_last_words<'t>(name: &'t str, names: &BTreeSet<&'t str>) -> &'t str {
    let is_end = |other: &&&str| name.strip_suffix(**other).is_some_and(|rest| rest.ends_with(' '));
    names.iter().filter(is_end).min_by_key(|other| other.len()).copied().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn a_post_of_a_talk_page_ends_with_a_signature() {
        let page = "== Sources ==\nWhere does this come from?\n\nI see none. [[User:Ana Roux|Ana]] ([[User talk:Ana Roux|talk]]) 12:03, 4 May 2020 (UTC)\n\
            :From the census. --[[User:Ben]] 09:10, 5 May 2020 (UTC)\n::Thanks. ~ [[Special:Contributions/192.0.2.7|192.0.2.7]] 09:20, 5 May 2020 (UTC)\n\
            == Title ==\nTo be changed? [[User:Ana Roux|A. R.]] 12:03, 6 May 2020 (UTC)\n\nSee also the archive.\n";
        let who = |turn: &String| turn.split('@').next().unwrap().to_owned();
        let turns = turns_as_told("a.txt", page);
        assert_eq!(
            turns.iter().map(who).collect::<Vec<_>>(),
            ["-", "Ana Roux", "Ben", "192.0.2.7", "-", "Ana Roux", "-"]
        );
        assert!(turns[1].contains("|Where does this come from?\n\nI see none."), "{turns:?}");
        assert!(turns[4].ends_with("|== Title =="), "{turns:?}");
    }

    #[test]
    fn pages_as_they_are_read_are_signed_too() {
        let who = |page: &str| -> Vec<String> {
            turns_as_told("a.html", page).iter().map(|turn| turn.split('@').next().unwrap().to_owned()).collect()
        };
        let page = "<h2>Sources</h2><p>Where does this come from? <a>Ana Roux</a> (<a>talk</a>) 12:03, 4 May 2020 (UTC)<span>[<a>reply</a>]</span></p>\
            <dl><dd>From the census – <a>Ben</a> (<a>talk</a> · <a>contribs</a>) 09:10, 5 May 2020 (UTC)</dd></dl>\
            <p>I do thank you <a>Ben</a> (<a>talk</a>) 10:00, 5 May 2020 (UTC)</p>";
        assert_eq!(who(page), ["-", "Ana Roux", "Ben", "Ben"]);
        let french = "<p>D’où vient-ce ? <a>Zoé</a> (<a>discuter</a>) 4 mai 2020 à 12:03 (CEST)</p>\
            <p>Du recensement. <a>Léa</a> (<a>discuter</a>) 4 mai 2020 à 12:30 (CEST)</p><p>Merci. <a>Zoé</a> (<a>discuter</a>) 5 mai 2020 à 09:01 (CEST)</p>";
        assert_eq!(who(french), ["Zoé", "Léa", "Zoé"]);
    }

    #[test]
    fn signatures_and_the_signs_of_answers_are_no_words() {
        let page = "Why? [[User:Ana Roux|Ana]] ([[User talk:Ana Roux|talk]]) 12:03, 4 May 2020 (UTC)\n\
            ::From the census, I think. --[[User:Ben]] 09:10, 5 May 2020 (UTC)\n\n:::I do thank you. Ana Roux (talk) 09:20, 5 May 2020 (UTC)\n";
        let expected = ["Ana Roux@-1|Why?", "Ben@-1|From the census, I think.", "Ana Roux@-1|I do thank you."];
        assert_eq!(turns_as_told("a.txt", page), expected);
    }

    #[test]
    fn a_date_in_a_text_signs_nothing() {
        for text in [
            "We met at 12:03, 4 May 2020 (UTC)\nand again\nat 12:03, 5 May 2020 (UTC)\n",
            "INT: When?\nAna: Last year (talk) 2020 (UTC)\nINT: Ah.\nAna: Yes.\n",
        ] {
            let lines = crate::import::talk::lines::lines(text, &crate::import::Layout::default()).0;
            assert!(super::turns(&lines).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_post_may_begin_with_a_blank() {
        let post = " From the census. [[User:Ben]] 09:10, 5 May 2020 (UTC)\n";
        assert!(turns_as_told("a.txt", &post.repeat(2)).iter().all(|turn| turn.starts_with("Ben@-1|From")));
    }
}
