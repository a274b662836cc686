//! Lists of excerpts as they are read: those of a code, of a question about codes, of a cell of the matrix, and the
//! turns that nobody coded. One function makes them for the window, the command line and the exports, so that all three
//! hold the same excerpts in the same order.
//!
//! The unit is the excerpt: a document and a span, each once, whoever coded it and with however many codes. Under the
//! heads of a grouping an excerpt stands once for each of its codes, people or viewpoints.

mod gather;
mod grouping;
mod not_coded;
mod table;
#[cfg(test)]
mod tests;

pub use not_coded::Share;

use std::collections::{BTreeMap, BTreeSet};

use super::code_query::{CodeExpr, Evaluation, Leaf};
use super::comparison::Compared;
use super::cooccurrence::{MeetingCell, MeetingExcerpts, meeting_excerpts};
use super::excerpts::ExcerptRow;
use super::matrix::{CellExcerpts, MatrixQuery, cell_excerpts};
use super::scope::{Rows, Scope};
use super::{AnalysisError, Counting};
use crate::model::{CodeId, Document, DocumentId, Outline, ParticipantId, Project, Span};

use gather::{Hearing, Placed, placed, rows_of};

/// Which excerpts, of whom, in which order.
#[derive(Clone, PartialEq, Debug)]
pub struct ExcerptList {
    /// Which excerpts.
    pub source: ExcerptSource,
    /// Whose words, and whose codings. With `everyone` the excerpts of interviewers and moderators are listed too; they
    /// count for no participant either way.
    pub scope: Scope,
    /// Only in this document.
    pub document: Option<DocumentId>,
    /// What puts them together.
    pub group_by: ExcerptGrouping,
}

/// Which excerpts.
#[derive(Clone, PartialEq, Debug)]
pub enum ExcerptSource {
    /// Everything coded with a code.
    Code {
        /// The code.
        code: CodeId,
        /// Whether what is coded with codes below it counts too.
        below: bool,
    },
    /// What answers a question about codes.
    Query {
        /// As it was typed.
        text: String,
        /// As it was understood.
        expr: CodeExpr,
    },
    /// What a cell of the matrix counts. Its own query says whose words; scope and document of the list do not matter.
    Cell {
        /// The matrix.
        query: Box<MatrixQuery>,
        /// The row.
        what: Compared,
        /// The column, nothing for the total.
        group: Option<String>,
    },
    /// What two codes have where they meet. Its own query says whose words; scope and document of the list do not
    /// matter.
    Meeting(Box<MeetingCell>),
    /// The turns of which no character is coded with one of these codes.
    NotCoded(Rows),
}

impl ExcerptList {
    /// Returns whose words are looked at: a cell says it itself.
    fn scope_in_force(&self) -> &Scope {
        match &self.source {
            ExcerptSource::Cell { query, .. } => &query.scope,
            ExcerptSource::Meeting(cell) => &cell.query.scope,
            ExcerptSource::Code { .. } | ExcerptSource::Query { .. } | ExcerptSource::NotCoded(_) => &self.scope,
        }
    }
}

impl ExcerptSource {
    /// Whether it stands behind a number of a table, which says whose words they are.
    pub fn is_behind_a_number(&self) -> bool {
        matches!(self, Self::Cell { .. } | Self::Meeting(_))
    }
}

/// What puts excerpts together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum ExcerptGrouping {
    /// Where it is said.
    #[default]
    Document,
    /// The codes on them that the list is about, in the order of the trees.
    Code,
    /// Who says it.
    Participant,
    /// The viewpoint of who says it.
    Viewpoint,
}

/// What puts some excerpts together.
#[derive(Clone, PartialEq, Debug)]
pub struct ListedGroup {
    /// The code's path, or the name; nothing for those that belong to none.
    pub name: Option<String>,
    /// Indices into [`Listed::rows`]; none where every turn has a code, in a list of turns that have none.
    pub rows: Vec<usize>,
    /// How much of what its people say is not coded, when the list is of turns that are not coded.
    pub share: Option<Share>,
}

/// The excerpts of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    /// By document, start and end, each once.
    pub rows: Vec<ExcerptRow>,
    /// In the order of their heads.
    pub groups: Vec<ListedGroup>,
    /// How many participants speak in the excerpts.
    pub n_participants: usize,
    /// In how many documents they stand.
    pub n_documents: usize,
    /// Of how many participants, and in how many documents, words were looked at; behind a number, those of its column.
    pub base: (usize, usize),
    /// How much is not coded, when the list is of turns that are not coded.
    pub share: Option<Share>,
    /// What was asked.
    pub list: ExcerptList,
}

/// Returns the excerpts of `list`.
///
/// # Errors
/// When the code or group of a cell is gone.
pub fn list_excerpts(project: &Project, outline: &Outline, list: &ExcerptList) -> Result<Listed, AnalysisError> {
    let scope = list.scope_in_force();
    let documents: Vec<&Document> = project.documents().into_iter().map(|d| &**d).collect();
    let wanted = |d: &&Document| list.document.is_none_or(|id| id == d.id);
    let documents: Vec<&Document> = documents.into_iter().filter(wanted).collect();
    let hearings: Vec<Hearing> = documents.iter().map(|d| Hearing::of(project, scope, d)).collect();
    let mut listed = Listed {
        rows: Vec::new(),
        groups: Vec::new(),
        n_participants: 0,
        n_documents: 0,
        base: base(project, &documents, &hearings),
        share: None,
        list: list.clone(),
    };
    let mut shares = None;
    if let ExcerptSource::NotCoded(rows) = list.source {
        let found = not_coded::turns(project, outline, rows.range(outline), scope, &documents, &hearings);
        (listed.rows, listed.share) = (found.rows, Some(found.share));
        shares = Some(found.of_voices);
    } else {
        let behind = behind(project, &list.source)?;
        listed.base = behind.as_ref().map_or(listed.base, |behind| behind.base);
        listed.rows = coded(project, outline, list, behind.as_ref(), &documents, &hearings);
    }
    let people: BTreeSet<ParticipantId> = listed.rows.iter().flat_map(|r| r.participants.iter().copied()).collect();
    let standing_in: BTreeSet<DocumentId> = listed.rows.iter().map(|r| r.document).collect();
    (listed.n_participants, listed.n_documents) = (people.len(), standing_in.len());
    let about = about(project, outline, &list.source);
    listed.groups = grouping::groups(project, outline, &listed.rows, list.group_by, &about, shares.as_deref());
    Ok(listed)
}

/// Returns the rows of the outline that the list is about.
fn about(project: &Project, outline: &Outline, source: &ExcerptSource) -> Vec<std::ops::Range<usize>> {
    let branch = |code: CodeId, below| if below { Leaf::Branch(code) } else { Leaf::Own(code) };
    let leaves = match source {
        ExcerptSource::Code { code, below } => vec![branch(*code, *below)],
        ExcerptSource::Query { expr, .. } => expr.shown_leaves(),
        ExcerptSource::Cell { query, what, .. } => {
            let below = query.counting == Counting::WithBelow;
            what.codes(project).into_iter().map(|code| branch(code, below)).collect()
        }
        ExcerptSource::Meeting(cell) => cell.codes.map(Leaf::Own).to_vec(),
        ExcerptSource::NotCoded(_) => Vec::new(),
    };
    leaves.into_iter().map(|leaf| leaf.range(outline)).collect()
}

fn coded(
    project: &Project,
    outline: &Outline,
    list: &ExcerptList,
    behind: Option<&Behind>,
    documents: &[&Document],
    hearings: &[Hearing],
) -> Vec<ExcerptRow> {
    let about = about(project, outline, &list.source);
    let whole = |leaf| CodeExpr::Coded(leaf);
    let expr = match &list.source {
        ExcerptSource::Code { code, below: true } => Some(whole(Leaf::Branch(*code))),
        ExcerptSource::Code { code, below: false } => Some(whole(Leaf::Own(*code))),
        ExcerptSource::Query { expr, .. } => Some(expr.clone()),
        ExcerptSource::Cell { .. } | ExcerptSource::Meeting(_) | ExcerptSource::NotCoded(_) => None,
    };
    let coder = list.scope.coder.filter(|_| behind.is_none());
    let places = gather::places_of_codes(project, outline);
    let of_document = |document: &Document| rows_and_spans(&placed(document, &places, coder));
    let evaluation = expr.as_ref().map(|expr| Evaluation::of(project, outline, expr, &of_document));
    let mut rows = Vec::new();
    for (document, hearing) in documents.iter().zip(hearings) {
        let codings = placed(document, &places, coder);
        let spans: Vec<Span> = match (&evaluation, behind) {
            (Some(evaluation), _) => {
                let found = evaluation.excerpts(document, &rows_and_spans(&codings));
                found.into_iter().filter(|span| hearing.hears_in(document, *span)).collect()
            }
            (None, Some(behind)) => behind.spans.get(&document.id).cloned().unwrap_or_default(),
            (None, None) => Vec::new(),
        };
        let cut = expr.as_ref().is_some_and(CodeExpr::cuts);
        rows.extend(rows_of(document, &spans, &codings, &about, cut));
    }
    rows
}

fn rows_and_spans(codings: &[Placed<'_>]) -> Vec<(usize, Span)> {
    codings.iter().map(|coding| (coding.row, coding.span)).collect()
}

/// The excerpts that a number of a table counts.
struct Behind {
    /// Ascending in each document.
    spans: BTreeMap<DocumentId, Vec<Span>>,
    /// Of how many participants, in how many documents, the number is.
    base: (usize, usize),
}

/// Returns what the number counts behind which the excerpts stand; nothing for a list that stands behind none.
fn behind(project: &Project, source: &ExcerptSource) -> Result<Option<Behind>, AnalysisError> {
    Ok(match source {
        ExcerptSource::Cell { query, what, group } => {
            let CellExcerpts { rows, base } = cell_excerpts(project, query, *what, group.as_deref())?;
            let mut spans: BTreeMap<DocumentId, Vec<Span>> = BTreeMap::new();
            for row in rows {
                spans.entry(row.document).or_default().push(row.span);
            }
            Some(Behind { spans, base })
        }
        ExcerptSource::Meeting(cell) => {
            let MeetingExcerpts { spans, base, both: _ } = meeting_excerpts(project, cell)?;
            Some(Behind { spans, base })
        }
        ExcerptSource::Code { .. } | ExcerptSource::Query { .. } | ExcerptSource::NotCoded(_) => None,
    })
}

/// Returns how many participants are heard, and in how many documents somebody is.
fn base(project: &Project, documents: &[&Document], hearings: &[Hearing]) -> (usize, usize) {
    let mut people: BTreeSet<ParticipantId> = BTreeSet::new();
    let mut n_documents = 0;
    for (document, hearing) in documents.iter().zip(hearings) {
        let found: Vec<ParticipantId> = hearing.participants(document).collect();
        n_documents += usize::from(hearing.anybody);
        people.extend(found.into_iter().filter(|p| project.participants.get(p).is_some_and(|p| !p.removed)));
    }
    (people.len(), n_documents)
}
