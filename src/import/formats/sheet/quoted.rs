//! Reports of coded passages, as programs for qualitative analysis write them: a row a passage, with its document, its
//! codes and who coded it. Each document speaks; everything else is said of the passage.

use crate::import::stem;
use crate::import::talk::lexicon::fold;

type Row = Vec<String>;

/// Names of columns of passages, as MAXQDA and ATLAS.ti call them.
#[rustfmt::skip]
const PASSAGES: &[&str] = &[
    "segment", "coded segment", "coded segments", "codiertes segment", "segment code", "segmento", "segmento codificado",
    "quotation content", "quotation text", "text content", "contenu de la citation", "zitatinhalt", "contenido de la cita",
];
const DOCUMENTS: &[&str] =
    &["document name", "document", "dokumentname", "dokument", "nom du document", "nombre del documento", "documento"];
/// What such a report names as well.
const CODES: &[&str] = &["code", "codes", "codigo", "codigos", "codesystem"];

/// Returns the rows with the documents as speakers and the passages as their words first, if they are such a report.
pub(super) fn passages(rows: &[Row]) -> Option<Vec<Row>> {
    let (head, below) = rows.split_first()?;
    let find = |names: &[&str]| head.iter().position(|name| names.contains(&fold(name.trim()).as_str()));
    let (passage, document) = (find(PASSAGES)?, find(DOCUMENTS)?);
    find(CODES)?;
    let cell = |row: &Row, column: usize| row.get(column).map_or("", |cell| cell.trim()).to_owned();
    // `Beginning` and `End` count paragraphs, not seconds.
    let is_count = |c: &usize| below.iter().all(|row| cell(row, *c).bytes().all(|b| b.is_ascii_digit()));
    let others: Vec<usize> = (0..head.len()).filter(|c| ![passage, document].contains(c) && !is_count(c)).collect();
    let rest = |row: &Row| others.iter().map(|c| cell(row, *c)).collect::<Vec<_>>();
    let name = |row: &Row| stem(&cell(row, document));
    let names = ["speaker", "text"].map(str::to_owned).into_iter().chain(rest(head)).collect();
    let rows = below.iter().map(|row| [name(row), cell(row, passage)].into_iter().chain(rest(row)).collect());
    Some(std::iter::once(names).chain(rows).collect())
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    const SAID: [&str; 4] =
        ["I slept badly all winter.", "The bus stopped coming.", "Nobody asked us.", "We were told to wait."];

    fn labels_and_turns(csv: &str) -> (Vec<String>, usize) {
        let read = read("a.csv", csv.as_bytes()).unwrap().output;
        assert!(SAID.iter().all(|said| read.text.contains(said)), "{}", read.text);
        assert!(read.turns.iter().all(|turn| turn.4.is_none()), "numbers of paragraphs are no times");
        (read.speakers.iter().map(|s| s.label.clone()).collect(), read.turns.len())
    }

    #[test]
    fn the_documents_of_coded_passages_speak() {
        let documents = ["P01 Ana", "P02 Ben"];
        let of = |head: &str, row: &dyn Fn(usize) -> String| {
            labels_and_turns(&format!("{head}\n{}", (0..4).map(row).collect::<String>()))
        };
        let expected = (documents.map(str::to_owned).to_vec(), 4);
        let maxqda = |n: usize| format!("●;;Interviews;{};Needs;1{n};1{n};0;{}\n", documents[n % 2], SAID[n]);
        let head = "Color;Comment;Document group;Document name;Code;Beginning;End;Weight score;Segment";
        assert_eq!(of(head, &maxqda), expected);
        let atlas = |n: usize| format!("{n}:1;{}.docx;{};{};;Needs;12\n", documents[n % 2], &SAID[n][..9], SAID[n]);
        let head = "ID;Document;Quotation Name;Quotation Content;Comment;Codes;Reference";
        assert_eq!(of(head, &atlas), expected);
    }
}
