//! What programs call the fields of what people post, whatever the table or JSON they write: `author_name`,
//! `user.screen_name`, `ownerUsername` and `Author Name` hold authors, `comment_text`, `textDisplay` and `userComment`
//! texts, `published_at` and `createTime` times.

/// Returns the plain word for such a name: *author*, *text* or *time*.
pub(super) fn plain_word(name: &str) -> Option<&'static str> {
    const POSTS: [&str; 7] = ["comment", "message", "post", "tweet", "reply", "review", "commentaire"];
    const BODIES: [&str; 6] = ["text", "body", "content", "texte", "contenu", "html"];
    const AUTHORS: [&str; 12] = [
        "author",
        "auteur",
        "user",
        "commenter",
        "commentator",
        "sender",
        "poster",
        "from",
        "owner",
        "profile",
        "account",
        "writer",
    ];
    const CALLED: [&str; 8] = ["name", "username", "display", "screen", "nick", "nickname", "title", "full"];
    const SHOWN: [&str; 5] = ["display", "original", "plain", "raw", "full"];
    const WRITTEN: [&str; 8] = ["published", "created", "create", "posted", "sent", "commented", "publie", "taken"];
    const WHEN: [&str; 6] = ["at", "time", "date", "on", "utc", "timestamp"];
    const MOST_PARTS: usize = 3;
    let parts = parts(name);
    let (first, rest) = parts.split_first().filter(|(_, rest)| !rest.is_empty() && rest.len() < MOST_PARTS)?;
    let are = |of: &[&str], called: &[&str]| {
        of.contains(&first.as_str()) && rest.iter().all(|part| called.contains(&part.as_str()))
    };
    match () {
        () if are(&POSTS, &BODIES) || are(&BODIES, &SHOWN) || are(&["full"], &["text"]) => Some("text"),
        () if are(&["user"], &POSTS) => Some("text"),
        () if are(&["author", "auteur"], &POSTS) => Some("author"),
        () if are(&["date", "time"], &POSTS) => Some("time"),
        () if are(&POSTS, &AUTHORS) || are(&AUTHORS, &CALLED) => Some("author"),
        () if are(&WRITTEN, &WHEN) || are(&POSTS, &WHEN) => Some("time"),
        () => None,
    }
}

/// Returns the words of a name in small letters, be they joined as in `author_name`, `author.name` or `authorName`.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before = None;
    for c in name.chars() {
        let begins = c.is_uppercase() && before.is_some_and(char::is_lowercase);
        before = Some(c);
        if begins || !c.is_alphanumeric() {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut().filter(|_| c.is_alphanumeric()) {
            part.extend(c.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::plain_word;

    #[test]
    fn the_names_of_many_programs_are_authors_texts_and_times() {
        for (word, names) in [
            (
                Some("author"),
                "author_name user.screen_name authorDisplayName ownerUsername profileName comment_author AuteurCommentaire",
            ),
            (Some("text"), "comment_text commentText textDisplay textOriginal userComment post/body full_text"),
            (Some("time"), "published_at publishedAt created_utc createTime postDate DateCommentaire"),
            (None, "author text comment_id likeCount fromAge user_type text_type author_channel_url display title"),
        ] {
            for name in names.split(' ') {
                assert_eq!(plain_word(name), word, "{name}");
            }
        }
        assert_eq!([plain_word("Author Name"), plain_word("Name of the author")], [Some("author"), None]);
    }
}
