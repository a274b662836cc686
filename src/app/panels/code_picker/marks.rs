//! Codes that are marked in the picker, to be applied or taken back together, and the codes that the words have
//! already.

use std::collections::BTreeMap;

use eframe::egui::{Button, Frame, RichText, ScrollArea, Ui, vec2};

use crate::app::command::CodeChoice;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::{Phrase, code_picker as words};
use crate::model::{CodeId, CodingId, Excerpt};

/// How a code stands to the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// It will be applied.
    Added,
    /// The coder applied it to exactly these words before.
    There,
    /// It will be taken back.
    Removed,
}

impl Mark {
    /// Returns what stands beside the code.
    pub fn words(self) -> Phrase {
        match self {
            Self::Added => words::MARKED,
            Self::There => words::THERE,
            Self::Removed => words::REMOVED,
        }
    }
}

/// What is marked.
#[derive(Debug, Default)]
pub struct Marks {
    /// The coder's own codings of exactly these words.
    there: BTreeMap<CodeId, Vec<CodingId>>,
    added: Vec<CodeId>,
    new: Vec<(String, Option<CodeId>)>,
    removed: Vec<CodeId>,
}

impl Marks {
    /// Looks up which codes the words have already.
    pub fn look_up(&mut self, ctx: &Ctx<'_>, excerpt: Excerpt) {
        self.there.clear();
        let Some(document) = ctx.project.document(excerpt.document) else { return };
        let own = |c: &crate::model::PlacedCoding<'_>| c.span == excerpt.span && c.coding.coder == ctx.coder;
        for coding in ctx.project.codings(document).filter(own) {
            self.there.entry(coding.code).or_default().push(coding.coding.id);
        }
    }

    /// Returns the codes that the words have already.
    pub fn there(&self) -> Vec<CodeId> {
        self.there.keys().copied().collect()
    }

    /// Returns how a code stands to the words.
    pub fn of(&self, code: CodeId) -> Option<Mark> {
        match () {
            () if self.removed.contains(&code) => Some(Mark::Removed),
            () if self.there.contains_key(&code) => Some(Mark::There),
            () if self.added.contains(&code) => Some(Mark::Added),
            () => None,
        }
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.new.is_empty() && self.removed.is_empty()
    }

    /// Marks a code to be applied, or one that is there to be taken back; marked ones no longer.
    pub fn toggle(&mut self, code: CodeId) {
        let list = if self.there.contains_key(&code) { &mut self.removed } else { &mut self.added };
        match list.iter().position(|c| *c == code) {
            Some(at) => _ = list.remove(at),
            None => list.push(code),
        }
    }

    /// Marks a code that is made.
    pub fn add_new(&mut self, path: String, parent: Option<CodeId>) {
        if !self.new.contains(&(path.clone(), parent)) {
            self.new.push((path, parent));
        }
    }

    /// Returns what is marked.
    pub fn choice(&self) -> CodeChoice {
        let removed = self.removed.iter().filter_map(|code| self.there.get(code)).flatten().copied().collect();
        CodeChoice { codes: self.added.clone(), new: self.new.clone(), removed }
    }

    /// Draws a chip for each mark, and returns whether one was taken off.
    pub fn chips_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) -> bool {
        if self.is_empty() {
            return false;
        }
        let name = |code: &CodeId| ctx.project.code_name(*code);
        let (mut code_off, mut new_off) = (None, None);
        let frame = Frame::NONE.inner_margin(vec2(12.0, 4.0));
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            ScrollArea::vertical().id_salt("marked codes").max_height(58.0).show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    for code in self.added.iter().chain(&self.removed) {
                        let goes = self.removed.contains(code);
                        if chip_ui(ui, ctx, name(code), goes) {
                            code_off = Some(*code);
                        }
                    }
                    for (i, (path, _)) in self.new.iter().enumerate() {
                        if chip_ui(ui, ctx, path, false) {
                            new_off = Some(i);
                        }
                    }
                });
            });
        });
        if let Some(code) = code_off {
            self.toggle(code);
        }
        if let Some(i) = new_off {
            self.new.remove(i);
        }
        code_off.is_some() || new_off.is_some()
    }
}

fn chip_ui(ui: &mut Ui, ctx: &Ctx<'_>, name: &str, goes: bool) -> bool {
    let text = RichText::new(if goes { format!("− {name}") } else { format!("+ {name}") });
    let text = text.font(fonts::medium(ctx.tokens.label_size));
    let text = if goes { text.strikethrough() } else { text };
    let label = ctx.tongue.fill(if goes { words::KEEP } else { words::LEAVE_OUT }, &[("code", name)]);
    ui.add(Button::new(text)).accessible_name(&label).on_hover_text(&label).clicked()
}
