//! What the README says of the command line is what the command line does: each command stands there, and no option
//! that is gone.

use std::collections::BTreeSet;
use std::thread;

use clap::CommandFactory as _;
use counterpoint::cli::args::Typed;

const README: &str = include_str!("../../README.md");

/// A part of the block that is about one command, or about several that are written as one.
#[derive(PartialEq, Debug)]
struct Said<'a> {
    commands: Vec<&'a str>,
    options: Vec<&'a str>,
}

/// Returns what `block` says: a line begins a command, what is indented goes on, and `; NAME DIR` is another one.
fn said(block: &str) -> Vec<Said<'_>> {
    let mut all: Vec<Said<'_>> = Vec::new();
    for line in block.lines() {
        let begun = line.strip_prefix("counterpoint ").filter(|rest| !rest.starts_with('['));
        for (i, part) in begun.unwrap_or(line).split("; ").enumerate() {
            let mut words = part.split_whitespace();
            let (first, second) = (words.next().unwrap_or_default(), words.next());
            if (i == 0 && begun.is_some()) || (i > 0 && second == Some("DIR")) {
                all.push(Said { commands: first.split('|').collect(), options: Vec::new() });
            }
            if let Some(last) = all.last_mut() {
                last.options.extend(options(part));
            }
        }
    }
    all
}

/// Returns the long options that `text` names, without their dashes.
fn options(text: &str) -> impl Iterator<Item = &str> {
    let of_option = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words = text.split(move |c| !of_option(c)).filter_map(|word| word.strip_prefix("--"));
    words.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// Returns the commands of the program, each with its long options. Unoptimised, their description takes more than the
/// two megabytes that a thread of tests has.
fn known() -> Vec<(String, BTreeSet<String>)> {
    let described = thread::Builder::new().stack_size(16 << 20).spawn(|| {
        let mut program = Typed::command();
        program.build();
        let options = |command: &clap::Command| {
            command.get_arguments().filter_map(|a| a.get_long().map(str::to_owned)).collect::<BTreeSet<_>>()
        };
        let shown = program.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "help");
        shown.map(|command| (command.get_name().to_owned(), options(command))).collect()
    });
    described.unwrap().join().unwrap()
}

fn block() -> &'static str {
    let (_, from) = README.split_once("## The command line\n\n```\n").expect("the README has the block");
    from.split_once("\n```").expect("the block ends").0
}

#[test]
fn the_readme_names_each_command_and_no_option_that_is_not_there() {
    let known = known();
    let said = said(block());
    let mut wrong = Vec::new();
    for Said { commands, options } in &said {
        let there: Vec<_> = known.iter().filter(|(name, _)| commands.contains(&name.as_str())).collect();
        let unknown = commands.iter().filter(|c| there.iter().all(|(name, _)| name != *c));
        wrong.extend(unknown.map(|command| format!("{command} is no command")));
        let missing = options.iter().filter(|option| !there.iter().any(|(_, has)| has.contains(**option)));
        wrong.extend(missing.map(|option| format!("{} has no --{option}", commands.join("|"))));
    }
    let is_named = |name: &str| said.iter().any(|said| said.commands.contains(&name));
    wrong.extend(known.iter().filter(|(name, _)| !is_named(name)).map(|(name, _)| format!("{name} is not named")));
    assert!(wrong.is_empty(), "the README and the command line differ: {wrong:#?}");
}

#[test]
fn commands_on_one_line_and_options_on_the_next_are_read() {
    let block = "counterpoint [DIR]   the window\n\
                 counterpoint undo|redo DIR\n\
                 counterpoint themes DIR; theme DIR NAME [--release]\n   decides; --decided lists them\n";
    let told = |commands: &[&'static str], options: &[&'static str]| Said {
        commands: commands.to_vec(),
        options: options.to_vec(),
    };
    let expected = [told(&["undo", "redo"], &[]), told(&["themes"], &[]), told(&["theme"], &["release", "decided"])];
    assert_eq!(said(block), expected);
}
