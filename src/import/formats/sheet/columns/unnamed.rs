//! Tables whose first row is like all others: what their columns hold says which they are.

use super::Turns;
use super::facts::Facts;

/// Returns the column of those who speak: that whose names have colons behind them, else one whose names return after
/// others, else one whose names return at all.
pub(super) fn speaker(facts: &[Facts], n_rows: usize) -> Option<usize> {
    let are_speakers = |f: &Facts| f.names_speakers() && f.n * 2 >= n_rows;
    let find = |is_one: &dyn Fn(&Facts) -> bool| facts.iter().position(|f| are_speakers(f) && is_one(f));
    find(&Facts::ends_in_colons).or_else(|| find(&Facts::takes_turns)).or_else(|| find(&|_| true))
}

/// Whether a table of many columns is a talk without names of columns: what its first row holds returns below wherever
/// values return, those who speak take turns, and one column alone holds words.
pub(super) fn is_talk(rows: &[Vec<String>], turns: &Turns) -> bool {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let facts: Vec<Facts> = (0..n_columns).map(|column| Facts::of(rows, column)).collect();
    let Some((first, below)) = rows.split_first() else { return false };
    let returns = |column: usize| below.iter().any(|row| row.get(column) == first.get(column));
    let is_like_all = (0..n_columns).filter(|c| facts[*c].repeats()).all(returns);
    let n_talks = facts.iter().filter(|f| f.is_talk()).count();
    turns.first_row == 0 && is_like_all && n_talks == 1 && turns.speaker.is_some_and(|s| facts[s].takes_turns())
}
