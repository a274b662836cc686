//! A PDF opened: what its pages draw, and what else they hold.

use hayro_font::FontCache;
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::super::damage::damaged;
use super::glyphs;
use super::pieces::{self, Piece};
use crate::import::{FoundComment, ImportError};
use crate::model::said;

/// More pages than this are no transcript.
const MOST_PAGES: usize = 5_000;

/// What the pages of a file hold, in their order.
#[derive(Default)]
pub(super) struct Drawn {
    /// The pieces of each page, in the order in which they are drawn.
    pub pages: Vec<Vec<Piece>>,
    /// The height of each page.
    pub heights: Vec<f32>,
    /// How many pictures each page has.
    pub n_images: Vec<usize>,
    /// The words of each page that run another way than the others.
    pub astray: Vec<String>,
    /// What readers wrote on the pages.
    pub comments: Vec<FoundComment>,
    /// What is no text of a page but stands on many.
    pub furniture: Vec<String>,
    /// Of how many glyphs the file does not say what they stand for.
    pub n_unknown: usize,
    /// Of how many.
    pub n_glyphs: usize,
}

impl Drawn {
    /// Returns what a file draws.
    ///
    /// # Errors
    /// When it is no PDF, is encrypted, or has too many pages.
    pub fn of(file_name: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
            LoadPdfError::Decryption(_) => ImportError::Protected { file: file_name.to_owned() },
            LoadPdfError::Invalid => {
                damaged(file_name, said!("it is no PDF that can be read", "ce n’est pas un PDF lisible"))
            }
        })?;
        let pages = pdf.pages();
        if pages.len() > MOST_PAGES {
            return Err(ImportError::too_large(file_name, said!("5,000 pages", "5\u{202f}000 pages")));
        }
        let (cache, fonts) = (InterpreterCache::new(), FontCache::new());
        let mut drawn = Self::default();
        for page in pages.iter() {
            drawn.take(glyphs::of(page, &cache, &fonts));
        }
        Ok(drawn)
    }

    fn take(&mut self, page: glyphs::Glyphs<'_>) {
        self.n_unknown += page.n_unknown;
        self.n_glyphs += page.glyphs.len();
        self.n_images.push(page.n_images);
        self.heights.push(page.height);
        self.astray.push(page.astray);
        self.comments.extend(page.comments);
        self.furniture.extend(pieces::of(&page.furniture).into_iter().map(|piece| piece.text));
        self.pages.push(pieces::of(&page.glyphs));
    }
}
