//! Which elements of a page are open. As in browsers, an end closes what nobody closed within its element, and elements
//! whose end is often left out end where the next one of their kind begins.

use super::flow::BLOCKS;

/// Nested deeper than this, elements are only counted: nobody writes so.
const DEEPEST: usize = 500;

/// The elements that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct OpenElements {
    names: Vec<String>,
    n_deeper: usize,
}

impl OpenElements {
    /// Returns within how many elements the next one lies.
    pub fn depth(&self) -> usize {
        self.names.len() + self.n_deeper
    }

    /// Takes the start of an element.
    pub fn start(&mut self, name: &str) {
        if let Some(at) = self.ended_by(name) {
            self.names.truncate(at);
        }
        if self.names.len() < DEEPEST && self.n_deeper == 0 {
            self.names.push(name.to_owned());
        } else {
            self.n_deeper += 1;
        }
    }

    /// Takes the end of an element, and returns how many elements lie around it; nothing if it ends none.
    pub fn end(&mut self, name: &str) -> Option<usize> {
        if self.n_deeper > 0 {
            self.n_deeper -= 1;
            return Some(self.depth());
        }
        let at = self.names.iter().rposition(|open| open == name)?;
        // The end of a few words, as `</span>`, does not end the paragraphs within them.
        let is_across = !is_block(name) && self.names[at + 1..].iter().any(|inner| is_block(inner));
        (!is_across).then(|| {
            self.names.truncate(at);
            at
        })
    }

    /// Returns the place of the element that ends where one of that name begins.
    fn ended_by(&self, name: &str) -> Option<usize> {
        let ends: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "tr" => &["tr"],
            "td" | "th" => &["td", "th"],
            _ if is_block(name) => &["p"],
            _ => return None,
        };
        let at = self.names.iter().rposition(|open| ends.contains(&open.as_str()))?;
        let may_end = |inner: &String| !is_block(inner) || inner == "p" || matches!(inner.as_str(), "td" | "th");
        self.names[at + 1..].iter().all(may_end).then_some(at)
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || matches!(name, "nav" | "svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the elements that are open behind `tags`: `div p /div`.
    fn open(tags: &str) -> String {
        let mut open = OpenElements::default();
        for tag in tags.split(' ') {
            match tag.strip_prefix('/') {
                Some(name) => _ = open.end(name),
                None => open.start(tag),
            }
        }
        open.names.join(" ")
    }

    #[test]
    fn an_end_closes_what_nobody_closed_within_its_element() {
        assert_eq!(open("body div svg use path /div"), "body");
        assert_eq!(open("body span div b /span"), "body span div b");
        assert_eq!(open("body ul li a li p b li"), "body ul li");
        assert_eq!(open("body p a div p p"), "body div p");
        assert_eq!(open("table tr td p tr td td"), "table tr td");
        assert_eq!(open("body /section div"), "body div");
    }

    #[test]
    fn what_nests_too_deeply_is_counted() {
        let many = format!("div{}{}", " b".repeat(2 * DEEPEST), " /b".repeat(2 * DEEPEST));
        assert_eq!(open(&many), "div");
    }
}
