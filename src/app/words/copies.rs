//! What is said of copies of the project, before they are merged and after.

use super::phrases;

phrases! {
    TITLE: "Merge a copy of the project", "Fusionner une copie du projet";
    NOTHING_NEW: "There is nothing in this copy that is not here already", "Cette copie ne contient rien qui ne soit déjà ici";
    TAKEN_BACK: "There is nothing new in this copy. What had come in with “{name}” was taken back by {who} on {when}; this would come in again", "Cette copie ne contient rien de nouveau. Ce qui était venu avec «\u{202f}{name}\u{202f}» a été annulé par {who} le {when}\u{202f}; voici ce qui reviendrait";
    BROUGHT_IN_AGAIN: "Brought in again: {name}", "De nouveau fusionnée\u{202f}: {name}";
    COMES_IN: "This would come in from {file}", "Voici ce qui viendrait de {file}";
    HOW: "Nothing of yours is lost. What both sides set is in force as it was set last; merging twice changes nothing.", "Rien de votre travail ne se perd. Ce que les deux côtés ont fixé vaut tel qu’il l’a été en dernier\u{202f}; fusionner deux fois ne change rien.";
    MERGE: "Merge", "Fusionner";
    COMPARING: "Comparing a copy", "Comparaison d’une copie";
    MERGING: "Merging a copy", "Fusion d’une copie";
    MERGED: "Copy merged, changes that came in: {n}", "Copie fusionnée, modifications reçues\u{202f}: {n}";
    MERGED_COPY: "Merged a copy of the project: {file}", "Copie du projet fusionnée\u{202f}: {file}";
    LEFTOVERS: "Copies of journals that a sync service made in this folder: {n}. They are read like the journals themselves, and can go without losing anything", "Copies de journaux qu’un service de synchronisation a faites dans ce dossier\u{202f}: {n}. Elles sont lues comme les journaux eux-mêmes, et peuvent partir sans que rien ne se perde";
    REMOVE: "Remove them", "Les retirer";
    REMOVED: "Copies of journals that were removed: {n}; what they hold stands in other files", "Copies de journaux retirées\u{202f}: {n}\u{202f}; ce qu’elles contiennent se trouve dans d’autres fichiers";
    DAMAGED_STAY: "Copies of journals that stay, because lines in them cannot be read: {n}", "Copies de journaux qui restent, car des lignes y sont illisibles\u{202f}: {n}";
    DAMAGED_STAY_HINT: "What can be read in them counts. Merge a copy of the project that has them whole, or delete the files yourself when nothing is missing", "Ce qui s’y lit compte. Fusionnez une copie du projet où elles sont entières, ou supprimez vous-même les fichiers si rien ne manque";
    DAMAGED_LINES: "{file}, lines that cannot be read: {n}", "{file}, lignes illisibles\u{202f}: {n}";
    CHANGES: "Changes of {what}: {n}, the newest of {when}", "Modifications de {what}\u{202f}: {n}, la dernière du {when}";
    NEWS: "{kind}: {what}", "{kind}\u{202f}: {what}";
    NEWS_IN_DETAIL: "{kind}: {what} – {detail}", "{kind}\u{202f}: {what} – {detail}";
    CONCURRENT_THEIRS: "Both sides changed {what}: theirs is in force, “{theirs}”, not ours, “{ours}”", "Les deux côtés ont changé {what}\u{202f}: la leur vaut, «\u{202f}{theirs}\u{202f}», et non la nôtre, «\u{202f}{ours}\u{202f}»";
    CONCURRENT_OURS: "Both sides changed {what}: ours is in force, “{ours}”, not theirs, “{theirs}”", "Les deux côtés ont changé {what}\u{202f}: la nôtre vaut, «\u{202f}{ours}\u{202f}», et non la leur, «\u{202f}{theirs}\u{202f}»";
}
