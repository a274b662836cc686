//! What is typed by teams, handed to who does it.

use super::super::args::Who;
use super::super::args::team::TeamCommand;
use super::super::exit::{Exit, Trouble};
use super::{
    agreement, blind, coders, open, open_to_change, open_to_change_and_list, proposals, read, read_now, review,
    settling, sharing,
};
use crate::analysis::{AgreementQuery, Work};

/// Does what was typed.
pub fn run(command: TeamCommand) -> Result<Exit, Trouble> {
    match command {
        TeamCommand::Coders { dir, change, rename, colour, merge, into, part, out, who } => {
            match (change, merge.zip(into), part) {
                (Some(name), ..) => {
                    coders::change(&mut open_to_change(&dir, &who, &out)?, &name, rename.as_deref(), colour)
                }
                (_, Some((name, into)), _) => coders::merge(&mut open_to_change(&dir, &who, &out)?, &name, &into),
                (.., Some(name)) => coders::part(&mut open_to_change(&dir, &who, &out)?, &name),
                _ => coders::list(&read(&dir, &out)?, &out),
            }
        }
        TeamCommand::Reserve { dir, what, coders, everybody: _, who } => {
            coders::reserve(&mut open(&dir, &who)?, what, coders.as_deref())
        }
        TeamCommand::Proposals { dir, accept, decline, withdraw, out, who } => {
            match proposals::answer_typed(accept, decline, withdraw) {
                Some((answer, named)) => proposals::answer(&mut open_to_change(&dir, &who, &out)?, answer, &named),
                None => proposals::list(&read(&dir, &out)?, &out),
            }
        }
        TeamCommand::Finish { dir, documents, codes, reopen, coder, out } => {
            match coder.is_none() && documents.is_empty() && !reopen {
                true => agreement::list_finished(&read(&dir, &out)?, codes.as_deref(), &out),
                false => {
                    let who = Who::typed_or_named(coder);
                    agreement::finish(&mut open_to_change(&dir, &who, &out)?, &documents, codes.as_deref(), reopen)
                }
            }
        }
        TeamCommand::Assign { dir, coders, codes, documents, share, by, divide, seed, release, dry_run, out, who } => {
            // Nobody by name is not everybody, and would take the plan away from those who work by it.
            let names_nobody = coders.as_ref().is_some_and(Vec::is_empty);
            let coders = coders.unwrap_or_default();
            let plan = blind::PlanTyped { coders, codes, documents, share, by, divide, seed };
            if names_nobody {
                return Err(Trouble::Usage("--coders names nobody; --release opens documents to all".to_owned()));
            }
            match (release, plan.coders.is_empty()) {
                (true, _) => blind::release(&mut open_to_change(&dir, &who, &out)?, &plan),
                (false, true) if plan.codes.is_some() || !plan.documents.is_empty() => Err(Trouble::Usage(
                    "--codes and --document need --coders, who are to code them, or --release".to_owned(),
                )),
                (false, true) => blind::list(&read(&dir, &out)?, &out),
                (false, false) => blind::assign(&mut open_to_change_and_list(&dir, &who, &out)?, &plan, dry_run, &out),
            }
        }
        TeamCommand::Agreement { dir, compared, as_it_stands, counting, overlap, details, out } => {
            let session = read(&dir, &out)?;
            let query =
                agreement::query(session.project(), &compared, agreement::scope_of(session.project(), &counting)?)?;
            let threshold = overlap.map(|percent| f64::from(percent) / 100.0);
            let query = AgreementQuery { work: work(as_it_stands), threshold, ..query };
            agreement::agreement(&session, &query, details, &out)
        }
        TeamCommand::Disagreements { dir, compared, as_it_stands, counting, out } => {
            let session = read(&dir, &out)?;
            let query =
                agreement::query(session.project(), &compared, agreement::scope_of(session.project(), &counting)?)?;
            agreement::disagreements(&session, &AgreementQuery { work: work(as_it_stands), ..query }, &out)
        }
        TeamCommand::Settle { dir, documents, place, verdict, note, decided, compared, out, who } => match place {
            Some(place) => settling::settle(
                &mut open_to_change(&dir, &who, &out)?,
                (&documents, place),
                &verdict,
                &note,
                &compared,
            ),
            None if decided => settling::decided(&read(&dir, &out)?, &out),
            None => settling::list(&read(&dir, &out)?, &documents, &compared, &out),
        },
        TeamCommand::Review { dir, settle, keep, out, who } => match settle.zip(keep) {
            Some((n, way)) => review::settle(&mut open_to_change(&dir, &who, &out)?, &n, &way),
            None => review::list(&read(&dir, &out)?, &out),
        },
        TeamCommand::Merge { dir, copies, dry_run, tidy, again, out, who } => sharing::merge(
            &mut open_to_change_and_list(&dir, &who, &out)?,
            &copies,
            sharing::Way { dry_run, tidy, again },
            &out,
        ),
        TeamCommand::Waiting { dir, accept, who } => sharing::waiting(&mut open(&dir, &who)?, accept),
        TeamCommand::Pack { dir, file, replace } => sharing::pack(&read_now(&dir)?, &file, replace),
        TeamCommand::Unpack { file, dir, out, who } => sharing::unpack(&file, &dir, &who, &out),
    }
}

fn work(as_it_stands: bool) -> Work {
    if as_it_stands { Work::AsItStands } else { Work::Independent }
}
