//! Word documents: refused until their reader is written.
use super::{Content, ImportError};
use crate::model::Warned;
pub(super) fn read(file_name: &str, _bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    Err(ImportError::unsupported(file_name))
}
