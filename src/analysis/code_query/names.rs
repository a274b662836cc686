//! Which code a typed name means, and how a code is written so that exactly it is meant.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Leaf;
use super::lexer::closing_quotes;
use super::parser::hold_an_operator;
use crate::model::{CodeId, Outline, Project};

/// Why a name means no code.
#[derive(Debug)]
pub(super) enum NameFault {
    /// No code is called so; these are called nearly so, written as they have to be.
    Unknown(Vec<String>),
    /// Several are; their paths, written as they have to be.
    Ambiguous(Vec<String>),
}

/// The codes of a project by their names without accents and case.
pub(super) struct Names<'a> {
    project: &'a Project,
    outline: &'a Outline,
    /// By row of the outline: the parts of the path, without the tree.
    paths: Vec<Vec<String>>,
    /// By row: the name of the tree.
    trees: Vec<String>,
}

impl<'a> Names<'a> {
    pub(super) fn of(project: &'a Project, outline: &'a Outline) -> Self {
        let mut above: Vec<String> = Vec::new();
        let mut path = |row: &crate::model::OutlineRow| {
            above.truncate(row.depth);
            above.push(folded(&row.name));
            above.clone()
        };
        let paths = outline.rows.iter().map(&mut path).collect();
        let tree = |row: &crate::model::OutlineRow| project.tree_name(row.tree);
        let trees = outline.rows.iter().map(|row| folded(tree(row))).collect();
        Self { project, outline, paths, trees }
    }

    /// Returns the code of a name: a whole path, with or without the name of its tree, else the end of exactly one
    /// path.
    pub(super) fn code(&self, name: &str) -> Result<CodeId, NameFault> {
        let wanted = parts(name);
        let with_tree = |i: usize| {
            let (tree, path) = (&self.trees[i], &self.paths[i]);
            wanted.len() == path.len() + 1 && wanted[0] == *tree && wanted[1..] == path[..]
        };
        let whole = |i: usize| self.paths[i] == wanted;
        let ends = |i: usize| !wanted.is_empty() && self.paths[i].ends_with(&wanted);
        for found in [self.rows(with_tree), self.rows(whole), self.rows(ends)] {
            match found[..] {
                [] => {}
                [row] => return Ok(self.outline.rows[row].code),
                _ => return Err(NameFault::Ambiguous(self.written(&found))),
            }
        }
        Err(NameFault::Unknown(self.written(&self.similar(&wanted))))
    }

    /// Returns what a name stands for without a word before it: a code with what is below it, or else a whole tree.
    pub(super) fn leaf(&self, name: &str) -> Result<Leaf, NameFault> {
        let fault = match self.code(name) {
            Ok(code) => return Ok(Leaf::Branch(code)),
            Err(fault) => fault,
        };
        let wanted = folded(name);
        let tree = self.project.trees().into_iter().find(|tree| folded(&tree.name) == wanted);
        tree.map(|tree| Leaf::Tree(tree.id)).ok_or(fault)
    }

    fn rows(&self, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        (0..self.paths.len()).filter(|i| wanted(*i)).collect()
    }

    fn written(&self, rows: &[usize]) -> Vec<String> {
        rows.iter().map(|i| quoted(&self.outline.rows[*i].path)).collect()
    }

    /// Returns up to three rows whose names are nearly `wanted`: they hold it, it holds them, or two letters differ.
    fn similar(&self, wanted: &[String]) -> Vec<usize> {
        let Some(wanted) = wanted.last().filter(|w| !w.is_empty()) else { return Vec::new() };
        let mut scored: Vec<(usize, usize)> = Vec::new();
        for (i, path) in self.paths.iter().enumerate() {
            let Some(name) = path.last() else { continue };
            let long_enough = name.chars().count() > 2 && wanted.chars().count() > 2;
            let distance = match () {
                () if name.contains(wanted.as_str()) => 0,
                () if long_enough && wanted.contains(name.as_str()) => 1,
                () => differences(name, wanted) + 1,
            };
            if distance <= 3.min(wanted.chars().count()) {
                scored.push((distance, i));
            }
        }
        scored.sort_unstable();
        scored.into_iter().take(3).map(|(_, i)| i).collect()
    }
}

/// Returns how `code` is written in a question: by its name if no other code is called so, else by its path; in
/// quotation marks where it has to be.
pub fn query_name(project: &Project, outline: &Outline, code: CodeId) -> String {
    let Some(row) = outline.row(code) else { return String::new() };
    let names = Names::of(project, outline);
    let alone = names.code(&row.name).is_ok_and(|found| found == code);
    quoted(if alone { &row.name } else { &row.path })
}

/// Returns `name` in quotation marks if it would be read as something else without.
pub(super) fn quoted(name: &str) -> String {
    let odd = |c: char| matches!(c, '(' | ')' | '*' | ':') || closing_quotes(c).is_some();
    let words: Vec<&str> = name.split_whitespace().collect();
    let plain = !name.chars().any(odd) && !hold_an_operator(&words) && name.trim() == name;
    match plain {
        true if !name.contains(char::is_whitespace) => name.to_owned(),
        _ => format!("\"{}\"", name.replace('"', "\"\"")),
    }
}

fn parts(name: &str) -> Vec<String> {
    name.trim().trim_end_matches('/').split('/').map(folded).collect()
}

/// Returns `name` in lower case, without accents, with single spaces, straight apostrophes and ligatures taken apart.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            match c {
                '’' | 'ʼ' => folded.push('\''),
                'œ' => folded.push_str("oe"),
                'æ' => folded.push_str("ae"),
                c => folded.push(c),
            }
        }
    }
    folded
}

/// Returns how many letters have to be put in, taken out or changed to make one name of the other; 3 when it is more.
fn differences(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()].min(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_whatever_their_accents_case_and_apostrophes() {
        assert_eq!(folded("  L’Œuvre   d’ÉTÉ "), folded("l'oeuvre d'ete"));
    }

    #[test]
    fn a_name_is_quoted_only_where_it_would_be_read_otherwise() {
        assert_eq!(quoted("Housing/None"), "Housing/None");
        assert_eq!(quoted("Breaks and rest"), "\"Breaks and rest\"");
        assert_eq!(quoted("dans"), "\"dans\"");
        assert_eq!((quoted("same"), quoted("Same turn")), ("same".to_owned(), "\"Same turn\"".to_owned()));
        assert_eq!(quoted("so \"free\""), "\"so \"\"free\"\"\"");
    }

    #[test]
    fn swapped_and_missing_letters_are_small_differences() {
        assert_eq!(differences("housing", "hosing"), 1);
        assert_eq!(differences("housing", "fear"), 3);
        assert_eq!(differences("", ""), 0);
    }
}
