//! What is typed to count, handed to who counts it.

use super::super::args::Who;
use super::super::args::counts::CountCommand;
use super::super::exit::{Exit, Trouble};
use super::{analysis, chart, divergence, matrix, open, open_to_change, read, saturation, vocabulary};

/// Does what was typed.
pub fn run(command: CountCommand) -> Result<Exit, Trouble> {
    match command {
        CountCommand::Frequencies { dir, unit, by, counting, out } => {
            analysis::frequencies(&read(&dir, &out)?, unit, by.as_deref(), &counting, &out)
        }
        CountCommand::Matrix { dir, codes, columns, cross, unit, layout, own, view, keeping, counting, out } => {
            if let Some(name) = &keeping.saved {
                return matrix::saved(&read(&dir, &out)?, name, layout, &out);
            }
            // What is saved is written by the session that counts: two at once would be two devices.
            let mut session = match &keeping.save {
                Some(_) => open(&dir, &Who { coder: keeping.saved_by.clone(), propose: false })?,
                None => read(&dir, &out)?,
            };
            matrix::refuse_a_view_of_tidy_rows(&view, layout, keeping.save.is_some())?;
            let columns = matrix::columns_crossed(session.project(), columns.as_deref(), cross.as_deref())?;
            let query = matrix::query(session.project(), &codes, columns, unit, own, &counting)?;
            let view = matrix::view(session.project(), &query, &view)?;
            if let Some(name) = &keeping.save {
                matrix::save(&mut session, name, keeping.replace, &query, &view)?;
            }
            matrix::matrix(&session, &query, &view, layout, &out)
        }
        CountCommand::Matrices { dir, rename, to, remove, out, who } => match (rename.zip(to), remove) {
            (Some((name, to)), _) => matrix::rename(&mut open_to_change(&dir, &who, &out)?, &name, &to),
            (None, Some(name)) => matrix::forget(&mut open_to_change(&dir, &who, &out)?, &name),
            (None, None) => matrix::list(&read(&dir, &out)?, &out),
        },
        CountCommand::Compare { dir, comparing, codes, counting, out } => {
            divergence::compare(&read(&dir, &out)?, &comparing, &codes, &counting, &out)
        }
        CountCommand::Words { dir, words, counting, out } => {
            vocabulary::words(&read(&dir, &out)?, &words, &counting, &out)
        }
        CountCommand::Saturation { dir, rule, codes, counting, out } => {
            saturation::saturation(&read(&dir, &out)?, &rule, &codes, &counting, &out)
        }
        CountCommand::Cooccurrence { dir, by, meeting, counting, out } => {
            analysis::cooccurrence(&read(&dir, &out)?, by, &meeting, &counting, &out)
        }
        CountCommand::Chart { dir, chart } => chart::chart(&dir, &chart),
    }
}
