//! Codes all hits of a search at once, after showing what exactly would be coded.

mod which_code;

use std::collections::BTreeSet;

use eframe::egui::{Align, Button, Frame, Id, Key, Layout, Modal, Modifiers, Rect, RichText, Ui, UiBuilder, vec2};

use self::which_code::{Offer, WhichCode};

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::search::Snippet;
use crate::app::theme::fonts;
use crate::app::widgets::card::{Card, guess_height};
use crate::app::widgets::tall_list::{Items, TallList};
use crate::app::words::{common, search as words};
use crate::model::turns::clock_time;
use crate::model::{CodeId, Edition, Excerpt, HeldExcerpt, Project};
use crate::search::{AnchoredHits, Extent, Hits, extents};

/// What the dialog keeps between frames.
#[derive(Debug)]
pub struct Autocode {
    found: AnchoredHits,
    query: String,
    code: WhichCode,
    extent: Extent,
    /// What `candidates` was made of.
    of: Option<(Edition, Extent)>,
    candidates: Vec<Candidate>,
    /// What the marks of what is coded already were made of.
    marked_for: Option<(Edition, Extent, Option<CodeId>)>,
    list: TallList,
    version: u64,
}

/// One excerpt that would be coded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Candidate {
    /// What is coded is what was seen, whoever corrects the text meanwhile.
    held: HeldExcerpt,
    ticked: bool,
    /// Whether this coder coded it with the chosen code before.
    coded: bool,
}

impl Autocode {
    /// Returns a dialog for what `query` found.
    pub fn new(found: AnchoredHits, query: String) -> Self {
        Self {
            found,
            query,
            code: WhichCode::default(),
            extent: Extent::Match,
            of: None,
            candidates: Vec::new(),
            marked_for: None,
            list: TallList::default(),
            version: 0,
        }
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.code.refresh(ctx);
        let now = (ctx.project.edition(), self.extent);
        if self.of.as_ref() != Some(&now) {
            let same_extent = self.of.replace(now).is_some_and(|(_, extent)| extent == self.extent);
            if same_extent {
                self.candidates.retain_mut(|candidate| candidate.follow(ctx.project));
            } else {
                self.candidates = candidates(ctx.project, &self.found.in_project(ctx.project), self.extent);
            }
            self.version += 1;
        }
        let code = self.code.code();
        let marked_for = Some((ctx.project.edition(), self.extent, code));
        if self.marked_for != marked_for {
            self.marked_for = marked_for;
            let coded = coded_with(ctx, code, &self.candidates);
            for candidate in &mut self.candidates {
                candidate.coded = coded.contains(&candidate.held.excerpt());
            }
        }
    }

    fn chosen(&self) -> impl Iterator<Item = Excerpt> {
        self.candidates.iter().filter(|c| c.ticked && !c.coded).map(|c| c.held.excerpt())
    }
}

/// Two matches in one sentence are one excerpt.
fn candidates(project: &Project, hits: &Hits, extent: Extent) -> Vec<Candidate> {
    let mut seen = BTreeSet::new();
    let excerpts = hits.hits.iter().flat_map(|hit| extents(project, hit, extent));
    let fresh = excerpts.filter(|excerpt| seen.insert(*excerpt));
    fresh.filter_map(|excerpt| Candidate::of(project, excerpt)).collect()
}

impl Candidate {
    fn of(project: &Project, excerpt: Excerpt) -> Option<Self> {
        Some(Self { held: HeldExcerpt::of(project, excerpt)?, ticked: true, coded: false })
    }

    /// Goes where its words are now, and returns whether there are any.
    fn follow(&mut self, project: &Project) -> bool {
        let now = self.held.in_project(project);
        self.held = now.unwrap_or(self.held);
        now.is_some()
    }
}

/// Returns the excerpts that this coder coded with `code`.
fn coded_with(ctx: &Ctx<'_>, code: Option<CodeId>, candidates: &[Candidate]) -> BTreeSet<Excerpt> {
    let Some(code) = code else { return BTreeSet::new() };
    let documents: BTreeSet<_> = candidates.iter().map(|c| c.held.excerpt().document).collect();
    let mut coded = BTreeSet::new();
    for document in documents.into_iter().filter_map(|id| ctx.project.document(id)) {
        let mine = ctx.project.codings(document).filter(|c| c.code == code && c.coding.coder == ctx.coder);
        coded.extend(mine.map(|c| Excerpt { document: document.id, span: c.span }));
    }
    coded
}

/// Draws the dialog and returns whether it stays open.
pub fn autocode_ui(ui: &Ui, ctx: &Ctx<'_>, dialog: &mut Autocode) -> bool {
    dialog.refresh(ctx);
    let frame = Frame::window(ui.style()).inner_margin(20);
    let modal = Modal::new(Id::unique("code all hits")).frame(frame).show(ui.ctx(), |ui| {
        let screen = ui.ctx().content_rect().size();
        ui.set_width(640.0_f32.min(screen.x - 80.0));
        heading_ui(ui, ctx, dialog);
        ui.add_space(10.0);
        dialog.code.ui(ui, ctx);
        ui.add_space(10.0);
        extent_ui(ui, ctx, dialog);
        ui.add_space(6.0);
        let height = (screen.y - ui.cursor().top() - 130.0).clamp(120.0, 380.0);
        preview_ui(ui, ctx, dialog, height);
        ui.add_space(10.0);
        buttons_ui(ui, ctx, dialog)
    });
    modal.inner && !modal.should_close()
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, dialog: &Autocode) {
    let tokens = ctx.tokens;
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.say(words::AUTOCODE)).font(fonts::semibold(tokens.title_size)));
        ui.label(RichText::new(&dialog.query).color(tokens.text_quiet));
    });
    if dialog.found.hits().n_turns > dialog.found.hits().hits.len() {
        let n = ctx.tongue.number(dialog.found.hits().hits.len());
        ui.label(RichText::new(ctx.tongue.fill(words::LISTED, &[("n", &n)])).color(tokens.warning));
    }
}

fn extent_ui(ui: &mut Ui, ctx: &Ctx<'_>, dialog: &mut Autocode) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.say(words::EXTENT)).font(fonts::medium(ctx.tokens.ui_size)));
        let extents = [
            (Extent::Match, words::EXTENT_MATCH),
            (Extent::Sentence, words::EXTENT_SENTENCE),
            (Extent::Turn, words::EXTENT_TURN),
        ];
        for (extent, phrase) in extents {
            ui.radio_value(&mut dialog.extent, extent, ctx.say(phrase));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (phrase, ticked) in [(words::TICK_NONE, false), (words::TICK_ALL, true)] {
                if ui.button(ctx.say(phrase)).clicked() {
                    dialog.candidates.iter_mut().for_each(|c| c.ticked = ticked);
                }
            }
        });
    });
}

fn preview_ui(ui: &mut Ui, ctx: &Ctx<'_>, dialog: &mut Autocode, height: f32) {
    let Autocode { candidates, list, version, .. } = dialog;
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        let mut preview = Preview { ctx, candidates };
        list.show(ui, "excerpts to code", *version, None, &mut preview);
    });
}

/// Draws the buttons and returns whether the dialog stays open.
fn buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, dialog: &Autocode) -> bool {
    let n = dialog.chosen().count();
    let mut open = true;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let code = dialog.code.chosen();
        let text = match code {
            Some(Offer::New(path)) => {
                let (one, many) = (words::MAKE_AND_APPLY_ONE, words::MAKE_AND_APPLY_MANY);
                ctx.tongue.count_filled(n, one, many, &[("code", path)])
            }
            Some(Offer::Code(_)) | None => ctx.tongue.count(n, words::APPLY_ONE, words::APPLY_MANY),
        };
        let text = RichText::new(text).color(ctx.tokens.on_accent);
        let ready = n > 0 && code.is_some();
        let apply = ui.add_enabled(ready, Button::new(text).fill(ctx.tokens.accent));
        let by_key = ready && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if (apply.clicked() || by_key)
            && let Some(code) = code
        {
            let code_path = match code {
                Offer::Code(code) => ctx.outline.path(*code).to_owned(),
                Offer::New(path) => path.clone(),
            };
            ctx.send(Command::ApplyCodeToAll { code_path, excerpts: dialog.chosen().collect() });
            open = false;
        }
        if ui.button(ctx.say(common::CANCEL)).clicked() {
            open = false;
        }
    });
    open
}

struct Preview<'a> {
    ctx: &'a Ctx<'a>,
    candidates: &'a mut [Candidate],
}

/// The width of the column of ticks.
const TICK: f32 = 34.0;

impl Items for Preview<'_> {
    fn count(&self) -> usize {
        self.candidates.len()
    }

    fn guess(&self, _: usize, width: f32) -> f32 {
        guess_height(self.ctx.tokens, 200, width - TICK)
    }

    fn measure(&self, ui: &Ui, i: usize, width: f32) -> f32 {
        card(self.ctx, &self.candidates[i]).height(ui, self.ctx.tokens, width - TICK)
    }

    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect) {
        let Some(candidate) = self.candidates.get_mut(i) else { return };
        let card = card(self.ctx, candidate);
        let clicked =
            card.ui(ui, self.ctx.tokens, Id::unique(("to code", i)), rect.with_min_x(rect.left() + TICK), false);
        if clicked.clicked() && !candidate.coded {
            candidate.ticked = !candidate.ticked;
        }
        let place = Rect::from_min_size(rect.min + vec2(6.0, 10.0), vec2(TICK - 6.0, 28.0));
        ui.scope_builder(UiBuilder::new().max_rect(place).id_salt(("tick", i)), |ui| {
            let mut shown = candidate.ticked && !candidate.coded;
            let tick = ui.add_enabled(!candidate.coded, eframe::egui::Checkbox::without_text(&mut shown));
            let coded = if candidate.coded { format!(", {}", card.note) } else { String::new() };
            if tick.accessible_name(format!("{}{coded}", card.words)).changed() {
                candidate.ticked = shown;
            }
        });
    }
}

fn card(ctx: &Ctx<'_>, candidate: &Candidate) -> Card {
    let excerpt = candidate.held.excerpt();
    let Some(document) = ctx.project.document(excerpt.document) else { return Card::default() };
    let Ok(text) = ctx.project.text(document) else { return Card::default() };
    let turn = document.turn_at(excerpt.span.start).and_then(|i| document.turns.get(i));
    let within = turn.map_or(excerpt.span, |turn| turn.words);
    let snippet = Snippet::of(&text, within, &[excerpt.span]);
    let speaker = turn.and_then(|turn| document.speaker_of(turn)).map(|s| s.label.clone());
    let time = document.time_at(excerpt.span.start).map(clock_time);
    let details = std::iter::once(document.name.clone()).chain(time).collect::<Vec<_>>();
    Card {
        speaker: speaker.unwrap_or_else(|| ctx.say(words::NO_SPEAKER).to_owned()),
        details: details.join(" · "),
        words: snippet.words,
        marks: snippet.marks,
        chips: Vec::new(),
        note: if candidate.coded { ctx.say(words::ALREADY).to_owned() } else { String::new() },
    }
}
