//! What is said when somebody removes what one is reading or writing on.

use super::phrases;

phrases! {
    READ: "“{name}” was removed meanwhile (changes of {names} came in)", "«\u{202f}{name}\u{202f}» a été supprimé entre-temps (modifications de {names})";
    NOT_LOST: "Nothing of it is lost: it can come back with all that is coded and written in it", "Rien n’en est perdu\u{202f}: il peut revenir avec tout ce qui y est codé et écrit";
    WRITTEN_ON: "“{name}” was removed while you were writing (changes of {names} came in)", "«\u{202f}{name}\u{202f}» a été supprimé pendant que vous écriviez (modifications de {names})";
    KEPT: "What you wrote is kept with it, and comes back with it; your next letters would have gone elsewhere.", "Ce que vous avez écrit est gardé avec lui et revient avec lui\u{202f}; vos prochaines lettres seraient allées ailleurs.";
}
