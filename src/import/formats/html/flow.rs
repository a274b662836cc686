//! The elements of a page to paragraphs, headings, lists and rows.

use std::ops::Range;

use html5ever::tokenizer::Tag;

use super::super::page::{Page, Style};
use super::classes::{asks, names_speaker};
use super::css::Setting;
use super::furniture::count;
use super::left_out::LeftOut;
use super::menus::Menus;
use super::notes::Notes;
use super::{Reader, attribute};
use crate::import::{Content, ImportError};

/// They begin and end a line.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "html",
];

/// A page as it is read.
#[derive(Debug, Default)]
pub struct Flow {
    page: Page,
    /// Whether a paragraph is open.
    is_open: bool,
    /// White space came behind the last word.
    space: bool,
    /// The last words stand apart from those behind them.
    apart: bool,
    left_out: LeftOut,
    menus: Menus,
    setting: Setting,
    /// The element that only names who speaks, or that asks, and how many of its name are open.
    outstanding: Option<(String, usize)>,
    pre: usize,
    /// How many bytes stand in lines as they were typed.
    n_typed: usize,
    heading: bool,
    /// For each open list, the number of its last item; nothing for lists without numbers.
    lists: Vec<Option<usize>>,
    /// What stands before the first word of an item.
    bullet: Option<String>,
    tables: Vec<OpenTable>,
    notes: Notes,
}

#[derive(Debug, Default)]
struct OpenTable {
    row: bool,
    cell: bool,
}

impl Flow {
    /// A page of a site, which puts menus and more around its texts.
    pub(super) fn of_site() -> Self {
        Self { left_out: LeftOut::of_site(), ..Self::default() }
    }

    /// A page of a site, without what readers wrote below its text.
    pub(super) fn above_comments() -> Self {
        Self { left_out: LeftOut::above_comments(), ..Self::default() }
    }

    /// Leaves out the menus that a first reading found.
    pub(super) fn without(self, menus: Vec<Range<usize>>) -> Self {
        Self { menus: Menus::left_out(menus), ..self }
    }

    /// Returns which paragraphs are menus, once the page is read.
    pub(super) fn menus(&mut self) -> Vec<Range<usize>> {
        self.menus.found()
    }

    /// Returns the page, its footnotes behind it.
    ///
    /// # Errors
    /// When it holds too much text.
    pub fn into_content(mut self, file: &str) -> Result<Content, ImportError> {
        self.end_line();
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.page.check_size(file)?;
        // A page that is mostly a text as it was typed has the lines and paragraphs of that.
        let is_typed = self.n_typed * 2 > self.page.len();
        let mut content = self.page.into_content(&self.notes.into_texts());
        content.layout.lines_are_paragraphs = !is_typed;
        Ok(content)
    }

    /// Refuses a page that holds too much text so far.
    ///
    /// # Errors
    /// As [`Page::check_size`].
    pub fn check_size(&self, file: &str) -> Result<(), ImportError> {
        self.page.check_size(file)
    }

    /// Returns what of the page was left out.
    pub(super) fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    /// Returns how many words were read.
    pub fn n_words(&self) -> usize {
        count(self.page.text())
    }

    /// Takes what a style sheet of the page says.
    pub fn read_sheet(&mut self, css: &str) {
        self.setting.read_sheet(css);
    }

    /// Returns how many bytes its text takes so far.
    pub fn n_bytes(&self) -> usize {
        self.page.len()
    }

    /// Whether no word has come yet.
    pub fn is_blank(&self) -> bool {
        self.page.len() == 0
    }

    /// Returns the text so far, its footnotes behind it.
    pub fn into_text(mut self) -> String {
        self.end_line();
        self.page.into_content(&self.notes.into_texts()).text
    }

    fn end_line(&mut self) {
        if std::mem::take(&mut self.is_open) && !self.menus.is_skipped() {
            self.page.end_paragraph();
        }
        self.space = false;
    }

    fn word(&mut self, word: &str) {
        if self.notes.takes(word) {
            return;
        }
        let begins = !std::mem::replace(&mut self.is_open, true);
        if begins {
            self.menus.begin_paragraph(!self.tables.is_empty());
        }
        self.menus.word(word);
        if self.menus.is_skipped() {
            self.left_out.n_in_menus += count(word);
            self.bullet = None;
            return;
        }
        let set = self.setting.style();
        let style = Style { bold: set.bold || self.outstanding.is_some(), ..set };
        if begins {
            self.page.begin_paragraph();
            if self.heading {
                self.page.mark_heading();
            }
            self.space = false;
            if let Some(bullet) = self.bullet.take() {
                self.page.mark_item(self.lists.len().max(1));
                self.page.push_str(&bullet, Style::default());
            }
        }
        if std::mem::take(&mut self.space) {
            self.page.push_str(" ", style);
        }
        self.page.push_str(word, style);
    }

    /// Takes the start of an element that names who speaks or asks, or of one within it: what it says stands out as bold
    /// words do.
    fn begin_outstanding(&mut self, tag: &Tag) {
        if let Some((name, n)) = &mut self.outstanding {
            *n += usize::from(*name == *tag.name);
        } else if names_speaker(tag) || asks(tag) {
            self.outstanding = Some((tag.name.to_string(), 1));
        }
    }

    fn end_outstanding(&mut self, name: &str) {
        if let Some((outstanding, n)) = &mut self.outstanding {
            *n -= usize::from(*outstanding == name);
            if *n == 0 {
                self.outstanding = None;
                self.apart = true;
            }
        }
    }

    /// Parts words from those that stand apart before them as a column does: `<span class="speaker">I</span>Thanks`, but
    /// not the large first letter of `Thanks` itself.
    fn part(&mut self, words: &str) {
        let begins = words.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase());
        if std::mem::take(&mut self.apart) && begins && self.is_open && !self.space && !self.menus.is_skipped() {
            // In the cell of a table a tab would be the next cell.
            self.page.push(if self.tables.is_empty() { '\t' } else { ' ' });
        }
    }

    fn begin_list(&mut self, tag: &Tag) {
        let first = attribute(tag, "start").and_then(|s| s.parse().ok()).unwrap_or(1_usize);
        self.lists.push((&*tag.name == "ol").then(|| first.saturating_sub(1)));
    }

    fn begin_item(&mut self) {
        self.bullet = match self.lists.last_mut() {
            Some(Some(_)) if self.setting.hides_numbers() => None,
            Some(Some(n)) => {
                *n = n.saturating_add(1);
                Some(format!("{n}. "))
            }
            _ => Some("• ".to_owned()),
        };
    }

    fn begin_row(&mut self) {
        self.end_row();
        if let Some(table) = self.tables.last_mut() {
            table.row = true;
            self.page.begin_row();
        }
    }

    fn begin_cell(&mut self) {
        self.end_cell();
        if self.tables.last().is_some_and(|t| !t.row) {
            self.begin_row();
        }
        if let Some(table) = self.tables.last_mut() {
            table.cell = true;
            self.page.begin_cell();
        }
    }

    fn end_cell(&mut self) {
        self.end_line();
        if let Some(table) = self.tables.last_mut()
            && std::mem::take(&mut table.cell)
        {
            self.page.end_cell();
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut()
            && std::mem::take(&mut table.row)
        {
            self.page.end_row();
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        self.tables.pop();
    }
}

impl Reader for Flow {
    fn start(&mut self, tag: &Tag) {
        if self.left_out.start(tag) {
            return;
        }
        let name = &*tag.name;
        if self.notes.start(tag) || BLOCKS.contains(&name) {
            self.end_line();
        }
        self.begin_outstanding(tag);
        self.setting.start(tag);
        match name {
            "br" => self.end_line(),
            "pre" => self.pre += 1,
            "a" => self.menus.begin_link(attribute(tag, "href")),
            // What is shown of details that are folded heads them.
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" => self.heading = true,
            "ul" | "ol" | "menu" => self.begin_list(tag),
            "li" => self.begin_item(),
            "table" => self.tables.push(OpenTable::default()),
            "tr" => self.begin_row(),
            "td" | "th" => self.begin_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.left_out.end(name) {
            return;
        }
        if let Some(call) = self.notes.end(name) {
            self.word(&call);
        }
        if BLOCKS.contains(&name) {
            self.end_line();
        }
        self.end_outstanding(name);
        self.apart |= self.setting.end(name);
        match name {
            // An end of a line that somebody wrote as `</br>` is one for every browser.
            "br" => self.end_line(),
            "a" => self.menus.end_link(),
            "pre" => self.pre = self.pre.saturating_sub(1),
            "ul" | "ol" | "menu" => {
                self.lists.pop();
                self.bullet = None;
            }
            "li" => self.bullet = None,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" => self.heading = false,
            "td" | "th" => self.end_cell(),
            "tr" => self.end_row(),
            "table" => self.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(name) = self.left_out.text(text) {
            if name == "style" {
                self.setting.read_sheet(text);
            }
            return;
        }
        if self.pre > 0 {
            let last = text.matches('\n').count();
            for (i, line) in text.split('\n').enumerate() {
                if i > 0 {
                    self.end_line();
                }
                let is_blank = line.trim().is_empty();
                if is_blank && (1..last).contains(&i) && self.page.len() > 0 {
                    self.page.push('\n');
                }
                if is_blank {
                    // A blank may be all that an element holds, as where code is coloured.
                    self.space |= !line.is_empty();
                } else {
                    self.n_typed += line.len();
                    self.word(line);
                }
            }
            return;
        }
        self.part(text);
        // White space of the markup: a no-break space is a sign of the text.
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        for (i, word) in text.split(is_space).enumerate() {
            self.space |= i > 0;
            if !word.is_empty() {
                self.word(word);
            }
        }
    }
}
