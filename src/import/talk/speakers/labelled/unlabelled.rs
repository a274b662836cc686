//! Turns without a label of their own in a text whose other turns have one: lines behind dashes that ask and answer,
//! and labels of several speakers at once. They are nobody's words but theirs, least of all those of whoever spoke
//! above. A label with a question mark (`A?:`) is a speaker whom the transcriber believed to hear.

use rustc_hash::FxHashMap;

use super::survey::Survey;
use crate::import::talk::labels::{self, Candidate};
use crate::import::talk::reading::{Doubt, Why, Wish};
use crate::import::talk::roles;
use crate::import::talk::speakers::voices::telling_apart::{asking_side, behind_dash};
use crate::import::talk::turns::{Turn, asks};
use crate::model::Role;

/// Fewer lines behind dashes may be a list, and fewer changes between questions and answers as well.
const FEWEST: usize = 4;
const FEWEST_CHANGES: usize = 3;

/// Turns, those without a label of their own among them.
pub(super) struct Beside<'t> {
    /// In the order of the text.
    pub starts: Vec<Turn<'t>>,
    /// Whether some stand behind dashes: who speaks there, no label says.
    pub has_dashes: bool,
    /// Labels with a question mark, each read as the speaker whom it names.
    pub doubted: Vec<Doubt>,
}

/// Returns `starts` with the turns that joint and doubted labels begin (`A & B:`, `A?:`), and those behind dashes: of
/// the two who talk with labels, if it is plain which of them asks, else nobody's.
pub(super) fn beside<'t>(survey: &Survey<'t>, starts: Vec<Turn<'t>>, wish: &Wish) -> Beside<'t> {
    if starts.is_empty() {
        return Beside { starts, has_dashes: false, doubted: Vec::new() };
    }
    let mut begun = vec![false; survey.lines.len()];
    for turn in &starts {
        (begun[turn.line], begun[turn.words_line]) = (true, true);
    }
    let pair = Pair::of(survey, &starts);
    let lists_speak = starts.iter().any(|turn| survey.is_in_list(turn.line));
    let mut all = starts;
    let (joint, doubted) = joint(survey, &begun, lists_speak, wish);
    joint.iter().for_each(|turn| begun[turn.line] = true);
    let dashes = behind_dashes(survey, &begun, pair.as_ref());
    let has_dashes = !dashes.is_empty();
    all.extend(joint);
    all.extend(dashes);
    all.sort_by_key(|turn| (turn.line, turn.at));
    Beside { starts: all, has_dashes, doubted }
}

/// The two who talk with labels, each by a turn of theirs.
struct Pair<'t> {
    asks: Turn<'t>,
    answers: Turn<'t>,
}

impl<'t> Pair<'t> {
    /// Returns the two whose turns begin at `starts`, if they are two and it is plain who asks: one of the labels says
    /// so, or one asks far more than the other.
    fn of(survey: &Survey<'t>, starts: &[Turn<'t>]) -> Option<Self> {
        const FEWEST: usize = 2;
        let first = *starts.first()?;
        let second = *starts.iter().find(|turn| turn.speaker != first.speaker)?;
        let share = |of: &Turn<'t>| {
            let own = starts.iter().enumerate().filter(|(_, turn)| turn.speaker == of.speaker);
            let ends =
                own.map(|(i, turn)| starts.get(i + 1).map_or(survey.lines.len(), |next| next.line).max(turn.line + 1));
            let asked: Vec<bool> = ends.map(|end| asks_before(survey, end)).collect();
            let n_asked = asked.iter().filter(|asks| **asks).count();
            (asked.len() >= FEWEST).then(|| n_asked as f32 / asked.len() as f32)
        };
        let (a, b) = (share(&first)?, share(&second)?);
        let n_turns = starts.iter().filter(|t| t.speaker == first.speaker || t.speaker == second.speaker).count();
        let leads = |turn: &Turn<'t>| roles::said_by(turn.label).is_some_and(|role| role != Role::Participant);
        let first_asks = match (leads(&first), leads(&second)) {
            (true, false) => true,
            (false, true) => false,
            _ if (a - b).abs() >= 0.5 => a > b,
            _ => return None,
        };
        let (asks, answers) = if first_asks { (first, second) } else { (second, first) };
        (n_turns == starts.len()).then_some(Self { asks, answers })
    }
}

/// Whether the words above line `end` end with a question.
fn asks_before(survey: &Survey<'_>, end: usize) -> bool {
    survey.lines[..end].iter().rev().find(|line| !line.blank).is_some_and(|line| asks(line.text))
}

/// Returns the turns of joint and doubted labels, and the doubts about these; what a person decided about one holds.
/// Items of lists are none unless `lists_speak`.
fn joint<'t>(survey: &Survey<'t>, begun: &[bool], lists_speak: bool, wish: &Wish) -> (Vec<Turn<'t>>, Vec<Doubt>) {
    let speaks = |label: &str| survey.group_of(label).is_some_and(|group| survey.groups[group].verdict.speaks());
    let mut speakers: FxHashMap<String, usize> = FxHashMap::default();
    let talk = survey.lines.iter().enumerate().skip(survey.head);
    let free =
        talk.filter(|(i, line)| !line.blank && !line.heading && !begun[*i] && (lists_speak || !survey.is_in_list(*i)));
    let found = free.filter_map(|(i, line)| Some((i, labels::joint(line.text, speaks)?)));
    let mut doubts: Vec<Doubt> = Vec::new();
    let turn = |(line, candidate): (usize, Candidate<'t>)| {
        let label = candidate.label;
        let believed = wish.same_as(label).or_else(|| labels::without_question_mark(label));
        let known = believed.and_then(|plain| survey.group_of(plain)).filter(|g| survey.groups[*g].verdict.speaks());
        let next = survey.groups.len() + speakers.len();
        let (speaker, label) = match known {
            Some(group) => (group, survey.groups[group].label),
            None => (*speakers.entry(labels::key(label)).or_insert(next), label),
        };
        let doubt = known.map(|_| Doubt { label: candidate.label.to_owned(), why: Why::ReadAs(label.to_owned()) });
        doubts.extend(doubt.filter(|doubt| !doubts.contains(doubt)));
        let Candidate { words, seconds, .. } = candidate;
        Turn { line, at: 0, speaker: Some(speaker), label, words_line: line, words, seconds }
    };
    let turns = found.filter(|(_, c)| wish.speaks(c.label) != Some(false)).map(turn).collect();
    (turns, doubts)
}

/// Returns the turns behind dashes: stretches of them that ask and answer by turns.
fn behind_dashes<'t>(survey: &Survey<'t>, begun: &[bool], pair: Option<&Pair<'t>>) -> Vec<Turn<'t>> {
    let mut found: Vec<Turn<'t>> = Vec::new();
    let mut stretch = Stretch::default();
    for (line, text) in survey.lines.iter().enumerate().skip(survey.head).filter(|(_, line)| !line.blank) {
        match behind_dash(text).filter(|_| !begun[line]) {
            Some(words) => stretch.begin(line, words),
            // A line that was full goes on below.
            None if !begun[line] && !text.heading && !survey.is_behind_a_sentence(line) => stretch.end = line + 1,
            None => found.extend(std::mem::take(&mut stretch).turns(survey, pair)),
        }
    }
    found.extend(stretch.turns(survey, pair));
    found
}

/// Turns behind dashes that follow each other.
#[derive(Default)]
struct Stretch<'t> {
    turns: Vec<Turn<'t>>,
    /// The line behind the last of them.
    end: usize,
}

impl<'t> Stretch<'t> {
    fn begin(&mut self, line: usize, words: usize) {
        self.turns.push(Turn { line, at: 0, speaker: None, label: "", words_line: line, words, seconds: None });
        self.end = line + 1;
    }

    /// Returns the turns, if they are a talk: whose they are, where questions and answers take turns.
    fn turns(self, survey: &Survey<'t>, pair: Option<&Pair<'t>>) -> Vec<Turn<'t>> {
        let ends = self.turns.iter().skip(1).map(|next| next.line).chain([self.end]);
        let asked: Vec<bool> = ends.map(|end| asks_before(survey, end)).collect();
        let n_changes = asked.windows(2).filter(|two| two[0] != two[1]).count();
        if asked.len() < FEWEST || n_changes < FEWEST_CHANGES {
            return Vec::new();
        }
        let mut turns = self.turns;
        if let (Some(pair), Some(side)) = (pair, asking_side(&asked)) {
            for (n, turn) in turns.iter_mut().enumerate() {
                let voice = if n % 2 == side { &pair.asks } else { &pair.answers };
                (turn.speaker, turn.label) = (voice.speaker, voice.label);
            }
        }
        turns
    }
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::reading::{Why, Wish};
    use crate::import::talk::speakers::{find, find_as};
    use crate::model::LabelAnswer;

    /// Who says how many words of the text behind a label, as `A 2, - 4`.
    fn turns(text: &str) -> String {
        let found = find(text, &Layout::default());
        let label = |who: Option<u16>| who.map_or("-", |i| &found.speakers[usize::from(i)].label);
        found.turns.iter().map(|t| label(t.3)).collect::<Vec<_>>().join(" ")
    }

    const TALK: &str = "M: Why?\nA: So.\nB: No.\nM: And?\nA: Ah.\nB: Oh.\n";

    #[test]
    fn joint_labels_are_speakers_of_their_own() {
        assert_eq!(turns(&format!("{TALK}A & B: We agree.\nM: OK.\n")), "M A B M A B A & B M");
        assert_eq!(turns(&format!("{TALK}A, B: Yes.\n??: Me too.\nM: OK.\n")), "M A B M A B A, B ?? M");
    }

    #[test]
    fn a_label_with_a_question_mark_is_the_speaker_whom_it_names_and_doubted() {
        let text = format!("{TALK}A?: So.\nM: OK.\nA (?): Oh.\n");
        assert_eq!(turns(&text), "M A B M A B A M A");
        let read = |answer: Option<LabelAnswer>| {
            let mut wish = Wish::default();
            wish.set_answer("A?", answer);
            let found = find_as(&text, &Layout::default(), &wish);
            let labels: Vec<&str> = found.speakers.iter().map(|s| s.label.as_str()).collect();
            let doubts = found.doubts.iter().filter(|d| matches!(d.why, Why::ReadAs(_))).map(|d| d.label.as_str());
            format!("{} {} {}", labels.join("/"), found.turns.len(), doubts.collect::<Vec<_>>().join("/"))
        };
        assert_eq!(read(None), "M/A/B 9 A?/A (?)");
        assert_eq!(read(Some(LabelAnswer::SameAs("B".to_owned()))), "M/A/B 9 A (?)");
        assert_eq!(read(Some(LabelAnswer::Other)), "M/A/B 8 A (?)");
        assert_eq!(read(Some(LabelAnswer::Speaker)), "M/A/B/A? 9 A (?)");
    }

    #[test]
    fn questions_and_answers_behind_dashes_are_not_those_of_who_spoke_above() {
        let dashes = "\n– And since?\n– Nothing.\n– Really?\n– Really.\n\nM: Good.\n";
        assert_eq!(turns(&format!("{TALK}{dashes}")), "M A B M A B - - - - M");
        let wrapped = "\n– And\nsince?\n– Nothing.\n– Really?\n– Really,\nall the same.\n";
        assert_eq!(turns(&format!("{TALK}{wrapped}")), "M A B M A B - - - -");
        let list = "\n– bread\n– salt\n– milk\n– eggs\n\nM: Good.\n";
        assert_eq!(turns(&format!("{TALK}{list}")), "M A B M A B M");
    }

    #[test]
    fn of_two_who_talk_the_one_who_asks_asks_behind_dashes_too() {
        let two = "HM: Why?\nKarim: So.\nHM: And?\nKarim: Ah.\n";
        let dashes = "\n– And since?\n– Nothing.\n– Really?\n– Really.\n\n";
        assert_eq!(turns(&format!("{two}{dashes}HM: Good.\n")), "HM Karim HM Karim HM Karim HM Karim HM");
        let answer_first = "\n– Nothing.\n– Really?\n– Really.\n– So?\n– So.\n";
        assert_eq!(turns(&format!("{two}{answer_first}")), "HM Karim HM Karim Karim HM Karim HM Karim");
        let neither = "A: No.\nB: So.\nA: Ah.\nB: Oh.\n";
        assert_eq!(turns(&format!("{neither}{dashes}")), "A B A B - - - -");
    }
}
