//! Who wrote a post, by what stands in the element that names them.

use html5ever::tokenizer::Tag;

use super::super::attribute;
use crate::import::formats::page::on_one_line;

/// In letters: what is longer is no name.
const LONGEST: usize = 60;

/// The name of an author as it is read.
#[derive(Debug, Default)]
pub(super) struct Author {
    /// What stands on the first line there.
    whole: String,
    /// The first link or the marked name in it: what else stands there are ranks and badges.
    inner: String,
    in_inner: bool,
    /// Whether the name is marked as one.
    marked: bool,
    is_line_over: bool,
    /// As microdata tells it where nobody reads it.
    told: String,
    pub sure: bool,
    /// Whether only a link to a page about somebody says that this is a name.
    pub is_linked: bool,
}

impl Author {
    pub fn new(sure: bool) -> Self {
        Self { sure, ..Self::default() }
    }

    /// Returns one who is named by a link to the page about them.
    pub fn linked() -> Self {
        Self { is_linked: true, ..Self::default() }
    }

    /// A name begins, or a link: below the line of the name these lead elsewhere, `Website`.
    pub fn begin_name(&mut self, marked: bool) {
        if self.is_line_over && !marked {
            return;
        }
        if marked && !self.marked {
            (self.inner, self.marked) = (String::new(), true);
            self.is_linked = false;
        }
        self.in_inner = self.inner.is_empty();
    }

    pub fn end_name(&mut self) {
        self.in_inner = false;
    }

    /// A line ends: what comes behind the name is a rank or a place.
    pub fn end_line(&mut self) {
        self.is_line_over |= !without_by(self.whole.trim()).is_empty();
    }

    pub fn text(&mut self, text: &str) {
        if !self.is_line_over {
            self.whole.push_str(text);
        }
        if self.in_inner {
            self.inner.push_str(text);
        }
    }

    /// Takes a name that the page has for machines.
    pub fn tell(&mut self, name: &str) {
        name.trim().clone_into(&mut self.told);
    }

    /// Returns the name, if it is one.
    pub fn into_name(self) -> Option<String> {
        let read = if self.inner.trim().is_empty() { &self.whole } else { &self.inner };
        let name = on_one_line(if self.told.is_empty() { read } else { &self.told });
        let name = name.trim_start_matches(['@']).trim_end_matches([':', ',']).trim_end();
        let name = without_by(name);
        (!name.is_empty() && name.chars().count() <= LONGEST).then(|| name.to_owned())
    }
}

/// Returns the author that an attribute of an element names.
pub(super) fn author_of(tag: &Tag) -> Option<&str> {
    let own = attribute(tag, "author").filter(|_| tag.name.contains('-'));
    attribute(tag, "data-author").or(own).filter(|author| !author.trim().is_empty())
}

/// Whether a link leads to the page about somebody, as forums have one for each of their members.
pub(super) fn leads_to_somebody(tag: &Tag) -> bool {
    #[rustfmt::skip]
    const PAGES: [&str; 14] = [
        "/user/", "/users/", "/u/", "/profile", "/member/", "/members/", "member.php", "mode=viewprofile", "user_info", "userid=",
        "uid=", "action=profile", "/people/", "showuser=",
    ];
    let leads = |to: &str| PAGES.iter().any(|page| to.contains(page));
    &*tag.name == "a" && attribute(tag, "href").is_some_and(leads)
}

/// Returns the name in `By Marie`.
fn without_by(name: &str) -> &str {
    let is_by = |word: &str| matches!(word.to_lowercase().as_str(), "by" | "par");
    match name.split_once(' ') {
        Some((by, name)) if is_by(by) => name.trim_start(),
        None if is_by(name) => "",
        _ => name,
    }
}
