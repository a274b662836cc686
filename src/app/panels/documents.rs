//! The list of documents. It counts turns rather than words, because words would need every text of the project.

use std::sync::Arc;

use eframe::egui::{self, Align2, Key, Modifiers, Rect, Role, Sense, Stroke, WidgetInfo, pos2, vec2};

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::context_menu::context_menu;
use crate::app::words::{commands, common, documents as say, reading};
use crate::model::naming::Typed;
use crate::model::{Document, DocumentId, Effects, Finished, Language, Project, Subject};

/// One line of the list.
#[derive(Clone, PartialEq, Debug)]
pub struct DocumentRow {
    /// The document.
    pub id: DocumentId,
    /// Its name.
    pub name: String,
    /// How many turns it has.
    pub n_turns: usize,
    /// How many codings stand in it.
    pub n_codings: usize,
}

/// The list, in natural order of the names.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DocumentsData {
    /// One for each document that stands.
    pub rows: Vec<DocumentRow>,
}

impl DocumentsData {
    /// Returns the list of `project`.
    pub fn of(project: &Project) -> Self {
        Self { rows: project.documents().into_iter().map(|d| row_of(project, d)).collect() }
    }

    /// Counts again where `effects` say so: at a million codings, counting everywhere would be felt.
    pub fn renew(&mut self, project: &Project, effects: &Effects) {
        if effects.codes {
            // A code that went or came back takes its codings with it, wherever they are.
            *self = Self::of(project);
        } else if !effects.documents.is_empty() {
            let known: std::collections::BTreeMap<DocumentId, usize> =
                self.rows.iter().map(|r| (r.id, r.n_codings)).collect();
            let unmoved = |d: &Arc<Document>| known.get(&d.id).filter(|_| !effects.codings.contains(&d.id)).copied();
            let renewed = project.documents().into_iter().map(|d| match unmoved(d) {
                Some(n_codings) => DocumentRow { n_codings, ..bare_row(d) },
                None => row_of(project, d),
            });
            self.rows = renewed.collect();
        } else {
            for row in self.rows.iter_mut().filter(|r| effects.codings.contains(&r.id)) {
                if let Some(document) = project.document(row.id) {
                    *row = row_of(project, document);
                }
            }
        }
    }

    /// Returns how many codings stand in all documents.
    pub fn n_codings(&self) -> usize {
        self.rows.iter().map(|r| r.n_codings).sum()
    }
}

fn bare_row(document: &Document) -> DocumentRow {
    DocumentRow { id: document.id, name: document.name.clone(), n_turns: document.turns.len(), n_codings: 0 }
}

fn row_of(project: &Project, document: &Document) -> DocumentRow {
    DocumentRow { n_codings: project.codings(document).count(), ..bare_row(document) }
}

/// What the list keeps between frames.
#[derive(Clone, Debug, Default)]
pub struct DocumentsState {
    filter: String,
}

/// From how many documents on the list has a box to filter it.
const MANY: usize = 9;
const ROW_HEIGHT: f32 = 27.0;

/// Draws the list.
pub fn documents_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, data: &DocumentsData, state: &mut DocumentsState) {
    if data.rows.is_empty() {
        ui.add(egui::Label::new(egui::RichText::new(ctx.say(say::NONE_YET)).color(ctx.tokens.text_quiet)).wrap());
        return;
    }
    if data.rows.len() >= MANY {
        filter_ui(ui, ctx, state);
    }
    let typed = Typed::new(&state.filter);
    let shown: Vec<&DocumentRow> = data.rows.iter().filter(|r| typed.finds(&r.name)).collect();
    if shown.is_empty() {
        ui.weak(ctx.say(say::NONE_MATCH));
    }
    ui.spacing_mut().item_spacing.y = 1.0;
    egui::ScrollArea::vertical().id_salt("documents").auto_shrink([false, false]).show_rows(
        ui,
        ROW_HEIGHT,
        shown.len(),
        |ui, range| {
            for i in range {
                row_ui(ui, ctx, shown[i], neighbours(&shown, i));
            }
        },
    );
}

fn filter_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut DocumentsState) {
    let field = egui::TextEdit::singleline(&mut state.filter)
        .id_salt("documents filter")
        .prefix(icons::icon(icons::SEARCH, 15.0).color(ctx.tokens.text_quiet))
        .align(Align2::LEFT_CENTER)
        .hint_text(ctx.say(say::FILTER))
        .desired_width(f32::INFINITY);
    ui.add(field).accessible_name(ctx.say(say::FILTER));
    ui.add_space(4.0);
}

fn neighbours(shown: &[&DocumentRow], i: usize) -> [Option<DocumentId>; 2] {
    [i.checked_sub(1).and_then(|i| shown.get(i)).map(|r| r.id), shown.get(i + 1).map(|r| r.id)]
}

fn row_id(document: DocumentId) -> egui::Id {
    egui::Id::unique(("document row", document))
}

fn row_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, row: &DocumentRow, [above, below]: [Option<DocumentId>; 2]) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_HEIGHT));
    let response = ui.interact(rect, row_id(row.id), Sense::click());
    let current = ctx.document == Some(row.id);
    let turns = ctx.tongue.count(row.n_turns, say::ONE_TURN, say::N_TURNS);
    let codings = ctx.tongue.count(row.n_codings, common::ONE_CODING, common::N_CODINGS);
    let label = ctx.tongue.fill(say::ROW, &[("name", &row.name), ("turns", &turns), ("codings", &codings)]);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &label));
    paint_row(ui, ctx, row, rect, &response, current);
    let response = response.on_hover_text(format!("{}\n{turns} · {codings}", row.name));
    if response.clicked() {
        response.request_focus();
        ctx.send(Command::OpenDocument(row.id));
    }
    if response.has_focus() {
        let step = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, UP_AND_DOWN));
        let target = if step(Key::ArrowUp) {
            above.zip(Some(-1.0))
        } else if step(Key::ArrowDown) {
            below.zip(Some(1.0))
        } else {
            None
        };
        if let Some((target, rows)) = target {
            // A row that is not drawn in the next frame could not keep the keyboard.
            let from_row_to_row = rect.height() + ui.spacing().item_spacing.y;
            let there = rect.translate(vec2(0.0, rows * from_row_to_row));
            ui.scroll_to_rect_animation(there, None, egui::style::ScrollAnimation::none());
            ui.memory_mut(|m| m.request_focus(row_id(target)));
            ctx.send(Command::OpenDocument(target));
        }
        if step(Key::F2) {
            ctx.send(Command::AskToRename(Subject::Document(row.id)));
        }
        if step(Key::Delete) {
            ctx.send(Command::AskToRemoveDocument(row.id));
        }
    }
    context_menu(&response, |ui| menu_ui(ui, ctx, row.id));
}

/// The arrows move within the list instead of to the next control.
const UP_AND_DOWN: egui::EventFilter =
    egui::EventFilter { tab: false, horizontal_arrows: false, vertical_arrows: true, escape: false };

fn paint_row(ui: &egui::Ui, ctx: &Ctx<'_>, row: &DocumentRow, rect: Rect, response: &egui::Response, current: bool) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = ctx.tokens;
    let painter = ui.painter();
    let fill = match () {
        () if current => Some(tokens.selected),
        () if response.hovered() => Some(tokens.hover),
        () => None,
    };
    if let Some(fill) = fill {
        painter.rect_filled(rect, tokens.radius, fill);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, tokens.link());
        painter.rect_stroke(rect, tokens.radius, ring, egui::StrokeKind::Inside);
    }
    let quiet = if current { tokens.text } else { tokens.text_quiet };
    let count = ctx.tongue.number(row.n_codings);
    let small = fonts::regular(tokens.small_size);
    let at = pos2(rect.right() - 9.0, rect.center().y);
    let counted = match row.n_codings {
        0 => Rect::from_min_max(at, at),
        _ => painter.text(at, Align2::RIGHT_CENTER, count, small, quiet.into()),
    };
    let at = pos2(rect.left() + 8.0, rect.center().y);
    let mark = if current { tokens.link() } else { tokens.text_quiet.into() };
    painter.text(at, Align2::LEFT_CENTER, icons::DOCUMENT, fonts::icons(16.0), mark);
    let face = if current { fonts::medium(tokens.ui_size) } else { fonts::regular(tokens.ui_size) };
    let left = rect.left() + 31.0;
    let room = (counted.left() - 8.0 - left).max(20.0);
    let mut job = egui::text::LayoutJob::simple_singleline(row.name.clone(), face, tokens.text.into());
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = painter.layout_job(job);
    painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, tokens.text.into());
}

fn menu_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, document: DocumentId) {
    if ui.button(ctx.say(common::RENAME_ASK)).clicked() {
        ctx.send(Command::AskToRename(Subject::Document(document)));
    }
    if ui.button(ctx.say(say::BESIDE)).clicked() {
        ctx.send(Command::OpenBeside(Some(document)));
    }
    if ui.button(ctx.say(commands::VERSION)).clicked() {
        ctx.send(Command::AskForVersion { document: Some(document), typed: false });
    }
    if ui.button(ctx.say(reading::LOOK_ASK)).clicked() {
        ctx.send(Command::LookAtReading(vec![document]));
    }
    if ui.button(ctx.say(commands::TEXTS)).clicked() {
        ctx.send(Command::ShowTexts(Some(document)));
    }
    let now = ctx.project.document(document).and_then(|d| d.language);
    ui.menu_button(ctx.say(common::LANGUAGE), |ui| {
        let languages =
            [(None, common::UNKNOWN), (Some(Language::En), common::ENGLISH), (Some(Language::Fr), common::FRENCH)];
        for (language, name) in languages {
            if ui.selectable_label(now == language, ctx.say(name)).clicked() {
                ctx.send(Command::SetLanguage { document, language });
                ui.close();
            }
        }
    });
    ui.menu_button(ctx.say(say::FINISHED_BY_ME), |ui| finished_ui(ui, ctx, document));
    ui.separator();
    if ui.button(ctx.say(common::REMOVE_ASK)).clicked() {
        ctx.send(Command::AskToRemoveDocument(document));
    }
}

/// Offers to say for each code tree whether one is done with the document: agreement counts finished documents alone.
fn finished_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, document: DocumentId) {
    let Some(found) = ctx.project.document(document) else { return };
    for tree in ctx.project.trees() {
        let mut finished = found.finished.contains_key(&Finished { coder: ctx.coder, tree: tree.id });
        if ui.checkbox(&mut finished, &tree.name).clicked() {
            ctx.send(Command::FinishDocument { document, tree: tree.id, finished });
            ui.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn the_list_counts_again_only_where_something_moved() {
        let mut fixture = Fixture::new();
        let first = fixture.document("U2", None, "Ana: [I trust them](Trust)\n");
        let second = fixture.document("U10", None, "Ben: no\n");
        let mut data = DocumentsData::of(&fixture.project);
        let shown = |data: &DocumentsData| data.rows.iter().map(|r| (r.id, r.n_codings)).collect::<Vec<_>>();
        assert_eq!(shown(&data).iter().map(|(id, _)| *id).collect::<Vec<_>>(), [first, second]);
        data.rows[1].n_codings = 7;
        let moved = Effects { codings: [first].into(), ..Effects::default() };
        data.renew(&fixture.project, &moved);
        assert_eq!(data.rows[1].n_codings, 7, "the second document did not move");
        data.renew(&fixture.project, &Effects { codes: true, ..Effects::default() });
        assert_eq!(data, DocumentsData::of(&fixture.project));
    }
}
