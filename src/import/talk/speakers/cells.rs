//! Tables whose rows hold what people said, labels and all, in one column: `Line | Transcript | Code`. What stands in
//! the other columns is nobody's, and would hide the labels or go on with the words.

use super::by_form::table::{Cell, row};
use crate::import::Layout;
use crate::import::formats::sheet::transcript_column;
use crate::import::talk::lines::{Line, lines};
use crate::model::Span;

/// Fewer rows are no talk.
const FEWEST: usize = 3;

/// Returns the places of all that stands beside the talk in such tables, the names of the columns among it; times
/// before the talk stay. In order; nothing for a text that has no such table.
pub(super) fn beside_the_talk(text: &str, layout: &Layout) -> Vec<Span> {
    if !text.contains('\t') {
        return Vec::new();
    }
    let (lines, _) = lines(text, layout);
    let columns = |i: &usize| transcript_column(&lines[*i].text.split('\t').collect::<Vec<_>>());
    let Some(head) = (0..lines.len()).find(|i| columns(i).is_some()) else { return Vec::new() };
    let Some((talk, time)) = columns(&head) else { return Vec::new() };
    let n_columns = lines[head].text.split('\t').count();
    let mut beside = vec![Span::new(lines[head].position, end(&lines[head]))];
    let (mut n_rows, mut next) = (0, head + 1);
    while let Some(i) = (next..lines.len()).find(|i| lines[*i].text.contains('\t')) {
        let cells = row(&lines, i, n_columns);
        next = cells.last().map_or(i, |last| last.line) + 1;
        if cells.len() != n_columns {
            continue;
        }
        n_rows += 1;
        let begin =
            |cell: &Cell<'_>| lines[cell.line].position + lines[cell.line].text[..cell.at].chars().count() as u32;
        let span = |column: usize| {
            let behind = cells.get(column + 1).map(begin);
            Span::new(begin(&cells[column]), behind.unwrap_or_else(|| end(&lines[next - 1])))
        };
        let is_beside = |column: &usize| *column != talk && (Some(*column) != time || *column > talk);
        for column in (0..n_columns).filter(is_beside) {
            // The tab between the talk and what stands behind it goes as well.
            let tab = u32::from(column == talk + 1);
            beside.push(Span::new(span(column).start - tab, span(column).end));
        }
    }
    if n_rows >= FEWEST { beside } else { Vec::new() }
}

fn end(line: &Line<'_>) -> u32 {
    line.position + line.text.chars().count() as u32
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;

    #[test]
    fn labels_in_the_column_of_the_talk_are_speakers_and_the_other_columns_are_nobodys() {
        let text = "Interview 4\nLine\tTranscript\tCode\n1\tINT: Why?\t\n2\tKarim: So.\nAnd so.\thousing\n\
            3\tINT: Ah.\t\n4\tKarim: Yes.\tmoney\n";
        assert_eq!(said(text), ["INT|Why?", "Karim|So.\nAnd so.", "INT|Ah.", "Karim|Yes."]);
    }

    #[test]
    fn extracts_beside_themes_hold_talks_of_several_lines() {
        let text = "Theme\tExtracts\nArrival\tINT: Why?\nKarim: So.\nWork\tINT: And then?\nKarim: I worked.\n\
            Housing\tINT: Where?\nKarim: Here.\n";
        let expected = ["INT|Why?", "Karim|So.", "INT|And then?", "Karim|I worked.", "INT|Where?", "Karim|Here."];
        assert_eq!(said(text), expected);
    }

    #[test]
    fn a_time_before_the_talk_is_that_of_the_turn() {
        let text =
            "No\tTime\tTranscript\n1\t0:05\tINT: Why?\n2\t0:09\tKarim: So.\n3\t1:00\tINT: Ah.\n4\t1:02\tKarim: Yes.\n";
        assert_eq!(said(text), ["INT@5|Why?", "Karim@9|So.", "INT@60|Ah.", "Karim@62|Yes."]);
    }
}
