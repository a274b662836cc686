//! Units as coders cut them, one code at a time, and all codes as one family where they exclude each other.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::super::super::statistics::Watch;
use super::super::figures::Figures;
use super::super::material::{Material, OfCode};
use super::super::resampling::{Heard, Silence};
use super::super::unitizing::{UnitizingParts, Valued};
use super::{Judged, Measure, alone, overall};
use crate::model::{Said, Span, said};

impl Measure {
    /// Measures units as coders cut them, one code at a time.
    pub fn of_units(material: &Material<'_>, rows: &[usize], watch: &mut Watch<'_>) -> Self {
        let of_silence = |n_units, n_raters| UnitizingParts::of(n_units as u32, &vec![Vec::new(); n_raters], 1);
        let silence = Silence::of(material, UnitizingParts::none(1), of_silence);
        let mut judged: Vec<Judged<UnitizingParts>> =
            rows.par_iter().map(|row| cut(material, &silence, *row)).collect();
        let notes = vec![as_family(material, rows, &mut judged)];
        let mut overall = overall(&judged, &silence);
        overall.n_units = judged.iter().map(|code| code.figures.n_units).sum();
        Self { notes, ..Self::drawn(judged, overall, &silence, watch) }
    }
}

/// Returns how coders cut the units of the code in `row`.
fn cut(material: &Material<'_>, silence: &Silence<UnitizingParts>, row: usize) -> Judged<UnitizingParts> {
    let said = material.of_code(row);
    if let Some(status) = alone(&said) {
        return Judged::without(status, material);
    }
    let (mut heard, mut n_units) = (Heard::nowhere(material.documents.len()), 0);
    for document in &said.documents {
        heard.n_raters[document.place] = document.n_raters();
        if document.n_raters() < 2 || !document.is_used() {
            continue;
        }
        let line = &document.worked.line;
        let units: Vec<Vec<Valued>> =
            document.spans().map(|spans| valued(line.run_together(&line.heard(spans)), 0)).collect();
        n_units += units.iter().map(Vec::len).sum::<usize>() as u64;
        heard.used.push((document.place, UnitizingParts::of(line.n_units() as u32, &units, 1)));
    }
    let figures = Figures {
        n_units,
        n_coders: said.coders.len(),
        n_documents: heard.places().count(),
        n_uses: n_units,
        alpha: heard.sum(silence).u_alpha(),
        ..Figures::default()
    };
    Judged { figures: figures.judged(), heard }
}

fn valued(spans: Vec<Span>, value: usize) -> Vec<Valued> {
    spans.into_iter().map(|span| (span, value)).collect()
}

/// Looks at the codes as values that exclude each other, where they do: gives each its own alpha against the others,
/// and returns the alphas of all in words.
fn as_family(material: &Material<'_>, rows: &[usize], judged: &mut [Judged<UnitizingParts>]) -> Said {
    let said: Vec<OfCode<'_, '_>> = rows.iter().map(|row| material.of_code(*row)).collect();
    let Some(first) = said.first() else { return said!("there is no code", "il n’y a pas de code") };
    if said.iter().any(|code| code.coders != first.coders || code.documents.len() != first.documents.len()) {
        return said!(
            "the codes were not all coded by the same people, so they are not compared as one family",
            "les codes n’ont pas tous été codés par les mêmes personnes, ils ne sont donc pas comparés comme une famille"
        );
    }
    let mut sum = UnitizingParts::none(rows.len());
    for (d, document) in first.documents.iter().enumerate() {
        let line = &document.worked.line;
        let of_coder = |coder: usize| -> Option<Vec<Valued>> {
            let of_value = |value: usize| {
                let spans = said[value].documents[d].coders[coder].as_ref()?;
                Some(valued(line.run_together(&line.heard(spans)), value))
            };
            (0..rows.len()).map(of_value).collect::<Option<Vec<_>>>().map(|units| units.concat())
        };
        let units: Vec<Vec<Valued>> = (0..first.coders.len()).filter_map(of_coder).collect();
        if units.iter().any(|units| overlap_each_other(units)) {
            return said!(
                "codes overlap here, so they are no family of values that exclude each other, and only alphas of one code \
                 at a time are given (the alpha of several values at once, of 2016, is not computed)",
                "des codes se chevauchent ici, ils ne sont donc pas une famille de valeurs qui s’excluent, et seuls les alphas \
                 d’un code à la fois sont donnés (l’alpha de plusieurs valeurs à la fois, de 2016, n’est pas calculé)"
            );
        }
        if units.len() > 1 {
            sum.add(&UnitizingParts::of(line.n_units() as u32, &units, rows.len()));
        }
    }
    for (value, code) in judged.iter_mut().enumerate() {
        code.figures.ku_alpha = sum.ku_alpha(value);
    }
    let shown = |value: Option<f64>| match value {
        Some(value) => Said::decimal(value, 3),
        None => Said::fixed("not defined", "non défini"),
    };
    said!(
        "the codes exclude each other here; as one family: u-alpha (2016) {all}, marked or not {marked}, which code on what \
         several marked {which} (on {part} of the text)",
        "les codes s’excluent ici\u{202f}; comme une famille\u{202f}: u-alpha (2016) {all}, marqué ou non {marked}, quel code là \
         où plusieurs ont marqué {which} (sur {part} du texte)",
        all = shown(sum.u_alpha()),
        marked = shown(sum.bar_u_alpha()),
        which = shown(sum.cu_alpha()),
        part = shown(sum.cu_coverage())
    )
}

/// Whether units of different values share words.
fn overlap_each_other(units: &[Valued]) -> bool {
    let mut units: Vec<&Valued> = units.iter().collect();
    units.sort_unstable();
    let mut reached: BTreeMap<usize, u32> = BTreeMap::new();
    units.into_iter().any(|(span, value)| {
        let crosses = reached.iter().any(|(other, end)| other != value && *end > span.start);
        let end = reached.entry(*value).or_default();
        *end = span.end.max(*end);
        crosses
    })
}
