//! PDF files: the words in the order in which people read them. `drawn.rs` opens the file; `glyphs.rs` asks hayro what
//! stands where, with the values of `fields.rs`, without `doubles.rs`, and with `accents.rs` on their letters;
//! `comments.rs` reads what others wrote on the page. `ways.rs` turns the page, `pieces.rs`, `cells.rs`, `label_column.rs`, `broken_labels.rs`,
//! `order.rs` and `lines.rs` make lines of it, `leftward.rs` where they run to the left; `margin.rs`, `furniture.rs` and
//! `footnotes.rs` set apart what nobody said, `paragraphs.rs` joins the rest, parted at the labels of `openings.rs`.
//! `setting.rs` keeps how words are set, `fonts.rs` and `faces.rs` know the fonts, `told.rs` says what was left out.

mod accents;
mod broken_labels;
mod cells;
mod comments;
mod doubles;
mod drawn;
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
mod told;
mod ways;

use self::drawn::Drawn;
use self::furniture::Sheet;
use self::lines::Line;
use self::pieces::Piece;
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::Warned;

/// On a page of more pieces than this nothing is a column, a margin or a running head: it is a drawing, or made to keep
/// us busy.
const MOST_PIECES: usize = 5_000;

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut drawn = Drawn::of(file_name, bytes)?;
    let mut pieces = std::mem::take(&mut drawn.pages);
    let is_numbered = margin::remove_numbers(&mut pieces);
    broken_labels::join(&mut pieces);
    let sheet =
        |(pieces, height): (Vec<Piece>, &f32)| Sheet { lines: lines::lines(order::read(pieces)), height: *height };
    let mut sheets: Vec<Sheet> = pieces.into_iter().zip(&drawn.heights).map(sheet).collect();
    let pictures = pictures(&sheets, &drawn.n_images);
    if sheets.iter().all(|sheet| sheet.lines.is_empty()) && !pictures.is_empty() {
        return Err(ImportError::Scanned { file: file_name.to_owned() });
    }
    drawn.furniture.extend(furniture::remove(&mut sheets));
    furniture::join_cut_lines(&mut sheets);
    let told = told::all(&drawn, is_numbered, &pictures, is_cut_off(bytes));
    let notes = footnotes::take(&mut sheets);
    let mut lines: Vec<Vec<Line>> = sheets.into_iter().map(|sheet| sheet.lines).collect();
    faces::leave_usual_out(&mut lines);
    let warnings = told.iter().map(|what| of_file(file_name, what)).collect();
    let content = paragraphs::content(&lines, &notes);
    Ok(Warned { output: Content { comments: drawn.comments, ..content }, warnings })
}

/// Returns the numbers of the pages that have pictures and no words.
fn pictures(sheets: &[Sheet], n_images: &[usize]) -> Vec<usize> {
    let is_picture =
        |(n, (sheet, n_images)): (usize, (&Sheet, &usize))| (sheet.lines.is_empty() && *n_images > 0).then_some(n + 1);
    sheets.iter().zip(n_images).enumerate().filter_map(is_picture).collect()
}

/// Whether the mark with which every PDF ends is not there; programs that send a file may add something behind it.
fn is_cut_off(bytes: &[u8]) -> bool {
    const MOST_BEHIND: usize = 4096;
    let tail = &bytes[bytes.len().saturating_sub(MOST_BEHIND)..];
    !tail.windows(5).any(|five| five == b"%%EOF")
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
