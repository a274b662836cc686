//! Names that sync services give to files. When two devices change one file, or a service believes so, it keeps both and
//! puts a copy beside: `0001 (conflicted copy 2026-11-21).ron`, `0001.sync-conflict-20261121-093612-ABCDEFG.ron`,
//! `0001-LAPTOP.ron`, `0001 (1).ron`, `0001.ron.conflict1`, or a whole folder `journal (1)`. All of them are read as what
//! they are, further journals; only files that a service is still writing are left alone.

use std::path::Path;

/// Whether a file of that name holds changes.
pub(super) fn is_journal(name: &str) -> bool {
    let lower = name.to_lowercase();
    let unfinished = [".tmp", ".part", ".partial", ".crdownload", ".lock"].iter().any(|end| lower.ends_with(end));
    !unfinished && (lower.ends_with(".ron") || has_marked_extension(&lower))
}

/// Whether `.ron` stands within the name, with a mark of a service behind it.
fn has_marked_extension(lower: &str) -> bool {
    let behind = lower.rsplit_once(".ron").map(|(_, behind)| behind);
    !lower.starts_with(['.', '~']) && behind.is_some_and(|b| b.starts_with([' ', '.', '-', '~', '(', '_']))
}

/// Whether a folder of that name is `folder`, or a copy of it that a service made.
pub(super) fn is_folder(name: &str, folder: &str) -> bool {
    let behind = name.strip_prefix(folder);
    behind.is_some_and(|b| b.is_empty() || b.starts_with([' ', '.', '-', '~', '(', '_']))
}

/// Whether this program gave a journal its path below the project folder: `journal/<coder>-<device>/0001.ron`, or a file of
/// what was merged.
pub(super) fn is_our_own(path: &Path) -> bool {
    let parts: Vec<String> = path.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    let [journal, folder, file] = parts.as_slice() else { return false };
    let Some(stem) = file.strip_suffix(".ron") else { return false };
    let merged = folder == MERGED && stem.len() == MERGED_NAME && stem.bytes().all(|b| b.is_ascii_hexdigit());
    let written = stem.len() >= 4 && stem.bytes().all(|b| b.is_ascii_digit()) && is_writer(folder);
    journal == "journal" && (merged || written)
}

/// Whether a folder belongs to one writer: its name ends with a device.
fn is_writer(folder: &str) -> bool {
    folder.rsplit_once('-').is_some_and(|(_, device)| device.parse::<crate::model::DeviceId>().is_ok())
}

/// The folder of what came from other copies of the project.
pub(super) const MERGED: &str = "merged";

/// How many characters of its content's name a merged file has.
pub(super) const MERGED_NAME: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_every_service_are_journals_and_half_files_are_not() {
        for name in [
            "0001.ron",
            "0001 (conflicted copy 2026-11-21 093612).ron",
            "0001 (Ana's conflicted copy 2026-11-21).ron",
            "0001.sync-conflict-20261121-093612-ABCDEFG.ron",
            "0001~sync-conflict-20261121.ron",
            "0001-LAPTOP.ron",
            "0001 (1).ron",
            "0001.ron.conflict1",
            "0001.ron~",
            "0001.RON",
        ] {
            assert!(is_journal(name), "{name}");
        }
        for name in
            ["~syncthing~0001.ron.tmp", ".syncthing.0001.ron.tmp", ".0001.ron.Ab12Cd", "0001.ron.part", "notes.txt"]
        {
            assert!(!is_journal(name), "{name}");
        }
    }

    #[test]
    fn what_a_service_renamed_is_told_from_what_we_named() {
        let own = |path: &str| is_our_own(Path::new(path));
        assert!(own("journal/ana-k3f7q2/0001.ron") && own("journal/merged/0123456789abcdef.ron"));
        assert!(!own("journal/ana-k3f7q2/0001 (1).ron") && !own("journal/ana-k3f7q2 (1)/0001.ron"));
        assert!(!own("journal (1)/ana-k3f7q2/0001.ron") && !own("journal/ana-k3f7q2/0001-LAPTOP.ron"));
        assert!(is_folder("journal (1)", "journal") && !is_folder("journals", "journal"));
    }
}
