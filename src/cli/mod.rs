//! The command line: what was typed, and doing it. Data goes to stdout, everything else to stderr.

pub mod args;
mod commands;
mod exit;
mod output;

use std::io::Write as _;
use std::process::ExitCode;

use args::{Command, Typed};
pub use exit::{Exit, Trouble};

/// Does what was typed and returns how the program ends. The window is not the command line's business: `typed` holds a
/// command.
pub fn run(command: Command) -> ExitCode {
    match commands::run(command) {
        Ok(exit) => exit.into(),
        Err(trouble) if trouble.is_closed_pipe() => Exit::Done.into(),
        Err(trouble) => {
            tell(&trouble.to_string());
            trouble.exit().into()
        }
    }
}

/// Says why the window cannot open; `reason` names what can be done without it.
pub fn without_window(reason: &str) -> ExitCode {
    tell(reason);
    Exit::Findings.into()
}

/// Returns what was typed, or ends the program as clap does: help on stdout with 0, mistakes on stderr with 2. A word
/// that is neither a command nor a folder is a mistake, and no project that is opened.
pub fn typed() -> Typed {
    let typed = <Typed as clap::Parser>::parse();
    match typed.project.as_ref().filter(|project| !project.exists()) {
        None => typed,
        Some(missing) => {
            let said = format!(
                "there is no command and no project folder “{}”; “counterpoint help” lists the commands",
                missing.display()
            );
            <Typed as clap::CommandFactory>::command().error(clap::error::ErrorKind::InvalidSubcommand, said).exit()
        }
    }
}

/// Says something to the person at the terminal, who may have closed it.
fn tell(message: &str) {
    // Nobody is left to tell that telling failed.
    writeln!(std::io::stderr(), "counterpoint: {message}").ok();
}

/// Says each of `warnings`.
fn tell_all(warnings: &[impl ToString]) {
    for warning in warnings {
        tell(&warning.to_string());
    }
}
