//! Headings and guide questions that the format does not mark: a line of its own that is bold, numbered, named a part,
//! or written in capitals. They are turns of nobody, and whoever spoke goes on behind them.

use rustc_hash::FxHashMap;

use super::ending;
use super::lexicon::{Words, fold};
use super::lines::{Emphasis, Line};
use super::roles;
use super::turns::{Turn, asks};

/// The longest heading in code points; a guide question may be twice as long.
const LONGEST: usize = 100;

/// For each line whether a turn begins on it, and whether a label stands alone there, so that what comes next are its
/// words.
pub(super) struct Labels {
    labelled: Vec<bool>,
    alone: Vec<bool>,
    /// One speaker only has a label: whoever asks has none.
    has_one_speaker: bool,
    /// Where turns begin, by their lines: the speaker, and whether the label says that this one asks.
    turns: Vec<(usize, Option<usize>, bool)>,
}

impl Labels {
    /// Returns the labels with which turns begin.
    pub fn of(lines: &[Line<'_>], starts: &[Turn<'_>]) -> Self {
        let mut speakers = starts.iter().map(|turn| turn.speaker);
        let first = speakers.next();
        let has_one_speaker = first.is_some_and(|first| speakers.all(|speaker| speaker == first));
        let mut asking: FxHashMap<&str, bool> = FxHashMap::default();
        let mut asks = |label| *asking.entry(label).or_insert_with(|| roles::said_by(label).is_some());
        let turns = starts.iter().map(|t| (t.line, t.speaker, asks(t.label))).collect();
        let (labelled, alone) = (vec![false; lines.len()], vec![false; lines.len()]);
        let mut labels = Self { labelled, alone, has_one_speaker, turns };
        for turn in starts {
            (labels.labelled[turn.line], labels.labelled[turn.words_line]) = (true, true);
            labels.alone[turn.words_line] = turn.words >= lines[turn.words_line].text.trim_end().len();
        }
        labels
    }

    fn is_labelled(&self, line: usize) -> bool {
        self.labelled.get(line).is_some_and(|labelled| *labelled)
    }

    /// Whether whoever asks speaks above `line`, and somebody else answers below it: then a question there is no
    /// heading.
    fn is_asked(&self, line: usize) -> bool {
        let next = self.turns.partition_point(|(at, ..)| *at <= line);
        let above = next.checked_sub(1).map(|i| self.turns[i]);
        let below = self.turns.get(next);
        above.is_some_and(|(_, who, asks)| asks && below.is_some_and(|(_, other, asks)| !asks && *other != who))
    }

    /// Whether the last turn begins above `line`.
    fn is_behind_all(&self, line: usize) -> bool {
        self.turns.last().is_some_and(|(last, ..)| *last < line)
    }

    fn awaits_words(&self, line: usize) -> bool {
        self.alone.get(line).is_some_and(|alone| *alone)
    }
}

/// Marks the headings of a text with speakers.
pub(super) fn mark(lines: &mut [Line<'_>], lines_are_paragraphs: bool, labels: &Labels) {
    mark_ruled(lines, labels);
    let is_apart = |lines: &[Line<'_>], i: Option<usize>| {
        i.and_then(|i| lines.get(i)).is_none_or(|l| l.blank || l.heading) || lines_are_paragraphs
    };
    // Who speaks in bold throughout has no headings among the lines.
    let mut speaks_in_bold = false;
    for i in 0..lines.len() {
        if labels.is_labelled(i) {
            speaks_in_bold = lines[i].emphasis == Emphasis::Whole;
        }
        // Where nothing sets paragraphs apart, a number and the end of the sentence above set a question apart.
        let is_numbered = || is_numbered_question(lines[i].text.trim()) && i > 0 && ends_a_sentence(lines[i - 1].text);
        let begins_apart = is_apart(lines, i.checked_sub(1));
        if lines[i].blank || lines[i].heading || labels.is_labelled(i) || !begins_apart && !is_numbered() {
            continue;
        }
        if (0..i).rev().find(|j| !lines[*j].blank).is_some_and(|above| labels.awaits_words(above)) {
            continue;
        }
        let below = (i + 1..lines.len()).find(|j| !lines[*j].blank);
        let before_label = below.is_some_and(|j| labels.is_labelled(j));
        let is_end = || labels.is_behind_all(i) && ending::is_one(lines[i].text);
        let ends_apart = is_apart(lines, Some(i + 1))
            || before_label
            || lines.get(i + 1).is_some_and(|next| ending::is_one(next.text)) && is_end();
        let bold = lines[i].emphasis == Emphasis::Whole && !speaks_in_bold && is_short(lines[i].text);
        let asks_alone = labels.has_one_speaker && asks(lines[i].text);
        let is_asked = || asks(lines[i].text) && lines[i].emphasis == Emphasis::Plain && labels.is_asked(i);
        let is_one = bold
            || (before_label && (asks_alone || looks_like_one(lines[i].text)) && !is_asked())
            || is_of_service(lines[i].text)
            || is_note(lines[i].text)
            || is_end();
        lines[i].heading = ends_apart && is_one;
    }
}

/// `Transcribed by https://otter.ai`, `Anna Keller stopped transcription`: what a service writes around the talk.
fn is_of_service(line: &str) -> bool {
    const BEGINNINGS: [&str; 11] = [
        "transcribed by https://",
        "transcription ended after ",
        "meeting ended after ",
        "this editable transcript was computer generated",
        "la reunion s'est terminee ",
        "la transcription s'est terminee ",
        "fin de la transcription apres ",
        "l'enregistrement s'est termine ",
        "transcription terminee a",
        "cette transcription modifiable a ete generee par ordinateur",
        "cette transcription a ete generee par ordinateur",
    ];
    const ENDS: [&str; 4] = [
        " started transcription",
        " stopped transcription",
        " a demarre la transcription",
        " a arrete la transcription",
    ];
    let folded = fold(line.trim());
    BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning)) || ENDS.iter().any(|end| folded.ends_with(end))
}

/// Whether all of a line is a note of whoever looked on or wrote down, in brackets: `[Field note. It begins to rain.]`
fn is_note(line: &str) -> bool {
    #[rustfmt::skip]
    static NOTES: Words = Words::of(&[
        "note", "notes", "obs", "observation", "observations", "memo", "ndlr", "ndt", "nda", "fieldnote", "fieldnotes", "anmerkung",
        "anmerkungen", "feldnotiz", "feldnotizen", "beobachtung", "beobachtungen",
    ]);
    /// They stand before such a word: `Transcriber’s note`.
    static WHOSE: Words =
        Words::of(&["field", "researcher's", "editor's", "transcriber's", "interviewer's", "observer's"]);
    let line = line.trim().trim_matches(['*', '_']);
    let opened = line.strip_prefix(['[', '(', '{']).map(|inner| inner.trim_start_matches(['[', '(']));
    let Some(inner) = opened.and_then(|inner| inner.strip_suffix([']', ')', '}'])) else { return false };
    let is_whole = !inner.contains([']', ')']) || inner.ends_with([']', ')']);
    let says_more = inner.contains([':', '.', '–', '-']) && inner.contains(' ');
    let folded = fold(inner);
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let is_note = NOTES.has(first) || WHOSE.has(first) && words.next().is_some_and(|word| NOTES.has(word));
    is_whole && says_more && is_note
}

fn ends_a_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', '?', '!', '…', '»', '”', '"', ')', ']'])
}

/// Marks rules such as `=====`, and what stands between two of them.
fn mark_ruled(lines: &mut [Line<'_>], labels: &Labels) {
    let rules: Vec<usize> = (0..lines.len()).filter(|i| is_rule(lines[*i].text) && !labels.is_labelled(*i)).collect();
    for rule in &rules {
        lines[*rule].heading = true;
    }
    for pair in rules.windows(2).filter(|pair| pair[1] == pair[0] + 2 && !labels.is_labelled(pair[0] + 1)) {
        lines[pair[0] + 1].heading = !lines[pair[0] + 1].blank;
    }
}

/// Whether the line is nothing but one sign, again and again.
fn is_rule(line: &str) -> bool {
    const SHORTEST: usize = 5;
    let line = line.trim().as_bytes();
    line.len() >= SHORTEST
        && matches!(line[0], b'=' | b'-' | b'_' | b'*' | b'~' | b'#')
        && line.iter().all(|b| *b == line[0])
}

fn looks_like_one(line: &str) -> bool {
    let line = line.trim().trim_matches(['*', '_', '#']).trim();
    let n = line.chars().count();
    (n <= 2 * LONGEST && is_numbered_question(line)) || (n <= LONGEST && (names_a_part(line) || is_in_capitals(line)))
}

fn is_short(line: &str) -> bool {
    let line = line.trim().trim_matches(['*', '_']).trim_end();
    let is_question = line.ends_with('?');
    line.chars().count() <= 2 * LONGEST && (is_question || !line.ends_with(['.', '!', '…', ',', ';', ')', ']']))
}

/// `3. How did it begin?`, `Q3) …?`
fn is_numbered_question(line: &str) -> bool {
    let behind = line.trim_start_matches(['Q', 'q', ' ']).trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = line.chars().take(6).any(|c| c.is_ascii_digit());
    let numbered =
        digits && behind.len() < line.len() && behind.starts_with([' ', '\t', ')', '-', ':', '\u{a0}', '–', '/']);
    numbered && line.ends_with(['?', ':'])
}

/// Whether a heading asks the question of a guide or names a part of the record: who speaks on behind it begins anew.
pub(super) fn begins_a_part(heading: &str) -> bool {
    let heading = heading.trim().trim_matches(['*', '_', '#']).trim();
    heading.ends_with(['?', '？']) || is_numbered_question(heading) || names_a_part(heading) || is_of_service(heading)
}

/// `Theme 2: housing`, `Partie 1`
fn names_a_part(line: &str) -> bool {
    const PARTS: [&str; 17] = [
        "theme",
        "thematique",
        "partie",
        "part",
        "section",
        "axe",
        "topic",
        "chapitre",
        "bloc",
        "interview",
        "entretien",
        "entrevista",
        "intervista",
        "session",
        "seance",
        "participant",
        "group",
    ];
    let folded = fold(line);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_part = words.next().is_some_and(|w| PARTS.contains(&w));
    let is_numbered = words.next().is_some_and(|w| w.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c)));
    is_part && is_numbered && !line.ends_with(['.', '!'])
}

fn is_in_capitals(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic());
    let (n, all_capital) = letters.fold((0, true), |(n, all), c| (n + 1, all && c.is_uppercase()));
    n >= 5 && all_capital && !line.ends_with(['.', '!', '…', ',', ';', ')', ']', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_question_that_the_one_who_asks_goes_on_with_is_no_heading() {
        let turns = |label: &str| {
            let text = format!(
                "INT: Thank you. Let us go on.\n\n2. How did you come here?\n\n{label}: By train.\n\nINT: And?\n\nP1: So.\n"
            );
            let found = super::super::speakers::find(&text, &crate::import::Layout::default());
            found
                .turns
                .iter()
                .map(|turn| turn.3.map_or("-", |i| &found.speakers[usize::from(i)].label))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(turns("P1"), "INT P1 INT P1");
        assert_eq!(turns("INT"), "INT - INT INT P1");
    }

    /// Who has each turn of a text, `-` for nobody.
    fn who(text: &str) -> String {
        let turns = crate::import::turns_as_told("a.txt", text);
        turns.iter().map(|turn| turn.split('@').next().unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbered_questions_part_a_talk_without_blank_lines() {
        let talk = "1. What do you do?\nQ: So, could you start?\nP3: In theory: a letter comes,\nand I read it.\n\
            2. What works well?\nQ: Is there anything?\nP3: The shop.\nIt is\n3. the best, is it?\nQ: And?\nP3: No.\n";
        assert_eq!(who(talk), "- Q P3 - Q P3 Q P3");
    }

    #[test]
    fn a_note_of_whoever_looked_on_is_nobodys() {
        let talk = |note: &str| format!("Res: Where is it?\n\n{note}\n\nLuca: It is there.\n\nRes: So?\n\nLuca: So.\n");
        for note in
            ["[Field note. It begins to rain.]", "(Note : il regarde la porte)", "[Obs.: she looks at the clock]"]
        {
            assert_eq!(who(&talk(note)), "Res - Luca Res Luca", "{note}");
        }
        for mark in [
            "[laughs]",
            "(note)",
            "(Noted. He was late.)",
            "(Memories: so many of them.)",
            "[Field note. It rains.] And then?",
            "[General remarks]",
        ] {
            assert_eq!(who(&talk(mark)), "Res Luca Res Luca", "{mark}");
        }
    }

    #[test]
    fn whoever_takes_notes_may_speak_as_well() {
        let talk = "Date: 12 May\nObserver: second researcher (notes in brackets)\n\nMOD: Who moved?\n\nP5: I did.\n\n\
            NOTE TAKER: Can I check, was that at the beginning?\n\nP2: At the end.\n\nMOD: I see.\n\nP5: So it was.\n";
        assert_eq!(who(talk).trim_start_matches("- "), "MOD P5 NOTE TAKER P2 MOD P5");
    }

    #[test]
    fn a_guide_question_or_a_part_looks_like_a_heading() {
        for line in
            ["1. How did you come here?", "Q3) Et après ?", "2.1 Le travail ?", "Theme 2: housing", "LE LOGEMENT"]
        {
            assert!(looks_like_one(line), "{line}");
        }
        for line in ["1. The hours.", "Yes?", "NON !", "In part 2 we say so", "10:30 coffee", "OUI"] {
            assert!(!looks_like_one(line), "{line}");
        }
    }
}
