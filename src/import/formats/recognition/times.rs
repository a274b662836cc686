//! When something is said, in the many ways in which programs write it: as seconds or parts of seconds, as a clock
//! shows it, as a duration, under one of many names, some of which tell the unit.

use serde_json::Value;

use super::objects::{Object, scalar};
use super::{moments, walk};
use crate::import::stamps;

pub(super) const FROMS: &[&str] = &[
    "start",
    "start_time",
    "startTime",
    "from",
    "begin",
    "begin_time",
    "start_offset",
    "startOffset",
    "offset",
    "offsetInTicks",
    "offsetMilliseconds",
    "start_ms",
    "startMs",
    "startMilliseconds",
    "beginOffsetMillis",
    "tStartMs",
    "data_start",
    "start_timestamp",
    "relative",
    "timestamp",
    "time",
    "ts",
    "t",
    "timestamps",
    "offsets",
    "seconds",
];
const TOS: &[&str] = &[
    "end",
    "end_time",
    "endTime",
    "to",
    "end_offset",
    "endOffset",
    "end_ms",
    "endMs",
    "endMilliseconds",
    "endOffsetMillis",
    "data_end",
    "end_timestamp",
    "end_ts",
    "resultEndTime",
    "resultEndOffset",
    "relative",
];
const LENGTHS: &[&str] = &["duration", "durationMilliseconds", "duration_ms", "durationInTicks", "dDurationMs"];

/// Returns when an object begins, in the unit of its file.
pub(super) fn from(object: &Object) -> Option<f32> {
    let counts_letters = counts_letters(object);
    let keys: Vec<&str> = FROMS.iter().copied().filter(|key| !(counts_letters && *key == "startOffset")).collect();
    under(object, &keys)
}

/// Whether the offsets of a word are its place in the text: they are as far apart as it is long.
fn counts_letters(object: &Object) -> bool {
    let offset = |key: &str| object.get(key)?.as_u64();
    let length = || ["word", "text"].iter().find_map(|key| Some(object.get(*key)?.as_str()?.chars().count() as u64));
    let Some((from, to)) = offset("startOffset").zip(offset("endOffset")) else { return false };
    length().is_some_and(|length| to.checked_sub(from) == Some(length))
}

/// Returns when an object ends, in the unit of its file: as it says, or by its length.
pub(super) fn to(object: &Object) -> Option<f32> {
    under(object, TOS).or_else(|| Some(from(object)? + under(object, LENGTHS)?))
}

/// Returns the time under the first of `keys` that has one.
pub(super) fn under(object: &Object, keys: &[&str]) -> Option<f32> {
    let time = |key: &&str| {
        let value = object.get(*key).filter(|value| !is_moment(key, value))?;
        let time = seconds(value, keys)?;
        // Large numbers are not exact: a second must not end as 0.9999.
        Some(unit_of(key).map_or(time, |unit| (time / unit * 100.0).round() / 100.0))
    };
    keys.iter().find_map(time)
}

/// Whether a number is the time of day at which a message was written, and none of a recording.
fn is_moment(key: &str, value: &Value) -> bool {
    let is_stamp = matches!(key, "timestamp" | "time" | "ts" | "t");
    is_stamp && scalar(value).is_some_and(|number| moments::since_1970(&number).is_some())
}

/// Returns how many of the units that a name tells make a second.
fn unit_of(key: &str) -> Option<f32> {
    if key.ends_with("InTicks") {
        return Some(10_000_000.0);
    }
    ["Milliseconds", "Millis", "Ms", "_ms"].iter().any(|end| key.ends_with(end)).then_some(1_000.0)
}

/// Returns a time as the file has it: a number, `1.5`, `1.5s`, `00:00:01,500`, `PT1M2.5S`, or the first of a pair.
fn seconds(value: &Value, keys: &[&str]) -> Option<f32> {
    match value {
        Value::Number(number) => number.as_f64().map(|n| n as f32),
        Value::String(text) => clock(text.trim()),
        Value::Array(pair) => seconds(pair.first()?, &[]),
        Value::Object(inner) => keys.iter().find_map(|key| seconds(inner.get(*key)?, keys)),
        Value::Null | Value::Bool(_) => None,
    }
}

/// Whether the file writes times as a clock shows them, or names their unit: then they are no mere counts.
pub(super) fn says_its_unit(root: &Value) -> bool {
    let mut says = false;
    walk(root, &mut |_, list| {
        let time = |entry: &Value| {
            let (key, time) = FROMS.iter().find_map(|key| Some((*key, entry.get(*key)?)))?;
            Some(is_clock(time) || unit_of(key).is_some())
        };
        says = says || list.iter().any(|entry| time(entry) == Some(true));
    });
    says
}

fn is_clock(time: &Value) -> bool {
    match time {
        Value::String(text) => text.starts_with("PT") || text.contains(':') || text.ends_with('s'),
        Value::Object(inner) => FROMS.iter().find_map(|key| inner.get(*key)).is_some_and(is_clock),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

/// Returns the seconds of `1.5`, `1.5s`, `00:00:01,500` or `PT1M2.5S`.
pub(super) fn clock(text: &str) -> Option<f32> {
    if let Some(duration) = text.strip_prefix("PT") {
        return iso_duration(duration);
    }
    let plain = text.strip_suffix('s').unwrap_or(text).parse().ok();
    plain.or_else(|| stamps::stamp(text).map(|s| s.seconds))
}

/// Returns the seconds of `1H2M3.5S`.
fn iso_duration(text: &str) -> Option<f32> {
    let (mut total, mut rest) = (0.0, text);
    while let Some(at) = rest.find(['H', 'M', 'S']) {
        let unit = match rest.as_bytes()[at] {
            b'H' => 3600.0,
            b'M' => 60.0,
            _ => 1.0,
        };
        total += rest[..at].parse::<f32>().ok()? * unit;
        rest = &rest[at + 1..];
    }
    (rest.is_empty() && !text.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_any_notation() {
        for (text, seconds) in
            [("1.5", 1.5), ("1.5s", 1.5), ("00:01:02,500", 62.5), ("PT1M2.5S", 62.5), ("PT1H0M1S", 3601.0)]
        {
            assert_eq!(clock(text), Some(seconds), "{text}");
        }
        assert_eq!(clock("soon"), None);
    }

    #[test]
    fn a_name_may_tell_the_unit_and_a_length_where_something_ends() {
        let times = |json: &str| {
            let value: Value = serde_json::from_str(json).unwrap();
            let object = value.as_object().unwrap();
            (from(object), to(object))
        };
        assert_eq!(times(r#"{"offsetMilliseconds": 2500, "durationMilliseconds": 500}"#), (Some(2.5), Some(3.0)));
        assert_eq!(times(r#"{"start": 2.5, "duration": 1}"#), (Some(2.5), Some(3.5)));
        assert_eq!(times(r#"{"start_timestamp": {"relative": 4.5}}"#), (Some(4.5), None));
    }
}
