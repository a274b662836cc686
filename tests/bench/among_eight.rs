//! The figures of the design's table once more, while seven others code in the same folder, each four times a second.
//! The others work in a process of their own, as they would on machines of their own: their memory is not counted,
//! their time is only in so far as this machine has to share it.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use counterpoint::app::App;
use counterpoint::app::command::{Command as Wish, Tab};
use counterpoint::app::state::Settings;
use counterpoint::app::words::Tongue;
use counterpoint::search::Index;
use counterpoint::session::{Came, Desk, Folded, Session};
use eframe::App as _;
use eframe::egui::{self, Event, Pos2, RawInput, Rect, vec2};

use super::corpus::{ONE_HUGE, PHRASE, Random, TERM};
use super::figure;
use super::importing;
use super::measured::Measured;
use super::reading::{self, Bench, PAGE};
use super::sharing::{Place, some_coding};

const N_OTHERS: usize = 7;
const FRAME: Duration = Duration::from_millis(16);

/// What the figures are called and must be, as in the table of one who works alone.
const MUSTS: [(&str, &str); 18] = [
    ("apply_code", "< 16 at L"),
    ("arrival", "< 16 at L"),
    ("search_term", "< 10 at L"),
    ("search_phrase", "< 10 at L"),
    ("frequencies", "< 100 at L"),
    ("matrix", "< 100 at L"),
    ("cooccurrence", "< 100 at L"),
    ("import", "> 30 MB/s"),
    ("open", "M < 150, L < 1,000"),
    ("window_reader", "< 16"),
    ("window_matrix", "< 16"),
    ("window_comparison", "< 16"),
    ("window_cooccurrence", "< 16"),
    ("window_excerpts", "< 16"),
    ("arrival_in_huge", "< 16"),
    ("reader_scroll_frame", "< 4"),
    ("reader_select_frame", "< 8"),
    ("reader_first_paint", "< 100"),
];

/// Takes all figures on a copy of the corpus, for `time` while the project is worked with and for some of it in each
/// window; `report` is told the name of each, what it must be, and what it is.
pub fn take_all(corpus: &Path, time: Duration, mut report: impl FnMut(&str, &str, &Measured)) {
    let mut told = |figures: Figures| {
        for (name, must) in MUSTS {
            if let Some(measured) = figures.measured(name) {
                report(name, must, &measured);
            }
        }
    };
    let place = Place::new(corpus, "among-eight");
    let shared = place.copy_with_texts(corpus, "shared");
    let session = place.session(&shared, "Bench");
    let others = Others::start(&shared);
    told(work(session, time));
    told(open(&place, &shared));
    told(look(&place, &shared, time / 20));
    drop(others);
    let huge = place.copy_with_texts(&corpus.with_file_name(ONE_HUGE.name), "huge");
    let others = Others::start(&huge);
    told(read(&place, &huge, time / 8));
    drop(others);
}

/// Milliseconds of each figure.
#[derive(Default)]
struct Figures {
    millis: BTreeMap<&'static str, Vec<f64>>,
    /// How many bytes one run read.
    n_bytes: usize,
}

impl Figures {
    fn add(&mut self, name: &'static str, millis: f64) {
        self.millis.entry(name).or_default().push(millis);
    }

    /// Adds how long `work` takes by the clock.
    fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.add(name, start.elapsed().as_secs_f64() * 1000.0);
        result
    }

    fn measured(&self, name: &str) -> Option<Measured> {
        let measured = Measured::of(self.millis.get(name)?.clone());
        Some(if name == "import" { measured.over(self.n_bytes) } else { measured })
    }
}

/// Those who code in a folder as long as this value lives.
struct Others(Child);

impl Others {
    fn start(folder: &Path) -> Self {
        let myself = std::env::current_exe().expect("this program has a path");
        let mut child = Command::new(myself);
        child.arg("--others").arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = child.spawn().expect("this program can be started");
        let mut ready = String::new();
        let said = child.stdout.as_mut().map(|out| BufReader::new(out).read_line(&mut ready));
        assert!(said.is_some_and(|said| said.is_ok()) && ready == "ready\n", "the others have the project open");
        Self(child)
    }
}

impl Drop for Others {
    fn drop(&mut self) {
        // They go when nobody holds the other end any more.
        drop(self.0.stdin.take());
        self.0.wait().expect("it was started by this one");
    }
}

/// Codes as seven people in `folder` until the standard input ends.
#[expect(clippy::print_stdout, reason = "who started this waits for it")]
pub fn code_as_the_others(folder: &Path) {
    let place = Place::new(folder, "others");
    let (opened, done) = (Barrier::new(N_OTHERS + 1), AtomicBool::new(false));
    std::thread::scope(|scope| {
        for n in 0..N_OTHERS {
            let (place, opened, done) = (&place, &opened, &done);
            scope.spawn(move || {
                let mut session = place.session(folder, &format!("Coder {n}"));
                let mut random = Random::of(20 + n as u64);
                opened.wait();
                while !done.load(Ordering::Relaxed) {
                    let ops = some_coding(&mut session, &mut random);
                    session.commit("Coded", ops).expect("the journal can be written");
                    std::thread::sleep(Duration::from_millis(250));
                }
            });
        }
        opened.wait();
        println!("ready");
        std::io::stdin().read_to_end(&mut Vec::new()).expect("it ends");
        done.store(true, Ordering::Relaxed);
    });
}

/// What is taken in as a window would do it: in a frame if there is time, else beside it.
struct Arriving {
    figure: &'static str,
    folding: Option<JoinHandle<Option<Folded>>>,
}

impl Arriving {
    fn called(figure: &'static str) -> Self {
        Self { figure, folding: None }
    }

    fn take_in(&mut self, session: &mut Session, figures: &mut Figures) {
        let start = Instant::now();
        let mut is_something = true;
        match session.take_arrivals_in_a_frame().expect("the folder can be written") {
            Came::Nothing => is_something = false,
            Came::Few(_) => {}
            Came::Many(folding) => self.folding = Some(std::thread::spawn(move || folding.run(|_, _| true))),
        }
        if let Some(folded) = self.folding.take_if(|folding| folding.is_finished()) {
            let folded = folded.join().expect("folding does not fail").expect("nobody stops it");
            is_something |= session.take_over(folded).is_some();
        }
        if is_something {
            figures.add(self.figure, start.elapsed().as_secs_f64() * 1000.0);
        }
    }
}

/// Codes, searches, counts and reads files, while what others do arrives.
fn work(mut session: Session, time: Duration) -> Figures {
    let index = session.current_index(|_, _| true).expect("an index can be made");
    let texts = importing::some_texts();
    // What is measured of searching is a warm index.
    for words in [TERM, PHRASE] {
        figure::find(&session, &index, words);
    }
    let mut figures = Figures { n_bytes: texts.iter().map(String::len).sum(), ..Figures::default() };
    session.watch(|| {});
    let (begun, mut random, mut arriving) = (Instant::now(), Random::of(19), Arriving::called("arrival"));
    for frame in 0_usize.. {
        if begun.elapsed() > time {
            break;
        }
        arriving.take_in(&mut session, &mut figures);
        if frame % 16 == 0 {
            let ops = some_coding(&mut session, &mut random);
            figures.time("apply_code", || session.commit("Coded", ops)).expect("the journal can be written");
        }
        if frame % 32 == 8 {
            ask(&session, &index, &texts, frame / 32, &mut figures);
        }
        std::thread::sleep(FRAME);
    }
    figures
}

/// Asks the one or the other question.
fn ask(session: &Session, index: &Index, texts: &[String], n: usize, figures: &mut Figures) {
    match n % 6 {
        0 => _ = figures.time("search_term", || figure::find(session, index, TERM)),
        1 => _ = figures.time("search_phrase", || figure::find(session, index, &format!("\"{PHRASE}\""))),
        2 => _ = figures.time("frequencies", || figure::ask_for_frequencies(session)),
        3 => _ = figures.time("matrix", || figure::ask_for_matrix(session)),
        4 => _ = figures.time("cooccurrence", || figure::ask_for_cooccurrence(session)),
        _ => _ = figures.time("import", || importing::read_texts(texts)),
    }
}

/// Opens the project until the first document can be read.
fn open(place: &Place, shared: &Path) -> Figures {
    let mut figures = Figures::default();
    for _ in 0..5 {
        let session = figures.time("open", || {
            let session = place.session(shared, "Bench");
            let first = session.project().documents()[0];
            session.project().text(first).expect("the text is there");
            session
        });
        drop(session);
    }
    figures
}

/// Draws the whole window with one tab after the other, for `time` each.
fn look(place: &Place, shared: &Path, time: Duration) -> Figures {
    let mut figures = Figures::default();
    let mut window = Window::open(place, shared);
    // With a code chosen its excerpts are listed and the inspector tells how often it was used.
    let code = window.app.study.as_ref().and_then(|study| study.outline.rows.first()).map(|row| row.code);
    window.app.commands().send(Wish::SelectCode(code));
    let tabs = [
        ("window_reader", Tab::Reader),
        ("window_matrix", Tab::Matrix),
        ("window_comparison", Tab::Comparison),
        ("window_cooccurrence", Tab::Cooccurrence),
        ("window_excerpts", Tab::Excerpts),
    ];
    for (name, tab) in tabs {
        window.app.commands().send(Wish::ShowTab(tab));
        window.frame(vec![reading::middle()]);
        window.frame(Vec::new());
        let begun = Instant::now();
        while begun.elapsed() < time {
            figures.add(name, window.frame(vec![reading::wheel()]));
            std::thread::sleep(FRAME);
        }
    }
    figures
}

/// The window without a screen.
struct Window {
    app: App,
    frame: eframe::Frame,
    screen: egui::Context,
    time: f64,
}

impl Window {
    fn open(place: &Place, shared: &Path) -> Self {
        let screen = egui::Context::default();
        let home = place.home("Bench");
        let desk = move || Desk { home: home.clone(), ..Desk::of_user("Bench") };
        let settings = Settings { tongue: Some(Tongue::English), ..Settings::default() };
        let app = App::new(&screen, settings, Box::new(desk), PathBuf::new());
        let mut window = Self { app, frame: eframe::Frame::_new_kittest(), screen, time: 0.0 };
        window.app.open(&window.screen, shared.to_owned());
        while window.app.study.is_none() {
            window.frame(Vec::new());
            std::thread::sleep(FRAME);
        }
        window
    }

    /// Draws one frame and returns its CPU time in milliseconds.
    fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += FRAME.as_secs_f64();
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(PAGE.0, PAGE.1)));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let Self { app, frame, screen, .. } = self;
        let start = reading::cpu_millis();
        let output = screen.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone(), frame);
            app.ui(ui, frame);
        });
        let millis = reading::cpu_millis() - start;
        output.drop_without_applying_deltas();
        millis
    }
}

/// Reads the document of 500,000 words with 20,000 codings, in which the others code.
fn read(place: &Place, huge: &Path, time: Duration) -> Figures {
    let mut figures = Figures::default();
    let mut session = place.session(huge, "Bench");
    session.watch(|| {});
    let mut bench = Bench::of(session);
    bench.frame(vec![reading::middle()]);
    let mut arriving = Arriving::called("arrival_in_huge");
    let mut frames = |name: &'static str, bench: &mut Bench, event: fn(u32) -> Event| {
        let begun = Instant::now();
        for i in 1_u32.. {
            if begun.elapsed() > time {
                break;
            }
            arriving.take_in(&mut bench.session, &mut figures);
            figures.add(name, bench.frame(vec![event(i)]));
            std::thread::sleep(FRAME);
        }
    };
    frames("reader_scroll_frame", &mut bench, |_| reading::wheel());
    reading::begin_selection(&mut bench);
    frames("reader_select_frame", &mut bench, reading::drag);
    for _ in 0..5 {
        figures.add("reader_first_paint", Bench::of(place.session(huge, "Bench")).frame(Vec::new()));
    }
    figures
}
