//! What a user chose, files and folders, to the list of files to read. Folders are walked; what lies in them and cannot
//! be read is told, not fatal. Reading bytes from a path is here too, because only this file touches the disk.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::import::formats::decode::is_turn;
use crate::import::told::of_file;
use crate::import::{Format, ImportError, LARGEST_FILE, error};
use crate::model::natural_order::natural_key;
use crate::model::{Said, Warned, said};

/// How deep folders are walked.
const DEEPEST: usize = 32;

/// Returns the files to read, in the order in which they were chosen, those of a folder in natural order of their
/// paths. A file that was chosen by name is in the list whatever its ending; in folders only known endings are taken.
///
/// # Errors
/// When a chosen file or folder is not there.
pub fn gather(chosen: &[PathBuf]) -> Result<Warned<Vec<PathBuf>>, ImportError> {
    let mut gathered = Warned::clean(Vec::new());
    for path in chosen {
        let metadata = fs::metadata(path).map_err(|e| unreadable(path, &e))?;
        if metadata.is_dir() && is_project(path) {
            let project = said!(
                "this is a project of Counterpoint: open it, or merge it as a copy; its transcripts lie in its folder “originals”",
                "c’est un projet de Counterpoint\u{202f}: ouvrez-le, ou fusionnez-le comme copie\u{202f}; ses transcriptions sont dans son dossier «\u{202f}originals\u{202f}»"
            );
            gathered.warnings.push(of_file(&path.display().to_string(), &project));
        } else if metadata.is_dir() {
            let mut walk = Walk::default();
            walk.folder(path, 0)?;
            let Walk { mut found, left_out, .. } = walk;
            gathered.warnings.extend(told(path, &left_out));
            found.sort_by_cached_key(|p| natural_key(&p.to_string_lossy()));
            if found.is_empty() {
                let nothing =
                    said!("no file in this folder can be read", "aucun fichier de ce dossier ne peut être lu");
                gathered.warnings.push(of_file(&path.display().to_string(), &nothing));
            }
            gathered.output.append(&mut found);
        } else {
            gathered.output.push(path.clone());
        }
    }
    let mut seen = BTreeSet::new();
    gathered.output.retain(|path| seen.insert(path.clone()));
    Ok(gathered)
}

/// Whether a folder holds a project, whose texts, journals and originals are no files to import.
fn is_project(folder: &Path) -> bool {
    folder.join("project.ron").is_file()
}

/// What a folder holds.
#[derive(Default)]
struct Walk {
    found: Vec<PathBuf>,
    left_out: Vec<String>,
    /// The folders that were walked, by their own paths: a link may lead back to a folder that it lies in.
    walked: BTreeSet<PathBuf>,
}

impl Walk {
    fn folder(&mut self, folder: &Path, depth: usize) -> Result<(), ImportError> {
        let own = fs::canonicalize(folder).map_err(|e| unreadable(folder, &e))?;
        if !self.walked.insert(own) {
            return Ok(());
        }
        let entries = fs::read_dir(folder).map_err(|e| unreadable(folder, &e))?;
        let entries: Vec<fs::DirEntry> = entries.collect::<Result<_, _>>().map_err(|e| unreadable(folder, &e))?;
        let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
        paths.sort();
        for path in paths {
            let name = file_name(&path);
            let is_folder = path.is_dir();
            if is_hidden(&name) || (is_folder && (depth == DEEPEST || is_project(&path))) {
                self.left_out.push(name);
            } else if is_folder {
                if self.folder(&path, depth + 1).is_err() {
                    self.left_out.push(name);
                }
            } else if Format::promised(&name).is_some() || error::is_of_word_processor(&name) {
                self.found.push(path);
            } else {
                self.left_out.push(name);
            }
        }
        Ok(())
    }
}

/// Returns one sentence for all that was left out of a folder: a folder may hold a thousand pictures.
fn told(folder: &Path, left_out: &[String]) -> Option<Said> {
    const SHOWN: usize = 5;
    let endings: Vec<String> = Format::all().iter().flat_map(|f| f.extensions()).map(|e| format!(".{e}")).collect();
    let endings = endings.join(" ");
    let shown = left_out.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = match left_out.len().saturating_sub(SHOWN) {
        0 => Said::default(),
        n => said!(" and {n} more", " et {n} autres"),
    };
    let told = said!(
        "left out {shown}{more} (only {endings} are read, hidden files are not)",
        "laissé de côté\u{202f}: {shown}{more} (seuls {endings} sont lus, les fichiers cachés ne le sont pas)",
        more = more
    );
    (!left_out.is_empty()).then(|| of_file(&folder.display().to_string(), &told))
}

/// Files of the system, and the locks that word processors leave beside an open file.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name.eq_ignore_ascii_case("thumbs.db") || name == "desktop.ini"
}

/// Returns the name of a file, and its bytes.
///
/// # Errors
/// When it is a folder, cannot be opened, or is larger than [`LARGEST_FILE`].
pub fn load(path: &Path) -> Result<(String, Vec<u8>), ImportError> {
    let name = file_name(path);
    let metadata = fs::metadata(path).map_err(|e| unreadable(path, &e))?;
    if metadata.is_dir() {
        return Err(ImportError::Folder { file: name });
    }
    if !metadata.is_file() {
        // A pipe may never end, and nobody may write into it.
        let reason = said!(
            "it is a pipe, a device or a socket, and no file",
            "c’est un tube, un périphérique ou une prise, et non un fichier"
        );
        return Err(ImportError::Unreadable { file: shown(&path.to_string_lossy()), reason });
    }
    if metadata.len() > LARGEST_FILE {
        return Err(ImportError::too_large(&name, error::megabytes(200)));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    let file = fs::File::open(path).map_err(|e| unreadable(path, &e))?;
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|e| unreadable(path, &e))?;
    Ok((name, bytes))
}

fn unreadable(path: &Path, error: &std::io::Error) -> ImportError {
    let reason = match error.kind() {
        std::io::ErrorKind::NotFound => {
            said!("there is no such file or folder", "ce fichier ou ce dossier n’existe pas")
        }
        std::io::ErrorKind::PermissionDenied => {
            said!("you have no right to read it", "vous n’avez pas le droit de le lire")
        }
        _ => error.to_string().into(),
    };
    ImportError::Unreadable { file: shown(&path.to_string_lossy()), reason }
}

/// Returns the name of a file without its folder, as it can be shown.
fn file_name(path: &Path) -> String {
    shown(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

/// Returns a name that does what it shows: in a file's own there may be line ends, commands to a terminal, and signs
/// that turn the direction of writing, so that `exe.txt` reads as `txt.exe`.
fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_turn(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::File::create(path).unwrap();
        }
        folder
    }

    #[test]
    fn a_project_is_opened_and_not_imported() {
        let folder = folder_with(&["p/project.ron", "p/texts/abc.txt", "p/originals/U1.txt", "U2.txt"]);
        let gathered = |path: PathBuf| {
            let Warned { output, warnings } = gather(&[path]).unwrap();
            (output.iter().map(|p| file_name(p)).collect::<Vec<_>>(), warnings[0].to_string())
        };
        assert_eq!(gathered(folder.path().to_owned()).0, ["U2.txt"]);
        let (files, told) = gathered(folder.path().join("p"));
        assert!(files.is_empty() && told.contains("open it"), "{told}");
        assert_eq!(gather(&[folder.path().join("p/originals")]).unwrap().output.len(), 1);
    }

    #[test]
    fn folders_are_walked_in_natural_order() {
        let folder = folder_with(&["u10.txt", "U2.txt", "sub/b.md", "photo.jpg", ".hidden.txt", "~$u2.docx", "c.DOCX"]);
        let Warned { output, warnings } = gather(&[folder.path().to_owned()]).unwrap();
        let names: Vec<String> = output.iter().map(|p| file_name(p)).collect();
        assert_eq!(names, ["c.DOCX", "b.md", "U2.txt", "u10.txt"]);
        assert_eq!(warnings.len(), 1);
        assert!(
            warnings[0].to_string().contains("left out .hidden.txt, photo.jpg, ~$u2.docx (only .txt"),
            "{warnings:?}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_in_circles_and_to_devices_do_no_harm() {
        use std::os::unix::fs::symlink;
        let folder = folder_with(&["a.txt"]);
        let link = |to: &str, name: &str| symlink(to, folder.path().join(name)).unwrap();
        link(".", "self");
        link("loop.txt", "loop.txt");
        link("/dev/zero", "zero.txt");
        let found = gather(&[folder.path().to_owned()]).unwrap().output;
        let told: Vec<Option<String>> = found.iter().map(|p| load(p).err().map(|e| e.to_string())).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(told[0], None);
        assert!(told[1].as_ref().unwrap().contains("cannot be opened"), "{told:?}");
        assert!(told[2].as_ref().unwrap().contains("a pipe, a device"), "{told:?}");
    }

    #[test]
    fn a_name_shows_what_it_is() {
        assert_eq!(file_name(Path::new("a/new\nline \u{1b}[31mé 👩🏽.txt")), "new line  [31mé 👩🏽.txt");
        assert_eq!(file_name(Path::new("a\u{202e}txt.exe")), "atxt.exe");
    }

    #[test]
    fn files_of_old_word_processors_in_a_folder_are_refused_with_a_way_out() {
        let folder = folder_with(&["a.wpd", "b.pages", "c.mp3"]);
        let found = gather(&[folder.path().to_owned()]).unwrap().output;
        let names: Vec<String> = found.iter().map(|p| file_name(p)).collect();
        assert_eq!(names, ["a.wpd", "b.pages"]);
    }

    #[test]
    fn a_file_that_was_named_is_taken_whatever_its_ending() {
        let folder = folder_with(&["a.log", "empty/.x"]);
        let file = folder.path().join("a.log");
        assert_eq!(gather(&[file.clone(), file.clone()]).unwrap().output, [file]);
        assert!(
            gather(&[folder.path().join("empty")]).unwrap().warnings[1].to_string().contains("no file in this folder")
        );
        assert!(gather(&[folder.path().join("missing")]).unwrap_err().to_string().contains("there is no such file"));
        assert!(matches!(load(folder.path()), Err(ImportError::Folder { .. })));
    }
}
