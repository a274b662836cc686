//! The figures of speed and size that the README states: `cargo bench --bench figures -- --size L [--json]`.
//!
//! Each figure runs in a process of its own, so that its peak of memory is its own. The corpora are made once and kept
//! under `target/`. Sizes: S 20 documents and 1,000 codings, M 200 and 20,000, L 1,000 and 100,000, XL 10,000 and
//! 1,000,000; about 8,000 words a document. The reader's figures are taken on one document of 500,000 words with 20,000
//! codings whatever the size, in CPU time without painting; those called `long` on one of 1,000,000 characters with
//! 5,000 codings, 40 of which overlap at one place on the first page.
//!
//! With `--among-eight` the figures of the design's table are taken once more while seven others code in the same
//! folder, for a minute or for as many seconds as `--seconds` says.

#![expect(clippy::print_stdout, reason = "the figures are what this program prints")]

mod among_eight;
mod comparing;
mod corpus;
mod correcting;
mod figure;
mod importing;
mod measured;
mod reading;
mod sharing;

use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use corpus::{SIZES, Size};
use figure::FIGURES;
use measured::{Measured, TableRow as _};

const A_MINUTE: Duration = Duration::from_secs(60);

struct Wanted {
    size: Size,
    json: bool,
    /// The one figure that this process takes for the one that started it.
    only: Option<String>,
    /// For how long the figures are taken among eight.
    among_eight: Option<Duration>,
    /// The folder in which this process codes as the seven others.
    others: Option<PathBuf>,
}

fn main() -> ExitCode {
    let wanted = match wanted() {
        Ok(wanted) => wanted,
        Err(problem) => {
            println!("{problem}");
            return ExitCode::from(2);
        }
    };
    let folder = project_folder(wanted.size);
    match &wanted {
        Wanted { others: Some(shared), .. } => among_eight::code_as_the_others(shared),
        Wanted { among_eight: Some(time), .. } => take_among_eight(&wanted, &folder, *time),
        Wanted { only: Some(name), .. } => take(name, wanted.size, &folder),
        Wanted { only: None, .. } => take_all(&wanted, &folder),
    }
    ExitCode::SUCCESS
}

fn wanted() -> Result<Wanted, String> {
    let mut wanted = Wanted { size: SIZES[1], json: false, only: None, among_eight: None, others: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--size" => {
                let name = value()?;
                let known = SIZES.iter().find(|s| s.name.eq_ignore_ascii_case(&name));
                wanted.size = *known.ok_or_else(|| format!("no size {name}: S, M, L or XL"))?;
            }
            "--figure" => wanted.only = Some(value()?),
            "--among-eight" => wanted.among_eight = wanted.among_eight.or(Some(A_MINUTE)),
            "--seconds" => {
                let seconds = value()?.parse().map_err(|_not_a_number| "--seconds needs a whole number")?;
                wanted.among_eight = Some(Duration::from_secs(seconds));
            }
            "--others" => wanted.others = Some(value()?.into()),
            "--json" => wanted.json = true,
            "--bench" => {}
            other => {
                return Err(format!(
                    "unknown: {other}. Usage: --size S|M|L|XL [--json] [--figure NAME | --among-eight [--seconds N]]"
                ));
            }
        }
    }
    Ok(wanted)
}

fn project_folder(size: Size) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("figures").join(size.name)
}

fn take(name: &str, size: Size, folder: &std::path::Path) {
    let figure = FIGURES.iter().find(|f| f.name == name);
    match figure {
        Some(figure) => println!("{}", (figure.take)(folder, size).to_json(name, size.name)),
        None => println!("no figure {name}: {}", FIGURES.map(|f| f.name).join(", ")),
    }
}

fn take_all(wanted: &Wanted, folder: &std::path::Path) {
    make_once(folder, wanted.size);
    for size in [corpus::ONE_HUGE, corpus::ONE_LONG] {
        make_once(&folder.with_file_name(size.name), size);
    }
    if !wanted.json {
        println!("{}", Measured::table_head());
    }
    let myself = std::env::current_exe().expect("this program has a path");
    for figure in &FIGURES {
        let mut child = Command::new(&myself);
        child.args(["--size", wanted.size.name, "--figure", figure.name]).stderr(Stdio::inherit());
        let output = child.output().expect("this program can be started");
        let line = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        match (wanted.json, Measured::from_json(&line)) {
            (true, _) => println!("{line}"),
            (false, Some(measured)) => println!("{}", measured.table_row(figure.name, figure.must)),
            (false, None) => println!("{}: {line}", figure.name),
        }
    }
}

fn take_among_eight(wanted: &Wanted, folder: &std::path::Path, time: Duration) {
    make_once(folder, wanted.size);
    make_once(&folder.with_file_name(corpus::ONE_HUGE.name), corpus::ONE_HUGE);
    if !wanted.json {
        println!("{}", Measured::table_head());
    }
    among_eight::take_all(folder, time, |name, must, measured| {
        let line = measured.to_json(name, wanted.size.name);
        match Measured::from_json(&line).filter(|_| !wanted.json) {
            Some(measured) => println!("{}", measured.table_row(name, must)),
            None => println!("{line}"),
        }
    });
}

/// Makes the corpus in `folder` unless it is there.
fn make_once(folder: &std::path::Path, size: Size) {
    if folder.join("made").exists() {
        return;
    }
    std::fs::remove_dir_all(folder).ok();
    corpus::make_project(folder, size);
    std::fs::File::create(folder.join("made")).expect("the corpus's folder can be written");
}
