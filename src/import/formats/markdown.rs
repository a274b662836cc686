//! Markdown: the text stays as it is written, because people code what they see in their file; only its headings are
//! recognised, and the backslashes that programs write before signs are taken out: `don\\'t` is one word. Labels in
//! bold are the work of `talk/labels.rs`, since they also occur in plain text.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use crate::import::{Content, ImportError};
use crate::model::Warned;

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut read = super::text::read(file_name, bytes)?;
    let (text, escapes) = without_escapes(&read.output.text);
    let moved = |at: usize| at - escapes.partition_point(|escape| *escape < at);
    read.output.layout.headings = headings(&read.output.text).into_iter().map(moved).collect();
    read.output.text = text;
    Ok(read)
}

/// Returns a text without the backslashes before signs and ends of lines, and where they stood.
fn without_escapes(text: &str) -> (String, Vec<usize>) {
    let (mut plain, mut escapes) = (String::with_capacity(text.len()), Vec::new());
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        match signs.peek().copied().filter(|_| c == '\\') {
            Some((_, next)) if next.is_ascii_punctuation() => {
                escapes.push(at);
                plain.push(next);
                signs.next();
            }
            Some((_, '\n')) => escapes.push(at),
            _ => plain.push(c),
        }
    }
    (plain, escapes)
}

/// Returns where the lines of all headings begin. A heading underlined with `===` has two lines or more; one underlined
/// with `---` is not taken for one, because transcribers mean a rule by it, and a whole turn would become a heading.
fn headings(text: &str) -> Vec<usize> {
    let is_meant = |level, at: usize| level == HeadingLevel::H1 || text[at..].trim_start().starts_with('#');
    let parser = Parser::new(text).into_offset_iter();
    let spans = parser.filter_map(|(event, span)| match event {
        Event::Start(Tag::Heading { level, .. }) if is_meant(level, span.start) => Some(span),
        _ => None,
    });
    let mut starts = Vec::new();
    for span in spans {
        let first = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = span.start + text[span.clone()].trim_end().len();
        starts.push(first);
        starts.extend(text[first..end.max(first)].match_indices('\n').map(|(at, _)| first + at + 1));
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_name_who_speaks_are_labels() {
        let text =
            "# Transcript\n\n### Interviewer\nHow?\n\n### Nurse\nBy bus.\n\n### Interviewer\nWhy?\n\n### Nurse\nSo.\n";
        let read = crate::import::read("a.md", text.as_bytes()).unwrap().output;
        let labels: Vec<&str> = read.speakers.iter().map(|s| s.label.as_str()).collect();
        let n_spoken = read.turns.iter().filter(|turn| turn.3.is_some()).count();
        assert_eq!((labels, n_spoken), (vec!["Interviewer", "Nurse"], 4));
    }

    #[test]
    fn backslashes_before_signs_are_no_words() {
        let text = "P1: I don\\'t.\n\n# Part 1\\.\n\n\\[INT\\] It\\'s\\...\\\nso C:\\x.\n\n## End\n";
        let read = read("a.md", text.as_bytes()).unwrap().output;
        assert_eq!(read.text, "P1: I don't.\n\n# Part 1.\n\n[INT] It's...\nso C:\\x.\n\n## End\n");
        let lines: Vec<&str> = read.layout.headings.iter().map(|at| read.text[*at..].lines().next().unwrap()).collect();
        assert_eq!(lines, ["# Part 1.", "## End"]);
    }

    #[test]
    fn headings_are_found_and_the_text_stays_as_written() {
        let text =
            "# Entretien: U05\n\n**INT**: Oui ?\n\nPartie deux\n===\n\n## Fin ##\n    # code\n\nU05: Voilà.\n---\n";
        let read = read("a.md", text.as_bytes()).unwrap().output;
        assert_eq!(read.text, text);
        let lines: Vec<&str> = read.layout.headings.iter().map(|at| text[*at..].lines().next().unwrap()).collect();
        assert_eq!(lines, ["# Entretien: U05", "Partie deux", "===", "## Fin ##"]);
    }
}
