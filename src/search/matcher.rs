//! Evaluates a query on the words of one turn, and finds exactly where it matches.
//!
//! Each distinct word of a corpus is folded, stemmed and compared with the query once; its verdict, one bit for each
//! word of the query, is remembered. So a turn costs one look-up for each word that begins as one of the query does,
//! and needs no index to be fast.

use std::iter;

use rustc_hash::FxHashMap;

use crate::model::{Document, Language, Project, Span};

use super::beginnings::Beginnings;
use super::filter::{Condition, Local, Resolver, Utterance};
use super::pattern::Pattern;
use super::query::{Query, QueryError, Word};
use super::tokens::{Analyzer, LANGUAGES, LONGEST_WORD, Token, fold, slot, tokens};

/// A query settled against a project: what its words are compared by and what its filters name.
pub(super) struct Plan {
    pub root: Node,
    pub patterns: Vec<Pattern>,
    conditions: Vec<Condition>,
    beginnings: Beginnings,
}

/// A query with words and conditions named by their place in the [`Plan`].
pub(super) enum Node {
    /// All of `words` match, and a match (or the turn, if no word matched) meets all of `conditions`.
    All {
        words: Vec<Self>,
        conditions: Vec<usize>,
    },
    Any(Vec<Self>),
    Not(Box<Self>),
    Phrase(Vec<usize>),
    Near {
        words: Vec<usize>,
        within: u32,
    },
    Condition(usize),
}

impl Plan {
    /// Settles a query against a project.
    pub(super) fn new(query: &Query, project: &Project) -> Result<Self, QueryError> {
        let beginnings = Beginnings::of(iter::empty());
        let mut plan = Self { root: Node::Any(Vec::new()), patterns: Vec::new(), conditions: Vec::new(), beginnings };
        plan.root = plan.node(query, &mut Resolver::new(project))?;
        let looked_for = match plan.sole_phrase() {
            Some(words) => &plan.patterns[words[0]..=words[0]],
            None => &plan.patterns,
        };
        plan.beginnings = Beginnings::of(looked_for.iter().flat_map(Pattern::beginnings));
        Ok(plan)
    }

    fn node(&mut self, query: &Query, resolver: &mut Resolver<'_>) -> Result<Node, QueryError> {
        if query.n_words() == 0 {
            let condition = resolver.condition(query)?;
            return Ok(Node::Condition(self.add_condition(condition)));
        }
        Ok(match query {
            Query::All(parts) => {
                let (worded, filters): (Vec<_>, Vec<_>) = parts.iter().partition(|part| part.n_words() > 0);
                let conditions = if filters.is_empty() {
                    Vec::new()
                } else {
                    let condition = resolver.all(filters)?;
                    vec![self.add_condition(condition)]
                };
                let words: Result<_, _> = worded.into_iter().map(|part| self.node(part, resolver)).collect();
                Node::All { words: words?, conditions }
            }
            Query::Any(parts) => {
                let parts: Result<_, _> = parts.iter().map(|part| self.node(part, resolver)).collect();
                Node::Any(parts?)
            }
            Query::Not(part) => Node::Not(Box::new(self.node(part, resolver)?)),
            Query::Phrase(words) => Node::Phrase(self.add_words(words)),
            Query::Near { words, within } => Node::Near { words: self.add_words(words), within: *within },
            Query::Filter(_) => Node::Condition(self.add_condition(resolver.condition(query)?)),
        })
    }

    /// Returns the words of the only phrase that is looked for, if the query has no others.
    fn sole_phrase(&self) -> Option<&[usize]> {
        let mut node = &self.root;
        while let Node::All { words, .. } = node
            && let [only] = &**words
        {
            node = only;
        }
        match node {
            Node::Phrase(words) => Some(words),
            _ => None,
        }
    }

    fn add_condition(&mut self, condition: Condition) -> usize {
        self.conditions.push(condition);
        self.conditions.len() - 1
    }

    fn add_words(&mut self, words: &[Word]) -> Vec<usize> {
        let first = self.patterns.len();
        self.patterns.extend(words.iter().map(Pattern::new));
        (first..self.patterns.len()).collect()
    }

    /// Returns the conditions, in the order in which nodes name them.
    pub(super) fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Returns the conditions as they are in one document, or nothing when none of its turns can match.
    pub(super) fn conditions_in(&self, project: &Project, document: &Document) -> Option<Vec<Local>> {
        let locals: Vec<_> = self.conditions.iter().map(|c| Local::of(c, project, document)).collect();
        let fails = |i: &usize| matches!(locals[*i], Local::Fixed(false));
        let excluded = match &self.root {
            Node::All { conditions, .. } => conditions.iter().any(fails),
            Node::Condition(i) => fails(i),
            _ => false,
        };
        (!excluded).then_some(locals)
    }

    /// Whether `utterance` has a chance: asked before its words are looked at. One without words never matches.
    pub(super) fn may_match(&self, utterance: Utterance, conditions: &[Local]) -> bool {
        !utterance.words.is_empty() && may_match(&self.root, utterance, conditions)
    }
}

/// A word of a turn that at least one word of the query accepts, or that stands behind such a one in a phrase.
struct Found {
    /// How many words stand before it, behind the first one that was found; where the query counts no distance, the
    /// words between two that do not touch are one.
    place: u32,
    /// The words of the query that accept it, one bit each.
    verdict: u64,
    span: Span,
}

impl Found {
    fn is(&self, pattern: usize) -> bool {
        self.verdict >> pattern & 1 == 1
    }
}

/// Evaluates one plan; remembers the verdict on each word that it met.
pub(super) struct Matcher<'a> {
    plan: &'a Plan,
    analyzers: [Analyzer; 3],
    verdicts: [FxHashMap<Box<str>, u64>; 3],
    /// Whether every word of the query is one as it is written, case and accents apart.
    is_exact: bool,
    /// How many words between two that were found are counted.
    most_between: usize,
    /// How many words are looked at behind each that is found, whatever they are.
    n_behind: usize,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            analyzers: LANGUAGES.map(Analyzer::new),
            verdicts: Default::default(),
            is_exact: plan.patterns.iter().all(|pattern| matches!(pattern, Pattern::Exact(_))),
            most_between: if counts_distance(&plan.root) { usize::MAX } else { 1 },
            n_behind: plan.sole_phrase().map_or(0, |words| words.len() - 1),
        }
    }

    /// Returns where `utterance`, of which `words` are the words, matches, in order, or nothing when it does not. One that
    /// matches by filters or `NOT` alone matches as a whole. Those that [`Plan::may_match`] excludes are not given.
    pub(super) fn matches(
        &mut self,
        language: Option<Language>,
        words: &str,
        utterance: Utterance,
        conditions: &[Local],
    ) -> Option<Vec<Span>> {
        let found = match self.plan.patterns.is_empty() {
            true => Vec::new(),
            false => self.find(slot(language), words, utterance.words.start),
        };
        let spans = Evaluation { found: &found, utterance, conditions }.node(&self.plan.root)?;
        Some(if spans.is_empty() { vec![utterance.words] } else { outermost(spans) })
    }

    /// Returns the words of the query among `words`, of which the first sign stands at code point `start`. Of a query that
    /// is one phrase those are looked for that can begin it, and the words behind them are taken as they are.
    fn find(&mut self, slot: usize, words: &str, start: u32) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let (mut position, mut reached) = (start, 0);
        for first in self.plan.beginnings.words(words) {
            if self.verdict(slot, first.surface) == 0 {
                continue;
            }
            let behind = tokens(&words[first.end()..]).take(self.n_behind);
            let behind = behind.map(|word| Token { start: first.end() + word.start, ..word });
            for word in iter::once(first).chain(behind) {
                if word.start < reached {
                    continue;
                }
                let between = &words[reached..word.start];
                let n_between = || tokens(between).take(self.most_between).count() as u32;
                let place = found.last().map_or(0, |last| last.place + 1 + n_between());
                let start = position + between.chars().count() as u32;
                position = start + word.surface.chars().count() as u32;
                reached = word.end();
                let verdict = self.verdict(slot, word.surface);
                found.push(Found { place, verdict, span: Span::new(start, position) });
            }
        }
        found
    }

    fn verdict(&mut self, slot: usize, surface: &str) -> u64 {
        if self.is_exact && surface.is_ascii() && surface.len() <= LONGEST_WORD {
            return self.exact_verdict(surface);
        }
        if let Some(verdict) = self.verdicts[slot].get(surface) {
            return *verdict;
        }
        let folded = fold(surface);
        let mut verdict = 0;
        for (i, pattern) in self.plan.patterns.iter().enumerate() {
            let accepts = pattern.accepts(slot, &folded, || self.analyzers[slot].forms(surface));
            verdict |= u64::from(accepts) << i;
        }
        self.verdicts[slot].insert(surface.into(), verdict);
        verdict
    }

    /// Returns the verdict on a word of ASCII letters where all patterns are exact: comparing costs less than
    /// remembering.
    fn exact_verdict(&self, surface: &str) -> u64 {
        let accepts = |pattern: &Pattern| matches!(pattern, Pattern::Exact(word) if word.eq_ignore_ascii_case(surface));
        let bits = self.plan.patterns.iter().enumerate().map(|(i, pattern)| u64::from(accepts(pattern)) << i);
        bits.fold(0, |verdict, bit| verdict | bit)
    }
}

/// Whether a part of the query asks how many words stand between others.
fn counts_distance(node: &Node) -> bool {
    match node {
        Node::Near { .. } => true,
        Node::All { words: parts, .. } | Node::Any(parts) => parts.iter().any(counts_distance),
        Node::Not(part) => counts_distance(part),
        Node::Phrase(_) | Node::Condition(_) => false,
    }
}

/// Whether the conditions leave `utterance` a chance.
fn may_match(node: &Node, utterance: Utterance, conditions: &[Local]) -> bool {
    match node {
        Node::All { words, conditions: own } => {
            own.iter().all(|i| conditions[*i].may_hold(utterance))
                && words.iter().all(|n| may_match(n, utterance, conditions))
        }
        Node::Any(parts) => parts.iter().any(|part| may_match(part, utterance, conditions)),
        Node::Condition(i) => conditions[*i].may_hold(utterance),
        Node::Not(_) | Node::Phrase(_) | Node::Near { .. } => true,
    }
}

/// Returns the spans in order, without those that lie in another.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
    let mut reached = 0;
    spans.retain(|s| {
        let reaches_on = s.end > reached;
        reached = reached.max(s.end);
        reaches_on
    });
    spans
}

struct Evaluation<'a> {
    /// In the order in which they are said.
    found: &'a [Found],
    utterance: Utterance,
    conditions: &'a [Local],
}

impl Evaluation<'_> {
    /// Returns the matches of the words of `node`; nothing when the turn does not match.
    fn node(&self, node: &Node) -> Option<Vec<Span>> {
        match node {
            Node::All { words, conditions } => self.all(words, conditions),
            Node::Any(parts) => {
                let matching: Vec<_> = parts.iter().filter_map(|part| self.node(part)).collect();
                (!matching.is_empty()).then(|| matching.concat())
            }
            Node::Not(part) => self.node(part).is_none().then(Vec::new),
            Node::Phrase(words) => some(self.phrases(words)),
            Node::Near { words, within } => some(self.windows(words, *within)),
            Node::Condition(i) => {
                let condition = &self.conditions[*i];
                condition.holds(self.utterance, self.utterance.words).then(|| condition.places(self.utterance))
            }
        }
    }

    fn all(&self, words: &[Node], conditions: &[usize]) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        for part in words {
            spans.extend(self.node(part)?);
        }
        let holds = |span: Span| conditions.iter().all(|i| self.conditions[*i].holds(self.utterance, span));
        if spans.is_empty() {
            return holds(self.utterance.words).then_some(spans);
        }
        spans.retain(|span| holds(*span));
        some(spans)
    }

    /// Returns where `words` stand in a row, from left to right without overlaps.
    fn phrases(&self, words: &[usize]) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut i = 0;
        while let Some(row) = self.found.get(i..i + words.len()) {
            let place = row[0].place;
            let is_row = row.iter().zip(words).zip(place..).all(|((f, word), at)| f.place == at && f.is(*word));
            if is_row {
                spans.push(Span::new(row[0].span.start, row[words.len() - 1].span.end));
                i += words.len();
            } else {
                i += 1;
            }
        }
        spans
    }

    /// Returns the shortest stretches that hold all of `words`, each at a place of its own, with at most `within` other
    /// words among them; from left to right without overlaps.
    fn windows(&self, words: &[usize], within: u32) -> Vec<Span> {
        let wanted = words.iter().fold(0, |bits, word| bits | 1 << word);
        let found: Vec<&Found> = self.found.iter().filter(|f| f.verdict & wanted != 0).collect();
        let longest = within + words.len() as u32;
        let mut spans = Vec::new();
        let mut first = 0;
        for last in 0..found.len() {
            while found[last].place - found[first].place >= longest {
                first += 1;
            }
            if !holds_all(&found[first..=last], words, wanted) {
                continue;
            }
            let start = (first..=last).rev().find(|start| holds_all(&found[*start..=last], words, wanted));
            spans.extend(start.map(|start| Span::new(found[start].span.start, found[last].span.end)));
            first = last + 1;
            if first == found.len() {
                break;
            }
        }
        spans
    }
}

fn some(spans: Vec<Span>) -> Option<Vec<Span>> {
    (!spans.is_empty()).then_some(spans)
}

/// Whether each of `words` can have a word of `window` for itself.
fn holds_all(window: &[&Found], words: &[usize], wanted: u64) -> bool {
    let present = window.iter().fold(0, |bits, f| bits | f.verdict);
    if window.len() < words.len() || present & wanted != wanted {
        return false;
    }
    let mut taken_by: Vec<Option<usize>> = vec![None; window.len()];
    words.iter().all(|word| {
        let mut tried = vec![false; window.len()];
        give_place(*word, window, &mut taken_by, &mut tried)
    })
}

/// Finds a place for `word`, moving other words to other places where that helps (an augmenting path).
fn give_place(word: usize, window: &[&Found], taken_by: &mut [Option<usize>], tried: &mut [bool]) -> bool {
    for (i, found) in window.iter().enumerate() {
        if tried[i] || !found.is(word) {
            continue;
        }
        tried[i] = true;
        let free = match taken_by[i] {
            None => true,
            Some(other) => give_place(other, window, taken_by, tried),
        };
        if free {
            taken_by[i] = Some(word);
            return true;
        }
    }
    false
}
