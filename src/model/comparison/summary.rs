//! Summaries of the framework grid: what a person says about a theme, in the researcher's words.
//!
//! A summary remembers which codings it was written over, as a checksum, so that it can be told when they changed
//! since.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::super::anchor::{Address, Anchor};
use super::super::ids::{CodeId, CoderId, ParticipantId, ThemeId};
use super::super::outline::Outline;
use super::super::project::Project;
use super::super::stamp::Stamp;

/// What somebody wrote about a person and a theme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// The words; Markdown.
    pub text: String,
    /// What [`Project::evidence`] returned when it was written.
    pub evidence: u32,
}

/// A summary as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summed {
    /// The words and what they rest on.
    pub summary: Summary,
    /// Who wrote it.
    pub by: CoderId,
    /// The change that wrote it.
    pub at: Stamp,
}

/// What a summary rests on when nothing is coded.
pub const NO_EVIDENCE: u32 = 0;

impl Summed {
    /// Whether codings of this person and theme were made, moved or taken away since it was written. `evidence` is what
    /// [`Project::evidence`] returns now.
    pub fn is_stale(&self, evidence: Option<u32>) -> bool {
        self.summary.evidence != evidence.unwrap_or(NO_EVIDENCE)
    }
}

impl Project {
    /// Returns for each person who speaks of a theme a checksum (CRC-32) of the standing codings of their words with
    /// the theme's codes or codes below them: the same codings with the same edges give the same number on every
    /// machine.
    pub fn evidence(&self, theme: ThemeId) -> BTreeMap<ParticipantId, u32> {
        let theme_codes = self.theme_codes(theme);
        // Codes as codings name them, merged ones included: resolving each once is less than for each coding.
        let speaks = |code: &&CodeId| self.resolve_code(**code).is_some_and(|code| theme_codes.contains(&code));
        let codes: FxHashSet<CodeId> = self.codes.keys().filter(speaks).copied().collect();
        let mut of: BTreeMap<ParticipantId, Vec<String>> = BTreeMap::new();
        for document in self.documents() {
            for coding in document.standing_codings().filter(|coding| codes.contains(&coding.code)) {
                let Some(span) = coding.span else { continue };
                let Anchor { first, last } = coding.anchor;
                let line = format!("{} {} {}\n", coding.id, written(first), written(last));
                let turns = &document.turns[document.turns_in(span)];
                let mut people: Vec<_> = turns.iter().filter_map(|t| document.counted_participant(t, true)).collect();
                people.sort_unstable();
                people.dedup();
                people.into_iter().for_each(|person| of.entry(person).or_default().push(line.clone()));
            }
        }
        of.into_iter().map(|(person, lines)| (person, checksum(lines))).collect()
    }

    /// Returns the codes whose codings speak of a theme: those that it gathers and what is below them, questions of the
    /// interview guide aside.
    pub fn theme_codes(&self, theme: ThemeId) -> BTreeSet<CodeId> {
        let outline = Outline::of(self);
        let guide = self.guide_tree();
        let gathered = self.comparison.themes.get(&theme).map(|t| self.codes_of_theme(t)).unwrap_or_default();
        let rows = gathered
            .into_iter()
            .filter_map(|code| outline.index(code))
            .filter(|i| Some(outline.rows[*i].tree) != guide);
        rows.flat_map(|i| &outline.rows[i..outline.rows[i].end]).map(|row| row.code).collect()
    }
}

fn checksum(mut lines: Vec<String>) -> u32 {
    lines.sort_unstable();
    let mut sum = crc32fast::Hasher::new();
    lines.iter().for_each(|line| sum.update(line.as_bytes()));
    sum.finalize()
}

fn written(address: Address) -> String {
    match address {
        Address::Original(n) => n.to_string(),
        Address::Inserted(edit, n) => format!("{edit}:{n}"),
    }
}
