use super::super::statistics::Status;
use super::*;
use crate::model::testing::Fixture;
use crate::model::{CoderId, Op, Outline, plan};

/// Ana and ben code one document; then whoever is named finishes it.
fn coded(notation: &str, finishing: &[&str]) -> Fixture {
    let mut fixture = Fixture::of(notation);
    for name in finishing {
        finish(&mut fixture, name);
    }
    fixture
}

fn finish(fixture: &mut Fixture, name: &str) {
    let coder: CoderId = fixture.coder_named(name);
    let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
    fixture.apply(vec![Op::FinishDocument { document, coder, tree }]);
}

fn figures(fixture: &Fixture, unit: AgreementUnit) -> Figures {
    let query = AgreementQuery { unit, ..AgreementQuery::default() };
    agreement(&fixture.project, &query).rows[0].figures.clone()
}

const THREE_TURNS: &str = "INT: [What?|Lieu]\nU01: [Un toit|Lieu] et [un lit|Lieu@ben]\nU01: [Rien|Lieu]\nU01: Non";

#[test]
fn turns_of_interviewers_are_no_units_unless_asked_for() {
    let fixture = coded(THREE_TURNS, &["ana", "ben"]);
    let found = figures(&fixture, AgreementUnit::Turn);
    // Both touch the first answer, ana alone the second, nobody the third.
    assert_eq!((found.n_units, found.n_uses, found.positive), (3, 3, Some(2.0 / 3.0)));
    let scope = Scope { everyone: true, ..Scope::default() };
    let query = AgreementQuery { scope, ..AgreementQuery::default() };
    assert_eq!(agreement(&fixture.project, &query).rows[0].figures.n_units, 4);
}

#[test]
fn words_characters_and_documents_are_units_too() {
    let fixture = coded(THREE_TURNS, &["ana", "ben"]);
    let words = figures(&fixture, AgreementUnit::Word);
    // Un toit et un lit, Rien, Non: ana has three of seven words, ben two others.
    assert_eq!((words.n_units, words.n_uses, words.positive), (7, 3, Some(0.0)), "three stretches of five words");
    let characters = figures(&fixture, AgreementUnit::Character);
    assert_eq!((characters.n_units, characters.n_uses), (24, 3));
    let documents = figures(&fixture, AgreementUnit::Document);
    assert_eq!((documents.n_units, documents.percent, documents.status), (1, Some(1.0), Status::NoVariation));
}

#[test]
fn only_what_both_finished_counts() {
    let fixture = coded(THREE_TURNS, &["ana"]);
    assert_eq!(figures(&fixture, AgreementUnit::Turn).status, Status::SingleCoder);
    let fixture = coded(THREE_TURNS, &[]);
    assert_eq!(figures(&fixture, AgreementUnit::Turn).status, Status::NoCommonUnits);
    let fixture = coded(THREE_TURNS, &["ana", "chen"]);
    let found = figures(&fixture, AgreementUnit::Turn);
    assert_eq!((found.positive, found.one_never_used), (Some(0.0), true), "chen found nothing, which is no silence");
}

#[test]
fn codings_move_with_their_words_after_the_document_was_finished() {
    let mut fixture = coded(THREE_TURNS, &["ana", "ben"]);
    let before = figures(&fixture, AgreementUnit::Word);
    let document = fixture.project.documents()[0].id;
    fixture.correct(document, "What?", "What do you need, and what do you want?");
    assert_eq!(figures(&fixture, AgreementUnit::Word), before);
}

#[test]
fn segments_of_nearly_the_same_words_are_found_again() {
    let notation = "U01: [Un toit|Lieu] et [[un li|Lieu]t|Lieu@ben]\nU01: [Rien|Lieu@ben]";
    let fixture = coded(notation, &["ana", "ben"]);
    let query = |threshold| AgreementQuery {
        unit: AgreementUnit::Overlap,
        threshold: Some(threshold),
        ..AgreementQuery::default()
    };
    let percent = |threshold| agreement(&fixture.project, &query(threshold)).rows[0].figures.percent;
    assert_eq!((percent(0.8), percent(0.9)), (Some(0.5), Some(0.0)));
}

#[test]
fn a_coding_of_nothing_but_space_is_no_segment() {
    let fixture = coded("U01: [Un toit|Lieu] et[ |Lieu@ben]un lit", &["ana", "ben"]);
    let found = figures(&fixture, AgreementUnit::Overlap);
    assert_eq!((found.n_units, found.percent), (1, Some(0.0)));
}

#[test]
fn units_that_coders_cut_are_compared_by_their_edges() {
    let fixture = coded("U01: [Un toit|Lieu] [à moi|Peur@ben]\nU01: [Rien|Lieu]", &["ana", "ben"]);
    let query = AgreementQuery { unit: AgreementUnit::Unitising, ..AgreementQuery::default() };
    let found = agreement(&fixture.project, &query);
    assert_eq!(found.rows[0].figures.n_units, 2);
    assert!(found.rows[0].figures.alpha.is_some_and(|alpha| alpha < 0.0));
    assert!(found.table().caption.notes.iter().any(|note| note.to_string().contains("as one family")));
}

#[test]
fn each_place_of_which_coders_say_different_things_is_listed_with_its_words() {
    let mut fixture = coded(THREE_TURNS, &["ana", "ben", "chen"]);
    let (ana, ben, chen) = (fixture.coder_named("ana"), fixture.coder_named("ben"), fixture.coder_named("chen"));
    let of = |coders: &[CoderId]| {
        let query = AgreementQuery { coders: coders.to_vec(), ..AgreementQuery::default() };
        disagreements(&fixture.project, &query)
    };
    let document = fixture.project.documents()[0];
    let words = |found: &[Disagreement]| -> Vec<String> {
        found.iter().map(|place| fixture.project.words(document, place.span).into_owned()).collect()
    };
    // Both chose the code in the first answer, on other words of it: the same turn.
    let found = of(&[ana, ben]);
    assert_eq!(words(&found), ["Rien"]);
    assert_eq!((found[0].with.as_slice(), found[0].without.as_slice()), (&[ana][..], &[ben][..]));
    assert_eq!(words(&of(&[ben, chen])), ["un lit"]);
    let query = AgreementQuery { coders: vec![ana, ben], unit: AgreementUnit::Word, ..AgreementQuery::default() };
    assert_eq!(words(&disagreements(&fixture.project, &query)), ["Un toit", "un lit", "Rien"]);
}

#[test]
fn independent_work_says_which_of_its_codes_were_removed_since() {
    let mut fixture = coded("U01: [Un toit|Lieu|Rue@ben|Rue] et [un lit|Lieu@ben]\nU01: [Rien|Peur]", &["ana", "ben"]);
    let told = |fixture: &Fixture, work| {
        let found = agreement(&fixture.project, &AgreementQuery { work, ..AgreementQuery::default() });
        found.notes().iter().map(ToString::to_string).filter(|note| note.contains("removed")).collect::<Vec<_>>()
    };
    assert!(told(&fixture, Work::Independent).is_empty());
    let code = Outline::of(&fixture.project).find(&fixture.project, "Rue").unwrap();
    fixture.apply(plan::remove_codes(&fixture.project, &[code]).unwrap());
    let removed = "removed since and measured no more: 1 code (Rue); the figures would be others with them";
    assert_eq!(told(&fixture, Work::Independent), [removed]);
    assert!(told(&fixture, Work::AsItStands).is_empty(), "what stands now is measured as it stands");
}
