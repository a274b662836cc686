//! What a label looks like, and which two are one speaker.

use super::super::lexicon::{
    ARTICLES, CREDITS, FUNCTION_WORDS, HEADS, HONORIFICS, LEFT_OUT, NOT_SPEAKERS, OFFICES, PARTICLES, PRONOUN_LABELS,
    TALKS, Words, fold,
};
use super::super::roles;
use super::joint::{is_list, lists_titled};
use super::{LONGEST, LONGEST_TITLED, MOST_OFFICE_WORDS, MOST_WORDS, is_blank, is_direction};

/// What a label looks like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::import) enum Shape {
    /// `U07`, `INT`, `Q`
    Code,
    /// `Marie`, `M. Durand`, `Marie de la Tour`
    Name,
    /// Anything else that is short enough.
    Phrase,
}

/// Returns what makes two labels one speaker: letters and digits, whatever their case, their accents, and the office
/// that stands behind a name.
pub(in crate::import) fn key(label: &str) -> String {
    let name = name_in(label);
    fold(name)
        .chars()
        .filter(|c| !is_blank(*c) && !matches!(c, '.' | ',' | '*' | '_' | '\u{ad}' | '\n' | '\t'))
        .collect()
}

/// Returns a label as it is shown: on one line, without signs that nobody sees, such as soft hyphens and marks of
/// direction.
pub(in crate::import) fn shown(label: &str) -> String {
    let is_unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || is_direction(c);
    let lines: Vec<&str> = label.split('\n').map(str::trim).collect();
    lines.join(" ").chars().filter(|c| !is_unseen(*c)).collect()
}

/// Returns the label without the office behind a comma: `Paul Roux` of `Paul Roux, rapporteur`, `Roux (KPD)` of `Roux
/// (KPD), Antragsteller`, but all of `Roux, Paul` and `P1 (Ana, 34)`.
fn name_in(label: &str) -> &str {
    let comma = if label.contains('(') { label.find("),").map(|at| at + 1) } else { label.find(',') };
    match comma.map(|at| (&label[..at], &label[at + 1..])) {
        Some((family, given)) if is_inverted(family, given) || is_list(label) || is_man_or_woman(family) => label,
        Some((name, _)) => name,
        None => label,
    }
}

/// Whether a label says of somebody no more than this, so that the age behind it tells one from the other: `Femme, 58
/// ans`.
fn is_man_or_woman(word: &str) -> bool {
    #[rustfmt::skip]
    static WORDS: Words = Words::of(&[
        "homme", "femme", "h", "f", "m", "garcon", "fille", "man", "woman", "male", "female", "boy", "girl", "mann", "frau",
        "hombre", "mujer", "homem", "mulher", "uomo", "donna",
    ]);
    WORDS.has(&fold(word))
}

/// Whether a label says of somebody only that it is a woman or a man, and of what age perhaps: `Femme, 58 ans`.
pub(in crate::import) fn is_unnamed(label: &str) -> bool {
    label.split(',').next().is_some_and(is_man_or_woman)
}

/// Whether a label says no more of somebody than to be one of many: `Une maman`, `Un voisin`.
pub(in crate::import) fn is_one_of_many(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let is_article = words.next().is_some_and(|word| INDEFINITE.has(&fold(word)));
    let noun = words.next().filter(|_| is_article && words.next().is_none());
    noun.is_some_and(|noun| !is_announcement(noun))
}

/// Words that begin the name of one of many.
static INDEFINITE: Words = Words::of(&["un", "une", "a", "an", "ein", "eine", "una", "um", "uma", "uno", "een"]);

/// Whether a label is an article with a capital and a few words behind it that announce nothing: `Le porteur de projet`,
/// `L’éleveuse`, `A lady from the estate`.
pub(in crate::import) fn is_behind_article(label: &str) -> bool {
    const MOST: usize = 5;
    let is_article = |word: &str| is_capital(word) && (ARTICLES.has(&fold(word)) || INDEFINITE.has(&fold(word)));
    let joined = label.strip_prefix("L’").or_else(|| label.strip_prefix("L'"));
    let noun =
        joined.or_else(|| label.split_once(is_blank).filter(|(first, _)| is_article(first)).map(|(_, noun)| noun));
    noun.is_some_and(|noun| !noun.is_empty() && noun.split_whitespace().count() <= MOST && !is_announcement(noun))
}

/// Whether a comma parts a family name from the given one, as registers of meetings have it: `Roux, Paul`.
fn is_inverted(family: &str, given: &str) -> bool {
    let given = given.split(['(', ':', ',']).next().unwrap_or(given);
    is_family_name(family, given) && given.split(is_blank).filter(|w| !w.is_empty()).all(is_capital)
}

/// Whether a name of one word stands before a comma, and another name or an office behind it: `Roux, Bundesminister
/// der…`.
pub(super) fn is_family_name(family: &str, behind: &str) -> bool {
    const FEWEST_SHOUTED: usize = 3;
    let given = behind.trim_start_matches(is_blank);
    let is_shouted = family.chars().count() >= FEWEST_SHOUTED && given.chars().nth(1).is_some_and(char::is_lowercase);
    let is_word =
        !family.contains(is_blank) && is_capital(family) && (family.contains(char::is_lowercase) || is_shouted);
    is_word && behind.starts_with(is_blank) && is_capital(given)
}

/// Returns the label without a remark in brackets at its end: `Marie (rires)` is `Marie`.
pub(in crate::import) fn without_remark(label: &str) -> Option<&str> {
    let label = label.trim_end();
    let open = label.find(['(', '['])?;
    let name = label[..open].trim_end_matches(is_blank);
    (label.ends_with([')', ']']) && !name.is_empty()).then_some(name)
}

/// Returns what stands in brackets at the end of the label: `Interviewer (I)` says that `I` is the interviewer.
pub(in crate::import) fn short_form(label: &str) -> Option<&str> {
    let inner = label.trim_end().strip_suffix([')', ']'])?;
    inner.rsplit_once(['(', '[']).map(|(_, short)| short.trim_matches(is_blank))
}

/// Returns the first letters of the words that are written large, titles left out: `NWM` of `Nancy-Wangue Moussissa`,
/// `VYM` of `V.Y. Mudimbe`.
pub(in crate::import) fn initials(name: &str) -> String {
    let words = without_title(name).split(|c| is_blank(c) || matches!(c, '-' | '.'));
    words.filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// Returns the name without the title before it: `Ana Roux` of `Professor Ana Roux`.
pub(in crate::import) fn without_title(name: &str) -> &str {
    let first = name.split(is_blank).next().unwrap_or_default();
    let rest = name[first.len()..].trim_start_matches(is_blank);
    let is_title = |word: &str| HONORIFICS.has(word) || OFFICES.has(word);
    if rest.contains(is_blank) && is_title(fold(first).trim_end_matches('.')) { rest } else { name }
}

/// Returns the first letters of names of which some are written with a second one, as Slavic languages do: `WC` of `WCh`.
pub(in crate::import) fn letters(label: &str) -> Option<String> {
    const LONGEST: usize = 5;
    let (large, small): (String, String) = label.chars().partition(|c| c.is_uppercase());
    let is_short = label.chars().count() <= LONGEST && label.chars().all(char::is_alphabetic);
    let n_large = large.chars().count();
    (is_short && n_large >= 2 && (1..n_large).contains(&small.chars().count())).then_some(large)
}

/// Returns what `label` looks like, or nothing if no speaker is called so.
pub(in crate::import) fn shape(label: &str) -> Option<Shape> {
    look(label).filter(|_| !announces(label))
}

/// Returns what `label` looks like, be it a word that announces something; nothing if no speaker is called so in any
/// text.
pub(in crate::import) fn look(label: &str) -> Option<Shape> {
    if lists_titled(label) {
        return None;
    }
    let name = without_remark(label).unwrap_or(label);
    let name = name.split(',').next().filter(|word| is_man_or_woman(word)).unwrap_or_else(|| name_in(name));
    // `Ana Roux - Ben Petit` share a microphone.
    let is_word = |w: &&str| !matches!(*w, "" | "-" | "–" | "—");
    let words: Vec<&str> = name.split(|c| is_blank(c) || c == '\n' || c == ',').filter(is_word).collect();
    let n_words = words.iter().filter(|w| w.contains(char::is_alphanumeric)).count();
    if is_titled(name) && words.len() > 1 {
        return (n_words <= MOST_WORDS + 3).then_some(Shape::Name);
    }
    if holds_office(label) {
        return (n_words <= MOST_OFFICE_WORDS).then_some(Shape::Name);
    }
    if is_number(name) {
        return Some(Shape::Phrase);
    }
    let has_letter = name.chars().any(char::is_alphabetic);
    if is_trade_behind_word(label) {
        return Some(Shape::Phrase);
    }
    if words.len() <= MOST_WORDS && is_left_out(name) {
        return Some(Shape::Name);
    }
    if words.len() > MOST_WORDS || name.chars().count() > LONGEST || !has_letter {
        return None;
    }
    if is_code(&words) {
        return Some(Shape::Code);
    }
    let folded: Vec<String> = words.iter().map(|w| fold(w.trim_matches('.'))).collect();
    let part = roles::is_part_in_talk(name);
    // A name may begin as a small word, as *Ben Salah* does; *And* alone is no name.
    let begins_name = PARTICLES.has(&folded[0]) && (folded.len() > 1 || folded[0] == "ben");
    let begins_sentence = FUNCTION_WORDS.has(&folded[0]) && !begins_name;
    let is_pronoun = folded.len() == 1 && PRONOUN_LABELS.has(&folded[0]);
    if begins_sentence && !part && !is_pronoun {
        return None;
    }
    let is_name_word = |(w, f): (&&str, &String)| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '(' | '&' | '+' | '/' | '#'))
            || w.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            || PARTICLES.has(f)
            || f.starts_with("d'")
    };
    let begins_large = words[0].starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let is_article = ARTICLES.has(&folded[0]) && words.len() > 1 && !is_capital(words[1]) && !PARTICLES.has(&folded[1]);
    if begins_large && !is_article && words.iter().zip(&folded).all(is_name_word) {
        return Some(Shape::Name);
    }
    let carries_sentence = folded.iter().skip(1).any(|w| FUNCTION_WORDS.has(w) && !PARTICLES.has(w));
    (part || !carries_sentence).then_some(Shape::Phrase)
}

/// Whether the label is a name or two whose first is a small word as well, or that word itself: `Will`, `Elle Mouton`,
/// `So Young`.
pub(in crate::import) fn is_namesake(label: &str) -> bool {
    const MOST: usize = 3;
    let name = without_remark(label).unwrap_or(label);
    let words: Vec<&str> = name.split(is_blank).filter(|w| !w.is_empty()).collect();
    let is_name = |word: &&str| is_capital(word) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.'));
    (1..=MOST).contains(&words.len())
        && words.iter().all(is_name)
        && FUNCTION_WORDS.has(&fold(words[0]))
        && look(label).is_none()
}

/// `1`, `12`, `104`, `#1`: some transcribers number the speakers. Four digits are a year.
pub(in crate::import) fn is_number(label: &str) -> bool {
    let label = label.strip_prefix('#').unwrap_or(label);
    (1..=3).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_digit())
}

/// Whether two codes differ by their numbers only: `P1` and `P2`.
pub(in crate::import) fn is_sibling(label: &str, other: &str) -> bool {
    let stem = |label: &str| fold(label).trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let numbered = |label: &str| label.ends_with(|c: char| c.is_ascii_digit());
    numbered(label) && numbered(other) && stem(label) == stem(other)
}

/// Whether two labels are built alike, as those of one record are: a title before both names, or a party in brackets or
/// the same office behind both.
pub(in crate::import) fn is_built_like(label: &str, other: &str) -> bool {
    let party = |label: &str| short_form(name_in(label)).is_some_and(is_capital);
    let office = |label: &str| {
        let behind = label[name_in(label).len()..].trim_start_matches([',', ' ', '\u{a0}']);
        behind.split(is_blank).next().filter(|word| !word.is_empty()).map(fold)
    };
    (is_titled(label) && is_titled(other))
        || (party(label) && party(other))
        || office(label).is_some_and(|word| office(other) == Some(word))
}

/// Whether `before` ends with a word that a point may shorten: `Parl.`
pub(super) fn is_short_word(before: &str) -> bool {
    const LONGEST_SHORT: usize = 4;
    let word = before.rsplit(is_blank).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && word.chars().count() <= LONGEST_SHORT
}

/// Whether the label says that a name was left out: `Name removed`, `Redacted`, `Prénom supprimé`.
pub(in crate::import) fn is_left_out(label: &str) -> bool {
    fold(label).split(is_blank).any(|word| LEFT_OUT.has(word.trim_matches(['.', '*'])))
}

/// Whether the label begins with a title, and a name or an office follows: *M. Durand*, *Mme la ministre*, *El señor
/// Ruiz*.
pub(in crate::import) fn is_titled(label: &str) -> bool {
    let mut words = label.split(|c| is_blank(c) || c == '\n').filter(|w| !w.is_empty());
    let Some(first) = words.next().filter(|first| is_capital(first)) else { return false };
    let is_article = ARTICLES.has(&fold(first));
    let title = if is_article { words.next() } else { Some(first) };
    let is_title = |title: &str| {
        let folded = fold(title);
        let folded = folded.trim_end_matches('.');
        // `The CHIEF WHIP OF THE OPPOSITION`
        let is_shouted = is_article && first.contains(char::is_lowercase) && is_office_in_capitals(title);
        HONORIFICS.has(folded) || OFFICES.has(folded) || is_shouted
    };
    title.is_some_and(is_title)
        && words.next().is_some_and(|next| {
            let folded = fold(next);
            is_capital(next) || next.ends_with(['º', 'ª', '°']) || ARTICLES.has(&folded) || folded.starts_with("l'")
        })
}

fn is_office_in_capitals(word: &str) -> bool {
    const FEWEST_LETTERS: usize = 4;
    word.chars().count() >= FEWEST_LETTERS && word.chars().all(char::is_uppercase)
}

/// Whether what somebody does, written small, stands behind one word and a comma: `Bernard, menuisier`. Sentences begin
/// so as well, but do not return.
pub(in crate::import) fn is_trade_behind_word(label: &str) -> bool {
    label.split_once(',').is_some_and(|(name, trade)| {
        !name.contains(is_blank) && trade.trim_start_matches(is_blank).starts_with(char::is_lowercase)
    })
}

/// Whether the label is a title and nothing else, whose name stands on the next line of captions: `Mr.`
pub(in crate::import) fn is_title(label: &str) -> bool {
    let folded = fold(label);
    let word = folded.trim_end_matches('.');
    word.len() < folded.len() && word.len() >= 2 && HONORIFICS.has(word)
}

/// Whether the label is an office and nothing else, as records of hearings have it: `Le président`, `La rapporteure`.
pub(in crate::import) fn is_office(label: &str) -> bool {
    let mut words = label.split(is_blank).filter(|w| !w.is_empty());
    let is_article = words.next().is_some_and(|first| is_capital(first) && ARTICLES.has(&fold(first)));
    is_article && words.next().is_some_and(|office| OFFICES.has(&fold(office))) && words.next().is_none()
}

/// Whether the label begins with an article and an office, and a titled name stands in brackets behind it: `The
/// Assistant Minister for Roads (Eng. Toro)`.
pub(super) fn holds_office(label: &str) -> bool {
    let mut words = label.split(is_blank).filter(|w| !w.is_empty());
    let is_office = words.next().is_some_and(|first| is_capital(first) && ARTICLES.has(&fold(first)))
        && words.next().is_some_and(is_capital);
    let bracket = label.find(['(', ':']).filter(|at| *at <= LONGEST_TITLED && label[*at..].starts_with('('));
    let named = bracket.filter(|_| is_office).and_then(|at| label[at + 1..].split_once(')'));
    let ends = |behind: &str| behind.trim_start().is_empty() || behind.trim_start().starts_with(':');
    named.is_some_and(|(name, behind)| is_titled(name) && ends(behind))
}

/// Whether a capital letter stands in the label; letters of many scripts have no case.
pub(in crate::import) fn has_capital(label: &str) -> bool {
    label.contains(char::is_uppercase)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the label announces something (*Note (1)*) rather than to name who speaks, be it by a title.
pub(in crate::import) fn announces(label: &str) -> bool {
    let name = name_in(without_remark(label).unwrap_or(label));
    is_announcement(name) && !is_titled(name) && !is_left_out(name)
}

/// Whether the label is a word that announces something (*Note*, *Date*), with or without a number, or a caption.
pub(in crate::import) fn is_announcement(label: &str) -> bool {
    is_record_head(label) || is_of(&NOT_SPEAKERS, label) || is_numbered_talk(label) || is_caption(label)
}

/// Whether the label is what stands below a picture up to the word behind which it says whose it is: `The camp, 1942
/// Credit`.
fn is_caption(label: &str) -> bool {
    label.trim_end().rsplit_once(is_blank).is_some_and(|(_, last)| CREDITS.has(&fold(last)))
}

/// Whether it is said within the words whose picture they describe: `Men in the yard, 1941 Credit: the archive`.
pub(in crate::import) fn are_of_caption(words: &str) -> bool {
    words.match_indices(':').any(|(at, _)| is_caption(&words[..at]))
}

/// `Entrevista 2`, `Interview n° 3`: the heading of one talk among several.
pub(in crate::import) fn is_numbered_talk(label: &str) -> bool {
    let folded = fold(label);
    let name =
        folded.trim_end_matches(|c: char| c.is_ascii_digit() || is_blank(c) || matches!(c, '#' | '.' | '°' | 'º'));
    let noun = name.split(is_blank).next().unwrap_or_default();
    let between = name[noun.len()..].trim_matches(is_blank);
    name.len() < folded.len() && TALKS.has(noun) && matches!(between, "" | "n" | "no" | "nr" | "num" | "numero")
}

/// Whether the label is a word for what stands at the head of a record (*Date*, *Lieu*), with or without a number.
pub(in crate::import) fn is_record_head(label: &str) -> bool {
    // In capitals it is somebody's initials.
    is_of(&HEADS, label) && label != "NO"
}

fn is_of(list: &Words, label: &str) -> bool {
    let folded = fold(label);
    let bare = folded.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '°' | '\u{a0}'));
    let bare = bare.strip_suffix(" n").unwrap_or(bare);
    let first = bare.split(is_blank).next().unwrap_or_default();
    // A *note taker* is somebody, other than a *note on Ana*.
    let begins_so = first.len() > 2 && first != bare && list.has(first);
    list.has(bare) || begins_so && !roles::is_part_in_talk(label)
}

/// `U07`, `INT`, `P-12`, `Q`, `SPEAKER_00`, `KM`
fn is_code(words: &[&str]) -> bool {
    let joined: String = words.concat();
    let letters = joined.chars().filter(|c| c.is_alphabetic()).count();
    let digits = joined.chars().filter(char::is_ascii_digit).count();
    let signs = joined.chars().filter(|c| matches!(c, '-' | '_' | '.' | '°' | '#' | '/')).count();
    let plain = letters + digits + signs == joined.chars().count();
    let large = joined.chars().all(|c| !c.is_lowercase());
    let numbered = words.len() <= 2 && digits > 0 && letters <= 4 && joined.starts_with(char::is_alphabetic);
    plain && letters > 0 && ((words.len() == 1 && large) || (numbered && (large || words.len() == 1)))
}
