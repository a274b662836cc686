//! Every change of the project, the newest first. What was taken back stays in the list, since nothing is ever deleted.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{self, Align2, Color32, Margin, Rect, RichText, Role, Sense, Stroke, WidgetInfo, pos2, vec2};

use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::{history as say, notices};
use crate::model::{Change, Stamp};

/// What the history keeps between frames.
#[derive(Clone, Debug, Default)]
pub struct HistoryState {
    /// For how many changes, and up to which, the rest was computed.
    of: (usize, Option<Stamp>),
    /// Each change that took another back, with that other one.
    undoes: BTreeMap<Stamp, Stamp>,
    /// The changes that do not stand now.
    taken_back: std::collections::BTreeSet<Stamp>,
}

impl HistoryState {
    fn renew(&mut self, changes: &[Arc<Change>]) {
        let of = (changes.len(), changes.last().map(|c| c.at));
        if self.of == of {
            return;
        }
        self.of = of;
        self.undoes = changes.iter().filter_map(|c| Some((c.at, c.undoes?))).collect();
        self.taken_back.clear();
        // Newest first: an undo that was itself taken back takes nothing back.
        for (at, target) in self.undoes.iter().rev() {
            if !self.taken_back.contains(at) {
                self.taken_back.insert(*target);
            }
        }
    }

    /// Returns what a change did in words: an undo and a redo bear the label of what they took back.
    fn words(&self, ctx: &Ctx<'_>, change: &Change) -> String {
        match change.undoes {
            None => change.label.clone(),
            Some(target) => {
                let phrase = if self.undoes.contains_key(&target) { notices::REDONE } else { notices::UNDONE };
                ctx.tongue.fill(phrase, &[("label", &change.label)])
            }
        }
    }
}

const ROW_HEIGHT: f32 = 30.0;

/// The left edges of the columns, in points; the last one lies so far from the right edge.
const WHEN: f32 = 12.0;
const WHO: f32 = 160.0;
const WHAT: f32 = 290.0;
const STEPS: f32 = 16.0;

/// Draws the history.
pub fn history_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, changes: &[Arc<Change>], state: &mut HistoryState) {
    state.renew(changes);
    egui::Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
        if changes.is_empty() {
            ui.label(RichText::new(ctx.say(say::NONE_YET)).color(ctx.tokens.text_quiet));
            return;
        }
        head_ui(ui, ctx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = egui::ScrollArea::vertical().id_salt("history").auto_shrink([false, false]);
        rows.show_rows(ui, ROW_HEIGHT, changes.len(), |ui, range| {
            for i in range {
                row_ui(ui, ctx, &changes[changes.len() - 1 - i], state);
            }
        });
    });
}

fn head_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let font = fonts::semibold(ctx.tokens.small_size);
    let head = |x, align, phrase| {
        let colour = ctx.tokens.text_quiet.into();
        ui.painter().text(pos2(x, rect.center().y), align, ctx.say(phrase), font.clone(), colour);
    };
    head(rect.left() + WHEN, Align2::LEFT_CENTER, say::WHEN);
    head(rect.left() + WHO, Align2::LEFT_CENTER, say::WHO);
    head(rect.left() + WHAT, Align2::LEFT_CENTER, say::WHAT);
    head(rect.right() - STEPS, Align2::RIGHT_CENTER, say::STEPS);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, ctx.tokens.border));
}

fn row_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, change: &Change, state: &HistoryState) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let (when, who, what) = (change.at.minute(), ctx.project.coder_name(change.by), state.words(ctx, change));
    let label = ctx.tongue.fill(say::ROW, &[("when", &when), ("who", who), ("label", &what)]);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &label));
    if response.hovered() {
        ui.painter().rect_filled(rect, ctx.tokens.radius, ctx.tokens.hover);
    }
    let gone = state.taken_back.contains(&change.at);
    let ink: Color32 = if gone { ctx.tokens.text_quiet } else { ctx.tokens.text }.into();
    let quiet: Color32 = ctx.tokens.text_quiet.into();
    let steps = ctx.tongue.number(change.ops.len());
    let size = ctx.tokens.ui_size;
    let steps = line_ui(ui, ctx, rect, rect.right() - STEPS, 60.0, (steps, quiet, false), true);
    line_ui(ui, ctx, rect, rect.left() + WHEN, WHO - WHEN - size, (when, quiet, false), false);
    line_ui(ui, ctx, rect, rect.left() + WHO, WHAT - WHO - size, (who.to_owned(), quiet, false), false);
    let room = rect.width() - WHAT - steps - STEPS - 2.0 * size;
    line_ui(ui, ctx, rect, rect.left() + WHAT, room, (what, ink, gone), false);
}

/// Draws one line of text within `width` and returns how wide it became.
fn line_ui(
    ui: &egui::Ui,
    ctx: &Ctx<'_>,
    row: Rect,
    x: f32,
    width: f32,
    (text, colour, struck): (String, Color32, bool),
    ends_at_x: bool,
) -> f32 {
    let stroke = if struck { Stroke::new(1.0, colour) } else { Stroke::NONE };
    let format = egui::TextFormat {
        font_id: fonts::regular(ctx.tokens.ui_size),
        color: colour,
        strikethrough: stroke,
        ..Default::default()
    };
    let mut job = egui::text::LayoutJob::single_section(text, format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(10.0));
    let galley = ui.painter().layout_job(job);
    let left = if ends_at_x { x - galley.size().x } else { x };
    let drawn = galley.size().x;
    ui.painter().galley(pos2(left, row.center().y - galley.size().y / 2.0), galley, colour);
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CoderId, DeviceId};

    fn change(at: u64, undoes: Option<u64>) -> Arc<Change> {
        let stamp = |millis| Stamp { millis, counter: 0, device: DeviceId::from_bits(1) };
        let by = CoderId(Default::default());
        let label = format!("{at}");
        let undoes = undoes.map(stamp);
        Arc::new(Change { at: stamp(at), by, seen: Vec::new(), label, undoes, ops: Vec::new() })
    }

    #[test]
    fn what_was_redone_stands_again() {
        let mut state = HistoryState::default();
        let taken_back = |state: &HistoryState| state.taken_back.iter().map(|s| s.millis).collect::<Vec<_>>();
        state.renew(&[change(1, None), change(2, None), change(3, Some(2))]);
        assert_eq!(taken_back(&state), [2]);
        state.renew(&[change(1, None), change(2, None), change(3, Some(2)), change(4, Some(3))]);
        assert_eq!(taken_back(&state), [3], "the undo itself was taken back, and 2 stands");
    }
}
