//! Which codes of different trees may answer each other, from the words that they share. A suggestion is never applied by
//! itself.
//!
//! A code is the bag of the words of its name, its definition and its excerpts; the name weighs most, since somebody chose
//! it. Two codes are as near as the cosine of their bags, each word weighed by how few codes hold it (tf-idf).

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation as _;

use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::text::folded;
use crate::model::{CodeId, DefinitionPart, Outline, Project, TreeId, said};

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

/// How much a word weighs in the name of a code, beside 1 in its definition; all words of its excerpts together weigh as
/// much as a word of the name.
const NAME_WEIGHT: f64 = 4.0;

/// Words shorter than that (the, les, and) tell little.
const SHORTEST_WORD: usize = 4;

/// Pairs that are less near are not worth a look.
const LEAST_NEARNESS: f64 = 0.12;

/// How many shared words are named.
const WORDS_NAMED: usize = 5;

/// Returns pairs of codes of different trees that share words and are not mapped yet, the nearest first, `limit` at most.
/// Texts that are not here are left out.
pub fn suggest_mappings(project: &Project, limit: usize) -> Vec<Suggestion> {
    let outline = Outline::of(project);
    let guide = project.guide_tree();
    let rows: Vec<_> = outline.rows.iter().filter(|row| Some(row.tree) != guide).collect();
    let excerpts = excerpt_words(project);
    let bags: Vec<Bag> = rows.iter().map(|row| Bag::of(project, row.code, row.tree, excerpts.get(&row.code))).collect();
    let rarity = rarity(&bags);
    let weighed: Vec<BTreeMap<&str, f64>> = bags.iter().map(|bag| bag.weighed(&rarity)).collect();
    let mut found = Vec::new();
    for (i, a) in bags.iter().enumerate() {
        for (j, b) in bags.iter().enumerate().skip(i + 1).filter(|(_, b)| b.tree != a.tree) {
            let mapped = |first, second| {
                project.comparison.crosswalk.contains_key(&crate::model::CodePair { code: first, with: Some(second) })
            };
            if mapped(a.code, b.code) || mapped(b.code, a.code) {
                continue;
            }
            let (nearness, shared) = nearness(&weighed[i], &weighed[j]);
            if nearness >= LEAST_NEARNESS {
                found.push(Suggestion { code: a.code, with: b.code, nearness, shared });
            }
        }
    }
    found.sort_by(|a, b| b.nearness.total_cmp(&a.nearness).then((a.code, a.with).cmp(&(b.code, b.with))));
    found.truncate(limit);
    found
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
            "paires de codes d’arborescences différentes\u{202f}; proximité de 0 à 1, d’après les mots des noms, des définitions \
             et des extraits"
        ),
        base: said!("{n} pairs", "{n} paires"),
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

/// The words of a code and how much each weighs.
struct Bag {
    code: CodeId,
    tree: TreeId,
    words: BTreeMap<String, f64>,
}

impl Bag {
    fn of(project: &Project, code: CodeId, tree: TreeId, excerpts: Option<&BTreeMap<String, u32>>) -> Self {
        let mut words: BTreeMap<String, f64> = BTreeMap::new();
        if let Some(code) = project.codes.get(&code) {
            let mut add = |text: &str, weight: f64| {
                words_of(text).for_each(|word| *words.entry(word).or_default() += weight);
            };
            add(&code.name, NAME_WEIGHT);
            add(&code.description, 1.0);
            DefinitionPart::ALL.iter().for_each(|part| add(code.definition.part(*part), 1.0));
        }
        if let Some(excerpts) = excerpts {
            let n = f64::from(excerpts.values().sum::<u32>());
            for (word, count) in excerpts {
                *words.entry(word.clone()).or_default() += NAME_WEIGHT * f64::from(*count) / n;
            }
        }
        Self { code, tree, words }
    }

    /// Returns the words with their weights, of length 1 together.
    fn weighed(&self, rarity: &FxHashMap<&str, f64>) -> BTreeMap<&str, f64> {
        let weight = |(word, weight): (&'_ String, &f64)| weight * rarity.get(word.as_str()).copied().unwrap_or(0.0);
        let length = self.words.iter().map(|entry| weight(entry).powi(2)).sum::<f64>().sqrt();
        let scaled = |entry| if length > 0.0 { weight(entry) / length } else { 0.0 };
        self.words.iter().map(|entry| (entry.0.as_str(), scaled(entry))).collect()
    }
}

/// Returns for each word how few codes hold it.
fn rarity(bags: &[Bag]) -> FxHashMap<&str, f64> {
    let mut held: FxHashMap<&str, u32> = FxHashMap::default();
    for bag in bags {
        bag.words.keys().for_each(|word| *held.entry(word.as_str()).or_default() += 1);
    }
    let n = bags.len() as f64;
    held.into_iter().map(|(word, n_codes)| (word, (1.0 + n / f64::from(n_codes)).ln())).collect()
}

fn nearness(a: &BTreeMap<&str, f64>, b: &BTreeMap<&str, f64>) -> (f64, Vec<String>) {
    let mut shared: Vec<(f64, &str)> =
        a.iter().filter_map(|(word, x)| b.get(word).map(|y| (x * y, *word))).filter(|(xy, _)| *xy > 0.0).collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let nearness = shared.iter().map(|(xy, _)| xy).sum::<f64>();
    (nearness, shared.into_iter().take(WORDS_NAMED).map(|(_, word)| word.to_owned()).collect())
}

/// Returns the words of the excerpts of each code, each excerpt once.
fn excerpt_words(project: &Project) -> FxHashMap<CodeId, BTreeMap<String, u32>> {
    let mut of: FxHashMap<CodeId, BTreeMap<String, u32>> = FxHashMap::default();
    for document in project.documents() {
        let Ok(text) = project.text(document) else { continue };
        let spans: BTreeSet<_> = project.codings(document).map(|placed| (placed.code, placed.span)).collect();
        for (code, span) in spans {
            let words = of.entry(code).or_default();
            words_of(&document.said(&text, span)).for_each(|word| *words.entry(word).or_default() += 1);
        }
    }
    of
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let folded = |word: &str| folded(word).into_iter().collect::<String>();
    text.unicode_words()
        .map(folded)
        .filter(|word| word.chars().count() >= SHORTEST_WORD)
        .collect::<Vec<_>>()
        .into_iter()
}
