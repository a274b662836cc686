//! The quote matrix: what each group says about each theme, in its own words, side by side.

use std::collections::BTreeSet;

use super::super::AnalysisError;
use super::super::facts::Facts;
use super::super::groups::{Grouping, group_said};
use super::super::quote::QuotePattern;
use super::super::scope::Scope;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::passages::{Passage, each_word_once};
use super::{ThemeRow, some_themes, theme_rows};
use crate::model::{CodingId, Document, Excerpt, Language, Project, Said, ThemeId, said};

/// Which quotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuoteQuery {
    /// The attribute whose values are the columns.
    pub attribute: String,
    /// The groups in their order; all that have a value without names.
    pub groups: Vec<String>,
    /// Only this theme; all of them without it.
    pub only: Option<ThemeId>,
    /// Whether excerpts that nobody chose are shown too.
    pub all: bool,
    /// How a quote is written, nothing for the usual pattern.
    pub pattern: Option<String>,
    /// The language of signs and roles.
    pub language: Language,
    /// Whose words.
    pub scope: Scope,
}

/// Words of one excerpt, or of several that overlap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    /// Where.
    pub excerpt: Excerpt,
    /// The name of the document.
    pub document: String,
    /// The codings of the theme on it.
    pub codings: Vec<CodingId>,
    /// The names of the persons of the group that say it.
    pub people: Vec<String>,
    /// Whether somebody chose it to be shown.
    pub chosen: bool,
    /// The words with who said them, by the pattern; why they cannot be shown when the text is not here.
    pub written: Result<String, Said>,
}

/// Themes by groups.
#[derive(Clone, PartialEq, Debug)]
pub struct QuoteMatrix {
    /// The names of the columns.
    pub groups: Vec<String>,
    /// Theme, name and quotes by group.
    pub rows: Vec<(ThemeId, String, Vec<Vec<Quote>>)>,
    caption: Caption,
}

/// Returns the quotes of every theme.
///
/// # Errors
/// When the project has no theme, no such attribute or no such group.
pub fn quote_matrix(project: &Project, query: &QuoteQuery) -> Result<QuoteMatrix, AnalysisError> {
    let facts = Facts::gather(project, &query.scope, false);
    let (grouping, chosen) = Grouping::compared(&facts, &query.attribute, &query.groups)?;
    let themes = theme_rows(&facts);
    some_themes(&themes)?;
    let usual = super::super::quote::usual_pattern(query.language);
    let pattern = QuotePattern::read(query.pattern.as_deref().unwrap_or(usual), project);
    let gather = Gather { project, facts: &facts, grouping: &grouping, pattern: &pattern, query };
    let row = |theme: &ThemeRow| (theme.theme, theme.name.clone(), gather.cells(theme, &chosen));
    let asked = themes.iter().filter(|theme| query.only.is_none_or(|only| only == theme.theme));
    let rows: Vec<_> = asked.map(row).collect();
    let names: Vec<String> = chosen.iter().map(|g| grouping.groups[*g as usize].name.clone()).collect();
    let n: usize = rows.iter().flat_map(|(_, _, cells)| cells).map(Vec::len).sum();
    let attribute = &query.attribute;
    let caption = Caption {
        title: said!("Quotes by {attribute}", "Citations par {attribute}"),
        unit: match query.all {
            true => said!("excerpts, those that were chosen first", "extraits, ceux qui ont été choisis d’abord"),
            false => said!("excerpts that were chosen", "extraits choisis"),
        },
        base: if n == 1 { said!("{n} quote", "{n} citation") } else { said!("{n} quotes", "{n} citations") },
        filters: query.scope.describe(project),
        notes: vec![said!(
            "excerpts that overlap are quoted once, as one; one that was not chosen gives way to a chosen one of the same people",
            "les extraits qui se recouvrent sont cités une fois, en un seul\u{202f}; celui qui n’est pas choisi cède la place à un \
             extrait choisi des mêmes personnes"
        )],
    };
    Ok(QuoteMatrix { groups: names, rows, caption })
}

struct Gather<'a> {
    project: &'a Project,
    facts: &'a Facts<'a>,
    grouping: &'a Grouping,
    pattern: &'a QuotePattern,
    query: &'a QuoteQuery,
}

impl Gather<'_> {
    fn cells(&self, row: &ThemeRow, groups: &[u32]) -> Vec<Vec<Quote>> {
        let chosen = self.project.comparison.themes.get(&row.theme).map(|t| &t.quotes);
        let codes = self.project.theme_codes(row.theme);
        let mut cells: Vec<Vec<Passage>> = vec![Vec::new(); groups.len()];
        for &e in &row.excerpts {
            let heard = &self.facts.excerpts[e as usize];
            let document = self.facts.documents[heard.document as usize];
            let placed = self.project.codings(document).filter(|p| p.span == heard.span && codes.contains(&p.code));
            let codings: Vec<CodingId> = placed.map(|p| p.coding.id).collect();
            let chosen = chosen.is_some_and(|chosen| codings.iter().any(|c| chosen.contains(c)));
            if !chosen && !self.query.all {
                continue;
            }
            for (cell, group) in cells.iter_mut().zip(groups) {
                if let Some(people) = self.of_group(e, *group) {
                    let excerpt = Excerpt { document: document.id, span: heard.span };
                    cell.push(Passage { excerpt, codings: codings.clone(), people, chosen });
                }
            }
        }
        let quotes = |cell| each_word_once(cell).into_iter().filter_map(|passage| self.quote(passage)).collect();
        cells.into_iter().map(quotes).collect()
    }

    fn quote(&self, passage: Passage) -> Option<Quote> {
        let Passage { excerpt, codings, people, chosen } = passage;
        let document = self.project.document(excerpt.document)?;
        let people = people.into_iter().map(|p| self.facts.participants[p as usize].name.clone()).collect();
        let written = self.written(document, excerpt);
        Some(Quote { excerpt, document: document.name.clone(), codings, people, chosen, written })
    }

    /// Returns the persons of a group that an excerpt counts for, nothing when it does not touch the group.
    fn of_group(&self, excerpt: u32, group: u32) -> Option<BTreeSet<u32>> {
        let voices =
            self.facts.voices_of(excerpt).iter().filter(|v| self.grouping.of_voice[**v as usize] == Some(group));
        let voices: Vec<&u32> = voices.collect();
        let person = |v: &&u32| self.facts.voices[**v as usize].participant;
        (!voices.is_empty()).then(|| voices.iter().filter_map(person).collect())
    }

    fn written(&self, document: &Document, excerpt: Excerpt) -> Result<String, Said> {
        let text = self.project.text(document).map_err(|e| e.said())?;
        let words = document.said(&text, excerpt.span);
        Ok(self.pattern.write(self.project, self.query.language, excerpt, &words))
    }
}

impl Quote {
    fn cell(&self) -> Cell {
        match &self.written {
            Ok(words) => Cell::text(words),
            Err(why) => Cell::Undefined(why.clone()),
        }
    }
}

impl QuoteMatrix {
    /// Returns one row a theme and one column a group; the quotes of a cell stand below each other.
    pub fn wide(&self) -> Table {
        let heads = columns([("theme", ColumnKind::Text)]);
        let groups = self.groups.iter().map(|name| (group_said(name), ColumnKind::Text));
        let mut table = Table::new("quotes", heads.into_iter().chain(groups), self.caption.clone());
        for (_, name, cells) in &self.rows {
            let written = |quotes: &Vec<Quote>| {
                let words: Vec<&str> = quotes.iter().filter_map(|q| q.written.as_deref().ok()).collect();
                Cell::text(words.join("\n\n"))
            };
            table.rows.push([Cell::text(name)].into_iter().chain(cells.iter().map(written)).collect());
        }
        table
    }

    /// Returns one row a quote.
    pub fn tidy(&self) -> Table {
        use ColumnKind::{Integer, Text};
        let heads = [
            ("theme", Text),
            ("group", Text),
            ("participant", Text),
            ("document", Text),
            ("start", Integer),
            ("end", Integer),
            ("chosen", Text),
            ("quote", Text),
        ];
        let mut table = Table::new("quotes", columns(heads), self.caption.clone());
        for (_, theme, cells) in &self.rows {
            for (group, quotes) in self.groups.iter().zip(cells) {
                for quote in quotes {
                    table.rows.push(vec![
                        Cell::text(theme),
                        Cell::said(group_said(group)),
                        super::super::excerpts::joined(quote.people.iter().map(String::as_str)),
                        Cell::text(&quote.document),
                        Cell::count(quote.excerpt.span.start),
                        Cell::count(quote.excerpt.span.end),
                        Cell::word(if quote.chosen { "yes" } else { "no" }),
                        quote.cell(),
                    ]);
                }
            }
        }
        table
    }
}
