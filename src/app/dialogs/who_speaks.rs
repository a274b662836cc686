//! Asks who speaks a turn, or the second half of one that is split: a speaker of the document found by a few letters,
//! or somebody new with a role and a participant. Arrows choose while the field keeps the keyboard.

use std::ops::Range;

use eframe::egui::{self, RichText, Role as NodeRole, ScrollArea, Sense, WidgetInfo, vec2};

use super::who::Who;
use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::Command;
use crate::app::panels::participants::role_name;
use crate::app::panels::reader::prose_ui;
use crate::app::theme::fonts;
use crate::app::turns::{TurnChange, place_of, turns_of};
use crate::app::widgets::list_focus::stepped;
use crate::app::words::turns as say;
use crate::model::naming::{Typed, is_same_name};
use crate::model::plan::Voice;
use crate::model::{Address, Document, DocumentId, Project};

/// What is asked for.
#[derive(Clone, PartialEq, Debug)]
enum Purpose {
    /// The speaker of a turn, or of all turns of its speaker.
    Give,
    /// The speaker of the turn that begins at that character.
    Split { at: Address },
}

/// A voice to be chosen.
#[derive(Debug)]
pub struct WhoSpeaks {
    document: DocumentId,
    turn: Address,
    /// Turns behind it that are given with it.
    others: Vec<Address>,
    purpose: Purpose,
    /// The words that are given.
    words: String,
    typed: String,
    chosen: Option<usize>,
    /// Whether all turns of the speaker are given.
    all: bool,
    who: Who,
}

/// One line of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Offer {
    Known(u16),
    Nobody,
    New,
}

const ROW: f32 = 28.0;
/// So many rows are seen at once.
const SEEN: f32 = 6.0;
/// So much of the words is shown from their beginning on, in code points.
const QUOTED: usize = 220;

impl WhoSpeaks {
    pub(super) fn give(document: &Document, turns: Range<usize>) -> Self {
        let turn = document.turns[turns.start].anchor.first;
        let others = document.turns[turns.start + 1..turns.end].iter().map(|t| t.anchor.first).collect();
        Self { others, ..Self::new(document.id, turn, Purpose::Give, String::new()) }
    }

    pub(super) fn split(document: &Document, i: usize, at: Address, words: String) -> Self {
        let turn = document.turns[i].anchor.first;
        Self { chosen: Some(0), ..Self::new(document.id, turn, Purpose::Split { at }, words) }
    }

    fn new(document: DocumentId, turn: Address, purpose: Purpose, words: String) -> Self {
        Self {
            document,
            turn,
            others: Vec::new(),
            purpose,
            words,
            typed: String::new(),
            chosen: None,
            all: false,
            who: Who::new(),
        }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        let project = around.study.map(|s| s.session.project());
        let found = project.and_then(|p| Some((p, p.document(self.document)?)));
        let Some((project, document)) = found else { return Outcome::Close };
        let Some(i) = place_of(document, self.turn) else { return Outcome::Close };
        ui.set_width(460.0);
        let phrase = match (&self.purpose, self.others.is_empty()) {
            (Purpose::Split { .. }, _) => say::ASK_SPLIT,
            (Purpose::Give, true) => say::ASK_WHO,
            (Purpose::Give, false) => say::ASK_WHO_SEVERAL,
        };
        let [n, last] = [i + 1, i + 1 + self.others.len()].map(|n| around.tongue.number(n));
        title_ui(ui, around, around.tongue.fill(phrase, &[("n", &n), ("last", &last)]));
        self.words_ui(ui, around, project, document, i);
        let moved = stepped(ui);
        let before = self.typed.clone();
        field_ui(ui, around, say::SPEAKER, &mut self.typed, true);
        let offers = self.offers(project, document, document.turns[i].speaker);
        if before != self.typed {
            self.chosen = (!offers.is_empty()).then_some(0);
        }
        if moved != 0 {
            self.chosen = Some(self.chosen.map_or(0, |at| at.saturating_add_signed(moved)));
        }
        self.chosen = self.chosen.map(|at| at.min(offers.len().saturating_sub(1)));
        ui.add_space(4.0);
        self.offers_ui(ui, around, document, document.turns[i].speaker, &offers, moved != 0);
        let chosen = self.chosen.and_then(|at| offers.get(at)).cloned();
        ui.add_space(8.0);
        let n = document.turns[i].speaker.map_or(0, |speaker| turns_of(document, speaker).len());
        if self.purpose == Purpose::Give && self.others.is_empty() && n > 1 {
            self.reach_ui(ui, around, document, i, n);
        }
        self.about_ui(ui, around, document, i, chosen.as_ref());
        let confirm = if self.purpose == Purpose::Give { say::DO_GIVE } else { say::DO_SPLIT };
        match buttons_ui(ui, around, confirm, Tone::Plain, chosen.is_some()) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => {
                let change = chosen.map(|offer| self.change(document, i, &offer));
                change.map_or(Outcome::Close, |change| {
                    Outcome::Do(Command::ChangeTurns { document: self.document, change })
                })
            }
        }
    }

    fn words_ui(&self, ui: &mut egui::Ui, around: &Around<'_>, project: &Project, document: &Document, i: usize) {
        let turn = || project.words(document, document.turns[i].words).into_owned();
        let words = if self.words.is_empty() { turn() } else { self.words.clone() };
        let mut head: String = words.trim().chars().take(QUOTED).collect();
        if head.len() < words.trim().len() {
            head.push('…');
        }
        prose_ui(ui, &head, fonts::serif(around.tokens.ui_size + 1.5), 22.0, around.tokens.text.into());
        ui.add_space(10.0);
    }

    /// Returns who fits what was typed: speakers of the document, the one of the turn leading when it is split, and
    /// somebody new of that label.
    fn offers(&self, project: &Project, document: &Document, now: Option<u16>) -> Vec<Offer> {
        let (typed, nothing) = (Typed::new(&self.typed), self.typed.trim().is_empty());
        let person = |speaker: u16| {
            let person = document.speakers[usize::from(speaker)].participant.and_then(|p| project.participants.get(&p));
            person.map_or("", |p| &p.name)
        };
        let label = |speaker: u16| document.speakers[usize::from(speaker)].label.as_str();
        let speaks = |speaker: &u16| document.turns.iter().any(|t| t.speaker == Some(*speaker));
        let fits = |speaker: &u16| typed.finds(label(*speaker)) || typed.finds(person(*speaker));
        let known: Vec<u16> =
            (0..document.speakers.len()).filter_map(|i| u16::try_from(i).ok()).filter(speaks).filter(fits).collect();
        let is_there = known.iter().any(|speaker| is_same_name(label(*speaker), &self.typed));
        let splits = self.purpose != Purpose::Give;
        let mut offers: Vec<Offer> = known.iter().map(|speaker| Offer::Known(*speaker)).collect();
        match splits {
            true => offers.sort_by_key(|offer| *offer != now.map_or(Offer::Nobody, Offer::Known)),
            // Of several turns, some may be that speaker's already.
            false if self.others.is_empty() => offers.retain(|offer| Some(offer) != now.map(Offer::Known).as_ref()),
            false => {}
        }
        if nothing {
            offers.push(Offer::Nobody);
        } else if !is_there {
            offers.push(Offer::New);
        }
        offers
    }

    fn offers_ui(
        &mut self,
        ui: &mut egui::Ui,
        around: &Around<'_>,
        document: &Document,
        now: Option<u16>,
        offers: &[Offer],
        moved: bool,
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("speakers found").auto_shrink([false, true]);
        area = area.max_height(ROW * SEEN);
        if moved {
            area = area.vertical_scroll_offset((self.chosen.unwrap_or_default() as f32 - SEEN / 2.0).max(0.0) * ROW);
        }
        area.show_rows(ui, ROW, offers.len(), |ui, range| {
            for i in range {
                let (name, note) = self.offer_words(around, document, now, &offers[i]);
                if offer_ui(ui, around, &name, &note, Some(i) == self.chosen) {
                    self.chosen = Some(i);
                }
            }
        });
        ui.spacing_mut().item_spacing.y = 4.0;
    }

    fn offer_words(
        &self,
        around: &Around<'_>,
        document: &Document,
        now: Option<u16>,
        offer: &Offer,
    ) -> (String, String) {
        match offer {
            Offer::Known(speaker) => {
                let known = &document.speakers[usize::from(*speaker)];
                let role = around.say(role_name(known.role)).to_owned();
                match Some(*speaker) == now && self.others.is_empty() {
                    true => (around.tongue.fill(say::AS_BEFORE, &[("name", &known.label)]), role),
                    false => (known.label.clone(), role),
                }
            }
            Offer::Nobody => (around.say(say::NOBODY).to_owned(), String::new()),
            Offer::New => (around.tongue.fill(say::NEW, &[("name", self.typed.trim())]), String::new()),
        }
    }

    /// Asks whether one turn is given, or all turns of its speaker.
    fn reach_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>, document: &Document, i: usize, n: usize) {
        let label = document.speaker_of(&document.turns[i]).map_or("", |s| s.label.as_str());
        ui.radio_value(&mut self.all, false, around.say(say::THIS_TURN));
        let all = around.tongue.fill(say::ALL_TURNS, &[("n", &around.tongue.number(n)), ("name", label)]);
        ui.radio_value(&mut self.all, true, all);
        ui.add_space(4.0);
    }

    /// Asks who somebody new is, or says what giving all turns means.
    fn about_ui(
        &mut self,
        ui: &mut egui::Ui,
        around: &Around<'_>,
        document: &Document,
        i: usize,
        chosen: Option<&Offer>,
    ) {
        let now = document.speaker_of(&document.turns[i]).map_or("", |s| s.label.as_str());
        let note = match chosen {
            Some(Offer::New) if !self.all => return self.who.ui(ui, around, &self.typed),
            Some(Offer::New) => around.say(say::RENAMED_NOTE).to_owned(),
            Some(Offer::Known(_)) if self.all => around.tongue.fill(say::MERGED_NOTE, &[("name", now)]),
            _ => return,
        };
        ui.add(egui::Label::new(RichText::new(note).color(around.tokens.text_quiet)).wrap());
    }

    fn change(&self, document: &Document, i: usize, offer: &Offer) -> TurnChange {
        let now = document.turns[i].speaker;
        let voice = match offer {
            Offer::Known(speaker) => Voice::Known(*speaker),
            Offer::Nobody => Voice::Nobody,
            Offer::New => Voice::New(self.who.speaker(&self.typed)),
        };
        match (&self.purpose, now.filter(|_| self.all), offer) {
            (Purpose::Split { at }, ..) => {
                let same = now.map_or(Offer::Nobody, Offer::Known) == *offer;
                TurnChange::Split { turn: self.turn, at: *at, voice: (!same).then_some(voice) }
            }
            // Somebody who is called otherwise from now on stays who it is.
            (Purpose::Give, Some(speaker), Offer::New) => {
                TurnChange::Rename { speaker, label: self.typed.trim().to_owned() }
            }
            (Purpose::Give, Some(speaker), _) => TurnChange::GiveAll { speaker, voice },
            (Purpose::Give, None, _) => {
                let turns = std::iter::once(self.turn).chain(self.others.iter().copied()).collect();
                TurnChange::Give { turns, voice }
            }
        }
    }
}

fn offer_ui(ui: &mut egui::Ui, around: &Around<'_>, name: &str, note: &str, chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(NodeRole::ListBoxOption, true, chosen, name));
    let tokens = around.tokens;
    if chosen || response.hovered() {
        let ground = if chosen { tokens.selected } else { tokens.hover };
        ui.painter().rect_filled(rect, tokens.radius, ground);
    }
    let (left, right) = (rect.left_center() + vec2(10.0, 0.0), rect.right_center() - vec2(10.0, 0.0));
    let painter = ui.painter();
    painter.text(left, egui::Align2::LEFT_CENTER, name, fonts::medium(tokens.ui_size), tokens.text.into());
    let small = fonts::regular(tokens.small_size);
    painter.text(right, egui::Align2::RIGHT_CENTER, note, small, tokens.text_quiet.into());
    response.clicked()
}
