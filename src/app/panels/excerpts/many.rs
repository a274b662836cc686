//! Does one thing to many excerpts, after showing what exactly would happen: adds a code, gives their codings another
//! code, or takes codings back. Whatever it is, it is one change.

use std::collections::BTreeMap;

use eframe::egui::{Align, Button, ComboBox, Frame, Id, Key, Layout, Margin, Modal, RichText, TextEdit, Ui};

use super::data::place;
use super::words;
use crate::analysis::ExcerptRow;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::entries::choose_ui;
use crate::app::widgets::fuzzy;
use crate::app::words::{Phrase, common};
use crate::model::{CodeId, CodingId, DocumentId, HeldExcerpt, Span};

/// What is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Deed {
    /// Codes the excerpts with one more code.
    Add,
    /// Gives their codings another code.
    Recode,
    /// Takes their codings back.
    Uncode,
}

/// What the dialog keeps between frames.
#[derive(Debug)]
pub(super) struct Many {
    deed: Deed,
    /// What was chosen, whoever corrects the texts meanwhile.
    excerpts: Vec<HeldExcerpt>,
    codings: Vec<Standing>,
    /// The codes on them, those on most first.
    codes: Vec<CodeId>,
    from: Option<CodeId>,
    typed: String,
    /// Whether codings of others change too.
    others: bool,
    focused: bool,
}

/// A coding on one of the excerpts.
#[derive(Clone, Copy, Debug)]
struct Standing {
    document: DocumentId,
    coding: CodingId,
    code: CodeId,
    mine: bool,
    /// Whether it reaches beyond the excerpt that is listed.
    longer: bool,
}

impl Many {
    /// Returns the dialog for `rows`.
    pub(super) fn new(ctx: &Ctx<'_>, deed: Deed, rows: &[&ExcerptRow]) -> Self {
        let mut codings: BTreeMap<CodingId, Standing> = BTreeMap::new();
        for row in rows {
            for coding in &row.codings {
                codings.extend(standing(ctx, row.document, *coding, row.span).map(|s| (*coding, s)));
            }
        }
        let codings: Vec<Standing> = codings.into_values().collect();
        let mut n_of: BTreeMap<CodeId, usize> = BTreeMap::new();
        codings.iter().for_each(|c| *n_of.entry(c.code).or_default() += 1);
        let mut codes: Vec<CodeId> = n_of.keys().copied().collect();
        codes.sort_by_key(|code| (std::cmp::Reverse(n_of[code]), ctx.outline.index(*code)));
        // Whoever reads the excerpts of a code means that one.
        let current = ctx.code.filter(|code| n_of.contains_key(code));
        Self {
            deed,
            excerpts: rows.iter().filter_map(|row| HeldExcerpt::of(ctx.project, place(row))).collect(),
            from: current.or_else(|| codes.first().copied()),
            others: !codings.iter().any(|c| c.mine),
            codes,
            codings,
            typed: String::new(),
            focused: false,
        }
    }

    fn of_code(&self) -> impl Iterator<Item = &Standing> {
        self.codings.iter().filter(|c| Some(c.code) == self.from)
    }

    fn chosen(&self) -> Vec<Standing> {
        self.of_code().filter(|c| c.mine || self.others).copied().collect()
    }
}

fn standing(ctx: &Ctx<'_>, document: DocumentId, id: CodingId, span: Span) -> Option<Standing> {
    let coding = ctx.project.document(document)?.codings.get(&id)?;
    let code = ctx.project.resolve_code(coding.code)?;
    let longer = coding.span != Some(span);
    Some(Standing { document, coding: id, code, mine: coding.coder == ctx.coder, longer })
}

/// Draws the dialog and returns whether it stays open.
pub(super) fn many_ui(ui: &Ui, ctx: &Ctx<'_>, many: &mut Many) -> bool {
    let frame = Frame::window(ui.style()).inner_margin(20);
    let modal = Modal::new(Id::unique("many excerpts")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        let (one, more) = title(many.deed);
        let title = ctx.tongue.count(many.excerpts.len(), one, more);
        ui.label(RichText::new(title).font(fonts::semibold(ctx.tokens.title_size)));
        ui.add_space(10.0);
        if many.deed != Deed::Add {
            from_ui(ui, ctx, many);
        }
        let mut enter = false;
        let mut target = None;
        if many.deed != Deed::Uncode {
            (target, enter) = code_ui(ui, ctx, many);
        }
        ui.add_space(12.0);
        buttons_ui(ui, ctx, many, target, enter)
    });
    modal.inner && !modal.should_close()
}

fn title(deed: Deed) -> (Phrase, Phrase) {
    match deed {
        Deed::Add => (words::ADD_TO_ONE, words::ADD_TO_MANY),
        Deed::Recode => (words::RECODE_ONE, words::RECODE_MANY),
        Deed::Uncode => (words::UNCODE_ONE, words::UNCODE_MANY),
    }
}

/// Asks which of the codes on the excerpts is meant, and says whose codings those are.
fn from_ui(ui: &mut Ui, ctx: &Ctx<'_>, many: &mut Many) {
    let n_of = |many: &Many, code: CodeId| many.codings.iter().filter(|c| c.code == code).count();
    let name =
        |many: &Many, code: CodeId| format!("{} ({})", ctx.outline.path(code), ctx.tongue.number(n_of(many, code)));
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(ctx.say(words::CODINGS_OF)).font(fonts::medium(ctx.tokens.ui_size)));
        let shown = many.from.map_or_else(String::new, |code| name(many, code));
        let combo = ComboBox::from_id_salt("codings of").selected_text(shown).width(300.0);
        let codes = || many.codes.iter().copied().map(Some).collect();
        let named = |code: &Option<CodeId>| code.map_or_else(String::new, |code| name(many, code));
        let mut from = many.from;
        choose_ui(ui, combo, ctx.find_entry(), &mut from, codes, named).labelled_by(label.id);
        many.from = from;
    });
    let n_others = many.of_code().filter(|c| !c.mine).count();
    if n_others > 0 {
        let text = ctx.tongue.count(n_others, words::OF_ANOTHER, words::OF_OTHERS);
        ui.checkbox(&mut many.others, text);
    }
    let n_longer = many.chosen().iter().filter(|c| c.longer).count();
    if n_longer > 0 {
        let text = ctx.tongue.count(n_longer, words::LONGER_ONE, words::LONGER_MANY);
        ui.label(RichText::new(text).color(ctx.tokens.warning));
    }
    ui.add_space(8.0);
}

/// A code that is there, or the path of one that is made.
#[derive(Clone)]
enum Target {
    Known(CodeId),
    New(String),
}

const SUGGESTED: usize = 6;

/// Asks for the code, and returns it with whether Enter was pressed.
fn code_ui(ui: &mut Ui, ctx: &Ctx<'_>, many: &mut Many) -> (Option<Target>, bool) {
    let tokens = ctx.tokens;
    let name = if many.deed == Deed::Add { words::CODE } else { words::TO_CODE };
    let label = ui.label(RichText::new(ctx.say(name)).font(fonts::medium(tokens.ui_size)));
    let edit = TextEdit::singleline(&mut many.typed)
        .hint_text(ctx.say(words::CODE_HINT))
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 7));
    let response = ui.add(edit).labelled_by(label.id);
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !std::mem::replace(&mut many.focused, true) || enter {
        response.request_focus();
    }
    let typed = many.typed.trim().to_owned();
    let rows = &ctx.outline.rows;
    let ranked = fuzzy::Query::new(&typed.replace('/', " ")).ranked(rows.iter().map(|row| row.path.as_str()));
    let found = ctx.outline.find(ctx.project, &typed).filter(|_| !typed.is_empty());
    ui.horizontal_wrapped(|ui| {
        for row in ranked.iter().take(SUGGESTED).filter_map(|i| rows.get(*i)).filter(|r| Some(r.code) != many.from) {
            let dot = tokens.code_paint(row.colour).strong;
            let text = RichText::new(&row.path).color(tokens.text);
            let chip = Button::new((RichText::new("●").color(dot).small(), text)).small();
            if ui.add(chip).accessible_name(&row.path).clicked() {
                many.typed.clone_from(&row.path);
            }
        }
    });
    // Codings are moved among codes that there are; a new code is made where it is applied.
    let target = match (found, many.deed) {
        _ if typed.is_empty() => None,
        (Some(code), _) => Some(Target::Known(code)),
        (None, Deed::Add) => Some(Target::New(typed)),
        (None, _) => ranked.first().and_then(|i| rows.get(*i)).map(|row| Target::Known(row.code)),
    };
    (target, enter)
}

/// Draws the buttons and returns whether the dialog stays open.
fn buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, many: &Many, target: Option<Target>, enter: bool) -> bool {
    let chosen = many.chosen();
    let path = match &target {
        Some(Target::Known(code)) => ctx.outline.path(*code).to_owned(),
        Some(Target::New(path)) => path.clone(),
        None => String::new(),
    };
    let to_itself = matches!(target, Some(Target::Known(code)) if Some(code) == many.from);
    let (n, one, more, ready) = match many.deed {
        Deed::Add => (many.excerpts.len(), words::DO_ADD_ONE, words::DO_ADD_MANY, target.is_some()),
        Deed::Recode => (chosen.len(), words::DO_RECODE_ONE, words::DO_RECODE_MANY, target.is_some() && !to_itself),
        Deed::Uncode => (chosen.len(), words::DO_UNCODE_ONE, words::DO_UNCODE_MANY, true),
    };
    let shown_path = if path.is_empty() { "…" } else { path.as_str() };
    let text = ctx.tongue.count_filled(n, one, more, &[("code", shown_path)]);
    let mut open = true;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let button = Button::new(RichText::new(text).color(ctx.tokens.on_accent)).fill(ctx.tokens.accent);
        let button = ui.add_enabled(ready && n > 0, button);
        let by_key = enter || (many.deed == Deed::Uncode && ui.input(|input| input.key_pressed(Key::Enter)));
        if button.clicked() || (by_key && ready && n > 0) {
            send(ctx, many, &chosen, target, path);
            open = false;
        }
        if ui.button(ctx.say(common::CANCEL)).clicked() {
            open = false;
        }
    });
    open
}

fn send(ctx: &Ctx<'_>, many: &Many, chosen: &[Standing], target: Option<Target>, path: String) {
    let codings = chosen.iter().map(|c| (c.document, c.coding)).collect();
    match (many.deed, target) {
        (Deed::Add, _) => {
            let standing = many.excerpts.iter().filter_map(|held| held.in_project(ctx.project));
            ctx.send(Command::ApplyCodeToAll {
                code_path: path,
                excerpts: standing.map(|held| held.excerpt()).collect(),
            });
        }
        (Deed::Recode, Some(Target::Known(to))) => ctx.send(Command::RecodeCodings { codings, to }),
        (Deed::Recode, _) => {}
        (Deed::Uncode, _) => ctx.send(Command::RemoveCodings(codings)),
    }
}
