//! What people set, removed, merged or made who had not seen each other: what it is called, both sides, and the ways to
//! settle.

use eframe::egui::{Frame, Key, Label, Margin, RichText, Stroke, Ui};

use super::actions::{code_name, show};
use crate::analysis::{ReviewEntry, ReviewSide, contested_name};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::ways::{Way, way};
use crate::app::theme::fonts;
use crate::app::words::{Phrase, common, review as say};
use crate::model::plan::{Settling, settlings};
use crate::model::text::short_quote;
use crate::model::{Contested, DefinitionPart, Reserved, ReviewKind, Twin, Twins};
use crate::session::local_time;

/// Returns what an entry of these kinds is called; nothing for the others.
pub(super) fn title(ctx: &Ctx<'_>, entry: &ReviewEntry) -> Option<String> {
    let first = entry.sides.first().and_then(|s| s.by).map_or("?", |by| ctx.project.coder_name(by));
    let coder = entry.coder.map_or("?", |coder| ctx.project.coder_name(coder));
    Some(match &entry.item.kind {
        ReviewKind::SetByTwo(contest) => {
            let what = match contest.with.len() {
                0 => thing(ctx, &contest.thing),
                others => ctx.tongue.fill(say::BLIND_PLAN, &[("n", &ctx.tongue.number(others + 1))]),
            };
            ctx.tongue.fill(say::SET_BY_TWO, &[("what", &what), ("people", &people(ctx, entry))])
        }
        ReviewKind::RemovedWhileCoded { .. } => ctx.tongue.fill(
            say::DOCUMENT_REMOVED,
            &[("name", entry.words.told(ctx.tongue)), ("remover", first), ("coder", coder)],
        ),
        ReviewKind::MergeWouldLoop { of } => {
            ctx.tongue.fill(say::MERGE_LOOP, &[("code", contested_name(ctx.project, of).told(ctx.tongue))])
        }
        ReviewKind::RemovedWhileUsed { twin, .. } => {
            let phrase = if let Twin::Tree(_) = twin { say::TREE_REMOVED } else { say::PERSON_REMOVED };
            ctx.tongue.fill(phrase, &[("name", entry.words.told(ctx.tongue)), ("remover", first)])
        }
        ReviewKind::RemovedWhileSet { .. } => {
            let name = short_quote(entry.words.told(ctx.tongue), 60);
            ctx.tongue.fill(say::REMOVED_WHILE_SET, &[("name", &name), ("remover", first), ("coder", coder)])
        }
        ReviewKind::MergedWhileCoded { code, into, codings, .. } => {
            let values = [
                ("code", code_name(ctx, Some(*code))),
                ("into", code_name(ctx, Some(*into))),
                ("merger", first),
                ("coder", coder),
                ("n", &*ctx.tongue.number(codings.len())),
            ];
            ctx.tongue.fill(say::CODE_MERGED, &values)
        }
        ReviewKind::MergeTakenBack { name, of, .. } => {
            let names = of.iter().map(|coder| ctx.project.coder_name(*coder)).collect::<Vec<_>>().join(", ");
            ctx.tongue.fill(say::MERGE_TAKEN_BACK, &[("name", name), ("who", first), ("names", &names)])
        }
        ReviewKind::MadeTwice(twins) => {
            let phrase = match twins {
                Twins::Codes(..) => say::CODE_TWICE,
                Twins::Participants(..) => say::PERSON_TWICE,
                Twins::Documents(..) => say::DOCUMENT_TWICE,
                Twins::Trees(..) => say::TREE_TWICE,
                Twins::Attributes(..) => say::ATTRIBUTE_TWICE,
                Twins::Themes(..) => say::THEME_TWICE,
                Twins::Speakers(..) => say::SPEAKER_TWICE,
                Twins::Coders(..) => say::ONE_PERSON,
            };
            let name = contested_name(ctx.project, &Contested::MadeTwice(twins.clone()));
            ctx.tongue.fill(phrase, &[("name", name.told(ctx.tongue)), ("people", &people(ctx, entry))])
        }
        _ => return None,
    })
}

/// The keys of the sides.
pub(super) const NUMBERS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Returns how a side is called by two phrases, for who works here and for another one. Where somebody worked apart at
/// two devices, each side says when, and at which device where that is the same.
pub(super) fn side_called(ctx: &Ctx<'_>, entry: &ReviewEntry, i: usize, [mine, of]: [Phrase; 2]) -> String {
    let Some(side) = entry.sides.get(i) else { return String::new() };
    let name = side.by.map_or("?", |by| ctx.project.coder_name(by));
    let phrase = if side.by == Some(ctx.coder) { mine } else { of };
    let called = ctx.tongue.fill(phrase, &[("name", name)]);
    match moment_of(entry, side) {
        Some(moment) => ctx.tongue.fill(say::OF_MOMENT, &[("what", &called), ("when", &moment)]),
        None => called,
    }
}

/// Returns what tells a side from others of the same person; nothing where the name does.
fn moment_of(entry: &ReviewEntry, side: &ReviewSide) -> Option<String> {
    let own = || entry.sides.iter().filter(|other| other.by == side.by);
    let minute = |side: &ReviewSide| local_time(side.at.millis).minute;
    let at_once = own().filter(|other| minute(other) == minute(side)).count() > 1;
    let device = if at_once { format!(", {}", side.at.device) } else { String::new() };
    (own().count() > 1).then(|| format!("{}{device}", minute(side)))
}

/// Returns the names of all sides, each once.
pub(super) fn people(ctx: &Ctx<'_>, entry: &ReviewEntry) -> String {
    let mut names: Vec<&str> = entry.sides.iter().filter_map(|s| Some(ctx.project.coder_name(s.by?))).collect();
    names.dedup();
    names.join(", ")
}

/// Returns what is contested, as the list and the history call it.
fn thing(ctx: &Ctx<'_>, thing: &Contested) -> String {
    let phrase = match thing {
        Contested::ProjectName => say::PROJECT_NAME,
        Contested::Viewpoint => say::VIEWPOINT,
        Contested::DocumentName(_) => say::DOCUMENT_NAME,
        Contested::ParticipantName(_) => say::PERSON_NAME,
        Contested::TreeName(_) => say::TREE_NAME,
        Contested::CodeName(_) => say::CODE_NAME,
        Contested::CodeDescription(_) => say::CODE_DESCRIPTION,
        Contested::CodeDefinition(_, DefinitionPart::Include) => say::CODE_INCLUDE,
        Contested::CodeDefinition(_, DefinitionPart::Exclude) => say::CODE_EXCLUDE,
        Contested::CodeDefinition(_, DefinitionPart::Example) => say::CODE_EXAMPLE,
        Contested::CodePlace(_) => say::CODE_PLACE,
        Contested::CodeMerged(_) => say::CODE_INTO,
        Contested::CodeColour(_) => say::CODE_COLOUR,
        Contested::CoderName(_) => say::CODER_NAME,
        Contested::CoderColour(_) => say::CODER_COLOUR,
        Contested::CoderMerged(_) => say::CODER_INTO,
        Contested::ThemeName(_) => say::THEME_NAME,
        Contested::EdgesOfCoding(..) => say::EDGES,
        Contested::Turn(..) => say::TURN,
        Contested::Text(_) => say::TEXT,
        Contested::Speaker(..) => say::SPEAKER,
        Contested::AttributeKind(_) => say::KIND,
        Contested::CodeOfCoding(..) => say::CODE_OF_CODING,
        Contested::Value(..) => say::VALUE,
        Contested::Memo(_) => say::MEMO,
        Contested::Summary(..) => say::SUMMARY,
        Contested::Verdict(..) => say::VERDICT,
        Contested::CopyCounts => say::COPY_COUNTS,
        Contested::Merged(_) => say::TWIN_INTO,
        Contested::NotHere => say::MISSING,
        Contested::Language(_) => say::LANGUAGE,
        Contested::Blind(..) => say::BLIND,
        Contested::Released(..) => say::RELEASED,
        Contested::Guide => say::GUIDE,
        Contested::Asked(..) => say::ASKED,
        Contested::Mapping(_) => say::MAPPING,
        Contested::Matrix(_) => say::MATRIX,
        Contested::Typology(_) => say::TYPOLOGY,
        Contested::Reserved(Reserved::Codes) => say::RESERVED_CODES,
        Contested::Reserved(Reserved::Documents) => say::RESERVED_DOCUMENTS,
        Contested::Answer(_) => say::ANSWER,
        Contested::DocumentStands(_) | Contested::Stands(_) | Contested::Kept(_) | Contested::MadeTwice(_) => {
            say::STANDING
        }
    };
    let attribute = if let Contested::Value(_, attribute) = thing { attribute } else { "" };
    let name = short_quote(contested_name(ctx.project, thing).told(ctx.tongue), 60);
    ctx.tongue.fill(phrase, &[("name", &name), ("attribute", attribute)])
}

/// Returns why an entry is there, and what is in force meanwhile.
pub(super) fn why_and_now(ctx: &Ctx<'_>, entry: &ReviewEntry) -> Option<(String, String)> {
    let said = |why: Phrase, now: Phrase| Some((ctx.say(why).to_owned(), ctx.say(now).to_owned()));
    match &entry.item.kind {
        ReviewKind::SetByTwo(contest) => {
            let (why, none) = match contest.names_all() {
                true => (say::NAMED_BY_TWO_WHY, say::ALL_IN_FORCE),
                false => (say::SET_BY_TWO_WHY, say::NONE_IN_FORCE),
            };
            let now = entry.in_force.map_or_else(|| ctx.say(none).to_owned(), |i| side_words(ctx, entry, i));
            Some((ctx.say(why).to_owned(), now))
        }
        ReviewKind::RemovedWhileCoded { .. } => said(say::DOCUMENT_REMOVED_WHY, say::DOCUMENT_REMOVED_NOW),
        ReviewKind::MergeWouldLoop { of: Contested::CodeMerged(_) } => said(say::MERGE_LOOP_WHY, say::LOOP_NOW),
        ReviewKind::MergeWouldLoop { .. } => said(say::TWINS_LOOP_WHY, say::LOOP_NOW),
        ReviewKind::RemovedWhileUsed { twin: Twin::Tree(_), .. } => said(say::TREE_REMOVED_WHY, say::TREE_REMOVED_NOW),
        ReviewKind::RemovedWhileUsed { .. } => said(say::PERSON_REMOVED_WHY, say::PERSON_REMOVED_NOW),
        ReviewKind::RemovedWhileSet { .. } => said(say::REMOVED_WHILE_SET_WHY, say::REMOVED_WHILE_SET_NOW),
        ReviewKind::MergedWhileCoded { .. } => said(say::CODE_MERGED_WHY, say::CODE_MERGED_NOW),
        ReviewKind::MergeTakenBack { .. } => said(say::MERGE_TAKEN_BACK_WHY, say::MERGE_TAKEN_BACK_NOW),
        ReviewKind::MadeTwice(Twins::Documents(..)) => said(say::DOCUMENT_TWICE_WHY, say::TWICE_NOW),
        ReviewKind::MadeTwice(Twins::Speakers(..)) => said(say::SPEAKER_TWICE_WHY, say::TWICE_NOW),
        ReviewKind::MadeTwice(Twins::Trees(..)) => said(say::TREE_TWICE_WHY, say::TWICE_NOW),
        ReviewKind::MadeTwice(Twins::Coders(..)) => said(say::ONE_PERSON_WHY, say::ONE_PERSON_NOW),
        ReviewKind::MadeTwice(_) => said(say::TWICE_WHY, say::TWICE_NOW),
        _ => None,
    }
}

fn side_words(ctx: &Ctx<'_>, entry: &ReviewEntry, i: usize) -> String {
    let words = entry.sides.get(i).map(|s| s.words.told(ctx.tongue)).unwrap_or_default();
    let nothing = match &entry.item.kind {
        ReviewKind::SetByTwo(contest)
            if matches!(contest.thing, Contested::DocumentStands(_) | Contested::Stands(_) | Contested::Kept(_)) =>
        {
            say::STANDS_OR_NOT
        }
        _ => say::EMPTY,
    };
    if words.is_empty() { ctx.say(nothing).to_owned() } else { words.to_owned() }
}

/// Returns the ways to settle an entry of these kinds.
pub(super) fn ways(ctx: &Ctx<'_>, entry: &ReviewEntry) -> Vec<Way> {
    let mut ways = Vec::new();
    match &entry.item.kind {
        ReviewKind::MoveWouldLoop { code, .. }
        | ReviewKind::MergeWouldLoop { of: Contested::CodeMerged(code) }
        | ReviewKind::MadeTwice(Twins::Codes(code, _)) => {
            ways.push(way(Key::W, ctx.say(say::SHOW_CODE), Some(Command::SelectCode(Some(*code)))));
        }
        ReviewKind::MergedWhileCoded { .. } | ReviewKind::RuledByTwo { .. } | ReviewKind::LabelsBehind { .. } => {
            ways.push(way(Key::W, ctx.say(say::SHOW), show(ctx, entry)));
        }
        ReviewKind::MadeTwice(Twins::Documents(document, _) | Twins::Speakers(document, ..)) => {
            ways.push(way(Key::W, ctx.say(say::SHOW), Some(Command::OpenDocument(*document))));
        }
        _ => {}
    }
    for settling in settlings(&entry.item.kind) {
        let (key, name) = called(ctx, entry, settling);
        let label = ctx.tongue.fill(say::SETTLED, &[("what", &super::actions::title(ctx, entry))]);
        let command = Command::Settle { item: Box::new(entry.item.clone()), way: settling, label };
        ways.push(way(key, &name, Some(command)));
    }
    ways
}

fn called(ctx: &Ctx<'_>, entry: &ReviewEntry, settling: Settling) -> (Key, String) {
    let said = |phrase: Phrase| ctx.say(phrase).to_owned();
    let is_twins = matches!(entry.item.kind, ReviewKind::MadeTwice(_));
    let are_coders = matches!(entry.item.kind, ReviewKind::MadeTwice(Twins::Coders(..)));
    match settling {
        Settling::Keep if are_coders => (Key::K, said(say::TWO_PEOPLE)),
        Settling::Keep if is_twins => (Key::K, said(say::KEEP_BOTH)),
        Settling::Keep => (Key::K, said(say::KEEP)),
        Settling::Both => (Key::B, said(say::KEEP_ALL)),
        Settling::Relabel => (Key::L, said(say::RELABEL)),
        Settling::Uphold => (Key::K, said(say::UPHOLD)),
        Settling::SetAside => (Key::A, said(say::SET_ASIDE)),
        Settling::Accept => (Key::A, said(say::ACCEPT)),
        Settling::Decline => (Key::D, said(say::DECLINE)),
        Settling::Restore if matches!(entry.item.kind, ReviewKind::MergedWhileCoded { .. }) => {
            (Key::R, said(say::UNMERGE))
        }
        Settling::Restore if matches!(entry.item.kind, ReviewKind::MergeTakenBack { .. }) => {
            (Key::R, said(say::BRING_IN_AGAIN))
        }
        Settling::Restore
            if matches!(entry.item.kind, ReviewKind::RemovedWhileUsed { .. } | ReviewKind::RemovedWhileSet { .. }) =>
        {
            (Key::R, said(common::BRING_BACK))
        }
        Settling::Restore => (Key::R, said(say::RESTORE_DOCUMENT)),
        Settling::Remove => (Key::D, said(say::REMOVE)),
        Settling::Take(_) if matches!(entry.item.kind, ReviewKind::MoveWouldLoop { .. }) => {
            (Key::O, said(say::TAKE_OTHER_MOVE))
        }
        Settling::Take(i) => {
            let phrases = match is_twins {
                _ if are_coders => [say::ONE_PERSON_CALLED; 2],
                true => [say::MERGE_INTO_MINE, say::MERGE_INTO_OF],
                false => [say::TAKE_MINE, say::TAKE_OF],
            };
            (NUMBERS[i.min(NUMBERS.len() - 1)], side_called(ctx, entry, i, phrases))
        }
    }
}

/// Draws what each side did, one below the other.
pub(super) fn sides_ui(ui: &mut Ui, ctx: &Ctx<'_>, entry: &ReviewEntry) {
    let tokens = ctx.tokens;
    for (i, side) in entry.sides.iter().enumerate() {
        let in_force = entry.in_force == Some(i);
        let edge = if in_force { tokens.link() } else { tokens.border.into() };
        let frame = Frame::new().inner_margin(Margin::symmetric(10, 6)).stroke(Stroke::new(1.0, edge)).corner_radius(4);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let name = side.by.map_or("?", |by| ctx.project.coder_name(by));
            let when = moment_of(entry, side).unwrap_or_else(|| local_time(side.at.millis).minute);
            let phrase = if in_force { say::SIDE_IN_FORCE } else { say::SIDE };
            let heading = ctx.tongue.fill(phrase, &[("name", name), ("when", &when)]);
            ui.label(RichText::new(heading).font(fonts::medium(tokens.small_size)).color(tokens.text_quiet));
            let words = RichText::new(side_words(ctx, entry, i)).font(fonts::serif(tokens.reading_size));
            ui.add(Label::new(words).wrap());
        });
        ui.add_space(6.0);
    }
}
