//! What is said of changes that wait because their clock runs ahead.

use super::phrases;

phrases! {
    TITLE: "Changes that wait because of a clock", "Modifications en attente à cause d’une horloge";
    NOW: "You can bring them in now, for everybody: they come in on your colleagues’ computers too, with this change of yours. What any of you does from then on counts as done after them, so it is dated as late as they are until that time has come. It is one change; undo takes back what came in, and the dates stay.", "Vous pouvez les faire entrer maintenant, pour tout le monde\u{202f}: elles entreront aussi chez vos collègues, avec cette modification. Ce que chacun fait ensuite compte comme fait après elles et porte donc des dates aussi tardives, jusqu’à ce que ce moment soit venu. C’est une seule modification\u{202f}; l’annulation retire ce qui est entré, et les dates restent.";
    BRING_IN: "Bring them in for everybody", "Les faire entrer pour tout le monde";
    WHAT: "changes of {names} that had waited", "modifications de {names} qui attendaient";
    LABEL: "Changes of {names} brought in that had waited for their time", "Modifications de {names} qui attendaient leur heure\u{202f}: entrées";
}
