//! A picture as SVG: text stays text, so that it can be searched, edited and read aloud.

use std::fmt::Write as _;

use super::{Ink, Picture, Shape, Side, WIDTH};
use crate::export::markup::escaped;
use crate::model::Colour;

/// Returns the picture as an SVG document.
pub fn svg(picture: &Picture) -> String {
    let mut out = String::new();
    let height = picture.height;
    // Writing to a string cannot fail.
    _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" font-family=\"Inter, Arial, Helvetica, sans-serif\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        escaped(&picture.description),
        colour(Ink::Paper)
    );
    for shape in &picture.shapes {
        _ = writeln!(out, "{}", element(shape));
    }
    out.push_str("</svg>\n");
    out
}

fn element(shape: &Shape) -> String {
    match shape {
        Shape::Rect { left, top, width, height, fill } => format!(
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{}\"/>",
            colour(*fill)
        ),
        Shape::Line { points, width, ink, dashes } => {
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
            let points = points.join(" ");
            let stroke = colour(*ink);
            let lengths: Vec<String> = dashes.iter().map(f32::to_string).collect();
            let dashed = match lengths.is_empty() {
                true => String::new(),
                false => format!(" stroke-dasharray=\"{}\"", lengths.join(" ")),
            };
            format!(
                "<polyline points=\"{points}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width:.1}\"{dashed}/>"
            )
        }
        Shape::Dot { x, y, radius, fill } => {
            format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"{}\"/>", colour(*fill))
        }
        Shape::Text { x, y, text, size, bold, side, ink } => {
            let anchor = match side {
                Side::Start => "start",
                Side::Middle => "middle",
                Side::End => "end",
            };
            let weight = if *bold { 600 } else { 400 };
            // Half the height of capitals below the middle is the line that letters stand on.
            let base = y + size * 0.36;
            format!(
                "<text x=\"{x:.1}\" y=\"{base:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" \
                 text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
                colour(*ink),
                escaped(text)
            )
        }
    }
}

/// Returns the colour on white paper.
fn colour(ink: Ink) -> String {
    let Colour([r, g, b]) = match ink {
        Ink::Paper => Colour([255, 255, 255]),
        Ink::Text => Colour([26, 26, 26]),
        Ink::Quiet => Colour([90, 90, 90]),
        Ink::Faint => Colour([205, 205, 205]),
        Ink::First => Colour([31, 78, 138]),
        Ink::Second => Colour([242, 174, 98]),
        Ink::Shade(strength) => shade(strength),
        Ink::Code(colour) => colour,
    };
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Returns a step from almost white to a blue on which dark letters can still be read.
fn shade(strength: f32) -> Colour {
    let (from, to) = ([246.0, 246.0, 248.0], [120.0, 158.0, 214.0]);
    let t = strength.clamp(0.0, 1.0);
    Colour(std::array::from_fn(|i| (from[i] + (to[i] - from[i]) * t) as u8))
}
