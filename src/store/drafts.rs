//! Texts that are being written and are no change yet: kept beside the settings, so that a crash takes a second of
//! typing at most. They are nobody's but this device's, and not part of the project: what is left here when a program
//! stopped in the middle is taken over by the next one that opens the same copy of the project, or any when that copy
//! has gone from where it lay: another copy on this machine may hold another text.
//!
//! A memo becomes one change when its field is left, not one each time its writer pauses: each change holds the whole
//! text before and after, so a change a pause would swell journals that are shared, and history and undo with them.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread::JoinHandle;

use serde::{Deserialize, Serialize};

use super::ProjectFolder;
use super::device::{is_free, place_of};
use super::files::write_whole;
use super::home::Home;
use super::listing::seen_in;
use crate::model::{CodeId, DefinitionPart, DeviceId, DocumentId, ProjectId, Subject};

/// What a text is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum DraftOn {
    /// A memo.
    Memo(Subject),
    /// What a code is for.
    Description(CodeId),
    /// The text of a document: corrections as the steps that they would be.
    Text(DocumentId),
    /// A part of its definition.
    Definition(CodeId, DefinitionPart),
}

/// A text that is being written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// What it is about.
    pub on: DraftOn,
    /// The name of who writes.
    pub coder: String,
    /// What stood when writing began.
    pub before: String,
    /// What stands in the field.
    pub text: String,
}

/// All texts that are being written in one program, on the disk as soon as a thread of its own has written them.
#[derive(Debug)]
pub struct Drafts {
    drafts: Vec<Draft>,
    to_write: Option<mpsc::Sender<Vec<Draft>>>,
    writing: Option<JoinHandle<()>>,
}

/// The texts of one program on the disk.
#[derive(Default, Serialize, Deserialize)]
struct DraftsFile {
    /// Where the copy of the project lies that they were written in.
    copy: String,
    drafts: Vec<Draft>,
}

impl Drafts {
    /// Returns the drafts of `device` in `project`, with those that programs left that run no longer.
    pub fn open(home: &Home, project: &ProjectFolder, device: DeviceId) -> Self {
        let (id, copy) = (project.file().id, place_of(project.root()));
        let folder = home.config.join("drafts").join(id.to_string());
        let own = folder.join(format!("{device}.ron"));
        let (to_write, lists) = mpsc::channel();
        let mut drafts = Self { drafts: read(&own).drafts, to_write: Some(to_write), writing: None };
        let left = left_behind(home, id, &copy, &folder, device);
        drafts.drafts.extend(left.iter().flat_map(|path| read(path).drafts));
        if !left.is_empty() && write(&own, &copy, &drafts.drafts) {
            for path in left {
                // What cannot be removed is taken over once more, and found to be no news.
                std::fs::remove_file(path).ok();
            }
        }
        let writer = std::thread::Builder::new().name("drafts".into());
        drafts.writing = writer.spawn(move || write_lists(&lists, &own, &copy)).ok();
        drafts
    }

    /// Returns the texts, the one begun first leading.
    pub fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.iter()
    }

    /// Keeps `draft` instead of what the same writer had written of the same thing.
    pub fn keep(&mut self, draft: Draft) {
        let Some(known) = self.drafts.iter_mut().find(|d| d.on == draft.on && d.coder == draft.coder) else {
            self.drafts.push(draft);
            return self.write();
        };
        if *known != draft {
            *known = draft;
            self.write();
        }
    }

    /// Lets go of what `coder` wrote of that: it is a change now, or was given up.
    pub fn forget(&mut self, on: DraftOn, coder: &str) {
        let n = self.drafts.len();
        self.drafts.retain(|d| d.on != on || d.coder != coder);
        if self.drafts.len() < n {
            self.write();
        }
    }

    fn write(&self) {
        if let Some(to_write) = &self.to_write {
            // Without the thread nothing is kept, which costs something only in a crash.
            to_write.send(self.drafts.clone()).ok();
        }
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        self.to_write = None;
        if let Some(writing) = self.writing.take() {
            writing.join().ok();
        }
    }
}

/// Writes the newest list whenever one came.
fn write_lists(lists: &mpsc::Receiver<Vec<Draft>>, path: &Path, copy: &str) {
    while let Ok(mut list) = lists.recv() {
        while let Ok(newer) = lists.try_recv() {
            list = newer;
        }
        write(path, copy, &list);
    }
}

/// Writes the list and returns whether it is on the disk. An empty one leaves no file.
fn write(path: &Path, copy: &str, drafts: &[Draft]) -> bool {
    if drafts.is_empty() {
        return std::fs::remove_file(path).is_ok();
    }
    let file = DraftsFile { copy: copy.to_owned(), drafts: drafts.to_vec() };
    ron::to_string(&file).is_ok_and(|text| write_whole(path, text.as_bytes()).is_ok())
}

fn read(path: &Path) -> DraftsFile {
    std::fs::read_to_string(path).ok().and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
}

/// Returns the files of devices that nobody writes as now, of this copy of the project or of one that has gone.
fn left_behind(home: &Home, project: ProjectId, copy: &str, folder: &Path, own: DeviceId) -> Vec<PathBuf> {
    let device = |path: &Path| path.file_stem()?.to_str()?.parse::<DeviceId>().ok();
    let is_ours = |path: &Path| {
        let of = read(path).copy;
        of == copy || !Path::new(&of).exists()
    };
    let is_left =
        |path: &PathBuf| device(path).is_some_and(|id| id != own && is_free(home, project, id)) && is_ours(path);
    let mut left: Vec<PathBuf> =
        seen_in(folder).filter(|p| p.extension().is_some_and(|e| e == "ron")).filter(is_left).collect();
    left.sort();
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        let on = DraftOn::Memo(Subject::Project(project()));
        Draft { on, coder: "Ana".to_owned(), before: String::new(), text: text.to_owned() }
    }

    fn project() -> ProjectId {
        ProjectId(uuid::Uuid::from_u128(1))
    }

    fn folder(dir: &Path, name: &str) -> ProjectFolder {
        ProjectFolder::create(&dir.join(name), project(), "x").unwrap()
    }

    #[test]
    fn what_was_being_written_is_there_after_a_crash_until_it_is_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let (device, folder) = (DeviceId::from_bits(1), folder(dir.path(), "p"));
        let open = || Drafts::open(&Home::below(dir.path()), &folder, device);
        let mut drafts = open();
        drafts.keep(draft("Fro"));
        drafts.keep(draft("“Froid”\n"));
        drop(drafts);
        let mut drafts = open();
        assert_eq!(drafts.iter().cloned().collect::<Vec<_>>(), [draft("“Froid”\n")]);
        drafts.forget(draft("").on, "Ben");
        drafts.forget(draft("").on, "Ana");
        drop(drafts);
        assert_eq!(open().iter().count(), 0);
    }

    #[test]
    fn drafts_of_a_program_that_runs_are_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let (home, folder) = (Home::below(dir.path()), folder(dir.path(), "p"));
        let mut bits = 0;
        let mut random = || {
            bits += 1;
            bits
        };
        let running = super::super::Device::take(&home, &folder, |_| false, &mut random);
        let mut drafts = Drafts::open(&home, &folder, running.id);
        drafts.keep(draft("Froid"));
        drop(drafts);
        let other = super::super::Device::take(&home, &folder, |_| false, &mut random);
        assert_eq!(Drafts::open(&home, &folder, other.id).iter().count(), 0);
        drop(running);
        assert_eq!(Drafts::open(&home, &folder, other.id).iter().count(), 1, "taken over when it has ended");
    }

    #[test]
    fn a_copy_takes_over_its_own_drafts_and_those_of_one_that_was_moved_away() {
        let dir = tempfile::tempdir().unwrap();
        let (home, here, copy) = (Home::below(dir.path()), folder(dir.path(), "p"), folder(dir.path(), "copy"));
        Drafts::open(&home, &here, DeviceId::from_bits(1)).keep(draft("Froid"));
        let in_copy = || Drafts::open(&home, &copy, DeviceId::from_bits(2)).iter().count();
        assert_eq!(in_copy(), 0, "it was written in the other copy, which is still there");
        std::fs::rename(here.root(), dir.path().join("moved")).unwrap();
        assert_eq!(in_copy(), 1);
    }
}
