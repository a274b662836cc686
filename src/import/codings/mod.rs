//! Codings in: a table of excerpts by code point offsets, with their codes and coders. Codes and coders that are
//! missing come in with it; what stands already is left out, so that the same table twice changes nothing.
//!
//! Made for a million rows: names, paths and coders are looked up once each, and each document keeps its own set of
//! what is coded in it.

mod known;

use std::sync::Arc;

use csv::StringRecord;
use rustc_hash::{FxHashMap, FxHashSet};

use self::known::{Coders, Codes};
use super::ImportError;
use super::formats::table::{Table, Told};
use super::names::Names;
use crate::model::anchor::Lookup;
use crate::model::{
    Address, Anchor, CodeId, Coder, CoderId, CodingId, Document, DocumentId, IdSource, NewCoding, Op, Project, Said,
    Span, Text, Warned, plan, said,
};

/// What a table of codings would change.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportedCodings {
    /// What to commit.
    pub ops: Vec<Op>,
    /// How many codings come in.
    pub n_codings: usize,
    /// How many codes come in, those above the named ones included.
    pub n_codes: usize,
    /// How many coders come in.
    pub n_coders: usize,
    /// How many rows say what is so already, in the project or in an earlier row.
    pub n_known: usize,
    /// How many rows cannot be read.
    pub n_refused: usize,
}

/// Returns the ops of the CSV table in `bytes`: columns `document`, `start`, `end`, `code` and, if it has one, `coder`,
/// in any order. Offsets count code points of the text as it stands, from 0, end exclusive. Rows without a coder are
/// `author`'s, who may not have joined the project yet: whoever commits the ops makes sure of that.
///
/// Rows that cannot be read are left out, each with a warning.
///
/// # Errors
/// When the file is no table, or a column is missing.
pub fn read(
    project: &Project,
    ids: &mut IdSource,
    author: &Coder,
    file_name: &str,
    bytes: &[u8],
) -> Result<Warned<ImportedCodings>, ImportError> {
    let table = Table::read(file_name, bytes)?;
    let columns = Columns::of(&table, file_name)?;
    let mut reading = Reading::new(project, author);
    table.each_row(|line, row| {
        reading.take(ids, &columns, line, row);
        reading.codes.refuse_too_many(file_name)
    })?;
    let mut warnings = table.warnings;
    warnings.extend(reading.told.into_warnings());
    let code_ops = reading.codes.draft.into_ops();
    let n_codes = code_ops.iter().filter(|op| matches!(op, Op::AddCode { .. })).count();
    let (n_coders, n_codings) = (reading.coders.ops.len(), reading.codings.len());
    let mut ops = reading.coders.ops;
    ops.extend(code_ops);
    ops.extend(reading.codings);
    let Reading { n_known, n_refused, .. } = reading;
    Ok(Warned { output: ImportedCodings { ops, n_codings, n_codes, n_coders, n_known, n_refused }, warnings })
}

/// Where the columns are.
struct Columns {
    document: usize,
    start: usize,
    end: usize,
    code: usize,
    coder: Option<usize>,
}

impl Columns {
    fn of(table: &Table, file_name: &str) -> Result<Self, ImportError> {
        let find = |names: &[&str]| table.column(names);
        let need = |names: &[&str]| {
            find(names).ok_or_else(|| {
                let name = names[0];
                let reason = said!("the column “{name}” is missing.", "la colonne «\u{202f}{name}\u{202f}» manque.");
                let remedy = said!(
                    "The columns are document, start, end, code and, if known, coder.",
                    "Les colonnes sont document, start, end, code et, s’il est connu, coder."
                );
                ImportError::table(file_name, reason, remedy)
            })
        };
        Ok(Self {
            document: need(&["document"])?,
            start: need(&["start", "start_char"])?,
            end: need(&["end", "end_char"])?,
            code: need(&["code"])?,
            coder: find(&["coder"]),
        })
    }
}

/// The table half read.
struct Reading<'p> {
    project: &'p Project,
    names: Names<'p>,
    documents: FxHashMap<String, Option<usize>>,
    places: Vec<Place<'p>>,
    place_of: FxHashMap<DocumentId, usize>,
    codes: Codes<'p>,
    coders: Coders<'p>,
    author: CoderId,
    codings: Vec<Op>,
    told: Told,
    n_known: usize,
    n_refused: usize,
}

impl<'p> Reading<'p> {
    fn new(project: &'p Project, author: &Coder) -> Self {
        Self {
            project,
            names: Names::of(project),
            documents: FxHashMap::default(),
            places: Vec::new(),
            place_of: FxHashMap::default(),
            codes: Codes::new(project),
            coders: Coders::new(project, author),
            author: author.id,
            codings: Vec::new(),
            told: Told::default(),
            n_known: 0,
            n_refused: 0,
        }
    }

    fn take(&mut self, ids: &mut IdSource, columns: &Columns, line: u64, row: &StringRecord) {
        if let Err(reason) = self.coding(ids, columns, row) {
            self.n_refused += 1;
            self.told.say(|| said!("row {line}: {reason}", "ligne {line}\u{202f}: {reason}", reason = reason));
        }
    }

    fn coding(&mut self, ids: &mut IdSource, columns: &Columns, row: &StringRecord) -> Result<(), Said> {
        let cell = |column: usize| row.get(column).unwrap_or_default().trim();
        let place = self.place(cell(columns.document))?;
        let span = span_of(cell(columns.start), cell(columns.end), self.places[place].text.len())?;
        let code = self.codes.code(ids, cell(columns.code))?;
        let coder = match columns.coder.map(cell).filter(|name| !name.is_empty()) {
            Some(name) => self.coders.coder(ids, name),
            None => self.author,
        };
        let place = &mut self.places[place];
        if !place.coded.insert((span, code, coder)) {
            self.n_known += 1;
            return Ok(());
        }
        let anchor = place
            .anchor(span)
            .ok_or_else(|| said!("the excerpt has no place in the text", "l’extrait n’a pas de place dans le texte"))?;
        let quote = plan::quote_of(&place.text, span);
        let coding = CodingId::next(ids);
        let document = place.document.id;
        self.codings.push(Op::ApplyCode(NewCoding { coding, document, code, coder: Some(coder), anchor, quote }));
        Ok(())
    }

    /// Returns which of [`Self::places`] the document of that name is.
    fn place(&mut self, name: &str) -> Result<usize, Said> {
        if let Some(known) = self.documents.get(name) {
            return known.ok_or_else(|| unknown_document(name));
        }
        let found = self.names.document(name);
        let place = match found {
            Some(document) => Some(self.place_of(document)?),
            None => None,
        };
        self.documents.insert(name.to_owned(), place);
        place.ok_or_else(|| unknown_document(name))
    }

    fn place_of(&mut self, document: &'p Arc<Document>) -> Result<usize, Said> {
        if let Some(place) = self.place_of.get(&document.id) {
            return Ok(*place);
        }
        let place = Place::new(self.project, document)?;
        self.places.push(place);
        let index = self.places.len() - 1;
        self.place_of.insert(document.id, index);
        Ok(index)
    }
}

fn unknown_document(name: &str) -> Said {
    match name {
        "" => said!("it names no document", "elle ne nomme pas de document"),
        _ => said!("the project has no document “{name}”", "le projet n’a pas de document «\u{202f}{name}\u{202f}»"),
    }
}

/// Returns the span of two cells in a text of `length` code points.
fn span_of(start: &str, end: &str, length: u32) -> Result<Span, Said> {
    let number = |cell: &str| {
        let no_number = |_| said!("“{cell}” is no offset", "«\u{202f}{cell}\u{202f}» n’est pas une position");
        cell.parse::<u32>().map_err(no_number)
    };
    let (start, end) = (number(start)?, number(end)?);
    match () {
        () if start >= end => Err(said!(
            "the excerpt {start}–{end} holds no character",
            "l’extrait {start}–{end} ne contient aucun caractère"
        )),
        () if end > length => Err(said!(
            "the excerpt {start}–{end} ends behind the text, which has {length} characters",
            "l’extrait {start}–{end} finit après le texte, qui a {length} caractères"
        )),
        () => Ok(Span::new(start, end)),
    }
}

/// A document that is coded.
struct Place<'p> {
    document: &'p Document,
    text: Arc<Text>,
    /// Nothing in a text that was never corrected: there the address is the offset.
    lookup: Option<Lookup<'p>>,
    coded: FxHashSet<(Span, CodeId, CoderId)>,
}

impl<'p> Place<'p> {
    fn new(project: &'p Project, document: &'p Document) -> Result<Self, Said> {
        let text = project.text(document).map_err(|e| e.said())?;
        let pieces = document.pieces();
        let lookup = (!pieces.is_pristine()).then(|| pieces.lookup());
        let coded = project.codings(document).map(|c| (c.span, c.code, c.coding.coder)).collect();
        Ok(Self { document, text, lookup, coded })
    }

    fn anchor(&self, span: Span) -> Option<Anchor> {
        match &self.lookup {
            Some(lookup) => lookup.anchor(span),
            None => Some(Anchor { first: Address::Original(span.start), last: Address::Original(span.end - 1) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::names::tests::{committed, entered};
    use super::*;
    use crate::model::Outline;

    fn study() -> Project {
        entered(&[("U1.txt", "INT: Où ?\nU1: À l’hôtel, là.\nINT: Ah.\nU1: Oui.\n"), ("U2.txt", "😀 One day.\n")])
    }

    fn author() -> Coder {
        Coder { id: CoderId(Default::default()), name: "Tomas".to_owned(), colour: None, joined: None }
    }

    fn import(project: &Project, csv: &str) -> Warned<ImportedCodings> {
        let mut ids = IdSource::new(uuid::Uuid::now_v7);
        read(project, &mut ids, &author(), "c.csv", csv.as_bytes()).unwrap()
    }

    /// `document: words < path (coder)`
    fn written(project: &Project) -> Vec<String> {
        let outline = Outline::of(project);
        let mut lines = Vec::new();
        for document in project.documents() {
            for coding in project.codings(document) {
                let words = project.words(document, coding.span);
                let coder = project.coder_name(coding.coding.coder);
                lines.push(format!("{}: {words} < {} ({coder})", document.name, outline.path(coding.code)));
            }
        }
        lines
    }

    #[test]
    fn the_author_of_the_change_is_no_second_coder_of_that_name() {
        let read = import(&study(), "document,start,end,code,coder\nU1,14,24,Lieu,tomas\nU1,14,24,Temps,\n").output;
        assert_eq!((read.n_codings, read.n_coders), (2, 0));
    }

    #[test]
    fn codings_come_in_with_their_codes_and_coders() {
        let csv = "code,document,start_char,end_char,coder\nLieu/Hôtel,U1.txt,14,24,Ines\nTemps,u2,2,9,\n";
        let project = study();
        let Warned { output, warnings } = import(&project, csv);
        assert_eq!(warnings, [] as [&str; 0]);
        assert_eq!((output.n_codings, output.n_codes, output.n_coders), (2, 3, 1));
        let project = committed(&project, &output.ops);
        assert_eq!(written(&project), ["U1: À l’hôtel, < Lieu/Hôtel (Ines)", "U2: One day < Temps (?)"]);
    }

    #[test]
    fn the_same_rows_twice_change_nothing() {
        let project = study();
        let csv = "document,start,end,code\nU1,14,24,A\nU1,14,24,a\nU1,14,24,B\n";
        let first = import(&project, csv).output;
        assert_eq!((first.n_codings, first.n_known), (2, 1));
        let project = committed(&project, &first.ops);
        let again = import(&project, csv).output;
        assert_eq!((again.ops.len(), again.n_known), (0, 3));
    }

    #[test]
    fn rows_that_cannot_be_read_are_told() {
        let csv = "document;start;end;code\nU9;0;1;A\nU2;1;1;A\nU2;0;99;A\nU2;x;3;A\nU2;0;3;\nU2;0;3;A//B\nU2;0;3;A\n;0;3;A\nU2\n";
        let Warned { output, warnings } = import(&study(), csv);
        assert_eq!((output.n_codings, output.n_refused), (1, 8));
        let expected = [
            "row 2: the project has no document “U9”",
            "row 3: the excerpt 1–1 holds no character",
            "row 4: the excerpt 0–99 ends behind the text, which has 11 characters",
            "row 5: “x” is no offset",
            "row 6: it names no code",
            "row 7: “A//B” is no code: a name needs at least one visible character",
            "row 9: it names no document",
            "row 10: “” is no offset",
        ];
        assert_eq!(warnings, expected);
    }

    #[test]
    fn what_a_path_means_does_not_hang_on_the_order_of_the_rows() {
        let one = import(&study(), "document,start,end,code\nU2,0,3,Care/Trust\nU2,0,3,Trust\n").output;
        let other = import(&study(), "document,start,end,code\nU2,0,3,Trust\nU2,0,3,Care/Trust\n").output;
        assert_eq!((one.n_codes, other.n_codes), (3, 3));
        let project = study();
        let project = committed(&project, &import(&project, "document,start,end,code\nU2,0,3,Care/Trust\n").output.ops);
        let short = import(&project, "document,start,end,code\nU2,0,5,trust\n").output;
        assert_eq!((short.n_codes, short.n_codings), (0, 1), "the end of a path finds a code that stands");
    }

    #[test]
    fn a_table_without_the_columns_is_refused() {
        let mut ids = IdSource::counting();
        let error = read(&study(), &mut ids, &author(), "c.csv", b"document,start,code\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "c.csv: the column “end” is missing. The columns are document, start, end, code and, if known, coder."
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn any_table_is_read(csv in "(document|start|end|code|coder|U1|U2|0|3|99|-1|A/B|/|,|,|;|\"|\n|é){0,40}") {
            let mut ids = IdSource::counting();
            let _ = read(&study(), &mut ids, &author(), "c.csv", csv.as_bytes()).is_ok();
            let headed = format!("document,start,end,code,coder\n{csv}");
            let _ = read(&study(), &mut ids, &author(), "c.csv", headed.as_bytes()).is_ok();
        }
    }
}
