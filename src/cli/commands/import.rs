//! Files in. What cannot be read is named with its reason, and the others come in.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::args::{Out, ReadingWishes, Who};
use super::super::exit::{Exit, Trouble};
use super::super::output::{write_report, write_table};
use super::super::{tell, tell_all};
use crate::analysis::{self, Caption, Cell, ColumnKind, Table, columns};
use crate::import::enter::facts::Facts;
use crate::import::enter::file_names::NamePattern;
use crate::import::enter::{Entry, enter};
use crate::import::files::batch::{Batch, Decisions, ReadFile, Reader};
use crate::import::files::gather;
use crate::import::files::memory::{learn, learn_decisions, remembered, remembered_decisions};
use crate::import::talk::reading::{Why, Wish};
use crate::import::{attributes as attribute_table, codes as code_table, codings as coding_table};
use crate::model::document::Original;
use crate::model::{
    AttributeKind, Fate, FileReport, LabelAnswer, Language, Noun, Op, Outline, Project, Role, Warned, counted, plan,
    said,
};
use crate::session::Session;

/// How files come in.
pub struct Way {
    /// The language, if a person says it.
    pub language: Option<Language>,
    /// Whether the files are kept as they came.
    pub keep_originals: bool,
    /// How they are read.
    pub reading: ReadingWishes,
    /// Where it is written what became of each.
    pub report: Option<PathBuf>,
}

/// Imports transcripts, then a table of attributes. What is typed is looked at before anything is changed.
pub fn transcripts(
    dir: &Path,
    files: &[PathBuf],
    attributes_csv: Option<&Path>,
    way: &Way,
    who: &Who,
) -> Result<Exit, Trouble> {
    let mut session = super::open(dir, who)?;
    let attributes_table = attributes_csv.map(gather::load).transpose()?;
    let project = Arc::clone(session.project());
    let (memory, decisions) = (memory(&project, way), decisions(&project, way)?);
    let batch = read_all(&project, &memory, files, way);
    drop(project);
    let decisions = batch.by_names(decisions);
    let exit = told(&batch);
    tell_misfits(&batch, &decisions);
    let Kept { entries, reports } = kept(&session, &batch, &decisions, way)?;
    if let Some(path) = &way.report {
        write_report(&session, &analysis::file_reports(&reports), path)?;
    }
    if reports.is_empty() {
        return Err(Trouble::NotThere("there is no transcript to import there".to_owned()));
    }
    let n_failed = reports.iter().filter(|r| r.fate == Fate::Refused).count();
    if batch.files.is_empty() && n_failed > 0 {
        return Ok(Exit::Refused);
    }
    if way.reading.forget {
        let forget = plan::forget_readings(session.project());
        session.commit("Forgot how earlier files were read", forget)?;
    }
    let project = Arc::clone(session.project());
    let mut entered = enter(&project, session.ids(), &entries);
    tell_all(&entered.warnings);
    let n_new = entered.output.iter().filter(|op| matches!(op, Op::AddDocument(_))).count();
    entered.output.extend(learn(&project, &memory, batch.files.iter().map(|f| &f.wish)));
    if !way.reading.no_memory {
        entered.output.extend(learn_decisions(&project, &decisions));
    }
    session.commit(&format!("Imported {}", counted(n_new, Noun::Document)), entered.output)?;
    let n_known = reports.len().saturating_sub(n_failed + n_new);
    let known = if n_known > 0 { format!(", {n_known} there already") } else { String::new() };
    let done = if n_new > 0 && session.has_just_proposed() { "proposed" } else { "imported" };
    tell(&format!("{} {done}{known}, {n_failed} not", counted(n_new, Noun::Document)));
    let exit = if n_failed > 0 { Exit::Findings } else { exit };
    let Some((file_name, bytes)) = attributes_table else { return Ok(exit) };
    match enter_attributes(&mut session, &file_name, &bytes) {
        Ok(Exit::Done) => Ok(exit),
        Ok(worse) => Ok(worse),
        Err(trouble) => {
            tell(&format!("the transcripts came in, the attributes did not: {trouble}"));
            Ok(Exit::Findings)
        }
    }
}

/// What is told of a file that was read otherwise for the sake of earlier ones.
const BY_MEMORY: &str = "read as was decided about earlier files";

/// What was kept of a batch, on its way to a change.
struct Kept {
    entries: Vec<Entry>,
    /// What became of each file.
    reports: Vec<FileReport>,
}

/// Keeps the texts and files of a batch in the project folder. A file that is gone meanwhile is told, and the others
/// come in.
fn kept(session: &Session, batch: &Batch, decisions: &Decisions, way: &Way) -> Result<Kept, Trouble> {
    let mut kept = Kept { entries: Vec::with_capacity(batch.files.len()), reports: Vec::new() };
    for file in &batch.files {
        tell_all(&file.imported.told_doubts());
        if file.by_memory {
            tell(&format!("{}: {BY_MEMORY}", file.imported.place()));
        }
        let bytes = match way.keep_originals.then(|| file.original()).transpose() {
            Ok(bytes) => bytes,
            Err(gone) => {
                tell(&gone.to_string());
                kept.reports.push(gone.report());
                continue;
            }
        };
        let (imported, facts) = file.settled(decisions);
        let extension = file.path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let hash = bytes.map(|bytes| session.keep_original(&bytes, extension)).transpose()?;
        let original = hash.map(|hash| Original { hash, file_name: file.imported.file_name.clone() });
        let text_hash = session.keep_text(&imported.text)?;
        kept.entries.push(Entry { imported, text_hash, original, facts });
        kept.reports.push(file.report());
    }
    kept.reports.extend(batch.left_out.iter().cloned());
    Ok(kept)
}

/// Lists the labels of transcripts, doubtful ones first, and imports nothing.
pub fn preview(session: &Session, files: &[PathBuf], way: &Way, out: &Out) -> Result<Exit, Trouble> {
    let decisions = decisions(session.project(), way)?;
    let batch = read_all(session.project(), &memory(session.project(), way), files, way);
    let decisions = batch.by_names(decisions);
    let exit = told(&batch);
    if let Some(path) = &way.report {
        write_report(session, &analysis::file_reports(&batch.reports()), path)?;
    }
    tell_misfits(&batch, &decisions);
    for file in &batch.files {
        tell_all(&file.imported.told_doubts());
        let read = &file.imported;
        let Facts { participant, values } = file.settled(&decisions).1;
        let person = participant.map(|p| format!("participant: {p}"));
        let values = values.into_iter().map(|f| format!("{}: {}", f.attribute, f.value));
        let by_memory = file.by_memory.then(|| BY_MEMORY.to_owned());
        let facts: Vec<String> = by_memory.into_iter().chain(person).chain(values).collect();
        let n_turns = counted(read.turns.len(), Noun::Turn);
        let n_speakers = counted(read.speakers.len(), Noun::Speaker);
        let turns = format!("{n_turns}, {} of {n_speakers} ({})", read.n_spoken(), read.convention.name());
        tell(&format!("{}: {}", read.place(), [vec![turns], facts].concat().join("; ")));
    }
    if decisions.pattern.is_none()
        && let Some(proposal) = batch.proposed_pattern(None)
    {
        tell(&format!("the names of the files look like {0}; import with --file-names '{0}'", proposal.written()));
    }
    write_table(session, &labels_table(&batch.files), out)?;
    Ok(if batch.files.is_empty() && exit != Exit::Done { Exit::Refused } else { exit })
}

/// Tells which names of files do not fit the pattern by which they are read.
fn tell_misfits(batch: &Batch, decisions: &Decisions) {
    let Some(pattern) = &decisions.pattern else { return };
    let misfits: Vec<&str> = batch.misfits(pattern).map(|file| file.imported.name.as_str()).collect();
    if let [first, ..] = misfits.as_slice() {
        let (n, of, pattern) = (misfits.len(), batch.files.len(), pattern.written());
        tell(&format!("{n} of {of} names of files do not fit {pattern}, and say nothing about them: “{first}” …"));
    }
}

fn labels_table(files: &[ReadFile]) -> Table {
    use ColumnKind::{Integer, Text};
    let heads =
        [("document", Text), ("label", Text), ("role", Text), ("turns", Integer), ("doubt", Text), ("begins", Text)];
    let n = files.len();
    let caption = Caption {
        title: said!("Labels", "Étiquettes"),
        unit: said!(
            "one row a label, doubtful ones first; without a role it is taken for no speaker",
            "une ligne par étiquette, les douteuses d’abord\u{202f}; sans rôle, elle n’est prise pour aucun locuteur"
        ),
        base: counted(n, Noun::File),
        ..Caption::default()
    };
    let mut table = Table::new("labels", columns(heads), caption);
    for file in files {
        for line in file.imported.label_lines(&file.wish) {
            let doubts: Vec<String> = line.doubts.iter().map(Why::said).collect();
            table.rows.push(vec![
                Cell::text(&file.imported.name),
                Cell::text(line.label),
                Cell::word(line.role.map_or("", Role::name)),
                Cell::count(line.n_turns),
                Cell::text(doubts.join("; ")),
                Cell::text(line.begins),
            ]);
        }
    }
    table
}

/// Returns what is remembered of earlier files, unless that is not wanted.
fn memory(project: &Project, way: &Way) -> Wish {
    if way.reading.no_memory || way.reading.forget { Wish::default() } else { remembered(project) }
}

/// Returns what was typed, and what is remembered of earlier files where nothing was.
fn decisions(project: &Project, way: &Way) -> Result<Decisions, Trouble> {
    let forgets = way.reading.no_memory || way.reading.forget;
    let memory = if forgets { Decisions::default() } else { remembered_decisions(project) };
    let parsed = way.reading.file_names.as_deref().map(NamePattern::parse).transpose();
    let pattern = parsed.map_err(|e| Trouble::Usage(e.to_string()))?;
    let typed = way.reading.clean.clone();
    Ok(Decisions {
        pattern: pattern.or(memory.pattern),
        headers: way.reading.headers || memory.headers,
        cleanings: if typed.is_empty() { memory.cleanings } else { typed },
    })
}

/// Reads files as is remembered, then as was typed.
fn read_all(project: &Project, memory: &Wish, files: &[PathBuf], way: &Way) -> Batch {
    // Without its own path the program cannot start a process to read in; then each file says so.
    let executable = std::env::current_exe().unwrap_or_default();
    let reader = Reader { project, executable: &executable, memory, language: way.language };
    let mut batch = reader.read(files, |_| {}, || true);
    let stood = labels_of(&batch);
    for file in &mut batch.files {
        let before = file.wish.clone();
        typed(&way.reading, &mut file.wish);
        if file.wish != before {
            file.read_again();
        }
    }
    tell_labels_that_are_nowhere(&way.reading, &batch, &stood);
    batch
}

/// Returns the labels of the files, those that were not taken for speakers too, in small letters.
fn labels_of(batch: &Batch) -> BTreeSet<String> {
    let lines = batch.files.iter().flat_map(|file| file.imported.label_lines(&file.wish));
    lines.map(|line| line.label.to_lowercase()).collect()
}

/// Tells which of the labels that were typed are in none of the files, where they `stood` before or stand now.
fn tell_labels_that_are_nowhere(typed: &ReadingWishes, batch: &Batch, stood: &BTreeSet<String>) {
    let speakers = typed.speaker.iter().map(|label| ("--speaker", label)).filter(|(_, label)| !batch.names(label));
    let others = typed.no_speaker.iter().map(|label| ("--no-speaker", label));
    let same = typed.same_speaker.iter().map(|(label, _)| ("--same-speaker", label));
    let roles = typed.role.iter().map(|(label, _)| ("--role", label));
    let is_nowhere = |label: &str| !batch.names(label) && !stood.contains(&label.to_lowercase());
    let nowhere = others.chain(same).chain(roles).filter(|(_, label)| is_nowhere(label));
    for (option, label) in speakers.chain(nowhere) {
        tell(&format!(
            "“{label}” ({option}): no turn begins with it in these files; write the label as it stands in the text, without the colon"
        ));
    }
}

/// Adds what was typed to what is remembered.
fn typed(reading: &ReadingWishes, wish: &mut Wish) {
    wish.convention = reading.convention.or(wish.convention);
    for label in &reading.speaker {
        wish.set_answer(label, Some(LabelAnswer::Speaker));
    }
    for label in &reading.no_speaker {
        wish.set_answer(label, Some(LabelAnswer::Other));
    }
    for (label, other) in &reading.same_speaker {
        wish.set_answer(label, Some(LabelAnswer::SameAs(other.clone())));
    }
    for (label, role) in &reading.role {
        wish.set_role(label, *role);
    }
}

/// Tells what went less than well, and returns how the program ends for it.
fn told(batch: &Batch) -> Exit {
    tell_all(&batch.warnings);
    batch.files.iter().for_each(|file| tell_all(&file.warnings));
    batch.left_out.iter().filter_map(FileReport::told).for_each(|problem| tell(&problem.to_string()));
    if batch.files.iter().any(|file| file.imported.is_silent()) {
        tell("how a text names its speakers, --convention says; --speaker LABEL names one that was not found");
    }
    let refused = batch.left_out.iter().any(|r| r.fate == Fate::Refused);
    if refused { Exit::Findings } else { Exit::Done }
}

/// Imports attributes.
pub fn attributes(session: &mut Session, csv: &Path) -> Result<Exit, Trouble> {
    let (file_name, bytes) = gather::load(csv)?;
    enter_attributes(session, &file_name, &bytes)
}

fn enter_attributes(session: &mut Session, file_name: &str, bytes: &[u8]) -> Result<Exit, Trouble> {
    let Warned { output: read, warnings } = attribute_table::read(session.project(), file_name, bytes)?;
    tell_all(&warnings);
    for column in &read.attributes {
        let kind = match &column.kind {
            AttributeKind::OneOf(list) => format!("one of a list of {}", list.len()),
            kind => kind.name().to_owned(),
        };
        tell(&format!("{}: {kind}, {} set", column.attribute, counted(column.n_values, Noun::Value)));
    }
    session.commit(&format!("Attributes from “{file_name}”"), read.ops)?;
    Ok(if warnings.is_empty() { Exit::Done } else { Exit::Findings })
}

/// Imports codings.
pub fn codings(session: &mut Session, csv: &Path) -> Result<Exit, Trouble> {
    let (file_name, bytes) = gather::load(csv)?;
    let project = Arc::clone(session.project());
    let author = session.author();
    let Warned { output: read, warnings } = coding_table::read(&project, session.ids(), &author, &file_name, &bytes)?;
    drop(project);
    tell_all(&warnings);
    for op in &read.ops {
        if let Op::AddCoder { name, .. } = op {
            tell(&format!("“{name}” is new in this project"));
            super::tell_newcomer(session.project(), name);
        }
    }
    let known = Outline::of(session.project());
    session.commit(&format!("Codings from “{file_name}”"), read.ops)?;
    tell_new_codes(session.project(), &known);
    let verb = if read.n_known == 1 { "was" } else { "were" };
    let done = if session.has_just_proposed() { "proposed" } else { "applied" };
    tell(&format!("{} {done}, {} {verb} there already", counted(read.n_codings, Noun::Coding), read.n_known));
    Ok(if read.n_refused == 0 { Exit::Done } else { Exit::Findings })
}

/// Tells which codes are not among those `known` before.
fn tell_new_codes(project: &Project, known: &Outline) {
    let outline = Outline::of(project);
    let new: Vec<&str> =
        outline.rows.iter().filter(|row| known.row(row.code).is_none()).map(|row| row.path.as_str()).collect();
    if !new.is_empty() {
        tell(&format!("new in the code trees: {}", new.join(", ")));
    }
}

/// Imports descriptions of codes.
pub fn codes(session: &mut Session, csv: &Path) -> Result<Exit, Trouble> {
    let (file_name, bytes) = gather::load(csv)?;
    let project = Arc::clone(session.project());
    let Warned { output: ops, warnings } = code_table::read(&project, session.ids(), &file_name, &bytes)?;
    drop(project);
    tell_all(&warnings);
    let known = Outline::of(session.project());
    let changes = !ops.is_empty();
    session.commit(&format!("Codes from “{file_name}”"), ops)?;
    tell_new_codes(session.project(), &known);
    tell(match () {
        () if !changes => "nothing to change",
        () if session.has_just_proposed() => "what the table says of codes is proposed",
        () => "the codes of the project are as the table says",
    });
    Ok(if warnings.is_empty() { Exit::Done } else { Exit::Findings })
}
