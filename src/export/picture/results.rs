//! Which picture shows which result.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Bar, ButterflyRow, Curve, HeatCell, HeatRow, MirroredBar, MirroredRow, Node, Picture, Step, Tie, Wing, bars,
    butterfly, curves, heat_map, mirrored_bars, network, stacked,
};
use crate::analysis::{
    Caption, ComparedCode, Comparison, DividingWord, DividingWords, Frequencies, Matrix, Meeting, Meetings, NewCodes,
    Pair, RowOrder, Unit, WordSide, group_said,
};
use crate::export::About;
use crate::model::{CodeId, Colour, Outline, Said, said};

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
            let of = found.groups[group].said();
            let of = of.told(about.labels);
            let path = row.path.replace('/', " › ");
            let label = if found.groups.len() > 1 { format!("{path}, {of}") } else { path };
            rows.push(Bar { label, n: count.of(unit), base: base(group) });
        }
    }
    rows.sort_by_key(|bar| std::cmp::Reverse(bar.n));
    let with_below = said!(
        "{unit}; a code counts with those below it",
        "{unit}\u{202f}; un code compte avec ceux d’en dessous",
        unit = unit.said()
    );
    let mut caption = Caption { unit: with_below, ..found.table().caption };
    drawn_of(&mut caption, most, rows.len(), |n, of| {
        said!("the {n} largest of {of} rows are drawn", "les {n} plus grandes lignes sur {of} sont dessinées")
    });
    rows.truncate(most);
    bars(&rows, &caption, about)
}

/// Returns a matrix as a heat map: shares of the group where there is a base, else of the largest number. Codes that
/// nobody says are left out.
pub fn of_matrix(found: &Matrix, most: usize, about: &About) -> Picture {
    let unit = found.query.unit;
    let largest = found.rows.iter().flat_map(|r| &r.cells).map(|c| c.of(unit)).max().unwrap_or(0);
    let columns: Vec<String> = found.groups.iter().map(|group| group.said().told(about.labels).to_owned()).collect();
    let heard = || found.rows.iter().filter(|row| row.total.excerpts > 0);
    let rows: Vec<HeatRow> = heard()
        .take(most)
        .map(|row| {
            let cells = row.cells.iter().zip(&found.groups).map(|(count, group)| {
                let n = count.of(unit);
                let base = match unit {
                    Unit::Participants => u64::from(group.n_participants),
                    Unit::Documents => u64::from(group.n_documents),
                    Unit::Excerpts | Unit::Words => largest,
                };
                HeatCell {
                    text: n.to_string(),
                    strength: if base == 0 { 0.0 } else { n as f32 / base as f32 },
                    codes: None,
                }
            });
            HeatRow { label: row.path.replace('/', " › "), cells: cells.collect() }
        })
        .collect();
    let scale = match unit {
        Unit::Participants | Unit::Documents => said!("all of the group", "tout le groupe"),
        Unit::Excerpts | Unit::Words => said!("{largest} {unit}", "{largest} {unit}", unit = unit.said()),
    };
    let mut caption = found.wide().caption;
    drawn_of(&mut caption, most, heard().count(), |n, of| {
        said!("the first {n} of {of} rows are drawn", "les {n} premières lignes sur {of} sont dessinées")
    });
    heat_map(&columns, &rows, scale.told(about.labels), &caption, about)
}

/// Returns each two groups of a comparison on both sides of an axis, what the first says more often on top. Codes that
/// nobody of both says are left out.
pub fn of_comparison(found: &Comparison, most: usize, about: &About) -> Picture {
    match found.pairs.as_slice() {
        [] => butterfly(&[], ["", ""], &found.table(RowOrder::ByDifference).caption, about),
        pairs => stacked(pairs.iter().map(|pair| of_pair(found, pair, most, about)).collect()),
    }
}

fn of_pair(found: &Comparison, pair: &Pair, most: usize, about: &About) -> Picture {
    let mut caption = found.table(RowOrder::ByDifference).caption;
    let mut codes: Vec<&ComparedCode> =
        pair.codes.iter().filter(|code| code.divergence.a.n + code.divergence.b.n > 0).collect();
    let unsaid = pair.codes.len() - codes.len();
    caption.filters.extend((unsaid > 0).then(|| {
        said!(
            "{unsaid} rows of which nobody of both groups speaks are not drawn",
            "{unsaid} lignes dont personne des deux groupes ne parle ne sont pas dessinées"
        )
    }));
    let difference = |code: &ComparedCode| code.divergence.difference.unwrap_or(f64::NEG_INFINITY);
    codes.sort_by(|x, y| difference(y).total_cmp(&difference(x)));
    drawn_of(&mut caption, most, codes.len(), dividing_most);
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
            (Some(d), Some(i)) => {
                let [d, low, high] = [d, i.low, i.high].map(|share| (100.0 * share).round());
                said!("{d:+.0} [{low:.0}; {high:.0}]", "{d:+.0} [{low:.0}\u{202f}; {high:.0}]")
            }
            _ => code.status(&found.query).said(),
        };
        let (first, second) = (wing(divergence.a), wing(divergence.b));
        ButterflyRow {
            label: code.path.replace('/', " › "),
            first,
            second,
            note: note.told(about.labels).replace('_', " "),
            greyed: divergence.difference.is_none(),
        }
    };
    let rows: Vec<ButterflyRow> = codes.iter().map(row).collect();
    let [a, b] = [pair.a, pair.b].map(|group| found.groups[group].said());
    butterfly(&rows, [a.told(about.labels), b.told(about.labels)], &caption, about)
}

/// Returns how many codes each interview brings in, with the groups on common axes.
pub fn of_new_codes(found: &NewCodes, about: &About) -> Picture {
    let step = |interview: &crate::analysis::Interview| Step {
        label: interview.document.clone(),
        new: interview.new_codes,
        sum: interview.codes,
    };
    let of_group = |group: &crate::analysis::GroupSaturation| Curve {
        name: group_said(&group.group).told(about.labels).to_owned(),
        steps: group.interviews.iter().map(step).collect(),
        reached_after: group.saturation.reached_after,
    };
    let groups: Vec<Curve> = found.groups.iter().map(of_group).collect();
    curves(&groups, &found.table().caption, about)
}

/// Returns the words that divide each two groups most, at most so many, on both sides of an axis: how often each group
/// says them for each 1,000 words of its own, and how often at all.
pub fn of_words(found: &DividingWords, most: usize, about: &About) -> Picture {
    let groups = |word: &DividingWord| word.sides.each_ref().map(|side| side.group.clone());
    // Words stand pair after pair.
    let pairs: Vec<&[DividingWord]> = found.words.chunk_by(|a, b| groups(a) == groups(b)).collect();
    let drawn = |words: &[DividingWord]| {
        let names = words.first().map(groups).unwrap_or_default();
        words_of_pair(words.iter().collect(), &names, found.table().caption, most, about)
    };
    match &pairs[..] {
        [] => drawn(&[]),
        pairs => stacked(pairs.iter().map(|words| drawn(words)).collect()),
    }
}

fn words_of_pair(
    mut words: Vec<&DividingWord>,
    groups: &[String; 2],
    mut caption: Caption,
    most: usize,
    about: &About,
) -> Picture {
    drawn_of(&mut caption, most, words.len(), dividing_most);
    // What divides most stands at both ends.
    if words.len() > most {
        words.drain(most.div_ceil(2)..words.len() - most / 2);
    }
    let bar = |side: &WordSide| {
        let (rate, times) = (side.per_thousand.unwrap_or_default(), side.times);
        let tip = said!("{rate} ({times})", "{rate} ({times})", rate = Said::decimal(rate, 1));
        MirroredBar { length: rate, tip: tip.told(about.labels).to_owned() }
    };
    let z = |z: f64| said!("z {sign}{z}", "z {sign}{z}", sign = plus(z), z = Said::decimal(z, 1));
    let row = |word: &&DividingWord| MirroredRow {
        label: word.word.clone(),
        sides: word.sides.each_ref().map(bar),
        note: word.log_odds.map_or_else(String::new, |odds| z(odds.z).told(about.labels).to_owned()),
    };
    let rows: Vec<MirroredRow> = words.iter().map(row).collect();
    let measure =
        said!("for each 1,000 words of the group (times said)", "pour 1\u{202f}000 mots du groupe (fois dit)");
    let names = groups.each_ref().map(|name| group_said(name));
    let [a, b] = names.each_ref().map(|name| name.told(about.labels));
    mirrored_bars(&rows, [a, b], measure.told(about.labels), &caption, about)
}

/// Says which rows of those that divide are drawn.
fn dividing_most(n: usize, of: usize) -> Said {
    said!(
        "the {n} of {of} rows that divide most are drawn",
        "les {n} lignes sur {of} qui séparent le plus sont dessinées"
    )
}

/// Says in the caption that only so many rows of all are drawn; nothing when all are.
fn drawn_of(caption: &mut Caption, most: usize, all: usize, said: impl Fn(usize, usize) -> Said) {
    caption.filters.extend((all > most).then(|| said(most, all)));
}

/// Returns the sign that a positive number has where its direction matters.
fn plus(n: f64) -> Said {
    Said::from(if n < 0.0 { "" } else { "+" })
}

/// Returns the codes that meet most often, as a network of at most so many ties.
pub fn network_of(found: &Meetings, outline: &Outline, most: usize, about: &About) -> Picture {
    let pairs = strongest(found, most);
    let places = places(&pairs, outline);
    let node = |(place, label): (&usize, String)| {
        let row = outline.rows.get(*place);
        let of_code = |pair: &&&Meeting| row.is_some_and(|row| pair.codes.contains(&row.code));
        Node {
            label,
            colour: row.map_or(Colour::PALETTE[0], |r| r.colour),
            n: pairs.iter().filter(of_code).map(|pair| pair.both).sum(),
        }
    };
    let nodes: Vec<Node> = places.iter().zip(names(&places, outline)).map(node).collect();
    let index = |code: CodeId| outline.index(code).and_then(|row| places.binary_search(&row).ok());
    let tie = |pair: &&Meeting| {
        Some(Tie { a: index(pair.codes[0])?, b: index(pair.codes[1])?, n: pair.both, codes: Some(pair.codes) })
    };
    let ties: Vec<Tie> = pairs.iter().filter_map(tie).collect();
    network(&nodes, &ties, &pairs_drawn(found, pairs.len()), about)
}

/// Codes stand in the columns of a heat map of codes by their number beyond this; their cells are too narrow for names.
const NAMED_COLUMNS: usize = 6;
/// Beyond this a cell is too narrow for its number.
const NUMBERED_CELLS: usize = 18;
/// A page holds no more codes by codes.
const MOST_BY_CODES: usize = 36;

/// Returns the codes of the pairs that meet most often, at most so many pairs, by each other as a heat map.
pub fn heat_map_of(found: &Meetings, outline: &Outline, most: usize, about: &About) -> Picture {
    let mut pairs = strongest(found, most);
    while places(&pairs, outline).len() > MOST_BY_CODES {
        pairs.pop();
    }
    let places = places(&pairs, outline);
    let names = names(&places, outline);
    let named = places.len() <= NAMED_COLUMNS;
    let heads = (1..).zip(&names).map(|(i, name)| if named { name.clone() } else { i.to_string() });
    let both: BTreeMap<[usize; 2], u64> = found
        .pairs
        .iter()
        .filter_map(|pair| Some(([outline.index(pair.codes[0])?, outline.index(pair.codes[1])?], pair.both)))
        .collect();
    let largest = pairs.first().map_or(1, |pair| pair.both).max(1);
    let cell = |row: usize, column: usize| {
        let n = both.get(&[row.min(column), row.max(column)]).copied().filter(|_| row != column);
        let text = n.filter(|_| places.len() <= NUMBERED_CELLS).map_or_else(String::new, |n| n.to_string());
        let codes =
            n.and_then(|_| Some([outline.rows.get(row.min(column))?.code, outline.rows.get(row.max(column))?.code]));
        HeatCell { text, strength: n.unwrap_or(0) as f32 / largest as f32, codes }
    };
    let row = |(i, (place, name)): (usize, (&usize, &String))| HeatRow {
        label: if named { name.clone() } else { format!("{name} {i}") },
        cells: places.iter().map(|column| cell(*place, *column)).collect(),
    };
    let rows: Vec<HeatRow> = (1..).zip(places.iter().zip(&names)).map(row).collect();
    heat_map(&heads.collect::<Vec<_>>(), &rows, &largest.to_string(), &pairs_drawn(found, pairs.len()), about)
}

/// Returns the caption of a picture of the `n` pairs that meet most often.
fn pairs_drawn(found: &Meetings, n: usize) -> Caption {
    let mut caption = found.caption().clone();
    let met = found.pairs.iter().filter(|pair| pair.both > 0).count();
    drawn_of(&mut caption, n, met, |n, of| {
        said!(
            "the {n} of {of} pairs that meet most often are drawn",
            "les {n} paires sur {of} qui se rencontrent le plus sont dessinées"
        )
    });
    caption
}

/// Returns the pairs that meet most often, those first.
fn strongest(found: &Meetings, most: usize) -> Vec<&Meeting> {
    // Of groups side by side, one may hold pairs that meet in another only.
    let mut pairs: Vec<&Meeting> = found.pairs.iter().filter(|pair| pair.both > 0).collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.both));
    pairs.truncate(most);
    pairs
}

/// Returns the rows of the outline whose codes are in `pairs`, ascending.
fn places(pairs: &[&Meeting], outline: &Outline) -> Vec<usize> {
    let codes: BTreeSet<usize> =
        pairs.iter().flat_map(|pair| pair.codes).filter_map(|code| outline.index(code)).collect();
    codes.into_iter().collect()
}

/// Returns what the codes of those rows are called: by as much of the end of their paths as tells them from each other.
fn names(places: &[usize], outline: &Outline) -> Vec<String> {
    let paths: Vec<Vec<&str>> =
        places.iter().filter_map(|place| outline.rows.get(*place)).map(|row| row.path.split('/').collect()).collect();
    let end = |path: &[&str], n: usize| path[path.len() - n.min(path.len())..].join(" › ");
    let called = |(i, path): (usize, &Vec<&str>)| {
        let alone = |n: &usize| paths.iter().enumerate().all(|(j, other)| i == j || end(other, *n) != end(path, *n));
        let n = (1..path.len()).find(alone).unwrap_or(path.len());
        end(path, n)
    };
    paths.iter().enumerate().map(called).collect()
}
