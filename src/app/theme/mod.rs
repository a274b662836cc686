//! How the window looks: colours and sizes from `assets/theme/*.ron`, fonts from `assets/fonts/`.

pub mod fonts;
pub mod icons;
mod style;
#[cfg(target_os = "linux")]
mod system;
mod tokens;

pub use system::follow as follow_system;
pub use tokens::{CodePaint, Tokens};

use eframe::egui::{Context, Theme};

/// Sets fonts and both themes. Which theme shows is egui's preference: that of the system unless the user chose.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for (theme, tokens) in [(Theme::Light, Tokens::light()), (Theme::Dark, Tokens::dark())] {
        ctx.style_mut_of(theme, |style| style::write_style(style, &tokens));
    }
}

/// Elsewhere the windowing library tells egui itself.
#[cfg(not(target_os = "linux"))]
mod system {
    pub fn follow(_: &eframe::egui::Context) {}
}
