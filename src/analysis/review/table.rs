//! What waits for a person as a table.

use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::ways::{settling_name, taking};
use super::{ReviewEntry, code_name, review_entries, review_id, turn_versions};
use crate::model::plan::settlings;
use crate::model::{Outline, Project, ReviewKind, Said, Twin, Twins, said};

/// Returns what waits for a person as a table, one row a thing.
pub fn review_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("n", Integer),
        ("id", Text),
        ("kind", Text),
        ("document", Text),
        ("place", Integer),
        ("code", Text),
        ("coder", Text),
        ("words", Text),
        ("first_by", Text),
        ("first_version", Text),
        ("second_by", Text),
        ("second_version", Text),
        ("in_force", Text),
        ("settle", Text),
        ("change", Text),
    ];
    let caption = Caption {
        title: said!("To review", "À examiner"),
        unit: said!(
            "one row a thing that a person has to settle; place in code points; versions: what each of those said who had not \
             seen the other; settle: the ways that --keep takes",
            "une ligne par chose à régler par une personne\u{202f}; place en points de code\u{202f}; versions\u{202f}: ce que chacun a \
             dit sans avoir vu l’autre\u{202f}; réglage\u{202f}: les façons que prend --keep"
        ),
        ..Caption::default()
    };
    let outline = Outline::of(project);
    let mut table = Table::new("review", columns(heads), caption);
    let entries = review_entries(project);
    table.rows.extend(entries.iter().enumerate().map(|(i, entry)| row(project, &outline, i + 1, entry)));
    table
}

fn row(project: &Project, outline: &Outline, n: usize, entry: &ReviewEntry) -> Vec<Cell> {
    let document = entry.document.and_then(|id| project.documents.get(&id));
    let text = |words: Option<&str>| words.filter(|w| !w.is_empty()).map_or(Cell::Empty, Cell::text);
    let code = entry.code.map(|code| code_name(project, outline, code));
    let mut cells = vec![
        Cell::count(n),
        Cell::text(review_id(&entry.item)),
        Cell::word(kind_name(&entry.item.kind)),
        text(document.map(|d| d.name.as_str())),
        entry.span.map_or(Cell::Empty, |span| Cell::count(span.start)),
        text(code.as_deref()),
        text(entry.coder.map(|coder| project.coder_name(coder))),
        Cell::said(entry.words.clone()),
    ];
    match (&entry.item.kind, document) {
        (ReviewKind::CorrectedByTwo { crossing, .. }, Some(document)) => {
            let versions = turn_versions(project, document, crossing);
            let (first, others) = versions.split_at(1.min(versions.len()));
            for some in [first, others] {
                let names: Vec<&str> = some.iter().map(|version| project.coder_name(version.by)).collect();
                let words: Vec<&str> = some.iter().map(|version| version.words.trim()).collect();
                cells.extend([text(Some(&names.join(" | "))), text(Some(&words.join(" | ")))]);
            }
        }
        _ => {
            let first = entry.sides.first();
            cells.extend([text(first.and_then(|s| s.by).map(|by| project.coder_name(by)))]);
            cells.push(first.map_or(Cell::Empty, |s| Cell::said(s.words.clone())));
            let others = entry.sides.get(1..).unwrap_or_default();
            let names: Vec<&str> = others.iter().filter_map(|s| Some(project.coder_name(s.by?))).collect();
            let words = Said::joined(others.iter().map(|s| &s.words), " | ");
            cells.extend([text(Some(&names.join(" | "))), Cell::said(words)]);
        }
    }
    cells.push(match (entry.in_force, &entry.item.kind) {
        (Some(side), kind) => Cell::text(settling_name(taking(kind, side))),
        (None, ReviewKind::SetByTwo(contest)) if contest.names_all() => Cell::word("all"),
        (None, _) => Cell::Empty,
    });
    let ways: Vec<&str> = settlings(&entry.item.kind).into_iter().map(settling_name).collect();
    cells.push(text(Some(&ways.join(", "))));
    cells.push(Cell::text(entry.item.change.to_string()));
    cells
}

/// Returns what a thing that waits is, in a few words.
pub(in crate::analysis) fn kind_name(kind: &ReviewKind) -> &'static str {
    match kind {
        ReviewKind::MissingTarget { .. } => "names something that is not here",
        ReviewKind::MoveWouldLoop { .. } => "move left out: it would have closed a loop",
        ReviewKind::MergeWouldLoop { .. } => "merge left out: it would have closed a loop",
        ReviewKind::CodedWithRemovedCode { .. } => "coded with a code that was removed meanwhile",
        ReviewKind::RemovedWhileCoded { .. } => "document removed while somebody coded it",
        ReviewKind::RemovedWhileUsed { twin: Twin::Tree(_), .. } => {
            "code tree removed while somebody put codes into it"
        }
        ReviewKind::RemovedWhileUsed { .. } => "participant removed while somebody described them",
        ReviewKind::RemovedWhileSet { .. } => "removed while somebody worked on it",
        ReviewKind::MergedWhileCoded { .. } => "code merged while somebody coded with it",
        ReviewKind::SetByTwo(_) => "set differently by people apart",
        ReviewKind::MadeTwice(Twins::Codes(..)) => "code made twice",
        ReviewKind::MadeTwice(Twins::Participants(..)) => "participant made twice",
        ReviewKind::MadeTwice(Twins::Documents(..)) => "document imported twice",
        ReviewKind::MadeTwice(Twins::Trees(..)) => "code tree made twice",
        ReviewKind::MadeTwice(Twins::Attributes(..)) => "attribute made twice",
        ReviewKind::MadeTwice(Twins::Themes(..)) => "theme made twice",
        ReviewKind::MadeTwice(Twins::Speakers(..)) => "speakers of one label",
        ReviewKind::MadeTwice(Twins::Coders(..)) => "coders who may be one person",
        ReviewKind::LostCoding { .. } => "coding that lost all of its words",
        ReviewKind::CorrectedByTwo { .. } => "turn corrected by people apart",
        ReviewKind::LabelsBehind { .. } => "turns that begin with a former label",
        ReviewKind::RuledByTwo { .. } => "coding that two people decided about differently",
        ReviewKind::MergeTakenBack { .. } => "merge that was taken back",
        ReviewKind::Proposal { .. } => "change that somebody proposes",
        ReviewKind::NewerVersion { .. } => "step of a newer version",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::labels;
    use crate::model::testing::Fixture;
    use crate::model::{CoderId, Tongue};

    #[test]
    fn speakers_of_one_label_and_former_labels_are_called_in_both_languages() {
        let document = Fixture::of("U01: Un toit.").project.documents()[0].id;
        let nobody = CoderId(Default::default());
        for kind in [
            ReviewKind::MadeTwice(Twins::Speakers(document, 0, 1)),
            ReviewKind::MadeTwice(Twins::Coders(nobody, nobody)),
            ReviewKind::LabelsBehind { document, speaker: 0, turns: Vec::new() },
        ] {
            let name = labels::label(kind_name(&kind));
            assert_ne!(name.told(Tongue::French), name.told(Tongue::English));
        }
    }
}
