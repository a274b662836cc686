//! Settling what waits in the review list.

use super::super::App;
use super::super::words::changes as say;
use super::commit;
use crate::model::plan::{self, Settling};
use crate::model::{Crossing, DocumentId, EditId, ReviewItem};

/// Settles something as one change that can be taken back.
pub(super) fn settle_item(app: &mut App, item: &ReviewItem, way: Settling, label: &str) {
    commit(app, label, |project, ids, _| plan::settle(project, ids, item, way));
}

/// Keeps the corrections of two people as they are, or takes the turn without those that are named.
pub(super) fn settle(app: &mut App, document: DocumentId, crossing: &Crossing, without: &[EditId]) {
    let project = app.study.as_ref().map(|s| s.session.project());
    let name = project.and_then(|p| p.document(document)).map(|d| d.name.clone()).unwrap_or_default();
    let phrase = if without.is_empty() { say::CROSSING_SETTLED } else { say::CROSSING_VERSION };
    let label = app.tongue().fill(phrase, &[("document", &name)]);
    commit(app, &label, |project, ids, _| match without {
        [] => plan::settle_corrections(project, document, crossing),
        some => plan::keep_version(project, ids, document, crossing, some),
    });
}
