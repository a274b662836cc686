//! Asks for the code that others are merged into, and shows what would come of it: how often each is used, and how
//! often the one that stays would be.

use std::collections::BTreeMap;

use eframe::egui::{self, Align, Layout, RichText};

use super::code_finder::{CodeFinder, Found};
use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::analysis::{FrequencyQuery, frequencies};
use crate::app::command::Command;
use crate::app::state::Study;
use crate::app::theme::fonts;
use crate::app::words::{Tongue, common, dialogs as say, errors};
use crate::model::plan;
use crate::model::{CodeId, Outline, OutlineRow, Project, Subject};

/// A merge to be decided.
#[derive(Debug)]
pub struct MergeDialog {
    codes: Vec<CodeId>,
    finder: CodeFinder,
    /// How often the codes are used now.
    uses: BTreeMap<CodeId, Use>,
    preview: Option<(CodeId, Result<Preview, String>)>,
}

/// How often a code itself is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Use {
    codings: usize,
    participants: u64,
}

/// What would come of it.
#[derive(Debug)]
struct Preview {
    after: Use,
    /// One sentence each.
    consequences: Vec<String>,
}

impl MergeDialog {
    pub(super) fn new(project: &Project, codes: Vec<CodeId>) -> Self {
        Self { uses: uses(project), codes, finder: CodeFinder::default(), preview: None }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        ui.set_width(520.0);
        title_ui(ui, around, self.title(around, study));
        let (outline, codes) = (&study.outline, &self.codes);
        let found = self.finder.ui(ui, around, say::MERGE_INTO, false, |row| may_stay(outline, codes, row));
        let into = match found {
            Some(Found::Code(code)) => Some(code),
            Some(Found::New(_)) | None => None,
        };
        if let Some(into) = into {
            self.look_ahead(around.tongue, study, into);
        }
        ui.add_space(10.0);
        let ready = into.is_some() && matches!(&self.preview, Some((of, Ok(_))) if Some(*of) == into);
        if let (Some(into), Some((_, preview))) = (into, &self.preview) {
            match preview {
                Ok(preview) => self.preview_ui(ui, around, study, into, preview),
                Err(why) => _ = ui.label(RichText::new(why).color(around.tokens.error)),
            }
        }
        match (buttons_ui(ui, around, say::MERGE, Tone::Plain, ready), into) {
            (Wants::Confirm, Some(into)) => Outcome::Do(Command::MergeCodes { codes: self.codes.clone(), into }),
            (Wants::Cancel, _) => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    fn title(&self, around: &Around<'_>, study: &Study) -> String {
        match self.codes.as_slice() {
            [code] => around.tongue.fill(say::MERGE_ONE, &[("code", name(study, *code))]),
            codes => around.tongue.fill(say::MERGE_MANY, &[("n", &around.tongue.number(codes.len()))]),
        }
    }

    fn look_ahead(&mut self, tongue: Tongue, study: &Study, into: CodeId) {
        if self.preview.as_ref().is_none_or(|(of, _)| *of != into) {
            self.preview = Some((into, preview(tongue, study, &self.codes, into)));
        }
    }

    fn preview_ui(&self, ui: &mut egui::Ui, around: &Around<'_>, study: &Study, into: CodeId, preview: &Preview) {
        let gone = self.codes.iter().copied().filter(|code| *code != into);
        let before: Vec<(CodeId, Use)> =
            gone.chain([into]).map(|code| (code, self.uses.get(&code).copied().unwrap_or_default())).collect();
        let t = around.tongue;
        egui::ScrollArea::vertical().id_salt("merged").max_height(170.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 5.0;
            let head = |phrase| around.quiet(around.say(phrase)).font(fonts::medium(around.tokens.label_size));
            row_ui(ui, RichText::new(""), [head(common::CODINGS), head(common::PARTICIPANTS)]);
            for (code, used) in before {
                let numbers = [t.number(used.codings).into(), t.number(used.participants as usize).into()];
                row_ui(ui, name(study, code).into(), numbers);
            }
            let strong = |text: String| RichText::new(text).font(fonts::semibold(around.tokens.ui_size));
            let numbers = [t.number(preview.after.codings), t.number(preview.after.participants as usize)];
            row_ui(ui, strong(t.fill(say::MERGED, &[("code", name(study, into))])), numbers.map(strong));
        });
        ui.add_space(6.0);
        for sentence in &preview.consequences {
            ui.add(egui::Label::new(around.quiet(sentence)).wrap());
        }
    }
}

/// The width of a column of numbers.
const NUMBER: f32 = 96.0;

fn row_ui(ui: &mut egui::Ui, name: RichText, numbers: [RichText; 2]) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let height = ui.spacing().interact_size.y * 0.8;
        let width = (ui.available_width() - 2.0 * NUMBER - 14.0).max(60.0);
        let left = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(width, height), left, |ui| {
            ui.set_min_width(width);
            ui.add(egui::Label::new(name).truncate());
        });
        for number in numbers {
            let right = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(egui::vec2(NUMBER, height), right, |ui| {
                ui.set_min_width(NUMBER);
                ui.label(number);
            });
        }
    });
}

fn name(study: &Study, code: CodeId) -> &str {
    study.session.project().code_name(code)
}

/// Whether a code may be the one that stays: not below one that goes, and not the only one there is to merge.
fn may_stay(outline: &Outline, codes: &[CodeId], row: &OutlineRow) -> bool {
    let is_below = codes.iter().any(|code| *code != row.code && outline.is_within(row.code, *code));
    !is_below && codes != [row.code]
}

/// Returns how often each code itself is used, counted as the tables count.
fn uses(project: &Project) -> BTreeMap<CodeId, Use> {
    let mut uses: BTreeMap<CodeId, Use> = BTreeMap::new();
    for row in frequencies(project, &FrequencyQuery::default()).rows {
        let participants = row.own.first().map_or(0, |count| count.participants.into());
        uses.insert(row.code, Use { codings: 0, participants });
    }
    for document in project.documents() {
        for coding in project.codings(document) {
            uses.entry(coding.code).or_default().codings += 1;
        }
    }
    uses
}

fn preview(tongue: Tongue, study: &Study, codes: &[CodeId], into: CodeId) -> Result<Preview, String> {
    let project = study.session.whole_project();
    let merged = plan::merge_preview(project, codes, into).map_err(|e| errors::of_plan(tongue, &e).0)?;
    let after = uses(&merged.after).get(&into).copied().unwrap_or_default();
    let mut consequences = Vec::new();
    if merged.n_joined > 0 {
        consequences.push(tongue.count(merged.n_joined, say::MERGE_JOINED_ONE, say::MERGE_JOINED));
    }
    if merged.n_children > 0 {
        let into = [("code", name(study, into))];
        consequences.push(tongue.count_filled(merged.n_children, say::MERGE_CHILD, say::MERGE_CHILDREN, &into));
    }
    let (now, then) = (project.code(into), merged.after.code(into));
    let described = now.map(|c| (&c.description, &c.definition)) != then.map(|c| (&c.description, &c.definition));
    if described || project.memo(Subject::Code(into)) != merged.after.memo(Subject::Code(into)) {
        consequences.push(tongue.fill(say::MERGE_TEXTS, &[("code", name(study, into))]));
    }
    consequences.push(tongue.say(say::MERGE_UNDO).to_owned());
    Ok(Preview { after, consequences })
}
