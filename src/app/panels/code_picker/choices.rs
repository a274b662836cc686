//! What the picker lists for what is typed.

use crate::app::context::Ctx;
use crate::app::widgets::fuzzy::Query;
use crate::model::CodeId;
use crate::model::naming::is_same_name;

/// Codes used last that stand first.
const RECENT: usize = 7;

/// One line of the list.
#[derive(Clone, PartialEq, Debug)]
pub enum Choice {
    /// A code.
    Code(CodeId),
    /// A code that is made.
    New {
        /// Its name, or its path.
        path: String,
        /// The code above it.
        parent: Option<CodeId>,
    },
}

/// Returns what fits `typed`: codes, best first, and the code that could be made of it. As long as nothing is typed,
/// the codes that are `there` already come first, and then those that were used last. `folded` holds the path of each
/// code.
pub fn choices(ctx: &Ctx<'_>, typed: &str, folded: &[Vec<char>], there: &[CodeId]) -> Vec<Choice> {
    let typed = typed.trim();
    if typed.is_empty() {
        let recent = ctx.quick.recent.iter().filter_map(|code| ctx.project.resolve_code(*code)).take(RECENT);
        let mut first: Vec<usize> = Vec::new();
        for i in there.iter().copied().chain(recent).filter_map(|code| ctx.outline.index(code)) {
            if !first.contains(&i) {
                first.push(i);
            }
        }
        let rest = (0..ctx.outline.rows.len()).filter(|i| !first.contains(i));
        return codes(ctx, first.iter().copied().chain(rest));
    }
    let mut found = matching(typed, folded);
    let mut new = Choice::New { path: typed.to_owned(), parent: None };
    let is_there = ctx.outline.rows.iter().any(|r| is_same_name(&r.name, typed) || r.path == typed);
    // "hous/none" finds the code above by the letters before the stroke when no code fits as a whole.
    if found.is_empty()
        && let Some((above, name)) = typed.rsplit_once('/')
        && !name.trim().is_empty()
    {
        found = matching(above, folded);
        if let Some(parent) = found.first() {
            new = Choice::New { path: name.trim().to_owned(), parent: Some(ctx.outline.rows[*parent].code) };
            return std::iter::once(new).chain(codes(ctx, found)).collect();
        }
    }
    let mut choices: Vec<Choice> = codes(ctx, found);
    if !is_there {
        choices.push(new);
    }
    choices
}

fn codes(ctx: &Ctx<'_>, rows: impl IntoIterator<Item = usize>) -> Vec<Choice> {
    rows.into_iter().map(|row| Choice::Code(ctx.outline.rows[row].code)).collect()
}

fn matching(typed: &str, folded: &[Vec<char>]) -> Vec<usize> {
    let query = Query::new(&typed.replace('/', " "));
    let scored = folded.iter().enumerate().filter_map(|(i, path)| Some((query.score_folded(path)?, i)));
    let mut found: Vec<(i32, usize)> = scored.collect();
    found.sort_by_key(|(score, i)| (-score, *i));
    found.into_iter().map(|(_, i)| i).collect()
}
