//! What each element of a page of posts is: a post, its author, its words, a quotation, or none of them.

use html5ever::tokenizer::Tag;

use super::super::around::Named;
use super::super::attribute;
use super::super::classes::{
    ABOUT, AUTHORS, AUTHORS_IN_BOLD, LEFT, POSTS, PROFILES, QUOTES, WORDS, ends_as_author, ends_as_words, is_post_id,
    is_words_id, marks,
};
use super::Posts;
use super::author::{author_of, leads_to_somebody};

/// What an element is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    None,
    Post,
    Author {
        sure: bool,
    },
    /// A link to the page about somebody, who is the author if nobody else is named.
    Linked,
    /// Within the author's element; one that is marked as a name is the better one.
    Name {
        marked: bool,
    },
    Words,
    /// Within the words of a post, those of somebody else.
    Quote {
        of_another: bool,
    },
    /// Dates, buttons, profiles: no words of the post, but the author may be named there.
    Furniture,
    /// Nothing in it is part of the post.
    Left,
    Title,
}

impl Posts {
    /// Returns what an element is.
    pub(super) fn part(&self, tag: &Tag) -> Part {
        let prop = attribute(tag, "itemprop").unwrap_or_default().to_lowercase();
        let kind = attribute(tag, "itemtype").unwrap_or_default();
        let marks = marks(tag);
        let is = |names: &[&str]| marks.iter().any(|mark| names.contains(&mark.as_str()));
        let has_prop = |names: &[&str]| prop.split_whitespace().any(|p| names.contains(&p));
        let is_kind = ["Question", "Answer", "Comment", "DiscussionForumPosting"].iter().any(|k| kind.ends_with(k));
        let of_another = is(QUOTES);
        let id = attribute(tag, "id").unwrap_or_default();
        let slot = attribute(tag, "slot").unwrap_or_default();
        // WordPress has the head of a comment within its body, Reddit elements of its own.
        // Invision has it within the words.
        let of_invision = is(&["ipsentry--content", "ipsphotopanel--text"]);
        let holds_head = &*tag.name == "article" && is(&["comment-body"]) || of_invision;
        let is_words = is(WORDS) || marks.iter().any(|mark| ends_as_words(mark));
        let is_body = is_words && !holds_head;
        let has_words = is_body || is_words_id(id) || matches!(slot, "comment" | "text-body");
        let signs_itself = tag.name.contains('-') && author_of(tag).is_some();
        // vBulletin has all of a post in a `<blockquote>`.
        let is_quote = of_another || &*tag.name == "blockquote" && !is_body;
        let is_named = is(AUTHORS) || marks.iter().any(|mark| ends_as_author(mark));
        let names_author = is_named || &*tag.name == "b" && is(AUTHORS_IN_BOLD);
        let is_author =
            names_author && !self.behind_at && !matches!(&*tag.name, "body" | "html" | "article" | "section" | "li");
        match () {
            () if self.n_left > 0 => Part::None,
            () if self.author.is_some() => match () {
                () if is_named => Part::Name { marked: true },
                () if has_prop(&["name"]) || &*tag.name == "a" => Part::Name { marked: false },
                () => Part::None,
            },
            () if is(LEFT) || Named::of(tag).is_foot() => Part::Left,
            () if has_prop(&["author", "creator"]) || attribute(tag, "rel") == Some("author") => {
                Part::Author { sure: true }
            }
            () if self.n_words_open > 0 => match () {
                () if is(&["comment-user"]) || is_author && self.words_may_begin() && !self.is_signed() => {
                    Part::Author { sure: false }
                }
                () if is_quote => Part::Quote { of_another },
                () if is_body && self.words_may_begin() && self.n_quotes == 0 => Part::Words,
                () => Part::None,
            },
            () if is_author => Part::Author { sure: false },
            () if leads_to_somebody(tag) && !self.behind_at && self.words_may_begin() && self.is_unnamed() => {
                Part::Linked
            }
            () if has_prop(&["text", "articlebody"]) || has_words && self.may_have_words() => Part::Words,
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
}
