//! What the numbers of agreement are: of whose work, in which units, on how many documents, and what to keep in mind
//! when they are read.

use std::collections::{BTreeMap, BTreeSet};

use super::super::labels;
use super::super::statistics::{DEFAULT_REPLICATES, DEFAULT_SEED};
use super::super::table::Caption;
use super::figures::{Figures, MIN_DOCUMENTS, MIN_UNITS, MIN_USES};
use super::material::{Material, Worked};
use super::pooled::Macro;
use super::table::ALL_CODES;
use super::{AgreementQuery, AgreementUnit, Work};
use crate::model::{CoderId, Noun, Said, counted, said};

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
            "interval: the middle 95% of {DEFAULT_REPLICATES} draws of whole documents, seed {DEFAULT_SEED}; too_few means \
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
            "{all}: disagreements of all codes put together; the mean of the alphas of {codes} is {value}, {undefined} more \
             are undefined",
            "{all}\u{202f}: désaccords de tous les codes mis ensemble\u{202f}; la moyenne des alphas de {codes} est {value}, \
             {undefined} autres ne sont pas définis",
            all = all,
            codes = counted(n, Noun::Code),
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
            "in {documents} a person decided about disagreements: what was upheld there counts for every coder",
            "dans {documents}, quelqu’un a tranché des désaccords\u{202f}: ce qui y a été retenu compte pour chaque codeur",
            documents = counted(ruled, Noun::Document)
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
        "by the record, {n} of {documents} coded blind; where coders saw each other’s work this is a review figure, not \
         reliability",
        "d’après le projet, codés à l’aveugle\u{202f}: {n} sur {documents}\u{202f}; là où les codeurs voyaient le travail \
         des autres, c’est une relecture, non une fidélité",
        documents = counted(of, Noun::Document)
    )
}
