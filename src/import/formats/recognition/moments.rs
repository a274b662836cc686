//! The days and hours at which messages were written. They are no times of a recording, but they tell the order: some
//! services keep the newest message first.

use super::objects::{Object, scalar};

/// Names under which a message has when it was written.
#[rustfmt::skip]
const MOMENTS: &[&str] = &[
    "timestamp_ms", "timestamp", "ts", "date_unixtime", "date", "datetime", "created_at", "createdAt", "createdDateTime",
    "created_utc", "created", "sent_at", "sentAt", "time",
];
/// Seconds between 1970 and the years 2000 and 2100.
const SECONDS: std::ops::Range<f64> = 9.4e8..4.1e9;

/// Returns when a message was written, in a measure of its own.
pub(super) fn of(object: &Object) -> Option<f64> {
    MOMENTS.iter().find_map(|key| {
        let text = scalar(object.get(*key)?)?;
        since_1970(&text).or_else(|| date(&text))
    })
}

/// Returns the seconds since 1970 of a number that can be nothing else, be it in seconds or in parts of them.
pub(super) fn since_1970(number: &str) -> Option<f64> {
    let number: f64 = number.parse().ok()?;
    [1.0, 1e3, 1e6].into_iter().map(|unit| number / unit).find(|seconds| SECONDS.contains(seconds))
}

/// Returns a measure of `2024-05-12T10:00:00.5Z`.
fn date(text: &str) -> Option<f64> {
    const FACTORS: [f64; 6] = [12.0, 31.0, 24.0, 60.0, 60.0, 1.0];
    let is_date = text.as_bytes().get(4) == Some(&b'-') && text.as_bytes().get(7) == Some(&b'-');
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let mut next = || numbers.next().map_or(Some(0.0), |number| number.parse::<f64>().ok());
    is_date.then(|| FACTORS.iter().try_fold(0.0, |moment, factor| Some((moment + next()?) * factor)))?
}

/// Whether messages come in the order from the newest to the oldest.
pub(super) fn are_newest_first(moments: &[Option<f64>]) -> bool {
    let Some(moments) = moments.iter().copied().collect::<Option<Vec<f64>>>() else { return false };
    moments.windows(2).all(|pair| pair[0] >= pair[1]) && moments.first() > moments.last()
}

#[cfg(test)]
mod tests {
    #[test]
    fn moments_are_seconds_since_1970_or_dates() {
        let of = |value: &str| {
            let json: serde_json::Value = serde_json::from_str(&format!(r#"{{"timestamp": {value}}}"#)).unwrap();
            super::of(json.as_object().unwrap())
        };
        assert_eq!([of("1700000000"), of("1700000000500"), of("37230")], [Some(1.7e9), Some(1_700_000_000.5), None]);
        assert!(of(r#""2024-05-12T10:00:00Z""#) > of(r#""2024-05-12T09:59:59.5+00:00""#));
        assert!(of(r#""2024-05-12""#) > of(r#""2024-04-30 23:59""#));
        assert_eq!(of(r#""00:01:02""#), None);
    }
}
