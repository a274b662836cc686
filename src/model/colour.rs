//! Colours of codes, and a palette that people with any form of colour blindness tell apart.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A colour as `#rrggbb`, the form of REFI-QDA.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Colour(pub [u8; 3]);

/// A text that is not `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour of the form #rrggbb")]
pub struct ColourError;

impl Colour {
    /// Twelve colours, each as far as it can be from those before it, whatever the eyes that see them: a test measures
    /// them for protanopia, deuteranopia and tritanopia. They differ in lightness as much as in hue.
    pub const PALETTE: [Self; 12] = [
        Self([0x3b, 0x6f, 0xd4]),
        Self([0xcc, 0x7a, 0x2c]),
        Self([0x00, 0x42, 0x3b]),
        Self([0x8b, 0x49, 0x96]),
        Self([0xc9, 0x42, 0x46]),
        Self([0x3b, 0x96, 0xce]),
        Self([0x53, 0x00, 0xb6]),
        Self([0x75, 0x78, 0x85]),
        Self([0xa2, 0x8b, 0x72]),
        Self([0xad, 0x08, 0x67]),
        Self([0x23, 0x75, 0x00]),
        Self([0x4a, 0x44, 0x00]),
    ];

    /// Returns the index of the colour of the palette that looks most like this one.
    pub fn nearest_of_palette(self) -> usize {
        let distances = Self::PALETTE.map(|colour| self.distance(colour));
        let nearest = distances.iter().enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b));
        nearest.map_or(0, |(i, _)| i)
    }

    /// Returns how different two colours look, in hundredths of the way from black to white.
    pub fn distance(self, other: Self) -> f32 {
        distance(oklab(self.linear()), oklab(other.linear()))
    }

    fn linear(self) -> [f32; 3] {
        self.0.map(|channel| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        })
    }
}

type Matrix = [[f32; 3]; 3];

fn times(matrix: Matrix, v: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// Returns a linear colour in `OKLab`, in which distances are what the eye sees (Ottosson 2020).
fn oklab(linear: [f32; 3]) -> [f32; 3] {
    const TO_CONES: Matrix = [
        [0.412_221_47, 0.536_332_55, 0.051_445_995],
        [0.211_903_5, 0.680_699_5, 0.107_396_96],
        [0.088_302_46, 0.281_718_85, 0.629_978_7],
    ];
    const TO_LAB: Matrix = [
        [0.210_454_26, 0.793_617_8, -0.004_072_047],
        [1.977_998_5, -2.428_592_2, 0.450_593_7],
        [0.025_904_037, 0.782_771_77, -0.808_675_77],
    ];
    times(TO_LAB, times(TO_CONES, linear).map(f32::cbrt))
}

fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    let squares = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f32>().sqrt() * 100.0
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl FromStr for Colour {
    type Err = ColourError;

    fn from_str(s: &str) -> Result<Self, ColourError> {
        let digits = s.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii()).ok_or(ColourError)?;
        let n = u32::from_str_radix(digits, 16).map_err(|_ignored| ColourError)?;
        let [_, r, g, b] = n.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How eyes without one kind of cone see linear colours (Machado, Oliveira and Fernandes 2009, severity 1).
    const EYES: [(&str, Matrix); 4] = [
        ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_82, 0.042_94, 0.968_881]],
        ),
        (
            "tritanopia",
            [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_9]],
        ),
    ];

    #[test]
    fn every_two_colours_of_the_palette_differ_for_all_eyes() {
        for (eyes, matrix) in EYES {
            let seen = Colour::PALETTE.map(|c| oklab(times(matrix, c.linear()).map(|c| c.clamp(0.0, 1.0))));
            for (i, a) in seen.iter().enumerate() {
                for (j, b) in seen.iter().enumerate().skip(i + 1) {
                    let apart = distance(*a, *b);
                    assert!(apart > 7.0, "{} and {}: {apart} with {eyes}", Colour::PALETTE[i], Colour::PALETTE[j]);
                }
            }
        }
    }

    #[test]
    fn any_colour_has_a_neighbour_in_the_palette() {
        for (i, colour) in Colour::PALETTE.iter().enumerate() {
            assert_eq!(colour.nearest_of_palette(), i);
        }
        let tomato: Colour = "#d04848".parse().unwrap();
        assert_eq!(Colour::PALETTE[tomato.nearest_of_palette()].to_string(), "#c94246");
    }
}
