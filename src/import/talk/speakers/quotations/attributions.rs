//! Whose words a quotation holds: the person in brackets, behind a dash or on a line below it, `(éducatrice, CAARUD,
//! Lille)`, `– Nurse, Lyon`. References and remarks stand there too.

use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::{FUNCTION_WORDS, Words, fold};
use crate::import::talk::roles;

/// The longest attribution in code points.
const LONGEST_ATTRIBUTION: usize = 140;
/// The most words of an attribution.
const MOST_WORDS: usize = 18;

/// Returns whose words end at byte `end`, and where the attribution ends.
pub(super) fn attribution(text: &str, end: usize) -> Option<(&str, usize)> {
    let behind = text[end..].trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}', '.', ',', ';']);
    // The attribution of a block quotation stands below it, be it behind a blank line where nothing else sets it off.
    let below = behind.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let n_lines = behind[..behind.len() - below.len()].matches('\n').count();
    let in_brackets = below.starts_with(['(', '[']);
    match n_lines {
        0 | 1 => set_off(text, below).or_else(|| bare(text, below, n_lines == 1)),
        2 if !in_brackets => set_off(text, below).or_else(|| bare(text, below, true)),
        _ => None,
    }
}

/// Returns whose words the quotation at `start..end` holds if that stands before it and both are a line: `Marie, 34 ans,
/// caissière, Lens : « … »`. `Ana Roux, 34, explains: “…”` is the sentence of whoever tells of her.
pub(super) fn attribution_before(text: &str, start: usize, end: usize) -> Option<&str> {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let is_last = text[end..].split('\n').next().is_none_or(|rest| rest.trim_matches(['.', ' ', '\u{a0}']).is_empty());
    let label = text[line..start].trim().strip_suffix(':').map(str::trim).filter(|_| is_last)?;
    let speaks = parts(label).last().is_some_and(|part| VERBS.has(&fold(part.rsplit(' ').next().unwrap_or(part))));
    let is_one = label.contains(',') && label.starts_with(char::is_uppercase) && says_who(label) && !speaks;
    (is_one && is_person(label)).then_some(label)
}

/// Verbs with which a sentence leads to what somebody said.
#[rustfmt::skip]
static VERBS: Words = Words::of(&[
    "says", "said", "explains", "explained", "adds", "added", "recalls", "recalled", "notes", "noted", "tells", "told",
    "dit", "explique", "raconte", "ajoute", "precise", "confie", "temoigne", "resume", "affirme", "note", "declare",
    "sagt", "sagte", "erzahlt", "erklart", "dice", "explica", "cuenta", "anade", "diz", "conta", "dichiara", "spiega",
]);

/// Returns the attribution in brackets or behind a dash that `behind` begins with, a part of `text` up to its end.
pub(super) fn set_off<'t>(text: &str, behind: &'t str) -> Option<(&'t str, usize)> {
    let open = behind.chars().next()?;
    let inner = &behind[open.len_utf8()..];
    let near = near(inner);
    let close = match open {
        '(' => near.find(')')?,
        '[' => near.find(']')?,
        '–' | '—' => near.find('\n').or((near.len() == inner.len()).then_some(inner.len()))?,
        _ => return None,
    };
    let by_dash = matches!(open, '–' | '—');
    let label = inner[..close].trim().trim_end_matches(['.', ';']);
    let from = text.len() - inner.len();
    let is_one = if by_dash { label.contains(',') && is_person(label) } else { is_person(label) };
    is_one.then_some((label, from + close + usize::from(!by_dash)))
}

/// Returns as much of `words` as an attribution can take. Nothing longer is one, however far the next closing sign is.
fn near(words: &str) -> &str {
    words.char_indices().nth(2 * LONGEST_ATTRIBUTION).map_or(words, |(at, _)| &words[..at])
}

/// Returns the attribution that `behind` begins with though no sign sets it off: all of a line below the quotation, or
/// the rest of its own line where that says what somebody is. `« … » Infirmière, CAARUD, Lyon.`
fn bare<'t>(text: &str, behind: &'t str, is_below: bool) -> Option<(&'t str, usize)> {
    const MOST_WORDS_BELOW: usize = 8;
    let near = near(behind);
    let line = near.split('\n').next().filter(|line| line.len() < near.len() || near.len() == behind.len())?;
    let label = line.trim().trim_end_matches('.');
    let words = || label.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty());
    let is_sentence = words().map(fold).any(|w| FUNCTION_WORDS.has(&w) && !WITHIN.contains(&w.as_str()));
    let is_short = label.contains(',') && words().count() <= MOST_WORDS_BELOW && label.starts_with(char::is_uppercase);
    let is_apart = is_below && !line.trim_end().ends_with(['.', ':', '!', '?']);
    let is_one = is_short && !is_sentence && (is_apart || says_who(label)) && is_person(label);
    is_one.then_some((label, text.len() - behind.len() + line.len()))
}

/// Whether an attribution says what somebody is, by a word for it or by an age: *infirmière*, *41 ans*.
pub(super) fn says_who(label: &str) -> bool {
    let is_age = |part: &str| {
        let word = fold(part);
        let n = word.trim_start_matches("aged ").split(' ').next().and_then(|n| n.parse::<u32>().ok());
        let is_alone = word.bytes().all(|b| b.is_ascii_digit()) || word.ends_with(" ans") || word.contains("year");
        n.is_some_and(|n| (10..110).contains(&n)) && (is_alone || word.starts_with("aged "))
    };
    parts(label).next().is_some_and(roles::is_person_word) || parts(label).any(is_age)
}

/// Words of references, wherever they stand between brackets.
#[rustfmt::skip]
const OF_PRINT: [&str; 17] = [
    "p", "pp", "ibid", "op", "cit", "cf", "voir", "see", "al", "emphasis", "traduction", "translation", "souligne", "sic",
    "fig", "tableau", "vol",
];

/// Words that begin a reference rather than say who speaks: `(au sens de Martin, 2003)`.
#[rustfmt::skip]
const REFERS: [&str; 30] = [
    "au", "aux", "selon", "d", "dans", "in", "from", "after", "according", "cited", "quoted", "cite", "citee", "citant",
    "repris", "reprise", "emprunte", "notion", "concept", "terme", "expression", "formule", "term", "phrase", "coined",
    "pour", "chez", "a", "by", "par",
];

/// Small words within an attribution: *infirmière en CAARUD*.
const WITHIN: [&str; 6] = ["de", "en", "a", "at", "in", "d'"];

/// Returns the parts of an attribution: `nurse, day clinic, Leeds`, `Éducatrice – CSAPA – Lille`.
fn parts(label: &str) -> impl Iterator<Item = &str> {
    label
        .split([',', ';'])
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" — "))
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|p| !p.is_empty())
}

/// Whether the words in brackets say who speaks, rather than where something was printed or how it was said.
pub(super) fn is_person(label: &str) -> bool {
    let folded = fold(label);
    let n_words = folded.split_whitespace().count();
    if label.chars().count() > LONGEST_ATTRIBUTION || n_words > MOST_WORDS || !label.starts_with(char::is_alphabetic) {
        return false;
    }
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let is_printed = words.iter().any(|w| OF_PRINT.contains(w)) || label.contains("://");
    let is_year = |w: &&&str| {
        w.len() == 4 && (w.starts_with("19") || w.starts_with("20")) && w.chars().all(|c| c.is_ascii_digit())
    };
    let has_year = words.iter().any(|w| is_year(&w));
    let n_parts = parts(label).count();
    let begins_large = label.starts_with(char::is_uppercase);
    // `(Martin, 2019)` is a reference, `(infirmière, Lille, 2019)` is a person.
    let n_undated = parts(label).filter(|part| !is_of_date(part)).count();
    let is_of_print = has_year && begins_large && (n_parts <= 2 || n_undated <= 1);
    let is_reference = is_of_print || words.first().is_some_and(|w| REFERS.contains(w));
    let first = parts(label).next().unwrap_or(label);
    let is_talk = labels::is_numbered_talk(first);
    let names_one =
        n_parts >= 2 || is_talk || roles::is_part_in_talk(first) || labels::shape(label) == Some(Shape::Code);
    // Of role, place and town the first says what somebody is, though its first word may head a record: `cadre de
    // santé, clinique, Rennes`.
    let announces = labels::is_announcement(first) && !is_talk && (n_parts < 3 || !first.contains(' '));
    !is_printed && !is_reference && names_one && !announces
}

/// Whether a part is the day, the month or the year of a date: `March 19`, `19 mars`, `2015`.
fn is_of_date(part: &str) -> bool {
    #[rustfmt::skip]
    static MONTHS: Words = Words::of(&[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
        "novembre", "decembre", "januar", "februar", "marz", "juni", "juli", "oktober", "dezember", "enero", "febrero",
        "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ]);
    let folded = fold(part);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| word.bytes().all(|b| b.is_ascii_digit()) || MONTHS.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_behind_a_quotation_name_a_person_or_something_else() {
        for label in [
            "nurse, day clinic, Leeds",
            "médecin, CSAPA",
            "usager, 41 ans, Lille",
            "P12",
            "infirmière",
            "cadre de santé, clinique, Rennes",
            "Marie, 2019, Lille",
            "Marie, Lille, 19 mars 2019",
            "Educatrice – CSAPA – Marseille",
            "M. B., locataire, Marseille",
            "Entretien 4, éleveur",
            "Interview no. 9",
        ] {
            assert!(is_person(label), "{label}");
        }
        for label in [
            "Martin, 2019",
            "Martin, 2019, p. 12",
            "New York, March 19, 2015",
            "Le Monde, 3 mars 2015",
            "ibid.",
            "rires",
            "voir plus haut, section 2",
            "2019",
            "my emphasis",
            "au sens de Serfaty-Garzon, 2003",
            "selon Martin, sociologue",
            "in Martin, 2003",
            "sic",
            "Tableau 4, colonne 2",
        ] {
            assert!(!is_person(label), "{label}");
        }
    }

    #[test]
    fn an_attribution_may_stand_without_brackets() {
        let of = |text: &'static str| attribution(text, 0).map(|(label, _)| label);
        assert_eq!(of(" Infirmière, CAARUD, Lyon.\nEt"), Some("Infirmière, CAARUD, Lyon"));
        assert_eq!(of("\n\nRiverain, Lyon\n\nLa suite."), Some("Riverain, Lyon"));
        assert_eq!(of("\n\n— Nurse, Lyon\n"), Some("Nurse, Lyon"));
        assert_eq!(of("\nInfirmière en CSAPA, Lille"), Some("Infirmière en CSAPA, Lille"));
        for text in [
            " Marie, elle, ne dit rien.",
            "\nMarie, elle, ne dit rien",
            "\n\nEnsuite, Marie part.\n",
            "\n\n(Nurse, Lyon)",
            " Lyon, ville ouverte.",
            "\n\n\nRiverain, Lyon",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
