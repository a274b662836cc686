//! The list of quotes: heads of groups and cards.

use eframe::egui::{EventFilter, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Ui, WidgetInfo};

use super::{ExcerptsData, ExcerptsState, Item, Quote, ValueFilter, empty_ui, words};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::card::{Card, Chip, clock_time, guess_height};
use crate::app::widgets::tall_list::Items;
use crate::model::CodeId;

/// Draws the list and moves in it.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, data: &ExcerptsData) {
    if data.quotes.is_empty() {
        let why = if state.filter == ValueFilter::All { words::NOTHING_CODED } else { words::NOTHING_LEFT };
        return empty_ui(ui, ctx, ctx.say(why));
    }
    let focus = ui.interact(ui.available_rect_before_wrap(), ui.make_persistent_id("excerpts"), Sense::FOCUSABLE);
    focus.widget_info(|| WidgetInfo::labeled(Role::List, true, ctx.say(words::LIST)));
    let mut reveal = std::mem::take(&mut state.reveal).then_some(state.selected).flatten();
    if focus.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
        reveal = keys_ui(ui, ctx, state, data).or(reveal);
    }
    let mut cards = Cards { ctx, data, selected: state.selected, clicked: None };
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
            Item::Quote(q) => card(self.ctx, &self.data.quotes[*q]).height(ui, self.ctx.tokens, width),
        }
    }

    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect) {
        match &self.data.items[i] {
            Item::Head(name, n) => head_ui(ui, self.ctx, name.as_deref(), *n, rect),
            Item::Quote(q) => {
                let card = card(self.ctx, &self.data.quotes[*q]);
                let id = Id::unique(("quote", i));
                if card.ui(ui, self.ctx.tokens, id, rect, self.selected == Some(i)).clicked() {
                    self.clicked = Some(i);
                }
            }
        }
    }
}

fn head_ui(ui: &Ui, ctx: &Ctx<'_>, name: Option<&str>, n: usize, rect: Rect) {
    let tokens = ctx.tokens;
    let name = name.unwrap_or(ctx.say(words::NO_PARTICIPANT));
    let count = ctx.tongue.count(n, words::EXCERPT, words::EXCERPTS);
    let response = ui.interact(rect, Id::unique(("head of quotes", name)), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name}, {count}")));
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(name.to_owned(), fonts::semibold(tokens.ui_size), tokens.text.into());
    let at = Pos2::new(rect.left() + 2.0, rect.center().y - galley.size().y / 2.0 + 3.0);
    let beside = at.x + galley.size().x + 10.0;
    painter.galley(at, galley, tokens.text.into());
    let galley = painter.layout_no_wrap(count, fonts::regular(tokens.small_size), tokens.text_quiet.into());
    let y = rect.center().y - galley.size().y / 2.0 + 4.0;
    painter.galley(Pos2::new(beside, y), galley, tokens.text_quiet.into());
}

fn card(ctx: &Ctx<'_>, quote: &Quote) -> Card {
    let project = ctx.project;
    let Some(document) = project.document(quote.excerpt.document) else { return Card::default() };
    let people = quote.participants.iter().filter_map(|p| project.participants.get(p));
    let names = people.map(|p| p.name.as_str()).filter(|name| !quote.speaker.contains(name));
    let mut details: Vec<String> = names.map(str::to_owned).collect();
    let by_label = !quote.speaker.is_empty();
    details.extend(by_label.then(|| document.name.clone()));
    details.extend(quote.values.iter().cloned());
    details.extend(quote.time.map(clock_time));
    let coders: Vec<&str> = quote.coders.iter().map(|c| project.coder_name(*c)).collect();
    Card {
        speaker: if by_label { quote.speaker.clone() } else { document.name.clone() },
        details: details.join(" · "),
        words: project.words(document, quote.excerpt.span).trim().to_owned(),
        marks: Vec::new(),
        chips: quote.codes.iter().filter_map(|code| chip(ctx, *code)).collect(),
        note: ctx.tongue.fill(words::CODED_BY, &[("who", &coders.join(", "))]),
    }
}

/// Returns the chip of a code that stands.
pub fn chip(ctx: &Ctx<'_>, code: CodeId) -> Option<Chip> {
    let row = ctx.outline.row(code)?;
    let paint = ctx.tokens.code_paint(row.colour);
    Some(Chip { name: row.name.clone(), dot: paint.strong, tint: paint.tint })
}
