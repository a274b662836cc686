//! What a screen reader is told: a document with a paragraph for each visible block, the codes on it, and the selected
//! words. Tests find paragraphs by their words through it too.

use std::borrow::Cow;

use eframe::egui::accesskit::Live;
use eframe::egui::{Id, Response, Role, Sense, Ui, WidgetInfo};

use super::input::moves::{Unit, unit_at};
use super::input::selection::Selection;
use super::numbers::number_of;
use super::page::Mark;
use super::page::sheet::Sheet;
use super::reading::Numbers;
use crate::app::context::Ctx;
use crate::app::words::reader as words;
use crate::model::Span;

/// Nobody listens to more of a selection than this many code points, and saying all of a document would take a second.
const SPOKEN: u32 = 400;

/// Describes the body of the reader: where the caret is, in words that are read out when they change. The value is what
/// is selected, or the sentence at the caret with who says it; the description names the codes there.
pub fn describe_body(ui: &Ui, body: &Response, sheet: &Sheet<'_>, ctx: &Ctx<'_>, now: Option<Selection>) {
    let name = ctx.tongue.fill(words::TEXT_OF, &[("document", &sheet.document.name)]);
    body.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    let Some(now) = now else { return };
    ui.ctx().accesskit_node_builder(body.id, |node| {
        node.set_live(Live::Polite);
        node.set_value(match now.excerpt(sheet.page, sheet.page.document) {
            Some(excerpt) => ctx.tongue.fill(words::SELECTED, &[("words", short(sheet, excerpt.span))]),
            None => sentence_at(sheet, now.head()),
        });
        let here = sheet.page.marks_at(now.span().start);
        let paths: Vec<Cow<'_, str>> = here.map(|i| code_words(ctx, &sheet.page.marks[i])).collect();
        if !paths.is_empty() {
            node.set_description(ctx.tongue.fill(words::CODES_HERE, &[("codes", &paths.join(", "))]));
        }
    });
}

/// Returns the path of the code of a mark, and whether it counts for nothing.
fn code_words<'a>(ctx: &Ctx<'a>, mark: &Mark) -> Cow<'a, str> {
    let path = ctx.outline.path(mark.code);
    match mark.aside {
        true => Cow::Owned(ctx.tongue.fill(words::NOT_COUNTED, &[("code", path)])),
        false => Cow::Borrowed(path),
    }
}

fn sentence_at(sheet: &Sheet<'_>, caret: u32) -> String {
    let sentence = short(sheet, unit_at(sheet.page, caret, Unit::Sentence));
    let turn = sheet.page.blocks[sheet.page.block_at(caret)].turn;
    let speaker = turn.and_then(|i| sheet.document.speaker_of(sheet.document.turns.get(i as usize)?));
    speaker.map_or_else(|| sentence.to_owned(), |s| format!("{}: {sentence}", s.label))
}

fn short<'a>(sheet: &Sheet<'a>, span: Span) -> &'a str {
    sheet.page.text.slice(Span::new(span.start, span.end.min(span.start + SPOKEN)))
}

/// Adds a paragraph for each visible block.
pub fn describe_blocks(ui: &Ui, id: Id, sheet: &Sheet<'_>, ctx: &Ctx<'_>, numbers: Numbers) {
    for laid in &sheet.laid {
        let rect = laid.words_rect(sheet.columns.words.span());
        let response = ui.interact(rect, id.with(("block", laid.block)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, sheet.page.words(laid.block)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let codes = sheet.page.marks_in(laid.block).iter();
            let paths: Vec<Cow<'_, str>> = codes.map(|i| code_words(ctx, &sheet.page.marks[*i as usize])).collect();
            let codes =
                (!paths.is_empty()).then(|| ctx.tongue.fill(words::CODES_HERE, &[("codes", &paths.join(", "))]));
            let number = number_of(sheet, laid, numbers).map(|n| number_in_words(ctx, numbers, n));
            let description: Vec<String> = number.into_iter().chain(codes).collect();
            if !description.is_empty() {
                node.set_description(description.join(". "));
            }
        });
    }
}

fn number_in_words(ctx: &Ctx<'_>, numbers: Numbers, n: u32) -> String {
    let phrase = if numbers == Numbers::Turns { words::TURN_NUMBER } else { words::LINE_NUMBER };
    ctx.tongue.fill(phrase, &[("n", &n.to_string())])
}
