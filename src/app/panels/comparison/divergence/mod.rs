//! Divergence: how many of both groups say each theme or code, on both sides of an axis, with what divides them most at the
//! ends; and below, the row in words, with the people who do not fit.

mod dealing;
mod row_words;

use eframe::egui::{
    Align2, Color32, ComboBox, Frame, Key, Margin, Modifiers, Panel, Rect, RichText, Role, ScrollArea, Sense, Stroke,
    Ui, WidgetInfo, pos2, vec2,
};

use crate::analysis::{
    CodeChoice, Columns, Compared, ComparedCode, Comparison, ComparisonQuery, Fit, MatrixQuery, Pair, Rows, Side,
    compare, fit, groups_of,
};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::empty_ui;
use crate::app::widgets::list_focus::list_focus_ui;
use crate::app::words::comparison as say;
use crate::model::{Stamp, ThemeId, TreeId};
use row_words::Detail;

/// What the rows are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Shown {
    #[default]
    Themes,
    AllCodes,
    Tree(TreeId),
}

/// What the view keeps between frames.
#[derive(Debug, Default)]
pub(super) struct DivergenceState {
    shown: Shown,
    groups: Option<[String; 2]>,
    tests: bool,
    dealing: dealing::DealingState,
    current: usize,
    list_wanted: bool,
    data: Option<Data>,
}

/// What was compared, and when.
#[derive(Debug)]
struct Data {
    head: Option<Stamp>,
    query: ComparisonQuery,
    found: Comparison,
    /// Indices into the rows of the pair, what the first group says more often first.
    order: Vec<usize>,
    /// Who fits the row that is looked at, and who does not.
    fits: Option<(usize, [Fit; 2])>,
}

impl Data {
    fn read(ctx: &Ctx<'_>, query: ComparisonQuery) -> Option<Self> {
        let found = compare(ctx.project, &query).ok()?;
        let pair = found.pairs.first()?;
        let mut order: Vec<usize> = (0..pair.codes.len()).collect();
        order.retain(|i| pair.codes[*i].divergence.a.n + pair.codes[*i].divergence.b.n > 0);
        let difference = |i: &usize| pair.codes[*i].divergence.difference.unwrap_or(f64::NEG_INFINITY);
        order.sort_by(|x, y| difference(y).total_cmp(&difference(x)));
        Some(Self { head: ctx.project.head, query, found, order, fits: None })
    }

    fn pair(&self) -> &Pair {
        &self.found.pairs[0]
    }

    fn row(&self, i: usize) -> Option<&ComparedCode> {
        self.pair().codes.get(*self.order.get(i)?)
    }

    fn names(&self) -> [String; 2] {
        [self.pair().a, self.pair().b].map(|group| self.found.groups[group].name.clone())
    }
}

const ROW: f32 = 26.0;
/// What the columns take of the width, and between which bounds.
const LABELS: f32 = 0.3;
const LABELS_BOUNDS: [f32; 2] = [110.0, 400.0];
const NOTES: f32 = 0.2;
const NOTES_BOUNDS: [f32; 2] = [88.0, 190.0];
/// Room that the bars keep.
const BARS: f32 = 220.0;
/// Tests take so much more.
const TESTS: f32 = 1.75;
/// Room for the numbers at the tips of the bars.
const TIP: f32 = 48.0;

pub(super) fn divergence_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DivergenceState) -> Option<ThemeId> {
    let attribute = super::attribute(ctx)?;
    let query = query_of(ctx, state, &attribute);
    let fresh = state.data.take().filter(|data| data.head == ctx.project.head && data.query == query);
    let Some(mut data) = fresh.or_else(|| Data::read(ctx, query)) else {
        let known = groups_of(ctx.project, &attribute).unwrap_or_default();
        controls_ui(ui, ctx, state, &attribute, &known);
        let why = if state.shown == Shown::Themes { say::NO_THEMES } else { say::NO_GROUPS };
        empty_ui(ui, ctx.tokens, ctx.say(why));
        return None;
    };
    controls_ui(ui, ctx, state, &attribute, &data.names());
    if state.tests {
        state.dealing.want(ctx, &data.query);
    }
    state.current = state.current.min(data.order.len().saturating_sub(1));
    let below = Frame::new().inner_margin(Margin { left: 4, right: 8, top: 10, bottom: 10 });
    let mut opened = None;
    Panel::bottom("divergence row").resizable(true).default_size(190.0).frame(below).show(ui, |ui| {
        ScrollArea::vertical().id_salt("divergence row").auto_shrink(false).show(ui, |ui| {
            opened = row_in_words_ui(ui, ctx, state, &mut data);
        });
    });
    rows_ui(ui, ctx, state, &data);
    state.data = Some(data);
    opened
}

fn query_of(ctx: &Ctx<'_>, state: &DivergenceState, attribute: &str) -> ComparisonQuery {
    let within = match state.shown {
        Shown::Tree(tree) if ctx.project.trees.get(&tree).is_some_and(|t| !t.removed) => Rows::Tree(tree),
        Shown::Themes | Shown::AllCodes | Shown::Tree(_) => Rows::All,
    };
    let groups = state.groups.clone().map(Vec::from);
    let first_two = || groups_of(ctx.project, attribute).unwrap_or_default().into_iter().take(2).collect();
    let known = || state.data.as_ref().filter(|d| d.head == ctx.project.head).map(|d| d.query.groups.clone());
    ComparisonQuery {
        codes: CodeChoice::from(within),
        themes: state.shown == Shown::Themes,
        groups: groups.or_else(known).unwrap_or_else(first_two),
        tests: state.tests,
        ..ComparisonQuery::by(attribute)
    }
}

fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DivergenceState, attribute: &str, chosen: &[String]) {
    ui.horizontal_wrapped(|ui| {
        let trees = ctx.project.trees();
        let name = match state.shown {
            Shown::Themes => ctx.say(say::THEMES),
            Shown::AllCodes => ctx.say(say::ALL_CODES),
            Shown::Tree(tree) => ctx.project.trees.get(&tree).map_or("", |t| t.name.as_str()),
        };
        let combo = ComboBox::from_id_salt("divergence rows").selected_text(name).show_ui(ui, |ui| {
            ui.selectable_value(&mut state.shown, Shown::Themes, ctx.say(say::THEMES));
            ui.selectable_value(&mut state.shown, Shown::AllCodes, ctx.say(say::ALL_CODES));
            for tree in &trees {
                ui.selectable_value(&mut state.shown, Shown::Tree(tree.id), &tree.name);
            }
        });
        combo.response.accessible_name(ctx.say(say::ROWS));
        if let [first, second, ..] = chosen {
            let before = [first.clone(), second.clone()];
            let mut pair = before.clone();
            for (i, label) in [say::FIRST_GROUP, say::SECOND_GROUP].into_iter().enumerate() {
                let combo = ComboBox::from_id_salt(("divergence group", i)).selected_text(pair[i].clone());
                let combo = combo.show_ui(ui, |ui| {
                    for group in groups_of(ctx.project, attribute).unwrap_or_default() {
                        ui.selectable_value(&mut pair[i], group.clone(), group);
                    }
                });
                combo.response.accessible_name(ctx.say(label));
            }
            if pair != before {
                // Choosing the other group on one side turns the two round.
                state.groups = Some(if pair[0] == pair[1] { [second.clone(), first.clone()] } else { pair });
            }
        }
        ui.checkbox(&mut state.tests, ctx.say(say::SHOW_TESTS));
        if state.tests {
            dealing::dealing_ui(ui, ctx, &mut state.dealing);
        }
    });
    ui.add_space(6.0);
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DivergenceState, data: &Data) {
    head_ui(ui, ctx, data, state.tests);
    let focus = list_focus_ui(ui, ctx.tokens, "divergence", ctx.say(say::DIVERGENCE), &mut state.list_wanted);
    if focus.has_focus() {
        let step = ui.input_mut(|i| {
            let mut pressed = |key| i.count_and_consume_key(Modifiers::NONE, key).cast_signed();
            pressed(Key::ArrowDown) - pressed(Key::ArrowUp)
        });
        state.current = state.current.saturating_add_signed(step).min(data.order.len().saturating_sub(1));
    }
    ScrollArea::vertical().id_salt("divergence").auto_shrink(false).show_rows(
        ui,
        ROW,
        data.order.len(),
        |ui, range| {
            let detail = detail(ui, ctx, state, range.clone().filter_map(|i| data.row(i)));
            for i in range {
                let Some(row) = data.row(i) else { continue };
                if row_ui(ui, ctx, (state, data), (row, detail), i == state.current) {
                    state.current = i;
                    focus.request_focus();
                }
            }
        },
    );
}

/// Where the parts of a row stand.
struct RowParts {
    labels: f32,
    axis: f32,
    half: f32,
    notes: f32,
}

impl RowParts {
    fn of(rect: Rect, tests: bool) -> Self {
        let labels = rect.left() + within(rect.width() * LABELS, LABELS_BOUNDS);
        let notes = rect.right() - notes_width(rect.width(), tests);
        Self { labels, axis: (labels + notes) / 2.0, half: (notes - labels) / 2.0 - TIP, notes }
    }
}

fn within(width: f32, [least, most]: [f32; 2]) -> f32 {
    width.clamp(least, most)
}

/// Returns the room of the notes; the bars come before what tests take more.
fn notes_width(width: f32, tests: bool) -> f32 {
    let notes = within(width * NOTES, NOTES_BOUNDS);
    let free = width - within(width * LABELS, LABELS_BOUNDS) - BARS;
    if tests { (notes * TESTS).min(free.max(notes)) } else { notes }
}

/// Returns how much the notes of the rows that are seen can say in the room that they have.
fn detail<'r>(ui: &Ui, ctx: &Ctx<'_>, state: &DivergenceState, rows: impl Iterator<Item = &'r ComparedCode>) -> Detail {
    let room = notes_width(ui.available_width(), state.tests) - 10.0;
    let face = fonts::regular(ctx.tokens.small_size);
    let dealing = state.tests.then_some(&state.dealing);
    let mut details = Detail::ALL.into_iter().peekable();
    for row in rows {
        while let Some(detail) = details.peek() {
            let words = row_words::note(ctx, row, dealing, *detail);
            let wide = ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, face.clone(), Color32::PLACEHOLDER).size().x);
            if wide <= room {
                break;
            }
            details.next();
        }
    }
    details.next().unwrap_or(Detail::Difference)
}

/// The grounds of the bars of both groups: dark and light, so that they can be told apart in grey.
fn inks(ctx: &Ctx<'_>) -> [Color32; 2] {
    let strong = ctx.tokens.link();
    [strong, strong.lerp_to_gamma(ctx.tokens.paper.into(), 0.55)]
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &Data, tests: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::empty());
    let at = RowParts::of(rect, tests);
    let face = fonts::semibold(ctx.tokens.ui_size);
    let y = rect.center().y;
    for (i, (name, ink)) in data.names().iter().zip(inks(ctx)).enumerate() {
        let (outwards, align) = if i == 0 { (-1.0, Align2::RIGHT_CENTER) } else { (1.0, Align2::LEFT_CENTER) };
        let square = Rect::from_center_size(pos2(at.axis + outwards * 12.0, y), vec2(10.0, 10.0));
        ui.painter().rect_filled(square, 2.0, ink);
        ui.painter().text(pos2(at.axis + outwards * 24.0, y), align, name, face.clone(), ctx.tokens.text.into());
    }
}

fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (state, data): (&DivergenceState, &Data),
    (row, detail): (&ComparedCode, Detail),
    current: bool,
) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 3.0), Sense::CLICK);
    let names = data.names();
    let divergence = &row.divergence;
    let number = |side: Side| format!("{}/{}", side.n, side.base);
    let [a, b] = [divergence.a, divergence.b].map(number);
    let dealing = state.tests.then_some(&state.dealing);
    let note_words = row_words::note(ctx, row, dealing, Detail::Everything);
    let values = [
        ("row", row.path.as_str()),
        ("first", &names[0]),
        ("a", &a),
        ("second", &names[1]),
        ("b", &b),
        ("note", &note_words),
    ];
    let label = ctx.tongue.fill(say::ROW_LABEL, &values);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &label));
    let tokens = ctx.tokens;
    if current || response.hovered() {
        let ground = if current { tokens.selected } else { tokens.hover };
        ui.painter().rect_filled(rect, tokens.radius, ground);
    }
    let at = RowParts::of(rect, state.tests);
    let painter = ui.painter_at(rect);
    let face = fonts::regular(tokens.ui_size);
    let indent = 14.0 * row.depth as f32;
    let name = row.path.rsplit('/').next().unwrap_or(&row.path);
    painter.with_clip_rect(Rect::from_min_max(rect.min, pos2(at.labels - 6.0, rect.bottom()))).text(
        pos2(rect.left() + 8.0 + indent, rect.center().y),
        Align2::LEFT_CENTER,
        name,
        face,
        tokens.text.into(),
    );
    for (i, (side, ink)) in [divergence.a, divergence.b].into_iter().zip(inks(ctx)).enumerate() {
        let half = if i == 0 { -at.half } else { at.half };
        let ink = if divergence.difference.is_none() { Color32::from(tokens.border) } else { ink };
        wing_ui(ui, ctx, rect, side, (at.axis, half), ink);
    }
    painter.vline(at.axis, rect.y_range(), Stroke::new(1.0, tokens.text_quiet));
    let small = fonts::regular(tokens.small_size);
    let quiet = tokens.text_quiet.into();
    let shown = row_words::note(ctx, row, dealing, detail);
    painter.text(pos2(at.notes + 6.0, rect.center().y), Align2::LEFT_CENTER, shown, small, quiet);
    response.on_hover_text(label).clicked()
}

fn wing_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, side: Side, (axis, half): (f32, f32), ink: Color32) {
    let x = |share: f64| axis + half * share as f32;
    let (y, tip) = (rect.center().y, x(side.share().unwrap_or(0.0)));
    let bar = Rect::from_x_y_ranges(axis.min(tip)..=axis.max(tip), y - 7.0..=y + 7.0);
    let painter = ui.painter_at(rect);
    painter.rect_filled(bar, 0.0, ink);
    let mut outermost = tip;
    if let Some(interval) = side.interval() {
        let line = Stroke::new(1.2, ctx.tokens.text);
        // A light edge keeps the line apart from a dark bar.
        let edge = Stroke::new(3.2, ctx.tokens.paper);
        painter.line_segment([pos2(x(interval.low), y), pos2(x(interval.high), y)], edge);
        painter.line_segment([pos2(x(interval.low), y), pos2(x(interval.high), y)], line);
        for end in [interval.low, interval.high] {
            painter.line_segment([pos2(x(end), y - 3.0), pos2(x(end), y + 3.0)], line);
        }
        outermost = x(interval.high);
    }
    let (align, gap) = if half < 0.0 { (Align2::RIGHT_CENTER, -5.0) } else { (Align2::LEFT_CENTER, 5.0) };
    let face = fonts::regular(ctx.tokens.small_size);
    painter.text(pos2(outermost + gap, y), align, format!("{}/{}", side.n, side.base), face, ctx.tokens.text.into());
}

/// Draws the current row in words, and who does not fit; returns a theme that is to be opened.
fn row_in_words_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &DivergenceState, data: &mut Data) -> Option<ThemeId> {
    let i = state.current;
    let row = data.row(i)?.clone();
    let names = data.names();
    if data.fits.as_ref().is_none_or(|(of, _)| *of != i) {
        let of = |name: &String| fit(ctx.project, &data.query, row.what, name).unwrap_or_default();
        data.fits = Some((i, [of(&names[0]), of(&names[1])]));
    }
    let fits = data.fits.as_ref().map(|(_, fits)| fits)?;
    ui.label(RichText::new(row.path.replace('/', " › ")).font(fonts::semibold(ctx.tokens.ui_size + 2.0)));
    ui.label(row_words::sentence(ctx, &row, &names, state.tests.then_some(&state.dealing)));
    ui.add_space(4.0);
    let more_in_first = row.divergence.difference.is_none_or(|d| d >= 0.0);
    let against = if more_in_first { [&fits[0].silent, &fits[1].say] } else { [&fits[1].silent, &fits[0].say] };
    let groups = if more_in_first { [&names[0], &names[1]] } else { [&names[1], &names[0]] };
    for (phrase, (people, group)) in [say::DO_NOT_SAY, say::SAY_TOO].into_iter().zip(against.into_iter().zip(groups)) {
        if !people.is_empty() {
            let values = [("group", group.as_str()), ("people", &row_words::named(ctx, people))];
            ui.label(RichText::new(ctx.tongue.fill(phrase, &values)).color(ctx.tokens.text_quiet));
        }
    }
    let mut opened = None;
    ui.horizontal_wrapped(|ui| match row.what {
        Compared::Theme(theme) => {
            if ui.button(ctx.say(say::OPEN_THEME)).clicked() {
                opened = Some(theme);
            }
        }
        Compared::Code(code) => {
            for name in &names {
                if ui.button(ctx.tongue.fill(say::EXCERPTS_OF, &[("group", name)])).clicked() {
                    let query = MatrixQuery::by(Columns::Attribute(data.query.attribute.clone()));
                    ctx.send(Command::ShowCell { query, what: code.into(), group: Some(name.clone()) });
                }
            }
        }
    });
    ui.add_space(4.0);
    for caution in &data.found.cautions {
        ui.label(RichText::new(caution).small().color(ctx.tokens.text_quiet));
    }
    opened
}

impl DivergenceState {
    /// Returns what an export of the view writes.
    pub(super) fn request(&self) -> Option<TableRequest> {
        let data = self.data.as_ref()?;
        let asked = if self.tests { self.dealing.query(&data.query) } else { None };
        Some(TableRequest::Compare(Box::new(asked.unwrap_or_else(|| data.query.clone()))))
    }

    /// Takes note that jobs were stopped.
    pub(super) fn cancelled(&mut self) {
        self.dealing.cancelled();
    }

    /// Takes what dealing the labels anew found.
    pub(super) fn dealt(&mut self, asked: &ComparisonQuery, found: Result<Comparison, String>) {
        self.dealing.found(asked, found);
    }
}
