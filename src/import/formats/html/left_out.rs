//! What is left out of a page: programs, pictures, menus, what is hidden, and the foot of the page. It ends with its
//! element, or with one around it where its own end is missing, so that it never swallows the text behind it.

use html5ever::tokenizer::Tag;

use super::around::Named;
use super::furniture::count;
use super::open::OpenElements;
use super::{VOID, attribute};

/// Nothing within them is words of the page.
const SKIPPED: &[&str] = &[
    "script",
    "noscript",
    "style",
    "template",
    "title",
    "svg",
    "annotation",
    "annotation-xml",
    "select",
    "button",
    "textarea",
    "iframe",
    "object",
    "video",
    "audio",
    "canvas",
    "noembed",
    "noframes",
    "rt",
    "rp",
    "datalist",
];
/// Nobody would read their words, whatever a page does.
const SILENT: &[&str] = &["script", "noscript", "style", "template", "title", "annotation", "annotation-xml"];
/// They hold all of a page, and are hidden only until its programs have run.
const WHOLE: &[&str] = &["html", "body", "main"];
/// What may have a foot of its own, in which the source of a quotation may stand.
const PARTS: &[&str] = &["article", "section", "blockquote", "figure", "main"];

/// What is left out of a page.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    open: OpenElements,
    /// The element within which nothing is read.
    within: Option<Skipped>,
    /// How many elements are open that may have a foot of their own.
    n_parts: usize,
    /// Whether the page says which part of it is its text.
    has_text: bool,
    /// Whether the open figure shows a picture: those of quotations say whose they are.
    shows_picture: bool,
    /// Whether the page is that of a site, no part of a book or of a post.
    is_of_site: bool,
    /// Whether what readers wrote below the text is left out as well.
    without_comments: bool,
    /// How many words of menus, of the foot of the page, of comments, of captions and of hidden elements were left out.
    pub n_in_menus: usize,
    pub n_at_foot: usize,
    pub n_in_comments: usize,
    pub n_in_captions: usize,
    pub n_hidden: usize,
}

/// An element that is skipped, and how many lie around it.
#[derive(Debug)]
struct Skipped {
    name: String,
    depth: usize,
    why: Why,
}

/// Why an element is skipped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Why {
    Menu,
    Foot,
    Comments,
    Caption,
    /// It is hidden, or no text.
    NotShown,
}

impl LeftOut {
    /// Leaves out what a site puts around and into its texts as well.
    pub fn of_site() -> Self {
        Self { is_of_site: true, ..Self::default() }
    }

    /// Leaves out what readers wrote below the text of the page as well.
    pub fn above_comments() -> Self {
        Self { without_comments: true, ..Self::of_site() }
    }

    /// Takes the start of an element, and returns whether it is left out or lies within what is.
    pub fn start(&mut self, tag: &Tag) -> bool {
        let name = &*tag.name;
        self.open.start(name);
        let depth = self.open.depth().saturating_sub(1);
        // A block may have ended the paragraph that was left out.
        self.within.take_if(|within| within.depth >= depth);
        if self.within.is_some() {
            return true;
        }
        let named = Named::of(tag);
        if let Some(why) = self.why(tag, &named).filter(|_| !VOID.contains(&name)) {
            self.within = Some(Skipped { name: name.to_owned(), depth, why });
            return true;
        }
        self.n_parts += usize::from(PARTS.contains(&name));
        self.has_text |= named.is_text();
        match name {
            "figure" => self.shows_picture = false,
            "img" | "picture" => self.shows_picture = true,
            _ => {}
        }
        false
    }

    /// Returns why an element is left out, if it is.
    fn why(&self, tag: &Tag, named: &Named<'_>) -> Option<Why> {
        let name = &*tag.name;
        // Beside the text of a page stands what else there is to read; notes say that they are some.
        let is_beside = name == "aside" && self.has_text && attribute(tag, "role").is_none();
        let is_page_foot = (name == "footer" || is_beside) && self.n_parts == 0;
        match () {
            () if SKIPPED.contains(&name) || is_hidden(tag) && !WHOLE.contains(&name) => Some(Why::NotShown),
            () if name == "nav" => Some(Why::Menu),
            () if named.is_foot() || is_page_foot => Some(Why::Foot),
            () if self.is_of_site => self.why_of_site(name, named),
            () => None,
        }
    }

    /// Returns why an element of a site is left out, if it is.
    fn why_of_site(&self, name: &str, named: &Named<'_>) -> Option<Why> {
        match () {
            () if named.is_menu() => Some(Why::Menu),
            () if named.is_foot_of_article() || self.has_text && named.is_beside_text() => Some(Why::Foot),
            () if named.is_caption_of_picture() || name == "figcaption" && self.shows_picture => Some(Why::Caption),
            () if self.without_comments && self.has_text && named.are_comments() => Some(Why::Comments),
            () => None,
        }
    }

    /// Takes the end of an element, and returns whether it lies within what is left out, or ends it.
    pub fn end(&mut self, name: &str) -> bool {
        let depth = self.open.end(name);
        if let Some(within) = &self.within {
            if depth.is_none_or(|depth| depth > within.depth) {
                return true;
            }
            let is_its_own = depth == Some(within.depth);
            self.within = None;
            if is_its_own {
                return true;
            }
        }
        self.n_parts = self.n_parts.saturating_sub(usize::from(PARTS.contains(&name)));
        false
    }

    /// Takes words, and returns the name of the element that leaves them out, if one does.
    pub fn text(&mut self, text: &str) -> Option<&str> {
        let Skipped { name, why, .. } = self.within.as_ref()?;
        let n = match why {
            Why::Foot => &mut self.n_at_foot,
            Why::Menu => &mut self.n_in_menus,
            Why::Comments => &mut self.n_in_comments,
            Why::Caption => &mut self.n_in_captions,
            Why::NotShown if SILENT.contains(&name.as_str()) => return Some(name),
            Why::NotShown => &mut self.n_hidden,
        };
        *n += count(text);
        Some(name)
    }

    /// Returns how many words somebody might have read.
    pub fn n_words(&self) -> usize {
        self.n_in_menus + self.n_at_foot + self.n_in_comments + self.n_in_captions + self.n_hidden
    }
}

fn is_hidden(tag: &Tag) -> bool {
    let hides = attribute(tag, "style").is_some_and(|s| s.replace(' ', "").to_lowercase().contains("display:none"));
    attribute(tag, "hidden").is_some() || hides
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    #[test]
    fn what_is_left_out_ends_with_the_element_around_it() {
        for never_ended in ["<svg><use/>", "<svg><path>", "<nav>", "<select><option>1", "<span hidden>", "<footer>"] {
            let page = format!(
                "<article><div><p>A talk. <span>{never_ended}</p></div><p>INT: Why?</p><p>U07: So.</p></article>"
            );
            assert_eq!(read("a.html", page.as_bytes()).unwrap().output.text, "A talk.\nINT: Why?\nU07: So.\n");
        }
        let whole = "<body style='display: none'><p>INT: Why?</p></body>";
        assert_eq!(read("a.html", whole.as_bytes()).unwrap().output.text, "INT: Why?\n");
        let within = "<nav><ul><li>a<li>b<p>c</ul><span>d</div></span></nav><div hidden><p>e<div>f</div></div>g";
        assert_eq!(read("a.html", within.as_bytes()).unwrap().output.text, "g\n");
        let deep = format!("{}a<script>b</script><nav><a>c</a></nav>d", "<font>".repeat(2_000));
        assert_eq!(read("a.html", deep.as_bytes()).unwrap().output.text, "ad\n");
    }

    #[test]
    fn a_page_that_was_hardly_read_is_told() {
        let page = format!("<p>A talk.</p><div hidden>{}</div>", "<p>U07: So.</p>".repeat(20));
        let told = read("a.html", page.as_bytes()).unwrap().warnings;
        let expected = "a.html: left out nearly all of the page, 40 words, as hidden, menus or its foot: 2 words were read, please check";
        assert_eq!(told, [expected]);
    }
}
