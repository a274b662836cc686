//! What is said of a name under which somebody wants to code.

use super::phrases;

phrases! {
    OTHERS_CODE: "Others code in this project. Under a name of your own your codings stay apart from theirs.", "D’autres codent dans ce projet. Sous un nom à vous, vos codages restent distincts des leurs.";
    KNOWN: "Who codes in this project already", "Qui code déjà dans ce projet";
    IS_KNOWN: "{name} codes here already ({codings}). What you do from now on is {name}’s, and so are undo and blind coding.", "{name} code déjà ici ({codings}). Ce que vous faites désormais est fait par {name}, dont vous avez l’annulation et le codage à l’aveugle.";
    IS_NEW: "So far {name} codes here ({codings}). What does the new name mean?", "Jusqu’ici {name} code à cette place ({codings}). Que veut dire le nouveau nom\u{202f}?";
    RENAME: "{name} is called {to} from now on", "{name} s’appelle désormais {to}";
    SOMEBODY_ELSE: "{to} is somebody else, who codes at this computer now", "{to} est quelqu’un d’autre, qui code désormais sur cet ordinateur";
}
