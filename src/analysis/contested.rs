//! What people set differently, in words for tables: the thing, and each setting of it.

use super::labels;
use super::matrix::SavedMatrix;
use super::proposed::proposal_title;
use super::typology::typology_words;
use crate::model::text::short_quote;
use crate::model::turns::clock_time;
use crate::model::{
    Address, AttributeKind, Contested, DefinitionPart, Document, Holder, Language, Outline, Project, Removable,
    Reserved, Said, Setting, Span, Speaker, Subject, TurnState, Twin, Twins, Verdict, said,
};

/// Returns what is contested: which part of which thing.
pub fn thing_words(project: &Project, thing: &Contested) -> Said {
    let name = name_of_thing(project, thing);
    let of = |en, fr| said!("{part} {name}", "{part} {name}", part = Said::fixed(en, fr), name = name);
    match thing {
        Contested::ProjectName => said!("the name of the project", "le nom du projet"),
        Contested::Viewpoint => said!("the viewpoint", "le point de vue"),
        Contested::DocumentName(_) => of("the name of the document", "le nom du document"),
        Contested::ParticipantName(_) => of("the name of", "le nom de"),
        Contested::TreeName(_) => of("the name of the code tree", "le nom de l’arbre de codes"),
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
        Contested::CodeMerged(_) => of("what was merged: the code", "ce qui a été fusionné\u{202f}: le code"),
        Contested::CodeColour(_) => of("the colour of the code", "la couleur du code"),
        Contested::CoderName(_) => of("the name of the coder", "le nom du codeur"),
        Contested::CoderColour(_) => of("the colour of the coder", "la couleur du codeur"),
        Contested::CoderMerged(_) => {
            of("who is one person: the coder", "qui est une seule personne\u{202f}: le codeur")
        }
        Contested::ThemeName(_) => of("the name of the theme", "le nom du thème"),
        Contested::EdgesOfCoding(..) => of("the edges of", "les bords de"),
        Contested::Turn(..) => of("the turn", "le tour de parole"),
        Contested::Speaker(..) => of("the speaker", "le locuteur"),
        Contested::AttributeKind(_) => of("the kind of", "le type de"),
        Contested::CodeOfCoding(..) => of("the code of", "le code de"),
        Contested::Value(_, attribute) => {
            said!("{attribute} of {name}", "{attribute} de {name}", name = name)
        }
        Contested::Memo(_) => of("the memo on", "le mémo sur"),
        Contested::Summary(..) => of("the summary of", "le résumé de"),
        Contested::Verdict(..) => of("the verdict on", "le verdict sur"),
        Contested::DocumentStands(_) => of("the document", "le document"),
        Contested::Text(_) => of("the text of", "le texte de"),
        Contested::Language(_) => of("the language of", "la langue de"),
        Contested::Blind(..) => of("who codes blind:", "qui code en aveugle\u{202f}:"),
        Contested::Released(..) => of("whether all see the codings of", "si tous voient les codages de"),
        Contested::Guide => {
            said!("which code tree is the interview guide", "quel arbre de codes est le guide d’entretien")
        }
        Contested::Asked(..) => of("whether it was asked:", "si la question a été posée\u{202f}:"),
        Contested::Mapping(_) => of("how these codes answer each other:", "comment ces codes se répondent\u{202f}:"),
        Contested::Matrix(_) => of("the saved matrix", "la matrice enregistrée"),
        Contested::Typology(_) => of("the typology", "la typologie"),
        Contested::Reserved(Reserved::Codes) => {
            said!("to whom the code trees are reserved", "à qui les arbres de codes sont réservés")
        }
        Contested::Reserved(Reserved::Documents) => {
            said!("to whom importing is reserved", "à qui l’importation est réservée")
        }
        Contested::Answer(_) => of("the answer to the proposal", "la réponse à la proposition"),
        Contested::NotHere => said!("a step that names what is not here", "une étape qui nomme ce qui n’est pas là"),
        Contested::CopyCounts => said!("whether a merged copy counts", "si une copie fusionnée compte"),
        Contested::Kept(_) | Contested::Stands(_) | Contested::Merged(_) => of("what became of", "ce qu’est devenu"),
        Contested::MadeTwice(_) => of("made twice:", "fait deux fois\u{202f}:"),
    }
}

/// Returns what the thing itself is called, in quotation marks; the project has none to tell it by.
fn name_of_thing(project: &Project, thing: &Contested) -> Said {
    match contested_name(project, thing) {
        name if name.is_empty() => said!("the project", "le projet"),
        name => said!("“{name}”", "«\u{202f}{name}\u{202f}»", name = name),
    }
}

/// Returns the name of the thing that is contested, or the words of a coding; empty for the project itself.
pub fn contested_name(project: &Project, thing: &Contested) -> Said {
    match thing {
        Contested::Answer(id) => {
            project.proposals.get(id).map_or_else(Said::default, |proposal| proposal_title(project, proposal))
        }
        thing => own_name(project, thing).into(),
    }
}

/// Returns the name of a thing whose name is the same in all languages.
fn own_name(project: &Project, thing: &Contested) -> String {
    let code = |id| project.code_name(id).to_owned();
    let document = |id| project.document_name(id).to_owned();
    let person = |id| project.participant_name(id).to_owned();
    let tree = |id| project.tree_name(id).to_owned();
    let quote = |id| project.coding(id).map_or_else(String::new, |(_, c)| c.quote.to_string());
    let theme = |id| project.theme_name(id).to_owned();
    match thing {
        Contested::ProjectName
        | Contested::Viewpoint
        | Contested::Guide
        | Contested::Reserved(_)
        | Contested::Answer(_)
        | Contested::NotHere
        | Contested::CopyCounts => String::new(),
        Contested::Kept(what) => removable_name(project, what),
        Contested::DocumentName(id) | Contested::DocumentStands(id) | Contested::Language(id) | Contested::Text(id) => {
            document(*id)
        }
        Contested::Blind(id, of) | Contested::Released(id, of) => format!("{}, {}", document(*id), tree(*of)),
        Contested::Asked(id, question) => format!("{}, {}", code(*question), document(*id)),
        Contested::Mapping(codes) => {
            let with = codes.with.map(|with| format!(" – {}", code(with)));
            format!("{}{}", code(codes.code), with.unwrap_or_default())
        }
        Contested::Matrix(name) | Contested::Typology(name) => name.clone(),
        Contested::ParticipantName(id) => person(*id),
        Contested::TreeName(id) => tree(*id),
        Contested::CodeName(id)
        | Contested::CodeDescription(id)
        | Contested::CodeDefinition(id, _)
        | Contested::CodeColour(id)
        | Contested::CodePlace(id)
        | Contested::CodeMerged(id) => code(*id),
        Contested::CoderName(id) | Contested::CoderColour(id) => project.coder_name(*id).to_owned(),
        // Whoever was merged has the name of the other one.
        Contested::CoderMerged(id) => project.joined_as(*id).to_owned(),
        Contested::ThemeName(id) => theme(*id),
        Contested::Turn(id, first) => {
            let words = project.documents.get(id).map(|d| words_from(project, d, *first)).unwrap_or_default();
            format!("{}, {words}", document(*id))
        }
        Contested::Speaker(id, place) => {
            let speaker = project.documents.get(id).and_then(|d| d.speakers.get(usize::from(*place)));
            format!("{}, {}", document(*id), speaker.map_or("?", |s| &s.label))
        }
        Contested::AttributeKind(name) => name.clone(),
        Contested::CodeOfCoding(_, id) | Contested::EdgesOfCoding(_, id) => quote(*id),
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
        Contested::Stands(twin) | Contested::Merged(twin) => twin_name(project, *twin),
        Contested::MadeTwice(Twins::Codes(id, _)) => code(*id),
        Contested::MadeTwice(Twins::Participants(id, _)) => person(*id),
        Contested::MadeTwice(Twins::Documents(id, _)) => document(*id),
        Contested::MadeTwice(Twins::Trees(id, _)) => tree(*id),
        Contested::MadeTwice(Twins::Themes(id, _)) => theme(*id),
        Contested::MadeTwice(Twins::Speakers(id, place, _)) => own_name(project, &Contested::Speaker(*id, *place)),
        Contested::MadeTwice(Twins::Attributes(name, _)) => name.clone(),
        Contested::MadeTwice(Twins::Coders(id, other)) => {
            format!("{}, {}", project.joined_as(*id), project.joined_as(*other))
        }
    }
}

/// Returns the name of a tree, a person or a document, in the project or not.
pub fn twin_name(project: &Project, twin: Twin) -> String {
    let name = match twin {
        Twin::Tree(id) => project.trees.get(&id).map(|t| &t.name),
        Twin::Participant(id) => project.participants.get(&id).map(|p| &p.name),
        Twin::Document(id) => project.documents.get(&id).map(|d| &d.name),
        Twin::Speaker(id, place) => {
            project.documents.get(&id).and_then(|d| d.speakers.get(usize::from(place))).map(|s| &s.label)
        }
    };
    name.cloned().unwrap_or_default()
}

/// Returns the name of what can be taken out of the project, in it or not; the words of a coding.
pub fn removable_name(project: &Project, what: &Removable) -> String {
    let name = match what {
        Removable::Document(id) => project.documents.get(id).map(|document| document.name.as_str()),
        Removable::Code(id) => project.codes.get(id).map(|code| code.name.as_str()),
        Removable::Coding(document, coding) => {
            project.documents.get(document).and_then(|d| d.codings.get(coding)).map(|coding| &*coding.quote)
        }
        Removable::Speaker(id, place) => return own_name(project, &Contested::Speaker(*id, *place)),
        Removable::Theme(id) => project.comparison.themes.get(id).map(|theme| theme.name()),
        Removable::Attribute(name) => Some(name.as_str()),
    };
    name.unwrap_or_default().to_owned()
}

/// Returns what is set, and to what.
pub(super) fn set_words(project: &Project, outline: &Outline, thing: &Contested, to: &Setting) -> Said {
    let (thing, to) = (thing_words(project, thing), setting_words(project, outline, to));
    match to.is_empty() {
        true => thing,
        false => said!("{thing}: “{to}”", "{thing}\u{202f}: «\u{202f}{to}\u{202f}»", thing = thing, to = to),
    }
}

/// Returns a setting in words; empty when it says that there is nothing. Whether a document stands has words in no
/// table: its review item says it.
pub fn setting_words(project: &Project, outline: &Outline, setting: &Setting) -> Said {
    let code = |id| match project.code(id) {
        Some(_) => outline.path(id).to_owned(),
        None => project.code_name(id).to_owned(),
    };
    let words = match setting {
        Setting::Words(words) => words.clone(),
        Setting::Place(place) => {
            let tree = || project.tree_name(place.tree).to_owned();
            place.parent.map_or_else(tree, code)
        }
        Setting::Into(into) => into.map_or_else(String::new, code),
        Setting::Code(id) => code(*id),
        Setting::Summary(summary) => summary.as_ref().map_or_else(String::new, |s| s.text.clone()),
        Setting::Verdict(verdict) => return verdict.as_ref().map_or_else(Said::default, verdict_words),
        Setting::Stands(_) => String::new(),
        Setting::Colour(colour) => colour.map_or_else(String::new, |colour| colour.to_string()),
        Setting::Coder(into) => into.map_or_else(String::new, |id| project.joined_as(id).to_owned()),
        Setting::Twin(into) => into.map_or_else(String::new, |twin| twin_name(project, twin)),
        Setting::Edges(document, anchor) => {
            let found = project.documents.get(document);
            let span = found.and_then(|d| d.pieces().lookup().span(*anchor));
            found.zip(span).map_or_else(String::new, |(d, span)| project.words(d, span).into_owned())
        }
        Setting::Turn(document, state) => {
            let found = project.documents.get(document).zip(state.as_ref());
            found.map_or_else(String::new, |(document, state)| turn_words(project, document, state))
        }
        Setting::Speaker(speaker) => return speaker_words(project, speaker),
        Setting::Kind(kind) => return kind.as_ref().map_or_else(Said::default, kind_words),
        Setting::Language(language) => return language.map_or_else(Said::default, language_words),
        Setting::Coders(coders) => {
            let names: Vec<&str> = coders.iter().map(|coder| project.coder_name(*coder)).collect();
            names.join(", ")
        }
        Setting::Tree(tree) => {
            tree.and_then(|id| project.trees.get(&id)).map_or_else(String::new, |tree| tree.name.clone())
        }
        Setting::Answer(answer) => {
            return answer.map_or_else(Said::default, |yes| labels::label(if yes { "yes" } else { "no" }));
        }
        Setting::Link(link) => {
            return link.as_ref().map_or_else(Said::default, |link| with_reason(link.relation.name(), &link.rationale));
        }
        Setting::Matrix(question) => {
            return question.as_ref().map_or_else(Said::default, |asked| SavedMatrix::words(project, outline, asked));
        }
        Setting::Typology(typology) => {
            typology.as_ref().map_or_else(String::new, |typology| typology_words(project, outline, typology))
        }
    };
    words.into()
}

/// Returns who speaks, when, and the last words: where a turn ends is what two may mean differently.
fn turn_words(project: &Project, document: &Document, state: &TurnState) -> String {
    let time = state.time.map(clock_time);
    let end =
        document.pieces().lookup().position_from(state.last).map(|last| Span::new(last.saturating_sub(30), last + 1));
    let words = end.map(|span| format!("… {}", project.words(document, span).trim()));
    let told = [state.speaker.clone(), time, words];
    told.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns the first words of the turn that begins with a character.
fn words_from(project: &Project, document: &Document, first: Address) -> String {
    let start = document.pieces().lookup().position_from(first);
    let turn = start.and_then(|at| document.turns.get(document.turn_at(at)?));
    turn.map_or_else(String::new, |turn| short_quote(&project.words(document, turn.words), 40))
}

fn speaker_words(project: &Project, speaker: &Speaker) -> Said {
    let person = speaker.participant.and_then(|id| project.participants.get(&id));
    let told =
        [speaker.label.as_str().into(), labels::label(speaker.role.name()), person.map_or("", |p| &p.name).into()];
    Said::joined(told.iter().filter(|said: &&Said| !said.is_empty()), ", ")
}

fn kind_words(kind: &AttributeKind) -> Said {
    let name = labels::label(kind.name());
    match kind {
        AttributeKind::OneOf(values) => {
            let values = values.join(", ");
            said!("{name}: {values}", "{name}\u{202f}: {values}", name = name)
        }
        _ => name,
    }
}

fn language_words(language: Language) -> Said {
    match language {
        Language::En => said!("English", "anglais"),
        Language::Fr => said!("French", "français"),
    }
}

fn verdict_words(verdict: &Verdict) -> Said {
    with_reason(verdict.kind.name(), &verdict.rationale)
}

/// Returns what somebody concluded, by its word for tables, and why.
fn with_reason(what: &'static str, rationale: &str) -> Said {
    let what = labels::label(what);
    match rationale.is_empty() {
        true => what,
        false => said!("{what}: {rationale}", "{what}\u{202f}: {rationale}", what = what),
    }
}
