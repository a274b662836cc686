//! What a service does to the files while no program looks: an older version is put back, a file goes or is cut. What
//! was acknowledged comes back from the echo that lies outside of the folder; what is to be forgotten does not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use counterpoint::model::{Op, ReviewKind, Stamp, TreeId};
use counterpoint::session::{self, Desk, Home, Session, Told};
use proptest::prelude::*;

use super::numbers::asked_for;
use super::study::{copy_folder, put};
use super::sync::files;

/// Somebody's machine, and a project on it.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn with_project() -> Self {
        let machine = Self { folder: tempfile::tempdir().unwrap() };
        drop(Session::create(&machine.path("p"), "Étude", machine.desk("Ana")).unwrap());
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn desk(&self, coder: &str) -> Desk {
        Desk { home: Home::below(&self.path("home")), ..Desk::of_user(coder) }
    }

    /// Opens a project, and returns how many changes were written again.
    fn open(&self, name: &str) -> (Session, usize) {
        let opened = Session::open(&self.path(name), self.desk("Ana")).unwrap();
        let again = |told: &Told| match told {
            Told::WrittenAgain { n, refused: None } => *n,
            _ => 0,
        };
        let n = opened.warnings.iter().map(again).sum();
        (opened.output, n)
    }

    fn rename(&self, name: &str, to: &str) {
        rename(&mut self.open(name).0, to);
    }

    /// What somebody without an echo reads.
    fn labels(&self, name: &str) -> Vec<String> {
        let desk = Desk { home: Home::below(&self.path("elsewhere")), ..Desk::of_user("Zoe") };
        let session = Session::open(&self.path(name), desk).unwrap().output;
        session.history().iter().map(|change| change.label.clone()).collect()
    }

    fn journals(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        files(&self.path("p/journal"))
    }

    /// Puts the journals as they were.
    fn put_back(&self, journals: &BTreeMap<PathBuf, Vec<u8>>) {
        std::fs::remove_dir_all(self.path("p/journal")).unwrap();
        std::fs::create_dir(self.path("p/journal")).unwrap();
        for (path, bytes) in journals {
            let file = self.path("p/journal").join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            put(&file, bytes);
        }
    }
}

fn rename(session: &mut Session, to: &str) {
    let from = session.project().name.clone();
    session.commit(to, vec![Op::RenameProject { from, to: to.to_owned() }]).unwrap();
}

/// What happens next; numbers choose among what there is.
#[derive(Clone, Debug)]
enum Deed {
    Write(u8),
    Reopen,
    /// The journals are put back as they were at an earlier moment.
    PutBack(u8),
    Delete(u8),
    Cut(u8, u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = any::<u8>();
    prop_oneof![
        5 => n.prop_map(|n| Deed::Write(n % 4)),
        2 => Just(Deed::Reopen),
        2 => n.prop_map(Deed::PutBack),
        1 => n.prop_map(Deed::Delete),
        1 => (n, n).prop_map(|(which, part)| Deed::Cut(which, part)),
    ]
}

fn nth(journals: &BTreeMap<PathBuf, Vec<u8>>, n: u8) -> Option<(&PathBuf, &Vec<u8>)> {
    journals.iter().nth(usize::from(n) % journals.len().max(1))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: asked_for("PROPTEST_CASES", 16) as u32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_happens_to_the_files_of_a_closed_project_each_acknowledged_change_is_there_again(
        deeds in prop::collection::vec(deed(), 1..30),
    ) {
        let machine = Machine::with_project();
        let (mut session, mut moments) = (Some(machine.open("p").0), vec![machine.journals()]);
        let (mut acknowledged, mut n) = (BTreeSet::<Stamp>::new(), 0);
        for deed in deeds {
            if let Deed::Write(times) = deed {
                for _ in 0..=times {
                    n += 1;
                    let session = session.as_mut().unwrap();
                    rename(session, &n.to_string());
                    acknowledged.insert(session.history().last().unwrap().at);
                }
                moments.push(machine.journals());
                continue;
            }
            drop(session.take());
            let now = machine.journals();
            match deed {
                Deed::PutBack(which) => machine.put_back(&moments[usize::from(which) % moments.len()]),
                Deed::Delete(which) => {
                    if let Some((path, _)) = nth(&now, which) {
                        std::fs::remove_file(machine.path("p/journal").join(path)).unwrap();
                    }
                }
                Deed::Cut(which, part) => {
                    if let Some((path, bytes)) = nth(&now, which) {
                        let end = bytes.len() * usize::from(part) / 256;
                        put(&machine.path("p/journal").join(path), &bytes[..end]);
                    }
                }
                Deed::Write(_) | Deed::Reopen => {}
            }
            let n_there = machine.labels("p").len();
            let (opened, n_again) = machine.open("p");
            prop_assert!(acknowledged.iter().all(|at| opened.change_of(*at).is_some()), "a change is lost");
            prop_assert_eq!(n_there + n_again, n, "what had gone is told");
            prop_assert_eq!(machine.labels("p").len(), n, "and stands in the folder again");
            drop(opened);
            let (opened, n_again) = machine.open("p");
            prop_assert_eq!(n_again, 0, "once");
            session = Some(opened);
        }
    }
}

#[test]
fn a_project_that_begins_anew_hears_nothing_of_what_was_before() {
    let machine = Machine::with_project();
    machine.rename("p", "a name that must be forgotten");
    std::fs::remove_dir_all(machine.path("p/journal")).unwrap();
    let described = std::fs::read_to_string(machine.path("p/project.ron")).unwrap();
    put(&machine.path("p/project.ron"), described.replace("Étude", "Étude, anonyme").as_bytes());
    assert_eq!(machine.open("p").1, 0);
    assert!(machine.labels("p").is_empty());
    let kept = files(&machine.path("home/data"));
    assert!(kept.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("must be forgotten")));
}

#[test]
fn git_is_told_to_go_back_and_is_obeyed() {
    let machine = Machine::with_project();
    std::fs::create_dir(machine.path("p/.git")).unwrap();
    machine.rename("p", "on a branch");
    machine.put_back(&BTreeMap::new());
    assert_eq!((machine.open("p").1, machine.labels("p").len()), (0, 0));
}

#[test]
fn what_is_unpacked_where_another_copy_lay_is_what_was_packed() {
    let machine = Machine::with_project();
    machine.rename("p", "1");
    let pack = machine.path("p.counterpoint");
    session::pack(&machine.path("p"), &pack, |_, _| true).unwrap();
    machine.rename("p", "2");
    std::fs::remove_dir_all(machine.path("p")).unwrap();
    session::unpack(&pack, &machine.path("p"), &Home::below(&machine.path("home")), |_, _| true).unwrap();
    assert_eq!((machine.open("p").1, machine.labels("p")), (0, vec!["1".to_owned()]));
}

#[test]
fn what_was_done_in_two_copies_on_one_machine_is_contested_as_on_two() {
    let machine = Machine::with_project();
    let tree = TreeId(uuid::Uuid::from_u128(5));
    machine.open("p").0.commit("Tree", vec![Op::AddTree { tree, name: "Codes".to_owned() }]).unwrap();
    copy_folder(&machine.path("p"), &machine.path("copy"));
    let (mut ours, mut theirs) = (machine.open("p").0, machine.open("copy").0);
    for (session, to) in [(&mut ours, "Needs"), (&mut theirs, "Worries")] {
        let from = "Codes".to_owned();
        session.commit(to, vec![Op::RenameTree { tree, from, to: to.to_owned() }]).unwrap();
    }
    let compared = ours.merger().compare(&[&machine.path("copy")], |_, _| true).unwrap().unwrap();
    ours.merge(compared, "copy", "Merged").unwrap();
    let contested = ours.project().review().iter().any(|item| matches!(item.kind, ReviewKind::SetByTwo(_)));
    assert!(contested, "{:?}", ours.project().review());
}

#[test]
fn a_machine_that_was_cloned_gives_up_the_device_of_the_other() {
    let machine = Machine::with_project();
    machine.rename("p", "1");
    copy_folder(&machine.path("home"), &machine.path("clone"));
    machine.rename("p", "2");
    let desk = Desk { home: Home::below(&machine.path("clone")), ..Desk::of_user("Ana") };
    let mut session = Session::open(&machine.path("p"), desk).unwrap().output;
    rename(&mut session, "3");
    let devices: Vec<_> = session.history().iter().map(|change| change.at.device).collect();
    assert!(devices[0] == devices[1] && devices[1] != devices[2]);
    assert_eq!(machine.labels("p"), ["1", "2", "3"]);
}

#[test]
fn where_the_folder_can_only_be_read_what_had_gone_is_shown_all_the_same() {
    let machine = Machine::with_project();
    machine.rename("p", "1");
    std::fs::remove_dir_all(machine.path("p/journal")).unwrap();
    // What cannot be a folder cannot be written to.
    put(&machine.path("p/journal"), b"");
    let opened = Session::open(Path::new(&machine.path("p")), machine.desk("Ana")).unwrap();
    assert!(matches!(opened.warnings.as_slice(), [Told::WrittenAgain { n: 1, refused: Some(_) }]));
    assert_eq!(opened.output.project().name, "1");
}
