//! Saved matrices as somebody types them.

use super::study::Study;

#[test]
fn a_matrix_is_saved_counted_again_renamed_and_forgotten_by_one_device() {
    let study = Study::with_project();
    study.file("t/U1.txt", "INT: Where?\nU1: A roof.\n");
    study.file("c.csv", "document,start,end,code,coder\nU1,16,23,Housing,ana\n");
    study.run("import p t").ends(0);
    study.run("apply-codings p c.csv --coder ana").ends(0);
    let journals = study.journals();
    study.run("matrix p --columns documents --save Roofs --saved-by ana").ends(0);
    assert_eq!(study.journals(), journals, "who saves a matrix is no further device");

    let again = study.run("matrix p --saved Roofs --format csv").ends(0);
    assert_eq!(again.cell(&["Housing"], "U1"), "1");
    study.run("matrices p --rename Roofs --to Shelter --coder ana").ends(0);
    assert_eq!(study.run("matrices p --format csv").ends(0).rows()[0][0], "Shelter");
    study.run("matrices p --remove Shelter --coder ana").ends(0);
    assert!(study.run("matrices p --format csv").ends(0).rows().is_empty());
}

#[test]
fn a_name_set_for_all_commands_asks_for_nothing_more() {
    let study = Study::with_project();
    study.file("t/U1.txt", "INT: Where?\nU1: A roof.\n");
    study.run("import p t").ends(0);
    for tables in
        ["matrix", "frequencies", "excerpts", "cooccurrence", "codings", "matrices", "words", "agreement", "assign"]
    {
        let ended = study.command().env("COUNTERPOINT_CODER", "ben").args([tables, "p"]).output().unwrap();
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!told.contains("required arguments"), "{tables}: {told}");
    }
    let listed = study.command().env("COUNTERPOINT_CODER", "ben").args(["finish", "p"]).output().unwrap();
    assert!(listed.status.success() && study.run("finish p --format csv").ends(0).rows().is_empty());
}
