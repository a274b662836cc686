//! The window. Panels draw what they are given and send commands; commands are handled between frames, outside of
//! drawing, and only the session changes the project.

mod clipboard;
pub mod command;
pub mod context;
pub mod dialogs;
mod frame;
mod handle;
pub mod here;
mod in_order;
pub mod jobs;
pub mod notice;
mod pace;
pub mod panels;
mod pasted;
pub mod quick;
pub mod recount;
pub mod sample;
mod start;
pub mod state;
pub mod theme;
pub mod toward;
pub mod turns;
pub mod ui_command;
mod whose;
pub mod widgets;
pub mod words;

pub use start::run;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Instant;

use eframe::egui::{self, Context, Theme};

use clipboard::DesktopClipboard;
use command::{Command, CommandSender, Packing};
use dialogs::{Dialog, OpenDialog};
use jobs::{JobHandle, Jobs};
use notice::{Notice, Notices};
use pace::Pace;
use panels::top_bar::TopBarState;
use state::{Settings, Study};
use theme::Tokens;
use words::{Tongue, notices};

use crate::session::{Desk, PACK_EXTENSION};

/// The window and everything that it shows.
pub struct App {
    /// What the user chose.
    pub settings: Settings,
    /// The open project.
    pub study: Option<Study>,
    /// What is told without being asked.
    pub notices: Notices,
    /// What runs.
    pub jobs: Jobs,
    /// What was just done, for the status bar.
    pub last: Option<String>,
    dialog: Option<OpenDialog>,
    /// What jobs ask for while a dialog is open.
    waiting: VecDeque<Dialog>,
    /// What gets the keyboard back after a dialog.
    focus_back: Option<egui::Id>,
    commands: CommandSender,
    top_bar: TopBarState,
    /// What is being opened.
    opening: Option<String>,
    /// Makes the desk of each session: who works, with which clock, and where settings lie.
    desk: Box<dyn Fn() -> Desk>,
    /// Where new projects go unless the user says otherwise.
    documents_folder: PathBuf,
    themes: Themes,
    clipboard: DesktopClipboard,
    pace: Pace,
}

struct Themes {
    light: Tokens,
    dark: Tokens,
}

impl App {
    /// Returns the desk of a new session, with the coder that the user chose.
    fn new_desk(&self) -> Desk {
        let desk = (self.desk)();
        let coder = self.settings.coder.clone().unwrap_or_else(|| desk.coder.clone());
        Desk { coder, ..desk }
    }

    /// Returns the window with no project open, and sets fonts and theme of `screen`.
    pub fn new(screen: &Context, settings: Settings, desk: Box<dyn Fn() -> Desk>, documents_folder: PathBuf) -> Self {
        theme::install(screen);
        in_order::keep(screen);
        screen.set_theme(settings.theme);
        screen.set_zoom_factor(settings.zoom());
        // Closing the window asks nothing, so Ctrl+Q is one of our commands like any other.
        screen.options_mut(|o| {
            o.quit_shortcuts.clear();
            // So are the sizes: what egui does with the same keys would come on top of it.
            o.zoom_with_keyboard = false;
            // Where the system says nothing, paper is white.
            o.fallback_theme = Theme::Light;
        });
        Self {
            settings,
            study: None,
            notices: Notices::default(),
            jobs: Jobs::default(),
            last: None,
            dialog: None,
            waiting: VecDeque::new(),
            focus_back: None,
            commands: CommandSender::default(),
            top_bar: TopBarState::default(),
            opening: None,
            desk,
            documents_folder,
            themes: Themes { light: Tokens::light(), dark: Tokens::dark() },
            clipboard: DesktopClipboard::default(),
            pace: Pace::default(),
        }
    }

    /// Copies to and pastes from other programs from now on.
    fn join_desktop(&mut self) {
        self.clipboard = DesktopClipboard::of_desktop();
    }

    /// Opens the project in `path`, in the background; for a packed one, asks first where it goes.
    pub fn open(&mut self, screen: &Context, path: PathBuf) {
        match is_pack(&path) {
            true => self.commands.send(Command::Pack(Packing::AskToUnpack(path))),
            false => handle::open(self, screen, path),
        }
    }

    /// Returns the language of the interface.
    pub fn tongue(&self) -> Tongue {
        self.settings.tongue.unwrap_or_else(Tongue::of_system)
    }

    /// Returns where commands go; a test may send some too.
    pub fn commands(&self) -> &CommandSender {
        &self.commands
    }

    /// Keeps where the open project is read, for the next time.
    fn keep_reading(&mut self) {
        if let Some(study) = &self.study {
            self.settings.keep_reading(study.session.project().id, study.last_read());
        }
    }

    /// Shows the notice that `say` makes, in the language of the interface, and anew when that changes.
    fn tell(&mut self, say: impl Fn(Tongue) -> Notice + 'static) {
        self.notices.tell(self.tongue(), say);
    }

    /// Opens a dialog that somebody asked for.
    fn ask(&mut self, dialog: Dialog) {
        self.dialog = Some(OpenDialog::new(dialog));
    }

    /// Opens a dialog that comes by itself, as soon as the one closes in which somebody may be at work.
    fn ask_when_free(&mut self, dialog: Dialog) {
        match self.dialog {
            None => self.ask(dialog),
            Some(_) => self.waiting.push_back(dialog),
        }
    }

    /// Closes the dialogs of the project that was open: what they ask means nothing in another one.
    fn close_dialogs(&mut self) {
        if self.study.is_some() {
            self.dialog = None;
            self.waiting.clear();
        }
    }

    /// Starts `work` for the open project, under a name that the status bar shows. When another project is open by the
    /// time it is done, nothing comes of it, and that is told.
    fn spawn_for_study<T: Send + 'static>(
        &mut self,
        screen: &Context,
        name: String,
        work: impl FnOnce(&JobHandle) -> T + Send + 'static,
        finish: impl FnOnce(&mut Self, &Context, T) + Send + 'static,
    ) {
        let root = self.study.as_ref().map(|study| study.session.root().to_owned());
        let job = name.clone();
        self.jobs.spawn(screen, name, work, move |app, screen, value| {
            let is_open = app.study.as_ref().map(|study| study.session.root()) == root.as_deref();
            match is_open {
                true => finish(app, screen, value),
                false => app.tell(move |tongue| {
                    Notice::warning(tongue.fill(notices::OF_ANOTHER_PROJECT, &[("job", &job)]), Vec::new())
                }),
            }
        });
    }

    /// Returns the dialog that is open.
    fn dialog_mut(&mut self) -> Option<&mut Dialog> {
        self.dialog.as_mut().map(OpenDialog::dialog_mut)
    }

    /// Returns the folder in which a file dialog begins.
    fn dialog_folder(&self) -> PathBuf {
        let last = self.settings.folder.as_deref().filter(|f| f.is_dir());
        last.unwrap_or(&self.documents_folder).to_owned()
    }

    fn code_name(&self, code: crate::model::CodeId) -> String {
        self.study.as_ref().map(|s| s.session.project().code_name(code).to_owned()).unwrap_or_default()
    }

    /// Returns the tokens of the theme that shows.
    fn tokens(&self, screen: &Context) -> Tokens {
        match screen.theme() {
            Theme::Light => self.themes.light.clone(),
            Theme::Dark => self.themes.dark.clone(),
        }
    }

    fn take_shortcuts(&self, screen: &Context) {
        if self.dialog.is_some() {
            return;
        }
        let in_text = screen.memory(|m| m.focused()).is_some_and(|id| egui::TextEdit::load_state(screen, id).is_some());
        let open = self.study.is_some();
        let in_text = in_text || self.study.as_ref().is_some_and(|s| s.panels.reader.is_typing());
        let pressed = screen.input_mut(|input| ui_command::take_shortcuts(input, in_text));
        for command in pressed.into_iter().filter(|c| open || !c.needs_project()) {
            if command.opens_field() {
                in_order::wait_for_field(screen);
            }
            self.commands.send(command.command());
        }
    }

    fn take_dropped_files(&self, screen: &Context) {
        let dropped = screen.input(|i| i.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.iter().map(|f| f.path().to_owned()).collect();
        let [first, ..] = paths.as_slice() else { return };
        let is_project = |path: &Path| path.join("project.ron").is_file();
        match () {
            () if is_pack(first) => self.commands.send(Command::Pack(Packing::AskToUnpack(first.clone()))),
            () if is_project(first) => self.commands.send(Command::OpenProject(first.clone())),
            () => self.commands.send(Command::ImportTranscripts(paths)),
        }
    }
}

/// Whether `path` is that of a packed project.
fn is_pack(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == PACK_EXTENSION) && path.is_file()
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        let begun = Instant::now();
        self.take_shortcuts(ctx);
        self.take_dropped_files(ctx);
        // What was asked for means the project as it was drawn: before what jobs and colleagues bring.
        for command in self.commands.take() {
            handle::handle(self, ctx, command);
        }
        handle::finish_jobs(self, ctx);
        if let Some(wait) = self.pace.wait(begun) {
            ctx.request_repaint_after(wait);
        } else if handle::take_arrivals(self, ctx) {
            self.pace.took(begun.elapsed());
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let begun = Instant::now();
        frame::window_ui(self, ui);
        if !self.clipboard.take_copies(ui.ctx()) {
            self.tell(|tongue| Notice::error(tongue.say(notices::NOT_COPIED), None));
        }
        self.pace.drawn(begun, Instant::now());
        if !self.commands.is_empty() {
            ui.request_repaint();
        }
    }

    fn raw_input_hook(&mut self, _ctx: &Context, raw_input: &mut egui::RawInput) {
        self.clipboard.fill_pastes(raw_input);
    }

    fn on_exit(&mut self, _screen: Option<&eframe::glow::Context>) {
        handle::send_unsent(self);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.keep_reading();
        eframe::set_value(storage, eframe::APP_KEY, &self.settings);
    }
}
