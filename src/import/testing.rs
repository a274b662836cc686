//! What holds of whatever a file holds, for the tests of each format.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use zip::write::SimpleFileOptions;

use super::read;
use crate::model::Warned;

/// Reads `bytes`, and fails where what came out of it does not hold together: a refusal names the file; a text has the
/// length that it says, and its turns lie in it one behind the other, each with a speaker that is there.
pub(super) fn read_or_refused(file_name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let imported = match read(file_name, bytes) {
        Ok(Warned { output, .. }) => output,
        Err(refused) => {
            let refused = refused.to_string();
            prop_assert!(refused.starts_with(file_name), "{refused}");
            return Ok(());
        }
    };
    prop_assert!(!imported.text.contains('\r'));
    prop_assert_eq!(imported.chars as usize, imported.text.chars().count());
    let mut behind = 0;
    for turn in &imported.turns {
        let in_a_row = behind <= turn.0 && turn.0 <= turn.1 && turn.1 <= turn.2 && turn.2 <= imported.chars;
        prop_assert!(in_a_row, "{turn:?} behind {behind} of {}", imported.chars);
        prop_assert!(turn.3.is_none_or(|speaker| usize::from(speaker) < imported.speakers.len()));
        behind = turn.2;
    }
    Ok(())
}

/// Returns an archive of these parts: a name and what it holds.
pub(super) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
