//! Files that appear whole or not at all, and names made of content.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::StoreError;
use crate::model::ContentHash;

/// Writes `bytes` to `path`: beside it first, then synced and renamed, so that nobody ever sees half a file. An
/// existing file is replaced.
///
/// # Errors
/// When the folder cannot be made or written to.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(StoreError::io("make the folder", folder))?;
    let mut builder = tempfile::Builder::new();
    // Names that sync clients leave alone, and rights as for any new file: others in a shared folder must read it.
    builder.prefix("~").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(StoreError::io("write to", folder))?;
    file.write_all(bytes).map_err(StoreError::io("write", path))?;
    file.as_file().sync_data().map_err(StoreError::io("write", path))?;
    persist(file, path)
}

/// Renames, trying again for a while: on Windows a virus scanner or sync client may hold the target for a moment.
fn persist(mut file: tempfile::NamedTempFile, path: &Path) -> Result<(), StoreError> {
    for _ in 0..10 {
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(e) if e.error.kind() == std::io::ErrorKind::PermissionDenied && cfg!(windows) => {
                file = e.file;
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            Err(e) => return Err(StoreError::io("write", path)(e.error)),
        }
    }
    file.persist(path).map(drop).map_err(|e| StoreError::io("write", path)(e.error))
}

/// Returns the name of `bytes`: their SHA-256 in hexadecimal.
pub fn content_hash(bytes: &[u8]) -> ContentHash {
    let mut name = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        name.push_str(&format!("{byte:02x}"));
    }
    ContentHash(name.into())
}
