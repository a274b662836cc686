//! Segments of either coder that the other has too.

use rayon::prelude::*;

use super::super::super::statistics::Status;
use super::super::AgreementQuery;
use super::super::figures::Figures;
use super::super::material::Material;
use super::super::overlap::{DEFAULT_THRESHOLD, Found};
use super::{Measure, alone};
use crate::model::{Span, said};

/// What was found of one code.
#[derive(Clone, Copy)]
struct OfCode {
    /// Why nothing can be measured, if that is so.
    alone: Option<Status>,
    n_coders: usize,
    n_documents: usize,
    found: Found,
}

impl OfCode {
    fn of(material: &Material<'_>, row: usize, threshold: f64) -> Self {
        let said = material.of_code(row);
        let (mut found, mut n_documents) = (Found::default(), 0);
        for document in &said.documents {
            let segments: Vec<Vec<Span>> = document.spans().map(|s| document.worked.line.heard(s)).collect();
            n_documents += usize::from(segments.len() > 1);
            for (i, first) in segments.iter().enumerate() {
                segments[i + 1..].iter().for_each(|second| found.add(Found::of(first, second, threshold)));
            }
        }
        Self { alone: alone(&said), n_coders: said.coders.len(), n_documents, found }
    }

    /// Returns what was found of all codes.
    fn all(codes: &[Self]) -> Self {
        let mut found = Found::default();
        codes.iter().for_each(|code| found.add(code.found));
        let measured = codes.iter().any(|code| code.alone.is_none());
        Self {
            alone: codes.iter().filter_map(|code| code.alone).max().filter(|_| !measured),
            n_coders: codes.iter().map(|code| code.n_coders).max().unwrap_or_default(),
            n_documents: codes.iter().map(|code| code.n_documents).max().unwrap_or_default(),
            found,
        }
    }

    fn figures(self, n_codes: usize) -> Figures {
        let Self { alone, n_coders, n_documents, found } = self;
        let seen = if found.segments == 0 { Status::NoVariation } else { Status::Ok };
        Figures {
            n_units: found.segments,
            n_coders,
            n_documents,
            n_uses: found.segments,
            percent: found.percent(),
            brennan_prediger: found.kappa(n_codes),
            status: alone.unwrap_or(seen),
            ..Figures::default()
        }
    }
}

impl Measure {
    /// Measures segments that the other coder has too.
    pub fn of_segments(material: &Material<'_>, rows: &[usize], query: &AgreementQuery) -> Self {
        let threshold = query.threshold.unwrap_or(DEFAULT_THRESHOLD);
        let codes: Vec<OfCode> = rows.par_iter().map(|row| OfCode::of(material, *row, threshold)).collect();
        let figures = |code: OfCode| code.figures(rows.len());
        let percent = 100.0 * threshold;
        let note = said!(
            "a segment is found again when both share at least {percent}% of what either covers",
            "un segment est retrouvé quand les deux partagent au moins {percent}\u{202f}% de ce que l’un ou l’autre couvre"
        );
        let overall = figures(OfCode::all(&codes));
        Self { codes: codes.into_iter().map(figures).collect(), overall, notes: vec![note] }
    }
}
