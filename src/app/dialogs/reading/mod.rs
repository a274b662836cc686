//! How transcripts were read, for one file or a thousand: who speaks, in which role and turns, doubtful files and
//! labels first, and what a person decides about it, for a file, for all that were read alike, or for all. It opens
//! before they come in, and afterwards whenever somebody asks.

mod files;
mod labels;
mod panes;

use eframe::egui::{self, ComboBox, RichText, Ui};

use self::files::Groups;
use self::panes::Pane;
pub(in crate::app) use self::panes::cleaning_name;
use super::{Around, Outcome, Tone, Wants, buttons_named_ui, title_ui};
use crate::app::command::Command;
use crate::app::words::{Phrase, Tongue, reading as say};
use crate::import::cleaning::Cleaning;
use crate::import::enter::file_names::{NamePattern, PARTICIPANT};
use crate::import::files::batch::{Batch, Decisions, ReadFile};
use crate::import::files::preview::{Cut, LabelLine, ShownTurn};
use crate::import::talk::reading::{Convention, Wish};

/// Files that come in, and what was decided about all of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Arrival {
    /// The files, each as it is to be read.
    pub batch: Batch,
    /// What was decided beside who speaks.
    pub decisions: Decisions,
}

/// The files that a decision is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Reach {
    #[default]
    This,
    Group,
    All,
}

/// What is decided about files.
#[derive(Debug)]
pub struct ReadingDialog {
    batch: Batch,
    /// How each file was read when the dialog opened.
    first: Vec<Wish>,
    groups: Groups,
    current: usize,
    reach: Reach,
    pane: Pane,
    by_name: bool,
    pattern: String,
    headers: bool,
    cleanings: Vec<Cleaning>,
    /// What is shown of the current file, once it was made.
    shown: Option<Shown>,
    /// So many files are being read again elsewhere.
    n_away: usize,
    /// What is still to be asked for, one thing a frame.
    pending: Option<Command>,
}

/// What is told of a file: what of, and the value.
type Told = Vec<(String, String)>;

/// What is shown of a file.
#[derive(Debug)]
struct Shown {
    labels: Vec<LabelLine>,
    turns: Vec<ShownTurn>,
    /// How many there are, and of how many somebody speaks.
    n_turns: (usize, usize),
    convention: Convention,
    /// How many participants speak.
    n_people: usize,
    /// What is known of the file beside its text.
    facts: Told,
    /// The names of the files with what each tells; nothing of a name that is not built by the pattern.
    names: Vec<(String, Option<Told>)>,
    cuts: Vec<(Cleaning, usize, Vec<Cut>)>,
}

/// Texts of so many characters are read again between two frames.
const AT_ONCE: u32 = 400_000;
/// So many turns are shown.
const SHOWN_TURNS: usize = 30;
/// So many places of a cleaning are shown.
const SHOWN_CUTS: usize = 6;

impl ReadingDialog {
    /// Returns the dialog for files that were read, doubtful ones first; attributes are named in the language of the
    /// window.
    pub fn new(mut batch: Batch, tongue: Tongue) -> Self {
        let groups = Groups::of(&mut batch.files);
        let Decisions { pattern: remembered, headers, cleanings } = batch.decisions.clone();
        let by_name = remembered.is_some();
        let language = Some(tongue.language());
        let proposed = || batch.proposed_pattern(language).or_else(|| batch.pattern_of_some(language));
        let pattern = remembered.or_else(proposed);
        let pattern = pattern.map_or_else(|| format!("{{{PARTICIPANT}}}_{{}}"), |p| p.written());
        Self {
            first: batch.files.iter().map(|f| f.wish.clone()).collect(),
            groups,
            current: 0,
            reach: Reach::default(),
            pane: Pane::default(),
            by_name,
            pattern,
            headers,
            cleanings,
            shown: None,
            n_away: 0,
            pending: None,
            batch,
        }
    }

    /// Takes files back that were read again elsewhere.
    pub fn take_back(&mut self, files: Vec<ReadFile>) {
        if std::mem::take(&mut self.n_away) == files.len() {
            self.batch.files = files;
        }
        self.shown = None;
    }

    /// Whether the files are documents already.
    fn reads_documents(&self) -> bool {
        self.batch.files.iter().any(|f| f.document.is_some())
    }

    fn name_pattern(&self) -> Option<NamePattern> {
        self.by_name.then(|| NamePattern::parse(&self.pattern).ok()).flatten()
    }

    fn decisions(&self) -> Decisions {
        Decisions { pattern: self.name_pattern(), headers: self.headers, cleanings: self.cleanings.clone() }
    }

    fn shown(&mut self) -> &Shown {
        let (decided, pane) = (self.decisions(), self.pane);
        let (batch, file) = (&self.batch, &self.batch.files[self.current]);
        self.shown.get_or_insert_with(|| {
            let decisions = batch.by_names(decided);
            let (clean, facts) = file.settled(&decisions);
            let person = facts.participant.map(|name| (PARTICIPANT.to_owned(), name));
            let values = facts.values.into_iter().map(|f| (f.attribute, f.value));
            let cuts = |kind: Cleaning| {
                let (n, cuts) = file.imported.cuts(kind, &decisions.cleanings, SHOWN_CUTS);
                (kind, n, cuts)
            };
            let names = |pattern: &NamePattern| {
                let name = |f: &ReadFile| (f.imported.name.clone(), pattern.read(&f.imported.name));
                batch.files.iter().map(name).collect()
            };
            Shown {
                labels: clean.label_lines(&file.wish),
                turns: clean.first_turns(SHOWN_TURNS),
                n_turns: (clean.turns.len(), clean.n_spoken()),
                convention: clean.convention,
                n_people: clean.n_people(),
                facts: person.into_iter().chain(values).collect(),
                names: decisions.pattern.as_ref().map(names).unwrap_or_default(),
                cuts: if pane == Pane::Cleaning { Cleaning::ALL.map(cuts).to_vec() } else { Vec::new() },
            }
        })
    }

    /// Returns the places of the files that a decision is about.
    fn reached(&self) -> Vec<usize> {
        match self.reach {
            Reach::This => vec![self.current],
            Reach::Group => self.groups.with(self.current).to_vec(),
            Reach::All => (0..self.batch.files.len()).collect(),
        }
    }

    /// Changes what is wished of the files that the decision is about, and reads them again.
    fn decide(&mut self, decide: impl Fn(&mut Wish)) -> Outcome {
        let reached = self.reached();
        self.read_again(reached, decide)
    }

    fn read_again(&mut self, places: Vec<usize>, decide: impl Fn(&mut Wish)) -> Outcome {
        self.shown = None;
        let mut n_chars = 0_u32;
        for i in &places {
            let file = &mut self.batch.files[*i];
            decide(&mut file.wish);
            n_chars = n_chars.saturating_add(file.imported.chars);
        }
        if n_chars > AT_ONCE && places.len() > 1 {
            self.n_away = self.batch.files.len();
            return Outcome::Ask(Command::ReadFilesAgain(std::mem::take(&mut self.batch.files), places));
        }
        places.into_iter().for_each(|i| self.batch.files[i].read_again());
        Outcome::Stay
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        if let Some(command) = self.pending.take() {
            return Outcome::Ask(command);
        }
        let screen = ui.ctx().content_rect().size();
        ui.set_width(1080.0_f32.min(screen.x - 80.0));
        if self.n_away > 0 || self.batch.files.is_empty() {
            return self.waiting_ui(ui, around);
        }
        title_ui(ui, around, self.title(around));
        let height = (screen.y - 260.0).clamp(240.0, 620.0);
        let mut outcome = Outcome::Stay;
        ui.allocate_ui_with_layout(
            egui::vec2(ui.available_width(), height),
            egui::Layout::left_to_right(egui::Align::Min),
            |ui| {
                if self.batch.files.len() > 1 {
                    let chosen = self.groups.ui(ui, around, &self.batch.files, self.current, height);
                    if let Some(chosen) = chosen.filter(|chosen| *chosen != self.current) {
                        (self.current, self.shown) = (chosen, None);
                    }
                    ui.add_space(12.0);
                }
                ui.vertical(|ui| {
                    ui.set_height(height);
                    outcome = self.current_ui(ui, around, height);
                });
            },
        );
        if !matches!(outcome, Outcome::Stay) {
            return outcome;
        }
        let outcome = self.next_time_ui(ui, around);
        match buttons_named_ui(ui, around, &self.confirm(around), Tone::Plain, true) {
            Wants::Confirm => self.arrival().map_or(Outcome::Close, |a| Outcome::Do(Command::BringIn(Box::new(a)))),
            Wants::Cancel => Outcome::Close,
            Wants::Nothing => outcome,
        }
    }

    /// Asks whether the next transcripts are shown too when nothing is in doubt.
    fn next_time_ui(&self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        if self.reads_documents() {
            return Outcome::Stay;
        }
        ui.add_space(8.0);
        let mut at_once = around.import_at_once;
        let changed = ui.checkbox(&mut at_once, around.say(say::ONLY_IN_DOUBT)).changed();
        if changed { Outcome::Ask(Command::SetImportAtOnce(at_once)) } else { Outcome::Stay }
    }

    fn waiting_ui(&self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        title_ui(ui, around, around.say(say::IN_PROGRESS));
        ui.spinner();
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
        Outcome::Stay
    }

    fn title(&self, around: &Around<'_>) -> String {
        match self.batch.files.as_slice() {
            [only] => around.tongue.fill(say::TITLE_ONE, &[("name", &only.imported.name)]),
            many => around.tongue.fill(say::TITLE_MANY, &[("n", &around.tongue.number(many.len()))]),
        }
    }

    fn confirm(&self, around: &Around<'_>) -> String {
        match () {
            () if self.reads_documents() => around.say(say::READ_SO).to_owned(),
            () => around.tongue.count(self.batch.files.len(), say::IMPORT_ONE, say::IMPORT_MANY),
        }
    }

    /// Returns what comes in: of documents those about which something was decided, nothing if there is none.
    fn arrival(&mut self) -> Option<Arrival> {
        let decisions = self.batch.by_names(self.decisions());
        let mut batch = std::mem::take(&mut self.batch);
        if decisions == Decisions::default() {
            let first = std::mem::take(&mut self.first);
            let mut first = first.iter();
            batch.files.retain(|f| first.next() != Some(&f.wish) || f.document.is_none());
        }
        (!batch.files.is_empty()).then_some(Arrival { batch, decisions })
    }

    /// Draws the current file.
    fn current_ui(&mut self, ui: &mut Ui, around: &Around<'_>, height: f32) -> Outcome {
        let mut outcome = self.memory_ui(ui, around);
        self.changed_ui(ui, around);
        outcome = or(outcome, || self.convention_ui(ui, around));
        if self.batch.files.len() > 1 {
            self.reach_ui(ui, around);
        }
        ui.add_space(6.0);
        let room = height - (ui.cursor().top() - ui.min_rect().top());
        if self.batch.files.is_empty() {
            return outcome;
        }
        let labels = self.shown().labels.clone();
        let answer = labels::labels_ui(ui, around, &labels, (room * 0.5).max(110.0));
        if let Some(answer) = answer {
            let decided = self.answer(&answer);
            outcome = or(outcome, || decided);
        }
        if !self.batch.files.is_empty() {
            ui.add_space(8.0);
            self.pane_ui(ui, around);
        }
        outcome
    }

    /// Takes an answer about a label. What the text says by itself needs no answer.
    fn answer(&mut self, answer: &labels::Answer) -> Outcome {
        let (label, explicit) = match answer {
            labels::Answer::Role(label, role) => return self.decide(|wish| wish.set_role(label, *role)),
            labels::Answer::Is(label, None) => return self.decide(|wish| wish.set_answer(label, None)),
            labels::Answer::Is(label, Some(explicit)) => (label, explicit),
        };
        let file = &mut self.batch.files[self.current];
        file.wish.set_answer(label, None);
        file.read_again();
        let is_speaker = file.imported.speakers.iter().any(|s| s.label == *label);
        let says_so = match explicit {
            crate::model::LabelAnswer::Speaker => is_speaker,
            crate::model::LabelAnswer::Other => !is_speaker,
            crate::model::LabelAnswer::SameAs(_) => false,
        };
        let answer = (!says_so).then(|| explicit.clone());
        self.decide(|wish| wish.set_answer(label, answer.clone()))
    }

    /// Says that earlier decisions made a difference, and offers to forget them.
    fn memory_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        if !self.batch.files.iter().any(|f| f.by_memory) {
            return Outcome::Stay;
        }
        let mut forgets = false;
        ui.horizontal_wrapped(|ui| {
            ui.label(around.quiet(around.say(say::BY_MEMORY)));
            forgets = ui.button(around.say(say::FORGET)).clicked();
        });
        if !forgets {
            return Outcome::Stay;
        }
        for file in &mut self.batch.files {
            file.by_memory = false;
        }
        self.first = vec![Wish::default(); self.batch.files.len()];
        let all = (0..self.batch.files.len()).collect();
        if let Outcome::Ask(command) = self.read_again(all, |wish| *wish = Wish::default()) {
            self.pending = Some(command);
        }
        Outcome::Ask(Command::ForgetReadings)
    }

    /// Says that turns were changed by hand, and asks whether they stay.
    fn changed_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let decisions = self.decisions();
        let file = &self.batch.files[self.current];
        if file.changed.is_empty() {
            return;
        }
        let (mut keeps, is_kept) = (file.keeps_changed, file.keeps(&decisions));
        ui.horizontal_wrapped(|ui| {
            let told = around.tongue.count(file.changed.len(), say::ONE_CHANGED, say::N_CHANGED);
            ui.label(RichText::new(told).strong());
            ui.checkbox(&mut keeps, around.say(say::KEEP_CHANGED));
            if !is_kept {
                ui.label(around.quiet(around.say(say::CHANGED_ARE_LOST)));
            }
        });
        if keeps != file.keeps_changed {
            self.batch.files.iter_mut().for_each(|f| f.keeps_changed = keeps);
            self.shown = None;
        }
    }

    fn convention_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        let Shown { convention, n_turns, .. } = self.shown();
        let (now, n_turns) = (*convention, *n_turns);
        let choices = self.batch.files[self.current].imported.conventions();
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            let name = ui.label(around.say(say::CONVENTION));
            let combo = ComboBox::from_id_salt("convention").width(250.0);
            let list = combo.selected_text(around.say(convention_name(now))).show_ui(ui, |ui| {
                for choice in [None].into_iter().chain(choices.into_iter().map(Some)) {
                    let name = choice.map_or(say::AUTOMATIC, convention_name);
                    if ui.selectable_label(choice == Some(now), around.say(name)).clicked() {
                        chosen = Some(choice);
                    }
                }
            });
            list.response.labelled_by(name.id);
            let turns = files::turns_in_words(around.tongue, n_turns.0, n_turns.1);
            ui.add(egui::Label::new(around.quiet(turns)).extend());
        });
        chosen.map_or(Outcome::Stay, |chosen| self.decide(|wish| wish.convention = chosen))
    }

    fn reach_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let t = around.tongue;
        let n_alike = self.groups.with(self.current).len();
        ui.horizontal_wrapped(|ui| {
            ui.label(around.quiet(around.say(say::DECIDE_FOR)));
            ui.radio_value(&mut self.reach, Reach::This, around.say(say::THIS_FILE));
            if n_alike > 1 && n_alike < self.batch.files.len() {
                let alike = t.fill(say::THIS_GROUP, &[("n", &t.number(n_alike))]);
                ui.radio_value(&mut self.reach, Reach::Group, alike);
            }
            let all = t.fill(say::ALL_FILES, &[("n", &t.number(self.batch.files.len()))]);
            ui.radio_value(&mut self.reach, Reach::All, all);
        });
    }
}

/// Returns the first outcome that asks for something.
fn or(outcome: Outcome, other: impl FnOnce() -> Outcome) -> Outcome {
    if matches!(outcome, Outcome::Stay) { other() } else { outcome }
}

/// A remark in the colour of what is to be checked.
fn warning(around: &Around<'_>, text: impl Into<String>) -> RichText {
    RichText::new(text).color(around.tokens.warning)
}

/// Returns what a convention is called.
fn convention_name(convention: Convention) -> Phrase {
    match convention {
        Convention::Labels => say::LABELS,
        Convention::NamesAlone => say::NAMES_ALONE,
        Convention::Emphasis => say::EMPHASIS,
        Convention::Points => say::POINTS,
        Convention::Dashes => say::DASHES,
        Convention::Signs => say::SIGNS,
        Convention::Capitals => say::CAPITALS,
        Convention::WithinLines => say::WITHIN_LINES,
        Convention::Voices => say::VOICES,
        Convention::Quotations => say::QUOTATIONS,
        Convention::RowsAreTurns => say::ROWS_ARE_TURNS,
        Convention::RowsAreRespondents => say::ROWS_ARE_RESPONDENTS,
        Convention::Format => say::FORMAT,
        Convention::Colours => say::COLOURS,
        Convention::Nobody => say::NOBODY,
    }
}
