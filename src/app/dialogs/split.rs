//! Splits a code: shows its codings with the words around them, and asks which of them get another code, new or there.

use std::collections::BTreeSet;

use eframe::egui::{self, Button, ComboBox, Id, Rect, Ui, UiBuilder, vec2};

use super::code_finder::{CodeFinder, Found};
use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::Command;
use crate::app::panels::search::Snippet;
use crate::app::widgets::card::{Card, guess_height};
use crate::app::widgets::entries::choose_ui;
use crate::app::widgets::tall_list::{Items, TallList};
use crate::app::words::{common, dialogs as say, search as search_words};
use crate::model::turns::clock_time;
use crate::model::{CodeId, CodingId, Document, DocumentId, Edition, Project, Span, Subject};

/// A split to be decided.
#[derive(Debug)]
pub struct SplitDialog {
    code: CodeId,
    finder: CodeFinder,
    /// The newest change that the codings were read from.
    read_at: Option<Edition>,
    codings: Vec<Item>,
    ticked: BTreeSet<CodingId>,
    document: Option<DocumentId>,
    group: Option<String>,
    list: TallList,
    version: u64,
}

/// A coding of the code.
#[derive(Clone, Debug)]
struct Item {
    document: DocumentId,
    coding: CodingId,
    span: Span,
    /// What who speaks has as viewpoint.
    group: Option<String>,
}

impl SplitDialog {
    pub(super) fn new(code: CodeId) -> Self {
        Self {
            code,
            finder: CodeFinder::default(),
            read_at: None,
            codings: Vec::new(),
            ticked: BTreeSet::new(),
            document: None,
            group: None,
            list: TallList::default(),
            version: 0,
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        let project = study.session.project();
        let Some(row) = study.outline.row(self.code) else { return Outcome::Close };
        self.read(project);
        let screen = ui.ctx().content_rect().size();
        ui.set_width(660.0_f32.min(screen.x - 80.0));
        title_ui(ui, around, around.tongue.fill(say::SPLIT, &[("code", &row.name)]));
        let code = self.code;
        let target = self.finder.ui(ui, around, say::SPLIT_TO, true, |row| row.code != code);
        ui.add_space(8.0);
        self.filters_ui(ui, around, project);
        ui.add_space(4.0);
        let height = (screen.y - ui.cursor().top() - 110.0).clamp(110.0, 340.0);
        self.list_ui(ui, around, project, height);
        let (n, all) = (self.ticked.len(), self.codings.len());
        let (n, all) = (around.tongue.number(n), around.tongue.number(all));
        ui.label(around.quiet(around.tongue.fill(say::SPLIT_TICKED, &[("n", &n), ("all", &all)])));
        let ready = !self.ticked.is_empty() && target.is_some();
        match (buttons_ui(ui, around, say::SPLIT_DO, Tone::Plain, ready), target) {
            (Wants::Confirm, Some(target)) => Outcome::Do(self.command(target)),
            (Wants::Cancel, _) => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    fn command(&self, target: Found) -> Command {
        let ticked = self.codings.iter().filter(|item| self.ticked.contains(&item.coding));
        let codings = ticked.map(|item| (item.document, item.coding)).collect();
        match target {
            Found::Code(to) => Command::RecodeCodings { codings, to },
            Found::New(name) => Command::RecodeToNew { codings, beside: self.code, name },
        }
    }

    /// Reads the codings again when something changed, for others may write meanwhile.
    fn read(&mut self, project: &Project) {
        let edition = Some(project.edition());
        if self.read_at == edition {
            return;
        }
        self.read_at = edition;
        self.codings.clear();
        for document in project.documents() {
            let own = project.codings(document).filter(|c| c.code == self.code);
            let mut items: Vec<Item> = own
                .map(|c| Item {
                    document: document.id,
                    coding: c.coding.id,
                    span: c.span,
                    group: group_of(project, document, c.span),
                })
                .collect();
            items.sort_by_key(|item| (item.span, item.coding));
            self.codings.extend(items);
        }
        let there: BTreeSet<CodingId> = self.codings.iter().map(|item| item.coding).collect();
        self.ticked.retain(|coding| there.contains(coding));
        self.version += 1;
    }

    fn is_shown(&self, item: &Item) -> bool {
        self.document.is_none_or(|d| d == item.document) && (self.group.is_none() || self.group == item.group)
    }

    fn filters_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        let before = (self.document, self.group.clone());
        ui.horizontal_wrapped(|ui| {
            self.documents_ui(ui, around, project);
            self.groups_ui(ui, around, project);
            let shown = |split: &Self| -> Vec<CodingId> {
                split.codings.iter().filter(|item| split.is_shown(item)).map(|item| item.coding).collect()
            };
            if ui.add(Button::new(around.say(search_words::TICK_ALL))).clicked() {
                self.ticked.extend(shown(self));
            }
            if ui.add(Button::new(around.say(search_words::TICK_NONE))).clicked() {
                shown(self).iter().for_each(|coding| _ = self.ticked.remove(coding));
            }
        });
        if before != (self.document, self.group.clone()) {
            self.version += 1;
        }
    }

    fn documents_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        let name = |id: DocumentId| project.document_name(id);
        let shown = self.document.map_or(around.say(say::ALL_DOCUMENTS), name);
        let documents = || {
            let mut all: Vec<Option<DocumentId>> = vec![None];
            all.extend(self.codings.iter().map(|item| Some(item.document)));
            all.dedup();
            all
        };
        let combo = ComboBox::from_id_salt("documents").width(180.0).truncate().selected_text(shown);
        let named = |id: &Option<DocumentId>| id.map_or(around.say(say::ALL_DOCUMENTS), name).to_owned();
        let list = choose_ui(ui, combo, around.find_entry(), &mut self.document, documents, named);
        list.accessible_name(around.say(common::DOCUMENTS));
    }

    fn groups_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        let Some(viewpoint) = &project.viewpoint else { return };
        let groups = || {
            let named: BTreeSet<&String> = self.codings.iter().filter_map(|item| item.group.as_ref()).collect();
            std::iter::once(None).chain(named.into_iter().cloned().map(Some)).collect()
        };
        let all = around.tongue.fill(say::ALL_OF, &[("attribute", viewpoint)]);
        let chosen = &mut self.group;
        let combo = ComboBox::from_id_salt("groups").selected_text(chosen.clone().unwrap_or_else(|| all.clone()));
        let named = |group: &Option<String>| group.clone().unwrap_or_else(|| all.clone());
        choose_ui(ui, combo, around.find_entry(), chosen, groups, named).accessible_name(viewpoint);
    }

    fn list_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project, height: f32) {
        let shown: Vec<usize> = (0..self.codings.len()).filter(|i| self.is_shown(&self.codings[*i])).collect();
        let Self { codings, ticked, list, version, .. } = self;
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            let mut cards = Cards { around, project, codings, shown: &shown, ticked };
            list.show(ui, "codings to split", *version, None, &mut cards);
        });
    }
}

/// Returns what who speaks in `span` has as viewpoint.
fn group_of(project: &Project, document: &Document, span: Span) -> Option<String> {
    let viewpoint = project.viewpoint.as_ref()?;
    let turn = document.turn_at(span.start).and_then(|i| document.turns.get(i));
    let speaker = turn.and_then(|turn| document.speaker_of(turn)).and_then(|s| s.participant);
    project.value_in(speaker.or(document.participant), document.id, viewpoint).map(str::to_owned)
}

struct Cards<'a> {
    around: &'a Around<'a>,
    project: &'a Project,
    codings: &'a [Item],
    shown: &'a [usize],
    ticked: &'a mut BTreeSet<CodingId>,
}

/// The width of the column of ticks.
const TICK: f32 = 34.0;

impl Items for Cards<'_> {
    fn count(&self) -> usize {
        self.shown.len()
    }

    fn guess(&self, _: usize, width: f32) -> f32 {
        guess_height(self.around.tokens, 200, width - TICK)
    }

    fn measure(&self, ui: &Ui, i: usize, width: f32) -> f32 {
        self.card(i).height(ui, self.around.tokens, width - TICK)
    }

    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect) {
        let (card, coding) = (self.card(i), self.codings[self.shown[i]].coding);
        let place = rect.with_min_x(rect.left() + TICK);
        let clicked = card.ui(ui, self.around.tokens, Id::unique(("to split", coding)), place, false).clicked();
        let before = self.ticked.contains(&coding);
        let mut ticked = before ^ clicked;
        let place = Rect::from_min_size(rect.min + vec2(6.0, 10.0), vec2(TICK - 6.0, 28.0));
        ui.scope_builder(UiBuilder::new().max_rect(place).id_salt(("tick", coding)), |ui| {
            ui.add(egui::Checkbox::without_text(&mut ticked)).accessible_name(&card.words);
        });
        if ticked && !before {
            self.ticked.insert(coding);
        } else if before && !ticked {
            self.ticked.remove(&coding);
        }
    }
}

impl Cards<'_> {
    fn card(&self, i: usize) -> Card {
        let item = &self.codings[self.shown[i]];
        let Some(document) = self.project.document(item.document) else { return Card::default() };
        let Ok(text) = self.project.text(document) else { return Card::default() };
        let turn = document.turn_at(item.span.start).and_then(|i| document.turns.get(i));
        let within = turn.map_or(item.span, |turn| turn.words);
        let snippet = Snippet::of(&text, within, &[item.span]);
        let speaker = turn.and_then(|turn| document.speaker_of(turn)).map(|s| s.label.clone());
        let time = document.time_at(item.span.start).map(clock_time);
        let coder = document.codings.get(&item.coding).map(|c| self.project.coder_name(c.coder).to_owned());
        let details: Vec<String> = [document.name.clone()].into_iter().chain(time).chain(coder).collect();
        Card {
            speaker: speaker.unwrap_or_else(|| self.around.say(search_words::NO_SPEAKER).to_owned()),
            details: details.join(" · "),
            words: snippet.words,
            marks: snippet.marks,
            chips: Vec::new(),
            note: self.project.memo(Subject::Coding(item.coding)).to_owned(),
        }
    }
}
