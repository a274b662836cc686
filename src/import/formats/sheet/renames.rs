//! Sheets beside a survey that say how answers were brought to one wording: `Original text`, `Replacement`. They hold
//! what people said, but not who said it.

use crate::import::talk::lexicon::fold;

/// How the names of the two columns begin.
const BEFORE: [&str; 9] = ["original", "old ", "from", "raw", "before", "ancien", "avant", "alt", "vorher"];
const BEHIND: [&str; 12] = [
    "replace", "new ", "to", "clean", "after", "correct", "nouveau", "nouvelle", "remplac", "apres", "ersetz",
    "nachher",
];

/// Whether these rows are such a sheet.
pub(super) fn are_renames(rows: &[Vec<String>]) -> bool {
    let Some(head) = rows.first() else { return false };
    let names: Vec<String> = head.iter().map(|name| fold(name.trim())).filter(|name| !name.is_empty()).collect();
    let [before, behind] = names.as_slice() else { return false };
    BEFORE.iter().any(|word| before.starts_with(word)) && BEHIND.iter().any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_replaces_words_by_others_is_no_survey() {
        let head = |names: [&str; 2]| are_renames(&[names.map(str::to_owned).to_vec()]);
        assert!(head(["Original Text", "Replacement"]) && head(["Ancien texte", "Nouveau texte"]));
        assert!(!head(["Original text", "Why?"]) && !head(["Speaker", "Text"]) && !head(["From", "Message"]));
    }
}
