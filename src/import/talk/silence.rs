//! Texts in which nobody speaks, or only one though questions are asked: the labels may not have been found.

use super::reading::{Convention, Doubt, Why, Wish};
use super::speakers::Found;
use super::turns;
use crate::model::{Span, Text};

/// A text of so many code points that names nobody may be a transcript; a shorter one too, if so many questions are
/// asked.
const LONG: u32 = 2_000;
const SHORT: u32 = 200;
const QUESTIONS: usize = 3;

/// Returns what is in doubt about the whole text, unless a person decided it; a convention that a
/// person chose, and by which nobody is found, was hardly meant.
pub(in crate::import) fn doubt(text: &str, found: &Found, wish: &Wish) -> Option<Doubt> {
    if wish.convention == Some(Convention::Nobody) {
        return None;
    }
    let is_chosen = wish.convention.is_some_and(|convention| !convention.reads_rows());
    match found.speakers.as_slice() {
        [] if is_chosen || found.chars > LONG || (found.chars > SHORT && asks(text)) => {
            Some(Doubt { label: String::new(), why: Why::NobodyFound })
        }
        [only] if wish.speaks(&only.label).is_none() && wish.role(&only.label).is_none() => {
            let spoken = found.turns.iter().filter(|t| t.3.is_some());
            let places = Text::new(text);
            let asked = spoken.filter(|t| asks_within(places.slice(Span::new(t.1, t.2)))).count() >= QUESTIONS;
            asked.then(|| Doubt { label: only.label.clone(), why: Why::OnlyVoice })
        }
        _ => None,
    }
}

fn asks(text: &str) -> bool {
    text.lines().filter(|line| turns::asks(line)).take(QUESTIONS).count() == QUESTIONS
}

/// Whether somebody may ask within the words of one speaker: a line other than the last ends with a question.
fn asks_within(words: &str) -> bool {
    words.lines().any(turns::asks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Imported, read};
    use crate::model::LabelAnswer;

    fn of(text: &str) -> Imported {
        read("a.txt", text.as_bytes()).unwrap().output
    }

    fn doubts(imported: &Imported) -> Vec<String> {
        imported.doubts.iter().map(|d| format!("{}: {}", d.label, d.why.said())).collect()
    }

    const ASKED: &str = "How did you come here, back then?\nBy train, I think, with my brother.\n\n";

    #[test]
    fn a_text_that_may_be_a_transcript_and_names_nobody_is_to_be_checked() {
        let imported = of(&ASKED.repeat(3));
        assert_eq!(doubts(&imported), [": no speaker was found"]);
        assert!(imported.is_doubtful() && imported.is_silent());
        assert!(imported.label_lines(&Wish::default()).is_empty(), "it is about no label");
        assert!(imported.told_doubts()[0].to_string().contains("please check"));
        assert_eq!(doubts(&of("It rained. Why? Nobody knew.\n")), [""; 0]);
        let mut decided = of(&ASKED.repeat(3));
        decided.read_again(&Wish::by(Some(Convention::Nobody)));
        assert!(!decided.is_doubtful(), "a person said so");
    }

    #[test]
    fn a_convention_that_finds_nobody_says_so() {
        let mut imported = of("It rained.\nNobody came.\n");
        assert!(!imported.is_doubtful());
        imported.read_again(&Wish::by(Some(Convention::Labels)));
        assert_eq!(doubts(&imported), [": no speaker was found"]);
    }

    #[test]
    fn one_voice_that_asks_and_answers_is_to_be_checked() {
        let mut imported = of(&"U07: Why did you come?\nU07: For work.\n".repeat(3));
        assert_eq!(doubts(&imported), ["U07: the only speaker, though the text asks questions"]);
        let mut wish = Wish::default();
        wish.set_answer("U07", Some(LabelAnswer::Speaker));
        imported.read_again(&wish);
        assert!(!imported.is_doubtful());
        assert!(!of("U07: I begin.\nU07: Again.\nU07: And again.\n").is_doubtful());
    }
}
