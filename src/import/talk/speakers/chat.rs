//! Chats as telephones export them: `12/05/2023, 14:05 - nadia 🌸: coucou`. The form of the line says who writes, whatever
//! the name looks like; what the program itself says (`Karim added Nadia`, `<Media omitted>`) is nobody's.

use rustc_hash::FxHashMap;

use super::super::labels;
use super::super::lines::Line;
use super::super::turns::Turn;

/// Fewer messages are no chat.
const FEWEST: usize = 3;
/// The longest name in code points: a contact may be a number with a remark.
const LONGEST_NAME: usize = 60;

/// Returns where the messages of a chat begin, and what the program itself says; nothing of a text that is no chat.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut turns = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let Some(message) = Message::of(line.text) else { continue };
        let label = message.sender.unwrap_or_default();
        let speaker = message.sender.map(|sender| {
            let next = known.len();
            *known.entry(sender).or_insert(next)
        });
        turns.push(Turn { line: i, at: 0, speaker, label, words_line: i, words: message.words, seconds: None });
    }
    let n_sent = turns.iter().filter(|t| t.speaker.is_some()).count();
    let n_lines = lines.iter().filter(|l| !l.blank).count();
    let begins = |turn: &Turn<'_>| lines[..turn.line].iter().filter(|l| !l.blank).count() <= 2;
    let is_chat =
        n_sent >= FEWEST && n_sent * 2 > turns.len() && turns.len() * 5 >= n_lines && turns.first().is_some_and(begins);
    if is_chat { turns } else { Vec::new() }
}

/// A line that begins with a date and a time.
struct Message<'t> {
    /// Who sent it; nobody what the program itself says.
    sender: Option<&'t str>,
    /// Where the words begin, in bytes of the line.
    words: usize,
}

impl<'t> Message<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let at = line.len() - line.trim_start_matches(is_unseen).len();
        let at = at + labels::date_len(&line[at..])?;
        let own = Some(Self { sender: None, words: at });
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
        Some(Self { sender: (!is_own).then_some(name), words: line.len() - words.len() })
    }
}

/// Marks of direction, which programs put around names and before their own words.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::import::Layout;

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
                "-|<Media omitted>",
                "Karim|10:30",
            ]
        );
    }

    #[test]
    fn what_a_telephone_says_itself_is_marked() {
        let text = "[12/03/2026 09:14:02] Karim: \u{200e}Messages are encrypted.\n[12/03/2026 09:15:10] Zoé: Hi\n\
            \u{200e}[12/03/2026 09:16:00] ~ Nadia: yes\n[12/03/2026 09:17:00] ~ Nadia: \u{200e}image omitted\n[12/03/2026 09:18:00] Zoé: ok\n";
        assert_eq!(
            turns(text),
            ["-|\u{200e}Messages are encrypted.", "Zoé|Hi", "Nadia|yes", "-|\u{200e}image omitted", "Zoé|ok"]
        );
    }

    #[test]
    fn dates_in_notes_are_no_chat() {
        let text = "What we did: a list.\n\nFirst.\n\nThen.\n\n12/03/2026, 09:14 - the room: empty\n12/03/2026, 10:14 - the yard: empty\n12/03/2026, 11:14 - the hall: full\n";
        assert!(super::turns(&crate::import::talk::lines::lines(text, &Layout::default()).0).is_empty());
    }
}
