//! Working in a team: merging copies of a project, and carrying one in a file.

use std::path::{Path, PathBuf};

use super::super::args::{Out, Who};
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::tell;
use crate::analysis::{Sides, merge_preview, merge_table};
use crate::model::plan::{self, UndoPlan};
use crate::model::{Noun, Project, TakenBack, counted};
use crate::session::{self, ComparedCopies, Session, Tidied};

/// How copies are merged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Way {
    /// Only what would come in is told.
    pub dry_run: bool,
    /// Copies that sync services made of journals go.
    pub tidy: bool,
    /// What was merged and taken back comes in again.
    pub again: bool,
}

/// Merges copies of the project into it, or shows what would come in.
pub fn merge(session: &mut Session, copies: &[PathBuf], way: Way, out: &Out) -> Result<Exit, Trouble> {
    let exit = if copies.is_empty() { Exit::Done } else { merge_copies(session, copies, way, out)? };
    leftovers(session, !way.dry_run && way.tidy)?;
    Ok(exit)
}

fn merge_copies(session: &mut Session, copies: &[PathBuf], way: Way, out: &Out) -> Result<Exit, Trouble> {
    let names: Vec<_> = copies.iter().filter_map(|c| Some(c.file_name()?.to_string_lossy())).collect();
    let name = names.join(", ");
    let copies: Vec<&Path> = copies.iter().map(PathBuf::as_path).collect();
    let Some(mut compared) = session.merger().compare(&copies, |_, _| true)? else { return Ok(Exit::Done) };
    let taken_back = std::mem::take(&mut compared.taken_back);
    let ComparedCopies { incoming, before, ours, .. } = &compared;
    if way.dry_run || out.asks_for_table() {
        let (mut after, mut again) = (Project::clone(compared.after()), Vec::new());
        for (taken, _) in taken_back.iter().filter(|_| way.again) {
            let ops = plan::bring_in_again(&after, taken).ops;
            after.apply_draft(&ops, session.coder());
            again.extend(ops);
        }
        let sides = Sides { theirs: &incoming.changes, again: &again, ours };
        write_table(session, &merge_table(&merge_preview(before, &after, sides)), out)?;
    }
    let (n, is_new) = (incoming.changes.len(), !incoming.is_empty());
    let what = match incoming.n_files() {
        0 => counted(n, Noun::Change).to_string(),
        n_files => format!("{}, {} with them", counted(n, Noun::Change), counted(n_files, Noun::Text)),
    };
    if !way.dry_run {
        session.merge(compared, &name, &format!("Merged a copy of the project: {name}"))?;
    }
    // Only now it is so: a folder may refuse.
    match (is_new, way.dry_run) {
        (false, _) => tell("nothing is new there"),
        (true, true) => tell(&format!("what would come in: {what}")),
        (true, false) => tell(&format!("what came in: {what}")),
    }
    let exit = bring_in_again(session, &taken_back, way)?;
    if !way.dry_run && (is_new || way.again) {
        tell_what_waits(session);
    }
    Ok(exit)
}

/// Tells how much waits for somebody to settle it, so that nobody has to ask.
fn tell_what_waits(session: &Session) {
    let n = session.project().review().len();
    if n > 0 {
        let waits = counted(n, Noun::ToReview);
        tell(&format!("{waits}: “counterpoint review DIR” lists what does not go together, and how to settle it"));
    }
}

/// Tells what of the copies was merged and taken back, and brings it in again when asked to.
fn bring_in_again(session: &mut Session, taken_back: &[(TakenBack, usize)], way: Way) -> Result<Exit, Trouble> {
    for (taken, n) in taken_back {
        let by = session.project().coder_name(taken.by).to_owned();
        let (changes, when) = (counted(*n, Noun::Change), taken.at.minute());
        let told = format!("{changes} had come in with “{}”, and {by} took that back on {when} UTC", taken.name);
        match (way.again, way.dry_run) {
            (false, _) => tell(&format!("{told}; “--again” brings it in again")),
            (true, true) => tell(&format!("{told}; it would come in again")),
            (true, false) => {
                let UndoPlan { ops, n_left, .. } = plan::bring_in_again(session.project(), taken);
                session.commit(&format!("Brought in again: {}", taken.name), ops)?;
                tell(&format!("{told}; it came in again"));
                if n_left > 0 {
                    tell(&format!("{} left out: somebody changed the same thing since", counted(n_left, Noun::Step)));
                }
            }
        }
    }
    Ok(if way.again || taken_back.is_empty() { Exit::Done } else { Exit::Findings })
}

/// Tells of files that sync services left, and removes them when asked to.
fn leftovers(session: &mut Session, tidy: bool) -> Result<(), Trouble> {
    let found = session::leftovers(session.root())?;
    for leftover in &found {
        tell(&format!(
            "{} is a copy that a sync service made: {}, {} of them in no other file, {} lines that cannot be read",
            leftover.file.display(),
            counted(leftover.n_changes, Noun::Change),
            leftover.n_only_here,
            leftover.n_damaged
        ));
    }
    if tidy {
        let Tidied { n_removed, damaged } = session::remove_leftovers(session.root())?;
        session.refresh()?;
        tell(&format!("{n_removed} of {} copies removed; every change of theirs stands in another file", found.len()));
        for (file, n) in damaged {
            tell(&format!("{} stays: {n} of its lines cannot be read", file.display()));
        }
    } else if !found.is_empty() {
        tell("they are read like any journal; “counterpoint merge DIR --tidy” removes them and loses nothing");
    }
    Ok(())
}

/// Tells how many changes wait because their clock runs ahead, of which opening has told already, or brings them in.
pub fn waiting(session: &mut Session, accept: bool) -> Result<Exit, Trouble> {
    let ahead = session.ahead();
    let n: usize = ahead.iter().map(|ahead| ahead.n).sum();
    if n == 0 {
        tell("no change waits because of a clock");
    } else if accept {
        let names: Vec<&str> = ahead.iter().map(|ahead| ahead.by.as_str()).collect();
        let name = format!("changes of {} that had waited", names.join(", "));
        session.bring_in_ahead(&name, &format!("Brought in: {name}"))?;
        tell(&format!(
            "{} came in, here and for everybody who receives this change; what is done from now on is dated after them",
            counted(n, Noun::Change)
        ));
    } else {
        tell(&format!(
            "waiting: {}; “counterpoint waiting DIR --accept” brings that in now, for everybody",
            counted(n, Noun::Change)
        ));
        return Ok(Exit::Findings);
    }
    Ok(Exit::Done)
}

/// Writes the project into one file, and tells which texts are not in it because they are not here.
pub fn pack(session: &Session, file: &Path, replace: bool) -> Result<Exit, Trouble> {
    let there = file.display();
    if file.is_dir() {
        return Err(Trouble::Usage(format!(
            "{there} is a folder: name the file to write in it, such as {}",
            file.join("study.counterpoint").display()
        )));
    }
    if file.exists() && !replace {
        return Err(Trouble::Usage(format!("{there} is there already; “--replace” writes over it")));
    }
    let n = session::pack(session.root(), file, |_, _| true)?.unwrap_or_default();
    tell(&format!("{} packed into {}", counted(n, Noun::File), file.display()));
    let project = session.project();
    let missing: Vec<&str> =
        project.documents().into_iter().filter(|d| project.text(d).is_err()).map(|d| d.name.as_str()).collect();
    if missing.is_empty() {
        return Ok(Exit::Done);
    }
    tell(&format!("without the text of {}, which is not here", missing.join(", ")));
    Ok(Exit::Findings)
}

/// Unpacks a project, or merges it into the one that is there.
pub fn unpack(file: &Path, dir: &Path, who: &Who, out: &Out) -> Result<Exit, Trouble> {
    if session::is_project(dir) {
        return merge(&mut super::open_to_change_and_list(dir, who, out)?, &[file.to_owned()], Way::default(), out);
    }
    if let Some(option) = out.any() {
        let nothing_there = "there is no project there yet, so that nothing can be told apart";
        return Err(Trouble::Usage(format!("{nothing_there}: leave {option} out")));
    }
    session::unpack(file, dir, &super::desk(who).home, |_, _| true)?;
    let session = super::open(dir, who)?;
    tell(&format!("unpacked “{}” into {}", session.project().name, dir.display()));
    Ok(Exit::Done)
}
