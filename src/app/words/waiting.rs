//! What is said of changes that wait because their clock runs ahead.

use super::phrases;

phrases! {
    TITLE: "Changes that wait because of a clock", "Modifications en attente à cause d’une horloge";
    NOW: "You can bring them in now. What you do from then on counts as done after them, so it is dated as late as they are; your colleagues bring them in likewise, each on their own computer. It is one change, and undo takes it back.", "Vous pouvez les faire entrer maintenant. Ce que vous faites ensuite compte comme fait après elles et porte donc des dates aussi tardives\u{202f}; vos collègues les font entrer de même, chacun sur son ordinateur. C’est une seule modification, que l’annulation retire.";
    BRING_IN: "Bring them in now", "Les faire entrer";
    WHAT: "changes of {names} that had waited", "modifications de {names} qui attendaient";
    LABEL: "Changes of {names} brought in that had waited for their time", "Modifications de {names} qui attendaient leur heure\u{202f}: entrées";
}
