//! Attributes in: a table whose first column names participants or documents, and whose other columns are attributes.
//! Types are inferred from the values and told, so that the user can correct them; a blank cell sets nothing.

use csv::StringRecord;
use rustc_hash::FxHashMap;

use super::ImportError;
use super::formats::table::{Table, Told};
use super::names::Names;
use crate::model::{AttributeKind, Holder, Op, Project, Said, Warned, plan, said};

/// A column as it comes in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportedAttribute {
    /// The attribute's name.
    pub attribute: String,
    /// What its values are: inferred, or as the project has it already.
    pub kind: AttributeKind,
    /// How many values come in.
    pub n_values: usize,
    /// Whether the project did not have it.
    pub new: bool,
}

/// What a table would change.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportedAttributes {
    /// What to commit.
    pub ops: Vec<Op>,
    /// The columns in their order.
    pub attributes: Vec<ImportedAttribute>,
    /// How many rows found whom they are about.
    pub n_rows: usize,
}

/// Returns the ops that set the attributes of the CSV table in `bytes`. The first column is `participant` or
/// `document`; a participant is found by name, else as the only participant of the document of that name.
///
/// Rows that are about nobody are left out, each with a warning.
///
/// # Errors
/// When the file is no table, its first column is another, or it has no second one.
pub fn read(project: &Project, file_name: &str, bytes: &[u8]) -> Result<Warned<ImportedAttributes>, ImportError> {
    let mut table = Table::read(file_name, bytes)?;
    let find = finder(project, &table, file_name)?;
    let mut columns = columns(project, &table);
    if columns.is_empty() {
        let reason = said!("the table has no attributes.", "le tableau n’a pas d’attributs.");
        let remedy = said!(
            "Add a column for each attribute, its name in the first row.",
            "Ajoutez une colonne par attribut, son nom dans la première ligne."
        );
        return Err(ImportError::table(file_name, reason, remedy));
    }
    let mut told = Told::default();
    let mut rows = Rows::default();
    table.each_row(|line, row| {
        rows.take(line, row, &table.header, &find, &mut columns, &mut told);
        Ok(())
    })?;
    if rows.seen.is_empty() && rows.n_unmatched == 0 {
        let reason = said!("the table has no rows.", "le tableau n’a pas de lignes.");
        let remedy = said!("Add one row for each participant.", "Ajoutez une ligne par participant.");
        return Err(ImportError::table(file_name, reason, remedy));
    }
    let mut warnings = std::mem::take(&mut table.warnings);
    warnings.extend(told.into_warnings());
    let mut ops = Vec::new();
    let mut attributes = Vec::new();
    let line_of = |holder: Holder| rows.seen.get(&holder).copied();
    for column in &columns {
        let (imported, warning) = set(project, &column.attribute, &column.values, &mut ops, line_of);
        warnings.extend(warning);
        attributes.push(imported);
    }
    Ok(Warned { output: ImportedAttributes { ops, attributes, n_rows: rows.seen.len() }, warnings })
}

type Finder<'p> = Box<dyn Fn(&str) -> Option<Holder> + 'p>;

/// Returns how the first column's values are looked up.
fn finder<'p>(project: &'p Project, table: &Table, file_name: &str) -> Result<Finder<'p>, ImportError> {
    let names = Names::of(project);
    match table.header[0].to_lowercase().as_str() {
        "participant" | "participants" | "participante" => {
            Ok(Box::new(move |name| names.participant(name).map(Holder::Participant)))
        }
        "document" | "documents" => Ok(Box::new(move |name| names.document(name).map(|d| Holder::Document(d.id)))),
        other => {
            let reason = said!(
                "the first column is called “{other}”.",
                "la première colonne s’appelle «\u{202f}{other}\u{202f}»."
            );
            let remedy = said!(
                "Call it “participant” or “document”, for whom each row is about.",
                "Nommez-la «\u{202f}participant\u{202f}» ou «\u{202f}document\u{202f}», selon ce dont parle chaque ligne."
            );
            Err(ImportError::table(file_name, reason, remedy))
        }
    }
}

/// One attribute of the table.
struct Column {
    index: usize,
    attribute: String,
    values: Vec<(Holder, String)>,
}

/// Returns the columns that have a name; a name that the project has in other letters is that attribute.
fn columns(project: &Project, table: &Table) -> Vec<Column> {
    let named = table.header.iter().enumerate().skip(1).filter(|(_, name)| !name.is_empty());
    let column = |(index, name): (usize, &String)| {
        let attribute = project.attribute_named(name).map_or_else(|| name.clone(), |a| a.name.clone());
        Column { index, attribute, values: Vec::new() }
    };
    named.map(column).collect()
}

#[derive(Default)]
struct Rows {
    seen: FxHashMap<Holder, u64>,
    n_unmatched: usize,
}

impl Rows {
    fn take(
        &mut self,
        line: u64,
        row: &StringRecord,
        header: &[String],
        find: &Finder<'_>,
        columns: &mut [Column],
        told: &mut Told,
    ) {
        let name = row.get(0).unwrap_or_default().trim();
        let Some(holder) = find(name) else {
            self.n_unmatched += 1;
            told.say(|| match name {
                "" => said!(
                    "row {line}: it does not say whom it is about",
                    "ligne {line}\u{202f}: elle ne dit pas de qui il s’agit"
                ),
                _ => {
                    let kind = header[0].to_lowercase();
                    said!(
                        "row {line}: the project has no {kind} “{name}”",
                        "ligne {line}\u{202f}: le projet n’a pas de {kind} «\u{202f}{name}\u{202f}»"
                    )
                }
            });
            return;
        };
        if let Some(first) = self.seen.get(&holder) {
            told.say(|| {
                said!(
                    "row {line}: “{name}” has its row already, row {first}; this one is left out",
                    "ligne {line}\u{202f}: «\u{202f}{name}\u{202f}» a déjà sa ligne, la {first}\u{202f}; celle-ci est laissée de \
                     côté"
                )
            });
            return;
        }
        self.seen.insert(holder, line);
        if row.len() != header.len() {
            let (n, of) = (row.len(), header.len());
            told.say(|| {
                said!(
                    "row {line}: it has {n} cells, the first row has {of}",
                    "ligne {line}\u{202f}: elle a {n} cases, la première ligne en a {of}"
                )
            });
        }
        for column in columns {
            let value = row.get(column.index).unwrap_or_default().trim();
            if !value.is_empty() {
                column.values.push((holder, value.to_owned()));
            }
        }
    }
}

/// Plans that `attribute` has these values, of the kind that it has in the project or else the kind that fits them all.
/// Returns what comes in, and a warning that names those that do not fit; `line_of` says in which row they stand.
pub(super) fn set(
    project: &Project,
    attribute: &str,
    values: &[(Holder, String)],
    ops: &mut Vec<Op>,
    line_of: impl Fn(Holder) -> Option<u64>,
) -> (ImportedAttribute, Option<Said>) {
    if project.typology_named(attribute).is_some() {
        let kept =
            ImportedAttribute { attribute: attribute.to_owned(), kind: AttributeKind::Text, n_values: 0, new: false };
        let why = said!(
            "“{attribute}” is a typology, its values follow from its rules: column left out",
            "«\u{202f}{attribute}\u{202f}» est une typologie, ses valeurs suivent de ses règles\u{202f}: colonne laissée de côté"
        );
        return (kept, Some(why));
    }
    let before = project.attribute_named(attribute).map(|a| a.kind.clone());
    let inferred = AttributeKind::infer(values.iter().map(|(_, v)| v.as_str()));
    let new = before.is_none();
    let (kind, misfits) = match before {
        None => (inferred, Vec::new()),
        Some(AttributeKind::OneOf(list)) => (AttributeKind::OneOf(extended(list, values)), Vec::new()),
        Some(kind) => {
            let misfits: Vec<_> = values.iter().filter(|(_, value)| !kind.takes(value)).collect();
            (kind, misfits)
        }
    };
    let told = misfits
        .iter()
        .take(SHOWN_MISFITS)
        .map(|(holder, value)| misfit(project, *holder, attribute, value, line_of(*holder)));
    let told = Said::joined(&told.collect::<Vec<_>>(), "; ");
    ops.extend(plan::attribute_kind(project, attribute, kind.clone()));
    for (holder, value) in values {
        ops.extend(plan::attribute_value(project, *holder, attribute, value));
    }
    let more = misfits.len().saturating_sub(SHOWN_MISFITS);
    let more = if more > 0 { said!("; and {more} more", "\u{202f}; et {more} de plus") } else { Said::default() };
    let warning = (!misfits.is_empty()).then(|| {
        said!(
            "“{attribute}” is {kind} in this project, and of what came in is not, but is kept as written: {told}{more}",
            "«\u{202f}{attribute}\u{202f}» est de genre «\u{202f}{kind}\u{202f}» dans ce projet, et de ce qui est entré ne le sont \
             pas, mais sont gardés comme écrits\u{202f}: {told}{more}",
            kind = kind.said(),
            told = told,
            more = more
        )
    });
    (ImportedAttribute { attribute: attribute.to_owned(), kind, n_values: values.len(), new }, warning)
}

/// More values that do not fit are counted rather than named.
const SHOWN_MISFITS: usize = 5;

/// Says whose value does not fit, where it stands, and what it replaces.
fn misfit(project: &Project, holder: Holder, attribute: &str, value: &str, line: Option<u64>) -> Said {
    let name = match holder {
        Holder::Participant(id) => project.participants.get(&id).map(|p| p.name.as_str()),
        Holder::Document(id) => project.document(id).map(|d| d.name.as_str()),
    };
    let name = name.unwrap_or("?");
    let row = line.map_or_else(Said::default, |line| said!("row {line}, ", "ligne {line}, "));
    match project.written_value(holder, attribute).filter(|before| *before != value) {
        Some(before) => said!(
            "{row}{name}: “{value}” instead of “{before}”",
            "{row}{name}\u{202f}: «\u{202f}{value}\u{202f}» au lieu de «\u{202f}{before}\u{202f}»",
            row = row
        ),
        None => said!("{row}{name}: “{value}”", "{row}{name}\u{202f}: «\u{202f}{value}\u{202f}»", row = row),
    }
}

fn extended(mut list: Vec<String>, values: &[(Holder, String)]) -> Vec<String> {
    for (_, value) in values {
        if !list.contains(value) {
            list.push(value.clone());
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::{committed, entered};
    use super::*;

    fn study() -> Project {
        entered(&[
            ("U01 Karim.txt", "INT: Oui ?\nU01: Non.\nINT: Ah.\nU01: Si.\n"),
            ("U02 Sandra.txt", "Interviewer: Oui ?\nInterviewee: Non.\nInterviewer: Ah.\nInterviewee: Si.\n"),
        ])
    }

    fn values(project: &Project) -> Vec<String> {
        let people = project.participants().into_iter().map(|p| format!("{} {:?}", p.name, p.values));
        let documents = project.documents().into_iter().filter(|d| !d.values.is_empty());
        people.chain(documents.map(|d| format!("{} {:?}", d.name, d.values))).collect()
    }

    #[test]
    fn a_row_is_about_a_participant_or_the_only_one_of_a_document() {
        let project = study();
        let csv = "Participant;age;city\nu01;41;Paris\nU02 Sandra.txt;36;\nU09;1;Lyon\n;2;Lyon\n";
        let Warned { output, warnings } = read(&project, "a.csv", csv.as_bytes()).unwrap();
        assert_eq!(output.n_rows, 2);
        assert_eq!(
            warnings,
            ["row 4: the project has no participant “U09”", "row 5: it does not say whom it is about"]
        );
        let project = committed(&project, &output.ops);
        assert_eq!(values(&project), [r#"U01 {"age": "41", "city": "Paris"}"#, r#"U02 Sandra {"age": "36"}"#]);
        assert_eq!(project.attributes["age"].kind, AttributeKind::Number);
        let again = read(&project, "a.csv", csv.as_bytes()).unwrap().output;
        assert_eq!(again.ops, [], "the same table twice changes nothing");
    }

    #[test]
    fn a_row_may_be_about_a_document() {
        let project = study();
        let output = read(&project, "a.csv", b"document,place\nU01 karim.txt,hotel\n").unwrap().output;
        assert_eq!(values(&committed(&project, &output.ops)).last().unwrap(), r#"U01 Karim {"place": "hotel"}"#);
    }

    #[test]
    fn the_kind_that_an_attribute_has_is_kept() {
        let project = study();
        let first = read(&project, "a.csv", b"participant,age,city\nU01,41,Paris\n").unwrap().output;
        let project = committed(&project, &first.ops);
        let Warned { output, warnings } = read(&project, "a.csv", b"participant,AGE,City\nU01,old,Lyon\n").unwrap();
        assert_eq!(output.attributes[0].kind, AttributeKind::Number);
        assert_eq!(output.attributes[0].attribute, "age");
        assert_eq!(output.attributes[1].kind, AttributeKind::OneOf(vec!["Paris".to_owned(), "Lyon".to_owned()]));
        assert!(warnings[0].to_string().contains("kept as written: row 2, U01: “old” instead of “41”"), "{warnings:?}");
    }

    #[test]
    fn rows_that_come_twice_or_are_ragged_are_told() {
        let csv = b"participant,age,city\nU01,41\nU01,42,Paris\n";
        let warnings = read(&study(), "a.csv", csv).unwrap().warnings;
        assert_eq!(warnings[0], "row 2: it has 2 cells, the first row has 3");
        assert!(warnings[1].to_string().starts_with("row 3: “U01” has its row already, row 2"), "{warnings:?}");
    }

    #[test]
    fn a_table_of_something_else_is_refused() {
        let error = |csv: &[u8]| read(&study(), "a.csv", csv).unwrap_err().to_string();
        assert!(error(b"name,age\nU01,41\n").contains("the first column is called “name”. Call it “participant”"));
        assert!(error(b"participant\nU01\n").contains("no attributes"));
        assert!(error(b"participant,age\n").contains("no rows"));
        assert!(error(b"").contains("empty"));
    }
}
