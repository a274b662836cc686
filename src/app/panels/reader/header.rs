//! The lines above the page: which document it is, how far it is coded and by whom, whether it is coded blind, and the
//! buttons of how it is read.

use eframe::egui::{Align, Button, Color32, Frame, Layout, Margin, RichText, Stroke, Ui, UiBuilder, vec2};

use super::ReaderState;
use super::find::Found;
use super::input::selection::Selection;
use super::look::look_ui;
use super::margin::choose::choose_ui;
use super::page::scroll::Goal;
use super::side::Pane;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::{correcting, reader as words, unbroken};
use crate::model::Document;

const HEIGHT: f32 = 56.0;

/// Draws the header and, below it, the field that finds words.
pub fn header_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut ReaderState) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), eframe::egui::Sense::hover());
    let inner = rect.shrink2(vec2(20.0, 8.0));
    let layout = Layout::right_to_left(Align::Center);
    let buttons =
        ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| buttons_ui(ui, ctx, document, state));
    let title = inner.with_max_x(buttons.response.rect.left() - 12.0);
    ui.scope_builder(UiBuilder::new().max_rect(title).layout(Layout::top_down(Align::LEFT)), |ui| {
        title_ui(ui, ctx, document, state);
    });
    let line = Stroke::new(1.0, Color32::from(ctx.tokens.border));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    if state.pane.is_some_and(|p| p.active) {
        ui.painter().hline(rect.x_range(), rect.top() + 1.0, Stroke::new(2.0, ctx.tokens.link()));
    }
    blind_ui(ui, ctx, document);
    find_ui(ui, ctx, document, state);
}

/// Draws for which trees the document is still to be coded blind: below the name, where no width cuts the sentence.
fn blind_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document) {
    let trees = ctx.project.trees().into_iter().filter(|tree| document.is_blind_for(ctx.coder, tree.id));
    let trees: Vec<&str> = trees.map(|tree| tree.name.as_str()).collect();
    if trees.is_empty() {
        return;
    }
    let words = unbroken(&ctx.tongue.fill(words::BLIND, &[("trees", &trees.join(", "))]));
    let words = RichText::new(words).font(fonts::medium(ctx.tokens.label_size)).color(ctx.tokens.text);
    let line = Frame::new().fill(Color32::from(ctx.tokens.panel)).inner_margin(Margin::symmetric(20, 6));
    let drawn = line.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(eframe::egui::Label::new(words).wrap());
    });
    let edge = drawn.response.rect;
    ui.painter().hline(edge.x_range(), edge.bottom() - 0.5, Stroke::new(1.0, Color32::from(ctx.tokens.border)));
}

fn title_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &ReaderState) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let name = RichText::new(&document.name).font(fonts::semibold(ctx.tokens.ui_size + 3.5)).color(ctx.tokens.text);
    ui.add(eframe::egui::Label::new(name).truncate());
    let meta = RichText::new(about(ctx, document, state)).font(fonts::regular(ctx.tokens.label_size));
    ui.add(eframe::egui::Label::new(meta.color(ctx.tokens.text_quiet)).truncate());
}

fn about(ctx: &Ctx<'_>, document: &Document, state: &ReaderState) -> String {
    let (n_codings, n_hidden) = state.page.as_ref().map_or((0, 0), |p| (p.marks.n_codings(), p.marks.n_hidden()));
    let codings = match state.filter.is_empty() {
        true => ctx.tongue.count(n_codings, words::CODING, words::CODINGS),
        false => {
            let (shown, n) = (ctx.tongue.number(n_codings - n_hidden), ctx.tongue.number(n_codings));
            ctx.tongue.fill(words::SHOWN_OF, &[("shown", &shown), ("n", &n)])
        }
    };
    let mut parts = vec![ctx.tongue.count(document.turns.len(), words::TURN, words::TURNS), codings];
    let coders = state.page.as_ref().map(|p| p.coders(ctx.project)).unwrap_or_default();
    if !coders.is_empty() {
        parts.push(ctx.tongue.fill(words::CODED_BY, &[("coders", &coders.join(", "))]));
    }
    parts.join("  ·  ")
}

fn buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut ReaderState) {
    side_ui(ui, ctx, state.pane);
    look_ui(ui, ctx, state.reading);
    choose_ui(ui, ctx, document, state);
    let edits = state.is_editing();
    let ink = if edits { ctx.tokens.text } else { ctx.tokens.text_quiet };
    let pencil = Button::new(icons::icon(icons::EDIT, 19.0).color(ink)).frame_when_inactive(edits).selected(edits);
    let pencil = ui.add_enabled(!ctx.looks_back, pencil);
    let pencil = pencil.accessible_name(ctx.say(correcting::CORRECT)).on_hover_text(ctx.say(correcting::CORRECT));
    if pencil.clicked() {
        state.claim(ctx);
        ctx.send(Command::ToggleCorrecting);
    }
    let find = Button::new(icons::icon(icons::SEARCH, 19.0).color(ctx.tokens.text_quiet)).frame_when_inactive(false);
    let find = ui.add(find).accessible_name(ctx.say(words::FIND)).on_hover_text(ctx.say(words::FIND));
    if find.clicked() {
        state.claim(ctx);
        state.find.open_words();
    }
}

/// Draws the button that opens a second reader, or closes this one of two.
fn side_ui(ui: &mut Ui, ctx: &Ctx<'_>, pane: Option<Pane>) {
    let (symbol, name, command) = match pane {
        None => (icons::BESIDE, words::OPEN_BESIDE, Command::OpenBeside(None)),
        Some(Pane { on_right, .. }) => (icons::CLOSE, words::CLOSE_READER, Command::CloseReader { on_right }),
    };
    let button = Button::new(icons::icon(symbol, 19.0).color(ctx.tokens.text_quiet)).frame_when_inactive(false);
    if ui.add(button).accessible_name(ctx.say(name)).on_hover_text(ctx.say(name)).clicked() {
        ctx.send(command);
    }
}

fn find_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut ReaderState) {
    let Some(page) = &state.page else { return };
    match state.find.find_ui(ui, ctx, page, document) {
        Some(Found::Words(span)) => {
            state.set_selection(ctx, Some(Selection::of(span)));
            state.scroll.go(Goal::Centre(span.start));
            ui.ctx().request_repaint();
        }
        Some(Found::Closed) => state.take_focus(),
        None => {}
    }
}

/// Draws a page that has nothing to show, and what to do about it.
pub fn nothing_ui(ui: &mut Ui, ctx: &Ctx<'_>, title: &str, advice: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.38);
        ui.label(icons::icon(icons::READER, 40.0).color(ctx.tokens.border));
        ui.add_space(8.0);
        ui.label(RichText::new(title).font(fonts::semibold(ctx.tokens.ui_size + 3.0)).color(ctx.tokens.text));
        ui.label(RichText::new(advice).font(fonts::regular(ctx.tokens.ui_size)).color(ctx.tokens.text_quiet));
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use crate::app::panels::workbench::Workbench;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    #[test]
    fn that_others_are_hidden_is_said_in_full_on_a_narrow_page() {
        let mut fixture = Fixture::of("Ana: [Un toit|Lieu], [un lit|Lieu@ben]");
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        let coders = [fixture.coder, fixture.coder_named("ben")];
        fixture.apply(plan::assign_document(&fixture.project, document, tree, &coders).unwrap());
        let harness = Workbench::new(fixture).harness(420.0, 700.0);
        let whole =
            "You code this document blind for Codes: what the others coded is hidden until you have finished it.";
        let told = harness.get_by_label(whole);
        assert!(told.rect().height() > 24.0 && told.rect().right() <= 420.0, "it takes two lines: {:?}", told.rect());
    }
}
