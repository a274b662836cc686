//! The proof that nothing is lost, with real parts: programs that are killed, disks that are full or may only be read,
//! clocks that are set back, journals that are damaged, and folders that Syncthing, rclone and git carry between people
//! who all code at once. An ordinary run is short; `KILLS=1000 SYNC_SECONDS=60 cargo test --test it proof` makes a long
//! one. What this machine cannot do is left out, and said.

mod clocks;
mod coder;
mod damage;
mod disks;
mod git;
mod kills;
mod rclone;
mod replicas;
mod server;
mod syncthing;

use std::io::Write as _;
use std::process::Command;

/// Says something past the test harness, which keeps what passing tests print to itself.
fn say(words: &str) {
    let mut past_the_harness = std::io::stderr();
    writeln!(past_the_harness, "{words}").unwrap();
}

/// Whether `program` is installed; if not, says what is left out.
fn is_installed(program: &str, version: &str) -> bool {
    let found = Command::new(program).arg(version).output().is_ok_and(|said| said.status.success());
    if !found {
        say(&format!("left out: {program} is not installed"));
    }
    found
}
