//! Chats as telephones export them: `12/05/2023, 14:05 - nadia 🌸: coucou`. The form of the line says who writes,
//! whatever the name looks like, and when: the hour is the time of the turn. What the program itself says (`Karim added
//! Nadia`) is nobody's; where it stands for a picture or a voice (`<Media omitted>`), it is a turn without words of
//! whoever sent that. Meetings save their chats with the hour alone, `09:14:02  From Nadia (she/her) / Lab : hello` or
//! with tabs between, so that hours which fall back say that midnight has passed.

use rustc_hash::FxHashMap;

use crate::import::stamps::{self, Stamp};
use crate::import::talk::labels;
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people;
use crate::import::talk::turns::Turn;

/// The seconds of a day.
const DAY: f32 = 86_400.0;
/// Fewer messages are no chat.
const FEWEST: usize = 3;
/// The longest name in code points: a contact may be a number with a remark.
const LONGEST_NAME: usize = 60;
/// The longest name in a meeting, where people write what they are called and for whom they work.
const LONGEST_IN_MEETING: usize = 120;

/// Returns where the messages of a chat begin, and what the program itself says; nothing of a text that is no chat.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let messages: Vec<(usize, Message<'t>)> =
        lines.iter().enumerate().filter_map(|(i, line)| Some((i, Message::of(line.text)?))).collect();
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    for sender in messages.iter().filter(|(_, message)| !message.is_own).filter_map(|(_, message)| message.sender) {
        let next = known.len();
        known.entry(sender).or_insert(next);
    }
    let mut turns = Vec::new();
    let mut has_begun = false;
    let mut hours = Hours::default();
    for (i, message) in messages {
        let seconds = if message.is_dated { message.seconds } else { hours.on(message.seconds) };
        has_begun |= !message.is_own && message.sender.is_some();
        // What stands above the first message is said to everybody, and a group writes nothing.
        let sender = message.sender.filter(|sender| has_begun && known.contains_key(sender));
        let words = if message.is_own && sender.is_some() { lines[i].text.len() } else { message.words };
        let speaker = sender.map(|sender| known[sender]);
        let label = sender.unwrap_or_default();
        turns.push(Turn { line: i, at: 0, speaker, label, words_line: i, words, seconds: Some(seconds) });
    }
    let n_sent = turns.iter().filter(|t| t.speaker.is_some()).count();
    let n_lines = lines.iter().filter(|l| !l.blank).count();
    let begins = |turn: &Turn<'_>| lines[..turn.line].iter().filter(|l| !l.blank).count() <= 2;
    let is_chat =
        n_sent >= FEWEST && n_sent * 2 > turns.len() && turns.len() * 5 >= n_lines && turns.first().is_some_and(begins);
    if is_chat { turns } else { Vec::new() }
}

/// Returns the turns of a chat that has labels with those of nobody in which its program says who came and went:
/// `[00:57:22] *** Joins nadia`.
pub(in crate::import) fn beside_notices<'t>(lines: &[Line<'t>], starts: Vec<Turn<'t>>) -> Vec<Turn<'t>> {
    const MARKS: [&str; 4] = ["*** ", "-!- ", "--> ", "<-- "];
    let is_notice = |line: &Line<'_>| {
        let text = line.text.trim_start();
        let behind = stamps::stamp(text).map(|stamp| text[stamp.len..].trim_start());
        behind.is_some_and(|behind| MARKS.iter().any(|mark| behind.starts_with(mark)))
    };
    let Some(first) = starts.first().map(|turn| turn.line) else { return starts };
    let mut all = starts;
    let notices = (first..lines.len()).filter(|i| is_notice(&lines[*i]));
    all.extend(notices.map(people::nobody));
    all.sort_by_key(|turn| (turn.line, turn.at));
    all.dedup_by_key(|turn| (turn.line, turn.at));
    all
}

/// Hours of the day that go on behind midnight.
#[derive(Debug, Default)]
pub(super) struct Hours {
    midnights: f32,
    before: f32,
}

impl Hours {
    /// Returns the time of what comes next, in seconds since the first midnight.
    pub(super) fn on(&mut self, seconds: f32) -> f32 {
        if seconds + DAY / 2.0 < self.before {
            self.midnights += DAY;
        }
        self.before = seconds;
        self.midnights + seconds
    }
}

/// A line that begins with a date and a time.
struct Message<'t> {
    /// Who sent it; nobody what the program itself says.
    sender: Option<&'t str>,
    /// Whether the program put its own words in the place of what was sent.
    is_own: bool,
    /// The hour of the day.
    seconds: f32,
    /// Whether the day stands with it.
    is_dated: bool,
    /// Where the words begin, in bytes of the line.
    words: usize,
}

impl<'t> Message<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let date = line.len() - line.trim_start_matches(is_unseen).len();
        let Some(len) = labels::date_len(&line[date..]) else { return Self::of_meeting(line) };
        let at = date + len;
        let seconds = hour(&line[date..at])?;
        let own = Some(Self { sender: None, is_own: true, seconds, is_dated: true, words: at });
        let Some((name, words)) = line[at..].split_once(':') else { return own };
        let name = name.trim_matches(|c: char| is_unseen(c) || c.is_whitespace() || c == '~');
        let is_set_off = words.is_empty() || words.starts_with(|c: char| c.is_whitespace() || is_unseen(c));
        // What a group was renamed to stands in quotation marks, and may hold a colon.
        let is_name = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.contains(['"', '«', '“', '‘']);
        if !is_set_off || !is_name {
            return own;
        }
        // Its own words the program marks by a sign that nobody sees, or by brackets.
        let words = words.trim_start_matches(char::is_whitespace);
        let bare = words.trim();
        let is_own = words.starts_with('\u{200e}') || bare.starts_with('<') && bare.ends_with('>');
        Some(Self { sender: Some(name), is_own, seconds, is_dated: true, words: line.len() - words.len() })
    }

    /// `09:14:02  From Nadia to Everyone: hello`: whoever sent it stands between *From* and a colon, which may be the
    /// first that a blank sets off.
    fn of_meeting(line: &'t str) -> Option<Self> {
        const FROM: [&str; 5] = ["From ", "De ", "Von ", "Da ", "Van "];
        const TO: [&str; 6] = [" to ", " à ", " an ", " para ", " a ", " aan "];
        if !line.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let stamp = stamps::stamp(line)?;
        if let Some(found) = Self::behind_tab(line, stamp) {
            return Some(found);
        }
        let behind = line[stamp.len..].trim_start();
        let named = FROM.iter().find_map(|from| behind.strip_prefix(from))?;
        let colon = named.find(" : ").map(|blank| blank + 1).or_else(|| named.find(':'))?;
        let name = &named[..colon];
        let name = TO.iter().find_map(|to| name.split_once(to)).map_or(name, |(name, _)| name).trim();
        let words = line.len() - named[colon + 1..].trim_start().len();
        let is_name = !name.is_empty() && name.chars().count() <= LONGEST_IN_MEETING;
        is_name.then_some(Self { sender: Some(name), is_own: false, seconds: stamp.seconds, is_dated: false, words })
    }
}

impl<'t> Message<'t> {
    /// `09:14:02⇥Nadia | Lab:⇥hello`
    fn behind_tab(line: &'t str, stamp: Stamp) -> Option<Self> {
        let (name, words) = line[stamp.len..].strip_prefix('\t')?.split_once(":\t")?;
        let is_name = !name.trim().is_empty() && name.chars().count() <= LONGEST_IN_MEETING && !name.contains('\t');
        let words = line.len() - words.len();
        is_name.then_some(Self { sender: Some(name), is_own: false, seconds: stamp.seconds, is_dated: false, words })
    }
}

/// Returns the hour of the day in seconds that stands behind the date: `2:05 PM`, `14:05:11`.
pub(super) fn hour(date: &str) -> Option<f32> {
    const HALF: u32 = 12 * 3600;
    let colon = date.find(':')?;
    let before = date[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let is_of_clock = |c: char| c.is_ascii_digit() || c == ':';
    let clock = date[before..].split(|c| !is_of_clock(c)).next()?;
    let parts = clock.split(':').zip([3600, 60, 1]);
    let seconds =
        parts.map(|(part, unit)| Some(part.parse::<u32>().ok().filter(|n| *n < 60)? * unit)).sum::<Option<u32>>()?;
    let half = date[before + clock.len()..].trim_start_matches(|c: char| !c.is_alphabetic());
    let is_half = |half_day: &str| half.get(..half_day.len()).is_some_and(|h| h.eq_ignore_ascii_case(half_day));
    let seconds = match () {
        () if is_half("pm") && seconds < HALF => seconds + HALF,
        () if is_half("am") && seconds >= HALF => seconds - HALF,
        () => seconds,
    };
    Some(seconds as f32)
}

/// Marks of direction, which programs put around names and before their own words.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::speakers::find;

    /// `label|words` for each turn.
    fn turns(text: &str) -> Vec<String> {
        let found = find(text, &Layout::default());
        let words =
            |from: u32, to: u32| text.chars().skip(from as usize).take((to - from) as usize).collect::<String>();
        let label = |t: &crate::model::TurnRecord| t.3.map_or("-", |i| found.speakers[usize::from(i)].label.as_str());
        found.turns.iter().map(|t| format!("{}|{}", label(t), words(t.1, t.2))).collect()
    }

    #[test]
    fn whoever_sends_a_message_speaks_whatever_the_name() {
        let text = "12/03/2026, 09:13 - Messages are encrypted.\n12/03/2026, 09:14 - Karim: Hi: all\n\
            12/03/2026, 09:15 - +33 6 12 34 56 78: May I?\nNow?\n12/03/2026, 09:16 - nadia 🌸: hello\n\
            12/03/2026, 09:17 - Karim a ajouté Nadia\n12/03/2026, 09:18 - Karim: <Media omitted>\n12/03/2026, 09:19 - Karim: 10:30\n";
        assert_eq!(
            turns(text),
            [
                "-|Messages are encrypted.",
                "Karim|Hi: all",
                "+33 6 12 34 56 78|May I?\nNow?",
                "nadia 🌸|hello",
                "-|Karim a ajouté Nadia",
                "Karim|",
                "Karim|10:30",
            ]
        );
    }

    #[test]
    fn the_month_may_stand_in_letters() {
        let chat =
            "Jan 4, 2013, 19:21 - Ana Roux: Hi\nJan 4, 2013, 19:22 - Ben: So?\nJan 14, 2013, 9:05 - Ana Roux: Ah\n";
        assert_eq!(turns(chat), ["Ana Roux|Hi", "Ben|So?", "Ana Roux|Ah"]);
    }

    #[test]
    fn what_a_telephone_says_itself_is_marked() {
        let text = "[12/03/2026 09:14:02] Karim: \u{200e}Messages are encrypted.\n[12/03/2026 09:15:10] Zoé: Hi\n\
            \u{200e}[12/03/2026 09:16:00] ~ Nadia: yes\n[12/03/2026 09:17:00] ~ Nadia: \u{200e}image omitted\n[12/03/2026 09:18:00] Zoé: ok\n";
        assert_eq!(turns(text), ["-|\u{200e}Messages are encrypted.", "Zoé|Hi", "Nadia|yes", "Nadia|", "Zoé|ok"]);
        let of_the_group = text.replace("~ Nadia: \u{200e}image omitted", "Our house: \u{200e}Nadia joined");
        assert_eq!(turns(&of_the_group)[3], "-|\u{200e}Nadia joined");
    }

    #[test]
    fn a_message_keeps_the_hour_at_which_it_was_sent() {
        let text =
            "[12/03/2026, 09:14:02] Karim: Hi\n[12/03/2026, 9:15:10] Zoé: Yes\n[12/03/2026, 21:16:00] Karim: Ah\n";
        let hours = |text: &str| {
            let found = find(text, &Layout::default());
            found
                .turns
                .iter()
                .map(|t| t.4.map_or("-".to_owned(), |s| (s / 60.0).to_string()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(hours(text), "554.0333 555.1667 1276");
        let by_halves =
            "5/12/23, 2:05\u{202f}PM - Ana: Hi\n5/12/23, 12:10 AM - Zoé: Yes\n5/12/23, 12:20 PM - Ana: Ah\n";
        assert_eq!(hours(by_halves), "845 10 740");
    }

    #[test]
    fn the_chat_of_a_meeting_names_people_as_they_call_themselves() {
        let text = "08:58:13\t From Ana Roux (she/her) Lab / roux.org / Open : Welcome: all\n08:58:28\t From Ben to Everyone : http://a.org/b\n\
            And that.\n09:01:53\t From Zoé - PhD, 2nd year to Ana (direct message): Thanks\n09:02:00\t From Ben : :D\n";
        let ana = "Ana Roux (she/her) Lab / roux.org / Open|Welcome: all";
        assert_eq!(turns(text), [ana, "Ben|http://a.org/b\nAnd that.", "Zoé - PhD, 2nd year|Thanks", "Ben|:D"]);
    }

    #[test]
    fn the_chat_of_a_meeting_may_have_its_columns_behind_tabs() {
        let text = "00:13:46\tnadia:\tgm\n00:13:51\tIván | Lab:\tReplying to \"is it…\"\n\nYes: me too\n00:14:22\tAna (she/her):\t:D\n";
        let expected = ["nadia|gm", "Iván | Lab|Replying to \"is it…\"\n\nYes: me too", "Ana (she/her)|:D"];
        assert_eq!(turns(text), expected);
    }

    #[test]
    fn who_comes_and_goes_says_nothing() {
        let log = "[00:57:20] ana: Is it on?\n[00:57:22] *** Joins zini\n[00:57:30] ben: Yes.\n[00:57:40] ana: Good.\n\
            [00:57:41] -!- zini [~b@a.org] has quit\n[00:57:50] ben: Oh.\n";
        let found = turns(log);
        let said: Vec<&String> = found.iter().filter(|turn| !turn.starts_with("-|")).collect();
        assert_eq!(said, ["ana|Is it on?", "ben|Yes.", "ana|Good.", "ben|Oh."]);
    }

    #[test]
    fn hours_of_a_meeting_go_on_behind_midnight() {
        let text =
            "23:58:00\t From Ana : Hi\n23:59:30\t From Ben : Yes\n00:01:00\t From Ana : Ah\n00:02:00\t From Ben : So\n";
        let found = find(text, &Layout::default());
        let minutes: Vec<f32> = found.turns.iter().filter_map(|t| t.4).map(|seconds| seconds / 60.0).collect();
        assert_eq!(minutes, [1438.0, 1439.5, 1441.0, 1442.0]);
    }

    #[test]
    fn dates_in_notes_are_no_chat() {
        let text = "What we did: a list.\n\nFirst.\n\nThen.\n\n12/03/2026, 09:14 - the room: empty\n12/03/2026, 10:14 - the yard: empty\n12/03/2026, 11:14 - the hall: full\n";
        assert!(super::turns(&crate::import::talk::lines::lines(text, &Layout::default()).0).is_empty());
    }
}
