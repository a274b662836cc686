//! What each thing of the review list is called, why it is there, and the ways to settle it.

use eframe::egui::Key;

use super::{Version, apart};
use crate::analysis::ReviewEntry;
use crate::app::command::{Command, Teamwork};
use crate::app::context::Ctx;
use crate::app::panels::ways::{Way, way};
use crate::app::whose::Whose;
use crate::app::words::{Phrase, review as say};
use crate::model::text::short_quote;
use crate::model::{CodeId, CodingId, DocumentId, Excerpt, ProposalId, Removable, Reserved, ReviewKind, Span};

pub(super) fn code_name<'a>(ctx: &Ctx<'a>, code: Option<CodeId>) -> &'a str {
    let standing = code.filter(|code| ctx.project.code(*code).is_some()).map(|code| ctx.outline.path(code));
    let bare = || code.and_then(|code| ctx.project.codes.get(&code)).map_or("?", |c| c.name.as_str());
    standing.unwrap_or_else(bare)
}

/// Returns what an entry is called.
pub(super) fn title(ctx: &Ctx<'_>, entry: &ReviewEntry) -> String {
    let with_code = |phrase: Phrase| ctx.tongue.fill(phrase, &[("code", code_name(ctx, entry.code))]);
    match &entry.item.kind {
        ReviewKind::LostCoding { .. } => with_code(say::LOST),
        ReviewKind::CodedWithRemovedCode { codings, .. } => {
            let values = [("code", code_name(ctx, entry.code)), ("by", remover(ctx, entry))];
            ctx.tongue.count_filled(codings.len(), say::REMOVED_CODE_ONE, say::REMOVED_CODE_MANY, &values)
        }
        ReviewKind::MoveWouldLoop { .. } => with_code(say::MOVE_LOOP),
        ReviewKind::Proposal { .. } => {
            let by = entry.coder.map_or("?", |coder| ctx.project.coder_name(coder));
            ctx.tongue.fill(say::PROPOSAL, &[("coder", by)])
        }
        ReviewKind::RuledByTwo { .. } => with_code(say::RULED_BY_TWO),
        ReviewKind::LabelsBehind { turns, .. } => {
            let values = [("name", entry.words.told(ctx.tongue))];
            ctx.tongue.count_filled(turns.len(), say::LABELS_BEHIND_ONE, say::LABELS_BEHIND, &values)
        }
        ReviewKind::MissingTarget { .. } => ctx.say(say::MISSING).to_owned(),
        ReviewKind::NewerVersion { .. } => ctx.say(say::NEWER).to_owned(),
        ReviewKind::SetByTwo(_)
        | ReviewKind::MergeWouldLoop { .. }
        | ReviewKind::RemovedWhileCoded { .. }
        | ReviewKind::RemovedWhileUsed { .. }
        | ReviewKind::RemovedWhileSet { .. }
        | ReviewKind::MergedWhileCoded { .. }
        | ReviewKind::MergeTakenBack { .. }
        | ReviewKind::MadeTwice(_) => apart::title(ctx, entry).unwrap_or_default(),
        ReviewKind::CorrectedByTwo { .. } => {
            ctx.tongue.fill(say::CORRECTED_APART, &[("people", &apart::people(ctx, entry))])
        }
    }
}

/// Returns why an entry is there and what helps, and what is in force meanwhile.
pub(super) fn why_and_now(ctx: &Ctx<'_>, entry: &ReviewEntry) -> (String, String) {
    let (why, now) = match &entry.item.kind {
        ReviewKind::LostCoding { .. } => (say::LOST_WHY, say::LOST_NOW),
        ReviewKind::CodedWithRemovedCode { codings, .. } => {
            let values = [("by", remover(ctx, entry)), ("whose", &*whose(ctx, codings))];
            let why = ctx.tongue.fill(say::REMOVED_CODE_WHY, &values);
            return (why, ctx.say(say::REMOVED_CODE_NOW).to_owned());
        }
        ReviewKind::MoveWouldLoop { .. } => (say::MOVE_LOOP_WHY, say::LOOP_NOW),
        ReviewKind::Proposal { proposal } => {
            return (why_proposed(ctx, *proposal), ctx.say(say::PROPOSAL_NOW).to_owned());
        }
        ReviewKind::RuledByTwo { document, coding } => return why_ruled(ctx, *document, *coding),
        ReviewKind::SetByTwo(_)
        | ReviewKind::MergeWouldLoop { .. }
        | ReviewKind::RemovedWhileCoded { .. }
        | ReviewKind::RemovedWhileUsed { .. }
        | ReviewKind::RemovedWhileSet { .. }
        | ReviewKind::MergedWhileCoded { .. }
        | ReviewKind::MergeTakenBack { .. }
        | ReviewKind::MadeTwice(_) => return apart::why_and_now(ctx, entry).unwrap_or_default(),
        ReviewKind::LabelsBehind { .. } => (say::LABELS_BEHIND_WHY, say::LABELS_BEHIND_NOW),
        ReviewKind::MissingTarget { .. } => (say::MISSING_WHY, say::MISSING_NOW),
        ReviewKind::NewerVersion { .. } => (say::NEWER_WHY, say::MISSING_NOW),
        ReviewKind::CorrectedByTwo { .. } => (say::CORRECTED_APART_WHY, say::CORRECTED_APART_NOW),
    };
    let coder = entry.coder.map_or("?", |coder| ctx.project.coder_name(coder));
    (ctx.tongue.fill(why, &[("coder", coder)]), ctx.say(now).to_owned())
}

/// Returns who took out what an entry is about.
fn remover<'a>(ctx: &Ctx<'a>, entry: &ReviewEntry) -> &'a str {
    entry.sides.first().and_then(|side| side.by).map_or("?", |by| ctx.project.coder_name(by))
}

/// Returns how many of these codings each coder made.
fn whose(ctx: &Ctx<'_>, codings: &[(DocumentId, CodingId)]) -> String {
    let found = |(document, coding): &(DocumentId, CodingId)| {
        ctx.project.document(*document).and_then(|d| d.codings.get(coding)).map(|coding| &**coding)
    };
    let codings_of = ctx.project.counted_by_coder(codings.iter().filter_map(found));
    Whose::of(ctx.project, &codings_of).told(ctx.tongue)
}

/// Returns to whom it is reserved what somebody proposes.
fn why_proposed(ctx: &Ctx<'_>, proposal: ProposalId) -> String {
    let Some(found) = ctx.project.proposals.get(&proposal) else { return String::new() };
    let is_for = |what: &Reserved| ctx.project.reserved_from(found.by, &found.ops) == Some(*what);
    let what = Reserved::ALL.into_iter().find(is_for);
    let names: Vec<&str> =
        what.into_iter().flat_map(|what| ctx.project.reserved_to(what)).map(|c| ctx.project.coder_name(c)).collect();
    match names.as_slice() {
        [] => ctx.say(say::PROPOSAL_FREE).to_owned(),
        names => ctx.tongue.fill(say::PROPOSAL_WHY, &[("names", &names.join(", "))]),
    }
}

/// Returns how a proposal is answered, by who may answer those that are `waiting`.
fn answers(ctx: &Ctx<'_>, proposal: ProposalId, waiting: &[ProposalId]) -> Vec<Way> {
    let Some(found) = ctx.project.proposals.get(&proposal) else { return Vec::new() };
    let may = waiting.contains(&proposal);
    let answer = |accepted| may.then_some(Command::Team(Teamwork::Answer { proposal, accepted }));
    let mut ways =
        vec![way(Key::A, ctx.say(say::ACCEPT), answer(true)), way(Key::D, ctx.say(say::DECLINE), answer(false))];
    if waiting.len() > 1 && may {
        let n = ctx.tongue.number(waiting.len());
        for (key, phrase, accepted) in [(Key::Y, say::ACCEPT_ALL, true), (Key::N, say::DECLINE_ALL, false)] {
            let command = Command::Team(Teamwork::AnswerAll { proposals: waiting.to_vec(), accepted });
            ways.push(way(key, &ctx.tongue.fill(phrase, &[("n", &n)]), Some(command)));
        }
    }
    if ctx.project.one_coder(found.by) == ctx.coder {
        ways.push(way(Key::T, ctx.say(say::WITHDRAW), Some(Command::Team(Teamwork::Withdraw(proposal)))));
    }
    ways
}

/// Returns who decided what about a coding that two decided about.
fn why_ruled(ctx: &Ctx<'_>, document: DocumentId, coding: CodingId) -> (String, String) {
    let found = ctx.project.document(document).and_then(|d| d.codings.get(&coding)?.ruling());
    let Some(ruled) = found else { return Default::default() };
    let other = ruled.against.map_or("?", |(by, _)| ctx.project.coder_name(by));
    let by = ctx.project.coder_name(ruled.by);
    let (first, second) = if ruled.ruling.stands { (by, other) } else { (other, by) };
    let why = ctx.tongue.fill(say::RULED_BY_TWO_WHY, &[("counts", first), ("not", second)]);
    let now = ctx.say(if ruled.ruling.stands { say::RULED_COUNTS } else { say::RULED_NOT });
    (why, now.to_owned())
}

/// Returns the ways to settle an entry; where there is none, its text says what helps. Of a proposal, who works here may
/// answer all those `waiting` at once.
pub(super) fn actions(
    ctx: &Ctx<'_>,
    entry: &ReviewEntry,
    versions: Option<&[Version]>,
    waiting: &[ProposalId],
) -> Vec<Way> {
    match &entry.item.kind {
        ReviewKind::LostCoding { document, coding } => {
            let selected = ctx.selection.filter(|e| e.document == *document && !e.span.is_empty());
            let found = ctx.project.document(*document);
            let words = selected.zip(found).map(|(e, d)| short_quote(&ctx.project.words(d, e.span), 40));
            let name = words.map_or_else(
                || ctx.say(say::MOVE_HOW).to_owned(),
                |words| ctx.tongue.fill(say::MOVE, &[("words", &words)]),
            );
            let moved = |e: Excerpt| Command::MoveCodings { document: *document, codings: vec![*coding], span: e.span };
            vec![
                way(Key::W, ctx.say(say::SHOW_STOOD), show(ctx, entry)),
                way(Key::M, &name, selected.map(moved)),
                way(Key::D, ctx.say(say::REMOVE), Some(Command::RemoveCodings(vec![(*document, *coding)]))),
            ]
        }
        ReviewKind::CodedWithRemovedCode { code, codings, .. } => {
            let codings = codings.clone();
            let recode = Command::AskToRecode(codings.clone());
            vec![
                way(Key::W, ctx.say(say::SHOW), show(ctx, entry)),
                way(Key::R, ctx.say(say::RESTORE_CODE), Some(Command::BringBack(Removable::Code(*code)))),
                way(Key::C, ctx.say(say::RECODE), Some(recode)),
                way(Key::D, ctx.say(say::REMOVE), Some(Command::RemoveCodings(codings))),
            ]
        }
        ReviewKind::CorrectedByTwo { document, crossing } => {
            let settle = |without: Vec<_>| {
                Some(Command::SettleCrossing { document: *document, crossing: crossing.clone(), without })
            };
            let mut actions = vec![
                way(Key::W, ctx.say(say::SHOW), show(ctx, entry)),
                way(Key::K, ctx.say(say::KEEP), settle(Vec::new())),
            ];
            for (i, (key, version)) in apart::NUMBERS.into_iter().zip(versions.into_iter().flatten()).enumerate() {
                let name = apart::side_called(ctx, entry, i, [say::TAKE_MINE, say::TAKE_OF]);
                actions.push(way(key, &name, settle(version.version.without.clone())));
            }
            actions
        }
        ReviewKind::Proposal { proposal } => answers(ctx, *proposal, waiting),
        ReviewKind::MoveWouldLoop { .. }
        | ReviewKind::RuledByTwo { .. }
        | ReviewKind::LabelsBehind { .. }
        | ReviewKind::MergeWouldLoop { .. }
        | ReviewKind::SetByTwo(_)
        | ReviewKind::RemovedWhileCoded { .. }
        | ReviewKind::RemovedWhileUsed { .. }
        | ReviewKind::RemovedWhileSet { .. }
        | ReviewKind::MergedWhileCoded { .. }
        | ReviewKind::MergeTakenBack { .. }
        | ReviewKind::MissingTarget { .. }
        | ReviewKind::MadeTwice(_) => apart::ways(ctx, entry),
        ReviewKind::NewerVersion { .. } => Vec::new(),
    }
}

/// Returns what shows the place of an entry. Where nothing stands any more, the character beside it is shown.
pub(super) fn show(ctx: &Ctx<'_>, entry: &ReviewEntry) -> Option<Command> {
    let document = ctx.project.document(entry.document?)?;
    let Span { start, end } = entry.span?;
    let length = document.pieces().len();
    let start = start.min(length.saturating_sub(1));
    let span = Span::new(start, end.max(start.saturating_add(1)).min(length));
    Some(Command::ShowExcerpt(Excerpt { document: document.id, span }))
}
