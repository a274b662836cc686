//! Months in letters, as dates have them.

use super::lexicon::Words;

/// Whether the word, folded, names a month in one of several languages, in full or shortened.
pub(super) fn is_month(word: &str) -> bool {
    #[rustfmt::skip]
    static MONTHS: Words = Words::of(&[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
        "janv", "fev", "fevr", "avr", "juil", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
        "januar", "februar", "marz", "juni", "juli", "oktober", "dezember", "mrz", "okt", "dez",
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
        "janeiro", "fevereiro", "marco", "maio", "junho", "julho", "setembro", "outubro", "dezembro",
        "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
    ]);
    MONTHS.has(word.trim_end_matches('.'))
}
