//! What is told of a PDF: what was left out of its pages, and what could not be read.

use super::drawn::Drawn;
use super::furniture;
use crate::model::{Said, said};

/// Returns what is told, in the order in which a reader would ask; `pictures` are the numbers of pages without words.
pub(super) fn all(drawn: &Drawn, is_numbered: bool, pictures: &[usize], is_cut_off: bool) -> Vec<Said> {
    let kinds = [
        astray(&drawn.astray).map(|what| {
            said!(
                "left out words that run up, down or across beside the others: {what}",
                "laissé de côté des mots qui montent, descendent ou traversent la page à côté des autres\u{202f}: {what}",
                what = what
            )
        }),
        is_numbered.then(|| {
            said!(
                "left out the numbers of lines or paragraphs in the margin",
                "numéros de lignes ou de paragraphes de la marge laissés de côté"
            )
        }),
        furniture::told(drawn.furniture.iter().cloned()).map(|what| {
            said!(
                "left out what stands on every page: {what}",
                "laissé de côté ce qui figure sur chaque page\u{202f}: {what}",
                what = what
            )
        }),
        (!pictures.is_empty()).then(|| without_text(pictures)),
        (drawn.n_unknown * 50 > drawn.n_glyphs).then(|| without_letters(drawn.n_unknown)),
        is_cut_off.then(|| {
            said!(
                "its end is missing: what stands there was lost, and letters may be wrong. Copy the file again from where it came",
                "sa fin manque\u{202f}: ce qui y figure est perdu, et des lettres peuvent être fausses. Recopiez le fichier depuis sa source"
            )
        }),
    ];
    kinds.into_iter().flatten().collect()
}

fn without_text(pictures: &[usize]) -> Said {
    const SHOWN: usize = 10;
    if let [page] = pictures {
        return said!("page {page} is a picture without text", "la page {page} est une image sans texte");
    }
    let numbers = pictures.iter().take(SHOWN).map(usize::to_string).collect::<Vec<_>>().join(", ");
    let n = pictures.len();
    said!(
        "{n} pages are pictures without text (pages {numbers})",
        "{n} pages sont des images sans texte (pages {numbers})"
    )
}

fn without_letters(n_unknown: usize) -> Said {
    said!(
        "it does not say what {n_unknown} of its letters are, shown as �",
        "il ne dit pas ce que sont {n_unknown} de ses lettres, montrées par �"
    )
}

/// Returns the words that run another way than the others on their page, as they are told; the same on several pages
/// once.
fn astray(astray: &[String]) -> Option<Said> {
    const SHOWN: usize = 3;
    const LONGEST: usize = 60;
    let mut shown: Vec<Said> = Vec::new();
    for words in astray.iter().filter(|words| !words.is_empty()) {
        let words = furniture::quoted(&words.chars().take(LONGEST).collect::<String>());
        if shown.len() < SHOWN && !shown.contains(&words) {
            shown.push(words);
        }
    }
    (!shown.is_empty()).then(|| Said::joined(&shown, ", "))
}
