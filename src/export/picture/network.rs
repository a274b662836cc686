//! The network: codes on a circle, joined by lines as thick as they are said together. A circle always looks the same
//! for the same numbers, which a picture that pulls and pushes does not.

use std::f32::consts::{FRAC_PI_2, TAU};

use super::{Ink, LABEL, MARGIN, Page, Picture, Shape, Side, WIDTH, fitted};
use crate::analysis::Caption;
use crate::export::About;
use crate::model::{CodeId, Colour};

/// One code.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// Its name.
    pub label: String,
    /// Its colour.
    pub colour: Colour,
    /// How much it holds: the area of its dot.
    pub n: u64,
}

/// Two codes that are said together.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tie {
    /// Index of a node.
    pub a: usize,
    /// Index of another.
    pub b: usize,
    /// How much they share.
    pub n: u64,
    /// The codes.
    pub codes: Option<[CodeId; 2]>,
}

const RADIUS: f32 = 190.0;
const LARGEST_DOT: f32 = 13.0;
const THICKEST: f32 = 9.0;
/// How far the middles of two lines of letters are from each other.
const LINE: f32 = 13.0;

/// Draws the nodes in their order from the top clockwise.
pub fn network(nodes: &[Node], ties: &[Tie], caption: &Caption, about: &About) -> Picture {
    let mut page = Page::titled(caption.title.told(about.labels));
    // Labels of one side that do not fit beside the circle stand over and under it.
    let tall = (RADIUS + 30.0).max(nodes.len() as f32 / 2.0 * LINE / 2.0 + LINE);
    let centre = (WIDTH / 2.0, page.y + tall);
    let at = |i: usize, radius: f32| {
        let angle = TAU * i as f32 / nodes.len().max(1) as f32 - FRAC_PI_2;
        (centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin())
    };
    let most = ties.iter().map(|tie| tie.n).max().unwrap_or(1).max(1) as f32;
    let mut ordered: Vec<&Tie> = ties.iter().filter(|t| t.a < nodes.len() && t.b < nodes.len()).collect();
    // The strongest lie on top.
    ordered.sort_by_key(|tie| tie.n);
    for tie in ordered {
        let share = tie.n as f32 / most;
        page.line(
            &[at(tie.a, RADIUS), at(tie.b, RADIUS)],
            (THICKEST * share).max(0.6),
            Ink::Shade(0.25 + 0.75 * share),
        );
        page.stands_for(tie.codes);
    }
    let largest = nodes.iter().map(|node| node.n).max().unwrap_or(1).max(1) as f32;
    for (i, node) in nodes.iter().enumerate() {
        let (x, y) = at(i, RADIUS);
        let radius = 3.0 + (LARGEST_DOT - 3.0) * (node.n as f32 / largest).sqrt();
        page.shapes.push(Shape::Dot { x, y, radius, fill: Ink::Code(node.colour) });
    }
    for (right, half) in [(true, 0..nodes.len().div_ceil(2)), (false, nodes.len().div_ceil(2)..nodes.len())] {
        labels(&mut page, nodes, centre, right, half.map(|i| (i, at(i, RADIUS))).collect());
    }
    page.y = centre.1 + tall + 20.0;
    page.captioned(caption, about)
}

/// Writes the names of one half of the circle beside it, each on a line of its own, with a line to its dot where it
/// stands away from it.
fn labels(page: &mut Page, nodes: &[Node], centre: (f32, f32), right: bool, mut dots: Vec<(usize, (f32, f32))>) {
    dots.sort_by(|(_, a), (_, b)| a.1.total_cmp(&b.1));
    let around = RADIUS + LARGEST_DOT + 6.0;
    let wanted: Vec<f32> = dots.iter().map(|(_, (_, y))| centre.1 + (y - centre.1) * around / RADIUS).collect();
    let (outwards, side) = if right { (1.0, Side::Start) } else { (-1.0, Side::End) };
    for ((i, (dot_x, dot_y)), y) in dots.into_iter().zip(apart(&wanted)) {
        let high = y - centre.1;
        let x = centre.0 + outwards * (around.powi(2) - high.powi(2)).max(100.0).sqrt();
        if (y - dot_y).abs() > LINE {
            page.line(&[(dot_x, dot_y), (x - outwards * 2.0, y)], 0.5, Ink::Quiet);
        }
        let room = if right { WIDTH - x - MARGIN } else { x - MARGIN };
        let text = fitted(&nodes[i].label, LABEL, room);
        page.shapes.push(Shape::Text { x, y, text, size: LABEL, bold: false, side, ink: Ink::Text });
    }
}

/// Returns heights as near to those that are `wanted`, which ascend, as lines of letters can stand without touching.
fn apart(wanted: &[f32]) -> Vec<f32> {
    let mut heights: Vec<f32> = Vec::with_capacity(wanted.len());
    for y in wanted {
        let free = heights.last().map_or(*y, |above| above + LINE);
        heights.push(y.max(free));
    }
    let mean = |of: &[f32]| of.iter().sum::<f32>() / of.len().max(1) as f32;
    let down = mean(&heights) - mean(wanted);
    heights.iter().map(|y| y - down).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tongue;

    #[test]
    fn names_of_forty_codes_do_not_touch() {
        let node = |i: usize| Node { label: format!("Code {i}"), colour: Colour::PALETTE[0], n: 1 };
        let nodes: Vec<Node> = (0..40).map(node).collect();
        let about =
            About { project: String::new(), date: String::new(), version: String::new(), labels: Tongue::English };
        let picture = network(&nodes, &[], &Caption::default(), &about);
        let names: Vec<(f32, Side)> = picture
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { y, text, side, .. } if text.starts_with("Code ") => Some((*y, *side)),
                _ => None,
            })
            .collect();
        assert_eq!(names.len(), 40);
        for side in [Side::Start, Side::End] {
            let mut heights: Vec<f32> = names.iter().filter(|(_, s)| *s == side).map(|(y, _)| *y).collect();
            heights.sort_by(f32::total_cmp);
            assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > LINE - 0.1), "{heights:?}");
        }
    }
}
