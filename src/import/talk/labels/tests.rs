//! Lines of many conventions, with the label that a person sees in them.

use super::*;

/// `label|words|seconds`, or `-` if the line begins with no label.
fn read(line: &str) -> String {
    match candidate(line, "") {
        Some(c) if c.form != Form::Alone && shape(c.label).is_some() => {
            let seconds = c.seconds.map_or(String::new(), |s| format!("|{s}"));
            format!("{}|{}{seconds}", c.label, &line[c.words..])
        }
        _ => "-".to_owned(),
    }
}

#[test]
fn labels_of_many_conventions_are_read() {
    let cases = [
        ("INT: Bonjour.", "INT|Bonjour."),
        ("ANA RUIZ GÓMEZ, DIRECTORA GENERAL DE LA CFE: Hola.", "ANA RUIZ GÓMEZ, DIRECTORA GENERAL DE LA CFE|Hola."),
        ("ANA ROUX (D-CALIF.): Yes.", "ANA ROUX (D-CALIF.)|Yes."),
        ("#4 Enq : Oui.", "Enq|Oui."),
        ("5 – Enq : Oui.", "Enq|Oui."),
        ("007 I: Yes.", "I|Yes."),
        ("(1) NO: Yes.", "NO|Yes."),
        ("Carole : (0’07’’) Oui.", "Carole|Oui.|7"),
        ("SÍ\t- NO", "-"),
        ("SI\tNo sé.", "SI|No sé."),
        ("R/ Sí, claro.", "R|Sí, claro."),
        ("R/Claro.", "R|Claro."),
        ("P// ¿Por qué?", "P|¿Por qué?"),
        ("Rta/. No.", "Rta|No."),
        ("U07 : Oui.", "U07|Oui."),
        ("Enquêtrice\u{a0}: Oui.", "Enquêtrice|Oui."),
        ("Enquêtrice\u{202f}: Oui.", "Enquêtrice|Oui."),
        ("**Marie**: Oui.", "Marie|Oui."),
        ("**Marie :** Oui.", "Marie|Oui."),
        ("__Marie__ : Oui.", "Marie|Oui."),
        ("**Marie (00:01:02):** Oui.", "Marie|Oui.|62"),
        ("**[00:01:02] Marie:** Oui.", "Marie|Oui.|62"),
        ("Speaker 1 (00:01:02): Yes.", "Speaker 1|Yes.|62"),
        ("[00:12:44] P3: Yes.", "P3|Yes.|764"),
        ("00:12:44 Marie: Yes.", "Marie|Yes.|764"),
        ("#00:01:02-3# I: Yes.", "I|Yes.|62.3"),
        ("I: #00:01:02-3# Yes.", "I|Yes.|62.3"),
        ("Marie (00:01:02)", "Marie||62"),
        ("Marie Dupont  0:03", "Marie Dupont||3"),
        ("M. Durand : Oui.", "M. Durand|Oui."),
        ("12  I : Pourquoi ?", "I|Pourquoi ?"),
        ("(12) Int: Why?", "Int|Why?"),
        ("01.02 Colette Perrin (PS): Non.", "Colette Perrin (PS)|Non."),
        ("@0:03 - Helen Marsh: Yes.", "Helen Marsh|Yes.|3"),
        ("[Moderator - 00:00:20] Yes.", "Moderator|Yes.|20"),
        ("Det. Insp. Hart: Yes.", "Det. Insp. Hart|Yes."),
        ("Question 7) Why?", "Question 7|Why?"),
        ("Réponse 7. Parce que.", "Réponse 7|Parce que."),
        ("Bernard, menuisier : Oui.", "Bernard, menuisier|Oui."),
        ("Nurse, clinic, Lille: Yes.", "Nurse, clinic, Lille|Yes."),
        ("Homme, 64 ans, menuisier : Oui.", "Homme, 64 ans, menuisier|Oui."),
        ("The CHIEF WHIP OF THE OPPOSITION: No.", "The CHIEF WHIP OF THE OPPOSITION|No."),
        ("Dr. Voss, Parl. Staatssekretär: Ja.", "Dr. Voss, Parl. Staatssekretär|Ja."),
        ("Roux (KPD), Antragsteller: Ja.", "Roux (KPD), Antragsteller|Ja."),
        ("Participant no. 3: Yes.", "Participant no. 3|Yes."),
        ("Q12 Chair: Yes.", "Chair|Yes."),
        ("Roux, Ana: Yes.", "Roux, Ana|Yes."),
        ("\u{200f}U07\u{200f}: Yes.", "U07|Yes."),
        ("Dr. Smith: Yes.", "Dr. Smith|Yes."),
        ("J.-P. Martin : Oui.", "J.-P. Martin|Oui."),
        ("Marie-Noëlle d'Arc : Oui.", "Marie-Noëlle d'Arc|Oui."),
        ("L’enquêtrice : Oui.", "L’enquêtrice|Oui."),
        ("Marie\tOui.", "Marie|Oui."),
        ("00:01:02\tMarie\tOui.", "Marie|Oui.|62"),
        ("Marie\t00:01:02\tOui.", "Marie|Oui.|62"),
        ("[Marie] Oui.", "Marie|Oui."),
        ("[SPEAKER_00]: Yes.", "SPEAKER_00|Yes."),
        ("[SPEAKER_00] 0.5s - 3.2s:  Yes.", "SPEAKER_00|Yes.|0.5"),
        ("Marie-Lab [0.5s-3.2s]: Yes.", "Marie-Lab|Yes.|0.5"),
        ("Marie 0.5s - 3.2s: Yes.", "Marie|Yes.|0.5"),
        ("@Marie: Yes.", "Marie|Yes."),
        ("– Marie : Oui.", "Marie|Oui."),
        ("## Marie (0:05)", "Marie||5"),
        ("Int.: Yes.", "Int.|Yes."),
        ("Marie:Oui.", "Marie|Oui."),
        ("Marie (rires) : Oui.", "Marie (rires)|Oui."),
        ("Marie:", "Marie|"),
        ("Enquêté n°2 : Oui.", "Enquêté n°2|Oui."),
        ("Zoe\u{301} : Oui.", "Zoe\u{301}|Oui."),
        ("Карим: Да.", "Карим|Да."),
        ("Senthil.U: Yes.", "Senthil.U|Yes."),
        ("Anna Senthil.U : Yes.", "Anna Senthil.U|Yes."),
        ("Jean.Roux: Oui.", "Jean.Roux|Oui."),
        ("I came home.Then: no.", "-"),
        ("B2.1: Ja.", "B2.1|Ja."),
        ("Q2.1: Why?", "-"),
        ("Speaker A [2183.00 - 15764.00]: Oui.", "Speaker A|Oui.|2.183"),
        ("Speaker A [1.00 - 8.50] Oui.", "Speaker A|Oui.|1"),
        ("[0.00 - 3.20] Speaker A: Oui.", "Speaker A|Oui.|0"),
        ("USER 1:- yes", "USER 1|yes"),
        ("USER 1:-Yes", "USER 1|Yes"),
        ("Anna:-) we laughed", "-"),
        ("Marie, 45 ans : Oui.", "Marie, 45 ans|Oui."),
        ("מראיין: שלום", "מראיין|שלום"),
    ];
    for (line, expected) in cases {
        assert_eq!(read(line), expected, "{line}");
    }
}

#[test]
fn what_holds_a_colon_is_not_always_a_label() {
    for line in [
        "17:30 we left.",
        "3:1 was the score.",
        "Mt 5:3 says so.",
        "http://example.org",
        "He said: no.",
        "One thing: money.",
        "And then, he said: no.",
        "Note: transcribed by hand.",
        "Remarque : il rit.",
        "Date : 12 mai",
        "Et il m'a dit : non.",
        "C:\\temp\\x",
        "A very long beginning of a sentence that comes to a point: here.",
        "« Oui : non »",
        "Il y a deux choses : la clé et la porte.",
        "Oui : non.",
        "Time: 14:00",
        "M. Ferrand, rapporteur. Défavorable. Il dit : non.",
    ] {
        assert_eq!(read(line), "-", "{line}");
    }
}

#[test]
fn a_name_alone_on_its_line_ends_in_no_comma() {
    let alone = |line: &str| candidate(line, "").is_some_and(|c| c.form == Form::Alone);
    assert!(alone("Timnit Gebru") && alone("**Timnit Gebru**"));
    for line in ["Timnit Gebru,", "And I, ", "**Timnit Gebru,**", "Timnit Gebru;"] {
        assert!(!alone(line), "{line}");
    }
}

#[test]
fn a_point_sets_off_only_where_the_document_does_so() {
    let c = candidate("Q. How are you?", "QA").unwrap();
    assert_eq!((c.label, c.form, c.words), ("Q", Form::Dot, 3));
    assert_eq!(candidate("A. Durand : Oui.", "").unwrap().label, "A. Durand");
}

#[test]
fn labels_are_one_speaker_whatever_their_case_and_spaces() {
    assert_eq!(key("MARIE"), key("Marie "));
    assert_eq!(key("Speaker 1"), key("SPEAKER_1"));
    assert_eq!(key("Zoe\u{301}"), key("ZOÉ"));
    assert_ne!(key("P1"), key("P2"));
    assert_eq!(key("Ana, 34 ans"), key("Ana"));
    assert_ne!(key("Femme, 58 ans, Lyon"), key("Femme, 51 ans"));
}

#[test]
fn a_label_looks_like_a_code_a_name_or_neither() {
    for (label, expected) in [
        ("U07", Shape::Code),
        ("INT", Shape::Code),
        ("Q", Shape::Code),
        ("P 12", Shape::Code),
        ("Marie", Shape::Name),
        ("Marie de la Tour", Shape::Name),
        ("Speaker 1", Shape::Name),
        ("M. Durand", Shape::Name),
        ("marie", Shape::Phrase),
        ("Le médecin", Shape::Phrase),
        ("Femme au fond", Shape::Phrase),
    ] {
        assert_eq!(shape(label), Some(expected), "{label}");
    }
}

#[test]
fn signs_that_nobody_sees_are_no_part_of_a_name() {
    assert_eq!(shown("Inter\u{ad}viewer"), "Interviewer");
    assert_eq!(shown("\u{200f}مح\u{200b}اور\u{feff}"), "محاور");
    assert_eq!(shown("Marie\nRoux"), "Marie Roux");
    let text = "Inter\u{ad}viewer: Why?\nMarie\u{200b} R.: So.\nInter\u{ad}viewer: And?\nMarie\u{200b} R.: Then.\n";
    let read = crate::import::read("a.txt", text.as_bytes()).unwrap().output;
    assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["Interviewer", "Marie R."]);
    assert!(read.doubts.iter().all(|doubt| !doubt.label.contains('\u{ad}')), "{:?}", read.doubts);
}
