//! Clocks that are set back, by a day or by years, as a flat battery does.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use counterpoint::model::Op;
use counterpoint::session::{Clock, Desk, Session, check};

use super::coder::Place;

const DAY: u64 = 24 * 3_600_000;
const TODAY: u64 = 1_800_000_000_000;

/// A project of somebody whose clock can be set.
struct Bench {
    folder: tempfile::TempDir,
    time: Arc<AtomicU64>,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), time: Arc::new(AtomicU64::new(TODAY)) }
    }

    fn desk(&self, name: &str) -> Desk {
        let home = self.folder.path().join(format!("home of {name}"));
        let place = Place { project: self.folder.path().join("p"), home, name: name.to_owned() };
        let time = Arc::clone(&self.time);
        Desk { clock: Clock::new(move || time.load(Ordering::Relaxed)), ..place.desk() }
    }

    fn create(&self) -> Session {
        Session::create(&self.folder.path().join("p"), "0", self.desk("Ana")).unwrap()
    }

    /// Opens the project as `name`, and returns it with what was told.
    fn open(&self, name: &str) -> (Session, Vec<String>) {
        let opened = Session::open(&self.folder.path().join("p"), self.desk(name)).unwrap();
        (opened.output, opened.warnings.iter().map(ToString::to_string).collect())
    }

    fn set_clock(&self, time: u64) {
        self.time.store(time, Ordering::Relaxed);
    }
}

fn rename(session: &mut Session, to: &str) {
    let from = session.project().name.clone();
    session.commit(to, vec![Op::RenameProject { from, to: to.to_owned() }]).unwrap();
}

fn labels(session: &Session) -> Vec<&str> {
    session.history().iter().map(|change| change.label.as_str()).collect()
}

#[test]
fn a_clock_that_is_set_back_a_day_changes_no_order() {
    let bench = Bench::new();
    let mut ana = bench.create();
    rename(&mut ana, "1");
    bench.set_clock(TODAY - DAY);
    rename(&mut ana, "2");
    let (mut ana, told) = bench.open("Ana");
    assert_eq!(told, Vec::<String>::new());
    rename(&mut ana, "3");
    assert_eq!(labels(&ana), ["1", "2", "3"]);
    assert_eq!(ana.project().name, "3");
    ana.undo().unwrap();
    assert_eq!(ana.project().name, "2");
}

#[test]
fn a_clock_that_is_set_back_by_years_hides_nothing_and_is_told() {
    let bench = Bench::new();
    rename(&mut bench.create(), "1");
    let (mut ben, _) = bench.open("Ben");
    rename(&mut ben, "2");
    bench.set_clock(946_684_800_000);
    let (mut ana, told) = bench.open("Ana");
    assert!(told.len() == 1 && told[0].contains("the clock of this machine says 2000-01-01"), "{told:?}");
    assert_eq!(ana.project().name, "2");
    rename(&mut ana, "3");
    // What others write while that clock is wrong comes in, too.
    bench.set_clock(TODAY + 1);
    ben.refresh().unwrap();
    rename(&mut ben, "4");
    bench.set_clock(946_684_800_000);
    ana.refresh().unwrap();
    assert_eq!(labels(&ana), ["1", "2", "3", "4"]);
    assert_eq!(check(ana.root(), bench.desk("Zoe")).unwrap(), []);
}

#[test]
fn one_whose_clock_runs_years_ahead_waits_without_dragging_the_others_along() {
    let bench = Bench::new();
    let mut ana = bench.create();
    rename(&mut ana, "1");
    let (mut chen, _) = bench.open("Chen");
    rename(&mut chen, "2");
    let (mut ben, _) = bench.open("Ben");
    bench.set_clock(TODAY + 400 * DAY);
    rename(&mut ben, "far ahead");
    bench.set_clock(TODAY + 1);
    ana.refresh().unwrap();
    rename(&mut ana, "3");
    assert_eq!(labels(&ana), ["1", "2", "3"]);
    let (zoe, told) = bench.open("Zoe");
    assert!(told.len() == 1 && told[0].contains("1 changes of Ben") && told[0].contains("ahead"), "{told:?}");
    assert_eq!(zoe.project().name, "3");
}
