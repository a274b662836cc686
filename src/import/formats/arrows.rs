//! Lines of times with an arrow between them, as subtitles have them above the words: `00:00:01,000 --> 00:00:04,000`, or
//! without zeros before the numbers, as Teams writes them: `0:0:3.0 --> 0:0:7.230`.

use crate::import::stamps;

/// An arrow, and how people write it who mend subtitles by hand.
const ARROWS: [&str; 4] = ["-->", "->", "–>", "—>"];

/// Whether the line is one of times, but a time in it is none: `00:61:15,000 --> 00:00:17,000`.
pub(super) fn is_broken_arrow(line: &str) -> bool {
    let is_time = |text: &str| {
        let text = text.trim();
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.contains(':')
            && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | ',' | '.' | ' ' | ';'))
    };
    let sides = ARROWS.iter().find_map(|arrow| line.split_once(arrow));
    sides.is_some_and(|(from, to)| is_time(from) || is_time(to)) && arrow(line).is_none()
}

/// Returns the times of `00:00:01,000 --> 00:00:04,000` or `0:00:01.000,0:00:04.000`.
pub(super) fn arrow(line: &str) -> Option<(f32, f32)> {
    let line = line.trim();
    let (from, to) = match ARROWS.iter().find_map(|arrow| line.split_once(arrow)) {
        Some(times) => times,
        None => {
            let comma = line.find(',').filter(|_| line.starts_with(|c: char| c.is_ascii_digit()))?;
            let whole = stamps::stamp(&line[comma + 1..]).is_some_and(|s| s.len == line.len() - comma - 1);
            (&line[..comma], whole.then(|| &line[comma + 1..])?)
        }
    };
    let of_stamp = |text: &str| stamps::stamp(text.trim()).filter(|s| !s.fenced).map(|s| s.seconds);
    let seconds = |text: &str| bare(text.trim()).or_else(|| of_stamp(text));
    Some((seconds(from)?, seconds(to)?))
}

/// Returns the seconds of hours, minutes and seconds without zeros before them: `0:0:3.0`, `0:1:4.192`.
fn bare(text: &str) -> Option<f32> {
    let part =
        |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u8>().ok()).flatten().filter(|n| *n < 60);
    let (hours, rest) = text.split_once(':')?;
    let (minutes, rest) = rest.split_once(':')?;
    let (seconds, decimals) = rest.split_once('.')?;
    let is_number = !decimals.is_empty() && decimals.len() <= 3 && decimals.bytes().all(|b| b.is_ascii_digit());
    let fraction = is_number.then(|| format!("0.{decimals}").parse::<f32>().ok()).flatten()?;
    let whole = f32::from(part(minutes)?) * 60.0 + f32::from(part(seconds)?);
    Some(f32::from(part(hours)?) * 3600.0 + whole + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_without_zeros_before_them_are_times() {
        assert_eq!(arrow("0:0:3.0 --> 0:1:4.500"), Some((3.0, 64.5)));
        assert_eq!(arrow("00:00:01,000 --> 00:00:04,000"), Some((1.0, 4.0)));
        assert_eq!(arrow("0:0:3 of them --> 4"), None);
        assert!(is_broken_arrow("00:61:15,000 --> 00:00:17,000") && !is_broken_arrow("0:0:3.0 --> 0:1:4.500"));
    }
}
