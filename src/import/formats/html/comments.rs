//! Comments below a talk: what readers of a blog or a newspaper wrote below an interview is no part of it. Below any other
//! article they stay, and may be what the page is about.

use super::{Flow, told_left_out, without_menus};
use crate::import::talk::speakers;
use crate::import::{Content, ImportError};
use crate::model::Warned;

/// Fewer turns may be a question or two in a report.
const FEWEST: usize = 6;

/// Returns what stands above the comments of a page, if that is a talk, and what is told of the words left out.
///
/// # Errors
/// When it holds too much text.
pub(super) fn talk_above(file: &str, html: &str) -> Result<Option<Warned<Content>>, ImportError> {
    // Most pages without comments are told by their letters, and are read only once.
    if !["omment", "omentario", "disqus", "reacties"].iter().any(|part| html.contains(part)) {
        return Ok(None);
    }
    let flow = without_menus(html, Flow::above_comments);
    if flow.left_out().n_in_comments == 0 {
        return Ok(None);
    }
    let warnings = told_left_out(&flow);
    let content = flow.into_content(file)?;
    Ok(is_talk(&content).then_some(Warned { output: content, warnings }))
}

/// Whether most of a text is said by somebody, in turn.
fn is_talk(content: &Content) -> bool {
    let found = speakers::find(&content.text, &content.layout);
    let said = || found.turns.iter().filter(|turn| turn.3.is_some());
    let n_chars: u32 = said().map(|turn| turn.2 - turn.1).sum();
    said().count() >= FEWEST && n_chars * 2 > found.chars
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    const TALK: &str = "<p><b>What do you do at night?</b></p><p>I care for people who cannot sleep.</p>\
        <p><b>And who comes?</b></p><p>Those who have been here before, and their friends.</p>\
        <p><b>Do they stay?</b></p><p>Until the first bus.</p>";

    fn comments(mark: &str) -> String {
        let one = |name: &str, words: &str| {
            format!(
                "<li class='comment'><b class='author'>{name}</b><div class='comment-content'><p>{words}</p></div></li>"
            )
        };
        let all = [one("Eva", "I liked this, and my mother did."), one("Tim", "So did I.")].concat();
        format!("<div {mark}><h3>Two comments</h3><ol>{}</ol></div>", all.repeat(6))
    }

    /// Who speaks on a page and what is told of it.
    fn read_page(page: &str) -> (Vec<String>, String) {
        let read = read("a.html", page.as_bytes()).unwrap();
        let labels = read.output.speakers.iter().map(|speaker| speaker.label.clone()).collect();
        (labels, read.warnings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_readers_wrote_below_an_interview_is_told_and_no_part_of_it() {
        let article = |talk: &str| {
            format!("<article class='hentry'><span class='author'>Ana Roux</span><div>{talk}</div></article>")
        };
        for mark in ["id='comments'", "class='comments-area'", "id='disqus_thread'", "id='Kommentare'"] {
            let (labels, told) = read_page(&(article(TALK) + &comments(mark)));
            assert_eq!(labels, ["Voice 1", "Voice 2"], "{mark}");
            assert!(told.contains("left out the comments below the talk, "), "{told}");
        }
    }

    #[test]
    fn comments_below_any_other_article_stay() {
        let essay = "<article class='hentry'><span class='author'>Ana Roux</span><p>It was late, and nobody came to see us.</p></article>";
        let (labels, told) = read_page(&(essay.to_owned() + &comments("id='comments'")));
        assert!(labels.contains(&"Eva".to_owned()) && !told.contains("comments"), "{labels:?} {told}");
    }
}
