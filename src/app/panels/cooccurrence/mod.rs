//! Codes that meet on the same words, in a turn, a document or a person: a table of pairs that can be sorted and
//! filtered, beside a network or a heat map of them; of everybody, of one group, or of all groups side by side.

mod controls;
mod data;
mod table;

use eframe::egui::{Frame, Margin, Panel, Response, RichText, ScrollArea, Ui};

pub use data::{Arrangement, Asked, Column, CooccurrenceData, Figure};

use crate::analysis::{MeetingFilter, Meetings};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::handle::MOST_DRAWN;
use crate::app::recount::{Recount, caution_ui};
use crate::app::theme::fonts;
use crate::app::widgets::grid::CellCursor;
use crate::app::widgets::page;
use crate::app::widgets::picture::picture_ui;
use crate::app::words::{Phrase, Tongue, cooccurrence as words, unbroken};
use crate::export::About;
use crate::export::picture::{self, Picture, Place};
use crate::model::Outline;

/// What stands beside the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum View {
    #[default]
    Table,
    HeatMap,
    Network,
}

/// Whose words are counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
enum Whose {
    #[default]
    Everybody,
    /// Each group of the attribute that is compared, side by side.
    EachGroup,
    /// One of them.
    Group(String),
}

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct CooccurrenceState {
    asked: Asked,
    whose: Whose,
    view: View,
    arrangement: Arrangement,
    cursor: CellCursor,
    recount: Recount<Asked, Counted>,
}

/// Of which view a picture is, of which pairs, in which language.
type Drawing = (View, MeetingFilter, Tongue);

/// What was counted, as it is arranged.
#[derive(Debug)]
struct Counted {
    arrangement: Arrangement,
    data: CooccurrenceData,
    /// The picture of a view, with the pairs that were left for it.
    drawn: Option<(Drawing, Picture)>,
}

impl CooccurrenceState {
    /// Returns what an export writes: what is shown.
    pub fn request(&self) -> TableRequest {
        let Asked { unit, query, by } = self.asked.clone();
        let (as_heat_map, filter) = (self.view == View::HeatMap, self.arrangement.filter.clone());
        TableRequest::Meetings { query: Box::new(query), unit, by, filter, as_heat_map }
    }

    fn renew(&mut self, ui: &Ui, ctx: &Ctx<'_>) {
        let arrangement = self.arrangement.clone();
        self.recount.renew(ui.ctx(), ctx.project, self.asked.clone(), |project, asked| Counted {
            data: CooccurrenceData::new(project, &Outline::of(project), asked, &arrangement),
            arrangement,
            drawn: None,
        });
        if let Some(counted) = self.recount.found_mut().filter(|counted| counted.arrangement != self.arrangement) {
            counted.data.arrange(ctx.outline, &self.arrangement);
            counted.arrangement = self.arrangement.clone();
        }
    }
}

impl Counted {
    fn picture(&mut self, ctx: &Ctx<'_>, view: View) -> Option<&Picture> {
        let draw = match view {
            View::Table => return None,
            View::HeatMap => picture::heat_map_of,
            View::Network => picture::network_of,
        };
        let filter = &self.arrangement.filter;
        let wanted = (view, filter.clone(), ctx.tongue);
        if self.drawn.as_ref().is_none_or(|(drawn, _)| *drawn != wanted) {
            let about = About {
                project: ctx.project.name.clone(),
                date: String::new(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                labels: ctx.tongue,
            };
            let of_group = |(_, found): &(String, Meetings)| {
                draw(&found.clone().filtered(filter), ctx.outline, MOST_DRAWN, &about)
            };
            let drawn = picture::stacked(self.data.groups.iter().map(of_group).collect());
            self.drawn = Some((wanted, drawn));
        }
        self.drawn.as_ref().map(|(_, picture)| picture)
    }
}

/// How wide the table is beside a picture.
const BESIDE: f32 = 480.0;

/// Draws the panel.
pub fn cooccurrence_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState) {
    page().show(ui, |ui| content_ui(ui, ctx, state));
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState) {
    state.renew(ui, ctx);
    let mut recount = std::mem::take(&mut state.recount);
    let caution = recount.caution();
    match recount.found_mut() {
        Some(counted) => {
            heading_ui(ui, ctx, &counted.data, caution);
            ui.add_space(6.0);
            counted_ui(ui, ctx, state, counted);
        }
        None => recount.waiting_ui(ui, ctx),
    }
    state.recount = recount;
}

fn counted_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState, counted: &mut Counted) {
    controls::controls_ui(ui, ctx, state, counted.data.most());
    ui.add_space(8.0);
    let picture = counted.picture(ctx, state.view).cloned();
    let data = &counted.data;
    if data.shown.is_empty() {
        let why = if data.pairs().is_empty() { words::NONE } else { words::NONE_LEFT };
        ui.add_space(ui.available_height() * 0.3);
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(ctx.say(why)).size(ctx.tokens.ui_size + 1.5).color(ctx.tokens.text_quiet));
        });
    } else if let Some(picture) = picture {
        let beside = Frame::new().inner_margin(Margin { left: 12, right: 0, top: 0, bottom: 0 });
        Panel::right("pairs beside their picture").resizable(true).default_size(BESIDE).frame(beside).show(ui, |ui| {
            table::table_ui(ui, ctx, state, data);
        });
        ScrollArea::vertical().id_salt("picture of pairs").auto_shrink(false).show(ui, |ui| {
            let (response, pointed) = picture_ui(ui, ctx.tokens, &picture);
            if let Some(place) = pointed {
                open_place(ctx, data, response, place);
            }
        });
    } else {
        table::table_ui(ui, ctx, state, data);
    }
}

/// Tells of the pair that is pointed at in a picture, and opens it with a click.
fn open_place(ctx: &Ctx<'_>, data: &CooccurrenceData, response: Response, place: Place) {
    let group = data.groups.get(place.picture);
    let both = group.and_then(|(_, found)| found.pairs.iter().find(|pair| pair.codes == place.codes));
    let Some((pair, (name, _))) = both.zip(group) else { return };
    let name = Some(name.as_str()).filter(|name| !name.is_empty());
    let number = ctx.tongue.number(pair.both as usize);
    let what =
        format!("{}{} {number}", name.map_or_else(String::new, |name| format!("{name}, ")), ctx.say(words::BOTH));
    let told = ctx.tongue.fill(words::CELL, &[("a", &pair.a), ("b", &pair.b), ("what", &what)]);
    if response.clicked() {
        ctx.send(Command::ShowMeeting(Box::new(data.cell(pair.codes, name))));
    }
    response.on_hover_ui_at_pointer(|ui| {
        ui.label(told);
        ui.label(RichText::new(ctx.say(words::OPENS_BOTH)).color(ctx.tokens.text_quiet).small());
    });
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &CooccurrenceData, caution: Option<Phrase>) {
    let tokens = ctx.tokens;
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.say(words::TITLE)).font(fonts::semibold(tokens.title_size)).color(tokens.text));
        caution_ui(ui, ctx, caution);
    });
    let pairs = ctx.tongue.count(data.shown.len(), words::PAIR, words::PAIRS);
    let caption = format!("{pairs} · {}", ctx.say(words::CAPTION));
    ui.label(RichText::new(unbroken(&caption)).color(tokens.text_quiet));
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::analysis::MeetingUnit;
    use crate::app::panels::testing::{Stage, window};
    use crate::model::testing::Fixture;

    fn stage() -> Stage {
        let mut fixture = Fixture::of("U1: I [sleep in the [cold|Health]|Sleep].\nU2: [Cold|Health|Housing].");
        fixture.attribute("U1", "viewpoint", "user");
        fixture.attribute("U2", "viewpoint", "professional");
        Stage::of(fixture)
    }

    #[test]
    fn a_click_on_a_pair_opens_the_excerpts_of_both_codes_where_they_meet() {
        let mut window = window(stage(), CooccurrenceState::default(), cooccurrence_ui);
        window.run();
        let pair = window.query_all_by_label_contains("Together 1").next();
        pair.expect("two codes meet in the test's project").click();
        window.run();
        let sent = window.state().0.sent();
        let [Command::ShowMeeting(cell)] = &sent[..] else { panic!("{sent:?}") };
        assert_eq!((cell.unit, &cell.group), (MeetingUnit::Excerpts, &None));
    }

    #[test]
    fn groups_stand_side_by_side_and_a_cell_opens_the_excerpts_of_its_group() {
        let state = CooccurrenceState {
            whose: Whose::EachGroup,
            asked: Asked { by: Some("viewpoint".to_owned()), ..Asked::default() },
            ..CooccurrenceState::default()
        };
        let mut window = window(stage(), state, cooccurrence_ui);
        window.run();
        let cell = window.query_all_by_label_contains("user, Together 1").next();
        cell.expect("two codes meet in the words of users").click();
        window.run();
        let sent = window.state().0.sent();
        let [Command::ShowMeeting(cell)] = &sent[..] else { panic!("{sent:?}") };
        assert_eq!(cell.group, Some(("viewpoint".to_owned(), "user".to_owned())));
    }

    #[test]
    fn the_panel_speaks_french() {
        let mut window = window(stage().in_french(), CooccurrenceState::default(), cooccurrence_ui);
        window.run();
        window.get_by_label("Filtrer par code");
        window.get_by_role_and_label(eframe::egui::Role::Table, "Codes qui se rencontrent");
    }

    #[test]
    fn the_network_stands_beside_its_pairs_and_both_are_exported_as_they_are_shown() {
        let mut window = window(stage(), CooccurrenceState::default(), cooccurrence_ui);
        window.run();
        window.get_by_label("Network").click();
        window.run();
        window.get_by_role(eframe::egui::Role::Image);
        window.get_by_role_and_label(eframe::egui::Role::Table, "Codes that meet");
        window.get_by_label("Export…").click();
        window.run();
        let sent = window.state().0.sent();
        let [Command::AskToExport(TableRequest::Meetings { as_heat_map: false, .. })] = &sent[..] else {
            panic!("{sent:?}")
        };
    }
}
