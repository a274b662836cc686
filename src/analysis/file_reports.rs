//! What became of files that were to come in, as a table that can be kept.

use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{Fate, FileReport, Noun, Said, counted, said};

/// Returns one row a file, those that came in first.
pub fn file_reports(files: &[FileReport]) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("file", Text),
        ("result", Text),
        ("format", Text),
        ("encoding", Text),
        ("convention", Text),
        ("characters", Integer),
        ("turns", Integer),
        ("speakers", Integer),
        ("doubts", Text),
        ("problem", Text),
        ("remedy", Text),
    ];
    let n = files.len();
    let n_in = files.iter().filter(|f| f.fate == Fate::CameIn).count();
    let caption = Caption {
        title: said!("Import", "Importation"),
        unit: said!(
            "one row a file; turns are those of speakers",
            "une ligne par fichier\u{202f}; les tours sont ceux des locuteurs"
        ),
        base: said!("{files}, {n_in} of them came in", "{files}, dont {n_in} entrés", files = counted(n, Noun::File)),
        ..Caption::default()
    };
    let mut table = Table::new("import", columns(heads), caption);
    for file in files {
        let count = |n: usize| if file.format.is_empty() { Cell::Empty } else { Cell::count(n) };
        table.rows.push(vec![
            Cell::text(&file.file),
            Cell::word(fate(file.fate)),
            Cell::word(file.format),
            Cell::text(&file.encoding),
            Cell::word(file.convention),
            count(file.n_chars as usize),
            count(file.n_turns),
            count(file.n_speakers),
            Cell::said(Said::joined(&file.doubts, "; ")),
            Cell::said(file.problem.clone()),
            Cell::said(file.remedy.clone()),
        ]);
    }
    table
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::CameIn => "came in",
        Fate::Known => "already there",
        Fate::Refused => "not read",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tongue;

    #[test]
    fn a_file_that_was_not_read_has_a_problem_and_a_remedy_and_no_counts() {
        let refused = FileReport::left_out("a.doc", Fate::Refused, "not read.".into(), "Save it.".into());
        let table = file_reports(&[refused]);
        let cell = |column: &str| table.cell(0, column).map(Cell::written).unwrap_or_default();
        assert_eq!(
            ["file", "result", "turns", "problem", "remedy"].map(cell),
            ["a.doc", "not read", "", "not read.", "Save it."]
        );
        assert_eq!(table.caption.base, "1 file, 0 of them came in");
    }

    #[test]
    fn the_format_and_the_convention_are_told_in_both_languages() {
        let refused = FileReport::left_out("a.txt", Fate::CameIn, "".into(), "".into());
        let table = file_reports(&[FileReport { format: "plain text", convention: "names-alone", ..refused }]);
        let cell = |column: &str| table.cell(0, column).map(|cell| cell.written_in(Tongue::French)).unwrap_or_default();
        assert_eq!(["format", "convention"].map(cell), ["texte brut", "noms seuls"]);
    }
}
