//! What is shown of files before they come in: the labels, the doubtful ones first, how many turns each has and how they
//! begin. Both faces show the same.

use super::reading::{Convention, Why};
use super::{FoundSpeaker, Imported, labels};
use crate::model::text::short_quote;
use crate::model::{Role, Span, Text, TurnRecord};

/// A label as a person looks at it before the import.
#[derive(Clone, PartialEq, Debug)]
pub struct LabelLine {
    /// As it stands in the text.
    pub label: String,
    /// The role that is proposed; nothing for a label that was not taken.
    pub role: Option<Role>,
    /// How many turns it has.
    pub n_turns: usize,
    /// The beginning of its first turn.
    pub begins: String,
    /// What is in doubt.
    pub doubts: Vec<Why>,
}

/// The length of a beginning in code points.
const BEGINNING: usize = 90;

impl Imported {
    /// Returns the labels found, doubtful ones first, then in the order of the text; those that were not taken for
    /// speakers are among them.
    pub fn label_lines(&self) -> Vec<LabelLine> {
        let text = Text::new(self.text.as_str());
        let mut lines: Vec<LabelLine> = self.speakers.iter().map(|s| self.line_of(s)).collect();
        for TurnRecord(_, words, end, speaker, _) in &self.turns {
            if let Some(line) = speaker.and_then(|i| lines.get_mut(usize::from(i))) {
                line.n_turns += 1;
                if line.begins.is_empty() {
                    let begins = Span::new(*words, (*end).min(words + BEGINNING as u32));
                    line.begins = short_quote(text.slice(begins).trim(), BEGINNING).replace('\n', " ");
                }
            }
        }
        for doubt in &self.doubts {
            let key = labels::key(&doubt.label);
            match lines.iter_mut().find(|l| labels::key(&l.label) == key) {
                Some(line) => line.doubts.push(doubt.why.clone()),
                None => lines.push(LabelLine {
                    label: doubt.label.clone(),
                    role: None,
                    n_turns: 0,
                    begins: String::new(),
                    doubts: vec![doubt.why.clone()],
                }),
            }
        }
        lines.sort_by_key(|l| l.doubts.is_empty());
        lines
    }

    fn line_of(&self, speaker: &FoundSpeaker) -> LabelLine {
        LabelLine {
            label: speaker.label.clone(),
            role: Some(speaker.role),
            n_turns: 0,
            begins: String::new(),
            doubts: Vec::new(),
        }
    }

    /// Returns how many turns have a speaker.
    pub fn n_spoken(&self) -> usize {
        self.turns.iter().filter(|t| t.3.is_some()).count()
    }

    /// Whether a person should look at the reading: something is in doubt, or nobody was found in a long text.
    pub fn is_doubtful(&self) -> bool {
        !self.doubts.is_empty() || (self.convention == Convention::Nobody && self.chars > 2_000)
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Wish;
    use super::*;

    const TALK: &str = "Marie : Oui, c'est vrai.\n\nPaul : Non, pas ça.\n\nMarie : Si, je crois.\n\nPaul : Ah.\n\n";

    fn lines(imported: &Imported) -> Vec<String> {
        let line = |l: LabelLine| format!("{} {} {}", l.label, l.n_turns, l.role.map_or("-", Role::name));
        imported.label_lines().into_iter().map(line).collect()
    }

    #[test]
    fn doubtful_labels_come_first_and_a_decision_settles_them() {
        let text = format!("{TALK}Karim : Moi aussi.\n\nDernier mot : rien.\n");
        let mut imported = super::super::read("a.txt", text.as_bytes()).unwrap().output;
        assert_eq!(
            lines(&imported),
            ["Karim 1 participant", "Dernier mot 0 -", "Marie 2 participant", "Paul 2 participant"]
        );
        assert!(imported.is_doubtful());

        let mut wish = Wish::default();
        wish.set_speaks("Karim", false);
        wish.set_speaks("Dernier mot", true);
        wish.set_role("marie", Role::Interviewer);
        imported.read_again(&wish);
        assert_eq!(lines(&imported), ["Marie 2 interviewer", "Paul 2 participant", "Dernier mot 1 participant"]);

        imported.read_again(&Wish { convention: Some(Convention::Nobody), ..Wish::default() });
        assert_eq!((imported.speakers.len(), imported.n_spoken()), (0, 0));
        imported.read_again(&Wish::default());
        assert_eq!(imported.speakers.len(), 3);
    }

    #[test]
    fn two_labels_become_one_speaker() {
        let mut imported = super::super::read("a.txt", TALK.as_bytes()).unwrap().output;
        let mut wish = Wish::default();
        wish.set_same("Paul", "Marie");
        imported.read_again(&wish);
        assert_eq!(lines(&imported), ["Marie 4 participant"]);
    }
}
