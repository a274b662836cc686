//! Who codes which document: all of them everybody, or a share of them everybody (chosen by chance that can be
//! repeated, in each group of documents alike) and the others by one each.

use std::collections::BTreeMap;

use super::AnalysisError;
use super::scope::{Condition, listed};
use super::statistics::SplitMix64;
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::elision::De;
use crate::model::{Attribute, AttributeKind, CoderId, Document, DocumentId, Project, Said, said};

/// Which plan.
#[derive(Clone, PartialEq, Debug)]
pub struct AssignmentQuery {
    /// Who codes.
    pub coders: Vec<CoderId>,
    /// Which documents; all of them when empty.
    pub documents: Vec<DocumentId>,
    /// In percent, how many documents everybody codes.
    pub share: f64,
    /// The attribute whose values split the documents into groups of which each gives its share.
    pub by: Option<String>,
    /// Whether the other documents are dealt out, one coder each.
    pub divide: bool,
    /// Names the chance.
    pub seed: u64,
}

/// One document of the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assigned {
    /// The document.
    pub document: DocumentId,
    /// The value that it was chosen under, empty without groups.
    pub group: String,
    /// Who codes it.
    pub coders: Vec<CoderId>,
}

/// Returns who codes which document, in natural order of the documents; those that nobody codes are left out.
///
/// # Errors
/// When there is no attribute of that name, or its values make no groups.
pub fn assignment(project: &Project, query: &AssignmentQuery) -> Result<Vec<Assigned>, AnalysisError> {
    // A condition knows the attributes and names those that there are.
    let by = query.by.as_deref().map(|name| Condition::new(project, name, "")).transpose()?;
    let documents = project.documents();
    let chosen = |d: &Document| query.documents.is_empty() || query.documents.contains(&d.id);
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, document) in documents.iter().enumerate().filter(|(_, d)| chosen(d)) {
        let value = by.as_ref().map(|by| value_of(project, document, &by.attribute)).unwrap_or_default();
        groups.entry(value).or_default().push(place);
    }
    if let Some(by) = &by {
        let n_chosen = groups.values().map(Vec::len).sum::<usize>();
        let each_alone = query.share < 100.0 && n_chosen > 1 && groups.len() == n_chosen;
        if each_alone || !splitting_attributes(project).any(|name| name == by.attribute) {
            return Err(no_groups(project, &by.attribute));
        }
    }
    let mut random = SplitMix64::new(query.seed);
    let (mut plan, mut dealt) = (BTreeMap::new(), 0);
    for (group, mut places) in groups {
        let least = usize::from(query.share > 0.0);
        let n = ((places.len() as f64 * query.share / 100.0).round() as usize).max(least).min(places.len());
        // Who asks for all of them gets them without any chance.
        if n < places.len() {
            random.shuffle(&mut places);
        }
        for (i, place) in places.into_iter().enumerate() {
            let coders = match i < n {
                true => query.coders.clone(),
                false if query.divide && !query.coders.is_empty() => {
                    dealt += 1;
                    vec![query.coders[(dealt - 1) % query.coders.len()]]
                }
                false => continue,
            };
            plan.insert(place, Assigned { document: documents[place].id, group: group.clone(), coders });
        }
    }
    Ok(plan.into_values().collect())
}

/// Returns the attributes whose values make groups of documents: of numbers and dates nearly every document has one of
/// its own.
pub fn splitting_attributes(project: &Project) -> impl Iterator<Item = &str> {
    let splits = |attribute: &&Attribute| !matches!(attribute.kind, AttributeKind::Number | AttributeKind::Date);
    project.attributes().filter(splits).map(|attribute| attribute.name.as_str())
}

fn no_groups(project: &Project, attribute: &str) -> AnalysisError {
    let known: Vec<String> =
        splitting_attributes(project).filter(|name| *name != attribute).map(str::to_owned).collect();
    AnalysisError::NoGroups { name: attribute.to_owned(), known: listed(&known, "another attribute") }
}

/// Returns the value of a document, or else of the first of its people who has one.
fn value_of(project: &Project, document: &Document, attribute: &str) -> String {
    let people = document.speakers.iter().filter_map(|s| s.participant).chain(document.participant);
    let mut values = people.filter_map(|p| project.value_in(Some(p), document.id, attribute));
    values.next().or_else(|| project.value_in(None, document.id, attribute)).unwrap_or_default().to_owned()
}

/// Returns the plan as a table.
pub fn assignment_table(project: &Project, plan: &[Assigned], query: &AssignmentQuery) -> Table {
    let AssignmentQuery { share, seed, by, .. } = query;
    let mut filters = vec![
        said!("{share}% of the documents for everybody", "{share}\u{202f}% des documents pour tous"),
        said!("seed {seed}", "graine {seed}"),
    ];
    filters.extend(by.as_ref().map(|by| {
        let of = De(by);
        said!("the same share of each value of {by}", "la même part de chaque valeur {of}")
    }));
    let (n, of) = (plan.len(), project.documents().len());
    let caption = Caption {
        title: said!("Who codes what, blind to each other", "Qui code quoi, à l’aveugle"),
        unit: said!("one row a document", "une ligne par document"),
        base: said!("{n} of {of} documents", "{n} documents sur {of}"),
        filters,
        notes: vec![convention()],
    };
    let heads = [("document", ColumnKind::Text), ("group", ColumnKind::Text), ("coders", ColumnKind::Text)];
    let mut table = Table::new("assignment", columns(heads), caption);
    for assigned in plan {
        let name = project.document_name(assigned.document);
        let coders: Vec<&str> = assigned.coders.iter().map(|c| project.coder_name(*c)).collect();
        table.rows.push(vec![Cell::text(name), Cell::text(&assigned.group), Cell::text(coders.join(", "))]);
    }
    table
}

/// What blind coding is not.
pub(super) fn convention() -> Said {
    said!(
        "a convention among colleagues, no cryptography: the folder holds everybody’s codings in plain text",
        "une convention entre collègues, pas de la cryptographie\u{202f}: le dossier contient les codages de chacun en texte \
         clair"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Holder, Op};

    fn study() -> (Fixture, Vec<CoderId>) {
        let mut fixture = Fixture::new();
        for i in 0..20 {
            let id = fixture.document(&format!("d{i}"), None, "Ana: yes");
            fixture.value(Holder::Document(id), "site", if i < 15 { "Lyon" } else { "Lille" });
        }
        let coders = vec![fixture.coder, fixture.coder_named("ben")];
        (fixture, coders)
    }

    #[test]
    fn a_share_is_the_same_each_time_and_taken_from_each_group() {
        let (fixture, coders) = study();
        let query = |seed| AssignmentQuery {
            coders: coders.clone(),
            documents: Vec::new(),
            share: 20.0,
            by: Some("site".to_owned()),
            divide: true,
            seed,
        };
        let plan = assignment(&fixture.project, &query(1)).unwrap();
        assert_eq!(plan, assignment(&fixture.project, &query(1)).unwrap());
        assert_ne!(plan, assignment(&fixture.project, &query(2)).unwrap());
        let both = |site: &str| plan.iter().filter(|a| a.group == site && a.coders.len() == 2).count();
        assert_eq!((both("Lyon"), both("Lille"), plan.len()), (3, 1, 20));
        let alone = |coder| plan.iter().filter(|a| a.coders == [coder]).count();
        assert_eq!((alone(coders[0]), alone(coders[1])), (8, 8), "the others are dealt out evenly");
        let each_alone = AssignmentQuery { share: 0.0, by: None, ..query(1) };
        assert!(assignment(&fixture.project, &each_alone).unwrap().iter().all(|a| a.coders.len() == 1));
        let all = AssignmentQuery { share: 100.0, by: None, ..query(1) };
        assert!(assignment(&fixture.project, &all).unwrap().iter().all(|a| a.coders == coders));
        let unknown = AssignmentQuery { by: Some("town".to_owned()), ..query(1) };
        assert!(assignment(&fixture.project, &unknown).is_err());
    }

    #[test]
    fn an_attribute_of_which_each_document_has_a_value_of_its_own_makes_no_groups() {
        let (mut fixture, coders) = study();
        let documents: Vec<DocumentId> = fixture.project.documents().iter().map(|d| d.id).collect();
        for (i, id) in documents.into_iter().enumerate() {
            fixture.value(Holder::Document(id), "pages", &(i + 10).to_string());
            fixture.value(Holder::Document(id), "title", &format!("Entretien {i}"));
        }
        let kind =
            |attribute: &str, to| Op::SetAttributeKind { attribute: attribute.to_owned(), from: None, to: Some(to) };
        fixture.apply(vec![kind("pages", AttributeKind::Number), kind("title", AttributeKind::Text)]);
        for by in ["pages", "title"] {
            let by = Some(by.to_owned());
            let query =
                AssignmentQuery { coders: coders.clone(), documents: vec![], share: 20.0, by, divide: false, seed: 1 };
            let refused = assignment(&fixture.project, &query).unwrap_err().to_string();
            assert!(refused.contains("makes no groups") && refused.contains("site"), "{refused}");
        }
    }
}
