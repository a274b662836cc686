//! Cells from a spreadsheet on their way into the table of participants: which rows are about whom, and which columns
//! are which attribute.

use std::collections::BTreeMap;

use super::words::{Tongue, participants as say};
use crate::model::naming::name_key;
use crate::model::plan::{Block, Whom, free_names};
use crate::model::{ParticipantId, Project};

/// Cells from a spreadsheet, and where they are to go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pasted {
    /// Row by row; all rows are equally long.
    pub cells: Vec<Vec<String>>,
    /// The people of the table from the cursor on, in the order in which they stand.
    pub people: Vec<ParticipantId>,
    /// Whether the cursor is on the names.
    pub on_names: bool,
    /// The attributes of the table from the cursor on.
    pub attributes: Vec<String>,
}

/// What the column of names is called in tables that people keep.
const NAME_HEADS: [&str; 9] =
    ["participant", "participants", "participante", "name", "nom", "pseudonym", "pseudonyme", "person", "personne"];

impl Pasted {
    /// Whether the first row names the columns: it has a name for each, and one that the project knows, or that a
    /// column refuses as a value.
    pub fn has_heads(&self, project: &Project) -> bool {
        let Some((heads, rows)) = self.cells.split_first().filter(|(_, rows)| !rows.is_empty()) else { return false };
        let mut names: Vec<String> = heads.iter().map(|head| head.trim().to_lowercase()).collect();
        let known =
            names.iter().any(|name| NAME_HEADS.contains(&name.as_str()) || project.attribute_named(name).is_some());
        names.sort();
        names.dedup();
        let could_be = names.len() == heads.len() && names.iter().all(|name| name.chars().any(char::is_alphabetic));
        // Words over a column of other values are its head.
        let stands_out = || {
            heads.iter().enumerate().any(|(c, head)| {
                let below = crate::model::AttributeKind::infer(rows.iter().map(|row| row[c].as_str()));
                rows.iter().any(|row| !row[c].trim().is_empty()) && !below.takes(head) && below.is_ordered()
            })
        };
        could_be && (known || (self.attributes.len() < heads.len() && stands_out()))
    }

    /// Returns the block that goes where the cursor is: people below the last one and attributes behind the last one
    /// come in.
    pub fn at_cursor(&self, project: &Project, tongue: Tongue) -> Block {
        let n_new = self.cells.len().saturating_sub(self.people.len());
        let mut names = free_names(project, tongue.say(say::PARTICIPANT), n_new).into_iter();
        let mut block = Block::default();
        for (i, row) in self.cells.iter().enumerate() {
            let (name, values) = match row.split_first() {
                Some((name, values)) if self.on_names => (Some(name.trim()), values),
                _ => (None, row.as_slice()),
            };
            block.people.push(match (self.people.get(i), name) {
                (Some(id), Some(name)) if is_called(project, *id, name) => Whom::Known(*id),
                (Some(id), Some(name)) => Whom::Renamed(*id, name.to_owned()),
                (Some(id), None) => Whom::Known(*id),
                (None, Some(name)) => Whom::New(name.to_owned()),
                (None, None) => Whom::New(names.next().unwrap_or_default()),
            });
            block.cells.push(values.to_vec());
        }
        let n_columns = block.cells.first().map_or(0, Vec::len);
        let word = tongue.say(say::ATTRIBUTE);
        let new = (project.attributes().count() + 1..).map(|i| format!("{word} {i}"));
        let new = new.filter(|name| project.attribute_named(name).is_none());
        block.attributes = self.attributes.iter().cloned().chain(new).take(n_columns).collect();
        block
    }

    /// Returns the block that the first row names the columns of. A column of names says whom each row is about;
    /// without one, rows go where the cursor is.
    pub fn by_heads(&self, project: &Project, tongue: Tongue) -> Block {
        let Some((heads, rows)) = self.cells.split_first() else { return Block::default() };
        let is_name = |head: &String| NAME_HEADS.contains(&head.trim().to_lowercase().as_str());
        let of_names = heads.iter().position(is_name).or(self.on_names.then_some(0));
        let columns: Vec<usize> =
            (0..heads.len()).filter(|c| Some(*c) != of_names && !heads[*c].trim().is_empty()).collect();
        let chosen = |row: &Vec<String>| columns.iter().map(|c| row[*c].clone()).collect();
        let attributes = columns.iter().map(|c| heads[*c].trim().to_owned()).collect();
        let cells: Vec<Vec<String>> = rows.iter().map(chosen).collect();
        let people = match of_names {
            Some(c) => {
                let known = known_by_name(project);
                rows.iter().map(|row| whom(&known, row[c].trim())).collect()
            }
            None => Self { cells: cells.clone(), on_names: false, ..self.clone() }.at_cursor(project, tongue).people,
        };
        Block { people, attributes, cells, lists_grow: false }
    }
}

fn is_called(project: &Project, id: ParticipantId, name: &str) -> bool {
    project.participants.get(&id).is_some_and(|p| p.name == name)
}

/// Returns everybody by their name, whatever the case of its letters; of several the one that was there first.
fn known_by_name(project: &Project) -> BTreeMap<String, ParticipantId> {
    let standing = project.participants.values().rev().filter(|p| !p.removed);
    standing.map(|p| (name_key(&p.name), p.id)).collect()
}

fn whom(known: &BTreeMap<String, ParticipantId>, name: &str) -> Whom {
    known.get(&name_key(name)).map_or_else(|| Whom::New(name.to_owned()), |id| Whom::Known(*id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{AttributeKind, plan};

    fn study() -> Fixture {
        let mut fixture = Fixture::of("Ana: hm\nBen: well");
        fixture.attribute("Ana", "age", "41");
        fixture.attribute("Ana", "city", "Lyon");
        fixture.apply(plan::attribute_kind(&fixture.project, "age", AttributeKind::Number));
        fixture
    }

    fn pasted(fixture: &Fixture, text: &str, on_names: bool, first: usize) -> Pasted {
        let cells = text.lines().map(|row| row.split('|').map(str::to_owned).collect()).collect();
        let people = fixture.project.participants().iter().map(|p| p.id).collect();
        let attributes = fixture.project.attributes().map(|a| a.name.clone()).skip(first).collect();
        Pasted { cells, people, on_names, attributes }
    }

    fn told(project: &Project, block: &Block) -> String {
        let whom = |whom: &Whom| match whom {
            Whom::Known(id) => project.participants[id].name.clone(),
            Whom::Renamed(_, name) => format!("={name}"),
            Whom::New(name) => format!("+{name}"),
        };
        let people: Vec<String> = block.people.iter().map(whom).collect();
        format!("{} x {}", people.join(" "), block.attributes.join(" "))
    }

    #[test]
    fn cells_go_where_the_cursor_is_and_beyond() {
        let fixture = study();
        let block =
            pasted(&fixture, "20|Oslo|x\n30|Rome|y\n40|Lima|z", false, 0).at_cursor(&fixture.project, Tongue::English);
        assert_eq!(told(&fixture.project, &block), "Ana Ben +Participant 3 x age city Attribute 3");
        let block = pasted(&fixture, "Ana|20\nBea|30", true, 0).at_cursor(&fixture.project, Tongue::English);
        assert_eq!(told(&fixture.project, &block), "Ana =Bea x age");
    }

    #[test]
    fn a_first_row_of_heads_names_attributes_and_people() {
        let fixture = study();
        let heads = pasted(&fixture, "Nom|AGE|since\nben|3,5|2020\nCara|4|2021", false, 0);
        assert!(heads.has_heads(&fixture.project));
        let block = heads.by_heads(&fixture.project, Tongue::English);
        assert_eq!(told(&fixture.project, &block), "Ben +Cara x AGE since");
        assert_eq!(block.cells, [["3,5", "2020"], ["4", "2021"]]);
        let behind = pasted(&fixture, "since|until\n2020|2021\n2020|2022", false, 2);
        assert!(behind.has_heads(&fixture.project));
        assert_eq!(
            told(&fixture.project, &behind.by_heads(&fixture.project, Tongue::English)),
            "Ana Ben x since until"
        );
        assert!(!pasted(&fixture, "Oslo\nRome", false, 1).has_heads(&fixture.project));
        assert!(!pasted(&fixture, "41\n42", false, 0).has_heads(&fixture.project));
    }
}
