//! The list of quotes: heads of groups and cards.

use eframe::egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo};

use super::{ExcerptsData, ExcerptsState, GroupBy, Item, Quote, ValueFilter, words};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::widgets::card::{Card, Chip, clock_time, guess_height, head_of_group};
use crate::app::widgets::empty_ui;
use crate::app::widgets::tall_list::Items;
use crate::model::CodeId;

/// Draws the list and moves in it.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, data: &ExcerptsData) {
    if data.quotes.is_empty() {
        let why = match (&state.filter, &state.cell) {
            (ValueFilter::Only(_), _) => words::NOTHING_LEFT,
            (ValueFilter::All, Some(_)) => words::NOTHING_IN_CELL,
            (ValueFilter::All, None) => words::NOTHING_CODED,
        };
        return empty_ui(ui, ctx.tokens, ctx.say(why));
    }
    let focus = ui.interact(ui.available_rect_before_wrap(), ui.make_persistent_id("excerpts"), Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(Role::List, true, ctx.say(words::LIST)));
    let mut reveal = std::mem::take(&mut state.reveal).then_some(state.selected).flatten();
    if focus.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
        reveal = keys_ui(ui, ctx, state, data).or(reveal);
    }
    let mut cards = Cards { ctx, data, group_by: state.group_by, selected: state.selected, clicked: None };
    state.list.show(ui, "list of excerpts", state.version, reveal, &mut cards);
    if let Some(i) = cards.clicked {
        state.selected = Some(i);
        focus.request_focus();
        open(ctx, data, i);
    }
}

/// Moves by the arrow keys and opens by Enter; returns where it moved.
fn keys_ui(ui: &Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, data: &ExcerptsData) -> Option<usize> {
    let (down, up, enter) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter))
    });
    let is_quote = |i: &usize| matches!(data.items.get(*i), Some(Item::Quote(_)));
    let next = match state.selected {
        Some(i) if down => (i + 1..data.items.len()).find(is_quote),
        Some(i) if up => (0..i).rev().find(is_quote),
        None if down || up => (0..data.items.len()).find(is_quote),
        Some(i) if enter => {
            open(ctx, data, i);
            None
        }
        _ => None,
    };
    state.selected = next.or(state.selected);
    next
}

fn open(ctx: &Ctx<'_>, data: &ExcerptsData, i: usize) {
    if let Some(Item::Quote(q)) = data.items.get(i) {
        ctx.send(Command::ShowExcerpt(data.quotes[*q].excerpt));
    }
}

struct Cards<'a> {
    ctx: &'a Ctx<'a>,
    data: &'a ExcerptsData,
    group_by: GroupBy,
    selected: Option<usize>,
    clicked: Option<usize>,
}

const HEAD: f32 = 38.0;

impl Items for Cards<'_> {
    fn count(&self) -> usize {
        self.data.items.len()
    }

    fn guess(&self, i: usize, width: f32) -> f32 {
        match &self.data.items[i] {
            Item::Head(..) => HEAD,
            Item::Quote(q) => guess_height(self.ctx.tokens, self.data.quotes[*q].excerpt.span.len() as usize, width),
        }
    }

    fn measure(&self, ui: &Ui, i: usize, width: f32) -> f32 {
        match &self.data.items[i] {
            Item::Head(..) => HEAD,
            Item::Quote(q) => self.card(*q).height(ui, self.ctx.tokens, width),
        }
    }

    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect) {
        match &self.data.items[i] {
            Item::Head(name, n) => {
                let name = name.as_deref().unwrap_or(self.ctx.say(words::NO_PARTICIPANT));
                let count = self.ctx.tongue.count(*n, words::EXCERPT, words::EXCERPTS);
                head_of_group(ui, self.ctx.tokens, name, &count, rect);
            }
            Item::Quote(q) => {
                let card = self.card(*q);
                let id = Id::unique(("quote", i));
                if card.ui(ui, self.ctx.tokens, id, rect, self.selected == Some(i)).clicked() {
                    self.clicked = Some(i);
                }
            }
        }
    }
}

impl Cards<'_> {
    /// Returns the card of a quote, without what the head of its group says already.
    fn card(&self, i: usize) -> Card {
        let (ctx, project, quote) = (self.ctx, self.ctx.project, &self.data.quotes[i]);
        let Some(document) = project.document(quote.excerpt.document) else { return Card::default() };
        let by_label = !quote.speaker.is_empty();
        let people = quote.participants.iter().filter_map(|p| project.participants.get(p));
        let names = people.map(|p| p.name.as_str()).filter(|name| !quote.speaker.contains(name));
        let mut details: Vec<String> = names.map(str::to_owned).collect();
        if by_label && self.group_by != GroupBy::Document {
            details.push(document.name.clone());
        }
        if self.group_by != GroupBy::Viewpoint {
            details.extend(quote.values.iter().cloned());
        }
        details.extend(quote.time.map(clock_time));
        Card {
            speaker: if by_label { quote.speaker.clone() } else { document.name.clone() },
            details: details.join(" · "),
            words: project.words(document, quote.excerpt.span).trim().to_owned(),
            marks: Vec::new(),
            chips: quote.codes.iter().filter_map(|code| chip(ctx, *code)).collect(),
            note: self.coded_by(quote),
        }
    }

    /// Returns who coded, as long as that could be somebody else.
    fn coded_by(&self, quote: &Quote) -> String {
        if self.ctx.project.coders.len() < 2 {
            return String::new();
        }
        let coders: Vec<&str> = quote.coders.iter().map(|c| self.ctx.project.coder_name(*c)).collect();
        self.ctx.tongue.fill(words::CODED_BY, &[("who", &coders.join(", "))])
    }
}

/// Returns the chip of a code that stands.
fn chip(ctx: &Ctx<'_>, code: CodeId) -> Option<Chip> {
    let row = ctx.outline.row(code)?;
    let paint = ctx.tokens.code_paint(row.colour);
    Some(Chip { name: row.name.clone(), dot: paint.strong, tint: paint.tint })
}
