//! What is told of a coding when the pointer rests on its stripe or label, and the menu of what can be done with it.

use eframe::egui::{Button, Color32, Label, Response, RichText, Sense, Ui, vec2};

use super::super::page::{MarkedBy, Page};
use super::coder_paint;
use super::pattern::Pattern;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::inspector;
use crate::app::theme::fonts;
use crate::app::widgets::context_menu::context_menu;
use crate::app::widgets::quiet_ui;
use crate::app::words::reader as words;
use crate::model::text::short_quote;
use crate::model::{CodingId, DocumentId, Excerpt, Subject};

/// More coders than this are counted rather than named.
const MOST_NAMED: usize = 5;
/// How much of a memo is shown, in characters; all of it stands in the inspector.
const MEMO: usize = 240;

/// Draws the path of the code, and of each coding its coder, day and memo.
pub fn tip_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &Page, mark: usize) {
    let Some(mark) = page.marks.get(mark) else { return };
    ui.set_max_width(320.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    let path = ctx.outline.path(mark.code).replace('/', " › ");
    let strong = ctx.tokens.code_paint(mark.colour).strong;
    ui.horizontal(|ui| {
        let (dot, _) = ui.allocate_exact_size(vec2(9.0, 16.0), Sense::hover());
        ui.painter().circle_filled(dot.center(), 4.0, strong);
        let path = RichText::new(path).font(fonts::medium(ctx.tokens.ui_size)).color(ctx.tokens.text);
        ui.add(Label::new(path).wrap());
    });
    let codings = page.marks.codings_of(mark);
    for by in codings.iter().take(MOST_NAMED) {
        coding_ui(ui, ctx, page.document, *by);
    }
    if let Some(more @ 1..) = codings.len().checked_sub(MOST_NAMED) {
        quiet_ui(ui, ctx.tokens, &ctx.tongue.fill(words::MORE, &[("n", &ctx.tongue.number(more))]));
    }
}

fn coding_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: DocumentId, by: MarkedBy) {
    let coding = ctx.project.document(document).and_then(|d| d.codings.get(&by.coding));
    let date = coding.map(|c| c.at.minute()).unwrap_or_default();
    ui.horizontal(|ui| {
        swatch_ui(ui, Pattern::of(ctx.project, by.coder), coder_paint(ctx, by.coder));
        let coder = ctx.project.coder_name(by.coder);
        quiet_ui(ui, ctx.tokens, &ctx.tongue.fill(words::CODED_AT, &[("coder", coder), ("date", &date)]));
    });
    if let Some(ruled) = coding.filter(|c| c.is_set_aside()).and_then(|c| c.ruling()) {
        quiet_ui(ui, ctx.tokens, &inspector::decision_words(ctx, ruled));
    }
    let memo = ctx.project.memo(Subject::Coding(by.coding)).trim();
    if !memo.is_empty() {
        let memo = short_quote(memo, MEMO);
        ui.add(Label::new(RichText::new(memo).font(fonts::regular(ctx.tokens.ui_size)).color(ctx.tokens.text)).wrap());
    }
}

/// Draws a piece of a stripe, as an example of a coder's pattern.
pub fn swatch_ui(ui: &mut Ui, pattern: Pattern, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 18.0), Sense::hover());
    let stripe = eframe::egui::Rect::from_center_size(rect.center(), vec2(4.0, rect.height()));
    pattern.paint(ui.painter(), stripe, colour, -f64::from(stripe.top()));
}

/// Draws the menu of a mark while it is open, and returns whether its excerpt is to be selected.
pub fn menu_on(response: &Response, ctx: &Ctx<'_>, page: &Page, mark: usize) -> bool {
    let mut selects = false;
    context_menu(response, |ui| selects = menu_ui(ui, ctx, page, mark));
    selects
}

fn menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &Page, mark: usize) -> bool {
    let Some(marked) = page.marks.get(mark) else { return false };
    let own: Vec<(DocumentId, CodingId)> = page
        .marks
        .codings_of(marked)
        .iter()
        .filter(|c| c.coder == ctx.coder)
        .map(|c| (page.document, c.coding))
        .collect();
    ui.set_min_width(210.0);
    let mut selects = ui.button(ctx.say(words::SELECT_EXCERPT)).clicked();
    if ui.button(ctx.say(words::SHOW_EXCERPTS_OF_CODE)).clicked() {
        ctx.send(Command::ShowExcerptsOf(marked.code));
    }
    if ui.button(ctx.say(words::MAKE_CURRENT)).clicked() {
        ctx.send(Command::SelectCode(Some(marked.code)));
    }
    ui.separator();
    let others = ctx.say(words::NOT_OWN);
    let memo = ui.add_enabled(!own.is_empty(), Button::new(ctx.say(words::WRITE_MEMO))).on_disabled_hover_text(others);
    if memo.clicked() {
        let excerpt = Excerpt { document: page.document, span: marked.span };
        ctx.send(Command::Select(Some(excerpt)));
        ctx.send(Command::SelectCode(Some(marked.code)));
        inspector::ask_for_memo(ui.ctx());
        selects = true;
    }
    let uncode = ui.add_enabled(!own.is_empty(), Button::new(ctx.say(words::UNCODE))).on_disabled_hover_text(others);
    if uncode.clicked() {
        ctx.send(Command::RemoveCodings(own));
    }
    selects
}
