//! Names before a colon at the beginning of utterances, as Zoom writes them: `iPad: …`, `+33612345678: …`, `marie: …`.
//! Where most utterances begin so, the form says who speaks, whatever the names look like.

use rustc_hash::FxHashMap;

use super::script::Utterance;
use crate::import::talk::labels;
use crate::model::marks::marks;

/// Fewer utterances than this show no form.
const FEWEST: usize = 4;
/// The longest name in code points, and the most words in it.
const LONGEST: usize = 50;
const MOST_WORDS: usize = 8;
/// So many percent of the utterances begin with a name.
const MOST: usize = 70;

/// Returns the utterances with the speakers that their beginnings name, if most of them name one.
pub(super) fn named(utterances: &[Utterance]) -> Option<Vec<Utterance>> {
    let beginnings: Vec<Option<(&str, &str)>> =
        utterances.iter().map(|u| beginning(&u.words).or_else(|| bracketed(&u.words))).collect();
    let mut counts: FxHashMap<String, (usize, &str)> = FxHashMap::default();
    for (name, _) in beginnings.iter().flatten() {
        counts.entry(labels::key(name)).or_insert((0, *name)).0 += 1;
    }
    let n_named: usize = beginnings.iter().flatten().count();
    let n_returning: usize = counts.values().filter(|(n, _)| *n >= 2).map(|(n, _)| n).sum();
    if n_named < FEWEST || n_named * 100 < utterances.len() * MOST || n_returning * 2 < n_named {
        return None;
    }
    let mut before = None;
    let named = utterances.iter().zip(&beginnings).map(|(utterance, beginning)| {
        let name = beginning.and_then(|(name, words)| {
            let (n, first) = counts.get(&labels::key(name))?;
            is_name(name, *n).then_some((*first, words))
        });
        let Some((name, words)) = name else { return Utterance { speaker: before.clone(), ..utterance.clone() } };
        before = Some(name.to_owned());
        Utterance { speaker: before.clone(), words: words.to_owned(), ..utterance.clone() }
    });
    Some(named.filter(|u| !u.words.is_empty()).collect())
}

/// Whether nearly every cue has a name on its first line and the words below, as Teams has written them.
pub(super) fn stand_above(cues: &[&[&str]]) -> bool {
    let is_above = |lines: &&&[&str]| {
        let name = lines[0].trim();
        let is_sentence = name.ends_with(['.', '?', '!', '…', ',', ';']);
        let looks = labels::shape(name).is_some_and(|shape| shape != labels::Shape::Phrase);
        lines.len() >= 2 && !is_sentence && looks && name.chars().count() <= LONGEST
    };
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for lines in cues.iter().filter(|lines| !lines.is_empty()).filter(is_above) {
        *counts.entry(labels::key(lines[0])).or_default() += 1;
    }
    let n_above: usize = counts.values().sum();
    let n_returning: usize = counts.values().filter(|n| **n >= 2).sum();
    counts.len() >= 2 && n_above >= FEWEST && n_above * 10 >= cues.len() * 9 && n_returning * 10 >= n_above * 8
}

/// Returns whom the identifier of each cue names, if nearly all name somebody: Webex writes `12 "Ana Roux" (3610128)`
/// above the times, others the name alone.
pub(super) fn identified<'t>(identifiers: &[Option<&'t str>]) -> Option<Vec<Option<&'t str>>> {
    let names: Vec<Option<&str>> = identifiers.iter().map(|identifier| identifier.and_then(named_by)).collect();
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for name in names.iter().flatten() {
        *counts.entry(labels::key(name)).or_default() += 1;
    }
    let n_named: usize = counts.values().sum();
    let n_returning: usize = counts.values().filter(|n| **n >= 2).sum();
    let are_names = n_named >= FEWEST && n_named * 10 >= names.len() * 9 && n_returning * 10 >= n_named * 8;
    (are_names && counts.len() >= 2).then_some(names)
}

/// Returns the name between the quotation marks of an identifier, or all of one that is a name.
fn named_by(identifier: &str) -> Option<&str> {
    let quoted = identifier.split_once('"').and_then(|(number, rest)| {
        let is_number = number.trim().bytes().all(|b| b.is_ascii_digit());
        rest.rsplit_once('"').filter(|_| is_number).map(|(name, _)| name)
    });
    let is_name = |name: &&str| labels::shape(name).is_some_and(|shape| shape != labels::Shape::Phrase);
    let name = quoted.or_else(|| Some(identifier).filter(is_name))?.trim();
    (name.contains(char::is_alphanumeric) && name.chars().count() <= LONGEST).then_some(name)
}

/// Returns whom the beginning of a line may name, before a colon or in brackets, as names are compared.
pub(super) fn opening(words: &str) -> Option<String> {
    beginning(words).or_else(|| bracketed(words)).map(|(name, _)| labels::key(name))
}

/// Returns what may be a name in brackets, and the words behind it; what a transcriber heard is none.
fn bracketed(words: &str) -> Option<(&str, &str)> {
    let within = |open: char, close: char| {
        let (name, rest) = words.strip_prefix(open)?.split_once(close)?;
        let is_name = name.contains(char::is_alphabetic) && name.chars().count() <= LONGEST;
        let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let is_heard = || !marks(&words[..words.len() - rest.len()]).is_empty();
        (is_name && is_apart && !is_heard()).then(|| (name.trim(), rest.trim_start()))
    };
    within('[', ']').or_else(|| within('(', ')'))
}

/// Returns what may be a name before a colon, and the words behind it.
fn beginning(words: &str) -> Option<(&str, &str)> {
    let colon = words.char_indices().take(LONGEST + 2).find(|(i, c)| is_end(words, *i, *c))?.0;
    let name = unfenced(words[..colon].trim_end());
    let sign = words[colon..].chars().next()?;
    let has_comma = name.contains(',') && !is_family_name_first(name);
    let is_sentence = has_comma || name.contains(['?', '!', '…', '"', '“', '«', ';']) || ends_sentence(name);
    // `(Ana) In short: no.` has her name in the brackets.
    let is_behind_brackets = name.starts_with(['(', '[']) && name.contains([')', ']']);
    let plain =
        !is_behind_brackets && name.chars().any(char::is_alphanumeric) && name.split_whitespace().count() <= MOST_WORDS;
    (plain && !is_sentence).then(|| (name, words[colon + sign.len_utf8()..].trim_start()))
}

/// Whether the family name stands first, as firms list people: `Roux, Ana`, `Roux, Ana (Lyon)`. `Well, Ana` returns less
/// than names do, which decides.
fn is_family_name_first(name: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let is_name = |part: &str| {
        let words = part.split('(').next().unwrap_or(part).split_whitespace();
        (1..=MOST_WORDS).contains(&words.clone().count()) && words.clone().all(|w| w.starts_with(char::is_uppercase))
    };
    name.split_once(", ").is_some_and(|(family, given)| is_name(family) && is_name(given) && !given.contains(','))
}

/// Returns `SPEAKER_00` of `[SPEAKER_00]`.
fn unfenced(name: &str) -> &str {
    let within = |open: char, close: char| name.strip_prefix(open)?.strip_suffix(close);
    within('[', ']').or_else(|| within('(', ')')).map_or(name, str::trim)
}

/// Whether the sign at `at` is a colon with a blank, or nothing, behind it.
fn is_end(words: &str, at: usize, sign: char) -> bool {
    let next = words[at + sign.len_utf8()..].chars().next();
    sign == '：' || (sign == ':' && next.is_none_or(char::is_whitespace))
}

/// Whether a point ends a sentence within `name`, rather than a title or an initial.
fn ends_sentence(name: &str) -> bool {
    const LONGEST_TITLE: usize = 4;
    name.match_indices(". ").any(|(point, _)| {
        let word = name[..point].rsplit([' ', '.', '-']).next().unwrap_or_default();
        word.chars().count() > LONGEST_TITLE
    })
}

/// Whether a beginning that stands `n` times is a name rather than the beginning of a sentence: *One more thing*.
fn is_name(name: &str, n: usize) -> bool {
    const OFTEN: usize = 3;
    let n_words = name.split_whitespace().count();
    // `iPhone de Sarah` is no sentence.
    let begins_small = name.chars().take(2).all(char::is_lowercase);
    let is_phrase = begins_small && n_words > 2;
    let looks = labels::shape(name).is_some() || !name.starts_with(char::is_alphabetic);
    n >= OFTEN || (looks && !is_phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cues: &[&str]) -> Option<String> {
        let utterances = cues.iter().map(|words| Utterance { words: (*words).to_owned(), ..Utterance::default() });
        let named = named(&utterances.collect::<Vec<_>>())?;
        let written = |u: &Utterance| format!("{}|{}", u.speaker.as_deref().unwrap_or("-"), u.words);
        Some(named.iter().map(written).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn names_that_look_like_none_are_speakers_where_most_utterances_begin_with_one() {
        let names = [
            "Hélène Marchand",
            "marie",
            "jean.dupont",
            "iPad",
            "iPhone de Sarah",
            "+33612345678",
            "#3 Lyon",
            "Marie D. - Association ABC",
            "Salle 3 – ENPJJ",
            "Tom O'Brien (he/him)",
            "李明",
            "SAMSUNG-SM-A515F",
            "Roux, Marie-Ange",
        ];
        for name in names {
            let other = "Ana: Yes.";
            let said = format!("{name}: So: no.");
            let expected = format!("Ana|Yes. {name}|So: no. Ana|Yes. Ana|Yes. {name}|So: no. Ana|Yes.");
            assert_eq!(read(&[other, &said, other, other, &said, other]).as_deref(), Some(expected.as_str()));
        }
        assert_eq!(
            read(&["Ana: Yes.", "iPad: No.", "Ana: One more thing: no.", "one more thing: no.", "ANA : So."])
                .as_deref(),
            Some("Ana|Yes. iPad|No. Ana|One more thing: no. Ana|one more thing: no. Ana|So.")
        );
    }

    #[test]
    fn brackets_around_a_name_are_no_part_of_it() {
        let cues = ["[SPEAKER_00]: Yes.", "(Speaker 1): No.", "[SPEAKER_00]: So.", "(Speaker 1): Ah."];
        let expected = "SPEAKER_00|Yes. Speaker 1|No. SPEAKER_00|So. Speaker 1|Ah.";
        assert_eq!(read(&cues).as_deref(), Some(expected));
    }

    #[test]
    fn names_in_brackets_are_speakers_and_sounds_are_none() {
        let cues = ["(Ana Roux) Why?", "(Ben Petit) So.", "(Ana Roux) Ah.", "(Ben Petit) Yes."];
        let expected = "Ana Roux|Why? Ben Petit|So. Ana Roux|Ah. Ben Petit|Yes.";
        assert_eq!(read(&cues).as_deref(), Some(expected));
        let with_colon = ["(Ana Roux) Why?", "(Ben Petit) In short: no.", "(Ana Roux) Ah.", "(Ben Petit) Yes."];
        assert_eq!(read(&with_colon).as_deref(), Some(expected.replace("So.", "In short: no.").as_str()));
        assert_eq!(read(&["(laughs) Why?", "(laughs) So.", "[music] Ah.", "(laughs) Yes."]), None);
    }

    #[test]
    fn a_colon_here_and_there_names_nobody() {
        assert_eq!(read(&["Ana: yes.", "No.", "So: no.", "Ah.", "Then we left.", "Ana: so."]), None);
        assert_eq!(read(&["Salt: one.", "Flour: two.", "Eggs: three.", "Milk: four."]), None);
    }
}
