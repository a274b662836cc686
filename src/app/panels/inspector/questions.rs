//! Which questions of the interview guide were asked in the open document, set with a click while one reads it.

use std::sync::{Arc, Weak};

use eframe::egui::{Align, Button, CollapsingHeader, Layout, RichText, Ui};

use crate::analysis::{AskedMark, asked_of};
use crate::app::command::{Command, Comparing};
use crate::app::context::Ctx;
use crate::app::panels::asked_mark::{mark_reason, mark_words, next_mark};
use crate::app::theme::fonts;
use crate::app::widgets::quiet_ui;
use crate::app::words::inspector as words;
use crate::model::{CodeId, DocumentId, Project};

/// The questions of one document, found once a change.
#[derive(Debug, Default)]
pub(super) struct Questions {
    found_in: (Weak<Project>, Option<DocumentId>),
    found: Vec<(CodeId, String, AskedMark)>,
}

impl Questions {
    fn refresh(&mut self, ctx: &Ctx<'_>, document: DocumentId) {
        let (project, of) = &self.found_in;
        if std::ptr::eq(project.as_ptr(), Arc::as_ptr(ctx.project)) && *of == Some(document) {
            return;
        }
        self.found_in = (Arc::downgrade(ctx.project), Some(document));
        let found = ctx.project.document(document).map(|d| asked_of(ctx.project, ctx.outline, d));
        self.found = found.unwrap_or_default();
    }

    /// Draws the questions of `document`, folded until somebody wants them; nothing when the study has no guide.
    pub(super) fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, document: DocumentId) {
        self.refresh(ctx, document);
        if self.found.is_empty() {
            return;
        }
        ui.add_space(6.0);
        let n_asked = self.found.iter().filter(|(.., mark)| mark.asked() == Some(true)).count();
        let [n, all] = [n_asked, self.found.len()].map(|n| ctx.tongue.number(n));
        let title = ctx.tongue.fill(words::QUESTIONS, &[("n", &n), ("all", &all)]);
        let title = RichText::new(title).font(fonts::medium(ctx.tokens.label_size)).color(ctx.tokens.text_quiet);
        CollapsingHeader::new(title).id_salt("guide questions").show(ui, |ui| {
            for (question, path, mark) in &self.found {
                question_ui(ui, ctx, document, *question, path, *mark);
            }
        });
    }
}

fn question_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: DocumentId, question: CodeId, path: &str, mark: AskedMark) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mark_word = ctx.say(mark_words(mark));
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let face = match mark {
                AskedMark::Said(_) => fonts::medium(ctx.tokens.label_size),
                _ => fonts::regular(ctx.tokens.label_size),
            };
            let button = ui.add(Button::new(RichText::new(mark_word).font(face)));
            let button = button.accessible_name(format!("{path}: {mark_word}"));
            let button = match mark_reason(mark) {
                Some(why) => button.on_hover_text(ctx.say(why)),
                None => button,
            };
            if button.clicked() {
                let (documents, questions, to) = (vec![document], vec![question], next_mark(mark));
                ctx.send(Command::Compare(Comparing::MarkAsked { documents, questions, to }));
            }
            ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
                quiet_ui(ui, ctx.tokens, name);
            });
        });
    });
}
