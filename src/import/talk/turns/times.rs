//! Times that stand for themselves: on lines of their own, or around each line of a text in which nobody is named.

use super::super::lines::Line;
use super::Cut;
use crate::import::formats::script::ends_paragraph;
use crate::import::stamps;

/// Joins the lines of a text in which nobody is named and each line has the times of its beginning and end, as
/// subtitles are joined: to paragraphs that a pause ends.
pub(super) fn joined_by_times(lines: &[Line<'_>], cut: Cut) -> Cut {
    let ranges: Vec<(f32, f32, &str)> = lines.iter().filter(|l| !l.blank).filter_map(range).collect();
    if ranges.len() < 2 || ranges.len() != cut.turns.len() {
        return cut;
    }
    let mut joined = Cut { labels: cut.labels, ..Cut::default() };
    let mut length = 0;
    for (i, (turn, asks)) in cut.turns.iter().zip(&cut.asks).enumerate() {
        let (from, _, words) = ranges[i];
        let before = i.checked_sub(1).map(|before| ranges[before]);
        match joined.turns.last_mut() {
            Some(last) if !before.is_some_and(|(_, to, said)| ends_paragraph(Some((to, from)), length, said)) => {
                (last.2, length) = (turn.2, length + words.len());
            }
            _ => {
                length = words.len();
                joined.turns.push(*turn);
                joined.asks.push(*asks);
            }
        }
    }
    joined
}

/// Returns the times between brackets at the beginning of a line, and the words behind them.
fn range<'t>(line: &Line<'t>) -> Option<(f32, f32, &'t str)> {
    let text = line.text.trim();
    let stamp = stamps::stamp(text).filter(|s| s.fenced)?;
    Some((stamp.seconds, stamp.until?, text[stamp.len..].trim()))
}

/// Whether times on lines of their own make at least a third of a text.
pub(super) fn has_lone_times(lines: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    let n_times = lines.iter().filter(|l| lone_stamp(l).is_some()).count();
    n_times >= FEWEST && n_times * 3 >= lines.iter().filter(|l| !l.blank).count()
}

/// Returns the time that is all of a line.
pub(in crate::import::talk) fn lone_stamp(line: &Line<'_>) -> Option<f32> {
    let text = line.text.trim();
    let in_figures = stamps::stamp(text).filter(|s| s.len == text.len()).map(|s| s.seconds);
    in_figures.or_else(|| in_words(text))
}

/// Returns the seconds of a time that is written in words: `1 minute 5 seconds`, `4 secondes`.
fn in_words(text: &str) -> Option<f32> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut words = text.split_whitespace();
    let mut seconds = 0;
    while let Some(number) = words.next() {
        let unit = match words.next()? {
            "hour" | "hours" | "heure" | "heures" => 3600,
            "minute" | "minutes" => 60,
            "second" | "seconds" | "seconde" | "secondes" => 1,
            _ => return None,
        };
        seconds += number.parse::<u16>().ok().map(u32::from)? * unit;
    }
    Some(seconds as f32)
}
