//! A block of cells written into the table of participants: typed, pasted or cleared. Either all of it fits and is one
//! change, or nothing happens and every cell that does not fit is named.

use std::collections::BTreeSet;

use super::super::ids::{IdSource, ParticipantId};
use super::super::naming::name_key;
use super::super::op::Op;
use super::super::participant::{Attribute, AttributeKind, Holder};
use super::super::project::Project;
use super::PlanError;
use super::documents::visible;
use super::typology::free_name;

/// Whom a row of a block is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Whom {
    /// Somebody who is there.
    Known(ParticipantId),
    /// Somebody who is there, under another name from now on.
    Renamed(ParticipantId, String),
    /// Somebody who comes in.
    New(String),
}

/// Cells to be written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Block {
    /// Whom each row is about.
    pub people: Vec<Whom>,
    /// The attribute of each column; one that the project does not have comes in, of the kind that its values are.
    pub attributes: Vec<String>,
    /// The values, row by row; an empty one takes the value away.
    pub cells: Vec<Vec<String>>,
    /// Whether values that are not in the list of an attribute are added to it.
    pub lists_grow: bool,
}

/// A cell that does not fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RefusedCell {
    /// Whose it is.
    pub person: String,
    /// Of which attribute; nothing for the name.
    pub attribute: Option<String>,
    /// What was to be written.
    pub value: String,
    /// Why it is not.
    pub why: Refusal,
}

/// Why a cell does not fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The attribute takes other values.
    NotOfKind(AttributeKind),
    /// Its values follow from the rules of a typology.
    Typology,
    /// Somebody else has that name.
    NameTaken,
    /// A person needs a name.
    EmptyName,
}

impl Block {
    /// Returns the cells that do not fit, in the order of the rows.
    pub fn refused(&self, project: &Project) -> Vec<RefusedCell> {
        let columns: Vec<(&String, Option<&Attribute>)> =
            self.attributes.iter().map(|name| (name, project.attribute_named(name))).collect();
        let mut names = Names::of(project, &self.people);
        let mut refused = Vec::new();
        for (whom, cells) in self.people.iter().zip(&self.cells) {
            let person = whom.name(project);
            refused.extend(names.refusal(whom).map(|why| RefusedCell {
                person: person.clone(),
                attribute: None,
                value: person.clone(),
                why,
            }));
            let misfits = columns.iter().zip(cells).filter_map(|((name, attribute), value)| {
                let why = self.refusal(project, (*attribute)?, value)?;
                let (attribute, value) = (Some((*name).clone()), value.trim().to_owned());
                Some(RefusedCell { person: person.clone(), attribute, value, why })
            });
            refused.extend(misfits);
        }
        refused
    }

    fn refusal(&self, project: &Project, attribute: &Attribute, value: &str) -> Option<Refusal> {
        if project.typology_named(&attribute.name).is_some() {
            return Some(Refusal::Typology);
        }
        let grows = self.lists_grow && matches!(attribute.kind, AttributeKind::OneOf(_));
        (!grows && !attribute.kind.takes(value)).then(|| Refusal::NotOfKind(attribute.kind.clone()))
    }

    /// Returns the names of the attributes that come in.
    pub fn new_attributes(&self, project: &Project) -> Vec<&str> {
        self.attributes.iter().map(String::as_str).filter(|name| project.attribute_named(name).is_none()).collect()
    }

    /// Returns how many people come in.
    pub fn n_new_people(&self) -> usize {
        self.people.iter().filter(|whom| matches!(whom, Whom::New(_))).count()
    }
}

impl Whom {
    fn name(&self, project: &Project) -> String {
        match self {
            Self::Known(id) => project.participants.get(id).map(|p| p.name.clone()).unwrap_or_default(),
            Self::Renamed(_, name) | Self::New(name) => name.trim().to_owned(),
        }
    }
}

/// The names that people have, those aside who get another one in the block.
struct Names(BTreeSet<String>);

impl Names {
    fn of(project: &Project, people: &[Whom]) -> Self {
        let renamed = |whom: &Whom| match whom {
            Whom::Renamed(id, _) => Some(*id),
            Whom::Known(_) | Whom::New(_) => None,
        };
        let renamed: BTreeSet<ParticipantId> = people.iter().filter_map(renamed).collect();
        let others = project.participants.values().filter(|p| !p.removed && !renamed.contains(&p.id));
        Self(others.map(|p| name_key(&p.name)).collect())
    }

    /// Takes the name that a row gives, and returns why it cannot be given.
    fn refusal(&mut self, whom: &Whom) -> Option<Refusal> {
        let (Whom::Renamed(_, name) | Whom::New(name)) = whom else { return None };
        match name.trim() {
            "" => Some(Refusal::EmptyName),
            name => (!self.0.insert(name_key(name))).then_some(Refusal::NameTaken),
        }
    }
}

/// Plans to write a block.
///
/// # Errors
/// When a cell does not fit: then nothing is planned.
pub fn write_block(project: &Project, ids: &mut IdSource, block: &Block) -> Result<Vec<Op>, PlanError> {
    if let Some(first) = block.refused(project).first() {
        let attribute = first.attribute.clone().unwrap_or_default();
        return Err(PlanError::ValueRefused { attribute, value: first.value.clone() });
    }
    let mut ops = Vec::new();
    let mut columns = Vec::new();
    for (c, name) in block.attributes.iter().enumerate() {
        let values = || block.cells.iter().filter_map(move |row| row.get(c)).map(|value| value.trim());
        let (name, kind) = match project.attribute_named(name) {
            Some(known) => (known.name.clone(), grown(&known.kind, values())),
            None => (free_name(project, name)?, AttributeKind::infer(values())),
        };
        ops.extend(super::attribute_kind(project, &name, kind));
        columns.push(name);
    }
    for (whom, cells) in block.people.iter().zip(&block.cells) {
        let participant = match whom {
            Whom::Known(id) => *id,
            Whom::Renamed(id, name) => {
                ops.extend(super::rename_participant(project, *id, name)?);
                *id
            }
            Whom::New(name) => {
                let participant = ParticipantId::next(ids);
                ops.push(Op::AddParticipant { participant, name: visible(name)? });
                participant
            }
        };
        for (attribute, value) in columns.iter().zip(cells) {
            ops.extend(super::attribute_value(project, Holder::Participant(participant), attribute, value));
        }
    }
    Ok(ops)
}

/// Returns a kind with the values that its list does not hold yet behind the others.
fn grown<'a>(kind: &AttributeKind, values: impl Iterator<Item = &'a str>) -> AttributeKind {
    let mut kind = kind.clone();
    for value in values {
        if !kind.takes(value)
            && let AttributeKind::OneOf(list) = &mut kind
        {
            list.push(value.to_owned());
        }
    }
    kind
}

/// Returns names for people who come in without one: `word` and the next free numbers.
pub fn free_names(project: &Project, word: &str, n: usize) -> Vec<String> {
    let taken: BTreeSet<String> =
        project.participants.values().filter(|p| !p.removed).map(|p| name_key(&p.name)).collect();
    let names = (project.participants().len() + 1..).map(|i| format!("{word} {i}"));
    names.filter(|name| !taken.contains(&name_key(name))).take(n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Sign, TypeRule, Typology, plan};

    /// Ana and Ben; `age` is a number, `city` one of Lyon and Oslo, `old` a typology.
    fn study() -> Fixture {
        let mut fixture = Fixture::of("Ana: hm\nBen: well");
        for (who, age, city) in [("Ana", "41", "Lyon"), ("Ben", "30", "Oslo")] {
            fixture.attribute(who, "age", age);
            fixture.attribute(who, "city", city);
        }
        let list = AttributeKind::OneOf(vec!["Lyon".to_owned(), "Oslo".to_owned()]);
        fixture.apply(plan::attribute_kind(&fixture.project, "age", AttributeKind::Number));
        fixture.apply(plan::attribute_kind(&fixture.project, "city", list));
        let above = crate::model::Requirement::Value { attribute: "age".into(), sign: Sign::Above, value: "35".into() };
        let rules = vec![TypeRule { gives: "old".to_owned(), when: vec![above] }];
        fixture.apply(plan::typology(&fixture.project, "old", Typology { rules, otherwise: None }).unwrap());
        fixture
    }

    fn block(people: Vec<Whom>, attributes: &[&str], cells: &[&[&str]]) -> Block {
        let owned = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
        let cells = cells.iter().map(|row| owned(row)).collect();
        Block { people, attributes: owned(attributes), cells, lists_grow: false }
    }

    fn written(fixture: &mut Fixture, block: &Block) -> Vec<String> {
        let ops = write_block(&fixture.project, &mut fixture.ids, block).unwrap();
        fixture.apply(ops);
        fixture.project.participants().iter().map(|p| format!("{} {:?}", p.name, p.values)).collect()
    }

    #[test]
    fn a_block_fills_cells_and_brings_people_and_attributes_in() {
        let mut fixture = study();
        let (ana, ben) = (fixture.participant("Ana"), fixture.participant("Ben"));
        let people = vec![Whom::Known(ana), Whom::Renamed(ben, "Bea".to_owned()), Whom::New("Cara".to_owned())];
        let block = block(people, &["AGE", "since"], &[&["", "2020"], &["3,5", ""], &["52", "2021"]]);
        assert_eq!((block.n_new_people(), block.new_attributes(&fixture.project)), (1, vec!["since"]));
        let now = written(&mut fixture, &block);
        assert_eq!(now[0], r#"Ana {"city": "Lyon", "since": "2020"}"#);
        assert_eq!(now[1], r#"Bea {"age": "3,5", "city": "Oslo"}"#);
        assert_eq!(now[2], r#"Cara {"age": "52", "since": "2021"}"#);
        assert_eq!(fixture.project.attributes["since"].kind, AttributeKind::Number);
    }

    #[test]
    fn what_does_not_fit_is_named_cell_by_cell_and_nothing_is_done() {
        let mut fixture = study();
        let (ana, ben) = (fixture.participant("Ana"), fixture.participant("Ben"));
        let people = vec![Whom::Known(ana), Whom::Renamed(ben, "ANA".to_owned()), Whom::New(" ".to_owned())];
        let block =
            block(people, &["age", "city", "old"], &[&["old", "lyon", ""], &["4", "Rome", "x"], &["5", "", ""]]);
        let refused: Vec<String> = block
            .refused(&fixture.project)
            .iter()
            .map(|r| format!("{} {} {:?}", r.attribute.as_deref().unwrap_or("name"), r.value, r.why))
            .filter(|told| !told.starts_with("old  "))
            .collect();
        assert_eq!(
            refused,
            [
                "age old NotOfKind(Number)",
                "name ANA NameTaken",
                "city Rome NotOfKind(OneOf([\"Lyon\", \"Oslo\"]))",
                "old x Typology",
                "name  EmptyName",
            ]
        );
        assert!(write_block(&fixture.project, &mut fixture.ids, &block).is_err());
    }

    #[test]
    fn a_list_grows_when_it_may() {
        let mut fixture = study();
        let ana = fixture.participant("Ana");
        let block = Block { lists_grow: true, ..block(vec![Whom::Known(ana)], &["city"], &[&["Rome"]]) };
        assert_eq!(written(&mut fixture, &block)[0], r#"Ana {"age": "41", "city": "Rome"}"#);
        let list = ["Lyon", "Oslo", "Rome"].map(str::to_owned).to_vec();
        assert_eq!(fixture.project.attributes["city"].kind, AttributeKind::OneOf(list));
    }

    #[test]
    fn people_without_a_name_get_the_next_free_number() {
        let mut fixture = study();
        fixture.participant("Participant 3");
        assert_eq!(free_names(&fixture.project, "Participant", 2), ["Participant 4", "Participant 5"]);
    }
}
