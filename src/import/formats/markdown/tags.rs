//! Pieces of a web page within Markdown, as it shows them: `&rsquo;` is a sign, `<b>` the mark of bold words, `<h2>` that
//! of a heading, `<br>` the end of a line, and other tags are no words. Code shows them as they are written.

use std::ops::Range;

use rustc_hash::FxHashSet;

/// Tags that only set what stands between them.
#[rustfmt::skip]
const UNSEEN: &[&str] = &[
    "a", "abbr", "address", "article", "big", "blockquote", "center", "cite", "del", "details", "figcaption", "figure", "font",
    "footer", "header", "hr", "img", "ins", "main", "mark", "ol", "s", "section", "small", "span", "strike", "sub", "summary",
    "sup", "u", "ul",
];
/// Those that have no end.
const VOID: &[&str] = &["br", "hr", "img", "li", "p"];

/// Other tags that pages have.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "html", "head", "body", "div", "b", "strong", "i", "em", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr",
    "td", "th", "dl", "dt", "dd", "pre", "code", "iframe", "script", "style", "svg", "audio", "video", "button", "nav", "aside",
    "form", "input", "label", "q", "time",
];

/// Whether pages have tags of this name: `<Ana>` is none.
pub(super) fn is_of_a_page(tag: &str) -> bool {
    let name = name_of(tag.trim_start_matches(['<', '/']));
    [UNSEEN, VOID, OTHERS].iter().any(|known| known.contains(&name.as_str()))
}

/// In bytes: no tag is longer.
const LONGEST_TAG: usize = 10_000;
const BLANKS: [char; 2] = [' ', '\t'];
/// The marks of headings by their depth.
const HEADINGS: [&str; 3] = ["# ", "## ", "### "];

/// A piece of a text, and what is shown in its place.
pub(super) type Shown = (Range<usize>, String);

/// Which elements a text ends somewhere: `<A> Why?` may as well name a speaker.
pub(super) struct Tags<'t> {
    text: &'t str,
    ended: FxHashSet<String>,
    /// Where the rows of tables begin and end.
    rows: Vec<Range<usize>>,
}

impl<'t> Tags<'t> {
    /// Returns what the ends in a text say of its tags.
    pub fn of(text: &'t str) -> Self {
        let ends = text.match_indices("</").map(|(at, _)| name_of(&text[at + 2..]));
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            at += line.len();
            at - line.len()..at
        });
        let rows = lines.filter(|line| text[line.start..].starts_with('|')).collect();
        Self { text, ended: ends.filter(|name| !name.is_empty()).collect(), rows }
    }

    /// Returns what is shown for a tag or a comment, nothing of one that no page has.
    pub fn tag(&self, range: Range<usize>) -> Option<Shown> {
        let tag = &self.text[range.clone()];
        if tag.starts_with("<!--") {
            return Some((range, String::new()));
        }
        let is_end = tag.starts_with("</");
        let name = name_of(tag[1..].trim_start_matches('/'));
        let is_bare = !tag.contains('=');
        if !is_end && is_bare && !VOID.contains(&name.as_str()) && !self.ended.contains(&name) {
            return None;
        }
        let shown = self.shown(&name, is_end, &range)?;
        let behind = &self.text[range.end..];
        let n_blank = if name == "br" { behind.len() - behind.trim_start_matches(BLANKS).len() } else { 0 };
        Some((range.start..range.end + n_blank, shown.to_owned()))
    }

    fn shown(&self, name: &str, is_end: bool, tag: &Range<usize>) -> Option<&'static str> {
        let before = self.text[..tag.start].trim_end_matches(BLANKS);
        let begins_line = before.is_empty() || before.ends_with('\n');
        let depth = || name.strip_prefix('h')?.parse::<usize>().ok().filter(|depth| (1..=6).contains(depth));
        match name {
            "b" | "strong" => Some("**"),
            "i" | "em" => Some("*"),
            "br" if self.ends_line(tag.end) || self.is_in_row(tag.start) => Some(""),
            "br" => Some("\n"),
            "p" | "div" if !is_end && !begins_line => Some("\n"),
            "p" | "div" => Some(""),
            "li" if is_end => Some(""),
            "li" => Some("- "),
            _ if UNSEEN.contains(&name) => Some(""),
            // A mark is no longer than the tag that it stands for.
            _ => depth().map(|depth| if is_end || !begins_line { "" } else { HEADINGS[(depth - 1).min(2)] }),
        }
    }

    /// Whether nothing stands on its line behind a tag that ends at `at`.
    fn ends_line(&self, at: usize) -> bool {
        let behind = self.text[at..].trim_start_matches(BLANKS);
        behind.is_empty() || behind.starts_with('\n')
    }

    /// Whether `at` lies in the row of a table, which is one line.
    fn is_in_row(&self, at: usize) -> bool {
        let n = self.rows.partition_point(|row| row.start <= at);
        n.checked_sub(1).is_some_and(|last| self.rows[last].contains(&at))
    }

    /// Returns what is shown for the tags and the references of a piece of a page.
    pub fn block(&self, range: Range<usize>) -> Vec<Shown> {
        let mut found = Vec::new();
        let mut ends = [("-->", range.start), (">", range.start), (";", range.start)];
        let mut at = range.start;
        while let Some(next) = self.text[at..range.end].find(['<', '&']).map(|next| at + next) {
            let is_reference = self.text[next..].starts_with('&');
            let kind = if is_reference { 2 } else { usize::from(!self.text[next..].starts_with("<!--")) };
            let (close, known) = &mut ends[kind];
            // Looked for once, however many signs stand before it.
            if *known < next + 1 {
                *known = self.text[next..range.end].find(*close).map_or(usize::MAX, |end| next + end + close.len());
            }
            let end = Some(*known).filter(|end| *end <= range.end && *end - next <= LONGEST_TAG);
            let shown =
                end.and_then(|end| if is_reference { reference(self.text, next..end) } else { self.tag(next..end) });
            at = shown.as_ref().map_or(next + 1, |(range, _)| range.end);
            found.extend(shown);
        }
        found
    }
}

/// Returns what is shown for a reference that Markdown does not look for, in a piece of a page.
fn reference(text: &str, range: Range<usize>) -> Option<Shown> {
    const LONGEST: usize = 32;
    let reference = text.get(range.clone()).filter(|reference| reference.len() <= LONGEST)?;
    let shown = pulldown_cmark::Parser::new(reference).find_map(|event| match event {
        pulldown_cmark::Event::Text(shown) => Some(shown.into_string()),
        _ => None,
    })?;
    (shown != "&" && shown.len() <= reference.len()).then_some((range, shown))
}

/// Returns the name with which a tag begins, in small letters.
fn name_of(tag: &str) -> String {
    tag.chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::read;

    fn shown(text: &str) -> String {
        read("a.md", text.as_bytes()).unwrap().output.text
    }

    #[test]
    fn references_are_signs_and_tags_are_no_words() {
        assert_eq!(shown("L&rsquo;id&eacute;e d&#39;<a href=\"x\">Ana</a> &amp; co&hellip;\n"), "L’idée d'Ana & co…\n");
        assert_eq!(shown("<strong>Ana</strong>: So.<br>And <em>so</em>.<!-- no -->\n"), "Ana: So.\nAnd *so*.\n");
        assert_eq!(
            shown("Words.\n\n<h3 class=\"q\">Qu&rsquo;est-ce ?</h3>\n\n<p>So.</p>\n"),
            "Words.\n\n### Qu’est-ce ?\n\nSo.\n"
        );
    }

    #[test]
    fn code_and_names_in_angles_stay_as_they_are() {
        for text in ["Write `<b>&amp;</b>`.\n", "<ana> Hi\n\n<A> Why?\n", "a < b & c > d\n", "    <b>&amp;</b>\n"] {
            assert_eq!(shown(text), text);
        }
    }
}
