//! Pages of posts: forum threads, questions and answers, comments. What marks a post, its author and its words is found
//! by the names that page makers give to them, in microdata first and in classes second (`parts.rs`); a page becomes a
//! transcript when posts with authors make up most of it. `author.rs` reads a name, `post.rs` settles whose posts are
//! that name nobody.

mod author;
mod parts;
mod post;

use html5ever::tokenizer::Tag;
use rustc_hash::FxHashMap;

use self::author::{Author, author_of};
use self::parts::Part;
use self::post::Post;
use super::super::page::on_one_line;
use super::super::script::Script;
use super::classes::marks;
use super::furniture::count;
use super::pieces::{Piece, Pieces};
use super::{Reader, VOID, attribute, each_token};
use crate::import::Content;
use crate::model::naming::is_same_name;

/// Parts of the names by which pages mark authors.
#[rustfmt::skip]
const NAMED: &[&str] = &[
    "author", "Author", "user", "User", "poster", "postleft", "pseudo", "auteur", "creator", "commenter", "nick", "byline",
    "sender", "_name", "_a6-h", "messagetable",
];

/// Returns the transcript of a page of posts, if it is one, and how many words stand around the posts.
pub(super) fn read(html: &str) -> Option<(Content, usize)> {
    // Most pages name no author at all, and are read only once.
    if !NAMED.iter().any(|name| html.contains(name)) {
        return None;
    }
    let Posts { mut found, title, n_words, n_linked_around, .. } = each_token(html, Posts::default()).closed();
    post::settle(&mut found);
    let signed = || found.iter().filter(|post| post.author.is_some());
    if signed().filter(|post| post.is_teaser()).count() * 2 > signed().count() || post::are_article(&found) {
        return None;
    }
    // What posts hold besides their words are titles and buttons.
    let n_linked: usize = found.iter().filter(|post| post.words.is_some()).map(|post| post.n_linked).sum();
    let posts: Vec<(String, Vec<Piece>)> = found.into_iter().filter_map(Post::into_words).collect();
    let n_in_posts: usize =
        posts.iter().flat_map(|(_, pieces)| pieces).flat_map(|piece| &piece.lines).map(|l| count(l)).sum();
    // An article names its author at its head and at its foot.
    let is_of_one = posts.iter().all(|(author, _)| is_same_name(author, &posts[0].0));
    // A thread of short posts has little but menus around it.
    let n_said_around = n_words.saturating_sub(n_in_posts + n_linked + n_linked_around);
    let is_most = n_in_posts * 5 >= n_words * 2 || n_in_posts * 3 >= n_words && n_in_posts > n_said_around;
    if !(2..MOST_POSTS).contains(&posts.len()) || is_of_one || !is_most {
        return None;
    }
    let mut script = Script::default();
    if !title.is_empty() {
        script.head(&title);
    }
    for (author, pieces) in &posts {
        for Piece { quoted, lines } in pieces {
            // What is quoted was said by somebody else, as a rule in this very thread.
            let speaker = (!quoted).then_some(author.as_str());
            script.say_lines(speaker, None, lines.iter().map(String::as_str));
        }
    }
    Some((script.into_content(), n_words.saturating_sub(n_in_posts + count(&title))))
}

/// A page as it is taken apart.
#[derive(Debug, Default)]
struct Posts {
    open: Vec<(String, Part)>,
    /// How many elements of each name are open.
    n_open: FxHashMap<String, usize>,
    found: Vec<Post>,
    /// The open post, as an index.
    current: Option<usize>,
    author: Option<Author>,
    /// An author who is named where no post is open: the next one is theirs.
    named_before: Option<String>,
    /// How many elements are open where the author's name stands in a line of others.
    beside_author: Option<usize>,
    n_words_open: usize,
    /// Whether the open words are a post of their own.
    are_post: bool,
    n_quotes: usize,
    n_furniture: usize,
    n_left: usize,
    skipped: usize,
    title: String,
    in_title: bool,
    /// All words of the page but names and furniture.
    n_words: usize,
    /// How many of those around the posts are links, of menus as a rule.
    n_linked_around: usize,
    /// Whether the last sign was an at: a name behind it is whom somebody addresses.
    behind_at: bool,
}

/// Nested deeper than this, elements no longer count: nobody writes so.
const DEEPEST: usize = 2_000;
/// A page of more posts than this is no thread.
const MOST_POSTS: usize = 100_000;
/// So many words before those of a post may be a date, a rank and the like.
const MOST_ABOUT: usize = 10;
/// They end the line of an author's name.
const BREAKS: [&str; 12] = ["br", "div", "p", "dd", "dt", "li", "ul", "ol", "td", "tr", "blockquote", "hr"];
/// In bytes: a heading that is longer is none.
const LONGEST_TITLE: usize = 1_000;

impl Posts {
    fn closed(mut self) -> Self {
        while self.pop() {}
        self
    }

    fn begin(&mut self, tag: &Tag, part: Part) {
        match part {
            Part::Post => self.begin_post(tag),
            Part::Author { sure } => self.author = Some(Author::new(sure)),
            Part::Linked => self.author = Some(Author::linked()),
            Part::Name { marked } => self.author.iter_mut().for_each(|author| author.begin_name(marked)),
            Part::Words => self.begin_words(tag),
            Part::Quote { of_another } => {
                self.n_quotes += 1;
                self.pass(|pieces| pieces.begin_quote(of_another));
            }
            Part::Furniture => self.n_furniture += 1,
            Part::Left => self.n_left += 1,
            Part::Title => self.in_title = true,
            Part::None => {}
        }
    }

    fn begin_post(&mut self, tag: &Tag) {
        let author = author_of(tag).map(str::to_owned);
        let post = Post { before: self.named_before.take(), ..Post::new(author, &marks(tag), self.current) };
        self.current = Some(self.found.len());
        self.found.push(post);
    }

    fn begin_words(&mut self, tag: &Tag) {
        if self.current.is_none() {
            self.begin_post(tag);
            self.are_post = true;
        }
        self.n_words_open += 1;
        if let Some(post) = self.current.map(|i| &mut self.found[i])
            && self.n_words_open > post.level
            && post.n_words <= MOST_ABOUT
        {
            // What stands before a mark within the mark is a date or such.
            if post.level > 0 && self.n_words_open > 1 {
                (post.words, post.n_words) = (None, 0);
            }
            post.level = self.n_words_open;
        }
    }

    fn pop(&mut self) -> bool {
        let Some((name, part)) = self.open.pop() else { return false };
        self.beside_author = self.beside_author.filter(|n_open| *n_open <= self.open.len());
        self.n_open.entry(name.clone()).and_modify(|n| *n -= 1);
        self.skipped -= usize::from(is_silent(&name));
        match part {
            Part::Post => self.current = self.current.and_then(|i| self.found[i].within),
            Part::Author { .. } | Part::Linked => self.end_author(),
            Part::Name { .. } => self.author.iter_mut().for_each(Author::end_name),
            Part::Words => self.end_words(),
            Part::Furniture => self.n_furniture -= 1,
            Part::Left => self.n_left -= 1,
            Part::Title => self.in_title = false,
            Part::Quote { .. } | Part::None => {}
        }
        self.pass(|pieces| pieces.flow().end(&name));
        if matches!(part, Part::Quote { .. }) {
            self.n_quotes -= 1;
            self.pass(Pieces::end_quote);
        }
        true
    }

    fn end_words(&mut self) {
        self.n_words_open -= 1;
        if self.n_words_open == 0 && std::mem::take(&mut self.are_post) {
            self.current = self.current.and_then(|i| self.found[i].within);
        }
    }

    fn end_author(&mut self) {
        let Some(author) = self.author.take() else { return };
        let (sure, is_linked) = (author.sure, author.is_linked);
        let Some(name) = author.into_name() else { return };
        let Some(post) = self.current.map(|i| &mut self.found[i]) else {
            self.named_before = Some(name);
            return;
        };
        if is_linked {
            post.linked.get_or_insert(name);
            return;
        }
        if post.author.is_none() || sure && !post.sure {
            post.author = Some(name);
            post.sure = sure;
        }
        let is_in_line = self.open.last().is_some_and(|(_, part)| !matches!(part, Part::Post | Part::Words));
        self.beside_author = Some(self.open.len()).filter(|_| is_in_line && self.n_words_open == 0);
    }

    /// Notes that the heading of the open post is a link to another page.
    fn lead_on(&mut self, tag: &Tag) {
        let is_open = |names: &[&str]| names.iter().any(|name| self.n_open.get(*name).is_some_and(|n| *n > 0));
        const HEADINGS: [&str; 3] = ["h2", "h3", "h4"];
        let leads = match &*tag.name {
            // `#p12` is the address of the post itself.
            "a" => is_open(&HEADINGS) && attribute(tag, "href").is_some_and(|to| !to.starts_with('#')),
            name => HEADINGS.contains(&name) && is_open(&["a"]),
        };
        if let Some(post) = self.current.filter(|_| leads).map(|i| &mut self.found[i]) {
            post.leads_on = true;
        }
    }

    /// Whether what is read is neither furniture nor on the line of an author's name.
    fn is_shown(&self) -> bool {
        self.n_furniture == 0 && self.n_left == 0 && self.beside_author.is_none()
    }

    /// Whether so few words of the open post came that its words may begin only now.
    fn words_may_begin(&self) -> bool {
        self.current.is_some_and(|i| self.found[i].n_words <= MOST_ABOUT)
    }

    /// Whether nothing says yet who wrote the open post.
    fn is_unnamed(&self) -> bool {
        self.current.map(|i| &self.found[i]).is_some_and(|post| post.author.is_none() && post.linked.is_none())
    }

    fn is_signed(&self) -> bool {
        self.current.is_some_and(|i| self.found[i].author.is_some())
    }

    /// Whether words that are marked as such are those of a post: one is open, or somebody was named.
    fn may_have_words(&self) -> bool {
        self.current.is_some() || self.named_before.is_some()
    }

    /// Hands what is read to the words of the open post.
    fn pass(&mut self, to: impl FnOnce(&mut Pieces)) {
        let is_shown = self.is_shown();
        let Some(post) = self.current.map(|i| &mut self.found[i]).filter(|_| self.n_left == 0) else { return };
        if self.n_words_open > 0 {
            if self.author.is_none() && self.n_words_open >= post.level {
                to(post.words.get_or_insert_default());
            }
        } else if self.author.is_none() && is_shown {
            to(&mut post.rest);
        }
    }

    /// Counts the words of the open post, and keeps those on the line of its author's name.
    fn weigh(&mut self, text: &str) {
        let is_linked = self.n_open.get("a").is_some_and(|n| *n > 0);
        let Some(post) = self.current.map(|i| &mut self.found[i]) else {
            self.n_linked_around += if is_linked && self.is_shown() { count(text) } else { 0 };
            return;
        };
        match () {
            () if self.author.is_some() || self.n_left > 0 => {}
            () if self.n_words_open > 0 => post.n_words += count(text),
            () if self.n_furniture > 0 => {}
            () if self.beside_author.is_some() => post.beside.push_str(text),
            () => {
                post.n_rest += count(text);
                post.n_linked += if is_linked { count(text) } else { 0 };
            }
        }
    }
}

impl Reader for Posts {
    fn start(&mut self, tag: &Tag) {
        if self.open.len() >= DEEPEST || self.found.len() >= MOST_POSTS {
            return;
        }
        let is_void = VOID.contains(&&*tag.name);
        if let Some(author) = self.author.as_mut().filter(|_| attribute(tag, "itemprop") == Some("name")) {
            author.tell(attribute(tag, "content").unwrap_or_default());
        }
        // What has no end, as `<link rel="author">`, holds nothing.
        let part = if is_void { Part::None } else { self.part(tag) };
        if BREAKS.contains(&&*tag.name) {
            self.beside_author = None;
            self.author.iter_mut().for_each(Author::end_line);
        }
        self.begin(tag, part);
        self.lead_on(tag);
        if &*tag.name == "cite" {
            self.pass(Pieces::cite);
        }
        self.pass(|pieces| pieces.flow().start(tag));
        if !is_void {
            self.skipped += usize::from(is_silent(&tag.name));
            *self.n_open.entry(tag.name.to_string()).or_default() += 1;
            self.open.push((tag.name.to_string(), part));
        }
    }

    fn end(&mut self, name: &str) {
        if VOID.contains(&name) {
            self.pass(|pieces| pieces.flow().end(name));
            return;
        }
        // Ends that nothing began are left out, and what an end skips over ends with it.
        if self.n_open.get(name).is_some_and(|n| *n > 0)
            && let Some(at) = self.open.iter().rposition(|(open, _)| open == name)
        {
            while self.open.len() > at {
                self.pop();
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        match &mut self.author {
            Some(author) => author.text(text),
            None => self.n_words += if self.is_shown() { count(text) } else { 0 },
        }
        self.weigh(text);
        if !text.trim().is_empty() {
            self.behind_at = text.trim_end().ends_with('@');
        }
        if self.in_title && self.title.len() < LONGEST_TITLE {
            self.title = on_one_line(&format!("{} {text}", self.title));
        }
        self.pass(|pieces| pieces.flow().text(text));
    }
}

/// Whether what the element holds is no words of the page.
fn is_silent(name: &str) -> bool {
    matches!(name, "script" | "style" | "nav" | "template" | "noscript" | "title" | "select")
}

#[cfg(test)]
mod tests;
