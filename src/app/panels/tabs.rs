//! The strip of tabs over the centre.

use eframe::egui::{self, Role, Sense, Stroke, WidgetInfo, pos2, vec2};

use crate::app::command::{Command, Tab};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::{Phrase, review, shell as say, texts};

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
        Tab::Participants => say::TAB_PARTICIPANTS,
        Tab::Memos => say::TAB_MEMOS,
        Tab::History => say::TAB_HISTORY,
        Tab::Review => review::REVIEW,
        Tab::Texts => texts::TEXTS,
        Tab::Guide => say::TAB_GUIDE,
    }
}

const HEIGHT: f32 = 38.0;

/// Draws the tabs with `current` marked.
pub fn tabs_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, current: Tab) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let passing = matches!(current, Tab::Review | Tab::Texts).then_some(current);
        for tab in Tab::ALL.into_iter().chain(passing) {
            if tab_ui(ui, ctx, ctx.say(tab_name(tab)), tab == current).clicked() {
                ctx.send(Command::ShowTab(tab));
            }
        }
    });
}

/// Draws one tab: the current one is marked by weight and a line, not by colour alone.
pub fn tab_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, name: &str, current: bool) -> egui::Response {
    let tokens = ctx.tokens;
    let face = if current { fonts::semibold(tokens.ui_size) } else { fonts::medium(tokens.ui_size) };
    let colour = if current { tokens.text } else { tokens.text_quiet };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), face, colour.into());
    // The width is that of the bold name, so that nothing moves when the tab becomes current.
    let widest = ui.painter().layout_no_wrap(name.to_owned(), fonts::semibold(tokens.ui_size), colour.into()).size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(widest + 14.0, HEIGHT), Sense::click());
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
