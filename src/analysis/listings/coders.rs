//! Who codes, what is reserved to some of them, and what others propose.

use std::collections::BTreeMap;

use super::super::contested::set_words;
use super::super::labels::label;
use super::super::proposed::proposal_title;
use super::super::short_id::short_id;
use super::super::table::{Cell, ColumnKind, Table, columns};
use super::caption;
use crate::model::{CoderId, Contested, Noun, Op, Outline, Project, Proposal, ProposalId, Reserved, Said, said};

/// Returns one row for each coder, with how much they coded and what they may change.
pub fn coders_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("coder", Text),
        ("colour", Text),
        ("codings", Integer),
        ("documents_finished", Integer),
        ("changes_codes", Text),
        ("imports", Text),
        ("also", Text),
    ];
    let mut coded: BTreeMap<CoderId, (u64, u64)> = BTreeMap::new();
    for document in project.documents() {
        for placed in project.codings(document) {
            coded.entry(placed.coding.coder).or_default().0 += 1;
        }
        let mut finished: Vec<CoderId> = document.finished.keys().map(|who| who.coder).collect();
        finished.dedup();
        finished.into_iter().for_each(|coder| coded.entry(coder).or_default().1 += 1);
    }
    let mut table = Table::new(
        "coders",
        columns(heads),
        caption(Said::fixed("Coders", "Codeurs"), Noun::Coder, project.coders.len()),
    );
    for coder in project.coders.values() {
        let (n_codings, n_finished) = coded.get(&coder.id).copied().unwrap_or_default();
        let may = |what| {
            let mut named = project.reserved_to(what).peekable();
            let free = named.peek().is_none();
            Cell::word(if free || named.any(|other| other == coder.id) { "yes" } else { "proposes" })
        };
        table.rows.push(vec![
            Cell::text(coder.name.as_str()),
            Cell::text(project.coder_colour(coder.id).to_string()),
            Cell::count(n_codings),
            Cell::count(n_finished),
            may(Reserved::Codes),
            may(Reserved::Documents),
            also(project, coder.id),
        ]);
    }
    table
}

/// Returns the names of those who turned out to be that coder.
fn also(project: &Project, coder: CoderId) -> Cell {
    let names: Vec<&str> = project.merged_into(coder).map(|merged| merged.name.as_str()).collect();
    if names.is_empty() { Cell::Empty } else { Cell::text(names.join(", ")) }
}

/// Returns every proposal, oldest first.
pub fn proposals(project: &Project) -> Vec<&Proposal> {
    let mut all: Vec<&Proposal> = project.proposals.values().collect();
    all.sort_by_key(|proposal| (proposal.at, proposal.id));
    all
}

/// Returns the short name of a proposal, which stays the same whatever else is proposed.
pub fn proposal_id(proposal: ProposalId) -> String {
    short_id(&proposal.to_string())
}

/// Returns one row for each proposal, with what became of it.
pub fn proposals_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let all = proposals(project);
    let heads = [
        ("number", Integer),
        ("id", Text),
        ("status", Text),
        ("coder", Text),
        ("proposal", Text),
        ("steps", Integer),
        ("would_set", Text),
        ("reserved_to", Text),
        ("change", Text),
    ];
    let mut table = Table::new(
        "proposals",
        columns(heads),
        caption(Said::fixed("Proposals", "Propositions"), Noun::Proposal, all.len()),
    );
    for (i, proposal) in all.into_iter().enumerate() {
        let status = match proposal.answer() {
            Some(true) => "accepted",
            Some(false) if proposal.withdrawn => "taken back",
            Some(false) => "declined",
            None => "waits",
        };
        let what = project.reserved_from(proposal.by, &proposal.ops);
        let named = what.into_iter().flat_map(|what| project.reserved_to(what)).map(|c| project.coder_name(c));
        table.rows.push(vec![
            Cell::count(i + 1),
            Cell::text(proposal_id(proposal.id)),
            Cell::word(status),
            Cell::text(project.coder_name(proposal.by)),
            Cell::said(proposal_title(project, proposal)),
            Cell::count(proposal.ops.len()),
            Cell::said(would_set(project, proposal)),
            Cell::text(named.collect::<Vec<_>>().join(", ")),
            Cell::text(proposal.at.to_string()),
        ]);
    }
    table
}

/// Returns what a proposal would set, and to what. Things are called as they would be: what it brings in has a name
/// only then.
fn would_set(project: &Project, proposal: &Proposal) -> Said {
    let mut done = project.clone();
    if proposal.is_open() {
        done.apply_draft(&proposal.ops, proposal.by);
    }
    let (project, outline) = (&done, Outline::of(&done));
    let words = |op: &Op| match op {
        Op::AddDocument(new) => {
            let name = &new.name;
            Some(said!("new document “{name}”", "nouveau document «\u{202f}{name}\u{202f}»"))
        }
        Op::AddTree { name, .. } => {
            Some(said!("new code tree “{name}”", "nouvel arbre de codes «\u{202f}{name}\u{202f}»"))
        }
        Op::AddCode { name, .. } => Some(said!("new code “{name}”", "nouveau code «\u{202f}{name}\u{202f}»")),
        Op::RemoveCode { code } | Op::RestoreCode { code } => {
            let name = project.code_name(*code);
            let word = if matches!(op, Op::RemoveCode { .. }) { "removed" } else { "not removed" };
            Some(said!("{name}: {word}", "{name}\u{202f}: {word}", word = label(word)))
        }
        op => Contested::of(op).map(|(thing, to)| set_words(project, &outline, &thing, &to)),
    };
    let told: Vec<Said> = proposal.ops.iter().filter_map(words).collect();
    Said::joined(&told, "; ")
}
