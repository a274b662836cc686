//! What people set differently, in words for tables: the thing, and each setting of it.

use super::labels;
use crate::model::{Contested, DefinitionPart, Holder, Outline, Project, Said, Setting, Subject, Twins, Verdict, said};

/// Returns what is contested: which part of which thing.
pub fn thing_words(project: &Project, thing: &Contested) -> Said {
    let name = name_of_thing(project, thing);
    let of = |en, fr| said!("{part} {name}", "{part} {name}", part = Said::fixed(en, fr), name = name);
    match thing {
        Contested::ProjectName => said!("the name of the project", "le nom du projet"),
        Contested::Viewpoint => said!("the viewpoint", "le point de vue"),
        Contested::DocumentName(_) => of("the name of the document", "le nom du document"),
        Contested::ParticipantName(_) => of("the name of", "le nom de"),
        Contested::TreeName(_) => of("the name of the code tree", "le nom de l’arborescence"),
        Contested::CodeName(_) => of("the name of the code", "le nom du code"),
        Contested::CodeDescription(_) => of("the description of the code", "la description du code"),
        Contested::CodeDefinition(_, DefinitionPart::Include) => {
            of("what to include in the code", "ce qu’il faut inclure dans le code")
        }
        Contested::CodeDefinition(_, DefinitionPart::Exclude) => {
            of("what to exclude from the code", "ce qu’il faut exclure du code")
        }
        Contested::CodeDefinition(_, DefinitionPart::Example) => of("the example of the code", "l’exemple du code"),
        Contested::CodePlace(_) => of("the place of the code", "la place du code"),
        Contested::CodeMerged(_) => of("what was merged: the code", "ce qui fut fusionné\u{202f}: le code"),
        Contested::CodeOfCoding(..) => of("the code of", "le code de"),
        Contested::Value(_, attribute) => {
            said!("{attribute} of {name}", "{attribute} de {name}", name = name)
        }
        Contested::Memo(_) => of("the memo on", "le mémo sur"),
        Contested::Summary(..) => of("the summary of", "le résumé de"),
        Contested::Verdict(..) => of("the verdict on", "le verdict sur"),
        Contested::DocumentStands(_) => of("the document", "le document"),
        Contested::MadeTwice(_) => of("made twice:", "fait deux fois\u{202f}:"),
    }
}

/// Returns what the thing itself is called, in quotation marks; the project has none to tell it by.
fn name_of_thing(project: &Project, thing: &Contested) -> Said {
    match contested_name(project, thing) {
        name if name.is_empty() => said!("the project", "le projet"),
        name => said!("“{name}”", "«\u{202f}{name}\u{202f}»"),
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
pub fn setting_words(project: &Project, outline: &Outline, setting: &Setting) -> Said {
    let code = |id| match project.code(id) {
        Some(_) => outline.path(id).to_owned(),
        None => project.codes.get(&id).map_or_else(String::new, |c| c.name.clone()),
    };
    let words = match setting {
        Setting::Words(words) => words.clone(),
        Setting::Place(place) => {
            let tree = || project.trees.get(&place.tree).map_or_else(String::new, |t| t.name.clone());
            place.parent.map_or_else(tree, code)
        }
        Setting::Into(into) => into.map_or_else(String::new, code),
        Setting::Code(id) => code(*id),
        Setting::Summary(summary) => summary.as_ref().map_or_else(String::new, |s| s.text.clone()),
        Setting::Verdict(verdict) => return verdict.as_ref().map_or_else(Said::default, verdict_words),
        Setting::Stands(_) => String::new(),
    };
    words.into()
}

fn verdict_words(verdict: &Verdict) -> Said {
    let (kind, rationale) = (labels::label(verdict.kind.name()), &verdict.rationale);
    match rationale.is_empty() {
        true => kind,
        false => said!("{kind}: {rationale}", "{kind}\u{202f}: {rationale}", kind = kind),
    }
}
