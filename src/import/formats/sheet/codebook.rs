//! Sheets beside a talk that say what its codes mean: `Code`, `Meaning`. Nobody says what stands there.

use super::Sheet;
use super::columns::Ways;
use crate::import::talk::lexicon::{Words, fold};

/// Names of the column of the codes, folded.
#[rustfmt::skip]
static CODES: Words = Words::of(&[
    "code", "codes", "code name", "nom du code", "theme", "themes", "sous-theme", "subtheme", "sub-theme", "category", "categories",
    "categorie", "kategorie", "kategorien", "codigo", "codigos", "categoria", "categorias", "codice", "codici", "tema", "temas", "thema", "themen",
]);
/// Names of the columns of what they mean.
#[rustfmt::skip]
static MEANINGS: Words = Words::of(&[
    "meaning", "definition", "definitions", "description", "explanation", "sens", "signification", "explication", "bedeutung", "beschreibung",
    "erklarung", "significado", "definicion", "descripcion", "definicao", "descricao", "significato", "definizione", "descrizione", "betekenis",
    "omschrijving",
]);
/// Names of columns that may stand beside them.
#[rustfmt::skip]
static BESIDE: Words = Words::of(&[
    "n", "n°", "no", "id", "parent", "level", "niveau", "ebene", "color", "colour", "couleur", "farbe", "include", "inclusion",
    "inclusion criteria", "criteres d'inclusion", "exclude", "exclusion", "exclusion criteria", "criteres d'exclusion", "example", "examples", "exemple", "exemples",
    "beispiel", "beispiele", "ejemplo", "ejemplos", "exemplo", "exemplos", "esempio", "esempi", "notes", "note", "memo", "frequency", "frequence", "count",
    "anzahl", "haufigkeit", "total",
]);

/// Takes the sheets that only explain codes from those of a talk, and returns their names. A file that holds nothing else
/// is read as it is.
pub(super) fn take_from(sheets: &mut Vec<(Sheet, Ways)>) -> Vec<String> {
    let explains = |(sheet, _): &(Sheet, Ways)| explains_codes(&sheet.rows);
    if sheets.iter().all(explains) {
        return Vec::new();
    }
    let codebooks: Vec<(Sheet, Ways)> = sheets.extract_if(.., |sheet| explains(sheet)).collect();
    codebooks.into_iter().map(|(sheet, _)| sheet.name).collect()
}

/// Whether the columns of these rows are codes and what they mean, and nothing that somebody says.
fn explains_codes(rows: &[Vec<String>]) -> bool {
    let Some(head) = rows.first() else { return false };
    let names: Vec<String> = head.iter().map(|name| fold(name.trim())).filter(|name| !name.is_empty()).collect();
    let is_any_of = |words: &Words| names.iter().any(|name| words.has(name));
    let is_known = |name: &String| [&CODES, &MEANINGS, &BESIDE].iter().any(|words| words.has(name));
    is_any_of(&CODES) && is_any_of(&MEANINGS) && names.iter().all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explain(names: &[&str]) -> bool {
        explains_codes(&[names.iter().map(|name| (*name).to_owned()).collect()])
    }

    #[test]
    fn codes_beside_what_they_mean_are_a_list_that_nobody_says() {
        assert!(explain(&["Code", "Sens"]) && explain(&["Theme", "Definition", "Example"]));
        assert!(explain(&["N°", "Código", "Descripción", ""]) && explain(&["Kategorie", "Bedeutung"]));
    }

    #[test]
    fn sheets_with_anything_else_are_none() {
        assert!(!explain(&["Code", "Why did you come?"]) && !explain(&["Code", "Speaker", "Description"]));
        assert!(!explain(&["Code"]) && !explain(&["Definition", "Example"]) && !explain(&[]));
    }

    #[test]
    fn a_sheet_of_codes_beside_a_talk_is_left_out_and_told() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let talk = book.add_worksheet().set_name("Talk").unwrap();
        for (row, cells) in (0..).zip([["Speaker", "Text"], ["INT", "Why so late?"], ["U07", "No bus."]]) {
            talk.write_row(row, 0, cells).unwrap();
        }
        let codes = book.add_worksheet().set_name("Codes").unwrap();
        for (row, cells) in (0..).zip([["Code", "Meaning"], ["Time", "All that is about hours and days"]]) {
            codes.write_row(row, 0, cells).unwrap();
        }
        let read = crate::import::read("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
        assert_eq!(read.output.text, "INT: Why so late?\nU07: No bus.\n");
        assert!(read.warnings.iter().any(|told| told.to_string().contains("Codes")), "{:?}", read.warnings);
    }
}
