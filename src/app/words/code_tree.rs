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
/// Its keys.
pub const NEW_BELOW_KEYS: Phrase = phrase("Shift+N", "Maj+N");
/// Makes a code on the same level.
pub const NEW_BESIDE: Phrase = phrase("New code beside", "Nouveau code au même niveau");
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
/// The filter hides all of them.
pub const NOTHING_FITS: Phrase =
    phrase("No code fits. Esc empties the filter.", "Aucun code ne correspond. Échap vide le filtre.");
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
/// Gives the colour to all that is below, too.
pub const COLOUR_BRANCH: Phrase = phrase("Colour the whole branch", "Colorer toute la branche");
/// Takes the colour of the code above.
pub const COLOUR_ABOVE: Phrase = phrase("As the code above", "Comme le code parent");
/// Asks for the code that stays.
pub const MERGE: Phrase = phrase("Merge into…", "Fusionner dans…");
/// Asks which codings get another code.
pub const SPLIT: Phrase = phrase("Split…", "Scinder…");
/// Keeps it at the top.
pub const PIN: Phrase = phrase("Pin to the top", "Épingler en haut");
/// Takes it off the top.
pub const UNPIN: Phrase = phrase("Unpin", "Désépingler");
/// Takes the code out of the tree.
pub const REMOVE: Phrase = phrase("Remove…", "Supprimer…");
/// Own codings, one.
pub const OWN_ONE: Phrase = phrase("{n} coding", "{n} codage");
/// Own codings.
pub const OWN: Phrase = phrase("{n} codings", "{n} codages");
/// With what is below.
pub const BELOW: Phrase = phrase("{n} with the codes below", "{n} avec les sous-codes");
/// No codings with it nor with what is below.
pub const UNUSED: Phrase = phrase("not used yet", "pas encore utilisé");
/// Leaves only codes that nobody used.
pub const UNUSED_ONLY: Phrase = phrase("Unused codes only", "Codes inutilisés seulement");
/// The same, in full.
pub const UNUSED_ONLY_LONG: Phrase = phrase(
    "Show only codes with which nothing is coded, nor with a code below them",
    "N’afficher que les codes avec lesquels rien n’est codé, ni avec un sous-code",
);
/// Over the codes at hand.
pub const PINNED: Phrase = phrase("Pinned", "Épinglés");
/// What the numbers count.
pub const UNIT: Phrase = phrase(
    "Codings: {own}. A coding is an excerpt coded by one person.",
    "Codages\u{202f}: {own}. Un codage est un extrait codé par une personne.",
);
/// What the numbers of a code with codes below it count.
pub const UNIT_BELOW: Phrase = phrase(
    "Codings: {own} with the code itself, {below} with it or a code below. A coding is an excerpt coded by one person.",
    "Codages\u{202f}: {own} avec le code lui-même, {below} avec lui ou un sous-code. Un codage est un extrait codé par une personne.",
);
