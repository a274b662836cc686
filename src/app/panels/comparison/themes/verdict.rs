//! What the coder concludes for the theme and the two groups, beside what others concluded.

use eframe::egui::{ComboBox, RichText, TextEdit, Ui};

use super::detail::DetailState;
use crate::analysis::ThemePair;
use crate::app::command::{Command, Comparing};
use crate::app::context::Ctx;
use crate::app::words::comparison as say;
use crate::model::{Side, Silence, Verdict, VerdictKind};

/// Every verdict, in the order in which they are offered.
const KINDS: [VerdictKind; 9] = [
    VerdictKind::Agreement,
    VerdictKind::PartialAgreement,
    VerdictKind::Dissonance,
    VerdictKind::Silence(Side::First, Silence::NotAsked),
    VerdictKind::Silence(Side::First, Silence::NoAnswer),
    VerdictKind::Silence(Side::First, Silence::NotRaised),
    VerdictKind::Silence(Side::Second, Silence::NotAsked),
    VerdictKind::Silence(Side::Second, Silence::NoAnswer),
    VerdictKind::Silence(Side::Second, Silence::NotRaised),
];

pub(super) fn verdict_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DetailState, pair: &ThemePair) {
    let own = pair.verdicts.iter().find(|(coder, _)| *coder == ctx.coder).map(|(_, verdict)| verdict);
    let before = own.map(|verdict| verdict.kind);
    let mut kind = before;
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(RichText::new(ctx.say(say::VERDICT)).color(ctx.tokens.text_quiet));
        let shown =
            |kind: Option<VerdictKind>| kind.map_or(ctx.say(say::NO_VERDICT).to_owned(), |k| kind_words(ctx, pair, k));
        let combo = ComboBox::from_id_salt("verdict").selected_text(shown(kind)).width(240.0).height(360.0);
        let combo = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut kind, None, shown(None));
            for offered in KINDS {
                ui.selectable_value(&mut kind, Some(offered), shown(Some(offered)));
            }
        });
        combo.response.labelled_by(label.id);
        if before.is_none()
            && let Some(evident) = pair.evident()
        {
            let words = ctx.tongue.fill(say::EVIDENT, &[("verdict", &kind_words(ctx, pair, evident))]);
            if ui.button(words).clicked() {
                kind = Some(evident);
            }
        }
    });
    let written = own.map(|verdict| verdict.rationale.as_str()).unwrap_or_default();
    let being_written = match state.concluding.take() {
        Some(Comparing::Conclude { groups, verdict: Some(verdict), .. }) if groups == pair.groups => {
            Some(verdict.rationale)
        }
        _ => None,
    };
    let mut rationale = being_written.unwrap_or_else(|| written.to_owned());
    let mut left = false;
    if kind.is_some() {
        let label = ctx.say(say::RATIONALE);
        let field = TextEdit::multiline(&mut rationale).hint_text(label).desired_rows(2).desired_width(560.0);
        let field = ui.add(field).accessible_name(label);
        left = field.lost_focus();
        if field.has_focus() {
            state.concluding = Some(concluded(pair, kind, &rationale));
        }
    }
    if kind != before || (left && rationale.trim() != written) {
        ctx.send(Command::Compare(concluded(pair, kind, rationale.trim())));
    }
    others_ui(ui, ctx, pair);
}

fn concluded(pair: &ThemePair, kind: Option<VerdictKind>, rationale: &str) -> Comparing {
    let verdict = kind.map(|kind| Verdict { kind, rationale: rationale.to_owned() });
    Comparing::Conclude { theme: pair.theme, groups: pair.groups.clone(), verdict }
}

fn others_ui(ui: &mut Ui, ctx: &Ctx<'_>, pair: &ThemePair) {
    for (coder, verdict) in pair.verdicts.iter().filter(|(coder, _)| *coder != ctx.coder) {
        let name = ctx.project.coder_name(*coder);
        let words = kind_words(ctx, pair, verdict.kind);
        let mut line = ctx.tongue.fill(say::BY_OTHER, &[("name", name), ("verdict", &words)]);
        if !verdict.rationale.is_empty() {
            line = format!("{line} – {}", verdict.rationale);
        }
        ui.label(line);
    }
}

/// Returns a verdict with the names of the groups.
pub(super) fn kind_words(ctx: &Ctx<'_>, pair: &ThemePair, kind: VerdictKind) -> String {
    match kind {
        VerdictKind::Silence(side, why) => {
            let group = match side {
                Side::First => &pair.groups.first,
                Side::Second => &pair.groups.second,
            };
            ctx.tongue.fill(say::SILENT, &[("group", group), ("why", ctx.say(say::silence(why)))])
        }
        VerdictKind::Agreement | VerdictKind::PartialAgreement | VerdictKind::Dissonance => {
            ctx.say(say::verdict(kind)).to_owned()
        }
    }
}
