//! What a transcriber left in a file beside the words: the reading before an import, marks, line numbers and times,
//! names and heads.

use super::study::Study;

const TALK: &str = "Date : 2023-05-12\nParticipant : Thierry\n\n[00:00:04] INT : Oui ? (rires)\n[00:00:09] R : Non… (pause 3 s) enfin, trois mots.\n[00:00:12] INT : Ah ?\n[00:00:15] R : Voilà.\n";

fn study() -> Study {
    let study = Study::with_project();
    study.file("in/U07_Paris_F.txt", TALK);
    study
}

#[test]
fn a_trial_shows_labels_and_imports_nothing() {
    let study = study();
    study.file("in/U08_Lille_M.txt", "Sonia : Oui ?\nKarim : Non.\nSonia : Ah ?\nKarim : Si.\nPaul : Moi aussi.\n");
    let seen = study.run("import p in --dry-run --format csv").ends(0);
    let rows: Vec<String> = seen.rows().iter().map(|r| format!("{} {} {} {}", r[0], r[1], r[2], r[3])).collect();
    assert_eq!(
        rows,
        [
            "U07_Paris_F INT interviewer 2",
            "U07_Paris_F R participant 2",
            "U08_Lille_M Sonia interviewer 2",
            "U08_Lille_M Paul participant 1",
            "U08_Lille_M Karim participant 2",
        ]
    );
    assert!(seen.err.contains("--file-names '{participant}_{part 2}_{sex}'"), "{}", seen.err);
    assert!(study.run("documents p --format csv").ends(0).rows().is_empty());
}

#[test]
fn a_label_that_is_asked_for_is_taken_and_one_that_is_not_there_is_told() {
    let study = Study::with_project();
    study.file("in/a.txt", "Once: So it began.\nINT: Yes?\nU07: No.\nINT: Ah?\nU07: So.\nOnce: the end.\n");
    let zoom =
        "1\n00:00:01.000 --> 00:00:02.000\nAna: Yes. iPad 2: No.\n\n2\n00:00:03.000 --> 00:00:04.000\nAna: Ah.\n";
    study.file("in/b.vtt", format!("WEBVTT\n\n{zoom}\n3\n00:00:05.000 --> 00:00:06.000\nBob: Ah.\n\n4\n00:00:07.000 --> 00:00:08.000\nBob: So.\n"));
    let words = "import p in --speaker Once --speaker Nobody --dry-run --format csv".split(' ').map(str::to_owned);
    let words: Vec<String> = words.chain(["--speaker".to_owned(), "iPad 2".to_owned()]).collect();
    let seen = study.run_words(&words).ends(0);
    let n_turns = |label: &str| seen.rows().iter().find(|r| r[1] == label).map(|r| r[3].clone());
    assert_eq!((n_turns("Once").as_deref(), n_turns("iPad 2").as_deref()), (Some("2"), Some("1")));
    assert!(seen.err.contains("“Nobody” (--speaker): no turn begins with it"), "{}", seen.err);
    assert!(!seen.err.contains("“Once” (--speaker)") && !seen.err.contains("“iPad 2” (--speaker)"), "{}", seen.err);
}

#[test]
fn a_table_of_several_talks_is_a_document_for_each_and_its_file_is_kept_once() {
    let study = Study::with_project();
    let table = "interview,speaker,job,text\n1,INT,,Why?\n1,Ana,nurse,So.\n1,INT,,Ah.\n1,Ana,nurse,Yes.\n\
        2,INT,,Why?\n2,Ben,cook,No.\n2,INT,,Never?\n2,Ben,cook,Never.\n";
    study.file("talks.csv", table);
    let seen = study.run("import p talks.csv").ends(0);
    assert!(seen.err.contains("2 talks, each a document"), "{}", seen.err);
    let names: Vec<String> =
        study.run("documents p --format csv").ends(0).rows().iter().map(|r| r[0].clone()).collect();
    assert_eq!(names, ["interview 1", "interview 2"]);
    assert_eq!(std::fs::read_dir(study.path("p/originals")).unwrap().count(), 1);
    assert_eq!(study.run("participants p --format csv").ends(0).cell(&["Ben"], "job"), "cook");
    let again = study.run("import p talks.csv").ends(0);
    assert!(again.err.contains("talks.csv (interview 2): already in the project as “interview 2”."), "{}", again.err);
}

#[test]
fn a_text_in_which_nobody_was_found_is_said_to_be_checked() {
    let study = Study::with_project();
    study.file("in/a.txt", "How did you come here?\nBy train, I think, with my brother and two bags.\n\n".repeat(3));
    for way in ["--dry-run", ""] {
        let seen = study.run(&format!("import p in {way} --report r.csv"));
        assert!(seen.err.contains("a.txt: no speaker was found, please check"), "{}", seen.err);
        assert!(seen.err.contains("--convention"), "{}", seen.err);
    }
}

#[test]
fn names_of_files_that_do_not_fit_are_told() {
    let study = study();
    let seen = study.run("import p in --dry-run --file-names {participant}-{city}").ends(0);
    assert!(seen.err.contains("1 of 1 names of files do not fit {participant}-{city}"), "{}", seen.err);
}

#[test]
fn names_heads_and_cleaning_come_in_with_the_file() {
    let study = study();
    let way = "--file-names {participant}_{city}_{sex} --headers --clean times";
    study.run(&format!("import p in {way}")).ends(0);
    let text = study.run("text p U07_Paris_F").ends(0).out;
    assert!(text.contains("\nINT : Oui ? (rires)\nR : Non…"), "{text}");
    let turns = study.run("turns p U07_Paris_F --format csv").ends(0);
    assert_eq!(turns.rows().iter().filter(|r| r[5] == "00:00:09").count(), 1, "the times are kept as data");
    let people = study.run("participants p --format csv").ends(0);
    let row = people.rows()[0].join(" ");
    assert!(row.contains("U07") && row.contains("Paris") && row.contains('F'), "{row}");
}

#[test]
fn what_was_typed_for_one_file_holds_for_the_next() {
    let study = study();
    study.run("import p in --file-names {participant}_{city}_{sex} --clean times").ends(0);
    study.file("then/U09_Lille_M.txt", TALK.replace("trois mots", "autre chose"));
    study.run("import p then").ends(0);
    assert!(study.run("text p U09_Lille_M").ends(0).out.contains("\nINT : Oui ?"), "the times went");
    let people = study.run("participants p --format csv").ends(0).rows();
    assert!(people.iter().any(|r| r.join(" ").contains("U09") && r.join(" ").contains("Lille")), "{people:?}");
    study.file("last/U10_Nice_F.txt", TALK.replace("trois mots", "rien du tout"));
    study.run("import p last --forget").ends(0);
    assert!(study.run("text p U10_Nice_F").ends(0).out.contains("[00:00:04] INT"), "what is forgotten is not done");
}

#[test]
fn what_the_transcriber_marked_is_listed_and_counted_and_is_no_word() {
    let study = study();
    study.run("import p in").ends(0);
    let events = study.run("events p --format csv").ends(0);
    let rows: Vec<String> = events.rows().iter().map(|r| format!("{} {} {}", r[1], r[4], r[8])).collect();
    assert_eq!(rows, ["INT laughter ", "R hesitation ", "R pause 3.0"]);
    let n = |which: &str| study.run(&format!("events p {which} --format csv")).ends(0).rows().len();
    assert_eq!((n("--kind laughter"), n("--kind rires"), n("--speaker r"), n("--role interviewer")), (1, 1, 2, 1));
    assert_eq!((n("--document U07_Paris_F --text paris"), n("--speaker INT --kind pause")), (3, 0));
    let unknown = study.run("events p --kind joy").ends(1);
    assert!(unknown.err.contains("the kinds are laughter, "), "{}", unknown.err);
    let counted = study.run("events p --by participant --format csv").ends(0);
    assert_eq!(counted.rows().len(), 3);
    let turns = study.run("turns p U07_Paris_F --format csv").ends(0);
    let words: Vec<String> = turns.rows().into_iter().filter(|r| r[1] == "R").map(|r| r[6].clone()).collect();
    assert_eq!(words, ["4", "1"], "neither the pause nor its length is a word");
}

#[test]
fn a_document_is_cleaned_by_a_correction_that_is_undone() {
    let study = study();
    study.run("import p in").ends(0);
    let before = study.run("text p U07_Paris_F").ends(0).out;
    let seen = study.run("clean p --what times --dry-run --format csv").ends(0);
    assert_eq!(seen.rows().len(), 4);
    assert_eq!(study.run("text p U07_Paris_F").ends(0).out, before);
    study.run("clean p U07_Paris_F --what times").ends(0);
    assert!(!study.run("text p U07_Paris_F").ends(0).out.contains("[00:"));
    let turns = study.run("turns p U07_Paris_F --format csv").ends(0);
    assert!(turns.rows().iter().any(|r| r[1] == "R" && r[5] == "00:00:15"), "the turn keeps its time");
    study.run("undo p").ends(0);
    assert_eq!(study.run("text p U07_Paris_F").ends(0).out, before);
}
