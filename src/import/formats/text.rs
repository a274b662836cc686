//! Plain text: the bytes as they are, in whatever encoding.

use super::decode;
use crate::import::told::of_file;
use crate::import::{Content, ImportError};
use crate::model::Warned;

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut decoded = decode::decode(bytes).ok_or_else(|| ImportError::Binary { file: file_name.to_owned() })?;
    let unseen = decode::take_out_controls(&mut decoded.text);
    let warnings = decoded.assumed.into_iter().chain(unseen).map(|how| of_file(file_name, &how)).collect();
    Ok(Warned { output: Content { text: decoded.text, encoding: decoded.encoding, ..Content::default() }, warnings })
}
