//! Every table of the program in French: each head, word, caption and reason has a French counterpart, and no number
//! changes with the language.

use std::collections::BTreeSet;

use counterpoint::analysis::agreement::AgreementUnit;
use counterpoint::analysis::statistics::SaturationRule;
use counterpoint::analysis::*;
use counterpoint::export::{self, About, Format};
use counterpoint::model::{Fate, FileReport, Holder, Outline, Project, Tongue};

use super::study::{Study, open_sample, sample};

/// Returns the lists of what the project holds.
fn listings(project: &Project) -> Vec<Table> {
    let documents = project.documents();
    let documents: Vec<&counterpoint::model::Document> = documents.iter().map(|d| &***d).collect();
    let code = Outline::of(project).rows[0].code;
    let numbers = CodeChoice { picked: vec![code], ..CodeChoice::default() };
    let refused = FileReport::left_out("a.doc", Fate::Refused, "not read".into(), "Save it".into());
    let found = events(project).unwrap();
    let query = ExcerptQuery::default();
    let plan = AssignmentQuery {
        coders: project.coders.keys().copied().collect(),
        documents: Vec::new(),
        share: 20.0,
        by: Some("viewpoint".into()),
        divide: false,
        seed: 1,
    };
    vec![
        info_table(project),
        documents_table(project),
        finished_table(project, &project.trees().iter().map(|tree| tree.id).collect::<Vec<_>>()),
        speakers_table(project, &documents),
        turns_table(project, documents[0]),
        participants_table(project),
        codes_table(project),
        codings_table(project),
        coders_table(project),
        proposals_table(project),
        review_table(project),
        lost_table(project),
        typologies_table(project),
        description_table(project),
        numbers_by_code_table(project, &numbers_by_code(project, &numbers)),
        events_table(project, &found),
        events_counted(project, &found, EventsBy::Speaker),
        events_counted(project, &found, EventsBy::Participant),
        excerpt_table(project, &excerpts(project, &query), &query),
        saved_matrices_table(project),
        merge_table(&merge_preview(project, project, Sides::default())),
        file_reports(&[refused]),
        blind_work_table(project),
        assignment_table(project, &assignment(project, &plan).unwrap(), &plan),
    ]
}

/// Returns the lists of excerpts and of what is not coded.
fn excerpt_lists(project: &Project) -> Vec<Table> {
    let outline = Outline::of(project);
    let code = outline.rows[0].code;
    let mut tables = Vec::new();
    for source in [ExcerptSource::Code { code, below: true }, ExcerptSource::NotCoded(Rows::All)] {
        for group_by in [ExcerptGrouping::Document, ExcerptGrouping::Viewpoint] {
            let list = ExcerptList { source: source.clone(), scope: Scope::default(), document: None, group_by };
            let listed = list_excerpts(project, &outline, &list).unwrap();
            tables.push(listed.table(project, &outline));
            tables.extend(listed.shares_table(project, &outline));
        }
    }
    tables
}

/// Returns what is counted by groups.
fn counted(project: &Project) -> Vec<Table> {
    let by = Columns::Attribute("viewpoint".into());
    let everything = Scope { everyone: true, ..Scope::default() };
    let frequency = FrequencyQuery { rows: Rows::All, by: Some(by.clone()), scope: everything.clone(), words: true };
    let mut tables = vec![frequencies(project, &frequency).table()];
    for unit in [Unit::Participants, Unit::Documents, Unit::Excerpts, Unit::Words] {
        let query = MatrixQuery { unit, words: true, ..MatrixQuery::by(by.clone()) };
        let found = matrix(project, &query);
        tables.push(found.tidy());
        for cells in CellShow::ALL {
            let view = MatrixView { cells, totals: true, hide_empty: true, ..MatrixView::default() };
            tables.push(found.wide_as(&view));
        }
    }
    for columns in [Columns::Documents, Columns::Speakers, Columns::Coders, Columns::Participants] {
        tables.push(matrix(project, &MatrixQuery::by(columns)).wide());
    }
    let together = CoOccurrenceQuery::default();
    tables.push(co_occurrence(project, &together).table());
    let units = [MeetingUnit::Excerpts, MeetingUnit::Turns, MeetingUnit::Documents, MeetingUnit::Participants];
    let often = MeetingFilter { fewest: 2, named: "o".to_owned() };
    tables.extend(units.map(|unit| meetings(project, &together, unit).filtered(&often).table()));
    tables.extend(units.map(|unit| meetings_by_group(project, &together, unit, "viewpoint", &[]).unwrap().table()));
    tables.push(asked_grid(project, &Outline::of(project)).table());
    let new = NewCodesQuery {
        codes: CodeChoice::default(),
        attribute: Some("viewpoint".into()),
        groups: Vec::new(),
        order: InterviewOrder::Name,
        rule: SaturationRule::default(),
        scope: Scope::default(),
    };
    tables.push(new_codes(project, &new).unwrap().table());
    tables
}

/// Returns what compares viewpoints.
fn compared(project: &Project) -> Vec<Table> {
    let attribute = || "viewpoint".to_owned();
    let asked = ComparisonQuery {
        tests: true,
        dealing: Some(Dealing { times: 10, within: Some(Strata::Length), ..Dealing::to(DealtTo::Documents) }),
        rates: Some(1),
        ..ComparisonQuery::by("viewpoint")
    };
    let convergence_query = ConvergenceQuery { attribute: attribute(), groups: Vec::new(), scope: Scope::default() };
    let quotes = QuoteQuery {
        attribute: attribute(),
        groups: Vec::new(),
        only: None,
        all: true,
        pattern: None,
        language: counterpoint::model::Language::En,
        scope: Scope::default(),
    };
    let quotes = quote_matrix(project, &quotes).unwrap();
    let grid = framework(project, Some("viewpoint"), &Scope::default()).unwrap();
    vec![
        compare(project, &asked).unwrap().table(RowOrder::ByDifference),
        convergence(project, &convergence_query).unwrap().table(),
        quotes.wide(),
        quotes.tidy(),
        grid.wide(project),
        grid.tidy(),
        themes_table(project),
        crosswalk_table(project),
        unmapped_table(project),
        suggestions_table(project, &suggest_mappings(project, 5)),
        dividing_words(project, &WordsQuery::by("viewpoint")).unwrap().table(),
    ]
}

/// Returns what coders agree on.
fn agreed(project: &Project) -> Vec<Table> {
    let mut tables = Vec::new();
    for unit in AgreementUnit::ALL {
        for work in [Work::Independent, Work::AsItStands] {
            let query = AgreementQuery { unit, work, ..AgreementQuery::default() };
            tables.push(agreement(project, &query).detailed_table());
        }
    }
    let query = AgreementQuery::default();
    let open = disputes(project, &query);
    tables.push(disagreements_table(project, &disagreements(project, &query), &query));
    tables.push(disputes_table(project, &open, &query));
    tables.push(decided_table(project, &decided(project)));
    tables
}

/// Returns every name that the project gives to a column.
fn names(project: &Project) -> BTreeSet<String> {
    let holders = project.documents().iter().map(|d| Holder::Document(d.id)).collect::<Vec<_>>();
    let holders = holders.into_iter().chain(project.participants().into_iter().map(|p| Holder::Participant(p.id)));
    let mut names: BTreeSet<String> = project.attributes().map(|a| a.name.clone()).collect();
    for holder in holders {
        names.extend(project.attributes().filter_map(|a| project.value(holder, &a.name)).map(str::to_owned));
    }
    names.extend(project.documents().iter().map(|d| d.name.clone()));
    names.extend(project.documents().iter().flat_map(|d| d.speakers.iter().map(|s| s.label.clone())));
    names.extend(project.participants().iter().map(|p| p.name.clone()));
    names.extend(project.trees().iter().map(|t| t.name.clone()));
    names.extend(project.coders.values().map(|c| c.name.clone()));
    names.extend(project.comparison.themes().iter().map(|t| t.name().to_owned()));
    names
}

fn every_table(project: &Project) -> Vec<Table> {
    [listings(project), excerpt_lists(project), counted(project), compared(project), agreed(project)].concat()
}

#[test]
fn nothing_of_a_table_lacks_its_french_words() {
    let session = open_sample();
    let project = session.project();
    let names = names(project);
    for table in every_table(project) {
        for column in &table.columns {
            let of_project = names.iter().any(|name| column.name.starts_with(name.as_str()));
            assert!(column.label.is_ours() || of_project, "the column {} of {}", column.name, table.name);
        }
        let Caption { title, unit, base, filters, notes } = &table.caption;
        for words in [title, unit, base].into_iter().chain(filters).chain(notes) {
            let of_project = *words == *project.name;
            assert!(words.is_ours() || words.is_empty() || of_project, "“{words}” of {}", table.name);
        }
        for cell in table.rows.iter().flatten() {
            match cell {
                Cell::Undefined(why) => assert!(why.is_ours(), "“{why}” of {}", table.name),
                Cell::Text(text) if table.name != "words" => {
                    assert!(!["yes", "no", "ok"].contains(&text.as_str()), "{text} of {}", table.name);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn heads_can_be_told_apart_in_french_too() {
    let session = open_sample();
    for table in every_table(session.project()) {
        let heads: BTreeSet<&str> = table.columns.iter().map(|c| c.label.told(Tongue::French)).collect();
        assert_eq!(heads.len(), table.columns.len(), "{}: {heads:?}", table.name);
    }
}

#[test]
fn numbers_are_the_same_in_each_language() {
    let session = open_sample();
    let written = |table: &Table, labels| {
        let about = About { project: String::new(), date: String::new(), version: String::new(), labels };
        let mut bytes = Vec::new();
        export::write(Format::Csv, table, &about, &mut bytes).unwrap();
        csv::Reader::from_reader(&bytes[3..]).records().map(|r| r.unwrap()).collect::<Vec<_>>()
    };
    for table in every_table(session.project()) {
        let (english, french) = (written(&table, Tongue::English), written(&table, Tongue::French));
        assert_eq!(english.len(), french.len());
        for (row, (en, fr)) in table.rows.iter().zip(english.iter().zip(&french)) {
            for (cell, (en, fr)) in row.iter().zip(en.iter().zip(fr)) {
                assert!(matches!(cell, Cell::Said(_)) || en == fr, "{}: {en} {fr}", table.name);
            }
        }
    }
}

#[test]
fn the_command_line_labels_tables_and_pictures_in_french_when_asked() {
    let study = Study::with_project();
    let folder = sample().display().to_string();
    let run = |words: &[&str]| study.run_words(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>()).ends(0);
    let plain = run(&["compare", &folder, "--attribute", "viewpoint", "--format", "csv"]);
    assert_eq!(plain.head()[..4], ["code", "group_a", "n_a", "base_a"]);
    let french = run(&["compare", &folder, "--attribute", "viewpoint", "--format", "csv", "--labels", "fr"]);
    assert_eq!(french.head()[..4], ["code", "groupe A", "n A", "base A"]);
    assert!(french.err.contains("médiane des mots de parole propre"), "{}", french.err);
    let page = run(&["frequencies", &folder, "--format", "html", "--labels", "fr"]).out;
    assert!(page.contains("<caption>Fréquences des codes</caption>") && page.contains("<dt>Unité</dt>"), "{page}");
    let picture = study.path("mots.svg").display().to_string();
    run(&["chart", &folder, "words", "--attribute", "viewpoint", "--labels", "fr", "--most", "10", "--out", &picture]);
    let drawn = std::fs::read_to_string(&picture).unwrap();
    assert!(drawn.contains("Mots par viewpoint") && drawn.contains("10 lignes sur"), "{drawn}");
}
