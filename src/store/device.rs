//! Which device writes. Its name lies outside of the shared folder and is bound to the machine, because a device id that
//! travels with the project would make two machines write the same file.
//!
//! Two programs on one machine (the window and the command line, say) must not share a journal either: each takes the
//! first device of the machine whose lock is free. The locks are the system's, in the cache directory: they end with the
//! program, so a crash leaves nothing behind.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};

use super::files::write_whole;
use crate::model::{DeviceId, ProjectId};

/// The user's own directories for this program.
#[derive(Clone, Debug)]
pub struct Home {
    /// Settings and device names.
    pub config: PathBuf,
    /// What may be deleted at any time.
    pub cache: PathBuf,
}

impl Home {
    /// Returns the directories that the system names; a temporary one if it names none.
    pub fn of_user() -> Self {
        let strategy = etcetera::choose_base_strategy();
        let fallback = || std::env::temp_dir().join("counterpoint");
        Self {
            config: strategy.as_ref().map_or_else(|_none| fallback(), |s| s.config_dir().join("counterpoint")),
            cache: strategy.as_ref().map_or_else(|_none| fallback(), |s| s.cache_dir().join("counterpoint")),
        }
    }

    /// Returns the directory for what is derived from a project and may be deleted.
    pub fn cache_of(&self, project: ProjectId) -> PathBuf {
        self.cache.join(project.to_string())
    }
}

#[derive(Serialize, Deserialize)]
struct DeviceFile {
    device: String,
    machine: String,
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
    /// Returns the first device of this machine that no other program writes as in `project`. `random` names new devices.
    /// Where nothing can be stored, the device is good for this program only.
    pub fn take(home: &Home, project: ProjectId, mut random: impl FnMut() -> u32) -> Self {
        let machine = machine_name();
        for slot in 0..MAX_DEVICES {
            let path = home.config.join(format!("device-{slot}.ron"));
            let Some(id) = device_of(&path, &machine, &mut random) else { break };
            match lock(&home.cache_of(project), id) {
                Locked::Ours(lock) => return Self { id, _lock: lock },
                Locked::Taken => {}
            }
        }
        Self { id: DeviceId::from_bits(random()), _lock: None }
    }
}

/// Returns the device that `path` names, naming a new one if there is none or the file came from another machine.
fn device_of(path: &Path, machine: &str, random: &mut impl FnMut() -> u32) -> Option<DeviceId> {
    let known = std::fs::read_to_string(path).ok().and_then(|text| ron::from_str::<DeviceFile>(&text).ok());
    if let Some(id) = known.filter(|file| file.machine == machine).and_then(|file| file.device.parse().ok()) {
        return Some(id);
    }
    let id = DeviceId::from_bits(random());
    let file = DeviceFile { device: id.to_string(), machine: machine.to_owned() };
    let text = ron::to_string(&file).expect("two plain fields can be written as RON");
    write_whole(path, text.as_bytes()).ok().map(|()| id)
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

    #[test]
    fn two_programs_of_one_machine_write_as_two_devices() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home { config: dir.path().join("config"), cache: dir.path().join("cache") };
        let project = ProjectId(uuid::Uuid::from_u128(1));
        let mut bits = 0;
        let mut random = || {
            bits += 1;
            bits
        };
        let first = Device::take(&home, project, &mut random);
        let second = Device::take(&home, project, &mut random);
        assert_ne!(first.id, second.id);
        let freed = first.id;
        drop(first);
        assert_eq!(Device::take(&home, project, &mut random).id, freed);
    }
}
