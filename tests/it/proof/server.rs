//! Programs of others that serve on this machine alone, and end when the test does.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use super::is_installed;

/// A program that runs.
pub struct Server {
    process: Child,
}

impl Server {
    /// Whether `program` is installed here and can be made to end with the test; if not, says what is left out.
    pub fn is_installed(program: &str, version: &str) -> bool {
        is_installed(program, version) && is_installed("setpriv", "--version")
    }

    /// Starts `program` and waits until it answers at `port` of this machine.
    pub fn start(program: &str, words: &[&str], port: u16) -> Self {
        let process = Command::new("setpriv")
            // Whatever happens to this process, the program does not outlive it.
            .args(["--pdeathsig", "KILL", program])
            .args(words)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { process };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{program} does not answer");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Returns a port of this machine at which nobody answers. It lies below those that systems give to whoever calls: one
/// of these could take it while its server is down.
pub fn free_port() -> u16 {
    static N_GIVEN: AtomicU16 = AtomicU16::new(0);
    let first = (std::process::id() * 10 % 10_000) as u16;
    loop {
        let port = 20_000 + (first + N_GIVEN.fetch_add(1, Ordering::Relaxed)) % 10_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
