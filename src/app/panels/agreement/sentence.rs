//! A row as a paper says it: on how much, how far, and what that allows.

use super::figure::Figure;
use super::measured::Row;
use crate::app::context::Ctx;
use crate::app::words::{Phrase, agreement as say};

/// Returns the row in words.
pub(super) fn sentence(ctx: &Ctx<'_>, row: &Row<'_>) -> String {
    let names: Vec<&str> = row.of.coders.iter().map(|coder| ctx.project.coder_name(*coder)).collect();
    let (n, coders) = (ctx.tongue.number(row.figures.n_units as usize), names.join(", "));
    let code = row.path.map_or_else(|| ctx.say(say::ALL_CODES).to_owned(), |path| path.replace('/', " › "));
    let percent = Figure::Percent.shown(ctx.tongue, row);
    let begins = if row.figures.percent.is_some() { say::AGREED } else { say::COMPARED };
    let unit = ctx.say(say::unit(row.of.unit));
    let values = [("n", &*n), ("unit", unit), ("coders", &coders), ("percent", &percent), ("code", &code)];
    let mut words = ctx.tongue.fill(begins, &values);
    if row.figures.positive.is_some() {
        let percent = Figure::Positive.shown(ctx.tongue, row);
        let too = if names.len() > 2 { say::OTHERS_TOO } else { say::OTHER_TOO };
        words.push_str(&ctx.tongue.fill(too, &[("percent", &percent)]));
    }
    if let Some(alpha) = row.figures.alpha {
        let shown = Figure::Alpha.shown(ctx.tongue, row);
        words.push_str(&ctx.tongue.fill(say::ALPHA_IS, &[("alpha", &shown)]));
        words.push_str(ctx.say(against_conventions(alpha)));
    }
    words
}

/// Returns what Krippendorff's conventions say of `alpha`.
fn against_conventions(alpha: f64) -> Phrase {
    match alpha {
        alpha if alpha < 0.667 => say::BELOW,
        alpha if alpha < 0.8 => say::BETWEEN,
        _ => say::ABOVE,
    }
}

/// Returns the mean of the alphas of all codes, with how many have none.
pub(super) fn mean(ctx: &Ctx<'_>, row: &Row<'_>) -> Option<String> {
    let mean = row.of.mean_alpha;
    let [n, without] = [mean.n_defined, mean.n_undefined].map(|n| ctx.tongue.number(n));
    let value = ctx.tongue.decimal(mean.mean?, 2);
    Some(ctx.tongue.fill(say::MEAN, &[("mean", &value), ("n", &n), ("without", &without)]))
}
