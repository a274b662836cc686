//! Which codings the reader shows, and what there is to choose from. A filter rules stripes and tints of one reader and
//! nothing else: what is hidden is still coded, counted and found. Whose codings are shown is no filter: that is one
//! switch for the whole window.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    CodeId, CoderId, Document, Outline, OutlineRow, ParticipantId, PlacedCoding, Project, Role, TreeId, Turn,
};

/// What is shown; by default everything.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Only codes of this tree.
    pub tree: Option<TreeId>,
    /// Only this code and what is below it.
    pub branch: Option<CodeId>,
    /// Only words of participants who have this value of that attribute.
    pub value: Option<(String, String)>,
    /// Whether codings that a decision set aside are hidden.
    pub hides_set_aside: bool,
}

impl Filter {
    /// Whether everything is shown that counts.
    pub fn is_empty(&self) -> bool {
        let Self { tree, branch, value, hides_set_aside: _ } = self;
        tree.is_none() && branch.is_none() && value.is_none()
    }

    /// Whether a coding of `document` is shown. What the filter names and the project does not hold any more hides
    /// nothing.
    pub fn shows(&self, project: &Project, document: &Document, outline: &Outline, placed: &PlacedCoding<'_>) -> bool {
        let Self { tree, branch, value, hides_set_aside: _ } = self;
        let branch = branch.filter(|b| outline.row(*b).is_some());
        if branch.is_some_and(|branch| !outline.is_within(placed.code, branch)) {
            return false;
        }
        let tree = tree.filter(|t| project.trees.get(t).is_some_and(|t| !t.removed));
        if tree.is_some_and(|tree| outline.row(placed.code).is_none_or(|row| row.tree != tree)) {
            return false;
        }
        let value = value.as_ref().filter(|(attribute, _)| project.attribute_named(attribute).is_some());
        value.is_none_or(|(attribute, value)| {
            speakers(document, placed).any(|who| project.value_in(who, document.id, attribute) == Some(value))
        })
    }
}

/// Returns the people whose words are coded, without interviewers and moderators; nobody known counts as one.
fn speakers<'a>(
    document: &'a Document,
    placed: &PlacedCoding<'_>,
) -> impl Iterator<Item = Option<ParticipantId>> + use<'a> {
    let person = |turn: &Turn| match document.speaker_of(turn) {
        Some(speaker) if speaker.role == Role::Participant => Some(speaker.participant),
        Some(_) => None,
        None => Some(document.participant),
    };
    let turns = &document.turns[document.turns_in(placed.span)];
    let outside = turns.is_empty().then_some(document.participant);
    turns.iter().filter_map(person).chain(outside)
}

/// What a document offers to filter by, each with how many codings it would show.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Choices {
    /// Everybody who coded here.
    pub coders: Vec<(CoderId, usize)>,
    /// Trees whose codes are used here.
    pub trees: Vec<(TreeId, usize)>,
    /// Codes used here and those above them, in the order of the trees.
    pub codes: Vec<(CodeId, usize)>,
    /// Attributes, with their values.
    pub values: Vec<(String, Vec<(String, usize)>)>,
    /// How many codings a decision set aside.
    pub n_set_aside: usize,
}

impl Choices {
    /// Returns what `document` offers. Looks at each of its codings.
    pub fn of(project: &Project, document: &Document, outline: &Outline) -> Self {
        let mut coders = BTreeMap::new();
        let mut trees = BTreeMap::new();
        let mut own = vec![0; outline.rows.len()];
        let mut values: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        let attributes: Vec<&str> = project.attributes().map(|a| a.name.as_str()).collect();
        for placed in project.codings(document) {
            *coders.entry(placed.coding.coder).or_default() += 1;
            if let Some(i) = outline.index(placed.code) {
                own[i] += 1;
                *trees.entry(outline.rows[i].tree).or_default() += 1;
            }
            for attribute in &attributes {
                let of = |who| project.value_in(who, document.id, attribute);
                for value in speakers(document, &placed).filter_map(of).collect::<BTreeSet<&str>>() {
                    *values.entry(attribute).or_default().entry(value).or_default() += 1;
                }
            }
        }
        let below = |(i, row): (usize, &OutlineRow)| (row.code, own[i..row.end].iter().sum::<usize>());
        let listed = |of: BTreeMap<&str, usize>| of.into_iter().map(|(v, n)| (v.to_owned(), n)).collect();
        Self {
            coders: coders.into_iter().collect(),
            trees: trees.into_iter().collect(),
            codes: outline.rows.iter().enumerate().map(below).filter(|(_, n)| *n > 0).collect(),
            values: values.into_iter().map(|(a, of)| (a.to_owned(), listed(of))).collect(),
            n_set_aside: project.set_aside(document).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn fixture() -> Fixture {
        let mut fixture =
            Fixture::of("INT: [Où|Rue] ?\nU01: [Dehors|Rue/Nuit|Peur@ben] toujours.\nU02: [Ici|Peur], [là|Rue@ben].");
        fixture.attribute("U01", "age", "41");
        fixture.attribute("U02", "age", "30");
        fixture
    }

    fn shown(fixture: &Fixture, filter: &Filter) -> Vec<String> {
        let project = &fixture.project;
        let (document, outline) = (project.documents()[0], Outline::of(project));
        let text = |p: &PlacedCoding<'_>| format!("{}|{}", project.words(document, p.span), outline.path(p.code));
        let all = project.codings(document).filter(|c| filter.shows(project, document, &outline, c));
        let mut all: Vec<String> = all.map(|p| text(&p)).collect();
        all.sort();
        all
    }

    #[test]
    fn codings_are_shown_by_branch_and_value_of_the_speaker() {
        let fixture = fixture();
        let outline = Outline::of(&fixture.project);
        let code = |path: &str| outline.find(&fixture.project, path).unwrap();
        assert_eq!(shown(&fixture, &Filter::default()).len(), 5);
        let branch = Filter { branch: Some(code("Rue")), ..Filter::default() };
        assert_eq!(shown(&fixture, &branch), ["Dehors|Rue/Nuit", "Où|Rue", "là|Rue"]);
        let value = Filter { value: Some(("age".to_owned(), "30".to_owned())), ..branch };
        assert_eq!(shown(&fixture, &value), ["là|Rue"], "what the interviewer says has no age");
    }

    #[test]
    fn what_is_gone_hides_nothing() {
        let fixture = fixture();
        let gone = Filter { value: Some(("size".to_owned(), "2".to_owned())), ..Filter::default() };
        assert_eq!(shown(&fixture, &gone).len(), 5);
        assert!(!gone.is_empty());
    }

    #[test]
    fn each_choice_says_how_many_codings_it_shows() {
        let fixture = fixture();
        let project = &fixture.project;
        let outline = Outline::of(project);
        let choices = Choices::of(project, project.documents()[0], &outline);
        let codes: Vec<_> = choices.codes.iter().map(|(c, n)| (outline.path(*c), *n)).collect();
        assert_eq!(codes, [("Rue", 3), ("Rue/Nuit", 1), ("Peur", 2)]);
        assert_eq!(choices.coders.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [3, 2]);
        let ages = vec![("30".to_owned(), 2), ("41".to_owned(), 2)];
        assert_eq!(choices.values, [("age".to_owned(), ages)]);
    }
}
