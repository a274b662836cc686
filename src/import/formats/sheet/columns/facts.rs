//! What stands in a column of a table: how many words, values that return, times.

use rustc_hash::FxHashSet;

use super::FEWEST_TURNS;
use crate::import::formats::sheet::times::{self, time};
use crate::import::formats::sheet::unanswered::is_unanswered;
use crate::import::talk::lexicon::fold;

/// What stands in a column.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub n: usize,
    pub n_words: usize,
    n_long: usize,
    /// How often it stands there that there is no answer, and how many ways to say so.
    n_unanswered: usize,
    distinct_unanswered: usize,
    pub n_times: usize,
    /// How many of the times are as a clock shows them.
    n_clocks: usize,
    /// How often a date stands there with a time of day.
    pub n_moments: usize,
    /// How often a time is before the one above it.
    n_back: usize,
    /// How often a number is the one above it and one more.
    n_next: usize,
    /// How often a colon ends what stands there.
    n_colons: usize,
    /// How often something else stands there than above.
    n_changes: usize,
    longest: usize,
    pub distinct: usize,
    /// What stands between commas and such, and how much of it is unlike.
    n_items: usize,
    distinct_items: usize,
}

impl Facts {
    pub fn of(rows: &[Vec<String>], column: usize) -> Self {
        let mut facts = Self::default();
        let (mut seen, mut seen_items) = (FxHashSet::default(), FxHashSet::default());
        let mut above = 0.0;
        let mut cell_above = "";
        for cell in
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        {
            let n_words = cell.split_whitespace().count();
            facts.n += 1;
            facts.n_words += n_words;
            facts.n_long += usize::from(n_words >= 5);
            facts.n_colons += usize::from(cell.ends_with([':', '：']));
            facts.n_changes += usize::from(cell != cell_above);
            cell_above = cell;
            facts.n_unanswered += usize::from(is_unanswered(cell));
            facts.n_moments += usize::from(is_moment(cell));
            if let Some(time) = time(cell) {
                facts.n_times += 1;
                facts.n_clocks += usize::from(times::is_clock(cell));
                facts.n_back += usize::from(time < above);
                facts.n_next += usize::from((time - above - 1.0).abs() < f32::EPSILON && !times::is_clock(cell));
                above = time;
            }
            facts.longest = facts.longest.max(cell.chars().count());
            seen.insert(cell);
            for item in cell.split([',', ';', '|', '\n']).map(str::trim).filter(|item| !item.is_empty()) {
                facts.n_items += 1;
                seen_items.insert(item);
            }
        }
        facts.distinct = seen.len();
        facts.distinct_unanswered = seen.iter().filter(|cell| is_unanswered(cell)).count();
        facts.distinct_items = seen_items.len();
        facts
    }

    /// Whether its values return, as names of speakers do.
    pub fn repeats(&self) -> bool {
        self.n >= 2 && self.distinct * 10 <= self.n * 7 && self.longest <= 80
    }

    /// Whether what stands in it are short names without an order, few enough for a talk.
    pub fn names_speakers(&self) -> bool {
        const MOST: usize = 30;
        let are_short = self.n_words <= 3 * self.n || self.ends_in_colons();
        let are_few = self.distinct <= MOST || self.distinct * 4 <= self.n;
        self.repeats() && self.n_times == 0 && are_short && are_few
    }

    /// Whether its values return after others, as speakers do and the dates of meetings do not.
    pub fn takes_turns(&self) -> bool {
        self.n_changes > self.distinct
    }

    /// Whether a colon stands behind each, as behind the labels of a talk.
    pub fn ends_in_colons(&self) -> bool {
        self.n > 0 && self.n_colons * 10 >= self.n * 9
    }

    pub fn is_time(&self) -> bool {
        self.n > 0 && self.n_times * 10 >= self.n * 9
    }

    /// Whether its times go on from row to row, as those of a recording do and ages do not.
    pub fn goes_on(&self) -> bool {
        self.is_time() && self.n_back * 10 <= self.n
    }

    /// Whether it is when turns begin or end, whatever it is called: clocks that go on.
    pub fn is_clock(&self) -> bool {
        self.n >= FEWEST_TURNS && self.n_clocks == self.n && self.goes_on()
    }

    /// Whether it counts the rows.
    pub fn counts(&self) -> bool {
        self.n >= FEWEST_TURNS && self.n_next + 1 >= self.n
    }

    /// Whether it holds what people chose of a few answers, several in a cell.
    pub fn holds_choices(&self) -> bool {
        self.n >= FEWEST_TURNS && self.n_items > self.n && self.distinct_items * 3 <= self.n_items
    }

    /// Whether people wrote what stands in it.
    pub fn is_talk(&self) -> bool {
        let n = self.n - self.n_unanswered;
        let distinct = self.distinct - self.distinct_unanswered;
        n > 0 && self.n_words - self.n_unanswered >= 4 * n && self.n_long * 4 >= n && distinct * 2 > n
    }
}

/// Whether people wrote what stands in `cells`.
pub(in crate::import) fn holds_talk(cells: &[&str]) -> bool {
    let rows: Vec<Vec<String>> = cells.iter().map(|cell| vec![(*cell).to_owned()]).collect();
    Facts::of(&rows, 0).is_talk()
}

/// Whether a cell is a date with a time of day: when somebody answered, and not who.
fn is_moment(cell: &str) -> bool {
    const WORDS: &[&str] = &["am", "pm", "a", "at", "t", "z", "h", "utc", "gmt", "cet", "cest"];
    const NUMBERS: std::ops::RangeInclusive<usize> = 5..=8;
    let folded = fold(cell);
    let n_numbers = folded.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
    let mut words = folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let has_clock = folded.contains([':', 'h']);
    folded.starts_with(|c: char| c.is_ascii_digit())
        && has_clock
        && NUMBERS.contains(&n_numbers)
        && words.all(|word| WORDS.contains(&word))
}
