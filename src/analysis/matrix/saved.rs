//! A matrix kept under a name: what it asks and how it is looked at, as text that outlives renamed codes and is read
//! again by whoever opens the project. Codes, coders and documents are kept by identity, attributes by name.

use serde::{Deserialize, Serialize};

use super::super::AnalysisError;
use super::super::code_choice::CodeChoice;
use super::super::groups::Columns;
use super::super::labels;
use super::super::period::Period;
use super::super::scope::{Condition, Scope};
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};

use super::view::MatrixView;
use super::{Counting, MatrixQuery, Unit};
use crate::model::{CodeId, CoderId, DocumentId, Outline, Project, Role, Said, said};

/// Why a saved matrix cannot be counted.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SavedMatrixError {
    /// The name is not known.
    #[error("there is no saved matrix “{name}”; the project has {known}")]
    NotThere {
        /// What was asked for.
        name: String,
        /// The names of those that exist.
        known: String,
    },
    /// A newer version wrote it, or it was damaged.
    #[error("the saved matrix “{name}” is not understood ({reason}): a newer version may have saved it. Save it again")]
    Unreadable {
        /// Its name.
        name: String,
        /// What the reader of the format says.
        reason: String,
    },
    /// Something that it asks for is gone.
    #[error("the saved matrix “{name}” asks for what is gone: {gone}. Choose again, and save it")]
    Gone {
        /// Its name.
        name: String,
        /// What is gone, in words.
        gone: Said,
    },
}

/// A matrix as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedMatrix {
    themes: bool,
    rows: CodeChoice,
    columns: Option<Columns>,
    unit: Unit,
    counting: Counting,
    view: MatrixView,
    everyone: bool,
    /// As they are typed: `age>=40`.
    conditions: Vec<String>,
    coder: Option<CoderId>,
    coded_from: Option<String>,
    coded_until: Option<String>,
    role: Option<Role>,
    documents: Vec<DocumentId>,
    with_code: Option<CodeId>,
}

impl SavedMatrix {
    /// Returns what is kept of a matrix.
    pub fn of(query: &MatrixQuery, view: &MatrixView) -> Self {
        let MatrixQuery { rows, themes, columns, unit, counting, scope, words: _ } = query;
        let (coded_from, coded_until) = scope.period.typed();
        Self {
            themes: *themes,
            rows: rows.clone(),
            columns: Some(columns.clone()),
            unit: *unit,
            counting: *counting,
            view: view.clone(),
            everyone: scope.everyone,
            conditions: scope.filters.iter().map(Condition::typed).collect(),
            coder: scope.coder,
            coded_from,
            coded_until,
            role: scope.role,
            documents: scope.documents.clone(),
            with_code: scope.with_code,
        }
    }

    /// Returns the text that the project keeps.
    pub fn written(&self) -> String {
        ron::to_string(self).unwrap_or_default()
    }

    /// Returns what the project keeps under `name`, whatever the case of its letters.
    ///
    /// # Errors
    /// When there is none, or it is not understood.
    pub fn named(project: &Project, name: &str) -> Result<Self, SavedMatrixError> {
        let matrices = &project.comparison.matrices;
        let found = project.comparison.matrix_named(name);
        let (name, kept) = found.ok_or_else(|| SavedMatrixError::NotThere {
            name: name.trim().to_owned(),
            known: super::super::scope::listed(&matrices.keys().cloned().collect::<Vec<_>>(), "none"),
        })?;
        Self::read(name, &kept.question)
    }

    fn read(name: &str, question: &str) -> Result<Self, SavedMatrixError> {
        let unreadable = |error: ron::error::SpannedError| SavedMatrixError::Unreadable {
            name: name.to_owned(),
            reason: error.code.to_string(),
        };
        ron::from_str(question).map_err(unreadable)
    }

    /// Returns in words what a question asks that was written so, and how it is looked at; the text itself when it is
    /// not understood.
    pub fn words(project: &Project, outline: &Outline, question: &str) -> Said {
        match Self::read("", question) {
            Ok(saved) => {
                let (query, view, _) = saved.asked(project);
                let told = told(project, outline, &query, &view);
                Said::joined(told.iter().filter(|said| !said.is_empty()), "; ")
            }
            Err(_) => question.into(),
        }
    }

    /// Returns what is asked and how it is looked at, in the project as it stands, and what is gone of it, in words:
    /// that restriction is left out.
    pub fn asked(&self, project: &Project) -> (MatrixQuery, MatrixView, Vec<Said>) {
        let mut gone = Vec::new();
        let outline = Outline::of(project);
        let mut columns = self.columns.clone().unwrap_or(Columns::Documents);
        for attribute in columns.attributes() {
            if let Err(error) = Columns::attribute(project, &attribute) {
                gone.push(error.said());
                columns = Columns::Documents;
            }
        }
        let mut rows = self.rows.clone();
        gone.extend(rows.let_go_of_what_is_gone(project, &outline));
        let mut filters = Vec::new();
        for typed in &self.conditions {
            match Condition::parse(project, typed) {
                Ok(condition) => filters.push(condition),
                Err(error) => gone.push(error.said()),
            }
        }
        let standing = |code: &CodeId| outline.row(*code).is_some();
        if self.with_code.is_some_and(|code| !standing(&code)) {
            gone.push(said!("the code that people must have", "le code que les personnes doivent avoir"));
        }
        let documents: Vec<DocumentId> =
            self.documents.iter().copied().filter(|id| project.document(*id).is_some()).collect();
        if documents.len() < self.documents.len() {
            let n = self.documents.len() - documents.len();
            gone.push(said!("{n} of its documents", "{n} de ses documents"));
        }
        if self.themes && project.comparison.themes().is_empty() {
            gone.push(AnalysisError::NoThemes.said());
        }
        let period = Period::parse(self.coded_from.as_deref(), self.coded_until.as_deref()).unwrap_or_default();
        let scope = Scope {
            everyone: self.everyone,
            filters,
            coder: self.coder,
            period,
            role: self.role,
            documents,
            with_code: self.with_code.filter(standing),
        };
        let Self { themes, unit, counting, .. } = *self;
        let query = MatrixQuery { rows, themes, columns, unit, counting, scope, words: true };
        (query, self.view.clone(), gone)
    }

    /// Returns what the project keeps under `name`, ready to be counted.
    ///
    /// # Errors
    /// When there is none, it is not understood, or something that it asks for is gone.
    pub fn standing(project: &Project, name: &str) -> Result<(MatrixQuery, MatrixView), SavedMatrixError> {
        let (query, view, gone) = Self::named(project, name)?.asked(project);
        match gone.is_empty() {
            true => Ok((query, view)),
            false => Err(SavedMatrixError::Gone { name: name.trim().to_owned(), gone: Said::joined(&gone, "; ") }),
        }
    }
}

/// Returns what stands in the rows, in the columns, what is counted, what the cells show, and who and what is left out.
fn told(project: &Project, outline: &Outline, query: &MatrixQuery, view: &MatrixView) -> [Said; 5] {
    let of_codes = Said::joined(&query.rows.describe(project, outline), "; ");
    let rows = match (query.themes, of_codes.is_empty()) {
        (true, _) => labels::label("themes"),
        (false, true) => labels::label("all codes"),
        (false, false) => of_codes,
    };
    [
        rows,
        query.columns.describe(),
        labels::label(query.unit.name()),
        labels::label(view.cells.name()),
        Said::joined(&query.scope.describe_asked(project), "; "),
    ]
}

/// Returns the saved matrices: what each asks, who saved it and when, and whether it can still be counted.
pub fn saved_matrices_table(project: &Project) -> Table {
    use ColumnKind::Text;
    let heads = ["name", "rows", "columns", "unit", "cells", "filters", "saved_by", "saved_at", "status"];
    let outline = Outline::of(project);
    let n = project.comparison.matrices.len();
    let mut table = Table::new(
        "matrices",
        columns(heads.map(|head| (head, Text))),
        Caption {
            title: said!("Saved matrices", "Matrices enregistrées"),
            unit: said!("saved matrices", "matrices enregistrées"),
            base: said!("{n} saved matrices", "{n} matrices enregistrées"),
            ..Caption::default()
        },
    );
    for (name, kept) in &project.comparison.matrices {
        let asked = SavedMatrix::named(project, name).map(|saved| saved.asked(project));
        let mut cells = vec![Cell::text(name)];
        match &asked {
            Ok((query, view, _)) => cells.extend(told(project, &outline, query, view).map(Cell::said)),
            Err(_) => cells.extend(std::iter::repeat_n(Cell::Empty, 5)),
        }
        let status = match &asked {
            Ok((_, _, gone)) => Said::joined(gone, "; "),
            Err(error) => error.said(),
        };
        cells.extend([Cell::text(project.coder_name(kept.by)), Cell::text(kept.at.minute()), Cell::said(status)]);
        table.rows.push(cells);
    }
    table
}
