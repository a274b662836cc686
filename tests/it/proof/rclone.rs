//! A folder on a server that two people keep in step with their own by `rclone bisync`, over SFTP and over `WebDAV`.
//! One of them also works on the server itself: then both sides have written to the same journal, and rclone keeps both
//! under new names.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use counterpoint::model::Stamp;
use counterpoint::store::content_hash;

use super::super::numbers::{Numbers, asked_for};
use super::super::study::put;
use super::coder::Place;
use super::replicas::{Colleague, Replicas};
use super::say;
use super::server::{Server, free_port};

/// Runs rclone without anybody's settings.
fn rclone(home: &Path, words: &[&str]) -> String {
    let said = Command::new("rclone").args(words).env("RCLONE_CONFIG", home.join("rclone.conf")).output().unwrap();
    assert!(said.status.success(), "rclone {words:?}\n{}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).unwrap()
}

/// Lets `there` be a clone of the machine `of`, with the same folder under another path: both write as the same device,
/// until one sees what the other wrote.
fn clone_machine(of: &Place, there: &Place) {
    let devices = std::fs::read_dir(of.home.join("config/devices")).unwrap().next().unwrap().unwrap().path();
    let path = |place: &Place| place.project.canonicalize().unwrap().display().to_string();
    let file = |place: &Place| devices.join(format!("{}-0.ron", &content_hash(path(place).as_bytes()).0[..16]));
    let names = std::fs::read_to_string(file(of)).unwrap();
    put(&file(there), names.replace(&path(of), &path(there)).as_bytes());
}

/// A folder that is served.
struct Hub {
    _server: Server,
    remote: String,
}

impl Hub {
    /// Serves `folder` by `protocol`, to this machine alone.
    fn serve(protocol: &str, folder: &Path, home: &Path) -> Self {
        let port = free_port();
        let (folder, address) = (folder.display().to_string(), format!("127.0.0.1:{port}"));
        let cache = home.join("cache").display().to_string();
        let mut words = vec!["serve", protocol, &folder, "--addr", &address, "--dir-cache-time", "0s"];
        words.extend(["--cache-dir", &cache]);
        let remote = if protocol == "sftp" {
            words.push("--no-auth");
            let word = rclone(home, &["obscure", "nobody"]);
            let word = word.trim();
            format!(":sftp,host=127.0.0.1,port={port},user=nobody,pass={word},shell_type=none,disable_hashcheck=true:")
        } else {
            // The vendor whose servers keep the time of files, which bisync needs.
            format!(":webdav,url='http://127.0.0.1:{port}',vendor=owncloud:")
        };
        Self { _server: Server::start("rclone", &words, port), remote }
    }

    /// Brings the folder of `place` and the served one in step.
    fn bisync(&self, place: &Place, more: &[&str]) {
        let (folder, state) = (place.project.display().to_string(), place.home.join("bisync").display().to_string());
        let words = ["bisync", &folder, &self.remote, "--workdir", &state, "--force"];
        rclone(&place.home, &[&words, more].concat());
    }
}

fn n_conflict_copies(project: &Path) -> usize {
    let journals = std::fs::read_dir(project.join("journal")).unwrap();
    let names = journals.flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap());
    names.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("..path")).count()
}

fn folders_kept_in_step_by(protocol: &str) {
    if !Server::is_installed("rclone", "version") {
        return;
    }
    let replicas = Replicas::of(&["Ana", "Ben", "server"]);
    let [ana, ben, server] = &replicas.places[..] else { panic!("three places") };
    // At the server, it is Ana who works, on a clone of her machine.
    let at_server = Place { project: server.project.clone(), ..ana.clone() };
    let hub = Hub::serve(protocol, &server.project, &server.home);
    for place in [ana, ben] {
        hub.bisync(place, &["--resync"]);
    }
    let (mut numbers, mut acknowledged) = (Numbers::of(11), BTreeSet::<Stamp>::new());
    for round in 0..asked_for("RCLONE_ROUNDS", 4) {
        // Both protocols tell the time of files in seconds, by which rclone knows what changed since the last round.
        std::thread::sleep(Duration::from_millis(1_100));
        let mut places = vec![ana, ben];
        // In the first round for certain, so that there are conflicts.
        if round == 0 || numbers.below(3) == 0 {
            places.push(&at_server);
        }
        for place in places {
            if round == 0 && place.project == at_server.project {
                clone_machine(ana, &at_server);
            }
            let mut colleague = Colleague::at(place, numbers.next());
            colleague.work();
            acknowledged.append(&mut colleague.acknowledged);
        }
        let first = numbers.below(2);
        hub.bisync([ana, ben][first], &[]);
        hub.bisync([ana, ben][1 - first], &[]);
    }
    for place in [ana, ben, ana] {
        hub.bisync(place, &[]);
    }
    assert!(n_conflict_copies(&ana.project) > 0, "nothing collided");
    replicas.assert_same(&acknowledged);

    // What rclone left is tidied away by one of them, and with the next round by all.
    replicas.study.run(&format!("merge {} --tidy", ana.project.display())).ends(0);
    for place in [ana, ben] {
        hub.bisync(place, &[]);
    }
    assert!(replicas.places.iter().all(|place| n_conflict_copies(&place.project) == 0));
    replicas.assert_same(&acknowledged);
    say(&format!("rclone, {protocol}: {} changes were acknowledged, 0 of them lost", acknowledged.len()));
}

#[test]
fn folders_that_rclone_keeps_in_step_over_sftp_hold_every_change() {
    folders_kept_in_step_by("sftp");
}

#[test]
fn folders_that_rclone_keeps_in_step_over_webdav_hold_every_change() {
    folders_kept_in_step_by("webdav");
}
