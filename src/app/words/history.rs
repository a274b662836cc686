//! What the history says.

use super::phrases;

phrases! {
    NONE_YET: "Nothing has happened yet", "Rien ne s’est encore passé";
    WHEN: "When", "Quand";
    WHO: "Who", "Qui";
    WHAT: "What", "Quoi";
    STEPS: "Steps", "Étapes";
    TAKEN_BACK: "taken back: {label}", "annulé\u{202f}: {label}";
    ROW: "{when}, {who}: {label}", "{when}, {who}\u{202f}: {label}";
    ONE_CHANGE: "{n} change", "{n} modification";
    N_CHANGES: "{n} changes", "{n} modifications";
}
