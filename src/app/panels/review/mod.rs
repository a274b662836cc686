//! The review list: what people who worked apart left to be settled, and what corrections took the words of. Each thing
//! says what is in force meanwhile, and settles with one key.

mod actions;
mod apart;
mod proposed;

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Frame, Label, Margin, Panel, RichText, ScrollArea, Stroke, Ui};

use crate::analysis::{ReviewEntry, ReviewSide, TurnVersion, proposals, review_entries, turn_versions};
use crate::app::context::Ctx;
use crate::app::panels::ways::{self, Way, ways_ui};
use crate::app::theme::fonts;
use crate::app::widgets::changed_lines::ChangedLine;
use crate::app::widgets::followed_lines::{FollowedLines, Thing};
use crate::app::widgets::{empty_ui, page};
use crate::app::words::{common, review as say};
use crate::model::difference::difference;
use crate::model::text::short_quote;
use crate::model::{CoderId, Edition, Project, ProposalId, ReviewKind, Span, Text, Tongue};

/// What the list keeps between frames.
#[derive(Debug, Default)]
pub struct ReviewState {
    /// The newest change that the list was read from, and who reads it.
    read_at: Option<(Edition, CoderId)>,
    entries: Vec<ReviewEntry>,
    /// The proposals that who works here may answer, oldest first.
    waiting: Vec<ProposalId>,
    /// The versions of the turn that is looked at, and which entry that is.
    versions: Option<(usize, Arc<[Version]>)>,
    /// What the chosen proposal would do.
    proposed: proposed::Proposed,
    lines: FollowedLines<ReviewEntry>,
}

impl ReviewState {
    /// Gives the keyboard to the list.
    pub fn focus(&mut self) {
        self.lines.focus();
    }

    fn read(&mut self, project: &Arc<Project>, coder: CoderId) {
        let now = Some((project.edition(), coder));
        if self.read_at != now {
            self.read_at = now;
            self.entries = review_entries(project);
            self.waiting = waiting_for(project, coder);
            self.versions = None;
        }
    }

    /// Returns the versions of the turn of entry `i`, if several people corrected it.
    fn versions_of(&mut self, project: &Project, i: usize) -> Option<Arc<[Version]>> {
        let entry = self.entries.get(i)?;
        let ReviewKind::CorrectedByTwo { document, crossing } = &entry.item.kind else { return None };
        if self.versions.as_ref().is_none_or(|(of, _)| *of != i) {
            let versions = turn_versions(project, project.document(*document)?, crossing);
            self.versions = Some((i, Version::all(versions, entry.words.told(Tongue::English))));
        }
        self.versions.as_ref().map(|(_, versions)| Arc::clone(versions))
    }
}

/// One person's version of a turn, with what another one has otherwise: finding that out takes longer than a frame may.
#[derive(Debug)]
struct Version {
    version: TurnVersion,
    differs: Vec<Span>,
}

impl Version {
    /// Returns each version beside the other one, or beside the words of `now` where there are more than two.
    fn all(versions: Vec<TurnVersion>, now: &str) -> Arc<[Self]> {
        let other = |i: usize| match versions.as_slice() {
            [first, second] => &*if i == 0 { second } else { first }.words,
            _ => now,
        };
        let spans = |i: usize, words: &str| difference(words, other(i)).into_iter().map(|place| place.span).collect();
        let differs: Vec<Vec<Span>> = versions.iter().enumerate().map(|(i, v)| spans(i, &v.words)).collect();
        versions.into_iter().zip(differs).map(|(version, differs)| Self { version, differs }).collect()
    }
}

/// Returns the proposals that `coder` may answer, oldest first.
fn waiting_for(project: &Project, coder: CoderId) -> Vec<ProposalId> {
    let open = proposals(project).into_iter().filter(|proposal| proposal.is_open());
    open.filter(|proposal| project.reserved_from(coder, &proposal.ops).is_none()).map(|proposal| proposal.id).collect()
}

impl Thing for ReviewEntry {
    fn is_still(&self, other: &Self) -> bool {
        (&self.item, &self.sides, self.in_force) == (&other.item, &other.sides, other.in_force)
    }
}

/// Draws the list over what is chosen in it.
pub fn review_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ReviewState) {
    state.read(ctx.project, ctx.coder);
    if state.entries.is_empty() {
        empty_ui(ui, ctx.tokens, ctx.say(say::NOTHING));
        return;
    }
    let chosen = state.lines.follow(&state.entries);
    let versions = chosen.and_then(|i| state.versions_of(ctx.project, i));
    let entry = chosen.map(|i| state.entries[i].clone());
    let actions = entry.as_ref().map(|entry| actions::actions(ctx, entry, versions.as_deref(), &state.waiting));
    let actions = actions.unwrap_or_default();
    let below = Frame::new().inner_margin(Margin { left: 22, right: 16, top: 12, bottom: 12 });
    let height = (ui.available_height() * 0.5).clamp(160.0, 330.0);
    let sizes = 140.0..=(ui.available_height() - 120.0).max(150.0);
    let below = Panel::bottom("review details").resizable(true).default_size(height).size_range(sizes).frame(below);
    below.show(ui, |ui| {
        let area = ScrollArea::vertical().id_salt("review details").auto_shrink(false);
        area.show(ui, |ui| {
            let Some(entry) = &entry else {
                ui.label(ctx.say(common::CHOOSE_AGAIN));
                return;
            };
            if details_ui(ui, ctx, entry, versions.as_deref(), &actions) {
                state.lines.settle();
            }
            if let ReviewKind::Proposal { proposal } = entry.item.kind {
                state.proposed.ui(ui, ctx, proposal);
            }
        });
    });
    page().show(ui, |ui| {
        ui.label(RichText::new(ctx.say(say::KEYS)).color(ctx.tokens.text_quiet));
        ui.add_space(6.0);
        let ReviewState { entries, lines, .. } = state;
        let line = |entry: &ReviewEntry| line_of(ctx, entry);
        let has_keys = lines.ui(ui, ctx.tokens, ctx.say(say::LIST), entries, line);
        if has_keys && ways::take_keys(ui, ctx, &actions) {
            lines.settle();
        }
    });
}

fn line_of(ctx: &Ctx<'_>, entry: &ReviewEntry) -> ChangedLine {
    let document = entry.document.and_then(|id| ctx.project.document(id)).map(|d| d.name.clone()).unwrap_or_default();
    let what = actions::title(ctx, entry);
    let words = short_quote(beside_title(ctx, entry, &what).trim(), 120);
    let values = [("what", &*what), ("document", &*document), ("words", &*words)];
    let label = if document.is_empty() { format!("{what} {words}") } else { ctx.tongue.fill(say::ITEM, &values) };
    ChangedLine { place: what, note: document, left: words, label, ..ChangedLine::default() }
}

/// Returns what a line says below its title: what each side has, or the words that it is about, unless the title has
/// them.
fn beside_title(ctx: &Ctx<'_>, entry: &ReviewEntry, title: &str) -> String {
    let of_side = |side: &ReviewSide| {
        let (by, words) = (ctx.project.coder_name(side.by?), side.words.told(ctx.tongue).trim());
        (!words.is_empty()).then(|| ctx.tongue.fill(common::NAMED, &[("name", by), ("text", words)]))
    };
    let sides: Vec<String> = entry.sides.iter().filter_map(of_side).collect();
    if !sides.is_empty() {
        return sides.join(" · ");
    }
    let words = words_of(ctx, entry);
    if title.contains(words.trim()) { String::new() } else { words.into_owned() }
}

/// Returns the words that an entry is about: of a label before a turn, which the title names, the turn.
fn words_of<'a>(ctx: &Ctx<'a>, entry: &'a ReviewEntry) -> Cow<'a, str> {
    let turn = match &entry.item.kind {
        ReviewKind::LabelsBehind { document, .. } => ctx.project.document(*document).zip(entry.span),
        _ => None,
    };
    turn.map_or_else(|| entry.words.told(ctx.tongue).into(), |(document, span)| ctx.project.words(document, span))
}

/// Draws an entry with the ways to settle it, and returns whether one was taken.
fn details_ui(ui: &mut Ui, ctx: &Ctx<'_>, entry: &ReviewEntry, versions: Option<&[Version]>, actions: &[Way]) -> bool {
    let tokens = ctx.tokens;
    let title = RichText::new(actions::title(ctx, entry)).font(fonts::semibold(tokens.ui_size + 2.0));
    ui.add(Label::new(title).wrap());
    let (why, now) = actions::why_and_now(ctx, entry);
    ui.add(Label::new(RichText::new(why).color(tokens.text_quiet)).wrap());
    ui.add(Label::new(ctx.tongue.fill(say::NOW, &[("what", &now)])).wrap());
    ui.add_space(6.0);
    let settled = ways_ui(ui, ctx, actions);
    ui.add_space(8.0);
    let reading = |words: &str| RichText::new(words.trim()).font(fonts::serif(tokens.reading_size));
    let Some(versions) = versions else {
        if matches!(
            entry.item.kind,
            ReviewKind::SetByTwo(_) | ReviewKind::MadeTwice(_) | ReviewKind::RemovedWhileSet { .. }
        ) {
            apart::sides_ui(ui, ctx, entry);
            return settled;
        }
        ui.add(Label::new(reading(&words_of(ctx, entry))).wrap());
        return settled;
    };
    let heading = |text: String| RichText::new(text).font(fonts::medium(tokens.small_size)).color(tokens.text_quiet);
    ui.label(heading(ctx.say(say::TEXT_NOW).to_owned()));
    ui.add(Label::new(reading(entry.words.told(ctx.tongue))).wrap());
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.x = 24.0;
    ui.columns(versions.len().max(1), |columns| {
        for (column, version) in columns.iter_mut().zip(versions) {
            let name = ctx.project.coder_name(version.version.by);
            column.vertical(|ui| {
                ui.label(heading(ctx.tongue.fill(say::VERSION_OF, &[("name", name)])));
                ui.add(Label::new(marked(ctx, version)).wrap());
            });
        }
    });
    settled
}

/// Lays out one version of a turn, with what the other has otherwise in bold and underlined.
fn marked(ctx: &Ctx<'_>, version: &Version) -> LayoutJob {
    let text = Text::new(version.version.words.as_str());
    let size = ctx.tokens.reading_size;
    let plain = TextFormat::simple(fonts::serif(size), ctx.tokens.text.into());
    let link = ctx.tokens.link();
    let bold =
        TextFormat { underline: Stroke::new(1.5, link), ..TextFormat::simple(fonts::serif_semibold(size), link) };
    let (mut job, mut reached) = (LayoutJob::default(), 0);
    for span in &version.differs {
        job.append(text.slice(Span::new(reached, span.start)), 0.0, plain.clone());
        job.append(text.slice(*span), 0.0, bold.clone());
        reached = span.end;
    }
    job.append(text.slice(Span::new(reached, text.len())), 0.0, plain);
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panels::testing::Stage;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    #[test]
    fn a_turn_under_a_former_label_is_told_with_its_words() {
        let mut fixture = Fixture::of("INT: How are you?\nA1: Tired.\nA1: Very.");
        fixture.coder_named("ben");
        let id = fixture.project.documents()[0].id;
        let renamed = plan::rename_speaker(&fixture.project, &mut fixture.ids, id, 1, "Sandra").unwrap();
        let given = plan::assign_turns(&fixture.project, &mut fixture.ids, id, &[0], Some("A1")).unwrap();
        fixture.apart(renamed, given);
        let stage = Stage::of(fixture).in_french();
        let entries = review_entries(&stage.project);
        let line = line_of(&stage.ctx(), &entries[0]);
        let title = "1 tour de parole de «\u{202f}Entretien 1, Sandra\u{202f}» commence par une ancienne étiquette";
        assert_eq!((line.place.as_str(), line.left.as_str()), (title, "A1: How are you?"));
    }
}
