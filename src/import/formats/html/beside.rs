//! Pages of posts that are the rows of a table, as older forums have them: on the left who writes, and below the name
//! since when and from where; on the right what they write, below the date. No class says so, but the same shape returns.

use std::ops::Range;

use html5ever::tokenizer::Tag;

use super::super::page::on_one_line;
use super::super::script::Script;
use super::classes::{QUOTES, marks};
use super::furniture::{Furniture, count};
use super::{Reader, each_token};
use crate::import::Content;

/// Fewer rows are no thread.
const FEWEST: usize = 3;

/// Returns the transcript of a page of such rows, if it is one, and how many words stand around the posts.
pub(super) fn read(html: &str) -> Option<(Content, usize)> {
    if !html.contains("<td") && !html.contains("<TD") {
        return None;
    }
    let Rows { lines, rows, .. } = each_token(html, Rows::default());
    let posts: Vec<Post<'_>> = rows.iter().filter_map(|row| Post::of(row, &lines)).collect();
    let first = posts.first()?;
    let is_of_one = posts.iter().all(|post| post.author == first.author);
    if posts.len() < FEWEST || is_of_one {
        return None;
    }
    let n_dates = (0..MOST_DATES).take_while(|n| posts.iter().all(|post| post.is_about(*n))).count();
    let words: Vec<&[&str]> = posts.iter().map(|post| &post.lines[n_dates..]).collect();
    let own: Vec<Vec<&str>> = posts.iter().map(Post::own).collect();
    let furniture = Furniture::of(&own.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let mut script = Script::default();
    let (mut n_in_posts, mut n_in_rows) = (0, 0);
    for (post, words) in posts.iter().zip(&words) {
        let words = furniture.without(words);
        n_in_posts += words.iter().map(|line| count(line)).sum::<usize>();
        n_in_rows += post.n_known + post.lines.iter().map(|line| count(line)).sum::<usize>();
        let lines: Vec<(&str, bool)> = words.iter().copied().zip(post.quoted[n_dates..].iter().copied()).collect();
        for piece in lines.chunk_by(|a, b| a.1 == b.1) {
            // What is quoted was said by somebody else, as a rule in this very thread.
            let speaker = (!piece[0].1).then_some(post.author);
            script.say_lines(speaker, None, piece.iter().map(|(line, _)| *line));
        }
    }
    let n_words: usize = lines.iter().map(|line| count(&line.words)).sum();
    let n_around = n_words.saturating_sub(n_in_rows);
    (n_in_posts >= n_around).then(|| (script.into_content(), n_words.saturating_sub(n_in_posts)))
}

/// So many lines above the words of a post may say when it was written.
const MOST_DATES: usize = 2;

struct Post<'l> {
    author: &'l str,
    /// How many words say who that is.
    n_known: usize,
    lines: Vec<&'l str>,
    /// For each line whether somebody else wrote it.
    quoted: Vec<bool>,
}

impl<'l> Post<'l> {
    fn of(cells: &[Range<usize>], lines: &'l [Line]) -> Option<Self> {
        const MOST_WORDS: usize = 4;
        const MOST_KNOWN: usize = 60;
        let [left, right] = cells else { return None };
        let (name, known) = lines.get(left.clone())?.split_first()?;
        let n_known: usize = known.iter().map(|line| count(&line.words)).sum();
        let is_known = known.iter().any(|line| is_field(&line.words)) && n_known <= MOST_KNOWN;
        let is_post = name.stands_out && count(&name.words) <= MOST_WORDS && is_known && !right.is_empty();
        let right = lines.get(right.clone())?;
        let (lines, quoted) = right.iter().map(|line| (line.words.as_str(), line.quoted)).unzip();
        is_post.then_some(Self { author: &name.words, n_known: n_known + count(&name.words), lines, quoted })
    }

    /// Returns the lines that its author wrote: one that others quote is no furniture of the page.
    fn own(&self) -> Vec<&'l str> {
        let own = self.lines.iter().zip(&self.quoted).filter(|(_, quoted)| !**quoted);
        own.map(|(line, _)| *line).collect()
    }

    /// Whether its line of that number is no word of the post but says when it was written: others may follow.
    fn is_about(&self, n: usize) -> bool {
        const LONGEST: usize = 12;
        let line = self.lines.get(n).filter(|_| n + 1 < self.lines.len());
        line.is_some_and(|line| {
            line.contains(|c: char| c.is_ascii_digit()) && line.contains(':') && count(line) <= LONGEST
        })
    }
}

/// Whether a line says something of somebody: `Posts: 12`.
fn is_field(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(name, value)| name.trim().ends_with(char::is_alphabetic) && !value.trim().is_empty())
}

/// A line of a page, whether it begins in bold letters or with a link, and whether somebody else wrote it.
#[derive(Debug, Default)]
struct Line {
    words: String,
    stands_out: bool,
    quoted: bool,
}

/// The lines of a page, and for each row which of them its cells hold.
#[derive(Debug, Default)]
struct Rows {
    lines: Vec<Line>,
    rows: Vec<Vec<Range<usize>>>,
    open: Line,
    open_rows: Vec<OpenRow>,
    n_outstanding: usize,
    n_silent: usize,
}

/// A row with its cells so far, whether the last of them is open, and whether that quotes another post.
#[derive(Debug, Default)]
struct OpenRow {
    cells: Vec<Range<usize>>,
    is_in_cell: bool,
    quotes: bool,
}

impl OpenRow {
    fn is_quote(&self) -> bool {
        self.is_in_cell && self.quotes
    }
}

/// Nested deeper than this, rows are no posts.
const DEEPEST: usize = 50;

impl Rows {
    fn end_line(&mut self) {
        let Line { words, stands_out, .. } = std::mem::take(&mut self.open);
        let words = on_one_line(&words);
        if !words.is_empty() {
            self.lines.push(Line { words, stands_out, quoted: self.open_rows.iter().any(OpenRow::is_quote) });
        }
    }

    fn begin_cell(&mut self, tag: &Tag) {
        self.end_cell();
        let from = self.lines.len();
        let quotes = marks(tag).iter().any(|mark| QUOTES.contains(&mark.as_str()));
        // `Ana wrote:` stands in the row above what she wrote.
        if let Some(above) = self.lines.last_mut().filter(|above| quotes && above.words.ends_with(':')) {
            above.quoted = true;
        }
        if let Some(row) = self.open_rows.last_mut() {
            row.cells.push(from..from);
            (row.is_in_cell, row.quotes) = (true, quotes);
        }
    }

    fn end_cell(&mut self) {
        let to = self.lines.len();
        if let Some(row) = self.open_rows.last_mut()
            && std::mem::take(&mut row.is_in_cell)
            && let Some(cell) = row.cells.last_mut()
        {
            cell.end = to;
        }
    }
}

impl Reader for Rows {
    fn start(&mut self, tag: &Tag) {
        match &*tag.name {
            "script" | "style" | "title" | "select" | "noscript" => self.n_silent += 1,
            "b" | "strong" | "a" => self.n_outstanding += 1,
            "td" | "th" => {
                self.end_line();
                self.begin_cell(tag);
            }
            "tr" if self.open_rows.len() < DEEPEST => {
                self.end_line();
                self.open_rows.push(OpenRow::default());
            }
            name if BREAKS.contains(&name) => self.end_line(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "script" | "style" | "title" | "select" | "noscript" => self.n_silent = self.n_silent.saturating_sub(1),
            "b" | "strong" | "a" => self.n_outstanding = self.n_outstanding.saturating_sub(1),
            "td" | "th" => {
                // What nobody closed within a cell ends with it.
                self.n_silent = 0;
                self.end_line();
                self.end_cell();
            }
            "tr" => {
                self.end_line();
                self.end_cell();
                self.rows.extend(self.open_rows.pop().map(|row| row.cells));
            }
            name if BREAKS.contains(&name) => self.end_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.n_silent == 0 {
            self.open.stands_out |=
                self.open.words.trim().is_empty() && !text.trim().is_empty() && self.n_outstanding > 0;
            self.open.words.push_str(text);
        }
    }
}

/// They begin and end a line.
const BREAKS: [&str; 12] = ["br", "hr", "div", "p", "li", "ul", "ol", "table", "blockquote", "h2", "h3", "pre"];

#[cfg(test)]
mod tests {
    use crate::import::{read, turns_as_told};

    #[test]
    fn a_row_with_who_writes_beside_what_they_write_is_a_post() {
        let row = |name: &str, n: u8, words: &str| {
            format!(
                "<tr><td><b>{name}</b><br>Posts: {n}<br>From: Fife</td><td><small>Posted: 2023-04-02 18:2{n}</small><hr>{words}<p><a>Quote</a></p><select><option>Go to</td></tr>"
            )
        };
        let quote =
            "<table><tr><td><b>old_ned wrote:</b></td></tr><tr><td class=quote>Never in one go.</td></tr></table>";
        let rows = [
            row("marigold", 1, "Do I cut it hard?<br>It is cold here."),
            row("old_ned", 2, "Never in one go."),
            row("marigold", 3, &format!("{quote}Ah.")),
        ];
        let page =
            format!("<html><h1>Old pear</h1><table><tr><td><table>{}</table></td></tr></table></html>", rows.concat());
        let expected = [
            "marigold@-1|Do I cut it hard?\nIt is cold here.",
            "old_ned@-1|Never in one go.",
            "-@-1|old_ned wrote:\nNever in one go.",
            "marigold@-1|Ah.",
        ];
        assert_eq!(turns_as_told("a.html", &page), expected);
    }

    #[test]
    fn a_talk_in_a_table_is_no_thread() {
        let row =
            |who: &str, at: u8| format!("<tr><td><b>{who}</b><br>00:0{at}</td><td>And so it is, I think.</td></tr>");
        let page = format!("<html><table>{}{}{}</table></html>", row("INT", 1), row("U07", 2), row("INT", 3));
        assert!(read("a.html", page.as_bytes()).unwrap().output.text.contains("00:01"));
    }
}
