//! What can be done to a turn and to its speaker: in the menu of the words, and in that of the speaker beside them.

use eframe::egui::{Button, Id, Popup, Rect, Role as NodeRole, Sense, SetOpenCommand, Ui, WidgetInfo, pos2, vec2};

use super::page::sheet::{Laid, Sheet};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::participants::role_name;
use crate::app::turns::{TurnChange, TurnQuestion};
use crate::app::words::turns as say;
use crate::model::plan::Voice;
use crate::model::{Document, Role, Speaker};

/// Draws two submenus, of the turn at a place and of its speaker.
pub fn turn_menus_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, at: u32) {
    let Some(turn) = document.turn_at(at) else { return };
    ui.separator();
    ui.menu_button(ctx.say(say::TURN), |ui| {
        item_ui(ui, ctx, document, at, TurnQuestion::Split, Button::new(ctx.say(say::SPLIT)).shortcut_text("X"));
        turn_items_ui(ui, ctx, document, at);
    });
    if let Some(speaker) = document.turns[turn].speaker
        && let Some(found) = document.speakers.get(usize::from(speaker))
    {
        let name = ctx.tongue.fill(say::SPEAKER_NAMED, &[("name", &found.label)]);
        ui.menu_button(name, |ui| speaker_items_ui(ui, ctx, document, speaker, at));
    }
}

fn turn_items_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, at: u32) {
    let items = [
        (TurnQuestion::Join, say::JOIN, "J"),
        (TurnQuestion::Speaker, say::WHO, "W"),
        (TurnQuestion::Time, say::TIME, "H"),
    ];
    for (question, phrase, key) in items {
        item_ui(ui, ctx, document, at, question, Button::new(ctx.say(phrase)).shortcut_text(key));
    }
}

fn item_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, at: u32, question: TurnQuestion, button: Button<'_>) {
    if ui.add_enabled(!ctx.looks_back, button).clicked() {
        ctx.send(Command::AskAboutTurn { question, at: Some((document.id, at)) });
        ui.close();
    }
}

fn speaker_items_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, speaker: u16, at: u32) {
    let Some(now) = document.speakers.get(usize::from(speaker)) else { return };
    item_ui(ui, ctx, document, at, TurnQuestion::WhoItIs, Button::new(ctx.say(say::EDIT_SPEAKER)));
    ui.add_enabled_ui(!ctx.looks_back, |ui| {
        merge_ui(ui, ctx, document, speaker);
        ui.separator();
        for role in [Role::Participant, Role::Interviewer, Role::Moderator] {
            if ui.radio(role == now.role, ctx.say(role_name(role))).clicked() {
                let to = Speaker { role, ..now.clone() };
                ctx.send(Command::SetSpeaker { document: document.id, speaker, to });
                ui.close();
            }
        }
    });
}

/// Offers every other speaker as the one who this is, too.
fn merge_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, speaker: u16) {
    let speaks = |other: &u16| *other != speaker && document.turns.iter().any(|t| t.speaker == Some(*other));
    let others: Vec<u16> = (0..document.speakers.len()).filter_map(|i| u16::try_from(i).ok()).filter(speaks).collect();
    if others.is_empty() {
        return;
    }
    ui.menu_button(ctx.say(say::MERGE), |ui| {
        for into in others {
            if ui.button(&document.speakers[usize::from(into)].label).clicked() {
                let change = TurnChange::GiveAll { speaker, voice: Voice::Known(into) };
                ctx.send(Command::ChangeTurns { document: document.id, change });
                ui.close();
            }
        }
    });
}

/// Makes controls of the speakers beside the words, which open both menus in one, and returns where they stand. A turn
/// is split between its words, so that is not among them.
pub fn speakers_ui(ui: &Ui, id: Id, ctx: &Ctx<'_>, sheet: &Sheet<'_>) -> Vec<Rect> {
    let opening = sheet.laid.iter().filter(|l| sheet.page.blocks[l.block].opens_turn);
    opening.filter_map(|laid| speaker_ui(ui, id, ctx, sheet, laid)).collect()
}

fn speaker_ui(ui: &Ui, id: Id, ctx: &Ctx<'_>, sheet: &Sheet<'_>, laid: &Laid) -> Option<Rect> {
    let i = sheet.page.blocks[laid.block].turn?;
    let turn = sheet.document.turns.get(i as usize)?;
    let speaker = turn.speaker?;
    let found = sheet.document.speakers.get(usize::from(speaker))?;
    let centre = pos2(sheet.columns.speakers.max - 30.0, laid.words_at.y + sheet.line / 2.0);
    let rect = Rect::from_center_size(centre, vec2(32.0, 32.0)).intersect(sheet.view);
    let response = ui.interact(rect, id.with(("speaker", turn.anchor.first)), Sense::CLICK);
    let number = ctx.tongue.number(i as usize + 1);
    let words = [("name", found.label.as_str()), ("n", number.as_str())];
    response.widget_info(|| WidgetInfo::labeled(NodeRole::Button, true, ctx.tongue.fill(say::SPEAKER_OF_TURN, &words)));
    let opens = response.clicked() || response.secondary_clicked();
    // Asked for each speaker in each frame, and open on one at most.
    if opens || response.context_menu_opened() {
        let at = turn.words.start;
        let popup = Popup::menu(&response).open_memory(opens.then_some(SetOpenCommand::Toggle));
        popup.show(|ui| {
            ui.set_min_width(230.0);
            turn_items_ui(ui, ctx, sheet.document, at);
            ui.separator();
            speaker_items_ui(ui, ctx, sheet.document, speaker, at);
        });
    }
    let hint = || ctx.tongue.fill(say::SPEAKER_HINT, &[("name", &found.label)]);
    if response.hovered() {
        response.on_hover_text(hint());
    }
    Some(rect)
}
