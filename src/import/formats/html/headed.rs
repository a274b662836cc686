//! Pages of posts whose heads are fields, as older forums have them in every language: `Author: Ana`, `Date: 12 May`,
//! and below them what Ana wrote. What stands there is found in the lines of the page, as no element marks it.

use super::super::script::Script;
use super::furniture::{Furniture, count};
use crate::import::Content;
use crate::import::talk::lexicon::fold;

/// Names of the field that says who wrote a post, folded. Those of mails are read as mails are.
#[rustfmt::skip]
const AUTHORS: &[&str] = &[
    "author", "posted by", "written by", "poster", "auteur", "autrice", "poste par", "ecrit par", "autor", "autorin", "verfasser", "verfasserin",
    "geschrieben von", "autore", "scritto da", "escrito por", "autora", "geschreven door", "forfatter", "forfattare", "skrivet av",
    "skrevet av", "lahettaja", "kirjoittaja", "nimimerkki", "autor wpisu", "user", "username", "nick", "pseudo",
];
/// Names of the field that says when.
#[rustfmt::skip]
const DATES: &[&str] = &[
    "date", "posted", "posted on", "time", "datum", "zeit", "fecha", "data", "dato", "paivamaara", "paivays", "aika", "le", "poste le", "heure",
];
/// So many lines of the head may stand between the two.
const BETWEEN: usize = 2;

/// Returns the transcript of a page of such posts, if it is one, and how many words stand around them.
pub(super) fn read(text: &str) -> Option<(Content, usize)> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let heads: Vec<Head<'_>> = (0..lines.len()).filter_map(|at| Head::at(&lines, at)).collect();
    let first = heads.first()?;
    if heads.iter().all(|head| head.author == first.author) {
        return None;
    }
    let ends = heads.iter().skip(1).map(|head| head.from).chain([lines.len()]);
    let posts: Vec<&[&str]> = heads.iter().zip(ends).map(|(head, end)| &lines[head.to..end]).collect();
    let furniture = Furniture::of(&posts);
    let mut script = Script::default();
    let mut n_in_posts = 0;
    for (head, post) in heads.iter().zip(&posts) {
        let post = furniture.without(post);
        n_in_posts += post.iter().map(|line| count(line)).sum::<usize>();
        script.say_lines(Some(head.author), None, post.iter().copied());
    }
    let n_words = count(text);
    (n_in_posts * 5 >= n_words * 2).then(|| (script.into_content(), n_words - n_in_posts))
}

/// The head of a post, from one line to another.
struct Head<'l> {
    from: usize,
    to: usize,
    author: &'l str,
}

impl<'l> Head<'l> {
    fn at(lines: &[&'l str], at: usize) -> Option<Self> {
        let author = field(lines[at], AUTHORS).filter(|author| !author.is_empty())?;
        let is_date = |line: &&str| field(line, DATES).is_some_and(|date| date.contains(|c: char| c.is_ascii_digit()));
        let date = lines[at + 1..].iter().take(BETWEEN).position(is_date)?;
        Some(Self { from: at, to: at + 1 + date + 1, author })
    }
}

/// Returns what a line says behind one of these names and a colon.
fn field<'l>(line: &'l str, names: &[&str]) -> Option<&'l str> {
    const LONGEST: usize = 80;
    let (name, value) = line.split_once(':').filter(|_| line.len() <= LONGEST)?;
    names.contains(&fold(name.trim()).as_str()).then(|| value.trim())
}

#[cfg(test)]
mod tests {
    use crate::import::{read, turns_as_told};

    #[test]
    fn a_post_below_fields_that_say_who_wrote_it_and_when_is_theirs() {
        let post = |author: &str, date: &str, who: &str, words: &str| {
            format!(
                "<table><tr><td>Re: Judges</td></tr><tr><td><p><b>{author}</b>:&nbsp;{who}&nbsp;<br>{date}:&nbsp; 27.8.24 21:08<br><br>{words}</p>\
                 </td></tr><tr><td><a>Report</a></td></tr></table>"
            )
        };
        for (author, date) in [("Lähettäjä", "Päivämäärä"), ("Author", "Date"), ("Autor", "Datum")] {
            let page = [
                post(author, date, "Huoh", "It is what it is, and nothing else."),
                post(author, date, "Valkku", "Nobody is put down.<br>It was a fair mark."),
                post(author, date, "Huoh", "So you say, and I do not."),
            ];
            let page = format!("<p>The forum</p>{}", page.concat());
            let expected = [
                "Huoh@-1|It is what it is, and nothing else.",
                "Valkku@-1|Nobody is put down.\nIt was a fair mark.",
                "Huoh@-1|So you say, and I do not.",
            ];
            assert_eq!(turns_as_told("a.html", &page), expected);
        }
    }

    #[test]
    fn an_article_that_names_its_author_is_no_page_of_posts() {
        let page =
            "<p>Author: Ana</p><p>Date: 12 May</p><p>INT: Why?</p><p>U07: So.</p><p>INT: And?</p><p>U07: Ah.</p>";
        assert_eq!(read("a.html", page.as_bytes()).unwrap().output.speakers.len(), 2);
    }
}
