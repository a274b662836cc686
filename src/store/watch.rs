//! Watching a shared folder. The system tells of changes where it can; on network drives it often cannot, so the folder
//! is looked at every second besides. All of it happens on a thread of its own: a slow drive never holds up the screen.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::arrivals::{Arrivals, Found};
use super::folder::ProjectFolder;

/// Every how long the folder is looked at when the system tells of nothing.
const POLL: Duration = Duration::from_secs(1);

/// How long to wait after the system told of something: a service writes several files, or one in several pieces.
const SETTLE: Duration = Duration::from_millis(40);

/// Why the thread wakes up.
enum Call {
    Look,
    Stop,
}

/// A folder that is watched as long as this value lives.
#[derive(Debug)]
pub struct Watch {
    arrived: Receiver<Found>,
    calls: Sender<Call>,
    /// Nothing where the system tells of no changes.
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Watches `folder` for what is written behind `seen`, and calls `wake` when something came.
    pub fn start(folder: ProjectFolder, seen: Arrivals, wake: impl Fn() + Send + 'static) -> Self {
        let mut watch = Self::polling(folder.clone(), seen, wake);
        watch.listen(&folder);
        watch
    }

    /// Looks at `folder` every second: all that can be done on a network drive, where the system tells of nothing.
    fn polling(folder: ProjectFolder, seen: Arrivals, wake: impl Fn() + Send + 'static) -> Self {
        let (calls, called) = channel();
        let (found, arrived) = channel();
        let look = move || look_again_and_again(&folder, seen, &called, &found, wake);
        // Without a thread nothing arrives by itself, and the next opening reads everything.
        std::thread::Builder::new().name("watch".into()).spawn(look).ok();
        Self { arrived, calls, watcher: None }
    }

    /// Lets the system tell of changes as soon as they are made, where it can.
    fn listen(&mut self, folder: &ProjectFolder) {
        let told = self.calls.clone();
        let tell = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                // Nobody listens any more when the project was closed.
                told.send(Call::Look).ok();
            }
        };
        self.watcher = notify::recommended_watcher(tell).ok().and_then(|mut watcher| {
            let watching = watcher.watch(folder.root(), RecursiveMode::Recursive);
            watching.ok().map(|()| watcher)
        });
    }

    /// Returns what came since the last call, if anything did.
    pub fn take(&self) -> Option<Found> {
        self.arrived.try_iter().reduce(|mut all, more| {
            all.add(more);
            all
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The thread may be waiting for a drive that does not answer; it ends by itself when it does.
        self.calls.send(Call::Stop).ok();
    }
}

fn look_again_and_again(
    folder: &ProjectFolder,
    mut seen: Arrivals,
    called: &Receiver<Call>,
    found: &Sender<Found>,
    wake: impl Fn(),
) {
    loop {
        match called.recv_timeout(POLL) {
            Ok(Call::Look) => std::thread::sleep(SETTLE),
            Err(RecvTimeoutError::Timeout) => {}
            Ok(Call::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
        // What was told meanwhile is seen by this look too.
        if called.try_iter().any(|call| matches!(call, Call::Stop)) {
            return;
        }
        // A drive that is away is looked at again a second later.
        let new = seen.look(folder).unwrap_or_default();
        if new.is_empty() {
            continue;
        }
        if found.send(new).is_err() {
            return;
        }
        wake();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::super::files::write_whole;
    use super::super::line::format_line;
    use super::*;
    use crate::model::{Change, CoderId, DeviceId, Op, ProjectId, Stamp};

    /// Starts a watch, lets somebody write, and returns what came when the screen was woken, and what was written.
    fn seen_by(
        start: impl FnOnce(ProjectFolder, Arrivals, Box<dyn Fn() + Send>) -> Watch,
    ) -> (Option<Found>, Vec<Change>) {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("p");
        let folder = ProjectFolder::create(&root, ProjectId(uuid::Uuid::from_u128(7)), "x").unwrap();
        let woken = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&woken);
        let seen = Arrivals::after(folder.journal_listing().unwrap());
        let watch = start(folder, seen, Box::new(move || flag.store(true, Ordering::Release)));
        assert_eq!(watch.take(), None);
        let at = Stamp { millis: 1, counter: 0, device: DeviceId::from_bits(1) };
        let ops = vec![Op::RenameProject { from: "x".into(), to: "y".into() }];
        let by = CoderId(Default::default());
        let change = Change { at, by, seen: vec![], label: "Renamed".into(), undoes: None, ops };
        write_whole(&root.join("journal/ben-333333/0001.ron"), format_line(&change).as_bytes()).unwrap();
        while !woken.load(Ordering::Acquire) {
            std::thread::sleep(Duration::from_millis(5));
        }
        (watch.take(), vec![change])
    }

    #[test]
    fn what_somebody_writes_wakes_the_screen_and_is_there() {
        let (came, written) = seen_by(Watch::start);
        assert_eq!(came, Some(Found { changes: written, has_copies: false }));
    }

    #[test]
    fn where_the_system_tells_of_nothing_it_is_found_by_looking() {
        let (came, written) = seen_by(Watch::polling);
        assert_eq!(came, Some(Found { changes: written, has_copies: false }));
    }
}
