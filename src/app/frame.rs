//! How the parts of the window lie around each other. Nothing here changes anything but what panels keep for
//! themselves.

use eframe::egui::{self, CentralPanel, Frame, Margin, Panel, RichText, Stroke};

use super::App;
use super::command::{CommandSender, Tab};
use super::context::Ctx;
use super::dialogs::{Around, OpenDialog};
use super::panels::status::{self, StatusData};
use super::panels::top_bar::{self, TopBarData};
use super::panels::welcome::{self, WelcomeData};
use super::panels::{
    agreement, code_picker, code_tree, comparison, cooccurrence, documents, events, excerpts, guide, hidden, history,
    inspector, matrix, memos, participants, past, reader, review, search, tabs, texts,
};
use super::state::{Panels, Panes, Study, View};
use super::theme::{Tokens, fonts};
use super::widgets::drop_down;
use super::words::{Tongue, common, shell as say};
use crate::model::{Change, CoderId, Outline, Project};
use crate::session::{LocalTime, Session, local_time};

/// Draws the window.
pub(super) fn window_ui(app: &mut App, ui: &mut egui::Ui) {
    let tokens = app.tokens(ui);
    let tongue = app.tongue();
    give_the_keyboard_back(app, ui);
    match app.study.is_some() {
        true => study_ui(app, ui, &tokens, tongue),
        false => no_study_ui(app, ui, &tokens, tongue),
    }
    drop_target_ui(ui, &tokens, tongue);
    if let Some(mut dialog) = app.dialog.take() {
        let around = Around {
            study: app.study.as_ref(),
            tokens: &tokens,
            tongue,
            labels: app.settings.labels,
            import_at_once: app.settings.habits.import_at_once,
            fresh: false,
        };
        // A dialog that a command opens meanwhile comes with the next frame, so nothing is lost here.
        if dialog.ui(ui, around, &app.commands) {
            app.dialog = Some(dialog);
        } else {
            app.focus_back = dialog.focus_before();
            app.dialog = app.waiting.pop_front().map(OpenDialog::new);
        }
    }
    app.notices.ui(ui, &tokens, tongue, &app.commands);
    drop_down::close_chosen(ui.ctx());
    keep_the_keyboard(app, ui);
}

/// Gives the keyboard to what had it before a dialog, unless the dialog's command put it elsewhere. While the dialog's
/// layer is still on top, in the frame after it, nothing below can take the keyboard.
fn give_the_keyboard_back(app: &mut App, ui: &egui::Ui) {
    if ui.memory(|m| m.top_modal_layer().is_some()) {
        return;
    }
    if let Some(id) = app.focus_back.take()
        && ui.memory(|m| m.focused().is_none())
    {
        ui.memory_mut(|m| m.request_focus(id));
    }
}

/// Gives the keyboard to the reader, or to the list of what is to review, when nothing has it: after a click beside
/// everything, or when what had it went. Otherwise the next letter would be lost.
fn keep_the_keyboard(app: &mut App, ui: &egui::Ui) {
    let taken = ui.memory(|m| m.focused().is_some()) || egui::Popup::is_any_open(ui.ctx());
    let Some(study) = app.study.as_mut() else { return };
    if taken || app.dialog.is_some() || app.focus_back.is_some() || study.panels.code_picker.is_open() {
        return;
    }
    match study.view.tab {
        Tab::Reader => study.panels.reader.take_idle_keyboard(),
        Tab::Review => study.panels.review.focus(),
        _ => {}
    }
}

fn no_study_ui(app: &App, ui: &mut egui::Ui, tokens: &Tokens, tongue: Tongue) {
    let nothing = Project::empty(crate::model::ProjectId(Default::default()), "", std::sync::Arc::new(NoTexts));
    let ctx = Ctx {
        project: &std::sync::Arc::new(nothing),
        outline: &Outline::default(),
        coder: CoderId(Default::default()),
        tokens,
        tongue,
        document: None,
        selection: None,
        code: None,
        quick: &Default::default(),
        habits: &app.settings.habits,
        looks_back: false,
        commands: &app.commands,
    };
    let data = WelcomeData { recent: app.settings.recent.clone(), opening: app.opening.clone() };
    let frame = Frame::new().fill(tokens.panel.into()).inner_margin(Margin::same(12));
    CentralPanel::default().frame(frame).show(ui, |ui| welcome::welcome_ui(ui, &ctx, &data));
}

struct NoTexts;

impl crate::model::TextSource for NoTexts {
    fn imported(&self, hash: &crate::model::ContentHash) -> Result<std::sync::Arc<str>, crate::model::TextUnavailable> {
        let document = hash.to_string();
        Err(crate::model::TextUnavailable { document, reason: "no project is open".to_owned() })
    }
}

fn study_ui(app: &mut App, ui: &mut egui::Ui, tokens: &Tokens, tongue: Tongue) {
    let jobs = app.jobs.views();
    let App { study, commands, top_bar, last, settings, .. } = app;
    let Some(study) = study else { return };
    let past = study.session.looks_back().and_then(|at| study.session.change_of(at)).cloned();
    let top = TopBarData {
        project: study.session.project().name.clone(),
        undo: study.session.undo_label().filter(|_| past.is_none()).map(str::to_owned),
        redo: study.session.redo_label().filter(|_| past.is_none()).map(str::to_owned),
        labels: settings.labels,
    };
    study.count_review(ui.ctx());
    let bottom = status_data(study, last.clone(), jobs);
    let Study { session, outline, documents, view, panels, quick, .. } = study;
    panels.reader.set_reading(settings.reading);
    panels.beside.set_reading(settings.reading);
    let ctx = ctx_of(session, outline, view, (quick, &settings.habits), tokens, tongue, commands);
    let bar = Frame::new().fill(tokens.panel.into()).inner_margin(Margin::symmetric(12, 4));
    Panel::top("top bar").exact_size(48.0).frame(bar).show(ui, |ui| {
        top_bar::top_bar_ui(ui, &ctx, &top, top_bar);
    });
    banners_ui(ui, &ctx, past.as_deref(), bar.fill(tokens.selection.into()));
    Panel::bottom("status").exact_size(28.0).frame(bar.inner_margin(Margin::symmetric(14, 2))).show(ui, |ui| {
        status::status_ui(ui, &ctx, &bottom);
    });
    blind_banner_ui(ui, &ctx, view.tab, bar.fill(tokens.selection.into()));
    sides_ui(ui, &ctx, documents, panels, &mut settings.panes);
    let strip = Frame::new().fill(tokens.panel.into()).inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 0 });
    Panel::top("tabs").exact_size(41.0).frame(strip).show(ui, |ui| tabs::tabs_ui(ui, &ctx, view.tab));
    leave_other_tabs(&ctx, view.tab, panels);
    let paper = Frame::new().fill(tokens.paper.into());
    CentralPanel::default().frame(paper).show(ui, |ui| tab_ui(ui, &ctx, session, view, panels));
    code_picker::code_picker_ui(ui, &ctx, &mut panels.code_picker);
    if panels.code_picker.take_closed() {
        panels.reader.take_focus();
    }
}

/// Draws above the page what it must not be taken for: the project as it was, or without some coders.
fn banners_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, past: Option<&Change>, banner: Frame) {
    let past_banner = Panel::top("past").exact_size(40.0).frame(banner);
    panel_ui(ui, past.map(|change| (past_banner, move |ui: &mut egui::Ui| past::past_ui(ui, ctx, change))));
    let hidden_banner = Panel::top("hidden coders").exact_size(38.0).frame(banner);
    let hides = !ctx.project.hidden_coders.is_empty();
    panel_ui(ui, hides.then_some((hidden_banner, |ui: &mut egui::Ui| hidden::hidden_ui(ui, ctx))));
}

/// Draws below the page what is left out of its numbers: it comes and goes with others' work and with the tab, and must
/// not move what is being read.
fn blind_banner_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, tab: Tab, banner: Frame) {
    let panel = Panel::bottom("still blind").exact_size(32.0).frame(banner);
    let is_blind = ctx.project.viewer.is_some() && tab.counts();
    panel_ui(ui, is_blind.then_some((panel, |ui: &mut egui::Ui| hidden::blind_ui(ui, ctx))));
}

/// Draws the lists on the left and the inspector on the right; in a small window the centre keeps about half of it.
fn sides_ui(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    documents: &documents::DocumentsData,
    panels: &mut Panels,
    panes: &mut Panes,
) {
    // Panels of trees and memos bring their own margins.
    let side = Frame::new().fill(ctx.tokens.panel.into()).inner_margin(Margin::symmetric(2, 8));
    panes.inspector |= inspector::is_wanted(ui.ctx());
    let room = ui.available_width();
    let left =
        Panel::left("left").default_size(270.0).size_range(190.0..=(room * 0.25).clamp(200.0, 520.0)).frame(side);
    let lists = |ui: &mut egui::Ui| lists_ui(ui, ctx, documents, panels);
    panel_ui(ui, panes.lists.then_some((left, lists)));
    let right =
        Panel::right("right").default_size(300.0).size_range(200.0..=(room * 0.28).clamp(210.0, 560.0)).frame(side);
    let inspector = |ui: &mut egui::Ui| inspector::inspector_ui(ui, ctx, &mut panels.inspector);
    panel_ui(ui, panes.inspector.then_some((right, inspector)));
}

/// Has the tabs that are not shown keep what was being written in them.
fn leave_other_tabs(ctx: &Ctx<'_>, tab: Tab, panels: &mut Panels) {
    if tab != Tab::Comparison {
        panels.comparison.leave(ctx);
    }
    if tab != Tab::Memos {
        panels.memos.leave(ctx);
    }
    if tab != Tab::Reader {
        panels.reader.leave_editing(ctx);
        panels.beside.leave_editing(ctx);
    }
}

fn tab_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, session: &Session, view: &View, panels: &mut Panels) {
    match view.tab {
        Tab::Reader => {
            let other = view.beside.map(|document| reader::Other {
                document,
                state: &mut panels.beside,
                on_left: view.on_right,
            });
            reader::readers_ui(ui, ctx, &mut panels.reader, other);
        }
        Tab::Search => search::search_ui(ui, ctx, &mut panels.search),
        Tab::Excerpts => excerpts::excerpts_ui(ui, ctx, &mut panels.excerpts),
        Tab::Matrix => matrix::matrix_ui(ui, ctx, &mut panels.matrix),
        Tab::Cooccurrence => cooccurrence::cooccurrence_ui(ui, ctx, &mut panels.cooccurrence),
        Tab::Comparison => comparison::comparison_ui(ui, ctx, &mut panels.comparison),
        Tab::Agreement => agreement::agreement_ui(ui, ctx, &mut panels.agreement),
        Tab::Events => events::events_ui(ui, ctx, &mut panels.events),
        Tab::Participants => participants::participants_ui(ui, ctx, &mut panels.participants),
        Tab::Memos => memos::memos_ui(ui, ctx, &mut panels.memos),
        Tab::History => history::history_ui(ui, ctx, session.seen_history(), &mut panels.history),
        // What waits for a person waits also while the work of some coders is hidden.
        Tab::Review => {
            let ctx = Ctx { project: session.whole_project(), ..*ctx };
            review::review_ui(ui, &ctx, &mut panels.review);
        }
        Tab::Texts => texts::texts_ui(ui, ctx, session.seen_history(), &mut panels.texts),
        Tab::Guide => guide::guide_ui(ui, ctx, &mut panels.guide),
    }
}

/// Draws a panel that comes and goes. What is drawn after it keeps its identity either way, so that popups stay open
/// and the keyboard stays where it is.
fn panel_ui(ui: &mut egui::Ui, shown: Option<(Panel, impl FnOnce(&mut egui::Ui))>) {
    match shown {
        Some((panel, draw)) => _ = panel.show(ui, draw),
        None => ui.skip_ahead_auto_ids(1),
    }
}

/// Draws what stands on the left: the documents over the codes.
fn lists_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, documents: &documents::DocumentsData, panels: &mut Panels) {
    let room = ui.available_height();
    let upper = Frame::new().inner_margin(Margin { left: 8, right: 8, top: 0, bottom: 6 });
    let upper = Panel::top("documents").resizable(true).default_size(room * 0.4).frame(upper);
    upper.size_range(90.0..=(room - 120.0).max(100.0)).show(ui, |ui| {
        heading_ui(ui, ctx, ctx.say(common::DOCUMENTS));
        documents::documents_ui(ui, ctx, documents, &mut panels.documents);
        // Without documents the few words would make the panel small, and it stays as it was.
        ui.take_available_height();
    });
    CentralPanel::default().frame(Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO })).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            heading_ui(ui, ctx, ctx.say(common::CODES));
        });
        // The tree brings its own margin.
        ui.add_space(-8.0);
        code_tree::code_tree_ui(ui, ctx, &mut panels.code_tree);
    });
}

fn ctx_of<'a>(
    session: &'a Session,
    outline: &'a Outline,
    view: &View,
    (quick, habits): (&'a super::quick::QuickCodes, &'a super::state::Habits),
    tokens: &'a Tokens,
    tongue: Tongue,
    commands: &'a CommandSender,
) -> Ctx<'a> {
    Ctx {
        project: session.project(),
        outline,
        coder: session.coder(),
        tokens,
        tongue,
        document: view.document,
        selection: view.excerpt(),
        code: view.code,
        quick,
        habits,
        looks_back: session.looks_back().is_some(),
        commands,
    }
}

fn status_data(study: &Study, last: Option<String>, jobs: Vec<super::jobs::JobView>) -> StatusData {
    let saving = study.session.save_state();
    let saved = match () {
        () if study.session.is_read_only() => status::Saved::ReadOnly,
        () if saving.is_saved() && saving.echo_refused() => status::Saved::OnlyHere,
        () if saving.is_saved() => status::Saved::Yes,
        () if saving.sync_failed() => status::Saved::Refused,
        () => status::Saved::Soon,
    };
    StatusData {
        coder: study.session.coder_name().to_owned(),
        others: others(study),
        saved,
        n_documents: study.documents.rows.len(),
        n_codings: study.documents.n_codings(),
        n_participants: study.session.project().participants.values().filter(|p| !p.removed).count(),
        n_review: study.n_review(),
        ahead: study.session.ahead(),
        last,
        jobs,
    }
}

/// Returns who else works, with when: the time of today's changes, the day of older ones.
fn others(study: &Study) -> Vec<(String, String)> {
    let session = &study.session;
    let project = session.project();
    let others = session.others();
    if others.is_empty() {
        return Vec::new();
    }
    let today = local_time(session.now()).minute;
    let when = |millis| {
        let LocalTime { minute, .. } = local_time(millis);
        let (day, time) = minute.split_once(' ').unwrap_or((&minute, ""));
        if today.starts_with(day) { time.to_owned() } else { day.to_owned() }
    };
    let shown = others.iter().map(|(coder, at)| (project.coder_name(*coder).to_owned(), when(at.millis)));
    shown.collect()
}

fn heading_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, text: &str) {
    let text = RichText::new(text.to_uppercase())
        .font(fonts::semibold(ctx.tokens.small_size))
        .extra_letter_spacing(0.8)
        .color(ctx.tokens.text_quiet);
    ui.label(text);
}

/// Shows that files held over the window would come in.
fn drop_target_ui(ui: &egui::Ui, tokens: &Tokens, tongue: Tongue) {
    if ui.input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop target"));
    let painter = ui.layer_painter(layer);
    let rect = ui.content_rect().shrink(10.0);
    let veil = egui::Color32::from(tokens.panel).gamma_multiply(0.86);
    painter.rect(rect, tokens.radius + 4, veil, Stroke::new(2.0, tokens.link()), egui::StrokeKind::Inside);
    let font = fonts::semibold(22.0);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, tongue.say(say::DROP_HERE), font, tokens.link());
}
