//! The words that take the place of what was found. In those of a pattern, `$1` stands for its first group, `$name` or
//! `${name}` for a named one, `$0` for all that was found, and `$$` is a dollar sign. A number ends where the pattern
//! has no further group of that number: `$1ant` is the first group and “ant”. A group that the pattern does not have is
//! refused: it would delete words.

use regex::{Captures, Regex};

use super::WantedError;

/// What takes the place of what was found.
#[derive(Clone, Debug)]
pub(super) struct NewWords(Vec<Part>);

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Words(String),
    Group(usize),
}

impl NewWords {
    /// Returns `with` as it is written.
    pub fn plain(with: &str) -> Self {
        Self(vec![Part::Words(with.to_owned())])
    }

    /// Returns `with`, in which groups of `pattern` are named.
    ///
    /// # Errors
    /// When it names a group that the pattern does not have.
    pub fn naming_groups(with: &str, pattern: &Regex) -> Result<Self, WantedError> {
        let mut parts = Vec::new();
        let mut rest = with;
        while let Some((words, behind)) = rest.split_once('$') {
            parts.push(Part::Words(words.to_owned()));
            let (part, behind) = part(behind, pattern)?;
            parts.push(part);
            rest = behind;
        }
        parts.push(Part::Words(rest.to_owned()));
        Ok(Self(parts))
    }

    /// Returns what stands where `found` was.
    pub fn of(&self, found: &Captures<'_>) -> String {
        let words = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Group(i) => found.get(*i).map_or("", |group| group.as_str()).to_owned(),
        };
        self.0.iter().map(words).collect()
    }
}

/// Returns what the text behind a dollar sign stands for, and what stands behind that.
fn part<'t>(text: &'t str, pattern: &Regex) -> Result<(Part, &'t str), WantedError> {
    let sign = || Part::Words("$".to_owned());
    if let Some(behind) = text.strip_prefix('$') {
        return Ok((sign(), behind));
    }
    if let Some((name, behind)) = text.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
        let group = named(name, pattern).ok_or_else(|| no_such_group(&format!("${{{name}}}"), pattern))?;
        return Ok((Part::Group(group), behind));
    }
    let end_of = |belongs: fn(char) -> bool| text.find(|c| !belongs(c)).unwrap_or(text.len());
    let (digits, name) = (end_of(|c| c.is_ascii_digit()), end_of(|c| c.is_alphanumeric() || c == '_'));
    if name == 0 {
        return Ok((sign(), text));
    }
    let written = if digits > 0 { digits } else { name };
    let mut shorter = (1..=digits).rev().chain(Some(name).filter(|_| digits == 0));
    let found = shorter.find_map(|end| Some((Part::Group(named(&text[..end], pattern)?), &text[end..])));
    found.ok_or_else(|| no_such_group(&format!("${}", &text[..written]), pattern))
}

fn named(name: &str, pattern: &Regex) -> Option<usize> {
    match name.parse::<usize>() {
        Ok(number) => Some(number).filter(|n| *n < pattern.captures_len()),
        Err(_no_number) => pattern.capture_names().position(|group| group == Some(name)),
    }
}

fn no_such_group(written: &str, pattern: &Regex) -> WantedError {
    WantedError::NoSuchGroup { written: written.to_owned(), n_groups: pattern.captures_len() - 1 }
}
