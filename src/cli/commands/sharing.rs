//! Working in a team: merging copies of a project, and carrying one in a file.

use std::path::{Path, PathBuf};

use super::super::args::{Out, Who};
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::tell;
use crate::analysis::{merge_preview, merge_table};
use crate::session::{self, ComparedCopies, Session, Tidied};

/// Merges copies of the project into it, or shows what would come in.
pub fn merge(session: &mut Session, copies: &[PathBuf], dry_run: bool, tidy: bool, out: &Out) -> Result<Exit, Trouble> {
    if out.at.is_some() {
        return Err(Trouble::Usage("copies are merged into the project as it stands; leave --at out".to_owned()));
    }
    if !copies.is_empty() {
        let copies: Vec<&Path> = copies.iter().map(PathBuf::as_path).collect();
        let Some(compared) = session.merger().compare(&copies, |_, _| true)? else { return Ok(Exit::Done) };
        let ComparedCopies { incoming, before, ours, .. } = &compared;
        let rows = merge_preview(before, compared.after(), &incoming.changes, ours);
        if dry_run || out.out.is_some() || out.format.is_some() {
            write_table(session, &merge_table(&rows), out)?;
        }
        let (would, n) = (if dry_run { "would come in" } else { "came in" }, incoming.changes.len());
        match incoming.is_empty() {
            true => tell("nothing is new there"),
            false => tell(&format!("{n} changes and {} texts and originals {would}", incoming.n_files())),
        }
        if !dry_run {
            let names: Vec<_> = copies.iter().filter_map(|c| Some(c.file_name()?.to_string_lossy())).collect();
            let name = names.join(", ");
            session.merge(compared, &name, &format!("Merged a copy of the project: {name}"))?;
        }
    }
    leftovers(session, !dry_run && tidy)?;
    Ok(Exit::Done)
}

/// Tells of files that sync services left, and removes them when asked to.
fn leftovers(session: &mut Session, tidy: bool) -> Result<(), Trouble> {
    let found = session::leftovers(session.root())?;
    for leftover in &found {
        tell(&format!(
            "{} is a copy that a sync service made: {} changes, {} of them in no other file, {} lines that cannot be read",
            leftover.file.display(),
            leftover.n_changes,
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
            "{n} changes came in, here and for everybody who receives this change; what is done from now on is dated after them"
        ));
    } else {
        tell(&format!("{n} changes wait; “counterpoint waiting DIR --accept” brings them in now, for everybody"));
        return Ok(Exit::Findings);
    }
    Ok(Exit::Done)
}

/// Writes the project in `dir` into one file.
pub fn pack(dir: &Path, file: &Path) -> Result<Exit, Trouble> {
    let n = session::pack(dir, file, |_, _| true)?.unwrap_or_default();
    tell(&format!("{n} files packed into {}", file.display()));
    Ok(Exit::Done)
}

/// Unpacks a project, or merges it into the one that is there.
pub fn unpack(file: &Path, dir: &Path, who: &Who, out: &Out) -> Result<Exit, Trouble> {
    if session::is_project(dir) {
        return merge(&mut super::open(dir, who)?, &[file.to_owned()], false, false, out);
    }
    session::unpack(file, dir, &super::desk(who).home, |_, _| true)?;
    let session = super::open(dir, who)?;
    tell(&format!("unpacked “{}” into {}", session.project().name, dir.display()));
    Ok(Exit::Done)
}
