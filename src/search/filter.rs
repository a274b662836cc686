//! Filters: what `name:value` means in a project, evaluated against the project in memory and never against the index,
//! because speakers, attributes and codings change all the time.
//!
//! | filter | keeps turns |
//! |---|---|
//! | `speaker:` | of a speaker with that label, or who is the participant of that name |
//! | `document:` | of the document of that name |
//! | `role:` | of a participant, interviewer or moderator |
//! | `code:` | where that code, or one below it, is applied; the path's end is enough |
//! | `coder:` | where that coder coded; beside `code:`, where that coder applied that code |
//! | `event:` | where the transcriber marked laughter, a pause and the like, by the name of the kind or the words of a mark |
//! | any attribute | of people with that value, or in documents with it when the person has none of their own |
//! | `age>=40` and the like | of people, or in documents, whose number, date or place in a list is more, less or another |
//!
//! Values are compared whole, accents and case aside; `*` stands for any letters, so `city:*` keeps whoever has a city
//! and `city:""` whoever has none.
//!
//! `code:` and `coder:` are about places. Beside words they keep the matches that share a character with such a coding,
//! and the turns where such a match is left; without words they keep the turns that share a character with one.
//! `event:` alone matches the marks themselves; beside words it keeps the turns that hold one.

use rustc_hash::FxHashSet;

use crate::model::united::united;
use crate::model::{Attribute, AttributeKind, CodeId, CoderId, Document, MarkKind, Outline, Project, Role, Sign, Span};

use super::glob::glob_matches;
use super::query::{Filter, Query, QueryError};
use super::tokens::fold_name;

/// A query of filters alone, settled against the project.
pub(super) enum Condition {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Test(Test),
}

/// One filter, settled against the project.
pub(super) enum Test {
    Document(Value),
    Speaker(Value),
    Role(Role),
    Coded {
        codes: Option<FxHashSet<CodeId>>,
        coders: Option<FxHashSet<CoderId>>,
    },
    /// Of that kind, of any without one.
    Event(Option<MarkKind>),
    Attribute {
        name: String,
        asked: Asked,
    },
}

/// What the value of an attribute has to be.
pub(super) enum Asked {
    Like(Value),
    Compared { sign: Sign, kind: AttributeKind, value: String },
}

impl Asked {
    pub(super) fn holds(&self, known: &str) -> bool {
        match self {
            Self::Like(value) => value.matches(known),
            Self::Compared { sign, kind, value } => sign.holds(kind, known, value),
        }
    }
}

/// What a name or a value is compared with.
pub(super) struct Value(String);

impl Value {
    fn new(value: &str) -> Self {
        Self(fold_name(value))
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        if self.0.contains('*') {
            return !text.is_empty() && glob_matches(&self.0, &fold_name(text));
        }
        self.0 == fold_name(text)
    }
}

const KNOWN: [&str; 6] = ["speaker", "document", "role", "code", "coder", "event"];

/// Settles what filters name.
pub(super) struct Resolver<'a> {
    project: &'a Project,
    outline: Option<Outline>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self { project, outline: None }
    }

    /// Returns the condition that a query of filters alone sets.
    pub(super) fn condition(&mut self, query: &Query) -> Result<Condition, QueryError> {
        match query {
            Query::All(parts) => self.all(parts),
            Query::Any(parts) => {
                let parts: Result<_, _> = parts.iter().map(|part| self.condition(part)).collect();
                parts.map(Condition::Any)
            }
            Query::Not(part) => Ok(Condition::Not(Box::new(self.condition(part)?))),
            Query::Filter(filter) => self.test(filter).map(Condition::Test),
            // Words are matched elsewhere; here they restrict nothing.
            Query::Phrase(_) | Query::Near { .. } => Ok(Condition::All(Vec::new())),
        }
    }

    /// Returns what all of `parts` together ask for: `coder:` beside `code:` is about the same coding.
    pub(super) fn all<'q>(&mut self, parts: impl IntoIterator<Item = &'q Query>) -> Result<Condition, QueryError> {
        let parts: Result<Vec<Condition>, _> = parts.into_iter().map(|part| self.condition(part)).collect();
        let (mut coder_tests, mut conditions): (Vec<_>, Vec<_>) = parts?
            .into_iter()
            .partition(|c| matches!(c, Condition::Test(Test::Coded { codes: None, coders: Some(_) })));
        let named: Vec<FxHashSet<CoderId>> = coder_tests
            .iter()
            .filter_map(|c| match c {
                Condition::Test(Test::Coded { coders, .. }) => coders.clone(),
                _ => None,
            })
            .collect();
        let mut joined = false;
        for condition in &mut conditions {
            if let Condition::Test(Test::Coded { codes: Some(_), coders: coders @ None }) = condition
                && let Some((first, others)) = named.split_first()
            {
                *coders = Some(others.iter().fold(first.clone(), |all, set| &all & set));
                joined = true;
            }
        }
        if !joined {
            conditions.append(&mut coder_tests);
        }
        Ok(Condition::All(conditions))
    }

    fn test(&mut self, filter: &Filter) -> Result<Test, QueryError> {
        let value = Value::new(&filter.value);
        let name = filter_name(&filter.name);
        let test = match name.as_str() {
            "speaker" | "locuteur" | "locutrice" => Test::Speaker(value),
            "document" => Test::Document(value),
            "role" => Test::Role(role(filter)?),
            "code" => Test::Coded { codes: Some(self.codes(filter)?), coders: None },
            "coder" | "codeur" | "codeuse" => Test::Coded { codes: None, coders: Some(self.coders(filter)?) },
            "event" | "evenement" => Test::Event(event(filter)?),
            name => return self.of_attribute(filter, name),
        };
        if filter.sign == Sign::Is { Ok(test) } else { Err(not_compared(filter)) }
    }

    fn of_attribute(&self, filter: &Filter, name: &str) -> Result<Test, QueryError> {
        let Filter { sign, value, .. } = filter;
        let attribute = self.attribute(filter, name)?;
        let kind = attribute.kind.clone();
        if sign.needs_order() && !(kind.is_ordered() && !value.is_empty() && kind.takes(value)) {
            return Err(not_compared(filter));
        }
        let asked = match sign {
            Sign::Is => Asked::Like(Value::new(value)),
            sign => Asked::Compared { sign: *sign, kind, value: value.clone() },
        };
        Ok(Test::Attribute { name: attribute.name.clone(), asked })
    }

    fn attribute(&self, filter: &Filter, wanted: &str) -> Result<&'a Attribute, QueryError> {
        let found = self.project.attributes().find(|a| filter_name(&a.name) == wanted);
        found.ok_or_else(|| {
            let attributes = self.project.attributes().map(|a| a.name.clone());
            let known = KNOWN.map(str::to_owned).into_iter().chain(attributes).collect();
            QueryError::UnknownFilter { name: filter.name.clone(), at: filter.at.start, known }
        })
    }

    /// Returns the codes of that path or name, in whatever tree, and everything below them.
    fn codes(&mut self, filter: &Filter) -> Result<FxHashSet<CodeId>, QueryError> {
        let outline = self.outline.get_or_insert_with(|| Outline::of(self.project));
        let wanted = fold_path(&filter.value);
        let ending = format!("*/{wanted}");
        let is_named = |path: &str| glob_matches(&wanted, path) || glob_matches(&ending, path);
        let named = outline.rows.iter().filter(|row| is_named(&fold_path(&row.path)));
        let codes: FxHashSet<CodeId> = named.flat_map(|row| outline.branch(row.code)).map(|row| row.code).collect();
        if codes.is_empty() {
            return Err(unknown_value("code", filter, Vec::new()));
        }
        Ok(codes)
    }

    fn coders(&self, filter: &Filter) -> Result<FxHashSet<CoderId>, QueryError> {
        let value = Value::new(&filter.value);
        let coders = || self.project.coders.values();
        let named: FxHashSet<CoderId> = coders().filter(|c| value.matches(&c.name)).map(|c| c.id).collect();
        if named.is_empty() {
            return Err(unknown_value("coder", filter, coders().map(|c| c.name.clone()).collect()));
        }
        Ok(named)
    }
}

fn unknown_value(what: &'static str, filter: &Filter, known: Vec<String>) -> QueryError {
    QueryError::UnknownValue { what, value: filter.value.clone(), at: filter.at.start, known }
}

fn not_compared(filter: &Filter) -> QueryError {
    let Filter { name, sign, value, at } = filter;
    QueryError::NotCompared { name: name.clone(), sign: sign.typed(), value: value.clone(), at: at.start }
}

/// Returns the name of a filter for comparing: `age_group:` finds the attribute “Age group”.
fn filter_name(name: &str) -> String {
    fold_name(&name.replace(['_', '-'], " "))
}

fn fold_path(path: &str) -> String {
    path.split('/').map(fold_name).collect::<Vec<_>>().join("/")
}

fn role(filter: &Filter) -> Result<Role, QueryError> {
    let wanted = fold_name(&filter.value);
    match wanted.as_str() {
        "participant" | "participante" => Ok(Role::Participant),
        "interviewer" | "intervieweur" | "intervieweuse" | "enqueteur" | "enquetrice" => Ok(Role::Interviewer),
        "moderator" | "moderateur" | "moderatrice" | "animateur" | "animatrice" => Ok(Role::Moderator),
        _ => {
            let known = [Role::Participant, Role::Interviewer, Role::Moderator].map(|r| r.name().to_owned());
            Err(unknown_value("role", filter, known.into()))
        }
    }
}

/// Returns the kind of events that a filter asks for; nothing for all.
fn event(filter: &Filter) -> Result<Option<MarkKind>, QueryError> {
    if filter.value.trim() == "*" {
        return Ok(None);
    }
    let known = || MarkKind::ALL.map(|kind| kind.name().to_owned()).into();
    MarkKind::named(&filter.value).map(Some).ok_or_else(|| unknown_value("event", filter, known()))
}

/// A condition with all that one document decides already decided.
pub(super) enum Local {
    Fixed(bool),
    /// For each speaker, and last for turns without one.
    Speakers(Vec<bool>),
    /// Where codings are, in order and apart.
    Coded(Vec<Span>),
    /// Where marks are, in order and apart.
    Events(Vec<Span>),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
}

/// What conditions are asked about: the words of a turn, or a memo, which nobody says.
#[derive(Clone, Copy)]
pub(super) struct Utterance {
    pub words: Span,
    /// Who says them, as an index into [`Document::speakers`]; looked up only where a query sets conditions.
    pub speaker: Option<u16>,
}

impl Local {
    pub(super) fn of(condition: &Condition, project: &Project, document: &Document) -> Self {
        match condition {
            Condition::All(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| Self::of(part, project, document)).collect();
                if parts.iter().any(|part| matches!(part, Self::Fixed(false))) {
                    Self::Fixed(false)
                } else {
                    Self::All(parts)
                }
            }
            Condition::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| Self::of(part, project, document)).collect();
                if parts.iter().all(|part| matches!(part, Self::Fixed(false))) {
                    Self::Fixed(false)
                } else {
                    Self::Any(parts)
                }
            }
            Condition::Not(part) => match Self::of(part, project, document) {
                Self::Fixed(holds) => Self::Fixed(!holds),
                part => Self::Not(Box::new(part)),
            },
            Condition::Test(test) => Self::of_test(test, project, document),
        }
    }

    fn of_test(test: &Test, project: &Project, document: &Document) -> Self {
        match test {
            Test::Document(value) => Self::Fixed(value.matches(&document.name)),
            Test::Role(role) => {
                let speakers = document.speakers.iter().map(|s| s.role == *role);
                Self::Speakers(speakers.chain([false]).collect())
            }
            Test::Speaker(value) => {
                let name = |id| project.participants.get(&id).map(|p| p.name.as_str());
                let own = document.participant.filter(|_| document.speakers.is_empty()).and_then(name);
                let is_meant = |s: &crate::model::Speaker| {
                    value.matches(&s.label) || s.participant.and_then(name).is_some_and(|n| value.matches(n))
                };
                let speakers = document.speakers.iter().map(is_meant);
                Self::Speakers(speakers.chain([own.is_some_and(|n| value.matches(n))]).collect())
            }
            Test::Attribute { name, asked } => {
                let has = |person| asked.holds(project.value_in(person, document.id, name).unwrap_or_default());
                let own = document.participant.filter(|_| document.speakers.is_empty());
                Self::Speakers(document.speakers.iter().map(|s| has(s.participant)).chain([has(own)]).collect())
            }
            Test::Event(kind) => {
                // A text that is not here has nothing; the search says so.
                let Ok(text) = project.text(document) else { return Self::Events(Vec::new()) };
                let meant = text.marks().iter().filter(|mark| kind.is_none_or(|kind| mark.kind == kind));
                Self::Events(meant.map(|mark| text.span(mark.bytes.clone())).collect())
            }
            Test::Coded { codes, coders } => {
                let is_meant = |c: &crate::model::PlacedCoding<'_>| {
                    codes.as_ref().is_none_or(|codes| codes.contains(&c.code))
                        && coders.as_ref().is_none_or(|coders| coders.contains(&c.coding.coder))
                };
                let spans = project.codings(document).filter(is_meant).map(|c| c.span);
                Self::Coded(united(spans))
            }
        }
    }

    /// Whether the condition is met by `span`, which lies in `utterance`.
    pub(super) fn holds(&self, utterance: Utterance, span: Span) -> bool {
        match self {
            Self::Fixed(holds) => *holds,
            Self::Speakers(speakers) => match utterance.speaker {
                Some(i) => speakers[..speakers.len() - 1].get(usize::from(i)).copied().unwrap_or(false),
                None => speakers.last().copied().unwrap_or(false),
            },
            Self::Coded(spans) => {
                let first = spans.partition_point(|s| s.end <= span.start);
                spans.get(first).is_some_and(|s| s.overlaps(span))
            }
            Self::Events(_) => !self.places(utterance).is_empty(),
            Self::All(parts) => parts.iter().all(|part| part.holds(utterance, span)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(utterance, span)),
            Self::Not(part) => !part.holds(utterance, span),
        }
    }

    /// Returns the places in `utterance` by which it meets the condition, where those are more than the utterance itself.
    pub(super) fn places(&self, utterance: Utterance) -> Vec<Span> {
        match self {
            Self::Events(spans) => {
                let first = spans.partition_point(|s| s.start < utterance.words.start);
                spans[first..].iter().take_while(|s| s.end <= utterance.words.end).copied().collect()
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(|part| part.places(utterance)).collect(),
            Self::Fixed(_) | Self::Speakers(_) | Self::Coded(_) | Self::Not(_) => Vec::new(),
        }
    }

    /// Whether some part of `utterance` can meet the condition: asked before its words are looked at.
    pub(super) fn may_hold(&self, utterance: Utterance) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.may_hold(utterance)),
            Self::Any(parts) => parts.iter().any(|part| part.may_hold(utterance)),
            Self::Not(part) => part.depends_on_place() || !part.holds(utterance, utterance.words),
            Self::Fixed(_) | Self::Speakers(_) | Self::Coded(_) | Self::Events(_) => {
                self.holds(utterance, utterance.words)
            }
        }
    }

    fn depends_on_place(&self) -> bool {
        match self {
            Self::Coded(_) => true,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::depends_on_place),
            Self::Not(part) => part.depends_on_place(),
            Self::Fixed(_) | Self::Speakers(_) | Self::Events(_) => false,
        }
    }
}
