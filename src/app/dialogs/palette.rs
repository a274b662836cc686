//! Finds commands, documents and codes by a few letters of their names.

use eframe::egui::{self, Align2, Key, Role, Sense, WidgetInfo, pos2, vec2};

use super::{Around, Outcome};
use crate::app::command::Command;
use crate::app::state::Study;
use crate::app::theme::{fonts, icons};
use crate::app::ui_command::UiCommand;
use crate::app::widgets::fuzzy::Query;
use crate::app::widgets::list_focus::stepped;
use crate::app::words::{Tongue, dialogs as say, here, shell};
use crate::model::{Finished, Tree};

/// What is looked for.
#[derive(Debug, Default)]
pub struct Palette {
    query: String,
    chosen: usize,
    /// What was found for which query.
    found: Option<(String, Vec<Item>)>,
}

#[derive(Clone, Debug)]
struct Item {
    name: String,
    icon: &'static str,
    keys: Option<egui::KeyboardShortcut>,
    command: Command,
}

const ROW_HEIGHT: f32 = 32.0;
/// Nobody reads on after that many; the next letter finds better.
const MAX_FOUND: usize = 200;

impl Palette {
    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(560.0);
        // Before the field sees them: there they would move the caret.
        let moved = stepped(ui);
        let field = egui::TextEdit::singleline(&mut self.query)
            .id_salt("palette")
            .prefix(icons::icon(icons::SEARCH, 18.0).color(around.tokens.text_quiet))
            .align(Align2::LEFT_CENTER)
            .hint_text(around.say(say::PALETTE_HINT))
            .font(fonts::regular(around.tokens.ui_size + 1.5))
            .margin(egui::Margin::symmetric(10, 9))
            .desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(around.say(say::PALETTE_HINT));
        response.request_focus();
        self.find(around);
        let Some((_, items)) = &self.found else { return Outcome::Stay };
        let last = items.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(moved).min(last);
        ui.add_space(2.0);
        let mut clicked = None;
        if items.is_empty() {
            ui.label(around.quiet(around.say(say::PALETTE_NOTHING)));
        } else {
            clicked = rows_ui(ui, around, items, self.chosen, moved != 0);
        }
        let entered = ui.input(|i| i.key_pressed(Key::Enter)).then_some(self.chosen);
        match clicked.or(entered).and_then(|i| items.get(i)) {
            Some(item) => Outcome::Do(item.command.clone()),
            None => Outcome::Stay,
        }
    }

    fn find(&mut self, around: &Around<'_>) {
        if self.found.as_ref().is_none_or(|(query, _)| *query != self.query) {
            self.found = Some((self.query.clone(), items(around, self.query.trim())));
            self.chosen = 0;
        }
    }
}

/// Returns what a command is called; undo and redo say what they would take back.
fn name_of(around: &Around<'_>, command: UiCommand) -> String {
    let session = around.study.map(|s| &s.session);
    let label = match command {
        UiCommand::Undo => session.and_then(|s| s.undo_label()),
        UiCommand::Redo => session.and_then(|s| s.redo_label()),
        _ => None,
    };
    match (label, command) {
        (Some(label), UiCommand::Undo) => around.tongue.fill(shell::UNDO_LABEL, &[("label", label)]),
        (Some(label), _) => around.tongue.fill(shell::REDO_LABEL, &[("label", label)]),
        (None, _) => around.say(command.label()).to_owned(),
    }
}

/// Returns what fits `query`, the best first. Without a query only commands: a list of all documents says nothing.
fn items(around: &Around<'_>, query: &str) -> Vec<Item> {
    let commands = UiCommand::ALL.iter().filter(|c| **c != UiCommand::Palette);
    let commands = commands.filter(|c| around.study.is_some() || !c.needs_project());
    let mut scored: Vec<(i32, Item)> = Vec::new();
    let wanted = Query::new(query);
    for command in commands {
        let name = name_of(around, *command);
        let score = score_of(*command, &wanted, &name, around.tongue);
        let item = Item { name, icon: command.icon(), keys: command.shortcut(), command: command.command() };
        scored.extend(score.map(|score| (score, item)));
    }
    let mut offer = |item: Item, name: &str| scored.extend(wanted.score(name).map(|score| (score, item)));
    if let Some(study) = around.study.filter(|_| !query.is_empty()) {
        for item in finished_items(around, study) {
            let name = item.name.clone();
            offer(item, &name);
        }
        for row in &study.documents.rows {
            let command = Command::OpenDocument(row.id);
            offer(Item { name: row.name.clone(), icon: icons::DOCUMENT, keys: None, command }, &row.name);
        }
        for row in &study.outline.rows {
            let command = Command::ShowExcerptsOf(row.code);
            let name = row.path.replace('/', " › ");
            offer(Item { name, icon: icons::CODE, keys: None, command }, &row.path);
        }
    }
    // Without a query all fit alike, and the commands keep the order in which they are listed.
    if !query.is_empty() {
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    }
    scored.into_iter().take(MAX_FOUND).map(|(_, item)| item).collect()
}

/// What is found by the other language only stands behind what the same letters find in that of the window.
const OTHER_TONGUE: i32 = 64 * 60;

/// Returns how well a command fits that is called `name`: by what it is called and by what stands there, in either
/// language, since people search in the language of their work when the window speaks another.
fn score_of(command: UiCommand, wanted: &Query, name: &str, tongue: Tongue) -> Option<i32> {
    let called = |tongue: Tongue| [Some(command.label()), command.also()].map(|phrase| phrase.map(|p| tongue.say(p)));
    let other = if tongue == Tongue::English { Tongue::French } else { Tongue::English };
    let best = |names: [Option<&str>; 2]| names.into_iter().flatten().filter_map(|name| wanted.score(name)).max();
    let own = wanted.score(name).max(best(called(tongue)));
    own.max(best(called(other)).map(|score| score - OTHER_TONGUE))
}

/// Returns for each code tree what says that one is done with the document that is read, or is not after all.
fn finished_items(around: &Around<'_>, study: &Study) -> Vec<Item> {
    let project = study.session.project();
    let Some(document) = study.view.document.and_then(|id| project.document(id)) else { return Vec::new() };
    let item = |tree: &Tree| {
        let finished = !document.finished.contains_key(&Finished { coder: study.session.coder(), tree: tree.id });
        let phrase = if finished { here::FINISHED_FOR } else { here::NOT_FINISHED_FOR };
        let name = around.tongue.fill(phrase, &[("tree", &tree.name)]);
        let command = Command::FinishDocument { document: document.id, tree: tree.id, finished };
        Item { name, icon: icons::DONE, keys: None, command }
    };
    project.trees().into_iter().map(item).collect()
}

/// Draws the items and returns the one that was clicked.
fn rows_ui(ui: &mut egui::Ui, around: &Around<'_>, items: &[Item], chosen: usize, moved: bool) -> Option<usize> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut clicked = None;
    let mut rows =
        egui::ScrollArea::vertical().id_salt("found").auto_shrink([false, true]).max_height(ROW_HEIGHT * 12.0);
    if moved {
        // The chosen row stays in sight: a third from the top unless the list begins or ends there.
        rows = rows.vertical_scroll_offset((chosen as f32 - 4.0).max(0.0) * ROW_HEIGHT);
    }
    rows.show_rows(ui, ROW_HEIGHT, items.len(), |ui, range| {
        for i in range {
            if row_ui(ui, around, &items[i], i == chosen).clicked() {
                clicked = Some(i);
            }
        }
    });
    clicked
}

fn row_ui(ui: &mut egui::Ui, around: &Around<'_>, item: &Item, chosen: bool) -> egui::Response {
    let tokens = around.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &item.name));
    let fill = match () {
        () if chosen => Some(tokens.selected),
        () if response.hovered() => Some(tokens.hover),
        () => None,
    };
    let painter = ui.painter();
    if let Some(fill) = fill {
        painter.rect_filled(rect, tokens.radius, fill);
    }
    let y = rect.center().y;
    let quiet = if chosen { tokens.text } else { tokens.text_quiet };
    painter.text(pos2(rect.left() + 12.0, y), Align2::LEFT_CENTER, item.icon, fonts::icons(17.0), quiet.into());
    let mut right = rect.right() - 12.0;
    if let Some(keys) = item.keys {
        let keys = around.tongue.keys(ui.ctx(), &keys);
        let small = fonts::regular(tokens.small_size);
        right = painter.text(pos2(right, y), Align2::RIGHT_CENTER, keys, small, quiet.into()).left() - 12.0;
    }
    let left = rect.left() + 40.0;
    let mut job =
        egui::text::LayoutJob::simple_singleline(item.name.clone(), fonts::regular(tokens.ui_size), tokens.text.into());
    job.wrap = egui::text::TextWrapping::truncate_at_width(right - left);
    let galley = painter.layout_job(job);
    painter.galley(pos2(left, y - galley.size().y / 2.0), galley, tokens.text.into());
    response
}
