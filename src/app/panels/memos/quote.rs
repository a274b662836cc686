//! Quotes in memos: links with the words of an excerpt, which lead there whatever is corrected around them.

use eframe::egui::{self, Event, Id};

use crate::app::context::Ctx;
use crate::app::panels::reader::attributed_words;
use crate::app::words::{Phrase, memos as say, reader as reading};
use crate::model::link::{Broken, quote_link};
use crate::model::{Excerpt, ExcerptLink};

/// Returns the words of `excerpt` as a link, followed by who says them and where; nothing when its text is not here.
pub fn quote_of(ctx: &Ctx<'_>, excerpt: Excerpt) -> Option<String> {
    let document = ctx.project.document(excerpt.document)?;
    let text = ctx.project.text(document).ok()?;
    let link = ExcerptLink::to(ctx.project, excerpt)?;
    let words = document.said(&text, excerpt.span);
    let quoted = ctx.tongue.fill(reading::QUOTED, &[("words", &words)]);
    let (open, close) = quoted.split_once(&words).unwrap_or_default();
    let linked = quote_link(&words, [open, close], &link);
    let attributed = attributed_words(ctx, document, &text, excerpt);
    Some(match attributed.split_once(&quoted).or_else(|| attributed.split_once(&words)) {
        Some((before, behind)) => [before, &linked, behind].concat(),
        None => linked,
    })
}

/// Why a link leads nowhere, in words.
pub fn broken_words(broken: Broken) -> Phrase {
    match broken {
        Broken::NoDocument => say::LINK_NO_DOCUMENT,
        Broken::NoWords => say::LINK_NO_WORDS,
    }
}

/// What was copied from the reader with its source, and the same as a live quote.
#[derive(Clone, Debug)]
struct Copied {
    words: String,
    quote: String,
}

fn copied() -> Id {
    Id::unique("copied quote")
}

/// Remembers what was copied, so that it is a live quote when it is pasted into a memo.
pub fn remember_copied(screen: &egui::Context, ctx: &Ctx<'_>, words: &str, excerpt: Excerpt) {
    if let Some(quote) = quote_of(ctx, excerpt) {
        screen.data_mut(|d| d.insert_temp(copied(), Copied { words: same_lines(words), quote }));
    }
}

/// Makes live quotes of what is being pasted, if it is what was copied last. Pasted as it came, it stays words.
pub fn paste_live(screen: &egui::Context) {
    let Some(Copied { words, quote }) = screen.data(|d| d.get_temp::<Copied>(copied())) else { return };
    screen.input_mut(|input| {
        for event in &mut input.events {
            if let Event::Paste(pasted) = event
                && same_lines(pasted) == words
            {
                pasted.clone_from(&quote);
            }
        }
    });
}

/// Clipboards of some systems have line ends of their own.
fn same_lines(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}
