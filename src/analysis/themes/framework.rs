//! The framework grid (Ritchie and Spencer): one row a participant, one column a theme, and in each cell what the
//! person says about it in the researcher's words, beside the excerpts that it rests on.

use std::collections::{BTreeMap, BTreeSet};

use super::super::AnalysisError;
use super::super::facts::Facts;
use super::super::groups::{Columns, Grouping, NO_VALUE};
use super::super::scope::Scope;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns, named};
use super::passages::{Passage, each_word_once};
use super::{ThemeRow, some_themes, theme_rows};
use crate::model::comparison::Summed;
use crate::model::{Excerpt, Noun, ParticipantId, Project, Said, ThemeId, counted, said};

/// One person on one theme.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FrameworkCell {
    /// What somebody wrote.
    pub summary: Option<Summed>,
    /// Whether the codings changed since it was written.
    pub stale: bool,
    /// The excerpts of the person that speak of the theme, by document and start.
    pub excerpts: Vec<Excerpt>,
}

/// One person.
#[derive(Clone, PartialEq, Debug)]
pub struct FrameworkRow {
    /// The person.
    pub participant: ParticipantId,
    /// The person's name.
    pub name: String,
    /// The group, empty without one.
    pub group: String,
    /// By theme.
    pub cells: Vec<FrameworkCell>,
}

/// Participants by themes.
#[derive(Clone, PartialEq, Debug)]
pub struct Framework {
    /// The columns: theme and name.
    pub themes: Vec<(ThemeId, String)>,
    /// The rows, by group and natural order of names.
    pub rows: Vec<FrameworkRow>,
    caption: Caption,
    coders: BTreeMap<crate::model::CoderId, String>,
}

/// Returns the framework grid, its rows grouped by the values of `attribute`: of the viewpoint, as a rule.
///
/// # Errors
/// When the project has no theme, or no such attribute.
pub fn framework(project: &Project, attribute: Option<&str>, scope: &Scope) -> Result<Framework, AnalysisError> {
    let facts = Facts::gather(project, scope, false);
    let grouping = match attribute {
        Some(attribute) => Grouping::of(&facts, &Columns::attribute(project, attribute)?),
        None => Grouping::whole(&facts),
    };
    let themes = theme_rows(&facts);
    some_themes(&themes)?;
    let columns: Vec<ThemeColumn> = themes.iter().map(|theme| ThemeColumn::of(&facts, theme)).collect();
    let row = |(group, p): (u32, u32)| {
        let person = facts.participants[p as usize];
        let name = &grouping.groups[group as usize].name;
        FrameworkRow {
            participant: person.id,
            name: person.name.clone(),
            group: if name == NO_VALUE { String::new() } else { name.clone() },
            cells: columns.iter().map(|column| column.cell(project, p, person.id)).collect(),
        }
    };
    let rows: Vec<FrameworkRow> = people_by_group(&facts, &grouping).into_iter().map(row).collect();
    let n = rows.len();
    let caption = Caption {
        title: said!("Framework grid", "Grille d’analyse"),
        unit: said!(
            "one row a participant, one column a theme; a cell holds the summary of the excerpts",
            "une ligne par participant, une colonne par thème\u{202f}; une case contient le résumé des extraits"
        ),
        base: counted(n, Noun::Participant),
        filters: scope.describe(project),
        notes: vec![said!(
            "stale: codings of the cell changed since its summary was written",
            "à revoir\u{202f}: des codages de la case ont changé depuis que son résumé a été écrit"
        )],
    };
    let signed =
        project.coders.values().flat_map(|c| project.signatures(c.id).into_iter().map(|id| (id, c.name.clone())));
    let coders = signed.collect();
    let themes = themes.into_iter().map(|t| (t.theme, t.name)).collect();
    Ok(Framework { themes, rows, caption, coders })
}

/// Returns group and person of everybody who is heard, by group and natural order of names; who is in several groups
/// stands in the first.
fn people_by_group(facts: &Facts<'_>, grouping: &Grouping) -> Vec<(u32, u32)> {
    let mut group_of: BTreeMap<u32, u32> = BTreeMap::new();
    for (voice, group) in facts.voices.iter().zip(&grouping.of_voice) {
        if let (Some(person), Some(group)) = (voice.participant, group) {
            let first = group_of.entry(person).or_insert(*group);
            *first = (*first).min(*group);
        }
    }
    let mut people: Vec<(u32, u32)> = group_of.into_iter().map(|(person, group)| (group, person)).collect();
    people.sort_unstable();
    people
}

/// Who speaks of one theme, and what summaries of it rest on.
struct ThemeColumn {
    theme: ThemeId,
    /// By index of the participant.
    excerpts: BTreeMap<u32, BTreeSet<Excerpt>>,
    evidence: BTreeMap<ParticipantId, u32>,
}

impl ThemeColumn {
    fn of(facts: &Facts<'_>, theme: &ThemeRow) -> Self {
        let mut excerpts: BTreeMap<u32, BTreeSet<Excerpt>> = BTreeMap::new();
        for &e in &theme.excerpts {
            let heard = &facts.excerpts[e as usize];
            let excerpt = Excerpt { document: facts.document_id(heard.document), span: heard.span };
            for person in facts.voices_of(e).iter().filter_map(|v| facts.voices[*v as usize].participant) {
                excerpts.entry(person).or_default().insert(excerpt);
            }
        }
        // What a summary rests on is asked for where somebody wrote one.
        let is_summed_up = facts.project.comparison.summaries.keys().any(|(of, _)| *of == theme.theme);
        let evidence = if is_summed_up { facts.project.evidence(theme.theme) } else { BTreeMap::new() };
        Self { theme: theme.theme, excerpts, evidence }
    }

    fn cell(&self, project: &Project, p: u32, person: ParticipantId) -> FrameworkCell {
        let summary = project.comparison.summaries.get(&(self.theme, person)).cloned();
        let stale = summary.as_ref().is_some_and(|s| s.is_stale(self.evidence.get(&person).copied()));
        FrameworkCell { summary, stale, excerpts: self.excerpts.get(&p).into_iter().flatten().copied().collect() }
    }
}

impl FrameworkCell {
    /// Returns the summary and below it the quotes, a line each.
    fn told(&self, project: &Project) -> Cell {
        let summary = self.summary.as_ref().map(|summed| {
            let text = &summed.summary.text;
            if self.stale { said!("{text} (stale)", "{text} (à revoir)") } else { text.as_str().into() }
        });
        let passages = each_word_once(self.excerpts.iter().copied().map(Passage::of).collect());
        let quotes = passages.into_iter().filter_map(|passage| quoted(project, passage.excerpt));
        let lines: Vec<Said> = summary.into_iter().chain(quotes).collect();
        Cell::said(Said::joined(&lines, "\n"))
    }
}

/// Returns the words of `excerpt` on one line, or why they cannot be shown.
fn quoted(project: &Project, excerpt: Excerpt) -> Option<Said> {
    let document = project.document(excerpt.document)?;
    Some(match project.text(document) {
        Ok(text) => {
            let words = document.said(&text, excerpt.span).replace('\n', " ");
            said!("“{words}”", "«\u{202f}{words}\u{202f}»")
        }
        Err(why) => why.said(),
    })
}

impl Framework {
    /// Returns one row a participant and one column a theme; below the summary of a cell stand the words of its
    /// excerpts, each word once, as `project` has them, whose grid it is.
    pub fn wide(&self, project: &Project) -> Table {
        let mut heads = columns([("participant", ColumnKind::Text), ("group", ColumnKind::Text)]);
        heads.extend(named(self.themes.iter().map(|(_, name)| name), ColumnKind::Text));
        let mut table = Table::new("framework", heads, self.caption.clone());
        table.caption.notes.push(said!(
            "the excerpts of a cell are quoted below its summary; those that overlap once, as one",
            "les extraits d’une case sont cités sous son résumé\u{202f}; ceux qui se recouvrent une fois, en un seul"
        ));
        for row in &self.rows {
            let before = [Cell::text(&row.name), Cell::text(&row.group)];
            table.rows.push(before.into_iter().chain(row.cells.iter().map(|cell| cell.told(project))).collect());
        }
        table
    }

    /// Returns one row for each participant and theme.
    pub fn tidy(&self) -> Table {
        use ColumnKind::{Integer, Text};
        let heads = [
            ("participant", Text),
            ("group", Text),
            ("theme", Text),
            ("n_excerpts", Integer),
            ("summary", Text),
            ("coder", Text),
            ("date", Text),
            ("stale", Text),
        ];
        let mut table = Table::new("framework", columns(heads), self.caption.clone());
        for row in &self.rows {
            for ((_, theme), cell) in self.themes.iter().zip(&row.cells) {
                let mut cells = vec![Cell::text(&row.name), Cell::text(&row.group), Cell::text(theme)];
                cells.push(Cell::count(cell.excerpts.len()));
                match &cell.summary {
                    Some(summed) => cells.extend([
                        Cell::text(&summed.summary.text),
                        Cell::text(self.coders.get(&summed.by).map_or("?", String::as_str)),
                        Cell::text(summed.at.minute()),
                        Cell::word(if cell.stale { "yes" } else { "no" }),
                    ]),
                    None => cells.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]),
                }
                table.rows.push(cells);
            }
        }
        table
    }
}
