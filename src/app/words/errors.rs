//! Errors of the model and of the project folder in the language of the interface, each with what to do about it.

use super::{Phrase, Tongue, phrases};
use crate::model::plan::PlanError;
use crate::model::{Reserved, Said, TextUnavailable, said};
use crate::session::{Refusal, SessionError, StoreError, in_words};

phrases! {
    NO_SUCH_DOCUMENT: "This document is no longer in the project", "Ce document n’est plus dans le projet";
    NO_SUCH_CODE: "This code is no longer in the project", "Ce code n’est plus dans le projet";
    IS_A_TREE: "“{name}” is a code tree, not a code: write {name}/CODE", "«\u{202f}{name}\u{202f}» est un arbre de codes, pas un code\u{202f}: écrivez {name}/CODE";
    NO_SUCH_CODING: "This coding is no longer in the project", "Ce codage n’est plus dans le projet";
    NO_SUCH_TREE: "This code tree is no longer in the project", "Cet arbre n’est plus dans le projet";
    NO_SUCH_MATRIX: "No matrix is saved under the name “{name}”", "Aucune matrice n’est enregistrée sous le nom «\u{202f}{name}\u{202f}»";
    MATRIX_EXISTS: "There is a saved matrix “{name}” already; take another name", "Une matrice «\u{202f}{name}\u{202f}» est déjà enregistrée\u{202f}; prenez un autre nom";
    NO_SUCH_THEME: "This theme is not in the project any more", "Ce thème n’est plus dans le projet";
    THEME_EXISTS: "There is a theme “{name}” already; take another name, or gather the codes of both in one", "Un thème «\u{202f}{name}\u{202f}» existe déjà\u{202f}; prenez un autre nom, ou réunissez les codes des deux en un";
    ONLY_HERE_ALREADY: "“{name}” is said to be only here; take that back before it is mapped", "«\u{202f}{name}\u{202f}» est dit n’être qu’ici\u{202f}; retirez-le avant de lui donner un correspondant";
    MAPPED_ALREADY: "“{name}” is mapped with a code of another tree; take that back before it is said to be only here", "«\u{202f}{name}\u{202f}» a un correspondant dans un autre arbre\u{202f}; retirez-le avant de dire qu’il n’est qu’ici";
    MAPPED_WITH_NOTHING: "Say which code of another tree it is mapped with, or that it is only here", "Dites avec quel code d’un autre arbre il correspond, ou qu’il n’est qu’ici";
    ONLY_HERE_WITH_ANOTHER: "A code that is only here cannot be mapped with another", "Un code qui n’est qu’ici ne peut correspondre à un autre";
    MAPPED_IN_ONE_TREE: "Both codes are of one tree: a crosswalk maps codes of different trees", "Les deux codes sont du même arbre\u{202f}: une table de correspondance relie des arbres différents";
    NOT_A_QUESTION: "This code is no question: it does not stand in the tree of the interview guide", "Ce code n’est pas une question\u{202f}: il n’est pas dans l’arbre du guide d’entretien";
    NO_SUCH_TURN: "This turn is not in the document", "Ce tour de parole n’est pas dans le document";
    NO_TURN_BEFORE: "There is no turn before this one", "Aucun tour de parole ne précède celui-ci";
    NO_SUCH_SPEAKER: "This speaker is not in the document", "Ce locuteur n’est pas dans le document";
    SPEAKER_EXISTS: "There is already a speaker “{name}” in this document", "Il y a déjà un locuteur «\u{202f}{name}\u{202f}» dans ce document";
    SPEAKER_EXISTS_HINT: "Merge the two instead, if they are one person", "Fusionnez plutôt les deux, s’il s’agit de la même personne";
    NOT_THAT_WAY: "This cannot be settled that way any more; look at it again", "Ce point ne peut plus être réglé ainsi\u{202f}; regardez-le à nouveau";
    NOTHING_TO_SPLIT: "Put the caret between two words of the turn first", "Placez d’abord le curseur entre deux mots du tour de parole";
    ATTRIBUTE_EXISTS: "There is already an attribute or typology “{name}”", "Il y a déjà un attribut ou une typologie «\u{202f}{name}\u{202f}»";
    ATTRIBUTE_EXISTS_HINT: "Take another name", "Choisissez un autre nom";
    VALUE_REFUSED: "“{value}” cannot be written as {attribute}", "«\u{202f}{value}\u{202f}» ne peut pas être inscrit comme {attribute}";
    NO_SUCH_PARTICIPANT: "This participant is no longer in the project", "Ce participant n’est plus dans le projet";
    PARTICIPANT_EXISTS: "There is already a participant “{name}”", "Il y a déjà un participant «\u{202f}{name}\u{202f}»";
    NO_SUCH_ATTRIBUTE: "The attribute “{name}” is no longer in the project", "L’attribut «\u{202f}{name}\u{202f}» n’est plus dans le projet";
    NO_SUCH_TYPOLOGY: "The typology “{name}” is no longer in the project", "La typologie «\u{202f}{name}\u{202f}» n’est plus dans le projet";
    NOTHING_REQUIRED: "The rule for “{name}” asks nothing", "La règle pour «\u{202f}{name}\u{202f}» ne demande rien";
    NOTHING_REQUIRED_HINT: "Say what it requires, or make it the type of all others", "Dites ce qu’elle demande, ou faites-en le type de tous les autres";
    TYPOLOGY_OF_TYPOLOGIES: "A rule cannot ask for “{name}”, which is a typology itself", "Une règle ne peut pas demander «\u{202f}{name}\u{202f}», qui est elle-même une typologie";
    TYPOLOGY_OF_TYPOLOGIES_HINT: "Ask for what that one asks for", "Demandez ce que celle-ci demande";
    NO_SUCH_PROPOSAL: "This proposal does not wait for an answer any more", "Cette proposition n’attend plus de réponse";
    NOT_YOUR_PROPOSAL: "Somebody else made this proposal: it can be accepted or declined", "Cette proposition vient de quelqu’un d’autre\u{202f}: elle peut être acceptée ou refusée";
    NO_SUCH_CODER: "This coder is not in the project", "Ce codeur n’est pas dans le projet";
    ONE_CODER_ALREADY: "These two are one coder already", "Ces deux-là sont déjà un seul codeur";
    CODER_EXISTS: "There is already a coder “{name}” in this project", "Il y a déjà un codeur «\u{202f}{name}\u{202f}» dans ce projet";
    RESERVED_CODES: "Changing the code trees is reserved to {names}", "Modifier les arbres de codes est réservé à {names}";
    RESERVED_DOCUMENTS: "Importing and removing documents is reserved to {names}", "Importer et supprimer des documents est réservé à {names}";
    RESERVED_HINT: "Ask them to take it back; or change it by hand, and your window proposes that to them", "Demandez-leur de l’annuler\u{202f}; ou modifiez-le à la main, et votre fenêtre le leur proposera";
    EMPTY_EXCERPT: "Select some words first", "Sélectionnez d’abord des mots";
    OUTSIDE: "The excerpt ends behind the text", "L’extrait dépasse la fin du texte";
    EMPTY_NAME: "A name needs at least one visible character", "Un nom doit comporter au moins un caractère visible";
    SLASH: "A code’s name cannot hold “/”, which separates the names of a path", "Le nom d’un code ne peut pas contenir «\u{202f}/\u{202f}», qui sépare les noms d’un chemin";
    BELOW_ITSELF: "A code cannot be moved below itself", "Un code ne peut pas être placé sous lui-même";
    MERGE_ITSELF: "A code cannot be merged into itself or into a code below it", "Un code ne peut pas être fusionné avec lui-même ni avec un code placé dessous";
    TEXT_MISSING: "The text of “{name}” is not here yet", "Le texte de «\u{202f}{name}\u{202f}» n’est pas encore là";
    TEXT_MISSING_HINT: "If the folder is shared, wait until it is synchronised", "Si le dossier est partagé, attendez la fin de la synchronisation";
    NOTHING_THERE: "There is no folder {path}", "Il n’y a pas de dossier {path}";
    NOT_A_PROJECT: "{path} is not a Counterpoint project", "{path} n’est pas un projet Counterpoint";
    NOT_A_PROJECT_HINT: "Choose the folder that holds a file named project.ron", "Choisissez le dossier qui contient un fichier project.ron";
    NOT_EMPTY: "{path} already holds files", "{path} contient déjà des fichiers";
    NOT_EMPTY_HINT: "Choose another name, or an empty folder", "Choisissez un autre nom ou un dossier vide";
    NEWER: "This project was made by a newer Counterpoint", "Ce projet vient d’une version plus récente de Counterpoint";
    NEWER_HINT: "Install a newer version to open it", "Installez une version plus récente pour l’ouvrir";
    BAD_FILE: "The file {path} cannot be understood", "Le fichier {path} est illisible";
    BAD_FILE_HINT: "Restore it from a copy of the project; the journals are untouched", "Restaurez-le depuis une copie du projet\u{202f}; les journaux sont intacts";
    OTHER_PROJECT: "{path} is a copy of another project, “{name}”", "{path} est une copie d’un autre projet, «\u{202f}{name}\u{202f}»";
    OTHER_PROJECT_HINT: "Choose a folder or file that was copied from this project", "Choisissez un dossier ou un fichier copié depuis ce projet";
    NOT_A_PACK: "{path} is not a packed project", "{path} n’est pas un projet empaqueté";
    NOT_A_PACK_HINT: "Ask for the file again; it may have been damaged on the way", "Redemandez le fichier\u{202f}; il a pu être endommagé en route";
    DISK_FULL: "The disk is full: {path} could not be written", "Le disque est plein\u{202f}: impossible d’écrire {path}";
    DISK_FULL_HINT: "Nothing of this was kept, and all that was done before is safe. Make room and do it again", "Rien n’en a été gardé, et tout ce qui précède est en sûreté. Libérez de la place, puis recommencez";
    READ_ONLY: "The folder can only be read: {path} could not be written", "Le dossier est en lecture seule\u{202f}: impossible d’écrire {path}";
    READ_ONLY_HINT: "Nothing of this was kept. Ask for the right to write, or work in a copy of the folder", "Rien n’en a été gardé. Demandez le droit d’écriture, ou travaillez dans une copie du dossier";
    IO: "The system refused: {reason}", "Le système a refusé\u{202f}: {reason}";
    IO_HINT: "Check that the folder is there and may be written", "Vérifiez que le dossier existe et peut être modifié";
}

/// Returns what is wrong, and what to do about it where that does not go without saying.
pub fn of_plan(tongue: Tongue, error: &PlanError) -> (String, Option<String>) {
    let plain = |phrase: Phrase| (tongue.say(phrase).to_owned(), None);
    match error {
        PlanError::NoSuchDocument => plain(NO_SUCH_DOCUMENT),
        PlanError::NoSuchCode => plain(NO_SUCH_CODE),
        PlanError::NotOneCode(why) => (why.said().told(tongue).to_owned(), None),
        PlanError::IsATree(name) => (tongue.fill(IS_A_TREE, &[("name", name)]), None),
        PlanError::NoSuchCoding => plain(NO_SUCH_CODING),
        PlanError::NoSuchTree => plain(NO_SUCH_TREE),
        PlanError::NoSuchTurn => plain(NO_SUCH_TURN),
        PlanError::NoTurnBefore => plain(NO_TURN_BEFORE),
        PlanError::NoSuchSpeaker => plain(NO_SUCH_SPEAKER),
        PlanError::SpeakerExists(name) => {
            (tongue.fill(SPEAKER_EXISTS, &[("name", name)]), Some(tongue.say(SPEAKER_EXISTS_HINT).to_owned()))
        }
        PlanError::AttributeExists(name) => {
            (tongue.fill(ATTRIBUTE_EXISTS, &[("name", name)]), Some(tongue.say(ATTRIBUTE_EXISTS_HINT).to_owned()))
        }
        PlanError::ValueRefused { attribute, value } => {
            (tongue.fill(VALUE_REFUSED, &[("attribute", attribute), ("value", value)]), None)
        }
        PlanError::NoSuchParticipant => plain(NO_SUCH_PARTICIPANT),
        PlanError::ParticipantExists(name) => {
            (tongue.fill(PARTICIPANT_EXISTS, &[("name", name)]), Some(tongue.say(ATTRIBUTE_EXISTS_HINT).to_owned()))
        }
        PlanError::NoSuchAttribute(name) => (tongue.fill(NO_SUCH_ATTRIBUTE, &[("name", name)]), None),
        PlanError::NoSuchTypology(name) => (tongue.fill(NO_SUCH_TYPOLOGY, &[("name", name)]), None),
        PlanError::NothingRequired(name) => {
            (tongue.fill(NOTHING_REQUIRED, &[("name", name)]), Some(tongue.say(NOTHING_REQUIRED_HINT).to_owned()))
        }
        PlanError::TypologyOfTypologies(name) => {
            let hint = tongue.say(TYPOLOGY_OF_TYPOLOGIES_HINT).to_owned();
            (tongue.fill(TYPOLOGY_OF_TYPOLOGIES, &[("name", name)]), Some(hint))
        }
        PlanError::NoSuchProposal => plain(NO_SUCH_PROPOSAL),
        PlanError::NotYourProposal => plain(NOT_YOUR_PROPOSAL),
        PlanError::OneCoderAlready => plain(ONE_CODER_ALREADY),
        PlanError::NoSuchCoder => plain(NO_SUCH_CODER),
        PlanError::CoderExists(name) => (tongue.fill(CODER_EXISTS, &[("name", name)]), None),
        PlanError::NotThatWay => plain(NOT_THAT_WAY),
        PlanError::NothingToSplit => plain(NOTHING_TO_SPLIT),
        PlanError::EmptyExcerpt => plain(EMPTY_EXCERPT),
        PlanError::OutsideText { .. } => plain(OUTSIDE),
        PlanError::EmptyName => plain(EMPTY_NAME),
        PlanError::SlashInName(_) => plain(SLASH),
        PlanError::BelowItself => plain(BELOW_ITSELF),
        PlanError::MergeIntoItself => plain(MERGE_ITSELF),
        PlanError::NoSuchMatrix(name) => (tongue.fill(NO_SUCH_MATRIX, &[("name", name)]), None),
        PlanError::MatrixExists(name) => (tongue.fill(MATRIX_EXISTS, &[("name", name)]), None),
        PlanError::ThemeExists(name) => (tongue.fill(THEME_EXISTS, &[("name", name)]), None),
        PlanError::OnlyHereAlready(name) => (tongue.fill(ONLY_HERE_ALREADY, &[("name", name)]), None),
        PlanError::MappedAlready(name) => (tongue.fill(MAPPED_ALREADY, &[("name", name)]), None),
        PlanError::NoSuchTheme => plain(NO_SUCH_THEME),
        PlanError::MappedWithNothing => plain(MAPPED_WITH_NOTHING),
        PlanError::OnlyHereWithAnother => plain(ONLY_HERE_WITH_ANOTHER),
        PlanError::MappedInOneTree => plain(MAPPED_IN_ONE_TREE),
        PlanError::NotAQuestion => plain(NOT_A_QUESTION),
        PlanError::Text(missing) => of_text(tongue, missing),
    }
}

/// Returns the words of each language, for what is kept longer than the language of the interface.
pub fn in_each(words: impl Fn(Tongue) -> String) -> Said {
    let (en, fr) = (words(Tongue::English), words(Tongue::French));
    said!("{en}", "{fr}")
}

/// Returns which text is not here, and what to do about it.
pub fn of_text(tongue: Tongue, missing: &TextUnavailable) -> (String, Option<String>) {
    (tongue.fill(TEXT_MISSING, &[("name", &missing.document)]), Some(tongue.say(TEXT_MISSING_HINT).to_owned()))
}

/// Returns what is wrong with the project folder, and what to do about it.
pub fn of_session(tongue: Tongue, error: &SessionError) -> (String, Option<String>) {
    let error = match error {
        SessionError::Store(error) => error,
        SessionError::Reserved { what, names } => {
            let phrase = match what {
                Reserved::Codes => RESERVED_CODES,
                Reserved::Documents => RESERVED_DOCUMENTS,
            };
            return (tongue.fill(phrase, &[("names", names)]), Some(tongue.say(RESERVED_HINT).to_owned()));
        }
        SessionError::LooksBack => {
            let hint = tongue.say(super::history::BACK_FIRST_HINT).to_owned();
            return (tongue.say(super::history::BACK_FIRST).to_owned(), Some(hint));
        }
    };
    let with_path = |phrase, path: &std::path::Path| tongue.fill(phrase, &[("path", &path.display().to_string())]);
    let (text, hint) = match error {
        StoreError::NothingThere(path) => (with_path(NOTHING_THERE, path), NOT_A_PROJECT_HINT),
        StoreError::NotAProject(path) => (with_path(NOT_A_PROJECT, path), NOT_A_PROJECT_HINT),
        StoreError::OtherProject { path, name } => {
            let words = [("path", &*path.display().to_string()), ("name", name)];
            (tongue.fill(OTHER_PROJECT, &words), OTHER_PROJECT_HINT)
        }
        StoreError::NotAPack { path, .. } => (with_path(NOT_A_PACK, path), NOT_A_PACK_HINT),
        StoreError::NotEmpty(path) => (with_path(NOT_EMPTY, path), NOT_EMPTY_HINT),
        StoreError::NewerFormat { .. } => (tongue.say(NEWER).to_owned(), NEWER_HINT),
        StoreError::BadProjectFile { path, .. } => (with_path(BAD_FILE, path), BAD_FILE_HINT),
        StoreError::Io { path, source, .. } => match error.refusal() {
            Some(Refusal::DiskFull) => (with_path(DISK_FULL, path), DISK_FULL_HINT),
            Some(Refusal::ReadOnly) => (with_path(READ_ONLY, path), READ_ONLY_HINT),
            None => (tongue.fill(IO, &[("reason", &format!("{}: {}", path.display(), in_words(source)))]), IO_HINT),
        },
    };
    (text, Some(tongue.say(hint).to_owned()))
}
