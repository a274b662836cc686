//! Several people at one project: each has their own undo, journal and codings.

use counterpoint::model::{Holder, IdSource, Op, plan};
use counterpoint::session::{Clock, Desk, Home, Session};

fn desk(folder: &std::path::Path, coder: &str) -> Desk {
    let home = Home::below(folder);
    let ids = IdSource::new(uuid::Uuid::now_v7);
    Desk { coder: coder.to_owned(), clock: Clock::system(), ids, home }
}

#[test]
fn who_works_takes_back_their_own_changes_only() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let mut session = Session::create(&root, "Étude", desk(folder.path(), "Ana")).unwrap();
    let viewpoint = plan::viewpoint(session.project(), Some("group"));
    session.commit("Viewpoint", viewpoint).unwrap();
    session.work_as("Ben");
    assert_eq!(session.undo_label(), None);
    session.commit("Name", vec![Op::RenameProject { from: "Étude".into(), to: "Study".into() }]).unwrap();
    session.work_as("ANA");
    assert_eq!(session.coder_name(), "Ana");
    assert_eq!(session.undo().unwrap().unwrap().label, "Viewpoint");
    assert_eq!((session.project().viewpoint.as_deref(), session.project().name.as_str()), (None, "Study"));
    drop(session);
    let reopened = Session::open(&root, desk(folder.path(), "Ben")).unwrap().output;
    assert_eq!(reopened.undo_label(), Some("Name"));
    assert_eq!(reopened.project().coders.len(), 2);
}

#[test]
fn what_another_program_writes_arrives_at_the_next_look() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana")).unwrap();
    let mut ben = Session::open(&root, desk(folder.path(), "Ben")).unwrap().output;
    ben.commit("Name", vec![Op::RenameProject { from: "Étude".into(), to: "Study".into() }]).unwrap();
    assert!(ana.refresh().unwrap().is_some());
    assert_eq!(ana.project().name, "Study");
    assert!(ana.refresh().unwrap().is_none(), "nothing new");
    ana.commit("Viewpoint", plan::viewpoint(ana.project(), Some("group"))).unwrap();
    assert!(ben.refresh().unwrap().is_some());
    assert_eq!(ben.project().viewpoint.as_deref(), Some("group"));
}

#[test]
fn a_value_that_somebody_set_anew_is_not_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana")).unwrap();
    let participant = counterpoint::model::ParticipantId::next(ana.ids());
    ana.commit("Marie", vec![Op::AddParticipant { participant, name: "Marie".into() }]).unwrap();
    let holder = Holder::Participant(participant);
    ana.commit("Lille", plan::attribute_value(ana.project(), holder, "city", "Lille")).unwrap();
    let mut ben = Session::open(&root, desk(folder.path(), "Ben")).unwrap().output;
    ben.commit("Lyon", plan::attribute_value(ben.project(), holder, "city", "Lyon")).unwrap();
    ana.refresh().unwrap();
    let undone = ana.undo().unwrap().unwrap();
    assert_eq!((undone.label.as_str(), undone.n_left), ("Lille", 1));
    assert_eq!(ana.project().value(holder, "city"), Some("Lyon"));
    assert_eq!(ana.undo().unwrap().unwrap().label, "Marie", "the step before can still be taken back");
}

#[test]
fn after_an_undo_that_could_take_nothing_back_the_next_goes_to_the_change_before_and_redo_comes_back_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana")).unwrap();
    ana.commit("Viewpoint", plan::viewpoint(ana.project(), Some("city"))).unwrap();
    ana.commit("Name", vec![Op::RenameProject { from: "Étude".into(), to: "Study".into() }]).unwrap();
    let mut ben = Session::open(&root, desk(folder.path(), "Ben")).unwrap().output;
    ben.commit("Name of Ben", vec![Op::RenameProject { from: "Study".into(), to: "Work".into() }]).unwrap();
    ana.refresh().unwrap();
    let refused = ana.undo().unwrap().unwrap();
    assert_eq!((refused.label.as_str(), refused.n_done, refused.n_left), ("Name", 0, 1));
    drop(ana);
    let mut ana = Session::open(&root, desk(folder.path(), "Ana")).unwrap().output;
    assert_eq!(ana.undo().unwrap().unwrap().label, "Viewpoint");
    assert_eq!((ana.project().viewpoint.as_deref(), ana.project().name.as_str()), (None, "Work"));
    assert_eq!(ana.redo().unwrap().unwrap().label, "Viewpoint");
    let next = ana.redo().unwrap().unwrap();
    assert_eq!((next.label.as_str(), next.is_next, ana.undo_label()), ("Name", true, Some("Name")));
}

#[test]
fn two_names_of_one_person_share_undo_and_codings_and_the_old_name_leads_to_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana")).unwrap();
    ana.commit("Viewpoint", plan::viewpoint(ana.project(), Some("group"))).unwrap();
    let mut laptop = Session::open(&root, desk(&folder.path().join("laptop"), "ana m.")).unwrap().output;
    laptop.commit("Name", vec![Op::RenameProject { from: "Étude".into(), to: "Study".into() }]).unwrap();
    ana.refresh().unwrap();
    assert_eq!(ana.others().len(), 1);
    let (one, other) = (ana.coder(), laptop.coder());
    let merge = plan::merge_coders(ana.project(), other, one).unwrap();
    ana.commit("One person", merge).unwrap();
    laptop.refresh().unwrap();
    assert_eq!((laptop.coder(), laptop.coder_name(), laptop.others().len()), (one, "Ana", 0));
    assert_eq!(laptop.undo_label(), Some("One person"), "the undo of one person is the same everywhere");
    laptop.commit("Back", vec![Op::RenameProject { from: "Study".into(), to: "Étude".into() }]).unwrap();
    ana.refresh().unwrap();
    assert_eq!(ana.undo_label(), Some("Back"), "what a device signs with the old name is the person's");
    let reopened = Session::open(&root, desk(&folder.path().join("desktop"), "Ana M.")).unwrap().output;
    assert_eq!((reopened.coder(), reopened.coder_name()), (one, "Ana"));
    ana.undo().unwrap();
    ana.undo().unwrap();
    assert_eq!((ana.project().coders.len(), ana.coder()), (2, one));
    laptop.refresh().unwrap();
    assert_eq!((laptop.coder(), laptop.coder_name()), (other, "ana m."));
}
