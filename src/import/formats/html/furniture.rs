//! Lines that most posts of a page have: the title of the thread, buttons to answer or to report.

use rustc_hash::FxHashMap;

use crate::import::talk::lexicon::fold;

/// Returns how many words a text has.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// How often each line stands in the posts of a page, an answer's title as the title itself.
pub(super) struct Furniture {
    n_often: FxHashMap<String, usize>,
    n_posts: usize,
}

impl Furniture {
    /// Returns what is known of the lines of these posts.
    pub fn of(posts: &[&[&str]]) -> Self {
        let mut n_often = FxHashMap::default();
        posts.iter().copied().flatten().for_each(|line| *n_often.entry(plain(line)).or_default() += 1);
        Self { n_often, n_posts: posts.len() }
    }

    /// Returns a post without the lines at its end that most of the posts have.
    pub fn without<'p, 'l>(&self, post: &'p [&'l str]) -> &'p [&'l str] {
        let is_furniture =
            |line: &&str| self.n_often.get(&plain(line)).is_some_and(|n| *n > 1 && n * 2 >= self.n_posts);
        let n = post.iter().rev().take_while(|line| is_furniture(line)).count();
        &post[..post.len() - n]
    }
}

fn plain(line: &str) -> String {
    let folded = fold(line);
    folded.strip_prefix("re:").map_or(folded.as_str(), str::trim_start).to_owned()
}
