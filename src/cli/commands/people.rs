//! Participants, what is known of them, and typologies.

use super::super::args::Out;
use super::super::args::divergence::CodesTyped;
use super::super::args::people::PeopleCommand;
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::super::tell;
use super::commit;
use super::divergence::code_choice;
use super::{listings, open, read};
use crate::analysis::{
    description_table, numbers_by_code, numbers_by_code_table, read_rules, rule_words, typologies_table,
};
use crate::model::{Noun, Outline, Typology, counted, plan};
use crate::session::Session;

/// Does what was typed.
pub fn run(command: PeopleCommand) -> Result<Exit, Trouble> {
    match command {
        PeopleCommand::Participants { dir, describe, by_code, codes, out } => {
            let session = read(&dir, &out)?;
            match describe {
                true => describe_attributes(&session, by_code.then_some(&codes), &out),
                false => listings::participants(&session, &out),
            }
        }
        PeopleCommand::Typologies { dir, out } => {
            let session = read(&dir, &out)?;
            show(&session, &typologies_table(session.project()), &out)
        }
        PeopleCommand::Typology { dir, name, rules, otherwise, rename, remove: _, who } => {
            let mut session = open(&dir, &who)?;
            match (rules.is_empty(), rename) {
                (false, _) => set_typology(&mut session, &name, &rules, otherwise),
                (true, Some(to)) => {
                    let ops = plan::rename_typology(session.project(), &name, &to)?;
                    commit(&mut session, &format!("Typology “{name}” renamed to “{}”", to.trim()), ops)
                }
                (true, None) => {
                    let ops = plan::remove_typology(session.project(), &name)?;
                    commit(&mut session, &format!("Typology “{name}” removed"), ops)
                }
            }
        }
    }
}

/// Describes the attributes of all participants, or the numbers of those with each of `codes` and of those without.
fn describe_attributes(session: &Session, codes: Option<&CodesTyped>, out: &Out) -> Result<Exit, Trouble> {
    let project = session.project();
    let table = match codes {
        Some(codes) => numbers_by_code_table(project, &numbers_by_code(project, &code_choice(project, codes)?)),
        None => description_table(project),
    };
    show(session, &table, out)
}

fn set_typology(
    session: &mut Session,
    name: &str,
    typed: &[String],
    otherwise: Option<String>,
) -> Result<Exit, Trouble> {
    let project = session.project();
    let mut rules = Vec::new();
    for rule in typed {
        rules.extend(read_rules(project, rule)?);
    }
    let otherwise = otherwise.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    let typology = Typology { rules, otherwise };
    let ops = plan::typology(project, name, typology.clone())?;
    let (sorted, outline) = (project.sorted_by(&typology), Outline::of(project));
    for (rule, n) in typology.rules.iter().zip(&sorted.by_rule) {
        tell(&format!("{}: {}", rule_words(project, &outline, rule), counted(*n, Noun::Participant)));
    }
    let others = counted(sorted.others, Noun::Participant);
    tell(&format!("{}: {others}", typology.otherwise.as_deref().unwrap_or("no type")));
    commit(session, &format!("Typology “{}” set", name.trim()), ops)
}
