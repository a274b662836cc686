//! A journal that is damaged in the middle: the rest is read, what is lost is named, and the damaged line stays where
//! it is.

use super::super::study::{Study, copy_folder, put};

fn study_of_three_codes() -> Study {
    let study = Study::with_project();
    for code in ["Housing", "Sleep", "Fear"] {
        study.file("codes.csv", format!("tree,code\nNeeds,{code}\n"));
        study.run("apply-codes p codes.csv").ends(0);
    }
    study
}

fn codes(study: &Study) -> String {
    study.run("codes p --format csv").ends(0).out
}

/// Damages a letter of the line that holds `word`, and returns its journal as it is then.
fn damage(study: &Study, word: &str) -> Vec<u8> {
    let journal = study.journals().pop().unwrap();
    let mut bytes = std::fs::read(&journal).unwrap();
    let at = bytes.windows(word.len()).position(|found| found == word.as_bytes()).unwrap();
    bytes[at] ^= 1;
    put(&journal, &bytes);
    bytes
}

#[test]
fn what_the_machine_wrote_itself_comes_back_from_its_echo() {
    let study = study_of_three_codes();
    damage(&study, "Sleep");
    let listed = study.run("codes p --format csv").ends(0);
    assert!(listed.out.contains("Sleep") && listed.err.contains("1 changes that were made on this machine"));
    let again = study.run("codes p --format csv").ends(0);
    assert!(again.out == listed.out && !again.err.contains("made on this machine"), "{}", again.err);
}

#[test]
fn what_is_lost_is_named_and_the_rest_goes_on() {
    let study = study_of_three_codes();
    study.forget_the_echo();
    let damaged = damage(&study, "Sleep");
    let listed = study.run("codes p --format csv").ends(0);
    assert!(listed.out.contains("Housing") && listed.out.contains("Fear") && !listed.out.contains("Sleep"));
    assert!(listed.err.contains("damaged: its checksum does not fit; it was “"), "{}", listed.err);
    study.file("codes.csv", "tree,code\nNeeds,Hope\n");
    study.run("apply-codes p codes.csv").ends(0);
    assert!(codes(&study).contains("Hope"));
    let now = std::fs::read(study.journals().pop().unwrap()).unwrap();
    assert!(now.starts_with(&damaged), "what is there stays as it is");
}

#[test]
fn a_colleague_s_copy_brings_it_back() {
    let study = study_of_three_codes();
    copy_folder(&study.path("p"), &study.path("copy"));
    study.forget_the_echo();
    damage(&study, "Sleep");
    study.run("merge p copy").ends(0);
    let listed = study.run("codes p --format csv").ends(0);
    assert!(listed.out.contains("Sleep") && !listed.err.contains("damaged"), "{}", listed.err);
    assert!(study.run("check p --format csv").ends(1).out.contains("nothing is lost"));
}
