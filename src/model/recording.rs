//! Places in a recording, as people write them.

/// Returns the seconds that `written` says: `1:02:03`, `02:03` or plain seconds, with decimals behind `.` or `,`.
pub fn seconds(written: &str) -> Option<f32> {
    let written = written.trim().replace(',', ".");
    let mut parts = written.split(':').rev();
    let last: f32 = parts.next().filter(|s| s.starts_with(|c: char| c.is_ascii_digit()))?.parse().ok()?;
    let whole = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let larger: Vec<u32> = parts.map(whole).collect::<Option<_>>()?;
    match larger[..] {
        [] => Some(last),
        [minutes] if last < 60.0 => Some(minutes as f32 * 60.0 + last),
        [minutes, hours] if last < 60.0 && minutes < 60 => Some(hours as f32 * 3600.0 + minutes as f32 * 60.0 + last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_minutes_and_seconds_are_read_as_people_write_them() {
        assert_eq!(seconds("1:02:03"), Some(3723.0));
        assert_eq!(seconds(" 02:03 "), Some(123.0));
        assert_eq!(seconds("75:00"), Some(4500.0));
        assert_eq!(seconds("12,5"), Some(12.5));
        assert_eq!(seconds("0:04.5"), Some(4.5));
    }

    #[test]
    fn other_words_are_no_time() {
        for written in ["", "1:75", "1:2:3:4", "-3", "soon", "1::2", "inf", "NaN", "1:60:00", "+4"] {
            assert_eq!(seconds(written), None, "{written}");
        }
    }
}
