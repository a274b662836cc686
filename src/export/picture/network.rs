//! The network: codes on a circle, joined by lines as thick as they are said together. A circle always looks the same for
//! the same numbers, which a picture that pulls and pushes does not.

use std::f32::consts::{FRAC_PI_2, TAU};

use super::{Ink, LABEL, MARGIN, Page, Picture, Shape, Side, WIDTH, fitted};
use crate::analysis::Caption;
use crate::export::About;
use crate::model::Colour;

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
}

const RADIUS: f32 = 190.0;
const LARGEST_DOT: f32 = 13.0;
const THICKEST: f32 = 9.0;

/// Draws the nodes in their order from the top clockwise.
pub fn network(nodes: &[Node], ties: &[Tie], caption: &Caption, about: &About) -> Picture {
    let mut page = Page::titled(&caption.title);
    let centre = (WIDTH / 2.0, page.y + RADIUS + 30.0);
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
    }
    let largest = nodes.iter().map(|node| node.n).max().unwrap_or(1).max(1) as f32;
    for (i, node) in nodes.iter().enumerate() {
        let (x, y) = at(i, RADIUS);
        let radius = 3.0 + (LARGEST_DOT - 3.0) * (node.n as f32 / largest).sqrt();
        page.shapes.push(Shape::Dot { x, y, radius, fill: Ink::Code(node.colour) });
        // A label over or under its dot stands further out, so as not to run into its neighbours.
        let upright = (x - centre.0).abs() < 8.0;
        let (lx, ly) = at(i, RADIUS + LARGEST_DOT + if upright { 18.0 } else { 6.0 });
        let (side, room) = match lx - centre.0 {
            _ if upright => (Side::Middle, 200.0),
            d if d > 0.0 => (Side::Start, WIDTH - lx - MARGIN),
            _ => (Side::End, lx - MARGIN),
        };
        let text = fitted(&node.label, LABEL, room);
        page.shapes.push(Shape::Text { x: lx, y: ly, text, size: LABEL, bold: false, side, ink: Ink::Text });
    }
    page.y = centre.1 + RADIUS + 50.0;
    page.captioned(caption, about)
}
