//! The convergence matrix: for each theme and pair of groups how many of each side speak of it, why the others do not,
//! and what coders concluded.
//!
//! Silence is told apart by the interview guide. Of somebody who does not speak of a theme, it was *not asked* when no
//! question of the theme was asked in any of their documents; *asked, no answer* when one was; *not raised* when no
//! question of the guide asks for the theme; and *not recorded* when nobody noted which questions were asked there, or
//! when whoever looks has still to code a document of theirs blind, and so does not see what others coded. A caption
//! says where no tree of a theme was applied to what a group says: whether somebody looked for it there, only the
//! coders know.

use std::collections::{BTreeMap, BTreeSet};

use super::super::applied_trees::AppliedTrees;
use super::super::facts::Facts;
use super::super::groups::{Grouping, group_said};
use super::super::scope::Scope;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::super::{AnalysisError, NO_VALUE};
use super::{ThemeRow, broken_themes, some_themes, theme_rows};
use crate::model::comparison::AskedThere;
use crate::model::{CoderId, GroupPair, Project, Said, Side, Silence, ThemeId, Verdict, VerdictKind, said};

/// Which themes are looked at from which sides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConvergenceQuery {
    /// The attribute whose values are the groups.
    pub attribute: String,
    /// The groups in the order of comparison; all that have a value without names.
    pub groups: Vec<String>,
    /// Whose words.
    pub scope: Scope,
}

/// How a group is heard on a theme, in participants.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Heard {
    /// How many speak of it.
    pub n: u32,
    /// How many there are of whom that can be told.
    pub base: u32,
    /// How many excerpts.
    pub excerpts: u32,
    /// Of those who do not speak of it: nobody asked them.
    pub not_asked: u32,
    /// Of those who do not speak of it: they were asked.
    pub no_answer: u32,
    /// Of those who do not speak of it: no question asks for it.
    pub not_raised: u32,
    /// Of those who do not speak of it: nobody noted what they were asked.
    pub not_recorded: u32,
    /// How many others there are whom whoever looks has still to code blind, and who may speak of it in what others
    /// coded.
    pub still_blind: u32,
}

impl Heard {
    /// Returns why the whole group is silent, if it is and if that is known: they were asked when one of them was.
    pub fn silence(&self) -> Option<Silence> {
        match self {
            Self { n: 1.., .. } | Self { base: 0, .. } | Self { still_blind: 1.., .. } => None,
            Self { no_answer: 1.., .. } => Some(Silence::NoAnswer),
            Self { not_raised: 1.., .. } => Some(Silence::NotRaised),
            Self { not_asked: 1.., not_recorded: 0, .. } => Some(Silence::NotAsked),
            _ => None,
        }
    }

    fn add_silent(&mut self, silence: Option<Silence>) {
        *match silence {
            Some(Silence::NotAsked) => &mut self.not_asked,
            Some(Silence::NoAnswer) => &mut self.no_answer,
            Some(Silence::NotRaised) => &mut self.not_raised,
            None => &mut self.not_recorded,
        } += 1;
    }
}

/// A theme and two groups.
#[derive(Clone, PartialEq, Debug)]
pub struct ThemePair {
    /// The theme.
    pub theme: ThemeId,
    /// Its name.
    pub name: String,
    /// The groups.
    pub groups: GroupPair,
    /// The first group.
    pub first: Heard,
    /// The second group.
    pub second: Heard,
    /// What each coder concluded, by the names of the coders.
    pub verdicts: Vec<(CoderId, Verdict)>,
}

impl ThemePair {
    /// Returns it with what coders conclude in `project`, whatever state of it the rest was counted of.
    #[must_use]
    pub fn with_verdicts_of(self, project: &Project) -> Self {
        let mut verdicts = project.verdicts_on(self.theme, &self.groups);
        verdicts.sort_by_key(|(coder, _)| (project.coder_name(*coder).to_lowercase(), *coder));
        Self { verdicts, ..self }
    }

    /// Returns the verdict that the numbers force: silence, when nobody of one side speaks and it is known why.
    /// Agreement and dissonance are for people to tell.
    pub fn evident(&self) -> Option<VerdictKind> {
        match (self.first, self.second) {
            (Heard { n: 0, .. }, Heard { n: 1.., .. }) => {
                Some(VerdictKind::Silence(Side::First, self.first.silence()?))
            }
            (Heard { n: 1.., .. }, Heard { n: 0, .. }) => {
                Some(VerdictKind::Silence(Side::Second, self.second.silence()?))
            }
            _ => None,
        }
    }
}

/// All themes by all pairs of groups.
#[derive(Clone, PartialEq, Debug)]
pub struct Convergence {
    /// By theme, then by pair.
    pub pairs: Vec<ThemePair>,
    caption: Caption,
    coders: BTreeMap<CoderId, String>,
}

/// Returns the convergence matrix.
///
/// # Errors
/// When the project has no theme or no such attribute, or there are no two groups of those names.
pub fn convergence(project: &Project, query: &ConvergenceQuery) -> Result<Convergence, AnalysisError> {
    let facts = Facts::gather(project, &query.scope, false);
    let (grouping, chosen) = Grouping::side_by_side(&facts, &query.attribute, &query.groups)?;
    let rows = theme_rows(&facts);
    some_themes(&rows)?;
    let asked: Vec<AskedThere> = facts.documents.iter().map(|d| project.asked_in(d)).collect();
    let people = People::of(&facts, &grouping);
    let heard_in = |row: &ThemeRow, group: u32| (group, people.heard(&facts, &grouping, row, group, &asked));
    let mut pairs = Vec::new();
    for row in &rows {
        let heard: BTreeMap<u32, Heard> = chosen.iter().map(|group| heard_in(row, *group)).collect();
        for (i, &first) in chosen.iter().enumerate() {
            for &second in &chosen[i + 1..] {
                pairs.push(pair(project, &query.attribute, row, [first, second], &grouping, &heard));
            }
        }
    }
    let coders = project.coders.values().map(|c| (c.id, c.name.clone())).collect();
    let mut caption = caption(project, query, &grouping, &chosen);
    let applied = AppliedTrees::of(&facts, &grouping);
    caption.notes.extend(applied.themes_not_looked_for(&facts, &grouping, &chosen, &rows));
    Ok(Convergence { pairs, caption, coders })
}

fn pair(
    project: &Project,
    attribute: &str,
    row: &ThemeRow,
    [first, second]: [u32; 2],
    grouping: &Grouping,
    heard: &BTreeMap<u32, Heard>,
) -> ThemePair {
    let name = |g: u32| grouping.groups[g as usize].name.clone();
    let groups = GroupPair { attribute: attribute.to_owned(), first: name(first), second: name(second) };
    let (first, second) = (heard[&first], heard[&second]);
    let pair = ThemePair { theme: row.theme, name: row.name.clone(), first, second, verdicts: Vec::new(), groups };
    pair.with_verdicts_of(project)
}

/// Who belongs to which group, and in which documents they are heard.
struct People {
    /// By group and participant, as indices: the documents.
    documents: BTreeMap<(u32, u32), BTreeSet<u32>>,
}

impl People {
    fn of(facts: &Facts<'_>, grouping: &Grouping) -> Self {
        let mut documents: BTreeMap<(u32, u32), BTreeSet<u32>> = BTreeMap::new();
        for (voice, group) in facts.voices.iter().zip(&grouping.of_voice) {
            if let (Some(person), Some(group)) = (voice.participant, group) {
                documents.entry((*group, person)).or_default().insert(voice.document);
            }
        }
        Self { documents }
    }

    fn heard(&self, facts: &Facts<'_>, grouping: &Grouping, row: &ThemeRow, group: u32, asked: &[AskedThere]) -> Heard {
        let mut speaking: BTreeSet<u32> = BTreeSet::new();
        let mut heard = Heard::default();
        for excerpt in &row.excerpts {
            let of_group = facts.voices_of(*excerpt).iter().filter(|v| grouping.of_voice[**v as usize] == Some(group));
            let mut any = false;
            for voice in of_group {
                speaking.extend(facts.voices[*voice as usize].participant);
                any = true;
            }
            heard.excerpts += u32::from(any);
        }
        for ((_, person), documents) in self.documents.range((group, 0)..=(group, u32::MAX)) {
            if speaking.contains(person) {
                heard.n += 1;
            } else if documents.iter().any(|d| is_still_blind(facts, row, *d)) {
                heard.still_blind += 1;
                continue;
            } else {
                heard.add_silent(silence(row, documents, asked));
            }
            heard.base += 1;
        }
        heard
    }
}

/// Whether what others coded for a theme in a document is not seen, because whoever looks has still to code it blind:
/// who does not speak of it there may well do.
fn is_still_blind(facts: &Facts<'_>, row: &ThemeRow, document: u32) -> bool {
    facts.project.viewer.is_some_and(|viewer| {
        let document = facts.documents[document as usize];
        row.rows.iter().any(|row| document.is_blind_for(viewer, facts.outline.rows[*row].tree))
    })
}

/// Returns why somebody who is heard in `documents` does not speak of a theme; nothing when nobody noted it.
fn silence(row: &ThemeRow, documents: &BTreeSet<u32>, asked: &[AskedThere]) -> Option<Silence> {
    if row.questions.is_empty() {
        return Some(Silence::NotRaised);
    }
    let mut recorded = true;
    for document in documents {
        for question in &row.questions {
            match asked[*document as usize].asked(*question) {
                Some(true) => return Some(Silence::NoAnswer),
                Some(false) => {}
                None => recorded = false,
            }
        }
    }
    recorded.then_some(Silence::NotAsked)
}

fn caption(project: &Project, query: &ConvergenceQuery, grouping: &Grouping, chosen: &[u32]) -> Caption {
    let group = |g: &u32| {
        let group = &grouping.groups[*g as usize];
        let (n, name) = (group.n_participants, &group.name);
        match name == NO_VALUE {
            true => said!("{n} without a value", "{n} sans valeur"),
            false => said!("{n} {name}", "{n} {name}"),
        }
    };
    let mut notes = vec![said!(
        "who does not speak of a theme was not asked, was asked and did not answer, or did not raise it: silence is not \
         disagreement",
        "qui ne parle pas d’un thème n’a pas été interrogé, a été interrogé sans répondre, ou ne l’a pas évoqué\u{202f}: un silence \
         n’est pas un désaccord"
    )];
    if project.guide_tree().is_none() {
        notes.push(said!(
            "the project has no interview guide, so nobody counts as asked",
            "le projet n’a pas de guide d’entretien, donc personne ne compte comme interrogé"
        ));
    }
    notes.extend(broken_themes(project));
    let attribute = &query.attribute;
    let groups = Said::joined(&chosen.iter().map(group).collect::<Vec<_>>(), ", ");
    Caption {
        title: said!("Convergence by {attribute}", "Convergence par {attribute}"),
        unit: said!(
            "participants who speak of the theme at least once",
            "participants qui parlent du thème au moins une fois"
        ),
        base: said!("{groups} (participants)", "{groups} (participants)", groups = groups),
        filters: query.scope.describe(project),
        notes,
    }
}

impl Convergence {
    /// Returns one row for each theme, pair of groups and coder who concluded something; one without a coder where
    /// nobody did.
    pub fn table(&self) -> Table {
        use ColumnKind::{Integer, Text};
        let counted_a = ["n_a", "base_a", "not_asked_a", "no_answer_a", "not_raised_a", "not_recorded_a"];
        let counted_b = ["n_b", "base_b", "not_asked_b", "no_answer_b", "not_raised_b", "not_recorded_b"];
        let is_blind = self.pairs.iter().any(|pair| pair.first.still_blind + pair.second.still_blind > 0);
        let mut heads = vec![("theme", Text)];
        for (group, counted, blind) in
            [("group_a", counted_a, "still_blind_a"), ("group_b", counted_b, "still_blind_b")]
        {
            heads.push((group, Text));
            heads.extend(counted.map(|name| (name, Integer)));
            heads.extend(is_blind.then_some((blind, Integer)));
        }
        heads.extend([
            ("evident", Text),
            ("coder", Text),
            ("verdict", Text),
            ("silent_group", Text),
            ("silence", Text),
            ("rationale", Text),
        ]);
        let mut table = Table::new("convergence", columns(heads), self.caption.clone());
        for pair in &self.pairs {
            let before = before_verdict(pair, is_blind);
            let rows = pair.verdicts.iter().map(|(coder, verdict)| {
                let name = self.coders.get(coder).map_or("?", String::as_str);
                [before.clone(), vec![Cell::text(name)], verdict_cells(&pair.groups, verdict)].concat()
            });
            table.rows.extend(rows);
            if pair.verdicts.is_empty() {
                table.rows.push([before.clone(), vec![Cell::Empty; 5]].concat());
            }
        }
        table
    }
}

/// Returns what stands before the verdicts; with those who are still to be coded blind when there are any in the table.
fn before_verdict(pair: &ThemePair, is_blind: bool) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&pair.name)];
    for (name, heard) in [(&pair.groups.first, pair.first), (&pair.groups.second, pair.second)] {
        let Heard { n, base, not_asked, no_answer, not_raised, not_recorded, still_blind, .. } = heard;
        cells.push(Cell::said(group_said(name)));
        cells.extend([n, base, not_asked, no_answer, not_raised, not_recorded].map(Cell::count));
        cells.extend(is_blind.then(|| Cell::count(still_blind)));
    }
    cells.push(match pair.evident() {
        Some(kind) => Cell::word(kind.name()),
        None => Cell::Empty,
    });
    cells
}

fn verdict_cells(groups: &GroupPair, verdict: &Verdict) -> Vec<Cell> {
    let (silent, why) = match verdict.kind {
        VerdictKind::Silence(Side::First, why) => (groups.first.as_str(), why.name()),
        VerdictKind::Silence(Side::Second, why) => (groups.second.as_str(), why.name()),
        VerdictKind::Agreement | VerdictKind::PartialAgreement | VerdictKind::Dissonance => ("", ""),
    };
    vec![
        Cell::word(verdict.kind.name()),
        Cell::said(group_said(silent)),
        Cell::word(why),
        Cell::text(&verdict.rationale),
    ]
}
