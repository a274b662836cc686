//! A post as it is read, and what becomes of posts that lie one within the other, or that the one before signs as well.

use super::super::classes::{NEWEST_FIRST, OF_CHATS};
use super::super::pieces::{Piece, Pieces};

/// A post.
#[derive(Debug, Default)]
pub(super) struct Post {
    pub author: Option<String>,
    /// Named by microdata, which nothing overrules.
    pub sure: bool,
    /// The author named right before it, for one that names none.
    pub before: Option<String>,
    /// Whose page is linked above its words, for one of which nothing else says who wrote it.
    pub linked: Option<String>,
    /// The words that are marked as such, or else all that it holds besides.
    pub words: Option<Pieces>,
    /// Within how many marked elements its words lie: a mark right within a mark is the better one.
    pub level: usize,
    /// How many words stand there so far.
    pub n_words: usize,
    pub rest: Pieces,
    /// How many words that holds, and how many of them are links.
    pub n_rest: usize,
    pub n_linked: usize,
    /// What stands on the line of the author's name.
    pub beside: String,
    /// Its heading leads to another page.
    pub leads_on: bool,
    /// Whether it is a message of a chat, and one of a page that begins with the newest.
    pub of_chat: bool,
    pub newest_first: bool,
    /// Whether it is an article, to which others may be comments.
    pub is_article: bool,
    /// The post within which it stands.
    pub within: Option<usize>,
}

impl Post {
    /// Returns a post whose element has these marks.
    pub fn new(author: Option<String>, marks: &[String], within: Option<usize>) -> Self {
        let of_chat = marks.iter().any(|mark| OF_CHATS.contains(&mark.as_str()));
        let is = |name: &str| marks.iter().any(|mark| mark == name);
        // Blogs mark their articles so, the older ones by the microformat.
        let is_article =
            ["hentry", "type-post", "type-page"].iter().any(|name| is(name)) && !is("reply") && !is("topic");
        Self {
            sure: author.is_some(),
            author,
            of_chat,
            newest_first: is(NEWEST_FIRST),
            is_article,
            within,
            ..Self::default()
        }
    }

    /// How many words it holds, be they marked or not.
    fn length(&self) -> usize {
        if self.words.is_some() { self.n_words } else { self.n_rest }
    }

    fn is_blank(&self) -> bool {
        self.words.as_ref().unwrap_or(&self.rest).is_blank()
    }

    /// Whether it only announces what stands on another page, as the cards of a newspaper do.
    pub fn is_teaser(&self) -> bool {
        self.leads_on && self.words.is_none()
    }

    /// Whether it holds nothing but links, and no words marked as such: a list of other threads.
    fn is_list(&self) -> bool {
        self.words.is_none() && self.n_linked * 2 > self.n_rest
    }

    pub fn into_words(self) -> Option<(String, Vec<Piece>)> {
        let mut pieces = self.words.unwrap_or(self.rest).finished();
        let beside = self.beside.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–'));
        if pieces.is_empty() && !beside.is_empty() {
            pieces.push(Piece { quoted: false, lines: vec![beside.to_owned()] });
        }
        self.author.filter(|_| !pieces.is_empty()).map(|author| (author, pieces))
    }
}

/// Whether a page is an article, which may be an interview, and what others wrote below it is little beside it.
pub(super) fn are_article(posts: &[Post]) -> bool {
    let signed = || posts.iter().filter(|post| post.author.is_some());
    let n_all: usize = signed().map(Post::length).sum();
    signed().any(|post| post.is_article && post.length() * 5 >= n_all * 4)
}

/// Settles whose the posts of a page are, and in which order they come.
pub(super) fn settle(posts: &mut Vec<Post>) {
    for post in posts.iter_mut() {
        post.author = post.author.take().or(post.before.take()).or(post.linked.take());
    }
    empty_threads(posts);
    name_inner(posts);
    name_next(posts);
    leave_lists(posts);
    if posts.iter().any(|post| post.newest_first) {
        posts.reverse();
    }
}

/// Some pages put the name around a post rather than into it. What stands there besides are dates and buttons.
fn name_inner(posts: &mut [Post]) {
    let mut emptied = Vec::new();
    for i in 0..posts.len() {
        let Some(outer) = posts[i].within else { continue };
        let has_words = posts[i].words.is_some() && posts[outer].words.is_none();
        if posts[i].author.is_none() && (has_words || posts[outer].is_blank()) {
            posts[i].author = posts[outer].author.clone();
        }
        if has_words && posts[i].author == posts[outer].author {
            emptied.push(outer);
        }
    }
    emptied.into_iter().for_each(|outer| posts[outer].author = None);
}

/// A thread that names its author is no post beside the first one in it.
fn empty_threads(posts: &mut [Post]) {
    let has_words = |post: &Post| post.words.is_some();
    let first = |outer: usize| {
        let is_within = |i: &usize| std::iter::successors(posts[*i].within, |i| posts[*i].within).any(|i| i == outer);
        (outer + 1..posts.len())
            .take_while(|i| posts[*i].within.is_some())
            .filter(is_within)
            .find(|i| has_words(&posts[*i]))
    };
    let is_thread = |outer: &usize| {
        let named =
            posts[*outer].author.as_ref().filter(|_| posts[*outer].within.is_none() && !has_words(&posts[*outer]));
        named.is_some() && first(*outer).is_some_and(|i| posts[i].author.as_ref() == named)
    };
    let threads: Vec<usize> = (0..posts.len()).filter(is_thread).collect();
    threads.into_iter().for_each(|thread| posts[thread].author = None);
}

/// In a chat, who writes several messages is named once.
fn name_next(posts: &mut [Post]) {
    let mut before = None;
    for post in posts {
        if post.author.is_none() && post.of_chat && post.words.is_some() {
            post.author.clone_from(&before);
        }
        before = post.author.clone().or(before);
    }
}

/// Where words are marked as such, posts without them are lists of other threads, or files that somebody sent.
fn leave_lists(posts: &mut Vec<Post>) {
    let n_marked = posts.iter().filter(|post| post.author.is_some() && post.words.is_some()).count();
    let n_signed = posts.iter().filter(|post| post.author.is_some()).count();
    if n_marked * 2 > n_signed {
        posts.retain(|post| post.words.is_some() || !(post.of_chat || post.is_list()));
    }
}
