//! Tables in small, with what their columns are.

use super::*;

fn rows(csv: &str) -> Vec<Vec<String>> {
    csv.lines().map(|l| l.split(';').map(str::to_owned).collect()).collect()
}

fn of_csv(csv: &str) -> Option<Columns> {
    of(&rows(csv)).map(|ways| ways.columns[0].clone())
}

/// `turns` or `respondents`, with `?` where the table itself does not say it.
fn read_as(csv: &str) -> String {
    let Some(Ways { columns, sure }) = of(&rows(csv)) else { return "nothing".to_owned() };
    let name = if matches!(columns[0], Columns::Turns(_)) { "turns" } else { "respondents" };
    format!("{name}{}", if sure { "" } else { "?" })
}

#[test]
fn times_are_known_by_what_stands_in_them_where_no_name_says_so() {
    let talk = |head: &str| {
        let rows = ["A;0:01;0:04;Why?", "B;0:05;0:09;So.", "A;0:10;0:12;Ah.", "B;0:14;0:20;Yes."];
        of_csv(&format!("{head}\n{}", rows.join("\n")))
    };
    let text = 3;
    let turns = Turns { first_row: 1, speaker: Some(0), time: Some(1), until: Some(2), in_minutes: false, text };
    for head in ["Sprecher;Beginn;Ende;Beitrag", "Hablante;Marca;Hasta;Texto", "Speaker;A;B;Utterance"] {
        assert_eq!(talk(head), Some(Columns::Turns(turns.clone())), "{head}");
    }
}

#[test]
fn what_programs_call_posts_and_their_authors_is_known() {
    let said = "Ana;I was there as well, and it was cold.\nBen;So was I, on the other side.\nAna;Then we may have met.";
    let heads = "author_name;comment_text user.screen_name;tweet_text comment_author;comment_body authorDisplayName;textDisplay \
                 ownerUsername;text profileName;commentText userName;userComment";
    for head in heads.split_whitespace() {
        let found = of_csv(&format!("{head}\n{said}"));
        assert!(matches!(found, Some(Columns::Turns(Turns { speaker: Some(0), text: 1, .. }))), "{head}: {found:?}");
    }
    let once = "videoId;authorDisplayName;textDisplay;publishedAt;likeCount\nx;Ana;I was there as well.;2026-03-01T10:00:00Z;3\nx;Ben;So was I, on the other side.;2026-03-01T10:02:00Z;0";
    let found = of_csv(once);
    assert!(matches!(found, Some(Columns::Turns(Turns { speaker: Some(1), text: 2, .. }))), "{found:?}");
}

#[test]
fn columns_are_known_by_their_names_whatever_the_language() {
    let turns = |speaker, time, text| {
        Some(Columns::Turns(Turns { first_row: 1, speaker, time, until: None, in_minutes: false, text }))
    };
    assert_eq!(of_csv("Locuteur;Début;Texte\nA;0:01;x\nB;0:02;y\nA;0:03;z\nB;0:04;z"), turns(Some(0), Some(1), 2));
    assert_eq!(of_csv("start;text\n0,5;x\n1,5;y"), turns(None, Some(0), 1));
    let asked = "Who?;Responses\nAna Roux;There are several things to say.\nAna Roux;First of all it works.\nBen Faro;It does for us, at least.";
    assert_eq!(of_csv(asked), turns(Some(0), None, 1));
}

#[test]
fn a_column_that_counts_the_turns_is_not_what_is_said() {
    let csv = "Episode;Turn;Speaker;Text\n10;1;Ana;Welcome to the show.\n10;2;Ben;And I am here.\n10;3;Ana;Yes.\n10;4;Ben;Good.";
    let turns = Turns { first_row: 1, speaker: Some(2), time: None, until: None, in_minutes: false, text: 3 };
    assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
    let csv = "Speaker;Turn\nAna;Welcome to the show.\nBen;And I am here.\nAna;Yes.\nBen;Good.";
    let turns = Turns { first_row: 1, speaker: Some(0), time: None, until: None, in_minutes: false, text: 1 };
    assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
}

#[test]
fn who_says_a_line_of_a_script_speaks_though_a_number_stands_before_each() {
    let csv = "quote_id;quote;character;start_time\n1;Where is he now?;Ned;1.2\n2;You know that well enough.;Ana;3.3\n\
        3;I do not know it at all.;Ned;7.0\n4;Then ask the others here.;Ana;9.1\n5;Kill them all.;Jon;11";
    let turns = Turns { first_row: 1, speaker: Some(2), time: Some(3), until: None, in_minutes: false, text: 1 };
    assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
    let csv = "Dialogue_ID;Chapter_ID;Character_ID;Dialogue\n1;1;4;I should have known.\n2;1;7;Good evening.\n\
        3;1;4;I am afraid so, the good and the bad.\n4;1;7;And the boy?\n5;1;4;Somebody brings him.";
    let turns = Turns { first_row: 1, speaker: Some(2), time: None, until: None, in_minutes: false, text: 3 };
    assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
}

/// A table without heads: who speaks, and what they say.
fn a_speaker_and_words() -> Option<Columns> {
    let (first_row, speaker, text) = (0, Some(0), 1);
    Some(Columns::Turns(Turns { first_row, speaker, time: None, until: None, in_minutes: false, text }))
}

#[test]
fn columns_without_names_are_known_by_what_they_hold() {
    let csv = "INT;Where do you sleep these days?\nU07;In a hostel near the station.\nINT;And how is it there?\nU07;It is too loud at night.";
    assert_eq!(of_csv(csv), a_speaker_and_words());
}

#[test]
fn speakers_have_names_before_numbers_and_messages_have_senders() {
    let turns = |speaker, time, text| {
        Some(Columns::Turns(Turns { first_row: 1, speaker, time, until: None, in_minutes: false, text }))
    };
    let csv =
        "Speaker No;Speaker Name;Transcript\n1;Léa;Le lendemain ?\n2;Yacine;Oui.\n1;Léa;Et après ?\n2;Yacine;Rien.";
    assert_eq!(of_csv(csv), turns(Some(1), None, 2));
    let csv = "Date;From;Message\n2024-03-12;Ana;Can everybody hear me?\n2024-03-12;Ben;Sorry, I was on mute.\n2024-03-12;Ana;Hi, Ben.\n2024-03-12;Ben;Hi.";
    assert_eq!(of_csv(csv), turns(Some(1), None, 2));
    let csv = "id;role;content\n0;Ana;How many acres do you keep?\n1;Ben;Two hundred and ten.\n2;Ana;And sheep?\n3;Ben;Sheep, mainly.";
    assert_eq!(of_csv(csv), turns(Some(1), None, 2));
    assert_eq!(
        of_csv("from;to;content\n0:01;0:04;x\n0:04;0:05;y").map(|c| c.convention()),
        Some(Convention::RowsAreTurns)
    );
    let survey = "id;role;comment\n7;nurse;I need a bed of my own here.\n8;cook;Somebody to talk to at night.\n9;nurse;Less paper and more time for us.\n\
        10;cook;I do not know what to say.";
    assert_eq!(read_as(survey), "respondents");
}

#[test]
fn what_people_chose_of_a_few_answers_is_no_talk() {
    let csv = "id;What do you like?;Why is that so?\n1;Meeting other founders,Events in my town;I know nobody here, as I came in March.\n\
        2;Events in my town,Help with money,Meeting other founders;It is dear, and I am alone.\n3;Help with money,Meeting other founders;So that I can stay.\n\
        4;Meeting other founders,Events in my town,Help with money;Because of the rent, mostly.";
    let Some(Columns::Respondents(Respondents { questions, attributes, .. })) = of_csv(csv) else { panic!() };
    assert_eq!((questions, attributes), (vec![2], vec![1]));
    let alone: Vec<&str> = csv.lines().map(|line| line.rsplit_once(';').unwrap().0).collect();
    assert_eq!(read_as(&alone.join("\n")), "respondents", "nothing else is said there");
}

#[test]
fn a_first_row_with_a_time_is_a_turn_of_a_table_without_names() {
    let csv = "00:00:04;Ana;Could you take me through a handover?\n00:00:09;Ben;So I come in at ten past seven.\n\
        00:00:27;Eva;What do people do instead of writing?\n00:00:31;Ben;They write on their hand, I am serious.\n\
        00:00:45;Eva;Who had told you that, about the stairs?\n00:00:49;Ben;Donna, the healthcare assistant there.";
    let turns = Turns { first_row: 0, speaker: Some(1), time: Some(0), until: None, in_minutes: false, text: 2 };
    assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
}

#[test]
fn a_column_that_counts_the_turns_names_nobody() {
    let csv = "Tour;Qui parle;Ce qui est dit;Codage\n1;Animateur;On commence par un tour de table.;projet\n2;Karim;Moi, le mois de mars.;\n\
        3;Animateur;Et vous, de votre côté ?;\n4;Karim;Ça m’évoque un formulaire.;";
    let turns = Turns { first_row: 1, speaker: Some(1), time: None, until: None, in_minutes: false, text: 2 };
    assert_eq!(of_csv(csv), Some(Columns::Turns(turns.clone())));
    let other = csv.replace("Tour", "Rang").replace("Qui parle", "Voix A").replace("Ce qui est dit", "Énoncé");
    assert_eq!(of_csv(&other), Some(Columns::Turns(turns)));
}

#[test]
fn where_speakers_return_the_only_talk_is_what_they_say() {
    let csv = "start;stop;speaker;Mots;English\n0;4;A;Où est-ce que vous dormez ?;\n4;6;B;Dans un foyer près d’ici.;In a hostel near the station.\n\
        6;8;A;Et comment c’est, la nuit ?;\n8;9;B;Il y a trop de bruit.;";
    let turns = Turns { first_row: 1, speaker: Some(2), time: Some(0), until: Some(1), in_minutes: false, text: 3 };
    assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
    let diary = "entry;participant_id;what happened\n1;P1;I slept at my sister’s place.;\n2;P2;Nobody came to the door today.;\n3;P1;We ate with the others.;";
    let turns = Turns { first_row: 1, speaker: Some(1), time: None, until: None, in_minutes: false, text: 2 };
    assert_eq!(of_csv(diary), Some(Columns::Turns(turns)));
}

#[test]
fn names_that_stand_once_are_respondents() {
    let csv = "Name;Text;Age\nA;What I need is a place to sleep.;4\nB;Somebody who listens to me at night.;5\nC;Less paper and more help for us.;6";
    assert_eq!(
        of_csv(csv),
        Some(Columns::Respondents(Respondents { id: Some(0), questions: vec![1], attributes: vec![2] }))
    );
}

#[test]
fn what_respondents_have_in_common_is_no_speaker() {
    let answers = [
        "F;20;What I need is a bed.",
        "H;31;Somebody to talk to at night.",
        "F;25;Less paper, more time for us.",
        "H;42;I do not know what to say.",
    ];
    let table = |head: &str, before: fn(usize) -> String| {
        let row = |(i, answer): (usize, &&str)| format!("{}{answer}", before(i));
        format!("{head}\n{}", answers.iter().enumerate().map(row).collect::<Vec<_>>().join("\n"))
    };
    assert_eq!(read_as(&table("ID;Sexe;Âge;Propos recueillis", |i| format!("R{i};"))), "respondents");
    assert_eq!(read_as(&table("id;sexe;âge;Propos recueillis", |i| format!("{i};"))), "respondents");
    assert_eq!(read_as(&table("Sexe;Âge;Que faut-il changer ?", |_| String::new())), "respondents");
    assert_eq!(read_as(&table("Sexe;Âge;Propos", |_| String::new())), "respondents?");
    assert_eq!(read_as(&table("Nom du locuteur;Minute;Propos", |_| String::new())), "turns");
}

#[test]
fn who_asks_makes_a_table_a_talk() {
    let talk = "INT;Where do you sleep these days?\nKarim;In a hostel near the station.\nINT;And how is it there?\nKarim;It is too loud at night.";
    assert_eq!(read_as(&format!("Voix;Verbe\n{talk}")), "turns");
    assert_eq!(read_as(&format!("Colonne 1;Colonne 2\n{talk}")), "turns");
    let opened = format!("Modératrice;Welcome to you both, let us begin now.\n{}", talk.replace("INT", "Zoé"));
    assert_eq!(of_csv(&opened), a_speaker_and_words());
}

#[test]
fn both_readings_can_be_asked_for() {
    let csv = "Sexe;Que faut-il changer ?\nF;What I need is a bed.\nF;Somebody to talk to at night.\nH;Less paper, more time for us.\nH;I do not know what to say.";
    let ways = of(&rows(csv)).unwrap().columns;
    let turns = Turns { first_row: 1, speaker: Some(0), time: None, until: None, in_minutes: false, text: 1 };
    assert_eq!(ways[1], Columns::Turns(turns));
    assert_eq!(ways.len(), 2);
}

#[test]
fn an_id_may_name_two_rows() {
    let csv = "ID;What do you need?\nR1;What I need is a bed.\nR2;Somebody to talk to at night.\nR2;Less paper, more time for us.\nR4;I do not know what to say.";
    assert!(matches!(of_csv(csv), Some(Columns::Respondents(Respondents { id: Some(0), .. }))));
}

#[test]
fn a_column_of_speakers_says_that_rows_are_turns_whatever_holds_the_words() {
    let of = |csv: &str| match of_csv(csv) {
        Some(Columns::Turns(Turns { speaker, text, first_row, .. })) => Some((first_row, speaker, text)),
        _ => None,
    };
    assert_eq!(
        of("speaker;words\nAna Roux;Why do you say so?\nBen Petit;I do not know.\nCleo Long;So.\n"),
        Some((1, Some(0), 1))
    );
    assert_eq!(
        of("scene;speaker;place;quote\n1;Ana;the old kitchen door;Why?\n1;Ben;a yard;So it is.\n"),
        Some((1, Some(1), 3))
    );
    assert_eq!(of("Sprecher;Inhalt der Rede\nAna;Warum sagt ihr das?\nBen;So ist es eben.\n"), Some((1, Some(0), 1)));
    let survey = "id;Which speaker did you like most?;Why?\n1;Ana Roux;She was clear and kind to us.\n2;Ben Petit;He told the truth, I think.\n";
    assert_eq!(read_as(survey), "respondents");
}

#[test]
fn rows_that_are_counted_and_not_named_are_turns_of_nobody() {
    let csv = "0;All right, we begin.\n1;We will start with the number.\n2;It says it is one.\n";
    let turns = Turns { first_row: 0, speaker: None, time: None, until: None, in_minutes: false, text: 1 };
    assert_eq!(of_csv(csv), Some(Columns::Turns(turns)));
}

#[test]
fn developers_who_return_beside_what_they_answer_speak() {
    let row = |n: usize| format!("neutral;XE-{n};dev_{};You might want to start there and look at number {n}\n", n % 4);
    let answers: String = (0..9).map(row).collect();
    let of = |head: &str| read_as(&format!("evaluation;thread;{head}\n{answers}"));
    assert_eq!(of("developer;answer"), "turns");
    assert_eq!(of("developer;What would you change?"), "respondents");
}

#[test]
fn in_a_table_of_many_columns_without_names_they_speak_who_take_turns() {
    let row = |who: &str, n: usize| {
        format!("http://a/1.html;The House;Journal of the House;2017;28;{who};Well, number {n} is what we say.\n")
    };
    let talk = |names: [&str; 3]| (0..9).map(|n| row(names[n % 3], n)).collect::<String>();
    let turns = Turns { first_row: 0, speaker: Some(5), time: None, until: None, in_minutes: false, text: 6 };
    for names in [["The Vice-Chair (Mr Ouimet) :", "Mr Fortin :", "Mr Roy :"], ["Ana", "Ben", "Cleo"]] {
        assert_eq!(of_csv(&talk(names)), Some(Columns::Turns(turns.clone())));
    }
    let named = format!("url;place;paper;year;day;town;What do you say?\n{}", talk(["Lille", "Lyon", "Nice"]));
    assert_eq!(read_as(&named), "respondents");
}
