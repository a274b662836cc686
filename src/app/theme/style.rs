//! The tokens as egui's own style, so that every standard control looks like the rest of the window.

use std::collections::BTreeMap;

use eframe::egui::style::{ScrollStyle, WidgetVisuals, Widgets};
use eframe::egui::{Color32, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2};

use super::{Tokens, fonts};

/// Sets the style of a theme.
pub(super) fn write_style(style: &mut Style, tokens: &Tokens) {
    style.text_styles = text_styles(tokens);
    style.visuals = visuals(tokens);
    style.animation_time = 0.12;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.interact_size = vec2(32.0, 28.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.combo_width = 120.0;
    spacing.icon_width = 16.0;
    spacing.tooltip_width = 340.0;
    spacing.scroll = ScrollStyle {
        bar_width: 9.0,
        floating_width: 5.0,
        handle_min_length: 28.0,
        dormant_handle_opacity: 0.22,
        active_handle_opacity: 0.35,
        interact_handle_opacity: 0.6,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        ..ScrollStyle::floating()
    };
    // A page that is told to scroll beyond the length it had in the last frame would be flung back, far past its goal.
    spacing.scroll.kinetic.rubber_band = false;
}

fn text_styles(tokens: &Tokens) -> BTreeMap<TextStyle, eframe::egui::FontId> {
    BTreeMap::from([
        (TextStyle::Small, fonts::regular(tokens.small_size)),
        (TextStyle::Body, fonts::regular(tokens.ui_size)),
        (TextStyle::Button, fonts::medium(tokens.ui_size)),
        (TextStyle::Monospace, fonts::regular(tokens.small_size)),
        (TextStyle::Heading, fonts::semibold(tokens.title_size)),
    ])
}

fn visuals(tokens: &Tokens) -> Visuals {
    let base = if tokens.dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(tokens.radius);
    let border = Stroke::new(1.0, tokens.border);
    let mut visuals = Visuals {
        widgets: widgets(tokens),
        weak_text_color: Some(tokens.text_quiet.into()),
        hyperlink_color: if tokens.dark { tokens.link() } else { tokens.accent.into() },
        faint_bg_color: tokens.hover.into(),
        extreme_bg_color: tokens.raised.into(),
        text_edit_bg_color: Some(tokens.raised.into()),
        code_bg_color: tokens.hover.into(),
        warn_fg_color: tokens.warning.into(),
        error_fg_color: tokens.error.into(),
        window_corner_radius: CornerRadius::same(tokens.radius + 4),
        window_fill: tokens.paper.into(),
        window_stroke: border,
        window_shadow: shadow(tokens, 32),
        popup_shadow: shadow(tokens, 18),
        menu_corner_radius: CornerRadius::same(tokens.radius + 2),
        panel_fill: tokens.panel.into(),
        indent_has_left_vline: false,
        striped: false,
        ..base
    };
    visuals.selection.bg_fill = tokens.selected.into();
    visuals.selection.stroke = Stroke::new(1.0, tokens.text);
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.link());
    visuals.widgets.noninteractive.corner_radius = radius;
    visuals
}

fn shadow(tokens: &Tokens, blur: u8) -> Shadow {
    let strength = if tokens.dark { 110 } else { 36 };
    Shadow { offset: [0, 6], blur, spread: 0, color: Color32::from_black_alpha(strength) }
}

/// A control with the focus is drawn as pressed, so `active` carries the ring that shows where the keyboard is.
fn widgets(tokens: &Tokens) -> Widgets {
    let text = Stroke::new(1.0, tokens.text);
    let plain = WidgetVisuals {
        bg_fill: tokens.raised.into(),
        weak_bg_fill: tokens.raised.into(),
        bg_stroke: Stroke::new(1.0, tokens.border),
        corner_radius: CornerRadius::same(tokens.radius),
        fg_stroke: text,
        expansion: 0.0,
    };
    let hovered = WidgetVisuals {
        bg_fill: tokens.hover.into(),
        weak_bg_fill: tokens.hover.into(),
        bg_stroke: Stroke::new(1.0, tokens.edge()),
        ..plain
    };
    let focused = WidgetVisuals { bg_stroke: Stroke::new(1.5, tokens.link()), ..hovered };
    Widgets { noninteractive: plain, inactive: plain, hovered, active: focused, open: hovered }
}
