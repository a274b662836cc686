//! The table in `src/lib.rs` holds: no folder names another that it may not use, and none mentions what it must not know.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A folder, what of ours it may use, and what it never mentions.
const HOUSE: &[(&str, &[&str], &[&str])] = &[
    ("model", &[], &["std::fs", "SystemTime", "now_v7", "egui", "tantivy"]),
    ("store", &["model"], &["egui", "tantivy"]),
    ("search", &["model"], &["egui", "std::net"]),
    ("import", &["model"], &["egui", "tantivy"]),
    ("analysis", &["model"], &["std::fs", "egui", "csv::", "rust_xlsxwriter", "tantivy"]),
    ("export", &["model", "analysis"], &["egui", "tantivy"]),
    ("session", &["model", "store", "search"], &["egui"]),
    ("app", &["model", "search", "import", "analysis", "export", "session"], &["tantivy"]),
    ("cli", &["model", "search", "import", "analysis", "export", "session"], &["egui", "tantivy"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Returns the first names behind every `crate::`, also within braces: `use crate::{model::Span, store}`.
fn named_folders(source: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for c in group.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        names.insert(first_name(&item));
                        item.clear();
                        continue;
                    }
                    _ => {}
                }
                item.push(c);
            }
            names.insert(first_name(&item));
        } else {
            names.insert(first_name(rest));
        }
    }
    names
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn code_without_comments(source: &str) -> String {
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_folder_names_only_what_the_table_lets_it_name() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders: Vec<&str> = HOUSE.iter().map(|(folder, ..)| *folder).collect();
    let mut wrong = Vec::new();
    for (folder, may_use, never) in HOUSE {
        for file in sources(&src.join(folder)) {
            let code = code_without_comments(&std::fs::read_to_string(&file).unwrap());
            for name in named_folders(&code) {
                if folders.contains(&name.as_str()) && name != *folder && !may_use.contains(&name.as_str()) {
                    wrong.push(format!("{} names crate::{name}", file.display()));
                }
            }
            for word in never.iter().filter(|word| code.contains(*word)) {
                wrong.push(format!("{} mentions {word}", file.display()));
            }
            if code.contains("super::super::super::super::") {
                wrong.push(format!("{} climbs out of its folder", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that the house does not allow:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_of_this_test_is_the_table_of_the_readme_of_the_house() {
    let lib = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for (folder, ..) in HOUSE {
        assert!(lib.contains(&format!("//! | `{folder}` |")), "{folder} is missing from the table in src/lib.rs");
    }
}

#[test]
fn no_source_opens_a_network_connection() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in sources(&src) {
        let code = code_without_comments(&std::fs::read_to_string(&file).unwrap());
        for word in ["std::net", "TcpStream", "UdpSocket", "reqwest", "ureq", "hyper::"] {
            assert!(!code.contains(word), "{} mentions {word}", file.display());
        }
    }
}

#[test]
fn a_forbidden_arrow_would_be_found() {
    let planted = "use crate::{model::{Span, Text}, store};\nfn f() { crate::session::open() }";
    let found: Vec<String> = named_folders(planted).into_iter().collect();
    assert_eq!(found, ["model", "session", "store"]);
}
