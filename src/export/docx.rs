//! A table as a Word document: a heading, the table with a head that is repeated on every page, and what its numbers
//! are. Office Open XML (ECMA-376), five parts; a line break in a cell begins a paragraph.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::markup::escaped;
use super::words::Words;
use super::{About, ExportError, dash_note, particulars};
use crate::analysis::Table;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="160"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="999999"/><w:left w:val="single" w:sz="4" w:color="999999"/><w:bottom w:val="single" w:sz="4" w:color="999999"/><w:right w:val="single" w:sz="4" w:color="999999"/><w:insideH w:val="single" w:sz="4" w:color="999999"/><w:insideV w:val="single" w:sz="4" w:color="999999"/></w:tblBorders></w:tblPr></w:style></w:styles>"#;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A4 on its side in twentieths of a point, with margins of 2 cm.
const PAGE: &str = r#"<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>"#;

/// What the margins of [`PAGE`] leave, in twentieths of a point.
const PRINTED_WIDTH: usize = 16838 - 2 * 1134;

/// What stands left and right of the words of a cell.
const CELL_MARGINS: usize = 216;

/// How wide a bold letter of ten points is, more or less.
const LETTER_WIDTH: usize = 115;

/// The size of letters in half points, of a table with few columns and of one with more than a page has room for.
const SIZES: [usize; 2] = [20, 12];

/// Words longer than this many letters (addresses, paths) may be broken.
const LONGEST_WORD: usize = 18;

/// Writes `table` as a DOCX file.
pub(super) fn write(table: &Table, about: &About, out: &mut impl Write) -> Result<(), ExportError> {
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/document.xml", &document(table, about)),
    ];
    // The same table gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        package.start_file(name, options).map_err(std::io::Error::other)?;
        package.write_all(content.as_bytes())?;
    }
    let bytes = package.finish().map_err(std::io::Error::other)?.into_inner();
    out.write_all(&bytes)?;
    Ok(())
}

fn document(table: &Table, about: &About) -> String {
    let mut body =
        paragraph(table.caption.title.told(about.labels), r#"<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>"#, "");
    body.push_str(r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>"#);
    let Grid { widths, size } = Grid::of(table, about);
    let columns = widths.into_iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect::<String>();
    // The schema asks for the widths, and programs that read tables too.
    _ = write!(body, "<w:tblGrid>{columns}</w:tblGrid>");
    let [letters, bold] = ["", "<w:b/>"].map(|bold| format!(r#"<w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr>"#));
    let heads = table.columns.iter().map(|column| cell(column.label.told(about.labels), "", &bold));
    _ = write!(body, "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>", heads.collect::<String>());
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns).map(|(value, column)| {
            let right = if column.kind.is_numeric() { r#"<w:pPr><w:jc w:val="right"/></w:pPr>"# } else { "" };
            cell(&value.shown_in(about.labels), right, &letters)
        });
        _ = write!(body, "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>", cells.collect::<String>());
    }
    body.push_str("</w:tbl>");
    let small = r#"<w:rPr><w:color w:val="595959"/><w:sz w:val="18"/></w:rPr>"#;
    let colon = Words::of(about.labels).colon;
    for (what, says) in particulars(&table.caption, about) {
        body.push_str(&paragraph(&format!("{what}{colon}{says}"), "", small));
    }
    body.extend(dash_note(table, about.labels).map(|note| paragraph(&note, "", small)));
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{NAMESPACE}"><w:body>{body}{PAGE}</w:body></w:document>"#
    )
}

/// How a table fits on a page.
struct Grid {
    /// Of each column, in twentieths of a point.
    widths: Vec<usize>,
    /// Of the letters, in half points.
    size: usize,
}

impl Grid {
    /// Returns columns that share the page: the longest word of each has room where all have, with small letters if
    /// need be, and what is left goes to those that have much to say. A long head may be broken, a number may not.
    fn of(table: &Table, about: &About) -> Self {
        let cells =
            |i: usize| table.rows.iter().filter_map(move |row| row.get(i)).map(|cell| cell.shown_in(about.labels));
        let (words, wishes): (Vec<usize>, Vec<usize>) = (0..table.columns.len())
            .map(|i| {
                let head = table.columns[i].label.told(about.labels).replace('_', " ");
                let lengths = cells(i).chain([head]).map(|text| (longest_word(&text), text.chars().count()));
                let (word, all) = lengths.fold((1, 0), |most, one| (most.0.max(one.0), most.1.max(one.1)));
                (word, (all - word.min(all)).isqrt())
            })
            .unzip();
        let room = PRINTED_WIDTH.saturating_sub(CELL_MARGINS * words.len());
        let [largest, smallest] = SIZES;
        let letters = words.iter().sum::<usize>().max(1);
        let size = (largest * room / (letters * LETTER_WIDTH)).clamp(smallest, largest);
        let needs: Vec<usize> = words.iter().map(|word| CELL_MARGINS + word * LETTER_WIDTH * size / largest).collect();
        let (needed, wished) = (needs.iter().sum::<usize>().max(1), wishes.iter().sum::<usize>().max(1));
        let spare = PRINTED_WIDTH.saturating_sub(needed);
        let width = |need: &usize| need * PRINTED_WIDTH.min(needed) / needed;
        let widths = needs.iter().zip(wishes).map(|(need, wish)| width(need) + spare * wish / wished).collect();
        Self { widths, size }
    }
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0).min(LONGEST_WORD)
}

fn cell(text: &str, properties: &str, letters: &str) -> String {
    let paragraphs: String =
        text.split('\n').filter(|line| !line.is_empty()).map(|line| paragraph(line, properties, letters)).collect();
    // A cell needs a paragraph.
    let paragraphs = if paragraphs.is_empty() { "<w:p/>".to_owned() } else { paragraphs };
    format!("<w:tc>{paragraphs}</w:tc>")
}

fn paragraph(text: &str, properties: &str, letters: &str) -> String {
    let pieces: Vec<String> =
        text.split('\t').map(|piece| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(piece))).collect();
    format!("<w:p>{properties}<w:r>{letters}{}</w:r></w:p>", pieces.join("<w:tab/>"))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::super::testing::written;
    use super::*;

    #[test]
    fn a_tab_parts_words_as_it_did() {
        let xml = paragraph("INT\tOui & non", "", "");
        assert!(xml.contains("INT</w:t><w:tab/><w:t xml:space=\"preserve\">Oui &amp; non"), "{xml}");
    }

    #[test]
    fn a_table_comes_out_as_word_reads_it() {
        let mut package = zip::ZipArchive::new(Cursor::new(written(super::super::Format::Docx))).unwrap();
        let mut xml = String::new();
        package.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        for wanted in ["Codes by group", "Besoins | &lt;dits&gt;", "66.7%", "city = Lyon &amp; Oullins", "–"] {
            assert!(xml.contains(wanted), "{wanted} in {xml}");
        }
        let columns = super::super::testing::sample().columns.len();
        assert_eq!(xml.matches("<w:gridCol ").count(), columns, "{xml}");
        let Grid { widths, size } = Grid::of(&super::super::testing::sample(), &super::super::testing::about());
        assert_eq!(size, 20, "few columns need no small letters");
        assert!(widths[0] > widths[1] && widths.iter().sum::<usize>() <= PRINTED_WIDTH, "{widths:?}");
        let mut reader = quick_xml::Reader::from_str(&xml);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}
