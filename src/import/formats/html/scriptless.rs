//! Pages that say all they have to say within `<noscript>`: forums such as Discourse and Flarum draw their threads by a
//! script, and keep the words there for whoever runs none, as a saved page does.

use std::borrow::Cow;
use std::sync::LazyLock;

use html5ever::tokenizer::Tag;
use regex::Regex;

use super::furniture::count;
use super::{Reader, each_token};

/// Returns the page with what stands within its `<noscript>` as part of it, if that is most of what it says.
pub(super) fn opened(html: &str) -> Cow<'_, str> {
    static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)</?noscript\b[^>]*>").ok());
    /// Fewer words tell people to turn scripts on.
    const FEWEST: usize = 100;
    let Some(tag) = TAG.as_ref().filter(|tag| tag.is_match(html)) else { return Cow::Borrowed(html) };
    let Words { n_within, n_around, .. } = each_token(html, Words::default());
    let holds_all = n_within >= FEWEST && n_within > 2 * n_around;
    if holds_all { tag.replace_all(html, "") } else { Cow::Borrowed(html) }
}

/// How many words stand within `<noscript>`, and around it.
#[derive(Default)]
struct Words {
    n_within: usize,
    n_around: usize,
    n_open: usize,
    n_silent: usize,
}

impl Reader for Words {
    fn start(&mut self, tag: &Tag) {
        match &*tag.name {
            "noscript" => self.n_open += 1,
            "script" | "style" | "template" | "title" => self.n_silent += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "noscript" => self.n_open = self.n_open.saturating_sub(1),
            "script" | "style" | "template" | "title" => self.n_silent = self.n_silent.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match () {
            () if self.n_silent > 0 => {}
            () if self.n_open > 0 => self.n_within += count(text),
            () => self.n_around += count(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    #[test]
    fn a_thread_that_a_script_would_draw_is_read_without_it() {
        let post = |who: &str, words: &str| {
            format!(
                "<article><div class=\"PostUser\"><h3 class=\"PostUser-name\">{who}</h3></div><div class=\"Post-body\"><p>{words}</p></div></article>"
            )
        };
        let said = "There is a place by the river where nobody asks who you are. ".repeat(12);
        let thread = [post("ana", &said), post("ben", "I have been there too."), post("ana", "So we may have met.")];
        let page = format!(
            "<body><div>Loading</div><noscript>This site wants a script.</noscript><noscript id=\"content\">{}</noscript></body>",
            thread.concat()
        );
        let read = read("a.html", page.as_bytes()).unwrap().output;
        let who: Vec<&str> = read.speakers.iter().map(|s| s.label.as_str()).collect();
        assert_eq!((who, read.turns.len()), (vec!["ana", "ben"], 3), "{}", read.text);
        let plain = page.replace("Loading", &said.repeat(2));
        assert!(!crate::import::read("a.html", plain.as_bytes()).unwrap().output.text.contains("we may have met"));
    }
}
