//! What a proposal is called: what it would do, said to whoever reads it. The label that was written along with it is
//! in the language of its author, and stands only where the steps say nothing.

use super::contested::thing_words;
use crate::model::{CodeId, Contested, Noun, Op, Place, Project, Proposal, Said, TreeId, counted, said};

/// Returns what a proposal would do, in a few words.
pub fn proposal_title(project: &Project, proposal: &Proposal) -> Said {
    proposed_title(project, &proposal.ops, &proposal.label)
}

/// Returns what proposed steps would do, in a few words: the first of them, and how many follow. Of several documents
/// it says how many; `label` stands for steps that have no words.
pub fn proposed_title(project: &Project, ops: &[Op], label: &str) -> Said {
    let n_documents = ops.iter().filter(|op| matches!(op, Op::AddDocument(_))).count();
    if n_documents > 1 {
        let documents = counted(n_documents, Noun::Document);
        return said!("{documents} to import", "{documents} à importer", documents = documents);
    }
    let names = Proposed { project, ops };
    let Some(first) = ops.iter().find_map(|op| names.step(op)) else { return label.into() };
    // What a new document brings along is no news beside it.
    let n_more = if n_documents == 1 { 0 } else { ops.len() - 1 };
    match n_more {
        0 => first,
        1 => said!("{first}, and one more step", "{first}, et une autre étape", first = first),
        n => said!("{first}, and {n} more steps", "{first}, et {n} autres étapes", first = first),
    }
}

/// The project with the things that the steps would bring in.
struct Proposed<'a> {
    project: &'a Project,
    ops: &'a [Op],
}

impl Proposed<'_> {
    /// Returns one step in words; nothing when they would say no more than that there is one.
    fn step(&self, op: &Op) -> Option<Said> {
        let code = |code| self.code(code);
        Some(match op {
            Op::AddTree { name, .. } => {
                said!("New code tree “{name}”", "Nouvel arbre de codes «\u{202f}{name}\u{202f}»")
            }
            Op::AddCode { name, .. } => said!("New code “{name}”", "Nouveau code «\u{202f}{name}\u{202f}»"),
            Op::AddDocument(new) => {
                let name = &new.name;
                said!("New document “{name}”", "Nouveau document «\u{202f}{name}\u{202f}»")
            }
            Op::RenameCode { from, to, .. } => renamed(Said::fixed("Code", "Code"), from, to),
            Op::RenameTree { from, to, .. } => renamed(Said::fixed("Code tree", "Arbre de codes"), from, to),
            Op::RenameDocument { from, to, .. } => renamed(Said::fixed("Document", "Document"), from, to),
            Op::RemoveCode { code: id } => removed(Said::fixed("Code", "Code"), code(*id)),
            Op::RemoveTree { tree } => removed(Said::fixed("Code tree", "Arbre de codes"), self.tree(*tree)),
            Op::RemoveDocument { document } => {
                removed(Said::fixed("Document", "Document"), self.project.document_name(*document))
            }
            Op::MoveCode { code: id, from, to } if (from.tree, from.parent) == (to.tree, to.parent) => {
                let name = code(*id);
                said!(
                    "Code “{name}” put elsewhere in its list",
                    "Code «\u{202f}{name}\u{202f}» placé ailleurs dans sa liste"
                )
            }
            Op::MoveCode { code: id, to, .. } => {
                let (name, place) = (code(*id), self.place(*to));
                said!(
                    "Code “{name}” moved below “{place}”",
                    "Code «\u{202f}{name}\u{202f}» déplacé sous «\u{202f}{place}\u{202f}»"
                )
            }
            Op::MergeCodes { code: id, into } => {
                let (name, into) = (code(*id), code(*into));
                said!(
                    "Code “{name}” merged into “{into}”",
                    "Code «\u{202f}{name}\u{202f}» fusionné dans «\u{202f}{into}\u{202f}»"
                )
            }
            op => {
                let (thing, _) = Contested::of(op)?;
                said!("Changed: {thing}", "Modifié\u{202f}: {thing}", thing = thing_words(self.project, &thing))
            }
        })
    }

    /// Returns what a code is called, also one that comes in with the steps.
    fn code(&self, id: CodeId) -> &str {
        let new = self.ops.iter().find_map(|op| match op {
            Op::AddCode { code, name, .. } if *code == id => Some(name.as_str()),
            _ => None,
        });
        new.unwrap_or_else(|| self.project.code_name(id))
    }

    fn tree(&self, id: TreeId) -> &str {
        let new = self.ops.iter().find_map(|op| match op {
            Op::AddTree { tree, name, .. } if *tree == id => Some(name.as_str()),
            _ => None,
        });
        new.unwrap_or_else(|| self.project.tree_name(id))
    }

    fn place(&self, place: Place) -> &str {
        place.parent.map_or_else(|| self.tree(place.tree), |parent| self.code(parent))
    }
}

fn renamed(what: Said, from: &str, to: &str) -> Said {
    said!(
        "{what} “{from}” renamed to “{to}”",
        "{what} «\u{202f}{from}\u{202f}» renommé en «\u{202f}{to}\u{202f}»",
        what = what
    )
}

fn removed(what: Said, name: &str) -> Said {
    said!("{what} “{name}” removed", "{what} «\u{202f}{name}\u{202f}» supprimé", what = what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Outline, Tongue, plan};

    fn titles(ops: impl Fn(&mut Fixture) -> Vec<Op>) -> (String, String) {
        let mut fixture = Fixture::of("U01: [Tired|Sleep], [really|Sleep/Deep] so [alone|Rest].");
        let ben = fixture.coder_named("ben");
        let proposed = ops(&mut fixture);
        let ops = plan::propose(&mut fixture.ids, "Libellé de Ben", ben, proposed);
        fixture.apply_as(ben, ops);
        let title = proposal_title(&fixture.project, fixture.project.proposals.values().next().unwrap());
        (title.told(Tongue::English).to_owned(), title.told(Tongue::French).to_owned())
    }

    fn code(fixture: &Fixture, path: &str) -> CodeId {
        Outline::of(&fixture.project).find(&fixture.project, path).unwrap()
    }

    #[test]
    fn a_proposal_is_called_in_the_language_of_whoever_reads_it() {
        let renamed = titles(|f| plan::rename_code(&f.project, code(f, "Sleep"), "Nights").unwrap());
        assert_eq!(renamed.0, "Code “Sleep” renamed to “Nights”");
        assert_eq!(renamed.1, "Code «\u{202f}Sleep\u{202f}» renommé en «\u{202f}Nights\u{202f}»");
        let merged = titles(|f| plan::merge_codes(&f.project, &[code(f, "Rest")], code(f, "Sleep")).unwrap());
        assert_eq!(merged.0, "Code “Rest” merged into “Sleep”");
    }

    #[test]
    fn the_first_of_several_steps_says_what_it_is_about_and_how_many_follow() {
        let removed = titles(|f| plan::remove_codes(&f.project, &[code(f, "Sleep")]).unwrap());
        assert_eq!(removed.0, "Code “Sleep” removed, and one more step");
        assert_eq!(removed.1, "Code «\u{202f}Sleep\u{202f}» supprimé, et une autre étape");
    }

    #[test]
    fn steps_without_words_leave_the_label_of_their_author() {
        assert_eq!(titles(|_| vec![Op::Unknown("Fly".into())]).0, "Libellé de Ben");
    }
}
