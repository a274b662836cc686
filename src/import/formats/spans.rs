//! Lines with the time from which and to which their words were heard between brackets, as programs that recognise
//! speech print them: `[0.00 --> 4.54]  Adam, can you hear me?`, `[00:00:00.000 --> 00:00:04.540] …`; or in
//! seconds between tabs, as Audacity saves its labels: `0.000000 4.540000 Adam, can you hear me?`. They are subtitles.

use super::script::Utterance;
use crate::import::stamps;

/// Fewer such lines show no form.
const FEWEST: usize = 3;

/// Whether nearly all lines of a text, or of its beginning, are of this form: above the first, programs say what they
/// do.
pub(super) fn looks_like(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let n = lines().filter(|line| span(line).is_some()).count();
    n >= FEWEST && n * 10 >= lines().count() * 8
}

/// Returns what is said from one time to another; a line without times goes on with the one above.
pub(super) fn utterances(text: &str) -> Vec<Utterance> {
    let mut said: Vec<Utterance> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match span(line) {
            Some(Span { len, from, to }) => {
                let words = line[len..].trim().to_owned();
                said.push(Utterance { from: Some(from), to: Some(to), words, ..Utterance::default() });
            }
            None => match said.last_mut().filter(|above| above.from.is_some()) {
                Some(above) => {
                    above.words.push(' ');
                    above.words.push_str(line);
                }
                None => said.push(Utterance { words: line.to_owned(), is_turn: true, ..Utterance::default() }),
            },
        }
    }
    if let Some(first) = said.iter_mut().find(|said| said.from.is_some()) {
        first.is_turn = true;
    }
    said
}

/// The times of a line.
struct Span {
    /// How many bytes they take.
    len: usize,
    from: f32,
    to: f32,
}

/// Returns the times that a line begins with: in brackets, with an arrow between them, or between tabs.
fn span(line: &str) -> Option<Span> {
    let line = line.trim_start();
    labelled(line).or_else(|| {
        let stamp = stamps::stamp(line).or_else(|| stamps::figures(line))?;
        let is_span = stamp.fenced && line[..stamp.len].contains("->");
        is_span.then_some(Span { len: stamp.len, from: stamp.seconds, to: stamp.until? })
    })
}

/// Returns the two numbers of seconds, with their decimals, between tabs.
fn labelled(line: &str) -> Option<Span> {
    let seconds = |cell: &str| {
        let (whole, decimals) = cell.split_once(['.', ','])?;
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        (is_number(whole) && is_number(decimals)).then(|| cell.replace(',', ".").parse::<f32>().ok())?
    };
    let (first, rest) = line.split_once('\t')?;
    let (second, words) = rest.split_once('\t')?;
    let (from, to) = (seconds(first)?, seconds(second)?);
    (from <= to).then_some(Span { len: line.len() - words.len(), from, to })
}

#[cfg(test)]
mod tests {
    use super::looks_like;
    use crate::import::turns_as_told;

    #[test]
    fn what_recognition_prints_with_its_times_is_read_as_subtitles() {
        let figures = "[0.00 --> 4.54]  Adam, can you hear me?\n[4.92 --> 5.74]  And I,\n[5.94 --> 6.44]  I can.\n\
            [10.26 --> 12.16]  And I,\n[12.16 --> 14.66]  well, so.\n";
        let clocks = "[00:00:00.000 --> 00:00:04.540]   Adam, can you hear me?\n[00:00:04.920 --> 00:00:05.740]   And I,\n\
            [00:00:05.940 --> 00:00:06.440]   I can.\n\n[00:00:10.260 --> 00:00:12.160]   And I,\n\
            [00:00:12.160 --> 00:00:14.660]   well, so.\n";
        for file in ["a.txt", "a.md", "a", "a.srt", "a.vtt"] {
            for text in [figures, clocks] {
                let expected = ["-@0|Adam, can you hear me? And I, I can.", "-@10.26|And I, well, so."];
                assert_eq!(turns_as_told(file, text), expected, "{file}");
            }
        }
    }

    #[test]
    fn labels_of_a_recording_are_read_as_subtitles() {
        let track = "3.000000\t7.230769\tEnq: Why?\n7.930769\t9.50000\tAna: So it was.\n\
            9.630769\t10.1000\tEnq: Ah.\n10.869231\t12.500000\tAna: Yes.\n";
        assert_eq!(turns_as_told("a.txt", track)[..2], ["Enq@3|Why?", "Ana@7.930769|So it was."]);
        assert!(!looks_like("1\t2\tthree\n2\t3\tfour\n3\t4\tfive\n"));
    }

    #[test]
    fn whoever_such_lines_name_speaks() {
        let line = |n: usize, words: &str| format!("[{n}.00s -> {n}.90s] {words}\n");
        let said = ["SPEAKER_00: Why?", "SPEAKER_01: So it", "was.", "SPEAKER_00: Ah.", "SPEAKER_01: Yes."];
        let text: String = said.iter().enumerate().map(|(n, words)| line(n, words)).collect();
        let expected = ["SPEAKER_00@0|Why?", "SPEAKER_01@1|So it was.", "SPEAKER_00@3|Ah.", "SPEAKER_01@4|Yes."];
        assert_eq!(turns_as_told("a.txt", &format!("Detected language: en\n{text}"))[1..], expected);
    }

    #[test]
    fn a_talk_that_has_some_times_is_no_subtitle() {
        assert!(!looks_like("[0:01 -> 0:02] Ana\nWhy?\n[0:03 -> 0:04] Ben\nSo.\n[0:05 -> 0:06] Ana\nAh.\n"));
        assert!(!looks_like("[0:01 - 0:02] Ana: Why?\n[0:03 - 0:04] Ben: So.\n[0:05 - 0:06] Ana: Ah.\n"));
    }
}
