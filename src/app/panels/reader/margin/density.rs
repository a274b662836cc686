//! The density bar: how many codings lie beside each place of the page, where there are too many for a stripe each or
//! when somebody wants to see no more than that. A click goes from one coding of the place to the next.

use std::collections::BTreeMap;

use eframe::egui::{Align2, Color32, CursorIcon, Id, Rangef, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::super::page::sheet::Sheet;
use super::pattern::Pattern;
use super::tip::swatch_ui;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::reader as words;

/// From so many codings on the bar is as wide as it gets; most places have few, so the scale is logarithmic.
const FULL: f32 = 20.0;
/// How many codings the tip names.
const MOST_NAMED: usize = 10;

/// What of the page lies where: a mark and its stretch of the screen.
pub type Stretch = (usize, Rangef);

/// A stretch of the screen with something coded throughout.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    /// From where to where.
    pub y: Rangef,
    /// Its parts, from top to bottom, each with how many codings lie there.
    pub parts: Vec<(Rangef, usize)>,
}

impl Run {
    fn peak(&self) -> usize {
        self.parts.iter().map(|(_, n)| *n).max().unwrap_or(0)
    }

    fn peak_y(&self) -> Rangef {
        let peak = self.peak();
        self.parts.iter().find(|(_, n)| *n == peak).map_or(self.y, |(y, _)| *y)
    }
}

/// Returns the runs of `stretches`, from top to bottom.
pub fn runs(stretches: &[Stretch]) -> Vec<Run> {
    // Whole points are fine enough to see, and make places that are one a single key.
    let mut steps: BTreeMap<i64, i64> = BTreeMap::new();
    for (_, y) in stretches {
        *steps.entry(y.min.round() as i64).or_default() += 1;
        *steps.entry(y.max.round() as i64).or_default() -= 1;
    }
    let mut runs: Vec<Run> = Vec::new();
    let (mut n, mut from) = (0, 0);
    for (at, step) in steps {
        if n > 0 && at > from {
            let part = (Rangef::new(from as f32, at as f32), n as usize);
            match runs.last_mut().filter(|run| run.y.max == part.0.min) {
                Some(run) => {
                    run.y.max = part.0.max;
                    run.parts.push(part);
                }
                None => runs.push(Run { y: part.0, parts: vec![part] }),
            }
        }
        (n, from) = (n + step, at);
    }
    runs
}

/// Returns the marks at a height, in the order of the text.
pub fn marks_at(stretches: &[Stretch], y: f32) -> Vec<usize> {
    let mut found: Vec<usize> =
        stretches.iter().filter(|(_, of)| of.min.round() <= y && y < of.max.round()).map(|(mark, _)| *mark).collect();
    found.sort_unstable();
    found
}

/// Returns the mark after `last` among `marks`, the first one when that is none of them.
pub fn next_of(marks: &[usize], last: Option<usize>) -> Option<usize> {
    let after = last.and_then(|last| marks.iter().position(|m| *m == last)).map_or(0, |i| i + 1);
    marks.get(after).or(marks.first()).copied()
}

/// What the bar did in a frame.
#[derive(Debug, Default)]
pub struct BarOutcome {
    /// A mark that was stepped to.
    pub stepped: Option<usize>,
    /// Where the bar takes clicks.
    pub rects: Vec<Rect>,
}

/// Draws the bar as a control for each run. `last` is the mark that was stepped to before.
pub fn bar_ui(
    ui: &Ui,
    id: Id,
    sheet: &Sheet<'_>,
    ctx: &Ctx<'_>,
    stretches: &[Stretch],
    alone: bool,
    last: Option<usize>,
) -> BarOutcome {
    let mut outcome = BarOutcome::default();
    let column = sheet.columns.bar(alone);
    for (i, run) in runs(stretches).into_iter().enumerate() {
        let rect = Rect::from_x_y_ranges(column, run.y).intersect(sheet.view);
        if rect.height() <= 0.0 {
            continue;
        }
        outcome.rects.push(rect);
        let response = ui.interact(rect, id.with(("density", i)), Sense::click());
        let name = ctx.tongue.count(run.peak(), words::HERE_ONE, words::HERE);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        paint_run(ui, sheet, ctx, &run, column, response.hovered() || response.has_focus(), alone);
        let y = response.hover_pos().map_or(run.peak_y().center(), |pos| pos.y);
        let here = || marks_at(stretches, y);
        if response.clicked() {
            outcome.stepped = next_of(&here(), last);
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        response.on_hover_ui_at_pointer(|ui| tip_ui(ui, ctx, sheet, &here(), last));
    }
    outcome
}

fn paint_run(ui: &Ui, sheet: &Sheet<'_>, ctx: &Ctx<'_>, run: &Run, column: Rangef, lit: bool, alone: bool) {
    let painter = ui.painter().with_clip_rect(sheet.view.intersect(ui.clip_rect()));
    let quiet = Color32::from(ctx.tokens.text_quiet);
    let colour = if lit { quiet } else { quiet.gamma_multiply(0.6) };
    for (y, n) in &run.parts {
        painter.rect_filled(Rect::from_x_y_ranges(part_of(column, *n), *y), 0.0, colour);
    }
    let peak = run.peak_y();
    if alone && peak.max > sheet.view.top() && peak.min < sheet.view.bottom() {
        let y = peak.center().clamp(sheet.view.top() + 8.0, sheet.view.bottom() - 8.0);
        let font = fonts::medium(ctx.tokens.small_size);
        painter.text(
            pos2(part_of(column, run.peak()).max + 5.0, y),
            Align2::LEFT_CENTER,
            run.peak().to_string(),
            font,
            quiet,
        );
    }
}

/// Returns how much of the bar's width `n` codings take.
fn part_of(column: Rangef, n: usize) -> Rangef {
    let share = ((1.0 + n as f32).ln() / (1.0 + FULL).ln()).min(1.0);
    Rangef::new(column.min, column.min + (column.span() * share).max(3.0))
}

fn tip_ui(ui: &mut Ui, ctx: &Ctx<'_>, sheet: &Sheet<'_>, here: &[usize], last: Option<usize>) {
    ui.set_max_width(320.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    let name = ctx.tongue.count(here.len(), words::HERE_ONE, words::HERE);
    ui.label(eframe::egui::RichText::new(name).font(fonts::medium(ctx.tokens.ui_size)).color(ctx.tokens.text));
    let next = next_of(here, last);
    // The list goes along with the steps, so that the one that comes next is always in it.
    let from = here.iter().position(|m| Some(*m) == next).unwrap_or(0).saturating_sub(MOST_NAMED - 2);
    for mark in here.iter().skip(from).take(MOST_NAMED) {
        let shown = &sheet.page.marks[*mark];
        let coders = sheet.page.marks.codings_of(shown);
        ui.horizontal(|ui| {
            let pattern = match coders {
                [one] => Pattern::of(ctx.project, one.coder),
                _ => Pattern::Several,
            };
            swatch_ui(ui, pattern, ctx.tokens.code_paint(shown.colour).strong);
            let path = ctx.outline.path(shown.code).replace('/', " › ");
            let font = if last == Some(*mark) { fonts::semibold } else { fonts::regular };
            ui.label(eframe::egui::RichText::new(path).font(font(ctx.tokens.label_size)).color(ctx.tokens.text));
        });
    }
    let more = here.len().saturating_sub(from + MOST_NAMED);
    let mut hint = ctx.say(words::STEP_HINT).to_owned();
    if more > 0 {
        hint = format!("{} · {hint}", ctx.tongue.fill(words::MORE, &[("n", &ctx.tongue.number(more))]));
    }
    ui.label(
        eframe::egui::RichText::new(hint).font(fonts::regular(ctx.tokens.small_size)).color(ctx.tokens.text_quiet),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn y(from: f32, to: f32) -> Rangef {
        Rangef::new(from, to)
    }

    #[test]
    fn runs_count_what_lies_at_each_place() {
        let stretches = [(0, y(10.0, 40.0)), (1, y(20.0, 30.0)), (2, y(40.0, 50.0)), (3, y(80.0, 90.0))];
        let found = runs(&stretches);
        assert_eq!(found.len(), 2, "two stretches that touch are one run");
        assert_eq!(found[0].parts, [(y(10.0, 20.0), 1), (y(20.0, 30.0), 2), (y(30.0, 40.0), 1), (y(40.0, 50.0), 1)]);
        assert_eq!((found[0].peak(), found[0].peak_y(), found[1].y), (2, y(20.0, 30.0), y(80.0, 90.0)));
    }

    #[test]
    fn every_coding_of_a_place_is_reached_by_stepping() {
        let stretches: Vec<Stretch> = (0..40).map(|i| (i, y(10.0 - i as f32, 60.0 + i as f32))).collect();
        let here = marks_at(&stretches, 30.0);
        let mut reached = Vec::new();
        let mut last = None;
        for _ in 0..40 {
            last = next_of(&here, last);
            reached.extend(last);
        }
        assert_eq!(reached, (0..40).collect::<Vec<_>>());
        assert_eq!(next_of(&here, last), Some(0), "and then from the first again");
        assert_eq!(next_of(&[], None), None);
    }
}
