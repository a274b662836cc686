//! A coder at work in a process of its own, who can be killed: this test binary, started again to run the one test at
//! the end of this file. Each change is acknowledged on standard output once it is written, as the window does by
//! showing it.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use counterpoint::model::plan::{self, CodeDraft, PlanError};
use counterpoint::model::{CoderId, Excerpt, IdSource, Op, Project, Replacement, Span, Stamp, Subject};
use counterpoint::session::{Clock, Desk, Home, Session};

use super::super::numbers::Numbers;

const THIS_TEST: &str = "proof::coder::a_coder_at_work";
const ACKNOWLEDGED: &str = "acknowledged ";

/// Where somebody works: the folder of the project, their own settings, their name.
#[derive(Clone)]
pub struct Place {
    pub project: PathBuf,
    pub home: PathBuf,
    pub name: String,
}

impl Place {
    /// Returns the desk of whoever works here.
    pub fn desk(&self) -> Desk {
        Desk {
            coder: self.name.clone(),
            clock: Clock::system(),
            ids: IdSource::new(uuid::Uuid::now_v7),
            home: Home::below(&self.home),
        }
    }
}

/// Somebody at work.
pub struct Coder {
    process: Child,
    /// As long as it is open, work goes on.
    work: Option<ChildStdin>,
    n_acknowledged: Arc<AtomicUsize>,
    listening: Option<JoinHandle<BTreeSet<Stamp>>>,
}

impl Coder {
    /// Lets somebody work at `place`, with a rest of `rest` between two changes.
    pub fn begin(place: &Place, seed: usize, rest: Duration) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args([THIS_TEST, "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .env("CODER_PROJECT", &place.project)
            .env("CODER_HOME", &place.home)
            .env("CODER_NAME", &place.name)
            .env("CODER_SEED", seed.to_string())
            .env("CODER_REST", rest.as_micros().to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let n_acknowledged = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&n_acknowledged);
        let listening = std::thread::spawn(move || {
            let mut stamps = BTreeSet::new();
            for line in said.lines() {
                let line = line.unwrap();
                // The harness writes on the same line, and a kill may cut the last one.
                let stamp = line.rsplit_once(ACKNOWLEDGED).and_then(|(_, stamp)| stamp.parse::<Stamp>().ok());
                stamps.extend(stamp);
                count.store(stamps.len(), Ordering::Release);
            }
            stamps
        });
        Self { work: process.stdin.take(), process, n_acknowledged, listening: Some(listening) }
    }

    /// Waits until `n` changes were acknowledged.
    pub fn wait_for(&self, n: usize) {
        for _ in 0..60_000 {
            if self.n_acknowledged.load(Ordering::Acquire) >= n {
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        panic!("a coder did nothing for a minute");
    }

    /// Kills the process without a warning, and returns what it acknowledged.
    pub fn kill(mut self) -> BTreeSet<Stamp> {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self.heard()
    }

    /// Lets the coder come to an end, and returns what was acknowledged.
    pub fn finish(mut self) -> BTreeSet<Stamp> {
        self.work = None;
        assert!(self.process.wait().unwrap().success(), "a coder had to stop");
        self.heard()
    }

    fn heard(&mut self) -> BTreeSet<Stamp> {
        self.listening.take().unwrap().join().unwrap()
    }
}

impl Drop for Coder {
    fn drop(&mut self) {
        // It has ended already, unless a test fails in the middle.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Returns a plan of what a coder does: mostly coding, now and then all the rest.
pub fn deed(
    numbers: &mut Numbers,
) -> impl FnOnce(&Project, &mut IdSource, CoderId) -> Result<Vec<Op>, PlanError> + use<> {
    let (kind, which, at, length) = (numbers.below(12), numbers.next(), numbers.next(), 1 + numbers.below(40));
    move |project, ids, coder| {
        let documents = project.documents();
        let document = documents[which % documents.len()];
        let end = document.pieces().len() as usize;
        let start = at % end;
        let span = Span::new(start as u32, (start + length).min(end) as u32);
        let codes: Vec<_> =
            project.codes.values().filter(|code| project.code(code.id).is_some()).map(|code| code.id).collect();
        let some_code = (!codes.is_empty()).then(|| codes[at % codes.len()]);
        match (kind, some_code) {
            (0, _) | (_, None) => {
                let mut draft = CodeDraft::new(project);
                draft.code_at(ids, &format!("Code {}", which % 40))?;
                Ok(draft.into_ops())
            }
            (1, Some(code)) => plan::rename_code(project, code, &format!("Code {}", which % 1000)),
            (2, Some(code)) => Ok(plan::memo(project, Subject::Code(code), &format!("Thought {}", which % 1000))),
            (3, _) => {
                let text = format!("[{}]", which % 100);
                let place = Replacement { span: Span::new(span.start, span.start), text };
                plan::correct_text(project, ids, document.id, &[place])
            }
            (4, _) => match document.standing_codings().nth(at % 7) {
                Some(coding) => plan::remove_coding(project, document.id, coding.id),
                None => Ok(Vec::new()),
            },
            (_, Some(code)) => plan::apply_code(project, ids, code, coder, Excerpt { document: document.id, span }),
        }
    }
}

fn told(key: &str) -> Option<String> {
    std::env::var(format!("CODER_{key}")).ok()
}

#[test]
#[ignore = "other tests start it as a process of its own"]
fn a_coder_at_work() {
    let (Some(project), Some(home), Some(name)) = (told("PROJECT"), told("HOME"), told("NAME")) else { return };
    let place = Place { project: project.into(), home: home.into(), name };
    let number = |key| told(key).and_then(|n| n.parse::<usize>().ok()).unwrap();
    let (mut numbers, rest) = (Numbers::of(number("SEED")), Duration::from_micros(number("REST") as u64));
    let (ending, ends) = mpsc::channel();
    std::thread::spawn(move || {
        // It ends when the other side lets go, whatever was said until then.
        std::io::stdin().read_to_end(&mut Vec::new()).ok();
        ending.send(()).ok();
    });
    let mut session = Session::open(&place.project, place.desk()).unwrap().output;
    session.watch(|| {});
    let mut out = std::io::stdout();
    while ends.try_recv().is_err() {
        session.take_arrivals().unwrap();
        let before = session.history().len();
        if numbers.below(12) == 0 {
            session.undo().unwrap();
        } else {
            session.commit_plan("At work", deed(&mut numbers)).unwrap().unwrap();
        }
        if session.history().len() > before {
            writeln!(out, "{ACKNOWLEDGED}{}", session.history().last().unwrap().at).unwrap();
        }
        std::thread::sleep(rest);
    }
    // What a service took away meanwhile is written again before the program goes, as when a window is closed.
    session.take_arrivals().unwrap();
}
