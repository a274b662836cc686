//! Sentences and words of a text, as the reader selects them and as found words are coded.
//!
//! The rules are those of Unicode annex 29, corrected where they fail on transcripts: abbreviations, initials and the
//! numbers of a list end no sentence, a spaced closing quotation mark and a stage direction belong to the sentence
//! before them, an ellipsis before a capital ends one, a dash begins one, and a line that was broken in the middle of a
//! sentence goes on.

use unicode_segmentation::UnicodeSegmentation as _;

use super::text::{Span, Text};

/// Returns the sentences in `within`, in order and without white space around them. Every other character is in one.
pub fn sentences(text: &Text, within: Span) -> Vec<Span> {
    let slice = text.slice(within);
    let (mut position, mut reached) = (within.start, 0);
    let mut spans = Vec::new();
    for sentence in split_sentences(slice) {
        let words = sentence.trim();
        // `sentence` is a part of `slice`, so the distance of their beginnings is its place.
        let start = words.as_ptr() as usize - slice.as_ptr() as usize;
        if words.is_empty() {
            continue;
        }
        position += slice[reached..start].chars().count() as u32;
        let end = position + words.chars().count() as u32;
        spans.push(Span::new(position, end));
        (position, reached) = (end, start + words.len());
    }
    spans
}

/// Returns the sentence of `within` that `position` lies in; between two sentences, the one before. Empty when `within`
/// holds nothing but white space.
pub fn sentence_at(text: &Text, within: Span, position: u32) -> Span {
    let sentences = sentences(text, within);
    let behind = sentences.partition_point(|s| s.start <= position);
    let found = sentences.get(behind.saturating_sub(1));
    found.copied().unwrap_or(Span::new(position, position))
}

/// How far a word is looked for on either side.
const LONGEST_WORD: u32 = 100;

/// Returns the word that the character at `position` belongs to, if it belongs to one. An elided article or pronoun is
/// a word of its own: in `l’équipe` the words are `l’` and `équipe`, while `aujourd’hui` and `don't` are whole.
pub fn word_at(text: &Text, position: u32) -> Option<Span> {
    let around =
        Span::new(position.saturating_sub(LONGEST_WORD), position.saturating_add(LONGEST_WORD).min(text.len()));
    let slice = text.slice(around);
    let byte = text.byte(position).checked_sub(text.byte(around.start))?;
    let (start, word) =
        slice.unicode_word_indices().find(|(start, word)| (*start..start + word.len()).contains(&byte))?;
    let elided = elision(word);
    let (start, word) = match elided {
        0 => (start, word),
        _ if byte < start + elided => (start, &word[..elided]),
        _ => (start + elided, &word[elided..]),
    };
    let first = around.start + slice[..start].chars().count() as u32;
    Some(Span::new(first, first + word.chars().count() as u32))
}

/// Returns the pieces of `text` between word bounds, white space and signs among them, one after the other. An elided
/// word is a piece of its own.
pub fn word_pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_word_bounds().flat_map(|piece| {
        let (elided, rest) = piece.split_at(elision(piece));
        [elided, rest].into_iter().filter(|part| !part.is_empty())
    })
}

/// Returns how many bytes at the beginning of `word` are an elided word with its apostrophe.
fn elision(word: &str) -> usize {
    const ELIDED: [&str; 15] =
        ["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "ç"];
    let Some((head, _)) = word.split_once(['\'', '’']) else { return 0 };
    let apostrophe = word[head.len()..].chars().next().map_or(0, char::len_utf8);
    if ELIDED.contains(&head.to_lowercase().as_str()) { head.len() + apostrophe } else { 0 }
}

/// Cuts `text` into sentences, white space and all.
fn split_sentences(text: &str) -> Vec<&str> {
    let mut ends: Vec<usize> = Vec::new();
    let mut begin = 0;
    for (start, piece) in text.split_sentence_bound_indices() {
        let closing = if start > 0 { leading_closers(piece) } else { 0 };
        let counts = heads_line(text, begin) && is_list_number(&text[begin..start + closing]);
        if start > begin && !counts && !goes_on(&text[begin..start + closing], &piece[closing..], closing > 0) {
            ends.push(start + closing);
            begin = start + closing;
        }
        for end in inner_ends(piece).map(|at| start + at) {
            if end > begin {
                ends.push(end);
                begin = end;
            }
        }
    }
    ends.push(text.len());
    let starts = [0].into_iter().chain(ends.clone());
    starts.zip(ends.clone()).map(|(start, end)| &text[start..end]).collect()
}

/// Returns the length of the closing quotation marks, with the white space behind them, that `piece` begins with.
fn leading_closers(piece: &str) -> usize {
    let rest = piece.trim_start_matches(['»', '”', '›']);
    if rest.len() == piece.len() { 0 } else { piece.len() - rest.trim_start().len() }
}

/// Returns the places within `piece` where a sentence ends although annex 29 lets it go on: behind an ellipsis before a
/// capital, before the dash of another speaker, and behind a stage direction such as `(laughs)`.
fn inner_ends(piece: &str) -> impl Iterator<Item = usize> {
    piece.match_indices(['.', '?', '!', '…']).filter_map(|(at, stop)| {
        let (before, behind) = piece.split_at(at + stop.len());
        let rest = behind.trim_start_matches(['…', '.', '»', '”', '?', '!', ')']);
        let next = rest.trim_start();
        if next.len() == rest.len() || ends_with_abbreviation(before, next) {
            return None;
        }
        let capital = begins_with(next, char::is_uppercase);
        let next = match next.chars().next()? {
            '(' | '[' => behind_direction(next)?,
            '–' | '—' | '-' if capital => next,
            _ if capital && stop == "…" => next,
            _ => return None,
        };
        Some(piece.len() - next.len())
    })
}

/// Returns what follows the stage direction that `text` begins with, if that is a new sentence.
fn behind_direction(text: &str) -> Option<&str> {
    const LONGEST: usize = 60;
    let (end, sign) = text.match_indices([')', ']', '\n']).next()?;
    let behind = text.get(end + sign.len()..).filter(|_| sign != "\n" && end <= LONGEST)?;
    let next = behind.trim_start();
    (next.len() < behind.len() && begins_with(next, char::is_uppercase)).then_some(next)
}

/// Whether the sentence that seems to end with `before` goes on with `behind`.
fn goes_on(before: &str, behind: &str, quoted: bool) -> bool {
    let words = before.trim_end();
    let lower = begins_with(behind, char::is_lowercase);
    let broken_line =
        !words.ends_with(['.', '?', '!', '…', ':', '»', '”', '"', ')']) && before.matches('\n').count() == 1;
    let quoted = quoted || words.ends_with(['"', '”', '’']);
    (lower && (quoted || broken_line)) || behind.trim().is_empty() || ends_with_abbreviation(words, behind)
}

fn heads_line(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches([' ', '\t']).is_empty() || text[..at].ends_with('\n')
}

/// Whether `words` are nothing but the number of a list, such as `3.`, and not yet what it counts.
fn is_list_number(words: &str) -> bool {
    let digits = words.trim().strip_suffix('.').unwrap_or_default();
    (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

fn begins_with(text: &str, is_wanted: impl Fn(char) -> bool) -> bool {
    text.trim_start().trim_start_matches(['«', '“', '"', '(', '—', '–', '-', ' ']).trim_start().starts_with(is_wanted)
}

/// Whether `text` begins with one of `words`, whatever the case of its letters.
fn begins_with_word(text: &str, words: &[&str]) -> bool {
    let first = text.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    words.contains(&first.to_lowercase().as_str())
}

/// Written before a name.
const TITLES: [&str; 31] = [
    "M", "MM", "Mr", "mr", "Mrs", "mrs", "Ms", "Mme", "mme", "Mmes", "Mlle", "mlle", "Mlles", "Dr", "dr", "Drs", "Pr",
    "Prof", "prof", "Mgr", "St", "Ste", "Lt", "Capt", "Sgt", "av", "Av", "bd", "Bd", "boul", "Boul",
];
/// Never the last word of a sentence.
const CONNECTING: [&str; 10] = ["cf", "Cf", "vs", "e.g", "E.g", "i.e", "I.e", "c.-à-d", "env", "approx"];
/// Ordinary words unless a number follows.
const BEFORE_NUMBERS: [&str; 26] = [
    "p", "pp", "no", "No", "nos", "art", "Art", "fig", "Fig", "vol", "chap", "tél", "Tél", "réf", "Réf", "ref", "Ref",
    "janv", "févr", "juil", "sept", "oct", "nov", "déc", "Jan", "Feb",
];
/// Never a name, so an initial before one of these ends its sentence: "at E.’s. He …", "chez E. Il …".
const NO_NAMES: [&str; 50] = [
    "il", "elle", "on", "je", "j", "tu", "nous", "vous", "ils", "elles", "et", "mais", "donc", "alors", "puis", "c",
    "ça", "ce", "cela", "oui", "non", "voilà", "enfin", "quand", "parce", "si", "moi", "lui", "he", "she", "it", "we",
    "they", "you", "i", "and", "but", "so", "then", "when", "because", "yes", "no", "well", "the", "this", "that",
    "there", "my", "what",
];

fn ends_with_abbreviation(words: &str, behind: &str) -> bool {
    let Some(words) = words.strip_suffix('.') else { return false };
    let (before, last) = match words.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"' | '\'' | '’'))
    {
        Some(at) => words.split_at(at + words[at..].chars().next().map_or(0, char::len_utf8)),
        None => ("", words),
    };
    let by = before.trim_end().trim_end_matches('.').to_lowercase();
    let example =
        last == "ex" && by.rsplit(|c: char| !c.is_alphabetic()).next().is_some_and(|w| w == "p" || w == "par");
    TITLES.contains(&last)
        || CONNECTING.contains(&last)
        || example
        || matches!(last, "p.ex" | "P.ex")
        || (is_initial(last) && !begins_with_word(behind, &NO_NAMES))
        || (BEFORE_NUMBERS.contains(&last) && begins_with(behind, |c| c.is_ascii_digit()))
}

/// Whether `word` is `J`, `J.-C` or `U.S`, but not the English pronoun.
fn is_initial(word: &str) -> bool {
    let mut letters = word.split(['.', '-']).filter(|part| !part.is_empty()).peekable();
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    word != "I" && letters.peek().is_some() && letters.all(single)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(text: &Text) -> Span {
        Span::new(0, text.len())
    }

    /// `|` marks where sentences end.
    fn check(marked: &str) {
        let text = Text::new(marked.replace('|', ""));
        let found: Vec<_> = sentences(&text, whole(&text)).into_iter().map(|s| text.slice(s).to_owned()).collect();
        let expected: Vec<_> = marked.split('|').map(|s| s.trim().to_owned()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_at_their_signs() {
        check("Je dors mal. |Et vous ? |Moi aussi ! |Bon");
        check("I sleep badly.| Do you? |“Me too!” |Good");
        check("Je… je ne sais pas… |Enfin si... |Voilà.");
        check("sans ponctuation aucune et sans fin");
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        check("J'ai vu M. Dupont et Mme. Martin chez le Dr. Lopez. |Puis rien.");
        check("Des lieux, p. ex. Lyon ou Paris, etc., ça va. |Voir cf. Durand.");
        check("Mr. Smith, e.g. John, met J. Doe of the U.S. Army. |So did I. |Then he left.");
        check("Il y a des squats, etc. et des foyers. |Voir p. 12 et art. 3. |J'aime l'art. |Oui");
        check("I said no. |Then he left. |See no. 5 there.");
        check("(cf. Paul) et l’M. Dupont.");
    }

    #[test]
    fn abbreviations_of_both_languages_are_known() {
        check("Par ex. Lyon, p. ex. Paris. |P. ex. Nice, p.ex. Pau.");
        check("That is, i.e. the room. |E.g. this. |Smith vs. Jones. |Prof. Dupont et al. ont écrit. |Fin.");
        check("Mr. and Mrs. Smith came at 5 p.m. yesterday. |They left at 6 a.m. |Then nothing.");
        check("Au n° 5 de la rue. |Le n°. 7 aussi. |Av. Foch, bd. Voltaire. |Réf. 12, tél. 06 12, janv. 2020. |Oui.");
        check("J. P. Martin, J.-P. Martin et J.P. Martin. |La S.N.C.F. est là. |Fin.");
    }

    #[test]
    fn an_initial_before_what_is_no_name_ends_a_sentence() {
        check("Je suis chez E. |Il est gentil. |Monsieur Z. |Oui.");
        check("plan A. |Then B. |I left. |La R.A.T.P. |Voilà.");
    }

    #[test]
    fn numbers_and_times_are_no_ends_and_the_number_of_a_list_is_no_sentence() {
        check("Il y en a 1.5 par an. |On se voit à 10 h 30. |Puis à 11 h. |Je pars. |3.000 euros.");
        check("1. Le logement\n\n|2. La santé. |Et puis ?\n\n|3. Le travail");
        check("Combien ? |12. |Et lui ?");
    }

    #[test]
    fn a_stage_direction_stays_with_the_sentence_before_and_a_dash_begins_one() {
        check("Je sais pas. (rires) |Enfin bon. |Je reprends. [silence] |Bon. |(Il rit.) |Oui. (il part)");
        check("Je sais pas (rires) enfin bon. |Il dit. (rires) et puis voilà.");
        check("Oui, oui. |– Non. |— Si ! |- Bon.");
        check("Le mot – le dernier. |Fin.");
    }

    #[test]
    fn spaced_signs_and_quotation_marks_end_where_they_stand() {
        check("Quoi\u{202f}? |Non\u{a0}! |Oui\u{a0}: toi. |Vraiment ?! |Ah bon ?... |Oui.");
        check("« Viens\u{202f}! » dit-il. |« Non\u{202f}? » |Elle part. |Il dit : « Viens. » |Elle part.");
        check("He said “Come.” |She left. |\"No!\" she said. |'Well?' |Yes.");
    }

    #[test]
    fn a_transcript_without_any_stop_is_one_sentence_a_line() {
        check("alors moi je dis que voilà c'est comme ça et puis on verra demain si ça va");
    }

    #[test]
    fn a_spaced_closing_quotation_mark_belongs_to_its_sentence() {
        check("Il dit : « Tu viens\u{202f}?\u{202f}» |Je réponds.");
        check("« Ah bon ? » dit-elle. |« Oui. » |Bien.");
    }

    #[test]
    fn a_sentence_goes_on_over_a_broken_line_and_ends_at_a_blank_one() {
        check("je suis allé\nchez lui hier. |Bon");
        check("Titre\n\n|voilà");
    }

    #[test]
    fn the_sentence_at_a_position_is_found() {
        let text = Text::new("😀 Un. Deux trois.  ");
        assert_eq!(text.slice(sentence_at(&text, whole(&text), 9)), "Deux trois.");
        assert_eq!(text.slice(sentence_at(&text, whole(&text), 0)), "😀 Un.");
        assert_eq!(text.slice(sentence_at(&text, whole(&text), 99)), "Deux trois.");
        assert!(sentence_at(&text, Span::new(16, 18), 17).len() <= 1);
    }

    #[test]
    fn the_word_at_a_position_is_found() {
        let text = Text::new("😀 L’équipe, aujourd'hui don't qu'il e\u{301}te\u{301}");
        let word = |position| word_at(&text, position).map(|span| text.slice(span).to_owned());
        let at = |needle: &str| text.position(text.as_str().find(needle).unwrap());
        assert_eq!(word(at("quipe")), Some("équipe".to_owned()));
        assert_eq!(word(at("L’")), Some("L’".to_owned()));
        assert_eq!(word(at("hui")), Some("aujourd'hui".to_owned()));
        assert_eq!(word(at("n't")), Some("don't".to_owned()));
        assert_eq!(word(at("il e")), Some("il".to_owned()));
        assert_eq!(word(text.len() - 1), Some("e\u{301}te\u{301}".to_owned()));
        assert_eq!((word(1), word(at(",")), word(999)), (None, None, None));
    }

    #[test]
    fn the_pieces_of_a_text_are_all_of_it() {
        let pieces: Vec<&str> = word_pieces("L’équipe, don't qu'il").collect();
        assert_eq!(pieces, ["L’", "équipe", ",", " ", "don't", " ", "qu'", "il"]);
    }

    proptest! {
        #[test]
        fn sentences_cover_all_that_is_not_white_space(s in "([A-Za-zé .?!…»«\n\u{202f}'(]|M\\. |p\\. ex\\. |😀|\u{301}){0,60}") {
            let text = Text::new(s.as_str());
            let mut reached = 0;
            for sentence in sentences(&text, whole(&text)) {
                prop_assert!(sentence.start >= reached && !sentence.is_empty());
                prop_assert!(text.slice(Span::new(reached, sentence.start)).trim().is_empty());
                prop_assert_eq!(text.trimmed(sentence), sentence);
                reached = sentence.end;
            }
            prop_assert!(text.slice(Span::new(reached, text.len())).trim().is_empty());
        }

        #[test]
        fn a_word_holds_the_position_it_was_asked_for(s in "\\PC{0,40}", position in 0_u32..45) {
            let text = Text::new(s.as_str());
            prop_assert!(word_at(&text, position).is_none_or(|word| word.contains(position)));
        }
    }
}
