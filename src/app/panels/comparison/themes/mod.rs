//! Themes: a list with how many of each side speak of each, and beside it the theme that is looked at, with what both
//! sides say and what was concluded.

mod data;
mod detail;
mod list;
mod quotes;
mod verdict;

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

use self::data::{Counted, ThemesData};
use crate::app::context::Ctx;
use crate::app::widgets::empty_ui;
use crate::app::words::comparison as say;
use crate::model::ThemeId;

/// What the view keeps between frames.
#[derive(Debug, Default)]
pub(super) struct ThemesState {
    /// The two groups that are compared; the first two without a choice.
    pair: Option<[String; 2]>,
    current: Option<ThemeId>,
    new_name: String,
    list_wanted: bool,
    detail: detail::DetailState,
    quotes: [quotes::QuotesState; 2],
    counted: Counted,
}

impl ThemesState {
    /// Turns to a theme.
    pub(super) fn turn_to(&mut self, theme: ThemeId) {
        self.current = Some(theme);
    }

    /// Sends what is being written: its fields are not drawn any more.
    pub(super) fn leave(&mut self, ctx: &Ctx<'_>) {
        self.detail.leave(ctx);
    }
}

pub(super) fn themes_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ThemesState) {
    let Some(attribute) = super::attribute(ctx) else {
        empty_ui(ui, ctx.tokens, ctx.say(say::NO_ATTRIBUTE));
        return;
    };
    let Some(data) = state.counted.themes(ui, ctx, (attribute.clone(), state.pair.clone())) else {
        state.counted.waiting_ui(ui, ctx);
        return;
    };
    if let Some(theme) = data.current(state.current) {
        state.counted.quote(ui, ctx, &attribute, &data, theme.id);
    }
    let sides = Frame::new().inner_margin(Margin { left: 0, right: 14, top: 0, bottom: 10 });
    // In a small window what is said of a theme keeps about half of the room.
    let most = (ui.available_width() * 0.47).clamp(170.0, 460.0);
    let list = Panel::left("themes").resizable(true).default_size(300.0_f32.min(most)).size_range(160.0..=most);
    list.frame(sides).show(ui, |ui| {
        list::list_ui(ui, ctx, state, &data);
    });
    match data.current(state.current) {
        Some(theme) => {
            let theme = theme.clone();
            detail_ui(ui, ctx, state, &data, &theme);
        }
        None => {
            empty_ui(ui, ctx.tokens, ctx.say(if data.themes.is_empty() { say::NO_THEMES } else { say::CHOOSE_THEME }));
        }
    }
}

fn detail_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ThemesState, data: &ThemesData, theme: &data::ThemeLine) {
    let below = Frame::new().inner_margin(Margin { left: 8, right: 8, top: 0, bottom: 10 });
    let height = (ui.available_height() * 0.5).clamp(200.0, 360.0);
    Panel::top("theme").resizable(true).default_size(height).size_range(140.0..=700.0).frame(below).show(ui, |ui| {
        ScrollArea::vertical().id_salt("theme").auto_shrink(false).show(ui, |ui| {
            detail::detail_ui(ui, ctx, &mut state.detail, theme);
            if let Some(pair) = &theme.pair {
                verdict::verdict_ui(ui, ctx, &mut state.detail, pair);
            }
        });
    });
    Frame::new().inner_margin(Margin { left: 8, right: 0, top: 8, bottom: 0 }).show(ui, |ui| {
        quotes::both_sides_ui(ui, ctx, &mut state.quotes, (data, &state.counted), theme.id);
    });
}
