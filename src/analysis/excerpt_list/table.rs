//! A list of excerpts as a table: exactly what is listed, in the same order, under the same heads.

use super::super::excerpts::{attributes_viewpoint_first, caption_notes, cells_before_code, joined, words};
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::{ExcerptGrouping, ExcerptSource, Listed, ListedGroup, Share};
use crate::model::{Outline, Project};

impl Listed {
    /// Returns the table of the list: one row an excerpt, or one for each head that it stands under.
    pub fn table(&self, project: &Project, outline: &Outline) -> Table {
        use ColumnKind::{Integer, Text};
        let not_coded = matches!(self.list.source, ExcerptSource::NotCoded(_));
        let attributes = attributes_viewpoint_first(project);
        let mut heads = vec![("document", Text), ("speaker", Text), ("participant", Text)];
        heads.extend(attributes.iter().map(|a| (a.as_str(), Text)));
        heads.extend(match not_coded {
            true => [("turn", Integer), ("words", Integer)],
            false => [("code", Text), ("coder", Text)],
        });
        heads.extend([("start", Integer), ("end", Integer), ("text", Text)]);
        if let Some(name) = self.group_column(project) {
            heads.insert(0, (name, Text));
        }
        let name = if not_coded { "not-coded" } else { "excerpts" };
        let mut table = Table::new(name, columns(heads), self.caption(project, outline));
        for group in &self.groups {
            for row in &group.rows {
                table.rows.extend(self.cells(project, outline, &attributes, group, *row));
            }
        }
        table
    }

    /// Returns the head of the column that says under which head an excerpt stands; its document says so anyway.
    fn group_column<'a>(&self, project: &'a Project) -> Option<&'a str> {
        match self.list.group_by {
            ExcerptGrouping::Document => None,
            ExcerptGrouping::Code => Some("group_code"),
            ExcerptGrouping::Participant => Some("group_participant"),
            ExcerptGrouping::Viewpoint => project.viewpoint.as_deref().map(|_| "group_viewpoint"),
        }
    }

    fn cells(
        &self,
        project: &Project,
        outline: &Outline,
        attributes: &[String],
        group: &ListedGroup,
        row: usize,
    ) -> Option<Vec<Cell>> {
        let row = self.rows.get(row)?;
        let document = project.document(row.document)?;
        let mut cells = cells_before_code(project, attributes, document, row);
        if self.group_column(project).is_some() {
            cells.insert(0, group.name.as_deref().map_or(Cell::Empty, Cell::text));
        }
        if let ExcerptSource::NotCoded(_) = self.list.source {
            let turn = document.turn_at(row.span.start).map_or(Cell::Empty, |i| Cell::count(i + 1));
            let n = project.text(document).map(|text| Cell::count(text.n_words(row.span)));
            cells.extend([turn, n.unwrap_or_else(|e| Cell::Undefined(e.to_string()))]);
        } else {
            cells.push(joined(row.codes.iter().map(|c| outline.path(*c))));
            cells.push(joined(row.coders.iter().map(|c| project.coder_name(*c))));
        }
        cells.extend([Cell::count(row.span.start), Cell::count(row.span.end), words(project, document, row.span)]);
        Some(cells)
    }

    fn caption(&self, project: &Project, outline: &Outline) -> Caption {
        let (people, documents) = self.base;
        let what = match self.share {
            Some(Share { turns, all_turns, .. }) => format!("{turns} of {all_turns} turns"),
            None => format!("{} excerpts", self.rows.len()),
        };
        let mut notes = self.share.map(|share| share_note(&share)).into_iter().collect::<Vec<_>>();
        notes.extend(caption_notes(project).filter(|_| self.scope().everyone));
        notes.extend(self.group_column(project).map(|_| "an excerpt stands once under each of its heads".to_owned()));
        Caption {
            title: if self.share.is_some() { "Turns that are not coded" } else { "Excerpts" }.to_owned(),
            unit: match self.share {
                Some(_) => {
                    "turns of which no word is coded; start and end in characters (code points) from 0, end exclusive"
                }
                None => "excerpts, each once; start and end in characters (code points) from 0, end exclusive",
            }
            .to_owned(),
            base: format!(
                "{what} by {} participants in {} documents, out of {people} participants in {documents} documents",
                self.n_participants, self.n_documents
            ),
            filters: self.filters(project, outline),
            notes,
        }
    }

    fn scope(&self) -> &super::Scope {
        match &self.list.source {
            ExcerptSource::Cell { query, .. } => &query.scope,
            _ => &self.list.scope,
        }
    }

    /// Returns what was asked, one item a restriction.
    fn filters(&self, project: &Project, outline: &Outline) -> Vec<String> {
        let list = &self.list;
        let mut filters = match &list.source {
            ExcerptSource::Code { code, below: true } => vec![format!("codes from {} down", outline.path(*code))],
            ExcerptSource::Code { code, below: false } => vec![format!("code {} itself", outline.path(*code))],
            ExcerptSource::Query { text, .. } => vec![format!("question: {}", text.trim())],
            ExcerptSource::Cell { what, group, .. } => {
                let what = what.name(project, outline).unwrap_or_default();
                vec![format!("cell {what} × {}", group.as_deref().unwrap_or("total"))]
            }
            ExcerptSource::NotCoded(rows) => rows.describe(project, outline).into_iter().collect(),
        };
        filters.extend(self.scope().describe(project));
        filters.extend(list.document.and_then(|d| project.document(d)).map(|d| format!("document = {}", d.name)));
        filters
    }

    /// Returns how much is not coded under each head, one row a head; nothing for other lists.
    pub fn shares_table(&self, project: &Project, outline: &Outline) -> Option<Table> {
        use ColumnKind::{Integer, Percent, Text};
        let total = self.share?;
        let name = match self.list.group_by {
            ExcerptGrouping::Participant => "participant",
            ExcerptGrouping::Viewpoint => project.viewpoint.as_deref().unwrap_or("viewpoint"),
            ExcerptGrouping::Document | ExcerptGrouping::Code => "document",
        };
        let heads = [
            (name, Text),
            ("turns", Integer),
            ("turns_not_coded", Integer),
            ("words", Integer),
            ("words_not_coded", Integer),
            ("percent_not_coded", Percent),
        ];
        let mut table = Table::new("not-coded", columns(heads), self.caption(project, outline));
        "words, and turns of which no word is coded".clone_into(&mut table.caption.unit);
        let groups = self.groups.iter().map(|g| (g.name.as_deref().unwrap_or_default(), g.share.unwrap_or_default()));
        for (name, share) in groups.chain([("total", total)]) {
            table.rows.push(vec![
                Cell::text(name),
                Cell::count(share.all_turns),
                Cell::count(share.turns),
                Cell::count(share.all_words),
                Cell::count(share.words),
                Cell::share(share.words, share.all_words, "no words"),
            ]);
        }
        Some(table)
    }
}

fn share_note(share: &Share) -> String {
    let Share { words, all_words, unread, .. } = share;
    let percent = share.percent().map_or(String::new(), |p| format!(" ({p:.1} %)"));
    let unread = if *unread == 0 { String::new() } else { format!("; the texts of {unread} documents are not here") };
    format!("{words} of {all_words} words are not coded{percent}, those in turns that are coded in part too{unread}")
}
