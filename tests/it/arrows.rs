//! The table in `src/lib.rs` holds: no folder names another that it may not use, and none mentions what it must not
//! know.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A row of the table.
struct Room<'l> {
    folder: &'l str,
    /// Folders of ours.
    may_use: Vec<&'l str>,
    /// What others made.
    never: Vec<&'l str>,
}

/// Returns the rows of the table in `lib`.
fn house<'l>(lib: &'l str) -> Vec<Room<'l>> {
    let rows = lib.lines().filter(|line| line.starts_with("//! | `"));
    let rows: Vec<Vec<&str>> = rows.map(|row| row.split('|').skip(1).collect()).collect();
    let folders: Vec<&str> = rows.iter().flat_map(|cells| quoted(cells[0])).collect();
    let room = |cells: &[&'l str]| {
        let (folder, named, all_but) = (quoted(cells[0])[0], quoted(cells[1]), cells[1].contains("all but"));
        let may_use = folders.iter().copied().filter(|of| *of != folder && named.contains(of) != all_but).collect();
        let never = quoted(cells[2]).into_iter().filter(|word| !folders.contains(word)).collect();
        Room { folder, may_use, never }
    };
    rows.iter().map(|cells| room(cells)).collect()
}

/// Returns what stands between backticks.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

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

/// Returns the lines of `file`, a path below `src/`, that climb by `super` as far as the root of the crate.
fn climbing<'c>(file: &Path, code: &'c str) -> Vec<&'c str> {
    let depth = file.components().count() - usize::from(file.ends_with("mod.rs"));
    let mut within = 0;
    let mut found = Vec::new();
    for line in code.lines() {
        match line {
            "}" => within = 0,
            _ if line.contains("mod ") && line.ends_with(" {") && !line.starts_with(' ') => within = 1,
            _ if line.contains(&"super::".repeat(depth + within)) => found.push(line),
            _ => {}
        }
    }
    found
}

#[test]
fn each_folder_names_only_what_the_table_lets_it_name() {
    let lib = std::fs::read_to_string(src().join("lib.rs")).unwrap();
    let house = house(&lib);
    let mut wrong = Vec::new();
    for Room { folder, may_use, never } in &house {
        for file in sources(&src().join(folder)) {
            let code = code_without_comments(&std::fs::read_to_string(&file).unwrap());
            let is_room = |name: &String| house.iter().any(|room| room.folder == name);
            for name in named_folders(&code).iter().filter(|name| is_room(name)) {
                if name != folder && !may_use.contains(&name.as_str()) {
                    wrong.push(format!("{} names crate::{name}", file.display()));
                }
            }
            for word in never.iter().filter(|word| code.contains(*word)) {
                wrong.push(format!("{} mentions {word}", file.display()));
            }
            for line in climbing(file.strip_prefix(src()).unwrap(), &code) {
                wrong.push(format!("{} climbs out of its folder: {line}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that the house does not allow:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_has_a_row_for_each_folder() {
    let lib = std::fs::read_to_string(src().join("lib.rs")).unwrap();
    let of_table: BTreeSet<String> = house(&lib).iter().map(|room| room.folder.to_owned()).collect();
    let entries = std::fs::read_dir(src()).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap());
    assert_eq!(of_table, folders.collect());
}

#[test]
fn the_table_is_read_as_it_is_written() {
    let lib =
        "//! | `a` | nothing of ours | files `std::fs`, `b` |\n//! | `b` | all but `c` | `c` |\n//! | `c` | `a` | |";
    let read: Vec<_> = house(lib).into_iter().map(|room| (room.folder, room.may_use, room.never)).collect();
    assert_eq!(read, [("a", vec![], vec!["std::fs"]), ("b", vec!["a"], vec![]), ("c", vec!["a"], vec![])]);
}

#[test]
fn no_source_opens_a_network_connection() {
    for file in sources(&src()) {
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

#[test]
fn climbing_out_of_a_folder_would_be_found() {
    let two = "use super::super::jobs;\nmod tests {\n    use super::super::super::jobs;\n}\n";
    assert!(climbing(Path::new("app/handle/turns.rs"), two).is_empty());
    assert_eq!(climbing(Path::new("app/turns.rs"), two).len(), 2);
    assert_eq!(climbing(Path::new("app/mod.rs"), "use super::store;").len(), 1);
}
