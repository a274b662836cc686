//! What is removed while somebody is at it: a colleague takes out the document that is being corrected, the code that
//! is being defined, the theme that is being summed up. What was typed is written all the same, and whoever types is
//! told before the next key, which would otherwise mean something else somewhere else.

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::notice::Notice;
use super::super::state::Study;
use super::super::words::{changes, common, removed as say};
use super::commit;
use crate::analysis::removable_name;
use crate::app::command::Command;
use crate::model::{Project, Removable, Subject, plan};
use crate::session::DraftOn;

/// What somebody is at.
#[derive(Debug)]
pub(super) struct AtWork {
    reads: Option<Removable>,
    writes_on: Vec<Removable>,
}

impl AtWork {
    /// Returns what is read and written on in `study`.
    pub(super) fn of(study: &Study) -> Self {
        let panels = &study.panels;
        let written = panels.inspector.writes_on().into_iter().chain(panels.memos.writes_on());
        let corrected = [&panels.reader, &panels.beside].into_iter().filter_map(|reader| reader.edited());
        let writes_on = written
            .filter_map(removable)
            .chain(corrected.map(Removable::Document))
            .chain(panels.comparison.sums_up().map(Removable::Theme));
        Self { reads: study.view.document.map(Removable::Document), writes_on: writes_on.collect() }
    }
}

fn removable(on: DraftOn) -> Option<Removable> {
    match on {
        DraftOn::Text(document) | DraftOn::Memo(Subject::Document(document)) => Some(Removable::Document(document)),
        DraftOn::Memo(Subject::Code(code)) | DraftOn::Description(code) | DraftOn::Definition(code, _) => {
            Some(Removable::Code(code))
        }
        DraftOn::Memo(Subject::Project(_) | Subject::Participant(_) | Subject::Coding(_)) => None,
    }
}

/// Tells what `names` removed of what somebody was at. What is being written on it is written first.
pub(super) fn tell(app: &mut App, before: AtWork, names: &str) {
    let Some(study) = &app.study else { return };
    let project = study.session.project();
    let written = before.writes_on.into_iter().find(|what| !stands(project, what));
    let read = before.reads.filter(|what| !stands(project, what));
    if let Some(what) = written {
        let name = removable_name(project, &what);
        super::memos::send_unsent(app);
        app.ask(Dialog::removed(what, name, names.to_owned()));
    } else if let Some(what) = read {
        let values = (removable_name(project, &what), names.to_owned());
        app.tell(move |tongue| {
            let text = tongue.fill(say::READ, &[("name", &values.0), ("names", &values.1)]);
            let hint = tongue.say(say::NOT_LOST).to_owned();
            let notice = Notice { hint: Some(hint), ..Notice::warning(text, Vec::new()) };
            notice.offering(tongue.say(common::BRING_BACK), Command::BringBack(what.clone()))
        });
    }
}

fn stands(project: &Project, what: &Removable) -> bool {
    match what {
        Removable::Document(document) => project.document(*document).is_some(),
        Removable::Code(code) => project.code(*code).is_some(),
        Removable::Theme(theme) => project.comparison.themes.get(theme).is_some_and(|theme| theme.name.is_some()),
        Removable::Coding(..) | Removable::Attribute(_) | Removable::Speaker(..) => true,
    }
}

/// Lets what was removed stand again, and shows a document.
pub(super) fn bring_back(app: &mut App, what: &Removable) {
    let Some(study) = &app.study else { return };
    let name = removable_name(study.session.project(), what);
    let label = app.tongue().fill(changes::BROUGHT_BACK, &[("name", &name)]);
    let done = commit(app, &label, |project, _, _| plan::bring_back(project, what));
    if let (true, Removable::Document(document)) = (done, what) {
        super::navigate::open_document(app, *document);
    }
}
