//! Who the participants are: each attribute described, numbers by their middle and spread, lists by how often each
//! value comes; and numbers of those who say something beside those of the others.

mod beside_codes;
mod numbers;

pub use beside_codes::{NumbersOfCode, numbers_by_code, numbers_by_code_table};
pub use numbers::Described;

use rustc_hash::FxHashMap;

use super::labels;
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::natural_order::natural_key;
use crate::model::participant::number;
use crate::model::values::value_key;
use crate::model::{Attribute, AttributeKind, Holder, Noun, Project, counted, said};

/// Texts with more different values are told by how many have one.
const MOST_VALUES: usize = 20;

/// An attribute of the participants, described.
#[derive(Clone, PartialEq, Debug)]
pub struct DescribedAttribute {
    /// The attribute.
    pub attribute: Attribute,
    /// How many participants have a value, a number where one is asked for.
    pub n: usize,
    /// How many have none.
    pub missing: usize,
    /// What the values are.
    pub values: DescribedValues,
}

/// What the values of an attribute are.
#[derive(Clone, PartialEq, Debug)]
pub enum DescribedValues {
    /// Numbers, by their middle and their spread.
    Numbers(Described),
    /// Dates: the first and the last.
    Dates(Option<(String, String)>),
    /// How often each value comes.
    Counted(Vec<(String, usize)>),
    /// Words of which so many are different that counting them says nothing.
    Various,
}

/// Returns every attribute of the participants, described. Those of documents alone are left out.
pub fn describe(project: &Project) -> Vec<DescribedAttribute> {
    let people = project.participants();
    let of_documents = |attribute: &Attribute| {
        let mut documents = project.documents.values();
        documents.any(|d| project.value(Holder::Document(d.id), &attribute.name).is_some())
    };
    let described = project.attributes().filter_map(|attribute| {
        let own = people.iter().filter_map(|p| project.value(Holder::Participant(p.id), &attribute.name));
        let mut own: Vec<&str> = own.collect();
        if own.is_empty() && of_documents(attribute) {
            return None;
        }
        let values = match &attribute.kind {
            AttributeKind::Number => {
                own.retain(|value| number(value).is_some());
                DescribedValues::Numbers(Described::of(own.iter().filter_map(|value| number(value)).collect()))
            }
            AttributeKind::Date => {
                let ends = own.iter().min().zip(own.iter().max());
                DescribedValues::Dates(ends.map(|(first, last)| ((*first).to_owned(), (*last).to_owned())))
            }
            AttributeKind::Text | AttributeKind::YesNo | AttributeKind::OneOf(_) => {
                let counted = count_values(&attribute.kind, &own);
                match counted.is_empty() || counted.len() > MOST_VALUES {
                    true => DescribedValues::Various,
                    false => DescribedValues::Counted(counted),
                }
            }
        };
        let (attribute, n) = (attribute.clone(), own.len());
        Some(DescribedAttribute { attribute, n, missing: people.len() - n, values })
    });
    described.collect()
}

/// Returns the attributes of the participants, described: one row for a number or a date, one for each value of others.
pub fn description_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Number, Percent, Text};
    let mut heads = vec![("attribute", Text), ("kind", Text), ("value", Text), ("n", Integer), ("missing", Integer)];
    heads.push(("percent", Percent));
    heads.extend(["mean", "median", "min", "max", "sd"].map(|name| (name, Number)));
    let n = project.participants().len();
    let caption = Caption {
        title: said!("Participants described", "Les participants décrits"),
        unit: labels::label("participants"),
        base: counted(n, Noun::Participant),
        notes: vec![
            said!(
                "percent: of those who have a value; sd: of a sample (n - 1)",
                "pourcentages\u{202f}: de ceux qui ont une valeur\u{202f}; écart type\u{202f}: d’un échantillon (n − 1)"
            ),
            said!(
                "only values of people themselves; attributes of documents are not described",
                "seules les valeurs des personnes elles-mêmes\u{202f}; les attributs des documents ne sont pas décrits"
            ),
        ],
        ..Caption::default()
    };
    let mut table = Table::new("description", columns(heads), caption);
    table.rows = describe(project).iter().flat_map(rows).collect();
    table
}

fn rows(described: &DescribedAttribute) -> Vec<Vec<Cell>> {
    let DescribedAttribute { attribute, n, missing, values } = described;
    let row = |value: Cell, n: usize, percent: Cell, figures: [Cell; 5]| {
        let names = [Cell::text(&attribute.name), Cell::said(attribute.kind.said()), value];
        let counts = [Cell::count(n), Cell::count(*missing), percent];
        names.into_iter().chain(counts).chain(figures).collect::<Vec<_>>()
    };
    let nothing = || [const { Cell::Empty }; 5];
    match values {
        DescribedValues::Numbers(figures) => vec![row(Cell::Empty, *n, Cell::Empty, figures.cells())],
        DescribedValues::Dates(ends) => {
            let ends = ends.as_ref().map(|(first, last)| [Cell::text(first), Cell::text(last)]);
            let [first, last] = ends.unwrap_or([Cell::Empty, Cell::Empty]);
            vec![row(Cell::Empty, *n, Cell::Empty, [Cell::Empty, Cell::Empty, first, last, Cell::Empty])]
        }
        DescribedValues::Various => vec![row(Cell::Empty, *n, Cell::Empty, nothing())],
        DescribedValues::Counted(counted) => {
            let share = |of: usize| match n {
                0 => Cell::Undefined(said!("nobody has a value", "personne n’a de valeur")),
                n => Cell::Figure(100.0 * of as f64 / *n as f64, 1),
            };
            counted.iter().map(|(value, of)| row(Cell::text(value), *of, share(*of), nothing())).collect()
        }
    }
}

/// Returns how often each value comes: a list in its order, others in natural order; spellings of one value are one.
fn count_values(kind: &AttributeKind, values: &[&str]) -> Vec<(String, usize)> {
    let listed: &[String] = if let AttributeKind::OneOf(list) = kind { list } else { &[] };
    let mut counted: Vec<(String, usize)> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut place = |counted: &mut Vec<(String, usize)>, value: &str| {
        *places.entry(value_key(kind, value)).or_insert_with(|| {
            counted.push((value.to_owned(), 0));
            counted.len() - 1
        })
    };
    listed.iter().for_each(|value| _ = place(&mut counted, value));
    let n_listed = counted.len();
    for value in values {
        let place = place(&mut counted, value);
        counted[place].1 += 1;
    }
    counted[n_listed..].sort_by_cached_key(|(value, _)| natural_key(&value_key(kind, value)));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.document("fg", None, "Ana: [yes|Trust/People]\nBen: [no|Doubt]\nCara: hm\nDan: [yes|Trust]");
        for (who, age, city) in
            [("Ana", "20", "Lyon"), ("Ben", "30,5", "lyon"), ("Cara", "", "Oslo"), ("Dan", "50", "")]
        {
            fixture.attribute(who, "age", age);
            fixture.attribute(who, "city", city);
        }
        fixture.apply(plan::attribute_kind(&fixture.project, "age", AttributeKind::Number));
        fixture
    }

    fn written(table: &Table) -> Vec<String> {
        table.rows.iter().map(|r| r.iter().map(Cell::written).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn numbers_have_a_middle_and_values_are_counted() {
        let expected = [
            "age|number||3|1||33.5|30.5|20|50|15.2233373476",
            "city|text|Lyon|2|1|66.6666666667|||||",
            "city|text|Oslo|1|1|33.3333333333|||||",
        ];
        assert_eq!(written(&description_table(&study().project)), expected);
    }

    #[test]
    fn ages_of_those_who_say_it_stand_beside_the_others() {
        let fixture = study();
        let table = numbers_by_code_table(&fixture.project, &numbers_by_code(&fixture.project, &Default::default()));
        let trust = &written(&table)[0];
        assert_eq!(trust, "Trust|age|2|35|35|20|50|21.2132034356|1|30.5|30.5|30.5|30.5|");
        let doubt = written(&table).into_iter().find(|row| row.starts_with("Doubt")).unwrap();
        assert_eq!(doubt, "Doubt|age|1|30.5|30.5|30.5|30.5||2|35|35|20|50|21.2132034356");
    }
}
