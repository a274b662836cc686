//! What the history says.

use super::phrases;

phrases! {
    NONE_YET: "Nothing has happened yet", "Rien ne s’est encore passé";
    WHEN: "When (UTC)", "Quand (UTC)";
    WHO: "Who", "Qui";
    WHAT: "What", "Quoi";
    STEPS: "Steps", "Étapes";
    ROW: "{when}, {who}: {label}", "{when}, {who}\u{202f}: {label}";
}
