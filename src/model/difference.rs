//! The difference between two versions of a text, word by word: what a corrected transcript changed.

use imara_diff::{Algorithm, Diff, InternedInput};
use unicode_segmentation::UnicodeSegmentation as _;

use super::correction::Replacement;
use super::text::Span;

/// Returns the replacements that make `after` of `before`, in the order of the text: whole words, spaces and signs.
/// Takes time in proportion to the texts even when they have nothing in common.
pub fn difference(before: &str, after: &str) -> Vec<Replacement> {
    let mut input = InternedInput::default();
    input.update_before(before.split_word_bounds());
    input.update_after(after.split_word_bounds());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let starts = starts(before);
    let replacement = |hunk: imara_diff::Hunk| {
        let words = &input.after[hunk.after.start as usize..hunk.after.end as usize];
        Replacement {
            span: Span::new(starts[hunk.before.start as usize], starts[hunk.before.end as usize]),
            text: words.iter().map(|word| input.interner[*word]).collect(),
        }
    };
    diff.hunks().map(replacement).collect()
}

/// Returns where each word begins, in code points, and where the text ends.
fn starts(text: &str) -> Vec<u32> {
    let mut starts = vec![0];
    let mut reached = 0;
    for word in text.split_word_bounds() {
        reached += word.chars().count() as u32;
        starts.push(reached);
    }
    starts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn changed(before: &str, after: &str) -> Vec<(u32, u32, String)> {
        difference(before, after).into_iter().map(|r| (r.span.start, r.span.end, r.text)).collect()
    }

    #[test]
    fn a_word_that_was_misheard_is_the_only_difference() {
        let expected = [(2, 7, "thrust".to_owned())];
        assert_eq!(changed("I trust them all", "I thrust them all"), expected);
    }

    #[test]
    fn a_sentence_that_went_and_a_line_that_came_are_two() {
        let after = "One two. Four.\nFive.";
        let changed = changed("One two. Three. Four.", after);
        assert_eq!(changed.len(), 2, "{changed:?}");
        assert_eq!(changed[1], (21, 21, "\nFive.".to_owned()));
    }

    #[test]
    fn texts_without_a_common_word_are_one_replacement() {
        assert_eq!(changed("abc", "xyz"), [(0, 3, "xyz".to_owned())]);
        assert_eq!(changed("", "xyz"), [(0, 0, "xyz".to_owned())]);
        assert!(changed("same", "same").is_empty());
    }

    proptest! {
        #[test]
        fn the_replacements_make_one_text_of_the_other(before in "[a-cé😀 \n]{0,60}", after in "[a-cé😀 \n]{0,60}") {
            let mut letters: Vec<char> = before.chars().collect();
            for r in difference(&before, &after).iter().rev() {
                letters.splice(r.span.start as usize..r.span.end as usize, r.text.chars());
            }
            prop_assert_eq!(letters.into_iter().collect::<String>(), after);
        }
    }
}
