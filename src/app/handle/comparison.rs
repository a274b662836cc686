//! Changing what the comparison of viewpoints rests on.

use eframe::egui::Context;

use super::super::App;
use super::super::command::{Companion, Comparing};
use super::super::dialogs::Dialog;
use super::super::jobs::JobHandle;
use super::super::panels::comparison::Counted;
use super::super::words::{Tongue, asked, comparison as say};
use super::commit;
use crate::analysis::{self, AnalysisError, ComparisonQuery};
use crate::export::About;
use crate::export::picture::{self, Picture};
use crate::model::{CodeId, DocumentId, Project, plan};

pub(super) fn compare(app: &mut App, comparing: Comparing) {
    let Some(project) = app.study.as_ref().map(|s| std::sync::Arc::clone(s.session.project())) else { return };
    let tongue = app.tongue();
    let label = |phrase, name: &str| tongue.fill(phrase, &[("name", name)]);
    let theme = |id| project.theme_name(id);
    match comparing {
        Comparing::MapCodes { codes, link } => {
            let phrase = if link.is_some() { say::DID_MAP } else { say::DID_UNMAP };
            let label = label(phrase, project.code_name(codes.code));
            commit(app, &label, |project, _, _| plan::map_codes(project, codes, link));
        }
        Comparing::AddTheme { name, codes } => {
            let label = label(say::DID_ADD_THEME, name.trim());
            commit(app, &label, |project, ids, _| {
                let (id, mut ops) = plan::add_theme(project, ids, &name)?;
                ops.extend(plan::gather_codes(project, id, &codes, true)?);
                Ok(ops)
            });
        }
        Comparing::RenameTheme { theme: id, name } => {
            let label = label(say::DID_RENAME_THEME, &name);
            commit(app, &label, |project, _, _| plan::rename_theme(project, id, &name));
        }
        Comparing::AskToRemoveTheme(id) => {
            let held = plan::held_by_theme(&project, id);
            if held.is_empty() {
                compare(app, Comparing::RemoveTheme(id));
            } else {
                app.ask(Dialog::remove_theme(id, theme(id).to_owned(), held));
            }
        }
        Comparing::RemoveTheme(id) => {
            let label = label(say::DID_REMOVE_THEME, theme(id));
            commit(app, &label, |project, _, _| plan::remove_theme(project, id));
        }
        Comparing::Gather { theme: id, codes, belongs } => {
            let label = label(if belongs { say::DID_GATHER } else { say::DID_RELEASE }, theme(id));
            commit(app, &label, |project, _, _| plan::gather_codes(project, id, &codes, belongs));
        }
        Comparing::ChooseQuote { theme: id, codings, shown } => {
            let label = label(if shown { say::DID_CHOOSE } else { say::DID_DROP }, theme(id));
            commit(app, &label, |project, _, _| {
                let of = |coding| plan::choose_quote(project, id, coding, shown);
                Ok(codings.into_iter().map(of).collect::<Result<Vec<_>, _>>()?.concat())
            });
        }
        Comparing::Conclude { theme: id, groups, verdict } => {
            let label = label(say::DID_CONCLUDE, theme(id));
            commit(app, &label, |project, _, coder| plan::verdict(project, id, groups, coder, verdict));
        }
        Comparing::Summarise { theme: id, participant, before, text } => {
            let label = label(say::DID_SUMMARISE, theme(id));
            commit(app, &label, |project, _, _| plan::summary_from(project, id, participant, &before, &text));
        }
        Comparing::SetGuide(tree) => {
            let name = tree.and_then(|tree| project.trees.get(&tree)).map_or("", |t| t.name.as_str());
            let label = label(if tree.is_some() { say::DID_SET_GUIDE } else { say::DID_UNSET_GUIDE }, name);
            commit(app, &label, |project, _, _| plan::guide(project, tree));
        }
        Comparing::MarkAsked { documents, questions, to } => {
            let label = asked_label(tongue, &project, &documents, &questions, to);
            commit(app, &label, |project, _, _| {
                let cells = documents.iter().flat_map(|d| questions.iter().map(move |q| (*d, *q)));
                let of = |(document, question)| plan::asked(project, document, question, to);
                Ok(cells.map(of).collect::<Result<Vec<_>, _>>()?.concat())
            });
        }
    }
}

/// Returns what a mark on questions in documents is called in the history.
fn asked_label(
    tongue: Tongue,
    project: &Project,
    documents: &[DocumentId],
    questions: &[CodeId],
    to: Option<bool>,
) -> String {
    let what = match (documents, questions) {
        ([document], [question]) => {
            let document = project.document_name(*document);
            tongue.fill(asked::CELL, &[("question", project.code_name(*question)), ("document", document)])
        }
        _ => {
            let [documents, questions] = [documents.len(), questions.len()].map(|n| tongue.number(n));
            tongue.fill(asked::CELLS, &[("questions", &questions), ("documents", &documents)])
        }
    };
    let phrase = match to {
        Some(true) => asked::DID_MARK_ASKED,
        Some(false) => asked::DID_MARK_NOT_ASKED,
        None => asked::DID_MARK_OPEN,
    };
    tongue.fill(phrase, &[("what", &what)])
}

/// Counts something in the background, and hands it to the panel.
pub(super) fn count(app: &mut App, screen: &Context, companion: Companion) {
    let Some(study) = &app.study else { return };
    let project = std::sync::Arc::clone(study.session.project());
    let tongue = app.tongue();
    let about = super::exports::about(study, tongue);
    let name = tongue.say(say::COUNTING).to_owned();
    let (edition, asked) = (project.edition(), companion.clone());
    let work =
        move |_: &JobHandle| counted(&project, &companion, &about).map_err(|why| why.said().told(tongue).to_owned());
    app.jobs.spawn(screen, name, work, move |app, _, found| {
        if let Some(study) = &mut app.study {
            study.panels.comparison.found(edition, &asked, found);
        }
    });
}

/// So many suggestions are kept for all codes together.
const SUGGESTIONS: usize = 400;

/// Looks in the background for codes that share words, and hands them to the panel.
pub(super) fn suggest_mappings(app: &mut App, screen: &Context) {
    let Some(study) = &app.study else { return };
    let project = std::sync::Arc::clone(study.session.project());
    let name = app.tongue().say(say::LOOKING_FOR_SHARED_WORDS).to_owned();
    let work = move |_: &JobHandle| analysis::suggest_mappings(&project, SUGGESTIONS);
    app.jobs.spawn(screen, name, work, |app, _, suggestions| {
        if let Some(study) = &mut app.study {
            study.panels.comparison.suggest(suggestions);
        }
    });
}

/// Deals the labels of groups anew in the background, and hands what came of it to the panel.
pub(super) fn deal(app: &mut App, screen: &Context, query: ComparisonQuery) {
    let Some(study) = &app.study else { return };
    let project = std::sync::Arc::clone(study.session.project());
    let tongue = app.tongue();
    let name = tongue.say(say::DEALING).to_owned();
    let (edition, asked) = (project.edition(), query.clone());
    let work = move |job: &JobHandle| {
        let mut watch = |done, of| job.at(done, of);
        analysis::compare_watched(&project, &query, &mut watch).map_err(|why| why.said().told(tongue).to_owned())
    };
    app.jobs.spawn(screen, name, work, move |app, _, found| {
        if let Some(study) = &mut app.study {
            study.panels.comparison.dealt(edition, &asked, found);
        }
    });
}

/// Returns what was asked for, with its pictures.
pub(super) fn counted(project: &Project, companion: &Companion, about: &About) -> Result<Counted, AnalysisError> {
    Ok(match companion {
        Companion::Words(query) => {
            Counted { table: analysis::dividing_words(project, query)?.table(), pictures: Vec::new() }
        }
        Companion::NewCodes(query) => {
            let found = analysis::new_codes(project, query)?;
            Counted { table: found.table(), pictures: vec![picture::of_new_codes(&found, about)] }
        }
    })
}

/// Returns the picture that a file of it holds.
pub(super) fn drawn(project: &Project, companion: &Companion, about: &About) -> Option<Picture> {
    match companion {
        Companion::Words(query) => {
            let found = analysis::dividing_words(project, query).ok()?;
            Some(picture::of_words(&found, MOST_WORDS_DRAWN, about))
        }
        Companion::NewCodes(_) => Some(picture::stacked(counted(project, companion, about).ok()?.pictures)),
    }
}

/// At most so many words are drawn, those that divide most.
const MOST_WORDS_DRAWN: usize = 40;
