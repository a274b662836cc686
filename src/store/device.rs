//! Which device writes: one for each copy of a project on each machine. Its name lies outside of the shared folder,
//! because one that travels with the project would make two machines write the same file. It belongs to the folder,
//! because of two copies on one machine each knows only what was done in it: under one name, the changes of both would
//! pass for one line of work.
//!
//! Two programs over one folder (the window and the command line, say) must not share a journal either: each takes the
//! first device of the folder whose lock is free. The locks are the system's, in the cache directory: they end with the
//! program, so a crash leaves nothing behind.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{content_hash, write_whole};
use super::folder::ProjectFolder;
use super::home::Home;
use crate::model::{DeviceId, ProjectId};

/// What names a device, and where alone it may be used: a home directory may be copied to another machine, or a folder
/// be moved and another one put in its place.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct DeviceFile {
    device: String,
    machine: String,
    folder: String,
}

/// A device that this program may write as, as long as this value lives.
#[derive(Debug)]
pub struct Device {
    /// Its name in stamps and journals.
    pub id: DeviceId,
    _lock: Option<File>,
}

const MAX_DEVICES: usize = 64;

impl Device {
    /// Returns the first device of `folder` on this machine that no other program writes as; `random` names new ones,
    /// also instead of those that somebody else `writes_as`, too. Where nothing can be stored, the device is good for
    /// this program only.
    pub fn take(
        home: &Home,
        folder: &ProjectFolder,
        writes_as: impl Fn(DeviceId) -> bool,
        mut random: impl FnMut() -> u32,
    ) -> Self {
        let names = Names::of(home, folder);
        for slot in 0..MAX_DEVICES {
            let known = names.known(slot).filter(|id| !writes_as(*id));
            let Some(id) = known.or_else(|| names.keep(slot, DeviceId::from_bits(random()))) else { break };
            match lock(&home.cache_of(folder.file().id), id) {
                Locked::Ours(lock) => return Self { id, _lock: lock },
                Locked::Taken => {}
            }
        }
        Self { id: DeviceId::from_bits(random()), _lock: None }
    }

    /// Returns all devices of `folder` on this machine.
    pub fn all(home: &Home, folder: &ProjectFolder) -> BTreeSet<DeviceId> {
        let names = Names::of(home, folder);
        (0..MAX_DEVICES).map_while(|slot| names.known(slot)).collect()
    }
}

/// The files that name the devices of one folder on this machine.
struct Names {
    files: PathBuf,
    machine: String,
    folder: String,
}

impl Names {
    fn of(home: &Home, folder: &ProjectFolder) -> Self {
        let files = home.config.join("devices").join(folder.file().id.to_string());
        Self { files, machine: machine_name(), folder: place_of(folder.root()) }
    }

    fn file(&self, slot: usize) -> PathBuf {
        self.files.join(format!("{}-{slot}.ron", short_name(&self.folder)))
    }

    /// Returns the device of that number.
    fn known(&self, slot: usize) -> Option<DeviceId> {
        let text = std::fs::read_to_string(self.file(slot)).ok()?;
        let known: DeviceFile = ron::from_str(&text).ok()?;
        let is_here = known.machine == self.machine && known.folder == self.folder;
        known.device.parse().ok().filter(|_| is_here)
    }

    /// Lets `id` be the device of that number, and returns it when that could be stored.
    fn keep(&self, slot: usize, id: DeviceId) -> Option<DeviceId> {
        let (machine, folder) = (self.machine.clone(), self.folder.clone());
        let text = ron::to_string(&DeviceFile { device: id.to_string(), machine, folder });
        let text = text.expect("three plain fields can be written as RON");
        write_whole(&self.file(slot), text.as_bytes()).ok().map(|()| id)
    }
}

/// Returns where a folder lies, the same by whatever way it was reached.
pub(super) fn place_of(root: &Path) -> String {
    let place = root.canonicalize().or_else(|_| std::path::absolute(root));
    place.unwrap_or_else(|_| root.to_owned()).to_string_lossy().into_owned()
}

/// Returns a short name for files that belong to `what`.
pub(super) fn short_name(what: &str) -> String {
    content_hash(what.as_bytes()).0.chars().take(16).collect()
}

enum Locked {
    /// Nothing is held where the system knows no locks.
    Ours(Option<File>),
    Taken,
}

fn lock(folder: &Path, id: DeviceId) -> Locked {
    let path = folder.join(format!("{id}.lock"));
    let open = || {
        std::fs::create_dir_all(folder)?;
        OpenOptions::new().create(true).truncate(false).write(true).open(&path)
    };
    let Ok(file) = open() else { return Locked::Ours(None) };
    match file.try_lock() {
        Ok(()) => Locked::Ours(Some(file)),
        Err(TryLockError::WouldBlock) => Locked::Taken,
        Err(TryLockError::Error(_unsupported)) => Locked::Ours(None),
    }
}

/// Whether no program writes as that device in `project` now.
pub(super) fn is_free(home: &Home, project: ProjectId, id: DeviceId) -> bool {
    matches!(lock(&home.cache_of(project), id), Locked::Ours(_))
}

fn machine_name() -> String {
    let read = |path: &str| std::fs::read_to_string(path).ok().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
    let host = || std::env::var("COMPUTERNAME").ok().or_else(|| read("/etc/hostname"));
    read("/etc/machine-id").or_else(host).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Machine(tempfile::TempDir, std::cell::Cell<u32>);

    impl Machine {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap(), 0.into())
        }

        fn folder(&self, name: &str) -> ProjectFolder {
            let id = ProjectId(uuid::Uuid::from_u128(1));
            ProjectFolder::create(&self.0.path().join(name), id, "x").unwrap()
        }

        fn home(&self) -> Home {
            Home::below(self.0.path())
        }

        fn device(&self, folder: &ProjectFolder) -> Device {
            Device::take(&self.home(), folder, |_| false, || self.1.replace(self.1.get() + 1))
        }
    }

    #[test]
    fn two_programs_over_one_folder_write_as_two_devices() {
        let machine = Machine::new();
        let folder = machine.folder("p");
        let (first, second) = (machine.device(&folder), machine.device(&folder));
        assert_ne!(first.id, second.id);
        assert_eq!(Device::all(&machine.home(), &folder), BTreeSet::from([first.id, second.id]));
        let freed = first.id;
        drop(first);
        assert_eq!(machine.device(&folder).id, freed);
    }

    #[test]
    fn each_copy_of_a_project_has_devices_of_its_own_whichever_way_it_is_reached() {
        let machine = Machine::new();
        let (original, copy) = (machine.folder("p"), machine.folder("copy"));
        let device = machine.device(&original).id;
        assert_ne!(machine.device(&copy).id, device);
        let same = ProjectFolder::open(&machine.0.path().join("copy/../p")).unwrap();
        assert_eq!(machine.device(&same).id, device);
    }

    #[test]
    fn a_device_that_somebody_else_writes_as_is_given_up_for_good() {
        let machine = Machine::new();
        let folder = machine.folder("p");
        let given_up = machine.device(&folder).id;
        let new = Device::take(&machine.home(), &folder, |id| id == given_up, || 77).id;
        assert_eq!((new, machine.device(&folder).id), (DeviceId::from_bits(77), new));
    }
}
