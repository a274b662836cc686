//! Selected words as text for other programs: the words alone, or with who said them and where.

use crate::app::context::Ctx;
use crate::app::words::reader as words;
use crate::model::{Document, Span, Text};

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

/// Returns the words of `span` in quotation marks, followed by who speaks, the document and the turn.
pub fn attributed(ctx: &Ctx<'_>, document: &Document, text: &Text, span: Span) -> String {
    let quote = plain(document, text, span);
    let turn = document.turn_at(span.start);
    let speaker = turn.and_then(|i| document.speaker_of(&document.turns[i])).map(|s| s.label.as_str());
    let number = turn.map(|i| ctx.tongue.fill(words::TURN_NUMBER, &[("n", &ctx.tongue.number(i + 1))]));
    let source: Vec<&str> = [speaker, Some(document.name.as_str()), number.as_deref()].into_iter().flatten().collect();
    let quoted = ctx.tongue.fill(words::QUOTED, &[("words", &quote)]);
    format!("{quoted} ({})", source.join(", "))
}
