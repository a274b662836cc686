//! Importing as somebody types it, and mistypes it.

use super::study::Study;

#[test]
fn what_is_typed_wrong_is_refused_before_anything_comes_in() {
    let study = Study::with_project();
    study.file("U1.txt", "INT: Where?\nU1: A roof.\n");
    for wrong in ["--attributes missing.csv", "--file-names '{'", "--forget --file-names '{'"] {
        let told = study.run(&format!("import p U1.txt {wrong}"));
        assert_ne!(told.code, 0, "{wrong}");
        assert!(study.run("documents p --format csv").ends(0).rows().is_empty(), "{wrong}");
    }
    study.file("odd.csv", "name\nx\n");
    let told = study.run("import p U1.txt --attributes odd.csv").ends(1);
    assert!(told.err.contains("the transcripts came in, the attributes did not"), "{}", told.err);
}

#[test]
fn a_project_is_no_folder_of_transcripts() {
    let study = Study::with_project();
    study.file("U1.txt", "INT: Where?\nU1: A roof.\n");
    study.run("new q").ends(0);
    study.run("import q U1.txt").ends(0);
    let told = study.run("import p q");
    assert!(told.code != 0 && told.err.contains("open it, or merge it"), "{}", told.err);
}
