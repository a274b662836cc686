//! The words that files put beside a table, in each language.

use crate::model::Tongue;

/// What stands before the particulars of a table, and on sheets.
pub(super) struct Words {
    pub project: &'static str,
    pub date: &'static str,
    pub unit: &'static str,
    pub base: &'static str,
    pub filters: &'static str,
    pub notes: &'static str,
    pub made_with: &'static str,
    /// The sheet that says what the numbers are.
    pub about: &'static str,
    pub empty_cells: &'static str,
    /// What stands between a word and what it says.
    pub colon: &'static str,
    /// The code of the language, for web pages.
    pub code: &'static str,
}

impl Words {
    pub(super) fn of(tongue: Tongue) -> Self {
        match tongue {
            Tongue::English => Self {
                project: "Project",
                date: "Date",
                unit: "Unit",
                base: "Base",
                filters: "Filters",
                notes: "Notes",
                made_with: "Made with",
                about: "About",
                empty_cells: "Empty cells",
                colon: ": ",
                code: "en",
            },
            Tongue::French => Self {
                project: "Projet",
                date: "Date",
                unit: "Unité",
                base: "Base",
                filters: "Filtres",
                notes: "Notes",
                made_with: "Fait avec",
                about: "À propos",
                empty_cells: "Cases vides",
                colon: "\u{202f}: ",
                code: "fr",
            },
        }
    }
}
