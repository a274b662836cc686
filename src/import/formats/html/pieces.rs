//! The words of a post in pieces: what its author wrote, and what they quote of others, which are not their words.

use super::Flow;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;

/// Lines that belong together.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Whether somebody else wrote them.
    pub quoted: bool,
    pub lines: Vec<String>,
}

/// A post as it is read.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    done: Vec<Piece>,
    open: Flow,
    /// Within how many quotations the words lie.
    n_quotes: usize,
    /// Whether the page says whom the open quotation is of.
    is_cited: bool,
}

impl Pieces {
    /// Returns what the next words go to.
    pub fn flow(&mut self) -> &mut Flow {
        &mut self.open
    }

    /// Begins a quotation; `of_another` says that the page calls it one of another post.
    pub fn begin_quote(&mut self, of_another: bool) {
        if self.n_quotes == 0 {
            self.cut();
            self.is_cited = of_another;
        }
        self.n_quotes += 1;
    }

    /// The page names the one who is quoted.
    pub fn cite(&mut self) {
        self.is_cited |= self.n_quotes > 0;
    }

    pub fn end_quote(&mut self) {
        if self.n_quotes == 1 {
            self.cut();
        }
        self.n_quotes = self.n_quotes.saturating_sub(1);
    }

    /// Whether no word has come yet.
    pub fn is_blank(&self) -> bool {
        self.done.is_empty() && self.open.is_blank()
    }

    /// Returns the pieces that hold words, in their order.
    pub fn finished(mut self) -> Vec<Piece> {
        self.cut();
        self.done
    }

    /// Ends a piece. Indented words without a name are the author's own as a rule, a question that they ask, say.
    fn cut(&mut self) {
        let text = std::mem::take(&mut self.open).into_text();
        let lines: Vec<String> = text.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect();
        let is_announced = lines.first().is_some_and(|first| names_author(first));
        let quoted = self.n_quotes > 0 && (self.is_cited || is_announced);
        match self.done.last_mut().filter(|last| last.quoted == quoted) {
            Some(last) => last.lines.extend(lines),
            None if lines.is_empty() => {}
            None => self.done.push(Piece { quoted, lines }),
        }
    }
}

/// Whether a line says whose the words below it are: `Lune :`, `Marc Roux wrote:`.
fn names_author(line: &str) -> bool {
    #[rustfmt::skip]
    const WRITES: [&str; 14] = [
        "wrote", "said", "says", "ecrit", "dit", "schrieb", "sagte", "escribio", "dijo", "scritto", "escreveu", "schreef", "skrev",
        "kirjoitti",
    ];
    let Some(announced) = line.trim().strip_suffix(':').map(str::trim_end) else { return false };
    let is_name = matches!(labels::shape(announced), Some(Shape::Code | Shape::Name));
    let last = fold(announced.rsplit(char::is_whitespace).next().unwrap_or_default());
    is_name || !announced.contains(char::is_whitespace) || WRITES.contains(&last.as_str())
}
