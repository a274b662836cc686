//! Tables: what every analysis ends in and every export begins from. A table carries its unit, its base and its
//! filters, so that no number leaves the program without them.

use super::labels;
use crate::model::{Said, Tongue};

/// Values in rows under named columns.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// A short name for files and sheets, such as `frequencies`.
    pub name: String,
    /// What the cells of each row are, in order.
    pub columns: Vec<Column>,
    /// Each as long as [`Self::columns`].
    pub rows: Vec<Vec<Cell>>,
    /// What the numbers are.
    pub caption: Caption,
}

/// The head of a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Unique in its table. Ours are `snake_case` and stay as they are; attributes and groups keep their own names.
    pub name: String,
    /// The name as each language has it, for those who ask for one; in English it stays [`Self::name`].
    pub label: Said,
    /// What its cells are.
    pub kind: ColumnKind,
}

/// What the cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with decimals.
    Number,
    /// Numbers from 0 to 100.
    Percent,
}

impl ColumnKind {
    /// Returns the word for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Percent => "percent",
        }
    }

    /// Whether the cells are numbers, which stand on the right.
    pub fn is_numeric(self) -> bool {
        self != Self::Text
    }
}

/// One value.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Words of the project.
    Text(String),
    /// Words of the program: a kind, a status.
    Said(Said),
    /// A count.
    Integer(i64),
    /// A number and how many decimals it is worth showing.
    Number(f64, u8),
    /// From 0 to 100; files hold it in full.
    Percent(f64),
    /// A figure that files hold in full, and how many decimals people see.
    Figure(f64, u8),
    /// Nothing belongs here.
    Empty,
    /// There is no value, and why: never shown as 0.
    Undefined(Said),
}

impl Cell {
    /// Returns a text, or nothing when it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Returns one of the words that tables hold, as the labels have it in each language; nothing when it is empty.
    pub fn word(word: &'static str) -> Self {
        Self::said(labels::label(word))
    }

    /// Returns words, or nothing when there are none.
    pub fn said(words: Said) -> Self {
        match words.is_ours() {
            _ if words.is_empty() => Self::Empty,
            true => Self::Said(words),
            false => Self::Text(words.to_string()),
        }
    }

    /// Returns a count.
    pub fn count(n: impl TryInto<i64>) -> Self {
        Self::Integer(n.try_into().unwrap_or(i64::MAX))
    }

    /// Returns `n` of `base` in percent.
    pub fn share(n: u64, base: u64, when_empty: Said) -> Self {
        if base == 0 { Self::Undefined(when_empty) } else { Self::Percent(100.0 * n as f64 / base as f64) }
    }

    /// Returns the value as text, numbers with a decimal point and nothing around them; no value gives no text.
    pub fn written(&self) -> String {
        self.written_in(Tongue::English)
    }

    /// Returns the same with the words of a language; numbers stay as they are.
    pub fn written_in(&self, tongue: Tongue) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Said(words) => words.told(tongue).to_owned(),
            Self::Integer(n) => n.to_string(),
            Self::Number(n, decimals) => format!("{n:.*}", usize::from(*decimals)),
            Self::Percent(n) | Self::Figure(n, _) => in_full(*n),
            Self::Empty | Self::Undefined(_) => String::new(),
        }
    }

    /// Returns the value as people read it: with a percent sign, and a dash where there is none.
    pub fn shown(&self) -> String {
        self.shown_in(Tongue::English)
    }

    /// Returns the same with the words and the decimal mark of a language.
    pub fn shown_in(&self, tongue: Tongue) -> String {
        let number = match self {
            Self::Percent(p) => format!("{p:.1}%"),
            Self::Figure(n, decimals) => rounded(*n, usize::from(*decimals)),
            Self::Integer(_) | Self::Number(..) => self.written(),
            Self::Undefined(_) => return "–".to_owned(),
            Self::Text(_) | Self::Said(_) | Self::Empty => return self.written_in(tongue),
        };
        match tongue {
            Tongue::English => number,
            Tongue::French => number.replace('.', ",").replace('-', "−").replace('%', "\u{202f}%"),
        }
    }
}

/// Returns `n` with the twelve digits that its calculation is good for, very large and very small ones as `2.4e-16`.
fn in_full(n: f64) -> String {
    let n = to_twelve_digits(n);
    if n == 0.0 || (1e-4..1e15).contains(&n.abs()) { (n + 0.0).to_string() } else { format!("{n:e}") }
}

/// Returns the number that twelve significant digits of `n` write.
pub fn to_twelve_digits(n: f64) -> f64 {
    format!("{n:.11e}").parse().unwrap_or(n)
}

/// Returns `n` with so many decimals; what is too small for them is told from nothing.
fn rounded(n: f64, decimals: usize) -> String {
    let shown = format!("{n:.decimals$}");
    let is_zero = shown.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.'));
    match (is_zero, n) {
        (true, n) if n > 0.0 => format!("<{:.decimals$}", 10_f64.powi(-(decimals as i32))),
        (true, _) => shown.trim_start_matches('-').to_owned(),
        (false, _) => shown,
    }
}

/// What the numbers of a table are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Caption {
    /// What the table shows.
    pub title: Said,
    /// What was counted.
    pub unit: Said,
    /// Of how many.
    pub base: Said,
    /// What was left out or chosen, each in a few words.
    pub filters: Vec<Said>,
    /// How to read it.
    pub notes: Vec<Said>,
}

impl Table {
    /// Returns a table without rows. Columns of one name get a number behind it, so that each can be told from the
    /// other in every language.
    pub fn new<H: Into<Said>>(
        name: &str,
        columns: impl IntoIterator<Item = (H, ColumnKind)>,
        caption: Caption,
    ) -> Self {
        let mut taken: Vec<Column> = Vec::new();
        for (name, kind) in columns {
            let name = name.into();
            let mut label = name.clone();
            let mut n = 2;
            while taken.iter().any(|c| Tongue::ALL.iter().any(|tongue| c.label.told(*tongue) == label.told(*tongue))) {
                label = Said::joined([&name, &Said::from(format!("({n})"))], " ");
                n += 1;
            }
            taken.push(Column { name: label.to_string(), label, kind });
        }
        Self { name: name.to_owned(), columns: taken, rows: Vec::new(), caption }
    }

    /// Returns the cell under `column` in row `row`.
    pub fn cell(&self, row: usize, column: &str) -> Option<&Cell> {
        let column = self.columns.iter().position(|c| c.name == column)?;
        self.rows.get(row)?.get(column)
    }

    /// Returns the reasons of all cells without a value, each once.
    pub fn reasons(&self) -> Vec<&Said> {
        let mut reasons: Vec<&Said> = Vec::new();
        for cell in self.rows.iter().flatten() {
            if let Cell::Undefined(reason) = cell
                && !reasons.contains(&reason)
            {
                reasons.push(reason);
            }
        }
        reasons
    }
}

/// The head of a column to be, and what its cells are.
pub type Head = (Said, ColumnKind);

/// Returns columns of our own, with the labels of every language.
pub fn columns(columns: impl IntoIterator<Item = (&'static str, ColumnKind)>) -> Vec<Head> {
    columns.into_iter().map(|(name, kind)| (labels::head(name), kind)).collect()
}

/// Returns columns that the project names: its attributes, its groups.
pub(super) fn named<'a>(names: impl IntoIterator<Item = &'a String>, kind: ColumnKind) -> Vec<Head> {
    names.into_iter().map(|name| (Said::from(name.as_str()), kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_of_one_name_can_be_told_apart() {
        let names = ["code", "code", "code"].map(|n| (n.to_owned(), ColumnKind::Text));
        let table = Table::new("t", names, Caption::default());
        let names: Vec<_> = table.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["code", "code (2)", "code (3)"]);
    }

    #[test]
    fn a_figure_is_whole_in_files_and_short_for_people() {
        let both = |n: f64, decimals| (Cell::Figure(n, decimals).written(), Cell::Figure(n, decimals).shown());
        assert_eq!(both(2300.0 / 54.0, 1), ("42.5925925926".into(), "42.6".into()));
        assert_eq!(both(2.417_307_500_38e-16, 3), ("2.41730750038e-16".into(), "<0.001".into()));
        assert_eq!(both(-0.000_001, 1), ("-1e-6".into(), "0.0".into()));
        assert_eq!(both(-0.0, 1), ("0".into(), "0.0".into()));
        assert_eq!(both(0.1 + 0.2, 2), ("0.3".into(), "0.30".into()));
    }

    #[test]
    fn french_readers_get_their_decimal_mark_and_programs_the_point() {
        let cells = [Cell::Percent(100.0 / 3.0), Cell::Figure(-1.25, 2), Cell::Number(0.5, 1), Cell::Integer(-5)];
        assert_eq!(cells.each_ref().map(|c| c.shown_in(Tongue::French)), ["33,3\u{202f}%", "−1,25", "0,5", "−5"]);
        assert_eq!(cells.map(|c| c.written_in(Tongue::French)), ["33.3333333333", "-1.25", "0.5", "-5"]);
    }

    #[test]
    fn a_share_of_nobody_has_a_reason_instead_of_a_value() {
        let nobody = || Said::fixed("nobody", "personne");
        assert_eq!(Cell::share(0, 0, nobody()), Cell::Undefined(nobody()));
        assert_eq!(Cell::share(1, 4, nobody()).shown(), "25.0%");
        assert_eq!(Cell::share(1, 3, nobody()).written(), "33.3333333333");
    }
}
