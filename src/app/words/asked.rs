//! Phrases of the table of questions that were asked.

use super::phrases;

phrases! {
    TITLE: "Questions asked", "Questions posées";
    DOCUMENT: "Document", "Document";
    ASKED: "asked", "posée";
    NOT_ASKED: "not asked", "non posée";
    CODED: "asked (coded)", "posée (codée)";
    LEFT_OUT: "(not asked)", "(non posée)";
    UNKNOWN: "–", "–";
    MARK_ASKED: "Asked (Y)", "Posée (O)";
    MARK_NOT_ASKED: "Not asked (N)", "Non posée (N)";
    MARK_UNKNOWN: "Leave open (Del)", "Laisser ouvert (Suppr)";
    RECORDED: "recorded for {n} of {all} {all|document|documents}", "notées pour {n} {n|document|documents} sur {all}";
    HOW: "A click on a question or a document chooses all of its cells, Shift or dragging a block; Space goes from one mark to the next.", "Un clic sur une question ou un document choisit toutes ses cases, Maj ou glisser un bloc\u{202f}; Espace passe d’une marque à la suivante.";
    WHY_CODED: "A place of the document is coded with the question.", "Un passage du document est codé avec la question.";
    WHY_LEFT_OUT: "Others are recorded of this document, so this one counts as not asked.", "D’autres sont notées pour ce document\u{202f}; celle-ci compte donc comme non posée.";
    WHY_UNKNOWN: "Nothing is recorded of this document.", "Rien n’est noté pour ce document.";
    NO_GUIDE_YET: "Choose the code tree that holds the questions of the interview guide", "Choisissez l’arbre qui contient les questions du guide d’entretien";
    NO_QUESTIONS: "The interview guide has no questions yet, or the project no documents", "Le guide d’entretien n’a pas encore de questions, ou le projet pas de documents";
    EXPORT: "Questions by document", "Questions par document";
    FILE: "questions asked", "questions posées";
    DID_MARK_ASKED: "Asked: {what}", "Posée\u{202f}: {what}";
    DID_MARK_NOT_ASKED: "Not asked: {what}", "Non posée\u{202f}: {what}";
    DID_MARK_OPEN: "Left open whether asked: {what}", "Laissé ouvert si elle a été posée\u{202f}: {what}";
    CELLS: "{questions} questions in {documents} documents", "{questions} questions dans {documents} documents";
    CELL: "“{question}” in “{document}”", "«\u{202f}{question}\u{202f}» dans «\u{202f}{document}\u{202f}»";
}
