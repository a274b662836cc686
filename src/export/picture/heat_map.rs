//! The heat map: a table whose cells are shaded by how much they hold.

use super::{Ink, LABEL, MARGIN, Page, Picture, SMALL, Side, WIDTH, fitted};
use crate::analysis::Caption;
use crate::export::About;
use crate::model::CodeId;

/// One cell.
#[derive(Clone, PartialEq, Debug)]
pub struct HeatCell {
    /// What stands in it.
    pub text: String,
    /// How strongly it is shaded, from 0 to 1.
    pub strength: f32,
    /// The codes whose meeting it counts, if it does.
    pub codes: Option<[CodeId; 2]>,
}

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct HeatRow {
    /// What it is.
    pub label: String,
    /// By column.
    pub cells: Vec<HeatCell>,
}

const LABELS: f32 = 230.0;
const ROW: f32 = 22.0;
const WIDEST: f32 = 110.0;
const NARROW: f32 = 18.0;

/// Draws the rows under the heads of `columns`; `scale` says what the strongest shade stands for.
pub fn heat_map(columns: &[String], rows: &[HeatRow], scale: &str, caption: &Caption, about: &About) -> Picture {
    let mut page = Page::titled(caption.title.told(about.labels));
    let left = MARGIN + LABELS;
    let width = ((WIDTH - left - MARGIN) / columns.len().max(1) as f32).min(WIDEST);
    // Numbers of two digits fit over the narrowest columns.
    let (size, room) = if width < NARROW { (SMALL - 1.5, width) } else { (SMALL, width - 4.0) };
    for (i, name) in columns.iter().enumerate() {
        let middle = left + width * (i as f32 + 0.5);
        page.words(middle, &fitted(name, size, room), size, true, Side::Middle, Ink::Text);
    }
    page.y += ROW;
    for row in rows {
        page.label(left - 8.0, &fitted(&row.label, LABEL, LABELS - 12.0), Side::End);
        for (i, cell) in row.cells.iter().enumerate() {
            let at = left + width * i as f32;
            page.rect(at + 1.0, page.y - ROW / 2.0 + 1.0, width - 2.0, ROW - 2.0, Ink::Shade(cell.strength));
            page.stands_for(cell.codes);
            page.label(at + width / 2.0, &cell.text, Side::Middle);
        }
        page.y += ROW;
    }
    legend(&mut page, scale);
    page.captioned(caption, about)
}

fn legend(page: &mut Page, scale: &str) {
    page.y += 8.0;
    page.words(MARGIN + LABELS - 8.0, "0", SMALL, false, Side::End, Ink::Quiet);
    for step in 0..=5_u8 {
        let at = MARGIN + LABELS + 18.0 * f32::from(step);
        page.rect(at, page.y - 6.0, 17.0, 12.0, Ink::Shade(f32::from(step) / 5.0));
    }
    page.words(MARGIN + LABELS + 116.0, scale, SMALL, false, Side::Start, Ink::Quiet);
    page.y += 14.0;
}
