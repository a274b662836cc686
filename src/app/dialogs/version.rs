//! Another version of a transcript, before it takes the place of the words that stand: every passage that changes, what
//! becomes of codings, turns and times, and the words of the passage that is looked at in full.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{self, RichText, ScrollArea, Ui, vec2};

use super::replace::changed_line;
use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::analysis::CorrectionPreview;
use crate::app::command::Command;
use crate::app::theme::fonts;
use crate::app::widgets::changed_lines::ChangedLines;
use crate::app::words::{common, corrections as say};
use crate::model::plan::LabelsFollowing;
use crate::model::{CodingId, DocumentId, Edition, Op, Project, Replacement, Said};

/// What another version of a transcript would change.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// The document.
    pub document: DocumentId,
    /// The file of the version.
    pub path: PathBuf,
    /// The name of that file.
    pub file_name: String,
    /// What it holds, to be kept beside the first file when the version is applied.
    pub file: Arc<[u8]>,
    /// The state of the project that it was compared with.
    pub edition: Edition,
    /// What is to be committed.
    pub ops: Vec<Op>,
    /// What corrected labels make of who speaks; the steps are among those to be committed.
    pub labels: LabelsFollowing,
    /// The passages that change.
    pub preview: CorrectionPreview,
    /// What reading the file left in doubt.
    pub warnings: Vec<Said>,
}

/// What happens to turns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct TurnCounts {
    n_new: usize,
    n_gone: usize,
    n_timed: usize,
}

impl Comparison {
    /// Returns how many codings share words with what changes.
    fn n_touched(&self) -> usize {
        let touched: BTreeSet<CodingId> =
            self.preview.passages.iter().flat_map(|p| p.codings.iter().copied()).collect();
        touched.len()
    }

    fn turns(&self) -> TurnCounts {
        let mut counts = TurnCounts::default();
        for op in &self.ops {
            let Op::SetTurn { from, to, .. } = op else { continue };
            counts.n_new += usize::from(from.is_none() && to.is_some());
            counts.n_gone += usize::from(from.is_some() && to.is_none());
            let time = |state: &Option<crate::model::TurnState>| state.as_ref().and_then(|s| s.time);
            counts.n_timed += usize::from(to.is_some() && time(to).is_some() && time(from) != time(to));
        }
        counts
    }

    /// Whether more than half of the words go: it may be the file of another interview.
    fn changes_most(&self, project: &Project) -> bool {
        let length = project.document(self.document).map_or(0, |d| d.pieces().len());
        let n_gone: u32 = self.preview.passages.iter().map(|p| p.span.len()).sum();
        n_gone > length / 2
    }
}

/// A version to be applied or not.
#[derive(Debug)]
pub struct VersionDialog {
    comparison: Comparison,
    n_touched: usize,
    turns: TurnCounts,
    changes_most: bool,
    lines: ChangedLines,
}

impl VersionDialog {
    pub(super) fn new(project: &Project, comparison: Comparison) -> Self {
        Self {
            n_touched: comparison.n_touched(),
            turns: comparison.turns(),
            changes_most: comparison.changes_most(project),
            comparison,
            lines: ChangedLines::default(),
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        let project = study.session.project();
        let Some(document) = project.document(self.comparison.document) else { return Outcome::Close };
        let screen = ui.ctx().content_rect().size();
        ui.set_width(760.0_f32.min(screen.x - 80.0));
        let words = [("document", &*document.name), ("file", &*self.comparison.file_name)];
        title_ui(ui, around, around.tongue.fill(say::VERSION, &words));
        self.summary_ui(ui, around);
        self.lost_ui(ui, around, project);
        ui.add_space(6.0);
        if around.fresh {
            self.lines.focus();
        }
        let height = (screen.y - ui.cursor().top() - 250.0).clamp(100.0, 300.0);
        self.passages_ui(ui, around, project, height);
        self.current_ui(ui, around);
        if self.comparison.edition != project.edition() {
            // Somebody wrote meanwhile: the same question, asked of the project as it is now.
            let Comparison { document, path, .. } = self.comparison.clone();
            return Outcome::Do(Command::CompareVersion { document, path });
        }
        match buttons_ui(ui, around, say::APPLY_VERSION, Tone::Plain, true) {
            Wants::Confirm => Outcome::Do(Command::ApplyVersion(Box::new(self.comparison.clone()))),
            Wants::Cancel => Outcome::Close,
            Wants::Nothing => Outcome::Stay,
        }
    }

    fn summary_ui(&self, ui: &mut Ui, around: &Around<'_>) {
        let t = around.tongue;
        let passages = t.count(self.comparison.preview.passages.len(), say::ONE_PASSAGE, say::N_PASSAGES);
        let codings = t.count(self.n_touched, common::ONE_CODING, common::N_CODINGS);
        ui.label(t.fill(say::VERSION_COUNTS, &[("passages", &passages), ("codings", &codings)]));
        let TurnCounts { n_new, n_gone, n_timed } = self.turns;
        let turns = [
            (n_new, say::ONE_NEW_TURN, say::N_NEW_TURNS),
            (n_gone, say::ONE_GONE_TURN, say::N_GONE_TURNS),
            (n_timed, say::ONE_TIMED, say::N_TIMED),
        ];
        let turns: Vec<String> =
            turns.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| t.count(n, one, many)).collect();
        if !turns.is_empty() {
            ui.label(turns.join(" · "));
        }
        let doubt = self.changes_most.then(|| t.say(say::CHANGES_MOST));
        let told = self.comparison.warnings.iter().map(|words| words.told(t));
        for warning in doubt.into_iter().chain(told) {
            ui.add(egui::Label::new(RichText::new(warning).color(around.tokens.warning)).wrap());
        }
    }

    fn lost_ui(&self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        let lost = &self.comparison.preview.lost;
        if lost.is_empty() {
            return;
        }
        let loses = around.tongue.count(lost.len(), say::LOSES_ONE, say::LOSES_MANY);
        ui.add_space(4.0);
        ui.add(egui::Label::new(RichText::new(loses).color(around.tokens.warning)).wrap());
        let height = ui.spacing().interact_size.y;
        let rows = ScrollArea::vertical().id_salt("lost").max_height(height * 3.5).auto_shrink([false, true]);
        rows.show_rows(ui, height, lost.len(), |ui, range| {
            for coding in &lost[range] {
                ui.add(egui::Label::new(self.lost_line(around, project, *coding)).truncate());
            }
        });
    }

    fn lost_line(&self, around: &Around<'_>, project: &Project, coding: CodingId) -> String {
        let document = project.document(self.comparison.document);
        let Some(coding) = document.and_then(|d| d.codings.get(&coding)) else { return String::new() };
        let path = |code| around.study.map(|s| s.outline.path(code)).unwrap_or_default();
        let code = project.resolve_code(coding.code).map_or("?", path);
        let words = [("code", code), ("coder", project.coder_name(coding.coder)), ("quote", &*coding.quote)];
        around.tongue.fill(say::LOST_LINE, &words)
    }

    fn passages_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project, height: f32) {
        let Self { comparison, lines, .. } = self;
        let passages = &comparison.preview.passages;
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            if passages.is_empty() {
                crate::app::widgets::empty_ui(ui, around.tokens, around.say(say::WORDS_STAY));
                return;
            }
            let line = |i: usize| {
                let passage = &passages[i];
                let place = Replacement { span: passage.span, text: passage.after.clone() };
                changed_line(around, project, passage.document, &place, passage.codings.len())
            };
            lines.ui(ui, around.tokens, around.say(say::PASSAGES), passages.len(), line, None);
        });
    }

    /// Draws the passage that is looked at in full, before and after.
    fn current_ui(&self, ui: &mut Ui, around: &Around<'_>) {
        let Some(passage) = self.comparison.preview.passages.get(self.lines.current()) else { return };
        ui.add_space(6.0);
        let height = 84.0;
        ui.columns_const(|columns: &mut [Ui; 2]| {
            let sides = [(say::NOW, &passage.before), (say::THEN, &passage.after)];
            for (column, (name, words)) in columns.iter_mut().zip(sides) {
                let tokens = around.tokens;
                column.label(around.quiet(around.say(name)).font(fonts::medium(tokens.small_size)));
                let area = ScrollArea::vertical().id_salt(around.say(name)).max_height(height).auto_shrink(false);
                area.show(column, |ui| {
                    let shown = if words.is_empty() { around.quiet("—") } else { RichText::new(words) };
                    ui.vertical(|ui| ui.add(egui::Label::new(shown).wrap()));
                });
            }
        });
    }
}
