//! One function for each command. They open the project, ask the same functions as the window does, and write what
//! came.

mod agreement;
mod analysis;
mod blind;
mod by_id;
mod changes;
mod chart;
mod coders;
mod comparison;
mod corrections;
mod counts;
mod divergence;
mod excerpts;
mod finding;
mod import;
mod listings;
mod matrix;
mod people;
mod proposals;
mod review;
mod saturation;
mod scope;
mod search;
mod settling;
mod sharing;
mod team;
mod texts;
mod transcripts;
mod turns;
mod vocabulary;

use std::path::Path;
use std::sync::Arc;

use super::args::{Command, Out, Who};
use super::exit::{Exit, Trouble};
use super::{tell, tell_all};
use crate::model::{Document, Op, Project, Reserved, Warned};
use crate::session::{Desk, Session, Way, is_nobodys_name, user_name};

/// Does what was typed.
pub fn run(command: Command) -> Result<Exit, Trouble> {
    match command {
        Command::New { dir, name, viewpoint, who } => changes::new(&dir, name, viewpoint.as_deref(), &who),
        Command::Import { dir, files, attributes, language, no_originals, reading, report, dry_run, out, who } => {
            let way = import::Way { language, keep_originals: !no_originals, reading: *reading, report };
            match dry_run {
                true => import::preview(&open_to_change_and_list(&dir, &who, &out)?, &files, &way, &out),
                false if let Some(option) = out.any() => Err(Trouble::Usage(format!(
                    "{option} is for --dry-run: a report of what came in is written by --report"
                ))),
                false => import::transcripts(&dir, &files, attributes.as_deref(), &way, &who),
            }
        }
        Command::Attributes { dir, csv, who } => import::attributes(&mut open(&dir, &who)?, &csv),
        Command::ApplyCodings { dir, csv, who } => import::codings(&mut open(&dir, &who)?, &csv),
        Command::ApplyCodes { dir, csv, who } => import::codes(&mut open(&dir, &who)?, &csv),
        Command::Tree { dir, name, who } => changes::tree(&mut open(&dir, &who)?, &name),
        Command::Define { dir, code, parts, who } => changes::define(&mut open(&dir, &who)?, &code, &parts),
        Command::Viewpoint { dir, attribute, who } => changes::viewpoint(&mut open(&dir, &who)?, &attribute),
        Command::Undo { dir, who } => changes::go(&mut open(&dir, &who)?, Way::Undo),
        Command::Redo { dir, who } => changes::go(&mut open(&dir, &who)?, Way::Redo),
        Command::Check { dir, out } => changes::check(&dir, &out),
        Command::Export { dir, jsonl: _, out } => changes::export(&read_now(&dir)?, out.as_deref()),
        Command::Documents { dir, out } => listings::documents(&read(&dir, &out)?, &out),
        Command::People(command) => people::run(command),
        Command::Codes { dir, out } => listings::codes(&read(&dir, &out)?, &out),
        Command::Codings { dir, out } => listings::codings(&read(&dir, &out)?, &out),
        Command::Memos { dir, out } => listings::memos(&read(&dir, &out)?, &out),
        Command::History { dir, changes, out } => listings::history(&read_everything(&dir, &out)?, &changes, &out),
        Command::Info { dir, out } => listings::info(&read(&dir, &out)?, &out),
        Command::Transcript(command) => transcripts::run(command),
        Command::Find(command) => finding::run(command),
        Command::Count(command) => counts::run(command),
        Command::Team(command) => team::run(command),
        Command::Comparison(command) => comparison::run(command),
    }
}

/// Opens a project as it stands, telling what was set aside.
fn open_as(dir: &Path, who: &Who) -> Result<Session, Trouble> {
    let Warned { output: session, warnings } = Session::open(dir, desk(who))?;
    tell_all(&warnings);
    Ok(session)
}

/// Opens a project to change it.
fn open(dir: &Path, who: &Who) -> Result<Session, Trouble> {
    let mut session = open_as(dir, who)?;
    match session.project().coders.contains_key(&session.coder()) {
        true => tell_stand_in(&session, who),
        false => tell_newcomer(session.project(), session.coder_name()),
    }
    if who.propose {
        session.propose_what_is_reserved();
        tell_proposing(&session);
    }
    Ok(session)
}

/// Opens a project for a change that writes no table, by a command that else writes one.
fn open_to_change(dir: &Path, who: &Who, out: &Out) -> Result<Session, Trouble> {
    match out.any() {
        Some(option) => {
            Err(Trouble::Usage(format!("this changes the project and writes no table: leave {option} out")))
        }
        None => open(dir, who),
    }
}

/// Opens a project for a change that may write a table of what it does.
fn open_to_change_and_list(dir: &Path, who: &Who, out: &Out) -> Result<Session, Trouble> {
    match out.looking_back() {
        Some(option) => Err(Trouble::Usage(format!("this is about the project as it stands: leave {option} out"))),
        None => open(dir, who),
    }
}

/// Tells that nobody in the project has that name, if somebody is called nearly so: a typing error makes a coder of its
/// own, whose silence would count.
fn tell_newcomer(project: &Project, name: &str) {
    let like: Vec<String> = project.coders_like(name).iter().map(|coder| format!("“{}”", coder.name)).collect();
    if !like.is_empty() {
        let like = like.join(" or ");
        tell(&format!(
            "nobody is called “{name}” in this project yet; if {like} was meant, “undo --coder {name}” helps"
        ));
    }
}

/// Tells as whom an account acts that could be anybody's: a colleague whose account has the same name may have said
/// theirs, on another machine.
fn tell_stand_in(session: &Session, who: &Who) {
    let (account, coder) = (desk(who).coder, session.coder_name());
    if who.coder.is_none() && is_nobodys_name(&account) && coder != account {
        tell(&format!(
            "this is done as “{coder}”, for whom the account “{account}” stands in this project; if that is not you, \
             “counterpoint undo --coder {coder}” takes it back, and --coder or COUNTERPOINT_CODER says who you are"
        ));
    }
}

/// Tells what of the changes to come is only proposed.
fn tell_proposing(session: &Session) {
    let project = session.project();
    for what in Reserved::ALL {
        let named: Vec<_> = project.reserved_to(what).collect();
        if !named.is_empty() && !named.contains(&session.coder()) {
            let names: Vec<&str> = named.iter().map(|coder| project.coder_name(*coder)).collect();
            tell(&format!("{what} is reserved to {}: what needs it is proposed, not done", names.join(", ")));
        }
    }
}

/// Opens a project to look at it, as it stands or as it was.
fn read(dir: &Path, out: &Out) -> Result<Session, Trouble> {
    let mut session = read_at(dir, out.at.as_deref())?;
    let hidden = agreement::coders_named(session.project(), &out.without)?;
    session.hide_coders(hidden.into_iter().collect());
    Ok(session)
}

/// The same for a list of what was done, in which nobody is left out.
fn read_everything(dir: &Path, out: &Out) -> Result<Session, Trouble> {
    if !out.without.is_empty() {
        return Err(Trouble::Usage("this lists what everybody did: leave --without-coders out".to_owned()));
    }
    read(dir, out)
}

fn read_at(dir: &Path, at: Option<&str>) -> Result<Session, Trouble> {
    let mut session = read_now(dir)?;
    if let Some(written) = at {
        let at = session.change_at(written)?;
        let past = session.past(at).project();
        session.look_back(at, Arc::new(past));
    }
    Ok(session)
}

/// Opens a project to look at it as it stands.
fn read_now(dir: &Path) -> Result<Session, Trouble> {
    open_as(dir, &Who::default())
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

/// Commits `ops`, or says that there is nothing to change.
fn commit(session: &mut Session, label: &str, ops: Vec<Op>) -> Result<Exit, Trouble> {
    if ops.is_empty() {
        tell("nothing to change");
    } else {
        session.commit(label, ops)?;
    }
    Ok(Exit::Done)
}
