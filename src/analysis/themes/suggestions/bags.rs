//! The words of each code and how much they weigh, as lists of numbers, so that all pairs of a large study are compared
//! at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::naming::plain_letters;
use crate::model::{CodeId, DefinitionPart, Document, Project, Span, Text, TreeId};

/// How much a word weighs in the name of a code, beside 1 in its definition; all words of its excerpts together weigh
/// as much as a word of the name.
const NAME_WEIGHT: f64 = 4.0;

/// Words shorter than that (the, les, and) tell little.
const SHORTEST_WORD: usize = 4;

/// The codes that are compared, and their different words.
pub(super) struct Bags {
    /// In the order of the codes that were asked for.
    pub bags: Vec<Bag>,
    /// In small letters and without accents.
    pub words: Vec<Box<str>>,
}

/// The words of a code.
pub(super) struct Bag {
    pub code: CodeId,
    pub tree: TreeId,
    /// Indices of [`Bags::words`], ascending; together of length 1.
    weights: Vec<(u32, f64)>,
}

impl Bags {
    /// Returns the words of `codes`. Texts that are not here are left out.
    pub(super) fn of(project: &Project, codes: &[(CodeId, TreeId)]) -> Self {
        let mut lexicon = Lexicon::default();
        let mut heard = heard_on_codes(project, &mut lexicon);
        let material: Vec<Material> = codes
            .iter()
            .map(|(code, _)| Material {
                written: written_on(project, *code, &mut lexicon),
                heard: heard.remove(code).unwrap_or_default(),
            })
            .collect();
        let n_words = lexicon.words.len();
        let counted: Vec<Vec<(u32, f64)>> =
            material.par_iter().map_init(|| vec![0.0; n_words], |sums, material| material.summed(sums)).collect();
        let rarity = rarity(&counted, n_words);
        let bag = |(weights, (code, tree)): (Vec<(u32, f64)>, &(CodeId, TreeId))| Bag {
            code: *code,
            tree: *tree,
            weights: scaled(weights, &rarity),
        };
        Self { bags: counted.into_iter().zip(codes).map(bag).collect(), words: lexicon.words }
    }
}

impl Bag {
    /// Lays the weights out by word.
    pub(super) fn spread_over(&self, spread: &mut [f64]) {
        self.weights.iter().for_each(|(word, weight)| spread[*word as usize] = *weight);
    }

    /// Takes back what [`Self::spread_over`] laid out.
    pub(super) fn clear_from(&self, spread: &mut [f64]) {
        self.weights.iter().for_each(|(word, _)| spread[*word as usize] = 0.0);
    }

    /// Returns the cosine of this bag and the one whose weights are laid out.
    pub(super) fn nearness(&self, spread: &[f64]) -> f64 {
        self.weights.iter().map(|(word, weight)| weight * spread[*word as usize]).sum()
    }

    /// Returns the words that both hold, and what each adds to the nearness.
    pub(super) fn products(&self, other: &Self) -> Vec<(u32, f64)> {
        let of_other: FxHashMap<u32, f64> = other.weights.iter().copied().collect();
        let product = |(word, x): &(u32, f64)| of_other.get(word).map(|y| (*word, x * y));
        self.weights.iter().filter_map(product).filter(|(_, xy)| *xy > 0.0).collect()
    }
}

/// The words of one code, not yet added up.
struct Material {
    /// In its name and definition, with their weights.
    written: Vec<(u32, f64)>,
    /// In its excerpts, with how often.
    heard: Vec<(u32, u32)>,
}

impl Material {
    /// Returns each word once; `sums` is as long as there are words, and zero before and after.
    fn summed(&self, sums: &mut [f64]) -> Vec<(u32, f64)> {
        let n_heard = f64::from(self.heard.iter().map(|(_, n)| n).sum::<u32>());
        for (word, weight) in &self.written {
            sums[*word as usize] += weight;
        }
        for (word, n) in &self.heard {
            sums[*word as usize] += NAME_WEIGHT * f64::from(*n) / n_heard;
        }
        let summed = (0..).zip(sums.iter().copied()).filter(|(_, weight)| *weight > 0.0).collect();
        sums.fill(0.0);
        summed
    }
}

/// The different words, numbered as they come. Words are folded once, however many texts hold them.
#[derive(Default)]
struct Lexicon {
    words: Vec<Box<str>>,
    of_folded: FxHashMap<Box<str>, u32>,
    of_written: FxHashMap<Box<str>, Option<u32>>,
}

impl Lexicon {
    /// Returns the number of a word; nothing when it is too short to tell.
    fn number(&mut self, written: &str) -> Option<u32> {
        if let Some(known) = self.of_written.get(written) {
            return *known;
        }
        let letters = plain_letters(written);
        let number = (letters.len() >= SHORTEST_WORD)
            .then(|| self.number_of_folded(letters.into_iter().collect::<String>().into_boxed_str()));
        self.of_written.insert(written.into(), number);
        number
    }

    fn number_of_folded(&mut self, word: Box<str>) -> u32 {
        *self.of_folded.entry(word).or_insert_with_key(|word| {
            self.words.push(word.clone());
            self.words.len() as u32 - 1
        })
    }
}

/// Returns the words of the name and the definition of a code.
fn written_on(project: &Project, code: CodeId, lexicon: &mut Lexicon) -> Vec<(u32, f64)> {
    let Some(code) = project.codes.get(&code) else { return Vec::new() };
    let parts = DefinitionPart::ALL.iter().map(|part| (code.definition.part(*part), 1.0));
    let texts = [(&*code.name, NAME_WEIGHT), (&*code.description, 1.0)].into_iter().chain(parts);
    texts
        .flat_map(|(text, weight)| text.unicode_words().map(move |word| (word, weight)))
        .filter_map(|(word, weight)| Some((lexicon.number(word)?, weight)))
        .collect()
}

/// The words of the excerpts of each code, with how often; a word comes again for each document.
type Heard = BTreeMap<CodeId, Vec<(u32, u32)>>;

/// Returns the words of the excerpts of each code, each excerpt once. Words are numbered as they come, document after
/// document, however many threads there are.
fn heard_on_codes(project: &Project, lexicon: &mut Lexicon) -> Heard {
    let documents = project.documents();
    let share = documents.len().div_ceil(rayon::current_num_threads()).max(1);
    let per_thread: Vec<(Lexicon, Heard)> =
        documents.par_chunks(share).map(|documents| heard_in_all(project, documents)).collect();
    let mut heard = Heard::default();
    for (of_thread, heard_by_thread) in per_thread {
        let numbers: Vec<u32> = of_thread.words.into_iter().map(|word| lexicon.number_of_folded(word)).collect();
        for (code, words) in heard_by_thread {
            heard.entry(code).or_default().extend(words.into_iter().map(|(word, n)| (numbers[word as usize], n)));
        }
    }
    heard
}

fn heard_in_all(project: &Project, documents: &[&Arc<Document>]) -> (Lexicon, Heard) {
    let (mut lexicon, mut heard) = (Lexicon::default(), Heard::default());
    for document in documents {
        let Ok(text) = project.text(document) else { continue };
        let words = &text.vocabulary().words;
        let mut numbers: Vec<Option<Option<u32>>> = vec![None; words.len()];
        for (code, local) in heard_in(project, document, &text) {
            let mut number =
                |word: u32| *numbers[word as usize].get_or_insert_with(|| lexicon.number(&words[word as usize]));
            heard.entry(code).or_default().extend(local.into_iter().filter_map(|(word, n)| Some((number(word)?, n))));
        }
    }
    (lexicon, heard)
}

/// Returns for each code of a document the words of its vocabulary that its excerpts hold, and how often.
fn heard_in(project: &Project, document: &Document, text: &Text) -> Vec<(CodeId, Vec<(u32, u32)>)> {
    let vocabulary = text.vocabulary();
    let mut excerpts: Vec<(CodeId, Span)> =
        project.codings(document).map(|placed| (placed.code, placed.span)).collect();
    excerpts.sort_unstable();
    excerpts.dedup();
    let mut counts = vec![0; vocabulary.words.len()];
    let mut heard_on = |excerpts: &[(CodeId, Span)]| {
        let mut heard = Vec::new();
        let shown = excerpts.iter().flat_map(|(_, span)| document.shown_in(*span));
        for word in shown.flat_map(|span| vocabulary.within(span)) {
            if counts[word as usize] == 0 {
                heard.push(word);
            }
            counts[word as usize] += 1;
        }
        heard.into_iter().map(|word| (word, std::mem::take(&mut counts[word as usize]))).collect()
    };
    excerpts.chunk_by(|a, b| a.0 == b.0).map(|of_code| (of_code[0].0, heard_on(of_code))).collect()
}

/// Returns for each word how few codes hold it.
fn rarity(counted: &[Vec<(u32, f64)>], n_words: usize) -> Vec<f64> {
    let mut n_holding = vec![0_u32; n_words];
    counted.iter().flatten().for_each(|(word, _)| n_holding[*word as usize] += 1);
    let n = counted.len() as f64;
    n_holding.into_iter().map(|holding| (1.0 + n / f64::from(holding.max(1))).ln()).collect()
}

fn scaled(weights: Vec<(u32, f64)>, rarity: &[f64]) -> Vec<(u32, f64)> {
    let mut weights = weights;
    weights.iter_mut().for_each(|(word, weight)| *weight *= rarity[*word as usize]);
    let length = weights.iter().map(|(_, weight)| weight.powi(2)).sum::<f64>().sqrt();
    if length > 0.0 {
        weights.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    weights
}
