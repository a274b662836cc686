//! Comments copied whole from a page: below each stand the buttons of the page, and the next begins with who wrote it:
//! `nadia`, `3 yr. ago`, the words, `Upvote`, `124`, `Reply`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::posts::{below_heads, buttons, is_name, when};
use crate::import::talk::labels;
use crate::import::talk::lexicon::{Words, fold};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::Turn;

/// Fewer comments are a text that names buttons.
const FEWEST: usize = 3;
/// So many lines at most say who wrote a comment and when.
const MOST_OF_HEAD: usize = 5;

/// Who wrote a comment, and on which lines that stands.
struct Head<'t> {
    name: &'t str,
    lines: Range<usize>,
}

/// Returns where comments and the buttons below them begin; nothing of a text of another kind.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let shown = buttons::below_words(lines);
    let begins = [0].into_iter().chain(shown.iter().map(|buttons| buttons.end));
    let written = begins.zip(&shown).map(|(from, buttons)| from..buttons.start);
    let heads: Vec<Head<'t>> = written.filter_map(|comment| Head::of(lines, comment)).collect();
    let names: FxHashSet<String> = heads.iter().map(|head| labels::key(head.name)).collect();
    if heads.len() < FEWEST || names.len() < 2 || heads.len() * 5 < shown.len() * 4 {
        return Vec::new();
    }
    let mut turns = below_heads(lines, heads.into_iter().map(|head| (head.name, head.lines)));
    turns.extend(shown.into_iter().map(|buttons| nobody(buttons.start)));
    turns.sort_by_key(|turn| turn.line);
    turns
}

impl<'t> Head<'t> {
    /// Returns who wrote a comment: what stands before its age, or the first line of it.
    fn of(lines: &[Line<'t>], comment: Range<usize>) -> Option<Self> {
        let filled: Vec<usize> = comment.filter(|line| !lines[*line].blank).collect();
        let text = |line: usize| lines[line].text.trim();
        let is_badge = |line: usize| !text(line).contains(char::is_alphanumeric) || says_what_somebody_is(text(line));
        let of = |name: &'t str, lines: Range<usize>| {
            let name = name.trim_start_matches('@');
            is_name(name).then_some(Self { name, lines })
        };
        if let Some((line, name)) = filled.iter().find_map(|line| Some((*line, before_age(text(*line))?))) {
            return of(name, line..line + 1);
        }
        if let Some(aged) = filled.iter().position(|line| when::is_all_of(text(*line))) {
            let above = filled[aged.saturating_sub(MOST_OF_HEAD)..aged].iter().rev().copied();
            let named = above.into_iter().find(|line| !is_badge(*line))?;
            return of(text(named), named..filled[aged] + 1);
        }
        let named = filled.iter().copied().find(|line| !is_badge(*line))?;
        // Who wrote it is not all of it.
        filled.last().filter(|last| **last > named)?;
        of(text(named), named..named + 1)
    }
}

/// Returns who stands before the age of a comment on a line with what else the page says there: `nadia 3 hours ago |
/// parent | next [–]`.
fn before_age(line: &str) -> Option<&str> {
    let (head, _) = line.split_once(" | ")?;
    let mut blanks = head.match_indices([' ', '\u{a0}']).map(|(at, _)| at);
    let at = blanks.find(|at| when::is_all_of(head[*at..].trim_start()))?;
    Some(head[..at].trim())
}

/// Whether a line says what somebody is on the page: `OP`, `Author`, `Super fan`.
fn says_what_somebody_is(line: &str) -> bool {
    #[rustfmt::skip]
    static BADGES: Words = Words::of(&[
        "op", "author", "auteur", "autrice", "top fan", "super fan", "mod", "moderator", "moderateur", "admin", "member", "membre", "verified",
        "pinned", "epingle", "verfasser", "autor", "autora", "autore",
    ]);
    BADGES.has(&fold(line))
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    fn spoken(text: &str) -> Vec<String> {
        let turns = turns_as_told("a.txt", text);
        turns.iter().filter(|turn| !turn.starts_with("-@")).map(|turn| turn.replacen("@-1", "", 1)).collect()
    }

    const SAID: [&str; 3] = ["nadia_h|Is it on?", "Faisal|Sorry: I was late.\n\nHi all.", "nadia_h|Good."];

    /// Three comments, each as `comment` makes it of the name, what was said, and its number.
    fn page(comment: impl Fn(&str, &str, usize) -> String) -> String {
        let all = SAID.iter().enumerate().map(|(n, said)| {
            let (name, words) = said.split_once('|').unwrap();
            comment(name, words, n + 2)
        });
        all.collect()
    }

    #[test]
    fn the_line_above_the_words_or_above_their_age_says_who_wrote_them() {
        let pages = [
            page(|name, words, n| format!("{name}\n{words}\n{n} j\nJ’aime\nRépondre\n{n}\n")),
            page(|name, words, n| format!("Author\n{name}\n{words}\n{n}w\nLike\nReply\n")),
            page(|name, words, n| {
                format!("{name}\n•\n{n} yr. ago\n{words}\n\n\nUpvote\n{n}4\n\nDownvote\n\nReply\n\nAward\n\nShare\n\n")
            }),
            page(|name, words, n| format!("{name} {n} hours ago | parent | next [–]\n\n{words}\n\nreply\n\t\n")),
        ];
        for page in pages {
            assert_eq!(spoken(&page), SAID, "{page}");
        }
    }

    #[test]
    fn a_text_that_names_buttons_is_no_page_of_comments() {
        let manual = "The page\n\nPress this to answer:\n\nReply\n\nPress this to send it to others:\n\nShare\n\n\
            Press this if you agree:\n\nLike\n\n";
        assert!(spoken(manual).is_empty(), "{:?}", spoken(manual));
    }
}
