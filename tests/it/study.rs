//! A study in a temporary folder, driven through the binary as a user would type.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use counterpoint::session::{Desk, Session};

/// A temporary folder with a home of its own, so that tests meet neither each other nor the user's settings.
pub struct Study {
    folder: tempfile::TempDir,
}

/// What a command did.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Returns the rows of CSV output without its head, cells as text.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(self.out.trim_start_matches('\u{feff}').as_bytes());
        reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    /// Returns the names of the columns of CSV output.
    pub fn head(&self) -> Vec<String> {
        let mut reader = csv::Reader::from_reader(self.out.trim_start_matches('\u{feff}').as_bytes());
        reader.headers().unwrap().iter().map(str::to_owned).collect()
    }

    /// Returns the cell of the row whose first cells are `key`, under `column`.
    pub fn cell(&self, key: &[&str], column: &str) -> String {
        let at = self.head().iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"));
        let rows = self.rows();
        let row = rows.iter().find(|row| row.iter().zip(key).all(|(cell, wanted)| cell == wanted));
        row.unwrap_or_else(|| panic!("no row {key:?} in\n{}", self.out))[at].clone()
    }

    /// Fails unless the command ended with `code`.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }
}

impl Study {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Returns a study with a project `p`.
    pub fn with_project() -> Self {
        let study = Self::new();
        study.run("new p --name Étude --viewpoint viewpoint").ends(0);
        study
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        put(&path, content.as_ref());
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_counterpoint"));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("HOME", self.path("home")).env("XDG_CONFIG_HOME", self.path("home/config"));
        command.env("XDG_CACHE_HOME", self.path("home/cache")).env("XDG_DATA_HOME", self.path("home/data"));
        command.env("USER", "ana").env_remove("COUNTERPOINT_CODER");
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        command
    }

    /// Runs the words of `line`; a word may be quoted with `'`.
    pub fn run(&self, line: &str) -> Said {
        self.run_words(&words(line))
    }

    pub fn run_words(&self, words: &[String]) -> Said {
        let Output { status, stdout, stderr } = self.command().args(words).output().unwrap();
        Said {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Takes away what the machine remembers of its own work, as if somebody else had done it.
    pub fn forget_the_echo(&self) {
        std::fs::remove_dir_all(self.path("home/data")).unwrap();
    }

    /// Returns the journal files of project `p`.
    pub fn journals(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = folders_in(&self.path("p/journal")).iter().flat_map(|f| folders_in(f)).collect();
        files.sort();
        files
    }
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect()
}

#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
pub fn put(path: &Path, content: &[u8]) {
    std::fs::write(path, content).unwrap();
}

/// Returns the folder of the English sample.
pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/two-viewpoints")
}

/// Opens the English sample to look at it.
pub fn open_sample() -> Session {
    Session::open(&sample(), Desk::of_user("Ines")).unwrap().output
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (word, behind) = match rest.strip_prefix('\'') {
            Some(quoted) => quoted.split_once('\'').expect("a closing quote"),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}
