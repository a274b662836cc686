//! What one step of a change did to the comparison of viewpoints, in words.

use super::steps::Names;
use crate::app::words::comparison as words;
use crate::app::words::steps as say;
use crate::model::comparison::{CodeLink, GroupPair, Summary, Verdict};
use crate::model::{CodeId, CodingId, Op, ThemeId};

/// Returns `op`, which is about the comparison, in words.
pub(super) fn comparison_step_words(names: &Names<'_>, op: &Op) -> String {
    match op {
        Op::MapCodes { codes, from, to } => {
            let with = codes.with.map_or_else(String::new, |with| format!(" – {}", names.code(with)));
            let pair = format!("{}{with}", names.code(codes.code));
            names.set(say::MAPPING, &pair, &names.link(from.as_ref()), &names.link(to.as_ref()))
        }
        Op::SetTheme { from, to, .. } => {
            names.set(say::THEME, "", from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default())
        }
        Op::GatherCode { theme, code } => names.in_theme(say::GATHERED, *theme, &names.code(*code)),
        Op::ReleaseCode { theme, code } => names.in_theme(say::RELEASED, *theme, &names.code(*code)),
        Op::ChooseQuote { theme, coding } => names.in_theme(say::QUOTE_CHOSEN, *theme, &names.quote(*coding)),
        Op::DropQuote { theme, coding } => names.in_theme(say::QUOTE_DROPPED, *theme, &names.quote(*coding)),
        Op::SetGuide { from, to } => {
            let tree = |id: &Option<_>| id.map_or_else(String::new, |id| names.tree(id));
            names.set(say::GUIDE, "", &tree(from), &tree(to))
        }
        Op::SetAsked { document, question, from, to } => {
            let what = format!("{}, {}", names.question(*question), names.document(*document));
            names.set(say::ASKED, &what, names.asked(*from), names.asked(*to))
        }
        Op::SetVerdict { theme, groups, from, to, .. } => {
            let GroupPair { first, second, .. } = groups;
            let what = format!("{}, {first} – {second}", names.theme(*theme));
            names.set(say::VERDICT, &what, &names.verdict(from.as_ref()), &names.verdict(to.as_ref()))
        }
        Op::SetSummary { theme, participant, from, to } => {
            let what = format!("{}, {}", names.theme(*theme), names.person(*participant));
            let text = |summary: &Option<Summary>| summary.as_ref().map_or_else(String::new, |s| s.text.clone());
            names.set(say::SUMMARY, &what, &text(from), &text(to))
        }
        Op::SaveMatrix { name, from, to } => {
            let phrase = match (from, to) {
                (None, _) => say::MATRIX_SAVED,
                (_, None) => say::MATRIX_FORGOTTEN,
                _ => say::MATRIX_CHANGED,
            };
            names.done(phrase, name)
        }
        _ => String::new(),
    }
}

impl Names<'_> {
    fn in_theme(&self, phrase: crate::app::words::Phrase, theme: ThemeId, name: &str) -> String {
        self.0.tongue.fill(phrase, &[("name", name), ("theme", &self.theme(theme))])
    }

    fn theme(&self, id: ThemeId) -> String {
        self.0.project.theme_name(id).to_owned()
    }

    fn question(&self, id: CodeId) -> String {
        self.code(id)
    }

    fn quote(&self, coding: CodingId) -> String {
        let found = self.0.project.coding(coding);
        found.map_or_else(|| "?".to_owned(), |(_, coding)| self.short(&coding.quote))
    }

    fn asked(&self, asked: Option<bool>) -> &'static str {
        asked.map_or("", |asked| self.0.say(if asked { words::ASKED } else { words::NOT_ASKED }))
    }

    fn link(&self, link: Option<&CodeLink>) -> String {
        let Some(link) = link else { return String::new() };
        with_reason(self.0.say(words::relation(link.relation)), &link.rationale)
    }

    fn verdict(&self, verdict: Option<&Verdict>) -> String {
        let Some(verdict) = verdict else { return String::new() };
        with_reason(self.0.say(words::verdict(verdict.kind)), &verdict.rationale)
    }
}

fn with_reason(what: &str, why: &str) -> String {
    if why.is_empty() { what.to_owned() } else { format!("{what} ({why})") }
}
