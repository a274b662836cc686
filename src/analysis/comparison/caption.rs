//! What a comparison says below its title: what is counted, of whom, and how its intervals, tests and rates are to be
//! read.

use super::super::labels;
use super::super::matrix::Counting;
use super::super::statistics::{DEFAULT_REPLICATES, MOST_EXACT};
use super::super::table::Caption;
use super::divergence::{FEWEST_FOR_INTERVAL, FEWEST_FOR_TEST};
use super::{Comparison, Dealing, DealtTo, Pair, Strata};
use crate::model::elision::De;
use crate::model::{Said, said};

impl Comparison {
    /// Returns what the table counts, of whom, and what its figures mean.
    pub(super) fn caption(&self) -> Caption {
        let counting = match self.query.counting {
            Counting::Own => said!("a code counts its own excerpts", "un code compte ses propres extraits"),
            Counting::WithBelow => said!(
                "a code counts its own excerpts and those of the codes below",
                "un code compte ses propres extraits et ceux des codes d’en dessous"
            ),
        };
        let units = labels::label(self.query.unit.name());
        let mut notes = vec![
            said!(
                "{counting}; each of the {units} counts once",
                "{counting}\u{202f}; chacun des {units} compte une fois",
                counting = counting,
                units = units
            ),
            said!(
                "percent and low to high: Wilson interval at 95%; difference: percentage points, Newcombe interval; odds \
                 ratio: Woolf interval, 0.5 added to all four counts when one is 0",
                "pourcentage, bas à haut\u{202f}: intervalle de Wilson à 95\u{202f}%\u{202f}; écart\u{202f}: points de pourcentage, \
                 intervalle de Newcombe\u{202f}; rapport des chances\u{202f}: intervalle de Woolf, 0,5 ajouté aux quatre \
                 effectifs quand l’un est 0"
            ),
            said!(
                "fewer than {FEWEST_FOR_INTERVAL} in a group: counts only (too_few); no_variation: nobody or everybody says it",
                "moins de {FEWEST_FOR_INTERVAL} dans un groupe\u{202f}: des effectifs seulement (trop peu)\u{202f}; aucune \
                 variation\u{202f}: personne ou tout le monde le dit"
            ),
            said!(
                "what is not mentioned is not rejected; the numbers describe these interviews and are no survey estimate",
                "ce qui n’est pas évoqué n’est pas rejeté\u{202f}; les nombres décrivent ces entretiens et n’estiment pas une \
                 population"
            ),
        ];
        if self.query.tests || self.query.dealing.is_some() || self.query.rates.is_some() {
            notes.push(said!(
                "too_few also stands where only a test or a rate that was asked for is missing; the intervals of the row hold",
                "trop peu\u{202f}: aussi quand seul manque un test ou un taux demandé\u{202f}; les intervalles de la ligne valent"
            ));
        }
        notes.extend(self.notes_on_tests());
        notes.extend(self.cautions.iter().cloned());
        let attribute = &self.query.attribute;
        Caption {
            title: match self.query.themes {
                true => said!("Themes compared by {attribute}", "Thèmes comparés par {attribute}"),
                false => said!("Codes compared by {attribute}", "Codes comparés par {attribute}"),
            },
            unit: units,
            base: self.base.clone(),
            filters: self.filters.clone(),
            notes,
        }
    }

    fn notes_on_tests(&self) -> Vec<Said> {
        let units = labels::label(self.query.unit.name());
        let is_tested = self.query.tests || self.query.dealing.is_some();
        let p = is_tested.then(|| note_on_p(&units, &self.pairs));
        let dealing = self.query.dealing.as_ref().map(|dealing| note_on_dealing(&units, dealing));
        p.into_iter().chain(dealing).chain(self.query.rates.map(note_on_rates)).collect()
    }
}

fn note_on_p(units: &Said, pairs: &[Pair]) -> Said {
    let sizes: Vec<String> = pairs.iter().map(|pair| tested(pair).to_string()).collect();
    let tested = sizes.join(", ");
    said!(
        "p: how surprising the difference is if the group labels were shuffled among these {units}; q: p adjusted \
         after Benjamini & Hochberg for the {tested} codes tested in a pair of groups; none with fewer than \
         {FEWEST_FOR_TEST} in a group",
        "p\u{202f}: combien l’écart surprend si l’on redistribue au hasard les groupes entre ces {units}\u{202f}; q\u{202f}: p \
         corrigé selon Benjamini et Hochberg pour les {tested} codes testés dans une paire de groupes\u{202f}; aucun à \
         moins de {FEWEST_FOR_TEST} dans un groupe",
        units = units
    )
}

fn note_on_dealing(units: &Said, dealing: &Dealing) -> Said {
    let to = match &dealing.to {
        DealtTo::Cases => said!("each of the {units}", "chacun des {units}", units = units),
        DealtTo::Documents => said!("all who speak in one document", "tous ceux qui parlent dans un même document"),
        DealtTo::Attribute(name) => {
            let of = De(name);
            said!("all who share a value of {name}", "tous ceux qui ont la même valeur {of}")
        }
    };
    let within = match &dealing.within {
        None => said!("", ""),
        Some(Strata::Attribute(name)) => {
            let of = De(name);
            said!(", within each value of {name}", ", au sein de chaque valeur {of}")
        }
        Some(Strata::Length) => {
            said!(", within thirds by the words of own talk", ", au sein de tiers selon le nombre de mots de chacun")
        }
    };
    let (times, seed) = (dealing.times, dealing.seed);
    said!(
        "permutation: labels dealt to {to}{within}; all ways when there are at most {most}, else {times} at random, \
         seed {seed}",
        "permutation\u{202f}: groupes redistribués à {to}{within}\u{202f}; toutes les façons s’il y en a {most} \
         au plus, sinon {times} au hasard, graine {seed}",
        to = to,
        within = within,
        most = Said::number(MOST_EXACT as usize)
    )
}

fn note_on_rates(seed: u64) -> Said {
    said!(
        "rates: excerpts for each 1,000 words of own talk; interval by drawing whole cases again {draws} times, seed {seed}",
        "taux\u{202f}: extraits pour 1\u{202f}000 mots de parole propre\u{202f}; intervalle par {draws} tirages de cas \
         entiers, graine {seed}",
        draws = Said::number(DEFAULT_REPLICATES)
    )
}

fn tested(pair: &Pair) -> usize {
    pair.codes.iter().filter(|code| code.fisher.is_some() || code.dealt.is_some()).count()
}
