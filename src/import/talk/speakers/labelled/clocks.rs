//! Clocks beside labels, as pages of podcasts have them. `Speaker 1: 00:31` on a line of its own, with the words below:
//! the time of the turn, not what is said. Where the line below has a label too, the same words answer *When?* and stay
//! words. `Speaker 1:00:31`: the number of a speaker and a time between which the page has lost a blank, not an hour.

use super::survey::{Mark, Survey};
use crate::import::stamps;
use crate::import::talk::labels::{self, Candidate, Form};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;

/// Returns the label of line `i` with the time that is all that stands behind its colon, if its words stand below.
pub(super) fn with_time<'t>(candidate: Candidate<'t>, lines: &[Line<'t>], i: usize) -> Candidate<'t> {
    let text = lines[i].text;
    let behind = text[candidate.words..].trim_end();
    let stamp = stamps::stamp(behind).filter(|stamp| stamp.len == behind.len() && !stamp.fenced);
    match stamp.filter(|_| candidate.form == Form::Colon && candidate.seconds.is_none() && goes_on_below(lines, i)) {
        Some(stamp) => Candidate { words: text.len(), seconds: Some(stamp.seconds), ..candidate },
        None => candidate,
    }
}

/// Whether the next line with words is one of text without a label.
fn goes_on_below(lines: &[Line<'_>], i: usize) -> bool {
    let below = lines[i + 1..].iter().find(|line| !line.blank);
    below.is_some_and(|line| !line.heading && labels::candidate(line.text, "").is_none_or(|c| !c.form.is_strong()))
}

/// A line that begins `Speaker 1:00:31`.
struct Touching<'t> {
    /// `Speaker 1`
    label: &'t str,
    number: u32,
    seconds: f32,
    /// Whether the clock has hours, so that the number cannot be one.
    has_hours: bool,
    /// Where the words begin, in bytes of the line.
    words: usize,
}

impl<'t> Touching<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let colon = line.find(':')?;
        let label = line[..colon].trim_start();
        let name = label.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = label[name.len()..].parse().ok().filter(|_| label.len() - name.len() <= 2)?;
        let is_name = name.starts_with(char::is_alphabetic) && name.ends_with([' ', '\u{a0}', '\u{202f}']);
        let clock = &line[colon + 1..];
        let stamp = stamps::stamp(clock).filter(|stamp| is_name && !stamp.fenced && stamp.until.is_none())?;
        let behind = &clock[stamp.len..];
        let has_hours = clock[..stamp.len].matches(':').count() > 1;
        let words = line.len() - behind.trim_start().len();
        (behind.is_empty() || behind.starts_with(char::is_whitespace)).then_some(Self {
            label,
            number,
            seconds: stamp.seconds,
            has_hours,
            words,
        })
    }

    /// Returns the seconds of the number and the clock if both are one time.
    fn as_one(&self) -> f32 {
        self.number as f32 * 3600.0 + self.seconds
    }
}

/// Whether the numbers of speakers touch clocks in a text: read as hours, they would let the time run back.
pub(super) fn touch_numbers(lines: &[Line<'_>]) -> bool {
    let touching: Vec<Touching<'_>> = lines.iter().filter_map(|line| Touching::of(line.text)).collect();
    let n_back =
        |time: fn(&Touching<'_>) -> f32| touching.windows(2).filter(|pair| time(&pair[0]) > time(&pair[1])).count();
    touching.iter().any(|t| t.has_hours) || n_back(|t| t.as_one()) > n_back(|t| t.seconds)
}

/// Returns the label of a line whose number touches a clock.
pub(super) fn touching(line: &str) -> Option<Candidate<'_>> {
    let Touching { label, seconds, words, .. } = Touching::of(line)?;
    Some(Candidate { label, form: Form::Timed, words, seconds: Some(seconds) })
}

/// Returns the word for a part in the talk that stands in capitals behind a time, before a point where the others have a
/// colon, and all alone: `[03:27] RESEARCHER.`
pub(super) fn before_point(line: &str) -> Option<Candidate<'_>> {
    const LONGEST: usize = 60;
    let text = line.trim_end().strip_suffix('.').filter(|text| text.len() <= LONGEST)?;
    let begins = text.len() - text.trim_start().len();
    let stamp = stamps::stamp(&text[begins..])?;
    let label = text[begins + stamp.len..].trim_start();
    let is_part = !label.contains(char::is_lowercase) && roles::is_part_in_talk(label);
    is_part.then_some(Candidate { label, form: Form::Timed, words: line.len(), seconds: Some(stamp.seconds) })
}

/// Whether times and names have lines of their own above the words nearly everywhere: `00:07:44 Person calling names`,
/// `[kim lee] 00:07:44`. Then whatever stands there is who speaks.
pub(super) fn stand_above_words(survey: &Survey<'_>) -> bool {
    const FEWEST: usize = 5;
    let is_timed = |m: &&Mark<'_>| m.at == 0 && m.candidate.form.is_strong() && m.candidate.seconds.is_some();
    let timed = || survey.marks.iter().filter(is_timed);
    let is_above = |mark: &&Mark<'_>| {
        let is_alone = mark.candidate.words >= survey.lines[mark.words_line].text.trim_end().len();
        let below = survey.lines.get(mark.words_line + 1);
        is_alone && mark.after_blank && below.is_some_and(|line| !line.blank && !line.heading)
    };
    let (n, n_above) = (timed().count(), timed().filter(is_above).count());
    n_above >= FEWEST && n_above * 10 >= n * 9
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    fn who(name: &str, text: &str) -> Vec<String> {
        turns_as_told(name, text).iter().map(|turn| turn.split('|').next().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_number_that_touches_a_clock_is_the_speakers() {
        let talk = "Speaker 1:00:12\nWhy do you live here?\n\nSpeaker 2:00:31\nSo it came.\n\nSpeaker 1:00:40\nAnd when?\n\n\
            Speaker 2:01:05 Never mind.\n";
        let expected = ["Speaker 1@12", "Speaker 2@31", "Speaker 1@40", "Speaker 2@65"];
        assert_eq!(who("a.txt", talk), expected);
        let cite =
            |n: usize, at: &str, words: &str| format!("<cite>Speaker {n}:</cite><time>{at}</time><p>{words}</p>");
        let page = [
            cite(1, "00:12", "Why?"),
            cite(2, "00:31", "So."),
            cite(1, "00:40", "And when?"),
            cite(2, "01:05", "Then."),
        ];
        assert_eq!(who("a.html", &page.concat()), expected);
        let late = talk.replace(":00:", ":01:00:").replace(":01:05", ":01:01:05");
        assert_eq!(who("a.txt", &late)[3], "Speaker 2@3665");
    }

    #[test]
    fn whatever_stands_behind_a_time_above_the_words_speaks() {
        let said = |at: usize, who: &str| {
            format!("00:0{at}:10 {who}\nSo it was, and then we went.\n\nAnd so on.\n\nIt was late.\n\n")
        };
        let people = [
            "Chair of the day",
            "Person calling names",
            "Chair of the day",
            "Guest late",
            "Person calling names",
            "Speaker 1",
        ];
        let talk: String = people.iter().enumerate().map(|(at, who)| said(at, who)).collect();
        let expected: Vec<String> =
            people.iter().enumerate().map(|(at, who)| format!("{who}@{}", at * 60 + 10)).collect();
        assert_eq!(who("a.txt", &talk), expected);
    }

    #[test]
    fn a_point_behind_a_part_in_the_talk_that_has_a_time_is_a_slip() {
        let talk = "[00:12] RESEARCHER:\nWhy?\n\n[00:31] PARTICIPANT 28:\nSo.\n\n[00:40] RESEARCHER.\nAh.\n\n[01:05] YES.\nNo.\n";
        assert_eq!(who("a.txt", talk), ["RESEARCHER@12", "PARTICIPANT 28@31", "RESEARCHER@40"]);
    }

    #[test]
    fn an_hour_behind_a_name_is_an_hour() {
        let talk =
            "Ana 0:12\nWhy?\n\nBen 0:31\nSo.\n\nAna 1:00:40\nAnd when?\n\nBen 1:01:05\nThen.\n\nAna 2:00:01\nAh.\n";
        assert_eq!(who("a.txt", talk), ["Ana@12", "Ben@31", "Ana@3640", "Ben@3665", "Ana@7201"]);
    }
}
