//! What stands over the list: which memos are listed, and a new one.

use eframe::egui::{Button, ComboBox, RichText, TextEdit, Ui};

use super::MemosState;
use super::data::{Kind, MemoFilter};
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::entries::choose_ui;
use crate::app::words::{history as history_words, memos as say};
use crate::model::{Role, Subject};

/// Draws the filter and returns whether it changed.
pub(super) fn filters_ui(ui: &mut Ui, ctx: &Ctx<'_>, filter: &mut MemoFilter) -> bool {
    let before = filter.clone();
    let field = TextEdit::singleline(&mut filter.text)
        .id_salt("filter memos")
        .hint_text(ctx.say(say::FILTER))
        .margin(eframe::egui::Margin::symmetric(8, 5))
        .desired_width(f32::INFINITY);
    ui.add(field).accessible_name(ctx.say(say::FILTER));
    ui.horizontal_wrapped(|ui| {
        kinds_ui(ui, ctx, &mut filter.kind);
        coder_ui(ui, ctx, "memos by coder", &mut filter.coder);
        let code = ctx.code.and_then(|code| ctx.outline.row(code)).map(|row| (row.code, row.name.as_str()));
        only_ui(ui, ctx, &mut filter.code, code, [history_words::ONLY_CODE, say::ONLY_CODE_LONG]);
        let document = ctx.document.and_then(|id| ctx.project.document(id)).map(|d| (d.id, d.name.as_str()));
        only_ui(ui, ctx, &mut filter.document, document, [history_words::ONLY_DOCUMENT, say::ONLY_DOCUMENT_LONG]);
    });
    *filter != before
}

fn kinds_ui(ui: &mut Ui, ctx: &Ctx<'_>, chosen: &mut Option<Kind>) {
    let all = ctx.say(history_words::ALL_KINDS);
    let name = |kind: Option<Kind>| kind.map_or(all, |kind| ctx.say(super::kind_words(kind)));
    let list = ComboBox::from_id_salt("kinds of memos").selected_text(name(*chosen)).show_ui(ui, |ui| {
        for kind in std::iter::once(None).chain(Kind::ALL.map(Some)) {
            ui.selectable_value(chosen, kind, name(kind));
        }
    });
    list.response.accessible_name(name(*chosen));
}

/// Draws the choice of one coder or all.
pub fn coder_ui(ui: &mut Ui, ctx: &Ctx<'_>, salt: &str, chosen: &mut Option<crate::model::CoderId>) {
    let all = ctx.say(history_words::ALL_CODERS);
    let name = |coder: Option<crate::model::CoderId>| coder.map_or(all, |id| ctx.project.coder_name(id));
    let coders = || std::iter::once(None).chain(ctx.project.coders.keys().copied().map(Some)).collect();
    let combo = ComboBox::from_id_salt(salt).selected_text(name(*chosen));
    let list = choose_ui(ui, combo, ctx.find_entry(), chosen, coders, |coder| name(*coder).to_owned());
    list.accessible_name(name(*chosen));
}

/// Draws a switch that keeps what belongs to `current`, the code or document that is chosen elsewhere in the window: a
/// list of thousands of them here would find nothing. A kept one that is not the current one stays until switched off.
pub fn only_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    kept: &mut Option<T>,
    current: Option<(T, &str)>,
    [name, explained]: [crate::app::words::Phrase; 2],
) {
    let Some((current, called)) = current else {
        *kept = None;
        return;
    };
    if kept.is_some() {
        *kept = Some(current);
    }
    let short = crate::model::text::short_quote(called, 28);
    let label = ctx.tongue.fill(name, &[("name", &short)]);
    let switch = Button::selectable(kept.is_some(), label).frame_when_inactive(true);
    if ui.add(switch).on_hover_text(ctx.say(explained)).clicked() {
        *kept = if kept.is_some() { None } else { Some(current) };
    }
}

/// Draws the button that begins a memo on what is current in the window.
pub(super) fn new_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MemosState) {
    let text = RichText::new(ctx.say(say::NEW)).font(fonts::medium(ctx.tokens.ui_size));
    let button = Button::new((icons::icon(icons::ADD, 16.0), text));
    let mut begun = None;
    let (response, _) = eframe::egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(220.0);
        for on in subjects(ctx) {
            let named = super::subject_words(ctx.tongue, ctx.project, on);
            if ui.button(ctx.tongue.fill(say::ON, &[("on", &named)])).clicked() {
                begun = Some(on);
            }
        }
    });
    response.accessible_name(ctx.say(say::NEW));
    if let Some(on) = begun {
        state.open(ctx, on, true);
    }
}

/// Returns what a memo can be begun on: the study, and what is current in the window.
fn subjects(ctx: &Ctx<'_>) -> Vec<Subject> {
    let document = ctx.document.and_then(|id| ctx.project.document(id));
    let speaker = ctx.selection.zip(document).filter(|(e, d)| e.document == d.id).and_then(|(excerpt, document)| {
        let turn = document.turn_at(excerpt.span.start)?;
        let speaker = document.speaker_of(&document.turns[turn])?;
        speaker.participant.filter(|_| speaker.role == Role::Participant)
    });
    let code = ctx.code.filter(|code| ctx.outline.row(*code).is_some());
    let project = Some(Subject::Project(ctx.project.id));
    let document = document.map(|d| Subject::Document(d.id));
    [project, document, speaker.map(Subject::Participant), code.map(Subject::Code)].into_iter().flatten().collect()
}
