//! PDF files: the words in the order in which people read them. `glyphs.rs` asks hayro what stands where, with the
//! values of `fields.rs`, without `doubles.rs`, and with `accents.rs` on their letters; `comments.rs` reads what others
//! wrote on the page. `ways.rs` turns the page, `pieces.rs`, `cells.rs`, `label_column.rs`, `broken_labels.rs`,
//! `order.rs` and `lines.rs` make lines of it, `leftward.rs` where they run to the left; `margin.rs`, `furniture.rs` and
//! `footnotes.rs` set apart what nobody said, `paragraphs.rs` joins the rest, parted at the labels of `openings.rs`.
//! `setting.rs` keeps how words are set, `fonts.rs` and `faces.rs` know the fonts.

mod accents;
mod broken_labels;
mod cells;
mod comments;
mod doubles;
mod faces;
mod fields;
mod fonts;
mod footnotes;
mod furniture;
mod glyphs;
mod label_column;
mod leftward;
mod lines;
mod margin;
mod openings;
mod order;
mod paragraphs;
mod pieces;
mod setting;
mod ways;

use hayro_font::FontCache;
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use self::furniture::Sheet;
use self::lines::Line;
use self::pieces::Piece;
use super::damage::damaged;
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::{Said, Warned, said};

/// More pages than this are no transcript.
const MOST_PAGES: usize = 5_000;

/// On a page of more pieces than this nothing is a column, a margin or a running head: it is a drawing, or made to keep
/// us busy.
const MOST_PIECES: usize = 5_000;

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
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
    let mut drawn = Vec::with_capacity(pages.len());
    let (mut n_images, mut n_unknown, mut n_glyphs) = (Vec::new(), 0, 0);
    let (mut heights, mut astray) = (Vec::new(), Vec::new());
    let (mut comments, mut furniture) = (Vec::new(), Vec::new());
    for page in pages.iter() {
        let found = glyphs::of(page, &cache, &fonts);
        n_unknown += found.n_unknown;
        n_glyphs += found.glyphs.len();
        n_images.push(found.n_images);
        heights.push(found.height);
        astray.push(found.astray);
        comments.extend(found.comments);
        furniture.extend(pieces::of(&found.furniture).into_iter().map(|piece| piece.text));
        drawn.push(pieces::of(&found.glyphs));
    }
    let is_numbered = margin::remove_numbers(&mut drawn);
    broken_labels::join(&mut drawn);
    let sheet = |(pieces, height): (Vec<Piece>, f32)| Sheet { lines: lines::lines(order::read(pieces)), height };
    let mut sheets: Vec<Sheet> = drawn.into_iter().zip(heights).map(sheet).collect();
    let is_picture =
        |(n, (sheet, n_images)): (usize, (&Sheet, &usize))| (sheet.lines.is_empty() && *n_images > 0).then_some(n + 1);
    let pictures: Vec<usize> = sheets.iter().zip(&n_images).enumerate().filter_map(is_picture).collect();
    if sheets.iter().all(|sheet| sheet.lines.is_empty()) && !pictures.is_empty() {
        return Err(ImportError::Scanned { file: file_name.to_owned() });
    }
    let mut warnings = Vec::new();
    warnings.extend(told_astray(&astray).map(|what| {
        said!(
            "left out words that run up, down or across beside the others: {what}",
            "laissé de côté des mots qui montent, descendent ou traversent la page à côté des autres\u{202f}: {what}",
            what = what
        )
    }));
    if is_numbered {
        warnings.push(said!(
            "left out the numbers of lines or paragraphs in the margin",
            "numéros de lignes ou de paragraphes de la marge laissés de côté"
        ));
    }
    warnings.extend(furniture::told(furniture.into_iter().chain(furniture::remove(&mut sheets))).map(|what| {
        said!(
            "left out what stands on every page: {what}",
            "laissé de côté ce qui figure sur chaque page\u{202f}: {what}",
            what = what
        )
    }));
    furniture::join_cut_lines(&mut sheets);
    if !pictures.is_empty() {
        let numbers = pictures.iter().take(10).map(usize::to_string).collect::<Vec<_>>().join(", ");
        let n = pictures.len();
        warnings.push(said!(
            "{n} pages are pictures without text (pages {numbers})",
            "{n} pages sont des images sans texte (pages {numbers})"
        ));
    }
    if n_unknown * 50 > n_glyphs {
        warnings.push(said!(
            "it does not say what {n_unknown} of its letters are, shown as �",
            "il ne dit pas ce que sont {n_unknown} de ses lettres, montrées par �"
        ));
    }
    if is_cut_off(bytes) {
        warnings.push(said!(
            "its end is missing: what stands there was lost, and letters may be wrong. Copy the file again from where it came",
            "sa fin manque\u{202f}: ce qui y figure est perdu, et des lettres peuvent être fausses. Recopiez le fichier depuis sa source"
        ));
    }
    let notes = footnotes::take(&mut sheets);
    let mut lines: Vec<Vec<Line>> = sheets.into_iter().map(|sheet| sheet.lines).collect();
    faces::leave_usual_out(&mut lines);
    let warnings = warnings.iter().map(|what| of_file(file_name, what)).collect();
    let content = paragraphs::content(&lines, &notes);
    Ok(Warned { output: Content { comments, ..content }, warnings })
}

/// Whether the mark with which every PDF ends is not there; programs that send a file may add something behind it.
fn is_cut_off(bytes: &[u8]) -> bool {
    const MOST_BEHIND: usize = 4096;
    let tail = &bytes[bytes.len().saturating_sub(MOST_BEHIND)..];
    !tail.windows(5).any(|five| five == b"%%EOF")
}

/// Returns the words that run another way than the others on their page, as they are told; the same on several pages
/// once.
fn told_astray(astray: &[String]) -> Option<Said> {
    const SHOWN: usize = 3;
    const LONGEST: usize = 60;
    let mut shown: Vec<Said> = Vec::new();
    for words in astray.iter().filter(|words| !words.is_empty()) {
        let words = furniture::quoted(&words.chars().take(LONGEST).collect::<String>());
        if shown.len() < SHOWN && !shown.contains(&words) {
            shown.push(words);
        }
    }
    (!shown.is_empty()).then(|| Said::joined(&shown, ", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_its_end_is_cut_off() {
        let whole = format!("%PDF-1.7\n{}\nstartxref\n116\n%%EOF\n", "1 0 obj\n".repeat(900));
        assert!(!is_cut_off(whole.as_bytes()) && !is_cut_off(format!("{whole}<!-- sent -->\n").as_bytes()));
        assert!(is_cut_off(&whole.as_bytes()[..whole.len() - 20]));
    }
}
