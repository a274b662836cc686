//! Pages of posts: forum threads, questions and answers, comments. What marks a post, its author and its words is found
//! by the names that page makers give to them, in microdata first and in classes second; a page becomes a transcript
//! when posts with authors make up most of it.

use html5ever::tokenizer::Tag;
use rustc_hash::FxHashMap;

use super::super::page::on_one_line;
use super::super::script::Script;
use super::classes::{ABOUT, AUTHORS, POSTS, PROFILES, QUOTES, WORDS, is_post_id, is_words_id};
use super::pieces::{Piece, Pieces};
use super::{Reader, VOID, attribute, each_token};
use crate::import::Content;
use crate::model::naming::is_same_name;

/// Returns the transcript of a page of posts, if it is one, and how many words stand around the posts.
pub(super) fn read(html: &str) -> Option<(Content, usize)> {
    // Most pages name no author at all, and are read only once.
    if !["author", "user", "poster", "pseudo", "auteur", "creator", "commenter", "nickname", "byline"]
        .iter()
        .any(|w| html.contains(w))
    {
        return None;
    }
    let Posts { mut found, title, n_words, .. } = each_token(html, Posts::default()).closed();
    name_inner_posts(&mut found);
    let signed = || found.iter().filter(|post| post.author.is_some());
    if signed().filter(|post| post.is_teaser()).count() * 2 > signed().count() {
        return None;
    }
    let posts: Vec<(String, Vec<Piece>)> = found.into_iter().filter_map(Post::into_words).collect();
    let n_in_posts: usize =
        posts.iter().flat_map(|(_, pieces)| pieces).flat_map(|piece| &piece.lines).map(|l| count(l)).sum();
    // An article names its author at its head and at its foot.
    let is_of_one = posts.iter().all(|(author, _)| is_same_name(author, &posts[0].0));
    if !(2..MOST_POSTS).contains(&posts.len()) || is_of_one || n_in_posts * 5 < n_words * 2 {
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

/// Returns the name in `By Marie`.
fn without_by(name: &str) -> &str {
    let by = name.split_once(' ').filter(|(by, _)| matches!(by.to_lowercase().as_str(), "by" | "par"));
    by.map_or(name, |(_, name)| name.trim_start())
}

/// Some pages put the name around a post rather than into it.
fn name_inner_posts(posts: &mut [Post]) {
    for i in 0..posts.len() {
        let outer = posts[i].within.filter(|outer| posts[*outer].is_blank());
        if let Some(outer) = outer.filter(|_| posts[i].author.is_none()) {
            posts[i].author = posts[outer].author.clone();
        }
    }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[derive(Debug, Default)]
struct Post {
    author: Option<String>,
    /// Named by microdata, which nothing overrules.
    sure: bool,
    /// The words that are marked as such, or else all that it holds besides.
    words: Option<Pieces>,
    /// Within how many marked elements its words lie: a mark right within a mark is the better one.
    level: usize,
    rest: Pieces,
    /// Its heading leads to another page.
    leads_on: bool,
    /// The post within which it stands.
    within: Option<usize>,
}

impl Post {
    fn is_blank(&self) -> bool {
        self.words.as_ref().unwrap_or(&self.rest).is_blank()
    }

    /// Whether it only announces what stands on another page, as the cards of a newspaper do.
    fn is_teaser(&self) -> bool {
        self.leads_on && self.words.is_none()
    }

    fn into_words(self) -> Option<(String, Vec<Piece>)> {
        let pieces = self.words.unwrap_or(self.rest).finished();
        self.author.filter(|_| !pieces.is_empty()).map(|author| (author, pieces))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    None,
    Post,
    Author {
        sure: bool,
    },
    /// Within the author's element; one that is marked as a name is the better one.
    Name {
        marked: bool,
    },
    Words,
    /// Within the words of a post, those of somebody else.
    Quote {
        of_another: bool,
    },
    /// Dates, buttons, signatures: no words of the post.
    Furniture,
    Title,
}

/// The name of an author as it is read.
#[derive(Debug, Default)]
struct Author {
    /// All that stands there.
    whole: String,
    /// The first link or the marked name in it: what else stands there are ranks and badges.
    inner: String,
    in_inner: bool,
    /// Whether the name is marked as one.
    marked: bool,
    sure: bool,
}

impl Author {
    fn begin_name(&mut self, marked: bool) {
        if marked && !self.marked {
            (self.inner, self.marked) = (String::new(), true);
        }
        self.in_inner = self.inner.is_empty();
    }
}

/// Returns the author that an attribute of an element names.
fn author_of(tag: &Tag) -> Option<&str> {
    let own = attribute(tag, "author").filter(|_| tag.name.contains('-'));
    attribute(tag, "data-author").or(own).filter(|author| !author.trim().is_empty())
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
    n_words_open: usize,
    n_furniture: usize,
    skipped: usize,
    title: String,
    in_title: bool,
    /// All words of the page but names and furniture.
    n_words: usize,
}

/// Nested deeper than this, elements no longer count: nobody writes so.
const DEEPEST: usize = 2_000;
/// A page of more posts than this is no thread.
const MOST_POSTS: usize = 100_000;
/// In bytes: a heading that is longer is none.
const LONGEST_TITLE: usize = 1_000;

impl Posts {
    fn closed(mut self) -> Self {
        while self.pop() {}
        self
    }

    fn part(&self, tag: &Tag) -> Part {
        let prop = attribute(tag, "itemprop").unwrap_or_default().to_lowercase();
        let kind = attribute(tag, "itemtype").unwrap_or_default();
        let class = attribute(tag, "class").unwrap_or_default().to_lowercase();
        let is = |names: &[&str]| class.split_whitespace().any(|c| names.contains(&c));
        let has_prop = |names: &[&str]| prop.split_whitespace().any(|p| names.contains(&p));
        let is_kind = ["Question", "Answer", "Comment", "DiscussionForumPosting"].iter().any(|k| kind.ends_with(k));
        let of_another = is(QUOTES);
        let id = attribute(tag, "id").unwrap_or_default();
        let slot = attribute(tag, "slot").unwrap_or_default();
        // WordPress has the head of a comment within its body, Reddit elements of its own.
        let is_body = is(WORDS) && !(&*tag.name == "article" && is(&["comment-body"]));
        let has_words = is_body || is_words_id(id) || matches!(slot, "comment" | "text-body");
        let signs_itself = tag.name.contains('-') && author_of(tag).is_some();
        let is_quote = of_another || &*tag.name == "blockquote";
        match () {
            () if self.author.is_some() => match () {
                () if is(AUTHORS) => Part::Name { marked: true },
                () if has_prop(&["name"]) || &*tag.name == "a" => Part::Name { marked: false },
                () => Part::None,
            },
            () if has_prop(&["author", "creator"]) || attribute(tag, "rel") == Some("author") => {
                Part::Author { sure: true }
            }
            () if self.n_words_open > 0 => match () {
                () if is(&["comment-user"]) => Part::Author { sure: false },
                () if is_quote => Part::Quote { of_another },
                () if is(WORDS) && self.words_are_blank() => Part::Words,
                () => Part::None,
            },
            () if is(AUTHORS) && !matches!(&*tag.name, "body" | "html" | "article" | "section" | "li") => {
                Part::Author { sure: false }
            }
            () if has_prop(&["text", "articlebody"]) || has_words && self.current.is_some() => Part::Words,
            () if signs_itself || is_post_id(id) => Part::Post,
            () if is_kind || is(POSTS) && &*tag.name != "body" || author_of(tag).is_some() => Part::Post,
            () if &*tag.name == "article" => Part::Post,
            () if matches!(&*tag.name, "time" | "button" | "footer" | "form" | "aside") => Part::Furniture,
            () if is(PROFILES) || slot == "commentMeta" => Part::Furniture,
            () if is_quote && self.current.is_some() => Part::Quote { of_another },
            () if is(ABOUT) => Part::Furniture,
            () if &*tag.name == "h1" && self.title.is_empty() => Part::Title,
            () => Part::None,
        }
    }

    fn begin(&mut self, tag: &Tag, part: Part) {
        match part {
            Part::Post => {
                let author = author_of(tag).map(str::to_owned);
                let post = Post { sure: author.is_some(), author, within: self.current, ..Post::default() };
                self.current = Some(self.found.len());
                self.found.push(post);
            }
            Part::Author { sure } => self.author = Some(Author { sure, ..Author::default() }),
            Part::Name { marked } => self.author.iter_mut().for_each(|author| author.begin_name(marked)),
            Part::Words => {
                self.n_words_open += 1;
                if let Some(post) = self.current.map(|i| &mut self.found[i])
                    && self.n_words_open > post.level
                    && post.words.as_ref().is_none_or(Pieces::is_blank)
                {
                    post.level = self.n_words_open;
                }
            }
            Part::Quote { of_another } => self.pass(|pieces| pieces.begin_quote(of_another)),
            Part::Furniture => self.n_furniture += 1,
            Part::Title => self.in_title = true,
            Part::None => {}
        }
    }

    fn pop(&mut self) -> bool {
        let Some((name, part)) = self.open.pop() else { return false };
        self.n_open.entry(name.clone()).and_modify(|n| *n -= 1);
        match part {
            Part::Post => self.current = self.current.and_then(|i| self.found[i].within),
            Part::Author { .. } => self.end_author(),
            Part::Name { .. } => self.author.iter_mut().for_each(|author| author.in_inner = false),
            Part::Words => self.n_words_open -= 1,
            Part::Furniture => self.n_furniture -= 1,
            Part::Title => self.in_title = false,
            Part::Quote { .. } | Part::None => {}
        }
        self.pass(|pieces| pieces.flow().end(&name));
        if matches!(part, Part::Quote { .. }) {
            self.pass(Pieces::end_quote);
        }
        true
    }

    fn end_author(&mut self) {
        let Some(Author { whole, inner, sure, .. }) = self.author.take() else { return };
        let name = on_one_line(if inner.trim().is_empty() { &whole } else { &inner });
        let name = name.trim_start_matches(['@']).trim_end_matches([':', ',']).trim_end();
        let name = without_by(name);
        if name.is_empty() || name.chars().count() > 60 {
            return;
        }
        if let Some(post) = self.current.map(|i| &mut self.found[i])
            && (post.author.is_none() || sure && !post.sure)
        {
            post.author = Some(name.to_owned());
            post.sure = sure;
        }
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

    fn words_are_blank(&self) -> bool {
        let post = self.current.map(|i| &self.found[i]);
        post.is_some_and(|p| p.words.as_ref().is_none_or(Pieces::is_blank))
    }

    /// Hands what is read to the words of the open post.
    fn pass(&mut self, to: impl FnOnce(&mut Pieces)) {
        let Some(post) = self.current.map(|i| &mut self.found[i]) else { return };
        if self.n_words_open > 0 {
            if self.author.is_none() && self.n_words_open >= post.level {
                to(post.words.get_or_insert_default());
            }
        } else if self.author.is_none() && self.n_furniture == 0 {
            to(&mut post.rest);
        }
    }
}

impl Reader for Posts {
    fn start(&mut self, tag: &Tag) {
        if self.open.len() >= DEEPEST || self.found.len() >= MOST_POSTS {
            return;
        }
        let part = self.part(tag);
        self.begin(tag, part);
        self.lead_on(tag);
        self.skipped += usize::from(is_silent(&tag.name));
        if &*tag.name == "cite" {
            self.pass(Pieces::cite);
        }
        self.pass(|pieces| pieces.flow().start(tag));
        if !VOID.contains(&&*tag.name) {
            *self.n_open.entry(tag.name.to_string()).or_default() += 1;
            self.open.push((tag.name.to_string(), part));
        }
    }

    fn end(&mut self, name: &str) {
        self.skipped = self.skipped.saturating_sub(usize::from(is_silent(name)));
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
            Some(author) => {
                author.whole.push_str(text);
                if author.in_inner {
                    author.inner.push_str(text);
                }
            }
            None if self.n_furniture == 0 => self.n_words += count(text),
            None => {}
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
