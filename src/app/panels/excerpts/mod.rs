//! Everything that is coded with a code, that answers a question about codes, or that stands behind a cell of the
//! matrix, to be read side by side and changed together; and the turns that nobody coded.

mod controls;
mod data;
mod heading;
mod list;
mod many;
mod question;
#[cfg(test)]
mod tests;

use eframe::egui::{self, RichText, Ui};

pub use data::{ExcerptsData, Item};

use crate::analysis::{
    Condition, ExcerptGrouping, ExcerptList, ExcerptSource, Rows, Scope, list_excerpts, meeting_excerpts,
    participants_without,
};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::comparison;
use crate::app::recount::Recount;
use crate::app::widgets::tall_list::TallList;
use crate::app::widgets::{empty_ui, page};
use crate::app::words::{Phrase, excerpts as words};
use crate::model::{CodeId, CoderId, Outline, Project, TreeId};
use data::{Ticked, marked};
use many::{Deed, Many};
use question::{Question, Said};

/// A number of a table whose excerpts are shown.
#[derive(Clone, PartialEq, Debug)]
struct ShownCell {
    behind: ExcerptSource,
    /// The current code of the tree while they are shown.
    current: Option<CodeId>,
}

/// What the panel remembers.
#[derive(Debug)]
pub struct ExcerptsState {
    cell: Option<ShownCell>,
    question: Question,
    /// Shows what is not coded instead.
    not_coded: bool,
    /// For which tree nothing is coded; all of them without one.
    tree: Option<TreeId>,
    below: bool,
    /// Whether interviewers are shown, among what is coded and among what is not.
    everyone: [bool; 2],
    /// Only the document that is read.
    here: bool,
    coder: Option<CoderId>,
    group_by: ExcerptGrouping,
    /// The only value of the attribute that is compared, empty for those who have none.
    value: Option<String>,
    list: TallList,
    selected: Option<usize>,
    ticked: Ticked,
    many: Option<Many>,
    reveal: bool,
    wants_focus: bool,
    texts: Texts,
    recount: Recount<ExcerptList, Shown>,
    /// Another one whenever the list was found anew.
    version: u64,
}

/// Whether the texts are at hand: counting the words of a large project for the first time takes a second or two.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Texts {
    #[default]
    AtHand,
    Unread,
    BeingRead,
}

/// What is shown: the excerpts, behind a cell of the matrix the people of its group who lack the code, and behind a
/// pair of codes in how many units they meet.
#[derive(Debug, Default)]
struct Shown {
    data: ExcerptsData,
    without: Vec<String>,
    both: u64,
}

impl Default for ExcerptsState {
    fn default() -> Self {
        Self {
            cell: None,
            question: Question::default(),
            not_coded: false,
            tree: None,
            below: true,
            everyone: [true, false],
            here: false,
            coder: None,
            group_by: ExcerptGrouping::default(),
            value: None,
            list: TallList::default(),
            selected: None,
            ticked: Ticked::new(),
            many: None,
            reveal: false,
            wants_focus: false,
            texts: Texts::default(),
            recount: Recount::default(),
            version: 0,
        }
    }
}

impl ExcerptsState {
    /// Shows the excerpts behind a number of a table, until another code than `current` is chosen in the tree.
    pub fn show_behind(&mut self, behind: ExcerptSource, current: Option<CodeId>) {
        self.show_code();
        self.cell = Some(ShownCell { behind, current });
    }

    /// Shows the excerpts of the current code from now on.
    pub fn show_code(&mut self) {
        self.cell = None;
        self.not_coded = false;
        self.question.leave();
        self.value = None;
        self.wants_focus = true;
    }

    /// Shows the turns that are not coded from now on.
    pub fn show_not_coded(&mut self) {
        self.not_coded = true;
        self.wants_focus = true;
    }

    /// Puts the keyboard into the field in which codes are asked for.
    pub fn ask(&mut self) {
        self.not_coded = false;
        self.question.focus();
    }

    /// Reads the texts in the background before their words are counted.
    pub fn texts_are_unread(&mut self) {
        self.texts = Texts::Unread;
    }

    /// Takes note that the texts have been read.
    pub fn texts_are_read(&mut self) {
        self.texts = Texts::AtHand;
    }

    /// Whether texts are being read for the list.
    pub fn is_waiting(&self) -> bool {
        self.texts == Texts::BeingRead
    }

    /// Takes the questions that were asked before, the last one first.
    pub fn set_recent(&mut self, recent: Vec<String>) {
        self.question.recent = recent;
    }

    /// Opens the dialog that does something to what is ticked.
    fn start(&mut self, ctx: &Ctx<'_>, data: &ExcerptsData, deed: Deed) {
        let rows = list::chosen(self, data);
        let coded = rows.iter().any(|row| !row.codings.is_empty());
        if !rows.is_empty() && (coded || deed == Deed::Add) {
            self.many = Some(Many::new(ctx, deed, &rows));
        }
    }

    /// Returns the list that is asked for; nothing as long as no code is chosen.
    fn wanted(&self, ctx: &Ctx<'_>) -> Option<ExcerptList> {
        let source = match (&self.cell, &self.question.asked) {
            _ if self.not_coded => ExcerptSource::NotCoded(self.tree.map_or(Rows::All, Rows::Tree)),
            (_, Some(asked)) => ExcerptSource::Query { text: asked.text.clone(), expr: asked.expr.clone() },
            (Some(cell), None) => cell.behind.clone(),
            (None, None) => ExcerptSource::Code { code: ctx.code?, below: self.below },
        };
        let viewpoint = ctx.project.viewpoint.as_deref();
        let value = self.value.as_deref().zip(comparison::attribute(ctx));
        let condition = value.and_then(|(value, attribute)| Condition::new(ctx.project, &attribute, value).ok());
        let behind_a_number = source.is_behind_a_number();
        let group_by = match (self.group_by, viewpoint) {
            (ExcerptGrouping::Viewpoint, None) => ExcerptGrouping::Document,
            (ExcerptGrouping::Code, _) if self.not_coded => ExcerptGrouping::Document,
            (by, _) => by,
        };
        Some(ExcerptList {
            source,
            scope: Scope {
                everyone: self.everyone[usize::from(self.not_coded)],
                filters: condition.into_iter().collect(),
                coder: self.coder.filter(|coder| ctx.project.coders.contains_key(coder)),
                ..Scope::default()
            },
            document: ctx.document.filter(|_| self.here && !behind_a_number),
            group_by,
        })
    }

    /// Lets go of a number or a question when somebody chooses another code in the tree: they want to read that one.
    fn follow_code(&mut self, ctx: &Ctx<'_>) {
        let chosen = |code: Option<CodeId>| ctx.code.is_some_and(|now| Some(now) != code);
        if self.cell.as_ref().is_some_and(|cell| chosen(cell.current)) {
            self.cell = None;
        }
        if self.question.asked.as_ref().is_some_and(|asked| chosen(asked.code)) {
            self.question.leave();
        }
    }

    /// Sees to it that the excerpts of `list` are found. A coding that was changed leaves the eye where it was.
    fn renew(&mut self, ui: &Ui, ctx: &Ctx<'_>, list: ExcerptList) {
        let same_list = self.recount.found_for(&list).is_some();
        let excerpt = |i: usize| self.recount.found()?.data.row(i).map(marked);
        let before = self.selected.and_then(|i| Some((i, excerpt(i)?)));
        self.recount.renew(ui.ctx(), ctx.project, list, shown);
        let Some(Shown { data, .. }) = self.recount.found().filter(|_| self.recount.version() != self.version) else {
            return;
        };
        self.version = self.recount.version();
        self.selected = before.and_then(|(i, excerpt)| {
            let there = data.follow(&Ticked::from([excerpt]));
            let there = there.into_keys().find_map(|excerpt| data.line_of(excerpt, i));
            there.or_else(|| same_list.then(|| nearest(data, i)).flatten())
        });
        self.reveal = self.selected.is_some();
        self.ticked = data.follow(&self.ticked);
    }
}

/// Returns the excerpt that stands nearest to line `i`.
fn nearest(data: &ExcerptsData, i: usize) -> Option<usize> {
    let from = i.min(data.items.len());
    (from..data.items.len()).chain((0..from).rev()).find(|i| data.row(*i).is_some())
}

/// Returns the excerpts of a list; a group or code that is gone has none.
fn shown(project: &Project, list: &ExcerptList) -> Shown {
    let data = list_excerpts(project, &Outline::of(project), list).map(ExcerptsData::of).unwrap_or_default();
    let without = match &list.source {
        ExcerptSource::Cell { query, what, group } => {
            let without = participants_without(project, query, *what, group.as_deref()).unwrap_or_default();
            without.into_iter().filter_map(|id| project.participants.get(&id).map(|p| p.name.clone())).collect()
        }
        _ => Vec::new(),
    };
    let both = match &list.source {
        ExcerptSource::Meeting(cell) => meeting_excerpts(project, cell).unwrap_or_default().both,
        _ => 0,
    };
    Shown { data, without, both }
}

/// Draws the panel.
pub fn excerpts_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    page().show(ui, |ui| content_ui(ui, ctx, state));
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    controls::mode_ui(ui, ctx, state);
    if !state.not_coded {
        match state.question.ui(ui, ctx) {
            Said::Asked => {
                (state.cell, state.selected) = (None, None);
                state.wants_focus = true;
            }
            Said::Left | Said::Down => state.wants_focus = true,
            Said::Nothing => {}
        }
    }
    ui.add_space(6.0);
    if state.not_coded && state.texts != Texts::AtHand {
        return reading_ui(ui, ctx, state);
    }
    state.follow_code(ctx);
    match state.wanted(ctx).filter(|list| stands(ctx, list)) {
        Some(list) => wanted_ui(ui, ctx, state, list),
        None => empty_ui(ui, ctx.tokens, ctx.say(words::NO_CODE)),
    }
    if let Some(mut many) = state.many.take() {
        match many::many_ui(ui, ctx, &mut many) {
            true => state.many = Some(many),
            false => state.wants_focus = true,
        }
    }
}

/// Draws the excerpts of `list`; as long as they are being found, those that were asked for before.
fn wanted_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, list: ExcerptList) {
    state.renew(ui, ctx, list);
    let recount = std::mem::take(&mut state.recount);
    match recount.answer_found() {
        Some((list, shown)) => {
            heading::heading_ui(ui, ctx, list, shown, recount.caution());
            controls::controls_ui(ui, ctx, state, list);
            controls::ticked_ui(ui, ctx, state, &shown.data);
            ui.add_space(6.0);
            match shown.data.rows.is_empty() {
                true => empty_ui(ui, ctx.tokens, ctx.say(why_empty(state, list, &shown.data))),
                false => list::list_ui(ui, ctx, state, &shown.data),
            }
        }
        None => recount.waiting_ui(ui, ctx),
    }
    state.recount = recount;
}

/// Says that the texts are being read, and asks for it.
fn reading_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    if std::mem::replace(&mut state.texts, Texts::BeingRead) == Texts::Unread {
        ctx.send(Command::ReadTexts);
    }
    ui.horizontal(|ui| {
        ui.add(egui::Spinner::new().size(14.0));
        ui.label(RichText::new(ctx.say(words::COUNTING)).color(ctx.tokens.text_quiet));
    });
}

/// Whether the code that a list is about stands.
fn stands(ctx: &Ctx<'_>, list: &ExcerptList) -> bool {
    match &list.source {
        ExcerptSource::Code { code, .. } => ctx.outline.row(*code).is_some(),
        ExcerptSource::Cell { what, .. } => what.name(ctx.project, ctx.outline).is_some(),
        ExcerptSource::Meeting(cell) => cell.codes.iter().all(|code| ctx.outline.row(*code).is_some()),
        ExcerptSource::Query { .. } | ExcerptSource::NotCoded(_) => true,
    }
}

fn why_empty(state: &ExcerptsState, list: &ExcerptList, data: &ExcerptsData) -> Phrase {
    match &list.source {
        ExcerptSource::NotCoded(_) if data.share.is_some_and(|s| s.all_turns > 0) => words::ALL_CODED,
        _ if state.value.is_some() || list.document.is_some() || list.scope.coder.is_some() => words::NOTHING_LEFT,
        ExcerptSource::NotCoded(_) => words::NO_TURNS,
        ExcerptSource::Cell { .. } => words::NOTHING_IN_CELL,
        ExcerptSource::Meeting(_) => words::NEVER_MEET,
        ExcerptSource::Query { .. } => words::NOTHING_ANSWERS,
        ExcerptSource::Code { .. } => words::NOTHING_CODED,
    }
}
