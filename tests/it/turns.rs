//! Turns and speakers changed from the command line, the tables that follow, and texts that come back.

use super::study::{Said, Study};

const TALK: &str = "INT: Where do you sleep?\nU07: In a room. And you, Ben? It is cold.\nU7: I am Ben. Outside.\n";

fn with_talk() -> Study {
    let study = Study::with_project();
    study.file("talk.txt", TALK);
    study.run("import p talk.txt").ends(0);
    study.file("codings.csv", "document,start,end,code,coder\ntalk,30,39,Housing,ana\n");
    study.run("apply-codings p codings.csv").ends(0);
    study
}

fn rows(said: &Said) -> Vec<String> {
    said.rows().iter().map(|row| row.join(",")).collect()
}

fn speakers(study: &Study) -> Vec<String> {
    let said = study.run("speakers p talk --format csv").ends(0);
    rows(&said).iter().map(|row| row.trim_start_matches("talk,").to_owned()).collect()
}

fn text(study: &Study) -> String {
    study.run("text p talk").ends(0).out
}

#[test]
fn a_turn_is_split_given_away_joined_and_timed_and_each_is_one_step_of_undo() {
    let study = with_talk();
    study.run("turn p talk 2 --split 'And you, Ben?' --speaker INT").ends(0);
    assert_eq!(text(&study).lines().nth(2), Some("INT: And you, Ben? It is cold."));
    study.run("turn p talk 3 --split 'It is cold' --speaker U07").ends(0);
    assert_eq!(speakers(&study), ["INT,interviewer,,2,7", "U07,participant,U07,2,6", "U7,participant,U7,1,4"]);
    study.run("turn p talk 5 --speaker Ben --participant Benoît").ends(0);
    assert!(text(&study).ends_with("\nBen: I am Ben. Outside.\n"), "{}", text(&study));
    assert!(speakers(&study).contains(&"Ben,participant,Benoît,1,4".to_owned()));
    study.run("turn p talk 4 --time 1:02:03").ends(0);
    assert!(study.run("turns p talk --format csv").ends(0).out.contains("01:02:03"));
    let joined = study.run("turn p talk 4 --join").ends(0).err;
    assert!(joined.contains("and 0 codings of “") && joined.contains("” become words of “"), "{joined}");
    assert_eq!(speakers(&study)[0], "INT,interviewer,,2,10");
    for _ in 0..5 {
        study.run("undo p").ends(0);
    }
    assert_eq!(text(&study), TALK);
}

#[test]
fn the_matrix_follows_when_two_labels_turn_out_to_be_one_person() {
    let study = with_talk();
    let cells = |study: &Study| study.run("matrix p --columns speakers --format csv").ends(0).out;
    assert!(cells(&study).contains("U7"), "{}", cells(&study));
    study.run("speaker p talk U07 --merge-into U7").ends(0);
    assert!(!cells(&study).contains("U07") && cells(&study).contains("U7"), "{}", cells(&study));
    let people = study.run("participants p --format csv").ends(0).out;
    assert!(people.contains("U7,1,2") && !people.contains("U07"), "{people}");
    study.run("speaker p talk U7 --rename Thierry").ends(0);
    assert!(text(&study).contains("\nThierry: In a room"));
    study.run("speaker p talk thierry --role moderator --participant ''").ends(0);
    assert_eq!(speakers(&study)[1], "Thierry,moderator,,2,13");
    assert!(!cells(&study).contains("Thierry"), "moderators stay out of counts");
}

#[test]
fn what_cannot_be_meant_says_why() {
    let study = with_talk();
    assert!(study.run("turn p talk 9 --join").ends(1).err.contains("3 turns and no turn 9"));
    assert!(study.run("turn p talk 2 --split nowhere").ends(1).err.contains("does not stand in turn 2"));
    assert!(study.run("turn p talk 2 --time soon").ends(2).err.contains("is not a time"));
    assert!(study.run("speaker p talk XX --rename Y").ends(1).err.contains("it has INT, U07, U7"));
    assert!(study.run("speaker p talk U7 --rename U07").ends(2).err.contains("merge the two instead"));
    study.run("turn p talk 2").ends(2);
}

#[test]
fn earlier_texts_are_listed_and_one_comes_back_as_a_change() {
    let study = with_talk();
    study.run("replace p cold warm").ends(0);
    study.run("speaker p talk U7 --rename Ben").ends(0);
    let texts = rows(&study.run("texts p talk --format csv").ends(0));
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert!(texts[0].contains("renamed to “Ben”,3,2,0"), "{texts:?}");
    assert!(texts[1].contains("replaced by “warm”") && texts[1].contains(",4,4,0"), "{texts:?}");
    let imported = texts[2].split(',').next().unwrap().to_owned();
    let said = study.run(&format!("restore-text p talk --at {imported}")).ends(0);
    assert!(said.err.contains("has the text of"), "{}", said.err);
    assert_eq!(text(&study), TALK);
    assert!(study.run("codings p --format csv").ends(0).out.contains("In a room"));
    study.run("undo p").ends(0);
    assert!(text(&study).contains("It is warm") && text(&study).contains("Ben: I am"));
}
