//! The strip of tabs over the centre.

use eframe::egui::{self, Role, Sense, Stroke, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, Tab};
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::ui_command::UiCommand;
use crate::app::words::{Phrase, events, review, shell as say, texts};

/// Returns what a tab is called.
pub fn tab_name(tab: Tab) -> Phrase {
    match tab {
        Tab::Reader => say::TAB_READER,
        Tab::Search => say::TAB_SEARCH,
        Tab::Excerpts => say::TAB_EXCERPTS,
        Tab::Matrix => say::TAB_MATRIX,
        Tab::Cooccurrence => say::TAB_COOCCURRENCE,
        Tab::Comparison => say::TAB_COMPARISON,
        Tab::Agreement => say::TAB_AGREEMENT,
        Tab::Events => events::TAB,
        Tab::Participants => say::TAB_PARTICIPANTS,
        Tab::Memos => say::TAB_MEMOS,
        Tab::History => say::TAB_HISTORY,
        Tab::Review => review::REVIEW,
        Tab::Texts => texts::TEXTS,
        Tab::Guide => say::TAB_GUIDE,
    }
}

const HEIGHT: f32 = 38.0;

/// Space between two tabs, in points.
const GAP: f32 = 2.0;

/// Draws the tabs with `current` marked. Those for which the window is too narrow stand in a menu at the end.
pub fn tabs_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, current: Tab) {
    let passing = matches!(current, Tab::Review | Tab::Texts).then_some(current);
    let tabs: Vec<Tab> = Tab::ALL.into_iter().chain(passing).collect();
    let width = |name: &str| tab_width(ui, ctx, name) + GAP;
    let widths: Vec<f32> = tabs.iter().map(|tab| width(ctx.say(tab_name(*tab)))).collect();
    let available = ui.available_width() - PANES_WIDTH;
    let shown = shown(&tabs, &widths, current, available, width(ctx.say(say::MORE_TABS)) + MENU_SIGN);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for tab in &shown {
            if tab_ui(ui, ctx, ctx.say(tab_name(*tab)), *tab == current).clicked() {
                ctx.send(Command::ShowTab(*tab));
            }
        }
        let hidden: Vec<Tab> = tabs.iter().copied().filter(|tab| !shown.contains(tab)).collect();
        if !hidden.is_empty() {
            hidden_ui(ui, ctx, &hidden);
        }
        panes_ui(ui, ctx);
    });
}

/// Room for the sign that says that a menu opens, in points.
const MENU_SIGN: f32 = 16.0;

/// Returns the tabs that stand in the strip, `available` points wide: as many as there is room for, and always the
/// current one. When some are left out, `menu` points go to the menu that holds them.
fn shown(tabs: &[Tab], widths: &[f32], current: Tab, available: f32, menu: f32) -> Vec<Tab> {
    if widths.iter().sum::<f32>() <= available {
        return tabs.to_vec();
    }
    let of_current = tabs.iter().zip(widths).find(|(tab, _)| **tab == current).map_or(0.0, |(_, width)| *width);
    let mut room = available - menu - of_current;
    let mut full = false;
    let fits = |(tab, width): (&Tab, &f32)| {
        if *tab == current {
            return Some(*tab);
        }
        // Once a tab does not fit, no later one does: their order stays as people know it.
        full |= *width > room;
        room -= *width;
        (!full).then_some(*tab)
    };
    tabs.iter().zip(widths).filter_map(fits).collect()
}

/// Draws the menu of the tabs that have no room.
fn hidden_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, hidden: &[Tab]) {
    let name = fonts::medium(ctx.tokens.ui_size);
    let name = egui::RichText::new(ctx.say(say::MORE_TABS)).font(name).color(ctx.tokens.text_quiet);
    let sign = icons::icon(icons::MENU, 14.0).color(ctx.tokens.text_quiet);
    let button = egui::Button::new(name).right_text(sign).frame_when_inactive(false).min_size(vec2(0.0, HEIGHT - 10.0));
    egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for tab in hidden {
            if ui.button(ctx.say(tab_name(*tab))).clicked() {
                ctx.send(Command::ShowTab(*tab));
                ui.close();
            }
        }
    });
}

/// Room for the buttons at the end of the strip, in points.
const PANES_WIDTH: f32 = 64.0;

/// Draws the buttons that show and hide what stands beside the centre.
fn panes_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        for pane in [UiCommand::Inspector, UiCommand::Lists] {
            let sign = icons::icon(pane.icon(), 17.0).color(ctx.tokens.text_quiet);
            let name = ctx.say(pane.label());
            let keys = pane.shortcut().map(|s| ctx.tongue.keys(ui.ctx(), &s)).unwrap_or_default();
            let button = ui.add(egui::Button::new(sign).frame_when_inactive(false)).accessible_name(name);
            if button.on_hover_text(format!("{name}  ({keys})")).clicked() {
                ctx.send(pane.command());
            }
        }
    });
}

/// Returns how wide a tab is: as wide as its bold name, so that nothing moves when the tab becomes current.
fn tab_width(ui: &egui::Ui, ctx: &Ctx<'_>, name: &str) -> f32 {
    let face = fonts::semibold(ctx.tokens.ui_size);
    ui.painter().layout_no_wrap(name.to_owned(), face, ctx.tokens.text.into()).size().x + 14.0
}

/// Draws one tab: the current one is marked by weight and a line, not by colour alone.
pub fn tab_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, name: &str, current: bool) -> egui::Response {
    let tokens = ctx.tokens;
    let face = if current { fonts::semibold(tokens.ui_size) } else { fonts::medium(tokens.ui_size) };
    let colour = if current { tokens.text } else { tokens.text_quiet };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), face, colour.into());
    let (rect, response) = ui.allocate_exact_size(vec2(tab_width(ui, ctx, name), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, current, name));
    let painter = ui.painter();
    let inner = rect.shrink2(vec2(1.0, 5.0));
    if response.hovered() && !current {
        painter.rect_filled(inner, tokens.radius, tokens.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(inner, tokens.radius, Stroke::new(1.5, tokens.link()), egui::StrokeKind::Inside);
    }
    painter.galley(rect.center() - galley.size() / 2.0, galley, colour.into());
    if current {
        let y = rect.bottom() - 1.0;
        let line = [pos2(rect.left() + 7.0, y), pos2(rect.right() - 7.0, y)];
        painter.line_segment(line, Stroke::new(2.0, tokens.link()));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::{Tab, shown};

    const TABS: [Tab; 5] = [Tab::Reader, Tab::Search, Tab::Excerpts, Tab::Matrix, Tab::Guide];

    fn shown_in(available: f32, current: Tab) -> Vec<Tab> {
        shown(&TABS, &[50.0, 60.0, 40.0, 30.0, 20.0], current, available, 25.0)
    }

    #[test]
    fn all_tabs_stand_where_there_is_room() {
        assert_eq!(shown_in(200.0, Tab::Reader), TABS);
    }

    #[test]
    fn the_last_tabs_make_room_for_the_menu() {
        assert_eq!(shown_in(180.0, Tab::Search), [Tab::Reader, Tab::Search, Tab::Excerpts]);
    }

    #[test]
    fn the_current_tab_is_never_hidden() {
        assert_eq!(shown_in(160.0, Tab::Guide), [Tab::Reader, Tab::Search, Tab::Guide]);
        assert_eq!(shown_in(10.0, Tab::Matrix), [Tab::Matrix]);
    }
}
