//! The footnotes of a page, as word processors, Pandoc and makers of e-books write them: what they say goes behind the
//! text, where nobody speaks, and what calls them stands in brackets, not right behind a number. Comments of Google
//! Docs go the same way, but the letters that call them are no words.

use html5ever::tokenizer::Tag;

use super::attribute;

/// The notes that a page holds so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    found: Vec<String>,
    /// The element that holds notes, and how many of its name are open within it.
    within: Option<(String, usize)>,
    /// What a link says that calls a note.
    call: Option<String>,
    /// Whether the link calls a comment.
    is_of_comment: bool,
}

impl Notes {
    /// Takes the start of an element, and returns whether notes begin there.
    pub fn start(&mut self, tag: &Tag) -> bool {
        let name = &*tag.name;
        if let Some((outer, n)) = &mut self.within {
            *n += usize::from(*outer == name);
            if name == "li" || is_one(tag) {
                self.found.push(String::new());
            }
            return false;
        }
        let begins = is_one(tag) || are_several(tag);
        if begins {
            self.found.push(String::new());
            self.within = Some((name.to_owned(), 1));
        } else if name == "a" && leads_to(tag, "#cmnt_ref") {
            // The comment ends with the block that the link begins.
            self.found.push(String::new());
            self.within = Some(("div".to_owned(), 1));
            return true;
        } else if name == "a" && (calls(tag) || leads_to(tag, "#cmnt")) {
            self.call = Some(String::new());
            self.is_of_comment = leads_to(tag, "#cmnt");
        }
        begins
    }

    /// Takes the end of an element, and returns what called a note, in brackets.
    pub fn end(&mut self, name: &str) -> Option<String> {
        if let Some((outer, n)) = &mut self.within {
            *n -= usize::from(outer == name);
            if *n == 0 {
                self.within = None;
            }
            return None;
        }
        // A link that nobody closed ends with the paragraph.
        let call = if matches!(name, "a" | "p" | "div" | "li" | "td") { self.call.take() } else { None }?;
        let mark = call.trim_matches(['[', ']', '(', ')', ' ']);
        (!mark.is_empty() && !self.is_of_comment).then(|| format!("[{mark}]"))
    }

    /// Takes a word that is one of a note or calls one.
    pub fn takes(&mut self, word: &str) -> bool {
        let is_back = || word.chars().all(|c| matches!(c, '↩' | '↑' | '^' | '\u{fe0e}' | '⏎'));
        match (&self.within, self.found.last_mut(), &mut self.call) {
            (Some(_), Some(note), _) => {
                let needs_space = !note.is_empty();
                if !is_back() {
                    note.push_str(if needs_space { " " } else { "" });
                    note.push_str(word);
                }
                true
            }
            (None, _, Some(call)) => {
                call.push_str(word);
                true
            }
            _ => false,
        }
    }

    /// Returns the notes in their order, without the numbers that they begin with.
    pub fn into_texts(self) -> Vec<String> {
        let texts = self.found.iter().map(|note| {
            let number = note.trim_start_matches(['[', '(']);
            let is_lettered = number.len() < note.len() && number.find([']', ')']).is_some_and(|end| end <= 2);
            let number =
                number.trim_start_matches(|c: char| c.is_ascii_digit() || (is_lettered && c.is_ascii_lowercase()));
            let is_numbered = number.len() < note.len() && number.starts_with([']', ')', '.', ' ']);
            if is_numbered { number.trim_start_matches([']', ')', '.', ' ']) } else { note.as_str() }.trim().to_owned()
        });
        texts.filter(|note| !note.is_empty()).collect()
    }
}

/// Whether a link leads to a place of the page whose name begins so.
fn leads_to(tag: &Tag, place: &str) -> bool {
    attribute(tag, "href").is_some_and(|to| to.starts_with(place))
}

fn kinds(tag: &Tag) -> String {
    let of = |name: &str| attribute(tag, name).unwrap_or_default();
    format!(" {} {} {} ", of("role"), of("epub:type"), of("class")).to_lowercase()
}

/// Whether the element holds one note.
fn is_one(tag: &Tag) -> bool {
    let id = attribute(tag, "id").unwrap_or_default();
    let numbered = |start: &str| {
        let number = id.strip_prefix(start).unwrap_or_default();
        !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
    };
    let kinds = kinds(tag);
    let is_block = matches!(&*tag.name, "div" | "aside" | "p" | "section" | "li");
    let is_named = [" doc-footnote ", " footnote ", " rearnote ", " endnote "].iter().any(|kind| kinds.contains(kind));
    is_block && (is_named || ["ftn", "edn", "sdfootnote", "sdendnote"].iter().any(|start| numbered(start)))
}

/// Whether the element holds all notes.
fn are_several(tag: &Tag) -> bool {
    let kinds = kinds(tag);
    let is_block = matches!(&*tag.name, "div" | "aside" | "section" | "ol");
    let names = [" doc-endnotes ", " doc-footnotes ", " footnotes ", " rearnotes ", " endnotes ", " footnotes-list "];
    is_block && names.iter().any(|name| kinds.contains(name))
}

/// Whether the link calls a note.
fn calls(tag: &Tag) -> bool {
    let kinds = kinds(tag);
    let is_called = ["noteref", "footnote-ref", "footnoteref", "sdfootnoteanc"].iter().any(|kind| kinds.contains(kind));
    let to = attribute(tag, "href").unwrap_or_default();
    let leads =
        ["#fn", "#_ftn", "#ftn", "#_edn", "#edn", "#sdfootnote", "#footnote"].iter().any(|to_| to.starts_with(to_));
    is_called || (leads && !to.contains("ref") && !to.ends_with("anc"))
}
