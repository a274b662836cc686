//! Agreement as a table: one row a code, and a last row for all of them.

use super::super::labels;
use super::super::statistics::Status;
use super::super::table::{Cell, ColumnKind, Table, columns};
use super::figures::Figures;
use super::{Agreement, AgreementUnit};
use crate::model::{Said, said};

/// The name of the last row.
pub const ALL_CODES: &str = "(all codes)";

/// With how many decimals coefficients leave the program.
const DECIMALS: u8 = 3;

impl Agreement {
    /// Returns the table: one row a code, then all codes together.
    pub fn table(&self) -> Table {
        use ColumnKind::{Integer, Number, Percent, Text};
        let heads = [
            ("code", Text),
            ("unit", Text),
            ("n_units", Integer),
            ("n_coders", Integer),
            ("percent", Percent),
            ("positive", Number),
            ("cohen_kappa", Number),
            ("scott_pi", Number),
            ("fleiss_kappa", Number),
            ("alpha", Number),
            ("alpha_low", Number),
            ("alpha_high", Number),
            ("ac1", Number),
            ("status", Text),
        ];
        let mut table = Table::new("agreement", columns(heads), self.caption.clone());
        table.rows.extend(self.lines().map(|line| line.main_cells()));
        table
    }

    /// Returns the table with every figure: how often the code was used, errors, the shares of draws below the usual
    /// limits of alpha, and the coefficients that few ask for.
    pub fn detailed_table(&self) -> Table {
        use ColumnKind::{Integer, Number};
        let mut table = self.table();
        let heads = [
            ("n_documents", Integer),
            ("n_uses", Integer),
            ("negative", Number),
            ("cohen_error", Number),
            ("light_kappa", Number),
            ("ac1_error", Number),
            ("brennan_prediger", Number),
            ("alpha_below_667", Number),
            ("alpha_below_800", Number),
            ("ku_alpha", Number),
        ];
        let main = std::mem::take(&mut table.columns).into_iter().map(|column| (column.label, column.kind));
        let mut detailed = Table::new("agreement", main.chain(columns(heads)), table.caption);
        let details = self.lines().map(|line| line.detail_cells());
        detailed.rows.extend(table.rows.into_iter().zip(details).map(|(main, details)| [main, details].concat()));
        detailed
    }

    /// Returns how to read the figures: whose work was blind, who never used a code, what was left out.
    pub fn notes(&self) -> &[Said] {
        &self.caption.notes
    }

    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let line = |path, figures, of_all| Line { path, unit: self.unit, figures, of_all };
        let codes = self.rows.iter().map(move |row| line(row.path.as_str(), &row.figures, false));
        codes.chain([line(ALL_CODES, &self.overall, true)])
    }
}

/// One row to be.
struct Line<'a> {
    path: &'a str,
    unit: AgreementUnit,
    figures: &'a Figures,
    of_all: bool,
}

impl Line<'_> {
    fn main_cells(&self) -> Vec<Cell> {
        let Figures { n_units, n_coders, status, interval, .. } = *self.figures;
        let f = self.figures;
        let percent = f.percent.map(|share| Cell::Figure(100.0 * share, 1));
        vec![
            if self.of_all { Cell::word(ALL_CODES) } else { Cell::text(self.path) },
            Cell::word(self.unit.name()),
            Cell::count(n_units),
            Cell::count(n_coders),
            percent.unwrap_or_else(|| self.undefined(Asked::Percent)),
            self.cell(f.positive, Asked::Uses),
            self.cell(f.cohen_kappa, Asked::OfTwo),
            self.cell(f.scott_pi, if self.of_all { Asked::NotPooled } else { Asked::OfTwo }),
            self.cell(f.fleiss_kappa, Asked::Fleiss),
            self.cell(f.alpha, Asked::Alpha),
            self.cell(interval.map(|i| i.low), Asked::Interval),
            self.cell(interval.map(|i| i.high), Asked::Interval),
            self.cell(f.ac1, Asked::NotPooled),
            Cell::word(status.name()),
        ]
    }

    fn detail_cells(&self) -> Vec<Cell> {
        let f = self.figures;
        vec![
            Cell::count(f.n_documents),
            Cell::count(f.n_uses),
            self.cell(f.negative, Asked::Uses),
            self.cell(f.cohen_error, if self.of_all { Asked::NotPooled } else { Asked::OfTwo }),
            self.cell(f.light_kappa, Asked::OfMany),
            self.cell(f.ac1_error, Asked::NotPooled),
            self.cell(f.brennan_prediger, Asked::NotPooled),
            self.cell(f.below_667, Asked::Interval),
            self.cell(f.below_800, Asked::Interval),
            self.cell(f.ku_alpha, Asked::Family),
        ]
    }

    fn cell(&self, value: Option<f64>, asked: Asked) -> Cell {
        value.map_or_else(|| self.undefined(asked), |value| Cell::Figure(value, DECIMALS))
    }

    fn undefined(&self, asked: Asked) -> Cell {
        let (status, why) = self.reason(asked);
        let status_word = labels::label(status.name());
        Cell::Undefined(match why {
            None => what_it_means(status),
            Some(why) => said!("{status}: {why}", "{status}\u{202f}: {why}", status = status_word, why = why),
        })
    }

    /// Returns why a figure has no value; no words when the status says it all.
    fn reason(&self, asked: Asked) -> (Status, Option<Said>) {
        let f = self.figures;
        let not_applicable = |en, fr| (Status::NotApplicable, Some(Said::fixed(en, fr)));
        if matches!(f.status, Status::SingleCoder | Status::NoCommonUnits) {
            return (f.status, None);
        }
        let given = !matches!(self.unit, AgreementUnit::Overlap | AgreementUnit::Unitising);
        match asked {
            Asked::Family => not_applicable(
                "only for units that coders cut, with codes that exclude each other",
                "seulement pour des unités découpées par les codeurs, avec des codes qui s’excluent",
            ),
            Asked::Alpha | Asked::Interval if self.unit == AgreementUnit::Overlap => not_applicable(
                "nobody's silence counts for segments, so chance cannot be told",
                "le silence ne compte pas pour des segments, donc la part du hasard est inconnue",
            ),
            Asked::Interval if f.status == Status::TooFew => (Status::TooFew, None),
            Asked::Alpha | Asked::Interval => (f.status, None),
            Asked::Percent if self.of_all && given => not_applicable(
                "agreement is not pooled over codes: that nobody used rare codes would raise it",
                "l’accord n’est pas cumulé sur les codes\u{202f}: que personne n’emploie les codes rares l’élèverait",
            ),
            _ if !given => not_applicable(
                "only for units that are there whether coded or not",
                "seulement pour des unités qui existent, codées ou non",
            ),
            Asked::NotPooled | Asked::Fleiss if self.of_all => {
                not_applicable("not pooled over codes", "non cumulé sur les codes")
            }
            Asked::Uses => {
                let why = Said::fixed(
                    "no coder used it, or none left it out",
                    "aucun codeur ne l’a employé, ou aucun ne s’en est passé",
                );
                (Status::NoVariation, Some(why))
            }
            Asked::OfTwo if f.n_coders != 2 => not_applicable(
                "only for two coders; choose them with --coders",
                "seulement pour deux codeurs\u{202f}; choisissez-les avec --coders",
            ),
            Asked::OfMany if f.n_coders < 3 => {
                not_applicable("only for more than two coders", "seulement pour plus de deux codeurs")
            }
            Asked::Fleiss if f.unequal_raters => (Status::UnequalRaters, None),
            Asked::OfMany => (Status::UnequalRaters, None),
            Asked::Percent | Asked::NotPooled | Asked::OfTwo | Asked::Fleiss => (Status::NoVariation, None),
        }
    }
}

/// What kind of figure has no value.
#[derive(Clone, Copy)]
enum Asked {
    Percent,
    Uses,
    OfTwo,
    OfMany,
    Fleiss,
    Alpha,
    Interval,
    NotPooled,
    Family,
}

fn what_it_means(status: Status) -> Said {
    match status {
        Status::Ok => Said::default(),
        Status::NoVariation => said!(
            "no_variation: all coders said the same of every unit; agreement on absence (or presence) only, so reliability \
             cannot be assessed",
            "aucune variation\u{202f}: tous les codeurs ont dit la même chose de chaque unité\u{202f}; l’accord ne porte que sur \
             l’absence (ou la présence), la fidélité ne peut être appréciée"
        ),
        Status::SingleCoder => said!(
            "single_coder: only one coder finished documents for this code; “counterpoint finish” records who else is done",
            "un seul codeur\u{202f}: un seul codeur a terminé des documents pour ce code\u{202f}; «\u{202f}counterpoint \
             finish\u{202f}» note qui d’autre a terminé"
        ),
        Status::NoCommonUnits => said!(
            "no_common_units: no two coders finished the same document since the code was made; “counterpoint finish” records \
             who is done, also for codes that were made later",
            "pas d’unités communes\u{202f}: aucun document n’a été terminé par deux codeurs depuis que le code existe\u{202f}; \
             «\u{202f}counterpoint finish\u{202f}» note qui a terminé, aussi pour des codes créés plus tard"
        ),
        Status::UnequalRaters => said!(
            "unequal_raters: units were rated by different numbers of coders",
            "nombres de codeurs inégaux\u{202f}: les unités n’ont pas toutes été jugées par autant de codeurs"
        ),
        Status::TooFew => said!(
            "too_few: for an interval there must be 10 units rated by two, 5 uses and 15 documents, and a value in 9 of 10 draws",
            "trop peu\u{202f}: un intervalle demande 10 unités jugées par deux codeurs, 5 emplois et 15 documents, et une valeur \
             dans 9 tirages sur 10"
        ),
        Status::NotApplicable | Status::Broken => labels::label(status.name()),
    }
}
