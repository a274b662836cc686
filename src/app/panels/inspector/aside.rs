//! The codings on the selected words that a decision set aside: they are on record, with who decided what and why.

use eframe::egui::{Label, RichText, Ui};

use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::quiet_ui;
use crate::app::words::reader as words;
use crate::model::{CoderId, Ruled};
use crate::session::local_time;

/// A coding that counts nowhere.
#[derive(Clone, PartialEq, Debug)]
pub struct SetAside {
    /// The name of its code.
    pub name: String,
    /// Who coded.
    pub coder: CoderId,
    /// What was decided.
    pub ruled: Ruled,
}

/// Draws them, one below the other.
pub(super) fn aside_ui(ui: &mut Ui, ctx: &Ctx<'_>, codings: &[SetAside]) {
    let font = fonts::regular(ctx.tokens.label_size);
    for coding in codings {
        let name = RichText::new(&coding.name).font(font.clone()).color(ctx.tokens.text_quiet).strikethrough();
        let told = ctx.tongue.fill(words::NOT_COUNTED, &[("code", &coding.name)]);
        ui.add(Label::new(name).wrap())
            .widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, &told));
        let who = ctx.project.coder_name(coding.coder);
        quiet_ui(ui, ctx.tokens, &format!("{who} · {}", decision_words(ctx, &coding.ruled)));
    }
}

/// Returns who set a coding aside, when and why.
pub fn decision_words(ctx: &Ctx<'_>, ruled: &Ruled) -> String {
    let when = local_time(ruled.at.millis).minute;
    let values = [("name", ctx.project.coder_name(ruled.by)), ("when", &*when), ("note", &*ruled.ruling.note)];
    ctx.tongue.fill(if ruled.ruling.note.is_empty() { words::SET_ASIDE_BY } else { words::SET_ASIDE_WHY }, &values)
}
