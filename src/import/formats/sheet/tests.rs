//! Tables, and what becomes of them.

use proptest::prelude::*;

use crate::import::Imported;
use crate::import::testing::read_or_refused;

fn imported(csv: &str) -> Imported {
    crate::import::read("a.csv", csv.as_bytes()).unwrap().output
}

#[test]
fn a_row_is_a_turn() {
    let read = imported(
        "Start;Speaker;Text\n00:00:01;INT;Où ?\n00:00:03,5;U07;\"Ici.\nLà.\"\n00:00:09;INT;Ah.\n00:00:10;U07;Oui.\n",
    );
    assert_eq!(read.text, "INT: Où ?\nU07: Ici.\nLà.\nINT: Ah.\nU07: Oui.\n");
    let times: Vec<Option<f32>> = read.turns.iter().map(|t| t.4).collect();
    assert_eq!(times, [Some(1.0), Some(3.5), Some(9.0), Some(10.0)]);
}

#[test]
fn rows_of_whisper_are_paragraphs_with_times_in_seconds() {
    let read = crate::import::read(
        "a.tsv",
        b"start\tend\ttext\n810\t4850\tHello everyone and welcome.\n5350\t8570\tI am here with Rick.\n\
        11570\t12590\tHi.\n",
    )
    .unwrap()
    .output;
    assert_eq!(read.text, "Hello everyone and welcome. I am here with Rick.\nHi.\n");
    assert_eq!(read.turns.iter().map(|t| t.4).collect::<Vec<_>>(), [Some(0.81), Some(11.57)]);
}

#[test]
fn a_row_is_a_respondent_whose_open_answers_are_turns() {
    let csv = "Respondent,Age,What do you need most?,City\nR07,41,A place of my own with a key that works.,Paris\nR08,36,,Lyon\n\
        R09,22,\"Time, and somebody who listens to me.\",Paris\n";
    let read = imported(csv);
    assert_eq!(
        read.text,
        "What do you need most?\nR07: A place of my own with a key that works.\nR09: Time, and somebody who listens to me.\n"
    );
    assert!(read.labels_are_people);
    let values: Vec<String> = read.values.iter().map(|v| format!("{} {}={}", v.label, v.attribute, v.value)).collect();
    assert_eq!(values, ["R07 Age=41", "R07 City=Paris", "R08 Age=36", "R08 City=Lyon", "R09 Age=22", "R09 City=Paris"]);
}

#[test]
fn what_announces_something_in_the_column_of_the_speakers_is_nobody() {
    let read = imported("speaker,text\nINT,Why?\nAna,So.\nINT,Ah.\nAna,Yes.\nMORE INFO:,See the archive.\nINT,Good.\n");
    assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["INT", "Ana"]);
    assert!(read.text.ends_with("Ana: Yes.\nMORE INFO: See the archive.\nINT: Good.\n"), "{}", read.text);
    assert_eq!(read.turns[4].3, None);
}

#[test]
fn initials_that_return_in_the_column_of_the_speakers_speak_whatever_they_mean() {
    let read = imported(
        "when,who,what\n0:03,NO,Tell me more.\n0:07,JB,So it was.\n0:09,NO,Ah.\n0:12,JB,Yes.\n0:15,NO,Good.\n",
    );
    assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["NO", "JB"]);
    assert_eq!(read.turns[1].4, Some(7.0));
}

#[test]
fn quotations_are_said_by_those_to_whom_a_column_gives_them() {
    let csv = "Theme,Verbatim,Profile\nwork,I said yes to all of it.,\"Ana, 34, nurse\"\n\
        home,We came here by night and stayed.,\"Ben, 41, cook\"\nwork,They never called me back at all.,\"Ana, 34, nurse\"\n";
    let read = imported(csv);
    assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["Ana, 34, nurse", "Ben, 41, cook"]);
    assert_eq!(read.turns.len(), 3);
}

#[test]
fn groups_of_columns_below_a_title_are_above_their_names() {
    let read = imported(
        "Survey;;;;;\nDetails;;;;Questions;\nId;Date;Town;Age;Why did you come?;What is missing?\n\
        7;03/02;Lyon;41;I was bored at home all day, to be honest.;My back, or one more meeting.\n\
        8;04/02;Lille;36;A neighbour lost her flat one morning in March.;Being asked to choose between people.\n",
    );
    assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["7", "8"]);
    assert!(read.text.starts_with("Why did you come?\n7: I was bored"), "{}", read.text);
}

#[test]
fn a_row_without_a_speaker_goes_on_with_the_one_above() {
    let read = imported("Speaker;Text\n;Room 4.\nINT;Where?\n;And when?\nU07;Here.\nINT;Ah.\nU07;Yes.\n;Always.\n");
    assert_eq!(read.text, "Room 4.\nINT: Where?\nAnd when?\nU07: Here.\nINT: Ah.\nU07: Yes.\nAlways.\n");
    assert_eq!(read.turns.iter().map(|t| t.3).collect::<Vec<_>>(), [None, Some(0), Some(1), Some(0), Some(1)]);
}

#[test]
fn an_id_that_comes_twice_is_numbered_and_told() {
    let csv = "ID;What do you need?\nR1;A bed, and then a key.\nR2;\nR2;Somebody to talk to at night.\nR3;Less paper, more time for us.\nR4;I do not know what to say.\n";
    let read = crate::import::read("a.csv", csv.as_bytes()).unwrap();
    let labels: Vec<&str> = read.output.speakers.iter().map(|s| s.label.as_str()).collect();
    assert_eq!(labels, ["R1", "R2", "R2 (2)", "R3", "R4"]);
    assert_eq!(read.warnings, ["a.csv: 1 row with an id that another row has: the second “R2” is called “R2 (2)”"]);
}

#[test]
fn labels_in_the_column_of_the_talk_are_speakers() {
    let coded = "Line,Transcript,Code\n1,INT: Why?,\n2,\"Karim: So.\nAnd so.\",housing\n3,INT: Ah.,\n4,Karim: Yes.,\n";
    assert_eq!(imported(coded).text, "INT: Why?\nKarim: So.\nAnd so.\nINT: Ah.\nKarim: Yes.\n");
    let two_a_row = "Minute,Transcript\n1,\"INT: Why?\nP1: So.\"\n2.5,\"INT: Ah.\nP1: Yes.\"\n";
    let read = imported(two_a_row);
    assert_eq!(read.text, "INT: Why?\nP1: So.\nINT: Ah.\nP1: Yes.\n");
    let times: Vec<Option<f32>> = read.turns.iter().map(|t| t.4).collect();
    assert_eq!(times, [Some(60.0), None, Some(150.0), None], "of a row the first turn has its time");
}

#[test]
fn labels_beside_times_need_no_names_of_columns() {
    let track = "0.0\t8.0\tINT: Why did you come to live here?\n9.1\t17.1\tAna: It was meant to be for a month.\n\
        18.2\t26.2\tINT: And how long has it been?\n27.3\t35.3\tAna: Four years, and it goes on.\n";
    let read = crate::import::read("a.tsv", track.as_bytes()).unwrap().output;
    assert!(read.text.starts_with("INT: Why did you come to live here?\nAna: It was"), "{}", read.text);
    assert_eq!(read.turns.iter().map(|t| t.4).collect::<Vec<_>>(), [Some(0.0), Some(9.1), Some(18.2), Some(27.3)]);
}

#[test]
fn captions_whose_column_of_speakers_is_empty_are_nobodys() {
    let csv = "Speaker,Start time,End time,Raw version\n,0,9,So I am going to move on with the other item\n\
        ,9,17,which is the item on the traffic committee.\n,17,20,Oh no we will hear the public forum first.\n";
    let read = imported(csv);
    assert!(read.speakers.is_empty() && read.text.starts_with("So I am going to move on"), "{}", read.text);
    assert_eq!(read.turns[0].4, Some(0.0));
}

#[test]
fn tiers_and_ids_that_return_beside_times_speak() {
    let talk = ["INT;Why?;0:03", "D11;So.;0:20", "INT;Ah.;0:37", "D11;Yes.;0:54"].join("\n");
    for head in ["ID;Verbatim;Heure", "tier;text;tmin", "Tier;Annotation;Begin Time - hh:mm:ss.ms"] {
        let read = imported(&format!("{head}\n{talk}\n"));
        assert_eq!((read.text.as_str(), read.turns[1].4), ("INT: Why?\nD11: So.\nINT: Ah.\nD11: Yes.\n", Some(20.0)));
    }
}

#[test]
fn what_stands_above_the_names_is_no_turn_and_told() {
    let csv = "Interview 4;;\nTime;Speaker;Text\n0:05;M;Why?\n0:09;C;So.\n0:12;M;Ah.\n0:20;C;Yes.\n";
    let read = crate::import::read("a.csv", csv.as_bytes()).unwrap();
    assert!(read.output.text.starts_with("M: Why?\nC: So."), "{}", read.output.text);
    assert_eq!(read.warnings, ["a.csv: left out above the names of the columns: “Interview 4”"]);
}

#[test]
fn surveys_of_services_name_their_columns_in_two_rows() {
    let csv = "Respondent ID;Start Date;Role?;;Describe a day.\n;;Response;Other;Open-Ended Response\n\
        118;03/14/2026 10:04:30 AM;Nurse;;It has been slow, and we wait for weeks.\n\
        119;03/14/2026 11:04:30 AM;;Peer;The staff listen to us, and it shows.\n";
    let read = imported(csv);
    assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["118", "119"]);
    assert!(read.values.iter().any(|v| v.attribute == "Role? – Other" && v.value == "Peer"));
}

#[test]
fn a_time_names_no_respondent() {
    for time in ["14/03/2026 10:04:30", "3/14/2026 10:04:30 AM", "2026-03-14T10:04:30Z", "14/03/2026 10h04"] {
        let csv = format!(
            "Horodateur;Ville;Décrivez une journée\n{time};Lille;It has been slow, and we wait.\n{};Lyon;They listen to us, and it shows.\n",
            time.replace("10", "11")
        );
        let read = imported(&csv);
        assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["R1", "R2"], "{time}");
        assert!(!read.labels_are_people);
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told() {
    let read = crate::import::read("a.csv", b"speaker,text\nINT,\"Why?\nP1,So\nINT,Ah\nP1,\"a \"\"b\"\"\"\n").unwrap();
    assert!(read.warnings[0].to_string().contains("never closed"));
}

#[test]
fn the_encoding_of_a_text_table_is_said() {
    let read = crate::import::read("a.csv", b"Speaker;Text\nA;O\xf9 ?\nB;L\xe0.\nA;Ah.\nB;Oui.\n").unwrap().output;
    assert_eq!((read.encoding.as_str(), read.text.lines().next()), ("windows-1252", Some("A: Où ?")));
}

#[test]
fn tables_of_other_things_are_refused_in_words() {
    for csv in [
        "participant,age\nU01,41\nU02,36\n",
        "code,description,include\nHousing,Where people sleep and what they say of it,all\n",
        "a\n",
    ] {
        let error = crate::import::read("a.csv", csv.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("no column of this table holds what people said"), "{error}");
    }
}

proptest! {
    #[test]
    fn any_table_is_read_or_refused(csv in "(speaker|text|time|id|,|;|\n|\"|A long answer to an open question indeed|0:01|é){0,60}") {
        read_or_refused("a.csv", csv.as_bytes())?;
    }
}

#[test]
fn whole_talks_stand_in_the_cells_of_a_column_whatever_its_name() {
    let talk = |n: u32| {
        format!("I: Where did you sleep in {n}?\n\nB: In a hostel.\n\nI: And how was it?\n\nB: Loud: it was loud.\n")
    };
    let csv = format!("Interview ID,Who,Interview\n1,FA,\"{}\"\n2,KG,\"{}\"\n", talk(2024), talk(2025));
    let read = imported(&csv);
    let labels: Vec<&str> = read.speakers.iter().map(|s| s.label.as_str()).collect();
    assert_eq!((labels, read.turns.len()), (vec!["I", "B"], 8), "{}", read.text);
    assert!(read.text.starts_with("I: Where did you sleep in 2024?\nB: In a hostel.\n"), "{}", read.text);
}

#[test]
fn one_column_of_labelled_lines_is_a_talk_without_names_of_columns() {
    let csv =
        "1x01 - The Pilot\nAna:Happy birthday.\nScene:A garden\nBen:Look at that.\nAna:That is bacon.\nBen:Hey.\n";
    let read = imported(csv);
    let labels: Vec<&str> = read.speakers.iter().map(|s| s.label.as_str()).collect();
    assert_eq!(labels, ["Ana", "Ben"], "{}", read.text);
    let survey = imported(
        "What do you need?\nA bed: that is all I need now.\nTime: more than anything else.\nA place of my own at last.\n",
    );
    assert!(survey.text.starts_with("What do you need?\nR1: A bed"), "{}", survey.text);
}

#[test]
fn questions_and_answers_below_who_answers_are_turns_of_both() {
    let read = imported("Person;Ana Roux\nOccupation;Nurse\nQuestions;Answers\nWhy?;So.\nAnd?;Ah.\nWhen?;Then.\n");
    assert!(read.text.starts_with("Question: Why?\nAnswer: So.\n"), "{}", read.text);
    assert_eq!(read.turns.len(), 6);
}
