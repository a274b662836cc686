//! Writes a picture small: a window has few colours, so each pixel is a number in a list of them.

use std::collections::HashMap;

use image::RgbaImage;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

type Rgb = [u8; 3];

/// How many colours a picture keeps.
const COLOURS: usize = 128;

/// Returns the picture as a PNG file of its most frequent colours. Any other colour becomes the nearest of them: those
/// are the soft edges of letters.
pub fn png(picture: &RgbaImage) -> Vec<u8> {
    let pixels: Vec<Rgb> = picture.pixels().map(|p| [p[0], p[1], p[2]].map(stepped)).collect();
    let palette = most_frequent(&pixels);
    let mut known: HashMap<Rgb, u8> = HashMap::new();
    let numbers: Vec<u8> = pixels.iter().map(|p| *known.entry(*p).or_insert_with(|| nearest(&palette, *p))).collect();

    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&numbers).unwrap();
    writer.finish().unwrap();
    file
}

/// Rounds a channel to a step that the eye does not see, so that shades of one surface count together.
fn stepped(channel: u8) -> u8 {
    channel & 0b1111_1100 | channel >> 6
}

fn most_frequent(pixels: &[Rgb]) -> Vec<Rgb> {
    let mut times: HashMap<Rgb, usize> = HashMap::new();
    pixels.iter().for_each(|p| *times.entry(*p).or_default() += 1);
    let mut colours: Vec<(Rgb, usize)> = times.into_iter().collect();
    colours.sort_by_key(|(colour, n)| (std::cmp::Reverse(*n), *colour));
    colours.into_iter().take(COLOURS).map(|(colour, _)| colour).collect()
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let far = |other: &Rgb| colour.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum::<u32>();
    let found = palette.iter().enumerate().min_by_key(|(_, other)| far(other));
    found.map_or(0, |(i, _)| i as u8)
}
