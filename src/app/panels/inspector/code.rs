//! The current code: how often it was used, what it is for, and the parts of its definition.

use eframe::egui::{Label, RichText, Sense, Ui, vec2};

use super::draft::{Draft, Look};
use super::{taken, wants_description};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::code_tree::Count;
use crate::app::theme::fonts;
use crate::app::widgets::{quiet_ui, section_ui};
use crate::app::words::{Phrase, code_tree as tree_words, inspector as words};
use crate::model::{CodeId, DefinitionPart};
use crate::session::DraftOn;

/// What is being written of a code.
#[derive(Debug, Default)]
pub struct CodeDrafts {
    description: Draft,
    parts: [Draft; 3],
}

impl CodeDrafts {
    /// Sends what was written of a code that is shown no longer.
    pub fn leave(&mut self, ctx: &Ctx<'_>) {
        self.each().for_each(|draft| draft.leave(ctx));
    }

    /// Returns every draft, to be looked at.
    pub fn iter(&self) -> impl Iterator<Item = &Draft> {
        [&self.description].into_iter().chain(&self.parts)
    }

    /// Returns every draft.
    pub fn each(&mut self) -> impl Iterator<Item = &mut Draft> {
        [&mut self.description].into_iter().chain(&mut self.parts)
    }
}

/// Draws what is known of `code`.
pub fn code_ui(ui: &mut Ui, ctx: &Ctx<'_>, drafts: &mut CodeDrafts, code: CodeId, count: Count) {
    let Some(row) = ctx.outline.row(code) else { return };
    ui.add_space(6.0);
    section_ui(ui, ctx.tokens, ctx.say(words::CODE));
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 5.0, ctx.tokens.code_paint(row.colour).strong);
        let name = RichText::new(&row.name).font(fonts::medium(ctx.tokens.ui_size + 0.5)).color(ctx.tokens.text);
        ui.add(Label::new(name).truncate()).on_hover_text(row.path.replace('/', " › "));
    });
    quiet_ui(ui, ctx.tokens, &used(ctx, count));
    if ui.button(ctx.say(words::SHOW_EXCERPTS)).clicked() {
        ctx.send(Command::ShowExcerptsOf(code));
    }
    let describe = taken(ui, wants_description());
    let (name, hint) = (words::DESCRIPTION, words::DESCRIPTION_HINT);
    field_ui(ui, ctx, &mut drafts.description, DraftOn::Description(code), (name, hint), 3, describe);
    for (part, draft) in DefinitionPart::ALL.into_iter().zip(&mut drafts.parts) {
        let on = DraftOn::Definition(code, part);
        field_ui(ui, ctx, draft, on, part_words(part), 1, false);
    }
}

fn used(ctx: &Ctx<'_>, count: Count) -> String {
    let own = ctx.tongue.count(count.own, tree_words::OWN_ONE, tree_words::OWN);
    let below = ctx.tongue.fill(tree_words::BELOW, &[("n", &ctx.tongue.number(count.below))]);
    if count.below > count.own { format!("{own} · {below}") } else { own }
}

fn part_words(part: DefinitionPart) -> (Phrase, Phrase) {
    match part {
        DefinitionPart::Include => (words::INCLUDE, words::INCLUDE_HINT),
        DefinitionPart::Exclude => (words::EXCLUDE, words::EXCLUDE_HINT),
        DefinitionPart::Example => (words::EXAMPLE, words::EXAMPLE_HINT),
    }
}

fn field_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    draft: &mut Draft,
    on: DraftOn,
    (name, hint): (Phrase, Phrase),
    rows: usize,
    focus: bool,
) {
    let name = ctx.say(name);
    quiet_ui(ui, ctx.tokens, name);
    let font = fonts::regular(ctx.tokens.ui_size);
    draft.ui(ui, ctx, on, Look { name, hint: ctx.say(hint), font, rows }, focus);
}
