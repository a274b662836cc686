//! Web pages: the words that a reader sees, as lines. A page of posts with authors, a forum thread or questions and
//! answers, becomes a transcript with its authors as speakers: `posts.rs` finds them by the marks of their elements,
//! `beside.rs` by the shape of a table, `headed.rs` by fields above each post, `wiki.rs` by signatures below it, and
//! `furniture.rs` knows what all posts have. Any other page is text like that of a word processor (`flow.rs`), without
//! what nobody reads of it (`scriptless.rs`, `left_out.rs`, `around.rs`, `menus.rs`) and, where it is a talk, without the comments below
//! it (`comments.rs`), words set as its styles say (`css.rs`), with its footnotes behind it (`notes.rs`). Only the
//! tokenizer of html5ever is used: a tree costs minutes on pages that nest deeply; `open.rs` knows what is open.

mod around;
mod beside;
mod bombs;
mod classes;
mod comments;
mod css;
mod flow;
mod furniture;
mod headed;
mod left_out;
mod menus;
mod notes;
mod open;
mod pieces;
mod posts;
mod read_on;
mod scriptless;
mod wiki;

use encoding_rs::Encoding;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

pub(super) use self::flow::Flow;
use super::damage::damaged;
use super::{decode, mail};
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::{Said, Warned, said};

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let saved = mail::saved_page(file_name, bytes)?;
    let (html, assumed) = decoded(file_name, saved.as_deref().map_or(bytes, str::as_bytes))?;
    refuse_bombs(file_name, &html)?;
    let html = scriptless::opened(&html);
    let mut warnings: Vec<Said> = assumed.into_iter().map(|how| of_file(file_name, &how)).collect();
    let of_posts = |(content, n_around): (Content, usize), mut warnings: Vec<Said>| {
        warnings.extend(told_around(n_around).map(|around| of_file(file_name, &around)));
        Ok(Warned { output: content, warnings })
    };
    if let Some(talk) = comments::talk_above(file_name, &html)? {
        warnings.extend(talk.warnings.iter().map(|left_out| of_file(file_name, left_out)));
        return Ok(Warned { output: talk.output, warnings });
    }
    if let Some(posts) = posts::read(&html).or_else(|| beside::read(&html)) {
        return of_posts(posts, warnings);
    }
    let flow = without_menus(&html, Flow::of_site);
    let left_out = told_left_out(&flow);
    let content = flow.into_content(file_name)?;
    if let Some(posts) = headed::read(&content.text) {
        return of_posts(posts, warnings);
    }
    let content = wiki::read(&html, &content).unwrap_or(content);
    warnings.extend(left_out.iter().map(|left_out| of_file(file_name, left_out)));
    Ok(Warned { output: content, warnings })
}

/// Returns a page that `begin` begins to read, without the menus that a first reading of it finds.
fn without_menus(html: &str, begin: fn() -> Flow) -> Flow {
    let mut flow = each_token(html, begin());
    let menus = flow.menus();
    if menus.is_empty() { flow } else { each_token(html, begin().without(menus)) }
}

/// Returns what is told of words that were left out of a page.
fn told_left_out(flow: &Flow) -> Vec<Said> {
    /// A page with so many times as many words left out as read was hardly read.
    const MANY: usize = 9;
    let (n, left_out) = (flow.n_words(), flow.left_out());
    let (n_in_menus, n_at_foot, n_all) = (left_out.n_in_menus, left_out.n_at_foot, left_out.n_words());
    let (n_in_comments, n_in_captions) = (left_out.n_in_comments, left_out.n_in_captions);
    let menus = said!("left out its menus, {n_in_menus} words", "laissé de côté ses menus, {n_in_menus} mots");
    let foot = said!(
        "left out the foot of the page, {n_at_foot} words",
        "laissé de côté le pied de la page, {n_at_foot} mots"
    );
    let comments = said!(
        "left out the comments below the talk, {n_in_comments} words",
        "laissé de côté les commentaires sous l’entretien, {n_in_comments} mots"
    );
    let captions = said!(
        "left out the captions of its pictures, {n_in_captions} words",
        "laissé de côté les légendes de ses images, {n_in_captions} mots"
    );
    let nearly_all = said!(
        "left out nearly all of the page, {n_all} words, as hidden, menus or its foot: {n} words were read, please check",
        "laissé de côté presque toute la page, {n_all} mots cachés, de menus ou du pied de la page\u{202f}: {n} mots lus, à vérifier"
    );
    let is_hardly_read = n_all > MANY * n;
    [
        (n_in_menus > 0, menus),
        (n_at_foot > 0, foot),
        (n_in_comments > 0, comments),
        (n_in_captions > 0, captions),
        (is_hardly_read, nearly_all),
    ]
    .into_iter()
    .filter_map(|(is_told, told)| is_told.then_some(told))
    .collect()
}

/// Returns what is told of words around the posts of a page.
fn told_around(n_around: usize) -> Option<Said> {
    (n_around > 0).then(|| {
        said!(
            "left out what stands around the posts, {n_around} words",
            "laissé de côté ce qui entoure les messages, {n_around} mots"
        )
    })
}

/// Returns the words of a piece of a page, which another format holds; nothing of one that would take minutes to read.
pub(super) fn words(piece: &str) -> String {
    if bombs::is_bomb(piece) { String::new() } else { each_token(piece, Flow::default()).into_text() }
}

/// Refuses a page that would take minutes to read.
///
/// # Errors
/// When its tags have more attributes than those of any page.
pub(super) fn refuse_bombs(file_name: &str, html: &str) -> Result<(), ImportError> {
    let many = said!("its tags have too many attributes", "ses balises ont trop d’attributs");
    if bombs::is_bomb(html) { Err(damaged(file_name, many)) } else { Ok(()) }
}

/// Returns the text of the page: in the encoding that its bytes show, else in the one that it names.
fn decoded(file_name: &str, bytes: &[u8]) -> Result<(String, Option<Said>), ImportError> {
    let named = || {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
        let label = head.split("charset=").nth(1)?.trim_start_matches(['"', '\'']);
        let label = label.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).next()?.to_owned();
        Encoding::for_label(label.as_bytes())
    };
    let is_plain =
        std::str::from_utf8(bytes).is_ok() || bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if let Some(encoding) = named().filter(|e| !is_plain && e.is_ascii_compatible()) {
        let text = encoding.decode_without_bom_handling(bytes).0;
        let n_wrong = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        // Some pages name another encoding than their own; in others a few bytes are damaged.
        if n_wrong * 10 <= text.chars().filter(|c| !c.is_ascii()).count() {
            return Ok((decode::with_lf(&text), None));
        }
    }
    let decoded = decode::decode(bytes).ok_or_else(|| ImportError::Binary { file: file_name.to_owned() })?;
    Ok((decoded.text, decoded.assumed))
}

/// What takes the tokens of a page one by one.
pub(super) trait Reader {
    fn start(&mut self, tag: &Tag);
    fn end(&mut self, name: &str);
    fn text(&mut self, text: &str);
}

/// Elements that have no end.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Returns `reader` after it has taken all tokens of `html`.
pub(super) fn each_token<R: Reader>(html: &str, reader: R) -> R {
    // In XHTML, as in e-books, `<script/>` is at its end; in HTML it would swallow the rest of the page.
    let is_xml = html.trim_start().starts_with("<?xml");
    let tokenizer = Tokenizer::new(Sink { reader: RefCell::new(reader), is_xml }, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    while !input.is_empty() {
        // It stops only where a page asks for its script to be run, which ours never does.
        let _stopped = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.reader.into_inner()
}

struct Sink<R> {
    reader: RefCell<R>,
    is_xml: bool,
}

impl<R: Reader> TokenSink for Sink<R> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.reader.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reader.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => reader.end(&tag.name),
            Token::TagToken(tag) => {
                reader.start(&tag);
                if VOID.contains(&&*tag.name) || (self.is_xml && tag.self_closing) {
                    reader.end(&tag.name);
                    return TokenSinkResult::Continue;
                }
                return raw(&tag.name);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Says within which elements nothing is a tag.
fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// Returns the attribute of that name.
fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    fn text_of(html: &str) -> String {
        read("a.html", html.as_bytes()).unwrap().output.text
    }

    #[test]
    fn a_page_is_read_as_people_see_it() {
        let html = "<!DOCTYPE html><html><head><title>T</title><style>p { x: y }</style><script>a < b</script></head><body>\
            <nav>Home</nav><h1>Entretien &mdash; U07</h1><p>INT&nbsp;: Où\n   dormez-<b>vous</b>&#8239;?<p>U07&nbsp;: Ici.<br>Là.\
            <ul><li>un<li>deux</ul><ol><li>a</li><li>b</li></ol><p hidden>x</p><div style='display: none'>y<div>z</div></div>\
            <pre>a  b\n c</pre><!-- no --><img alt='photo'></body></html>";
        let expected = "Entretien — U07\nINT\u{a0}: Où dormez-vous\u{202f}?\nU07\u{a0}: Ici.\nLà.\n• un\n• deux\n1. a\n2. b\na  b\n c\n";
        assert_eq!(text_of(html), expected);
    }

    #[test]
    fn a_text_within_a_page_as_it_was_typed_keeps_its_paragraphs() {
        let page = "<html><body><pre>\n\nMr. BROWN of Ohio. Mr. Speaker, tonight is an unusual\nspecial order, as some of us know.\n\n\
            Mr. JONES of Maine. I thank the gentleman for that, and I am\nglad to stand here.\n\nMr. BROWN of Ohio. So do we all, and there\nwill be more.\n\n\
            Mr. JONES of Maine. Yes.\n</pre></body></html>";
        let typed = page.replace("<html><body><pre>\n\n", "").replace("</pre></body></html>", "");
        let of = |name: &str, text: &str| crate::import::turns_as_told(name, text);
        assert_eq!(of("a.html", page), of("a.txt", &typed));
        assert_eq!(of("a.txt", &typed).len(), 4);
    }

    #[test]
    fn menus_are_told_and_equations_are_read() {
        let html = "<nav><a>Home</a> <a>All interviews</a></nav><noscript>Turn on scripts!</noscript><p>Oui, \
            <math><mi>x</mi><mo>=</mo><mn>2</mn><annotation>x=2</annotation></math>.</p>";
        let read = read("a.html", html.as_bytes()).unwrap();
        assert_eq!(read.output.text, "Oui, x=2.\n");
        assert_eq!(read.warnings, ["a.html: left out its menus, 3 words"]);
    }

    #[test]
    fn what_a_site_puts_below_a_talk_is_told_and_no_part_of_it() {
        let talk = "<article><p>INT: Why?</p><p>U07: So.</p><div class='share-buttons'><a>Tweet</a></div></article>";
        let foot =
            "<section class='related-posts'><h2>More talks</h2></section><footer><p>© 2022 The Archive</p></footer>";
        for page in
            [format!("{talk}{foot}"), format!("{talk}<div id='Footer'>© 2022 The Archive | More talks | Us</div>")]
        {
            let read = read("a.html", page.as_bytes()).unwrap();
            assert_eq!(read.output.text, "INT: Why?\nU07: So.\n");
            let told = read.warnings[0].to_string();
            assert!(told.starts_with("a.html: left out the foot of the page, "), "{told}");
        }
        let beside =
            "<article><p>INT: Why?</p><p>U07: So.</p></article><aside><h2>Read as well</h2><a>A talk</a></aside>";
        assert_eq!(text_of(beside), "INT: Why?\nU07: So.\n");
        let cited = "<blockquote><p>I came in March.</p><footer>Ana, nurse</footer></blockquote>";
        assert_eq!(text_of(cited), "I came in March.\nAna, nurse\n");
    }

    #[test]
    fn paragraphs_of_the_class_of_questions_are_asked_by_another_voice() {
        let asked = |n: usize| {
            format!("<p class=q>What of room {n}?</p><p class=a>It is cold, and there is no key.</p><p>I left it.</p>")
        };
        let page = format!("<h1>A talk</h1>{}", (1..5).map(asked).collect::<String>());
        let read = read("a.html", page.as_bytes()).unwrap().output;
        assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["Voice 1", "Voice 2"]);
        assert_eq!(read.turns.iter().filter(|turn| turn.3.is_some()).count(), 8);
    }

    #[test]
    fn an_element_of_the_class_of_speakers_names_who_speaks() {
        let said = |who: &str, words: &str| format!("<div class=turn><p class='speaker'>{who}</p><p>{words}</p></div>");
        let turns = |html: &str| crate::import::turns_as_told("a.html", html);
        let talk = [("Tim Roux", "And so?"), ("Ana Petit", "It was late."), ("Tim Roux", "Ah."), ("Ana Petit", "Yes.")];
        let page: String =
            talk.iter().map(|(who, words)| said(who, &format!("▶ {words}</p><p>▶ Well then."))).collect();
        assert_eq!(
            turns(&page)[..2],
            ["Tim Roux@-1|▶ And so?\n▶ Well then.", "Ana Petit@-1|▶ It was late.\n▶ Well then."]
        );
        let inline =
            |(who, words): &(&str, &str)| format!("<p><span class='t-line speaker_name'>{who}</span> {words}</p>");
        let page: String = talk.iter().map(inline).collect();
        assert_eq!(turns(&page)[..2], ["Tim Roux@-1|And so?", "Ana Petit@-1|It was late."]);
    }

    #[test]
    fn words_that_a_page_shows_apart_are_parted() {
        let style = "<style>.c7{display:inline-block;width:3em}.cap{float:left}</style>";
        for label in ["<span class=c7>I</span>", "<span class=spk>I</span>"] {
            assert_eq!(text_of(&format!("{style}<p>{label}Thanks.</p><p>{label} So.</p>")), "I\tThanks.\nI So.\n");
        }
        assert_eq!(text_of(&format!("{style}<p><span class=cap>T</span>hanks <span>b</span>C.</p>")), "Thanks bC.\n");
    }

    #[test]
    fn a_blank_that_is_all_of_an_element_parts_words_of_code() {
        let code =
            "<pre><code><span>let</span><span> </span><span>mut</span> n;\n<span>  </span><span>n</span></code></pre>";
        assert_eq!(text_of(code), "let mut n;\nn\n");
    }

    #[test]
    fn numbers_that_a_page_hides_are_no_words() {
        let list = "<ol><li>One.</li><li>Two.</li></ol>";
        assert_eq!(text_of(&format!("<style>ul, ol {{ list-style: none }}</style>{list}")), "One.\nTwo.\n");
        assert_eq!(text_of(&format!("<style>ol.a{{list-style:none}}</style>{list}")), "1. One.\n2. Two.\n");
    }

    #[test]
    fn tables_are_rows_even_where_ends_are_missing() {
        assert_eq!(
            text_of("<table><tr><td>INT<td>Oui ?<tr><td>U07<td><p>Non.</p><p>Si.</p></table>Fin"),
            "INT\tOui ?\nU07\tNon.\nSi.\nFin\n"
        );
    }

    #[test]
    fn footnotes_stand_behind_the_text_and_are_nobodys() {
        let talk = "<p>INT: Since when?</p><p>U07: Since 2011.<a href='#fn1' role='doc-noteref'><sup>1</sup></a></p>";
        let pandoc = format!(
            "{talk}<aside role='doc-endnotes'><hr/><ol><li id='fn1'><p>The year of the fire.\
             <a href='#fnref1' role='doc-backlink'>↩︎</a></p></li></ol></aside>"
        );
        let word = format!("{talk}<div id='ftn1'><p><a href='#_ftnref1'>[1]</a> The year of the fire.</p></div>");
        for html in [pandoc, word] {
            let read = read("a.html", html.as_bytes()).unwrap().output;
            assert_eq!(read.text, "INT: Since when?\nU07: Since 2011.[1]\n[1] The year of the fire.\n");
            assert_eq!(read.turns.last().and_then(|turn| turn.3), None);
        }
    }

    #[test]
    fn a_link_to_a_note_that_nobody_closed_ends_with_its_paragraph() {
        let html = "<p>U07: Since 2011.<a href='#fn1'>1</p><p>INT: And?</p>";
        assert_eq!(text_of(html), "U07: Since 2011.[1]\nINT: And?\n");
    }

    #[test]
    fn comments_of_google_docs_are_nobodys_and_their_marks_no_words() {
        let html = "<p>INT: Since when?</p><p>U07: Since 2011.<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p>\
            <div class='c5'><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Ask again.</span></p></div>";
        let read = read("a.html", html.as_bytes()).unwrap().output;
        assert_eq!(read.text, "INT: Since when?\nU07: Since 2011.\n[1] Ask again.\n");
        assert_eq!(read.turns.last().and_then(|turn| turn.3), None);
    }

    #[test]
    fn the_encoding_that_a_page_names_is_believed() {
        let html = b"<meta charset=\"windows-1251\"><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>";
        assert_eq!(read("a.htm", html).unwrap().output.text, "Привет\n");
        assert_eq!(text_of("<meta charset=latin1><p>Zoé</p>"), "Zoé\n");
        assert_eq!(read("a.htm", b"<meta charset=utf-8><p>\xc9t\xe9, caf\xe9</p>").unwrap().output.text, "Été, café\n");
    }

    #[test]
    fn deep_nesting_is_only_long() {
        let deep = format!("{}x{}", "<div><table><tr><td>".repeat(50_000), "</div>".repeat(10));
        assert!(text_of(&deep).trim() == "x");
    }
}
