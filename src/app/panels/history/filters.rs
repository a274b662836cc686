//! Which changes are listed.

use std::sync::Arc;

use eframe::egui::{ComboBox, TextEdit, Ui};

use super::HistoryState;
use crate::app::context::Ctx;
use crate::app::panels::memos::{coder_ui, only_ui};
use crate::app::theme::fonts;
use crate::app::widgets::label_ui;
use crate::app::words::{Phrase, history as say};
use crate::model::Change;
use crate::session::ChangeKind;

pub(super) fn filters_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut HistoryState, changes: &[Arc<Change>]) {
    ui.horizontal_wrapped(|ui| {
        let field = TextEdit::singleline(&mut state.filter.text)
            .id_salt("filter changes")
            .hint_text(ctx.say(say::FILTER_TEXT))
            .margin(eframe::egui::Margin::symmetric(8, 4))
            .desired_width(190.0);
        ui.add(field).accessible_name(ctx.say(say::FILTER_TEXT));
        coder_ui(ui, ctx, "changes by coder", &mut state.filter.coder);
        kinds_ui(ui, ctx, &mut state.filter.kind);
        let code = ctx.code.and_then(|code| ctx.outline.row(code)).map(|row| (row.code, row.name.as_str()));
        only_ui(ui, ctx, &mut state.code, code, [say::ONLY_CODE, say::ONLY_CODE_LONG]);
        let document = ctx.document.and_then(|id| ctx.project.document(id)).map(|d| (d.id, d.name.as_str()));
        only_ui(ui, ctx, &mut state.filter.document, document, [say::ONLY_DOCUMENT, say::ONLY_DOCUMENT_LONG]);
        let count = ctx.tongue.count(state.n_listed(changes), say::COUNT_ONE, say::COUNT);
        label_ui(ui, ctx.tokens, &count, fonts::regular(ctx.tokens.small_size), 0.0);
    });
}

fn kinds_ui(ui: &mut Ui, ctx: &Ctx<'_>, chosen: &mut Option<ChangeKind>) {
    let name = |kind: Option<ChangeKind>| ctx.say(kind.map_or(say::ALL_KINDS, kind_words));
    let list = ComboBox::from_id_salt("kinds of changes").selected_text(name(*chosen)).show_ui(ui, |ui| {
        for kind in std::iter::once(None).chain(ChangeKind::ALL.map(Some)) {
            ui.selectable_value(chosen, kind, name(kind));
        }
    });
    list.response.accessible_name(name(*chosen));
}

fn kind_words(kind: ChangeKind) -> Phrase {
    match kind {
        ChangeKind::Codings => say::KIND_CODINGS,
        ChangeKind::Codes => say::KIND_CODES,
        ChangeKind::Documents => say::KIND_DOCUMENTS,
        ChangeKind::Corrections => say::KIND_CORRECTIONS,
        ChangeKind::People => say::KIND_PEOPLE,
        ChangeKind::Memos => say::KIND_MEMOS,
        ChangeKind::Comparison => say::KIND_COMPARISON,
        ChangeKind::Project => say::KIND_PROJECT,
    }
}
