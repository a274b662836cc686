//! The words of a post in pieces: what its author wrote, and what they quote of others, which are not their words.

use super::Flow;

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
}

impl Pieces {
    /// Returns what the next words go to.
    pub fn flow(&mut self) -> &mut Flow {
        &mut self.open
    }

    pub fn begin_quote(&mut self) {
        if self.n_quotes == 0 {
            self.cut();
        }
        self.n_quotes += 1;
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

    fn cut(&mut self) {
        let text = std::mem::take(&mut self.open).into_text();
        let lines: Vec<String> = text.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect();
        if !lines.is_empty() {
            self.done.push(Piece { quoted: self.n_quotes > 0, lines });
        }
    }
}
