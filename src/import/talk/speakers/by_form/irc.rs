//! Logs of IRC: `[09:14] <ana> words`, `9:14 AM <•ana> words`, `2020-02-24T09:14:02  <ana[m]> words`. Behind a time, angle
//! brackets say who writes, be it once and whatever the nick looks like; a sign of operators stands before it, and the
//! machine may stand behind it, `<ana!n=a@a.org>`. Who writes elsewhere may tell what they do, `* ana waves`. What else has
//! a time is said by nobody: who comes, goes or goes by another nick. Logs that are pages begin each line with a link to itself, `# [09:14] <ana> words`.

use rustc_hash::FxHashMap;

use super::chat::{Hours, hour};
use crate::import::stamps;
use crate::import::talk::labels;
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people;
use crate::import::talk::turns::Turn;

/// Fewer messages are no log.
const FEWEST: usize = 3;
/// The longest nick in code points: bridges to other chats have the names that people go by there.
const LONGEST_NICK: usize = 40;
/// They stand before the nicks of operators.
const OF_OPERATORS: [char; 6] = ['@', '+', '%', '&', '~', '•'];

/// Returns where the messages of a log begin, and what nobody says; nothing of a text that is no log.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let (mut turns, mut hours) = (Vec::new(), Hours::default());
    for (i, line) in lines.iter().enumerate() {
        let Some((at, seconds)) = time(line.text, &mut hours) else { continue };
        let Some((nick, words)) = message(line.text, at) else {
            turns.push(Turn { seconds, ..people::nobody(i) });
            continue;
        };
        let next = known.len();
        let speaker = Some(*known.entry(nick).or_insert(next));
        turns.push(Turn { line: i, at: 0, speaker, label: nick, words_line: i, words, seconds });
    }
    let n_sent = turns.iter().filter(|turn| turn.speaker.is_some()).count();
    let n_lines = lines.iter().filter(|line| !line.blank).count();
    let is_log = n_sent >= FEWEST && known.len() < n_sent && n_sent * 4 > turns.len() && turns.len() * 2 > n_lines;
    if !is_log {
        return Vec::new();
    }
    skip_marks(lines, &mut turns);
    turns.iter_mut().filter(|turn| turn.speaker.is_none()).for_each(|turn| *turn = told(lines, turn, &known));
    turns
}

/// Returns a line that is no message as the turn of who tells there what they do, or of nobody.
fn told<'t>(lines: &[Line<'t>], turn: &Turn<'t>, known: &FxHashMap<&str, usize>) -> Turn<'t> {
    match action(lines[turn.line].text, known) {
        Some((nick, words)) => Turn { speaker: known.get(nick).copied(), label: nick, words, ..*turn },
        None => people::nobody(turn.line),
    }
}

/// Leaves out the `+` or `-` that some programs write before the words of every message that has a machine.
fn skip_marks(lines: &[Line<'_>], turns: &mut [Turn<'_>]) {
    let words = |turn: &Turn<'_>| &lines[turn.line].text[turn.words..];
    let is_sent = |turn: &Turn<'_>| turn.speaker.is_some() && !words(turn).is_empty();
    if turns.iter().filter(|turn| is_sent(turn)).all(|turn| words(turn).starts_with(['+', '-'])) {
        turns.iter_mut().filter(|turn| is_sent(turn)).for_each(|turn| turn.words += 1);
    }
}

/// Returns where the time ends with which a line begins, and the hour of the day.
fn time(line: &str, hours: &mut Hours) -> Option<(usize, Option<f32>)> {
    if let Some(linked) = line.strip_prefix("# ") {
        return time(linked, hours).map(|(at, seconds)| (at + "# ".len(), seconds));
    }
    if !line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '(')) {
        return None;
    }
    if let Some(len) = labels::date_len(line) {
        return Some((len, hour(&line[..len])));
    }
    let mut len = stamps::stamp(line)?.len;
    let behind = line[len..].trim_start();
    if behind.get(..3).is_some_and(|half| half.eq_ignore_ascii_case("am ") || half.eq_ignore_ascii_case("pm ")) {
        len = line.len() - behind.len() + 3;
    }
    Some((len, hour(&line[..len]).map(|seconds| hours.on(seconds))))
}

/// Returns who writes the line whose time ends at `at`, and where the words begin.
fn message(line: &str, at: usize) -> Option<(&str, usize)> {
    let (nick, words) = line[at..].trim_start().strip_prefix('<')?.split_once('>')?;
    let nick = nick.split_once('!').filter(|(_, machine)| machine.contains('@')).map_or(nick, |(nick, _)| nick);
    let nick = nick.trim().trim_start_matches(OF_OPERATORS);
    if announces(nick, words.trim_start()) {
        return None;
    }
    let is_nick = !nick.is_empty() && nick.chars().count() <= LONGEST_NICK && !nick.contains(['<', '/', '"', '=']);
    (is_nick && (words.is_empty() || words.starts_with(' '))).then(|| (nick, line.len() - words.trim_start().len()))
}

/// Returns who of those `known` tells what they do, and where that stands: `[00:57:30] * ben waves`.
fn action<'t>(line: &'t str, known: &FxHashMap<&str, usize>) -> Option<(&'t str, usize)> {
    const SIGNS: [&str; 4] = [" * ", " — ", " • ", "\t*\t"];
    let (at, sign) = SIGNS.iter().filter_map(|sign| Some((line.find(sign)?, *sign))).min()?;
    let done = line[at + sign.len()..].trim_start();
    let (nick, words) = done.split_once(' ')?;
    let bare = nick.trim_start_matches(OF_OPERATORS);
    let is_done = known.contains_key(bare) && !announces(nick, done) && !words.trim().is_empty();
    is_done.then(|| (bare, line.len() - words.trim_start().len()))
}

/// Whether a program says of somebody that they come or go, in the form of what they say: `<ana> ana has joined #a`.
fn announces(nick: &str, words: &str) -> bool {
    #[rustfmt::skip]
    const COME_OR_GO: [&str; 14] = [
        " has joined", " has left", " has quit", " is now known as", " joined", " left", " quit", " sets mode", " set mode", " changes topic",
        " has changed", " was kicked", " has kicked", " (",
    ];
    words.strip_prefix(nick).is_some_and(|rest| COME_OR_GO.iter().any(|verb| rest.starts_with(verb)))
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn who_comes_and_goes_says_nothing_where_bots_say_it() {
        let log = "[00:57:20] <ana> Is it on?\n[00:57:22] <zini> zini has joined #a\n[00:57:30] <ben> Yes.\n[00:57:40] <ana> Oh.\n";
        let turns = turns_as_told("a.txt", log);
        assert!(turns.len() == 4 && !turns.iter().any(|turn| turn.starts_with("zini")), "{turns:?}");
    }

    #[test]
    fn who_comes_or_goes_says_nothing_and_who_waves_does() {
        let clocks = "[00:57:20] <ana> Is it on?\n[00:57:22] *** Joins zini\n[00:57:30] <@ben> Yes: all\n[00:57:30] * ben waves\n\
            [00:57:40] <ana> Good.\n[00:57:41] -!- zini [~b@a.org] has quit\n[00:57:50] < ben> Oh.\n";
        let halves = "0:57 AM <•ana> Is it on?\n0:57 AM → zini joined (~b@a.org)\n0:57 AM <ben> Yes: all\n0:57 AM — ben waves\n\
            0:57 AM <•ana> Good.\n0:57 AM ⇐ zini quit\n0:57 AM <ben> Oh.\n";
        let dates = "2020-02-24T00:57:20  <ana> Is it on?\n2020-02-24T00:57:22  *** zini <zini!~b@a.org> has joined #a\n\
            2020-02-24T00:57:23  <ben> Yes: all\n2020-02-24T00:57:24  *** ben is now known as b\n2020-02-24T00:57:26  <ana> Good.\n\
            2020-02-24T00:57:26  *** zini <zini!~b@a.org> has quit IRC (Quit: zini)\n2020-02-24T00:57:27  <ben> Oh.\n";
        for log in [clocks, halves, dates] {
            let turns = turns_as_told("a.txt", log);
            let said = turns.iter().filter(|turn| !turn.starts_with('-'));
            let said: Vec<String> = said
                .map(|turn| {
                    turn.split('@').next().unwrap_or_default().to_owned() + turn.split_at(turn.find('|').unwrap_or(0)).1
                })
                .collect();
            let waves = log.contains("ben waves").then_some("ben|waves");
            let expected: Vec<&str> =
                ["ana|Is it on?", "ben|Yes: all"].into_iter().chain(waves).chain(["ana|Good.", "ben|Oh."]).collect();
            assert_eq!((said, turns.len()), (expected.into_iter().map(str::to_owned).collect(), 7));
        }
    }

    #[test]
    fn the_machine_behind_a_nick_and_the_link_before_a_line_are_no_part_of_it() {
        let log = "[15 Jan 00:53] *** You disconnected\n[15 Jan 12:22] <ana!n=ana@72.21.36.138> +Is it on?\n\
            [15 Jan 12:52] <ben!n=b@a.org> +Yes.\n[15 Jan 12:53] * ben waves\n[15 Jan 12:54] <ana!n=ana@72.21.36.138> --Good.\n";
        assert_eq!(turns_as_told("a.txt", log)[1..4], ["ana@44520|Is it on?", "ben@46320|Yes.", "ben@46380|waves"]);
        let page = "<style>ol{list-style:none}</style><ol><li><a href='#1'>#</a> [03:04] &lt;ana&gt; Is it on?</li>\
            <li><a href='#2'>#</a> [03:05] * Quits: zini (zini@a.org) (Error)</li><li><a href='#3'>#</a> [03:05] &lt;@ben&gt; Yes.</li>\
            <li><a href='#4'>#</a> [03:06] &lt;ana&gt; Good.</li></ol>";
        let turns = turns_as_told("a.html", page);
        assert_eq!(
            turns,
            [
                "ana@11040|Is it on?",
                "-@-1|# [03:05] * Quits: zini (zini@a.org) (Error)",
                "ben@11100|Yes.",
                "ana@11160|Good."
            ]
        );
    }

    #[test]
    fn whoever_writes_once_speaks_whatever_the_nick() {
        let log = "1:05 PM <javjarfer[m]> Hi\n1:06 PM <Ana Roux> Yes:\nand that.\n1:07 PM <_x|away> So.\n1:08 PM <javjarfer[m]> Ah.\n";
        let expected =
            ["javjarfer[m]@47100|Hi", "Ana Roux@47160|Yes:\nand that.", "_x|away@47220|So.", "javjarfer[m]@47280|Ah."];
        assert_eq!(turns_as_told("a.txt", log), expected);
        let heard = "[00:12] Well. <laughs> Yes.\n[00:14] <laughs> So.\n[00:16] It was late.\n[00:18] Nobody came.\n[00:20] <coughs> No.\n";
        assert!(
            super::turns(&crate::import::talk::lines::lines(heard, &crate::import::Layout::default()).0).is_empty()
        );
    }
}
