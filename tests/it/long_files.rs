//! Files that are one mark, one label or one sign over and over: the work of reading them grows with their length and
//! no faster. Nothing is timed. Where each of so many would be compared with every other, these tests would run for
//! hours.

use std::fmt::Write as _;

use counterpoint::import::{self, Imported};

/// How often the mark is there in an ordinary run.
const MANY: usize = 20_000;

fn read(name: &str, text: &str) -> Imported {
    import::read(name, text.as_bytes()).unwrap().output
}

/// Returns `line` of every number.
fn each(line: impl Fn(usize) -> String) -> String {
    (0..MANY).map(line).collect()
}

/// Returns a name that no other number has: digits would make it a code.
fn name(mut n: usize) -> String {
    let mut name = String::from("Z");
    loop {
        name.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
        if n == 0 {
            return name;
        }
    }
}

#[test]
fn as_many_labels_as_lines() {
    let once = read("a.txt", &each(|n| format!("{}: oui.\n", name(n))));
    assert_eq!(once.speakers.len(), 0);
    let twice = read("a.txt", &each(|n| format!("{}: oui.\n", name(n / 2))));
    assert_eq!((twice.speakers.len(), twice.turns.len()), (MANY / 2, MANY));
    let nearly = |n: usize| format!("Interviewer: Et ?\nIntervie{}: oui.\n", name(n));
    assert_eq!(read("a.txt", &each(nearly)).speakers.len(), MANY + 1, "so many are not misspelt");
    let with_remarks = |n: usize| format!("Marie ({}): oui.\nINT: non.\nMarie: ah.\n", name(n));
    assert_eq!(read("a.txt", &each(with_remarks)).speakers.len(), 2);
    let heads = each(|n| format!("Interviewer {n}: Ines {}\n", name(n))) + &"INT: Oui ?\nU07: Non.\n".repeat(3);
    assert!(read("a.txt", &heads).speakers.len() >= 2);
}

#[test]
fn more_speakers_than_turns_can_name() {
    let many = (0..140_000).fold(String::new(), |mut text, n| {
        writeln!(text, "{}: oui.", name(n / 2)).unwrap();
        text
    });
    let read = read("a.txt", &many);
    assert!(read.speakers.len() <= 1 << 16, "{}", read.speakers.len());
    assert!(read.turns.iter().all(|t| t.3.is_none_or(|i| usize::from(i) < read.speakers.len())));
}

#[test]
fn as_many_turns_as_a_line_holds() {
    let read = read("a.txt", &"INT: Été ? U07: Non, à moi. ".repeat(MANY));
    assert_eq!((read.speakers.len(), read.turns.len()), (2, 2 * MANY));
}

#[test]
fn signs_that_nothing_closes() {
    for unit in ["« ", "“", "\"", "« a » (", "« a » — ", "“a” [b, c ", "(", "[", "<", "**", "<v ", "&#3", "{\\"]
    {
        let text = unit.repeat(MANY);
        assert_eq!(read("a.txt", &text).speakers.len(), 0, "{unit}");
        let cue = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n");
        assert_eq!(read("a.vtt", &cue).speakers.len(), 0, "{unit}");
    }
}

#[test]
fn as_many_attributions_as_quotations() {
    let read = read("a.txt", &each(|n| format!("« oui, voilà » ({}, infirmière, {}).\n", name(n), name(n * 7))));
    assert_eq!(read.speakers.len(), MANY);
}

#[test]
fn as_many_authors_as_posts_rows_and_utterances() {
    let post = |n: usize| format!("<article><b class='author'>{}</b><p>Two words.</p></article>", name(n));
    assert_eq!(read("a.html", &each(post)).speakers.len(), MANY);
    let row = |n: usize| format!("{},oui\n{},non\n", name(n), name(n));
    assert_eq!(read("a.csv", &format!("speaker,text\n{}", each(row))).speakers.len(), MANY);
    let said = each(|n| format!("{{\"start\":{n},\"text\":\"oui\",\"speaker\":\"{}\"}},", name(n)));
    let json = format!("{{\"segments\":[{}]}}", said.trim_end_matches(','));
    assert_eq!(read("a.json", &json).speakers.len(), MANY);
}

#[test]
fn ends_of_elements_that_nothing_began() {
    let open = "<div class='post author'>".repeat(1_500);
    let text = read("a.html", &format!("{open}x{}", "</b>".repeat(10 * MANY))).text;
    assert_eq!(text.trim(), "x");
}

#[test]
fn more_lines_than_a_transcript_has_are_refused() {
    let error = import::read("a.txt", "a\n".repeat(import::MOST_LINES + 1).as_bytes()).unwrap_err().to_string();
    assert!(error.starts_with("a.txt: the file is too large (the limit is 2 million lines)"), "{error}");
}
