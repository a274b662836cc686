//! Menus that no element says are some: lists of short links to pages of the same site, above or below what the page
//! has to say, links that share the page, and those to which words such as `Read also` lead (`read_on.rs`). The words
//! of each paragraph are counted while the page is read; a page with menus is read again without them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::furniture::count;
use super::read_on;

/// Fewer links are no menu, and those in the midst of a text must be more.
const FEWEST: usize = 5;
const FEWEST_IN_THE_MIDST: usize = 12;
/// Fewer links that share the page may be part of a sentence.
const FEWEST_SHARING: usize = 2;
/// A paragraph of more words that are no links is prose.
const LONGEST_NAME: usize = 4;

/// A paragraph of the page, as far as it may be a link.
#[derive(Clone, Copy, Debug, Default)]
struct Paragraph {
    n_words: usize,
    n_linked: usize,
    /// How many of the words are links, be it to a place on the page itself or to none.
    n_linked_anywhere: usize,
    /// Whether the words that are no link lead on to other texts.
    leads_on: bool,
    /// The site that its last link leads to.
    site: usize,
    shares: bool,
    ends_sentence: bool,
    is_cell: bool,
}

/// The site of links that name none.
const OWN: usize = 0;

/// The link that is open.
#[derive(Clone, Copy, Debug)]
struct Link {
    site: usize,
    shares: bool,
    leads_elsewhere: bool,
    n_paragraphs: usize,
}

/// What is linked on a page, and which of its paragraphs are not read because they are menus.
#[derive(Debug, Default)]
pub(super) struct Menus {
    paragraphs: Vec<Paragraph>,
    /// What of the last paragraph is no link, as far as it may lead on.
    unlinked: String,
    open: Option<Link>,
    sites: FxHashMap<String, usize>,
    skipped: Vec<Range<usize>>,
}

impl Menus {
    /// Menus that are not read: those that a first reading of the page found.
    pub fn left_out(skipped: Vec<Range<usize>>) -> Self {
        Self { skipped, ..Self::default() }
    }

    /// Takes the start of a link. One to a place on the page itself is none of a menu: the questions of a talk may be listed
    /// so.
    pub fn begin_link(&mut self, address: Option<&str>) {
        let address = address.map(str::trim).filter(|address| !address.is_empty());
        self.open = address.map(|address| Link {
            site: self.site(address),
            shares: shares(address),
            leads_elsewhere: !address.starts_with('#'),
            n_paragraphs: 0,
        });
    }

    pub fn end_link(&mut self) {
        self.open = None;
    }

    fn site(&mut self, address: &str) -> usize {
        let Some((_, rest)) = address.split_once("//") else { return OWN };
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default().trim_start_matches("www.");
        let next = self.sites.len() + 1;
        *self.sites.entry(host.to_owned()).or_insert(next)
    }

    /// Takes the beginning of a paragraph.
    pub fn begin_paragraph(&mut self, is_cell: bool) {
        /// A link that goes on for longer was never closed.
        const MOST: usize = 2;
        self.end_paragraph();
        self.paragraphs.push(Paragraph { is_cell, ..Paragraph::default() });
        if let Some(link) = &mut self.open {
            link.n_paragraphs += 1;
        }
        self.open.take_if(|link| link.n_paragraphs > MOST);
    }

    /// Takes the end of the last paragraph.
    fn end_paragraph(&mut self) {
        if let Some(last) = self.paragraphs.last_mut() {
            last.leads_on = !last.is_cell && read_on::leads_on(&self.unlinked);
        }
        self.unlinked.clear();
    }

    /// Takes words of the paragraph.
    pub fn word(&mut self, words: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let n = count(words);
        paragraph.n_words += n;
        paragraph.ends_sentence = words.ends_with(['.', '?', '!', '…', ':', '»', '”']);
        let Some(link) = self.open else {
            if self.unlinked.len() <= read_on::LONGEST {
                self.unlinked.extend([" ", words]);
            }
            return;
        };
        paragraph.n_linked_anywhere += n;
        if link.leads_elsewhere {
            paragraph.n_linked += n;
            (paragraph.site, paragraph.shares) = (link.site, link.shares);
        }
    }

    /// Whether the last paragraph is not read.
    pub fn is_skipped(&self) -> bool {
        let at = self.paragraphs.len().wrapping_sub(1);
        let next = self.skipped.partition_point(|range| range.end <= at);
        self.skipped.get(next).is_some_and(|range| range.contains(&at))
    }

    /// Returns which paragraphs are menus, once the page is read.
    pub fn found(&mut self) -> Vec<Range<usize>> {
        self.end_paragraph();
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut all: Vec<Range<usize>> = self.lists().chain(self.led_to()).collect();
        all.sort_by_key(|range| range.start);
        for range in all {
            match found.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => found.push(range),
            }
        }
        found
    }

    /// Returns the lists of links.
    fn lists(&self) -> impl Iterator<Item = Range<usize>> {
        let is_prose = |p: &Paragraph| !p.is_linked() && (p.n_words > LONGEST_NAME || p.ends_sentence);
        let first = self.paragraphs.iter().position(is_prose).unwrap_or(0);
        let last = self.paragraphs.iter().rposition(is_prose).unwrap_or(usize::MAX);
        let is_menu = move |range: &Range<usize>| {
            let is_at_an_edge = range.end <= first || range.start > last;
            self.are_menu(range.clone(), if is_at_an_edge { FEWEST } else { FEWEST_IN_THE_MIDST })
        };
        self.stretches().into_iter().filter(is_menu)
    }

    /// Returns the words that lead on, with the links behind or below them.
    fn led_to(&self) -> impl Iterator<Item = Range<usize>> {
        let leading = (0..self.paragraphs.len()).filter(|at| self.paragraphs[*at].leads_on);
        let with_links = |at: usize| {
            let is_within = self.paragraphs[at].n_linked_anywhere > 0;
            let below = self.paragraphs[at + 1..].iter().take_while(|p| !is_within && p.is_linked_anywhere()).count();
            (is_within || below > 0).then_some(at..at + 1 + below)
        };
        leading.filter_map(with_links)
    }

    /// Returns the stretches of links, in which a word or two may head those that follow. Those that share the page stand
    /// apart from others.
    fn stretches(&self) -> Vec<Range<usize>> {
        let linked = (0..self.paragraphs.len()).filter(|at| self.paragraphs[*at].is_linked());
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for at in linked {
            let is_alike = |first: usize| self.paragraphs[first].shares == self.paragraphs[at].shares;
            match stretches.last_mut().filter(|last| self.goes_on(last.end, at) && is_alike(last.start)) {
                Some(last) => last.end = at + 1,
                None => stretches.push(at..at + 1),
            }
        }
        stretches
    }

    /// Whether nothing stands between the end of a stretch and the next link, or what heads it.
    fn goes_on(&self, end: usize, next: usize) -> bool {
        let heads = |p: &Paragraph| p.n_words <= LONGEST_NAME && !p.ends_sentence && !p.is_cell;
        next == end || (next == end + 1 && heads(&self.paragraphs[end]))
    }

    /// Whether the links are at least so many, short, no sentences, and most of them to the site itself, or whether all of
    /// several share the page.
    fn are_menu(&self, range: Range<usize>, fewest: usize) -> bool {
        const MOST_WORDS: usize = 7;
        let home = self.home();
        let links: Vec<&Paragraph> = self.paragraphs[range].iter().filter(|p| p.is_linked()).collect();
        let n_words: usize = links.iter().map(|p| p.n_words).sum();
        let n_home = links.iter().filter(|p| p.site == OWN || Some(p.site) == home).count();
        let n_sentences = links.iter().filter(|p| p.ends_sentence).count();
        let are_buttons = links.len() >= FEWEST_SHARING && links.iter().all(|p| p.shares && p.n_words <= MOST_WORDS);
        are_buttons
            || links.len() >= fewest
                && n_words <= MOST_WORDS * links.len()
                && n_home * 3 >= links.len() * 2
                && n_sentences * 5 <= links.len()
    }

    /// Returns the site to which most paragraphs lead: that of the page, whose links are written in full where somebody
    /// saved it.
    fn home(&self) -> Option<usize> {
        let mut n = vec![0_usize; self.sites.len() + 1];
        self.paragraphs.iter().filter(|p| p.is_linked()).for_each(|p| n[p.site] += 1);
        (1..n.len()).max_by_key(|site| n[*site])
    }
}

/// Whether a link leads to where people share the page.
fn shares(address: &str) -> bool {
    const WAYS: [&str; 12] = [
        "/sharer",
        "/intent/tweet",
        "/intent/post",
        "sharearticle",
        "/pin/create",
        "twitter.com/share",
        "/share?",
        "/share-offsite",
        "api.whatsapp.com/send",
        "wa.me/?",
        "reddit.com/submit",
        "mailto:?",
    ];
    let address = address.to_ascii_lowercase();
    WAYS.iter().any(|way| address.contains(way))
}

impl Paragraph {
    /// Whether nearly all of it is a link to another page.
    fn is_linked(&self) -> bool {
        !self.is_cell && self.n_linked > 0 && self.n_linked * 10 >= self.n_words * 9
    }

    /// Whether nearly all of it is a link, wherever that leads.
    fn is_linked_anywhere(&self) -> bool {
        !self.is_cell && self.n_linked_anywhere > 0 && self.n_linked_anywhere * 10 >= self.n_words * 9
    }
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    fn links(n: usize, address: &str) -> String {
        (1..=n).map(|n| format!("<li><a href='{address}{n}'>Section {n}</a>")).collect()
    }

    /// Returns the text of a page with `above` and `below` the talk, and what is told.
    fn read_with(above: &str, below: &str) -> (String, usize) {
        let talk = "<p>INT: Why did you come here?</p><p>U07: Because of the school, as I <a href='/a'>said</a>.</p>";
        let page = format!("<ul>{above}</ul>{talk}<ul>{below}</ul><p>All of it belongs to the archive.</p>");
        let read = read("a.html", page.as_bytes()).unwrap();
        (read.output.text, read.warnings.len())
    }

    #[test]
    fn lists_of_links_to_the_same_site_are_menus() {
        let talk = read_with("", "").0;
        let menu = format!("{}<p>More</p>{}", links(3, "/a"), links(4, "/b"));
        assert_eq!(read_with(&menu, ""), (talk.clone(), 1));
        assert_eq!(read_with(&links(6, "https://www.archive.org/a"), &links(15, "https://archive.org/b")), (talk, 1));
    }

    #[test]
    fn links_that_share_the_page_are_no_words_of_it() {
        let share = |site: &str| format!("<li><a href='https://{site}.com/intent/tweet?url=a'>Share on {site}</a>");
        let buttons = [share("twitter"), share("bird")].concat();
        assert_eq!(read_with(&buttons, &buttons), (read_with("", "").0, 1));
        assert!(read_with(&share("twitter"), "").0.contains("Share on"));
    }

    #[test]
    fn lists_of_links_that_belong_to_the_talk_are_read() {
        for listed in [links(4, "/a"), links(9, "#q")] {
            assert!(read_with(&listed, "").0.contains("Section 2"), "{listed}");
        }
        assert!(read_with(&links(9, "/a"), &links(9, "https://a-book.org/")).0.contains("Section 2"));
        let spoken = "<li><a href='/a'>INT: And what did you say to him?</a>".repeat(9);
        assert!(read_with(&spoken, "").0.contains("what did you say"));
    }
}
