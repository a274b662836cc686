//! What it costs to work together: merging a copy in which 100,000 changes were made, taking in what a colleague just did,
//! and coding while seven others code in the same folder. All of it on copies of the journals, so that the corpus stays as it
//! was made; texts are not needed for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use counterpoint::analysis::merge_preview;
use counterpoint::model::{Address, Anchor, CodingId, NewCoding, Op, Outline};
use counterpoint::session::{ComparedCopies, Desk, Home, Session};

use super::corpus::{Random, Size};
use super::measured::Measured;

const N_MERGED: usize = 100_000;
const N_OTHERS: usize = 7;

/// How long eight people code: ten seconds, or what `FIGURES_SECONDS` says (600 for the ten minutes of a whole proof).
fn coding_time() -> Duration {
    let seconds = std::env::var("FIGURES_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(10);
    Duration::from_secs(seconds)
}

/// Merging a copy with 100,000 further changes: read, compared, previewed, written and folded.
pub fn merge(folder: &Path, _: Size) -> Measured {
    let place = Place::new(folder, "merge");
    let other = place.copy_of(folder, "other");
    let mut colleague = place.session(&other, "Colleague");
    let mut random = Random::of(11);
    for _ in 0..N_MERGED {
        code_something(&mut colleague, &mut random);
    }
    drop(colleague);
    let mut n = 0;
    let prepare = || {
        n += 1;
        let own = place.copy_of(folder, &format!("own {n}"));
        place.session(&own, "Bench")
    };
    Measured::runs(3, prepare, |mut session| {
        let compared = session.merger().compare(&[&other], |_, _| true).expect("the copy can be read");
        let compared = compared.expect("nobody stops it");
        let ComparedCopies { incoming, before, ours, .. } = &compared;
        let rows = merge_preview(before, compared.after(), &incoming.changes, ours);
        session.merge(compared, "other", "Merged").expect("the folder can be written");
        (rows, session)
    })
}

/// Taking in one change that a colleague just made, once its file is there: read, folded, and known.
pub fn arrival(folder: &Path, _: Size) -> Measured {
    take_in(folder, "arrival", false)
}

/// The same when its clock is behind, so that it belongs before what was done here since.
pub fn arrival_between(folder: &Path, _: Size) -> Measured {
    take_in(folder, "arrival between", true)
}

fn take_in(folder: &Path, name: &str, between: bool) -> Measured {
    let place = Place::new(folder, name);
    let shared = place.copy_of(folder, "shared");
    let (mut own, mut colleague) = (place.session(&shared, "Bench"), place.session(&shared, "Colleague"));
    let mut random = Random::of(12);
    let mut millis = Vec::new();
    for _ in 0..30 {
        code_something(&mut colleague, &mut random);
        if between {
            code_something(&mut own, &mut random);
        }
        // Jobs and panels hold the project as it was.
        let held = own.project().clone();
        let start = Instant::now();
        own.refresh().expect("the folder can be read");
        millis.push(start.elapsed().as_secs_f64() * 1000.0);
        drop(held);
    }
    Measured::of(millis)
}

/// Applying a code while seven others code in the same folder, each four times a second.
pub fn among_eight(folder: &Path, _: Size) -> Measured {
    let place = Place::new(folder, "among eight");
    let shared = place.copy_of(folder, "shared");
    let mut own = place.session(&shared, "Bench");
    own.watch(|| {});
    let done = AtomicBool::new(false);
    let mut millis = Vec::new();
    std::thread::scope(|scope| {
        for n in 0..N_OTHERS {
            let (place, shared, done) = (&place, &shared, &done);
            scope.spawn(move || {
                let mut session = place.session(shared, &format!("Coder {n}"));
                let mut random = Random::of(20 + n as u64);
                while !done.load(Ordering::Relaxed) {
                    code_something(&mut session, &mut random);
                    std::thread::sleep(Duration::from_millis(250));
                }
            });
        }
        let (begun, mut random) = (Instant::now(), Random::of(19));
        while begun.elapsed() < coding_time() {
            let start = Instant::now();
            own.take_arrivals().expect("the folder can be written");
            code_something(&mut own, &mut random);
            millis.push(start.elapsed().as_secs_f64() * 1000.0);
            std::thread::sleep(Duration::from_millis(16));
        }
        done.store(true, Ordering::Relaxed);
    });
    Measured::of(millis)
}

/// Where copies of the corpus stand as long as a figure is taken.
struct Place(tempfile::TempDir);

impl Place {
    fn new(corpus: &Path, name: &str) -> Self {
        let beside = corpus.parent().expect("the corpus lies in a folder");
        Self(tempfile::Builder::new().prefix(name).tempdir_in(beside).expect("there is room beside the corpus"))
    }

    fn copy_of(&self, corpus: &Path, name: &str) -> PathBuf {
        let copy = self.0.path().join(name);
        copy_folder(&corpus.join("journal"), &copy.join("journal"));
        fs::copy(corpus.join("project.ron"), copy.join("project.ron")).expect("a project has this file");
        copy
    }

    fn session(&self, project: &Path, coder: &str) -> Session {
        let home = self.0.path().join("homes").join(coder);
        let home = Home::below(&home);
        Session::open(project, Desk { home, ..Desk::of_user(coder) }).expect("the corpus opens").output
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the copy can be written");
    for entry in fs::read_dir(from).expect("the corpus can be read") {
        let path = entry.expect("the corpus can be read").path();
        let target = to.join(path.file_name().expect("what lies in a folder has a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("the copy can be written");
        }
    }
}

/// Codes forty characters somewhere.
fn code_something(session: &mut Session, random: &mut Random) {
    let project = session.project().clone();
    let documents: Vec<_> = project.documents.keys().collect();
    let document = *documents[random.below(documents.len())];
    let rows = Outline::of(&project).rows;
    let code = rows[random.below(rows.len())].code;
    drop(project);
    let start = random.below(30_000) as u32;
    let anchor = Anchor { first: Address::Original(start), last: Address::Original(start + 39) };
    let coding = CodingId::next(session.ids());
    let new = NewCoding { coding, document, code, coder: None, anchor, quote: "…".into() };
    session.commit("Coded", vec![Op::ApplyCode(new)]).expect("the journal can be written");
}
