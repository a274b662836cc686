//! The list of excerpts: heads of groups and cards, walked and ticked by keys.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::data::{marked, place, speakers, viewpoints};
use super::heading::share_words;
use super::many::Deed;
use super::{ExcerptGrouping, ExcerptsData, ExcerptsState, Item, words};
use crate::analysis::{ExcerptRow, Share};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::widgets::card::{Card, Chip, guess_height, head_of_group};
use crate::app::widgets::tall_list::Items;
use crate::model::CodeId;
use crate::model::turns::clock_time;

/// The room at the left in which excerpts are ticked.
const GUTTER: f32 = 30.0;

/// Draws the list and moves in it.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, data: &ExcerptsData) {
    let focus = ui.interact(ui.available_rect_before_wrap(), ui.make_persistent_id("excerpts"), Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(Role::List, true, ctx.say(words::LIST)));
    if std::mem::take(&mut state.wants_focus) || ui.memory(|memory| memory.focused().is_none()) {
        focus.request_focus();
    }
    let mut reveal = std::mem::take(&mut state.reveal).then_some(state.selected).flatten();
    if focus.has_focus() && state.many.is_none() {
        let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
        reveal = keys_ui(ui, ctx, state, data).or(reveal);
    }
    let mut cards = Cards { ctx, data, state, pressed: None };
    let mut list = std::mem::take(&mut cards.state.list);
    list.show(ui, "list of excerpts", cards.state.version, reveal, &mut cards);
    let pressed = cards.pressed;
    state.list = list;
    if let Some((i, how)) = pressed {
        focus.request_focus();
        press(ctx, state, data, i, how);
    }
}

/// How an excerpt was clicked.
#[derive(Clone, Copy)]
enum Press {
    Open,
    Tick,
    TickUpTo,
}

fn press(ctx: &Ctx<'_>, state: &mut ExcerptsState, data: &ExcerptsData, i: usize, how: Press) {
    match how {
        Press::Open => open(ctx, data, i),
        Press::Tick => tick_or_untick(state, data, i),
        Press::TickUpTo => {
            let from = state.selected.unwrap_or(i);
            let between = from.min(i)..=from.max(i);
            state.ticked.extend(between.filter_map(|i| data.row(i)).map(marked));
        }
    }
    state.selected = Some(i);
}

fn tick_or_untick(state: &mut ExcerptsState, data: &ExcerptsData, i: usize) {
    if let Some((excerpt, marks)) = data.row(i).map(marked)
        && state.ticked.remove(&excerpt).is_none()
    {
        state.ticked.insert(excerpt, marks);
    }
}

/// Moves by the arrow keys, ticks, and opens by Enter; returns where it moved.
fn keys_ui(ui: &Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, data: &ExcerptsData) -> Option<usize> {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::COMMAND, Key::A) {
        state.ticked = data.rows.iter().map(marked).collect();
    }
    if !state.ticked.is_empty() && pressed(Modifiers::NONE, Key::Escape) {
        state.ticked.clear();
    }
    for (key, deed) in [(Key::C, Deed::Add), (Key::R, Deed::Recode), (Key::U, Deed::Uncode)] {
        if pressed(Modifiers::NONE, key) {
            state.start(ctx, data, deed);
        }
    }
    if let Some(i) = state.selected {
        if pressed(Modifiers::NONE, Key::Space) {
            tick_or_untick(state, data, i);
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            open(ctx, data, i);
        }
    }
    // The modified key first: a key without modifiers is met by the same key with Shift.
    let moves = [
        (Key::ArrowDown, Move::By(1)),
        (Key::ArrowUp, Move::By(-1)),
        (Key::PageDown, Move::By(8)),
        (Key::PageUp, Move::By(-8)),
        (Key::Home, Move::First),
        (Key::End, Move::Last),
    ];
    let ticking = moves.iter().find(|(key, _)| pressed(Modifiers::SHIFT, *key));
    let moved = ticking.or_else(|| moves.iter().find(|(key, _)| pressed(Modifiers::NONE, *key)));
    let next = moved.and_then(|(_, wanted)| target(state.selected, data, *wanted))?;
    if ticking.is_some() {
        let from = state.selected.unwrap_or(next);
        state.ticked.extend((from.min(next)..=from.max(next)).filter_map(|i| data.row(i)).map(marked));
    }
    state.selected = Some(next);
    Some(next)
}

#[derive(Clone, Copy)]
enum Move {
    By(isize),
    First,
    Last,
}

/// Returns the line of the excerpt that a move reaches; heads are stepped over.
fn target(from: Option<usize>, data: &ExcerptsData, wanted: Move) -> Option<usize> {
    let is_quote = |i: &usize| data.row(*i).is_some();
    let mut forward = (from.map_or(0, |i| i + 1)..data.items.len()).filter(is_quote);
    let mut back = (0..from.unwrap_or(0)).rev().filter(is_quote);
    match wanted {
        Move::By(n) if n > 0 || from.is_none() => forward.take(n.unsigned_abs().max(1)).last(),
        Move::By(n) => back.take(n.unsigned_abs()).last(),
        Move::First => (0..data.items.len()).find(is_quote),
        Move::Last => forward.next_back().or_else(|| back.next()).filter(|i| from.is_none_or(|f| *i > f)),
    }
}

fn open(ctx: &Ctx<'_>, data: &ExcerptsData, i: usize) {
    if let Some(excerpt) = data.excerpt(i) {
        ctx.send(Command::ShowExcerpt(excerpt));
    }
}

struct Cards<'a> {
    ctx: &'a Ctx<'a>,
    data: &'a ExcerptsData,
    state: &'a mut ExcerptsState,
    pressed: Option<(usize, Press)>,
}

const HEAD: f32 = 38.0;

impl Items for Cards<'_> {
    fn count(&self) -> usize {
        self.data.items.len()
    }

    fn guess(&self, i: usize, width: f32) -> f32 {
        match self.data.row(i) {
            None => HEAD,
            Some(row) => guess_height(self.ctx.tokens, row.span.len() as usize, width - GUTTER),
        }
    }

    fn measure(&self, ui: &Ui, i: usize, width: f32) -> f32 {
        match self.data.row(i) {
            None => HEAD,
            Some(row) => self.card(row).height(ui, self.ctx.tokens, width - GUTTER),
        }
    }

    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect) {
        match &self.data.items[i] {
            Item::Head { name, n, share } => {
                let name = name.as_deref().unwrap_or(self.ctx.say(words::NO_PARTICIPANT));
                let count = self.count_of(*n, share.as_ref());
                head_of_group(ui, self.ctx.tokens, name, &count, rect);
            }
            Item::Quote(row) => self.quote_ui(ui, i, &self.data.rows[*row], rect),
        }
    }
}

impl Cards<'_> {
    fn quote_ui(&mut self, ui: &Ui, i: usize, row: &ExcerptRow, rect: Rect) {
        let card = self.card(row);
        let ticked = self.state.ticked.contains_key(&place(row));
        let label = self.ctx.tongue.fill(words::TICK, &[("quote", &format!("{}: {}", card.speaker, card.words))]);
        if tick_ui(ui, self.ctx, i, rect, ticked, &label) {
            self.pressed = Some((i, Press::Tick));
        }
        let beside = Rect::from_min_max(rect.min + vec2(GUTTER, 0.0), rect.max);
        let id = Id::unique(("quote", i));
        if card.ui(ui, self.ctx.tokens, id, beside, self.state.selected == Some(i)).clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            let how = match () {
                () if modifiers.shift => Press::TickUpTo,
                () if modifiers.command => Press::Tick,
                () => Press::Open,
            };
            self.pressed = Some((i, how));
        }
    }

    /// Returns what the head of a group says beside its name.
    fn count_of(&self, n: usize, share: Option<&Share>) -> String {
        let tongue = self.ctx.tongue;
        let Some(share) = share else { return tongue.count(n, words::EXCERPT, words::EXCERPTS) };
        share_words(tongue, share, words::SHARE_OF_GROUP)
    }

    /// Returns the card of an excerpt, without what the head of its group says already.
    fn card(&self, row: &ExcerptRow) -> Card {
        let (ctx, project) = (self.ctx, self.ctx.project);
        let Some(document) = project.document(row.document) else { return Card::default() };
        let speaker = speakers(document, row);
        let by_label = !speaker.is_empty();
        let people = row.participants.iter().filter_map(|p| project.participants.get(p));
        let names = people.map(|p| p.name.as_str()).filter(|name| !speaker.contains(name));
        let mut details: Vec<String> = names.map(str::to_owned).collect();
        if by_label && self.state.group_by != ExcerptGrouping::Document {
            details.push(document.name.clone());
        }
        if self.state.group_by != ExcerptGrouping::Viewpoint {
            details.extend(viewpoints(project, row));
        }
        details.extend(document.time_at(row.span.start).map(clock_time));
        Card {
            speaker: if by_label { speaker } else { document.name.clone() },
            details: details.join(" · "),
            words: project.words(document, row.span).trim().to_owned(),
            marks: Vec::new(),
            chips: row.codes.iter().filter_map(|code| chip(ctx, *code)).collect(),
            note: self.coded_by(row),
        }
    }

    /// Returns who coded, as long as that could be somebody else.
    fn coded_by(&self, row: &ExcerptRow) -> String {
        if self.ctx.project.coders.len() < 2 || row.coders.is_empty() {
            return String::new();
        }
        let coders: Vec<&str> = row.coders.iter().map(|c| self.ctx.project.coder_name(*c)).collect();
        self.ctx.tongue.fill(words::CODED_BY, &[("who", &coders.join(", "))])
    }
}

/// Draws the box in which an excerpt is ticked, and returns whether it was clicked.
fn tick_ui(ui: &Ui, ctx: &Ctx<'_>, i: usize, rect: Rect, ticked: bool, label: &str) -> bool {
    let tokens = ctx.tokens;
    let room = Rect::from_min_size(rect.min, vec2(GUTTER, 44.0_f32.min(rect.height())));
    let response = ui.interact(room, Id::unique(("tick", i)), Sense::CLICK);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, label));
    let square = Rect::from_center_size(pos2(room.left() + 11.0, room.top() + 22.0), vec2(16.0, 16.0));
    let (ground, edge): (Color32, Color32) = match (ticked, response.hovered()) {
        (true, _) => (tokens.accent.into(), tokens.accent.into()),
        (false, true) => (tokens.hover.into(), tokens.text_quiet.into()),
        (false, false) => (tokens.raised.into(), tokens.text_quiet.into()),
    };
    ui.painter().rect(square, CornerRadius::same(3), ground, Stroke::new(1.0, edge), StrokeKind::Inside);
    if ticked {
        let stroke = Stroke::new(2.0, Color32::from(tokens.on_accent));
        let at = |x: f32, y: f32| square.min + vec2(x, y);
        ui.painter().line_segment([at(3.5, 8.5), at(6.8, 11.8)], stroke);
        ui.painter().line_segment([at(6.8, 11.8), at(12.5, 4.8)], stroke);
    }
    response.clicked()
}

/// Returns the chip of a code that stands.
fn chip(ctx: &Ctx<'_>, code: CodeId) -> Option<Chip> {
    let row = ctx.outline.row(code)?;
    let paint = ctx.tokens.code_paint(row.colour);
    Some(Chip { name: row.name.clone(), dot: paint.strong, tint: paint.tint })
}

/// Returns the ticked excerpts in the order of the list, or the selected one when none is ticked.
pub(super) fn chosen<'a>(state: &ExcerptsState, data: &'a ExcerptsData) -> Vec<&'a ExcerptRow> {
    let ticked: Vec<&ExcerptRow> = data.rows.iter().filter(|row| state.ticked.contains_key(&place(row))).collect();
    if ticked.is_empty() { state.selected.and_then(|i| data.row(i)).into_iter().collect() } else { ticked }
}
