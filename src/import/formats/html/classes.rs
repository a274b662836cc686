//! The classes by which makers of pages mark posts, their authors and their words, and the names of who speaks.

use html5ever::tokenizer::Tag;

use super::{VOID, attribute};

/// Returns the classes of an element, and the names that programs mark its parts by, as they are looked up: in small
/// letters with hyphens between words, and of names made of parts, `chatlog__author`, `Header-module__AuthorLink--x1`, the
/// last one as well.
pub(super) fn marks(tag: &Tag) -> Vec<String> {
    const MARKS: [&str; 6] = ["class", "component", "data-testid", "data-qa", "data-tid", "data-role"];
    let mut marks = Vec::new();
    for mark in MARKS.iter().filter_map(|name| attribute(tag, name)).flat_map(str::split_whitespace) {
        marks.push(mark.to_lowercase().replace('_', "-"));
        if mark.contains(|c: char| c.is_ascii_uppercase()) {
            marks.push(in_words(mark));
        }
        if let Some((_, part)) = mark.split_once("__") {
            marks.push(in_words(part.split("--").next().unwrap_or(part)));
        }
    }
    marks
}

/// Returns `author-link` of `AuthorLink` and `author_link`.
fn in_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut before = '-';
    for c in name.chars() {
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            words.push('-');
        }
        words.push(if c == '_' { '-' } else { c.to_ascii_lowercase() });
        before = c;
    }
    words
}

/// Classes of an element that holds one post.
pub(super) const POSTS: &[&str] = &[
    "post",
    "comment",
    "message",
    "answer",
    "question",
    "reply",
    "reponse",
    "topic-post",
    "crawler-post",
    "postcontainer",
    "post-container",
    "postbit",
    "thing",
    "athing",
    "comtr",
    "forum-post",
    "bbp-reply",
    "topic-body",
    "postbody",
    "entry",
    "chat-message",
    "blockpost",
    "post-wrapper",
    "fatitem",
    "timeline-comment",
    "react-issue-comment",
    "react-issue-body",
    "message-container",
    "chat-pane-message",
    "ipscomment",
    "forum-op",
    "pst",
    "apphub-card",
    "-a6-g",
];
/// Classes of an element that names the author.
pub(super) const AUTHORS: &[&str] = &[
    "author",
    "username",
    "user-name",
    "poster",
    "post-author",
    "postauthor",
    "author-name",
    "authorname",
    "hnuser",
    "creator",
    "byline",
    "commenter",
    "comment-user",
    "comment-author",
    "user-details",
    "nickname",
    "pseudo",
    "auteur",
    "post-username",
    "bbp-author-name",
    "username-coloured",
    "message-name",
    "display-name",
    "fn",
    "bigusername",
    "author-link",
    "author-login-link",
    "from-name",
    "nick",
    "sender",
    "sender-name",
    "message-sender-name",
    "message-author-name",
    "postleft",
    "cauthorpane-author",
    "post-user-name",
    "-a6-h",
    "-2lel",
];
/// Whether a class names the author by its end, whatever the site calls its threads: `commentthread-comment-author`.
pub(super) fn ends_as_author(mark: &str) -> bool {
    ["-comment-author", "-post-author", "-op-author", "-reply-author", "-author-name"]
        .iter()
        .any(|end| mark.ends_with(end))
}

/// Whether a class marks the words of a post by its end: `commentthread-comment-text`.
pub(super) fn ends_as_words(mark: &str) -> bool {
    ["-comment-text", "-comment-body", "-post-text", "-post-body", "-reply-text", "-card-text-content"]
        .iter()
        .any(|end| mark.ends_with(end))
}

/// Classes that name the author only of bold words: elsewhere they are the styles of a text that was pasted.
pub(super) const AUTHORS_IN_BOLD: &[&str] = &["s2"];
/// Classes of an element that holds the words of a post.
pub(super) const WORDS: &[&str] = &[
    "post-content",
    "post-content",
    "postcontent",
    "post-body",
    "post-body",
    "post-text",
    "post-message",
    "post-message",
    "bbwrapper",
    "md",
    "s-prose",
    "js-post-body",
    "comment-copy",
    "comment-body",
    "comment-content",
    "comment-text",
    "message-body",
    "message-content",
    "messagecontent",
    "commtext",
    "cooked",
    "content",
    "bbp-reply-content",
    "answer-content",
    "question-content",
    "reply-content",
    "texte",
    "contenu",
    "message-text",
    "usertext-body",
    "toptext",
    "markdown-body",
    "postmsg",
    "text",
    "txt",
    "message-body-content",
    "ipsrichtext",
    "post/content",
    "ccl",
    "-a6-p",
    "-2let",
];
/// Classes of an element that says who the author is: ranks, counts of posts, places.
pub(super) const PROFILES: &[&str] = &[
    "postprofile",
    "post-profile",
    "message-user",
    "message-cell--user",
    "message-userdetails",
    "userinfo",
    "user-info",
    "user-info",
    "poster-info",
    "author-info",
    "author-details",
    "authordetails",
    "user-profile",
    "user-stats",
    "postbit-author",
    "bbp-reply-author",
    "cauthorpane",
    "cauthorpane-info",
    "avatar",
    "messcase1",
    "moodstatus",
];
/// Classes of an element that says when a post was written, and what it is called.
pub(super) const ABOUT: &[&str] = &[
    "date",
    "post-date",
    "timestamp",
    "permalink",
    "actions",
    "relativetime",
    "keyinfo",
    "toolbar",
    "postinfo",
    "comment-metadata",
    "sr-only",
    "screen-reader-text",
    "visually-hidden",
    "meta",
    "post-meta",
    "message-meta",
    "comment-meta",
    "ipscomment-meta",
    "ipsitemcontrols",
    "time",
    "short-timestamp",
    "-a6-o",
    "-2lem",
];
/// Classes of an element that is no part of a post, nor names its author: signatures, the line above a reply that shows
/// what is answered, and what a service writes itself.
pub(super) const LEFT: &[&str] = &[
    "signature",
    "postsignature",
    "message-signature",
    "chatlog--reply",
    "chatlog--system-notification",
    "reply-to",
    "in-reply-to",
    "service",
    "back2top",
    "forum-author-menu",
    "forum-audit",
    "ipsedited",
    "edited-post",
    "date-posted",
    "post/parent",
    "post/signature",
];
/// Classes of an element that holds one message of a chat: one without a name is of the person before.
pub(super) const OF_CHATS: &[&str] =
    &["message", "chat-message", "message-container", "chat-pane-message", "joined", "chatlog--message"];
/// The class that Facebook gives to a message: its pages begin with the newest.
pub(super) const NEWEST_FIRST: &str = "-a6-g";
/// Beginnings of the ids of elements that hold one post, and of those that hold its words: `msg12`, `post_message_12`.
const POST_IDS: &[&str] = &["post", "msg", "post-", "comment-", "reply-", "message"];
const WORDS_IDS: &[&str] = &["post_message_", "msg_", "para"];

/// Whether the id is that of one post.
pub(super) fn is_post_id(id: &str) -> bool {
    POST_IDS.contains(&without_number(id))
}

/// Whether the id is that of the words of a post.
pub(super) fn is_words_id(id: &str) -> bool {
    WORDS_IDS.contains(&without_number(id))
}

/// Returns an id without the number at its end; nothing of one that has none.
fn without_number(id: &str) -> &str {
    let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
    if stem.len() < id.len() { stem } else { "" }
}

/// Classes of an element that quotes another post.
pub(super) const QUOTES: &[&str] = &[
    "quote",
    "quotebox",
    "quoteheader",
    "quote-content",
    "bbcodeblock--quote",
    "bbcode-quote",
    "bbcodequote",
    "quoted",
    "message-quote",
    "post-quote",
    "mycode-quote",
    "ipsquote",
    "uncited",
    "bb-blockquote",
];

/// Whether the class of a paragraph says that it is a question, as pages with interviews have it to show them bold.
pub(super) fn asks(tag: &Tag) -> bool {
    const QUESTIONS: [&str; 10] =
        ["q", "question", "interviewer", "frage", "pregunta", "pergunta", "domanda", "pytanie", "vraag", "ask"];
    let is_question = |class: &str| QUESTIONS.contains(&class.to_ascii_lowercase().as_str());
    let classes = attribute(tag, "class").unwrap_or_default();
    matches!(&*tag.name, "p" | "dt") && classes.split_whitespace().any(is_question)
}

/// Whether the class of an element says that it holds the name of who speaks. Larger elements of that class hold what
/// is said as well.
pub(super) fn names_speaker(tag: &Tag) -> bool {
    const SMALL: [&str; 7] = ["p", "span", "dt", "cite", "a", "label", "h6"];
    let is_small = SMALL.contains(&&*tag.name);
    let names = |class: &str| match class.to_ascii_lowercase().replace('_', "-").as_str() {
        "speaker" => is_small,
        "spk" | "spkr" | "locuteur" | "locutrice" | "intervenant" | "intervenante" => is_small,
        "speaker-name" | "speakername" | "speaker-label" => true,
        _ => false,
    };
    !VOID.contains(&&*tag.name) && attribute(tag, "class").is_some_and(|classes| classes.split_whitespace().any(names))
}
