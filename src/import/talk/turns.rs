//! Lines and labels to turns: plain offsets in code points, in order, never overlapping, white space at their ends left
//! out.

mod times;

use std::ops::Range;

use rustc_hash::FxHashMap;

pub(super) use self::times::lone_stamp;
use self::times::{has_lone_times, joined_by_times};
use super::ending::ends_the_talk;
use super::headings::begins_a_part;
use super::labels;
use super::lines::{Line, Reached};
use super::reading::Wish;
use crate::import::{Layout, stamps};
use crate::model::TurnRecord;

/// A place where a turn begins: at the label of a speaker, as a rule.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Turn<'t> {
    /// On which line.
    pub line: usize,
    /// Where, in bytes of the line.
    pub at: usize,
    /// Who, by any number that is the same for the same speaker; nobody known without one.
    pub speaker: Option<usize>,
    /// The speaker's label as it was first written.
    pub label: &'t str,
    /// On which line the label ends: it may be wrapped.
    pub words_line: usize,
    /// Where the words begin, in bytes of that line.
    pub words: usize,
    /// The time that stands with the label.
    pub seconds: Option<f32>,
}

impl<'t> Turn<'t> {
    /// Returns the turn of a line whose words begin at that byte, of somebody of whom no label is written there.
    pub(super) fn without_label(line: usize, words: usize, speaker: usize, name: &'t str) -> Self {
        Self { line, at: 0, speaker: Some(speaker), label: name, words_line: line, words, seconds: None }
    }
}

/// The turns of a text.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Cut {
    /// The labels in the order of their first turn.
    pub labels: Vec<String>,
    /// The turns in the order of the text.
    pub turns: Vec<TurnRecord>,
    /// For each turn whether it ends with a question.
    pub asks: Vec<bool>,
}

impl Cut {
    /// Gives turns to other speakers, or to nobody, as a person decided.
    pub fn decide(&mut self, wish: &Wish) {
        let mut labels: Vec<String> = Vec::new();
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        let mut places: Vec<Option<u16>> = Vec::with_capacity(self.labels.len());
        for label in &self.labels {
            let meant = wish.same_as(label).map_or_else(|| label.clone(), str::to_owned);
            if wish.speaks(&meant) == Some(false) {
                places.push(None);
                continue;
            }
            let place = *known.entry(meant).or_insert_with_key(|meant| {
                labels.push(meant.clone());
                labels.len() - 1
            });
            places.push(u16::try_from(place).ok());
        }
        for turn in &mut self.turns {
            turn.3 = turn.3.and_then(|i| places.get(usize::from(i)).copied().flatten());
        }
        self.labels = labels;
    }
}

/// Returns all turns; `labelled` says where those of speakers begin, in the order of the text.
pub(super) fn cut(lines: &[Line<'_>], layout: &Layout, labelled: &[Turn<'_>]) -> Cut {
    let mut cutter = Cutter::new(layout, lines, labelled.len());
    let mut rest = labelled;
    // What is appended goes on with nothing.
    let end = layout.appended.as_ref().map_or(lines.len(), |a| lines.partition_point(|line| line.byte < a.start));
    for (i, line) in lines.iter().enumerate() {
        let here;
        (here, rest) = rest.split_at(rest.iter().take_while(|t| t.line == i).count());
        match here {
            _ if line.blank => cutter.blank(),
            _ if line.heading => {
                let below = lines.get(i + 1..end).unwrap_or_default();
                cutter.heading(line, Below::of(below, i + 1, rest));
            }
            [] => cutter.line(i, line),
            [first, ..] => {
                if !line.text[..first.at].trim().is_empty() {
                    cutter.words(line, 0..first.at);
                }
                for (turn, end) in here.iter().zip(here.iter().skip(1).map(|t| t.at).chain([line.text.len()])) {
                    cutter.label(line, turn, end);
                }
            }
        }
    }
    cutter.close();
    cutter.give_times_of_ends();
    if labelled.is_empty() { joined_by_times(lines, cutter.cut) } else { cutter.cut }
}

/// What stands below a heading.
#[derive(Clone, Copy)]
struct Below {
    /// Somebody's label stands in its section.
    is_talked_in: bool,
    /// Words without a label come next.
    goes_on: bool,
}

impl Below {
    /// Looks at the lines below a heading, from number `first` on.
    fn of(lines: &[Line<'_>], first: usize, labelled: &[Turn<'_>]) -> Self {
        let n_above = lines.iter().take_while(|l| l.blank || l.heading).count();
        let n = lines[n_above..].iter().take_while(|l| !l.heading).count();
        let next = labelled.first().map_or(usize::MAX, |turn| turn.line);
        Self { is_talked_in: next < first + n_above + n, goes_on: n > 0 && next != first + n_above }
    }
}

/// A turn that is not at its end yet.
#[derive(Clone, Copy)]
struct Open {
    start: u32,
    words: Option<u32>,
    end: u32,
    speaker: Option<u16>,
    seconds: Option<f32>,
    asks: bool,
    /// The time at the end of its last line.
    until: Option<f32>,
}

struct Cutter<'l> {
    layout: &'l Layout,
    /// Without speakers each line is a turn where no blank lines separate paragraphs.
    each_line: bool,
    has_speakers: bool,
    /// Nobody is named, but times on lines of their own stand above the words, as captions are copied.
    is_timed: bool,
    /// Labels make so much of the text that it is a talk from beginning to end.
    is_talk: bool,
    cut: Cut,
    indices: FxHashMap<usize, Option<u16>>,
    reached: Reached,
    /// For each turn the time at its end.
    until: Vec<Option<f32>>,
    open: Option<Open>,
    /// Who goes on speaking behind a heading.
    resumes: Option<u16>,
    /// A line that holds nothing but a time: it belongs to the label below it, if there is one.
    pending: Option<(u32, u32, f32)>,
    /// Where the words of a wrapped label begin: line, and byte of the line.
    wrapped: Option<(usize, usize)>,
    after_blank: bool,
}

impl<'l> Cutter<'l> {
    fn new(layout: &'l Layout, lines: &[Line<'_>], n_labels: usize) -> Self {
        let no_speakers = n_labels == 0;
        let n_lines = lines.iter().filter(|l| !l.blank && !l.heading).count();
        let last = lines.iter().rposition(|l| !l.blank).unwrap_or_default();
        let is_timed = no_speakers && has_lone_times(lines);
        let has_blank = lines.iter().take(last).skip_while(|l| l.blank).any(|l| l.blank);
        Self {
            layout,
            each_line: layout.lines_are_paragraphs || (no_speakers && !has_blank && !is_timed),
            has_speakers: !no_speakers,
            is_timed,
            is_talk: n_labels * 2 >= n_lines,
            cut: Cut::default(),
            indices: FxHashMap::default(),
            reached: Reached::default(),
            until: Vec::new(),
            open: None,
            resumes: None,
            pending: None,
            wrapped: None,
            after_blank: true,
        }
    }

    fn blank(&mut self) {
        self.after_blank = true;
    }

    /// Behind a heading the speaker goes on, unless a section in which nobody is heard is no part of a talk. A heading
    /// that asks nothing is part of the answer that goes on below it: nobody else has spoken.
    fn heading(&mut self, line: &Line<'_>, below: Below) {
        let speaker = self.open.and_then(|o| o.speaker).or(self.resumes);
        let is_talk = (below.is_talked_in || self.is_talk) && !ends_the_talk(line.text);
        if is_talk && below.goes_on && !begins_a_part(line.text) && self.open.is_some_and(|o| o.speaker.is_some()) {
            self.words(line, 0..line.text.len());
            self.after_blank = true;
            return;
        }
        self.close();
        let (start, end) = self.reached.extent(line, 0..line.text.len());
        self.push(Open { start, words: Some(start), end, speaker: None, seconds: None, asks: false, until: None });
        self.resumes = speaker.filter(|_| is_talk);
        self.after_blank = true;
    }

    fn label(&mut self, line: &Line<'_>, turn: &Turn<'_>, until: usize) {
        let pending = self.pending.take();
        self.close();
        let (start, end) = self.reached.extent(line, turn.at..until);
        let speaker = self.index(turn);
        let is_here = turn.words_line == turn.line;
        // The words of a wrapped label begin on another line, where they are no place of this one.
        let words = if is_here { self.reached.position(line, turn.words.min(line.text.len())).max(start) } else { end };
        self.open = Some(Open {
            start: pending.map_or(start, |(start, ..)| start),
            words: (words < end).then_some(words),
            end,
            speaker,
            seconds: turn.seconds.or(pending.map(|(.., seconds)| seconds)),
            asks: asks(&line.text[turn.at..until]),
            until: stamps::trailing(&line.text[turn.at..until]),
        });
        self.wrapped = (!is_here).then_some((turn.words_line, turn.words));
        self.resumes = None;
        self.after_blank = false;
    }

    /// A line without a label.
    fn line(&mut self, i: usize, line: &Line<'_>) {
        if self.layout.appended.as_ref().is_some_and(|a| line.byte >= a.start) {
            self.close();
            self.resumes = None;
            self.begin(line, 0..line.text.len(), None);
            return;
        }
        if let Some((_, words)) = self.wrapped.take_if(|(at, _)| *at == i)
            && let Some(open) = &mut self.open
        {
            let (_, end) = self.reached.extent(line, 0..line.text.len());
            let from = self.reached.position(line, words);
            (open.words, open.end) = ((from < end).then_some(from), end);
            open.asks = asks(line.text);
            return;
        }
        if (self.has_speakers || self.is_timed)
            && let Some(seconds) = lone_stamp(line)
        {
            // `Speaker 1`, and below it `00:06`: no words yet, so the time is that of the label. Teams writes it twice,
            // in words and in figures.
            let awaits = |open: &&mut Open| open.speaker.is_some() && open.words.is_none();
            if let Some(open) = self.open.as_mut().filter(awaits) {
                open.end = self.reached.extent(line, 0..line.text.len()).1;
                open.seconds = open.seconds.or(Some(seconds));
                return;
            }
            if self.is_timed {
                self.close();
            }
            self.settle_pending();
            let (start, end) = self.reached.extent(line, 0..line.text.len());
            self.pending = Some((start, end, seconds));
            return;
        }
        self.words(line, 0..line.text.len());
    }

    /// Words that go on with the turn, or begin one; a time above them is theirs, not that of a label behind them.
    fn words(&mut self, line: &Line<'_>, range: Range<usize>) {
        if let Some((start, _, seconds)) = self.pending.take_if(|_| self.is_timed) {
            self.begin(line, range, None);
            let timed = |open: &mut Open| (open.start, open.seconds) = (start, open.seconds.or(Some(seconds)));
            self.open.as_mut().into_iter().for_each(timed);
            self.after_blank = false;
            return;
        }
        self.settle_pending();
        let (start, end) = self.reached.extent(line, range.clone());
        let new_paragraph = self.after_blank || self.each_line;
        match &mut self.open {
            Some(open) if open.speaker.is_some() || !new_paragraph => {
                open.words = open.words.or(Some(start));
                open.end = end;
                open.asks = asks(&line.text[range.clone()]);
                open.until = stamps::trailing(&line.text[range]);
            }
            _ => {
                self.close();
                let speaker = self.resumes.take();
                self.begin(line, range, speaker);
            }
        }
        self.after_blank = false;
    }

    /// Begins a turn without a label. A time at its beginning is not part of its words.
    fn begin(&mut self, line: &Line<'_>, range: Range<usize>, speaker: Option<u16>) {
        let (start, end) = self.reached.extent(line, range.clone());
        let indent = line.text.len() - line.text.trim_start().len();
        let stamp = stamps::stamp(&line.text[indent..]).filter(|s| s.fenced);
        let words = stamp.map_or(start, |s| {
            let behind = &line.text[indent + s.len..];
            self.reached.position(line, line.text.len() - behind.trim_start().len()).min(end)
        });
        let seconds = stamp.map(|s| s.seconds);
        let asks = asks(&line.text[range.clone()]);
        let until = stamps::trailing(&line.text[range]);
        self.open = Some(Open { start, words: Some(words), end, speaker, seconds, asks, until });
    }

    /// A time alone on a line that no label follows is within the turn.
    fn settle_pending(&mut self) {
        let Some((start, end, seconds)) = self.pending.take() else { return };
        match &mut self.open {
            Some(open) => open.end = end,
            None => {
                let seconds = Some(seconds);
                self.open = Some(Open { start, words: None, end, speaker: None, seconds, asks: false, until: None });
            }
        }
    }

    fn close(&mut self) {
        self.settle_pending();
        self.wrapped = None;
        if let Some(open) = self.open.take() {
            self.push(open);
        }
    }

    fn push(&mut self, turn: Open) {
        let Open { start, words, end, speaker, seconds, asks, until } = turn;
        self.cut.turns.push(TurnRecord(start, words.unwrap_or(end), end, speaker, seconds));
        self.cut.asks.push(asks);
        self.until.push(until);
    }

    /// Some programs write the time behind each turn rather than before it: then a turn begins when the one before
    /// ends.
    fn give_times_of_ends(&mut self) {
        let n_spoken = self.cut.turns.iter().filter(|t| t.3.is_some()).count();
        let n_until = self.until.iter().flatten().count();
        if n_until * 2 <= n_spoken || self.cut.turns.iter().any(|t| t.4.is_some()) {
            return;
        }
        let mut before = Some(0.0);
        for (turn, until) in self.cut.turns.iter_mut().zip(&self.until).filter(|(turn, _)| turn.3.is_some()) {
            turn.4 = std::mem::replace(&mut before, *until);
        }
    }

    /// Returns the index of the speaker; beyond the last possible index there is none.
    fn index(&mut self, turn: &Turn<'_>) -> Option<u16> {
        let labels = &mut self.cut.labels;
        *self.indices.entry(turn.speaker?).or_insert_with(|| {
            let index = u16::try_from(labels.len()).ok()?;
            labels.push(labels::shown(turn.label));
            Some(index)
        })
    }
}

/// Whether the words end with a question, a time or closing signs behind it left out.
pub(super) fn asks(words: &str) -> bool {
    let words = words.trim_end();
    let words = stamps::trailing_len(words).map_or(words, |len| &words[..words.len() - len]);
    let words = without_closing_tags(words);
    let ends = |c: char| c.is_whitespace() || matches!(c, '»' | '”' | '"' | '*' | '_' | ')');
    let is_question = |words: &str| words.trim_end_matches(ends).ends_with(['?', '？', '؟']);
    // What is asked may be explained in brackets: `Which books do you read? (novels, …)`.
    let before_brackets = words.strip_suffix(')').and_then(|inner| Some(&words[..inner.rfind('(')?]));
    is_question(words) || before_brackets.is_some_and(is_question)
}

/// Returns the words without the tags that close them: `</v>`, `</em></h2>`.
fn without_closing_tags(words: &str) -> &str {
    const LONGEST: usize = 16;
    let mut words = words;
    while let Some(at) = words.strip_suffix('>').and_then(|inner| inner.rfind("</")) {
        if words.len() - at > LONGEST {
            break;
        }
        words = words[..at].trim_end();
    }
    words
}

#[cfg(test)]
mod tests;
