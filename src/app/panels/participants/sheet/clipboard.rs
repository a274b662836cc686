//! Cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, and quotation marks
//! around cells that hold one of these.

/// Returns the cells of `text`, row by row, all rows equally long.
pub fn cells_of(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, behind) = cell(rest);
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let mut chars = behind.chars();
        match chars.next() {
            Some('\t') => rest = chars.as_str(),
            Some('\r') if chars.as_str().starts_with('\n') => rest = &chars.as_str()[1..],
            Some(_) => rest = chars.as_str(),
            None => break,
        }
        if !behind.starts_with('\t') {
            // The last line end closes the last row.
            if rest.is_empty() {
                break;
            }
            rows.push(Vec::new());
        }
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    rows
}

/// Returns the cell at the beginning of `text`, and what stands behind it: a tab, a line end or nothing.
fn cell(text: &str) -> (String, &str) {
    if let Some(quoted) = text.strip_prefix('"').and_then(quoted) {
        return quoted;
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// Returns the cell that goes on as `text` up to its closing quotation mark; nothing when the marks are words of the
/// cell.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (before, behind) = rest.split_once('"')?;
        cell.push_str(before);
        match behind.strip_prefix('"') {
            Some(doubled) => {
                cell.push('"');
                rest = doubled;
            }
            None if behind.is_empty() || behind.starts_with(['\t', '\n', '\r']) => return Some((cell, behind)),
            None => return None,
        }
    }
}

/// Returns `rows` as a spreadsheet takes them.
pub fn text_of(rows: &[Vec<&str>]) -> String {
    let cell = |value: &&str| match value.contains(['\t', '\n', '\r', '"']) {
        true => format!("\"{}\"", value.replace('"', "\"\"")),
        false => (*value).to_owned(),
    };
    rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn joined(text: &str) -> String {
        cells_of(text).iter().map(|row| row.join("|")).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn cells_come_as_spreadsheets_write_them() {
        assert_eq!(joined("a\tb\r\n1\t2\r\n"), "a|b / 1|2");
        assert_eq!(joined("a\n\nb\n"), "a /  / b", "an empty row is a row");
        assert_eq!(joined("a\t\"two\nlines\"\nb\t\"say \"\"so\"\"\""), "a|two\nlines / b|say \"so\"");
        assert_eq!(joined("\"so\" she said\tx"), "\"so\" she said|x");
        assert_eq!(joined("a\tb\tc\nd"), "a|b|c / d||");
        assert_eq!(joined("3,5"), "3,5");
    }

    proptest! {
        #[test]
        fn what_is_copied_is_pasted(
            rows in (1..4_usize).prop_flat_map(|width| prop::collection::vec(prop::collection::vec("[a\"\t\n ]{0,4}", width), 1..4))
        ) {
            let borrowed: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            // One empty last row of one cell cannot be told from a closing line end.
            prop_assume!(rows[0].len() > 1 || !rows.last().unwrap()[0].is_empty());
            prop_assert_eq!(cells_of(&text_of(&borrowed)), rows);
        }
    }
}
