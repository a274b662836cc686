//! Who and what enters a project: each test is a few files in small.

use super::super::enter::file_names::NamePattern;
use super::super::names::tests::{committed, empty_project};
use super::*;

fn entry(file_name: &str, text: &str) -> Entry {
    let imported = super::super::read(file_name, text.as_bytes()).unwrap().output;
    Entry { imported, text_hash: ContentHash(text.into()), original: None, facts: Facts::default() }
}

/// Documents as `name: label=participant …`
fn written(project: &Project) -> Vec<String> {
    let name = |id: Option<ParticipantId>| id.map_or("-".to_owned(), |id| project.participants[&id].name.clone());
    let line = |d: &&std::sync::Arc<crate::model::Document>| {
        let speakers: Vec<String> = d.speakers.iter().map(|s| format!("{}={}", s.label, name(s.participant))).collect();
        format!("{}: {} {}", d.name, speakers.join(" "), name(d.participant))
    };
    project.documents().iter().map(line).collect()
}

fn entered(entries: &[Entry]) -> Vec<String> {
    let project = empty_project();
    let ops = enter(&project, &mut IdSource::counting(), entries).output;
    written(&committed(&project, &ops))
}

#[test]
fn a_name_or_code_is_a_person_in_all_documents() {
    let documents = entered(&[
        entry("a.txt", "INT: Oui ?\nU07: Non.\nINT: Ah.\nU07: Si.\n"),
        entry(
            "b.txt",
            "Modératrice : Oui ?\nu07 : Non.\nMarie : Ah.\nModératrice : Bien.\nu07 : Si.\nMarie : Voilà.\nTous : Oui !\n",
        ),
    ]);
    assert_eq!(documents, ["a: INT=- U07=U07 -", "b: Modératrice=- u07=U07 Marie=Marie Tous=- -"]);
}

#[test]
fn a_placeholder_is_named_after_its_document() {
    let documents = entered(&[
        entry("Anna.txt", "Q: How?\nA: Well.\nQ: Why?\nA: So.\n"),
        entry("Focus.txt", "Mod: Yes?\nP1: No.\nP2: Ah.\nMod: So?\nP1: Well.\nP2: Oh.\n"),
        entry("P3 Nurse.txt", "INT: Yes?\nP3: No.\nINT: Ah.\nP3: Yes.\n"),
        entry("Notes.txt", "It rained all day and nobody came.\n"),
    ]);
    let expected =
        ["Anna: Q=- A=Anna -", "Focus: Mod=- P1=Focus: P1 P2=Focus: P2 -", "Notes:  Notes", "P3 Nurse: INT=- P3=P3 -"];
    assert_eq!(documents, expected);
}

#[test]
fn whoever_is_called_unknown_is_somebody_if_they_take_part() {
    let talk = "INT: How?\nXXX: Well.\nINT: Why?\nXXX: So.\n";
    let group = format!("Mod: Yes?\nUnknown: No.\n{}", "Ana: Ah.\nBob: Oh.\n".repeat(8));
    let documents = entered(&[
        entry("a.txt", talk),
        entry("b.txt", &talk.replace("XXX", "X")),
        entry("c.txt", &talk.replace("XXX", "Name removed")),
        entry("d.txt", &talk.replace("XXX", "Prénom supprimé")),
        entry("e.txt", &group),
    ]);
    let expected = [
        "a: INT=- XXX=a -",
        "b: INT=- X=b -",
        "c: INT=- Name removed=c -",
        "d: INT=- Prénom supprimé=d -",
        "e: Mod=- Unknown=- Ana=Ana Bob=Bob -",
    ];
    assert_eq!(documents, expected);
}

#[test]
fn the_same_text_comes_in_once() {
    let project = empty_project();
    let mut ids = IdSource::counting();
    let text = "One day.\n";
    let first = enter(&project, &mut ids, &[entry("a.txt", text), entry("b.txt", text)]);
    assert_eq!(first.warnings, ["b.txt: already in the project as “a”"]);
    let project = committed(&project, &first.output);
    let again = enter(&project, &mut ids, &[entry("c.txt", text)]);
    assert_eq!((again.output.len(), again.warnings.len()), (0, 1));
}

#[test]
fn respondents_are_people_with_their_attributes() {
    let csv = "Code;Age;What do you need?\nP1;41;A place of my own, and a key.\nP2;36;Somebody who listens to me.\n";
    let project = empty_project();
    let ops = enter(&project, &mut IdSource::counting(), &[entry("survey.csv", csv)]).output;
    let project = committed(&project, &ops);
    assert_eq!(written(&project), ["survey: P1=P1 P2=P2 -"]);
    let ages: Vec<String> = project.participants().iter().map(|p| format!("{:?}", p.values)).collect();
    assert_eq!(ages, [r#"{"Age": "41"}"#, r#"{"Age": "36"}"#]);
    assert_eq!(project.attributes["Age"].kind, crate::model::AttributeKind::Number);
}

const FIRST: &str = "id;group;age;What do you need?\n1;user;41;A place of my own, and a key.\n2;user;36;\n3;user;50;Somebody who listens to me.\n";

/// People as `name {values}`, and what was told.
fn surveys(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let mut project = empty_project();
    let mut told = Vec::new();
    let mut ids = IdSource::counting();
    for (name, csv) in files {
        let Warned { output, warnings } = enter(&project, &mut ids, &[entry(name, csv)]);
        project = committed(&project, &output);
        told.extend(warnings.iter().map(ToString::to_string));
    }
    let values = |p: &crate::model::Participant| p.values.values().cloned().collect::<Vec<_>>().join(" ");
    (project.participants().iter().map(|p| format!("{} {}", p.name, values(p))).collect(), told)
}

#[test]
fn who_answered_nothing_stays_with_what_is_known_of_them() {
    assert_eq!(surveys(&[("a.csv", FIRST)]).0, ["1 41 user", "2 36 user", "3 50 user"]);
}

#[test]
fn numbers_that_begin_anew_are_other_people() {
    let second = FIRST.replace("user", "pro").replace("key", "job");
    let (people, told) = surveys(&[("a.csv", FIRST), ("b.csv", &second)]);
    assert_eq!(people[..3], ["1 41 user", "2 36 user", "3 50 user"]);
    assert_eq!(people[3..], ["b: 1 41 pro", "b: 2 36 pro", "b: 3 50 pro"]);
    assert!(told[0].starts_with("b.csv: 3 ids (1, 2, 3) are already those of participants"), "{told:?}");
}

#[test]
fn who_was_asked_again_is_the_same_and_what_is_known_stays() {
    let again = FIRST.replace("41", "42").replace("key", "job");
    let (people, told) = surveys(&[("a.csv", FIRST), ("b.csv", &again)]);
    assert_eq!(people, ["1 41 user", "2 36 user", "3 50 user"]);
    assert_eq!(told, ["1 value against what is known of these people, not taken: “age” of “1” is 41, here 42"]);
    let coded = |csv: &str| csv.replace("\n1;", "\nR01;").replace("\n2;", "\nR02;").replace("\n3;", "\nR03;");
    let other = "id;town;What now?\nR01;Lille;A place of my own, and a job.\nR02;Brest;Somebody who listens to us.\n";
    let (people, told) = surveys(&[("a.csv", &coded(FIRST)), ("b.csv", other)]);
    assert_eq!(people, ["R01 41 user Lille", "R02 36 user Brest", "R03 50 user"]);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_name_that_is_taken_gets_a_number() {
    let documents = entered(&[entry("a.txt", "One.\n"), entry("A.txt", "Two.\n"), entry("a.md", "Three.\n")]);
    assert_eq!(documents, ["a:  a", "A (2):  A (2)", "a (3):  a (3)"]);
}

#[test]
fn what_names_and_heads_say_become_attributes() {
    let pattern = NamePattern::parse("{participant}_{city}_{sex}").unwrap();
    let head = "Date : 2023-05-12\nParticipant : Thierry\nÂge : 41\n\n";
    let talk = "INT : Oui ?\nR : Non.\nINT : Ah.\nR : Si.\n";
    let with = |file_name: &str, text: &str| {
        let mut entry = entry(file_name, text);
        entry.facts = Facts::of(&entry.imported, Some(&pattern), true);
        entry
    };
    let entries = [with("U07_Paris_F.txt", &format!("{head}{talk}")), with("U08_Lille_M.txt", talk)];
    let project = empty_project();
    let entered = enter(&project, &mut IdSource::counting(), &entries);
    assert!(entered.warnings.is_empty(), "{:?}", entered.warnings);
    let project = committed(&project, &entered.output);
    assert_eq!(written(&project), ["U07_Paris_F: INT=- R=U07 -", "U08_Lille_M: INT=- R=U08 -"]);
    let value = |name: &str, attribute| {
        let document = project.document_named(name).unwrap();
        let person = document.speakers.iter().find_map(|s| s.participant);
        project.value_in(person, document.id, attribute).unwrap_or("-").to_owned()
    };
    assert_eq!(["city", "sex", "Âge", "Date"].map(|a| value("U07_Paris_F", a)), ["Paris", "F", "41", "2023-05-12"]);
    assert_eq!(["city", "sex", "Âge"].map(|a| value("U08_Lille_M", a)), ["Lille", "M", "-"]);
}

#[test]
fn a_role_is_remembered_for_the_next_file() {
    let project = empty_project();
    let mut first = entry("a.txt", "Sonia : Bien.\nHervé : Non.\nSonia : Ah.\nHervé : Si.\n");
    first.imported.speakers[0].role = Role::Interviewer;
    let project = committed(&project, &enter(&project, &mut IdSource::counting(), &[first]).output);
    let mut next = entry("b.txt", "SONIA : Voilà.\nPaul : Oui.\nSONIA : Bon.\nPaul : Non.\n").imported;
    assert_eq!(next.speakers[0].role, Role::Participant);
    next.read_by_memory(&super::super::files::memory::remembered(&project));
    assert_eq!(next.speakers[0].role, Role::Interviewer);
}

#[test]
fn remarks_in_the_margin_become_a_memo() {
    let mut with = entry("a.txt", "One day.\n");
    with.imported.comments =
        vec![FoundComment { author: "Ines".to_owned(), about: "day".to_owned(), text: "Which?".to_owned() }];
    let project = empty_project();
    let project = committed(&project, &enter(&project, &mut IdSource::counting(), &[with]).output);
    assert_eq!(project.memos.values().map(|m| m.text.as_str()).collect::<Vec<_>>(), ["- “day” Ines: Which?"]);
}
