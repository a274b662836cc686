//! Posts below heads that are lines of their own: who wrote what follows, and when. So chats and forums look when they
//! are copied or scraped as text: `nadia — 12/03/2024 14:00`, `[2024-03-12T14:00:05+00:00] nadia (id=14)`, `nadia wrote
//! on March 12, 2024:`, `nadia` above `Posted on …`, `Author: nadia` above `Date: …`, and the tags of corpora, `<SPEAKER
//! ID="2" NAME="Nadia">`. `when.rs` reads the dates, `by.rs` words that say who follows, `buttons.rs` knows what a page
//! shows below a post.

pub(super) mod buttons;
mod by;
pub(super) mod when;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::talk::labels;
use crate::import::talk::lexicon::{Words, fold};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::Turn;

/// Fewer heads mention somebody.
const FEWEST: usize = 3;
/// The longest name in code points, and the longest head.
const LONGEST_NAME: usize = 60;
const LONGEST_HEAD: usize = 160;

/// How a head says who writes: those of one text are alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// `[12/03/2024 14:00] nadia`
    Before,
    /// `nadia — 12/03/2024 14:00`
    Behind,
    /// `nadia wrote on March 12, 2024`, `nadia said`
    Verb,
    /// `12/03/2024 14:00`, above `@nadia` or below it
    Above,
    /// `nadia`, what she is on the page, `Member`, and `12/03/2024 14:00` below it
    Ranked,
    /// `Author: nadia`, above or below `Date: 12/03/2024 14:00`
    Fields,
    /// `<SPEAKER NAME="Nadia">`
    Tag,
}

/// The head of a post.
struct Head<'t> {
    kind: Kind,
    name: &'t str,
    first: usize,
    /// The line behind it.
    end: usize,
}

/// Returns where posts begin; nothing of a text that has no such heads.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let ranked = heads(lines, true);
    let heads = if have_ranks(lines, &ranked) { ranked } else { heads(lines, false) };
    const KINDS: [Kind; 7] =
        [Kind::Tag, Kind::Fields, Kind::Verb, Kind::Behind, Kind::Above, Kind::Ranked, Kind::Before];
    let n_of_kind = |kind: &Kind| heads.iter().filter(|head| head.kind == *kind).count();
    let Some(kind) = KINDS.into_iter().rev().max_by_key(n_of_kind) else { return Vec::new() };
    let mut heads: Vec<Head<'t>> = heads.into_iter().filter(|head| head.kind == kind).collect();
    by::leave_out(&mut heads);
    if !are_posts(lines, &heads) {
        return Vec::new();
    }
    let mut turns = below_heads(lines, heads.iter().map(|head| (head.name, head.first..head.end)));
    let mut below = last_lines(lines, &turns);
    below.retain(|line| kind == Kind::Ranked || !lines[*line].text.contains(char::is_alphanumeric));
    let below = if below.is_empty() { first_buttons(lines, &turns) } else { below };
    turns.extend(below.into_iter().map(nobody));
    turns.sort_by_key(|turn| turn.line);
    turns
}

/// Returns the turns of those whom heads name, each with the lines of its head: the words stand below these.
pub(super) fn below_heads<'t>(
    lines: &[Line<'t>],
    heads: impl Iterator<Item = (&'t str, Range<usize>)>,
) -> Vec<Turn<'t>> {
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let turn = |(label, head): (&'t str, Range<usize>)| {
        let free = known.len();
        let speaker = Some(*known.entry(labels::key(label)).or_insert(free));
        let words_line = head.end - 1;
        let words = lines[words_line].text.len();
        Turn { speaker, label, words_line, words, ..nobody(head.start) }
    };
    heads.map(turn).collect()
}

/// Whether the ranks below the names of some heads are few: most of the members of a page have the same.
fn have_ranks(lines: &[Line<'_>], heads: &[Head<'_>]) -> bool {
    let ranked = || heads.iter().filter(|head| head.kind == Kind::Ranked);
    let ranks: FxHashSet<&str> = ranked().map(|head| lines[head.first + 1].text.trim()).collect();
    let names: FxHashSet<&str> = ranked().map(|head| head.name).collect();
    ranks.len() * 3 <= ranked().count() && ranks.is_disjoint(&names)
}

/// Returns the lines of each post below its head.
fn words_of<'p>(lines: &[Line<'_>], posts: &'p [Turn<'_>]) -> impl Iterator<Item = Range<usize>> + use<'p> {
    let ends = posts.iter().skip(1).map(|next| next.line).chain([lines.len()]);
    posts.iter().zip(ends).map(|(post, end)| post.words_line + 1..end)
}

/// Returns where the buttons of a page begin below its posts, if most of them have some.
fn first_buttons(lines: &[Line<'_>], posts: &[Turn<'_>]) -> Vec<usize> {
    let first: Vec<usize> = words_of(lines, posts).filter_map(|words| buttons::begin(lines, words)).collect();
    if first.len() * 2 > posts.len() { first } else { Vec::new() }
}

/// Returns the last lines of posts that most posts have: `Quote   Report`, or a rule.
fn last_lines(lines: &[Line<'_>], posts: &[Turn<'_>]) -> Vec<usize> {
    let last = |mut words: Range<usize>| words.rfind(|line| !lines[*line].blank);
    let last: Vec<usize> = words_of(lines, posts).filter_map(last).collect();
    let text = |line: usize| lines[line].text.trim();
    let mut n_of: FxHashMap<&str, usize> = FxHashMap::default();
    last.iter().for_each(|line| *n_of.entry(text(*line)).or_default() += 1);
    last.into_iter().filter(|line| n_of[text(*line)] * 2 > posts.len()).collect()
}

/// Lets headings within posts be words of them, save those right above the next head, if the heads are lines that are no
/// headings themselves.
pub(super) fn keep_headings(lines: &mut [Line<'_>], starts: &[Turn<'_>]) {
    let is_head = |turn: &Turn<'_>| turn.words == lines[turn.words_line].text.len() && !lines[turn.line].heading;
    if !starts.iter().all(is_head) {
        return;
    }
    let ends = starts.iter().skip(1).map(|turn| turn.line).chain([lines.len()]);
    for (start, end) in starts.iter().zip(ends.collect::<Vec<_>>()) {
        let is_last = end == lines.len();
        let post = &mut lines[start.line..end];
        let n_above = if !is_last { post.iter().rev().take_while(|l| l.blank || l.heading).count() } else { 0 };
        let n = post.len() - n_above;
        post[..n].iter_mut().for_each(|line| line.heading = false);
    }
}

/// Whether the heads are those of posts: several, of at least two people, nearly all above words. Places stand beside
/// dates as well, in the notes of somebody who went there, so that who writes must return.
fn are_posts(lines: &[Line<'_>], heads: &[Head<'_>]) -> bool {
    let names: FxHashSet<String> = heads.iter().map(|head| labels::key(head.name)).collect();
    let next = heads.iter().skip(1).map(|next| next.first).chain([lines.len()]);
    let has_words = |(head, next): &(&Head<'_>, usize)| lines[head.end..*next].iter().any(|line| !line.blank);
    let n_above_words = heads.iter().zip(next).filter(has_words).count();
    let is_certain =
        heads.iter().all(|head| !matches!(head.kind, Kind::Above | Kind::Ranked | Kind::Before | Kind::Behind));
    let return_often = names.len() * 10 <= heads.len() * 8;
    let are_several = heads.len() >= FEWEST && names.len() >= 2;
    are_several && (is_certain || return_often) && n_above_words * 5 >= heads.len() * 4
}

/// Returns the heads; `with_ranks` those that name what somebody is on the page as well.
fn heads<'t>(lines: &[Line<'t>], with_ranks: bool) -> Vec<Head<'t>> {
    let mut heads = Vec::new();
    let mut next = 0;
    while next < lines.len() {
        let head = with_ranks.then(|| Head::ranked(lines, next)).flatten().or_else(|| Head::of(lines, next));
        next = head.as_ref().map_or(next + 1, |head| head.end);
        heads.extend(head);
    }
    heads
}

impl<'t> Head<'t> {
    /// Returns a head of three lines, a blank one above it: a name, what somebody is on the page, a date and a time.
    fn ranked(lines: &[Line<'t>], first: usize) -> Option<Self> {
        const LONGEST: usize = 30;
        let is_begun = first.checked_sub(1).is_none_or(|above| lines[above].blank);
        let [name, rank, when] = lines.get(first..first + 3).filter(|_| is_begun)? else { return None };
        let (name, rank, when) = (name.text.trim(), rank.text.trim(), when.text.trim());
        let is_short = |text: &str| {
            (1..=4 * LONGEST).contains(&text.len()) && text.chars().count() <= LONGEST && when::len(text).is_none()
        };
        let is_head = is_short(rank) && is_short(name) && is_name(name) && is_name(rank);
        (is_head && when::is_all_of(when)).then_some(Self { kind: Kind::Ranked, name, first, end: first + 3 })
    }

    fn of(lines: &[Line<'t>], first: usize) -> Option<Self> {
        let line = lines[first].text.trim_start_matches(['#', ' ', '\u{feff}']).trim_end();
        if line.is_empty() || line.len() > LONGEST_HEAD * 2 || line.chars().count() > LONGEST_HEAD {
            return None;
        }
        let of = |kind: Kind, n_lines: usize, written: &'t str| {
            let name = without_id(written.trim_start_matches('@'));
            // Beside the number of a person stands a name, whatever it looks like.
            let is_one = is_name(name) || name.len() < written.trim_start_matches('@').len();
            is_one.then_some(Self { kind, name, first, end: first + n_lines })
        };
        if let Some(name) = in_tag(line) {
            return of(Kind::Tag, 1, name);
        }
        let below = lines.get(first + 1).map_or("", |below| below.text.trim());
        if let Some(name) = in_fields(line, below).or_else(|| in_fields(below, line)) {
            return of(Kind::Fields, 2, name);
        }
        if let Some(name) = before_verb(line) {
            return of(Kind::Verb, 1, name);
        }
        if when::is_all_of(when::without_verb(without_edited(below))) && when::len(line).is_none() {
            return of(Kind::Above, 2, line);
        }
        if !has_digit(line) {
            return None;
        }
        if let Some(len) = when::len(line) {
            return match line[len..].trim() {
                "" => of(Kind::Above, 2, below),
                name => of(Kind::Before, 1, name),
            };
        }
        let name = before_when(line)?;
        of(Kind::Behind, 1, name)
    }
}

/// Whether these words may be what somebody is called on a page.
pub(super) fn is_name(name: &str) -> bool {
    let is_sentence = name.ends_with(['.', '!', '?', ',', ';', ':', '…']) && !name.ends_with("...");
    !is_sentence
        && name.chars().count() <= LONGEST_NAME
        && name.split_whitespace().count() <= 6
        && name.contains(char::is_alphanumeric)
        && !name.contains([':', '"', '“', '«'])
}

/// Returns the name without a number that a program has for the person: `nadia (id=14)`.
fn without_id(name: &str) -> &str {
    let bracket = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let named = bracket.filter(|(_, inner)| inner.len() > 2 && inner.contains(|c: char| c.is_ascii_digit()));
    named.map_or(name, |(name, _)| name.trim_end())
}

/// Whether a line may hold a date: nearly every line holds none, and most have no digit.
fn has_digit(line: &str) -> bool {
    line.bytes().any(|b| b.is_ascii_digit())
}

/// Returns whom a tag that is all of a line names: `<SPEAKER ID="210" NAME="President">`.
fn in_tag(line: &str) -> Option<&str> {
    const NAMES: [&str; 4] = ["name", "speaker", "who", "author"];
    let mut rest = line.strip_prefix('<')?.strip_suffix('>').filter(|inner| !inner.contains(['<', '>']))?;
    while let Some((before, behind)) = rest.split_once("=\"") {
        let (value, after) = behind.split_once('"')?;
        let attribute = before.rsplit(' ').next().unwrap_or_default();
        if NAMES.iter().any(|name| attribute.eq_ignore_ascii_case(name)) {
            return Some(value.trim());
        }
        rest = after;
    }
    None
}

/// Returns the value of a field whose neighbour has nothing but a date and a time as its value.
fn in_fields<'t>(who: &'t str, date: &str) -> Option<&'t str> {
    let (date, value) = field(date)?;
    let (name, who) = field(who)?;
    if is_author(name) && is_date(date) && has_digit(value) {
        // What else stands beside the name is no part of it.
        return Some(who.split(" | ").next().unwrap_or(who));
    }
    let is_when = when::len(value).is_some_and(|len| value[len..].trim().is_empty());
    (is_when && when::len(who).is_none() && !name.is_empty()).then_some(who)
}

/// Returns the name of a field and its value: `Author: nadia`.
fn field(line: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 24;
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['*', ' ', '\u{a0}']);
    let is_name =
        name.len() <= LONGEST && name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphabetic);
    is_name.then(|| (name, value.trim_matches(['*', ' ', '\u{a0}', '\t'])))
}

/// Whether a field says who wrote.
fn is_author(name: &str) -> bool {
    static NAMES: Words =
        Words::of(&["author", "auteur", "autor", "autore", "from", "von", "poster", "user", "username"]);
    NAMES.has(&fold(name))
}

/// Whether a field says when.
fn is_date(name: &str) -> bool {
    static NAMES: Words = Words::of(&["date", "datum", "fecha", "data", "posted", "sent", "time"]);
    NAMES.has(&fold(name))
}

/// Returns who writes before a verb that ends the line or stands before a date: `nadia commented on May 26, 2025`.
fn before_verb(line: &str) -> Option<&str> {
    const LAST: [&str; 8] =
        [" said", " said:", " wrote:", " writes:", " a écrit :", " a écrit\u{a0}:", " schrieb:", " escribió:"];
    if let Some(name) = LAST.iter().find_map(|verb| line.strip_suffix(verb)) {
        return Some(name.trim());
    }
    const VERBS: [&str; 13] = [
        " commented on ",
        " commented ",
        " opened on ",
        " wrote on ",
        " said on ",
        " replied on ",
        " posted on ",
        " a écrit le ",
        " a commenté le ",
        " a répondu le ",
        " schrieb am ",
        " escribió el ",
        " escreveu em ",
    ];
    if !has_digit(line) {
        return None;
    }
    let (name, date) = VERBS.iter().find_map(|verb| line.split_once(verb))?;
    let date = date.trim_end_matches([':', ' ']);
    when::day_len(date).is_some_and(|len| len == date.len()).then_some(name.trim())
}

/// Returns a line without the remark that a post was changed since: `3 hours ago (edited)`.
fn without_edited(line: &str) -> &str {
    const EDITED: [&str; 5] = ["(edited)", "(modifié)", "(bearbeitet)", "(editado)", "(modificato)"];
    EDITED.iter().find_map(|edited| line.strip_suffix(edited)).unwrap_or(line).trim_end()
}

/// Returns the name before a date and a time at the end of the line, without the sign between them.
fn before_when(line: &str) -> Option<&str> {
    const SIGNS: [char; 8] = ['—', '–', '-', '|', '•', '·', '»', ','];
    let line = without_edited(line);
    let line = line.strip_suffix(':').filter(|line| line.ends_with(')')).unwrap_or(line);
    let open = line.strip_suffix([')', ']']).and_then(|inner| inner.rfind(['(', '[']));
    if let Some(at) = open {
        let inner = &line[at + 1..line.len() - 1];
        return when::is_all_of(inner).then(|| line[..at].trim());
    }
    let mut blanks = line.match_indices([' ', '\t', '\u{a0}']).map(|(at, _)| at);
    let at = blanks.find(|at| when::is_all_of(line[*at..].trim_start()))?;
    Some(behind_number(line[..at].trim_end().trim_end_matches(SIGNS).trim()))
}

/// Returns the name behind the number of a post: `nadia` of `14409 - nadia`.
fn behind_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(" - ").filter(|_| rest.len() < name.len()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    fn spoken(text: &str) -> Vec<String> {
        let turns = turns_as_told("a.txt", text);
        turns.iter().filter(|turn| !turn.starts_with("-@")).map(|turn| turn.replacen("@-1", "", 1)).collect()
    }

    const SAID: [&str; 3] = ["nadia_h|Is it on?", "faisal|Sorry: I was late.\n\nHi all.", "nadia_h|Good."];

    /// A text of three posts, each below the head that `head` makes of the name and the minute.
    fn thread(head: impl Fn(&str, usize) -> String) -> String {
        let post = |(i, said): (usize, &&str)| {
            let (name, words) = said.split_once('|').unwrap();
            format!("{}\n{words}\n\n", head(name, i * 2))
        };
        SAID.iter().enumerate().map(post).collect()
    }

    #[test]
    fn who_stands_beside_a_date_and_a_time_above_words_wrote_them() {
        let heads: [fn(&str, usize) -> String; 23] = [
            |name, at| format!("{name} — 12/03/2024 14:0{at}"),
            |name, at| format!("{name} — 12/03/2024, 2:0{at} PM (edited)"),
            |name, at| format!("{name}  Mar 12, 2024 at 14:0{at}"),
            |name, at| format!("{name} (12 mars 2024 à 14:0{at})"),
            |name, at| format!("{name} » Tue Mar 12, 2024 2:0{at} pm"),
            |name, at| format!("#144{at} - {name} - Tue Jan 06, 2004 2:0{at} am"),
            |name, at| format!("[2024-03-12T14:0{at}:00.395000+00:00] {name} (id=1491)"),
            |name, at| format!("[12-Mar-24 02:0{at} PM] {name}"),
            |name, at| format!("Author: {name}\nDate: 3/12/2024, 2:0{at}:41 PM"),
            |name, at| format!("Date: 12.3.24 14:0{at}:15\nLähettäjä: {name}"),
            |name, at| format!("2024-03-12 14:0{at}\n@{name}"),
            |name, at| format!("{name}\n2024-03-12 14:0{at}\n"),
            |name, at| format!("[12/03 14:0{at}] {name}"),
            |name, at| format!("{name}\nPosté le 12-03-2024 à 14:0{at}:33\n"),
            |name, at| format!("{name}\nPosted: Mar 12, 2024 2:0{at} pm\n"),
            |name, at| format!("Par {name}, le 12/03/2024 à 14 h 0{at}\n"),
            |name, at| format!("Posted by {name} on 12 March 2024 at 14:0{at}"),
            |name, at| format!("{name} (Mar 12 2024 at 14:0{at}):"),
            |name, at| format!("**Author:** {name} | 2024\n**Date:** 03-12 12:0{at} UTC | #{at}"),
            |name, at| format!("@{name}\n{} years ago (edited)", at + 2),
            |name, at| format!("{name}\nil y a {} ans (modifié)\n", at + 2),
            |name, at| format!("{name} • {}y ago", at + 1),
            |name, at| format!("{name} · il y a {} jours", at + 2),
        ];
        for head in heads {
            assert_eq!(spoken(&thread(head)), SAID, "{}", head("nadia_h", 0));
        }
    }

    #[test]
    fn verbs_and_tags_name_who_says_what_stands_below() {
        assert_eq!(spoken(&thread(|name, _| format!("{name} commented on May 26, 2025"))), SAID);
        assert_eq!(spoken(&thread(|name, _| format!("{name} a écrit le 26 mai 2025 :"))), SAID);
        assert_eq!(spoken(&thread(|name, _| format!("{name} said"))), SAID);
        assert_eq!(spoken(&thread(|name, at| format!("<SPEAKER ID=\"{at}\" NAME=\"{name} \" LANGUAGE=\"DE\">"))), SAID);
    }

    #[test]
    fn what_somebody_is_on_a_page_stands_below_the_name_and_buttons_are_nobodys() {
        let thread = thread(|name, at| format!("{name}\nMember\n12 avr. 2021 à 14:0{at}\n"));
        let with_buttons = thread
            .replace("\n\nnadia_h", "\n\nQuote   Report\n\nnadia_h")
            .replace("\n\nfaisal", "\n\nQuote   Report\n\nfaisal");
        assert_eq!(
            (spoken(&thread), spoken(&with_buttons)),
            (SAID.map(str::to_owned).to_vec(), SAID.map(str::to_owned).to_vec())
        );
    }

    #[test]
    fn buttons_and_counts_below_comments_are_nobodys() {
        let thread = thread(|name, at| format!("@{name}\nil y a {} ans", at + 2));
        let with_buttons = thread
            .replace("\n\n@nadia", "\n\n12\n\nRépondre\n\nVoir les 3 réponses\n@nadia")
            .replace("\n\n@faisal", "\n\n1,2 K\nRépondre\n@faisal");
        assert_eq!(spoken(&with_buttons), SAID);
        // A number that somebody answers with is a word.
        let asked = "@ana\n3 days ago\nHow many?\n\n@ben\n2 days ago\n12\n\n@ana\n1 day ago\nOh.\n";
        assert_eq!(spoken(asked), ["ana|How many?", "ben|12", "ana|Oh."]);
    }

    #[test]
    fn headings_within_a_post_are_its_words_and_those_above_heads_nobodys() {
        let post = |name: &str, words: &str| {
            format!("### Reply\n\n**Author:** {name} | 2024\n**Date:** 03-12 12:00 UTC | #2\n\n{words}\n\n---\n\n")
        };
        let page = post("ana", "# Plans\n\nIt is on.") + &post("ben", "So.") + &post("ana", "Ah.");
        let turns = turns_as_told("a.md", &page);
        let said: Vec<&String> = turns.iter().filter(|turn| !turn.starts_with("-@")).collect();
        assert_eq!(said.len(), 3, "{turns:?}");
        assert!(said[0].starts_with("ana@-1|# Plans\n\nIt is on."), "{}", said[0]);
    }

    #[test]
    fn dates_of_meetings_and_of_one_writer_head_no_posts() {
        let diary = |day: usize| format!("Lille, 1{day}/03/2024 14:00\nIt rained, and so on.\n\n");
        assert!(spoken(&(0..5).map(diary).collect::<String>()).is_empty());
        let visits = "The café, 12/03/2024 14:00\nThe yard, 13/03/2024 15:00\nThe hall, 14/03/2024 16:00\n";
        assert!(spoken(visits).is_empty());
    }
}
