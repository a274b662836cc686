//! Selected words as text for other programs: the words alone, or with who said them and where.

use crate::analysis::QuotePattern;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::model::{Document, Excerpt, Text};

/// Returns the words of `excerpt` with who said them and where, by the user's pattern.
pub fn attributed(ctx: &Ctx<'_>, document: &Document, text: &Text, excerpt: Excerpt) -> String {
    pattern(ctx).write(ctx.project, ctx.tongue.language(), excerpt, &document.said(text, excerpt.span))
}

/// Says which places of the user's pattern mean nothing in this project.
pub fn tell_unknown(ctx: &Ctx<'_>) {
    let pattern = pattern(ctx);
    let unknown: Vec<String> = pattern.unknown().into_iter().map(str::to_owned).collect();
    if !unknown.is_empty() {
        ctx.send(Command::TellUnknownInQuote(unknown));
    }
}

fn pattern(ctx: &Ctx<'_>) -> QuotePattern {
    QuotePattern::read(ctx.habits.quote_pattern(ctx.tongue), ctx.project)
}
