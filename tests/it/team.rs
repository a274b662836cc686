//! A team keeps the peace: what is reserved to some is proposed by the others, and coders have a name and a colour.

use counterpoint::analysis::Scope;
use counterpoint::app::App;
use counterpoint::app::command::{Command, PeopleChange, Tab, Teamwork};
use counterpoint::app::state::Settings;
use counterpoint::app::words::Tongue;
use counterpoint::model::Reserved;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::study::Study;
use super::window::{built_for, send, until, until_seen, window, with_project};

/// A study with a code of Ana’s, in which Ben works too.
fn two_people() -> Study {
    let study = Study::with_project();
    study.file("U01.txt", "INT: Where?\nU01: Nowhere at all, I walk.\n");
    study.run("import p U01.txt --coder Ana").ends(0);
    study.file("codes.csv", "code,description\nSleep,first\n");
    study.run("apply-codes p codes.csv --coder Ana").ends(0);
    study.run("finish p --coder Ben").ends(0);
    study
}

fn description(study: &Study) -> String {
    let codes = study.run("codes p --format csv").ends(0);
    let (head, row) = (codes.head(), codes.rows().remove(0));
    row[head.iter().position(|name| name == "description").unwrap()].clone()
}

#[test]
fn whoever_works_from_an_account_that_could_be_anybodys_is_told_as_whom() {
    let study = Study::new();
    let run = |words: &[&str]| {
        let done = study.command().env("USER", "root").args(words).output().unwrap();
        assert!(done.status.success(), "{words:?}");
        String::from_utf8(done.stderr).unwrap()
    };
    run(&["new", "p"]);
    assert!(!run(&["tree", "p", "Users"]).contains("this is done as"));
    run(&["coders", "p", "--change", "root", "--rename", "Marie"]);
    assert!(run(&["tree", "p", "Needs"]).contains("this is done as “Marie”, for whom the account “root” stands"));
    assert!(!run(&["tree", "p", "Places", "--coder", "Ana"]).contains("this is done as"));
    assert!(!run(&["codes", "p"]).contains("this is done as"), "nothing is done");
}

#[test]
fn what_is_reserved_is_refused_proposed_and_accepted() {
    let study = two_people();
    study.run("reserve p codes --coders Ana --coder Ana").ends(0);
    let refused = study.run("define p Sleep --description nights --coder Ben").ends(2);
    assert!(refused.err.contains("reserved to ana") && refused.err.contains("--propose"), "{}", refused.err);
    study.run("define p Sleep --description nights --coder Ben --propose").ends(0);
    assert_eq!(description(&study), "first");
    let listed = study.run("proposals p --format csv").ends(0);
    assert_eq!((listed.cell(&["1"], "reserved_to"), listed.rows().len()), ("ana".to_owned(), 1));
    assert_eq!((listed.cell(&["1"], "status"), listed.cell(&["1"], "coder")), ("waits".to_owned(), "Ben".to_owned()));
    assert!(study.run("review p --format csv").ends(0).out.contains("somebody proposes"));
    study.run("proposals p --decline 1 --coder Ben").ends(2);
    study.run("proposals p --withdraw 1 --coder Ana").ends(2);
    let id = listed.cell(&["1"], "id");
    study.run(&format!("proposals p --accept {id} --coder Ana")).ends(0);
    assert_eq!(description(&study), "nights");
    study.run(&format!("proposals p --accept {id} --coder Ana")).ends(2);
    study.run("undo p --coder Ana").ends(0);
    assert_eq!(
        (description(&study).as_str(), study.run("proposals p --format csv").cell(&["1"], "status").as_str()),
        ("first", "waits")
    );
    study.run("reserve p codes --everybody --coder Ben").ends(2);
    study.run("reserve p codes --everybody --coder Ana").ends(0);
    study.run("define p Sleep --description later --coder Ben").ends(0);
    study.run("check p").ends(0);
}

#[test]
fn several_proposals_are_named_by_their_ids_or_answered_all_at_once() {
    let study = two_people();
    study.run("reserve p codes --coders Ana --coder Ana").ends(0);
    for name in ["nights", "days", "years"] {
        study.run(&format!("define p Sleep --description {name} --coder Ben --propose")).ends(0);
    }
    let by_number = study.run("proposals p --decline 2 --coder Ana");
    let listed = study.run("proposals p --format csv").ends(0);
    let id = listed.cell(&["2"], "id");
    assert!(by_number.code == 1 && by_number.err.contains(&format!("number 2 is “{id}” now")), "{}", by_number.err);
    study.run(&format!("proposals p --decline {id} --coder Ana")).ends(0);
    assert!(study.run("proposals p --accept all --coder Ben").ends(0).err.contains("no proposal waits"));
    study.run("proposals p --accept all --coder Ana").ends(0);
    assert_eq!(description(&study), "years");
    let listed = study.run("proposals p --format csv").ends(0);
    assert_eq!([1, 2, 3].map(|n| listed.cell(&[&n.to_string()], "status")), ["accepted", "declined", "accepted"]);
}

#[test]
fn a_coder_is_renamed_and_found_by_the_former_name() {
    let study = two_people();
    study.run("coders p --change Ben --rename Benoît --colour #cc7a2c --coder Ana").ends(0);
    study.run("finish p --reopen --coder Ben").ends(0);
    let coders = study.run("coders p --format csv").ends(0);
    assert_eq!(coders.rows().len(), 2, "nobody joined anew: {}", coders.out);
    assert_eq!(coders.cell(&["Benoît"], "colour"), "#cc7a2c");
    assert_eq!(coders.cell(&["Benoît"], "changes_codes"), "yes");
    study.run("coders p --change Ana --rename benoît").ends(2);
    study.run("check p").ends(0);
}

#[test]
fn two_spellings_of_one_person_are_proposed_become_one_coder_and_part_again() {
    let study = two_people();
    study.run("apply-codes p codes.csv --coder Anna").ends(0);
    study.run("finish p --coder Anna").ends(0);
    study.run("define p Sleep --description nights --coder A.Ben").ends(0);
    let coders = |study: &Study| study.run("coders p --format csv").ends(0).rows().len();
    assert_eq!(coders(&study), 4);
    study.run("coders p --merge Anna --into Ana --coder Ana").ends(0);
    let listed = study.run("coders p --format csv").ends(0);
    assert_eq!((coders(&study), listed.cell(&["ana"], "also")), (3, "Anna".to_owned()));
    assert_eq!(listed.cell(&["ana"], "documents_finished"), "1", "what Anna finished is finished");
    study.run("finish p --reopen --coder anna").ends(0);
    assert_eq!(study.run("coders p --format csv").ends(0).cell(&["ana"], "documents_finished"), "0");
    study.run("coders p --merge Anna --into Ana").ends(2);
    study.run("coders p --part Anna --coder Ana").ends(0);
    assert_eq!(coders(&study), 4);
    study.run("check p").ends(0);
}

#[test]
fn what_waits_is_settled_by_an_id_that_names_it_as_it_was_listed() {
    let study = two_people();
    study.run("define p Sleep --description nights --coder B.Ben").ends(0);
    let listed = study.run("review p --format csv").ends(0);
    let id = listed.cell(&["1"], "id");
    assert!(listed.out.contains("coders who may be one person"), "{}", listed.out);
    study.run(&format!("review p --settle {id} --keep as-it-is --coder Ana")).ends(0);
    assert!(study.run("review p --format csv").ends(0).rows().is_empty());
    let again = study.run(&format!("review p --settle {id} --keep as-it-is --coder Ana"));
    assert!(again.code == 1 && again.err.contains("changed since it was listed"), "{}", again.err);
}

#[test]
fn the_window_proposes_and_who_is_named_accepts_in_the_review_list() {
    let study = two_people();
    study.run("reserve p codes --coders Ben --coder Ben").ends(0);
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    let code = |window: &Harness<'_, App>| {
        let project = window.state().study.as_ref().unwrap().session.project().clone();
        project.codes.values().next().map(|c| (c.id, c.name.clone())).unwrap()
    };
    let (id_of_code, _) = code(&window);
    send(&mut window, Command::RenameCode { code: id_of_code, name: "Nights".to_owned() });
    assert_eq!(code(&window).1, "Sleep", "Ana proposed it");
    send(&mut window, Command::ShowTab(Tab::Review));
    window.run_steps(3);
    let proposed = "ana proposes a change Code “Sleep” renamed to “Nights”";
    assert!(window.query_all_by_label_contains(proposed).next().is_some());
    send(&mut window, Command::WorkAs("Ben".to_owned()));
    window.run_steps(3);
    window.get_by_label_contains("Name of the code: “Sleep” → “Nights”");
    window.get_by_label("Accept [A]").click();
    window.run_steps(5);
    assert_eq!(code(&window).1, "Nights");
    send(&mut window, Command::Undo);
    assert_eq!(code(&window).1, "Sleep");
}

#[test]
fn who_proposed_hears_what_was_said_to_it() {
    let study = two_people();
    study.run("reserve p codes --coders Ben --coder Ben").ends(0);
    let builder = || Harness::builder().with_size(vec2(1280.0, 800.0)).with_step_dt(0.05);
    let settings = || Settings { tongue: Some(Tongue::English), ..Settings::default() };
    let mut ana = window(&study.path("w"), Tongue::English);
    let mut ben = built_for("Ben", builder(), &study.path("v"), settings());
    for window in [&mut ana, &mut ben] {
        send(window, Command::OpenProject(study.path("p")));
        until(window, "the project", |app| app.study.is_some());
    }
    let code = ana.state().study.as_ref().unwrap().session.project().codes.values().next().map(|c| c.id).unwrap();
    send(&mut ana, Command::RenameCode { code, name: "Nights".to_owned() });
    let proposals = |app: &App| app.study.as_ref().unwrap().session.project().proposals.clone();
    until(&mut ben, "the proposal", |app| !proposals(app).is_empty());
    let proposal = *proposals(ben.state()).keys().next().unwrap();
    send(&mut ben, Command::Team(Teamwork::Answer { proposal, accepted: false }));
    until_seen(&mut ana, "Ben declined your proposal: Code “Sleep” renamed to “Nights”");
}

#[test]
fn the_dialog_of_coders_reserves() {
    let study = two_people();
    let mut window = window(&study.path("w"), Tongue::French);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    send(&mut window, Command::AskAboutCoders);
    window.run_steps(3);
    let name = window.get_by_label("Nom d’ana").rect();
    assert!(name.width() > 120.0, "a name can be read: {name:?}");
    window.get_by_label("Modifie les arbres de codes\u{202f}: ana").click();
    window.run_steps(5);
    let project = window.state().study.as_ref().unwrap().session.project().clone();
    let named: Vec<&str> = project.reserved_to(Reserved::Codes).map(|coder| project.coder_name(coder)).collect();
    assert_eq!(named, ["ana"]);
}

#[test]
fn who_is_hidden_is_left_out_everywhere_until_everybody_is_shown_again() {
    let study = two_people();
    study.file("more.csv", "document,start,end,code,coder\nU01,17,24,Sleep,Ben\n");
    study.run("apply-codings p more.csv --coder Ana").ends(0);
    let counted = |options: &str| study.run(&format!("frequencies p --format csv{options}")).ends(0);
    assert_eq!(counted("").cell(&["Sleep"], "own_excerpts"), "1");
    let without = counted(" --without-coders Ben");
    assert_eq!(without.cell(&["Sleep"], "own_excerpts"), "0");
    study.run("frequencies p --without-coders Nobody").ends(1);
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    let n_codings = |window: &Harness<'_, App>| window.state().study.as_ref().unwrap().documents.n_codings();
    let all = n_codings(&window);
    send(&mut window, Command::AskAboutCoders);
    window.run_steps(3);
    window.get_by_label("Show and count what Ben coded").click();
    window.run_steps(5);
    assert!(n_codings(&window) < all);
    assert!(window.query_by_label("Shown and counted without the codings of Ben").is_some());
    let project = window.state().study.as_ref().unwrap().session.project().clone();
    let caption = Scope::default().describe(&project);
    let says = |words: &str, tongue| caption.iter().any(|said| said.told(tongue) == words);
    assert!(says("without the codings of Ben", Tongue::English), "{caption:?}");
    assert!(says("sans les codages de Ben", Tongue::French), "{caption:?}");
    send(&mut window, Command::HideCoders([].into()));
    window.run_steps(3);
    assert_eq!(n_codings(&window), all);
    // The reader has no switch of its own.
    window.get_by_label("Close").click();
    window.run_steps(3);
    window.get_by_label("Which codings are shown").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::CheckBox, "Ben").click();
    window.run_steps(3);
    assert!(n_codings(&window) < all);
    window.get_by_role_and_label(Role::CheckBox, "Ben").click();
    window.run_steps(3);
    assert_eq!(n_codings(&window), all);
}

#[test]
fn the_dialog_says_that_two_coders_are_one_person_and_parts_them() {
    let study = two_people();
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    send(&mut window, Command::AskAboutCoders);
    window.run_steps(3);
    window.get_by_label("Ben is the same person as: ").click();
    window.run_steps(3);
    window.get_by_label("“Ben” is “ana”").click();
    window.run_steps(5);
    let n_coders = |window: &Harness<'_, App>| window.state().study.as_ref().unwrap().session.project().coders.len();
    assert_eq!(n_coders(&window), 1);
    window.get_by_label("ana is the same person as: Ben").click();
    window.run_steps(3);
    window.get_by_label("“Ben” is somebody else after all").click();
    window.run_steps(5);
    assert_eq!(n_coders(&window), 2);
}

#[test]
fn blind_coding_is_planned_followed_and_opened_in_its_dialog() {
    let study = two_people();
    study.file("U02.txt", "INT: And then?\nU02: I walk, too.\n");
    study.run("import p U02.txt --coder Ana").ends(0);
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    send(&mut window, Command::AskAboutBlindCoding);
    window.run_steps(3);
    assert!(window.query_all_by_label("not coded blind").count() == 2);
    window.get_by_label("Another coder").focus();
    window.run_steps(2);
    window.get_by_label("Another coder").type_text("Chloé");
    window.run_steps(2);
    window.get_by_label("Add").click();
    window.run_steps(3);
    // Who joins here codes here.
    for name in ["ana", "U01"] {
        window.get_by_role_and_label(Role::CheckBox, name).click();
        window.run_steps(2);
    }
    window.get_by_label(
        "Would assign 1 document: 1 to everybody who is ticked, 0 to one coder each; 0 stay as they are.",
    );
    window.get_by_label("Assign").click();
    window.run_steps(3);
    window.get_by_label("Chloé (0 of 1)");
    window.get_by_label("ana, Chloé: still to code");
    let (document, tree) = {
        let project = window.state().study.as_ref().unwrap().session.project();
        (project.document_named("U01").unwrap().id, project.trees()[0].id)
    };
    send(&mut window, Command::WorkAs("Chloé".to_owned()));
    send(&mut window, Command::FinishDocument { document, tree, finished: true });
    send(&mut window, Command::WorkAs("ana".to_owned()));
    window.run_steps(3);
    window.get_by_label("ana: still to code; Chloé: finished");
    window.get_by_label("Open to all…").click();
    window.run_steps(3);
    window.get_by_label("Open them").click();
    window.run_steps(3);
    window.get_by_label("ana: opened before the end; Chloé: finished");
}

#[test]
fn a_plan_that_would_do_nothing_or_give_nearly_everything_is_refused_in_words() {
    let study = two_people();
    study.file("U02.txt", "INT: And then?\nU02: I walk, too.\n");
    study.run("import p U02.txt --coder Ana").ends(0);
    study.file("people.csv", "participant,age,site\nU01,31,Lyon\nU02,42,Lyon\n");
    study.run("attributes p people.csv --coder Ana").ends(0);
    for (typed, told) in [
        ("--divide", "--coders"),
        ("--share 20", "--coders"),
        ("--by site", "--coders"),
        ("--codes Codes", "--coders"),
        ("--coders Ana,Ben --divide", "nothing to deal out"),
        ("--coders Ana,Ben --share 0", "--divide"),
        ("--coders Ana,Ben --release", "--release"),
        ("--coders Ana,Ben --share 50 --by age", "take site"),
    ] {
        let refused = study.run(&format!("assign p {typed}")).ends(2);
        assert!(refused.err.contains(told), "{typed}: {}", refused.err);
    }
    let dealt = study.run("assign p --coders Ana,Ben --share 0 --divide --dry-run --format csv").ends(0);
    let coders: Vec<String> = dealt.rows().into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(coders, ["ana", "Ben"]);
    study.run("assign p --coders Ana,Ben --share 50 --by site --dry-run").ends(0);
}

#[test]
fn what_one_accepted_and_another_declined_apart_is_told_and_settled() {
    let study = two_people();
    study.run("finish p --coder Zoe").ends(0);
    study.run("reserve p codes --coders Ana,Zoe --coder Ana").ends(0);
    study.run("define p Sleep --description nights --coder Ben --propose").ends(0);
    super::study::copy_folder(&study.path("p"), &study.path("q"));
    study.run("proposals p --accept 1 --coder Ana").ends(0);
    study.run("proposals q --decline 1 --coder Zoe").ends(0);
    study.run("merge p q").ends(0);
    study.run("merge q p").ends(0);
    for project in ["p", "q"] {
        assert_eq!(study.run(&format!("proposals {project} --format csv")).cell(&["1"], "status"), "accepted");
        let review = study.run(&format!("review {project} --format csv")).ends(0);
        assert_eq!(review.rows().len(), 1);
        let sides = ["first_by", "first_version", "second_by", "second_version", "in_force"];
        let told = sides.map(|head| review.cell(&["1"], head));
        assert_eq!(told, ["ana", "accepted", "Zoe", "declined", "first"]);
    }
    assert_eq!(description(&study), "nights");
    let id = study.run("review p --format csv").cell(&["1"], "id");
    study.run(&format!("review p --settle {id} --keep second --coder Zoe")).ends(0);
    assert_eq!(description(&study), "first");
    assert_eq!(study.run("proposals p --format csv").cell(&["1"], "status"), "declined");
}

#[test]
fn a_name_that_nobody_has_is_a_corrected_one_or_somebody_else_as_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let coders = |window: &Harness<'_, App>| {
        let coders = &window.state().study.as_ref().unwrap().session.project().coders;
        coders.values().map(|coder| coder.name.clone()).collect::<Vec<_>>()
    };
    send(&mut window, Command::ChangePeople(PeopleChange::AddAttribute("city".to_owned())));
    let known = coders(&window);
    assert_eq!(known.len(), 1, "who made the first change");
    let asked = |window: &mut Harness<'_, App>, name: &str, means: &str| {
        send(window, Command::AskWhoWorks);
        window.run_steps(2);
        window.event(Event::Text(name.to_owned()));
        window.run_steps(2);
        assert!(window.query_by_label(means).is_some(), "{means}");
        window.get_by_label(means).click();
        window.run_steps(2);
        window.get_by_label("Code as this person").click();
        window.run_steps(3);
    };
    asked(&mut window, "Ines M.", &format!("{} is called Ines M. from now on", known[0]));
    assert_eq!(coders(&window), ["Ines M."]);
    asked(&mut window, "Bob", "Bob is somebody else, who codes at this computer now");
    assert_eq!(window.state().study.as_ref().unwrap().session.coder_name(), "Bob");
    assert_eq!(coders(&window), ["Ines M."], "Bob comes in with a first change");
}
