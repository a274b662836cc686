//! What a matrix counts, and what stands behind its cells.

use std::sync::Arc;

use super::super::{Cell, Condition, Period, Rows};
use super::*;
use crate::model::testing::Fixture;
use crate::model::{AttributeKind, Excerpt, Holder, Op, Outline, Span, ThemeId, plan};

/// Two users, one of them talkative, and a professional.
fn study() -> Fixture {
    let mut fixture = Fixture::new();
    let talkative = "INT: Do you [trust|Trust] them?\nAna: [Yes|Trust]. [Always|Trust]. [Really|Trust] I do.";
    fixture.document("u1", None, talkative);
    fixture.document("u2", None, "INT: And you?\nBen: I want a [roof|Needs/Housing] now.");
    fixture.document("p1", None, "INT: And here?\nCara: We [trust them|Trust] and they need [a roof|Needs/Housing].");
    for (who, group) in [("Ana", "user"), ("Ben", "user"), ("Cara", "professional")] {
        fixture.attribute(who, "group", group);
    }
    fixture
}

fn by_group(project: &Project) -> MatrixQuery {
    MatrixQuery { words: true, ..MatrixQuery::by(Columns::attribute(project, "group").unwrap()) }
}

/// Participants, documents, excerpts and words of a cell.
fn cell(matrix: &Matrix, code: &str, group: &str) -> (u32, u32, u32, u64) {
    let row = matrix.rows.iter().find(|r| r.path == code).unwrap();
    let g = matrix.groups.iter().position(|g| g.name == group);
    let count = if group == "total" { row.total } else { row.cells[g.unwrap()] };
    (count.participants, count.documents, count.excerpts, count.words.unwrap())
}

fn names(matrix: &Matrix) -> Vec<&str> {
    matrix.groups.iter().map(|g| g.name.as_str()).collect()
}

#[test]
fn one_talkative_person_does_not_outweigh_a_group() {
    let fixture = study();
    let matrix = matrix(&fixture.project, &by_group(&fixture.project));
    assert_eq!(names(&matrix), ["professional", "user"]);
    assert_eq!(matrix.groups[1].n_participants, 2);
    assert_eq!(cell(&matrix, "Trust", "user"), (1, 1, 3, 3));
    assert_eq!(cell(&matrix, "Trust", "professional"), (1, 1, 1, 2));
    assert_eq!(cell(&matrix, "Trust", "total"), (2, 2, 4, 5));
    let table = matrix.tidy();
    let row = table.rows.iter().position(|r| r[..2] == [Cell::text("Trust"), Cell::text("user")]).unwrap();
    assert_eq!(table.cell(row, "percent_participants"), Some(&Cell::Percent(50.0)));
    // Ana says 5 words and Ben 5; 3 of the 10 are coded.
    assert_eq!(table.cell(row, "group_words"), Some(&Cell::Integer(10)));
    assert_eq!(table.cell(row, "per_1000_words"), Some(&Cell::Figure(300.0, 1)));
}

#[test]
fn an_interviewers_words_count_for_nobody_unless_everyone_is_asked_for() {
    let fixture = study();
    let mut query = by_group(&fixture.project);
    query.scope.everyone = true;
    let everyone = matrix(&fixture.project, &query);
    assert_eq!(cell(&everyone, "Trust", "total"), (2, 2, 5, 6));
    assert_eq!(cell(&everyone, "Trust", "(no value)"), (0, 1, 1, 1));
}

#[test]
fn a_parent_counts_its_branch_once_and_its_own_apart() {
    let mut fixture = Fixture::new();
    fixture.document("u1", None, "Ana: [a roof|Needs|Needs/Housing|Needs/Care] and [rest|Needs/Care]");
    fixture.attribute("Ana", "group", "user");
    let mut query = by_group(&fixture.project);
    assert_eq!(cell(&matrix(&fixture.project, &query), "Needs", "user"), (1, 1, 2, 3));
    query.counting = Counting::Own;
    assert_eq!(cell(&matrix(&fixture.project, &query), "Needs", "user"), (1, 1, 1, 2));
}

#[test]
fn the_same_excerpt_of_two_coders_is_one_excerpt() {
    let mut fixture = Fixture::new();
    fixture.document("u1", None, "Ana: I [trust them|Trust|Trust@bea] a lot");
    let found = matrix(&fixture.project, &MatrixQuery { words: true, ..MatrixQuery::by(Columns::Participants) });
    assert_eq!(cell(&found, "Trust", "Ana"), (1, 1, 1, 2));
}

#[test]
fn words_under_two_overlapping_excerpts_count_once() {
    let mut fixture = Fixture::new();
    let document = fixture.document("u1", None, "Ana: one two three four five");
    let coder = fixture.coder;
    // "one two three" and "two three four"; then "three" within both.
    for (start, end) in [(5, 18), (9, 23), (13, 18)] {
        fixture.code(Excerpt { document, span: Span::new(start, end) }, "Count", coder);
    }
    let found = matrix(&fixture.project, &MatrixQuery { words: true, ..MatrixQuery::by(Columns::Documents) });
    assert_eq!(cell(&found, "Count", "u1"), (1, 1, 3, 4));
}

/// A focus group: Ana and Ben are users, Cara is a professional.
fn focus_group() -> Fixture {
    let mut fixture = Fixture::new();
    let talk = "MOD: Who helps you?\nAna: Nobody does.\nMOD: Nobody?\nCara: We do, sometimes.\nBen: [Hm|Doubt].";
    let document = fixture.document("fg1", None, talk);
    for (who, group) in [("Ana", "user"), ("Ben", "user"), ("Cara", "professional")] {
        fixture.attribute(who, "group", group);
    }
    let coder = fixture.coder;
    let text = fixture.project.text(&fixture.project.documents[&document]).unwrap();
    let start = text.as_str().find("Nobody does").unwrap() as u32;
    let end = text.as_str().find(", sometimes").unwrap() as u32;
    fixture.code(Excerpt { document, span: Span::new(start, end) }, "Help", coder);
    fixture
}

#[test]
fn an_excerpt_over_two_speakers_counts_for_both_and_once_in_all() {
    let fixture = focus_group();
    let found = matrix(&fixture.project, &by_group(&fixture.project));
    // "Nobody does." is Ana's, "We do" is Cara's; the moderator between them and the labels are left out.
    assert_eq!(cell(&found, "Help", "user"), (1, 1, 1, 2));
    assert_eq!(cell(&found, "Help", "professional"), (1, 1, 1, 2));
    assert_eq!(cell(&found, "Help", "total"), (2, 1, 1, 4));
}

#[test]
fn the_speakers_of_a_focus_group_can_be_the_columns() {
    let fixture = focus_group();
    let mut query = MatrixQuery { words: true, ..MatrixQuery::by(Columns::Speakers) };
    let found = matrix(&fixture.project, &query);
    assert_eq!(names(&found), ["Ana (fg1)", "Cara (fg1)", "Ben (fg1)"]);
    assert_eq!(cell(&found, "Help", "Cara (fg1)"), (1, 1, 1, 2));
    query.scope.everyone = true;
    let found = matrix(&fixture.project, &query);
    assert_eq!(cell(&found, "Help", "MOD (fg1)"), (0, 1, 1, 1));
}

#[test]
fn a_participant_in_two_documents_is_one_participant() {
    let mut fixture = Fixture::new();
    let first = fixture.document("w1", None, "Ana: I [trust|Trust] them");
    let second = fixture.document("w2", None, "Ana: I [trusted|Trust] them [so|Trust]");
    fixture.value(Holder::Document(first), "wave", "1");
    fixture.value(Holder::Document(second), "wave", "2");
    let by_wave = MatrixQuery { words: true, ..MatrixQuery::by(Columns::Attribute("wave".into())) };
    let found = matrix(&fixture.project, &by_wave);
    assert_eq!(cell(&found, "Trust", "1"), (1, 1, 1, 1));
    assert_eq!(cell(&found, "Trust", "2"), (1, 1, 2, 2));
    assert_eq!(cell(&found, "Trust", "total"), (1, 2, 3, 3));
    assert_eq!((found.groups[0].n_participants, found.total.n_participants), (1, 1));
}

#[test]
fn those_without_a_value_are_a_group_only_if_there_are_any() {
    let mut fixture = study();
    assert_eq!(names(&matrix(&fixture.project, &by_group(&fixture.project))), ["professional", "user"]);
    fixture.document("u3", None, "Dan: [Hm|Trust]");
    let found = matrix(&fixture.project, &by_group(&fixture.project));
    assert_eq!(names(&found), ["professional", "user", "(no value)"]);
    assert_eq!(cell(&found, "Trust", "(no value)"), (1, 1, 1, 1));
}

#[test]
fn a_list_gives_its_order_to_the_columns() {
    let mut fixture = study();
    let kind = AttributeKind::OneOf(vec!["user".into(), "professional".into(), "nobody".into()]);
    fixture.apply(plan::attribute_kind(&fixture.project, "group", kind));
    assert_eq!(names(&matrix(&fixture.project, &by_group(&fixture.project))), ["user", "professional"]);
}

#[test]
fn a_text_without_speakers_counts_for_its_document_and_its_person() {
    let mut fixture = Fixture::new();
    let report = fixture.document("report", None, "We [trust|Trust] nobody.");
    let letter = fixture.document("letter", None, "I [trust|Trust] you all.");
    let ana = fixture.participant("Ana");
    Arc::make_mut(fixture.project.documents.get_mut(&letter).unwrap()).participant = Some(ana);
    fixture.value(Holder::Document(report), "group", "town");
    fixture.attribute("Ana", "group", "user");
    let found = matrix(&fixture.project, &by_group(&fixture.project));
    assert_eq!(cell(&found, "Trust", "town"), (0, 1, 1, 1));
    assert_eq!(cell(&found, "Trust", "user"), (1, 1, 1, 1));
    assert_eq!(found.groups.iter().map(|g| g.words.unwrap()).collect::<Vec<_>>(), [3, 4]);
    let tidy = found.tidy();
    assert!(matches!(tidy.cell(0, "percent_participants"), Some(Cell::Undefined(_))), "nobody is in “town”");
}

#[test]
fn a_removed_person_or_document_is_out_of_the_base() {
    let mut fixture = study();
    let document = fixture.project.document_named("u2").unwrap().id;
    fixture.apply(plan::remove_document(&fixture.project, document).unwrap());
    let found = matrix(&fixture.project, &by_group(&fixture.project));
    assert_eq!(found.groups[1].n_participants, 1);
    assert_eq!(cell(&found, "Needs", "total"), (1, 1, 1, 2));
}

#[test]
fn filters_choose_whose_words_count() {
    let fixture = study();
    let mut query = MatrixQuery { words: true, ..MatrixQuery::by(Columns::Documents) };
    query.scope.filters = vec![Condition::parse(&fixture.project, "GROUP = User").unwrap()];
    let found = matrix(&fixture.project, &query);
    assert_eq!(names(&found), ["u1", "u2"]);
    assert_eq!(cell(&found, "Trust", "total"), (1, 1, 3, 3));
    assert!(found.tidy().caption.filters.iter().any(|filter| *filter == "group = User"));
    assert!(Condition::parse(&fixture.project, "age=3").is_err() && Condition::parse(&fixture.project, "x").is_err());
}

#[test]
fn the_wide_table_has_the_base_in_its_first_row() {
    let fixture = study();
    let table = matrix(&fixture.project, &by_group(&fixture.project)).wide();
    let heads: Vec<_> = table.columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(heads, ["code", "depth", "professional", "user", "total"]);
    let written: Vec<Vec<String>> = table.rows.iter().map(|r| r.iter().map(Cell::written).collect()).collect();
    assert_eq!(written[0], ["N (participants)", "", "1", "2", "3"]);
    assert_eq!(written[1], ["Trust", "0", "1", "1", "2"]);
    assert_eq!(written[3], ["Needs/Housing", "1", "1", "1", "2"]);
}

#[test]
fn a_cell_leads_to_its_excerpts_and_to_those_who_are_silent() {
    let mut fixture = study();
    fixture.document("u3", None, "Ana: I [do|Trust|Trust@bea]\nDan: no");
    fixture.attribute("Dan", "group", "user");
    let (project, query) = (&fixture.project, by_group(&fixture.project));
    let code = Outline::of(project).find(project, "Trust").unwrap();
    let CellExcerpts { rows: excerpts, base } = cell_excerpts(project, &query, code.into(), Some("user")).unwrap();
    assert_eq!(base, (3, 3), "Ana, Ben and Dan; not the professional");
    let words: Vec<_> = excerpts.iter().map(|e| project.words(project.document(e.document).unwrap(), e.span)).collect();
    assert_eq!(words, ["Yes", "Always", "Really", "do"]);
    assert_eq!((excerpts[3].codings.len(), excerpts[3].coders.len(), excerpts[3].codes.len()), (2, 2, 1));
    assert_eq!(excerpts.len() as u32, cell(&matrix(project, &query), "Trust", "user").2);
    let silent = participants_without(project, &query, code.into(), Some("user")).unwrap();
    let names: Vec<_> = silent.iter().map(|p| project.participants[p].name.as_str()).collect();
    assert_eq!(names, ["Ben", "Dan"]);
    assert!(participants_without(project, &query, code.into(), Some("nobody")).is_err());
}

/// The study with a theme that gathers trust and housing.
fn study_with_a_theme() -> (Fixture, ThemeId) {
    let mut fixture = study();
    let (theme, mut ops) = plan::add_theme(&fixture.project, &mut fixture.ids, "A safe place").unwrap();
    let outline = Outline::of(&fixture.project);
    let codes = ["Trust", "Needs/Housing"].map(|path| outline.find(&fixture.project, path).unwrap());
    ops.extend(plan::gather_codes(&fixture.project, theme, &codes, true).unwrap());
    fixture.apply(ops);
    (fixture, theme)
}

#[test]
fn a_theme_counts_each_person_and_excerpt_of_its_codes_once() {
    let (fixture, theme) = study_with_a_theme();
    let query = MatrixQuery { themes: true, ..by_group(&fixture.project) };
    let matrix = matrix(&fixture.project, &query);
    assert_eq!(matrix.rows.iter().map(|row| row.what).collect::<Vec<_>>(), [Compared::Theme(theme)]);
    // Ana thrice, Ben once; Cara twice.
    assert_eq!(cell(&matrix, "A safe place", "user"), (2, 2, 4, 4));
    assert_eq!(cell(&matrix, "A safe place", "professional"), (1, 1, 2, 4));
    let behind = cell_excerpts(&fixture.project, &query, Compared::Theme(theme), Some("user")).unwrap();
    assert_eq!(behind.rows.len(), 4);
    let silent = participants_without(&fixture.project, &query, Compared::Theme(theme), None).unwrap();
    assert_eq!(silent, []);
}

#[test]
fn a_saved_matrix_is_counted_again_as_it_was_asked() {
    let mut fixture = study();
    let filter = Condition::parse(&fixture.project, "group!=professional").unwrap();
    let period = Period::parse(Some("2026-01"), None).unwrap();
    let scope = Scope { filters: vec![filter], everyone: true, period, ..Scope::default() };
    let query = MatrixQuery { unit: Unit::Excerpts, scope, ..by_group(&fixture.project) };
    let view = MatrixView { cells: CellShow::PercentOfRow, order: MatrixOrder::Total, ..MatrixView::default() };
    let written = SavedMatrix::of(&query, &view).written();
    fixture.apply(plan::save_matrix(&fixture.project, "Users only", Some(written)).unwrap());
    assert_eq!(SavedMatrix::standing(&fixture.project, "users ONLY"), Ok((query, view)));
    let again = Some("(rows: Whatever)".to_owned());
    let over = plan::save_matrix(&fixture.project, "USERS only", again).unwrap();
    assert!(matches!(&over[..], [Op::SaveMatrix { name, from: Some(_), .. }] if name == "Users only"), "{over:?}");
    assert_eq!(plan::rename_matrix(&fixture.project, "users only", "USERS ONLY").unwrap().len(), 2);
    let table = saved_matrices_table(&fixture.project);
    assert_eq!(table.rows[0][0], Cell::text("Users only"));
    assert_eq!(table.rows[0][4], Cell::word("percent of the row"));
}

#[test]
fn a_saved_matrix_says_what_is_gone() {
    let mut fixture = study();
    let code = Outline::of(&fixture.project).find(&fixture.project, "Needs").unwrap();
    let rows = CodeChoice { within: Rows::Branch(code), ..CodeChoice::default() };
    let written =
        SavedMatrix::of(&MatrixQuery { rows, ..by_group(&fixture.project) }, &MatrixView::default()).written();
    fixture.apply(plan::save_matrix(&fixture.project, "Needs", Some(written)).unwrap());
    fixture.apply(plan::remove_codes(&fixture.project, &[code]).unwrap());
    let told = SavedMatrix::standing(&fixture.project, "Needs").unwrap_err().to_string();
    assert_eq!(
        told,
        "the saved matrix “Needs” asks for what is gone: the codes that its rows begin with. Choose again, and save it"
    );
    fixture.apply(plan::save_matrix(&fixture.project, "Needs", Some("(rows: Ships)".to_owned())).unwrap());
    let told = SavedMatrix::standing(&fixture.project, "Needs").unwrap_err().to_string();
    assert!(told.contains("a newer version may have saved it"), "{told}");
}

#[test]
fn the_questions_of_a_survey_are_words_of_nobody() {
    let mut fixture = Fixture::new();
    let survey =
        fixture.document("s", None, "What do you [miss|Asked] most here?\nAna: A [quiet|Calm] room.\nBen: Time.");
    fixture.value(Holder::Document(survey), "town", "Lyon");
    let (project, town) = (&fixture.project, Columns::attribute(&fixture.project, "town").unwrap());
    let matrix = matrix(project, &MatrixQuery { words: true, ..MatrixQuery::by(town) });
    assert_eq!((matrix.groups[0].words, cell(&matrix, "Calm", "Lyon")), (Some(4), (1, 1, 1, 1)));
    assert_eq!(cell(&matrix, "Asked", "Lyon"), (0, 1, 1, 0), "it is coded, and nobody said it");
}
