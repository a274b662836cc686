//! The popup in the header in which one chooses which codings are shown, with the legend of who codes in which pattern.

use std::collections::BTreeSet;

use eframe::egui::{Button, Color32, Frame, Popup, PopupCloseBehavior, RectAlign, ScrollArea, TextEdit, Ui};

use super::super::ReaderState;
use super::coder_paint;
use super::filter::{Choices, Filter};
use super::pattern::Pattern;
use super::tip::swatch_ui;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::icons;
use crate::app::widgets::fuzzy::Query;
use crate::app::widgets::{quiet_ui, section_ui};
use crate::app::words::{Phrase, reader as words};
use crate::model::Document;

/// What the popup keeps while it is open.
#[derive(Debug, Default)]
pub struct Choosing {
    typed: String,
    /// The attribute whose values are listed.
    attribute: Option<String>,
}

const WIDTH: f32 = 290.0;
/// More codes than this are found by typing.
const MOST_CODES: usize = 60;

/// Draws the button of the popup, the popup, and while something is hidden the button that shows everything.
pub fn choose_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut ReaderState) {
    let filtered = !state.filter.is_empty();
    let colour = if filtered { ctx.tokens.link() } else { ctx.tokens.text_quiet.into() };
    let symbol = icons::icon(icons::STRIPES, 19.0).color(colour);
    let button = ui.add(Button::new(symbol).frame_when_inactive(false));
    let button = button.accessible_name(ctx.say(words::STRIPES)).on_hover_text(ctx.say(words::STRIPES));
    let n_hidden = state.page.as_ref().map_or(0, |p| p.marks.n_hidden());
    if filtered {
        let text = ctx.tongue.count(n_hidden, words::ONE_HIDDEN, words::N_HIDDEN);
        if ui.button(text).on_hover_text(ctx.say(words::SHOW_ALL_LONG)).clicked() {
            state.show_all();
        }
    }
    let popup = Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_END)
        .frame(Frame::popup(ui.style()).inner_margin(14))
        .accessible_name(ctx.say(words::STRIPES));
    popup.show(|ui| {
        ui.set_width(WIDTH);
        ui.set_max_height((ui.ctx().content_rect().height() - 200.0).max(200.0));
        ScrollArea::vertical().show(ui, |ui| {
            sections_ui(ui, ctx, document, state);
        });
    });
}

fn sections_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut ReaderState) {
    let ReaderState { page, filter, dense, choosing, .. } = state;
    let Some(page) = page else { return };
    let choices = page.choices(ctx.project, document, ctx.outline);
    ui.horizontal(|ui| {
        for (bar, name) in [(false, words::AS_STRIPES), (true, words::AS_DENSITY)] {
            if ui.selectable_label(*dense == bar, ctx.say(name)).clicked() {
                *dense = bar;
            }
        }
    });
    coders_ui(ui, ctx, choices);
    if choices.n_set_aside > 0 {
        let mut shown = !filter.hides_set_aside;
        ui.checkbox(&mut shown, counted(ctx, ctx.say(words::SET_ASIDE), choices.n_set_aside));
        filter.hides_set_aside = !shown;
    }
    if choices.trees.len() > 1 {
        trees_ui(ui, ctx, choices, filter);
    }
    codes_ui(ui, ctx, choices, filter, choosing);
    if !choices.values.is_empty() {
        values_ui(ui, ctx, choices, filter, choosing);
    }
    ui.add_space(8.0);
    let n = ctx.tongue.number(page.marks.n_codings());
    let shown = ctx.tongue.number(page.marks.n_codings() - page.marks.n_hidden());
    quiet_ui(ui, ctx.tokens, &ctx.tongue.fill(words::SHOWN_OF, &[("shown", &shown), ("n", &n)]));
    let hides_coders = !ctx.project.hidden_coders.is_empty();
    if ui.add_enabled(hides_coders || !filter.is_empty(), Button::new(ctx.say(words::SHOW_ALL))).clicked() {
        *filter = Filter::default();
        if hides_coders {
            ctx.send(Command::HideCoders(BTreeSet::new()));
        }
    }
}

/// Draws who coded here, and who is hidden: the one switch of the whole window.
fn coders_ui(ui: &mut Ui, ctx: &Ctx<'_>, choices: &Choices) {
    heading_ui(ui, ctx, words::CODERS);
    let colour: Color32 = ctx.tokens.text.into();
    let hidden = &ctx.project.hidden_coders;
    let shown = choices.coders.iter().map(|(coder, n)| (*coder, Some(*n)));
    for (coder, n) in shown.chain(hidden.iter().map(|coder| (*coder, None))) {
        ui.horizontal(|ui| {
            swatch_ui(ui, Pattern::of(ctx.project, coder), coder_paint(ctx, coder));
            let mut is_shown = n.is_some();
            if ui.checkbox(&mut is_shown, ctx.project.coder_name(coder)).changed() {
                let mut hides = hidden.clone();
                match is_shown {
                    true => hides.remove(&coder),
                    false => hides.insert(coder),
                };
                ctx.send(Command::HideCoders(hides));
            }
            match n {
                Some(n) => quiet_ui(ui, ctx.tokens, &ctx.tongue.number(n)),
                None => quiet_ui(ui, ctx.tokens, ctx.say(words::HIDDEN_EVERYWHERE)),
            }
        });
    }
    if choices.coders.len() > 1 {
        ui.horizontal(|ui| {
            swatch_ui(ui, Pattern::Several, colour);
            quiet_ui(ui, ctx.tokens, ctx.say(words::SEVERAL));
        });
    }
}

fn trees_ui(ui: &mut Ui, ctx: &Ctx<'_>, choices: &Choices, filter: &mut Filter) {
    heading_ui(ui, ctx, words::TREES);
    ui.horizontal_wrapped(|ui| {
        choice_ui(ui, &mut filter.tree, None, ctx.say(words::ALL_TREES));
        for (tree, n) in &choices.trees {
            let name = ctx.project.tree_name(*tree);
            choice_ui(ui, &mut filter.tree, Some(*tree), &counted(ctx, name, *n));
        }
    });
}

fn codes_ui(ui: &mut Ui, ctx: &Ctx<'_>, choices: &Choices, filter: &mut Filter, choosing: &mut Choosing) {
    heading_ui(ui, ctx, words::BRANCH);
    let field = TextEdit::singleline(&mut choosing.typed).hint_text(ctx.say(words::FIND_CODE));
    ui.add(field.desired_width(f32::INFINITY)).accessible_name(ctx.say(words::FIND_CODE));
    let query = Query::new(&choosing.typed);
    let found = query.ranked(choices.codes.iter().map(|(code, _)| ctx.outline.path(*code)));
    ScrollArea::vertical().id_salt("codes to show").max_height(132.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 1.0;
        choice_ui(ui, &mut filter.branch, None, ctx.say(words::ALL_CODES));
        for i in found.into_iter().take(MOST_CODES) {
            let (code, n) = choices.codes[i];
            let path = ctx.outline.path(code).replace('/', " › ");
            choice_ui(ui, &mut filter.branch, Some(code), &counted(ctx, &path, n));
        }
    });
}

fn values_ui(ui: &mut Ui, ctx: &Ctx<'_>, choices: &Choices, filter: &mut Filter, choosing: &mut Choosing) {
    heading_ui(ui, ctx, words::SPEAKERS_WITH);
    let chosen = filter.value.as_ref().map(|(attribute, _)| attribute);
    let listed = choosing.attribute.as_ref().or(chosen).or(ctx.project.viewpoint.as_ref());
    let listed = choices.values.iter().find(|(a, _)| Some(a) == listed).or(choices.values.first());
    let Some((attribute, values)) = listed else { return };
    if choices.values.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for (name, _) in &choices.values {
                if ui.selectable_label(name == attribute, name).clicked() {
                    choosing.attribute = Some(name.clone());
                }
            }
        });
    } else {
        quiet_ui(ui, ctx.tokens, attribute);
    }
    ui.horizontal_wrapped(|ui| {
        choice_ui(ui, &mut filter.value, None, ctx.say(words::ALL_SPEAKERS));
        for (value, n) in values {
            let of = Some((attribute.clone(), value.clone()));
            choice_ui(ui, &mut filter.value, of, &counted(ctx, value, *n));
        }
    });
}

fn choice_ui<T: PartialEq>(ui: &mut Ui, now: &mut Option<T>, this: Option<T>, name: &str) {
    if ui.selectable_label(*now == this, name).clicked() {
        *now = this;
    }
}

fn counted(ctx: &Ctx<'_>, name: &str, n: usize) -> String {
    ctx.tongue.fill(words::COUNTED, &[("name", name), ("n", &ctx.tongue.number(n))])
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, phrase: Phrase) {
    ui.add_space(8.0);
    section_ui(ui, ctx.tokens, ctx.say(phrase));
}
