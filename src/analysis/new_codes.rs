//! New codes for each interview: does one more interview still bring codes that were not used before? For each group,
//! in the order of interviews or of coding. It is about codes, in this order and with this codebook, and no verdict on
//! the study.

use super::AnalysisError;
use super::code_choice::CodeChoice;
use super::facts::Facts;
use super::groups::{Grouping, group_said};
use super::labels;
use super::scope::Scope;
use super::statistics::{Saturation, SaturationRule, Status, saturation};
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::elision::De;
use crate::model::values::order_key;
use crate::model::{AttributeKind, Noun, Project, Said, Stamp, counted, said};

/// In which order interviews stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum InterviewOrder {
    /// By this attribute (a date, as a rule), those without a value last; then by name.
    Attribute(String),
    /// By their names, as people count: 2 before 10.
    #[default]
    Name,
    /// By the first coding that stands.
    Coding,
}

/// What is asked.
#[derive(Clone, PartialEq, Debug)]
pub struct NewCodesQuery {
    /// Which codes.
    pub codes: CodeChoice,
    /// The attribute that makes the groups; all documents together without it.
    pub attribute: Option<String>,
    /// Which values of it; all that anybody has when there are none.
    pub groups: Vec<String>,
    /// The order.
    pub order: InterviewOrder,
    /// When little is new.
    pub rule: SaturationRule,
    /// Whose words.
    pub scope: Scope,
}

/// The interviews of one group.
#[derive(Clone, PartialEq, Debug)]
pub struct GroupSaturation {
    /// The group.
    pub group: String,
    /// In their order.
    pub interviews: Vec<Interview>,
    /// What the rule says.
    pub saturation: Saturation,
}

/// One interview.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interview {
    /// The name of the document.
    pub document: String,
    /// Codes that are used here and in none before.
    pub new_codes: u64,
    /// Different codes so far.
    pub codes: u64,
}

/// New codes by group and interview.
#[derive(Clone, PartialEq, Debug)]
pub struct NewCodes {
    /// The groups.
    pub groups: Vec<GroupSaturation>,
    rule: SaturationRule,
    caption: Caption,
}

/// Returns the new codes of each interview of `project`.
///
/// # Errors
/// When there is no such attribute or value.
pub fn new_codes(project: &Project, query: &NewCodesQuery) -> Result<NewCodes, AnalysisError> {
    let facts = Facts::gather(project, &query.scope, false);
    let (grouping, chosen) = match &query.attribute {
        Some(attribute) => Grouping::compared(&facts, attribute, &query.groups)?,
        None => (Grouping::whole(&facts), vec![0]),
    };
    let order = ordered_documents(&facts, query);
    let chosen: Vec<u32> = chosen.into_iter().filter(|group| (*group as usize) < grouping.groups.len()).collect();
    let groups: Vec<GroupSaturation> =
        chosen.iter().map(|group| group_saturation(&facts, &grouping, query, &order, *group)).collect();
    let mut notes = vec![
        said!(
            "a code is new in the first interview in whose words of the group it is used; codes count by themselves",
            "un code est nouveau dans le premier entretien où il sert dans la parole du groupe\u{202f}; les codes comptent pour \
             eux-mêmes"
        ),
        said!(
            "about codes, in this order and with this codebook: merging or splitting codes moves it, and it is no verdict",
            "il s’agit des codes, dans cet ordre et avec ce livre de codes\u{202f}: fusionner ou scinder des codes le déplace, et \
             ce n’est pas un verdict"
        ),
    ];
    notes.extend(groups.iter().map(|group| group.told(query.rule)));
    let filters = query.codes.describe(project, &facts.outline).into_iter().chain(query.scope.describe(project));
    let n = grouping.together(&facts, &chosen).n_documents as usize;
    let caption = Caption {
        title: said!("New codes for each interview", "Codes nouveaux par entretien"),
        unit: labels::label("codes"),
        base: counted(n, Noun::Document),
        filters: filters.chain([query.order.describe()]).collect(),
        notes,
    };
    Ok(NewCodes { groups, rule: query.rule, caption })
}

impl InterviewOrder {
    fn describe(&self) -> Said {
        match self {
            Self::Attribute(name) => {
                let of = De(name);
                said!("in the order of {name}", "dans l’ordre {of}")
            }
            Self::Name => said!("in the order of document names", "dans l’ordre des noms de documents"),
            Self::Coding => said!("in the order of coding", "dans l’ordre du codage"),
        }
    }
}

/// Returns the documents in their order, as indices.
fn ordered_documents(facts: &Facts<'_>, query: &NewCodesQuery) -> Vec<u32> {
    let project = facts.project;
    let mut order: Vec<u32> = (0..facts.documents.len() as u32).collect();
    match &query.order {
        InterviewOrder::Name => {}
        InterviewOrder::Coding => order.sort_by_cached_key(|d| {
            let codings = project.codings(facts.documents[*d as usize]).filter(|c| query.scope.counts(c.coding));
            codings.map(|c| c.coding.at).min().map_or((true, None), |at: Stamp| (false, Some(at)))
        }),
        InterviewOrder::Attribute(name) => {
            let kind = project.attribute_named(name).map_or(AttributeKind::Text, |a| a.kind.clone());
            let mut first_voices = vec![None; facts.documents.len()];
            facts.voices.iter().rev().for_each(|v| first_voices[v.document as usize] = v.participant);
            order.sort_by_cached_key(|d| {
                let person = first_voices[*d as usize].map(|p| facts.participants[p as usize].id);
                order_key(&kind, project.value_in(person, facts.document_id(*d), name).unwrap_or_default())
            });
        }
    }
    order
}

fn group_saturation(
    facts: &Facts<'_>,
    grouping: &Grouping,
    query: &NewCodesQuery,
    order: &[u32],
    group: u32,
) -> GroupSaturation {
    let in_group = |voice: &u32| grouping.of_voice[*voice as usize] == Some(group);
    let mut speaks = vec![false; facts.documents.len()];
    for v in (0..facts.voices.len()).filter(|v| facts.is_of_people(*v) && in_group(&(*v as u32))) {
        speaks[facts.voices[v].document as usize] = true;
    }
    let mut place = vec![usize::MAX; facts.documents.len()];
    let order: Vec<u32> = order.iter().copied().filter(|d| speaks[*d as usize]).collect();
    order.iter().enumerate().for_each(|(i, d)| place[*d as usize] = i);
    let mut new = vec![0_u64; order.len()];
    for row in query.codes.rows(&facts.outline) {
        let heard = facts.own_codings(row).iter().filter(|coded| facts.voices_of(coded.excerpt).iter().any(in_group));
        let places = heard.map(|coded| place[facts.excerpts[coded.excerpt as usize].document as usize]);
        if let Some(first) = places.min().filter(|first| *first < new.len()) {
            new[first] += 1;
        }
    }
    let mut codes = 0;
    let interviews = order.iter().zip(&new).map(|(d, new_codes)| {
        codes += new_codes;
        Interview { document: facts.documents[*d as usize].name.clone(), new_codes: *new_codes, codes }
    });
    GroupSaturation {
        group: grouping.groups[group as usize].name.clone(),
        interviews: interviews.collect(),
        saturation: saturation(&new, query.rule),
    }
}

impl GroupSaturation {
    /// Returns what the rule says, in words.
    fn told(&self, rule: SaturationRule) -> Said {
        let SaturationRule { base, run, threshold } = rule;
        let group = if self.group.is_empty() { labels::label("all") } else { group_said(&self.group) };
        let (percent, codes) = (100.0 * threshold, self.saturation.base_codes);
        let (heard, series) = (interviews(self.interviews.len()), interviews(run));
        match (self.saturation.status, self.saturation.reached_after) {
            (Status::Ok, Some(after)) => said!(
                "{group}: no more than {percent}% new codes in the {series} after number {after} ({after}+{run}; base: \
                 {codes} codes in the first {base})",
                "{group}\u{202f}: au plus {percent}\u{202f}% de codes nouveaux en {series} après le numéro {after} \
                 ({after}+{run}\u{202f}; base\u{202f}: {codes} codes dans les {base} premiers)",
                group = group,
                series = series
            ),
            (Status::Ok, None) => said!(
                "{group}: more than {percent}% new codes in every run of {run}, in {heard}",
                "{group}\u{202f}: plus de {percent}\u{202f}% de codes nouveaux dans chaque série de {run}, en {heard}",
                group = group,
                heard = heard
            ),
            (Status::TooFew, _) => said!(
                "{group}: {heard}, too few for a base of {base} and a run of {run}",
                "{group}\u{202f}: {heard}, trop peu pour une base de {base} et une série de {run}",
                group = group,
                heard = heard
            ),
            _ => said!(
                "{group}: no code in the first {base} interviews",
                "{group}\u{202f}: aucun code dans les {base} premiers entretiens",
                group = group
            ),
        }
    }
}

fn interviews(n: usize) -> Said {
    if n == 1 { said!("{n} interview", "{n} entretien") } else { said!("{n} interviews", "{n} entretiens") }
}

impl NewCodes {
    /// Returns one row for each group and interview. `percent_new` is the share of the base that is new in the run
    /// behind an interview, and `note` says why there is none; `reached` is `yes` from the first interview on behind
    /// which little is new.
    pub fn table(&self) -> Table {
        use ColumnKind::{Integer, Percent, Text};
        let heads = [
            ("group", Text),
            ("interview", Integer),
            ("document", Text),
            ("new_codes", Integer),
            ("codes", Integer),
            ("base_codes", Integer),
            ("percent_new", Percent),
            ("reached", Text),
            ("status", Text),
            ("note", Text),
        ];
        let mut table = Table::new("saturation", columns(heads), self.caption.clone());
        for group in &self.groups {
            let all = group.interviews.iter().enumerate();
            table.rows.extend(all.map(|(i, interview)| self.row(group, i, interview)));
        }
        table
    }

    fn row(&self, group: &GroupSaturation, i: usize, interview: &Interview) -> Vec<Cell> {
        let Saturation { base_codes, ratios, reached_after, status } = &group.saturation;
        let behind = (i + 1).checked_sub(self.rule.base).and_then(|run| ratios.get(run));
        let reason = match status {
            Status::Ok if i + 1 < self.rule.base => {
                said!("this interview belongs to the base", "cet entretien fait partie de la base")
            }
            Status::Ok => said!("no whole run is left behind it", "il ne reste pas de série entière après lui"),
            Status::TooFew => {
                said!("too few interviews for a base and a run", "trop peu d’entretiens pour une base et une série")
            }
            _ => said!("no code in the base", "aucun code dans la base"),
        };
        let reached = reached_after.is_some_and(|after| i + 1 >= after);
        vec![
            Cell::said(group_said(&group.group)),
            Cell::count(i + 1),
            Cell::text(&interview.document),
            Cell::count(interview.new_codes),
            Cell::count(interview.codes),
            Cell::count(*base_codes),
            behind.map_or(Cell::Undefined(reason.clone()), |ratio| Cell::Figure(100.0 * ratio, 1)),
            Cell::word(if reached { "yes" } else { "no" }),
            Cell::word(status.name()),
            if behind.is_none() { Cell::said(reason) } else { Cell::Empty },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Holder;
    use crate::model::testing::Fixture;

    /// Five users; the second, third and last bring codes; one professional.
    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        let talks = ["[a|A] [b|B]", "[a|A] [c|C] [c|C]", "[a|A] [d|D]", "[d|D]", "[a|A]", "[e|E]"];
        for (i, talk) in talks.iter().enumerate() {
            fixture.document(&format!("u{}", i + 5), None, &format!("INT: [x|X]\nU{i}: {talk}"));
            fixture.attribute(&format!("U{i}"), "viewpoint", "user");
        }
        fixture.document("p1", None, "P1: [a|A]");
        fixture.attribute("P1", "viewpoint", "professional");
        fixture
    }

    fn query() -> NewCodesQuery {
        NewCodesQuery {
            codes: CodeChoice::default(),
            attribute: Some("viewpoint".into()),
            groups: vec!["user".into(), "professional".into()],
            order: InterviewOrder::Name,
            rule: SaturationRule { base: 3, run: 2, threshold: 0.05 },
            scope: Scope::default(),
        }
    }

    fn new(group: &GroupSaturation) -> Vec<u64> {
        group.interviews.iter().map(|i| i.new_codes).collect()
    }

    #[test]
    fn each_group_has_its_new_codes_in_natural_order_of_names() {
        let found = new_codes(&study().project, &query()).unwrap();
        assert_eq!(new(&found.groups[0]), [2, 1, 1, 0, 0, 1]);
        assert_eq!(found.caption.base.to_string(), "7 documents");
        let users = new_codes(&study().project, &NewCodesQuery { groups: vec!["user".into()], ..query() }).unwrap();
        assert_eq!(users.caption.base.to_string(), "6 documents", "the base is of the groups that are asked for");
        assert_eq!(found.groups[0].saturation.reached_after, Some(3));
        assert_eq!(found.groups[1].saturation.status, Status::TooFew);
        let table = found.table();
        let written: Vec<String> = table.rows[2].iter().map(Cell::written).collect();
        assert_eq!(written, ["user", "3", "u7", "1", "4", "4", "0", "yes", "ok", ""]);
        assert_eq!(table.rows[0][9].written(), "this interview belongs to the base");
        assert!(table.caption.notes.iter().any(|n| n.to_string().starts_with("professional: 1 interview, too few")));
        assert!(
            table.caption.notes.iter().any(|n| n
                .to_string()
                .starts_with("user: no more than 5% new codes in the 2 interviews after number 3"))
        );
    }

    #[test]
    fn another_order_moves_what_is_new() {
        let mut fixture = study();
        for (i, date) in ["2024-06", "2024-05", "2024-04", "2024-03", "2024-02", "2024-01"].iter().enumerate() {
            let document = fixture.project.document_named(&format!("u{}", i + 5)).unwrap().id;
            fixture.value(Holder::Document(document), "date", date);
        }
        let by = |order| new(&new_codes(&fixture.project, &NewCodesQuery { order, ..query() }).unwrap().groups[0]);
        assert_eq!(by(InterviewOrder::Attribute("date".into())), [1, 1, 1, 0, 1, 1]);
        assert_eq!(by(InterviewOrder::Coding), [2, 1, 1, 0, 0, 1]);
        let waves = ["pilot", "main", "follow-up"];
        let kind = AttributeKind::OneOf(waves.map(str::to_owned).to_vec());
        fixture.apply(crate::model::plan::attribute_kind(&fixture.project, "wave", kind));
        for (i, wave) in ["follow-up", "follow-up", "main", "main", "pilot", "pilot"].iter().enumerate() {
            let document = fixture.project.document_named(&format!("u{}", i + 5)).unwrap().id;
            fixture.value(Holder::Document(document), "wave", wave);
        }
        let query = NewCodesQuery { order: InterviewOrder::Attribute("wave".into()), ..query() };
        let found = new_codes(&fixture.project, &query).unwrap();
        let names = found.groups[0].interviews.iter().map(|i| i.document.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["u9", "u10", "u7", "u8", "u5", "u6"], "in the order of the list");
    }
}
