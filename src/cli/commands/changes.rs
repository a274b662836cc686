//! Making a project, settings, undo and redo, verifying, and the history for other programs.

use std::path::Path;

use super::super::args::{Out, Parts, Who};
use super::super::exit::{Exit, Trouble};
use super::super::output::{to_terminal, write_sentences};
use super::super::tell;
use super::commit;
use crate::analysis::{Caption, Cell, ColumnKind, Table, columns};
use crate::export;
use crate::model::{CoderId, DefinitionPart, Noun, Outline, Project, counted, name_key, plan, said};
use crate::session::{self, Session, Undone, Way};

/// Makes a project.
pub fn new(dir: &Path, name: Option<String>, viewpoint: Option<&str>, who: &Who) -> Result<Exit, Trouble> {
    let of_folder = || dir.file_name().map_or_else(|| "Project".to_owned(), |n| n.to_string_lossy().into_owned());
    let name = name.filter(|n| !n.trim().is_empty()).unwrap_or_else(of_folder);
    let mut session = Session::create(dir, name.trim(), super::desk(who))?;
    if let Some(attribute) = viewpoint {
        let ops = plan::viewpoint(session.project(), Some(attribute.trim()));
        session.commit(&format!("Viewpoint is “{}”", attribute.trim()), ops)?;
    }
    tell(&format!("made the project “{}” in {}", name.trim(), dir.display()));
    Ok(Exit::Done)
}

/// Sets the viewpoint.
pub fn viewpoint(session: &mut Session, attribute: &str) -> Result<Exit, Trouble> {
    let known = session.project().attribute_named(attribute).map(|a| a.name.clone());
    let name = known.ok_or_else(|| Trouble::NotThere(format!("there is no attribute “{attribute}” in the project")))?;
    let ops = plan::viewpoint(session.project(), Some(&name));
    session.commit(&format!("Viewpoint is “{name}”"), ops)?;
    Ok(Exit::Done)
}

/// Makes a code tree; one of that name is left as it is.
pub fn tree(session: &mut Session, name: &str) -> Result<Exit, Trouble> {
    let name = name.trim();
    if session.project().trees().iter().any(|tree| name_key(&tree.name) == name_key(name)) {
        tell(&format!("there is a code tree “{name}” already"));
        return Ok(Exit::Done);
    }
    let (_, ops) = plan::add_tree(session.ids(), name)?;
    session.commit(&format!("Code tree “{name}” added"), ops)?;
    Ok(Exit::Done)
}

/// Says what a code is for.
pub fn define(session: &mut Session, path: &str, parts: &Parts) -> Result<Exit, Trouble> {
    let Parts { description, include, exclude, example } = parts;
    let project = session.project();
    let code = super::scope::code(project, path)?;
    let written =
        [(DefinitionPart::Include, include), (DefinitionPart::Exclude, exclude), (DefinitionPart::Example, example)];
    let mut ops = Vec::new();
    if let Some(text) = description {
        ops.extend(plan::describe_code(project, code, text)?);
    }
    for (part, text) in written {
        if let Some(text) = text {
            ops.extend(plan::define_code(project, code, part, text)?);
        }
    }
    let label = format!("Code “{}” defined", Outline::of(project).path(code));
    commit(session, &label, ops)
}

/// Takes the last change back, or makes one stand again.
pub fn go(session: &mut Session, way: Way) -> Result<Exit, Trouble> {
    let (done, nothing, why) = match way {
        Way::Undo => ("undone", "nothing to undo", "all that they changed is undone already"),
        Way::Redo => ("redone", "nothing to redo", "nothing was undone since their last change"),
    };
    let Some(undone) = session.go(way)? else {
        return Err(Trouble::NotThere(format!("{nothing} for {}: {why}", session.coder_name())));
    };
    let Undone { label, n_done, n_left, built_on, lost, is_next, .. } = &undone;
    match n_done {
        _ if *is_next => tell(&format!("the next undo tries again: {label}")),
        0 if way == Way::Undo => {
            tell(&format!("nothing of it could be undone: {label}; the next undo goes to the change before"));
        }
        0 => tell(&format!("nothing of it could be {done}: {label}")),
        _ => tell(&format!("{done}: {label}")),
    }
    if *n_left > 0 {
        tell(&format!("{} as it is, because somebody changed the same thing since", steps_stay(*n_left)));
    }
    if built_on.n_steps > 0 {
        let works =
            built_on.works.iter().map(|(who, works)| (*who, works.iter().map(|(what, n)| (*what, *n)).collect()));
        let whose = whose(session.project(), works);
        tell(&format!(
            "{}, because others built on what they made{whose}; what is to go all the same is removed by hand",
            steps_stay(built_on.n_steps)
        ));
    }
    if !lost.is_empty() {
        let codings = lost.iter().map(|(who, n)| (*who, vec![(Noun::Coding, *n)]));
        let whose = whose(session.project(), codings);
        tell(&format!(
            "codings have lost their words with it{whose}; “lost” and “review” list them until the words come back"
        ));
    }
    Ok(if n_left + built_on.n_steps + lost.len() > 0 { Exit::Findings } else { Exit::Done })
}

fn steps_stay(n: usize) -> String {
    let verb = if n == 1 { "stays" } else { "stay" };
    format!("{} {verb}", counted(n, Noun::Step))
}

/// Returns whose work it is, and how much of what, in brackets; nothing when it is nobody's.
fn whose(project: &Project, works: impl Iterator<Item = (CoderId, Vec<(Noun, usize)>)>) -> String {
    let of = |(coder, works): (CoderId, Vec<(Noun, usize)>)| {
        let works: Vec<String> = works.into_iter().map(|(what, n)| counted(n, what).to_string()).collect();
        format!("{}: {}", project.coder_name(coder), works.join(", "))
    };
    let all: Vec<String> = works.map(of).collect();
    if all.is_empty() { String::new() } else { format!(" ({})", all.join("; ")) }
}

/// Verifies a project.
pub fn check(dir: &Path, out: &Out) -> Result<Exit, Trouble> {
    if let Some(option) = out.looking_back() {
        return Err(Trouble::Usage(format!("“check” looks at all that lies in the folder now: leave {option} out")));
    }
    let who = Who::default();
    let findings = session::check(dir, super::desk(&who))?;
    let session = Session::open(dir, super::desk(&who))?.output;
    let heads = columns(["place", "problem"].map(|name| (name, ColumnKind::Text)));
    let caption = Caption {
        title: said!("Findings", "Constats"),
        unit: said!("one row a finding", "une ligne par constat"),
        ..Caption::default()
    };
    let mut table = Table::new("findings", heads, caption);
    table.rows.extend(findings.iter().map(|f| vec![Cell::text(&f.place), Cell::text(&f.problem)]));
    if findings.is_empty() && !out.asks_for_table() {
        let project = session.project();
        let codings: usize = project.documents().iter().map(|d| project.codings(d).count()).sum();
        tell(&format!(
            "all is well: {}, {}, {}",
            counted(session.history().len(), Noun::Change),
            counted(project.documents().len(), Noun::Document),
            counted(codings, Noun::Coding)
        ));
        return Ok(Exit::Done);
    }
    write_sentences(&session, &table, out)?;
    Ok(if findings.is_empty() { Exit::Done } else { Exit::Findings })
}

/// Writes every change as a line of JSON.
pub fn export(session: &Session, out: Option<&Path>) -> Result<Exit, Trouble> {
    let mut bytes = Vec::new();
    export::write_changes(session.history().iter().map(|c| &**c), &mut bytes)?;
    match out {
        Some(path) => session::write_output(path, &bytes)?,
        None => to_terminal(&bytes)?,
    }
    Ok(Exit::Done)
}
