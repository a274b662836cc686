//! What transcribers mark beside the words, in the usual notations of both languages. `fixtures/marks/NAME.marks` holds
//! what a person reads in `NAME.txt`: one line a mark, `kind | the mark`, with ` | seconds` where it says how long, and
//! ` @ seconds` where it names a time of the recording.

use std::fmt::Write as _;
use std::path::Path;

use counterpoint::model::marks::marks;

#[test]
fn marks_are_read_as_a_person_reads_them() {
    for name in ["en", "fr"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/marks");
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        let mut read = String::new();
        for mark in marks(&text) {
            write!(read, "{} | {}", mark.kind.name(), &text[mark.bytes]).unwrap();
            mark.lasts.iter().for_each(|seconds| write!(read, " | {seconds}").unwrap());
            mark.at.iter().for_each(|seconds| write!(read, " @ {seconds}").unwrap());
            read.push('\n');
        }
        assert_eq!(read, std::fs::read_to_string(folder.join(format!("{name}.marks"))).unwrap(), "{name}");
    }
}
