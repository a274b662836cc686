//! Two people do to their copies what does not go together: both copies tell the same of it, no coding vanishes, and
//! each way to settle it settles it for both.

use std::collections::BTreeSet;
use std::path::Path;

use counterpoint::analysis::{review_entries, review_id, review_table};
use counterpoint::model::plan::{self, CodeDraft, Decision};
use counterpoint::model::typology::{Requirement, TypeRule, Typology};
use counterpoint::model::{
    AttributeKind, CodeId, CoderId, CodingId, DocumentId, Excerpt, IdSource, Op, Outline, Project, Replacement,
    Reserved, Span, Subject,
};
use counterpoint::session::{Desk, Home, Session};

use super::study::{Study, copy_folder};

/// What somebody does.
type Deed = fn(&Project, &mut IdSource, CoderId) -> Vec<Op>;

/// What does not go together, with what ana does and what ben does.
const APART: [(&str, Deed, Deed); 22] = [
    ("both rename a code", |p, _, _| rename(p, "Shelter"), |p, _, _| rename(p, "Home")),
    (
        "one merges the code with which the other codes",
        |p, _, _| plan::merge_codes(p, &[code(p, "Work")], code(p, "Place")).unwrap(),
        |p, ids, by| apply(p, ids, by, "Work"),
    ),
    (
        "one removes the code with which the other codes",
        |p, _, _| plan::remove_codes(p, &[code(p, "Work")]).unwrap(),
        |p, ids, by| apply(p, ids, by, "Work"),
    ),
    (
        "one removes the document that the other codes",
        |p, _, _| plan::remove_document(p, document(p)).unwrap(),
        |p, ids, by| apply(p, ids, by, "Place"),
    ),
    ("both move a code", |p, _, _| put_below(p, "Work", Some("Place")), |p, _, _| put_below(p, "Work", Some("Trust"))),
    (
        "each moves a code below that of the other",
        |p, _, _| put_below(p, "Place", Some("Trust")),
        |p, _, _| put_below(p, "Trust", Some("Place")),
    ),
    ("both correct the same words", |p, ids, _| correct(p, ids, "never"), |p, ids, _| correct(p, ids, "at no time")),
    ("both describe a code", |p, _, _| describe(p, "Where one sleeps"), |p, _, _| describe(p, "A roof")),
    ("both write a memo", |p, _, _| memo(p, "Ana thinks"), |p, _, _| memo(p, "Ben thinks")),
    (
        "both merge a code into another",
        |p, _, _| plan::merge_codes(p, &[code(p, "Work")], code(p, "Place")).unwrap(),
        |p, _, _| plan::merge_codes(p, &[code(p, "Work")], code(p, "Trust")).unwrap(),
    ),
    ("both make a code", |p, ids, _| make(p, ids, "Fear"), |p, ids, _| make(p, ids, "fear")),
    (
        "one merges two codes of which the other removes the one that stays",
        |p, _, _| plan::merge_codes(p, &[code(p, "Work")], code(p, "Place")).unwrap(),
        |p, _, _| plan::remove_codes(p, &[code(p, "Place")]).unwrap(),
    ),
    ("both keep a matrix under one name", |p, _, _| matrix(p, "rows"), |p, _, _| matrix(p, "columns")),
    ("both make a typology of one name", |p, _, _| typology(p, "settled"), |p, _, _| typology(p, "roaming")),
    ("both reserve the codes to themselves", |p, _, by| reserve(p, by), |p, _, by| reserve(p, by)),
    ("both plan who codes blind", |p, _, by| assign(p, &[by]), |p, _, by| assign(p, &[by])),
    ("both make a theme", |p, ids, _| theme(p, ids, "Roof"), |p, ids, _| theme(p, ids, "roof")),
    ("they decide differently about a coding", |p, _, _| decide(p, true), |p, _, _| decide(p, false)),
    ("both say which attribute splits the study", |p, _, _| viewpoint(p, "place"), |p, _, _| viewpoint(p, "age")),
    ("both say what an attribute holds", |p, _, _| kind(p, &["a", "b"]), |p, _, _| kind(p, &["b", "c"])),
    (
        "one deletes the words that the other coded",
        |p, ids, _| correct(p, ids, ""),
        |p, ids, by| apply_to(p, ids, by, "Place", Span::new(17, 24)),
    ),
    ("one proposes", |p, ids, by| plan::propose(ids, "Shelter", by, rename(p, "Shelter")), |_, _, _| Vec::new()),
];

fn matrix(project: &Project, question: &str) -> Vec<Op> {
    plan::save_matrix(project, "Housing", Some(question.to_owned())).unwrap()
}

fn typology(project: &Project, gives: &str) -> Vec<Op> {
    let when = vec![Requirement::Code { code: code(project, "Place"), said: true }];
    let rules = vec![TypeRule { gives: gives.to_owned(), when }];
    plan::typology(project, "Way", Typology { rules, otherwise: None }).unwrap()
}

fn reserve(project: &Project, by: CoderId) -> Vec<Op> {
    plan::reserve(project, Reserved::Codes, &[by])
}

fn assign(project: &Project, coders: &[CoderId]) -> Vec<Op> {
    plan::assign_document(project, document(project), project.trees()[0].id, coders).unwrap()
}

fn theme(project: &Project, ids: &mut IdSource, name: &str) -> Vec<Op> {
    let (theme, mut ops) = plan::add_theme(project, ids, name).unwrap();
    ops.push(Op::GatherCode { theme, code: code(project, "Place") });
    ops
}

fn decide(project: &Project, counts: bool) -> Vec<Op> {
    let place = project.codings(project.documents()[0]).find(|coding| coding.code == code(project, "Place")).unwrap();
    let (upheld, set_aside) = if counts { (vec![place.coding.id], vec![]) } else { (vec![], vec![place.coding.id]) };
    plan::decide(project, &Decision { document: document(project), upheld, set_aside, note: String::new() }).unwrap()
}

fn viewpoint(project: &Project, attribute: &str) -> Vec<Op> {
    let mut ops = plan::attribute_kind(project, attribute, AttributeKind::Text);
    ops.push(Op::SetViewpoint { from: project.viewpoint.clone(), to: Some(attribute.to_owned()) });
    ops
}

fn kind(project: &Project, values: &[&str]) -> Vec<Op> {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    plan::attribute_kind(project, "city", AttributeKind::OneOf(values))
}

fn code(project: &Project, path: &str) -> CodeId {
    Outline::of(project).find(project, path).unwrap()
}

fn document(project: &Project) -> DocumentId {
    project.documents()[0].id
}

fn rename(project: &Project, name: &str) -> Vec<Op> {
    plan::rename_code(project, code(project, "Place"), name).unwrap()
}

fn describe(project: &Project, words: &str) -> Vec<Op> {
    plan::describe_code(project, code(project, "Place"), words).unwrap()
}

fn memo(project: &Project, words: &str) -> Vec<Op> {
    plan::memo(project, Subject::Code(code(project, "Place")), words)
}

fn make(project: &Project, ids: &mut IdSource, name: &str) -> Vec<Op> {
    let tree = project.trees()[0].id;
    let mut draft = CodeDraft::new(project);
    draft.add_code(ids, tree, None, name).unwrap();
    draft.into_ops()
}

fn put_below(project: &Project, moved: &str, parent: Option<&str>) -> Vec<Op> {
    let (tree, parent) = (project.trees()[0].id, parent.map(|parent| code(project, parent)));
    plan::move_codes(project, &[code(project, moved)], tree, parent, 0).unwrap()
}

fn apply(project: &Project, ids: &mut IdSource, by: CoderId, with: &str) -> Vec<Op> {
    apply_to(project, ids, by, with, Span::new(25, 31))
}

fn apply_to(project: &Project, ids: &mut IdSource, by: CoderId, with: &str, span: Span) -> Vec<Op> {
    let excerpt = Excerpt { document: document(project), span };
    plan::apply_code(project, ids, code(project, with), by, excerpt).unwrap()
}

fn correct(project: &Project, ids: &mut IdSource, to: &str) -> Vec<Op> {
    let replacement = Replacement { span: Span::new(17, 24), text: to.to_owned() };
    plan::correct_text(project, ids, document(project), &[replacement]).unwrap()
}

/// Two copies `p` and `q` of a study with one coded interview.
fn two_copies() -> Study {
    let study = Study::with_project();
    study.file("U01.txt", "INT: Where?\nU01: Nowhere at all, I walk at night.\n");
    study.run("import p U01.txt").ends(0);
    study.file("codings.csv", "document,start,end,code\nU01,17,24,Place\nU01,17,30,Work\nU01,33,40,Trust\n");
    study.run("apply-codings p codings.csv").ends(0);
    copy_folder(&study.path("p"), &study.path("q"));
    study
}

fn open(study: &Study, copy: &str, coder: &str) -> Session {
    let home = Home::below(&study.path(&format!("home of {copy}")));
    Session::open(&study.path(copy), Desk { home, ..Desk::of_user(coder) }).unwrap().output
}

fn does(session: &mut Session, deed: Deed) {
    session
        .commit_plan("Apart", |project, ids, by| Ok::<_, std::convert::Infallible>(deed(project, ids, by)))
        .unwrap()
        .unwrap();
}

fn merges(session: &mut Session, other: &Path) {
    let compared = session.merger().compare(&[other], |_, _| true).unwrap().unwrap();
    session.merge(compared, "copy", "Merged").unwrap();
}

/// Returns what is told to whoever has the copy.
fn told(session: &Session) -> Vec<String> {
    review_table(session.project()).rows.iter().map(|row| format!("{row:?}")).collect()
}

fn things(session: &Session) -> BTreeSet<String> {
    review_entries(session.project()).iter().map(|entry| review_id(&entry.item)).collect()
}

fn codings_made(session: &Session) -> Vec<CodingId> {
    let ops = session.history().iter().flat_map(|change| &change.ops);
    ops.filter_map(|op| if let Op::ApplyCode(new) = op { Some(new.coding) } else { None }).collect()
}

#[test]
fn what_does_not_go_together_is_told_to_both_alike_and_settled_for_both() {
    for (what, ana_does, ben_does) in APART {
        let study = two_copies();
        let (mut ana, mut ben) = (open(&study, "p", "ana"), open(&study, "q", "ben"));
        does(&mut ana, ana_does);
        does(&mut ben, ben_does);
        merges(&mut ana, &study.path("q"));
        merges(&mut ben, &study.path("p"));
        assert_eq!(told(&ana), told(&ben), "{what}: alike");
        assert!(!told(&ana).is_empty(), "{what}: told");
        let gone: Vec<CodingId> =
            codings_made(&ana).into_iter().filter(|coding| ana.project().coding(*coding).is_none()).collect();
        assert_eq!(gone, [], "{what}: no coding vanishes");
        drop((ana, ben));
        every_way_settles(&study, what);
    }
}

#[test]
fn a_code_that_is_put_below_one_that_is_removed_meanwhile_stays_in_sight() {
    let study = two_copies();
    let (mut ana, mut ben) = (open(&study, "p", "ana"), open(&study, "q", "ben"));
    does(&mut ana, |p, _, _| plan::remove_codes(p, &[code(p, "Place")]).unwrap());
    does(&mut ben, |p, _, _| put_below(p, "Work", Some("Place")));
    merges(&mut ana, &study.path("q"));
    let shown: Vec<String> = Outline::of(ana.project()).rows.into_iter().map(|row| row.path).collect();
    assert!(shown.iter().any(|path| path.contains("Work")), "{shown:?}");
}

/// Settles the first thing that is told in each way that there is, as it is typed, each time in fresh copies.
fn every_way_settles(study: &Study, what: &str) {
    let listed = study.run("review p --format csv").ends(0);
    let (id, ways) = (listed.cell(&["1"], "id"), listed.cell(&["1"], "settle"));
    assert!(!ways.is_empty(), "{what}: there is a way");
    for (n, way) in ways.split(", ").enumerate() {
        let (p, q) = (format!("p{n}"), format!("q{n}"));
        copy_folder(&study.path("p"), &study.path(&p));
        copy_folder(&study.path("q"), &study.path(&q));
        study.run(&format!("review {p} --settle {id} --keep {way}")).ends(0);
        study.run(&format!("merge {q} {p}")).ends(0);
        let (ana, ben) = (open(study, &p, "ana"), open(study, &q, "ben"));
        for session in [&ana, &ben] {
            assert!(!things(session).contains(&id), "{what}: {way} settles it");
        }
        assert_eq!(things(&ana), things(&ben), "{what}: {way} settles it for both");
    }
}
