//! The participants described, attribute by attribute in a sentence and a small picture; and where a code is chosen,
//! the numbers of those who say it beside those of the others. The figures are those of the command line.

use eframe::egui::{Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{kind_name, nothing_ui, say};
use crate::analysis::{
    CodeChoice, Described, DescribedAttribute, DescribedValues, NumbersOfCode, describe, numbers_by_code,
};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::recount::{Recount, caution_ui};
use crate::app::theme::fonts;
use crate::app::words::{common, unbroken};
use crate::model::CodeId;

/// What was found once for an edition, and for a code: a thousand people, and who says what, take longer than a frame.
#[derive(Debug, Default)]
pub struct DescribedState {
    described: Recount<(), Vec<DescribedAttribute>>,
    beside: Recount<CodeId, Vec<NumbersOfCode>>,
}

const WIDTH: f32 = 420.0;
const LINE: f32 = 18.0;

/// Draws the descriptions.
pub fn described_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DescribedState) {
    state.described.renew(ui.ctx(), ctx.project, (), |project, ()| describe(project));
    if let Some(code) = ctx.code {
        state.beside.renew(ui.ctx(), ctx.project, code, |project, code| {
            numbers_by_code(project, &CodeChoice { picked: vec![*code], ..CodeChoice::default() })
        });
    }
    let Some(described) = state.described.found() else {
        state.described.waiting_ui(ui, ctx);
        return;
    };
    if described.is_empty() {
        nothing_ui(ui, ctx, say::NOTHING_TO_DESCRIBE);
        return;
    }
    let beside = ctx.code.and_then(|code| state.beside.found_for(&code)).map(Vec::as_slice).unwrap_or_default();
    ScrollArea::vertical().id_salt("described").auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            if ui.button(ctx.say(say::EXPORT_DESCRIPTION)).clicked() {
                ctx.send(Command::AskToExport(TableRequest::Description));
            }
            if let Some(code) = ctx.code
                && ui.button(ctx.say(say::EXPORT_BY_CODE)).clicked()
            {
                ctx.send(Command::AskToExport(TableRequest::NumbersByCode(code)));
            }
        });
        caution_ui(ui, ctx, state.described.caution().or(state.beside.caution().filter(|_| ctx.code.is_some())));
        for attribute in described {
            ui.add_space(14.0);
            attribute_ui(ui, ctx, attribute);
            let of_attribute = beside.iter().filter(|found| found.attribute == attribute.attribute.name);
            of_attribute.for_each(|found| beside_ui(ui, ctx, found));
        }
        ui.add_space(20.0);
    });
}

fn attribute_ui(ui: &mut Ui, ctx: &Ctx<'_>, described: &DescribedAttribute) {
    let attribute = &described.attribute;
    ui.horizontal(|ui| {
        ui.label(RichText::new(&attribute.name).font(fonts::semibold(ctx.tokens.ui_size + 1.0)));
        ui.label(RichText::new(ctx.say(kind_name(&attribute.kind))).color(ctx.tokens.text_quiet));
    });
    ui.label(unbroken(&sentence(ctx, described)));
    match &described.values {
        DescribedValues::Numbers(figures) => dots_ui(ui, ctx, &[(String::new(), figures)]),
        DescribedValues::Counted(counted) => bars_ui(ui, ctx, counted, described.n),
        DescribedValues::Dates(_) | DescribedValues::Various => {}
    }
}

/// Returns who has a value, and for numbers and dates what the values are.
fn sentence(ctx: &Ctx<'_>, described: &DescribedAttribute) -> String {
    let t = ctx.tongue;
    let (n, missing) = (t.number(described.n), t.number(described.missing));
    let all = t.count(described.n + described.missing, common::ONE_PARTICIPANT, common::N_PARTICIPANTS);
    let known = t.fill(say::KNOWN_OF, &[("n", &n), ("all", &all), ("missing", &missing)]);
    match &described.values {
        DescribedValues::Numbers(figures) if figures.n > 0 => format!("{known} {}", figures_words(ctx, figures)),
        DescribedValues::Dates(Some((first, last))) => {
            format!("{known} {}", t.fill(say::FROM_TO, &[("first", first), ("last", last)]))
        }
        DescribedValues::Various => format!("{known} {}", ctx.say(say::VARIOUS)),
        DescribedValues::Numbers(_) | DescribedValues::Dates(None) | DescribedValues::Counted(_) => known,
    }
}

fn figures_words(ctx: &Ctx<'_>, figures: &Described) -> String {
    let Described { mean, median, min, max, sd, .. } = figures;
    let shown = |figure: &Option<f64>| figure.map_or_else(|| "–".to_owned(), |figure| short(ctx, figure));
    let values = [mean, median, min, max].map(shown);
    let [mean, median, min, max] = &values;
    let spread = match sd {
        Some(sd) => ctx.tongue.fill(say::SPREAD, &[("sd", &short(ctx, *sd))]),
        None => ctx.say(say::NO_SPREAD).to_owned(),
    };
    let words = [("mean", mean), ("median", median), ("min", min), ("max", max), ("spread", &spread)];
    ctx.tongue.fill(say::MIDDLE, &words.map(|(key, value)| (key, value.as_str())))
}

/// Returns a figure with one decimal, a whole number without.
fn short(ctx: &Ctx<'_>, figure: f64) -> String {
    ctx.tongue.decimal(figure, usize::from((figure * 10.0).round() % 10.0 != 0.0))
}

fn beside_ui(ui: &mut Ui, ctx: &Ctx<'_>, found: &NumbersOfCode) {
    let code = found.code.replace('/', " › ");
    ui.add_space(4.0);
    let sides = [(say::WITH_CODE, &found.with), (say::WITHOUT_CODE, &found.without)];
    for (phrase, figures) in sides {
        let figure_words = if figures.n > 0 { figures_words(ctx, figures) } else { ctx.say(say::NOBODY).to_owned() };
        let words = [("code", &*code), ("n", &*ctx.tongue.number(figures.n)), ("figures", &*figure_words)];
        ui.label(unbroken(&ctx.tongue.fill(phrase, &words)));
    }
    let lines = sides.map(|(phrase, figures)| {
        let label = if phrase == say::WITH_CODE { say::WITH } else { say::WITHOUT };
        (ctx.say(label).to_owned(), figures)
    });
    dots_ui(ui, ctx, &lines);
}

/// Draws each number as a dot on one scale for all lines; the line across is the median.
fn dots_ui(ui: &mut Ui, ctx: &Ctx<'_>, lines: &[(String, &Described)]) {
    let least = lines.iter().filter_map(|(_, figures)| figures.min).reduce(f64::min);
    let most = lines.iter().filter_map(|(_, figures)| figures.max).reduce(f64::max);
    let Some((least, most)) = least.zip(most) else { return };
    let tokens = ctx.tokens;
    let label = if lines.len() > 1 { 70.0 } else { 0.0 };
    let size = vec2(WIDTH, LINE * lines.len() as f32 + 18.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, ctx.say(say::PICTURE)));
    let scale =
        Rect::from_min_max(pos2(rect.left() + label + 6.0, rect.top()), pos2(rect.right() - 6.0, rect.bottom()));
    let x = |n: f64| match most - least {
        width if width > 0.0 => scale.left() + ((n - least) / width) as f32 * scale.width(),
        _ => scale.center().x,
    };
    let face = fonts::regular(tokens.small_size);
    for (i, (name, figures)) in lines.iter().enumerate() {
        let y = rect.top() + LINE * (i as f32 + 0.5);
        ui.painter().hline(scale.x_range(), y, Stroke::new(1.0, tokens.border));
        let at = pos2(rect.left(), y - tokens.small_size * 0.62);
        crate::app::widgets::grid::text_ui(ui, at, label, name, face.clone(), tokens.text_quiet.into());
        let colour = tokens.link().gamma_multiply(if figures.n > 40 { 0.3 } else { 0.6 });
        for number in &figures.numbers {
            ui.painter().circle_filled(pos2(x(*number), y), 3.5, colour);
        }
        if let Some(median) = figures.median {
            let reach = y - LINE * 0.42..=y + LINE * 0.42;
            ui.painter().vline(x(median), reach, Stroke::new(2.0, tokens.text));
        }
    }
    for (n, align) in [(least, eframe::egui::Align2::LEFT_BOTTOM), (most, eframe::egui::Align2::RIGHT_BOTTOM)] {
        let at = pos2(x(n).clamp(scale.left(), scale.right()), rect.bottom());
        ui.painter().text(at, align, short(ctx, n), face.clone(), tokens.text_quiet.into());
        if least == most {
            break;
        }
    }
}

/// Draws how often each value comes, with its share of those who have one.
fn bars_ui(ui: &mut Ui, ctx: &Ctx<'_>, counted: &[(String, usize)], n: usize) {
    let tokens = ctx.tokens;
    let most = counted.iter().map(|(_, of)| *of).max().unwrap_or(1).max(1);
    for (value, of) in counted {
        let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, LINE + 2.0), Sense::hover());
        let share = if n == 0 { 0.0 } else { 100.0 * *of as f64 / n as f64 };
        let words = [("value", &**value), ("n", &*ctx.tongue.number(*of)), ("percent", &*ctx.tongue.decimal(share, 0))];
        let told = ctx.tongue.fill(say::COUNTED, &words);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
        let face = fonts::regular(tokens.ui_size - 0.5);
        let at = pos2(rect.left(), rect.center().y - tokens.ui_size * 0.62);
        crate::app::widgets::grid::text_ui(ui, at, 150.0, value, face.clone(), tokens.text.into());
        let left = rect.left() + 160.0;
        let length = 170.0 * *of as f32 / most as f32;
        let bar = Rect::from_min_max(pos2(left, rect.top() + 4.0), pos2(left + length, rect.bottom() - 4.0));
        ui.painter().rect_filled(bar, 2.0, tokens.link().gamma_multiply(0.6));
        let shown = ctx.tongue.fill(say::COUNT, &words);
        let at = pos2(left + length + 8.0, rect.center().y);
        ui.painter().text(at, eframe::egui::Align2::LEFT_CENTER, shown, face, tokens.text_quiet.into());
    }
}
