//! What of a workbook does not come in, and is told: sheets that its author hid, and cells far away from all others.

use crate::import::told::of_file;
use crate::model::{Said, said};

/// Rows and columns beyond these are no transcript, and would only be empty cells before a stray one.
pub(super) const MOST_ROWS: u32 = 200_000;
pub(super) const MOST_COLUMNS: u32 = 2_000;

/// What does not come in.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// The names of sheets that people do not see.
    pub hidden: Vec<String>,
    /// Filled cells beyond the last row or column that is read.
    pub n_astray: usize,
}

impl Left {
    /// Returns a sentence for each kind of thing.
    pub(super) fn told(self, file: &str) -> Vec<Said> {
        let names = self.hidden.join(", ");
        let hidden = (!self.hidden.is_empty())
            .then(|| said!("hidden sheets left out: {names}", "feuilles masquées laissées de côté\u{202f}: {names}"));
        let n = self.n_astray;
        let astray = (n > 0).then(|| {
            said!(
                "filled cells beyond row {rows} or column {columns} left out: {n}",
                "cases remplies au-delà de la ligne {rows} ou de la colonne {columns}, laissées de côté\u{202f}: {n}",
                rows = Said::number(MOST_ROWS as usize),
                columns = Said::number(MOST_COLUMNS as usize)
            )
        });
        [hidden, astray].into_iter().flatten().map(|told| of_file(file, &told)).collect()
    }
}
