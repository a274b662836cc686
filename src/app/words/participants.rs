//! What the table of participants says.

use super::{Tongue, phrases};
use crate::model::AttributeKind;
use crate::model::plan::{Refusal, RefusedCell};

phrases! {
    NONE_YET: "No participant yet. They come in with the speakers of transcripts, or with a table of attributes.", "Aucun participant. Ils arrivent avec les locuteurs des transcriptions, ou avec un tableau d’attributs.";
    VIEWPOINT: "Viewpoint", "Point de vue";
    VIEWPOINT_WHY: "The attribute that splits the study into groups", "L’attribut qui sépare l’étude en groupes";
    NO_VIEWPOINT: "None", "Aucun";
    ATTRIBUTES: "Attributes", "Attributs";
    SPEAKERS: "Speakers", "Locuteurs";
    NO_SPEAKERS: "No document with speakers", "Aucun document avec locuteurs";
    CELL: "{attribute} of {name}", "{attribute} de {name}";
    EMPTY_CELL: "{attribute} of {name}, empty", "{attribute} de {name}, vide";
    ROLE_OF: "Role of {name}", "Rôle de {name}";
    PERSON_OF: "Participant for {name}", "Participant pour {name}";
    NO_PERSON: "Nobody", "Personne";
    ROLE: "Role", "Rôle";
    SPEAKER: "Speaker", "Locuteur";
    TURNS: "Turns", "Tours";
    DOCUMENT: "Document", "Document";
    PARTICIPANT: "Participant", "Participant";
    ROLE_PARTICIPANT: "Participant", "Participant";
    ROLE_INTERVIEWER: "Interviewer", "Intervieweur";
    ROLE_MODERATOR: "Moderator", "Animateur";
    YES: "yes", "oui";
    NO: "no", "non";
    KIND_TEXT: "Text", "Texte";
    KIND_NUMBER: "Number", "Nombre";
    KIND_DATE: "Date", "Date";
    KIND_YES_NO: "Yes or no", "Oui ou non";
    KIND_ONE_OF: "One of a list", "Un choix parmi une liste";
    IMPORT_ATTRIBUTES: "Import attributes…", "Importer des attributs…";
    MAKE_VIEWPOINT: "Make this the viewpoint", "En faire le point de vue";
    ADD_ATTRIBUTE: "Add attribute…", "Ajouter un attribut…";
    TABLE: "Table of participants", "Tableau des participants";
    ATTRIBUTE: "Attribute", "Attribut";
    NAME_OF: "Name of {name}", "Nom de {name}";
    COLUMN_OF: "Column of {attribute}", "Colonne de {attribute}";
    SORT_UP: "Sort from first to last", "Trier du premier au dernier";
    SORT_DOWN: "Sort from last to first", "Trier du dernier au premier";
    EDIT_RULES: "Edit the rules…", "Modifier les règles…";
    TYPOLOGY_WHY: "A typology: its values follow from its rules", "Une typologie\u{202f}: ses valeurs découlent de ses règles";
    BROKEN: "A rule asks for a code or an attribute that is gone", "Une règle demande un code ou un attribut disparu";
    MISFIT: "This value does not fit the kind of the column: {kind}", "Cette valeur ne correspond pas au type de la colonne\u{202f}: {kind}";
    NOTHING_KNOWN: "Nothing is known", "On ne sait rien";
    MERGE_ASK: "Is the same person as…", "Est la même personne que…";
    MEMO: "Memo", "Mémo";
    REMOVE_MANY: "Remove {n} participants", "Supprimer {n} participants";
    ENTER_AGAIN: "Enter again adds it to the list", "Entrée encore une fois l’ajoute à la liste";
    NOT_A_NUMBER: "{what}: “{value}” is no number", "{what}\u{202f}: «\u{202f}{value}\u{202f}» n’est pas un nombre";
    NOT_A_DATE: "{what}: “{value}” is no date such as 2026-11-28", "{what}\u{202f}: «\u{202f}{value}\u{202f}» n’est pas une date comme 2026-11-28";
    NOT_YES_NO: "{what}: “{value}” is neither yes nor no", "{what}\u{202f}: «\u{202f}{value}\u{202f}» n’est ni oui ni non";
    NOT_IN_LIST: "{what}: “{value}” is not in the list: {list}", "{what}\u{202f}: «\u{202f}{value}\u{202f}» n’est pas dans la liste\u{202f}: {list}";
    NOT_WRITTEN: "{what}: the values of a typology follow from its rules", "{what}\u{202f}: les valeurs d’une typologie découlent de ses règles";
    NAME_TAKEN: "Somebody else is called “{value}” already", "Quelqu’un d’autre s’appelle déjà «\u{202f}{value}\u{202f}»";
    NAME_EMPTY: "A participant needs a name", "Un participant doit avoir un nom";
    ADD_PARTICIPANT: "Add participant…", "Ajouter un participant…";
    ADD_TYPOLOGY: "New typology…", "Nouvelle typologie…";
    DESCRIBED: "Described", "Description";
    NOTHING_TO_DESCRIBE: "Nothing is known of the participants yet. Add an attribute, or import a table.", "On ne sait encore rien des participants. Ajoutez un attribut, ou importez un tableau.";
    EXPORT_DESCRIPTION: "Export the description…", "Exporter la description…";
    EXPORT_BY_CODE: "Export the numbers with and without the code…", "Exporter les nombres avec et sans le code…";
    KNOWN_OF: "Known of {n} of {all}, missing of {missing}.", "Connu pour {n} sur {all}, manquant pour {missing}.";
    FROM_TO: "From {first} to {last}.", "De {first} à {last}.";
    VARIOUS: "Words of many kinds: they are not counted.", "Des mots trop divers pour être comptés.";
    MIDDLE: "Mean {mean}, median {median}, from {min} to {max}, {spread}.", "Moyenne {mean}, médiane {median}, de {min} à {max}, {spread}.";
    SPREAD: "standard deviation {sd}", "écart-type {sd}";
    NO_SPREAD: "one number has no spread", "un seul nombre n’a pas d’écart";
    WITH_CODE: "With “{code}” or a code below it ({n}): {figures}", "Avec «\u{202f}{code}\u{202f}» ou un code placé dessous ({n})\u{202f}: {figures}";
    WITHOUT_CODE: "Heard, without it ({n}): {figures}", "Entendus, sans lui ({n})\u{202f}: {figures}";
    NOBODY: "nobody has a number.", "personne n’a de nombre.";
    WITH: "with", "avec";
    WITHOUT: "without", "sans";
    PICTURE: "Each number as a dot, the median as a line", "Chaque nombre est un point, la médiane un trait";
    COUNTED: "{value}: {n}, {percent}%", "{value}\u{202f}: {n}, {percent}\u{202f}%";
    COUNT: "{n} ({percent}%)", "{n} ({percent}\u{202f}%)";
}

/// Returns why a cell is not written.
pub fn refusal_words(tongue: Tongue, refused: &RefusedCell) -> String {
    let RefusedCell { person, attribute, value, why } = refused;
    let list = match why {
        Refusal::NotOfKind(AttributeKind::OneOf(list)) => list.join(", "),
        _ => String::new(),
    };
    let phrase = match why {
        Refusal::NotOfKind(AttributeKind::Number) => NOT_A_NUMBER,
        Refusal::NotOfKind(AttributeKind::Date) => NOT_A_DATE,
        Refusal::NotOfKind(AttributeKind::YesNo) => NOT_YES_NO,
        Refusal::NotOfKind(AttributeKind::OneOf(_) | AttributeKind::Text) => NOT_IN_LIST,
        Refusal::Typology => NOT_WRITTEN,
        Refusal::NameTaken => NAME_TAKEN,
        Refusal::EmptyName => NAME_EMPTY,
    };
    let names = [("attribute", attribute.as_deref().unwrap_or_default()), ("name", person.as_str())];
    tongue.fill(phrase, &[("what", &tongue.fill(CELL, &names)), ("value", value), ("list", &list)])
}
