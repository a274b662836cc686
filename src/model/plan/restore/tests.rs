//! What was changed since is as it was again, and nothing else is.

use super::*;
use crate::model::plan;
use crate::model::testing::Fixture;
use crate::model::{Excerpt, Outline, Span};

#[test]
fn restoring_what_stands_plans_nothing() {
    let fixture = Fixture::of("U01: [Dehors|Rue].");
    assert!(restore(&fixture.project, &fixture.project).is_empty());
}

#[test]
fn what_was_turned_upside_down_stands_as_it_did() {
    let mut fixture = Fixture::of("U01: [Dehors|A/B/C]. [Seul|D].");
    let then = fixture.project.clone();
    let code = |fixture: &Fixture, path: &str| Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
    let (a, b, c) = (code(&fixture, "A"), code(&fixture, "A/B"), code(&fixture, "A/B/C"));
    let tree = fixture.project.trees()[0].id;
    for (code, parent) in [(c, None), (b, Some(c)), (a, Some(b))] {
        fixture.apply(plan::move_codes(&fixture.project, &[code], tree, parent, 0).unwrap());
    }
    assert_eq!(Outline::of(&fixture.project).path(a), "C/B/A");
    let d = code(&fixture, "D");
    fixture.apply(plan::merge_codes(&fixture.project, &[d], c).unwrap());
    let now = fixture.project.clone();
    fixture.apply(restore(&now, &then));
    assert_eq!(Outline::of(&fixture.project), Outline::of(&then));
    assert!(fixture.project.review().is_empty());
}

#[test]
fn an_earlier_text_comes_back_with_its_turns_and_labels_and_nothing_else_does() {
    let mut fixture = Fixture::of("INT: Où ?\nU01: [Dehors|Rue]. Seul.\nU1: Ici.");
    let id = fixture.project.documents()[0].id;
    let then = fixture.project.clone();
    let ops = plan::merge_speakers(&fixture.project, &mut fixture.ids, id, 2, 1).unwrap();
    fixture.apply(ops);
    let ops = plan::rename_speaker(&fixture.project, &mut fixture.ids, id, 1, "Ana").unwrap();
    fixture.apply(ops);
    fixture.correct(id, "Seul", "Très seul");
    let text = fixture.project.text(fixture.project.document(id).unwrap()).unwrap();
    let byte = text.as_str().find("Ici").unwrap();
    let here = Excerpt { document: id, span: text.span(byte..byte + 3) };
    fixture.code(here, "Peur", fixture.coder);
    let ops = restore_text(&fixture.project, &then, id).unwrap();
    fixture.apply(ops);
    let (now, stood) = (fixture.project.document(id).unwrap(), then.document(id).unwrap());
    let text = |project: &Project, document: &Document| project.text(document).unwrap().as_str().to_owned();
    assert_eq!(text(&fixture.project, now), text(&then, stood));
    assert_eq!((&now.turns, &now.speakers), (&stood.turns, &stood.speakers));
    assert_eq!(fixture.project.codings(now).count(), 2, "what was coded since stays");
    assert!(fixture.project.participant_named("U1").is_some());
    assert!(restore_text(&fixture.project, &then, id).unwrap().is_empty());
}

#[test]
fn a_coding_made_since_goes_although_its_code_was_merged_into_one_that_goes_too() {
    let mut fixture = Fixture::of("U01: [Dehors|A]. Seul.");
    let then = fixture.project.clone();
    let excerpt = Excerpt { document: fixture.project.documents()[0].id, span: Span::new(13, 17) };
    fixture.code(excerpt, "A", fixture.coder);
    fixture.code(excerpt, "B", fixture.coder);
    let code = |fixture: &Fixture, path: &str| Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
    let (a, b) = (code(&fixture, "A"), code(&fixture, "B"));
    fixture.apply(plan::merge_codes(&fixture.project, &[a], b).unwrap());
    fixture.apply(restore(&fixture.project.clone(), &then));
    let document = fixture.project.documents()[0];
    assert_eq!(fixture.project.codings(document).count(), 1);
}
