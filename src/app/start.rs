//! Opens the window, or says in one sentence why it cannot be opened.

use std::path::{Path, PathBuf};

use eframe::egui::ViewportBuilder;
use eframe::{NativeOptions, Renderer};
use etcetera::BaseStrategy as _;

use super::App;
use super::state::Settings;
use super::theme;
use crate::session::{Desk, user_name};

/// Opens the window with the project in `project`, if one is named, and returns when it is closed.
///
/// # Errors
/// When there is no screen or it cannot be drawn on: one sentence for people, which names the command line.
pub fn run(project: Option<PathBuf>) -> Result<(), String> {
    if !has_screen() {
        return Err(sentence("there is no screen here"));
    }
    let options = NativeOptions {
        renderer: Renderer::Glow,
        persist_window: true,
        viewport: ViewportBuilder::default()
            .with_app_id("counterpoint")
            .with_title("Counterpoint")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([860.0, 560.0])
            .with_icon(icon()),
        ..NativeOptions::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let settings: Option<Settings> = cc.storage.and_then(|s| eframe::get_value(s, eframe::APP_KEY));
        let desk = || Desk::of_user(&user_name());
        let mut app = App::new(&cc.egui_ctx, settings.unwrap_or_default(), Box::new(desk), documents_folder());
        theme::follow_system(&cc.egui_ctx);
        app.join_desktop();
        if let Some(project) = project {
            app.open(&cc.egui_ctx, absolute(project));
        }
        Ok(Box::new(app))
    });
    eframe::run_native("counterpoint", options, create).map_err(|error| sentence(&reason(&error)))
}

fn sentence(reason: &str) -> String {
    format!("the window cannot be opened: {reason}. Everything works from the command line too: counterpoint --help")
}

fn reason(error: &eframe::Error) -> String {
    match error {
        eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => {
            "OpenGL is missing; on Debian it comes with libgl1 and libgl1-mesa-dri".to_owned()
        }
        _ => last_part(&error.to_string()),
    }
}

/// The system's reasons run over lines, and only their end is for people.
fn last_part(reason: &str) -> String {
    let line = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = line.rsplit(": ").next().unwrap_or(&line);
    crate::model::text::short_quote(end, 160)
}

fn has_screen() -> bool {
    let set = |key| std::env::var_os(key).is_some_and(|v| !v.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}

/// A project named on the command line is remembered, so its path must not depend on where the program was started.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

fn documents_folder() -> PathBuf {
    let home = etcetera::choose_base_strategy().map(|s| s.home_dir().to_owned()).unwrap_or_else(|_none| ".".into());
    let documents = std::env::var_os("XDG_DOCUMENTS_DIR").map_or_else(|| home.join("Documents"), PathBuf::from);
    if Path::is_dir(&documents) { documents } else { home }
}

/// Three voices side by side, drawn here so that no image has to be read.
fn icon() -> eframe::egui::IconData {
    const SIZE: usize = 64;
    let voices = [(0, 10..42, 0), (1, 10..54, 3), (2, 26..54, 5)];
    let mut rgba = vec![0; SIZE * SIZE * 4];
    for (column, rows, hue) in voices {
        let [r, g, b] = crate::model::Colour::PALETTE[hue].0;
        for y in rows {
            for x in 0..11 {
                let at = (y * SIZE + 10 + column * 17 + x) * 4;
                rgba[at..at + 4].copy_from_slice(&[r, g, b, 255]);
            }
        }
    }
    eframe::egui::IconData { rgba, width: SIZE as u32, height: SIZE as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_end_of_a_reason_is_for_people() {
        let reason = "EventLoopError: os error at src/linux.rs:788:\n  Failed to open connection to X server";
        assert_eq!(last_part(reason), "Failed to open connection to X server");
    }
}
