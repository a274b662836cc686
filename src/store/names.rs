//! Names that sync services give to files. When two devices change one file, or a service believes so, it keeps both
//! and puts a copy beside: `0001 (conflicted copy 2026-11-21).ron`, `0001.sync-conflict-20261121-093612-ABCDEFG.ron`,
//! `0001-LAPTOP.ron`, `0001 (1).ron`, `0001.ron.conflict1`, or a whole folder `journal (1)`. All of them are read as
//! what they are, further journals; only files that a service is still writing are left alone.

use std::path::Path;

/// How the names of files end that a service has not finished writing.
const UNFINISHED: [&str; 8] = [".tmp", ".part", ".partial", ".crdownload", ".lock", ".!sync", ".ffs_tmp", ".filepart"];

/// Whether a file of that name holds changes.
pub(super) fn is_journal(name: &str) -> bool {
    let lower = name.to_lowercase();
    let unfinished = UNFINISHED.iter().any(|end| lower.ends_with(end));
    !unfinished && (lower.ends_with(".ron") || has_marked_extension(&lower))
}

/// Whether `.ron` stands within the name, with a mark of a service behind it.
fn has_marked_extension(lower: &str) -> bool {
    let behind = lower.rsplit_once(".ron").map(|(_, behind)| behind);
    !lower.starts_with(['.', '~']) && behind.is_some_and(|b| b.starts_with([' ', '.', '-', '~', '(', '_']))
}

/// Whether a file of that name is a copy of the project file that a service made.
pub(super) fn is_project_file(name: &str) -> bool {
    is_journal(name) && name.to_lowercase().contains("project")
}

/// Whether a folder of that name is `folder`, or a copy of it that a service made.
pub(super) fn is_folder(name: &str, folder: &str) -> bool {
    let behind = name.strip_prefix(folder);
    behind.is_some_and(|b| b.is_empty() || b.starts_with([' ', '.', '-', '~', '(', '_']))
}

/// Whether this program gave a journal its path below the project folder: `journal/<coder>-<device>/0001.ron`, or a
/// file of what was merged.
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

    /// What each service makes of `0001.ron` when it keeps both of two versions.
    const COPIES: [(&str, &[&str]); 17] = [
        ("Nextcloud", &["0001 (conflicted copy 2026-11-21 093612).ron"]),
        ("ownCloud", &["0001_conflict-20261121-093612.ron", "0001 (conflicted copy ana 2026-11-21 093612).ron"]),
        (
            "Dropbox",
            &[
                "0001 (Ana's conflicted copy 2026-11-21).ron",
                "0001 (Copie en conflit de LAPTOP 2026-11-21).ron",
                "0001 (Case Conflict).ron",
            ],
        ),
        ("Syncthing", &["0001.sync-conflict-20261121-093612-ABCDEFG.ron", "0001~sync-conflict-20261121.ron"]),
        ("OneDrive", &["0001-LAPTOP.ron", "0001-LAPTOP-2.ron"]),
        ("Google Drive", &["0001 (1).ron", "Copy of 0001.ron", "Copie de 0001.ron"]),
        ("iCloud", &["0001 2.ron"]),
        ("Box", &["0001 (Ana Lopez).ron"]),
        ("Seafile", &["0001 (SFConflict ana@example.org 2026-11-21-09-36-12).ron"]),
        ("Synology Drive", &["0001_LAPTOP_Nov-21-093612-2026_Conflict.ron"]),
        ("pCloud", &["0001 [conflicted].ron"]),
        ("Resilio", &["0001.Conflict.ron"]),
        ("Proton Drive", &["0001 (# Edit conflict 2026-11-21 a1b2c3 #).ron"]),
        ("rclone", &["0001.ron.conflict1", "0001.ron..path2"]),
        ("Unison", &["0001 (conflict on 2026-11-21).ron"]),
        ("git", &["0001_REMOTE_4711.ron", "0001.ron.orig", "0001.ron~"]),
        ("a file manager", &["0001 - Copy.ron", "0001 (copie).ron", "0001.RON"]),
    ];

    #[test]
    fn copies_of_every_service_are_journals_but_none_that_we_named() {
        for (service, name) in COPIES.iter().flat_map(|(service, names)| names.iter().map(move |n| (service, n))) {
            assert!(is_journal(name), "{service}: {name}");
            assert!(!is_our_own(&Path::new("journal/ana-k3f7q2").join(name)), "{service}: {name}");
        }
    }

    #[test]
    fn what_a_service_is_still_writing_is_left_alone() {
        for name in [
            "~syncthing~0001.ron.tmp",
            ".syncthing.0001.ron.tmp",
            ".0001.ron.Ab12Cd",
            "0001.ron.part",
            "0001.ron.!sync",
            "0001.ron.ffs_tmp",
            "0001.ron.filepart",
            "0001.ron.partial",
            "0001.ron.crdownload",
            ".~lock.0001.ron#",
            "notes.txt",
        ] {
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
