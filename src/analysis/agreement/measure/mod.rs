//! From the work of coders to figures: present and absent on given units, segments found again, units that coders cut
//! themselves. Each code is independent of the others, so they are measured at the same time.

mod segments;
mod units;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::super::statistics::{DEFAULT_REPLICATES, DEFAULT_SEED, Draws, Status};
use super::figures::Figures;
use super::material::{Material, OfCode};
use super::nominal::{self, AlphaParts, Pairs};
use super::pooled::{pooled, pooled_kappa};
use super::ratings::Ratings;
use super::resampling::{Parts, redrawn};
use super::stretches::{Marked, rate};
use crate::model::Said;

/// The figures of codes and of all of them together.
pub(super) struct Measure {
    pub codes: Vec<Figures>,
    pub overall: Figures,
    pub notes: Vec<Said>,
}

/// The figures of one code, with its disagreement by document.
struct Judged<P> {
    figures: Figures,
    /// The place of each document in the material, and what it adds.
    parts: Vec<(usize, P)>,
}

impl<P> Judged<P> {
    fn without(status: Status) -> Self {
        Self { figures: Figures::without(status), parts: Vec::new() }
    }
}

/// Returns why nothing can be measured for a code, if that is so.
fn alone(said: &OfCode<'_, '_>) -> Option<Status> {
    match (said.coders.len(), said.n_finished) {
        (2.., _) => None,
        (_, 1) => Some(Status::SingleCoder),
        _ => Some(Status::NoCommonUnits),
    }
}

impl Measure {
    /// Measures present and absent on turns, documents, words or characters.
    pub fn of_ratings(material: &Material<'_>, rows: &[usize]) -> Self {
        let judged: Vec<(Judged<AlphaParts>, Option<Ratings>)> = rows
            .par_iter()
            .map(|row| {
                let said = material.of_code(*row);
                if let Some(status) = alone(&said) {
                    return (Judged::without(status), None);
                }
                let ratings = ratings(&said);
                let parts = said.documents.iter().map(|d| d.place).zip(AlphaParts::of_documents(&ratings));
                let parts = parts.filter(|(_, parts)| parts.n() > 0.0).collect();
                (Judged { figures: Figures::of_ratings(&ratings).judged(), parts }, Some(ratings))
            })
            .collect();
        let (judged, ratings): (Vec<_>, Vec<_>) = judged.into_iter().unzip();
        let mut overall = overall(&judged, &AlphaParts::none(2));
        overall.n_units = common_units(material, &judged);
        let mut pairs = Pairs::default();
        ratings.iter().flatten().for_each(|ratings| pairs.add(Pairs::of(ratings)));
        overall.positive = pairs.positive_agreement();
        overall.negative = pairs.negative_agreement();
        let parts: Option<Vec<_>> = ratings.iter().flatten().map(nominal::cohen_parts).collect();
        overall.cohen_kappa = parts.and_then(pooled_kappa);
        Self::drawn(judged, overall, &AlphaParts::none(2), Vec::new())
    }

    /// Adds intervals, for which documents are drawn again.
    fn drawn<P: Parts + Send>(judged: Vec<Judged<P>>, overall: Figures, none: &P, notes: Vec<Said>) -> Self {
        let all: Vec<Vec<P>> = aligned(&judged, none);
        let mut sizes: Vec<usize> = judged.iter().map(|code| code.parts.len()).collect();
        sizes.push(all.first().map_or(0, Vec::len));
        let draws: BTreeMap<usize, Draws> =
            sizes.into_iter().map(|n| (n, Draws::within(&[n], DEFAULT_REPLICATES, DEFAULT_SEED))).collect();
        let drawn = |figures: Figures, codes: &[Vec<P>]| {
            let n = codes.first().map_or(0, Vec::len);
            match draws.get(&n) {
                Some(draws) if figures.status == Status::Ok => figures.with_interval(&redrawn(codes, none, draws)),
                _ => figures,
            }
        };
        let codes = judged
            .into_iter()
            .map(|code| {
                let documents: Vec<P> = code.parts.into_iter().map(|(_, parts)| parts).collect();
                drawn(code.figures, &[documents])
            })
            .collect();
        Self { codes, overall: drawn(overall, &all), notes }
    }
}

fn ratings(said: &OfCode<'_, '_>) -> Ratings {
    let mut ratings = Ratings::new(said.coders.len(), 2);
    for document in &said.documents {
        let line = &document.worked.line;
        let marked: Vec<Marked> =
            document.coders.iter().map(|spans| spans.as_ref().map(|spans| line.marked(spans))).collect();
        ratings.begin_document();
        rate(&mut ratings, &line.counted, &marked);
    }
    ratings
}

/// Returns how many units two coders rated for at least one code.
fn common_units<P>(material: &Material<'_>, judged: &[Judged<P>]) -> u64 {
    let mut places: Vec<usize> = judged.iter().flat_map(|code| code.parts.iter().map(|(place, _)| *place)).collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|place| material.documents[place].line.n_units()).sum()
}

/// Returns for each code one entry for each document that tells something of any code.
fn aligned<P: Parts>(judged: &[Judged<P>], none: &P) -> Vec<Vec<P>> {
    let mut places: BTreeMap<usize, usize> = judged.iter().flat_map(|c| c.parts.iter().map(|(p, _)| (*p, 0))).collect();
    places.values_mut().enumerate().for_each(|(i, column)| *column = i);
    let of_code = |code: &Judged<P>| {
        let mut documents = vec![none.clone(); places.len()];
        for (place, parts) in &code.parts {
            if let Some(column) = places.get(place) {
                documents[*column] = parts.clone();
            }
        }
        documents
    };
    judged.iter().map(of_code).collect()
}

/// Returns the figures of all codes together: their disagreements are put together.
fn overall<P: Parts>(judged: &[Judged<P>], none: &P) -> Figures {
    let measured: Vec<&Judged<P>> = judged.iter().filter(|code| code.figures.n_coders > 1).collect();
    if measured.is_empty() {
        let first = judged.iter().map(|code| code.figures.status).max();
        return Figures::without(first.unwrap_or(Status::NoCommonUnits));
    }
    let disagreement = |code: &&Judged<P>| {
        let mut sum = none.clone();
        code.parts.iter().for_each(|(_, parts)| sum.add(parts));
        sum.disagreement()
    };
    let most = |of: fn(&Figures) -> u64| measured.iter().map(|code| of(&code.figures)).max().unwrap_or_default();
    let figures = Figures {
        n_units: most(|f| f.n_units),
        n_coders: most(|f| f.n_coders as u64) as usize,
        n_documents: aligned(judged, none).first().map_or(0, Vec::len),
        n_uses: measured.iter().map(|code| code.figures.n_uses).sum(),
        alpha: pooled(measured.iter().map(disagreement)),
        ..Figures::default()
    };
    figures.judged()
}
