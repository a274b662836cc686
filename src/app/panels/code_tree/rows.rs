//! Which lines the code trees have: pinned codes, names of trees, codes that no closed code hides, or what fits the
//! filter with everything above it. Data alone, computed once a change; drawing them is the work of `line.rs`.

use std::collections::BTreeSet;

use super::counts::Count;
use crate::app::widgets::fuzzy::Query;
use crate::model::naming::plain_letters;
use crate::model::{CodeId, Outline, Project, TreeId};

/// A line of the panel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// The heading of the pinned codes.
    Pins {
        /// Whether they are shown.
        open: bool,
    },
    /// A pinned code, by its index in the outline.
    Pin(usize),
    /// The name of a tree.
    Tree {
        /// Which.
        tree: TreeId,
        /// Whether its codes are shown.
        open: bool,
    },
    /// A code.
    Code {
        /// Its index in the outline.
        index: usize,
        /// Whether its codes are shown; nothing when there are none below it.
        open: Option<bool>,
    },
    /// The field in which a new code gets its name, so many levels deep.
    New(usize),
}

/// What a line is about, which stays the same when lines move.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Spot {
    /// The heading of the pinned codes.
    Pins,
    /// A code in the list of pinned ones.
    Pin(CodeId),
    /// The name of a tree.
    Tree(TreeId),
    /// A code in its tree.
    Code(CodeId),
}

impl Spot {
    /// Returns the code that the line is about.
    pub fn code(self) -> Option<CodeId> {
        match self {
            Self::Code(code) | Self::Pin(code) => Some(code),
            Self::Pins | Self::Tree(_) => None,
        }
    }
}

impl Row {
    /// Returns what the line is about; nothing for the field of a new code.
    pub fn spot(self, outline: &Outline) -> Option<Spot> {
        let code = |index: usize| outline.rows.get(index).map(|r| r.code);
        match self {
            Self::Pins { .. } => Some(Spot::Pins),
            Self::Pin(index) => code(index).map(Spot::Pin),
            Self::Tree { tree, .. } => Some(Spot::Tree(tree)),
            Self::Code { index, .. } => code(index).map(Spot::Code),
            Self::New(_) => None,
        }
    }
}

/// What the user closed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Closed {
    /// The pinned codes.
    pub pins: bool,
    /// Trees.
    pub trees: BTreeSet<TreeId>,
    /// Codes.
    pub codes: BTreeSet<CodeId>,
}

/// What is looked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Any part of a path, whatever its case and accents.
    pub text: String,
    /// Only codes with which, and below which, nothing is coded.
    pub unused: bool,
}

/// Where a code is being named that is not there yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NewAt {
    /// The code above it.
    pub parent: Option<CodeId>,
    /// The code behind which it will stand, else behind all others.
    pub behind: Option<CodeId>,
}

/// Returns the lines from top to bottom. A filter opens everything that it finds something in. `counts` are those of
/// the outline's rows.
pub fn rows(
    project: &Project,
    outline: &Outline,
    counts: &[Count],
    closed: &Closed,
    filter: &Filter,
    pinned: &[CodeId],
) -> Vec<Row> {
    let shown = found_with_above(outline, counts, filter);
    let mut rows = Vec::with_capacity(outline.rows.len() + 4);
    let pins: Vec<usize> = pinned.iter().filter_map(|code| outline.index(*code)).collect();
    if shown.is_none() && !pins.is_empty() {
        rows.push(Row::Pins { open: !closed.pins });
        rows.extend(pins.into_iter().filter(|_| !closed.pins).map(Row::Pin));
    }
    for tree in project.trees() {
        let open = shown.is_some() || !closed.trees.contains(&tree.id);
        rows.push(Row::Tree { tree: tree.id, open });
        let n_before = rows.len();
        if open {
            codes_of_tree(outline, tree.id, closed, shown.as_deref(), &mut rows);
        }
        // A tree in which nothing fits the filter says nothing.
        if shown.is_some() && rows.len() == n_before {
            rows.pop();
        }
    }
    rows
}

/// Puts the field of a new code among the lines.
pub fn with_new(mut rows: Vec<Row>, outline: &Outline, at: NewAt) -> Vec<Row> {
    let of = |code: Option<CodeId>| code.and_then(|code| outline.index(code));
    let line = |wanted: usize| rows.iter().position(|r| matches!(r, Row::Code { index, .. } if *index == wanted));
    if let Some((before, line)) = of(at.behind).and_then(|i| Some((i, line(i)?))) {
        let end = outline.rows[before].end;
        let inside = rows[line..].iter().take_while(|r| matches!(r, Row::Code { index, .. } if *index < end)).count();
        rows.insert(line + inside, Row::New(outline.rows[before].depth));
    } else if let Some((parent, line)) = of(at.parent).and_then(|i| Some((i, line(i)?))) {
        rows.insert(line + 1, Row::New(outline.rows[parent].depth + 1));
    }
    rows
}

fn codes_of_tree(outline: &Outline, tree: TreeId, closed: &Closed, shown: Option<&[bool]>, rows: &mut Vec<Row>) {
    let mut index = outline.rows.iter().position(|r| r.tree == tree).unwrap_or(outline.rows.len());
    while index < outline.rows.len() && outline.rows[index].tree == tree {
        let row = &outline.rows[index];
        if shown.is_some_and(|shown| !shown[index]) {
            index = row.end;
            continue;
        }
        let has_below = row.end > index + 1;
        let open = shown.is_some() || !closed.codes.contains(&row.code);
        rows.push(Row::Code { index, open: has_below.then_some(open) });
        index = if open { index + 1 } else { row.end };
    }
}

/// Returns for each code whether it fits or something below it does; nothing without a filter.
fn found_with_above(outline: &Outline, counts: &[Count], filter: &Filter) -> Option<Vec<bool>> {
    let query = Query::new(&filter.text);
    if query.is_empty() && !filter.unused {
        return None;
    }
    let unused = |i: usize| counts.get(i).is_none_or(|count| count.below == 0);
    let fits = |(i, path): (usize, &str)| {
        (!filter.unused || unused(i)) && (query.is_empty() || query.score_folded(&plain_letters(path)).is_some())
    };
    let mut shown: Vec<bool> = outline.rows.iter().map(|r| r.path.as_str()).enumerate().map(fits).collect();
    let mut branches: Vec<usize> = Vec::new();
    for i in 0..shown.len() {
        branches.retain(|above| outline.rows[*above].end > i);
        if shown[i] {
            for above in &branches {
                shown[*above] = true;
            }
        }
        branches.push(i);
    }
    Some(shown)
}

/// Returns the code right above code `index`.
pub fn parent_of(outline: &Outline, index: usize) -> Option<usize> {
    let depth = outline.rows[index].depth.checked_sub(1)?;
    (0..index).rev().find(|i| outline.rows[*i].depth == depth)
}

/// Returns the codes right below `parent`, or at the top of `tree`, in their order.
pub fn children_of(outline: &Outline, tree: TreeId, parent: Option<usize>) -> Vec<usize> {
    let (range, depth) = match parent {
        Some(i) => (i + 1..outline.rows[i].end, outline.rows[i].depth + 1),
        None => (0..outline.rows.len(), 0),
    };
    range.filter(|i| outline.rows[*i].depth == depth && outline.rows[*i].tree == tree).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Op;
    use crate::model::plan::CodeDraft;
    use crate::model::testing::Fixture;

    fn written(project: &Project, outline: &Outline, rows: &[Row]) -> Vec<String> {
        let name = |row: &Row| match row {
            Row::Pins { .. } => "PINNED".to_owned(),
            Row::Pin(index) => format!("* {}", outline.rows[*index].name),
            Row::Tree { tree, .. } => project.trees[tree].name.to_uppercase(),
            Row::Code { index, .. } => outline.rows[*index].name.clone(),
            Row::New(depth) => format!("new {depth}"),
        };
        rows.iter().map(name).collect()
    }

    fn names(project: &Project, outline: &Outline, closed: &Closed, filter: &str) -> Vec<String> {
        let filter = Filter { text: filter.to_owned(), unused: false };
        written(project, outline, &rows(project, outline, &[], closed, &filter, &[]))
    }

    #[test]
    fn a_closed_code_hides_what_is_below_it_and_a_filter_opens_it() {
        let project = Fixture::of("U01: [a|Rue/Nuit/Froid|Soin|Rue/Jour].").project;
        let outline = Outline::of(&project);
        let mut closed = Closed::default();
        assert_eq!(names(&project, &outline, &closed, ""), ["CODES", "Rue", "Nuit", "Froid", "Jour", "Soin"]);
        closed.codes.insert(outline.find(&project, "Rue").unwrap());
        assert_eq!(names(&project, &outline, &closed, ""), ["CODES", "Rue", "Soin"]);
        assert_eq!(names(&project, &outline, &closed, "FRÔID"), ["CODES", "Rue", "Nuit", "Froid"]);
    }

    #[test]
    fn a_tree_in_which_nothing_fits_the_filter_has_no_line() {
        let mut fixture = Fixture::of("U01: [a|Rue].");
        let tree = TreeId::next(&mut fixture.ids);
        fixture.apply(vec![Op::AddTree { tree, name: "Soignants".into() }]);
        let outline = Outline::of(&fixture.project);
        assert_eq!(names(&fixture.project, &outline, &Closed::default(), ""), ["CODES", "Rue", "SOIGNANTS"]);
        assert_eq!(names(&fixture.project, &outline, &Closed::default(), "rue"), ["CODES", "Rue"]);
        assert!(names(&fixture.project, &outline, &Closed::default(), "nuit").is_empty());
    }

    #[test]
    fn siblings_and_the_code_above_are_found() {
        let project = Fixture::of("U01: [a|Rue/Nuit/Froid|Soin|Rue/Jour].").project;
        let outline = Outline::of(&project);
        let at = |path: &str| outline.index(outline.find(&project, path).unwrap()).unwrap();
        let tree = project.trees()[0].id;
        assert_eq!(parent_of(&outline, at("Jour")), Some(at("Rue")));
        assert_eq!(children_of(&outline, tree, Some(at("Rue"))), [at("Rue/Nuit"), at("Rue/Jour")]);
        assert_eq!(children_of(&outline, tree, None), [at("Rue"), at("Soin")]);
    }

    #[test]
    fn pinned_codes_stand_at_the_top_until_something_is_looked_for() {
        let project = Fixture::of("U01: [a|Rue/Nuit|Soin].").project;
        let outline = Outline::of(&project);
        let pinned = [outline.find(&project, "Soin").unwrap(), outline.find(&project, "Rue/Nuit").unwrap()];
        let mut closed = Closed::default();
        let shown = |closed: &Closed, text: &str| {
            let filter = Filter { text: text.to_owned(), unused: false };
            written(&project, &outline, &rows(&project, &outline, &[], closed, &filter, &pinned))
        };
        assert_eq!(shown(&closed, ""), ["PINNED", "* Soin", "* Nuit", "CODES", "Rue", "Nuit", "Soin"]);
        assert_eq!(shown(&closed, "soin"), ["CODES", "Soin"]);
        closed.pins = true;
        assert_eq!(shown(&closed, "")[..2], ["PINNED", "CODES"]);
    }

    #[test]
    fn unused_codes_are_those_with_nothing_below_them_either() {
        let mut fixture = Fixture::of("U01: [a|Rue/Nuit/Froid|Soin].");
        let mut draft = CodeDraft::new(&fixture.project);
        draft.code_at(&mut fixture.ids, "Rue/Jour").unwrap();
        fixture.apply(draft.into_ops());
        let (project, outline) = (&fixture.project, Outline::of(&fixture.project));
        let count = |below| Count { own: 0, below };
        let counts: Vec<Count> = outline.rows.iter().map(|r| count(usize::from(r.name != "Jour"))).collect();
        let filter = Filter { text: String::new(), unused: true };
        let found = rows(project, &outline, &counts, &Closed::default(), &filter, &[]);
        assert_eq!(written(project, &outline, &found), ["CODES", "Rue", "Jour"]);
    }

    #[test]
    fn a_new_code_is_named_where_it_will_stand() {
        let project = Fixture::of("U01: [a|Rue/Nuit/Froid|Soin].").project;
        let outline = Outline::of(&project);
        let rue = outline.find(&project, "Rue");
        let lines = || rows(&project, &outline, &[], &Closed::default(), &Filter::default(), &[]);
        let below = with_new(lines(), &outline, NewAt { parent: rue, behind: None });
        assert_eq!(written(&project, &outline, &below)[..3], ["CODES", "Rue", "new 1"]);
        let beside = with_new(lines(), &outline, NewAt { parent: None, behind: rue });
        assert_eq!(written(&project, &outline, &beside)[3..], ["Froid", "new 0", "Soin"]);
    }
}
