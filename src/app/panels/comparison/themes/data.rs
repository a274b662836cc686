//! What the view of themes shows, counted once a change.

use crate::analysis::{ConvergenceQuery, Quote, QuoteQuery, Scope, ThemePair, convergence, groups_of, quote_matrix};
use crate::model::{Edition, Language, Project, ThemeId};

/// A theme in the list.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct ThemeLine {
    pub id: ThemeId,
    pub name: String,
    /// How both groups are heard; nothing while there are no two groups.
    pub pair: Option<ThemePair>,
}

/// The themes, both groups, and what they say of the theme that is looked at.
#[derive(Debug)]
pub(super) struct ThemesData {
    edition: Edition,
    wanted: (String, Option<[String; 2]>, Option<ThemeId>),
    /// Every group that can be chosen.
    pub groups: Vec<String>,
    /// The two that are compared.
    pub pair: Option<[String; 2]>,
    pub themes: Vec<ThemeLine>,
    /// What each side says, the chosen first.
    pub quotes: [Vec<Quote>; 2],
    /// Grows with every reading, so that lists forget the heights of cards.
    pub version: u64,
}

impl ThemesData {
    /// Returns what is to be shown: `known` when nothing changed since.
    pub(super) fn refreshed(
        known: Option<Self>,
        project: &Project,
        attribute: &str,
        pair: Option<&[String; 2]>,
        current: Option<ThemeId>,
    ) -> Self {
        let wanted = (attribute.to_owned(), pair.cloned(), current);
        let version = known.as_ref().map_or(0, |known| known.version);
        match known {
            Some(known) if known.edition == project.edition() && known.wanted == wanted => known,
            _ => Self::read(project, wanted, version + 1),
        }
    }

    fn read(project: &Project, wanted: (String, Option<[String; 2]>, Option<ThemeId>), version: u64) -> Self {
        let (attribute, chosen, current) = &wanted;
        let groups = groups_of(project, attribute).unwrap_or_default();
        let chosen = chosen.clone().filter(|pair| pair.iter().all(|g| groups.contains(g)));
        let pair = chosen.or_else(|| Some([groups.first()?.clone(), groups.get(1)?.clone()]));
        let pairs = pair.as_ref().map(|pair| {
            let query =
                ConvergenceQuery { attribute: attribute.clone(), groups: pair.to_vec(), scope: Scope::default() };
            convergence(project, &query).map(|found| found.pairs).unwrap_or_default()
        });
        let mut pairs = pairs.unwrap_or_default().into_iter().peekable();
        let line = |theme: &crate::model::Theme| {
            let pair = pairs.next_if(|pair| pair.theme == theme.id);
            ThemeLine { id: theme.id, name: theme.name().to_owned(), pair }
        };
        let themes: Vec<ThemeLine> = project.comparison.themes().into_iter().map(line).collect();
        let shown = current.filter(|id| themes.iter().any(|t| t.id == *id)).or(themes.first().map(|t| t.id));
        let quotes = pair.as_ref().zip(shown).map(|(pair, theme)| sides(project, attribute, pair, theme));
        Self { edition: project.edition(), groups, pair, themes, quotes: quotes.unwrap_or_default(), version, wanted }
    }

    /// Returns the theme that is looked at: the chosen one, else the first.
    pub(super) fn current(&self, chosen: Option<ThemeId>) -> Option<&ThemeLine> {
        self.themes.iter().find(|theme| Some(theme.id) == chosen).or_else(|| self.themes.first())
    }
}

fn sides(project: &Project, attribute: &str, pair: &[String; 2], theme: ThemeId) -> [Vec<Quote>; 2] {
    let query = QuoteQuery {
        attribute: attribute.to_owned(),
        groups: pair.to_vec(),
        only: Some(theme),
        all: true,
        pattern: Some("{words}".to_owned()),
        language: Language::En,
        scope: Scope::default(),
    };
    let found = quote_matrix(project, &query).ok().and_then(|matrix| matrix.rows.into_iter().next());
    let mut cells = found.map(|(_, _, cells)| cells).unwrap_or_default().into_iter();
    [cells.next().unwrap_or_default(), cells.next().unwrap_or_default()]
}
