//! What a merge would bring is told before it comes: no kind of work is left out.

use counterpoint::app::command::Command;
use counterpoint::app::words::Tongue;
use egui_kittest::kittest::Queryable as _;

use super::study::{Study, copy_folder};
use super::window::{send, until, until_seen, window};

/// What Ben does in `COPY`, and the rows by which the preview tells it, each as kind, thing and detail.
const TOLD: &[(&str, &[&str])] = &[
    ("replace COPY Nowhere Somewhere", &["corrections | U01 | 1 passage changed"]),
    ("turn COPY U01 2 --join", &["turns | U01 | 2 turns changed"]),
    ("speaker COPY U01 U01 --role moderator", &["set | the speaker “U01, U01” | U01, moderator, U01"]),
    ("finish COPY --coder Ben", &["finished | Ben | “Codes”: 1 document finished"]),
    ("coders COPY --change Zoe --rename Zoé", &["renamed | Zoe | now “Zoé”"]),
    ("coders COPY --merge Zoe --into Ana", &["merged | Zoe | into “ana”"]),
    ("theme COPY Roof Night", &["codes of the theme | Roof | 1 more, 0 taken back"]),
    ("theme COPY Roof --remove", &["removed | Roof | "]),
    ("theme COPY Work Night", &["new theme | Work | "]),
    ("tree COPY Guide", &["new code tree | Guide | "]),
    ("map COPY Place Night --remove", &["removed | how these codes answer each other: “Place – Night” | "]),
    ("matrices COPY --remove mine", &["removed | the saved matrix “mine” | "]),
    ("asked COPY U01 Place --not", &["questions asked | U01 | 1 more, 0 taken back"]),
    ("settle COPY --document U01 --place 17 --neither", &["decisions | U01 | 1 more, 0 taken back"]),
    ("define COPY Night --description dusk", &["set | the description of the code “Night” | dusk"]),
];

/// A study in `p`: one interview, coded by Ana and not by Zoe, with codes, a theme, a mapping, and a saved matrix.
fn study() -> Study {
    let study = Study::with_project();
    study.file("U01.txt", "INT: Where?\nU01: Nowhere at all, I walk.\n");
    study.run("import p U01.txt --coder Ana").ends(0);
    study.file("codes.csv", "tree,code\nCodes,Place\nOthers,Night\n");
    study.run("apply-codes p codes.csv --coder Ana").ends(0);
    study.file("codings.csv", "document,start,end,code,coder\nU01,17,24,Place,Ana\n");
    study.run("apply-codings p codings.csv --coder Ana").ends(0);
    for done in [
        "finish p --coder Ana --codes Codes",
        "finish p --coder Zoe --codes Codes",
        "theme p Roof Place --coder Ana",
        "map p Place Night --relation same --coder Ana",
        "matrix p --columns documents --save mine --coder Ana",
        "guide p Codes --coder Ana",
    ] {
        study.run(done).ends(0);
    }
    study
}

#[test]
fn nothing_that_somebody_did_comes_in_unsaid() {
    let study = study();
    for (n, (does, rows)) in TOLD.iter().enumerate() {
        let copy = format!("copy{n}");
        copy_folder(&study.path("p"), &study.path(&copy));
        let by = if does.contains("--coder") { "" } else { " --coder Ben" };
        study.run(&format!("{}{by}", does.replace("COPY", &copy))).ends(0);
        let told = study.run(&format!("merge p {copy} --dry-run --format csv")).ends(0).rows();
        let told: Vec<String> = told.iter().map(|row| row.join(" | ")).collect();
        for row in *rows {
            assert!(told.iter().any(|said| said == row), "{does}: “{row}” is not in\n{told:#?}");
        }
    }
}

#[test]
fn a_merge_says_how_much_waits_to_be_settled() {
    let study = study();
    copy_folder(&study.path("p"), &study.path("q"));
    study.run("define p Night --description dusk --coder Ana").ends(0);
    study.run("define q Night --description dark --coder Ben").ends(0);
    let told = study.run("merge p q").ends(0).err;
    assert!(told.contains("1 thing to review: “counterpoint review DIR”"), "{told}");
}

#[test]
fn two_coders_of_one_name_are_asked_about_until_they_are_one() {
    let study = study();
    copy_folder(&study.path("p"), &study.path("q"));
    for project in ["p", "q"] {
        study.run(&format!("finish {project} --coder Max --codes Codes")).ends(0);
    }
    study.run("merge p q").ends(0);
    let refused = study.run("agreement p --coders Ana,Max --codes Codes").ends(2).err;
    assert!(refused.contains("2 coders are called “Max”") && refused.contains("--merge Max --into Max"), "{refused}");
    study.run("coders p --merge Max --into Max").ends(0);
    study.run("agreement p --coders Ana,Max --codes Codes").ends(0);
}

#[test]
fn the_window_tells_the_same_of_a_copy_as_the_command_line() {
    let study = study();
    copy_folder(&study.path("p"), &study.path("q"));
    study.run("define p Night --description dusk --coder Ana").ends(0);
    for does in ["define q Night --description dark", "replace q Nowhere Somewhere", "theme q Work Night"] {
        study.run(&format!("{does} --coder Ben")).ends(0);
    }
    let rows = study.run("merge p q --dry-run --format csv").ends(0).rows();
    assert!(rows.len() > 4, "{rows:#?}");
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    send(&mut window, Command::CompareCopy(study.path("q")));
    until_seen(&mut window, Tongue::English.say(counterpoint::app::words::copies::MERGE));
    window.run_steps(3);
    // In a line of the window no words break apart.
    let plain = |words: &str| words.replace(['\u{a0}', '\u{202f}', '\u{2060}'], " ");
    let lines: Vec<String> = window.query_all_by(|_| true).filter_map(|node| node.value()).map(|v| plain(&v)).collect();
    for row in rows {
        let [kind, what, detail] = &row[..] else { panic!("{row:?}") };
        let parts: Vec<&str> = match kind.as_str() {
            // The window tells local time.
            "changes" => detail.split(',').take(1).collect(),
            "changed on both sides" => detail.split('“').skip(1).filter_map(|part| part.split('”').next()).collect(),
            _ => vec![detail.as_str()],
        };
        let has = |line: &&String| line.contains(what.as_str()) && parts.iter().all(|part| line.contains(part));
        assert!(lines.iter().any(|line| has(&line)), "{row:?} is not in\n{lines:#?}");
    }
}
