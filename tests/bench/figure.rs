//! The figures: what each one runs.

use std::path::Path;

use counterpoint::model::{Excerpt, Outline, Span, plan};
use counterpoint::session::{Desk, Session};

use super::corpus::Size;
use super::measured::Measured;

/// One figure of the table.
pub struct Figure {
    /// Its name in the table.
    pub name: &'static str,
    /// What the design asks for.
    pub must: &'static str,
    /// Takes it on the project in the folder.
    pub take: fn(&Path, Size) -> Measured,
}

/// All figures, in the order of the table.
pub const FIGURES: [Figure; 2] = [
    Figure { name: "open", must: "M < 150, L < 1,000, XL < 10,000 and under 2 GiB", take: open },
    Figure { name: "apply_code", must: "< 16 at L", take: apply_code },
];

fn session(folder: &Path) -> Session {
    Session::open(folder, Desk::of_user("Bench")).expect("the corpus opens").output
}

/// Opens the project until the first document can be read.
fn open(folder: &Path, size: Size) -> Measured {
    let runs = if size.n_documents > 5_000 { 3 } else { 7 };
    Measured::runs(
        runs,
        || (),
        |()| {
            let session = session(folder);
            let project = session.project();
            let first = *project.documents().first().expect("the corpus holds documents");
            project.text(first).expect("the text is there");
            session
        },
    )
}

/// Codes an excerpt, with a snapshot of the project in other hands as a running job would hold it.
fn apply_code(folder: &Path, _: Size) -> Measured {
    let mut session = session(folder);
    let document = session.project().documents()[0].id;
    let code = Outline::of(session.project()).rows[3].code;
    let mut start = 0;
    Measured::runs(
        50,
        || {
            start += 7;
            Excerpt { document, span: Span::new(start, start + 40) }
        },
        |excerpt| {
            session
                .commit_plan("Coded", |project, ids, coder| plan::apply_code(project, ids, code, coder, excerpt))
                .expect("the journal can be written")
                .expect("the excerpt can be coded")
        },
    )
}
