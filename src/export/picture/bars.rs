//! Bars: one number a row.

use super::{Ink, MARGIN, Page, Picture, Side, WIDTH, fitted};
use crate::analysis::Caption;
use crate::export::About;
use crate::model::said;

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// How much.
    pub n: u64,
    /// Of how many; nothing when there is no such number.
    pub base: Option<u64>,
}

const LABELS: f32 = 250.0;
const NUMBERS: f32 = 96.0;
const ROW: f32 = 20.0;

/// Draws bars in the order in which they come, as long as their share of the base, or of the largest.
pub fn bars(rows: &[Bar], caption: &Caption, about: &About) -> Picture {
    let mut page = Page::titled(caption.title.told(about.labels));
    let left = MARGIN + LABELS;
    let width = WIDTH - left - MARGIN - NUMBERS;
    let largest = rows.iter().map(|row| row.base.unwrap_or(row.n)).max().unwrap_or(1).max(1);
    for row in rows {
        page.label(left - 8.0, &fitted(&row.label, super::LABEL, LABELS - 12.0), Side::End);
        let long = width * row.n as f32 / row.base.unwrap_or(largest).max(1) as f32;
        let top = page.y - 7.0;
        page.rect(left, top, width, 14.0, Ink::Shade(0.0));
        page.rect(left, top, long, 14.0, Ink::First);
        let number = match row.base {
            Some(base) if base > 0 => {
                let (n, share) = (row.n, (100.0 * row.n as f64 / base as f64).round());
                said!("{n}/{base} ({share:.0}%)", "{n}/{base} ({share:.0}\u{202f}%)").told(about.labels).to_owned()
            }
            _ => row.n.to_string(),
        };
        page.label(left + width + 8.0, &number, Side::Start);
        page.y += ROW;
    }
    page.captioned(caption, about)
}
