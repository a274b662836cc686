//! Who has which document to code blind, and how far they are: the list behind a plan, for everybody who keeps an eye
//! on it. It tells who has finished and nothing of what they coded.

use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{CoderId, Document, DocumentId, Finished, Noun, Project, TreeId, counted, said};

/// One document that is coded blind for one code tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BlindWork {
    /// The document.
    pub document: DocumentId,
    /// The codes that it is coded with.
    pub tree: TreeId,
    /// Who codes it, each with how far they are.
    pub coders: Vec<(CoderId, Progress)>,
}

/// How far a coder is with a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Progress {
    /// They have it still to code, and see nothing of the others.
    ToCode,
    /// It was opened to all before they had finished it.
    Opened,
    /// They have finished it.
    Finished,
}

impl Progress {
    /// Returns the word for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToCode => "to code",
            Self::Opened => "opened",
            Self::Finished => "finished",
        }
    }

    fn of(coder: CoderId, document: &Document, tree: TreeId) -> Self {
        let who = Finished { coder, tree };
        match () {
            () if document.is_blind_for(coder, tree) => Self::ToCode,
            () if document.finished.contains_key(&who) || document.independent.contains_key(&who) => Self::Finished,
            () => Self::Opened,
        }
    }
}

/// Returns what is coded blind, in natural order of the documents, then of the trees.
pub fn blind_work(project: &Project) -> Vec<BlindWork> {
    let trees = project.trees();
    let mut work = Vec::new();
    for document in project.documents() {
        for tree in trees.iter().map(|tree| tree.id) {
            let Some(blind) = document.blind.get(&tree) else { continue };
            let coders = blind.coders.iter().map(|coder| (*coder, Progress::of(*coder, document, tree))).collect();
            work.push(BlindWork { document: document.id, tree, coders });
        }
    }
    work
}

/// Returns one row for each document, tree and coder.
pub fn blind_work_table(project: &Project) -> Table {
    let work = blind_work(project);
    let rows: usize = work.iter().map(|work| work.coders.len()).sum();
    let n = work.len();
    let caption = Caption {
        title: said!("Who has what to code blind", "Qui a quoi à coder à l’aveugle"),
        unit: said!("one row a document, code tree and coder", "une ligne par document, arbre et codeur"),
        base: said!(
            "{rows}; {pairs} of a document and a code tree",
            "{rows}\u{202f}; {pairs} de document et arbre",
            rows = counted(rows, Noun::Row),
            pairs = counted(n, Noun::Pair)
        ),
        filters: Vec::new(),
        notes: vec![super::assignment::convention()],
    };
    let heads = ["document", "tree", "coder", "progress"].map(|name| (name, ColumnKind::Text));
    let mut table = Table::new("blind_work", columns(heads), caption);
    for BlindWork { document, tree, coders } in &work {
        let document = project.document_name(*document);
        let tree = project.tree_name(*tree);
        for (coder, progress) in coders {
            let coder = Cell::text(project.coder_name(*coder));
            table.rows.push(vec![Cell::text(document), Cell::text(tree), coder, Cell::word(progress.name())]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Op, plan};

    #[test]
    fn who_has_what_to_code_is_told_until_they_have_finished_or_it_was_opened() {
        let mut fixture = Fixture::new();
        let first = fixture.document("U1", None, "Ana: [Un toit|Lieu]");
        let second = fixture.document("U2", None, "Ana: [rien|Lieu]");
        fixture.document("U3", None, "Ana: ici");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let tree = fixture.project.trees()[0].id;
        let both = [ana, ben];
        let shares = [(first, &both[..]), (second, &both[..])];
        let ops = plan::assign_documents(&fixture.project, &[tree], shares.into_iter()).unwrap();
        fixture.apply(ops);
        fixture.apply(vec![Op::FinishDocument { document: first, coder: ben, tree }]);
        let ops = plan::release_documents(&fixture.project, &[tree], &[second]).unwrap();
        fixture.apply(ops);
        let told: Vec<Vec<(CoderId, Progress)>> =
            blind_work(&fixture.project).into_iter().map(|work| work.coders).collect();
        use Progress::*;
        assert_eq!(told, [vec![(ana, ToCode), (ben, Finished)], vec![(ana, Opened), (ben, Opened)]]);
        assert_eq!(blind_work_table(&fixture.project).rows.len(), 4);
    }
}
