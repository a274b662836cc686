//! Agreement as a table: one row a code, and a last row for all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::labels;
use super::super::statistics::{DEFAULT_REPLICATES, DEFAULT_SEED, Status};
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::figures::{Figures, MIN_DOCUMENTS, MIN_UNITS, MIN_USES};
use super::material::{Material, Worked};
use super::pooled::Macro;
use super::{Agreement, AgreementQuery, AgreementUnit, Work};
use crate::model::{CoderId, Noun, Said, counted, said};

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
            "single_coder: only one coder finished documents for this code",
            "un seul codeur\u{202f}: un seul codeur a terminé des documents pour ce code"
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

/// Returns what the numbers are.
pub(super) fn caption(
    material: &Material<'_>,
    query: &AgreementQuery,
    codes: &[Figures],
    mean_alpha: &Macro,
    notes: Vec<Said>,
) -> Caption {
    let (project, outline) = (material.facts.project, &material.facts.outline);
    let names: Vec<&str> = material.coders.iter().map(|c| project.coder_name(*c)).collect();
    let (n_coders, coders) = (names.len(), names.join(", "));
    let shared = material.documents.iter().filter(|d| d.is_shared()).count();
    let filters = query.rows.describe(project, outline).into_iter().chain(query.scope.describe(project));
    Caption {
        title: said!("Agreement between coders", "Accord entre codeurs"),
        unit: said!(
            "{unit}; each code by itself, without the codes below",
            "{unit}\u{202f}; chaque code pour lui-même, sans ceux d’en dessous",
            unit = unit_said(query.unit)
        ),
        base: match n_coders {
            1 if query.coders.len() == 1 => {
                said!(
                    "only {coders} was chosen: choose two or more",
                    "seul {coders} a été choisi\u{202f}: choisissez-en deux ou plus"
                )
            }
            0 => said!("nobody has finished a document", "personne n’a terminé de document"),
            1 => said!("only {coders} has finished documents", "seul {coders} a terminé des documents"),
            _ => said!(
                "{documents} that at least two of {n_coders} coders finished ({coders})",
                "{documents} que deux codeurs au moins sur {n_coders} ont terminés ({coders})",
                documents = counted(shared, Noun::Document)
            ),
        },
        filters: filters.collect(),
        notes: [reading_notes(query, mean_alpha), notes, flags(material, query, codes)].concat(),
    }
}

fn unit_said(unit: AgreementUnit) -> Said {
    match unit {
        AgreementUnit::Turn => said!(
            "turns: coded when a coded excerpt touches their words",
            "tours\u{202f}: codés quand un extrait codé touche leurs mots"
        ),
        AgreementUnit::Document => said!(
            "documents: coded when the code was used at least once",
            "documents\u{202f}: codés quand le code y sert au moins une fois"
        ),
        AgreementUnit::Word => said!(
            "words: coded when a character of theirs is",
            "mots\u{202f}: codés quand un de leurs caractères l’est"
        ),
        AgreementUnit::Character => said!(
            "characters; neighbours are not independent of each other",
            "caractères\u{202f}; des voisins ne sont pas indépendants l’un de l’autre"
        ),
        AgreementUnit::Overlap => said!(
            "coded segments of either coder, found again by the other or not",
            "segments codés de chaque codeur, retrouvés ou non par l’autre"
        ),
        AgreementUnit::Unitising => said!(
            "units as coders cut them: u-alpha (2016), one code at a time",
            "unités telles que les codeurs les découpent\u{202f}: u-alpha (2016), un code à la fois"
        ),
    }
}

fn reading_notes(query: &AgreementQuery, mean: &Macro) -> Vec<Said> {
    let work = match query.work {
        Work::Independent => said!(
            "the work as each coder had it when first declaring a document finished, counted in the words, turns, roles and \
             codes as they are now: what was corrected or merged since can move the figures",
            "le travail tel que chaque codeur l’avait en déclarant pour la première fois un document terminé, compté dans les \
             mots, tours, rôles et codes d’aujourd’hui\u{202f}: ce qui a été corrigé ou fusionné depuis peut changer les chiffres"
        ),
        Work::AsItStands => said!(
            "the work as it stands now, after discussion if there was one: a figure of consensus, not of reliability",
            "le travail tel qu’il est maintenant, après discussion s’il y en a eu\u{202f}: une mesure de consensus, non de fidélité"
        ),
    };
    let mut notes = vec![
        work,
        said!(
            "a coder who has not finished a document since a code was made says nothing about the code there; a code that was \
             made later is read where a coder finished for the first time since",
            "un codeur qui n’a pas terminé un document depuis qu’un code existe n’en dit rien là\u{202f}; un code créé plus tard \
             est lu là où un codeur a terminé pour la première fois depuis"
        ),
    ];
    if query.unit != AgreementUnit::Overlap {
        notes.push(said!(
            "interval: the middle 95 % of {DEFAULT_REPLICATES} draws of whole documents, seed {DEFAULT_SEED}; too_few means \
             fewer than {MIN_UNITS} units rated by two, {MIN_USES} uses or {MIN_DOCUMENTS} documents",
            "intervalle\u{202f}: les 95\u{202f}% du milieu de {DEFAULT_REPLICATES} tirages de documents entiers, graine \
             {DEFAULT_SEED}\u{202f}; trop peu\u{202f}: moins de {MIN_UNITS} unités jugées par deux codeurs, de {MIN_USES} emplois \
             ou de {MIN_DOCUMENTS} documents"
        ));
        notes.push(mean_said(mean));
        notes.push(said!(
            "an alpha of .800, or .667 for tentative conclusions, is a convention (Krippendorff)",
            "un alpha de 0,800, ou de 0,667 pour des conclusions provisoires, est une convention (Krippendorff)"
        ));
    }
    notes
}

fn mean_said(mean: &Macro) -> Said {
    let all = labels::label(ALL_CODES);
    let (n, undefined) = (mean.n_defined, mean.n_undefined);
    match mean.mean {
        Some(value) => said!(
            "{all}: disagreements of all codes put together; the mean of the alphas of {n} codes is {value}, {undefined} more \
             are undefined",
            "{all}\u{202f}: désaccords de tous les codes mis ensemble\u{202f}; la moyenne des alphas de {n} codes est {value}, \
             {undefined} autres ne sont pas définis",
            all = all,
            value = Said::decimal(value, 3)
        ),
        None => said!("{all}: no code has an alpha", "{all}\u{202f}: aucun code n’a d’alpha", all = all),
    }
}

fn flags(material: &Material<'_>, query: &AgreementQuery, codes: &[Figures]) -> Vec<Said> {
    let mut notes = Vec::new();
    let outline = &material.facts.outline;
    let rows = query.rows.range(outline).zip(codes);
    let mut alone: BTreeMap<CoderId, Vec<&str>> = BTreeMap::new();
    for (row, _) in rows.filter(|(_, figures)| figures.one_never_used) {
        for coder in material.of_code(row).never_used() {
            alone.entry(material.coders[coder]).or_default().push(&outline.rows[row].path);
        }
    }
    if query.work == Work::Independent && material.documents.iter().any(Worked::is_shared) {
        let shared = || material.documents.iter().filter(|d| d.is_shared());
        notes.push(blind_said(shared().filter(|d| d.blind).count(), shared().count()));
    }
    notes.extend(removed_said(material, query));
    notes.extend(reopened(material, query).into_iter().map(|(coder, n)| {
        let name = material.facts.project.coder_name(coder);
        said!(
            "{name} goes on in {documents}: measured is what stood when it was finished; an undo of the finishing takes it out",
            "{name} continue dans {documents}\u{202f}: est mesuré ce qui y figurait quand c’était terminé\u{202f}; annuler cette \
             déclaration l’enlève",
            documents = counted(n, Noun::Document)
        )
    }));
    let ruled = material.documents.iter().filter(|d| query.work == Work::AsItStands && d.line.is_decided()).count();
    if ruled > 0 {
        notes.push(said!(
            "in {ruled} documents a person decided about disagreements: what was upheld there counts for every coder",
            "dans {ruled} documents, quelqu’un a tranché des désaccords\u{202f}: ce qui y a été retenu compte pour chaque codeur"
        ));
    }
    notes.extend(alone.into_iter().map(|(coder, codes)| {
        let (name, codes) = (material.facts.project.coder_name(coder), codes.join(", "));
        said!("{name} never applied: {codes}", "{name} n’a jamais appliqué\u{202f}: {codes}")
    }));
    if !material.without_text.is_empty() {
        let documents = material.without_text.join(", ");
        notes.push(said!(
            "left out, because their text is not here: {documents}",
            "laissés de côté, car leur texte n’est pas là\u{202f}: {documents}"
        ));
    }
    notes
}

/// Says which codes of the independent work were removed since: what coders did not agree on may have gone with them.
fn removed_said(material: &Material<'_>, query: &AgreementQuery) -> Option<Said> {
    let gone = if query.work == Work::Independent { material.removed_since(&query.rows) } else { BTreeSet::new() };
    let names: Vec<&str> = gone.iter().map(|code| material.facts.project.code_name(*code)).collect();
    let (n, names) = (counted(names.len(), Noun::Code), names.join(", "));
    (!gone.is_empty()).then(|| {
        said!(
            "removed since and measured no more: {n} ({names}); the figures would be others with them",
            "supprimés depuis et plus mesurés\u{202f}: {n} ({names})\u{202f}; les chiffres seraient différents avec eux",
            n = n
        )
    })
}

/// Returns who goes on in how many documents that they had finished, and that count as they were then.
fn reopened(material: &Material<'_>, query: &AgreementQuery) -> BTreeMap<CoderId, usize> {
    let mut reopened = BTreeMap::new();
    let documents = material.facts.documents.iter().filter(|_| query.work == Work::Independent);
    for document in documents {
        let coders: BTreeSet<CoderId> = document
            .independent
            .keys()
            .filter(|who| material.coders.contains(&who.coder) && !document.finished.contains_key(who))
            .map(|who| who.coder)
            .collect();
        coders.into_iter().for_each(|coder| *reopened.entry(coder).or_insert(0) += 1);
    }
    reopened
}

/// Says of how many of the shared documents the coders worked blind.
fn blind_said(n: usize, of: usize) -> Said {
    if n == of {
        return said!(
            "independent: coders worked blind to each other, by the record of the project",
            "indépendant\u{202f}: d’après le projet, les codeurs ont travaillé sans se voir"
        );
    }
    said!(
        "by the record, {n} of {of} documents were coded blind; where coders saw each other’s work this is a review figure, not \
         reliability",
        "d’après le projet, {n} documents sur {of} ont été codés à l’aveugle\u{202f}; là où les codeurs voyaient le travail \
         des autres, c’est une relecture, non une fidélité"
    )
}
