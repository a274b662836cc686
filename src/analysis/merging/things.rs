//! Which things come in, which go, and which have another name: documents, codes and their trees, people, coders,
//! themes.

use super::super::contested::twin_name;
use super::super::proposed::proposal_title;
use super::{MergeNews, MergeRow, Newcomer, row};
use crate::model::{Outline, Project, Twin};

/// Returns what comes in.
pub(super) fn new_things(before: &Project, after: &Project) -> Vec<MergeRow> {
    let new = |name: &str, what| row(name, MergeNews::New(what));
    let documents = after.documents().into_iter().filter(|d| before.document(d.id).is_none());
    let trees = after.trees().into_iter().filter(|t| before.trees.get(&t.id).is_none_or(|t| t.removed));
    let codes = Outline::of(after).rows.into_iter().filter(|r| before.code(r.code).is_none());
    let people = after.participants().into_iter().filter(|p| before.participants.get(&p.id).is_none_or(|p| p.removed));
    let coders = after.coders.values().filter(|c| !before.has_signed(c.id));
    let stood = |id| before.comparison.themes.get(&id).is_some_and(|t| t.name.is_some());
    let themes = after.comparison.themes().into_iter().filter(|t| !stood(t.id));
    let proposals = after.proposals.values().filter(|p| p.is_open() && !before.proposals.contains_key(&p.id));
    let mut rows: Vec<MergeRow> = Vec::new();
    rows.extend(coders.map(|c| new(&c.name, Newcomer::Coder)));
    rows.extend(documents.map(|d| new(&d.name, Newcomer::Document { n_turns: d.turns.len() })));
    rows.extend(people.map(|p| new(&p.name, Newcomer::Participant)));
    rows.extend(trees.map(|t| new(&t.name, Newcomer::Tree)));
    rows.extend(codes.map(|r| new(&r.path, Newcomer::Code)));
    rows.extend(themes.map(|t| new(t.name(), Newcomer::Theme)));
    rows.extend(proposals.map(|p| row(proposal_title(after, p), MergeNews::New(Newcomer::Proposal))));
    rows
}

/// Returns what would not stand any more: removed, or merged into another.
pub(super) fn gone(before: &Project, after: &Project) -> Vec<MergeRow> {
    let gone = |name: &str, into: Option<String>| row(name, MergeNews::Gone { into });
    let outline = Outline::of(after);
    let twin = |twin| after.twin_merged_into(twin).map(|into| twin_name(after, into));
    let mut rows: Vec<MergeRow> = Vec::new();
    for document in before.documents().into_iter().filter(|d| after.document(d.id).is_none()) {
        rows.push(gone(&document.name, twin(Twin::Document(document.id))));
    }
    for code in Outline::of(before).rows.into_iter().filter(|r| after.code(r.code).is_none()) {
        let into = after.resolve_code(code.code).map(|into| outline.path(into).to_owned());
        rows.push(gone(&code.path, into));
    }
    for tree in before.trees().into_iter().filter(|t| after.trees.get(&t.id).is_none_or(|t| t.removed)) {
        rows.push(gone(&tree.name, twin(Twin::Tree(tree.id))));
    }
    for person in before.participants() {
        if after.participants.get(&person.id).is_none_or(|p| p.removed) {
            rows.push(gone(&person.name, twin(Twin::Participant(person.id))));
        }
    }
    for coder in before.coders.values().filter(|c| !after.coders.contains_key(&c.id)) {
        rows.push(gone(&coder.name, Some(after.coder_name(coder.id).to_owned())));
    }
    for theme in before.comparison.themes() {
        if after.comparison.themes.get(&theme.id).is_none_or(|t| t.name.is_none()) {
            rows.push(gone(theme.name(), None));
        }
    }
    for proposal in before.proposals.values().filter(|p| p.is_open()) {
        if after.proposals.get(&proposal.id).is_none_or(|p| p.withdrawn && p.answer() == Some(false)) {
            rows.push(row(proposal_title(before, proposal), MergeNews::Gone { into: None }));
        }
    }
    rows
}

/// Returns what has another name.
pub(super) fn renames(before: &Project, after: &Project) -> Vec<MergeRow> {
    let documents = after.documents().into_iter().filter_map(|d| Some((&before.document(d.id)?.name, &d.name)));
    let codes = after.codes.values().filter_map(|c| Some((&before.codes.get(&c.id)?.name, &c.name)));
    let people = after.participants.values().filter_map(|p| Some((&before.participants.get(&p.id)?.name, &p.name)));
    let trees = after.trees.values().filter_map(|t| Some((&before.trees.get(&t.id)?.name, &t.name)));
    let coders = after.coders.values().filter_map(|c| Some((&before.coders.get(&c.id)?.name, &c.name)));
    let themes = after.comparison.themes().into_iter().filter_map(|t| {
        let was = before.comparison.themes.get(&t.id)?;
        Some((was.name.as_ref()?, t.name.as_ref()?))
    });
    let all = documents.chain(codes).chain(people).chain(trees).chain(coders).chain(themes);
    all.filter(|(was, is)| was != is)
        .map(|(was, is)| row(was.as_str(), MergeNews::Renamed { to: is.clone() }))
        .collect()
}
