//! Times in the cells of a table: as a clock shows them, with frames as programs that cut films write them, or as
//! numbers whose unit the name of their column tells.

use crate::import::stamps;

/// Returns the time in a cell: `00:01:02`, `00;01;02;12`, or a number, of minutes or in the unit of its column.
pub(in crate::import) fn seconds(cell: &str, in_minutes: bool) -> Option<f32> {
    let unit = if in_minutes { 60.0 } else { 1.0 };
    let number = || number(cell.trim_end_matches(['s', ' '])).filter(|n| n.is_finite() && *n >= 0.0);
    clock(cell).or_else(|| number().map(|n| n * unit))
}

/// Returns the seconds that a whole cell is, as a clock shows them, or the number.
pub(super) fn time(cell: &str) -> Option<f32> {
    let stamp = stamps::stamp(cell).filter(|s| s.len == cell.len()).map(|s| s.seconds);
    stamp.or_else(|| with_frames(cell)).or_else(|| in_letters(cell)).or_else(|| number(cell))
}

/// Whether a cell shows a time as a clock does: then it counts in no unit.
pub(super) fn is_clock(cell: &str) -> bool {
    clock(cell).is_some()
}

/// Returns how many of the units that the name of a column tells make a second: `start_ms`, `Start (s)`.
pub(super) fn unit_of(name: &str) -> Option<f32> {
    let name = name.to_lowercase();
    let last = name.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty())?;
    match last {
        "ms" | "msec" | "milliseconds" | "millisecondes" => Some(1_000.0),
        "s" | "sec" | "secs" | "seconds" | "secondes" => Some(1.0),
        _ => None,
    }
}

fn clock(cell: &str) -> Option<f32> {
    with_frames(cell).or_else(|| stamps::stamp(cell).map(|s| s.seconds)).or_else(|| in_letters(cell))
}

/// Returns the seconds of `0h00m44s` and `1m02s`.
fn in_letters(cell: &str) -> Option<f32> {
    const LONGEST: usize = 16;
    let is_short = cell.len() <= LONGEST && cell.starts_with(|c: char| c.is_ascii_digit());
    is_short.then(|| stamps::spelled(&format!("[{cell}]")))?.map(|stamp| stamp.seconds)
}

/// Returns the seconds of `00;01;02;12` or `00:01:02:12`. How many frames make a second is not known, so they are left.
fn with_frames(cell: &str) -> Option<f32> {
    let parts: Vec<&str> = cell.split([':', ';']).collect();
    let is_number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let [hours, minutes, seconds, _] = *parts.as_slice() else { return None };
    let of = |part: &str| part.parse::<f32>().ok();
    if !parts.iter().all(is_number) {
        return None;
    }
    Some(of(hours)? * 3_600.0 + of(minutes)? * 60.0 + of(seconds)?)
}

fn number(cell: &str) -> Option<f32> {
    cell.replace(',', ".").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_clocks_or_numbers_and_columns_tell_their_unit() {
        let cells = ["14:01:15", "00;00;01;12", "01:00:02:05", "12,5", "90 s", "soon"];
        let read = cells.map(|cell| seconds(cell, false));
        assert_eq!(read, [Some(50_475.0), Some(1.0), Some(3_602.0), Some(12.5), Some(90.0), None]);
        assert_eq!(seconds("1.5", true), Some(90.0));
        assert_eq!(["0h00m44s", "1h02m03s", "44"].map(time), [Some(44.0), Some(3_723.0), Some(44.0)]);
        assert_eq!(cells.map(is_clock), [true, true, true, false, false, false]);
        let names = ["start_ms", "Start (s)", "Time in seconds", "Start"];
        assert_eq!(names.map(unit_of), [Some(1_000.0), Some(1.0), Some(1.0), None]);
    }
}
