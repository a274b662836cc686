use super::super::super::page::Style;
use super::super::lines::lines;
use super::super::pieces::Piece;
use super::*;

fn line(text: &str, left: f32, right: f32, y: f32) -> Line {
    Line { text: text.to_owned(), left, right, y, size: 10.0, ..Line::default() }
}

fn text_of(lines: &[Line]) -> String {
    content(&[lines.to_vec()], &[]).text
}

#[test]
fn divided_words_are_put_together() {
    let mut text = "l'accompa-".to_owned();
    join(&mut text, "gnement, où dormez-");
    join(&mut text, "vous ? Saint-");
    join(&mut text, "Denis");
    assert_eq!(text, "l'accompagnement, où dormez-vous ? Saint-Denis");
}

#[test]
fn a_dash_below_a_question_answers_it() {
    let lines = [
        line("Are you open to having a system designed for your business?", 50.0, 400.0, 100.0),
        line("- Yes, for the sales of a day, and for who bought how much, and", 50.0, 400.0, 112.0),
        line("for the month", 50.0, 120.0, 124.0),
    ];
    assert_eq!(text_of(&lines).lines().count(), 2, "{}", text_of(&lines));
}

#[test]
fn a_line_that_is_set_in_another_way_begins_a_paragraph_behind_a_sentence() {
    let bold = Style { bold: true, ..Style::default() };
    let n = |first: &str, style: Style| {
        let first = line(first, 50.0, 400.0, 100.0);
        let set = Setting::of(first.text.len(), style);
        let below = line("We met by chance, at the market, and spoke about what we had", 50.0, 400.0, 112.0);
        text_of(&[Line { setting: set, ..first }, below]).lines().count()
    };
    let (question, part) = ("How did the two of you come to work with each other at last?", "How did the two of you");
    assert_eq!([n(question, bold), n(question, Style::default()), n(part, bold)], [2, 1, 1]);
}

#[test]
fn a_bold_label_that_fills_the_first_line_of_a_paragraph_begins_it() {
    let bold = Style { bold: true, ..Style::default() };
    let n = |indent: f32| {
        let label = line("Ms Hélène Carpentier-Delaunay, rapporteur to the board.", 50.0 + indent, 390.0, 100.0);
        let set = Setting::of(label.text.len(), bold);
        let below = [
            "Who was it that cut the power of the fans, and was anybody told of",
            "it by then, or by the end of that month, as the rules of the house and",
            "of the town require?",
        ];
        let below = below.iter().enumerate().map(|(n, words)| line(words, 50.0, 400.0, 112.0 + 12.0 * n as f32));
        let all: Vec<Line> = [Line { setting: set, ..label }].into_iter().chain(below).collect();
        text_of(&all).lines().count()
    };
    assert_eq!([n(12.0), n(0.0)], [1, 2]);
}

#[test]
fn a_name_that_returns_alone_on_lines_is_a_paragraph() {
    let turn = |who: &str, at: f32| {
        [
            line(who, 50.0, 90.0, at),
            line("We met by chance, at the market, and spoke about what we had seen of the", 50.0, 400.0, at + 12.0),
            line("town and of the river, and of all those who came there by night and by day", 50.0, 400.0, at + 24.0),
        ]
    };
    let talk: Vec<Line> =
        ["Ana", "Ben"].iter().cycle().take(6).enumerate().flat_map(|(n, who)| turn(who, 36.0 * n as f32)).collect();
    assert_eq!(text_of(&talk).lines().count(), 12);
    let prose: Vec<Line> = talk.into_iter().filter(|line| line.text != "Ben").collect();
    assert!(text_of(&prose).lines().count() < 9);
}

#[test]
fn a_name_in_brackets_begins_a_paragraph_below_another_one() {
    let lines = |first: &str| {
        [
            line(first, 50.0, 400.0, 100.0),
            line("[Ana] That is a good question, thank you for asking me that again", 50.0, 400.0, 112.0),
        ]
    };
    let n = |first: &str| text_of(&lines(first)).lines().count();
    assert_eq!(n("[Ben] Would you take it for something else, or only for what you said?"), 2);
    assert_eq!(n("Would you take it for something else, or for nothing but what was said"), 1);
}

#[test]
fn a_paragraph_ends_where_room_was_left_or_a_label_follows() {
    let lines = [
        line("INT: Where do you sleep these days, and how is it there", 50.0, 400.0, 100.0),
        line("at night?", 50.0, 100.0, 112.0),
        line("In a hostel near the station, where it is loud and bright", 50.0, 400.0, 124.0),
        line("INT: Since when have you been there, in that hostel, then?", 50.0, 400.0, 136.0),
    ];
    let read = text_of(&lines);
    assert_eq!(read.lines().count(), 3, "{read}");
    assert!(read.starts_with("INT: Where do you sleep these days, and how is it there at night?\nIn a hostel"));
}

#[test]
fn the_lines_of_an_item_hang_below_its_words() {
    let lines = [
        line("Some words at the margin, which stand above the list here.", 50.0, 400.0, 88.0),
        line("And more of them, so that most lines begin at the margin.", 50.0, 400.0, 100.0),
        line("➔ How often do you ask on one of those pages, to obtain an", 50.0, 400.0, 112.0),
        line("answer of somebody who knows?", 68.0, 200.0, 124.0),
        line("➔ Once or twice, I think, though I have never been in need of", 50.0, 400.0, 136.0),
        line("it, and others say that it was of no help at all to them, as", 68.0, 400.0, 148.0),
        line("I hear.", 68.0, 100.0, 160.0),
        line("3. A last one, which also goes on below, on another line, as", 50.0, 400.0, 172.0),
        line("items do.", 68.0, 100.0, 184.0),
    ];
    let read = text_of(&lines);
    let items: Vec<&str> = read.lines().skip(1).collect();
    assert_eq!(items.len(), 3, "{read}");
    assert!(items[0].ends_with("an answer of somebody who knows?") && items[1].ends_with("as I hear."), "{read}");
}

#[test]
fn lines_below_the_words_beside_a_label_go_on_with_them() {
    let labelled = |text: &str, y: f32| Line { beside_label: Some(120.0), ..line(text, 50.0, 400.0, y) };
    let talk = [
        labelled("Ana\tWe begin with whoever wants to tell us about the spon-", 100.0),
        line("taneous way in which it came to be what it is now, and how", 120.0, 400.0, 112.0),
        line("it went on.", 120.0, 180.0, 124.0),
        labelled("Ben\tIt began in the yard, with the two of us and a door, and", 136.0),
        line("then came the others, one after the other, from the whole of", 120.0, 400.0, 148.0),
        line("the street.", 120.0, 180.0, 160.0),
    ];
    let read = text_of(&talk);
    assert_eq!(read.lines().count(), 2, "{read}");
    assert!(read.contains("spontaneous way"), "{read}");
}

#[test]
fn an_answer_in_the_cell_beside_its_question_is_a_paragraph() {
    let piece = |text: &str, left: f32, right: f32, y: f32| Piece {
        text: text.to_owned(),
        left,
        right,
        y,
        size: 10.0,
        ..Piece::default()
    };
    let drawn = vec![
        piece("1 Do you often use (as we", 50.0, 200.0, 100.0),
        piece("said before) the library", 50.0, 190.0, 112.0),
        piece("Yes", 260.0, 280.0, 100.0),
        piece("2 And when is that?", 50.0, 170.0, 130.0),
        piece("On most days of the week, and", 260.0, 440.0, 130.0),
        piece("now and then on Sundays", 260.0, 400.0, 142.0),
        piece("3 Who comes with", 50.0, 160.0, 160.0),
        piece("you?", 50.0, 80.0, 172.0),
        piece("Nobody", 260.0, 310.0, 160.0),
    ];
    let expected = [
        "1 Do you often use (as we said before) the library",
        "Yes",
        "2 And when is that?",
        "On most days of the week, and now and then on Sundays",
        "3 Who comes with you?",
        "Nobody",
    ];
    assert_eq!(text_of(&lines(drawn)).lines().collect::<Vec<_>>(), expected);
}

#[test]
fn set_in_lines_begin_paragraphs() {
    let lines = [
        line("One paragraph that fills the whole of its line to the end", 50.0, 400.0, 100.0),
        line("and goes on here with all of the words that it has to say.", 50.0, 400.0, 112.0),
        line("Another one that begins a little further in than that", 65.0, 400.0, 124.0),
        line("and goes on at the margin as the one before it has done.", 50.0, 400.0, 136.0),
    ];
    assert_eq!(text_of(&lines).lines().count(), 2);
}
