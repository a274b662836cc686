//! Divergence: how many of both groups say each theme or code, on both sides of an axis, with what divides them most at
//! the ends; and below, the row in words, with the people who do not fit.

mod dealing;
mod row_words;
mod rows;

use eframe::egui::{ComboBox, Frame, Margin, Panel, RichText, ScrollArea, Ui};

use crate::analysis::{
    Caption, CodeChoice, Columns, Compared, ComparedCode, Comparison, ComparisonQuery, Fit, MatrixQuery, Pair,
    RowOrder, Rows, compare, fits, groups_of,
};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::recount::{Recount, caution_ui};
use crate::app::theme::fonts;
use crate::app::widgets::empty_ui;
use crate::app::widgets::entries::choose_ui;
use crate::app::words::{Phrase, comparison as say, unbroken};
use crate::model::{Edition, Project, Said, ThemeId, TreeId};

/// What the rows are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shown {
    Themes,
    AllCodes,
    Tree(TreeId),
}

/// What the view keeps between frames.
#[derive(Debug, Default)]
pub(super) struct DivergenceState {
    /// What was chosen.
    chosen: Option<Shown>,
    groups: Option<[String; 2]>,
    tests: bool,
    dealing: dealing::DealingState,
    current: usize,
    list_wanted: bool,
    compared: Recount<Question, Answer>,
    /// Who fits the row that is looked at, and who does not.
    fits: Recount<(ComparisonQuery, Compared), [Fit; 2]>,
}

/// What is compared.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Question {
    attribute: String,
    shown: Shown,
    /// The first two groups without a choice.
    groups: Option<[String; 2]>,
    tests: bool,
}

/// What came of it: every group that can be chosen, and two of them compared, where there are two.
#[derive(Debug)]
struct Answer {
    groups: Vec<String>,
    data: Option<Data>,
}

/// What was compared.
#[derive(Debug)]
struct Data {
    query: ComparisonQuery,
    found: Comparison,
    caption: Caption,
    /// Indices into the rows of the pair, what the first group says more often first.
    order: Vec<usize>,
}

impl Answer {
    fn of(project: &Project, question: &Question) -> Self {
        let Question { attribute, shown, groups: chosen, tests } = question;
        let groups = groups_of(project, attribute).unwrap_or_default();
        let within = match shown {
            Shown::Tree(tree) if project.trees.get(tree).is_some_and(|t| !t.removed) => Rows::Tree(*tree),
            Shown::Themes | Shown::AllCodes | Shown::Tree(_) => Rows::All,
        };
        let query = ComparisonQuery {
            codes: CodeChoice::from(within),
            themes: *shown == Shown::Themes,
            groups: chosen.clone().map_or_else(|| groups.iter().take(2).cloned().collect(), Vec::from),
            tests: *tests,
            ..ComparisonQuery::by(attribute)
        };
        Self { groups, data: Data::read(project, query) }
    }
}

impl Data {
    fn read(project: &Project, query: ComparisonQuery) -> Option<Self> {
        let found = compare(project, &query).ok()?;
        let pair = found.pairs.first()?;
        let mut order: Vec<usize> = (0..pair.codes.len()).collect();
        order.retain(|i| pair.codes[*i].divergence.a.n + pair.codes[*i].divergence.b.n > 0);
        let difference = |i: &usize| pair.codes[*i].divergence.difference.unwrap_or(f64::NEG_INFINITY);
        order.sort_by(|x, y| difference(y).total_cmp(&difference(x)));
        let caption = found.table(RowOrder::ByCode).caption;
        Some(Self { query, found, caption, order })
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

impl DivergenceState {
    /// Returns what the rows are: what was chosen, else the themes as soon as there are some.
    fn shown(&self, ctx: &Ctx<'_>) -> Shown {
        let first = || if ctx.project.comparison.themes().is_empty() { Shown::AllCodes } else { Shown::Themes };
        self.chosen.unwrap_or_else(first)
    }
}

pub(super) fn divergence_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DivergenceState) -> Option<ThemeId> {
    let attribute = super::attribute(ctx)?;
    let question = Question { attribute, shown: state.shown(ctx), groups: state.groups.clone(), tests: state.tests };
    state.compared.renew(ui.ctx(), ctx.project, question, Answer::of);
    let compared = std::mem::take(&mut state.compared);
    let opened = match compared.found() {
        Some(answer) => answer_ui(ui, ctx, state, answer, compared.caution()),
        None => {
            compared.waiting_ui(ui, ctx);
            None
        }
    };
    state.compared = compared;
    opened
}

fn answer_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut DivergenceState,
    answer: &Answer,
    caution: Option<Phrase>,
) -> Option<ThemeId> {
    controls_ui(ui, ctx, state, answer, caution);
    let Some(data) = &answer.data else {
        let why = if state.shown(ctx) == Shown::Themes { say::NO_THEMES } else { say::NO_GROUPS };
        empty_ui(ui, ctx.tokens, ctx.say(why));
        return None;
    };
    if state.tests {
        state.dealing.want(ui, ctx, &data.query);
    }
    state.current = state.current.min(data.order.len().saturating_sub(1));
    let below = Frame::new().inner_margin(Margin { left: 4, right: 8, top: 10, bottom: 10 });
    let mut opened = None;
    Panel::bottom("divergence row").resizable(true).default_size(190.0).frame(below).show(ui, |ui| {
        ScrollArea::vertical().id_salt("divergence row").auto_shrink(false).show(ui, |ui| {
            opened = row_in_words_ui(ui, ctx, state, data);
        });
    });
    rows::rows_ui(ui, ctx, state, data);
    opened
}

fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DivergenceState, answer: &Answer, caution: Option<Phrase>) {
    ui.horizontal_wrapped(|ui| {
        let mut shown = state.shown(ctx);
        let before = shown;
        let name = |shown: &Shown| match *shown {
            Shown::Themes => ctx.say(say::THEMES).to_owned(),
            Shown::AllCodes => ctx.say(say::ALL_CODES).to_owned(),
            Shown::Tree(tree) => ctx.project.tree_name(tree).to_owned(),
        };
        let combo = ComboBox::from_id_salt("divergence rows").selected_text(name(&shown));
        let choices = || {
            let trees = ctx.project.trees().into_iter().map(|tree| Shown::Tree(tree.id));
            [Shown::Themes, Shown::AllCodes].into_iter().chain(trees).collect()
        };
        choose_ui(ui, combo, ctx.find_entry(), &mut shown, choices, name).accessible_name(ctx.say(say::ROWS));
        if shown != before {
            state.chosen = Some(shown);
        }
        let compared = answer.data.as_ref().map(Data::names);
        let chosen = state.groups.as_ref().or(compared.as_ref()).map_or(&*answer.groups, |groups| groups);
        if let [first, second, ..] = chosen {
            let before = [first.clone(), second.clone()];
            let mut pair = before.clone();
            for (i, label) in [say::FIRST_GROUP, say::SECOND_GROUP].into_iter().enumerate() {
                let combo = ComboBox::from_id_salt(("divergence group", i)).selected_text(pair[i].clone());
                let groups = || answer.groups.clone();
                let list = choose_ui(ui, combo, ctx.find_entry(), &mut pair[i], groups, String::clone);
                list.accessible_name(ctx.say(label));
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
        caution_ui(ui, ctx, caution);
    });
    ui.add_space(6.0);
}

/// Draws the current row in words, and who does not fit; returns a theme that is to be opened.
fn row_in_words_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DivergenceState, data: &Data) -> Option<ThemeId> {
    let row = data.row(state.current)?;
    let names = data.names();
    ui.label(RichText::new(row.path.replace('/', " › ")).font(fonts::semibold(ctx.tokens.ui_size + 2.0)));
    ui.label(unbroken(&row_words::sentence(ctx, row, &names, state.tests.then_some(&state.dealing))));
    ui.add_space(4.0);
    fits_ui(ui, ctx, state, data, row);
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
    let quiet = |ui: &mut Ui, words: &str| {
        ui.label(RichText::new(unbroken(words)).small().color(ctx.tokens.text_quiet));
    };
    let unsaid = data.pair().codes.len() - data.order.len();
    if unsaid > 0 {
        quiet(ui, &ctx.tongue.fill(say::NOT_DRAWN, &[("n", &ctx.tongue.number(unsaid))]));
    }
    let Caption { unit, base, filters, .. } = &data.caption;
    let counted = Said::joined([unit, base].into_iter().chain(filters), " · ");
    for words in std::iter::once(&counted).chain(&data.found.cautions) {
        quiet(ui, words.told(ctx.tongue));
    }
    opened
}

/// Draws who says what most of their group do not, and who is silent where most are not.
fn fits_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DivergenceState, data: &Data, row: &ComparedCode) {
    let names = data.names();
    let query = ComparisonQuery { groups: names.to_vec(), ..data.query.clone() };
    let question = (query, row.what);
    state.fits.renew(ui.ctx(), ctx.project, question.clone(), |project, (query, what)| {
        let mut fits = fits(project, query, *what).unwrap_or_default().into_iter();
        std::array::from_fn(|_| fits.next().unwrap_or_default())
    });
    // Those of another row say nothing of this one.
    let Some(fits) = state.fits.found_for(&question) else { return };
    let more_in_first = row.divergence.difference.is_none_or(|d| d >= 0.0);
    let against = if more_in_first { [&fits[0].silent, &fits[1].say] } else { [&fits[1].silent, &fits[0].say] };
    let groups = if more_in_first { [&names[0], &names[1]] } else { [&names[1], &names[0]] };
    for (phrase, (people, group)) in [say::DO_NOT_SAY, say::SAY_TOO].into_iter().zip(against.into_iter().zip(groups)) {
        if !people.is_empty() {
            let values = [("group", group.as_str()), ("people", &row_words::named(ctx, people))];
            ui.label(RichText::new(ctx.tongue.fill(phrase, &values)).color(ctx.tokens.text_quiet));
        }
    }
}

impl DivergenceState {
    /// Returns what an export of the view writes.
    pub(super) fn request(&self) -> Option<TableRequest> {
        let data = self.compared.found()?.data.as_ref()?;
        let asked = if self.tests { self.dealing.query(&data.query) } else { None };
        Some(TableRequest::Compare(Box::new(asked.unwrap_or_else(|| data.query.clone()))))
    }

    /// Takes note that jobs were stopped.
    pub(super) fn cancelled(&mut self) {
        self.dealing.cancelled();
    }

    /// Takes what dealing the labels anew found.
    pub(super) fn dealt(&mut self, edition: Edition, asked: &ComparisonQuery, found: Result<Comparison, String>) {
        self.dealing.found(edition, asked, found);
    }
}
