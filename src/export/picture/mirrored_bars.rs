//! Mirrored bars: what two groups say, how much of it, on both sides of an axis. Unlike the butterfly they count no
//! people, so they have no intervals and are as long as the largest of them.

use super::butterfly::head;
use super::{Ink, MARGIN, Page, Picture, SMALL, Side, WIDTH, fitted};
use crate::analysis::Caption;
use crate::export::About;

/// One group in a row.
#[derive(Clone, PartialEq, Debug)]
pub struct MirroredBar {
    /// How long it is, to the largest of all.
    pub length: f64,
    /// What stands at its tip.
    pub tip: String,
}

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct MirroredRow {
    /// What it is.
    pub label: String,
    /// The group on the left and that on the right.
    pub sides: [MirroredBar; 2],
    /// What stands at the right.
    pub note: String,
}

const LABELS: f32 = 150.0;
const NOTES: f32 = 64.0;
const ROW: f32 = 18.0;
/// Room for the numbers at the tips.
const TIP: f32 = 68.0;

/// Draws the rows in the order in which they come; `groups` are the names of the left and the right, `measure` says
/// what the bars are as long as.
pub fn mirrored_bars(
    rows: &[MirroredRow],
    groups: [&str; 2],
    measure: &str,
    caption: &Caption,
    about: &About,
) -> Picture {
    let mut page = Page::titled(caption.title.told(about.labels));
    let (left, right) = (MARGIN + LABELS, WIDTH - MARGIN - NOTES);
    let (axis, half) = ((left + right) / 2.0, (right - left) / 2.0 - TIP);
    page.words(MARGIN, measure, SMALL, false, Side::Start, Ink::Quiet);
    head(&mut page, groups, axis);
    let top = page.y - ROW / 2.0;
    let largest = rows.iter().flat_map(|row| &row.sides).map(|bar| bar.length).fold(f64::MIN_POSITIVE, f64::max);
    for row in rows {
        page.label(left - 4.0, &fitted(&row.label, super::LABEL, LABELS - 6.0), Side::End);
        for (i, (bar, ink)) in row.sides.iter().zip([Ink::First, Ink::Second]).enumerate() {
            let (outwards, side) = if i == 0 { (-1.0, Side::End) } else { (1.0, Side::Start) };
            let tip = axis + outwards * half * (bar.length / largest) as f32;
            page.rect(axis.min(tip), page.y - 6.0, (tip - axis).abs(), 12.0, ink);
            page.words(tip + outwards * 5.0, &bar.tip, SMALL, false, side, Ink::Text);
        }
        page.words(right + 6.0, &row.note, SMALL, false, Side::Start, Ink::Quiet);
        page.y += ROW;
    }
    page.line(&[(axis, top), (axis, page.y - ROW / 2.0)], 1.0, Ink::Text);
    page.captioned(caption, about)
}
