//! Clones of a project that three people push and pull with merges, one of whom works on branches: then both sides of a
//! merge have written to the same journal, and the union driver of `.gitattributes` keeps both.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use counterpoint::model::Stamp;

use super::super::numbers::{Numbers, asked_for};
use super::replicas::{Colleague, Replicas};
use super::{is_installed, say};

/// Runs git in `folder` and returns whether it did as told; nothing of the user's settings counts.
fn try_git(folder: &Path, words: &[&str]) -> (bool, String) {
    let said = Command::new("git")
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"])
        .args(["-c", "init.defaultBranch=main", "-c", "core.autocrlf=true", "-c", "gc.auto=0"])
        .args(words)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", folder.join("no such file"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    (said.status.success(), String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr))
}

#[track_caller]
fn git(folder: &Path, words: &[&str]) {
    let (done, said) = try_git(folder, words);
    assert!(done, "git {words:?}\n{said}");
}

fn commit(folder: &Path) {
    git(folder, &["add", "."]);
    git(folder, &["commit", "--allow-empty", "-m", "work"]);
}

/// Pulls and pushes until nobody else was faster.
fn exchange(folder: &Path) {
    commit(folder);
    for _ in 0..5 {
        git(folder, &["pull", "--no-rebase", "--no-edit"]);
        if try_git(folder, &["push"]).0 {
            return;
        }
    }
    panic!("git would not push");
}

/// Works on a branch and on the main line, as if the other had not been, and merges the two.
fn work_on_a_branch(colleague: &mut Colleague, name: &str) {
    let folder = colleague.place.project.clone();
    commit(&folder);
    git(&folder, &["checkout", "-b", name]);
    colleague.work();
    commit(&folder);
    git(&folder, &["checkout", "main"]);
    colleague.work();
    commit(&folder);
    git(&folder, &["merge", "--no-edit", name]);
}

#[test]
fn clones_that_are_pushed_and_pulled_with_merges_hold_every_change() {
    if !is_installed("git", "--version") {
        return;
    }
    let names = ["Ana", "Ben", "Chen"];
    let replicas = Replicas::of(&names);
    let hub = replicas.study.path("hub.git");
    let first = &replicas.places[0].project;
    git(first, &["init"]);
    commit(first);
    git(first, &["clone", "--bare", ".", &hub.display().to_string()]);
    git(first, &["remote", "add", "origin", &hub.display().to_string()]);
    git(first, &["fetch"]);
    git(first, &["branch", "--set-upstream-to=origin/main"]);
    for place in &replicas.places[1..] {
        std::fs::remove_dir_all(&place.project).unwrap();
        git(&replicas.study.path(&place.name), &["clone", &hub.display().to_string(), "p"]);
    }

    let seats = replicas.places.iter().enumerate();
    let mut colleagues: Vec<Colleague> = seats.map(|(seed, place)| Colleague::at(place, seed)).collect();
    let mut numbers = Numbers::of(7);
    for round in 0..asked_for("GIT_ROUNDS", 5) {
        for (who, colleague) in colleagues.iter_mut().enumerate() {
            match numbers.below(4) {
                0 => work_on_a_branch(colleague, &format!("branch-{round}-{who}")),
                1 => colleague.work(),
                _ => {
                    colleague.work();
                    exchange(&colleague.place.project);
                }
            }
        }
    }
    for _ in 0..2 {
        colleagues.iter().for_each(|colleague| exchange(&colleague.place.project));
    }
    let acknowledged: BTreeSet<Stamp> = colleagues.into_iter().flat_map(|colleague| colleague.acknowledged).collect();
    replicas.assert_same(&acknowledged);
    say(&format!("git: {} changes were acknowledged, 0 of them lost", acknowledged.len()));
}
