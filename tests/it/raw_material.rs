//! The raw material of the samples, which the README imports and codes: its codings are places in the texts as they come
//! in, so that a reader that leaves other signs out would move them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use counterpoint::import::read;

/// The files of a folder and of those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The text of each transcript by the name of its document.
fn texts(study: &Path) -> BTreeMap<String, Vec<char>> {
    let transcripts = files(study).into_iter().filter(|path| path.extension().is_some_and(|ending| ending != "csv"));
    let imported = transcripts
        .map(|path| read(&path.file_name().unwrap().to_string_lossy(), &fs::read(&path).unwrap()).unwrap().output);
    imported.map(|imported| (imported.name, imported.text.chars().collect())).collect()
}

/// Whether a place parts two words, or is the end of the text.
fn is_edge(text: &[char], place: usize) -> bool {
    let is_letter = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|c| c.is_alphanumeric());
    !(is_letter(place.checked_sub(1)) && is_letter(Some(place)))
}

#[test]
fn codings_of_the_raw_material_lie_on_whole_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/to-import");
    for study in ["two-viewpoints", "table-ronde"].map(|study| root.join(study)) {
        let texts = texts(&study);
        let mut rows = csv::Reader::from_path(study.join("codings.csv")).unwrap();
        let mut n = 0;
        for row in rows.records().map(Result::unwrap) {
            let text = &texts[&row[0]];
            let [start, end] = [&row[1], &row[2]].map(|place| place.parse::<usize>().unwrap());
            assert!(start < end && end <= text.len(), "{row:?}");
            assert!(is_edge(text, start) && is_edge(text, end), "{row:?}: {:?}", &text[start..end]);
            n += 1;
        }
        assert!(n > 0, "{}", study.display());
    }
}
