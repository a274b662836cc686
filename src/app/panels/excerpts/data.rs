//! What the excerpts panel shows, computed once for a project and a choice. Words are not copied: a project may hold a
//! hundred thousand excerpts, and few are on the screen.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::project::natural_key;
use crate::model::{CodeId, CoderId, Document, Excerpt, Outline, ParticipantId, Project, Span};

/// How quotes are put together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum GroupBy {
    /// The codes on them, in the order of the tree.
    Code,
    /// Who says it.
    Participant,
    /// The viewpoint of who says it.
    Viewpoint,
    /// Where it is said.
    #[default]
    Document,
}

/// Which viewpoint is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum ValueFilter {
    /// All of them.
    #[default]
    All,
    /// One value; empty for those who have none.
    Only(String),
}

/// One coded excerpt, whoever coded it and with however many codes.
#[derive(Clone, PartialEq, Debug)]
pub struct Quote {
    /// Where it stands.
    pub excerpt: Excerpt,
    /// All codes on exactly this span, in the order of the trees.
    pub codes: Vec<CodeId>,
    /// Who coded.
    pub coders: Vec<CoderId>,
    /// The labels of those who speak in it.
    pub speaker: String,
    /// Who they are, interviewers and moderators left out.
    pub participants: Vec<ParticipantId>,
    /// Their viewpoints, or the document's; empty when there is none.
    pub values: Vec<String>,
    /// Seconds from the beginning of the recording, of the turn that it begins in.
    pub time: Option<f32>,
}

impl Quote {
    /// Returns its viewpoints, and an empty one when there is none.
    fn values_or_none(&self) -> impl Iterator<Item = &str> {
        let none = self.values.is_empty().then_some("");
        self.values.iter().map(String::as_str).chain(none)
    }
}

/// A line of the list.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// The head of a group and how many quotes it has; no name for those that belong to none.
    Head(Option<String>, usize),
    /// An index into [`ExcerptsData::quotes`].
    Quote(usize),
}

/// What the panel shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ExcerptsData {
    /// Those that pass the filter, by document and place.
    pub quotes: Vec<Quote>,
    /// Heads and quotes as they are listed; a quote stands under each of its codes or people.
    pub items: Vec<Item>,
    /// How many people speak in them.
    pub n_participants: usize,
    /// How many documents they stand in.
    pub n_documents: usize,
    /// The values of the viewpoint that the quotes have before filtering.
    pub values: Vec<String>,
}

impl ExcerptsData {
    /// Returns everything coded with a code that `shown` accepts, grouped and filtered. `only` keeps those excerpts alone.
    pub fn new(
        project: &Project,
        outline: &Outline,
        shown: impl Fn(CodeId) -> bool,
        only: Option<&BTreeSet<Excerpt>>,
        group_by: GroupBy,
        filter: &ValueFilter,
    ) -> Self {
        let mut quotes = Vec::new();
        for document in project.documents() {
            quotes.extend(quotes_of(project, outline, document, &shown, only));
        }
        let values: BTreeSet<&str> = quotes.iter().flat_map(Quote::values_or_none).collect();
        let mut values: Vec<String> = values.into_iter().map(str::to_owned).collect();
        values.sort_by_cached_key(|v| (v.is_empty(), natural_key(v)));
        if let ValueFilter::Only(value) = filter {
            quotes.retain(|q| q.values_or_none().any(|v| v == value));
        }
        let people: BTreeSet<_> = quotes.iter().flat_map(|q| &q.participants).collect();
        let documents: BTreeSet<_> = quotes.iter().map(|q| q.excerpt.document).collect();
        let (n_participants, n_documents) = (people.len(), documents.len());
        let items = items(project, outline, &quotes, group_by, shown);
        Self { quotes, items, n_participants, n_documents, values }
    }
}

fn quotes_of(
    project: &Project,
    outline: &Outline,
    document: &Document,
    shown: impl Fn(CodeId) -> bool,
    only: Option<&BTreeSet<Excerpt>>,
) -> Vec<Quote> {
    let mut by_span: BTreeMap<Span, OnSpan> = BTreeMap::new();
    for placed in project.codings(document) {
        let row = outline.index(placed.code).unwrap_or(usize::MAX);
        let here = by_span.entry(placed.span).or_default();
        here.codes.insert((row, placed.code));
        here.coders.insert(placed.coding.coder);
    }
    by_span.retain(|span, here| {
        let excerpt = Excerpt { document: document.id, span: *span };
        here.codes.iter().any(|(_, code)| shown(*code)) && only.is_none_or(|only| only.contains(&excerpt))
    });
    by_span.into_iter().map(|(span, here)| quote(project, document, span, here)).collect()
}

/// What stands on one span: the codes with their places in the trees, and who applied them.
#[derive(Default)]
struct OnSpan {
    codes: BTreeSet<(usize, CodeId)>,
    coders: BTreeSet<CoderId>,
}

fn quote(project: &Project, document: &Document, span: Span, here: OnSpan) -> Quote {
    let turns = &document.turns[document.turns_in(span)];
    let (mut labels, mut participants): (Vec<&str>, Vec<ParticipantId>) = (Vec::new(), Vec::new());
    for turn in turns.iter().filter(|t| t.words.overlaps(span)) {
        let label = document.speaker_of(turn).map(|s| s.label.as_str());
        labels.extend(label.filter(|label| !labels.contains(label)));
        let person = document.counted_participant(turn, false).filter(|p| !participants.contains(p));
        participants.extend(person);
    }
    let values = viewpoints_of(project, document, &participants);
    let excerpt = Excerpt { document: document.id, span };
    let time = turns.first().and_then(|t| t.time);
    let codes = here.codes.into_iter().map(|(_, code)| code).collect();
    let coders = here.coders.into_iter().collect();
    Quote { excerpt, codes, coders, speaker: labels.join(", "), participants, values, time }
}

fn viewpoints_of(project: &Project, document: &Document, participants: &[ParticipantId]) -> Vec<String> {
    let Some(attribute) = &project.viewpoint else { return Vec::new() };
    let value = |person: Option<ParticipantId>| project.value_in(person, document.id, attribute).map(str::to_owned);
    let values: BTreeSet<String> = match participants {
        [] => value(None).into_iter().collect(),
        people => people.iter().filter_map(|p| value(Some(*p))).collect(),
    };
    values.into_iter().collect()
}

/// Groups stand in the order of their keys; what belongs to none stands last.
type Key = (bool, String, Option<String>);

fn items(
    project: &Project,
    outline: &Outline,
    quotes: &[Quote],
    group_by: GroupBy,
    shown: impl Fn(CodeId) -> bool,
) -> Vec<Item> {
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (i, quote) in quotes.iter().enumerate() {
        for key in keys(project, outline, quote, group_by, &shown) {
            groups.entry(key).or_default().push(i);
        }
    }
    let mut items = Vec::with_capacity(quotes.len() + groups.len());
    for ((_, _, name), members) in groups {
        items.push(Item::Head(name, members.len()));
        items.extend(members.into_iter().map(Item::Quote));
    }
    items
}

fn keys(
    project: &Project,
    outline: &Outline,
    quote: &Quote,
    group_by: GroupBy,
    shown: impl Fn(CodeId) -> bool,
) -> Vec<Key> {
    let named = |name: &str| (false, natural_key(name), Some(name.to_owned()));
    let keys: Vec<Key> = match group_by {
        GroupBy::Code => {
            let place = |code: CodeId| format!("{:08}", outline.index(code).unwrap_or(usize::MAX));
            let codes = quote.codes.iter().filter(|code| shown(**code));
            codes.map(|code| (false, place(*code), Some(outline.path(*code).to_owned()))).collect()
        }
        GroupBy::Participant => {
            let people = quote.participants.iter().filter_map(|p| project.participants.get(p));
            people.map(|person| named(&person.name)).collect()
        }
        GroupBy::Viewpoint => quote.values.iter().map(|v| named(v)).collect(),
        GroupBy::Document => project.document(quote.excerpt.document).map(|d| named(&d.name)).into_iter().collect(),
    };
    if keys.is_empty() { vec![(true, String::new(), None)] } else { keys }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn fixture() -> Fixture {
        let mut fixture =
            Fixture::of("INT: [Tell me|Housing].\nU1: [No place|Housing/None|Fear] at [all|Housing@ben].");
        fixture.document("Entretien 2", None, "U2: [A flat|Housing/None].");
        fixture.attribute("U1", "group", "users");
        fixture.attribute("U2", "group", "carers");
        fixture.apply(crate::model::plan::viewpoint(&fixture.project, Some("group")));
        fixture
    }

    fn data(fixture: &Fixture, group_by: GroupBy, filter: &ValueFilter) -> (Vec<String>, ExcerptsData) {
        let outline = Outline::of(&fixture.project);
        let housing = outline.find(&fixture.project, "Housing").unwrap();
        let shown = |code| outline.is_within(code, housing);
        let data = ExcerptsData::new(&fixture.project, &outline, shown, None, group_by, filter);
        let words = |q: &Quote| fixture.project.words(&fixture.project.documents[&q.excerpt.document], q.excerpt.span);
        let line = |item: &Item| match item {
            Item::Head(name, n) => format!("{} {n}", name.as_deref().unwrap_or("-")),
            Item::Quote(i) => words(&data.quotes[*i]).into_owned(),
        };
        (data.items.iter().map(line).collect(), data)
    }

    #[test]
    fn everything_under_a_code_is_listed_by_document() {
        let (lines, data) = data(&fixture(), GroupBy::Document, &ValueFilter::All);
        assert_eq!(lines, ["Entretien 1 3", "Tell me", "No place", "all", "Entretien 2 1", "A flat"]);
        assert_eq!((data.quotes.len(), data.n_participants, data.n_documents), (4, 2, 2));
        assert_eq!(data.quotes[1].codes.len(), 2);
        assert_eq!(data.values, ["carers", "users", ""]);
    }

    #[test]
    fn groups_follow_the_tree_and_what_belongs_to_nobody_stands_last() {
        let fixture = fixture();
        let (lines, _) = data(&fixture, GroupBy::Code, &ValueFilter::All);
        assert_eq!(lines, ["Housing 2", "Tell me", "all", "Housing/None 2", "No place", "A flat"]);
        let (lines, _) = data(&fixture, GroupBy::Viewpoint, &ValueFilter::All);
        assert_eq!(lines, ["carers 1", "A flat", "users 2", "No place", "all", "- 1", "Tell me"]);
    }

    #[test]
    fn a_value_of_the_viewpoint_leaves_its_people() {
        let only = ValueFilter::Only("users".to_owned());
        let (lines, data) = data(&fixture(), GroupBy::Participant, &only);
        assert_eq!(lines, ["U1 2", "No place", "all"]);
        assert_eq!(data.values.len(), 3);
    }
}
