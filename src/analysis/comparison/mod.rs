//! Comparison: where groups say the same and where they part. For each code and each pair of groups: how many of those
//! who were looked at say it, the difference with its interval, and, only when asked for, tests.
//!
//! Cases are people (or documents), never excerpts: with excerpts as the unit, two groups without any difference come
//! out as different in one comparison of three. What is found describes these interviews; it is no estimate of a
//! population.

mod caption;
mod cases;
mod cautions;
mod dealing;
mod divergence;
mod eligible;
mod fit;
mod pairs;
mod table;
#[cfg(test)]
mod tests;

pub use cases::CaseUnit;
pub use dealing::{Dealing, DealtTo, Strata};
pub use divergence::{Divergence, Side};
pub use fit::{Fit, fits};
pub use pairs::{Adjusted, Compared, ComparedCode, Pair, Rates};
pub use table::RowOrder;

use super::AnalysisError;
use super::code_choice::CodeChoice;
use super::facts::Facts;
use super::groups::{Group, Grouping};
use super::matrix::Counting;
use super::scope::{Rows, Scope};
use super::statistics::Watch;
use super::themes::{ThemeRow, theme_rows};
use crate::model::{Project, Said, ThemeId};
use cases::{Cases, Seen};
use eligible::Eligibility;

/// What is compared.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparisonQuery {
    /// Which codes.
    pub codes: CodeChoice,
    /// Whether the rows are the themes of the comparison instead, each with all codes that it gathers.
    pub themes: bool,
    /// The attribute that makes the groups.
    pub attribute: String,
    /// Which values of it, in this order; all that anybody has when there are none.
    pub groups: Vec<String>,
    /// What a case is.
    pub unit: CaseUnit,
    /// What counts for a code.
    pub counting: Counting,
    /// Whose words.
    pub scope: Scope,
    /// Whether Fisher's test is made.
    pub tests: bool,
    /// Whether labels are dealt anew, and how.
    pub dealing: Option<Dealing>,
    /// Whether excerpts for each 1,000 words of own talk are compared too, with this seed.
    pub rates: Option<u64>,
}

impl ComparisonQuery {
    /// Returns the comparison of all groups of `attribute` in all codes, people counted, without tests.
    pub fn by(attribute: &str) -> Self {
        Self {
            codes: CodeChoice::default(),
            themes: false,
            attribute: attribute.to_owned(),
            groups: Vec::new(),
            unit: CaseUnit::default(),
            counting: Counting::default(),
            scope: Scope::default(),
            tests: false,
            dealing: None,
            rates: None,
        }
    }
}

/// Groups compared.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// What was asked.
    pub query: ComparisonQuery,
    /// The groups.
    pub groups: Vec<Group>,
    /// Each two of them.
    pub pairs: Vec<Pair>,
    /// What to beware of before anything is claimed.
    pub cautions: Vec<Said>,
    base: Said,
    filters: Vec<Said>,
}

/// Compares groups of `project`.
///
/// # Errors
/// When there is no such attribute, or no such value of it, or when words are needed and a text is not here.
pub fn compare(project: &Project, query: &ComparisonQuery) -> Result<Comparison, AnalysisError> {
    compare_watched(project, query, &mut |_, _| true)
}

/// The same, with somebody who hears how far the dealing of labels is and says whether to go on.
///
/// # Errors
/// Those of [`compare`], and [`AnalysisError::Stopped`].
pub fn compare_watched(
    project: &Project,
    query: &ComparisonQuery,
    watch: &mut Watch<'_>,
) -> Result<Comparison, AnalysisError> {
    let facts = Facts::gather(project, &query.scope, true);
    let (grouping, chosen) = Grouping::side_by_side(&facts, &query.attribute, &query.groups)?;
    let cases = Cases::of(&facts, &grouping, query.unit);
    let eligibility = Eligibility::of(&facts, &query.scope);
    let themes = if query.themes { theme_rows(&facts) } else { Vec::new() };
    if query.themes && themes.is_empty() {
        return Err(AnalysisError::NoThemes);
    }
    let rows = rows_of(&facts, query, &themes);
    let sources = Sources { facts: &facts, cases: &cases, eligibility: &eligibility, query };
    let said = if query.themes { sources.themes(&themes) } else { sources.codes(&rows) };
    let places = query.dealing.as_ref().map(|dealing| dealing::Places::of(&facts, &cases, dealing)).transpose()?;
    let places = places.unwrap_or_default();
    let comparing = pairs::Comparing { query, cases: &cases, said: &said, places: &places };
    let pairs: Option<Vec<Pair>> = pairs_of(&chosen).into_iter().map(|(a, b)| comparing.pair(a, b, watch)).collect();
    let pairs = pairs.ok_or(AnalysisError::Stopped)?;
    let looked_at =
        cautions::Looked { facts: &facts, grouping: &grouping, cases: &cases, query, chosen: &chosen, themes: &themes };
    let mut cautions = looked_at.cautions(&eligibility, &rows, &pairs);
    cautions.extend(looked_at.unasked(&said));
    let base = looked_at.base(&eligibility, &rows);
    let filters = query.codes.describe(project, &facts.outline).into_iter().chain(query.scope.describe(project));
    Ok(Comparison { query: query.clone(), filters: filters.collect(), groups: grouping.groups, pairs, cautions, base })
}

/// Returns the rows of the outline that are looked at: those that were chosen, or those that the themes gather.
fn rows_of(facts: &Facts<'_>, query: &ComparisonQuery, themes: &[ThemeRow]) -> Vec<usize> {
    let mut rows = match query.themes {
        true => themes.iter().flat_map(|theme| theme.rows.iter().copied()).collect(),
        false => query.codes.rows(&facts.outline),
    };
    if query.themes || query.codes.within == Rows::All {
        // Questions of the guide are asked, not said.
        rows.retain(|row| !facts.project.is_question(facts.outline.rows[*row].code));
    }
    rows
}

/// What the rows of a comparison are counted from.
struct Sources<'a> {
    facts: &'a Facts<'a>,
    cases: &'a Cases,
    eligibility: &'a Eligibility,
    query: &'a ComparisonQuery,
}

impl Sources<'_> {
    fn codes(&self, rows: &[usize]) -> Vec<pairs::SaidOfCode> {
        let mut seen = Seen::nothing(self.facts, self.cases);
        let of_row = |row: &usize| {
            let codings = match self.query.counting {
                Counting::Own => self.facts.own_codings(*row),
                Counting::WithBelow => self.facts.branch_codings(*row),
            };
            let outline = &self.facts.outline.rows[*row];
            pairs::SaidOfCode {
                what: Compared::Code(outline.code),
                path: outline.path.clone(),
                depth: outline.depth,
                broken: false,
                excerpts: self.cases.excerpts(self.facts, codings.iter().map(|c| c.excerpt), &mut seen),
                eligible: self.or_everyone(self.eligibility.cases(self.facts, self.cases, outline)),
            }
        };
        rows.iter().map(of_row).collect()
    }

    fn themes(&self, themes: &[ThemeRow]) -> Vec<pairs::SaidOfCode> {
        let mut seen = Seen::nothing(self.facts, self.cases);
        let of_theme = |theme: &ThemeRow| pairs::SaidOfCode {
            what: Compared::Theme(theme.theme),
            path: theme.name.clone(),
            depth: 0,
            broken: self.is_broken(theme.theme),
            excerpts: self.cases.excerpts(self.facts, theme.excerpts.iter().copied(), &mut seen),
            eligible: self.or_everyone(self.eligibility.asked(self.facts, self.cases, &theme.questions)),
        };
        themes.iter().map(of_theme).collect()
    }

    fn is_broken(&self, theme: ThemeId) -> bool {
        let project = self.facts.project;
        project.comparison.themes.get(&theme).is_some_and(|theme| !project.codes_gone_from_theme(theme).is_empty())
    }

    fn or_everyone(&self, eligible: Option<Vec<bool>>) -> Vec<bool> {
        eligible.unwrap_or_else(|| vec![true; self.cases.group.len()])
    }
}

fn pairs_of(groups: &[u32]) -> Vec<(u32, u32)> {
    let behind = |i: usize| groups[i + 1..].iter().map(move |b| (groups[i], *b));
    (0..groups.len()).flat_map(behind).collect()
}
