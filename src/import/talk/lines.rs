//! The lines of a text, with their places, which of them are headings, and how much of each is bold or italic.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::labels::{self, Form, Shape};
use crate::import::{Layout, Run};

/// How much of a line is bold or italic.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::import) enum Emphasis {
    /// Nothing at its beginning.
    #[default]
    Plain,
    /// Its beginning, up to this byte of the line.
    Begins(usize),
    /// All of it.
    Whole,
}

/// A line of the text.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Line<'t> {
    /// Without the line end.
    pub text: &'t str,
    /// Where it begins, in bytes.
    pub byte: usize,
    /// Where it begins, in code points.
    pub position: u32,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it holds nothing but white space.
    pub blank: bool,
    /// How much of it is bold or italic.
    pub emphasis: Emphasis,
}

impl Line<'_> {
    /// Returns how deep a heading of Markdown lies: 1 for `#` and `<h1>`; one that is quoted lies deeper than all
    /// others. Other formats say nothing of it: 0.
    pub fn depth(&self) -> usize {
        const QUOTED: usize = 7;
        let text = self.text.trim_start();
        let tag = text.strip_prefix("<h").and_then(|tag| tag.chars().next()?.to_digit(10));
        match tag {
            Some(depth) => depth as usize,
            None if text.starts_with('>') => QUOTED,
            None => text.bytes().take_while(|b| *b == b'#').count(),
        }
    }
}

/// The place that was reached in a text: places behind it on its line are counted from there, because a line may hold a
/// million turns.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::import) struct Reached {
    /// Where the line begins, in bytes of the text.
    line: usize,
    /// In bytes of the line.
    byte: usize,
    position: u32,
}

impl Reached {
    /// Returns byte `byte` of `line` in code points of the text, and counts from there henceforth.
    pub fn reach(&mut self, line: &Line<'_>, byte: usize) -> u32 {
        *self = Self { line: line.byte, byte, position: self.position(line, byte) };
        self.position
    }

    /// Returns byte `byte` of `line` in code points of the text.
    pub fn position(&self, line: &Line<'_>, byte: usize) -> u32 {
        let is_behind = self.line == line.byte && self.byte <= byte;
        let (from, position) = if is_behind { (self.byte, self.position) } else { (0, line.position) };
        position + line.text[from..byte].chars().count() as u32
    }

    /// Returns where a part of the line begins and ends without its white space, in code points, and reaches its
    /// beginning.
    pub fn extent(&mut self, line: &Line<'_>, range: Range<usize>) -> (u32, u32) {
        let part = &line.text[range.clone()];
        let start = self.reach(line, range.start + part.len() - part.trim_start().len());
        (start, self.position(line, range.start + part.trim_end().len()))
    }
}

/// Returns the lines of `text`, and its length in code points.
pub(in crate::import) fn lines<'t>(text: &'t str, layout: &Layout) -> (Vec<Line<'t>>, u32) {
    let mut headings = layout.headings.iter().copied().peekable();
    let mut lines = Vec::with_capacity(text.len() / 120 + 1);
    let (mut byte, mut position) = (0, 0_u32);
    let mut runs = layout.runs.as_slice();
    for line in text.split('\n') {
        while headings.next_if(|h| *h < byte).is_some() {}
        let heading = headings.peek() == Some(&byte) || says_who_examines(line);
        let emphasis = emphasis(line, byte, &mut runs);
        lines.push(Line { text: line, byte, position, heading, blank: line.trim().is_empty(), emphasis });
        byte += line.len() + 1;
        position += line.chars().count() as u32 + 1;
    }
    take_back_headings_of_speakers(&mut lines);
    (lines, position - 1)
}

/// Returns the lines with the emphasis that is bold alone, as they are told apart where what is not bold is in italics.
pub(in crate::import) fn with_bold_alone<'t>(lines: &[Line<'t>], layout: &Layout) -> Vec<Line<'t>> {
    let bold: Vec<Run> = layout.runs.iter().filter(|run| run.bold).cloned().collect();
    let mut runs = bold.as_slice();
    let bold_of = |line: &Line<'t>| {
        let found = emphasis(line.text, line.byte, &mut runs);
        // What marks set off may be in italics.
        let is_bold = runs.first().is_some_and(|run| run.range.start < line.byte + line.text.len());
        if is_bold { found } else { Emphasis::Plain }
    };
    lines.iter().map(bold_of).zip(lines).map(|(emphasis, line)| Line { emphasis, ..*line }).collect()
}

/// Whether the line only says whose questions follow, as the records of courts do: `BY MR. DAVIS:` above `Q. …`.
fn says_who_examines(line: &str) -> bool {
    const TITLES: [&str; 5] = ["MR.", "MS.", "MRS.", "DR.", "THE "];
    let named = line.trim_end().strip_suffix(':').and_then(|line| line.trim_start().strip_prefix("BY "));
    named.is_some_and(|name| TITLES.iter().any(|title| name.starts_with(title)) && !name.contains(char::is_lowercase))
}

/// Returns how much of the line at `byte` is bold or italic, by `runs`, from which those before it are taken, or by the
/// marks that it is written with.
fn emphasis(line: &str, byte: usize, runs: &mut &[Run]) -> Emphasis {
    let begins = item_at(line, byte, runs).unwrap_or_else(|| line.len() - line.trim_start().len());
    let ends = line.trim_end().len();
    if begins >= ends {
        return Emphasis::Plain;
    }
    while let [first, rest @ ..] = *runs
        && first.range.end <= byte + begins
    {
        *runs = rest;
    }
    let first = runs.first().filter(|r| r.range.start <= byte + begins);
    let reached = match first {
        Some(first) => reach(line, byte, first.range.end, &runs[1..]),
        None => begins + marked(&line[begins..ends]),
    };
    match reached {
        _ if reached == begins => Emphasis::Plain,
        _ if reached >= ends || is_remark_behind(&line[begins..reached], &line[reached..ends]) => Emphasis::Whole,
        _ => Emphasis::Begins(reached),
    }
}

/// Returns where the words of an item of a list begin, if they are bold or italic from there: `- **Why?** So.`
fn item_at(line: &str, byte: usize, runs: &[Run]) -> Option<usize> {
    let words = line.trim_start().strip_prefix(['-', '*', '+', '•', '–']).filter(|rest| rest.starts_with(' '))?;
    let at = line.len() - words.trim_start().len();
    runs.iter().find(|run| run.range.end > byte + at).is_some_and(|run| run.range.start == byte + at).then_some(at)
}

/// Whether nothing but what is done stands behind a whole sentence: `**Tell me about the poem.** [reads the poem]`.
fn is_remark_behind(sentence: &str, behind: &str) -> bool {
    let inner = behind.trim().strip_prefix('[').and_then(|behind| behind.strip_suffix(']'));
    let ends = sentence.trim_end_matches(['*', '_', ' ', '\u{a0}']).ends_with(['.', '?', '!', '…', '»', '”', '"']);
    // In brackets, times stand as well.
    ends && inner.is_some_and(|inner| !inner.contains(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']')))
}

/// Returns how far the line is bold or italic, in bytes of the line, when a run ends at byte `end` of the text: runs
/// with only blanks between them are one.
fn reach(line: &str, byte: usize, mut end: usize, runs: &[Run]) -> usize {
    for Run { range: Range { start, end: next }, .. } in runs {
        let between = line.get(end.saturating_sub(byte)..start.saturating_sub(byte));
        if !between.is_some_and(|between| between.trim().is_empty()) {
            break;
        }
        end = *next;
    }
    (end - byte).min(line.len())
}

/// Returns how many bytes at the beginning stand between marks, as in `**Marie** Oui`; 0 if none.
fn marked(text: &str) -> usize {
    let n = text.bytes().take_while(|b| matches!(b, b'*' | b'_')).count();
    let (marks, inner) = text.split_at(n);
    let is_set = n > 0 && n <= 3 && inner.starts_with(|c: char| !c.is_whitespace());
    match inner.find(marks) {
        Some(at) if is_set && at > 0 => n + at + n,
        _ => 0,
    }
}

/// Some transcribers give each speaker's name the style of a heading, so that other programs find the turns, and in
/// some files whole turns have it: then what returns among the headings is a label. A name that has the heading for
/// itself must take turns with another there, among most headings unless a colon ends them (`#### The President:`);
/// before a colon with words behind it it is one wherever it returns, save the word *question* above answers that have
/// no label: `speakers/voices/` reads these, together with the headings between them that ask without that word.
fn take_back_headings_of_speakers(lines: &mut [Line<'_>]) {
    /// Fewer names that return before a colon may be the parts of each section of a report.
    const FEWEST_ANNOUNCED: usize = 5;
    let found: Vec<Option<HeadingLabel>> =
        lines.iter().filter(|l| l.heading).map(|l| HeadingLabel::of(l.text)).collect();
    let alone = returning(&found, |label| !label.has_words);
    let before_words = returning(&found, |label| label.has_words);
    let n_alone: usize = alone.values().sum();
    let take_turns = alone.len() >= 2 && n_alone * 2 >= found.len();
    let announced = returning(&found, |label| label.is_announced);
    // The sections of a specification return as well, `Test Plan:`, but none has the title of a person.
    let are_people = found.iter().flatten().any(|label| label.is_announced && label.is_titled);
    let are_announced = are_people && announced.len() >= 2 && announced.values().sum::<usize>() >= FEWEST_ANNOUNCED;
    let heads_answers = are_answered_without_label(lines);
    let is_label = |label: &Option<HeadingLabel>| {
        label.as_ref().filter(|label| !(heads_answers && label.has_words && label.is_question())).is_some_and(|label| {
            before_words.contains_key(label.key.as_str())
                || label.is_written_out(&before_words)
                || (!label.has_words && take_turns && alone.contains_key(label.key.as_str()))
                || (label.is_announced && are_announced)
        })
    };
    let taken_back: Vec<bool> = found.iter().map(is_label).collect();
    for (line, is_label) in lines.iter_mut().filter(|l| l.heading).zip(taken_back) {
        line.heading = !is_label;
    }
}

/// Whether what stands below the headings that name questions begins with no label.
fn are_answered_without_label(lines: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    let is_question =
        |line: &Line<'_>| line.heading && HeadingLabel::of(line.text).is_some_and(|label| label.is_question());
    let below = |i: usize| lines[i + 1..].iter().find(|line| !line.blank);
    let is_labelled = |line: &Line<'_>| labels::candidate(line.text, "").is_some_and(|found| found.form.is_strong());
    let questions: Vec<usize> = (0..lines.len()).filter(|i| is_question(&lines[*i])).collect();
    let n_labelled =
        questions.iter().filter_map(|i| below(*i)).filter(|line| !line.heading && is_labelled(line)).count();
    questions.len() >= FEWEST && n_labelled * 3 < questions.len()
}

/// The label of a speaker that a heading may begin with.
struct HeadingLabel {
    key: String,
    /// Words stand behind it, set off by a colon.
    has_words: bool,
    /// It is a name, and a colon ends the heading.
    is_announced: bool,
    is_titled: bool,
}

impl HeadingLabel {
    fn of(heading: &str) -> Option<Self> {
        let text = heading.trim_start_matches(['#', ' ']);
        let found = labels::candidate(text, "")?;
        let has_words = found.words < text.trim_end().len();
        let shape = labels::shape(found.label);
        let is_name = shape.is_some_and(|shape| shape != Shape::Phrase) && (!has_words || found.form == Form::Colon);
        let is_announced = !has_words && found.form == Form::Colon && found.label.contains(' ');
        let key = labels::key(found.label);
        // The questions of a guide have numbers: `Q1:`, `Q2:`.
        let key = if labels::names_question(&key) { labels::without_number(&key).to_owned() } else { key };
        let is_titled = labels::is_titled(found.label);
        is_name.then_some(Self { key, has_words, is_announced, is_titled })
    }

    fn is_question(&self) -> bool {
        labels::names_question(&self.key)
    }

    /// Whether the questions below this one are named by its first letter: `Question: Why?`, `Q: And?`
    fn is_written_out(&self, returning: &FxHashMap<&str, usize>) -> bool {
        let letter = self.key.get(..1).unwrap_or_default();
        self.has_words && self.is_question() && returning.contains_key(letter)
    }
}

/// Returns the keys that at least two of the labels that `counts` takes have in common, and how many do.
fn returning(found: &[Option<HeadingLabel>], counts: impl Fn(&HeadingLabel) -> bool) -> FxHashMap<&str, usize> {
    let mut n: FxHashMap<&str, usize> = FxHashMap::default();
    for label in found.iter().flatten().filter(|label| counts(label)) {
        *n.entry(&label.key).or_default() += 1;
    }
    n.retain(|_, n| *n >= 2);
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, runs: &[Range<usize>]) -> Vec<Emphasis> {
        let runs = runs.iter().map(|r| Run { range: r.clone(), bold: true, italic: false }).collect();
        lines(text, &Layout { runs, ..Layout::default() }).0.iter().map(|l| l.emphasis).collect()
    }

    #[test]
    fn what_is_done_behind_a_bold_sentence_takes_nothing_from_it() {
        assert_eq!(of("**Tell me of it.** [reads the poem]", &[]), [Emphasis::Whole]);
        assert_eq!(of("**Ana** [laughs]", &[]), [Emphasis::Begins(7)]);
        assert_eq!(of("**Why?** [00:12]", &[]), [Emphasis::Begins(8)]);
    }

    /// Which lines are headings, of those with a `#`, as `1 0 …`.
    fn headings(text: &str) -> String {
        let starts = text.match_indices('#').map(|(byte, _)| byte).collect();
        let lines = lines(text, &Layout { headings: starts, ..Layout::default() }).0;
        lines.iter().filter(|l| l.text.starts_with('#')).map(|l| if l.heading { '1' } else { '0' }).collect()
    }

    #[test]
    fn turns_in_the_style_of_a_heading_are_no_headings() {
        assert_eq!(headings("# Talk\n# INT: Why?\nA: So.\n# INT: And?\nA: No."), "100");
        assert_eq!(headings("# Q1: Why?\nA: So.\n# Q2: And?\nA: No.\n# Part 1: home\n# Part 2: work"), "0011");
        let page =
            "# Talk\n# Question 1: Why?\nSo.\n## And then?\nNo.\n# Question 2: Who?\nAna.\n# Question 3: When?\nThen.";
        assert_eq!(headings(page), "11111");
        assert_eq!(headings("# A: One.\n# B: Two.\nA: Three.\n# A: Four.\n# B: Five."), "0000");
        assert_eq!(headings("# Anna\nYes.\n# Ben\nNo.\n# Anna\nAh.\n# Ben\nSo."), "0000");
        let item = |n: usize| {
            format!("# {n}. item on the order\n# On what was put off\n# Minister Ana Roux:\nYes.\n# Jan Faro:\nNo.\n")
        };
        assert_eq!(headings(&(1..4).map(item).collect::<String>()), "1100".repeat(3));
        let specification =
            |n: usize| item(n).replace("Minister Ana Roux", "Test Plan").replace("Jan Faro", "Next Steps");
        assert_eq!(headings(&(1..4).map(specification).collect::<String>()), "1111".repeat(3));
        assert_eq!(headings("# Theme: work\nA: Yes.\n# Theme: home\nA: No.\n# Anna: a portrait"), "111");
    }

    #[test]
    fn who_examines_a_witness_is_announced_and_says_nothing() {
        let record = "     EXAMINATION\nBY MS. ROE:\n  Q. Why?\n  A. So.\nMR. ODE:  Stop.\nBY MS. ROE:\n  Q. And?\n  A. No.\n\
            MR. ODE:  Stop it.\nMS. ROE:  Sorry.\n";
        let turns = crate::import::turns_as_told("a.txt", record);
        let spoken: Vec<&String> = turns.iter().filter(|turn| !turn.starts_with("-@")).collect();
        let expected = ["Q|Why?", "A|So.", "MR. ODE|Stop.", "Q|And?", "A|No.", "MR. ODE|Stop it.", "MS. ROE|Sorry."];
        let expected: Vec<String> = expected.iter().map(|turn| turn.replace('|', "@-1|")).collect();
        assert_eq!(spoken, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn the_emphasis_of_a_line_is_that_of_its_beginning() {
        use Emphasis::{Begins, Plain, Whole};
        let text = "Marie Oui.\nNon.\nUne question ?\nAh, bon.";
        assert_eq!(of(text, &[0..5, 16..19, 20..30, 35..38]), [Begins(5), Plain, Whole, Plain]);
        assert_eq!(of("**Marie** Oui.\n**Bon ?**\n** x\n*a* b", &[]), [Begins(9), Whole, Plain, Begins(3)]);
    }
}
