//! Tables out. Counting and writing run as a job on the project as it stood when the file was chosen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::command::TableRequest;
use super::super::notice::Notice;
use super::super::state::Study;
use super::super::words::{imports as told, notices as say};
use crate::analysis::{
    self, Caption, Columns, ConvergenceQuery, ExcerptQuery, FrequencyQuery, Meetings, QuoteQuery, RowOrder, Rows,
    Scope, Table, Unit,
};
use crate::export::picture::{self, Picture};
use crate::export::{self, About, ExportError, Format};
use crate::model::{Outline, Project, Said, Tongue};
use crate::session::{self, SessionError};

/// Why a table is not written.
#[derive(Debug, thiserror::Error)]
enum WriteError {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error(transparent)]
    Session(#[from] SessionError),
    /// There is nothing to write, and why.
    #[error("{0}")]
    Nothing(Said),
}

pub(super) fn export(app: &mut App, screen: &Context, request: TableRequest, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let about = about(study, app.settings.labels);
    let path = if draws(&request, &path) { path } else { with_format(path).0 };
    let job = app.tongue().fill(told::WRITING, &[("file", &path.display().to_string())]);
    let target = path.clone();
    let work = move |_: &super::super::jobs::JobHandle| write(&project, &request, &about, &target);
    app.jobs.spawn(screen, job, work, move |app, _, written| match written {
        Ok(()) => {
            let text = app.tongue().fill(say::EXPORTED, &[("file", &path.display().to_string())]);
            app.last = Some(text.clone());
            app.notices.push(Notice::done(text));
        }
        Err(WriteError::Session(error)) => super::project::tell(app, error),
        Err(WriteError::Nothing(why)) => app.tell(move |tongue| Notice::error(why.told(tongue), None)),
        Err(WriteError::Export(error)) => app.tell(move |tongue| Notice::error(error.said().told(tongue), None)),
    });
}

/// Returns where a table or a picture comes from, to be told in the language of `labels`.
pub(super) fn about(study: &Study, labels: Tongue) -> About {
    About::of(study.session.project(), study.session.today(), labels)
}

fn write(project: &Project, request: &TableRequest, about: &About, path: &Path) -> Result<(), WriteError> {
    let mut bytes = Vec::new();
    let drawn = if draws(request, path) { picture_of(project, request, about) } else { None };
    match drawn {
        Some(drawn) if extension(path) == "svg" => bytes.extend(picture::svg(&drawn).into_bytes()),
        Some(drawn) => bytes.extend(picture::png(&drawn)?),
        None => {
            let mut table = table_of(project, request, about);
            // A table without columns says in its title why there is none.
            if table.columns.is_empty() {
                return Err(WriteError::Nothing(table.caption.title));
            }
            table.say_whose_work_is_left_out(project);
            export::write(with_format(path.to_owned()).1, &table, about, &mut bytes)?;
        }
    }
    Ok(session::write_output(path, &bytes)?)
}

fn extension(path: &Path) -> String {
    path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase()
}

/// Whether the file is to hold a picture.
fn draws(request: &TableRequest, path: &Path) -> bool {
    let ending = extension(path);
    request.is_pictured() && picture::FORMATS.iter().any(|(known, _)| *known == ending)
}

/// At most so many rows or ties are drawn; a page holds no more that can be read.
pub(in crate::app) const MOST_DRAWN: usize = 60;

fn picture_of(project: &Project, request: &TableRequest, about: &About) -> Option<Picture> {
    Some(match request {
        TableRequest::Frequencies => {
            let query = FrequencyQuery { rows: Rows::All, by: None, scope: Scope::default(), words: false };
            let found = analysis::frequencies(project, &query);
            picture::of_frequencies(&found, Unit::Participants, MOST_DRAWN, about)
        }
        TableRequest::MatrixWide { query, .. } | TableRequest::MatrixTidy(query) => {
            picture::of_matrix(&analysis::matrix(project, query), MOST_DRAWN, about)
        }
        TableRequest::Meetings { query, unit, by, filter, as_heat_map } => {
            let draw = if *as_heat_map { picture::heat_map_of } else { picture::network_of };
            let outline = Outline::of(project);
            let drawn = |found: Meetings| draw(&found, &outline, MOST_DRAWN, about);
            match by {
                None => drawn(analysis::meetings(project, query, *unit).filtered(filter)),
                Some(by) => {
                    let found = analysis::meetings_by_group(project, query, *unit, by, &[]).ok()?.filtered(filter);
                    picture::stacked(found.groups.into_iter().map(|(_, found)| drawn(found)).collect())
                }
            }
        }
        TableRequest::Compare(query) => {
            picture::of_comparison(&analysis::compare(project, query).ok()?, MOST_DRAWN, about)
        }
        TableRequest::Companion(companion) => super::comparison::drawn(project, companion, about)?,
        _ => return None,
    })
}

/// Returns the table, counted by the same functions as on the command line.
fn table_of(project: &Project, request: &TableRequest, about: &About) -> Table {
    match request {
        TableRequest::Frequencies => {
            let by = project.viewpoint.clone().map(Columns::Attribute);
            let query = FrequencyQuery { rows: Rows::All, by, scope: Scope::default(), words: true };
            analysis::frequencies(project, &query).table()
        }
        TableRequest::MatrixWide { query, view } => analysis::matrix(project, query).wide_as(view),
        TableRequest::MatrixTidy(query) => analysis::matrix(project, query).tidy(),
        TableRequest::Meetings { query, unit, by: None, filter, .. } => {
            analysis::meetings(project, query, *unit).filtered(filter).table()
        }
        TableRequest::Meetings { query, unit, by: Some(by), filter, .. } => {
            let found = analysis::meetings_by_group(project, query, *unit, by, &[]).map_err(|why| why.said());
            or_reason("co-occurrence", found.map(|found| found.filtered(filter).table()))
        }
        TableRequest::ExcerptList(list) => {
            let outline = Outline::of(project);
            let listed = analysis::list_excerpts(project, &outline, list);
            or_reason("excerpts", listed.map(|listed| listed.table(project, &outline)).map_err(|why| why.said()))
        }
        TableRequest::Excerpts(code) => {
            let query = ExcerptQuery { code: *code, ..ExcerptQuery::default() };
            analysis::excerpt_table(project, &analysis::excerpts(project, &query), &query)
        }
        TableRequest::Compare(query) => {
            let found = analysis::compare(project, query).map_err(|why| why.said());
            or_reason("compare", found.map(|found| found.table(RowOrder::ByDifference)))
        }
        TableRequest::Companion(companion) => {
            let counted = super::comparison::counted(project, companion, about).map_err(|why| why.said());
            or_reason("companion", counted.map(|counted| counted.table))
        }
        TableRequest::Agreement(query) => analysis::agreement(project, query).detailed_table(),
        TableRequest::Convergence => {
            let query = ConvergenceQuery { attribute: compared(project), groups: Vec::new(), scope: Scope::default() };
            let found = analysis::convergence(project, &query).map_err(|why| why.said());
            or_reason("convergence", found.map(|found| found.table()))
        }
        TableRequest::Quotes { all } => {
            let query = QuoteQuery {
                attribute: compared(project),
                groups: Vec::new(),
                only: None,
                all: *all,
                pattern: None,
                language: about.labels.language(),
                scope: Scope::default(),
            };
            let found = analysis::quote_matrix(project, &query).map_err(|why| why.said());
            or_reason("quotes", found.map(|found| found.wide()))
        }
        TableRequest::Asked => analysis::asked_grid(project, &Outline::of(project)).table(),
        TableRequest::Crosswalk => analysis::crosswalk_table(project),
        TableRequest::Framework => {
            let grid = analysis::framework(project, project.viewpoint.as_deref(), &Scope::default());
            or_reason("framework", grid.map(|grid| grid.wide(project)).map_err(|why| why.said()))
        }
        TableRequest::Participants => analysis::participants_table(project),
        TableRequest::Description => analysis::description_table(project),
        TableRequest::NumbersByCode(code) => {
            let codes = analysis::CodeChoice { picked: vec![*code], ..Default::default() };
            analysis::numbers_by_code_table(project, &analysis::numbers_by_code(project, &codes))
        }
        TableRequest::Codes => analysis::codes_table(project),
        TableRequest::Events { by } => {
            let counted = |events: &[analysis::Event]| match by {
                None => analysis::events_table(project, events),
                Some(by) => analysis::events_counted(project, events, *by),
            };
            or_reason("events", analysis::events(project).map(|events| counted(&events)).map_err(|why| why.said()))
        }
        TableRequest::Memos(listed) => analysis::memos_table(project, |on| listed.contains(&on)),
        TableRequest::Import(files) => analysis::file_reports(files),
    }
}

/// Returns the attribute whose values are compared, empty when the project has none.
fn compared(project: &Project) -> String {
    let first = || project.attributes().next().map(|a| a.name.clone());
    project.viewpoint.clone().or_else(first).unwrap_or_default()
}

/// Returns the table, or an empty one that says why there is none.
fn or_reason(name: &str, table: Result<Table, Said>) -> Table {
    table.unwrap_or_else(|title| Table::new(name, analysis::columns([]), Caption { title, ..Caption::default() }))
}

/// Returns the format that the extension names; without one that is known, the file becomes a CSV file.
fn with_format(path: PathBuf) -> (PathBuf, Format) {
    let named = path.extension().and_then(|e| e.to_str()).and_then(Format::from_extension);
    match named {
        Some(format) => (path, format),
        None => {
            let mut name = path.into_os_string();
            name.push(".csv");
            (name.into(), Format::Csv)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_names_the_format() {
        assert_eq!(with_format("a.xlsx".into()), ("a.xlsx".into(), Format::Xlsx));
        assert_eq!(with_format("vague 1.2".into()), ("vague 1.2.csv".into(), Format::Csv));
    }
}
