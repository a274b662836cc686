//! What the code trees say.

use super::{Phrase, phrase};

/// The field that finds codes.
pub const FILTER: Phrase = phrase("Filter codes", "Filtrer les codes");
/// The button that opens a menu.
pub const ADD: Phrase = phrase("Add a code or a tree", "Ajouter un code ou un arbre");
/// Makes a code.
pub const NEW_CODE: Phrase = phrase("New code", "Nouveau code");
/// Makes a code below another.
pub const NEW_BELOW: Phrase = phrase("New code below", "Nouveau sous-code");
/// Makes a tree.
pub const NEW_TREE: Phrase = phrase("New code tree", "Nouvel arbre de codes");
/// The field in which a code is named.
pub const NAME_OF_CODE: Phrase = phrase("Name of the code", "Nom du code");
/// The field in which a tree is named.
pub const NAME_OF_TREE: Phrase = phrase("Name of the code tree", "Nom de l’arbre de codes");
/// Nothing is there yet.
pub const NO_CODES: Phrase = phrase(
    "No codes yet. Select words in a document and press C, or V for a code of the words themselves.",
    "Pas encore de codes. Sélectionnez des mots dans un document et appuyez sur C, ou sur V pour un code in vivo.",
);
/// Applies the code to the selected words.
pub const APPLY: Phrase = phrase("Apply to the selected words", "Appliquer à la sélection");
/// Shows everything coded with it.
pub const SHOW_EXCERPTS: Phrase = phrase("Show excerpts", "Voir les extraits");
/// Gives another name.
pub const RENAME: Phrase = phrase("Rename", "Renommer");
/// Opens the description in the inspector.
pub const DESCRIBE: Phrase = phrase("Describe…", "Décrire…");
/// Opens the palette.
pub const COLOUR: Phrase = phrase("Colour", "Couleur");
/// One colour of the palette.
pub const COLOUR_NAMED: Phrase = phrase("Colour {colour}", "Couleur {colour}");
/// Takes the colour of the code above.
pub const COLOUR_ABOVE: Phrase = phrase("As the code above", "Comme le code parent");
/// Begins a merge.
pub const MERGE: Phrase = phrase("Merge into…", "Fusionner dans…");
/// Asks for the code that stays.
pub const MERGE_WHERE: Phrase = phrase(
    "Click the code that “{code}” is merged into",
    "Cliquez sur le code dans lequel fusionner «\u{202f}{code}\u{202f}»",
);
/// Takes the code out of the tree.
pub const REMOVE: Phrase = phrase("Remove…", "Supprimer…");
/// Own codings, one.
pub const OWN_ONE: Phrase = phrase("{n} coding", "{n} codage");
/// Own codings.
pub const OWN: Phrase = phrase("{n} codings", "{n} codages");
/// With what is below.
pub const BELOW: Phrase = phrase("{n} with the codes below", "{n} avec les sous-codes");
