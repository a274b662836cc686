//! Labels between signs that no convention has, `<<Int>>`, `#Int#`, `@helen`, `Int :::`: whatever the signs are, the same
//! ones stand at the beginning of nearly every turn, around a few names that take turns.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::talk::labels;
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::labelled::exchange::{self, Begun};
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::Turn;
use crate::model::name_key;

/// The signs that may stand around a name.
const SIGNS: &[char] =
    &['<', '>', '#', '@', '|', '=', '%', '&', '~', '$', '§', '+', '/', '\\', ':', '^', '{', '}', '[', ']', '!', '*'];
/// A name that comes less often may be a word.
const FEWEST: usize = 3;
/// The most names, and the longest in code points.
const MOST: usize = 12;
const LONGEST: usize = 30;
/// The most words in one.
const MOST_WORDS: usize = 3;

/// The beginning of a line.
#[derive(Clone, Copy)]
struct Signed<'t> {
    name: &'t str,
    /// The signs before and behind the name.
    around: (&'t str, &'t str),
    /// Where the words begin, in bytes of the line.
    words: usize,
}

/// How the labels of a text are written.
struct Way<'t> {
    around: (&'t str, &'t str),
    names: FxHashSet<&'t str>,
}

impl Way<'_> {
    fn is_of(&self, signed: &Signed<'_>) -> bool {
        signed.around == self.around && self.names.contains(signed.name)
    }
}

/// Returns where the turns of such a text begin; nothing of a text that is not written so.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let sample = exchange::sample(lines);
    let units = exchange::units(sample);
    let Some(way) = way(sample, &units) else { return Vec::new() };
    let begins = (0..lines.len()).filter_map(|i| Some((i, signed(lines[i].text).filter(|signed| way.is_of(signed))?)));
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    begins
        .map(|(line, Signed { name, words, .. })| {
            let free = known.len();
            let speaker = Some(*known.entry(name_key(name)).or_insert(free));
            Turn { speaker, label: name, words_line: line, words, ..nobody(line) }
        })
        .collect()
}

/// Returns the signs that stand throughout, and the names between them; nothing where they hold no talk.
fn way<'t>(lines: &[Line<'t>], units: &[usize]) -> Option<Way<'t>> {
    let found: Vec<(usize, Signed<'t>)> = units.iter().filter_map(|i| Some((*i, signed(lines[*i].text)?))).collect();
    if found.len() * 10 < units.len() * 7 {
        return None;
    }
    let around = found.get(found.len() / 2)?.1.around;
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (_, signed) in found.iter().filter(|(_, signed)| signed.around == around) {
        *counts.entry(signed.name).or_default() += 1;
    }
    counts.retain(|_, n| *n >= FEWEST);
    let way = Way { around, names: counts.into_keys().collect() };
    let begins: Vec<&(usize, Signed<'t>)> = found.iter().filter(|(_, signed)| way.is_of(signed)).collect();
    let are_several = (2..=MOST).contains(&way.names.len()) && begins.len() * 10 >= units.len() * 7;
    (are_several && are_new(lines, &begins) && exchange::is_talk(&begun(lines, &begins))).then_some(way)
}

/// Returns what stands behind each of these beginnings.
fn begun<'t>(lines: &[Line<'_>], begins: &[&(usize, Signed<'t>)]) -> Vec<Begun<'t>> {
    let ends = begins.iter().skip(1).map(|(i, _)| *i).chain([lines.len()]);
    let begun = |(&(i, signed), end): (&(usize, Signed<'t>), usize)| {
        Begun::of(signed.name, &lines[i].text[signed.words..], &lines[i + 1..end])
    };
    begins.iter().copied().zip(ends).map(begun).collect()
}

/// Whether no convention has these labels.
fn are_new(lines: &[Line<'_>], begins: &[&(usize, Signed<'_>)]) -> bool {
    let is_known = |i: usize| labels::candidate(lines[i].text, "").is_some_and(|found| found.form.is_strong());
    begins.iter().filter(|(i, _)| is_known(*i)).count() * 2 < begins.len()
}

/// Returns the name between signs with which the line begins; the one behind it may be left out, or stand apart.
fn signed(line: &str) -> Option<Signed<'_>> {
    let text = line.trim_start();
    let from = text.len() - text.trim_start_matches(SIGNS).len();
    let (before, rest) = text.split_at(from);
    let reach = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(end, _)| end);
    let sign = rest[..reach].find(SIGNS);
    let end = match sign.filter(|end| rest[..*end].split_whitespace().count() <= MOST_WORDS) {
        Some(end) => end,
        None if !before.is_empty() => rest[..reach].find(char::is_whitespace)?,
        None => return None,
    };
    let name = rest[..end].trim_end();
    let behind = &rest[end..];
    let words = behind.trim_start_matches(SIGNS);
    let after = &behind[..behind.len() - words.len()];
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '\''));
    let are_signs =
        !matches!((before, after), ("", ":" | "/" | "!" | "&" | "+" | "=") | ("#", "") | ("*", _) | ("&", ""));
    let is_set_off = words.starts_with(char::is_whitespace);
    let words = line.len() - words.trim_start().len();
    (is_name && are_signs && is_set_off).then_some(Signed { name, around: (before, after), words })
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::who;

    #[test]
    fn signs_that_stand_throughout_set_names_off_whatever_they_are() {
        for (before, after) in
            [("<<", ">>"), ("#", "#"), ("@", ""), ("", " :::"), ("||", "||"), ("%", ""), ("{{", "}}")]
        {
            let talk = format!(
                "{before}ana{after} Where did you go then?\n\n{before}ben_h{after} I went home, and it was late.\n\n"
            );
            assert_eq!(who(&talk.repeat(4)), ["ana", "ben_h"].repeat(4), "{before}ana{after}");
        }
    }

    #[test]
    fn mentions_headings_and_choices_are_none() {
        for notes in [
            "@ana thank you for the soup\n\n@ben thank you for the bread\n\n",
            "# Method and what it is\n\nPeople came.\n\n# Results and what they are\n\n",
            "and/ or how it was\n\nwith/ without any of it\n\n",
        ] {
            assert!(who(&notes.repeat(4)).iter().all(|name| name == "-"), "{notes}");
        }
    }
}
