//! What stands over a list of excerpts: what it is of, how much it holds of how much, and what a number behind it says.

use eframe::egui::{self, RichText, Ui};

use super::{ExcerptsData, Shown, words};
use crate::analysis::{ExcerptList, ExcerptSource, MeetingUnit, Share};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::matrix::shown_group;
use crate::app::recount::caution_ui;
use crate::app::theme::fonts;
use crate::app::words::{Phrase, Tongue, unbroken};
use crate::model::CodeId;

/// Draws the title of the list, how much it holds and of how many.
pub(super) fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, list: &ExcerptList, shown: &Shown, caution: Option<Phrase>) {
    title_ui(ui, ctx, list, caution);
    counts_ui(ui, ctx, &shown.data);
    match &list.source {
        ExcerptSource::Meeting(cell) => {
            let met = ctx.tongue.fill(met_in(cell.unit), &[("n", &ctx.tongue.number(shown.both as usize))]);
            ui.label(RichText::new(met).color(ctx.tokens.text_quiet));
        }
        ExcerptSource::Cell { what, .. } => {
            without_ui(ui, ctx, &shown.without);
            if let Some(code) = what.code()
                && ui.link(ctx.say(words::ALL_OF_CODE)).clicked()
            {
                ctx.send(Command::ShowExcerptsOf(code));
            }
        }
        ExcerptSource::Code { .. } | ExcerptSource::Query { .. } | ExcerptSource::NotCoded(_) => {}
    }
}

fn title_ui(ui: &mut Ui, ctx: &Ctx<'_>, list: &ExcerptList, caution: Option<Phrase>) {
    let tokens = ctx.tokens;
    let path = |code: &CodeId| ctx.outline.path(*code).to_owned();
    let (title, code) = match &list.source {
        ExcerptSource::Code { code, .. } => (path(code), Some(*code)),
        ExcerptSource::Cell { what, group, .. } => {
            let name = what.name(ctx.project, ctx.outline).unwrap_or_default();
            (format!("{name} × {}", group_of(ctx, group.as_deref())), what.code())
        }
        ExcerptSource::Meeting(cell) => {
            let [a, b] = cell.codes.map(|code| path(&code));
            let pair = ctx.tongue.fill(words::PAIR, &[("a", &a), ("b", &b)]);
            let group = cell.group.as_ref().map(|(_, group)| format!(" × {}", group_of(ctx, Some(group))));
            (pair + &group.unwrap_or_default(), None)
        }
        ExcerptSource::Query { text, .. } => (text.clone(), None),
        ExcerptSource::NotCoded(_) => (ctx.say(words::NOT_CODED_TITLE).to_owned(), None),
    };
    ui.horizontal(|ui| {
        if let Some(row) = code.and_then(|code| ctx.outline.row(code)) {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, 22.0), egui::Sense::hover());
            ui.painter().circle_filled(rect.center(), 5.0, tokens.code_paint(row.colour).strong);
        }
        let title = RichText::new(title).font(fonts::semibold(tokens.title_size)).color(tokens.text);
        ui.add(egui::Label::new(title).truncate());
        caution_ui(ui, ctx, caution);
    });
}

fn counts_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &ExcerptsData) {
    ui.horizontal_wrapped(|ui| {
        let counts = match &data.share {
            Some(share) => share_words(ctx.tongue, share, words::SHARE),
            None => counts(ctx.tongue, data.rows.len(), data.n_participants, data.n_documents),
        };
        ui.label(RichText::new(unbroken(&counts)).color(ctx.tokens.text_quiet));
        let (people, documents) = data.base;
        let people = ctx.tongue.count(people, words::PARTICIPANT, words::PARTICIPANTS);
        let documents = ctx.tongue.count(documents, words::DOCUMENT, words::DOCUMENTS);
        let base = ctx.tongue.fill(words::BASE, &[("people", &people), ("documents", &documents)]);
        ui.label(RichText::new(unbroken(&base)).color(ctx.tokens.text_quiet));
    });
}

/// Returns how the number of a pair is told.
fn met_in(unit: MeetingUnit) -> Phrase {
    match unit {
        MeetingUnit::Excerpts => words::MET_ON_WORDS,
        MeetingUnit::Turns => words::MET_IN_TURNS,
        MeetingUnit::Documents => words::MET_IN_DOCUMENTS,
        MeetingUnit::Participants => words::MET_IN_PEOPLE,
    }
}

fn group_of(ctx: &Ctx<'_>, group: Option<&str>) -> String {
    match group {
        None => ctx.say(words::EVERYBODY).to_owned(),
        group => shown_group(ctx.tongue, group),
    }
}

/// Draws who of the group lacks the code: the silent side is part of what a cell says.
fn without_ui(ui: &mut Ui, ctx: &Ctx<'_>, without: &[String]) {
    let tokens = ctx.tokens;
    if without.is_empty() {
        ui.label(RichText::new(ctx.say(words::NOBODY_LACKS)).color(tokens.text_quiet));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let n = ctx.tongue.number(without.len());
        let label = format!("{} ({n})", ctx.say(words::LACK));
        ui.label(RichText::new(label).font(fonts::semibold(tokens.ui_size)));
        ui.label(RichText::new(without.join(", ")).color(tokens.text_quiet));
    });
}

/// Returns how much there is, in words: "34 excerpts, 12 participants, 9 documents".
fn counts(tongue: Tongue, excerpts: usize, participants: usize, documents: usize) -> String {
    let excerpts = tongue.count(excerpts, words::EXCERPT, words::EXCERPTS);
    let participants = tongue.count(participants, words::PARTICIPANT, words::PARTICIPANTS);
    let documents = tongue.count(documents, words::DOCUMENT, words::DOCUMENTS);
    format!("{excerpts}, {participants}, {documents}")
}

/// Returns how much is not coded, in words: "12 of 40 turns are not coded; 310 of 1,200 words (25.8%)".
pub(super) fn share_words(tongue: Tongue, share: &Share, phrase: Phrase) -> String {
    let percent = share.percent().map_or_else(|| "–".to_owned(), |p| percent(tongue, p));
    let count = |n: u64| tongue.number(usize::try_from(n).unwrap_or(usize::MAX));
    let values = [
        ("turns", tongue.number(share.turns)),
        ("all_turns", tongue.number(share.all_turns)),
        ("words", count(share.words)),
        ("all_words", count(share.all_words)),
        ("percent", percent),
    ];
    tongue.fill(phrase, &values.each_ref().map(|(key, value)| (*key, value.as_str())))
}

/// Returns a percentage as the language writes it.
fn percent(tongue: Tongue, value: f64) -> String {
    match tongue {
        Tongue::English => format!("{value:.1}%"),
        Tongue::French => format!("{value:.1}\u{202f}%").replace('.', ","),
    }
}
