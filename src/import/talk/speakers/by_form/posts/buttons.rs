//! Lines below a post that are no words of it, where a page of comments was copied whole: its buttons and how often they
//! were pressed, `12`, `Like`, `Répondre`, `Voir les 3 réponses`.

use std::ops::Range;

use super::when;
use crate::import::talk::lexicon::{Words, fold};
use crate::import::talk::lines::Line;

/// Longer lines in code points are no buttons.
const LONGEST: usize = 40;

/// Returns the stretches of such lines, each below words and with a button among them.
pub(in super::super) fn below_words(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut shown: Vec<Range<usize>> = Vec::new();
    let (mut from, mut has_button, mut has_words) = (None, false, false);
    for i in 0..=lines.len() {
        match lines.get(i).map(|line| line.text.trim()) {
            Some("") => {}
            Some(line) if is_beside(line) => {
                from = from.or(Some(i));
                has_button |= is_button(line);
            }
            line => {
                shown.extend(from.take().filter(|_| has_button && has_words).map(|from| from..i));
                (has_words, has_button) = (line.is_some(), false);
            }
        }
    }
    shown
}

/// Returns the first of the lines at the end of a post that are buttons, counts and ages; nothing where no
/// button is among them, or nothing else is there.
pub(super) fn begin(lines: &[Line<'_>], post: Range<usize>) -> Option<usize> {
    let is_spoken = |line: &usize| !lines[*line].blank && !is_beside(lines[*line].text.trim());
    let mut shown = post.clone().rfind(is_spoken)? + 1..post.end;
    let has_button = shown.clone().any(|line| is_button(lines[line].text.trim()));
    shown.find(|line| has_button && !lines[*line].blank)
}

/// Whether a line is a button, how often it was pressed, or how old the post is.
fn is_beside(line: &str) -> bool {
    is_button(line)
        || is_number(line)
        || when::is_age(line)
        || when::is_span(line)
        || line.chars().all(|c| !c.is_alphanumeric())
}

/// Whether a line is what a page lets a reader do with a post: `Reply`, `Répondre Partager`, `View 3 replies`.
fn is_button(line: &str) -> bool {
    #[rustfmt::skip]
    static BUTTONS: Words = Words::of(&[
        "reply", "like", "likes", "share", "report", "quote", "save", "follow", "upvote", "downvote", "award", "replies", "edited",
        "repondre", "j'aime", "jaime", "partager", "signaler", "citer", "enregistrer", "reponse", "reponses", "modifie",
        "antworten", "teilen", "melden", "zitieren", "antwort", "gefallt", "mir",
        "responder", "compartir", "respuestas", "respuesta", "gusta", "compartilhar", "respostas", "resposta", "curtir",
        "rispondi", "condividi", "risposte", "risposta", "piace", "reageren", "delen",
    ]);
    #[rustfmt::skip]
    static BESIDE: Words = Words::of(&[
        "view", "show", "hide", "all", "more", "see", "voir", "afficher", "masquer", "les", "la", "toutes", "de", "plus", "me", "mi", "ver",
        "alle", "anzeigen", "mostra", "this", "and",
    ]);
    if line.is_empty()
        || line.len() > 4 * LONGEST
        || line.chars().count() > LONGEST
        || line.ends_with(['.', '?', '!', ','])
    {
        return false;
    }
    let words = || line.split([' ', '\t', '\u{a0}', '·', '•', '|', '(', ')']).filter(|word| !word.is_empty()).map(fold);
    let mut has_button = false;
    let are_all = words().all(|word| {
        has_button |= BUTTONS.has(&word);
        BUTTONS.has(&word) || BESIDE.has(&word) || is_number(&word)
    });
    are_all && has_button
}

/// `12`, `1.2K`, `3,4 k`
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(['K', 'k', 'M', ' ', '\u{a0}']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}
