//! The curve of saturation: how many codes each interview brings in, and how many there are by then.

use super::{Ink, MARGIN, Page, Picture, SMALL, Shape, Side, WIDTH, fitted};
use crate::analysis::Caption;
use crate::export::About;
use crate::model::{Tongue, said};

/// One interview.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Its name.
    pub label: String,
    /// Codes that it brings in.
    pub new: u64,
    /// Codes that there are by then.
    pub sum: u64,
}

const LEFT: f32 = 52.0;
const HEIGHT: f32 = 240.0;
/// More labels than that would run into each other.
const LABELS: usize = 30;

/// Draws the steps from left to right: a bar for what is new, a line for the sum.
pub fn curve(steps: &[Step], caption: &Caption, about: &About) -> Picture {
    let mut page = Page::titled(caption.title.told(about.labels));
    let left = MARGIN + LEFT;
    let (width, top) = (WIDTH - left - MARGIN, page.y);
    let bottom = top + HEIGHT;
    let most = steps.last().map_or(1, |step| step.sum).max(1);
    let y = |n: u64| bottom - HEIGHT * n as f32 / most as f32;
    for n in marks(most) {
        page.line(&[(left, y(n)), (left + width, y(n))], 0.7, Ink::Faint);
        page.y = y(n);
        page.words(left - 6.0, &n.to_string(), SMALL, false, Side::End, Ink::Quiet);
    }
    let each = width / steps.len().max(1) as f32;
    let middle = |i: usize| left + each * (i as f32 + 0.5);
    for (i, step) in steps.iter().enumerate() {
        let bar = (each * 0.6).min(26.0);
        page.rect(middle(i) - bar / 2.0, y(step.new), bar, bottom - y(step.new), Ink::Second);
    }
    let points: Vec<(f32, f32)> = steps.iter().enumerate().map(|(i, step)| (middle(i), y(step.sum))).collect();
    page.line(&points, 2.0, Ink::First);
    for (x, y) in points {
        page.shapes.push(Shape::Dot { x, y, radius: 2.6, fill: Ink::First });
    }
    page.line(&[(left, bottom), (left + width, bottom)], 1.0, Ink::Text);
    page.y = bottom + 12.0;
    let every = steps.len().div_ceil(LABELS).max(1);
    for (i, step) in steps.iter().enumerate().step_by(every) {
        let text = fitted(&step.label, SMALL, each * every as f32 - 2.0);
        page.words(middle(i), &text, SMALL, false, Side::Middle, Ink::Text);
    }
    page.y += 20.0;
    legend(&mut page, left, about.labels);
    page.captioned(caption, about)
}

fn legend(page: &mut Page, left: f32, labels: Tongue) {
    let y = page.y;
    page.line(&[(left, y), (left + 20.0, y)], 2.0, Ink::First);
    let sum = said!("codes by then", "codes jusque-là");
    page.words(left + 26.0, sum.told(labels), SMALL, false, Side::Start, Ink::Text);
    page.rect(left + 130.0, y - 5.0, 12.0, 10.0, Ink::Second);
    let new = said!("new codes", "codes nouveaux");
    page.words(left + 148.0, new.told(labels), SMALL, false, Side::Start, Ink::Text);
    page.y += 12.0;
}

/// Returns round numbers up to `most`, about five of them.
fn marks(most: u64) -> Vec<u64> {
    let rough = (most / 5).max(1);
    let magnitude = 10_u64.pow(rough.ilog10());
    let step = [1, 2, 5, 10].into_iter().map(|m| m * magnitude).find(|step| *step >= rough).unwrap_or(rough);
    (0..=most / step).map(|i| i * step).collect()
}
