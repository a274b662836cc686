//! What shows while no project is open: ways to begin, and the projects of before.

use std::path::{Path, PathBuf};

use eframe::egui::{
    self, Align, Align2, Button, Layout, Margin, RichText, Role, Sense, Stroke, WidgetInfo, pos2, vec2,
};

use super::top_bar::{logo_ui, look_ui};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::ui_command::UiCommand;
use crate::app::widgets::context_menu::context_menu;
use crate::app::words::{Phrase, shell as say};

/// What the screen shows.
#[derive(Clone, PartialEq, Debug)]
pub struct WelcomeData {
    /// Projects, the last one first.
    pub recent: Vec<PathBuf>,
    /// What is being opened.
    pub opening: Option<String>,
}

const WIDTH: f32 = 820.0;

/// Draws the screen.
pub fn welcome_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, data: &WelcomeData) {
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| look_ui(ui, ctx));
    egui::ScrollArea::vertical().id_salt("welcome").auto_shrink([false, false]).show(ui, |ui| {
        let width = WIDTH.min(ui.available_width() - 32.0);
        let side = ((ui.available_width() - width) / 2.0).max(0.0);
        ui.add_space((ui.available_height() * 0.13).max(16.0));
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                head_ui(ui, ctx);
                ui.add_space(34.0);
                ui.horizontal_top(|ui| {
                    let gap = 40.0;
                    ui.spacing_mut().item_spacing.x = gap;
                    ui.vertical(|ui| {
                        ui.set_width((width - gap) * 0.48);
                        start_ui(ui, ctx, data);
                    });
                    ui.vertical(|ui| recent_ui(ui, ctx, &data.recent));
                });
            });
        });
    });
}

fn head_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>) {
    ui.horizontal(|ui| {
        logo_ui(ui, ctx, 44.0);
        ui.add_space(10.0);
        ui.vertical(|ui| {
            ui.label(RichText::new("Counterpoint").font(fonts::semibold(30.0)).color(ctx.tokens.text));
            ui.label(RichText::new(ctx.say(say::TAGLINE)).font(fonts::regular(14.5)).color(ctx.tokens.text_quiet));
        });
    });
}

fn start_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, data: &WelcomeData) {
    ui.label(heading(ctx, say::START));
    ui.add_space(2.0);
    let first_time = data.recent.is_empty();
    let mut cards = vec![
        (UiCommand::NewProject, say::NEW_EXPLAINED),
        (UiCommand::OpenProject, say::OPEN_EXPLAINED),
        (UiCommand::UnpackProject, say::UNPACK_EXPLAINED),
        (UiCommand::OpenSample, say::SAMPLE_EXPLAINED),
    ];
    if first_time {
        cards.rotate_right(1);
    }
    for (i, (command, explained)) in cards.into_iter().enumerate() {
        if card_ui(ui, ctx, command, explained, first_time && i == 0).clicked() {
            ctx.send(command.command());
        }
    }
    ui.add_space(6.0);
    if let Some(name) = &data.opening {
        ui.horizontal(|ui| {
            let opening = ctx.tongue.fill(say::OPENING, &[("name", name)]);
            ui.add(egui::Spinner::new().size(16.0)).accessible_name(&opening);
            ui.label(opening);
        });
    } else if first_time {
        ui.label(RichText::new(ctx.say(say::FIRST_TIME)).color(ctx.tokens.text_quiet));
    }
}

fn heading(ctx: &Ctx<'_>, phrase: Phrase) -> RichText {
    RichText::new(ctx.say(phrase).to_uppercase())
        .font(fonts::semibold(ctx.tokens.small_size))
        .extra_letter_spacing(0.8)
        .color(ctx.tokens.text_quiet)
}

/// Draws one way to begin; the strong one comes first to a newcomer.
fn card_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, command: UiCommand, explained: Phrase, strong: bool) -> egui::Response {
    let tokens = ctx.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 64.0), Sense::click());
    let name = ctx.say(command.label());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let lit = response.hovered() || response.has_focus();
    let fill = if lit { tokens.hover } else { tokens.raised };
    let edge = match () {
        () if response.has_focus() => Stroke::new(1.5, tokens.link()),
        () if strong => Stroke::new(1.0, tokens.link()),
        () if lit => Stroke::new(1.0, tokens.edge()),
        () => Stroke::new(1.0, tokens.border),
    };
    let painter = ui.painter();
    painter.rect(rect, tokens.radius + 3, fill, edge, egui::StrokeKind::Inside);
    let badge = egui::Rect::from_center_size(pos2(rect.left() + 34.0, rect.center().y), vec2(36.0, 36.0));
    let (ground, symbol) = if strong {
        (tokens.accent.into(), tokens.on_accent.into())
    } else {
        (egui::Color32::from(tokens.selected), tokens.link())
    };
    painter.rect_filled(badge, tokens.radius + 2, ground);
    painter.text(badge.center(), Align2::CENTER_CENTER, command.icon(), fonts::icons(20.0), symbol);
    let left = rect.left() + 66.0;
    let at = pos2(left, rect.center().y - 1.0);
    painter.text(at, Align2::LEFT_BOTTOM, name, fonts::semibold(tokens.ui_size + 0.5), tokens.text.into());
    let at = pos2(left, rect.center().y + 3.0);
    let small = fonts::regular(tokens.label_size);
    painter.text(at, Align2::LEFT_TOP, ctx.say(explained), small, tokens.text_quiet.into());
    response
}

fn recent_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, recent: &[PathBuf]) {
    ui.label(heading(ctx, say::RECENT));
    ui.add_space(2.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    if recent.is_empty() {
        let frame = egui::Frame::new().inner_margin(Margin::symmetric(0, 6));
        frame.show(ui, |ui| {
            ui.label(RichText::new(ctx.say(say::NO_RECENT)).color(ctx.tokens.text_quiet));
            ui.add_space(8.0);
            ui.label(RichText::new(ctx.say(say::LOCAL)).color(ctx.tokens.text_quiet));
        });
    }
    for path in recent {
        recent_row_ui(ui, ctx, path);
    }
}

fn recent_row_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, path: &Path) {
    let tokens = ctx.tokens;
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    let folder = path.parent().map(|p| p.display().to_string()).unwrap_or_default();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, tokens.radius, tokens.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, tokens.link());
        ui.painter().rect_stroke(rect, tokens.radius, ring, egui::StrokeKind::Inside);
    }
    let line = |text: String, font, colour: egui::Color32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text, font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 24.0);
        ui.painter().layout_job(job)
    };
    let top = line(name, fonts::medium(tokens.ui_size), tokens.text.into());
    let below = line(folder, fonts::regular(tokens.small_size), tokens.text_quiet.into());
    let left = rect.left() + 10.0;
    ui.painter().galley(pos2(left, rect.center().y - top.size().y + 1.0), top, tokens.text.into());
    ui.painter().galley(pos2(left, rect.center().y + 3.0), below, tokens.text_quiet.into());
    let response = response.on_hover_text(path.display().to_string());
    if response.clicked() {
        ctx.send(Command::OpenProject(path.to_owned()));
    }
    context_menu(&response, |ui| {
        if ui.add(Button::new(ctx.say(say::FORGET))).clicked() {
            ctx.send(Command::ForgetRecent(path.to_owned()));
        }
    });
}
