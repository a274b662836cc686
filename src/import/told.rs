//! What is said of a file on its way in, in every language: which file, and what did not come in of it.

use crate::model::{Said, said};

/// Says `what` of a file.
pub(super) fn of_file(file_name: &str, what: &Said) -> Said {
    said!("{file_name}: {what}", "{file_name}\u{202f}: {what}", what = what)
}

/// Says what of a document does not come in; nothing when all of it does.
pub(super) fn left_out(file_name: &str, n_pictures: usize, n_embedded: usize, hidden: bool) -> Option<Said> {
    let pictures = (n_pictures > 0).then(|| said!("{n_pictures} pictures", "{n_pictures} images"));
    let embedded = (n_embedded > 0).then(|| said!("{n_embedded} embedded files", "{n_embedded} fichiers incorporés"));
    let hidden = hidden.then(|| said!("hidden text", "du texte caché"));
    let what: Vec<Said> = [pictures, embedded, hidden].into_iter().flatten().collect();
    let what = Said::joined(&what, ", ");
    (!what.is_empty())
        .then(|| of_file(file_name, &said!("left out {what}", "laissé de côté\u{202f}: {what}", what = what)))
}
