//! What can be done with what is at hand: the document that is read, the code that is selected, the words that are
//! selected. The context menus of those offer the same. A command of this list carries no data; what it is done to is
//! known when it is done.

use super::theme::icons;
use super::words::{Phrase, here as say};
use crate::model::Language;

/// Something to do with what is at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Here {
    /// With the document that is read.
    Document(DocumentDeed),
    /// With the current code of the code trees.
    Code(CodeDeed),
    /// With the words that are selected in the reader.
    Words(WordsDeed),
}

/// What can be done with a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is explained by its phrase in `words/here.rs`")]
pub enum DocumentDeed {
    Rename,
    LookAtReading,
    Language(Option<Language>),
    Remove,
}

/// What can be done with a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is explained by its phrase in `words/here.rs`")]
pub enum CodeDeed {
    Apply,
    ShowExcerpts,
    Pin,
    Rename,
    Describe,
    WriteMemo,
    NewBeside,
    NewBelow,
    Colour,
    Merge,
    Split,
    Remove,
}

/// What can be done with selected words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is explained by its phrase in `words/here.rs`")]
pub enum WordsDeed {
    Code,
    RepeatLastCode,
    CodeInVivo,
    Uncode,
    WriteMemo,
    Copy,
    CopyAsQuote,
    Search,
}

impl Here {
    /// Returns what it is called, and its icon.
    pub fn definition(self) -> (Phrase, &'static str) {
        match self {
            Self::Document(deed) => match deed {
                DocumentDeed::Rename => (say::RENAME_DOCUMENT, icons::DOCUMENT),
                DocumentDeed::LookAtReading => (say::LOOK_AT_READING, icons::DOCUMENT),
                DocumentDeed::Language(None) => (say::LANGUAGE_UNKNOWN, icons::LANGUAGE),
                DocumentDeed::Language(Some(Language::En)) => (say::LANGUAGE_ENGLISH, icons::LANGUAGE),
                DocumentDeed::Language(Some(Language::Fr)) => (say::LANGUAGE_FRENCH, icons::LANGUAGE),
                DocumentDeed::Remove => (say::REMOVE_DOCUMENT, icons::DELETE),
            },
            Self::Code(deed) => match deed {
                CodeDeed::Apply => (say::APPLY_CODE, icons::CODE),
                CodeDeed::ShowExcerpts => (say::SHOW_EXCERPTS, icons::EXCERPTS),
                CodeDeed::Pin => (say::PIN_CODE, icons::PIN),
                CodeDeed::Rename => (say::RENAME_CODE, icons::EDIT),
                CodeDeed::Describe => (say::DESCRIBE_CODE, icons::EDIT),
                CodeDeed::WriteMemo => (say::MEMO_ON_CODE, icons::MEMO),
                CodeDeed::NewBeside => (say::NEW_BESIDE, icons::ADD),
                CodeDeed::NewBelow => (say::NEW_BELOW, icons::ADD),
                CodeDeed::Colour => (say::COLOUR_CODE, icons::CODE),
                CodeDeed::Merge => (say::MERGE_CODE, icons::CODE),
                CodeDeed::Split => (say::SPLIT_CODE, icons::SPLIT),
                CodeDeed::Remove => (say::REMOVE_CODE, icons::DELETE),
            },
            Self::Words(deed) => match deed {
                WordsDeed::Code => (say::CODE_WORDS, icons::CODE),
                WordsDeed::RepeatLastCode => (say::REPEAT_LAST_CODE, icons::CODE),
                WordsDeed::CodeInVivo => (say::CODE_IN_VIVO, icons::CODE),
                WordsDeed::Uncode => (say::UNCODE, icons::CANCEL),
                WordsDeed::WriteMemo => (say::MEMO_ON_WORDS, icons::MEMO),
                WordsDeed::Copy => (say::COPY_WORDS, icons::EXCERPTS),
                WordsDeed::CopyAsQuote => (say::COPY_QUOTE, icons::EXCERPTS),
                WordsDeed::Search => (say::SEARCH_WORDS, icons::SEARCH),
            },
        }
    }
}
