//! What the right button offers on words: all that the keys do, with their names beside it.

use eframe::egui::{Button, Ui};

use super::input::keys::Wish;
use super::input::selection::Selection;
use super::input::wishes::own_codings;
use super::page::Page;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::words::reader as words;
use crate::app::words::{Phrase, commands};
use crate::model::{CodeId, CodingId};

/// Draws the menu for what is selected, and returns what was chosen of what keys do too.
pub fn words_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &Page, now: Option<Selection>) -> Vec<Wish> {
    ui.set_min_width(230.0);
    let excerpt = now.and_then(|s| s.excerpt(page, page.document));
    let mut wishes = Vec::new();
    let mut item = |ui: &mut Ui, possible: bool, label: &str, keys: &str, wish: Wish| {
        if ui.add_enabled(possible, Button::new(label).shortcut_text(keys)).clicked() {
            wishes.push(wish);
        }
    };
    let selected = excerpt.is_some();
    item(ui, selected, ctx.say(words::MENU_CODE), "C", Wish::PickCode);
    if let Some(last) = ctx.quick.last(ctx.project) {
        let label = ctx.tongue.fill(words::MENU_LAST, &[("code", name(ctx, last))]);
        item(ui, selected, &label, "Q", Wish::RepeatLastCode);
    }
    item(ui, selected, ctx.say(words::MENU_IN_VIVO), "V", Wish::CodeInVivo);
    uncode_ui(ui, ctx, page, now);
    item(ui, true, ctx.say(words::MENU_MEMO), "M", Wish::WriteMemo);
    ui.separator();
    let keys = |phrase: Phrase| ctx.say(phrase);
    item(ui, selected, ctx.say(words::MENU_COPY), keys(words::KEYS_COPY), Wish::Copy { attributed: false });
    item(ui, selected, ctx.say(words::MENU_QUOTE), keys(words::KEYS_QUOTE), Wish::Copy { attributed: true });
    if ui.button(ctx.say(commands::QUOTE_PATTERN)).clicked() {
        ctx.send(Command::AskForQuotePattern);
    }
    ui.separator();
    item(ui, selected, ctx.say(words::MENU_SEARCH), "", Wish::Search);
    excerpts_ui(ui, ctx, page, now);
    if ui.button(ctx.say(commands::TEXTS)).clicked() {
        ctx.send(Command::ShowTexts(Some(page.document)));
    }
    wishes
}

fn name<'a>(ctx: &Ctx<'a>, code: CodeId) -> &'a str {
    ctx.project.code_name(code)
}

/// Draws what takes back the own codings here: one by its name, several each and all.
fn uncode_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &Page, now: Option<Selection>) {
    let meant: Vec<CodingId> = now.map(|s| own_codings(page, s, ctx.coder)).unwrap_or_default();
    let remove = |codings: &[CodingId]| {
        ctx.send(Command::RemoveCodings(codings.iter().map(|coding| (page.document, *coding)).collect()));
    };
    match meant.as_slice() {
        [] => _ = ui.add_enabled(false, Button::new(ctx.say(words::MENU_UNCODE)).shortcut_text("U")),
        [one] => {
            let label = ctx.tongue.fill(words::MENU_UNCODE_ONE, &[("code", code_of(ctx, page, *one))]);
            if ui.add(Button::new(label).shortcut_text("U")).clicked() {
                remove(&[*one]);
            }
        }
        several => {
            ui.menu_button(ctx.say(words::MENU_UNCODE), |ui| {
                for coding in several {
                    if ui.button(code_of(ctx, page, *coding)).clicked() {
                        remove(&[*coding]);
                    }
                }
                ui.separator();
                if ui.add(Button::new(ctx.say(words::MENU_UNCODE_ALL)).shortcut_text("U")).clicked() {
                    remove(several);
                }
            });
        }
    }
}

fn code_of<'a>(ctx: &Ctx<'a>, page: &Page, coding: CodingId) -> &'a str {
    let mark = page.marks.iter().find(|m| page.marks.codings_of(m).iter().any(|c| c.coding == coding));
    mark.map_or("?", |m| name(ctx, m.code))
}

/// Draws the way to the excerpts of each code here.
fn excerpts_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &Page, now: Option<Selection>) {
    let mut codes: Vec<CodeId> = Vec::new();
    for mark in now.map(|s| page.marks_touching(s.touched())).unwrap_or_default() {
        let code = page.marks[mark].code;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let show = |code| ctx.send(Command::ShowExcerptsOf(code));
    match codes.as_slice() {
        [] => {}
        [one] => {
            if ui.button(ctx.tongue.fill(words::SHOW_EXCERPTS_OF, &[("code", name(ctx, *one))])).clicked() {
                show(*one);
            }
        }
        several => {
            ui.menu_button(ctx.say(words::MENU_EXCERPTS), |ui| {
                for code in several {
                    if ui.button(name(ctx, *code)).clicked() {
                        show(*code);
                    }
                }
            });
        }
    }
}
