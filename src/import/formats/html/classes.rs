//! The classes by which makers of pages mark posts, their authors and their words, and the names of who speaks.

use html5ever::tokenizer::Tag;

use super::{VOID, attribute};

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
];
/// Classes of an element that holds the words of a post.
pub(super) const WORDS: &[&str] = &[
    "post-content",
    "post_content",
    "postcontent",
    "post-body",
    "post_body",
    "post-text",
    "post_message",
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
    "user_info",
    "poster-info",
    "author-info",
    "author-details",
    "authordetails",
    "user-profile",
    "user-stats",
    "postbit_author",
    "bbp-reply-author",
    "avatar",
];
/// Classes of an element that says when a post was written, and what it is called.
pub(super) const ABOUT: &[&str] = &[
    "date",
    "signature",
    "post-date",
    "timestamp",
    "permalink",
    "actions",
    "relativetime",
    "keyinfo",
    "postinfo",
    "comment-metadata",
    "sr-only",
    "screen-reader-text",
    "visually-hidden",
];
/// Beginnings of the ids of elements that hold one post, and of those that hold its words: `msg12`, `post_message_12`.
const POST_IDS: &[&str] = &["post", "msg", "post-", "comment-", "reply-"];
const WORDS_IDS: &[&str] = &["post_message_", "msg_"];

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
    "bbcode_quote",
    "bbcode-quote",
    "quoted",
    "message-quote",
    "post-quote",
    "mycode_quote",
    "ipsquote",
    "uncited",
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
        "speaker-name" | "speakername" | "speaker-label" => true,
        _ => false,
    };
    !VOID.contains(&&*tag.name) && attribute(tag, "class").is_some_and(|classes| classes.split_whitespace().any(names))
}
