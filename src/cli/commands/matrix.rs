//! The matrix, by the function of the window, and those that were saved under a name.

use super::super::args::divergence::CodesTyped;
use super::super::args::matrix::ViewTyped;
use super::super::args::{Counting as CountingTyped, Layout, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::analysis::columns;
use super::commit;
use super::divergence::rows_typed;
use super::scope::scope;
use crate::analysis::{
    self, AnalysisError, CellShow, Columns, Counting, MatrixOrder, MatrixQuery, MatrixView, SavedMatrix, Unit,
};
use crate::model::naming::is_same_name;
use crate::model::plan::PlanError;
use crate::model::{Project, plan};
use crate::session::Session;

/// Returns what the columns are: what was named, or else the viewpoint; crossed with another attribute when asked for.
pub fn columns_crossed(project: &Project, named: Option<&str>, cross: Option<&str>) -> Result<Columns, Trouble> {
    let no_viewpoint = "the project has no viewpoint: say which attribute the columns are with --columns, or set it with \
        “counterpoint viewpoint”";
    let named = named.or(project.viewpoint.as_deref()).ok_or_else(|| Trouble::Usage(no_viewpoint.to_owned()))?;
    let Some(cross) = cross else {
        return if named.eq_ignore_ascii_case("coders") { Ok(Columns::Coders) } else { columns(project, named) };
    };
    let attribute = |name: &str| Ok::<_, Trouble>(Columns::attribute(project, name)?.describe().to_string());
    Ok(Columns::Crossed(attribute(named)?, attribute(cross)?))
}

/// Returns the matrix that was asked for.
pub fn query(
    project: &Project,
    codes: &CodesTyped,
    columns: Columns,
    unit: Unit,
    own: bool,
    counting: &CountingTyped,
) -> Result<MatrixQuery, Trouble> {
    let (rows, themes) = rows_typed(project, codes)?;
    Ok(MatrixQuery {
        rows,
        themes,
        columns,
        unit,
        counting: if own { Counting::Own } else { Counting::WithBelow },
        scope: scope(project, counting)?,
        words: true,
    })
}

/// Returns how the matrix is looked at.
pub fn view(project: &Project, query: &MatrixQuery, typed: &ViewTyped) -> Result<MatrixView, Trouble> {
    let order = match &typed.sort {
        None => MatrixOrder::Trees,
        Some(name) => order(project, query, name)?,
    };
    let cells = typed.cells;
    if !cells.fits(query.unit) {
        return Err(Trouble::Usage(match cells {
            CellShow::PerThousandWords => {
                "people and documents do not grow with the words: a rate takes --unit excerpts or --unit words"
                    .to_owned()
            }
            _ => "excerpts are no share of a group: take --unit participants, documents or words".to_owned(),
        }));
    }
    Ok(MatrixView { cells, hide_empty: typed.hide_empty, order, totals: typed.totals })
}

fn order(project: &Project, query: &MatrixQuery, name: &str) -> Result<MatrixOrder, Trouble> {
    let groups = analysis::matrix(project, query).groups;
    let names: Vec<&str> = groups.iter().map(|g| g.name.as_str()).collect();
    let known = names.iter().any(|n| is_same_name(n, name));
    match known {
        true => Ok(MatrixOrder::Group(name.to_owned())),
        false if name.eq_ignore_ascii_case("total") => Ok(MatrixOrder::Total),
        false => Err(Trouble::Usage(format!("no column “{name}” to sort by: total, {}", names.join(", ")))),
    }
}

/// Writes the matrix.
pub fn matrix(
    session: &Session,
    query: &MatrixQuery,
    view: &MatrixView,
    layout: Layout,
    out: &Out,
) -> Result<Exit, Trouble> {
    let matrix = analysis::matrix(session.project(), query);
    let table = match layout {
        Layout::Wide => matrix.wide_as(view),
        Layout::Tidy => matrix.tidy(),
    };
    show(session, &table, out)
}

/// Writes the matrix that was saved under a name.
pub fn saved(session: &Session, name: &str, layout: Layout, out: &Out) -> Result<Exit, Trouble> {
    let (query, view) = SavedMatrix::standing(session.project(), name).map_err(AnalysisError::from)?;
    matrix(session, &query, &view, layout, out)
}

/// Refuses what shapes a wide matrix where tidy rows are written, which hold every number once; a matrix that is saved
/// is looked at in other ways later.
pub fn refuse_a_view_of_tidy_rows(view: &ViewTyped, layout: Layout, is_saved: bool) -> Result<(), Trouble> {
    let ViewTyped { cells, hide_empty, sort, totals } = view;
    let typed = [
        ("--cells", *cells != CellShow::Counts),
        ("--hide-empty", *hide_empty),
        ("--sort", sort.is_some()),
        ("--totals", *totals),
    ];
    match typed.into_iter().find(|(_, typed)| *typed) {
        Some((option, _)) if layout == Layout::Tidy && !is_saved => Err(Trouble::Usage(format!(
            "{option} shapes a wide matrix; tidy rows hold every number and stand in the order of the code trees"
        ))),
        _ => Ok(()),
    }
}

/// Saves a matrix under a name; over another one of that name only when that is wished.
pub fn save(
    session: &mut Session,
    name: &str,
    replaces: bool,
    query: &MatrixQuery,
    view: &MatrixView,
) -> Result<Exit, Trouble> {
    let ops = plan::save_matrix(session.project(), name, Some(SavedMatrix::of(query, view).written()))?;
    let project = session.project();
    let known = project.comparison.matrix_named(name);
    if let Some((known, kept)) = known.filter(|_| !replaces && !ops.is_empty()) {
        let (by, day) = (project.coder_name(kept.by), kept.at.minute());
        return Err(Trouble::Usage(format!(
            "there is a saved matrix “{known}”, saved by {by} on {day} UTC: take another name, or write over it with --replace"
        )));
    }
    commit(session, &format!("Matrix “{}” saved", name.trim()), ops)
}

/// Writes which matrices are saved.
pub fn list(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::saved_matrices_table(session.project()), out)
}

/// Gives a saved matrix another name.
pub fn rename(session: &mut Session, name: &str, to: &str) -> Result<Exit, Trouble> {
    let ops = plan::rename_matrix(session.project(), name, to)?;
    commit(session, &format!("Matrix “{name}” renamed to “{}”", to.trim()), ops)
}

/// Forgets a saved matrix.
pub fn forget(session: &mut Session, name: &str) -> Result<Exit, Trouble> {
    let ops = plan::save_matrix(session.project(), name, None)?;
    if ops.is_empty() {
        return Err(PlanError::NoSuchMatrix(name.to_owned()).into());
    }
    commit(session, &format!("Matrix “{name}” forgotten"), ops)
}
