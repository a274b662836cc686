//! The popup in the header in which one sets how one likes to read. It asks for changes and holds none.

use eframe::egui::{Button, Direction, Frame, Grid, Layout, Popup, PopupCloseBehavior, RectAlign, RichText, Ui, vec2};

use super::reading::{Numbers, Reading, ReadingStep};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::{Phrase, reader as words};

/// The width of a letter as a share of the size of the reading face, on average over French and English text.
const LETTER: f32 = 0.48;

/// Draws the button that opens the popup, and the popup.
pub fn look_ui(ui: &mut Ui, ctx: &Ctx<'_>, reading: Reading) {
    let symbol = icons::icon(icons::READING, 19.0).color(ctx.tokens.text_quiet);
    let button = ui.add(Button::new(symbol).frame_when_inactive(false));
    let button = button.accessible_name(ctx.say(words::LOOK)).on_hover_text(ctx.say(words::LOOK));
    let popup = Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_END)
        .frame(Frame::popup(ui.style()).inner_margin(14));
    popup.accessible_name(ctx.say(words::LOOK)).show(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 8.0);
        Grid::new("look").num_columns(2).show(ui, |ui| rows_ui(ui, ctx, reading));
        ui.add_space(2.0);
        let changed = reading != Reading::default();
        if ui.add_enabled(changed, Button::new(ctx.say(words::LOOK_RESET))).clicked() {
            ctx.send(Command::AdjustReading(ReadingStep::Reset));
        }
    });
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, reading: Reading) {
    let (size, line) = (reading.size(ctx.tokens), reading.line(ctx.tokens));
    let number = |x: f32| ctx.tongue.number(x.round().max(0.0) as usize);
    let letters = reading.measure(ctx.tokens) / (size * LETTER);
    let text = ctx.tongue.fill(words::LOOK_PERCENT, &[("n", &number(size / ctx.tokens.reading_size * 100.0))]);
    let leading = ctx.tongue.fill(words::LOOK_PERCENT, &[("n", &number(line / size * 100.0))]);
    let measure = ctx.tongue.fill(words::LOOK_LETTERS, &[("n", &number((letters / 5.0).round() * 5.0))]);
    step_ui(ui, ctx, words::LOOK_TEXT, &text, [words::SMALLER, words::LARGER], ReadingStep::Text);
    step_ui(ui, ctx, words::LOOK_LEADING, &leading, [words::TIGHTER, words::LOOSER], ReadingStep::Leading);
    step_ui(ui, ctx, words::LOOK_MEASURE, &measure, [words::NARROWER, words::WIDER], ReadingStep::Measure);
    name_ui(ui, ctx, words::LOOK_NUMBERS);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for numbers in Numbers::ALL {
            if ui.selectable_label(reading.numbers == numbers, ctx.say(name_of(numbers))).clicked() {
                ctx.send(Command::AdjustReading(ReadingStep::Numbers(Some(numbers))));
            }
        }
    });
    ui.end_row();
}

fn name_of(numbers: Numbers) -> Phrase {
    match numbers {
        Numbers::None => words::NUMBERS_NONE,
        Numbers::Lines => words::NUMBERS_LINES,
        Numbers::Turns => words::NUMBERS_TURNS,
    }
}

fn name_ui(ui: &mut Ui, ctx: &Ctx<'_>, name: Phrase) {
    ui.label(RichText::new(ctx.say(name)).font(fonts::regular(ctx.tokens.ui_size)).color(ctx.tokens.text_quiet));
}

fn step_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    name: Phrase,
    value: &str,
    [less, more]: [Phrase; 2],
    step: fn(i8) -> ReadingStep,
) {
    name_ui(ui, ctx, name);
    ui.horizontal(|ui| {
        let button = |ui: &mut Ui, symbol, name: Phrase, by| {
            let button = Button::new(icons::icon(symbol, 16.0)).min_size(vec2(28.0, 28.0));
            if ui.add(button).accessible_name(ctx.say(name)).on_hover_text(ctx.say(name)).clicked() {
                ctx.send(Command::AdjustReading(step(by)));
            }
        };
        button(ui, icons::LESS, less, -1);
        let value = RichText::new(value).font(fonts::medium(ctx.tokens.ui_size)).color(ctx.tokens.text);
        ui.allocate_ui_with_layout(vec2(112.0, 28.0), Layout::centered_and_justified(Direction::TopDown), |ui| {
            ui.label(value)
        });
        button(ui, icons::ADD, more, 1);
    });
    ui.end_row();
}
