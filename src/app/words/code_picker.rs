//! What the code picker says.

use super::{Phrase, phrase};

/// The field.
pub const FIELD: Phrase = phrase("Find or make a code", "Chercher ou créer un code");
/// A code that is made of what was typed.
pub const NEW: Phrase = phrase("New code “{name}”", "Nouveau code «\u{202f}{name}\u{202f}»");
/// The same, below another.
pub const NEW_BELOW: Phrase =
    phrase("New code “{name}” below {parent}", "Nouveau code «\u{202f}{name}\u{202f}» sous {parent}");
/// A code that will be applied.
pub const MARKED: Phrase = phrase("will be applied", "sera appliqué");
/// A code that the words have.
pub const THERE: Phrase = phrase("on these words", "sur ces mots");
/// A code that will be taken back.
pub const REMOVED: Phrase = phrase("will be removed", "sera retiré");
/// Takes a mark off.
pub const LEAVE_OUT: Phrase = phrase("Leave out {code}", "Laisser {code} de côté");
/// Takes a mark off a code that would go.
pub const KEEP: Phrase = phrase("Keep {code}", "Garder {code}");
/// The keys.
pub const HINT: Phrase = phrase(
    "Enter applies  ·  Shift Enter marks one of several  ·  Ctrl Enter makes a code below  ·  Esc closes",
    "Entrée applique  ·  Maj Entrée en marque plusieurs  ·  Ctrl Entrée crée un sous-code  ·  Échap ferme",
);
