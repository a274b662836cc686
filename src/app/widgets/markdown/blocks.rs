//! Markdown taken apart into blocks that are drawn one below the other. What is not known is shown as its words.

use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A paragraph, a heading, an item of a list or a line across the page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// How many quotations it stands in.
    pub quoted: usize,
    /// How many lists it stands in.
    pub depth: usize,
    /// What stands before an item: a dot or a number; nothing for a further paragraph of the item.
    pub marker: Option<String>,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// A heading of the first level.
    Title,
    /// Any other heading.
    Heading,
    /// Words.
    #[default]
    Text,
    /// Words that keep their lines.
    Code,
    /// A line across the page.
    Rule,
    /// A picture: its words say what it shows, their link where it lies.
    Picture,
}

/// Words that look alike.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// How they look.
    pub face: Face,
    /// Where they lead.
    pub link: Option<Arc<str>>,
}

/// How words look.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Face {
    /// Bold.
    pub strong: bool,
    /// Slanted.
    pub emphasis: bool,
    /// Crossed out.
    pub struck: bool,
    /// As a program's words.
    pub code: bool,
}

/// Returns the blocks of a Markdown text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        reader.read(event);
    }
    reader.finish();
    reader.blocks
}

/// Returns the first words of a Markdown text, without its marks, on one line.
pub fn first_words(text: &str, limit: usize) -> String {
    let mut line = String::new();
    for block in blocks(text) {
        let words: String = block.pieces.iter().map(|p| p.words.as_str()).collect();
        for word in words.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if line.chars().count() > limit {
            return line.chars().take(limit).collect::<String>() + "…";
        }
    }
    line
}

/// Reads the parser's events.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    current: Block,
    face: Face,
    /// Where links lead that are open, the inner one last.
    links: Vec<Arc<str>>,
    /// For each open list the number of its next item; none for dots.
    lists: Vec<Option<u64>>,
    quoted: usize,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => self.add(&words, self.face),
            Event::Code(words) => self.add(&words, Face { code: true, ..self.face }),
            Event::SoftBreak => self.add(" ", self.face),
            Event::HardBreak => self.add("\n", self.face),
            Event::Rule => {
                self.finish();
                self.blocks.push(Block { kind: Kind::Rule, quoted: self.quoted, ..Block::default() });
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.finish();
                self.current.kind = if *level == HeadingLevel::H1 { Kind::Title } else { Kind::Heading };
            }
            Tag::CodeBlock(_) => {
                self.finish();
                self.current.kind = Kind::Code;
            }
            Tag::BlockQuote(_) => {
                self.finish();
                self.quoted += 1;
            }
            Tag::List(first) => {
                self.finish();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.finish();
                self.current.marker = Some(match self.lists.last_mut() {
                    Some(Some(n)) => {
                        *n += 1;
                        format!("{}.", *n - 1)
                    }
                    _ => "•".to_owned(),
                });
            }
            Tag::Strong => self.face.strong = true,
            Tag::Emphasis => self.face.emphasis = true,
            Tag::Strikethrough => self.face.struck = true,
            Tag::Link { dest_url, .. } => self.links.push(Arc::from(&**dest_url)),
            Tag::Image { dest_url, .. } => {
                self.finish();
                self.current.kind = Kind::Picture;
                self.links.push(Arc::from(&**dest_url));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.face.strong = false,
            TagEnd::Emphasis => self.face.emphasis = false,
            TagEnd::Strikethrough => self.face.struck = false,
            TagEnd::Link => _ = self.links.pop(),
            TagEnd::Image => {
                self.finish();
                self.links.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.finish();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.finish();
                self.lists.pop();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Item | TagEnd::HtmlBlock => {
                self.finish();
            }
            _ => {}
        }
    }

    fn add(&mut self, words: &str, face: Face) {
        let link = self.links.last().cloned();
        match self.current.pieces.last_mut().filter(|p| p.face == face && p.link == link) {
            Some(piece) => piece.words.push_str(words),
            None => self.current.pieces.push(Piece { words: words.to_owned(), face, link }),
        }
    }

    fn finish(&mut self) {
        if self.current.pieces.iter().all(|p| p.words.is_empty()) {
            self.current.pieces.clear();
            return;
        }
        let mut block = std::mem::take(&mut self.current);
        block.quoted = self.quoted;
        block.depth = self.lists.len();
        if block.kind == Kind::Code
            && let Some(last) = block.pieces.last_mut()
        {
            last.words.truncate(last.words.trim_end().len());
        }
        self.blocks.push(block);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Writes blocks one a line: `>` a quotation, `-` a list, then the marker, the kind and the words.
    fn told(text: &str) -> Vec<String> {
        let told = |b: &Block| {
            let words: String = b.pieces.iter().map(|p| p.words.as_str()).collect();
            let marker = b.marker.as_deref().map(|m| format!("{m} ")).unwrap_or_default();
            format!("{}{}{marker}{:?} {words}", ">".repeat(b.quoted), "-".repeat(b.depth), b.kind)
        };
        blocks(text).iter().map(told).collect()
    }

    #[test]
    fn a_memo_becomes_blocks() {
        let text = "# Sommeil\n\nUne idée.\n\n> Citée\n\n1. un\n2. deux\n   - dedans\n\n---\n```\na  b\n```\n## Fin";
        assert_eq!(
            told(text),
            [
                "Title Sommeil",
                "Text Une idée.",
                ">Text Citée",
                "-1. Text un",
                "-2. Text deux",
                "--• Text dedans",
                "Rule ",
                "Code a  b",
                "Heading Fin"
            ]
        );
    }

    #[test]
    fn words_keep_their_faces_and_where_they_lead() {
        let read = blocks("Un **mot [lié](excerpt:1/2-3)** et `code`.");
        let pieces: Vec<_> =
            read[0].pieces.iter().map(|p| (p.words.as_str(), p.face.strong, p.link.as_deref())).collect();
        assert_eq!(
            pieces,
            [
                ("Un ", false, None),
                ("mot ", true, None),
                ("lié", true, Some("excerpt:1/2-3")),
                (" et ", false, None),
                ("code", false, None),
                (".", false, None)
            ]
        );
        assert_eq!(first_words("# A\n\n- *b* c\n- d", 5), "A b c…");
    }

    #[test]
    fn a_picture_is_a_block_of_its_own() {
        let text = "Voyez ![La matrice](matrice.png) ici.";
        assert_eq!(told(text), ["Text Voyez ", "Picture La matrice", "Text  ici."]);
        assert_eq!(blocks(text)[1].pieces[0].link.as_deref(), Some("matrice.png"));
    }

    proptest! {
        #[test]
        fn no_letter_of_a_text_is_lost(text in "(a|`a`|~~a~~|[-#>*_! \\n0-9.]){0,80}") {
            let words: String = blocks(&text).iter().flat_map(|b| &b.pieces).map(|p| p.words.as_str()).collect();
            prop_assert_eq!(words.matches('a').count(), text.matches('a').count());
            prop_assert!(first_words(&text, 10).chars().count() <= 11);
        }

        #[test]
        fn links_and_pictures_in_any_state_are_read(text in "[\\[\\]()!<>a \\n:]{0,80}") {
            let empty = |b: &Block| b.kind != Kind::Rule && b.pieces.iter().all(|p| p.words.is_empty());
            prop_assert!(!blocks(&text).iter().any(empty));
        }
    }
}
