//! Tables of the whole project, counted beside the window. Recount a large project takes longer than a frame may, and while
//! others code in it there is something new to count all the time. So what was counted before stays on the screen until the
//! new table is there, and says so where that takes a while. A small project is counted in the frame: nothing would be won.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use eframe::egui::{Context, RichText, Ui};

use super::context::Ctx;
use super::jobs::beside;
use super::widgets::empty_ui;
use super::words::{Phrase, common as say};
use crate::model::{Edition, Project};

/// A project of so many codings is small, where a document weighs as much as [`DOCUMENT`] codings: it takes about a millisecond.
const SMALL: usize = 2000;
const DOCUMENT: usize = 20;

/// A frame waits so long for a table, so that what is counted a little later than at once does not flicker.
const PATIENCE: Duration = Duration::from_millis(4);

/// After counting for a change, so many times as long nothing is counted for further ones: others shall not keep a processor busy.
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
    result: Receiver<Option<T>>,
}

impl<Q, T> Default for Recount<Q, T> {
    fn default() -> Self {
        Self { found: None, running: None, failed: None, rests_until: None, behind_since: None, version: 0 }
    }
}

impl<Q: Clone + PartialEq + Send + 'static, T: Send + 'static> Recount<Q, T> {
    /// Sees to it that `question` is answered of `project` by `count`: at once, or as soon as it is counted beside `screen`.
    pub fn renew(
        &mut self,
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
            self.count_beside(screen, project, question, count, PATIENCE);
        }
    }

    fn is_up_to_date(&self, project: &Project, question: &Q) -> bool {
        self.found.as_ref().is_some_and(|(of, _)| of.question == *question && of.edition == project.edition())
    }

    fn count_beside(
        &mut self,
        screen: &Context,
        project: &Arc<Project>,
        question: Q,
        count: impl FnOnce(&Project, &Q) -> T + Send + 'static,
        patience: Duration,
    ) {
        let now = Instant::now();
        let wanted = Asked { edition: project.edition(), question };
        // What somebody else may see, or what counts without the work of some, is no older state of the same.
        self.found.take_if(|(of, _)| !of.edition.is_seen_alike(&wanted.edition));
        self.behind_since.get_or_insert(now);
        self.take_ended(Duration::ZERO);
        if self.running.is_none() && self.may_begin(screen, &wanted, now) {
            let (project, asked) = (Arc::clone(project), wanted.clone());
            let work = move || count(&project, &asked.question);
            let result = beside("counting", screen, work);
            self.running = Some(Running { asked: wanted.clone(), since: now, result });
            self.take_ended(patience);
        }
        if self.found.as_ref().is_some_and(|(of, _)| *of == wanted) {
            self.behind_since = None;
        }
    }

    /// Whether `wanted` is to be counted now: another question at once, a change when what was counted for others has rested.
    fn may_begin(&self, screen: &Context, wanted: &Asked<Q>, now: Instant) -> bool {
        if self.found.as_ref().is_some_and(|(of, _)| of == wanted) || self.failed.as_ref() == Some(wanted) {
            return false;
        }
        let is_asked_anew = self.found.as_ref().is_none_or(|(of, _)| of.question != wanted.question);
        let rest = self.rests_until.and_then(|until| until.checked_duration_since(now)).unwrap_or_default();
        if !is_asked_anew && !rest.is_zero() {
            screen.request_repaint_after(rest);
            return false;
        }
        true
    }

    /// Takes over what is counted, waiting for it at most as long as `patience`.
    fn take_ended(&mut self, patience: Duration) {
        let Some(Running { asked, since, result }) = self.running.take() else { return };
        match result.recv_timeout(patience) {
            Err(RecvTimeoutError::Timeout) => self.running = Some(Running { asked, since, result }),
            Ok(Some(found)) => {
                let now = Instant::now();
                self.rests_until = Some(now + now.duration_since(since) * REST);
                self.failed = None;
                self.take(asked, found);
            }
            Ok(None) | Err(RecvTimeoutError::Disconnected) => self.failed = Some(asked),
        }
    }

    fn take(&mut self, asked: Asked<Q>, found: T) {
        self.version += 1;
        self.found = Some((asked, found));
    }
}

impl<Q, T> Recount<Q, T> {
    /// Returns what was counted last; nothing before the first time.
    pub fn found(&self) -> Option<&T> {
        self.found.as_ref().map(|(_, found)| found)
    }

    /// The same, to be looked at otherwise.
    pub fn found_mut(&mut self) -> Option<&mut T> {
        self.found.as_mut().map(|(_, found)| found)
    }

    /// Returns of which question [`Self::found`] is.
    pub fn question(&self) -> Option<&Q> {
        self.found.as_ref().map(|(asked, _)| &asked.question)
    }

    /// Returns how many times something was counted.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Returns what is to be said of a table that is older than it should be.
    pub fn caution(&self) -> Option<Phrase> {
        let is_behind = self.behind_since.is_some_and(|since| since.elapsed() >= SAID_AFTER);
        is_behind.then_some(if self.failed.is_some() { say::COUNT_FAILED } else { say::COUNTED_ANEW })
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
        assert_eq!((asking.recount.found(), asking.recount.question()), (Some(&5), Some(&"codes")));
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
        assert_eq!(asking.recount.question(), Some(&"people"));
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
