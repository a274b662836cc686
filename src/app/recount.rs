//! Tables of the whole project, counted beside the window. Recount a large project takes longer than a frame may, and
//! while others code in it there is something new to count all the time. So what was counted before stays on the screen
//! until the new table is there, and says so where that takes a while. A small project is counted in the frame: nothing
//! would be won. What takes seconds is given to a job that shows how far it is and can be stopped; it is asked for by
//! the same rules.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use eframe::egui::{Context, RichText, Ui};

use super::context::Ctx;
use super::jobs::beside;
use super::widgets::empty_ui;
use super::words::{Phrase, common as say};
use crate::model::{Edition, Project};

/// A project of so many codings is small, where a document weighs as much as [`DOCUMENT`] codings: it takes about a
/// millisecond.
const SMALL: usize = 2000;
const DOCUMENT: usize = 20;

/// A frame waits so long for a table, so that what is counted a little later than at once does not flicker.
const PATIENCE: Duration = Duration::from_millis(4);

/// After counting for a change, so many times as long nothing is counted for further ones: others shall not keep a
/// processor busy.
const REST: u32 = 2;

/// What is older than this says so.
const SAID_AFTER: Duration = Duration::from_millis(400);

/// What was counted last of a question `Q`, and what is being counted.
#[derive(Debug)]
pub struct Recount<Q, T> {
    found: Option<(Asked<Q>, T)>,
    running: Option<Running<Q, T>>,
    /// What a fault of ours kept from being counted.
    failed: Option<Asked<Q>>,
    /// Whether somebody stopped the job that counted.
    stopped: bool,
    /// Until when changes wait.
    rests_until: Option<Instant>,
    /// Since when something else is wanted than what was found.
    behind_since: Option<Instant>,
    version: u64,
}

/// A question about a state of the project.
#[derive(Clone, PartialEq, Debug)]
struct Asked<Q> {
    edition: Edition,
    question: Q,
}

#[derive(Debug)]
struct Running<Q, T> {
    asked: Asked<Q>,
    since: Instant,
    /// Where the answer comes from; nothing when a job brings it.
    result: Option<Receiver<Option<T>>>,
}

impl<Q, T> Default for Recount<Q, T> {
    fn default() -> Self {
        Self {
            found: None,
            running: None,
            failed: None,
            stopped: false,
            rests_until: None,
            behind_since: None,
            version: 0,
        }
    }
}

impl<Q: Clone + PartialEq + Send + 'static, T: Send + 'static> Recount<Q, T> {
    /// Sees to it that `question` is answered of `project` by `count`: at once, or as soon as it is counted beside
    /// `screen`.
    pub fn renew(
        &mut self,
        screen: &Context,
        project: &Arc<Project>,
        question: Q,
        count: impl FnOnce(&Project, &Q) -> T + Send + 'static,
    ) {
        self.renew_within(PATIENCE, screen, project, question, count);
    }

    /// The same for a number that no frame waits for.
    pub fn renew_unhurried(
        &mut self,
        screen: &Context,
        project: &Arc<Project>,
        question: Q,
        count: impl FnOnce(&Project, &Q) -> T + Send + 'static,
    ) {
        self.renew_within(Duration::ZERO, screen, project, question, count);
    }

    fn renew_within(
        &mut self,
        patience: Duration,
        screen: &Context,
        project: &Arc<Project>,
        question: Q,
        count: impl FnOnce(&Project, &Q) -> T + Send + 'static,
    ) {
        if self.is_up_to_date(project, &question) {
            self.behind_since = None;
        } else if is_small(project) {
            let found = count(project, &question);
            let asked = Asked { edition: project.edition(), question };
            (self.running, self.failed, self.behind_since) = (None, None, None);
            self.take(asked, found);
        } else {
            self.count_beside(screen, project, question, count, patience);
        }
    }

    fn count_beside(
        &mut self,
        screen: &Context,
        project: &Arc<Project>,
        question: Q,
        count: impl FnOnce(&Project, &Q) -> T + Send + 'static,
        patience: Duration,
    ) {
        self.take_ended(Duration::ZERO);
        if self.asks(screen, project, &question) {
            let project = Arc::clone(project);
            let result = beside("counting", screen, move || count(&project, &question));
            if let Some(running) = &mut self.running {
                running.result = Some(result);
            }
            self.take_ended(patience);
        }
    }

    /// Takes over what is counted, waiting for it at most as long as `patience`.
    fn take_ended(&mut self, patience: Duration) {
        let Some(Running { asked, result: Some(result), .. }) = &self.running else { return };
        match result.recv_timeout(patience) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(Some(found)) => {
                let Asked { edition, question } = asked.clone();
                self.answer(edition, &question, found);
            }
            Ok(None) | Err(RecvTimeoutError::Disconnected) => {
                self.failed = self.running.take().map(|running| running.asked);
            }
        }
    }
}

impl<Q: Clone + PartialEq, T> Recount<Q, T> {
    /// Whether a job is to be asked `question` about `project` now, which [`Self::answer`] then brings back. One is
    /// asked at a time: what changes meanwhile is asked about when it has answered, and has rested.
    pub fn asks(&mut self, screen: &Context, project: &Project, question: &Q) -> bool {
        // What somebody else may see, or what counts without the work of some, is no older state of the same.
        let edition = project.edition();
        self.found.take_if(|(of, _)| !of.edition.is_seen_alike(&edition));
        if self.is_up_to_date(project, question) {
            self.behind_since = None;
            return false;
        }
        let now = Instant::now();
        self.behind_since.get_or_insert(now);
        let wanted = Asked { edition, question: question.clone() };
        let begins = self.may_begin(screen, &wanted, now);
        if begins {
            self.running = Some(Running { asked: wanted, since: now, result: None });
            self.stopped = false;
            // By then it is to be said that something older is shown.
            screen.request_repaint_after(SAID_AFTER);
        }
        begins
    }

    fn is_up_to_date(&self, project: &Project, question: &Q) -> bool {
        self.found.as_ref().is_some_and(|(of, _)| of.question == *question && of.edition == project.edition())
    }

    /// Whether `wanted` is to be counted now: another question at once, a change when what was counted for others has
    /// rested.
    fn may_begin(&self, screen: &Context, wanted: &Asked<Q>, now: Instant) -> bool {
        let is_asked = |asked: &Asked<Q>| asked.question == wanted.question;
        match &self.running {
            Some(Running { asked, .. }) if self.stopped && asked == wanted => return false,
            // A thread is not stopped: it answers soon. What a job is doing may be left alone.
            Some(Running { asked, result, .. }) if !self.stopped && (is_asked(asked) || result.is_some()) => {
                return false;
            }
            _ if self.failed.as_ref() == Some(wanted) => return false,
            _ => {}
        }
        let last = self.running.as_ref().map(|running| &running.asked).or(self.found.as_ref().map(|(of, _)| of));
        let is_change = last.is_some_and(is_asked);
        let rest = self.rests_until.and_then(|until| until.checked_duration_since(now)).unwrap_or_default();
        if is_change && !rest.is_zero() {
            screen.request_repaint_after(rest);
            return false;
        }
        true
    }

    /// Takes what was found for `question` about a state of the project; nothing where another one was asked meanwhile.
    pub fn answer(&mut self, edition: Edition, question: &Q, found: T) {
        let Some(Running { asked, since, .. }) = self.running.take_if(|r| r.asked.question == *question) else {
            return;
        };
        let now = Instant::now();
        self.rests_until = Some(now + now.duration_since(since) * REST);
        (self.failed, self.stopped) = (None, false);
        self.take(Asked { edition, ..asked }, found);
    }

    fn take(&mut self, asked: Asked<Q>, found: T) {
        self.version += 1;
        self.found = Some((asked, found));
    }

    /// Returns what was found for `question`, be it about an earlier state of the project.
    pub fn found_for(&self, question: &Q) -> Option<&T> {
        self.found_if(|of| of == question)
    }
}

impl<Q, T> Recount<Q, T> {
    /// Takes note that jobs were stopped.
    pub fn stop(&mut self) {
        let job = self.running.as_ref().filter(|running| running.result.is_none());
        self.stopped = job.is_some();
        self.rests_until = job.map_or(self.rests_until, |job| Some(Instant::now() + job.since.elapsed() * REST));
    }

    /// Whether the job was stopped before it found anything.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Asks anew at once, whatever was asked before.
    pub fn ask_again(&mut self) {
        (self.running, self.rests_until, self.stopped) = (None, None, false);
    }

    /// Draws, where the job was stopped before it found anything, that it was, and asks anew when somebody wants it.
    pub fn stopped_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        ui.label(RichText::new(ctx.say(say::STOPPED)).color(ctx.tokens.text_quiet));
        if ui.button(ctx.say(say::COUNT_AGAIN)).clicked() {
            self.ask_again();
        }
    }
}

impl<Q, T> Recount<Q, T> {
    /// Returns what was counted last; nothing before the first time.
    pub fn found(&self) -> Option<&T> {
        self.found.as_ref().map(|(_, found)| found)
    }

    /// Returns the same with the question that it answers.
    pub fn answer_found(&self) -> Option<(&Q, &T)> {
        self.found.as_ref().map(|(asked, found)| (&asked.question, found))
    }

    /// Returns the same, if it answers a question for which `is_meant` holds.
    pub fn found_if(&self, is_meant: impl FnOnce(&Q) -> bool) -> Option<&T> {
        self.found.as_ref().filter(|(asked, _)| is_meant(&asked.question)).map(|(_, found)| found)
    }

    /// The same as [`Self::found`], to be looked at otherwise.
    pub fn found_mut(&mut self) -> Option<&mut T> {
        self.found.as_mut().map(|(_, found)| found)
    }

    /// Returns a number that is another one whenever something was counted anew.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Returns what is to be said of a table that is older than it should be.
    pub fn caution(&self) -> Option<Phrase> {
        let is_behind = self.behind_since.is_some_and(|since| since.elapsed() >= SAID_AFTER);
        is_behind.then_some(match () {
            () if self.failed.is_some() => say::COUNT_FAILED,
            () if self.stopped => say::COUNT_STOPPED,
            () => say::COUNTED_ANEW,
        })
    }

    /// Draws, where nothing was counted yet, that it is being counted.
    pub fn waiting_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>) {
        let words = if self.failed.is_some() { say::COUNT_FAILED } else { say::COUNTING };
        empty_ui(ui, ctx.tokens, ctx.say(words));
    }
}

/// Draws, beside a heading, what is to be said of the table below it.
pub fn caution_ui(ui: &mut Ui, ctx: &Ctx<'_>, caution: Option<Phrase>) {
    if let Some(caution) = caution {
        ui.label(RichText::new(ctx.say(caution)).color(ctx.tokens.text_quiet));
    }
}

/// Whether everything in `project` is counted in much less time than a frame has.
fn is_small(project: &Project) -> bool {
    let documents = project.documents.values();
    documents.map(|document| document.codings.len() + DOCUMENT).sum::<usize>() <= SMALL
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};

    use super::*;
    use crate::model::testing::Fixture;

    /// A question whose answer comes when the test gives it.
    struct Asking {
        screen: Context,
        recount: Recount<&'static str, u32>,
        answers: Vec<Sender<u32>>,
    }

    impl Asking {
        fn new() -> Self {
            Self { screen: Context::default(), recount: Recount::default(), answers: Vec::new() }
        }

        /// Asks in a frame that does not wait.
        fn ask(&mut self, project: &Arc<Project>, question: &'static str) -> Option<u32> {
            let (answer, waiting) = channel();
            let count = move |_: &Project, _: &&'static str| waiting.recv().expect("the test answers");
            self.recount.count_beside(&self.screen, project, question, count, Duration::ZERO);
            self.answers.push(answer);
            self.recount.found().copied()
        }

        /// Answers what was asked the `n`th time, and waits until it is there.
        fn answer(&mut self, n: usize, answer: u32) {
            self.answers[n].send(answer).expect("somebody counts");
            self.recount.take_ended(Duration::from_secs(60));
        }
    }

    fn two_states() -> [Arc<Project>; 2] {
        let mut fixture = Fixture::of("U1: I [sleep|Sleep] well.");
        let before = Arc::new(fixture.project.clone());
        fixture.apply(crate::model::plan::viewpoint(&fixture.project, Some("group")));
        [before, Arc::new(fixture.project)]
    }

    #[test]
    fn a_small_project_is_counted_at_once() {
        let [project, _] = two_states();
        let mut recount = Recount::default();
        recount.renew(&Context::default(), &project, "how many", |project, _| project.documents.len());
        assert_eq!((recount.found(), recount.caution().is_some()), (Some(&1), false));
    }

    #[test]
    fn what_was_counted_stays_until_the_new_table_is_there() {
        let [before, after] = two_states();
        let mut asking = Asking::new();
        assert_eq!(asking.ask(&before, "codes"), None);
        asking.answer(0, 5);
        asking.recount.rests_until = None;
        assert_eq!(asking.ask(&after, "codes"), Some(5), "counted before the change");
        asking.answer(1, 6);
        assert_eq!(asking.ask(&after, "codes"), Some(6));
    }

    #[test]
    fn one_table_is_counted_at_a_time() {
        let [before, after] = two_states();
        let mut asking = Asking::new();
        asking.ask(&before, "codes");
        asking.ask(&after, "codes");
        asking.answers[1].send(6).expect_err("nobody counts what is asked meanwhile");
        asking.answer(0, 5);
        assert_eq!(asking.recount.found_for(&"codes"), Some(&5));
    }

    #[test]
    fn changes_wait_for_a_rest_and_another_question_does_not() {
        let [before, after] = two_states();
        let mut asking = Asking::new();
        asking.ask(&before, "codes");
        asking.answer(0, 5);
        asking.recount.rests_until = Some(Instant::now() + Duration::from_secs(3600));
        asking.ask(&after, "codes");
        assert!(asking.recount.running.is_none());
        assert_eq!(asking.ask(&after, "people"), Some(5));
        asking.answer(2, 8);
        assert_eq!(asking.recount.found_for(&"people"), Some(&8));
    }

    #[test]
    fn a_job_is_asked_once_and_what_was_asked_otherwise_meanwhile_is_no_answer() {
        let [before, after] = two_states();
        let screen = Context::default();
        let mut recount = Recount::default();
        assert!(recount.asks(&screen, &before, &"codes"));
        assert!(!recount.asks(&screen, &after, &"codes"), "others code while the job runs");
        assert!(recount.asks(&screen, &after, &"people"));
        recount.answer(before.edition(), &"codes", 5);
        assert_eq!(recount.found(), None);
        recount.answer(after.edition(), &"people", 8);
        assert_eq!(recount.found(), Some(&8));
        assert!(!recount.asks(&screen, &after, &"people"));
    }

    #[test]
    fn what_was_stopped_is_asked_again_when_somebody_wants_it_or_something_changes() {
        let [before, after] = two_states();
        let screen = Context::default();
        let mut recount = Recount::<_, u32>::default();
        recount.asks(&screen, &before, &"codes");
        recount.stop();
        assert!(recount.is_stopped() && !recount.asks(&screen, &before, &"codes"));
        recount.ask_again();
        assert!(recount.asks(&screen, &before, &"codes"));
        recount.stop();
        recount.rests_until = None;
        assert!(recount.asks(&screen, &after, &"codes"));
    }

    #[test]
    fn what_fails_is_said_and_not_tried_again() {
        let [project, _] = two_states();
        let mut asking = Asking::new();
        asking.ask(&project, "codes");
        // Without an answer, counting ends in a panic.
        asking.answers.clear();
        asking.recount.take_ended(Duration::from_secs(60));
        assert!(asking.recount.failed.is_some());
        asking.ask(&project, "codes");
        assert!(asking.recount.running.is_none());
    }
}
