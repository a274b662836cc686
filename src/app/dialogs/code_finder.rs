//! Finds a code by a few letters of any part of its path, in a dialog: a field, and below it what fits. Arrows choose
//! while the field keeps the keyboard.

use eframe::egui::{self, Role, Sense, WidgetInfo, vec2};

use super::Around;
use crate::app::widgets::code_line::{CodeLine, paint_code_line};
use crate::app::widgets::fuzzy::Query;
use crate::app::widgets::list_focus::stepped;
use crate::app::words::{Phrase, dialogs as say};
use crate::model::naming::is_same_name;
use crate::model::{CodeId, Colour, OutlineRow};

/// A code that is being looked for.
#[derive(Debug, Default)]
pub(super) struct CodeFinder {
    typed: String,
    /// Nothing until somebody types or goes to one, so that Enter alone does nothing.
    chosen: Option<usize>,
    /// What was typed, and the rows of the outline that fit.
    found: Option<(String, Vec<usize>)>,
}

/// What is found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Found {
    Code(CodeId),
    /// A code of that name, which is not there yet.
    New(String),
}

const ROW: f32 = 28.0;
/// So many rows are seen at once.
const SEEN: f32 = 6.0;
/// The next letter finds better.
const MOST: usize = 200;

impl CodeFinder {
    /// Draws field and list under `label` and returns what is chosen among the codes that may be. With `offers_new`,
    /// what is typed can be the name of a new code.
    pub(super) fn ui(
        &mut self,
        ui: &mut egui::Ui,
        around: &Around<'_>,
        label: Phrase,
        offers_new: bool,
        may_be: impl Fn(&OutlineRow) -> bool,
    ) -> Option<Found> {
        let study = around.study?;
        // Before the field sees them: there they would move the caret.
        let moved = stepped(ui);
        super::field_ui(ui, around, label, &mut self.typed, true);
        let rows = &study.outline.rows;
        if self.found.as_ref().is_none_or(|(typed, _)| *typed != self.typed) {
            let fitting: Vec<usize> = (0..rows.len()).filter(|i| may_be(&rows[*i])).collect();
            let query = Query::new(&self.typed);
            let found = if query.is_empty() {
                fitting
            } else {
                let ranked = query.ranked(fitting.iter().map(|i| rows[*i].path.as_str()));
                ranked.into_iter().take(MOST).map(|i| fitting[i]).collect()
            };
            self.chosen = (!query.is_empty()).then_some(0);
            self.found = Some((self.typed.clone(), found));
        }
        let (_, found) = self.found.as_ref()?;
        let mut offers: Vec<Found> = found.iter().map(|i| Found::Code(rows[*i].code)).collect();
        if let Some(name) = self.new_name(rows, found).filter(|_| offers_new) {
            // Letters that fit a code mean that code rather than a new one.
            offers.push(Found::New(name));
        }
        if moved != 0 {
            let next = self.chosen.map_or(0, |i| i.saturating_add_signed(moved));
            self.chosen = Some(next);
        }
        self.chosen = self.chosen.map(|i| i.min(offers.len().saturating_sub(1)));
        ui.add_space(4.0);
        if let Some(clicked) = self.list_ui(ui, around, &offers, moved != 0) {
            self.chosen = Some(clicked);
        }
        offers.into_iter().nth(self.chosen?)
    }

    fn new_name(&self, rows: &[OutlineRow], found: &[usize]) -> Option<String> {
        let name = self.typed.trim();
        let is_there = found.iter().any(|i| is_same_name(&rows[*i].name, name));
        (!name.is_empty() && !name.contains('/') && !is_there).then(|| name.to_owned())
    }

    fn list_ui(&self, ui: &mut egui::Ui, around: &Around<'_>, offers: &[Found], moved: bool) -> Option<usize> {
        if offers.is_empty() {
            ui.label(around.quiet(around.say(say::PALETTE_NOTHING)));
            return None;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut clicked = None;
        let height = ROW * SEEN.min(offers.len() as f32);
        let mut area =
            egui::ScrollArea::vertical().id_salt("codes found").auto_shrink([false, true]).max_height(height);
        if moved {
            area = area.vertical_scroll_offset((self.chosen.unwrap_or_default() as f32 - SEEN / 2.0).max(0.0) * ROW);
        }
        area.show_rows(ui, ROW, offers.len(), |ui, range| {
            for i in range {
                if offer_ui(ui, around, &offers[i], Some(i) == self.chosen) {
                    clicked = Some(i);
                }
            }
        });
        clicked
    }
}

fn offer_ui(ui: &mut egui::Ui, around: &Around<'_>, offer: &Found, chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let row = match offer {
        Found::Code(code) => around.study.and_then(|s| s.outline.row(*code)),
        Found::New(_) => None,
    };
    let (name, path, colour) = match (offer, row) {
        (Found::New(name), _) => {
            let name = around.tongue.fill(say::NEW_CODE_NAMED, &[("code", name)]);
            (name.clone(), name, Colour::PALETTE[0])
        }
        (Found::Code(_), Some(row)) => (row.path.replace('/', " › "), row.path.clone(), row.colour),
        (Found::Code(_), None) => return false,
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
    let fill = match () {
        () if chosen => Some(around.tokens.selected),
        () if response.hovered() => Some(around.tokens.hover),
        () => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, around.tokens.radius, fill);
    }
    paint_code_line(ui, around.tokens, rect.shrink2(vec2(8.0, 0.0)), &CodeLine { path: &path, colour, note: "" });
    response.clicked()
}
