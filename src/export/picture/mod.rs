//! Pictures of tables: bars, butterfly, mirrored bars, heat map, network and curves. A picture is a list of shapes on a
//! page of print width, so that the window paints the same thing that is written as SVG or PNG, its caption included.
//!
//! Colours are named by what they stand for. Printed on white they can be told apart by people who do not see red and
//! green alike, and in grey: one of two groups is dark, the other light.

mod bars;
mod butterfly;
mod curves;
mod heat_map;
mod mirrored_bars;
mod network;
mod png;
mod results;
mod svg;
#[cfg(test)]
mod tests;

pub use bars::{Bar, bars};
pub use butterfly::{ButterflyRow, Wing, butterfly};
pub use curves::{Curve, Step, curves};
pub use heat_map::{HeatCell, HeatRow, heat_map};
pub use mirrored_bars::{MirroredBar, MirroredRow, mirrored_bars};
pub use network::{Node, Tie, network};
pub use png::png;
pub use results::{heat_map_of, network_of, of_comparison, of_frequencies, of_matrix, of_new_codes, of_words};
pub use svg::svg;

use super::About;
use crate::analysis::Caption;
use crate::model::{CodeId, Colour};

/// The width of a page in points of 1/96 inch: 180 mm.
pub const WIDTH: f32 = 680.0;

/// The endings of files that hold a picture, and their names for people.
pub const FORMATS: [(&str, &str); 2] = [("svg", "SVG"), ("png", "PNG")];

/// What a colour stands for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Ink {
    /// The page.
    Paper,
    /// What is read first.
    Text,
    /// What is read second.
    Quiet,
    /// Lines that lead the eye.
    Faint,
    /// The first of two groups, dark.
    First,
    /// The second of two groups, light.
    Second,
    /// A step of the heat map, from 0 to 1.
    Shade(f32),
    /// The colour of a code.
    Code(Colour),
}

/// On which side of its place a text stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// One thing on the page; places are points from the upper left corner.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "the fields are the measures of the shapes")]
pub enum Shape {
    Rect {
        left: f32,
        top: f32,
        width: f32,
        height: f32,
        fill: Ink,
    },
    /// A line through points, whole or in dashes: how long a piece and a gap are by turns.
    Line {
        points: Vec<(f32, f32)>,
        width: f32,
        ink: Ink,
        dashes: &'static [f32],
    },
    Dot {
        x: f32,
        y: f32,
        radius: f32,
        fill: Ink,
    },
    /// `y` is the middle of the letters.
    Text {
        x: f32,
        y: f32,
        text: String,
        size: f32,
        bold: bool,
        side: Side,
        ink: Ink,
    },
}

/// A shape that stands for two codes where they meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Index into [`Picture::shapes`].
    pub shape: usize,
    /// The codes.
    pub codes: [CodeId; 2],
    /// Of pictures below each other, which one it is in.
    pub picture: usize,
}

/// A page with shapes.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// In points.
    pub height: f32,
    /// From the lowest to the uppermost.
    pub shapes: Vec<Shape>,
    /// The shapes that stand for something which can be opened, in the order of the shapes.
    pub places: Vec<Place>,
    /// What the picture shows, for those who cannot see it.
    pub description: String,
}

/// Returns pictures below each other on one page.
pub fn stacked(pictures: Vec<Picture>) -> Picture {
    let mut page = Picture { height: 0.0, shapes: Vec::new(), places: Vec::new(), description: String::new() };
    for (n, picture) in pictures.into_iter().enumerate() {
        let (down, first) = (page.height, page.shapes.len());
        let behind = |place: Place| Place { shape: first + place.shape, picture: n, ..place };
        page.places.extend(picture.places.into_iter().map(behind));
        page.shapes.extend(picture.shapes.into_iter().map(|shape| shape.lower(down)));
        page.height += picture.height;
        if !page.description.is_empty() {
            page.description.push_str(". ");
        }
        page.description.push_str(&picture.description);
    }
    page
}

impl Shape {
    /// Returns the shape so much further down.
    fn lower(mut self, down: f32) -> Self {
        match &mut self {
            Self::Rect { top, .. } => *top += down,
            Self::Line { points, .. } => points.iter_mut().for_each(|(_, y)| *y += down),
            Self::Dot { y, .. } | Self::Text { y, .. } => *y += down,
        }
        self
    }
}

const MARGIN: f32 = 16.0;
/// Size of letters of labels.
const LABEL: f32 = 11.0;
const SMALL: f32 = 9.5;
/// How wide a letter is, of its size, on the average.
const LETTER: f32 = 0.54;

/// A page that is being drawn from top to bottom.
struct Page {
    shapes: Vec<Shape>,
    places: Vec<Place>,
    y: f32,
}

impl Page {
    /// Begins a page with its title.
    fn titled(title: &str) -> Self {
        let mut page = Self { shapes: Vec::new(), places: Vec::new(), y: MARGIN + 8.0 };
        page.words(MARGIN, title, 14.0, true, Side::Start, Ink::Text);
        page.y += 26.0;
        page
    }

    /// Writes a line of words at the height that was reached.
    fn words(&mut self, x: f32, text: &str, size: f32, bold: bool, side: Side, ink: Ink) {
        self.shapes.push(Shape::Text { x, y: self.y, text: text.to_owned(), size, bold, side, ink });
    }

    fn label(&mut self, x: f32, text: &str, side: Side) {
        self.words(x, text, LABEL, false, side, Ink::Text);
    }

    fn rect(&mut self, left: f32, top: f32, width: f32, height: f32, fill: Ink) {
        self.shapes.push(Shape::Rect { left, top, width: width.max(0.0), height, fill });
    }

    /// Says what the last shape stands for.
    fn stands_for(&mut self, codes: Option<[CodeId; 2]>) {
        let shape = self.shapes.len().checked_sub(1);
        self.places.extend(shape.zip(codes).map(|(shape, codes)| Place { shape, codes, picture: 0 }));
    }

    fn line(&mut self, points: &[(f32, f32)], width: f32, ink: Ink) {
        self.dashed(points, width, ink, &[]);
    }

    fn dashed(&mut self, points: &[(f32, f32)], width: f32, ink: Ink, dashes: &'static [f32]) {
        self.shapes.push(Shape::Line { points: points.to_vec(), width, ink, dashes });
    }

    /// Ends the page with what its numbers are.
    fn captioned(mut self, caption: &Caption, about: &About) -> Picture {
        self.y += 10.0;
        let colon = super::words::Words::of(about.labels).colon;
        for (what, says) in super::particulars(caption, about) {
            for line in wrapped(&format!("{what}{colon}{says}"), SMALL, WIDTH - 2.0 * MARGIN) {
                self.words(MARGIN, &line, SMALL, false, Side::Start, Ink::Quiet);
                self.y += 14.0;
            }
        }
        let description = [&caption.title, &caption.unit].map(|words| words.told(about.labels)).join(". ");
        Picture { height: self.y + MARGIN - 6.0, shapes: self.shapes, places: self.places, description }
    }
}

/// Returns about how wide a text is; fonts are known only where it is drawn.
fn width_of(text: &str, size: f32) -> f32 {
    text.chars().count() as f32 * size * LETTER
}

/// Returns a text that fits into `width`: the middle of a path gives way first, then the end of its first name, then
/// all of that, then the end of its last name.
fn fitted(text: &str, size: f32, width: f32) -> String {
    let parts: Vec<&str> = text.split(" › ").collect();
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    let between = if parts.len() > 2 { "… › … › " } else { "… › " };
    // Two codes of one name are told apart by how their paths begin.
    let room = (width / (size * LETTER)) as usize;
    let left = room.saturating_sub(between.chars().count() + last.chars().count());
    let begun: String = first.chars().take(left).collect();
    let shorter = [
        Some(text.to_owned()),
        (parts.len() > 2).then(|| format!("{first} › … › {last}")),
        (parts.len() > 1 && left > 2).then(|| format!("{begun}{between}{last}")),
        (parts.len() > 1).then(|| format!("… › {last}")),
    ];
    if let Some(fits) = shorter.into_iter().flatten().find(|text| width_of(text, size) <= width) {
        return fits;
    }
    let cut: String = last.chars().take(room.saturating_sub(1)).collect();
    format!("{cut}…")
}

/// Returns a text in lines that fit into `width`.
fn wrapped(text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().map_or("", |line| line.as_str());
        if !line.is_empty() && width_of(line, size) + width_of(word, size) > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
