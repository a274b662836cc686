//! The groups that a matrix compares: the values of an attribute, or the documents, participants or speakers
//! themselves.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::AnalysisError;
use super::facts::{Facts, Voice};
use super::labels;
use super::scope::listed;
use crate::model::natural_order::natural_key;
use crate::model::values::{order_key, value_key};
use crate::model::{AttributeKind, Project, Said, Tongue, said};

/// The name of the group of those who have no value.
pub const NO_VALUE: &str = "(no value)";

/// The name of the column of words that belong to no participant.
pub const NO_PARTICIPANT: &str = "(no participant)";

/// What the columns of a matrix are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Columns {
    /// The values of an attribute, by its name.
    Attribute(String),
    /// One for each document.
    Documents,
    /// One for each participant.
    Participants,
    /// One for each speaker of each document.
    Speakers,
    /// The values of two attributes, each with each.
    Crossed(String, String),
    /// One for each coder: what they coded, in the words of the same people.
    Coders,
    /// All together.
    Whole,
}

impl Columns {
    /// Returns the values of `attribute`, whatever the case of its letters.
    ///
    /// # Errors
    /// When there is no such attribute.
    pub fn attribute(project: &Project, attribute: &str) -> Result<Self, AnalysisError> {
        Ok(Self::Attribute(super::Condition::new(project, attribute, "")?.attribute))
    }

    /// Returns the attributes whose values they are.
    pub fn attributes(&self) -> Vec<String> {
        match self {
            Self::Attribute(name) => vec![name.clone()],
            Self::Crossed(first, second) => vec![first.clone(), second.clone()],
            Self::Documents | Self::Participants | Self::Speakers | Self::Coders | Self::Whole => Vec::new(),
        }
    }

    /// Returns what the columns are, in words.
    pub fn describe(&self) -> Said {
        match self {
            Self::Attribute(name) => name.as_str().into(),
            Self::Documents => labels::label("document"),
            Self::Participants => labels::label("participant"),
            Self::Speakers => labels::label("speaker"),
            Self::Crossed(first, second) => format!("{first} × {second}").into(),
            Self::Coders => labels::label("coder"),
            Self::Whole => labels::label("all together"),
        }
    }
}

/// Returns the values of an attribute that participants have, in their order.
///
/// # Errors
/// When there is no such attribute.
pub fn groups_of(project: &Project, attribute: &str) -> Result<Vec<String>, AnalysisError> {
    let facts = Facts::gather(project, &super::Scope::default(), false);
    let groups = Grouping::of(&facts, &Columns::attribute(project, attribute)?).groups;
    let of_people = groups.into_iter().filter(|g| g.name != NO_VALUE && g.n_participants > 0);
    Ok(of_people.map(|g| g.name).collect())
}

/// One group of voices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The value, or the name of the document, participant or speaker.
    pub name: String,
    /// How many standing participants speak in at least one standing document.
    pub n_participants: u32,
    /// How many of them stand for documents without speakers: a field note, an answer in writing.
    pub n_of_documents: u32,
    /// In how many documents.
    pub n_documents: u32,
    /// How many words they say in all; nothing when words were not asked for or a text is not here.
    pub words: Option<u64>,
}

impl Group {
    /// Returns the name; the group of those who have no value, or are nobody, has one in each language.
    pub fn said(&self) -> Said {
        group_said(&self.name)
    }

    /// Returns how many participants it has, and in how many documents.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.n_participants as usize, self.n_documents as usize)
    }
}

/// Returns the name of a group, or of two that cross, in each language.
pub fn group_said(name: &str) -> Said {
    let ours = [NO_VALUE, NO_PARTICIPANT].into_iter().filter(|ours| name.contains(ours));
    let french = ours.fold(name.to_owned(), |name, ours| name.replace(ours, labels::label(ours).told(Tongue::French)));
    if french == name { name.into() } else { said!("{name}", "{french}") }
}

/// All voices put into groups; with pairs of participant or document and group numbered, for counting each once.
#[derive(Debug)]
pub(super) struct Grouping {
    pub groups: Vec<Group>,
    /// All groups together.
    pub total: Group,
    pub of_voice: Vec<Option<u32>>,
    /// By voice: the number of the pair (its participant, its group).
    pub person_pair: Vec<Option<u32>>,
    /// By voice: the number of the pair (its document, its group).
    pub document_pair: Vec<u32>,
    pub n_pairs: usize,
}

impl Grouping {
    /// Puts the voices of `facts` into the groups of `columns`.
    pub(super) fn of(facts: &Facts<'_>, columns: &Columns) -> Self {
        let heads: Vec<Head> = facts.voices.iter().map(|v| head(facts, *v, columns)).collect();
        Self::of_heads(facts, &heads)
    }

    /// Puts all voices into one group.
    pub(super) fn whole(facts: &Facts<'_>) -> Self {
        Self::of(facts, &Columns::Whole)
    }

    fn of_heads(facts: &Facts<'_>, heads: &[Head]) -> Self {
        let heard = voices_in_excerpts(facts);
        let mut wanted: BTreeMap<&(u8, String, u32), &str> = BTreeMap::new();
        let mut order: BTreeMap<&(u8, String, u32), Vec<usize>> = BTreeMap::new();
        for (v, head) in heads.iter().enumerate() {
            order.entry(&head.order).or_default().push(v);
            let name = wanted.entry(&head.order).or_insert(&head.name);
            if natural_key(&head.name) < natural_key(name) {
                *name = &head.name;
            }
        }
        // A group of nobody whose words nobody coded says nothing: the words between two labels, as a rule.
        let matters = |v: &usize| facts.voices[*v].participant.is_some() || heard[*v];
        let kept: Vec<_> = order.into_iter().filter(|(_, voices)| voices.iter().any(matters)).collect();
        let mut of_voice = vec![None; facts.voices.len()];
        for (g, (_, voices)) in kept.iter().enumerate() {
            voices.iter().for_each(|v| of_voice[*v] = Some(g as u32));
        }
        let (person_pair, n_person_pairs) = numbered(facts, |v| Some((facts.voices[v].participant?, of_voice[v]?)));
        let (document_pair, n_document_pairs) =
            numbered(facts, |v| Some((facts.voices[v].document, of_voice[v].unwrap_or(u32::MAX))));
        let of = |voices: &[usize], name: &str| group(facts, voices, name);
        let groups = kept.iter().map(|(order, voices)| of(voices, wanted.get(order).copied().unwrap_or_default()));
        let all: Vec<usize> = (0..facts.voices.len()).filter(|v| of_voice[*v].is_some()).collect();
        Self {
            groups: groups.collect(),
            total: of(&all, "total"),
            document_pair: document_pair.into_iter().map(Option::unwrap_or_default).collect(),
            person_pair,
            of_voice,
            n_pairs: n_person_pairs.max(n_document_pairs),
        }
    }

    /// Returns the groups of `attribute`, and the indices of those that are compared: the named ones in their order,
    /// without names all that have a value.
    ///
    /// # Errors
    /// When there is no such attribute, or nobody has such a value of it.
    pub(super) fn compared(
        facts: &Facts<'_>,
        attribute: &str,
        named: &[String],
    ) -> Result<(Self, Vec<u32>), AnalysisError> {
        let columns = Columns::attribute(facts.project, attribute)?;
        let grouping = Self::of(facts, &columns);
        let kind = facts.project.attribute_named(attribute).map_or(AttributeKind::Text, |a| a.kind.clone());
        let known = |name: &String| {
            let wanted = value_key(&kind, name);
            let found = grouping.groups.iter().position(|g| value_key(&kind, &g.name) == wanted);
            found.map(|i| i as u32).ok_or_else(|| AnalysisError::NoSuchValue {
                attribute: columns.describe().to_string(),
                value: name.trim().to_owned(),
                known: listed(&grouping.groups.iter().map(|g| g.name.clone()).collect::<Vec<_>>(), "none"),
            })
        };
        let all = (0_u32..).zip(&grouping.groups).filter(|(_, g)| g.name != NO_VALUE).map(|(i, _)| i);
        let chosen = match named {
            [] => all.collect(),
            named => named.iter().map(known).collect::<Result<_, _>>()?,
        };
        Ok((grouping, chosen))
    }

    /// The same for two groups or more, to be set side by side.
    ///
    /// # Errors
    /// Those of [`Self::compared`], and when fewer than two are named or there are.
    pub(super) fn side_by_side(
        facts: &Facts<'_>,
        attribute: &str,
        named: &[String],
    ) -> Result<(Self, Vec<u32>), AnalysisError> {
        let (grouping, chosen) = Self::compared(facts, attribute, named)?;
        match (named, chosen.len()) {
            (_, 2..) => Ok((grouping, chosen)),
            ([only], _) => Err(AnalysisError::OneGroup(only.trim().to_owned())),
            _ => Err(AnalysisError::TooFewGroups(attribute.to_owned())),
        }
    }

    /// Returns the groups `chosen` as one: of whom a table counts that shows them alone.
    pub(super) fn together(&self, facts: &Facts<'_>, chosen: &[u32]) -> Group {
        let is_chosen = |v: &usize| self.of_voice[*v].is_some_and(|group| chosen.contains(&group));
        group(facts, &(0..facts.voices.len()).filter(is_chosen).collect::<Vec<_>>(), "total")
    }

    /// Returns the index of the group of that name.
    pub(super) fn index(&self, name: &str) -> Option<u32> {
        self.groups.iter().position(|g| g.name == name).map(|g| g as u32)
    }
}

/// Where a voice belongs: groups stand in the order of the first, whose parts are a class, a key and a tie-breaker.
#[derive(Clone, Debug)]
struct Head {
    order: (u8, String, u32),
    name: String,
}

fn head(facts: &Facts<'_>, voice: Voice, columns: &Columns) -> Head {
    let document = facts.documents[voice.document as usize];
    match columns {
        Columns::Attribute(name) => attribute_head(facts, voice, name),
        Columns::Crossed(first, second) => {
            let [first, second] = [first, second].map(|name| attribute_head(facts, voice, name));
            // No value ends where another goes on before it in order, because of the sign between them.
            let key = |(class, key, place): (u8, String, u32)| format!("{class}{place:010}{key}\u{1}");
            let name = format!("{} × {}", first.name, second.name);
            Head { order: (0, key(first.order) + &key(second.order), 0), name }
        }
        Columns::Coders | Columns::Whole => Head { order: (0, String::new(), 0), name: String::new() },
        Columns::Documents => Head { order: (0, String::new(), voice.document), name: document.name.clone() },
        Columns::Participants => match voice.participant {
            Some(p) => Head { order: (0, String::new(), p), name: facts.participants[p as usize].name.clone() },
            None => Head { order: (1, String::new(), 0), name: NO_PARTICIPANT.to_owned() },
        },
        Columns::Speakers => {
            let speaker = voice.speaker.and_then(|s| document.speakers.get(usize::from(s)));
            let place = voice.document * (1 << 16) + voice.speaker.map_or(u32::from(u16::MAX), u32::from);
            let name = speaker.map_or_else(|| document.name.clone(), |s| format!("{} ({})", s.label, document.name));
            Head { order: (0, String::new(), place), name }
        }
    }
}

fn attribute_head(facts: &Facts<'_>, voice: Voice, name: &str) -> Head {
    let participant = voice.participant.map(|p| facts.participants[p as usize].id);
    let value = facts.project.value_in(participant, facts.document_id(voice.document), name).unwrap_or_default();
    let kind = facts.project.attribute_named(name).map_or(&AttributeKind::Text, |a| &a.kind);
    value_head(kind, value)
}

/// Returns where a value stands among the groups, and what the group is called: a value of a list as the list spells
/// it. What tables write where there is no value says the same when somebody brings it back as a value.
fn value_head(kind: &AttributeKind, value: &str) -> Head {
    let value = if value.trim() == NO_VALUE { "" } else { value };
    let listed = match kind {
        AttributeKind::OneOf(list) => list.iter().find(|listed| value_key(kind, listed) == value_key(kind, value)),
        _ => None,
    };
    let name = match value.trim() {
        "" => NO_VALUE,
        value => listed.map_or(value, |listed| listed.trim()),
    };
    Head { order: order_key(kind, value), name: name.to_owned() }
}

fn voices_in_excerpts(facts: &Facts<'_>) -> Vec<bool> {
    let mut heard = vec![false; facts.voices.len()];
    for excerpt in 0..facts.excerpts.len() {
        facts.voices_of(excerpt as u32).iter().for_each(|v| heard[*v as usize] = true);
    }
    heard
}

fn numbered(facts: &Facts<'_>, pair: impl Fn(usize) -> Option<(u32, u32)>) -> (Vec<Option<u32>>, usize) {
    let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let of_voice = (0..facts.voices.len()).map(|v| {
        let next = numbers.len() as u32;
        pair(v).map(|pair| *numbers.entry(pair).or_insert(next))
    });
    let of_voice = of_voice.collect();
    (of_voice, numbers.len())
}

fn group(facts: &Facts<'_>, voices: &[usize], name: &str) -> Group {
    let distinct = |mut ids: Vec<u32>| {
        ids.sort_unstable();
        ids.dedup();
        ids.len() as u32
    };
    let of_people = |v: &&usize| facts.is_of_people(**v);
    let index = facts.words.as_ref().and_then(|w| w.as_ref().ok());
    let people = |speak: bool| {
        let voices = voices.iter().map(|v| &facts.voices[*v]).filter(|voice| voice.speaker.is_some() == speak);
        voices.filter_map(|voice| voice.participant).collect::<Vec<u32>>()
    };
    let speaking: FxHashSet<u32> = people(true).into_iter().collect();
    let of_documents = people(false).into_iter().filter(|person| !speaking.contains(person)).collect();
    Group {
        name: name.to_owned(),
        n_participants: distinct(voices.iter().filter_map(|v| facts.voices[*v].participant).collect()),
        n_of_documents: distinct(of_documents),
        n_documents: distinct(voices.iter().filter(of_people).map(|v| facts.voices[*v].document).collect()),
        words: index.map(|index| voices.iter().map(|v| index.voices[*v]).sum()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(kind: &AttributeKind, values: &[&str]) -> Vec<String> {
        let mut heads: Vec<Head> = values.iter().map(|v| value_head(kind, v)).collect();
        heads.sort_by(|a, b| a.order.cmp(&b.order));
        heads.into_iter().map(|h| h.name).collect()
    }

    #[test]
    fn a_list_keeps_its_order_and_what_is_outside_of_it_stands_behind() {
        let kind = AttributeKind::OneOf(vec!["low".into(), "high".into()]);
        assert_eq!(ordered(&kind, &["", "odd", "high", "LOW"]), ["low", "high", "odd", NO_VALUE]);
    }

    #[test]
    fn what_a_table_writes_for_no_value_makes_no_second_group_when_it_comes_back_as_one() {
        let heads = [" ", " (no value) "].map(|value| value_head(&AttributeKind::Text, value));
        assert_eq!(heads[0].order, heads[1].order);
        assert_eq!([&*heads[0].name, &*heads[1].name], [NO_VALUE; 2]);
    }

    #[test]
    fn numbers_stand_by_their_value() {
        assert_eq!(ordered(&AttributeKind::Number, &["10", "9,5", "-3", "old"]), ["-3", "9,5", "10", "old"]);
    }
}
