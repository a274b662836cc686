//! Searching, in the background. The index is brought up to date first; where there is none, the texts are read
//! instead.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use eframe::egui::Context;

use super::super::App;
use super::super::command::Tab;
use super::super::jobs::JobHandle;
use super::super::state::Study;
use super::super::words::imports as told;
use crate::model::Project;
use crate::search::{self, AnchoredHits, Index, Query, QueryError};

/// The index of the open project, opened by whichever job needs it first; nothing when none can be had.
pub(in crate::app) type SharedIndex = Arc<OnceLock<Option<Index>>>;

/// Nobody reads on after that many; all are counted.
const MOST_HITS: usize = 10_000;

/// Searches for `query` and shows the tab of the hits.
pub(super) fn search(app: &mut App, screen: &Context, query: String) {
    let job = app.tongue().fill(told::SEARCHING, &[("query", &query)]);
    let Some(Study { session, view, panels, index, .. }) = &mut app.study else { return };
    app.top_bar.query.clone_from(&query);
    if view.tab != Tab::Search {
        // The arrows walk the hits from there at once.
        panels.search.focus();
    }
    view.tab = Tab::Search;
    panels.search.started(&query);
    let (project, index, folder) = (Arc::clone(session.project()), Arc::clone(index), session.index_folder());
    // The index follows the project as it stands; what was is read.
    let index = if session.looks_back().is_some() { Arc::new(OnceLock::from(None)) } else { index };
    let edition = project.edition();
    let asked = query.clone();
    let work = move |job: &JobHandle| found(job, &project, &index, &folder, &asked);
    app.jobs.spawn(screen, job, work, move |app, _, outcome| {
        if let Some(study) = &mut app.study {
            study.panels.search.finished(&query, edition, outcome);
        }
    });
}

fn found(
    job: &JobHandle,
    project: &Project,
    index: &SharedIndex,
    folder: &Path,
    query: &str,
) -> Result<AnchoredHits, QueryError> {
    // A query that is not understood is said at once, whatever the index has to read.
    let query = Query::parse(query)?;
    let index = current(job, project, index, folder);
    search::search(project, index, &query, MOST_HITS).map(|hits| AnchoredHits::of(project, hits))
}

/// Returns the index, brought up to date. A stale one is as good: what it does not know is read.
fn current<'a>(job: &JobHandle, project: &Project, index: &'a SharedIndex, folder: &Path) -> Option<&'a Index> {
    let index = index.get_or_init(|| Index::open_or_create(Some(folder)).ok()).as_ref()?;
    index.update(project, |done, all| job.at(done, all)).ok()?;
    Some(index)
}

/// Brings the index up to date before anybody searches.
pub(in crate::app) fn prepare(app: &mut App, screen: &Context) {
    let job = app.tongue().say(told::INDEXING).to_owned();
    let Some(study) = &app.study else { return };
    let (project, folder) = (Arc::clone(study.session.project()), study.session.index_folder());
    let index = Arc::clone(&study.index);
    let work = move |job: &JobHandle| current(job, &project, &index, &folder).is_some();
    app.jobs.spawn(screen, job, work, |_, _, _| {});
}
