//! Verifying a project folder: every line, every text, every reference.

use std::path::Path;
use std::sync::Arc;

use super::{Desk, Session, SessionError};
use crate::model::{ContentHash, Document, Project, ReviewKind};
use crate::store::{Damage, ProjectFolder, content_hash};

/// Something that is wrong, or will be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Which file or thing.
    pub place: String,
    /// What is wrong with it and what to do.
    pub problem: String,
}

/// Verifies every line, text, original and reference of the project in `root`; no findings means that all is well.
///
/// # Errors
/// When there is no project or it cannot be read.
pub fn check(root: &Path, desk: Desk) -> Result<Vec<Finding>, SessionError> {
    let folder = ProjectFolder::open(root)?;
    let damage = folder.read_journals(None)?.damage;
    let of_damage = |d: &Damage| finding(format!("{}, line {}", d.file.display(), d.line), d.problem());
    let mut findings: Vec<Finding> = damage.iter().map(of_damage).collect();
    let session = Session::open(root, desk)?.output;
    findings.extend(session.ahead.iter().map(|change| finding(change.at.to_string(), AHEAD)));
    findings.extend(texts(&folder, session.project()));
    findings.extend(references(session.project()));
    Ok(findings)
}

fn finding(place: impl Into<String>, problem: impl Into<String>) -> Finding {
    Finding { place: place.into(), problem: problem.into() }
}

const AHEAD: &str = "left out for now: its clock runs ahead by more than a day; set the clock of that device right";

fn texts(folder: &ProjectFolder, project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for document in project.documents.values() {
        findings.extend(text_of(folder, document));
        if let Some(original) = &document.original {
            let extension = Path::new(&original.file_name).extension().and_then(|e| e.to_str()).unwrap_or_default();
            let path = folder.original_path(&original.hash, extension);
            findings.extend(content(folder, &path, &original.hash, &document.name).err());
        }
    }
    findings
}

fn text_of(folder: &ProjectFolder, document: &Arc<Document>) -> Option<Finding> {
    let path = folder.text_path(&document.imported);
    match content(folder, &path, &document.imported, &document.name) {
        Err(problem) => Some(problem),
        Ok(bytes) => {
            let n_chars = String::from_utf8_lossy(&bytes).chars().count();
            let changed = document.pieces().is_pristine() && n_chars != document.pieces().len() as usize;
            let problem = "its length is not the one that its import recorded";
            changed.then(|| finding(format!("text of “{}”", document.name), problem))
        }
    }
}

/// Returns what a text or original holds, or what is wrong with it.
fn content(folder: &ProjectFolder, path: &Path, hash: &ContentHash, document: &str) -> Result<Vec<u8>, Finding> {
    let place = format!("{} (“{document}”)", path.display());
    match folder.content(path, hash) {
        Err(e) => {
            Err(finding(place, format!("cannot be read: {e}. Copy the file back from another copy of the project")))
        }
        Ok(bytes) if content_hash(&bytes) != *hash => Err(finding(
            place,
            "its content was changed: it does not fit its name. Copy it back from another copy of the project",
        )),
        Ok(bytes) => Ok(bytes),
    }
}

fn references(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for item in project.review() {
        if let ReviewKind::MissingTarget { what } = item.kind {
            findings
                .push(finding(item.change.to_string(), format!("names something that no journal brings in: {what}")));
        }
    }
    for document in project.documents.values() {
        for coding in document.standing_codings() {
            let length = document.pieces().len();
            if coding.span.is_some_and(|span| span.end > length) || !project.codes.contains_key(&coding.code) {
                let place = format!("coding {} in “{}”", coding.id, document.name);
                findings.push(finding(place, "its code is not there, or it ends behind the text"));
            }
        }
    }
    findings
}
