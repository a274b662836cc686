//! All codes in two groups, as one family: what is tested, and how much is talked.

use std::collections::BTreeMap;

use super::super::statistics::{
    DEFAULT_REPLICATES, Draws, Interval, Said, Status, Watch, benjamini_hochberg, compare_rates,
    permutation_tests_watched,
};
use super::ComparisonQuery;
use super::cases::Cases;
use super::dealing::{Dealt, Places};
use super::divergence::{Divergence, FEWEST_FOR_RATE, FEWEST_FOR_TEST, Side};
use crate::model::{CodeId, Outline, Project, ThemeId};

/// Two groups.
#[derive(Clone, PartialEq, Debug)]
pub struct Pair {
    /// The first, as an index into the groups of the comparison.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// By code, in the order of the code trees.
    pub codes: Vec<ComparedCode>,
}

/// What a row compares.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Compared {
    /// A code.
    Code(CodeId),
    /// A theme that gathers codes.
    Theme(ThemeId),
}

impl From<CodeId> for Compared {
    fn from(code: CodeId) -> Self {
        Self::Code(code)
    }
}

impl Compared {
    /// Returns the code that it is, nothing for a theme.
    pub fn code(self) -> Option<CodeId> {
        match self {
            Self::Code(code) => Some(code),
            Self::Theme(_) => None,
        }
    }

    /// Returns the codes that it counts from: itself, or all that the theme gathers.
    pub fn codes(self, project: &Project) -> Vec<CodeId> {
        match self {
            Self::Code(code) => vec![code],
            Self::Theme(theme) => {
                let theme = project.comparison.themes.get(&theme);
                theme.map(|theme| project.codes_of_theme(theme).into_iter().collect()).unwrap_or_default()
            }
        }
    }

    /// Returns the path of the code, or the name of the theme; nothing when it does not stand any more.
    pub fn name(self, project: &Project, outline: &Outline) -> Option<String> {
        match self {
            Self::Code(code) => outline.row(code).map(|row| row.path.clone()),
            Self::Theme(theme) => project.comparison.themes.get(&theme)?.name.clone(),
        }
    }
}

/// One code in two groups.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparedCode {
    /// The code, or the theme.
    pub what: Compared,
    /// Its path or name.
    pub path: String,
    /// 0 at the top of its tree.
    pub depth: usize,
    /// Whether codes that the theme gathers were removed.
    pub broken: bool,
    /// How the groups differ.
    pub divergence: Divergence,
    /// Fisher's p, and the same adjusted for all codes of the pair; when it was asked for and the groups allow it.
    pub fisher: Option<Adjusted>,
    /// The same by dealing labels anew.
    pub dealt: Option<Adjusted>,
    /// Whether labels could not be dealt, and why.
    pub not_dealt: Option<Status>,
    /// Excerpts for each 1,000 words, when asked for.
    pub rates: Option<Rates>,
}

/// A p-value, and what it is worth among all of its family (Benjamini & Hochberg).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Adjusted {
    /// By itself.
    pub p: f64,
    /// Adjusted.
    pub q: f64,
}

/// How much a code is talked about.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rates {
    /// In the first group.
    pub a: Option<f64>,
    /// In the second.
    pub b: Option<f64>,
    /// The first less the second.
    pub difference: Option<f64>,
    /// Its interval by drawing cases again; nothing when a group is too small.
    pub interval: Option<Interval>,
}

impl ComparedCode {
    /// Returns what there is to know before reading its numbers: a test or an interval that is missing needs a reason
    /// too.
    pub fn status(&self, query: &ComparisonQuery) -> Status {
        let untested = query.tests && self.fisher.is_none()
            || query.dealing.is_some() && self.dealt.is_none()
            || query.rates.is_some() && self.rates.is_none_or(|rates| rates.interval.is_none());
        match self.divergence.status {
            _ if self.broken => Status::Broken,
            Status::Ok | Status::NoVariation if untested => self.not_dealt.unwrap_or(Status::TooFew),
            status => status,
        }
    }
}

/// What the cases say of one code.
pub(super) struct SaidOfCode {
    pub what: Compared,
    pub path: String,
    pub depth: usize,
    /// Whether codes that the theme gathers were removed.
    pub broken: bool,
    /// By case.
    pub excerpts: Vec<u32>,
    /// By case: whether it was looked at.
    pub eligible: Vec<bool>,
}

/// What all pairs rest on.
pub(super) struct Comparing<'q> {
    pub query: &'q ComparisonQuery,
    pub cases: &'q Cases,
    pub said: &'q [SaidOfCode],
    /// Where cases stand, when labels are dealt.
    pub places: &'q Places,
}

impl Comparing<'_> {
    /// Returns two groups compared; nothing when `watch` said to stop.
    pub(super) fn pair(&self, a: u32, b: u32, watch: &mut Watch<'_>) -> Option<Pair> {
        let mut codes: Vec<ComparedCode> = self
            .said
            .iter()
            .map(|said| ComparedCode {
                what: said.what,
                path: said.path.clone(),
                depth: said.depth,
                broken: said.broken,
                divergence: Divergence::of(self.side(said, a), self.side(said, b)),
                fisher: None,
                dealt: None,
                not_dealt: None,
                rates: None,
            })
            .collect();
        if self.query.tests {
            let p = codes.iter().map(|code| code.divergence.fisher()).collect();
            codes.iter_mut().zip(adjusted(p)).for_each(|(code, fisher)| code.fisher = fisher);
        }
        self.deal(a, b, &mut codes, watch)?;
        self.compare_rates(a, b, &mut codes);
        Some(Pair { a: a as usize, b: b as usize, codes })
    }

    fn side(&self, said: &SaidOfCode, group: u32) -> Side {
        let mut side = Side::default();
        for (case, of) in self.cases.group.iter().enumerate() {
            if *of == group && said.eligible[case] {
                side.base += 1;
                side.n += u64::from(said.excerpts[case] > 0);
            }
        }
        side
    }

    /// Codes of one base see the same allocations, so they are tested together.
    fn deal(&self, a: u32, b: u32, codes: &mut [ComparedCode], watch: &mut Watch<'_>) -> Option<()> {
        let Some(dealing) = &self.query.dealing else { return Some(()) };
        let enough = |code: &ComparedCode| Divergence::is_enough(code.divergence.a, code.divergence.b, FEWEST_FOR_TEST);
        let mut of_base: BTreeMap<&[bool], Vec<usize>> = BTreeMap::new();
        for i in (0..codes.len()).filter(|i| enough(&codes[*i])) {
            of_base.entry(&self.said[i].eligible).or_default().push(i);
        }
        let mut p = vec![None; codes.len()];
        let n_bases = of_base.len() as u64;
        for (base, (eligible, members)) in (0..).zip(of_base) {
            let Some(dealt) = Dealt::of(self.cases, self.places, eligible, (a, b)) else {
                members.iter().for_each(|i| codes[*i].not_dealt = Some(Status::NotApplicable));
                continue;
            };
            let columns: Vec<Vec<f64>> = members.iter().map(|i| dealt.column(&self.said[*i].excerpts)).collect();
            let mut watch = |done: u64, of: u64| watch(base * of + done, n_bases * of);
            match permutation_tests_watched(&dealt.blocks, &columns, dealing.times, dealing.seed, &mut watch) {
                Ok(tests) => members.iter().zip(tests?).for_each(|(i, test)| p[*i] = Some(test.p)),
                Err(status) => members.iter().for_each(|i| codes[*i].not_dealt = Some(status)),
            }
        }
        codes.iter_mut().zip(adjusted(p)).for_each(|(code, dealt)| code.dealt = dealt);
        Some(())
    }

    fn compare_rates(&self, a: u32, b: u32, codes: &mut [ComparedCode]) {
        let (Some(seed), Some(words)) = (self.query.rates, &self.cases.words) else { return };
        // The draws depend on the sizes of the groups alone, which most codes share.
        let mut known: Option<([usize; 2], Draws)> = None;
        for (code, said) in codes.iter_mut().zip(self.said) {
            let of = |group: u32| -> Vec<Said> {
                let members = (0..words.len()).filter(|case| self.cases.group[*case] == group && said.eligible[*case]);
                members.map(|case| Said { counted: said.excerpts[case].into(), words: words[case] }).collect()
            };
            let (first, second) = (of(a), of(b));
            let sizes = [first.len(), second.len()];
            let enough = Divergence::is_enough(code.divergence.a, code.divergence.b, FEWEST_FOR_RATE);
            let replicates = if enough { DEFAULT_REPLICATES } else { 0 };
            if known.as_ref().is_none_or(|(drawn_for, _)| *drawn_for != sizes) {
                known = Some((sizes, Draws::within(&sizes, replicates, seed)));
            }
            let Some((_, draws)) = &known else { continue };
            let found = compare_rates(&first, &second, draws);
            let [a, b] = found.rates;
            let interval = found.differences.interval(0.95);
            code.rates = Some(Rates { a, b, difference: found.difference, interval });
        }
    }
}

fn adjusted(p: Vec<Option<f64>>) -> Vec<Option<Adjusted>> {
    let q = benjamini_hochberg(&p);
    p.into_iter().zip(q).map(|(p, q)| Some(Adjusted { p: p?, q: q? })).collect()
}
