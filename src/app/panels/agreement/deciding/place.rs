//! One place about which coders disagree: the words around it, what each coder says, and the ways to decide.

use std::collections::BTreeSet;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Align, Key, Label, Layout, Modifiers, RichText, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};

use crate::analysis::{Choice, Dispute, Reading};
use crate::app::command::{Command, Deciding};
use crate::app::context::Ctx;
use crate::app::panels::ways::{Way, way, ways_ui};
use crate::app::theme::fonts;
use crate::app::widgets::changed_lines::ChangedLine;
use crate::app::widgets::code_line::{CodeLine, paint_code_line};
use crate::app::words::agreement as say;
use crate::model::text::short_quote;
use crate::model::{CodeId, Document, Edition, Excerpt, Project, Span};

/// Returns the ways to decide about a place, with `note` as the reason.
pub(super) fn ways(ctx: &Ctx<'_>, place: &Dispute, note: &str) -> Vec<Way> {
    let choose = |choice| Some(Command::Decide(Deciding::Choose(place.decision(choice, note))));
    let excerpt = Excerpt { document: place.document, span: place.span };
    let numbers = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    let of_coder = |(key, reading): (Key, &Reading)| {
        let name = ctx.tongue.fill(say::ACCEPT, &[("name", ctx.project.coder_name(reading.coder))]);
        way(key, &name, choose(Choice::Accept(reading.coder)))
    };
    let mut ways: Vec<Way> = numbers.into_iter().zip(&place.readings).map(of_coder).collect();
    let two = place.readings.len() == 2;
    let (all, none) = if two { (say::ALL_RIGHT, say::NOBODY_RIGHT) } else { (say::EVERYBODY_RIGHT, say::NONE_RIGHT) };
    // With one reading that says something, all of them together say no more than that one.
    let voices = place.readings.iter().filter(|reading| !reading.codings.is_empty()).count();
    if voices > 1 {
        ways.push(way(Key::B, ctx.say(all), choose(Choice::All)));
        ways.push(way(Key::N, ctx.say(none), choose(Choice::Nothing)));
    }
    let ask = Deciding::AskForCode { decision: place.decision(Choice::Nothing, note), excerpt };
    ways.push(way(Key::C, ctx.say(say::ANOTHER_CODE), Some(Command::Decide(ask))));
    ways.push(way(Key::Enter, ctx.say(say::SHOW_PLACE), Some(Command::ShowExcerpt(excerpt))));
    ways
}

/// Returns the line of a place in the list.
pub(super) fn line_of(ctx: &Ctx<'_>, place: &Dispute) -> ChangedLine {
    let document = ctx.project.document(place.document);
    let name = document.map(|d| d.name.clone()).unwrap_or_default();
    let words = document.map(|d| ctx.project.words(d, place.span)).unwrap_or_default();
    let words = short_quote(words.trim(), 100);
    let read = |reading: &Reading| {
        let values = [("coder", ctx.project.coder_name(reading.coder)), ("codes", &codes_in_words(ctx, reading))];
        ctx.tongue.fill(say::READS, &values)
    };
    let readings = place.readings.iter().map(read).collect::<Vec<_>>().join("  ·  ");
    let label = ctx.tongue.fill(say::DISPUTE, &[("document", &*name), ("words", &*words), ("readings", &*readings)]);
    ChangedLine { place: readings, note: name, left: words, label, ..ChangedLine::default() }
}

fn codes_in_words(ctx: &Ctx<'_>, reading: &Reading) -> String {
    let names: Vec<&str> = reading.codes().iter().map(|code| name_of(ctx, *code)).collect();
    if names.is_empty() { ctx.say(say::READS_NOTHING).to_owned() } else { names.join(", ") }
}

fn name_of<'a>(ctx: &Ctx<'a>, code: CodeId) -> &'a str {
    ctx.project.code_name(code)
}

/// What coders chose on the words of a place beside what is disputed there, kept until another place is chosen or
/// something changes: every coding of the document is looked at for it.
#[derive(Debug, Default)]
pub(super) struct Undisputed {
    of: Option<(Edition, Dispute)>,
    /// For each reading, each code once.
    codes: Vec<Vec<CodeId>>,
}

impl Undisputed {
    fn read(&mut self, project: &Project, document: &Document, place: &Dispute) {
        let edition = project.edition();
        if self.of.as_ref().is_some_and(|(at, of)| *at == edition && of == place) {
            return;
        }
        self.of = Some((edition, place.clone()));
        let here: Vec<_> = project.codings(document).filter(|c| c.span.overlaps(place.span)).collect();
        let of = |reading: &Reading| {
            let disputed = reading.codes();
            let own = here.iter().filter(|c| c.coding.coder == reading.coder && !disputed.contains(&c.code));
            own.map(|c| c.code).collect::<BTreeSet<_>>().into_iter().collect()
        };
        self.codes = place.readings.iter().map(of).collect();
    }
}

/// Draws a place with the words around it and what each coder says, and returns whether the reason was left by a key.
pub(super) fn place_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    place: &Dispute,
    ways: &[Way],
    (note, note_wanted): (&mut String, &mut bool),
    undisputed: &mut Undisputed,
) -> bool {
    let Some(document) = ctx.project.document(place.document) else { return false };
    undisputed.read(ctx.project, document, place);
    ways_ui(ui, ctx, ways);
    ui.add_space(4.0);
    let note_left = note_ui(ui, ctx, note, note_wanted);
    ui.add_space(8.0);
    ui.add(Label::new(in_context(ctx, document, place.span)).wrap());
    ui.add_space(10.0);
    readings_ui(ui, ctx, document, place, &undisputed.codes);
    note_left
}

/// A reading in a narrower column would be cut word by word.
const NARROWEST_READING: f32 = 150.0;

/// Draws what each coder says side by side, as many in a row as there is room for.
fn readings_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, place: &Dispute, undisputed: &[Vec<CodeId>]) {
    let n_beside = (ui.available_width() / NARROWEST_READING) as usize;
    let n_beside = n_beside.min(place.readings.len()).max(1);
    let readings: Vec<(&Reading, &Vec<CodeId>)> = place.readings.iter().zip(undisputed).collect();
    for row in readings.chunks(n_beside) {
        ui.columns(n_beside, |columns| {
            for (column, (reading, undisputed)) in columns.iter_mut().zip(row) {
                // Columns justify their words, which tears few of them apart.
                let left = Layout::top_down(Align::Min);
                column.with_layout(left, |ui| reading_ui(ui, ctx, document, reading, undisputed));
            }
        });
        ui.add_space(6.0);
    }
}

/// Draws the field for the reason, and returns whether Esc or Enter left it.
fn note_ui(ui: &mut Ui, ctx: &Ctx<'_>, note: &mut String, wanted: &mut bool) -> bool {
    let hint = RichText::new(ctx.say(say::NOTE_KEY)).color(ctx.tokens.text_quiet);
    let field = ui.add(TextEdit::singleline(note).hint_text(hint).desired_width(f32::INFINITY));
    let field = field.accessible_name(ctx.say(say::NOTE));
    if std::mem::take(wanted) {
        field.request_focus();
    }
    // The list has the keyboard from here on, and must not see the key that left the field.
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    field.lost_focus() && (pressed(Key::Enter) || pressed(Key::Escape))
}

fn reading_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, reading: &Reading, undisputed: &[CodeId]) {
    let tokens = ctx.tokens;
    ui.horizontal(|ui| {
        let dot = tokens.code_paint(ctx.project.coder_colour(reading.coder)).strong;
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 16.0), Sense::hover());
        ui.painter().rect_filled(rect.shrink2(vec2(1.0, 4.0)), 1.0, dot);
        let name = RichText::new(ctx.project.coder_name(reading.coder)).font(fonts::semibold(tokens.ui_size));
        ui.add(Label::new(name).truncate());
    });
    if reading.codings.is_empty() {
        ui.label(RichText::new(ctx.say(say::READS_NOTHING)).color(tokens.text_quiet));
    }
    for coded in &reading.codings {
        code_ui(ui, ctx, coded.code);
        let words = ctx.project.words(document, coded.span);
        let words = RichText::new(short_quote(words.trim(), 160)).font(fonts::serif(tokens.ui_size + 1.0));
        ui.add(Label::new(words.color(tokens.text_quiet)).wrap());
        ui.add_space(4.0);
    }
    if !undisputed.is_empty() {
        let mut names: Vec<&str> = undisputed.iter().map(|code| name_of(ctx, *code)).collect();
        names.sort_unstable();
        let words = ctx.tongue.fill(say::AGREED_TOO, &[("codes", &names.join(", "))]);
        ui.add(Label::new(RichText::new(words).small().color(tokens.text_quiet)).wrap());
    }
}

/// Draws a code on a line of its own.
pub(super) fn code_ui(ui: &mut Ui, ctx: &Ctx<'_>, code: CodeId) {
    let Some(row) = ctx.outline.row(code) else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.path));
    paint_code_line(ui, ctx.tokens, rect, &CodeLine { path: &row.path, colour: row.colour, note: "" });
}

/// How much is shown around a place at the most, on either side, in code points.
const AROUND: u32 = 350;

/// Lays out the turns of `span` and those beside them, with the disputed words underlined.
pub(super) fn in_context(ctx: &Ctx<'_>, document: &Document, span: Span) -> LayoutJob {
    let (size, ink) = (ctx.tokens.reading_size, ctx.tokens.text.into());
    let mut job = LayoutJob::default();
    let Ok(text) = ctx.project.text(document) else { return job };
    let turns = document.turns_in(span);
    let beside = turns.start.saturating_sub(1)..(turns.end + 1).min(document.turns.len());
    let around = document.turns[beside].iter().map(|turn| turn.span);
    let around = around.reduce(|a, b| Span::new(a.start, b.end)).unwrap_or(span);
    let from = around.start.max(span.start.saturating_sub(AROUND)).min(span.start);
    let to = around.end.min(span.end.saturating_add(AROUND)).clamp(span.end, text.len());
    let plain = TextFormat::simple(fonts::serif(size), ctx.tokens.text_quiet.into());
    let disputed = TextFormat {
        underline: Stroke::new(1.5, ctx.tokens.link()),
        ..TextFormat::simple(fonts::serif_semibold(size), ink)
    };
    if from > around.start {
        job.append("… ", 0.0, plain.clone());
    }
    job.append(text.slice(Span::new(from, span.start)), 0.0, plain.clone());
    job.append(text.slice(span), 0.0, disputed);
    job.append(text.slice(Span::new(span.end, to)).trim_end(), 0.0, plain.clone());
    if to < around.end {
        job.append(" …", 0.0, plain);
    }
    job
}
