//! The binary: the window without a command, otherwise the command line.

use std::process::ExitCode;

use counterpoint::{app, cli, import};

fn main() -> ExitCode {
    // Before anything is parsed: the child process that reads foreign files is this program with a hidden argument.
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--import-worker") {
        import::files::worker::limit_memory();
        let file_name = arguments.next().unwrap_or_default();
        let served = import::files::worker::serve(&file_name, std::io::stdin(), std::io::stdout());
        return if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let typed = cli::typed();
    match typed.command {
        Some(command) => cli::run(command),
        None => app::run(typed.project).map_or_else(|reason| cli::without_window(&reason), |()| ExitCode::SUCCESS),
    }
}
