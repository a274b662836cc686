//! Which code all hits get: the one that the typed letters fit best, or a new one. As in the code picker, a new code is
//! made only where no code fits, or when somebody goes to it.

use eframe::egui::{Button, Margin, RichText, TextEdit, Ui};

use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::fuzzy;
use crate::app::widgets::list_focus::{moved, stepped};
use crate::app::words::{code_picker, search as words};
use crate::model::{CodeId, Edition};

/// How many codes are offered at most.
const OFFERED: usize = 6;

/// The field, what it offers, and what is chosen of it.
#[derive(Debug, Default)]
pub(super) struct WhichCode {
    typed: String,
    /// What the offers were made of.
    of: Option<(String, Edition)>,
    offers: Vec<Offer>,
    current: usize,
    focused: bool,
}

/// What all hits may get.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Offer {
    Code(CodeId),
    /// A code of that path, which is not there yet.
    New(String),
}

impl WhichCode {
    /// Returns what is chosen; nothing as long as nothing is typed or clicked.
    pub(super) fn chosen(&self) -> Option<&Offer> {
        self.offers.get(self.current).filter(|_| !self.typed.trim().is_empty())
    }

    /// Returns the code that is chosen, if there is one already.
    pub(super) fn code(&self) -> Option<CodeId> {
        match self.chosen()? {
            Offer::Code(code) => Some(*code),
            Offer::New(_) => None,
        }
    }

    pub(super) fn refresh(&mut self, ctx: &Ctx<'_>) {
        let now = (self.typed.trim().to_owned(), ctx.project.edition());
        if self.of.as_ref() == Some(&now) {
            return;
        }
        let offers = offers(ctx, &now.0);
        let same_letters = self.of.as_ref().is_some_and(|(typed, _)| *typed == now.0);
        // What a colleague changes meanwhile moves no choice.
        let kept = self.chosen().filter(|_| same_letters).and_then(|chosen| offers.iter().position(|o| o == chosen));
        self.current = kept.unwrap_or_default();
        (self.offers, self.of) = (offers, Some(now));
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        let label = ui.label(RichText::new(ctx.say(words::CODE)).font(fonts::medium(ctx.tokens.ui_size)));
        // Before the field sees them: there they would move the caret.
        self.current = moved(self.current, stepped(ui), self.offers.len());
        let edit = TextEdit::singleline(&mut self.typed)
            .hint_text(ctx.say(words::CODE_HINT))
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(10, 7));
        let response = ui.add(edit).labelled_by(label.id);
        if !std::mem::replace(&mut self.focused, true) {
            response.request_focus();
        }
        self.refresh(ctx);
        let note = match self.chosen() {
            None => String::new(),
            Some(Offer::Code(code)) => ctx.tongue.fill(words::CHOSEN_CODE, &[("code", ctx.outline.path(*code))]),
            Some(Offer::New(path)) => ctx.tongue.fill(words::NEW_CODE, &[("code", path)]),
        };
        ui.label(RichText::new(note).font(fonts::regular(ctx.tokens.small_size)).color(ctx.tokens.text));
        self.offers_ui(ui, ctx);
    }

    fn offers_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        let chosen = self.chosen().cloned();
        let mut clicked = None;
        ui.horizontal_wrapped(|ui| {
            for (i, offer) in self.offers.iter().enumerate() {
                if offer_ui(ui, ctx, offer, chosen.as_ref() == Some(offer)) {
                    clicked = Some((i, offer.clone()));
                }
            }
        });
        if let Some((i, offer)) = clicked {
            self.current = i;
            if let Offer::Code(code) = &offer
                && self.typed.trim().is_empty()
            {
                ctx.outline.path(*code).clone_into(&mut self.typed);
            }
        }
    }
}

fn offer_ui(ui: &mut Ui, ctx: &Ctx<'_>, offer: &Offer, chosen: bool) -> bool {
    let row = match offer {
        Offer::Code(code) => ctx.outline.row(*code),
        Offer::New(_) => None,
    };
    let (dot, colour, name) = match (offer, row) {
        (Offer::New(path), _) => ("+", ctx.tokens.accent.into(), ctx.tongue.fill(code_picker::NEW, &[("name", path)])),
        (Offer::Code(_), Some(row)) => ("●", ctx.tokens.code_paint(row.colour).strong, row.path.clone()),
        (Offer::Code(_), None) => return false,
    };
    let text = RichText::new(&name).color(ctx.tokens.text);
    let chip = Button::new((RichText::new(dot).color(colour).small(), text)).small().selected(chosen);
    ui.add(chip).accessible_name(&name).clicked()
}

/// Returns the codes that `typed` fits, the one of that very name first, and the code that could be made of it last.
fn offers(ctx: &Ctx<'_>, typed: &str) -> Vec<Offer> {
    let rows = &ctx.outline.rows;
    let named = Some(typed).filter(|typed| !typed.is_empty()).and_then(|typed| ctx.outline.find(ctx.project, typed));
    let ranked = fuzzy::Query::new(typed).ranked(rows.iter().map(|row| row.path.as_str()));
    let fitting =
        ranked.into_iter().filter_map(|i| rows.get(i)).map(|row| row.code).filter(|code| named != Some(*code));
    let mut offers: Vec<Offer> = named.into_iter().chain(fitting).take(OFFERED).map(Offer::Code).collect();
    if named.is_none() && !typed.is_empty() {
        offers.push(Offer::New(typed.to_owned()));
    }
    offers
}
