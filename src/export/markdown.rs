//! Markdown, as a table of GitHub's dialect with its caption above.

use std::io::Write;

use super::words::Words;
use super::{About, ExportError, dash_note, particulars};
use crate::analysis::Table;

pub(super) fn write(table: &Table, about: &About, out: &mut impl Write) -> Result<(), ExportError> {
    writeln!(out, "**{}**\n", escaped(table.caption.title.told(about.labels)))?;
    let colon = Words::of(about.labels).colon;
    for (name, value) in particulars(&table.caption, about) {
        writeln!(out, "- {name}{colon}{}", escaped(&value))?;
    }
    writeln!(out)?;
    write_row(out, table.columns.iter().map(|c| c.label.told(about.labels).to_owned()))?;
    let rule = |c: &crate::analysis::Column| if c.kind.is_numeric() { "---:" } else { "---" };
    writeln!(out, "| {} |", table.columns.iter().map(rule).collect::<Vec<_>>().join(" | "))?;
    for row in &table.rows {
        write_row(out, row.iter().map(|cell| cell.shown_in(about.labels)))?;
    }
    if let Some(note) = dash_note(table, about.labels) {
        writeln!(out, "\n{}", escaped(&note))?;
    }
    Ok(())
}

fn write_row(out: &mut impl Write, cells: impl Iterator<Item = String>) -> std::io::Result<()> {
    writeln!(out, "| {} |", cells.map(|c| escaped(&c)).collect::<Vec<_>>().join(" | "))
}

/// Returns `text` so that it stays in its cell and reads as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    let mut in_word = false;
    while let Some(c) = signs.next() {
        let within_word = in_word && signs.peek().is_some_and(|next| next.is_alphanumeric());
        in_word = c.is_alphanumeric();
        match c {
            '_' if within_word => escaped.push('_'),
            '\n' => escaped.push_str("<br>"),
            '\r' => {}
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '~' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::testing::written;

    #[test]
    fn an_underscore_within_a_word_stays_as_it_is() {
        assert_eq!(super::escaped("n_group _x_"), r"n_group \_x\_");
    }

    #[test]
    fn cells_stay_in_their_row_and_column() {
        let expected = "\
**Codes by group**

- Project: Étude
- Date: 2026-11-21
- Unit: participants
- Base: 3 participants in 2 documents
- Filters: city = Lyon &amp; Oullins
- Made with: Counterpoint 0.1.0

| code | n | percent | rate |
| --- | ---: | ---: | ---: |
| Besoins \\| &lt;dits><br>\"vite\" | 2 | 66.7% | 1.25 |
| =1+1 | -1 | – |  |

–: no value, because nobody is there
";
        assert_eq!(String::from_utf8(written(Format::Markdown)).unwrap(), expected);
    }
}
