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
fn the_line_that_says_what_a_post_answers_is_not_its_words() {
    let post = |name: &str, words: &str| {
        format!(
            "<div class='post'><div class='username'>{name}</div><div class='contents'><div class='in_reply_to'> - <a>In reply to Ana</a></div>{words}</div></div>"
        )
    };
    let page = post("Ana", "<p>Is it on?</p>") + &post("Ben", "<p>It is off.</p>");
    assert_eq!(posts(&page).unwrap(), ["Ana|Is it on?", "Ben|It is off."]);
}

#[test]
fn whom_a_post_addresses_did_not_write_it() {
    let post = |name: &str, words: &str| {
        format!(
            "<li class='Item'><div class='Comment'><span class='Author'><a class='Username'>{name}</a></span><div class='Message'>{words}</div></div></li>"
        )
    };
    let page = post("Ana", "Is it on?") + &post("Ben", "@<a class='Username'>Ana</a> it is off.") + &post("Ana", "Ah.");
    assert_eq!(posts(&page).unwrap(), ["Ana|Is it on?", "Ben|@Ana it is off.", "Ana|Ah."]);
}

#[test]
fn a_thread_of_short_posts_may_stand_among_many_links() {
    let post = |name: &str, words: &str| {
        format!(
            "<div class='post'><p class='author'>de <a>{name}</a> » 7 Oct</p><div class='content'>{words}</div></div>"
        )
    };
    let menu = "<ul><li><a>Index of the forum</a></li><li><a>All the rules of this house</a></li></ul>";
    let thread = post("Ana", "Is it on, or off?") + &post("Ben", "It is off.");
    assert_eq!(posts(&format!("{menu}{thread}")).unwrap(), ["Ana|Is it on, or off?", "Ben|It is off."]);
    let article = "<p>We went to the house of an old friend and stayed there.</p>";
    assert_eq!(posts(&format!("{menu}{article}{thread}")), None);
}

#[test]
fn quotations_of_vbulletin_are_nobodys_and_a_post_may_begin_with_whom_it_addresses() {
    let post = |name: &str, words: &str| {
        format!(
            "<li class='postbit'><a class='username'>{name}</a><div class='content'><blockquote class='postcontent'>{words}</blockquote></div></li>"
        )
    };
    let quote = "<div class='bbcode_quote'><div class='bbcode_postedby'>Quote of <b>Ana</b></div><div class='message'>Is it on, or off?</div></div>";
    let page = post("Ana", "Is it on, or off?")
        + &post("Ben", &format!("{quote}It is off."))
        + &post("Zoé", "@Ana:<br>Switch it on.");
    let expected =
        ["Ana|Is it on, or off?", "-|Quote of Ana⏎Is it on, or off?", "Ben|It is off.", "Zoé|@Ana:⏎Switch it on."];
    assert_eq!(posts(&page).unwrap(), expected);
}

#[test]
fn quotations_of_the_first_xenforo_are_nobodys() {
    let post = |name: &str, words: &str| {
        format!(
            "<li class='message' data-author='{name}'><div class='messageContent'><article><blockquote class='messageText SelectQuoteContainer'>{words}\
             </blockquote></article></div></li>"
        )
    };
    let quote = "<div class='bbCodeBlock bbCodeQuote' data-author='Ana'><aside><div class='attribution type'>Ana said: <a>↑</a></div>\
        <blockquote class='quoteContainer'><div class='quote'>Is it on?</div><div class='quoteExpand'>Click to expand...</div></blockquote></aside></div>";
    let page = post("Ana", "Is it on?") + &post("Ben", &format!("{quote}It is off.{quote}Or so I heard."));
    let quoted = "-|Ana said: ↑⏎Is it on?⏎Click to expand...";
    assert_eq!(posts(&page).unwrap(), ["Ana|Is it on?", quoted, "Ben|It is off.", quoted, "Ben|Or so I heard."]);
}

#[test]
fn styles_of_pasted_words_name_nobody_and_bold_words_of_some_forums_do() {
    let post = |name: &str, words: &str| {
        format!(
            "<table class='messagetable'><tr class='message'><td><b class='s2'>{name}</b><p>{words}</p></td></tr></table>"
        )
    };
    let page = post("Ana", "<span class='s2'>It is on.</span> Or is it?") + &post("Ben", "It is off.");
    assert_eq!(posts(&page).unwrap(), ["Ana|It is on. Or is it?", "Ben|It is off."]);
}

#[test]
fn what_a_post_shows_below_a_colon_is_its_own_unless_the_colon_follows_a_name() {
    let page = |first: &str| {
        format!(
            "<link rel='author' href='/us.txt'><div class='post'><b class='author'>Ana</b><div class='content'>I see this:<blockquote><p>{first}:</p>\
            <p>It is off.</p></blockquote></div></div><div class='post'><b class='author'>Ben</b><div class='content'>Switch it on.</div></div>"
        )
    };
    let own = ["Ana|I see this:⏎Starting the upgrade:⏎It is off.", "Ben|Switch it on."];
    assert_eq!(posts(&page("Starting the upgrade")).unwrap(), own);
    for name in ["Marc Roux", "Marc from Lens wrote"] {
        assert_eq!(posts(&page(name)).unwrap()[1], format!("-|{name}:⏎It is off."));
    }
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
    let mes_discussions = |name: &str, words: &str| {
        format!(
            "<table class='messagetable'><tr class='message cBackCouleurTab1'><td class='messCase1'><a name='t9'></a><div><b class='s2'>\
            {name}</b></div><span class='MoodStatus'>debout</span></td><td class='messCase2'><div class='toolbar'>Posté le 12-03-2014\
            </div><div id='para9'><p>{words}</p></div></td></tr></table>"
        )
    };
    for page in [
        mes_discussions("Ana", "I came in March.") + &mes_discussions("Ben", "It took half a year."),
        phpbb("Ana", "I came in March.") + &phpbb("Ben", "It took half a year."),
        vbulletin("Ana", "I came in March.") + &vbulletin("Ben", "It took half a year."),
        smf("Ana", "I came in March.") + &smf("Ben", "It took half a year."),
        reddit("Ana", "I came in March.") + &reddit("Ben", "It took half a year."),
        wordpress("Ana", "I came in March.") + &wordpress("Ben", "It took half a year."),
    ] {
        assert_eq!(posts(&page).unwrap_or_default(), ["Ana|I came in March.", "Ben|It took half a year."], "{page}");
    }
}

/// Two posts as a program writes them, each the head of its page before it.
fn both(post: impl Fn(&str, &str) -> String) -> String {
    post("Ana", "I came in March.") + &post("Ben", "It took half a year.")
}

#[test]
fn dates_ranks_and_buttons_beside_a_post_are_no_words() {
    let vbulletin = |name: &str, words: &str| {
        format!(
            "<li class='postbit postcontainer'><div class='posthead'><a class='postcounter'>#1</a></div><div class='userinfo'><a class='username'>\
            <strong>{name}</strong></a><span>Senior</span></div><div class='postbody'><div class='content'><div id='post_message_1'>\
            <blockquote class='postcontent restore'>{words}</blockquote></div></div></div><a>Reply With Quote</a></li>"
        )
    };
    let fluxbb = |name: &str, words: &str| {
        format!(
            "<div class='blockpost'><h2>#1</h2><div class='postleft'><dl><dt><strong>{name}</strong></dt><dd>Membre</dd><dd>Lieu : Nantes\
            </dd></dl></div><div class='postright'><h3>Re : Mars</h3><div class='postmsg'><p>{words}</p></div><div class='postsignature postmsg'>\
            Bye</div></div><p>Hors ligne</p></div>"
        )
    };
    let disqus = |name: &str, words: &str| {
        format!(
            "<li class='post'><div class='post-content'><div class='post-body'><header><span class='author'><a>{name}</a></span> <a>a year ago</a>\
            </header><div class='post-message'><p>{words}</p></div><footer><a>Reply</a></footer></div></div></li>"
        )
    };
    let hacker_news = |name: &str, words: &str| {
        format!(
            "<tr class='athing comtr'><td><div><span class='comhead'><a class='hnuser'>{name}</a> 1 year ago | <a>parent</a> | <a>next</a></span></div>\
            <br><div class='comment'><div class='commtext c00'>{words}</div><div class='reply'><a>reply</a></div></div></td></tr>"
        )
    };
    let phpbb = |name: &str, words: &str| {
        format!(
            "<div class='post'><dl class='postprofile'><a class='username'>{name}</a></dl><div class='postbody'><p class='author'>by <a class='username'>\
            {name}</a></p><div class='content'>{words}</div></div><div class='back2top'><a href='#top'>Top</a></div></div>"
        )
    };
    let smf = |name: &str, words: &str| {
        format!(
            "<div class='windowbg'><div class='poster'><h4><a>{name}</a></h4><ul><li>Posts: 3</li></ul></div><div class='postarea'><div class='post'>\
            <div class='inner'>{words}</div></div></div></div>"
        )
    };
    let plain = |name: &str, words: &str| {
        format!(
            "<div class='message'><div><span class='nick'>{name}</span>, 14 March, 18:22</div><div class='txt'>{words}</div></div>"
        )
    };
    for page in [both(vbulletin), both(fluxbb), both(disqus), both(hacker_news), both(phpbb), both(smf), both(plain)] {
        assert_eq!(posts(&page).unwrap_or_default(), ["Ana|I came in March.", "Ben|It took half a year."], "{page}");
    }
}

#[test]
fn names_made_of_parts_mark_posts_as_well() {
    let github = |name: &str, words: &str| {
        format!(
            "<div class='react-issue-comment Viewer-module__Layout--P1'><a class='Header-module__AuthorLink--x1' data-testid='avatar-link'>{name}</a>\
            <span>edited by <a>{name}</a></span><div data-testid='markdown-body' class='markdown-body'><p>{words}</p></div></div>"
        )
    };
    let slack = |name: &str, words: &str| {
        format!(
            "<div data-qa='message_container'><button data-qa='message_sender_name'>{name}</button> <a>18:22</a><div data-qa='message-text'>{words}</div></div>"
        )
    };
    for page in [both(github), both(slack)] {
        assert_eq!(posts(&page).unwrap_or_default(), ["Ana|I came in March.", "Ben|It took half a year."], "{page}");
    }
}

#[test]
fn who_writes_several_messages_of_a_chat_is_named_once() {
    let said = |words: &str| format!("<div class='chatlog__content'><span>{words}</span></div>");
    let head = |name: &str| {
        format!(
            "<span class='chatlog__author' title='x'>{name}</span> <span class='chatlog__timestamp'>2026-01-20 11:38 a.m.</span>"
        )
    };
    let message = |inner: String| format!("<div class='chatlog__message'>{inner}</div>");
    let reply = "<div class='chatlog__reply'><div class='chatlog__reply-author'>Ana</div><div class='chatlog__reply-content'>Why?</div></div>";
    let discord = [
        message(head("Ana") + &said("Why?")),
        message("<div class='chatlog__short-timestamp'>11:39 a.m.</div>".to_owned() + &said("And when?")),
        message(reply.to_owned() + &head("Ben") + &said("I had to.")),
    ];
    assert_eq!(posts(&discord.concat()).unwrap(), ["Ana|Why?", "Ana|And when?", "Ben|I had to."]);
    let telegram = "<div class='message service'><div class='body details'>20 May</div></div>\
        <div class='message default clearfix'><div class='body'><div class='pull_right date details'>11:38</div><div class='from_name'>Ana </div>\
        <div class='text'>Why?</div></div></div><div class='message default clearfix joined'><div class='body'><div class='text'>And when?</div></div></div>\
        <div class='message default'><div class='body'><div class='from_name'>Ben</div><div class='reply_to details'>In reply to <a>this message</a></div>\
        <div class='text'>I had to.</div></div></div>";
    assert_eq!(posts(telegram).unwrap(), ["Ana|Why?", "Ana|And when?", "Ben|I had to."]);
}

#[test]
fn messages_of_facebook_come_in_the_order_in_which_they_were_written() {
    let message = |name: &str, words: &str| {
        format!(
            "<div class='pam _a6-g'><div class='_2ph_ _a6-h _a6-i'>{name}</div><div class='_2ph_ _a6-p'><div><div></div><div>{words}</div></div></div>\
            <div class='_3-94 _a6-o'>May 12, 2024 10:00 am</div></div>"
        )
    };
    let page = message("Ben", "I had to.") + &message("Ana", "Why so?");
    assert_eq!(posts(&page).unwrap(), ["Ana|Why so?", "Ben|I had to."]);
}

#[test]
fn threads_that_are_only_listed_at_the_foot_are_no_posts() {
    let post =
        |name: &str| format!("<article data-author='{name}'><div class='bbWrapper'>I came in March.</div></article>");
    let listed = "<div class='structItem' data-author='Eva'><a href='/t/1'>The rooms in March</a> <a href='/f'>Rooms</a> Replies 11</div>";
    assert_eq!(
        posts(&(post("Ana") + &post("Ben") + listed)).unwrap(),
        ["Ana|I came in March.", "Ben|I came in March."]
    );
}

#[test]
fn what_follows_a_name_on_its_line_is_said_where_nothing_else_is() {
    let message =
        |name: &str, words: &str| format!("<li class='message'><p><b class='nick'>{name}</b>: {words}</p></li>");
    assert_eq!(posts(&both(message)).unwrap(), ["Ana|I came in March.", "Ben|It took half a year."]);
}

#[test]
fn an_article_with_little_below_it_is_no_thread() {
    let article = |kind: &str| {
        format!(
            "<article class='post {kind}'><h1>A talk</h1><span class='author'>Ana</span><div class='entry-content'>{}</div></article>",
            "<p>What do you do at night?</p><p>I care for people who cannot sleep.</p>".repeat(5)
        )
    };
    let comment =
        "<div class='comment'><b class='author'>Ben</b><div class='comment-content'>I liked this.</div></div>";
    for kind in ["hentry", "type-post status-publish"] {
        assert_eq!(posts(&format!("{}{comment}", article(kind))), None, "{kind}");
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

#[test]
fn threads_of_invision_name_authors_in_a_pane_beside_their_posts() {
    let post = |who: &str, words: &str| {
        format!(
            "<article class='cPost ipsComment'><aside class='ipsComment_author cAuthorPane'><h3 class='cAuthorPane_author'><a>{who}</a></h3>\
             <ul class='cAuthorPane_info'><li>Members</li></ul></aside><div class='ipsComment_meta'>Posted <time>2 May</time></div>\
             <div data-role='commentContent'><p>{words}</p></div><div class='ipsItemControls'><a>Quote</a></div></article>"
        )
    };
    let page =
        format!("<h1>A thread</h1>{}{}", post("Ana", "Why did you come here?"), post("Ben", "I had to, in May."));
    let read = crate::import::read("a.html", page.as_bytes()).unwrap().output;
    assert_eq!(read.text, "A thread\nAna: Why did you come here?\nBen: I had to, in May.\n");
}
