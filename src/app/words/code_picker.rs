//! What the code picker says.

use super::{Phrase, phrase};

/// The field.
pub const FIELD: Phrase = phrase("Find or make a code", "Chercher ou créer un code");
/// A code that is made of what was typed.
pub const NEW: Phrase = phrase("New code “{name}”", "Nouveau code «\u{202f}{name}\u{202f}»");
/// The same, below another.
pub const NEW_BELOW: Phrase =
    phrase("New code “{name}” below {parent}", "Nouveau code «\u{202f}{name}\u{202f}» sous {parent}");
/// The keys.
pub const HINT: Phrase = phrase(
    "Enter applies  ·  Ctrl Enter makes a code below  ·  Esc closes",
    "Entrée applique  ·  Ctrl Entrée crée un sous-code  ·  Échap ferme",
);
