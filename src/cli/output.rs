//! Where a table goes: a file that appears whole, or the terminal.

use std::io::{self, Write as _};
use std::path::Path;

use super::args::{FormatName, Out};
use super::exit::{Exit, Trouble};
use super::tell;
use crate::analysis::Table;
use crate::export::{self, About, Format, LongCells};
use crate::model::Tongue;
use crate::session::{self, Session};

/// Writes `table` where `out` says.
pub fn write_table(session: &Session, table: &Table, out: &Out) -> Result<(), Trouble> {
    let long = if out.out.is_some() { LongCells::Whole } else { LongCells::Cut };
    write_with(session, table, out, long)
}

/// Writes `table` where `out` says, which is all that was asked for.
pub fn show(session: &Session, table: &Table, out: &Out) -> Result<Exit, Trouble> {
    write_table(session, table, out)?;
    Ok(Exit::Done)
}

/// Writes `table` where `out` says, with all of its words on the terminal, too.
pub fn write_sentences(session: &Session, table: &Table, out: &Out) -> Result<(), Trouble> {
    write_with(session, table, out, LongCells::Whole)
}

fn write_with(session: &Session, table: &Table, out: &Out, long: LongCells) -> Result<(), Trouble> {
    let mut table = table.clone();
    table.say_whose_work_is_left_out(session.project());
    let format = format_of(out)?;
    let mut bytes = Vec::new();
    match format {
        Some(format) => export::write(format, &table, &told_in(session, out.labels()), &mut bytes)?,
        None => export::write_plain(&table, out.labels(), long, &mut bytes)?,
    }
    match &out.out {
        Some(path) => session::write_output(path, &bytes)?,
        None => to_terminal(&bytes)?,
    }
    // A file of data alone has no room for what its numbers rest on.
    if format == Some(Format::Csv) {
        export::caption_lines(&table, out.labels()).iter().for_each(|line| tell(line));
    }
    Ok(())
}

/// Writes `table` to a file whose extension says the format.
pub fn write_report(session: &Session, table: &Table, path: &Path) -> Result<(), Trouble> {
    write_table(
        session,
        table,
        &Out { out: Some(path.to_owned()), format: None, at: None, labels: None, without: Vec::new() },
    )
}

/// Writes `bytes` to stdout at once, so that a closed pipe is noticed here.
pub fn to_terminal(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

/// Returns where a table or a picture comes from, to be told in a language.
pub fn told_in(session: &Session, labels: Tongue) -> About {
    About::of(session.project(), session.today(), labels)
}

/// Returns the format that was asked for, nothing for the plain table.
fn format_of(out: &Out) -> Result<Option<Format>, Trouble> {
    let named = |name: FormatName| match name {
        FormatName::Plain => None,
        FormatName::Csv => Some(Format::Csv),
        FormatName::Xlsx => Some(Format::Xlsx),
        FormatName::Md => Some(Format::Markdown),
        FormatName::Html => Some(Format::Html),
        FormatName::Docx => Some(Format::Docx),
        FormatName::Json => Some(Format::Json),
    };
    if let Some(name) = out.format {
        return Ok(named(name));
    }
    let Some(path) = &out.out else { return Ok(None) };
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    match Format::from_extension(extension) {
        Some(format) => Ok(Some(format)),
        None if extension.eq_ignore_ascii_case("txt") => Ok(None),
        None => Err(Trouble::Usage(format!(
            "{}: the extension says no format. Use csv, xlsx, docx, md, html, json or txt, or add --format",
            path.display()
        ))),
    }
}
