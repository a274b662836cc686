//! Transcripts in many conventions, each beside the reading that a person made of it by hand: `NAME.turns` has one line
//! a turn, its label and its first words, below the roles of the speakers where the transcript says them.
//!
//! The files under `held-out` were written before the detector and are only scored, so that the score says something
//! about files that nobody tuned it to.

use std::fs;
use std::path::{Path, PathBuf};

use counterpoint::import::{Imported, read};

/// What a person read.
struct ByHand {
    /// `label = role`.
    roles: Vec<String>,
    /// `label`, tab, first words.
    turns: Vec<String>,
}

impl ByHand {
    fn beside(transcript: &Path) -> Self {
        let written = fs::read_to_string(transcript.with_extension("turns")).unwrap();
        let (turns, roles): (Vec<_>, Vec<_>) =
            written.lines().filter(|l| !l.is_empty()).map(str::to_owned).partition(|l| l.contains('\t'));
        Self { roles, turns }
    }
}

fn transcripts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/speakers").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|p| p.is_file() && p.extension().unwrap() != "turns").collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn imported(path: &Path) -> Imported {
    read(&name(path), &fs::read(path).unwrap()).unwrap().output
}

/// The turns that have a speaker, as `label`, tab, as many letters of the words as `like` has.
fn turns(imported: &Imported, like: &[String]) -> Vec<String> {
    let longest = like.iter().map(|l| l.len()).max().unwrap_or_default();
    let text: Vec<char> = imported.text.chars().collect();
    let spoken = imported.turns.iter().filter_map(|t| Some((t.3?, t.1, t.2)));
    let line = |(speaker, from, to): (u16, u32, u32)| {
        let words: String = text[from as usize..to as usize].iter().take(longest).collect();
        let words = words.trim_start_matches(['“', '«', ' ', '\u{a0}', '\u{202f}', '*', '[']);
        format!("{}\t{}", imported.speakers[usize::from(speaker)].label, words.replace('\n', " "))
    };
    spoken.map(line).collect()
}

/// How many lines of two readings are the same, in order.
fn n_same(found: &[String], by_hand: &[String]) -> usize {
    let is_same = |found: &String, by_hand: &String| {
        let (label, words) = by_hand.split_once('\t').unwrap();
        found.split_once('\t').is_some_and(|(l, w)| l == label && w.starts_with(words))
    };
    let mut row = vec![0; by_hand.len() + 1];
    for found in found {
        let mut diagonal = 0;
        for (i, line) in by_hand.iter().enumerate() {
            let here = if is_same(found, line) { diagonal + 1 } else { row[i].max(row[i + 1]) };
            diagonal = std::mem::replace(&mut row[i + 1], here);
        }
    }
    row[by_hand.len()]
}

/// The harmonic mean of the share of found turns that are right and the share of turns by hand that are found.
fn score(path: &Path) -> f64 {
    let by_hand = ByHand::beside(path).turns;
    let found = turns(&imported(path), &by_hand);
    if found.is_empty() && by_hand.is_empty() {
        return 1.0;
    }
    2.0 * n_same(&found, &by_hand) as f64 / (found.len() + by_hand.len()) as f64
}

#[test]
fn every_convention_is_read_as_a_person_reads_it() {
    let mut wrong = String::new();
    for path in transcripts("") {
        let by_hand = ByHand::beside(&path);
        let imported = imported(&path);
        let found = turns(&imported, &by_hand.turns);
        let n_same = n_same(&found, &by_hand.turns);
        if n_same != by_hand.turns.len() || n_same != found.len() {
            wrong += &format!(
                "{}: {n_same} of {} turns are right\n{}\n\n",
                name(&path),
                by_hand.turns.len(),
                found.join("\n")
            );
        }
        let roles: Vec<String> = imported.speakers.iter().map(|s| format!("{} = {}", s.label, s.role.name())).collect();
        for role in by_hand.roles.iter().filter(|role| !roles.contains(role)) {
            wrong += &format!("{}: not {role}\n", name(&path));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn files_that_nobody_tuned_to_are_read_well() {
    let scores: Vec<(String, f64)> = transcripts("held-out").iter().map(|p| (name(p), score(p))).collect();
    let mean = scores.iter().map(|(_, s)| s).sum::<f64>() / scores.len() as f64;
    assert!(mean >= 0.95, "{mean:.3}: {scores:#?}");
}
