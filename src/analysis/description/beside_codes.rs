//! Numbers of people beside what they say: how old are those who speak of it, and how old are the others?

use super::super::code_choice::CodeChoice;
use super::super::facts::Facts;
use super::super::scope::{Scope, without_interviewers};
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::numbers::Described;
use crate::model::participant::number;
use crate::model::{AttributeKind, Holder, Noun, Project, counted, said};

/// One attribute of those who say something and of those who do not.
#[derive(Clone, PartialEq, Debug)]
pub struct NumbersOfCode {
    /// The path of the code, what is below it included.
    pub code: String,
    /// The attribute.
    pub attribute: String,
    /// Of those who say it.
    pub with: Described,
    /// Of those who are heard and do not say it.
    pub without: Described,
}

/// Returns each attribute that is a number, for those with each of `codes` and those without.
pub fn numbers_by_code(project: &Project, codes: &CodeChoice) -> Vec<NumbersOfCode> {
    let facts = Facts::gather(project, &Scope::default(), false);
    let attributes: Vec<&str> =
        project.attributes().filter(|a| a.kind == AttributeKind::Number).map(|a| a.name.as_str()).collect();
    let value = |person: usize, attribute: &str| {
        number(project.value(Holder::Participant(facts.participants[person].id), attribute)?)
    };
    let mut heard = vec![false; facts.participants.len()];
    facts.voices.iter().filter_map(|v| v.participant).for_each(|p| heard[p as usize] = true);
    let mut found = Vec::new();
    for row in codes.rows(&facts.outline) {
        let mut says = vec![false; facts.participants.len()];
        let voices = facts.branch_codings(row).iter().flat_map(|coded| facts.voices_of(coded.excerpt));
        voices.filter_map(|v| facts.voices[*v as usize].participant).for_each(|p| says[p as usize] = true);
        for attribute in &attributes {
            let of = |with: bool| {
                let people = (0..says.len()).filter(|p| heard[*p] && says[*p] == with);
                Described::of(people.filter_map(|p| value(p, attribute)).collect())
            };
            let code = facts.outline.rows[row].path.clone();
            found.push(NumbersOfCode { code, attribute: (*attribute).to_owned(), with: of(true), without: of(false) });
        }
    }
    found
}

/// Returns one row for each code and attribute.
pub fn numbers_by_code_table(project: &Project, found: &[NumbersOfCode]) -> Table {
    use ColumnKind::{Integer, Number, Text};
    let sides = ["n_with", "mean_with", "median_with", "min_with", "max_with", "sd_with"];
    let others = ["n_without", "mean_without", "median_without", "min_without", "max_without", "sd_without"];
    let kind = |name: &'static str| (name, if name.starts_with("n_") { Integer } else { Number });
    let heads = [("code", Text), ("attribute", Text)].into_iter().chain(sides.into_iter().chain(others).map(kind));
    let n = project.participants().len();
    let caption = Caption {
        title: said!("Numbers of those with a code and without", "Nombres de ceux qui ont un code et des autres"),
        unit: said!("participants who have a number", "participants qui ont un nombre"),
        base: counted(n, Noun::Participant),
        filters: vec![without_interviewers()],
        notes: vec![said!(
            "a code counts with the codes below it; sd: of a sample (n - 1)",
            "un code compte avec ceux d’en dessous\u{202f}; écart type\u{202f}: d’un échantillon (n − 1)"
        )],
    };
    let mut table = Table::new("numbers-by-code", columns(heads), caption);
    for NumbersOfCode { code, attribute, with, without } in found {
        let mut row = vec![Cell::text(code), Cell::text(attribute)];
        for side in [with, without] {
            row.push(Cell::count(side.n));
            row.extend(side.cells());
        }
        table.rows.push(row);
    }
    table
}
