//! Files of every format, made for this project, each beside the reading that is expected of it: what the transcript
//! says, who speaks, and when. `fixtures/formats/NAME.EXT.expected` holds one line a turn, `speaker @seconds | words`;
//! line ends within words are written as `⏎`, other documents of a file begin with `document name`, memos stand behind
//! as `memo author [about] text`, warnings as `warning …`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use counterpoint::import::{self, Imported};
use counterpoint::model::{TurnRecord, Warned};

/// Set to write the readings anew, to be looked at before they are kept.
const REWRITE: &str = "REWRITE_EXPECTED";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/formats")
}

/// Returns the files without their expected readings, in order.
pub fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(fixtures()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths.filter(|p| p.extension().is_none_or(|e| e != "expected")).collect();
    files.sort();
    files
}

fn reading(path: &Path) -> String {
    let file_name = path.file_name().unwrap().to_string_lossy();
    match import::read(&file_name, &std::fs::read(path).unwrap()) {
        Ok(Warned { output, warnings }) => {
            let mut written = written(&output);
            for talk in &output.others {
                write!(written, "document {}\n{}", talk.name, self::written(talk)).unwrap();
            }
            for warning in warnings.into_iter().chain(output.told_doubts()) {
                writeln!(written, "warning {warning}").unwrap();
            }
            written
        }
        Err(error) => format!("error {error}\n"),
    }
}

fn written(read: &Imported) -> String {
    let chars: Vec<char> = read.text.chars().collect();
    let mut written = String::new();
    for TurnRecord(_, words, end, speaker, seconds) in &read.turns {
        let speaker = speaker.map_or("-", |i| read.speakers[usize::from(i)].label.as_str());
        let time = seconds.map_or(String::new(), |s| format!(" @{s}"));
        let words: String = chars[*words as usize..*end as usize].iter().collect();
        writeln!(written, "{speaker}{time} | {}", words.replace('\n', "⏎")).unwrap();
    }
    for comment in &read.comments {
        writeln!(written, "memo {} [{}] {}", comment.author, comment.about, comment.text).unwrap();
    }
    written
}

#[test]
fn every_format_is_read_as_expected() {
    let mut wrong = String::new();
    for path in files() {
        let mut beside = path.clone().into_os_string();
        beside.push(".expected");
        let read = reading(&path);
        if std::env::var_os(REWRITE).is_some() {
            super::study::put(Path::new(&beside), read.as_bytes());
        } else {
            let expected = std::fs::read_to_string(&beside).unwrap_or_default();
            if read != expected {
                write!(wrong, "\n== {}\n-- expected\n{expected}-- read\n{read}", path.display()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
