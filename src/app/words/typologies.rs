//! What the dialogs about people say: pasted cells, people who are one, typologies.

use super::phrases;

phrases! {
    PASTE: "Paste cells of a spreadsheet", "Coller les cellules d’un tableur";
    PASTE_DO: "Paste", "Coller";
    HEADS: "The first row names the columns", "La première ligne nomme les colonnes";
    NO_HEADS: "The first row is values like the others", "La première ligne contient des valeurs comme les autres";
    N_CELLS: "{n} {n|cell|cells} for {people}", "{n} {n|cellule|cellules} pour {people}";
    NEW_PEOPLE: "Come in: {names}", "Arrivent\u{202f}: {names}";
    NEW_ATTRIBUTES: "New attributes: {names}", "Nouveaux attributs\u{202f}: {names}";
    REFUSED_ONE: "{n} cell does not fit, so nothing can be pasted yet", "{n} cellule ne convient pas, rien ne peut donc être collé pour l’instant";
    REFUSED_MANY: "{n} cells do not fit, so nothing can be pasted yet", "{n} cellules ne conviennent pas, rien ne peut donc être collé pour l’instant";
    GROW: "Add values that are not in the list of their attribute to it", "Ajouter à la liste de l’attribut les valeurs qui n’y sont pas";

    SAME_PERSON: "“{name}” is the same person as", "«\u{202f}{name}\u{202f}» est la même personne que";
    SAME_WHY: "What both say counts for the one whom you choose. Their values stay; what is known of the other only is added.", "Ce que disent les deux compte pour la personne choisie. Ses valeurs restent\u{202f}; ce que l’on sait seulement de l’autre s’y ajoute.";
    FIND_PERSON: "Find a participant", "Chercher un participant";
    SAME_DO: "Make them one", "Réunir";

    NEW: "New typology", "Nouvelle typologie";
    EDIT: "Rules of “{name}”", "Règles de «\u{202f}{name}\u{202f}»";
    WHY: "The first rule whose conditions are all met gives a participant the type. An attribute that a participant lacks is taken from the documents in which they speak, as long as these agree. The types follow whatever changes in the project.", "La première règle dont toutes les conditions sont remplies donne son type au participant. Un attribut qu’un participant n’a pas est pris des documents où il parle, tant qu’ils s’accordent. Les types suivent tout ce qui change dans le projet.";
    RULE: "Rule {n}", "Règle {n}";
    WHEN: "When", "Quand";
    AND: "and", "et";
    TYPE: "then the type is", "alors le type est";
    TYPE_OF: "Type of rule {n}", "Type de la règle {n}";
    OTHERWISE: "All others are", "Tous les autres sont";
    OTHERWISE_HINT: "without a type", "sans type";
    ADD_VALUE: "Attribute", "Attribut";
    ADD_CODE: "Code", "Code";
    ADD_RULE: "Add a rule", "Ajouter une règle";
    ADD_CONDITION: "Add a condition to rule {n}", "Ajouter une condition à la règle {n}";
    ATTRIBUTE_OF: "Attribute, rule {n}, condition {i}", "Attribut, règle {n}, condition {i}";
    SIGN_OF: "Comparison, rule {n}, condition {i}", "Comparaison, règle {n}, condition {i}";
    VALUE_OF: "Value, rule {n}, condition {i}", "Valeur, règle {n}, condition {i}";
    CODE_OF: "Code, rule {n}, condition {i}", "Code, règle {n}, condition {i}";
    SAID_OF: "Said or not, rule {n}, condition {i}", "Dit ou non, règle {n}, condition {i}";
    DROP_OF: "Remove condition {i} of rule {n}", "Supprimer la condition {i} de la règle {n}";
    EMPTY: "nothing is known", "rien n’est connu";
    SAYS: "has the code", "a le code";
    SAYS_NOT: "does not have the code", "n’a pas le code";
    CHOOSE_CODE: "Choose a code…", "Choisir un code…";
    CHOOSE_ATTRIBUTE: "Choose an attribute…", "Choisir un attribut…";
    GONE_CODE: "The code “{name}” is gone: the rule gives nothing until it is back or another is chosen", "Le code «\u{202f}{name}\u{202f}» a disparu\u{202f}: la règle ne donne rien tant qu’il n’est pas rétabli ou remplacé";
    GONE_ATTRIBUTE: "The attribute “{name}” is gone: the rule gives nothing until it is back or another is chosen", "L’attribut «\u{202f}{name}\u{202f}» a disparu\u{202f}: la règle ne donne rien tant qu’il n’est pas rétabli ou remplacé";
    UP: "Rule {n} earlier", "Règle {n} plus tôt";
    DOWN: "Rule {n} later", "Règle {n} plus tard";
    REMOVE: "Remove rule {n}", "Supprimer la règle {n}";
    KEEP: "Keep", "Garder";
}
