//! Typologies as somebody types them: rules over attributes and codes that are an attribute to every question.

use super::study::Study;

/// Three people: Ana is 41 and speaks of housing, Ben is 30 and does too, Cara is 52 and does not.
fn study() -> Study {
    let study = Study::with_project();
    study.file(
        "t/fg.txt",
        "INT: Where?\nAna: A roof.\nBen: A bed.\nCara: Well.\nINT: And?\nAna: No.\nBen: No.\nCara: No.\n",
    );
    study.file("a.csv", "participant,age\nAna,41\nBen,30\nCara,\"52,5\"\n");
    study.file("c.csv", "document,start,end,code,coder\nfg,17,24,Housing/Own,ana\nfg,30,36,Housing/Shelter,ana\n");
    study.run("import p t --attributes a.csv").ends(0);
    study.run("apply-codings p c.csv").ends(0);
    study
}

const RULES: &str = "--rule 'age >= 40 and has code Housing -> settled' --rule 'has code Housing -> housed'";

#[test]
fn a_typology_is_an_attribute_to_every_question_and_is_taken_back() {
    let study = study();
    study.run(&format!("typology p way {RULES} --otherwise other")).ends(0);
    let listed = study.run("typologies p --format csv").ends(0).rows();
    let told: Vec<String> = listed.iter().map(|row| row[2..5].join("|")).collect();
    assert_eq!(told, ["age >= 40 and has code Housing|settled|1", "has code Housing|housed|1", "otherwise|other|1"]);
    let people = study.run("participants p --format csv").ends(0);
    assert_eq!(people.cell(&["Ben"], "way"), "housed");
    let matrix = study.run("matrix p --columns way --format csv").ends(0);
    assert_eq!(matrix.cell(&["Housing"], "settled"), "1");
    let counted = study.run("frequencies p --where 'way=housed' --format csv").ends(0);
    assert_eq!(counted.cell(&["Housing/Shelter"], "participants"), "1");
    let described = study.run("participants p --describe --format csv").ends(0);
    assert!(described.rows().iter().any(|row| row[..4] == ["way", "one of a list", "settled", "1"]));

    study.run("typology p way --rename 'way of life'").ends(0);
    study.run("viewpoint p 'way of life'").ends(0);
    study.run("typology p 'way of life' --remove").ends(0);
    study.run("undo p").ends(0);
    assert_eq!(study.run("typologies p --format csv").ends(0).rows().len(), 3);
}

fn refused(study: &Study, line: &str, why: &str) {
    let said = study.run(line);
    assert!(said.code != 0 && said.err.contains(why), "{}", said.err);
}

#[test]
fn a_rule_that_asks_for_nothing_there_is_refused_with_its_reason() {
    let study = study();
    refused(&study, "typology p way --rule 'height > 3 -> tall'", "there is no attribute “height”");
    refused(&study, "typology p way --rule 'age > 3'", "is not a rule");
    refused(&study, "typology p age --rule 'age > 3 -> old'", "already an attribute or typology “age”");
    refused(&study, "typology p way --remove", "there is no typology “way”");
    assert!(study.run("typologies p --format csv").ends(0).rows().is_empty());
}

#[test]
fn attributes_are_asked_for_by_more_and_less_everywhere() {
    let study = study();
    let people = |filters: &str| {
        let counted = study.run(&format!("frequencies p {filters} --format csv")).ends(0);
        counted.cell(&["Housing"], "participants")
    };
    assert_eq!(people("--where 'age>=30' --where 'age<41'"), "1");
    assert_eq!(people("--where 'age != 30'"), "1");
    refused(&study, "frequencies p --where 'age>=old'", "more and less need a number");
}
