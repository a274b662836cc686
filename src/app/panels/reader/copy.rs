//! Selected words as text for other programs: the words alone, or with who said them and where.

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::quote::QuotePattern;
use crate::model::{Document, Excerpt, Span, Text};

/// Returns the words of `span` as they are shown: without the labels between turns.
pub fn plain(document: &Document, text: &Text, span: Span) -> String {
    let turns = &document.turns[document.turns_in(span)];
    let (mut out, mut reached) = (String::new(), span.start);
    for turn in turns {
        let label = Span::new(turn.span.start, turn.words.start.min(turn.words.end));
        if let Some(hidden) = label.intersection(span) {
            out.push_str(text.slice(Span::new(reached, hidden.start)));
            reached = hidden.end;
        }
    }
    out.push_str(text.slice(Span::new(reached.min(span.end), span.end)));
    out.trim().to_owned()
}

/// Returns the words of `excerpt` with who said them and where, by the user's pattern.
pub fn attributed(ctx: &Ctx<'_>, document: &Document, text: &Text, excerpt: Excerpt) -> String {
    pattern(ctx).write(ctx.project, ctx.tongue, excerpt, &plain(document, text, excerpt.span))
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
