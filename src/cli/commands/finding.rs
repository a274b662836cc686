//! What is typed to find something, handed to who finds it.

use super::super::args::finding::FindCommand;
use super::super::exit::{Exit, Trouble};
use super::{excerpts, open, read, search};

/// Does what was typed.
pub fn run(command: FindCommand) -> Result<Exit, Trouble> {
    match command {
        FindCommand::Search { dir, query, limit, memos, out } => {
            search::search(&read(&dir, &out)?, &query, limit, memos, &out)
        }
        FindCommand::Autocode { dir, query, code, extent, dry_run, who } => {
            search::autocode(&mut open(&dir, &who)?, &query, &code, extent, dry_run)
        }
        FindCommand::Excerpts { dir, code, query, listing, participants_only, out } => {
            let session = read(&dir, &out)?;
            match query {
                Some(query) => excerpts::answers(&session, &query, &listing, participants_only, &out),
                None => excerpts::codings(&session, code.as_deref(), &listing, &out),
            }
        }
        FindCommand::NotCoded { dir, tree, everyone, summary, listing, out } => {
            excerpts::not_coded(&read(&dir, &out)?, tree.as_deref(), &listing, everyone, summary, &out)
        }
    }
}
