//! Parsed journal segments in the cache directory, so that a large project opens in a fraction of the time that RON
//! takes.
//!
//! A snapshot is the same changes as JSON, one a line, under a name made of the segment's path and content; it is used
//! only for exactly the bytes it was made of, and may be deleted at any time. Segments with a damaged line, or with an
//! op that this version does not know, are always read themselves.

use std::fmt::Write as _;
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};

use super::files::write_whole;
use super::journal::JournalFile;
use super::listing::{is_named, seen_in};
use crate::model::{Change, Op};

/// Below this size parsing is fast enough; the segment that is being written to stays below, so it makes no snapshots.
const WORTHWHILE: usize = 256 << 10;

/// Goes up whenever the meaning of an op changes.
const VERSION: u32 = 1;

/// Returns what the segment `file` with content `bytes` holds, from a snapshot in `cache` if there is one; a large
/// segment leaves one for the next time.
pub(super) fn parse(cache: Option<&Path>, file: &Path, bytes: &[u8]) -> JournalFile {
    let Some(cache) = cache.filter(|_| bytes.len() >= WORTHWHILE) else { return JournalFile::parse(file, bytes) };
    let path = cache.join(name(file, bytes));
    if let Some(changes) = read(&path) {
        return JournalFile { changes, damage: Vec::new() };
    }
    let journal = JournalFile::parse(file, bytes);
    if journal.damage.is_empty() {
        keep(cache, &path, file, &journal.changes);
    }
    journal
}

fn name(file: &Path, bytes: &[u8]) -> PathBuf {
    let mut content = rustc_hash::FxHasher::default();
    content.write(bytes);
    let (sum, len) = (crc32fast::hash(bytes), bytes.len());
    format!("{}{sum:08x}{:016x}-{len}.jsonl", prefix(file), content.finish()).into()
}

/// Returns what the names of all snapshots of one segment begin with.
fn prefix(file: &Path) -> String {
    format!("{VERSION}-{:08x}-", crc32fast::hash(file.to_string_lossy().as_bytes()))
}

fn read(path: &Path) -> Option<Vec<Change>> {
    let text = std::fs::read_to_string(path).ok()?;
    let (body, end) = text.rsplit_once("\n#")?;
    (end.trim_end().parse() == Ok(crc32fast::hash(body.as_bytes()))).then_some(())?;
    body.lines().map(|line| serde_json::from_str(line).ok()).collect()
}

fn keep(cache: &Path, path: &Path, file: &Path, changes: &[Change]) {
    if changes.iter().flat_map(|c| &c.ops).any(|op| matches!(op, Op::Unknown(_))) {
        return;
    }
    let Ok(lines) = changes.iter().map(serde_json::to_string).collect::<Result<Vec<String>, _>>() else { return };
    let mut text = lines.join("\n");
    let sum = crc32fast::hash(text.as_bytes());
    if write!(text, "\n#{sum}\n").is_err() {
        return;
    }
    for old in seen_in(cache).filter(|path| is_named(path, |name| name.starts_with(&prefix(file)))) {
        // What cannot be removed is only dead weight.
        std::fs::remove_file(old).ok();
    }
    // A cache that cannot be written costs time at the next opening and nothing else.
    write_whole(path, text.as_bytes()).ok();
}

#[cfg(test)]
mod tests {
    use super::super::line::format_line;
    use super::*;
    use crate::model::{
        Address, Anchor, CodeId, CoderId, CodingId, DeviceId, DocumentId, EditId, NewCoding, Stamp, SyncPoint,
        TurnRecord,
    };

    fn change(n: u64) -> Change {
        let ids = || uuid::Uuid::from_u128(u128::from(n));
        let anchor = Anchor { first: Address::Original(3), last: Address::Inserted(EditId(ids()), 4) };
        let at = Stamp { millis: n, counter: 1, device: DeviceId::from_bits(5) };
        let new = crate::model::NewDocument {
            document: DocumentId(ids()),
            name: "é".into(),
            language: None,
            text: super::super::content_hash(b"x"),
            chars: 1,
            original: None,
            speakers: vec![],
            turns: vec![TurnRecord(0, 0, 1, None, Some(1.5)), TurnRecord(1, 2, 3, Some(0), None)],
            sync_points: vec![SyncPoint(1, 2.5)],
            participant: None,
        };
        let coding = NewCoding {
            coding: CodingId(ids()),
            document: DocumentId(ids()),
            code: CodeId(ids()),
            coder: None,
            anchor,
            quote: "a “quote”\n".repeat(400).into(),
        };
        let rename = Op::SetViewpoint { from: None, to: Some("x".into()) };
        let ops = vec![Op::AddDocument(Box::new(new)), Op::ApplyCode(coding), rename];
        Change { at, by: CoderId(ids()), seen: vec![at], label: "x".into(), undoes: Some(at), ops }
    }

    #[test]
    fn a_snapshot_says_what_its_segment_says_and_is_used_for_no_other() {
        let dir = tempfile::tempdir().unwrap();
        let changes: Vec<Change> = (0..100).map(change).collect();
        let bytes: Vec<u8> = changes.iter().flat_map(|c| format_line(c).into_bytes()).collect();
        let file = Path::new("journal/a/0001.ron");
        assert_eq!(parse(Some(dir.path()), file, &bytes).changes, changes);
        let snapshots = || std::fs::read_dir(dir.path()).unwrap().count();
        assert_eq!(snapshots(), 1);
        assert_eq!(read(&dir.path().join(name(file, &bytes))), Some(changes.clone()));
        let shorter = &bytes[..bytes.len() - 10];
        let journal = parse(Some(dir.path()), file, shorter);
        assert_eq!((journal.changes.len(), journal.damage.len()), (99, 1));
        let path = dir.path().join(name(file, &bytes));
        let spoilt = std::fs::read_to_string(&path).unwrap().replace("quote", "quite");
        write_whole(&path, spoilt.as_bytes()).unwrap();
        assert_eq!(parse(Some(dir.path()), file, &bytes).changes, changes);
    }
}
