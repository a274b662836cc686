//! Captions below pictures, and sentences that break before a name and a colon: neither names somebody who speaks, where
//! it stands once.

use super::super::survey::Mark;
use super::Judge;
use crate::import::talk::labels;

impl Judge<'_, '_> {
    /// Whether what stands behind a label says whose a picture is: `Drancy: Men in the yard, 1941 Credit: the archive`.
    pub(super) fn is_above_credits(&self, mark: &Mark<'_>) -> bool {
        labels::are_of_caption(&self.survey.lines[mark.words_line].text[mark.candidate.words..])
    }

    /// Whether the line above a label stops within a sentence.
    pub(super) fn is_within_a_sentence(&self, mark: &Mark<'_>) -> bool {
        /// Shorter lines may be titles.
        const FULL: usize = 40;
        let above = mark.line.checked_sub(1).map(|line| &self.survey.lines[line]);
        above.is_some_and(|above| {
            let text = above.text.trim_end();
            !above.heading && text.ends_with(|c: char| c.is_lowercase() || c == ',') && text.chars().count() >= FULL
        })
    }

    /// Whether hardly any label of those who speak stands so.
    pub(super) fn sentences_end(&self) -> bool {
        const FEWEST: usize = 10;
        let survey = &*self.survey;
        let speaks = |m: &&Mark<'_>| m.at == 0 && survey.groups[m.group].verdict.speaks();
        let marks = survey.marks.iter().filter(speaks);
        let count = |(n, within), m: &Mark<'_>| (n + 1, within + usize::from(self.is_within_a_sentence(m)));
        let (n, n_within) = marks.fold((0, 0), count);
        n >= FEWEST && n_within * 20 <= n
    }
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::summary;

    fn talk() -> String {
        "Ana: Where were you then?\nBen: In the camp, for two years.\n".repeat(6)
    }

    #[test]
    fn captions_are_nobody_whatever_names_the_picture() {
        for caption in ["The camp at night Credit", "Ben Faro Source", "Crédit photo", "Bildquelle", "Foto"] {
            assert_eq!(summary(&format!("{}{caption} : Archive of the town\n{0}", talk())), "Ana/Ben 24");
        }
        let caption = "Drancy : Men in the yard in May (1941) Credit : Archive of the town";
        assert_eq!(summary(&format!("{}{caption}\n{0}", talk())), "Ana/Ben 24");
    }

    #[test]
    fn who_stands_in_the_midst_of_a_sentence_is_spoken_of() {
        let told = |above: &str| format!("{}{above}\nJojo: he does not answer at all.\n{0}", talk());
        assert_eq!(summary(&told("Ben: You call Goldberg, but his name was always Toto or")), "Ana/Ben 25");
        assert_eq!(summary(&told("Ben: You call Goldberg, but his name was always Toto.")), "Ana/Ben/Jojo 26");
    }
}
