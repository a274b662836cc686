//! Files in. What cannot be read is named with its reason, and the others come in.

use std::path::{Path, PathBuf};

use super::super::args::{TextLanguage, Who};
use super::super::exit::{Exit, Trouble};
use super::super::{tell, tell_all};
use crate::import::enter::{Entry, enter};
use crate::import::{
    self, ImportError, attributes as attribute_table, codes as code_table, codings as coding_table, gather,
};
use crate::model::document::Original;
use crate::model::{Language, Warned};
use crate::session::Session;

/// Imports transcripts, then a table of attributes.
pub fn transcripts(
    dir: &Path,
    files: &[PathBuf],
    attributes_csv: Option<&Path>,
    language: Option<TextLanguage>,
    keep_originals: bool,
    who: &Who,
) -> Result<Exit, Trouble> {
    let mut session = super::open(dir, who)?;
    let mut exit = Exit::Done;
    let mut entries = Vec::new();
    let mut n_failed = 0;
    for path in gathered(files, &mut exit) {
        match entry(&session, &path, language, keep_originals) {
            Ok(read) => {
                tell_all(&read.warnings);
                entries.push(read.output);
            }
            Err(trouble) => {
                tell(&trouble.to_string());
                exit = Exit::Findings;
                n_failed += 1;
            }
        }
    }
    if entries.is_empty() && n_failed > 0 {
        return Ok(Exit::Refused);
    }
    let n_before = session.project().documents().len();
    let project = std::sync::Arc::clone(session.project());
    let entered = enter(&project, session.ids(), &entries);
    tell_all(&entered.warnings);
    let n_new = entries.len() - entered.warnings.len().min(entries.len());
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

fn entry(
    session: &Session,
    path: &Path,
    language: Option<TextLanguage>,
    keep_originals: bool,
) -> Result<Warned<Entry>, Trouble> {
    let (file_name, bytes) = gather::load(path)?;
    let executable = std::env::current_exe().map_err(Trouble::Output)?;
    let Warned { output: mut imported, warnings } = import::worker::read_guarded(&executable, &file_name, &bytes)?;
    if let Some(language) = language {
        imported.language = Some(match language {
            TextLanguage::En => Language::En,
            TextLanguage::Fr => Language::Fr,
        });
    }
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let original = if keep_originals {
        Some(Original { hash: session.keep_original(&bytes, extension)?, file_name })
    } else {
        None
    };
    let text_hash = session.keep_text(&imported.text)?;
    Ok(Warned { output: Entry { imported, text_hash, original }, warnings })
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
    let project = std::sync::Arc::clone(session.project());
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
    let project = std::sync::Arc::clone(session.project());
    let Warned { output: ops, warnings } = code_table::read(&project, session.ids(), &file_name, &bytes)?;
    drop(project);
    tell_all(&warnings);
    session.commit(&format!("Codes from “{file_name}”"), ops)?;
    Ok(if warnings.is_empty() { Exit::Done } else { Exit::Findings })
}
