//! Files in. What cannot be read is named with its reason, and the others come in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::args::{Out, ReadingWishes, TextLanguage, Who};
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::{tell, tell_all};
use crate::analysis::{Caption, Cell, ColumnKind, Table};
use crate::import::cleaning::Cleaning;
use crate::import::enter::{Entry, enter, remembered};
use crate::import::facts::Facts;
use crate::import::file_names::NamePattern;
use crate::import::reading::{Why, Wish};
use crate::import::{
    self, ImportError, Imported, attributes as attribute_table, codes as code_table, codings as coding_table, gather,
};
use crate::model::document::Original;
use crate::model::{Language, Op, Project, Role, Warned};
use crate::session::Session;

/// How files come in.
pub struct Way {
    /// The language, if a person says it.
    pub language: Option<TextLanguage>,
    /// Whether the files are kept as they came.
    pub keep_originals: bool,
    /// How they are read.
    pub reading: ReadingWishes,
}

/// Imports transcripts, then a table of attributes.
pub fn transcripts(
    dir: &Path,
    files: &[PathBuf],
    attributes_csv: Option<&Path>,
    way: &Way,
    who: &Who,
) -> Result<Exit, Trouble> {
    let mut session = super::open(dir, who)?;
    let mut exit = Exit::Done;
    let pattern = pattern(way)?;
    let project = Arc::clone(session.project());
    let wish = wish(&project, way);
    let (reads, n_failed) = read_all(&wish, files, way, &mut exit);
    if reads.is_empty() && n_failed > 0 {
        return Ok(Exit::Refused);
    }
    let cleanings: Vec<Cleaning> = way.reading.clean.iter().map(|c| c.cleaning()).collect();
    let mut entries = Vec::with_capacity(reads.len());
    for FileRead { imported, bytes, extension } in reads {
        let facts = Facts::of(&imported, pattern.as_ref(), way.reading.headers);
        let imported = imported.cleaned(&cleanings, &wish);
        let original = match way.keep_originals {
            true => {
                let file_name = imported.file_name.clone();
                Some(Original { hash: session.keep_original(&bytes, &extension)?, file_name })
            }
            false => None,
        };
        let text_hash = session.keep_text(&imported.text)?;
        entries.push(Entry { imported, text_hash, original, facts });
    }
    let n_before = project.documents().len();
    let entered = enter(&project, session.ids(), &entries);
    tell_all(&entered.warnings);
    let n_new = entered.output.iter().filter(|op| matches!(op, Op::AddDocument(_))).count();
    session.commit(&format!("Imported {n_new} documents"), entered.output)?;
    tell(&format!("{} documents imported, {n_failed} not", session.project().documents().len() - n_before));
    match attributes_csv {
        Some(csv) => match attributes(&mut session, csv)? {
            Exit::Done => Ok(exit),
            worse => Ok(worse),
        },
        None => Ok(exit),
    }
}

/// Lists the labels of transcripts, doubtful ones first, and imports nothing.
pub fn preview(session: &Session, files: &[PathBuf], way: &Way, out: &Out) -> Result<Exit, Trouble> {
    let mut exit = Exit::Done;
    let pattern = pattern(way)?;
    let (reads, n_failed) = read_all(&wish(session.project(), way), files, way, &mut exit);
    let imported: Vec<Imported> = reads.into_iter().map(|r| r.imported).collect();
    for read in &imported {
        let Facts { participant, values } = Facts::of(read, pattern.as_ref(), way.reading.headers);
        let person = participant.map(|p| format!("participant: {p}"));
        let values = values.into_iter().map(|f| format!("{}: {}", f.attribute, f.value));
        let facts: Vec<String> = person.into_iter().chain(values).collect();
        let turns =
            format!("{} turns of {} speakers ({})", read.n_spoken(), read.speakers.len(), read.convention.name());
        tell(&format!("{}: {}", read.file_name, [vec![turns], facts].concat().join("; ")));
    }
    if pattern.is_none() {
        let names: Vec<&str> = imported.iter().map(|i| i.name.as_str()).collect();
        let french = imported.iter().filter(|i| i.language == Some(Language::Fr)).count() * 2 > imported.len();
        if let Some(proposal) = NamePattern::proposed(&names, french) {
            tell(&format!("the names of the files look like {0}; import with --file-names '{0}'", proposal.written()));
        }
    }
    write_table(session, &labels_table(&imported), out)?;
    Ok(if imported.is_empty() && n_failed > 0 { Exit::Refused } else { exit })
}

fn labels_table(imported: &[Imported]) -> Table {
    use ColumnKind::{Integer, Text};
    let heads =
        [("document", Text), ("label", Text), ("role", Text), ("turns", Integer), ("doubt", Text), ("begins", Text)];
    let caption = Caption {
        title: "Labels".to_owned(),
        unit: "one row a label, doubtful ones first; without a role it is taken for no speaker".to_owned(),
        base: format!("{} files", imported.len()),
        ..Caption::default()
    };
    let mut table = Table::new("labels", heads.map(|(name, kind)| (name.to_owned(), kind)), caption);
    for read in imported {
        for line in read.label_lines() {
            let doubts: Vec<String> = line.doubts.iter().map(Why::said).collect();
            table.rows.push(vec![
                Cell::text(&read.name),
                Cell::text(line.label),
                Cell::text(line.role.map_or("", Role::name)),
                Cell::count(line.n_turns),
                Cell::text(doubts.join("; ")),
                Cell::text(line.begins),
            ]);
        }
    }
    table
}

/// Returns how files are read: as was typed, and as the project remembers of earlier files.
fn wish(project: &Project, way: &Way) -> Wish {
    Wish { convention: way.reading.convention.map(|c| c.convention()), ..remembered(project) }
}

fn pattern(way: &Way) -> Result<Option<NamePattern>, Trouble> {
    let parsed = way.reading.file_names.as_deref().map(NamePattern::parse).transpose();
    parsed.map_err(|e| Trouble::NotThere(e.to_string()))
}

/// A file as it was read, with what it takes to keep it.
struct FileRead {
    imported: Imported,
    bytes: Vec<u8>,
    extension: String,
}

/// Reads files; what cannot be read is told and counted.
fn read_all(wish: &Wish, files: &[PathBuf], way: &Way, exit: &mut Exit) -> (Vec<FileRead>, usize) {
    let (mut reads, mut n_failed) = (Vec::new(), 0);
    for path in gathered(files, exit) {
        match file_read(&path, way.language, wish) {
            Ok(Warned { output, warnings }) => {
                tell_all(&warnings);
                reads.push(output);
            }
            Err(trouble) => {
                tell(&trouble.to_string());
                *exit = Exit::Findings;
                n_failed += 1;
            }
        }
    }
    (reads, n_failed)
}

/// Returns the files to read; a path that is not there is told and the others go on.
fn gathered(chosen: &[PathBuf], exit: &mut Exit) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in chosen {
        match gather::gather(std::slice::from_ref(path)) {
            Ok(found) => {
                tell_all(&found.warnings);
                files.extend(found.output);
            }
            Err(e) => {
                tell(&e.to_string());
                *exit = Exit::Findings;
            }
        }
    }
    if files.is_empty() && *exit == Exit::Findings {
        *exit = Exit::Refused;
    }
    files
}

fn file_read(path: &Path, language: Option<TextLanguage>, wish: &Wish) -> Result<Warned<FileRead>, Trouble> {
    let (file_name, bytes) = gather::load(path)?;
    let executable = std::env::current_exe().map_err(Trouble::Output)?;
    let Warned { output: mut imported, warnings } = import::worker::read_guarded(&executable, &file_name, &bytes)?;
    if imported.differs_by(wish) {
        imported.read_again(wish);
    }
    if let Some(language) = language {
        imported.language = Some(match language {
            TextLanguage::En => Language::En,
            TextLanguage::Fr => Language::Fr,
        });
    }
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_owned();
    Ok(Warned { output: FileRead { imported, bytes, extension }, warnings })
}

fn load(path: &Path) -> Result<(String, Vec<u8>), ImportError> {
    gather::load(path)
}

/// Imports attributes.
pub fn attributes(session: &mut Session, csv: &Path) -> Result<Exit, Trouble> {
    let (file_name, bytes) = load(csv)?;
    let Warned { output: read, warnings } = attribute_table::read(session.project(), &file_name, &bytes)?;
    tell_all(&warnings);
    for column in &read.attributes {
        tell(&format!("{}: {}, {} values", column.attribute, column.kind.name(), column.n_values));
    }
    session.commit(&format!("Attributes from “{file_name}”"), read.ops)?;
    Ok(if warnings.is_empty() { Exit::Done } else { Exit::Findings })
}

/// Imports codings.
pub fn codings(session: &mut Session, csv: &Path) -> Result<Exit, Trouble> {
    let (file_name, bytes) = load(csv)?;
    let project = Arc::clone(session.project());
    let author = session.author();
    let Warned { output: read, warnings } = coding_table::read(&project, session.ids(), &author, &file_name, &bytes)?;
    drop(project);
    tell_all(&warnings);
    session.commit(&format!("Codings from “{file_name}”"), read.ops)?;
    tell(&format!("{} codings applied, {} were there already", read.n_codings, read.n_known));
    Ok(if read.n_refused == 0 { Exit::Done } else { Exit::Findings })
}

/// Imports descriptions of codes.
pub fn codes(session: &mut Session, csv: &Path) -> Result<Exit, Trouble> {
    let (file_name, bytes) = load(csv)?;
    let project = Arc::clone(session.project());
    let Warned { output: ops, warnings } = code_table::read(&project, session.ids(), &file_name, &bytes)?;
    drop(project);
    tell_all(&warnings);
    session.commit(&format!("Codes from “{file_name}”"), ops)?;
    Ok(if warnings.is_empty() { Exit::Done } else { Exit::Findings })
}
