//! One theme: its name, the codes that it gathers, and why those who do not speak of it are silent.

use eframe::egui::{Button, Key, RichText, TextEdit, Ui};

use super::data::ThemeLine;
use crate::analysis::Heard;
use crate::app::command::{Command, Comparing};
use crate::app::context::Ctx;
use crate::app::panels::comparison::code_choice::code_choice_ui;
use crate::app::theme::fonts;
use crate::app::theme::icons::{self, icon};
use crate::app::words::comparison as say;
use crate::model::{CodeId, ThemeId};

/// What is being written about a theme.
#[derive(Debug, Default)]
pub(super) struct DetailState {
    /// The theme that the fields belong to.
    of: Option<ThemeId>,
    name: String,
    typed: String,
    /// The verdict whose reasons are being written.
    pub(super) concluding: Option<Comparing>,
}

impl DetailState {
    /// Sends what is being written: its fields are not drawn any more.
    pub(super) fn leave(&mut self, ctx: &Ctx<'_>) {
        let standing = self.of.and_then(|id| ctx.project.comparison.themes.get(&id)).filter(|t| t.name.is_some());
        if let Some(theme) = standing.filter(|t| t.name() != self.name.trim() && !self.name.trim().is_empty()) {
            let (theme, name) = (theme.id, self.name.trim().to_owned());
            ctx.send(Command::Compare(Comparing::RenameTheme { theme, name }));
        }
        if let Some(concluding) = self.concluding.take() {
            ctx.send(Command::Compare(concluding));
        }
        // From here on the name may change without this field.
        self.of = None;
    }

    /// Turns to another theme: the fields begin from what stands there.
    fn turn_to(&mut self, ctx: &Ctx<'_>, theme: &ThemeLine) {
        if self.of != Some(theme.id) {
            self.leave(ctx);
            *self = Self { of: Some(theme.id), name: theme.name.clone(), typed: String::new(), concluding: None };
        }
    }
}

pub(super) fn detail_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DetailState, theme: &ThemeLine) {
    state.turn_to(ctx, theme);
    name_ui(ui, ctx, state, theme);
    codes_ui(ui, ctx, state, theme);
    if let Some(pair) = &theme.pair {
        ui.add_space(6.0);
        for (group, heard) in [(&pair.groups.first, pair.first), (&pair.groups.second, pair.second)] {
            ui.label(silence_words(ctx, group, heard));
        }
    }
}

fn name_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DetailState, theme: &ThemeLine) {
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut state.name).font(fonts::semibold(ctx.tokens.title_size));
        let field = field.desired_width((ui.available_width() - 60.0).min(460.0)).frame(eframe::egui::Frame::NONE);
        let field = ui.add(field).accessible_name(ctx.say(say::THEME_NAME));
        if field.lost_focus() {
            if ui.input(|i| i.key_pressed(Key::Escape)) || state.name.trim().is_empty() {
                state.name.clone_from(&theme.name);
            } else if state.name.trim() != theme.name {
                let name = state.name.trim().to_owned();
                ctx.send(Command::Compare(Comparing::RenameTheme { theme: theme.id, name }));
            }
        } else if !field.has_focus() {
            state.name.clone_from(&theme.name);
        }
        let label = ctx.tongue.fill(say::REMOVE_THEME, &[("name", &theme.name)]);
        let remove = ui.add(Button::new(icon(icons::DELETE, ctx.tokens.ui_size + 2.0)).frame_when_inactive(false));
        if remove.accessible_name(&label).on_hover_text(&label).clicked() {
            ctx.send(Command::Compare(Comparing::AskToRemoveTheme(theme.id)));
        }
    });
}

fn codes_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DetailState, theme: &ThemeLine) {
    let Some(theme_of) = ctx.project.comparison.themes.get(&theme.id) else { return };
    let gathered = &theme_of.codes;
    // A code that was merged shows as what it is part of now.
    let standing = |code: &CodeId| Some((ctx.outline.index(ctx.project.resolve_code(*code)?)?, *code));
    let mut codes: Vec<(usize, CodeId)> = gathered.iter().filter_map(standing).collect();
    codes.sort_unstable();
    ui.horizontal_wrapped(|ui| {
        for (i, code) in codes {
            let row = &ctx.outline.rows[i];
            let asks =
                if ctx.project.is_question(row.code) { format!("{} ", ctx.say(say::ASKS)) } else { String::new() };
            let text = format!("{asks}{}  ×", row.path.replace('/', " › "));
            let label = ctx.tongue.fill(say::RELEASE, &[("code", &row.path)]);
            let tint = ctx.tokens.code_paint(row.colour).tint;
            let chip = ui.add(Button::new(text).fill(tint)).accessible_name(&label).on_hover_text(&label);
            if chip.clicked() {
                ctx.send(gather(theme.id, code, false));
            }
        }
        for code in ctx.project.codes_gone_from_theme(theme_of) {
            let label = ctx.tongue.fill(say::RELEASE, &[("code", &code.name)]);
            let text = RichText::new(format!("{}  ×", code.name)).strikethrough().color(ctx.tokens.error);
            let gone = ui.add(Button::new(text)).accessible_name(&label);
            if gone.on_hover_text(ctx.say(say::GONE_CODE)).clicked() {
                ctx.send(gather(theme.id, code.id, false));
            }
        }
    });
    let near = near_codes(ctx, gathered);
    let chosen = code_choice_ui(ui, ctx, say::GATHER, &mut state.typed, &near, |row| !gathered.contains(&row.code));
    if let Some(code) = chosen {
        ctx.send(gather(theme.id, code, true));
    }
}

fn gather(theme: ThemeId, code: CodeId, belongs: bool) -> Command {
    Command::Compare(Comparing::Gather { theme, codes: vec![code], belongs })
}

/// Returns codes that the crosswalk maps with those of a theme, and the current code of the tree.
fn near_codes(ctx: &Ctx<'_>, gathered: &std::collections::BTreeSet<CodeId>) -> Vec<CodeId> {
    let pairs = ctx.project.comparison.crosswalk.keys().filter(|codes| ctx.project.mapping_holds(**codes));
    let other = pairs.filter_map(|codes| {
        let with = codes.with?;
        match (gathered.contains(&codes.code), gathered.contains(&with)) {
            (true, false) => Some(with),
            (false, true) => Some(codes.code),
            _ => None,
        }
    });
    let mut near: Vec<CodeId> = ctx.code.filter(|code| !gathered.contains(code)).into_iter().chain(other).collect();
    near.dedup();
    near
}

/// Returns who of a group speaks, and why the others do not.
fn silence_words(ctx: &Ctx<'_>, group: &str, heard: Heard) -> RichText {
    let number = |n: u32| ctx.tongue.number(n as usize);
    let mut words =
        ctx.tongue.fill(say::SPEAK, &[("group", group), ("n", &number(heard.n)), ("N", &number(heard.base))]);
    let kinds = [
        (heard.not_asked, say::N_NOT_ASKED),
        (heard.no_answer, say::N_NO_ANSWER),
        (heard.not_raised, say::N_NOT_RAISED),
        (heard.not_recorded, say::N_NOT_RECORDED),
        (heard.still_blind, say::N_STILL_BLIND),
    ];
    for (n, phrase) in kinds.into_iter().filter(|(n, _)| *n > 0) {
        words.push_str(" · ");
        words.push_str(&ctx.tongue.fill(phrase, &[("n", &number(n))]));
    }
    RichText::new(words).color(ctx.tokens.text_quiet)
}
