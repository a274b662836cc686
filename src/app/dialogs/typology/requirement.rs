//! One thing that a rule asks of a person: a value of an attribute, or a code.

use eframe::egui::{
    Button, ComboBox, Label, Popup, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui, text::LayoutJob,
};

use super::super::Around;
use crate::app::theme::icons;
use crate::app::widgets::entries::choose_ui;
use crate::app::widgets::fuzzy::Query;
use crate::app::words::{Phrase, typologies as say, unbroken};
use crate::model::{AttributeKind, Broken, CodeId, Project, Requirement, Sign};

/// Whether a requirement asks something that can be asked. One that is broken was complete once, and may stay.
pub(super) fn complete(project: &Project, requirement: &Requirement) -> bool {
    match requirement {
        Requirement::Code { .. } => true,
        Requirement::Value { attribute, .. } if attribute.is_empty() => false,
        Requirement::Value { attribute, sign, value } => match project.own_attribute(attribute) {
            None => true,
            Some(_) if !sign.needs_order() => true,
            Some(known) => known.kind.is_ordered() && !value.trim().is_empty() && known.kind.takes(value),
        },
    }
}

/// Draws a requirement, the one at this place of the rules, and returns whether it goes.
pub(super) fn requirement_ui(
    ui: &mut Ui,
    around: &Around<'_>,
    requirement: &mut Requirement,
    place: (usize, usize),
    filter: &mut String,
) -> bool {
    let Some(study) = around.study else { return false };
    let project = study.session.project();
    match requirement {
        Requirement::Value { attribute, sign, value } => {
            attribute_ui(ui, around, project, attribute, place);
            let kind = project.own_attribute(attribute).map_or(&AttributeKind::Text, |a| &a.kind);
            sign_ui(ui, around, kind, sign, place);
            value_ui(ui, around, kind, value, place);
        }
        Requirement::Code { code, said } => {
            let name = named(around, say::SAID_OF, place);
            let words = |said: bool| around.say(if said { say::SAYS } else { say::SAYS_NOT });
            let combo = ComboBox::from_id_salt(("said", place)).selected_text(words(*said)).width(150.0);
            let combo = combo.show_ui(ui, |ui| {
                for choice in [true, false] {
                    ui.selectable_value(said, choice, words(choice));
                }
            });
            combo.response.accessible_name(name);
            code_ui(ui, around, code, place, filter);
        }
    }
    let drop = Button::new(icons::icon(icons::CLOSE, 14.0)).frame_when_inactive(false);
    let dropped = ui.add(drop).accessible_name(named(around, say::DROP_OF, place)).clicked();
    if let Some(broken) = project.broken(requirement).filter(|_| complete(project, requirement)) {
        let gone = match &broken {
            Broken::Code(code) => {
                let name = project.code_name(*code);
                around.tongue.fill(say::GONE_CODE, &[("name", name)])
            }
            Broken::Attribute(name) => around.tongue.fill(say::GONE_ATTRIBUTE, &[("name", name)]),
        };
        ui.add(Label::new(RichText::new(unbroken(&gone)).color(around.tokens.warning)).wrap());
    }
    dropped
}

fn named(around: &Around<'_>, phrase: Phrase, (rule, requirement): (usize, usize)) -> String {
    let [n, i] = [rule, requirement].map(|place| around.tongue.number(place + 1));
    around.tongue.fill(phrase, &[("n", &n), ("i", &i)])
}

fn attribute_ui(ui: &mut Ui, around: &Around<'_>, project: &Project, attribute: &mut String, place: (usize, usize)) {
    let shown = if attribute.is_empty() { around.say(say::CHOOSE_ATTRIBUTE) } else { attribute.as_str() };
    let combo = ComboBox::from_id_salt(("attribute", place)).selected_text(shown.to_owned()).width(150.0);
    let known = || project.own_attributes().map(|known| known.name.clone()).collect();
    let list = choose_ui(ui, combo, around.find_entry(), attribute, known, String::clone);
    list.accessible_name(named(around, say::ATTRIBUTE_OF, place));
}

fn sign_ui(ui: &mut Ui, around: &Around<'_>, kind: &AttributeKind, sign: &mut Sign, place: (usize, usize)) {
    if sign.needs_order() && !kind.is_ordered() {
        *sign = Sign::Is;
    }
    let combo = ComboBox::from_id_salt(("sign", place)).selected_text(sign.symbol()).width(44.0);
    let combo = combo.show_ui(ui, |ui| {
        for choice in Sign::ALL.into_iter().filter(|choice| kind.is_ordered() || !choice.needs_order()) {
            ui.selectable_value(sign, choice, choice.symbol());
        }
    });
    combo.response.accessible_name(named(around, say::SIGN_OF, place));
}

fn value_ui(ui: &mut Ui, around: &Around<'_>, kind: &AttributeKind, value: &mut String, place: (usize, usize)) {
    let name = named(around, say::VALUE_OF, place);
    match kind {
        AttributeKind::OneOf(list) => {
            let called = |value: &String| if value.is_empty() { around.say(say::EMPTY) } else { value }.to_owned();
            let combo = ComboBox::from_id_salt(("value", place)).selected_text(called(value)).width(150.0);
            let choices = || std::iter::once(String::new()).chain(list.iter().cloned()).collect();
            choose_ui(ui, combo, around.find_entry(), value, choices, called).accessible_name(name);
        }
        _ => {
            let field = TextEdit::singleline(value).desired_width(120.0).hint_text(around.say(say::EMPTY));
            ui.add(field).accessible_name(name);
        }
    }
}

/// Draws the code, which opens the choice of another one by a few letters of its path.
fn code_ui(ui: &mut Ui, around: &Around<'_>, code: &mut CodeId, place: (usize, usize), filter: &mut String) {
    let Some(study) = around.study else { return };
    let stands = study.session.project().resolve_code(*code).unwrap_or(*code);
    let path = study.outline.path(stands).replace('/', " › ");
    let shown = if path.is_empty() { around.say(say::CHOOSE_CODE).to_owned() } else { path };
    let mut job = LayoutJob::simple_singleline(
        shown.clone(),
        eframe::egui::TextStyle::Button.resolve(ui.style()),
        ui.visuals().text_color(),
    );
    job.wrap.max_width = 260.0;
    job.wrap.max_rows = 1;
    let button = ui.button(job).accessible_name(format!("{}: {shown}", named(around, say::CODE_OF, place)));
    if button.clicked() {
        filter.clear();
    }
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        let field = TextEdit::singleline(filter).desired_width(300.0).hint_text(around.say(say::CHOOSE_CODE));
        ui.add(field).accessible_name(around.say(say::CHOOSE_CODE)).request_focus();
        let query = Query::new(filter);
        let rows = &study.outline.rows;
        let found = match query.is_empty() {
            true => (0..rows.len()).collect(),
            false => query.ranked(rows.iter().map(|row| row.path.as_str())),
        };
        let height = ui.spacing().interact_size.y;
        ScrollArea::vertical().id_salt("codes").max_height(240.0).show_rows(ui, height, found.len(), |ui, range| {
            for row in found[range].iter().map(|i| &rows[*i]) {
                if ui.selectable_label(row.code == stands, row.path.replace('/', " › ")).clicked() {
                    *code = row.code;
                    ui.close();
                }
            }
        });
    });
}
