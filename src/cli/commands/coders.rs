//! Who codes, and what is reserved to some coders.

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::super::tell;
use super::{agreement, scope};
use crate::analysis;
use crate::model::naming::is_same_name;
use crate::model::{Coder, Colour, Reserved, name_key, plan};
use crate::session::Session;

/// Lists the coders.
pub fn list(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::coders_table(session.project()), out)
}

/// Changes what a coder is called, and the colour.
pub fn change(
    session: &mut Session,
    name: &str,
    rename: Option<&str>,
    colour: Option<Colour>,
) -> Result<Exit, Trouble> {
    let coder = scope::coder(session.project(), name)?;
    let mut ops = Vec::new();
    if let Some(to) = rename {
        ops.extend(plan::rename_coder(session.project(), coder, to)?);
    }
    if colour.is_some() {
        ops.extend(plan::colour_coder(session.project(), coder, colour)?);
    }
    session.commit(&format!("Coder “{}” changed", name.trim()), ops)?;
    Ok(Exit::Done)
}

/// Says that two coders are one person.
pub fn merge(session: &mut Session, name: &str, into: &str) -> Result<Exit, Trouble> {
    let (coder, stays) = match &*session.project().coders_called(name) {
        [one, other] if name_key(name) == name_key(into) => (one.id, other.id),
        _ => (scope::coder(session.project(), name)?, scope::coder(session.project(), into)?),
    };
    let ops = plan::merge_coders(session.project(), coder, stays)?;
    let told = format!("“{}” and “{}” are one coder", name.trim(), into.trim());
    session.commit(&told, ops)?;
    tell(&told);
    Ok(Exit::Done)
}

/// Says that a coder who was merged is somebody else.
pub fn part(session: &mut Session, name: &str) -> Result<Exit, Trouble> {
    let project = session.project();
    let merged = |coder: &Coder| project.merged_into(coder.id).find(|c| is_same_name(&c.name, name)).map(|c| c.id);
    let not_there = || Trouble::NotThere(format!("no coder “{}” was merged into another one", name.trim()));
    let coder = project.coders.values().find_map(merged).ok_or_else(not_there)?;
    let ops = plan::part_coder(project, coder)?;
    let told = format!("“{}” is a coder of their own again", name.trim());
    session.commit(&told, ops)?;
    tell(&told);
    Ok(Exit::Done)
}

/// Reserves something to coders, or to nobody.
pub fn reserve(session: &mut Session, what: Reserved, names: Option<&[String]>) -> Result<Exit, Trouble> {
    if names.is_some_and(<[String]>::is_empty) {
        return Err(Trouble::Usage("--coders names nobody; --everybody opens it to all".to_owned()));
    }
    let names = names.unwrap_or_default();
    let coders = agreement::coders_named(session.project(), names)?;
    let ops = plan::reserve(session.project(), what, &coders);
    let told = match coders.is_empty() {
        true => format!("{what} is open to everybody"),
        false => format!("{what} is reserved to {}", names.join(", ")),
    };
    session.commit(&told, ops)?;
    tell(&told);
    Ok(Exit::Done)
}
