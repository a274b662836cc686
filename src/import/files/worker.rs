//! Files from outside are read in a child process, the same executable with `--import-worker`: whatever a crafted file
//! does (fill the memory, never end, abort), the program and the open project stay whole.
//!
//! The bytes go in by the standard input and the answer comes back by the standard output, so the child touches no
//! file.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::import::formats::detect;
use crate::import::{ImportError, Imported, LARGEST_FILE, read};
use crate::model::{Said, Warned, said};

/// The first argument that makes the executable a worker; the second is the name of the file.
pub const ARGUMENT: &str = "--import-worker";

/// Plain text above this size, in bytes, is read in a child process too.
const LARGE: usize = 4 << 20;
const LONGEST: Duration = Duration::from_secs(60);
const MOST_MEMORY: u64 = 1 << 30;
/// The longest answer, in bytes: the text, escaped, and its turns.
const LONGEST_ANSWER: u64 = 512 << 20;

type Answer = Result<(Imported, Vec<Said>), ImportError>;

/// Reads a file as [`read`] does, in a child process if it is large or one that is unpacked.
///
/// # Errors
/// As [`read`]; also when the child crashed, took too long or too much memory.
pub fn read_guarded(executable: &Path, file_name: &str, bytes: &[u8]) -> Result<Warned<Imported>, ImportError> {
    let format = detect(file_name, bytes)?;
    if !format.is_unpacked() && bytes.len() <= LARGE {
        return read(file_name, bytes);
    }
    let mut command = Command::new(executable);
    command.arg(ARGUMENT).arg(file_name);
    ask(command, file_name, bytes, LONGEST)
}

/// Answers for the file in `input`: what the executable does when its first argument is [`ARGUMENT`], after
/// [`limit_memory`].
///
/// # Errors
/// When `input` cannot be read or `output` cannot be written.
pub fn serve(file_name: &str, input: impl Read, output: impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    input.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    let answer: Answer = read(file_name, &bytes).map(|read| (read.output, read.warnings));
    drop(bytes);
    let mut output = io::BufWriter::new(output);
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

/// Limits this process to 1 GiB of memory, where the system can do so; elsewhere only the time is limited.
pub fn limit_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = Rlimit { current: Some(MOST_MEMORY), maximum: Some(MOST_MEMORY) };
        // A system that refuses leaves the time limit, which is no reason to refuse the file.
        setrlimit(Resource::As, limit).ok();
    }
}

/// Runs `command`, hands it the bytes and waits for its answer, at most `longest`.
fn ask(
    mut command: Command,
    file_name: &str,
    bytes: &[u8],
    longest: Duration,
) -> Result<Warned<Imported>, ImportError> {
    let stopped = |reason: Said| ImportError::Stopped { file: file_name.to_owned(), reason };
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| {
        stopped(said!(
            "the reading process cannot be started ({e})",
            "le processus de lecture ne peut être lancé ({e})"
        ))
    })?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (status, answer) = thread::scope(|scope| {
        // A child that dies early closes its end: writing then fails, and its status tells the rest.
        scope.spawn(move || input.map(|mut input| input.write_all(bytes)));
        // Taken in as it comes, so that it is never held twice.
        let answer = scope.spawn(move || {
            let output = io::BufReader::new(output?.take(LONGEST_ANSWER));
            serde_json::from_reader::<_, Answer>(output).ok()
        });
        let status = wait(&mut child, longest);
        (status, answer.join().ok().flatten())
    });
    match status {
        Ok(Some(status)) if status.success() => {}
        Ok(Some(status)) => return Err(stopped(death(status))),
        Ok(None) => {
            let seconds = longest.as_secs();
            return Err(stopped(said!(
                "it took more than {seconds} seconds",
                "elle a pris plus de {seconds} secondes"
            )));
        }
        Err(e) => return Err(stopped(e.to_string().into())),
    }
    let (output, warnings) =
        answer.ok_or_else(|| stopped(said!("its answer cannot be read", "sa réponse est illisible")))??;
    Ok(Warned { output, warnings })
}

/// Waits for the child to end; one that takes longer is ended, and gives nothing.
fn wait(child: &mut Child, longest: Duration) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= longest {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// Returns why the child ended, as far as its status tells: a process that is refused memory aborts.
fn death(status: ExitStatus) -> Said {
    match status.code() {
        Some(code) => said!(
            "the reading process gave up with code {code}",
            "le processus de lecture a abandonné avec le code {code}"
        ),
        None => said!(
            "the reading process crashed or needed more than 1 GB of memory",
            "le processus de lecture s’est interrompu ou avait besoin de plus de 1\u{202f}Go de mémoire"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_comes_back_whole() {
        let text = "INT (0:01): Oui ?\nU07 (0:02.5): Non, « à » 😀.\nINT: Ah.\nU07: Si.\n";
        let mut answer = Vec::new();
        serve("é.txt", text.as_bytes(), &mut answer).unwrap();
        let answer: Answer = serde_json::from_slice(&answer).unwrap();
        assert_eq!(answer.unwrap().0, read("é.txt", text.as_bytes()).unwrap().output);

        let mut refusal = Vec::new();
        serve("a.pdf", &b"%PDF-"[..], &mut refusal).unwrap();
        let refusal: Answer = serde_json::from_slice(&refusal).unwrap();
        assert_eq!(refusal.unwrap_err(), read("a.pdf", b"%PDF-").unwrap_err());
    }

    #[test]
    fn small_text_needs_no_child() {
        let read = read_guarded(Path::new("/no/such/executable"), "a.txt", b"One day.\n").unwrap();
        assert_eq!(read.output.text, "One day.\n");
        let refused = read_guarded(Path::new("/no/such/executable"), "a.docx", b"PK\x03\x04").unwrap_err();
        assert!(refused.to_string().contains("cannot be started"), "{refused}");
    }

    #[cfg(unix)]
    fn shell(script: &str, longest: Duration) -> String {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        ask(command, "a.docx", &[b'x'; 300_000], longest).unwrap_err().to_string()
    }

    #[cfg(unix)]
    #[test]
    fn a_child_that_crashes_hangs_or_babbles_is_an_error_that_names_the_file() {
        let long = Duration::from_secs(30);
        assert!(shell("kill -ABRT $$", long).starts_with("a.docx: reading was stopped: the reading process crashed"));
        assert!(shell("exit 3", long).contains("code 3"));
        assert!(shell("echo hello", long).contains("its answer cannot be read"));
        assert!(shell("exec sleep 60", Duration::ZERO).contains("it took more than 0 seconds"));
    }
}
