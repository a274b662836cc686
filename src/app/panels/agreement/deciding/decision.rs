//! One decision: who decided, when and why, what counts since, and what stays on record.

use eframe::egui::{Key, Label, RichText, Ui};

use super::place::in_context;
use crate::analysis::Decided;
use crate::app::command::{Command, Deciding};
use crate::app::context::Ctx;
use crate::app::panels::ways::{Way, way, ways_ui};
use crate::app::theme::fonts;
use crate::app::widgets::changed_lines::ChangedLine;
use crate::app::words::agreement as say;
use crate::model::text::short_quote;
use crate::model::{CodingId, Excerpt};
use crate::session::local_time;

/// Returns what can be done with a decision.
pub(super) fn ways(ctx: &Ctx<'_>, decided: &Decided) -> Vec<Way> {
    let reopen = Deciding::Reopen { document: decided.document, codings: decided.codings() };
    let show = decided.span.map(|span| Command::ShowExcerpt(Excerpt { document: decided.document, span }));
    vec![
        way(Key::O, ctx.say(say::REOPEN), Some(Command::Decide(reopen))),
        way(Key::Enter, ctx.say(say::SHOW_PLACE), show),
    ]
}

/// Returns the line of a decision in the list.
pub(super) fn line_of(ctx: &Ctx<'_>, decided: &Decided) -> ChangedLine {
    let document = ctx.project.document(decided.document);
    let name = document.map(|d| d.name.clone()).unwrap_or_default();
    let words = document.zip(decided.span).map(|(d, span)| ctx.project.words(d, span)).unwrap_or_default();
    let words = short_quote(words.trim(), 100);
    let outcome = outcome(ctx, decided).join("  ·  ");
    let label = ctx.tongue.fill(say::DECISION, &[("document", &*name), ("words", &*words), ("outcome", &*outcome)]);
    ChangedLine { place: outcome, note: name, left: words, label, ..ChangedLine::default() }
}

/// Returns what counts, and what was set aside if anything was.
fn outcome(ctx: &Ctx<'_>, decided: &Decided) -> Vec<String> {
    let upheld = codes(ctx, decided, &decided.upheld);
    let upheld = if upheld.is_empty() { ctx.say(say::NOTHING_COUNTS).to_owned() } else { upheld };
    let aside = codes(ctx, decided, &decided.set_aside);
    let aside = (!aside.is_empty()).then(|| ctx.tongue.fill(say::SET_ASIDE, &[("codes", &aside)]));
    [Some(ctx.tongue.fill(say::COUNTS, &[("codes", &upheld)])), aside].into_iter().flatten().collect()
}

fn codes(ctx: &Ctx<'_>, decided: &Decided, codings: &[CodingId]) -> String {
    let Some(document) = ctx.project.document(decided.document) else { return String::new() };
    let named = |id: &CodingId| {
        let coding = document.codings.get(id)?;
        let code = ctx.outline.row(ctx.project.resolve_code(coding.code)?)?;
        let values = [("code", &*code.name), ("coder", ctx.project.coder_name(coding.coder))];
        Some(ctx.tongue.fill(say::CODED_BY, &values))
    };
    codings.iter().filter_map(named).collect::<Vec<_>>().join(", ")
}

/// Draws a decision with the words around its place, and returns whether it is opened again.
pub(super) fn decision_ui(ui: &mut Ui, ctx: &Ctx<'_>, decided: &Decided, ways: &[Way]) -> bool {
    let reopened = ways_ui(ui, ctx, ways);
    ui.add_space(6.0);
    let when = local_time(decided.at.millis).minute;
    let by = ctx.tongue.fill(say::DECIDED_BY, &[("name", ctx.project.coder_name(decided.by)), ("when", &when)]);
    ui.label(RichText::new(by).color(ctx.tokens.text_quiet));
    for line in outcome(ctx, decided) {
        ui.add(Label::new(RichText::new(line).font(fonts::medium(ctx.tokens.ui_size))).wrap());
    }
    if !decided.note.is_empty() {
        ui.add(Label::new(&decided.note).wrap());
    }
    ui.add_space(8.0);
    if let Some((document, span)) = ctx.project.document(decided.document).zip(decided.span) {
        ui.add(Label::new(in_context(ctx, document, span)).wrap());
    }
    reopened
}
