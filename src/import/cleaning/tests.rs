//! Texts before and after each kind of cleaning.
use proptest::prelude::*;

use super::super::names::tests::{committed, entered};
use super::super::read;
use super::*;
use crate::model::{IdSource, plan};

fn imported(text: &str) -> Imported {
    read("a.txt", text.as_bytes()).unwrap().output
}

/// A talk whose lines are narrow and numbered; one of them begins with a number of its own.
pub(in super::super) fn numbered_talk() -> String {
    let lines = [
        "INT: And how did you come to live here, if I",
        "may ask?",
        "U07: My sister lived in the same street, number",
        "14, and she said that nothing had changed since",
        "the war.",
        "INT: Ah.",
        "U07: Yes.",
    ];
    lines.iter().zip(1..).map(|(line, n)| format!("{n:3}  {line}\n")).collect()
}

/// The text after cleaning, and its turns as `label|words`.
fn clean(text: &str, kinds: &[Cleaning]) -> (String, Vec<String>) {
    let clean = imported(text).cleaned(kinds, &Wish::default());
    let places = Text::new(clean.text.as_str());
    let turn = |t: &TurnRecord| {
        let label = t.3.map_or("-", |i| &clean.speakers[usize::from(i)].label);
        format!("{label}|{}", places.slice(Span::new(t.1, t.2)))
    };
    let turns = clean.turns.iter().map(turn).collect();
    (clean.text.clone(), turns)
}

#[test]
fn lines_that_were_full_go_on_and_short_ones_stay() {
    let text = "INT: I wanted to ask you about the move. You said last\ntime that it was not your decision at all, so whose\nwas it?\n\nU07: My sis-\nter signed the papers, and I was in hospital for a long\nweek-end.\nNo.\n\nINT: Ah.\n";
    let (_, turns) = clean(text, &[Cleaning::JoinLines]);
    assert_eq!(
        turns,
        [
            "INT|I wanted to ask you about the move. You said last time that it was not your decision at all, so whose was it?",
            "U07|My sis-\nter signed the papers, and I was in hospital for a long week-end.\nNo.",
            "INT|Ah.",
        ]
    );
    assert_eq!(clean("INT: Oui ?\nU07: Non.\nINT: Ah.\nU07: Si.\n", &[Cleaning::JoinLines]).1.len(), 4);
}

#[test]
fn numbers_of_lines_go_and_numbers_of_people_stay() {
    let text = " 1  INT: Yes?\n 2  U07: No.\n 3  20 years of it,\n 4  I said.\n 5  INT: Ah.\n 6  U07: Yes.\n";
    let (cleaned, turns) = clean(text, &[Cleaning::LineNumbers]);
    assert_eq!(cleaned, "INT: Yes?\nU07: No.\n20 years of it,\nI said.\nINT: Ah.\nU07: Yes.\n");
    assert_eq!(turns.len(), 4);
    let found = imported(text);
    assert_eq!(found.speakers.len(), 2, "numbers hide no labels");
    assert_eq!(found.text, text);
    let few = "INT: Yes?\n1 one\n2 two\nU07: No.\nINT: Ah.\nU07: Si.\n";
    assert_eq!(clean(few, &[Cleaning::LineNumbers]).0, few);
}

#[test]
fn joined_lines_lose_their_numbers_and_lines_that_keep_theirs_are_not_joined() {
    let numbered = numbered_talk();
    let (cleaned, _) = clean(&numbered, &[Cleaning::LineNumbers, Cleaning::JoinLines]);
    let project_wide =
        cleanings(&numbered, &imported(&numbered).turns, &[], &[Cleaning::LineNumbers, Cleaning::JoinLines]);
    assert_eq!(replaced(&Text::new(numbered.as_str()), &project_wide), cleaned, "one step or two");
    assert!(
        cleaned.starts_with("INT: And how did you come to live here, if I may ask?\nU07: My sister lived in"),
        "{cleaned}"
    );
    assert!(cleaned.contains("number 14, and she said that nothing had changed since the war.\n"), "{cleaned}");
    assert_eq!(cleanings(&numbered, &imported(&numbered).turns, &[], &[Cleaning::JoinLines]), []);
}

#[test]
fn where_every_fifth_line_has_a_number_the_margin_of_the_others_goes_too() {
    let line = |n: u32| match n % 5 {
        0 => format!("{n:<4}U07: Non.\n"),
        _ => "    INT: Oui ?\n".to_owned(),
    };
    let (cleaned, turns) = clean(&(1..=30).map(line).collect::<String>(), &[Cleaning::LineNumbers]);
    assert!(cleaned.lines().all(|line| line.starts_with("INT") || line.starts_with("U07")), "{cleaned}");
    assert_eq!(turns.len(), 30);
}

#[test]
fn lines_of_a_poem_and_a_list_are_meant() {
    let poem = "the street was long, the night was old,\nand no one came on weary feet\nto ask of me what I was told.\nA key\nA coat\nThe bed.\n";
    let text = format!("INT: Would you read it?\nU07: Here it is:\n{poem}INT: Thank you.\nU07: Yes.\n");
    assert_eq!(clean(&text, &[Cleaning::JoinLines]).0, text);
}

#[test]
fn numbers_of_pages_are_told_from_numbers_of_people_and_questions() {
    let page =
        |n: u32, head: &str| format!("{head}\n\nINT: Question {n}?\n\nU07: Answer.\n\nINT: And?\n\nU07: Well.\n\n");
    let of = |head: fn(u32) -> String| {
        clean(&(1..=4).map(|n| page(n, &head(n))).collect::<String>(), &[Cleaning::PageFurniture]).0
    };
    for head in
        [|n| format!("Entretien U07 – {n}/12"), |n| format!("{n} | Housing study"), |_| "Study 3 (draft)".to_owned()]
    {
        assert!(of(head).starts_with("INT: Question 1?"), "{}", of(head));
    }
    for head in [|n| format!("Question {n}"), |n| format!("Thème {n}"), |_| "(laughter)".to_owned()] {
        assert!(of(head).starts_with(&head(1)), "{}", of(head));
    }
}

#[test]
fn what_returns_on_each_page_goes() {
    let page = |n: u32| {
        format!("Interview 7, confidential\n\nINT: Question {n}?\n\nU07: Answer.\n\nINT: And?\n\nU07: Well.\n\n{n}\n\n")
    };
    let text: String = (1..=4).map(page).collect();
    let (cleaned, turns) = clean(&text, &[Cleaning::PageFurniture]);
    assert!(!cleaned.contains("confidential") && !cleaned.contains("\n3\n"), "{cleaned}");
    assert_eq!(turns.len(), 16);
    assert!(cleaned.starts_with("INT: Question 1?\n\nU07: Answer.\n\n"), "{cleaned}");
}

#[test]
fn lines_that_name_their_page_go_from_among_paragraphs() {
    let page = |foot: String| format!("INT: And then?\nU07: We left.\n{foot}\n");
    let of = |foots: &[&str]| {
        let text: String = foots.iter().map(|foot| page((*foot).to_owned())).collect();
        clean(&text, &[Cleaning::PageFurniture]).0
    };
    for foots in [
        &["Housing – U07 – page 1", "Housing – U07 – page 2", "Housing – U07 – page 3"][..],
        &["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"],
        &["- 1 -", "- 2 -", "- 3 -"],
        &["Entretien U07 – 1/2", "Entretien U07 – 2/2"],
    ] {
        assert_eq!(of(foots), "INT: And then?\nU07: We left.\n".repeat(foots.len()));
    }
    let said = ["It was on page 3", "It was on page 3", "That is on page 7"];
    assert!(said.iter().all(|line| of(&said).contains(line)), "a page of a book");
}

#[test]
fn times_go_from_the_text_and_are_kept() {
    let text = "[00:00:04] INT: Well?\n[00:00:09] U07: At 10:30. [00:00:12] Yes.\nINT (00:00:20): Ah.\nU07: Oh.\n";
    let read = imported(text).cleaned(&[Cleaning::Times], &Wish::default());
    assert_eq!(read.text, "INT: Well?\nU07: At 10:30. Yes.\nINT: Ah.\nU07: Oh.\n");
    let times: Vec<Option<f32>> = read.turns.iter().map(|t| t.4).collect();
    assert_eq!(times, [Some(4.0), Some(9.0), Some(20.0), None]);
    assert_eq!(kept(&read), ["12 Yes."]);
    let ends = "I: Well? #00:00:04-0#\nB: No. #00:00:09-5#\nI: Ah. #00:00:10-0#\nB: Oh.\n";
    assert_eq!(imported(ends).cleaned(&[Cleaning::Times], &Wish::default()).text, "I: Well?\nB: No.\nI: Ah.\nB: Oh.\n");
    let chat = "[12/03/26, 9:14:02] Ana: Hi\n[12/03/26, 9:15:10] Ben: Yes\n[12/03/26, 9:16:00] Ana: Ah\n";
    assert_eq!(imported(chat).cleaned(&[Cleaning::Times], &Wish::default()).text, chat, "no turn keeps the date");
}

/// The times within turns that are kept, each with the words behind it to the end of their line.
fn kept(read: &Imported) -> Vec<String> {
    let words = |at: u32| read.text.chars().skip(at as usize).take_while(|c| *c != '\n').collect::<String>();
    read.sync_points.iter().flatten().map(|SyncPoint(at, seconds)| format!("{seconds} {}", words(*at))).collect()
}

#[test]
fn times_within_turns_are_those_that_ascend_with_the_talk() {
    for (text, cleaned, points) in [
        (
            // A stamp at each paragraph, and an hour of which somebody speaks.
            "INT: Well?\nU07: [00:01] I rose (10:30). [00:31] I left.\n\n[01:02] It was cold.\nINT: Ah. [01:10]\n",
            "INT: Well?\nU07: I rose (10:30). I left.\n\nIt was cold.\nINT: Ah.\n",
            vec!["31 I left.", "62 It was cold.", "70 "],
        ),
        (
            // One alone may be any hour.
            "INT: Well?\nU07: I rose (10:30).\nINT: Ah.\nU07: Oh.\n",
            "INT: Well?\nU07: I rose (10:30).\nINT: Ah.\nU07: Oh.\n",
            vec![],
        ),
        (
            // Two recordings in one file, and a line that holds nothing but a time.
            "[0:50] INT: Well?\n[0:55] U07: Yes. [0:59] No.\n[0:02] INT: Again?\n[0:04]\nU07: Yes. [0:09] Oh.\n[0:10] INT: Ah.\n",
            "INT: Well?\nU07: Yes. No.\nINT: Again?\nU07: Yes. Oh.\nINT: Ah.\n",
            vec!["59 No.", "9 Oh."],
        ),
        (
            // A line every five minutes, within turns.
            "INT: Well?\nU07: At 9:30.\n\n00:05:00\n\nIt was cold.\nINT: Ah.\n\n00:10:00\n\nAnd then?\n",
            "INT: Well?\nU07: At 9:30.\n\n\nIt was cold.\nINT: Ah.\n\n\nAnd then?\n",
            vec!["300 It was cold.", "600 And then?"],
        ),
        (
            // Nobody speaks.
            "It was cold.\n\n00:05:00\n\nWe left.\n\n[00:10:00]\n\nThen it rained.\n",
            "It was cold.\n\n\nWe left.\n\n\nThen it rained.\n",
            vec!["300 We left.", "600 Then it rained."],
        ),
    ] {
        let read = imported(text).cleaned(&[Cleaning::Times], &Wish::default());
        assert_eq!((read.text.as_str(), kept(&read)), (cleaned, points.into_iter().map(str::to_owned).collect()));
        let untouched = imported(text).cleaned(&[], &Wish::default());
        assert_eq!(
            (untouched.text.as_str(), kept(&untouched).len()),
            (text, kept(&read).len()),
            "kept where they stay"
        );
    }
}

#[test]
fn times_of_a_document_go_later_where_it_keeps_them() {
    let text = "INT: Well?\nU07: Yes. [00:01] I rose. [00:31] I left.\nINT: Ah.\nU07: Oh.\n";
    let project = entered(&[("a.txt", text)]);
    let document = project.documents()[0];
    let places = of_document(&project, document, &[Cleaning::Times]).unwrap();
    let ops = plan::correct_text(&project, &mut IdSource::new(uuid::Uuid::now_v7), document.id, &places).unwrap();
    let cleaned = committed(&project, &ops);
    let document = cleaned.documents()[0];
    let text = cleaned.text(document).unwrap();
    assert_eq!(text.as_str(), "INT: Well?\nU07: Yes. I rose. I left.\nINT: Ah.\nU07: Oh.\n");
    let kept = document.sync_points().map(|p| (text.slice(Span::new(p.0, p.0 + 6)).to_owned(), p.1));
    assert_eq!(kept.collect::<Vec<_>>(), [("I rose".to_owned(), 1.0), ("I left".to_owned(), 31.0)]);
}

proptest! {
    #[test]
    fn cleaning_keeps_turns_within_the_text(
        s in "(INT: |U07: |[1-9] |\\[0:0[1-9]\\] |Page [1-9]|é|word word word |-|\n|\n\n|\\?|\\.){0,60}",
        kinds in prop::sample::subsequence(Cleaning::ALL.to_vec(), 0..=4),
    ) {
        if s.trim().is_empty() {
            return Ok(());
        }
        let read = imported(&s);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let clean = read.clone().cleaned(&kinds, &Wish::default());
        let n = clean.text.chars().count() as u32;
        prop_assert_eq!(clean.chars, n);
        let mut reached = 0;
        for TurnRecord(start, words, end, ..) in clean.turns {
            prop_assert!(reached <= start && start <= words && words <= end && end <= n);
            reached = end;
        }
        if !kinds.contains(&Cleaning::PageFurniture) {
            prop_assert_eq!(letters(&clean.text), letters(&read.text), "only page furniture holds letters");
        }
    }
}
