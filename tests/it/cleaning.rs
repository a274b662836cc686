//! Texts as transcription leaves them, each beside what a person would make of it. `fixtures/cleaning/NAME.cleaned` is
//! `NAME.txt` after every cleaning; the words of a poem, a list or an address are not joined, and a time that no turn
//! keeps stays.

use std::path::Path;

use counterpoint::import::cleaning::Cleaning;
use counterpoint::import::read;
use counterpoint::import::talk::reading::Wish;
use counterpoint::model::TurnRecord;

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
