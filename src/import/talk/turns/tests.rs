//! Lines and labels, and the turns that they make.
use proptest::prelude::*;

use super::super::speakers;
use super::*;

fn slice(text: &str, from: u32, to: u32) -> String {
    text.chars().skip(from as usize).take((to - from) as usize).collect()
}

/// One line a turn: speaker, label and words.
fn written(text: &str, layout: &Layout) -> Vec<String> {
    let found = speakers::find(text, layout);
    let turn = |TurnRecord(start, words, end, speaker, seconds): &TurnRecord| {
        let speaker = speaker.map_or("-", |s| found.speakers[usize::from(s)].label.as_str());
        let time = seconds.map_or(String::new(), |s| format!("@{s}"));
        format!("{speaker}{time}|{}|{}", slice(text, *start, *words), slice(text, *words, *end))
    };
    found.turns.iter().map(turn).collect()
}

#[test]
fn words_without_a_label_go_on_with_the_turn() {
    let text = "Entretien n° 3\n12 mai\n\nINT : Oui ?\n\nU07 : Alors,\nje dirais…\n\n(silence)\n\n  Non.  \n\nINT : Bien.\n\nU07:\nMerci.\n";
    let expected = [
        "-||Entretien n° 3\n12 mai",
        "INT|INT : |Oui ?",
        "U07|U07 : |Alors,\nje dirais…\n\n(silence)\n\n  Non.",
        "INT|INT : |Bien.",
        "U07|U07:\n|Merci.",
    ];
    assert_eq!(written(text, &Layout::default()), expected);
}

#[test]
fn a_heading_is_a_turn_of_nobody_but_within_an_answer() {
    let text = "INT: Oui ?\n\nU07: Non.\n\nHousing\n\nAnd so.\n\nAnd work?\n\nI cook.\n\nLunch\n\nINT: Ah.\n\nU07: Oui.\n\nField notes\n\nHe left early.\n";
    let headings = ["Housing", "And work?", "Lunch", "Field notes"].map(|h| text.find(h).unwrap()).to_vec();
    let expected = [
        "INT|INT: |Oui ?",
        "U07|U07: |Non.\n\nHousing\n\nAnd so.",
        "-||And work?",
        "U07||I cook.",
        "-||Lunch",
        "INT|INT: |Ah.",
        "U07|U07: |Oui.",
        "-||Field notes",
        "-||He left early.",
    ];
    assert_eq!(written(text, &Layout { headings, ..Layout::default() }), expected);
}

#[test]
fn what_stands_between_rules_is_a_heading() {
    let text = "INT: Yes?\nU07: No.\n\n=====\nPart: work\n=====\n\nINT: Ah.\nU07: So.\n-----\nU07: Oh.\n";
    let expected = [
        "INT|INT: |Yes?",
        "U07|U07: |No.",
        "-||=====",
        "-||Part: work",
        "-||=====",
        "INT|INT: |Ah.",
        "U07|U07: |So.",
        "-||-----",
        "U07|U07: |Oh.",
    ];
    assert_eq!(written(text, &Layout::default()), expected);
}

#[test]
fn nobody_speaks_in_sections_of_a_report_that_have_no_labels() {
    let results = "It rained.\n\n".repeat(10);
    let text = format!("Q: Why?\nA: So.\nQ: Oh?\nA: Yes.\n\nResults\n\n{results}");
    let headings = vec![text.find("Results").unwrap()];
    let read = written(&text, &Layout { headings, ..Layout::default() });
    assert_eq!(read[3..6], ["A|A: |Yes.", "-||Results", "-||It rained."]);
}

#[test]
fn a_text_without_speakers_has_a_turn_for_each_paragraph() {
    assert_eq!(written("One.\nStill one.\n\n\nTwo.\n", &Layout::default()), ["-||One.\nStill one.", "-||Two."]);
    assert_eq!(written("\nOne.\nTwo.\n\n", &Layout::default()), ["-||One.", "-||Two."]);
    assert_eq!(written("[0:05] One.\n\n[1:00] Two.", &Layout::default()), ["-@5|[0:05] |One.", "-@60|[1:00] |Two."]);
    let said = "[0:01 - 0:02] So we\n[0:02 - 0:04] begin.\n[0:09 - 0:10] Well.\n";
    let expected = ["-@1|[0:01 - 0:02] |So we\n[0:02 - 0:04] begin.", "-@9|[0:09 - 0:10] |Well."];
    assert_eq!(written(said, &Layout::default()), expected, "as subtitles are joined");
    let docx = Layout { lines_are_paragraphs: true, ..Layout::default() };
    assert_eq!(written("One.\nTwo.\n\nThree.", &docx), ["-||One.", "-||Two.", "-||Three."]);
}

#[test]
fn a_time_on_its_own_line_belongs_to_the_label_below() {
    let text = "0:01\nINT: Oui ?\n0:05\nU07: Alors\n0:07\nvoilà.\n0:10\nINT: Bien.\nU07: Oui.";
    let expected = [
        "INT@1|0:01\nINT: |Oui ?",
        "U07@5|0:05\nU07: |Alors\n0:07\nvoilà.",
        "INT@10|0:10\nINT: |Bien.",
        "U07|U07: |Oui.",
    ];
    assert_eq!(written(text, &Layout::default()), expected);
}

#[test]
fn a_time_above_words_that_a_label_follows_is_theirs() {
    let text = "U07: INT: \nINT: INT: INT: INT: \n[0:01] \n-[0:01] U07: INT: ";
    let expected = ["U07|U07: |INT:", "INT|INT: |INT: INT: INT: \n[0:01] \n-[0:01]", "U07|U07: |INT:"];
    assert_eq!(written(text, &Layout::default()), expected);
}

#[test]
fn nobody_speaks_in_what_is_appended() {
    let text = "INT: Oui ?\nU07: Non[1].\nINT: Ah.\nU07: Oui.\n[1] INT: laughs\n";
    let at = text.find("[1] ").unwrap();
    let layout = Layout { appended: Some(at..text.len()), lines_are_paragraphs: true, ..Layout::default() };
    assert_eq!(written(text, &layout).last().unwrap(), "-||[1] INT: laughs");
    let text = "INT: Oui ?\nU07: Non[1].\nINT: Ah.\nU07: Oui.\nLa séance est levée à 17 heures.\n[1] INT: laughs\n";
    let at = text.find("[1] ").unwrap();
    let layout = Layout { appended: Some(at..text.len()), lines_are_paragraphs: true, ..Layout::default() };
    let turns = written(text, &layout);
    assert_eq!(turns[turns.len() - 2], "-||La séance est levée à 17 heures.", "{turns:?}");
}

proptest! {
    #[test]
    fn turns_are_in_order_and_inside_the_text(
        s in "(INT ?:|U07\t|Marie( \\(0:01\\))?:?|\\[0:0[1-9]\\]|Q\\. |#0:01#|\\*\\*|\u{a0}|é|😀|e\u{301}|word|Note:| |\n|\n\n|[.:,(\\[<-])*",
        headings in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        docx: bool,
    ) {
        let starts: Vec<usize> = [0].into_iter().chain(s.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut headings: Vec<usize> = headings.iter().map(|i| starts[i.index(starts.len())]).collect();
        headings.sort_unstable();
        let layout = Layout { headings, lines_are_paragraphs: docx, ..Layout::default() };
        let found = speakers::find(&s, &layout);
        let chars: Vec<char> = s.chars().collect();
        prop_assert_eq!(found.chars as usize, chars.len());
        let mut reached = 0;
        let mut covered = 0;
        for TurnRecord(start, words, end, speaker, _) in found.turns {
            prop_assert!(reached <= start && start <= words && words <= end && start < end, "{reached} {start} {words} {end}");
            prop_assert!(end as usize <= chars.len());
            prop_assert!(!chars[start as usize].is_whitespace() && !chars[end as usize - 1].is_whitespace());
            prop_assert!(speaker.is_none_or(|i| usize::from(i) < found.speakers.len()));
            reached = end;
            covered += chars[start as usize..end as usize].iter().filter(|c| !c.is_whitespace()).count();
        }
        prop_assert_eq!(covered, chars.iter().filter(|c| !c.is_whitespace()).count(), "all words are in a turn");
    }

    #[test]
    fn any_text_has_turns(s in "\\PC{0,60}(\n\\PC{0,20}){0,4}") {
        let found = speakers::find(&s, &Layout::default());
        prop_assert_eq!(found.chars as usize, s.chars().count());
    }
}

#[test]
fn a_question_may_be_explained_in_brackets_behind_it() {
    for (words, is_question) in [
        ("Which books do you read? (novels, …)", true),
        ("Is it so? [00:01:02]", true),
        ("Novels, mostly (is that so?)", true),
        ("I asked him: why? And he left (at night)", false),
    ] {
        assert_eq!(asks(words), is_question, "{words}");
    }
}
