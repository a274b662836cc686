//! What correcting costs: on the document of 500,000 words with 20,000 codings, in memory, so that the corpus stays as
//! it was made; and opening a project of size M in which 10,000 corrections were made.

use std::path::Path;

use counterpoint::model::{Change, DeviceId, DocumentId, IdSource, Op, Project, Replacement, Span, Stamp, plan};
use counterpoint::session::{Desk, Session};

use super::corpus::{ONE_HUGE, Random, SIZES, Size, make_project};
use super::measured::Measured;

/// How many corrections a document or project has had before.
const MANY: usize = 10_000;

/// A document that is corrected in memory.
struct Desktop {
    project: Project,
    document: DocumentId,
    ids: IdSource,
    random: Random,
}

impl Desktop {
    fn open(folder: &Path) -> Self {
        let folder = folder.with_file_name(ONE_HUGE.name);
        let session = Session::open(&folder, Desk::of_user("Bench")).expect("the corpus opens").output;
        let project = (**session.project()).clone();
        let document = project.documents()[0].id;
        Self { project, document, ids: IdSource::counting(), random: Random::of(7) }
    }

    /// Returns `n` places that replace five characters each, in the order of the text.
    fn places(&mut self, n: usize) -> Vec<Replacement> {
        let len = self.project.documents[&self.document].pieces().len();
        let step = len / n as u32;
        let place = |i: u32, random: &mut Random| {
            let start = i * step + random.below(step.saturating_sub(10).max(1) as usize) as u32;
            Replacement { span: Span::new(start, start + 5), text: "mended".to_owned() }
        };
        (0..n as u32).map(|i| place(i, &mut self.random)).collect()
    }

    fn plan(&mut self, places: &[Replacement]) -> Vec<Op> {
        plan::correct_text(&self.project, &mut self.ids, self.document, places).expect("the places lie in the text")
    }

    /// Folds a correction, finds every span anew, and makes the text as it stands.
    fn fold(&mut self, ops: Vec<Op>) {
        let head = self.project.head;
        let at = Stamp::after(head, head.map_or(0, |head| head.millis + 1), DeviceId::from_bits(9));
        let by = *self.project.coders.keys().next().expect("somebody made the corpus");
        let change = Change { at, by, seen: head.into_iter().collect(), label: String::new(), undoes: None, ops };
        self.project.apply(&change);
        self.project.text(&self.project.documents[&self.document]).expect("the text is there");
    }
}

/// One correction of one word, planned, folded and made text.
pub fn one(folder: &Path, _: Size) -> Measured {
    let mut desktop = Desktop::open(folder);
    correct_one_by_one(&mut desktop)
}

/// The same after ten thousand others.
pub fn one_after_many(folder: &Path, _: Size) -> Measured {
    let mut desktop = Desktop::open(folder);
    let places = desktop.places(MANY);
    let ops = desktop.plan(&places);
    desktop.fold(ops);
    correct_one_by_one(&mut desktop)
}

fn correct_one_by_one(desktop: &mut Desktop) -> Measured {
    let millis = (0..30).map(|_| {
        let places = desktop.places(1);
        let start = std::time::Instant::now();
        let ops = desktop.plan(&places);
        desktop.fold(ops);
        start.elapsed().as_secs_f64() * 1000.0
    });
    Measured::of(millis.collect())
}

/// One change that replaces words at ten thousand places.
pub fn everywhere(folder: &Path, _: Size) -> Measured {
    let mut desktop = Desktop::open(folder);
    let millis = (0..3).map(|_| {
        let places = desktop.places(MANY);
        let start = std::time::Instant::now();
        let ops = desktop.plan(&places);
        desktop.fold(ops);
        start.elapsed().as_secs_f64() * 1000.0
    });
    Measured::of(millis.collect())
}

/// Opens a project of 200 documents in which 10,000 corrections were made, one change each.
pub fn open_corrected(folder: &Path, _: Size) -> Measured {
    let folder = folder.with_file_name("corrected");
    make_corrected(&folder);
    Measured::runs(
        7,
        || (),
        |()| {
            let session = Session::open(&folder, Desk::of_user("Bench")).expect("the corpus opens").output;
            let project = session.project();
            let first = *project.documents().first().expect("the corpus holds documents");
            project.text(first).expect("the text is there");
            session
        },
    )
}

fn make_corrected(folder: &Path) {
    if folder.join("made").exists() {
        return;
    }
    std::fs::remove_dir_all(folder).ok();
    make_project(folder, SIZES[1]);
    let mut session = Session::open(folder, Desk::of_user("Bench")).expect("the corpus opens").output;
    let documents: Vec<DocumentId> = session.project().documents().iter().map(|d| d.id).collect();
    let mut random = Random::of(11);
    for i in 0..MANY {
        let document = documents[i % documents.len()];
        let len = session.project().documents[&document].pieces().len();
        let start = random.below(len as usize - 10) as u32;
        let places = [Replacement { span: Span::new(start, start + 5), text: "mended".to_owned() }];
        session
            .commit_plan("Mended", |project, ids, _| plan::correct_text(project, ids, document, &places))
            .expect("the journal can be written")
            .expect("the place lies in the text");
    }
    std::fs::File::create(folder.join("made")).expect("the corpus's folder can be written");
}
