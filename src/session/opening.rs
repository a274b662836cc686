//! What the journals say when a project opens, and what must be told about them.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::clock::{self, LocalTime};
use super::timely::Clocks;
use super::{SessionError, StoreError, local_time, timely};
use crate::model::{Change, CoderId, DeviceId, Op, Project};
use crate::store::{Damage, Device, Echo, Home, Journals, ProjectFolder, WrittenAgain};

/// What must be told when a project opens.
#[derive(Debug)]
pub enum Told {
    /// A line cannot be read.
    Damaged(Damage),
    /// The clock of this machine is behind what was written here.
    ClockIsBehind {
        /// What it says.
        now: u64,
    },
    /// Changes wait, because their clock runs ahead of this one.
    Ahead(Ahead),
    /// Changes that were made here had gone from the folder, and were written again.
    WrittenAgain {
        /// How many.
        n: usize,
        /// Why they could not be written; they are shown all the same.
        refused: Option<StoreError>,
    },
}

/// Changes of one device that wait for their time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ahead {
    /// How many there are.
    pub n: usize,
    /// Who made them, by name.
    pub by: String,
    /// On which device.
    pub device: DeviceId,
    /// When all of them come in, in milliseconds since 1970, UTC.
    pub until: u64,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(damage) => damage.fmt(f),
            Self::ClockIsBehind { now } => {
                let LocalTime { minute, .. } = local_time(*now);
                write!(
                    f,
                    "the clock of this machine says {minute}, more than a day before what was written here: set it right \
                     if it is wrong. What was written is not left out, and what you do now counts as done after it"
                )
            }
            Self::Ahead(ahead) => ahead.fmt(f),
            Self::WrittenAgain { n, refused } => {
                write!(
                    f,
                    "{n} changes that were made on this machine were no longer in the folder; they were written again from \
                     the record outside of it. A service that shares the folder may have put older files back: see whether \
                     it reports a conflict"
                )?;
                refused.as_ref().map_or(Ok(()), |refused| write!(f, " ({refused})"))
            }
        }
    }
}

impl fmt::Display for Ahead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { n, by, device, until } = self;
        let LocalTime { minute, .. } = local_time(*until);
        write!(
            f,
            "{n} changes of {by} (device {device}) wait until {minute}: their clock runs ahead of this one by more than a \
             day. Set the one right that is wrong; they come in when it is their time"
        )
    }
}

/// What the journals say when a project opens.
pub(super) struct Read {
    /// Those that come in, oldest first.
    pub changes: Vec<Arc<Change>>,
    /// Those whose clock runs ahead.
    pub ahead: Vec<Arc<Change>>,
    /// Who writes.
    pub device: Device,
    /// What was set aside, and what is wrong with the clocks.
    pub told: Vec<Told>,
}

impl Read {
    /// Returns what the journals of `folder` say, large ones perhaps from `snapshots`, with what only `echo` still
    /// knows.
    ///
    /// # Errors
    /// When a file or folder cannot be read.
    pub fn of(
        folder: &ProjectFolder,
        echo: Option<&Echo>,
        home: &Home,
        snapshots: &Path,
        now: u64,
    ) -> Result<Self, SessionError> {
        let mut journals = folder.read_journals(Some(snapshots))?;
        let mut told: Vec<Told> = echo.and_then(|echo| hear(echo, folder, &mut journals)).into_iter().collect();
        let twin = |device| echo.is_some_and(|echo| echo.lacks(device, &journals));
        let device = Device::take(home, folder, twin, clock::random_bits);
        let Journals { changes, damage } = journals;
        // A damaged line whose change stands whole in another place is nothing that the user must know.
        told.extend(damage.into_iter().filter(|d| !d.whole_elsewhere).map(Told::Damaged));
        let Clocks { latest, is_behind } = Clocks::of(&changes, &Device::all(home, folder), now);
        if is_behind {
            told.push(Told::ClockIsBehind { now });
        }
        let (changes, ahead) = timely::split(changes.into_iter().map(Arc::new), latest);
        Ok(Self { changes, ahead, device, told })
    }
}

/// Takes in what only the echo still knew.
fn hear(echo: &Echo, folder: &ProjectFolder, journals: &mut Journals) -> Option<Told> {
    let WrittenAgain { changes, refused } = echo.write_again(folder, journals);
    let n = changes.len();
    journals.add(changes);
    (n > 0).then_some(Told::WrittenAgain { n, refused })
}

/// Returns what is told of changes that wait, one a device.
pub(super) fn told_of(ahead: &[Arc<Change>], project: &Project) -> Vec<Ahead> {
    let mut by_device: BTreeMap<DeviceId, Vec<&Change>> = BTreeMap::new();
    for change in ahead {
        by_device.entry(change.at.device).or_default().push(change);
    }
    let told = |(device, changes): (DeviceId, Vec<&Change>)| {
        let newest = changes.iter().max_by_key(|c| c.at)?;
        let by = name_of(newest.by, ahead, project);
        Some(Ahead { n: changes.len(), by, device, until: timely::comes_in(newest.at.millis) })
    };
    by_device.into_iter().filter_map(told).collect()
}

/// Returns the name of who made a change that waits, and perhaps the one with the name waits too.
fn name_of(coder: CoderId, ahead: &[Arc<Change>], project: &Project) -> String {
    let joined = ahead.iter().flat_map(|c| &c.ops).find_map(|op| match op {
        Op::AddCoder { coder: id, name } if *id == coder => Some(name.as_str()),
        _ => None,
    });
    let known = project.coders.get(&coder).map(|coder| coder.name.as_str());
    known.or(joined).unwrap_or("?").to_owned()
}
