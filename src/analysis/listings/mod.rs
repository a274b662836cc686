//! What is in the project, as tables: documents, turns, participants, codes, codings, and the project at a glance.
//! Listings show everything that stands; what counts for whom is the business of the analyses.

mod coders;
mod codes;
mod documents;
mod finished;
mod info;
mod memos;
mod participants;

pub(super) use documents::clock;

pub use coders::{coders_table, proposal_id, proposals, proposals_table};
pub use codes::{codes_table, codings_table};
pub use documents::{documents_table, speakers_table, turns_table};
pub use finished::finished_table;
pub use info::info_table;
pub use memos::memos_table;
pub use participants::participants_table;

use super::table::{Caption, Cell};
use crate::model::{Document, Holder, Noun, Project, Said, Span, counted};

/// Returns what a list of `n` things is, of which each has a row.
fn caption(title: Said, rows: Noun, n: usize) -> Caption {
    Caption { title, unit: rows.several(), base: counted(n, rows), ..Caption::default() }
}

/// Returns the number of words spoken in a document, labels left out, or why it is not known.
fn spoken_words(project: &Project, document: &Document) -> Cell {
    match project.text(document) {
        Ok(text) if document.turns.is_empty() => Cell::count(text.n_words(Span::new(0, text.len()))),
        Ok(text) => Cell::count(document.turns.iter().map(|t| u64::from(text.n_words(t.words))).sum::<u64>()),
        Err(e) => Cell::Undefined(e.said()),
    }
}

/// Returns the names of the attributes that belong to holders of one kind: those of which one of `own` has a value, and
/// those of which nobody has one.
fn attributes_of(project: &Project, own: &[Holder], others: &[Holder]) -> Vec<String> {
    let has = |holders: &[Holder], name: &str| holders.iter().any(|h| project.value(*h, name).is_some());
    let names = project.attributes().map(|a| &a.name);
    names.filter(|name| has(own, name) || !has(others, name)).cloned().collect()
}

fn holders_of_documents(project: &Project) -> Vec<Holder> {
    project.documents().iter().map(|d| Holder::Document(d.id)).collect()
}

fn holders_of_participants(project: &Project) -> Vec<Holder> {
    project.participants().iter().map(|p| Holder::Participant(p.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::Table;
    use super::*;
    use crate::model::testing::Fixture;

    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        let id = fixture.document("fg", None, "MOD: [Well?|Needs]\nAna: [A roof|Needs/Housing@bea] please\nBen: No");
        fixture.document("u1", None, "Ana: [Rest|Needs]");
        fixture.attribute("Ana", "age", "30");
        fixture.value(Holder::Document(id), "site", "Lyon");
        fixture
    }

    fn written(table: &Table) -> Vec<String> {
        let heads = table.columns.iter().map(|c| c.name.clone()).collect::<Vec<_>>().join("|");
        let rows = table.rows.iter().map(|r| r.iter().map(Cell::written).collect::<Vec<_>>().join("|"));
        std::iter::once(heads).chain(rows).collect()
    }

    #[test]
    fn documents_show_their_own_attributes() {
        let expected = [
            "document|language|speakers|turns|words|characters|codings|participants|site",
            "fg||3|3|5|37|2|2|Lyon",
            "u1||1|1|1|9|1|1|",
        ];
        assert_eq!(written(&documents_table(&study().project)), expected);
    }

    #[test]
    fn participants_show_what_they_say_and_their_own_attributes() {
        let expected = ["participant|documents|turns|words|codings|age", "Ana|2|2|4|2|30", "Ben|1|1|1|0|"];
        assert_eq!(written(&participants_table(&study().project)), expected);
    }

    #[test]
    fn speakers_who_have_a_turn_are_listed_with_role_and_person() {
        let mut fixture = study();
        let id = fixture.project.document_named("fg").unwrap().id;
        let ops = crate::model::plan::merge_speakers(&fixture.project, &mut fixture.ids, id, 2, 1).unwrap();
        fixture.apply(ops);
        let document = fixture.project.document(id).unwrap();
        let expected =
            ["document|speaker|role|participant|turns|words", "fg|MOD|moderator||1|1", "fg|Ana|participant|Ana|2|4"];
        assert_eq!(written(&speakers_table(&fixture.project, &[document])), expected);
        assert!(written(&documents_table(&fixture.project))[1].starts_with("fg||2|3|"));
    }

    #[test]
    fn turns_are_numbered_from_one() {
        let fixture = study();
        let document = fixture.project.document_named("fg").unwrap();
        let expected = [
            "turn|speaker|role|start|end|time|words",
            "1|MOD|moderator|5|10||1",
            "2|Ana|participant|16|29||3",
            "3|Ben|participant|35|37||1",
        ];
        assert_eq!(written(&turns_table(&fixture.project, document)), expected);
    }

    #[test]
    fn the_codebook_counts_every_coding_but_only_participants() {
        let codes = written(&codes_table(&study().project));
        assert_eq!(codes[1], "Codes|Needs|0|Needs|#3b6fd4|||||2|3|1|1");
        assert_eq!(codes[2], "Codes|Needs/Housing|1|Housing|#3b6fd4|||||1|1|1|1");
    }

    #[test]
    fn codings_say_who_coded_what_and_when() {
        let codings = written(&codings_table(&study().project));
        assert_eq!(codings[0], "document|start|end|code|coder|text|at");
        assert!(codings[2].starts_with("fg|16|22|Needs/Housing|bea|A roof|1970-01-01T00:00:"), "{}", codings[2]);
    }

    #[test]
    fn the_project_at_a_glance_counts_what_stands() {
        let info = written(&info_table(&study().project));
        for told in ["project|Test", "documents|2", "participants|2", "codes|2", "codings|3", "coders|2"] {
            assert!(info.iter().any(|line| line == told), "{told} in {info:?}");
        }
    }
}
