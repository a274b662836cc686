//! What the journals say when a project opens, and what must be told about them.

use std::path::Path;
use std::sync::Arc;

use super::clock::LocalTime;
use super::{SessionError, local_time, timely};
use crate::model::Change;
use crate::store::ProjectFolder;

/// What the journals say when a project opens.
pub(super) struct Read {
    /// Those that come in, oldest first.
    pub changes: Vec<Arc<Change>>,
    /// Those whose clock runs ahead.
    pub ahead: Vec<Arc<Change>>,
    /// What was set aside, and what is wrong with the clocks.
    pub warnings: Vec<String>,
}

impl Read {
    /// Returns what the journals of `folder` say; large ones may come from `snapshots`.
    ///
    /// # Errors
    /// When a file or folder cannot be read.
    pub fn of(folder: &ProjectFolder, snapshots: &Path, now: u64) -> Result<Self, SessionError> {
        let journals = folder.read_journals(Some(snapshots))?;
        // A damaged line whose change stands whole in another place is nothing that the user must know.
        let mut warnings: Vec<String> =
            journals.damage.iter().filter(|d| !d.whole_elsewhere).map(ToString::to_string).collect();
        if timely::clock_is_behind(&journals.changes, now) {
            warnings.push(clock_warning(now));
        }
        let latest = timely::latest_of_all(&journals.changes, now);
        let (changes, ahead) = timely::split(journals.changes.into_iter().map(Arc::new), latest);
        let mut devices: Vec<_> = ahead.iter().map(|c| c.at.device).collect();
        devices.sort_unstable();
        devices.dedup();
        for device in devices {
            let n = ahead.iter().filter(|c| c.at.device == device).count();
            warnings.push(format!(
                "{n} changes of device {device} are left out for now: their clock runs ahead by more than a day. Set the \
                 clock of that device right, or the one of this machine if it is wrong; they come in when their time is \
                 reached"
            ));
        }
        Ok(Self { changes, ahead, warnings })
    }
}

fn clock_warning(now: u64) -> String {
    let LocalTime { minute, .. } = local_time(now);
    format!(
        "the clock of this machine says {minute}, more than a day before what was written here: set it right. Nothing is \
         left out, and what you do now counts as done after it"
    )
}
