//! Markdown: the words come in as its readers show them, bold and italics without their signs, for nobody wants to quote
//! `**Why?**`. The signs of headings, lists and tables stay, and so does `*laughs*`. What programs write and nobody reads
//! is taken out: backslashes before signs, `don\\'t` is one word, the classes of paragraphs, `{: .question}`, `<br>` at
//! the end of a line, the names of blanks, `&nbsp;`, and where links lead. Pieces of a page within it are shown as pages show them
//! (`tags.rs`). Labels in bold are the work of `talk/labels.rs`, since they also occur in plain text. Where nearly all
//! lines are those of a web page, the words are read as such a page shows them.

mod tags;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Parser, Tag};

use self::tags::{Tags, is_of_a_page};
use super::html::{Flow, each_token, refuse_bombs};
use crate::import::{Content, ImportError, LARGEST_TEXT, Look, MOST_LINES, Run, Shown};
use crate::model::Warned;
use crate::model::marks::times;

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut read = super::text::read(file_name, bytes)?;
    if is_too_long(&read.output.text) {
        return Ok(read);
    }
    let front = front_matter(&read.output.text);
    if is_page(&read.output.text[front..]) {
        let page = of_page(file_name, &read.output, front)?;
        return Ok(Warned { output: page, ..read });
    }
    let mut marked = Marked::of(&read.output.text);
    let (text, escapes) = without_escapes(&read.output.text, &marked.shown);
    let moved = |at: usize| at - escapes.partition_point(|escape| *escape < at);
    add_touching(&mut marked.headings, &read.output.text);
    add_tagged(&mut marked.headings, &read.output.text);
    let moved_range = |range: Range<usize>| moved(range.start)..moved(range.end);
    let moved_run = |run: Run| Run { range: moved_range(run.range), ..run };
    let quoted = |quote: Range<usize>| Shown { range: moved_range(quote), look: QUOTED };
    let layout = &mut read.output.layout;
    layout.headings = marked.headings.into_iter().map(moved).collect();
    layout.runs = marked.runs.into_iter().map(moved_run).collect();
    layout.shown = marked.quotes.into_iter().map(quoted).collect();
    read.output.text = text;
    Ok(read)
}

/// Whether nobody will read the text whatever it says: to look for marks in it would take long.
fn is_too_long(text: &str) -> bool {
    text.len() > LARGEST_TEXT || text.bytes().filter(|b| *b == b'\n').count() > MOST_LINES
}

/// The look of what stands in a block quote.
const QUOTED: Look = Look { colour: None, face: Some(1) };

/// Returns how many bytes the fields take with which the page of a site begins: `---`, `title: A talk`, `---`.
fn front_matter(text: &str) -> usize {
    const RULE: &str = "---\n";
    let behind = text.strip_prefix(RULE).and_then(|fields| fields.find(&format!("\n{RULE}")));
    behind.map_or(0, |at| RULE.len() + at + 1 + RULE.len())
}

/// Whether nearly all of a text stands on lines that begin or end with tags of a page.
fn is_page(text: &str) -> bool {
    const FEWEST: usize = 3;
    let lines = || text.lines().map(str::trim);
    let ends_with_tag = |line: &str| line.ends_with('>') && line.rfind('<').is_some_and(|at| is_of_a_page(&line[at..]));
    let is_tagged = |line: &&str| line.starts_with('<') && is_of_a_page(line) || ends_with_tag(line);
    let (n, n_tagged) = (lines().map(str::len).sum::<usize>(), lines().filter(is_tagged).map(str::len).sum::<usize>());
    let n_paragraphs = text.matches("</p>").count() + text.matches("<br").count();
    let n_headings = lines().filter(|line| line.trim_start_matches('#').len() < line.len()).count();
    n_paragraphs >= FEWEST && n_headings < FEWEST && n_tagged * 10 >= n * 7
}

/// Returns what the page behind the fields of `source` shows, the fields as they are.
fn of_page(file_name: &str, source: &Content, front: usize) -> Result<Content, ImportError> {
    let (fields, html) = source.text.split_at(front);
    refuse_bombs(file_name, html)?;
    let mut page = each_token(html, Flow::default()).into_content(file_name)?;
    page.text.insert_str(0, fields);
    page.layout.map(|at| front + at);
    Ok(Content { encoding: source.encoding, ..page })
}

/// Returns a text without the backslashes before signs and ends of lines and without the classes of paragraphs, what
/// is shown for pieces of it in their places, and where each byte stood that went.
fn without_escapes(text: &str, shown: &[tags::Shown]) -> (String, Vec<usize>) {
    let (mut plain, mut escapes) = (String::with_capacity(text.len()), Vec::new());
    let mut signs = text.char_indices().peekable();
    let mut shown = shown.iter().peekable();
    while let Some((at, c)) = signs.next() {
        while shown.next_if(|(range, _)| range.start < at).is_some() {}
        let other = shown.next_if(|(range, _)| range.start == at).map(|(range, shown)| (range.len(), shown.as_str()));
        if let Some((len, shown)) = other.or_else(|| unread(&text[at..])) {
            plain.push_str(shown);
            escapes.extend(at + shown.len()..at + len);
            while signs.next_if(|(next, _)| *next < at + len).is_some() {}
            continue;
        }
        match signs.peek().copied().filter(|_| c == '\\') {
            Some((_, next)) if next.is_ascii_punctuation() => {
                escapes.push(at);
                plain.push(next);
                signs.next();
            }
            Some((_, '\n')) => escapes.push(at),
            _ => plain.push(c),
        }
    }
    (plain, escapes)
}

/// Returns how many bytes of markup a text begins with that nobody reads, and what is shown in its place.
fn unread(text: &str) -> Option<(usize, &'static str)> {
    let at_end = |tag: &&str| {
        let rest = text.strip_prefix(*tag)?.trim_start_matches([' ', '\t']);
        (rest.is_empty() || rest.starts_with(['\n', '\r'])).then_some((tag.len(), ""))
    };
    match text.as_bytes().first()? {
        b'{' => class_len(text).map(|len| (len, "")),
        b'<' => ["<br>", "<br/>", "<br />"].iter().find_map(at_end),
        b'&' => text.starts_with("&nbsp;").then_some(("&nbsp;".len(), "\u{a0}")),
        _ => None,
    }
}

/// Returns how many bytes the classes take with which a text begins, as some makers of sites write them at the end of a
/// paragraph: `{: .question}`.
fn class_len(text: &str) -> Option<usize> {
    const LONGEST: usize = 80;
    let inner = text.strip_prefix("{:")?;
    let end = inner.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '}' | '\n'))?;
    (end.1 == '}' && inner.trim_start().starts_with(['.', '#'])).then_some(end.0 + 3)
}

/// What the marks of a text set apart, each in order and none within another of its kind.
#[derive(Default)]
struct Marked {
    /// Where the lines of headings begin.
    headings: Vec<usize>,
    /// Words in bold or italics.
    runs: Vec<Run>,
    quotes: Vec<Range<usize>>,
    /// Pieces of a page, and what is shown in their places.
    shown: Vec<tags::Shown>,
}

impl Marked {
    fn of(text: &str) -> Self {
        let mut marked = Self::default();
        let tags = Tags::of(text);
        for (event, range) in Parser::new(text).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => marked.take_heading(text, level, range),
                Event::Start(Tag::Strong) => marked.take_emphasis(range, 2),
                Event::Start(Tag::Emphasis) if is_set_off(text, &range) => marked.take_emphasis(range, 1),
                Event::Start(Tag::BlockQuote(_)) => {
                    let is_outer = marked.quotes.last().is_none_or(|last| last.end <= range.start);
                    marked.quotes.extend(is_outer.then_some(range));
                }
                Event::Start(Tag::Link { link_type: LinkType::Inline, .. }) => {
                    marked.shown.extend(unsaid(text, range));
                }
                Event::InlineHtml(_) => marked.shown.extend(tags.tag(range)),
                Event::Html(_) => marked.shown.extend(tags.block(range)),
                Event::Text(shown) if text[range.clone()].starts_with('&') && shown.len() <= range.len() => {
                    let is_reference = *shown != text[range.clone()];
                    marked.shown.extend(is_reference.then(|| (range, shown.into_string())));
                }
                _ => {}
            }
        }
        marked.shown.sort_by_key(|(range, _)| range.start);
        marked.take_tags_of_bold_words(text);
        marked
    }

    /// Takes the words between `<b>` and `</b>`, for which tags show the signs of bold ones.
    fn take_tags_of_bold_words(&mut self, text: &str) {
        let is_end = |range: &Range<usize>| text[range.start..].starts_with("</");
        let tags: Vec<usize> = (0..self.shown.len()).filter(|i| self.shown[*i].1 == "**").collect();
        for pair in tags.windows(2) {
            let (begin, end) = (self.shown[pair[0]].0.clone(), self.shown[pair[1]].0.clone());
            if !is_end(&begin) && is_end(&end) {
                pair.iter().for_each(|i| self.shown[*i].1.clear());
                self.runs.push(Run { range: begin.end..end.start, bold: true, italic: false });
            }
        }
        self.runs.sort_by_key(|run| run.range.start);
        self.runs.dedup_by(|next, last| next.range.start < last.range.end);
    }

    /// Takes the lines of a heading. One underlined with `===` has two lines or more; one underlined with `---` is not
    /// taken for one, because transcribers mean a rule by it, and a whole turn would become a heading.
    fn take_heading(&mut self, text: &str, level: HeadingLevel, span: Range<usize>) {
        if level != HeadingLevel::H1 && !text[span.start..].trim_start().starts_with('#') {
            return;
        }
        let first = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = span.start + text[span.clone()].trim_end().len();
        self.headings.push(first);
        self.headings.extend(text[first..end.max(first)].match_indices('\n').map(|(at, _)| first + at + 1));
    }

    /// Takes words between signs: one of them sets in italics, two in bold.
    fn take_emphasis(&mut self, range: Range<usize>, n_signs: usize) {
        let words = range.start + n_signs..range.end - n_signs;
        self.shown.push((range.start..words.start, String::new()));
        self.shown.push((words.end..range.end, String::new()));
        let (bold, italic) = (n_signs == 2, n_signs == 1);
        match self.runs.last_mut().filter(|last| words.start < last.range.end) {
            // `***both***`
            Some(last) if last.range.start + n_signs == words.start && words.end + n_signs == last.range.end => {
                (last.bold, last.italic) = (true, true);
            }
            Some(_) => {}
            None => self.runs.push(Run { range: words, bold, italic }),
        }
    }
}

/// Whether words between single signs are in italics because a label or a whole paragraph is: `*Ana:* So.`, `*Why so?*`.
/// Others keep their signs, for transcribers write what nobody says between them, `*laughs*`, and authors stress words.
fn is_set_off(text: &str, range: &Range<usize>) -> bool {
    const MOST_WORDS_OF_A_REMARK: usize = 8;
    let words = &text[range.start + 1..range.end - 1];
    let bare = words.trim_matches(['*', '_']);
    let is_label = bare.ends_with(':') || text[range.end..].starts_with(':');
    let is_bold = bare.len() < words.len();
    let is_sentence = bare.ends_with(['?', '.', '!', '…']) || bare.split_whitespace().count() > MOST_WORDS_OF_A_REMARK;
    let begins = text[..range.start].trim_end_matches([' ', '\t', '>', '-', '#']).ends_with('\n') || range.start == 0;
    is_label || is_bold || begins && is_sentence
}

/// Returns what of the link at `range` nobody says: `[Ana](https://…)` is shown as `Ana`. A time keeps its brackets.
fn unsaid(text: &str, range: Range<usize>) -> Vec<tags::Shown> {
    let Some(close) = text[range.clone()].rfind("](").map(|at| range.start + at) else { return Vec::new() };
    let is_time = times::stamp(&text[range.start..=close]).is_some();
    let target = (close + usize::from(is_time)..range.end, String::new());
    let opening = (!is_time).then(|| (range.start..range.start + 1, String::new()));
    opening.into_iter().chain([target]).collect()
}

/// Adds the headings whose words touch their signs, `##And then?`, to those of a text that has others of that depth.
fn add_touching(headings: &mut Vec<usize>, text: &str) {
    const SHALLOWEST: usize = 2;
    let depth = |line: &str| line.len() - line.trim_start_matches('#').len();
    let mut known = [false; 7];
    for at in headings.iter() {
        known[depth(&text[*at..]).min(6)] = true;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let depth = depth(line);
        let touches = line[depth..].starts_with(char::is_alphabetic);
        if touches && (SHALLOWEST..=6).contains(&depth) && known[depth] {
            headings.push(at);
        }
        at += line.len();
    }
    headings.sort_unstable();
    headings.dedup();
}

/// Adds the lines that are headings of a page: `<h2 class="part">And then?</h2>`.
fn add_tagged(headings: &mut Vec<usize>, text: &str) {
    let is_heading = |line: &str| {
        let depth = line.strip_prefix("<h").and_then(|tag| tag.chars().next()).filter(|c| matches!(c, '1'..='6'));
        depth.is_some_and(|depth| line.trim_end().ends_with(&format!("</h{depth}>")))
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        headings.extend(is_heading(line).then_some(at));
        at += line.len();
    }
    headings.sort_unstable();
    headings.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_heading_may_touch_its_signs_where_others_do_not() {
        let lines = |text: &str| {
            let read = read("a.md", text.as_bytes()).unwrap().output;
            read.layout
                .headings
                .iter()
                .map(|at| read.text[*at..].lines().next().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(lines("## Why?\n\nSo.\n\n##And then?\n\n#tag\n\n###So\n"), ["## Why?", "##And then?"]);
    }

    #[test]
    fn bold_questions_may_go_on_over_several_lines() {
        let pair = "**Why was it so,\nand when?**\n\n*It was late,\nand so we went.*\n\n";
        let text = format!("---\ntitle: A talk\n---\n\nA head.\n\n{}", pair.repeat(5));
        let turns = crate::import::turns_as_told("a.md", &text);
        assert_eq!(turns.iter().filter(|turn| !turn.starts_with('-')).count(), 10, "{turns:?}");
    }

    #[test]
    fn where_links_lead_is_no_word() {
        let shown = |text: &str| read("a.md", text.as_bytes()).unwrap().output.text;
        assert_eq!(
            shown("I read [the <b>book</b>](https://x.org/a_(b) \"t\"), and [0:12](http://y).\n"),
            "I read the book, and [0:12].\n"
        );
        assert_eq!(
            shown("**[Ana](/ana)**: So [it] is, ![so](p.png) and [x][1].\n"),
            "Ana: So [it] is, ![so](p.png) and [x][1].\n"
        );
    }

    #[test]
    fn names_between_angles_are_no_tags() {
        let talk = "<Ana> **Why was it so?**\n\n<Ben> Since <b>1990</b>.<br>\n<Ben> A <b>title</b>.<br>\n\n<Ana> **And then?**<br>\n\n<Ben> So.\n";
        let turns = crate::import::turns_as_told("a.md", talk);
        assert!(turns[0].starts_with("Ana") && turns[1].starts_with("Ben@-1|Since 1990."), "{turns:?}");
    }

    #[test]
    fn the_classes_of_paragraphs_are_no_words() {
        let pair = "**Why was it so?**{: .question}\n\nIt was late.\n{: #a .answer}\n\n";
        let turns = crate::import::turns_as_told("a.md", &pair.repeat(4));
        assert_eq!((turns.len(), turns[1].as_str()), (8, "Voice 2@-1|It was late."), "{turns:?}");
        assert_eq!(without_escapes("a {:x} {b}", &[]).0, "a {:x} {b}");
        assert_eq!(without_escapes("a&nbsp;b <br/>\nc <br> d&x", &[]).0, "a\u{a0}b \nc <br> d&x");
    }

    #[test]
    fn a_page_between_the_lines_of_a_site_is_read_as_a_page() {
        let said = |who: &str, words: &str| format!("<p><em>{who}</em>&nbsp; {words}</p>\n\n");
        let talk = [
            said("Ik", "Hoe was het?"),
            said("Lucas", "Goed &amp; wel."),
            said("Ik", "En toen?"),
            said("Lucas", "Niets."),
        ];
        let text = format!("---\ntitle: Lucas\n---\n{{% include top %}}\n\n{}", talk.concat().repeat(2));
        let turns = crate::import::turns_as_told("a.md", &text);
        let spoken: Vec<&String> = turns.iter().filter(|turn| !turn.starts_with('-')).collect();
        assert_eq!((spoken.len(), spoken[1].as_str()), (8, "Lucas@-1|Goed & wel."), "{turns:?}");
        assert!(turns.iter().any(|turn| turn == "-@-1|title: Lucas"), "{turns:?}");
    }

    #[test]
    fn headings_that_name_who_speaks_are_labels() {
        let text =
            "# Transcript\n\n### Interviewer\nHow?\n\n### Nurse\nBy bus.\n\n### Interviewer\nWhy?\n\n### Nurse\nSo.\n";
        let read = crate::import::read("a.md", text.as_bytes()).unwrap().output;
        let labels: Vec<&str> = read.speakers.iter().map(|s| s.label.as_str()).collect();
        let n_spoken = read.turns.iter().filter(|turn| turn.3.is_some()).count();
        assert_eq!((labels, n_spoken), (vec!["Interviewer", "Nurse"], 4));
    }

    #[test]
    fn headings_of_a_page_within_markdown_ask_as_others_do() {
        let pair = "<h2 class=\"part\">Why was it <em>so</em>&nbsp;?</h2>\n\nIt was late.\n\nAnd dark.\n\n";
        let turns = crate::import::turns_as_told("a.md", &format!("<p>A head.</p>\n\n{}", pair.repeat(4)));
        let asked = "Voice 1@-1|Why was it *so*\u{a0}?";
        assert_eq!((turns.len(), turns[1].as_str()), (9, asked), "{turns:?}");
    }

    #[test]
    fn backslashes_before_signs_are_no_words() {
        let text = "P1: I don\\'t.\n\n# Part 1\\.\n\n\\[INT\\] It\\'s\\...\\\nso C:\\x.\n\n## End\n";
        let read = read("a.md", text.as_bytes()).unwrap().output;
        assert_eq!(read.text, "P1: I don't.\n\n# Part 1.\n\n[INT] It's...\nso C:\\x.\n\n## End\n");
        let lines: Vec<&str> = read.layout.headings.iter().map(|at| read.text[*at..].lines().next().unwrap()).collect();
        assert_eq!(lines, ["# Part 1.", "## End"]);
    }

    #[test]
    fn italics_that_set_nothing_off_keep_their_signs() {
        let shown = |text: &str| read("a.md", text.as_bytes()).unwrap().output.text;
        assert_eq!(
            shown("*Why was it so?*\n\n***Ana:*** _So._ *laughs* It was *very* late.\n"),
            "Why was it so?\n\nAna: _So._ *laughs* It was *very* late.\n"
        );
        assert_eq!(shown("*the phone rings*\n\n_Ben_: Yes.\n"), "*the phone rings*\n\nBen: Yes.\n");
    }

    #[test]
    fn headings_are_found_and_bold_words_lose_their_signs() {
        let text = "# Entretien: U05\n\nINT: Oui ?\n\nPartie deux\n===\n\n## Fin ##\n    # code\n\nU05: Voilà.\n---\n";
        let read = read("a.md", text.replace("INT", "**INT**").as_bytes()).unwrap().output;
        assert_eq!(read.text, text);
        let lines: Vec<&str> = read.layout.headings.iter().map(|at| text[*at..].lines().next().unwrap()).collect();
        assert_eq!(lines, ["# Entretien: U05", "Partie deux", "===", "## Fin ##"]);
    }
}
