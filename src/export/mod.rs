//! Tables out: one format a file, all written to anything that takes bytes. A table leaves with its unit, its base and
//! its filters in every format that has room for them; CSV holds data only, so that R reads it without cleaning.

mod changes;
mod csv;
mod docx;
mod html;
mod json;
mod markdown;
mod markup;
pub mod picture;
mod plain;
mod width;
mod words;
mod xlsx;

use std::io::{self, Write};

pub use changes::write_changes;
pub use plain::{LongCells, caption_lines, write_plain};

use self::words::Words;
use crate::analysis::{Caption, Table};
use crate::model::{Project, Said, Tongue, said};

/// Where a table comes from. The caller says when, because nothing here knows a clock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// The name of the project.
    pub project: String,
    /// The day, as `2026-11-21`.
    pub date: String,
    /// The version of the program.
    pub version: String,
    /// In which language it names what it holds. English names are stable, for scripts; numbers are the same in each.
    pub labels: Tongue,
}

impl About {
    /// Returns what is to be said of what this program made from `project` on a day, in the language of `labels`.
    pub fn of(project: &Project, day: String, labels: Tongue) -> Self {
        Self { project: project.name.clone(), date: day, version: env!("CARGO_PKG_VERSION").to_owned(), labels }
    }
}

/// Why a table cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The system refused to write.
    #[error("the table cannot be written: {0}")]
    Io(#[from] io::Error),
    /// The CSV writer refused.
    #[error("the table cannot be written as CSV: {0}")]
    Csv(#[from] ::csv::Error),
    /// The JSON writer refused.
    #[error("the table cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A picture cannot be made.
    #[error("the picture cannot be made: {0}. Write it as SVG, or choose fewer rows")]
    Picture(String),
    /// The XLSX writer refused.
    #[error("the table cannot be written as XLSX: {0}. Write it as CSV, which has no such limits")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}

impl ExportError {
    /// Returns why, and what to do. What another library said of it stays in its words.
    pub fn said(&self) -> Said {
        let en = self.to_string();
        match self {
            Self::Io(why) => said!("{en}", "le tableau ne peut pas être écrit\u{202f}: {why}"),
            Self::Csv(why) => said!("{en}", "le tableau ne peut pas être écrit en CSV\u{202f}: {why}"),
            Self::Json(why) => said!("{en}", "le tableau ne peut pas être écrit en JSON\u{202f}: {why}"),
            Self::Picture(why) => said!(
                "{en}",
                "l’image ne peut pas être faite\u{202f}: {why}. Écrivez-la en SVG, ou choisissez moins de lignes"
            ),
            Self::Xlsx(why) => said!(
                "{en}",
                "le tableau ne peut pas être écrit en XLSX\u{202f}: {why}. Écrivez-le en CSV, qui n’a pas ces limites"
            ),
        }
    }
}

/// The formats of tables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For R and other programs; RFC 4180, UTF-8 with a byte order mark.
    Csv,
    /// For Excel and LibreOffice.
    Xlsx,
    /// For notes and README files.
    Markdown,
    /// For browsers and printing.
    Html,
    /// For word processors.
    Docx,
    /// For scripts.
    Json,
}

impl Format {
    /// Returns every format, the one to offer first at the beginning.
    pub fn all() -> [Self; 6] {
        [Self::Csv, Self::Xlsx, Self::Docx, Self::Markdown, Self::Html, Self::Json]
    }

    /// Returns the format that files with this extension have, with or without a dot, whatever the case of its letters.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.trim_start_matches('.').to_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "docx" => Some(Self::Docx),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// Returns the extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Json => "json",
        }
    }

    /// Returns its name for people.
    pub const fn name(self) -> Said {
        match self {
            Self::Csv => Said::fixed("CSV", "CSV"),
            Self::Xlsx => Said::fixed("Excel workbook", "Classeur Excel"),
            Self::Markdown => Said::fixed("Markdown", "Markdown"),
            Self::Html => Said::fixed("Web page", "Page web"),
            Self::Docx => Said::fixed("Word document", "Document Word"),
            Self::Json => Said::fixed("JSON", "JSON"),
        }
    }
}

/// Writes `table` to `out`.
///
/// # Errors
/// When `out` refuses, or the table exceeds what the format can hold.
pub fn write(format: Format, table: &Table, about: &About, out: &mut impl Write) -> Result<(), ExportError> {
    match format {
        Format::Csv => csv::write(table, about, out),
        Format::Xlsx => xlsx::write(table, about, out),
        Format::Markdown => markdown::write(table, about, out),
        Format::Html => html::write(table, about, out),
        Format::Docx => docx::write(table, about, out),
        Format::Json => json::write(table, about, out),
    }
}

/// Returns what stands beside the numbers, as pairs of a word and what it says; what is empty is left out.
fn particulars(caption: &Caption, about: &About) -> Vec<(&'static str, String)> {
    let Caption { title: _, unit, base, filters, notes } = caption;
    let About { project, date, version, labels } = about;
    let words = Words::of(*labels);
    let listed = |items: &[Said]| Said::joined(items, "; ").told(*labels).to_owned();
    let all = [
        (words.project, project.clone()),
        (words.date, date.clone()),
        (words.unit, unit.told(*labels).to_owned()),
        (words.base, base.told(*labels).to_owned()),
        (words.filters, listed(filters)),
        (words.notes, listed(notes)),
        (words.made_with, if version.is_empty() { String::new() } else { format!("Counterpoint {version}") }),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Returns the reasons of cells without a value as one sentence, if there are any.
fn dash_note(table: &Table, labels: Tongue) -> Option<String> {
    let reasons = Said::joined(table.reasons(), "; ");
    let note =
        said!("–: no value, because {reasons}", "–\u{202f}: pas de valeur\u{202f}: {reasons}", reasons = reasons);
    (!reasons.is_empty()).then(|| note.told(labels).to_owned())
}

#[cfg(test)]
mod testing {
    use super::About;
    use crate::analysis::{Caption, Cell, ColumnKind, Table};
    use crate::model::{Said, Tongue};

    /// Returns a table with every kind of cell, and everything that formats have to escape.
    pub(super) fn sample() -> Table {
        let columns = [
            (Said::fixed("code", "code"), ColumnKind::Text),
            (Said::fixed("n", "n"), ColumnKind::Integer),
            (Said::fixed("percent", "%"), ColumnKind::Percent),
            (Said::fixed("rate", "taux"), ColumnKind::Number),
        ];
        let caption = Caption {
            title: Said::fixed("Codes by group", "Codes par groupe"),
            unit: Said::fixed("participants", "participants"),
            base: Said::fixed("3 participants in 2 documents", "3 participants dans 2 documents"),
            filters: vec!["city = Lyon & Oullins".into()],
            notes: vec![],
        };
        let mut table = Table::new("matrix", columns, caption);
        table.rows = vec![
            vec![
                Cell::text("Besoins | <dits>\n\"vite\""),
                Cell::Integer(2),
                Cell::Percent(200.0 / 3.0),
                Cell::Number(1.25, 2),
            ],
            vec![
                Cell::text("=1+1"),
                Cell::Integer(-1),
                Cell::Undefined(Said::fixed("nobody is there", "personne n’est là")),
                Cell::Empty,
            ],
        ];
        table
    }

    pub(super) fn about() -> About {
        About { project: "Étude".into(), date: "2026-11-21".into(), version: "0.1.0".into(), labels: Tongue::English }
    }

    pub(super) fn written(format: super::Format) -> Vec<u8> {
        written_in(format, Tongue::English)
    }

    pub(super) fn written_in(format: super::Format, labels: Tongue) -> Vec<u8> {
        let mut out = Vec::new();
        super::write(format, &sample(), &About { labels, ..about() }, &mut out).unwrap();
        out
    }
}

#[cfg(test)]
mod tests {
    use super::testing::written_in;
    use super::*;

    #[test]
    fn formats_and_refusals_are_told_in_both_languages() {
        let names = Format::all().map(|format| format.name().told(Tongue::French).to_owned());
        assert_eq!(names, ["CSV", "Classeur Excel", "Document Word", "Markdown", "Page web", "JSON"]);
        let full = ExportError::Io(io::Error::other("disk full"));
        assert_eq!(full.said().told(Tongue::French), "le tableau ne peut pas être écrit\u{202f}: disk full");
        assert_eq!(full.said().told(Tongue::English), full.to_string());
    }

    #[test]
    fn french_labels_change_words_and_no_number() {
        let text = |format| String::from_utf8(written_in(format, Tongue::French)).unwrap();
        let expected =
            "\u{feff}code,n,%,taux\r\n\"Besoins | <dits>\n\"\"vite\"\"\",2,66.6666666667,1.25\r\n'=1+1,-1,,\r\n";
        assert_eq!(text(Format::Csv), expected);
        let page = text(Format::Html);
        for told in ["<html lang=\"fr\">", "Codes par groupe", "<dt>Unité</dt>", "66,7\u{202f}%", "personne n’est là"]
        {
            assert!(page.contains(told), "{told} in {page}");
        }
        assert!(text(Format::Markdown).contains("- Base\u{202f}: 3 participants dans 2 documents"));
    }

    #[test]
    fn every_format_is_found_by_its_extension() {
        for format in Format::all() {
            assert_eq!(Format::from_extension(&format!(".{}", format.extension().to_uppercase())), Some(format));
        }
        assert_eq!(Format::from_extension("doc"), None);
    }
}
