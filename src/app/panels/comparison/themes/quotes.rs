//! What both groups say of a theme, side by side; a mark chooses the words that the quote matrix shows.

use eframe::egui::{Align2, Id, Rect, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::data::{Counted, ThemesData};
use crate::analysis::Quote;
use crate::app::command::{Command, Comparing};
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::card::{Card, guess_height};
use crate::app::widgets::tall_list::{Items, TallList};
use crate::app::words::{comparison as say, excerpts};
use crate::model::ThemeId;

/// What the list of one side keeps between frames.
#[derive(Debug, Default)]
pub(super) struct QuotesState {
    list: TallList,
}

/// The width of the column of marks.
const MARK: f32 = 30.0;
/// In less room the groups stand one below the other: two columns of a few words each cannot be read.
const SIDE_BY_SIDE: f32 = 420.0;

pub(super) fn both_sides_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    states: &mut [QuotesState; 2],
    (data, counted): (&ThemesData, &Counted),
    theme: ThemeId,
) {
    // What was said of another theme is nothing that is said of this one.
    let (Some(pair), Some((both, version))) = (&data.pair, counted.quotes_of(theme)) else { return };
    if ui.available_width() < SIDE_BY_SIDE {
        let height = ui.available_height() * 0.5;
        for (i, state) in states.iter_mut().enumerate() {
            let size = vec2(ui.available_width(), height - 4.0);
            ui.allocate_ui(size, |ui| {
                ui.set_min_size(size);
                side_ui(ui, ctx, state, Side { i, name: &pair[i], quotes: &both[i], version, theme });
            });
        }
        return;
    }
    ui.columns(2, |columns| {
        for (i, (ui, state)) in columns.iter_mut().zip(states).enumerate() {
            side_ui(ui, ctx, state, Side { i, name: &pair[i], quotes: &both[i], version, theme });
        }
    });
}

/// What one group says of a theme.
struct Side<'a> {
    /// 0 or 1.
    i: usize,
    name: &'a str,
    quotes: &'a [Quote],
    version: u64,
    theme: ThemeId,
}

fn side_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut QuotesState, side: Side<'_>) {
    let Side { i, name, quotes, version, theme } = side;
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).font(fonts::semibold(ctx.tokens.ui_size)));
        let n = ctx.tongue.count(quotes.len(), excerpts::EXCERPT, excerpts::EXCERPTS);
        ui.label(RichText::new(n).color(ctx.tokens.text_quiet));
    });
    if quotes.is_empty() {
        ui.label(RichText::new(ctx.say(say::NOTHING_SAID)).color(ctx.tokens.text_quiet));
        return;
    }
    let salt = ["quotes of the first", "quotes of the second"][i];
    let mut cards = Cards { ctx, theme, quotes, salt, pressed: None };
    state.list.show(ui, salt, version, None, &mut cards);
    match cards.pressed {
        Some((quote, Press::Mark)) => {
            let quote = &quotes[quote];
            let (codings, shown) = (quote.codings.clone(), !is_chosen(ctx, theme, quote));
            ctx.send(Command::Compare(Comparing::ChooseQuote { theme, codings, shown }));
        }
        Some((quote, Press::Open)) => ctx.send(Command::ShowExcerpt(quotes[quote].excerpt)),
        None => {}
    }
}

#[derive(Clone, Copy)]
enum Press {
    Mark,
    Open,
}

/// Whether the words stand for the theme now, whatever was counted before.
fn is_chosen(ctx: &Ctx<'_>, theme: ThemeId, quote: &Quote) -> bool {
    let theme = ctx.project.comparison.themes.get(&theme);
    theme.is_some_and(|theme| quote.codings.iter().any(|coding| theme.quotes.contains(coding)))
}

struct Cards<'a> {
    ctx: &'a Ctx<'a>,
    theme: ThemeId,
    quotes: &'a [Quote],
    salt: &'static str,
    pressed: Option<(usize, Press)>,
}

impl Cards<'_> {
    fn card(&self, i: usize) -> Card {
        let quote = &self.quotes[i];
        Card {
            speaker: quote.people.join(", "),
            details: quote.document.clone(),
            words: quote.written.clone().unwrap_or_else(|why| why.told(self.ctx.tongue).to_owned()),
            ..Card::default()
        }
    }
}

impl Items for Cards<'_> {
    fn count(&self) -> usize {
        self.quotes.len()
    }

    fn guess(&self, i: usize, width: f32) -> f32 {
        guess_height(self.ctx.tokens, self.quotes[i].excerpt.span.len() as usize, width - MARK)
    }

    fn measure(&self, ui: &Ui, i: usize, width: f32) -> f32 {
        self.card(i).height(ui, self.ctx.tokens, width - MARK)
    }

    fn draw(&mut self, ui: &mut Ui, i: usize, rect: Rect) {
        let card = self.card(i);
        let chosen = is_chosen(self.ctx, self.theme, &self.quotes[i]);
        let mark = Rect::from_min_size(rect.min + vec2(0.0, 8.0), vec2(24.0, 24.0));
        let response = ui.interact(mark, Id::unique((self.salt, "mark", i)), Sense::CLICK);
        let label = self.ctx.tongue.fill(say::CHOOSE_QUOTE, &[("quote", &card.words)]);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, chosen, &label));
        let (symbol, colour) = match chosen {
            true => (icons::DONE, self.ctx.tokens.link()),
            false => (icons::CHOOSE, self.ctx.tokens.text_quiet.into()),
        };
        ui.painter().text(mark.center(), Align2::CENTER_CENTER, symbol, fonts::icons(20.0), colour);
        if response.on_hover_text(self.ctx.say(say::CHOOSE_QUOTE_HINT)).clicked() {
            self.pressed = Some((i, Press::Mark));
        }
        let beside = Rect::from_min_max(rect.min + vec2(MARK, 0.0), rect.max);
        if card.ui(ui, self.ctx.tokens, Id::unique((self.salt, i)), beside, false).clicked() {
            self.pressed = Some((i, Press::Open));
        }
    }
}
