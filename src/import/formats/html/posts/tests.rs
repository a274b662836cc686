//! Pages of posts in small, with the turns that a person sees in them.

use super::*;

/// `author|words` for each post, with `⏎` at line ends.
fn posts(html: &str) -> Option<Vec<String>> {
    let (content, _) = read(html)?;
    let told = content.told?;
    let chars: Vec<char> = content.text.chars().collect();
    let turn = |t: &crate::model::TurnRecord| {
        let words: String = chars[t.1 as usize..t.2 as usize].iter().collect();
        format!("{}|{}", t.3.map_or("-", |i| &told.labels[usize::from(i)]), words.replace('\n', "⏎"))
    };
    Some(told.turns.iter().map(turn).collect())
}

#[test]
fn a_thread_is_its_authors_in_turn() {
    let html = "<h1>Where to sleep?</h1><div class='post'><div class='meta'><span class='author'>Marie</span> <span class='date'>12 May</span></div>\
        <div class='post-body'><p>Where do you go?</p><p>At night.</p></div></div>\
        <div class='post'><a class='username' href='/u/k'>karim_b</a><div class='post-body'>A friend's.</div><div class='signature'>Sent</div></div>";
    assert_eq!(posts(html).unwrap(), ["-|Where to sleep?", "Marie|Where do you go?⏎At night.", "karim_b|A friend's."]);
}

#[test]
fn questions_and_answers_name_their_author_last() {
    let html = "<div itemscope itemtype='https://schema.org/Question'><div itemprop='text'><p>Why?</p></div>\
        <div class='user-details'>edited by Tom</div><div class='user-details' itemprop='author'><a>Ines</a></div>\
        <li class='comment'><div class='comment-body'><span class='comment-copy'>Good one.</span> – <a class='comment-user'>Bo</a></div></li></div>\
        <div class='answer'><div class='s-prose js-post-body'>So.</div><div itemprop='author'><a>Zoé</a><span itemprop='name'>Zoé</span></div></div>";
    assert_eq!(posts(html).unwrap(), ["Ines|Why?", "Bo|Good one.", "Zoé|So."]);
}

#[test]
fn a_post_without_marked_words_is_all_but_its_author_and_date() {
    let html = "<article data-author='Ana'><time>now</time><p>One.</p></article><article><b class='author'>Ben :</b><p>Two.</p></article>";
    assert_eq!(posts(html).unwrap(), ["Ana|One.", "Ben|Two."]);
}

#[test]
fn profiles_are_no_words_and_quotations_are_nobodys() {
    let html = "<div class='post'><dl class='postprofile'><dt><a class='username'>Lune</a></dt><dd>New</dd><dd>Messages : 3</dd></dl>\
        <div class='postbody'><p class='author'>par <a class='username'>Lune</a></p><div class='content'>I am afraid.</div></div></div>\
        <div class='post'><dl class='postprofile'><dt><a class='username'>Marc</a></dt><dd>Messages : 12</dd></dl>\
        <div class='postbody'><div class='content'>Hi.<blockquote><div><cite>Lune :</cite> I am afraid.<blockquote>Why?</blockquote></div></blockquote>Go and ask.<blockquote>Do you sleep?</blockquote></div></div></div>";
    assert_eq!(
        posts(html).unwrap(),
        ["Lune|I am afraid.", "Marc|Hi.", "-|Lune : I am afraid.⏎Why?", "Marc|Go and ask.⏎Do you sleep?"]
    );
}

#[test]
fn the_cards_of_a_newspaper_are_no_thread() {
    let card = |author: &str| {
        format!(
            "<article class='card'><h3><a href='/story-of-{author}'>Night in the rooms</a></h3><p>Who comes and who stays.</p>\
            <span class='author'>By {author}</span></article>"
        )
    };
    assert_eq!(posts(&format!("{}{}{}", card("Ana"), card("Ben"), card("Zoé"))), None);
    let post = |author: &str| {
        format!(
            "<div class='post'><h3><a href='#p1'>Re: Night</a></h3><b class='author'>{author}</b><p>I came.</p></div>"
        )
    };
    assert_eq!(posts(&format!("{}{}", post("Ana"), post("Ben"))).map(|posts| posts.len()), Some(2));
}

#[test]
fn the_pages_of_many_programs_are_threads() {
    let phpbb = |name: &str, words: &str| {
        format!(
            "<div id='p1' class='post'><dl class='postprofile'><dt><a class='username'>{name}</a></dt><dd>Messages : 124</dd></dl>\
            <div class='postbody'><p class='author'><a class='unread'><span class='sr-only'>Message</span></a>par <a class='username'>\
            {name}</a> » <time>14 mars</time></p><div class='content'>{words}</div></div></div>"
        )
    };
    let vbulletin = |name: &str, words: &str| {
        format!(
            "<table id='post1'><tr><td><a name='post1'>14/03/2026</a></td></tr><tr><td><a class='bigusername'>{name}</a>\
            <div>Messages: 12</div></td><td id='td_post_1'><div id='post_message_1'>{words}</div></td></tr></table>"
        )
    };
    let smf = |name: &str, words: &str| {
        format!(
            "<div id='msg1'><div class='poster'><h4><a>{name}</a></h4><ul><li>Messages: 12</li></ul></div><div class='postarea'>\
            <div class='keyinfo'>Réponse #1</div><div class='post'><div class='inner' id='msg_1'>{words}</div></div></div></div>"
        )
    };
    let reddit = |name: &str, words: &str| {
        format!(
            "<shreddit-comment author='{name}'><div slot='commentMeta'><a>{name}</a> 1d ago</div><div slot='comment'><p>{words}</p>\
            </div><shreddit-comment-action-row>Reply</shreddit-comment-action-row></shreddit-comment>"
        )
    };
    let wordpress = |name: &str, words: &str| {
        format!(
            "<li class='comment'><article class='comment-body'><footer><div class='comment-author'><b class='fn'>{name}</b> <span>dit :\
            </span></div></footer><div class='comment-content'><p>{words}</p></div><div class='reply'>Répondre</div></article></li>"
        )
    };
    for page in [
        phpbb("Ana", "I came in March.") + &phpbb("Ben", "It took half a year."),
        vbulletin("Ana", "I came in March.") + &vbulletin("Ben", "It took half a year."),
        smf("Ana", "I came in March.") + &smf("Ben", "It took half a year."),
        reddit("Ana", "I came in March.") + &reddit("Ben", "It took half a year."),
        wordpress("Ana", "I came in March.") + &wordpress("Ben", "It took half a year."),
    ] {
        assert_eq!(posts(&page).unwrap_or_default(), ["Ana|I came in March.", "Ben|It took half a year."], "{page}");
    }
}

#[test]
fn words_around_the_posts_are_counted() {
    let html = "<h1>Sleep</h1><p>All forums.</p><article data-author='Ana'><p>One two three.</p></article>\
        <article data-author='Ben'><p>Four five.</p></article><p>Ask for help.</p>";
    assert_eq!(read(html).map(|(_, n_around)| n_around), Some(5));
}

#[test]
fn a_page_by_one_author_is_no_thread() {
    let html = "<article><p class='author'>Ana</p><p>A long report about one thing.</p></article><p>And more of it, which is longer than that.</p>";
    assert_eq!(posts(html), None);
}

#[test]
fn an_author_is_one_however_the_accents_of_the_name_are_written() {
    let post = |name: &str| {
        format!(
            "<article><p class='author'>{name}</p><p class='post-content'>A long report about one thing.</p></article>"
        )
    };
    assert_eq!(posts(&(post("Zoé") + &post("ZOE\u{301}"))), None);
}
