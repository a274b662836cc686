//! A text that is being written: a memo or a description. It becomes one change when the field is left, when it shows
//! something else, or when the window loses the keyboard, so that one visit is one line of the history. Until then it
//! is kept beside the settings at every pause, so that a crash costs a second of typing at most (see
//! `store/drafts.rs`).

use eframe::egui::text::{CCursor, CCursorRange, CharIndex};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Event, FontId, Id, Key, Modifiers, Response, TextEdit, Ui, vec2};

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::memos;
use crate::model::difference::difference;
use crate::model::{Replacement, plan};
use crate::session::DraftOn;

/// A text and what it is about.
#[derive(Debug, Default)]
pub struct Draft {
    on: Option<DraftOn>,
    text: String,
    /// The text as the field left it; what differs from it came from somebody else.
    shown: String,
    /// What stood in the project when writing began.
    before: String,
    /// The text as it was last sent, until it is seen to stand.
    sent: Option<String>,
    writing: bool,
    /// The text as it was last kept; what stands needs no keeping.
    kept: String,
    /// Since when it is kept no longer, and when it was changed last, in seconds of the screen's clock.
    behind: Option<(f64, f64)>,
}

/// How a field looks.
#[derive(Clone, Debug)]
pub struct Look<'a> {
    /// What the field is called.
    pub name: &'a str,
    /// What an empty one says.
    pub hint: &'a str,
    /// The face.
    pub font: FontId,
    /// How many lines it has at least.
    pub rows: usize,
}

/// After so many seconds without a letter the text is kept.
const PAUSE: f64 = 0.5;
/// So long at most the text is not kept while somebody goes on typing, in seconds.
const LONGEST: f64 = 1.0;

impl Draft {
    /// Sends what was written of something that is shown no longer.
    pub fn leave(&mut self, ctx: &Ctx<'_>) {
        self.settle(ctx);
        *self = Self::default();
    }

    /// Returns the text as it stands in the field.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what is being written on: its field has the keyboard, or holds what is no change yet.
    pub fn writes_on(&self) -> Option<DraftOn> {
        self.on.filter(|_| self.writing || (self.text != self.before && self.sent.as_ref() != Some(&self.text)))
    }

    fn settle(&mut self, ctx: &Ctx<'_>) {
        if let Some(command) = self.take_unsent() {
            ctx.send(command);
        } else if let Some(on) = self.on.filter(|_| self.text == self.before && self.kept != self.before) {
            // Everything typed was taken away again: what was kept of it is no news.
            self.keep_now(ctx, on);
        }
    }

    fn keep_now(&mut self, ctx: &Ctx<'_>, on: DraftOn) {
        self.behind = None;
        self.kept.clone_from(&self.text);
        ctx.send(Command::KeepDraft { on, before: self.before.clone(), text: self.text.clone() });
    }

    /// Returns what makes a change of what was written, if it is none yet.
    pub fn take_unsent(&mut self) -> Option<Command> {
        let on = self.on.filter(|_| self.text != self.before && self.sent.as_ref() != Some(&self.text))?;
        self.sent = Some(self.text.clone());
        self.behind = None;
        let (before, text) = (self.before.clone(), self.text.clone());
        Some(match on {
            DraftOn::Memo(on) => Command::SetMemo { on, before, text },
            // A text is corrected in the reader.
            DraftOn::Text(_) => return None,
            DraftOn::Description(code) => Command::DescribeCode { code, before, text },
            DraftOn::Definition(code, part) => Command::DefineCode { code, part, before, text },
        })
    }

    /// Puts the words that are selected in the reader where the caret of the field `name` is, as a link to them.
    pub fn insert_quote(&mut self, ui: &Ui, ctx: &Ctx<'_>, name: &str) {
        let Some(quote) = ctx.selection.and_then(|excerpt| memos::quote_of(ctx, excerpt)) else { return };
        let id = field_id(name);
        let edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        let n_chars = self.text.chars().count();
        let caret = edit.cursor.char_range().map_or(n_chars, |range| range.primary.index.0.min(n_chars));
        let byte = self.text.char_indices().nth(caret).map_or(self.text.len(), |(byte, _)| byte);
        self.text.insert_str(byte, &quote);
        self.shown.clone_from(&self.text);
        put_caret(ui, id, edit, caret + quote.chars().count());
        self.writing = true;
        ui.memory_mut(|m| m.request_focus(id));
    }

    /// Takes over what stands of `on`, whether or not its field is drawn.
    pub fn attend(&mut self, ctx: &Ctx<'_>, on: DraftOn) {
        if self.on != Some(on) {
            self.leave(ctx);
            self.on = Some(on);
        }
        self.follow(standing(ctx, on));
    }

    /// Draws the field. `focus` gives it the keyboard, with the caret behind what stands there.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, on: DraftOn, look: Look<'_>, focus: bool) -> Response {
        self.attend(ctx, on);
        let id = field_id(look.name);
        if ui.memory(|m| m.has_focus(id)) {
            self.move_caret_along(ui, id);
            if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::L)) {
                self.insert_quote(ui, ctx, look.name);
            }
            memos::paste_live(ui.ctx());
        }
        let field = TextEdit::multiline(&mut self.text)
            .id(id)
            .interactive(!ctx.looks_back)
            .hint_text(look.hint)
            .font(look.font)
            .desired_rows(look.rows)
            .margin(vec2(10.0, 8.0))
            .desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(look.name);
        self.shown.clone_from(&self.text);
        if focus {
            // After the field was drawn: the click that asks for it would take the keyboard away again.
            response.request_focus();
            response.scroll_to_me(None);
            let edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            put_caret(ui, id, edit, self.text.chars().count());
        }
        self.writing = response.has_focus();
        let window_left = ui.input(|i| i.events.contains(&Event::WindowFocused(false)));
        if response.lost_focus() || window_left {
            self.settle(ctx);
        } else {
            self.keep(ui, ctx, on);
        }
        response
    }

    /// Keeps caret and selection on their letters when words of somebody else came into the text.
    fn move_caret_along(&self, ui: &Ui, id: Id) {
        let Some(mut edit) = TextEdit::load_state(ui.ctx(), id).filter(|_| self.shown != self.text) else { return };
        let Some(mut range) = edit.cursor.char_range() else { return };
        let came = difference(&self.shown, &self.text);
        for cursor in [&mut range.primary, &mut range.secondary] {
            cursor.index = CharIndex(moved_along(cursor.index.0, &came));
        }
        edit.cursor.set_char_range(Some(range));
        edit.store(ui.ctx(), id);
    }

    /// Takes over what stands in the project, as far as nothing of one's own is in the field.
    fn follow(&mut self, stands: &str) {
        if stands == self.before {
            // What was sent and does not stand was refused, by a full disk say: it is sent again with the next
            // occasion.
            self.sent = None;
            return;
        }
        if let Some(sent) = self.sent.take() {
            // The own words stand now, perhaps with those of somebody else; what was typed since comes on top.
            self.text = plan::joined_texts(&sent, &self.text, stands);
        } else if self.text == self.before || !self.writing {
            stands.clone_into(&mut self.text);
        } else {
            // Somebody else wrote while this is being written: both are joined when it is sent.
            return;
        }
        stands.clone_into(&mut self.before);
        stands.clone_into(&mut self.kept);
    }

    /// Has the text kept when its writer pauses.
    fn keep(&mut self, ui: &Ui, ctx: &Ctx<'_>, on: DraftOn) {
        if self.text == self.kept {
            self.behind = None;
            return;
        }
        let now = ui.input(|i| i.time);
        let typed = ui.input(|i| i.events.iter().any(|e| !matches!(e, Event::PointerMoved(_))));
        let (since, changed) = self.behind.map_or((now, now), |(since, at)| (since, if typed { now } else { at }));
        let due = (changed + PAUSE).min(since + LONGEST);
        if now < due {
            self.behind = Some((since, changed));
            ui.request_repaint_after(std::time::Duration::from_secs_f64(due - now));
            return;
        }
        self.keep_now(ctx, on);
    }
}

/// Returns where the place before character `at` is, after `came` was put into the text. What came just there is behind
/// it.
fn moved_along(at: usize, came: &[Replacement]) -> usize {
    let before = came.iter().take_while(|place| (place.span.start as usize) < at);
    before.fold(at, |moved, place| {
        let (gone, put) = ((place.span.end as usize).min(at) - place.span.start as usize, place.text.chars().count());
        moved + put - gone.min(moved + put)
    })
}

/// Puts the caret of a field before its character `at`.
fn put_caret(ui: &Ui, id: Id, mut edit: TextEditState, at: usize) {
    edit.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(CharIndex(at)))));
    edit.store(ui.ctx(), id);
}

/// Returns the identity of the field of that name.
pub fn field_id(name: &str) -> Id {
    Id::unique(("draft", name))
}

fn standing<'a>(ctx: &'a Ctx<'_>, on: DraftOn) -> &'a str {
    match on {
        DraftOn::Memo(on) => ctx.project.memo(on),
        DraftOn::Text(_) => "",
        DraftOn::Description(code) => ctx.project.code(code).map_or("", |c| &c.description),
        DraftOn::Definition(code, part) => ctx.project.code(code).map_or("", |c| c.definition.part(part)),
    }
}
