//! What the window tells without being asked: at the bottom right, in plain words, with what to do about it. What went
//! well fades; what did not stays until it is closed.

use eframe::egui::{self, Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, vec2};

use super::command::{Command, CommandSender};
use super::theme::{Tokens, fonts, icons};
use super::words::{Tongue, notices as say, unbroken};

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// It went well.
    Done,
    /// It waits for somebody else's word, and can be found again.
    Asked,
    /// It went well in part.
    Warning,
    /// It did not happen.
    Error,
}

/// One message.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// How bad it is.
    pub weight: Weight,
    /// What happened.
    pub text: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Each single thing that it is about, shown on demand.
    pub details: Vec<String>,
    /// What can be done right here: how that is called, and the command.
    pub offer: Option<(String, Command)>,
}

impl Notice {
    /// Returns a notice of what went well.
    pub fn done(text: impl Into<String>) -> Self {
        Self { weight: Weight::Done, text: text.into(), hint: None, details: Vec::new(), offer: None }
    }

    /// Returns the notice with something that can be done about it.
    pub fn offering(self, name: &str, command: Command) -> Self {
        Self { offer: Some((name.to_owned(), command)), ..self }
    }

    /// Returns a notice of what waits for somebody else's word.
    pub fn asked(text: impl Into<String>, hint: Option<String>) -> Self {
        Self { weight: Weight::Asked, text: text.into(), hint, details: Vec::new(), offer: None }
    }

    /// Returns a notice of what went well in part.
    pub fn warning(text: impl Into<String>, details: Vec<String>) -> Self {
        Self { weight: Weight::Warning, text: text.into(), hint: None, details, offer: None }
    }

    /// Returns a notice that nothing can be changed in the folder that was opened.
    pub fn read_only(tongue: Tongue) -> Self {
        let hint = Some(tongue.say(say::READ_ONLY_HINT).to_owned());
        Self {
            weight: Weight::Warning,
            text: tongue.say(say::READ_ONLY).to_owned(),
            hint,
            details: Vec::new(),
            offer: None,
        }
    }

    /// Returns a notice of what did not happen.
    pub fn error(text: impl Into<String>, hint: Option<String>) -> Self {
        Self { weight: Weight::Error, text: text.into(), hint, details: Vec::new(), offer: None }
    }
}

/// Says a notice in a language.
type Saying = dyn Fn(Tongue) -> Notice;

struct Shown {
    notice: Notice,
    /// What says it anew when the language is another one.
    say: Option<Box<Saying>>,
    id: u64,
    /// Seconds of the screen's clock; nothing before the first frame.
    since: Option<f64>,
}

/// The notices that are shown.
#[derive(Default)]
pub struct Notices {
    shown: Vec<Shown>,
    n_ever: u64,
}

/// How long what went well stays, in seconds.
const STAYS: f64 = 5.0;
/// How long it stays when there is more to it: something can be done, or waits for others.
const STAYS_LONGER: f64 = 20.0;
/// More would hide the window.
const MAX_SHOWN: usize = 4;

impl Notices {
    /// Shows `notice`, instead of one that offered the same.
    pub fn push(&mut self, notice: Notice) {
        self.show(notice, None);
    }

    /// Shows the notice that `say` makes, in `tongue` now and in another language when that is chosen.
    pub fn tell(&mut self, tongue: Tongue, say: impl Fn(Tongue) -> Notice + 'static) {
        self.show(say(tongue), Some(Box::new(say)));
    }

    /// Says in `tongue` what is shown, as far as it knows how.
    pub fn say_anew(&mut self, tongue: Tongue) {
        for shown in &mut self.shown {
            if let Some(say) = &shown.say {
                shown.notice = say(tongue);
            }
        }
    }

    fn show(&mut self, notice: Notice, say: Option<Box<Saying>>) {
        self.shown.retain(|s| s.notice != notice && (notice.offer.is_none() || s.notice.offer != notice.offer));
        self.n_ever += 1;
        self.shown.push(Shown { notice, say, id: self.n_ever, since: None });
        let excess = self.shown.len().saturating_sub(MAX_SHOWN);
        self.shown.drain(..excess);
    }

    /// Lets go of what went well, since the last change was taken back: a card that goes on telling it would not be
    /// true.
    pub fn take_back(&mut self) {
        self.shown.retain(|shown| shown.notice.weight != Weight::Done);
    }

    /// Returns what is shown, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        self.shown.iter().map(|s| &s.notice)
    }

    /// Draws the notices and lets go of those that have been seen; Esc closes the newest one when it means nothing
    /// else.
    pub fn ui(&mut self, ctx: &Context, tokens: &Tokens, tongue: Tongue, commands: &CommandSender) {
        let now = ctx.input(|i| i.time);
        for shown in &mut self.shown {
            shown.since.get_or_insert(now);
        }
        let fades = |s: &Shown| matches!(s.notice.weight, Weight::Done | Weight::Asked);
        let is_short = |s: &Shown| s.notice.weight == Weight::Done && s.notice.offer.is_none();
        let stays = |s: &Shown| if is_short(s) { STAYS } else { STAYS_LONGER };
        self.shown.retain(|s| !fades(s) || s.since.is_none_or(|since| now - since < stays(s)));
        if self.shown.is_empty() {
            return;
        }
        if self.shown.iter().any(fades) {
            ctx.request_repaint_after(std::time::Duration::from_millis(500));
        }
        let mut closed = self.shown.last().filter(|_| takes_escape(ctx)).map(|newest| newest.id);
        Area::new(Id::unique("notices"))
            .anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -44.0))
            .order(Order::Foreground)
            .show(ctx, |ui| {
                for shown in &self.shown {
                    if notice_ui(ui, &shown.notice, shown.id, (tokens, tongue), commands) {
                        closed = Some(shown.id);
                    }
                    ui.add_space(2.0);
                }
            });
        self.shown.retain(|s| Some(s.id) != closed);
    }
}

/// Whether Esc is pressed and nobody else waits for it: no dialog, no menu and no text that is being written.
fn takes_escape(ctx: &Context) -> bool {
    let writes = ctx.memory(egui::Memory::focused).is_some_and(|id| egui::TextEdit::load_state(ctx, id).is_some());
    let waits = writes || ctx.memory(|m| m.top_modal_layer().is_some()) || egui::Popup::is_any_open(ctx);
    !waits && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
}

/// Draws one notice and returns whether it was closed.
fn notice_ui(
    ui: &mut egui::Ui,
    notice: &Notice,
    id: u64,
    (tokens, tongue): (&Tokens, Tongue),
    commands: &CommandSender,
) -> bool {
    let (symbol, colour) = match notice.weight {
        Weight::Done => (icons::DONE, tokens.good),
        Weight::Asked => (icons::INFO, tokens.accent),
        Weight::Warning => (icons::WARNING, tokens.warning),
        Weight::Error => (icons::ERROR, tokens.error),
    };
    let frame = Frame::new()
        .fill(tokens.raised.into())
        .stroke(Stroke::new(1.0, tokens.border))
        .corner_radius(tokens.radius + 2)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(12, 9));
    let mut closed = false;
    frame.show(ui, |ui| {
        ui.set_width(360.0);
        ui.horizontal_top(|ui| {
            ui.label(icons::icon(symbol, 17.0).color(colour));
            ui.vertical(|ui| {
                ui.set_width(296.0);
                let text = ui.add(
                    egui::Label::new(RichText::new(unbroken(&notice.text)).font(fonts::medium(tokens.ui_size))).wrap(),
                );
                ui.accesskit_node_builder(text.id, |node| node.set_live(egui::accesskit::Live::Polite));
                if let Some(hint) = &notice.hint {
                    ui.add(egui::Label::new(RichText::new(unbroken(hint)).color(tokens.text_quiet)).wrap());
                }
                details_ui(ui, notice, id, tokens, tongue);
                if let Some((name, command)) = &notice.offer
                    && ui.link(RichText::new(name).color(tokens.link())).clicked()
                {
                    commands.send(command.clone());
                    closed = true;
                }
            });
            let close = egui::Button::new(icons::icon(icons::CLOSE, 15.0)).frame(false);
            closed |= ui.add(close).accessible_name(tongue.say(say::DISMISS)).clicked();
        });
    });
    closed
}

fn details_ui(ui: &mut egui::Ui, notice: &Notice, id: u64, tokens: &Tokens, tongue: Tongue) {
    if notice.details.is_empty() {
        return;
    }
    egui::CollapsingHeader::new(tongue.say(say::DETAILS)).id_salt(id).show(ui, |ui| {
        egui::ScrollArea::vertical().max_height(180.0).show(ui, |ui| {
            for detail in &notice.details {
                ui.add(egui::Label::new(RichText::new(unbroken(detail)).small().color(tokens.text_quiet)).wrap());
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_says_itself_anew_when_the_language_changes_and_is_told_once() {
        let mut notices = Notices::default();
        let failed = |tongue: Tongue| Notice::error(tongue.say(say::READ_ONLY), None);
        notices.tell(Tongue::English, failed);
        notices.tell(Tongue::English, failed);
        notices.push(Notice::done("A label, in the language of the history"));
        notices.say_anew(Tongue::French);
        let texts: Vec<&str> = notices.iter().map(|notice| notice.text.as_str()).collect();
        assert_eq!(texts, [Tongue::French.say(say::READ_ONLY), "A label, in the language of the history"]);
    }
}
