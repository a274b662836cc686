//! Texts whose lines end where the page does, as printed records are copied: there a line may begin in the middle of a
//! sentence, with a word that looks like a label, `… the smallest fleet since before World War ⏎ II. That is why …`.

use crate::import::talk::lines::Line;

/// Fewer lines show no page.
const FEWEST: usize = 12;
/// A line is full from so many tenths of the width of the page on.
const FULL: usize = 8;

/// The page of a text.
#[derive(Clone, Copy, Default)]
pub(super) struct Page {
    /// The fewest code points of a line that is full; nothing of a text whose line ends are meant.
    full: Option<usize>,
}

impl Page {
    /// Finds the width of the page: few lines are longer, and most within paragraphs are about as long.
    pub fn of(lines: &[Line<'_>]) -> Self {
        let mut lengths: Vec<usize> = lines.iter().filter(|line| !line.blank).map(length).collect();
        if lengths.len() < FEWEST {
            return Self::default();
        }
        lengths.sort_unstable();
        let width = lengths[lengths.len() - 1 - lengths.len() / 50];
        let full = width * FULL / 10;
        let within = || lines.windows(2).filter(|two| !two[0].blank && !two[1].blank && !two[0].heading);
        let n_full = within().filter(|two| length(&two[0]) >= full).count();
        let is_page = (30..=110).contains(&width) && n_full * 2 >= within().count();
        Self { full: Some(full).filter(|_| is_page) }
    }

    /// Whether the line below `above` goes on with its sentence.
    pub fn goes_on_below(self, above: &Line<'_>) -> bool {
        let is_full = self.full.is_some_and(|full| !above.blank && !above.heading && length(above) >= full);
        let text = above.text.trim_end();
        // Whoever is interrupted ends with dashes.
        is_full
            && !text.ends_with("--")
            && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '\'' | '’'))
    }
}

fn length(line: &Line<'_>) -> usize {
    line.text.trim().chars().count()
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::summary;

    #[test]
    fn a_line_that_goes_on_with_a_sentence_begins_with_no_label() {
        let speech = |name: &str| {
            format!(
                "  Mr. {name}. Mr. President, I would like to repeat that this is the\n\
                 smallest fleet that we have had in all these years since World War\n\
                 II. That is what we have to speak about before we ever vote on the\n\
                 CAFTA. The reason is that nobody has read it in the other house of\n\
                 Congress, nor in this one. I yield the floor.\n"
            )
        };
        let text: String = ["WARNER", "LEVIN"].iter().cycle().take(8).map(|name| speech(name)).collect();
        assert_eq!(summary(&text), "Mr. WARNER/Mr. LEVIN 8");
    }

    #[test]
    fn turns_on_lines_of_their_own_go_on_with_nothing() {
        let text = "ANA. Where do you live now and since when\nBEN. In the town below since the year of the flood\n\
            ANA. And before\nBEN. Up there with the others, as long as it was allowed to us\n"
            .repeat(6);
        assert_eq!(summary(&text), "ANA/BEN 24");
    }
}
