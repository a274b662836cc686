//! Work that takes longer than a frame. A job runs on its own thread with values that it owns, so it can neither block
//! drawing nor see a half-done change; what it found comes back between two frames, as what is to be done with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::App;

/// What is to be done with the result of a job.
pub type Finish = Box<dyn FnOnce(&mut App, &Context) + Send>;

/// How far a job is, and whether somebody wants it to stop.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU32,
    total: AtomicU32,
    /// Whether the steps are things that people count, files say, and no share of the work.
    is_counted: AtomicBool,
    /// What is still to be done when all steps are.
    afterwards: OnceLock<String>,
    cancelled: AtomicBool,
}

/// The job's own end: it tells how far it is and hears that it should stop.
#[derive(Clone, Debug)]
pub struct JobHandle {
    progress: Arc<Progress>,
    screen: Context,
}

impl JobHandle {
    /// Tells how many things there are to be done, one a step: people see them counted.
    pub fn set_total(&self, total: usize) {
        self.progress.is_counted.store(true, Ordering::Relaxed);
        self.progress.total.store(u32::try_from(total).unwrap_or(u32::MAX), Ordering::Relaxed);
    }

    /// Tells under which name the job goes on when all steps are done.
    pub fn afterwards(&self, name: &str) {
        self.progress.afterwards.get_or_init(|| name.to_owned());
    }

    /// Tells that `n` steps more are done, and returns whether to go on.
    pub fn tick(&self, n: usize) -> bool {
        self.progress.done.fetch_add(u32::try_from(n).unwrap_or(u32::MAX), Ordering::Relaxed);
        // A repaint for each step would keep the screen busy at full rate.
        self.screen.request_repaint_after(Duration::from_millis(50));
        !self.is_cancelled()
    }

    /// Tells that so much of so much is done, and returns whether to go on.
    pub fn at(&self, done: u64, total: u64) -> bool {
        let permille = done.saturating_mul(1000) / total.max(1);
        self.progress.total.store(1000, Ordering::Relaxed);
        self.progress.done.store(u32::try_from(permille).unwrap_or(1000), Ordering::Relaxed);
        self.tick(0)
    }

    /// Whether somebody wants the job to stop.
    pub fn is_cancelled(&self) -> bool {
        self.progress.cancelled.load(Ordering::Relaxed)
    }
}

struct Running {
    name: String,
    listed: bool,
    since: Instant,
    progress: Arc<Progress>,
    result: Receiver<Option<Finish>>,
}

/// Does `work` on a thread called `name` and repaints `screen` when it is done. What comes back is nothing, or nobody
/// sends it, where a fault of ours ended the work.
pub(super) fn beside<T: Send + 'static>(
    name: &str,
    screen: &Context,
    work: impl FnOnce() -> T + Send + 'static,
) -> Receiver<Option<T>> {
    let (sender, result) = channel();
    let screen = screen.clone();
    let started = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        let outcome = catch_unwind(AssertUnwindSafe(work));
        // Nobody listens any more when the window has closed.
        sender.send(outcome.ok()).ok();
        screen.request_repaint();
    });
    // Without a thread the sender is gone.
    drop(started);
    result
}

/// What a job shows of itself.
#[derive(Clone, PartialEq, Debug)]
pub struct JobView {
    /// What it does.
    pub name: String,
    /// From 0 to 1; nothing while the number of steps is unknown, or when all are done and something else is not.
    pub fraction: Option<f32>,
    /// How many of how many things are done, where people count them.
    pub steps: Option<(usize, usize)>,
}

/// What came of a job.
pub enum Ended {
    /// What is to be done with its result.
    Finished(Finish),
    /// It was told to stop.
    Cancelled(String),
    /// It stopped because of a fault of ours.
    Failed(String),
}

/// What is done sooner than this is not shown: it would only flicker.
const SHOWN_AFTER: Duration = Duration::from_millis(350);

/// All jobs that run.
#[derive(Default)]
pub struct Jobs {
    running: Vec<Running>,
}

impl Jobs {
    /// Starts `work` under a name that the status bar shows; `finish` is done with its result unless it was cancelled.
    pub fn spawn<T: Send + 'static>(
        &mut self,
        screen: &Context,
        name: String,
        work: impl FnOnce(&JobHandle) -> T + Send + 'static,
        finish: impl FnOnce(&mut App, &Context, T) + Send + 'static,
    ) {
        self.start(screen, name, true, work, finish);
    }

    /// Starts `work` without showing it: a file dialog, say, which shows itself.
    pub fn spawn_unlisted<T: Send + 'static>(
        &mut self,
        screen: &Context,
        work: impl FnOnce(&JobHandle) -> T + Send + 'static,
        finish: impl FnOnce(&mut App, &Context, T) + Send + 'static,
    ) {
        self.start(screen, String::new(), false, work, finish);
    }

    fn start<T: Send + 'static>(
        &mut self,
        screen: &Context,
        name: String,
        listed: bool,
        work: impl FnOnce(&JobHandle) -> T + Send + 'static,
        finish: impl FnOnce(&mut App, &Context, T) + Send + 'static,
    ) {
        let progress = Arc::new(Progress::default());
        let handle = JobHandle { progress: Arc::clone(&progress), screen: screen.clone() };
        let result = beside(&format!("job: {name}"), screen, move || {
            let value = work(&handle);
            let finish: Finish = Box::new(move |app: &mut App, ctx: &Context| finish(app, ctx, value));
            finish
        });
        let since = Instant::now();
        self.running.push(Running { name, listed, since, progress, result });
        screen.request_repaint_after(SHOWN_AFTER);
    }

    /// Takes out what has ended since the last call.
    pub fn take_ended(&mut self) -> Vec<Ended> {
        let mut ended = Vec::new();
        self.running.retain_mut(|job| {
            let outcome = match job.result.try_recv() {
                Err(TryRecvError::Empty) => return true,
                Ok(finish) => finish,
                Err(TryRecvError::Disconnected) => None,
            };
            let cancelled = job.progress.cancelled.load(Ordering::Relaxed);
            ended.push(match outcome {
                _ if cancelled => Ended::Cancelled(std::mem::take(&mut job.name)),
                Some(finish) => Ended::Finished(finish),
                None => Ended::Failed(std::mem::take(&mut job.name)),
            });
            false
        });
        ended
    }

    /// Tells every job that is shown to stop.
    pub fn cancel(&self) {
        for job in self.running.iter().filter(|j| j.listed) {
            job.progress.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Returns what the status bar shows.
    pub fn views(&self) -> Vec<JobView> {
        let view = |job: &Running| {
            let total = job.progress.total.load(Ordering::Relaxed);
            let done = job.progress.done.load(Ordering::Relaxed);
            if let Some(name) = job.progress.afterwards.get().filter(|_| total > 0 && done >= total) {
                return JobView { name: name.clone(), fraction: None, steps: None };
            }
            let fraction = (total > 0).then(|| (done as f32 / total as f32).min(1.0));
            let is_counted = total > 0 && job.progress.is_counted.load(Ordering::Relaxed);
            let steps = is_counted.then_some((done.min(total) as usize, total as usize));
            JobView { name: job.name.clone(), fraction, steps }
        };
        self.running.iter().filter(|j| j.listed && j.since.elapsed() >= SHOWN_AFTER).map(view).collect()
    }

    /// Whether a job runs, shown or not.
    pub fn any(&self) -> bool {
        !self.running.is_empty()
    }
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.running.iter().map(|j| &j.name)).finish()
    }
}
