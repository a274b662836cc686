//! Texts as transcription leaves them, each beside what a person would make of it. `fixtures/cleaning/NAME.cleaned` is
//! `NAME.txt` after every cleaning; the words of a poem, a list or an address are not joined, and an hour of which
//! somebody speaks stays.

use std::path::Path;

use counterpoint::import::cleaning::Cleaning;
use counterpoint::import::read;
use counterpoint::import::talk::reading::Wish;
use counterpoint::model::TurnRecord;

use super::study::Study;

#[test]
fn texts_are_cleaned_as_a_person_would() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/cleaning");
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().unwrap() == "txt");
    names.sort();
    assert!(!names.is_empty());
    for path in names {
        let read = read("a.txt", &std::fs::read(&path).unwrap()).unwrap().output;
        let times: Vec<Option<f32>> = read.turns.iter().map(|turn| turn.4).collect();
        let cleaned = read.cleaned(&Cleaning::ALL, &Wish::default());
        let expected = std::fs::read_to_string(path.with_extension("cleaned")).unwrap();
        assert_eq!(cleaned.text.trim_end(), expected.trim_end(), "{}", path.display());
        if times.iter().any(Option::is_some) {
            let kept: Vec<Option<f32>> = cleaned.turns.iter().map(|TurnRecord(.., time)| *time).collect();
            assert_eq!(kept, times, "{}: turns keep their times", path.display());
        }
    }
}

#[test]
fn times_that_go_from_the_text_are_listed_as_before() {
    let study = Study::with_project();
    let text = "INT: Well?\nU01: I rose (10:30). [00:31] Then I left.\n[01:02] It was cold.\n\n00:01:05\n\nAnd wet.\n\nINT: Ah. [01:10] And then?\n";
    study.file("U01.txt", text);
    study.run("import p U01.txt").ends(0);
    let times = || {
        let events = study.run("events p --format csv").ends(0);
        events.rows().iter().filter(|row| row[4] == "time").map(|row| row[9].clone()).collect::<Vec<String>>()
    };
    let before = times();
    assert_eq!(before, ["00:10:30", "00:00:31", "00:01:02", "00:01:05", "00:01:10"]);
    study.run("clean p --what times").ends(0);
    let cleaned = "INT: Well?\nU01: I rose (10:30). Then I left.\nIt was cold.\n\n\nAnd wet.\n\nINT: Ah. And then?\n";
    assert_eq!(study.run("text p U01").ends(0).out, cleaned);
    assert_eq!(times(), before);
    study.run("undo p").ends(0);
    assert_eq!((study.run("text p U01").ends(0).out.as_str(), times()), (text, before));
}
