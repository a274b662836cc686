//! The document that is read: speakers in the gutter, words, tinted codings, stripes in the margin.
//!
//! Only what is seen is laid out, in every frame anew, so a document of half a million words scrolls like a page. In a
//! frame nothing takes time in proportion to the document; what does is computed once a change.
//!
//! `page/` knows what is shown and where it stands, `margin/` the codings beside it, `input/` pointer and keys,
//! `editing/` a text that is being corrected, `find/` words looked for in it.

mod access;
mod body;
#[cfg(test)]
mod coding_tests;
mod copy;
mod editing;
mod find;
mod header;
mod input;
mod look;
mod margin;
mod menu;
mod numbers;
mod page;
mod paint;
mod prose;
pub mod reading;
mod side;
pub mod speakers;
mod state;
mod strip;
#[cfg(test)]
mod stripe_tests;
#[cfg(test)]
mod tests;
mod turn_menu;

pub use copy::attributed as attributed_words;
pub use input::keys::Wish;
pub use page::layout::{BlockLayout, Setting, lay_out};
pub use prose::prose_ui;
pub use side::{Other, readers_ui};
pub use state::ReaderState;

use std::sync::Arc;

use eframe::egui::{IdSalt, Margin, ScrollArea, Ui, vec2};

use self::page::columns::Columns;
use self::page::scroll::{Scroll, Setter};
use self::page::sheet::Sheet;
use self::reading::Numbers;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::words::reader as words;
use crate::model::Document;

/// Draws the reader and follows pointer and keys.
pub fn reader_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ReaderState) {
    let Some(document) = ctx.document.and_then(|id| ctx.project.document(id)) else {
        header::nothing_ui(ui, ctx, ctx.say(words::NOTHING_OPEN), ctx.say(words::OPEN_ONE));
        return;
    };
    let draft = state.begin_or_follow(ctx, document);
    let drawn = draft.as_ref().map(|project| Ctx { project, selection: None, ..*ctx });
    let (shown, base) = (drawn.as_ref().unwrap_or(ctx), ctx);
    let Some(document) = shown.project.document(document.id) else { return };
    page_ui(ui, shown, document, state);
    drop(draft);
    state.finish_frame(ui, base);
}

fn page_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Arc<Document>, state: &mut ReaderState) {
    state.refresh(ctx, document);
    state.adopt(ctx);
    if let Some(reason) = &state.unavailable {
        // It may come at any time, and nothing tells of the last piece of a file.
        ui.request_repaint_after(std::time::Duration::from_secs(1));
        header::nothing_ui(ui, ctx, &document.name, reason);
        return;
    }
    header::header_ui(ui, ctx, document, state);
    if let Some(editing) = &mut state.editing {
        state.typed = editing::bar::editing_bar_ui(ui, ctx, editing);
    }
    if state.pane.is_none() && state.editing.is_none() {
        strip::strip_ui(ui, ctx, state);
    }
    scrolled_ui(ui, ctx, document, state);
}

fn scrolled_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut ReaderState) {
    // The page is taken out while the rest of the state is changed beside it.
    let Some(page) = state.page.take() else { return };
    let view = ui.available_rect_before_wrap();
    let (mut set, gaps, measure) = state.setting(ctx);
    let columns = Columns::new(view, measure, state.reading.numbers != Numbers::None);
    set.width = columns.words.span();
    let salt = "reader";
    let id = ui.make_persistent_id(IdSalt::new(salt));
    let setter = Setter { page: &page, document, set: &set, gaps: &gaps, columns };
    let (laid, offset) = state.scroll.lay_out(ui, id, view, &setter, &mut state.heights);
    let mut area = ScrollArea::vertical().id_salt(salt).auto_shrink(false).content_margin(Margin::ZERO);
    if let Some(offset) = offset {
        area = area.vertical_scroll_offset(offset);
    }
    let height = Scroll::content_height(&state.heights);
    let sheet = Sheet { page: &page, document, laid, columns, view, line: set.line, offset: state.scroll.offset() };
    state.line = sheet.first_line();
    let selected = area
        .show_viewport(ui, |ui, _| {
            ui.set_min_size(vec2(view.width(), height));
            body::body_ui(ui, ctx, id, &sheet, state)
        })
        .inner;
    state.page = Some(page);
    if let Some(selection) = selected {
        state.set_selection(ctx, selection);
        ui.ctx().request_repaint();
    }
    if std::mem::take(&mut state.asks) {
        ctx.send(Command::PickCode);
    }
}
