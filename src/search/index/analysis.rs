//! Our tokens as tantivy wants them: a field of folded words, and for each language one of stems.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use crate::model::Language;

use super::super::tokens::{CachedAnalyzer, Tokens, tokens};

pub(super) fn register(tokenizers: &TokenizerManager) {
    let kinds = [("exact", None), ("english", Some(Language::En)), ("french", Some(Language::Fr))];
    for (name, language) in kinds {
        tokenizers.register(name, TextAnalyzer::from(WordTokenizer::new(language)));
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
