//! One line of a journal: a change in RON, then its checksum as a comment, so that the line stays plain RON:
//!
//! ```text
//! (at:"2026-11-21T10:00:00.123Z-0007-k3f9q2",by:"…",seen:[…],label:"…",ops:[…]) //9522a5f3
//! ```
//!
//! The checksum is the CRC-32 of everything before the blank that precedes the comment. A cut or damaged line never
//! passes it, so tears are always noticed and never misread.

use std::path::PathBuf;

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;

use crate::model::{Change, CoderId, Op, Stamp};

/// A line that could not be read, set aside where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Damage {
    /// The journal file, relative to the project folder.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: DamageKind,
    /// What can still be read of it.
    pub was: WhatItWas,
    /// Whether another line holds the change whole, so that nothing is lost.
    pub whole_elsewhere: bool,
}

/// What can still be read of a damaged line, to name what is lost: a guess, since the damage may be in these very
/// letters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WhatItWas {
    /// The change.
    pub at: Option<Stamp>,
    /// What it is called.
    pub label: Option<String>,
}

impl WhatItWas {
    /// Returns what `line` says of itself.
    pub(super) fn read(line: &[u8]) -> Self {
        let line = String::from_utf8_lossy(line);
        let quoted = |key: &str| line.split_once(key)?.1.split_once('"').map(|(value, _)| value.to_owned());
        Self {
            at: quoted("at:\"").and_then(|at| at.parse().ok()),
            label: quoted("label:\"").filter(|label| !label.is_empty()),
        }
    }
}

impl std::fmt::Display for WhatItWas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.label, self.at) {
            (Some(label), Some(at)) => write!(f, "; it was “{label}” ({at})"),
            (Some(label), None) => write!(f, "; it was “{label}”"),
            (None, Some(at)) => write!(f, "; it was the change {at}"),
            (None, None) => Ok(()),
        }
    }
}

/// What can be wrong with a line.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DamageKind {
    /// The file ends in the middle of it: a crash while writing, or a file that is still arriving.
    #[error("cut short: the program stopped while writing it, or the file is still arriving")]
    CutShort,
    /// The checksum is missing or another one.
    #[error("damaged: its checksum does not fit")]
    Checksum,
    /// It is whole, but not a change that this version understands.
    #[error("whole, but not understood by this version: {0}")]
    NotUnderstood(String),
    /// No change at all, but a mark that git wrote where two versions of the file met.
    #[error(
        "a mark that git left where two versions of the file met; every change around it is read, so delete this line"
    )]
    ConflictMark,
}

/// Whether git wrote `line` where two versions of a file met, because nobody told it to keep the lines of both.
pub(super) fn is_conflict_mark(line: &[u8]) -> bool {
    [b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"].iter().any(|mark| {
        line.strip_prefix(mark.as_slice()).is_some_and(|rest| rest.first().is_none_or(u8::is_ascii_whitespace))
    })
}

impl Damage {
    /// Returns what is wrong, what the line was, and what to do about it if something is lost.
    pub fn problem(&self) -> String {
        let remedy = match self.kind {
            _ if self.whole_elsewhere => "; it stands whole in another place, so nothing is lost",
            DamageKind::CutShort | DamageKind::Checksum => {
                ". Merge a copy of the project that has it whole, if there is one; the rest opens"
            }
            DamageKind::NotUnderstood(_) | DamageKind::ConflictMark => "",
        };
        format!("{}{}{remedy}", self.kind, self.was)
    }
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, line {}: {}", self.file.display(), self.line, self.problem())
    }
}

fn options() -> ron::Options {
    // `x: 5` where `Some(5)` is meant: a field can become optional later without breaking old journals.
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Returns the line of `change`, with its line end.
pub fn format_line(change: &Change) -> String {
    let mut line = options().to_string(change).expect("every change can be written as RON");
    let sum = crc32fast::hash(line.as_bytes());
    line.push_str(&format!(" //{sum:08x}\n"));
    line
}

const CHECKSUM_LENGTH: usize = " //9522a5f3".len();

/// What stands behind a line that was cut short, once its writer was told of it and wrote on behind it.
pub(super) const SEAL: &str = " //cut";

/// Whether a line was cut short, and that is known: whoever wrote it was told, and nothing is to be done any more.
pub(super) fn is_sealed(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(SEAL.as_bytes())
}

/// Whether a line goes on up to where its checksum stands, right or wrong: one that was cut short does not.
pub(super) fn ends_with_checksum(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let sum = line.len().checked_sub(CHECKSUM_LENGTH).and_then(|at| line[at..].strip_prefix(b" //"));
    sum.is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
}

/// Returns the change of a line without its line end. A carriage return, a byte-order mark and the zeros that a power
/// cut leaves at the end of a file are no damage.
///
/// # Errors
/// When the line is not whole, or not understood.
pub fn parse_line(line: &[u8]) -> Result<Change, DamageKind> {
    understand(checked(line)?)
}

/// Returns which change a line is, reading no more of it; nothing when the line is whole but says that in a way that
/// this version does not know.
///
/// # Errors
/// When the line is not whole.
pub(super) fn stamp_of_line(line: &[u8]) -> Result<Option<Stamp>, DamageKind> {
    let body = checked(line)?;
    let begins = body.strip_prefix("(at:\"").and_then(|rest| rest.split_once('"')?.0.parse().ok());
    Ok(begins.or_else(|| understand(body).ok().map(|change| change.at)))
}

/// Returns what stands before the checksum, which fits.
fn checked(line: &[u8]) -> Result<&str, DamageKind> {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let line = line.trim_ascii_end();
    let end = line.iter().rposition(|b| *b != 0).map_or(0, |i| i + 1);
    let line = std::str::from_utf8(&line[..end]).map_err(|_not_utf8| DamageKind::Checksum)?.trim_end();
    let cut = line.len().checked_sub(CHECKSUM_LENGTH).filter(|cut| line.is_char_boundary(*cut));
    let (body, sum) = line.split_at(cut.ok_or(DamageKind::Checksum)?);
    let sum = sum.strip_prefix(" //").and_then(|hex| u32::from_str_radix(hex, 16).ok());
    if sum == Some(crc32fast::hash(body.as_bytes())) { Ok(body) } else { Err(DamageKind::Checksum) }
}

/// The change with its ops unread, for lines in which a newer version wrote an op that this one does not know.
#[derive(Deserialize)]
struct Envelope<'a> {
    at: Stamp,
    by: CoderId,
    #[serde(default)]
    seen: Vec<Stamp>,
    #[serde(default)]
    label: String,
    #[serde(default)]
    undoes: Option<Stamp>,
    #[serde(borrow)]
    ops: Vec<&'a RawValue>,
}

fn understand(body: &str) -> Result<Change, DamageKind> {
    let options = options();
    if let Ok(change) = options.from_str::<Change>(body) {
        return Ok(change);
    }
    let envelope: Envelope<'_> = options.from_str(body).map_err(|e| DamageKind::NotUnderstood(e.to_string()))?;
    let known = |raw: &RawValue| {
        let op = options.from_str::<Op>(raw.get_ron().trim());
        op.unwrap_or_else(|_newer| Op::Unknown(raw.get_ron().trim().to_owned()))
    };
    let Envelope { at, by, seen, label, undoes, ops } = envelope;
    Ok(Change { at, by, seen, label, undoes, ops: ops.into_iter().map(known).collect() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{CodeId, IdSource};

    fn change() -> Change {
        let mut ids = IdSource::counting();
        let (code, coder) = (CodeId::next(&mut ids), CoderId::next(&mut ids));
        let at = "2026-11-21T10:00:00.123Z-0007-k3f7q2".parse().unwrap();
        let ops = vec![
            Op::RenameCode { code, from: "Toit".into(), to: "Logement “à soi”\n😀".into() },
            Op::SetViewpoint { from: None, to: Some("viewpoint".into()) },
        ];
        Change { at, by: coder, seen: vec![at], label: "Renamed".into(), undoes: Some(at), ops }
    }

    fn line(body: &str) -> Vec<u8> {
        format!("{body} //{:08x}", crc32fast::hash(body.as_bytes())).into_bytes()
    }

    #[test]
    fn a_line_reads_back_as_its_change() {
        let written = format_line(&change());
        assert_eq!(written.matches('\n').count(), 1);
        assert_eq!(parse_line(written.trim_end().as_bytes()), Ok(change()));
        assert_eq!(stamp_of_line(written.trim_end().as_bytes()), Ok(Some(change().at)));
        assert_eq!(parse_line(format!("\u{feff}{}\r\0\0", written.trim_end()).as_bytes()), Ok(change()));
    }

    #[test]
    fn no_part_of_a_line_is_taken_for_a_line() {
        let written = format_line(&change());
        let whole = written.trim_end().as_bytes();
        for cut in 0..whole.len() {
            assert!(parse_line(&whole[..cut]).is_err(), "cut at {cut}");
        }
    }

    #[test]
    fn an_op_or_field_of_a_newer_version_is_carried() {
        let by = CoderId(Default::default());
        let body = format!(
            r#"(at:"2026-11-21T10:00:00.123Z-0007-k3f7q2",by:"{by}",mood:"calm",label:"x",ops:[RenameTree(tree:"{by}",from:"a",to:"b",why:"c"),SingSong(verse:[1,2],loud:true)])"#
        );
        let change = parse_line(&line(&body)).unwrap();
        assert!(matches!(&change.ops[0], Op::RenameTree { to, .. } if to == "b"));
        assert_eq!(change.ops[1], Op::Unknown("SingSong(verse:[1,2],loud:true)".into()));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_change_or_a_clean_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(parse_line(&bytes).is_err());
        }

        #[test]
        fn a_flipped_bit_is_noticed(at in 0_usize..400, bit in 0_u8..8) {
            let mut bytes = format_line(&change()).trim_end().as_bytes().to_vec();
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            // White space at the end and the case of the checksum's letters carry no meaning.
            prop_assert!(parse_line(&bytes).map_or(true, |c| c == change()));
        }
    }
}
