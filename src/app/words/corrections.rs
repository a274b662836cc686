//! What the dialogs say that correct texts: find and replace, and another version of a transcript.

use super::{Phrase, Tongue, phrases};
use crate::search::replace::WantedError;

phrases! {
    REPLACE: "Find and replace", "Rechercher et remplacer";
    WORDS: "What to find", "Ce qu’il faut trouver";
    WITH: "What stands there instead", "Ce qui prend sa place";
    ANY_CASE: "Any case", "Ignorer la casse";
    ANY_CASE_WHY: "Capital and small letters count as the same", "Majuscules et minuscules se valent";
    WHOLE_WORDS: "Whole words", "Mots entiers";
    PATTERN: "Pattern", "Motif";
    PATTERN_WHY: "A regular expression; $1 in the new words stands for its first group", "Une expression régulière\u{202f}; $1 dans le remplacement désigne son premier groupe";
    IN_THIS: "In “{document}”", "Dans «\u{202f}{document}\u{202f}»";
    IN_TICKED: "In documents that are ticked", "Dans les documents cochés";
    IN_ALL: "In the whole project", "Dans tout le projet";
    TICK_ALL: "Tick all", "Tout cocher";
    TICK_NONE: "Tick none", "Tout décocher";
    TYPE_FIRST: "Each place that would change is shown here before anything changes.", "Chaque endroit concerné s’affiche ici avant toute modification.";
    TICK_FIRST: "Tick the documents to look in.", "Cochez les documents à parcourir.";
    SEARCHING: "Looking through the texts…", "Parcours des textes…";
    NOTHING: "“{words}” stands nowhere here, or would stay as it is.", "«\u{202f}{words}\u{202f}» n’est nulle part ici, ou resterait tel quel.";
    ONE_PLACE: "{n} of {all} place ticked", "{n} endroit coché sur {all}";
    N_PLACES: "{n} of {all} places ticked", "{n} endroits cochés sur {all}";
    COUNTS: "{places}, in {documents}; {codings} share words with them", "{places}, dans {documents}\u{202f}; {codings} en partagent des mots";
    LOSES_ONE: "{n} coding would lose all of its words. It waits in the review list, and undo brings it back.", "{n} codage perdrait tous ses mots. Il attend dans la liste à examiner\u{202f}; annuler le rétablit.";
    LOSES_MANY: "{n} codings would lose all of their words. They wait in the review list, and undo brings them back.", "{n} codages perdraient tous leurs mots. Ils attendent dans la liste à examiner\u{202f}; annuler les rétablit.";
    REPLACE_ONE: "Replace {n} place", "Remplacer {n} endroit";
    REPLACE_MANY: "Replace {n} places", "Remplacer {n} endroits";
    DELETE_ONE: "Delete {n} place", "Supprimer {n} endroit";
    DELETE_MANY: "Delete {n} places", "Supprimer {n} endroits";
    PLACES: "Places that change", "Endroits concernés";
    KEYS: "Arrows move in the list, Space ticks, Ctrl+Enter replaces", "Les flèches parcourent la liste, Espace coche, Ctrl+Entrée remplace";
    CHANGED_LINE: "{place}: “{before}” becomes “{after}”", "{place}\u{202f}: «\u{202f}{before}\u{202f}» devient «\u{202f}{after}\u{202f}»";
    DELETED_LINE: "{place}: “{before}” goes", "{place}\u{202f}: «\u{202f}{before}\u{202f}» disparaît";
    INSERTED_LINE: "{place}: “{after}” comes in", "{place}\u{202f}: «\u{202f}{after}\u{202f}» s’ajoute";
    NOT_HERE: "Not looked through, because their text is not here: {names}", "Non parcourus, car leur texte n’est pas là\u{202f}: {names}";
    LABEL_FOLLOWS: "The speaker “{from}” is called “{to}” from now on. The person keeps their name", "Le locuteur «\u{202f}{from}\u{202f}» s’appelle désormais «\u{202f}{to}\u{202f}». La personne garde son nom";
    LABEL_OF_NOBODY: "“{label}” stands before {turns} of “{from}” and is no speaker’s label. The turns stay with “{from}”", "«\u{202f}{label}\u{202f}» figure devant {turns} de «\u{202f}{from}\u{202f}» et n’est l’étiquette d’aucun locuteur. Ces tours restent à «\u{202f}{from}\u{202f}»";
    MOVED_ON: "Somebody changed the project meanwhile; nothing was replaced", "Quelqu’un a modifié le projet entre-temps\u{202f}; rien n’a été remplacé";
    MOVED_ON_HINT: "Look again, and replace what is found now", "Relancez la recherche et remplacez ce qu’elle trouve";

    VERSION: "“{document}” corrected by “{file}”", "«\u{202f}{document}\u{202f}» corrigé d’après «\u{202f}{file}\u{202f}»";
    COMPARING: "Comparing “{document}” with “{file}”", "Comparaison de «\u{202f}{document}\u{202f}» avec «\u{202f}{file}\u{202f}»";
    ONE_PASSAGE: "{n} passage changes", "{n} passage change";
    N_PASSAGES: "{n} passages change", "{n} passages changent";
    VERSION_COUNTS: "{passages}; {codings} share words with what changes, and stay on what remains of their words.", "{passages}\u{202f}; {codings} en partagent des mots et restent sur ce qui subsiste des leurs.";
    ONE_NEW_TURN: "{n} turn comes in", "{n} tour de parole s’ajoute";
    N_NEW_TURNS: "{n} turns come in", "{n} tours de parole s’ajoutent";
    ONE_GONE_TURN: "{n} turn goes", "{n} tour de parole disparaît";
    N_GONE_TURNS: "{n} turns go", "{n} tours de parole disparaissent";
    ONE_TIMED: "{n} turn gets its time", "{n} tour de parole reçoit son temps";
    N_TIMED: "{n} turns get their times", "{n} tours de parole reçoivent leur temps";
    CHANGES_MOST: "More than half of the text changes. Is this the file of this document?", "Plus de la moitié du texte change. Est-ce bien le fichier de ce document\u{202f}?";
    LOST_LINE: "{code} ({coder}): “{quote}”", "{code} ({coder})\u{202f}: «\u{202f}{quote}\u{202f}»";
    PASSAGES: "Passages that change", "Passages qui changent";
    WORDS_STAY: "All words stay as they are.", "Tous les mots restent tels quels.";
    NOW: "Now", "Aujourd’hui";
    THEN: "Afterwards", "Ensuite";
    APPLY_VERSION: "Apply", "Appliquer";
    SAME_TEXT: "“{file}” says the same as “{document}”; nothing to change", "«\u{202f}{file}\u{202f}» dit la même chose que «\u{202f}{document}\u{202f}»\u{202f}; rien à changer";
    OPEN_FIRST: "Open the document first whose text is to be replaced", "Ouvrez d’abord le document dont le texte doit être remplacé";

    NOTHING_TO_FIND: "Say what to find", "Indiquez ce qu’il faut trouver";
    UNCLOSED_GROUP: "The pattern opens a parenthesis ( and never closes it", "Le motif ouvre une parenthèse ( sans la fermer";
    UNOPENED_GROUP: "The pattern closes a parenthesis ) that it never opened", "Le motif ferme une parenthèse ) qu’il n’a pas ouverte";
    UNCLOSED_CLASS: "The pattern opens a bracket [ and never closes it", "Le motif ouvre un crochet [ sans le fermer";
    NOTHING_TO_REPEAT: "A sign that repeats (*, + or {) has nothing before it to repeat", "Un signe de répétition (*, + ou {) n’a rien à répéter devant lui";
    BAD_ESCAPE: "A backslash stands before a letter that means nothing behind it", "Une barre oblique inversée précède une lettre qui n’y signifie rien";
    LONE_BACKSLASH: "The pattern ends with a lone backslash", "Le motif se termine par une barre oblique inversée isolée";
    LOOK_AROUND: "Patterns cannot look ahead or back", "Les motifs ne peuvent pas regarder devant ni derrière";
    BACK_REFERENCE: "A pattern cannot refer to its own groups, as in \\1; the new words can, as $1", "Un motif ne peut pas citer ses propres groupes, comme \\1\u{202f}; le remplacement le peut, par $1";
    BAD_RANGE: "A range of letters or numbers runs backwards", "Un intervalle de lettres ou de nombres est à l’envers";
    TOO_LARGE: "The pattern would become too large; repeat less", "Le motif deviendrait trop grand\u{202f}; répétez moins";
    NO_SUCH_GROUP: "The new words name {group}, and the pattern has no such group; $1 stands for its first part in parentheses, $$ for a dollar sign", "Le remplacement cite {group}, et le motif n’a pas ce groupe\u{202f}; $1 désigne sa première partie entre parenthèses, $$ un dollar";
    OTHER_PATTERN: "The pattern cannot be understood: {reason}", "Le motif est incompréhensible\u{202f}: {reason}";
}

/// What the engine says of a pattern, and the plain words for it.
const FAULTS: [(&str, Phrase); 12] = [
    ("unclosed group", UNCLOSED_GROUP),
    ("unopened group", UNOPENED_GROUP),
    ("unclosed character class", UNCLOSED_CLASS),
    ("repetition operator missing", NOTHING_TO_REPEAT),
    ("repetition quantifier", NOTHING_TO_REPEAT),
    ("unrecognized escape", BAD_ESCAPE),
    ("incomplete escape", LONE_BACKSLASH),
    ("look-around", LOOK_AROUND),
    ("backreference", BACK_REFERENCE),
    ("invalid character class range", BAD_RANGE),
    ("invalid repetition count range", BAD_RANGE),
    ("size limit", TOO_LARGE),
];

/// Returns why nothing can be looked for, in plain words.
pub fn of_wanted(tongue: Tongue, error: &WantedError) -> String {
    match error {
        WantedError::NoSuchGroup { written, .. } => tongue.fill(NO_SUCH_GROUP, &[("group", written)]),
        WantedError::Nothing => tongue.say(NOTHING_TO_FIND).to_owned(),
        WantedError::Pattern(reason) => {
            let known = FAULTS.iter().find(|(said, _)| reason.contains(said));
            known.map_or_else(
                || tongue.fill(OTHER_PATTERN, &[("reason", reason)]),
                |(_, phrase)| tongue.say(*phrase).to_owned(),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::replace::Wanted;

    #[test]
    fn what_is_wrong_with_a_pattern_is_said_in_plain_words() {
        let cases = [
            ("(a", UNCLOSED_GROUP),
            ("a)b(", UNOPENED_GROUP),
            ("[a-", UNCLOSED_CLASS),
            ("*a", NOTHING_TO_REPEAT),
            (r"\y", BAD_ESCAPE),
            ("a(?=b)", LOOK_AROUND),
            (r"(a)\1", BACK_REFERENCE),
            ("[z-a]", BAD_RANGE),
            ("a{3,1}", BAD_RANGE),
            (r"(\w{500}){500}", TOO_LARGE),
        ];
        for (pattern, expected) in cases {
            let wanted = Wanted { words: pattern.to_owned(), is_pattern: true, ..Wanted::default() };
            let said = of_wanted(Tongue::English, &wanted.finder("").expect_err(pattern));
            assert_eq!(said, Tongue::English.say(expected), "{pattern}");
        }
    }
}
