//! What the table of participants says.

use super::phrases;

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
    KIND_OF: "Kind of {attribute}", "Type de {attribute}";
    KIND_TEXT: "Text", "Texte";
    KIND_NUMBER: "Number", "Nombre";
    KIND_DATE: "Date", "Date";
    KIND_YES_NO: "Yes or no", "Oui ou non";
    KIND_ONE_OF: "One of a list", "Un choix parmi une liste";
    IMPORT_ATTRIBUTES: "Import attributes…", "Importer des attributs…";
    OTHER_VALUE: "Other value…", "Autre valeur…";
    MAKE_VIEWPOINT: "Make this the viewpoint", "En faire le point de vue";
    ADD_ATTRIBUTE: "Add attribute…", "Ajouter un attribut…";
}
