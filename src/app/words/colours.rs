//! What the colours of codes are called, so that who does not see them hears them.

use super::{Phrase, Tongue, phrases};
use crate::model::Colour;

phrases! {
    BLUE: "blue", "bleu";
    ORANGE: "orange", "orange";
    PINE: "pine green", "vert sapin";
    VIOLET: "violet", "violet";
    RED: "red", "rouge";
    SKY: "sky blue", "bleu ciel";
    INDIGO: "indigo", "indigo";
    GREY: "grey", "gris";
    SAND: "sand", "sable";
    RASPBERRY: "raspberry", "framboise";
    GREEN: "green", "vert";
    OLIVE: "olive", "olive";
    LIKE: "close to {colour}", "à peu près {colour}";
}

/// The names of the colours of the palette, in its order.
const NAMES: [Phrase; 12] = [BLUE, ORANGE, PINE, VIOLET, RED, SKY, INDIGO, GREY, SAND, RASPBERRY, GREEN, OLIVE];

/// Returns what a colour is called; one that is not of the palette, by its neighbour there.
pub fn name(tongue: Tongue, colour: Colour) -> String {
    let nearest = colour.nearest_of_palette();
    let name = tongue.say(NAMES[nearest]);
    if Colour::PALETTE[nearest] == colour { name.to_owned() } else { tongue.fill(LIKE, &[("colour", name)]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_have_names_in_both_languages() {
        assert_eq!(name(Tongue::English, Colour::PALETTE[2]), "pine green");
        assert_eq!(name(Tongue::French, Colour::PALETTE[2]), "vert sapin");
        assert_eq!(name(Tongue::French, Colour([0xd0, 0x48, 0x48])), "à peu près rouge");
    }
}
