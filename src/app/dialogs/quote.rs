//! Asks for the pattern of copied quotes, and shows what it makes of the selected words.

use eframe::egui::{self, Button, RichText};

use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::analysis::quote::{QuotePattern, place_names, usual_pattern};
use crate::app::command::Command;
use crate::app::state::Study;
use crate::app::theme::fonts;
use crate::app::words::{dialogs, quotes as say};
use crate::model::{Excerpt, Role};

/// A pattern that is being written.
#[derive(Debug)]
pub struct QuoteDialog {
    pattern: String,
}

impl QuoteDialog {
    pub(super) fn new(pattern: String) -> Self {
        Self { pattern }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(520.0);
        title_ui(ui, around, around.say(say::TITLE));
        ui.add(egui::Label::new(around.quiet(around.say(say::WHEN))).wrap());
        ui.add_space(6.0);
        let field = field_ui(ui, around, say::PATTERN, &mut self.pattern, true);
        self.places_ui(ui, around, &field);
        ui.add_space(8.0);
        self.preview_ui(ui, around);
        let possible = !self.pattern.trim().is_empty();
        match buttons_ui(ui, around, dialogs::SAVE, Tone::Plain, possible) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(Command::SetQuotePattern(self.chosen(around))),
        }
    }

    /// Returns the pattern, nothing when it is the usual one, which follows the language of the interface.
    fn chosen(&self, around: &Around<'_>) -> Option<String> {
        let pattern = self.pattern.trim();
        (pattern != usual_pattern(around.tongue.language())).then(|| pattern.to_owned())
    }

    /// Draws a button for each place that a pattern may hold.
    fn places_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>, field: &egui::Response) {
        let attributes = around.study.map(|s| s.session.project().attributes().map(|a| a.name.as_str()));
        let names = place_names(around.tongue.language(), attributes.into_iter().flatten());
        ui.add_space(4.0);
        egui::ScrollArea::vertical().id_salt("places").max_height(96.0).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
                for name in names {
                    let text = RichText::new(format!("{{{name}}}")).font(fonts::regular(around.tokens.label_size));
                    let label = around.tongue.fill(say::INSERT, &[("place", name)]);
                    if ui.add(Button::new(text)).accessible_name(&label).clicked() {
                        self.insert(ui, field, name);
                    }
                }
            });
        });
        if ui.add(Button::new(around.say(say::USUAL)).frame_when_inactive(false)).clicked() {
            usual_pattern(around.tongue.language()).clone_into(&mut self.pattern);
            field.request_focus();
        }
    }

    /// Puts a place where the caret of the field stands, or at the end.
    fn insert(&mut self, ui: &egui::Ui, field: &egui::Response, name: &str) {
        use egui::text::{CCursor, CCursorRange, CharIndex};
        let place = format!("{{{name}}}");
        let mut state = egui::TextEdit::load_state(ui.ctx(), field.id).unwrap_or_default();
        let n_chars = self.pattern.chars().count();
        let at = state.cursor.char_range().map_or(n_chars, |range| range.primary.index.0).min(n_chars);
        let byte = self.pattern.char_indices().nth(at).map_or(self.pattern.len(), |(byte, _)| byte);
        self.pattern.insert_str(byte, &place);
        let behind = CCursor::new(CharIndex(at + place.chars().count()));
        state.cursor.set_char_range(Some(CCursorRange::one(behind)));
        egui::TextEdit::store_state(ui.ctx(), field.id, state);
        field.request_focus();
    }

    fn preview_ui(&self, ui: &mut egui::Ui, around: &Around<'_>) {
        let Some(study) = around.study else { return };
        let project = study.session.project();
        let pattern = QuotePattern::read(&self.pattern, project);
        ui.label(around.quiet(around.say(say::PREVIEW)).font(fonts::medium(around.tokens.label_size)));
        let frame = egui::Frame::new().fill(around.tokens.paper.into()).inner_margin(egui::Margin::same(10));
        frame.corner_radius(around.tokens.radius).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let quote = preview(study, &pattern, around);
            let text = RichText::new(quote).font(fonts::serif(around.tokens.ui_size + 1.5)).color(around.tokens.text);
            let shown = ui.add(egui::Label::new(text).wrap());
            ui.accesskit_node_builder(shown.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
        let unknown = pattern.unknown();
        let advice = match () {
            () if !unknown.is_empty() => Some(unknown_words(around.tongue, &unknown)),
            () if !pattern.has_words() => Some(around.say(say::NO_WORDS).to_owned()),
            () => None,
        };
        if let Some(advice) = advice {
            ui.add_space(4.0);
            ui.add(egui::Label::new(RichText::new(advice).color(around.tokens.warning)).wrap());
        }
    }
}

/// Returns what is said of places that mean nothing in the project.
pub fn unknown_words(tongue: crate::app::words::Tongue, names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    tongue.fill(say::UNKNOWN, &[("names", &names.join(", "))])
}

/// Returns the quote of the selected words, or of what a participant says in the document that is read.
fn preview(study: &Study, pattern: &QuotePattern, around: &Around<'_>) -> String {
    const LONGEST: usize = 240;
    let project = study.session.project();
    let Some(excerpt) = study.view.excerpt().or_else(|| first_answer(study)) else {
        return around.say(say::SAMPLE_WORDS).to_owned();
    };
    let Some((document, text)) = project.document(excerpt.document).and_then(|d| Some((d, project.text(d).ok()?)))
    else {
        return around.say(say::SAMPLE_WORDS).to_owned();
    };
    let words = crate::model::text::short_quote(&document.said(&text, excerpt.span), LONGEST);
    pattern.write(project, around.tongue.language(), excerpt, &words)
}

fn first_answer(study: &Study) -> Option<Excerpt> {
    let document = study.session.project().document(study.view.document?)?;
    let answers = |role| document.turns.iter().find(|t| document.speaker_of(t).map(|s| s.role) == role);
    let turn = answers(Some(Role::Participant)).or_else(|| document.turns.first())?;
    Some(Excerpt { document: document.id, span: turn.words })
}
