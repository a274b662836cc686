//! Cells that name who speaks and hold the beginning of the words as well, as where a program cut the page of a
//! parliament: `Chair. – Thank you, all of you. We go on`. Another row names the same person alone.

use rustc_hash::FxHashSet;

use super::super::script::{Utterance, without_colon};

/// Parts names from the words behind them.
pub(super) fn mend(said: &mut [Utterance]) {
    let names: FxHashSet<String> = said.iter().filter_map(|utterance| utterance.speaker.clone()).collect();
    for utterance in said {
        let label = utterance.speaker.as_deref().unwrap_or_default();
        if let Some((name, words)) = parted(label, &names) {
            utterance.words = format!("{words}\n{}", utterance.words);
            utterance.speaker = Some(name.to_owned());
        }
    }
}

/// Returns the name of somebody else's cell with which this one begins, and the words behind it.
fn parted<'l>(label: &'l str, names: &FxHashSet<String>) -> Option<(&'l str, &'l str)> {
    /// Fewer words say who somebody is: `Ana: the nurse`.
    const FEWEST: usize = 4;
    const SIGNS: [&str; 4] = [". –", ". —", ". -", ":"];
    let parts = SIGNS.iter().filter_map(|sign| label.split_once(sign));
    let mut parted = parts.map(|(name, words)| (without_colon(name), words.trim()));
    parted.find(|(name, words)| names.contains(*name) && words.split_whitespace().nth(FEWEST - 1).is_some())
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn a_cell_that_runs_over_into_the_words_names_who_another_row_names() {
        let table = |label: &str| {
            format!("Speaker,Text\nChair,Good morning.\nAna Roux,I thank you.\n{label},and we go on.\nAna Roux,Yes.\n")
        };
        for label in ["Chair. – Thank you all. We are late", "Chair: thank you all. We are late"] {
            let turns = turns_as_told("a.csv", &table(label));
            assert!(turns[2].starts_with("Chair@-1|") && turns[2].ends_with("We are late\nand we go on."), "{turns:?}");
        }
        for label in ["Chair: the second one", "Ben Weil. – Thank you all. We are late"] {
            assert_ne!(turns_as_told("a.csv", &table(label))[2].split('@').next(), Some("Chair"), "{label}");
        }
    }
}
