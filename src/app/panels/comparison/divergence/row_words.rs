//! A row of the divergence in words: short beside its bars, and as a paper says it below them.

use super::dealing::DealingState;
use crate::analysis::statistics::Status;
use crate::analysis::{ComparedCode, Side};
use crate::app::context::Ctx;
use crate::app::words::comparison as say;
use crate::model::ParticipantId;

/// How much a note says: what does not fit beside the bars stands in the sentence below them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Detail {
    /// The difference with its interval, and each test with q.
    Everything,
    /// The same without a word that can be missed, and without q.
    Brief,
    /// The difference with its interval.
    Interval,
    /// The difference alone.
    Difference,
}

impl Detail {
    /// All, from the longest to the shortest.
    pub(super) const ALL: [Self; 4] = [Self::Everything, Self::Brief, Self::Interval, Self::Difference];
}

/// Returns the difference in points with its interval, or why there is none.
pub(super) fn note(ctx: &Ctx<'_>, row: &ComparedCode, dealing: Option<&DealingState>, detail: Detail) -> String {
    let (Some(difference), Some(interval)) = (row.divergence.difference, row.divergence.interval) else {
        return ctx.say(if detail == Detail::Everything { say::TOO_FEW } else { say::TOO_FEW_BRIEF }).to_owned();
    };
    let values = [("n", &*plus(difference)), ("low", &*percent(interval.low)), ("high", &*percent(interval.high))];
    let phrase = match detail {
        Detail::Everything => say::POINTS,
        Detail::Brief | Detail::Interval => say::POINTS_BRIEF,
        Detail::Difference => return values[0].1.to_owned(),
    };
    let mut words = ctx.tongue.fill(phrase, &values);
    let dealt = dealing.and_then(|d| d.row(row.what)).and_then(|row| row.dealt);
    let tests = [(row.fisher, say::TESTED, say::TESTED_BRIEF), (dealt, say::DEALT, say::DEALT_BRIEF)];
    for (test, whole, brief) in tests.into_iter().filter(|_| detail < Detail::Interval) {
        if let Some(test) = test {
            let values = [("p", &*probability(ctx, test.p)), ("q", &*probability(ctx, test.q))];
            words.push_str(&ctx.tongue.fill(if detail == Detail::Brief { brief } else { whole }, &values));
        }
    }
    words
}

/// Returns a share in whole percent; a half goes away from 0, as it does in a paper.
fn percent(share: f64) -> String {
    match (100.0 * share).round() {
        0.0 => "0".to_owned(),
        points => format!("{points:.0}"),
    }
}

/// Returns a difference in whole points, with the sign that says which group leads.
fn plus(share: f64) -> String {
    match (100.0 * share).round() {
        0.0 => "0".to_owned(),
        points => format!("{points:+.0}"),
    }
}

fn probability(ctx: &Ctx<'_>, p: f64) -> String {
    if p < 0.001 { format!("<{}", ctx.tongue.decimal(0.001, 3)) } else { ctx.tongue.decimal(p, 3) }
}

pub(super) fn named(ctx: &Ctx<'_>, people: &[ParticipantId]) -> String {
    let name = |id: &ParticipantId| ctx.project.participant_name(*id);
    people.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Returns a row as a paper says it: shares with their intervals, the difference, and that it describes these
/// interviews.
pub(super) fn sentence(
    ctx: &Ctx<'_>,
    row: &ComparedCode,
    names: &[String; 2],
    dealing: Option<&DealingState>,
) -> String {
    let of = |side: Side, name: &str| {
        let mut words = ctx
            .tongue
            .fill(say::OF_GROUP, &[("n", &side.n.to_string()), ("N", &side.base.to_string()), ("group", name)]);
        if let (Some(share), Some(interval)) = (side.share(), side.interval()) {
            let values =
                [("n", &*percent(share)), ("low", &*percent(interval.low)), ("high", &*percent(interval.high))];
            words.push_str(&ctx.tongue.fill(say::PERCENT_INTERVAL, &values));
        }
        words
    };
    let divergence = &row.divergence;
    let (first, second) = (of(divergence.a, &names[0]), of(divergence.b, &names[1]));
    let mut words = ctx.tongue.fill(say::MENTIONED, &[("first", &first), ("second", &second)]);
    if let (Some(difference), Some(interval)) = (divergence.difference, divergence.interval) {
        let values = [("n", &*plus(difference)), ("low", &*percent(interval.low)), ("high", &*percent(interval.high))];
        words.push_str(&ctx.tongue.fill(say::DIFFERENCE, &values));
    } else {
        words.push_str(ctx.say(say::TOO_FEW_TO_COMPARE));
    }
    if let Some(dealt) = dealing.and_then(|d| d.row(row.what)) {
        words.push_str(&dealt_words(ctx, dealt));
    }
    words.push_str(ctx.say(say::DESCRIBES));
    words
}

/// Returns how often dealt labels divide the groups as much, or why they cannot be dealt.
fn dealt_words(ctx: &Ctx<'_>, dealt: &ComparedCode) -> String {
    match (dealt.dealt, dealt.not_dealt) {
        (Some(test), _) => {
            let percent = 100.0 * test.p;
            let least = if percent < 0.1 { "<" } else { "" };
            let percent = format!("{least}{}", ctx.tongue.decimal(percent.max(0.1), 1));
            ctx.tongue.fill(say::DEALT_WORDS, &[("percent", &percent)])
        }
        (None, Some(Status::NotApplicable)) => ctx.tongue.fill(say::NOT_DEALT, &[("why", ctx.say(say::TOGETHER))]),
        (None, _) => ctx.tongue.fill(say::NOT_DEALT, &[("why", ctx.say(say::TOO_FEW_WAYS))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rounded_to_nothing_has_no_sign() {
        let said = [-0.004, 0.004, -0.006, 0.125].map(|share| (percent(share), plus(share)));
        let said: Vec<String> = said.into_iter().map(|(share, difference)| format!("{share} {difference}")).collect();
        assert_eq!(said, ["0 0", "0 0", "-1 -1", "13 +13"]);
    }
}
