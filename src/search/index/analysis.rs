//! Our tokens as tantivy wants them: a field of folded words, and for each language one of stems.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use crate::model::Language;
use crate::search::tokens::{CachedAnalyzer, LANGUAGES, Tokens, tokens};

pub(super) fn register(tokenizers: &TokenizerManager) {
    for language in LANGUAGES {
        tokenizers.register(tokenizer_name(language), TextAnalyzer::from(WordTokenizer::new(language)));
    }
}

/// Returns the name of a language's words in the index; without a language, of folded words.
pub(super) fn tokenizer_name(language: Option<Language>) -> &'static str {
    match language {
        None => "exact",
        Some(Language::En) => "english",
        Some(Language::Fr) => "french",
    }
}

/// Gives folded words without a language, stems with one.
struct WordTokenizer {
    language: Option<Language>,
    analyzer: CachedAnalyzer,
}

impl WordTokenizer {
    fn new(language: Option<Language>) -> Self {
        Self { language, analyzer: CachedAnalyzer::new(language) }
    }
}

impl Clone for WordTokenizer {
    /// Each thread learns its words itself.
    fn clone(&self) -> Self {
        Self::new(self.language)
    }
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream { tokens: tokens(text), analyzer: &mut self.analyzer, token: Token::default(), other_stem: None }
    }
}

struct WordStream<'a> {
    tokens: Tokens<'a>,
    analyzer: &'a mut CachedAnalyzer,
    token: Token,
    /// The second stem of the word that was given last, to be put at the same place.
    other_stem: Option<Box<str>>,
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(stem) = self.other_stem.take() {
            self.token.text.clear();
            self.token.text.push_str(&stem);
            return true;
        }
        let Some(word) = self.tokens.next() else { return false };
        let forms = self.analyzer.forms(word.surface);
        self.token.text.clear();
        self.token.text.push_str(&forms.stem);
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = word.start;
        self.token.offset_to = word.end();
        if forms.stem != forms.bare_stem {
            self.other_stem = Some(forms.bare_stem.clone());
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
