//! What the dialog of blind coding says: who codes what without seeing the others, and how far they are.

use super::phrases;

phrases! {
    WHO_CODES: "Who codes what…", "Qui code quoi…";
    TITLE: "Blind coding: who codes what", "Codage à l’aveugle\u{202f}: qui code quoi";
    WHY: "Until a coder has finished a document for the code tree, the window hides from them what the others coded there, and theirs from the others who have it still to code. It is a convention among colleagues, no cryptography: the folder holds everybody’s codings in plain text.", "Tant qu’un codeur n’a pas terminé un document pour l’arbre de codes, la fenêtre lui masque ce que les autres y ont codé, et masque ses codages à ceux qui l’ont encore à coder. C’est une convention entre collègues, pas de la cryptographie\u{202f}: le dossier contient les codages de chacun en texte clair.";
    CODERS: "Coders", "Codeurs";
    SO_FAR: "{name} ({done} of {all})", "{name} ({done} sur {all})";
    SO_FAR_WHAT: "Finished documents, of those that are coded blind", "Documents terminés, sur ceux qui sont codés à l’aveugle";
    ANOTHER: "Another coder", "Autre codeur";
    JOIN: "Add", "Ajouter";
    TREE: "Code tree", "Arborescence";
    ALL_TREES: "All code trees", "Tous les arbres";
    EVERYBODY_CODES: "Everybody codes", "Tout le monde code";
    SHARE: "Share of the documents that everybody codes, in percent", "Part des documents que tout le monde code, en pour cent";
    PERCENT: "%", "\u{202f}%";
    OF_DOCUMENTS: "of the documents", "des documents";
    OF_EACH: "of the documents of each", "des documents de chaque";
    BY: "Attribute of which each value gives its share", "Attribut dont chaque valeur donne sa part";
    NO_GROUPS: "(all alike)", "(sans distinction)";
    DIVIDE: "Deal the others out, one coder each", "Répartir les autres, un codeur par document";
    SEED: "Seed", "Graine";
    SEED_WHY: "Names the chance: the same seed gives the same plan", "Nomme le hasard\u{202f}: la même graine donne le même plan";
    DOCUMENTS: "Documents", "Documents";
    DOCUMENTS_HOW: "Tick documents to plan or to open only these; without a tick, all are meant.", "Cochez des documents pour ne planifier ou n’ouvrir que ceux-là\u{202f}; sans coche, tous sont concernés.";
    NO_DOCUMENTS: "There is no document yet", "Il n’y a encore aucun document";
    NOT_BLIND: "not coded blind", "pas codé à l’aveugle";
    FINISHED: "{names}: finished", "{names}\u{202f}: terminé";
    TO_CODE: "{names}: still to code", "{names}\u{202f}: à coder";
    OPENED: "{names}: opened before the end", "{names}\u{202f}: ouvert avant la fin";
    BESIDES: "; ", "\u{202f}; ";
    OF_TREE: "{tree} — {coders}", "{tree} — {coders}";
    CHOOSE_CODERS: "Tick who codes.", "Cochez qui code.";
    WOULD: "Would assign {documents}: {all} to everybody who is ticked, {one} to one coder each; {none} stay as they are.", "Attribuerait {documents}\u{202f}: {all} à toutes les personnes cochées, {one} à un codeur chacun\u{202f}; {none} restent tels quels.";
    REPLACES: "Documents that are coded blind already get the new plan: {n}", "Documents déjà codés à l’aveugle qui reçoivent le nouveau plan\u{202f}: {n}";
    ASSIGN: "Assign", "Attribuer";
    OPEN: "Open to all…", "Ouvrir à tous…";
    OPEN_WHY: "Everybody sees at once what was coded in these documents, also who has them still to code: {n}. Their work counts as not blind from then on.", "Tout le monde voit aussitôt ce qui a été codé dans ces documents, même qui les a encore à coder\u{202f}: {n}. Leur travail ne compte plus comme fait à l’aveugle.";
    OPEN_NOW: "Open them", "Les ouvrir";
}
