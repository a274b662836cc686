//! What commands do. Each group has a file; here is only which command belongs to which. This runs between frames, so
//! nothing changes while the window is drawn.

mod agreement;
mod beside;
mod codes;
mod coding;
mod comparison;
mod copies;
mod correcting;
mod corrections;
mod deciding;
mod documents;
mod events;
mod exports;
mod files;
mod here;
mod imports;
mod jobs;
mod look;
mod matrices;
mod memos;
mod navigate;
mod packing;
mod past;
mod people;
mod project;
mod removed;
mod review;
mod search;
mod teamwork;
mod texts;
mod turns;
mod waiting;

use eframe::egui::Context;

pub(super) use exports::MOST_DRAWN;
pub(super) use jobs::finish_jobs;
pub(super) use memos::send_unsent;
pub(super) use project::{open, take_arrivals};
pub(super) use search::SharedIndex;

use super::App;
use super::command::Command;
use super::notice::Notice;
use super::words::{errors, notices as say};
use crate::model::plan::PlanError;
use crate::model::{CoderId, IdSource, Op, Project, Seen};
use crate::session::Way;

/// Does `command`.
pub(super) fn handle(app: &mut App, screen: &Context, command: Command) {
    use Command as C;
    if past::refuses(app, &command) {
        return;
    }
    match correcting::finish_before(app, command) {
        C::AsOf { seen, command } => as_of(app, seen, |app| handle(app, screen, *command)),

        C::ShowTab(tab) => navigate::show_tab(app, tab),
        C::ShowWithin(within) => navigate::show_within(app, within),
        C::OpenDocument(document) => navigate::open_document(app, document),
        C::ShowExcerpt(excerpt) => navigate::show_excerpt(app, excerpt),
        C::Select(excerpt) => navigate::select(app, excerpt),
        C::SelectCode(code) => navigate::select_code(app, code),
        C::ShowExcerptsOf(code) => navigate::show_excerpts_of(app, code),
        C::ShowNotCoded => navigate::show_not_coded(app),
        C::ReadTexts => navigate::read_texts(app, screen),
        C::AskAboutCodes => navigate::ask_about_codes(app),
        C::RememberQuestion(question) => navigate::remember_question(app, &question),
        C::TellToSelect => navigate::tell_to_select(app),
        C::TellCodeRemoved => coding::tell_code_removed(app),
        C::TellUnknownInQuote(names) => look::tell_unknown_in_quote(app, names),
        C::PickCode => navigate::pick_code(app),
        C::Search(query) => search::search(app, screen, query),
        C::LookBack(at) => past::look_back(app, screen, at),
        C::LookAtNow => past::look_at_now(app),
        C::Restore => past::restore(app),
        C::ShowTexts(document) => texts::show(app, document),
        C::CompareText { document, at } => texts::compare(app, screen, document, at),
        C::RestoreText { document, at } => texts::restore(app, screen, document, at),
        C::ShowMemo(on) => memos::show(app, on),
        C::ShowSubject(on) => memos::show_subject(app, on),
        C::MeasureAgreement(query) => agreement::measure(app, screen, *query),
        C::Decide(deciding) => deciding::decide(app, screen, deciding),
        C::ListEvents => events::list(app, screen),
        C::SetMatrix(query) => navigate::set_matrix(app, query),
        C::AskToSaveMatrix => matrices::ask_to_save(app),
        C::SaveMatrix(name) => matrices::save(app, &name),
        C::AskToRenameMatrix(name) => app.ask(super::dialogs::Dialog::rename_matrix(name)),
        C::RenameMatrix { name, to } => matrices::rename(app, &name, &to),
        C::ForgetMatrix(name) => matrices::forget(app, &name),
        C::ShowCell { query, what, group } => navigate::show_cell(app, query, what, group),
        C::ShowMeeting(cell) => navigate::show_meeting(app, cell),

        C::ApplyCode { code, excerpt } => coding::apply_code(app, code, excerpt),
        C::ApplyCodes { excerpt, choice } => coding::apply_codes(app, excerpt, &choice),
        C::ApplyNewCode { path, parent, excerpt } => coding::apply_new_code(app, &path, parent, excerpt),
        C::CodeInVivo(excerpt) => coding::code_in_vivo(app, excerpt),
        C::RepeatLastCode(excerpt) => coding::repeat_last_code(app, excerpt),
        C::PinCode { code, pinned } => coding::pin_code(app, code, pinned),
        C::RemoveCodings(codings) => coding::remove_codings(app, &codings),
        C::AskToRecode(codings) => app.ask(super::dialogs::Dialog::recode(codings)),
        C::RecodeCodings { codings, to } => coding::recode_codings(app, &codings, to),
        C::MoveCodings { document, codings, span } => coding::move_codings(app, document, &codings, span),
        C::ApplyCodeToAll { code_path, excerpts } => coding::apply_code_to_all(app, &code_path, &excerpts),

        C::AddTree { name } => codes::add_tree(app, &name),
        C::RenameTree { tree, name } => codes::rename_tree(app, tree, &name),
        C::AddCode { tree, parent, behind, name } => codes::add_code(app, tree, parent, behind, &name),
        C::RenameCode { code, name } => codes::rename_code(app, code, &name),
        C::DescribeCode { code, before, text } => codes::describe_code(app, code, &before, &text),
        C::DefineCode { code, part, before, text } => codes::define_code(app, code, part, &before, &text),
        C::ColourCodes { codes, colour } => codes::colour_codes(app, &codes, colour),
        C::ColourBranches { codes, colour } => codes::colour_branches(app, &codes, colour),
        C::MoveCodes { codes, tree, parent, index } => codes::move_codes(app, &codes, tree, parent, index),
        C::AskForColour(codes) => codes::ask_for_colour(app, codes),
        C::AskToMergeCodes(codes) => codes::ask_to_merge(app, codes),
        C::AskToSplitCode(code) => app.ask(super::dialogs::Dialog::split_code(code)),
        C::RecodeToNew { codings, beside, name } => codes::recode_to_new(app, &codings, beside, &name),
        C::FilterCodes => codes::filter(app),
        C::MergeCodes { codes, into } => codes::merge_codes(app, &codes, into),
        C::AskToRemoveCodes(codes) => codes::ask_to_remove(app, codes),
        C::RemoveCodes(codes) => codes::remove_codes(app, &codes),

        C::AskToReplace => corrections::ask_to_replace(app),
        C::FindToReplace(sought) => corrections::find(app, screen, *sought),
        C::AskForVersion { document, typed } => corrections::ask_for_version(app, screen, document, typed),
        C::CompareVersion { document, path } => corrections::compare(app, screen, document, path),
        C::Settle { item, way, label } => review::settle_item(app, &item, way, &label),
        C::SettleCrossing { document, crossing, without } => review::settle(app, document, &crossing, &without),
        C::Count(companion) => comparison::count(app, screen, *companion),
        C::SuggestMappings => comparison::suggest_mappings(app, screen),
        C::Deal(query) => comparison::deal(app, screen, *query),
        C::Compare(comparing) => comparison::compare(app, comparing),
        C::BringBack(what) => removed::bring_back(app, &what),
        C::ApplyVersion(comparison) => corrections::apply_version(app, screen, *comparison),
        C::ReplaceWords(replacing) => corrections::replace(app, &replacing),

        C::RenameDocument { document, name } => documents::rename(app, document, &name),
        C::SetLanguage { document, language } => documents::set_language(app, document, language),
        C::AskToRemoveDocument(document) => documents::ask_to_remove(app, document),
        C::RemoveDocument(document) => documents::remove(app, document),
        C::SetSpeaker { document, speaker, to } => documents::set_speaker(app, document, speaker, to),
        C::AskAboutTurn { question, at } => turns::ask(app, question, at),
        C::ChangeTurns { document, change } => turns::change(app, document, &change),
        C::RenameParticipant { participant, name } => documents::rename_participant(app, participant, &name),
        C::ChangePeople(change) => people::change(app, change),
        C::AskAboutPeople(question) => people::ask(app, question),
        C::SetAttributeKind { attribute, kind } => documents::set_attribute_kind(app, &attribute, kind),
        C::SetViewpoint(attribute) => documents::set_viewpoint(app, attribute.as_deref()),
        C::SetMemo { on, before, text } => memos::set(app, on, &before, &text),
        C::ToggleCorrecting => correcting::toggle(app),
        C::CorrectText { document, ops, n_places, seen } => {
            as_of(app, seen, |app| correcting::correct(app, document, ops, n_places));
        }
        C::KeepCorrections { document, ops } => correcting::keep(app, document, &ops),
        C::KeepDraft { on, before, text } => memos::keep_draft(app, on, before, text),
        C::FinishDocument { document, tree, finished } => documents::finish(app, document, tree, finished),
        C::AskToRename(subject) => documents::ask_to_rename(app, subject),

        C::AskAboutCoders => app.ask(super::dialogs::Dialog::coders()),
        C::AskAboutBlindCoding => app.ask(super::dialogs::Dialog::blind_coding()),
        C::HideCoders(coders) => teamwork::hide(app, coders),
        C::Team(teamwork) => teamwork::change(app, teamwork),
        C::AskAboutWaiting => waiting::ask(app),
        C::BringInWaiting => waiting::bring_in(app),
        C::AskWhoWorks => project::ask_who_works(app),
        C::WorkAs(name) => project::work_as(app, &name),

        C::Here(deed) => here::act(app, screen, deed),

        C::Undo => project::go(app, Way::Undo),
        C::Redo => project::go(app, Way::Redo),

        C::SetTheme(theme) => look::set_theme(app, screen, theme),
        C::SetTongue(tongue) => look::set_tongue(app, tongue),
        C::SetLabels(labels) => look::set_labels(app, labels),
        C::OpenBeside(document) => beside::open(app, document),
        C::ToggleBeside => beside::toggle(app),
        C::TurnToReader { on_right } => beside::turn_to(app, on_right),
        C::TurnToOtherReader => beside::turn_to_other(app),
        C::CloseReader { on_right } => beside::close(app, on_right),
        C::ShowAllCodings => look::show_all_codings(app),
        C::ToggleDensity => look::toggle_density(app),
        C::AdjustReading(step) => look::adjust_reading(app, step),
        C::ToggleAskAfterSelection => look::toggle_ask_after_selection(app),
        C::SetImportAtOnce(at_once) => app.settings.habits.import_at_once = at_once,
        C::ToggleLists => look::toggle_lists(app),
        C::ToggleInspector => look::toggle_inspector(app),
        C::ScaleInterface(step) => look::scale_interface(app, screen, step),
        C::OpenPreferences => look::open_preferences(app),
        C::AskForQuotePattern => look::ask_for_quote_pattern(app),
        C::SetQuotePattern(pattern) => app.settings.habits.quote_pattern = pattern,
        C::OpenPalette => navigate::open_palette(app),
        C::FocusSearch => navigate::focus_search(app),
        C::About => navigate::about(app),
        C::Quit => screen.send_viewport_cmd(eframe::egui::ViewportCommand::Close),

        C::Ask(ask) => files::ask(app, screen, ask),
        C::AskForPath(ask) => files::ask_for_path(app, ask),
        C::NewProject { path, name } => project::create(app, screen, &path, &name),
        C::OpenProject(path) => open(app, screen, path),
        C::OpenSample => project::open_sample(app, screen),
        C::CloseProject => project::close(app),
        C::ForgetRecent(path) => app.settings.recent.retain(|p| *p != path),
        C::CompareCopy(path) => copies::compare(app, screen, path),
        C::MergeCopy(path) => copies::merge(app, screen, path),
        C::Pack(packing) => packing::handle(app, screen, packing),
        C::RemoveLeftovers => copies::remove_leftovers(app, screen),
        C::ImportTranscripts(paths) => imports::read(app, screen, paths),
        C::BringIn(arrival) => imports::bring_in(app, screen, *arrival),
        C::LookAtReading(documents) => imports::look_again(app, screen, documents),
        C::ReadFilesAgain(files, stale) => imports::read_files_again(app, screen, (files, stale)),
        C::ForgetReadings => imports::forget(app),
        C::ImportAttributes(path) => imports::attributes(app, screen, path),
        C::ImportCodings(path) => imports::codings(app, screen, path),
        C::ImportCodes(path) => imports::codes(app, screen, path),
        C::AskToExport(table) => files::ask_to_export(app, screen, table),
        C::AskToExportMeetings => files::ask_to_export_meetings(app, screen),
        C::AskToExportMatrix { tidy } => files::ask_to_export_matrix(app, screen, tidy),
        C::Export { table, path } => exports::export(app, screen, table, path),
        C::CancelJobs => app.jobs.cancel(),
    }
}

/// What came of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    /// The project changed.
    Changed,
    /// It was so already.
    Nothing,
    /// It waits for those to whom it is reserved, which was told.
    Proposed,
    /// It could not be done, and why was told.
    Refused,
}

/// Commits what `plan` makes of the open project, under a label in the language of the interface, and returns whether
/// it changed. What goes wrong becomes a notice, and so does a change that was only proposed.
fn commit(
    app: &mut App,
    label: &str,
    plan: impl FnOnce(&Project, &mut IdSource, CoderId) -> Result<Vec<Op>, PlanError>,
) -> bool {
    what_came(app, label, plan) == Came::Changed
}

/// The same, and returns what came of it.
fn what_came(
    app: &mut App,
    label: &str,
    plan: impl FnOnce(&Project, &mut IdSource, CoderId) -> Result<Vec<Op>, PlanError>,
) -> Came {
    let Some(study) = &mut app.study else {
        app.tell(|tongue| Notice::error(tongue.say(say::OPEN_FIRST), None));
        return Came::Refused;
    };
    let before = study.session.project().head;
    match study.session.commit_plan(label, plan) {
        Ok(Ok(effects)) => {
            study.absorb(&effects);
            let happened = study.session.project().head != before;
            if !happened {
                return Came::Nothing;
            }
            if study.session.has_just_proposed() {
                teamwork::tell_proposed(app, label);
                return Came::Proposed;
            }
            app.last = Some(label.to_owned());
            Came::Changed
        }
        Ok(Err(error)) => {
            tell_refused(app, error);
            Came::Refused
        }
        Err(error) => {
            project::tell(app, error);
            Came::Refused
        }
    }
}

/// Lets `act` change the project as somebody does who had seen `seen`, and nothing of what came since.
fn as_of(app: &mut App, seen: Seen, act: impl FnOnce(&mut App)) {
    let say = |app: &mut App, seen| {
        if let Some(study) = &mut app.study {
            study.session.act_as_of(seen);
        }
    };
    say(app, Some(seen));
    act(app);
    say(app, None);
}

/// Tells why something cannot be done to the project.
fn tell_refused(app: &mut App, error: PlanError) {
    app.tell(move |tongue| {
        let (text, hint) = errors::of_plan(tongue, &error);
        Notice::error(text, hint)
    });
}
