//! Behind the number: the excerpts that a cell of a matrix counts, and the people whom it does not.

use std::collections::BTreeMap;

use super::super::AnalysisError;
use super::super::code_choice::CodeChoice;
use super::super::comparison::Compared;
use super::super::excerpts::ExcerptRow;
use super::super::facts::Facts;
use super::super::groups::{Columns, Grouping};
use super::super::scope::Scope;
use super::rows::RowSource;
use super::{Counting, MatrixQuery};
use crate::model::{CodeId, NotOneCode, ParticipantId, PlacedCoding, Project, Span};

/// What stands behind a cell.
#[derive(Clone, PartialEq, Debug)]
pub struct CellExcerpts {
    /// As many as the cell says, by document and start.
    pub rows: Vec<ExcerptRow>,
    /// Of how many participants, and in how many documents, the words of the cell's group are.
    pub base: (usize, usize),
}

/// Returns the excerpts that the cell of a code or theme and the group of that name counts, as many as it says; without
/// a group, those of the total.
///
/// # Errors
/// When there is no such code, theme or group.
pub fn cell_excerpts(
    project: &Project,
    query: &MatrixQuery,
    what: Compared,
    group: Option<&str>,
) -> Result<CellExcerpts, AnalysisError> {
    if query.columns == Columns::Coders {
        let (query, group) = of_coder(project, query, group)?;
        return cell_excerpts(project, &query, what, group);
    }
    let facts = Facts::gather(project, &query.scope, false);
    let cell = MatrixCell::of(&facts, query, what, group)?;
    let mut rows: BTreeMap<(u32, Span), Option<ExcerptRow>> = BTreeMap::new();
    for excerpt in cell.excerpts(&facts) {
        let excerpt = &facts.excerpts[excerpt as usize];
        rows.insert((excerpt.document, excerpt.span), None);
    }
    let mut documents: Vec<u32> = rows.keys().map(|(d, _)| *d).collect();
    documents.dedup();
    for d in documents {
        let document = facts.documents[d as usize];
        let mut placed: Vec<PlacedCoding<'_>> = project.codings(document).collect();
        placed.retain(|c| cell.counts(&facts, c.code) && query.scope.counts(c.coding));
        placed.sort_by_key(|c| (c.span, facts.outline.index(c.code), c.coding.at, c.coding.id));
        for placed in placed {
            match rows.get_mut(&(d, placed.span)) {
                Some(Some(row)) => row.add(placed),
                Some(row) => *row = Some(ExcerptRow::of(document, placed, query.scope.everyone)),
                None => {}
            }
        }
    }
    Ok(CellExcerpts { rows: rows.into_values().flatten().collect(), base: cell.base() })
}

/// Returns the participants of a group, or of all groups, of whom no excerpt counts for a code or theme: in natural
/// order of names.
///
/// # Errors
/// When there is no such code, theme or group.
pub fn participants_without(
    project: &Project,
    query: &MatrixQuery,
    what: Compared,
    group: Option<&str>,
) -> Result<Vec<ParticipantId>, AnalysisError> {
    if query.columns == Columns::Coders {
        let (query, group) = of_coder(project, query, group)?;
        return participants_without(project, &query, what, group);
    }
    let facts = Facts::gather(project, &query.scope, false);
    let cell = MatrixCell::of(&facts, query, what, group)?;
    let mut silent = vec![false; facts.participants.len()];
    for (v, voice) in facts.voices.iter().enumerate().filter(|(v, _)| cell.is_in_group(*v)) {
        if let Some(person) = voice.participant.filter(|_| cell.grouping.of_voice[v].is_some()) {
            silent[person as usize] = true;
        }
    }
    for excerpt in cell.excerpts(&facts) {
        for voice in facts.voices_of(excerpt).iter().filter(|v| cell.is_in_group(**v as usize)) {
            if let Some(person) = facts.voices[*voice as usize].participant {
                silent[person as usize] = false;
            }
        }
    }
    Ok(facts.participants.iter().zip(silent).filter(|(_, silent)| *silent).map(|(p, _)| p.id).collect())
}

/// Returns the question of everybody in what the coder of that name coded.
fn of_coder(
    project: &Project,
    query: &MatrixQuery,
    coder: Option<&str>,
) -> Result<(MatrixQuery, Option<&'static str>), AnalysisError> {
    let find =
        |name: &str| project.coder_named(name).map(|c| c.id).ok_or_else(|| AnalysisError::NoSuchGroup(name.to_owned()));
    let coder = coder.map(find).transpose()?.or(query.scope.coder);
    let scope = Scope { coder, ..query.scope.clone() };
    Ok((MatrixQuery { columns: Columns::Whole, scope, ..query.clone() }, None))
}

struct MatrixCell {
    grouping: Grouping,
    group: Option<u32>,
    source: RowSource,
    counting: Counting,
}

impl MatrixCell {
    fn of(facts: &Facts<'_>, query: &MatrixQuery, what: Compared, group: Option<&str>) -> Result<Self, AnalysisError> {
        let name = || match what {
            Compared::Code(code) => facts.project.codes.get(&code).map(|code| code.name.clone()),
            Compared::Theme(theme) => facts.project.comparison.themes.get(&theme).map(|theme| theme.name().to_owned()),
        };
        let none = || NotOneCode::None { path: name().unwrap_or_else(|| "?".to_owned()) };
        let rows =
            MatrixQuery { rows: CodeChoice::default(), themes: matches!(what, Compared::Theme(_)), ..query.clone() };
        let source = RowSource::all(facts, &rows).into_iter().find(|source| source.what == what).ok_or_else(none)?;
        let grouping = Grouping::of(facts, &query.columns);
        let index = |name: &str| grouping.index(name).ok_or_else(|| AnalysisError::NoSuchGroup(name.to_owned()));
        let group = group.map(index).transpose()?;
        Ok(Self { grouping, group, source, counting: query.counting })
    }

    fn base(&self) -> (usize, usize) {
        let group = self.group.and_then(|group| self.grouping.groups.get(group as usize));
        group.unwrap_or(&self.grouping.total).size()
    }

    fn is_in_group(&self, voice: usize) -> bool {
        self.group.is_none() || self.grouping.of_voice[voice] == self.group
    }

    fn counts(&self, facts: &Facts<'_>, code: CodeId) -> bool {
        let Some(row) = facts.outline.index(code) else { return false };
        self.source.codes.iter().any(|code| match self.counting {
            Counting::Own => row == *code,
            Counting::WithBelow => (*code..facts.outline.rows[*code].end).contains(&row),
        })
    }

    /// Returns the indices of the excerpts, each once, by document and start.
    fn excerpts(&self, facts: &Facts<'_>) -> Vec<u32> {
        let codings = self.source.codings(facts, self.counting);
        let heard = |e: &u32| facts.voices_of(*e).iter().any(|v| self.is_in_group(*v as usize));
        let mut excerpts: Vec<u32> = codings.iter().map(|c| c.excerpt).filter(heard).collect();
        excerpts.sort_unstable();
        excerpts.dedup();
        excerpts
    }
}
