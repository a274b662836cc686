//! The curves of saturation: how many codes there are after each interview, one curve a group, and below how many each
//! interview brings in. Curves are told apart by their dashes and by the name at their end, not by colour alone.

use super::{Ink, MARGIN, Page, Picture, SMALL, Shape, Side, WIDTH, fitted, width_of};
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

/// The interviews of one group.
#[derive(Clone, PartialEq, Debug)]
pub struct Curve {
    /// The group, empty when it is everybody.
    pub name: String,
    /// In their order.
    pub steps: Vec<Step>,
    /// After how many of them little is new.
    pub reached_after: Option<usize>,
}

const LEFT: f32 = 52.0;
/// Room for the names at the ends of the curves.
const NAMES: f32 = 118.0;
const HEIGHT: f32 = 220.0;
/// How high the largest bar is.
const BARS: f32 = 38.0;
/// How far names are apart that stand above each other.
const LINE: f32 = 13.0;
/// The narrowest interview under which its name can be read; others stand at every second, third … only.
const LABEL: f32 = 22.0;

const DASHES: [(Ink, &[f32]); 6] = [
    (Ink::First, &[]),
    (Ink::Text, &[7.0, 4.0]),
    (Ink::First, &[2.0, 3.0]),
    (Ink::Text, &[10.0, 3.0, 2.0, 3.0]),
    (Ink::First, &[14.0, 4.0]),
    (Ink::Text, &[2.0, 5.0]),
];

/// Draws the curves on common axes, and below them a row of bars for each.
pub fn curves(groups: &[Curve], caption: &Caption, about: &About) -> Picture {
    let mut page = Page::titled(caption.title.told(about.labels));
    let frame = Frame::of(groups, page.y);
    axis(&mut page, &frame);
    for (i, group) in groups.iter().enumerate() {
        curve(&mut page, &frame, group, i);
    }
    names(&mut page, &frame, groups);
    page.y = frame.top + HEIGHT + 14.0;
    let axis = said!("interviews in their order", "entretiens dans leur ordre");
    page.words(frame.left + frame.width / 2.0, axis.told(about.labels), SMALL, false, Side::Middle, Ink::Quiet);
    page.y += 20.0;
    legend(&mut page, groups, about.labels);
    let most_new = groups.iter().flat_map(|group| &group.steps).map(|step| step.new).max().unwrap_or(1).max(1);
    for group in groups {
        bars(&mut page, &frame, (group, most_new), about.labels);
    }
    page.captioned(caption, about)
}

/// Where the axes stand, and what they span.
struct Frame {
    left: f32,
    top: f32,
    width: f32,
    /// The most codes that a group has.
    most: u64,
    /// How wide one interview is.
    each: f32,
}

impl Frame {
    fn of(groups: &[Curve], top: f32) -> Self {
        let left = MARGIN + LEFT;
        let width = WIDTH - left - MARGIN - NAMES;
        let n = groups.iter().map(|group| group.steps.len()).max().unwrap_or(1).max(1);
        let sums = groups.iter().filter_map(|group| group.steps.last());
        let most = sums.map(|step| step.sum).max().unwrap_or(1).max(1);
        Self { left, top, width, most, each: width / n as f32 }
    }

    fn x(&self, i: usize) -> f32 {
        self.left + self.each * (i as f32 + 0.5)
    }

    fn y(&self, n: u64) -> f32 {
        self.top + HEIGHT - HEIGHT * n as f32 / self.most as f32
    }
}

fn axis(page: &mut Page, frame: &Frame) {
    let right = frame.left + frame.width;
    for n in marks(frame.most) {
        page.line(&[(frame.left, frame.y(n)), (right, frame.y(n))], 0.7, Ink::Faint);
        page.y = frame.y(n);
        page.words(frame.left - 6.0, &n.to_string(), SMALL, false, Side::End, Ink::Quiet);
    }
    page.line(&[(frame.left, frame.y(0)), (right, frame.y(0))], 1.0, Ink::Text);
}

fn curve(page: &mut Page, frame: &Frame, group: &Curve, i: usize) {
    let (ink, dashes) = DASHES[i % DASHES.len()];
    let points: Vec<(f32, f32)> =
        group.steps.iter().enumerate().map(|(i, step)| (frame.x(i), frame.y(step.sum))).collect();
    page.dashed(&points, 2.0, ink, dashes);
    let radius = (frame.each / 5.0).clamp(1.2, 2.6);
    for (x, y) in &points {
        page.shapes.push(Shape::Dot { x: *x, y: *y, radius, fill: ink });
    }
    if let Some((x, y)) = group.reached_after.and_then(|after| points.get(after.checked_sub(1)?)) {
        ring(page, *x, *y, ink);
    }
}

/// Marks the interview behind which little is new.
fn ring(page: &mut Page, x: f32, y: f32, ink: Ink) {
    page.shapes.push(Shape::Dot { x, y, radius: 6.0, fill: ink });
    page.shapes.push(Shape::Dot { x, y, radius: 4.0, fill: Ink::Paper });
}

/// Writes the names of the groups behind the ends of their curves.
fn names(page: &mut Page, frame: &Frame, groups: &[Curve]) {
    let mut ends: Vec<(&Curve, f32)> =
        groups.iter().filter_map(|group| Some((group, frame.y(group.steps.last()?.sum)))).collect();
    ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut free = f32::MIN;
    for (group, y) in ends {
        page.y = y.max(free);
        free = page.y + LINE;
        let x = frame.x(group.steps.len() - 1) + 9.0;
        let name = fitted(&group.name, SMALL, (WIDTH - MARGIN - x).min(NAMES));
        page.words(x, &name, SMALL, true, Side::Start, Ink::Text);
    }
}

fn legend(page: &mut Page, groups: &[Curve], labels: Tongue) {
    let mut x = MARGIN + LEFT;
    for (i, group) in groups.iter().enumerate().filter(|(_, group)| !group.name.is_empty()) {
        let (ink, dashes) = DASHES[i % DASHES.len()];
        let name = fitted(&group.name, SMALL, 110.0);
        let wide = 42.0 + width_of(&name, SMALL);
        if x + wide > WIDTH - MARGIN {
            page.y += 15.0;
            x = MARGIN + LEFT;
        }
        page.dashed(&[(x, page.y), (x + 24.0, page.y)], 2.0, ink, dashes);
        page.words(x + 30.0, &name, SMALL, false, Side::Start, Ink::Text);
        x += wide + 10.0;
    }
    if groups.iter().any(|group| group.reached_after.is_some()) {
        page.y += if x > MARGIN + LEFT { 16.0 } else { 0.0 };
        ring(page, MARGIN + LEFT + 12.0, page.y, Ink::Text);
        let words = said!(
            "behind it little is new, as the rule below has it",
            "ensuite peu est nouveau, selon la règle ci-dessous"
        );
        page.words(MARGIN + LEFT + 30.0, words.told(labels), SMALL, false, Side::Start, Ink::Text);
    }
    page.y += 22.0;
}

/// Draws how many codes each interview of a group brings in.
fn bars(page: &mut Page, frame: &Frame, (group, most): (&Curve, u64), labels: Tongue) {
    let of_group = if group.name.is_empty() { String::new() } else { format!(", {}", group.name) };
    let title = said!("new codes{of_group}", "codes nouveaux{of_group}");
    page.words(frame.left, title.told(labels), SMALL, true, Side::Start, Ink::Text);
    let bottom = page.y + 22.0 + BARS;
    let wide = (frame.each * 0.6).min(26.0);
    for (i, step) in group.steps.iter().enumerate() {
        let high = BARS * step.new as f32 / most as f32;
        page.rect(frame.x(i) - wide / 2.0, bottom - high, wide, high, Ink::Second);
        let number = step.new.to_string();
        if step.new > 0 && width_of(&number, SMALL) < frame.each {
            page.y = bottom - high - 7.0;
            page.words(frame.x(i), &number, SMALL, false, Side::Middle, Ink::Text);
        }
    }
    page.line(&[(frame.left, bottom), (frame.left + frame.width, bottom)], 1.0, Ink::Text);
    page.y = bottom + 10.0;
    let every = (LABEL / frame.each).ceil().max(1.0) as usize;
    for (i, step) in group.steps.iter().enumerate().step_by(every) {
        let text = fitted(&step.label, SMALL, frame.each * every as f32 - 2.0);
        page.words(frame.x(i), &text, SMALL, false, Side::Middle, Ink::Text);
    }
    page.y += 22.0;
}

/// Returns round numbers up to `most`, about five of them.
fn marks(most: u64) -> Vec<u64> {
    let rough = (most / 5).max(1);
    let magnitude = 10_u64.pow(rough.ilog10());
    let step = [1, 2, 5, 10].into_iter().map(|m| m * magnitude).find(|step| *step >= rough).unwrap_or(rough);
    (0..=most / step).map(|i| i * step).collect()
}
