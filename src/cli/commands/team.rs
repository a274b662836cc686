//! What is typed by teams, handed to who does it.

use super::super::args::team::TeamCommand;
use super::super::exit::{Exit, Trouble};
use super::{agreement, corrections, open, read, read_now, scope, sharing};

/// Does what was typed.
pub fn run(command: TeamCommand) -> Result<Exit, Trouble> {
    match command {
        TeamCommand::Finish { dir, documents, codes, reopen, who } => {
            agreement::finish(&mut open(&dir, &who)?, &documents, codes.as_deref(), reopen)
        }
        TeamCommand::Assign { dir, coders, codes, documents, share, by, divide, seed, release, dry_run, out, who } => {
            let mut session = open(&dir, &who)?;
            let plan = agreement::PlanTyped { coders, codes, documents, share, by, divide, seed };
            match release {
                true => agreement::release(&mut session, &plan),
                false => agreement::assign(&mut session, &plan, dry_run, &out),
            }
        }
        TeamCommand::Agreement { dir, unit, coders, codes, as_it_stands, overlap, details, counting, out } => {
            let session = read(&dir, &out)?;
            let scope = scope::scope(session.project(), &counting)?;
            let query = agreement::query(&session, unit, &coders, codes.as_deref(), as_it_stands, overlap, scope)?;
            agreement::agreement(&session, &query, details, &out)
        }
        TeamCommand::Disagreements { dir, unit, coders, codes, as_it_stands, counting, out } => {
            let session = read(&dir, &out)?;
            let scope = scope::scope(session.project(), &counting)?;
            let query = agreement::query(&session, unit, &coders, codes.as_deref(), as_it_stands, None, scope)?;
            agreement::disagreements(&session, &query, &out)
        }
        TeamCommand::Review { dir, out } => corrections::review(&read(&dir, &out)?, &out),
        TeamCommand::Merge { dir, copies, dry_run, tidy, out, who } => {
            sharing::merge(&mut open(&dir, &who)?, &copies, dry_run, tidy, &out)
        }
        TeamCommand::Pack { dir, file } => sharing::pack(&read_now(&dir)?, &file),
        TeamCommand::Unpack { file, dir, out, who } => sharing::unpack(&file, &dir, &who, &out),
    }
}
