//! The matrix, by the function of the window.

use super::super::args::divergence::CodesTyped;
use super::super::args::matrix::{CellsName, ViewTyped};
use super::super::args::{Counting as CountingTyped, Layout, Out, UnitName};
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::analysis::{columns, unit_of};
use super::divergence::code_choice;
use super::scope::scope;
use crate::analysis::{self, CellShow, Columns, Counting, MatrixOrder, MatrixQuery, MatrixView};
use crate::model::Project;
use crate::session::Session;

/// Returns what the columns are: what was named, or else the viewpoint; crossed with another attribute when asked for.
pub fn columns_crossed(project: &Project, named: Option<&str>, cross: Option<&str>) -> Result<Columns, Trouble> {
    let no_viewpoint = "the project has no viewpoint: say which attribute the columns are with --columns, or set it with \
        “counterpoint viewpoint”";
    let named = named.or(project.viewpoint.as_deref()).ok_or_else(|| Trouble::Usage(no_viewpoint.to_owned()))?;
    let Some(cross) = cross else {
        return if named.eq_ignore_ascii_case("coders") { Ok(Columns::Coders) } else { columns(project, named) };
    };
    let attribute = |name: &str| Ok::<_, Trouble>(Columns::attribute(project, name)?.describe().into_owned());
    Ok(Columns::Crossed(attribute(named)?, attribute(cross)?))
}

/// Returns the matrix that was asked for.
pub fn query(
    project: &Project,
    codes: &CodesTyped,
    columns: Columns,
    unit: UnitName,
    own: bool,
    counting: &CountingTyped,
) -> Result<MatrixQuery, Trouble> {
    Ok(MatrixQuery {
        rows: code_choice(project, codes)?,
        columns,
        unit: unit_of(unit),
        counting: if own { Counting::Own } else { Counting::WithBelow },
        scope: scope(project, counting)?,
        words: true,
    })
}

/// Writes the matrix.
pub fn matrix(
    session: &Session,
    query: &MatrixQuery,
    layout: Layout,
    view: &ViewTyped,
    out: &Out,
) -> Result<Exit, Trouble> {
    let matrix = analysis::matrix(session.project(), query);
    let names: Vec<&str> = matrix.groups.iter().map(|g| g.name.as_str()).collect();
    let known = |name: &str| names.iter().any(|n| n.to_lowercase() == name.trim().to_lowercase());
    let order = match &view.sort {
        None => MatrixOrder::Trees,
        Some(name) if known(name) => MatrixOrder::Group(name.clone()),
        Some(name) if name.eq_ignore_ascii_case("total") => MatrixOrder::Total,
        Some(name) => {
            return Err(Trouble::Usage(format!("no column “{name}” to sort by: total, {}", names.join(", "))));
        }
    };
    let cells = match view.cells {
        CellsName::Counts => CellShow::Counts,
        CellsName::Group => CellShow::PercentOfGroup,
        CellsName::Row => CellShow::PercentOfRow,
        CellsName::Column => CellShow::PercentOfColumn,
        CellsName::PerThousandWords => CellShow::PerThousandWords,
    };
    let view = MatrixView { cells, hide_empty: view.hide_empty, order, totals: view.totals };
    let table = match layout {
        Layout::Wide => matrix.wide_as(&view),
        Layout::Tidy => matrix.tidy(),
    };
    write_table(session, &table, out)?;
    Ok(Exit::Done)
}
