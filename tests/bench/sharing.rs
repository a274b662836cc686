//! What it costs to work together: merging a copy in which 100,000 changes were made, and taking in what a colleague
//! just did. All of it on copies of the journals, so that the corpus stays as it was made; texts are not needed for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use counterpoint::analysis::{Sides, merge_preview};
use counterpoint::model::{Address, Anchor, CodingId, NewCoding, Op, Outline};
use counterpoint::session::{ComparedCopies, Desk, Home, Session};

use super::corpus::{Random, Size};
use super::measured::Measured;

const N_MERGED: usize = 100_000;
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
        let rows = merge_preview(before, compared.after(), Sides { theirs: &incoming.changes, again: &[], ours });
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

/// Where copies of the corpus stand as long as a figure is taken.
pub struct Place(tempfile::TempDir);

impl Place {
    /// Returns a place beside the corpus, for as long as it lives.
    pub fn new(corpus: &Path, name: &str) -> Self {
        let beside = corpus.parent().expect("the corpus lies in a folder");
        Self(tempfile::Builder::new().prefix(name).tempdir_in(beside).expect("there is room beside the corpus"))
    }

    /// Returns a copy of the corpus that can be read.
    pub fn copy_with_texts(&self, corpus: &Path, name: &str) -> PathBuf {
        let copy = self.copy_of(corpus, name);
        copy_folder(&corpus.join("texts"), &copy.join("texts"));
        copy
    }

    fn copy_of(&self, corpus: &Path, name: &str) -> PathBuf {
        let copy = self.0.path().join(name);
        copy_folder(&corpus.join("journal"), &copy.join("journal"));
        fs::copy(corpus.join("project.ron"), copy.join("project.ron")).expect("a project has this file");
        copy
    }

    /// Returns where a coder's own things lie.
    pub fn home(&self, coder: &str) -> Home {
        Home::below(&self.0.path().join("homes").join(coder))
    }

    /// Opens a project as a coder with a machine of their own.
    pub fn session(&self, project: &Path, coder: &str) -> Session {
        let home = self.home(coder);
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
pub fn code_something(session: &mut Session, random: &mut Random) {
    let ops = some_coding(session, random);
    session.commit("Coded", ops).expect("the journal can be written");
}

/// Returns what codes forty characters somewhere.
pub fn some_coding(session: &mut Session, random: &mut Random) -> Vec<Op> {
    let project = session.project().clone();
    let documents: Vec<_> = project.documents.values().collect();
    let document = documents[random.below(documents.len())];
    let rows = Outline::of(&project).rows;
    let code = rows[random.below(rows.len())].code;
    let start = random.below(document.pieces().len() as usize - 40) as u32;
    let anchor = Anchor { first: Address::Original(start), last: Address::Original(start + 39) };
    let coding = CodingId::next(session.ids());
    vec![Op::ApplyCode(NewCoding { coding, document: document.id, code, coder: None, anchor, quote: "…".into() })]
}
