//! Utterances with times, as subtitles and programs that recognise speech have them, to a transcript: `Marie: …`, one
//! line a turn. Who speaks the format says itself, or labels at the beginning of utterances do, or nobody does; then
//! pauses and ends of sentences make paragraphs.

use rustc_hash::FxHashMap;

use super::{cue_names, cue_openings};
use crate::import::talk::reading::Convention;
use crate::import::talk::speakers;
use crate::import::{Content, Layout, Told};
use crate::model::TurnRecord;

/// Some words that one speaker said in one go.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Utterance {
    /// Who, if the format says so.
    pub speaker: Option<String>,
    /// When it begins, in seconds from the beginning of the recording.
    pub from: Option<f32>,
    /// When it ends.
    pub to: Option<f32>,
    /// The words, on one line.
    pub words: String,
    /// Somebody else speaks than before, whoever it is.
    pub is_turn: bool,
}

/// A pause longer than this, in seconds, begins a new paragraph where nobody says who speaks.
const PAUSE: f32 = 2.0;
/// A paragraph longer than this, in bytes, ends with its sentence.
const LONG: usize = 500;
/// One longer than this ends wherever it can: some programs write no signs.
const LONGEST: usize = 2000;

/// Returns the transcript of `utterances`.
pub(super) fn transcript(utterances: Vec<Utterance>) -> Content {
    transcript_by(Convention::Format, utterances)
}

/// Returns the transcript of `utterances` whose speakers were found by `convention`.
pub(super) fn transcript_by(convention: Convention, utterances: Vec<Utterance>) -> Content {
    let mut script = Script::default();
    script.tell(utterances);
    script.into_content_by(convention)
}

/// Turns times to seconds, whatever the file counts in: people say two or three words in a second, and of milliseconds,
/// samples and ticks only one gives about that.
pub(super) fn to_seconds(said: &mut [Utterance]) {
    const UNITS: &[f32] = &[1.0, 1_000.0, 16_000.0, 10_000_000.0];
    /// Only one program counts in samples, and slow speech in milliseconds looks like fast speech in samples.
    const SAMPLES_ARE_RARE: f32 = 4.0;
    let is_whole = said.iter().filter_map(|u| u.from).all(|t| t.fract() == 0.0);
    let spoken = time_of_speech(said);
    if spoken <= 0.0 || !is_whole {
        return;
    }
    let n_words: usize = said.iter().map(|u| u.words.split(' ').count()).sum();
    let rate = |unit: &f32| (n_words as f32 * unit / spoken / 2.5).ln().abs();
    let distance = |unit: &f32| rate(unit) + if *unit == 16_000.0 { SAMPLES_ARE_RARE.ln() } else { 0.0 };
    let nearest = UNITS.iter().copied().min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(1.0);
    // Long silences are common, so seconds are left only for what is far off.
    if rate(&1.0) < 50_f32.ln() {
        return;
    }
    // Large numbers are not exact: a second must not end as 0.9999.
    let seconds = |time: f32| (time / nearest * 100.0).round() / 100.0;
    for utterance in said {
        utterance.from = utterance.from.map(seconds);
        utterance.to = utterance.to.map(seconds);
    }
}

/// Returns how long people speak, silences left out, in whatever the file counts in; where it does not say when they
/// end, from the first time to the last.
fn time_of_speech(said: &[Utterance]) -> f32 {
    let lengths: Option<Vec<f32>> = said.iter().map(|u| Some(u.to? - u.from?).filter(|l| *l >= 0.0)).collect();
    let spoken = lengths.map(|lengths| lengths.iter().sum()).filter(|spoken| *spoken > 0.0);
    let whole = || {
        let first = said.iter().filter_map(|u| u.from).reduce(f32::min).filter(|_| said.len() > 1).unwrap_or_default();
        said.iter().filter_map(|u| u.to.or(u.from)).fold(first, f32::max) - first
    };
    spoken.unwrap_or_else(whole)
}

/// Returns the utterances with the speakers that their own labels name, if labels do; one that holds several turns is
/// cut where they begin, and the first has its time.
pub(super) fn by_labels(utterances: &[Utterance]) -> Option<Vec<Utterance>> {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(utterances.len());
    let mut position = 0;
    for utterance in utterances {
        starts.push(position);
        position += utterance.words.chars().count() as u32 + 1;
        text.push_str(&utterance.words);
        text.push('\n');
    }
    let found = speakers::find(&text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
    if found.speakers.is_empty() {
        return None;
    }
    let mut turns = found.turns.iter().peekable();
    let (mut speaker, mut labelled) = (None, Vec::with_capacity(utterances.len()));
    for (utterance, start) in utterances.iter().zip(&starts) {
        let mut rest = Rest { text: &utterance.words, at: *start };
        let end = start + utterance.words.chars().count() as u32;
        let mut from = utterance.from;
        while let Some(TurnRecord(begins, words_from, _, who, _)) = turns.next_if(|t| t.0 < end) {
            let before = rest.take_to(*begins).trim();
            if !before.is_empty() {
                labelled.push(Utterance {
                    speaker: speaker.clone(),
                    words: before.to_owned(),
                    from: from.take(),
                    to: utterance.to,
                    is_turn: utterance.is_turn,
                });
            }
            speaker = who.and_then(|i| found.speakers.get(usize::from(i))).map(|s| s.label.clone());
            rest.take_to((*words_from).min(end));
        }
        let words = rest.text.trim().to_owned();
        let Utterance { to, is_turn, .. } = *utterance;
        labelled.push(Utterance { speaker: speaker.clone(), words, from, to, is_turn });
    }
    labelled.retain(|u| !u.words.is_empty());
    Some(labelled)
}

/// What is left of an utterance that is cut from its beginning on: a cell may hold a whole interview, and to count its
/// characters anew for each turn would take the square of its length.
struct Rest<'t> {
    text: &'t str,
    /// The position of its first character.
    at: u32,
}

impl<'t> Rest<'t> {
    /// Takes what stands before `position`, nothing if that is passed.
    fn take_to(&mut self, position: u32) -> &'t str {
        let n = position.saturating_sub(self.at);
        let end = self.text.char_indices().nth(n as usize).map_or(self.text.len(), |(byte, _)| byte);
        let (taken, rest) = self.text.split_at(end);
        (self.text, self.at) = (rest, self.at + n);
        taken
    }
}

/// Returns the utterances with the speakers that their beginnings name, in whichever way.
fn labelled(utterances: &[Utterance]) -> Option<Vec<Utterance>> {
    cue_names::named(utterances).or_else(|| by_labels(utterances)).or_else(|| cue_openings::named(utterances))
}

/// Returns utterances that are single words joined to sentences: labels may be among them. Nothing of others.
fn sentences(words: &[Utterance]) -> Option<Vec<Utterance>> {
    let n_single = words.iter().filter(|u| !u.words.contains(' ')).count();
    if n_single * 10 < words.len() * 9 {
        return None;
    }
    let mut sentences: Vec<Utterance> = Vec::new();
    for word in words {
        match sentences.last_mut().filter(|last| !last.words.ends_with(['.', '?', '!', '…'])) {
            Some(last) => {
                last.words.push(' ');
                last.words.push_str(&word.words);
                last.to = word.to;
            }
            None => sentences.push(word.clone()),
        }
    }
    Some(sentences)
}

/// Joins utterances of nobody known to paragraphs.
fn paragraphs(utterances: &[Utterance], script: &mut Script) {
    let mut length = 0;
    let mut before: Option<&Utterance> = None;
    for utterance in utterances {
        let ends = before.is_none_or(|b| ends_paragraph(b.to.zip(utterance.from), length, &b.words));
        let new = ends || utterance.is_turn;
        length = if new { 0 } else { length } + utterance.words.len();
        script.say(None, utterance.from, &utterance.words, new);
        before = Some(utterance);
    }
}

/// Whether a paragraph of nobody known ends: `between` are the times of its end and of the next words, `length` its
/// bytes, `words` its last ones.
pub(in crate::import) fn ends_paragraph(between: Option<(f32, f32)>, length: usize, words: &str) -> bool {
    let pauses = between.is_some_and(|(to, from)| from - to > PAUSE);
    pauses || length > LONGEST || (length > LONG && words.ends_with(['.', '?', '!', '…']))
}

/// A transcript whose turns are known, as it is written.
#[derive(Debug, Default)]
pub(super) struct Script {
    text: String,
    /// The length of the text in code points.
    position: u32,
    told: Told,
    /// The places of the labels.
    indices: FxHashMap<String, u16>,
    headings: Vec<usize>,
}

impl Script {
    /// Goes on with the turn if the same speaker goes on, else begins one; `new` begins one in any case.
    pub fn say(&mut self, speaker: Option<&str>, seconds: Option<f32>, words: &str, new: bool) {
        if words.is_empty() {
            return;
        }
        let speaker = speaker.map(without_colon).filter(|label| !label.is_empty());
        let index = speaker.and_then(|label| self.index(label));
        let goes_on = !new && self.told.turns.last().is_some_and(|turn| turn.3 == index);
        if goes_on {
            self.write(" ");
            self.write(words);
        } else {
            self.end_line();
            let start = self.position;
            if let Some(label) = speaker.filter(|_| index.is_some()) {
                self.write(label);
                self.write(": ");
            }
            self.told.turns.push(TurnRecord(start, self.position, start, index, seconds));
            self.write(words);
        }
        self.extend_turn();
    }

    /// Writes utterances: as turns of their speakers, whom the format names or their own labels, else as paragraphs.
    pub fn tell(&mut self, mut utterances: Vec<Utterance>) {
        utterances.retain(|u| !u.words.is_empty());
        if utterances.iter().all(|u| u.speaker.is_none())
            && let Some(labelled) = labelled(&utterances).or_else(|| labelled(&sentences(&utterances)?))
        {
            utterances = labelled;
        }
        if utterances.iter().any(|u| u.speaker.is_some()) {
            utterances.iter().for_each(|u| self.say(u.speaker.as_deref(), u.from, &u.words, u.is_turn));
        } else {
            paragraphs(&utterances, self);
        }
    }

    /// Writes a heading on a line of its own: a turn of nobody.
    pub fn head(&mut self, words: &str) {
        self.end_line();
        self.headings.push(self.text.len());
        self.say(None, None, words, true);
        self.end_line();
    }

    /// Begins a turn of several lines.
    pub fn say_lines<'l>(&mut self, speaker: Option<&str>, seconds: Option<f32>, lines: impl Iterator<Item = &'l str>) {
        let mut lines = lines;
        let Some(first) = lines.next() else { return };
        self.say(speaker, seconds, first, true);
        for line in lines {
            self.write("\n");
            self.write(line);
        }
        self.extend_turn();
    }

    /// Goes on with the turn of the speaker above on new lines; before anybody spoke they are nobody's.
    pub fn go_on<'l>(&mut self, mut lines: impl Iterator<Item = &'l str>) {
        if self.told.turns.last().is_none_or(|turn| turn.3.is_none()) {
            return self.say_lines(None, None, lines);
        }
        for line in lines.by_ref() {
            self.write("\n");
            self.write(line);
        }
        self.extend_turn();
    }

    /// Gives somebody a place among the speakers, whether they will say something or not.
    pub fn introduce(&mut self, label: &str) {
        self.index(without_colon(label));
    }

    /// Lets the last turn go to the end of the text.
    fn extend_turn(&mut self) {
        let end = self.position;
        if let Some(turn) = self.told.turns.last_mut() {
            turn.2 = end;
        }
    }

    /// Returns the transcript, as the format itself tells it.
    pub fn into_content(self) -> Content {
        self.into_content_by(Convention::Format)
    }

    /// Returns the transcript as it was read by `convention`.
    pub fn into_content_by(mut self, convention: Convention) -> Content {
        self.end_line();
        let Self { text, told, headings, .. } = self;
        let layout = Layout { headings, lines_are_paragraphs: true, ..Layout::default() };
        Content { text, layout, told: Some(Told { convention, ..told }), ..Content::default() }
    }

    fn index(&mut self, label: &str) -> Option<u16> {
        if let Some(known) = self.indices.get(label) {
            return Some(*known);
        }
        let next = u16::try_from(self.told.labels.len()).ok()?;
        self.told.labels.push(label.to_owned());
        self.indices.insert(label.to_owned(), next);
        Some(next)
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.write("\n");
        }
    }

    fn write(&mut self, words: &str) {
        for c in words.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')) {
            self.text.push(c);
            self.position += 1;
        }
    }
}

/// Some tables have the colon in the column of the speakers.
pub(super) fn without_colon(label: &str) -> &str {
    label.trim().trim_end_matches([':', '：', ' ', '\u{a0}', '\u{202f}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(from: f32, to: f32, words: &str) -> Utterance {
        Utterance { from: Some(from), to: Some(to), words: words.to_owned(), ..Utterance::default() }
    }

    /// Turns as `label@seconds|words`.
    fn turns(content: &Content) -> Vec<String> {
        let told = content.told.as_ref().unwrap();
        let of = |TurnRecord(_, words, end, who, at): &TurnRecord| {
            let label = who.map_or("-", |i| &told.labels[usize::from(i)]);
            let words: String = content.text.chars().skip(*words as usize).take((end - words) as usize).collect();
            format!("{label}@{}|{words}", at.unwrap_or(-1.0))
        };
        told.turns.iter().map(of).collect()
    }

    #[test]
    fn labels_within_utterances_name_the_speakers() {
        let content = transcript(vec![
            said(1.0, 2.0, "Marie: Où êtes-vous ?"),
            said(2.0, 3.0, "Et quand ?"),
            said(3.0, 4.0, "Paul: Ici."),
            said(4.0, 5.0, "Marie: Ah."),
            said(5.0, 6.0, "Paul: Oui."),
        ]);
        assert_eq!(content.text, "Marie: Où êtes-vous ? Et quand ?\nPaul: Ici.\nMarie: Ah.\nPaul: Oui.\n");
        assert_eq!(turns(&content), ["Marie@1|Où êtes-vous ? Et quand ?", "Paul@3|Ici.", "Marie@4|Ah.", "Paul@5|Oui."]);
    }

    #[test]
    fn an_utterance_may_hold_several_turns() {
        let content = transcript(vec![
            said(1.0, 2.0, "M: Why? P: So."),
            said(2.0, 3.0, "M: And? P: Ah."),
            said(3.0, 4.0, "Yes. M: Oh. P: No."),
        ]);
        assert_eq!(content.text, "M: Why?\nP: So.\nM: And?\nP: Ah. Yes.\nM: Oh.\nP: No.\n");
    }

    #[test]
    fn a_pause_makes_a_paragraph_where_nobody_is_named() {
        let content = transcript(vec![said(0.0, 1.0, "one"), said(1.5, 2.0, "two"), said(4.5, 5.0, "three")]);
        assert_eq!(content.text, "one two\nthree\n");
        assert_eq!(turns(&content), ["-@0|one two", "-@4.5|three"]);
    }

    #[test]
    fn headings_are_turns_of_nobody() {
        let mut script = Script::default();
        script.head("Why?");
        script.say_lines(Some("R1"), None, ["So.", "And so."].into_iter());
        let content = script.into_content();
        assert_eq!(content.text, "Why?\nR1: So.\nAnd so.\n");
        assert_eq!(turns(&content), ["-@-1|Why?", "R1@-1|So.\nAnd so."]);
        assert_eq!(content.layout.headings, [0]);
    }
}
