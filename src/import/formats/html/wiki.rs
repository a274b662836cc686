//! Talk pages of wikis as they are read: whoever writes signs below, `Ana (talk) 12:03, 4 May 2020 (UTC)`, which says who
//! it was and is no word of theirs.

use crate::import::Content;
use crate::import::formats::script::Script;
use crate::import::talk::speakers;

/// Fewer signatures make no talk.
const FEWEST: usize = 2;

/// Returns the transcript of such a page, given the text that it shows.
pub(super) fn read(html: &str, page: &Content) -> Option<Content> {
    if !html.contains("mw-parser-output") && !html.contains("mw-content-text") {
        return None;
    }
    let found = speakers::find(&page.text, &page.layout);
    let bytes: Vec<usize> = page.text.char_indices().map(|(at, _)| at).chain([page.text.len()]).collect();
    let words = |from: u32, to: u32| &page.text[bytes[from as usize]..bytes[to as usize]];
    let label = |who: Option<u16>| found.speakers.get(usize::from(who?)).map(|speaker| speaker.label.as_str());
    let (mut script, mut n_signed) = (Script::default(), 0);
    for turn in &found.turns {
        let (label, words) = (label(turn.3), words(turn.1, turn.2));
        let (from, end) = (bytes[turn.1 as usize], bytes[turn.2 as usize]);
        let line_end = page.text[end..].find('\n').map_or(page.text.len(), |len| end + len);
        let unsigned = label.and_then(|label| unsigned(&page.text[from..line_end], label));
        n_signed += usize::from(unsigned.is_some());
        if page.layout.headings.contains(&bytes[turn.1 as usize]) {
            script.head(words);
            continue;
        }
        let lines = unsigned.unwrap_or(words).lines().map(str::trim).filter(|line| !line.is_empty());
        script.say_lines(label, None, lines);
    }
    (n_signed >= FEWEST && n_signed * 2 > found.turns.iter().filter(|turn| turn.3.is_some()).count())
        .then(|| script.into_content())
}

/// Returns words without the signature at their end: the name, a link or several in brackets, and a date.
fn unsigned<'t>(words: &'t str, label: &str) -> Option<&'t str> {
    const LONGEST: usize = 120;
    let at = words.rfind(label)?;
    let behind = words[at + label.len()..].trim_start();
    let is_date = behind.contains(|c: char| c.is_ascii_digit()) && behind.contains(')') && !behind.contains('\n');
    let is_signature = behind.starts_with('(') && is_date && behind.len() <= LONGEST;
    is_signature.then(|| words[..at].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-')))
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    #[test]
    fn signatures_say_who_wrote_and_are_no_words() {
        let signed = |who: &str, clock: &str| {
            format!(
                "<a href='/wiki/User:{who}'>{who}</a> (<a href='/wiki/User_talk:{who}'>talk</a>) {clock}, 4 May 2020 (UTC)"
            )
        };
        let page = format!(
            "<div class='mw-parser-output'><h2>Sources<span class='mw-editsection'>[<a>edit</a>]</span></h2>\
             <p>Ana was here first.<br>We took the old one. {}</p><dl><dd>The second is older. {}</dd></dl></div>",
            signed("Ana", "12:03"),
            signed("Ben", "12:10")
        );
        let read = read("a.html", page.as_bytes()).unwrap().output;
        assert_eq!(read.text, "Sources\nAna: Ana was here first.\nWe took the old one.\nBen: The second is older.\n");
    }
}
