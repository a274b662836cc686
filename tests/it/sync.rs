//! Proof that a shared folder loses nothing: two or three people write at the same time, each in a folder of their own,
//! and what carries files between them misbehaves as services do. In the end all folders hold the same project, and
//! every change that was acknowledged to somebody is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use counterpoint::model::{IdSource, Op, Stamp};
use counterpoint::session::{Clock, Desk, Home, Session};
use proptest::prelude::*;

use super::numbers::asked_for;
use super::study::put;

/// What happens next, by small numbers that choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    /// Somebody writes.
    Write(u8),
    /// Somebody takes their last change back.
    Undo(u8),
    /// The service takes note of what somebody's folder holds.
    Upload(u8),
    /// One file that waits arrives: whole, or cut short.
    Deliver { to: u8, which: u8, keep: u8 },
    /// One file that waits arrives twice, once under another name.
    Duplicate { to: u8, which: u8, service: u8 },
    /// The service puts an older version of somebody's own journal in its place, and the newer one beside it.
    Revert { who: u8, service: u8 },
    /// Somebody looks what came.
    Look(u8),
    /// Somebody closes the project and opens it again.
    Reopen(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = any::<u8>();
    prop_oneof![
        6 => n.prop_map(Deed::Write),
        1 => n.prop_map(Deed::Undo),
        4 => n.prop_map(Deed::Upload),
        5 => (n, n, n).prop_map(|(to, which, keep)| Deed::Deliver { to, which, keep }),
        2 => (n, n, n).prop_map(|(to, which, service)| Deed::Duplicate { to, which, service }),
        1 => (n, n).prop_map(|(who, service)| Deed::Revert { who, service }),
        3 => n.prop_map(Deed::Look),
        1 => n.prop_map(Deed::Reopen),
    ]
}

/// A file on its way.
#[derive(Clone)]
struct Parcel {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Somebody with a folder of their own.
struct Person {
    name: &'static str,
    root: PathBuf,
    session: Option<Session>,
    acknowledged: BTreeSet<Stamp>,
    /// What the service still has to bring, in no order that means anything.
    waiting: Vec<Parcel>,
    /// What the service has seen of this folder.
    uploaded: BTreeMap<PathBuf, Vec<u8>>,
}

const PEOPLE: [&str; 3] = ["Ana", "Ben", "Chen"];
const NOW: u64 = 1_900_000_000_000;

fn desk(folder: &Path, name: &str) -> Desk {
    let home = folder.join(format!("home of {name}"));
    // Clocks differ by minutes, and one of them stands still.
    let ahead = name.len() as u64 * 60_000;
    Desk {
        coder: name.to_owned(),
        clock: Clock::new(move || NOW + ahead),
        ids: IdSource::new(uuid::Uuid::now_v7),
        home: Home::below(&home),
    }
}

pub(super) fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn place(root: &Path, path: &Path, bytes: &[u8]) {
    let target = root.join(path);
    std::fs::create_dir_all(target.parent().unwrap()).unwrap();
    put(&target, bytes);
}

/// Everybody, and the service between them.
struct World {
    folder: tempfile::TempDir,
    people: Vec<Person>,
    n_written: usize,
    n_reverted: usize,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let first = folder.path().join(PEOPLE[0]);
        drop(Session::create(&first, "Étude", desk(folder.path(), PEOPLE[0])).unwrap());
        let begun = files(&first);
        let person = |name: &'static str| {
            let root = folder.path().join(name);
            begun.iter().for_each(|(path, bytes)| place(&root, path, bytes));
            let session = Session::open(&root, desk(folder.path(), name)).unwrap().output;
            Person {
                name,
                root,
                session: Some(session),
                acknowledged: BTreeSet::new(),
                waiting: Vec::new(),
                uploaded: begun.clone(),
            }
        };
        let people = PEOPLE.into_iter().map(person).collect();
        Self { people, n_written: 0, n_reverted: 0, folder }
    }

    fn person(&mut self, who: u8) -> &mut Person {
        let n = self.people.len();
        &mut self.people[usize::from(who) % n]
    }

    fn happen(&mut self, deed: &Deed) {
        match deed {
            Deed::Write(who) => {
                self.n_written += 1;
                let (to, person) = (format!("name {}", self.n_written), self.person(*who));
                let session = person.session.as_mut().unwrap();
                let from = session.project().name.clone();
                session.commit(&to, vec![Op::RenameProject { from, to: to.clone() }]).unwrap();
                person.acknowledged.extend(session.history().last().map(|change| change.at));
            }
            Deed::Undo(who) => {
                let person = self.person(*who);
                let session = person.session.as_mut().unwrap();
                session.undo().unwrap();
                let own = session.history().iter().filter(|c| c.by == session.coder()).map(|c| c.at);
                person.acknowledged.extend(own);
            }
            Deed::Upload(who) => self.upload(usize::from(*who) % PEOPLE.len()),
            Deed::Deliver { to, which, keep } => {
                let person = self.person(*to);
                if let Some(parcel) = person.take(*which) {
                    // Half a file comes first, as a rule followed by the whole one.
                    let cut =
                        if keep % 3 == 0 { parcel.bytes.len() * usize::from(*keep) / 256 } else { parcel.bytes.len() };
                    place(&person.root, &parcel.path, &parcel.bytes[..cut]);
                    if cut < parcel.bytes.len() {
                        person.waiting.push(parcel);
                    }
                }
            }
            Deed::Duplicate { to, which, service } => {
                let person = self.person(*to);
                if let Some(parcel) = person.take(*which) {
                    place(&person.root, &renamed(&parcel.path, *service, 0), &parcel.bytes);
                    place(&person.root, &parcel.path, &parcel.bytes);
                }
            }
            Deed::Revert { who, service } => {
                self.n_reverted += 1;
                let (n, person) = (self.n_reverted, self.person(*who));
                let journal = person.own_journal();
                for (path, old) in person.uploaded.iter().filter(|(path, _)| journal.as_ref() == Some(*path)) {
                    let aside = person.root.join(renamed(path, *service, n));
                    std::fs::rename(person.root.join(path), aside).unwrap();
                    place(&person.root, path, old);
                }
            }
            Deed::Look(who) => {
                self.person(*who).session.as_mut().unwrap().refresh().unwrap();
            }
            Deed::Reopen(who) => {
                let desk = desk(self.folder.path(), PEOPLE[usize::from(*who) % PEOPLE.len()]);
                let person = self.person(*who);
                person.session = None;
                person.session = Some(Session::open(&person.root, desk).unwrap().output);
            }
        }
    }

    /// The service sends what is new in a folder to all others; an older version of a file that waits is overtaken or
    /// not.
    fn upload(&mut self, who: usize) {
        let there = files(&self.people[who].root);
        let person = &mut self.people[who];
        let own = |path: &Path| path.to_string_lossy().contains(&format!("{}-", person.name.to_lowercase()));
        let new: Vec<Parcel> = there
            .iter()
            .filter(|(path, bytes)| own(path) && person.uploaded.get(*path) != Some(bytes))
            .map(|(path, bytes)| Parcel { path: path.clone(), bytes: bytes.clone() })
            .collect();
        person.uploaded = there;
        for (other, person) in self.people.iter_mut().enumerate() {
            if other != who {
                person.waiting.extend(new.iter().cloned());
            }
        }
    }

    /// Everything arrives at last, the newest version of each file after all others.
    fn settle(&mut self) {
        for who in 0..self.people.len() {
            self.upload(who);
        }
        let newest: Vec<BTreeMap<PathBuf, Vec<u8>>> = self.people.iter().map(|p| p.uploaded.clone()).collect();
        for (who, person) in self.people.iter_mut().enumerate() {
            person.waiting.clear();
            for (other, files) in newest.iter().enumerate().filter(|(other, _)| *other != who) {
                let own = format!("{}-", PEOPLE[other].to_lowercase());
                for (path, bytes) in files.iter().filter(|(path, _)| path.to_string_lossy().contains(&own)) {
                    place(&person.root, path, bytes);
                }
            }
            person.session.as_mut().unwrap().refresh().unwrap();
        }
    }
}

impl Person {
    /// Returns the file that is written to, as seen from the folder.
    fn own_journal(&self) -> Option<PathBuf> {
        let name = format!("{}-", self.name.to_lowercase());
        let is_own = |path: &PathBuf| path.to_string_lossy().contains(&name) && path.ends_with("0001.ron");
        files(&self.root).into_keys().find(is_own)
    }

    fn take(&mut self, which: u8) -> Option<Parcel> {
        let n = self.waiting.len();
        (n > 0).then(|| self.waiting.swap_remove(usize::from(which) % n))
    }
}

/// Returns the name under which a service puts the `n`th further version of a file beside the first.
fn renamed(path: &Path, service: u8, n: usize) -> PathBuf {
    let name = match service % 4 {
        0 => format!("0001 (conflicted copy 2026-11-21 {n:06}).ron"),
        1 => format!("0001.sync-conflict-20261121-{n:06}-ABCDEFG.ron"),
        2 => format!("0001-LAPTOP-{n}.ron"),
        _ => format!("0001 ({}).ron", n + 1),
    };
    path.with_file_name(name)
}

fn stamps(session: &Session) -> Vec<Stamp> {
    session.history().iter().map(|c| c.at).collect()
}

proptest! {
    // Thousands with PROPTEST_CASES; each folder is a real one, so an ordinary run tries a few.
    #![proptest_config(ProptestConfig {
        cases: asked_for("PROPTEST_CASES", 16) as u32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_a_service_does_to_the_files_all_end_with_the_same_project_and_no_change_is_lost(
        deeds in prop::collection::vec(deed(), 1..60),
    ) {
        let mut world = World::new();
        deeds.iter().for_each(|deed| world.happen(deed));
        world.settle();
        let everything: BTreeSet<Stamp> = world.people.iter().flat_map(|p| p.acknowledged.clone()).collect();
        let first = stamps(world.people[0].session.as_ref().unwrap());
        for person in &world.people {
            let session = person.session.as_ref().unwrap();
            prop_assert_eq!(&stamps(session), &first, "{} is behind", person.name);
            prop_assert_eq!(&session.project().name, &world.people[0].session.as_ref().unwrap().project().name);
            prop_assert!(everything.iter().all(|at| session.change_of(*at).is_some()), "an acknowledged change is lost");
            // What is open is what opens.
            let fresh = Session::open(&person.root, desk(world.folder.path(), "Zoe")).unwrap().output;
            prop_assert_eq!(&stamps(&fresh), &first);
            prop_assert_eq!(&fresh.project().name, &session.project().name);
        }
    }
}
