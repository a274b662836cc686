//! What is shown of files before they come in: the labels, the doubtful ones first, how many turns each has, how the
//! talk begins as it was read, and what a cleaning would take. Both faces show the same.

use crate::import::cleaning::{Cleaning, cleanings};
use crate::import::talk::labels;
use crate::import::talk::reading::{Convention, Why, Wish};
use crate::import::{FoundSpeaker, Imported};
use crate::model::text::short_quote;
use crate::model::{LabelAnswer, Role, Span, Text, TurnRecord};

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
    /// What a person decided about it.
    pub answer: Option<LabelAnswer>,
}

/// A turn as it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct ShownTurn {
    /// Who speaks.
    pub label: Option<String>,
    /// The words, shortened.
    pub words: String,
}

/// How a file was read, in so far as others were read alike: by that, files are looked at together.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Manner {
    /// Whether nothing is in doubt; those in doubt come first.
    pub sure: bool,
    /// The convention.
    pub convention: Convention,
    /// The labels of those who ask or moderate.
    pub askers: Vec<String>,
}

/// A place that a cleaning changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cut {
    /// The words before it.
    pub before: String,
    /// What goes; a line end is `⏎`.
    pub gone: String,
    /// What comes in its place.
    pub put: String,
    /// The words behind it.
    pub after: String,
}

/// The length of a beginning in code points.
const BEGINNING: usize = 90;

impl Imported {
    /// Returns the labels found, doubtful ones first, then in the order of the text; those that were not taken for
    /// speakers are among them, also by a decision of `wish`.
    pub fn label_lines(&self, wish: &Wish) -> Vec<LabelLine> {
        let text = Text::new(self.text.as_str());
        let mut lines: Vec<LabelLine> = self.speakers.iter().map(|s| LabelLine::of(s, wish)).collect();
        for TurnRecord(_, words, end, speaker, _) in &self.turns {
            if let Some(line) = speaker.and_then(|i| lines.get_mut(usize::from(i))) {
                line.n_turns += 1;
                if line.begins.is_empty() {
                    let begins = Span::new(*words, (*end).min(words + BEGINNING as u32));
                    line.begins = short_quote(text.slice(begins).trim(), BEGINNING).replace('\n', " ");
                }
            }
        }
        for doubt in self.doubts.iter().filter(|d| d.why != Why::NobodyFound) {
            let key = labels::key(&doubt.label);
            match lines.iter_mut().find(|l| labels::key(&l.label) == key) {
                Some(line) => line.doubts.push(doubt.why.clone()),
                None => lines.push(LabelLine { doubts: vec![doubt.why.clone()], ..LabelLine::not_taken(&doubt.label) }),
            }
        }
        for (label, answer) in wish.answers() {
            let key = labels::key(label);
            if self.text.contains(label) && !lines.iter().any(|l| labels::key(&l.label) == key) {
                lines.push(LabelLine { answer: Some(answer.clone()), ..LabelLine::not_taken(label) });
            }
        }
        lines.sort_by_key(|l| (l.doubts.is_empty(), l.answer.is_some() && l.role.is_none()));
        lines
    }

    /// Returns how the first `n` turns were read.
    pub fn first_turns(&self, n: usize) -> Vec<ShownTurn> {
        const LONGEST: usize = 240;
        let text = Text::new(self.text.as_str());
        let shown = |TurnRecord(_, words, end, speaker, _): &TurnRecord| ShownTurn {
            label: speaker.and_then(|i| self.speakers.get(usize::from(i))).map(|s| s.label.clone()),
            words: short_quote(text.slice(Span::new(*words, *end)), LONGEST),
        };
        self.turns.iter().take(n).map(shown).collect()
    }

    /// Returns how many places a cleaning would change where `chosen` ones are done too, and the first `n` of them.
    pub fn cuts(&self, kind: Cleaning, chosen: &[Cleaning], n: usize) -> (usize, Vec<Cut>) {
        const CONTEXT: u32 = 24;
        let text = Text::new(self.text.as_str());
        // Numbered lines are joined only where their numbers go, and with them.
        let with_numbers = kind == Cleaning::JoinLines && chosen.contains(&Cleaning::LineNumbers);
        let kinds = [Cleaning::LineNumbers, kind];
        let mut places = cleanings(&self.text, &self.turns, &self.kept_points(), &kinds[usize::from(!with_numbers)..]);
        places.retain(|place| !with_numbers || text.slice(place.span).contains('\n'));
        let on_one_line = |span: Span| text.slice(span).replace('\n', "⏎");
        let cut = |place: &crate::model::Replacement| Cut {
            before: on_one_line(Span::new(place.span.start.saturating_sub(CONTEXT), place.span.start)),
            gone: on_one_line(place.span),
            put: place.text.clone(),
            after: on_one_line(Span::new(place.span.end, (place.span.end + CONTEXT).min(text.len()))),
        };
        (places.len(), places.iter().take(n).map(cut).collect())
    }

    /// Returns how the file was read, in so far as others may be read alike.
    pub fn manner(&self) -> Manner {
        let asks = |s: &&FoundSpeaker| s.role != Role::Participant;
        let mut askers: Vec<String> = self.speakers.iter().filter(asks).map(|s| s.label.clone()).collect();
        askers.sort();
        Manner { sure: !self.is_doubtful(), convention: self.convention, askers }
    }

    /// Returns how many turns have a speaker.
    pub fn n_spoken(&self) -> usize {
        self.turns.iter().filter(|t| t.3.is_some()).count()
    }

    /// Whether a person should look at the reading: the remarks about the file say *please check*.
    pub fn is_doubtful(&self) -> bool {
        self.doubts.iter().any(|doubt| doubt.why.is_weighty()) || self.has_doubtful_rows()
    }

    /// Whether nobody was found to speak, though people may.
    pub fn is_silent(&self) -> bool {
        self.doubts.iter().any(|doubt| doubt.why == Why::NobodyFound)
    }
}

impl LabelLine {
    fn of(speaker: &FoundSpeaker, wish: &Wish) -> Self {
        let answer = wish.answer(&speaker.label).cloned();
        Self { role: Some(speaker.role), answer, ..Self::not_taken(&speaker.label) }
    }

    fn not_taken(label: &str) -> Self {
        let label = label.to_owned();
        Self { label, role: None, n_turns: 0, begins: String::new(), doubts: Vec::new(), answer: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::cleaning::tests::numbered_talk;

    const TALK: &str = "Marie : Oui, c'est vrai.\n\nPaul : Non, pas ça.\n\nMarie : Si, je crois.\n\nPaul : Ah.\n\n";

    fn read(text: &str) -> Imported {
        crate::import::read("a.txt", text.as_bytes()).unwrap().output
    }

    fn lines(imported: &Imported, wish: &Wish) -> Vec<String> {
        let line = |l: LabelLine| format!("{} {} {}", l.label, l.n_turns, l.role.map_or("-", Role::name));
        imported.label_lines(wish).into_iter().map(line).collect()
    }

    #[test]
    fn doubtful_labels_come_first_and_a_decision_settles_them() {
        let text = format!("{TALK}Karim : Moi aussi.\n\nDernier mot : rien.\n");
        let mut imported = read(&text);
        let mut wish = Wish::default();
        assert_eq!(
            lines(&imported, &wish),
            ["Karim 1 participant", "Dernier mot 0 -", "Marie 2 participant", "Paul 2 participant"]
        );
        assert!(imported.is_doubtful());

        wish.set_answer("Karim", Some(LabelAnswer::Other));
        wish.set_answer("Dernier mot", Some(LabelAnswer::Speaker));
        wish.set_answer("Elsewhere", Some(LabelAnswer::Other));
        wish.set_role("marie", Role::Interviewer);
        imported.read_again(&wish);
        let decided = ["Marie 2 interviewer", "Paul 2 participant", "Dernier mot 1 participant", "Karim 0 -"];
        assert_eq!(lines(&imported, &wish), decided, "what was refused can be taken back");

        let nobody = Wish::by(Some(Convention::Nobody));
        imported.read_again(&nobody);
        assert_eq!((imported.speakers.len(), imported.n_spoken()), (0, 0));
        imported.read_again(&Wish::default());
        assert_eq!(imported.speakers.len(), 3);
    }

    #[test]
    fn two_labels_become_one_speaker() {
        let mut imported = read(TALK);
        let mut wish = Wish::default();
        wish.set_answer("Paul", Some(LabelAnswer::SameAs("Marie".to_owned())));
        imported.read_again(&wish);
        assert_eq!(lines(&imported, &wish), ["Marie 4 participant", "Paul 0 -"]);
    }

    #[test]
    fn a_word_before_a_colon_once_asks_for_nobody() {
        assert!(!read(&format!("{TALK}Dernier mot : rien.\n")).is_doubtful());
    }

    #[test]
    fn the_first_turns_and_what_a_cleaning_takes_are_shown() {
        let imported = read("Entretien 3\n\n[0:01] INT : Oui ?\nU07 : Non.\n[0:07] INT : Ah.\nU07 : Si.\n");
        let shown = |t: ShownTurn| format!("{} {}", t.label.unwrap_or_default(), t.words);
        let turns: Vec<String> = imported.first_turns(2).into_iter().map(shown).collect();
        assert_eq!(turns, [" Entretien 3", "INT Oui ?"]);
        let (n, cuts) = imported.cuts(Cleaning::Times, &[], 1);
        assert_eq!((n, cuts[0].gone.as_str(), cuts[0].before.as_str()), (2, "[0:01] ", "Entretien 3⏎⏎"));
        assert_eq!(imported.manner().askers, ["INT"]);
    }

    #[test]
    fn joints_of_numbered_lines_are_shown_when_their_numbers_go() {
        let imported = read(&numbered_talk());
        assert_eq!(imported.cuts(Cleaning::JoinLines, &[], 1).0, 0);
        let (n, cuts) = imported.cuts(Cleaning::JoinLines, &[Cleaning::LineNumbers], 1);
        assert_eq!((n, cuts[0].gone.as_str(), cuts[0].put.as_str()), (3, "⏎  2  ", " "));
    }
}
