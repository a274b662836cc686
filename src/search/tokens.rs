//! The one way in which texts and queries become words: index, query and matcher all go through here, so that what one
//! of them finds the others find too. The text itself is never normalised; tokens point into it.
//!
//! A token is a run of letters, digits and the marks that belong to them (a decomposed accent is part of its word, a
//! soft hyphen does not split one). Everything else separates: `l’équipe` is `l` and `équipe`, `c'est-à-dire` is four
//! tokens. In scripts that put no space between words (Han, kana, Thai …) each letter is a token, and a word a phrase.

use rustc_hash::FxHashMap;
use tantivy::tokenizer::{Language as TantivyLanguage, RawTokenizer, Stemmer, TextAnalyzer, TokenStream as _};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

use crate::model::Language;

/// A word where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token<'a> {
    /// As it is written.
    pub surface: &'a str,
    /// The byte at which it begins in the text given to [`tokens`].
    pub start: usize,
}

impl Token<'_> {
    /// Returns the byte behind the token.
    pub fn end(&self) -> usize {
        self.start + self.surface.len()
    }
}

/// Returns the words of `text` in their order.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, reached: 0 }
}

/// The words of a text, one after the other.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    reached: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let (start, first) = self.first_of_word()?;
        let alone = stands_alone(first);
        let mut end = start + first.len_utf8();
        let bytes = self.text.as_bytes();
        let mut at = end;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii() {
                if alone || !byte.is_ascii_alphanumeric() {
                    break;
                }
                at += 1;
                end = at;
                continue;
            }
            let Some(c) = self.text[at..].chars().next() else { break };
            let goes_on = if alone { is_combining_mark(c) } else { continues_word(c) };
            if !goes_on && !is_ignorable(c) {
                break;
            }
            at += c.len_utf8();
            if goes_on {
                end = at;
            }
        }
        self.reached = end;
        Some(Token { surface: &self.text[start..end], start })
    }
}

impl Tokens<'_> {
    fn first_of_word(&self) -> Option<(usize, char)> {
        let bytes = self.text.as_bytes();
        let mut at = self.reached;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() {
                    return Some((at, char::from(*byte)));
                }
                at += 1;
                continue;
            }
            let c = self.text[at..].chars().next()?;
            if is_letter(c) {
                return Some((at, c));
            }
            at += c.len_utf8();
        }
        None
    }
}

fn continues_word(c: char) -> bool {
    if is_letter(c) { !stands_alone(c) } else { c >= FIRST_COMBINING_MARK && is_combining_mark(c) }
}

/// Whether a character that is not ASCII is a letter or a digit. The accented letters of Latin scripts and the signs of
/// typography are most of those in a text, and looking one up in the tables of Unicode costs more than the rest of a
/// word.
fn is_letter(c: char) -> bool {
    is_latin_letter(c) || !is_typography(c) && c.is_alphanumeric()
}

/// Whether a character is an accented letter of a Latin script.
pub(super) fn is_latin_letter(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}') && !is_typography(c)
}

/// Whether a character is one of the signs that stand most often between words and are not ASCII: dashes, quotation
/// marks, apostrophes, an ellipsis, a narrow space, and the two signs of reckoning among the Latin letters.
pub(super) fn is_typography(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{AB}' | '\u{BB}' | '\u{D7}' | '\u{F7}' | '\u{2010}'..='\u{2027}' | '\u{202F}')
}

/// Looking a mark up costs more than all else here, and the letters of French and English stand before the first one.
const FIRST_COMBINING_MARK: char = '\u{300}';

/// Whether a letter is of a script that writes without spaces.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character within a word is not to be seen: soft hyphen, joiners, byte order mark.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Longer words are cut here, so that rubbish (an image pasted as text) does not fill the index.
pub(super) const LONGEST_WORD: usize = 100;

/// Returns `word` without case, accents and ligatures; of a very long one only its beginning.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word[..word.len().min(LONGEST_WORD)].to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().take(LONGEST_WORD) {
        fold_char(c, &mut folded);
    }
    folded
}

/// Returns a name or value without case, accents, ligatures, kinds of apostrophe and extra white space, for comparing.
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for part in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in part.chars() {
            fold_char(if matches!(c, '’' | 'ʼ' | '‘') { '\'' } else { c }, &mut folded);
        }
    }
    folded
}

fn fold_char(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        decompose_compatible(lower, |part| fold_part(part, folded));
    }
}

/// Vowel signs and kana voicing marks (combining classes below 10) are letters rather than accents, and stay.
const FIRST_ACCENT_CLASS: u8 = 10;

fn fold_part(part: char, folded: &mut String) {
    match part {
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'þ' => folded.push_str("th"),
        'ı' => folded.push('i'),
        'ς' => folded.push('σ'),
        c if is_ignorable(c) || canonical_combining_class(c) >= FIRST_ACCENT_CLASS => {}
        // Compatibility forms may bring capitals back (“℡”).
        c => folded.extend(c.to_lowercase()),
    }
}

/// The languages in the order in which patterns, verdicts and fields of the index keep them.
pub(super) const LANGUAGES: [Option<Language>; 3] = [None, Some(Language::En), Some(Language::Fr)];

/// Returns the place of a language in [`LANGUAGES`].
pub(super) fn slot(language: Option<Language>) -> usize {
    match language {
        None => 0,
        Some(Language::En) => 1,
        Some(Language::Fr) => 2,
    }
}

/// What a word is compared by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forms {
    /// Without case and accents.
    pub folded: Box<str>,
    /// Its stem, found with the accents and folded then: French stemming needs them.
    pub stem: Box<str>,
    /// The stem of the folded word, so that `epuisee` typed without accents meets `épuisées`.
    pub bare_stem: Box<str>,
}

/// Finds the forms of words of one language.
pub struct Analyzer {
    stemmer: Option<TextAnalyzer>,
}

impl Analyzer {
    /// Returns the analyzer of a language. Words of an unknown language are not stemmed.
    pub fn new(language: Option<Language>) -> Self {
        let algorithm = language.map(|language| match language {
            Language::En => TantivyLanguage::English,
            Language::Fr => TantivyLanguage::French,
        });
        let stemmer = algorithm
            .map(|algorithm| TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(algorithm)).build());
        Self { stemmer }
    }

    /// Returns the forms of a word as it is written.
    pub fn forms(&mut self, surface: &str) -> Forms {
        let folded = fold(surface);
        let Some(stemmer) = self.stemmer.as_mut().filter(|_| surface.len() <= LONGEST_WORD) else {
            let folded: Box<str> = folded.into();
            return Forms { stem: folded.clone(), bare_stem: folded.clone(), folded };
        };
        let bare_stem = stem(stemmer, &folded);
        let stem = if surface.is_ascii() { bare_stem.clone() } else { fold(&stem(stemmer, &composed(surface))).into() };
        Forms { folded: folded.into(), stem, bare_stem }
    }
}

/// Returns the lower-case word with composed accents and without what is not to be seen, as stemmers want it.
fn composed(surface: &str) -> String {
    surface.chars().filter(|c| !is_ignorable(*c)).flat_map(char::to_lowercase).nfc().collect()
}

fn stem(stemmer: &mut TextAnalyzer, word: &str) -> Box<str> {
    let mut stream = stemmer.token_stream(word);
    stream.next().map_or(word, |token| token.text.as_str()).into()
}

/// An analyzer that remembers: stemming is what indexing costs, and a corpus repeats its words.
pub(super) struct CachedAnalyzer {
    analyzer: Analyzer,
    forms: FxHashMap<Box<str>, Forms>,
}

impl CachedAnalyzer {
    pub(super) fn new(language: Option<Language>) -> Self {
        Self { analyzer: Analyzer::new(language), forms: FxHashMap::default() }
    }

    pub(super) fn forms(&mut self, surface: &str) -> &Forms {
        if !self.forms.contains_key(surface) {
            let forms = self.analyzer.forms(surface);
            self.forms.insert(surface.into(), forms);
        }
        &self.forms[surface]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|t| t.surface).collect()
    }

    #[test]
    fn apostrophes_and_hyphens_separate_words() {
        assert_eq!(
            words("L’équipe n'est pas là, c'est-à-dire…"),
            "L équipe n est pas là c est à dire".split(' ').collect::<Vec<_>>()
        );
        assert_eq!(words("Aujourd'hui 12h30"), ["Aujourd", "hui", "12h30"]);
    }

    #[test]
    fn a_decomposed_accent_and_a_soft_hyphen_do_not_split_a_word() {
        assert_eq!(words("e\u{301}puise\u{301}e, fati\u{AD}gue\u{AD}"), ["e\u{301}puise\u{301}e", "fati\u{AD}gue"]);
        assert_eq!(fold("E\u{301}puise\u{301}e"), "epuisee");
        assert_eq!(fold("fati\u{AD}gue"), "fatigue");
    }

    #[test]
    fn what_is_not_looked_up_is_what_unicode_says() {
        let unlike = ('\u{80}'..='\u{2FFF}').find(|c| is_letter(*c) != c.is_alphanumeric());
        assert_eq!(unlike, None);
    }

    #[test]
    fn scripts_without_spaces_give_one_token_a_letter() {
        assert_eq!(words("我很累 OK か\u{3099}"), ["我", "很", "累", "OK", "か\u{3099}"]);
        assert_eq!(words("עייפות שלי"), ["עייפות", "שלי"]);
    }

    #[test]
    fn folding_drops_case_accents_and_ligatures() {
        for (word, folded) in
            [("Cœur", "coeur"), ("ÉTÉ", "ete"), ("Straße", "strasse"), ("ﬁn", "fin"), ("שָׁלוֹם", "שלום")]
        {
            assert_eq!(fold(word), folded);
        }
        assert_eq!(fold_name("  Le  Mans "), "le mans");
        assert_eq!(fold_name("L’Île"), "l'ile");
    }

    #[test]
    fn stems_are_found_with_accents_and_without() {
        let mut french = Analyzer::new(Some(Language::Fr));
        assert_eq!(french.forms("épuisées").stem, french.forms("Épuisé").stem);
        assert_eq!(french.forms("épuisées").bare_stem, french.forms("epuisees").bare_stem);
        assert_eq!(french.forms("e\u{301}puise\u{301}e"), french.forms("épuisée"));
        let mut none = Analyzer::new(None);
        assert_eq!(&*none.forms("Fatigues").stem, "fatigues");
    }

    #[test]
    fn stems_of_exceptions_keep_their_first_letters_too() {
        let mut english = Analyzer::new(Some(Language::En));
        for word in "skis skies dying lying tying idly gently ugly early only singly sky news howe atlas".split(' ') {
            let stem = english.forms(word).stem;
            assert_eq!(
                (&stem[..1], stem[1..2].replace('i', "y")),
                (&word[..1], word[1..2].replace('i', "y")),
                "{word}"
            );
        }
    }

    proptest! {
        #[test]
        fn tokens_lie_in_the_text_one_after_the_other(text in "\\PC{0,80}") {
            let mut reached = 0;
            for token in tokens(&text) {
                prop_assert!(token.start >= reached && !token.surface.is_empty());
                prop_assert_eq!(&text[token.start..token.end()], token.surface);
                reached = token.end();
            }
        }

        /// The matcher relies on it to refuse most words at sight.
        #[test]
        fn stemming_leaves_the_first_letters_alone_but_for_i_and_y(word in "[a-zàâçéèêëîïôœùûüÿæY]{1,8}(s|es|ing|ied|ies|aux|eaux|euses|amment|ement|ions|yeux)?") {
            let second = |word: &str| word.chars().nth(1).map(|letter| if letter == 'y' { 'i' } else { letter });
            for language in LANGUAGES {
                let forms = Analyzer::new(language).forms(&word);
                for stem in [&forms.stem, &forms.bare_stem] {
                    prop_assert_eq!(stem.chars().next(), forms.folded.chars().next());
                    let may_have_any_second = stem.chars().nth(1).is_none();
                    prop_assert!(may_have_any_second || second(stem) == second(&forms.folded), "{} {}", stem, word);
                }
            }
        }

        #[test]
        fn a_folded_word_folds_to_itself(word in "\\PC{0,20}") {
            let once = fold(&word);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
