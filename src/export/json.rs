//! JSON for scripts, always with the stable names: `about`, the `columns`, the `rows` as objects in the order of the
//! columns. A value that is not defined is `null`, and `undefined` says for which row and column, and why.

use std::io::Write;

use serde::Serialize;
use serde::ser::{SerializeMap as _, SerializeSeq as _, Serializer};

use super::{About, ExportError};
use crate::analysis::{Caption, Cell, Column, Table, to_twelve_digits};
use crate::model::{Said, Tongue};

pub(super) fn write(table: &Table, about: &About, out: &mut impl Write) -> Result<(), ExportError> {
    let Caption { title, unit, base, filters, notes } = &table.caption;
    let About { project, date, version, labels: _ } = about;
    let english = |words: &[Said]| words.iter().map(Said::to_string).collect();
    let written = Written {
        about: AboutTable {
            project,
            date,
            version,
            title: title.told(Tongue::English),
            unit: unit.told(Tongue::English),
            base: base.told(Tongue::English),
            filters: english(filters),
            notes: english(notes),
        },
        columns: table.columns.iter().map(|c| WrittenColumn { name: &c.name, kind: c.kind.name() }).collect(),
        rows: Rows(table),
        undefined: undefined(table),
    };
    serde_json::to_writer_pretty(&mut *out, &written)?;
    out.write_all(b"\n")?;
    Ok(())
}

#[derive(Serialize)]
struct Written<'a> {
    about: AboutTable<'a>,
    columns: Vec<WrittenColumn<'a>>,
    rows: Rows<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    undefined: Vec<Undefined<'a>>,
}

#[derive(Serialize)]
struct AboutTable<'a> {
    project: &'a str,
    date: &'a str,
    version: &'a str,
    title: &'a str,
    unit: &'a str,
    base: &'a str,
    filters: Vec<String>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct WrittenColumn<'a> {
    name: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Undefined<'a> {
    row: usize,
    column: &'a str,
    reason: &'a str,
}

fn undefined(table: &Table) -> Vec<Undefined<'_>> {
    let mut found = Vec::new();
    for (row, cells) in table.rows.iter().enumerate() {
        for (Column { name, .. }, cell) in table.columns.iter().zip(cells) {
            if let Cell::Undefined(reason) = cell {
                found.push(Undefined { row, column: name, reason: reason.told(Tongue::English) });
            }
        }
    }
    found
}

struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.0.rows.len()))?;
        for cells in &self.0.rows {
            rows.serialize_element(&Row { columns: &self.0.columns, cells })?;
        }
        rows.end()
    }
}

struct Row<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            match cell {
                Cell::Text(text) => row.serialize_entry(&column.name, text)?,
                Cell::Said(words) => row.serialize_entry(&column.name, words.told(Tongue::English))?,
                Cell::Integer(n) => row.serialize_entry(&column.name, n)?,
                Cell::Number(n, decimals) => row.serialize_entry(&column.name, &rounded(*n, *decimals))?,
                Cell::Percent(n) | Cell::Figure(n, _) => row.serialize_entry(&column.name, &to_twelve_digits(*n))?,
                Cell::Empty | Cell::Undefined(_) => row.serialize_entry(&column.name, &())?,
            }
        }
        row.end()
    }
}

fn rounded(n: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(decimals.into());
    (n * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::super::testing::written;

    #[test]
    fn rows_are_objects_in_the_order_of_the_columns() {
        let text = String::from_utf8(written(Format::Json)).unwrap();
        let row = r#"    {
      "code": "Besoins | <dits>\n\"vite\"",
      "n": 2,
      "percent": 66.6666666667,
      "rate": 1.25
    },"#;
        assert!(text.contains(row), "{text}");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["about"]["filters"][0], "city = Lyon & Oullins");
        assert_eq!(value["columns"][2]["kind"], "percent");
        assert!(value["rows"][1]["percent"].is_null());
        assert_eq!(value["undefined"][0]["reason"], "nobody is there");
    }
}
