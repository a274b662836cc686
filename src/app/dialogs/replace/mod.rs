//! Find and replace: what is looked for is found while it is typed, each place is shown with the words around it and
//! can be left out, and nothing changes before somebody says so.

mod found;
mod lines;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui::{self, Button, Key, Modifiers, RichText, ScrollArea, Ui, vec2};

pub use found::{Found, Match, find};
pub(super) use lines::changed_line;

use super::{Around, Outcome, field_ui, row_ui, title_ui};
use crate::analysis::{Reach, reach};
use crate::app::command::{Command, Replacing, Sought};
use crate::app::theme::fonts;
use crate::app::widgets::changed_lines::ChangedLines;
use crate::app::words::{common, corrections as say};
use crate::model::{DocumentId, Project, Replacement};
use crate::search::replace::Wanted;

/// The room for how many places are ticked, and for a line of what that would cost.
const COUNT_HEIGHT: f32 = 62.0;

/// Where words are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Where {
    This(DocumentId),
    Ticked,
    All,
}

/// Words to be replaced.
#[derive(Debug)]
pub struct ReplaceDialog {
    wanted: Wanted,
    with: String,
    place: Where,
    /// The document that is read.
    this: Option<DocumentId>,
    documents: BTreeSet<DocumentId>,
    /// What is being looked for, or was found.
    sought: Option<Sought>,
    /// Stops looking for what nobody asks for any more.
    stop: Arc<AtomicBool>,
    found: Option<Found>,
    ticked: Vec<bool>,
    /// What the ticked places meet; counted again after each tick.
    counted: Option<Counted>,
    lines: ChangedLines,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    n_ticked: usize,
    n_documents: usize,
    reach: Reach,
}

impl ReplaceDialog {
    /// Returns a dialog that looks for `words` in the document that is read, or everywhere when none is.
    pub fn new(words: String, this: Option<DocumentId>) -> Self {
        Self {
            wanted: Wanted { words, ..Wanted::default() },
            with: String::new(),
            place: this.map_or(Where::All, Where::This),
            this,
            documents: this.into_iter().collect(),
            sought: None,
            stop: Arc::default(),
            found: None,
            ticked: Vec::new(),
            counted: None,
            lines: ChangedLines::default(),
        }
    }

    /// Begins to look for `sought` and returns what says when to stop; what was looked for before stops.
    pub fn begin(&mut self, sought: Sought) -> Arc<AtomicBool> {
        self.stop.store(true, Ordering::Relaxed);
        self.stop = Arc::default();
        self.sought = Some(sought);
        self.found = None;
        Arc::clone(&self.stop)
    }

    /// Shows what was found, all of it ticked, unless something else is asked by now.
    pub fn finish(&mut self, sought: &Sought, found: Found) {
        if self.sought.as_ref() == Some(sought) {
            self.ticked = vec![true; found.matches.len()];
            self.found = Some(found);
            self.counted = None;
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        let project = study.session.project();
        let screen = ui.ctx().content_rect().size();
        ui.set_width(760.0_f32.min(screen.x - 80.0));
        title_ui(ui, around, around.say(say::REPLACE));
        self.fields_ui(ui, around);
        ui.add_space(8.0);
        self.options_ui(ui, around);
        ui.add_space(4.0);
        self.place_ui(ui, around, project);
        ui.add_space(8.0);
        let asked = self.asked(project);
        if asked.as_ref() != self.sought.as_ref() {
            self.found = None;
        }
        let height = (screen.y - ui.cursor().top() - 150.0).clamp(110.0, 400.0);
        self.places_ui(ui, around, project, asked.is_some(), height);
        // What is looked for does not move what somebody is about to click.
        let room = vec2(ui.available_width(), COUNT_HEIGHT);
        ui.allocate_ui(room, |ui| {
            ui.set_min_height(room.y);
            self.count_ui(ui, around, project);
        });
        let outcome = self.buttons_ui(ui, around);
        match asked {
            // Nothing that is shown now was found for what is asked now.
            Some(asked) if self.sought.as_ref() != Some(&asked) => Outcome::Ask(Command::FindToReplace(asked.into())),
            _ => outcome,
        }
    }

    /// Returns what is asked for now; nothing while it cannot be looked for.
    fn asked(&self, project: &Project) -> Option<Sought> {
        self.wanted.finder(&self.with).ok()?;
        let documents = match self.place {
            Where::This(document) => Some(vec![document]),
            Where::Ticked => Some(self.documents.iter().copied().collect()),
            Where::All => None,
        };
        let edition = Some(project.edition());
        Some(Sought { wanted: self.wanted.clone(), with: self.with.clone(), documents, edition })
    }

    fn fields_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let Self { wanted, with, lines, .. } = self;
        ui.columns_const(|[left, right]| {
            let words = field_ui(left, around, say::WORDS, &mut wanted.words, true);
            let new = field_ui(right, around, say::WITH, with, false);
            let leaves = |ui: &Ui, field: &egui::Response| {
                let enter = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
                enter || field.has_focus() && ui.input(|i| i.key_pressed(Key::ArrowDown))
            };
            if leaves(left, &words) || leaves(right, &new) {
                lines.focus();
            }
        });
    }

    fn options_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        ui.horizontal_wrapped(|ui| {
            let options = [
                (&mut self.wanted.any_case, say::ANY_CASE, Some(say::ANY_CASE_WHY)),
                (&mut self.wanted.whole_words, say::WHOLE_WORDS, None),
                (&mut self.wanted.is_pattern, say::PATTERN, Some(say::PATTERN_WHY)),
            ];
            for (chosen, name, why) in options {
                let tick = ui.checkbox(chosen, around.say(name));
                if let Some(why) = why {
                    tick.on_hover_text(around.say(why));
                }
                ui.add_space(10.0);
            }
        });
        let fault = self.wanted.finder(&self.with).err().filter(|_| !self.wanted.words.is_empty());
        if let Some(fault) = fault {
            ui.label(RichText::new(say::of_wanted(around.tongue, &fault)).color(around.tokens.error));
        } else if self.wanted.is_pattern {
            ui.label(around.quiet(around.say(say::PATTERN_WHY)).small());
        }
    }

    fn place_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        ui.horizontal_wrapped(|ui| {
            if let Some(document) = self.this.and_then(|id| project.document(id)) {
                let name = around.tongue.fill(say::IN_THIS, &[("document", &document.name)]);
                ui.radio_value(&mut self.place, Where::This(document.id), name);
                ui.add_space(10.0);
            }
            ui.radio_value(&mut self.place, Where::Ticked, around.say(say::IN_TICKED));
            ui.add_space(10.0);
            ui.radio_value(&mut self.place, Where::All, around.say(say::IN_ALL));
        });
        if self.place == Where::Ticked {
            self.documents_ui(ui, project);
        }
    }

    fn documents_ui(&mut self, ui: &mut Ui, project: &Project) {
        let documents = project.documents();
        let height = ui.spacing().interact_size.y;
        let rows = ScrollArea::vertical().id_salt("where").max_height(height * 4.5).auto_shrink([false, true]);
        rows.show_rows(ui, height, documents.len(), |ui, range| {
            for document in &documents[range] {
                let mut ticked = self.documents.contains(&document.id);
                if ui.checkbox(&mut ticked, &document.name).changed() {
                    match ticked {
                        true => self.documents.insert(document.id),
                        false => self.documents.remove(&document.id),
                    };
                }
            }
        });
    }

    fn places_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project, looks: bool, height: f32) {
        let nowhere = self.place == Where::Ticked && self.documents.is_empty();
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            let Self { found, ticked, lines, counted, .. } = self;
            match found {
                Some(found) if !found.matches.is_empty() => {
                    let line = |i: usize| lines::line(around, project, &found.matches[i]);
                    let n = found.matches.len();
                    if lines.ui(ui, around.tokens, around.say(say::PLACES), n, line, Some(ticked)) {
                        *counted = None;
                    }
                }
                _ => {
                    let text = match () {
                        () if nowhere => around.say(say::TICK_FIRST).to_owned(),
                        () if !looks => around.say(say::TYPE_FIRST).to_owned(),
                        () if found.is_none() => around.say(say::SEARCHING).to_owned(),
                        () => around.tongue.fill(say::NOTHING, &[("words", &self.wanted.words)]),
                    };
                    crate::app::widgets::empty_ui(ui, around.tokens, &text);
                }
            }
        });
    }

    /// Draws how many places are ticked and what they meet, with the buttons that tick.
    fn count_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        let found = self.found.as_ref().filter(|f| !f.matches.is_empty() || !f.not_here.is_empty());
        let Some(found) = found else { return };
        let counted = *self.counted.get_or_insert_with(|| count(project, found, &self.ticked));
        let t = around.tongue;
        let mut tick = None;
        ui.add_space(4.0);
        row_ui(ui, |ui| {
            for (name, ticks) in [(say::TICK_NONE, false), (say::TICK_ALL, true)] {
                if ui.add(Button::new(around.say(name))).clicked() {
                    tick = Some(ticks);
                }
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let all = t.number(found.matches.len());
                let places = t.count_filled(counted.n_ticked, say::ONE_PLACE, say::N_PLACES, &[("all", &all)]);
                let documents = t.count(counted.n_documents, common::ONE_DOCUMENT, common::N_DOCUMENTS);
                let codings = t.count(counted.reach.n_touched, common::ONE_CODING, common::N_CODINGS);
                let words = [("places", &*places), ("documents", &*documents), ("codings", &*codings)];
                ui.add(egui::Label::new(around.quiet(t.fill(say::COUNTS, &words))).truncate());
            });
        });
        if counted.reach.n_lost > 0 {
            let loses = t.count(counted.reach.n_lost, say::LOSES_ONE, say::LOSES_MANY);
            ui.add(egui::Label::new(RichText::new(loses).color(around.tokens.warning)).wrap());
        }
        if !found.not_here.is_empty() {
            let names = t.fill(say::NOT_HERE, &[("names", &found.not_here.join(", "))]);
            ui.add(egui::Label::new(RichText::new(names).color(around.tokens.warning)).wrap());
        }
        if let Some(ticks) = tick {
            self.ticked.fill(ticks);
            self.counted = None;
        }
    }

    fn buttons_ui(&self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        let n = self.counted.filter(|_| self.found.is_some()).map_or(0, |c| c.n_ticked);
        let deletes = self.with.is_empty() && !self.wanted.words.is_empty();
        let (one, many) =
            if deletes { (say::DELETE_ONE, say::DELETE_MANY) } else { (say::REPLACE_ONE, say::REPLACE_MANY) };
        ui.add_space(10.0);
        let mut outcome = Outcome::Stay;
        row_ui(ui, |ui| {
            let ground = if deletes { around.tokens.error } else { around.tokens.accent };
            let ink = if deletes { around.tokens.raised } else { around.tokens.on_accent };
            let text = RichText::new(around.tongue.count(n, one, many));
            let text = text.font(fonts::semibold(around.tokens.ui_size)).color(ink);
            let replace = ui.add_enabled(n > 0, Button::new(text).fill(ground).min_size(vec2(90.0, 30.0)));
            let by_key = n > 0 && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
            let plain = RichText::new(around.say(common::CANCEL)).font(fonts::medium(around.tokens.ui_size));
            if ui.add(Button::new(plain).min_size(vec2(90.0, 30.0))).clicked() {
                outcome = Outcome::Close;
            } else if replace.clicked() || by_key {
                outcome = self.replacing().map_or(Outcome::Stay, |r| Outcome::Do(Command::ReplaceWords(r.into())));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(around.quiet(around.say(say::KEYS)).small()).truncate());
            });
        });
        outcome
    }

    fn replacing(&self) -> Option<Replacing> {
        let (sought, found) = self.sought.clone().zip(self.found.as_ref())?;
        Some(Replacing { sought, places: by_document(found, &self.ticked) })
    }
}

/// Returns the ticked places of each document.
fn by_document(found: &Found, ticked: &[bool]) -> Vec<(DocumentId, Vec<Replacement>)> {
    let mut documents: Vec<(DocumentId, Vec<Replacement>)> = Vec::new();
    for (found, _) in found.matches.iter().zip(ticked).filter(|(_, ticked)| **ticked) {
        match documents.last_mut() {
            Some((document, places)) if *document == found.document => places.push(found.place.clone()),
            _ => documents.push((found.document, vec![found.place.clone()])),
        }
    }
    documents
}

fn count(project: &Project, found: &Found, ticked: &[bool]) -> Counted {
    let documents = by_document(found, ticked);
    let mut counted = Counted { n_documents: documents.len(), ..Counted::default() };
    for (document, places) in &documents {
        counted.n_ticked += places.len();
        if let Some(document) = project.document(*document) {
            let Reach { n_touched, n_lost } = reach(document, places);
            counted.reach.n_touched += n_touched;
            counted.reach.n_lost += n_lost;
        }
    }
    counted
}
