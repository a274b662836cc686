//! How alike two words are: patterns with `*`, and words that differ in a letter or two.

/// Whether `word` is what `pattern` describes; each `*` stands for any characters or none.
pub(super) fn glob_matches(pattern: &str, word: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == word };
    let Some(mut word) = word.strip_prefix(head) else { return false };
    let (middle, tail) = rest.rsplit_once('*').unwrap_or(("", rest));
    // The earliest place for each part leaves the most room for those behind it.
    for part in middle.split('*') {
        let Some(at) = word.find(part) else { return false };
        word = &word[at + part.len()..];
    }
    word.ends_with(tail)
}

/// Whether at most `limit` letters have to be put in, left out, exchanged, or swapped with their neighbour to make one
/// word the other (optimal string alignment: no letter is touched twice).
pub(super) fn is_similar(a: &[char], b: &[char], limit: u8) -> bool {
    let limit = usize::from(limit);
    if a.len().abs_diff(b.len()) > limit {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(from != to)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *from == b[j - 1] && a[i - 1] == *to {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().min().is_some_and(|least| *least > limit + 1) {
            return false;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().is_some_and(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_star_stands_for_any_letters_or_none() {
        for (pattern, word) in [
            ("logem*", "logement"),
            ("logem*", "logem"),
            ("auto*ment", "automatiquement"),
            ("*isme", "isme"),
            ("a*b*c", "aXbXbXc"),
            ("*", ""),
        ] {
            assert!(glob_matches(pattern, word), "{pattern} {word}");
        }
        for (pattern, word) in [("logem*", "log"), ("ab*ba", "aba"), ("*isme", "ismes"), ("a*b*c", "acb")] {
            assert!(!glob_matches(pattern, word), "{pattern} {word}");
        }
    }

    #[test]
    fn a_letter_more_less_other_or_swapped_is_one_difference() {
        let similar =
            |a: &str, b: &str, n| is_similar(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), n);
        for word in ["fatigues", "ftigue", "fatipue", "fatgiue", "fatigue"] {
            assert!(similar("fatigue", word, 1), "{word}");
        }
        assert!(!similar("fatigue", "fatigant", 1) && !similar("fatigue", "latigues", 1));
        assert!(similar("fatigue", "latigues", 2) && similar("", "ab", 2) && !similar("", "abc", 2));
    }

    proptest! {
        #[test]
        fn a_pattern_means_what_the_same_regular_expression_means(pattern in "[ab*]{0,8}", word in "[ab]{0,8}") {
            let expression = regex::Regex::new(&format!("^{}$", pattern.replace('*', ".*"))).unwrap();
            prop_assert_eq!(glob_matches(&pattern, &word), expression.is_match(&word));
        }

        #[test]
        fn similarity_has_no_direction(a in "[abc]{0,6}", b in "[abc]{0,6}", n in 0_u8..3) {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(is_similar(&a, &b, n), is_similar(&b, &a, n));
        }
    }
}
