//! Matrices that are kept under a name: chosen, saved, renamed and forgotten.

use eframe::egui::{Popup, RichText, Ui};

use super::{Arrangement, MatrixState, SortedBy, words};
use crate::analysis::{Matrix, MatrixOrder, MatrixView, SavedMatrix, SavedMatrixError, matrix};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::icons::{self, icon};
use crate::model::{Project, Said};

/// The saved matrix that is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// Its name.
    name: String,
    /// As it was when it was chosen or saved.
    kept: SavedMatrix,
    /// What of it is gone from the project, in words.
    gone: Vec<Said>,
}

impl MatrixState {
    /// Returns the name of the saved matrix that is shown, changed or not.
    pub fn saved_name(&self) -> Option<&str> {
        self.saved.as_ref().map(|shown| shown.name.as_str())
    }

    /// Returns the matrix that is shown, as it would be kept.
    pub fn kept(&self, project: &Project) -> SavedMatrix {
        self.of_shown(project, |matrix| self.kept_of(project, matrix))
    }

    fn kept_of(&self, project: &Project, matrix: &Matrix) -> SavedMatrix {
        SavedMatrix::of(&self.query(project), &self.view_of(matrix))
    }

    /// Returns something of the matrix that is asked for, counted anew only where it was not drawn yet.
    fn of_shown<T>(&self, project: &Project, take: impl FnOnce(&Matrix) -> T) -> T {
        let query = self.query(project);
        match self.recount.found_for(&query) {
            Some(counted) => take(&counted.data.matrix),
            None => take(&matrix(project, &query)),
        }
    }

    /// Remembers that what is shown stands under that name.
    pub fn is_saved_as(&mut self, name: &str) {
        // What is kept is looked up with the next frame.
        self.saves_as = Some(name.to_owned());
    }

    /// Returns how the wide table of what is shown is looked at.
    fn view_of(&self, matrix: &Matrix) -> MatrixView {
        let order = match self.arrangement.sorted {
            None => MatrixOrder::Trees,
            Some(SortedBy { column, .. }) => match matrix.groups.get(column) {
                Some(group) => MatrixOrder::Group(group.name.clone()),
                None => MatrixOrder::Total,
            },
        };
        MatrixView { cells: self.cells, hide_empty: self.arrangement.hide_empty, order, totals: false }
    }

    /// Returns what an export of what is shown counts.
    pub fn request(&self, project: &Project, tidy: bool) -> TableRequest {
        let query = Box::new(self.query(project));
        match tidy {
            true => TableRequest::MatrixTidy(query),
            false => TableRequest::MatrixWide {
                query,
                view: Box::new(self.of_shown(project, |matrix| self.view_of(matrix))),
            },
        }
    }

    /// Shows the saved matrix of that name.
    fn show_saved(&mut self, project: &Project, name: &str) -> Result<(), SavedMatrixError> {
        let kept = SavedMatrix::named(project, name)?;
        let (query, view, gone) = kept.asked(project);
        let groups = matrix(project, &query).groups;
        let column = match &view.order {
            MatrixOrder::Trees => None,
            MatrixOrder::Total => Some(groups.len()),
            MatrixOrder::Group(name) => groups.iter().position(|group| group.name == *name),
        };
        let sorted = column.map(|column| SortedBy { column, ascending: false });
        self.query = Some(query);
        self.cells = view.cells;
        self.arrangement = Arrangement { sorted, hide_empty: view.hide_empty, ..Arrangement::default() };
        // What the window does not show, such as the order of a column that is gone, is no change.
        let kept = self.kept(project);
        self.saved = Some(Shown { name: name.to_owned(), kept, gone });
        Ok(())
    }
}

/// Draws the menu of the saved matrices.
pub(super) fn saved_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, matrix: &Matrix) {
    if let Some(name) = state.saves_as.take() {
        state.saved = Some(Shown { name, kept: state.kept_of(ctx.project, matrix), gone: Vec::new() });
    }
    let matrices = &ctx.project.comparison.matrices;
    if state.saved_name().is_some_and(|name| !matrices.contains_key(name)) {
        state.saved = None;
    }
    let changed = state.saved.as_ref().is_some_and(|shown| shown.kept != state.kept_of(ctx.project, matrix));
    let text = match (state.saved_name(), changed) {
        (None, _) => ctx.say(words::SAVED).to_owned(),
        (Some(name), false) => name.to_owned(),
        (Some(name), true) => ctx.tongue.fill(words::CHANGED, &[("name", name)]),
    };
    let button =
        ui.button((text.as_str(), icon(icons::MENU, ctx.tokens.ui_size))).accessible_name(ctx.say(words::SAVED));
    let mut chosen = None;
    Popup::menu(&button).show(|ui| {
        for name in matrices.keys() {
            if ui.selectable_label(state.saved_name() == Some(name), name).clicked() {
                chosen = Some(name.clone());
            }
        }
        if matrices.is_empty() {
            ui.label(RichText::new(ctx.say(words::SAVED_NONE)).color(ctx.tokens.text_quiet));
        }
        ui.separator();
        if ui.button(ctx.say(words::SAVE_AS)).clicked() {
            ctx.send(Command::AskToSaveMatrix);
        }
        let Some(name) = state.saved_name() else { return };
        let of = |phrase| ctx.tongue.fill(phrase, &[("name", name)]);
        if changed && ui.button(of(words::SAVE_AGAIN)).clicked() {
            ctx.send(Command::SaveMatrix(name.to_owned()));
        }
        if ui.button(of(words::RENAME)).clicked() {
            ctx.send(Command::AskToRenameMatrix(name.to_owned()));
        }
        if ui.button(of(words::FORGET)).clicked() {
            ctx.send(Command::ForgetMatrix(name.to_owned()));
        }
    });
    if let Some(name) = chosen {
        state.trouble = state.show_saved(ctx.project, &name).err().map(|error| error.said());
    }
}

/// Draws what is wrong with the saved matrix that was chosen.
pub(super) fn trouble_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &MatrixState) {
    let gone = state.saved.as_ref().filter(|shown| !shown.gone.is_empty());
    let gone =
        gone.map(|shown| ctx.tongue.fill(words::GONE, &[("what", Said::joined(&shown.gone, "; ").told(ctx.tongue))]));
    for text in gone.into_iter().chain(state.trouble.as_ref().map(|why| why.told(ctx.tongue).to_owned())) {
        ui.label(RichText::new(text).color(ctx.tokens.warning));
    }
}
