//! From the work of coders to figures: present and absent on given units, segments found again, units that coders cut
//! themselves. Each code is independent of the others, so they are measured at the same time.

mod segments;
mod units;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::statistics::{DEFAULT_REPLICATES, Replicates, Status, Watch};
use super::figures::Figures;
use super::material::{Material, OfCode};
use super::nominal::{self, AlphaParts, Pairs};
use super::pooled::{pooled, pooled_kappa};
use super::ratings::Ratings;
use super::resampling::{Heard, Parts, Redrawn, Silence};
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
    heard: Heard<P>,
}

impl<P: Parts> Judged<P> {
    fn without(status: Status, material: &Material<'_>) -> Self {
        Self { figures: Figures::without(status), heard: Heard::nowhere(material.documents.len()) }
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

/// What pairs of coders said of one code.
struct Paired {
    pairs: Pairs,
    /// What Cohen's kappa is made of, for two coders.
    cohen: Option<(f64, f64)>,
}

impl Measure {
    /// Measures present and absent on turns, documents, words or characters.
    pub fn of_ratings(material: &Material<'_>, rows: &[usize], watch: &mut Watch<'_>) -> Self {
        let of_silence = |n_units, n_raters| AlphaParts::of_silence(n_units, n_raters, 2);
        let silence = Silence::of(material, AlphaParts::none(2), of_silence);
        let (judged, paired): (Vec<_>, Vec<_>) = rows.par_iter().map(|row| rated(material, *row)).unzip();
        let mut overall = overall(&judged, &silence);
        overall.n_units = common_units(material, &judged);
        let mut pairs = Pairs::default();
        paired.iter().flatten().for_each(|paired: &Paired| pairs.add(paired.pairs));
        overall.positive = pairs.positive_agreement();
        overall.negative = pairs.negative_agreement();
        overall.cohen_kappa =
            paired.iter().flatten().map(|p| p.cohen).collect::<Option<Vec<_>>>().and_then(pooled_kappa);
        Self::drawn(judged, overall, &silence, watch)
    }

    /// Adds intervals, for which documents are drawn again, until `watch` says to stop.
    fn drawn<P: Parts>(judged: Vec<Judged<P>>, overall: Figures, silence: &Silence<P>, watch: &mut Watch<'_>) -> Self {
        let everywhere = places(&judged);
        let mut alike: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (i, code) in judged.iter().enumerate().filter(|(_, code)| !code.heard.used.is_empty()) {
            alike.entry(&code.heard.n_raters).or_default().push(i);
        }
        let mut alphas: Vec<Option<Replicates>> = judged.iter().map(|_| None).collect();
        let mut of_all = vec![(0.0, 0.0); DEFAULT_REPLICATES];
        let (mut done, n_codes, mut goes_on) = (0, judged.len() as u64 + 1, true);
        for (n_raters, codes) in alike {
            let own_places: Vec<usize> = judged[codes[0]].heard.places().collect();
            let own = Redrawn::of(silence, n_raters, &own_places);
            let among_all = (own_places != everywhere).then(|| Redrawn::of(silence, n_raters, &everywhere));
            for some in codes.chunks(CODES_AT_ONCE) {
                goes_on = goes_on && watch(done, n_codes);
                if !goes_on {
                    break;
                }
                done += some.len() as u64;
                let redrawn = |redrawn: &Redrawn<'_, P>| -> Vec<Vec<(f64, f64)>> {
                    some.par_iter().map(|i| redrawn.disagreements(&judged[*i].heard)).collect()
                };
                let found = redrawn(&own);
                for disagreements in among_all.as_ref().map(redrawn).as_ref().unwrap_or(&found) {
                    add(&mut of_all, disagreements);
                }
                for (i, disagreements) in some.iter().zip(found) {
                    alphas[*i] = Some(disagreements.into_iter().map(|one| pooled([one])).collect());
                }
            }
        }
        let with_interval = |figures: Figures, alphas: Option<Replicates>| match alphas {
            Some(alphas) if figures.status == Status::Ok => figures.with_interval(&alphas),
            _ => figures,
        };
        let codes = judged.into_iter().zip(alphas).map(|(code, alphas)| with_interval(code.figures, alphas)).collect();
        let of_all = goes_on.then(|| of_all.into_iter().map(|one| pooled([one])).collect());
        Self { codes, overall: with_interval(overall, of_all), notes: Vec::new() }
    }
}

/// So many codes are drawn for between two looks whether somebody said to stop.
const CODES_AT_ONCE: usize = 32;

fn add(sums: &mut [(f64, f64)], more: &[(f64, f64)]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum = (sum.0 + more.0, sum.1 + more.1);
    }
}

/// Returns what coders said of the code in `row`, present and absent. All documents are put together as they are read:
/// of a thousand of them, few kinds of units are left.
fn rated(material: &Material<'_>, row: usize) -> (Judged<AlphaParts>, Option<Paired>) {
    let said = material.of_code(row);
    if let Some(status) = alone(&said) {
        return (Judged::without(status, material), None);
    }
    let mut all = Ratings::new(said.coders.len(), 2);
    let (mut heard, mut n_stretches) = (Heard::nowhere(material.documents.len()), 0);
    for document in &said.documents {
        let line = &document.worked.line;
        let marked: Vec<Marked> =
            document.coders.iter().map(|spans| spans.as_ref().map(|spans| line.marked(spans))).collect();
        let mut ratings = Ratings::new(said.coders.len(), 2);
        rate(&mut ratings, &line.counted, &marked);
        ratings.units().for_each(|unit| all.add(&unit.ratings, unit.n));
        heard.n_raters[document.place] = document.n_raters();
        if document.is_used() && document.n_raters() > 1 {
            heard.used.push((document.place, AlphaParts::of(&ratings)));
            n_stretches += document.spans().map(|spans| line.heard(spans).len() as u64).sum::<u64>();
        }
    }
    let mut figures = Figures { n_documents: heard.places().count(), ..Figures::of_ratings(&all) };
    // A stretch of many words was applied once: units that are finer do not make it more.
    figures.n_uses = figures.n_uses.min(n_stretches);
    let paired = Paired { pairs: Pairs::of(&all), cohen: nominal::cohen_parts(&all) };
    (Judged { figures: figures.judged(), heard }, Some(paired))
}

/// Returns how many units two coders rated for at least one code.
fn common_units<P: Parts>(material: &Material<'_>, judged: &[Judged<P>]) -> u64 {
    places(judged).into_iter().map(|place| material.documents[place].line.n_units()).sum()
}

/// Returns the places of the documents that tell of agreement about any code, ascending.
fn places<P: Parts>(judged: &[Judged<P>]) -> Vec<usize> {
    let places: BTreeSet<usize> = judged.iter().flat_map(|code| code.heard.places()).collect();
    places.into_iter().collect()
}

/// Returns the figures of all codes together: their disagreements are put together.
fn overall<P: Parts>(judged: &[Judged<P>], silence: &Silence<P>) -> Figures {
    let measured: Vec<&Judged<P>> = judged.iter().filter(|code| code.figures.n_coders > 1).collect();
    if measured.is_empty() {
        let first = judged.iter().map(|code| code.figures.status).max();
        return Figures::without(first.unwrap_or(Status::NoCommonUnits));
    }
    let most = |of: fn(&Figures) -> u64| measured.iter().map(|code| of(&code.figures)).max().unwrap_or_default();
    let figures = Figures {
        n_units: most(|f| f.n_units),
        n_coders: most(|f| f.n_coders as u64) as usize,
        n_documents: places(judged).len(),
        n_uses: measured.iter().map(|code| code.figures.n_uses).sum(),
        alpha: pooled(measured.iter().map(|code| code.heard.disagreement(silence))),
        ..Figures::default()
    };
    figures.judged()
}
