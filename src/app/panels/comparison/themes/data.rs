//! What the view of themes shows: how both groups are heard and what they say are counted beside the window, while
//! names and verdicts are those of now, so that what is written here is not taken over by what was counted before.

use eframe::egui::Ui;

use crate::analysis::{ConvergenceQuery, Quote, QuoteQuery, Scope, ThemePair, convergence, groups_of, quote_matrix};
use crate::app::context::Ctx;
use crate::app::recount::Recount;
use crate::app::words::Phrase;
use crate::model::{Language, Project, Theme, ThemeId};

/// A theme in the list.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct ThemeLine {
    pub id: ThemeId,
    pub name: String,
    /// How both groups are heard; nothing while there are no two groups.
    pub pair: Option<ThemePair>,
}

/// The themes and both groups.
#[derive(Debug)]
pub(super) struct ThemesData {
    /// Every group that can be chosen.
    pub groups: Vec<String>,
    /// The two that are compared.
    pub pair: Option<[String; 2]>,
    pub themes: Vec<ThemeLine>,
}

/// An attribute, and which of its groups are compared: the first two without a choice.
type Sides = (String, Option<[String; 2]>);

/// What was counted of the themes.
#[derive(Debug, Default)]
pub(super) struct Counted {
    heard: Recount<Sides, Heard>,
    /// What each side says of a theme, the chosen first.
    quotes: Recount<(Sides, ThemeId), [Vec<Quote>; 2]>,
}

/// How each theme is heard by both groups.
#[derive(Debug)]
struct Heard {
    groups: Vec<String>,
    pair: Option<[String; 2]>,
    pairs: Vec<ThemePair>,
}

impl Heard {
    fn of(project: &Project, (attribute, chosen): &Sides) -> Self {
        let groups = groups_of(project, attribute).unwrap_or_default();
        let chosen = chosen.clone().filter(|pair| pair.iter().all(|g| groups.contains(g)));
        let pair = chosen.or_else(|| Some([groups.first()?.clone(), groups.get(1)?.clone()]));
        let query = |pair: &[String; 2]| ConvergenceQuery {
            attribute: attribute.clone(),
            groups: pair.to_vec(),
            scope: Scope::default(),
        };
        let found = pair.as_ref().and_then(|pair| convergence(project, &query(pair)).ok());
        Self { groups, pair, pairs: found.map(|found| found.pairs).unwrap_or_default() }
    }
}

impl Counted {
    /// Returns the themes as they stand, with what was counted last; nothing while that is counted for the first time.
    pub(super) fn themes(&mut self, ui: &Ui, ctx: &Ctx<'_>, sides: Sides) -> Option<ThemesData> {
        self.heard.renew(ui.ctx(), ctx.project, sides, Heard::of);
        let Heard { groups, pair, pairs } = self.heard.found()?;
        let line = |theme: &Theme| {
            let heard = pairs.iter().find(|pair| pair.theme == theme.id).cloned();
            let pair = heard.map(|pair| pair.with_verdicts_of(ctx.project));
            ThemeLine { id: theme.id, name: theme.name().to_owned(), pair }
        };
        let themes = ctx.project.comparison.themes().into_iter().map(line).collect();
        Some(ThemesData { groups: groups.clone(), pair: pair.clone(), themes })
    }

    /// Sees to what both sides say of `theme`.
    pub(super) fn quote(&mut self, ui: &Ui, ctx: &Ctx<'_>, attribute: &str, data: &ThemesData, theme: ThemeId) {
        let asked = ((attribute.to_owned(), data.pair.clone()), theme);
        self.quotes.renew(ui.ctx(), ctx.project, asked, |project, ((attribute, pair), theme)| {
            pair.as_ref().map(|pair| sides(project, attribute, pair, *theme)).unwrap_or_default()
        });
    }

    /// Returns what each side says of `theme` as it was counted last, and a number that is another one when it is
    /// counted anew.
    pub(super) fn quotes_of(&self, theme: ThemeId) -> Option<(&[Vec<Quote>; 2], u64)> {
        Some((self.quotes.found_if(|(_, of)| *of == theme)?, self.quotes.version()))
    }

    /// Draws that the themes are being counted for the first time.
    pub(super) fn waiting_ui(&self, ui: &mut Ui, ctx: &Ctx<'_>) {
        self.heard.waiting_ui(ui, ctx);
    }

    /// Returns what is to be said of what was counted, where it is older than it should be.
    pub(super) fn caution(&self) -> Option<Phrase> {
        self.heard.caution().or(self.quotes.caution())
    }
}

impl ThemesData {
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
