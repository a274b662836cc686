//! Comparing two viewpoints as somebody types it: crosswalk, themes, guide, verdicts, quotes and summaries.

use super::study::Study;

/// Two users and a professional, coded with a tree each; a guide with one question.
fn study() -> Study {
    let study = Study::with_project();
    study.file("t/u1.txt", "INT: And nights?\nU01: A roof of my own.\n");
    study.file("t/u2.txt", "INT: And nights?\nU02: Nothing to say.\n");
    study.file("t/p1.txt", "INT: And here?\nP01: We offer a place to sleep.\n");
    study.file("a.csv", "participant,viewpoint\nU01,user\nU02,user\nP01,professional\n");
    let codings = "document,start,end,code,coder\n\
        u1,0,16,Guide/Nights,ana\nu1,22,38,Users/Roof,ana\nu2,0,16,Guide/Nights,ana\np1,29,44,Pros/Shelter,ana\n";
    study.file("c.csv", codings);
    study.run("import p t --attributes a.csv").ends(0);
    for tree in ["Users", "Pros", "Guide"] {
        study.run(&format!("tree p {tree}")).ends(0);
    }
    study.run("apply-codings p c.csv").ends(0);
    study
}

#[test]
fn a_crosswalk_is_written_listed_broken_and_taken_back() {
    let study = study();
    study.run("map p Roof Shelter --relation broader --why 'Own and shared'").ends(0);
    let row = study.run("crosswalk p --format csv").ends(0).rows().remove(0);
    assert_eq!(row[..5], ["Users/Roof", "broader", "Pros/Shelter", "Own and shared", "ana"]);
    assert_eq!(row[6], "holds");
    study.run("map p Roof Nights --relation only-here").ends(2);
    study.run("undo p").ends(0);
    assert!(study.run("crosswalk p --format csv").ends(0).rows().is_empty());
    study.run("map p Nowhere Shelter --relation same").ends(1);
}

#[test]
fn questions_are_marked_left_open_and_listed_by_document() {
    let study = study();
    study.run("guide p Guide").ends(0);
    study.run("asked p p1 Guide/Nights --not").ends(0);
    let listed = || study.run("guide p --format csv").ends(0);
    let mark = |document: &str| listed().cell(&[document], "Guide/Nights");
    assert_eq!([mark("u1"), mark("p1")], ["asked (coded)", "not asked"]);
    study.run("asked p p1 Guide/Nights --open").ends(0);
    assert_eq!(mark("p1"), "", "nothing is recorded of p1");
}

#[test]
fn from_themes_to_verdicts_quotes_and_summaries() {
    let study = study();
    study.run("guide p Guide").ends(0);
    study.run("theme p Housing Roof Shelter Guide/Nights").ends(0);
    study.run("asked p p1 Guide/Nights --not").ends(0);
    let convergence = || study.run("convergence p --groups user,professional --format csv").ends(0);
    let of = |column: &str| convergence().cell(&["Housing"], column);
    assert_eq!((of("n_a"), of("base_a"), of("no_answer_a")), ("1".into(), "2".into(), "1".into()));
    study.run("verdict p Housing partial --groups user,professional --why 'Own and shared'").ends(0);
    study.run("verdict p Housing dissonance --groups user,professional --coder bea").ends(0);
    let verdicts: Vec<_> = convergence().rows().iter().map(|r| r[16..18].join(" ")).collect();
    assert_eq!(verdicts, ["ana partial agreement", "bea dissonance"]);

    study.run("choose-quote p Housing u1 25").ends(0);
    study.run("choose-quote p Housing u1 2").ends(1);
    let quotes = study.run("quotes p --groups user,professional --format csv").ends(0);
    assert_eq!(quotes.cell(&["Housing"], "user"), "“A roof of my own” (U01, user)");
    assert_eq!(quotes.cell(&["Housing"], "professional"), "");

    study.run("summary p Housing U01 'Wants her own key.'").ends(0);
    let grid = || study.run("framework p --format csv").ends(0).cell(&["U01"], "Housing");
    assert_eq!(grid(), "Wants her own key.\n“A roof of my own”");
    study.run("autocode p roof --code Users/Roof").ends(0);
    assert!(grid().starts_with("Wants her own key. (stale)\n“"), "{}", grid());
    let said = study.run("quotes p --pattern '{words} ({nope})'").ends(2);
    assert!(said.err.contains("{nope}") && said.err.contains("{participant}"), "{}", said.err);
    let french = study.run("quotes p --labels fr --format csv").ends(0);
    assert!(french.out.contains("«\u{202f}A roof of my own\u{202f}» (U01, user)"), "{}", french.out);
    let nobody = study.run("quotes p --where viewpoint=nurse").ends(1);
    assert!(nobody.err.contains("nobody has “nurse” as viewpoint; there are professional, user"), "{}", nobody.err);
    study.run("check p").ends(0);
}

#[test]
fn results_are_drawn_as_pictures_and_written_for_word() {
    let study = study();
    study.run("chart p matrix --out m.svg").ends(0);
    let svg = std::fs::read_to_string(study.path("m.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("Users › Roof") && svg.contains("Base: "));
    study.run("chart p frequencies --unit excerpts --out f.png").ends(0);
    assert!(std::fs::read(study.path("f.png")).unwrap().starts_with(b"\x89PNG"));
    study.run("chart p words --out w.svg").ends(0);
    study.run("chart p saturation --order coding --base 1 --run 1 --threshold 10 --out s.svg").ends(0);
    let curves = std::fs::read_to_string(study.path("s.svg")).unwrap();
    assert!(curves.contains(">user<") && curves.contains(">professional<") && curves.contains("1+1"), "{curves}");
    study.run("chart p cooccurrence --by participant --out c.svg").ends(0);
    study.run("chart p cooccurrence-matrix --by turn --out h.svg").ends(0);
    study.run("chart p cooccurrence --out c.gif").ends(2);
    study.run("matrix p --out m.docx").ends(0);
    assert!(std::fs::read(study.path("m.docx")).unwrap().starts_with(b"PK"));
}
