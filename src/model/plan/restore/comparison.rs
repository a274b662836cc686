//! Going back to an earlier state of the comparison.

use std::collections::BTreeSet;

use super::super::super::comparison::Comparison;
use super::super::super::op::Op;
use super::keys;

/// Plans to make the comparison `now` look like `then`, an earlier state of it.
pub(super) fn restore_comparison(now: &Comparison, then: &Comparison) -> Vec<Op> {
    let mut ops = Vec::new();
    for codes in keys(&now.crosswalk, &then.crosswalk) {
        let link = |of: &Comparison| of.crosswalk.get(codes).map(|m| m.link.clone());
        let changed = differing(link(now), link(then));
        ops.extend(changed.map(|(from, to)| Op::MapCodes { codes: *codes, from, to }));
    }
    themes(now, then, &mut ops);
    let guide = differing(now.guide.tree, then.guide.tree);
    ops.extend(guide.map(|(from, to)| Op::SetGuide { from, to }));
    for key in keys(&now.guide.asked, &then.guide.asked) {
        let (document, question) = *key;
        let asked = differing(now.guide.asked.get(key).copied(), then.guide.asked.get(key).copied());
        ops.extend(asked.map(|(from, to)| Op::SetAsked { document, question, from, to }));
    }
    for key in keys(&now.verdicts, &then.verdicts) {
        let (theme, groups, coder) = key.clone();
        let verdict = |of: &Comparison| of.verdicts.get(key).map(|r| r.verdict.clone());
        let changed = differing(verdict(now), verdict(then));
        ops.extend(changed.map(|(from, to)| Op::SetVerdict { theme, groups, coder, from, to }));
    }
    for key in keys(&now.summaries, &then.summaries) {
        let (theme, participant) = *key;
        let summary = |of: &Comparison| of.summaries.get(key).map(|s| s.summary.clone());
        let changed = differing(summary(now), summary(then));
        ops.extend(changed.map(|(from, to)| Op::SetSummary { theme, participant, from, to }));
    }
    for name in keys(&now.matrices, &then.matrices) {
        let question = |of: &Comparison| of.matrices.get(name).map(|kept| kept.question.clone());
        let changed = differing(question(now), question(then));
        ops.extend(changed.map(|(from, to)| Op::SaveMatrix { name: name.clone(), from, to }));
    }
    ops
}

fn themes(now: &Comparison, then: &Comparison, ops: &mut Vec<Op>) {
    for theme in now.themes.values() {
        let (id, earlier) = (theme.id, then.themes.get(&theme.id));
        let changed = differing(theme.name.clone(), earlier.and_then(|t| t.name.clone()));
        ops.extend(changed.map(|(from, to)| Op::SetTheme { theme: id, from, to }));
        // A theme that was not there yet goes with all that it holds.
        let Some(earlier) = earlier else { continue };
        let (gone, come) = apart(&theme.codes, &earlier.codes);
        ops.extend(gone.map(|code| Op::ReleaseCode { theme: id, code }));
        ops.extend(come.map(|code| Op::GatherCode { theme: id, code }));
        let (gone, come) = apart(&theme.quotes, &earlier.quotes);
        ops.extend(gone.map(|coding| Op::DropQuote { theme: id, coding }));
        ops.extend(come.map(|coding| Op::ChooseQuote { theme: id, coding }));
    }
}

fn differing<T: PartialEq>(now: T, then: T) -> Option<(T, T)> {
    (now != then).then_some((now, then))
}

/// Returns what is only in the first set, and what is only in the second.
fn apart<'a, T: Ord + Copy>(
    now: &'a BTreeSet<T>,
    then: &'a BTreeSet<T>,
) -> (impl Iterator<Item = T> + 'a, impl Iterator<Item = T> + 'a) {
    (now.difference(then).copied(), then.difference(now).copied())
}
