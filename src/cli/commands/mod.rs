//! One function for each command. They open the project, ask the same functions as the window does, and write what came.

mod agreement;
mod analysis;
mod changes;
mod chart;
mod comparison;
mod corrections;
mod description;
mod divergence;
mod excerpts;
mod import;
mod listings;
mod matrix;
mod saturation;
mod scope;
mod search;
mod sharing;
mod texts;
mod turns;
mod vocabulary;

use std::path::Path;
use std::sync::Arc;

use super::args::{Command, Out, Who};
use super::exit::{Exit, Trouble};
use super::tell_all;
use crate::model::{Document, Project, Stamp};
use crate::search::replace::Wanted;
use crate::session::{Desk, Session, user_name};

/// Does what was typed.
pub fn run(command: Command) -> Result<Exit, Trouble> {
    match command {
        Command::New { dir, name, viewpoint, who } => changes::new(&dir, name, viewpoint.as_deref(), &who),
        Command::Import { dir, files, attributes, language, no_originals, reading, dry_run, out, who } => {
            let way = import::Way { language, keep_originals: !no_originals, reading };
            match dry_run {
                true => import::preview(&open(&dir, &who)?, &files, &way, &out),
                false => import::transcripts(&dir, &files, attributes.as_deref(), &way, &who),
            }
        }
        Command::Attributes { dir, csv, who } => import::attributes(&mut open(&dir, &who)?, &csv),
        Command::ApplyCodings { dir, csv, who } => import::codings(&mut open(&dir, &who)?, &csv),
        Command::ApplyCodes { dir, csv, who } => import::codes(&mut open(&dir, &who)?, &csv),
        Command::Tree { dir, name, who } => changes::tree(&mut open(&dir, &who)?, &name),
        Command::Define { dir, code, parts, who } => changes::define(&mut open(&dir, &who)?, &code, &parts),
        Command::Viewpoint { dir, attribute, who } => changes::viewpoint(&mut open(&dir, &who)?, &attribute),
        Command::Undo { dir, who } => changes::undo(&mut open(&dir, &who)?),
        Command::Redo { dir, who } => changes::redo(&mut open(&dir, &who)?),
        Command::Merge { dir, copies, dry_run, tidy, out, who } => {
            sharing::merge(&mut open(&dir, &who)?, &copies, dry_run, tidy, &out)
        }
        Command::Pack { dir, file } => sharing::pack(&read_now(&dir)?, &file),
        Command::Unpack { file, dir, out, who } => sharing::unpack(&file, &dir, &who, &out),
        Command::Check { dir, out } => changes::check(&dir, &out),
        Command::Export { dir, jsonl: _, out } => changes::export(&read_now(&dir)?, out.as_deref()),
        Command::Documents { dir, out } => listings::documents(&read(&dir, &out)?, &out),
        Command::Participants { dir, describe, by_code, codes, out } => {
            let session = read(&dir, &out)?;
            match describe {
                true => description::participants(&session, by_code.then_some(&codes), &out),
                false => listings::participants(&session, &out),
            }
        }
        Command::Codes { dir, out } => listings::codes(&read(&dir, &out)?, &out),
        Command::Codings { dir, out } => listings::codings(&read(&dir, &out)?, &out),
        Command::History { dir, changes, out } => listings::history(&read(&dir, &out)?, &changes, &out),
        Command::Info { dir, out } => listings::info(&read(&dir, &out)?, &out),
        Command::Turns { dir, document, out } => listings::turns(&read(&dir, &out)?, &document, &out),
        Command::Speakers { dir, document, out } => turns::speakers(&read(&dir, &out)?, document.as_deref(), &out),
        Command::Turn { dir, document, turn, change, who } => {
            turns::turn(&mut open(&dir, &who)?, &document, turn, &change)
        }
        Command::Speaker { dir, document, speaker, change, who } => {
            turns::speaker(&mut open(&dir, &who)?, &document, &speaker, &change)
        }
        Command::Texts { dir, document, out } => texts::list(&read(&dir, &out)?, &document, &out),
        Command::RestoreText { dir, document, at, who } => texts::restore(&mut open(&dir, &who)?, &document, &at),
        Command::Text { dir, document, at } => listings::text(&read_at(&dir, at.as_deref())?, &document),
        Command::Correct { dir, document, file, dry_run, out, who } => {
            corrections::correct(&mut open(&dir, &who)?, &document, &file, dry_run, &out)
        }
        Command::Clean { dir, documents, what, dry_run, out, who } => {
            corrections::clean(&mut open(&dir, &who)?, &documents, &what, dry_run, &out)
        }
        Command::Replace { dir, from, to, documents, any_case, whole_words, pattern, dry_run, out, who } => {
            let wanted = Wanted { words: from, any_case, whole_words, is_pattern: pattern };
            corrections::replace(&mut open(&dir, &who)?, &wanted, &to, &documents, dry_run, &out)
        }
        Command::Review { dir, out } => corrections::review(&read(&dir, &out)?, &out),
        Command::Lost { dir, out } => corrections::lost(&read(&dir, &out)?, &out),
        Command::Events { dir, by, out } => listings::events(&read(&dir, &out)?, by, &out),
        Command::Search { dir, query, limit, memos, out } => {
            search::search(&read(&dir, &out)?, &query, limit, memos, &out)
        }
        Command::Autocode { dir, query, code, extent, dry_run, who } => {
            search::autocode(&mut open(&dir, &who)?, &query, &code, extent, dry_run)
        }
        Command::Frequencies { dir, unit, by, counting, out } => {
            analysis::frequencies(&read(&dir, &out)?, unit, by.as_deref(), &counting, &out)
        }
        Command::Matrix { dir, codes, columns, cross, unit, layout, own, view, counting, out } => {
            let session = read(&dir, &out)?;
            let columns = matrix::columns_crossed(session.project(), columns.as_deref(), cross.as_deref())?;
            let query = matrix::query(session.project(), &codes, columns, unit, own, &counting)?;
            matrix::matrix(&session, &query, layout, &view, &out)
        }
        Command::Compare { dir, comparing, codes, counting, out } => {
            divergence::compare(&read(&dir, &out)?, &comparing, &codes, &counting, &out)
        }
        Command::Cooccurrence { dir, by, counting, out } => {
            analysis::cooccurrence(&read(&dir, &out)?, by, &counting, &out)
        }
        Command::Words { dir, words, counting, out } => vocabulary::words(&read(&dir, &out)?, &words, &counting, &out),
        Command::Saturation { dir, rule, codes, counting, out } => {
            saturation::saturation(&read(&dir, &out)?, &rule, &codes, &counting, &out)
        }
        Command::Finish { dir, documents, codes, reopen, who } => {
            agreement::finish(&mut open(&dir, &who)?, &documents, codes.as_deref(), reopen)
        }
        Command::Assign { dir, coders, codes, documents, share, by, divide, seed, release, dry_run, out, who } => {
            let mut session = open(&dir, &who)?;
            let plan = agreement::PlanTyped { coders, codes, documents, share, by, divide, seed };
            match release {
                true => agreement::release(&mut session, &plan),
                false => agreement::assign(&mut session, &plan, dry_run, &out),
            }
        }
        Command::Agreement { dir, unit, coders, codes, as_it_stands, overlap, details, counting, out } => {
            let session = read(&dir, &out)?;
            let scope = scope::scope(session.project(), &counting)?;
            let query = agreement::query(&session, unit, &coders, codes.as_deref(), as_it_stands, overlap, scope)?;
            agreement::agreement(&session, &query, details, &out)
        }
        Command::Disagreements { dir, unit, coders, codes, as_it_stands, counting, out } => {
            let session = read(&dir, &out)?;
            let scope = scope::scope(session.project(), &counting)?;
            let query = agreement::query(&session, unit, &coders, codes.as_deref(), as_it_stands, None, scope)?;
            agreement::disagreements(&session, &query, &out)
        }
        Command::Excerpts { dir, code, query, listing, participants_only, out } => {
            let session = read(&dir, &out)?;
            match query {
                Some(query) => excerpts::answers(&session, &query, &listing, participants_only, &out),
                None => excerpts::codings(&session, code.as_deref(), &listing, &out),
            }
        }
        Command::Comparison(command) => comparison::run(command),
        Command::Chart { dir, chart } => chart::chart(&dir, &chart),
        Command::NotCoded { dir, tree, everyone, summary, listing, out } => {
            excerpts::not_coded(&read(&dir, &out)?, tree.as_deref(), &listing, everyone, summary, &out)
        }
    }
}

/// Opens a project to change it, telling what was set aside.
fn open(dir: &Path, who: &Who) -> Result<Session, Trouble> {
    let opened = Session::open(dir, desk(who))?;
    tell_all(&opened.warnings);
    Ok(opened.output)
}

/// Opens a project to look at it, as it stands or as it was.
fn read(dir: &Path, out: &Out) -> Result<Session, Trouble> {
    read_at(dir, out.at.as_deref())
}

fn read_at(dir: &Path, at: Option<&str>) -> Result<Session, Trouble> {
    let mut session = read_now(dir)?;
    if let Some(written) = at {
        let at = change_at(&session, written)?;
        let past = session.past(at).project();
        session.look_back(at, Arc::new(past));
    }
    Ok(session)
}

/// Returns the last change that `written` names or comes before.
fn change_at(session: &Session, written: &str) -> Result<Stamp, Trouble> {
    let not_there =
        || Trouble::NotThere(format!("no change is as old as “{written}”; “counterpoint history” lists them"));
    session.change_at(written).ok_or_else(not_there)
}

/// Opens a project to look at it as it stands.
fn read_now(dir: &Path) -> Result<Session, Trouble> {
    open(dir, &Who { coder: None })
}

fn desk(who: &Who) -> Desk {
    let name = who.coder.as_deref().map(str::trim).filter(|name| !name.is_empty());
    Desk::of_user(&name.map_or_else(user_name, str::to_owned))
}

/// Returns the document of that name.
fn document<'a>(session: &'a Session, name: &str) -> Result<&'a Document, Trouble> {
    document_of(session.project(), name)
}

/// Returns the document of that name in a project.
fn document_of<'a>(project: &'a Project, name: &str) -> Result<&'a Document, Trouble> {
    let not_there = || {
        Trouble::NotThere(format!("there is no document “{name}” in the project; “counterpoint documents” lists them"))
    };
    project.document_named(name).map(|d| &**d).ok_or_else(not_there)
}
