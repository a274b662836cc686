//! Which questions of the interview guide were asked in which document: what somebody said of it, what a coding shows,
//! and what follows where others are recorded. Silence is told apart by it.

use super::super::labels;
use super::super::table::{Caption, Cell, ColumnKind, Table};
use crate::model::{CodeId, Document, DocumentId, Noun, Outline, Project, Said, counted, said};

/// What is known of a question in a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AskedMark {
    /// Somebody said that it was asked, or not.
    Said(bool),
    /// It was asked: a place is coded with it.
    Coded,
    /// It counts as not asked: others are recorded of the document.
    LeftOut,
    /// Nothing is recorded of the document.
    Unknown,
}

impl AskedMark {
    /// Returns the word for tables, nothing where nothing is known.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Said(true) => Some("asked"),
            Self::Said(false) => Some("not asked"),
            Self::Coded => Some("asked (coded)"),
            Self::LeftOut => Some("not asked (others are recorded)"),
            Self::Unknown => None,
        }
    }

    /// Returns whether it counts as asked, nothing where nothing is known.
    pub fn asked(self) -> Option<bool> {
        match self {
            Self::Said(asked) => Some(asked),
            Self::Coded => Some(true),
            Self::LeftOut => Some(false),
            Self::Unknown => None,
        }
    }
}

/// All documents by all questions.
#[derive(Clone, PartialEq, Debug)]
pub struct AskedGrid {
    /// The questions in the order of their tree, with their names as paths.
    pub questions: Vec<(CodeId, String)>,
    /// The documents in their order, with their names.
    pub documents: Vec<(DocumentId, String)>,
    /// By document, by question.
    pub marks: Vec<Vec<AskedMark>>,
}

/// Returns what is known of the questions of the interview guide; there are none as long as no tree is the guide.
pub fn asked_grid(project: &Project, outline: &Outline) -> AskedGrid {
    let questions = questions(project, outline);
    let documents = project.documents();
    let marks = documents.iter().map(|document| marks(project, document, &questions)).collect();
    AskedGrid { questions, documents: documents.iter().map(|d| (d.id, d.name.clone())).collect(), marks }
}

/// Returns each question of the interview guide with its name as a path and what is known of it in `document`.
pub fn asked_of(project: &Project, outline: &Outline, document: &Document) -> Vec<(CodeId, String, AskedMark)> {
    let questions = questions(project, outline);
    let marks = marks(project, document, &questions);
    questions.into_iter().zip(marks).map(|((question, path), mark)| (question, path, mark)).collect()
}

fn questions(project: &Project, outline: &Outline) -> Vec<(CodeId, String)> {
    let guide = project.guide_tree();
    let of_guide = outline.rows.iter().filter(|row| Some(row.tree) == guide);
    of_guide.map(|row| (row.code, row.path.clone())).collect()
}

fn marks(project: &Project, document: &Document, questions: &[(CodeId, String)]) -> Vec<AskedMark> {
    let there = project.asked_in(document);
    let mark = |(question, _): &(CodeId, String)| {
        let said = project.comparison.guide.asked.get(&(document.id, *question));
        match (said, there.asked(*question)) {
            (Some(asked), _) => AskedMark::Said(*asked),
            (None, Some(true)) => AskedMark::Coded,
            (None, Some(false)) => AskedMark::LeftOut,
            (None, None) => AskedMark::Unknown,
        }
    };
    questions.iter().map(mark).collect()
}

impl AskedGrid {
    /// Returns of how many documents anything is recorded.
    pub fn n_recorded(&self) -> usize {
        self.marks.iter().filter(|marks| marks.iter().any(|mark| *mark != AskedMark::Unknown)).count()
    }

    /// Returns one row a document and one column a question.
    pub fn table(&self) -> Table {
        let heads = self.questions.iter().map(|(_, name)| (Said::from(name.clone()), ColumnKind::Text));
        let (n, recorded) = (self.documents.len(), self.n_recorded());
        let caption = Caption {
            title: said!("Questions of the interview guide by document", "Questions du guide d’entretien par document"),
            unit: said!("whether a question was asked", "si une question a été posée"),
            base: said!(
                "{documents}, {recorded} of them recorded",
                "{documents}, dont {recorded} notés",
                documents = counted(n, Noun::Document)
            ),
            notes: vec![said!(
                "where anything is recorded of a document, what is not said to be asked there counts as not asked; an empty \
                 cell: nothing is recorded of the document",
                "dès que quelque chose est noté pour un document, ce dont rien n’est dit compte comme non demandé\u{202f}; case \
                 vide\u{202f}: rien n’est noté pour le document"
            )],
            ..Caption::default()
        };
        let first = std::iter::once((labels::head("document"), ColumnKind::Text));
        let mut table = Table::new("asked", first.chain(heads), caption);
        for ((_, name), marks) in self.documents.iter().zip(&self.marks) {
            let cell = |mark: &AskedMark| {
                mark.name().map_or_else(|| Cell::Undefined(labels::label("not recorded")), Cell::word)
            };
            table.rows.push(std::iter::once(Cell::text(name)).chain(marks.iter().map(cell)).collect());
        }
        table
    }
}
