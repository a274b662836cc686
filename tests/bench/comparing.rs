//! What comparing viewpoints costs: themes as rows, convergence, quotes, the framework grid, suggestions, co-occurrence
//! by person, participants described, agreement. The corpus holds no themes and no finished documents: they are folded
//! in memory, so that it stays as it was made.

use std::path::Path;

use counterpoint::analysis::{
    AgreementQuery, AgreementUnit, CoOccurrenceQuery, Columns, ConvergenceQuery, MatrixQuery, MeetingCell, MeetingUnit,
    QuoteQuery, Scope, Unit, agreement, convergence, description_table, framework, matrix, meeting_excerpts, meetings,
    meetings_by_group, quote_matrix, suggest_mappings,
};
use counterpoint::model::{Change, DeviceId, IdSource, Op, Outline, Project, Stamp, ThemeId};
use counterpoint::session::{Desk, Session};

use super::corpus::Size;
use super::measured::Measured;

const N_THEMES: usize = 12;
const CODES_OF_A_THEME: usize = 8;

/// The corpus with twelve themes of eight codes, and every document finished by all coders.
fn compared(folder: &Path) -> (Session, Project) {
    let session = Session::open(folder, Desk::of_user("Bench")).expect("the corpus opens").output;
    let mut project = Project::clone(session.project());
    let mut ops = themes(&project);
    ops.extend(finished(&project));
    let at = Stamp::after(None, session.now() + 1, DeviceId::from_bits(7));
    project.apply(&Change { at, by: session.coder(), seen: Vec::new(), label: String::new(), undoes: None, ops });
    (session, project)
}

fn themes(project: &Project) -> Vec<Op> {
    let codes: Vec<_> = Outline::of(project).rows.iter().map(|row| row.code).collect();
    let mut ids = IdSource::new(uuid::Uuid::now_v7);
    let of_theme = |n: usize| {
        let theme = ThemeId::next(&mut ids);
        let gathered = codes.iter().skip(n * CODES_OF_A_THEME).take(CODES_OF_A_THEME);
        let gathered = gathered.map(move |code| Op::GatherCode { theme, code: *code });
        std::iter::once(Op::SetTheme { theme, from: None, to: Some(format!("Theme {n}")) })
            .chain(gathered)
            .collect::<Vec<_>>()
    };
    (0..N_THEMES).flat_map(of_theme).collect()
}

fn finished(project: &Project) -> Vec<Op> {
    let tree = *project.trees.keys().next().expect("the corpus has a code tree");
    let coders: Vec<_> = project.coders.keys().copied().collect();
    let of_document = |document| {
        coders.iter().map(move |coder| Op::FinishDocument { document, coder: *coder, tree }).collect::<Vec<_>>()
    };
    project.documents().iter().flat_map(|document| of_document(document.id)).collect()
}

/// Times `ask` after it was asked once: texts are read and their words numbered before.
fn asked<T>(folder: &Path, ask: impl Fn(&Project) -> T) -> Measured {
    let (_session, project) = compared(folder);
    ask(&project);
    Measured::runs(15, || (), |()| ask(&project))
}

/// Themes by viewpoint, in participants.
pub fn themes_matrix(folder: &Path, _: Size) -> Measured {
    let query = MatrixQuery { themes: true, ..MatrixQuery::by(Columns::Attribute("viewpoint".to_owned())) };
    asked(folder, |project| matrix(project, &query).wide())
}

/// All codes by two attributes crossed, in words.
pub fn crossed_matrix(folder: &Path, _: Size) -> Measured {
    let columns = Columns::Crossed("viewpoint".to_owned(), "city".to_owned());
    let query = MatrixQuery { unit: Unit::Words, ..MatrixQuery::by(columns) };
    asked(folder, |project| matrix(project, &query).wide())
}

/// Who is heard on each theme, by viewpoint.
pub fn converge(folder: &Path, _: Size) -> Measured {
    let query = ConvergenceQuery { attribute: "viewpoint".to_owned(), groups: Vec::new(), scope: Scope::default() };
    asked(folder, |project| convergence(project, &query).expect("there are groups").table())
}

/// One theme with all of its excerpts, some 5,000 at L.
pub fn quote(folder: &Path, _: Size) -> Measured {
    let query = |project: &Project| QuoteQuery {
        attribute: "viewpoint".to_owned(),
        groups: Vec::new(),
        only: project.comparison.themes().first().map(|theme| theme.id),
        all: true,
        pattern: None,
        language: counterpoint::model::Language::En,
        scope: Scope::default(),
    };
    asked(folder, |project| quote_matrix(project, &query(project)).expect("there are groups"))
}

/// Every participant by every theme.
pub fn grid(folder: &Path, _: Size) -> Measured {
    asked(folder, |project| framework(project, Some("viewpoint"), &Scope::default()).expect("the attribute is there"))
}

/// The hundred pairs of codes that share most words.
pub fn suggest(folder: &Path, _: Size) -> Measured {
    asked(folder, |project| suggest_mappings(project, 100))
}

/// Codes that overlap, in each viewpoint beside the others.
pub fn meet_by_group(folder: &Path, _: Size) -> Measured {
    let meet = |project: &Project| {
        meetings_by_group(project, &CoOccurrenceQuery::default(), MeetingUnit::Excerpts, "viewpoint", &[])
    };
    asked(folder, |project| meet(project).expect("there are groups").table())
}

/// The excerpts behind the number of the first pair of codes that overlap.
pub fn behind_a_pair(folder: &Path, _: Size) -> Measured {
    let (query, unit) = (CoOccurrenceQuery::default(), MeetingUnit::Excerpts);
    let (_session, project) = compared(folder);
    let codes = meetings(&project, &query, unit).pairs.first().expect("codes overlap").codes;
    let cell = MeetingCell { query, unit, codes, group: None };
    Measured::runs(15, || (), |()| meeting_excerpts(&project, &cell).expect("the codes are there"))
}

/// All attributes described.
pub fn describe(folder: &Path, _: Size) -> Measured {
    asked(folder, description_table)
}

/// Agreement on turns, code by code and for all, with 2,000 draws for each interval.
pub fn agree(folder: &Path, _: Size) -> Measured {
    let query = AgreementQuery { unit: AgreementUnit::Turn, ..AgreementQuery::default() };
    let (_session, project) = compared(folder);
    Measured::runs(3, || (), |()| agreement(&project, &query))
}
