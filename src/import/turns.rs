//! Lines and labels to turns: plain offsets in code points, in order, never overlapping, white space at their ends left out.

use rustc_hash::FxHashMap;

use super::lines::Line;
use super::speakers::ends_the_talk;
use super::{Layout, stamps};
use crate::model::TurnRecord;

/// The label of a speaker at the beginning of a line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Turn<'t> {
    /// Which line.
    pub line: usize,
    /// Who, by any number that is the same for the same speaker.
    pub speaker: usize,
    /// The speaker's label as it was first written.
    pub label: &'t str,
    /// Where the words begin, in bytes of the line.
    pub words: usize,
    /// The time that stands with the label.
    pub seconds: Option<f32>,
}

/// Returns the labels of the speakers in the order of their first turn, and all turns.
pub(super) fn cut(lines: &[Line<'_>], layout: &Layout, labelled: &[Turn<'_>]) -> (Vec<String>, Vec<TurnRecord>) {
    let mut cutter = Cutter::new(layout, lines, labelled.is_empty());
    let mut labelled = labelled.iter().peekable();
    for (i, line) in lines.iter().enumerate() {
        let label = labelled.next_if(|t| t.line == i);
        match label {
            _ if line.blank => cutter.blank(),
            _ if line.heading => cutter.heading(line),
            Some(turn) => cutter.label(line, turn),
            None => cutter.words(line),
        }
    }
    cutter.close();
    (cutter.speakers, cutter.turns)
}

/// A turn that is not at its end yet.
#[derive(Clone, Copy)]
struct Open {
    start: u32,
    words: Option<u32>,
    end: u32,
    speaker: Option<u16>,
    seconds: Option<f32>,
}

struct Cutter<'l> {
    layout: &'l Layout,
    /// Without speakers each line is a turn where no blank lines separate paragraphs.
    each_line: bool,
    has_speakers: bool,
    speakers: Vec<String>,
    indices: FxHashMap<usize, Option<u16>>,
    turns: Vec<TurnRecord>,
    open: Option<Open>,
    /// Who goes on speaking behind a heading.
    resumes: Option<u16>,
    /// A line that holds nothing but a time: it belongs to the label below it, if there is one.
    pending: Option<(u32, u32, f32)>,
    after_blank: bool,
}

impl<'l> Cutter<'l> {
    fn new(layout: &'l Layout, lines: &[Line<'_>], no_speakers: bool) -> Self {
        let last = lines.iter().rposition(|l| !l.blank).unwrap_or_default();
        let has_blank = lines.iter().take(last).skip_while(|l| l.blank).any(|l| l.blank);
        Self {
            layout,
            each_line: layout.lines_are_paragraphs || (no_speakers && !has_blank),
            has_speakers: !no_speakers,
            speakers: Vec::new(),
            indices: FxHashMap::default(),
            turns: Vec::new(),
            open: None,
            resumes: None,
            pending: None,
            after_blank: true,
        }
    }

    fn blank(&mut self) {
        self.after_blank = true;
    }

    fn heading(&mut self, line: &Line<'_>) {
        let speaker = self.open.and_then(|o| o.speaker).or(self.resumes);
        self.close();
        let (start, end) = extent(line);
        self.turns.push(TurnRecord(start, start, end, None, None));
        self.resumes = speaker.filter(|_| !ends_the_talk(line.text));
        self.after_blank = true;
    }

    fn label(&mut self, line: &Line<'_>, turn: &Turn<'_>) {
        let pending = self.pending.take();
        self.close();
        let (start, end) = extent(line);
        let speaker = self.index(turn);
        let words = position(line, turn.words);
        self.open = Some(Open {
            start: pending.map_or(start, |(start, ..)| start),
            words: (words < end).then_some(words),
            end,
            speaker,
            seconds: turn.seconds.or(pending.map(|(.., seconds)| seconds)),
        });
        self.resumes = None;
        self.after_blank = false;
    }

    fn words(&mut self, line: &Line<'_>) {
        if self.layout.appended.as_ref().is_some_and(|a| line.byte >= a.start) {
            self.close();
            self.resumes = None;
            self.begin(line, None);
            return;
        }
        let (start, end) = extent(line);
        if self.has_speakers
            && let Some(seconds) = lone_stamp(line)
        {
            self.settle_pending();
            self.pending = Some((start, end, seconds));
            return;
        }
        self.settle_pending();
        let new_paragraph = self.after_blank || self.each_line;
        match &mut self.open {
            Some(open) if open.speaker.is_some() || !new_paragraph => {
                open.words = open.words.or(Some(start));
                open.end = end;
            }
            _ => {
                self.close();
                let speaker = self.resumes.take();
                self.begin(line, speaker);
            }
        }
        self.after_blank = false;
    }

    /// Begins a turn without a label. A time at its beginning is not part of its words.
    fn begin(&mut self, line: &Line<'_>, speaker: Option<u16>) {
        let (start, end) = extent(line);
        let indent = line.text.len() - line.text.trim_start().len();
        let stamp = stamps::stamp(&line.text[indent..]).filter(|s| s.fenced);
        let words = stamp.map_or(start, |s| {
            let behind = &line.text[indent + s.len..];
            position(line, line.text.len() - behind.trim_start().len()).min(end)
        });
        self.open = Some(Open { start, words: Some(words), end, speaker, seconds: stamp.map(|s| s.seconds) });
    }

    /// A time alone on a line that no label follows is within the turn.
    fn settle_pending(&mut self) {
        let Some((start, end, seconds)) = self.pending.take() else { return };
        match &mut self.open {
            Some(open) => open.end = end,
            None => self.open = Some(Open { start, words: None, end, speaker: None, seconds: Some(seconds) }),
        }
    }

    fn close(&mut self) {
        self.settle_pending();
        if let Some(Open { start, words, end, speaker, seconds }) = self.open.take() {
            self.turns.push(TurnRecord(start, words.unwrap_or(end), end, speaker, seconds));
        }
    }

    /// Returns the index of the speaker; beyond the last possible index there is none.
    fn index(&mut self, turn: &Turn<'_>) -> Option<u16> {
        let speakers = &mut self.speakers;
        *self.indices.entry(turn.speaker).or_insert_with(|| {
            let index = u16::try_from(speakers.len()).ok()?;
            speakers.push(turn.label.to_owned());
            Some(index)
        })
    }
}

fn lone_stamp(line: &Line<'_>) -> Option<f32> {
    let text = line.text.trim();
    stamps::stamp(text).filter(|s| s.len == text.len()).map(|s| s.seconds)
}

/// Returns where the line begins and ends without its white space, in code points.
fn extent(line: &Line<'_>) -> (u32, u32) {
    let lead = line.text.len() - line.text.trim_start().len();
    (position(line, lead), position(line, line.text.trim_end().len()))
}

fn position(line: &Line<'_>, byte: usize) -> u32 {
    line.position + line.text[..byte].chars().count() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::speakers;
    use super::*;

    fn slice(text: &str, from: u32, to: u32) -> String {
        text.chars().skip(from as usize).take((to - from) as usize).collect()
    }

    /// One line a turn: speaker, label and words.
    fn written(text: &str, layout: &Layout) -> Vec<String> {
        let found = speakers::find(text, layout);
        let turn = |TurnRecord(start, words, end, speaker, seconds): &TurnRecord| {
            let speaker = speaker.map_or("-", |s| found.speakers[usize::from(s)].label.as_str());
            let time = seconds.map_or(String::new(), |s| format!("@{s}"));
            format!("{speaker}{time}|{}|{}", slice(text, *start, *words), slice(text, *words, *end))
        };
        found.turns.iter().map(turn).collect()
    }

    #[test]
    fn words_without_a_label_go_on_with_the_turn() {
        let text = "Entretien n° 3\n12 mai\n\nINT : Oui ?\n\nU07 : Alors,\nje dirais…\n\n(silence)\n\n  Non.  \n\nINT : Bien.\n\nU07:\nMerci.\n";
        let expected = [
            "-||Entretien n° 3\n12 mai",
            "INT|INT : |Oui ?",
            "U07|U07 : |Alors,\nje dirais…\n\n(silence)\n\n  Non.",
            "INT|INT : |Bien.",
            "U07|U07:\n|Merci.",
        ];
        assert_eq!(written(text, &Layout::default()), expected);
    }

    #[test]
    fn a_heading_is_a_turn_of_nobody_and_the_speaker_goes_on_behind_it() {
        let text =
            "INT: Oui ?\n\nU07: Non.\n\nHousing\n\nAnd so.\n\nINT: Ah.\n\nU07: Oui.\n\nField notes\n\nHe left early.\n";
        let headings = ["Housing", "Field notes"].map(|h| text.find(h).unwrap()).to_vec();
        let expected = [
            "INT|INT: |Oui ?",
            "U07|U07: |Non.",
            "-||Housing",
            "U07||And so.",
            "INT|INT: |Ah.",
            "U07|U07: |Oui.",
            "-||Field notes",
            "-||He left early.",
        ];
        assert_eq!(written(text, &Layout { headings, ..Layout::default() }), expected);
    }

    #[test]
    fn a_text_without_speakers_has_a_turn_for_each_paragraph() {
        assert_eq!(written("One.\nStill one.\n\n\nTwo.\n", &Layout::default()), ["-||One.\nStill one.", "-||Two."]);
        assert_eq!(written("\nOne.\nTwo.\n\n", &Layout::default()), ["-||One.", "-||Two."]);
        assert_eq!(
            written("[0:05] One.\n\n[1:00] Two.", &Layout::default()),
            ["-@5|[0:05] |One.", "-@60|[1:00] |Two."]
        );
        let docx = Layout { lines_are_paragraphs: true, ..Layout::default() };
        assert_eq!(written("One.\nTwo.\n\nThree.", &docx), ["-||One.", "-||Two.", "-||Three."]);
    }

    #[test]
    fn a_time_on_its_own_line_belongs_to_the_label_below() {
        let text = "0:01\nINT: Oui ?\n0:05\nU07: Alors\n0:07\nvoilà.\n0:10\nINT: Bien.\nU07: Oui.";
        let expected = [
            "INT@1|0:01\nINT: |Oui ?",
            "U07@5|0:05\nU07: |Alors\n0:07\nvoilà.",
            "INT@10|0:10\nINT: |Bien.",
            "U07|U07: |Oui.",
        ];
        assert_eq!(written(text, &Layout::default()), expected);
    }

    #[test]
    fn nobody_speaks_in_what_is_appended() {
        let text = "INT: Oui ?\nU07: Non[1].\nINT: Ah.\nU07: Oui.\n[1] INT: laughs\n";
        let at = text.find("[1] ").unwrap();
        let layout = Layout { appended: Some(at..text.len()), lines_are_paragraphs: true, ..Layout::default() };
        assert_eq!(written(text, &layout).last().unwrap(), "-||[1] INT: laughs");
    }

    proptest! {
        #[test]
        fn turns_are_in_order_and_inside_the_text(
            s in "(INT ?:|U07\t|Marie( \\(0:01\\))?:?|\\[0:0[1-9]\\]|Q\\. |#0:01#|\\*\\*|\u{a0}|é|😀|e\u{301}|word|Note:| |\n|\n\n|[.:,(\\[<-])*",
            headings in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
            docx: bool,
        ) {
            let starts: Vec<usize> = [0].into_iter().chain(s.match_indices('\n').map(|(at, _)| at + 1)).collect();
            let mut headings: Vec<usize> = headings.iter().map(|i| starts[i.index(starts.len())]).collect();
            headings.sort_unstable();
            let layout = Layout { headings, lines_are_paragraphs: docx, ..Layout::default() };
            let found = speakers::find(&s, &layout);
            let chars: Vec<char> = s.chars().collect();
            prop_assert_eq!(found.chars as usize, chars.len());
            let mut reached = 0;
            let mut covered = 0;
            for TurnRecord(start, words, end, speaker, _) in found.turns {
                prop_assert!(reached <= start && start <= words && words <= end && start < end, "{reached} {start} {words} {end}");
                prop_assert!(end as usize <= chars.len());
                prop_assert!(!chars[start as usize].is_whitespace() && !chars[end as usize - 1].is_whitespace());
                prop_assert!(speaker.is_none_or(|i| usize::from(i) < found.speakers.len()));
                reached = end;
                covered += chars[start as usize..end as usize].iter().filter(|c| !c.is_whitespace()).count();
            }
            prop_assert_eq!(covered, chars.iter().filter(|c| !c.is_whitespace()).count(), "all words are in a turn");
        }

        #[test]
        fn any_text_has_turns(s in "\\PC{0,60}(\n\\PC{0,20}){0,4}") {
            let found = speakers::find(&s, &Layout::default());
            prop_assert_eq!(found.chars as usize, s.chars().count());
        }
    }
}
