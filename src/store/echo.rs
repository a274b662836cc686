//! An echo of what was written here, outside of the shared folder: the same lines as in the own journals. A sync
//! service may put an older version of a file back, or lose one, while no program looks; whatever stands in the echo
//! and in no journal any more is written again when the project opens.
//!
//! ```text
//! <user's data>/echo/<project>/<folder>/<epoch>/<device>/0001.ron
//! ```
//!
//! It belongs to one folder on one machine, like the devices that write there, and to the project as its `project.ron`
//! describes it: when a project begins anew because somebody must be forgotten, that file is another one, and the echo
//! of what was before is deleted rather than heard. What lies a month behind has been carried everywhere, and goes too.
//! In a working tree of git there is none: git takes nothing back unless it is told to.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::StoreError;
use super::device::{place_of, short_name};
use super::folder::{Journals, ProjectFolder};
use super::home::Home;
use super::line::parse_line;
use super::lines::Lines;
use super::listing::seen_in;
use crate::model::{Change, DeviceId, ProjectId};

/// How long before the newest line a file was last written of which nothing can be missing any more.
const SETTLED: Duration = Duration::from_secs(30 * 24 * 3600);

/// The echo of what was written in one folder on this machine.
#[derive(Debug)]
pub struct Echo {
    folder: PathBuf,
}

/// What stood in the echo alone.
#[derive(Debug)]
pub struct WrittenAgain {
    /// The changes, oldest first.
    pub changes: Vec<Change>,
    /// Why they could not be written to the folder.
    pub refused: Option<StoreError>,
}

impl Echo {
    /// Returns the echo of what is written in `project` on this machine; nothing where there is none.
    pub fn of(home: &Home, project: &ProjectFolder) -> Option<Self> {
        let here = echoes_at(home, project.file().id, project.root());
        let described = ron::to_string(project.file()).expect("a few plain fields can be written as RON");
        let epoch = short_name(&described);
        forget_all_but(&here, &epoch);
        (!is_in_git(project.root())).then(|| Self { folder: here.join(epoch) })
    }

    /// Returns the folder of what `device` writes.
    pub fn of_device(&self, device: DeviceId) -> PathBuf {
        self.folder.join(device.to_string())
    }

    /// Whether somebody else writes as `device`, too: the journals go on where this echo of all that it wrote here
    /// ends.
    pub fn lacks(&self, device: DeviceId, journals: &Journals) -> bool {
        let heard = Lines::read(&files_in(&self.of_device(device))).unwrap_or_default().into_stamps();
        let newest = journals.changes.iter().rev().map(|c| c.at).find(|at| at.device == device);
        heard.iter().rev().find(|at| at.device == device).is_some_and(|last| newest > Some(*last))
    }

    /// Writes into `project` what stands here and in none of its journals any more. Then what is settled goes.
    pub fn write_again(&self, project: &ProjectFolder, journals: &Journals) -> WrittenAgain {
        let files: Vec<PathBuf> = seen_in(&self.folder).flat_map(|device| files_in(&device)).collect();
        // Without it, all is as it would be without an echo.
        let heard = Lines::read(&files).unwrap_or_default();
        let known = |at| journals.changes.binary_search_by_key(&at, |c| c.at).is_ok();
        let mut again = WrittenAgain { changes: Vec::new(), refused: None };
        if !heard.stamps().all(known) {
            // Lines of an unknown form are no changes, but they are there.
            let missing =
                project.journal_paths().and_then(|paths| Lines::read(&paths)).map(|there| heard.beyond(&there));
            let missing = missing.unwrap_or_default();
            again.refused = project.write_merged(&missing).err();
            again.changes = missing.iter().filter_map(|line| parse_line(line).ok()).collect();
        }
        forget_settled(&files);
        again
    }

    /// Forgets what was written at `root`, where a project is put by whoever uses this program: nothing of what lay
    /// there before belongs to it.
    pub fn forget(home: &Home, project: ProjectId, root: &Path) {
        // What cannot be removed is what cannot be read either.
        fs::remove_dir_all(echoes_at(home, project, root)).ok();
    }
}

fn echoes_at(home: &Home, project: ProjectId, root: &Path) -> PathBuf {
    home.data.join("echo").join(project.to_string()).join(short_name(&place_of(root)))
}

fn forget_all_but(here: &Path, epoch: &str) {
    for other in seen_in(here).filter(|path| !path.ends_with(epoch)) {
        fs::remove_dir_all(other).ok();
    }
}

/// Removes the files that were last written a month before the newest one.
fn forget_settled(files: &[PathBuf]) {
    let written = |path: &PathBuf| fs::metadata(path).and_then(|m| m.modified()).ok();
    let Some(newest) = files.iter().filter_map(written).max() else { return };
    let is_settled = |at: SystemTime| newest.duration_since(at).is_ok_and(|age| age > SETTLED);
    for file in files.iter().filter(|path| written(path).is_some_and(is_settled)) {
        fs::remove_file(file).ok();
    }
}

fn is_in_git(root: &Path) -> bool {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    root.ancestors().any(|folder| folder.join(".git").exists())
}

fn files_in(device: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = seen_in(device).collect();
    files.sort();
    files
}
