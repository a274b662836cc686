//! What stands on every page beside its text: running heads and page numbers.

use rustc_hash::FxHashMap;

use super::MOST_PIECES;
use super::lines::Line;
use crate::model::{Said, said};

/// A page of lines in reading order.
#[derive(Debug)]
pub(super) struct Sheet {
    pub lines: Vec<Line>,
    pub height: f32,
}

/// Running heads stand within this part of the page's height, at either end; what stands nearer to the edge than the
/// text of most pages needs no gap to be one.
const MARGIN: f32 = 0.13;
const EDGE: f32 = 0.085;

/// The ends of a page. What stands at the foot of one page and at the head of the next is no running head.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum End {
    Head,
    Foot,
}

/// Takes running heads and page numbers out, and returns them.
pub(super) fn remove(sheets: &mut [Sheet]) -> Vec<String> {
    let n_pages = sheets.iter().filter(|s| !s.lines.is_empty()).count();
    let mut counts: FxHashMap<(Option<End>, String), usize> = FxHashMap::default();
    for sheet in sheets.iter() {
        for line in &sheet.lines {
            *counts.entry((sheet.end_of(line), key(&line.text))).or_default() += 1;
        }
    }
    // Left and right pages may have heads of their own.
    let enough = |n: usize| n >= 2 && n * 5 >= n_pages * 2;
    let n_at = |end: Option<End>, key: &str| counts.get(&(end, key.to_owned())).copied().unwrap_or_default();
    let mut removed = Vec::new();
    for sheet in sheets.iter_mut() {
        let goes = |line: &Line| {
            let Some(end) = sheet.end_of(line) else { return false };
            let key = key(&line.text);
            // A label alone on its line may stand at the top of some pages: it stands elsewhere just as well.
            let n = n_at(Some(end), &key);
            (enough(n) && n_at(None, &key) < n) || is_page_number(&line.text)
        };
        let (gone, stay): (Vec<Line>, Vec<Line>) = sheet.lines.iter().cloned().partition(goes);
        sheet.lines = stay;
        removed.extend(gone.into_iter().map(|line| line.text));
    }
    for end in [End::Head, End::Foot] {
        removed.extend(remove_returning(sheets, end));
    }
    removed
}

/// Takes out the first or the last line of each page where it is the same on nearly all of them, wherever it stands.
fn remove_returning(sheets: &mut [Sheet], end: End) -> Vec<String> {
    const FEWEST: usize = 4;
    let at = |sheet: &Sheet| match end {
        End::Head => (sheet.lines.len() > 1).then_some(0),
        End::Foot => sheet.lines.len().checked_sub(1).filter(|last| *last > 0),
    };
    let key_at = |sheet: &Sheet| at(sheet).map(|at| key(&sheet.lines[at].text));
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for key in sheets.iter().filter_map(key_at) {
        *counts.entry(key).or_default() += 1;
    }
    let n_pages = sheets.iter().filter(|sheet| !sheet.lines.is_empty()).count();
    let Some((returning, n)) = counts.into_iter().max_by_key(|(_, n)| *n) else { return Vec::new() };
    let n_anywhere = sheets.iter().flat_map(|s| &s.lines).filter(|line| key(&line.text) == returning).count();
    if n < FEWEST || n * 5 < n_pages * 4 || n_anywhere > n {
        return Vec::new();
    }
    let mut removed = Vec::new();
    for sheet in sheets.iter_mut().filter(|sheet| key_at(sheet).as_ref() == Some(&returning)) {
        removed.extend(at(sheet).map(|at| sheet.lines.remove(at).text));
    }
    removed
}

/// Takes out the second half of each line that a browser cut in two where it began a new page: such a line is drawn on
/// both.
pub(super) fn join_cut_lines(sheets: &mut [Sheet]) {
    const FEWEST_WORDS: usize = 4;
    for at in 1..sheets.len() {
        let [before, sheet] = &mut sheets[at - 1..=at] else { return };
        let is_cut = |line: &Line| before.lines.last().is_some_and(|last| last.text == line.text);
        let first = sheet.lines.first().filter(|line| is_cut(line));
        if first.is_some_and(|line| line.text.split_whitespace().count() >= FEWEST_WORDS) {
            sheet.lines.remove(0);
        }
    }
}

/// Returns in words what was set apart, the same on several pages once; nothing if that is nothing.
pub(super) fn told(set_apart: impl Iterator<Item = String>) -> Option<Said> {
    const SHOWN: usize = 4;
    let mut shown: Vec<(String, Said)> = Vec::new();
    for text in set_apart {
        let key = key(&text);
        if shown.len() < SHOWN && !shown.iter().any(|(known, _)| *known == key) {
            shown.push((key, quoted(text.trim())));
        }
    }
    (!shown.is_empty()).then(|| Said::joined(shown.iter().map(|(_, words)| words), ", "))
}

/// Returns words of a page in the quotation marks of each language.
pub(super) fn quoted(words: &str) -> Said {
    said!("“{words}”", "«\u{202f}{words}\u{202f}»")
}

impl Sheet {
    /// Returns at which end of the page the line is one of the two nearest to the edge, in the margin, and set off from
    /// the text.
    fn end_of(&self, line: &Line) -> Option<End> {
        let from_edge = line.y.min(self.height - line.y) / self.height;
        if from_edge >= MARGIN || self.lines.len() > MOST_PIECES {
            return None;
        }
        let end = if line.y < 0.5 * self.height { End::Head } else { End::Foot };
        // How far the other lines lie towards the middle of the page; those before it are nearer to the edge.
        let inwards = self.lines.iter().map(|l| if end == End::Head { l.y - line.y } else { line.y - l.y });
        let n_before = inwards.clone().filter(|d| *d < -0.1).count();
        let gap = inwards.filter(|d| *d > 0.4 * line.size).fold(f32::MAX, f32::min);
        (n_before < 2 && (from_edge < EDGE || gap > 1.6 * line.size)).then_some(end)
    }
}

/// Returns the text with all numbers alike.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if c != '0' || !key.ends_with('0') {
            key.push(c);
        }
    }
    key
}

/// Whether the text is `12`, `Page 12`, `12/40`, `- 12 -`.
fn is_page_number(text: &str) -> bool {
    let words = |c: char| !c.is_alphanumeric();
    let mut n_numbers = 0;
    let fits = text.to_lowercase().split(words).filter(|w| !w.is_empty()).all(|word| {
        let is_number = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
        n_numbers += usize::from(is_number);
        is_number || matches!(word, "page" | "p" | "of" | "sur" | "de" | "seite" | "pagina")
    });
    fits && (1..=2).contains(&n_numbers) && text.trim().len() <= 20
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, y: f32, size: f32) -> Line {
        Line { text: text.to_owned(), left: 50.0, right: 400.0, y, size, ..Line::default() }
    }

    #[test]
    fn heads_and_numbers_of_pages_go_and_the_text_stays() {
        let page = |n: usize| Sheet {
            lines: vec![
                line("Étude hivernale", 30.0, 9.0),
                line(&format!("words of page {n}"), 400.0, 11.0),
                line(&format!("Page {n}/3"), 800.0, 9.0),
            ],
            height: 842.0,
        };
        let mut sheets = vec![page(1), page(2), page(3)];
        assert_eq!(told(remove(&mut sheets).into_iter()).unwrap(), *"“Étude hivernale”, “Page 1/3”");
        assert!(sheets.iter().all(|s| s.lines.len() == 1));
    }

    #[test]
    fn the_last_line_of_nearly_every_page_goes_wherever_it_stands() {
        let page = |words: &&str| Sheet {
            lines: [*words, "more words", "Services 800-227"].map(|text| line(text, 300.0, 11.0)).to_vec(),
            height: 842.0,
        };
        let words = ["a", "b", "c", "d"];
        let mut sheets: Vec<Sheet> = words.iter().map(page).collect();
        assert_eq!(remove(&mut sheets), ["Services 800-227"; 4]);
        let mut few: Vec<Sheet> = words[1..].iter().map(page).collect();
        assert!(remove(&mut few).is_empty(), "three pages are too few to be sure");
    }

    #[test]
    fn a_label_at_the_top_of_some_pages_is_no_running_head() {
        let page = |label: &str, words: &str| Sheet {
            lines: vec![line(label, 40.0, 11.0), line(words, 60.0, 11.0), line(label, 200.0, 11.0)],
            height: 842.0,
        };
        let mut sheets = vec![page("Interviewee", "One."), page("Interviewee", "Two."), page("Interviewer", "Three.")];
        assert!(remove(&mut sheets).is_empty());
    }

    #[test]
    fn a_line_that_is_cut_at_the_edge_of_a_page_is_read_once() {
        let page = |lines: &[(&str, f32)]| Sheet {
            lines: lines.iter().map(|(text, y)| line(text, *y, 11.0)).collect(),
            height: 842.0,
        };
        let cut = "it may be that the system looks pretty complicated";
        let mut sheets =
            vec![page(&[("One.", 60.0), (cut, 830.0)]), page(&[(cut, 5.0), ("Oui.", 820.0)]), page(&[("Oui.", 20.0)])];
        assert!(remove(&mut sheets).is_empty());
        join_cut_lines(&mut sheets);
        let texts: Vec<&str> = sheets.iter().flat_map(|s| &s.lines).map(|l| l.text.as_str()).collect();
        assert_eq!(texts, ["One.", cut, "Oui.", "Oui."], "short words may well be said twice");
    }

    #[test]
    fn page_numbers_are_told_from_short_words() {
        for text in ["12", "Page 3", "3 / 12", "– 7 –", "page 2 sur 9"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["Oui.", "U07", "2026-05-12", "12 mai"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
