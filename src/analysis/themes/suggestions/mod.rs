//! Which codes of different trees may answer each other, from the words that they share. A suggestion is never applied
//! by itself.
//!
//! A code is the bag of the words of its name, its definition and its excerpts; the name weighs most, since somebody
//! chose it. Two codes are as near as the cosine of their bags, each word weighed by how few codes hold it (tf-idf).

mod bags;

use rayon::prelude::*;

use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{CodeId, CodePair, Noun, Outline, Project, counted, said};
use bags::{Bag, Bags};

/// Two codes that may answer each other.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestion {
    /// The code of the earlier tree.
    pub code: CodeId,
    /// The code of the later tree.
    pub with: CodeId,
    /// From 0, no word in common, to 1, the same words.
    pub nearness: f64,
    /// The words that they share, those that say most first.
    pub shared: Vec<String>,
}

/// Pairs that are less near are not worth a look.
const LEAST_NEARNESS: f64 = 0.12;

/// How many shared words are named.
const WORDS_NAMED: usize = 5;

/// Returns pairs of codes of different trees that share words and are not mapped yet, the nearest first, `limit` at
/// most. Texts that are not here are left out.
pub fn suggest_mappings(project: &Project, limit: usize) -> Vec<Suggestion> {
    let guide = project.guide_tree();
    let outline = Outline::of(project);
    let codes: Vec<_> =
        outline.rows.iter().filter(|row| Some(row.tree) != guide).map(|row| (row.code, row.tree)).collect();
    let bags = Bags::of(project, &codes);
    let mut near = near_pairs(project, &bags);
    near.sort_by(|a, b| b.nearness.total_cmp(&a.nearness).then_with(|| bags.codes(a).cmp(&bags.codes(b))));
    near.truncate(limit);
    near.iter().map(|pair| pair.suggestion(&bags)).collect()
}

/// Two bags that share enough.
struct NearPair {
    bags: [usize; 2],
    nearness: f64,
}

/// Returns the pairs that are worth a look: of two trees, not mapped, near enough.
fn near_pairs(project: &Project, bags: &Bags) -> Vec<NearPair> {
    let is_mapped = |a: &Bag, b: &Bag| {
        let mapped = |code, with| project.comparison.crosswalk.contains_key(&CodePair { code, with: Some(with) });
        mapped(a.code, b.code) || mapped(b.code, a.code)
    };
    let of_first = |spread: &mut Vec<f64>, i: usize| {
        let first = &bags.bags[i];
        first.spread_over(spread);
        let behind = bags.bags.iter().enumerate().skip(i + 1);
        let near: Vec<NearPair> = behind
            .filter(|(_, second)| second.tree != first.tree)
            .map(|(j, second)| NearPair { bags: [i, j], nearness: second.nearness(spread) })
            .filter(|pair| pair.nearness >= LEAST_NEARNESS && !is_mapped(first, &bags.bags[pair.bags[1]]))
            .collect();
        first.clear_from(spread);
        near
    };
    let n_words = bags.words.len();
    (0..bags.bags.len()).into_par_iter().map_init(|| vec![0.0; n_words], of_first).flatten().collect()
}

impl NearPair {
    fn suggestion(&self, bags: &Bags) -> Suggestion {
        let [a, b] = self.bags.map(|i| &bags.bags[i]);
        let mut shared = a.products(b);
        shared.sort_by(|x, y| y.1.total_cmp(&x.1).then_with(|| bags.word(x.0).cmp(bags.word(y.0))));
        let shared = shared.iter().take(WORDS_NAMED).map(|(word, _)| bags.word(*word).to_owned()).collect();
        Suggestion { code: a.code, with: b.code, nearness: self.nearness, shared }
    }
}

impl Bags {
    fn word(&self, number: u32) -> &str {
        &self.words[number as usize]
    }

    fn codes(&self, pair: &NearPair) -> [CodeId; 2] {
        pair.bags.map(|i| self.bags[i].code)
    }
}

/// Returns the table of suggestions.
pub fn suggestions_table(project: &Project, suggestions: &[Suggestion]) -> Table {
    use ColumnKind::{Number, Text};
    let heads = [("code", Text), ("with", Text), ("nearness", Number), ("shared_words", Text)];
    let n = suggestions.len();
    let caption = Caption {
        title: said!("Codes that may answer each other", "Codes qui se répondent peut-être"),
        unit: said!(
            "pairs of codes of different trees; nearness from 0 to 1, by the words of names, definitions and excerpts",
            "paires de codes d’arbres différents\u{202f}; proximité de 0 à 1, d’après les mots des noms, des définitions \
             et des extraits"
        ),
        base: counted(n, Noun::Pair),
        notes: vec![said!(
            "suggestions only: no mapping is made by itself",
            "des suggestions seulement\u{202f}: aucune correspondance ne s’établit d’elle-même"
        )],
        ..Caption::default()
    };
    let mut table = Table::new("suggestions", columns(heads), caption);
    let outline = Outline::of(project);
    for suggestion in suggestions {
        table.rows.push(vec![
            Cell::text(outline.path(suggestion.code)),
            Cell::text(outline.path(suggestion.with)),
            Cell::Number(suggestion.nearness, 2),
            Cell::text(suggestion.shared.join(", ")),
        ]);
    }
    table
}
