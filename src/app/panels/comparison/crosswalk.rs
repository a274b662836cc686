//! The crosswalk: the codes of one tree with what answers them in the others, and beside it the mappings of the code
//! that is looked at. Suggestions come from shared words and are never applied by themselves.

use eframe::egui::{
    Button, ComboBox, Frame, Margin, Panel, Rect, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2,
};

use super::code_choice::code_choice_ui;
use crate::analysis::Suggestion;
use crate::app::command::{Command, Comparing};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::code_line::{CodeLine, paint_code_line};
use crate::app::widgets::empty_ui;
use crate::app::widgets::list_focus::{list_focus_ui, moved, stepped};
use crate::app::words::comparison as say;
use crate::model::comparison::Mapped;
use crate::model::{CodeId, CodeLink, CodePair, OutlineRow, Relation, TreeId};

/// What the view keeps between frames.
#[derive(Debug, Default)]
pub(super) struct CrosswalkState {
    tree: Option<TreeId>,
    current: Option<CodeId>,
    typed: String,
    list_wanted: bool,
    /// The mapping whose rationale is being written.
    rationale: Option<(CodePair, CodeLink)>,
    /// What shares words, once it was asked for.
    suggested: Option<Vec<Suggestion>>,
}

impl CrosswalkState {
    /// Takes what was found in the background.
    pub(super) fn suggest(&mut self, suggestions: Vec<Suggestion>) {
        self.suggested = Some(suggestions);
    }

    /// Sends the rationale that is being written: its field is not drawn any more.
    pub(super) fn leave(&mut self, ctx: &Ctx<'_>) {
        if let Some((codes, link)) = self.rationale.take() {
            ctx.send(Command::Compare(Comparing::MapCodes { codes, link: Some(link) }));
        }
    }
}

const ROW: f32 = 30.0;

pub(super) fn crosswalk_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CrosswalkState) {
    let guide = ctx.project.guide_tree();
    let trees: Vec<_> = ctx.project.trees().into_iter().filter(|tree| Some(tree.id) != guide).collect();
    super::asked::guide_ui(ui, ctx);
    if trees.len() < 2 {
        empty_ui(ui, ctx.tokens, ctx.say(say::ONE_TREE));
        return;
    }
    let mut tree = state.tree.filter(|id| trees.iter().any(|t| t.id == *id)).unwrap_or(trees[0].id);
    ui.horizontal(|ui| {
        for choice in &trees {
            ui.selectable_value(&mut tree, choice.id, &choice.name);
        }
    });
    state.tree = Some(tree);
    ui.add_space(6.0);
    let rows: Vec<&OutlineRow> = ctx.outline.rows.iter().filter(|row| row.tree == tree).collect();
    let current =
        state.current.filter(|code| rows.iter().any(|row| row.code == *code)).or(rows.first().map(|r| r.code));
    let side = Frame::new().inner_margin(Margin { left: 0, right: 14, top: 0, bottom: 10 });
    let width = ui.available_width() * 0.5;
    Panel::left("crosswalk").resizable(true).default_size(width).size_range(220.0..=900.0).frame(side).show(ui, |ui| {
        list_ui(ui, ctx, state, &rows, current);
    });
    if let Some(code) = current {
        ScrollArea::vertical()
            .id_salt("mappings")
            .auto_shrink(false)
            .show(ui, |ui| detail_ui(ui, ctx, state, code, tree));
    }
}

/// A mapping seen from one of its codes.
struct Seen<'a> {
    codes: CodePair,
    mapped: &'a Mapped,
    other: Option<CodeId>,
    /// What the code is to the other.
    relation: Relation,
}

fn mappings_of<'a>(ctx: &'a Ctx<'_>, code: CodeId) -> Vec<Seen<'a>> {
    let all = ctx.project.comparison.crosswalk.iter();
    let seen = all.filter_map(|(codes, mapped)| {
        let relation = mapped.link.relation;
        match codes {
            CodePair { code: first, with } if *first == code => {
                Some(Seen { codes: *codes, mapped, other: *with, relation })
            }
            CodePair { code: first, with: Some(with) } if *with == code => {
                Some(Seen { codes: *codes, mapped, other: Some(*first), relation: relation.turned() })
            }
            _ => None,
        }
    });
    seen.collect()
}

fn other_name(ctx: &Ctx<'_>, other: Option<CodeId>) -> String {
    let bare = |code: CodeId| ctx.project.code_name(code).to_owned();
    other.map_or_else(String::new, |code| ctx.outline.row(code).map_or_else(|| bare(code), |row| row.path.clone()))
}

fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CrosswalkState, rows: &[&OutlineRow], current: Option<CodeId>) {
    let focus = list_focus_ui(ui, ctx.tokens, "crosswalk list", ctx.say(say::CODES_OF_TREE), &mut state.list_wanted);
    let at = rows.iter().position(|row| Some(row.code) == current);
    if focus.has_focus()
        && let Some(at) = at
    {
        state.current = Some(rows[moved(at, stepped(ui), rows.len())].code);
    }
    ScrollArea::vertical().id_salt("codes of the tree").auto_shrink(false).show_rows(
        ui,
        ROW,
        rows.len(),
        |ui, range| {
            for row in &rows[range] {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 3.0), Sense::CLICK);
                let mapped = mappings_of(ctx, row.code);
                let note = match &mapped[..] {
                    [] => ctx.say(say::NOT_MAPPED).to_owned(),
                    some => some.iter().map(|seen| mapping_words(ctx, seen)).collect::<Vec<_>>().join(", "),
                };
                let is_current = Some(row.code) == current;
                let label = format!("{}: {note}", row.path);
                response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_current, &label));
                if is_current || response.hovered() {
                    let ground = if is_current { ctx.tokens.selected } else { ctx.tokens.hover };
                    ui.painter().rect_filled(rect, ctx.tokens.radius, ground);
                }
                let line = CodeLine { path: &row.name, colour: row.colour, note: &note };
                let left = 8.0 + 16.0 * row.depth as f32;
                let inner = Rect::from_min_max(rect.min + vec2(left, 0.0), rect.max - vec2(8.0, 0.0));
                paint_code_line(ui, ctx.tokens, inner, &line);
                if response.clicked() {
                    state.leave(ctx);
                    state.current = Some(row.code);
                    focus.request_focus();
                }
            }
        },
    );
}

fn mapping_words(ctx: &Ctx<'_>, seen: &Seen<'_>) -> String {
    let relation = ctx.say(say::relation(seen.relation));
    match seen.other {
        Some(_) => format!("{relation}: {}", other_name(ctx, seen.other).rsplit('/').next().unwrap_or_default()),
        None => relation.to_owned(),
    }
}

fn detail_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CrosswalkState, code: CodeId, tree: TreeId) {
    let path = ctx.outline.path(code).replace('/', " › ");
    ui.label(RichText::new(path).font(fonts::semibold(ctx.tokens.ui_size + 3.0)));
    if let Some(described) = ctx.project.code(code).map(|c| &c.description).filter(|d| !d.is_empty()) {
        ui.label(RichText::new(described).color(ctx.tokens.text_quiet));
    }
    ui.add_space(8.0);
    let mappings = mappings_of(ctx, code);
    for seen in &mappings {
        mapping_ui(ui, ctx, state, seen);
        ui.add_space(6.0);
    }
    let known: Vec<CodeId> = mappings.iter().filter_map(|seen| seen.other).collect();
    let guide = ctx.project.guide_tree();
    let near = suggested(state, code);
    let may_be = |row: &OutlineRow| row.tree != tree && Some(row.tree) != guide && !known.contains(&row.code);
    if let Some(with) = code_choice_ui(ui, ctx, say::MAP_WITH, &mut state.typed, &near, may_be) {
        map(ctx, CodePair { code, with: Some(with) }, Relation::Same, String::new());
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(ctx.say(say::SUGGEST)).clicked() {
            ctx.send(Command::SuggestMappings);
        }
        if mappings.is_empty() && ui.button(ctx.say(say::MARK_ONLY_HERE)).clicked() {
            map(ctx, CodePair { code, with: None }, Relation::OnlyHere, String::new());
        }
        if !known.is_empty() && ui.button(ctx.say(say::MAKE_THEME)).clicked() {
            let name = ctx.outline.row(code).map_or_else(String::new, |row| row.name.clone());
            let codes = std::iter::once(code).chain(known.iter().copied()).collect();
            ctx.send(Command::Compare(Comparing::AddTheme { name, codes }));
        }
    });
    if state.suggested.is_some() && near.is_empty() {
        ui.label(RichText::new(ctx.say(say::NOTHING_SHARED)).color(ctx.tokens.text_quiet));
    }
}

/// Returns the codes that share words with `code`, as far as they were asked for.
fn suggested(state: &CrosswalkState, code: CodeId) -> Vec<CodeId> {
    let all = state.suggested.iter().flatten();
    let other = all.filter_map(|s| match code {
        _ if s.code == code => Some(s.with),
        _ if s.with == code => Some(s.code),
        _ => None,
    });
    other.collect()
}

fn map(ctx: &Ctx<'_>, codes: CodePair, relation: Relation, rationale: String) {
    let link = Some(CodeLink { relation, rationale });
    ctx.send(Command::Compare(Comparing::MapCodes { codes, link }));
}

fn mapping_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CrosswalkState, seen: &Seen<'_>) {
    let name = other_name(ctx, seen.other);
    let written = &seen.mapped.link.rationale;
    let mut relation = seen.relation;
    ui.horizontal_wrapped(|ui| {
        if seen.other.is_some() {
            let combo = ComboBox::from_id_salt(("relation", seen.codes.code, seen.codes.with));
            let combo = combo.selected_text(ctx.say(say::relation(relation)));
            let combo = combo.show_ui(ui, |ui| {
                for offered in Relation::ALL.into_iter().filter(|r| *r != Relation::OnlyHere) {
                    ui.selectable_value(&mut relation, offered, ctx.say(say::relation(offered)));
                }
            });
            combo.response.accessible_name(ctx.tongue.fill(say::RELATION_TO, &[("code", &name)]));
            ui.label(name.replace('/', " › "));
        } else {
            ui.label(ctx.say(say::ONLY_HERE));
        }
        if !ctx.project.mapping_holds(seen.codes) {
            ui.label(icon(icons::WARNING, 15.0).color(ctx.tokens.warning));
            ui.label(RichText::new(ctx.say(say::BROKEN)).color(ctx.tokens.warning));
        }
        let label = ctx.tongue.fill(say::UNMAP, &[("code", &name)]);
        let remove = Button::new(icon(icons::CLOSE, ctx.tokens.ui_size)).frame_when_inactive(false);
        if ui.add(remove).accessible_name(&label).on_hover_text(&label).clicked() {
            ctx.send(Command::Compare(Comparing::MapCodes { codes: seen.codes, link: None }));
        }
    });
    let being_written = state.rationale.take_if(|(codes, _)| *codes == seen.codes).map(|(_, link)| link.rationale);
    let mut rationale = being_written.unwrap_or_else(|| written.clone());
    let label = ctx.say(say::RATIONALE);
    let field = TextEdit::singleline(&mut rationale).hint_text(label).desired_width(420.0);
    let field = ui.add(field).accessible_name(label);
    let by = format!("{}, {}", ctx.project.coder_name(seen.mapped.by), seen.mapped.at.minute());
    ui.label(RichText::new(by).small().color(ctx.tokens.text_quiet));
    if field.has_focus() {
        let link = CodeLink { relation: seen.mapped.link.relation, rationale: rationale.clone() };
        state.rationale = Some((seen.codes, link));
    }
    if relation != seen.relation || (field.lost_focus() && rationale.trim() != written) {
        // The relation is said of the first code of the pair.
        let turned = seen.codes.with == seen.other;
        let relation = if turned { relation } else { relation.turned() };
        map(ctx, seen.codes, relation, rationale.trim().to_owned());
    }
}
