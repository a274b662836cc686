//! What was measured: the independent work of coders, and the same as it stands after they talked.

use crate::analysis::{Agreement, AgreementQuery, Figures, Work, agreement_watched};
use crate::model::Project;

/// Agreement before and after discussion.
#[derive(Clone, PartialEq, Debug)]
pub struct Measured {
    independent: Agreement,
    standing: Agreement,
}

impl Measured {
    /// Returns both agreements that `query` asks for, whichever of them it names. Intervals of many codes take seconds:
    /// this belongs into a job, which hears how far it is and can stop it.
    pub fn of(project: &Project, query: &AgreementQuery, watch: &mut dyn FnMut(u64, u64) -> bool) -> Self {
        let mut of = |work, before: u64| {
            let query = AgreementQuery { work, ..query.clone() };
            agreement_watched(project, &query, &mut |done, all| watch(before * all + done, 2 * all))
        };
        Self { independent: of(Work::Independent, 0), standing: of(Work::AsItStands, 1) }
    }

    /// Returns one of them.
    pub(super) fn work(&self, work: Work) -> &Agreement {
        match work {
            Work::Independent => &self.independent,
            Work::AsItStands => &self.standing,
        }
    }
}

/// One row: a code, or all codes together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// The path of the code; nothing for all codes.
    pub path: Option<&'a str>,
    pub figures: &'a Figures,
    pub of: &'a Agreement,
}

/// Returns the rows of `found`: one a code, then all codes.
pub(super) fn rows(found: &Agreement) -> Vec<Row<'_>> {
    let codes = found.rows.iter().map(|row| Row { path: Some(&row.path), figures: &row.figures, of: found });
    codes.chain([Row { path: None, figures: &found.overall, of: found }]).collect()
}
