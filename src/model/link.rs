//! Links from a memo to an excerpt. They name its first and last character for ever, as codings do, so they survive
//! every correction of the text; a link whose characters are gone says so, and leads there again when they come back.
//!
//! ```text
//! excerpt:<document>/<first>-<last>
//! ```
//!
//! An address is an offset (code points) into the imported text, or `<correction>.<offset>` for a character that a
//! correction brought in. Identities are 32 hexadecimal digits.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::anchor::{Address, Anchor};
use super::coding::Excerpt;
use super::ids::{DocumentId, EditId};
use super::project::Project;

/// An excerpt, for ever.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExcerptLink {
    /// The document.
    pub document: DocumentId,
    /// The first and last character.
    pub anchor: Anchor,
}

/// A text that is no link to an excerpt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a link of the form excerpt:<document>/<first>-<last>")]
pub struct LinkError;

/// Why a link leads nowhere now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The document was removed, or its journal has not arrived.
    NoDocument,
    /// Its words were all cut.
    NoWords,
}

impl ExcerptLink {
    const SCHEME: &'static str = "excerpt:";

    /// Whether `address` means to lead to an excerpt.
    pub fn is_meant(address: &str) -> bool {
        address.starts_with(Self::SCHEME)
    }

    /// Returns the link to `excerpt`; nothing when it is empty or not in a document that stands.
    pub fn to(project: &Project, excerpt: Excerpt) -> Option<Self> {
        let document = project.document(excerpt.document)?;
        let anchor = document.pieces().lookup().anchor(excerpt.span)?;
        Some(Self { document: document.id, anchor })
    }

    /// Returns where the link leads now.
    ///
    /// # Errors
    /// When it leads nowhere.
    pub fn excerpt(&self, project: &Project) -> Result<Excerpt, Broken> {
        let document = project.document(self.document).ok_or(Broken::NoDocument)?;
        let span = document.pieces().lookup().span(self.anchor).ok_or(Broken::NoWords)?;
        Ok(Excerpt { document: document.id, span })
    }
}

/// Returns `words` as a Markdown link to the excerpt `link`, within quotation marks of the language given by `marks`.
pub fn quote_link(words: &str, [open, close]: [&str; 2], link: &ExcerptLink) -> String {
    let mut quote = String::with_capacity(words.len() + 80);
    quote.push('[');
    quote.push_str(open);
    // On one line, since a blank line would end the link; signs of Markdown are the speaker's, not ours.
    for (i, word) in words.split_whitespace().enumerate() {
        if i > 0 {
            quote.push(' ');
        }
        for c in word.chars() {
            if c.is_ascii_punctuation() && "\\`*_[]<>~&!#".contains(c) {
                quote.push('\\');
            }
            quote.push(c);
        }
    }
    quote.push_str(close);
    quote.push_str(&format!("]({link})"));
    quote
}

impl fmt::Display for ExcerptLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { document, anchor: Anchor { first, last } } = self;
        write!(f, "{}{}/{}-{}", Self::SCHEME, document.0.simple(), Written(*first), Written(*last))
    }
}

struct Written(Address);

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Address::Original(n) => write!(f, "{n}"),
            Address::Inserted(edit, n) => write!(f, "{}.{n}", edit.0.simple()),
        }
    }
}

impl FromStr for ExcerptLink {
    type Err = LinkError;

    fn from_str(s: &str) -> Result<Self, LinkError> {
        let (document, anchor) = s.strip_prefix(Self::SCHEME).and_then(|s| s.split_once('/')).ok_or(LinkError)?;
        let (first, last) = anchor.split_once('-').ok_or(LinkError)?;
        Ok(Self {
            document: DocumentId(identity(document)?),
            anchor: Anchor { first: address(first)?, last: address(last)? },
        })
    }
}

fn identity(s: &str) -> Result<Uuid, LinkError> {
    Uuid::try_parse(s).map_err(|_ignored| LinkError)
}

fn address(s: &str) -> Result<Address, LinkError> {
    let number = |s: &str| s.parse::<u32>().map_err(|_ignored| LinkError);
    match s.split_once('.') {
        None => Ok(Address::Original(number(s)?)),
        Some((edit, n)) => Ok(Address::Inserted(EditId(identity(edit)?), number(n)?)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Span;
    use crate::model::testing::Fixture;

    fn words(fixture: &Fixture, link: &ExcerptLink) -> Result<String, Broken> {
        let excerpt = link.excerpt(&fixture.project)?;
        Ok(fixture.project.words(&fixture.project.documents[&excerpt.document], excerpt.span).into_owned())
    }

    #[test]
    fn a_link_leads_to_the_same_words_after_corrections() {
        let mut fixture = Fixture::of("U01: Je dors dehors.");
        let document = fixture.project.documents()[0].id;
        let link = ExcerptLink::to(&fixture.project, Excerpt { document, span: Span::new(8, 19) }).unwrap();
        assert_eq!(words(&fixture, &link).as_deref(), Ok("dors dehors"));
        fixture.correct(document, "Je", "Oui, je");
        fixture.correct(document, "dors", "dors bien");
        let again = link.to_string().parse::<ExcerptLink>().unwrap();
        assert_eq!(words(&fixture, &again).as_deref(), Ok("dors bien dehors"));
        let inserted = ExcerptLink::to(&fixture.project, Excerpt { document, span: Span::new(5, 8) }).unwrap();
        assert_eq!(inserted.to_string().parse(), Ok(inserted));
    }

    #[test]
    fn a_link_whose_words_or_document_are_gone_says_so() {
        let mut fixture = Fixture::of("U01: Je dors dehors.");
        let document = fixture.project.documents()[0].id;
        let link = ExcerptLink::to(&fixture.project, Excerpt { document, span: Span::new(8, 12) }).unwrap();
        fixture.correct(document, "dors ", "");
        assert_eq!(words(&fixture, &link), Err(Broken::NoWords));
        fixture.apply(vec![crate::model::Op::RemoveDocument { document }]);
        assert_eq!(words(&fixture, &link), Err(Broken::NoDocument));
    }

    #[test]
    fn a_quote_is_one_link_whatever_its_words() {
        let link = "excerpt:00000000000000000000000000000007/1-2".parse::<ExcerptLink>().unwrap();
        let quote = quote_link("a [b]*\n\nc_", ["« ", " »"], &link);
        assert_eq!(quote, format!("[« a \\[b\\]\\* c\\_ »]({link})"));
    }

    proptest! {
        #[test]
        fn any_text_is_a_link_or_a_clean_error(s in "(excerpt:)?[0-9a-f]{0,33}/?[0-9a-f.]{0,5}-?[0-9.]{0,5}") {
            if let Ok(link) = s.parse::<ExcerptLink>() {
                prop_assert_eq!(link.to_string().parse::<ExcerptLink>(), Ok(link));
            }
        }
    }
}
