//! What questions mean, on small projects.

use proptest::prelude::*;

use super::*;
use crate::model::testing::Fixture;
use crate::model::{Document, Span};

fn answer(fixture: &Fixture, question: &str) -> Vec<String> {
    let outline = Outline::of(&fixture.project);
    let expr = CodeExpr::parse(&fixture.project, &outline, question).unwrap_or_else(|e| panic!("{question}: {e}"));
    let evaluation = Evaluation::of(&fixture.project, &outline, &expr, &|d| codings(fixture, &outline, d));
    let mut found = Vec::new();
    for document in fixture.project.documents() {
        let spans = evaluation.excerpts(document, &codings(fixture, &outline, document));
        found.extend(spans.into_iter().map(|s| fixture.project.words(document, s).into_owned()));
    }
    found
}

fn codings(fixture: &Fixture, outline: &Outline, document: &Document) -> Vec<(usize, Span)> {
    fixture.project.codings(document).map(|c| (outline.index(c.code).unwrap(), c.span)).collect()
}

fn fault(fixture: &Fixture, question: &str) -> String {
    let outline = Outline::of(&fixture.project);
    CodeExpr::parse(&fixture.project, &outline, question).unwrap_err().to_string()
}

fn study() -> Fixture {
    let mut fixture = Fixture::new();
    let notation = "INT: [Where?|Asked]\nAna: [no [place to [go|Fear]|Housing/None]|Housing] but [hope|Hope]\n\
        INT: Why?\nBen: [a flat|Housing] and [the fear|Fear]\nAna: [Breaks|Breaks and rest]";
    fixture.document("fg", None, notation);
    fixture
}

#[test]
fn a_code_counts_with_what_is_below_unless_it_is_asked_for_itself() {
    let fixture = study();
    assert_eq!(answer(&fixture, "housing"), ["no place to go", "place to go", "a flat"]);
    assert_eq!(answer(&fixture, "own:Housing"), ["no place to go", "a flat"]);
    assert_eq!(answer(&fixture, "propre:housing"), ["no place to go", "a flat"]);
    assert_eq!(answer(&fixture, "none"), ["place to go"]);
    assert_eq!(answer(&fixture, "Codes").len(), answer(&fixture, "*").len(), "a tree");
}

#[test]
fn and_gives_the_words_of_both_and_not_the_words_of_one() {
    let fixture = study();
    assert_eq!(answer(&fixture, "housing and fear"), ["go"]);
    assert_eq!(answer(&fixture, "own:housing not none"), ["no", "a flat"]);
    assert_eq!(answer(&fixture, "own:housing and not fear"), ["no place to", "a flat"]);
    assert_eq!(answer(&fixture, "fear or hope"), ["go", "hope", "the fear"]);
    assert_eq!(answer(&fixture, "not (housing or fear)"), ["Where?", "hope", "Breaks"]);
}

#[test]
fn excerpts_are_chosen_by_where_they_stand() {
    let fixture = study();
    assert_eq!(answer(&fixture, "fear within housing"), ["go"]);
    assert_eq!(answer(&fixture, "fear not within housing"), ["the fear"]);
    assert_eq!(answer(&fixture, "own:housing overlapping fear"), ["no place to go"]);
    assert_eq!(answer(&fixture, "own:housing not overlapping fear"), ["a flat"]);
    assert_eq!(answer(&fixture, "hope near 0 fear"), ["hope"]);
    assert_eq!(answer(&fixture, "fear near 1 asked"), ["go"]);
    assert_eq!(answer(&fixture, "fear near 3 asked"), ["go", "the fear"]);
    assert_eq!(answer(&fixture, "fear not near 1 asked"), ["the fear"]);
}

#[test]
fn french_words_mean_the_same() {
    let fixture = study();
    for (en, fr) in [
        ("housing and fear", "housing et fear"),
        ("fear or hope", "fear ou hope"),
        ("own:housing not none", "own:housing sauf none"),
        ("fear within housing", "fear dans housing"),
        ("fear not within housing", "fear pas dans housing"),
        ("housing overlapping fear", "housing chevauchant fear"),
        ("fear near 1 asked", "fear près de 1 asked"),
        ("fear not near 1 asked", "fear pas près de 1 asked"),
        ("hope same turn as fear", "hope même tour que fear"),
        ("hope same document as fear", "hope même document que fear"),
        ("own:none not same participant as hope", "own:none pas même participant que hope"),
    ] {
        assert_eq!(answer(&fixture, en), answer(&fixture, fr), "{fr}");
    }
}

#[test]
fn excerpts_are_chosen_by_the_document_and_the_person_that_they_share() {
    let mut fixture = study();
    fixture.document("u2", None, "Ana: [late|Late]\nCara: [alone|Fear]");
    assert_eq!(answer(&fixture, "hope same turn as none"), ["hope"]);
    assert_eq!(answer(&fixture, "fear same document as late"), ["alone"]);
    assert_eq!(answer(&fixture, "fear not same document as late"), ["go", "the fear"]);
    // Ana speaks in both; the second fear is Ben's, the third Cara's.
    assert_eq!(answer(&fixture, "late same participant as fear"), ["late"]);
    assert_eq!(answer(&fixture, "fear same participant as late"), ["go"]);
    assert_eq!(answer(&fixture, "fear not same participant late"), ["the fear", "alone"]);
    // What an interviewer says is nobody's.
    assert!(answer(&fixture, "asked same participant as asked").is_empty());
    fixture.document("u3", None, "Ana: [so|Same people]");
    assert_eq!(answer(&fixture, "same people"), ["so"]);
}

#[test]
fn or_binds_loosest_and_relations_tightest() {
    let fixture = study();
    assert_eq!(answer(&fixture, "hope or housing and fear"), ["go", "hope"]);
    assert_eq!(answer(&fixture, "(hope or housing) and fear"), ["go"]);
    assert_eq!(answer(&fixture, "hope or fear within housing"), ["go", "hope"]);
}

#[test]
fn names_with_operators_stand_in_quotation_marks() {
    let fixture = study();
    for question in ["\"Breaks and rest\"", "« breaks and rest »", "“Breaks and rest”", "own:\"breaks and rest\""]
    {
        assert_eq!(answer(&fixture, question), ["Breaks"], "{question}");
    }
}

#[test]
fn what_is_cut_to_nothing_but_signs_is_no_excerpt() {
    let fixture = Fixture::of("Ana: [[one|B], [two|B]|A]");
    assert!(answer(&fixture, "A not B").is_empty());
}

#[test]
fn a_fault_says_what_where_and_what_to_do() {
    let mut fixture = study();
    assert!(fault(&fixture, " ").contains("type the name of a code"));
    assert!(fault(&fixture, "hope and").contains("and at position 6 has no code on one side"));
    assert!(fault(&fixture, "or hope").contains("or at position 1"));
    assert!(fault(&fixture, "(hope and ) fear").contains("and at position 7"));
    assert!(fault(&fixture, "(hope").contains("position 1 is never closed"));
    assert!(fault(&fixture, "hope)").contains("position 5 closes nothing"));
    assert!(fault(&fixture, "hope ()").contains("side by side at position 6"));
    assert!(fault(&fixture, "hope or ()").contains("between the parentheses at position 9"));
    assert!(fault(&fixture, "\"hope").contains("position 1 is never closed"));
    assert!(fault(&fixture, "hope near fear").contains("near at position 6 needs a number"));
    assert!(fault(&fixture, "hope near 3").contains("near at position 6 has no code"));
    assert!(fault(&fixture, "\"hope\" \"fear\"").contains("side by side at position 8"));
    assert!(fault(&fixture, "Breaks and rest").contains("did you mean \"Breaks and rest\"?"));
    assert!(fault(&fixture, "hosing").contains("did you mean Housing"));
    assert!(fault(&fixture, &"(".repeat(60)).contains("nested too deeply at position 51"));
    fixture.document("x", None, "Ana: [x|Care/Fear]");
    assert!(fault(&fixture, "own:None/fear").contains("no code"));
    assert_eq!(answer(&fixture, "Care/Fear"), ["x"]);
    fixture.document("y", None, "Ana: [y|Other/None]");
    assert!(fault(&fixture, "none").contains("Housing/None, Other/None"));
}

#[test]
fn the_name_at_the_cursor_is_what_is_typed_of_it() {
    let at = |text: &str, cursor: u32| name_at(text, cursor).map(|n| (n.typed, n.span.start, n.span.end));
    let name = |typed: &str, start, end| Some((typed.to_owned(), start, end));
    assert_eq!(at("", 0), name("", 0, 0));
    assert_eq!(at("hou", 3), name("hou", 0, 3));
    assert_eq!(at("own:hou", 7), name("hou", 4, 7));
    assert_eq!(at("fear and brea", 13), name("brea", 9, 13));
    assert_eq!(at("fear and ", 9), name("", 9, 9));
    assert_eq!(at("fear and", 8), None);
    assert_eq!(at("fear ", 5), None);
    assert_eq!(at("fear and \"Breaks an", 19), name("Breaks an", 9, 19));
    assert_eq!(at("fear near 3 ", 12), name("", 12, 12));
    assert_eq!(at("fear près de 3 pe", 17), name("pe", 15, 17));
    assert_eq!(at("fear same document as ho", 24), name("ho", 22, 24));
    assert_eq!(at("fear same document ", 19), name("", 19, 19));
    assert_eq!(at("fear same document", 18), None);
    assert_eq!(at("(", 1), name("", 1, 1));
}

#[test]
fn a_code_is_written_so_that_it_is_found_again() {
    let mut fixture = study();
    fixture.document("y", None, "Ana: [y|Other/None]");
    let outline = Outline::of(&fixture.project);
    for row in &outline.rows {
        let written = query_name(&fixture.project, &outline, row.code);
        let expr = CodeExpr::parse(&fixture.project, &outline, &written);
        assert_eq!(expr, Ok(CodeExpr::Coded(Leaf::Branch(row.code))), "{written}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_answered_or_refused(text in "(hope|fear|and|not|or|near|3|within|same|document|participant|as|\\(|\\)|\"|own:| ){0,14}") {
        let fixture = study();
        let outline = Outline::of(&fixture.project);
        if let Ok(expr) = CodeExpr::parse(&fixture.project, &outline, &text) {
            let document = fixture.project.document_named("fg").unwrap();
            let of_document = |document: &Document| codings(&fixture, &outline, document);
            Evaluation::of(&fixture.project, &outline, &expr, &of_document).excerpts(document, &of_document(document));
        }
        for cursor in 0..=text.chars().count() {
            name_at(&text, cursor as u32);
        }
    }
}
