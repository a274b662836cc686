//! A list of excerpts as a table: exactly what is listed, in the same order, under the same heads.

use super::super::excerpts::{attributes_viewpoint_first, caption_notes, cells_before_code, joined, words};
use super::super::groups::group_said;
use super::super::labels;
use super::super::scope::{codes_from, in_document};
use super::super::table::{Caption, Cell, ColumnKind, Table, columns, named};
use super::{ExcerptGrouping, ExcerptSource, Listed, ListedGroup, Share};
use crate::model::{Noun, Outline, Project, Said, counted, said};

impl Listed {
    /// Returns the table of the list: one row an excerpt, or one for each head that it stands under.
    pub fn table(&self, project: &Project, outline: &Outline) -> Table {
        use ColumnKind::{Integer, Text};
        let not_coded = matches!(self.list.source, ExcerptSource::NotCoded(_));
        let attributes = attributes_viewpoint_first(project);
        let mut heads = columns(self.group_column(project).map(|name| (name, Text)));
        heads.extend(columns([("document", Text), ("speaker", Text), ("participant", Text)]));
        heads.extend(named(&attributes, Text));
        heads.extend(columns(match not_coded {
            true => [("turn", Integer), ("words", Integer)],
            false => [("code", Text), ("coder", Text)],
        }));
        heads.extend(columns([("start", Integer), ("end", Integer), ("text", Text)]));
        let name = if not_coded { "not-coded" } else { "excerpts" };
        let mut table = Table::new(name, heads, self.caption(project, outline));
        for group in &self.groups {
            for row in &group.rows {
                table.rows.extend(self.cells(project, outline, &attributes, group, *row));
            }
        }
        table
    }

    /// Returns the head of the column that says under which head an excerpt stands; its document says so anyway.
    fn group_column(&self, project: &Project) -> Option<&'static str> {
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
            cells.extend([turn, n.unwrap_or_else(|e| Cell::Undefined(e.said()))]);
        } else {
            cells.push(joined(row.codes.iter().map(|c| outline.path(*c))));
            cells.push(joined(row.coders.iter().map(|c| project.coder_name(*c))));
        }
        cells.extend([Cell::count(row.span.start), Cell::count(row.span.end), words(project, document, row.span)]);
        Some(cells)
    }

    fn caption(&self, project: &Project, outline: &Outline) -> Caption {
        let (people, documents) = self.base;
        let (n_people, n_documents, n) = (self.n_participants, self.n_documents, self.rows.len());
        let what = match self.share {
            Some(Share { turns, all_turns, .. }) => {
                said!("{turns} of {all_turns} turns", "{turns} tours sur {all_turns}")
            }
            None => counted(n, Noun::Excerpt),
        };
        let mut notes = self.share.map(|share| share_note(&share)).into_iter().collect::<Vec<_>>();
        notes.extend(caption_notes(project).filter(|_| self.list.scope_in_force().everyone));
        notes.extend(self.group_column(project).map(|_| {
            said!(
                "an excerpt stands once under each of its heads",
                "un extrait figure une fois sous chacun de ses titres"
            )
        }));
        Caption {
            title: match self.share {
                Some(_) => said!("Turns that are not coded", "Tours non codés"),
                None => said!("Excerpts", "Extraits"),
            },
            unit: match self.share {
                Some(_) => said!(
                    "turns of which no word is coded; start and end in characters (code points) from 0, end exclusive",
                    "tours dont aucun mot n’est codé\u{202f}; début et fin en caractères (points de code) à partir de 0, \
                     fin exclue"
                ),
                None => said!(
                    "excerpts, each once; start and end in characters (code points) from 0, end exclusive",
                    "extraits, chacun une fois\u{202f}; début et fin en caractères (points de code) à partir de 0, fin exclue"
                ),
            },
            base: said!(
                "{what} by {n_people} in {n_documents}, out of {people} in {documents}",
                "{what} de {n_people} dans {n_documents}, sur {people} dans {documents}",
                what = what,
                n_people = counted(n_people, Noun::Participant),
                n_documents = counted(n_documents, Noun::Document),
                people = counted(people, Noun::Participant),
                documents = counted(documents, Noun::Document)
            ),
            filters: self.filters(project, outline),
            notes,
        }
    }

    /// Returns what was asked, one item a restriction.
    fn filters(&self, project: &Project, outline: &Outline) -> Vec<Said> {
        let list = &self.list;
        let mut filters = match &list.source {
            ExcerptSource::Code { code, below: true } => vec![codes_from(outline.path(*code))],
            ExcerptSource::Code { code, below: false } => {
                let code = outline.path(*code);
                vec![said!("code {code} itself", "code {code} lui-même")]
            }
            ExcerptSource::Query { text, .. } => {
                let text = text.trim();
                vec![said!("question: {text}", "question\u{202f}: {text}")]
            }
            ExcerptSource::Cell { what, group, .. } => {
                let what = what.name(project, outline).unwrap_or_default();
                let group = group.as_deref().map_or_else(|| labels::label("total"), group_said);
                vec![said!("cell {what} × {group}", "case {what} × {group}", group = group)]
            }
            ExcerptSource::Meeting(cell) => {
                let [a, b] = cell.codes.map(|code| outline.path(code).to_owned());
                let unit = labels::label(cell.unit.name());
                let group = cell.group.as_ref().map(|(_, group)| group_said(group));
                let meet = said!(
                    "codes {a} and {b} where they meet: {unit}",
                    "codes {a} et {b} là où ils se rencontrent\u{202f}: {unit}",
                    unit = unit
                );
                std::iter::once(meet).chain(group).collect()
            }
            ExcerptSource::NotCoded(rows) => rows.describe(project, outline).into_iter().collect(),
        };
        filters.extend(self.list.scope_in_force().describe(project));
        filters.extend(list.document.and_then(|d| project.document(d)).map(|d| in_document(&d.name)));
        filters
    }

    /// Returns how much is not coded under each head, one row a head; nothing for other lists.
    pub fn shares_table(&self, project: &Project, outline: &Outline) -> Option<Table> {
        use ColumnKind::{Integer, Percent, Text};
        let total = self.share?;
        let name = match (self.list.group_by, &project.viewpoint) {
            (ExcerptGrouping::Participant, _) => labels::label("participant"),
            (ExcerptGrouping::Viewpoint, Some(attribute)) => Said::from(attribute.as_str()),
            (ExcerptGrouping::Viewpoint, None) => labels::label("viewpoint"),
            (ExcerptGrouping::Document | ExcerptGrouping::Code, _) => labels::label("document"),
        };
        let mut heads = vec![(name, Text)];
        heads.extend(columns([
            ("turns", Integer),
            ("turns_not_coded", Integer),
            ("words", Integer),
            ("words_not_coded", Integer),
            ("percent_not_coded", Percent),
        ]));
        let mut table = Table::new("not-coded", heads, self.caption(project, outline));
        table.caption.unit =
            said!("words, and turns of which no word is coded", "mots, et tours dont aucun mot n’est codé");
        let name = |group: &ListedGroup| group.name.as_deref().map_or(Cell::Empty, Cell::text);
        let groups = self.groups.iter().map(|g| (name(g), g.share.unwrap_or_default()));
        for (name, share) in groups.chain([(Cell::word("total"), total)]) {
            table.rows.push(vec![
                name,
                Cell::count(share.all_turns),
                Cell::count(share.turns),
                Cell::count(share.all_words),
                Cell::count(share.words),
                Cell::share(share.words, share.all_words, said!("no words", "aucun mot")),
            ]);
        }
        Some(table)
    }
}

fn share_note(share: &Share) -> Said {
    let Share { words, all_words, unread, .. } = share;
    let percent =
        share.percent().map_or_else(Said::default, |p| said!(" ({p}%)", " ({p}\u{202f}%)", p = Said::decimal(p, 1)));
    let unread = match unread {
        0 => Said::default(),
        n => said!(
            "; not here: the texts of {documents}",
            "\u{202f}; ne sont pas là\u{202f}: les textes de {documents}",
            documents = counted(*n, Noun::Document)
        ),
    };
    said!(
        "{words} of {all_words} words are not coded{percent}, those in turns that are coded in part too{unread}",
        "{words} mots sur {all_words} ne sont pas codés{percent}, ceux des tours codés en partie compris{unread}",
        percent = percent,
        unread = unread
    )
}
