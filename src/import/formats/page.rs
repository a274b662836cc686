//! A text as it grows from a format with layout: paragraphs, rows of tables, headings, bold words, text boxes, notes.
//! The readers of word processors' files and of web pages write into one, so that a table or a heading comes out the
//! same whatever program it was made with.

use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;

use rustc_hash::FxHasher;

use crate::import::{Content, ImportError, LARGEST_TEXT, Layout, Look, Run, Shown, error};

/// How words are set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Style {
    pub bold: bool,
    pub italic: bool,
    /// Whether a line runs below them, or they are in small capitals.
    pub marked: bool,
    pub look: Look,
}

/// Returns the number of a typeface, a style of paragraphs or a class, by its name.
pub(super) fn face(name: &str) -> u16 {
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    (hasher.finish() >> 48) as u16
}

/// A stream of paragraphs: a body, a text box, a note.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    headings: Vec<usize>,
    runs: Vec<Run>,
    /// What is underlined or in small capitals.
    marked: Vec<Range<usize>>,
    shown: Vec<Shown>,
    items: Vec<(usize, u8)>,
    /// Where the open paragraph began.
    paragraph: usize,
    is_heading: bool,
    /// The mark of the paragraph was deleted: it goes on in the next one.
    joins_next: bool,
    /// For each open row, how many cells it has so far.
    rows: Vec<usize>,
    /// For each open cell, how many paragraphs it has so far.
    cells: Vec<usize>,
    /// Text boxes that are anchored in the open paragraph: they come behind it.
    boxes: Vec<Self>,
}

impl Page {
    /// Returns the text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns how many bytes there are, text boxes not counted.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Writes a sign; the separators of lines and paragraphs end a line. Where a word may be divided is no sign of it.
    pub fn push(&mut self, c: char) {
        let c = if matches!(c, '\u{2028}' | '\u{2029}') { '\n' } else { c };
        // Other control characters have no meaning in a text, and some programs stumble over them.
        if c != '\u{ad}' && (!c.is_control() || matches!(c, '\n' | '\t')) {
            self.text.push(c);
        }
    }

    /// Writes words that are set in `style`.
    pub fn push_str(&mut self, words: &str, style: Style) {
        let from = self.text.len();
        for c in words.chars() {
            self.push(c);
        }
        let to = self.text.len();
        let Style { bold, italic, marked, look } = style;
        if marked && from < to {
            match self.marked.last_mut() {
                Some(last) if last.end == from => last.end = to,
                _ => self.marked.push(from..to),
            }
        }
        if from < to && look != Look::default() {
            match self.shown.last_mut() {
                Some(last) if last.range.end == from && last.look == look => last.range.end = to,
                _ => self.shown.push(Shown { range: from..to, look }),
            }
        }
        if from == to || !(bold || italic) {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.range.end == from && (last.bold, last.italic) == (bold, italic) => last.range.end = to,
            _ => self.runs.push(Run { range: from..to, bold, italic }),
        }
    }

    pub fn begin_paragraph(&mut self) {
        if let Some(n_paragraphs) = self.cells.last_mut() {
            *n_paragraphs += 1;
            if *n_paragraphs > 1 {
                self.text.push('\n');
            }
        }
        self.paragraph = self.text.len();
        self.is_heading = false;
        self.joins_next = false;
    }

    /// Says that the open paragraph is a heading.
    pub fn mark_heading(&mut self) {
        self.is_heading = true;
    }

    /// Says that the open paragraph is an item of a list that lies so deep, 1 for a list in no other.
    pub fn mark_item(&mut self, depth: usize) {
        self.items.push((self.paragraph, u8::try_from(depth).unwrap_or(u8::MAX)));
    }

    /// Says that the open paragraph goes on in the next one.
    pub fn join_next(&mut self) {
        self.joins_next = true;
    }

    pub fn end_paragraph(&mut self) {
        let from = self.paragraph.min(self.text.len());
        if self.is_heading && !self.text[from..].trim().is_empty() {
            let inner = self.text[from..].match_indices('\n').map(|(at, _)| from + at + 1);
            let starts: Vec<usize> = [from].into_iter().chain(inner).collect();
            self.headings.extend(starts);
        }
        self.is_heading = false;
        let in_cell = !self.cells.is_empty();
        if !in_cell && !self.joins_next {
            self.text.push('\n');
        }
        for inner in std::mem::take(&mut self.boxes) {
            if in_cell {
                self.text.push('\n');
            }
            self.append(inner);
            if !in_cell {
                self.text.push('\n');
            }
        }
    }

    fn append(&mut self, inner: Self) {
        let at = self.text.len();
        let text = inner.text.trim_end();
        self.headings.extend(inner.headings.iter().filter(|h| **h < text.len()).map(|h| at + h));
        self.items
            .extend(inner.items.iter().filter(|(from, _)| *from < text.len()).map(|(from, depth)| (at + from, *depth)));
        let runs = inner.runs.into_iter().filter(|r| r.range.start < text.len());
        let moved = |r: Run| Run { range: at + r.range.start..at + r.range.end.min(text.len()), ..r };
        let marked = inner.marked.into_iter().filter(|m| m.start < text.len());
        self.marked.extend(marked.map(|m| at + m.start..at + m.end.min(text.len())));
        self.runs.extend(runs.map(moved));
        let shown = inner.shown.into_iter().filter(|s| s.range.start < text.len());
        let moved = |s: Shown| Shown { range: at + s.range.start..at + s.range.end.min(text.len()), ..s };
        self.shown.extend(shown.map(moved));
        self.text.push_str(text);
    }

    /// Puts a text box behind the open paragraph.
    pub fn anchor(&mut self, inner: Self) {
        self.boxes.push(inner);
    }

    /// Puts the text of another file between two paragraphs.
    pub fn embed(&mut self, content: Content) {
        let Content { text, layout: Layout { headings, runs, shown, items, .. }, .. } = content;
        self.append(Self { text, headings, runs, shown, items, ..Self::default() });
        self.text.push('\n');
    }

    pub fn begin_row(&mut self) {
        if let Some(n_paragraphs) = self.cells.last_mut() {
            if *n_paragraphs > 0 {
                self.text.push('\n');
            }
            *n_paragraphs += 1;
        }
        self.rows.push(0);
    }

    pub fn begin_cell(&mut self) {
        if let Some(n_cells) = self.rows.last_mut() {
            *n_cells += 1;
            if *n_cells > 1 {
                self.text.push('\t');
            }
        }
        self.cells.push(0);
    }

    pub fn end_cell(&mut self) {
        self.cells.pop();
    }

    pub fn end_row(&mut self) {
        self.rows.pop();
        if self.cells.is_empty() {
            self.text.push('\n');
        }
    }

    /// Refuses what has grown too long for a transcript.
    ///
    /// # Errors
    /// When the text is larger than [`LARGEST_TEXT`].
    pub fn check_size(&self, file: &str) -> Result<(), ImportError> {
        let size = self.text.len() + self.boxes.iter().map(|b| b.text.len()).sum::<usize>();
        if size > LARGEST_TEXT { Err(ImportError::too_large(file, error::megabytes_of_text(50))) } else { Ok(()) }
    }

    /// Returns the text with its notes behind it, the first numbered `[1]`.
    pub fn into_content(self, notes: &[String]) -> Content {
        let Self { mut text, headings, mut runs, marked, shown, items, .. } = self;
        if !runs.iter().any(|run| run.bold) {
            runs = with_marked(&text, runs, &marked);
        }
        let from = text.len();
        for (i, words) in notes.iter().enumerate() {
            text.push_str(&format!("[{}] {words}\n", i + 1));
        }
        let appended = (!notes.is_empty()).then_some(from..text.len());
        let layout = Layout { headings, runs, shown, items, lines_are_paragraphs: true, appended };
        Content { text, layout, ..Content::default() }
    }
}

/// Returns the runs of a text in which nothing is bold, with those that other signs set off as bold words do: some people
/// underline who speaks, or write them in small capitals. The point behind such a label is set as the rest.
fn with_marked(text: &str, runs: Vec<Run>, marked: &[Range<usize>]) -> Vec<Run> {
    let bold = |range: &Range<usize>| {
        let point = usize::from(text[range.end..].starts_with(['.', ':']));
        Run { range: range.start..range.end + point, bold: true, italic: false }
    };
    let overlaps = |run: &Run| marked.iter().any(|m| m.start < run.range.end && run.range.start < m.end);
    let mut all: Vec<Run> = runs.into_iter().filter(|run| !overlaps(run)).collect();
    all.extend(marked.iter().map(bold));
    all.sort_by_key(|run| run.range.start);
    all
}

/// Returns `text` on one line, with single spaces.
pub(super) fn on_one_line(text: &str) -> String {
    if !text.contains('\n') {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).fold(String::with_capacity(text.len()), |mut all, line| {
        let goes_on = all.ends_with(is_without_blanks) && line.starts_with(is_without_blanks);
        if !all.is_empty() && !goes_on {
            all.push(' ');
        }
        all + &line
    })
}

/// Whether a letter or sign is of a script that sets no blanks between words: Chinese, Japanese.
fn is_without_blanks(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOLD: Style = Style { bold: true, italic: false, marked: false, look: Look { colour: None, face: None } };

    fn paragraph(page: &mut Page, words: &str, style: Style) {
        page.begin_paragraph();
        page.push_str(words, style);
        page.end_paragraph();
    }

    #[test]
    fn bold_words_are_known_by_their_places() {
        let mut page = Page::default();
        page.begin_paragraph();
        page.push_str("Ma", BOLD);
        page.push_str("rie", BOLD);
        page.push_str(" Oui.", Style::default());
        page.end_paragraph();
        let layout = page.into_content(&[]).layout;
        assert_eq!(layout.runs, [Run { range: 0..5, bold: true, italic: false }]);
    }

    #[test]
    fn underlined_words_are_set_off_where_nothing_is_bold() {
        let bold_in = |title: Style| {
            let mut page = Page::default();
            paragraph(&mut page, "Talk", title);
            page.begin_paragraph();
            page.push_str("Marie", Style { marked: true, ..Style::default() });
            page.push_str(". Oui.", Style::default());
            page.end_paragraph();
            let runs = page.into_content(&[]).layout.runs;
            runs.into_iter().filter(|run| run.bold).map(|run| run.range).collect::<Vec<_>>()
        };
        assert_eq!(bold_in(Style::default()), std::slice::from_ref(&(5..11)));
        assert_eq!(bold_in(BOLD), std::slice::from_ref(&(0..4)));
    }

    #[test]
    fn a_separator_of_lines_ends_one() {
        let mut page = Page::default();
        paragraph(&mut page, "So.\u{2028}INT: Why?", Style::default());
        assert_eq!(page.text().lines().collect::<Vec<_>>(), ["So.", "INT: Why?"]);
    }

    #[test]
    fn a_text_box_keeps_its_headings_and_bold_words() {
        let mut inner = Page::default();
        inner.begin_paragraph();
        inner.mark_heading();
        inner.push_str("Box", BOLD);
        inner.end_paragraph();
        let mut page = Page::default();
        page.begin_paragraph();
        page.push_str("One.", Style::default());
        page.anchor(inner);
        page.end_paragraph();
        paragraph(&mut page, "Two.", Style::default());
        let content = page.into_content(&["Note.".to_owned()]);
        assert_eq!(content.text, "One.\nBox\nTwo.\n[1] Note.\n");
        assert_eq!(content.layout.headings, [5]);
        assert_eq!(content.layout.runs[0].range, 5..8);
        assert_eq!(content.layout.appended, Some(14..24));
    }

    #[test]
    fn lines_of_a_script_without_blanks_go_on_without_one() {
        assert_eq!(on_one_line(" One  line\n and\n\nanother. "), "One line and another.");
        assert_eq!(
            on_one_line("昨天我發表了上任後第\n一份施政報告。\nG2G 是"),
            "昨天我發表了上任後第一份施政報告。 G2G 是"
        );
    }

    #[test]
    fn rows_are_lines_and_cells_lie_between_tabs() {
        let mut page = Page::default();
        for row in [["INT", "Oui ?"], ["U07", "Non."]] {
            page.begin_row();
            for cell in row {
                page.begin_cell();
                paragraph(&mut page, cell, Style::default());
                page.end_cell();
            }
            page.end_row();
        }
        assert_eq!(page.text(), "INT\tOui ?\nU07\tNon.\n");
    }
}
