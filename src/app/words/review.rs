//! What the review list says: what waits for a person, what is in force meanwhile, and how it can be settled.

use super::phrases;

phrases! {
    REVIEW: "To review", "À examiner";
    LIST: "Things to review", "Points à examiner";
    KEYS: "Arrows move in the list; the letters in brackets settle what is chosen. Everything can be undone.", "Les flèches parcourent la liste\u{202f}; les lettres entre crochets règlent le point choisi. Tout peut être annulé.";
    NOTHING: "Nothing waits for you. When people who work apart do things that do not go together, or a coding loses all of its words, it is listed here.", "Rien ne vous attend. Quand des personnes qui travaillent séparément font des choses qui ne vont pas ensemble, ou qu’un codage perd tous ses mots, c’est indiqué ici.";
    ITEM: "{what}, {document}: {words}", "{what}, {document}\u{202f}: {words}";
    NOW: "In force now: {what}", "En vigueur\u{202f}: {what}";

    LOST: "Coding “{code}” has lost its words", "Le codage «\u{202f}{code}\u{202f}» a perdu ses mots";
    LOST_WHY: "{coder} coded these words; a correction deleted all of them. When the correction is undone, the coding is back.", "{coder} avait codé ces mots\u{202f}; une correction les a tous supprimés. Si la correction est annulée, le codage revient.";
    LOST_NOW: "the coding is kept, and counts nowhere", "le codage est gardé et ne compte nulle part";
    TWO: "{first} and {second} corrected the same turn", "{first} et {second} ont corrigé le même tour de parole";
    TWO_WHY: "Neither had seen the other’s correction. Both are in the text; read whether they go together.", "Aucun n’avait vu la correction de l’autre. Les deux sont dans le texte\u{202f}; vérifiez qu’elles vont ensemble.";
    TWO_NOW: "both corrections", "les deux corrections";
    TEXT_NOW: "The turn now", "Le tour de parole actuel";
    VERSION_OF: "With the corrections of {name} alone", "Avec les seules corrections de {name}";
    REMOVED_CODE: "Coded with “{code}”, which somebody removed", "Codé avec «\u{202f}{code}\u{202f}», que quelqu’un a supprimé";
    REMOVED_CODE_WHY: "{coder} used the code without knowing that it had been removed.", "{coder} a utilisé le code sans savoir qu’il avait été supprimé.";
    REMOVED_CODE_NOW: "the code is removed, and the coding waits for it", "le code est supprimé et le codage l’attend";
    MOVE_LOOP: "“{code}” would have come below itself", "«\u{202f}{code}\u{202f}» serait passé sous lui-même";
    MOVE_LOOP_WHY: "Two people moved codes in opposite ways. The later move was left out; move the code again if it is wanted elsewhere.", "Deux personnes ont déplacé des codes en sens inverse. Le dernier déplacement a été écarté\u{202f}; déplacez à nouveau le code s’il doit être ailleurs.";
    MERGE_LOOP: "“{code}” would have been merged into itself", "«\u{202f}{code}\u{202f}» aurait été fusionné avec lui-même";
    MERGE_LOOP_WHY: "Two people merged codes in opposite ways. The later merge was left out; merge again if it is still wanted.", "Deux personnes ont fusionné des codes en sens inverse. La dernière fusion a été écartée\u{202f}; refaites-la si elle est encore voulue.";
    LOOP_NOW: "the earlier of the two", "la première des deux";
    PROPOSAL: "{coder} proposes: {label}", "{coder} propose\u{202f}: {label}";
    PROPOSAL_WHY: "Such changes are reserved to {names}, who accept or decline. It keeps the peace among colleagues and is no lock.", "Ces modifications sont réservées à {names}, qui acceptent ou refusent. C’est une règle entre collègues, pas un verrou.";
    PROPOSAL_FREE: "Such changes are not reserved any more: anybody can accept or decline.", "Ces modifications ne sont plus réservées\u{202f}: tout le monde peut accepter ou refuser.";
    PROPOSAL_NOW: "nothing of it, until it is accepted", "rien de tout cela, tant que ce n’est pas accepté";
    PROPOSAL_DOES: "What it would do", "Ce que cela ferait";
    PROPOSAL_LEFT: "Steps left out, because what they name is not there any more: {n}", "Étapes laissées de côté, car ce qu’elles nomment n’existe plus\u{202f}: {n}";
    ACCEPT: "Accept", "Accepter";
    DECLINE: "Decline", "Refuser";
    WITHDRAW: "Take back my proposal", "Retirer ma proposition";
    RULED_BY_TWO: "Two people decided differently about “{code}” here", "Deux personnes ont décidé différemment de «\u{202f}{code}\u{202f}» ici";
    RULED_BY_TWO_WHY: "{counts} decided that it counts, {not} that it does not; neither had seen the other’s decision.", "{counts} a décidé que cela compte, {not} que cela ne compte pas\u{202f}; aucun n’avait vu la décision de l’autre.";
    RULED_COUNTS: "it counts", "cela compte";
    RULED_NOT: "it does not count", "cela ne compte pas";
    UPHOLD: "It counts", "Cela compte";
    SET_ASIDE: "It does not count", "Cela ne compte pas";
    MISSING: "A change names something that is not here", "Une modification nomme quelque chose d’absent";
    MISSING_WHY: "As a rule a journal of somebody else has not arrived yet. Wait until the shared folder is synchronised, or ask for their copy of the project.", "En général, le journal d’une autre personne n’est pas encore arrivé. Attendez que le dossier partagé soit synchronisé, ou demandez sa copie du projet.";
    MISSING_NOW: "everything but this step", "tout sauf cette étape";
    NEWER: "A step of a newer version of Counterpoint", "Une étape d’une version plus récente de Counterpoint";
    NEWER_WHY: "It is kept as it is written. Install the newer version to have it understood.", "Elle est gardée telle quelle. Installez la version plus récente pour qu’elle soit comprise.";

    SHOW_STOOD: "Show where it stood", "Montrer où il était";
    SHOW: "Show in the text", "Montrer dans le texte";
    SHOW_CODE: "Show the code", "Montrer le code";
    MOVE: "Code the selected words instead: “{words}”", "Coder plutôt les mots sélectionnés\u{202f}: «\u{202f}{words}\u{202f}»";
    MOVE_HOW: "Code other words instead: select them in the text first", "Coder d’autres mots\u{202f}: sélectionnez-les d’abord dans le texte";
    REMOVE: "Remove the coding", "Retirer le codage";
    KEEP: "Keep as it is", "Garder tel quel";
    TAKE_MINE: "Take my version", "Prendre ma version";
    TAKE_OF: "Take the version of {name}", "Prendre la version de {name}";
    RESTORE_CODE: "Bring the code back", "Rétablir le code";
    RECODE: "Give it another code…", "Lui donner un autre code…";
}
