//! The reader's figures: one document of 500,000 words with 20,000 codings, and one of 1,000,000 characters with 5,000
//! of which 40 overlap at one place; 1,400 by 900 points, CPU time of the drawing thread for a frame, without painting
//! to a screen.

use std::path::Path;

use counterpoint::app::command::CommandSender;
use counterpoint::app::context::Ctx;
use counterpoint::app::panels::reader::{ReaderState, reader_ui};
use counterpoint::app::theme::{self, Tokens};
use counterpoint::app::words::Tongue;
use counterpoint::model::{DocumentId, Outline};
use counterpoint::session::{Desk, Session};
use eframe::egui::{
    self, CentralPanel, Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect,
    TouchPhase, pos2, vec2,
};

use super::corpus::{ONE_HUGE, ONE_LONG, Size};
use super::measured::Measured;

/// The size of the page in points.
pub const PAGE: (f32, f32) = (WIDTH, HEIGHT);

const WIDTH: f32 = 1400.0;
const HEIGHT: f32 = 900.0;

/// A reader without a window.
pub struct Bench {
    /// The project that is read.
    pub session: Session,
    outline: Outline,
    document: DocumentId,
    tokens: Tokens,
    commands: CommandSender,
    screen: egui::Context,
    state: ReaderState,
    time: f64,
}

impl Bench {
    /// Returns the reader before the document of that size.
    fn new(folder: &Path, size: Size) -> Self {
        let folder = folder.with_file_name(size.name);
        Self::of(Session::open(&folder, Desk::of_user("Bench")).expect("the corpus opens").output)
    }

    /// Returns the reader before the first document of `session`.
    pub fn of(session: Session) -> Self {
        let project = session.project();
        let document = project.documents()[0].id;
        project.text(project.documents()[0]).expect("the text is there");
        let outline = Outline::of(project);
        let screen = egui::Context::default();
        theme::install(&screen);
        let mut bench = Self {
            outline,
            document,
            session,
            tokens: Tokens::light(),
            commands: CommandSender::default(),
            screen,
            state: ReaderState::default(),
            time: 0.0,
        };
        // Fonts are read and the first letters drawn before anything is measured, as they are when a window is open.
        bench.blank_frame();
        bench
    }

    fn input(&mut self, events: Vec<Event>) -> RawInput {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(WIDTH, HEIGHT)));
        RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() }
    }

    fn blank_frame(&mut self) {
        let input = self.input(Vec::new());
        let output = self.screen.run_ui(input, |ui| {
            ui.label("Counterpoint");
        });
        output.drop_without_applying_deltas();
    }

    /// Draws one frame and returns its CPU time in milliseconds.
    pub fn frame(&mut self, events: Vec<Event>) -> f64 {
        let input = self.input(events);
        let Self { session, outline, document, tokens, commands, screen, state, .. } = self;
        let ctx = Ctx {
            project: session.project(),
            outline,
            coder: session.coder(),
            tokens,
            tongue: Tongue::English,
            document: Some(*document),
            selection: None,
            code: None,
            quick: &Default::default(),
            habits: &Default::default(),
            looks_back: false,
            commands,
        };
        let start = cpu_millis();
        let output = screen.run_ui(input, |ui| {
            CentralPanel::default().show(ui, |ui| reader_ui(ui, &ctx, state));
        });
        let millis = cpu_millis() - start;
        output.drop_without_applying_deltas();
        commands.take();
        millis
    }
}

/// Returns the CPU time of this thread, where the system tells, else the time of the clock.
pub fn cpu_millis() -> f64 {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        time.tv_sec as f64 * 1000.0 + time.tv_nsec as f64 / 1e6
    }
    #[cfg(not(unix))]
    {
        static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
        START.elapsed().as_secs_f64() * 1000.0
    }
}

/// The first frame of the huge document.
pub fn first_paint(folder: &Path, _: Size) -> Measured {
    paint_first(folder, ONE_HUGE)
}

/// Frames of the huge document while the wheel turns.
pub fn scroll_frame(folder: &Path, _: Size) -> Measured {
    scroll(folder, ONE_HUGE)
}

/// Frames of the huge document while a selection is dragged.
pub fn select_frame(folder: &Path, _: Size) -> Measured {
    select(folder, ONE_HUGE)
}

/// The same of the long document, on whose first page forty codings overlap.
pub mod long {
    use super::{Measured, ONE_LONG, Path, Size};

    /// The first frame.
    pub fn first_paint(folder: &Path, _: Size) -> Measured {
        super::paint_first(folder, ONE_LONG)
    }

    /// Frames while the wheel turns.
    pub fn scroll_frame(folder: &Path, _: Size) -> Measured {
        super::scroll(folder, ONE_LONG)
    }

    /// Frames while a selection is dragged.
    pub fn select_frame(folder: &Path, _: Size) -> Measured {
        super::select(folder, ONE_LONG)
    }
}

/// The first frame of the document, from nothing.
fn paint_first(folder: &Path, size: Size) -> Measured {
    let millis = (0..5).map(|_| Bench::new(folder, size).frame(Vec::new())).collect();
    Measured::of(millis)
}

/// Frames while the wheel turns, 60 points a frame.
fn scroll(folder: &Path, size: Size) -> Measured {
    let mut bench = Bench::new(folder, size);
    bench.frame(vec![middle()]);
    Measured::of((0..400).map(|_| bench.frame(vec![wheel()])).collect())
}

/// Returns the pointer in the middle of the page.
pub fn middle() -> Event {
    Event::PointerMoved(pos2(WIDTH / 2.0, HEIGHT / 2.0))
}

/// Returns the wheel, turned by 60 points.
pub fn wheel() -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -60.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Wheel,
    }
}

/// Frames while a selection is dragged down the page and beyond its edge, where the page scrolls by itself.
fn select(folder: &Path, size: Size) -> Measured {
    let mut bench = Bench::new(folder, size);
    begin_selection(&mut bench);
    Measured::of((1..400).map(|i| bench.frame(vec![drag(i)])).collect())
}

/// Presses the pointer where a selection begins.
pub fn begin_selection(bench: &mut Bench) {
    let start = pos2(500.0, 200.0);
    bench.frame(vec![Event::PointerMoved(start)]);
    let press =
        Event::PointerButton { pos: start, button: PointerButton::Primary, pressed: true, modifiers: Modifiers::NONE };
    bench.frame(vec![press]);
}

/// Returns the pointer in frame `i` of a drag.
pub fn drag(i: u32) -> Event {
    Event::PointerMoved(pos2(500.0 + (i % 40) as f32 * 8.0, 200.0 + (i as f32 * 4.0).min(HEIGHT - 190.0)))
}
