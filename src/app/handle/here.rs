//! What is done with what is at hand.

use eframe::egui::Context;

use super::super::App;
use super::super::command::{Command, Tab};
use super::super::here::{CodeDeed, DocumentDeed, Here, WordsDeed};
use super::super::notice::Notice;
use super::super::panels::inspector;
use super::super::panels::reader::Wish;
use super::super::words::{Phrase, here as say};
use super::{handle, navigate};
use crate::model::{CodeId, DocumentId, Subject};

/// Does it, or says what is missing.
pub(super) fn act(app: &mut App, screen: &Context, deed: Here) {
    let Some(view) = app.study.as_ref().map(|s| &s.view) else { return };
    match (deed, view.document, view.code) {
        (Here::Document(deed), Some(document), _) => handle(app, screen, on_document(deed, document)),
        (Here::Words(deed), Some(_), _) => wish(app, deed),
        (Here::Code(deed), _, Some(code)) => on_code(app, screen, deed, code),
        (Here::Document(_) | Here::Words(_), None, _) => missing(app, say::NO_DOCUMENT, say::NO_DOCUMENT_HINT),
        (Here::Code(_), _, None) => missing(app, say::NO_CODE, say::NO_CODE_HINT),
    }
}

fn missing(app: &mut App, what: Phrase, hint: Phrase) {
    app.tell(move |tongue| Notice::error(tongue.say(what), Some(tongue.say(hint).to_owned())));
}

fn on_document(deed: DocumentDeed, document: DocumentId) -> Command {
    match deed {
        DocumentDeed::Rename => Command::AskToRename(Subject::Document(document)),
        DocumentDeed::LookAtReading => Command::LookAtReading(vec![document]),
        DocumentDeed::Language(language) => Command::SetLanguage { document, language },
        DocumentDeed::Remove => Command::AskToRemoveDocument(document),
    }
}

fn on_code(app: &mut App, screen: &Context, deed: CodeDeed, code: CodeId) {
    let Some(study) = &app.study else { return };
    let command = match deed {
        CodeDeed::Apply => match study.view.excerpt() {
            Some(excerpt) => Command::ApplyCode { code, excerpt },
            None => Command::TellToSelect,
        },
        CodeDeed::ShowExcerpts => Command::ShowExcerptsOf(code),
        CodeDeed::Pin => Command::PinCode { code, pinned: !study.quick.is_pinned(code) },
        CodeDeed::Rename => Command::AskToRename(Subject::Code(code)),
        CodeDeed::Colour => Command::AskForColour(vec![code]),
        CodeDeed::Merge => Command::AskToMergeCodes(vec![code]),
        CodeDeed::Split => Command::AskToSplitCode(code),
        CodeDeed::Remove => Command::AskToRemoveCodes(vec![code]),
        CodeDeed::Describe => return inspector::ask_for_description(screen),
        CodeDeed::WriteMemo => return inspector::ask_for_code_memo(screen),
        CodeDeed::NewBeside | CodeDeed::NewBelow => return name_new(app, code, deed == CodeDeed::NewBelow),
    };
    handle(app, screen, command);
}

/// Asks in the code trees for the name of a code below or beside `code`.
fn name_new(app: &mut App, code: CodeId, below: bool) {
    app.settings.panes.lists = true;
    let Some(study) = &mut app.study else { return };
    let project = study.session.project();
    let Some(found) = project.code(code) else { return };
    let (parent, behind) = match below {
        true => (Some(code), None),
        false => (project.parent_of(found).map(|c| c.id), Some(code)),
    };
    study.panels.code_tree.ask_for_new(found.place.tree, parent, behind);
}

/// Lets the reader do what its keys do.
fn wish(app: &mut App, deed: WordsDeed) {
    let wish = match deed {
        WordsDeed::Code => Wish::PickCode,
        WordsDeed::RepeatLastCode => Wish::RepeatLastCode,
        WordsDeed::CodeInVivo => Wish::CodeInVivo,
        WordsDeed::Uncode => Wish::Uncode,
        WordsDeed::WriteMemo => Wish::WriteMemo,
        WordsDeed::Copy => Wish::Copy { attributed: false },
        WordsDeed::CopyAsQuote => Wish::Copy { attributed: true },
        WordsDeed::Search => Wish::Search,
    };
    navigate::show_tab(app, Tab::Reader);
    if let Some(study) = &mut app.study {
        study.panels.reader.wish(wish);
    }
}
