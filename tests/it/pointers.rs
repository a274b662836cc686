//! A comment that sends the reader to a file sends them to one that is there.

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the sources below `folder` that people wrote.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { sources(&path) } else { vec![path] };
    let is_source = |path: &PathBuf| path.extension().is_some_and(|e| e == "rs");
    paths.filter(|path| !path.ends_with("target")).flat_map(below).filter(is_source).collect()
}

/// Returns the files that `text` names within backticks.
fn named_files(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    quoted.filter(|name| {
        let is_path = name.chars().all(|c| c.is_ascii_alphanumeric() || "_-/.".contains(c));
        is_path && (name.ends_with(".rs") || name.ends_with(".md"))
    })
}

/// Whether `name` is a file as seen from `file`: beside it, below its module, or from a folder further up.
fn is_there(file: &Path, name: &str) -> bool {
    let folders = file.ancestors().skip(1).take_while(|folder| folder.starts_with(root()));
    let (module, src) = (file.with_extension(""), root().join("src"));
    folders.chain([module.as_path(), src.as_path()]).any(|folder| folder.join(name).is_file())
}

#[test]
fn each_file_that_a_comment_names_is_there() {
    let mut missing = Vec::new();
    for file in [root().join("src"), root().join("tests")].iter().flat_map(|folder| sources(folder)) {
        let text = std::fs::read_to_string(&file).unwrap();
        let comments = text.lines().filter_map(|line| Some(line.split_once("//")?.1));
        let gone = comments.flat_map(named_files).filter(|name| !is_there(&file, name));
        missing.extend(gone.map(|name| format!("{name} in {}", file.display())));
    }
    assert!(missing.is_empty(), "named, and not there: {missing:#?}");
}

#[test]
fn a_file_that_is_gone_would_be_found() {
    let here = root().join("tests/it/pointers.rs");
    let told: Vec<&str> = named_files("see `arrows.rs`, `src/lib.rs` and `gone.rs`, not `NAME.txt`").collect();
    assert_eq!(told, ["arrows.rs", "src/lib.rs", "gone.rs"]);
    let there: Vec<bool> = told.iter().map(|name| is_there(&here, name)).collect();
    assert_eq!(there, [true, true, false]);
}
