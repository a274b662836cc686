use proptest::prelude::*;

use super::*;
use crate::model::testing::Fixture;
use crate::model::{AttributeKind, Holder, Language, plan};

/// Checks what queries find, without an index and with one, as `turn:words`.
fn check_project(project: &Project, cases: &[(&str, &[&str])]) {
    let index = Index::open_or_create(None).unwrap();
    assert!(index.update(project, |_, _| true).unwrap());
    for (text, expected) in cases {
        let query = Query::parse(text).unwrap();
        let scanned = search(project, None, &query, usize::MAX).unwrap();
        assert_eq!(shown(project, &scanned), *expected, "{text}");
        assert_eq!(search(project, Some(&index), &query, usize::MAX).unwrap(), scanned, "{text}");
    }
}

fn shown(project: &Project, hits: &Hits) -> Vec<String> {
    let words = |hit: &Hit| {
        let document = &project.documents[&hit.document];
        let words: Vec<_> = hit.matches.iter().map(|span| project.words(document, *span).into_owned()).collect();
        format!("{}:{}", hit.turn, words.join("|"))
    };
    hits.hits.iter().map(words).collect()
}

/// Each case: a query, and what it finds in `notation`.
fn check(language: Option<Language>, notation: &str, cases: &[(&str, &[&str])]) {
    let mut fixture = Fixture::new();
    fixture.document("Entretien", language, notation);
    check_project(&fixture.project, cases);
}

#[test]
fn french_words_are_found_in_every_form_with_or_without_accents() {
    let notation = "U01: L’équipe était épuisée, et les nuits ? Fatigantes.\n\
                    U02: Une e\u{301}quipe, des équipes ; je suis ÉPUISÉ. Cœur.\n\
                    U01: Aujourd'hui, c'est-à-dire rien.";
    check(
        Some(Language::Fr),
        notation,
        &[
            ("équipe", &["0:équipe", "1:e\u{301}quipe|équipes"]),
            ("EQUIPES", &["0:équipe", "1:e\u{301}quipe|équipes"]),
            ("epuisées", &["0:épuisée", "1:ÉPUISÉ"]),
            ("épuisés", &["0:épuisée", "1:ÉPUISÉ"]),
            ("l'équipe", &["0:L’équipe"]),
            ("l’équipes", &["0:L’équipe"]),
            ("\"équipe\"", &["0:équipe", "1:e\u{301}quipe"]),
            ("\"une équipe\"", &["1:Une e\u{301}quipe"]),
            ("coeur", &["1:Cœur"]),
            ("cœurs", &["1:Cœur"]),
            ("aujourd’hui", &["2:Aujourd'hui"]),
            ("c'est-à-dire", &["2:c'est-à-dire"]),
            ("c’est a dire", &["2:c'est|à|dire"]),
            ("u01", &[]),
            ("nuit -equipe", &[]),
            ("(nuit OU aujourd'hui) SAUF rien", &["0:nuits"]),
        ],
    );
}

#[test]
fn english_words_are_found_in_every_form() {
    let notation = "A: I don't trust the doctors.\nB: The doctor’s trusted, she was trusting; cafés!\nA: No comment.";
    check(
        Some(Language::En),
        notation,
        &[
            ("trust", &["0:trust", "1:trusted|trusting"]),
            ("doctor", &["0:doctors", "1:doctor"]),
            ("doctor's", &["1:doctor’s"]),
            ("don't", &["0:don't"]),
            ("don’t AND trust", &["0:don't|trust"]),
            ("cafe", &["1:cafés"]),
            ("\"trust\"", &["0:trust"]),
            ("NOT trust", &["2:No comment."]),
            ("trust OR comment", &["0:trust", "1:trusted|trusting", "2:comment"]),
        ],
    );
}

#[test]
fn words_of_an_unknown_language_are_found_as_they_are() {
    let notation = "A: Die Straße war leer 😀 עייפות שלי.\nB: Strassen, שָׁלוֹם, 我很累 👩‍👧 fatigue";
    check(
        None,
        notation,
        &[
            ("strasse", &["0:Straße"]),
            ("strasse*", &["0:Straße", "1:Strassen"]),
            ("עייפות", &["0:עייפות"]),
            ("שלום", &["1:שָׁלוֹם"]),
            ("很累", &["1:很累"]),
            ("fatigue", &["1:fatigue"]),
            ("leer", &["0:leer"]),
        ],
    );
}

#[test]
fn patterns_similar_words_and_words_near_each_other_are_found() {
    let notation = "A: Le logement, les loges, un relogement autoritairement fait.\n\
                    B: Chez nous, pas chez soi. Soi, c'est chez moi ou soi-même.\n\
                    C: fatige fatigue ftaigue ratigues\n\
                    D: nuit nuit jour";
    check(
        Some(Language::Fr),
        notation,
        &[
            ("logem*", &["0:logement"]),
            ("*logement", &["0:logement|relogement"]),
            ("auto*ment", &["0:autoritairement"]),
            ("loge*", &["0:logement|loges"]),
            ("\"un * autoritairement\"", &["0:un relogement autoritairement"]),
            ("\"chez soi\"", &["1:chez soi"]),
            ("\"chez soi\"~0", &["1:chez soi"]),
            ("\"soi chez\"~1", &["1:chez soi"]),
            ("\"soi chez\"~2", &["1:chez soi|Soi, c'est chez"]),
            ("\"moi nous\"~3", &[]),
            ("\"moi nous\"~7", &["1:nous, pas chez soi. Soi, c'est chez moi"]),
            ("fatigue~1", &["2:fatige|fatigue|ftaigue"]),
            ("fatigue~2", &["2:fatige|fatigue|ftaigue|ratigues"]),
            ("\"nuit nuit\"~5", &["3:nuit nuit"]),
            ("\"jour jour\"~5", &[]),
            ("\"nu* nuit\"~0", &["3:nuit nuit"]),
            ("l'log*", &[]),
        ],
    );
}

/// Two interviews of different people, coded by two coders.
fn study() -> Fixture {
    let mut fixture = Fixture::new();
    let first = "INT: Votre logement ?\nU01: [Le logement|Logement/Sans] et la [fatigue|Santé@ben].\nU01: Un logement.";
    fixture.document("Entretien 2", Some(Language::Fr), first);
    let second = "MOD: Logement ?\nP03: [Logement et fatigue|Santé].\nP04: Rien.";
    fixture.document("Groupe 10", Some(Language::Fr), second);
    fixture.document("Note", Some(Language::Fr), "Le logement est loin.");
    fixture.attribute("U01", "Viewpoint", "user");
    fixture.attribute("P03", "Viewpoint", "Professionnel·le");
    fixture.attribute("U01", "age group", "18-25");
    let group = fixture.project.document_named("Groupe 10").unwrap().id;
    fixture.value(Holder::Document(group), "city", "Le Mans");
    fixture
}

#[test]
fn filters_choose_speakers_documents_and_attributes() {
    let study = study();
    let cases: &[(&str, &[&str])] = &[
        ("logement speaker:u01", &["1:logement", "2:logement"]),
        ("logement -speaker:U*", &["0:logement", "0:Logement", "1:Logement", "0:logement"]),
        ("logement document:\"entretien 2\"", &["0:logement", "1:logement", "2:logement"]),
        ("document:groupe* role:participant", &["1:Logement et fatigue.", "2:Rien."]),
        ("role:enqueteur OR role:Modérateur", &["0:Votre logement ?", "0:Logement ?"]),
        ("viewpoint:user fatigue", &["1:fatigue"]),
        ("viewpoint:Professionnel*", &["1:Logement et fatigue."]),
        ("age_group:18-25 un", &["2:Un"]),
        ("\"age group\":18-25 AND fatigue", &["1:fatigue"]),
        ("city:\"le mans\" rien", &["2:Rien"]),
        ("city:* fatigue", &["1:fatigue"]),
        ("city:\"\" fatigue", &["1:fatigue"]),
        ("speaker:personne", &[]),
        ("NOT role:participant document:\"Entretien 2\"", &["0:Votre logement ?"]),
    ];
    check_project(&study.project, cases);
}

#[test]
fn numbers_dates_and_places_in_a_list_are_compared() {
    let mut study = study();
    let kind = plan::attribute_kind(&study.project, "Âge", AttributeKind::Number);
    study.apply(kind);
    study.attribute("U01", "Âge", "39,5");
    study.attribute("P03", "Âge", "40");
    let cases: &[(&str, &[&str])] = &[
        ("âge>=40 fatigue", &["1:fatigue"]),
        ("AGE < 40 fatigue", &["1:fatigue"]),
        ("age≤40 speaker:P*", &["1:Logement et fatigue."]),
        ("age!=40 speaker:*", &["1:Le logement et la fatigue.", "2:Un logement."]),
        ("age=40", &["1:Logement et fatigue."]),
        ("NOT age>=40 speaker:P*", &["2:Rien."]),
    ];
    check_project(&study.project, cases);
}

#[test]
fn events_are_found_by_their_kind_and_by_the_words_of_marks() {
    let notation = "INT: Et la nuit (rires) ?\nU01: Seule (rires). (soupir) Voilà (rire).\nU01: La nuit.";
    check(
        Some(Language::Fr),
        notation,
        &[
            ("event:laughter", &["0:(rires)", "1:(rires)|(rire)"]),
            ("événement:rires speaker:U01", &["1:(rires)|(rire)"]),
            ("event:*", &["0:(rires)", "1:(rires)|(soupir)|(rire)"]),
            ("nuit event:laughter", &["0:nuit"]),
            ("nuit NOT event:laughter", &["2:nuit"]),
            ("event:cough", &[]),
        ],
    );
}

#[test]
fn a_speaker_whom_nobody_knows_is_no_event() {
    let notation = "XXX: Et la nuit ?\nU01: Rien XXX (…).\nXXX: Ah.";
    check(
        None,
        notation,
        &[("event:unclear", &["1:XXX"]), ("event:omission", &["1:(…)"]), ("event:*", &["1:XXX|(…)"])],
    );
}

#[test]
fn filters_on_codes_keep_the_matches_that_lie_in_them() {
    let study = study();
    let cases: &[(&str, &[&str])] = &[
        ("code:Logement", &["1:Le logement et la fatigue."]),
        ("code:sans logement", &["1:logement"]),
        ("code:Logement/Sans fatigue", &[]),
        ("code:Santé", &["1:Le logement et la fatigue.", "1:Logement et fatigue."]),
        ("code:sante logement", &["1:Logement"]),
        ("fatigue coder:ben", &["1:fatigue"]),
        ("code:Santé coder:ana fatigue", &["1:fatigue"]),
        ("code:Logement coder:ben", &[]),
        ("logement NOT code:Logement speaker:U01", &["2:logement"]),
        ("(code:Logement OR code:Santé) logement", &["1:logement", "1:Logement"]),
        ("code:L* logement", &["1:logement"]),
        ("fatigue OR code:Sans", &["1:fatigue", "1:fatigue"]),
    ];
    check_project(&study.project, cases);
}

#[test]
fn what_a_filter_names_must_exist() {
    let study = study();
    let error = |query: &str| {
        let query = Query::parse(query).unwrap();
        search(&study.project, None, &query, 10).unwrap_err().to_string()
    };
    assert_eq!(
        error("a ville:Lyon"),
        "there is no filter “ville” (position 3). Filters are speaker, document, role, code, coder, event, age group, city, \
         Viewpoint. To search for the word, put it in quotation marks"
    );
    assert_eq!(
        error("a city>Lyon"),
        "“city” (position 3) cannot be compared with “Lyon” by >: numbers, dates and lists have an order; of anything else \
         write city:value, or NOT city:value"
    );
    assert!(error("speaker>3").contains("“speaker” (position 1) cannot be compared"));
    assert_eq!(error("code:Lgement"), "no code is called “Lgement” (position 1)");
    assert_eq!(error("coder:x"), "no coder is called “x” (position 1): choose one of ana, ben");
    assert_eq!(
        error("role:x"),
        "no role is called “x” (position 1): choose one of participant, interviewer, moderator"
    );
}

#[test]
fn hits_come_in_the_order_of_documents_and_are_all_counted() {
    let study = study();
    let query = Query::parse("logement").unwrap();
    let hits = search(&study.project, None, &query, 2).unwrap();
    assert_eq!((hits.hits.len(), hits.n_matches, hits.n_turns, hits.n_documents), (2, 6, 6, 3));
    assert_eq!(shown(&study.project, &hits), ["0:logement", "1:logement"]);
}

#[test]
fn positions_count_code_points_after_emoji_and_combining_marks() {
    let fixture = Fixture::of("U01: 😀 e\u{301}te\u{301} 👩‍👧 fatigue");
    let query = Query::parse("fatigue").unwrap();
    let hits = search(&fixture.project, None, &query, 10).unwrap();
    assert_eq!(hits.hits[0].matches, [Span::new(17, 24)]);
}

/// A word of one of the classes that queries treat differently.
fn word() -> impl Strategy<Value = String> {
    let words = [
        "fatigue",
        "fatigues",
        "Fatigué",
        "nuit",
        "nuits",
        "l'équipe",
        "e\u{301}quipe",
        "équipes",
        "chez",
        "soi",
        "de",
        "la",
        "cœur",
        "trust",
        "trusted",
        "don't",
        "😀",
        "c'est-à-dire",
        "—",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}

fn transcript() -> impl Strategy<Value = Vec<(u8, Vec<String>)>> {
    prop::collection::vec((0_u8..3, prop::collection::vec(word(), 1..12)), 1..8)
}

fn query() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => word(),
        1 => word().prop_map(|w| format!("\"{w} * {w}\"")),
        1 => (word(), word()).prop_map(|(a, b)| format!("\"{a} {b}\"")),
        1 => (word(), word(), 0..4).prop_map(|(a, b, n)| format!("\"{a} {b}\"~{n}")),
        1 => prop::sample::select(vec!["fat*", "*es", "n*t", "\"chez *\"", "equip*", "l'equip*"]).prop_map(str::to_owned),
        1 => ("(fatigue|fatgue|nuti|sio|trsut|e|quipe)", 1..3).prop_map(|(w, n)| format!("{w}~{n}")),
        1 => prop::sample::select(vec!["speaker:U1", "role:interviewer", "document:A", "code:Peur"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| format!("({})", parts.join(" "))),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.prop_map(|part| format!("NOT {part}")),
        ]
    })
}

fn written(turns: &[(u8, Vec<String>)]) -> String {
    let label = |n: &u8| ["INT", "U1", "U2"][usize::from(*n)];
    let lines = turns.iter().enumerate().map(|(i, (speaker, words))| {
        let words = words.join(" ");
        if i == 1 { format!("{}: [{words}|Peur]", label(speaker)) } else { format!("{}: {words}", label(speaker)) }
    });
    lines.collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn an_index_finds_what_a_scan_finds(
        texts in prop::collection::vec(transcript(), 1..4),
        queries in prop::collection::vec(query(), 1..12),
    ) {
        let mut fixture = Fixture::new();
        fixture.document("Peurs", Some(Language::Fr), "U1: [rien|Peur]");
        for (i, turns) in texts.iter().enumerate() {
            let language = [Some(Language::Fr), Some(Language::En), None][i % 3];
            fixture.document(["A", "B", "C"][i], language, &written(turns));
        }
        let project = &fixture.project;
        let index = Index::open_or_create(None).unwrap();
        index.update(project, |_, _| true).unwrap();
        for text in &queries {
            let Ok(query) = Query::parse(text) else { continue };
            let scanned = search(project, None, &query, usize::MAX).unwrap();
            let indexed = search(project, Some(&index), &query, usize::MAX).unwrap();
            prop_assert_eq!(indexed, scanned, "{}", text);
        }
    }

    /// A query that is one phrase is looked for in a shorter way than one that holds more.
    #[test]
    fn a_phrase_alone_is_found_where_it_is_found_among_others(
        turns in transcript(),
        words in prop::collection::vec(prop_oneof![3 => word(), 1 => Just("*".to_owned())], 1..4),
    ) {
        let project = Fixture::of(&written(&turns)).project;
        let phrase = format!("\"{}\"", words.join(" "));
        let [alone, among] = [phrase.clone(), format!("{phrase} OR xylophone")].map(|text| {
            Query::parse(&text).map(|query| search(&project, None, &query, usize::MAX).unwrap())
        });
        prop_assert_eq!(alone.ok(), among.ok(), "{}", phrase);
    }
}
