//! The butterfly: two groups on both sides of an axis, the code that divides them most on top.

use super::{Ink, MARGIN, Page, Picture, SMALL, Side, WIDTH, fitted};
use crate::analysis::Caption;
use crate::export::About;
use crate::model::said;

/// One group in a row.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Wing {
    /// How many say it.
    pub n: u64,
    /// Of how many.
    pub base: u64,
    /// The interval of the share, from 0 to 1; nothing when the group is too small.
    pub interval: Option<(f64, f64)>,
}

impl Wing {
    fn share(self) -> f32 {
        if self.base == 0 { 0.0 } else { self.n as f32 / self.base as f32 }
    }
}

/// One code.
#[derive(Clone, PartialEq, Debug)]
pub struct ButterflyRow {
    /// The code.
    pub label: String,
    /// The group on the left.
    pub first: Wing,
    /// The group on the right.
    pub second: Wing,
    /// What stands at the right: the difference, or why there is none.
    pub note: String,
    /// Whether it is shown as too small to compare.
    pub greyed: bool,
}

const LABELS: f32 = 196.0;
const NOTES: f32 = 108.0;
const ROW: f32 = 22.0;
/// Room for the numbers at the tips.
const TIP: f32 = 42.0;

/// Draws the rows in the order in which they come; `groups` are the names of the left and the right.
pub fn butterfly(rows: &[ButterflyRow], groups: [&str; 2], caption: &Caption, about: &About) -> Picture {
    let mut page = Page::titled(caption.title.told(about.labels));
    let left = MARGIN + LABELS;
    let right = WIDTH - MARGIN - NOTES;
    let axis = (left + right) / 2.0;
    let half = (right - left) / 2.0 - TIP;
    let points = said!("difference in points", "écart en points");
    page.words(right + 6.0, points.told(about.labels), SMALL, false, Side::Start, Ink::Quiet);
    head(&mut page, groups, axis);
    let top = page.y - ROW / 2.0;
    for row in rows {
        page.label(left - 4.0, &fitted(&row.label, super::LABEL, LABELS - 6.0), Side::End);
        wing(&mut page, row.first, axis, -half, if row.greyed { Ink::Faint } else { Ink::First });
        wing(&mut page, row.second, axis, half, if row.greyed { Ink::Faint } else { Ink::Second });
        let ink = if row.greyed { Ink::Quiet } else { Ink::Text };
        page.words(right + 6.0, &fitted(&row.note, SMALL, NOTES - 6.0), SMALL, false, Side::Start, ink);
        page.y += ROW;
    }
    page.line(&[(axis, top), (axis, page.y - ROW / 2.0)], 1.0, Ink::Text);
    page.captioned(caption, about)
}

/// Writes the names of both groups with their colours over the axis.
pub(super) fn head(page: &mut Page, groups: [&str; 2], axis: f32) {
    for (i, (name, ink)) in groups.into_iter().zip([Ink::First, Ink::Second]).enumerate() {
        let outwards = if i == 0 { -1.0 } else { 1.0 };
        let side = if i == 0 { Side::End } else { Side::Start };
        page.rect(axis + outwards * 12.0 - 5.0, page.y - 5.0, 10.0, 10.0, ink);
        page.words(axis + outwards * 24.0, name, super::LABEL, true, side, Ink::Text);
    }
    page.y += 22.0;
}

/// Draws the bar of a group from the axis outwards, with its interval and its numbers.
fn wing(page: &mut Page, wing: Wing, axis: f32, half: f32, ink: Ink) {
    let tip = axis + half * wing.share();
    page.rect(axis.min(tip), page.y - 7.0, (tip - axis).abs(), 14.0, ink);
    let mut outermost = tip;
    if let Some((low, high)) = wing.interval {
        let (near, far) = (axis + half * low as f32, axis + half * high as f32);
        // A light edge keeps the line apart from a dark bar.
        page.line(&[(near, page.y), (far, page.y)], 3.2, Ink::Paper);
        page.line(&[(near, page.y), (far, page.y)], 1.2, Ink::Text);
        for end in [near, far] {
            page.line(&[(end, page.y - 3.0), (end, page.y + 3.0)], 1.2, Ink::Text);
        }
        outermost = far;
    }
    let (side, gap) = if half < 0.0 { (Side::End, -5.0) } else { (Side::Start, 5.0) };
    page.words(outermost + gap, &format!("{}/{}", wing.n, wing.base), SMALL, false, side, Ink::Text);
}
