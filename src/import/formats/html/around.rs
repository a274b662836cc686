//! What a site puts around its texts, by the names that makers of pages give to such elements: menus, the foot of the
//! page and that of the article, what stands beside it, and what readers wrote below it.

use html5ever::tokenizer::Tag;

use super::attribute;
use super::classes::marks;

/// They hold all of a page, or one paragraph of it, whatever their names say.
const OUTERMOST: [&str; 5] = ["html", "body", "main", "article", "p"];

/// The foot of a page, and what a site puts below what it shows: buttons to share it, and what else there is to read.
#[rustfmt::skip]
const FEET: &[&str] = &[
    "footer", "site-footer", "page-footer", "main-footer", "global-footer", "colophon", "share", "sharing", "share-buttons",
    "share-links", "social-share", "social-sharing", "sharedaddy", "addtoany-share-save-container", "social-links", "related",
    "related-posts", "related-articles", "related-content", "jp-relatedposts", "read-next", "more-stories", "newsletter",
    "newsletter-signup", "post-navigation", "cookie-notice", "pingback", "trackback", "mw-editsection",
];
/// The foot of an article: what it is filed under, who its author is, and where to comment on it. In a thread, posts may
/// have their author there.
#[rustfmt::skip]
const FEET_OF_ARTICLES: &[&str] = &[
    "post-footer", "entry-footer", "article-footer", "post-tags", "entry-tags", "article-tags", "tags-links", "post-labels",
    "tag-list", "author-box", "author-bio", "authorbox", "about-author", "about-the-author", "post-author-box", "post-author-bio",
    "comment-respond", "respond", "comment-form", "commentform", "recommended-posts", "recommended-articles",
];
/// Themes say to which of their boxes an element belongs: `box-5-related-posts`.
const ENDS_OF_FEET: [&str; 3] = ["-related-posts", "-related-articles", "-author-box"];
/// What leads to the pages before and behind, or to those above.
const MENUS: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "breadcrumb-trail",
    "pagination",
    "pager",
    "nav-links",
    "posts-nav",
    "post-nav",
    "loop-nav",
    "blog-pager",
    "blog-feeds",
    "post-feeds",
    "feed-links",
];
/// What stands beside the text of a page, or says what it is filed under. Pages that are nothing else are lists.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "sidebar", "sidebar-primary", "sidebar-secondary", "site-sidebar", "page-sidebar", "widget-area", "tags", "topics",
];
/// Articles, as blogs mark theirs.
const ARTICLES: &[&str] = &["hentry", "h-entry", "blog-post", "type-post"];
#[rustfmt::skip]
const COMMENTS: &[&str] = &[
    "comments", "comments-area", "comments-section", "comment-section", "comments-wrapper", "comments-container", "comments-block",
    "comments-list", "comment-list", "commentlist", "comment-thread", "post-comments", "article-comments", "reader-comments",
    "user-comments", "disqus-thread", "kommentare", "commentaires", "comentarios", "commenti", "reacties",
];

/// What says what a picture shows.
const CAPTIONS: &[&str] =
    &["wp-caption-text", "image-caption", "img-caption", "photo-caption", "picture-caption", "media-caption"];

/// An element and its names: its classes, its id and the other marks that it has.
pub(super) struct Named<'t> {
    tag: &'t Tag,
    names: Vec<String>,
}

impl<'t> Named<'t> {
    pub fn of(tag: &'t Tag) -> Self {
        let mut names = marks(tag);
        names.extend(attribute(tag, "id").map(|id| id.to_lowercase().replace('_', "-")));
        Self { tag, names }
    }

    fn is_one_of(&self, names: &[&str]) -> bool {
        self.is_part() && self.names.iter().any(|name| names.contains(&name.as_str()))
    }

    fn has_role(&self, role: &str) -> bool {
        self.is_part() && attribute(self.tag, "role") == Some(role)
    }

    fn is_part(&self) -> bool {
        !OUTERMOST.contains(&&*self.tag.name)
    }

    /// Whether it is the foot of a page, or what a site puts below what it shows.
    pub fn is_foot(&self) -> bool {
        self.has_role("contentinfo") || self.is_one_of(FEET)
    }

    pub fn is_foot_of_article(&self) -> bool {
        let has_end = || self.names.iter().any(|name| ENDS_OF_FEET.iter().any(|end| name.ends_with(end)));
        self.is_one_of(FEET_OF_ARTICLES) || self.is_part() && has_end()
    }

    pub fn is_menu(&self) -> bool {
        self.has_role("navigation") || self.is_one_of(MENUS)
    }

    pub fn is_beside_text(&self) -> bool {
        self.is_one_of(BESIDE)
    }

    /// Whether it holds what a page is about.
    pub fn is_text(&self) -> bool {
        matches!(&*self.tag.name, "article" | "main") || self.is_one_of(ARTICLES)
    }

    /// Whether it says what a picture shows, wherever it stands.
    pub fn is_caption_of_picture(&self) -> bool {
        self.names.iter().any(|name| CAPTIONS.contains(&name.as_str()))
    }

    /// Whether it holds what readers wrote below an article.
    pub fn are_comments(&self) -> bool {
        self.is_one_of(COMMENTS)
    }
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    const TALK: &str = "<p>INT: Why?</p><p>U07: So it was.</p>";

    fn text_of(page: &str) -> String {
        read("a.html", page.as_bytes()).unwrap().output.text
    }

    #[test]
    fn what_a_blog_puts_around_an_article_is_no_part_of_it() {
        let alone = text_of(TALK);
        for around in [
            "<div class='post-footer'>Posted by Ana at 12:00. Labels: night, sleep</div>",
            "<footer class='entry-footer'>Tagged night</footer>",
            "<div class='author-box author-box-inverse'><b>Ana Roux</b> writes about the night.</div>",
            "<div class='posts-box-5-related-posts'><h2>A room of one's own</h2></div>",
            "<div id='respond'><h3>Leave a comment</h3></div>",
            "<div class='blog-pager'><a href='/a'>Newer post</a></div>",
            "<ul role='navigation'><li>Home</li></ul>",
        ] {
            assert_eq!(text_of(&format!("<article>{TALK}{around}</article>")), alone, "{around}");
        }
        let beside = "<div id='sidebar-primary'><h3>Our books</h3><p>All of them.</p></div>";
        assert_eq!(text_of(&format!("<article>{TALK}</article>{beside}")), alone);
        assert!(text_of(&format!("{beside}{TALK}")).contains("Our books"));
        assert!(text_of(&format!("<body class='sidebar'>{TALK}</body>")).contains("So it was"));
    }

    #[test]
    fn what_a_picture_shows_is_told_and_said_by_nobody() {
        let [from, to] = ["<figure><img src='a.jpg'>", "</figure>"];
        for caption in [
            format!("{from}<figcaption>The house in May</figcaption>{to}"),
            "<p class='wp-caption-text'>The house in May</p>".to_owned(),
        ] {
            let read = read("a.html", format!("{TALK}{caption}<p>And so it stays.</p>").as_bytes()).unwrap();
            assert_eq!(read.output.text, "INT: Why?\nU07: So it was.\nAnd so it stays.\n");
            assert_eq!(read.warnings, ["a.html: left out the captions of its pictures, 4 words"]);
        }
        let cited = "<figure><blockquote>I came in March.</blockquote><figcaption>Ana, nurse</figcaption></figure>";
        assert!(text_of(cited).contains("Ana, nurse"));
    }
}
