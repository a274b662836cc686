//! Correcting texts after coding: another version of a transcript, find and replace, and what lost its words.

use std::path::Path;
use std::sync::Arc;

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::{tell, tell_all};
use crate::analysis::{CorrectionPreview, lost_table, passages_table, preview};
use crate::import::cleaning::{self, Cleaning};
use crate::import::files::{gather, worker};
use crate::model::difference::difference;
use crate::model::plan::{self, LabelsFollowing, Version};
use crate::model::{Document, Noun, Op, Replacement, counted};
use crate::search::replace::Wanted;
use crate::session::Session;

/// Gives a document the words of another version of its transcript.
pub fn correct(session: &mut Session, name: &str, file: &Path, dry_run: bool, out: &Out) -> Result<Exit, Trouble> {
    let document = named(session, name)?;
    let (file_name, bytes) = gather::load(file)?;
    let executable = std::env::current_exe().map_err(Trouble::Output)?;
    let read = worker::read_guarded(&executable, &file_name, &bytes)?;
    tell_all(&read.warnings);
    let labels: Vec<String> = read.output.speakers.iter().map(|s| s.label.clone()).collect();
    let version = Version { text: &read.output.text, turns: &read.output.turns, labels: &labels };
    let project = Arc::clone(session.project());
    let places = difference(project.text(&document)?.as_str(), version.text);
    let mut ops = plan::replace_text(&project, session.ids(), document.id, version)?;
    let labels = plan::labels_following(&project, document.id, &ops)?;
    ops.extend(labels.ops.iter().cloned());
    let seen = preview(&project, &document, &places, &ops)?;
    // Whose first file was not kept has none kept later either.
    if document.original.is_some() && !dry_run {
        session.keep_original(&bytes, file.extension().and_then(|e| e.to_str()).unwrap_or_default())?;
    }
    let passages = counted(places.len(), Noun::Passage);
    let label = format!("“{}” corrected by “{file_name}”: {passages}", document.name);
    let exit = finish(session, &label, vec![seen], ops, dry_run, out)?;
    tell_labels(&document.name, &labels);
    Ok(exit)
}

/// Takes out of texts what nobody said, in all documents, or in those that are named.
pub fn clean(
    session: &mut Session,
    names: &[String],
    what: &[Cleaning],
    dry_run: bool,
    out: &Out,
) -> Result<Exit, Trouble> {
    let project = Arc::clone(session.project());
    let (mut previews, mut ops) = (Vec::new(), Vec::new());
    for document in documents(session, names)? {
        let places = cleaning::of_document(&project, &document, what)?;
        let planned = plan::correct_text(&project, session.ids(), document.id, &places)?;
        previews.push(preview(&project, &document, &places, &planned)?);
        ops.extend(planned);
    }
    let n: usize = previews.iter().map(|p| p.passages.len()).sum();
    if n == 0 {
        return Err(Trouble::NotThere("there is nothing to clean; nothing was changed".to_owned()));
    }
    let done: Vec<&str> = what.iter().map(|k| k.name()).collect();
    finish(session, &format!("Cleaned {}: {}", counted(n, Noun::Place), done.join(", ")), previews, ops, dry_run, out)
}

/// Replaces words in all documents, or in those that are named.
pub fn replace(
    session: &mut Session,
    wanted: &Wanted,
    with: &str,
    names: &[String],
    dry_run: bool,
    out: &Out,
) -> Result<Exit, Trouble> {
    let finder = wanted.finder(with).map_err(|e| Trouble::Usage(e.to_string()))?;
    let project = Arc::clone(session.project());
    let (mut previews, mut ops, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    for document in documents(session, names)? {
        let places: Vec<Replacement> = finder.replacements(&*project.text(&document)?);
        let planned = plan::correct_text(&project, session.ids(), document.id, &places)?;
        previews.push(preview(&project, &document, &places, &planned)?);
        let following = plan::labels_following(&project, document.id, &planned)?;
        ops.extend(planned.into_iter().chain(following.ops.iter().cloned()));
        labels.push((document.name.clone(), following));
    }
    let n: usize = previews.iter().map(|p| p.passages.len()).sum();
    if n == 0 {
        return Err(Trouble::NotThere(format!("“{}” was not found; nothing was changed", wanted.words)));
    }
    let label = format!("“{}” replaced by “{with}” in {}", wanted.words, counted(n, Noun::Place));
    let exit = finish(session, &label, previews, ops, dry_run, out)?;
    labels.iter().for_each(|(document, labels)| tell_labels(document, labels));
    Ok(exit)
}

/// Tells who is called otherwise with a correction of labels, and where a label is nobody's.
fn tell_labels(document: &str, labels: &LabelsFollowing) {
    for (from, to) in &labels.renamed {
        tell(&format!("{document}: the speaker “{from}” is called “{to}” from now on; the person keeps their name"));
    }
    for (from, label, n) in &labels.left {
        let turns = counted(*n, Noun::Turn);
        tell(&format!(
            "{document}: “{label}” stands before {turns} of “{from}” and is no speaker's label; they stay with “{from}”, and \
             “turns” gives them to somebody else"
        ));
    }
}

/// Returns the documents of these names, or all.
fn documents(session: &Session, names: &[String]) -> Result<Vec<Arc<Document>>, Trouble> {
    match names {
        [] => Ok(session.project().documents().into_iter().cloned().collect()),
        names => names.iter().map(|name| named(session, name)).collect(),
    }
}

fn named(session: &Session, name: &str) -> Result<Arc<Document>, Trouble> {
    let id = super::document(session, name)?.id;
    Ok(Arc::clone(&session.project().documents[&id]))
}

/// Shows what changes and, unless it is a trial, commits it as one change.
fn finish(
    session: &mut Session,
    label: &str,
    previews: Vec<CorrectionPreview>,
    ops: Vec<Op>,
    dry_run: bool,
    out: &Out,
) -> Result<Exit, Trouble> {
    let table = passages_table(session.project(), label.into(), &previews);
    let n_lost: usize = previews.iter().map(|p| p.lost.len()).sum();
    if dry_run || out.asks_for_table() {
        write_table(session, &table, out)?;
    }
    let n = table.rows.len();
    let (would, loses) = if dry_run { ("would change", "would lose") } else { ("changed", "lost") };
    if !dry_run {
        session.commit(label, ops)?;
    }
    let (passages, codings) = (counted(n, Noun::Passage), counted(n_lost, Noun::Coding));
    tell(&format!("{passages} {would}, {codings} {loses} all of their words"));
    Ok(if n_lost > 0 { Exit::Findings } else { Exit::Done })
}

/// Lists the codings whose words are all gone.
pub fn lost(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    let table = lost_table(session.project());
    write_table(session, &table, out)?;
    let codings = counted(table.rows.len(), Noun::Coding);
    tell(&format!("{codings} without words; they come back when the deletion is undone"));
    Ok(Exit::Done)
}
