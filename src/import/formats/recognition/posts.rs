//! What people post, as services hand it out: each post an object with its author and its words, however deep within
//! others it lies and whatever its fields are called. YouTube wraps a comment in four objects, Reddit has the replies
//! within what they reply to. Read where nothing else in the file names who speaks.

use serde_json::Value;

use super::super::post_fields::plain_word;
use super::super::script::Utterance;
use super::objects::{Object, person, plain, scalar};

/// Names of lists of what came after a post; they are read behind it.
const REPLIES: &[&str] = &["replies", "comments", "children", "answers", "responses"];

/// Returns the posts of a file in their order, each before its replies; none where a post stands alone.
pub(super) fn utterances(root: &Value) -> Vec<Utterance> {
    let mut posts = Vec::new();
    // What is left to look at, the next one last: files are as deep as they like.
    let mut open = vec![root];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(list) => open.extend(list.iter().rev()),
            Value::Object(object) => {
                posts.extend(post(object));
                let is_reply = |(name, _): &(&String, &Value)| REPLIES.contains(&name.as_str());
                let (replies, others): (Vec<_>, Vec<_>) = object.iter().partition(is_reply);
                open.extend(replies.into_iter().rev().chain(others.into_iter().rev()).map(|(_, inner)| inner));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    if posts.len() > 1 { posts } else { Vec::new() }
}

/// Returns what an object holds if it is a post.
fn post(object: &Object) -> Option<Utterance> {
    let field = |word: &str| {
        let plain = object.get(word);
        plain.or_else(|| object.iter().find(|(name, _)| plain_word(name) == Some(word)).map(|(_, value)| value))
    };
    let author = field("author").and_then(|author| author.as_object().map_or_else(|| scalar(author), person))?;
    let words = field("text").or_else(|| field("body")).or_else(|| object.get("comment"))?.as_str()?;
    let (author, words) = (plain(&author), plain(words));
    let is_post = !author.is_empty() && !words.is_empty();
    is_post.then(|| Utterance { speaker: Some(author), words, ..Utterance::default() })
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn posts_are_found_however_deep_they_lie() {
        let youtube = |author: &str, text: &str| {
            let inner = format!(r#"{{"textDisplay": "{text}", "authorDisplayName": "{author}", "likeCount": 3}}"#);
            format!(r#"{{"id": "c", "snippet": {{"videoId": "v", "topLevelComment": {{"snippet": {inner}}}}}}}"#)
        };
        let json = format!(r#"{{"items": [{}, {}]}}"#, youtube("@ana", "Why so late?"), youtube("@ben", "I had to."));
        assert_eq!(turns_as_told("a.json", &json), ["@ana@-1|Why so late?", "@ben@-1|I had to."]);
    }

    #[test]
    fn replies_follow_what_they_reply_to() {
        let reply = r#"{"kind": "t1", "data": {"author": "ben", "body": "I had to.", "score": 2, "replies": ""}}"#;
        let json = format!(
            r#"[{{"kind": "Listing", "data": {{"children": [
                {{"kind": "t1", "data": {{"author": "ana", "body": "Why so late?", "replies": {{"data": {{"children": [{reply}]}}}}}}}},
                {{"kind": "t1", "data": {{"author": "cleo", "body": "Nobody came."}}}}]}}}}]"#
        );
        let read = turns_as_told("a.json", &json);
        assert_eq!(read, ["ana@-1|Why so late?", "ben@-1|I had to.", "cleo@-1|Nobody came."]);
    }

    #[test]
    fn the_colon_of_a_label_that_went_to_its_own_field_is_no_word() {
        let json = r#"[{"text": " : Bonsoir.<br/>", "people": "ANA"}, {"text": " : Oui.<br/>", "people": "BEN"}]"#;
        assert_eq!(turns_as_told("a.json", json), ["ANA@-1|Bonsoir.", "BEN@-1|Oui."]);
    }

    #[test]
    fn fields_may_be_called_as_a_service_likes() {
        for [author, text] in [["ownerUsername", "text"], ["profileName", "commentText"], ["user_name", "message_body"]]
        {
            let one = |who: &str, words: &str| format!(r#"{{"id": 7, "{author}": "{who}", "{text}": "{words}"}}"#);
            let json = format!("[{}, {}]", one("Ana", "Why so late?"), one("Ben", "I had to."));
            assert_eq!(turns_as_told("a.json", &json), ["Ana@-1|Why so late?", "Ben@-1|I had to."], "{text}");
        }
    }
}
