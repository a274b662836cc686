//! What to beware of before a difference is claimed: interviews of unequal length, groups coded by different people,
//! codes made late, code trees that nobody applied to a group.

use std::collections::BTreeMap;

use super::super::applied_trees::AppliedTrees;
use super::super::facts::{Facts, PlacedOnRow, turns_touched};
use super::super::groups::Grouping;
use super::super::labels;
use super::super::themes::{ThemeRow, broken_themes};
use super::cases::Cases;
use super::eligible::Eligibility;
use super::pairs::SaidOfCode;
use super::{ComparisonQuery, Pair};
use crate::model::elision::De;
use crate::model::{CoderId, Said, Stamp, TextUnavailable, TreeId, said};

/// One group says so many times as much as another, by the median, before that is worth a word.
const UNEQUAL_LENGTH: f64 = 1.5;

/// Who made more than this share of one group's codings, and less than the rest of it of another's, may be the
/// difference.
const MOST_OF_A_GROUP: f64 = 0.8;

/// So many rows are named in a sentence.
const MOST_NAMED: usize = 5;

/// What was looked at.
pub(super) struct Looked<'q> {
    pub facts: &'q Facts<'q>,
    pub grouping: &'q Grouping,
    pub cases: &'q Cases,
    pub query: &'q ComparisonQuery,
    pub chosen: &'q [u32],
    pub themes: &'q [ThemeRow],
}

impl Looked<'_> {
    fn name(&self, group: u32) -> &str {
        &self.grouping.groups[group as usize].name
    }

    /// Returns of how many the shares are.
    pub(super) fn base(&self, eligibility: &Eligibility, rows: &[usize]) -> Said {
        let n = |group: u32| self.cases.group.iter().filter(|g| **g == group).count();
        let sizes = self.chosen.iter().map(|g| format!("{} {}", n(*g), self.name(*g))).collect::<Vec<_>>().join(", ");
        let finished = trees(self.facts, rows).into_iter().any(|tree| eligibility.knows_finished(tree));
        let finished = match finished {
            true => said!(
                "for each code those of whom a document was recorded as finished for its tree after the code was made; for \
                 trees of which nothing is recorded, everyone",
                "pour chaque code, ceux dont un document a été noté comme terminé pour son arbre après la création du \
                 code\u{202f}; pour les arbres dont rien n’est noté, tout le monde"
            ),
            false => said!(
                "everyone, because no document is recorded as finished for these code trees",
                "tout le monde, car aucun document n’est noté comme terminé pour ces arbres"
            ),
        };
        let asked = rows.iter().any(|row| eligibility.knows_questions(self.facts.outline.rows[*row].code));
        let rule = match asked {
            true => said!(
                "{finished}; without those whom, as recorded, nobody asked for its theme",
                "{finished}\u{202f}; sans ceux à qui, d’après ce qui est noté, personne n’a posé la question de son thème",
                finished = finished
            ),
            false => finished,
        };
        let units = labels::label(self.query.unit.name());
        said!("{sizes} ({units}): {rule}", "{sizes} ({units})\u{202f}: {rule}", units = units, rule = rule)
    }

    /// Returns what to beware of, in a sentence each.
    pub(super) fn cautions(&self, eligibility: &Eligibility, rows: &[usize], pairs: &[Pair]) -> Vec<Said> {
        let mut cautions = self.lengths();
        cautions.extend(self.people_in_two_groups());
        cautions.extend(self.coders(rows));
        let applied = AppliedTrees::of(self.facts, self.grouping);
        if self.query.themes {
            cautions.extend(broken_themes(self.facts.project));
            cautions.extend(applied.themes_not_looked_for(self.facts, self.grouping, self.chosen, self.themes));
        } else {
            // A theme gathers codes of several trees, each for its own group as a rule.
            cautions.extend(self.trees_not_applied(rows, eligibility, &applied));
        }
        cautions.extend(self.late_codes(eligibility, rows));
        let adjusted = |pair: &Pair| {
            let odds = pair.codes.iter().filter_map(|code| code.divergence.odds_ratio);
            odds.filter(|odds| odds.adjusted).count()
        };
        let adjusted: usize = pairs.iter().map(adjusted).sum();
        cautions.extend(match adjusted {
            0 => None,
            1 => Some(said!(
                "0.5 was added for the odds ratio of one row",
                "0,5 a été ajouté pour le rapport des chances d’une ligne"
            )),
            n => Some(said!(
                "0.5 was added for the odds ratio of {n} rows",
                "0,5 a été ajouté pour le rapport des chances de {n} lignes"
            )),
        });
        cautions
    }

    /// Says of which rows people speak who do not count, because they were not asked or their documents are not
    /// finished.
    pub(super) fn unasked(&self, said: &[SaidOfCode]) -> Option<Said> {
        let n_unasked = |row: &SaidOfCode| {
            let cases = self.cases.group.iter().zip(&row.excerpts).zip(&row.eligible);
            cases.filter(|((group, n), eligible)| self.chosen.contains(*group) && **n > 0 && !**eligible).count()
        };
        let mut rows: Vec<(usize, &str)> =
            said.iter().map(|row| (n_unasked(row), row.path.as_str())).filter(|(n, _)| *n > 0).collect();
        rows.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
        let more = rows.len().saturating_sub(MOST_NAMED);
        rows.truncate(MOST_NAMED);
        let named = rows.iter().map(|(n, path)| format!("{path} ({n})")).collect::<Vec<_>>().join(", ");
        let more = match more {
            0 => Said::default(),
            more => said!(" and {more} more rows", " et {more} autres lignes"),
        };
        (!rows.is_empty()).then(|| {
            said!(
                "some speak of a row and do not count, because nobody asked them or their documents are not finished: \
                 {named}{more}",
                "certains parlent d’une ligne sans y compter, car personne ne leur a posé la question ou leurs documents ne sont \
                 pas terminés\u{202f}: {named}{more}",
                more = more
            )
        })
    }

    fn lengths(&self) -> Vec<Said> {
        let Some(words) = &self.cases.words else {
            let missing = self.facts.words_missing().map(TextUnavailable::said).unwrap_or_default();
            return vec![said!(
                "how much each group says is not known: {missing}",
                "on ne sait pas combien dit chaque groupe\u{202f}: {missing}",
                missing = missing
            )];
        };
        let medians: Vec<(u32, f64)> =
            self.chosen.iter().filter_map(|group| Some((*group, self.median_words(*group, words)?))).collect();
        let told: Vec<String> = medians.iter().map(|(g, median)| format!("{} {median:.0}", self.name(*g))).collect();
        let told = told.join(", ");
        let mut cautions =
            vec![said!("median words of own talk: {told}", "médiane des mots de parole propre\u{202f}: {told}")];
        let (most, least) = medians
            .iter()
            .fold((0.0_f64, f64::INFINITY), |(most, least), (_, median)| (most.max(*median), least.min(*median)));
        if most > UNEQUAL_LENGTH * least {
            cautions.push(said!(
                "the groups do not speak at equal length, and who says more says more of everything: compare rates for each \
                 1,000 words too",
                "les groupes ne parlent pas aussi longuement, et qui dit plus dit plus de tout\u{202f}: comparez aussi des taux \
                 pour 1\u{202f}000 mots"
            ));
        }
        cautions
    }

    fn median_words(&self, group: u32, words: &[u64]) -> Option<f64> {
        let of_group = self.cases.group.iter().zip(words).filter(|(g, _)| **g == group);
        let mut words: Vec<f64> = of_group.map(|(_, n)| *n as f64).collect();
        words.sort_by(f64::total_cmp);
        super::super::statistics::quantile(&words, 0.5)
    }

    fn people_in_two_groups(&self) -> Option<Said> {
        let mut groups_of: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (voice, group) in self.facts.voices.iter().zip(&self.grouping.of_voice) {
            if let (Some(person), Some(group)) = (voice.participant, group.filter(|g| self.chosen.contains(g))) {
                let groups = groups_of.entry(person).or_default();
                if !groups.contains(&group) {
                    groups.push(group);
                }
            }
        }
        let both = groups_of.values().filter(|groups| groups.len() > 1).count();
        match both {
            0 => None,
            1 => Some(said!(
                "1 participant is in more than one of these groups, so the groups are not independent",
                "1 participant est dans plus d’un de ces groupes, ils ne sont donc pas indépendants"
            )),
            _ => Some(said!(
                "{both} participants are in more than one of these groups, so the groups are not independent",
                "{both} participants sont dans plus d’un de ces groupes, ils ne sont donc pas indépendants"
            )),
        }
    }

    /// Returns by group how many codings of `rows` each coder made in the words of its cases.
    fn codings_of_coders(&self, rows: &[usize]) -> BTreeMap<u32, BTreeMap<CoderId, u64>> {
        let mut counts: BTreeMap<u32, BTreeMap<CoderId, u64>> = BTreeMap::new();
        let facts = self.facts;
        let mut shown = vec![false; facts.outline.rows.len()];
        rows.iter().for_each(|row| shown[*row..facts.outline.rows[*row].end].fill(true));
        for (d, document) in (0_u32..).zip(&facts.documents) {
            let counted =
                |placed: &PlacedOnRow<'_>| shown[placed.row as usize] && self.query.scope.counts(placed.coding);
            for placed in facts.codings_in(d).filter(counted) {
                let voices = turns_touched(document, placed.span).filter_map(|turn| facts.voice_of(d, turn));
                let mut groups: Vec<u32> = voices.filter_map(|v| self.grouping.of_voice[v as usize]).collect();
                groups.sort_unstable();
                groups.dedup();
                for group in groups {
                    *counts.entry(group).or_default().entry(placed.coding.coder).or_default() += 1;
                }
            }
        }
        counts
    }

    fn coders(&self, rows: &[usize]) -> Vec<Said> {
        let counts = self.codings_of_coders(rows);
        let share = |group: u32, coder: CoderId| -> Option<f64> {
            let of_group = counts.get(&group)?;
            let all: u64 = of_group.values().sum();
            Some(of_group.get(&coder).copied().unwrap_or(0) as f64 / all as f64)
        };
        let mut cautions = Vec::new();
        for group in self.chosen {
            for coder in counts.get(group).into_iter().flat_map(BTreeMap::keys) {
                let elsewhere = self.chosen.iter().filter(|other| *other != group);
                let shares: Vec<f64> = elsewhere.filter_map(|other| share(*other, *coder)).collect();
                let here = share(*group, *coder).unwrap_or(0.0);
                if here > MOST_OF_A_GROUP && shares.iter().any(|there| *there < 1.0 - MOST_OF_A_GROUP) {
                    let (coder, group) = (self.facts.project.coder_name(*coder), self.name(*group));
                    let (of, percent) = (De(group), 100.0 * here);
                    cautions.push(said!(
                        "{coder} made {percent:.0}% of the codings in {group}, and few elsewhere: a difference between groups \
                         may be one between coders",
                        "{coder} a fait {percent:.0}\u{202f}% des codages {of}, et peu ailleurs\u{202f}: un écart entre \
                         groupes peut être un écart entre codeurs"
                    ));
                }
            }
        }
        cautions
    }

    /// A tree of which nothing is coded in a group was, as a rule, not looked for there.
    fn trees_not_applied(&self, rows: &[usize], eligibility: &Eligibility, applied: &AppliedTrees) -> Vec<Said> {
        let facts = self.facts;
        let mut cautions = Vec::new();
        for tree in trees(facts, rows).into_iter().filter(|tree| !eligibility.knows_finished(*tree)) {
            let silent: Vec<&str> =
                self.chosen.iter().filter(|g| !applied.to(tree, **g)).map(|g| self.name(*g)).collect();
            if !silent.is_empty() && silent.len() < self.chosen.len() {
                let name = facts.project.tree_name(tree);
                let groups = silent.join(", ");
                let of = De(&groups);
                cautions.push(said!(
                    "no words of {groups} are coded with a code of the tree {name}: 0 may mean that it was not looked for \
                     there",
                    "aucun mot {of} n’est codé avec un code de l’arbre {name}\u{202f}: 0 peut vouloir dire qu’on \
                     ne l’y a pas cherché"
                ));
            }
        }
        cautions
    }

    /// Returns a caution on codes that came when documents were coded already.
    fn late_codes(&self, eligibility: &Eligibility, rows: &[usize]) -> Option<Said> {
        let facts = self.facts;
        let mut last: BTreeMap<TreeId, Vec<Option<Stamp>>> = BTreeMap::new();
        for d in 0..facts.documents.len() {
            for placed in facts.codings_in(d as u32) {
                let tree = facts.outline.rows[placed.row as usize].tree;
                let of_tree = last.entry(tree).or_insert_with(|| vec![None; facts.documents.len()]);
                of_tree[d] = of_tree[d].max(Some(placed.coding.at));
            }
        }
        let before = |row: &usize| {
            let row = &facts.outline.rows[*row];
            let made = facts.project.code(row.code)?.added;
            let coded_before = last.get(&row.tree)?.iter().flatten().filter(|at| **at < made).count();
            (!eligibility.knows_finished(row.tree) && coded_before > 0).then_some(row.path.as_str())
        };
        let late: Vec<&str> = rows.iter().filter_map(before).collect();
        let few = late.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        let more = if late.len() > 3 { ", …" } else { "" };
        let n = late.len();
        (n > 0).then(|| {
            said!(
                "codes made after the coding of some documents had ended, where they may be missing rather than absent: {n} \
                 ({few}{more})",
                "codes créés après la fin du codage de certains documents, où ils manquent peut-être plutôt qu’ils ne sont \
                 absents\u{202f}: {n} ({few}{more})"
            )
        })
    }
}

/// Returns the trees of the rows, each once.
fn trees(facts: &Facts<'_>, rows: &[usize]) -> Vec<TreeId> {
    let mut trees: Vec<TreeId> = rows.iter().map(|row| facts.outline.rows[*row].tree).collect();
    trees.sort_unstable();
    trees.dedup();
    trees
}
