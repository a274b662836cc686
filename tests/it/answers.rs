//! Answers that would be wrong and silent: what cannot be meant is refused, what is left out is said.

use super::study::Study;

/// Users and professionals, whose two code trees both have a code Housing; Ines and Tomas coded.
fn study() -> Study {
    let study = Study::with_project();
    study.file("in/U1.txt", "INT: Where do you sleep?\n\nU1: Making do, taking turns. I want a roof.\n");
    study.file("in/U2.txt", "INT: Where do you sleep?\n\nU2: In a hostel, waking early.\n");
    study.file("in/P1.txt", "INT: What is needed?\n\nP1: A roof and a key.\n");
    study.file("people.csv", "participant,viewpoint,age\nU1,user,34\nU2,user,41\nP1,professional,50\n");
    study.run("import p in --attributes people.csv --language en").ends(0);
    study.run("tree p Users").ends(0);
    study.run("tree p Professionals").ends(0);
    study.file(
        "codings.csv",
        "document,start,end,code,coder\nU1,30,36,Users/Housing,Ines\nU1,41,47,Users/Housing,Tomas\n\
         P1,26,32,Professionals/Housing,Tomas\nU2,30,38,Users/Rest,Ines\n",
    );
    study.run("apply-codings p codings.csv").ends(0);
    study
}

#[test]
fn new_words_name_groups_of_the_pattern_or_are_refused() {
    let study = study();
    let replaced = study.run(r"replace p '(\w+)ing\b' '$1ant' --pattern --document U1 --dry-run --format csv").ends(0);
    assert!(replaced.out.contains("Making,Makant") && replaced.out.contains("taking,takant"), "{}", replaced.out);
    let refused = study.run(r"replace p '(\w+)ing\b' '$2' --pattern").ends(2);
    assert!(refused.err.contains("name $2, and the pattern has one group, $1"), "{}", refused.err);
    assert!(study.run("text p U1").ends(0).out.contains("Making do"));
}

#[test]
fn a_code_name_that_two_trees_have_is_refused_everywhere() {
    let study = study();
    for line in [
        "matrix p --code Housing",
        "matrix p --rows Housing",
        "compare p --with-code Housing",
        "excerpts p --code Housing",
        "excerpts p --query Housing",
        "define p Housing --description Roofs",
        "theme p Shelter Housing",
        "typology p way --rule 'has code Housing -> settled'",
        "autocode p key --code Housing",
        "history p --code Housing",
        "agreement p --codes Housing",
    ] {
        let said = study.run(line).ends(2);
        assert!(said.err.contains("several codes are called “Housing”"), "{line}: {}", said.err);
        assert!(said.err.contains("Users/Housing, Professionals/Housing"), "{line}: {}", said.err);
    }
    study.file("again.csv", "document,start,end,code,coder\nU2,30,38,Housing,Ines\n");
    assert!(study.run("apply-codings p again.csv").ends(1).err.contains("several codes are called “Housing”"));
    study.run("matrix p --code Professionals/Housing").ends(0);
}

#[test]
fn what_is_not_there_ends_with_one_wherever_it_is_asked_for() {
    let study = study();
    for line in [
        "matrix p --code Fear",
        "matrix p --rows Fear",
        "excerpts p --query Fear",
        "matrix p --saved Fear",
        "theme p Fear --remove",
        "matrix p --where viewpoint=nurse",
        "search p code:Fear",
    ] {
        study.run(line).ends(1);
    }
    std::fs::create_dir(study.path("empty")).unwrap();
    study.run("import p empty").ends(1);
    for line in ["replace p '' x", "replace p '(a' x --pattern", "helpp", "compare p --groups user"] {
        study.run(line).ends(2);
    }
    assert!(study.run("help").ends(0).out.contains("Commands:"));
}

#[test]
fn codes_are_made_where_they_are_asked_for_and_said_to_be_new() {
    let study = study();
    let new = study.run("autocode p key --code Users/Key").ends(0);
    assert!(new.err.contains("coded with “Users/Key”, which is new"), "{}", new.err);
    assert!(study.run("autocode p key --code Users").ends(2).err.contains("“Users” is a code tree"));
    study.file("more.csv", "document,start,end,code,coder\nU2,30,38,Fear,Ines\n");
    assert!(study.run("apply-codings p more.csv").ends(0).err.contains("new in the code trees: Users/Fear"));
    study.file("codes.csv", "tree,code,colour\nT/2,Roof,\nUsers,Fear,greenish\n");
    let said = study.run("apply-codes p codes.csv").ends(1);
    assert!(said.err.contains("cannot hold “/”") && said.err.contains("“greenish” is no colour"), "{}", said.err);
}

#[test]
fn a_past_that_is_no_time_is_refused() {
    let study = study();
    for written in ["24/11/2026", "2026/11/24", "hello", "2026-02-30"] {
        let said = study.run(&format!("documents p --at {written}")).ends(2);
        assert!(said.err.contains(&format!("“{written}” is no time")), "{}", said.err);
        study.run(&format!("restore-text p U1 --at {written}")).ends(2);
    }
    assert!(study.run("documents p --at 2999").ends(1).err.contains("has still to come"));
    assert!(study.run("documents p --at 1999").ends(1).err.contains("no change is as old"));
    let matrix = study.run("matrix p --coded-from 24/11/2026").ends(2);
    assert!(matrix.err.contains("--coded-from"), "{}", matrix.err);
}

#[test]
fn options_that_change_nothing_are_refused() {
    let study = study();
    for line in [
        "agreement p --coder Tomas",
        "agreement p --coded-from 2026",
        "agreement p --coders Ines",
        "disagreements p --coder Tomas",
        "words p --coder Tomas",
        "matrix p --layout tidy --sort total",
        "matrix p --layout tidy --totals",
        "matrix p --layout tidy --cells row",
        "saturation p --order coding --date age",
        "chart p compare --unit words --out c.svg",
        "chart p words --unit documents --out c.svg",
        "chart p matrix --by turn --out c.svg",
        "chart p words --coder Tomas --out c.svg",
        "assign p --coders ''",
        "reserve p codes --coders ''",
    ] {
        study.run(line).ends(2);
    }
    study.run("words p --coder Tomas --with-code Users/Housing --min-count 1").ends(2);
    study.run("saturation p --date age").ends(0);
}

#[test]
fn options_of_tables_are_refused_where_none_is_written_and_those_that_look_back_where_something_changes() {
    let study = study();
    for (line, option) in [
        ("coders p --change Tomas --colour '#aa0000' --out t.csv", "leave --out out"),
        ("finish p --coder Ines --out t.csv", "leave --out out"),
        ("matrices p --remove roofs --format csv", "leave --format out"),
        ("review p --settle 1 --keep theirs --labels fr", "leave --labels out"),
        ("proposals p --accept 1 --at 2026", "leave --at out"),
        ("assign p --coders Ines --at 2026-11-24", "leave --at out"),
        ("replace p roof hut --without-coders Tomas", "leave --without-coders out"),
        ("merge p q --at 2026-11-24", "leave --at out"),
        ("check p --at 2026-11-24", "leave --at out"),
        ("check p --without-coders Tomas", "leave --without-coders out"),
        ("import p more.txt --out t.csv", "--out is for --dry-run"),
    ] {
        let refused = study.run(line).ends(2);
        assert!(refused.err.contains(option), "{line}: {}", refused.err);
    }
}

#[test]
fn labels_that_stand_nowhere_are_told() {
    let study = Study::with_project();
    study.file("in/U1.txt", "INT: Where?\n\nU1: Here.\n");
    let said =
        study.run("import p in --role ZZ=interviewer --no-speaker QQ --same-speaker AA=BB --role U1=participant");
    for told in ["“ZZ” (--role)", "“QQ” (--no-speaker)", "“AA” (--same-speaker)"] {
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
    assert!(!said.err.contains("“U1” (--role)"), "{}", said.err);
}

#[test]
fn who_has_finished_what_is_listed_and_nothing_is_written() {
    let study = study();
    assert!(study.run("finish p").ends(0).err.contains("nobody has finished"));
    study.run("finish p --coder Ines --document U1 --codes Users").ends(0);
    let journals = study.run("history p --format csv").ends(0).rows().len();
    let listed = study.run("finish p --format csv").ends(0);
    assert_eq!(listed.rows().len(), 1);
    assert_eq!(&listed.rows()[0][..3], ["U1", "Users", "Ines"]);
    assert_eq!(study.run("history p --format csv").ends(0).rows().len(), journals);
    study.run("finish p --coder Tomas --document U1 --codes Users").ends(0);
    study.run("finish p --coder Ines --document U1 --codes Users --reopen").ends(0);
    let row = study.run("finish p --format csv").ends(0).rows()[0].clone();
    assert!(!row[3].is_empty() && row[4].is_empty(), "first finished, and going on: {row:?}");
}

#[test]
fn every_table_says_whose_work_is_left_out() {
    let study = study();
    study.run("theme p Shelter Users/Housing Professionals/Housing").ends(0);
    for table in [
        "codings",
        "codes",
        "documents",
        "participants",
        "participants --describe --by-code",
        "info",
        "themes",
        "matrix",
        "crosswalk",
    ] {
        let (command, options) = table.split_once(' ').unwrap_or((table, ""));
        let said = study.run(&format!("{command} p {options} --without-coders Tomas")).ends(0);
        assert!(said.out.contains("without the codings of Tomas"), "{table}: {}", said.out);
        let csv = study.run(&format!("{command} p {options} --without-coders Tomas --out t.csv")).ends(0);
        assert!(csv.err.contains("without the codings of Tomas"), "{table}: {}", csv.err);
    }
    study.run("history p --without-coders Tomas").ends(2);
}

#[test]
fn a_coder_whose_name_holds_a_comma_can_be_named() {
    let study = study();
    study.run("autocode p hostel --code Users/Place --coder 'Dupont, Jean'").ends(0);
    let said = study.run(r#"codings p --without-coders '"Dupont, Jean",Ines' --format csv"#).ends(0);
    assert!(said.rows().iter().all(|row| row[4] == "Tomas"), "{}", said.out);
    let plan = study.run(r#"assign p --coders '"A, B",Zoé' --dry-run --format csv"#).ends(0);
    assert!(plan.out.contains("\"A, B, Zoé\"") && !plan.out.contains("“"), "{}", plan.out);
}

#[test]
fn nothing_is_written_over_without_a_word() {
    let study = study();
    study.run("matrix p --columns documents --save Roofs --saved-by Ines").ends(0);
    let refused = study.run("matrix p --save roofs --saved-by Tomas").ends(2);
    assert!(refused.err.contains("saved by Ines") && refused.err.contains("--replace"), "{}", refused.err);
    study.run("matrix p --save Roofs --saved-by Tomas --replace").ends(0);
    study.run("theme p 'A roof' Users/Housing").ends(0);
    study.run("theme p Privacy Users/Rest").ends(0);
    assert!(study.run("theme p Privacy --rename 'a roof'").ends(2).err.contains("there is a theme “A roof” already"));
    study.run("map p Users/Housing --relation only-here").ends(0);
    let both = study.run("map p Users/Housing Professionals/Housing --relation same").ends(2);
    assert!(both.err.contains("“Housing” is said to be only here"), "{}", both.err);
    study.run("map p Users/Housing --remove").ends(0);
    study.run("map p Users/Housing Professionals/Housing --relation same").ends(0);
    study.run("map p Professionals/Housing --relation only-here").ends(2);
}

#[test]
fn whoever_reserved_something_takes_it_back() {
    let study = study();
    study.run("reserve p codes --coders Tomas --coder Ines").ends(0);
    study.run("tree p More --coder Ines").ends(2);
    study.run("undo p --coder Ines").ends(0);
    study.run("tree p More --coder Ines").ends(0);
}

#[test]
fn each_two_groups_are_drawn() {
    let study = Study::with_project();
    for (who, words) in [("A", "key key key"), ("B", "key key roof"), ("C", "roof roof key"), ("D", "roof roof roof")] {
        study.file(&format!("in/{who}.txt"), format!("INT: What?\n\n{who}: {words} {words} {words}\n"));
    }
    study.run("import p in").ends(0);
    study.file("cities.csv", "participant,city\nA,Lyon\nB,Lyon\nC,Lille\nD,Nantes\n");
    study.run("attributes p cities.csv").ends(0);
    study.run("chart p words --attribute city --out w.svg").ends(0);
    let drawn = std::fs::read_to_string(study.path("w.svg")).unwrap();
    assert!(drawn.matches("Words by city").count() >= 3, "three pairs of three cities");
}

#[test]
fn a_person_who_stands_for_a_field_note_is_told_apart() {
    let study = study();
    study.file("notes/Observation.txt", "The room was cold and nobody came in before noon.\n");
    study.run("import p notes --convention nobody").ends(0);
    let said = study.run("frequencies p").ends(0);
    assert!(said.out.contains("4 participants (1 of them for a document without speakers)"), "{}", said.out);
}
