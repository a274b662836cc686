//! What is typed about transcripts, handed to who does it.

use super::super::args::transcripts::TranscriptCommand;
use super::super::exit::{Exit, Trouble};
use super::{corrections, listings, open, open_to_change_and_list, read, read_at, read_everything, texts, turns};
use crate::search::replace::Wanted;

/// Does what was typed.
pub fn run(command: TranscriptCommand) -> Result<Exit, Trouble> {
    match command {
        TranscriptCommand::Turns { dir, document, out } => listings::turns(&read(&dir, &out)?, &document, &out),
        TranscriptCommand::Speakers { dir, document, out } => {
            turns::speakers(&read(&dir, &out)?, document.as_deref(), &out)
        }
        TranscriptCommand::Turn { dir, document, turn, change, who } => {
            turns::turn(&mut open(&dir, &who)?, &document, turn, &change)
        }
        TranscriptCommand::Speaker { dir, document, speaker, change, who } => {
            turns::speaker(&mut open(&dir, &who)?, &document, &speaker, &change)
        }
        TranscriptCommand::Texts { dir, document, out } => texts::list(&read_everything(&dir, &out)?, &document, &out),
        TranscriptCommand::RestoreText { dir, document, at, who } => {
            texts::restore(&mut open(&dir, &who)?, &document, &at)
        }
        TranscriptCommand::Text { dir, document, at } => listings::text(&read_at(&dir, at.as_deref())?, &document),
        TranscriptCommand::Correct { dir, document, file, dry_run, out, who } => {
            corrections::correct(&mut open_to_change_and_list(&dir, &who, &out)?, &document, &file, dry_run, &out)
        }
        TranscriptCommand::Clean { dir, documents, what, dry_run, out, who } => {
            corrections::clean(&mut open_to_change_and_list(&dir, &who, &out)?, &documents, &what, dry_run, &out)
        }
        TranscriptCommand::Replace { dir, from, to, documents, any_case, whole_words, pattern, dry_run, out, who } => {
            let wanted = Wanted { words: from, any_case, whole_words, is_pattern: pattern };
            corrections::replace(
                &mut open_to_change_and_list(&dir, &who, &out)?,
                &wanted,
                &to,
                &documents,
                dry_run,
                &out,
            )
        }
        TranscriptCommand::Lost { dir, out } => corrections::lost(&read(&dir, &out)?, &out),
        TranscriptCommand::Events { dir, which, by, out } => listings::events(&read(&dir, &out)?, &which, by, &out),
    }
}
