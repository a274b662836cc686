//! Agreement as a table: one row a code, and a last row for all of them.

use super::super::statistics::{DEFAULT_REPLICATES, DEFAULT_SEED, Status};
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::figures::{Figures, MIN_DOCUMENTS, MIN_UNITS, MIN_USES};
use super::material::{Material, Worked};
use super::pooled::Macro;
use super::{Agreement, AgreementQuery, AgreementUnit, Work};

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

    /// Returns the table with every figure: how often the code was used, errors, the shares of draws below the usual limits
    /// of alpha, and the coefficients that few ask for.
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
        let main = std::mem::take(&mut table.columns).into_iter().map(|column| (column.name, column.kind));
        let mut detailed = Table::new("agreement", main.chain(columns(heads)), table.caption);
        let details = self.lines().map(|line| line.detail_cells());
        detailed.rows.extend(table.rows.into_iter().zip(details).map(|(main, details)| [main, details].concat()));
        detailed
    }

    /// Returns how to read the figures: whose work was blind, who never used a code, what was left out.
    pub fn notes(&self) -> &[String] {
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
            Cell::text(self.path),
            Cell::text(self.unit.name()),
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
            Cell::text(status.name()),
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
        let status = self.reason(asked);
        let why = match status {
            (status, "") => said(status).to_owned(),
            (status, why) => format!("{}: {why}", status.name()),
        };
        Cell::Undefined(why)
    }

    /// Returns why a figure has no value; no words when the status says it all.
    fn reason(&self, asked: Asked) -> (Status, &'static str) {
        let f = self.figures;
        if matches!(f.status, Status::SingleCoder | Status::NoCommonUnits) {
            return (f.status, "");
        }
        let given = !matches!(self.unit, AgreementUnit::Overlap | AgreementUnit::Unitising);
        match asked {
            Asked::Family => {
                (Status::NotApplicable, "only for units that coders cut, with codes that exclude each other")
            }
            Asked::Alpha | Asked::Interval if self.unit == AgreementUnit::Overlap => {
                (Status::NotApplicable, "nobody's silence counts for segments, so chance cannot be told")
            }
            Asked::Interval if f.status == Status::TooFew => (Status::TooFew, ""),
            Asked::Alpha | Asked::Interval => (f.status, ""),
            Asked::Percent if self.of_all && given => (
                Status::NotApplicable,
                "agreement is not pooled over codes: that nobody used rare codes would raise it",
            ),
            _ if !given => (Status::NotApplicable, "only for units that are there whether coded or not"),
            Asked::NotPooled | Asked::Fleiss if self.of_all => (Status::NotApplicable, "not pooled over codes"),
            Asked::Uses => (Status::NoVariation, "no coder used it, or none left it out"),
            Asked::OfTwo if f.n_coders != 2 => {
                (Status::NotApplicable, "only for two coders; choose them with --coders")
            }
            Asked::OfMany if f.n_coders < 3 => (Status::NotApplicable, "only for more than two coders"),
            Asked::Fleiss if f.unequal_raters => (Status::UnequalRaters, ""),
            Asked::OfMany => (Status::UnequalRaters, ""),
            Asked::Percent | Asked::NotPooled | Asked::OfTwo | Asked::Fleiss => (Status::NoVariation, ""),
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

fn said(status: Status) -> &'static str {
    match status {
        Status::Ok => "",
        Status::NoVariation => {
            "no_variation: all coders said the same of every unit; agreement on absence (or presence) only, so reliability \
             cannot be assessed"
        }
        Status::SingleCoder => "single_coder: only one coder finished documents for this code",
        Status::NoCommonUnits => {
            "no_common_units: no two coders finished the same document; “counterpoint finish” records who is done"
        }
        Status::UnequalRaters => "unequal_raters: units were rated by different numbers of coders",
        Status::TooFew => {
            "too_few: for an interval there must be 10 units rated by two, 5 uses and 15 documents, and a value in 9 of 10 draws"
        }
        Status::NotApplicable => "not_applicable",
    }
}

/// Returns what the numbers are.
pub(super) fn caption(
    material: &Material<'_>,
    query: &AgreementQuery,
    codes: &[Figures],
    mean_alpha: &Macro,
    notes: Vec<String>,
) -> Caption {
    let (project, outline) = (material.facts.project, &material.facts.outline);
    let unit = match query.unit {
        AgreementUnit::Turn => "turns: coded when a coded excerpt touches their words",
        AgreementUnit::Document => "documents: coded when the code was used at least once",
        AgreementUnit::Word => "words: coded when a character of theirs is",
        AgreementUnit::Character => "characters; neighbours are not independent of each other",
        AgreementUnit::Overlap => "coded segments of either coder, found again by the other or not",
        AgreementUnit::Unitising => "units as coders cut them: u-alpha (2016), one code at a time",
    };
    let names: Vec<&str> = material.coders.iter().map(|c| project.coder_name(*c)).collect();
    let shared = material.documents.iter().filter(|d| d.is_shared()).count();
    let filters = query.rows.describe(project, outline).into_iter().chain(query.scope.describe(project));
    Caption {
        title: "Agreement between coders".to_owned(),
        unit: format!("{unit}; each code by itself, without the codes below"),
        base: format!("{shared} documents that at least two of {} coders finished ({})", names.len(), names.join(", ")),
        filters: filters.collect(),
        notes: [reading_notes(query, mean_alpha), notes, flags(material, query, codes)].concat(),
    }
}

fn reading_notes(query: &AgreementQuery, mean: &Macro) -> Vec<String> {
    let work = match query.work {
        Work::Independent => "the work as each coder had it when first declaring a document finished",
        Work::AsItStands => {
            "the work as it stands now, after discussion if there was one: a figure of consensus, not of reliability"
        }
    };
    let mut notes = vec![
        work.to_owned(),
        "a coder who has not finished a document says nothing about it; neither does one who had finished before the code \
         was made"
            .to_owned(),
    ];
    if query.unit != AgreementUnit::Overlap {
        notes.push(format!(
            "interval: the middle 95 % of {DEFAULT_REPLICATES} draws of whole documents, seed {DEFAULT_SEED}; too_few means \
             fewer than {MIN_UNITS} units rated by two, {MIN_USES} uses or {MIN_DOCUMENTS} documents"
        ));
        notes.push(match mean.mean {
            Some(value) => format!(
                "{ALL_CODES}: disagreements of all codes put together; the mean of the alphas of {} codes is {value:.3}, {} \
                 more are undefined",
                mean.n_defined, mean.n_undefined
            ),
            None => format!("{ALL_CODES}: no code has an alpha"),
        });
        notes.push("an alpha of .800, or .667 for tentative conclusions, is a convention (Krippendorff)".to_owned());
    }
    notes
}

fn flags(material: &Material<'_>, query: &AgreementQuery, codes: &[Figures]) -> Vec<String> {
    let mut notes = Vec::new();
    let outline = &material.facts.outline;
    let rows = query.rows.range(outline).zip(codes);
    let alone: Vec<&str> =
        rows.filter(|(_, figures)| figures.one_never_used).map(|(row, _)| outline.rows[row].path.as_str()).collect();
    if query.work == Work::Independent && material.documents.iter().any(Worked::is_shared) {
        let shared = || material.documents.iter().filter(|d| d.is_shared());
        let (n, of) = (shared().filter(|d| d.blind).count(), shared().count());
        notes.push(match n == of {
            true => "independent: coders worked blind to each other, by the record of the project".to_owned(),
            false => format!(
                "by the record, {n} of {of} documents were coded blind; where coders saw each other’s work this is a review \
                 figure, not reliability"
            ),
        });
    }
    let ruled = material.documents.iter().filter(|d| query.work == Work::AsItStands && d.line.is_decided()).count();
    if ruled > 0 {
        notes.push(format!(
            "in {ruled} documents a person decided about disagreements: what was upheld there counts for every coder"
        ));
    }
    if !alone.is_empty() {
        notes.push(format!("at least one coder never applied: {}", alone.join(", ")));
    }
    if !material.without_text.is_empty() {
        notes.push(format!("left out, because their text is not here: {}", material.without_text.join(", ")));
    }
    notes
}
