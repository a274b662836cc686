use std::fs;

use super::*;
use crate::model::testing::Fixture;
use crate::model::{Op, Project};
use crate::search::{Hits, Query, search};

fn hits(project: &Project, index: Option<&Index>, query: &str) -> Hits {
    search(project, index, &Query::parse(query).unwrap(), 100).unwrap()
}

/// Whether the index finds what a scan finds, for words that the tests bring in and take away.
fn agrees(index: &Index, project: &Project) -> bool {
    ["fatigue", "nuits", "\"la nuit\"", "jour*", "fatige~1", "NOT nuit"]
        .iter()
        .all(|query| hits(project, Some(index), query) == hits(project, None, query))
}

fn update(index: &Index, project: &Project) -> Vec<(u64, u64)> {
    let mut told = Vec::new();
    assert!(
        index
            .update(project, |done, all| {
                told.push((done, all));
                true
            })
            .unwrap()
    );
    told
}

#[test]
fn words_are_looked_up_in_every_language_that_a_document_is_in() {
    let mut fixture = Fixture::new();
    let texts =
        [(Some(Language::Fr), "La fatigue du jour."), (Some(Language::En), "The nuits."), (None, "Jours et nuit.")];
    let index = Index::open_or_create(None).unwrap();
    let documents = texts.map(|(language, text)| {
        let document = fixture.document(text, language, text);
        update(&index, &fixture.project);
        assert!(agrees(&index, &fixture.project), "with {language:?}");
        document
    });
    fixture.apply(vec![Op::SetLanguage { document: documents[2], from: None, to: Some(Language::Fr) }]);
    assert!(agrees(&index, &fixture.project), "as long as the index has it in another language");
}

#[test]
fn an_index_brought_up_to_date_finds_what_a_new_one_finds() {
    let mut fixture = Fixture::new();
    let first = fixture.document("A", Some(Language::Fr), "U1: La fatigue du jour.\nU2: La nuit.");
    fixture.document("B", Some(Language::Fr), "U1: Les nuits sans fatigue.");
    let index = Index::open_or_create(None).unwrap();
    assert!(!index.is_current(&fixture.project));
    update(&index, &fixture.project);
    assert!(index.is_current(&fixture.project) && agrees(&index, &fixture.project));

    fixture.correct(first, "fatigue", "nuit");
    assert!(agrees(&index, &fixture.project), "an outdated index");
    let told = update(&index, &fixture.project);
    assert_eq!(told, [(0, 33), (33, 33)], "only what was corrected is read");
    assert!(agrees(&index, &fixture.project));

    fixture.apply(vec![Op::RemoveDocument { document: first }]);
    assert!(agrees(&index, &fixture.project) && !index.is_current(&fixture.project));
    update(&index, &fixture.project);
    assert!(index.is_current(&fixture.project));
    fixture.apply(vec![Op::RestoreDocument { document: first }]);
    let third = fixture.document("C", None, "Jour et nuit.");
    update(&index, &fixture.project);
    assert!(agrees(&index, &fixture.project));
    fixture.apply(vec![Op::SetLanguage { document: third, from: None, to: Some(Language::Fr) }]);
    update(&index, &fixture.project);
    assert!(agrees(&index, &fixture.project) && index.is_current(&fixture.project));
}

#[test]
fn work_that_is_stopped_goes_on_later() {
    let mut fixture = Fixture::new();
    for name in ["A", "B", "C"] {
        fixture.document(name, Some(Language::Fr), "U1: La fatigue.");
    }
    let index = Index::open_or_create(None).unwrap();
    assert!(!index.update(&fixture.project, |done, _| done == 0).unwrap());
    assert!(agrees(&index, &fixture.project));
    assert_eq!(update(&index, &fixture.project).last(), Some(&(30, 30)), "one of three was done");
}

#[test]
fn a_reopened_index_is_current_and_a_second_one_stays_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let mut fixture = Fixture::of("U1: La fatigue.\nU2: La nuit.");
    let index = Index::open_or_create(Some(folder.path())).unwrap();
    update(&index, &fixture.project);
    let second = Index::open_or_create(Some(folder.path())).unwrap();
    assert!(index.is_on_disk() && !second.is_on_disk());
    drop((index, second));

    let index = Index::open_or_create(Some(folder.path())).unwrap();
    assert!(index.is_on_disk() && index.is_current(&fixture.project) && agrees(&index, &fixture.project));
    fixture.document("Z", Some(Language::Fr), "U1: Le jour.");
    assert_eq!(update(&index, &fixture.project).last(), Some(&(12, 12)), "only the new document is read");
}

#[test]
fn a_damaged_index_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Fixture::of("U1: La fatigue.\nU2: La nuit.");
    let build = || update(&Index::open_or_create(Some(folder.path())).unwrap(), &fixture.project);
    build();
    let files = || -> Vec<_> {
        let entries = fs::read_dir(folder.path().join(VERSION)).unwrap().flatten().map(|e| e.path());
        let mut files: Vec<_> =
            entries.filter(|p| p.file_name().is_some_and(|n| n != ".tantivy-writer.lock")).collect();
        files.sort();
        files
    };
    for i in 0..files().len() {
        let Some(file) = files().get(i).cloned() else { continue };
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes.truncate(middle);
        fs::remove_file(&file).unwrap();
        fs::File::create(&file).and_then(|mut f| std::io::Write::write_all(&mut f, &bytes)).unwrap();
        let index = Index::open_or_create(Some(folder.path())).unwrap();
        update(&index, &fixture.project);
        assert!(index.is_current(&fixture.project) && agrees(&index, &fixture.project), "{}", file.display());
    }
}

#[test]
fn indexes_of_other_versions_are_removed_and_other_files_are_not() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("turns-0")).unwrap();
    fs::create_dir(folder.path().join("thumbnails")).unwrap();
    drop(Index::open_or_create(Some(folder.path())).unwrap());
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().flatten().map(|e| e.file_name()).collect();
    names.sort();
    assert_eq!(names, ["thumbnails", VERSION]);
}
