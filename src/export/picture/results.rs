//! Which picture shows which result.

use std::collections::BTreeMap;

use super::{
    Bar, ButterflyRow, HeatCell, HeatRow, MirroredBar, MirroredRow, Node, Picture, Step, Tie, Wing, bars, butterfly,
    curve, heat_map, mirrored_bars, network,
};
use crate::analysis::{
    Caption, CoOccurrence, ComparedCode, Comparison, DividingWord, DividingWords, Frequencies, Matrix, NewCodes,
    RowOrder, Unit,
};
use crate::export::About;
use crate::model::{CodeId, Colour, Outline};

/// Returns the codes that most people say, at most so many, as bars: a branch counts each person once.
pub fn of_frequencies(found: &Frequencies, unit: Unit, most: usize, about: &About) -> Picture {
    let base = |group: usize| match unit {
        Unit::Participants => Some(u64::from(found.groups[group].n_participants)),
        Unit::Documents => Some(u64::from(found.groups[group].n_documents)),
        Unit::Excerpts | Unit::Words => None,
    };
    let mut rows: Vec<Bar> = Vec::new();
    for row in &found.rows {
        for (group, count) in row.with_below.iter().enumerate().filter(|(_, count)| count.excerpts > 0) {
            let of = &found.groups[group].name;
            let path = row.path.replace('/', " › ");
            let label = if found.groups.len() > 1 { format!("{path}, {of}") } else { path };
            rows.push(Bar { label, n: count.of(unit), base: base(group) });
        }
    }
    rows.sort_by_key(|bar| std::cmp::Reverse(bar.n));
    rows.truncate(most);
    let caption =
        Caption { unit: format!("{}; a code counts with those below it", unit.name()), ..found.table().caption };
    bars(&rows, &caption, about)
}

/// Returns a matrix as a heat map: shares of the group where there is a base, else of the largest number. Codes that nobody
/// says are left out.
pub fn of_matrix(found: &Matrix, most: usize, about: &About) -> Picture {
    let unit = found.query.unit;
    let largest = found.rows.iter().flat_map(|r| &r.cells).map(|c| c.of(unit)).max().unwrap_or(0);
    let columns: Vec<String> = found.groups.iter().map(|group| group.name.clone()).collect();
    let said = found.rows.iter().filter(|row| row.total.excerpts > 0).take(most);
    let rows: Vec<HeatRow> = said
        .map(|row| {
            let cells = row.cells.iter().zip(&found.groups).map(|(count, group)| {
                let n = count.of(unit);
                let base = match unit {
                    Unit::Participants => u64::from(group.n_participants),
                    Unit::Documents => u64::from(group.n_documents),
                    Unit::Excerpts | Unit::Words => largest,
                };
                HeatCell { text: n.to_string(), strength: if base == 0 { 0.0 } else { n as f32 / base as f32 } }
            });
            HeatRow { label: row.path.replace('/', " › "), cells: cells.collect() }
        })
        .collect();
    let scale = match unit {
        Unit::Participants | Unit::Documents => "all of the group".to_owned(),
        Unit::Excerpts | Unit::Words => format!("{largest} {}", unit.name()),
    };
    heat_map(&columns, &rows, &scale, &found.wide().caption, about)
}

/// Returns two groups of a comparison on both sides of an axis, what the first says more often on top. Codes that nobody of
/// both says are left out; `pair` is an index into the pairs of the comparison.
pub fn of_comparison(found: &Comparison, pair: usize, most: usize, about: &About) -> Picture {
    let caption = found.table(RowOrder::ByDifference).caption;
    let Some(pair) = found.pairs.get(pair) else { return butterfly(&[], ["", ""], &caption, about) };
    let mut codes: Vec<&ComparedCode> =
        pair.codes.iter().filter(|code| code.divergence.a.n + code.divergence.b.n > 0).collect();
    let difference = |code: &ComparedCode| code.divergence.difference.unwrap_or(f64::NEG_INFINITY);
    codes.sort_by(|x, y| difference(y).total_cmp(&difference(x)));
    // What divides most stands at both ends; what is left out lies between them.
    if codes.len() > most {
        codes.drain(most.div_ceil(2)..codes.len() - most / 2);
    }
    let wing = |side: crate::analysis::Side| Wing {
        n: side.n,
        base: side.base,
        interval: side.interval().map(|i| (i.low, i.high)),
    };
    let row = |code: &&ComparedCode| {
        let divergence = &code.divergence;
        let note = match (divergence.difference, divergence.interval) {
            (Some(d), Some(i)) => format!("{:+.0} [{:.0}; {:.0}]", 100.0 * d, 100.0 * i.low, 100.0 * i.high),
            _ => code.status(&found.query).name().replace('_', " "),
        };
        let (first, second) = (wing(divergence.a), wing(divergence.b));
        ButterflyRow {
            label: code.path.replace('/', " › "),
            first,
            second,
            note,
            greyed: divergence.difference.is_none(),
        }
    };
    let rows: Vec<ButterflyRow> = codes.iter().map(row).collect();
    let name = |group: usize| found.groups[group].name.as_str();
    butterfly(&rows, [name(pair.a), name(pair.b)], &caption, about)
}

/// Returns how many codes each interview of a group brings in; `group` is an index into the groups.
pub fn of_new_codes(found: &NewCodes, group: usize, about: &About) -> Picture {
    let mut caption = found.table().caption;
    let Some(group) = found.groups.get(group) else { return curve(&[], &caption, about) };
    if !group.group.is_empty() {
        caption.title = format!("{}, {}", caption.title, group.group);
    }
    let step = |interview: &crate::analysis::Interview| Step {
        label: interview.document.split(' ').next().unwrap_or_default().to_owned(),
        new: interview.new_codes,
        sum: interview.codes,
    };
    let steps: Vec<Step> = group.interviews.iter().map(step).collect();
    curve(&steps, &caption, about)
}

/// Returns the words that divide the first two groups most, at most so many, on both sides of an axis: how often each group
/// says them for each 1,000 words of its own.
pub fn of_words(found: &DividingWords, most: usize, about: &About) -> Picture {
    let caption = found.table().caption;
    let groups =
        found.words.first().map(|word| word.sides.each_ref().map(|side| side.group.clone())).unwrap_or_default();
    let of_pair = |word: &&DividingWord| word.sides.each_ref().map(|side| &side.group) == groups.each_ref();
    let mut words: Vec<&DividingWord> = found.words.iter().filter(of_pair).collect();
    // What divides most stands at both ends.
    if words.len() > most {
        words.drain(most.div_ceil(2)..words.len() - most / 2);
    }
    let row = |word: &&DividingWord| MirroredRow {
        label: word.word.clone(),
        sides: word
            .sides
            .each_ref()
            .map(|side| MirroredBar { length: side.per_thousand.unwrap_or_default(), tip: format!("{}", side.times) }),
        note: word.log_odds.map_or_else(String::new, |odds| format!("z {:+.1}", odds.z)),
    };
    let rows: Vec<MirroredRow> = words.iter().map(row).collect();
    mirrored_bars(&rows, [&groups[0], &groups[1]], "for each 1,000 words", &caption, about)
}

/// Returns the codes that share words most often, as a network of at most so many ties.
pub fn of_co_occurrence(found: &CoOccurrence, outline: &Outline, most: usize, about: &About) -> Picture {
    let mut pairs: Vec<_> = found.pairs.iter().collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse((pair.participants, pair.excerpts)));
    pairs.truncate(most);
    let mut held: BTreeMap<usize, u64> = BTreeMap::new();
    let place = |code: CodeId| outline.index(code).unwrap_or(usize::MAX);
    for pair in &pairs {
        for code in [pair.a, pair.b] {
            *held.entry(place(code)).or_default() += u64::from(pair.excerpts);
        }
    }
    let order: Vec<usize> = held.keys().copied().collect();
    let node = |(row, n): (&usize, &u64)| {
        let row = outline.rows.get(*row);
        let label = row.map_or_else(String::new, |r| r.name.clone());
        Node { label, colour: row.map_or(Colour::PALETTE[0], |r| r.colour), n: *n }
    };
    let nodes: Vec<Node> = held.iter().map(node).collect();
    let index = |code: CodeId| order.binary_search(&place(code)).unwrap_or(usize::MAX);
    let tie = |pair: &&crate::analysis::CodePair| Tie { a: index(pair.a), b: index(pair.b), n: pair.excerpts.into() };
    let ties: Vec<Tie> = pairs.iter().map(tie).collect();
    network(&nodes, &ties, &found.table().caption, about)
}
