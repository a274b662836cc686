//! What a screen reader is told: a document with a paragraph for each visible block, the codes on it, and the selected words.
//! Tests find paragraphs by their words through it too.

use eframe::egui::{Id, Response, Role, Sense, Ui, WidgetInfo};

use super::numbers::number_of;
use super::reading::Numbers;
use super::sheet::Sheet;
use crate::app::context::Ctx;
use crate::app::words::reader as words;
use crate::model::{Excerpt, Span};

/// Nobody listens to more of a selection than this many code points, and saying all of a document would take a second.
const SPOKEN: u32 = 400;

/// Describes the body of the reader.
pub fn describe_body(ui: &Ui, body: &Response, sheet: &Sheet<'_>, ctx: &Ctx<'_>, selected: Option<Excerpt>) {
    let name = ctx.tongue.fill(words::TEXT_OF, &[("document", &sheet.document.name)]);
    body.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    if let Some(excerpt) = selected {
        ui.ctx().accesskit_node_builder(body.id, |node| {
            let span = Span::new(excerpt.span.start, excerpt.span.end.min(excerpt.span.start + SPOKEN));
            let selected = sheet.page.text.slice(span);
            node.set_value(ctx.tongue.fill(words::SELECTED, &[("words", selected)]));
        });
    }
}

/// Adds a paragraph for each visible block.
pub fn describe_blocks(ui: &Ui, id: Id, sheet: &Sheet<'_>, ctx: &Ctx<'_>, numbers: Numbers) {
    for laid in &sheet.laid {
        let rect = laid.words_rect(sheet.columns.words.span());
        let response = ui.interact(rect, id.with(("block", laid.block)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, sheet.page.words(laid.block)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let codes = sheet.page.marks_in(laid.block).iter();
            let paths: Vec<&str> = codes.map(|i| ctx.outline.path(sheet.page.marks[*i as usize].code)).collect();
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
