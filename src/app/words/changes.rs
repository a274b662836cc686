//! What changes are called in the history and by undo: what happened, in a few words, with the thing's own name.

use super::phrases;

phrases! {
    APPLIED: "Code “{code}” applied", "Code «\u{202f}{code}\u{202f}» appliqué";
    APPLIED_NEW: "New code “{code}” applied", "Nouveau code «\u{202f}{code}\u{202f}» appliqué";
    APPLIED_IN_VIVO: "In vivo code “{code}” applied", "Code in vivo «\u{202f}{code}\u{202f}» appliqué";
    APPLIED_TO_ALL: "Code “{code}” applied to {n} excerpts", "Code «\u{202f}{code}\u{202f}» appliqué à {n} extraits";
    CODES_APPLIED: "Codes {codes} applied", "Codes {codes} appliqués";
    CODES_TAKEN_BACK: "Codings {removed} removed", "Codages {removed} retirés";
    CODES_EXCHANGED: "Codes {codes} applied, {removed} removed", "Codes {codes} appliqués, {removed} retirés";
    CODING_REMOVED: "Coding “{code}” removed", "Codage «\u{202f}{code}\u{202f}» retiré";
    CODINGS_RECODED: "{n} codings recoded to “{code}”", "{n} codages recodés en «\u{202f}{code}\u{202f}»";
    CODING_RECODED: "Coding “{from}” recoded to “{code}”", "Codage «\u{202f}{from}\u{202f}» recodé en «\u{202f}{code}\u{202f}»";
    CODINGS_REMOVED: "{n} codings removed", "{n} codages retirés";
    CODING_MOVED: "Coding “{code}” moved", "Codage «\u{202f}{code}\u{202f}» déplacé";
    CODINGS_MOVED: "{n} codings moved", "{n} codages déplacés";
    TREE_ADDED: "Code tree “{name}” added", "Arborescence «\u{202f}{name}\u{202f}» ajoutée";
    TREE_RENAMED: "Code tree renamed to “{name}”", "Arborescence renommée en «\u{202f}{name}\u{202f}»";
    CODE_ADDED: "Code “{code}” added", "Code «\u{202f}{code}\u{202f}» ajouté";
    CODE_RENAMED: "Code “{code}” renamed to “{name}”", "Code «\u{202f}{code}\u{202f}» renommé en «\u{202f}{name}\u{202f}»";
    CODE_DESCRIBED: "Code “{code}” described", "Code «\u{202f}{code}\u{202f}» décrit";
    CODE_DEFINED: "Code “{code}” defined", "Code «\u{202f}{code}\u{202f}» défini";
    CODE_COLOURED: "Colour of code “{code}” changed", "Couleur du code «\u{202f}{code}\u{202f}» modifiée";
    CODE_MOVED: "Code “{code}” moved", "Code «\u{202f}{code}\u{202f}» déplacé";
    CODES_MERGED: "Code “{code}” merged into “{name}”", "Code «\u{202f}{code}\u{202f}» fusionné dans «\u{202f}{name}\u{202f}»";
    CODE_REMOVED: "Code “{code}” removed", "Code «\u{202f}{code}\u{202f}» supprimé";
    CODES_COLOURED: "Colour of {n} codes changed", "Couleur de {n} codes modifiée";
    BRANCH_COLOURED: "Branch “{code}” coloured", "Branche «\u{202f}{code}\u{202f}» colorée";
    BRANCHES_COLOURED: "{n} branches coloured", "{n} branches colorées";
    CODES_MOVED: "{n} codes moved", "{n} codes déplacés";
    MANY_MERGED: "{n} codes merged into “{name}”", "{n} codes fusionnés dans «\u{202f}{name}\u{202f}»";
    ONE_RECODED: "{n} coding recoded to “{code}”", "{n} codage recodé en «\u{202f}{code}\u{202f}»";
    CODES_REMOVED: "{n} codes removed", "{n} codes supprimés";
    DOCUMENT_RENAMED: "Document “{document}” renamed to “{name}”", "Document «\u{202f}{document}\u{202f}» renommé en «\u{202f}{name}\u{202f}»";
    DOCUMENT_REMOVED: "Document “{document}” removed", "Document «\u{202f}{document}\u{202f}» supprimé";
    LANGUAGE_SET: "Language of “{document}” set", "Langue de «\u{202f}{document}\u{202f}» définie";
    SPEAKER_SET: "Speaker “{name}” of “{document}” changed", "Locuteur «\u{202f}{name}\u{202f}» de «\u{202f}{document}\u{202f}» modifié";
    PARTICIPANT_RENAMED: "Participant “{from}” renamed to “{name}”", "Participant «\u{202f}{from}\u{202f}» renommé en «\u{202f}{name}\u{202f}»";
    VALUE_SET: "{attribute} of “{name}” set to “{value}”", "{attribute} de «\u{202f}{name}\u{202f}»\u{202f}: «\u{202f}{value}\u{202f}»";
    VALUE_CLEARED: "{attribute} of “{name}” cleared", "{attribute} de «\u{202f}{name}\u{202f}» effacé";
    KIND_SET: "Kind of “{attribute}” changed", "Type de «\u{202f}{attribute}\u{202f}» modifié";
    VIEWPOINT_SET: "Viewpoint set to “{attribute}”", "Point de vue\u{202f}: «\u{202f}{attribute}\u{202f}»";
    VIEWPOINT_CLEARED: "Viewpoint cleared", "Point de vue retiré";
    MEMO_WRITTEN: "Memo on {on} written", "Mémo rédigé sur {on}";
    MEMO_REMOVED: "Memo on {on} removed", "Mémo supprimé sur {on}";
    DOCUMENT_FINISHED: "“{document}” finished for “{name}”", "«\u{202f}{document}\u{202f}» terminé pour «\u{202f}{name}\u{202f}»";
    DOCUMENT_REOPENED: "“{document}” reopened for “{name}”", "«\u{202f}{document}\u{202f}» rouvert pour «\u{202f}{name}\u{202f}»";
    IMPORTED_ONE: "“{document}” imported", "«\u{202f}{document}\u{202f}» importé";
    IMPORTED_MANY: "{n} documents imported", "{n} documents importés";
    ATTRIBUTES_IMPORTED: "Attributes imported from {file}", "Attributs importés de {file}";
    CODINGS_IMPORTED: "Codings imported from {file}", "Codages importés de {file}";
}
