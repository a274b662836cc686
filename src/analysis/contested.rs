//! What people set differently, in words for tables: the thing, and each setting of it.

use crate::model::{Contested, DefinitionPart, Holder, Outline, Project, Setting, Subject, Twins, Verdict};

/// Returns what is contested: which part of which thing.
pub fn thing_words(project: &Project, thing: &Contested) -> String {
    let of = |what: &str| format!("{what} {}", name_of_thing(project, thing));
    match thing {
        Contested::ProjectName => "the name of the project".to_owned(),
        Contested::Viewpoint => "the viewpoint".to_owned(),
        Contested::DocumentName(_) => of("the name of the document"),
        Contested::ParticipantName(_) => of("the name of"),
        Contested::TreeName(_) => of("the name of the code tree"),
        Contested::CodeName(_) => of("the name of the code"),
        Contested::CodeDescription(_) => of("the description of the code"),
        Contested::CodeDefinition(_, DefinitionPart::Include) => of("what to include in the code"),
        Contested::CodeDefinition(_, DefinitionPart::Exclude) => of("what to exclude from the code"),
        Contested::CodeDefinition(_, DefinitionPart::Example) => of("the example of the code"),
        Contested::CodePlace(_) => of("the place of the code"),
        Contested::CodeMerged(_) => of("what was merged: the code"),
        Contested::CodeOfCoding(..) => of("the code of"),
        Contested::Value(_, attribute) => of(&format!("{attribute} of")),
        Contested::Memo(_) => of("the memo on"),
        Contested::Summary(..) => of("the summary of"),
        Contested::Verdict(..) => of("the verdict on"),
        Contested::DocumentStands(_) => of("the document"),
        Contested::MadeTwice(_) => of("made twice:"),
    }
}

/// Returns what the thing itself is called, in quotation marks; the project has none to tell it by.
fn name_of_thing(project: &Project, thing: &Contested) -> String {
    match contested_name(project, thing) {
        name if name.is_empty() => "the project".to_owned(),
        name => format!("“{name}”"),
    }
}

/// Returns the name of the thing that is contested, or the words of a coding; empty for the project itself.
pub fn contested_name(project: &Project, thing: &Contested) -> String {
    let code = |id| project.codes.get(&id).map_or_else(String::new, |c| c.name.clone());
    let document = |id| project.documents.get(&id).map_or_else(String::new, |d| d.name.clone());
    let person = |id| project.participants.get(&id).map_or_else(String::new, |p| p.name.clone());
    let quote = |id| project.coding(id).map_or_else(String::new, |(_, c)| c.quote.to_string());
    let theme = |id| project.comparison.themes.get(&id).map_or_else(String::new, |t| t.name().to_owned());
    match thing {
        Contested::ProjectName | Contested::Viewpoint => String::new(),
        Contested::DocumentName(id) | Contested::DocumentStands(id) => document(*id),
        Contested::ParticipantName(id) => person(*id),
        Contested::TreeName(id) => project.trees.get(id).map_or_else(String::new, |t| t.name.clone()),
        Contested::CodeName(id)
        | Contested::CodeDescription(id)
        | Contested::CodeDefinition(id, _)
        | Contested::CodePlace(id)
        | Contested::CodeMerged(id) => code(*id),
        Contested::CodeOfCoding(_, id) => quote(*id),
        Contested::Value(Holder::Participant(id), _) => person(*id),
        Contested::Value(Holder::Document(id), _) => document(*id),
        Contested::Memo(on) => match on {
            Subject::Project(_) => String::new(),
            Subject::Document(id) => document(*id),
            Subject::Participant(id) => person(*id),
            Subject::Code(id) => code(*id),
            Subject::Coding(id) => quote(*id),
        },
        Contested::Summary(id, who) => format!("{}, {}", theme(*id), person(*who)),
        Contested::Verdict(id, groups, _) => {
            format!("{}, {} – {}", theme(*id), groups.first, groups.second)
        }
        Contested::MadeTwice(Twins::Codes(id, _)) => code(*id),
        Contested::MadeTwice(Twins::Participants(id, _)) => person(*id),
        Contested::MadeTwice(Twins::Documents(id, _)) => document(*id),
    }
}

/// Returns a setting in words; empty when it says that there is nothing. Whether a document stands has words in no table: its
/// review item says it.
pub fn setting_words(project: &Project, outline: &Outline, setting: &Setting) -> String {
    let code = |id| match project.code(id) {
        Some(_) => outline.path(id).to_owned(),
        None => project.codes.get(&id).map_or_else(String::new, |c| c.name.clone()),
    };
    match setting {
        Setting::Words(words) => words.clone(),
        Setting::Place(place) => {
            let tree = || project.trees.get(&place.tree).map_or_else(String::new, |t| t.name.clone());
            place.parent.map_or_else(tree, code)
        }
        Setting::Into(into) => into.map_or_else(String::new, code),
        Setting::Code(id) => code(*id),
        Setting::Summary(summary) => summary.as_ref().map_or_else(String::new, |s| s.text.clone()),
        Setting::Verdict(verdict) => verdict.as_ref().map_or_else(String::new, verdict_words),
        Setting::Stands(_) => String::new(),
    }
}

fn verdict_words(verdict: &Verdict) -> String {
    let said = [verdict.kind.name(), verdict.rationale.as_str()];
    said.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(": ")
}
