//! A web page that stands alone: no script, no file beside it, nothing fetched. It prints, and it reads in the dark.

use std::io::Write;

use super::markup::escaped;
use super::words::Words;
use super::{About, ExportError, dash_note, particulars};
use crate::analysis::{Column, Table};
use crate::model::Tongue;

const STYLE: &str = "\
:root { color-scheme: light dark; --ink: #1c1c1a; --paper: #ffffff; --line: #c9c7c0; --band: #f3f2ee; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6df; --paper: #1d1e20; --line: #4a4b4e; --band: #28292c; } }
body { font: 16px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: 600; font-size: 1.2em; padding-bottom: 0.5rem; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
  white-space: pre-line; }
thead th { position: sticky; top: 0; background: var(--paper); border-bottom: 2px solid var(--ink); }
tbody th { font-weight: inherit; }
tbody tr:nth-child(even) { background: var(--band); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; font-size: 0.9em; }
dt { font-weight: 600; } dd { margin: 0; }
@media print { :root { --ink: #000; --paper: #fff; --band: #fff; } body { margin: 0; font-size: 10pt; }
  thead { display: table-header-group; } thead th { position: static; } tr { break-inside: avoid; } }
";

pub(super) fn write(table: &Table, about: &About, out: &mut impl Write) -> Result<(), ExportError> {
    let title = escaped(table.caption.title.told(about.labels));
    // English pages are as they always were; a screen reader has to be told of another language.
    let language = if about.labels == Tongue::English { String::new() } else { language_of(about.labels) };
    writeln!(out, "<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{title} – {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>", escaped(&about.project))?;
    writeln!(out, "<table>\n<caption>{title}</caption>\n<thead>\n<tr>")?;
    for column in &table.columns {
        writeln!(out, "<th scope=\"col\"{}>{}</th>", class(column), escaped(column.label.told(about.labels)))?;
    }
    writeln!(out, "</tr>\n</thead>\n<tbody>")?;
    for row in &table.rows {
        write!(out, "<tr>")?;
        for (i, (column, cell)) in table.columns.iter().zip(row).enumerate() {
            let (tag, scope) = if i == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
            write!(out, "<{tag}{scope}{}>{}</{tag}>", class(column), escaped(&cell.shown_in(about.labels)))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>\n<dl>")?;
    for (name, value) in particulars(&table.caption, about) {
        writeln!(out, "<dt>{name}</dt><dd>{}</dd>", escaped(&value))?;
    }
    writeln!(out, "</dl>")?;
    if let Some(note) = dash_note(table, about.labels) {
        writeln!(out, "<p>{}</p>", escaped(&note))?;
    }
    writeln!(out, "</body>\n</html>")?;
    Ok(())
}

fn language_of(labels: Tongue) -> String {
    format!(" lang=\"{}\"", Words::of(labels).code)
}

fn class(column: &Column) -> &'static str {
    if column.kind.is_numeric() { " class=\"number\"" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::testing::written;

    #[test]
    fn the_table_is_semantic_and_its_words_are_escaped() {
        let page = String::from_utf8(written(Format::Html)).unwrap();
        let expected = "\
<table>
<caption>Codes by group</caption>
<thead>
<tr>
<th scope=\"col\">code</th>
<th scope=\"col\" class=\"number\">n</th>
<th scope=\"col\" class=\"number\">percent</th>
<th scope=\"col\" class=\"number\">rate</th>
</tr>
</thead>
<tbody>
<tr><th scope=\"row\">Besoins | &lt;dits&gt;
&quot;vite&quot;</th><td class=\"number\">2</td><td class=\"number\">66.7%</td><td class=\"number\">1.25</td></tr>
<tr><th scope=\"row\">=1+1</th><td class=\"number\">-1</td><td class=\"number\">–</td><td class=\"number\"></td></tr>
</tbody>
</table>
<dl>
<dt>Project</dt><dd>Étude</dd>
<dt>Date</dt><dd>2026-11-21</dd>
<dt>Unit</dt><dd>participants</dd>
<dt>Base</dt><dd>3 participants in 2 documents</dd>
<dt>Filters</dt><dd>city = Lyon &amp; Oullins</dd>
<dt>Made with</dt><dd>Counterpoint 0.1.0</dd>
</dl>
<p>–: no value, because nobody is there</p>
</body>
</html>
";
        assert!(page.ends_with(expected), "{page}");
        assert!(page.starts_with("<!DOCTYPE html>\n") && page.contains("<title>Codes by group – Étude</title>"));
    }
}
