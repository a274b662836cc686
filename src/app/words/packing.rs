//! What is said of a project in one file.

use super::phrases;

phrases! {
    PACK_TITLE: "Pack the project into one file", "Empaqueter le projet dans un fichier";
    PACKING: "Packing {file}", "Empaquetage de {file}";
    PACKED: "Packed into {file}, files: {n}", "Empaqueté dans {file}, fichiers\u{202f}: {n}";
    PACKED_HINT: "It holds transcripts, original files and codings that anybody can read who has it. Whoever gets it unpacks it from the project menu; over a project, it is merged.", "Il contient les transcriptions, les fichiers d’origine et les codages, lisibles par quiconque l’a. La personne qui le reçoit l’extrait depuis le menu du projet\u{202f}; s’il y a déjà le projet, il y est fusionné.";
    UNPACK_TITLE: "Unpack a project from a file", "Extraire un projet d’un fichier";
    UNPACK_WHAT: "“{name}”, packed in {file}", "«\u{202f}{name}\u{202f}», empaqueté dans {file}";
    IS_OPEN: "This project is open. What the file brings can be merged into it, after a look at it; or it becomes a project of its own:", "Ce projet est ouvert. Ce que le fichier apporte peut y être fusionné, après vérification\u{202f}; ou bien il devient un projet à part\u{202f}:";
    MERGE_INSTEAD: "Compare and merge…", "Comparer et fusionner…";
    FOLDER_NAME: "Name of the folder", "Nom du dossier";
    TAKEN: "Something lies in {path} already; choose another name", "Il y a déjà quelque chose dans {path}\u{202f}; choisissez un autre nom";
    TAKEN_BY_PROJECT: "A project lies in {path} already. Open that one first, and this file can be merged into it; or choose another name", "Il y a déjà un projet dans {path}. Ouvrez-le d’abord, et ce fichier pourra y être fusionné\u{202f}; ou choisissez un autre nom";
    UNPACK: "Unpack", "Extraire";
    UNPACKING: "Unpacking {file}", "Extraction de {file}";
}
