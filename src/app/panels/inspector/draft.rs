//! A text that is being written: a memo or a description. It is sent when the field is left or shows something else, so that
//! one visit is one change in the history, and never while somebody types.

use eframe::egui::{FontId, Id, TextEdit, Ui, vec2};

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::model::{CodeId, Subject};

/// What a text is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// A memo.
    Memo(Subject),
    /// What a code is for.
    Description(CodeId),
}

/// A text and what it is about.
#[derive(Debug, Default)]
pub struct Draft {
    about: Option<About>,
    text: String,
    /// What stood in the project when writing began.
    before: String,
    writing: bool,
}

impl Draft {
    /// Sends what was written of something that is shown no longer.
    pub fn leave(&mut self, ctx: &Ctx<'_>) {
        self.send(ctx);
        self.about = None;
    }

    /// Draws the field. `focus` gives it the keyboard.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, about: About, name: &str, hint: &str, font: FontId, focus: bool) {
        if self.about != Some(about) {
            self.send(ctx);
            self.about = Some(about);
            self.load(ctx, about);
        } else if !self.writing {
            self.load(ctx, about);
        }
        let field = TextEdit::multiline(&mut self.text)
            .id(Id::unique(("draft", name)))
            .hint_text(hint)
            .font(font)
            .desired_rows(3)
            .margin(vec2(10.0, 8.0))
            .desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(name);
        if focus {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            self.writing = true;
        }
        if response.lost_focus() {
            self.send(ctx);
        }
    }

    fn load(&mut self, ctx: &Ctx<'_>, about: About) {
        let stands = standing(ctx, about);
        if self.before != stands || self.text != stands {
            (self.before, self.text) = (stands.to_owned(), stands.to_owned());
        }
        self.writing = false;
    }

    fn send(&mut self, ctx: &Ctx<'_>) {
        let Some(about) = self.about.filter(|_| std::mem::take(&mut self.writing)) else { return };
        if self.text == self.before {
            return;
        }
        let text = self.text.clone();
        self.before.clone_from(&self.text);
        ctx.send(match about {
            About::Memo(on) => Command::SetMemo { on, text },
            About::Description(code) => Command::DescribeCode { code, description: text },
        });
    }
}

fn standing<'a>(ctx: &'a Ctx<'_>, about: About) -> &'a str {
    match about {
        About::Memo(on) => ctx.project.memo(on),
        About::Description(code) => ctx.project.code(code).map_or("", |c| &c.description),
    }
}
